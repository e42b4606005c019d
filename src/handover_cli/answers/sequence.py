"""Sequences: the days from one day to another, a step apart."""

from collections.abc import Iterator
from itertools import accumulate, chain, count, groupby, repeat, takewhile
from typing import TYPE_CHECKING, NamedTuple

from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..dates import iso, weekday
from ..errors import HandoverError
from ..language.resolving import Point, Scope, business_for
from ..notations.durations import parse as parse_duration
from ..spans import Duration, add
from ..text import quote

if TYPE_CHECKING:
    from ..language.manners import Manner
    from ..moments import Moment
    from ..rules.rule import Ruled
    from .left_out import LeftOut


def read_step(text: str) -> Duration:
    """A step: a duration without a sign that leads to another day.

    Raises:
        HandoverError: the text is no duration, has a sign or is zero.

    >>> read_step("1m10d")
    Duration(months=1, days=10)
    """
    step = parse_duration(text)
    if text[0] in "+-":
        raise HandoverError(
            f"a step has no sign, and {quote(text)} has one",
            f"write {quote(text[1:].strip())}, and END before START to go back",
        )
    if not any(step):
        raise HandoverError(f"a step of {quote(text)} leads nowhere", "write 1d, 6h or so")
    return step


def known_end(point: Point, name: str) -> int:
    """The day number of one end of a sequence.

    Raises:
        HandoverError: the end is not known to the day.

    >>> known_end(table.events["deadline"].point, "start")
    737744
    """
    if point.day is not None:
        return point.day
    known = point.date.text
    why = "is not" if known == point.label else f"is known only as {known}"
    raise HandoverError(f"{name} has to be known to the day, and {quote(point.label)} {why}")


def known_day(point: Point, name: str, why: str) -> int:
    """The same for an end that can't have a clock time; `why` says what it is that can't.

    Raises:
        HandoverError: it is not known to the day, or has a clock time.

    >>> known_day(table.events["deadline"].point, "START", "--roll moves days")
    737744
    """
    day = known_end(point, name)
    if point.date.moment is not None:
        raise HandoverError(
            f"{quote(point.label)} has a clock time, and {why}",
            f"write {name} without its clock time",
        )
    return day


class Step(NamedTuple):
    """A day of a sequence, perhaps with a clock time."""

    day: int
    moment: "Moment | None" = None

    @property
    def weekday(self) -> str:
        """Its day of the week."""
        return weekday(self.day)

    @property
    def text(self) -> str:
        """The day, with its clock time.

        >>> Step(737744).text
        '2020-11-15'
        """
        return iso(self.day) if self.moment is None else self.moment.text


def steps(
    start: Point, end: Point, step: Duration, business: BusinessCalendar | None = None
) -> Iterator[Step]:
    """The days, or the clock times, from one date to another, a step apart.

    If the start has a clock time, all have one: each is the start plus a multiple of the step.
    A date without a clock time ends the sequence with the last time of its day.

    Raises:
        HandoverError: an end is not known, or the step is no number of days and the start has no
            clock time.

    >>> from handover_cli.language.resolving import resolve
    >>> ends = resolve("2020-11-15T18:00", scope), resolve("2020-11-16", scope)
    >>> [each.text for each in steps(*ends, Duration(hours=12))][1:]
    ['2020-11-16T06:00:00', '2020-11-16T18:00:00']
    """
    first, last = known_end(start, "START"), known_end(end, "END")
    if start.date.moment is None:
        return map(Step, sequence(first, last, step, business))
    from .clock_sequence import moments  # most sequences are of days

    return (Step(moment.days[0], moment) for moment in moments(start, end, step, business))


class Apart(NamedTuple):
    """The days from one date to another, a step apart."""

    start: Point
    end: Point
    step: Duration
    business: BusinessCalendar | None
    """None if the step counts no business days."""
    ruled: "Ruled | None"
    """The step by a rule; None if no day is moved."""

    def steps(self) -> Iterator[Step]:
        """The days in turn: see `steps` and `ruled_steps`.

        Raises:
            HandoverError: see there.
        """
        if self.ruled is not None:
            return ruled_steps(self.start, self.end, self.ruled)
        return steps(self.start, self.end, self.step, self.business)

    def left_out(self) -> "LeftOut | None":
        """What its business days leave out; None if it counts none."""
        from .left_out import between  # only a card says it

        return between(self.start, self.end, self.business)


def apart(
    ends: tuple[Point, Point | None], text: str, manner: "Manner | None", scope: Scope
) -> Apart:
    """The days from one date to another, a step apart, perhaps each in a manner.

    Raises:
        HandoverError: there is no end, or the text is no step.

    >>> point = table.events["deadline"].point
    >>> apart((point, point), "1d", None, scope).step
    Duration(days=1)
    """
    first, last = ends
    step = read_step(text)
    if last is None:
        raise HandoverError("END is missing", "write the last day after START")
    ruled = None if manner is None else manner.applied(step, scope)
    return Apart(first, last, step, business_for((step,), scope), ruled)


def ruled_steps(start: Point, end: Point, step: "Ruled") -> Iterator[Step]:
    """The days from one date to another, a step apart, each moved by a rule.

    The days before they are moved lie between the two dates. Where several are moved to one day,
    it is given once.

    Raises:
        HandoverError: an end is not known, or has a clock time.

    >>> from handover_cli.language.manners import Manner
    >>> from handover_cli.language.resolving import resolve
    >>> ends = resolve("2026-01-31", scope), resolve("2026-03-31", scope)
    >>> monthly = Manner(roll="modified-following").applied(Duration(months=1), scope)
    >>> [each.text for each in ruled_steps(*ends, monthly)]
    ['2026-01-30', '2026-02-27', '2026-03-31']
    """
    first, last = known_day(start, "START", "--rule and --roll move days"), known_end(end, "END")
    way = step if first <= last else step.times(-1)
    plain = sequence(first, last, step.duration, step.calendar)
    moved: Iterator[int] = (way.times(number).reach(first) for number, _ in enumerate(plain))
    if step.duration.business_days:  # the first of them need not be START
        moved = (way.rolled(day) for day in plain)
    return (Step(day) for day, _ in groupby(moved))


def sequence(
    start: int, end: int, step: Duration, business: BusinessCalendar | None = None
) -> Iterator[int]:
    """The days from `start` to `end`, both included, in the direction of `end`.

    Each day is `start` plus a multiple of the step. So months from the 31st come back to the 31st
    after a shorter month. A step in business days begins with the first business day in its
    direction, so the sequence holds no day off.

    >>> from handover_cli.dates import iso
    >>> from handover_cli.calendar import day_number
    >>> january, april = day_number(2021, 1, 31), day_number(2021, 4, 30)
    >>> list(map(iso, sequence(january, april, Duration(months=1))))
    ['2021-01-31', '2021-02-28', '2021-03-31', '2021-04-30']
    """
    if start <= end:
        return takewhile(lambda day: day <= end, _steps(start, step, business))
    return takewhile(lambda day: day >= end, _steps(start, step.times(-1), business))


def _steps(start: int, step: Duration, business: BusinessCalendar | None) -> Iterator[int]:
    """`start` and the days one step, two steps and so on from it, without end."""
    if step.is_fixed:
        return count(start, add(start, step) - start)

    def reached(number: int) -> int:
        return add(start, step.times(number), business)

    if not step.business_days:
        return map(reached, count())
    business = business or MONDAY_TO_FRIDAY
    is_open = business.count(start, start + 1) == 1
    first = start if is_open else business.add(start, -1 if step.is_negative else 1)
    if step != Duration(business_days=step.business_days):
        return chain((first,), map(reached, count(1)))
    # From a business day, two steps of n business days are one step of 2n. Adding is faster.
    return accumulate(repeat(step.business_days), business.add, initial=first)
