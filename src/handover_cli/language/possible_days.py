"""The possible days of points, and all that the table knows of their order.

A period never ends before it starts. So its start and its end are in order, and everything that
the periods put in order with them. An example: `stay` starts on a day in June 2021 and ends on
10 June. Its bounds allow a start on 30 June, but the period does not. So it lasts 0..9 days.

A root with all roots that periods connect it to is a `Connected`. It is solved once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..business_days import BusinessCalendar
from ..errors import HandoverError
from ..unknowns.budget import Budget, OutOfSteps
from ..unknowns.system import (
    Rule,
    System,
    Term,
    Window,
    not_after,
    window_of,
)
from ..unknowns.ways import way_of
from .resolving import Order, Point, Root


class Builder:
    """Collects unknown days and rules."""

    def __init__(self) -> None:
        self.roots: list[Root] = []
        """The root of each unknown day."""
        self.windows: list[Window] = []
        self.rules: list[Rule] = []
        self._numbers: dict[object, int] = {}

    def number(self, root: Root) -> int:
        """The number of the unknown day that a root is."""
        key = id(root) if root.ref is None or root.is_known else root
        if key not in self._numbers:
            self._numbers[key] = len(self.roots)
            self.roots.append(root)
            self.windows.append(window_of(root.bounds, root.runs))
        return self._numbers[key]

    def term(self, point: Point, business: BusinessCalendar | None) -> Term:
        """The day of a point."""
        if point.date.moment is not None:  # its days are those that its clock shows
            return Term(self.number(Root(None, point.date.bounds)))
        return Term(self.number(point.root), *way_of(point.way, business))

    def copy(self, known: Connected, numbers: set[int]) -> None:
        """Take some unknown days with the rules between them."""
        system = known.system
        new = {}
        for number in sorted(numbers):
            window, root = system.windows[number], known.roots[number]
            new[number] = self.number(root)
            self.windows[new[number]] = window._replace(
                low=system.lows[number], high=system.highs[number]
            )
        for number in new:
            for rule in system.leaving[number]:
                if rule.after in new:
                    first, last = new[rule.before], new[rule.after]
                    self.rules.append(rule._replace(before=first, after=last))

    def rule(self, order: Order) -> Rule:
        """The rule that an order is."""
        first = self.term(order.before, order.business)
        return not_after(first, self.term(order.after, order.business), order.period)


class Connected:
    """A root, the roots that periods connect it to, and all rules between them."""

    def __init__(self, root: Root, budget: Budget) -> None:
        builder = Builder()
        builder.number(root)
        self.orders: list[Order] = []
        seen: set[int] = set()
        for each in builder.roots:  # it grows meanwhile
            for order in each.orders:
                if id(order) not in seen:
                    seen.add(id(order))
                    self.orders.append(order)
                    builder.rules.append(builder.rule(order))
        self.number = builder.number
        self.roots = builder.roots
        self.system = System(builder.windows, builder.rules, budget)
        self.is_possible = True
        """False if no days keep all the rules."""
        self.is_solved = False
        """False if that takes too many steps, or needs holidays that are not known."""
        try:
            self.is_possible = self.system.solve()
            self.is_solved = True
        except OutOfSteps:
            pass
        except HandoverError:  # holidays that the rules need are not known
            self.system = System(builder.windows, (), budget)
        for each in builder.roots:
            each.connected = self


def connected(root: Root, budget: Budget | None = None) -> Connected:
    """A root with all that the table knows of its order. It is found out once.

    >>> connected(scope.names.events["medal"].point.root).is_possible
    True
    """
    if not isinstance(root.connected, Connected):
        Connected(root, budget or Budget())
    assert isinstance(root.connected, Connected), "it is one of its roots"
    return root.connected


class PossibleDays:
    """The possible days of some points, together."""

    def __init__(
        self,
        points: Sequence[Point],
        business: BusinessCalendar | None = None,
        budget: Budget | None = None,
    ) -> None:
        self.budget = Budget() if budget is None else budget
        # A known day, such as today, has only the orders that come from the question. A period
        # can end before it starts: it starts in the future and ends today. Then they do not count.
        orders = [order for point in points if point.root.is_known for order in point.root.orders]
        self._collect(points, business, orders)
        if not self._solve():
            self._collect(points, business, ())
            self._solve()

    def _collect(
        self, points: Sequence[Point], business: BusinessCalendar | None, orders: Iterable[Order]
    ) -> None:
        ends = [end for order in orders for end in (order.before, order.after)]
        builder = Builder()
        groups: dict[int, tuple[Connected, set[int]]] = {}
        for root in (point.root for point in (*points, *ends)):
            if root.orders and not root.is_known:
                known = connected(root)
                groups.setdefault(id(known), (known, set()))[1].add(known.number(root))
        for known, targets in groups.values():
            builder.copy(known, known.system.between(targets))
            if not known.is_solved:
                self.budget.leaves_out = True
        self.terms = [builder.term(point, business) for point in points]
        """The day of each point."""
        builder.rules += map(builder.rule, orders)
        self.system = System(builder.windows, builder.rules, self.budget)

    def _solve(self) -> bool:
        try:
            return self.system.solve()
        except OutOfSteps:
            return True

    def fixed(self, day: int) -> Term:
        """A known day, for the rules of `allow`."""
        return Term(len(self.system.windows), plus=day)

    def allow(self, *rules: Rule) -> bool:
        """True if there are days that keep these rules and those of the periods.

        Raises:
            OutOfSteps: to find out takes too many steps.
        """
        return self._allow(rules)

    def allow_in(self, term: Term, window: Window) -> bool:
        """True if the day of a term can lie in a window.

        Raises:
            OutOfSteps: to find out takes too many steps.
        """
        day = Term(len(self.system.windows) + 1)
        return self._allow([not_after(term, day), not_after(day, term)], window)

    def _allow(self, rules: Sequence[Rule], *further: Window) -> bool:
        system = self.system
        windows = [
            window._replace(low=low, high=high)
            for window, low, high in zip(system.windows, system.lows, system.highs, strict=True)
        ]
        windows += Window(0, 0), *further  # fixed days are reckoned from the first
        system = System(windows, [*system.rules, *rules], self.budget)
        return system.settle(system.lows, range(len(windows)))
