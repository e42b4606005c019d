"""The loaded table: its entries, and what day each of its names stands for."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..business_days import BusinessCalendar
from ..dates import ImpreciseDate, precise
from ..errors import TableError, quote
from ..expressions import PeriodEnd, Resolved, Side, key
from ..spans import Counting, Unit

if TYPE_CHECKING:
    from ..expressions import Clock
    from ..questions import Question


class Broken(TableError):
    """A name whose entry has a problem, which is reported where the entry is."""


class Event(NamedTuple):
    """A named, sourced happening on one day, which may be known only imprecisely."""

    id: str
    title: str
    day: Resolved
    aliases: tuple[str, ...] = ()
    source: str = ""
    """Id of the source."""
    note: str = ""
    place: str = ""
    tags: tuple[str, ...] = ()
    relative: str = ""
    """Its date as it was written, if that is relative to another."""

    @property
    def date(self) -> ImpreciseDate:
        """Its earliest and latest day, with the text it was written as."""
        return self.day.date


class Period(NamedTuple):
    """A named stretch between two events or dates."""

    id: str
    title: str
    start: Resolved
    end: Resolved | None
    """None: it is ongoing."""
    unit: Unit | None = None
    counting: Counting | None = None
    aliases: tuple[str, ...] = ()
    source: str = ""
    note: str = ""

    def side(self, side: Side, clock: "Clock") -> Resolved:
        """Its start or its end; an ongoing period ends today."""
        if side == "start":
            return self.start
        if self.end is not None:
            return self.end
        today = clock.today
        end = PeriodEnd(self.id, "end", 0)
        return Resolved("today", "", precise(today), "today", (today, today), ends=(end,))


class StoredQuestion(NamedTuple):
    """A question that the table stores; a claim when it has a stated answer."""

    id: str
    ask: str
    question: "Question"
    stated: Any = None
    """Whole number, Decimal, text or `datetime.date`; None when it is no claim."""
    source: str = ""
    note: str = ""


class Table:
    """Events, periods, questions and sources, looked up by any of their names.

    Merged from one or more files. Nothing in it changes after loading.
    """

    def __init__(
        self,
        *,
        title: str,
        description: str,
        sources: dict[str, dict[str, Any]],
        events: dict[str, Event],
        periods: dict[str, Period],
        questions: dict[str, StoredQuestion],
        business: dict[str, Any],
        index: dict[str, tuple[str, str]],
        files: tuple[str, ...],
    ) -> None:
        self.title = title
        self.description = description
        self.sources = sources
        self.events = events
        self.periods = periods
        self.questions = questions
        self.business = business
        """What `[business-days]` says: weekend, holidays, country."""
        self.files = files
        self._index = index

    def find(self, name: str) -> tuple[str, str] | None:
        """The kind (`events`, `periods`, `questions`) and id of whatever has that name."""
        return self._index.get(key(name))

    def _id(self, kind: str, name: str) -> str | None:
        found = self.find(name)
        return found[1] if found is not None and found[0] == kind else None

    def event(self, name: str) -> Resolved | None:
        """The day of the event of that name, or None."""
        identifier = self._id("events", name)
        if identifier is None:
            return None
        if identifier not in self.events:
            raise Broken(f"the event {quote(name)} has a problem")
        return self.events[identifier].day

    def period(self, name: str) -> str | None:
        """The id of the period of that name, or None."""
        return self._id("periods", name)

    def question(self, name: str) -> str | None:
        """The id of the stored question of that name, or None."""
        return self._id("questions", name)

    def period_end(self, name: str, side: Side, clock: "Clock") -> Resolved | None:
        """The start or end of the period of that name, or None."""
        identifier = self.period(name)
        if identifier is None:
            return None
        if identifier not in self.periods:
            raise Broken(f"the period {quote(name)} has a problem")
        day = self.periods[identifier].side(side, clock)
        return day._replace(label=f"{identifier}.{side}")

    def dates(self) -> Iterator[str]:
        """Ids and aliases of the events, and the ends of the periods."""
        for event in self.events.values():
            yield event.id
            yield from event.aliases
        for identifier in self.periods:
            yield from (f"{identifier}.start", f"{identifier}.end")

    def period_names(self) -> Iterator[str]:
        """Ids and aliases of the periods."""
        for period in self.periods.values():
            yield period.id
            yield from period.aliases

    def claims(self) -> list[StoredQuestion]:
        """The stored questions that have a stated answer."""
        return [question for question in self.questions.values() if question.stated is not None]

    def business_calendar(
        self, weekend: frozenset[int] | None = None, holidays: Iterable[int] = ()
    ) -> BusinessCalendar:
        """What is a business day: the table's rules, with a weekend and holidays of the caller's.

        A weekend that is given replaces the table's; holidays are added to its.

        Raises:
            HandoverError: the table names a country whose public holidays can't be had.
        """
        return business_calendar(self.business, weekend, holidays)


def business_calendar(
    settings: dict[str, Any],
    weekend: frozenset[int] | None = None,
    holidays: Iterable[int] = (),
) -> BusinessCalendar:
    """The calendar that `[business-days]` describes; see `Table.business_calendar`."""
    from ..business_days import SATURDAY_SUNDAY, public_holidays, weekday_number

    if weekend is None:
        named = settings.get("weekend")
        weekend = SATURDAY_SUNDAY if named is None else frozenset(map(weekday_number, named))
    own = [day.toordinal() for day in settings.get("holidays", ())]
    country = settings.get("country")
    public = None if country is None else public_holidays(country)
    return BusinessCalendar(weekend, [*own, *holidays], public)
