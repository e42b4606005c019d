"""The events on a day, in a stretch, between two days, or next to a day."""

from collections.abc import Callable, Iterable

from ..business_days import BusinessCalendar
from ..dates import FIRST_DAY, LAST_DAY
from ..language import happenings as asking
from ..language.happenings import Place
from ..language.questions import Relation
from ..language.resolving import Operand, Point, Scope, Stretch, business_for
from ..table.entries import Event
from ..unknowns.budget import Budget
from .answer import Answer
from .asked import Asked
from .comparing import Verdict, compare, compare_between, nearer
from .found_events import Happenings


def find_happenings(place: Place, operands: tuple[Operand, ...], scope: Scope) -> Happenings:
    """The events on, in, between, before or after what the operands stand for.

    >>> from ..language.resolving import resolve
    >>> ends = resolve("deadline", scope), resolve("handover", scope)
    >>> [event.id for event in find_happenings("between", ends, scope).events]
    ['aghdam']
    """
    events: Iterable[Event] = scope.names.events.values()  # type: ignore[attr-defined]
    every = sorted(events, key=lambda event: event.date.order)  # of one day in the table's order
    left_out = {str(operand.ref) for operand in operands}
    holds = _condition(place, operands, scope)
    verdicts = [(event, holds(event.point)) for event in every if event.id not in left_out]
    if place in ("next", "last"):
        verdicts = _nearest(place, verdicts, operands[0], scope)
    certain, perhaps = (
        tuple(event for event, verdict in verdicts if verdict == wanted)
        for wanted in ("yes", "undetermined")
    )
    return Happenings(certain, perhaps)


def _condition(
    place: Place, operands: tuple[Operand, ...], scope: Scope
) -> Callable[[Point], Verdict]:
    first, last = operands[0], operands[-1]
    budget = Budget()

    def business(point: Point) -> BusinessCalendar | None:
        return _business((point, *operands), scope)

    def relation(point: Point, relation: Relation) -> Verdict:
        return compare(point, relation, first, business(point), budget.part())

    if place in ("between", "from"):
        assert isinstance(first, Point), "two dates are asked for"
        assert isinstance(last, Point), "two dates are asked for"
        return lambda point: compare_between(
            point, first, last, business(point), budget.part(), strict=place == "between"
        )
    if place in ("on", "during"):
        return lambda point: relation(point, "within")
    side: Relation = "after" if place in ("after", "next") else "before"
    return lambda point: relation(point, side)


def _business(operands: Iterable[Operand], scope: Scope) -> BusinessCalendar | None:
    """The business days that the shifts of some operands need."""
    ends: list[Point] = []
    for operand in operands:
        ends += (operand.start, operand.end) if isinstance(operand, Stretch) else (operand,)
    return business_for(tuple(step for end in ends for step in end.way), scope)


def _nearest(
    place: Place, verdicts: list[tuple[Event, Verdict]], edge: Operand, scope: Scope
) -> list[tuple[Event, Verdict]]:
    """Whether each event is the first one on a side of a date or a period.

    One can be the first if it can lie on that side, and no other one is certain to come before
    it there. The answer is the first of those that are certain to lie there, if it is certain
    which one that is. The others that can be the first are undetermined.
    """
    side: Relation = "after" if place == "next" else "before"
    lie_there = _within_reach(side, [pair for pair in verdicts if pair[1] != "no"])
    budget = Budget()

    def comes_before(one: Event, other: Event) -> Verdict:
        points = one.point, other.point
        business = _business((*points, edge), scope)
        return nearer(*points, side, edge, business, budget.part())

    can_be = [
        (event, verdict)
        for event, verdict in lie_there
        if not any(
            other is not event
            and not _may_lie_behind(other, event, side)
            and comes_before(other, event) == "yes"
            for other, _ in lie_there
        )
    ]
    return [
        (
            event,
            verdict
            if all(
                other is event or comes_before(other, event) == "no"
                for other, lies_there in can_be
                if lies_there == "yes"
            )
            else "undetermined",
        )
        for event, verdict in can_be
    ]


def _may_lie_behind(one: Event, other: Event, side: Relation) -> bool:
    """True if the bounds alone show that one event may be as far away as another, or further.

    That saves most of the search, for a table with many events of the same year.
    """
    if one.point.root.orders or one.point.way or one.date.moment or other.date.moment:
        return False
    first, last = _ends(one)
    return last >= _ends(other)[1] if side == "after" else first <= _ends(other)[0]


def _ends(event: Event) -> tuple[int, int]:
    """The first and the last possible day; beyond all days where nothing bounds them."""
    earliest, latest = event.date.bounds
    return (
        FIRST_DAY - 1 if earliest is None else earliest,
        LAST_DAY + 1 if latest is None else latest,
    )


def _within_reach(
    side: Relation, verdicts: list[tuple[Event, Verdict]]
) -> list[tuple[Event, Verdict]]:
    """Without the events that are certain to lie behind one that certainly lies on that side.

    Their bounds say so. Clock times of two zones may be in another order than their days, but
    not if a day lies between.
    """
    certain = [_ends(event) for event, verdict in verdicts if verdict == "yes"]
    if side == "after":
        limit = min((last for _, last in certain), default=LAST_DAY) + 1
        return [pair for pair in verdicts if _ends(pair[0])[0] <= limit]
    limit = max((first for first, _ in certain), default=FIRST_DAY) - 1
    return [pair for pair in verdicts if _ends(pair[0])[1] >= limit]


def answer(asked: Asked) -> Answer:
    """The answer to a question about events.

    >>> from .asking import ask_text
    >>> ask_text("what happened on 2020-11-20", scope)[0].text
    'aghdam'
    """
    question: asking.Happenings = asked.question
    found = find_happenings(question.place, asked.operands, asked.scope)
    notes = _NOTES.get(question.place, ""), *found.doubts
    return asked.answer("events", found, *notes, whole=question.place in ("on", "during"))


_NOTES = {
    "between": "Between: the two days themselves are left out.",
    "from": "Both days count.",
    "during": "Both end days count.",
}
"""Which days count, where people may not know."""
