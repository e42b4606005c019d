"""Comparisons of dates that may be imprecise: yes, no or undetermined."""

from operator import eq, gt, lt
from typing import TYPE_CHECKING, Literal

from ..business_days import BusinessCalendar
from ..language.questions import Relation
from ..language.resolving import Operand, Point, Stretch

if TYPE_CHECKING:
    from ..language.possible_days import PossibleDays
    from ..unknowns.budget import Budget
    from ..unknowns.system import Rule

Verdict = Literal["yes", "no", "undetermined"]


def compare(
    subject: Point,
    relation: Relation,
    target: Operand,
    business: BusinessCalendar | None = None,
    budget: "Budget | None" = None,
) -> Verdict:
    """Whether a date is before, after, on or within a date or a period.

    `within` a date means from its earliest to its latest day. Before a period means before its
    start, and after it means after its end. `within` includes both ends. `business` is for the
    shifts of the dates.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> june, day = written(parse("2021-06")), written(parse("2021-06-15"))
    >>> compare(june, "before", day), compare(day, "within", june)
    ('undetermined', 'yes')
    """
    ends = (target.start, target.end) if isinstance(target, Stretch) else (target,)
    if any(point.date.moment is not None for point in (subject, *ends)):
        return _compare_clock(subject, relation, target, business, budget)
    if subject.day is not None and ends[0].day is not None and ends[-1].day is not None:
        return _compare_known(subject.day, relation, ends[0].day, ends[-1].day)
    from ..language.possible_days import PossibleDays  # most days are known
    from ..unknowns.system import before, not_after

    possible = PossibleDays((subject, *ends), business, budget)
    day, first, last = possible.terms[0], possible.terms[1], possible.terms[-1]
    if relation == "before":
        return _verdict(possible, [before(day, first)], [not_after(first, day)])
    if relation == "after":
        return _verdict(possible, [before(last, day)], [not_after(day, last)])
    if relation == "on":
        same = [not_after(day, first), not_after(first, day)]
        return _verdict(possible, same, [before(day, first), before(first, day)])
    if isinstance(target, Point):
        return _within_days(possible, target)
    inside = [not_after(first, day), not_after(day, last)]
    return _verdict(possible, inside, [before(day, first), before(last, day)])


def _compare_known(day: int, relation: Relation, first: int, last: int) -> Verdict:
    """A comparison of a known day with a known day, or with the days of a period."""
    holds = {"before": day < first, "after": day > last, "on": day == first}
    return "yes" if holds.get(relation, first <= day <= last) else "no"


def compare_between(
    subject: Point,
    first: Point,
    last: Point,
    business: BusinessCalendar | None,
    budget: "Budget | None" = None,
    *,
    strict: bool,
) -> Verdict:
    """Whether a date lies between two dates; on neither of them, if `strict`.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> year, day = written(parse("2020")), written(parse("2020-05-01"))
    >>> compare_between(year, day, day, None, strict=True)
    'no'
    """
    if any(point.date.moment is not None for point in (subject, first, last)):
        if strict:
            since = _compare_end(subject, "after", first, business, budget)
            return both(since, _compare_end(subject, "before", last, business, budget))
        return _within_clock(subject, first, last, business, budget)
    from ..language.possible_days import PossibleDays
    from ..unknowns.system import before, not_after

    possible = PossibleDays((subject, first, last), business, budget)
    day, begin, end = possible.terms
    if strict:
        inside = [before(begin, day), before(day, end)]
        return _verdict(possible, inside, [not_after(day, begin), not_after(end, day)])
    inside = [not_after(begin, day), not_after(day, end)]
    return _verdict(possible, inside, [before(day, begin), before(end, day)])


def nearer(
    one: Point,
    other: Point,
    side: Relation,
    edge: Operand,
    business: BusinessCalendar | None = None,
    budget: "Budget | None" = None,
) -> Verdict:
    """Whether one date comes before another on a side of a date or a period, seen from there.

    Yes if that is so whenever the other one lies on that side. No if it can't be.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> may, june, start = map(written, map(parse, ("2021-05", "2021-06", "2021-01-01")))
    >>> nearer(may, june, "after", start), nearer(may, june, "before", start)
    ('yes', 'no')
    """
    far: Relation = "before" if side == "after" else "after"
    start, end = (edge.start, edge.end) if isinstance(edge, Stretch) else (edge, edge)
    if any(point.date.moment is not None for point in (one, other, start, end)):
        return both(
            compare(one, side, edge, business, budget),
            compare(one, far, other, business, budget),
        )
    from ..language.possible_days import PossibleDays
    from ..unknowns.budget import OutOfSteps
    from ..unknowns.system import before, not_after

    possible = PossibleDays((one, other, end if side == "after" else start), business, budget)
    first, second, limit = possible.terms
    if side == "after":
        order, reverse = [before(limit, first), before(first, second)], before(limit, second)
        fails = [[reverse, not_after(first, limit)], [reverse, not_after(second, first)]]
    else:
        order, reverse = [before(first, limit), before(second, first)], before(second, limit)
        fails = [[reverse, not_after(limit, first)], [reverse, not_after(first, second)]]
    try:
        if not possible.allow(*order):
            return "no"
        return "undetermined" if any(possible.allow(*rules) for rules in fails) else "yes"
    except OutOfSteps:
        return "undetermined"


def _compare_clock(
    subject: Point,
    relation: Relation,
    target: Operand,
    business: BusinessCalendar | None,
    budget: "Budget | None",
) -> Verdict:
    """A comparison in which one date at least has a clock time.

    Two clock times are compared as such. A clock time and a date without one are compared by
    their days, and on the same day neither is before the other for certain. A period without
    clock times is all of its days.
    """
    if isinstance(target, Point):
        return _compare_points(subject, relation, target, business, budget)
    if relation == "before":
        return _compare_end(subject, relation, target.start, business, budget)
    if relation == "after":
        return _compare_end(subject, relation, target.end, business, budget)
    return _within_clock(subject, target.start, target.end, business, budget)


def _within_clock(
    subject: Point,
    first: Point,
    last: Point,
    business: BusinessCalendar | None,
    budget: "Budget | None",
) -> Verdict:
    before = _compare_end(subject, "before", first, business, budget)
    return both(opposite(before), opposite(_compare_end(subject, "after", last, business, budget)))


def _compare_end(
    subject: Point,
    relation: Relation,
    end: Point,
    business: BusinessCalendar | None,
    budget: "Budget | None",
) -> Verdict:
    """A comparison with an end of a stretch. Without a clock time that is a whole day."""
    from .clock_ranges import without_clock

    if end.date.moment is not None:
        return _compare_points(subject, relation, end, business, budget)
    days = without_clock(subject, end)
    return compare(days[0], relation, days[1], business, budget)


def _compare_points(
    subject: Point,
    relation: Relation,
    target: Point,
    business: BusinessCalendar | None,
    budget: "Budget | None",
) -> Verdict:
    from .clock_ranges import pairs, without_clock, zone_of  # most dates have no clock time

    zone_of(subject, target)  # two clock times may not be comparable
    first, second = subject.date.moment, target.date.moment
    if first is not None and second is not None:
        every = pairs(subject, target, first, second)
        holds = {"before": lt, "after": gt}.get(relation, eq)
        found = {holds(*pair) for pair in every}
        return "undetermined" if len(found) > 1 else "yes" if found == {True} else "no"
    days = without_clock(subject, target)
    verdict = compare(days[0], relation, days[1], business, budget)
    if relation in ("on", "within"):
        # A date without a clock time may be at any time of its day.
        return "undetermined" if verdict == "yes" and first is None else verdict
    if verdict == "yes":
        return verdict
    contrary = compare(
        days[0], "after" if relation == "before" else "before", days[1], business, budget
    )
    return "no" if contrary == "yes" else "undetermined"


def both(*verdicts: Verdict) -> Verdict:
    """Yes if all are yes, no if one is no.

    >>> both("yes", "undetermined")
    'undetermined'
    """
    if "no" in verdicts:
        return "no"
    return "undetermined" if "undetermined" in verdicts else "yes"


def opposite(verdict: Verdict) -> Verdict:
    """No for yes, yes for no.

    >>> opposite("yes"), opposite("undetermined")
    ('no', 'undetermined')
    """
    swapped: dict[Verdict, Verdict] = {"yes": "no", "no": "yes"}
    return swapped.get(verdict, verdict)


def _within_days(possible: "PossibleDays", target: Point) -> Verdict:
    """Whether the first point lies on one of the possible days that the target is written as."""
    from ..unknowns.budget import OutOfSteps
    from ..unknowns.system import window_of

    day = possible.terms[0]
    window = window_of(target.date.bounds, target.date.runs)
    others = window.others()
    try:
        if not possible.allow_in(day, window):
            return "no"
        outside = others is not None and possible.allow_in(day, others)
    except OutOfSteps:
        return "undetermined"
    return "undetermined" if outside else "yes"


def _verdict(possible: "PossibleDays", holds: "list[Rule]", fails: "list[Rule]") -> Verdict:
    """Yes or no if all possible days agree.

    The comparison holds if all rules of `holds` are kept, and fails if any of `fails` is.
    """
    from ..unknowns.budget import OutOfSteps

    try:
        if not possible.allow(*holds):
            return "no"
        return "undetermined" if any(possible.allow(rule) for rule in fails) else "yes"
    except OutOfSteps:
        return "undetermined"
