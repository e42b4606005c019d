"""Blocks of bytes in, blocks of bytes out, with an answer in every row."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..errors import HandoverError, TableError
from ..language.resolving import Scope
from ..notations.notation import Notation
from ..spans import Measure
from ..text import quote
from .cells import Cell, CellReader, UnreadableCell
from .formats import MAX_ROW, Columns, Form, RowFormat, Rows
from .measuring import Ends, RowAnswers, Written


class RowsInput(NamedTuple):
    """What the rows look like, and where the dates in them are."""

    form: Form
    ends: Ends
    columns: Columns = Columns()
    header: bool = True
    formats: Sequence[Notation] = ()


class Batch:
    """Answers rows; one object for one input, since it counts lines.

    `new` names the new columns, one for each measure. With `blank`, a cell that can't be
    read leaves its answer empty and is counted in `blanked`.
    """

    def __init__(
        self,
        given: RowsInput,
        measures: Sequence[Measure],
        scope: Scope,
        *,
        new: Sequence[str] = (),
        blank: bool = False,
    ) -> None:
        self.blanked = 0
        self._blank = blank
        self._given = given
        self._format = _format_of(given, new or [measure.unit for measure in measures])
        reader = CellReader(scope, self._format.texts, given.formats)
        self._answers = RowAnswers(measures, given.ends, reader, self._format.finish)
        self._no_answers = [[""]] * len(measures)

    def answered(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The rows with their answers, each block as soon as it holds whole rows.

        Raises:
            HandoverError: a row or a cell can't be read. Rows before it have been given.
        """
        for block in _utf_8(self._whole_lines(blocks)):
            rows = self._format.rows(block.decode("utf-8", "surrogateescape"))
            yield from map(_encoded, self._answered(rows))
        rest = self._format.rest()
        if rest is not None:
            yield from map(_encoded, self._answered(rest))

    def _whole_lines(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The same bytes in blocks that end in a line end, the last one perhaps excepted."""
        begun = b""
        for block in blocks:
            end = block.rfind(b"\n") + 1
            if len(begun) + (block.find(b"\n") if end else len(block)) > MAX_ROW:
                line = self._format.lines + 1
                raise HandoverError(f"line {line} is longer than {MAX_ROW:,} bytes")
            if end:
                yield begun + block[:end]
                begun = block[end:]
            else:
                begun += block
        if begun:
            yield begun

    def _answered(self, rows: Rows) -> Iterator[str]:
        try:
            answers = self._answers(rows.starts, rows.ends)
        except HandoverError:
            yield from self._one_by_one(rows)
        else:
            yield rows.answered(answers)
        if rows.broken is not None:
            raise rows.broken.at(f"line {rows.line_of(len(rows.starts))}")

    def _one_by_one(self, rows: Rows) -> Iterator[str]:
        """Answer rows one by one: up to the first bad row, or with its answer empty."""
        answers: list[Written] = []
        for number, (start, end) in enumerate(zip(rows.starts, rows.ends, strict=True)):
            try:
                answers += self._answers((start,), (end,))
            except TableError:
                yield rows.answered(answers)
                raise
            except HandoverError as error:
                if not self._blank:
                    yield rows.answered(answers)
                    raise error.at(self._where(rows.line_of(number), start, end)) from None
                self.blanked += 1
                answers += self._format.finish(self._no_answers)
        yield rows.answered(answers)

    def _where(self, line: int, start: Cell, end: Cell) -> str:
        """The line of a row without an answer, and the column if one cell is the reason."""
        whole_row = isinstance(start, UnreadableCell) and start is end
        for column, cell in zip(self._given.columns, (start, end), strict=True):
            if column is not None and not whole_row and not self._answers.readable(cell):
                return f"line {line}, column {column if column.isdigit() else quote(column)}"
        return f"line {line}"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _utf_8(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same blocks, if they don't begin as UTF-16 does."""
    for number, block in enumerate(blocks):
        if number == 0 and block.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise HandoverError("the rows are UTF-16", "save them as UTF-8")
        yield block


def _format_of(given: RowsInput, new: Sequence[str]) -> RowFormat:
    if given.form == "lines":
        from .lines import Lines

        return Lines()
    if given.form == "jsonl":
        from .json_lines import JsonLines

        return JsonLines(columns=given.columns, new=new)
    from .delimited import Delimited

    return Delimited(
        quotes=given.form == "csv", columns=given.columns, header=given.header, new=new
    )
