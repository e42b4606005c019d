"""Dates in a format of `strptime`, such as `%d/%m/%Y`, whatever the locale is.

`datetime.strptime` itself makes days up: day 366 of any year, week 53 of any year, and `111`
read as `%d%m`. Here only days that exist are read, and numbers that touch have all their digits.
"""

import re
from functools import cached_property

from ..calendar import day_number, iso_week, month_length, weekday
from ..dates import Bounds, ImpreciseDate
from ..errors import HandoverError
from ..text import quote
from .notation import Match

NAMES = (
    "january february march april may june july august september october november december".split()
)
MONTHS = [name[:3] for name in NAMES]
_WIDTHS = {"Y": 4, "m": 2, "d": 2, "j": 3, "G": 4, "V": 2, "u": 1}
"""The digits of each number when it is written in full."""
_ALWAYS_FULL = frozenset("YGu")
FULL_DATES = (
    ["Y", "d", "m"],
    ["Y", "b", "d"],
    ["B", "Y", "d"],
    ["Y", "j"],
    ["G", "V", "u"],
)
"""The parts, sorted, that make a date whose year has four digits."""


class DateFormat:
    """The notation of one format. It reads whole texts alone.

    Raises:
        HandoverError: the format does not name exactly one full date with a four-digit year.

    >>> DateFormat("%d/%m/%Y").match("15/11/2020").date.day
    737744
    """

    FORM = ""

    def __init__(self, text: str) -> None:
        self.NO_DATE = f"no date written {quote(text)}"
        self._parts = re.findall("%(.?)|([^%]+)", text, flags=re.DOTALL)
        named = sorted(part for part, literal in self._parts if not literal and part != "%")
        if named not in FULL_DATES:
            raise HandoverError(
                f"--date-format {quote(text)} is no full date",
                "it takes %Y, one of %m, %b and %B, and %d, each once; or %Y and %j;"
                " or %G, %V and %u",
            )

    def match(self, text: str, start: int = 0) -> Match | None:
        """The day that all of the text from `start` on names; None if it names none."""
        parts = self._pattern.fullmatch(text, start)
        day = None if parts is None else _day(parts.groupdict())
        if day is None:
            return None
        return Match(ImpreciseDate(Bounds(day, day), text[start:]), len(text), complete=True)

    def suggestion(self, text: str) -> str:
        """Always empty, since another format would be a guess."""
        return ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        pieces = []
        for at, (part, literal) in enumerate(self._parts):
            neighbours = self._parts[max(at - 1, 0) : at + 2]
            touches = sum(name in _WIDTHS for name, _ in neighbours) > 1
            pieces.append(_piece(part, literal, full=touches or part in _ALWAYS_FULL))
        return re.compile("".join(pieces), re.IGNORECASE | re.ASCII)


def _piece(part: str, literal: str, *, full: bool) -> str:
    """The pattern of one part. `full`: a number needs all its digits."""
    if part in _WIDTHS:
        least = _WIDTHS[part] if full else 1
        padded = "| [0-9]" if part == "d" and not full else ""  # a day after a blank
        return f"(?P<{part}>[0-9]{{{least},{_WIDTHS[part]}}}{padded})"
    if part in ("b", "B"):
        return f"(?P<{part}>{'|'.join(MONTHS if part == 'b' else NAMES)})"
    return re.sub(r"(?:\\\s)+", r"\\s+", re.escape(part or literal))


def _day(parts: dict[str, str]) -> int | None:
    """The day that the parts name; None if it does not exist."""
    if "G" in parts:
        return _day_of_week(*(int(parts[part]) for part in "GVu"))
    year = int(parts["Y"])
    if "j" in parts:
        day = day_number(year, 1, 1) + int(parts["j"]) - 1
        return day if year and day_number(year, 1, 1) <= day < day_number(year + 1, 1, 1) else None
    name = parts.get("b") or parts.get("B")
    month = int(parts["m"]) if name is None else MONTHS.index(name.casefold()[:3]) + 1
    exists = year and 1 <= month <= 12 and 1 <= int(parts["d"]) <= month_length(year, month)
    return day_number(year, month, int(parts["d"])) if exists else None


def _day_of_week(year: int, week: int, day: int) -> int | None:
    """A day of an ISO 8601 week, 1 being Monday."""
    fourth = day_number(year, 1, 4)  # always in week 1
    number = fourth - weekday(fourth) + (week - 1) * 7 + day - 1
    exists = year and 1 <= day <= 7 and iso_week(number) == (year, week)
    return number if exists else None
