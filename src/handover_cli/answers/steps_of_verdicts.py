"""The steps of yes and no: comparisons of days, of periods and of lengths."""

from collections.abc import Iterator
from typing import Any

from ..business_days import MONDAY_TO_FRIDAY
from ..calendar import WEEKDAYS
from ..calendar import day_text as iso
from ..calendar import weekday as weekday_of
from ..calendars import calendar_of
from ..dates import FAR, Bounds, weekday
from ..language.questions import Comparison
from ..language.resolving import Operand, Point, Stretch, ends_of_any
from ..language.verdicts import Amid, Check, Exceeds, LongerPeriod, Relate, Same, Which
from ..spans import Duration, Measure
from .answer import Answer
from .asked import ends_of
from .comparing import Verdict
from .left_out import of_spans
from .relating import as_stretch
from .steps import Step, days_text, step
from .steps_of_dates import left_out_text, left_out_values, shift_steps
from .steps_of_facts import leap_year, part_of_date
from .steps_of_spans import count_steps


def comparison_steps(answer: Answer, question: Comparison) -> Iterator[Step]:
    """How a date lies to another one, or to a period.

    >>> from .asking import ask_text
    >>> answer = ask_text("is deadline before handover", scope)[0]
    >>> [each.text for each in comparison_steps(answer, answer.asked)]
    ['Whether 2020-11-15 is before 2020-11-25: yes, whichever of the possible days it is.']
    """
    subject, target = answer.start, answer.period or answer.end
    assert subject is not None, "a comparison has two sides"
    assert target is not None, "a comparison has two sides"
    yield compared(subject, question.relation, target, str(answer.result))


def compared(subject: Point, relation: str, target: Operand, verdict: str) -> Step:
    """How a date lies to another one, or to a period: see `comparison_steps`.

    >>> handover = table.events["handover"].point
    >>> compared(handover, "on", handover, "yes").rule
    'compare'
    """
    ends = ends_of_any(target)
    texts = [point.date.text for point in (subject, *ends)]
    if any(point.date.moment is not None for point in (subject, *ends)):
        text = f"Whether {texts[0]} is {relation} {'/'.join(texts[1:])}: {verdict}."
        return step("compare-clock", text, relation=relation, value=verdict)
    edges = _edges(relation, target)
    days = subject.date.bounds
    rule = "compare" if by_bounds(relation, days, *edges) == verdict else "compare-together"
    first, last = map(days_text, edges)
    other = first if first == last else f"{first} to {last}"
    return step(
        rule,
        f"Whether {days_text(days)} is {relation} {other}: {_why(verdict, rule)}.",
        relation=relation,
        subject=days_text(days),
        first=first,
        last=last,
        value=verdict,
    )


def _why(verdict: str, rule: str) -> str:
    if rule == "compare-together":
        return f"{verdict}, as the dates depend on each other"
    return {
        "yes": "yes, whichever of the possible days it is",
        "no": "no, whichever of the possible days it is",
    }.get(verdict, "it holds for some of the possible days and not for others, so undetermined")


def _edges(relation: str, target: Operand) -> tuple[Bounds, Bounds]:
    """The possible days of the start and the end of the days compared with."""
    if isinstance(target, Point):
        days = target.date.bounds
        if relation == "within":
            return Bounds(days.earliest, days.earliest), Bounds(days.latest, days.latest)
        return days, days
    return target.start.date.bounds, target.end.date.bounds


def by_bounds(relation: str, days: Bounds, first: Bounds, last: Bounds) -> Verdict:
    """A comparison of possible days that do not depend on each other.

    >>> by_bounds("before", Bounds(1, 3), Bounds(4, 5), Bounds(4, 5))
    'yes'
    """
    (low, high), (first_low, first_high), (last_low, last_high) = (
        (-FAR if one is None else one, FAR if other is None else other)
        for one, other in (days, first, last)
    )
    holds, fails = {
        "before": (high < first_low, low >= first_high),
        "after": (low > last_high, high <= last_low),
        "on": (low == high == first_low == first_high, high < first_low or low > first_high),
        "within": (low >= first_high and high <= last_low, high < first_low or low > last_high),
    }[relation]
    return "yes" if holds else "no" if fails else "undetermined"


def _points(answer: Answer) -> list[Point]:
    """The operands as days; of a stretch such as `this month`, its first day."""
    return [ends_of_any(operand)[0] for operand in answer.operands]


def check_steps(answer: Answer, question: Check) -> Iterator[Step]:
    """Whether a day is of a kind.

    >>> from .asking import ask_text
    >>> answer = ask_text("is 1900 a leap year", scope)[0]
    >>> [each.text for each in check_steps(answer, answer.asked)]
    ['1900 is no leap year: it can be divided by 100 and not by 400.']
    """
    (point,) = _points(answer)
    ends = [end for each in answer.operands for end in ends_of_any(each)]
    days = dict.fromkeys(day for end in ends for day in end.date.bounds if day is not None)
    if question.predicate == "leap year":
        calendar = calendar_of(point.date.calendar_text)
        years = dict.fromkeys(calendar.year_month_day(day)[0] for day in days)
        yield from (leap_year(year, calendar) for year in years)
        return
    for day in days:
        if question.predicate == "business day":
            business = answer.business or MONDAY_TO_FRIDAY
            found = of_spans([Bounds(day, day)], business)
            is_one = business.count(day, day + 1) == 1
            said = "a" if is_one else "no"
            yield step(
                "business-day",
                f"{iso(day)}, a {weekday(day)}, is {said} business day. {left_out_text(found)}",
                day=iso(day),
                value="yes" if is_one else "no",
                **left_out_values(found),
            )
        elif question.predicate != "past":
            yield day_of_the_week(day)


def day_of_the_week(day: int) -> Step:
    """The day of the week of a day.

    >>> day_of_the_week(737754).text
    '2020-11-25 is day 737754. Divided by 7 it leaves 3: a Wednesday.'
    """
    name = WEEKDAYS[weekday_of(day)]
    text = f"{iso(day)} is day {day}. Divided by 7 it leaves {day % 7}: a {name}."
    return step("weekday", text, day=iso(day), number=day, rest=day % 7, value=name)


def same_steps(answer: Answer, question: Same) -> Iterator[Step]:
    """Whether two dates lie in the same week, month or year.

    >>> from .asking import ask_text
    >>> question = "were deadline and handover in the same month"
    >>> answer = ask_text(question, scope)[0]
    >>> [each.text for each in same_steps(answer, answer.asked)][1]
    '2020-11-25 lies in the month 2020-11.'
    """
    points = _points(answer)
    if question.unit == "day":
        yield compared(points[0], "on", points[1], str(answer.result))
        return
    for point in points:
        for day in dict.fromkeys(each for each in point.date.bounds if each is not None):
            yield part_of_date(question.unit, day)


def amid_steps(answer: Answer, _: Amid) -> Iterator[Step]:
    """Whether a date lies between two others: after the first and before the second.

    >>> from .asking import ask_text
    >>> answer = ask_text("is handover between deadline and lachin", scope)[0]
    >>> [each.rule for each in amid_steps(answer, answer.asked)]
    ['compare', 'compare']
    """
    subject, first, last = _points(answer)
    yield _by_bounds(subject, "after", first)
    yield _by_bounds(subject, "before", last)


def _by_bounds(subject: Point, relation: str, target: Operand) -> Step:
    """A comparison that the bounds decide, or leave undetermined."""
    verdict = by_bounds(relation, subject.date.bounds, *_edges(relation, target))
    return compared(subject, relation, target, verdict)


def exceeds_steps(answer: Answer, question: Exceeds) -> Iterator[Step]:
    """Where the duration leads from the start, which is then compared with the end.

    >>> from .asking import ask_text
    >>> answer = ask_text("was the war longer than 40 days", scope)[0]
    >>> [each.rule for each in exceeds_steps(answer, answer.asked)]
    ['add-days', 'add-days', 'compare-days']
    """
    if question.end is None:
        (operand,) = answer.operands
        start, end = ends_of(operand)
        days = end.date.bounds
        if not isinstance(operand, Stretch) or operand.counting == "inclusive":
            yield from shift_steps(end.date, (Duration(days=1),), None)
            days = Bounds(*(None if day is None else day + 1 for day in days))
    else:
        start, end = _points(answer)
        days = end.date.bounds
    if start.date.moment is not None or end.date.moment is not None:
        return
    yield from shift_steps(start.date, (question.duration,), answer.business)
    reach = question.duration.reach
    limit = Bounds(
        *(None if day is None else reach(day, answer.business) for day in start.date.bounds)
    )
    text = f"The end is {days_text(days)}, and the duration leads to {days_text(limit)}."
    yield step("compare-days", text, first=days_text(days), second=days_text(limit))


def longer_steps(answer: Answer, _: LongerPeriod | Which) -> Iterator[Step]:
    """How long each of two periods is, in days.

    >>> from .asking import ask_text
    >>> answer = ask_text("was the war longer than the extension", scope)[0]
    >>> [each.values[-1] for each in longer_steps(answer, answer.asked)]
    [('to', '2020-11-10'), ('value', 44), ('value', 10)]
    """
    for operand in answer.operands:
        start, end = ends_of(operand)
        if start.day is not None and end.day is not None:
            counting = operand.counting if isinstance(operand, Stretch) else "inclusive"
            yield from count_steps(start.day, end.day, Measure("days", counting or "exclusive"))


def which_steps(answer: Answer, question: Which) -> Iterator[Step]:
    """Which of two is first, last, longer or shorter.

    >>> from .asking import ask_text
    >>> answer = ask_text("which came first, deadline or handover", scope)[0]
    >>> [each.rule for each in which_steps(answer, answer.asked)]
    ['compare']
    """
    if question.choice in ("longer", "shorter"):
        yield from longer_steps(answer, question)
        return
    first, second = _points(answer)
    yield _by_bounds(first, "before" if question.choice == "first" else "after", second)


DEFINITIONS = {
    "before": "A ends before B starts",
    "after": "A starts after B ends",
    "within": "A starts and ends within B",
    "overlapping": "A starts before B is over, and B before A is over",
    "meeting": "A ends on the day before B starts",
    "equal": "both start on one day, and end on one day",
}
"""What each relation of two periods A and B is."""


def relate_steps(answer: Answer, question: Relate) -> Iterator[Step]:
    """How a period lies to another one.

    >>> from .asking import ask_text
    >>> answer = ask_text("does war meet extension", scope)[0]
    >>> [each.text for each in relate_steps(answer, answer.asked)]
    ['A is 2020-09-27 to 2020-11-09, B is 2020-11-15 to 2020-11-25. Meeting: A ends on the day\
 before B starts. So no.']
    """
    stretches = [as_stretch(operand) for operand in answer.operands]
    spans = [(each.start.date.text, each.end.date.text) for each in stretches]
    named = (f"{name} is {' to '.join(span)}" for name, span in zip("AB", spans, strict=True))
    relation = question.relation
    text = (
        f"{', '.join(named)}. {relation.capitalize()}: {DEFINITIONS[relation]}. So {answer.result}."
    )
    values: dict[str, Any] = {"first": spans[0], "second": spans[1]}
    yield step("relate", text, relation=relation, **values, value=str(answer.result))
