"""Finding the day of every event and of every end of a period.

A date may be relative to others: `statement+5d`, `war.end`, `first Friday after deadline`. So each
date is resolved after the dates that it is relative to. A circle, and a chain of more than 100
dates, are problems.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from ..dates import ImpreciseDate, timed
from ..errors import HandoverError, Unavailable
from ..language.arguments import in_words, names_in, point_in_words
from ..language.expressions import Expression, Phrase, Term, parse_in, parse_whole
from ..language.resolving import (
    SIDES,
    FixedScope,
    NoToday,
    Order,
    Point,
    Ref,
    Root,
    business_for,
    find,
    find_period,
    occurrence,
    resolve_expression,
)
from ..text import quote
from .merging import MergedDocuments
from .shape import WRONG
from .table import Table

if TYPE_CHECKING:
    from ..zones import Zone

MAX_CHAIN = 100
"""Dates in a row, each relative to the one before."""
RECURRENCE_KEYS = frozenset({"every", "until", "month-end"})
MAX_NAMED = 10
"""Dates of a circle that the problem names."""


def date_entries(merged: MergedDocuments, table: Table, zone: "Zone | None" = None) -> None:
    """Give a table the day of each event and of each end of a period, and report wrong dates.

    `zone` is the one of clock times that say none, in files that say none.
    """
    dating = _Dating(merged, table, zone)
    dating.read()
    for node in dating.expressions:
        dating.resolve(node)
    dating.note_periods()
    if zone is not None:
        dating.show_in(zone)
    table.relative = {node: read.text for node, read in dating.expressions.items() if read.name}
    table.relative |= {node: phrase.text for node, phrase in dating.phrases.items()}


class _Dating:
    """The dates of all entries while they are resolved. A node is an event or a period's end."""

    def __init__(self, merged: MergedDocuments, table: Table, zone: "Zone | None") -> None:
        self.merged = merged
        self.table = table
        self.zone = zone
        self.scope = FixedScope(table, business=table.business_calendar)
        self.expressions: dict[Ref, Expression] = {}
        self.phrases: dict[Ref, Phrase] = {}
        """The nodes whose date is in words, or by a rule."""
        self.broken: set[Ref] = set()
        """The nodes without a day. The problem of each has been reported."""
        self.depths: dict[Ref, int] = {}
        """How many dates each node is relative to, one after the other."""

    def read(self) -> None:
        for identifier, entry in self.merged.entries("events").items():
            self._read(Ref("event", identifier), entry["date"], entry.get("calendar"))
        for identifier, entry in self.merged.entries("periods").items():
            if "dates" in entry:
                self._part(identifier, entry)
            for side in SIDES:
                if side in entry:
                    self._read(Ref("period", identifier, side), entry[side], entry.get("calendar"))
            if "end" not in entry:
                self.table.ongoing.add(identifier)

    def _part(self, identifier: str, period: dict[str, Any]) -> None:
        """Give a period its start and its end, which are written in one text."""
        from .intervals import ends_of  # few tables have one

        conventions = self.merged.conventions_of("periods", identifier)
        try:
            start, end = ends_of(period["dates"], conventions, period.get("calendar"))
        except HandoverError as error:
            self.merged.add_error(("periods", identifier, "dates"), error)
            period["start"] = WRONG
            return
        period["start"] = Expression(start.text, start, "")
        if end is not None:
            period["end"] = Expression(end.text, end, "")
        if start.moment is None or (end is not None and end.moment is None):  # it is all its days
            period.setdefault("counting", "inclusive")

    def _read(self, node: Ref, value: Any, calendar: str | None) -> None:
        self._check_rule(node)
        if value is WRONG:
            self.broken.add(node)
        elif isinstance(value, Expression):
            self.expressions[node] = value
        elif isinstance(value, ImpreciseDate) and calendar is None:
            self.expressions[node] = Expression(value.text, value, "")
        else:
            try:
                conventions = self.merged.conventions_of(f"{node.kind}s", node.id)
                if calendar is None:
                    self.expressions[node] = parse_whole(value).settled(conventions)
                else:
                    text = value.text if isinstance(value, ImpreciseDate) else value
                    self.expressions[node] = parse_in(text, calendar, conventions)
            except HandoverError as error:
                self._fail(node, error)

    def _check_rule(self, node: Ref) -> None:
        """Report a rule that there is not."""
        name = self.merged.entries(f"{node.kind}s")[node.id].get("rule")
        if name is None:
            return
        from ..language.manners import find_rule  # most dates have no rule

        try:
            find_rule(name, self.scope)
        except HandoverError as error:
            self._fail(node, error, "rule")

    def resolve(self, node: Ref) -> None:
        """Find the day of a node, after those of the nodes that it is relative to."""
        chain: dict[Ref, list[Ref]] = {}
        """Nodes in a row, each with those that the one before it is relative to."""
        if self._is_open(node):
            chain[node] = self._bases(node)
        while chain:
            node, bases = next(reversed(chain.items()))
            base = next(filter(self._is_open, bases), None)
            if base is None:
                del chain[node]
                self._finish(node, bases)
            elif base in chain:
                names = list(chain)
                self._fail(base, _circle(names[names.index(base) :]))
            else:
                chain[base] = self._bases(base)

    def _is_open(self, node: Ref) -> bool:
        """True if the day of a node has not been looked for."""
        known = self.table.points, self.broken, self.table.unavailable
        return node in self.expressions and not any(node in nodes for nodes in known)

    def _bases(self, node: Ref) -> list[Ref]:
        """The nodes that a date is relative to."""
        expression = self.expressions[node]
        if not expression.name or expression.word:
            return []
        located = find(expression, self.scope)
        if located is not None:
            return [located[0]]
        try:
            phrase = in_words(expression, self.scope)
        except HandoverError as error:
            self._fail(node, error)
            return []
        if phrase is None:
            return []
        self.phrases[node] = phrase
        return [ref for name in names_in(phrase) for ref in self._refs(name)]

    def _refs(self, name: Expression) -> list[Ref]:
        """The nodes that a name in words stands for: an event, or both ends of a period."""
        located = find(name, self.scope)
        if located is not None:
            return [located[0]]
        period = find_period(name, self.scope)
        assert period is not None, "the names in words are known"
        return [period._replace(side=side) for side in SIDES]

    def _finish(self, node: Ref, bases: list[Ref]) -> None:
        """Find the day of a node whose bases have been looked for."""
        if not self.broken.isdisjoint(bases):
            self.broken.add(node)
        if node in self.broken:
            return
        self.depths[node] = 1 + max((self.depths.get(base, 0) for base in bases), default=-1)
        self._resolve_one(node)

    def _resolve_one(self, node: Ref) -> None:
        term = self.phrases.get(node) or self.expressions[node]
        if self.depths[node] > MAX_CHAIN:
            problem = f"this date ends a chain of more than {MAX_CHAIN} relative dates"
            self._fail(node, HandoverError(problem, "write one date of the chain as a day"))
            return
        try:
            self.scope.zone = self.merged.zone_of(f"{node.kind}s", node.id) or self.zone
            conventions = self.merged.conventions_of(f"{node.kind}s", node.id)
            self.scope.date_order = conventions.date_order
            self.scope.seasons = conventions.seasons
            point = self._recur(node, self._point(node, term))
        except NoToday:
            problem = f"{quote(term.text)} depends on the day it is read"
            self._fail(node, HandoverError(problem, "write the day itself"))
        except Unavailable as error:
            self.table.unavailable[node] = error
        except HandoverError as error:
            self._fail(node, error)
        else:
            if node not in self.broken:
                self.table.points[node] = self._rooted(node, point)

    def _point(self, node: Ref, term: Term) -> Point:
        entry = self.merged.entries(f"{node.kind}s")[node.id]
        if "rule" in entry or ("roll" in entry and "every" not in entry):
            from ..language.manners import Manner, by_manner  # most dates have no rule

            manner = Manner(entry.get("rule", ""), entry.get("roll"))
            term = self.phrases[node] = by_manner(term, manner, self.scope)
        if isinstance(term, Expression):
            return resolve_expression(term, self.scope)
        return point_in_words(term, self.scope)

    def _recur(self, node: Ref, point: Point) -> Point:
        """Find the days on which an event comes again, if it does. Its date is the first of them.

        Raises:
            Unavailable: holidays are needed, and can't be had.
        """
        entry = self.merged.entries(f"{node.kind}s")[node.id]
        if node.kind != "event" or entry.keys().isdisjoint(RECURRENCE_KEYS):
            return point
        from .recurring import recurrence_of  # few events recur

        recurrence = recurrence_of(entry, point, self.scope, partial(self._fail, node))
        if recurrence is None:
            return point
        self.table.recurring[node.id] = recurrence
        first = next(recurrence.occurrences())
        return point if first == point.day else occurrence(point, first)

    def _rooted(self, node: Ref, point: Point) -> Point:
        """The point of a node, with the unknown day that it shares with others."""
        if point.root.ref is None:  # the date is not relative, so it is an unknown day of its own
            root = Root(node, point.date.bounds, point.date.runs)
            point = point._replace(root=root, way=(), base=node)
        if node.kind == "period":
            named = self.table.points.get(point.ref)
            if named is not None and point.ref.kind == "period":  # it is named as that end is
                point = point._replace(ref=named.ref, shifts=named.shifts + point.shifts)
            return point._replace(base=point.base or node)
        title = self.merged.entries("events")[node.id].get("title", node.id)
        return point._replace(ref=node, shifts=(), title=title)

    def _fail(self, node: Ref, error: HandoverError, key: str = "date") -> None:
        self.broken.add(node)
        section, key = ("periods", node.side) if node.side else ("events", key)
        self.merged.add_error((section, node.id, key), error)

    def note_periods(self) -> None:
        """Note on every unknown day the periods that start or end on it, and check their order."""
        points = self.table.points
        orders = []
        for identifier in self.merged.entries("periods"):
            start = points.get(Ref("period", identifier, "start"))
            end = points.get(Ref("period", identifier, "end"))
            if start is None or end is None:
                continue
            if _in_one_zone_alone(start, end):
                problem = "one end of the period has a clock time in a zone, the other one without"
                self.merged.add(("periods", identifier), problem, 'write zone = "Asia/Baku" or so')
            if _always_before(end, start):
                problem = f"it ends ({end.date.text}) before it starts ({start.date.text})"
                self.merged.add(("periods", identifier, "end"), problem)
                continue
            roots = [p.root for p in (start, end) if p.date.moment or not p.root.is_known]
            if roots:
                business = business_for(start.way + end.way, self.scope)
                orders.append(Order(identifier, start, end, business))
                for root in dict.fromkeys(roots):
                    root.orders.append(orders[-1])
        if orders:
            from .contradictions import find_contradictions  # most tables have no such dates

            for place, problem, hint in find_contradictions(orders, self._support):
                self.merged.add(place, problem, hint)

    def _support(self, node: Ref) -> list[Ref]:
        """The entries from which the day of a node is reckoned, its own first."""
        nodes = [node]
        for each in nodes:  # it grows meanwhile
            nodes += [base for base in self._bases(each) if base not in nodes]
        return [each.entry for each in nodes]

    def show_in(self, zone: "Zone") -> None:
        """Show all instants in a zone. Each was reckoned in the zone of its own file."""
        for node, point in self.table.points.items():
            moment = point.date.moment
            if moment is not None and moment.zone != zone:
                date = timed(moment.located(zone))._replace(qualifiers=point.date.qualifiers)
                self.table.points[node] = point._replace(date=date)


def _always_before(end: Point, start: Point) -> bool:
    """True if the end is before the start for certain, whatever their days are."""
    latest, earliest = end.date.latest, start.date.earliest
    first, last = start.date.moment, end.date.moment
    if first is not None and last is not None:
        return max(last.ticks) < min(first.ticks) and not _in_one_zone_alone(start, end)
    return latest is not None and earliest is not None and latest < earliest


def _in_one_zone_alone(start: Point, end: Point) -> bool:
    """True if of two clock times only one has a zone, so that nothing can be measured."""
    first, last = start.date.moment, end.date.moment
    if first is None or last is None:
        return False
    return (first.zone is None) != (last.zone is None)


def _circle(nodes: list[Ref]) -> HandoverError:
    names = [str(node) for node in nodes]
    if len(names) > MAX_NAMED:
        names = [*names[: MAX_NAMED - 2], "...", names[-1]]
    path = " -> ".join([*names, names[0]])
    return HandoverError(f"the date is relative to itself: {path}")
