"""Measures and comparisons of dates of which one at least has a clock time.

Hours, minutes and seconds are elapsed time. A date without a clock time is then any tick of its
days. The other units are counted between days on the calendar of one zone.
"""

from itertools import product

from ..clock_spans import add, calendar_span, elapsed
from ..dates import Bounds, ImpreciseDate, bounds_text
from ..errors import HandoverError
from ..language.resolving import Point, Root
from ..moments import Moment, day_ticks
from ..spans import CALENDAR_UNITS, PARTS_OF_A_DAY, Amount, Duration, Measure
from ..text import quote
from ..zones import Zone

Ticks = tuple[int | None, int | None]
"""The first and the last tick; None if nothing bounds it."""


def zone_of(start: Point, end: Point) -> Zone | None:
    """The zone in which days between two points are counted: that of the first clock time.

    Raises:
        HandoverError: one has a clock time in a zone, and the other one without.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> start, end = written(parse("2020-11-15T09:00+04:00")), written(parse("2020-11-25"))
    >>> str(zone_of(start, end))
    '+04:00'
    """
    zones = {p: p.date.moment.zone for p in (start, end) if p.date.moment is not None}
    civil = next((point for point, zone in zones.items() if zone is None), None)
    if civil is not None and any(zones.values()):
        raise HandoverError(
            f"{quote(civil.label)} has a clock time without a zone, and the other date has one",
            "say where that clock is with --zone (such as Asia/Baku), with zone in the table, or"
            " with an offset such as +04:00",
        )
    return next(iter(zones.values()), None)


def clock_span(
    start: Point, end: Point, measure: Measure
) -> tuple[Amount | None, Amount | None] | None:
    """The least and the greatest span between two points, of which one has a clock time.

    None where nothing bounds it; and None for both if days are counted, each of its own date.

    Raises:
        HandoverError: see `zone_of`; or a day does not exist in the zone.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> day, moment = written(parse("2021-06-15")), written(parse("2021-06-16T14:30"))
    >>> clock_span(day, moment, Measure("hours", decimals=1))
    (145, 385)
    """
    zone = zone_of(start, end)
    first, last = start.date.moment, end.date.moment
    if measure.unit in PARTS_OF_A_DAY:
        return _elapsed(start, end, measure, zone)
    if first is None or last is None:
        return None
    both = pairs(start, end, first, last)
    if measure.unit in CALENDAR_UNITS:
        lengths = [calendar_span(*pair, zone) for pair in both]
        return min(lengths), max(lengths)
    if len(both) == 1:
        return None
    days = [[Moment((ticks,), zone).days[0] for ticks in pair] for pair in both]
    counted = [measure.between(*pair) for pair in days]
    return min(counted), max(counted)


def _elapsed(
    start: Point, end: Point, measure: Measure, zone: Zone | None
) -> tuple[int | None, int | None]:
    first, last = start.date.moment, end.date.moment
    if first is not None and last is not None:
        spans = [elapsed(measure, *pair) for pair in pairs(start, end, first, last)]
        return min(spans), max(spans)
    (low1, high1), (low2, high2) = (bounds(point, zone) for point in (start, end))
    low = None if high1 is None or low2 is None else elapsed(measure, high1, low2)
    high = None if low1 is None or high2 is None else elapsed(measure, low1, high2)
    # A period never ends before it starts.
    if low is not None and _is_period(start, end):
        low = max(low, 0)
    if high is not None and _is_period(end, start):
        high = min(high, 0)
    return low, high


def counted_anew(moment: Moment, span: Amount | str) -> Amount:
    """A span in months, days and ticks as it is counted from a moment.

    >>> moment = Moment((737744 * 24 * 3600 * 10**9,))
    >>> counted_anew(moment, (0, 35, 0))
    (1, 5, 0)
    """
    assert isinstance(span, tuple), "no number and no word is a span"
    sign = -1 if min(span) < 0 else 1
    months, days, ticks = (sign * part for part in (*span, 0)[:3])
    reached = add(moment, Duration(months=months, days=days, nanoseconds=ticks))
    counted = calendar_span(moment.ticks[0], reached.ticks[0], moment.zone)
    return counted[0] * sign, counted[1] * sign, counted[2] * sign


def pairs(start: Point, end: Point, first: Moment, last: Moment) -> list[tuple[int, int]]:
    """The ticks of two moments that are possible together.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> twice = written(parse("2020-10-25T01:30[Europe/London]"))
    >>> len(pairs(twice, twice, twice.date.moment, twice.date.moment))
    4
    >>> event = twice.as_one_day()
    >>> len(pairs(event, event, twice.date.moment, twice.date.moment))
    2
    """
    if start.varies_with(end) and len(first.ticks) == len(last.ticks):
        return list(zip(first.ticks, last.ticks, strict=True))
    every = list(product(first.ticks, last.ticks))
    # A period never ends before it starts.
    if _is_period(start, end):
        return [pair for pair in every if pair[0] <= pair[1]] or every
    if _is_period(end, start):
        return [pair for pair in every if pair[0] >= pair[1]] or every
    return every


def bounds(point: Point, zone: Zone | None) -> Ticks:
    """The first and the last tick at which a point can be.

    Raises:
        HandoverError: a day does not exist in the zone.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> first, last = bounds(written(parse("2020-11-15")), None)
    >>> last - first + 1 == 24 * 3600 * 10**9
    True
    """
    if point.date.moment is not None:
        ticks = point.date.moment.ticks
        return ticks[0], ticks[-1]
    earliest, latest = point.date.bounds
    return (
        None if earliest is None else day_ticks(earliest, zone)[0],
        None if latest is None else day_ticks(latest, zone)[1] - 1,
    )


def without_clock(start: Point, end: Point) -> tuple[Point, Point]:
    """Two points without their clock times, for what is counted or compared by days.

    Raises:
        HandoverError: see `zone_of`.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> night, day = written(parse("2020-11-15T23:59+04:00")), written(parse("2020-11-25"))
    >>> [point.date.text for point in without_clock(night, day)]
    ['2020-11-15', '2020-11-25']
    """
    zone = zone_of(start, end)
    return _days_of(start, zone), _days_of(end, zone)


def _days_of(point: Point, zone: Zone | None) -> Point:
    """The days on which a point can be in a zone."""
    moment = point.date.moment
    if moment is None:
        return point
    if zone is not None:
        moment = moment.located(zone)
    days = Bounds(*moment.days)
    date = ImpreciseDate(days, bounds_text(days), point.date.qualifiers)
    root = Root(None, days)
    found = point._replace(date=date, root=root, way=())
    root.orders = [
        order.replaced(point, found) for order in point.root.orders if order.has_end(point)
    ]
    return found


def _is_period(start: Point, end: Point) -> bool:
    """True if a period of the table starts at one point and ends at the other."""
    orders = (*start.root.orders, *end.root.orders)
    return any(o.before.is_same_day(start) and o.after.is_same_day(end) for o in orders)
