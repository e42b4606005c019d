"""Spans between moments, and durations added to a moment.

Hours, minutes and seconds are elapsed time. Days, months and years are counted on the calendar
and the clock of one zone, as `spans` counts them between days; what is left is elapsed time.
So an earlier moment plus the span is the later one.
"""

from collections.abc import Callable

from .business_days import BusinessCalendar
from .calendar import DAY, TICKS_IN, months_and_days
from .moments import Moment, near
from .rules.rule import Ruled
from .spans import Measure, Shift, Shifts
from .zones import Zone


def elapsed(measure: Measure, start: int, end: int) -> int:
    """Hours, minutes or seconds from one tick to another, times 10**decimals, cut toward zero.

    >>> elapsed(Measure("hours", decimals=1), 0, 5400 * 10**9)
    15
    """
    length: int = abs(end - start) * 10**measure.decimals // TICKS_IN[measure.unit]
    return length if start <= end else -length


def calendar_span(start: int, end: int, zone: Zone | None) -> tuple[int, int, int]:
    """Months, days and ticks from one tick to another, on the calendar of a zone.

    >>> hour = TICKS_IN["hours"]
    >>> calendar_span(737862 * DAY, 737863 * DAY + hour, None) == (0, 1, hour)
    True
    """
    earlier, later = min(start, end), max(start, end)
    clocks = [Moment((ticks,), zone).clocks[0] for ticks in (earlier, later)]
    first, time = divmod(clocks[0], DAY)
    amount = (0, 0, later - earlier)
    for day in range(clocks[1] // DAY, first, -1):
        reached = near(day * DAY + time, zone).ticks[0]
        if reached <= later:
            amount = (*months_and_days(first, day), later - reached)
            break
    if start > end:
        amount = -amount[0], -amount[1], -amount[2]
    return amount


def add(moment: Moment, shift: Shift, business: BusinessCalendar | None = None) -> Moment:
    """The moment after a duration: its days on the calendar of the zone, then its hours exactly.

    Under a rule the end of the hours may be moved on to the same time on another day.

    Raises:
        HandoverError: it has business days, and the holidays are not known; or its rule says
            nothing of hours.

    >>> from handover_cli.spans import Duration
    >>> add(near(737862 * DAY, None), Duration(months=1, hours=36)).text
    '2021-04-14T12:00:00'
    """
    if isinstance(shift, Ruled):
        shift.check_hours()
        moment = _counted_from(moment, shift)
    moment = _on_other_days(moment, lambda day: shift.date_part.reach(day, business))
    moment = Moment(tuple(ticks + shift.ticks for ticks in moment.ticks), moment.zone)
    if isinstance(shift, Ruled) and shift.ticks:
        moment = _on_other_days(moment, shift.rolled)
    return moment


def ends_of_hours(moment: Moment, shift: Ruled) -> tuple[int, int]:
    """The day on which the hours of a deadline end, and the day to which a day off moves them.

    >>> from handover_cli.rules.rule import Rule
    >>> from handover_cli.spans import Duration
    >>> shift = Ruled(Duration(hours=30), Rule(roll="following"))
    >>> ends_of_hours(near(737742 * DAY, None), shift)
    (737743, 737745)
    """
    plain = shift._replace(rule=shift.rule._replace(roll="none", roll_before=None))
    reached, moved = (add(moment, each).days[0] for each in (plain, shift))
    return reached, moved


def _on_other_days(moment: Moment, move: Callable[[int], int]) -> Moment:
    """The same time of day on the days to which its days are moved."""
    moved = []
    for ticks, clock in zip(moment.ticks, moment.clocks, strict=True):
        day, time = divmod(clock, DAY)
        reached = move(day)
        same = reached == day
        moved.append(ticks if same else near(reached * DAY + time, moment.zone).ticks[0])
    return Moment(tuple(sorted(set(moved))), moment.zone)


def _counted_from(moment: Moment, shift: Ruled) -> Moment:
    """When the hours of a duration begin: at once, or with the next full hour of the clock."""
    if not shift.ticks or shift.rule.hours != "full":
        return moment
    hour = TICKS_IN["hours"]
    whole = 0 if shift.is_negative else hour
    pairs = zip(moment.ticks, moment.clocks, strict=True)
    return Moment(tuple(ticks + whole - clock % hour for ticks, clock in pairs), moment.zone)


def move(moment: Moment, shifts: Shifts, business: BusinessCalendar | None = None) -> Moment:
    """The moment after several durations, added from left to right. See `add`."""
    for shift in shifts:
        moment = add(moment, shift, business)
    return moment


def skips_time(moment: Moment, duration: Shift, business: BusinessCalendar | None) -> bool:
    """True if the days of a duration lead to a time that the clock never shows.

    >>> from handover_cli.notations import parse
    >>> from handover_cli.spans import Duration
    >>> early = parse("2021-03-13T02:30[America/New_York]").moment
    >>> skips_time(early, Duration(days=1), None)
    True
    """
    reached = add(moment, duration.date_part, business)
    return {clock % DAY for clock in reached.clocks} != {clock % DAY for clock in moment.clocks}
