"""Questions about facts of the calendar, and questions that count days of a kind."""

from typing import Literal, NamedTuple

from ..calendar import WEEKDAYS
from ..spans import Counting
from ..text import ordinal
from .expressions import Say, Term

FactName = Literal[
    "week",
    "day of the year",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "ISO weeks",
    "next leap year",
    "last leap year",
    "next anniversary",
]
CountName = Literal["weekday", "weekends", "weekend days", "leap days", "leap years", "dates"]


class Fact(NamedTuple):
    """A fact of the calendar about a day: its week, its day of the year, its century."""

    fact: FactName
    of: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        of = text(self.of)
        said = {
            "day of the year": f"what day of the year is {of}",
            "ISO weeks": f"how many ISO weeks does {of} have",
            "next leap year": f"next leap year after {of}",
            "last leap year": f"last leap year before {of}",
            "next anniversary": f"which anniversary of {of} is next",
        }
        return said.get(self.fact, f"what {self.fact} is {of} in")


class Count(NamedTuple):
    """How many days of a kind there are between two dates, or in a stretch."""

    what: CountName
    weekday: int
    """0 for Monday."""
    month_day: int
    """Of `dates`: the day of the month that has to be on the day of the week."""
    start: Term
    """A stretch, if there is no end."""
    end: Term | None = None
    counting: Counting | None = None

    @property
    def of_period(self) -> bool:
        """True if it is about a stretch, and not about two dates."""
        return self.end is None

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        day = WEEKDAYS[self.weekday]
        what = {"weekday": f"{day}s", "dates": f"{day}s the {ordinal(self.month_day)}"}
        place = f"in {text(self.start)}"
        if self.end is not None:
            place = f"between {text(self.start)} and {text(self.end)}"
        counting = f" {self.counting}" if self.counting else ""
        return f"how many {what.get(self.what, self.what)} {place}{counting}"
