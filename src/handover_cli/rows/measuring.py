"""Answers for whole columns of values, fast for columns of plain days.

Two integers give a span that is an integer. The span of other values is the pair of them. A
column with other values fails the integer arithmetic with a TypeError. Then its rows are
measured one by one, and the pairs by `answers.ranges`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from ..answers.answer import range_text
from ..answers.asking import check_inclusive
from ..answers.ranges import Range, amounts
from ..dates import precise
from ..errors import HandoverError
from ..language.resolving import Point, Root, business_for, written
from ..spans import PARTS_OF_A_DAY, Measure
from .arithmetic import Packing, plan_for
from .cells import Cell, CellReader, Value, first_of, packed
from .memory import LIMIT, Memo

if TYPE_CHECKING:
    from decimal import Decimal

    from ..language.resolving import Scope
    from .stamped import StampReader, Stamps

PLAIN = 40
"""A plain day and its answer take as much memory as this many characters."""
SHORTEST_STAMP = len("2024-03-01T12:34:56")
POINT = 8
"""An imprecise date takes as much memory as this many plain days."""

Span = int | tuple[Value, Value] | None
Written = int | str
"""An answer to write: a text, or a number that is written as it is."""


def _weigh(inputs: Sequence[object], outputs: Sequence[object]) -> int:
    """What a memory of these takes, in plain days. Long texts and imprecise dates take more."""
    return len(inputs) + (sum(map(_size, inputs)) + sum(map(_size, outputs))) // PLAIN


def _size(value: object) -> int:
    """What a cell, a date, a span or an answer takes beyond a plain day, in characters."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Point):
        return PLAIN * (POINT + len(value.way))
    return sum(map(_size, value)) if isinstance(value, tuple) else 0


def remembered(reader: CellReader, packing: Packing, limit: int = LIMIT) -> Memo[Cell, Value]:
    """`reader.values` with a memory."""
    return Memo(lambda cells: reader.values(cells, packing), limit, _weigh)


class Ends(NamedTuple):
    """The two ends of every row: a date for all rows, or None if a column has it."""

    start: Point | None = None
    end: Point | None = None


class Measuring:
    """One measure, for columns of values with its packing."""

    def __init__(self, measure: Measure, scope: Scope, ends: Ends) -> None:
        self.measure = measure
        self._scope = scope
        self._ends = ends
        self.plan = plan_for(measure)
        self.packing = self.plan.packing

    def fixed(self, point: Point) -> Value:
        """The value of a date that is the same in every row.

        To a plain day, days are counted from the day of a clock time.
        """
        if point.date.moment is None or self.measure.unit in PARTS_OF_A_DAY:
            return packed(point, self.packing)
        return point if point.day is None else self.packing.pack(point.day)

    def spans(self, starts: Sequence[Value], ends: Sequence[Value]) -> Sequence[Span]:
        """The span from each start to its end."""
        try:
            return self.plan.spans(starts, ends)  # type: ignore[arg-type]
        except TypeError:
            return [self._span(*pair) for pair in zip(starts, ends, strict=True)]

    def _span(self, start: Value, end: Value) -> Span:
        if start is None or end is None:
            return None
        if isinstance(start, int) and isinstance(end, int):
            return self.plan.spans([start], [end])[0]
        return start, end

    def texts(self, spans: Sequence[Span]) -> list[str]:
        """The text of each span, as `Answer.text` gives it; empty for an empty cell."""
        try:
            return self.plan.texts(spans)  # type: ignore[arg-type]
        except TypeError:
            return [self._text(span) for span in spans]

    def _text(self, span: Span) -> str:
        if span is None:
            return ""
        if isinstance(span, int):
            return self.plan.texts([span])[0]
        return range_text(self._range(*span), self.measure)

    def amount_or_text(self, span: Span) -> int | Decimal | str | None:
        """A span as a value: a number for counted units, else text; None for an empty cell."""
        if span is None:
            return None
        if isinstance(span, int):
            return self.measure.value(self.plan.amount(span))
        low, high = length = self._range(*span)
        if low is None or low != high:
            return range_text(length, self.measure)
        return self.measure.value(low)

    def _range(self, start: Value, end: Value) -> Range:
        first = self._ends.start or self._point(start)
        last = self._ends.end or self._point(end)
        business = business_for(first.way + last.way, self._scope)
        measure = self.measure
        if first.date.moment is not None or last.date.moment is not None:
            from ..answers.clock_notes import measure_and_notes  # most cells have no clock time

            if measure.counting == "inclusive":
                check_inclusive((first, last), (measure.unit,))
            measure, _ = measure_and_notes(first, last, measure)
        if first.root is last.root and not first.varies_with(last):
            # Two cells with one text are two unknown days, though the text is read once.
            last = last._replace(root=Root(None, last.root.bounds, last.root.runs))
        return amounts(first, last, measure, business)

    def _point(self, value: Value) -> Point:
        assert value is not None
        if isinstance(value, int):
            return written(precise(self.packing.unpack(value)))
        return value


def _may_be_stamps(cells: Sequence[Cell]) -> bool:
    """True if the first cell that holds something is long enough for a day and a clock time."""
    first = first_of(cells)
    return isinstance(first, str) and len(first) >= SHORTEST_STAMP and ":" in first


class RowAnswers:
    """The answers to write: one for each row, or one for each row and measure.

    `finish` makes one text of the answers to a row, from a list of texts for each measure. Its
    results are remembered by cell, or by span if both ends come from columns. Numbers are not
    remembered, because to write a number takes less time.
    """

    def __init__(
        self,
        measures: Sequence[Measure],
        ends: Ends,
        reader: CellReader,
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
        self._of_cells = Memo(self._answer_cells, LIMIT, _weigh)
        self._of_spans = Memo(self._answer_spans, LIMIT, _weigh)

    def __call__(self, starts: Sequence[Cell], ends: Sequence[Cell]) -> Sequence[Written]:
        """An answer for each row. The cells of a fixed end are not read.

        Raises:
            HandoverError: a cell can't be read.
        """
        if self._reader.formats or not _may_be_stamps(starts if self._ends.start is None else ends):
            return self._of_any(starts, ends)
        stamps = self._stamps.stamps(starts, ends)
        if stamps is None:
            return self._of_any(starts, ends)
        answers = self._of_stamps(stamps)
        if answers is not None:
            return answers
        fitting = stamps.fitting()
        answers = self._of_stamps(stamps.only(fitting)) if any(fitting) else None
        if answers is None:
            return self._of_any(starts, ends)
        unlike = [not fits for fits in fitting]
        others = self._of_any(list(compress(starts, unlike)), list(compress(ends, unlike)))
        first, second = iter(answers), iter(others)
        return [next(first if fits else second) for fits in fitting]

    @cached_property
    def _stamps(self) -> StampReader:
        from .stamped import StampReader  # most rows have no clock times

        measures = [one.measure for one in self._measuring]
        return StampReader(measures, self._ends, self._reader.scope, self._reader.texts)

    def _of_stamps(self, stamps: Stamps) -> Sequence[Written] | None:
        """The answers to rows of timestamps; None if they are not all written alike."""
        if self._stamps.counts_days:
            days = self._stamps.days(stamps)
            return None if days is None else self._of_any(days[0], days[-1])
        spans = self._stamps.spans(stamps)
        if spans is None:
            return None
        columns = [(spans.amounts(one.measure), one.measure) for one in self._measuring]
        (first, measure), *others = columns
        if not others and not measure.decimals:
            return first
        return self._finish([list(map(measure.text, amounts)) for amounts, measure in columns])

    def _of_any(self, starts: Sequence[Cell], ends: Sequence[Cell]) -> Sequence[Written]:
        """The answers to rows of any dates."""
        if self._ends.start is not None:
            return self._of_cells(ends)
        if self._ends.end is not None:
            return self._of_cells(starts)
        values = {packing: (read(starts), read(ends)) for packing, read in self._values.items()}
        first, *others = self._measuring
        if first.plan.counts and not others:
            try:
                return first.plan.spans(*values[first.packing])  # type: ignore[arg-type]
            except TypeError:  # not every value is a known day
                pass
        spans = [one.spans(*values[one.packing]) for one in self._measuring]
        return self._of_spans(list(zip(*spans, strict=True)) if others else spans[0])

    def readable(self, cell: Cell) -> bool:
        """True if a cell can be read."""
        try:
            self._reader.values([cell], self._measuring[0].packing)
        except HandoverError:
            return False
        return True

    def _answer_cells(self, cells: Sequence[Cell]) -> list[str]:
        values = {packing: self._reader.values(cells, packing) for packing in self._values}
        texts = []
        for one in self._measuring:
            column = values[one.packing]
            starts, ends = (
                column if end is None else [one.fixed(end)] * len(column) for end in self._ends
            )
            texts.append(one.texts(one.spans(starts, ends)))
        return self._finish(texts)

    def _answer_spans(self, spans: Sequence[Any]) -> list[str]:
        if len(self._measuring) == 1:
            return self._finish([self._measuring[0].texts(spans)])
        columns = zip(*spans, strict=True)
        return self._finish(
            [one.texts(column) for one, column in zip(self._measuring, columns, strict=True)]
        )
