"""Answers for whole columns of cells: fast for plain days, by the plain path for the rest.

A cell is read to a value: an integer for a day that is known, a `Resolved` for one that
is not, None for an empty cell. A day that starts or ends a period stays a `Resolved` if the
other end is not known, since it bounds it. Two values make a span: an integer when both
are, else the pair itself. A column that holds more than integers fails the integer
arithmetic with a TypeError, and is then measured one by one, the pairs by
`answers.amounts`. So what is fast and what is careful is decided by the values and never by
looking at the text twice.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from ..answers import Range, amounts
from ..answers.answer import range_text
from ..dates import civil, iso
from ..errors import HandoverError, quote
from ..expressions import Resolved, resolve
from ..spans import Measure
from .arithmetic import Packing, plan_for
from .memory import LIMIT, Learned

if TYPE_CHECKING:
    from decimal import Decimal

    from ..expressions import Scope

PLAIN = 40
"""Characters that weigh as much as a plain day and its answer."""
RESOLVED = 8
"""Plain days that an imprecise date weighs as much as."""
MAX_DATE = 1000
"""Characters of a date: so many members of a set, or shifts, are allowed and no more."""
DAY_LENGTH = len("YYYY-MM-DD")

FULL_DATES = (
    ["Y", "d", "m"],
    ["Y", "b", "d"],
    ["B", "Y", "d"],
    ["Y", "j"],
    ["G", "V", "u"],
)
"""The parts, sorted, that make up a date whose year has four digits."""

_LOOSE = re.compile("%j|%V|%d%m|%m%d")
"""Where `strptime` makes days up: day 366 of any year, week 53, and `111` as a day and a month."""
_PART = re.compile("%(.)", re.DOTALL)
_DIGITS = re.compile("[0-9]+")

Value = int | Resolved | None
Span = int | tuple[Value, Value] | None
Answer = int | str
"""What is written: a text, or a number that is its own text."""


class Misfit(NamedTuple):
    """Stands for a cell that isn't there, or is nothing that could be a date."""

    problem: str


Cell = str | Misfit | None
"""As a format found it: raw text, or the text, number or null of a JSON member."""

Texts = Callable[[Sequence[Cell]], Sequence[Cell]]
"""What raw cells say: without the quotes or escapes of their format."""


class Reader(NamedTuple):
    """How the cells of a column are read as dates."""

    scope: "Scope"
    texts: Texts
    date_format: str | None = None
    """A format of `datetime.strptime` that all cells have; None: each is a DATE."""

    def values(self, cells: Sequence[Cell], packing: Packing) -> Sequence[Value]:
        """The value of each cell, known days packed.

        Raises:
            HandoverError: a cell can't be read.
        """
        texts = self.texts(cells)
        if self.date_format is None:
            days = _iso_days(texts)
            if days is not None:
                return packing.pack(days)
        return [self.value(text, packing) for text in texts]

    def value(self, text: Cell, packing: Packing) -> Value:
        """The value of one text."""
        if isinstance(text, Misfit):
            raise HandoverError(text.problem)
        if not text:
            return None
        if len(text) > MAX_DATE:
            raise HandoverError(f"{quote(text)} is longer than any date")
        if self.date_format is not None:
            return packing.pack([_in_format(text, self.date_format)])[0]
        days = _iso_days([text])
        if days:
            return packing.pack(days)[0]
        resolved = resolve(text, self.scope)
        return resolved if _bounds_another(resolved, self.scope) else _packed(resolved, packing)


class _AnyDay:
    """Tells on which day an ongoing period ends, where all that counts is that it is known."""

    today = 1


def _bounds_another(resolved: Resolved, scope: "Scope") -> bool:
    """Whether it starts or ends a period whose other end is not known."""
    others = (
        scope.names.period_end(end.period, "end" if end.side == "start" else "start", _AnyDay())
        for end in resolved.ends
    )
    return any(other is not None and not other.date.is_precise for other in others)


def _packed(resolved: Resolved, packing: Packing) -> int | Resolved:
    """A date as an integer, if its day is known."""
    day = resolved.date.earliest
    if day is None or not resolved.date.is_precise:
        return resolved
    return packing.pack([civil(day)])[0]


def _iso_days(texts: Sequence[Cell]) -> list[date] | None:
    """The days, if every text is one written YYYY-MM-DD; None if only one is not.

    Of ten characters `date.fromisoformat` reads nothing else but `2021-W01-1`.
    """
    try:
        if set(map(len, texts)) != {DAY_LENGTH} or "W" in "".join(texts):  # type: ignore[arg-type]
            return None
        return list(map(date.fromisoformat, texts))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None


def _in_format(text: str, date_format: str) -> date:
    try:
        day = datetime.strptime(text, date_format).date()  # noqa: DTZ007 - a date, no time
    except ValueError:
        day = None
    loose = _LOOSE.search(date_format)
    if day is None or (loose and _numbers(text) != _numbers(_written(day, date_format))):
        raise HandoverError(f"{quote(text)} is no date written {quote(date_format)}")
    return day


def _written(day: date, date_format: str) -> str:
    """A day in a format, without names of months."""
    year, week, weekday = day.isocalendar()
    parts = {
        "Y": f"{day.year:04}",
        "m": f"{day.month:02}",
        "d": f"{day.day:02}",
        "j": f"{day:%j}",
        "G": f"{year:04}",
        "V": f"{week:02}",
        "u": f"{weekday}",
    }
    return _PART.sub(lambda part: parts.get(part[1], ""), date_format)


def _numbers(text: str) -> list[int]:
    return list(map(int, _DIGITS.findall(text)))


def check_date_format(date_format: str) -> None:
    """Refuse a format that does not name exactly one full date with a four-digit year.

    Raises:
        HandoverError: a part is missing, is there twice, or is no part of a date.

    >>> check_date_format("%d/%m/%Y")
    """
    rest = iter(date_format)
    parts = [next(rest, "") for character in rest if character == "%"]
    named = sorted(part for part in parts if part != "%")
    if named not in FULL_DATES:
        raise HandoverError(
            f"--date-format {quote(date_format)} is no full date: it takes %Y, one of %m, %b"
            " and %B, and %d, each once; or %Y and %j; or %G, %V and %u"
        )


def _characters(texts: Iterable[object]) -> int:
    return sum(len(text) for text in texts if isinstance(text, str))


def _weigh_values(cells: Sequence[Cell], values: Sequence[Value]) -> int:
    """As a memory weighs them: long texts and imprecise dates take more room than days."""
    return len(cells) + _characters(cells) // PLAIN + sum(map(_vague, values))


def _weigh_answers(inputs: Sequence[object], answers: Sequence[str]) -> int:
    """The same for cells or spans, and the text that answers them."""
    characters = _characters(inputs) + _characters(answers)
    return len(inputs) + characters // PLAIN + sum(map(_vague, inputs))


def _vague(value: object) -> int:
    """What a date, or a span, weighs beyond a plain day for being imprecise."""
    if isinstance(value, Resolved):
        return RESOLVED + len(value.shifts)
    return sum(map(_vague, value)) if isinstance(value, tuple) else 0


def remembered(reader: Reader, packing: Packing, limit: int = LIMIT) -> Learned[Cell, Value]:
    """`reader.values` that remembers."""
    return Learned(lambda cells: reader.values(cells, packing), limit, _weigh_values)


class Ends(NamedTuple):
    """Where the two ends of every row come from: a date that is fixed, or None for a column."""

    start: Resolved | None = None
    end: Resolved | None = None


class Measuring:
    """One measure, for columns of values, which have the packing that it names."""

    def __init__(self, measure: Measure, scope: "Scope", ends: Ends) -> None:
        self.measure = measure
        self._scope = scope
        self._ends = ends
        self._plan = plan_for(measure)
        self.packing = self._plan.packing

    def fixed(self, resolved: Resolved) -> Value:
        """The value of a date that is the same in every row."""
        return _packed(resolved, self.packing)

    def spans(self, starts: Sequence[Value], ends: Sequence[Value]) -> Sequence[Span]:
        """From each start to its end."""
        try:
            return self._plan.spans(starts, ends)  # type: ignore[arg-type]
        except TypeError:
            return [self._span(*pair) for pair in zip(starts, ends, strict=True)]

    def numbers(self, starts: Sequence[Value], ends: Sequence[Value]) -> list[int] | None:
        """From each start to its end, as what is written; None unless all are whole numbers."""
        if not self._plan.counts:
            return None
        try:
            return self._plan.spans(starts, ends)  # type: ignore[arg-type]
        except TypeError:
            return None

    def _span(self, start: Value, end: Value) -> Span:
        if start is None or end is None:
            return None
        if isinstance(start, int) and isinstance(end, int):
            return self._plan.spans([start], [end])[0]
        return start, end

    def texts(self, spans: Sequence[Span]) -> list[str]:
        """Each span as `Answer.text` writes it; nothing for an empty cell."""
        try:
            return self._plan.texts(spans)  # type: ignore[arg-type]
        except TypeError:
            return [self._text(span) for span in spans]

    def _text(self, span: Span) -> str:
        if span is None:
            return ""
        if isinstance(span, int):
            return self._plan.texts([span])[0]
        return range_text(self._range(*span), self.measure)

    def amount_or_text(self, span: Span) -> "int | Decimal | str | None":
        """A span as a value: a number for counted units, else text; None for an empty cell."""
        if span is None:
            return None
        if isinstance(span, int):
            return self.measure.value(self._plan.amount(span))
        low, high = found = self._range(*span)
        if low is None or low != high:
            return range_text(found, self.measure)
        return self.measure.value(low)

    def _range(self, start: Value, end: Value) -> Range:
        first = self._ends.start or self._resolved(start)
        last = self._ends.end or self._resolved(end)
        return amounts(first, last, self.measure, self._scope)

    def _resolved(self, value: Value) -> Resolved:
        assert value is not None
        if isinstance(value, int):
            return resolve(iso(self.packing.unpack(value)), self._scope)
        return value


class Answers:
    """What to write for each row: one answer, or one of each measure.

    `finish` makes a text of the answers' texts, a list of them for each measure. With one
    column it is remembered for each cell, with two for each span. But a number costs less
    to write than to remember.
    """

    def __init__(
        self,
        measures: Sequence[Measure],
        ends: Ends,
        reader: Reader,
        finish: Callable[[list[list[str]]], list[str]],
    ) -> None:
        self._reader = reader
        self._measuring = [Measuring(measure, reader.scope, ends) for measure in measures]
        packings = {one.packing for one in self._measuring}
        self._values = {
            packing: remembered(reader, packing, LIMIT // len(packings)) for packing in packings
        }
        self._ends = ends
        self._finish = finish
        self._of_cells = Learned(self._answer_cells, LIMIT, _weigh_answers)
        self._of_spans = Learned(self._answer_spans, LIMIT, _weigh_answers)

    def __call__(self, starts: Sequence[Cell], ends: Sequence[Cell]) -> Sequence[Answer]:
        """An answer for each row. The cells of a fixed end are not looked at.

        Raises:
            HandoverError: a cell can't be read.
        """
        if self._ends.start is not None:
            return self._of_cells(ends)
        if self._ends.end is not None:
            return self._of_cells(starts)
        values = {packing: (read(starts), read(ends)) for packing, read in self._values.items()}
        first, *others = self._measuring
        if not others:
            numbers = first.numbers(*values[first.packing])
            if numbers is not None:
                return numbers
        spans = [one.spans(*values[one.packing]) for one in self._measuring]
        return self._of_spans(list(zip(*spans, strict=True)) if others else spans[0])

    def readable(self, cell: Cell) -> bool:
        """Whether a cell can be read."""
        try:
            self._reader.values([cell], self._measuring[0].packing)
        except HandoverError:
            return False
        return True

    def _answer_cells(self, cells: Sequence[Cell]) -> list[str]:
        values = {packing: self._reader.values(cells, packing) for packing in self._values}
        return self._finish(
            [one.texts(self._spans_to_fixed(one, values[one.packing])) for one in self._measuring]
        )

    def _spans_to_fixed(self, measuring: Measuring, values: Sequence[Value]) -> Sequence[Span]:
        if self._ends.start is not None:
            return measuring.spans([measuring.fixed(self._ends.start)] * len(values), values)
        assert self._ends.end is not None
        return measuring.spans(values, [measuring.fixed(self._ends.end)] * len(values))

    def _answer_spans(self, spans: Sequence[Any]) -> list[str]:
        if len(self._measuring) == 1:
            return self._finish([self._measuring[0].texts(spans)])
        columns = zip(*spans, strict=True)
        return self._finish(
            [one.texts(column) for one, column in zip(self._measuring, columns, strict=True)]
        )
