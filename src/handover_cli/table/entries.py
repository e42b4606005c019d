"""The entries of a table as values: events, periods, stored questions and sources."""

from typing import TYPE_CHECKING, Any, NamedTuple

from ..dates import ImpreciseDate
from ..language.questions import Question
from ..language.resolving import Point, Ref
from ..spans import Counting, Unit

if TYPE_CHECKING:
    from ..recurrence.recurrence import Recurrence


class Source(NamedTuple):
    """Where facts come from. A text that is not known is empty."""

    id: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    """As it was written."""
    url: str = ""


class Event(NamedTuple):
    """A named happening on one day, which may be known only imprecisely."""

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
    """Its date as it was written, if that is relative to another date."""
    recurrence: "Recurrence | None" = None
    """The days on which it comes again, of which its date is the first; None if it does not."""

    @property
    def every(self) -> str:
        """How it comes again, as it was written; empty if it does not.

        >>> table.events["handover"].every
        ''
        """
        return "" if self.recurrence is None else self.recurrence.text

    @property
    def date(self) -> ImpreciseDate:
        """Its possible days, with their text."""
        return self.point.date

    @property
    def ref(self) -> Ref:
        """The reference to it."""
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
    tags: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        """The reference to it."""
        return Ref("period", self.id)


class StoredQuestion(NamedTuple):
    """A question that the table stores; a claim, if it has a stated answer."""

    id: str
    ask: str
    question: Question
    stated: Any = None
    """A whole number, `Decimal`, text or `ImpreciseDate`; None if it is no claim."""
    source: str = ""
    note: str = ""
