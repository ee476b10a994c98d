"""The warehouse as a graph: read back by the library that made it, and asked."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DC, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Graph, Literal, Node, URIRef
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.pipeline import run_pipeline
from warehouse import graphs
from warehouse.codes import code_names
from warehouse.graphs import Column, Thing, expand, iri, links, things, vocabulary
from warehouse.library import read_folder

ROOT = Path(__file__).parents[1]
DEFINED = {
    "dc": DC,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdfs": RDFS,
    "schema": SDO,
    "skos": SKOS,
    "xsd": XSD,
}
EDTF = expand("edtf:EDTF")
VISIT = (
    "Thủ tướng Lào thăm Việt Nam\n\n"
    "Nhận lời mời của Thủ tướng Nguyễn Xuân Phúc, Thủ tướng Lào Thongloun Sisoulith sẽ thăm chính thức Việt Nam từ "
    "ngày 5 đến ngày 7/10/2017.\n\n"
    "Hai bên dự kiến ký Hiệp định về vận tải đường bộ trong chuyến thăm này.\n"
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("graphs")
    record = {"id": "v", "text": VISIT, "published": "2017-09-28", "url": "https://example.vn/a b?x=<y>"}
    (folder / "visit.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    path = str(folder / "w.duckdb")
    run_pipeline([str(ROOT / "seeds" / "articles"), str(folder / "visit.jsonl")], path)
    return path


@pytest.fixture(scope="module")
def written(warehouse: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "w.nt"
    assert export(path, warehouse).exit_code == 0
    return path


@pytest.fixture(scope="module")
def graph(written: Path) -> Graph:
    return Graph().parse(data=written.read_text(encoding="utf-8"), format="nt")


def export(path: Path, warehouse: str) -> Result:
    return CliRunner().invoke(app, ["export", "rdf", str(path), "-w", warehouse])


def only(graph: Graph, kind: str, property_: str, value: Node) -> Node:
    (found,) = (s for s in graph.subjects(expand(property_), value) if str(s).startswith(f"urn:ghinho:{kind}:"))
    return found


def test_each_statement_stands_once_and_can_be_read(written: Path, graph: Graph) -> None:
    lines = written.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines)) == len(graph) > 1000
    assert [value for value in graph.objects() if isinstance(value, Literal) and value.ill_typed] == []


def test_every_reference_resolves(graph: Graph) -> None:
    ours = {node for node in graph.objects() if isinstance(node, URIRef) and node.startswith("urn:ghinho:")}
    described = {term for term in ours if term.startswith(expand("gn:"))}
    assert sorted(ours - described - set(graph.subjects())) == []
    terms = {term for term in graph.predicates() if str(term).startswith(expand("gn:"))}
    assert terms <= set(graph.subjects(RDF.type, RDF.Property))


@pytest.mark.parametrize("thing", things(), ids=lambda thing: thing.kind)
def test_everything_leads_to_its_source(graph: Graph, thing: Thing) -> None:
    found = {node for node in graph.subjects(RDF.type) if str(node).startswith(f"urn:ghinho:{thing.kind}:")}
    sources = {DCTERMS.source, DC.source, PROV.wasQuotedFrom}
    sources |= {DCTERMS.identifier} if thing.kind == "document" else set()  # the source itself
    sources |= {SDO.containedInPlace} if thing.kind == "place" else set()  # events lead there
    assert found
    assert [node for node in found if not sources & set(graph.predicates(node))] == []


def test_who_called_whom_and_where_it_is_written(graph: Graph) -> None:
    question = """
        SELECT ?who ?role ?day ?evidence ?article WHERE {
            ?event sem:eventType <urn:ghinho:event_type:call> ; dcterms:date ?day ; ?role ?person .
            ?event dcterms:source [ prov:value ?evidence ; prov:wasQuotedFrom [ dcterms:identifier ?article ] ] .
            ?person a schema:Person ; schema:name ?who .
            FILTER (STRSTARTS(STR(?role), STR(gn:)))
        }
    """
    prefixes = {name: str(expand(f"{name}:")) for name in ("sem", "dcterms", "prov", "schema", "gn")}
    found = {tuple(map(str, row)) for row in graph.query(question, initNs=prefixes)}  # type: ignore[arg-type]
    assert {row[0] for row in found} == {"Nguyễn Mạnh Hùng", "Boviengkham Vongdara"}
    assert {row[2] for row in found} == {"2021-09-01"}
    assert all("điện đàm" in evidence and "seeds/articles" in article for *_, evidence, article in found)


def test_no_day_is_invented(graph: Graph) -> None:
    open_date = Literal("[2017-03-28,2018-03-28]", datatype=EDTF)
    for event in graph.subjects(DCTERMS.date, open_date):
        assert str(graph.value(event, expand("sem:hasEarliestBeginTimeStamp"))) == "2017-03-28"
        assert str(graph.value(event, expand("sem:hasLatestEndTimeStamp"))) == "2018-03-28"
        assert graph.value(event, SDO.startDate) is None
    assert len(list(graph.subjects(DCTERMS.date, open_date))) > 0
    visit = only(graph, "event", "dcterms:date", Literal("2017-10-05/2017-10-07", datatype=EDTF))
    assert graph.value(visit, SDO.startDate) == Literal("2017-10-05", datatype=XSD.date)
    assert graph.value(visit, SDO.endDate) == Literal("2017-10-07", datatype=XSD.date)


@pytest.mark.parametrize(
    ("date", "node"),
    [
        ("2017", Literal("2017", datatype=XSD.gYear)),
        ("2017-06", Literal("2017-06", datatype=XSD.gYearMonth)),
        ("2017-06-21", Literal("2017-06-21", datatype=XSD.date)),
        ("2017-06~", Literal("2017-06~", datatype=EDTF)),
        ("XXXX-03-28", Literal("XXXX-03-28", datatype=EDTF)),
    ],
)
def test_dates_are_as_precise_as_they_are_written(date: str, node: Literal) -> None:
    assert Column(SDO.startDate, type="date").node(date).n3() == node.n3()


def test_offices_have_their_days(graph: Graph) -> None:
    tuan = iri("person", "truong-minh-tuan")
    posts = {
        (str(graph.value(post, SKOS.prefLabel)), str(graph.value(post, SDO.startDate)))
        for post in graph.subjects(ORG.member, tuan)
        if str(post).startswith("urn:ghinho:membership:")
    }
    assert ("Bộ trưởng", "2016-04-09") in posts
    assert graph.value(tuan, SDO.nationality) == iri("country", "VN")


def test_an_agreement_has_parties_and_its_signing(graph: Graph) -> None:
    (post,) = {
        node
        for node in graph.subjects(PROV.wasAttributedTo)
        if "Bưu chính Lào" in {str(graph.value(party, SDO.name)) for party in graph.objects(node, expand("gn:party"))}
    }
    assert graph.value(post, expand("gn:signed_on")) == Literal("2022-06-10", datatype=XSD.date)
    assert graph.value(post, DCTERMS.type) == iri("agreement_kind", "mou")
    signing = graph.value(post, PROV.wasGeneratedBy)
    assert (signing, expand("sem:eventType"), iri("event_type", "signing")) in graph


def test_addresses_stay_as_they_were_given(graph: Graph) -> None:
    assert Literal("https://example.vn/a b?x=<y>", datatype=XSD.anyURI) in set(graph.objects(None, SDO.url))


def test_the_same_warehouse_gives_the_same_bytes(
    warehouse: str, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert export(tmp_path / "again.nt", warehouse).exit_code == 0
    assert (tmp_path / "again.nt").read_bytes() == written.read_bytes()
    monkeypatch.setattr(graphs, "_BATCH", 7)
    assert export(tmp_path / "pieces.nt", warehouse).exit_code == 0
    assert set((tmp_path / "pieces.nt").read_bytes().splitlines()) == set(written.read_bytes().splitlines())


def test_a_full_disk_leaves_the_earlier_file(warehouse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "w.nt").write_text("before")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(graphs, "_write", full)
    failed = export(tmp_path / "w.nt", warehouse)
    assert failed.exit_code == 1
    assert "No space left" in failed.output
    assert (tmp_path / "w.nt").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["w.nt"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_id_and_any_text_can_be_written(id_: str, text: str) -> None:
    thing = Thing("person", "persons", (SDO.Person,), {}, {"name": Column(SDO.name, lang="vi")})
    triples = set(thing.triples({"person_id": id_, "name": text}))
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    assert set(Graph().parse(data=graph.serialize(format="nt"), format="nt")) == triples


def test_terms_of_other_vocabularies_exist() -> None:
    terms = {term for thing in things() for term in (*thing.types, *(c.term for c in thing.columns.values()))}
    terms |= {term for thing in things() for types in thing.kinds.values() for term in types}
    terms |= {term for known in links().values() for term in known}
    for prefix, namespace in DEFINED.items():
        full = expand(f"{prefix}:")
        assert str(namespace) == str(full)
        assert [term for term in terms if term.startswith(full) and term not in namespace] == []


def test_every_column_is_told() -> None:
    for thing in things():
        id_, *columns = read_folder("graph")[thing.rows].columns
        assert set(columns) - set(thing.columns) <= ({"kind"} if thing.kinds else set()), f"{thing.rows}, after {id_}"
        assert {column.to for column in thing.columns.values() if column.to} <= {
            *(known.kind for known in things()),
            *code_names(),
        }


def test_every_role_and_every_kind_of_organization_is_told() -> None:
    assert set(code_names()["role"]) <= {name for _, name in links()}
    kinds: set[str] = set()
    for listed in ("reference/organizations.csv", "lexicon/organization_heads.csv"):
        with (ROOT / "seeds" / listed).open(encoding="utf-8", newline="") as file:
            kinds |= {row["kind"] for row in csv.DictReader(file)}
    (organization,) = (thing for thing in things() if thing.kind == "organization")
    assert kinds == set(organization.kinds)


def test_our_own_terms_are_explained_in_both_languages() -> None:
    told: dict[tuple[Node, Node], dict[str | None, set[str]]] = {}
    for subject, property_, text in vocabulary():
        if isinstance(text, Literal) and property_ != RDFS.label:
            told.setdefault((subject, property_), {}).setdefault(text.language, set()).add(str(text))
    assert {subject for subject, _ in told} > {expand("gn:confidence"), iri("event_type", "visit")}
    assert [what for what, texts in told.items() if set(texts) != {"en", "vi"} or texts["en"] & texts["vi"]] == []
    assert [what for what, texts in told.items() if any(len(said) > 1 for said in texts.values())] == []
