"""Dates in a format of `strptime`, such as `%d/%m/%Y`, whatever the locale is.

`datetime.strptime` itself makes days up: day 366 of any year, week 53 of any year, and `111`
read as `%d%m`. Here only days that exist are read, and numbers that touch have all their digits.

A format may have a clock time: `%d/%b/%Y:%H:%M:%S %z`. The words `epoch` and `epoch-ms` stand for
the seconds and the milliseconds since 1970.
"""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from ..calendar import DAY, WEEKDAYS, day_number, iso_week, month_length, weekday
from ..dates import Bounds, ImpreciseDate, iso, timed
from ..errors import HandoverError
from ..text import quote
from . import edtf
from .notation import Match, Notation

if TYPE_CHECKING:
    from ..zones import Zone

NAMES = (
    "january february march april may june july august september october november december".split()
)
MONTHS = [name[:3] for name in NAMES]
_WIDTHS = {"Y": 4, "m": 2, "d": 2, "j": 3, "G": 4, "V": 2, "u": 1, "H": 2, "I": 2, "M": 2, "S": 2}
"""The digits of each number when it is written in full."""
_ALWAYS_FULL = frozenset("YGu")
_OTHERS = {
    "b": "|".join(MONTHS),
    "B": "|".join(NAMES),
    "a": "|".join(name[:3] for name in WEEKDAYS),
    "A": "|".join(WEEKDAYS),
    "f": "[0-9]{1,9}",
    "p": "[ap][.]?m[.]?",
    "z": "Z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}:[0-9]{2}:[0-9]{2}",
    "Z": "[A-Z]+",
}
"""The pattern of each part that is no number of a known width."""
_SHORT = {"%F": "%Y-%m-%d", "%R": "%H:%M", "%T": "%H:%M:%S"}
FULL_DATES = (
    ["Y", "d", "m"],
    ["Y", "b", "d"],
    ["B", "Y", "d"],
    ["Y", "j"],
    ["G", "V", "u"],
)
"""The parts, sorted, that make a date whose year has four digits."""
_NEEDS = {"I": "p", "p": "I", "M": "HI", "S": "M", "f": "S", "z": "HI", "Z": "HI"}
"""The parts of which a part of a clock time needs one."""
_ONE_OF = ("HI", "zZ", "aA")
"""Parts of which a format has one at most."""
_TAKES = (
    "it takes %Y, one of %m, %b and %B, and %d, each once; or %Y and %j; or %G, %V and %u;"
    " then perhaps %H or %I and %p, %M, %S, %f, %z and %a"
)
_NAMES_OF_CLOCK = {"M": "minute", "S": "second", "f": "part", "p": "half"}


def read_format(text: str) -> Notation:
    """The notation of a format, or of `epoch` or `epoch-ms`.

    Raises:
        HandoverError: see `DateFormat`.

    >>> read_format("epoch").match("1605470400").date.text
    '2020-11-15T20:00:00Z'
    """
    return Epoch(text) if text in ("epoch", "epoch-ms") else DateFormat(text)


class Epoch:
    """The notation of instants as numbers: the seconds since 1970 began, or the milliseconds.

    >>> Epoch("epoch-ms").match("1605470400250").date.text
    '2020-11-15T20:00:00.25Z'
    """

    FORM = ""

    def __init__(self, text: str) -> None:
        self.NO_DATE = f"no {text} number"
        self._unit = "ms" if text == "epoch-ms" else ""

    def match(self, text: str, start: int = 0) -> Match | None:
        """The instant that all of the text from `start` on says; None if it is no number."""
        if not text[-1:].isdigit():
            return None
        from .clock import read_epoch  # most formats have no clock time

        epoch = read_epoch(f"@{text[start:]}{self._unit}")
        return epoch and Match(timed(epoch), len(text), complete=True)

    def suggestion(self, text: str) -> str:
        """Always empty, since another number would be a guess."""
        return ""


class DateFormat:
    """The notation of one format. It reads whole texts alone.

    Raises:
        HandoverError: the format does not name exactly one full date with a four-digit year, or
            a part of its clock time is missing.

    >>> DateFormat("%d/%m/%Y").match("15/11/2020").date.day
    737744
    >>> DateFormat("%d/%m/%Y %I:%M %p").match("15/11/2020 9:30 pm").date.text
    '2020-11-15T21:30:00'
    """

    FORM = ""

    def __init__(self, text: str) -> None:
        self.NO_DATE = f"no date written {quote(text)}"
        full = re.sub("%.", lambda part: _SHORT.get(part[0], part[0]), text, flags=re.DOTALL)
        self._parts = re.findall("%(.?)|([^%]+)", full, flags=re.DOTALL)
        parts = [part for part, literal in self._parts if not literal and part != "%"]
        _check(f"--date-format {quote(text)}", parts)

    def match(self, text: str, start: int = 0) -> Match | None:
        """The date that all of the text from `start` on names; None if it is not written so.

        Raises:
            HandoverError: it is written so, and there is no such date.
        """
        found = self._pattern.fullmatch(text, start)
        if found is None:
            return None
        parts, text = found.groupdict(), text[start:]
        day = _day(parts)
        if day is None:
            _refuse(parts, text)
        assert day is not None, "a day that does not exist was refused"
        shown = parts.get("a") or parts.get("A")
        name = WEEKDAYS[weekday(day)]
        if shown is not None and not name.casefold().startswith(shown.casefold()):
            raise HandoverError(
                f"{quote(text)} names the wrong day of the week", f"{iso(day)} is a {name}"
            )
        date = ImpreciseDate(Bounds(day, day), text)
        if "H" in parts or "I" in parts:
            date = _timed(day, parts, text)
        return Match(date, start + len(text), complete=True)

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


def _check(shown: str, parts: list[str]) -> None:
    """Refuse the parts of a format that do not make one full date, or one date and clock time."""
    for part in parts:
        if part not in _WIDTHS and part not in _OTHERS:
            raise HandoverError(f"{shown} has {quote('%' + part)}, which is not read", _TAKES)
    for part in parts:
        if parts.count(part) > 1:
            raise HandoverError(f"{shown} has %{part} twice")
    rest = {*_NEEDS, "H", "a", "A"}
    if sorted(set(parts) - rest) not in FULL_DATES:
        raise HandoverError(f"{shown} is no full date", _TAKES)
    for first, second in map(tuple, _ONE_OF):
        if first in parts and second in parts:
            raise HandoverError(f"{shown} has %{first} and %{second}", "give one of them")
    for part in parts:
        needed = _NEEDS.get(part, part)
        if not any(other in parts for other in needed):
            listed = " or ".join(f"%{other}" for other in needed)
            raise HandoverError(f"{shown} has %{part} without {listed}")


def _piece(part: str, literal: str, *, full: bool) -> str:
    """The pattern of one part. `full`: a number needs all its digits."""
    if part in _WIDTHS:
        least = _WIDTHS[part] if full else 1
        padded = "| [0-9]" if part == "d" and not full else ""  # a day after a blank
        return f"(?P<{part}>[0-9]{{{least},{_WIDTHS[part]}}}{padded})"
    if part in _OTHERS:
        return f"(?P<{part}>{_OTHERS[part]})"
    return re.sub(r"(?:\\\s)+", r"\\s+", re.escape(part or literal))


def _day(parts: dict[str, str]) -> int | None:
    """The day that the parts name; None if it does not exist."""
    if "G" in parts:
        return _day_of_week(*(int(parts[part]) for part in "GVu"))
    year = int(parts["Y"])
    if "j" in parts:
        day = day_number(year, 1, 1) + int(parts["j"]) - 1
        return day if year and day_number(year, 1, 1) <= day < day_number(year + 1, 1, 1) else None
    month = _month(parts)
    exists = year and 1 <= month <= 12 and 1 <= int(parts["d"]) <= month_length(year, month)
    return day_number(year, month, int(parts["d"])) if exists else None


def _month(parts: dict[str, str]) -> int:
    name = parts.get("b") or parts.get("B")
    return int(parts["m"]) if name is None else MONTHS.index(name.casefold()[:3]) + 1


def _day_of_week(year: int, week: int, day: int) -> int | None:
    """A day of an ISO 8601 week, 1 being Monday."""
    fourth = day_number(year, 1, 4)  # always in week 1
    number = fourth - weekday(fourth) + (week - 1) * 7 + day - 1
    exists = year and 1 <= day <= 7 and iso_week(number) == (year, week)
    return number if exists else None


def _refuse(parts: dict[str, str], text: str) -> None:
    """Refuse a day that does not exist, with the reason that the other notations give.

    Raises:
        HandoverError: always.
    """
    if "G" in parts:
        day = f"{parts['G']}-W{parts['V']:>02}-{parts['u']}"
    elif "j" in parts:
        day = f"{parts['Y']}-{parts['j']:>03}"
    else:
        day = f"{parts['Y']}-{_month(parts):02}-{int(parts['d']):02}"
    from . import written  # most days exist

    try:
        edtf.match(day)
        written.match(day)
    except HandoverError as error:
        raise error if day in text else error.after(f"in {quote(text)}, ") from None


def _timed(day: int, parts: dict[str, str], text: str) -> ImpreciseDate:
    """A day with the clock time that the parts name.

    Raises:
        HandoverError: there is no such time.
    """
    zone = _zone(parts, text)
    time = {name: parts.get(part) for part, name in _NAMES_OF_CLOCK.items()}
    time |= {"hour": parts.get("H") or parts.get("I"), "oclock": None, "half2": None, "word": None}
    from . import clock

    return timed(clock.moment_of(day * DAY, time, text, zone))


def _zone(parts: dict[str, str], text: str) -> "Zone | None":
    from .. import zones

    offset, name = parts.get("z"), parts.get("Z")
    if offset is not None:
        digits = offset if ":" in offset or offset in "Zz" else f"{offset[:3]}:{offset[3:]}"
        zone = zones.read_offset(digits)
        if zone is None:
            raise HandoverError(f"{quote(text)} has no offset from UTC in {quote(offset)}")
        return zone
    if name is not None and name.upper() not in ("UTC", "GMT"):
        raise HandoverError(
            f"{quote(text)} names the zone {quote(name)}",
            "%Z reads UTC and GMT alone; write an offset, and %z in the format",
        )
    return None if name is None else zones.UTC
