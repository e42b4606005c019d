"""Rows from a file or stdin to stdout, with a bar that shows how much has been read."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, BinaryIO

import click

from ..errors import HandoverError
from ..rows.formats import Form
from ..text import acts, quote, visible
from .stdout import terminal_width

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

BLOCK = 65_536
"""The most bytes read at once: few enough that what is made of them stays in the CPU's cache."""

CLEAR_LINE = "\r\x1b[K"
SHOW_CURSOR = "\x1b[?25h"
"""Click hides it while there is a bar."""
WIDEST_BAR = 36
NARROWEST_BAR = 5
BESIDE_BAR = 26
"""Columns for the percentage, the time that is left (which may be days), and a free one."""


def pass_through(
    file: str | None, form: Form, answer: Callable[[Iterable[bytes]], Iterator[bytes]]
) -> None:
    """Write what `answer` makes of the blocks of a file, or of stdin, as soon as it is made.

    Raises:
        HandoverError: the file can't be opened or read.
    """
    with _opened(file) as source, _progress(source) as progress:
        _put(answer(_blocks(source, progress)), form, progress)


def _opened(file: str | None) -> AbstractContextManager[BinaryIO]:
    """The file to read, or stdin, which stays open."""
    if file is None or file == "-":
        if sys.stdin is None:
            raise HandoverError("there is nothing to read: stdin is closed")
        return nullcontext(sys.stdin.buffer)
    try:
        return open(file, "rb")
    except OSError as error:
        raise HandoverError(f"can't open {quote(file)}: {error.strerror}") from None


def _blocks(source: BinaryIO, progress: "_Progress") -> Iterator[bytes]:
    """The input in blocks, each as soon as there is anything to read."""
    read = getattr(source, "read1", source.read)
    while True:
        try:
            block = read(BLOCK)
        except OSError as error:
            raise HandoverError(f"can't read the rows: {error.strerror}") from None
        if not block:
            return
        progress.advance(len(block))
        yield block


class _Progress:
    """How much of a file has been read: a bar on stderr, or nothing."""

    def __init__(self, bar: "ProgressBar[int] | None") -> None:
        self._bar = bar
        self._is_shown = False

    def advance(self, size: int) -> None:
        if self._bar is not None:
            self._bar.update(size)
            self._is_shown = True

    def hide(self) -> None:
        """Take the bar away until the next bytes are read; the line is for something else."""
        if self._is_shown:
            sys.stderr.write(CLEAR_LINE)
            sys.stderr.flush()
            self._is_shown = False


@contextmanager
def _progress(source: BinaryIO) -> Iterator[_Progress]:
    """A bar while a file is read, if stderr is a terminal that has room for it."""
    status = os.fstat(source.fileno())
    size = status.st_size if stat.S_ISREG(status.st_mode) else 0
    seen = sys.stderr is not None and sys.stderr.isatty()
    width = min(terminal_width(sys.stderr) - BESIDE_BAR, WIDEST_BAR) if size and seen else 0
    bar = None
    if width >= NARROWEST_BAR:
        bar = click.progressbar(
            length=size, file=sys.stderr, update_min_steps=max(size // 100, 1), width=width
        )
    progress = _Progress(bar)
    try:
        yield progress
    finally:
        progress.hide()
        if bar is not None:
            # Click's own end draws the bar once more, on a row that may have no line end.
            sys.stderr.write(SHOW_CURSOR)
            sys.stderr.flush()


def _put(pieces: Iterator[bytes], form: Form, progress: _Progress) -> None:
    """Write pieces as they come, byte for byte; on a terminal, with what acts on it escaped."""
    terminal = sys.stdout.isatty()
    buffer = sys.stdout.buffer
    for piece in pieces:
        if terminal:
            progress.hide()
        buffer.write(_shown(piece, form) if terminal else piece)
        buffer.flush()


def _shown(piece: bytes, form: Form) -> bytes:
    """Rows as a terminal shows them: nothing acts but what stands between cells and rows."""
    text = piece.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    lines = (_shown_row(line, form) for line in text.split("\n"))
    return "\n".join(lines).encode(sys.stdout.encoding, "backslashreplace")


def _shown_row(row: str, form: Form) -> str:
    if form == "jsonl":  # which has an escape for every character, so the row stays what it is
        return "".join(f"\\u{ord(c):04x}" if acts(c) and c != "\t" else c for c in row)
    return "\t".join(map(visible, row.split("\t"))) if form == "tsv" else visible(row)
