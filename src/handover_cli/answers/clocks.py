"""Answers to questions about clock times."""

from ..calendar import DAY
from ..clock_spans import elapsed
from ..errors import HandoverError
from ..language.clocks import ClockShift, ClockSpan, LengthOfDay, TimeOf, on_clock
from ..moments import day_ticks
from ..spans import Duration, Measure
from ..text import plural, quote
from .answer import Answer
from .asked import Asked
from .conversions import carried
from .ranges import Range

ANY_DAY = "No zone: clock changes are not counted."


def _span(asked: Asked) -> Answer:
    question: ClockSpan = asked.question
    ticks = question.end - question.start
    notes = [ANY_DAY]
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
    return asked.answer("fact", on_clock(ticks), moved, ANY_DAY)


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
    return asked.answer("fact", "..".join(times), f"In full it is {moment.text}.")


def _length(asked: Asked) -> Answer:
    question: LengthOfDay = asked.question
    (point,) = asked.points()
    if point.day is None:
        raise HandoverError(f"{quote(point.label)} is no single day")
    first, after = day_ticks(point.day, question.zone)
    note = f"From midnight to midnight in {question.zone}."
    return _in_unit(asked, after - first, question.unit, note)


def answer(asked: Asked) -> Answer:
    """The answer to a question about clock times.

    Raises:
        HandoverError: it has none.

    >>> from .asking import ask_text
    >>> ask_text("how long between 9:30 and 17:15", scope)[0].text
    '7 hours, 45 minutes'
    """
    kinds = {
        ClockSpan: _span,
        ClockShift: _shift,
        TimeOf: _time_of,
        LengthOfDay: _length,
    }
    return kinds[type(asked.question)](asked)
