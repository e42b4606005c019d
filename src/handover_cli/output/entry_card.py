"""The card of one entry of the table: an event, a period or a stored question."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from ..answers.anniversaries import Anniversary
from ..answers.calendar_notes import calendar_notes
from ..answers.details import Details
from ..answers.entries import Entry, EventEntry, PeriodEntry, QuestionEntry
from ..answers.ranges import Range
from ..dates import ImpreciseDate, iso, weekday
from ..spans import Measure
from ..table.entries import Event, Period, Source, StoredQuestion
from ..table.table import Table
from ..text import plural
from .answer_card import answer_parts, boxed, facts, how_reckoned, indented
from .lists import anniversary_day, numbered, why
from .page import Page, plain
from .terminal import QUIET, draw, text
from .words import date_words, phrase, possible_days, precision, range_words

Facts = Iterator[tuple[str, str]]
"""Names and values; a fact without a value is left out."""


def entry_card(entry: Entry, table: Table, page: Page) -> str:
    """Everything about one entry, for a person."""
    parts: list[RenderableType]
    if isinstance(entry, EventEntry):
        heading, identifier = entry.event.title, entry.event.id
        date = entry.event.date
        parts = [indented(boxed([f"{date_words(date)}  {date.weekday or ''}".rstrip()], page))]
        known = _event_facts(entry, table)
    elif isinstance(entry, PeriodEntry):
        heading, identifier = entry.measured.period.title, entry.measured.period.id
        parts = list(answer_parts([entry.measured.details], page))
        known = _period_facts(entry, table)
    else:
        heading, identifier = entry.question.ask, entry.question.id
        parts = list(answer_parts([entry.details], page))
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
    yield from _when(event.date)
    yield "calendar", next(calendar_notes([event.date]), "").removesuffix(".")
    yield "week", event.date.week or ""
    yield "reckoned from", event.relative
    for sentence in how_reckoned([entry.distance]):
        yield "", sentence
    yield "today", _distance(entry)
    yield "comes again", _recurrence(event)
    yield "next", _day(entry.next_occurrence)
    yield "last", _day(entry.last_occurrence)
    yield "anniversary", _anniversary(entry.anniversary)
    yield "place", event.place
    yield "also called", ", ".join(event.aliases)
    yield "tags", ", ".join(event.tags)
    yield "periods", ", ".join(entry.periods)
    yield "claims", ", ".join(entry.claims)
    yield from _source_of(event, table)


def _recurrence(event: Event) -> str:
    """How an event comes again, and until when: `every last friday, until 2026-12-31`."""
    recurrence = event.recurrence
    if recurrence is None:
        return ""
    return event.every if recurrence.is_endless else f"{event.every}, until {iso(recurrence.until)}"


def _day(day: int | None) -> str:
    return "" if day is None else f"{iso(day)} {weekday(day)}"


def _when(date: ImpreciseDate) -> Facts:
    """How precisely a date is known; of a clock time, its zone and the instant in UTC."""
    if date.moment is None:
        yield "date", precision(date)
        return
    yield "clock time", possible_days(date) or date.time or ""
    yield "zone", date.zone or "not known"
    yield "in UTC", date.instant or ""


def _period_facts(entry: PeriodEntry, table: Table) -> Facts:
    period = entry.measured.period
    yield "also called", ", ".join(period.aliases)
    yield "tags", ", ".join(period.tags)
    yield "claims", ", ".join(entry.claims)
    yield from _source_of(period, table)


def _question_facts(entry: QuestionEntry, table: Table) -> Facts:
    checked = entry.checked
    if checked.verdict is not None:
        yield "stated", plain(checked.stated)
        reason = why(checked)
        yield "verdict", f"{checked.verdict}: {reason}" if reason else checked.verdict
    yield from _source_of(entry.question, table)


def _source_of(entry: Event | Period | StoredQuestion, table: Table) -> Facts:
    """The note, and the source with all that the table says of it."""
    yield "note", " ".join(entry.note.split())
    source = table.sources.get(entry.source) or Source("")
    yield "source", source.title or entry.source
    yield "", ", ".join(filter(None, (source.publisher, source.date)))
    yield "", source.url


def _distance(entry: EventEntry) -> str:
    """How far the event is from today: `2189 days ago (5 years, 11 months, 29 days)`."""
    low, high = entry.distance.days
    if low == high == 0:
        return "is the day"
    if isinstance(low, int) and low >= 0:
        return _lengths(entry.distance, "ago")
    if isinstance(high, int) and high <= 0:
        return _lengths(entry.time_ahead, "ahead")
    return "it may have passed or lie ahead"


def _lengths(days: Details, where: str) -> str:
    """A number of days, and after it what the calendar makes of them."""
    calendar = days.in_unit("calendar")
    shown = f"{phrase(days.answer)} {where}"
    if not any(isinstance(end, tuple) and end[0] for end in calendar):
        return shown
    return f"{shown} ({range_words(calendar, Measure('calendar'))})"


def _anniversary(anniversary: Anniversary | None) -> str:
    """The next one: `2026-11-25 Wednesday, 6 years, in 2 days`."""
    if anniversary is None:
        return "none up to the year 9999"
    if anniversary.days_until is None:
        return "not known"
    low, high = anniversary.days_until
    if low == high == 0:
        ahead = "today"
    elif low == high and low is not None:
        ahead = f"in {plural(low, 'day')}"
    else:
        ahead = f"in {range_words(Range(low, high), Measure())} days"
    day = f"{anniversary_day(anniversary)} {anniversary.date.weekday or ''}".rstrip()
    return ", ".join(filter(None, (day, numbered(anniversary), ahead)))
