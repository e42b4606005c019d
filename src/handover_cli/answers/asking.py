"""Answers to questions."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..business_days import BusinessCalendar
from ..errors import HandoverError, TableError
from ..language.occurrences import on_single_days
from ..language.questions import (
    Between,
    Comparison,
    DayOfWeek,
    Length,
    Offset,
    Question,
    When,
    resolve_operands,
)
from ..language.resolving import (
    Operand,
    Point,
    Scope,
    Stretch,
    business_for,
    ends_of_any,
    shift,
)
from ..spans import DECIMAL_UNITS, PARTS_OF_A_DAY, Counting, Measure, Shifts, Unit, check_decimals
from ..text import either, quote
from .answer import Answer, is_elapsed
from .ranges import LOOSE_RANGE, LOOSE_VERDICT, amounts, budget_for, loose

if TYPE_CHECKING:
    from ..unknowns.budget import Budget


class Options(NamedTuple):
    """The options of the command line for measuring."""

    units: tuple[Unit, ...] = ()
    counting: Counting | None = None
    decimals: int | None = None


NO_OPTIONS = Options()


def ask_text(text: str, scope: Scope, options: Options = NO_OPTIONS) -> list[Answer]:
    """The answers to a question in words.

    Raises:
        HandoverError: the question can't be read; also the errors of `ask`.

    >>> ask_text("how many days between deadline and handover", scope)[0].result
    Range(low=10, high=10)
    """
    from ..language.reading import read  # a command without a question in words needs no forms

    question = read(text).question(scope)
    try:
        operands = resolve_operands(question, scope)
    except TableError:
        raise
    except HandoverError as error:
        raise error.after(f"in {quote(text)}, ") from None
    return answer_all(question, operands, text, scope, options)


def ask(
    question: Question,
    text: str,
    scope: Scope,
    options: Options = NO_OPTIONS,
    budget: "Budget | None" = None,
) -> list[Answer]:
    """The answers to a question: one, or one for each unit of the options.

    `text` is the question in words.

    Raises:
        HandoverError: a date can't be resolved, there is no answer, or an option contradicts
            the question.

    >>> from ..language.reading import read
    >>> text = "10 days after the deadline"
    >>> [answer.text for answer in ask(read(text).question(scope), text, scope)]
    ['2020-11-25']
    """
    return answer_all(question, resolve_operands(question, scope), text, scope, options, budget)


def answer_all(
    question: Question,
    operands: tuple[Operand, ...],
    text: str,
    scope: Scope,
    options: Options = NO_OPTIONS,
    budget: "Budget | None" = None,
) -> list[Answer]:
    """The answers to a question with its resolved operands.

    Questions that are answered together share a budget.

    Raises:
        HandoverError: see `ask`.

    >>> from ..language.reading import read
    >>> question = read("is deadline before handover").question(scope)
    >>> answer_all(question, resolve_operands(question, scope), "", scope)[0].result
    'yes'
    """
    operands = on_single_days(operands, getattr(question, "relation", ""), scope)
    budget = budget or budget_for(*(end for operand in operands for end in ends_of_any(operand)))
    answers = _answers(question, operands, text, scope, options, budget)
    return [_with_business(answer, scope) for answer in answers]


def _with_business(answer: Answer, scope: Scope) -> Answer:
    """The answer, with the business days if one of its dates counts them."""
    if answer.business is not None:
        return answer
    return answer._replace(business=_business_of(answer.every_point(), scope))


def _answers(
    question: Question,
    operands: tuple[Operand, ...],
    text: str,
    scope: Scope,
    options: Options,
    budget: "Budget | None",
) -> list[Answer]:
    if isinstance(question, Between | Length):
        first, last = operands[0], operands[-1]
        return _measured(question, first, last, text, scope, options, budget)
    if options != NO_OPTIONS:
        raise HandoverError(
            f"{quote(text)} measures nothing, so --unit, --inclusive, --exclusive and"
            " --decimals don't apply"
        )
    if not isinstance(question, Comparison | Offset | When | DayOfWeek):
        from .inquiring import inquire  # most questions measure something

        return [inquire(question, operands, text, scope, budget)]
    first, last = operands[0], operands[-1]
    if isinstance(first, Stretch):
        return [_dates_of(first, text)]
    if isinstance(question, Comparison):
        return [_comparison(question, first, last, text, scope, budget)]
    if isinstance(question, Offset):
        way: Shifts = (question.duration,)
        if question.manner is not None:
            way = (question.manner.applied(question.duration, scope, first.shifts),)
        return [moved(first, way, text, scope)]
    if isinstance(question, When):
        return [Answer("date", text, first, None, first.date)]
    return [Answer("weekday", text, first, None, first.date.weekday or "undetermined")]


def _dates_of(period: Stretch, text: str) -> Answer:
    """Both ends of a period, as an interval."""
    interval = f"{period.start.date.text}/{period.end.date.text}"
    return Answer("fact", text, period.start, period.end, interval, period=period)


def moved(point: Point, durations: Shifts, text: str, scope: Scope) -> Answer:
    """The day that durations after a point lead to.

    Raises:
        HandoverError: the day lies outside the years -9999 to 9999.

    >>> from handover_cli.spans import Duration
    >>> moved(table.events["deadline"].point, (Duration(days=10),), "", scope).end.date.text
    '2020-11-25'
    """
    point = point.as_one_day()
    end = shift(point, durations, business_for(durations, scope))
    notes: tuple[str, ...] = ()
    if end.date.moment is not None:
        from .clock_notes import of_sum  # most dates have no clock time

        notes = of_sum(point, durations, business_for(durations, scope))
    return _with_business(Answer("date", text, point, end, end.date, notes=notes), scope)


def _measured(
    question: Between | Length,
    first: Operand,
    last: Operand,
    text: str,
    scope: Scope,
    options: Options,
    budget: "Budget | None",
) -> list[Answer]:
    if question.unit is not None:
        for unit in options.units:
            if unit != question.unit:
                raise HandoverError(f"{quote(text)} asks for {question.unit}, not {unit}")
    of_period = first.counting if isinstance(first, Stretch) else None
    counting = options.counting or question.counting or of_period or "exclusive"
    units = options.units or (question.unit or "calendar",)
    measures = measures_for(units, counting, options.decimals, scope)
    if (options.counting or question.counting) == "inclusive":
        check_inclusive((*ends_of_any(first), *ends_of_any(last)), units)
    if isinstance(first, Stretch):
        return [measure_period(first, text, measure, scope, budget) for measure in measures]
    assert isinstance(first, Point), "a date is first"
    assert isinstance(last, Point), "another date is last"
    return [measure_between(first, last, text, measure, scope, budget) for measure in measures]


def check_inclusive(points: Iterable[Point], units: Iterable[Unit]) -> None:
    """Refuse to count both end days of elapsed time between clock times.

    Raises:
        HandoverError: it is such a span.

    >>> check_inclusive([table.events["deadline"].point], ["hours"])
    """
    timed = [point for point in points if point.date.moment is not None]
    if any(is_elapsed(unit, len(timed)) for unit in units):
        raise HandoverError(
            f"{quote(timed[0].label)} has a clock time, so its day can't be counted as an end day",
            "leave out inclusive, or count days",
        )


def measures_for(
    units: tuple[Unit, ...], counting: Counting, decimals: int | None, scope: Scope
) -> list[Measure]:
    """How to measure in each unit. Decimals go to weeks, months and years only.

    Raises:
        HandoverError: no unit can have the decimals, or the decimals are too many.

    >>> measures_for(("days", "years"), "exclusive", 1, scope)[1].decimals
    1
    """
    if decimals is not None:
        check_decimals(decimals)
        if not DECIMAL_UNITS.intersection(units):
            listed = either(units, "and")
            raise HandoverError(
                f"--decimals is for weeks, months, years and parts of a day, not {listed}"
            )
    return [_measure(unit, counting, decimals, scope) for unit in units]


def _measure(unit: Unit, counting: Counting, decimals: int | None, scope: Scope) -> Measure:
    business = scope.business if unit == "business-days" else None
    return Measure(unit, counting, decimals or 0 if unit in DECIMAL_UNITS else 0, business)


def measure_between(
    start: Point,
    end: Point,
    text: str,
    measure: Measure,
    scope: Scope,
    budget: "Budget | None" = None,
) -> Answer:
    """The span between two points, in one unit. `text` is the question in words.

    Raises:
        HandoverError: the business days of a year are not known.

    >>> from handover_cli.language.resolving import resolve
    >>> start, end = resolve("2021-06", scope), resolve("2021-09-01", scope)
    >>> measure_between(start, end, "days from 2021-06 to 2021-09-01", Measure(), scope).text
    '63..92'
    """
    business = _business_of((start, end), scope)
    notes: tuple[str, ...] = ()
    if measure.unit in PARTS_OF_A_DAY or start.date.moment or end.date.moment:
        from .clock_notes import measure_and_notes  # most spans are between days

        measure, notes = measure_and_notes(start, end, measure)
    budget = budget or budget_for(start, end)
    result = amounts(start, end, measure, business, budget)
    notes += loose(budget, LOOSE_RANGE)
    return Answer("measure", text, start, end, result, measure, business=business, notes=notes)


def measure_period(
    period: Stretch, text: str, measure: Measure, scope: Scope, budget: "Budget | None" = None
) -> Answer:
    """How long a period lasted, in one unit. A period without end that lies ahead has no length.

    >>> war = table.stretch(table.find("war"), scope)
    >>> measure_period(war, "war", Measure(), scope).result
    Range(low=43, high=43)
    """
    if not period.is_ahead:
        limited = period.limited()
        answer = measure_between(limited.start, limited.end, text, measure, scope, budget)
        return answer._replace(period=period)
    none = measure._replace(counting="exclusive")  # no day of it has passed that could be counted
    start = period.start.as_one_day()
    answer = measure_between(start, start, text, none, scope)
    return answer._replace(period=period, notes=(f"{period.label} has not begun.",))


def _comparison(
    question: Comparison,
    subject: Point,
    target: Operand,
    text: str,
    scope: Scope,
    budget: "Budget | None",
) -> Answer:
    from .asked import whole_dates
    from .comparing import compare  # most questions compare nothing

    period = target if isinstance(target, Stretch) else None
    if period is not None and question.relation == "on":
        raise HandoverError(
            f"{quote(period.label)} is a period, and a date can't be on one",
            f"ask whether it is within {period.label}",
        )
    ends = ends_of_any(target)
    business = _business_of((subject, *ends), scope)
    verdict = compare(subject, question.relation, target, business, budget)
    notes = loose(budget, LOOSE_VERDICT) if verdict == "undetermined" else ()
    answer = Answer("verdict", text, subject, ends[-1], verdict, period=period, business=business)
    whole = whole_dates((target,)) if question.relation == "within" else ()
    return answer._replace(notes=notes, whole=whole, asked=question)


def _business_of(points: Iterable[Point], scope: Scope) -> BusinessCalendar | None:
    """The business days, if a shift of one of the points counts them, or the point does."""
    points = tuple(points)
    shifts = tuple(step for point in points for step in point.way if step.business_days)
    if any(point.counted for point in points) or business_for(shifts, scope):
        return scope.business
    return shifts[0].calendar if shifts else None
