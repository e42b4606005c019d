"""The card of one entry of the table: an event, a period or a stored question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from ..answers import Answer, Range, measured
from ..answers.anniversaries import Anniversary
from ..answers.answer import weekday_of
from ..answers.entries import EventEntry, PeriodEntry, QuestionEntry, precision
from ..answers.listings import event_record
from ..spans import Measure
from ..table import Event, Period, StoredQuestion, Table
from . import Page, plain
from .cards import answer_parts, boxed, facts, indented
from .lists import anniversary_day, numbered, why
from .terminal import QUIET, draw, text
from .words import phrase, range_words

Facts = Iterator[tuple[str, str]]
"""Names and values; a fact without a value is left out."""


def entry_card(entry: EventEntry | PeriodEntry | QuestionEntry, table: Table, page: Page) -> str:
    """Everything about one entry, for a person."""
    parts: list[RenderableType]
    if isinstance(entry, EventEntry):
        heading, identifier = entry.event.title, entry.event.id
        date = entry.event.date
        parts = [indented(boxed([f"{date.text}  {weekday_of(date) or ''}".rstrip()], page))]
        known = _event_facts(entry, table)
    elif isinstance(entry, PeriodEntry):
        heading, identifier = entry.period.title, entry.period.id
        parts = list(answer_parts([entry.answer], page))
        known = _period_facts(entry, table)
    else:
        heading, identifier = entry.question.ask, entry.question.id
        parts = list(answer_parts([entry.answer], page))
        known = _question_facts(entry, table)
    title = text(heading)
    if identifier != heading:
        title.append("  ").append_text(text(identifier, QUIET))
    listed = facts(known, page)
    if listed.row_count:
        parts += [Text(), indented(listed)]
    return draw(Group(title, Text(), *parts), page)


def _event_facts(entry: EventEntry, table: Table) -> Facts:
    event = entry.event
    yield "date", precision(event.date)
    yield "week", plain(event_record(event)["week"])
    yield "reckoned from", event.relative
    yield "today", _distance(entry)
    yield "anniversary", _anniversary(entry.anniversary)
    yield "place", event.place
    yield "also called", ", ".join(event.aliases)
    yield "tags", ", ".join(event.tags)
    yield "periods", ", ".join(entry.periods)
    yield "claims", ", ".join(entry.claims)
    yield from _read_in(event, table)


def _period_facts(entry: PeriodEntry, table: Table) -> Facts:
    yield "also called", ", ".join(entry.period.aliases)
    yield "claims", ", ".join(entry.claims)
    yield from _read_in(entry.period, table)


def _question_facts(entry: QuestionEntry, table: Table) -> Facts:
    checked = entry.checked
    if checked is not None:
        yield "stated", plain(checked.record()["stated"])
        yield "verdict", f"{checked.verdict}: {why(checked)}".removesuffix(": ")
    yield from _read_in(entry.question, table)


def _read_in(entry: Event | Period | StoredQuestion, table: Table) -> Facts:
    """The note, and the source with all that the table says of it."""
    yield "note", " ".join(entry.note.split())
    source: dict[str, Any] = table.sources.get(entry.source, {})
    yield "source", source.get("title", entry.source)
    about = [source.get("publisher", ""), str(source.get("date", ""))]
    yield "", ", ".join(filter(None, about))
    yield "", source.get("url", "")


def _distance(entry: EventEntry) -> str:
    """How far the event is from today: `2189 days ago (5 years, 11 months, 29 days)`."""
    since = entry.distance
    low, high = since.found
    if low == high == 0:
        return "is the day"
    if low is not None and low >= 0:
        return _lengths(since, "ago")
    if high is not None and high <= 0:
        assert since.end is not None
        until = measured("", since.end, since.start, since.measure, since.scope)
        return _lengths(until, "ahead")
    return "it may have passed or lie ahead"


def _lengths(days: Answer, where: str) -> str:
    """A number of days, and after it what the calendar makes of them."""
    calendar = days.in_unit("calendar")
    shown = f"{phrase(days)} {where}"
    if not any(isinstance(end, tuple) and end[0] for end in calendar):
        return shown
    return f"{shown} ({range_words(calendar, Measure('calendar'))})"


def _anniversary(anniversary: Anniversary | None) -> str:
    """The next one: `2026-11-25 Wednesday, 6 years, in 2 days`."""
    if anniversary is None:
        return "none up to the year 9999"
    if anniversary.number is None:
        return "not known"
    low, high = anniversary.days_until
    if low == high == 0:
        ahead = "today"
    else:
        days = range_words(Range(low, high), Measure())
        ahead = f"in {days} day{'' if low == high == 1 else 's'}"
    day = f"{anniversary_day(anniversary)} {weekday_of(anniversary.date) or ''}".rstrip()
    return f"{day}, {numbered(anniversary)}, {ahead}"
