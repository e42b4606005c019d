"""A year, a month or a day as EDTF writes it: digits, `X` for an unknown digit, and qualifiers.

Texts are read without regular expressions, which would take more time to compile at start-up
than they save here.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from ..calendar import day_number, month_length, year_text
from ..errors import HandoverError
from ..text import quote

DIGITS = "0123456789"
PATTERN = frozenset(DIGITS + "X")
_SHIFT_BEGINS = frozenset(DIGITS + "P")
UNKNOWN = "XX"
"""A month or a day of which no digit is known."""
_MARKS = {"?": 1, "~": 2, "%": 1 | 2}
PARTS_OF_A_YEAR: dict[str, tuple[str, Sequence[int]]] = {
    **{str(code): ("season", ()) for code in range(21, 33)},
    **{str(33 + part): ("quarter", range(3 * part + 1, 3 * part + 4)) for part in range(4)},
    **{str(37 + part): ("third", range(4 * part + 1, 4 * part + 5)) for part in range(3)},
    **{str(40 + part): ("half", range(6 * part + 1, 6 * part + 7)) for part in range(2)},
}
"""What the numbers above 12 mean in the place of a month, and the months of each part of a year.
The standard gives seasons no months."""
_WORDS = ("", "uncertain", "approximate", "uncertain and approximate")
"""The words for each sum of marks."""


class Pattern(NamedTuple):
    """A year, year-month or year-month-day in a text, whether it exists or not."""

    text: str
    end: int
    """The index in the text just after it."""
    parts: tuple[str, ...]
    """Four, two and two characters, each a digit or `X`. A minus may stand before the four."""
    marks: tuple[int, ...]
    """The qualifiers of each part: an index into `_WORDS`."""

    @property
    def names(self) -> tuple[str, ...]:
        """What its parts are.

        >>> read("2021-06-15").names, read("2021-33").names
        (('year', 'month', 'day'), ('year', 'quarter'))
        """
        if len(self.parts) == 2 and self.parts[1] in PARTS_OF_A_YEAR:
            return "year", PARTS_OF_A_YEAR[self.parts[1]][0]
        return ("year", "month", "day")[: len(self.parts)]

    @property
    def is_season(self) -> bool:
        """True for a season of a year, such as `2021-21`."""
        return self.names[-1] == "season"

    @property
    def qualifiers(self) -> str:
        """The qualifiers in words. Parts with the same qualifiers stand together.

        >>> read("2004-06~-11").qualifiers, read("?2004-06-~11").qualifiers
        ('approximate year and month', 'uncertain year; approximate day')
        """
        marks = self.marks
        if marks.count(marks[0]) == len(marks):
            return _WORDS[marks[0]]
        names = list(zip(self.names, marks, strict=True))
        return "; ".join(
            f"{_WORDS[kind]} {' and '.join(name for name, mark in names if mark == kind)}"
            for kind in dict.fromkeys(marks)
            if kind
        )

    @property
    def may_have_gaps(self) -> bool:
        """True if a digit follows an `X`. In any other pattern, all days in the bounds fit.

        >>> read("20XX-02-29").may_have_gaps, read("20XX").may_have_gaps
        (True, False)
        """
        digits = "".join(self.parts)
        unknown = digits.find("X")
        return unknown >= 0 and bool(digits[unknown:].strip("X"))


def read(text: str, start: int = 0) -> Pattern | None:
    """The longest year, year-month or year-month-day at `start`; None if there is none.

    A year has four characters, so none begins at `44-day war` or at `10000 refugees`. A minus
    before it makes it a year before the year 0.

    >>> read("2021-06-10d").parts, read("10000 refugees"), read("-0043-03").parts
    (('2021', '06', '10'), None, ('-0043', '03'))
    """
    parts: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    end = start
    sign = "-" if text.startswith("-", start + (text[start : start + 1] in _MARKS)) else ""
    for width in (4, 2, 2):
        at = end
        if parts:
            if text[at : at + 1] != "-":
                break
            at += 1
        left = _MARKS.get(text[at : at + 1], 0)
        if left:
            at += 1
        if sign and not parts:
            at += 1
        part = text[at : at + width]
        if len(part) != width or not PATTERN.issuperset(part):
            break
        at += width
        right = _MARKS.get(text[at : at + 1], 0)
        if right:
            at += 1
            marks = tuple(mark | right for mark in marks)
        elif not parts and text[at : at + 1] in PATTERN:
            return None
        parts += (part if parts else sign + part,)
        marks += (left | right,)
        end = at
    return Pattern(text[start:end], end, parts, marks) if parts else None


def can_end(text: str, end: int) -> bool:
    """True if a date can end here: the text ends, or a shift begins.

    >>> can_end("2021-06+10d", 7), can_end("2021-06x", 7)
    (True, False)
    """
    return end >= len(text) or (text[end] in "+-" and text[end + 1 : end + 2] in _SHIFT_BEGINS)


def plain_day(text: str, start: int = 0) -> int | None:
    """The day number of a bare `YYYY-MM-DD` at `start`; None if no such day stands there.

    Nearly every date is written so, and this reads it without a `Pattern`.

    >>> plain_day("2020-11-15"), plain_day("2020-11-31"), plain_day("2020-11-1")
    (737744, None, None)
    """
    piece = text[start : start + 10]
    digits = piece[:4] + piece[5:7] + piece[8:]
    if piece[4:5] != "-" or piece[7:8] != "-" or not (piece.isascii() and digits.isdigit()):
        return None
    if len(digits) != 8:
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not (1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        return None
    return day_number(year, month, day)


def two_years(pattern: Pattern) -> str:
    """The set of two years that a part of a year may be meant as; empty if it looks like none.

    >>> two_years(read("1933-34")), two_years(read("2001-34"))
    ('[1933..1934]', '')
    """
    year, part = pattern.parts
    following = year_text(int(year) + 1) if year.isdigit() else ""
    looks_so = following[2:] == part and pattern.text == f"{year}-{part}"
    return f"[{year}..{following}]" if looks_so else ""


def bounds_of(pattern: Pattern) -> tuple[int, int]:
    """The earliest and the latest day that fit a pattern.

    Raises:
        HandoverError: no day fits, or the year is `-0000`.

    >>> from handover_cli.dates import iso
    >>> list(map(iso, bounds_of(read("20XX-02-29"))))
    ['2000-02-29', '2096-02-29']
    """
    if pattern.parts[0] == "-0000":
        raise HandoverError(f"{quote(pattern.text)} is the year 0, which has no sign", "write 0000")
    days = bounds_of_parts(pattern.parts)
    if days is None:
        raise HandoverError(_no_day_fits(pattern))
    return days


def bounds_of_parts(parts: tuple[str, ...]) -> tuple[int, int] | None:
    """The earliest and the latest day that fit the parts of a pattern; None if no day does.

    >>> bounds_of_parts(("2021", "02", "01")), bounds_of_parts(("2021", "02", "3X"))
    ((737822, 737822), None)
    """
    year, months, days = parts[0], months_of(parts), days_of(parts)
    # A day that a leap year lacks is in no year, so no year is searched for it. All other days
    # but 29 February are in every year, so the search for them ends at the first year.
    if _first((2000,), months, days) is None:
        return None
    earliest = _first(years_of(year, DIGITS), months, days)
    latest = _first(years_of(year, DIGITS[::-1]), months[::-1], days[::-1])
    return None if earliest is None or latest is None else (earliest, latest)


def _first(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    """The first day that exists. Years, months and days are tried in the order given."""
    for year in years:
        for month in months:
            length = month_length(year, month)
            for day in days:
                if day <= length:
                    return day_number(year, month, day)
    return None


def years_of(pattern: str, digits: str) -> Iterable[int]:
    """The years that fit, rising if `digits` rise, else falling.

    >>> list(years_of("200X", "012")), list(years_of("-000X", "012"))
    ([2000, 2001, 2002], [-2, -1])
    """
    if "X" not in pattern:
        return (int(pattern),)
    is_negative = pattern.startswith("-")
    if is_negative:
        digits = digits[::-1]
    choices = [digits if character == "X" else character for character in pattern]
    years = (int("".join(chosen)) for chosen in product(*choices))
    return filter(None, years) if is_negative else years


def months_of(parts: tuple[str, ...]) -> Sequence[int]:
    """The months that fit the parts of a pattern, rising.

    >>> months_of(("2021",)), months_of(("2021", "34")), months_of(("2021", "34", "01"))
    (range(1, 13), range(4, 7), ())
    """
    month = parts[1] if len(parts) > 1 else UNKNOWN
    if len(parts) == 2 and month in PARTS_OF_A_YEAR:
        return PARTS_OF_A_YEAR[month][1]
    return _fitting(month, 12)


def days_of(parts: tuple[str, ...]) -> Sequence[int]:
    """The days of a month that fit the parts of a pattern, rising.

    >>> days_of(("2021", "06", "X3"))
    [3, 13, 23]
    """
    return _fitting(parts[2] if len(parts) > 2 else UNKNOWN, 31)


def _fitting(pattern: str, last: int) -> Sequence[int]:
    """The numbers from 1 to `last` that fit two characters, rising."""
    if pattern == UNKNOWN:
        return range(1, last + 1)
    if "X" not in pattern:
        number = int(pattern)
        return (number,) if 1 <= number <= last else ()
    tens, ones = pattern[0], pattern[1]
    return [
        number
        for number in range(1, last + 1)
        if tens in ("X", DIGITS[number // 10]) and ones in ("X", DIGITS[number % 10])
    ]


def _no_day_fits(pattern: Pattern) -> str:
    """The message for a pattern that no day fits. The pattern has a month: any year has days."""
    shown = quote(pattern.text)
    year, month = pattern.parts[:2]
    if "X" not in month and not 1 <= int(month) <= 12:
        return f"there is no month {month} in {shown}: months go from 01 to 12"
    if any("X" in part for part in pattern.parts):
        return f"no day fits the pattern {shown}"
    length = month_length(int(year), int(month))
    return f"there is no day {pattern.parts[2]} in {shown}: {year}-{month} has {length} days"
