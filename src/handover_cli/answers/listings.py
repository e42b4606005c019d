"""The listings of a table: events, periods, stored questions."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

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


def by_date(event: Event) -> tuple[int, int, int, str]:
    """The sort key of an event: by date, then by id.

    >>> by_date(table.events["deadline"])
    (737744, 737744, 0, 'deadline')
    """
    return *event.date.order, event.id


class Limits(NamedTuple):
    """Conditions that an event has to meet, beside its name."""

    tags: tuple[str, ...] = ()
    """All tags that the event has to have."""
    after: Point | None = None
    before: Point | None = None

    def allow(self, point: Point, scope: Scope) -> bool:
        """True if a possible day of a point lies between the limits."""
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
    """The events with these names, or all, within limits, sorted by date.

    An imprecise event is left out only if none of its possible days is within the limits.

    Raises:
        HandoverError: no event has a name or a tag.

    >>> [event.id for event in events(table, ["handover", "deadline"], scope=scope)]
    ['deadline', 'handover']
    """
    named = dict.fromkeys(table.entry(name, "event").id for name in names)
    chosen = [table.event(each) for each in named] or [*table.events.values()]
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
    """The periods with these names, or all, sorted by start, with how long each lasted.

    Decimals go to the units that can have them.

    Raises:
        HandoverError: no period has a name, or no unit can have decimals.

    >>> periods(table, ["war"], Options(), scope)[0].details.answer.result
    Range(low=44, high=44)
    """
    named = dict.fromkeys(table.entry(name, "period").id for name in names)
    chosen = [table.period(each) for each in named] or [*table.periods.values()]
    chosen.sort(key=lambda period: (*period.start.date.order, period.id))
    wanted = [(each, unit) for each in chosen for unit in options.units or (_unit_of(each),)]
    units = tuple(dict.fromkeys(unit for _, unit in wanted))
    ways = measures_for(units, "exclusive", options.decimals, scope) if units else []
    measures = dict(zip(units, ways, strict=True))
    return [
        MeasuredPeriod(period, Details(_length(period, measures[unit], options.counting, scope)))
        for period, unit in wanted
    ]


def _unit_of(period: Period) -> Unit:
    return period.unit or "days"


def _length(period: Period, measure: Measure, counting: Counting | None, scope: Scope) -> Answer:
    measure = measure._replace(counting=counting or period.counting or "exclusive")
    stretch = scope.names.stretch(period.ref, scope)
    return measure_period(stretch, f"how long was {period.id}", measure, scope)


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
    for stored in questions:
        for answer in ask(stored.question, stored.ask, scope, options):
            yield StoredAnswer(stored, Details(answer))
