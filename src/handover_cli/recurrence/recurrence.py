"""A recurrence: the days of a pattern, from a first to a last one."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, Protocol

from ..business_days import BusinessCalendar
from ..calendar import CYCLE_DAYS, MONTHS_A_YEAR, day_number, year_month_day
from ..dates import LAST_DAY


class Unit(NamedTuple):
    """A stretch that a pattern looks at as a whole: so many days, or so many months."""

    name: str
    days: int = 0
    months: int = 0

    def number(self, day: int, week_start: int = 0) -> int:
        """The number of the unit in which a day lies. Two units in a row have two in a row.

        >>> WEEK.number(day_number(2026, 1, 4)), WEEK.number(day_number(2026, 1, 5))
        (105659, 105660)
        """
        if self.days:
            return (day - 1 - week_start) // self.days if self.days > 1 else day
        year, month, _ = year_month_day(day)
        return (year * MONTHS_A_YEAR + month - 1) // self.months

    def first(self, number: int, week_start: int = 0) -> int:
        """The first day of the unit with a number.

        >>> year_month_day(QUARTER.first(QUARTER.number(day_number(2026, 5, 31))))
        (2026, 4, 1)
        """
        if self.days:
            return number * self.days + 1 + week_start if self.days > 1 else number
        year, month = divmod(number * self.months, MONTHS_A_YEAR)
        return day_number(year, month + 1, 1)


DAY, WEEK = Unit("day", days=1), Unit("week", days=7)
MONTH, QUARTER, YEAR = (
    Unit(name, months=months) for name, months in (("month", 1), ("quarter", 3), ("year", 12))
)
UNITS = {unit.name: unit for unit in (DAY, WEEK, MONTH, QUARTER, YEAR)}


class Pattern(Protocol):
    """Which days of a unit belong to a recurrence."""

    @property
    def unit(self) -> Unit:
        """The unit that is looked at as a whole."""

    @property
    def interval(self) -> int:
        """2 for each second unit, counted from that of the first day."""

    @property
    def week_start(self) -> int:
        """The day of the week with which a week begins; 0 is Monday."""

    @property
    def business(self) -> BusinessCalendar | None:
        """The business days that it counts; None if it counts none."""

    def days(self, first: int, last: int) -> Iterable[int]:
        """The days of the unit that goes from one day to another, rising."""


class Found(NamedTuple):
    """A pattern that no rule of RFC 5545 can say, such as Easter, or the last business day."""

    unit: Unit
    find: Callable[[int, int], Iterable[int]]
    business: BusinessCalendar | None = None
    interval: int = 1
    week_start: int = 0

    def days(self, first: int, last: int) -> Iterable[int]:
        """See `Pattern`.

        >>> list(Found(MONTH, lambda first, last: [last]).days(1, 31))
        [31]
        """
        return self.find(first, last)


class Recurrence(NamedTuple):
    """The days of a pattern from `start` to `until`, each perhaps moved."""

    start: int
    """No day lies before it. The units are counted from its own."""
    pattern: Pattern
    until: int = LAST_DAY
    """No day lies after it, before it is moved."""
    move: Callable[[int], int] | None = None
    """Moves each day, such as to a business day. Never lets two days change places."""
    moved_by: tuple[int, int] = (0, 0)
    """The fewest and the most days by which a day is moved; a minus is for moving back."""
    text: str = ""
    """As it was written: `last friday`, `FREQ=WEEKLY`."""

    @property
    def is_endless(self) -> bool:
        """True if nothing ends it but the end of all dates."""
        return self.until == LAST_DAY

    def occurrences(self, first: int | None = None, last: int = LAST_DAY) -> Iterator[int]:
        """The days from one day to another, both included, rising.

        Two days that are moved to one day are given once.

        >>> weekly = Recurrence(3, Found(WEEK, lambda first, last: [first + 2]))
        >>> list(weekly.occurrences(last=20))
        [3, 10, 17]
        """
        if self.move is None:
            return self._plain(self.start if first is None else first, last)
        fewest, most = self.moved_by
        low = self.start if first is None else first - most
        moved = map(self.move, self._plain(low, min(last - fewest, LAST_DAY)))
        return (day for day, _ in groupby(moved) if (first is None or first <= day) and day <= last)

    def next_from(self, day: int) -> int | None:
        """The first day on or after a day; None if there is none.

        >>> Recurrence(3, Found(WEEK, lambda first, last: [first + 2])).next_from(11)
        17
        """
        return next(self.occurrences(day), None)

    def next_after(self, day: int) -> int | None:
        """The first day after a day; None if there is none.

        >>> Recurrence(3, Found(WEEK, lambda first, last: [first + 2])).next_after(3)
        10
        """
        return self.next_from(day + 1)

    def last_before(self, day: int) -> int | None:
        """The last day before a day; None if there is none.

        >>> Recurrence(3, Found(WEEK, lambda first, last: [first + 2])).last_before(17)
        10
        """
        if self.move is None:
            return next(self._backward(day - 1), None)
        fewest, _ = self.moved_by
        moved = map(self.move, self._backward(day - 1 - fewest))
        return next((each for each in moved if each < day), None)

    def has(self, day: int) -> bool:
        """True if a day is one of the days.

        >>> Recurrence(3, Found(WEEK, lambda first, last: [first + 2])).has(4)
        False
        """
        return self.next_from(day) == day

    def _plain(self, first: int, last: int) -> Iterator[int]:
        """The days from one day to another, before they are moved."""
        first, last = max(first, self.start), min(last, self.until)
        pattern = self.pattern
        unit, interval, weeks = pattern.unit, pattern.interval, pattern.week_start
        number = unit.number(first, weeks)
        number += -(number - unit.number(self.start, weeks)) % interval
        idle = 0  # the calendar repeats, so days that don't come in a cycle never come
        while (begin := unit.first(number, weeks)) <= last and idle < CYCLE_DAYS:
            end = unit.first(number + 1, weeks)
            idle += end - begin
            for day in pattern.days(begin, end - 1):
                if first <= day <= last:
                    idle = 0
                    yield day
            number += interval

    def _backward(self, last: int) -> Iterator[int]:
        """The days up to one, the last one first, before they are moved."""
        last = min(last, self.until)
        pattern = self.pattern
        unit, interval, weeks = pattern.unit, pattern.interval, pattern.week_start
        start = unit.number(self.start, weeks)
        number = unit.number(last, weeks)
        number -= (number - start) % interval
        while number >= start:
            begin, end = unit.first(number, weeks), unit.first(number + 1, weeks)
            for day in reversed([*pattern.days(begin, end - 1)]):
                if self.start <= day <= last:
                    yield day
            number -= interval
