"""The number of days that periods cover, with bounds for it while their ends are not known."""

from collections.abc import Sequence
from typing import NamedTuple

from ..dates import FAR, LAST_DAY

Window = tuple[int, int]
"""The first and the last possible day of an end."""
Days = tuple[int, int]
"""The first and the last day of a period. If the last is before the first, it has no days."""


class Cover(NamedTuple):
    """The number of days that periods cover, with bounds for it while their ends are not known.

    The bounds are those of ends that do not depend on each other.
    """

    is_of_last: bool
    """True if only the days of the last period count, which covers nothing itself."""

    def number(self, ends: Sequence[int]) -> int:
        """The days that are covered. The ends are start, end, start, end and so on."""
        periods = [*zip(ends[::2], ends[1::2], strict=True)]
        at, last = periods.pop() if self.is_of_last else (-FAR, FAR)
        total = 0
        for start, end in sorted(periods):
            begin, stop = max(start, at), min(end, last)
            if begin <= stop:
                total += stop - begin + 1
                at = stop + 1
        return total

    def most(self, windows: Sequence[Window]) -> tuple[int, list[int]]:
        """A number that is never exceeded, and ends that reach it if they are possible."""
        ends = [window[place % 2] for place, window in enumerate(windows)]
        return self.number(ends), ends

    def least(self, windows: Sequence[Window]) -> tuple[int, list[int]]:
        """A number that is always reached, and ends with no more days if they are possible.

        A period has all days from its last start to its first end. If there are none, it has
        one day at least: best one that counts anyway, or one that does not count at all.
        """
        pairs = [*zip(windows[::2], windows[1::2], strict=True)]
        days = [(start[1], end[0]) for start, end in pairs]
        covering = days[:-1] if self.is_of_last else days
        counted = [each for each in covering if each[0] <= each[1]]
        shared = [(max(start[0], end[0]), min(start[1], end[1])) for start, end in pairs]
        short = [at for at, each in enumerate(days) if each[0] > each[1]]
        of = days[-1] if self.is_of_last else (-FAR, FAR)
        is_known = of[0] <= of[1]
        for at in sorted(short, key=lambda at: shared[at][1]):
            if shared[at][0] <= shared[at][1]:
                day = _best_day(shared[at], counted, of)
                days[at] = day, day
                counted.append(days[at])
        ends = [day for each in days for day in each]
        return (self.number(ends) if is_known else 0), ends


def _best_day(place: Window, counted: Sequence[Days], of: Days) -> int:
    """The best day for a period of one day: one that adds nothing, or else the last one."""
    low, high = place
    for start, end in counted:
        if max(start, low) <= min(end, high):
            return max(start, low)
    return low if low < of[0] else max(low, min(high, LAST_DAY))
