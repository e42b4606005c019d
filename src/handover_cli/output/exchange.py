"""What programs that know only whole days are told of imprecise dates and ongoing periods."""

from collections.abc import Iterable
from typing import NamedTuple

from ..dates import ImpreciseDate, iso, precise
from ..table import Event, Period
from .words import what_is_known


class Exchange(NamedTuple):
    """What another program is given."""

    text: str
    notes: tuple[str, ...] = ()
    """What could not be said in it, in sentences for stderr."""


def left_out(identifiers: Iterable[str], why: str) -> tuple[str, ...]:
    """A note on what is not there; none when everything is.

    >>> left_out(["a", "b"], "nothing is known of when")
    ('Left out, as nothing is known of when: a, b',)
    """
    listed = ", ".join(identifiers)
    return (f"Left out, as {why}: {listed}",) if listed else ()


UNKNOWN = "nothing is known of when"


class Span(NamedTuple):
    """The days something covers, both included, and what is not known of it."""

    first: int
    last: int
    about: str = ""
    """In words; empty when everything is known."""


def event_span(event: Event) -> Span | None:
    """All the days of which an event's is one; the one that is known where an end is open.

    None when neither end is known.
    """
    known = _known(event.date)
    return None if known is None else Span(*known, what_is_known(event.date))


def period_span(period: Period, today: int) -> Span | None:
    """From the earliest day of a period's start to the latest of its end.

    An ongoing period ends today; one that has yet to begin is where its start is. None
    when nothing is known of its start or its end.
    """
    start = period.start.date
    end = precise(today) if period.end is None else period.end.date
    starts, ends = _known(start), _known(end)
    if starts is None or ends is None:
        return None
    about = [
        f"{word}: {known}"
        for word, date in (("start", start), ("end", end))
        if (known := what_is_known(date))
    ]
    if period.end is None:
        begun = starts[0] <= today
        ends = ends if begun else starts
        about.append(f"ongoing on {iso(today)}" if begun else "yet to begin")
    # With an open end the day that is known of the start may be after that of the end.
    return Span(min(starts[0], ends[1]), max(starts[0], ends[1]), "; ".join(about))


def _known(date: ImpreciseDate) -> tuple[int, int] | None:
    earliest = date.latest if date.earliest is None else date.earliest
    latest = date.earliest if date.latest is None else date.latest
    return None if earliest is None or latest is None else (earliest, latest)
