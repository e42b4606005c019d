"""The steps of questions about clock times alone, and of how far zones are apart."""

from collections.abc import Iterator
from typing import Any

from ..calendar import DAY, SECOND, seconds_text
from ..language.clocks import ClockOrder, ClockShift, ClockSpan, ZoneDifference, on_clock
from ..language.resolving import ends_of_any
from ..moments import Moment
from ..zones import offset_text
from .answer import Answer
from .clocks import instants_of
from .ranges import Range
from .steps import Step, step
from .steps_of_facts import divided_seconds

A_DAY = DAY // SECOND


def span_steps(answer: Answer, question: ClockSpan) -> Iterator[Step]:
    """The time from one clock time to the next other one.

    >>> from .asking import ask_text
    >>> answer = ask_text("how long between 22:00 and 6:30", scope)[0]
    >>> for each in span_steps(answer, answer.asked):
    ...     print(each.text)
    22:00 is 79200 seconds after midnight.
    06:30 is 23400 seconds after midnight.
    23400 - 79200 + 86400 = 30600 seconds.
    """
    numbers = [ticks // SECOND for ticks in (question.start, question.end)]
    yield from map(_since_midnight, (question.start, question.end))
    value = numbers[1] - numbers[0]
    more = f" + {A_DAY}" if value < 0 else ""
    value += A_DAY if value < 0 else 0
    text = f"{numbers[1]} - {numbers[0]}{more} = {value} seconds."
    yield step("clock-difference", text, seconds=tuple(map(str, numbers)), value=value)
    yield from _in_unit(answer, value)


def _since_midnight(ticks: int) -> Step:
    seconds = seconds_text(*divmod(ticks, SECOND))
    text = f"{on_clock(ticks)} is {seconds} seconds after midnight."
    return step("since-midnight", text, time=on_clock(ticks), value=seconds)


def _in_unit(answer: Answer, seconds: int) -> Iterator[Step]:
    if isinstance(answer.result, Range):
        yield divided_seconds(str(seconds), answer.measure.unit, answer.result.low)


def shift_steps(_: Answer, question: ClockShift) -> Iterator[Step]:
    """The clock time some hours after another.

    >>> from .asking import ask_text
    >>> answer = ask_text("3 hours after 23:30", scope)[0]
    >>> [each.text for each in shift_steps(answer, answer.asked)][1]
    '84600 + 10800 = 95400 seconds, which is 02:30.'
    """
    yield _since_midnight(question.time)
    before, more = question.time // SECOND, question.duration.ticks // SECOND
    shown = on_clock(question.time + question.duration.ticks)
    text = f"{before} + {more} = {before + more} seconds, which is {shown}."
    yield step("clock-sum", text, seconds=(str(before), str(more)), value=shown)


def order_steps(_: Answer, question: ClockOrder) -> Iterator[Step]:
    """Which of two clock times is earlier on one day.

    >>> from .asking import ask_text
    >>> answer = ask_text("is 9:30 before 10:15", scope)[0]
    >>> [each.values[-1] for each in order_steps(answer, answer.asked)]
    [('value', '34200'), ('value', '36900')]
    """
    yield from map(_since_midnight, (question.first, question.second))


def zone_steps(answer: Answer, question: ZoneDifference) -> Iterator[Step]:
    """How far each of two zones is ahead of UTC, and the difference.

    >>> from .asking import ask_text
    >>> text = "time difference between Baku and London on 2026-11-27"
    >>> answer = ask_text(text, scope)[0]
    >>> for each in zone_steps(answer, answer.asked):
    ...     print(each.text)
    At 2026-11-26T20:00:00Z a clock of Asia/Baku is +04:00 from UTC.
    At 2026-11-26T20:00:00Z a clock of Europe/London is +00:00 from UTC.
    14400 - 0 = 14400 seconds.
    """
    (point,) = (ends_of_any(operand)[0] for operand in answer.operands)
    instant = instants_of(point, (question.first, question.second))[0]
    offsets = [zone.offset_at(instant // SECOND) for zone in (question.first, question.second)]
    at = Moment((instant,)).text + "Z"
    for zone, offset in zip((question.first, question.second), offsets, strict=True):
        text = f"At {at} a clock of {zone} is {offset_text(offset)} from UTC."
        yield step("zone-offset", text, at=at, zone=str(zone), value=offset)
    value = offsets[0] - offsets[1]
    text = f"{offsets[0]} - {offsets[1]} = {value} seconds."
    yield step("clock-difference", text, seconds=tuple(map(str, offsets[::-1])), value=value)
    is_back = question.side == "behind" or (question.side is None and value < 0)
    yield from _in_unit(answer, -value if is_back else value)


OF_CLOCKS: dict[type, Any] = {
    ClockOrder: order_steps,
    ClockShift: shift_steps,
    ClockSpan: span_steps,
    ZoneDifference: zone_steps,
}
"""By kind of question about clocks, the steps to its answer."""
