"""Writing to stdout: which format, on what page, and every way it can fail."""

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple, TextIO

from ..errors import HandoverError
from ..output.page import Page
from ..output.result import MACHINE, Format, Result, render
from ..text import did_you_mean, quote

DEFAULT_WIDTH = 80
NARROWEST = 20


class OutputOptions(NamedTuple):
    """What the options ask of the output."""

    form: str = "auto"
    fields: str | None = None
    header: bool = True
    explain: bool = False
    """Whether the steps of an answer are shown too."""


def write(result: Result, output: OutputOptions, *, piped: Format) -> None:
    """Write a result to stdout. `piped` is the format if stdout is no terminal.

    Raises:
        HandoverError: a field does not exist, or fields were asked of the `value` form.
    """
    terminal = sys.stdout.isatty()
    fields = chosen_fields(result, output)
    form = chosen_format(output, piped)
    pieces = render(result, form, page(terminal, output.header), fields)
    # Unless it streams, everything is worked out before anything is written. So an error leaves
    # nothing half-written.
    put(pieces if result.streams else ["".join(pieces)], form)


def chosen_format(output: OutputOptions, piped: Format) -> Format:
    """The format to write: asked for, a table on a terminal, `piped` or TSV in a pipe.

    Raises:
        HandoverError: fields are asked of the `value` form.
    """
    if output.fields is not None and output.form == "value":
        raise HandoverError("--fields picks from whole records, which -o value does not print")
    if output.form != "auto":
        return output.form  # type: ignore[return-value]  # one of the option's choices
    if sys.stdout.isatty():
        return "table"
    return piped if output.fields is None else "tsv"


def chosen_fields(result: Result, output: OutputOptions) -> tuple[str, ...]:
    """The fields that `--fields` names, in its order; none if it is not given.

    Raises:
        HandoverError: a field does not exist, or is named twice, which JSON can't be.
    """
    if output.fields is None:
        return ()
    names = tuple(name.strip() for name in output.fields.split(","))
    known = result.declared().names
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"the fields are {', '.join(known)}"
            raise HandoverError(f"no field {quote(name)}", hint)
        if names.count(name) > 1:
            raise HandoverError(f"--fields names the field {quote(name)} twice")
    return names


def put_exactly(text: str) -> None:
    """Write a text as it is, in UTF-8."""
    put((text,), "json")


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
    width = terminal_width(sys.stdout if terminal else None)
    return Page(width, _colour(terminal), _unicode(), terminal, header, _encoding())


def terminal_width(terminal: TextIO | None) -> int:
    """The width to write for: COLUMNS, else the terminal's if that is known, else 80."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given[:6]) > 0:
        return max(int(given[:6]), NARROWEST)
    try:
        known = os.get_terminal_size(terminal.fileno()).columns if terminal is not None else 0
    except OSError:
        known = 0  # the terminal does not know its width
    return max(known, NARROWEST) if known else DEFAULT_WIDTH


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
