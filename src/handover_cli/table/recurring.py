"""The days of an event that comes again."""

from collections.abc import Callable
from typing import Any

from .. import notations
from ..dates import ImpreciseDate, iso
from ..errors import HandoverError, Unavailable
from ..language.recurrences import read_recurrence, rolled
from ..language.resolving import Point, Scope
from ..notations.notation import GivenConventions
from ..recurrence.recurrence import Recurrence
from ..text import quote


def recurrence_of(
    entry: dict[str, Any],
    point: Point,
    scope: Scope,
    fail: Callable[[HandoverError, str], None],
) -> Recurrence | None:
    """The days on which an event comes again; None if they can't be found.

    `point` is its first day, before that is moved to a business day. `fail` gets what is wrong,
    and the key of the entry that is.

    Raises:
        Unavailable: holidays are needed, and can't be had.

    >>> entry = {"every": "last friday", "month-end": "clamp"}
    >>> recurrence_of(entry, table.events["deadline"].point, scope, print)
    in 'last friday', month-end clamp is for a day of each month or of one month, not for\
 FREQ=MONTHLY;BYDAY=-1FR; leave it out every
    """
    if "every" not in entry:
        key = "until" if "until" in entry else "month-end"
        fail(HandoverError(f"{key} belongs to an event that comes again", "add every"), key)
        return None
    if "rule" in entry:
        fail(HandoverError("an event that comes again has no rule", "use roll"), "rule")
        return None
    if point.day is None or point.date.moment is not None:
        problem = "an event that comes again needs a first day that is known, without a clock time"
        fail(HandoverError(problem), "date")
        return None
    key = "until"
    try:
        until = _until(entry["until"], scope) if "until" in entry else None
        key = "every"
        return _read(entry, point.day, until, scope)
    except Unavailable:
        raise
    except HandoverError as error:
        fail(error, key)
        return None


def _read(entry: dict[str, Any], first: int, until: int | None, scope: Scope) -> Recurrence:
    every = entry["every"]
    recurrence = read_recurrence(every, first, scope, entry.get("month-end"), until)
    if not recurrence.has(first):
        following = next(recurrence.occurrences())
        raise HandoverError(
            f"the date {iso(first)} is not one of the days of {quote(every)}",
            f"write the first one, such as {iso(following)}",
        )
    return rolled(recurrence, entry["roll"], scope) if "roll" in entry else recurrence


def _until(value: Any, scope: Scope) -> int:
    """The last day on which an event can come again, before that is moved."""
    conventions = GivenConventions(scope.date_order)
    date = (
        value
        if isinstance(value, ImpreciseDate)
        else notations.parse(value, conventions=conventions)
    )
    if date.day is None or date.moment is not None:
        raise HandoverError(f"until is a day such as 2026-12-31, not {quote(date.text)}")
    return date.day
