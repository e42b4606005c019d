"""Measures and comparisons of dates that may be imprecise.

A date is an unknown day moved by shifts. Dates that come from one event are moved from
the same unknown day, and a period keeps its start from coming after its end. An answer
holds for every choice of days that the dates allow:

- A measure never falls when its end moves later, and never rises when its start does.
  So over independent days the least and the greatest value are at the bounds.
- Where days depend on each other they are tried one by one, but of all years in which
  everything falls alike only one (`_days_to_try`).
- A comparison asks whether there are days for which something holds. It is put as rules
  of the form "this day is not after that one", which `_Unknowns.allow` tries to satisfy.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..dates import FIRST_DAY, LAST_DAY, in_first_cycle
from ..durations import Duration, add
from ..expressions import Resolved, move
from ..spans import Amount, Measure

if TYPE_CHECKING:
    from ..expressions import Scope

Verdict = Literal["yes", "no", "undetermined"]

Shifts = tuple[Duration, ...]

_CYCLE_YEARS = 400

_FAR = 10**15
"""Where an open end is: further off than any shift leads."""


class Range(NamedTuple):
    """The least and the greatest amount the dates allow; None where nothing bounds it."""

    low: Amount | None
    high: Amount | None


# --- Measures ---


def amounts(start: Resolved, end: Resolved, measure: Measure, scope: Scope) -> Range:
    """The range of a measure from one date to another, over all days they allow."""
    imprecise = not (start.date.is_precise and end.date.is_precise)
    if imprecise and start.root and start.root == end.root:
        values = [measure.between(*days) for days in _days_of_one(start, end, measure, scope)]
        return Range(min(values), max(values))
    low = high = None
    if start.date.latest is not None and end.date.earliest is not None:
        low = measure.between(start.date.latest, end.date.earliest)
    if start.date.earliest is not None and end.date.latest is not None:
        high = measure.between(start.date.earliest, end.date.latest)
    if imprecise:
        least = [measure.between(a, b) for a, b in _nearest(start, end, measure, scope)]
        most = [measure.between(a, b) for b, a in _nearest(end, start, measure, scope)]
        low, high = min(least, default=low), max(most, default=high)
    return Range(low, high)


def _days_of_one(
    start: Resolved, end: Resolved, measure: Measure, scope: Scope
) -> list[tuple[int, int]]:
    """The days that two dates from one unknown day are together, all that matter."""
    low, high = _window(start)
    days: Iterator[int] = iter((low,))
    if measure.unit not in ("days", "weeks") or not _is_rigid(start.shifts + end.shifts):

        def trail(day: int) -> list[int]:
            return _way(day, start.shifts, scope) + _way(day, end.shifts, scope)

        calendars = _calendars(start.shifts + end.shifts, measure, scope)
        days = _days_to_try(low, high, trail, calendars)
    links = _links(start, end) + _links(end, start)
    found, allowed = [], []
    for day in days:
        pair = move(day, start.shifts, scope), move(day, end.shifts, scope)
        found.append(pair)
        if all(move(day, p, scope) <= move(day, q, scope) for p, q in links):
            allowed.append(pair)
    return allowed or found


def _nearest(
    first: Resolved, last: Resolved, measure: Measure, scope: Scope
) -> Iterator[tuple[int, int]]:
    """The days of two dates where they are as near as the period between them allows.

    Nothing, if there is no period that `first` leads to the start of and `last` to the
    end of. Of all days on which the period can start, each is paired with the first on
    which it can end, for as long as this is not simply the earliest of all.
    """
    links, contrary = _links(first, last), _links(last, first)
    if not links:
        return
    low, high = _window(first)
    earliest, latest = _window(last)
    free = min(_last(p, low, high, move(earliest, q, scope), scope) for p, q in links)
    stop = min(_last(p, low, high, move(latest, q, scope), scope) for p, q in links)

    def follower(day: int) -> int:
        """The first day from which `last` is not before `first`, as every period asks."""
        return max(_first(q, earliest, latest, move(day, p, scope), scope) for p, q in links)

    def trail(day: int) -> list[int]:
        return _way(day, first.shifts, scope) + _way(follower(day), last.shifts, scope)

    calendars = _calendars(first.shifts + last.shifts, measure, scope)
    for day in _days_to_try(max(low, free), stop, trail, calendars):
        other = follower(day)
        if all(move(other, p, scope) <= move(day, q, scope) for p, q in contrary):
            yield move(day, first.shifts, scope), move(other, last.shifts, scope)


def _links(first: Resolved, last: Resolved) -> list[tuple[Shifts, Shifts]]:
    """What the periods from `first` to `last` ask, as pairs of shifts.

    The unknown day of `first`, moved by the one, is not after that of `last`, moved by the other.
    """
    starts = {end.period: end.shifts for end in first.ends if end.side == "start"}
    return [
        (first.shifts[: starts[end.period]], last.shifts[: end.shifts])
        for end in last.ends
        if end.side == "end" and end.period in starts
    ]


# --- Days that depend on each other ---


def _window(date: Resolved) -> tuple[int, int]:
    """The days to try for the unknown day of a date; an open end is that of the calendar."""
    low, high = date.origin
    return FIRST_DAY if low is None else low, LAST_DAY if high is None else high


def _move(day: int, shifts: Shifts, scope: Scope) -> int:
    """The day that shifts lead to, also where an open end is, which no holiday comes near."""
    if day > -_FAR // 2:
        return move(day, shifts, scope)
    for shift in shifts:
        weekends = BusinessCalendar(scope.business.weekend) if shift.business_days else None
        day = add(day, shift, weekends)
    return day


def _first(shifts: Shifts, low: int, high: int, limit: int, scope: Scope) -> int:
    """The first day from `low` that is moved to `limit` or later; `high` + 1 if there is none."""
    if not shifts:
        return min(max(limit, low), high + 1)
    # All days are moved nearly as far, so the day is about as far from the limit as the
    # limit is moved. To look only there is quick, and keeps to where holidays are known.
    near = min(max(limit, low), high)
    guess = min(max(near + limit - _move(near, shifts, scope), low), high)
    below, above, step = guess - 1, guess, 1
    while below >= low and _move(below, shifts, scope) >= limit:
        below, above, step = below - step, below, step * 2
    while above <= high and _move(above, shifts, scope) < limit:
        below, above, step = above, above + step, step * 2
    days = range(max(below + 1, low), min(above, high + 1))
    return days.start + bisect_left(days, limit, key=lambda day: _move(day, shifts, scope))


def _last(shifts: Shifts, low: int, high: int, limit: int, scope: Scope) -> int:
    """The last day up to `high` that is moved to `limit` or earlier; `low` - 1 if there is none."""
    return _first(shifts, low, high, limit + 1, scope) - 1


def _way(day: int, shifts: Shifts, scope: Scope) -> list[int]:
    """The day and every day that its shifts lead over."""
    days = [day]
    for shift in shifts:
        day = move(day, (shift,), scope)
        days.append(day)
    return days


def _is_rigid(shifts: Shifts) -> bool:
    """Whether all days are moved by the same number of days."""
    return not any(shift.years or shift.months or shift.business_days for shift in shifts)


def _calendars(shifts: Shifts, measure: Measure, scope: Scope) -> list[BusinessCalendar]:
    """The calendars of business days that play a part."""
    found = [scope.business] if any(shift.business_days for shift in shifts) else []
    if measure.unit == "business-days":
        found.append(measure.business or MONDAY_TO_FRIDAY)
    return found


def _days_to_try(
    low: int,
    high: int,
    trail: Callable[[int], list[int]],
    calendars: Sequence[BusinessCalendar],
) -> Iterator[int]:
    """All days from `low` to `high`, but of whole years that are alike only the first.

    `trail` gives all days that follow from one day: those that matter, and those on the
    way to them. Two years are alike when the calendar looks the same, leap years and
    weekdays included, around all that follows from their days, and no holiday is near.
    Then what is measured between such days is the same in both.
    """
    seen = set()
    first_year, last_year = date.fromordinal(low).year, date.fromordinal(high).year
    cyclic = not any(calendar.has_holiday(FIRST_DAY, LAST_DAY) for calendar in calendars)
    for year in range(first_year, last_year + 1):
        begin, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if low <= begin and end <= high:
            if cyclic and year - _CYCLE_YEARS > first_year:
                continue
            kind = _kind_of_year(begin, end, trail, calendars)
            if kind in seen:
                continue
            seen.add(kind)
        yield from range(max(low, begin), min(high, end) + 1)


def _kind_of_year(
    begin: int,
    end: int,
    trail: Callable[[int], list[int]],
    calendars: Sequence[BusinessCalendar],
) -> object:
    """What two years have in common that are alike. A year near a holiday is like no other."""
    from calendar import isleap

    begins, ends = trail(begin), trail(end)
    margin = 31
    if any(c.has_holiday(min(begins) - margin, max(ends) + margin) for c in calendars):
        return begin
    parts = []
    for first, last in zip(begins, ends, strict=True):
        cycle, day = in_first_cycle(first)
        last_cycle, last_day = in_first_cycle(last)
        years = range(day.year - 1, last_day.year + (last_cycle - cycle) * _CYCLE_YEARS + 3)
        parts.append((first - begin, day.month, day.day, tuple(map(isleap, years))))
    return begin % 7 if calendars else 0, tuple(parts)


# --- Comparisons ---


class _Term(NamedTuple):
    """A day that follows from an unknown one."""

    unknown: int
    """Index of the unknown day."""
    shifts: Shifts = ()
    plus: int = 0
    """Days added at the end."""

    def at(self, day: int, scope: Scope) -> int:
        """The day, when this is the unknown one."""
        return _move(day, self.shifts, scope) + self.plus


Rule = tuple[_Term, _Term]
"""That the one day is not after the other."""


class _Unknowns:
    """The unknown days that a few dates come from, and the rules they keep."""

    def __init__(self, dates: Sequence[Resolved], scope: Scope) -> None:
        self.scope = scope
        self.windows: list[tuple[int, int]] = []
        self.terms: list[_Term] = []
        """For each date the day it stands for."""
        known: dict[str, int] = {}
        for day in dates:
            unknown = known.get(day.root) if day.root else None
            if unknown is None:
                unknown = known[day.root] = self._add(*day.origin)
            self.terms.append(_Term(unknown, day.shifts))
        rules = [
            (self.terms[i]._replace(shifts=p), self.terms[j]._replace(shifts=q))
            for i, first in enumerate(dates)
            for j, last in enumerate(dates)
            for p, q in _links(first, last)
        ]
        # A period that can't help ending before it starts (it starts in the future and
        # is to end today) is taken as it stands.
        self.rules = rules if self._satisfiable(rules) else []

    def _add(self, low: int | None, high: int | None) -> int:
        self.windows.append((-_FAR if low is None else low, _FAR if high is None else high))
        return len(self.windows) - 1

    def fixed(self, day: int) -> _Term:
        """A day that is known."""
        return _Term(self._add(day, day))

    def allow(self, *rules: Rule) -> bool:
        """Whether there are days that keep these rules and their own."""
        return self._satisfiable([*self.rules, *rules])

    def _satisfiable(self, rules: list[Rule]) -> bool:
        """Whether there are days that keep the rules.

        Shifts keep days in order. So if there are any such days, there are also the
        earliest: every unknown day begins as early as it can, and is moved on to the
        first day with which a broken rule holds, until all hold or it can't be moved.
        Where that goes round in a circle, it would go on forever or day by day.
        """
        days, last = [list(side) for side in zip(*self.windows, strict=True)]
        mover: dict[int, Rule] = {}
        while True:
            broken = next((rule for rule in rules if not self._holds(rule, days)), None)
            if broken is None:
                return True
            before, after = broken
            mover[after.unknown] = broken
            circle = _circle(mover, after.unknown)
            if circle and all(_is_rigid(a.shifts + b.shifts) for a, b in circle):
                return False  # what is as many days too late once is so always
            if circle and len(circle) <= 2:
                pair = (before.unknown, after.unknown)
                found = self._together(pair, rules, days, last)
                if found is None:
                    return False
                days[pair[0]], days[pair[1]] = found
                mover.clear()
            else:
                limit = before.at(days[before.unknown], self.scope) - after.plus
                begin, end = days[after.unknown], last[after.unknown]
                if circle:  # what no day of the calendar allows, none further off does
                    begin, end = max(begin, FIRST_DAY), min(end, LAST_DAY)
                days[after.unknown] = _first(after.shifts, begin, end, limit, self.scope)
                if days[after.unknown] > end:
                    return False

    def _holds(self, rule: Rule, days: Mapping[int, int] | Sequence[int]) -> bool:
        before, after = rule
        limit = before.at(days[before.unknown], self.scope)
        return limit <= after.at(days[after.unknown], self.scope)

    def _together(
        self, pair: tuple[int, int], rules: list[Rule], days: list[int], last: list[int]
    ) -> tuple[int, int] | None:
        """The earliest days of two unknown ones (or of one) that keep the rules between them.

        They are not before the days given. None: there are no such days.
        """
        one, two = pair
        inner = [r for r in rules if r[0].unknown in pair and r[1].unknown in pair]
        leading = [r for r in inner if one != two and r[1].unknown == two != r[0].unknown]
        terms = [term for rule in inner for term in rule]

        def follower(day: int) -> int:
            """The first day of the second with which it is not before the first."""
            if one == two:
                return day
            return max(
                _first(
                    after.shifts,
                    days[two],
                    last[two],
                    before.at(day, self.scope) - after.plus,
                    self.scope,
                )
                for before, after in leading
            )

        def trail(day: int) -> list[int]:
            chosen = {two: follower(day), one: day}
            return [
                passed
                for term in terms
                for passed in _way(chosen[term.unknown], term.shifts, self.scope)
            ]

        calendars = _calendars(
            tuple(shift for term in terms for shift in term.shifts), Measure(), self.scope
        )
        begin, end = max(days[one], FIRST_DAY), min(last[one], LAST_DAY)
        for day in _days_to_try(begin, end, trail, calendars):
            chosen = {two: follower(day), one: day}
            if chosen[two] > last[two]:
                return None
            if all(self._holds(rule, chosen) for rule in inner):
                return day, chosen[two]
        return None


def _circle(mover: dict[int, Rule], unknown: int) -> list[Rule]:
    """The rules by which an unknown day has moved itself on; none if it has not."""
    rules = [mover[unknown]]
    while rules[-1][0].unknown != unknown:
        if rules[-1][0].unknown not in mover or len(rules) > len(mover):
            return []
        rules.append(mover[rules[-1][0].unknown])
    return rules


def compare(subject: Resolved, relation: str, target: Resolved, scope: Scope) -> Verdict:
    """Whether a date is before, after, on or within another, over all days they allow.

    `within` a date is within its earliest and latest day, both included.
    """
    unknowns = _Unknowns((subject, target), scope)
    day, other = unknowns.terms
    if relation == "before":
        return _verdict(unknowns, [_before(day, other)], [(other, day)])
    if relation == "after":
        return _verdict(unknowns, [_before(other, day)], [(day, other)])
    if relation == "on":
        same = [(day, other), (other, day)]
        return _verdict(unknowns, same, [_before(day, other), _before(other, day)])
    inside, outside = [], []
    if target.date.earliest is not None:
        earliest = unknowns.fixed(target.date.earliest)
        inside.append((earliest, day))
        outside.append(_before(day, earliest))
    if target.date.latest is not None:
        latest = unknowns.fixed(target.date.latest)
        inside.append((day, latest))
        outside.append(_before(latest, day))
    return _verdict(unknowns, inside, outside)


def compare_period(
    subject: Resolved, relation: str, start: Resolved, end: Resolved, scope: Scope
) -> Verdict:
    """Whether a date is before a period's start, after its end, or within it, ends included."""
    unknowns = _Unknowns((subject, start, end), scope)
    day, first, last = unknowns.terms
    if relation == "before":
        return _verdict(unknowns, [_before(day, first)], [(first, day)])
    if relation == "after":
        return _verdict(unknowns, [_before(last, day)], [(day, last)])
    inside = [(first, day), (day, last)]
    return _verdict(unknowns, inside, [_before(day, first), _before(last, day)])


def _before(day: _Term, other: _Term) -> Rule:
    return day._replace(plus=day.plus + 1), other


def _verdict(unknowns: _Unknowns, holds: list[Rule], fails: list[Rule]) -> Verdict:
    """Yes or no when all days agree. It holds by all of the first rules, fails by any other."""
    if not unknowns.allow(*holds):
        return "no"
    return "undetermined" if any(unknowns.allow(rule) for rule in fails) else "yes"
