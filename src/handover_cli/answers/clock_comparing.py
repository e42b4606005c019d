"""Comparisons of dates of which one at least has a clock time."""

from ..business_days import BusinessCalendar
from ..language.questions import Relation
from ..language.resolving import Operand, Point
from .clock_ranges import as_days, pairs, zone_of
from .comparing import Verdict, both, compare, opposite


def compare_clock(
    subject: Point, relation: Relation, target: Operand, business: BusinessCalendar | None = None
) -> Verdict:
    """Whether a date is before, after, on or within a date or a period.

    Two clock times are compared as such. A clock time and a date without one are compared by
    their days, and on the same day neither is before the other for certain. A period without
    clock times is all of its days.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> noon, day = written(parse("2021-06-15T12:00")), written(parse("2021-06-15"))
    >>> compare_clock(noon, "before", day), compare_clock(noon, "on", day)
    ('undetermined', 'yes')
    """
    if isinstance(target, Point):
        return _compare_points(subject, relation, target, business)
    before = _beside(subject, "before", target.start, business)
    after = _beside(subject, "after", target.end, business)
    verdicts = {"before": before, "after": after}
    return verdicts.get(relation) or both(opposite(before), opposite(after))


def _compare_points(
    subject: Point, relation: Relation, target: Point, business: BusinessCalendar | None
) -> Verdict:
    zone = zone_of(subject, target)
    first, second = subject.date.moment, target.date.moment
    if first is not None and second is not None:
        every = pairs(subject, target, first, second)
        found = {
            a < b if relation == "before" else a > b if relation == "after" else a == b
            for a, b in every
        }
        return "undetermined" if len(found) > 1 else "yes" if found == {True} else "no"
    days = as_days(subject, zone), as_days(target, zone)
    verdict = compare(days[0], relation, days[1], business)
    if relation in ("on", "within") or verdict == "yes":
        return verdict
    contrary = compare(days[0], "after" if relation == "before" else "before", days[1], business)
    return "no" if contrary == "yes" else "undetermined"


def _beside(
    subject: Point, relation: Relation, end: Point, business: BusinessCalendar | None
) -> Verdict:
    """Whether a date lies before the start or after the end of a period."""
    if end.date.moment is not None:
        return _compare_points(subject, relation, end, business)
    zone = zone_of(subject, end)
    return compare(as_days(subject, zone), relation, end, business)
