"""Anniversaries: the days on which whole years, or a round number of smaller units, are full."""

from collections.abc import Iterable, Iterator
from itertools import chain, count, islice
from typing import Literal, NamedTuple

from ..calendar import add_months, year_month_day
from ..dates import LAST_DAY, Bounds, ImpreciseDate, precise, within
from ..errors import HandoverError
from ..language.resolving import Scope, business_for
from ..notations.durations import parse as parse_duration
from ..spans import Duration, add
from ..table.entries import Event
from ..text import quote

LeapDay = Literal["28feb", "1mar"]
AnniversaryUnit = Literal["years", "months", "weeks", "days", "occurrences"]
"""`occurrences`: the days on which an event comes again. They have no number."""

MILESTONES: dict[AnniversaryUnit, tuple[tuple[int, ...], int]] = {
    "days": ((100, 500), 1000),
    "weeks": ((), 100),
    "months": ((), 100),
}
"""The round numbers of each unit: a few early numbers, and all multiples of one number."""

_LONGEST: dict[AnniversaryUnit, int] = {"years": 366, "months": 31, "weeks": 7, "days": 1}
"""The most days that a unit has."""


class AnniversaryQuery(NamedTuple):
    """Which anniversaries to list."""

    number: int | None = None
    """How many of each event and unit; None for all."""
    until: int | None = None
    """The last day of an anniversary; None for no limit."""
    milestones: bool = False
    leap_day: LeapDay = "28feb"
    """The anniversary of 29 February in a year without that day."""


class Anniversary(NamedTuple):
    """One anniversary of one event, or that no anniversary of the event is known."""

    event: Event
    number: int | None
    """None if the year of the event is not known, or its day of the year."""
    unit: AnniversaryUnit
    date: ImpreciseDate
    """Its possible days; open on both sides if the event could be on any day of the year."""
    today: int

    @property
    def is_known(self) -> bool:
        """True if the event could not be on any day of the year."""
        return self.date.earliest is not None

    @property
    def days_until(self) -> Bounds | None:
        """The least and the greatest number of days from today; None if no day is known."""
        if not self.is_known:
            return None
        return Bounds(*(None if day is None else day - self.today for day in self.date.bounds))

    @property
    def text(self) -> str | None:
        """Its day or days as text; None if no day is known."""
        return self.date.text if self.is_known else None


def read_within(text: str, scope: Scope) -> int:
    """The day that is a duration, such as `30d`, ahead of today.

    Raises:
        HandoverError: the text is no duration, or a negative one.

    >>> read_within("1w", scope) - scope.today
    7
    """
    duration = parse_duration(text)
    if duration.is_negative:
        raise HandoverError(f"--within looks ahead, so {quote(text)} can't be negative")
    return min(add(scope.today, duration, business_for((duration,), scope)), LAST_DAY)


def anniversaries(
    events: Iterable[Event], query: AnniversaryQuery, today: int
) -> list[Anniversary]:
    """The anniversaries that may lie ahead, by date; those without a day come last.

    An anniversary today lies ahead. An event that comes again has the days on which it does. An
    anniversary of an imprecise event that may already have passed is listed, but does not count
    for `query.number`.

    >>> events = [table.events["handover"], table.events["deadline"]]
    >>> [each.text for each in anniversaries(events, AnniversaryQuery(number=1), scope.today)]
    ['2024-11-25', '2025-11-15']
    """
    ahead = [each for event in events for each in _ahead(event, query, today)]
    return sorted(ahead, key=lambda each: (*each.date.order, each.event.id))


def _ahead(event: Event, query: AnniversaryQuery, today: int) -> Iterator[Anniversary]:
    """The anniversaries of an event, or the days on which it comes again."""
    if event.recurrence is None:
        return of_event(event, query, today)
    last = LAST_DAY if query.until is None else query.until
    days = islice(event.recurrence.occurrences(today, last), query.number)
    return (Anniversary(event, None, "occurrences", precise(day), today) for day in days)


def of_event(event: Event, query: AnniversaryQuery, today: int) -> Iterator[Anniversary]:
    """The anniversaries of one event that may lie ahead, unit by unit.

    >>> found = of_event(table.events["handover"], AnniversaryQuery(number=2), scope.today)
    >>> [(each.number, each.text) for each in found]
    [(4, '2024-11-25'), (5, '2025-11-25')]
    """
    earliest, latest = event.date.bounds
    yearly = _same_every_year(event.date)
    if yearly is not None:
        for each in _of_unit(event, yearly, "years", query, today):
            yield each._replace(number=None)
        return
    if earliest is None or latest is None or latest >= add_months(earliest, 12):
        # Any day of the year may be an anniversary. The first one is a year after the first day.
        first = None if earliest is None else add_months(earliest, 12)
        if first is None or query.until is None or first <= query.until:
            yield Anniversary(event, None, "years", ImpreciseDate(Bounds(), ".."), today)
        return
    units: tuple[AnniversaryUnit, ...] = ("years", *(MILESTONES if query.milestones else ()))
    for unit in units:
        yield from _of_unit(event, (earliest, latest), unit, query, today)


def _same_every_year(date: ImpreciseDate) -> tuple[int, int] | None:
    """The first possible days of a date whose year alone is open (`198X-05-06`); else None."""
    known = [(first, last) for first, last in date.runs if first is not None and last is not None]
    parts = {(year_month_day(first)[1:], year_month_day(last + 1)[1:]) for first, last in known}
    if len(parts) != 1 or len(known) != len(date.runs):
        return None
    [(begin, after)] = parts
    return None if begin == after else known[0]  # whole years leave the day of the year open


def _of_unit(
    event: Event, days: tuple[int, int], unit: AnniversaryUnit, query: AnniversaryQuery, today: int
) -> Iterator[Anniversary]:
    until = LAST_DAY if query.until is None else query.until
    precise = days[0] == days[1]
    numbers = _numbers(unit, (today - days[1]) // _LONGEST[unit])
    counted = 0
    while counted != query.number:
        number = next(numbers)
        first = _reach(days[0], number, unit, query.leap_day)
        last = first if precise else _reach(days[1], number, unit, query.leap_day)
        if first > until or last > LAST_DAY:
            return
        if last >= today:
            yield Anniversary(event, number, unit, within(Bounds(first, last)), today)
            counted += first >= today


def _numbers(unit: AnniversaryUnit, least: int) -> Iterator[int]:
    """The celebrated numbers of a unit, from `least` on, without end."""
    if unit == "years":
        return count(max(least, 1))
    early, step = MILESTONES[unit]
    later = count(max(-(-least // step), 1) * step, step)
    return chain((number for number in early if number >= least), later)


def _reach(day: int, number: int, unit: AnniversaryUnit, leap_day: LeapDay) -> int:
    """The day on which a number of units since a day is full."""
    reached = add(day, Duration(**{unit: number}))
    if unit == "years" and leap_day == "1mar":
        reached += year_month_day(reached)[2] < year_month_day(day)[2]
    return reached
