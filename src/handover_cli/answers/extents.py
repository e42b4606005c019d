"""How many days periods share, cover and leave free, over all days that their ends allow.

The ends of periods may be unknown days that depend on each other. `PossibleDays.allow` tells
whether there are days that keep some rules, and nothing else is asked of it.

- Two periods share k days if each end is k - 1 days after each start: four rules. So the most
  days that they may share are found by halving. They share at most k days if one of the four
  rules is broken, which gives the least. A gap is found in the same way.
- The days that several periods cover are no such rules. There the search halves the possible
  days of the ends. `_Box` gives bounds for the days that are left, as if no end depended on
  another one. It is done when days that reach a bound are possible.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import combinations, permutations, product
from typing import Any, NamedTuple

from ..business_days import BusinessCalendar
from ..dates import FAR, FIRST_DAY, LAST_DAY, OPEN, Bounds
from ..errors import HandoverError
from ..language.possible_days import PossibleDays
from ..language.resolving import Point, Stretch
from ..text import either
from ..unknowns.budget import Budget, OutOfSteps
from ..unknowns.system import Rule, Term, not_after
from .cover import Cover, Window
from .found_periods import Gap
from .ranges import Range

LONGEST = LAST_DAY - FIRST_DAY + 1
"""The days of the calendar."""
MAX_STEPS = 4000
"""Questions to `PossibleDays.allow` for one extreme. Real periods take a few dozen."""


class Extent(NamedTuple):
    """A number of days: the least and the greatest that are possible."""

    low: int | None
    """None: the days have no end."""
    high: int | None

    @property
    def range(self) -> Range:
        """The two numbers."""
        return Range(self.low, self.high)

    def in_weeks(self) -> "Extent":
        """The same in whole weeks.

        >>> Extent(13, None).in_weeks().range
        Range(low=1, high=None)
        """
        low, high = (None if days is None else days // 7 for days in (self.low, self.high))
        return self._replace(low=low, high=high)


# --- Two periods ---


def shared_days(
    first: Stretch,
    second: Stretch,
    business: BusinessCalendar | None,
    budget: Budget | None = None,
) -> Extent:
    """The least and the greatest number of days that two periods share.

    >>> extension, transfer = (
    ...     table.stretch(table.find(name), scope) for name in ("extension", "transfer")
    ... )
    >>> shared_days(extension, transfer, None).range
    Range(low=6, high=6)
    """
    search = _Search((first, second), business, budget)
    start1, end1, start2, end2 = search.terms
    pairs = [(start, end) for start in (start1, start2) for end in (end1, end2)]
    most = _greatest(lambda k: search.allow(*(_apart(*pair, k - 1) for pair in pairs)))
    least = _least(lambda k: any(search.allow(_near(start, end, k - 1)) for start, end in pairs))
    return Extent(least, most)


def _apart(start: Term, end: Term, days: int) -> Rule:
    """The rule that the end is at least some days after the start."""
    return not_after(_plus(start, days), end)


def _near(start: Term, end: Term, days: int) -> Rule:
    """The rule that the end is at most some days after the start."""
    return not_after(_plus(end, -days), start)


def _plus(term: Term, days: int) -> Term:
    return term._replace(plus=term.plus + days)


def _greatest(holds: Callable[[int], bool]) -> int | None:
    """The greatest number up to which a condition holds, at least 0; None if there is no such."""
    if holds(LONGEST):
        return None
    return _first(0, LONGEST, lambda k: not holds(k + 1))


def _least(holds: Callable[[int], bool]) -> int | None:
    """The least number from which on a condition holds, at least 0; None if it never does."""
    return _first(0, LONGEST, holds) if holds(LONGEST) else None


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first number from `low` on for which a condition holds, which it does for `high`."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


# --- Gaps ---


def gaps(
    periods: Sequence[Stretch], business: BusinessCalendar | None, budget: Budget | None = None
) -> list[Gap]:
    """The gaps between periods that may exist, in their order.

    Raises:
        HandoverError: it depends on unknown days between which periods a gap lies.

    >>> war, transfer = (table.stretch(table.find(p), scope) for p in ("war", "transfer"))
    >>> [gap.length for gap in gaps([transfer, war], None)]
    [Range(low=10, high=10)]
    """
    search = _Search(periods, business, budget)
    ends = [
        (search.terms[2 * place], search.terms[2 * place + 1]) for place in _order(periods, search)
    ]
    found = (
        search.gap([end for _, end in ends[:count]], [start for start, _ in ends[count:]])
        for count in range(1, len(ends))
    )
    return [gap for gap in found if gap is not None]


def _order(periods: Sequence[Stretch], search: "_Search") -> list[int]:
    """The places of the periods in an order in which a gap lies after the first ones."""
    starts = search.narrowed(())[::2]
    places = sorted(range(len(periods)), key=starts.__getitem__)
    before = {
        (one, two): search.allow(_apart(search.terms[2 * one + 1], search.terms[2 * two], 2))
        for one, two in permutations(places, 2)
    }
    for one, two in combinations(places, 2):
        if before[one, two] and before[two, one]:
            labels = either((periods[one].label, periods[two].label), "and")
            raise HandoverError(
                f"{labels} may follow each other in either order, so their gaps can't be listed",
                "ask how many days they cover",
            )
    order: list[int] = []
    while places:
        ahead = [sum(before[other, each] for other in places if other != each) for each in places]
        order.append(places.pop(ahead.index(min(ahead))))
    return order


# --- The days that periods cover ---


def covered_days(
    periods: Sequence[Stretch],
    of: Stretch | None,
    business: BusinessCalendar | None,
    budget: Budget | None = None,
) -> Extent:
    """The least and the greatest number of days that periods cover, of a period or at all.

    >>> war, transfer = (table.stretch(table.find(p), scope) for p in ("war", "transfer"))
    >>> covered_days([war, transfer], None, None)
    Extent(low=56, high=56)
    """
    search = _Search(periods if of is None else [*periods, of], business, budget)
    cover = Cover(is_of_last=of is not None)
    return Extent(search.extreme(cover, 1), search.extreme(cover, -1))


_Rest = tuple[int, int, list[Window], list[int], tuple[Rule, ...]]
"""A part of what is possible: its bound, a number, its windows, its best ends, its rules."""


class _Search:
    """What is possible for the ends of periods, in the order start, end, start, end and so on."""

    def __init__(
        self, periods: Sequence[Stretch], business: BusinessCalendar | None, budget: Budget | None
    ) -> None:
        self._points = [end for period in periods for end in (period.start, period.end)]
        self._possible = PossibleDays(self._points, business, budget)
        self.terms = self._possible.terms
        self._steps = 0

    def allow(self, *rules: Rule) -> bool:
        """True if there are days that keep the rules, or if it can't be found out."""
        self._steps += 1
        try:
            return self._possible.allow(*rules)
        except OutOfSteps:
            return True

    def fixed(self, day: int) -> Term:
        """A known day; the day after the calendar for all later ones, and so before it."""
        return self._possible.fixed(max(_BEFORE, min(day, _AFTER)))

    # --- Gaps ---

    def gap(self, ends: Sequence[Term], starts: Sequence[Term]) -> Gap | None:
        """What lies between periods with some ends and later ones; None if there is no gap."""
        pairs = [*product(ends, starts)]

        def apart(days: int) -> list[Rule]:
            return [_apart(*pair, days + 1) for pair in pairs]

        most = _greatest(lambda k: self.allow(*apart(k)))
        if most == 0:
            return None
        least = _least(lambda k: any(self.allow(_near(*pair, k + 1)) for pair in pairs))
        free, after = apart(1), [_plus(end, 1) for end in ends]
        before = [_plus(start, -1) for start in starts]
        first = self._day(
            lambda day: [[*free, *(not_after(each, day) for each in after)]],
            lambda day: [[*free, not_after(day, each)] for each in after],
        )
        last = self._day(
            lambda day: [[*free, not_after(each, day)] for each in before],
            lambda day: [[*free, *(not_after(day, each) for each in before)]],
        )
        return Gap(first, last, Range(least, most))

    def _day(self, by: Callable[[Term], list[list[Rule]]], since: Callable[..., Any]) -> Bounds:
        """The bounds of a day, given the ways in which it is up to a day, and from a day on."""
        low = _first(_BEFORE, _AFTER, lambda d: self._any(by(self.fixed(d))))
        high = -_first(-_AFTER, -low, lambda d: self._any(since(self.fixed(-d))))
        return Bounds(None if low < FIRST_DAY else low, None if high > LAST_DAY else high)

    def _any(self, ways: Iterable[Sequence[Rule]]) -> bool:
        return any(self.allow(*rules) for rules in ways)

    # --- Extremes ---

    def narrowed(self, rules: Sequence[Rule], within: Sequence[Window] = ()) -> list[Window]:
        """For each end, its first and its last day that keep the rules."""
        windows = within or [*map(_window, self._points)]
        return [
            self._narrowed(term, window, rules)
            for term, window in zip(self.terms, windows, strict=True)
        ]

    def _narrowed(self, term: Term, window: Window, rules: Sequence[Rule]) -> Window:
        low, high = window
        if low == high:
            return window
        first = _first(
            max(low, _BEFORE),
            min(high, _AFTER),
            lambda d: self.allow(*rules, not_after(term, self.fixed(d))),
        )
        last = -_first(
            -min(high, _AFTER),
            -first,
            lambda d: self.allow(*rules, not_after(self.fixed(-d), term)),
        )
        return -FAR if first < FIRST_DAY else first, FAR if last > LAST_DAY else last

    def extreme(self, cover: Cover, sign: int) -> int | None:
        """The least number for the sign 1, the greatest for -1; None if nothing bounds it.

        If it isn't found in `MAX_STEPS` steps, it is on the wide side, and the budget knows it.
        """
        self._steps = 0
        bound = cover.least if sign > 0 else cover.most
        windows = self.narrowed(())
        number, ends = bound(windows)
        heap: list[_Rest] = [(sign * number, 0, windows, ends, ())]
        made, best = 0, FAR
        while True:
            key, _, windows, ends, rules = heappop(heap)
            if abs(key) > FAR // 2:
                return None
            if key >= best:
                return sign * best
            if self.allow(*rules, *self._exactly(ends, windows)):
                best = min(best, sign * cover.number(ends))
                if best <= key:
                    return sign * key
            if self._steps > MAX_STEPS:
                self._possible.budget.leaves_out = True
                return sign * key
            for half in self._halves(windows):  # each window is narrow, so both are possible
                made += 1
                both = (*rules, half)
                narrower = self.narrowed(both, windows)
                number, ends = bound(narrower)
                heappush(heap, (sign * number, made, narrower, ends, both))

    def _exactly(self, ends: Sequence[int], windows: Sequence[Window]) -> Iterator[Rule]:
        """The rules that the ends are these days."""
        for term, day, window in zip(self.terms, ends, windows, strict=True):
            if window[0] != window[1]:
                yield not_after(term, self.fixed(day))
                yield not_after(self.fixed(day), term)

    def _halves(self, windows: Sequence[Window]) -> list[Rule]:
        """Two rules, which halve the widest window."""
        inside = [(max(low, FIRST_DAY), min(high, LAST_DAY)) for low, high in windows]
        at = max(range(len(windows)), key=lambda at: inside[at][1] - inside[at][0])
        middle = sum(inside[at]) // 2
        term = self.terms[at]
        return [
            not_after(term, self.fixed(middle)),
            not_after(self.fixed(middle + 1), term),
        ]


_BEFORE, _AFTER = FIRST_DAY - 1, LAST_DAY + 1
"""Stand for all days before the calendar, and after it."""


def _window(point: Point) -> Window:
    """The first and the last day of a point as it is written."""
    if point.date.text == OPEN:
        return point.root.bounds  # type: ignore[return-value]
    low, high = point.date.bounds
    return -FAR if low is None else low, FAR if high is None else high
