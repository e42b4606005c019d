"""Imprecise dates and ongoing periods for programs that know only whole days."""

from collections.abc import Iterable
from typing import NamedTuple

from ..dates import ImpreciseDate, iso, precise
from ..table.entries import Event, Period
from .words import what_is_known


class Export(NamedTuple):
    """The text for another program."""

    text: str
    notes: tuple[str, ...] = ()
    """What the text leaves out, in sentences for stderr."""


def left_out(identifiers: Iterable[str], why: str) -> tuple[str, ...]:
    """A note on the entries that are left out; none if there are no such entries.

    >>> left_out(["a", "b"], "nothing is known of when")
    ('Left out, as nothing is known of when: a, b',)
    """
    listed = ", ".join(identifiers)
    return (f"Left out, as {why}: {listed}",) if listed else ()


UNKNOWN = "nothing is known of when"


class DaySpan(NamedTuple):
    """The days that an entry covers, both included."""

    first: int
    last: int
    remark: str = ""
    """What is not known, in words; empty if everything is known."""


def event_span(event: Event) -> DaySpan | None:
    """All possible days of an event. If only one end is known, that day alone; None if none is."""
    known = _known(event.date)
    return None if known is None else DaySpan(*known, what_is_known(event.date))


def period_span(period: Period, today: int) -> DaySpan | None:
    """From the earliest day of a period's start to the latest of its end.

    An ongoing period ends today. A period that has not begun covers its start only. None if
    nothing is known of its start or its end.
    """
    start = period.start.date
    end = precise(today) if period.end is None else period.end.date
    starts, ends = _known(start), _known(end)
    if starts is None or ends is None:
        return None
    remarks = [
        f"{word}: {known}"
        for word, date in (("start", start), ("end", end))
        if (known := what_is_known(date))
    ]
    if period.end is None:
        begun = starts[0] <= today
        ends = ends if begun else starts
        remarks.append(f"ongoing on {iso(today)}" if begun else "yet to begin")
    # If an end is open, the known day of the start may come after that of the end.
    return DaySpan(min(starts[0], ends[1]), max(starts[0], ends[1]), "; ".join(remarks))


def _known(date: ImpreciseDate) -> tuple[int, int] | None:
    earliest = date.latest if date.earliest is None else date.earliest
    latest = date.earliest if date.latest is None else date.latest
    return None if earliest is None or latest is None else (earliest, latest)
