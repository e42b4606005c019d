"""Zones with odd clocks, instants in them, and what `zoneinfo` alone says of both."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from handover_cli.calendar import SECOND
from handover_cli.moments import Moment
from handover_cli.zones import SECONDS_A_DAY as DAY
from handover_cli.zones import Zone

ZONES = (
    "Africa/Cairo",  # changes at midnight
    "Africa/Casablanca",  # winter time in Ramadan, with a negative change in the database
    "Africa/Monrovia",  # 44 minutes and 30 seconds off until 1972
    "America/Goose_Bay",  # put back at one minute past midnight, so that a day begins twice
    "America/Havana",
    "America/New_York",
    "America/Nuuk",  # changes on Saturday evening
    "America/Sao_Paulo",  # days without a midnight
    "America/St_Johns",  # half an hour off, and changes at one minute past midnight
    "Antarctica/Troll",  # put forward by two hours
    "Asia/Kathmandu",  # 5:45
    "Asia/Kolkata",  # half an hour off
    "Asia/Singapore",  # put forward by 20 minutes in 1933
    "Asia/Tehran",
    "Australia/Lord_Howe",  # changes by half an hour
    "Europe/Amsterdam",
    "Europe/Dublin",  # winter is what the database calls its daylight saving time
    "Europe/London",  # an hour ahead from 1968 to 1971
    "Etc/GMT+12",  # never changes
    "Pacific/Apia",  # left out 2011-12-30
    "Pacific/Chatham",  # changes at 2:45
    "Pacific/Kiritimati",  # furthest ahead, and left out 1994-12-31
    "Pacific/Kwajalein",  # left out 1993-08-21
    "Etc/UTC",
)
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
LAST = 9998 * 365 * DAY


def second_of(when: datetime) -> int:
    """The second of an aware `datetime`, counted as instants are."""
    return (when.astimezone(UTC) - BEGINNING) // timedelta(seconds=1) + DAY


def utc(second: int) -> datetime:
    """The `datetime` in UTC of an instant in seconds."""
    return BEGINNING + timedelta(seconds=second - DAY)


def shown(second: int, name: str) -> datetime:
    """What the clock of a zone shows at an instant."""
    return utc(second).astimezone(ZoneInfo(name))


def clock_of(when: datetime) -> int:
    """What a `datetime` shows, in seconds as clocks are counted."""
    return second_of(when.replace(tzinfo=UTC))


@cache
def changes(name: str) -> tuple[int, ...]:
    """The instants from 1850 to 2060 at which the clock of a zone is changed, in seconds."""
    first, last = (second_of(datetime(year, 1, 1, tzinfo=UTC)) for year in (1850, 2060))
    found = []
    before = shown(first, name).utcoffset()
    for later in range(first, last, 5 * DAY):
        after = shown(later, name).utcoffset()
        if after != before:
            low, high = later - 5 * DAY, later
            while high - low > 1:
                middle = (low + high) // 2
                if shown(middle, name).utcoffset() == before:
                    low = middle
                else:
                    high = middle
            found.append(high)
        before = after
    return tuple(found)


names = st.sampled_from(ZONES)
near = st.one_of(st.integers(-2 * DAY, 2 * DAY), st.sampled_from([-3600, -1, 0, 1, 1800, 3600]))


@st.composite
def instants(draw: st.DrawFn, name: str) -> int:
    """Seconds: near a change of the clock, of the last 150 years, or of any year."""
    kind = draw(st.integers(0, 3))
    if kind <= 1 and changes(name):
        return draw(st.sampled_from(changes(name))) + draw(near)
    if kind <= 2:
        return draw(st.integers(second_of(datetime(1870, 1, 1, tzinfo=UTC)), 2100 * 365 * DAY))
    return draw(st.integers(3000 * DAY, LAST))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, int, int]:
    """A zone and two instants in it, in seconds, half of them close to each other."""
    name = draw(names)
    start = draw(instants(name))
    if draw(st.booleans()):
        return name, start, draw(instants(name))
    return name, start, start + draw(st.integers(-40 * DAY, 40 * DAY))


def moment(second: int, name: str | None, ticks: int = 0) -> Moment:
    """The moment of an instant in a zone, some ticks later; civil, if no zone is named."""
    return Moment((second * SECOND + ticks,), None if name is None else Zone(name))


def minutes_of(day: int, name: str) -> tuple[int, int] | None:
    """The first minute of a day and the one after its last, by looking at the clock each minute."""
    start = day * 1440 - 1440
    shows = [
        minute
        for minute in range(start, start + 3 * 1440 + 60)
        if shown(minute * 60, name).toordinal() == day
    ]
    return (shows[0], shows[-1] + 1) if shows else None
