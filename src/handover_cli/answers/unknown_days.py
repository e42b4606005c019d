"""Unknown days that depend on each other: which of them are possible together.

A point is an unknown day, its root, moved by shifts. Days depend on each other in two ways.

1. Two points have the same root. Take `signed`, a day in January 2021, and `due`, one month
   after it. From the bounds alone, `due` could come 1 to 58 days after `signed`: 31 January to
   1 February, 1 January to 28 February. But both come from one day. Each day of January is
   tried: from 1 January it is 31 days, from the 29th 30 days, from the 31st 28 days. So the
   answer is 28..31. `days_of_one_root` gives the pairs of days to measure.
2. A period starts at one point and ends at another, and never ends before it starts. Take a
   `stay` that starts on a day in June 2021 and ends on 10 June. The bounds allow a start on
   30 June; the period does not, so the stay lasted 0..9 days. `nearest_days` gives the pairs
   that lie as close together as the periods between the points allow.

A comparison asks whether there are days for which something holds. It is put as rules of the
form "this day is not after that one", and `Unknowns.allow` looks for days that keep them.

Results are exact: never wider than they have to be. To try every day of a long time would take
too long, so of all years in which everything falls alike only the first is tried
(`_days_to_try`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..calendar import CYCLE_YEARS, day_number, is_leap, year_month_day, year_of
from ..dates import FIRST_DAY, LAST_DAY
from ..language.resolving import Point
from ..spans import Measure, Shifts, move

_FAR = 10**15
"""An open end, as a day number: further off than any shift leads."""

Pair = tuple[int, int]
Business = BusinessCalendar | None


# --- Pairs of days to measure ---


def days_of_one_root(start: Point, end: Point, measure: Measure, business: Business) -> list[Pair]:
    """The days of two points with the same root: every pair that a measure can tell apart."""
    low, high = _window(start)
    ways = start.way + end.way
    days: Iterator[int] = iter((low,))
    if measure.unit not in ("days", "weeks") or not _is_fixed(ways):

        def trail(day: int) -> list[int]:
            return _steps(day, start.way, business) + _steps(day, end.way, business)

        days = _days_to_try(low, high, trail, _calendars(ways, measure, business))
    links = _links(start, end) + _links(end, start)
    pairs, allowed = [], []
    for day in days:
        pair = move(day, start.way, business), move(day, end.way, business)
        pairs.append(pair)
        if all(move(day, p, business) <= move(day, q, business) for p, q in links):
            allowed.append(pair)
    return allowed or pairs


def nearest_days(first: Point, last: Point, measure: Measure, business: Business) -> Iterator[Pair]:
    """The days of two points as close together as the periods from `first` to `last` allow.

    Nothing, if no period leads from one to the other. For each possible start day, the other
    is the first end day that keeps end >= start. This stops when the end's own lower bound is
    enough.
    """
    links = _links(first, last)
    if not links:
        return
    contrary = _links(last, first)
    low, high = _window(first)
    earliest, latest = _window(last)
    # Up to `free` the end's lower bound is late enough; after `stop` no end day is.
    free = min(_last(p, low, high, move(earliest, q, business), business) for p, q in links)
    stop = min(_last(p, low, high, move(latest, q, business), business) for p, q in links)

    def partner(day: int) -> int:
        """The first root day of `last` that every period allows, given that of `first`."""
        return max(_first(q, earliest, latest, move(day, p, business), business) for p, q in links)

    def trail(day: int) -> list[int]:
        return _steps(day, first.way, business) + _steps(partner(day), last.way, business)

    calendars = _calendars(first.way + last.way, measure, business)
    for day in _days_to_try(max(low, free), stop, trail, calendars):
        other = partner(day)
        if all(move(other, p, business) <= move(day, q, business) for p, q in contrary):
            yield move(day, first.way, business), move(other, last.way, business)


def _links(first: Point, last: Point) -> list[tuple[Shifts, Shifts]]:
    """What the periods from `first` to `last` ask: pairs of ways.

    The root day of `first`, moved by the one way, is not after the root day of `last`, moved
    by the other.
    """
    links = []
    for end in last.prefixes():
        for period in last.root.periods_ending(end):
            start = first.root.start_of(period)
            if start is not None and first.way[: len(start)] == start:
                links.append((start, end))
    return links


# --- Days and shifts ---


def _window(point: Point) -> tuple[int, int]:
    """The days to try for the root of a point; an open end is that of the calendar."""
    low, high = point.root.bounds
    return FIRST_DAY if low is None else low, LAST_DAY if high is None else high


def _move(day: int, shifts: Shifts, business: Business) -> int:
    """Apply shifts. For an open end only weekends count, because holidays are unknown there."""
    if business is not None and day <= -_FAR // 2:
        business = business.without_holidays()
    return move(day, shifts, business)


def _first(shifts: Shifts, low: int, high: int, limit: int, business: Business) -> int:
    """The first day from `low` that shifts move to `limit` or later; `high` + 1 if none does."""
    if not shifts:
        return min(max(limit, low), high + 1)
    # All days are moved nearly as far, so the day is about as far from the limit as the limit
    # is moved. To look only there is quick, and stays where holidays are known.
    near = min(max(limit, low), high)
    guess = min(max(near + limit - _move(near, shifts, business), low), high)
    below, above, step = guess - 1, guess, 1
    while below >= low and _move(below, shifts, business) >= limit:
        below, above, step = below - step, below, step * 2
    while above <= high and _move(above, shifts, business) < limit:
        below, above, step = above, above + step, step * 2
    days = range(max(below + 1, low), min(above, high + 1))
    return days.start + bisect_left(days, limit, key=lambda day: _move(day, shifts, business))


def _last(shifts: Shifts, low: int, high: int, limit: int, business: Business) -> int:
    """The last day up to `high` that shifts move to `limit` or earlier; `low` - 1 if none does."""
    return _first(shifts, low, high, limit + 1, business) - 1


def _steps(day: int, shifts: Shifts, business: Business) -> list[int]:
    """A day, and the day after each of the shifts."""
    days = [day]
    for shift in shifts:
        day = move(day, (shift,), business)
        days.append(day)
    return days


def _is_fixed(shifts: Shifts) -> bool:
    """True if the shifts move every day by the same number of days."""
    return all(shift.is_fixed for shift in shifts)


def _calendars(shifts: Shifts, measure: Measure, business: Business) -> list[BusinessCalendar]:
    """The business calendars on which the result depends."""
    calendars = []
    if any(shift.business_days for shift in shifts):
        calendars.append(business or MONDAY_TO_FRIDAY)
    if measure.unit == "business-days":
        calendars.append(measure.business or MONDAY_TO_FRIDAY)
    return calendars


# --- Years that are alike ---


def _days_to_try(
    low: int,
    high: int,
    trail: Callable[[int], list[int]],
    calendars: Sequence[BusinessCalendar],
) -> Iterator[int]:
    """The days from `low` to `high`, but of whole years that are alike only the first.

    `trail` gives all days that follow from one day: those that matter, and those on the way to
    them. Two years are alike if around all that follows from their days the calendar looks
    the same, leap years and weekdays included, and no holiday is near. Then a measure between
    such days gives the same in both.
    """
    seen = set()
    first_year, last_year = year_of(low), year_of(high)
    cyclic = not any(calendar.has_holiday(FIRST_DAY, LAST_DAY) for calendar in calendars)
    for year in range(first_year, last_year + 1):
        begin, end = day_number(year, 1, 1), day_number(year, 12, 31)
        if low <= begin and end <= high:
            if cyclic and year - CYCLE_YEARS > first_year:
                continue
            key = _year_key(begin, end, trail, calendars)
            if key in seen:
                continue
            seen.add(key)
        yield from range(max(low, begin), min(high, end) + 1)


def _year_key(
    begin: int,
    end: int,
    trail: Callable[[int], list[int]],
    calendars: Sequence[BusinessCalendar],
) -> object:
    """A key: years with equal keys give equal measures.

    A year with a holiday nearby gets a key of its own.
    """
    begins, ends = trail(begin), trail(end)
    margin = 31
    if any(c.has_holiday(min(begins) - margin, max(ends) + margin) for c in calendars):
        return begin
    parts = []
    for first, last in zip(begins, ends, strict=True):
        year, month, day = year_month_day(first)
        years = range(year - 1, year_of(last) + 3)
        parts.append((first - begin, month, day, tuple(map(is_leap, years))))
    return begin % 7 if calendars else 0, tuple(parts)


# --- Days that keep rules ---


class Term(NamedTuple):
    """A day that follows from an unknown one."""

    unknown: int
    """The index of the unknown day."""
    way: Shifts = ()
    plus: int = 0
    """Days added after the shifts."""

    def at(self, day: int, business: Business) -> int:
        """The day, if the unknown one is `day`."""
        return _move(day, self.way, business) + self.plus

    def before(self, other: Term) -> Rule:
        """The rule that this day comes before another."""
        return self._replace(plus=self.plus + 1), other


Rule = tuple[Term, Term]
"""That the one day is not after the other."""


class Unknowns:
    """The roots of a few points, as unknown days, and the rules that they keep."""

    def __init__(self, points: Sequence[Point], business: Business) -> None:
        self.business = business
        self.windows: list[tuple[int, int]] = []
        self.terms: list[Term] = []
        """The day of each point."""
        roots: list[Point] = []
        for point in points:
            same = next((n for n, known in enumerate(roots) if point.varies_with(known)), None)
            if same is None:
                same = self._add(*point.root.bounds)
                roots.append(point)
            self.terms.append(Term(same, point.way))
        rules = [
            (self.terms[i]._replace(way=p), self.terms[j]._replace(way=q))
            for i, first in enumerate(points)
            for j, last in enumerate(points)
            for p, q in _links(first, last)
        ]
        # A period that has to end before it starts (it starts in the future and ends today)
        # is taken as it stands.
        self.rules = rules if self._satisfiable(rules) else []

    def _add(self, low: int | None, high: int | None) -> int:
        self.windows.append((-_FAR if low is None else low, _FAR if high is None else high))
        return len(self.windows) - 1

    def fixed(self, day: int) -> Term:
        """A day that is known."""
        return Term(self._add(day, day))

    def allow(self, *rules: Rule) -> bool:
        """True if there are days that keep these rules and the periods' own."""
        return self._satisfiable([*self.rules, *rules])

    def _satisfiable(self, rules: list[Rule]) -> bool:
        """True if there are days that keep the rules.

        Shifts keep days in order. So if there are any such days, there are also the earliest:
        every unknown day begins as early as it can, and moves on to the first day with which a
        broken rule holds, until all hold or it can't move. If the rules form a cycle this loop
        may not end, so cycles are handled separately.
        """
        days, last = [list(side) for side in zip(*self.windows, strict=True)]
        movers: dict[int, Rule] = {}
        """By unknown day: the rule that moved it last."""
        while True:
            broken = next((rule for rule in rules if not self._holds(rule, days)), None)
            if broken is None:
                return True
            before, after = broken
            movers[after.unknown] = broken
            cycle = _cycle(movers, after.unknown)
            if cycle and all(_is_fixed(a.way + b.way) for a, b in cycle):
                return False  # with fixed shifts, moving on never helps
            if cycle and len(cycle) <= 2:
                pair = (before.unknown, after.unknown)
                earliest = self._earliest_pair(pair, rules, days, last)
                if earliest is None:
                    return False
                days[pair[0]], days[pair[1]] = earliest
                movers.clear()
            else:
                limit = before.at(days[before.unknown], self.business) - after.plus
                begin, end = days[after.unknown], last[after.unknown]
                if cycle:  # outside the calendar nothing new becomes possible
                    begin, end = max(begin, FIRST_DAY), min(end, LAST_DAY)
                days[after.unknown] = _first(after.way, begin, end, limit, self.business)
                if days[after.unknown] > end:
                    return False

    def _holds(self, rule: Rule, days: Mapping[int, int] | Sequence[int]) -> bool:
        before, after = rule
        limit = before.at(days[before.unknown], self.business)
        return limit <= after.at(days[after.unknown], self.business)

    def _earliest_pair(
        self, pair: Pair, rules: list[Rule], days: list[int], last: list[int]
    ) -> Pair | None:
        """The earliest days of two unknown ones (or of one) that keep the rules between them.

        They are not before the days given. None: there are no such days.
        """
        one, two = pair
        inner = [r for r in rules if r[0].unknown in pair and r[1].unknown in pair]
        leading = [r for r in inner if one != two and r[1].unknown == two != r[0].unknown]
        terms = [term for rule in inner for term in rule]

        def partner(day: int) -> int:
            """The first day of the second with which it is not before the first."""
            if one == two:
                return day
            limits = (b.at(day, self.business) - a.plus for b, a in leading)
            return max(
                _first(after.way, days[two], last[two], limit, self.business)
                for (_, after), limit in zip(leading, limits, strict=True)
            )

        def trail(day: int) -> list[int]:
            chosen = {two: partner(day), one: day}
            return [
                passed
                for term in terms
                for passed in _steps(chosen[term.unknown], term.way, self.business)
            ]

        ways = tuple(shift for term in terms for shift in term.way)
        calendars = _calendars(ways, Measure(), self.business)
        begin, end = max(days[one], FIRST_DAY), min(last[one], LAST_DAY)
        for day in _days_to_try(begin, end, trail, calendars):
            chosen = {two: partner(day), one: day}
            if chosen[two] > last[two]:
                return None
            if all(self._holds(rule, chosen) for rule in inner):
                return day, chosen[two]
        return None


def _cycle(movers: dict[int, Rule], unknown: int) -> list[Rule]:
    """The rules by which an unknown day has moved itself on; none if it has not."""
    rules = [movers[unknown]]
    while rules[-1][0].unknown != unknown:
        if rules[-1][0].unknown not in movers or len(rules) > len(movers):
            return []
        rules.append(movers[rules[-1][0].unknown])
    return rules
