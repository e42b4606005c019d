"""Clock times on a day: moments, in a zone or in none.

A moment is civil if its zone is not known: then it is what a clock somewhere showed. With a zone
or an offset it is an instant. Moments are counted in nanoseconds, called ticks, from the beginning
of day 0 of `calendar`: an instant on the clock of UTC, a civil moment on its own.
"""

from typing import TYPE_CHECKING, NamedTuple

from . import calendar, zones
from .calendar import DAY, SECOND
from .errors import HandoverError
from .zones import Zone

if TYPE_CHECKING:
    from datetime import datetime


class Moment(NamedTuple):
    """A day with a clock time."""

    ticks: tuple[int, ...]
    """When it is. There are two if the clock showed this time twice and nothing says which."""
    zone: Zone | None = None
    """None: it is civil."""

    @classmethod
    def of(cls, shown: "datetime", zone: Zone | None = None) -> "Moment":
        """What a clock shows that has a fixed offset, or no zone.

        >>> import datetime as dt
        >>> Moment.of(dt.datetime(2020, 11, 15, 9, 30)).text
        '2020-11-15T09:30:00'
        """
        seconds = (shown.hour * 60 + shown.minute) * 60 + shown.second
        clock = shown.toordinal() * DAY + seconds * SECOND + shown.microsecond * 1000
        return cls((clock - (0 if zone is None else zone.offset) * SECOND,), zone)

    @property
    def is_known(self) -> bool:
        """True if only one time is possible."""
        return len(self.ticks) == 1

    @property
    def each(self) -> tuple["Moment", ...]:
        """The possible moments."""
        return tuple(Moment((ticks,), self.zone) for ticks in self.ticks)

    @property
    def clocks(self) -> tuple[int, ...]:
        """What the clock of its zone shows, in ticks.

        >>> at(737744 * DAY, Zone("", 3600)).clocks == (737744 * DAY,)
        True
        """
        zone = self.zone
        if zone is None:
            return self.ticks
        return tuple(t + zone.offset_at(t // SECOND) * SECOND for t in self.ticks)

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last possible day that the calendar of its zone shows."""
        days = [clock // DAY for clock in self.clocks]
        return min(days), max(days)

    def located(self, zone: Zone) -> "Moment":
        """The same instant in another zone; of a civil moment, what the clock showed there.

        Raises:
            HandoverError: the clock of the zone never shows it.

        >>> at(737744 * DAY, zones.UTC).located(Zone("Asia/Baku")).text
        '2020-11-15T04:00:00+04:00[Asia/Baku]'
        """
        return at(self.ticks[0], zone) if self.zone is None else self._replace(zone=zone)

    @property
    def text(self) -> str:
        """As RFC 9557 writes it; without an offset, if the clock showed it twice.

        >>> at(737744 * DAY + SECOND // 4).text
        '2020-11-15T00:00:00.25'
        """
        if not self.is_known and len(set(self.clocks)) > 1:
            return "..".join(one.text for one in self.each)
        shown = clock_text(self.clocks[0])
        if self.zone is None:
            return shown
        name = f"[{self.zone.name}]" if self.zone.name else ""
        return f"{shown}{self.offset_text if self.is_known else ''}{name}"

    @property
    def offset_text(self) -> str:
        """The offset of its zone then: `+04:00`, `Z` for UTC; empty if it is not known."""
        if self.zone is None or not self.is_known:
            return ""
        if self.zone == zones.UTC:
            return "Z"
        return zones.offset_text(self.zone.offset_at(self.ticks[0] // SECOND))

    @property
    def zone_text(self) -> str | None:
        """The name or the offset of its zone; None if it is civil."""
        return None if self.zone is None else str(self.zone)

    @property
    def time(self) -> str:
        """The time of day that the clock shows: `23:59:00`."""
        return clock_text(self.clocks[0])[11:]

    @property
    def instant(self) -> str | None:
        """The instant in UTC; None if it is civil, or if two are possible.

        >>> at(737744 * DAY, Zone("Asia/Baku")).instant
        '2020-11-14T20:00:00Z'
        """
        known = self.zone is not None and self.is_known
        return f"{clock_text(self.ticks[0])}Z" if known else None


def clock_text(ticks: int) -> str:
    """A day and a time of day in ISO 8601. Seconds are always written, zeros at the end never.

    >>> clock_text(737744 * DAY + 86_399 * SECOND)
    '2020-11-15T23:59:59'
    """
    day, rest = divmod(ticks, DAY)
    return f"{calendar.day_text(day)}T{time_text(rest)}"


def time_text(ticks: int) -> str:
    """A time of day, given as the ticks since midnight.

    >>> time_text(45_296 * SECOND)
    '12:34:56'
    """
    hours, minutes, second, part = calendar.clock_parts(ticks)
    seconds = calendar.seconds_text(second, part)
    return f"{hours:02d}:{minutes:02d}:{'0' * (second < 10)}{seconds}"


def at(clock: int, zone: Zone | None = None, offset: int | None = None) -> Moment:
    """The moment at which the clock of a zone shows this. `clock` is in ticks.

    `offset` says which of two moments is meant, in seconds ahead of UTC.

    Raises:
        HandoverError: the clock never shows it, or the offset is not the one of the zone.

    >>> at(737723 * DAY + 3600 * SECOND, Zone("Europe/London")).text
    '2020-10-25T01:00:00[Europe/London]'
    """
    if zone is None:
        return Moment((clock,))
    before, after = zone.offsets_for(clock // SECOND)
    if offset is not None:
        if offset not in (before, after) or before < after:
            raise _contradicting(clock, zone, offset)
        return Moment((clock - offset * SECOND,), zone)
    if before < after:
        raise _in_a_gap(clock, zone)
    ticks = sorted({clock - before * SECOND, clock - after * SECOND})
    return Moment(tuple(ticks), zone)


def near(clock: int, zone: Zone | None) -> Moment:
    """The moment at which the clock of a zone shows this, for a sum.

    Of two moments it is the first. If the clock never shows it, it is as much later as the clock
    is put forward. RFC 5545 and others count so.

    >>> near(737863 * DAY + 9000 * SECOND, Zone("America/New_York")).text
    '2021-03-14T03:30:00-04:00[America/New_York]'
    """
    before = 0 if zone is None else zone.offsets_for(clock // SECOND)[0]
    return Moment((clock - before * SECOND,), zone)


def change_near(clock: int, zone: Zone) -> int:
    """The instant, in seconds, at which a clock is put forward past what it would show."""
    before, after = zone.offsets_for(clock)
    return _change_between(clock - after, clock - before, zone)


def _change_between(low: int, high: int, zone: Zone) -> int:
    """The first instant, in seconds, with the offset of `high`, which `low` has not yet."""
    after = zone.offset_at(high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if zone.offset_at(middle) == after else (middle, high)
    return high


def _in_a_gap(clock: int, zone: Zone) -> HandoverError:
    change = change_near(clock // SECOND, zone)
    last, first = (Moment((seconds * SECOND,), zone) for seconds in (change - 1, change))
    return HandoverError(
        f"there is no {clock_text(clock)} in {zone}, because the clock was put forward",
        f"the last second before is {last.text}, and the first after is {first.text}",
    )


def _contradicting(clock: int, zone: Zone, offset: int) -> HandoverError:
    before, after = zone.offsets_for(clock // SECOND)
    if before < after:
        return _in_a_gap(clock, zone)
    right = dict.fromkeys((before, after))
    listed = " or ".join(zones.offset_text(each) for each in right)
    return HandoverError(
        f"at {clock_text(clock)} {zone} is {listed} from UTC, not {zones.offset_text(offset)}",
        f"write {listed}, or leave out the offset or the zone",
    )


def day_ticks(day: int, zone: Zone | None) -> tuple[int, int]:
    """The first tick of a day in a zone, and the first after its last one.

    Raises:
        HandoverError: the zone left the day out.

    >>> first, after = day_ticks(737863, Zone("America/New_York"))
    >>> (after - first) // (3600 * SECOND)
    23
    """
    first, after = _midnight(day, zone), _midnight(day + 1, zone, ends=True)
    if first >= after:
        raise HandoverError(
            f"there is no {clock_text(day * DAY)[:10]} in {zone}, which left it out"
        )
    return first, after


def day_length(day: int, zone: Zone) -> int:
    """How long a clock of a zone shows a day, in ticks.

    Raises:
        HandoverError: the zone left the day out.

    >>> day_length(732612, Zone("America/St_Johns")) // (60 * SECOND)
    1499
    """
    first, after = day_ticks(day, zone)
    return after - first - _shown_before(day, zone) - _shown_before(day + 1, zone, later=True)


def _shown_before(day: int, zone: Zone, *, later: bool = False) -> int:
    """How long a clock that is put back over midnight shows the day before again.

    If `later`, how long it shows the day itself before it is put back.
    """
    first, last = _midnight(day, zone), _midnight(day, zone, ends=True)
    if first == last:
        return 0
    change = _change_between(first // SECOND, last // SECOND, zone) * SECOND
    return change - first if later else last - change


def _midnight(day: int, zone: Zone | None, *, ends: bool = False) -> int:
    """The tick at which a day begins; or, if `ends`, at which the day before ends.

    If its midnight is left out, that is the first time after. If the clock is put back over
    midnight, the day begins with the first one, and the day before ends with the second.
    """
    second = day * zones.SECONDS_A_DAY
    if zone is None:
        return second * SECOND
    before, after = zone.offsets_for(second)
    if before < after:
        return change_near(second, zone) * SECOND
    # A clock that is put back to midnight, and no further, does not show the day before again.
    is_over = ends and zone.offset_at(second - after - 1) == after
    return (second - (after if is_over else before)) * SECOND
