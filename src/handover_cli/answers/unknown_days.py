"""Unknown days that depend on each other: which of them are possible together.

A point is an unknown day, its root, moved by shifts. Days depend on each other in two ways.

1. Two points have the same root. `signed` is a day in January 2021, and `due` is one month
   after it. Their bounds alone allow 1 to 58 days between them. But both come from one day:
   from 1 January it is 31 days, from the 29th 30 days, from the 31st 28 days. So the answer is
   28..31. `days_of_one_root` gives the pairs of days to measure.
2. A period starts at one point and ends at another, and never ends before it starts. `stay`
   starts on a day in June 2021 and ends on 10 June. Its bounds allow a start on 30 June, but
   the period does not. So the answer is 0..9 days. `nearest_days` gives the pairs that lie as
   close together as the periods between the points allow.

A comparison becomes rules of the form "this day is not after that one". `Unknowns.allow` looks
for days that keep them.

Results are exact. To try every day of many years would take too long. So of the years in which
everything falls alike, `_days_to_try` gives only the days of the first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..calendar import CYCLE_YEARS, day_number, is_leap, year_month_day, year_of
from ..dates import FIRST_DAY, LAST_DAY
from ..language.resolving import Point
from ..spans import Measure, Shifts, add, move

_FAR = 10**15
"""The day number of an open end. No shift leads so far."""

Pair = tuple[int, int]
Business = BusinessCalendar | None


# --- Pairs of days to measure ---


def days_of_one_root(start: Point, end: Point, measure: Measure, business: Business) -> list[Pair]:
    """Pairs of days of two points with the same root, for the least and the greatest measure.

    >>> from handover_cli.language.resolving import resolve
    >>> start, end = resolve("landmine-deaths", scope), resolve("landmine-deaths+1m", scope)
    >>> len(days_of_one_root(start, end, Measure(), None))
    30
    """
    low, high = _window(start)
    ways = start.way + end.way
    days: Iterable[int] = [low]  # enough, if the distance is the same from every day
    if measure.unit not in ("days", "weeks") or not _is_fixed(ways):

        def trail(day: int) -> list[int]:
            return _steps(day, start.way, business) + _steps(day, end.way, business)

        days = _days_to_try(low, high, trail, _calendars(ways, measure, business))
    linked = links(start, end) + links(end, start)
    pairs, allowed = [], []
    for day in days:
        pair = move(day, start.way, business), move(day, end.way, business)
        pairs.append(pair)
        if all(move(day, p, business) <= move(day, q, business) for p, q in linked):
            allowed.append(pair)
    return allowed or pairs


def nearest_days(first: Point, last: Point, measure: Measure, business: Business) -> Iterator[Pair]:
    """The days of two points as close together as the periods from `first` to `last` allow.

    No days if no period leads from `first` to `last`. Each possible day of `first` comes with the
    first day of `last` that the periods allow, unless the lower bound of `last` is late enough.

    >>> from handover_cli.table.loading import load_text
    >>> p = load_text("periods.p = {start = '2020-06', end = '2020-06'}").periods["p"]
    >>> len(list(nearest_days(p.start, p.end, Measure(), None)))
    30
    """
    linked = links(first, last)
    if not linked:
        return
    contrary = links(last, first)
    low, high = _window(first)
    earliest, latest = _window(last)
    # Up to `free` the lower bound of `last` is late enough; after `stop` no day of `last` is.
    free = min(_last(p, low, high, move(earliest, q, business), business) for p, q in linked)
    stop = min(_last(p, low, high, move(latest, q, business), business) for p, q in linked)

    def partner(day: int) -> int:
        """The first root day of `last` that every period allows, given that of `first`."""
        return max(_first(q, earliest, latest, move(day, p, business), business) for p, q in linked)

    def trail(day: int) -> list[int]:
        return _steps(day, first.way, business) + _steps(partner(day), last.way, business)

    calendars = _calendars(first.way + last.way, measure, business)
    for day in _days_to_try(max(low, free), stop, trail, calendars):
        other = partner(day)
        if all(move(other, p, business) <= move(day, q, business) for p, q in contrary):
            yield move(day, first.way, business), move(other, last.way, business)


def links(first: Point, last: Point) -> list[tuple[Shifts, Shifts]]:
    """A pair of ways for each period from `first` to `last`.

    The root day of `first`, moved by the first way, is not after the root day of `last`, moved
    by the second way.

    >>> from handover_cli.language.resolving import resolve
    >>> links(resolve("war.start", scope), resolve("war.end", scope))
    []
    """
    found = []
    for end in last.prefixes():
        for period in last.root.periods_ending(end):
            start = first.root.start_of(period)
            if start is not None and first.way[: len(start)] == start:
                found.append((start, end))
    return found


# --- Days and shifts ---


def _window(point: Point) -> tuple[int, int]:
    """The days to try for the root of a point. An open end becomes the end of the calendar."""
    low, high = point.root.bounds
    return FIRST_DAY if low is None else low, LAST_DAY if high is None else high


def _move(day: int, shifts: Shifts, business: Business) -> int:
    """A day moved by shifts; an open end without holidays, because none are known there."""
    if business is not None and day <= -_FAR // 2:
        business = BusinessCalendar(business.weekend)
    return move(day, shifts, business)


def _first(shifts: Shifts, low: int, high: int, limit: int, business: Business) -> int:
    """The first day from `low` that shifts move to `limit` or later; `high` + 1 if none does."""
    if not shifts:
        return min(max(limit, low), high + 1)
    # The shifts move all days nearly equally far. So the search begins at the limit moved back:
    # this is quick, and stays where holidays are known.
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
    return list(accumulate(shifts, lambda at, shift: add(at, shift, business), initial=day))


def _is_fixed(shifts: Shifts) -> bool:
    """True if the shifts move every day by the same number of days."""
    return all(shift.is_fixed for shift in shifts)


def _calendars(shifts: Shifts, measure: Measure, business: Business) -> list[BusinessCalendar]:
    """The business calendars on which the result depends."""
    calendars = [shift.calendar for shift in shifts if shift.calendar is not None]
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
    """The days from `low` to `high`. Of whole years that are alike, only the first.

    `trail` gives all days that follow from one day: those to measure, and those on the way to
    them. Years are alike if the calendar around all these days is the same, with leap years and
    weekdays, and no holiday is near. Then a measure gives the same in all of them.
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
    """A key. Years with equal keys give equal measures; a holiday nearby makes the key unique."""
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
    """A day that follows from an unknown day."""

    unknown: int
    """The index of the unknown day."""
    way: Shifts = ()
    plus: int = 0
    """Days added after the shifts."""

    def at(self, days: Mapping[int, int] | Sequence[int], business: Business) -> int:
        """The day, if the unknown days are `days`."""
        return _move(days[self.unknown], self.way, business) + self.plus

    def before(self, other: Term) -> Rule:
        """The rule that this day is before another."""
        return self._replace(plus=self.plus + 1), other


Rule = tuple[Term, Term]
"""The first day is not after the second."""


class Unknowns:
    """The roots of some points, as unknown days, and the rules that they keep."""

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
            for p, q in links(first, last)
        ]
        # A period can end before it starts: it starts in the future and ends today. Then the
        # rules can't be kept and do not count.
        self.rules = rules if self._satisfiable(rules) else []

    def _add(self, low: int | None, high: int | None) -> int:
        self.windows.append((-_FAR if low is None else low, _FAR if high is None else high))
        return len(self.windows) - 1

    def fixed(self, day: int) -> Term:
        """A known day."""
        return Term(self._add(day, day))

    def allow(self, *rules: Rule) -> bool:
        """True if there are days that keep these rules and the periods' own."""
        return self._satisfiable([*self.rules, *rules])

    def _satisfiable(self, rules: list[Rule]) -> bool:
        """True if there are days that keep the rules.

        The loop looks for the earliest such days. Every unknown day begins at its lower bound.
        A broken rule moves its later day on to the first day with which the rule holds. Shifts
        keep days in order, so no later step needs an earlier day. Rules that form a cycle might
        never end the loop, so they are handled separately.
        """
        days, last = [list(side) for side in zip(*self.windows, strict=True)]
        movers: dict[int, Rule] = {}
        """By unknown day: the last rule that moved it."""
        while True:
            broken = next((rule for rule in rules if not self._holds(rule, days)), None)
            if broken is None:
                return True
            before, after = broken
            movers[after.unknown] = broken
            cycle = _cycle(movers, after.unknown)
            if cycle and all(_is_fixed(a.way + b.way) for a, b in cycle):
                return False  # fixed shifts move both days equally far, so the rule stays broken
            if cycle and len(cycle) <= 2:
                pair = (before.unknown, after.unknown)
                earliest = self._earliest_pair(pair, rules, days, last)
                if earliest is None:
                    return False
                for unknown, day in earliest.items():
                    days[unknown] = day
                movers.clear()
            else:
                limit = before.at(days, self.business) - after.plus
                begin, end = days[after.unknown], last[after.unknown]
                if cycle:  # outside the calendar nothing new becomes possible
                    begin, end = max(begin, FIRST_DAY), min(end, LAST_DAY)
                days[after.unknown] = _first(after.way, begin, end, limit, self.business)
                if days[after.unknown] > end:
                    return False

    def _holds(self, rule: Rule, days: Mapping[int, int] | Sequence[int]) -> bool:
        before, after = rule
        return before.at(days, self.business) <= after.at(days, self.business)

    def _earliest_pair(
        self, pair: Pair, rules: list[Rule], days: list[int], last: list[int]
    ) -> dict[int, int] | None:
        """The earliest days of two unknown days, or of one, that keep the rules between them.

        They are from `days` on. None if no days keep the rules.
        """
        one, two = pair
        inner = [r for r in rules if r[0].unknown in pair and r[1].unknown in pair]
        leading = [r for r in inner if one != two and r[1].unknown == two != r[0].unknown]
        terms = [term for rule in inner for term in rule]

        def with_partner(day: int) -> dict[int, int]:
            """A day of `one`, and the first day of `two` that keeps the rules from one to two."""
            chosen = {one: day}
            for before, after in leading:
                limit = before.at({one: day}, self.business) - after.plus
                first = _first(after.way, days[two], last[two], limit, self.business)
                chosen[two] = max(first, chosen.get(two, first))
            return chosen

        def trail(day: int) -> list[int]:
            chosen = with_partner(day)
            return [
                passed
                for term in terms
                for passed in _steps(chosen[term.unknown], term.way, self.business)
            ]

        ways = tuple(shift for term in terms for shift in term.way)
        calendars = _calendars(ways, Measure(), self.business)
        begin, end = max(days[one], FIRST_DAY), min(last[one], LAST_DAY)
        for day in _days_to_try(begin, end, trail, calendars):
            chosen = with_partner(day)
            if chosen[two] > last[two]:
                return None
            if all(self._holds(rule, chosen) for rule in inner):
                return chosen
        return None


def _cycle(movers: dict[int, Rule], unknown: int) -> list[Rule]:
    """The rules by which an unknown day moves itself on; empty if it does not."""
    rules = [movers[unknown]]
    while rules[-1][0].unknown != unknown:
        if rules[-1][0].unknown not in movers or len(rules) > len(movers):
            return []
        rules.append(movers[rules[-1][0].unknown])
    return rules
