"""How a duration is written: short (`1y6m`, `10d`, `5b`), as ISO 8601 (`P1Y6M`), or in words."""

from collections.abc import Sequence

from ..errors import HandoverError
from ..spans import Duration
from ..text import quote

MAX_DIGITS = 9
"""Digits of one number. A number with more digits leads far out of the calendar."""

_DIGITS = frozenset("0123456789")
_SHORT = (("y", 0), ("mo", 1), ("m", 1), ("w", 2), ("d", 3), ("b", 4))
_ISO = (("Y", 0), ("M", 1), ("W", 2), ("D", 3))
"""The units in their order, each with its place among the fields of a `Duration`."""
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
_UNITS = {
    word: field for field in ("years", "months", "weeks", "days") for word in (field, field[:-1])
}
ACCEPTED = (
    "write 1y 6m 2w 10d 5b in this order (10d, 1y6m; b is business days),"
    ' ISO 8601 (P1Y6M10D) or words in quotes ("2 weeks and 3 days")'
)


DurationAt = tuple[Duration, int]
"""A duration at a place in a text or among words, and the index just after it."""


def match(text: str, start: int = 0) -> DurationAt | None:
    """The longest duration without a sign, short or ISO, that begins at `start`.

    Raises:
        HandoverError: a number has more digits than any date could use.

    >>> match("1y6m+10d")
    (Duration(years=1, months=6, weeks=0, days=0, business_days=0), 4)
    """
    at, units = (start + 1, _ISO) if text.startswith("P", start) else (start, _SHORT)
    numbers = [0] * len(Duration._fields)
    last = -1
    while True:
        end = at
        while end < len(text) and text[end] in _DIGITS:
            end += 1
        unit = next((unit for unit in units if text.startswith(unit[0], end)), None)
        if end == at or unit is None or unit[1] <= last:
            return None if last < 0 else (Duration(*numbers), at)
        if end - at > MAX_DIGITS:
            raise _too_long(text)
        last = unit[1]
        numbers[last] = int(text[at:end])
        at = end + len(unit[0])


def _too_long(text: str) -> HandoverError:
    return HandoverError(f"{quote(text)} is too long a duration", ACCEPTED)


def match_words(words: Sequence[str], at: int = 0) -> DurationAt | None:
    """The longest duration in words that begins at a word, each unit at most once.

    A single word may also be a duration written short or as ISO 8601. Case counts only there.

    Raises:
        HandoverError: a number has more digits than any date could use.

    >>> match_words("2 weeks and 3 days after".split())[0].words()
    '2 weeks, 3 days'
    >>> match_words(["10d", "after"])[1]
    1
    """
    short = match(words[at]) if at < len(words) else None
    if short is not None and short[1] == len(words[at]):
        return short[0], at + 1
    parts: dict[str, int] = {}
    while (number := number_at(words, at)) is not None:
        unit = unit_at(words, at + 1)
        if unit is None or unit[0] in parts:
            break
        if number >= 10**MAX_DIGITS:
            raise _too_long(" ".join(words))
        parts[unit[0]] = number
        at = unit[1]
        if word_at(words, at) == "and" and number_at(words, at + 1) is not None:
            at += 1
    return (Duration(**parts), at) if parts else None


def word_at(words: Sequence[str], at: int) -> str:
    """The word at a place in lower case; an empty text after the last word.

    >>> word_at(["2", "Weeks"], 1), word_at(["2", "Weeks"], 2)
    ('weeks', '')
    """
    return words[at].casefold() if at < len(words) else ""


def number_at(words: Sequence[str], at: int) -> int | None:
    """The whole number that a word stands for; None if it is no number.

    >>> number_at(["twelve", "days"], 0), number_at(["days"], 0)
    (12, None)
    """
    word = word_at(words, at)
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= MAX_DIGITS else 10**MAX_DIGITS
    return _NUMBERS.get(word)


def unit_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The part of a `Duration` that stands at a word, and the index after it.

    >>> unit_at(["business", "days,"], 0), unit_at(["fortnight"], 0)
    (('business_days', 2), None)
    """
    word = word_at(words, at).rstrip(",")
    if word == "business" and word_at(words, at + 1).rstrip(",") in ("day", "days"):
        return "business_days", at + 2
    if word in ("business-day", "business-days"):
        return "business_days", at + 1
    return (_UNITS[word], at + 1) if word in _UNITS else None


def parse(text: str) -> Duration:
    """A whole text as a duration, with an optional sign for all of it.

    Raises:
        HandoverError: the text is no duration.

    >>> parse("-1y6m")
    Duration(years=-1, months=-6, weeks=0, days=0, business_days=0)
    >>> parse("two weeks and 3 days").words()
    '2 weeks, 3 days'
    """
    sign = text[:1] if text[:1] in ("+", "-") else ""
    body = text[len(sign) :]
    words = body.split()
    for duration, length in ((match(body), len(body)), (match_words(words), len(words))):
        if duration is not None and duration[1] == length:
            return duration[0].times(-1 if sign == "-" else 1)
    meant = _suggestion(body)
    hint = f"did you mean {quote(sign + meant)}?" if meant else ACCEPTED
    raise HandoverError(f"{quote(text)} is no duration", hint)


def _suggestion(text: str) -> str:
    """The duration that `10D`, `10 d` or `10days` means; an empty text if there is none."""
    apart = zip(f" {text}", text, strict=False)
    words = "".join(f" {b}" if a.isdigit() and b.isalpha() else b for a, b in apart).split()
    joined = ["".join(words).casefold()]
    for attempt in (joined, words):
        meant = match_words(attempt)
        if meant is not None and meant[1] == len(attempt):
            return str(meant[0])
    return ""
