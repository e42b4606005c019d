"""`ask -`: one question per line of stdin, one line of output for each."""

import sys
from collections.abc import Callable, Iterator

import click

from ..answers.answer import Answer
from ..answers.asking import Options
from ..answers.details import AskedLine, Details
from ..errors import HandoverError, TableError
from ..output.result import Result
from .extras import with_command
from .results import explained_of, leave, record_of, write_steps
from .session import Session
from .stdout import OutputOptions, chosen_format, write

MAX_LINE = 65_536
"""Characters of a line; more are no question, and an endless line has to end."""

Asker = Callable[[str], list[Answer]]
"""Answers a question in words."""


def answer_lines(ask: Asker, session: Session, output: OutputOptions, options: Options) -> None:
    """Answer each line as it comes. A line without an answer gives an empty line and a message.

    Raises:
        HandoverError: stdin is closed, or more than one unit is asked for.
    """
    if sys.stdin is None:
        raise HandoverError("there is nothing to read: stdin is closed")
    if len(options.units) > 1:
        raise HandoverError("ask - prints one line for each question, so it takes one --unit")
    if output.form == "auto" and sys.stdin.isatty() and sys.stdout.isatty():
        # Somebody types questions and waits for each answer.
        output = output._replace(form="tsv" if output.fields else "value")
    failed: list[int] = []
    lines = _answered(ask, failed, _explaining(session, output) if output.explain else _details)
    answers = (line.details for line in lines)
    result = Result(
        record_of(output),
        lambda: answers,
        lambda: ("" if details is None else details.answer.text for details in answers),
        columns=("question", "answer", "unit"),
        streams=True,
    )
    if chosen_format(output, "value") in ("table", "markdown"):
        from ..answers.records import LINE

        result = result._replace(items=lambda: lines, table_record=LINE, streams=False)
    write(result, output, piped="value")
    leave(2 if failed else 0)


Detailed = Callable[[int, Answer], Details]
"""Gives the details of the answer to a line, which has a number."""


def _details(_: int, answer: Answer) -> Details:
    return Details(answer)


def _explaining(session: Session, output: OutputOptions) -> Detailed:
    """The details with the steps, which are written to stderr if the record has none."""
    from ..answers.explaining import sentences  # only --explain needs it

    def explained(number: int, answer: Answer) -> Details:
        details = explained_of(answer, session)
        if record_of(output) == "answer":
            write_steps(sentences([details]), f"line {number}: ")
        return details

    return explained


def _answered(ask: Asker, failed: list[int], detailed: Detailed) -> Iterator[AskedLine]:
    shown: TableError | None = None  # a table that can't be used gives every question this error
    for number, text in enumerate(_lines(), 1):
        details = None
        try:
            answer = _answer(text, ask)
            details = None if answer is None else detailed(number, answer)
        except HandoverError as error:
            failed.append(number)
            message = with_command(error).sentence
            if isinstance(error, TableError) and error is not shown:
                shown, message = error, str(error)  # all problems of the table, once
            click.echo(f"Error: line {number}: {message}", err=True)
        yield AskedLine(text.strip(), details)


def _answer(text: str, ask: Asker) -> Answer | None:
    if len(text) > MAX_LINE:
        raise HandoverError(f"the line is longer than {MAX_LINE} characters")
    if not text.strip():
        return None
    answer = ask(text)[0]
    if "\n" in answer.text:
        raise HandoverError(
            f"several {answer.kind} are the answer, and ask - prints one line for each question",
            "ask it alone",
        )
    return answer


def _lines() -> Iterator[str]:
    """The lines of stdin. A line that is too long is cut."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="surrogateescape")
    mark = "\ufeff"  # a byte order mark
    while True:
        sys.stdout.flush()  # the user may be waiting for this answer
        line = sys.stdin.readline(MAX_LINE + 1)
        if not line:
            return
        rest = line
        line, mark = line.removeprefix(mark), ""
        while len(rest) > MAX_LINE and not rest.endswith("\n"):
            rest = sys.stdin.readline(MAX_LINE + 1)
        yield line
