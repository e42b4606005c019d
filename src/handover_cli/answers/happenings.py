"""The events on a day, in a stretch, between two days, or next to a day."""

from collections.abc import Callable, Iterable

from ..business_days import BusinessCalendar
from ..language import happenings as asking
from ..language.happenings import Place
from ..language.questions import Relation
from ..language.resolving import Operand, Point, Scope, Stretch, business_for
from ..table.entries import Event
from ..unknowns.budget import Budget
from .answer import Answer
from .asked import Asked
from .comparing import Verdict, compare, compare_between
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
    verdicts = {event.id: holds(event.point) for event in every if event.id not in left_out}
    found = [event for event in every if verdicts.get(event.id) == "yes"]
    perhaps = [event for event in every if verdicts.get(event.id) == "undetermined"]
    if place in ("next", "last") and found:
        others = [event for event in every if event in found or event in perhaps]
        found = _nearest(found, place)
        perhaps = [
            event
            for event in others
            if event not in found and _may_be_nearer(event, found[0], place)
        ]
    return Happenings(tuple(found), tuple(perhaps))


def _condition(
    place: Place, operands: tuple[Operand, ...], scope: Scope
) -> Callable[[Point], Verdict]:
    first, last = operands[0], operands[-1]
    budget = Budget()

    def business(point: Point) -> BusinessCalendar | None:
        ends = [point]
        for operand in operands:
            ends += (operand.start, operand.end) if isinstance(operand, Stretch) else (operand,)
        return business_for(tuple(step for end in ends for step in end.way), scope)

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


def _nearest(events: list[Event], place: Place) -> list[Event]:
    """The first events or the last ones; a date that is not known is passed over."""
    precise = [event for event in events if event.date.day is not None]
    if not precise:
        return events[:1] if place == "next" else events[-1:]
    day = (min if place == "next" else max)(event.date.day or 0 for event in precise)
    # Clock times of different zones may be in another order than their days.
    near = [event for event in precise if abs((event.date.day or 0) - day) <= 1]
    if not any(event.date.moment for event in near):
        return [event for event in precise if event.date.day == day]
    side: Relation = "before" if place == "next" else "after"
    return [
        event
        for event in near
        if not any(compare(other.point, side, event.point) == "yes" for other in near)
    ]


def _may_be_nearer(event: Event, found: Event, place: Place) -> bool:
    earliest, latest = event.date.bounds
    day = found.date.day
    if day is None:
        return True
    if place == "next":
        return earliest is None or earliest < day
    return latest is None or latest > day


def answer(asked: Asked) -> Answer:
    """The answer to a question about events.

    >>> from .asking import ask_text
    >>> ask_text("what happened on 2020-11-20", scope)[0].text
    'aghdam'
    """
    question: asking.Happenings = asked.question
    found = find_happenings(question.place, asked.operands, asked.scope)
    return asked.answer("events", found, _NOTES.get(question.place, ""), *found.doubts)


_NOTES = {
    "between": "Between: the two days themselves are left out.",
    "from": "Both days count.",
    "during": "Both end days count.",
}
"""Which days count, where people may not know."""
