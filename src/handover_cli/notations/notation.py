"""What a notation is: a way to write a date."""

from collections.abc import Callable, Mapping
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


SEASON_NAMES = tuple(
    f"{side}{name}"
    for side in ("", "northern-", "southern-")
    for name in ("spring", "summer", "autumn", "winter")
)
"""The names of the seasons in a table, in the order of EDTF's numbers from 21 on."""
Seasons = tuple[tuple[str, str], ...]
"""The first and the last day of each season that a table has: `("spring", "03-01/05-31")`."""


class Conventions(Protocol):
    """What is said of dates that have no reading without it: a scope, or the head of a table."""

    @property
    def date_order(self) -> DateOrder | None:
        """What 01/02/2003 is; None if nothing says it."""

    @property
    def seasons(self) -> Seasons:
        """The seasons that have days."""


class GivenConventions:
    """Conventions that have been read."""

    # A class with slots is made faster than a named tuple, and the program starts sooner.
    __slots__ = ("date_order", "seasons")

    def __init__(self, date_order: DateOrder | None = None, seasons: Seasons = ()) -> None:
        self.date_order = date_order
        self.seasons = seasons


NO_CONVENTIONS = GivenConventions()


class AmbiguousDate(HandoverError):
    """A date that has one reading with the day first, and another with the month first."""

    def __init__(self, text: str, day_first: Match, month_first: Match) -> None:
        super().__init__(
            f"{quote(text)} is {day_first.date.text} if the day comes first, or"
            f" {month_first.date.text} if the month does",
            "say which with --date-order dmy or mdy, with HANDOVER_DATE_ORDER, or with date-order"
            " in the table",
        )
        self.outline = day_first
        """Where it ends and what it consists of."""
        self.readings: dict[DateOrder, Match] = {"dmy": day_first, "mdy": month_first}

    def settled(self, conventions: Conventions) -> Match:
        """The reading in the order of the conventions.

        Raises:
            AmbiguousDate: they have no order.
        """
        if conventions.date_order is None:
            raise self
        return self.readings[conventions.date_order]


class UnknownSeason(HandoverError):
    """A season whose days nothing says. The hint is what to write instead."""

    def __init__(self, message: str, hint: str, in_table: str) -> None:
        super().__init__(message, hint)
        self.in_table = in_table
        """How a table says its days."""


class SeasonDate(HandoverError):
    """A season, or a set with seasons. Only a table can say their days."""

    def __init__(
        self,
        error: UnknownSeason,
        outline: Match,
        text: str,
        start: int,
        read: Callable[[str, int, Mapping[str, str]], Match | None],
    ) -> None:
        hints = filter(None, (error.hint, error.in_table))
        super().__init__(error.message, ", or ".join(hints))
        self.instead = error.hint
        """What to write instead, where no table can settle it."""
        self.outline = outline
        """Where it ends and what it consists of. Its days are not known."""
        self._text = text
        self._start = start
        self._read = read
        """Reads the date at `start`, with seasons."""

    def settled(self, conventions: Conventions) -> Match:
        """The date with the days of its seasons.

        Raises:
            HandoverError: the conventions do not have all of its seasons.
        """
        date = self._read(self._text, self._start, dict(conventions.seasons))
        assert date is not None, "it was read up to its seasons"
        return date


UNSETTLED = (AmbiguousDate, SeasonDate)
"""The errors of dates that are read only with a convention. Their `settled` reads them."""


class WrittenDateError(HandoverError):
    """A text that looks like a written date and can't be read as one. It may be a name."""
