"""The possible days of a pattern or a set that leaves out days between its first and its last.

Few dates have such gaps, so this is imported only for them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..calendar import day_number, month_length
from ..dates import FIRST_DAY, LAST_DAY, Bounds
from .edtf_pattern import DIGITS, days_of, months_of, years_of

MOST_RUNS = 125_000
"""A date with more runs of days keeps only its first and its last day. The 25th of any month of any
year has 120,000 runs."""

Run = tuple[int, int]
"""The first and the last of some days that follow each other."""
Member = tuple[tuple[str, ...], Run]
"""A member of a set: the parts of its pattern, which are empty for a range, and its first and
last day. A range that is open begins before `FIRST_DAY` or ends after `LAST_DAY`."""


def set_gaps(members: Iterable[Member]) -> tuple[Bounds, ...]:
    """The runs of days of a set; empty if nothing lies between them.

    >>> set_gaps([((), (5, 7)), ((), (1, 3))])
    (Bounds(earliest=1, latest=3), Bounds(earliest=5, latest=7))
    """
    runs: set[Run] = set()
    for parts, run in set(members):
        runs.update((parts and pattern_runs(parts)) or (run,))
    return between(merged(sorted(runs)) or ())


def between(runs: tuple[Run, ...]) -> tuple[Bounds, ...]:
    """The runs as bounds; empty if there is only one, since its ends say it all.

    >>> between(((1, 3), (5, 7)))[0], between(((1, 3),))
    (Bounds(earliest=1, latest=3), ())
    """
    if len(runs) < 2:
        return ()
    return tuple(
        Bounds(None if first < FIRST_DAY else first, None if last > LAST_DAY else last)
        for first, last in runs
    )


@lru_cache(maxsize=64)
def pattern_runs(parts: tuple[str, ...]) -> tuple[Run, ...] | None:
    """The runs of days that fit the parts of a pattern, rising; None if more than `MOST_RUNS`.

    >>> pattern_runs(("2021", "02", "X9")), pattern_runs(("XXXX", "XX", "X1"))
    (((737830, 737830), (737840, 737840)), None)
    """
    return merged(_runs(parts))


def _runs(parts: tuple[str, ...]) -> Iterator[Run]:
    """The days that fit, rising, as the longest runs within a year or a month."""
    months, days = months_of(parts), _in_runs(days_of(parts))
    for number in years_of(parts[0], DIGITS):
        if len(parts) == 1:
            yield day_number(number, 1, 1), day_number(number, 12, 31)
            continue
        for each in months:
            length = month_length(number, each)
            before = day_number(number, each, 1) - 1
            for first, last in days:
                if first <= length:
                    yield before + first, before + min(last, length)


def _in_runs(numbers: Iterable[int]) -> tuple[Run, ...]:
    runs = merged((number, number) for number in numbers)
    assert runs is not None, numbers
    return runs


def merged(runs: Iterable[Run]) -> tuple[Run, ...] | None:
    """Rising runs, with those that touch or overlap as one; None if more than `MOST_RUNS` are left.

    >>> merged([(1, 5), (2, 3), (6, 7), (9, 9)])
    ((1, 7), (9, 9))
    """
    kept: list[Run] = []
    for run in runs:
        if kept and run[0] <= kept[-1][1] + 1:
            kept[-1] = kept[-1][0], max(kept[-1][1], run[1])
        elif len(kept) == MOST_RUNS:
            return None
        else:
            kept.append(run)
    return tuple(kept)
