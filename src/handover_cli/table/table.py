"""The loaded table: its entries, and what day each of its names stands for."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from ..business_days import SATURDAY_SUNDAY, BusinessCalendar, public_holidays, weekday_number
from ..errors import HandoverError, TableError
from ..language.expressions import key
from ..language.questions import Question
from ..language.resolving import SIDES, Kind, Point, Ref, Scope, Stretch, today_point
from ..text import did_you_mean, either, quote

if TYPE_CHECKING:
    from .entries import Event, Period, Source, StoredQuestion

MAX_LOOKED_AT = 100_000
"""Names that loading looks at to suggest near ones: about a second's work. So a table full of
wrong names still loads quickly."""


class BrokenEntry(TableError):
    """A name whose entry has a problem, which is reported where the entry is."""


class Table:
    """Events, periods, questions and sources, looked up by any of their names.

    Nothing in it changes after loading.
    """

    def __init__(
        self,
        title: str = "",
        description: str = "",
        sections: Mapping[str, Mapping[str, dict[str, Any]]] | None = None,
        business: Mapping[str, Any] | None = None,
        files: tuple[str, ...] = (),
    ) -> None:
        self.title = title
        self.description = description
        self._sections = sections or {}
        """The entries by section and id, as the files have them."""
        self.business = business or {}
        """What `[business-days]` says: weekend, holidays, country."""
        self.files = files
        self.index: dict[str, Ref] = {}
        """Every name, as `expressions.key` has it."""
        self.known: dict[Kind, list[str]] = {"event": [], "period": [], "question": []}
        """The ids and aliases of each kind, for suggestions."""
        self.points: dict[Ref, Point] = {}
        """The day of each event and of each end of a period."""
        self.ongoing: set[str] = set()
        """The periods without an end."""
        self.relative: dict[Ref, str] = {}
        """The text of each date that is relative to another."""
        self.asked: dict[str, Question] = {}
        """What each stored question was read as."""
        self.names_to_look_at: int | None = None
        """While the table is loaded: how many names may still be looked at for suggestions."""

    # Most answers need points alone. So entries become values only when they are asked for.

    @cached_property
    def events(self) -> "dict[str, Event]":
        """The events by their ids."""
        from .entries import event

        events = {}
        for identifier, entry in self._section("events").items():
            ref = Ref("event", identifier)
            relative = self.relative.get(ref, "")
            events[identifier] = event(identifier, entry, self.points[ref], relative)
        return events

    @cached_property
    def periods(self) -> "dict[str, Period]":
        """The periods by their ids."""
        from .entries import period

        return {
            identifier: period(identifier, entry, *self._ends(identifier))
            for identifier, entry in self._section("periods").items()
        }

    @cached_property
    def questions(self) -> "dict[str, StoredQuestion]":
        """The stored questions by their ids."""
        from .entries import stored_question

        return {
            identifier: stored_question(identifier, entry, self.asked[identifier])
            for identifier, entry in self._section("questions").items()
        }

    @cached_property
    def sources(self) -> "dict[str, Source]":
        """The sources by their ids."""
        from .entries import source

        return {name: source(name, entry) for name, entry in self._section("sources").items()}

    def _section(self, name: str) -> Mapping[str, dict[str, Any]]:
        return self._sections.get(name, {})

    def _ends(self, period: str) -> tuple[Point, Point | None]:
        """The days of a period's ends; the second None for an ongoing one."""
        start = self.points[Ref("period", period, "start")]
        return start, self.points.get(Ref("period", period, "end"))

    def find(self, name: str) -> Ref | None:
        """The event, period or question with that name: id, alias or title, in any case."""
        return self.index.get(key(name))

    def entry(
        self, name: str, *kinds: Kind, noun: str = "", known: Iterable[str] | None = None
    ) -> Ref:
        """The entry of one of these kinds with that name.

        `noun` is what errors call it, and `known` are the names that they may suggest.

        Raises:
            HandoverError: nothing has the name, or something of another kind.
        """
        ref = self.find(name)
        noun = noun or either(kinds)
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
        """
        if ref not in self.points:
            raise BrokenEntry(f"the event {quote(ref.id)} has a problem")
        return self.points[ref]

    def end(self, ref: Ref, scope: Scope) -> Point:
        """The start or the end of a period; an ongoing period ends today.

        Raises:
            BrokenEntry: the period has a problem.
        """
        return self._end(ref, scope)._replace(ref=ref, shifts=())

    def _end(self, ref: Ref, scope: Scope) -> Point:
        """The start or the end of a period, as it is written."""
        if ref.side == "end" and ref.id in self.ongoing:
            point = today_point(scope.today)
            point.root.note(ref.id, "end", ())
            return point
        if ref not in self.points:
            raise BrokenEntry(f"the period {quote(ref.id)} has a problem")
        return self.points[ref]

    def stretch(self, ref: Ref, scope: Scope) -> Stretch:
        """A period.

        Raises:
            BrokenEntry: the period has a problem.
        """
        start, end = (self._end(ref._replace(side=side), scope) for side in SIDES)
        entry = self._section("periods")[ref.id]
        title, unit, counting = entry.get("title", ref.id), entry.get("unit"), entry.get("counting")
        return Stretch(ref, title, start, end, ref.id in self.ongoing, unit, counting)

    def dates(self) -> Iterable[str]:
        """The ids and aliases of the events, and the ends of the periods."""
        ends = (f"{period}.{side}" for period in self.known["period"] for side in SIDES)
        return self.suggestable(chain(self.known["event"], ends))

    def period_names(self) -> Iterable[str]:
        """The ids and aliases of the periods."""
        return self.suggestable(self.known["period"])

    def suggestable(self, names: Iterable[str]) -> Iterable[str]:
        """Names to find a near one among: all of them, or none if loading has seen enough."""
        if self.names_to_look_at is None:
            return names
        known = list(names) if self.names_to_look_at > 0 else []
        self.names_to_look_at -= len(known)
        return known

    def claims(self) -> "list[StoredQuestion]":
        """The stored questions that have a stated answer."""
        return [question for question in self.questions.values() if question.stated is not None]

    def business_calendar(
        self, weekend: frozenset[int] | None = None, holidays: Iterable[int] = ()
    ) -> BusinessCalendar:
        """The business days by the table, and by a weekend and holidays of the caller's.

        A weekend that is given replaces the table's; holidays are added to the table's.

        Raises:
            HandoverError: the table names a country whose public holidays can't be had.
        """
        settings = self.business
        if weekend is None:
            days = settings.get("weekend")
            weekend = SATURDAY_SUNDAY if days is None else frozenset(map(weekday_number, days))
        own = [date.day for date in settings.get("holidays", ())]
        country = settings.get("country")
        public = None if country is None else public_holidays(country)
        return BusinessCalendar(weekend, [*own, *holidays], public)
