import polars as pl

from transforms.language import language


def test_tells_vietnamese_english_and_the_rest_apart():
    texts = pl.Series(
        [
            "Thủ tướng tiếp Đại sứ Lào, hai bên ký thỏa thuận hợp tác.",
            "The minister met the ambassador of Laos in Hanoi on Friday, and the two sides signed an agreement.",
            "Le ministre a reçu l'ambassadeur du Laos à Hanoï; les deux parties ont signé un accord.",
            "Thu tuong tiep Dai su Lao, hai ben ky thoa thuan hop tac.",
            "12345",
            "",
        ]
    )
    assert language(texts).to_list() == ["vi", "en", "und", "und", "und", "und"]


def test_foreign_names_do_not_hide_vietnamese():
    text = "Tổng thống Emmanuel Macron và Thủ tướng Angela Merkel gặp nhau tại Brussels bên lề Hội nghị G20."
    assert language(pl.Series([text])).to_list() == ["vi"]
