"""`ask -`: one question per line of stdin, one line of output for each."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import click

from ..answers import FIELDS, Answer, Options
from ..errors import HandoverError, TableError
from ..output import Format, Result
from .answering import leave
from .ask import answers_to
from .session import Session
from .writing import Wanted, chosen_fields, chosen_format, page, put, write

MAX_LINE = 65_536
"""Characters of a line; more are no question, and an endless line has to end."""

COLUMNS = ("question", "answer", "unit")


class _Line(NamedTuple):
    """One line of input with its answer; None for a blank line or one without an answer."""

    text: str
    answer: Answer | None


def answer_lines(session: Session, wanted: Wanted, options: Options) -> None:
    """Answer each line as it comes; what can't be answered is an empty line and a message.

    Raises:
        HandoverError: stdin is closed, or more than one unit is asked for.
    """
    if sys.stdin is None:
        raise HandoverError("there is nothing to read: stdin is closed")
    if len(options.units) > 1:
        raise HandoverError("ask - prints one line for each question, so it takes one --unit")
    failed: list[int] = []
    lines = _answered(session, options, failed)
    terminal = sys.stdout.isatty()
    fields = chosen_fields(FIELDS, wanted)
    form = chosen_format(wanted, terminal, "value", bool(fields))
    if terminal and wanted.form == "auto" and sys.stdin.isatty():
        form = "value"  # somebody types questions and waits for each answer
    if form in ("table", "markdown"):
        _write_table(lines, wanted, form)
    else:
        put(_stream(lines, form, fields or FIELDS, wanted), form)
    leave(2 if failed else 0)


def _answered(session: Session, options: Options, failed: list[int]) -> Iterator[_Line]:
    """The lines of stdin with their answers, as they arrive."""
    told = ""
    for number, text in enumerate(_lines(), 1):
        found = None
        try:
            found = _answer(text, session, options)
        except HandoverError as error:
            failed.append(number)
            message = str(error)
            if not isinstance(error, TableError) or message == told:
                message = message.partition("\n")[0].removesuffix(":")
            else:
                told = message  # every line would tell all that is wrong with the table
            click.echo(f"Error: line {number}: {message}", err=True)
        yield _Line(text.strip(), found)


def _answer(text: str, session: Session, options: Options) -> Answer | None:
    if len(text) > MAX_LINE:
        raise HandoverError(f"the line is longer than {MAX_LINE} characters")
    return answers_to(text, session, options)[0] if text.strip() else None


def _lines() -> Iterator[str]:
    """The lines of stdin. One that is too long comes cut, its rest left out."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="surrogateescape")
    mark = "\ufeff"  # as some editors begin a file
    while line := sys.stdin.readline(MAX_LINE + 1):
        rest = line
        line, mark = line.removeprefix(mark), ""
        while len(rest) > MAX_LINE and not rest.endswith("\n"):
            rest = sys.stdin.readline(MAX_LINE + 1)
        yield line


def _stream(
    lines: Iterable[_Line], form: Format, fields: tuple[str, ...], wanted: Wanted
) -> Iterator[str]:
    """The output, a piece for each line, each written out before the next line is read."""
    for piece in _pieces(lines, form, fields, wanted):
        yield piece
        sys.stdout.flush()


def _pieces(
    lines: Iterable[_Line], form: Format, fields: tuple[str, ...], wanted: Wanted
) -> Iterator[str]:
    from ..output import render_value

    if form == "value":
        for line in lines:
            yield render_value("" if line.answer is None else line.answer.text())
        return
    if form == "json":
        yield from _array(lines, fields)
        return
    from ..output import render_records

    sheet = page(sys.stdout.isatty(), header=False)
    if wanted.header and form != "jsonl":
        yield "".join(render_records((), form, fields, sheet._replace(header=True)))
    for line in lines:
        if line.answer is None:
            yield "\n"
        else:
            yield "".join(render_records((line.answer.record(),), form, fields, sheet))


def _array(lines: Iterable[_Line], fields: tuple[str, ...]) -> Iterator[str]:
    """One array with an element for each line: null where there is no answer."""
    from ..output.json_text import encode

    before = "[\n  "
    for line in lines:
        record = None if line.answer is None else line.answer.record()
        yield before + encode(record and {field: record[field] for field in fields})
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def _write_table(lines: Iterable[_Line], wanted: Wanted, form: Format) -> None:
    """All answers in one table, for which all have to be there."""
    found = list(lines)

    def records() -> Iterator[dict[str, Any]]:
        empty = dict.fromkeys((*FIELDS, "answer"))
        for line in found:
            if line.answer is None:
                yield empty | {"question": line.text}
            else:
                yield line.answer.record() | {"answer": line.answer.text()}

    result = Result(FIELDS, records, tuple, columns=COLUMNS)
    write(result, wanted, piped=form)
