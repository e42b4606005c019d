"""Sequences: the days from one to another, a step apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, chain, count, repeat, takewhile
from typing import TYPE_CHECKING

from ..durations import Duration, add
from ..durations import parse as parse_duration
from ..errors import HandoverError, quote
from ..expressions import Resolved

if TYPE_CHECKING:
    from ..expressions import Scope


def read_step(text: str) -> Duration:
    """A step: a duration without a sign that leads to another day.

    Raises:
        HandoverError: it is no duration, has a sign or is zero.

    >>> read_step("1m10d")
    Duration(years=0, months=1, weeks=0, days=10, business_days=0)
    """
    step = parse_duration(text)
    if text[0] in "+-":
        bare = quote(text[1:])
        raise HandoverError(
            f"a step has no sign, and {quote(text)} has one:"
            f" write {bare}, and END before START to go back"
        )
    if not any(step):
        raise HandoverError(f"a step of {quote(text)} leads nowhere: the least is 1d")
    return step


def known_end(date: Resolved, name: str) -> int:
    """The day number of one end of a sequence.

    Raises:
        HandoverError: it is not known to the day.
    """
    day = date.date.earliest
    if day is not None and date.date.is_precise:
        return day
    known = date.date.text
    why = "is not" if known == date.label else f"is known only as {known}"
    raise HandoverError(f"{name} has to be known to the day, and {quote(date.label)} {why}")


def sequence(start: int, end: int, step: Duration, scope: Scope) -> Iterator[int]:
    """The days from `start` to `end`, both included, in the direction of `end`.

    The k-th is `start` plus k times the step, so months from the 31st don't stick at
    a shorter month's end. A step in business days first rolls a day off forward, as
    adding business days does, so that the sequence holds no day off.

    >>> from datetime import date
    >>> january, april = date(2021, 1, 31).toordinal(), date(2021, 4, 30).toordinal()
    >>> days = sequence(january, april, Duration(months=1), None)
    >>> [date.fromordinal(day).isoformat() for day in days]
    ['2021-01-31', '2021-02-28', '2021-03-31', '2021-04-30']
    """
    if start <= end:
        return takewhile(lambda day: day <= end, _steps(start, step, scope))
    days = takewhile(lambda day: day >= end, _steps(start, step.negated(), scope))
    # A day off has rolled forward, away from an end that lies before it.
    return filter(lambda day: day <= start, days)


def _steps(start: int, step: Duration, scope: Scope) -> Iterator[int]:
    """`start`, and the days one signed step, two steps and so on from it, without end."""
    if not any(step[:2]) and not step.business_days:
        return count(start, step.weeks * 7 + step.days)
    business = scope.business if step.business_days else None

    def reached(number: int) -> int:
        return add(start, Duration(*(part * number for part in step)), business)

    if business is None:
        return map(reached, count())
    first = business.add(start, 0)
    if any(step[:-1]):
        return chain((first,), map(reached, count(1)))
    # A business day plus n, plus n, is that day plus twice n.
    return accumulate(repeat(step.business_days), business.add, initial=first)
