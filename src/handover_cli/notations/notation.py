"""What a notation is: a way to write a date."""

from typing import Literal, NamedTuple, Protocol, get_args

from ..dates import ImpreciseDate
from ..errors import HandoverError
from ..text import quote

DateOrder = Literal["dmy", "mdy"]
"""Which number of a date such as 01/02/2003 is the day: the first or the second."""
DATE_ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)


class Notation(Protocol):
    """A way to write a date: a module, or an object for one format."""

    @property
    def NO_DATE(self) -> str:  # noqa: N802 - a constant of a module
        """What an error calls a text that is none: `not an EDTF date`; empty to leave it out."""

    @property
    def FORM(self) -> str:  # noqa: N802 - a constant of a module
        """The hint of an error: `write YYYY-MM-DD`; empty if the name says it."""

    def match(self, text: str, start: int = 0) -> "Match | None":
        """The longest date that begins at `start`; None if none does.

        Raises:
            HandoverError: it is a date that does not exist, or one that is refused.
        """

    def suggestion(self, text: str) -> str:
        """A date in this notation that the text may mean; an empty text if there is none.

        An error shows it, and nothing else uses it.
        """


class Match(NamedTuple):
    """A date at a place in a text."""

    date: ImpreciseDate
    """The possible days. Its `text` is EDTF: the part of the text that was read, or what a
    written date is in EDTF."""
    end: int
    """The index in the text just after the date."""
    complete: bool
    """True if the day is written: false for a year, a month or a set."""
    in_words: bool = False
    """True if the date consists of words (`15 November 2020`). A name of the table wins over
    such a date."""


class AmbiguousDate(HandoverError):
    """A date that has one reading with the day first, and another with the month first."""

    def __init__(self, text: str, day_first: Match, month_first: Match) -> None:
        super().__init__(
            f"{quote(text)} is {day_first.date.text} if the day comes first, or"
            f" {month_first.date.text} if the month does",
            "say which with --date-order dmy or mdy, with HANDOVER_DATE_ORDER, or with date-order"
            " in the table",
        )
        self.readings: dict[DateOrder, Match] = {"dmy": day_first, "mdy": month_first}

    def settled(self, order: DateOrder | None) -> Match:
        """The reading in an order.

        Raises:
            AmbiguousDate: no order is given.
        """
        if order is None:
            raise self
        return self.readings[order]


class WrittenDateError(HandoverError):
    """A text that looks like a written date and can't be read as one. It may be a name."""
