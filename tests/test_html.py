import pytest

from flows.extract.html import HtmlError, read_html

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html lang="vi"><head><title>Việt Nam và Lào ký kết hợp tác - Báo Mẫu</title>
<meta property="og:site_name" content="Báo Mẫu">
<meta property="og:url" content="https://mau.example/tin/1.html">
<meta property="article:published_time" content="2022-06-10T09:00:00+07:00"></head><body>
<nav><a href="/">Trang chủ</a><a href="/tin">Tin tức</a></nav>
<article><h1>Việt Nam và Lào ký kết hợp tác</h1>
<p>Chiều 10/6, tại Hà Nội, Bộ trưởng đã tiếp và làm việc với đoàn đại biểu của Bộ Công nghệ và Truyền thông Lào.</p>
<p>Hai bên nhất trí thúc đẩy hợp tác trong lĩnh vực chuyển đổi số và bưu chính, củng cố quan hệ giữa hai nước.</p>
<ul><li>Đào tạo cán bộ cho hai bộ trong các năm tới;</li><li>Trao đổi kinh nghiệm quản lý tần số.</li></ul>
<p>Tại buổi tiếp, hai Bộ trưởng đã chứng kiến lễ ký kết biên bản ghi nhớ giữa các doanh nghiệp của hai nước.</p>
</article>
<div class="comments"><p>Bình luận: bài viết rất hay và bổ ích, cảm ơn tòa soạn.</p></div>
<footer><p>Giấy phép số 1/GP</p></footer></body></html>"""


def test_takes_article_and_metadata_out_of_the_page():
    page = read_html(PAGE, None)
    lines = page.text.split("\n")
    assert lines[-1].endswith("giữa các doanh nghiệp của hai nước.")
    assert any("Đào tạo cán bộ" in line for line in lines)
    assert "Trang chủ" not in page.text
    assert "Bình luận" not in page.text
    assert page.title == "Việt Nam và Lào ký kết hợp tác"
    assert (page.published, page.publisher) == ("2022-06-10", "Báo Mẫu")
    assert page.url == "https://mau.example/tin/1.html"


def test_the_address_given_wins():
    assert read_html(PAGE, "https://mau.example/goc").url == "https://mau.example/goc"


def test_the_same_page_gives_the_same_result_again():
    assert read_html(PAGE, None) == read_html(PAGE, None)


@pytest.mark.parametrize("html", ["", "   ", "<html></html>", "<html><body><script>x()</script></body></html>"])
def test_a_page_without_article_is_refused(html):
    with pytest.raises(HtmlError):
        read_html(html, None)
