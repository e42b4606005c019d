"""Anniversaries: when a number of whole years, or a round number of smaller units, is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..dates import LAST_DAY, ImpreciseDate, add_months, bounds_text, civil
from ..durations import parse as parse_duration
from ..errors import HandoverError, quote
from ..expressions import move
from ..table import Event
from .answer import weekday_of

if TYPE_CHECKING:
    from ..expressions import Scope

LeapDay = Literal["28feb", "1mar"]
Unit = Literal["years", "months", "weeks", "days"]

ANNIVERSARY_FIELDS = (
    "id",
    "title",
    "date",
    "number",
    "unit",
    "anniversary",
    "weekday",
    "days_until",
)

MILESTONES: dict[Unit, tuple[tuple[int, ...], int]] = {
    "days": ((100, 500), 1000),
    "weeks": ((), 100),
    "months": ((), 100),
}
"""The round numbers of each unit: some early ones, and all multiples of a number."""

_LONGEST: dict[Unit, int] = {"years": 366, "months": 31, "weeks": 7, "days": 1}
"""Days that a unit has at most."""


class Wish(NamedTuple):
    """Which anniversaries are asked for."""

    number: int | None = None
    """The next so many of each event and unit; None for all."""
    until: int | None = None
    """Day number of the last day that is looked at; None for no limit."""
    milestones: bool = False
    leap_day: LeapDay = "28feb"
    """When an event of 29 February has its anniversary in a year without one."""


class Anniversary(NamedTuple):
    """One anniversary of one event, or that nothing can be said of them."""

    event: Event
    number: int | None
    """None when the event's date leaves the day of the year open."""
    unit: Unit
    date: ImpreciseDate
    """Its day; earliest to latest where the event's is not known, both open for no idea."""
    today: int

    @property
    def days_until(self) -> tuple[int | None, int | None]:
        """The least and the greatest number of days until it, 0 today."""
        low, high = (None if day is None else day - self.today for day in self.date[:2])
        return low, high

    def record(self) -> dict[str, Any]:
        """The anniversary by the names in `ANNIVERSARY_FIELDS`."""
        low, high = self.days_until
        known = self.number is not None
        return {
            "id": self.event.id,
            "title": self.event.title,
            "date": self.event.date.text,
            "number": self.number,
            "unit": self.unit,
            "anniversary": self.date.text if known else None,
            "weekday": weekday_of(self.date),
            "days_until": None if not known else low if low == high else f"{low}..{high}",
        }


def read_within(text: str, today: int, scope: Scope) -> int:
    """The last day of the time ahead that a duration covers.

    Raises:
        HandoverError: it is no duration, or negative.
    """
    duration = parse_duration(text)
    if min(duration) < 0:
        raise HandoverError(f"--within looks ahead, so {quote(text)} can't be negative")
    return min(move(today, (duration,), scope), LAST_DAY)


def a_year_ahead(today: int) -> int:
    """The day a year from today.

    >>> from datetime import date
    >>> date.fromordinal(a_year_ahead(date(2024, 2, 29).toordinal())).isoformat()
    '2025-02-28'
    """
    return min(add_months(today, 12), LAST_DAY)


def anniversaries(events: Iterable[Event], wish: Wish, today: int) -> list[Anniversary]:
    """The anniversaries that may lie ahead, by date; those without a known day come last.

    Today's is ahead. One of an imprecise event that may already have passed is listed,
    and not counted.
    """
    found = [each for event in events for each in of_event(event, wish, today)]
    return sorted(found, key=_by_date)


def _by_date(each: Anniversary) -> tuple[bool, int, int, str]:
    earliest, latest = each.date[:2]
    return earliest is None, earliest or 0, latest or 0, each.event.id


def of_event(event: Event, wish: Wish, today: int) -> Iterator[Anniversary]:
    """The anniversaries of one event that may lie ahead, unit by unit."""
    earliest, latest = event.date.earliest, event.date.latest
    if earliest is None or latest is None or not _within_a_year(earliest, latest):
        # Any day of the year may be the one; the first is a year after the first day.
        first = None if earliest is None else add_months(earliest, 12)
        if first is None or wish.until is None or first <= wish.until:
            yield Anniversary(event, None, "years", ImpreciseDate(None, None, ".."), today)
        return
    yield from _of_unit(event, (earliest, latest), "years", wish, today)
    if wish.milestones:
        for unit in MILESTONES:
            yield from _of_unit(event, (earliest, latest), unit, wish, today)


def _within_a_year(earliest: int, latest: int) -> bool:
    """Whether no day of the year is both at the beginning and at the end."""
    return earliest == latest or latest < add_months(earliest, 12)


def _of_unit(
    event: Event, days: tuple[int, int], unit: Unit, wish: Wish, today: int
) -> Iterator[Anniversary]:
    until = LAST_DAY if wish.until is None else wish.until
    precise = days[0] == days[1]
    numbers = _numbers(unit, (today - days[1]) // _LONGEST[unit])
    counted = 0
    while counted != wish.number:
        number = next(numbers)
        first = _reach(days[0], number, unit, wish.leap_day)
        last = first if precise else _reach(days[1], number, unit, wish.leap_day)
        if first > until or last > LAST_DAY:
            return
        if last >= today:
            date = ImpreciseDate(first, last, bounds_text(first, last))
            yield Anniversary(event, number, unit, date, today)
            counted += first >= today


def _numbers(unit: Unit, least: int) -> Iterator[int]:
    """The numbers of a unit that are celebrated, without those below `least`; no end."""
    if unit == "years":
        return count(max(least, 1))
    early, step = MILESTONES[unit]
    later = count(max(-(-least // step), 1) * step, step)
    return chain((number for number in early if number >= least), later)


def _reach(day: int, number: int, unit: Unit, leap_day: LeapDay) -> int:
    """The day on which so many units since a day are full."""
    if unit in ("days", "weeks"):
        return day + number * (7 if unit == "weeks" else 1)
    reached = add_months(day, number * (12 if unit == "years" else 1))
    if unit == "years" and leap_day == "1mar" and reached <= LAST_DAY:
        reached += civil(reached).day < civil(day).day
    return reached
