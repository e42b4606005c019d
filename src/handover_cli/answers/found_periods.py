"""The periods, and the gaps between periods, that are the answer to a question."""

from typing import NamedTuple

from ..dates import Bounds, bounds_text
from ..table.entries import Period
from .ranges import Range


class Running(NamedTuple):
    """Periods that were going on."""

    periods: tuple[Period, ...]
    """Those for which it is certain, by start."""
    perhaps: tuple[Period, ...] = ()
    """Those whose ends are too imprecise to tell."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of the periods."""
        return tuple(period.id for period in self.periods)

    @property
    def doubts(self) -> list[str]:
        """A sentence for each period that may belong to the answer.

        >>> Running((), (table.periods["war"],)).doubts
        ['war may be one too: it lasted from 2020-09-27 to 2020-11-09.']
        """
        sentences = []
        for period in self.perhaps:
            end = "today" if period.end is None else period.end.date.text
            days = f"from {period.start.date.text} to {end}"
            sentences.append(f"{period.id} may be one too: it lasted {days}.")
        return sentences


class Gap(NamedTuple):
    """The days between some periods and the ones after them, which none of the periods has."""

    first: Bounds
    """The possible first days of the gap."""
    last: Bounds
    """The possible last days of the gap."""
    length: Range
    """Its days. With 0 days at least, there may be no gap."""

    @property
    def text(self) -> str:
        """Its first and its last day, as an interval.

        >>> Gap(Bounds(737744, 737744), Bounds(737754, 737754), Range(11, 11)).text
        '2020-11-15/2020-11-25'
        """
        return f"{self.start_date}/{self.end_date}"

    @property
    def start_date(self) -> str:
        """The day or days on which it starts."""
        return bounds_text(self.first)

    @property
    def end_date(self) -> str:
        """The day or days on which it ends."""
        return bounds_text(self.last)


class Gaps(NamedTuple):
    """Gaps between periods, in their order."""

    gaps: tuple[Gap, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The first and the last day of each gap."""
        return tuple(gap.text for gap in self.gaps)

    @property
    def doubts(self) -> list[str]:
        """A sentence for each gap that may not exist."""
        return [f"{gap.text} may be no gap." for gap in self.gaps if gap.length.low == 0]
