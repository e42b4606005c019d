"""The days of an unknown day to try, without those of years that are alike.

To try every day of many years would take too long. Years are alike if the calendar around all
days that follow from one of their days is the same, with leap years and weekdays, and no holiday
is near. Then a measure gives the same in all of them, and only the first is tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..business_days import MONDAY_TO_FRIDAY
from ..calendar import CYCLE_DAYS, day_number, is_leap, year_month_day, year_of
from ..dates import FIRST_DAY, LAST_DAY
from ..spans import MONTHS_IN, Measure
from .system import System, Term

MARGIN = 31
"""Days around the days that follow, in which no holiday may lie."""


class Trial:
    """The possible days of an unknown day, each with the earliest days that it allows."""

    def __init__(
        self, system: System, unknown: int, terms: Sequence[Term], measure: Measure
    ) -> None:
        self.system = system
        self.unknown = unknown
        self.terms = terms
        """What is measured."""
        self.led = system.led_to(unknown)
        self.rules = [rule for day in sorted(self.led) for rule in system.leaving[day]]
        ways = [term.way for term in terms]
        for rule in self.rules:
            ways += rule.way, rule.landing
        calendars = [calendar for way in ways for calendar in way.calendars]
        self.calendars = list({id(each): each for each in calendars}.values())
        if measure.unit == "business-days":
            self.calendars.append(measure.business or MONDAY_TO_FRIDAY)
        self.years_ahead = 3 + MONTHS_IN.get(measure.unit, 0) // 12
        self.others = [day for day in self.led if day != unknown]
        self.repeats = not (
            any(calendar.has_holiday(FIRST_DAY, LAST_DAY) for calendar in self.calendars)
            or any(system.windows[day].firsts for day in self.others)
        )
        """True if the calendar repeats for all days that follow."""
        self.cost = 3 + sum(len(term.way.steps) for term in terms)
        self.steady: int | None = None
        """A day from which on all other days follow from the unknown one, and not from a bound."""
        self.seen: set[object] = set()

    def days(self, low: int) -> Iterator[list[int]]:
        """The earliest days with each possible day from `low` on.

        Raises:
            OutOfSteps: the steps of the budget are used up.
        """
        window = self.system.windows[self.unknown]
        low, high = calendar_part(low, self.system.highs[self.unknown])
        for first, last in window.spans(low, high):
            for begin, end in _years(first, last):
                if not window.firsts and self._repeats_earlier(begin):
                    return
                if _is_year(begin, end) and self._is_like_another(begin, end):
                    continue
                for day in range(begin, end + 1):
                    self.system.budget.spend(2)
                    if self._repeats_earlier(day):
                        continue
                    days = self.with_day(day)
                    if days is not None:
                        yield days

    def with_day(self, day: int) -> list[int] | None:
        """The earliest days with a day of the unknown one; None if it is not possible."""
        days = self._following(day)
        if days is None:
            return None
        if self.steady is None and all(days[u] > self.system.lows[u] for u in self.others):
            self.steady = day
        rules = self.system.entering[self.unknown]
        self.system.budget.spend(sum(rule.cost for rule in rules) + self.cost)
        return days if all(rule.holds(days) for rule in rules) else None

    def _following(self, day: int) -> list[int] | None:
        days = list(self.system.lows)
        days[self.unknown] = day
        return days if self.system.settle(days, [self.unknown], pinned=self.unknown) else None

    def _repeats_earlier(self, day: int) -> bool:
        """True if the day a cycle of the calendar before was tried, and gave the same."""
        before = day - CYCLE_DAYS
        if not self.repeats or self.steady is None or before < self.steady:
            return False
        return self.system.windows[self.unknown].since(before) == before

    def _is_like_another(self, begin: int, end: int) -> bool:
        key = self._key(begin, end)
        if key in self.seen:
            return True
        if key is not None:
            self.seen.add(key)
        return False

    def _key(self, begin: int, end: int) -> object:
        """Equal for years that are alike; None for a year that is like no other."""
        first, last = self._following(begin), self._following(end)
        if first is None or last is None:
            return None
        lows = self.system.lows
        following = {self.unknown}
        for unknown in self.others:
            if last[unknown] <= lows[unknown]:
                continue  # all through the year its bound decides
            if first[unknown] <= lows[unknown] or self.system.windows[unknown].firsts:
                return None
            following.add(unknown)
        if any(term.unknown not in following for term in self.terms):
            return None
        terms = list(self.terms)
        for rule in self.rules:
            if {rule.before, rule.after} <= following:
                terms += Term(rule.before, rule.way, rule.plus), Term(rule.after, rule.landing)
        self.system.budget.spend(2 * sum(1 + len(term.way.steps) for term in terms))
        pairs = [
            pair
            for term in terms
            for pair in zip(
                term.trail(first[term.unknown]), term.trail(last[term.unknown]), strict=True
            )
        ]
        earliest, latest = min(a for a, _ in pairs) - MARGIN, max(b for _, b in pairs) + MARGIN
        if any(calendar.has_holiday(earliest, latest) for calendar in self.calendars):
            return None
        parts = []
        for start, stop in dict.fromkeys(pairs):
            year, month, day = year_month_day(start)
            years = range(year - 1, year_of(stop) + self.years_ahead)
            self.system.budget.spend(5 + len(years))
            parts.append((start - begin, month, day, tuple(map(is_leap, years))))
        return begin % 7 if self.calendars else 0, tuple(parts)


def calendar_part(low: int, high: int) -> tuple[int, int]:
    """The days of a stretch that lie in the calendar; `low` alone if none do.

    >>> calendar_part(5, 10**15) == (5, LAST_DAY)
    True
    """
    low = max(low, FIRST_DAY)
    return low, max(low, min(high, LAST_DAY))


def _years(first: int, last: int) -> Iterator[tuple[int, int]]:
    """A stretch of days, cut at the ends of years."""
    while first <= last:
        end = min(day_number(year_of(first), 12, 31), last)
        yield first, end
        first = end + 1


def _is_year(begin: int, end: int) -> bool:
    return year_month_day(begin)[1:] == (1, 1) and year_month_day(end)[1:] == (12, 31)
