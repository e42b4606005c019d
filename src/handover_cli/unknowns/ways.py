"""Ways: shifts as steps in one form, so that `+7d` and `+1w` are the same way."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import Literal, NamedTuple

from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..calendar import MONTHS_A_YEAR, add_months
from ..dates import FAR, FIRST_DAY, LAST_DAY
from ..distances import Distance, of_business_days, of_months
from ..spans import Duration, OwnShift, Shifts, add

Kind = Literal["months", "days", "business"]
Step = tuple[Kind, int] | tuple[Literal["own"], OwnShift]
"""A number of months, days or business days; or a shift that has business days of its own."""


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
        if not isinstance(number, int):
            return number.reach(day) if abs(day) < FAR // 2 else day  # an open end stays open
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
        """True if a step counts the business days of the way."""
        return any(kind == "business" for kind, _ in self.steps)

    @property
    def calendars(self) -> list[BusinessCalendar]:
        """The business days on which it depends where it leads, and so the days of the week."""
        own = [number.calendar for _, number in self.steps if not isinstance(number, int)]
        return [*own, self.business or MONDAY_TO_FRIDAY] if self.counts_business_days else own

    @property
    def has_holidays(self) -> bool:
        """True if a holiday may change where it leads."""
        return any(calendar.has_holiday(FIRST_DAY, LAST_DAY) for calendar in self.calendars)

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

    def distances(self) -> list[Distance]:
        """The fewest and the most days that each step moves a day by; a minus is for moving back.

        >>> Way((("months", 1), ("days", 2))).distances()
        [(28, 31), (2, 2)]
        """
        known = {step: _distance(step, self.business) for step in set(self.steps)}
        return [known[step] for step in self.steps]

    @property
    def distance(self) -> Distance:
        """The fewest and the most days that it moves a day by.

        >>> Way((("business", 1),)).distance
        (1, 3)
        """
        distances = self.distances()
        return sum(least for least, _ in distances), sum(most for _, most in distances)


def way_of(shifts: Shifts, business: BusinessCalendar | None) -> tuple[Way, int]:
    """Shifts as a way, and the days to add at its end.

    >>> way_of((Duration(months=1, weeks=1), Duration(days=-2)), None)
    (Way(steps=(('months', 1),), business=None), 5)
    """
    steps: list[Step] = []
    for shift in shifts:
        if isinstance(shift, Duration):
            _append_duration(steps, shift)
        else:
            steps.append(("own", shift))
    kind, last = steps[-1] if steps else ("days", 0)
    plus = last if kind == "days" and isinstance(last, int) else 0
    way = Way(tuple(steps[:-1] if plus else steps))
    return (way._replace(business=business) if way.counts_business_days else way), plus


def _append_duration(steps: list[Step], duration: Duration) -> None:
    days = duration.weeks * 7 + duration.days
    if duration.ticks:
        days += add(0, Duration(*(0, 0, 0, 0, 0, *duration[5:])))
    _append(steps, "months", duration.years * MONTHS_A_YEAR + duration.months)
    _append(steps, "days", days)
    _append(steps, "business", duration.business_days)


def _append(steps: list[Step], kind: Kind, number: int) -> None:
    if number == 0:
        return
    last, before = steps[-1] if steps else ("", 0)
    # Months there and back may end on another day, and business days too.
    if (
        last == kind
        and isinstance(before, int)
        and (kind == "days" or (kind == "business" and (before > 0) == (number > 0)))
    ):
        steps.pop()
        _append(steps, kind, before + number)
    else:
        steps.append((kind, number))


def _distance(step: Step, business: BusinessCalendar | None) -> Distance:
    """The fewest and the most days that a step moves a day by."""
    kind, number = step
    if not isinstance(number, int):
        return number.distance
    if kind == "days":
        return number, number
    if kind == "months":
        return of_months(number)
    return of_business_days(number, business or MONDAY_TO_FRIDAY)
