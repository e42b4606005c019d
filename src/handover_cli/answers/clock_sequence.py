"""Sequences of clock times, a step apart."""

from collections.abc import Iterator
from itertools import count, takewhile

from ..business_days import BusinessCalendar
from ..clock_spans import add
from ..errors import HandoverError
from ..language.resolving import Point
from ..moments import Moment
from ..spans import Duration
from ..text import quote
from .clock_ranges import bounds, zone_of


def moments(
    start: Point, end: Point, step: Duration, business: BusinessCalendar | None
) -> Iterator[Moment]:
    """The clock times from a start to an end, in the direction of the end.

    >>> from handover_cli.language.resolving import resolve
    >>> ends = resolve("2020-11-15T18:00", scope), resolve("2020-11-16", scope)
    >>> [each.text for each in moments(*ends, Duration(hours=20), None)]
    ['2020-11-15T18:00:00', '2020-11-16T14:00:00']

    Raises:
        HandoverError: a time comes twice, or only one of the two has a zone.
    """
    for point in (start, end):
        moment = point.date.moment
        if moment is not None and not moment.is_known:
            raise HandoverError(
                f"the clock showed {quote(point.label)} twice", "write its offset from UTC too"
            )
    first = start.date.moment
    assert first is not None, "without a clock time it is a sequence of days"
    low, high = bounds(end, zone_of(start, end))
    assert low is not None, "the end is known"
    assert high is not None, "the end is known"
    ahead = first.ticks[0] <= high
    each = step if ahead else step.times(-1)
    reached = (add(first, each.times(number), business) for number in count())
    if ahead:
        return takewhile(lambda moment: moment.ticks[0] <= high, reached)
    return takewhile(lambda moment: moment.ticks[0] >= low, reached)
