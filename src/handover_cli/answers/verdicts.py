"""Answers yes, no and undetermined, and choices between two."""

from collections.abc import Callable
from typing import Any

from ..business_days import BusinessCalendar
from ..calendar import WEEKDAYS, is_leap, weekday, year_of
from ..dates import Bounds, iso
from ..language.questions import up_to_now
from ..language.resolving import (
    Operand,
    Point,
    Scope,
    Stretch,
    business_for,
    shift,
    today_point,
)
from ..language.verdicts import Check, Exceeds, LongerPeriod, Relate, Same, Which
from ..spans import Duration, Measure, Unit
from .answer import Answer, range_text
from .asked import Asked, ends_of
from .comparing import Verdict, both, compare, compare_between, opposite
from .facts import FACTS
from .ranges import Range, amounts

MAX_TRIED = 400
"""Possible days of an imprecise date that are looked at one by one."""


def _check(asked: Asked) -> Answer:
    question: Check = asked.question
    scope = asked.scope
    (point,) = asked.points()
    if question.predicate == "past":
        point, today = up_to_now((point, today_point(scope.today)), scope)
        return asked.answer("verdict", compare(point, "before", today, _business(asked)))
    days = _possible(point.date.bounds)
    if question.predicate == "leap year":
        known = point.date.bounds
        if None in known:
            return asked.answer("verdict", "undetermined")
        years = {year_of(day) for day in known if day is not None}
        return asked.answer("verdict", _all(is_leap(year) for year in years))
    if question.predicate == "weekday":
        return asked.answer("verdict", _all(weekday(day) == question.weekday for day in days))
    business = scope.business
    if question.predicate == "weekend":
        return asked.answer("verdict", _all(map(business.is_weekend, days)))
    verdict = _all(business.count(day, day + 1) == 1 for day in days)
    why = _why(point.day, business) if point.day is not None else ""
    answer = asked.answer("verdict", verdict, why)
    counted = point._replace(counted=point.date.bounds)
    return answer._replace(start=counted, business=business)


def _why(day: int, business: BusinessCalendar) -> str:
    """Why a day is no business day, or is one though it is on the weekend; else an empty text."""
    special, weekday_name = business.special_day(day), WEEKDAYS[weekday(day)]
    if special is not None and special.is_worked:
        return f"{iso(day)} is a {weekday_name} that is worked."
    reasons = [special.name or "a holiday"] if special is not None else []
    if business.is_weekend(day):
        reasons.append(f"a {weekday_name}, on the weekend")
    return f"{iso(day)} is {' and '.join(reasons)}." if reasons else ""


def _possible(bounds: Bounds) -> range:
    """The possible days, or so many of them that all days of the week are among them."""
    earliest, latest = bounds
    if earliest is None or latest is None:
        day = earliest if latest is None else latest - MAX_TRIED
        day = day or 1
        return range(day, day + MAX_TRIED)
    return range(earliest, min(latest, earliest + MAX_TRIED) + 1)


def _all(verdicts: Any) -> Verdict:
    found = set(verdicts)
    return "undetermined" if len(found) != 1 else "yes" if found == {True} else "no"


def _business(asked: Asked, *points: Point) -> Any:
    ends = [end for each in asked.operands for end in _parts(each)]
    return business_for(
        tuple(step for point in (*ends, *points) for step in point.way), asked.scope
    )


def _parts(operand: Operand) -> tuple[Point, ...]:
    return (operand.start, operand.end) if isinstance(operand, Stretch) else (operand,)


def _same(asked: Asked) -> Answer:
    question: Same = asked.question
    first, second = asked.points()
    first, second, note = asked.days(first, second)
    if question.unit == "day":
        return asked.answer("verdict", compare(first, "on", second, _business(asked)), note)
    key = FACTS[question.unit]
    days = (*first.date.bounds, *second.date.bounds)
    if None in days:
        return asked.answer("verdict", "undetermined", note)
    low1, high1, low2, high2 = (key(day) for day in days if day is not None)
    if high1 < low2 or high2 < low1:
        return asked.answer("verdict", "no", note)
    sure = low1 == high1 == low2 == high2
    return asked.answer("verdict", "yes" if sure else "undetermined", note)


def _amid(asked: Asked) -> Answer:
    subject, first, last = asked.points()
    business = _business(asked)
    verdict = compare_between(subject, first, last, business, strict=True)
    note = "Between: after the first day and before the second."
    return asked.answer("verdict", verdict, note)


def _exceeds(asked: Asked) -> Answer:
    question: Exceeds = asked.question
    counted = ""
    if question.end is None:
        (operand,) = asked.operands
        start, end = ends_of(operand)
        if not isinstance(operand, Stretch) or operand.counting == "inclusive":
            end = shift(end, (Duration(days=1),))
            counted = "Both end days of the period count."
    else:
        start, end = up_to_now(asked.points(), asked.scope)
        start = start.as_one_day()
    place = ""
    if not question.duration.ticks:  # days are counted, as a measure in days does
        start, end, place = asked.days(start, end)
    limit = _moved(start, question.duration, asked.scope)
    business = _business(asked, limit)
    if question.more == "within":
        least = _moved(start, question.duration.times(-1), asked.scope)
        verdict = both(
            opposite(compare(end, "after", limit, business)),
            opposite(compare(end, "before", least, business)),
        )
    else:
        relation: Any = _RELATIONS[question.more]
        verdict = compare(end, relation, limit, business)
        if question.more.startswith("at"):
            verdict = opposite(verdict)
    added = f"{question.duration.words()} after {start.date.text} is {limit.date.text}."
    return asked.answer("verdict", verdict, added[0].upper() + added[1:], counted, place)


_RELATIONS = {"longer": "after", "shorter": "before", "exactly": "on"}
_RELATIONS |= {"at least": "before", "at most": "after"}
"""How the end compares with the start moved by the duration; `at` turns the answer round."""


def _moved(point: Point, duration: Duration, scope: Scope) -> Point:
    return shift(point, (duration,), business_for((duration,), scope))


def _lengths(asked: Asked) -> tuple[Unit, list[Range]]:
    """The lengths of the periods, in days; in seconds, if one has a clock time at both ends."""
    spans = [ends_of(operand) for operand in asked.operands]
    timed = any(all(point.date.moment is not None for point in span) for span in spans)
    unit: Unit = "seconds" if timed else "days"
    lengths = []
    for operand, span in zip(asked.operands, spans, strict=True):
        counting = operand.counting if isinstance(operand, Stretch) else "inclusive"
        measure = Measure(unit, counting or "exclusive")
        lengths.append(amounts(*span, measure, _business(asked)))
    return unit, lengths


def _is_longer(first: Range, second: Range) -> Verdict:
    """Whether one length is greater than another, over all that are possible."""
    if first.low is not None and second.high is not None and first.low > second.high:  # type: ignore[operator]
        return "yes"
    if first.high is not None and second.low is not None and first.high <= second.low:  # type: ignore[operator]
        return "no"
    return "undetermined"


def _compared(asked: Asked) -> str:
    """How long the periods are."""
    unit, ranges = _lengths(asked)
    lengths = (range_text(length, Measure(unit)) for length in ranges)
    named = zip((operand.label for operand in asked.operands), lengths, strict=True)
    return f"In {unit}, each as it is counted: {', '.join(f'{name} {n}' for name, n in named)}."


def _longer_period(asked: Asked) -> Answer:
    question: LongerPeriod = asked.question
    _, (first, second) = _lengths(asked)
    if question.more == "shorter":
        first, second = second, first
    return asked.answer("verdict", _is_longer(first, second), _compared(asked))


def _relate(asked: Asked) -> Answer:
    question: Relate = asked.question
    (start1, end1), (start2, end2) = map(ends_of, asked.operands)
    business = _business(asked)
    before = compare(end1, "before", start2, business)
    after = compare(start1, "after", end2, business)
    verdicts: dict[str, Verdict] = {"before": before, "after": after}
    if question.relation == "overlap":
        verdict = both(opposite(before), opposite(after))
    elif question.relation == "within":
        verdict = both(
            opposite(compare(start1, "before", start2, business)),
            opposite(compare(end1, "after", end2, business)),
        )
    else:
        verdict = verdicts[question.relation]
    return asked.answer("verdict", verdict, "A period is all its days, both ends included.")


def _which(asked: Asked) -> Answer:
    question: Which = asked.question
    first, second = asked.operands
    note = ""
    if question.choice in ("longer", "shorter"):
        _, lengths = _lengths(asked)
        note = _compared(asked)
        ahead, behind = _is_longer(*lengths), _is_longer(*lengths[::-1])
        if question.choice == "shorter":
            ahead, behind = behind, ahead
    else:
        points = asked.points()
        business = _business(asked)
        relation: Any = "before" if question.choice == "first" else "after"
        ahead = compare(points[0], relation, points[1], business)
        behind = compare(points[1], relation, points[0], business)
    if ahead == "yes" or behind == "yes":
        chosen = first if ahead == "yes" else second
        label = chosen.label if chosen.ref.kind != "date" else _date(chosen)
        return asked.answer("choice", label, note)
    return asked.answer("choice", "both" if ahead == behind == "no" else "undetermined", note)


def _date(operand: Operand) -> str:
    return operand.date.text if isinstance(operand, Point) else operand.label


_ANSWERS: dict[str, Callable[[Asked], Answer]] = {
    "Check": _check,
    "Same": _same,
    "Amid": _amid,
    "Exceeds": _exceeds,
    "LongerPeriod": _longer_period,
    "Relate": _relate,
    "Which": _which,
}


def answer(asked: Asked) -> Answer:
    """The answer to a question for yes or no, or for a choice.

    Raises:
        HandoverError: it has none.

    >>> from .asking import ask_text
    >>> ask_text("was the war longer than the extension", scope)[0].text
    'yes'
    """
    return _ANSWERS[type(asked.question).__name__](asked)
