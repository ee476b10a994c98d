"""The transform as a whole: the same rows in any order and any batches, and no text that breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.pipeline import transform

PEOPLE = [
    "Bộ trưởng Y tế Việt Nam Lê Thị Hòa", "Đại sứ Cuba Carlos Ramirez", "Thủ tướng Lào Khamla Sisouk", "hai bên",
    "Đoàn đại biểu Bộ Tài chính Lào do Bộ trưởng Somchai Vongsa dẫn đầu", "hai Bộ trưởng", "ông", "Việt Nam",
    "Tổng thống Hàn Quốc Kim Min-soo, Chủ tịch ASEAN", "người đồng cấp Nga", "Công ty FPT", "Liên hợp quốc",
]  # fmt: skip
VERBS = [
    "đã tiếp", "được", "và", "hội đàm với", "điện đàm với", "thăm chính thức", "ký bản ghi nhớ với", "đề nghị", "mời",
    "sẽ thăm", "có cuộc gặp với", "chuyến thăm của", "tới", "cuộc gặp giữa", "sẵn sàng hỗ trợ", "trao tặng", "hoãn",
    "dự Hội nghị cấp cao", "kỷ niệm 40 năm ngày ký Hiệp định", "gửi điện mừng tới", "trị giá 2 triệu USD", "tiếp tục",
]  # fmt: skip
REST = [
    "Ngày 15/5,",
    "từ 14-16/5",
    "cùng ngày",
    "tại Hà Nội",
    "tại Seoul",
    "(",
    ")",
    ",",
    ".",
    ";",
    "\n\n",
    "./.",
    "“",
    "”:",
]
ARTICLES = st.tuples(
    st.lists(st.sampled_from([*PEOPLE, *VERBS, *REST]), min_size=1, max_size=30).map(" ".join),
    st.sampled_from([None, "2018-05-16", "2018-05", "2018"]),
    st.sampled_from([None, "Thủ tướng Lào thăm Việt Nam", "Tin vắn"]),
)
FEW = settings(max_examples=40)


def rows(frames):
    """All rows of all tables, sorted."""
    return {name: sorted(map(repr, frame.sort(frame.columns).rows())) for name, frame in frames.items()}


@pytest.fixture(scope="session")
def run(rules, raw):
    def run_articles(articles):
        return transform(
            raw([(f"a{n}", text, {"published": date, "title": title}) for n, (text, date, title) in articles]), rules
        )

    return run_articles


@FEW
@given(articles=st.lists(ARTICLES, min_size=1, max_size=4), data=st.data())
def test_the_order_of_articles_does_not_matter(run, articles, data):
    numbered = list(enumerate(articles))
    assert rows(run(data.draw(st.permutations(numbered)))) == rows(run(numbered))


@FEW
@given(articles=st.lists(ARTICLES, min_size=1, max_size=4))
def test_whoever_takes_part_has_a_row(run, articles):
    frames = run(list(enumerate(articles)))
    known = {
        (row["document_id"], kind, row[f"{kind}_id"])
        for kind in ("person", "organization")
        for row in frames[kind].iter_rows(named=True)
    }
    for table in ("event_mention_participant", "agreement_mention_party"):
        rows = frames[table].filter(frames[table]["kind"] != "country").iter_rows(named=True)
        assert {(row["document_id"], row["kind"], row["entity_id"]) for row in rows} <= known
    assert "organization" not in frames["organization"]["kind"]  # which is the kind of participant


def test_who_takes_part_by_the_bare_name_or_by_an_office_has_a_row(run):
    told = "Ngày 15/5, Thủ tướng Việt Nam Trần Quốc Hải và Thủ tướng Lào Khamla Sisouk đã gặp bà Ana Ramirez."
    frames = run([(0, (told, "2018-05-16", None))])
    assert {row["name"]: (row["role"], row["surfaces"]) for row in frames["person"].iter_rows(named=True)} == {
        "Trần Quốc Hải": ("Thủ tướng Việt Nam", ["Thủ tướng Việt Nam Trần Quốc Hải"]),
        "Khamla Sisouk": ("Thủ tướng Lào", ["Thủ tướng Lào Khamla Sisouk"]),
        "Ana Ramirez": (None, ["bà Ana Ramirez"]),
    }


@FEW
@given(articles=st.lists(ARTICLES, min_size=2, max_size=4))
def test_the_size_of_batches_does_not_matter(run, articles):
    numbered = list(enumerate(articles))
    together = rows(run(numbered))
    alone = [rows(run([one])) for one in numbered]
    assert {name: sorted(row for part in alone for row in part[name]) for name in together} == together


@FEW
@given(article=ARTICLES)
def test_every_fact_leads_back_to_the_text(run, article):
    frames = run([(0, article)])
    bodies = dict(frames["document"].select("document_id", "body").iter_rows())
    for mention in frames["mention"].iter_rows(named=True):
        body = bodies[mention["document_id"]]
        assert body[mention["start_offset"] : mention["end_offset"]] == mention["surface"]
    for table in ("event_mention", "agreement_mention"):
        assert all(row["evidence"] in bodies[row["document_id"]] for row in frames[table].iter_rows(named=True))
        assert frames[table][f"{table}_id"].is_unique().all()
    assert frames["mention"]["mention_id"].is_unique().all()
    assert frames["sentence"]["sentence_id"].is_unique().all()


@FEW
@given(text=st.text(max_size=200))
def test_no_text_breaks_the_transform(run, text):
    frames = run([(0, (f"{text} Thủ tướng Việt Nam tiếp {text}", None, None))])
    assert len(frames["document"]) + len(frames["issue"]) == 1


def test_reading_twice_gives_the_same(seed_frames, seed_raw, rules):
    again = transform(seed_raw, rules)
    assert rows(again) == rows(seed_frames)


def test_seeds_read_in_any_order_and_alone_give_the_same_rows(seed_frames, seed_raw, rules):
    assert rows(transform(seed_raw.reverse(), rules)) == rows(seed_frames)
    alone = [rows(transform(seed_raw[n : n + 1], rules)) for n in range(len(seed_raw))]
    assert {name: sorted(row for part in alone for row in part[name]) for name in alone[0]} == rows(seed_frames)


def test_nothing_in_gives_empty_tables(run):
    frames = run([])
    assert all(frame.is_empty() for frame in frames.values())


def test_what_cannot_be_read_is_an_issue_and_the_rest_is_loaded(rules, raw):
    frames = transform(
        raw([
            ("good", "Ngày 15/5, Bộ trưởng Y tế Việt Nam Lê Thị Hòa đã tiếp Đại sứ Cuba Carlos Ramirez.", {}),
            ("foreign", "The minister received the ambassador of Cuba on Tuesday and spoke about trade.", {}),
            ("blank", "  \n ", {}),
        ]),
        rules,
    )  # fmt: skip
    assert frames["document"]["document_id"].to_list() == ["good"]
    assert frames["event_mention"]["document_id"].to_list() == ["good"]
    assert dict(frames["issue"].select("document_id", "reason").iter_rows()) == {
        "foreign": "language",
        "blank": "empty",
    }


def test_documents_carry_the_version_of_the_rules(seed_frames, rules):
    assert set(seed_frames["document"]["rules_version"]) == {rules.version}


def test_organizations_say_what_kind_of_body_they_are(run):
    told = "Ngày 15/5, Thủ tướng Việt Nam Trần Quốc Hải đã tiếp đại diện UNESCO và Công ty cổ phần Mặt trời Xanh."
    organizations = run([(0, (told, "2018-05-16", None))])["organization"]
    assert {row["name"]: row["kind"] for row in organizations.iter_rows(named=True)} == {
        "Tổ chức Giáo dục, Khoa học và Văn hóa Liên hợp quốc": "international",
        "Công ty cổ phần Mặt trời Xanh": "enterprise",
    }
