"""`csv` and `tsv`: rows of cells between separators.

Most blocks are plain: every line has the same number of cells, and no cell holds a separator or
a line end. One split and some slices cut such a block. Other blocks are read row by row: quoted
cells with line ends in them (RFC 4180), mixed line ends, blank lines, rows of the wrong width.
In TSV a quote is a character like any other, and a backslash escapes.
"""

import re
from collections.abc import Iterator, Sequence

from ..text import plural
from .cells import Cell, UnreadableCell
from .formats import (
    BOM,
    MAX_ROW,
    BrokenRow,
    Columns,
    RowFormat,
    RowList,
    Rows,
    check_new,
    column_number,
    lines_of,
    side_by_side,
    whole_lines,
)

# A quoted cell, and any text after its last quote. Possessive, so that nothing is read twice.
_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"[^,]*+')
_QUOTED_ON = re.compile(r'[^"]*+(?:""[^"]*+)*+"[^,]*+')
_QUOTED_TEXT = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(.*)', re.DOTALL)
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')
_ESCAPE = re.compile(r"\\([tnr\\])")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_TO_ESCAPE = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})


class Delimited(RowFormat):
    """Rows of CSV or TSV, below a header row or without one."""

    def __init__(
        self, *, quotes: bool, columns: Columns, header: bool, new: Sequence[str] = ()
    ) -> None:
        self._quotes = quotes
        self._separator = "," if quotes else "\t"
        self._columns = columns
        self._new = new
        self._header_due = header
        self._width: int | None = None
        """The number of cells of every row; None without a header."""
        self._places = (0, 0)
        """The indices of the start and the end cell. If one end is fixed, twice the other."""
        self._open: list[str] = []
        """The lines so far of a row with a quoted cell that has not ended."""
        if not header:
            self._find_columns(None)

    def rows(self, block: str) -> Rows:
        """The rows that end in this block."""
        line = self.lines + 1 - len(self._open)
        before = ""
        if line == 1 and not self._open and block.startswith(BOM):
            before, block = BOM, block.removeprefix(BOM)
        plain = None if self._header_due or self._open else self._plain_rows(block)
        rows = self._any_rows(block) if plain is None else plain
        return rows._replace(before=before + rows.before, line=line)

    def rest(self) -> Rows | None:
        """The row that is open at the end of the input, because its quotes never end."""
        if not self._open:
            return None
        broken = BrokenRow("the quotes of a cell in this row never end")
        ended = sum(line.endswith("\n") for line in self._open)
        return RowList().rows(self.lines + 1 - ended, broken)

    def _plain_rows(self, block: str) -> Rows | None:
        """The rows of a plain block; None when it isn't one."""
        end = "\n"
        if "\r" in block:
            if not block.count("\r") == block.count("\n") == block.count("\r\n"):
                return None
            block, end = block.replace("\r\n", "\n"), "\r\n"
        if not block.endswith("\n") or (self._quotes and not _quotes_are_plain(block)):
            return None
        # Each line end becomes a cell. Their places show if all lines have as many cells as
        # the first.
        cells = block.replace("\n", self._separator + "\n" + self._separator)
        cut = cells.split(self._separator)
        del cut[-1]
        count, width = block.count("\n"), cut.index("\n")
        step = width + 1
        if len(cut) != step * count or cut[width::step] != ["\n"] * count:
            return None
        if self._wrong_width(width) or (width == 1 and "" in cut):
            return None
        self.lines += count
        start, last = self._places
        frame = whole_lines(block, self._separator, end)
        return Rows(cut[start::step], cut[last::step], frame)

    def _any_rows(self, block: str) -> Rows:
        """The rows of any block, and the header if it is still to come."""
        rows, broken = RowList(), None
        try:
            for row, end in self._records(block):
                if not row:
                    rows.pass_on(end)
                elif self._header_due:
                    rows.pass_on(self._header(row) + end)
                else:
                    rows.add(*self._dates(row), row + self._separator, end)
        except BrokenRow as error:
            broken = error
        return rows.rows(1, broken)

    def _records(self, block: str) -> Iterator[tuple[str, str]]:
        size = sum(map(len, self._open))
        for line, end in lines_of(block):
            self.lines += len(end)
            size += len(line) + len(end)
            if size > MAX_ROW:
                raise BrokenRow(f"a row of more than {MAX_ROW:,} characters: is a quote left open?")
            inside = self._quotes and _is_open(line, inside=bool(self._open))
            self._open.append(line + end)
            if inside:
                continue
            row = "".join(self._open).removesuffix("\n")
            self._open, size = [], 0
            if end and row.endswith("\r"):
                row, end = row[:-1], "\r\n"
            yield row, end

    def _header(self, row: str) -> str:
        """The header with the new columns. It also shows where the dates are."""
        cells = self._cut(row)
        names = [name for name in self.texts(list(cells)) if isinstance(name, str)]
        for name in self._new:
            check_new(name, names)
        self._find_columns(names)
        self._width = len(cells)
        self._header_due = False
        new = (_cell(name) if self._quotes else name.translate(_TO_ESCAPE) for name in self._new)
        return self._separator.join((row, *new))

    def _find_columns(self, names: Sequence[str] | None) -> None:
        start, end = (
            None if column is None else column_number(column, names) for column in self._columns
        )
        places = [place for place in (start, end) if place is not None]
        self._places = (places[0], places[-1])

    def _dates(self, row: str) -> tuple[Cell, Cell]:
        cells = self._cut(row)
        problem = self._wrong_width(len(cells))
        if problem:
            cell = UnreadableCell(problem)
            return cell, cell
        start, end = self._places
        return cells[start], cells[end]

    def _wrong_width(self, width: int) -> str:
        if self._width is not None and width != self._width:
            return f"{plural(width, 'cell')} where the header has {self._width}"
        last = max(self._places) + 1
        return "" if last <= width else f"no column {last}: the row has {plural(width, 'cell')}"

    def _cut(self, row: str) -> list[str]:
        if not self._quotes or '"' not in row:
            return row.split(self._separator)
        cells = []
        at = 0
        while True:
            quoted = _QUOTED.match(row, at)
            comma = row.find(",", at)
            end = quoted.end() if quoted else comma if comma >= 0 else len(row)
            cells.append(row[at:end])
            if end == len(row):
                return cells
            at = end + 1

    def texts(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """The texts of cells: without quotes in CSV, without escapes in TSV."""
        undo, sign = (_unquoted, '"') if self._quotes else (_unescaped, "\\")
        return [undo(text) if isinstance(text, str) and sign in text else text for text in cells]

    def finish(self, texts: Sequence[list[str]]) -> list[str]:
        """A cell for each measure, in quotes if need be."""
        columns = [list(map(_cell, column)) for column in texts] if self._quotes else texts
        return side_by_side(columns, self._separator)


def _quotes_are_plain(block: str) -> bool:
    """True if no separator and no line end of a CSV block can stand in quotes.

    The text between the first and the second quote, the third and the fourth and so on must
    hold neither. Then a quote that opens no cell, as in `5" pipe`, can't have swapped inside and
    outside, because the next quote that opens a cell stands after a separator.
    """
    if '"' not in block:
        return True
    parts = block.split('"')
    inside = "".join(parts[1::2])
    return len(parts) % 2 == 1 and "," not in inside and "\n" not in inside


def _is_open(line: str, *, inside: bool) -> bool:
    """True if a line of CSV ends in a quoted cell. `inside`: it begins in a quoted cell."""
    if not inside and '"' not in line:
        return False
    at = 0
    while True:
        if inside or line.startswith('"', at):
            quoted = (_QUOTED_ON if inside else _QUOTED).match(line, at)
            if quoted is None:
                return True
            at = quoted.end()
        else:
            at = line.find(",", at)
        if at in (-1, len(line)):
            return False
        at, inside = at + 1, False


def _unquoted(text: str) -> str:
    parts = _QUOTED_TEXT.fullmatch(text)
    return text if parts is None else parts[1].replace('""', '"') + parts[2]


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda escape: _ESCAPED[escape[1]], text)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
