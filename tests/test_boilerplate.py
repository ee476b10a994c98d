import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.boilerplate import strip_boilerplate, unwrap

LEAD = "Hai nước nhất trí mở rộng hợp tác."
BEFORE = "Sáng 3/5, tại Hà Nội, Thủ tướng Trần Văn An đã hội đàm với Thủ tướng Lào."
AFTER = "Tại buổi tiếp, hai bên đã trao đổi về hợp tác thương mại."


def strip(body, lead=LEAD):
    stripped = strip_boilerplate(body, lead)
    return stripped.body, stripped.removed


@pytest.mark.parametrize(
    ("noise", "reason"),
    [
        ("Thủ tướng Trần Văn An tiếp Đại sứ Lào. Ảnh: Minh Bình/TTXVN", "photo_caption"),
        ("Thủ tướng Trần Văn An tiếp Đại sứ Lào. (Ảnh: Minh Bình/TTXVN)", "photo_caption"),
        ("Thủ tướng Trần Văn An tiếp Đại sứ Lào (ảnh: Reuters)", "photo_caption"),
        ("Tổng thống Pháp. (Nguồn: AFP/TTXVN).", "photo_caption"),
        ("Đại diện hai bên tại lễ ký. Ảnh: VGP/Quang Minh", "photo_caption"),
        ("Đại diện hai bên tại lễ ký. Ảnh: Trần Lê Minh", "photo_caption"),
        ("Đại diện hai bên tại lễ ký - Ảnh: Bình Minh – TTXVN", "photo_caption"),
        ("Trụ sở của hãng. Ảnh Hoàng Bình", "photo_caption"),
        ("Thủ tướng Trần Văn An và Thủ tướng Lào tại lễ đón", "glued_caption"),
        ("Nạn nhân được đưa tới bệnh viện", "glued_caption"),
        ("Mở ra cơ hội mới cho doanh nghiệp", "glued_heading"),
        ("Lào cũng là đối tác quan trọng của doanh nghiệp", "glued_heading"),
        ("Mở thêm “cửa sổ” cho doanh nghiệp", "glued_heading"),
        ("Tổng thống Pháp (trái) đã bắt tay Thủ tướng Đức.", "caption_placed"),
        ("Ông Trần An (bìa phải) trao quà cho học sinh.", "caption_placed"),
        ("Người dân sơ tán khỏi thành phố ngày 3/6. AFP/TTXVN", "photo_caption"),
        ("Tàu chiến neo tại cảng. Nguồn: Reuters", "photo_caption"),
        ("Đội tàu ra khơi. Ảnh: BÌNH MINH", "photo_caption"),
        ("Video: Đội tàu ra khơi trong buổi sáng sớm.", "video_title"),
        ("Hình minh họa.", "illustration"),
        ("Diễn viên Trần Thị Bình.", "caption_without_verb"),
        ("Tàu sân bay Sao Mai của Không quân Lào.", "caption_without_verb"),
        ("Đối tượng Bình tại cơ quan điều tra.", "caption_without_verb"),
        ("Ký kết biên bản ghi nhớ giữa Công ty An Bình và Lào Telecom.", "caption_without_verb"),
        ("Thủ tướng Trần Văn An tiếp Chủ tịch Lào Telecom Kham Phết.", "caption_sentence"),
        ("Bị cáo Bình tại tòa", "glued_caption"),
        ("Thủ tướng Trần Văn An phát biểu tại hội nghị.", "caption_sentence"),
        ("Bộ trưởng Lê Bình tại phiên họp báo ở Viêng Chăn.", "caption_sentence"),
        ("Quang cảnh buổi hội đàm.", "caption_sentence"),
        ("Phó Thủ tướng Chính phủ Trần Văn An phát biểu tại hội nghị.", "caption_sentence"),
        ("Bộ trưởng Bộ Lao động - Thương binh và Xã hội Lê Bình phát biểu.", "caption_sentence"),
        ("Phó Thủ tướng Trần Văn An dự lễ khai mạc và phát biểu.", "caption_sentence"),
        ("Chủ tịch nước Trần Văn An thăm nhà máy chè.", "caption_sentence"),
        ("Chuyên viên nghề cá ASEAN-EU tại cuộc họp.", "caption_without_verb"),
        ("Nhà ga trung tâm ở Lào.", "caption_without_verb"),
        ("Cảng biển phía tây của Sao Mai.", "caption_without_verb"),
        ("Thủ tướng Trần Văn An và phu nhân trước ngôi đền cổ.", "caption_without_verb"),
        ("Cố Tổng thống Lào Kham Phết.", "caption_sentence"),
        ("Đội cứu hộ cùng các bác sĩ sau vụ lở đất ở Viêng Chăn.", "caption_without_verb"),
        ("Bìa cuốn sách của Trần An.", "caption_without_verb"),
        ("Thứ trưởng Bộ Xây dựng Trần Văn An trao quà cho đồng bào vùng lũ.", "caption_sentence"),
        ("Lãnh đạo Lào Telecom thăm hỏi công nhân.", "caption_sentence"),
        ("Nhà lãnh đạo Lào Kham Phết theo dõi cuộc tập trận ở biên giới.", "caption_sentence"),
        ("Đội tàu ra khơi. Ảnh: Trần An, Lê Bình - TTXVN", "photo_caption"),
        ("Đội tàu ra khơi. Ảnh: Trần An/phóng viên TTXVN tại Lào", "photo_caption"),
        ("Tại hội nghị các quan chức cấp cao (SOM) ở Lào.", "caption_without_verb"),
        ("Các đại biểu dự hội thảo nghề cá.", "caption_sentence"),
        ("Học sinh Lào chăm chú theo dõi buổi thả diều.", "caption_sentence"),
        ("Học sinh Lào chuẩn bị cờ hoa bên cầu tàu.", "caption_sentence"),
        ("Đông đảo bà con xếp hàng trước cổng chợ nổi.", "caption_sentence"),
        ("Nụ cười của thợ mỏ khi ra khỏi hầm.", "caption_sentence"),
        ("Bãi sậy nơi tìm thấy chiếc thuyền.", "caption_sentence"),
        ("Bị cáo Trần An tại phiên tòa sáng 4/5.", "caption_sentence"),
        ("Trong ảnh, Đại sứ Lào tặng quà học sinh.", "caption_sentence"),
        ("Từ trái qua: Ông Trần An là giám đốc; bà Lê Bình là hiệu trưởng.", "caption_sentence"),
        ("Đại diện Sở Xây dựng tặng hoa đoàn Lào.", "caption_sentence"),
        ("Đại tá Kham Phết bắt tay các chỉ huy.", "caption_sentence"),
        ("Hai bị cáo tại tòa. Ảnh báo Sao Mai.", "photo_caption"),
        ("Đội tàu ra khơi. Ảnh ghép: Reuters", "photo_caption"),
        (
            "(Ảnh: Đội tàu ra khơi buổi sáng sớm hôm mồng ba tết, khi trời còn mờ sương và gió đã lặng. Nguồn: AP).",
            "photo_credit",
        ),
        ("________", "rule_of_dashes"),
        ("[Việt Nam và Lào ký nhiều văn kiện hợp tác quan trọng]", "related_in_brackets"),
        (">>> Việt Nam và Lào ký nhiều văn kiện hợp tác ", "related_arrow"),
    ],
)
def test_what_is_glued_between_two_sentences_goes(noise, reason):
    body, removed = strip(f"{BEFORE} {noise} {AFTER}")
    assert body == f"{BEFORE}\n{AFTER}"
    assert removed == [(noise.strip(), reason)]


@pytest.mark.parametrize(
    "noise",
    [
        "Thủ tướng Trần Văn An tiếp Đại sứ Lào.",
        "Thủ tướng Trần Văn An tiếp Đại sứ Lào",
        "Ảnh minh họa.",
        "Tổng thống Mỹ John Smith (trái) và Tổng thống Pháp Paul Martin.",
        "Máy bay của hãng tại sân bay Nội Bài",
    ],
)
def test_pictures_are_usual_at_the_beginning_of_the_body(noise):
    body, removed = strip(f"{noise} {AFTER}")
    assert body == AFTER
    assert [text for text, _ in removed] == [noise]


def test_the_first_sentence_shows_a_picture_where_the_news_begins_after_it():
    caption, news = "Đoàn xe chở hàng rời cửa khẩu.", "Theo TTXVN, đoàn xe chở 40 tấn gạo."
    assert strip(f"{caption} {news}") == (news, [(caption, "caption_before_news")])
    told = "Đoàn xe này rời cửa khẩu."
    assert strip(f"{told} {news}") == (f"{told} {news}", [])


@pytest.mark.parametrize(
    "told",
    [
        "Thủ tướng Trần Văn An gặp Chủ tịch Hạ viện Lào Kham Phết.",
        "Bộ trưởng Lê Bình thăm nhân viên Đại sứ quán Việt Nam ở Peru.",
        "Bộ trưởng Lê Bình chúc mừng báo Sao Mai.",
        "Thủ tướng Trần Văn An trao đổi với Đại sứ Lào.",
    ],
)
def test_short_sentences_that_tell_whom_somebody_meets_are_news(told):
    assert strip(f"{BEFORE} {told} {AFTER}") == (f"{BEFORE} {told} {AFTER}", [])


def test_a_caption_whose_person_opens_the_next_sentence_goes():
    caption = "Đại sứ Trần Thị Bình trao đổi cùng sinh viên Lào."
    told = "Đại sứ Trần Thị Bình cho biết hai nước sẽ cấp thêm học bổng."
    assert strip(f"{BEFORE} {caption} {told}") == (f"{BEFORE}\n{told}", [(caption, "caption_repeated")])


def test_a_sentence_that_only_says_what_another_one_says_is_a_caption():
    caption = "Công ty An Bình ký thỏa thuận hợp tác với Công ty Lào Telecom."
    told = f"{caption.removesuffix('.')} trong ba năm."
    assert strip(f"{caption} {AFTER} {told}") == (f"{AFTER} {told}", [(caption, "caption_repeated")])
    assert strip(f"{told} {AFTER} {caption}") == (f"{told} {AFTER}", [(caption, "caption_repeated")])
    assert strip(f"{caption} {AFTER} {caption}") == (f"{caption} {AFTER}", [(caption, "caption_repeated")])


def test_a_sentence_that_repeats_the_title_is_a_caption():
    title = "Lào và Thái Lan mở lại cửa khẩu biên giới"
    stripped = strip_boilerplate(f"{BEFORE} {title}. {AFTER}", LEAD, title)
    assert (stripped.body, stripped.removed) == (f"{BEFORE}\n{AFTER}", [(f"{title}.", "caption_repeated")])


def test_the_first_line_without_a_full_stop_is_a_caption_though_it_quotes():
    caption = 'Hà Nội yêu cầu khảo sát lại "loa phường" trong năm nay'
    assert strip(f"{caption}\n{AFTER}\n{BEFORE}") == (f"{AFTER}\n{BEFORE}", [(caption, "caption_line")])


def test_two_sentences_without_a_full_stop_in_a_row_are_captions():
    first, second = "Đến cửa khẩu, đoàn đã dừng lại rất lâu", "Sau đó, đoàn tàu đã đi tiếp"
    body, removed = strip(f"{BEFORE} {first} {second} {AFTER}")
    assert body == f"{BEFORE}\n{AFTER}"
    assert removed == [(first, "captions_in_row"), (second, "captions_in_row")]


def test_a_line_without_a_full_stop_between_paragraphs_goes():
    label = "Mở thêm nhiều đường bay thẳng"
    lines = [BEFORE, AFTER, BEFORE, label, AFTER, BEFORE]
    stripped = strip_boilerplate("\n".join(lines))
    assert stripped.body == "\n".join(line for line in lines if line != label)
    assert stripped.removed == [(label, "label_line")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lào Telecom tăng vốn tại Viêng Chăn.",
        "Bộ trưởng Lê Bình tiếp thu ý kiến của các bên.",
        "Thủ tướng Trần Văn An đã phát biểu tại hội nghị.",
        "Thủ tướng Trần Văn An tiếp Đại sứ Lào và cho biết hai nước sẽ hợp tác.",
        "Hai nhà lãnh đạo trao đổi về khả năng tàu hải quân thăm cảng Việt Nam và các biện pháp hợp tác.",
        "Chủ tịch Trung Quốc và Tổng thống Nga thông báo sáng kiến sau cuộc gặp tại Moskva.",
        "Thủ tướng Trần Văn An chủ trì lễ đón.",
        "Thủ tướng Trần Văn An dự kiến gặp Thủ tướng Lào.",
        "Thủ tướng Trần Văn An thăm Lào từ ngày 20 tới 22/5.",
        "Thủ tướng Trần Văn An thăm chính thức Lào.",
        "Thủ tướng Trần Văn An gặp khó khăn.",
        "Công ty An Bình ký biên bản ghi nhớ với Công ty Lào Telecom.",
        "Hội nghị do Liên đoàn Các nhà doanh nghiệp tổ chức.",
        "Bộ trưởng (ảnh) cho rằng hai bên cần hợp tác.",
        "Về dự án này, ông Trần An (trái) cho biết hai bên sẽ hợp tác.",
        "Điều 5 [của hiệp định] được sửa đổi.",
        "Ông xem bộ phim Những ngày tháng Tám tại Vientiane.",
        "Lào hạn chế xuất khẩu gạo ở biên giới.",
        "Cảng Sao Mai dài 300 mét với hai cầu tàu.",
    ],
)
def test_sentences_of_the_article_stay(sentence):
    assert strip(f"{BEFORE} {sentence} {AFTER}") == (f"{BEFORE} {sentence} {AFTER}", [])


@pytest.mark.parametrize(
    "following",
    [
        "Hãng tin Sao Mai cho biết hai nước sẽ hợp tác.",
        "Tờ Sao Mai cho rằng hai nước sẽ hợp tác.",
        "Trên lĩnh vực hàng không, hai nước sẽ hợp tác.",
        "Dường như hai nước sẽ hợp tác.",
        "Mục tiêu là nối hai thủ đô.",
        "“Chúng tôi mong chờ đường bay này”, ông An nói.",
        "Hồi tháng 5, hai nước đã mở đường bay.",
        "Người phát ngôn Bộ Ngoại giao Lào cho biết hai nước sẽ hợp tác.",
    ],
)
def test_words_that_open_a_sentence_end_the_heading_before_them(following):
    heading = "Mở đường bay mới tới Lào"
    assert strip(f"{BEFORE} {heading} {following}") == (f"{BEFORE}\n{following}", [(heading, "glued_heading")])


@pytest.mark.parametrize(
    "sentence",
    [
        "Chính phủ đã trình Quốc hội Tờ trình về đường bay mới.",
        "Tổng Giám đốc Hãng thông tấn Lào đã tới dự.",
        "Hai bên đã tiến hành Cuộc gặp cấp cao lần thứ nhất.",
        "Lực lượng Tên lửa đã tới dự.",
        "Đoàn của Cơ quan Phòng thủ Tên lửa cũng có mặt.",
        "Tổng thống Lào Kham Phết tuyên thệ nhậm chức ngày 14/5.",
        "Khách mời phấn khởi khi Người đứng đầu hãng tới dự.",
        "Liên minh Các lực lượng miền núi cũng có mặt.",
        "Xa lộ Viêng Chăn ùn tắc sau những cơn mưa.",
        "Ông An nói “Chúng tôi mong chờ đường bay này”.",
        "Ông An chia sẻ “Tôi mong chờ đường bay này”.",
        "Dự án gồm (1) Tăng cường liên kết và (2) Thời gian.",
    ],
)
def test_words_of_names_open_no_sentence(sentence):
    assert strip(f"{BEFORE} {sentence} {AFTER}") == (f"{BEFORE} {sentence} {AFTER}", [])


def test_a_sentence_that_leans_on_the_one_before_stays_though_a_credit_follows():
    body, removed = strip(f"{BEFORE} Tuy nhiên, việc này cần thời gian. Ảnh: Reuters {AFTER}")
    assert body == f"{BEFORE} Tuy nhiên, việc này cần thời gian.\n{AFTER}"
    assert removed == [("Ảnh: Reuters", "photo_credit")]


def test_a_forgotten_full_stop_parts_two_sentences_and_removes_none():
    first = BEFORE.removesuffix(".")
    assert strip(f"{first} {AFTER}") == (f"{first}\n{AFTER}", [])


@pytest.mark.parametrize(
    "fragment",
    [
        "Theo đó, hai nước sẽ mở lại đường bay vào cuối năm",  # opens like a sentence
        "Bộ trưởng khẳng định hai nước sẽ mở lại đường bay",  # reports speech
    ],
)
def test_fragments_that_tell_something_are_kept_where_they_may_be_sentences(fragment):
    assert strip(f"{BEFORE} {fragment} {AFTER}") == (f"{BEFORE} {fragment}\n{AFTER}", [])


def test_a_name_that_looks_like_the_beginning_of_a_sentence_ends_no_heading():
    assert strip(f"{BEFORE} Đoàn xe đã dừng trên đường tới Lăng Cha Cả vào buổi trưa. {AFTER}")[1] == []


def test_captions_of_a_gallery_at_the_end_stand_between_runs_of_spaces():
    pictures = ["Đoàn tàu rời ga.", "Hành khách rất vui.", "Nhà ga được xây năm 1936."]
    body, removed = strip(f"{BEFORE} {AFTER} {'  '.join(pictures)}  ")
    assert body == f"{BEFORE} {AFTER}"
    assert removed == [(picture, "gallery") for picture in pictures]


def test_runs_of_spaces_in_the_text_are_no_gallery():
    assert strip(f"{BEFORE}  Hai bên rất vui.  {AFTER} ")[1] == []


def test_a_last_sentence_that_leads_on_to_pictures_goes():
    last = "Một số hình ảnh của buổi lễ:"
    assert strip(f"{BEFORE} {AFTER} {last}") == (f"{BEFORE} {AFTER}", [(last, "leads_on")])
    told = "Hai bên nhất trí:"
    assert strip(f"{BEFORE} {AFTER} {told}") == (f"{BEFORE} {AFTER} {told}", [])


def test_pictures_that_end_an_article_go_with_the_words_that_lead_on_to_them():
    leads, shown = "Một số hình ảnh của buổi lễ:", "Hai đoàn tàu rời ga. Hành khách rất vui."
    assert strip(f"{BEFORE} {AFTER} {leads} {shown}") == (f"{BEFORE} {AFTER}", [(f"{leads} {shown}", "gallery")])
    told = "Đại sứ Lào cho biết chuyến tàu chở 40 tấn gạo."
    assert strip(f"{BEFORE} {leads} {told}") == (f"{BEFORE}\n{told}", [(leads, "gallery")])
    assert strip(f"{BEFORE} Xem clip tàu rời ga: {AFTER}") == (
        f"{BEFORE}\n{AFTER}",
        [("Xem clip tàu rời ga:", "see_film")],
    )


@pytest.mark.parametrize(
    "last",
    [
        "Chúng tôi sẽ tiếp tục cập nhật.",
        "Báo Sao Mai sẽ tiếp tục thông tin về chuyến thăm.",
        "Sao Mai tiếp tục cập nhật.",
    ],
)
def test_a_last_sentence_by_which_the_publisher_promises_more_goes(last):
    assert strip(f"{BEFORE} {AFTER} {last} Minh An") == (
        f"{BEFORE} {AFTER}",
        [(last, "leads_on"), ("Minh An", "byline")],
    )
    told = "Bộ Ngoại giao sẽ tiếp tục cập nhật tin về đoàn tàu."
    assert strip(f"{BEFORE} {AFTER} {told}") == (f"{BEFORE} {AFTER} {told}", [])


@pytest.mark.parametrize(
    ("caption", "news"),
    [
        (
            "Thủ tướng Trần Văn An hội kiến Thủ tướng Lào Kham Phết",
            "Tổng thống Lào Bun Ma cũng hoan nghênh chuyến thăm.",
        ),
        (
            "Đại sứ Lào Kham Phết tại Hà Nội",
            "“Hai nước sẽ mở thêm cửa khẩu để người dân đi lại dễ dàng hơn trong những năm tới”, ông nói.",
        ),
    ],
)
def test_a_caption_ends_where_somebody_else_acts_or_is_quoted(caption, news):
    assert strip(f"{BEFORE} {caption} {news}") == (f"{BEFORE}\n{news}", [(caption, "glued_caption")])


@pytest.mark.parametrize(
    "told",
    [
        "Ảnh hưởng từ việc Lào ngừng cung cấp điện là rất lớn.",
        "Ảnh vệ tinh do Lào cung cấp cho thấy mưa lớn.",
        "Những hình ảnh mới công bố cho thấy: mưa còn lớn.",
        "Xem video của Lào, phía Peru kết luận: mưa còn lớn.",
        "Lực lượng hải quân hai nước tập luyện cứu hộ tại vùng biển phía nam từ ngày 3/5.",
        "Lực lượng Lào và Peru tuần tra chung tại vùng cửa sông.",
        "Hồ Đại Lải, nơi diễn ra hội nghị, cạn nước từ tuần qua.",
        "Trường hợp nơi xảy ra tranh chấp do hai bên bàn riêng.",
    ],
)
def test_what_only_begins_like_a_picture_is_told(told):
    assert strip(f"{BEFORE} {told} {AFTER}") == (f"{BEFORE} {told} {AFTER}", [])


def test_offices_and_titles_of_works_inside_a_sentence_end_no_caption():
    for told in (
        "Ông Trần Văn An, Phó Chủ tịch nước cũng dự.",
        "Lễ ra mắt sách “Việt Nam và Lào” diễn ra sáng 4/5.",
        "Bộ trưởng Lào Kham Phết dự hội thảo “Nghề nuôi cá lồng trên sông lớn và đời sống của người dân hai bờ”.",
    ):
        assert strip(f"{BEFORE} {told} {AFTER}") == (f"{BEFORE} {told} {AFTER}", [])


def test_a_sentence_that_says_what_the_title_says_is_a_caption():
    title = "Đoàn xiếc kết thúc chuyến thăm Lào và dự liên hoan ở Viêng Chăn"
    caption = "Đoàn xiếc kết thúc vui vẻ chuyến thăm Lào và dự liên hoan ở Viêng Chăn."
    stripped = strip_boilerplate(f"{BEFORE} {caption} {AFTER}", LEAD, title)
    assert (stripped.body, stripped.removed) == (f"{BEFORE}\n{AFTER}", [(caption, "caption_repeated")])


def test_related_news_at_the_end_of_a_line_go_with_the_byline_before_them():
    tail = "Minh An - Thể thao An Bình | 07:30 08/02/2017 Tin liên quan Lào thắng lớn Đội trưởng trở lại"
    assert strip(f"{BEFORE} {AFTER} {tail}")[0] == f"{BEFORE} {AFTER}"


def test_a_caption_ends_where_its_first_words_come_again():
    caption = "Thủ tướng Trần Văn An tiếp kiều bào tại Lào"
    told = "Thủ tướng Trần Văn An cho biết quan hệ hai nước phát triển tốt đẹp."
    assert strip(f"{BEFORE} {caption} {told}") == (f"{BEFORE}\n{told}", [(caption, "glued_caption")])


@pytest.mark.parametrize(
    "byline",
    [
        "Việt Minh/VOV",
        "TTXVN/Tin Tức",
        "Hoàng Bình (TTXVN)",
        "Kim Anh (P/v TTXVN tại Brussels)",
        "(Theo Sputnik)",
        "Theo VGP",
        "Nguồn: congthuong.vn",
        "N.M",
        "V.H.",
        "AN BÌNH (Dân trí)",
        "Thái An - Trần Bình (Theo VGP)",
        "Minh An (tổng hợp)",
        "Minh An/VOV.VN Minh An/VOV.VN",
        "Xuân Bình -",
    ],
)
def test_bylines_after_the_last_sentence(byline):
    stripped = strip_boilerplate(f"{BEFORE} {AFTER} {byline} ", LEAD)
    assert stripped.body == f"{BEFORE} {AFTER}"
    assert stripped.byline == byline


@pytest.mark.parametrize("byline", ["Minh An (Theo Reuters)", "(tổng hợp)", "Minh An (lược dịch)"])
def test_bylines_without_a_full_stop_before_them(byline):
    stripped = strip_boilerplate(f"{BEFORE} {AFTER.removesuffix('.')} {byline} ", LEAD)
    assert stripped.body == f"{BEFORE} {AFTER.removesuffix('.')}"
    assert stripped.byline == byline


@pytest.mark.parametrize(
    ("prefix", "credit"),
    [
        ("(VOV5)- ", "VOV5"),
        ("(Dân trí) ", "Dân trí"),
        ("TTO - ", "TTO"),
        ("(TTXVN) - ", "TTXVN"),
        ("Online - ", "Online"),
    ],
)
def test_datelines_of_publishers_go(prefix, credit):
    in_body, in_lead = strip_boilerplate(prefix + BEFORE), strip_boilerplate(AFTER, prefix + LEAD)
    assert (in_body.body, in_body.credit) == (BEFORE, credit)
    assert (in_lead.lead, in_lead.credit) == (LEAD, credit)
    assert in_lead.removed == [(prefix.strip(), "dateline")]


def test_other_words_in_brackets_are_no_dateline():
    assert strip_boilerplate("(Lào) - Hai nước hợp tác.").body == "(Lào) - Hai nước hợp tác."


PORTAL = f"""{BEFORE}

20220510-ta1.jpg

Thủ tướng phát biểu tại cuộc hội đàm

{AFTER}

Việt Nam và Lào hợp tác - ảnh 1
Hai Thủ tướng tại lễ ký. (Ảnh: Minh Bình/Vietnam+)

Công ty An Bình và Công ty Lào Telecom ký kết hợp tác

Hai bên nhất trí gặp lại nhau tại Viêng Chăn./.

Minh An
banner
icon

Cổng dịch vụ
quốc gia

Xem chi tiết icon
Top"""


def test_lines_of_a_portal():
    body, removed = strip(PORTAL, None)
    assert body.split("\n") == [BEFORE, AFTER, "Hai bên nhất trí gặp lại nhau tại Viêng Chăn./."]
    assert [reason for _, reason in removed] == [
        "picture_file",
        "caption_after_picture",
        "picture_number",
        "caption_after_picture",
        "caption_line",
        "byline",
        "portal_foot",
    ]


@pytest.mark.parametrize(
    "foot", ["Tin liên quan", "Các tin/bài khác", "Tin bài liên quan:", "Phản hồi", "Bài viết liên quan"]
)
def test_the_foot_goes_with_all_that_follows(foot):
    body, removed = strip(f"{BEFORE}\n{AFTER}\n{foot}\nMột tin khác rất dài có dấu chấm cuối câu.\nTin nữa.", None)
    assert body == f"{BEFORE}\n{AFTER}"
    assert [reason for _, reason in removed] == ["portal_foot"]


def test_lines_of_a_list_at_the_end_stay():
    body = f"{AFTER}\nCác dự án gồm:\n- Cầu Hữu Nghị\n- Đường số 9\n- Trường học\n- Bệnh viện\n- Chợ biên giới"
    assert strip(body, None) == (body, [])


@pytest.mark.parametrize(
    ("wrapped", "joined"),
    [
        ("theo báo \nThe Nation\n, hai bên", "theo báo The Nation, hai bên"),
        ("trên trang \nVOV\n cho biết", "trên trang VOV cho biết"),
        ("gọi là “\nđối tác\n” quan trọng", "gọi là “đối tác” quan trọng"),
        ("Một câu.\nMột đoạn khác", "Một câu.\nMột đoạn khác"),
        ("Tiêu đề\n\nĐoạn văn", "Tiêu đề\n\nĐoạn văn"),
    ],
)
def test_lines_broken_around_links_are_joined(wrapped, joined):
    assert unwrap(wrapped) == joined


PIECES = st.sampled_from(
    [
        BEFORE,
        AFTER,
        "Ảnh: ",
        "(Ảnh: An/TTXVN)",
        "Minh Bình",
        "[tin khác về hợp tác Việt - Lào]",
        "\n",
        " ",
        "  ",
        "Tại",
        "Xem thêm:",
        ">>",
        "Top",
        "- ảnh 1",
        "a.jpg",
        "Ngày 5/6",
        "Video: ",
        "Thủ tướng ",
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join), st.sampled_from([None, LEAD]))
def test_nothing_is_lost_in_silence(body, lead):
    stripped = strip_boilerplate(body, lead)
    words = sorted(" ".join([stripped.body, *(text for text, _ in stripped.removed)]).split())
    assert words == sorted(unwrap(body).split())


@pytest.mark.parametrize(
    "end",
    [
        "Tài liệu tham khảo: [1] https://example.org/a.html [2] https://example.org/b.html Trần An",
        "[1] https://example.org/a.html [2] https://example.org/b.html",
        "Mời các bạn đón đọc kỳ 2: Ngày trở về trên số báo ra ngày 5/6",
        "Đón đọc kì 2: “Ngày trở về” vào sáng mai.",
        "theo Sao Mai",
    ],
)
def test_what_leads_away_from_the_end_of_an_article_goes(end):
    assert strip(f"{BEFORE} {AFTER} {end}")[0] == f"{BEFORE} {AFTER}"


def test_works_that_an_article_rests_on_go_line_by_line():
    works = "Tài liệu tham khảo:\n[1] https://example.org/a.html\n[2] https://example.org/b.html"
    body, removed = strip(f"{BEFORE}\n{AFTER}\n{works}\nTrần An")
    assert body == f"{BEFORE}\n{AFTER}"
    assert removed[0] == (works, "references")


def test_a_source_on_a_last_line_goes_though_a_space_stands_before_it():
    assert strip(f"{BEFORE}\n{AFTER}\n Theo Sao Mai")[0] == f"{BEFORE}\n{AFTER}"


def test_a_caption_behind_a_heading_goes_with_it():
    heading, caption = "Một cây cầu đổi dòng lịch sử", "Cố Tổng thống Lào Kham Phết."
    body, removed = strip(f"{BEFORE} {heading} {caption} {AFTER}")
    assert body == f"{BEFORE}\n{AFTER}"
    assert removed == [(heading, "glued_heading"), (caption, "caption_sentence")]


def test_a_line_that_names_somebody_is_a_caption():
    caption = "Các chiến sĩ cứu hộ ở Viêng Chăn."
    assert strip(f"{BEFORE}\n{caption}\n{AFTER}") == (f"{BEFORE}\n{AFTER}", [(caption, "caption_without_verb")])


def test_a_row_of_captions_at_the_end_goes_as_a_whole():
    row = (
        "Các đại biểu chụp ảnh lưu niệm Ông Trần An phát biểu Một gian hàng của Lào "
        "Trong hội chợ có nhiều món ăn Lào Một món được yêu thích MINH AN"
    )
    body, removed = strip(f"{BEFORE} {AFTER} {row}")
    assert body == f"{BEFORE} {AFTER}"
    assert removed == [(row, "gallery")]


@pytest.mark.parametrize(
    "news",
    ["Theo Đại sứ Lào Kham Phết, hai nước sẽ ký hiệp định về nước", "Trong cuộc gặp, ông An khẳng định sẽ giúp Lào"],
)
def test_news_behind_a_row_of_captions_stays_though_it_lacks_its_stop(news):
    row = "Các đại biểu chụp ảnh lưu niệm Ông Trần An phát biểu tại lễ"
    assert strip(f"{BEFORE} {AFTER} {row} {news}")[0].endswith(news)


def test_a_byline_and_a_source_on_a_last_line_go():
    assert strip(f"{BEFORE}\n{AFTER}\nTrần An\n Theo Đời mới Plus")[0] == f"{BEFORE}\n{AFTER}"


@pytest.mark.parametrize(
    ("told", "credit"),
    [
        ("Sau khi hai bên ký thỏa thuận ở Viêng Chăn, dự án sẽ bắt đầu.", "Ảnh: Reuters"),
        ("Mặt khác, hai bên cũng bàn về đường bay mới.", "Nguồn ảnh: Reuters"),
        ("Hãng hàng không Sao Mai cho biết đã ký hợp đồng với Lào.", "Ảnh minh họa."),
    ],
)
def test_of_a_sentence_of_the_article_only_the_credit_goes(told, credit):
    assert strip(f"{BEFORE} {told} {credit} {AFTER}") == (f"{BEFORE} {told}\n{AFTER}", [(credit, "photo_credit")])
