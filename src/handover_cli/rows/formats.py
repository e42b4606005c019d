"""What the formats of `batch` have in common: rows found in blocks of text.

A format is fed blocks of whole lines and gives `Rows`: the cells that hold dates, and a
frame, which is the raw text of the rows with a place for each answer. What the frame does
not leave out comes out as it was. Bytes that are no UTF-8 come as lone surrogates, so that
they too pass through (`surrogateescape`).
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..errors import HandoverError, did_you_mean, quote
from .answering import Answer, Cell

if TYPE_CHECKING:
    from typing import Protocol

    class Reading(Protocol):
        """A format: finds rows in blocks of whole lines."""

        lines: int
        """Line ends met so far."""

        def rows(self, block: str) -> "Rows":
            """The rows that end in this block. Its last line may lack a line end."""

        def rest(self) -> "Rows | None":
            """What is left when the input ends: the beginning of a row, which is broken."""

        def texts(self, cells: Sequence[Cell]) -> Sequence[Cell]:
            """What raw cells say."""

        def finish(self, texts: Sequence[list[str]]) -> list[str]:
            """Texts of answers, a list for each measure, as what goes into the frame."""

    class Frame(Protocol):
        """What stands around the answers."""

        def filled(self, answers: Sequence[Answer]) -> str:
            """The rows with their answers, as many as there are answers."""


Form = Literal["lines", "csv", "tsv", "jsonl"]
FORMS: tuple[Form, ...] = ("lines", "csv", "tsv", "jsonl")

BOM = "\ufeff"
MAX_ROW = 1 << 19
"""Characters of one row. More is no row but something without line ends, or with an open quote.

What is made of a row of JSON may take sixty times its room, and memory is promised.
"""


class BrokenRow(HandoverError):
    """A row that can't be told from its neighbours, or can't take a new cell."""


class AnswersAlone(NamedTuple):
    """Nothing but a line end after each answer."""

    def filled(self, answers: Sequence[Answer]) -> str:
        """The answers, a line each. Of one column they are texts, since each cell has its own."""
        return "\n".join(answers) + "\n" if answers else ""  # type: ignore[arg-type]


class WholeLines(NamedTuple):
    """Lines that stay as they are, each with something and its answer at its end."""

    lines: str
    """All of them, with `\\n` after each."""
    lead: str
    """What comes between a line and its answer."""
    end: str
    """What each line ends in."""

    def filled(self, answers: Sequence[Answer]) -> str:
        """The rows with their answers: one call that formats a whole block."""
        lines = self.lines
        if len(answers) < lines.count("\n"):
            lines = "".join(line + "\n" for line in lines.split("\n")[: len(answers)])
        place = f"{self.lead}%s{self.end}"
        return lines.replace("%", "%%").replace("\n", place) % tuple(answers)


class CutRows(NamedTuple):
    """Rows that were cut, each where its answer goes."""

    heads: Sequence[str]
    tails: Sequence[str]
    """What follows each answer, with blank lines that come before the next row."""

    def filled(self, answers: Sequence[Answer]) -> str:
        """The rows with their answers, put together again."""
        rows = zip(self.heads, map(str, answers), self.tails, strict=False)
        return "".join(chain.from_iterable(rows))


class Rows(NamedTuple):
    """The rows of a block."""

    starts: Sequence[Cell]
    """The cell of each row's start. For an end that is fixed, as long but never looked at."""
    ends: Sequence[Cell]
    frame: "Frame"
    before: str = ""
    """What comes before the first row: header, blank lines, a byte order mark."""
    line: int = 1
    """The number of the line that `before` begins on."""
    broken: "BrokenRow | None" = None
    """What is wrong with the row after these."""

    def answered(self, answers: Sequence[Answer]) -> str:
        """The rows with their answers, as many as there are answers."""
        return self.before + self.frame.filled(answers)

    def line_of(self, row: int) -> int:
        """The number of the line that a row begins on."""
        return self.line + self.answered([""] * row).count("\n")


class RowList:
    """Rows found one by one, with blank lines and headers between them."""

    def __init__(self) -> None:
        self._starts: list[Cell] = []
        self._ends: list[Cell] = []
        self._heads: list[str] = []
        self._tails: list[str] = []
        self._before = ""

    def add(self, start: Cell, end: Cell, head: str, tail: str) -> None:
        """Another row."""
        self._starts.append(start)
        self._ends.append(end)
        self._heads.append(head)
        self._tails.append(tail)

    def pass_on(self, text: str) -> None:
        """What is no row, and stays as it is."""
        if self._tails:
            self._tails[-1] += text
        else:
            self._before += text

    def rows(self, line: int, broken: BrokenRow | None = None) -> Rows:
        """The rows found, which begin on that line."""
        frame = CutRows(self._heads, self._tails)
        return Rows(self._starts, self._ends, frame, self._before, line, broken)


def side_by_side(columns: Sequence[list[str]], separator: str) -> list[str]:
    """The texts of several columns as one: those of a row with the separator between."""
    if len(columns) == 1:
        return columns[0]
    return list(map(separator.join, zip(*columns, strict=True)))


def lines_of(block: str) -> list[tuple[str, str]]:
    """The lines of a block and their line ends, of which the last may be missing.

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
    """The place of a column, from 0, by its name in the header or its number from 1.

    Raises:
        HandoverError: there is no such column, or there are two of that name.

    >>> column_number("due", ["id", "due"]), column_number("1", None)
    (1, 0)
    """
    names = header or ()
    if names.count(column) > 1:
        raise HandoverError(f"there are several columns {quote(column)}: give its number")
    if column in names:
        return list(names).index(column)
    numeric = column.isascii() and column.isdigit() and len(column) < 7
    if numeric and int(column) and (header is None or int(column) <= len(header)):
        return int(column) - 1
    if header is None:
        raise HandoverError(f"without a header, columns go by number from 1, not {quote(column)}")
    near = did_you_mean(column, names)
    listed = ", ".join(map(quote, names[:20]))
    raise HandoverError(f"no column {quote(column)}{near or f'; the columns are {listed}'}")


def check_new(name: str, known: Iterable[str]) -> None:
    """Refuse a name for the new column that exists.

    Raises:
        HandoverError: it does.
    """
    if name in known:
        raise HandoverError(
            f"there is a column {quote(name)} already: name the new one with --into"
        )
