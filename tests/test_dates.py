from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates import DateReader
from transforms.edtf import bounds, is_edtf
from transforms.model import Document, Mention, Sentence
from transforms.reference import Anchor, Membership, Organization, Reference

ASEAN = Organization(
    "asean", "Hiệp hội các quốc gia Đông Nam Á", "ASEAN", (), None, "international", None, None, None, "-"
)
SUMMITS = tuple(Anchor("Hội nghị Cấp cao ASEAN", (), n, "2016-09-06/2016-09-08", "LA", "-") for n in (28, 29))
OFFICES = (
    Membership("an", "Bộ trưởng", "vn-mic", "VN", "2016-04-09", "2018-07-11", "-"),
    Membership("binh", "Bộ trưởng", "in-meity", "IN", "2016-07-05", "2021-07-07", "-"),
    Membership("chi", "Bộ trưởng", "vn-mofa", "VN", "2017-01-01", "2017-12-31", "-"),
    Membership("dung", "Bộ trưởng", "vn-mof", "VN", "2010", None, "-"),
)
REFERENCE = Reference((), (), (ASEAN,), (), (), OFFICES, SUMMITS)
READER = DateReader(REFERENCE)
PUBLISHED = "2017-06-22"  # a Thursday


def sentences(body):
    parts, start = [], 0
    for text in body.split("\n"):
        parts.append(Sentence(len(parts), start, start + len(text), "body", text))
        start += len(text) + 1
    return parts


def read(body, published=PUBLISHED, basis="published", mentions=()):
    return READER.read(Document("d", None, body, published, basis), sentences(body), mentions)


def values(body, published=PUBLISHED, **more):
    return [mention.edtf for mention in read(body, published, **more)]


def minister(person, organization, **more):
    return Mention(0, 1, "person", "X", entity_id=person, post="Bộ trưởng", organization_id=organization, **more)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ngày 21/6, tại Hà Nội", "2017-06-21"),
        ("chiều 19/5", "2017-05-19"),
        ("sáng ngày 9/7", "2017-07-09"),
        ("rạng sáng 1/6", "2017-06-01"),
        ("ngày 29-5", "2017-05-29"),
        ("Hôm 29.5, ông", "2017-05-29"),
        ("Chiều 29.5.", "2017-05-29"),
        ("ngày 21/06/2017", "2017-06-21"),
        ("ngày 21-06-2017", "2017-06-21"),
        ("21.06.2017", "2017-06-21"),
        ("(12/3/1998)", "1998-03-12"),
        ("ngày 9 tháng 7 năm 2017", "2017-07-09"),
        ("12 tháng 6 năm 2016", "2016-06-12"),
        ("ngày 5 tháng Tư", "2017-04-05"),
        ("ngày 5/6 năm ngoái", "2016-06-05"),
        ("vào 5/6", "2017-06-05"),
        ("khai mạc (5/6)", "2017-06-05"),
    ],
)
def test_single_days(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("từ ngày 18-21/6", "2017-06-18/2017-06-21"),
        ("từ ngày 5-6/7", "2017-07-05/2017-07-06"),
        ("từ ngày 3 - 8/7/2016", "2016-07-03/2016-07-08"),
        ("từ 3 đến 8/7", "2017-07-03/2017-07-08"),
        ("từ ngày 29/5 đến 2/6", "2017-05-29/2017-06-02"),
        ("từ ngày 29/5 đến ngày 2/6/2016", "2016-05-29/2016-06-02"),
        ("từ 29-5 đến 2-6", "2017-05-29/2017-06-02"),
        ("vào ngày 12-14/10/2021", "2021-10-12/2021-10-14"),
        ("từ ngày 10 đến ngày 15 tháng 6", "2017-06-10/2017-06-15"),
        ("từ ngày 28/12 đến 3/1/2018", "2017-12-28/2018-01-03"),
        ("ngày 28/12/2017 đến 3/1", "2017-12-28/2018-01-03"),
        ("trong hai ngày 2 và 3/6", "2017-06-02/2017-06-03"),
        ("các ngày 5, 6 và 7/6", "2017-06-05/2017-06-07"),
        ("từ ngày 28 đến 3/6", "2017-05-28/2017-06-03"),
    ],
)
def test_several_days(text, value):
    assert values(text) == [value]


def test_days_apart_are_read_each():
    mentions = read("họp vào ngày 19 và 25/5")
    assert [(m.surface, m.edtf) for m in mentions] == [("ngày 19", "2017-05-19"), ("25/5", "2017-05-25")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tháng 6/2016", "2016-06"),
        ("tháng 5 năm 2016", "2016-05"),
        ("tháng Chín năm ngoái", "2016-09"),
        ("tháng 7 tới", "2017-07"),
        ("tháng 8 vừa qua", "2016-08"),
        ("cuối tháng này", "2017-06"),
        ("tháng trước", "2017-05"),
        ("từ tháng 3 đến tháng 5/2016", "2016-03/2016-05"),
        ("từ tháng 11 đến tháng 2/2017", "2016-11/2017-02"),
        ("vào 12/2016", "2016-12"),
        ("năm 2015", "2015"),
        ("giai đoạn 2017-2020", "2017/2020"),
        ("từ năm 1999 đến nay", "1999/2017"),
        ("những năm 1990", "1990/1999"),
        ("quý II/2017", "2017-04/2017-06"),
        ("quý 4 năm ngoái", "2016-10/2016-12"),
        ("năm ngoái", "2016"),
        ("năm tới", "2018"),
        ("tuần trước", "2017-06-12/2017-06-18"),
        ("cuối tuần này", "2017-06-23/2017-06-25"),
        ("tháng Giêng năm 2011", "2011-01"),
        ("vào ngày 10-11 tháng 11 năm 2017", "2017-11-10/2017-11-11"),
        ("nhiệm kỳ 2016 - 2021", "2016/2021"),
    ],
)
def test_months_years_and_periods(text, value):
    assert values(text) == [value]


def test_a_month_in_the_name_of_an_upheaval_is_no_time():
    assert values("thành quả của Cách mạng Tháng Tám") == []
    assert values("Khởi nghĩa tháng Ba năm 1925 nổ ra") == ["1925-03"]


def test_days_apart_may_lie_in_two_years():
    assert values("họp vào ngày 30/12 và 2/1", "2017-12-20") == ["2017-12-30", "2018-01-02"]


@pytest.mark.parametrize("text", ["từ ngày 28/6/2017 đến 3/6/2017", "từ ngày 27/2 đến 29/2"])
def test_spans_that_cannot_be(text):
    assert values(text) == []


def test_years_in_a_row_are_read_each():
    assert values("ký các thỏa thuận vào các năm 2000, 2007 và 2013") == ["2000", "2007", "2013"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hôm nay", "2017-06-22"),
        ("sáng nay", "2017-06-22"),
        ("tối qua", "2017-06-21"),
        ("ngày mai", "2017-06-23"),
        ("sáng mai", "2017-06-23"),
        ("hôm kia", "2017-06-20"),
        ("3 ngày trước", "2017-06-19"),
        ("hai năm trước", "2015"),
        ("cách đây 3 ngày", "2017-06-19"),
        ("cách đây khoảng hai tuần", "2017-06-05/2017-06-11"),
        ("cách đây một tháng", "2017-05"),
        ("cách đây 20 năm", "1997"),
        ("hôm thứ Hai", "2017-06-19"),
        ("hôm Chủ nhật", "2017-06-18"),
        ("thứ Sáu tuần trước", "2017-06-16"),
        ("thứ Hai tuần tới", "2017-06-26"),
        ("thứ Sáu tới", "2017-06-23"),
        ("Bà sẽ đến vào thứ Ba", "2017-06-27"),
    ],
)
def test_relative_dates_lean_on_publication(text, value):
    (mention,) = read(text)
    assert (mention.edtf, mention.basis, mention.relative) == (value, "published", True)


@pytest.mark.parametrize("text", ["hôm Chủ nhật (21/5)", "Sáng nay (21/5)", "hôm nay, 21.5", "Chủ nhật, ngày 21/5"])
def test_a_written_day_beside_a_relative_one_wins(text):
    (mention,) = read(text)
    assert (mention.edtf, mention.surface, mention.relative) == ("2017-05-21", text, False)


def test_same_day_leans_on_the_last_day_named():
    first, second, third = read(
        "Ngày 5/6, hai bên hội đàm.\nSáng cùng ngày, ông thăm bảo tàng.\nNgày hôm sau, ông rời đi."
    )
    assert (first.relative, second.relative) == (False, True)
    assert [first.edtf, second.edtf, third.edtf] == ["2017-06-05", "2017-06-05", "2017-06-06"]
    assert second.surface == "Sáng cùng ngày"


def test_what_is_told_as_done_leans_on_no_day_to_come():
    talks, ahead, done = read(
        "Ngày 20/6, hai bên họp.\nHội nghị dự kiến diễn ra ngày 25/6/2017.\nCùng ngày, hai bên đã hội đàm."
    )
    assert (talks.edtf, ahead.edtf, done.edtf) == ("2017-06-20", "2017-06-25", "2017-06-20")


def test_relative_dates_need_a_day_to_lean_on():
    assert values("Hôm qua và tuần trước, cùng ngày, hôm thứ Hai", published=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "chiếm 2/3 dân số",
        "hơn 1/4 số ghế",
        "thắng 2-1",
        "làm việc 24/7",
        "Nghị định số 15/2017/NĐ-CP",
        "chuyến bay MH17 và nhóm G20",
        "theo Điều 5/6 của luật",
        "lúc 10h30",
        "ngày càng tốt",
        "ngày nay",
        "ngày 2-3 lần",
        "lần thứ hai",
        "bên thứ ba",
        "trong 5 năm qua",
        "so với cùng kỳ năm trước",
        "những ngày qua",
        "ngày 10/3 âm lịch",
        "ngày 30/4 hằng năm",
        "ngày 31/6",
        "ngày 1.500 đồng",
        "tăng 12.20 điểm",
        "quốc lộ 1A",
        "đường 19/5",
        "20% bé gái (1/5)",
        "kèo chấp 1/4 đến 1/2",
        "4 tháng năm nhìn lại",
        "ngày, tháng, năm sinh",
        "kỳ họp thứ 4 sắp tới",
        "sang ngày thứ hai",
        "mỗi tối thứ 6",
        "họp vào thứ 6 hằng tuần",
        "rằm tháng giêng",
        "hơn 1000 năm trước",
        "cách đây không lâu",
        "cách đây 3 km",
    ],
)
def test_what_only_looks_like_a_date(text):
    assert values(text) == []


def test_the_year_is_the_nearest_to_publication():
    assert values("ngày 20/12", "2017-02-05") == ["2016-12-20"]
    assert values("ngày 3/1", "2017-12-28") == ["2018-01-03"]
    assert values("ngày 29/2", "2017-06-22") == ["2016-02-29"]


def test_what_has_happened_lies_behind():
    assert values("Ngày 8/11, hai bên đã ký thỏa thuận.", "2017-06-02") == ["2016-11-08"]
    assert values("Hội nghị diễn ra vào ngày 8/11.", "2017-06-02") == ["2017-11-08"]


def test_a_story_of_an_earlier_year_keeps_its_year():
    assert values("Năm 2014, tàu cập cảng từ ngày 7 - 14/9.") == ["2014", "2014-09-07/2014-09-14"]
    assert values("Năm 1964, ông nhậm chức. \nTối 5/3, ông từ chức.") == ["1964", "1964-03-05"]
    assert values("Theo Luật năm 2013, ngày 5/3, hai bên đã họp.") == ["2013", "2017-03-05"]
    assert values("Năm 2013, ông nhậm chức. \nNgày 20/6, ông thăm Lào.") == ["2013", "2017-06-20"]


def test_steps_from_the_last_day_named():
    assert values("Ngày 5/6, họ gặp nhau. Trước đó một ngày, đoàn đến.") == ["2017-06-05", "2017-06-04"]
    assert values("Ngày 5/6, họ gặp nhau. Hai ngày sau đó, đoàn rời đi.") == ["2017-06-05", "2017-06-07"]


def test_the_week_that_ends_is_the_present_one_on_its_weekend():
    assert values("tuần qua", "2017-06-22") == ["2017-06-12/2017-06-18"]
    assert values("tuần qua", "2017-06-25") == ["2017-06-19/2017-06-25"]


def test_same_day_does_not_lean_on_a_plan_far_ahead():
    body = "Ngày 20/6, ông tiếp đoàn.\nHai bên sẽ ký trước ngày 15/12.\nCùng ngày, ông thăm nhà máy."
    assert values(body)[-1] == "2017-06-20"


def test_what_is_planned_lies_ahead():
    assert values("Hội nghị dự kiến diễn ra ngày 20/2", "2017-06-22") == ["2018-02-20"]
    assert values("Ngày 20/6, ông nói hai bên sẽ ký kết", "2017-06-22") == ["2017-06-20"]
    assert values("vào ngày 10/2 tới", "2017-06-22") == ["2018-02-10"]
    assert values("Đội sẽ dự giải đấu diễn ra tại Lào vào tháng 9.", "2017-02-09") == ["2017-09"]


def test_the_past_of_a_year_does_not_come_again_in_a_sentence_about_what_lies_ahead():
    told = "Đây sẽ là chuyến thăm thứ hai của lãnh đạo hai nước, tiếp theo chuyến thăm Lào của Bộ trưởng vào tháng 1."
    assert values(told, "2017-06-02") == ["2017-01"]
    assert values("Ông cam kết sẽ giúp Lào, nước mà ông đã thăm hồi tháng 12.", "2017-02-08") == ["2016-12"]


def test_what_a_clause_tells_of_the_next_year_does_not_lie_behind():
    told = "Tổng thống sẽ thăm chính thức Lào và Thái Lan cùng phu nhân và nhiều doanh nhân vào tháng 1."
    assert values(told, "2017-06-02") == ["2018-01"]


def test_a_publication_known_by_its_month_gives_the_year():
    (mention,) = read("Chiều 10/6, Bộ trưởng tiếp đoàn.", "2022-06", "header")
    assert (mention.edtf, mention.basis) == ("2022-06-10", "header")
    assert values("hôm nay", "2022-06") == ["2022-06"]
    assert values("hôm qua", "2022-06") == []


def test_the_year_comes_from_the_text():
    body = "Ngày 21/6, ông tiếp đoàn.\nTrong năm 2017, hai nước đang kỷ niệm 40 năm Ngày ký hiệp ước."
    day, year, anniversary = read(body, None)
    assert (day.edtf, day.basis) == ("2017-06-21", "text_year")
    assert year.edtf == "2017"
    assert (anniversary.edtf, anniversary.basis, anniversary.anniversary) == ("1977", "anniversary", True)


def test_a_year_of_history_gives_no_year():
    (day, _) = read("Ngày 21/6, ông tiếp đoàn.\nTừ năm 2012, hai bên hợp tác chặt chẽ.", None)
    assert (day.edtf, day.basis) == ("XXXX-06-21", "unresolved")


def test_a_full_date_lends_its_year():
    assert values("Ngày 01/09/2021, ông điện đàm.\nChiều 2/9, ông họp.", None) == ["2021-09-01", "2021-09-02"]


def test_the_year_comes_from_a_named_summit():
    body = (
        "Chiều 19/9, ông được tiếp, trong chuyến thăm từ ngày 18-21/9.\n"
        "Ông chúc mừng thành công của Hội nghị Cấp cao Hiệp hội các quốc gia Đông Nam Á (ASEAN) lần thứ 28 và 29."
    )
    day, visit = read(body, None)
    assert (day.edtf, day.basis) == ("2016-09-19", "anchor")
    assert (visit.edtf, visit.basis) == ("2016-09-18/2016-09-21", "anchor")


def test_what_prepares_a_summit_lies_before_it():
    body = "Ngày 3/12, hai bên họp.\nHai bên sẽ chuẩn bị cho Hội nghị Cấp cao ASEAN lần thứ 28."
    assert values(body, None) == ["2015-12-03"]


def test_the_year_comes_from_the_offices_held():
    both = (minister("an", "vn-mic"), minister("binh", "in-meity"))
    (day,) = read("ngày 28/3, hai Bộ trưởng hội đàm", None, mentions=both)
    assert (day.edtf, day.basis) == ("[2017-03-28,2018-03-28]", "tenure")
    (day,) = read("ngày 28/3, hội đàm", None, mentions=(*both, minister("chi", "vn-mofa")))
    assert (day.edtf, day.basis) == ("2017-03-28", "tenure")


@pytest.mark.parametrize(
    "mention",
    [minister("dung", "vn-mof"), minister("an", "vn-mofa"), minister("an", "vn-mic", named=False), minister("x", None)],
)
def test_offices_that_leave_the_year_open(mention):
    (day,) = read("ngày 28/3, hội đàm", None, mentions=(mention,))
    assert (day.edtf, day.basis) == ("XXXX-03-28", "unresolved")


def test_anniversaries_are_told_from_durations():
    assert values("kỷ niệm 25 năm thiết lập quan hệ ngoại giao") == ["1992"]
    assert values("sau 25 năm thiết lập quan hệ ngoại giao") == []
    assert values("hai nước kỷ niệm 45 năm Ngày thiết lập quan hệ trong năm 2018", "2017-06-22") == ["1973", "2018"]
    (span,) = read("(27/7/1947 - 27/7/2017)")
    assert span.anniversary


def test_a_celebrated_day_is_no_day_of_the_event():
    _, day = read("kỷ niệm 40 năm Ngày ký Hiệp ước (18/7/1977)")
    assert (day.edtf, day.anniversary) == ("1977-07-18", True)


def test_periods_are_marked():
    assert [m.rule for m in read("giai đoạn 2016-2020")] == ["period"]


# Properties

FORMS = (
    "ngày {d}/{m}/{y}",
    "Ngày {d:02d}/{m:02d}/{y}",
    "chiều {d}-{m}-{y}",
    "sáng {d}.{m}.{y}",
    "ngày {d} tháng {m} năm {y}",
    "hôm {d}/{m}/{y}",
    "ngày {d}/{m} năm {y}",
)
days = st.dates(date(1900, 1, 1), date(2098, 12, 31))


@given(days, st.sampled_from(FORMS))
def test_full_dates_round_trip(day, form):
    text = form.format(d=day.day, m=day.month, y=day.year)
    (mention,) = read(f"Được biết, {text}, hai bên gặp nhau.")
    assert (mention.edtf, mention.basis, mention.surface) == (str(day), "explicit", text)


@given(days, st.integers(-170, 170), st.sampled_from(["ngày {}/{}", "chiều {}-{}", "tối {}.{}", "ngày {} tháng {}"]))
def test_days_without_a_year_round_trip(published, distance, form):
    day = published + timedelta(distance)
    (mention,) = read(f"Theo tin, {form.format(day.day, day.month)}, hai bên gặp nhau.", str(published))
    assert mention.edtf == str(day)


@given(days, st.integers(1, 27))
def test_intervals_round_trip(first, length):
    last = first + timedelta(length)
    (mention,) = read(f"từ ngày {first.day}/{first.month} đến ngày {last.day}/{last.month}/{last.year}")
    assert mention.edtf == f"{first}/{last}"


WORDS = "ngày|hôm|sáng|nay|qua|cùng ngày|thứ Hai|thứ 6|tuần|tháng|năm|từ|đến|và|trước|tới|quý II|sẽ|kỷ niệm|Ngày ký"
FIGURES = "2017|1952|-2017|8/10|29/2|21/6|18-21/9|30.6|Năm 2014"
PIECES = st.one_of(
    st.sampled_from([f"{word} " for word in WORDS.split("|")]),
    st.sampled_from(FIGURES.split("|")),
    st.sampled_from("0123456789/.-–,() \nİ"),
)
texts = st.lists(PIECES, max_size=25).map("".join)
publications = st.one_of(st.none(), days.map(str), days.map(lambda d: str(d)[:7]), days.map(lambda d: str(d)[:4]))


@given(texts, publications)
def test_every_reading_is_sound(body, published):
    mentions = read(body, published)
    assert mentions == read(body, published)
    end = 0
    for mention in mentions:
        assert mention.start >= end, "spans do not overlap"
        assert body[mention.start : mention.end] == mention.surface != ""
        end = mention.end
        assert is_edtf(mention.edtf)
        first, last = bounds(mention.edtf)
        assert not (first and last) or first <= last


@given(st.integers(1, 12), st.integers(1990, 2030), days)
def test_a_month_stays_a_month(month, year, published):
    assert values(f"vào tháng {month}/{year}", str(published)) == [f"{year}-{month:02d}"]
    (mention,) = read(f"vào tháng {month}", str(published))
    assert len(mention.edtf) == len("2017-06")
