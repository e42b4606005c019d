"""What phrases with a clock time stand for: `the deadline at 17:00`, `next 17:00`."""

from ..calendar import DAY
from ..dates import timed
from ..errors import HandoverError
from ..moments import Moment, at, near
from ..text import quote
from ..zones import Zone
from .resolving import Point, Ref, Root, Scope, located, now_point


def at_time(text: str, point: Point, time: int, zone: Zone | None, scope: Scope) -> Point:
    """A clock time on the day of a point, given in ticks since midnight.

    `text` is the phrase. The clock is in the zone, else where the point is.

    Raises:
        HandoverError: the point is no single day, or the clock never shows the time on it.

    >>> from .resolving import resolve
    >>> at_time("", resolve("deadline", scope), DAY // 2, Zone("Asia/Baku"), scope).date.text
    '2020-11-15T12:00:00+04:00[Asia/Baku]'
    """
    if point.day is None:
        raise HandoverError(
            f"{quote(text)} has a clock time, but {quote(point.label)} is no single day"
        )
    own = None if point.date.moment is None else point.date.moment.zone
    if point.ref.kind == "word" and own is None and scope.now.moment is not None:
        own = scope.now.moment.zone  # `tomorrow at 9:00` is by the clock that shows now
    return _point(text, at(point.day * DAY + time, zone or own), scope)


def in_zone(text: str, point: Point, zone: Zone, scope: Scope) -> Point:
    """A clock time in a zone. If it has a zone already, it is shown in this one.

    Raises:
        HandoverError: the point has no clock time, or a clock of the zone never shows it.

    >>> from .resolving import resolve
    >>> in_zone("", resolve("2020-11-15T12:00", scope), Zone("", 4 * 3600), scope).date.text
    '2020-11-15T12:00:00+04:00'
    """
    moment = point.date.moment
    if moment is None:
        raise HandoverError(f"{quote(point.label)} has no clock time", "write one, such as 09:30")
    return _point(text, moment.located(zone), scope)


def time_near(text: str, which: str, time: int, zone: Zone | None, scope: Scope) -> Point:
    """The next time after now, or the last before it, at which a clock shows a time of day.

    Raises:
        HandoverError: only the day of now is known.

    >>> from handover_cli.notations import parse
    >>> from .resolving import FixedScope
    >>> evening = FixedScope(scope.names, now=parse("2020-11-15T18:00Z"))
    >>> time_near("next noon", "next", DAY // 2, None, evening).date.text
    '2020-11-16T12:00:00Z'
    """
    now = now_point(scope).date.moment
    if now is None:
        raise HandoverError(
            f"{quote(text)} depends on what time it is now, and only the day is given",
            "give a clock time with --today, such as 2020-11-15T09:00",
        )
    now = now if zone is None else now.located(zone)
    today = now.clocks[0] // DAY
    moment = near(today * DAY + time, now.zone)
    if which == "next" and moment.ticks <= now.ticks:
        moment = near((today + 1) * DAY + time, now.zone)
    elif which == "last" and moment.ticks > now.ticks:
        moment = near((today - 1) * DAY + time, now.zone)
    return _point(text, moment, scope)


def fraction(text: str, start: Point, end: Point, top: int, bottom: int, scope: Scope) -> Point:
    """The clock time that lies so far on the way from one clock time to another.

    Raises:
        HandoverError: one of them has no clock time or two, or only one has a zone.

    >>> from .resolving import resolve
    >>> ends = resolve("2020-11-15T09:00", scope), resolve("2020-11-15T13:00", scope)
    >>> fraction("", *ends, 1, 2, scope).date.text
    '2020-11-15T11:00:00'
    """
    first, last = start.date.moment, end.date.moment
    if first is None or last is None or not (first.is_known and last.is_known):
        raise HandoverError(
            f"{quote(text)} lies between two dates that have not one clock time each",
            "write both clock times, or neither",
        )
    if (first.zone is None) != (last.zone is None):
        raise HandoverError(
            f"{quote(text)} lies between two clock times, of which one has no zone",
            "say where that clock is with --zone, such as Asia/Baku",
        )
    ticks = first.ticks[0] + (last.ticks[0] - first.ticks[0]) * top // bottom
    return _point(text, Moment((ticks,), first.zone), scope)


def _point(text: str, moment: Moment, scope: Scope) -> Point:
    date = located(timed(moment), scope)
    return Point(Ref("date", text), date, Root(None, date.bounds))
