"""Comparisons of dates that may be imprecise: yes, no or undetermined."""

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
    unknowns = Unknowns((subject, first, last), business)
    day, begin, end = unknowns.terms
    if strict:
        return _verdict(unknowns, [begin.before(day), day.before(end)], [(day, begin), (end, day)])
    return _verdict(unknowns, [(begin, day), (day, end)], [day.before(begin), end.before(day)])


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
