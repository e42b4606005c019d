"""Measures of dates that may be imprecise: the least and the greatest value."""

from typing import NamedTuple

from ..business_days import BusinessCalendar
from ..language.resolving import Point
from ..spans import Amount, Measure


class Range(NamedTuple):
    """The least and the greatest amount that the dates allow; None where nothing bounds it."""

    low: Amount | None
    high: Amount | None


def amounts(
    start: Point, end: Point, measure: Measure, business: BusinessCalendar | None = None
) -> Range:
    """The range of a measure from one point to another, over all their possible days.

    The range is exact: an end that is not open is reached. `business` is for the shifts of the
    points; a measure in business days has a calendar of its own.

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
    from .unknown_days import days_of_one_root, nearest_days  # most days are known

    if start.varies_with(end):
        pairs = days_of_one_root(start, end, measure, business)
        values = [measure.between(*days) for days in pairs]
        return Range(min(values), max(values))
    # A measure never falls when its end moves later, and never rises when its start does. So
    # over days that do not depend on each other, the extremes are at the bounds.
    low = high = None
    if start.date.latest is not None and end.date.earliest is not None:
        low = measure.between(start.date.latest, end.date.earliest)
    if start.date.earliest is not None and end.date.latest is not None:
        high = measure.between(start.date.earliest, end.date.latest)
    least = [measure.between(a, b) for a, b in nearest_days(start, end, measure, business)]
    most = [measure.between(a, b) for b, a in nearest_days(end, start, measure, business)]
    return Range(min(least, default=low), max(most, default=high))
