"""Anniversaries: when a number of whole years, or a round number of smaller units, is full."""

from collections.abc import Iterable, Iterator
from itertools import chain, count
from math import inf
from typing import Literal, NamedTuple

from ..calendar import add_months, year_month_day
from ..dates import LAST_DAY, Bounds, ImpreciseDate, within
from ..errors import HandoverError
from ..language.resolving import Scope, business_for
from ..notations.durations import parse as parse_duration
from ..spans import add
from ..table.entries import Event
from ..text import quote

LeapDay = Literal["28feb", "1mar"]
AnniversaryUnit = Literal["years", "months", "weeks", "days"]

MILESTONES: dict[AnniversaryUnit, tuple[tuple[int, ...], int]] = {
    "days": ((100, 500), 1000),
    "weeks": ((), 100),
    "months": ((), 100),
}
"""The round numbers of each unit: some early ones, and all multiples of a number."""

_LONGEST: dict[AnniversaryUnit, int] = {"years": 366, "months": 31, "weeks": 7, "days": 1}
"""The most days that a unit has."""


class AnniversaryQuery(NamedTuple):
    """Which anniversaries are asked for."""

    number: int | None = None
    """The next so many of each event and unit; None for all."""
    until: int | None = None
    """The last day that is looked at; None for no limit."""
    milestones: bool = False
    leap_day: LeapDay = "28feb"
    """When an event of 29 February has its anniversary in a year without one."""


class Anniversary(NamedTuple):
    """One anniversary of one event, or that nothing can be said of them."""

    event: Event
    number: int | None
    """None if the event's date leaves the day of the year open."""
    unit: AnniversaryUnit
    date: ImpreciseDate
    """Its possible days; open on both sides if nothing is known."""
    today: int

    @property
    def days_until(self) -> Bounds | None:
        """The least and the greatest number of days until it, 0 today; None if nothing is known."""
        if self.number is None:
            return None
        return Bounds(*(None if day is None else day - self.today for day in self.date.bounds))

    @property
    def text(self) -> str | None:
        """Its day or days as text; None if nothing is known."""
        return None if self.number is None else self.date.text


def read_within(text: str, scope: Scope) -> int:
    """The last day of the time ahead that a duration covers.

    Raises:
        HandoverError: the text is no duration, or a negative one.
    """
    duration = parse_duration(text)
    if duration.is_negative:
        raise HandoverError(f"--within looks ahead, so {quote(text)} can't be negative")
    return min(add(scope.today, duration, business_for((duration,), scope)), LAST_DAY)


def a_year_ahead(today: int) -> int:
    """The day a year from today.

    >>> from handover_cli.calendar import day_number
    >>> year_month_day(a_year_ahead(day_number(2024, 2, 29)))
    (2025, 2, 28)
    """
    return min(add_months(today, 12), LAST_DAY)


def anniversaries(
    events: Iterable[Event], query: AnniversaryQuery, today: int
) -> list[Anniversary]:
    """The anniversaries that may lie ahead, by date; those without a known day come last.

    Today's is ahead. One of an imprecise event that may already have passed is listed, and not
    counted.
    """
    ahead = [each for event in events for each in of_event(event, query, today)]
    return sorted(ahead, key=_order)


def _order(each: Anniversary) -> tuple[float, float, str]:
    earliest, latest = (inf if day is None else day for day in each.date.bounds)
    return earliest, latest, each.event.id


def of_event(event: Event, query: AnniversaryQuery, today: int) -> Iterator[Anniversary]:
    """The anniversaries of one event that may lie ahead, unit by unit."""
    earliest, latest = event.date.bounds
    if earliest is None or latest is None or not _within_a_year(earliest, latest):
        # Any day of the year may be the one; the first is a year after the first day.
        first = None if earliest is None else add_months(earliest, 12)
        if first is None or query.until is None or first <= query.until:
            yield Anniversary(event, None, "years", ImpreciseDate(Bounds(), ".."), today)
        return
    yield from _of_unit(event, (earliest, latest), "years", query, today)
    if query.milestones:
        for unit in MILESTONES:
            yield from _of_unit(event, (earliest, latest), unit, query, today)


def _within_a_year(earliest: int, latest: int) -> bool:
    """True if the range is shorter than a year, so each anniversary falls into one stretch."""
    return earliest == latest or latest < add_months(earliest, 12)


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
    """The numbers of a unit that are celebrated, without those below `least`; no end."""
    if unit == "years":
        return count(max(least, 1))
    early, step = MILESTONES[unit]
    later = count(max(-(-least // step), 1) * step, step)
    return chain((number for number in early if number >= least), later)


def _reach(day: int, number: int, unit: AnniversaryUnit, leap_day: LeapDay) -> int:
    """The day on which so many units since a day are full."""
    if unit in ("days", "weeks"):
        return day + number * (7 if unit == "weeks" else 1)
    reached = add_months(day, number * (12 if unit == "years" else 1))
    if unit == "years" and leap_day == "1mar":
        reached += year_month_day(reached)[2] < year_month_day(day)[2]
    return reached
