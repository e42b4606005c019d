"""Questions about what happened when."""

from typing import Literal, NamedTuple

from .expressions import Say, Term

Place = Literal["on", "during", "between", "from", "before", "after", "next", "last"]


class Happenings(NamedTuple):
    """The events on a day, in a stretch, between two dates, or next to a date."""

    place: Place
    first: Term
    second: Term | None = None

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        if self.second is not None:
            joined = "and" if self.place == "between" else "to"
            return f"what happened {self.place} {text(self.first)} {joined} {text(self.second)}"
        if self.place in ("next", "last"):
            side = "after" if self.place == "next" else "before"
            return f"{self.place} event {side} {text(self.first)}"
        return f"what happened {self.place} {text(self.first)}"
