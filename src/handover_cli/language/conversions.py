"""Questions about durations: in other units, in two units, compared."""

from typing import Literal, NamedTuple

from ..spans import Duration, Unit
from .expressions import Say, Term

More = Literal["longer", "shorter", "exactly", "within", "at least", "at most"]


class Conversion(NamedTuple):
    """A duration in other units, in words, or as ISO 8601."""

    duration: Duration
    units: tuple[Unit, ...] = ()
    """None: in the units that it has, carried over where that is exact."""

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        duration = str(Duration(*(max(part, 0) for part in self.duration)))
        if self.duration.is_negative:  # a difference: `10 days minus 1 month` has both signs
            duration += f" minus {Duration(*(max(-part, 0) for part in self.duration))}"
        if not self.units:
            return f"how long is {duration}"
        return f"{duration} in {' and '.join(self.units)}"


class Split(NamedTuple):
    """The span between two dates in two units, such as weeks and days."""

    units: tuple[Unit, Unit]
    start: Term
    end: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        first, second = self.units
        return f"how many {first} and {second} between {text(self.start)} and {text(self.end)}"


class LongerDuration(NamedTuple):
    """Whether a duration is longer or shorter than another."""

    first: Duration
    more: More
    second: Duration

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        return f"is {self.first} {self.more} than {self.second}"
