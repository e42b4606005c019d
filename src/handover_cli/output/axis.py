"""The axis of a timeline to scale, and how wide the labels beside it are.

Lengths are columns of a terminal or pixels of a picture.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from ..answers.ticks import Tick, ticks
from ..answers.timeline import Mark, ScaledTimeline
from .words import beam_words, short_date


def dates_width(marks: Iterable[Mark], width_of: Callable[[str], float]) -> float:
    """The width of the widest date."""
    lines = (line for mark in marks for line in short_date(mark.point.date))
    return max(map(width_of, lines), default=0)


def labels_width(scaled: ScaledTimeline, dates: float, width_of: Callable[[str], float]) -> float:
    """The width of the widest label: a title beside a column of dates, or a period."""
    widths = [dates + width_of(dot.mark.title) for dot in scaled.dots]
    widths += [width_of(beam_words(beam)) for beam in scaled.beams]
    return max(widths, default=0)


class Axis(NamedTuple):
    """A line of days from the first to the last."""

    first: int
    last: int
    begin: float
    """Where the first day is."""
    end: float

    @property
    def length(self) -> float:
        """How long the line is."""
        return self.end - self.begin

    def at(self, day: int) -> float:
        """Where a day is."""
        return self.begin + (day - self.first) * self.length / (self.last - self.first)

    def ticks(
        self, most: int, ends: Callable[[Tick], tuple[float, float]], gap: float
    ) -> list[Tick]:
        """As many ticks as there is room for, at most that many.

        `ends` gives the left and the right end of a tick's label. Labels are a gap apart.
        """
        for count in range(most, 0, -1):
            chosen = ticks(self.first, self.last, count)
            if all(b[0] - a[1] >= gap for a, b in pairwise(map(ends, chosen))):
                return chosen
        return []
