"""What a notation is: a way to write a date."""

from typing import NamedTuple, Protocol

from ..dates import ImpreciseDate


class Notation(Protocol):
    """A way to write a date. A module or an object can be one."""

    @property
    def FORM(self) -> str:  # noqa: N802 - a constant of a module
        """What to write, for an error: `write YYYY-MM-DD`."""

    def match(self, text: str, start: int = 0) -> "Match | None":
        """The longest date that begins at `start`; None if none does.

        Raises:
            HandoverError: it is a date that does not exist, or one that is refused.
        """

    def suggestion(self, text: str) -> str:
        """A date in this notation that the text may mean; an empty text if there is none.

        It is offered to the user and never used.
        """


class Match(NamedTuple):
    """A date found at a place in a text."""

    date: ImpreciseDate
    """The possible days; its `text` is the matched part as written."""
    end: int
    """The index in the text just after the date."""
    complete: bool
    """True if it is written down to the day: not a year, a month or a set."""
