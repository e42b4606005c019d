"""The problems of a table for a person: by file, each with its place and what is accepted."""

from collections.abc import Iterator
from itertools import groupby, zip_longest

from ..documents.document import Problem
from ..text import plural, visible
from .page import Page
from .terminal import QUIET, cell_width, folded, painted

STRONG = "bold"
BESIDE = 0.45
"""The part of the page that places may take for problems to stand beside them, not below."""


def problems_view(problems: list[Problem], page: Page) -> str:
    """Problems grouped by file, and how many there are. There is at least one."""
    lines: list[str] = []
    files = [(file, list(in_file)) for file, in_file in groupby(problems, lambda p: p.file)]
    for file, in_file in files:
        lines += (painted(line, STRONG, page) for line in folded(visible(file), page.width))
        lines += (f"  {line}" for line in _places(in_file, page))
        lines.append("")
    count = plural(len(problems), "problem")
    where = visible(files[0][0]) if len(files) == 1 else f"{len(files)} files"
    lines += folded(f"{count} in {where}", page.width)
    return "".join(f"{line}\n" for line in lines)


def _places(problems: list[Problem], page: Page) -> Iterator[str]:
    """The lines of the problems of a file, each beside its place or below it."""
    places = [visible(_place(problem)) for problem in problems]
    room = page.width - 2
    widest = max(map(cell_width, places))
    beside = widest <= BESIDE * page.width
    for place, problem in zip(places, problems, strict=True):
        if beside:
            lines = _explained(problem, room - widest - 2, page)
            blank = " " * (widest - cell_width(place))
            first = f"{painted(place, STRONG, page)}{blank}"
            yield from (
                f"{left}  {right}".rstrip()
                for left, right in zip_longest([first], lines, fillvalue=" " * widest)
            )
        else:
            yield from (painted(line, STRONG, page) for line in folded(place, room))
            yield from (f"  {line}" for line in _explained(problem, room - 2, page))


def _place(problem: Problem) -> str:
    places = [f"line {problem.line}"] if problem.line is not None else []
    places += [f"column {problem.column}"] if problem.column is not None else []
    return ": ".join(filter(None, (", ".join(places), problem.key))) or "the file"


def _explained(problem: Problem, width: int, page: Page) -> Iterator[str]:
    """What is wrong, and what is accepted, in lines of that width."""
    yield from folded(visible(problem.problem), width)
    if problem.hint:
        hint = folded(visible(problem.hint), width)
        yield from (painted(line, QUIET, page) for line in hint)
