"""Everything about one entry of the table: an event, a period or a stored question."""

from typing import NamedTuple

from ..errors import Unavailable
from ..language.questions import resolve_operands
from ..language.resolving import Operand, Ref, Scope, Stretch, today_point
from ..spans import Measure
from ..table.entries import Event, StoredQuestion
from ..table.table import Table
from .anniversaries import Anniversary, AnniversaryQuery, of_event
from .asking import ask, measure_between
from .claims import CheckedClaim, check
from .details import Details, details_of
from .listings import MeasuredPeriod, period_length


class EventEntry(NamedTuple):
    """An event with what follows from it."""

    event: Event
    distance: Details
    """The days from the event to today."""
    time_ahead: Details
    """The days from today to the event."""
    anniversary: Anniversary | None
    """The next anniversary; None if the calendar ends before it."""
    periods: tuple[str, ...]
    """Ids of the periods that start or end on the event, or on a day reckoned from it."""
    claims: tuple[str, ...]
    """Ids of the claims that rest on the date of the event, through a period too."""

    next_occurrence: int | None = None
    """The day, from today on, on which it comes again; None if it does not."""
    last_occurrence: int | None = None
    """The last day, up to today, on which it came; None if it does not come again."""

    @property
    def next_anniversary(self) -> str | None:
        """The day or days of the next anniversary; None if they are not known."""
        return None if self.anniversary is None else self.anniversary.text


class PeriodEntry(NamedTuple):
    """A period with what follows from it."""

    measured: MeasuredPeriod
    claims: tuple[str, ...]
    """Ids of the claims that rest on its dates."""


class QuestionEntry(NamedTuple):
    """A stored question with its answer. A claim is checked."""

    question: StoredQuestion
    checked: CheckedClaim
    """Without a verdict for a question that is no claim."""
    details: Details
    """The details of the answer that the dates give."""


Entry = EventEntry | PeriodEntry | QuestionEntry


def entry_named(name: str, table: Table, scope: Scope) -> Entry:
    """The entry with an id, an alias or a title.

    Raises:
        HandoverError: no entry has the name.

    >>> entry_named("actual handover", table, scope).next_anniversary
    '2024-11-25'
    """
    ref = table.entry(name, "event", "period", "question")
    if ref.kind == "event":
        return _event(table.event(ref.id), table, scope)
    if ref.kind == "period":
        period = table.period(ref.id)
        measured = MeasuredPeriod(period, details_of(period_length(period, scope), scope), scope)
        return PeriodEntry(measured, _claims(ref, table, scope))
    question = table.questions[ref.id]
    if question.stated is not None:
        checked = check(question, scope)
    else:
        answer = ask(question.question, question.ask, scope)[0]
        checked = CheckedClaim(question, answer, None)
    return QuestionEntry(question, checked, details_of(checked.answer, scope))


def _event(event: Event, table: Table, scope: Scope) -> EventEntry:
    today = today_point(scope.today)
    days = Measure("days")
    since = measure_between(event.point, today, f"days since {event.id}", days, scope)
    until = measure_between(today, event.point, f"days until {event.id}", days, scope)
    return EventEntry(
        event,
        Details(since),
        Details(until),
        next(of_event(event, AnniversaryQuery(number=1), scope.today), None),
        tuple(
            period.id
            for period in table.available_periods()
            if any(end and _is_from(end, event.ref) for end in (period.start, period.end))
        ),
        _claims(event.ref, table, scope),
        *_around(event, scope.today),
    )


def _around(event: Event, today: int) -> tuple[int | None, int | None]:
    """The next and the last day of an event that comes again."""
    recurrence = event.recurrence
    if recurrence is None:
        return None, None
    return recurrence.next_from(today), recurrence.last_before(today + 1)


def _claims(ref: Ref, table: Table, scope: Scope) -> tuple[str, ...]:
    """The ids of the claims with answers that rest on an event or a period."""
    return tuple(claim.id for claim in table.claims() if _rests_on(ref, claim, scope))


def _rests_on(ref: Ref, claim: StoredQuestion, scope: Scope) -> bool:
    try:
        operands = resolve_operands(claim.question, scope)
    except Unavailable:  # it rests on a part of the table that can't be had
        return False
    return any(_is_from(operand, ref) for operand in operands)


def _is_from(operand: Operand, ref: Ref) -> bool:
    """True if an operand is an event or a period, is an end of it, or is reckoned from it."""
    if isinstance(operand, Stretch):
        ends = (operand.start, operand.end)
        return operand.ref == ref or any(_is_from(end, ref) for end in ends)
    return any(base is not None and base.entry == ref for base in (operand.ref, operand.base))
