"""The least and the greatest measure of two days that follow from unknown days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice

from ..spans import DAYS_IN, PARTS_OF_A_DAY, Amount, Measure
from .alike_years import Trial, calendar_part
from .system import System, Term
from .ways import FAR

EVEN_UNITS = frozenset({"days", *DAYS_IN, *PARTS_OF_A_DAY})
"""Units in which a number of days always measures the same."""

Pair = tuple[int, int]
Ends = tuple[Amount | None, Amount | None]
"""The least and the greatest measure; None where nothing bounds it."""


def extremes(system: System, start: Term, end: Term, measure: Measure) -> Ends:
    """The least and the greatest measure over all solutions of a solved system.

    Raises:
        OutOfSteps: the steps of the budget are used up.

    >>> from .budget import Budget
    >>> from .system import Window, not_after
    >>> signed, due = Term(0), Term(1)
    >>> system = System([Window(1, 9), Window(5, 7)], [not_after(signed, due)], Budget())
    >>> system.solve(), extremes(system, signed, due, Measure())
    (True, (0, 6))
    """
    if start.unknown == end.unknown:
        values = [measure.between(*pair) for pair in _from_one_day(system, start, end, measure)]
        return min(values), max(values)
    # A measure never falls when its end moves later, and never rises when its start does.
    least = [measure.between(a, b) for a, b in _closest(system, start, end, measure)]
    greatest = [measure.between(a, b) for b, a in _closest(system, end, start, measure)]
    return min(least, default=None), max(greatest, default=None)


def loose_extremes(system: System, start: Term, end: Term, measure: Measure) -> Ends:
    """Bounds of a measure that take few steps: as if the two days did not depend on each other.

    >>> from .budget import Budget
    >>> from .system import Window
    >>> loose_extremes(System([Window(1, 9)], [], Budget()), Term(0), Term(0), Measure())
    (-8, 8)
    """
    least = [measure.between(a, b) for a, b in _apart(system, start, end)]
    greatest = [measure.between(a, b) for b, a in _apart(system, end, start)]
    return min(least, default=None), max(greatest, default=None)


def _apart(system: System, first: Term, last: Term) -> list[Pair]:
    """The latest day of one and the earliest day of another; no days if one end is open."""
    late, early = system.highs[first.unknown], system.lows[last.unknown]
    is_open = late > FAR // 2 or early < -FAR // 2
    return [] if is_open else [(first.at(late), last.at(early))]


def _is_even(system: System, unknowns: Iterable[int], terms: Iterable[Term], unit: str) -> bool:
    """True if all days that lead to each other lie the same number of days apart."""
    return (
        unit in EVEN_UNITS
        and all(term.way.is_fixed for term in terms)
        and all(rule.is_fixed for unknown in unknowns for rule in system.leaving[unknown])
    )


def _from_one_day(system: System, start: Term, end: Term, measure: Measure) -> list[Pair]:
    """The pairs of days that follow from each day of one unknown day."""
    unknown = start.unknown
    trial = Trial(system, unknown, (start, end), measure)
    every = trial.days(system.lows[unknown])
    is_even = _is_even(system, (), (start, end), measure.unit)
    enough = islice(every, 1) if is_even else every
    return [(start.at(days[unknown]), end.at(days[unknown])) for days in enough]


def _closest(system: System, first: Term, last: Term, measure: Measure) -> list[Pair]:
    """The days of one term as late, and of another as early, as they can be together.

    Each possible day of `first` comes with the first day of `last` that it allows. No days if
    nothing bounds one of the two.
    """
    x, y = first.unknown, last.unknown
    led = system.led_to(x)
    if y not in led:
        return _apart(system, first, last)
    low, high = calendar_part(system.lows[x], system.highs[x])

    def follows(day: int) -> bool:
        """True if the earliest day of `last` depends on this day of `first`."""
        days = list(system.lows)
        days[x] = system.windows[x].since(day)
        return not system.settle(days, [x]) or days[y] > system.lows[y]

    # Up to `free` the first day of `last` is the same.
    free = low + bisect_right(range(low, high + 1), False, key=follows) - 1
    trial = Trial(system, x, (first, last), measure)
    every = trial.days(max(free, low))
    if _is_even(system, led, (first, last), measure.unit) and not any(
        system.windows[unknown].firsts for unknown in led
    ):
        return [(first.at(days[x]), last.at(days[y])) for days in islice(every, 2)]
    return [(first.at(days[x]), last.at(days[y])) for days in every]
