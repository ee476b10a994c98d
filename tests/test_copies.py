"""Near copies: found by their words, each story told once, whatever came first."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import duckdb
import polars as pl
import pytest
from duckdb import DuckDBPyConnection
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.sketches import ONE_IN, SHORTEST, sketch
from warehouse import copy_links, schema
from warehouse.check import run_checks
from warehouse.contract import frame_of
from warehouse.copies import Report, duplicates
from warehouse.copy_links import COPIED, Link, Pair
from warehouse.load import load_batch
from warehouse.query import run_query
from warehouse.tables import COPY_LINK, DOCUMENT, SKETCH, TABLES
from warehouse.wording import share_of_words

VISIT = (
    "Chiều 12/4, tại Trụ sở Chính phủ, Phó Thủ tướng Lê Văn An đã tiếp Bộ trưởng Bộ Bưu chính và Viễn thông Lào "
    "Khamphay Sengdara đang thăm và làm việc tại Việt Nam. Phó Thủ tướng hoan nghênh đoàn sang dự hội nghị thường "
    "niên giữa hai Bộ. Ông đánh giá cao kết quả hợp tác trong lĩnh vực bưu chính, viễn thông và tần số vô tuyến điện "
    "thời gian qua. Hai bên đã cùng nhau triển khai nhiều dự án cụ thể, trong đó có việc đào tạo cán bộ trẻ và hỗ trợ "
    "trang thiết bị. Bộ trưởng Khamphay Sengdara cảm ơn sự giúp đỡ chí tình của Đảng, Nhà nước và nhân dân Việt Nam "
    "dành cho nước bạn. Ông đề nghị phía Việt Nam tiếp tục cử chuyên gia sang giúp xây dựng trung tâm dữ liệu quốc "
    "gia tại thủ đô Viêng Chăn. Phó Thủ tướng đề nghị hai Bộ sớm hoàn tất dự thảo bản ghi nhớ để có thể ký kết ngay "
    "trong quý ba năm nay. Trước đó, đoàn đã thăm một số doanh nghiệp công nghệ thông tin và trường đại học tại thành "
    "phố Đà Nẵng."
)
FLOOD = (
    "Sáng 12/4, mưa lớn kéo dài khiến nhiều tuyến đường ở vùng trũng bị ngập sâu, giao thông ùn tắc suốt nhiều giờ. "
    "Lực lượng chức năng đã huy động hàng trăm người cùng máy bơm để khơi thông dòng chảy và hướng dẫn người dân đi "
    "lại. Theo cơ quan khí tượng, đợt mưa còn tiếp diễn trong hai ngày tới, lượng mưa có nơi vượt quá một trăm "
    "milimét. Các trường học trong khu vực được phép cho học sinh nghỉ, còn các chợ đầu mối vẫn mở cửa như thường lệ."
)
ADDED = "Cũng trong chiều nay, đoàn đã tới đặt vòng hoa tại đài tưởng niệm. Ngày mai, đoàn sẽ rời Hà Nội về nước."
DAY = date(2017, 4, 12)
Rows = list[dict[str, Any]]


def sentences(text: str) -> list[str]:
    return text.replace(". ", ".\n").split("\n")


def shortened(text: str, kept: int) -> str:
    return " ".join(sentences(text)[:kept])


def document(
    name: str, text: str, *, days: int = 0, title: str | None = None, publisher: str | None = None
) -> dict[str, Any]:
    kept = {"media_type": "text/plain", "encoding": "utf-8", "layout": "bare", "language": "vi", "scope": "domestic"}
    made = {"sha256": name, "fingerprint": name, "rules_version": "1", "run_id": "r", "source_path": f"{name}.txt"}
    body = f"{title}\n{text}" if title else text
    told = {"title": title, "published_on": DAY + timedelta(days), "publisher": publisher}
    return {"document_id": name, "body": body, **kept, **made, **told}


@pytest.fixture
def connection() -> Iterator[DuckDBPyConnection]:
    with duckdb.connect(":memory:") as opened:
        schema.create(opened)
        yield opened


def load(connection: DuckDBPyConnection, *documents: dict[str, Any]) -> None:
    frame = frame_of(DOCUMENT, documents)
    load_batch(connection, {"document": frame, "sketch": sketch(frame)})


def copies(connection: DuckDBPyConnection) -> dict[str, str | None]:
    return dict(connection.execute("SELECT document_id, duplicate_of FROM document ORDER BY 1").fetchall())


def broken(connection: DuckDBPyConnection) -> list[str]:
    """Names of the checks that fail, but for that of the bytes, which these documents have none of."""
    return [check.name for check in run_checks(connection) if not check.passed and check.name != "raw_missing"]


def content(connection: DuckDBPyConnection) -> list[list[tuple[Any, ...]]]:
    tables = (DOCUMENT, SKETCH, COPY_LINK)
    return [connection.execute(f"FROM {table.name} ORDER BY ALL").fetchall() for table in tables]


def test_equal_texts_under_other_titles_are_one_story(connection: DuckDBPyConnection) -> None:
    load(connection, document("b", VISIT, days=1, title="Phó Thủ tướng tiếp khách Lào"))
    load(connection, document("a", VISIT, title="Thúc đẩy hợp tác bưu chính"), document("c", FLOOD))
    assert copies(connection) == {"a": None, "b": "a", "c": None}


@pytest.mark.parametrize(
    "copy",
    [
        shortened(VISIT, 3),
        " ".join(sentences(VISIT)[1::2]),
        f"{VISIT} {ADDED}",
        f"{ADDED} {VISIT}",
        VISIT.replace("đề nghị", "mong muốn", 1).replace("12/4", "12-4"),
        VISIT.replace(". Ông", ".\nẢnh: Lê Bình – Bộ trưởng tại buổi tiếp\nÔng"),
        VISIT.upper(),
    ],
)
def test_an_edited_copy_is_known(connection: DuckDBPyConnection, copy: str) -> None:
    load(connection, document("a", VISIT, title="Tiếp khách Lào"), document("z", FLOOD))
    load(connection, document("b", copy, days=1, title="Hợp tác bưu chính"))
    assert copies(connection) == {"a": None, "b": "a", "z": None}


def test_news_on_the_same_background_is_another_story(connection: DuckDBPyConnection) -> None:
    fresh = (
        "Sáng 13/4, đoàn đại biểu do Bộ trưởng Khamphay Sengdara dẫn đầu đã kết thúc chuyến thăm, lên đường về nước."
    )
    background = " ".join(sentences(VISIT)[3:6])
    load(connection, document("a", VISIT), document("b", f"{fresh} {background}", days=1))
    assert copies(connection) == {"a": None, "b": None}


def test_a_short_note_in_a_long_round_up_is_no_copy(connection: DuckDBPyConnection) -> None:
    load(connection, document("a", sentences(FLOOD)[0]), document("b", f"{VISIT} {FLOOD}"))
    assert copies(connection) == {"a": None, "b": None}


def test_stories_that_one_round_up_tells_are_not_taken_for_each_other(connection: DuckDBPyConnection) -> None:
    """What a copy tells must stand in what it is a copy of, so stories never run together in chains."""
    load(connection, document("a", VISIT), document("b", FLOOD), document("ab", f"{VISIT} {FLOOD}", days=1))
    load(connection, document("bc", f"{FLOOD} {ADDED}", days=1))
    found = copies(connection)
    assert found["a"] == "ab"  # all of it is told there
    assert found["ab"] is None
    assert found["b"] in {"ab", "bc"}


def test_the_first_full_report_stands_for_the_story(connection: DuckDBPyConnection) -> None:
    load(connection, document("short", shortened(VISIT, 3)), document("long", f"{VISIT} {ADDED}", days=2))
    assert copies(connection) == {"long": None, "short": "long"}
    load(connection, document("first", VISIT, days=1))
    assert copies(connection) == {"first": None, "long": "first", "short": "first"}


def test_texts_of_a_few_words_are_never_copies(connection: DuckDBPyConnection) -> None:
    load(connection, document("a", "Ảnh: Lê Bình"), document("b", "Ảnh: Lê Bình"))
    assert copies(connection) == {"a": None, "b": None}
    assert connection.execute("SELECT count(*) FROM sketch").fetchone() == (0,)


def test_a_story_goes_on_without_the_report_that_stood_for_it(connection: DuckDBPyConnection) -> None:
    first, second, third = document("a", VISIT), document("b", f"{VISIT} {ADDED}", days=1), document("c", VISIT, days=2)
    load(connection, first, second, third)
    assert copies(connection) == {"a": None, "b": "a", "c": "a"}
    load_batch(connection, {}, documents=["a"])
    assert copies(connection) == {"b": None, "c": "b"}
    load(connection, {**second, "body": FLOOD})
    assert copies(connection) == {"b": None, "c": None}
    assert connection.execute("FROM copy_link").fetchall() == []
    assert broken(connection) == []


def test_what_stood_in_a_text_that_turns_out_to_be_a_copy_stands_for_itself(connection: DuckDBPyConnection) -> None:
    words = [f"từ{number}" for number in range(300)]
    load(connection, document("a", " ".join(words[:60])), document("b", " ".join(words[:200])))
    assert copies(connection) == {"a": "b", "b": None}
    load(connection, document("c", " ".join(words[25:])))
    assert copies(connection) == {"a": None, "b": "c", "c": None}
    assert broken(connection) == []


def test_nothing_is_thrown_away_and_each_story_is_seen_once(connection: DuckDBPyConnection) -> None:
    load(
        connection,
        document("a", VISIT, title="Tiếp khách Lào", publisher="TTXVN"),
        document("b", shortened(VISIT, 4), days=1, title="Khách Lào", publisher="Báo Mới"),
        document("c", FLOOD, publisher="TTXVN"),
    )
    story = "SELECT title, reports, publishers, first_published, last_published, copies FROM story ORDER BY story_id"
    assert connection.execute(story).fetchall() == [
        ("Tiếp khách Lào", 2, ["Báo Mới", "TTXVN"], DAY, DAY + timedelta(1), ["b.txt"]),
        (None, 1, ["TTXVN"], DAY, DAY, []),
    ]
    assert connection.execute("SELECT count(*) FROM document_report").fetchone() == (3,)
    assert [row[0] for row in run_query(connection, "stories").rows] == [2]
    assert run_query(connection, "stories", {"publisher": "bao moi", "title": "LÀO"}).rows
    assert run_query(connection, "stories", {"reports": "3"}).rows == ()


def test_any_order_gives_the_same_stories() -> None:
    documents = [
        document("a", VISIT, days=1),
        document("b", VISIT, title="Tiếp khách Lào"),
        document("c", f"{VISIT} {ADDED}"),
        document("d", shortened(VISIT, 3)),
    ]
    outcomes = []
    for order in permutations(documents):
        with duckdb.connect(":memory:") as opened:
            schema.create(opened)
            for one in order:
                load(opened, one)
            outcomes.append(content(opened))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len(outcomes[0][2]) == 2  # the longest text needs no link, and the others lead to it alone


PIECES = [*sentences(VISIT), *sentences(FLOOD)]
ARTICLES = st.lists(st.integers(0, len(PIECES) - 1), min_size=2, max_size=8)


@pytest.fixture(scope="module")
def two() -> Iterator[tuple[DuckDBPyConnection, DuckDBPyConnection]]:
    with duckdb.connect(":memory:") as one, duckdb.connect(":memory:") as other:
        for opened in (one, other):
            schema.create(opened)
        yield one, other


@settings(max_examples=25)
@given(
    articles=st.lists(st.tuples(ARTICLES, st.integers(0, 3)), min_size=2, max_size=8),
    steps=st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=6),
    chance=st.randoms(use_true_random=False),
    at_a_time=st.sampled_from([1, 2, copy_links.AT_ONCE]),
)
def test_the_outcome_is_that_of_what_is_there(
    two: tuple[DuckDBPyConnection, DuckDBPyConnection],
    articles: list[tuple[list[int], int]],
    steps: list[tuple[int, bool]],
    chance: random.Random,
    at_a_time: int,
) -> None:
    """However documents came, were replaced and went: what is left is as if it had been loaded at once."""
    for opened in two:
        for table in TABLES:
            opened.execute(f"DELETE FROM {table.name}")
    at_once, in_steps = two
    texts = [" ".join(PIECES[piece] for piece in pieces) for pieces, _ in articles]
    final = {f"d{at}": document(f"d{at}", texts[at], days=days) for at, (_, days) in enumerate(articles)}
    for at, removed in steps:  # what is not of the end
        name = f"d{at % len(articles)}"
        if removed:
            load_batch(in_steps, {}, documents=[name])
        else:
            load(in_steps, document(name, texts[(at + 1) % len(texts)], days=at))
    waiting = chance.sample(sorted(final), len(final))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(copy_links, "AT_ONCE", at_a_time)
        while waiting:
            size = chance.randint(1, len(waiting))
            load(in_steps, *(final[name] for name in waiting[:size]))
            waiting = waiting[size:]
    load(at_once, *final.values())
    assert content(in_steps) == content(at_once)
    assert linked(at_once) == links_by_comparing_all(at_once)
    assert broken(at_once) == []


def linked(connection: DuckDBPyConnection) -> set[tuple[str, str]]:
    return set(connection.execute("SELECT part_id, whole_id FROM copy_link").fetchall())


def links_by_comparing_all(connection: DuckDBPyConnection) -> set[tuple[str, str]]:
    """Compare every text with every longer one that stands alone."""
    texts = connection.execute(
        "SELECT DISTINCT words, text_id, body, runs FROM sketch JOIN document USING (document_id) "
        "ORDER BY words DESC, text_id DESC"
    ).fetchall()
    links = set[tuple[str, str]]()
    for at, (words, part_id, part, runs) in enumerate(texts):
        for longer, whole_id, whole, others in texts[:at]:
            alone = all(whole_id != leaning for leaning, _ in links)
            pair = Pair(part_id, whole_id, len({*runs} & {*others}) / max(len(runs), 1), len(runs))
            alike = pair.share >= 0.35 and longer <= 5 * words
            if alone and alike and (pair.is_certain or share_of_words(part, whole) >= COPIED):
                links.add((part_id, whole_id))
    return links


def test_many_copies_have_a_link_each(connection: DuckDBPyConnection) -> None:
    """A warehouse of one story in ever other words: the work and the links grow with the copies, not their square."""
    chance = random.Random(7)
    text = " ".join(str(chance.randint(100, 9999)) for _ in range(150))
    copies_made = [text.replace(" ", f" {number} ", 1).rsplit(" ", number % 10)[0] for number in range(1500)]
    for start in range(0, 1500, 500):
        load(connection, *(document(f"d{at}", copies_made[at]) for at in range(start, start + 500)))
    assert connection.execute("SELECT count(*), count(DISTINCT whole_id) FROM copy_link").fetchone() == (1499, 1)
    load_batch(connection, {}, documents=[f"d{at}" for at in range(0, 1500, 10)])
    assert connection.execute("SELECT count(*), count(DISTINCT whole_id) FROM copy_link").fetchone() == (1349, 1)
    assert sum(of is None for of in copies(connection).values()) == 1


@given(
    st.lists(st.tuples(st.sampled_from("stuvw"), st.integers(0, 3)), min_size=1, max_size=12),
    st.sets(st.sampled_from("stuvw")),
    st.lists(st.tuples(st.sampled_from("stuvw"), st.sampled_from("stuvw"), st.sampled_from([0.85, 0.9, 1.0]))),
)
def test_a_copy_stands_by_one_that_is_no_copy(
    texts: list[tuple[str, int]], alone: set[str], pairs: list[tuple[str, str, float]]
) -> None:
    words = {"s": 50, "t": 60, "u": 60, "v": 90, "w": 200}
    there = {text for text, _ in texts}
    ordered = {tuple(sorted(pair[:2], key=lambda text: (words[text], text))): pair[2] for pair in pairs}
    to_alone = {pair: share for pair, share in ordered.items() if pair[1] in alone and pair[0] not in alone}
    links = [Link(*pair, share) for pair, share in to_alone.items() if {*pair} <= there]
    reports = [Report(f"d{at}", text, words[text], DAY + timedelta(day)) for at, (text, day) in enumerate(texts)]
    found = duplicates(reports, links)
    assert found == duplicates(reports[::-1], links[::-1])
    assert found.keys() == {report.document_id for report in reports}
    assert all(found[of] is None for of in found.values() if of)
    for text in there:
        same = {found[report.document_id] or report.document_id for report in reports if report.text_id == text}
        assert len(same) == 1, "equal texts are one story"


def test_the_share_of_words_counts_runs_of_five() -> None:
    assert share_of_words("một hai ba bốn năm", "không một, hai, ba: BỐN năm sáu") == 1.0
    assert share_of_words("một hai ba bốn sáu", "một hai ba bốn năm sáu") == 0.0
    assert share_of_words("một hai ba bốn năm sáu bảy x x x", "một hai ba bốn năm sáu bảy") == 0.7
    assert share_of_words("", "một hai ba bốn năm") == share_of_words("một", "") == 0.0
    assert share_of_words(ADDED, VISIT) < 0.1 < COPIED <= share_of_words(shortened(VISIT, 2), VISIT)


def test_a_sketch_is_the_same_anywhere() -> None:
    """These numbers stand in warehouses: other ones would part new documents from their copies there."""
    made = sketch(frame_of(DOCUMENT, [document("a", shortened(FLOOD, 2), title="Mưa lớn")]))
    runs = [565619563, 1577808219, 2785247421, 2966615080, 3499263668]
    assert made.rows() == [("a", "t_7b04cf81a9cd9e6fea71", 8, 48, runs)]


def test_a_sketch_does_not_depend_on_its_neighbors() -> None:
    rows = [document(f"d{at}", text) for at, text in enumerate([VISIT, FLOOD, "Ngắn.", f"{FLOOD}\n{VISIT}", FLOOD])]
    together = sketch(frame_of(DOCUMENT, rows))
    alone = pl.concat([sketch(frame_of(DOCUMENT, [row])) for row in rows])
    assert together.equals(alone)
    assert together["document_id"].to_list() == ["d0", "d1", "d3", "d4"]
    assert set(together["runs"][0]) < set(together["runs"][2])
    words = len(VISIT.split())
    assert words / ONE_IN / 2 < len(together["runs"][0]) < words / ONE_IN * 2
    assert sketch(frame_of(DOCUMENT, [])).is_empty()


def test_a_text_needs_some_words_to_have_a_sketch() -> None:
    words = VISIT.split()
    texts = [" ".join(words[:size]) for size in (SHORTEST - 1, SHORTEST)]
    made = sketch(frame_of(DOCUMENT, [document(f"d{at}", text) for at, text in enumerate(texts)]))
    assert made.select("document_id", "words").rows() == [("d1", SHORTEST)]
