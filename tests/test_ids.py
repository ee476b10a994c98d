import re

from hypothesis import given
from hypothesis import strategies as st

from transforms.ids import stable_id

KEYS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\x1f")) | st.integers(), min_size=1, max_size=4
)


def test_ids_stay_what_they_were():
    """A warehouse outlives the program that wrote it: equal keys must give the old ids."""
    assert stable_id("e", "doc", "meeting", "LA", "VN", None, 3) == "e_0560d4b1115a5c982b52"


@given(KEYS)
def test_ids_are_short_and_tell_their_kind(key):
    assert re.fullmatch(r"s_[0-9a-f]{20}", stable_id("s", *key))
    assert stable_id("s", *key) == stable_id("s", *key)


@given(KEYS, KEYS)
def test_other_keys_have_other_ids(a, b):
    if list(map(str, a)) != list(map(str, b)):
        assert stable_id("x", *a) != stable_id("x", *b)


def test_borders_between_parts_of_a_key_count():
    assert stable_id("e", "ab", "c") != stable_id("e", "a", "bc")
