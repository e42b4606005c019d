"""Contradictions in a table: entries that can't all be true."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..language.possible_days import Builder, Connected, connected
from ..language.resolving import SIDES, Order, Ref, Root
from ..text import either
from ..unknowns.budget import Budget
from ..unknowns.contradictions import smallest
from ..unknowns.system import System

STEPS_AN_ORDER = 40
"""How many steps it counts as to make a rule of an order."""
MAX_NAMED = 12
"""Entries of one kind that a problem names."""

Support = Callable[[Ref], list[Ref]]
"""Gives the entries from which the day of an event or of a period's end is reckoned."""
Found = tuple[tuple[str, ...], str, str]
"""The place of a problem, the problem and the hint."""


def find_contradictions(orders: Sequence[Order], support: Support) -> Iterator[Found]:
    """A problem for each contradiction between periods that start or end on unknown days.

    >>> list(find_contradictions([], lambda node: []))
    []
    """
    places = {order.period: place for place, order in enumerate(orders)}
    found = sorted(contradictions(orders), key=lambda needed: places[needed[-1].period])
    return (_problem(needed, support) for needed in found)


def contradictions(orders: Sequence[Order]) -> Iterator[list[Order]]:
    """Periods that no days keep together. They would be possible without any one of them.

    The last of them is left out before another contradiction is looked for.

    >>> list(contradictions([]))
    []
    """
    budget = Budget()
    places = {id(order): place for place, order in enumerate(orders)}
    for order in orders:
        for root in _unknown_roots(order):
            part = budget.part()
            found = connected(root, part)
            while not found.is_possible:
                needed = sorted(_smallest(found, part), key=lambda each: places[id(each)])
                yield needed
                for each in found.orders:
                    for end in _unknown_roots(each):
                        end.orders = [order for order in end.orders if order is not needed[-1]]
                        end.connected = None
                found = connected(root, part)


def _unknown_roots(order: Order) -> list[Root]:
    points = (order.before, order.after)
    return [p.root for p in points if p.date.moment is None and not p.root.is_known]


def _smallest(found: Connected, budget: Budget) -> list[Order]:
    """The fewest orders that no days keep."""

    def is_possible(orders: Sequence[Order]) -> bool:
        budget.spend(STEPS_AN_ORDER * len(orders))
        builder = Builder()
        rules = [builder.rule(order) for order in orders]
        system = System(builder.windows, rules, budget)
        return system.settle(system.lows, range(len(system.windows)))

    blamed = {rule.period for rule in found.system.blamed()}
    likely = [order for order in found.orders if order.period in blamed]
    return smallest(found.orders, is_possible, likely)


def _problem(orders: Sequence[Order], support: Support) -> Found:
    *_, last = orders
    if len(orders) == 1:
        ends, starts = last.after.date.text, last.before.date.text
        known = last.before.root.ref
        problem = f"it ends ({ends}) before it starts ({starts}), whatever day {known} is"
        return ("periods", last.period, "end"), problem, ""
    nodes = [Ref("period", order.period, side) for order in orders for side in SIDES]
    entries = dict.fromkeys(entry for node in nodes for entry in support(node))
    events = [entry.id for entry in entries if entry.kind == "event"]
    periods = [entry.id for entry in entries if entry.kind == "period"]
    named = " and ".join(filter(None, (_named("event", events), _named("period", periods))))
    problem = f"these can't all be true: {named}"
    return ("periods", last.period), problem, "correct a date, or leave out a period"


def _named(noun: str, names: list[str]) -> str:
    """Names with what they are: `the events a, b and c`."""
    if not names:
        return ""
    more = len(names) - MAX_NAMED
    shown = names if more <= 0 else [*names[:MAX_NAMED], f"{more} more"]
    return f"the {noun}{'s' * (len(names) > 1)} {either(shown, 'and')}"
