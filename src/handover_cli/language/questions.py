"""The questions that can be asked, as small trees; and how to say each in words.

A tree holds expressions, which are dates and names as they were written. Its operands are
resolved once, when the question is answered.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, Union, get_args

from ..notations.durations import match_words
from ..spans import Counting, Duration, Shifts, Unit
from .expressions import Expression, Phrase, Say, Term, named, parse, shifts_text
from .occurrences import nearest, on_single_days
from .resolving import (
    TODAY_REF,
    Operand,
    Point,
    Scope,
    now_point,
    resolve_expression,
    resolve_operand,
)

if TYPE_CHECKING:
    from .calendars import InCalendar
    from .clocks import ClockOrder, ClockShift, ClockSpan, LengthOfDay, TimeOf, ZoneDifference
    from .conversions import Conversion, LongerDuration, Split
    from .facts import Count, Fact
    from .happenings import Happenings
    from .manners import Manner
    from .periods import Running, Together
    from .verdicts import Amid, Check, Exceeds, LongerPeriod, Relate, Same, Which

    Inquiry: TypeAlias = (
        Fact
        | Count
        | Check
        | Same
        | Amid
        | Exceeds
        | LongerPeriod
        | Relate
        | Which
        | Happenings
        | Running
        | Together
        | ClockOrder
        | ClockShift
        | ClockSpan
        | LengthOfDay
        | TimeOf
        | ZoneDifference
        | InCalendar
        | Conversion
        | Split
        | LongerDuration
    )

Relation = Literal["before", "after", "on", "within"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
ALL_RELATIONS = (*RELATIONS, "overlapping", "meeting", "equal")
"""Also those of two periods: see `verdicts`."""
Wording = Literal["between", "since", "until"]


class Between(NamedTuple):
    """The span from one date to another."""

    unit: Unit | None
    """None: the question names no unit (`how long`), so it asks for a calendar span."""
    start: Term
    end: Term
    counting: Counting | None = None
    wording: Wording = "between"
    """How the question is worded. With `since` the end is today, with `until` the start is."""


class Length(NamedTuple):
    """The span of a period."""

    unit: Unit | None
    period: Term
    counting: Counting | None = None


class Offset(NamedTuple):
    """The day some time after a date; before it, if the duration is negative."""

    date: Term
    duration: Duration
    manner: "Manner | None" = None
    """The rule or the roll; None for the plain sum."""


class When(NamedTuple):
    """The date of a date, or both ends of a period: what a name stands for."""

    date: Term


class DayOfWeek(NamedTuple):
    """The day of the week of a date."""

    date: Term


class Comparison(NamedTuple):
    """Whether a date is before, after, on or within another date or a period."""

    subject: Term
    relation: Relation
    target: Term


Core = Between | Length | Offset | When | DayOfWeek | Comparison
"""The questions that most people ask. The others are in modules of their own, by family."""
Question = Union[Core, "Inquiry"]


def operands(question: Question) -> tuple[Term, ...]:
    """The dates and names in a question, in their order.

    >>> [each.text for each in operands(Between("days", parse("a"), parse("b+1d")))]
    ['a', 'b+1d']
    """
    found: list[Term] = []
    for part in question:
        parts: tuple[object, ...] = part if type(part) is tuple else (part,)
        found += (each for each in parts if isinstance(each, Expression | Phrase))
    return tuple(found)


def resolve_operands(question: Question, scope: Scope) -> tuple[Operand, ...]:
    """What the operands of a question stand for, each resolved once.

    Raises:
        HandoverError: one can't be resolved.

    >>> [each.label for each in resolve_operands(Length("days", parse("war")), scope)]
    ['war']
    """
    terms = operands(question)
    if isinstance(question, Length) or getattr(question, "of_period", False):
        return tuple(_stretch(term, scope) for term in terms)
    days = 0  # the first operands have to be days
    if isinstance(question, Between | Offset | DayOfWeek | Comparison):
        days = 1 if isinstance(question, Comparison) else len(terms)
    points = tuple(_day(term, scope) for term in terms[:days])
    if isinstance(question, Between) and question.wording != "between":
        points = up_to_now(points, scope, question.wording)
    found = (*points, *(_any(term, scope) for term in terms[days:]))
    return on_single_days(found, getattr(question, "relation", ""), scope)


def up_to_now(
    points: tuple[Point, ...], scope: Scope, wording: Wording = "between"
) -> tuple[Point, ...]:
    """What `since` and `until` mean: now instead of today, if the other point has a clock time.

    Of an event that comes again, `until` takes its next day, and `since` its last one so far.

    >>> points = (table.events["deadline"].point,)
    >>> [point.label for point in up_to_now(points, scope, "since")]
    ['deadline']
    """
    if wording != "between":
        points = tuple(nearest(point, scope, wording) for point in points)
    if all(point.date.moment is None for point in points):
        return points
    return tuple(now_point(scope) if point.ref == TODAY_REF else point for point in points)


def _day(term: Term, scope: Scope) -> Point:
    if isinstance(term, Expression):
        return resolve_expression(term, scope)
    from .phrases import point_of  # most questions have no phrase

    return point_of(term, scope)


def _any(term: Term, scope: Scope) -> Operand:
    if isinstance(term, Expression):
        return resolve_operand(term, scope)
    from .phrases import resolve_term  # most questions have no phrase

    return resolve_term(term, scope)


def _stretch(term: Term, scope: Scope) -> Operand:
    if isinstance(term, Expression):
        if term.is_name:
            return resolve_operand(term, scope)
        term = term.settled(scope)
    from .phrases import stretch_of  # most periods are named

    return stretch_of(term, scope)


def say(question: Question, text: Say = lambda term: term.text) -> str:
    """The question in words, which are read as the same question.

    `text` gives the words for a date or a name.

    >>> say(Between("business-days", parse("a"), parse("today"), "inclusive", "since"))
    'business days since a inclusive'
    """
    words = _words(question, text)
    # The last `?` ends the question. So a date that ends in `?` needs another one after it.
    terms = operands(question)
    dates = tuple(term.text for term in terms if isinstance(term, Phrase) or not term.is_name)
    return f"{words}?" if words.endswith("?") and words.endswith(dates) else words


def _words(question: Question, text: Say) -> str:
    if isinstance(question, Between):
        start, end = text(question.start), text(question.end)
        rest = {
            "between": f"between {start} and {end}",
            "since": f"since {start}",
            "until": f"until {end}",
        }[question.wording]
        return _measuring(question.unit, rest, question.counting)
    if isinstance(question, Length):
        rest = f"{'was' if question.unit is None else 'of'} {text(question.period)}"
        return _measuring(question.unit, rest, question.counting)
    if isinstance(question, Offset):
        back = question.duration.is_negative
        bare = question.duration.times(-1 if back else 1)
        manner = "" if question.manner is None else f" {question.manner.words}"
        return f"{bare} {'before' if back else 'after'} {text(question.date)}{manner}"
    if isinstance(question, When):
        return f"when is {text(question.date)}"
    if isinstance(question, DayOfWeek):
        # `what day was the first Monday of May` asks for its date.
        asked = "what day was" if isinstance(question.date, Expression) else "weekday of"
        return f"{asked} {text(question.date)}"
    if isinstance(question, Comparison):
        return f"is {text(question.subject)} {question.relation} {text(question.target)}"
    return question.words(text)


def _measuring(unit: Unit | None, rest: str, counting: Counting | None) -> str:
    asked = "how long" if unit is None else unit.replace("-", " ")
    return f"{asked} {rest}{f' {counting}' if counting else ''}"


def expression_of(operand: Operand) -> Expression:
    """The expression that names what an operand was resolved to: its id, with its shifts.

    A date of another calendar is named as that calendar has it.

    >>> expression_of(table.events["handover"].point).text
    'handover'
    """
    ref = operand.ref
    expression = parse(ref.id) if ref.kind == "date" else named(str(ref))
    if isinstance(operand, Point) and ref.kind == "date" and operand.date.calendar_text:
        expression = parse(operand.date.calendar_text)
    return _with(expression, operand.shifts) if isinstance(operand, Point) else expression


def asking_for(
    point: Point, durations: tuple[Duration, ...], manner: "Manner | None" = None
) -> Question:
    """The question whose answer is a date plus durations: `when is deadline-1m+10d`.

    After less than a whole day a minus can't be read (`2021-06-3d`). So there the last step
    stands in front: `3d before 2021-06`. So it does with a rule.

    >>> deadline = table.events["deadline"].point
    >>> say(asking_for(deadline, (Duration(months=-1), Duration(days=10))))
    'when is deadline-1m+10d'
    """
    date = expression_of(point)
    *others, last = durations
    if point.ref.kind == "date" and date.is_name:  # words for a day, which no shift can follow
        for each in others:
            date = date._replace(text=say(Offset(date, each)))
        if manner is not None and match_words(date.text.split()) is not None:
            # The rule would belong to the duration in these words: `1d after 3d after Easter 2027`.
            days = point.date.text
            date = parse(days if point.date.is_precise else f"[{days}]")
        return Offset(date, last, manner)
    if manner is not None or (last.is_negative and not date.complete):
        return Offset(_with(date, tuple(others)), last, manner)
    return When(_with(date, durations))


def _with(date: Expression, shifts: Shifts) -> Expression:
    return date._replace(text=date.text + shifts_text(shifts), shifts=date.shifts + shifts)
