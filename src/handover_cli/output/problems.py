"""The problems of a table for a person: by file, each with its place and what is accepted."""

from collections.abc import Iterable
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from ..table import Problem
from . import Page
from .terminal import QUIET, draw, text

STRONG = "bold"
BESIDE = 0.45
"""The part of the page that places may take for problems to stand beside them, not below."""


def problems_view(problems: list[Problem], page: Page) -> str:
    """Problems grouped by file, and how many there are. There is at least one."""
    parts: list[RenderableType] = []
    files = [(file, list(found)) for file, found in groupby(problems, lambda p: p.file)]
    for file, found in files:
        parts += [text(file, STRONG), Padding(_places(found, page), (0, 0, 0, 2)), Text()]
    count = _count(len(problems), "problem")
    parts.append(text(f"{count} in {files[0][0] if len(files) == 1 else f'{len(files)} files'}"))
    return draw(Group(*parts), page)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _places(problems: list[Problem], page: Page) -> RenderableType:
    places = [text(_place(problem), STRONG) for problem in problems]
    said = [_said(problem) for problem in problems]
    if max(place.cell_len for place in places) > BESIDE * page.width:
        return Group(*_below(places, said))
    table = Grid.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in zip(places, said, strict=True):
        table.add_row(*row)
    return table


def _below(places: list[Text], said: list[RenderableType]) -> Iterable[RenderableType]:
    for place, what in zip(places, said, strict=True):
        place.overflow = "fold"
        yield from (place, Padding(what, (0, 0, 0, 2)))


def _place(problem: Problem) -> str:
    if problem.line is not None:
        return f"line {problem.line}, column {problem.column}"
    return problem.key or "the file"


def _said(problem: Problem) -> RenderableType:
    lines: list[RenderableType] = [text(problem.problem)]
    if problem.hint:
        lines.append(text(problem.hint, QUIET))
    return Group(*lines)
