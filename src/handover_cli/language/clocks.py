"""Questions about clock times: of a day that is not named, in another zone, on a day."""

from typing import Literal, NamedTuple

from ..calendar import DAY
from ..moments import time_text
from ..spans import Duration, Unit
from ..zones import Zone
from .expressions import Say, Term

Relation = Literal["before", "after"]


class ClockSpan(NamedTuple):
    """The time from one clock time to the next other one, on a day that is not named."""

    unit: Unit | None
    """None: in hours, minutes and seconds."""
    start: int
    """In ticks since midnight."""
    end: int

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        asked = "how long" if self.unit is None else f"how many {self.unit}"
        return f"{asked} from {time_text(self.start)} to {time_text(self.end)}"


class ClockShift(NamedTuple):
    """The clock time some hours after another, on a day that is not named."""

    time: int
    """In ticks since midnight."""
    duration: Duration

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        bare = self.duration.times(-1 if self.duration.is_negative else 1)
        side = "before" if self.duration.is_negative else "after"
        return f"{bare} {side} {time_text(self.time)}"


class TimeOf(NamedTuple):
    """What a clock shows at a date, perhaps in a zone."""

    date: Term
    zone: Zone | None = None
    """None: where the date is."""

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        place = "" if self.zone is None else f" in {self.zone}"
        return f"what time is {text(self.date)}{place}"


class ClockOrder(NamedTuple):
    """Whether one clock time comes before another on a day that is not named."""

    relation: Relation
    first: int
    """In ticks since midnight."""
    second: int

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        return f"is {time_text(self.first)} {self.relation} {time_text(self.second)}"


class ZoneDifference(NamedTuple):
    """How far the clocks of two zones are apart on a day."""

    unit: Unit | None
    """None: in hours and minutes."""
    side: Literal["ahead", "behind"] | None
    """Which way the first clock is counted from the second; None: the difference has no sign."""
    first: Zone
    second: Zone
    date: Term

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        day = f"on {text(self.date)}"
        if self.side is not None:
            return f"how many {self.unit} is {self.first} {self.side} of {self.second} {day}"
        unit = "" if self.unit is None else f" in {self.unit}"
        return f"time difference between {self.first} and {self.second} {day}{unit}"


class LengthOfDay(NamedTuple):
    """How long a day is in a zone, where clocks may be changed on it."""

    unit: Unit | None
    date: Term
    zone: Zone

    def words(self, text: Say) -> str:
        """In words that are read as this question."""
        asked = "how long" if self.unit is None else f"how many {self.unit}"
        return f"{asked} are there in {self.zone} on {text(self.date)}"


def on_clock(ticks: int) -> str:
    """A time of day as clocks show it: without seconds, unless it has some.

    >>> on_clock(9 * 3600 * 10**9), on_clock(DAY + 30 * 10**9)
    ('09:00', '00:00:30')
    """
    return time_text(ticks % DAY).removesuffix(":00")
