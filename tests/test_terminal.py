"""Tables on a terminal: put together here, and to be what Rich draws of the whole table."""

from collections.abc import Iterator
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from handover_cli.output.page import Page
from handover_cli.output.terminal import (
    ACCENT,
    ASCII_HEAD,
    MIN_PROSE,
    QUIET,
    Column,
    columns_text,
    draw,
    folded,
    text,
)
from handover_cli.text import visible

WORDS = st.sampled_from(
    "a bb the 1 22 2020-11-15 war-began long-word-that-is [red]x[/] :smile: é\u0301 東京 カルバジャル"
    " 👩\u200d👩\u200d👧 ❤\ufe0f verylongwordthatmustbefoldedonceatleast \x1b[31m x\ty \n".split(
        " "
    )
)
CELLS = st.builds(str.join, st.sampled_from([" ", " ", "  ", ""]), st.lists(WORDS, max_size=9))
HEADS = st.sampled_from(["id", "days min", "title", "in days"])


@st.composite
def tables(draw: st.DrawFn) -> list[Column]:
    rows = draw(st.integers(1, 5))

    def column() -> Column:
        prose, right, answer = (draw(st.booleans()) for _ in range(3))
        cells = draw(st.lists(CELLS if prose else WORDS, min_size=rows, max_size=rows))
        return Column(draw(HEADS), cells, prose, right, answer)

    return [column() for _ in range(draw(st.integers(1, 4)))]


pages = st.builds(
    Page,
    width=st.integers(20, 120),
    colour=st.booleans(),
    unicode=st.booleans(),
    escape=st.just(True),
    header=st.booleans(),
    encoding=st.just("utf-8"),
)


def drawn_by_rich(columns: list[Column], page: Page) -> str:
    """The whole table as Rich's own, every cell a `Text`."""
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
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(as_text, columns, row))
    return draw(table, page._replace(width=page.width + 1))


def listed_by_rich(columns: list[Column], page: Page) -> str:
    """A list of names and values for each row, as Rich draws it."""
    return "\n".join(_lists(columns, page))


def _lists(columns: list[Column], page: Page) -> Iterator[str]:
    for row in zip(*(column.cells for column in columns), strict=True):
        table = Grid.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            table.add_row(Text(column.head, style=QUIET), as_text(column, value))
        yield draw(table, page)


def stacked_by_rich(columns: list[Column], page: Page) -> str:
    """A list for each row in which each value is below its name."""
    return "\n".join(_stacks(columns, page))


def _stacks(columns: list[Column], page: Page) -> Iterator[str]:
    for row in zip(*(column.cells for column in columns), strict=True):
        parts: list[RenderableType] = []
        for column, value in zip(columns, row, strict=True):
            fits = column.prose or cell_len(visible(value)) <= page.width - 2
            below = Padding(as_text(column, value), (0, 0, 0, 2 if fits else 0))
            parts += [Text(column.head, style=QUIET), below] if value else []
        yield draw(Group(*parts), page)


def as_text(column: Column, value: str) -> Text:
    return text(value, ACCENT if column.answer else "")


@given(tables(), pages)
def test_a_table_is_what_rich_draws_of_it(columns: list[Column], page: Page) -> None:
    plain = page._replace(colour=False)
    assert columns_text(columns, page) in (
        drawn_by_rich(columns, page),
        listed_by_rich(columns, page),
    ) or columns_text(columns, plain) == stacked_by_rich(columns, plain)


@given(tables(), pages)
def test_nothing_is_cut(columns: list[Column], page: Page) -> None:
    shown = "".join(columns_text(columns, page._replace(colour=False)).split())
    for column in columns:
        for cell in column.cells:
            if not column.prose and page.width > 60:
                assert "".join(text(cell).plain.split()) in shown


@pytest.mark.parametrize("width", range(20, 40))
def test_a_narrow_page_cuts_no_id_for_the_sake_of_a_head(width: int) -> None:
    columns = [
        Column("id", ["abc"]),
        Column("days min", ["1"], right=True),
        Column("days max", ["2"], right=True),
    ]
    shown = columns_text(columns, Page(width))
    assert {"abc", "1", "2", "min", "max"} <= set(shown.split())


@pytest.mark.parametrize("width", range(24, 40))
def test_a_narrow_page_cuts_nothing_for_the_sake_of_short_prose(width: int) -> None:
    columns = [
        Column("a", ["x"], prose=True),
        Column("b", ["y"], prose=True),
        Column("c", ["abcd"]),
    ]
    assert "abcd" in columns_text(columns, Page(width)).split()


@pytest.mark.parametrize("width", [20, 80])
def test_rich_draws_no_more_for_more_rows(width: int) -> None:
    """Each cell that it draws takes 70 microseconds."""

    def renderings(rows: int) -> int:
        title = "A title that goes on for longer than a line of this page, " * 2
        columns = [
            Column("id", ["an-id-of-some-length"] * rows),
            Column("days", ["1"] * rows, right=True, answer=True),
            Column("title", [title] * rows, prose=True),
        ]
        with mock.patch.object(Console, "render", autospec=True, side_effect=Console.render) as it:
            shown = columns_text(columns, Page(width, colour=True))
        assert shown.count("an-id-of-some-length"[:10]) == rows
        return it.call_count

    assert renderings(500) == renderings(5)


@given(CELLS, st.integers(2, 40))
def test_text_is_folded_as_rich_folds_it(cell: str, width: int) -> None:
    shown = text(cell).plain
    console = Console(width=width, _environ={})
    wrapped = [line.plain.rstrip() for line in Text(shown).wrap(console, width, overflow="fold")]
    assert [line.rstrip() for line in folded(shown, width)] == wrapped
