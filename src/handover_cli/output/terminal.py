"""Tables for people, drawn with Rich. Rich's `Table` comes in as `Grid`.

Every value goes in as `Text`, so that nothing in it is markup; identifiers and dates
are never cut or folded, prose wraps. One colour has one meaning: the answer.
"""

import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from ..errors import visible
from . import Page, Result, plain

ACCENT = "bold magenta"
"""The answer, and nothing else. Readable on a light and on a dark ground."""
QUIET = "dim"

MIN_PROSE = 12
"""The narrowest a column of prose becomes."""

PROSE = frozenset(
    {"title", "note", "question", "source", "place", "tags", "ask", "problem", "hint", "file"}
    | {"calendar", "qualifiers", "holds_if", "periods", "claims", "key"}
)
"""Fields that may wrap. All others identify, date or count something."""
NUMBERS = frozenset(
    {"value", "min", "max", "days_min", "days_max", "number", "days_until", "days_to_today"}
    | {"gap_days", "line", "column"}
)
ANSWERS = frozenset({"value", "verdict", "answer", "anniversary"})


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


def lines_box(page: Page) -> box.Box:
    """The rule under a header."""
    return box.SIMPLE_HEAD if page.unicode else _ASCII_HEAD


_ASCII_HEAD = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def grid(result: Result, fields: tuple[str, ...], page: Page) -> str:
    """Records as a table. One that is too wide for the page becomes a list of fields."""
    records = list(result.records())
    if not records:
        return f"{result.empty}\n" if result.empty else ""
    columns = [
        Column(
            field.replace("_", " "),
            [plain(record[field]) for record in records],
            prose=field in PROSE,
            right=_counts(field, records),
            answer=field in ANSWERS,
        )
        for field in fields
    ]
    return columns_text(columns, page, margin=1)


def _counts(field: str, records: list[Mapping[str, object]]) -> bool:
    return field in NUMBERS and not any(isinstance(r[field], str) for r in records)


class Column(NamedTuple):
    """One column of a table, with its cells."""

    head: str
    cells: Sequence[str]
    prose: bool = False
    """Whether cells may wrap. Others are never cut or folded."""
    right: bool = False
    answer: bool = False
    rank: int = 0
    """0 always stays. The others are shown where there is room, the least rank first."""


def columns_text(columns: Sequence[Column], page: Page, margin: int = 0) -> str:
    """Columns as a table. What is too wide even with the least of them becomes a list."""
    room = page.width - margin
    drawn = columns if page.header else [column._replace(head="") for column in columns]
    shown = [column for column in drawn if not column.rank]
    if _needed(shown) > room:
        return _lists(columns, page)
    for column in sorted(drawn, key=lambda column: column.rank):
        if column.rank and _needed([*shown, column]) <= room:
            shown.append(column)
    shown.sort(key=drawn.index)
    table = Grid(
        box=lines_box(page), pad_edge=False, show_header=page.header, collapse_padding=True
    )
    for column in shown:
        table.add_column(
            Text(column.head, style=QUIET),
            justify="right" if column.right else "left",
            no_wrap=not column.prose,
            overflow="fold",
            min_width=_least_width(column),
        )
    for row in zip(*(column.cells for column in shown), strict=True):
        table.add_row(*(_cell(*pair) for pair in zip(shown, row, strict=True)))
    # Rich leaves a column free at the right, which is blank and cut off again.
    return draw(table, page._replace(width=room + 1))


def _cell(column: Column, value: str) -> Text:
    return text(value, ACCENT if column.answer else "")


def _needed(columns: Sequence[Column]) -> int:
    """The width below which something would have to be cut."""
    return sum(map(_least_width, columns)) + 2 * (len(columns) - 1) + 1


def _least_width(column: Column) -> int:
    """Prose wraps; where it can be done without, it has to fit on about two lines."""
    cells = [visible(cell) for cell in column.cells]
    least = max(map(cell_len, cells))
    if column.prose:
        words = max((cell_len(word) for cell in cells for word in cell.split()), default=0)
        least = min(least, max(MIN_PROSE, words, least // 2 + 2) if column.rank else MIN_PROSE)
    head = column.head.split() if column.prose else [column.head]
    return max([least, *map(cell_len, head)])


def _lists(columns: Sequence[Column], page: Page) -> str:
    """Each row as a list of names and values."""
    drawn = []
    for row in zip(*(column.cells for column in columns), strict=True):
        table = Grid.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            table.add_row(Text(column.head, style=QUIET), _cell(column, value))
        drawn.append(draw(table, page))
    return "\n".join(drawn)
