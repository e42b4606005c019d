"""Writing to stdout: which format, on what page, and every way it can fail."""

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple, TextIO

from ..errors import HandoverError, did_you_mean, quote
from ..output import MACHINE, Format, Page, Result, render

DEFAULT_WIDTH = 80
NARROWEST = 20


class Wanted(NamedTuple):
    """What the options ask of the output."""

    form: str = "auto"
    fields: str | None = None
    header: bool = True


def write(result: Result, wanted: Wanted, *, piped: Format) -> None:
    """Write a result to stdout. `piped` is the format when stdout is no terminal.

    Raises:
        HandoverError: a field does not exist, or fields were asked of the `value` form.
    """
    terminal = sys.stdout.isatty()
    fields = chosen_fields(result.fields, wanted)
    form = chosen_format(wanted, terminal, piped, bool(fields))
    pieces = render(result, form, page(terminal, wanted.header), fields)
    # Else all of it is worked out before any of it is written: an error leaves nothing half said.
    put(pieces if result.streams else ["".join(pieces)], form)


def chosen_format(wanted: Wanted, terminal: bool, piped: Format, fields: bool) -> Format:
    """The format to write: asked for, a table on a terminal, `piped` or TSV in a pipe.

    Raises:
        HandoverError: fields are asked of the `value` form.
    """
    if fields and wanted.form == "value":
        raise HandoverError("--fields picks from whole records, which -o value does not print")
    if wanted.form != "auto":
        return wanted.form  # type: ignore[return-value]  # one of the option's choices
    if terminal:
        return "table"
    return "tsv" if fields else piped


def chosen_fields(known: tuple[str, ...], wanted: Wanted) -> tuple[str, ...]:
    """The fields that `--fields` names, in its order; none when it is not given.

    Raises:
        HandoverError: a field does not exist, or is named twice, which JSON can't be.
    """
    if wanted.fields is None:
        return ()
    names = tuple(name.strip() for name in wanted.fields.split(","))
    for name in names:
        if name not in known:
            near = did_you_mean(name, known)
            listed = ", ".join(known)
            raise HandoverError(f"no field {quote(name)}{near or f'; the fields are {listed}'}")
        if names.count(name) > 1:
            raise HandoverError(f"--fields names the field {quote(name)} twice")
    return names


def put(pieces: Iterable[str], form: Format) -> None:
    """Write pieces of text as they come. Machine formats are UTF-8; views degrade."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        if form in MACHINE:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        else:
            reconfigure(errors="backslashreplace")
    for piece in pieces:
        sys.stdout.write(piece)


def page(terminal: bool, header: bool = True) -> Page:
    """The page that stdout is: its width, and what it can show."""
    width = columns(sys.stdout if terminal else None)
    return Page(width, _colour(terminal), _unicode(), terminal, header, _encoding())


def columns(terminal: TextIO | None) -> int:
    """The width to write for: COLUMNS, else that of the terminal, if it is one and knows it."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given[:6]) > 0:
        return max(int(given[:6]), NARROWEST)
    if terminal is not None:
        try:
            known = os.get_terminal_size(terminal.fileno()).columns
        except OSError:
            return DEFAULT_WIDTH
        return max(known, NARROWEST) if known else DEFAULT_WIDTH  # 0: it does not know
    return DEFAULT_WIDTH


def _colour(terminal: bool) -> bool:
    """NO_COLOR wins, then FORCE_COLOR; both count when they are not empty."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _unicode() -> bool:
    try:
        "╭─·".encode(_encoding())
    except (UnicodeEncodeError, LookupError):
        return False
    return True
