import pytest
from ahocorasick_rs import Implementation, MatchKind
from hypothesis import given
from hypothesis import strategies as st

from transforms.letters import automaton, letters_of


@given(st.text())
def test_every_letter_is_one_byte(text):
    assert len(letters_of(text)) == len(text)


@given(st.text("aàảãáạăâbcdđeèêghiìĩkýơưứựỷžșñ –’1,.", max_size=30))
def test_different_letters_have_different_bytes(text):
    assert len(set(letters_of(text))) == len(set(text))


def test_finds_offsets_of_letters():
    found = automaton(["lào", "đức"], MatchKind.Standard, Implementation.DFA)
    assert found.find_matches_as_indexes(letters_of("😀 lào và đức")) == [(0, 2, 5), (1, 9, 12)]


def test_a_letter_of_another_alphabet_is_an_error():
    with pytest.raises(UnicodeEncodeError):
        automaton(["москва"], MatchKind.Standard, Implementation.DFA)
