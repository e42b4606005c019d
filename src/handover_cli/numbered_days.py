"""Days that are counted, each with a number: how many counted days come before it.

The counted days of a week, the same with single days taken away or added, and the years 1 to
400 repeated for ever: each is made of simpler ones. Both ways, a day is looked up at once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Protocol

from .calendar import CYCLE_DAYS


class NumberedDays(Protocol):
    """Counted days with their numbers."""

    def number(self, day: int) -> int:
        """How many there are from 0001-01-01 to the day before."""

    def day(self, number: int) -> int:
        """The one with a number."""

    def differs(self, first: int, last: int) -> bool:
        """True if a day from `first` to `last` is not as its day of the week says."""


class Week:
    """The days of each week that are not on the weekend. Day 0 of the week is Monday.

    >>> week = Week(frozenset({5, 6}))
    >>> week.number(8), week.day(5)
    (5, 8)
    """

    def __init__(self, weekend: frozenset[int]) -> None:
        counted = [day not in weekend for day in range(7)]
        self._days = tuple(day for day in range(7) if counted[day])
        self._before = tuple(accumulate(counted, initial=0))
        """By day of the week: how many counted days of the week come before it."""

    def number(self, day: int) -> int:
        """How many counted days there are from 0001-01-01 to the day before."""
        weeks, rest = divmod(day - 1, 7)
        return weeks * len(self._days) + self._before[rest]

    def day(self, number: int) -> int:
        """The counted day with a number."""
        weeks, rest = divmod(number, len(self._days))
        return weeks * 7 + self._days[rest] + 1

    def differs(self, _first: int, _last: int) -> bool:
        """False: every day is as its day of the week says."""
        return False


class Changed:
    """Counted days of which single ones are taken away, and to which others are added.

    `changes` says of each such day whether it is counted now. Before, it was not so.

    >>> days = Changed(Week(frozenset({5, 6})), {1: False, 6: True})
    >>> days.number(8), [days.day(number) for number in range(5)]
    (5, [2, 3, 4, 5, 6])
    """

    def __init__(self, days: NumberedDays, changes: Mapping[int, bool]) -> None:
        self._plain = days
        self._days = sorted(changes)
        self._is_added = [changes[day] for day in self._days]
        self._more = list(accumulate((1 if added else -1 for added in self._is_added), initial=0))
        """How many more counted days there are before each changed day, and after the last."""
        self._numbers = [
            days.number(day) + more for day, more in zip(self._days, self._more, strict=False)
        ]

    def number(self, day: int) -> int:
        """How many counted days there are from 0001-01-01 to the day before."""
        return self._plain.number(day) + self._more[bisect_left(self._days, day)]

    def day(self, number: int) -> int:
        """The counted day with a number."""
        # Changed days with a greater number come after it. An added day may be it.
        at = bisect_right(self._numbers, number)
        if at and self._is_added[at - 1] and self._numbers[at - 1] == number:
            return self._days[at - 1]
        return self._plain.day(number - self._more[at])

    def differs(self, first: int, last: int) -> bool:
        """True if a day from `first` to `last` is not as its day of the week says."""
        is_changed = bisect_left(self._days, first) < bisect_left(self._days, last + 1)
        return is_changed or self._plain.differs(first, last)


class Repeated:
    """The counted days of the years 1 to 400, repeated for ever as the calendar is.

    >>> days = Repeated(Changed(Week(frozenset({5, 6})), {1: False}))
    >>> days.number(2 + 146_097) - days.number(1 + 146_097)
    0
    """

    def __init__(self, days: NumberedDays) -> None:
        self._plain = days
        self._size = days.number(CYCLE_DAYS + 1)

    def number(self, day: int) -> int:
        """How many counted days there are from 0001-01-01 to the day before."""
        cycles, rest = divmod(day - 1, CYCLE_DAYS)
        return cycles * self._size + self._plain.number(rest + 1)

    def day(self, number: int) -> int:
        """The counted day with a number."""
        cycles, rest = divmod(number, self._size)
        return cycles * CYCLE_DAYS + self._plain.day(rest)

    def differs(self, first: int, last: int) -> bool:
        """True if a day from `first` to `last` is not as its day of the week says."""
        begin = (first - 1) % CYCLE_DAYS + 1
        end = begin + last - first
        return self._plain.differs(begin, end) or self._plain.differs(
            begin - CYCLE_DAYS, end - CYCLE_DAYS
        )
