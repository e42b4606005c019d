"""The holidays of some days, and the weekend days that are worked."""

from typing import Literal, NamedTuple

from ..business_days import BusinessCalendar, SpecialDay
from ..calendar import WEEKDAYS, day_number, weekday, year_of
from ..dates import iso
from ..errors import HandoverError
from ..language.expressions import parse_whole
from ..language.resolving import Scope, Stretch, resolve_operand
from ..text import quote


class ListedDay(NamedTuple):
    """A holiday, or a weekend day that is worked."""

    special: SpecialDay

    @property
    def date(self) -> str:
        """The day, as YYYY-MM-DD."""
        return iso(self.special.day)

    @property
    def weekday(self) -> str:
        """Its day of the week."""
        return WEEKDAYS[weekday(self.special.day)]

    @property
    def kind(self) -> Literal["holiday", "worked"]:
        """Whether it is off or worked."""
        return "worked" if self.special.is_worked else "holiday"


def listed_days(days: tuple[int, int], business: BusinessCalendar) -> list[ListedDay]:
    """The holidays and the worked weekend days from one day to another, both included.

    Raises:
        HandoverError: the public holidays of a year are not known.

    >>> [each.date for each in listed_days((1, 31), BusinessCalendar(holidays=[9]))]
    ['0001-01-09']
    """
    return [ListedDay(special) for special in business.special_days(*days)]


def days_to_list(texts: tuple[str, ...], scope: Scope) -> tuple[int, int]:
    """The first and the last day of a date or a period, or from one to another; else this year.

    Raises:
        HandoverError: a text is neither; a date has no first or no last day; they are too many
            or in the wrong order.

    >>> [iso(day) for day in days_to_list(("2021-06", "2021-07-04"), scope)]
    ['2021-06-01', '2021-07-04']
    """
    if not texts:
        year = year_of(scope.today)
        return day_number(year, 1, 1), day_number(year, 12, 31)
    if len(texts) > 2:
        problem = f"holidays takes a year, or a first and a last day, not {len(texts)} dates"
        raise HandoverError(problem)
    (first, _), (_, last) = _days_of(texts[0], scope), _days_of(texts[-1], scope)
    if last < first:
        raise HandoverError(f"{quote(texts[-1])} is before {quote(texts[0])}", "turn them round")
    return first, last


def _days_of(text: str, scope: Scope) -> tuple[int, int]:
    operand = resolve_operand(parse_whole(text), scope)
    ends = operand[2:4] if isinstance(operand, Stretch) else (operand, operand)
    first, last = ends[0].date.earliest, ends[1].date.latest
    if first is None or last is None:
        raise HandoverError(f"{quote(text)} has no first or no last day")
    return first, last
