import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.terms import TermScanner, lower

SYLLABLES = ["tiếp", "tục", "ký", "kết", "nước", "mong", "muốn", "đón", "đăng", "a", "ab", "đ"]
PHRASES = st.lists(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8)
TEXTS = st.lists(st.sampled_from([*SYLLABLES, ",", ".", "(", "x", "2"]), max_size=20).flatmap(
    lambda words: st.lists(st.sampled_from([" ", "", "\n"]), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    )
)


def found(phrases, text):
    return [text[hit.start : hit.end] for hit in TermScanner((p, p) for p in phrases).scan(text)]


@pytest.mark.parametrize(
    ("phrases", "text", "hits"),
    [
        (["ký", "ký kết"], "hai bên ký kết thỏa thuận", ["ký kết"]),
        (["tiếp", "tiếp tục"], "tiếp tục tiếp đoàn", ["tiếp tục", "tiếp"]),
        (["ký"], "đăngký kýtên", []),
        (["ký"], "(ký), ký.", ["ký", "ký"]),
        (["ước mong", "mong muốn"], "hai nước mong muốn hợp tác", ["mong muốn"]),
        (["hội đàm với", "với ông"], "hội đàm với ông", ["hội đàm với"]),
        ([], "không có gì", []),
    ],
    ids=["longest", "held by a longer phrase", "inside a word", "marks", "phrase in a word", "leftmost", "empty"],
)
def test_finds_whole_phrases(phrases, text, hits):
    assert found(phrases, text) == hits


def test_tells_what_the_lexicon_says_of_a_phrase():
    (hit,) = TermScanner([("ký", "signing"), ("thăm", "visit")]).scan("ông thăm lào")
    assert (hit.start, hit.end, hit.payload) == (4, 8, "visit")


@given(PHRASES, TEXTS)
def test_hits_are_whole_phrases_in_order_without_overlap(phrases, text):
    end = 0
    for hit in TermScanner((p, p) for p in phrases).scan(text):
        assert hit.start >= end
        end = hit.end
        assert text[hit.start : hit.end] == hit.payload
        assert not text[: hit.start][-1:].isalnum()
        assert not text[hit.end :][:1].isalnum()


@given(PHRASES, TEXTS)
def test_no_free_standing_phrase_is_overlooked(phrases, text):
    """Where nothing was found, no phrase stands as whole words."""
    hits = list(TermScanner((p, p) for p in phrases).scan(text))
    covered = [any(hit.start <= place < hit.end for hit in hits) for place in range(len(text))]
    for phrase in phrases:
        start = text.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            if not text[:start][-1:].isalnum() and not text[end:][:1].isalnum():
                assert any(covered[start:end])
            start = text.find(phrase, start + 1)


@given(st.text())
def test_lowering_keeps_every_offset(text):
    lowered = lower(text)
    assert len(lowered) == len(text)
    assert all(a == b or a.lower() == b or len(a.lower()) > 1 for a, b in zip(text, lowered, strict=True))


def test_lowering_keeps_offsets_behind_letters_that_grow():
    text = "İstanbul và Hà Nội"
    assert lower(text)[text.index("Hà Nội") :] == "hà nội"
