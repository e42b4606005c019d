"""The listings of a table: events, periods, stored questions."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..business_days import BusinessCalendar
from ..dates import Bounds
from ..errors import HandoverError
from ..language.possible_days import PossibleDays
from ..language.questions import Relation
from ..language.resolving import (
    Operand,
    Point,
    Scope,
    Stretch,
    business_for,
    ends_of_any,
    today_point,
)
from ..spans import Counting, Measure, Unit
from ..table.entries import Event, Period, StoredQuestion
from ..table.table import Table
from ..text import did_you_mean, quote
from ..unknowns.budget import OutOfSteps
from ..unknowns.system import Rule, before, not_after
from .answer import Answer
from .asking import Options, ask, measure_period, measures_for
from .comparing import Verdict, compare
from .details import Details
from .ranges import Range, amounts, budget_for

if TYPE_CHECKING:
    from ..unknowns.budget import Budget


def by_date(event: Event) -> tuple[int, int, int, int, str]:
    """The sort key of an event: by date, then by id.

    >>> by_date(table.events["deadline"])
    (737744, 737744, 737744, 0, 'deadline')
    """
    return *event.date.order, event.id


class Limits(NamedTuple):
    """Conditions that an event or a period has to meet, beside its name."""

    tags: tuple[str, ...] = ()
    """All tags that it has to have."""
    after: Point | None = None
    before: Point | None = None
    on: Point | None = None
    since: Point | None = None
    """The first day that counts."""
    until: Point | None = None
    """The last day that counts."""

    def allow(self, point: Point, scope: Scope) -> bool:
        """True if a possible day of a point lies between the limits."""
        return self._allow(point, point, scope) and not (
            self.on is not None and _compared(point, "on", self.on, scope) == "no"
        )

    def allow_period(self, period: Stretch, scope: Scope) -> bool:
        """True if a period may start after `after`, end before `before`, and have the other days.

        It needs only a day from `since` to `until`.
        """
        return self._allow(period.start, period.end, scope) and not (
            self.on is not None and _compared(self.on, "within", period, scope) == "no"
        )

    @property
    def days(self) -> Bounds:
        """All days that can qualify.

        >>> point = table.events["deadline"].point
        >>> Limits(since=point).days
        Bounds(earliest=737744, latest=None)
        """
        lows = (self.after, self.on, self.since)
        highs = (self.before, self.on, self.until)
        earliest = [limit.date.earliest for limit in lows if limit is not None]
        latest = [limit.date.latest for limit in highs if limit is not None]
        return Bounds(
            max((day for day in earliest if day is not None), default=None),
            min((day for day in latest if day is not None), default=None),
        )

    def _allow(self, start: Point, end: Point, scope: Scope) -> bool:
        return not (
            (self.after is not None and _compared(start, "after", self.after, scope) == "no")
            or (self.before is not None and _compared(end, "before", self.before, scope) == "no")
            or (self.since is not None and _compared(end, "before", self.since, scope) == "yes")
            or (self.until is not None and _compared(start, "after", self.until, scope) == "yes")
        ) and self._allow_together(start, end, scope)

    def _allow_together(self, start: Point, end: Point, scope: Scope) -> bool:
        """True if the same possible days may meet all limits. Days of a set may meet one each."""
        if start.date.moment is not None or end.date.moment is not None:
            return True  # a clock time has no set of days
        given = {side: limit for side, limit in self._asdict().items() if isinstance(limit, Point)}
        points = (start, end, *given.values())
        possible = PossibleDays(points, _business(points, scope))
        ends, limits = possible.terms[:2], possible.terms[2:]
        rules: list[Rule] = []
        for (side, limit), term in zip(given.items(), limits, strict=True):
            # A clock time may come before another one of the same day.
            is_strict = side in ("after", "before") and limit.date.moment is None
            days = (*ends, term)
            rules += (
                (before if is_strict else not_after)(days[one], days[other])
                for one, other in _IN_ORDER[side]
            )
        try:
            return possible.allow(*rules)
        except OutOfSteps:
            return True


_IN_ORDER = {
    "after": [(2, 0)],
    "before": [(1, 2)],
    "on": [(0, 2), (2, 1)],
    "since": [(2, 1)],
    "until": [(0, 2)],
}
"""By limit, which days are in order: 0 is the start, 1 the end, 2 the limit."""


def _compared(subject: Point, relation: Relation, target: Operand, scope: Scope) -> Verdict:
    return compare(subject, relation, target, _business((subject, target), scope))


def _business(operands: Iterable[Operand], scope: Scope) -> BusinessCalendar | None:
    ways = [end.way for operand in operands for end in ends_of_any(operand)]
    return business_for(tuple(chain(*ways)), scope)


def is_after(first: Point, second: Point, scope: Scope) -> bool:
    """True if a date is after another for certain.

    >>> is_after(table.events["handover"].point, table.events["deadline"].point, scope)
    True
    """
    return _compared(first, "after", second, scope) == "yes"


NO_LIMITS = Limits()


class ListedEvent(NamedTuple):
    """An event in a list."""

    event: Event
    scope: Scope

    @property
    def days_to_today(self) -> Range:
        """The days from the event to today."""
        return _days_to_today(self.event.point, self.scope)


def _days_to_today(point: Point, scope: Scope) -> Range:
    return amounts(point, today_point(scope.today), Measure(), business_for(point.way, scope))


def events(
    table: Table, names: Iterable[str] = (), limits: Limits = NO_LIMITS, *, scope: Scope
) -> list[Event]:
    """The events with these names, or all, within limits, sorted by date.

    An imprecise event is left out only if none of its possible days is within the limits.

    Raises:
        HandoverError: no event has a name or a tag.

    >>> [event.id for event in events(table, ["handover", "deadline"], scope=scope)]
    ['deadline', 'handover']
    """
    named = dict.fromkeys(table.entry(name, "event").id for name in names)
    chosen = [table.event(each) for each in named] or [*table.events.values()]
    if limits.tags:
        chosen = _tagged(chosen, limits.tags, table.events.values(), "event")
    if limits != NO_LIMITS:
        chosen = [event for event in chosen if any(_within(event, limits, scope))]
    return sorted(chosen, key=by_date)


def _within(event: Event, limits: Limits, scope: Scope) -> Iterator[Event]:
    """An event, or each day of one that comes again, within limits.

    A day of one that comes again without an end is given once, if nothing bounds it above.
    """
    if event.recurrence is None:
        days = iter((event,))
    else:
        from .occurrences import occurrences  # few events come again

        days = occurrences(event, event.recurrence, limits.days)
    allowed = (each for each in days if limits.allow(each.point, scope))
    return islice(allowed, 1) if limits.days.latest is None else allowed


def days_of_events(events: Iterable[Event], limits: Limits, scope: Scope) -> list[Event]:
    """Events within limits, with each day there of those that come again, sorted by date.

    Without limits, an event that comes again is given on its first day. If nothing bounds the days
    above, it is given on the first one that qualifies.

    Raises:
        HandoverError: an event comes again far too often.

    >>> [event.id for event in days_of_events([table.events["handover"]], NO_LIMITS, scope)]
    ['handover']
    """
    if limits == NO_LIMITS:
        return [*events]
    found = (each for event in events for each in _within(event, limits, scope))
    return sorted(found, key=by_date)


Entry = TypeVar("Entry", Event, Period)


def _tagged(
    chosen: list[Entry], tags: Iterable[str], every: Iterable[Entry], noun: str
) -> list[Entry]:
    """The entries with all tags.

    Raises:
        HandoverError: no entry at all has a tag.
    """
    for tag in tags:
        known = {tag for each in every for tag in each.tags}
        if tag not in known:
            raise HandoverError(f"no {noun} has the tag {quote(tag)}", did_you_mean(tag, known))
        chosen = [each for each in chosen if tag in each.tags]
    return chosen


class MeasuredPeriod(NamedTuple):
    """A period with how long it lasted."""

    period: Period
    details: Details
    scope: Scope

    @property
    def answer(self) -> Answer:
        """How long it lasted."""
        return self.details.answer

    @property
    def is_going_on(self) -> bool:
        """True if it has no end, and has begun or may have begun."""
        stretch = self.answer.period
        return stretch is not None and stretch.is_ongoing and not stretch.is_ahead

    @property
    def days_to_today(self) -> Range:
        """The days from its end to today; 0 while it is going on."""
        if self.is_going_on:
            return Range(0, 0)
        return _days_to_today(self.period.end or self.period.start, self.scope)


def periods(
    table: Table,
    names: Iterable[str],
    options: Options,
    scope: Scope,
    limits: Limits = NO_LIMITS,
) -> list[MeasuredPeriod]:
    """The periods with these names, or all, within limits, sorted by start.

    Each comes with how long it lasted. Decimals go to the units that can have them. A period is
    left out only if it does not meet the limits whatever its days are.

    Raises:
        HandoverError: no period has a name or a tag, or no unit can have decimals.

    >>> periods(table, ["war"], Options(), scope)[0].details.answer.result
    Range(low=44, high=44)
    """
    named = dict.fromkeys(table.entry(name, "period").id for name in names)
    chosen = [table.period(each) for each in named] or [*table.periods.values()]
    if limits.tags:
        chosen = _tagged(chosen, limits.tags, table.periods.values(), "period")
    if limits != NO_LIMITS:
        stretches = ((each, table.stretch(each.ref, scope)) for each in chosen)
        chosen = [each for each, stretch in stretches if limits.allow_period(stretch, scope)]
    chosen.sort(key=lambda period: (*period.start.date.order, period.id))
    wanted = [(each, unit) for each in chosen for unit in options.units or (_unit_of(each),)]
    units = tuple(dict.fromkeys(unit for _, unit in wanted))
    ways = measures_for(units, "exclusive", options.decimals, scope) if units else []
    measures = dict(zip(units, ways, strict=True))
    budget = budget_for(*(end for each in chosen for end in (each.start, each.end) if end))
    listed = []
    for period, unit in wanted:
        part = budget and budget.part()
        answer = _length(period, measures[unit], options.counting, scope, part)
        listed.append(MeasuredPeriod(period, Details(answer, budget=part), scope))
    return listed


def measured(chosen: Iterable[Period], scope: Scope) -> list[MeasuredPeriod]:
    """Periods with how long each lasted, in its own unit.

    >>> [each.answer.text for each in measured([table.periods["war"]], scope)]
    ['44']
    """
    return [
        MeasuredPeriod(period, Details(period_length(period, scope)), scope) for period in chosen
    ]


def _unit_of(period: Period) -> Unit:
    return period.unit or "days"


def _length(
    period: Period,
    measure: Measure,
    counting: Counting | None,
    scope: Scope,
    budget: "Budget | None" = None,
) -> Answer:
    measure = measure._replace(counting=counting or period.counting or "exclusive")
    stretch = scope.names.stretch(period.ref, scope)
    return measure_period(stretch, f"how long was {period.id}", measure, scope, budget)


def period_length(period: Period, scope: Scope, unit: Unit | None = None) -> Answer:
    """How long a period lasted, in `unit`, else in the period's unit, else in days.

    >>> period_length(table.periods["war"], scope).result
    Range(low=44, high=44)
    """
    ways = measures_for((unit or _unit_of(period),), "exclusive", None, scope)
    return _length(period, ways[0], None, scope)


class StoredAnswer(NamedTuple):
    """A stored question with its answer."""

    stored: StoredQuestion
    details: Details


def stored_answers(
    questions: Iterable[StoredQuestion], options: Options, scope: Scope
) -> Iterator[StoredAnswer]:
    """Stored questions with their answers; more than one each if the options have several units.

    >>> delay, *_ = stored_answers(table.claims(), Options(), scope)
    >>> delay.details.answer.result
    Range(low=10, high=10)
    """
    from ..unknowns.budget import Budget

    budget = Budget()
    for stored in questions:
        part = budget.part()
        for answer in ask(stored.question, stored.ask, scope, options, part):
            yield StoredAnswer(stored, Details(answer, budget=part))
