"""`lines`: one date a line, and an answer for each."""

from collections.abc import Sequence

from .answering import Cell, Misfit
from .formats import BOM, Rows, text_of


class Lines:
    """Rows of one cell, of which only the answers are written, each with a line end."""

    def __init__(self) -> None:
        self.lines = 0

    def rows(self, block: bytes) -> Rows:
        """The lines of a block; an empty one is an empty cell."""
        line = self.lines + 1
        if line == 1:
            block = block.removeprefix(BOM)
        if not block.endswith(b"\n"):
            block += b"\n"
        cells = block.split(b"\n")
        del cells[-1]
        self.lines += len(cells)
        if b"\r" not in block:
            return Rows(cells, cells, line=line)
        tails = [b"\r\n" if cell.endswith(b"\r") else b"\n" for cell in cells]
        cells = [cell.removesuffix(b"\r") for cell in cells]
        return Rows(cells, cells, tails=tails, line=line)

    def rest(self) -> None:
        """Nothing: every line is a row."""

    def texts(self, cells: Sequence[Cell]) -> list[str | Misfit | None]:
        """The lines as text."""
        return text_of(cells)

    def finish(self, texts: Sequence[list[str]]) -> list[bytes]:
        """The texts themselves; those of several measures side by side, with tabs between."""
        joined = texts[0] if len(texts) == 1 else map("\t".join, zip(*texts, strict=True))
        return list(map(str.encode, joined))
