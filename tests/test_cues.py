import tomllib
import unicodedata
from importlib.resources import files

import pytest

from transforms.cues import alternation, cue

CUES = tomllib.loads(files("seeds").joinpath("lexicon/cues.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CUES)
def test_words_of_a_cue_can_match(name):
    """Texts come in small letters, NFC: a word written otherwise would never be found."""
    for word in CUES[name]["words"]:
        assert word == unicodedata.normalize("NFC", word.lower()).strip()
        assert cue(name).search(f"hai bên, {word} (nước)")


def test_the_longest_word_wins():
    assert cue("canceled").search("đã hủy bỏ").group() == "hủy bỏ"
    assert alternation(["ký", "ký kết", "ký"]) == r"ký\ kết|ký"


@pytest.mark.parametrize("text", ["hoãnlại", "trì-hoãnx", "thủyhủy"])
def test_a_cue_is_a_whole_word(text):
    assert cue("canceled").search(text) is None


def test_an_unknown_cue_is_an_error():
    with pytest.raises(KeyError):
        cue("no such cue")


@pytest.mark.parametrize("name", CUES)
def test_a_cue_holds_a_word_once(name):
    told = CUES[name]["words"]
    assert len(set(told)) == len(told)
