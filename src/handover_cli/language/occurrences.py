"""Which day of an event that comes again is meant."""

from typing import TYPE_CHECKING

from ..errors import HandoverError
from ..text import quote
from .resolving import Operand, Point, Scope, ends_of_any, occurrence

if TYPE_CHECKING:
    from ..recurrence.recurrence import Recurrence


def nearest(point: Point, scope: Scope, wording: str) -> Point:
    """The next day of an event that comes again, for `until`; or the last one so far, for `since`.

    If it has none on that side of today, the one on the other side. Any other point stays as it is.

    >>> nearest(table.events["deadline"].point, scope, "since").date.text
    '2020-11-15'
    """
    recurrence = None if point.shifts else _recurrence(point, scope)
    if recurrence is None:
        return point
    if wording == "until":
        days = recurrence.next_from(scope.today), recurrence.last_before(scope.today)
    else:
        days = recurrence.last_before(scope.today + 1), recurrence.next_after(scope.today)
    day = days[1] if days[0] is None else days[0]
    assert day is not None, "a recurrence has a day"
    return occurrence(point, day)


def on_single_days(
    operands: tuple[Operand, ...], relation: str, scope: Scope
) -> tuple[Operand, ...]:
    """Operands in which each event stands for one day.

    An event that comes again is on a day, or within days, if one of its days is.

    Raises:
        HandoverError: any day of an event that comes again could be meant.

    >>> on_single_days((table.events["deadline"].point,), "", scope)[0].label
    'deadline'
    """
    first, *others = operands or (None,)
    if relation in ("on", "within") and isinstance(first, Point) and not first.shifts:
        begin = ends_of_any(others[0])[0].date.earliest
        recurrence = _recurrence(first, scope)
        if recurrence is not None and begin is not None:
            day = recurrence.next_from(begin)
            if day is None:
                day = recurrence.last_before(begin)
            assert day is not None, "a recurrence has a day"
            operands = (occurrence(first, day), *others)
    for operand in operands:
        if isinstance(operand, Point):
            on_single_day(operand, scope)
    return operands


def on_single_day(point: Point, scope: Scope) -> Point:
    """A point that stands for one day.

    Raises:
        HandoverError: it is reckoned from an event that comes again, of which any day could be
            meant.

    >>> on_single_day(table.events["deadline"].point, scope).label
    'deadline'
    """
    for each in (point, *point.origins):
        recurrence = _recurrence(each, scope)
        if recurrence is not None:
            name = each.ref.id
            raise HandoverError(
                f"{quote(name)} comes again ({recurrence.text}), so it is no single day",
                f"write one of its days: handover show {name} has the next and the last one",
            )
    return point


def _recurrence(point: Point, scope: Scope) -> "Recurrence | None":
    """The days of an event that comes again, if none of them has been chosen; else None."""
    if point.ref.kind != "event" or point.ref.id not in scope.names.recurring:
        return None
    is_chosen = scope.names.point(point.ref).root is not point.root
    return None if is_chosen else scope.names.recurring[point.ref.id]
