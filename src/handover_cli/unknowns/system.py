"""Systems of unknown days and rules, and their least and greatest solutions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..calendar import CYCLE_DAYS
from ..dates import FAR, Bounds
from .budget import Budget
from .ways import Way


class Window(NamedTuple):
    """The possible days of an unknown day."""

    low: int = -FAR
    high: int = FAR
    firsts: tuple[int, ...] = ()
    """The first day of each run of possible days; empty if all days of the window are possible."""
    lasts: tuple[int, ...] = ()

    def since(self, day: int) -> int:
        """The first possible day that is not before a day; a day after `high` if there is none.

        >>> Window(1, 9, (1, 8), (2, 9)).since(3)
        8
        """
        day = max(day, self.low)
        if self.firsts and day <= self.high:
            run = bisect_left(self.lasts, day)
            return max(day, self.firsts[run])
        return day

    def until(self, day: int) -> int:
        """The last possible day that is not after a day; a day before `low` if there is none.

        >>> Window(1, 9, (1, 8), (2, 9)).until(7)
        2
        """
        day = min(day, self.high)
        if self.firsts and day >= self.low:
            run = bisect_right(self.firsts, day) - 1
            return min(day, self.lasts[run])
        return day

    def others(self) -> Window | None:
        """The days that are not in the window; None if all are.

        >>> list(Window(1, 9, (1, 8), (2, 9)).others().spans(0, 10))
        [(0, 0), (3, 7), (10, 10)]
        >>> Window().others() is None
        True
        """
        firsts = [-FAR, *(last + 1 for last in self.lasts or (self.high,))]
        lasts = [*(first - 1 for first in self.firsts or (self.low,)), FAR]
        runs = [run for run in zip(firsts, lasts, strict=True) if run[0] <= run[1]]
        if not runs:
            return None
        return Window(runs[0][0], runs[-1][1], *zip(*runs, strict=True))

    def spans(self, low: int, high: int) -> Iterable[tuple[int, int]]:
        """The runs of possible days from one day to another.

        >>> list(Window(1, 9, (1, 8), (2, 9)).spans(2, 9))
        [(2, 2), (8, 9)]
        """
        low, high = max(low, self.low), min(high, self.high)
        for first, last in zip(self.firsts, self.lasts, strict=True):
            if last >= low and first <= high:
                yield max(first, low), min(last, high)
        if not self.firsts and low <= high:
            yield low, high


def window_of(bounds: Bounds, runs: Sequence[Bounds] = ()) -> Window:
    """The window of a date. An open end is very far away.

    >>> window_of(Bounds(None, 5)).high
    5
    """
    low, high = _ends(bounds)
    ends = [_ends(run) for run in runs]
    return Window(low, high, tuple(first for first, _ in ends), tuple(last for _, last in ends))


def _ends(bounds: Bounds) -> tuple[int, int]:
    low, high = bounds
    return -FAR if low is None else low, FAR if high is None else high


class Term(NamedTuple):
    """A day that follows from an unknown day."""

    unknown: int
    way: Way = Way()
    plus: int = 0
    """Days added after the steps."""

    def at(self, day: int) -> int:
        """The day, if the unknown day is `day`."""
        return self.way.move(day) + self.plus

    def trail(self, day: int) -> list[int]:
        """The unknown day, if it is `day`, and the day after each step."""
        return [*self.way.trail(day), self.at(day)]


class Rule(NamedTuple):
    """`way` from the day `before`, and `plus` days, is not after `landing` from the day `after`."""

    before: int
    way: Way
    plus: int
    after: int
    landing: Way
    period: str = ""
    """The period that gives the rule, which never ends before it starts."""

    @property
    def cost(self) -> int:
        """About how many steps it takes to apply it."""
        return 1 + len(self.way.steps) + 4 * len(self.landing.steps)

    @property
    def is_fixed(self) -> bool:
        """True if it gives a number of days between the two unknown days."""
        return not self.way.steps and not self.landing.steps

    @property
    def has_holidays(self) -> bool:
        """True if a holiday may change what it allows."""
        return self.way.has_holidays or self.landing.has_holidays

    @property
    def gap(self) -> int:
        """A number of days that `after` is later than `before` at least."""
        first, second = self.way.distances(), self.landing.distances()
        gap = sum(least for least, _ in first) + self.plus - sum(most for _, most in second)
        # Shifts keep days in order. So of two days that are in order after a shift, and not the
        # same, the first one was the earlier one before the shift.
        steps, others = list(self.way.steps), list(self.landing.steps)
        while self.plus > 0 and steps and steps[-1:] == others[-1:]:
            steps.pop()
            others.pop()
            least = sum(least for least, _ in first[: len(steps)])
            gap = max(gap, least + 1 - sum(most for _, most in second[: len(others)]))
        return gap

    def holds(self, days: Sequence[int]) -> bool:
        """True if the unknown days keep it."""
        return self.way.move(days[self.before]) + self.plus <= self.landing.move(days[self.after])


def not_after(first: Term, second: Term, period: str = "") -> Rule:
    """The rule that a day is not after another.

    >>> not_after(Term(0, plus=1), Term(1)).holds([5, 5])
    False
    """
    plus = first.plus - second.plus
    return Rule(first.unknown, first.way, plus, second.unknown, second.way, period)


def before(first: Term, second: Term) -> Rule:
    """The rule that a day is before another.

    >>> before(Term(0), Term(1)).plus
    1
    """
    return not_after(first._replace(plus=first.plus + 1), second)


class System:
    """Unknown days and rules."""

    def __init__(self, windows: Sequence[Window], rules: Iterable[Rule], budget: Budget) -> None:
        self.windows = list(windows)
        self.budget = budget
        self.rules = _strictest(rules)
        self.leaving: list[list[Rule]] = [[] for _ in windows]
        self.entering: list[list[Rule]] = [[] for _ in windows]
        for rule in self.rules:
            self.leaving[rule.before].append(rule)
            self.entering[rule.after].append(rule)
        self.groups = self._in_order()
        """The unknown days, each group after those that lead to it. The days of a group lead to
        each other."""
        self.group_of = {day: n for n, group in enumerate(self.groups) for day in group}
        self.lows = [window.low for window in windows]
        """The least solution, once it is known."""
        self.highs = [window.high for window in windows]
        self.movers: dict[int, Rule] = {}
        """By unknown day: the last rule that moved it."""
        self.broken: Rule | None = None
        """The rule that could not be kept."""

    def _in_order(self) -> list[list[int]]:
        finished: list[int] = []
        seen: set[int] = set()
        for root in range(len(self.windows)):
            stack = [(root, iter(self.leaving[root]))] if root not in seen else []
            seen.add(root)
            while stack:
                rule = next(stack[-1][1], None)
                if rule is None:
                    finished.append(stack.pop()[0])
                elif rule.after not in seen:
                    seen.add(rule.after)
                    stack.append((rule.after, iter(self.leaving[rule.after])))
        groups = []
        placed: set[int] = set()
        for last in reversed(finished):
            group = [last] if last not in placed else []
            placed.add(last)
            for unknown in group:  # it grows meanwhile
                new = {rule.before for rule in self.entering[unknown]} - placed
                placed |= new
                group += sorted(new)
            if group:
                groups.append(group)
        return groups

    def solve(self) -> bool:
        """Find the least and the greatest solution. False if there is none.

        Raises:
            OutOfSteps: neither is known then.
        """
        every = range(len(self.windows))
        lows, highs = list(self.lows), list(self.highs)
        if not self.settle(lows, every):
            return False
        self.settle(highs, every, up=False)
        self.lows, self.highs = lows, highs
        return True

    def settle(
        self, days: list[int], moved: Iterable[int], *, up: bool = True, pinned: int | None = None
    ) -> bool:
        """Move days until they keep the rules. False if a day would leave its window.

        No day is moved further than the rules require. `moved` are the unknown days whose rules
        may be broken. `pinned` is one that stays where it is, whatever the rules say.

        Raises:
            OutOfSteps: the steps of the budget are used up.
        """
        rules = self.leaving if up else self.entering
        self.movers = {}
        waiting: dict[int, list[int]] = {}
        for unknown in moved:
            waiting.setdefault(self.group_of[unknown], []).append(unknown)
        numbers = range(len(self.groups))
        for number in numbers if up else reversed(numbers):
            if number not in waiting:
                continue
            queue = deque(waiting[number])
            queued = set(queue)
            turns = _Turns(self, number, days)
            while queue:
                unknown = queue.popleft()
                queued.discard(unknown)
                for rule in rules[unknown]:
                    other = rule.after if up else rule.before
                    self.budget.spend(rule.cost)
                    day = self._later(rule, days) if up else self._earlier(rule, days)
                    if day == days[other] or other == pinned:
                        continue
                    self.movers[other] = rule
                    window = self.windows[other]
                    if not window.low <= day <= window.high:
                        self.broken = rule
                        return False
                    days[other] = day
                    if self.group_of[other] != number:
                        waiting.setdefault(self.group_of[other], []).append(other)
                        continue
                    if turns.never_end(other, days, up=up):
                        self.broken = rule
                        return False
                    if other not in queued:
                        queue.append(other)
                        queued.add(other)
        return True

    def _later(self, rule: Rule, days: list[int]) -> int:
        window, day = self.windows[rule.after], days[rule.after]
        limit = rule.way.move(days[rule.before]) + rule.plus
        if rule.landing.move(day) >= limit:
            return day
        return window.since(rule.landing.first(day, window.high, limit))

    def _earlier(self, rule: Rule, days: list[int]) -> int:
        window, day = self.windows[rule.before], days[rule.before]
        limit = rule.landing.move(days[rule.after]) - rule.plus
        if rule.way.move(day) <= limit:
            return day
        return window.until(rule.way.last(window.low, day, limit))

    def blamed(self) -> list[Rule]:
        """The rules by which a day was moved out of its window, the last one first."""
        rules: dict[int, Rule] = {}
        rule = self.broken
        while rule is not None and id(rule) not in rules:
            rules[id(rule)] = rule
            rule = self.movers.get(rule.before)
        return list(rules.values())

    def between(self, targets: set[int]) -> set[int]:
        """The unknown days on the ways from one target to another, the targets included."""
        before = self._reach(targets, None, backwards=True)
        return self._reach(targets, before, backwards=False)

    def _reach(self, start: set[int], within: set[int] | None, *, backwards: bool) -> set[int]:
        found = set(start)
        queue = list(start)
        for unknown in queue:  # it grows meanwhile
            rules = self.entering if backwards else self.leaving
            for rule in rules[unknown]:
                other = rule.before if backwards else rule.after
                if other not in found and (within is None or other in within):
                    found.add(other)
                    queue.append(other)
        return found

    def led_to(self, unknown: int) -> set[int]:
        """The unknown days that a day leads to, itself included."""
        return self._reach({unknown}, None, backwards=False)


class _Turns:
    """Counts how often the days of a group move, to see that they would do so for ever."""

    def __init__(self, system: System, number: int, days: list[int]) -> None:
        self.system = system
        self.group = system.groups[number]
        self.start = {unknown: days[unknown] for unknown in self.group}
        self.counts = dict.fromkeys(self.group, 0)
        self.gaps: dict[int, int] = {}
        """By the identity of each rule."""

    def never_end(self, unknown: int, days: list[int], *, up: bool) -> bool:
        """True if days of the group move each other on without an end."""
        self.counts[unknown] += 1
        count = self.counts[unknown]
        if count & (count - 1) == 0 and count > 1 and self._moves_itself(unknown, up=up):
            return True
        return count % 64 == 0 and self._is_past_a_cycle(days)

    def _moves_itself(self, unknown: int, *, up: bool) -> bool:
        """True if a circle of rules moves the day on by its gaps alone."""
        gap = 0
        at = unknown
        passed: set[int] = set()
        while (rule := self.system.movers.get(at)) is not None and at not in passed:
            passed.add(at)
            if id(rule) not in self.gaps:
                self.gaps[id(rule)] = rule.gap
            gap += self.gaps[id(rule)]
            at = rule.before if up else rule.after
            if at == unknown:
                break
        self.system.budget.spend(len(passed) // 4)
        return at == unknown and gap > 0

    def _is_past_a_cycle(self, days: list[int]) -> bool:
        """True if the days of the group have all moved by the cycle of the calendar.

        If there were a solution, the solution a cycle before it would do as well. So the least
        one would not be so far.
        """
        system = self.system
        if any(abs(days[u] - self.start[u]) < CYCLE_DAYS for u in self.group):
            return False
        inside = [
            rule for u in self.group for rule in system.leaving[u] if rule.after in self.start
        ]
        return not (
            any(rule.has_holidays for rule in inside)
            or any(system.windows[u].firsts for u in self.group)
        )


def _strictest(rules: Iterable[Rule]) -> list[Rule]:
    """The rules without those that others imply."""
    kept: dict[object, Rule] = {}
    for rule in rules:
        key = rule.before, rule.way.steps, rule.after, rule.landing.steps
        if key not in kept or kept[key].plus < rule.plus:
            kept[key] = rule
    return list(kept.values())
