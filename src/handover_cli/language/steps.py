"""Steps from a day to another in words: the Friday after it, the business day nearest to it.

A step never lets two days change places, as a duration does not. So a day that is reckoned by it
varies with the day from which it is reckoned.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from .. import distances
from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..calendar import weekday
from ..dates import Bounds, iso
from ..errors import HandoverError
from ..text import either, quote


class Step(NamedTuple):
    """A step to another day. It is a `spans.Shift`, as a duration is.

    >>> step = Step(to_business_day, (1,))
    >>> step.is_negative, step.ticks, step.words(), step.date_part == step
    (False, 0, '', True)
    """

    move: Callable[..., int]
    """Gets the day, the business days, and the parts."""
    parts: tuple[Any, ...]
    calendar: BusinessCalendar = MONDAY_TO_FRIDAY

    @property
    def is_negative(self) -> bool:
        """Always False: nothing has to be said of its direction."""
        return False

    @property
    def business_days(self) -> int:
        """Not 0 if it leads to a business day."""
        return int(self.move is not to_weekday)

    @property
    def ticks(self) -> int:
        """Always 0."""
        return 0

    @property
    def date_part(self) -> "Step":
        """All of it."""
        return self

    @property
    def is_whole(self) -> bool:
        """Always True: it leads from a clock time to a whole day."""
        return True

    def words(self) -> str:
        """Always empty: the words of the day say it."""
        return ""

    def reach(self, day: int, business: BusinessCalendar | None = None) -> int:
        """The day to which it leads.

        Raises:
            HandoverError: the holidays of the year are not known; or two days are as near.

        >>> iso(Step(to_weekday, (1, 4, "after")).reach(737744))
        '2020-11-20'
        """
        return self.move(day, self.calendar, *self.parts)

    def looked_at(self, day: int, business: BusinessCalendar | None = None) -> Bounds:
        """The days of which it finds out whether they are business days.

        >>> Step(to_business_day, (1,)).looked_at(5)
        Bounds(earliest=5, latest=8)
        """
        reached = self.reach(day, business)
        return Bounds(min(day, reached), max(day, reached))

    @property
    def distance(self) -> tuple[int, int]:
        """The fewest and the most days that it moves a day by; a minus is for moving back.

        >>> Step(to_weekday, (2, 4, "after")).distance, Step(to_business_day, (1,)).distance
        ((7, 14), (1, 3))
        """
        if self.move is to_business_day:
            return distances.of_business_days(self.parts[0], self.calendar)
        if self.move is to_nearest_business_day:
            most = distances.of_business_days(1, self.calendar)[1]
            return -most, most
        nth, _, relation = self.parts
        if relation == "nearest":
            return -3, 3
        near, far = 7 * (nth - 1), 7 * nth
        return (near, far) if "after" in relation else (-far, -near)


def weekday_on_or_after(day: int, number: int) -> int:
    """The first day from a day on that is this day of the week. 0 is Monday.

    >>> iso(weekday_on_or_after(737744, 0))
    '2020-11-16'
    """
    return day + (number - weekday(day)) % 7


def to_weekday(day: int, _: BusinessCalendar, nth: int, number: int, relation: str) -> int:
    """The n-th such day of the week after or before a day, or the nearest.

    With `on or` the day itself may be one.

    >>> iso(to_weekday(737744, MONDAY_TO_FRIDAY, 1, 4, "nearest"))
    '2020-11-13'
    """
    if relation == "nearest":
        return weekday_on_or_after(day - 3, number)
    at_once = relation.startswith("on")
    if "after" in relation:
        return weekday_on_or_after(day + (not at_once), number) + (nth - 1) * 7
    last = day - (not at_once)
    return last - (weekday(last) - number) % 7 - (nth - 1) * 7


def to_business_day(day: int, business: BusinessCalendar, number: int) -> int:
    """The n-th business day after a day, or before it for a negative number.

    >>> iso(to_business_day(737744, MONDAY_TO_FRIDAY, -1))
    '2020-11-13'
    """
    return business.add(day, number)


def to_nearest_business_day(day: int, business: BusinessCalendar, text: str) -> int:
    """The business day nearest to a day. `text` says it in words.

    Raises:
        HandoverError: two are as near.

    >>> iso(to_nearest_business_day(737744, MONDAY_TO_FRIDAY, ""))
    '2020-11-16'
    """
    later, earlier = business.day(business.number(day)), business.add(day + 1, -1)
    if later - day == day - earlier and later != earlier:
        both = either((iso(earlier), iso(later)))
        raise HandoverError(f"{quote(text)} can be {both}", "give the date")
    return later if later - day < day - earlier else earlier
