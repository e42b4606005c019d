"""A day with a clock time: `2020-11-15T23:59+04:00[Asia/Baku]`, `15 November 2020 at 11 pm`.

The day is written in EDTF or in words. The time has hours and minutes, perhaps seconds with up to
nine places, or `am` and `pm`. A zone may follow: `Z`, an offset, or a name of the IANA database,
in brackets as RFC 9557 has it. `@1605470400` counts seconds from 1970, and `@1605470400000ms`
thousandths of them.

Without a zone it is a civil moment. `24:00` is the midnight that ends the day. A second 60 is read
only where one was really inserted, as the second before it, since UTC counts no length for it.
"""

import re
from collections.abc import Callable, Mapping

from .. import zones
from ..calendar import DAY, SECOND, TICKS_IN, day_number
from ..dates import timed
from ..errors import HandoverError
from ..moments import Moment, at, time_text
from ..text import quote
from ..zones import Zone
from .notation import AmbiguousDate, Match, WrittenDateError

EPOCH = day_number(1970, 1, 1) * DAY
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d+))?)?"
    r"(?:\s*(?P<half>[ap]\.?m\.?)(?![a-z]))?"
    r"|(?P<oclock>\d{1,2})\s*(?P<half2>[ap]\.?m\.?)(?![a-z])"
    r"|(?P<word>noon|midnight)(?![a-z])"
)
_AFTER_DAY = re.compile(
    rf"(?P<day>.*?\w[.)]?)(?P<sign>(?<=\d)T(?=\d)|(?<=/\d{{4}}):|,?\s+(?:at\s+)?)(?:{_TIME})(?P<zone>.*)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_ALONE = re.compile(_TIME, re.IGNORECASE | re.ASCII)
_BEFORE_DAY = re.compile(
    rf"(?:{_TIME})(?P<zone>(?:\s.*?)?),?\s+on\s+(?P<day>.+)", re.IGNORECASE | re.ASCII | re.DOTALL
)
_COMPACT = re.compile(r"(\d{8}T\d\d)(\d\d)(\d\d)?(?=[.,Z+-]|$)", re.ASCII)
_YEAR_LAST = re.compile(
    r"(\D+\d{1,2}) (\d\d:\d\d:\d\d(?: [AP]M)?)( [A-Z]{3,5}| [+-]\d\d(?:\d\d)?)? (\d{4})"
    r"( [+-]\d{4})?$",
    re.ASCII,
)
"""As C's `ctime`, `date` and Git write it: `Sun Nov 15 23:59:30 2020`."""
_OF_EPOCH = re.compile(r"@(-?\d{1,15})(?:\.(\d{1,9}))?(ms)?", re.ASCII)
_TAG = re.compile(r"\[(!?)([^][]+)\]")
_IN_UTC = frozenset({"z", "utc", "gmt", "-00:00"})
"""They give the time in UTC, and say nothing of the clock of a zone that is named too."""
MAX_LENGTH = 100
"""No date is longer. A pattern takes long for a long text that nearly fits."""


def match(text: str, read_day: Callable[[str], Match | None]) -> Match | None:
    """The moment that a whole text is; None if it is none. `read_day` reads its day.

    Raises:
        AmbiguousDate: its day has two readings.
        HandoverError: there is no such time, or it looks like a moment and can't be read.

    >>> from . import match as date
    >>> date("2020-11-15 11:30 pm").date.text
    '2020-11-15T23:30:00'
    """
    try:
        return _match(text, read_day)
    except AmbiguousDate:
        raise
    except HandoverError as error:
        if _is_in_words(text):  # it may be a name
            raise WrittenDateError(error.message, error.hint) from None
        raise


def _match(text: str, read_day: Callable[[str], Match | None]) -> Match | None:
    epoch = read_epoch(text)
    if epoch is not None:
        return Match(timed(epoch), len(text), complete=True)
    if len(text) > MAX_LENGTH:
        return None
    usual = _YEAR_LAST.sub(r"\1 \4 \2\3\5", _COMPACT.sub(_with_colons, text))
    found = _AFTER_DAY.fullmatch(usual) or _BEFORE_DAY.fullmatch(usual)
    if found is None:
        return None
    try:
        day = read_day(found["day"])
    except AmbiguousDate as error:
        first, second = (_timed(error.readings[order], found, text) for order in ("dmy", "mdy"))
        raise AmbiguousDate(text, first, second) from None
    if day is None or day.end != len(found["day"]):
        return None
    try:
        return _timed(day, found, text)
    except _NoZoneError:
        return None


class _NoZoneError(Exception):
    """The words after a time are no zone but other words, such as `within 24 hours`."""


def _with_colons(compact: re.Match[str]) -> str:
    """`20201115T2359` as `20201115T23:59`."""
    return ":".join(filter(None, compact.groups()))


def _timed(day: Match, found: re.Match[str], text: str) -> Match:
    """The moment of a day that has been read, with the time and the zone of a text."""
    number = day.date.day
    if number is None or not day.complete:
        raise HandoverError(
            f"{quote(text)} has a clock time, but {quote(found['day'])} is no single day",
            "write the day too, such as 2020-11-15T09:30",
        )
    if (found.groupdict().get("sign") or "").upper() == "T" and len(found["hour"] or "") != 2:
        raise HandoverError(
            f"{quote(text)} is no clock time", "write hours with two digits: T09:30"
        )
    said = _TAG.sub("", found["zone"]).strip()
    if found.groupdict().get("sign") == "t" or said == "z":
        raise HandoverError(
            f"{quote(text)} has a small letter where EDTF has a capital one",
            "write T before a clock time, and Z for UTC",
        )
    zone, offset = _named_zone(found["zone"], said, text), zones.read_offset(said)
    in_utc = said.casefold() in _IN_UTC
    zone = zone or (zones.UTC if in_utc else offset)
    parts, seconds = found.groupdict(), None if offset is None else offset.offset
    moment = moment_of(number * DAY, parts, text, zone, seconds, in_utc=in_utc)
    date = timed(moment)._replace(qualifiers=day.date.qualifiers)
    return Match(date, len(text), complete=True, in_words=_is_in_words(text))


def _is_in_words(text: str) -> bool:
    """True if it has other letters than `T`, `Z` and those in brackets."""
    return any(map(str.isalpha, _TAG.sub("", text).replace("T", "").replace("Z", "")))


def moment_of(
    midnight: int,
    parts: Mapping[str, str | None],
    text: str,
    zone: Zone | None,
    offset: int | None = None,
    *,
    in_utc: bool = False,
) -> Moment:
    """The moment of a time on a day that begins at a tick. `parts` are those of `_TIME`.

    Raises:
        HandoverError: there is no such time.

    >>> parts = dict.fromkeys(("minute", "second", "part", "half", "half2", "oclock", "word"))
    >>> moment_of(737744 * DAY, parts | {"hour": "9"}, "", None).text
    '2020-11-15T09:00:00'
    """
    clock = midnight + ticks_of(parts, text)
    moment = Moment((clock,), zone) if in_utc else at(clock, zone, offset)
    day, time = divmod(moment.ticks[0], DAY)
    leap = parts["second"] == "60"
    if leap and (time // SECOND + 1 != zones.SECONDS_A_DAY or day not in zones.leap_seconds()):
        raise HandoverError(
            f"{quote(text)} has a second 60, but no leap second was inserted then",
            f"write {time_text(clock % DAY)} or the next minute",
        )
    return moment


def read_time(text: str) -> int | None:
    """The ticks since midnight of a time of day without a day; None for another text.

    >>> read_time("9:45 am") // SECOND, read_time("9")
    (35100, None)
    """
    found = _ALONE.fullmatch(text)
    if found is None:
        return None
    if (found["word"] or "").casefold() == "midnight":
        return 0
    try:
        return ticks_of(found.groupdict(), text)
    except HandoverError:
        return None


def ticks_of(parts: Mapping[str, str | None], text: str) -> int:
    """The ticks since midnight of a time, in the parts of the pattern `_TIME`.

    Raises:
        HandoverError: no clock shows it.

    >>> ticks_of(_ALONE.fullmatch("9:45 pm").groupdict(), "") // TICKS_IN["hours"]
    21
    """
    if word := parts["word"]:
        if word.casefold() == "noon":
            return 12 * TICKS_IN["hours"]
        raise HandoverError(
            f"midnight in {quote(text)} may begin the day or end it", "write 00:00 or 24:00"
        )
    wrong = HandoverError(f"{quote(text)} is no time of day", "times are 00:00 to 23:59, or 24:00")
    half = (parts["half"] or parts["half2"] or "")[:1].casefold()
    hour, minute = int(parts["hour"] or parts["oclock"] or 0), int(parts["minute"] or 0)
    second = int(parts["second"] or 0)
    part = parts["part"] or ""
    if len(part) > 9:
        raise HandoverError(f"{quote(text)} has parts of a second of more than 9 places")
    if half:
        if not 1 <= hour <= 12:
            raise HandoverError(
                f"{quote(text)} is no time of day", "with am and pm, hours are 1 to 12"
            )
        hour = hour % 12 + 12 * (half == "p")
    ends_day = hour == 24 and not (minute or second or int(part or 0))
    if not ends_day and (hour > 23 or minute > 59 or second > 60):
        raise wrong
    second = min(second, 59)  # a leap second counts as the one before it
    ticks = ((hour * 60 + minute) * 60 + second) * SECOND
    return ticks + int(part.ljust(9, "0"))


def _named_zone(text: str, said: str, whole: str) -> Zone | None:
    """The zone that is named after a time, in brackets or in words; None if none is.

    `said` is the text without its tags, which are in brackets.
    """
    found = []
    for critical, tag in _TAG.findall(text):
        key, equals, value = tag.partition("=")
        if not equals:
            found.append(zones.find(tag))
        elif key == "u-ca" and value not in ("gregory", "iso8601"):
            raise HandoverError(
                f"{quote(whole)} names the calendar {quote(value)}", "only gregory is read"
            )
        elif critical and key != "u-ca":
            raise HandoverError(f"{quote(whole)} needs {quote(key)} to be known, and it is not")
    _, slash, end = said.partition("/")
    if slash and not end[:1].isalpha():
        raise HandoverError(
            f"{quote(whole)} is a period, not a date", "give its start and its end as two dates"
        )
    if said and said.casefold() not in _IN_UTC and zones.read_offset(said) is None:
        found.append(_zone_in_words(said, whole))
    if len(found) > 1:
        raise HandoverError(f"{quote(whole)} names several zones", "write one of them")
    return found[0] if found else None


def _zone_in_words(text: str, whole: str) -> Zone:
    """The zone of `in London`, `Europe/London` or `New York time`."""
    name = text[3:] if text[:3].casefold() == "in " else text
    name = (name[:-5] if name[-5:].casefold() == " time" else name).strip()
    if name[:1] in (":", "."):
        raise HandoverError(
            f"{quote(whole)} is no clock time", "write seconds with two digits: 09:30:00"
        )
    if zones.is_abbreviation(name):
        raise HandoverError(
            f"several zones may call their time {name}",
            "write an offset such as -05:00, or a name such as America/New_York",
        )
    offset, _, rest = name.partition(" ")
    words = rest if offset.casefold() in _IN_UTC or zones.read_offset(offset) else name
    if words[:1].islower() and zones.find_place(name) is None:
        raise _NoZoneError(whole)
    return zones.find(name)


def read_epoch(text: str) -> Moment | None:
    """The instant that `@` and seconds or milliseconds since 1970 stand for; None for other texts.

    >>> read_epoch("@1605470400").text, read_epoch("1605470400")
    ('2020-11-15T20:00:00Z', None)
    """
    found = _OF_EPOCH.fullmatch(text)
    if found is None:
        return None
    number, part, milliseconds = found.groups()
    size = SECOND // 1000 if milliseconds else SECOND
    fraction = int((part or "").ljust(9, "0")) * size // SECOND
    ticks = int(number) * size + (-fraction if number[0] == "-" else fraction)
    return Moment((EPOCH + ticks,), zones.UTC)
