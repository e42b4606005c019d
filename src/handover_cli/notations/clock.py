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
from ..calendar import day_number
from ..dates import timed
from ..errors import HandoverError
from ..moments import CLOCK_UNITS, DAY, SECOND, Moment, at, clock_text
from ..text import quote
from ..zones import Zone
from .notation import AmbiguousDate, Match

NO_DATE = ""
FORM = ""

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
_BEFORE_DAY = re.compile(
    rf"(?:{_TIME})(?P<zone>(?:\s.*?)?),?\s+on\s+(?P<day>.+)", re.IGNORECASE | re.ASCII | re.DOTALL
)
_COMPACT = re.compile(r"(\d{8}T)(\d\d)(\d\d)(\d\d)(?=[.,Z+-]|$)", re.ASCII)
_YEAR_LAST = re.compile(
    r"(\D+\d{1,2}) (\d\d:\d\d:\d\d(?: [A-Z]{3,5}| [+-]\d{4})?) (\d{4})$", re.ASCII
)
"""As C's `ctime` and `date` write it: `Sun Nov 15 23:59:30 2020`."""
_OF_EPOCH = re.compile(r"@(-?\d{1,15})(?:\.(\d{1,9}))?(ms)?", re.ASCII)
_TAG = re.compile(r"\[(!?)([^][]+)\]")


def match(text: str, read_day: Callable[[str], Match | None]) -> Match | None:
    """The moment that a whole text is; None if it is none. `read_day` reads its day.

    Raises:
        AmbiguousDate: its day has two readings.
        HandoverError: there is no such time, or it looks like a moment and can't be read.

    >>> from . import match as date
    >>> date("2020-11-15 11:30 pm").date.text
    '2020-11-15T23:30:00'
    """
    epoch = _OF_EPOCH.fullmatch(text)
    if epoch is not None:
        return Match(timed(_of_epoch(epoch)), len(text), complete=True)
    size = len(text)
    text = _YEAR_LAST.sub(r"\1 \3 \2", _COMPACT.sub(r"\1\2:\3:\4", text))
    found = _AFTER_DAY.fullmatch(text) or _BEFORE_DAY.fullmatch(text)
    if found is None:
        return None
    try:
        day = read_day(found["day"])
    except AmbiguousDate as error:
        first, second = (_timed(error.readings[order], found, text) for order in ("dmy", "mdy"))
        raise AmbiguousDate(text, first, second) from None
    if day is None or day.end != len(found["day"]):
        return None
    return _timed(day, found, text)._replace(end=size)


def _timed(day: Match, found: re.Match[str], text: str) -> Match:
    """The moment of a day that has been read, with the time and the zone of a text."""
    number = day.date.day
    if number is None or not day.complete:
        raise HandoverError(
            f"{quote(text)} has a clock time, but {quote(found['day'])} is no single day",
            "write the day too, such as 2020-11-15T09:30",
        )
    if found.groupdict().get("sign") == "T" and len(found["hour"] or "") != 2:
        raise HandoverError(
            f"{quote(text)} is no clock time", "write hours with two digits: T09:30"
        )
    zone, offset = _zone(found["zone"].strip(), text)
    # `Z` with the name of a zone is the time in UTC, and says nothing of the zone's clock.
    in_utc = found["zone"].strip().startswith(("Z", "z"))
    parts = found.groupdict()
    moment = moment_of(number * DAY, parts, text, zone, offset, in_utc=in_utc)
    return Match(timed(moment), len(text), complete=True, in_words=day.in_words)


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
    if leap and (time // SECOND + 1 != zones.DAY or day not in zones.leap_seconds()):
        raise HandoverError(
            f"{quote(text)} has a second 60, but no leap second was inserted then",
            f"write {clock_text(clock)[11:]} or the next minute",
        )
    return moment


def ticks_of(parts: Mapping[str, str | None], text: str) -> int:
    """The ticks since midnight of a time, in the parts of the pattern `_TIME`.

    Raises:
        HandoverError: no clock shows it.
    """
    if word := parts["word"]:
        if word.casefold() == "noon":
            return 12 * CLOCK_UNITS["hours"]
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


def _zone(text: str, whole: str) -> tuple[Zone | None, int | None]:
    """The zone after a time, and the offset that it says; None for what it does not say."""
    tags = [(bool(sign), tag) for sign, tag in _TAG.findall(text)]
    text = _TAG.sub("", text).strip()
    zone: Zone | None = None
    for critical, tag in tags:
        key, equals, value = tag.partition("=")
        if not equals:
            zone = zones.find(tag)
        elif key == "u-ca" and value not in ("gregory", "iso8601"):
            raise HandoverError(
                f"{quote(whole)} names the calendar {quote(value)}", "only gregory is read"
            )
        elif critical and key != "u-ca":
            raise HandoverError(f"{quote(whole)} needs {quote(key)} to be known, and it is not")
    if not text:
        return zone, None
    if text[0] == "/":
        raise HandoverError(
            f"{quote(whole)} is a period, not a date", "give its start and its end as two dates"
        )
    offset = zones.read_offset(text)
    if offset is None and text.casefold() in ("utc", "gmt"):
        offset = zones.UTC
    if offset is not None:
        return zone or offset, offset.offset
    return zone_in_words(text), None


def zone_in_words(text: str) -> Zone:
    """The zone that words after a time name: `in London`, `Europe/London`, `New York time`.

    Raises:
        HandoverError: they name none, or may name several.

    >>> zone_in_words("London time").name
    'Europe/London'
    """
    name = text[3:] if text[:3].casefold() == "in " else text
    name = name[:-5] if name[-5:].casefold() == " time" else name
    if name.isalpha() and name.isupper() and len(name) <= 5 and name not in ("UTC", "GMT"):
        raise HandoverError(
            f"several zones call their time {name}",
            "write an offset such as -05:00, or a name such as America/New_York",
        )
    return zones.find(name.strip())


def _of_epoch(found: re.Match[str]) -> Moment:
    number, part, milliseconds = found.groups()
    size = SECOND // 1000 if milliseconds else SECOND
    fraction = int((part or "").ljust(9, "0")) * size // SECOND
    ticks = int(number) * size + (-fraction if number[0] == "-" else fraction)
    return Moment((EPOCH + ticks,), zones.UTC)
