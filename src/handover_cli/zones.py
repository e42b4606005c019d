"""Time zones: how far a clock is ahead of UTC, at an instant or for what the clock shows.

Clock readings and instants are seconds from the beginning of day 0 of `calendar`. The rules of
named zones come from the IANA database, through `zoneinfo`, which is imported when a zone with a
name is first used. After its last year the database goes on with the rule of that year, and before
its first year with the local mean time of the place.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from . import calendar
from .errors import HandoverError
from .text import did_you_mean, either, quote

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

SECONDS_A_DAY = 86_400
_FIRST_CYCLE, _LAST_CYCLE = 401, 9200
"""Years outside of these are looked up some cycles of 400 years later or earlier."""


_CONTINENTS = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()
)
_NO_PLACES = frozenset("act center lhi north nsw samoa south victoria west".split())
"""Last parts of names that are also words, or places elsewhere."""
_OF_THE_SYSTEM = frozenset({"Factory", "localtime"})
"""What a system calls its own zone. A name means the same zone on every machine."""


class Zone(NamedTuple):
    """A zone of the IANA database, or a fixed offset from UTC."""

    name: str
    """`Asia/Baku`; empty for an offset."""
    offset: int = 0
    """Seconds ahead of UTC, for an offset."""

    def __str__(self) -> str:
        """The name; or the offset, `UTC` for none.

        >>> str(Zone("", 4 * 3600)), str(Zone(""))
        ('+04:00', 'UTC')
        """
        return self.name or (offset_text(self.offset) if self.offset else "UTC")

    def offset_at(self, instant: int) -> int:
        """The seconds that a clock of the zone is ahead of UTC at an instant.

        >>> Zone("Asia/Baku").offset_at(calendar.day_number(2020, 11, 15) * SECONDS_A_DAY)
        14400
        """
        if not self.name:
            return self.offset
        zone = _rules(self.name)
        return _seconds(zone.fromutc(_datetime(instant).replace(tzinfo=zone)).utcoffset())

    def offsets_for(self, clock: int) -> tuple[int, int]:
        """The offsets with which a clock of the zone may show this: before and after a change.

        Both are equal if no clock is changed then. If the first is greater, the clock is put
        back and shows this twice. If it is less, the clock is put forward and never shows it.

        >>> hour = calendar.day_number(2020, 10, 25) * SECONDS_A_DAY + 3600
        >>> Zone("Europe/London").offsets_for(hour)
        (3600, 0)
        """
        if not self.name:
            return self.offset, self.offset
        zone, shown = _rules(self.name), _datetime(clock)
        before, after = (zone.utcoffset(shown.replace(fold=fold)) for fold in (0, 1))
        return _seconds(before), _seconds(after)


UTC = Zone("")


def _seconds(offset: "timedelta | None") -> int:
    assert offset is not None, "a zone of the database has an offset at any time"
    return round(offset.total_seconds())


def _datetime(seconds: int) -> "datetime":
    """A `datetime` without a zone, in a year in which the rules of zones are the same."""
    import datetime as dt

    day, second = divmod(seconds, SECONDS_A_DAY)
    year, month, day = calendar.year_month_day(day)
    if not _FIRST_CYCLE <= year < _LAST_CYCLE:
        base = _FIRST_CYCLE if year < _FIRST_CYCLE else _LAST_CYCLE - calendar.CYCLE_YEARS
        year = base + (year - base) % calendar.CYCLE_YEARS
    minutes, second = divmod(second, 60)
    return dt.datetime(year, month, day, *divmod(minutes, 60), second)  # noqa: DTZ001 - a clock


@cache
def _rules(name: str) -> "ZoneInfo":
    """The rules of a named zone.

    Raises:
        HandoverError: there is no such zone.
    """
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: it is a folder of the database
        raise _no_zone(name) from None


def _no_zone(text: str) -> HandoverError:
    hint = did_you_mean(text, names()) or "zones have names such as Asia/Baku or Europe/London"
    return HandoverError(f"there is no time zone {quote(text)}", hint)


@cache
def names() -> tuple[str, ...]:
    """The names of all zones, those of places before others.

    >>> names()[0]
    'Africa/Abidjan'
    """
    import zoneinfo

    found = zoneinfo.available_timezones() - _OF_THE_SYSTEM
    return tuple(sorted(found, key=lambda name: ("/" not in name, name)))


def offset_text(seconds: int) -> str:
    """An offset from UTC as ISO 8601 writes it.

    >>> offset_text(-12_600), offset_text(0)
    ('-03:30', '+00:00')
    """
    hours, rest = divmod(abs(seconds), 3600)
    minutes, second = divmod(rest, 60)
    end = f":{second:02d}" if second else ""
    return f"{'-' if seconds < 0 else '+'}{hours:02d}:{minutes:02d}{end}"


def read_offset(text: str) -> Zone | None:
    """The zone of `Z`, `+04:00`, `+0400` or `-04`; None if the text is none of these.

    >>> read_offset("+04:00"), read_offset("Z") == UTC, read_offset("Baku")
    (Zone(name='', offset=14400), True, None)
    """
    if text in ("Z", "z"):
        return UTC
    sign, parts = text[:1], text[1:].split(":")
    if len(parts) == 1:
        parts = [parts[0][:2], parts[0][2:]] if len(parts[0]) > 2 else parts
    if sign not in ("+", "-") or not 1 <= len(parts) <= 3:
        return None
    if not all(len(part) == 2 and part.isascii() and part.isdigit() for part in parts):
        return None
    hours, minutes, seconds = (int(part) for part in [*parts, "0", "0"][:3])
    if hours >= 24 or minutes >= 60 or seconds >= 60:
        return None
    return Zone("", (1 if sign == "+" else -1) * (hours * 3600 + minutes * 60 + seconds))


def find(text: str) -> Zone:
    """The zone that a text names: a name of the database, a place in one, or an offset.

    `GMT+5` is refused, since POSIX means by it what others write `GMT-5`. `UTC+05:00` is read.

    Raises:
        HandoverError: there is none, or several have a place of this name.

    >>> find("asia/baku").name, find("New York").name, find("+04:00").offset
    ('Asia/Baku', 'America/New_York', 14400)
    """
    if text.casefold() in ("utc", "gmt"):
        return UTC
    written = text[3:].lstrip() if text[:3].casefold() in ("utc", "gmt") else text
    offset = read_offset(written)
    if offset is not None:
        return offset
    if written.startswith(("+", "-", "\N{MINUS SIGN}")):
        raise HandoverError(f"{quote(text)} is no offset from UTC", "offsets are written +05:00")
    found = find_place(text)
    if found is None:
        raise _no_zone(text)
    return found


@lru_cache(maxsize=256)
def find_place(text: str) -> Zone | None:
    """The zone with a name, or of a place in one, in any case; None if there is none.

    Raises:
        HandoverError: several zones have a place of this name, or none but a part such as `East`.

    >>> find_place("london"), find_place("Kalbajar")
    (Zone(name='Europe/London', offset=0), None)
    """
    wanted = "_".join(text.casefold().split())
    exact = next((name for name in names() if name.casefold() == wanted), None)
    if exact is not None:
        return Zone(exact)
    ends = [name for name in names() if name.casefold().endswith("/" + wanted)]
    places = [] if wanted in _NO_PLACES else [n for n in ends if n.partition("/")[0] in _CONTINENTS]
    if places:  # several are names of one zone
        return Zone(places[0])
    if ends:
        raise HandoverError(f"{quote(text)} may be {either(ends)}", "write the whole name")
    return None


def is_abbreviation(name: str) -> bool:
    """True for `EST` or `CEST`, of which the database has some as names, for one of their meanings.

    >>> is_abbreviation("CEST"), is_abbreviation("Egypt"), is_abbreviation("GMT")
    (True, False, True)
    """
    return 2 <= len(name) <= 4 and name.isascii() and name.isalpha() and name[-1] in "tT"


@cache
def leap_seconds() -> frozenset[int]:
    """The days, in UTC, that ended with a leap second.

    >>> calendar.day_number(2016, 12, 31) in leap_seconds(), len(leap_seconds())
    (True, 27)
    """
    from importlib.resources import files

    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    text = files("tzdata").joinpath("zoneinfo", "leapseconds").read_text(encoding="utf-8")
    days = set()
    for line in text.splitlines():
        kind, year, name, day, _, sign, *_ = [*line.split(), *" " * 6]
        if (kind, sign) == ("Leap", "+"):
            month = months.index(name.casefold()) + 1
            days.add(calendar.day_number(int(year), month, int(day)))
    return frozenset(days)
