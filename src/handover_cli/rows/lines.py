"""`lines`: one date a line."""

from collections.abc import Sequence

from .cells import LineCells
from .formats import BOM, RowFormat, Rows, answers_alone, cut_rows, side_by_side


class Lines(RowFormat):
    """Rows of one cell. Only the answers are written, each with a line end."""

    def rows(self, block: str) -> Rows:
        """The lines of a block. An empty line is an empty cell."""
        line = self.lines + 1
        if line == 1:
            block = block.removeprefix(BOM)
        if block and not block.endswith("\n"):
            block += "\n"
        lines = LineCells(block)
        self.lines += len(lines)
        if "\r" not in block:
            return Rows(lines, lines, answers_alone, line=line)
        tails = ["\r\n" if cell.endswith("\r") else "\n" for cell in lines]
        cells = [cell.removesuffix("\r") for cell in lines]
        return Rows(cells, cells, cut_rows([""] * len(cells), tails), line=line)

    def finish(self, texts: Sequence[list[str]]) -> list[str]:
        """The texts, those of several measures with tabs between them."""
        return side_by_side(texts, "\t")
