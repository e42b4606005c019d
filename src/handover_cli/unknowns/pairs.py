"""The least and the greatest measure of two days that follow from unknown days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from ..dates import FAR
from ..spans import CALENDAR_UNITS, DAYS_IN, PARTS_OF_A_DAY, Amount, Measure, negated
from .alike_years import Trial, calendar_part
from .budget import Budget
from .system import Rule, System, Term, Window
from .ways import Way

EVEN_UNITS = frozenset({"days", *DAYS_IN, *PARTS_OF_A_DAY})
"""Units in which a number of days always measures the same."""

SHORTEST_MONTH = 28
LONGEST_REST = 30
"""The most days that a calendar span has beside its months."""

Pair = tuple[int, int]
Ends = tuple[Amount | None, Amount | None]
"""The least and the greatest measure; None where nothing bounds it."""
Measured = tuple[Amount, Pair]
"""A measure, and the two days that have it."""


def extremes(system: System, start: Term, end: Term, measure: Measure) -> Ends:
    """The least and the greatest measure over all solutions of a solved system.

    Raises:
        OutOfSteps: the steps of the budget are used up.

    >>> from .budget import Budget
    >>> from .system import not_after
    >>> signed, due = Term(0), Term(1)
    >>> system = System([Window(1, 9), Window(5, 7)], [not_after(signed, due)], Budget())
    >>> system.solve(), extremes(system, signed, due, Measure())
    (True, (0, 6))
    """
    least, greatest = extreme_pairs(system, start, end, measure)
    return least and least[0], greatest and greatest[0]


def extreme_pairs(
    system: System, start: Term, end: Term, measure: Measure
) -> tuple[Measured | None, Measured | None]:
    """The least and the greatest measure of `extremes`, each with two days that have it.

    Raises:
        OutOfSteps: the steps of the budget are used up.

    >>> from .budget import Budget
    >>> signed, due = Term(0), Term(1)
    >>> system = System([Window(1, 9), Window(15, 17)], [], Budget())
    >>> system.solve(), extreme_pairs(system, signed, due, Measure())
    (True, ((6, (9, 15)), (16, (1, 17))))
    """

    def measured(pairs: Iterable[Pair]) -> Iterator[Measured]:
        return ((measure.between(a, b), (a, b)) for a, b in pairs)

    if start.unknown == end.unknown:
        found = list(measured(_from_one_day(system, start, end, measure)))
        return min(found), max(found)
    # A measure never falls when its end moves later, and never rises when its start does.
    never_less = _no_less(_gap(system, start, end), measure)
    least = measured(_closest(system, start, end, measure))
    back = _no_less(_gap(system, end, start), measure)
    never_more = None if back is None else negated(back)
    greatest = measured((a, b) for b, a in _closest(system, end, start, measure))
    return (
        min(_until(never_less, least), default=None),
        max(_until(never_more, greatest), default=None),
    )


def _until(last: Amount | None, found: Iterable[Measured]) -> Iterator[Measured]:
    """The measures up to one that is the last, as none lies beyond it."""
    for each in found:
        yield each
        if each[0] == last:
            return


def loose_extremes(system: System, start: Term, end: Term, measure: Measure) -> Ends:
    """Bounds of a measure that take few steps.

    They are those of days that do not depend on each other, narrowed by the fewest days that
    rules and shifts lay between them.

    >>> from .budget import Budget
    >>> signed, due = Term(0), Term(0, Way((("months", 1),)))
    >>> loose_extremes(System([Window(1, 900)], [], Budget()), signed, due, Measure())
    (28, 31)
    """
    low = min((measure.between(a, b) for a, b in _apart(system, start, end)), default=None)
    high = max((measure.between(a, b) for b, a in _apart(system, end, start)), default=None)
    lows = [low, _no_less(_gap(system, start, end), measure)]
    highs = [high, _no_less(_gap(system, end, start), measure)]
    if highs[1] is not None:
        highs[1] = negated(highs[1])
    return (
        max((each for each in lows if each is not None), default=None),
        min((each for each in highs if each is not None), default=None),
    )


def _no_less(gap: int | None, measure: Measure) -> Amount | None:
    """The least measure of days that are so many days apart; None if that says nothing."""
    if gap is None or measure.unit in EVEN_UNITS:
        return None if gap is None else measure.between(0, gap)
    back = max(-gap, 0)
    months = back // SHORTEST_MONTH
    if measure.unit in CALENDAR_UNITS:
        return -months, -min(back, LONGEST_REST)
    if back == 0:
        return 0
    return -back - 1 if measure.unit == "business-days" else -(months + 1) * 10**measure.decimals


def _gap(system: System, first: Term, last: Term) -> int | None:
    """A number of days that one day is later than another at least; None if nothing says so."""
    led = system.led_to(first.unknown)
    if last.unknown not in led:
        return None
    besides = last.plus - first.plus
    ends = (first.unknown, first.way, last.unknown, last.way)
    of_period = [
        rule.plus + besides
        for rule in system.leaving[first.unknown]
        if (rule.before, rule.way, rule.after, rule.landing) == ends
    ]
    rules = [
        Rule(rule.before, Way(), rule.gap, rule.after, Way())
        for unknown in led
        for rule in system.leaving[unknown]
    ]
    apart = _days_apart(system, rules, first.unknown, last.unknown)
    return max([apart + last.way.distance[0] - first.way.distance[1] + besides, *of_period])


def _days_apart(system: System, rules: Iterable[Rule], x: int, y: int) -> int:
    """How many days y is later than x at least, by rules of numbers of days."""
    open_system = System([Window()] * len(system.windows), rules, Budget())
    days = list(open_system.lows)
    days[x] = 0
    open_system.settle(days, [x], pinned=x)
    return days[y]


def _apart(system: System, first: Term, last: Term) -> list[Pair]:
    """The latest day of one and the earliest day of another; no days if one end is open."""
    late, early = system.highs[first.unknown], system.lows[last.unknown]
    is_open = late > FAR // 2 or early < -FAR // 2
    return [] if is_open else [(first.at(late), last.at(early))]


def _is_fixed(system: System, led: set[int], besides: set[int]) -> bool:
    """True if days lead to others only by numbers of days, and these have no days left out."""
    return all(rule.is_fixed for unknown in led for rule in system.leaving[unknown]) and not any(
        system.windows[unknown].firsts for unknown in led - besides
    )


def _from_one_day(system: System, start: Term, end: Term, measure: Measure) -> list[Pair]:
    """The pairs of days that follow from each day of one unknown day."""
    unknown = start.unknown
    every = Trial(system, unknown, (start, end), measure).days(system.lows[unknown])
    is_even = measure.unit in EVEN_UNITS and start.way.is_fixed and end.way.is_fixed
    enough = islice(every, 1) if is_even else every
    return [(start.at(days[unknown]), end.at(days[unknown])) for days in enough]


def _is_even(apart: int, measure: Measure) -> bool:
    """True if so many days always measure the same, whatever the days are."""
    return measure.unit in EVEN_UNITS or (apart == 0 and measure.unit != "business-days")


def _closest(system: System, first: Term, last: Term, measure: Measure) -> Iterable[Pair]:
    """The days of one term as late, and of another as early, as they can be together.

    Each possible day of `first` comes with the first day of `last` that it allows. No days if
    nothing bounds one of the two.
    """
    led = system.led_to(first.unknown)
    if last.unknown not in led:
        return _apart(system, first, last)
    is_even = False
    if _is_fixed(system, led, {first.unknown}):
        system = _shortened(system, first.unknown, last.unknown)
        first, last = first._replace(unknown=0), last._replace(unknown=1)
        if first.way.is_fixed and last.way.is_fixed and not system.windows[0].firsts:
            apart = system.rules[0].plus + last.at(0) - first.at(0)
            is_even = _is_even(apart, measure)
    x, y = first.unknown, last.unknown
    low, high = calendar_part(system.lows[x], system.highs[x])

    def follows(day: int) -> bool:
        """True if the earliest day of `last` depends on this day of `first`."""
        days = list(system.lows)
        days[x] = system.windows[x].since(day)
        return not system.settle(days, [x]) or days[y] > system.lows[y]

    # Up to `free` the first day of `last` is the same.
    free = low + bisect_right(range(low, high + 1), False, key=follows) - 1
    every = Trial(system, x, (first, last), measure).days(max(free, low))
    # If two days are always as far apart, once one follows from the other, the rest is alike.
    enough = islice(every, 2) if is_even else every
    return ((first.at(days[x]), last.at(days[y])) for days in enough)


def _shortened(system: System, x: int, y: int) -> System:
    """Two unknown days and one rule, for a system in which numbers of days lead from x to y."""
    apart = _days_apart(system, system.rules, x, y)
    windows = [
        system.windows[unknown]._replace(low=system.lows[unknown], high=system.highs[unknown])
        for unknown in (x, y)
    ]
    return System(windows, [Rule(0, Way(), apart, 1, Way())], system.budget)
