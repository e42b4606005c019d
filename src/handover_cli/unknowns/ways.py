"""Ways: shifts as steps in one form, so that `+7d` and `+1w` are the same way."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import Literal, NamedTuple

from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..calendar import (
    CYCLE_DAYS,
    CYCLE_MONTHS,
    MONTHS_A_YEAR,
    add_months,
    day_number,
    month_length,
)
from ..dates import FAR, FIRST_DAY, LAST_DAY
from ..spans import Duration, Shifts, add

Step = tuple[Literal["months", "days", "business"], int]


class Way(NamedTuple):
    """Steps that lead from one day to another."""

    steps: tuple[Step, ...] = ()
    """No step follows another of its kind that it could be added to."""
    business: BusinessCalendar | None = None
    """The business days of the steps; None if no step counts them."""

    def move(self, day: int) -> int:
        """The day to which the steps lead.

        Raises:
            HandoverError: a step counts business days, and the holidays are not known.

        >>> Way((("days", 3), ("days", -1))).move(737744)
        737746
        """
        for step in self.steps:
            day = self._after(step, day)
        return day

    def _after(self, step: Step, day: int) -> int:
        kind, number = step
        if kind == "days":
            return day + number
        if kind == "months":
            return add_months(day, number)
        return self._business_at(day).add(day, number)

    def _business_at(self, day: int) -> BusinessCalendar:
        """The business days around a day. No holidays are known at an open end."""
        business = self.business or MONDAY_TO_FRIDAY
        return business if abs(day) < FAR // 2 else BusinessCalendar(business.weekend)

    def trail(self, day: int) -> list[int]:
        """A day, and the day after each step."""
        return list(accumulate(self.steps, lambda at, step: self._after(step, at), initial=day))

    @property
    def is_fixed(self) -> bool:
        """True if it moves every day by the same number of days."""
        return all(kind == "days" for kind, _ in self.steps)

    @property
    def counts_business_days(self) -> bool:
        """True if a step counts business days."""
        return any(kind == "business" for kind, _ in self.steps)

    @property
    def has_holidays(self) -> bool:
        """True if a holiday may change where it leads."""
        business = self.business
        return (
            business is not None
            and self.counts_business_days
            and business.has_holiday(FIRST_DAY, LAST_DAY)
        )

    def first(self, low: int, high: int, limit: int) -> int:
        """The first day from `low` to `high` that it moves to `limit` or later.

        `high` + 1 if none does.

        >>> Way((("months", 1),)).first(737700, 737800, 737784)
        737754
        """
        if not self.steps:
            return min(max(limit, low), high + 1)
        # The steps move all days nearly equally far. So the search begins at the limit moved
        # back: this is quick, and stays where holidays are known.
        near = min(max(limit, low), high)
        guess = min(max(near + limit - self.move(near), low), high)
        below, above, stride = guess - 1, guess, 1
        while below >= low and self.move(below) >= limit:
            below, above, stride = below - stride, below, stride * 2
        while above <= high and self.move(above) < limit:
            below, above, stride = above, above + stride, stride * 2
        days = range(max(below + 1, low), min(above, high + 1))
        return days.start + bisect_left(days, limit, key=self.move)

    def last(self, low: int, high: int, limit: int) -> int:
        """The last day from `low` to `high` that it moves to `limit` or earlier.

        `low` - 1 if none does.

        >>> Way((("months", 1),)).last(737700, 737800, 737784)
        737754
        """
        return self.first(low, high, limit + 1) - 1

    def extents(self) -> list[tuple[int, int]]:
        """The fewest and the most days that each step moves a day by; a minus is for moving back.

        >>> Way((("months", 1), ("days", 2))).extents()
        [(28, 31), (2, 2)]
        """
        known = {step: _extent(step, self.business) for step in set(self.steps)}
        return [known[step] for step in self.steps]

    @property
    def extent(self) -> tuple[int, int]:
        """The fewest and the most days that it moves a day by.

        >>> Way((("business", 1),)).extent
        (1, 3)
        """
        extents = self.extents()
        return sum(least for least, _ in extents), sum(most for _, most in extents)


def way_of(shifts: Shifts, business: BusinessCalendar | None) -> tuple[Way, int]:
    """Shifts as a way, and the days to add at its end.

    >>> way_of((Duration(months=1, weeks=1), Duration(days=-2)), None)
    (Way(steps=(('months', 1),), business=None), 5)
    """
    steps: list[Step] = []
    for shift in shifts:
        days = shift.weeks * 7 + shift.days
        if shift.ticks:
            days += add(0, Duration(*(0, 0, 0, 0, 0, *shift[5:])))
        _append(steps, ("months", shift.years * MONTHS_A_YEAR + shift.months))
        _append(steps, ("days", days))
        _append(steps, ("business", shift.business_days))
    plus = steps.pop()[1] if steps and steps[-1][0] == "days" else 0
    way = Way(tuple(steps))
    return (way._replace(business=business) if way.counts_business_days else way), plus


def _append(steps: list[Step], step: Step) -> None:
    kind, number = step
    if number == 0:
        return
    if steps and steps[-1][0] == kind:
        before = steps[-1][1]
        # Months there and back may end on another day, and business days too.
        if kind == "days" or (kind == "business" and (before > 0) == (number > 0)):
            steps.pop()
            _append(steps, (kind, before + number))
            return
    steps.append(step)


def _extent(step: Step, business: BusinessCalendar | None) -> tuple[int, int]:
    """The fewest and the most days that a step moves a day by."""
    kind, number = step
    if kind == "days":
        return number, number
    if kind == "months":
        return _months_extent(number)
    business = business or MONDAY_TO_FRIDAY
    weekdays = BusinessCalendar(business.weekend)
    plain = [weekdays.add(day, number) - day for day in range(7)]
    longest = max(map(abs, plain))
    # A holiday on the way makes it longer, by one business day at most, and a weekend day that is
    # worked makes it shorter.
    forward = 1 if number > 0 else -1
    holidays, (more, worked) = 0, business.most_changed(longest)
    fewer = number - forward * min(worked, abs(number))
    shortest = max(abs(number), min(abs(weekdays.add(day, fewer) - day) for day in range(7)))
    while more > holidays:
        holidays = more
        farther = number + forward * holidays
        longest = max(abs(weekdays.add(day, farther) - day) for day in range(7))
        more, _ = business.most_changed(longest)
    return (shortest, longest) if number > 0 else (-longest, -shortest)


@cache
def _months_extent(months: int) -> tuple[int, int]:
    firsts = []
    lengths = []
    for month in range(CYCLE_MONTHS):
        year, month_number = divmod(month, MONTHS_A_YEAR)
        firsts.append(day_number(year, month_number + 1, 1))
        lengths.append(month_length(year, month_number + 1))
    spans = []
    for month, first in enumerate(firsts):
        cycles, other = divmod(month + months, CYCLE_MONTHS)
        whole = firsts[other] + cycles * CYCLE_DAYS - first
        spans.append(whole)
        spans.append(whole + min(0, lengths[other] - lengths[month]))
    return min(spans), max(spans)
