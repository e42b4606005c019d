"""The stretches of days in which a date can be: of a set or a pattern several."""

from collections.abc import Iterator

from ..business_days import BusinessCalendar
from ..dates import FAR, Bounds
from ..language.possible_days import PossibleDays
from ..language.resolving import Point
from ..unknowns.budget import Budget

MARGIN = 400
"""Days in a row that are looked at one by one. Among them are all days of every week."""


def possible_spans(
    point: Point, business: BusinessCalendar | None = None, budget: Budget | None = None
) -> list[Bounds]:
    """The first and the last day of each stretch, rising; open where nothing bounds the date.

    The periods of the table count. If shifts leave out days within a stretch, it has them.

    >>> from handover_cli.language.resolving import resolve
    >>> len(possible_spans(resolve("landmine-deaths", scope)))
    1
    """
    if point.day is not None or point.date.moment is not None:
        return [point.date.bounds]
    possible = PossibleDays((point,), business, budget)
    (term,) = possible.terms
    return [
        Bounds(*(None if abs(day) > FAR // 2 else term.at(day) for day in span))
        for span in _spans(possible)
    ]


def outer_bounds(
    point: Point, business: BusinessCalendar | None = None, budget: Budget | None = None
) -> Bounds:
    """The first and the last possible day of a date. The periods of the table count.

    >>> from handover_cli.language.resolving import resolve
    >>> june = resolve("landmine-deaths", scope)
    >>> outer_bounds(june) == june.date.bounds
    True
    """
    spans = possible_spans(point, business, budget)
    return Bounds(spans[0].earliest, spans[-1].latest)


def possible_days(
    point: Point, business: BusinessCalendar | None = None, budget: Budget | None = None
) -> Iterator[int]:
    """The possible days of a date, one by one; of many in a row, the first ones.

    >>> from handover_cli.language.resolving import resolve
    >>> len(list(possible_days(resolve("landmine-deaths", scope))))
    30
    """
    if point.day is not None or point.date.moment is not None:
        first, last = point.date.bounds
        assert first is not None, "a clock time has a day"
        assert last is not None, "a clock time has a day"
        yield from range(first, last + 1)
        return
    possible = PossibleDays((point,), business, budget)
    (term,) = possible.terms
    for low, high in _spans(possible):
        if low < -FAR // 2:
            low = min(high, MARGIN) - MARGIN
        for day in range(low, min(high, low + MARGIN) + 1):
            yield term.at(day)


def _spans(possible: PossibleDays) -> Iterator[tuple[int, int]]:
    unknown = possible.terms[0].unknown
    system = possible.system
    return iter(system.windows[unknown].spans(system.lows[unknown], system.highs[unknown]))
