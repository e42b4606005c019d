"""The parts that the formats of `batch` share: rows in blocks of text.

A format takes blocks of whole lines and gives `Rows`: the cells with dates, and a frame, which
is the raw text of the rows with a place for each answer. So all other text stays as it is. Bytes
that are no UTF-8 come as lone surrogates (`surrogateescape`), so they stay too.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Literal, NamedTuple, Protocol, get_args

from ..errors import HandoverError
from ..text import did_you_mean, quote
from .cells import Cell
from .measuring import Written


class RowFormat(Protocol):
    """A format: finds rows in blocks of whole lines."""

    lines: int = 0
    """The number of line ends so far."""

    def rows(self, block: str) -> "Rows":
        """The rows that end in a block. The last line of the input may lack a line end."""

    def rest(self) -> "Rows | None":
        """The row that is open when the input ends, as a broken row; None if no row is open."""
        return None

    def texts(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """The texts of raw cells."""
        return cells

    def finish(self, texts: Sequence[list[str]]) -> list[str]:
        """An answer for each row of the frame, from lists of texts, one list for each measure."""


Frame = Callable[[Sequence[Written]], str]
"""A function from the answers to the first rows to the text of those rows with the answers."""

Form = Literal["lines", "csv", "tsv", "jsonl"]
FORMS: tuple[Form, ...] = get_args(Form)

BOM = "\ufeff"
MAX_ROW = 1 << 19
"""Characters of one row. More come from a file without line ends or from an open quote.

A parsed JSON row can use 60 times its size. The limit keeps memory below the promised 60 MiB.
"""


class BrokenRow(HandoverError):
    """A row whose end can't be found, or that can't take a new cell."""


def answers_alone(answers: Sequence[Written]) -> str:
    """A frame with nothing but a line end after each answer."""
    try:
        return "\n".join(answers) + "\n" if answers else ""  # type: ignore[arg-type]
    except TypeError:  # there are numbers
        return "%s\n" * len(answers) % tuple(answers)


def whole_lines(lines: str, lead: str, end: str) -> Frame:
    """A frame of lines, with `lead`, the answer and `end` in place of each `\\n`."""

    def filled(answers: Sequence[Written]) -> str:
        first = lines
        if len(answers) < lines.count("\n"):
            first = "".join(line + "\n" for line in lines.split("\n")[: len(answers)])
        # One call formats the whole block.
        return first.replace("%", "%%").replace("\n", f"{lead}%s{end}") % tuple(answers)

    return filled


def cut_rows(heads: Sequence[str], tails: Sequence[str]) -> Frame:
    """A frame of rows that were cut where their answers go."""

    def filled(answers: Sequence[Written]) -> str:
        return "".join(chain.from_iterable(zip(heads, map(str, answers), tails, strict=False)))

    return filled


class Rows(NamedTuple):
    """The rows of a block."""

    starts: Sequence[Cell]
    """The start cell of each row. If the start is fixed, any cells; they are not read."""
    ends: Sequence[Cell]
    frame: Frame
    before: str = ""
    """The text before the first row: header, blank lines, a byte order mark."""
    line: int = 1
    """The number of the line that `before` begins on."""
    broken: BrokenRow | None = None
    """The error in the row after these rows."""

    def answered(self, answers: Sequence[Written]) -> str:
        """The first rows, as many as there are answers, with the answers."""
        return self.before + self.frame(answers)

    def line_of(self, row: int) -> int:
        """The number of the line that a row begins on."""
        return self.line + self.answered([""] * row).count("\n")


class RowList:
    """Collects rows one by one, with the blank lines and headers between them."""

    def __init__(self) -> None:
        self._starts: list[Cell] = []
        self._ends: list[Cell] = []
        self._heads: list[str] = []
        self._tails: list[str] = []
        self._before = ""

    def add(self, start: Cell, end: Cell, head: str, tail: str) -> None:
        """Add a row."""
        self._starts.append(start)
        self._ends.append(end)
        self._heads.append(head)
        self._tails.append(tail)

    def pass_on(self, text: str) -> None:
        """Add text that is no row."""
        if self._tails:
            self._tails[-1] += text
        else:
            self._before += text

    def rows(self, line: int, broken: BrokenRow | None = None) -> Rows:
        """All rows. The first text, row or not, begins on `line`."""
        frame = cut_rows(self._heads, self._tails)
        return Rows(self._starts, self._ends, frame, self._before, line, broken)


def side_by_side(columns: Sequence[list[str]], separator: str) -> list[str]:
    """Several columns of texts as one column, with the separator between the texts of a row."""
    if len(columns) == 1:
        return columns[0]
    return list(map(separator.join, zip(*columns, strict=True)))


def lines_of(block: str) -> list[tuple[str, str]]:
    """The lines of a block, each with its line end. The last line may have none.

    >>> lines_of("a\\nb")
    [('a', '\\n'), ('b', '')]
    """
    lines = block.split("\n")
    unended = lines.pop()
    ended = [(line, "\n") for line in lines]
    return [*ended, (unended, "")] if unended else ended


class Columns(NamedTuple):
    """The columns of the two ends, by name or number; None for an end that is fixed."""

    start: str | None = None
    end: str | None = None


def column_number(column: str, header: Sequence[str] | None) -> int:
    """The index of a column, from 0, by its name in the header or its number from 1.

    Raises:
        HandoverError: there is no such column, or several have the name.

    >>> column_number("due", ["id", "due"]), column_number("1", None)
    (1, 0)
    """
    names = header or ()
    if names.count(column) > 1:
        raise HandoverError(f"there are several columns {quote(column)}", "give its number")
    if column in names:
        return list(names).index(column)
    numeric = column.isascii() and column.isdigit() and len(column) < 7
    if numeric and int(column) and (header is None or int(column) <= len(header)):
        return int(column) - 1
    if header is None:
        raise HandoverError(f"without a header, columns go by number from 1, not {quote(column)}")
    listed = f"the columns are {', '.join(map(quote, names[:20]))}"
    raise HandoverError(f"no column {quote(column)}", did_you_mean(column, names) or listed)


def check_new(name: str, known: Iterable[str]) -> None:
    """Refuse the name of an existing column for a new column.

    Raises:
        HandoverError: there is a column with the name.
    """
    if name in known:
        raise HandoverError(
            f"there is a column {quote(name)} already", "name the new one with --into"
        )
