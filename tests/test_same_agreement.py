"""One agreement over documents, from the first wish to its end, through the whole transform and the load."""

from datetime import date
from itertools import permutations

import duckdb
import polars as pl
import pytest

from transforms.ids import stable_id
from transforms.pipeline import transform
from warehouse import schema
from warehouse.load import load_batch

AN, KHAM = (
    "Bộ trưởng Bộ Giáo dục và Đào tạo Việt Nam Lê Văn An",
    "Bộ trưởng Bộ Giáo dục và Thể thao Lào Khamphay Sengdara",
)
TALKS = f"Ngày {{day}}, {AN} đã hội đàm với {KHAM}."


@pytest.fixture
def told(raw, rules):
    """Load articles, each by day of publication and paragraphs, one after the other; returns the warehouse."""
    opened = []

    def load(*articles, apart=True):
        connection = duckdb.connect(":memory:")
        opened.append(connection)
        schema.create(connection)
        documents = [(stable_id("d", day, *text), "\n\n".join(text), {"published": day}) for day, *text in articles]
        for batch in [[document] for document in documents] if apart else [documents]:
            frames = transform(raw(batch), rules)
            made = {name: frame for name, frame in frames.items() if name != "issue"}
            made["document"] = made["document"].with_columns(run_id=pl.lit("r"))
            load_batch(connection, made)
        return connection

    yield load
    for connection in opened:
        connection.close()


def agreements(connection, columns):
    return connection.execute(f"SELECT {columns} FROM agreement ORDER BY first_published, agreement_id").fetchall()


def history(connection):
    sql = "SELECT stage, is_ahead, date_start, date_basis = 'reported' FROM agreement_statement"
    return connection.execute(f"{sql} ORDER BY date_start, position").fetchall()


FILLER = ["Hai bên trao đổi về giáo dục.", "Ông An thăm trường học.", "Trời mưa.", "Hai ông dự tiệc."]
WISH = (
    "2017-03-02",
    TALKS.format(day="1/3"),
    "Hai bên nhất trí sớm ký Hiệp định tương trợ tư pháp giữa Việt Nam và Lào.",
)
SIGNING = (
    "2018-04-12", TALKS.format(day="11/4"),
    "Ngày 11/4/2018, Bộ Tư pháp Việt Nam và Bộ Tư pháp Lào đã ký Hiệp định tương trợ tư pháp.",
)  # fmt: skip
RATIFIED = ("2018-09-21", "Ngày 20/9/2018, Quốc hội Lào đã phê chuẩn Hiệp định tương trợ tư pháp giữa Việt Nam và Lào.")
IN_FORCE = ("2018-12-03", "Hiệp định tương trợ tư pháp giữa Việt Nam và Lào có hiệu lực từ ngày 1/12/2018.")
EXTENDED = ("2023-12-02", "Hiệp định tương trợ tư pháp giữa Việt Nam và Lào đã được gia hạn từ ngày 1/12/2023.")
SUSPENDED = (
    "2024-02-02",
    "Lào đã tuyên bố đình chỉ Hiệp định tương trợ tư pháp giữa Việt Nam và Lào từ ngày 1/2/2024.",
)


def test_a_wish_and_its_signing_a_year_later_are_one_agreement(told):
    connection = told(WISH, SIGNING)
    assert agreements(connection, "status, stage, promised_on, signed_on, mentions") == [
        ("signed", "signed", date(2017, 3, 2), date(2018, 4, 11), 2)
    ]
    assert history(connection) == [
        ("proposed", False, date(2017, 3, 2), True),
        ("signed", False, date(2018, 4, 11), False),
    ]


def test_a_wish_without_a_signing_stays_a_wish(told):
    assert agreements(told(WISH), "status, stage, signed_on") == [("planned", "proposed", None)]


def test_a_wish_after_the_signing_is_for_another_agreement(told):
    later = ("2018-08-02", *WISH[1:])
    assert [status for (status,) in agreements(told(SIGNING, later), "status")] == ["signed", "planned"]


def test_a_wish_of_four_years_ago_is_another_agreement(told):
    assert len(agreements(told(("2013-03-02", *WISH[1:]), SIGNING), "status")) == 2


def test_an_agreement_goes_from_the_wish_to_being_in_force(told):
    connection = told(WISH, SIGNING, RATIFIED, IN_FORCE)
    assert agreements(connection, "status, stage, in_force_on, reports") == [
        ("in_force", "in_force", date(2018, 12, 1), 4)
    ]
    assert [stage for stage, *_ in history(connection)] == ["proposed", "signed", "ratified", "in_force"]


def test_what_is_ratified_is_not_in_force_yet(told):
    assert agreements(told(SIGNING, RATIFIED), "stage") == [("ratified",)]


def test_what_was_said_of_the_latest_time_holds(told):
    assert agreements(told(SIGNING, IN_FORCE, EXTENDED), "status, stage") == [("in_force", "extended")]
    assert agreements(told(SIGNING, IN_FORCE, EXTENDED, SUSPENDED), "status, stage") == [("in_force", "suspended")]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_ids_and_stages_do_not_depend_on_the_order(told, order):
    articles = [WISH, SIGNING, RATIFIED, IN_FORCE]
    together = agreements(told(*articles, apart=False), "*")
    assert agreements(told(*(articles[at] for at in order)), "*") == together
    assert len(together) == 1


def memorandum(day, published, ministry):
    return (
        published,
        f"Ngày {day}, {AN} và Bộ trưởng {ministry} Lào đã ký Bản ghi nhớ về hợp tác đào tạo cán bộ.",
    )


def test_two_memoranda_of_one_minister_with_two_ministries_are_two(told):
    one = memorandum("10/3/2018", "2018-03-11", "Bộ Nội vụ")
    other = memorandum("12/5/2018", "2018-05-13", "Bộ Giáo dục và Thể thao")
    assert agreements(told(one, other), "signed_on") == [(date(2018, 3, 10),), (date(2018, 5, 12),)]


def test_two_days_of_signing_are_two_agreements(told):
    one = memorandum("10/3/2018", "2018-03-11", "Bộ Nội vụ")
    later = memorandum("12/9/2018", "2018-09-13", "Bộ Nội vụ")
    assert len(agreements(told(one, later), "signed_on")) == 2


def test_a_report_repeated_with_another_day_is_one_agreement_that_shows_both(told):
    one = memorandum("10/3/2018", "2018-03-11", "Bộ Nội vụ")
    other = memorandum("11/3/2018", "2018-03-12", "Bộ Nội vụ")
    ((contradictions, reports),) = agreements(told(one, other), "contradictions, mentions")
    assert contradictions in (["date 2018-03-10"], ["date 2018-03-11"])
    assert reports == 2


def test_instruments_of_one_day_stay_apart_by_subject(told):
    signed = "Ngày 10/3/2018 tại Hà Nội, đại diện Chính phủ Việt Nam và Chính phủ Lào đã ký {}."
    both = "Hiệp định về dẫn độ tội phạm và Hiệp định về vận tải đường bộ"
    connection = told(
        ("2018-03-11", signed.format(both)), ("2018-03-12", "Theo tin từ Hà Nội, " + signed.format(both).lower())
    )
    subjects = [set(theme) for (theme,) in connection.execute(
        "SELECT theme FROM agreement_mention GROUP BY agreement_id, theme"
    ).fetchall()]  # fmt: skip
    assert len(agreements(connection, "1")) == 2
    assert all(not ({"dẫn", "vận"} <= subject) for subject in subjects)


def test_a_plan_and_the_one_that_follows_it_are_two(told):
    plan = f"Ngày {{}}, {AN} và {KHAM} đã ký Kế hoạch hợp tác đào tạo giai đoạn {{}}."
    connection = told(
        ("2016-01-11", plan.format("10/1/2016", "2016-2020")), ("2021-01-12", plan.format("11/1/2021", "2021-2025"))
    )
    assert agreements(connection, "period, ends_on") == [
        ("2016/2020", date(2020, 12, 31)),
        ("2021/2025", date(2025, 12, 31)),
    ]


def test_a_treaty_that_everybody_knows_is_one_by_its_name(told):
    connection = told(
        ("2017-01-24", "Tổng thống Mỹ đã ký sắc lệnh rút khỏi TPP."),
        ("2017-05-22", "Việt Nam và Nhật Bản thúc đẩy Hiệp định Đối tác xuyên Thái Bình Dương, được ký ngày 4/2/2016."),
    )
    assert agreements(connection, "instrument_name, mentions") == [("Hiệp định Đối tác xuyên Thái Bình Dương", 2)]


def test_an_undated_signing_that_is_wished_for_later_did_not_happen(told):
    signed = ("2018-04-12", TALKS.format(day="11/4"), *FILLER, "Hai bên vui mừng Hiệp định RCEP đã được ký kết.")
    wished = [
        ("2018-05-02", TALKS.format(day="1/5"), "Hai bên thúc đẩy sớm ký Hiệp định RCEP."),
        ("2018-06-08", "Ngày 7/6, Việt Nam và Nhật Bản nhất trí hoàn tất đàm phán Hiệp định RCEP trong năm nay."),
        ("2018-07-20", "Thái Lan mong muốn ký kết Hiệp định RCEP với các nước ASEAN, Bộ trưởng Thái Lan cho biết."),
    ]
    assert agreements(told(signed), "stage") == [("signed",)]
    assert agreements(told(signed, *wished), "status, stage") == [("planned", "negotiated")]


def test_several_instruments_told_as_one_are_none_of_them(told):
    many = ("2018-04-12", "Ngày 11/4/2018, Việt Nam và Lào đã ký nhiều hiệp định về tư pháp.")
    assert len(agreements(told(SIGNING, many), "1")) == 2
