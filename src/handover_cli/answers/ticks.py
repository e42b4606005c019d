"""Round days for the axis of a timeline."""

from collections.abc import Iterator
from typing import NamedTuple

from .. import calendar
from ..dates import iso


class Tick(NamedTuple):
    """A labelled day on the axis."""

    day: int
    label: str


_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
"""Months between ticks, from one month to 2,000 years."""
_DAY_STEPS = (1, 7)
"""Days between ticks on an axis of a month or less."""


def ticks(first: int, last: int, most: int) -> list[Tick]:
    """At most `most` ticks from the first to the last day, at equal steps of the calendar.

    The labels are years, months or days. If no step fits, the first and the last day are ticks.

    >>> from handover_cli.calendar import day_number
    >>> [t.label for t in ticks(day_number(1993, 4, 2), day_number(2020, 11, 25), 4)]
    ['2000', '2010', '2020']
    >>> [t.label for t in ticks(day_number(2020, 9, 27), day_number(2020, 12, 1), 4)]
    ['2020-10', '2020-11', '2020-12']
    """
    for step in _DAY_STEPS if last - first <= 31 else ():
        if (last - first) // step < most:
            return [Tick(at, iso(at)) for at in range(first, last + 1, step)]
    for step in _STEPS:
        if (last - first) // 31 // step <= most:  # else there are too many, and slow to make
            chosen = list(_at_steps(first, last, step))
            if 2 <= len(chosen) <= most:
                return chosen
    return [Tick(first, iso(first)), Tick(last, iso(last))][: max(most, 1)]


def _at_steps(first: int, last: int, step: int) -> Iterator[Tick]:
    """The ticks from the first to the last day, a number of months apart."""
    years = (calendar.year_of(first), calendar.year_of(last))
    labelled = _years(*years, step // 12) if step % 12 == 0 else _months(*years, step)
    for year, month, label in labelled:
        day = calendar.day_number(year, month, 1)
        if first <= day <= last:
            yield Tick(day, label)


def _months(first: int, last: int, step: int) -> Iterator[tuple[int, int, str]]:
    for year in range(first, last + 1):
        for month in range(1, 13, step):
            yield year, month, f"{calendar.year_text(year)}-{month:02d}"


def _years(first: int, last: int, step: int) -> Iterator[tuple[int, int, str]]:
    """Round years, before the year 1 as people count them: 200 BC, 100 BC, 1, 100, 200."""
    numbers = range(first // step * step - step, last + 1, step)
    years = (number if number > 0 else number + 1 for number in numbers if number or first < 1)
    for year in dict.fromkeys(years):
        yield year, 1, calendar.year_text(year) if year > 0 else f"{1 - year} BC"
