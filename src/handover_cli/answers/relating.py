"""Relations of two periods, over all days that their ends allow: yes, no or undetermined."""

from itertools import product

from ..business_days import BusinessCalendar
from ..language.phrases import whole_stretch
from ..language.possible_days import PossibleDays
from ..language.resolving import Operand, Point, Stretch, shift
from ..language.verdicts import StretchRelation
from ..spans import Duration
from ..unknowns.budget import Budget, OutOfSteps
from ..unknowns.system import Rule, Term, before, not_after
from .comparing import Verdict, both, compare, opposite


def as_stretch(operand: Operand) -> Stretch:
    """An operand as a set of days: a period, all days of a date such as `2024`, or one day.

    Raises:
        HandoverError: it is one of several days, or has no first or no last day.

    >>> from ..language.resolving import resolve
    >>> as_stretch(resolve("2024", scope)).end.label, as_stretch(resolve("medal", scope)).end.label
    ('2024-12-31', 'medal')
    """
    if isinstance(operand, Stretch):
        return operand
    if operand.ref.kind == "date" and not operand.shifts and operand.day is None:
        return whole_stretch(operand)
    day = operand.as_one_day()
    return Stretch(operand.ref, operand.title, day, day, counting="inclusive")


def relate(
    first: Stretch,
    relation: StretchRelation,
    second: Stretch,
    business: BusinessCalendar | None = None,
    budget: Budget | None = None,
) -> Verdict:
    """Whether a period is before, after, within, overlapping, meeting or equal to another.

    A period is a set of whole days. Two periods overlap if they share a day, and one meets
    another if it ends on the day before the other starts. `business` is for the shifts of their
    ends.

    >>> from ..language.questions import resolve_operands
    >>> from ..language.reading import read
    >>> ends = resolve_operands(read("does war meet extension").question(scope), scope)
    >>> relate(*map(as_stretch, ends[:1]), "before", as_stretch(ends[1]))
    'yes'
    """
    points = (first.start, first.end, second.start, second.end)
    if any(point.date.moment is not None for point in points):
        return _relate_clock(first, relation, second, business)
    possible = PossibleDays(points, business, budget)
    ways = _ways(relation, *possible.terms)
    # It fails if of each way one rule is broken.
    broken = product(*([before(last, first) for first, last in way] for way in ways))
    try:
        if not any(possible.allow(*_rules(way)) for way in ways):
            return "no"
        return "undetermined" if any(possible.allow(*each) for each in broken) else "yes"
    except OutOfSteps:
        return "undetermined"


_InOrder = tuple[Term, Term]
"""Two days of which the first is not after the second."""


def _ways(
    relation: StretchRelation, start1: Term, end1: Term, start2: Term, end2: Term
) -> list[list[_InOrder]]:
    """The ways in which a relation holds. In each, all pairs of days are in order."""
    after1, after2 = _next(end1), _next(end2)
    if relation == "before":
        return [[(after1, start2)]]
    if relation == "after":
        return [[(after2, start1)]]
    if relation == "within":
        return [[(start2, start1), (end1, end2)]]
    if relation == "overlapping":
        return [[(start1, end2), (start2, end1)]]
    if relation == "equal":
        return [[*_same(start1, start2), *_same(end1, end2)]]
    return [_same(after1, start2)]


def _next(term: Term) -> Term:
    """The day after."""
    return term._replace(plus=term.plus + 1)


def _same(first: Term, second: Term) -> list[_InOrder]:
    return [(first, second), (second, first)]


def _rules(way: list[_InOrder]) -> list[Rule]:
    return [not_after(first, last) for first, last in way]


def _relate_clock(
    first: Stretch,
    relation: StretchRelation,
    second: Stretch,
    business: BusinessCalendar | None,
) -> Verdict:
    """A relation of periods of which one at least starts or ends at a clock time."""
    if relation == "meeting":
        return _meets(first.end, second.start, business)
    if relation == "equal":
        return both(
            compare(first.start, "on", second.start, business),
            compare(first.end, "on", second.end, business),
        )
    if relation == "within":
        return both(*(compare(end, "within", second, business) for end in (first.start, first.end)))
    before = compare(first.end, "before", second, business)
    after = compare(first.start, "after", second, business)
    if relation == "overlapping":
        return both(opposite(before), opposite(after))
    return before if relation == "before" else after


def _meets(end: Point, start: Point, business: BusinessCalendar | None) -> Verdict:
    """Whether a period that ends and one that starts meet: at one time, or on two days in a row."""
    if end.date.moment is not None and start.date.moment is not None:
        return compare(end, "on", start, business)
    from .clock_ranges import without_clock

    last, first = without_clock(end, start)
    return compare(shift(last, (Duration(days=1),)), "on", first, business)
