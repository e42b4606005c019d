"""The listings of a table: events, periods, stored questions."""

from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

from ..dates import ImpreciseDate
from ..errors import HandoverError
from ..language.questions import Relation
from ..language.resolving import Point, Scope, business_for
from ..spans import Counting, Measure, Unit
from ..table.entries import Event, Period, StoredQuestion
from ..table.table import Table
from ..text import did_you_mean, quote
from .answer import Answer
from .asking import Options, ask, measure_period, measures_for
from .comparing import compare
from .details import Details


def by_date(event: Event) -> tuple[float, float, str]:
    """The order of events: by earliest day, an open one first, then latest, then id."""
    return _order(event.date, event.id)


def _order(date: ImpreciseDate, identifier: str) -> tuple[float, float, str]:
    earliest = -inf if date.earliest is None else date.earliest
    latest = inf if date.latest is None else date.latest
    return earliest, latest, identifier


class Limits(NamedTuple):
    """Which events are asked for, beside their names."""

    tags: tuple[str, ...] = ()
    """An event has all of them."""
    after: Point | None = None
    before: Point | None = None

    def allow(self, point: Point, scope: Scope) -> bool:
        """True if one of the possible days of a point lies after and before the limits."""
        limits: tuple[tuple[Relation, Point | None], ...] = (
            ("after", self.after),
            ("before", self.before),
        )
        return all(
            limit is None
            or compare(point, relation, limit, business_for(point.way + limit.way, scope)) != "no"
            for relation, limit in limits
        )


NO_LIMITS = Limits()


def events(
    table: Table, names: Iterable[str] = (), limits: Limits = NO_LIMITS, *, scope: Scope
) -> list[Event]:
    """The events that may qualify, sorted by date.

    An imprecise event is left out only if none of its possible days qualifies.

    Raises:
        HandoverError: a name is that of no event, or no event has a tag.
    """
    named = dict.fromkeys(table.entry(name, "event").id for name in names)
    chosen = [table.events[identifier] for identifier in named or table.events]
    for tag in limits.tags:
        if not any(tag in event.tags for event in table.events.values()):
            known = {tag for event in table.events.values() for tag in event.tags}
            raise HandoverError(f"no event has the tag {quote(tag)}", did_you_mean(tag, known))
        chosen = [event for event in chosen if tag in event.tags]
    if limits.after is not None or limits.before is not None:
        chosen = [event for event in chosen if limits.allow(event.point, scope)]
    return sorted(chosen, key=by_date)


class MeasuredPeriod(NamedTuple):
    """A period with how long it lasted."""

    period: Period
    details: Details

    @property
    def answer(self) -> Answer:
        """How long it lasted."""
        return self.details.answer


def periods(
    table: Table, names: Iterable[str], options: Options, scope: Scope
) -> list[MeasuredPeriod]:
    """The periods of those names, or all, by their start, with how long each lasted.

    Decimals are given where a period's unit has them.

    Raises:
        HandoverError: a name is that of no period, or no unit has decimals.
    """
    named = dict.fromkeys(table.entry(name, "period").id for name in names)
    chosen = [table.periods[identifier] for identifier in named or table.periods]
    chosen.sort(key=lambda period: _order(period.start.date, period.id))
    units = tuple(dict.fromkeys(unit for period in chosen for unit in _units(period, options)))
    ways = measures_for(units, "exclusive", options.decimals, scope) if units else []
    measures = {measure.unit: measure for measure in ways}
    return [
        MeasuredPeriod(period, Details(_length(period, measures[unit], options.counting, scope)))
        for period in chosen
        for unit in _units(period, options)
    ]


def _units(period: Period, options: Options) -> tuple[Unit, ...]:
    return options.units or (period.unit or "days",)


def _length(period: Period, measure: Measure, counting: Counting | None, scope: Scope) -> Answer:
    measure = measure._replace(counting=counting or period.counting or "exclusive")
    stretch = scope.names.stretch(period.ref, scope)
    return measure_period(stretch, f"how long was {period.id}", measure, scope)


def period_length(period: Period, scope: Scope, unit: Unit | None = None) -> Answer:
    """How long a period lasted, in that unit, else in its own, else in days."""
    ways = measures_for((unit or period.unit or "days",), "exclusive", None, scope)
    return _length(period, ways[0], None, scope)


class StoredAnswer(NamedTuple):
    """A stored question with its answer."""

    stored: StoredQuestion
    details: Details


def stored_answers(
    questions: Iterable[StoredQuestion], options: Options, scope: Scope
) -> Iterator[StoredAnswer]:
    """The stored questions with their answers."""
    for stored in questions:
        for answer in ask(stored.question, stored.ask, scope, options):
            yield StoredAnswer(stored, Details(answer))
