"""Durations: their text, and adding them to a day.

A duration is written short (`1y6m`, `2w`, `10d`, `5b`) or as ISO 8601 has it
(`P1Y6M`). It is a plan of steps, not a length: a month added to 31 January and a
month added to 1 February are different numbers of days.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .dates import add_months
from .errors import HandoverError, quote

if TYPE_CHECKING:
    from typing import Protocol

    class BusinessDays(Protocol):
        """What knows business days; `business_days.BusinessCalendar` does."""

        def add(self, day: int, number: int) -> int:
            """The day that many business days on, or back."""


MAX_DIGITS = 9
"""Digits in one part; more would leave the years 0001 to 9999 many times over."""

_DIGITS = frozenset("0123456789")
_SHORT = (("y", 0), ("mo", 1), ("m", 1), ("w", 2), ("d", 3), ("b", 4))
_ISO = (("Y", 0), ("M", 1), ("W", 2), ("D", 3))
_WORDS = (
    ("year", "years"),
    ("month", "months"),
    ("week", "weeks"),
    ("day", "days"),
    ("business day", "business days"),
)
ACCEPTED = (
    "write 1y 6m 2w 10d 5b in this order (10d, 1y6m; b is business days) or ISO 8601 (P1Y6M10D)"
)


class Duration(NamedTuple):
    """Years, months, weeks, days and business days, all of one sign."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    business_days: int = 0

    def negated(self) -> Duration:
        """The same steps the other way.

        >>> Duration(months=1).negated()
        Duration(years=0, months=-1, weeks=0, days=0, business_days=0)
        """
        return Duration(*(-part for part in self))

    def __str__(self) -> str:
        """The short form, signed in front when negative.

        >>> str(Duration(years=-1, months=-6)), str(Duration())
        ('-1y6m', '0d')
        """
        parts = "".join(f"{abs(n)}{u}" for n, u in zip(self, "ymwdb", strict=True) if n)
        return ("-" if min(self) < 0 else "") + (parts or "0d")

    def words(self) -> str:
        """The duration in words, unsigned.

        >>> Duration(years=1, days=10).words()
        '1 year, 10 days'
        """
        parts = [
            f"{abs(n)} {one if abs(n) == 1 else many}"
            for n, (one, many) in zip(self, _WORDS, strict=True)
            if n
        ]
        return ", ".join(parts) or "0 days"


def match(text: str, start: int = 0) -> tuple[Duration, int] | None:
    """The longest unsigned duration that begins at `start`, and where it ends.

    Raises:
        HandoverError: a part has more digits than any date could use.

    >>> match("1y6m+10d")
    (Duration(years=1, months=6, weeks=0, days=0, business_days=0), 4)
    """
    if text.startswith("P", start):
        found = _parts(text, start + 1, _ISO)
        return found if found[1] > start + 1 else None
    found = _parts(text, start, _SHORT)
    return found if found[1] > start else None


def _parts(text: str, at: int, units: tuple[tuple[str, int], ...]) -> tuple[Duration, int]:
    """Numbers with their units, in order and each at most once, as far as they go."""
    numbers = [0] * len(Duration._fields)
    last = -1
    while True:
        end = at
        while end < len(text) and text[end] in _DIGITS:
            end += 1
        unit = next((u for u in units if text.startswith(u[0], end)), None)
        if end == at or unit is None or unit[1] <= last:
            return Duration(*numbers), at
        if end - at > MAX_DIGITS:
            raise HandoverError(f"{quote(text)} is too long a duration: {ACCEPTED}")
        last = unit[1]
        numbers[last] = int(text[at:end])
        at = end + len(unit[0])


def parse(text: str) -> Duration:
    """A whole text as a duration, with an optional sign for all of it.

    Raises:
        HandoverError: the text is no duration.

    >>> parse("-1y6m")
    Duration(years=-1, months=-6, weeks=0, days=0, business_days=0)
    """
    sign = text[:1] if text[:1] in ("+", "-") else ""
    found = match(text, len(sign))
    if found is None or found[1] != len(text):
        short = _from_words(text)
        near = f"; did you mean {quote(short)}?" if short else f": {ACCEPTED}"
        raise HandoverError(f"{quote(text)} is no duration{near}")
    return found[0].negated() if sign == "-" else found[0]


def _from_words(text: str) -> str:
    """A duration in words as it is written short; nothing when that is not what it is.

    >>> _from_words("2 weeks and 3 days"), _from_words("-5 business days"), _from_words("90")
    ('2w3d', '-5b', '')
    """
    short = " ".join(word for word in text.casefold().replace(",", " ").split() if word != "and")
    for letter, words in zip("bdwmy", reversed(_WORDS), strict=True):
        for word in reversed(words):
            short = short.replace(word, letter)
    parts = short.split()
    if any(one[-1] in _DIGITS and two[0] in _DIGITS for one, two in pairwise(parts)):
        return ""  # 1 5 days are not 15
    short = "".join(parts)
    sign = short[:1] in ("+", "-")
    try:
        found = match(short, sign)
    except HandoverError:
        return ""
    return short if found is not None and found[1] == len(short) else ""


def add(day: int, duration: Duration, business: BusinessDays | None = None) -> int:
    """The day reached from `day`: years and months first, then days, then business days.

    A month that is too short clamps to its last day. Neither day nor result
    needs to lie within the years 0001 to 9999. A duration with business days needs
    `business`.

    >>> from datetime import date
    >>> date.fromordinal(add(date(2021, 1, 31).toordinal(), parse("1m1d"))).isoformat()
    '2021-03-01'
    """
    months = duration.years * 12 + duration.months
    if months:
        day = add_months(day, months)
    day += duration.weeks * 7 + duration.days
    if duration.business_days:
        assert business is not None, "business days need a calendar"
        day = business.add(day, duration.business_days)
    return day
