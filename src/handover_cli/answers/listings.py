"""The listings of a table: events, periods, stored questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..dates import ImpreciseDate, iso, iso_week
from ..errors import HandoverError, did_you_mean, quote
from ..expressions import Resolved
from ..spans import DECIMAL_UNITS, Unit
from ..table import Event, Period, StoredQuestion, Table
from .answer import (
    FIELDS,
    Answer,
    Options,
    answer,
    check_decimals_have_a_unit,
    measured,
    measures,
    weekday_of,
)
from .ranges import compare

if TYPE_CHECKING:
    from .answer import TableScope

EVENT_FIELDS = (
    "id",
    "title",
    "date",
    "earliest",
    "latest",
    "qualifiers",
    "weekday",
    "week",
    "place",
    "tags",
    "source",
    "note",
)


def event_record(event: Event) -> dict[str, Any]:
    """An event with what follows from its date, by the names in `EVENT_FIELDS`."""
    date = event.date
    return dict(
        zip(
            EVENT_FIELDS,
            (
                event.id,
                event.title,
                date.text,
                None if date.earliest is None else iso(date.earliest),
                None if date.latest is None else iso(date.latest),
                date.qualifiers or None,
                weekday_of(date),
                iso_week(date.earliest) if date.is_precise and date.earliest else None,
                event.place or None,
                list(event.tags),
                event.source or None,
                event.note or None,
            ),
            strict=True,
        )
    )


def by_date(event: Event) -> tuple[bool, int, int, str]:
    """The order of events: by earliest day, an open one first, then latest, then id."""
    return _in_time(event.date, event.id)


def _in_time(date: ImpreciseDate, identifier: str) -> tuple[bool, int, int, str]:
    earliest, latest = date.earliest, date.latest
    return earliest is not None, earliest or 0, latest or 10**9, identifier


def events(
    table: Table,
    identifiers: Iterable[str] = (),
    tags: Iterable[str] = (),
    after: Resolved | None = None,
    before: Resolved | None = None,
    *,
    scope: TableScope,
) -> list[Event]:
    """The events that may qualify, sorted by date.

    An imprecise event is left out only when no day it allows lies after and before
    the limits. Several tags: an event has all of them.

    Raises:
        HandoverError: an id names no event, or a tag none has.
    """
    wanted = [find_event(table, name) for name in identifiers] or list(table.events.values())
    for tag in tags:
        if not any(tag in event.tags for event in table.events.values()):
            known = {tag for event in table.events.values() for tag in event.tags}
            raise HandoverError(f"no event has the tag {quote(tag)}{did_you_mean(tag, known)}")
        wanted = [event for event in wanted if tag in event.tags]
    if after is not None:
        wanted = [e for e in wanted if compare(e.day, "after", after, scope) != "no"]
    if before is not None:
        wanted = [e for e in wanted if compare(e.day, "before", before, scope) != "no"]
    return sorted(dict.fromkeys(wanted), key=by_date)


def find_event(table: Table, name: str) -> Event:
    """The event of that name.

    Raises:
        HandoverError: there is none.
    """
    found = table.find(name)
    if found is not None and found[0] == "events":
        return table.events[found[1]]
    raise _unknown("event", name, [*table.dates()], found)


def find_period(table: Table, name: str) -> Period:
    """The period of that name.

    Raises:
        HandoverError: there is none.
    """
    found = table.find(name)
    if found is not None and found[0] == "periods":
        return table.periods[found[1]]
    raise _unknown("period", name, [*table.period_names()], found)


def _unknown(
    kind: str, name: str, known: list[str], found: tuple[str, str] | None
) -> HandoverError:
    if found is not None:
        return HandoverError(f"{quote(name)} is one of the {found[0]}, not of the {kind}s")
    return HandoverError(f"no {kind} {quote(name)}{did_you_mean(name, known)}")


PERIOD_FIELDS = (
    "id",
    "title",
    "start",
    "start_date",
    "end",
    "end_date",
    "ongoing",
    "counting",
    "unit",
    "value",
    "min",
    "max",
    "days_min",
    "days_max",
    "calendar",
    "iso",
    "source",
    "note",
)


def periods(
    table: Table, identifiers: Iterable[str], options: Options, scope: TableScope
) -> list[tuple[Period, Answer]]:
    """The periods of those names, or all, by their start, with how long each lasted.

    Decimals are given where a period's unit has them.

    Raises:
        HandoverError: an id names no period, or no unit has decimals.
    """
    wanted = [find_period(table, name) for name in identifiers] or list(table.periods.values())
    wanted = sorted(dict.fromkeys(wanted), key=_by_start)
    if wanted:
        units = tuple(dict.fromkeys(unit for period in wanted for unit in _units(period, options)))
        check_decimals_have_a_unit(options.decimals, units)
    whole = options._replace(decimals=None)
    return [
        (period, found)
        for period in wanted
        for found in period_answers(
            period, options if DECIMAL_UNITS.intersection(_units(period, options)) else whole, scope
        )
    ]


def _by_start(period: Period) -> tuple[bool, int, int, str]:
    return _in_time(period.start.date, period.id)


def _units(period: Period, options: Options) -> tuple[Unit, ...]:
    return options.units or (period.unit or "days",)


def period_answers(period: Period, options: Options, scope: TableScope) -> list[Answer]:
    """How long a period lasted, in the units asked for, else its own, else days."""
    counting = options.counting or period.counting or "exclusive"
    end = period.side("end", scope)
    return [
        measured(f"how long was {period.id}", period.start, end, measure, scope, period.id)
        for measure in measures(_units(period, options), counting, options.decimals, scope)
    ]


def period_record(period: Period, found: Answer) -> dict[str, Any]:
    """A period with its measure, by the names in `PERIOD_FIELDS`."""
    record = found.record() | {
        "id": period.id,
        "title": period.title,
        "ongoing": period.end is None,
        "source": period.source or None,
        "note": period.note or None,
    }
    return {field: record[field] for field in PERIOD_FIELDS}


STORED_FIELDS = ("id", *FIELDS)


def stored_answers(
    stored: Iterable[StoredQuestion], options: Options, scope: TableScope
) -> Iterator[tuple[StoredQuestion, Answer]]:
    """The stored questions with their answers."""
    for question in stored:
        for found in answer(question.question, question.ask, scope, options):
            yield question, found
