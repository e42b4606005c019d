"""How foreign text is shown: what can't be seen, or would act, is written as an escape."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.text import MAX_MARKS, acts, visible

ACUTE = "\u0301"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("a b", "a b", id="plain"),
        pytest.param("a\tb\nc\rd", r"a\tb\nc\rd", id="white-space-that-moves"),
        pytest.param("\x00\x1b[2J\x7f\x9b", r"\x00\x1b[2J\x7f\x9b", id="controls"),
        pytest.param("a\u202eb\u2066c\u200f", r"a\u202eb\u2066c\u200f", id="bidirectional"),
        pytest.param("a\u2028b\ufeffc", r"a\u2028b\ufeffc", id="separator-and-mark"),
        pytest.param("\udc80", r"\udc80", id="a-byte-that-is-no-utf-8"),
        pytest.param("Ağdam, Kəlbəcər", "Ağdam, Kəlbəcər", id="latin"),
        pytest.param("né\xa0e", "né\xa0e", id="a-blank-that-does-not-break"),
        pytest.param("漢字 한국어 ไทย", "漢字 한국어 ไทย", id="wide-and-thai"),
        pytest.param("a\u200bb\u2060\u00ad", r"a\u200bb\u2060\xad", id="no-width"),
        pytest.param("a\u3164b\u115f\u034f\u180e", r"a\u3164b\u115f\u034f\u180e", id="fillers"),
        pytest.param("a\U000e0041", r"a\U000e0041", id="tags"),
        pytest.param("a\u200db\u200cc\ufe0f", r"a\u200db\u200cc\ufe0f", id="joiners-of-nothing"),
        pytest.param("漢\u200d", r"漢\u200d", id="a-joiner-at-the-end"),
        pytest.param("\u200d漢", r"\u200d漢", id="a-joiner-at-the-beginning"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="a-joiner-that-persian-needs"),
        pytest.param("ශ\u0dca\u200dර\u0dd3", "ශ\u0dca\u200dර\u0dd3", id="and-sinhala"),
        pytest.param("👨\u200d👩\u200d👧 ❤\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f", id="and-emoji"),
        pytest.param("漢" + "\u200d" * 9, "漢" + r"\u200d" * 9, id="joiners-in-a-row"),
        pytest.param("e" + ACUTE, "e" + ACUTE, id="a-mark"),
        pytest.param("e" + ACUTE * 6, "e" + ACUTE * 4 + r"\u0301\u0301", id="a-flood-of-marks"),
        pytest.param(ACUTE + "e", r"\u0301e", id="a-mark-on-nothing"),
        pytest.param("\N{COMBINING ENCLOSING CIRCLE}", r"\u20dd", id="an-enclosing-mark"),
        pytest.param(
            "e" + "\U0001e8d0" * 5, "e" + "\U0001e8d0" * 4 + r"\U0001e8d0", id="a-mark-far-up"
        ),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_is_shown_acts_or_is_shown_twice_differently(text: str) -> None:
    shown = visible(text)
    assert not any(map(acts, shown))
    assert visible(shown) == shown


@given(st.text(st.characters(categories=["Mn", "Me", "Ll"])))
def test_no_character_carries_more_marks_than_four(text: str) -> None:
    run = 0
    for character in visible(text):
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        assert run <= MAX_MARKS
