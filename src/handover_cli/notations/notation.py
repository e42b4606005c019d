"""What a notation is: a way to write a date."""

from typing import NamedTuple, Protocol

from ..dates import ImpreciseDate


class Notation(Protocol):
    """A way to write a date: a module, or an object for one format."""

    @property
    def NO_DATE(self) -> str:  # noqa: N802 - a constant of a module
        """What an error calls a text that is none: `not an EDTF date`."""

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
    """The possible days. Its `text` is the part of the text that was read."""
    end: int
    """The index in the text just after the date."""
    complete: bool
    """True if the day is written: false for a year, a month or a set."""
