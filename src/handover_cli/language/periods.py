"""Questions about several periods: what they share, what they cover, and which were on when."""

from typing import Literal, NamedTuple

from ..spans import Unit
from .expressions import Say, Term


class Together(NamedTuple):
    """What several periods share, cover, or leave free between them."""

    what: Literal["overlap", "covered", "gaps"]
    periods: tuple[Term, ...]
    of: Term | None = None
    """Of `covered`: the period of which the days count; None for all days."""
    unit: Unit = "days"

    @property
    def of_period(self) -> bool:
        """True: all that it is about are periods."""
        return True

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        *others, last = map(text, self.periods)
        listed = f"{', '.join(others)} and {last}" if others else last
        if self.what == "overlap":
            return f"{self.unit} {listed} overlap"
        if self.what == "gaps":
            return f"gaps between {listed}"
        return f"{f'coverage of {text(self.of)}' if self.of else 'days covered'} by {listed}"


class Running(NamedTuple):
    """Which periods were going on: on a date, or on some day of a period."""

    place: Literal["on", "during"]
    of: Term

    @property
    def of_period(self) -> bool:
        """True if it is about a period."""
        return self.place == "during"

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        return f"which periods were going on {self.place} {text(self.of)}"
