"""`lines`: one date a line, and an answer for each."""

from collections.abc import Sequence

from .cells import Cell
from .formats import BOM, Rows, answers_alone, cut_rows, side_by_side


class Lines:
    """Rows of one cell. Only the answers are written, each with a line end."""

    def __init__(self) -> None:
        self.lines = 0

    def rows(self, block: str) -> Rows:
        """The lines of a block; an empty one is an empty cell."""
        line = self.lines + 1
        if line == 1:
            block = block.removeprefix(BOM)
        if block and not block.endswith("\n"):
            block += "\n"
        cells = block.split("\n")
        del cells[-1]
        self.lines += len(cells)
        if "\r" not in block:
            return Rows(cells, cells, answers_alone, line=line)
        tails = ["\r\n" if cell.endswith("\r") else "\n" for cell in cells]
        cells = [cell.removesuffix("\r") for cell in cells]
        return Rows(cells, cells, cut_rows([""] * len(cells), tails), line=line)

    def rest(self) -> None:
        """Nothing: every line is a row."""

    def texts(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """The lines themselves."""
        return cells

    def finish(self, texts: Sequence[list[str]]) -> list[str]:
        """The texts themselves; those of several measures side by side, with tabs between."""
        return side_by_side(texts, "\t")
