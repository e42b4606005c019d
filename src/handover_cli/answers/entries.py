"""Everything about one entry of the table: an event, a period or a stored question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..dates import ImpreciseDate, add_months, bounds_text, civil
from ..errors import HandoverError, did_you_mean, quote
from ..expressions import Resolved, parse, resolve, resolve_expression
from ..questions import Between, Comparison, Length, Question
from ..spans import Measure
from ..table import Event, Period, StoredQuestion, Table
from .anniversaries import Anniversary, Wish, of_event
from .answer import Answer, Options, answer, measured
from .claims import CHECK_FIELDS, Checked, check
from .listings import EVENT_FIELDS, PERIOD_FIELDS, event_record, period_answers, period_record

if TYPE_CHECKING:
    from .answer import TableScope

SHOW_EVENT_FIELDS = (*EVENT_FIELDS, "days_to_today", "next_anniversary", "periods", "claims")
SHOW_PERIOD_FIELDS = (*PERIOD_FIELDS, "claims")
SHOW_QUESTION_FIELDS = (*CHECK_FIELDS, "note")


class EventEntry(NamedTuple):
    """An event with what follows from it."""

    event: Event
    distance: Answer
    """The days from it to today."""
    anniversary: Anniversary | None
    """The next one; None when the calendar ends before it."""
    periods: tuple[str, ...]
    """Ids of the periods that start or end on it, or on a day reckoned from it."""
    claims: tuple[str, ...]
    """Ids of the claims that its date decides, through a period too."""

    def record(self) -> dict[str, Any]:
        """The event by the names in `SHOW_EVENT_FIELDS`."""
        days, following = self.distance, self.anniversary
        return event_record(self.event) | {
            "days_to_today": days.text() if days.value() is None else days.value(),
            "next_anniversary": None if following is None else following.record()["anniversary"],
            "periods": list(self.periods),
            "claims": list(self.claims),
        }


class PeriodEntry(NamedTuple):
    """A period with what follows from it."""

    period: Period
    answer: Answer
    claims: tuple[str, ...]
    """Ids of the claims that its dates decide."""

    def record(self) -> dict[str, Any]:
        """The period by the names in `SHOW_PERIOD_FIELDS`."""
        return period_record(self.period, self.answer) | {"claims": list(self.claims)}


class QuestionEntry(NamedTuple):
    """A stored question with its answer; checked when it is a claim."""

    question: StoredQuestion
    answer: Answer
    checked: Checked | None

    def record(self) -> dict[str, Any]:
        """The question by the names in `SHOW_QUESTION_FIELDS`."""
        checked = self.checked or Checked(self.question, self.answer, None)
        return checked.record() | {"note": self.question.note or None}


def entry(name: str, scope: TableScope) -> EventEntry | PeriodEntry | QuestionEntry:
    """The entry of that name: id, alias or title.

    Raises:
        HandoverError: the table has none.
    """
    table = scope.names
    found = table.find(name)
    if found is None:
        entries = filter(table.find, table.dates())  # the end of a period is a date, no entry
        near = did_you_mean(name, [*entries, *table.period_names(), *table.questions])
        raise HandoverError(f"no event, period or question {quote(name)}{near}")
    kind, identifier = found
    if kind == "events":
        return _event(table.events[identifier], scope)
    if kind == "periods":
        period = table.periods[identifier]
        claims = _claims(found, scope)
        return PeriodEntry(period, period_answers(period, Options(), scope)[0], claims)
    question = table.questions[identifier]
    if question.stated is None:
        found_answer = answer(question.question, question.ask, scope, Options())[0]
        return QuestionEntry(question, found_answer, None)
    checked = check(question, scope)
    return QuestionEntry(question, checked.answer, checked)


def _event(event: Event, scope: TableScope) -> EventEntry:
    today = resolve("today", scope)
    text = f"days since {event.id}"
    named = ("events", event.id)
    return EventEntry(
        event,
        measured(text, event.day, today, Measure("days"), scope),
        next(of_event(event, Wish(number=1), scope.today), None),
        tuple(p.id for p in scope.names.periods.values() if _rests_on(p, named, scope)),
        _claims(named, scope),
    )


def _claims(named: tuple[str, str], scope: TableScope) -> tuple[str, ...]:
    return tuple(
        claim.id for claim in scope.names.claims() if _asks_about(claim.question, named, scope)
    )


def _asks_about(question: Question, named: tuple[str, str], scope: TableScope) -> bool:
    """Whether a question's answer depends on the event or period."""
    if isinstance(question, Length) or (isinstance(question, Comparison) and question.period):
        period = scope.names.periods[question.period]
        if named == ("periods", period.id) or _rests_on(period, named, scope):
            return True
    if isinstance(question, Length):
        return False
    if isinstance(question, Between):
        dates = [question.start, question.end]
    elif isinstance(question, Comparison):
        dates = [question.subject] + ([question.target] if question.target is not None else [])
    else:
        dates = [question.date]
    return any(_is_from(resolve_expression(date, scope), named, scope.names) for date in dates)


def _rests_on(period: Period, named: tuple[str, str], scope: TableScope) -> bool:
    """Whether a period starts or ends on an event, or on a day reckoned from it."""
    ends = [period.start] + ([period.end] if period.end is not None else [])
    return any(_is_from(end, named, scope.names) for end in ends)


def _is_from(day: Resolved, named: tuple[str, str], table: Table) -> bool:
    """Whether a date is reckoned from the event, or is an end of the period."""
    if ("events", day.base) == named:
        return True
    found = table.find(day.label)
    if found is None:
        name = parse(day.label).name
        found = table.find(name) or table.find(name.rpartition(".")[0])
    return found == named


def whole_unit(date: ImpreciseDate) -> Literal["day", "month", "year"] | None:
    """The day, month or year that a date covers from end to end, or None.

    >>> from ..edtf import parse
    >>> whole_unit(parse("2021-06")), whole_unit(parse("[2021-06-01..2021-06-29]"))
    ('month', None)
    """
    if date.earliest is None or date.latest is None:
        return None
    if date.is_precise:
        return "day"
    if civil(date.earliest).day != 1:
        return None
    if date.latest + 1 == add_months(date.earliest, 1):
        return "month"
    january = civil(date.earliest).month == 1
    return "year" if january and date.latest + 1 == add_months(date.earliest, 12) else None


def precision(date: ImpreciseDate) -> str:
    """How much is known of a date, in words.

    >>> from ..edtf import parse
    >>> precision(parse("2021-06~")), precision(parse("[..1984]"))
    ('known to the month, approximate', 'known only to be no later than 1984-12-31')
    >>> precision(ImpreciseDate(None, None, ".."))
    'not known'
    """
    unit = whole_unit(date)
    if unit is not None:
        known = f"known to the {unit}"
    elif date.earliest is None and date.latest is None:
        known = "not known"
    elif date.earliest is None:
        known = f"known only to be no later than {bounds_text(date.latest, date.latest)}"
    elif date.latest is None:
        known = f"known only to be no earlier than {bounds_text(date.earliest, date.earliest)}"
    else:
        known = f"known only to lie within {bounds_text(date.earliest, date.latest)}"
    return f"{known}, {date.qualifiers}" if date.qualifiers else known
