"""The loaded table: its entries, and what day each of its names stands for."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from ..business_days import BusinessCalendar
from ..dates import ImpreciseDate
from ..errors import HandoverError, TableError, Unavailable
from ..language.expressions import key
from ..language.questions import Question
from ..language.resolving import (
    SIDES,
    Kind,
    Order,
    Point,
    Ref,
    Scope,
    Stretch,
    business_for,
    now_point,
    today_point,
)
from ..notations.notation import NO_CONVENTIONS, Conventions
from ..text import did_you_mean, either, quote
from .business import BusinessSettings

if TYPE_CHECKING:
    from ..recurrence.recurrence import Recurrence
    from ..rules.rule import Rule
    from ..zones import Zone
    from .entries import Event, Period, Source, StoredQuestion

NO_SETTINGS = BusinessSettings()
MAX_LOOKED_AT = 100_000
"""Names that loading looks at to suggest near ones. They take about a second, so a table full of
wrong names still loads quickly."""


def _spaced(name: str) -> str:
    return " ".join(name.casefold().split())


class BrokenEntry(TableError):
    """The entry of a name has a problem. The problem is reported where the entry is."""


class Table:
    """Events, periods, questions and sources, looked up by any of their names.

    Nothing in it changes after loading.
    """

    def __init__(
        self,
        title: str = "",
        sections: Mapping[str, Mapping[str, dict[str, Any]]] | None = None,
        business: BusinessSettings = NO_SETTINGS,
        conventions: Conventions = NO_CONVENTIONS,
        zone: "Zone | None" = None,
    ) -> None:
        self.title = title
        self._sections = sections or {}
        """The entries by section and id, as the files have them."""
        self.business = business
        """What it says of business days."""
        self.date_order = conventions.date_order
        """What settles a date such as 01/02/2003 that is asked about."""
        self.seasons = conventions.seasons
        """What settles a season that is asked about."""
        self.zone = zone
        """Where clock times are that are asked about without a zone."""
        self.index: dict[str, Ref] = {}
        """The entry of every name; the names are as `expressions.key` gives them."""
        self.exact: dict[str, Ref] = {}
        """The names that end in an article, such as `plan a`, in lower case."""
        self.shared: dict[str, tuple[Ref, ...]] = {}
        """The names that are none, because several entries share them."""
        self.known: dict[Kind, list[str]] = {"event": [], "period": [], "question": []}
        """The ids and aliases of each kind, for suggestions."""
        self.points: dict[Ref, Point] = {}
        """The day of each event and of each end of a period."""
        self.unavailable: dict[Ref, Unavailable] = {}
        """The error of each event and each end of a period whose day can't be had."""
        self.ongoing: set[str] = set()
        """The periods without an end."""
        self.relative: dict[Ref, str] = {}
        """The text of each date that is relative to another."""
        self.asked: dict[str, Question] = {}
        """Each stored question as it was read; see `read_questions`."""
        self.recurring: dict[str, Recurrence] = {}
        """By event, the days on which it comes again, if it does."""
        self.rules: dict[str, Rule] = {}
        """The rules of its own, by their names."""
        self._of_rules: dict[object, BusinessCalendar] = {}
        """The business days of rules that have a country; many events may have one rule."""
        self.read_questions: Callable[[], None] | None = None
        """Fills `asked`, if the stored questions have not been read yet."""
        self.names_to_look_at: int | None = None
        """While the table is loaded: how many names may still be looked at for suggestions."""

    # Most answers need only points. So the entries become values on first use.

    @cached_property
    def events(self) -> "dict[str, Event]":
        """The events by their ids.

        Raises:
            Unavailable: the day of one can't be had.
        """
        return {identifier: self.event(identifier) for identifier in self._section("events")}

    def event(self, identifier: str) -> "Event":
        """The event with an id.

        Raises:
            Unavailable: its day can't be had.
        """
        from .entries import Event

        entry, ref = self._section("events")[identifier], Ref("event", identifier)
        return Event(
            identifier,
            entry.get("title", identifier),
            self._point(ref),
            tuple(entry.get("aliases", ())),
            entry.get("source", ""),
            entry.get("note", ""),
            entry.get("place", ""),
            tuple(entry.get("tags", ())),
            self.relative.get(ref, ""),
            self.recurring.get(identifier),
        )

    @cached_property
    def periods(self) -> "dict[str, Period]":
        """The periods by their ids.

        Raises:
            Unavailable: the day of an end can't be had.
        """
        return {identifier: self.period(identifier) for identifier in self._section("periods")}

    def available_periods(self) -> "list[Period]":
        """The periods of which the days can be had."""
        refs = {ref.id for ref in self.unavailable if ref.kind == "period"}
        return [self.period(each) for each in self._section("periods") if each not in refs]

    def period(self, identifier: str) -> "Period":
        """The period with an id.

        Raises:
            Unavailable: the day of an end can't be had.
        """
        from .entries import Period

        entry, end = self._section("periods")[identifier], Ref("period", identifier, "end")
        return Period(
            identifier,
            entry.get("title", identifier),
            self._point(Ref("period", identifier, "start")),
            None if identifier in self.ongoing else self._point(end),
            entry.get("unit"),
            entry.get("counting"),
            tuple(entry.get("aliases", ())),
            entry.get("source", ""),
            entry.get("note", ""),
            tuple(entry.get("tags", ())),
        )

    @cached_property
    def questions(self) -> "dict[str, StoredQuestion]":
        """The stored questions by their ids."""
        from .entries import StoredQuestion

        if self.read_questions is not None:
            self.read_questions()
        return {
            identifier: StoredQuestion(identifier, question=self.asked[identifier], **entry)
            for identifier, entry in self._section("questions").items()
        }

    @cached_property
    def sources(self) -> "dict[str, Source]":
        """The sources by their ids."""
        from .entries import Source

        sources = {}
        for identifier, entry in self._section("sources").items():
            date = entry.get("date", "")
            written = date.text if isinstance(date, ImpreciseDate) else date
            sources[identifier] = Source(identifier, **{**entry, "date": written})
        return sources

    def source_of(self, ref: Ref) -> str:
        """The address of the source of an entry, else the id of the source; or nothing.

        >>> table.source_of(table.find("deadline"))
        'europe-today'
        """
        identifier: str = self._section(f"{ref.kind}s").get(ref.id, {}).get("source", "")
        source = self.sources.get(identifier)
        return (source and source.url) or identifier

    def _section(self, name: str) -> Mapping[str, dict[str, Any]]:
        return self._sections.get(name, {})

    def find(self, name: str) -> Ref | None:
        """The event, period or question with that name: id, alias or title, in any case."""
        exact = self.exact.get(_spaced(name)) if self.exact else None
        return exact or self.index.get(key(name))

    def is_exact(self, name: str) -> bool:
        """True if a name is written with these articles: `Plan A`, and not only `Plan`."""
        return _spaced(name) in self.exact

    def names_of(self, ref: Ref) -> Iterable[str]:
        """All names of an entry, in the form in which they are compared."""
        return (name for name, named in self.index.items() if named == ref)

    def sharing(self, name: str) -> tuple[Ref, ...]:
        """The entries that share a title or an alias, which therefore names none of them."""
        return self.shared.get(key(name), ())

    def entry(
        self, name: str, *kinds: Kind, noun: str = "", known: Iterable[str] | None = None
    ) -> Ref:
        """The entry of one of these kinds with that name.

        `noun` is what errors call it, and `known` are the names that they may suggest.

        Raises:
            HandoverError: no entry has the name, or an entry of another kind has it.
        """
        ref = self.find(name)
        noun = noun or either(kinds)
        if ref is None and self.sharing(name):
            ids = either((ref.id for ref in self.sharing(name)), "and")
            raise HandoverError(f"{quote(name)} is the name of {ids}", "write the id")
        if ref is None:
            if known is None:
                known = chain.from_iterable(self.known[kind] for kind in kinds)
            raise HandoverError(f"no {noun} {quote(name)}", did_you_mean(name, known))
        if ref.kind not in kinds:
            others = noun.replace(" or", "s or")
            raise HandoverError(f"{quote(name)} is one of the {ref.kind}s, not of the {others}s")
        return ref

    def point(self, ref: Ref) -> Point:
        """The day of an event.

        Raises:
            BrokenEntry: the event has a problem.
            Unavailable: its day can't be had, such as one in business days without holidays.
        """
        return self._point(ref)

    def _point(self, ref: Ref) -> Point:
        if ref in self.unavailable:
            raise self.unavailable[ref]
        if ref not in self.points:
            raise BrokenEntry(f"the {ref.kind} {quote(ref.id)} has a problem")
        return self.points[ref]

    def end(self, ref: Ref, scope: Scope) -> Point:
        """The start or the end of a period. An ongoing one ends today; with clock times, now.

        Raises:
            BrokenEntry: the period has a problem.
            Unavailable: its day can't be had.
        """
        return self._end(ref, scope)._replace(ref=ref, shifts=())

    def _end(self, ref: Ref, scope: Scope) -> Point:
        """The start or the end of a period, as it is written."""
        if ref.side == "end" and ref.id in self.ongoing:
            start = self.points.get(ref._replace(side="start"))
            timed = start is not None and start.date.moment is not None
            point = now_point(scope) if timed else today_point(scope.today)
            if start is not None and not (start.date.is_precise and not timed):
                point.root.orders.append(
                    Order(ref.id, start, point, business_for(start.way, scope))
                )
            return point
        return self._point(ref)

    def stretch(self, ref: Ref, scope: Scope) -> Stretch:
        """A period.

        Raises:
            BrokenEntry: the period has a problem.
            Unavailable: the day of an end can't be had.
        """
        start, end = (self._end(ref._replace(side=side), scope) for side in SIDES)
        entry = self._section("periods")[ref.id]
        title, unit, counting = entry.get("title", ref.id), entry.get("unit"), entry.get("counting")
        return Stretch(ref, title, start, end, ref.id in self.ongoing, unit, counting)

    def dates(self) -> Iterable[str]:
        """The ids and aliases of the events, and the names of the ends of periods."""
        ends = (f"{period}.{side}" for period in self.known["period"] for side in SIDES)
        return self.suggestable(chain(self.known["event"], ends))

    def period_names(self) -> Iterable[str]:
        """The ids and aliases of the periods."""
        return self.suggestable(self.known["period"])

    def suggestable(self, names: Iterable[str]) -> Iterable[str]:
        """The names that may be suggested; none if loading has looked at too many already."""
        if self.names_to_look_at is None:
            return names
        known = list(names) if self.names_to_look_at > 0 else []
        self.names_to_look_at -= len(known)
        return known

    def claims(self) -> "list[StoredQuestion]":
        """The stored questions that have a stated answer."""
        return [question for question in self.questions.values() if question.stated is not None]

    def business_calendar(
        self,
        weekend: frozenset[int] | None = None,
        holidays: Iterable[int] = (),
        country: str | None = None,
        of_rule: str | None = None,
        *,
        parts: bool = True,
    ) -> BusinessCalendar:
        """The business days of the table, with options, or those of the country of a rule.

        Raises:
            HandoverError: see `BusinessSettings`.
        """
        if of_rule is None:
            return self.business.calendar(weekend, holidays, country)
        key = of_rule, weekend, tuple(holidays), country, parts
        if key not in self._of_rules:
            self._of_rules[key] = self.business.calendar_of_rule(
                of_rule, weekend, key[2], country, parts=parts
            )
        return self._of_rules[key]
