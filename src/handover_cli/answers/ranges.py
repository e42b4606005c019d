"""Measures and comparisons of dates that may be imprecise.

A measure never falls when its end moves later, and never rises when its start does.
So over independent days the least and the greatest value are at the bounds. Days that
come from one unknown day move together; there every allowed day is tried, or one
whole 400-year cycle of the calendar, after which the values repeat.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..dates import CYCLE
from ..durations import Duration
from ..expressions import Resolved, move
from ..spans import Amount, Measure

if TYPE_CHECKING:
    from ..expressions import Scope

Verdict = Literal["yes", "no", "undetermined"]


class Range(NamedTuple):
    """The least and the greatest amount the dates allow; None where nothing bounds it."""

    low: Amount | None
    high: Amount | None


def amounts(start: Resolved, end: Resolved, measure: Measure, scope: Scope) -> Range:
    """The range of a measure from one date to another, over all days they allow."""
    if start.date.is_precise and end.date.is_precise:
        return _independent(start, end, measure)
    if start.root and start.root == end.root:
        days = _days(start.origin, start.shifts, end.shifts, measure)
        values = [_at(day, start.shifts, end.shifts, measure, scope) for day in days]
        return Range(min(values), max(values))
    found = _independent(start, end, measure)
    for first, last in _period_pairs(start, end):
        # The start of a period is not after its end, so where the two could cross, the
        # least span is that of a period that starts and ends on one day.
        least = _least(start, end, first, last, measure, scope)
        found = found if least is None else found._replace(low=least)
    for first, last in _period_pairs(end, start):
        greatest = _greatest(start, end, last, first, measure, scope)
        found = found if greatest is None else found._replace(high=greatest)
    return found


def _independent(start: Resolved, end: Resolved, measure: Measure) -> Range:
    low = high = None
    if start.date.latest is not None and end.date.earliest is not None:
        low = measure.between(start.date.latest, end.date.earliest)
    if start.date.earliest is not None and end.date.latest is not None:
        high = measure.between(start.date.earliest, end.date.latest)
    return Range(low, high)


Bounds = tuple[int | None, int | None]


def _days(
    bounds: Bounds, first: tuple[Duration, ...], second: tuple[Duration, ...], measure: Measure
) -> Iterable[int]:
    """The days to try for one unknown day: all, one cycle, or one if it makes no difference."""
    low, high = bounds
    if low is None:
        low = (high or CYCLE) - CYCLE + 1
    if high is None:
        high = low + CYCLE - 1
    uniform = measure.unit in ("days", "weeks") and not any(
        shift.years or shift.months or shift.business_days for shift in (*first, *second)
    )
    if uniform or (first == second and measure.unit != "business-days"):
        return (low,)
    return range(max(low, high - CYCLE + 1), high + 1)


def _at(
    day: int,
    first: tuple[Duration, ...],
    second: tuple[Duration, ...],
    measure: Measure,
    scope: Scope,
) -> Amount:
    return measure.between(move(day, first, scope), move(day, second, scope))


def _period_pairs(start: Resolved, end: Resolved) -> list[tuple[int, int]]:
    """For each period that leads from `start` to `end`: how many shifts make up its ends."""
    return [
        (first.shifts, last.shifts)
        for first in start.ends
        for last in end.ends
        if first.period == last.period and (first.side, last.side) == ("start", "end")
    ]


def _overlap(start: Resolved, end: Resolved, first: int, last: int, scope: Scope) -> Bounds | None:
    """The days on which a period could both start and end; None when there are none."""
    a_low, a_high = _period_end(start, first, scope)
    b_low, b_high = _period_end(end, last, scope)
    lows = [day for day in (a_low, b_low) if day is not None]
    highs = [day for day in (a_high, b_high) if day is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    return None if low is not None and high is not None and low > high else (low, high)


def _period_end(date: Resolved, shifts: int, scope: Scope) -> Bounds:
    """The bounds of the period's end that a date is shifted from."""
    low, high = (
        None if day is None else move(day, date.shifts[:shifts], scope) for day in date.origin
    )
    return low, high


def _least(
    start: Resolved, end: Resolved, first: int, last: int, measure: Measure, scope: Scope
) -> Amount | None:
    overlap = _overlap(start, end, first, last, scope)
    if overlap is None:
        return None
    extra = start.shifts[first:], end.shifts[last:]
    return min(_at(day, *extra, measure, scope) for day in _days(overlap, *extra, measure))


def _greatest(
    start: Resolved, end: Resolved, first: int, last: int, measure: Measure, scope: Scope
) -> Amount | None:
    overlap = _overlap(end, start, last, first, scope)
    if overlap is None:
        return None
    extra = start.shifts[first:], end.shifts[last:]
    return max(_at(day, *extra, measure, scope) for day in _days(overlap, *extra, measure))


def compare(subject: Resolved, relation: str, target: Resolved, scope: Scope) -> Verdict:
    """Whether a date is before, after, on or within another, over all days they allow.

    `within` a date is within its earliest and latest day, both included.
    """
    if relation == "within":
        return _within_bounds(subject, target)
    low, high = amounts(subject, target, Measure("days"), scope)
    at_least, at_most = _number(low), _number(high)
    if relation == "before":
        return _verdict(yes=at_least is not None and at_least > 0, no=_below(at_most, 1))
    if relation == "after":
        return _verdict(yes=_below(at_most, 0), no=at_least is not None and at_least >= 0)
    same = at_least == 0 and at_most == 0
    return _verdict(yes=same, no=_below(at_most, 0) or (at_least is not None and at_least > 0))


def _number(amount: Amount | None) -> int | None:
    return amount if isinstance(amount, int) else None


def _below(number: int | None, limit: int) -> bool:
    return number is not None and number < limit


def _verdict(*, yes: bool, no: bool) -> Verdict:
    return "yes" if yes else "no" if no else "undetermined"


def _within_bounds(subject: Resolved, target: Resolved) -> Verdict:
    earliest, latest = subject.date.earliest, subject.date.latest
    first, last = target.date.earliest, target.date.latest
    after_first = first is None or (earliest is not None and earliest >= first)
    before_last = last is None or (latest is not None and latest <= last)
    apart = (first is not None and latest is not None and latest < first) or (
        last is not None and earliest is not None and earliest > last
    )
    return _verdict(yes=after_first and before_last, no=apart)


def both(first: Verdict, second: Verdict) -> Verdict:
    """Whether two things hold together.

    >>> both("yes", "undetermined"), both("no", "undetermined")
    ('undetermined', 'no')
    """
    return _verdict(yes=(first, second) == ("yes", "yes"), no="no" in (first, second))


def negation(verdict: Verdict) -> Verdict:
    """The opposite of a verdict.

    >>> negation("yes"), negation("undetermined")
    ('no', 'undetermined')
    """
    return {"yes": "no", "no": "yes", "undetermined": "undetermined"}[verdict]  # type: ignore[return-value]


def compare_period(
    subject: Resolved, relation: str, start: Resolved, end: Resolved, scope: Scope
) -> Verdict:
    """Whether a date is before a period's start, after its end, or within it, ends included."""
    if relation == "before":
        return compare(subject, "before", start, scope)
    if relation == "after":
        return compare(subject, "after", end, scope)
    return both(
        negation(compare(subject, "before", start, scope)),
        negation(compare(subject, "after", end, scope)),
    )
