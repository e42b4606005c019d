"""Tables for people, drawn with Rich. Rich's `Table` comes in as `Grid`.

Every value goes in as `Text`, so that nothing in it is markup; identifiers and dates
are never cut or folded, prose wraps. One colour has one meaning: the answer.
"""

import io
from collections.abc import Mapping

from rich import box
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
    rows = [[plain(record[field]) for field in fields] for record in records]
    if _needed(fields, rows) > page.width:
        return "\n".join(draw(_fields(fields, record), page) for record in records)
    table = Grid(
        box=lines_box(page), pad_edge=False, show_header=page.header, collapse_padding=True
    )
    for field in fields:
        table.add_column(
            Text(field.replace("_", " "), style=QUIET),
            justify="right" if _counts(field, records) else "left",
            no_wrap=field not in PROSE,
            overflow="fold",
            min_width=MIN_PROSE if field in PROSE else None,
        )
    for row in rows:
        table.add_row(
            *(
                text(cell, ACCENT if field in ANSWERS else "")
                for field, cell in zip(fields, row, strict=True)
            )
        )
    return draw(table, page)


def _counts(field: str, records: list[Mapping[str, object]]) -> bool:
    return field in NUMBERS and not any(isinstance(r[field], str) for r in records)


def _needed(fields: tuple[str, ...], rows: list[list[str]]) -> int:
    """The width below which something would have to be cut."""
    from rich.cells import cell_len

    widths = []
    for index, field in enumerate(fields):
        widest = max(cell_len(visible(row[index])) for row in rows)
        widest = min(widest, MIN_PROSE) if field in PROSE else widest
        widths.append(max(widest, *(cell_len(word) for word in field.split("_"))))
    return sum(widths) + 2 * (len(fields) - 1) + 2


def _fields(fields: tuple[str, ...], record: Mapping[str, object]) -> Grid:
    """One record as a list of names and values."""
    table = Grid.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for field in fields:
        style = ACCENT if field in ANSWERS else ""
        table.add_row(Text(field.replace("_", " "), style=QUIET), text(plain(record[field]), style))
    return table
