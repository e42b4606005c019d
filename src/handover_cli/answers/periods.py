"""Answers about several periods: what they share and cover, and which were going on when."""

from collections.abc import Callable, Sequence

from ..business_days import BusinessCalendar
from ..errors import HandoverError
from ..language import periods as asking
from ..language.resolving import Operand, Point, Scope, Stretch, business_for, ends_of_any
from ..spans import Measure
from ..table.entries import Period
from ..text import quote
from .answer import Answer
from .asked import Asked
from .comparing import Verdict, compare
from .extents import Extent, covered_days, gaps, shared_days
from .found_periods import Gaps, Running
from .ranges import LOOSE_RANGE, loose
from .relating import relate

WHOLE = "A period is all its days, both ends included."


def _business(operands: Sequence[Operand], scope: Scope) -> BusinessCalendar | None:
    ends = [end for operand in operands for end in ends_of_any(operand)]
    return business_for(tuple(step for end in ends for step in end.way), scope)


def _whole_days(asked: Asked) -> tuple[list[Stretch], str]:
    """The periods without clock times, and a sentence on the zone of their days, if any."""
    periods = [each for each in asked.operands if isinstance(each, Stretch)]
    ends = [end for period in periods for end in ends_of_any(period)]
    timed = next((end for end in ends if end.date.moment is not None), None)
    if timed is None:
        return periods, ""
    _, _, place = asked.days(timed, timed)
    return [
        period._replace(
            start=asked.days(timed, period.start)[1], end=asked.days(timed, period.end)[1]
        )
        for period in periods
    ], place


def _overlap(asked: Asked) -> Answer:
    (first, second), place = _whole_days(asked)
    found = shared_days(first, second, _business(asked.operands, asked.scope), asked.budget)
    if found.low is None:
        raise HandoverError(f"in {quote(asked.text)}, the days have no end")
    measure = Measure(asked.question.unit)
    if measure.unit == "weeks":
        found = found.in_weeks()
    return asked.answer("duration", found.range, WHOLE, place, measure=measure)


def _covered(asked: Asked) -> Answer:
    periods, place = _whole_days(asked)
    of = periods.pop() if asked.question.of is not None else None
    found = covered_days(periods, of, _business(asked.operands, asked.scope), asked.budget)
    if found.low is None:
        raise HandoverError(f"in {quote(asked.text)}, the days have no end")
    notes = _percent(found, of), WHOLE, place
    return asked.answer("duration", found.range, *notes, measure=Measure("days"))


def _percent(covered: Extent, of: Stretch | None) -> str:
    """How many of the days of a period are covered; empty if it has no known number of days."""
    if of is None or of.start.day is None or of.end.day is None:
        return ""
    whole = of.end.day - of.start.day + 1
    low, high = (
        number * 1000 // whole / 10 for number in (covered.low, covered.high) if number is not None
    )
    return f"That is {low if low == high else f'{low} to {high}'} % of {whole} days."


def _gaps(asked: Asked) -> Answer:
    periods, place = _whole_days(asked)
    found = Gaps(tuple(gaps(periods, _business(asked.operands, asked.scope), asked.budget)))
    wide = loose(asked.budget, LOOSE_RANGE)
    return asked.answer("gaps", found, WHOLE, place, *found.doubts, *wide)


def find_running(of: Operand, scope: Scope) -> Running:
    """The periods that were going on, on a date or on some day of a period.

    >>> from ..language.resolving import resolve
    >>> find_running(resolve("2020-11-20", scope), scope).texts
    ('occupation', 'extension', 'transfer')
    """
    periods: Sequence[Period] = [*scope.names.periods.values()]  # type: ignore[attr-defined]
    by_start = sorted(periods, key=lambda period: period.start.date.order)
    verdicts = {each.id: _holds(each, of, scope) for each in by_start if each.ref != of.ref}

    def those(verdict: Verdict) -> tuple[Period, ...]:
        return tuple(each for each in by_start if verdicts.get(each.id) == verdict)

    return Running(those("yes"), those("undetermined"))


def _holds(period: Period, of: Operand, scope: Scope) -> Verdict:
    stretch = scope.names.stretch(period.ref, scope)
    business = _business((stretch, of), scope)
    if isinstance(of, Point):
        return compare(of, "within", stretch, business)
    return relate(stretch, "overlapping", of, business)


def _running(asked: Asked) -> Answer:
    (of,) = asked.operands
    found = find_running(of, asked.scope)
    return asked.answer("periods", found, *found.doubts, whole=True)


_ANSWERS: dict[str, Callable[[Asked], Answer]] = {
    "overlap": _overlap,
    "covered": _covered,
    "gaps": _gaps,
}


def answer(asked: Asked) -> Answer:
    """The answer to a question about several periods.

    Raises:
        HandoverError: it has none.

    >>> from .asking import ask_text
    >>> ask_text("how many days do extension and transfer overlap", scope)[0].text
    '6'
    """
    question = asked.question
    return (
        _running(asked) if isinstance(question, asking.Running) else _ANSWERS[question.what](asked)
    )
