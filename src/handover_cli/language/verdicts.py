"""Questions with the answers yes and no, and choices between two."""

from typing import Literal, NamedTuple, get_args

from ..calendar import WEEKDAYS
from ..spans import Duration
from .expressions import Say, Term

Predicate = Literal["weekday", "weekend", "business day", "leap year", "past"]
More = Literal["longer", "shorter", "exactly", "within", "at least", "at most"]
StretchRelation = Literal["before", "after", "within", "overlapping", "meeting", "equal"]
"""How a period lies to another."""
STRETCH_RELATIONS: tuple[StretchRelation, ...] = get_args(StretchRelation)
Choice = Literal["first", "last", "longer", "shorter"]


class Check(NamedTuple):
    """Whether a day is of a kind: a Friday, a business day, past."""

    predicate: Predicate
    weekday: int
    """0 for Monday."""
    of: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        if self.predicate == "past":
            return f"has {text(self.of)} passed"
        kind = WEEKDAYS[self.weekday] if self.predicate == "weekday" else self.predicate
        return f"is {text(self.of)} a {kind}"


class Same(NamedTuple):
    """Whether two dates are on the same day, or in the same month or year."""

    unit: Literal["day", "week", "month", "year"]
    first: Term
    second: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        return f"were {text(self.first)} and {text(self.second)} in the same {self.unit}"


class Amid(NamedTuple):
    """Whether a date lies between two others."""

    subject: Term
    first: Term
    last: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        return f"is {text(self.subject)} between {text(self.first)} and {text(self.last)}"


class Exceeds(NamedTuple):
    """Whether a span is longer or shorter than a duration."""

    start: Term
    """A period, if there is no end."""
    end: Term | None
    more: More
    duration: Duration

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        joined = {"exactly": "", "at least": "at least ", "at most": "at most "}
        if self.end is None:
            more = joined.get(self.more, f"{self.more} than ")
            return f"was {text(self.start)} {more}{self.duration}"
        if self.more == "within":
            return f"is {text(self.end)} within {self.duration} of {text(self.start)}"
        more = ({"longer": "more than ", "shorter": "less than "} | joined)[self.more]
        return f"is {text(self.end)} {more}{self.duration} after {text(self.start)}"


class LongerPeriod(NamedTuple):
    """Whether a period is longer or shorter than another."""

    first: Term
    more: More
    second: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        return f"was {text(self.first)} {self.more} than {text(self.second)}"


class Relate(NamedTuple):
    """How a period lies to another. A date is a period of one day."""

    first: Term
    relation: StretchRelation
    second: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        first, second = text(self.first), text(self.second)
        if self.relation in ("overlapping", "meeting"):
            return f"does {first} {self.relation.removesuffix('ping').removesuffix('ing')} {second}"
        to = " to" if self.relation == "equal" else ""
        return f"is {first} {self.relation}{to} {second}"


class Which(NamedTuple):
    """Which of two dates is first or last, or which of two periods is longer or shorter."""

    choice: Choice
    first: Term
    second: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        verb = "came" if self.choice in ("first", "last") else "was"
        return f"which {verb} {self.choice}, {text(self.first)} or {text(self.second)}"
