import tomllib
import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from transforms.event_lexicon import load_event_lexicon
from transforms.terms import lower

DATA = tomllib.loads(files("seeds").joinpath("lexicon/events.toml").read_text(encoding="utf-8"))
TYPES = {
    "meeting", "call", "visit", "signing", "conference", "request", "offer", "aid", "invitation", "message",
    "appointment", "ceremony",
}  # fmt: skip
ROLES = {
    "host", "guest", "head_of_delegation", "signatory", "witness", "caller", "asker", "addressee", "giver", "receiver",
    "participant",
}  # fmt: skip


def triggers(text):
    return [(hit.payload.phrase, hit.payload.type) for hit in load_event_lexicon().scanner.scan(lower(text))]


def test_every_type_has_its_codes():
    types = load_event_lexicon().types
    assert set(types) == TYPES
    assert all(len(t.cameo) == 3 and t.cameo.isdigit() for t in types.values())
    assert {t.plover.partition(":")[0] for t in types.values()} <= {"CONSULT", "SUPPORT", "REQUEST", "AGREE", "AID"}
    assert {name for name, t in types.items() if t.wish} == {"request", "offer", "invitation"}


@pytest.mark.parametrize("entry", DATA["triggers"], ids=lambda e: f"{e['type']}-{e['frame']}-{e['phrases'][0]}")
def test_a_block_of_triggers_is_written_right(entry):
    assert entry["type"] in TYPES | {"none"}
    assert {entry["subject"], entry["object"]} <= ROLES
    for phrase in entry["phrases"]:
        assert phrase == unicodedata.normalize("NFC", phrase.lower()).strip()


def test_no_phrase_means_two_things():
    meanings = Counter(
        phrase for entry in DATA["triggers"] for phrase in set(entry["phrases"])
    )  # the last block would win in silence
    assert [phrase for phrase, blocks in meanings.items() if blocks > 1] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thủ tướng tiếp Đại sứ", [("tiếp", "meeting")]),
        ("Hai nước tiếp tục hợp tác", [("tiếp tục", "none")]),
        ("Tổng Thư ký đăng ký dự", [("tổng thư ký", "none"), ("đăng ký", "none")]),
        ("Đoàn sang thăm và làm việc tại Lào", [("sang thăm và làm việc", "visit")]),
        ("Hai bên tổ chức cuộc họp báo", [("cuộc họp báo", "none")]),
        ("Việt Nam là nước mong muốn đón tiếp đoàn", [("mong muốn đón tiếp", "invitation")]),
        ("Theo lời mời của Thủ tướng", [("theo lời mời", "none")]),
        ("Công ty gặp khó khăn", [("gặp khó khăn", "none")]),
    ],
)
def test_the_longest_phrase_tells_what_is_meant(text, found):
    assert triggers(text) == found
