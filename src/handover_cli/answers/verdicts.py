"""Answers yes, no and undetermined, and choices between two."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from ..business_days import BusinessCalendar
from ..calendar import WEEKDAYS, weekday
from ..calendars import Calendar, calendar_of, is_leap
from ..dates import Bounds, iso
from ..language.questions import up_to_now
from ..language.resolving import (
    Operand,
    Point,
    Scope,
    Stretch,
    business_for,
    ends_of_any,
    shift,
    today_point,
)
from ..language.verdicts import Check, Exceeds, LongerPeriod, Relate, Same, Which
from ..spans import Duration, Measure, Unit
from .answer import Answer, range_text
from .asked import Asked, ends_of
from .comparing import Verdict, both, compare, compare_between, opposite
from .facts import FACTS
from .possible_spans import possible_days, possible_spans
from .ranges import Range, amounts
from .relating import as_stretch, relate

LEAP_YEARS_APART = 8
"""Of so many years in a row, at least one is a leap year."""


def _check(asked: Asked) -> Answer:
    question: Check = asked.question
    scope = asked.scope
    (point,) = asked.points()
    if question.predicate == "past":
        point, today = up_to_now((point, today_point(scope.today)), scope)
        now = "Today" if today.date.moment is None else "Now"
        verdict = compare(point, "before", today, _business(asked), asked.budget)
        return asked.answer("verdict", verdict, f"{now} is {today.date.text}.")
    business = _business(asked)
    if question.predicate == "leap year":
        calendar = calendar_of(point.date.calendar_text)
        spans = possible_spans(point, business, asked.budget)
        leap = _all(leap for span in spans for leap in _leap_years(span, calendar))
        return asked.answer("verdict", leap, whole=True)
    tests: dict[str, Callable[[int], bool]] = {
        "weekday": lambda day: weekday(day) == question.weekday,
        "weekend": scope.business.is_weekend,
        "business day": lambda day: scope.business.count(day, day + 1) == 1,
    }
    holds: Iterable[bool] = map(
        tests[question.predicate], possible_days(point, business, asked.budget)
    )
    if question.predicate != "business day":
        return asked.answer("verdict", _all(holds))
    # Of many days only some are looked at, so those of a span are counted too.
    holds = chain(holds, _counted(possible_spans(point, business, asked.budget), scope))
    why = "" if point.day is None else _why(point.day, scope.business)
    answer = asked.answer("verdict", _all(holds), why)
    counted = point._replace(counted=point.date.bounds)
    return answer._replace(start=counted, business=scope.business)


def _counted(spans: Iterable[Bounds], scope: Scope) -> Iterator[bool]:
    """Whether a day of spans that have both ends is a business day, and whether each is one."""
    for first, last in spans:
        if first is not None and last is not None:
            number = scope.business.count(first, last + 1)
            yield number > 0
            yield number > last - first


def _why(day: int, business: BusinessCalendar) -> str:
    """Why a day is no business day, or is one though it is on the weekend; else an empty text."""
    special, weekday_name = business.special_day(day), WEEKDAYS[weekday(day)]
    if special is not None and special.is_worked:
        return f"{iso(day)} is a {weekday_name} that is worked."
    reasons = [special.name or "a holiday"] if special is not None else []
    if business.is_weekend(day):
        reasons.append(f"a {weekday_name}, on the weekend")
    return f"{iso(day)} is {' and '.join(reasons)}." if reasons else ""


def _leap_years(span: Bounds, calendar: Calendar) -> Iterator[bool]:
    """Whether the years of a stretch are leap years; of a long one, those of some."""
    first, last = (None if day is None else calendar.year_month_day(day)[0] for day in span)
    if first is None or last is None:
        return iter((True, False))
    years = range(first, min(last, first + LEAP_YEARS_APART) + 1)
    return (is_leap(year, calendar) for year in years)


def _all(verdicts: Any) -> Verdict:
    found = set()
    for verdict in verdicts:
        found.add(verdict)
        if len(found) > 1:
            return "undetermined"
    return "yes" if found == {True} else "no"


def _business(asked: Asked, *points: Point) -> Any:
    ends = [end for each in asked.operands for end in ends_of_any(each)]
    return business_for(
        tuple(step for point in (*ends, *points) for step in point.way), asked.scope
    )


def _same(asked: Asked) -> Answer:
    question: Same = asked.question
    first, second = asked.points()
    first, second, note = asked.days(first, second)
    if question.unit == "day":
        return asked.answer(
            "verdict", compare(first, "on", second, _business(asked), asked.budget), note
        )
    return asked.answer("verdict", _same_unit(asked, first, second, FACTS[question.unit]), note)


def _same_unit(asked: Asked, first: Point, second: Point, key: Callable[[int], Any]) -> Verdict:
    """Whether two dates lie in the same week, month or longer unit, whose name `key` gives."""
    business = _business(asked)
    if first.varies_with(second):
        budget = asked.budget
        pairs = zip(
            possible_days(first, business, budget),
            possible_days(second, business, budget),
            strict=True,
        )
        return _all(key(day) == key(other) for day, other in pairs)
    spans = [possible_spans(point, business, asked.budget) for point in (first, second)]
    units = {
        tuple(None if day is None else key(day) for day in span) for each in spans for span in each
    }
    if len(units) == 1 and len(set(*units)) == 1 and None not in next(iter(units)):
        return "yes"
    ones, others = map(deque, spans)
    while ones and others:
        if _is_ahead(key, ones[0], others[0]):
            ones.popleft()
        elif _is_ahead(key, others[0], ones[0]):
            others.popleft()
        else:
            return "undetermined"
    return "no"


def _is_ahead(key: Callable[[int], Any], one: Bounds, other: Bounds) -> bool:
    """True if a stretch ends in an earlier unit than that in which another one begins."""
    last, first = one.latest, other.earliest
    return last is not None and first is not None and last < first and key(last) != key(first)


def _amid(asked: Asked) -> Answer:
    subject, first, last = asked.points()
    business = _business(asked)
    verdict = compare_between(subject, first, last, business, asked.budget, strict=True)
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
            opposite(compare(end, "after", limit, business, asked.budget)),
            opposite(compare(end, "before", least, business, asked.budget)),
        )
    else:
        relation: Any = _RELATIONS[question.more]
        verdict = compare(end, relation, limit, business, asked.budget)
        if question.more.startswith("at"):
            verdict = opposite(verdict)
    added = f"{question.duration.words()} after {start.date.text} is {limit.date.text}."
    answer = asked.answer("verdict", verdict, added[0].upper() + added[1:], counted, place)
    if not question.duration.business_days:
        return answer
    days = [day for each in (start, limit) for day in each.date.bounds if day is not None]
    looked_at = start._replace(counted=Bounds(min(days), max(days)) if days else Bounds())
    return answer._replace(start=looked_at, business=asked.scope.business)


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
        lengths.append(amounts(*span, measure, _business(asked), asked.budget))
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
    stretches = [as_stretch(operand) for operand in asked.operands]
    verdict = relate(stretches[0], question.relation, stretches[1], _business(asked), asked.budget)
    # A year is all its days here. One day stays the date that it is.
    shown = (
        operand if stretch.start == stretch.end else stretch
        for operand, stretch in zip(asked.operands, stretches, strict=True)
    )
    asked = asked._replace(operands=tuple(shown))
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
        ahead = compare(points[0], relation, points[1], business, asked.budget)
        behind = compare(points[1], relation, points[0], business, asked.budget)
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
