"""Clock times in iCalendar.

A time in a zone with a name is written with that name, and the calendar holds the rules of the
zone. A time with an offset is written in UTC, and one without a zone as the clock shows it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from ..calendar import DAY, SECOND, year_month_day
from ..clock_spans import add
from ..moments import Moment, at
from ..spans import Duration
from ..table.entries import Event, Period
from ..zones import Zone

if TYPE_CHECKING:
    import icalendar

LAST_YEAR = 2037
"""The rules of a zone are written up to this year, for entries that come every year."""


class TimeSpan(NamedTuple):
    """The clock times of an entry. Both are the same for an event at a known time."""

    start: Moment
    end: Moment

    @property
    def is_cut(self) -> bool:
        """True if parts of a second are left out."""
        return any(moment.ticks[0] % SECOND for moment in self)

    def fill(self, entry: "icalendar.Event") -> None:
        """Say in an entry when it is. The standard allows no end that is not after the start."""
        entry.add("dtstart", _datetime(self.start))
        if self.start.ticks[0] // SECOND < self.end.ticks[0] // SECOND:
            entry.add("dtend", _datetime(self.end))


def time_span(what: Event | Period) -> TimeSpan | None:
    """The clock times of an event, or of a period that has one at both ends; None without them.

    A clock time that came twice gives both.
    """
    start, end = (what.point, what.point) if isinstance(what, Event) else (what.start, what.end)
    first, last = start.date.moment, None if end is None else end.date.moment
    if first is None or last is None:
        return None
    return TimeSpan(first.each[0], last.each[-1])


def _datetime(moment: Moment) -> datetime:
    if moment.zone is None:
        return _clock(moment)
    if _has_name(moment.zone, moment):
        return _clock(moment).replace(tzinfo=ZoneInfo(moment.zone.name))
    return _clock(Moment(moment.ticks)).replace(tzinfo=UTC)


def _has_name(zone: Zone, moment: Moment) -> bool:
    """True if a time is written with the name of its zone.

    A time that the clock shows twice is written in UTC. The standard takes the first of the two,
    but not every program does.
    """
    return bool(zone.name) and at(moment.clocks[0], zone).is_known


def _clock(moment: Moment) -> datetime:
    """What the clock shows, in whole seconds."""
    return _seconds(moment.clocks[0] // SECOND)


def _seconds(clock: int) -> datetime:
    day, second = divmod(clock, DAY // SECOND)
    return datetime.fromordinal(day) + timedelta(seconds=second)


class ZoneRules:
    """The rules of the zones with a name, as far as the entries of a calendar need them."""

    def __init__(self) -> None:
        self._needed: dict[Zone, set[int]] = {}
        """The instants, in seconds, for which the offset of a zone is needed."""

    def need(self, times: TimeSpan, *, yearly: bool) -> None:
        """Note which offsets an entry needs, if it comes every year also in the years ahead."""
        for moment in times:
            if moment.zone is not None and _has_name(moment.zone, moment):
                year = year_month_day(moment.days[0])[0]
                years = range(1, LAST_YEAR - year + 1) if yearly else ()
                moments = (add(moment, Duration(years=number)) for number in (0, *years))
                seconds = {each.ticks[0] // SECOND for each in moments}
                self._needed.setdefault(moment.zone, set()).update(seconds)

    def components(self, library: Any) -> "Iterator[icalendar.Timezone]":
        """A component for each zone.

        The library can make one too, but then the clock is put forward an hour late.
        """
        for zone, instants in sorted(self._needed.items()):
            rules = library.Timezone()
            rules.add("tzid", zone.name)
            for onset, before, after in _changes(zone, sorted(instants)):
                rule = library.TimezoneDaylight() if after > before else library.TimezoneStandard()
                rule.add("dtstart", _seconds(onset + before))  # on the clock before the change
                rule.add("tzoffsetfrom", timedelta(seconds=before))
                rule.add("tzoffsetto", timedelta(seconds=after))
                rules.add_component(rule)
            yield rules


def _changes(zone: Zone, instants: list[int]) -> Iterator[tuple[int, int, int]]:
    """The first instant, and a change of the clock before each that has another offset.

    Each comes with the offsets before and after it.
    """
    earlier = instants[0]
    offset = zone.offset_at(earlier)
    yield earlier, offset, offset
    for instant in instants:
        needed = zone.offset_at(instant)
        if needed != offset:
            low, high = earlier, instant
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if zone.offset_at(middle) == needed else (middle, high)
            yield high, zone.offset_at(low), needed
        earlier, offset = instant, needed
