"""`batch [FILE]`: an answer for every row."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, BinaryIO

import click

from ..answers.asking import Options, measures_for
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import leave
from ..app.session import Session
from ..app.stdout import terminal_width
from ..errors import HandoverError
from ..language.resolving import SIDES, resolve
from ..notations.formats import DateFormat
from ..rows.batch import Batch, RowsInput
from ..rows.formats import FORMS, Columns, Form
from ..rows.measuring import Ends
from ..text import acts, plural, quote, visible

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

SUFFIXES: dict[str, Form] = {
    "csv": "csv",
    "tsv": "tsv",
    "tab": "tsv",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
}


@click.command("batch", cls=Command)
@click.argument("file", metavar="[FILE]", required=False, shell_complete=completing.files)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="What the rows are.  [default: by the file's suffix, else lines]",
)
@click.option(
    "--start", metavar="DATE", shell_complete=completing.dates, help="Where every span starts."
)
@click.option("--start-column", metavar="COLUMN", help="The column it starts in; name or number.")
@click.option(
    "--end", metavar="DATE", shell_complete=completing.dates, help="Where every span ends."
)
@click.option("--end-column", metavar="COLUMN", help="The column it ends in; name or number.")
@click.option("--no-header", is_flag=True, help="The CSV or TSV has no header row.")
@click.option(
    "--into",
    metavar="NAME",
    multiple=True,
    help="The name of the new column; one for each --unit.  [default: the unit]",
)
@click.option(
    "--date-format",
    metavar="FORMAT",
    help="How the dates in the rows are written, such as %d/%m/%Y.  [default: as a DATE]",
)
@click.option(
    "--on-error",
    type=click.Choice(["stop", "blank"]),
    default="stop",
    show_default=True,
    help="What to do when a date can't be read: stop, or leave the answer empty.",
)
@shared_options(measure=True, output=False)
def command(
    file: str | None,
    *,
    form: Form | None,
    start: str | None,
    start_column: str | None,
    end: str | None,
    end_column: str | None,
    no_header: bool,
    into: tuple[str, ...],
    date_format: str | None,
    on_error: str,
    session: Session,
    options: Options,
) -> None:
    """What is the answer for every row of a file, or every line of a stream?

    Reads FILE, or stdin, and answers each row as it comes. If each line is one
    date, only the answers are printed. CSV, TSV and JSON Lines pass through as they
    are, with one new cell at the end of each row. Give each end of the spans as one
    DATE for all rows or as a column. For lines of dates give one end; the line is
    the other end.

    \b
    Examples:
      handover batch --end handover dates.txt
      handover batch orders.csv --start-column due --end-column delivered
      handover batch log.tsv --no-header --start-column 2 --end today -u weeks
      cut -d' ' -f1 log | handover batch --start 2020-11-15 -u calendar
    """
    form = form or SUFFIXES.get((file or "").casefold().rpartition(".")[2], "lines")
    dates, columns = (start, end), Columns(start_column, end_column)
    _check(form, dates, columns, header=not no_header, into=into)
    notation = None if date_format is None else DateFormat(date_format)
    measures = measures_for(
        options.units or ("days",), options.counting or "exclusive", options.decimals, session
    )
    _check_names(into, len(measures))
    ends = Ends(*(None if date is None else resolve(date, session) for date in dates))
    given = RowsInput(form, ends, columns, not no_header, notation)
    batch = Batch(given, measures, session, new=into, blank=on_error == "blank")
    with _opened(file) as source, _progress(source) as progress:
        _put(batch.answered(_blocks(source, progress)), form, progress)
    if batch.blanked:
        cells = "1 answer is" if batch.blanked == 1 else f"{batch.blanked:,} answers are"
        click.echo(f"{cells} empty because a date could not be read", err=True)
        leave(1)


def _check(
    form: Form,
    dates: tuple[str | None, str | None],
    columns: Columns,
    *,
    header: bool,
    into: tuple[str, ...],
) -> None:
    """Refuse an end that is not given, or given twice."""
    for side, date, column in zip(SIDES, dates, columns, strict=True):
        if date is not None and column is not None:
            raise HandoverError(f"give --{side} or --{side}-column, not both")
        if form == "lines" and column is not None:
            raise HandoverError(
                f"lines have no columns for --{side}-column",
                "say --format csv, tsv or jsonl if the rows have columns",
            )
        if form != "lines" and date is None and column is None:
            raise HandoverError(
                f"the {side} of the spans is missing",
                f"give --{side} DATE or --{side}-column COLUMN",
            )
    fixed = 2 - dates.count(None)
    if form == "lines" and not fixed:
        raise HandoverError(
            "a line is one end of a span", "give the other end with --start or --end"
        )
    if fixed == 2:
        raise HandoverError("both ends are fixed, so no date is read from the rows")
    if into and (form == "lines" or (form in ("csv", "tsv") and not header)):
        raise HandoverError("--into names a new column, and these rows have no names for columns")


def _check_names(into: tuple[str, ...], count: int) -> None:
    """Refuse names that are not one for each new column."""
    if into and len(into) != count:
        new = f"there {'is' if count == 1 else 'are'} {plural(count, 'new column')}"
        names = plural(len(into), "name")
        raise HandoverError(f"{new}, and {names} for {'it' if count == 1 else 'them'}")
    for name in into:
        if into.count(name) > 1:
            raise HandoverError(f"there are two new columns {quote(name)}")


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
