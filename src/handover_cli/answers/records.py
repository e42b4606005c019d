"""Every record that a command prints, declared once.

The formats, the JSON Schema, the tables in `docs/output.md`, the completion of `--fields` and
the columns of tables come from these declarations. To add a field, add its two lines here:

    name = where.it.is: type (how a table shows it)
        What it says.

Without `= where.it.is`, the value is the attribute with the name of the field. A type is written
as the documentation shows it: `id`, `text or null`, `list of ids`, `` `yes` or `no` ``. A table
wraps `prose`, aligns a `number` to the right, and colours the `answer`.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter
from textwrap import dedent
from typing import Any, NamedTuple

from ..dates import iso
from ..spans import ASKED_UNITS
from .details import AskedLine


class Field(NamedTuple):
    """One field of a record."""

    name: str
    path: str
    """The attribute with the value, such as `answer.start.label`."""
    type: str
    """The possible values, in the words of the documentation."""
    doc: str
    shown: str
    """How a table shows it: `prose`, `number`, `answer`, `answer number`, or empty."""

    def getter(self) -> Callable[[Any], Any]:
        """A function from an item to the value of the field."""
        find, convert = attrgetter(self.path), _converter(self.type)
        return (lambda item: convert(find(item))) if convert else find


def _converter(kind: str) -> Callable[[Any], Any] | None:
    """A function that makes a value fit a type; None if no value has to change."""
    if kind.startswith("day"):
        return lambda day: None if day is None else iso(day)
    if kind.startswith("list of"):
        return list if "null" not in kind else lambda each: None if each is None else list(each)
    if "range" in kind:
        return lambda ends: None if ends is None else _number_or_range(*ends)
    if kind.startswith(("text", "id")) and kind.endswith("or null"):
        return lambda text: text or None
    return None


def _number_or_range(low: int | None, high: int | None) -> int | str:
    """One number, or `low..high` with nothing at an open end."""
    if low is not None and low == high:
        return low
    return f"{'' if low is None else low}..{'' if high is None else high}"


class Record:
    """The fields of one kind of record, in their order."""

    def __init__(self, name: str, *parts: str | tuple[Field, ...]) -> None:
        """Parts are declarations or fields of other records. The last of one name counts."""
        self.name = name
        self.fields: dict[str, Field] = {}
        for part in parts:
            fields = _declared(part) if isinstance(part, str) else part
            self.fields |= {field.name: field for field in fields}
        self._getters = {name: field.getter() for name, field in self.fields.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(self.fields)

    def of(self, item: Any) -> dict[str, Any] | None:
        """The record of an item; None for None."""
        if item is None:
            return None
        return {name: get(item) for name, get in self._getters.items()}

    def only(self, *names: str) -> tuple[Field, ...]:
        """The fields with these names, or all."""
        return tuple(self.fields[name] for name in names or self.fields)

    def at(self, place: str, *names: str) -> tuple[Field, ...]:
        """The same fields, for a record whose items have the items of this one at `place`."""
        return tuple(field._replace(path=f"{place}.{field.path}") for field in self.only(*names))


def _declared(text: str) -> Iterator[Field]:
    lines = dedent(text).strip().split("\n")
    heads = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    for number, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        head, kind = lines[number].split(": ", 1)
        name, _, path = head.partition(" = ")
        kind, _, shown = kind.removesuffix(")").partition(" (")
        doc = " ".join(line.strip() for line in lines[number + 1 : end])
        yield Field(name, path or name, kind, doc, shown)


COUNTING = "`exclusive`, `inclusive`"
UNIT = (
    "`days`, `weeks`, `months`, `years`, `business-days`, `calendar`, `hours`, `minutes`, `seconds`"
)
ASKED_UNIT = f"{UNIT}, {', '.join(f'`{unit}`' for unit in ASKED_UNITS)}"
KIND = (
    "`measure`, `date`, `weekday`, `verdict`, `fact`, `count`, `duration`, `choice`, `events`,"
    " `periods` or `gaps`"
)
NULL_WHEN_OPEN = "Null only when `min` and `max` differ or one of them is open."

_ANSWER = Record(
    "answer",
    f"""
    kind = answer.kind: {KIND}
        What was asked for: a span, a date, a day of the week, yes or no, a fact of the
        calendar, a number of days of a kind, a duration without dates, one of two, events,
        periods, or gaps between periods.
    question = answer.question: text (prose)
        The question in words; `handover ask` answers it in the same way, given the same
        options.
    start = answer.start_label: text or null
        The date the question starts from, by its id with any shifts, or as written.
    start_date = answer.start_dates: date or null
        The day or days that `start` stands for.
    end = answer.end_label: text or null
        The second date: the end of a span, the date compared with, or the resulting date.
        For a period, its id. Null if the question has one date.
    end_date = answer.end_dates: date, interval or null
        The day or days that `end` stands for; both ends of a period as `start/end`.
    counting = answer.counting: {COUNTING} or null
        Whether both end days count (inclusive) or the difference was taken; null where
        nothing was counted.
    unit = answer.unit: {ASKED_UNIT}, `iso` or null
        The unit of `value`, `min` and `max`; null where nothing was counted.
    value = answer.value: number, text or null (answer number)
        The answer: a number for a counted unit, else text. {NULL_WHEN_OPEN}
    min = answer.least: number, text or null (number)
        The least answer that the dates allow; null when nothing bounds it.
    max = answer.greatest: number, text or null (number)
        The greatest answer that the dates allow; null when nothing bounds it.
    days_min = days.low: integer or null (number)
        The least number of days from `start` to `end`, whatever the unit; null when open,
        or where there are no two dates.
    days_max = days.high: integer or null (number)
        The greatest number of days from `start` to `end`; null as for `days_min`.
    calendar: calendar span or null (prose)
        A measure in years, months and days, whatever the unit; null for other kinds.
    iso: duration or null
        The same as an ISO 8601 duration; null for other kinds.
    weekday = answer.weekday: weekday or null
        The day of the week, if the answer is one day or a day of the week; else null.
    """,
)
_CLOCK_OF_ANSWER = Record(
    "clock-of-answer",
    """
    zone = answer.zone: zone or null
        The time zone of the answer, or in which it was counted; null without a clock time,
        or if its zone is not known.
    instant = answer.instant: instant or null
        The answer in UTC, if it is one instant; else null.
    """,
)
_CALENDAR_OF_ANSWER = Record(
    "calendar-of-answer",
    """
    start_written = answer.start_written: text or null (prose)
        The date of `start` as another calendar has it, such as `2 September 1666 Julian`;
        null if it was written in the Gregorian calendar.
    end_written = answer.end_written: text or null (prose)
        The same for `end`.
    """,
)
_LEFT_OUT = Record(
    "left-out",
    """
    weekend: list of weekdays or null
        The days of the week that the business days leave out; null where none are counted.
    holidays: list of texts or null (prose)
        The holidays that they leave out, each as its day and its name, without those on the
        weekend; null as for `weekend`, and where the days have an open end.
    worked: list of days or null
        The days on the weekend that are business days; null as for `holidays`.
    """,
)
_RULE_OF_ANSWER = Record(
    "rule-of-answer",
    """
    rule: text or null
        The rule by which a deadline in the question was reckoned, or the roll that moved it:
        `bgb`, `rolled following`; null without one.
    rule_steps: list of texts (prose)
        How it was reckoned, in sentences: the day that is not counted, the last day that
        counts, each day off that moved it, and the article; an empty list without a rule.
    """,
)
ANSWER = Record(
    "answer",
    _ANSWER.only(),
    _CLOCK_OF_ANSWER.only(),
    _CALENDAR_OF_ANSWER.only(),
    _LEFT_OUT.only(),
    _RULE_OF_ANSWER.only(),
)
"""Of the details of an answer."""

EXPLAINED = Record(
    "explained-answer",
    ANSWER.only(),
    """
    steps = step_records: list of explained-steps
        How the answer was found, step by step.
    """,
)
"""Of an answer with its steps."""

STORED = Record(
    "stored",
    """
    id = stored.id: id
        The question's id; `handover ask ID` asks it.
    """,
    _ANSWER.at("details"),
    """
    question = stored.ask: text (prose)
        The question as the table stores it.
    """,
    _CLOCK_OF_ANSWER.at("details"),
    _CALENDAR_OF_ANSWER.at("details"),
    _LEFT_OUT.at("details"),
    _RULE_OF_ANSWER.at("details"),
)
"""Of a stored question with its answer."""

ANSWER_TEXT = """
answer = details.answer.text: text (answer)
    The answer as `value` prints it.
"""

STORED_LINE = Record("stored", STORED.only(), ANSWER_TEXT)
"""What a table of stored questions shows."""


class _LineRecord(Record):
    """Of an `AskedLine`, which shows what was asked even if there is no answer."""

    def of(self, item: AskedLine) -> dict[str, Any]:
        if item.details is None:
            return dict.fromkeys(self.fields) | {"question": item.text}
        return super().of(item) or {}


LINE = _LineRecord("answer", ANSWER.at("details"), ANSWER_TEXT)
"""What a table of the answers to lines shows."""

_EVENT = Record(
    "event",
    """
    id: id
        The event's id in the table.
    title: text (prose)
        Its title; its id where it has none.
    date = date.text: date
        Its date as the table has it, or as it follows from another date.
    earliest = date.earliest: day or null
        The first day it can have been; null when nothing bounds it.
    latest = date.latest: day or null
        The last day it can have been; null when nothing bounds it.
    qualifiers = date.qualifiers: text or null (prose)
        What EDTF's `?`, `~` and `%` say of the date, in words; null for nothing.
    weekday = date.weekday: weekday or null
        The day of the week of a date that is one day.
    week = date.week: week or null
        The ISO 8601 week of a date that is one day.
    place: text or null (prose)
        Where it happened.
    tags: list of texts (prose)
        Its tags; an empty list if it has none.
    source: id or null (prose)
        The id of its source in the table.
    note: text or null (prose)
        The table's remark on it.
    """,
)
_RECURRENCE = Record(
    "recurrence",
    """
    every: text or null (prose)
        How it comes again, as the table has it; null if it does not.
    """,
)
_CLOCK_OF_DATE = Record(
    "clock-of-date",
    """
    time = date.time: time or null
        The clock time, as a clock of its zone shows it; null without one, or if two are
        possible.
    zone = date.zone: zone or null
        The time zone of the clock time; null without a clock time, or if its zone is not
        known.
    instant = date.instant: instant or null
        The clock time in UTC; null if its zone is not known, or if two are possible.
    """,
)
_CALENDAR_OF_DATE = Record(
    "calendar-of-date",
    """
    written = date.calendar_text: text or null (prose)
        The date as another calendar has it, such as `2 September 1666 Julian`; null if it was
        written in the Gregorian calendar.
    """,
)
EVENT = Record(
    "event",
    _EVENT.at("event"),
    _CLOCK_OF_DATE.at("event"),
    _CALENDAR_OF_DATE.at("event"),
    """
    days_to_today: integer or range (number)
        Days from the event to today, negative while it lies ahead; a range when its date
        is imprecise.
    """,
    _RECURRENCE.at("event"),
)
"""Of a `ListedEvent`."""

SHOWN_EVENT = Record(
    "shown-event",
    _EVENT.at("event"),
    """
    days_to_today = distance.days: integer or range (number)
        Days from the event to today, negative while it lies ahead; a range when its date
        is imprecise.
    next_anniversary: date or null
        The day or days of its next anniversary, today included; null when it could be any
        day of the year.
    periods: list of ids (prose)
        The ids of the periods that start or end on it, or on a day reckoned from it.
    claims: list of ids (prose)
        The ids of the claims that its date decides, through a period too.
    """,
    _CLOCK_OF_DATE.at("event"),
    _CALENDAR_OF_DATE.at("event"),
    _RECURRENCE.at("event"),
    """
    next_occurrence: day or null
        The next day on which it comes again, today included; null if there is none.
    last_occurrence: day or null
        The last day on which it came, today included; null if there is none, or if it does not
        come again.
    """,
)

_PERIOD = Record(
    "period",
    f"""
    id = period.id: id
        The period's id in the table.
    title = period.title: text (prose)
        Its title; its id where it has none.
    start = answer.start.label: text
        The event it starts with, by its id with any shifts, or the date as written.
    start_date = answer.start.date.text: date
        The day or days on which it starts.
    end = answer.end_label: text
        The event it ends with, or the date as written; `today` while it is going on; its
        start if it has no end and lies ahead.
    end_date = answer.end_dates: date
        The day or days on which it ends; today while it is going on.
    ongoing = is_going_on: boolean
        Whether it is still going on: it has no end, and does not lie ahead.
    counting = answer.counting: `exclusive` or `inclusive`
        Whether both end days count (inclusive) or the difference was taken.
    unit = answer.unit: {UNIT} or `iso`
        The unit of `value`, `min` and `max`: asked for, else the period's own, else days.
    value = answer.value: number, text or null (answer number)
        How long it lasted: a number for a counted unit, else text. {NULL_WHEN_OPEN}
    min = answer.least: number or text (number)
        The shortest that the dates allow.
    max = answer.greatest: number, text or null (number)
        The longest that the dates allow; null when nothing bounds it.
    days_min = details.days.low: integer (number)
        The least number of days it lasted, whatever the unit.
    days_max = details.days.high: integer or null (number)
        The greatest number of days it lasted; null when open.
    calendar = details.calendar: calendar span (prose)
        How long it lasted in years, months and days, whatever the unit.
    iso = details.iso: duration
        The same as an ISO 8601 duration.
    source = period.source: id or null (prose)
        The id of its source in the table.
    note = period.note: text or null (prose)
        The table's remark on it.
    """,
    _CALENDAR_OF_ANSWER.only(),
)
_DETAILS_OF_PERIOD = Record(
    "details-of-period",
    """
    tags = period.tags: list of texts (prose)
        Its tags; an empty list if it has none.
    days_to_today: integer or range (number)
        Days from its end to today: 0 while it is going on, negative while its end lies ahead;
        a range when its end is imprecise.
    """,
)
PERIOD = Record("period", _PERIOD.only(), _DETAILS_OF_PERIOD.only(), _LEFT_OUT.at("details"))
"""Of a `MeasuredPeriod`."""

GAP = Record(
    "gap",
    """
    start_date: date
        The day or days on which the gap starts.
    end_date: date
        The day or days on which it ends.
    days = length: integer or range (answer number)
        How many days it has; from 0 on, if there may be no gap.
    """,
)
"""Of a `Gap` between periods."""

SHOWN_PERIOD = Record(
    "shown-period",
    _PERIOD.at("measured"),
    """
    claims: list of ids (prose)
        The ids of the claims that its dates decide.
    """,
    _DETAILS_OF_PERIOD.at("measured"),
    _LEFT_OUT.at("measured.details"),
)

CLAIM = Record(
    "claim",
    f"""
    id = claim.id: id
        The claim's id in the table.
    question = claim.ask: text (prose)
        The question as the table stores it.
    stated: number or text
        The answer that the source states: a number, else text.
    value = answer.value: number, text or null (answer number)
        The answer that the dates give, as in the answer's record. {NULL_WHEN_OPEN}
    """,
    ANSWER.only("min", "max", "unit", "counting"),
    f"""
    verdict: `true`, `false` or `undetermined` (answer)
        Whether the dates agree with the stated answer; undetermined if only some of the
        possible days do.
    holds_if: {COUNTING} or null (prose)
        The counting under which a false claim would be true; null when neither makes it
        true, or when it is not false.
    source = claim.source: id or null (prose)
        The id of the claim's source in the table.
    """,
)
"""Of a `CheckedClaim`."""

SHOWN_QUESTION = Record(
    "shown-question",
    CLAIM.at("checked"),
    """
    id = question.id: id
        The question's id; `handover ask ID` asks it.
    stated = checked.stated: number, text or null
        The answer that the source states; null for a question that is no claim.
    verdict = checked.verdict: `true`, `false`, `undetermined` or null (answer)
        Whether the dates agree with the stated answer; null for a question that is no claim.
    note = question.note: text or null (prose)
        The table's remark on it.
    """,
)

ANNIVERSARY = Record(
    "anniversary",
    _EVENT.at("event", "id", "title", "date"),
    """
    number: integer from 1 or null (number)
        How many units will have passed; null when the year is not known, or the day of the
        year, and for occurrences.
    unit: `years`, `months`, `weeks`, `days` or `occurrences`
        Years for an anniversary; days, weeks or months for a milestone; occurrences for a day
        on which an event comes again.
    anniversary = text: date or null (answer)
        Its day, or earliest and latest day for an imprecise event; null when the date leaves
        the day of the year open.
    weekday = date.weekday: weekday or null
        The day of the week of an anniversary that is one day.
    days_until: integer, range or null (number)
        Days from today to the anniversary, 0 on the day itself; a range for an imprecise
        event; null as for `anniversary`.
    """,
)

HOLIDAY = Record(
    "holiday",
    """
    date = special.day: day
        The day.
    weekday: weekday
        Its day of the week.
    name = special.name: text or null (prose)
        Its name; null if it has none.
    kind: `holiday` or `worked`
        A holiday, or a day on the weekend that is worked.
    source = special.source: text
        Where it comes from: the code of a country, `table`, the name of a file, or `option`.
    """,
)
"""Of a `ListedDay`."""

STEP = Record(
    "step",
    """
    date = text: date
        The day, with its clock time if the sequence has clock times.
    weekday: weekday
        Its day of the week.
    """,
)
"""Of a precise date."""

PROBLEM = Record(
    "problem",
    """
    file: text (prose)
        The file, as it was named.
    key: text or null (prose)
        The dotted path of the key, such as `events.deadline.date`; null for the whole file.
    line: integer from 1 or null (number)
        The line, from 1; null if the mistake is in no line.
    column: integer from 1 or null (number)
        The column of a mistake in the syntax, from 1.
    problem: text (prose)
        What is wrong.
    hint: text or null (prose)
        What is accepted, or the nearest right name.
    """,
)

MARK = Record(
    "mark",
    """
    kind = mark.kind: `event`, `start`, `end` or `today`
        An event, the start or the end of a period, or today.
    id = mark.id: id
        The id of the event or the period; `today` for today.
    title = mark.title: text (prose)
        Its title.
    """,
    _EVENT.at("mark.point", "date", "earliest", "latest"),
    """
    gap_days: integer or null (number)
        Days to the mark that follows; null for the last, and when the dates allow more
        than one number.
    """,
    _CLOCK_OF_DATE.at("mark.point"),
    """
    gap_seconds: integer or null (number)
        Whole seconds to the mark that follows, if both have a clock time; else null.
    """,
    _CALENDAR_OF_DATE.at("mark.point"),
)
"""Of a `MarkAndGap`."""

RECORDS = {
    record.name: record
    for record in (
        *(
            ANSWER,
            EXPLAINED,
            STORED,
            EVENT,
            SHOWN_EVENT,
            PERIOD,
            CLAIM,
            SHOWN_PERIOD,
            SHOWN_QUESTION,
        ),
        *(ANNIVERSARY, STEP, PROBLEM, MARK, GAP, HOLIDAY),
    )
}

OF_COMMAND = {
    **dict.fromkeys(("ask", "between", "since", "until", "add", "is"), "answer"),
    "events": "event",
    "periods": "period",
    "check": "claim",
    "anniversaries": "anniversary",
    "seq": "step",
    "validate": "problem",
    "timeline": "mark",
    "holidays": "holiday",
}
"""The record that each command prints. `show` and `ask` alone have their own."""
SHOWN = {"event": "shown-event", "period": "shown-period", "question": "shown-question"}
"""The record that `show` prints for each kind of entry."""
