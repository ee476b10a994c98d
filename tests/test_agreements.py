"""Instruments: how they are found, what state they are in, who their parties are."""

from collections import defaultdict
from types import SimpleNamespace

import pytest

LEAD = "Ngày 15/5, tại Hà Nội, Bộ trưởng Ngoại giao Việt Nam tiếp Đại sứ Pháp tại Việt Nam."


def agreements_of(reading):
    """The agreements of an article with the names of their parties, signatories and witnesses."""
    named = defaultdict(lambda: defaultdict(list))
    for row in reading.frames["agreement_mention_party"].sort("agreement_mention_id", "position").iter_rows(named=True):
        named[row["agreement_mention_id"]][row["role"]].append(row["name"])
    return [
        SimpleNamespace(**row, parties=set(named[row["agreement_mention_id"]]["party"]), **{
            role: named[row["agreement_mention_id"]][role] for role in ("signatory", "witness")
        })
        for row in reading.frames["agreement_mention"].iter_rows(named=True)
    ]  # fmt: skip


@pytest.fixture
def told(read):
    """Read an article about Vietnam and France that tells one sentence more."""

    def read_sentences(*sentences, title="Việt Nam và Pháp tăng cường hợp tác", lead=LEAD):
        return agreements_of(read(title, lead, " ".join(sentences)))

    return read_sentences


@pytest.fixture
def only(told):
    """Read sentences that tell one agreement; fails where they tell none or more."""

    def read_one(*sentences, **given):
        (agreement,) = told(*sentences, **given)
        return agreement

    return read_one


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Hai nước đã ký Hiệp định vận tải biển.", "treaty"),
        ("Hai nước đã ký Nghị định thư về kiểm dịch thực vật.", "treaty"),
        ("Hai bên đã ký Biên bản ghi nhớ về đào tạo nghề.", "mou"),
        ("Hai bên đã ký thỏa thuận hợp tác y tế.", "arrangement"),
        ("Hai bên đã ra Tuyên bố chung về đối tác chiến lược.", "joint_statement"),
        ("Hai nước đã ký Chương trình hợp tác văn hóa.", "programme"),
        ("Hai bên đã ký ý định thư về xây dựng bảo tàng.", "intent"),
        ("Hai bên đã trao đổi các văn kiện hợp tác.", "unspecified"),
    ],
)
def test_the_head_tells_the_kind(only, sentence, kind):
    agreement = only(sentence)
    assert (agreement.kind, agreement.status, agreement.scope) == (kind, "signed", "international")
    assert agreement.parties == {"Việt Nam", "Pháp"}


def test_the_verb_is_no_part_of_the_name(only):
    agreement = only("Công ty An Bình và Công ty Pháp Sao Mai ký kết hợp tác chiến lược về viễn thông.")
    assert agreement.instrument_name.startswith("hợp tác chiến lược")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Việt Nam và Pháp đã ký Hiệp định hàng hải.", "signed"),
        ("Việt Nam và Pháp sẽ ký Hiệp định hàng hải.", "planned"),
        ("Việt Nam và Pháp đang đàm phán Hiệp định hàng hải.", "planned"),
        ("Thủ tướng sẽ dự diễn đàn đầu tư, chứng kiến lễ ký Hiệp định hàng hải giữa Việt Nam và Pháp.", "planned"),
        ("Thủ tướng đã dự diễn đàn đầu tư, chứng kiến lễ ký Hiệp định hàng hải giữa Việt Nam và Pháp.", "signed"),
        ("Việt Nam và Pháp hướng tới ký kết Hiệp định hàng hải.", "planned"),
        ("Việt Nam đề nghị Pháp sớm ký Hiệp định hàng hải.", "planned"),
        ("Việt Nam và Pháp triển khai hiệu quả Hiệp định hàng hải.", "in_force"),
        ("Việt Nam và Pháp hợp tác trên cơ sở Hiệp định hàng hải.", "in_force"),
        ("Việt Nam và Pháp triển khai Hiệp định hàng hải đã ký năm 2014.", "signed"),
        ("Thỏa thuận hàng hải, với số vốn 4 triệu USD, đã được ký kết giữa Việt Nam và Pháp.", "signed"),
        ("Việt Nam và Pháp mong Hiệp định hàng hải sẽ được ký trong năm tới.", "planned"),
        ("Việt Nam và Pháp sẽ sớm ký, phê chuẩn và triển khai Hiệp định hàng hải.", "planned"),
        ("Việt Nam và Pháp đã chấm dứt Hiệp định hàng hải.", "ended"),
        ("Việt Nam cho biết nhất trí Hiệp định hàng hải với Pháp.", "in_force"),
        ("Pháp đề nghị đàm phán lại Hiệp định hàng hải giữa hai nước.", "in_force"),
    ],
)
def test_the_verb_tells_the_state(only, sentence, status):
    assert only(sentence).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Việt Nam và Pháp chưa có hiệp định dẫn độ.",
        "Pháp không ký Hiệp định hàng hải với Việt Nam.",
        "Pháp không có ý định ký Hiệp định hàng hải với Việt Nam.",
        "Nếu hai nước ký Hiệp định hàng hải, tàu thuyền sẽ đi lại dễ dàng.",
        "Các bên cần tôn trọng các hiệp định quốc tế.",
        "Hai nước đã thỏa thuận tăng cường trao đổi đoàn.",
        "Tổ chức Hiệp ước Bắc Đại Tây Dương sẽ họp tại Pháp.",
        "Phần mềm mở tệp M.E.Doc của Pháp bị lỗi.",
    ],
)
def test_what_is_no_instrument_is_not_told(told, sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Câu lạc bộ Lyon của Pháp ký hợp đồng ba năm với tiền đạo Việt Nam.",
        "Ca sĩ người Pháp ký hợp đồng với công ty giải trí ở Việt Nam.",
        "Bị cáo đã ký hợp đồng giả với một công ty Pháp để lừa đảo.",
    ],
)
def test_contracts_of_players_singers_and_swindlers_are_no_cooperation(told, sentence):
    assert told(sentence) == []


def test_parties_stand_behind_between(only):
    agreement = only("Biên bản ghi nhớ được ký kết giữa Bộ Y tế Việt Nam và Bộ Ngoại giao Pháp.")
    assert agreement.parties == {"Bộ Y tế", "Bộ Ngoại giao Pháp"}
    assert agreement.level == "ministry"


def test_parties_stand_around_the_verb(only):
    agreement = only("Bộ Y tế Việt Nam đã ký bản ghi nhớ về phòng bệnh với Bộ Ngoại giao Pháp.")
    assert agreement.parties == {"Bộ Y tế", "Bộ Ngoại giao Pháp"}


def test_parties_stand_in_the_name(only):
    assert only("Hai bên thực hiện Hiệp định lãnh sự Việt Nam - Pháp.").parties == {"Việt Nam", "Pháp"}


def test_ministers_sign_for_their_ministries(only):
    agreement = only(
        "Bộ trưởng Bộ Y tế Việt Nam Nguyễn Thị Hoa và Bộ trưởng Bộ Ngoại giao Pháp Jean Morel đã ký Bản ghi nhớ y tế."
    )
    assert agreement.parties == {"Bộ Y tế", "Bộ Ngoại giao Pháp"}
    assert agreement.signatory == ["Nguyễn Thị Hoa", "Jean Morel"]


def test_heads_of_state_sign_for_their_country(only):
    agreement = only("Tổng thống Pháp Jean Morel và Chủ tịch nước Lê Văn Bình đã ký Hiệp định hàng hải.")
    assert agreement.parties == {"Việt Nam", "Pháp"}


def test_who_speaks_of_a_signing_does_not_sign(only):
    agreement = only("Thủ tướng Pháp Jean Morel nói về việc ký hiệp định thương mại với Việt Nam ngày 5/6.")
    assert agreement.signatory == []


def test_one_signs_together_with_another(only):
    agreement = only(
        "Ngày 5/6, Chủ tịch nước Việt Nam Trần Quốc Hải đã cùng Thủ tướng Pháp Jean Morel ký hiệp định thương mại."
    )
    assert agreement.signatory == ["Trần Quốc Hải", "Jean Morel"]


def test_two_firms_sign_before_witnesses(only):
    agreement = only(
        "Ngày 5/6, dưới sự chứng kiến của Thủ tướng Việt Nam Trần Quốc Hải và Thủ tướng Pháp Jean Morel, "
        "Tập đoàn FPT và Tập đoàn Airbus đã ký hợp đồng trị giá 2 triệu USD."
    )
    assert (agreement.signatory, agreement.witness) == ([], ["Trần Quốc Hải", "Jean Morel"])


def test_the_parties_in_a_name_outweigh_whom_its_sentence_speaks_of(only):
    agreement = only(
        "Hiệp định thương mại tự do giữa Việt Nam và Liên minh Kinh tế Á-Âu có hiệu lực từ năm 2016, thúc đẩy thương "
        "mại giữa Việt Nam và Pháp."
    )
    assert agreement.parties == {"Việt Nam", "Liên minh Kinh tế Á-Âu"}


def test_who_looks_on_is_a_witness(only):
    agreement = only(
        "Thủ tướng Việt Nam Trần Quốc Hải đã chứng kiến lễ ký bản ghi nhớ giữa Bộ Y tế Việt Nam và Bộ Ngoại giao Pháp."
    )
    assert agreement.parties == {"Bộ Y tế", "Bộ Ngoại giao Pháp"}
    assert (agreement.signatory, agreement.witness) == ([], ["Trần Quốc Hải"])


def test_the_ministries_of_two_countries(only):
    agreement = only(
        "Bộ Quốc phòng Việt Nam coi trọng hợp tác với Bộ Quốc phòng Pháp.",
        "Đó là nội dung mà Bộ Quốc phòng hai nước nhất trí trong Bản ghi nhớ về quân y.",
    )
    assert agreement.parties == {"Bộ Quốc phòng", "Bộ Quốc phòng Pháp"}


def test_an_unknown_firm_told_with_its_country_is_a_party(only):
    agreement = only("Tập đoàn FPT đã ký bản ghi nhớ với Công ty Lumière Digitale (Pháp).")
    assert agreement.parties == {"Tập đoàn FPT", "Công ty Lumière Digitale"}
    assert agreement.scope == "international"


def test_a_province_acts_where_it_is_called_one(only):
    agreement = only("Tỉnh Lâm Đồng đã ký thỏa thuận hợp tác du lịch với Đại sứ quán Pháp.")
    assert agreement.parties == {"tỉnh Lâm Đồng", "Đại sứ quán Pháp"}


def test_a_list_of_items_shares_its_signing(told):
    agreements = told(
        "Hai bên đã ký các văn kiện: Nghị định thư về hàng không giữa Chính phủ Việt Nam và Chính phủ Pháp; "
        "Bản ghi nhớ về y học giữa Bộ Y tế Việt Nam và Bộ Ngoại giao Pháp."
    )
    items = {a.kind: a for a in agreements if a.kind != "unspecified"}
    assert {kind: a.status for kind, a in items.items()} == {"treaty": "signed", "mou": "signed"}
    assert items["mou"].parties == {"Bộ Y tế", "Bộ Ngoại giao Pháp"}


def test_one_instrument_for_each_date_of_a_list(told):
    agreements = told("Hai bên đã ký các thỏa thuận hợp tác vào các năm 2003, 2008 và 2016.")
    assert [(a.date_edtf, a.instrument_count) for a in agreements] == [("2003", 1), ("2008", 1), ("2016", 1)]
    assert len({a.agreement_mention_id for a in agreements}) == 3


@pytest.mark.parametrize(("number", "count"), [("7", 7), ("năm", 5), ("12", 12)])
def test_a_number_before_instruments_counts_them(only, number, count):
    assert only(f"Hai bên đã ký {number} văn kiện hợp tác.").instrument_count == count


def test_the_number_of_an_article_counts_nothing(only):
    assert only("Hai nước thực hiện điều 12 Hiệp định hàng hải.").instrument_count == 1


def test_treaties_are_known_by_their_abbreviation(only):
    agreement = only("Việt Nam và Pháp ủng hộ việc phê chuẩn EVFTA.")
    assert agreement.instrument_name == "Hiệp định Thương mại tự do Việt Nam - Liên minh châu Âu"
    assert agreement.parties == {"Việt Nam", "Liên minh châu Âu"}


def test_a_known_treaty_of_many_states_has_no_parties_of_its_own(only):
    agreement = only("Pháp kêu gọi Mỹ không rút khỏi Hiệp định Paris về biến đổi khí hậu.")
    assert (agreement.kind, agreement.status, agreement.parties) == ("treaty", "in_force", set())
    assert agreement.scope == "international"


def test_a_known_treaty_that_somebody_does_not_sign_is_there(only):
    assert only("Pháp không ký Hiệp ước cấm vũ khí hạt nhân.").status == "in_force"


def test_items_named_out_of_a_whole_share_its_signing(told):
    agreements = told("Hai bên đã ký 5 văn kiện hợp tác, trong đó có Thỏa thuận về nghề cá giữa Việt Nam và Pháp.")
    assert {a.kind: a.status for a in agreements} == {"unspecified": "signed", "arrangement": "signed"}


def test_the_longer_name_is_another_treaty(told):
    names = {a.instrument_name for a in told("Hiệp định Paris năm 1973 không phải Thỏa thuận Paris về khí hậu.")}
    assert len(names) == 2


def test_the_year_in_a_name_dates_it(only):
    agreement = only("Hai nước hợp tác theo Tuyên bố tầm nhìn 2015 giữa Việt Nam và Pháp.")
    assert (agreement.date_edtf, agreement.status) == ("2015", "in_force")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Hai bên thực hiện Tuyên bố tầm nhìn về cá đến năm 2030 giữa Việt Nam và Pháp.", "Tuyên bố tầm nhìn về cá"),
        ("Hai bên thực hiện Kế hoạch hành động 2014-2016 giữa Việt Nam và Pháp.", "Kế hoạch hành động 2014-2016"),
        ("Hai nước hợp tác theo Tuyên bố tầm nhìn 2050 giữa Việt Nam và Pháp.", "Tuyên bố tầm nhìn 2050"),
    ],
)
def test_a_year_up_to_which_a_name_reaches_dates_nothing(only, sentence, name):
    agreement = only(sentence)
    assert (agreement.instrument_name, agreement.date_edtf) == (name, None)


def test_a_period_belongs_to_its_programme(only):
    agreement = only("Hai bên thực hiện Chương trình hợp tác giữa Việt Nam và Pháp giai đoạn 2018-2022.")
    assert (agreement.period, agreement.date_edtf) == ("2018/2022", None)


def test_states_that_cooperate_against_crime_sign_an_instrument(read):
    reading = read(
        None,
        "Đoàn đại biểu Lào đang thăm Việt Nam.",
        "Ngày 15/5, Bộ Công an Việt Nam và Bộ An ninh Lào đã ký Thỏa thuận hợp tác phòng, chống người phạm tội.",
    )
    assert [row["status"] for row in reading.frames["agreement_mention"].iter_rows(named=True)] == ["signed"]


@pytest.mark.parametrize("court", ["Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao"])
def test_courts_that_the_title_names_sign_an_instrument(told, court):
    title = f"{court} Việt Nam và Lào ký thỏa thuận hợp tác"
    agreements = told(f"{court} Việt Nam và {court} Lào đã ký thỏa thuận hợp tác.", title=title)
    assert "signed" in [agreement.status for agreement in agreements]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Thỏa thuận phát triển khu đô thị ven sông, với số vốn 2 tỷ USD, đã được ký kết giữa hai bên.", "signed"),
        ("Nhiều thỏa thuận kinh tế, hải quan, hàng không và giáo dục sẽ được ký kết giữa Việt Nam và Pháp.", "planned"),
        ("Nếu thỏa thuận hàng không giữa Việt Nam và Pháp được ký kết, giá vé sẽ giảm.", "planned"),
    ],
)
def test_the_predicate_may_stand_behind_a_list_or_an_insertion(only, sentence, status):
    assert only(sentence).status == status


def test_a_paper_is_an_instrument_where_it_is_signed(told):
    (paper,) = told("Tài liệu về vùng biển chung giữa Việt Nam và Pháp dự kiến được ký vào tháng 9.")
    assert (paper.kind, paper.status) == ("unspecified", "planned")
    assert not told("Việt Nam và Pháp công bố tài liệu về lịch sử quan hệ hai nước.")


def test_a_paper_that_one_side_signs_is_no_instrument(told):
    order = "Tổng thống Chile Luis Ramos đã ký tài liệu cấm nhập cá hộp của Peru."
    assert not told(order, title="Chile cấm cá hộp", lead="Ngư dân Chile lo lắng.")


def test_what_is_no_longer_carried_out_has_ended(only):
    assert only("Pháp tuyên bố ngừng thực hiện Hiệp định hàng không giữa Pháp và Việt Nam.").status == "ended"


def test_a_head_before_a_known_name_is_no_other_instrument(only):
    agreement = only("Hai nước muốn giữ thỏa thuận thương mại tự do NAFTA.")
    assert agreement.instrument_name == "Hiệp định Thương mại tự do Bắc Mỹ"


def test_a_bare_head_means_the_known_instrument_before_it(only):
    agreement = only("Việt Nam và Pháp ủng hộ CPTPP.", "Khi hiệp định có hiệu lực, thương mại sẽ tăng.")
    assert agreement.instrument_name.endswith("xuyên Thái Bình Dương")


def test_the_year_in_brackets_dates_a_known_instrument(only):
    assert only("Hai nước tuân thủ Công ước Chicago (1944).").date_edtf == "1944"


def test_what_the_members_of_an_organization_adopt_is_a_programme(only):
    agreement = only("Các thành viên APEC đã thông qua Khuôn khổ APEC về trồng rừng.", title="Hội nghị APEC")
    assert (agreement.kind, agreement.status, agreement.scope) == ("programme", "signed", "international")


def test_a_state_and_an_organization_of_states_make_an_international_agreement(only):
    agreement = only("Hai bên muốn sớm ký Hiệp định bảo vệ nguồn nước ASEAN-Na Uy.", title="ASEAN và Na Uy")
    assert (agreement.status, agreement.scope) == ("planned", "international")


def test_any_agreement_whatever_is_none(told):
    assert not told("Việt Nam và Pháp để ngỏ khả năng về bất kỳ thỏa thuận thương mại tự do nào.")


def test_what_is_bought_by_an_agreement_is_a_contract_under_either_name(only):
    agreement = only(
        "Bộ trưởng Quốc phòng Việt Nam Trần Văn Bình đã ký thỏa thuận mua tàu tuần tra với Bộ trưởng Quốc phòng Pháp "
        "Jean Dupont.",
        "Sau khi thỏa thuận được ký kết, Việt Nam và Pháp sẽ lập tổ công tác.",
    )
    assert (agreement.kind, agreement.status, agreement.parties) == ("contract", "signed", {"Việt Nam", "Pháp"})
    assert agreement.signatory == ["Trần Văn Bình", "Jean Dupont"]


@pytest.mark.parametrize(
    ("title", "amount"),
    [
        ("Việt Nam và Pháp ký thỏa thuận xây cảng trị giá 2 tỷ USD", 2e9),
        ("Xuất khẩu sang Pháp đạt kim ngạch 2 tỷ USD", None),
    ],
)
def test_the_headline_tells_what_its_instrument_is_worth(only, title, amount):
    assert only("Hai bên đã ký thỏa thuận xây dựng cảng biển.", title=title).value_amount == amount


def test_one_of_the_papers_signed_was_signed_with_them(told):
    loan = told(
        "Ngày 14/5, hai bên đã chứng kiến lễ ký ba văn kiện giữa Việt Nam và Pháp.",
        "Một trong những văn kiện là hiệp định vay vốn giữa Chính phủ Việt Nam và Chính phủ Pháp.",
    )[-1]
    assert (loan.kind, loan.status, loan.date_edtf) == ("treaty", "signed", "2018-05-14")


def test_a_clause_about_an_instrument_outweighs_the_verb_that_has_it_as_object(only):
    agreement = only(
        "Hai bên triển khai Ý định thư giữa Bộ Tư pháp Việt Nam và Bộ Tư pháp Pháp về dịch sách luật và mở thư viện "
        "cho các trường ở miền núi được ký ngày 12/5.",
    )
    assert (agreement.kind, agreement.status) == ("intent", "signed")


def test_the_years_that_a_plan_covers_tell_it_apart(only):
    agreement = only("Nhờ Kế hoạch hành động giai đoạn 2013-2019, nghề muối phát triển tốt.")
    assert (agreement.kind, agreement.period) == ("programme", "2013/2019")


def test_the_headline_tells_by_a_general_word_what_the_lead_names(told):
    (agreement,) = told(
        title="Việt Nam và Pháp hoàn tất đàm phán thỏa thuận chống đánh bắt trái phép giữa hai nước",
        lead="Ngày 15/5, Việt Nam và Pháp kết thúc đàm phán Hiệp định hợp tác nghề cá giữa Việt Nam và Pháp.",
    )
    assert (agreement.kind, agreement.status) == ("treaty", "planned")


def test_a_bilateral_instrument_is_of_the_two_countries_told_before_it(told):
    (agreement,) = told(
        "Quốc hội Thổ Nhĩ Kỳ đồng ý đưa quân tới căn cứ tại Qatar theo một thỏa thuận quốc phòng song phương.",
        title="Qatar và láng giềng",
        lead="Khủng hoảng tại vùng Vịnh chưa có hồi kết.",
    )
    assert agreement.parties == {"Qatar", "Thổ Nhĩ Kỳ"}


def test_a_sentence_without_parties_dates_what_another_names(told):
    (agreement,) = told(
        "Phái viên các thành viên APEC đã thông qua Khuôn khổ APEC về trồng rừng.",
        title="Trồng rừng cho mai sau",
        lead="Ngày 14/5, các đại biểu đã thông qua Khuôn khổ APEC về trồng rừng.",
    )
    assert agreement.date_edtf == "2018-05-14"


def test_what_goes_on_under_an_instrument_is_stopped(only):
    agreement = only(
        "Pháp tuyên bố ngừng hợp tác với Việt Nam trong khuôn khổ bản ghi nhớ về cứu hộ thợ lặn.",
        "Pháp đình chỉ thỏa thuận về cứu hộ thợ lặn với Việt Nam.",
    )
    assert (agreement.kind, agreement.status, agreement.parties) == ("mou", "ended", {"Việt Nam", "Pháp"})


@pytest.mark.parametrize(
    "stopped", ["không dừng", "sẽ không ngừng", "chưa chấm dứt", "có thể dừng", "không muốn đình chỉ"]
)
def test_what_is_not_stopped_or_may_be_has_not_ended(only, stopped):
    assert only(f"Pháp {stopped} hợp tác với Việt Nam trong khuôn khổ Hiệp định nghề cá.").status == "in_force"


@pytest.mark.parametrize(("written", "kind"), [("Thỏa thuận Paris", "arrangement"), ("Hiệp định Paris", "treaty")])
def test_a_known_instrument_is_of_the_kind_that_the_text_calls_it(only, written, kind):
    assert only(f"Hai nước ủng hộ {written} về biến đổi khí hậu.").kind == kind


def test_each_anniversary_dates_what_it_stands_before(only):
    agreement = only("Hai bên kỷ niệm 60 năm Ngày mở đại sứ quán và 40 năm Ngày ký Hiệp ước hợp tác Việt Nam - Pháp.")
    assert agreement.date_edtf == "1978"


def test_years_in_brackets_tell_partnerships_apart(told):
    """Each of a list was signed in its own year, also where only the first is called an agreement."""
    found = told("Hai nước thực hiện các Thỏa thuận Đối tác chiến lược về Quản lý rừng (ký năm 2011) và "
                 "Đối tác chiến lược về Giáo dục nghề nghiệp (ký năm 2015).")  # fmt: skip
    assert {(a.kind, a.status, a.date_edtf) for a in found} == {
        ("arrangement", "signed", "2011"), ("arrangement", "signed", "2015"),
    }  # fmt: skip


def test_the_relative_clause_dates_a_known_treaty(only):
    agreement = only("Pháp sẽ rút khỏi Nghị định thư Kyoto, vốn được ký kết vào năm 1997.")
    assert (agreement.status, agreement.date_edtf) == ("signed", "1997")


def test_declarations_are_known_by_their_town(told):
    found = told("Tuyên bố Potsdam năm 1945 và Tuyên bố Cairo năm 1943 bàn về lãnh thổ.")
    assert [(a.kind, a.date_edtf, a.parties) for a in found] == [
        ("joint_statement", "1945", set()), ("joint_statement", "1943", set()),
    ]  # fmt: skip


def test_what_a_treaty_lays_down_is_not_its_name(only):
    signed = "Hiệp ước Hòa bình với Na Uy được ký kết ngày 8/9/1951."
    agreement = only(signed, "Điều 2 của Hiệp ước quy định điều đó.")
    assert (agreement.status, agreement.date_edtf) == ("signed", "1951-09-08")


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Năm 2015, Qatar đã ký hợp đồng mua 20 máy bay vận tải của Italia.", {"Qatar", "Italy"}),
        ("Năm 2015, Doha đã ký hợp đồng mua các tàu tuần tra từ Italia với chi phí 1 tỷ USD.", {"Qatar", "Italy"}),
        ("Năm 2015, Italia đã ký hợp đồng mua các tàu tuần tra của Italia.", {"Italy"}),
    ],
)
def test_who_sells_is_a_party_of_a_contract(told, sentence, parties):
    (agreement,) = told(sentence)
    assert agreement.parties == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Bản ghi nhớ giữa Moscow và Washington về an toàn bay vẫn được thực hiện.", {"Nga", "Mỹ"}),
        ("Thỏa thuận nghề cá do London và Oslo ký kết năm 1987 không còn.", {"Anh", "Na Uy"}),
    ],
)
def test_capitals_stand_for_the_states_that_sign(only, sentence, parties):
    assert only(sentence).parties == parties


def test_a_capital_where_something_is_signed_is_no_party(only):
    assert only("Hai nước đã ký Hiệp định vận tải biển tại Tokyo năm 2015.").parties == {"Việt Nam", "Pháp"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Bộ Quốc phòng Mỹ đã phê chuẩn việc bán lô vũ khí trị giá 500 triệu USD cho Ba Lan.", "planned"),
        ("Mỹ trình lên Quốc hội kế hoạch bán gói vũ khí trị giá 500 triệu USD cho Ba Lan.", "planned"),
        ("Dư luận bàn nhiều về thương vụ vũ khí giữa Mỹ và Ba Lan.", "in_force"),
        ("Nga chê thương vụ bán vũ khí của Mỹ cho Ba Lan.", "in_force"),
        ("Mỹ vừa đình chỉ thương vụ bán vũ khí cho Ba Lan.", "ended"),
    ],
)
def test_arms_that_a_state_sells_to_another_are_a_contract(only, sentence, status):
    agreement = only(sentence)
    assert (agreement.kind, agreement.status, agreement.parties) == ("contract", status, {"Mỹ", "Ba Lan"})


def test_who_is_against_a_sale_does_not_sell(told):
    assert not told("Nga phản đối kế hoạch bán vũ khí cho Ba Lan.")


@pytest.mark.parametrize(
    ("sentence", "kind", "parties"),
    [
        ("Thủ tướng Ấn Độ hoan nghênh thỏa thuận chia sẻ nước với Bangladesh.", "arrangement", {"Ấn Độ", "Bangladesh"}),
        ("Bộ Ngoại giao Mỹ bênh vực thỏa thuận ngư nghiệp với Canada.", "arrangement", {"Mỹ", "Canada"}),
        ("Hợp đồng cung cấp tàu ngầm của Đức cho Ai Cập không vi phạm luật.", "contract", {"Đức", "Ai Cập"}),
        ("Quốc hội Mỹ khen hợp đồng vũ khí giữa Mỹ và Ba Lan.", "contract", {"Mỹ", "Ba Lan"}),
        ("Tổng thống Mexico nói về thỏa thuận hồi hương lao động khi gặp Thủ tướng Canada.", "arrangement",
         {"Mexico", "Canada"}),
    ],
)  # fmt: skip
def test_who_deals_with_whom_makes_a_common_word_an_instrument(only, sentence, kind, parties):
    agreement = only(sentence)
    assert (agreement.kind, agreement.parties) == (kind, parties)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Ấn Độ gọi đó là một thỏa thuận tồi với Bangladesh.",
        "Ấn Độ cho rằng Tuyên bố của Bangladesh không phải là một thỏa thuận chia sẻ nước.",
        "Dù không có bất cứ thỏa thuận nào được ký kết với Bangladesh, Ấn Độ vẫn hài lòng.",
        "Trung Quốc nói hợp đồng đi ngược lại cuộc đối thoại giữa Mỹ và Ba Lan.",
    ],
)
def test_what_is_judged_or_denied_is_no_instrument(told, sentence):
    assert not [agreement for agreement in told(sentence) if agreement.kind != "joint_statement"]


def test_a_common_word_speaks_of_the_instrument_that_is_told(only):
    agreement = only(
        "Ngày 10/5/2017, Mỹ và Ba Lan đã ký hợp đồng mua bán trực thăng trị giá 2 tỷ USD.",
        "Nga chê hợp đồng vũ khí giữa Mỹ và Ba Lan.",
    )
    assert (agreement.status, agreement.date_edtf, agreement.value_amount) == ("signed", "2017-05-10", 2_000_000_000)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Các bên tham gia đàm phán gồm Ấn Độ và Nepal đã đạt được thỏa thuận quá cảnh.", "signed"),
        ("Ấn Độ và Nepal nhất trí về thỏa thuận quá cảnh.", "signed"),
        ("Ấn Độ thận trọng với một hiệp định thương mại với Nepal.", "planned"),
        ("Hàng hóa đi theo một hiệp định quá cảnh giữa Ấn Độ và Nepal.", "in_force"),
        ("Hiệp định thuế giữa Ấn Độ và Nepal đang được hai bên nỗ lực đàm phán.", "planned"),
        ("Hiệp định thuế Ấn Độ - Nepal không phải là nội dung đạt được lần này.", "in_force"),
        ("Ấn Độ muốn có hiệp định thuế với Nepal.", "planned"),
    ],
)
def test_talks_and_announcements_tell_the_status(only, sentence, status):
    assert only(sentence).status == status


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Hiệp định thương mại tự do ASEAN-Australia-New Zealand giúp nông dân.",
         "Hiệp định Thương mại tự do ASEAN - Australia - New Zealand"),
        ("Thỏa thuận thương mại tự do ASEAN–Ấn Độ giúp nông dân.", "Hiệp định Thương mại tự do ASEAN - Ấn Độ"),
        ("Việt Nam thúc đẩy phê chuẩn hiệp định thương mại với EU (EVFTA).",
         "Hiệp định Thương mại tự do Việt Nam - Liên minh châu Âu"),
    ],
)  # fmt: skip
def test_a_known_name_is_known_however_it_is_written(only, sentence, name):
    agreement = only(sentence)
    assert (agreement.instrument_name, agreement.is_known) == (name, True)


def test_a_bank_of_many_states_is_a_side(read):
    (agreement,) = agreements_of(
        read(
            "Ngân hàng nhận bảo lãnh thương mại",
            "Theo hợp đồng được ký giữa hai bên ngày 24/5/2017, Ngân hàng Phát triển châu Á (ADB) bảo lãnh cho TPBank.",
            "Lãnh đạo ngân hàng cho biết hạn mức này giúp doanh nghiệp xuất khẩu.",
        )
    )
    assert (agreement.scope, agreement.status, agreement.date_edtf) == ("international", "signed", "2017-05-24")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Trong một tuyên bố chung, Ấn Độ và Nepal kêu gọi đối thoại.", "signed"),
        ("Ấn Độ và Nepal tiếp tục triển khai Tuyên bố chung giữa hai nước.", "in_force"),
        ("Tổng Thư ký ASEAN cho biết ASEAN và Nepal sẽ thảo luận về một kế hoạch hành động.", "planned"),
        ("Thủ tướng Ấn Độ sẽ thăm Nepal; dự lễ trao các thỏa thuận giữa Ấn Độ và Nepal.", "planned"),
        ("Chuyên gia từng đàm phán Thỏa thuận Paris về biến đổi khí hậu.", "in_force"),
        ("Tổng thống Mỹ ký sắc lệnh rút khỏi Thỏa thuận Paris về biến đổi khí hậu.", "in_force"),
    ],
)
def test_what_is_known_of_an_instrument_tells_its_status(told, sentence, status):
    assert {agreement.status for agreement in told(sentence)} <= {status}


@pytest.mark.parametrize(
    ("sentence", "kind", "sides"),
    [
        ("Lệnh ngừng bắn tại miền nam Yemen do Nga và Mỹ thỏa thuận đã có hiệu lực.", "arrangement", {"Nga", "Mỹ"}),
        ("Nga và Iran bảo trợ thỏa thuận lập vùng giảm căng thẳng.", "arrangement", set()),
        ("Nga ngừng trao đổi với Mỹ theo bản ghi nhớ phòng tránh va chạm.", "mou", set()),
        ("Việt Nam là thành viên Công ước về quyền của người lao động di trú.", "treaty", set()),
        ("Hai bên mong các bên tuân thủ thỏa thuận ngừng bắn tại Yemen.", "arrangement", set()),
    ],
)
def test_truces_memoranda_and_conventions_are_told_without_a_signing(only, sentence, kind, sides):
    agreement = only(sentence)
    assert (agreement.kind, agreement.scope) == (kind, "international")
    assert agreement.parties >= sides


def test_a_truce_of_which_nobody_tells_who_agreed_is_none(told):
    assert not told("Bạo lực giảm nhờ lệnh ngừng bắn tại Yemen.")


def test_a_known_instrument_has_no_parties_that_only_stand_behind_it(only):
    assert not only("TPP từng là dự án thương mại của Mỹ.").parties


def test_an_instrument_that_others_only_disagree_with_has_no_more_parties(only):
    assert "Mỹ" not in only("Ấn Độ và Nepal ra tuyên bố chung về thương mại nhưng bất đồng với Mỹ.").parties


def test_the_states_before_a_memorandum_are_its_sides_whatever_it_is_about(only):
    agreement = only("Ấn Độ ngừng trao đổi với Nepal trong khuôn khổ bản ghi nhớ phòng tránh tai nạn trên biển.")
    assert (agreement.kind, agreement.scope) == ("mou", "international")


def test_a_known_treaty_does_not_belong_to_one_of_its_parties(only):
    assert not only("Cuộc bầu cử trì hoãn việc rời khỏi Hiệp định Paris của Mỹ.").parties


def test_the_names_of_known_instruments_mean_no_others(told):
    names = {
        agreement.instrument_name
        for agreement in told(
            "Nữ ca sĩ người Pháp và chồng cũ đã đạt được thỏa thuận ly hôn.",
            "Theo thỏa thuận ký tại Paris, Tập đoàn FPT mua phần mềm của Pháp.",
            "Đức và Ba Lan đã ký hiệp định chia sẻ thông tin quân sự.",
        )
    }
    assert not any(word in name for name in names for word in ("biến đổi", "rời Liên minh", "Hàn Quốc"))


def test_who_admits_a_crime_makes_no_agreement_of_states(told):
    assert not told("Hai nghi phạm người Nga có thỏa thuận nhận tội với công tố viên Mỹ.")


def test_whom_an_agreement_is_about_is_no_party(only):
    assert only("Đức hoan nghênh thỏa thuận vận chuyển khí đốt qua Ba Lan với Na Uy.").parties == {"Đức", "Na Uy"}


def test_what_must_be_reached_is_planned(only):
    assert only("Pháp phải đạt được thỏa thuận thương mại với Mỹ.").status == "planned"


def test_two_states_that_sign_are_the_parties_whoever_their_border_is_with(only):
    agreement = only(
        "Ấn Độ và Nepal ký thỏa thuận chống buôn người, nhằm giám sát biên giới giữa Nepal với Trung Quốc."
    )
    assert agreement.parties == {"Ấn Độ", "Nepal"}


def test_an_abbreviation_in_brackets_does_not_hide_what_is_told_behind_it(only):
    assert only("Hiệp định vận tải đa phương thức (VTM) giữa Ấn Độ và Nepal có hiệu lực.").parties == {"Ấn Độ", "Nepal"}


def test_what_is_reached_behind_an_instrument_is_another_one(told):
    agreements = told("Hai bên bàn về Hiệp định RCEP để mau đạt được một thỏa thuận có lợi.")
    assert "signed" not in {agreement.status for agreement in agreements if agreement.is_known}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai bên cam kết triển khai tốt các thỏa thuận giáo dục giữa hai nước.",
        "Quốc hội Ấn Độ đã phê chuẩn hai thỏa thuận quân sự với Nepal.",
    ],
)
def test_what_two_states_carry_out_is_in_force_though_told_as_several(only, sentence):
    agreement = only(sentence)
    assert (agreement.kind, agreement.status, agreement.is_plural) == ("arrangement", "in_force", True)


def test_whoever_breaks_international_agreements_breaks_none_in_particular(told):
    assert not told("Ấn Độ phê phán Nepal hay bỏ qua các thỏa thuận quốc tế.")


def test_treaties_told_by_their_number_are_those_of_one_state(only):
    agreement = only("Ba năm qua Việt Nam đã ký 23 hiệp định hàng không.")
    assert (agreement.parties, agreement.instrument_count, agreement.scope) == ({"Việt Nam"}, 23, "international")
    assert agreement.date_edtf is None


@pytest.mark.parametrize(
    "sentence", ["Hội nghị đã ra Tuyên bố Vinh về bảo tồn rừng.", "Các bên thực hiện Tuyên bố Vinh."]
)
def test_a_declaration_is_called_after_a_town(only, sentence):
    agreement = only(sentence)
    assert (agreement.kind, agreement.instrument_name) == ("joint_statement", "Tuyên bố Vinh")


def test_who_declares_something_makes_no_declaration(told):
    assert not told("Theo báo chí, ông Trần Minh Tuyên bố Vinh sẽ đẹp hơn.")


def test_a_plan_goes_by_the_year_that_it_is_for(only):
    agreement = only("Hôm qua, Bộ trưởng Ngoại giao Ấn Độ và Bộ trưởng Ngoại giao Nepal ký kế hoạch tham vấn năm 2019.")
    assert (agreement.kind, agreement.status, agreement.date_edtf) == ("programme", "signed", "2018-05-15")


def test_words_of_a_known_name_between_its_sides_tell_of_it(only):
    agreement = only(
        "Ấn Độ tìm hiểu hiệp ước an ninh của Mỹ và Nhật Bản.", "Mỹ tôn trọng Hiệp ước an ninh Mỹ - Nhật Bản."
    )
    assert agreement.is_known


def test_what_is_signed_at_a_ceremony_has_its_day(told):
    agreements = told(
        "Sau lễ đón, Thủ tướng Ấn Độ thăm bảo tàng.", "Ông đọc diễn văn.", "Ông trồng cây.", "Ông dự tiệc.",
        "Tại đây, hai nhà lãnh đạo chứng kiến lễ ký hiệp định vận tải giữa Việt Nam và Pháp, thỏa thuận hợp tác y tế "
        "giữa Bộ Y tế Pháp và Bộ Y tế Việt Nam.",
    )  # fmt: skip
    assert {agreement.date_edtf for agreement in agreements} == {"2018-05-15"}


def test_a_joint_statement_to_come_needs_no_parties(only, told):
    agreement = only("Dự kiến, các vị bộ trưởng sẽ ra Thông cáo chung của diễn đàn.")
    assert (agreement.kind, agreement.status, agreement.scope) == ("joint_statement", "planned", "international")
    assert not told("Bản thông cáo chung rất dài.")


def test_what_might_be_reached_is_no_agreement(told):
    assert not told("Ấn Độ và Nepal có thể sẽ đạt một thỏa thuận trồng chè.")


def test_arms_that_are_bought_are_a_matter_of_defence_not_of_trade(only):
    assert only("Ấn Độ đã ký hợp đồng mua bán tên lửa với Nepal.").fields == ["defence"]


def test_two_sides_may_be_told_by_a_figure(only):
    agreement = only("2 nước đã ký Hiệp định vận tải biển.")
    assert (agreement.parties, agreement.status) == ({"Việt Nam", "Pháp"}, "signed")


def test_a_treaty_may_be_told_again_by_its_year(only):
    agreement = only(
        "Ấn Độ và Nepal chia sẻ nguồn nước theo một hiệp ước thủy lợi ký năm 2011.",
        "Hiệp ước 2011 buộc Ấn Độ xây đập ở Nepal.",
    )
    assert (agreement.status, agreement.date_edtf) == ("signed", "2011")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ấn Độ đọc bản Tuyên bố Độc lập trước đại diện của Nepal.",
        "Bộ Ngoại giao Ấn Độ ra Tuyên bố Phản đối Nepal.",
        "Tìm ra thỏa thuận êm đẹp cho hai nước là điều khó.",
    ],
    ids=["of one state", "a protest", "looked for"],
)
def test_what_is_no_declaration_or_not_there_yet_is_not_signed(told, sentence):
    assert "signed" not in {agreement.status for agreement in told(sentence)}
    assert not [agreement for agreement in told(sentence) if agreement.kind == "joint_statement"]
