"""What the sides of a meeting ask of each other, promise and invite to; and what only sounds like it."""

import pytest

MEETING = "Chiều 15/5, tại Hà Nội, Thủ tướng Việt Nam Lê Văn Khánh đã tiếp Bộ trưởng Thương mại Pháp Jean Dubois."


@pytest.fixture
def wishes(read):
    """Read the wishes of a sentence that follows a meeting."""

    def wishes(sentence, before=MEETING):
        return read(None, f"{before} {sentence}".strip()).of("request", "offer", "invitation")

    return wishes


def people_with(wish, role):
    return {name for name, told in (wish.persons | wish.organizations).items() if told == role}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng đề nghị Pháp tạo điều kiện cho hàng hóa Việt Nam.",
        "Thủ tướng cũng đề nghị hai bên đẩy mạnh hợp tác thương mại.",
        "Thủ tướng bày tỏ mong muốn các doanh nghiệp Pháp tăng cường đầu tư vào Việt Nam.",
        "Thủ tướng mong muốn, trong thời gian tới, Pháp tiếp tục hỗ trợ Việt Nam.",
        "Đánh giá cao kết quả hợp tác giữa hai nước, Thủ tướng kêu gọi Pháp mở cửa thị trường.",
        "Thủ tướng khẳng định Việt Nam coi trọng quan hệ với Pháp và mong muốn Pháp tiếp tục hỗ trợ Việt Nam.",
    ],
    ids=["of a state", "both sides", "of firms", "adjunct", "after praise", "further verb"],
)
def test_a_request_is_said_by_one_side_to_the_other(wishes, sentence):
    (wish,) = wishes(sentence)
    assert wish.type == "request"
    assert people_with(wish, "asker") == {"Lê Văn Khánh"}
    assert wish.countries == {"VN", "FR"}
    assert wish.date == "2018-05-15"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng khẳng định Việt Nam sẵn sàng chia sẻ kinh nghiệm với Pháp.",
        "Thủ tướng cam kết tạo mọi điều kiện để doanh nghiệp Pháp đầu tư tại Việt Nam.",
        "Thủ tướng nhấn mạnh Việt Nam sẽ tiếp tục tạo điều kiện cho các nhà đầu tư Pháp.",
        "Thủ tướng khẳng định Việt Nam luôn ủng hộ Pháp tăng cường hợp tác với ASEAN.",
        "Thủ tướng hoan nghênh các doanh nghiệp Pháp và sẽ hỗ trợ Pháp tổ chức tuần lễ văn hóa.",
        "Thủ tướng mong muốn hỗ trợ Pháp trong lĩnh vực nông nghiệp.",
    ],
    ids=["ready", "committed", "will go on", "always", "further verb", "hopes to help"],
)
def test_an_offer_is_made_by_one_side_to_the_other(wishes, sentence):
    (wish,) = wishes(sentence)
    assert wish.type == "offer"
    assert "Lê Văn Khánh" in people_with(wish, "giver")
    assert wish.countries == {"VN", "FR"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng mong muốn quan hệ hai nước ngày càng phát triển.",
        "Thủ tướng hy vọng tiếp tục tăng cường quan hệ hữu nghị với Pháp.",
        "Thủ tướng đánh giá cao việc Pháp sẵn sàng hỗ trợ Việt Nam.",
        "Thủ tướng không đề nghị Pháp hỗ trợ.",
        "Nếu Pháp đề nghị Việt Nam hỗ trợ, hai bên sẽ bàn thêm.",
        "Bộ trưởng nhất trí với đề nghị hợp tác của Việt Nam.",
        "Thủ tướng yêu cầu các bộ, ngành tăng cường phối hợp.",
        "Thủ tướng cảm ơn Pháp đã hỗ trợ Việt Nam.",
        "Pháp cảnh báo sẵn sàng đáp trả nếu Việt Nam tăng thuế.",
        "Việt Nam và Pháp cam kết thúc đẩy hợp tác.",
        'Thủ tướng ca ngợi "cam kết" của Pháp hỗ trợ Việt Nam.',
        "Thủ tướng cảm ơn Pháp cam kết hỗ trợ Việt Nam.",
        "HLV Jean Dubois mong muốn Việt Nam tạo điều kiện cho đội tuyển.",
        "Thủ tướng sẽ dành thời gian đi thăm các công ty Pháp.",
        "Thủ tướng đề xuất tăng quân phòng thủ trước Pháp.",
    ],
    ids=[
        "relations in general", "relations to be closer", "praise of readiness", "denied", "supposed", "noun",
        "own ministries", "thanks", "threat", "both sides at once", "quoted", "thanks for a promise", "sports",
        "time given", "against somebody",
    ],
)  # fmt: skip
def test_what_is_no_wish(wishes, sentence):
    assert wishes(sentence) == []


def test_two_wishes_of_a_sentence_are_told_apart_by_theme(wishes):
    first, second = wishes(
        "Thủ tướng đề nghị Pháp hỗ trợ Việt Nam đào tạo giáo viên; mong muốn Pháp mở cửa cho nông sản Việt Nam."
    )
    assert (first.topics, second.topics) == (("education",), ("agriculture",))


def test_a_wish_said_twice_is_one(wishes):
    sentence = "Thủ tướng đề nghị Pháp mở cửa cho nông sản Việt Nam."
    assert len(wishes(f"{sentence} {sentence.replace('đề nghị', 'cũng đề nghị')}")) == 1


def test_deeds_behind_a_semicolon_belong_to_the_wish(wishes):
    (wish,) = wishes("Thủ tướng đề nghị hai bên hợp tác về y tế; thúc đẩy hợp tác du lịch; đánh giá cao giáo dục Pháp.")
    assert wish.topics == ("health", "tourism")


def test_a_promise_asked_for_is_part_of_the_request(wishes):
    (wish,) = wishes("Thủ tướng đề nghị Pháp cam kết hỗ trợ Việt Nam.")
    assert wish.type == "request"


def test_a_sentence_without_a_subject_goes_on_with_the_speaker_before(wishes):
    (wish,) = wishes("Đồng thời đề nghị Pháp hỗ trợ Việt Nam.")
    assert people_with(wish, "asker") == {"Lê Văn Khánh"}


def test_a_body_of_many_states_can_be_asked(wishes):
    (wish,) = wishes("Tổng thống Pháp Luc Martin đề nghị ASEAN tăng cường hợp tác về y tế.", before="")
    assert "Hiệp hội các quốc gia Đông Nam Á" in people_with(wish, "addressee")
    assert wish.scope == "international"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng trân trọng mời Bộ trưởng Jean Dubois dự hội nghị tại Huế.",
        "Thủ tướng mời Bộ trưởng Jean Dubois sớm sang thăm lại Việt Nam.",
        "Thủ tướng cũng mong muốn được đón Tổng thống Pháp Luc Martin tới thăm Việt Nam.",
    ],
)
def test_an_invitation_names_a_guest_and_a_purpose(wishes, sentence):
    (wish,) = wishes(sentence)
    assert wish.type == "invitation"
    assert people_with(wish, "host") == {"Lê Văn Khánh"}
    assert wish.countries == {"VN", "FR"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng mời Bộ trưởng Jean Dubois bước lên bục danh dự.",
        "Bộ trưởng sang thăm theo lời mời của Thủ tướng.",
        "Thủ tướng vui mừng được đón Bộ trưởng Jean Dubois sang thăm Việt Nam.",
    ],
    ids=["to the stand of honor", "by invitation", "welcome"],
)
def test_what_is_no_invitation(wishes, sentence):
    assert wishes(sentence) == []


def test_invitations_to_visit_and_to_a_conference_are_two(wishes):
    assert len(wishes(
        "Thủ tướng mời Bộ trưởng Jean Dubois thăm Việt Nam. Thủ tướng cũng mời Bộ trưởng Jean Dubois tham dự diễn đàn."
    )) == 2  # fmt: skip


def test_a_wish_does_not_take_place_where_it_is_to_be_done(read):
    story = read(
        None,
        "Ngày 15/5, Bộ trưởng Ngoại giao Việt Nam Phạm Văn Sơn đã tiếp Ngoại trưởng Hàn Quốc Park Jin-ho. "
        "Bộ trưởng Phạm Văn Sơn đề nghị Hàn Quốc xây dựng thêm trường học ở Việt Nam.",
    )
    assert (story.one("request").place, story.one("request").countries) == (None, {"VN", "KR"})


LAO_MEETING = "Ngày 15/5, Chủ tịch Quốc hội Việt Nam Lê Thị Hòa đã hội đàm với Chủ tịch Quốc hội Lào Khamla Sisouk."


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        ("Bà Lê Thị Hòa đề nghị Lào tạo điều kiện cho doanh nghiệp Việt Nam.", {"Lê Thị Hòa", "Khamla Sisouk"}),
        ("Bà Lê Thị Hòa đề nghị Quốc hội Lào ủng hộ hiệp định này.", {"Lê Thị Hòa", "Khamla Sisouk"}),
        ("Bà Lê Thị Hòa đề nghị Chính phủ Lào ủng hộ hiệp định này.", {"Lê Thị Hòa"}),
        ("Bà Lê Thị Hòa đề nghị Nhật Bản ủng hộ hiệp định này.", {"Lê Thị Hòa"}),
    ],
    ids=["state", "parliament", "government", "another state"],
)
def test_a_request_goes_to_the_counterpart_who_speaks_for_the_side(read, sentence, persons):
    assert set(read(None, LAO_MEETING, sentence).one("request").persons) == persons


def test_a_request_goes_to_the_side_that_was_met_not_to_who_was_met_last(read):
    later = "Cùng ngày, bà Lê Thị Hòa đã tiếp Đại sứ Nhật Bản tại Việt Nam Yamada Taro."
    request = read(None, LAO_MEETING, later, "Bà Lê Thị Hòa đề nghị Lào ủng hộ hiệp định này.").one("request")
    assert set(request.persons) == {"Lê Thị Hòa", "Khamla Sisouk"}


def test_a_request_in_the_lead_goes_to_who_is_met_behind_it(read):
    lead = "Ngày 15/5, Chủ tịch Quốc hội Việt Nam Lê Thị Hòa đề nghị Lào tạo điều kiện cho doanh nghiệp Việt Nam."
    request = read(None, lead, LAO_MEETING).one("request")
    assert set(request.persons) == {"Lê Thị Hòa", "Khamla Sisouk"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị xem xét sáng kiến do Pháp đề xuất về thương mại với Việt Nam.",
        "Bộ trưởng cho rằng đề nghị này của Pháp giúp Việt Nam thúc đẩy thương mại.",
        "Bộ trưởng cho rằng đề nghị trên của Pháp giúp Việt Nam thúc đẩy thương mại.",
        "Việt Nam hưởng lợi từ cam kết đồng minh của Pháp.",
        "Thủ tướng mong muốn cộng đồng người Việt Nam tại Pháp tiếp tục đóng góp cho hợp tác hai nước.",
        "Người phát ngôn trả lời câu hỏi của phóng viên đề nghị cho biết Việt Nam hợp tác với Pháp ra sao.",
        "Thủ tướng kêu gọi mọi tầng lớp nhân dân hợp tác chống khủng bố sau vụ tấn công ở Pháp.",
    ],
    ids=[
        "relative clause",
        "pointed at",
        "told above",
        "noun behind a preposition",
        "own people abroad",
        "press",
        "own people",
    ],
)
def test_a_wish_that_is_only_named_or_goes_to_the_own_people_is_none(wishes, sentence):
    assert wishes(sentence) == []


def test_a_wish_to_put_something_off_is_said(wishes):
    (wish,) = wishes("Thủ tướng đề nghị Pháp hủy bỏ thuế đối với hàng hóa Việt Nam và thúc đẩy thương mại.")
    assert wish.status == "occurred"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng yêu cầu trên cơ sở hiệp định, Pháp giúp Việt Nam mở rộng thị trường.",
        "Bộ trưởng cam kết trên tinh thần hữu nghị hỗ trợ Việt Nam đào tạo kỹ sư.",
    ],
)
def test_what_a_wish_rests_on_stands_behind_it(wishes, sentence):
    assert len(wishes(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Ngày 5/5, Washington yêu cầu Bắc Kinh chấm dứt việc xây dựng trái phép.", {"US", "CN"}),
        ("Tổng thống Mỹ John Miller kêu gọi Moscow kiềm chế.", {"US", "RU"}),
        ("Trong khi đó, Tokyo và Seoul cũng lên tiếng kêu gọi Bắc Kinh hợp tác chặt chẽ.", {"JP", "KR", "CN"}),
        ("Nga cho biết Moskva sẽ tiếp tục hỗ trợ Cuba.", {"RU", "CU"}),
        ("Trong khi Pháp kêu gọi Nga kiềm chế, Mỹ chưa lên tiếng.", {"FR", "RU"}),
    ],
    ids=["both", "addressee", "joined", "promise", "meanwhile"],
)
def test_capitals_that_wish_stand_for_their_states(wishes, sentence, sides):
    (wish,) = wishes(sentence, before="")
    assert wish.countries == sides


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị tại Washington kêu gọi tăng cường hợp tác với Pháp.",
        "Moscow và Washington đều cam kết tăng cường hợp tác.",
        "Theo Nga, Jerusalem sẽ luôn là thủ đô của Israel.",
    ],
    ids=["only a place", "only with each other", "a statement"],
)
def test_capitals_that_only_place_what_happens_wish_nothing(wishes, sentence):
    assert wishes(sentence, before="") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Pháp Jean Dubois kêu gọi các nước Hồi giáo cùng cứu trợ người tị nạn.",
        "Tổng thống Pháp Jean Dubois hối thúc các quốc gia trong khu vực nối lại đối thoại.",
    ],
    ids=["of a faith", "of a region"],
)
def test_a_request_goes_to_states_told_by_what_they_share(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries, wish.scope) == ("request", {"FR"}, "international")
    assert people_with(wish, "asker") == {"Jean Dubois"}


def test_a_request_to_the_whole_world_goes_to_no_state_in_particular(wishes):
    (wish,) = wishes("Tổng thống Pháp Jean Dubois kêu gọi cộng đồng quốc tế hợp tác sau vụ tấn công ở Nga.", before="")
    assert wish.countries == {"FR"}


@pytest.mark.parametrize(
    ("sentence", "giver"),
    [
        ("“Chúng tôi hối thúc Pháp ngừng các hành động này”, Ngoại trưởng Nga Ivan Petrov tuyên bố.", "RU"),
        ("Ngoại trưởng Nga Ivan Petrov nói: “Chúng tôi kêu gọi Pháp hợp tác”.", "RU"),
        ("Bộ Quốc phòng Chile cho biết chính phủ nước này cam kết hỗ trợ Peru.", "CL"),
    ],
    ids=["speaker behind", "speaker before", "this state"],
)
def test_who_speaks_of_himself_is_told_around_his_words(wishes, sentence, giver):
    (wish,) = wishes(sentence, before="")
    assert giver in wish.countries
    assert len(wish.countries) == 2


def test_what_states_unnamed_ask_for_is_nobody_s_request(wishes):
    assert wishes("Ngoại trưởng Nga Ivan Petrov nói các nước vùng Vịnh yêu cầu Qatar đóng cửa căn cứ.", before="") == []


def test_several_states_ask_another_together(wishes):
    (wish,) = wishes("Nga và Trung Quốc đã kêu gọi Mỹ ngừng triển khai tên lửa.", before="")
    assert wish.countries == {"RU", "CN", "US"}


def test_a_ministry_on_whose_part_something_is_promised_gives_it(wishes):
    (wish,) = wishes("Ông Jean Dubois cảm ơn Việt Nam; về phía Bộ Thương mại Pháp sẽ hỗ trợ Việt Nam tổ chức hội chợ.")
    assert "Bộ Thương mại Pháp" in people_with(wish, "giver")


TALKS = "Ngày 5/7, tại Bangkok đã diễn ra Đối thoại ASEAN - EU lần thứ 9."


@pytest.mark.parametrize(
    ("sentence", "type_", "to"),
    [
        ("EU sẵn sàng chia sẻ kinh nghiệm trong lĩnh vực này.", "offer", "receiver"),
        ("EU đề nghị đẩy mạnh hợp tác thương mại.", "request", "addressee"),
    ],
)
def test_a_wish_in_talks_with_a_body_of_states_goes_to_it(read, sentence, type_, to):
    title = "Đối thoại ASEAN - EU"
    (wish,) = read(title, f"{TALKS} {sentence} ASEAN và EU hợp tác chặt chẽ. ASEAN và EU là đối tác.").of(type_)
    assert wish.countries == {"EU"}
    assert people_with(wish, to) == {"Hiệp hội các quốc gia Đông Nam Á"}


def test_relations_are_no_common_theme_of_two_requests(wishes):
    first = "Thủ tướng đề nghị Pháp thúc đẩy hợp tác song phương."
    second = "Thủ tướng cũng đề nghị Pháp quan tâm quan hệ song phương, mở rộng công nghệ cao và y tế, giáo dục."
    assert len(wishes(f"{first} {second}")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Chuyên gia Việt Nam Lê Văn Khải đề xuất Pháp mở rộng hợp tác.",
        "Theo các nhà phân tích, Pháp sẽ tăng cường hỗ trợ Việt Nam.",
        "“Tôi cho rằng Pháp sẽ cố gắng hợp tác với Việt Nam”, ông Jean Dubois nói.",
        "Thủ tướng tin tưởng Pháp sẽ tiếp tục hỗ trợ Việt Nam.",
        "Pháp sẽ tăng cường các biện pháp trừng phạt đối với Nga.",
    ],
    ids=["expert", "guess of experts", "guess", "trust", "threat"],
)
def test_guesses_of_what_a_state_will_do_are_no_offers(wishes, sentence):
    assert wishes(sentence) == []


@pytest.mark.parametrize(
    "deed", ["sẽ tăng cường nhập khẩu công nghệ từ Pháp", "sẽ sát cánh với Pháp", "sẽ đẩy mạnh hợp tác với Pháp"]
)
def test_a_state_promises_what_it_will_do_for_another(wishes, deed):
    (wish,) = wishes(f"Thủ tướng khẳng định Việt Nam {deed}.")
    assert wish.type == "offer"
    assert wish.countries == {"VN", "FR"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngoại trưởng Nhật Bản Kenji Sato đã đến Paris. Nhật Bản sẽ hỗ trợ Pháp trong lĩnh vực y tế.",
        "Ngoại trưởng Nhật Bản Kenji Sato đang ở Pháp; Nhật Bản cũng sẽ hỗ trợ Pháp về y tế.",
    ],
    ids=["a name that ends like a noun", "behind another clause"],
)
def test_a_state_whose_name_ends_like_a_noun_promises_like_any_other(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries) == ("offer", {"JP", "FR"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Thổ Nhĩ Kỳ sẽ đẩy mạnh không kích Iraq trong những ngày tới.",
        "Ấn Độ sẽ tăng cường tập trận gần Pakistan trong những ngày tới.",
        "Ấn Độ sẽ tiếp tục tăng cường sức ép với Pakistan trong những ngày tới.",
        "Anh sẽ cử tàu chiến tới gần Iran trong những ngày tới.",
        "Hàn Quốc sẽ tăng cường kiểm tra thủy sản nhập khẩu từ Nhật Bản.",
        "Thủ tướng Hungary sẽ thúc đẩy xây hàng rào biên giới với Serbia.",
    ],
    ids=["air raids", "maneuvers", "pressure", "warships", "controls", "fence"],
)
def test_more_of_what_is_hostile_or_for_oneself_is_no_offer(wishes, sentence):
    assert wishes(sentence, before="") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Hàn Quốc sẽ tăng cường các chương trình giao lưu thanh niên với Lào.",
        "Hàn Quốc sẽ cử bác sĩ sang giúp Lào chữa bệnh cho trẻ em.",
        "Hàn Quốc sẽ tiếp tục thúc đẩy việc mở cửa thị trường cho Lào.",
    ],
    ids=["programs", "doctors", "for a partner"],
)
def test_more_of_what_is_for_another_is_an_offer(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries) == ("offer", {"KR", "LA"})


def test_a_state_whose_name_ends_like_a_noun_commits_itself_on_a_day(wishes):
    (wish,) = wishes("Ngày 12/4, Nhật Bản cam kết hỗ trợ Campuchia 7 triệu USD.", before="")
    assert (wish.type, wish.countries) == ("offer", {"JP", "KH"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Campuchia đã ký bản cam kết với Thái Lan.",
        "Thái Lan ra bản cam kết giúp Campuchia.",
        "Bản cam kết của Thái Lan về giúp Campuchia được công bố.",
    ],
)
def test_a_paper_that_commits_is_no_offer(wishes, sentence):
    assert wishes(sentence, before="") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo các nhà phân tích của ASEAN, Indonesia đã kêu gọi Philippines mở cửa biên giới.",
        "Theo các chuyên gia, ngày 12/4 Indonesia đề nghị Philippines đàm phán.",
    ],
    ids=["told as done", "on a day"],
)
def test_requests_that_experts_only_report_are_read(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries) == ("request", {"ID", "PH"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo các chuyên gia, từ ngày 12/4 Indonesia sẽ hỗ trợ Philippines trong lĩnh vực y tế.",
        "Theo giới quan sát, Indonesia đề nghị Philippines hợp tác vì muốn có lợi.",
        "Các nhà phân tích đã kêu gọi Indonesia hợp tác với Philippines.",
    ],
    ids=["promise", "guess", "of the experts"],
)
def test_what_experts_expect_is_not_read(wishes, sentence):
    assert wishes(sentence, before="") == []


def test_states_asked_to_support_somebody_are_not_who_is_supported(wishes):
    (wish,) = wishes("Tổng thống Pháp Jean Dubois mong muốn các nước ủng hộ Việt Nam.", before="")
    assert wish.countries == {"FR"}


def test_states_with_one_of_them_named_are_asked_with_it(wishes):
    sentence = "Tổng thống Pháp Jean Dubois mong muốn các nước, trong đó có Việt Nam, ủng hộ sáng kiến này."
    (wish,) = wishes(sentence, before="")
    assert wish.countries == {"FR", "VN"}


def test_who_is_thanked_for_an_invitation_has_invited(wishes):
    (wish,) = wishes("Thủ tướng cảm ơn Tổng thống Pháp Luc Martin đã mời Việt Nam tham dự hội nghị.")
    assert (wish.type, wish.countries) == ("invitation", {"FR", "VN"})
    assert people_with(wish, "host") == {"Luc Martin"}


def test_the_statement_of_a_ministry_speaks_for_it(wishes):
    sentence = "Tuyên bố của Bộ Y tế Nga nêu rõ thuốc kém chất lượng, đồng thời yêu cầu Mỹ tiến hành kiểm tra."
    (wish,) = wishes(sentence, before="")
    assert people_with(wish, "asker") == {"Bộ Y tế Nga"}
    assert wish.countries == {"RU", "US"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng mong muốn trong thời gian tới, hai bên cùng mở rộng nghề muối.",
        "Thủ tướng mong muốn với uy tín của mình, Chính phủ Pháp sẽ hỗ trợ doanh nghiệp Việt Nam.",
        "Thủ tướng mong muốn Pháp dỡ bỏ các rào cản đối với nông sản.",
        "Việt Nam mong muốn tiếp nhận thêm các công nghệ lọc nước từ Pháp.",
    ],
    ids=["a time in front", "a merit in front", "what only the other can do", "what one hopes to get"],
)
def test_a_hope_goes_to_who_is_to_fulfil_it(wishes, sentence):
    (wish,) = wishes(sentence)
    assert wish.type == "request"
    assert wish.countries == {"VN", "FR"}


def test_relations_hoped_for_are_no_request_behind_an_adjunct(wishes):
    assert wishes("Thủ tướng mong muốn thời gian tới, quan hệ giữa hai nước ngày càng phát triển.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Vui mừng gặp lại Tổng thống Nga Ivan Petrov, Thủ tướng Lê Văn Khánh đề nghị Nga mở cửa thị trường.",
        "Gặp Tổng thống Nga Ivan Petrov, Thủ tướng Lê Văn Khánh đề nghị hai bên mở rộng thương mại.",
    ],
    ids=["a state", "both sides"],
)
def test_who_is_met_at_the_head_of_a_sentence_is_asked(wishes, sentence):
    (wish,) = wishes(sentence)
    assert people_with(wish, "asker") == {"Lê Văn Khánh"}
    assert wish.countries == {"VN", "RU"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Bộ Y tế Nga hôm qua thông báo sẽ chuyển giao cho Pháp công thức của ba loại vắc xin.",
        "Nga ngày 14/5 tuyên bố sẽ hỗ trợ Pháp về y tế.",
        "Ngoại trưởng Nga Ivan Petrov khẳng định Nga sẽ tiếp tục khuyến khích sinh viên sang Pháp học nghề.",
    ],
    ids=["a ministry", "a state on a day", "who speaks for a state"],
)
def test_who_makes_known_what_he_will_do_promises_it(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries) == ("offer", {"RU", "FR"})


def test_who_governs_acts_with_the_government(wishes):
    (wish,) = wishes("Chính quyền của Tổng thống Pháp Luc Martin đã cam kết hỗ trợ Lào trồng rừng.", before="")
    assert people_with(wish, "giver") == {"Luc Martin"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Nga Ivan Petrov hoan nghênh cam kết lâu dài của Pháp với trẻ em vùng núi.",
        "Tổng thống Nga Ivan Petrov gây chú ý với tuyên bố sẽ thúc đẩy Pháp trồng thêm nho.",
        "Tổng thống Nga Ivan Petrov đã đến Pháp. Một số nhóm cam kết hỗ trợ nông dân Pháp.",
    ],
    ids=["a noun with a quality", "a statement told about", "groups without a name"],
)
def test_what_is_told_about_promises_is_none(wishes, sentence):
    assert wishes(sentence, before="") == []


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Bộ trưởng Ngoại giao Lào Khamla Sisouk cho biết sẽ đề nghị Nhật Bản hỗ trợ xây cầu.", "planned"),
        ("Bộ trưởng Ngoại giao Lào Khamla Sisouk có kế hoạch sớm kêu gọi Nhật Bản hỗ trợ xây cầu.", "planned"),
        ("Bộ trưởng Ngoại giao Lào Khamla Sisouk đề nghị Nhật Bản sẽ hỗ trợ xây cầu.", "occurred"),
    ],
)
def test_a_wish_that_is_yet_to_be_said_is_planned(read, told, status):
    assert read(None, told).one("request").status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Phát ngôn viên Bộ Ngoại giao Pháp Marie Petit kêu gọi cộng đồng quốc tế cùng tìm tàu mất tích.",
        "Ngày 3/5, Pháp và Đức kêu gọi các bên nhanh chóng ngừng bắn.",
    ],
    ids=["to the world", "of two states to all parties"],
)
def test_a_call_may_go_to_everybody(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert wish.type == "request"


@pytest.mark.parametrize(
    "sentence",
    [
        "Tỉnh Nghệ An mong muốn hợp tác với Pháp trong lĩnh vực nông nghiệp.",
        "Đại sứ Pháp Luc Martin đề nghị thành phố Đà Nẵng hỗ trợ doanh nghiệp Pháp.",
        "Đại sứ Pháp Luc Martin mong muốn, trong thời gian tới, tỉnh Nghệ An tiếp tục hỗ trợ doanh nghiệp Pháp.",
    ],
    ids=["province asks", "city is asked", "province behind an adjunct"],
)
def test_towns_and_provinces_speak_for_their_state(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert wish.countries == {"VN", "FR"}


def test_a_request_to_a_province_of_ones_own_is_none(wishes):
    assert wishes("Thủ tướng yêu cầu tỉnh Nghệ An tạo điều kiện cho doanh nghiệp Pháp.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 3/5, tuyên bố chung của Pháp yêu cầu Nga trả tự do cho hai nhà báo.",
        "Trong khi kêu gọi Nga nối lại đàm phán, Tổng thống Pháp Luc Martin khẳng định sẽ không nhượng bộ.",
        "Tổng thống Pháp Luc Martin hy vọng rằng Nga sẽ giải quyết vấn đề này bằng đối thoại.",
        "Pháp muốn Nga chấm dứt việc cấm vận.",
        "Tổng thống Pháp Luc Martin cảm ơn Nga đã thả ba thủy thủ; đề nghị nước này hỗ trợ gia đình họ.",
        "Các nước gồm Pháp và Đức đã nhất trí hối thúc Nga ngừng tăng thuế.",
    ],
    ids=["by a document", "subject behind", "that", "wants", "this country", "several"],
)
def test_ways_of_asking(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries - {"DE"}) == ("request", {"FR", "RU"})


@pytest.mark.parametrize(
    "sentence",
    ["Pháp muốn tăng thuế đối với hàng hóa Nga.", "Tổng thống Pháp Luc Martin cam kết sẽ tái đàm phán với Nga."],
    ids=["own policy", "no friendly promise"],
)
def test_what_a_state_only_means_to_do(wishes, sentence):
    assert wishes(sentence, before="") == []


def test_a_wish_of_the_title_counts_where_the_text_does_not_tell_it(read):
    title = "Pháp đề nghị Nga nối lại đàm phán"
    (wish,) = read(title, "Ngày 3/5, Bộ Ngoại giao Pháp ra thông cáo về quan hệ với Nga.").of("request")
    assert wish.countries == {"FR", "RU"}
    told = read(title, "Ngày 3/5, Tổng thống Pháp Luc Martin kêu gọi Nga trở lại đàm phán về an ninh.").of("request")
    assert [people_with(wish, "asker") for wish in told] == [{"Luc Martin"}]


def test_a_list_of_deeds_is_of_who_opens_it(wishes):
    (wish,) = wishes(
        "Chủ tịch nước Trần Minh hoan nghênh kết quả hội đàm giữa Bộ trưởng Jean Dubois và Thủ tướng Lê Văn Khánh; "
        "mong muốn Pháp tiếp tục hỗ trợ Việt Nam."
    )
    assert people_with(wish, "asker") == {"Trần Minh"}


def test_who_will_work_with_somebody_meets_him(read):
    text = "Ngày 5/5, Ngoại trưởng Pháp Jean Dubois sẽ làm việc với Ngoại trưởng Nga Ivan Sokolov tại Lyon."
    assert (len(read(None, text).of("meeting")), read(None, text).of("offer")) == (1, [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Pháp và Đức sẽ nối lại tập trận bất chấp Nga.",
        "Thượng viện Pháp bác yêu cầu khôi phục quan hệ với Nga.",
        "Chuyên gia Đức cho rằng Pháp có thể giúp Nga đóng tàu.",
        "Huấn luyện viên người Pháp sẵn sàng hỗ trợ tuyển Nga.",
    ],
    ids=["no promise", "turned down", "a guess", "a match"],
)
def test_what_is_against_somebody_or_turned_down_is_no_wish(wishes, sentence):
    assert wishes(sentence, before="") == []


@pytest.mark.parametrize(
    ("sentence", "kind", "sides"),
    [
        ("Pháp nhiều lần kêu gọi Nga nối lại đàm phán.", "request", {"FR", "RU"}),
        ("Tổng thống Pháp Luc Martin khuyên Nga nối lại đàm phán.", "request", {"FR", "RU"}),
        ("Pháp đang tìm kiếm sự hỗ trợ của Nga trong vấn đề Syria.", "request", {"FR", "RU"}),
        ("Pháp khẳng định tiếp tục hỗ trợ Lào đào tạo bác sĩ.", "offer", {"FR", "LA"}),
        ("Tổng thống Pháp Luc Martin đồng ý cho Đức đóng tàu tại Toulon.", "offer", {"FR", "DE"}),
    ],
    ids=["many times", "advice", "looking for help", "will go on", "consent"],
)
def test_further_verbs_of_asking_and_promising(wishes, sentence, kind, sides):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries) == (kind, sides)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kinh tế Pháp phục hồi nhờ Đức tăng nhập khẩu.",
        "Nhờ Đức giúp đỡ, Pháp đã vượt qua khó khăn.",
        "Tình hình này đòi hỏi Pháp và Nga hợp tác.",
        "Pháp khuyến cáo du khách tăng cường cảnh giác khi đến Nga.",
    ],
    ids=["thanks to it", "thanks to it in front", "what a case requires", "of one's own people"],
)
def test_words_that_also_mean_much_else_ask_for_somebody_right_behind(wishes, sentence):
    assert wishes(sentence, before="") == []


def test_what_both_ask_of_a_third(wishes):
    (wish,) = wishes("Hai nhà lãnh đạo hối thúc Triều Tiên trở lại đàm phán.")
    assert wish.countries == {"VN", "FR", "KP"}
    assert people_with(wish, "asker") == {"Lê Văn Khánh", "Jean Dubois"}
    assert wishes("Hai bên đề xuất thành lập một ủy ban hợp tác.") == []


def test_who_speaks_for_many_states_asks_one(wishes):
    (wish,) = wishes("Tổng Thư ký ASEAN Trần Quang Minh kêu gọi Pháp tham gia đối thoại.", before="")
    assert people_with(wish, "asker") == {"Trần Quang Minh", "Hiệp hội các quốc gia Đông Nam Á"}
    assert wish.countries == {"FR"}


@pytest.mark.parametrize(
    ("sentence", "host"),
    [
        ("Bộ trưởng Jean Dubois mong Thủ tướng Lê Văn Khánh sớm sang thăm Pháp.", "Jean Dubois"),
        ("Thủ tướng Lê Văn Khánh đã nhận lời mời của Tổng thống Pháp Luc Martin thăm Paris.", "Luc Martin"),
        ("Thủ tướng Lê Văn Khánh được Tổng thống Pháp Luc Martin mời tham dự Hội nghị Khí hậu.", "Luc Martin"),
    ],
    ids=["a visit is hoped for", "accepted", "passive"],
)
def test_an_invitation_is_told_by_either_side(wishes, sentence, host):
    (wish,) = wishes(sentence)
    assert wish.type == "invitation"
    assert people_with(wish, "host") == {host}
    assert people_with(wish, "guest") == {"Lê Văn Khánh"}


def test_leaders_invite_each_other(wishes):
    (wish,) = wishes("Hai nhà lãnh đạo đã mời nhau sang thăm.")
    assert (wish.type, wish.countries) == ("invitation", {"VN", "FR"})
    assert wishes("Bộ trưởng hy vọng Tổng thống Pháp Luc Martin sẽ thăm Việt Nam.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Pháp Luc Martin nói Nga nên dừng thử tên lửa.",
        "Pháp ngày 3/5 tuyên bố rằng Nga cần sớm nối lại đối thoại.",
        "Bộ Ngoại giao Pháp nhấn mạnh: “Nga phải thực hiện thỏa thuận hòa bình”.",
    ],
    ids=["said", "declared", "quoted"],
)
def test_what_another_state_should_do_is_asked_of_it(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries) == ("request", {"FR", "RU"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Pháp Luc Martin nói Nga cần một chính phủ mới.",
        "Tổng thống Pháp Luc Martin tuyên bố Nga phải chịu trách nhiệm.",
        "Chuyên gia Pháp Luc Martin cho rằng Nga nên dừng thử tên lửa.",
        "Tổng thống Pháp Luc Martin nói người Nga nên tự hào.",
    ],
    ids=["a need", "blame", "an expert", "people"],
)
def test_what_is_only_judged_is_not_asked_for(wishes, sentence):
    assert wishes(sentence, before="") == []


def test_what_the_own_side_should_do_is_asked_of_nobody(wishes):
    assert wishes("Thủ tướng nhấn mạnh Việt Nam cần đẩy mạnh cải cách.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Pháp Luc Martin hy vọng cuộc đàm phán sẽ sớm giúp Nga và Đức hợp tác.",
        "Tổng thống Pháp Luc Martin nói Pháp sẵn sàng tự mình hỗ trợ phe đối lập ở Nga.",
        "Hạ viện Pháp thông qua dự luật kêu gọi Nga mở cửa thị trường.",
    ],
    ids=["what comes of talks", "alone", "a bill"],
)
def test_what_only_sounds_like_a_wish(wishes, sentence):
    assert wishes(sentence, before="") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Bộ Ngoại giao Pháp cho biết họ hy vọng Nga sẽ nối lại đàm phán.",
        "Pháp bày tỏ hy vọng sẽ có thêm nhiều doanh nghiệp Nga sang đầu tư.",
    ],
    ids=["they", "more of them"],
)
def test_a_hope_is_told_by_whoever_speaks(wishes, sentence):
    (wish,) = wishes(sentence, before="")
    assert (wish.type, wish.countries) == ("request", {"FR", "RU"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Pháp có thể sẽ yêu cầu Nga hoãn vòng đàm phán.",
        "Rất có thể Pháp yêu cầu Nga gỡ bỏ lệnh cấm nhập khẩu rượu vang.",
        "Liệu Tổng thống Pháp Luc Martin có đề nghị Nga mở cửa thị trường?",
    ],
    ids=["might", "very likely", "a question"],
)
def test_what_somebody_might_ask_is_not_asked(wishes, sentence):
    assert wishes(sentence, before="") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Bộ Ngoại giao Pháp khuyến cáo Nga rằng lệnh cấm chỉ làm tình hình xấu đi.",
        "Pháp nhờ Nga mà có được nguồn khí đốt dồi dào.",
        "Hai quan chức Pháp nói vụ cháy tại sân vận động Moskva của Nga là tai nạn.",
        "Tổng thống Pháp Luc Martin đồng ý cho rằng Nga đã sai.",
        "Pháp và Đức ký văn bản với nội dung yêu cầu Nga mở cửa khẩu.",
        "Tổng thống Pháp Luc Martin khẳng định sẽ tiếp tục cấm tàu cá Nga vào cảng Toulon.",
    ],
    ids=["told", "thanks to", "a stadium", "of one opinion", "contents", "a ban"],
)
def test_words_of_asking_and_promising_that_tell_something_else(wishes, sentence):
    assert wishes(sentence, before="") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Pháp Luc Martin cho biết Nga phải hoãn lễ duyệt binh.",
        "Tổng thống Pháp Luc Martin nói Nga cần khoảng ba tuần để dọn tuyết.",
        "Tổng thống Pháp Luc Martin nói Nga cần 3 tuần để dọn tuyết.",
    ],
    ids=["a fact", "about three weeks", "three weeks"],
)
def test_what_somebody_has_to_do_anyway_is_not_asked_of_him(wishes, sentence):
    assert wishes(sentence, before="") == []


def test_a_visit_of_the_sick_is_no_invitation(wishes):
    found = wishes("Bộ trưởng Jean Dubois mong Thủ tướng Lê Văn Khánh sớm thăm gia đình các nạn nhân ở Pháp.")
    assert "invitation" not in {wish.type for wish in found}
