"""The entries of a table as values: events, periods, stored questions and sources."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..dates import ImpreciseDate
from ..language.questions import Question
from ..language.resolving import Point, Ref
from ..spans import Counting, Unit


class Source(NamedTuple):
    """Where facts come from. An empty text is not known."""

    id: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    """As it was written."""
    url: str = ""


class Event(NamedTuple):
    """A named, sourced happening on one day, which may be known only imprecisely."""

    id: str
    title: str
    point: Point
    aliases: tuple[str, ...] = ()
    source: str = ""
    """The id of the source."""
    note: str = ""
    place: str = ""
    tags: tuple[str, ...] = ()
    relative: str = ""
    """Its date as it was written, if that is relative to another."""

    @property
    def date(self) -> ImpreciseDate:
        """Its possible days, with the text they were written as."""
        return self.point.date

    @property
    def ref(self) -> Ref:
        """What names it."""
        return Ref("event", self.id)


class Period(NamedTuple):
    """A named stretch between two events or dates."""

    id: str
    title: str
    start: Point
    end: Point | None
    """None: it is ongoing."""
    unit: Unit | None = None
    counting: Counting | None = None
    aliases: tuple[str, ...] = ()
    source: str = ""
    note: str = ""

    @property
    def ref(self) -> Ref:
        """What names it."""
        return Ref("period", self.id)

    @property
    def is_ongoing(self) -> bool:
        """True if it has no end."""
        return self.end is None


class StoredQuestion(NamedTuple):
    """A question that the table stores; a claim, if it has a stated answer."""

    id: str
    ask: str
    question: Question
    stated: Any = None
    """A whole number, `Decimal`, text or `ImpreciseDate`; None if it is no claim."""
    source: str = ""
    note: str = ""


def source(identifier: str, entry: Mapping[str, Any]) -> Source:
    """A source, as a table has it."""
    date = entry.get("date", "")
    written = date.text if isinstance(date, ImpreciseDate) else date
    return Source(identifier, **{**entry, "date": written})


def event(identifier: str, entry: Mapping[str, Any], point: Point, relative: str) -> Event:
    """An event, as a table has it, with its day."""
    return Event(
        identifier,
        entry.get("title", identifier),
        point,
        tuple(entry.get("aliases", ())),
        entry.get("source", ""),
        entry.get("note", ""),
        entry.get("place", ""),
        tuple(entry.get("tags", ())),
        relative,
    )


def period(identifier: str, entry: Mapping[str, Any], start: Point, end: Point | None) -> Period:
    """A period, as a table has it, with the days of its ends."""
    return Period(
        identifier,
        entry.get("title", identifier),
        start,
        end,
        entry.get("unit"),
        entry.get("counting"),
        tuple(entry.get("aliases", ())),
        entry.get("source", ""),
        entry.get("note", ""),
    )


def stored_question(
    identifier: str, entry: Mapping[str, Any], question: Question
) -> StoredQuestion:
    """A stored question, as a table has it, with what it was read as."""
    return StoredQuestion(
        identifier,
        entry["ask"],
        question,
        entry.get("stated"),
        entry.get("source", ""),
        entry.get("note", ""),
    )
