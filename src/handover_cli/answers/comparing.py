"""Comparisons of dates that may be imprecise: yes, no or undetermined."""

from operator import eq, gt, lt
from typing import Literal

from ..business_days import BusinessCalendar
from ..language.questions import Relation
from ..language.resolving import Operand, Point, Stretch
from .unknown_days import Rule, Unknowns

Verdict = Literal["yes", "no", "undetermined"]


def compare(
    subject: Point, relation: Relation, target: Operand, business: BusinessCalendar | None = None
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
        return _compare_clock(subject, relation, target, business)
    if isinstance(target, Stretch):
        unknowns = Unknowns((subject, target.start, target.end), business)
        day, first, last = unknowns.terms
    else:
        unknowns = Unknowns((subject, target), business)
        day, first = unknowns.terms
        last = first
    if relation == "before":
        return _verdict(unknowns, [day.before(first)], [(first, day)])
    if relation == "after":
        return _verdict(unknowns, [last.before(day)], [(day, last)])
    if relation == "on":
        same = [(day, first), (first, day)]
        return _verdict(unknowns, same, [day.before(first), first.before(day)])
    if isinstance(target, Point):
        return _within_bounds(unknowns, target)
    return _verdict(unknowns, [(first, day), (day, last)], [day.before(first), last.before(day)])


def compare_between(
    subject: Point,
    first: Point,
    last: Point,
    business: BusinessCalendar | None,
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
            since = _compare_end(subject, "after", first, business)
            return both(since, _compare_end(subject, "before", last, business))
        return _within_clock(subject, first, last, business)
    unknowns = Unknowns((subject, first, last), business)
    day, begin, end = unknowns.terms
    if strict:
        return _verdict(unknowns, [begin.before(day), day.before(end)], [(day, begin), (end, day)])
    return _verdict(unknowns, [(begin, day), (day, end)], [day.before(begin), end.before(day)])


def _compare_clock(
    subject: Point, relation: Relation, target: Operand, business: BusinessCalendar | None
) -> Verdict:
    """A comparison in which one date at least has a clock time.

    Two clock times are compared as such. A clock time and a date without one are compared by
    their days, and on the same day neither is before the other for certain. A period without
    clock times is all of its days.
    """
    if isinstance(target, Point):
        return _compare_points(subject, relation, target, business)
    if relation == "before":
        return _compare_end(subject, relation, target.start, business)
    if relation == "after":
        return _compare_end(subject, relation, target.end, business)
    return _within_clock(subject, target.start, target.end, business)


def _within_clock(
    subject: Point, first: Point, last: Point, business: BusinessCalendar | None
) -> Verdict:
    before = _compare_end(subject, "before", first, business)
    return both(opposite(before), opposite(_compare_end(subject, "after", last, business)))


def _compare_end(
    subject: Point, relation: Relation, end: Point, business: BusinessCalendar | None
) -> Verdict:
    """A comparison with an end of a stretch. Without a clock time that is a whole day."""
    from .clock_ranges import without_clock

    if end.date.moment is not None:
        return _compare_points(subject, relation, end, business)
    days = without_clock(subject, end)
    return compare(days[0], relation, days[1], business)


def _compare_points(
    subject: Point, relation: Relation, target: Point, business: BusinessCalendar | None
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
    verdict = compare(days[0], relation, days[1], business)
    if relation in ("on", "within"):
        # A date without a clock time may be at any time of its day.
        return "undetermined" if verdict == "yes" and first is None else verdict
    if verdict == "yes":
        return verdict
    contrary = compare(days[0], "after" if relation == "before" else "before", days[1], business)
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


def _within_bounds(unknowns: Unknowns, target: Point) -> Verdict:
    """Whether the first point lies within the earliest and the latest day of the target."""
    day = unknowns.terms[0]
    inside: list[Rule] = []
    outside: list[Rule] = []
    if target.date.earliest is not None:
        earliest = unknowns.fixed(target.date.earliest)
        inside.append((earliest, day))
        outside.append(day.before(earliest))
    if target.date.latest is not None:
        latest = unknowns.fixed(target.date.latest)
        inside.append((day, latest))
        outside.append(latest.before(day))
    return _verdict(unknowns, inside, outside)


def _verdict(unknowns: Unknowns, holds: list[Rule], fails: list[Rule]) -> Verdict:
    """Yes or no if all possible days agree.

    The comparison holds if all rules of `holds` are kept, and fails if any of `fails` is.
    """
    if not unknowns.allow(*holds):
        return "no"
    return "undetermined" if any(unknowns.allow(rule) for rule in fails) else "yes"
