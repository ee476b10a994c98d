"""One event, however many documents tell it: what is joined, what stays apart, and what people decide."""

import random
from datetime import datetime
from itertools import pairwise

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.reference import reference_frames
from transforms.pipeline import transform
from warehouse import schema
from warehouse.check import run_checks
from warehouse.decisions import find, merge, split, undo
from warehouse.errors import DecisionError
from warehouse.load import load_batch, load_reference
from warehouse.tables import TABLES

NOW = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001
MERGED = ("event", "event_participant", "agreement", "agreement_party", "telling_link")

RECEPTION = (
    "2017-06-21",
    "Phó Thủ tướng tiếp Bộ trưởng Lào",
    "Ngày 21/6, tại Hà Nội, Phó Thủ tướng Trịnh Đình Dũng đã tiếp Bộ trưởng Bộ Bưu chính và Viễn thông Lào Thansamay "
    "Kommasith đang thăm Việt Nam.",
)
NEXT_DAY = (
    "2017-06-22",
    "Việt Nam - Lào hợp tác viễn thông",
    "Hôm qua, Phó Thủ tướng Trịnh Đình Dũng có buổi tiếp ông Thansamay Kommasith, Bộ trưởng Bộ Bưu chính và Viễn "
    "thông Lào, về kế hoạch phủ sóng biên giới hai nước.",
)
FIRST_TALKS = (
    "2018-03-05",
    "Hai Bộ trưởng hội đàm",
    "Ngày 5/3, tại Hà Nội, Bộ trưởng Ngoại giao Phạm Bình Minh hội đàm với Bộ trưởng Ngoại giao Lào Saleumxay "
    "Kommasith.",
)
SECOND_TALKS = (
    "2018-03-08",
    "Hai Bộ trưởng gặp lại nhau",
    "Ngày 8/3, tại Viêng Chăn, Bộ trưởng Ngoại giao Phạm Bình Minh hội đàm với Bộ trưởng Ngoại giao Lào Saleumxay "
    "Kommasith.",
)


class Desk:
    """A warehouse that articles are loaded into as they come."""

    def __init__(self, connection, raw, rules):
        self.connection, self._raw, self._rules = connection, raw, rules

    def load(self, silent=frozenset(), **articles):
        """Load articles; of silent ones nothing was understood."""
        rows = [
            (name, "\n\n".join(texts), {"title": texts[0], "published": published})
            for name, (published, *texts) in articles.items()
        ]
        frames = transform(self._raw(rows), self._rules)
        frames = {name: frame for name, frame in frames.items() if name != "issue"}
        frames |= {
            name: frame.filter(~pl.col("document_id").is_in(silent))
            for name, frame in frames.items()
            if name.startswith(("event", "agreement"))
        }
        load_batch(self.connection, frames | {"document": frames["document"].with_columns(run_id=pl.lit("r"))})
        return self

    def sql(self, query):
        return self.connection.execute(query).fetchall()

    def events(self, type_):
        return self.sql(
            "SELECT date_edtf, reports, mentions FROM event "
            f"WHERE event_type = '{type_}' ORDER BY date_start NULLS LAST, event_id"
        )

    def id_in(self, document, type_):
        ((found,),) = self.sql(
            f"SELECT event_id FROM event_report WHERE source_path = '{document}.txt' AND event_type = '{type_}'"
        )
        return found

    def content(self):
        return {name: self.sql(f"FROM {name} ORDER BY ALL") for name in MERGED}


@pytest.fixture
def desk(raw, rules):
    with duckdb.connect(":memory:") as connection:
        schema.create(connection)
        made = Desk(connection, raw, rules)
        yield made
        failed = {check.name: check.rows for check in run_checks(connection) if not check.passed}
        assert failed.keys() <= {"raw_missing", "agreement_without_party", "event_without_participant"}, failed


def test_a_report_of_the_next_day_tells_the_same_event(desk):
    before = desk.load(a=RECEPTION).id_in("a", "meeting")
    desk.load(b=NEXT_DAY)
    assert desk.events("meeting") == [("2017-06-21", 2, 2)]
    assert desk.id_in("b", "meeting") == before == desk.id_in("a", "meeting")
    assert desk.sql("SELECT contradictions FROM event WHERE event_type = 'meeting'") == [([],)]


def test_an_older_report_that_comes_late_changes_the_id_and_the_old_one_leads_on(desk):
    late = desk.load(b=NEXT_DAY).id_in("b", "meeting")
    date, title, text = RECEPTION
    early = desk.load(a=(date, title, text.replace("đã tiếp", "và Bộ trưởng Trương Minh Tuấn đã tiếp"))).id_in(
        "a", "meeting"
    )
    assert early != late
    assert desk.sql(f"SELECT event_id FROM event_alias WHERE alias = '{late}'") == [(early,)]
    assert find(desk.connection, late) == ("event", early)


def test_a_known_organization_has_one_name_in_all_events(desk, rules):
    load_reference(desk.connection, reference_frames(rules.reference))
    told = "Ngày {}/7, tại Seoul, Bộ trưởng Ngoại giao Phạm Bình Minh hội đàm với {} Hàn Quốc."
    desk.load(
        a=("2018-07-03", "Hội đàm", told.format(2, "Văn phòng Tổng thống")),
        b=("2018-07-10", "Hội đàm", told.format(9, "Phủ Tổng thống")),
    )
    by_document = desk.sql("SELECT DISTINCT name FROM event_mention_participant WHERE entity_id = 'kr-blue-house'")
    assert {name for (name,) in by_document} == {"Văn phòng Tổng thống Hàn Quốc", "Phủ Tổng thống Hàn Quốc"}
    one = [("Phủ Tổng thống Hàn Quốc",)]
    assert desk.sql("SELECT DISTINCT name FROM event_participant WHERE entity_id = 'kr-blue-house'") == one
    assert desk.sql("SELECT DISTINCT unnest(organizations) FROM event_card") == one


def test_two_meetings_of_the_same_ministers_in_one_week_are_two(desk):
    desk.load(a=FIRST_TALKS, b=SECOND_TALKS)
    assert desk.events("meeting") == [("2018-03-05", 1, 1), ("2018-03-08", 1, 1)]


def test_what_may_mean_either_of_two_meetings_is_joined_to_none(desk):
    vague = ("2018-03-30", "Nhìn lại", "Trong tháng 3/2018, ông Phạm Bình Minh đã hội đàm với ông Saleumxay Kommasith.")
    desk.load(a=FIRST_TALKS, b=SECOND_TALKS, c=vague)
    assert {day: mentions for day, _, mentions in desk.events("meeting")} == {
        "2018-03-05": 1,
        "2018-03-08": 1,
        "2018-03": 1,
    }


def test_a_visit_holds_its_meetings(desk):
    hosts = {
        "Thủ tướng Campuchia Hun Sen": 24,
        "Chủ tịch Quốc hội Campuchia Heng Samrin": 24,
        "Chủ tịch Thượng viện Campuchia Say Chhum": 25,
        "Bộ trưởng Ngoại giao Campuchia Prak Sokhonn": 25,
        "Bộ trưởng Thương mại Campuchia Pan Sorasak": 26,
        "Bộ trưởng Quốc phòng Campuchia Tea Banh": 26,
    }
    visit = "Từ ngày 24 đến 26/4/2017, Thủ tướng Nguyễn Xuân Phúc thăm chính thức Campuchia."
    meetings = {
        f"m{at}": (
            f"2017-04-{day}",
            "Thủ tướng ở Phnom Penh",
            f"Ngày {day}/4, tại Phnom Penh, Thủ tướng Nguyễn Xuân Phúc gặp {host}.",
        )
        for at, (host, day) in enumerate(hosts.items())
    }
    elsewhere = (
        "2017-04-25",
        "Tin trong ngày",
        "Ngày 25/4, tại Hà Nội, Phó Thủ tướng Phạm Bình Minh tiếp Đại sứ Campuchia.",
    )
    desk.load(visit=("2017-04-24", "Thủ tướng thăm Campuchia", visit), other=elsewhere, **meetings)
    ((whole,),) = desk.sql(
        "SELECT event_id FROM event WHERE event_type = 'visit' AND date_edtf = '2017-04-24/2017-04-26'"
    )
    assert desk.sql(f"SELECT count(*) FROM event WHERE event_type = 'meeting' AND part_of = '{whole}'") == [(6,)]
    assert desk.sql("SELECT part_of FROM event_report JOIN event USING (event_id) WHERE source_path = 'other.txt'") == [
        (None,)
    ]


def test_contradicting_days_are_kept_and_shown(desk):
    told = (
        "Ngày {}/6, tại Hà Nội, Phó Thủ tướng Trịnh Đình Dũng đã tiếp Bộ trưởng Bưu chính và Viễn thông Lào Thansamay "
        "Kommasith."
    )
    desk.load(
        a=("2017-06-22", "Tiếp Bộ trưởng Lào", told.format(21)),
        b=NEXT_DAY,
        c=("2017-06-23", "Tin đối ngoại", told.format(20)),
    )
    assert desk.sql("SELECT date_edtf, contradictions FROM event WHERE event_type = 'meeting'") == [
        ("2017-06-21", ["date 2017-06-20"])
    ]


def test_a_report_writes_the_city_as_its_document_does(desk):
    told = "Ngày 21/6, tại thủ đô {}, Bộ trưởng Ngoại giao Phạm Bình Minh hội đàm với Bộ trưởng Ngoại giao Nga Lavrov."
    desk.load(a=("2017-06-22", "HỘI ĐÀM TẠI MOSCOW", told.format("Moscow")))
    desk.load(b=("2017-06-22", "Hội đàm Việt - Nga", told.format("Mát-xcơ-va")))
    cities = desk.sql("SELECT city FROM event_report WHERE event_type = 'meeting' ORDER BY source_path")
    assert cities == [("Moscow",), ("Mát-xcơ-va",)]
    assert desk.sql("SELECT city FROM event WHERE event_type = 'meeting'") == [("Moskva",)]


def test_a_day_without_a_year_is_settled_by_another_report(desk):
    settled = ("2017-03-29", "Tin vắn", "Ngày 28/3/2017, ông Trương Minh Tuấn tiếp ông Saleumxay Kommasith tại Hà Nội.")
    open_ = (None, "Ảnh", "Ngày 28/3, ông Trương Minh Tuấn tiếp ông Saleumxay Kommasith tại Hà Nội.")
    desk.load(b=open_)
    assert desk.sql("SELECT date_edtf, date_basis FROM event_report WHERE event_type = 'meeting'") != [
        ("2017-03-28", "sibling")
    ]
    desk.load(a=settled)
    assert desk.sql("SELECT date_edtf, date_basis FROM event_report WHERE source_path = 'b.txt'") == [
        ("2017-03-28", "sibling")
    ]


def test_a_postponed_visit_is_planned_until_it_takes_place(desk):
    plan = (
        "2018-05-02",
        "Chuyến thăm sắp tới",
        "Thủ tướng Lào Thongloun Sisoulith sẽ thăm chính thức Việt Nam từ ngày 10 đến 12/5/2018.",
    )
    done = (
        "2018-07-20",
        "Thủ tướng Lào đến Hà Nội",
        "Từ ngày 19 đến 21/7/2018, Thủ tướng Lào Thongloun Sisoulith thăm chính thức Việt Nam.",
    )
    desk.load(a=plan)
    assert desk.sql("SELECT date_edtf, status FROM event WHERE event_type = 'visit'") == [
        ("2018-05-10/2018-05-12", "planned")
    ]
    desk.load(b=done)
    states = dict(desk.sql("SELECT date_edtf, status FROM event WHERE event_type = 'visit'"))
    assert states["2018-05-10/2018-05-12"] == "planned"
    assert states["2018-07-19/2018-07-21"] != "planned"


def test_what_was_planned_and_took_place_is_one_visit(desk):
    plan = (
        "2018-07-02",
        "Chuyến thăm sắp tới",
        "Thủ tướng Lào Thongloun Sisoulith sẽ thăm chính thức Việt Nam từ ngày 19 đến 21/7/2018.",
    )
    done = (
        "2018-07-22",
        "Kết thúc chuyến thăm",
        "Từ ngày 19 đến 21/7, Thủ tướng Lào Thongloun Sisoulith đã thăm chính thức Việt Nam.",
    )
    desk.load(b=done, a=plan)
    assert desk.sql("SELECT date_edtf, status, reports FROM event WHERE event_type = 'visit'") == [
        ("2018-07-19/2018-07-21", "occurred", 2)
    ]


def test_what_goes_with_a_document_goes_from_its_events(desk):
    once = desk.load(a=RECEPTION).content()
    desk.load(b=NEXT_DAY)
    load_batch(desk.connection, {}, documents=["b"])
    assert desk.content() == once


def test_reports_are_counted_anew_when_another_document_turns_out_to_hold_them(raw, rules):
    talks = (
        "Hai bên đánh giá cao kết quả hợp tác trong lĩnh vực bưu chính, viễn thông và tần số vô tuyến điện, trong đó "
        "có việc đào tạo cán bộ trẻ, hỗ trợ trang thiết bị và chuyển giao kinh nghiệm quản lý. Các chuyên gia sẽ khảo "
        "sát những tuyến cáp quang dọc biên giới, chuẩn bị phương án chống can nhiễu và cùng nhau xây dựng lộ trình số "
        "hóa truyền hình mặt đất cho các tỉnh miền núi."
    )
    plans = (
        "Trước mắt, các doanh nghiệp viễn thông sẽ mở rộng vùng phủ sóng ở những huyện còn khó khăn, giảm cước chuyển "
        "vùng quốc tế, đồng thời thử nghiệm dịch vụ thanh toán qua điện thoại di động tại một số chợ biên giới. Kinh "
        "phí được lấy từ quỹ dịch vụ viễn thông công ích, và mỗi quý sẽ có một báo cáo chung gửi lên hai Chính phủ."
    )
    articles = {"a": (*RECEPTION, talks), "c": (*NEXT_DAY, plans)}
    whole = {"b": ("2017-06-23", "Toàn cảnh", *articles["a"][2:], *articles["c"][2:])}
    counts = []
    for order in ((articles, whole), (whole, articles)):
        with duckdb.connect(":memory:") as connection:
            schema.create(connection)
            made = Desk(connection, raw, rules)
            for part in order:
                made.load(silent=set(whole), **part)
            assert made.sql("SELECT count(*) FROM document WHERE duplicate_of = 'b'") == [(2,)]
            counts.append(made.sql("SELECT reports, mentions FROM event WHERE event_type = 'meeting'"))
    assert counts == [[(1, 2)], [(1, 2)]]


ARTICLES = {
    "a": RECEPTION,
    "b": NEXT_DAY,
    "c": FIRST_TALKS,
    "d": SECOND_TALKS,
    "e": ("2018-03-30", "Nhìn lại", "Trong tháng 3/2018, ông Phạm Bình Minh đã hội đàm với ông Saleumxay Kommasith."),
    "f": (
        "2017-06-21",
        "Hợp tác Việt - Lào",
        "Từ ngày 20 đến 23/6/2017, ông Thansamay Kommasith, Bộ trưởng Bộ Bưu chính và Viễn thông Lào, thăm và làm việc "
        "tại Việt Nam.",
    ),
    "g": (
        "2017-06-24",
        "Sau chuyến thăm",
        "Trong tháng 6/2017, ông Thansamay Kommasith đã gặp Phó Thủ tướng Trịnh Đình Dũng.",
    ),
    "h": (None, "Ảnh", "Ngày 5/3, ông Phạm Bình Minh hội đàm với ông Saleumxay Kommasith."),
}


@pytest.fixture(scope="module")
def all_at_once(raw, rules):
    with duckdb.connect(":memory:") as connection:
        schema.create(connection)
        return Desk(connection, raw, rules).load(**ARTICLES).content()


def test_events_and_ids_do_not_depend_on_order_or_batches(all_at_once, raw, rules):
    @settings(max_examples=12, derandomize=True)
    @given(order=st.permutations(sorted(ARTICLES)), cuts=st.sets(st.integers(1, len(ARTICLES) - 1)))
    def any_order(order, cuts):
        with duckdb.connect(":memory:") as connection:
            schema.create(connection)
            made = Desk(connection, raw, rules)
            for first, last in pairwise([0, *sorted(cuts), len(order)]):
                made.load(**{name: ARTICLES[name] for name in order[first:last]})
            found = made.content()
            assert {name for name in MERGED if found[name] != all_at_once[name]} == set()

    any_order()


def test_reading_again_changes_nothing(desk, all_at_once):
    desk.load(**ARTICLES)
    names = sorted(ARTICLES)
    random.Random(7).shuffle(names)
    for name in names:
        desk.load(**{name: ARTICLES[name]})
    assert desk.content() == all_at_once


def test_what_is_merged_by_hand_stays_so(desk):
    desk.load(a=FIRST_TALKS, b=SECOND_TALKS)
    one, other = desk.id_in("a", "meeting"), desk.id_in("b", "meeting")
    assert merge(desk.connection, other, one, "một chuyến đi", NOW) == one
    assert desk.id_in("b", "meeting") == one
    desk.load(a=FIRST_TALKS).load(b=SECOND_TALKS)
    assert desk.id_in("b", "meeting") == one
    assert desk.sql(f"SELECT mentions, contradictions FROM event WHERE event_id = '{one}'") == [
        (2, ["date 2018-03-08", "city Viêng Chăn"])
    ]
    ((decision,),) = desk.sql("SELECT decision_id FROM decision")
    undo(desk.connection, decision)
    assert desk.id_in("b", "meeting") == other


def test_what_is_split_by_hand_stays_so(desk):
    desk.load(a=RECEPTION, b=NEXT_DAY)
    one = desk.id_in("a", "meeting")
    parted = split(desk.connection, one, "b.txt", "hai buổi tiếp", NOW)
    assert desk.id_in("a", "meeting") == one != parted == desk.id_in("b", "meeting")
    desk.load(b=NEXT_DAY).load(a=RECEPTION)
    assert desk.id_in("b", "meeting") == parted
    assert merge(desk.connection, one, parted, None, NOW) == one
    assert desk.sql("SELECT action FROM decision") == [("merge",)]


def test_reports_in_the_same_words_can_be_split_too(desk):
    desk.load(a=RECEPTION, b=("2017-06-23", *RECEPTION[1:]))
    one = desk.id_in("a", "meeting")
    assert one == desk.id_in("b", "meeting")
    parted = split(desk.connection, one, "b", None, NOW)
    desk.load(b=("2017-06-23", *RECEPTION[1:]))
    assert desk.id_in("a", "meeting") == one != parted == desk.id_in("b", "meeting")


def test_mistakes_are_told(desk):
    desk.load(a=RECEPTION, c=FIRST_TALKS)
    one = desk.id_in("a", "meeting")
    with pytest.raises(DecisionError, match="No event or agreement has the id 'e_nobody'"):
        merge(desk.connection, one, "e_nobody", None, NOW)
    with pytest.raises(DecisionError, match="are one event already"):
        merge(desk.connection, one, one, None, NOW)
    with pytest.raises(DecisionError, match=r"x.txt does not tell of .*It is told by: a.txt"):
        split(desk.connection, one, "x.txt", None, NOW)
    with pytest.raises(DecisionError, match=r"Only a.txt tells of"):
        split(desk.connection, one, "a.txt", None, NOW)
    with pytest.raises(DecisionError, match="There is no decision 'k_0'"):
        undo(desk.connection, "k_0")


def test_every_merged_table_is_tested():
    assert set(MERGED) <= {table.name for table in TABLES}
