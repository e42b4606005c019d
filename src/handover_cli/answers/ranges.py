"""Measures of dates that may be imprecise: the least and the greatest value."""

from typing import TYPE_CHECKING, NamedTuple

from ..business_days import BusinessCalendar
from ..language.resolving import Point
from ..spans import Amount, Measure

if TYPE_CHECKING:
    from ..language.possible_days import PossibleDays
    from ..unknowns.budget import Budget
    from ..unknowns.pairs import Measured
    from ..unknowns.system import Term


class Range(NamedTuple):
    """The least and the greatest amount that the dates allow; None where nothing bounds it."""

    low: Amount | None
    high: Amount | None


LOOSE_RANGE = (
    "The range may be wider than the table allows: finding the exact one would take too long."
)
LOOSE_VERDICT = "The table may settle this, but finding out would take too long."


def budget_for(*points: Point) -> "Budget | None":
    """The steps that answers about some points may take; None if all their days are known.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> budget_for(written(parse("2021-06-15"))) is None
    True
    """
    if all(point.day is not None for point in points):
        return None
    from ..unknowns.budget import Budget

    return Budget()


def loose(budget: "Budget | None", note: str) -> tuple[str, ...]:
    """A note, if an answer is on the wide side because the steps of its budget did not suffice.

    >>> loose(None, LOOSE_RANGE)
    ()
    """
    return (note,) if budget is not None and budget.is_loose else ()


def amounts(
    start: Point,
    end: Point,
    measure: Measure,
    business: BusinessCalendar | None = None,
    budget: "Budget | None" = None,
) -> Range:
    """The range of a measure from one point to another, over all their possible days.

    The range is exact: an end that is not open is reached. If that takes more steps than the
    budget has, the range is on the wide side, and the budget knows it. `business` is for the
    shifts of the points; a measure in business days has a calendar of its own.

    Raises:
        HandoverError: the business days of a year are not known.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> june, september = written(parse("2021-06")), written(parse("2021-09-01"))
    >>> amounts(june, september, Measure("days"))
    Range(low=63, high=92)
    >>> amounts(september, june, Measure("calendar"))
    Range(low=(-3, 0), high=(-2, -2))
    """
    if start.date.moment is not None or end.date.moment is not None:
        from .clock_ranges import clock_span, without_clock  # most dates have no clock time

        ends = clock_span(start, end, measure)
        if ends is not None:
            return Range(*ends)
        start, end = without_clock(start, end)
    if start.day is not None and end.day is not None:
        amount = measure.between(start.day, end.day)
        return Range(amount, amount)
    from ..unknowns.budget import OutOfSteps  # most days are known
    from ..unknowns.pairs import extremes, loose_extremes

    possible, begin, stop = _possible(start, end, business, budget)
    try:
        return Range(*extremes(possible.system, begin, stop, measure))
    except OutOfSteps:
        return Range(*loose_extremes(possible.system, begin, stop, measure))


def extreme_days(
    start: Point,
    end: Point,
    measure: Measure,
    business: BusinessCalendar | None = None,
    budget: "Budget | None" = None,
) -> "tuple[Measured | None, Measured | None]":
    """The least and the greatest measure of `amounts` between days, with two days that have it.

    None where nothing bounds it, and for both where finding them would take too long.

    Raises:
        HandoverError: the business days of a year are not known.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> june, september = written(parse("2021-06")), written(parse("2021-09-01"))
    >>> least, greatest = extreme_days(june, september, Measure("days"))
    >>> least == (63, (june.date.latest, september.day))
    True
    """
    if start.day is not None and end.day is not None:
        found = measure.between(start.day, end.day), (start.day, end.day)
        return found, found
    from ..unknowns.budget import OutOfSteps  # most days are known
    from ..unknowns.pairs import extreme_pairs

    possible, begin, stop = _possible(start, end, business, budget)
    try:
        return extreme_pairs(possible.system, begin, stop, measure)
    except OutOfSteps:
        return None, None


def _possible(
    start: Point, end: Point, business: BusinessCalendar | None, budget: "Budget | None"
) -> "tuple[PossibleDays, Term, Term]":
    from ..language.possible_days import PossibleDays  # most days are known

    possible = PossibleDays((start, end), business, budget)
    begin, stop = possible.terms
    return possible, begin, stop
