"""Tables for people, laid out by Rich. Rich's `Table` comes in as `Grid`.

Nothing in a value is markup; identifiers and dates are never cut or folded, prose wraps.
One colour has one meaning: the answer.

Rich decides how wide each column of a table is and draws its head. The rows below are put
together here, cell by cell. Rich takes 70 microseconds for each cell: 100 ms for 100 rows
instead of 6, and half a minute for 100,000 events.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from rich import box
from rich.cells import cell_len, chop_cells
from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from ..text import visible
from .page import Page, plain

if TYPE_CHECKING:
    from ..answers.records import Record

ACCENT = "bold magenta"
"""The answer, and nothing else. Readable on a light and on a dark ground."""
QUIET = "dim"

ASCII_HEAD = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
"""A rule of hyphens under the header, and no other lines."""
MIN_PROSE = 12
"""The narrowest a column of prose becomes."""


def draw(renderable: RenderableType, page: Page) -> str:
    """What Rich draws on a page of that width, with or without styles."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=page.width,
        height=100,
        color_system="standard" if page.colour else None,
        force_terminal=page.colour,
        force_jupyter=False,
        force_interactive=False,
        no_color=not page.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    console.print(renderable)
    # Rich frames a table in blank lines and fills them with spaces.
    lines = [line.rstrip() for line in buffer.getvalue().rstrip().split("\n")]
    return "\n".join(lines if lines[0] else lines[1:]) + "\n"


def text(value: str, style: str = "") -> Text:
    """A value as Rich shows it: nothing in it acts.

    >>> text("[red]a").plain
    '[red]a'
    """
    return Text(visible(value), style=style)


def cell_width(text: str) -> int:
    """How many columns a terminal needs for it; `text` is visible."""
    return len(text) if text.isascii() else cell_len(text)


def folded(text: str, width: int) -> list[str]:
    """Visible text in lines of at most that many columns, words kept whole where they fit.

    As Rich's `Text.wrap` does it, in an eighth of its time.

    >>> folded("to be or not", 7)
    ['to be', 'or not']
    """
    if cell_width(text) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in re.findall(r"\s*\S+\s*", text):
        needed = cell_width(word.rstrip())
        if used + needed <= width:
            line, used = line + word, used + cell_width(word)
            continue
        if line:
            lines.append(line)
        line = word
        if needed > width:
            *whole, line = chop_cells(word, width)
            lines += whole
        used = cell_width(line)
    lines.append(line)
    return [line.rstrip() for line in lines]


def painted(text: str, style: str, page: Page) -> str:
    """The text in that style, where the page has colour."""
    if not (style and page.colour):
        return text
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def grid(
    record: "Record", records: Sequence[Mapping[str, Any]], fields: tuple[str, ...], page: Page
) -> str:
    """Records as a table; nothing if there are none.

    A table that is too wide for the page becomes a list of fields.
    """
    if not records:
        return ""
    columns = []
    for field in fields:
        shown = record.fields[field].shown
        are_numbers = "number" in shown and not any(isinstance(r[field], str) for r in records)
        column = Column(
            field.replace("_", " "),
            [plain(each[field]) for each in records],
            prose=shown == "prose",
            right=are_numbers,
            answer="answer" in shown,
        )
        columns.append(column)
    return columns_text(columns, page, margin=1)


class Column(NamedTuple):
    """One column of a table, with its cells."""

    head: str
    cells: Sequence[str]
    prose: bool = False
    """True if cells may wrap. Others are never cut or folded."""
    right: bool = False
    answer: bool = False
    rank: int = 0
    """0: always shown. The others are shown where there is room, the lowest rank first."""


def columns_text(columns: Sequence[Column], page: Page, margin: int = 0) -> str:
    """Columns as a table. If even the fewest columns are too wide, it becomes a list."""
    room = page.width - margin
    columns = [
        column._replace(cells=[page.encodable(visible(cell)) for cell in column.cells])
        for column in columns
    ]
    drawn = columns if page.header else [column._replace(head="") for column in columns]
    least = [*map(_least_width, drawn)]

    def fit(numbers: Sequence[int]) -> bool:
        """True if nothing has to be cut when these columns are shown."""
        return sum(least[n] for n in numbers) + 2 * (len(numbers) - 1) + 1 <= room

    numbers = [n for n, column in enumerate(columns) if not column.rank]
    if not fit(numbers):
        return "\n".join(_lists(columns, page))
    for n in sorted(range(len(columns)), key=lambda n: columns[n].rank):
        if columns[n].rank and fit([*numbers, n]):
            numbers.append(n)
    shown = [drawn[n] for n in sorted(numbers)]
    # Rich leaves a column free at the right, which is blank and cut off again.
    head, widths = _laid_out(shown, page._replace(width=room + 1))
    rows = zip(*map(_cells, shown, widths, [page] * len(shown)), strict=True)
    lines = (f" {'  '.join(line)}".rstrip() for row in rows for line in _level(row, widths))
    return "\n".join([*head, *lines]).rstrip() + "\n"


class _StandIn:
    """Takes the place of a column's cells while Rich lays out the table, and notes its width."""

    def __init__(self, column: Column) -> None:
        self.widest = max(map(cell_width, column.cells))
        self.width = 0

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(self.widest, self.widest)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        self.width = options.max_width
        yield Text()


def _laid_out(columns: Sequence[Column], page: Page) -> tuple[list[str], list[int]]:
    """The lines of the table's head, and how wide each column is."""
    lines = box.SIMPLE_HEAD if page.unicode else ASCII_HEAD
    table = Grid(box=lines, pad_edge=False, show_header=page.header, collapse_padding=True)
    for column in columns:
        table.add_column(
            Text(column.head, style=QUIET),
            justify="right" if column.right else "left",
            no_wrap=not column.prose,
            overflow="fold",
            min_width=MIN_PROSE if column.prose else None,
        )
    row = [_StandIn(column) for column in columns]
    table.add_row(*row)
    drawn = draw(table, page).splitlines()
    return drawn if page.header else [], [cell.width for cell in row]


def _cells(column: Column, width: int, page: Page) -> Iterator[list[str]]:
    """The lines of each cell of a column, all as wide as the column."""
    style = ACCENT if column.answer else ""
    for cell in column.cells:
        yield [
            painted(_justified(line, width, column.right), style, page)
            for line in folded(cell, width)
        ]


def _justified(line: str, width: int, right: bool) -> str:
    shown = line.rstrip() if right else line
    blank = " " * (width - cell_width(shown))
    return blank + shown if right else shown + blank


def _level(row: Sequence[list[str]], widths: Sequence[int]) -> Iterator[Sequence[str]]:
    """The lines of a row: a line of each cell, blank below those that have fewer."""
    if max(map(len, row)) == 1:
        yield [lines[0] for lines in row]
        return
    for line in zip_longest(*row):
        yield [
            " " * width if piece is None else piece
            for piece, width in zip(line, widths, strict=True)
        ]


def _least_width(column: Column) -> int:
    """The width below which something would have to be cut.

    Prose wraps. A column of prose that can be left out has to fit on about two lines.
    """
    widest = max(map(cell_width, column.cells))
    if not column.prose:
        return max(widest, cell_len(column.head))
    words = max((cell_width(word) for cell in column.cells for word in cell.split()), default=0)
    wanted = min(widest, max(words, widest // 2 + 2)) if column.rank else 0
    return max([MIN_PROSE, wanted, *map(cell_len, column.head.split())])


def _lists(columns: Sequence[Column], page: Page) -> Iterator[str]:
    """Each row as a list of names and values: side by side, or below each other if narrow."""
    names = max(cell_width(column.head) for column in columns)
    room = page.width - names - 2
    needed = [max(map(cell_width, column.cells)) for column in columns if not column.prose]
    beside = max([MIN_PROSE, *needed]) <= room
    for row in zip(*(column.cells for column in columns), strict=True):
        width = min(max(1, *map(cell_width, row)), room)
        lines: list[str] = []
        for column, cell in zip(columns, row, strict=True):
            style = ACCENT if column.answer else ""
            if beside:
                head = painted(column.head.ljust(names), QUIET, page)
                for line in folded(cell, width):
                    value = painted(_justified(line, width, False), style, page)
                    lines.append(f"{head}  {value}".rstrip())
                    head = " " * names
            elif cell:
                indent = 2 if column.prose or cell_width(cell) <= page.width - 2 else 0
                values = folded(cell, page.width - indent)
                lines.append(painted(column.head, QUIET, page))
                lines += (" " * indent + painted(line, style, page) for line in values)
        yield "\n".join(lines).rstrip() + "\n"
