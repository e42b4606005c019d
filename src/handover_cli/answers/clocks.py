"""Answers to questions about clock times."""

from ..calendar import DAY, SECOND
from ..clock_spans import elapsed
from ..dates import timed
from ..errors import HandoverError
from ..language.clocks import (
    ClockOrder,
    ClockShift,
    ClockSpan,
    LengthOfDay,
    TimeOf,
    ZoneDifference,
    on_clock,
)
from ..language.resolving import Point
from ..moments import day_length
from ..spans import Duration, Measure
from ..text import plural, quote
from ..zones import Zone
from .answer import Answer
from .asked import Asked
from .clock_notes import CIVIL
from .clock_ranges import bounds, without_clock
from .conversions import carried
from .ranges import Range


def _span(asked: Asked) -> Answer:
    question: ClockSpan = asked.question
    ticks = question.end - question.start
    notes = [CIVIL]
    if ticks < 0:
        ticks += DAY
        notes.insert(0, "The second time is on the next day.")
    return _in_unit(asked, ticks, question.unit, *notes)


def _in_unit(asked: Asked, ticks: int, unit: object, *notes: str) -> Answer:
    """A length in a unit, or in hours, minutes and seconds."""
    if unit is None:
        words = carried(Duration(nanoseconds=ticks)).words()
        return asked.answer("duration", words if ticks else "0 seconds", *notes)
    measure = Measure(unit)  # type: ignore[arg-type]  # forms take only parts of a day
    number = elapsed(measure, 0, ticks)
    return asked.answer("duration", Range(number, number), *notes, measure=measure)


def _shift(asked: Asked) -> Answer:
    question: ClockShift = asked.question
    ticks = question.time + question.duration.ticks
    days = ticks // DAY
    side = "later" if days > 0 else "earlier"
    moved = f"That is {plural(abs(days), 'day')} {side}." if days else ""
    return asked.answer("fact", on_clock(ticks), moved, CIVIL)


def _time_of(asked: Asked) -> Answer:
    question: TimeOf = asked.question
    (point,) = asked.points()
    moment = point.date.moment
    if moment is None:
        note = f"{quote(point.label)} has no clock time: only its day is known."
        return asked.answer("fact", "undetermined", note)
    if question.zone is not None:
        if moment.zone is None:
            raise HandoverError(
                f"{quote(point.label)} has a clock time without a zone",
                "say where that clock is with --zone, such as Asia/Baku",
            )
        moment = moment.located(question.zone)
    times = dict.fromkeys(map(on_clock, moment.clocks))
    answer = asked.answer("fact", "..".join(times), f"In full it is {moment.text}.")
    return answer._replace(start=point._replace(date=timed(moment)))


def _order(asked: Asked) -> Answer:
    question: ClockOrder = asked.question
    ahead = question.first < question.second
    holds = ahead if question.relation == "before" else question.first > question.second
    return asked.answer("verdict", "yes" if holds else "no", "On one and the same day.")


def _difference(asked: Asked) -> Answer:
    question: ZoneDifference = asked.question
    (point,) = asked.points()
    zones = question.first, question.second
    found = set()
    for instant in instants_of(point, zones):
        first, second = (zone.offset_at(instant // SECOND) for zone in zones)
        found.add(first - second)
    if len(found) > 1:
        raise HandoverError(
            f"the clocks of {zones[0]} and {zones[1]} are not always as far apart on"
            f" {point.date.text}",
            "ask about another day, or a clock time",
        )
    ahead = found.pop() * SECOND
    note = f"{zones[0]} is {'ahead of' if ahead > 0 else 'behind'} {zones[1]} on {point.date.text}."
    if question.side == "behind" or (question.side is None and ahead < 0):
        ahead = -ahead
    return _in_unit(asked, ahead, question.unit, note if ahead else "Both show the same time.")


def instants_of(point: Point, zones: tuple[Zone, ...]) -> list[int]:
    """The instants at which a date begins and ends in two zones, or its own.

    >>> from ..language.resolving import resolve
    >>> instants_of(resolve("1970-01-01T00:00Z", scope), ())[0] // DAY
    719163
    """
    moment = point.date.moment
    if moment is not None and moment.zone is not None:
        return list(moment.ticks)
    ends = [end for zone in zones for end in bounds(without_clock(point, point)[0], zone)]
    return [end for end in ends if end is not None]


def _length(asked: Asked) -> Answer:
    question: LengthOfDay = asked.question
    (point,) = asked.points()
    if point.day is None:
        raise HandoverError(f"{quote(point.label)} is no single day")
    note = f"As long as a clock in {question.zone} shows that day."
    return _in_unit(asked, day_length(point.day, question.zone), question.unit, note)


def answer(asked: Asked) -> Answer:
    """The answer to a question about clock times.

    Raises:
        HandoverError: it has none.

    >>> from .asking import ask_text
    >>> ask_text("how long between 9:30 and 17:15", scope)[0].text
    '7 hours, 45 minutes'
    """
    kinds = {
        ClockOrder: _order,
        ClockShift: _shift,
        ClockSpan: _span,
        ZoneDifference: _difference,
        TimeOf: _time_of,
        LengthOfDay: _length,
    }
    return kinds[type(asked.question)](asked)
