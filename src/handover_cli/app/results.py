"""One result from a list of answers, for the commands that answer."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from ..answers.answer import Answer
from ..answers.asking import Options, answer_all
from ..language.arguments import resolve_read
from ..language.expressions import parse_whole
from ..language.questions import Between, Wording, expression_of, say, up_to_now
from ..output.page import Page
from ..output.result import Result
from ..spans import Counting
from ..text import visible
from .session import Session
from .stdout import OutputOptions, chosen_fields, chosen_format, write

if TYPE_CHECKING:
    from ..answers.details import Details
    from ..answers.explaining import Explained


def show_answers(answers: list[Answer], session: Session, output: OutputOptions) -> None:
    """Write answers to one question, and end with the status of the first.

    Events, periods and gaps are written as records of their own, with a note on stderr about
    those that may belong to them.
    """

    def items() -> "Iterator[Details]":
        from ..answers.details import Details

        return map(Details, answers)

    def card(page: Page) -> str:
        from ..answers.details import details_of
        from ..output.answer_card import answers_card

        details = [details_of(answer, session) for answer in answers]
        notes = {note for each in details for note in each.notes}
        return answers_card(details, page, [each for each in steps if each not in notes])

    first = answers[0]
    steps: list[str] = []
    result = Result("answer", items, lambda: (each.text for each in answers), card=card)
    if output.explain:
        from ..answers.explaining import sentences

        explained = [explained_of(answer, session) for answer in answers]
        result = result._replace(record=record_of(output), items=lambda: explained)
        steps = sentences(explained)
    if first.kind in ("events", "periods", "gaps"):
        result = _of_found(first, result, session, noted=chosen_format(output, "value") == "table")
    chosen_fields(result, output)  # a wrong field is an error before any step is written
    is_card = chosen_format(output, "value") == "table" and output.fields is None
    if not (is_card or result.record == "explained-answer"):
        write_steps(steps)
    write(result, output, piped="value")
    leave(first.status)


def explained_of(answer: Answer, session: Session) -> "Explained":
    """An answer with its steps. The table is read for the sources of its own entries alone."""
    from ..answers.explaining import Explained  # only --explain needs it

    return Explained(answer, lambda ref: session.table.source_of(ref))  # noqa: PLW0108 - it is read late


def record_of(output: OutputOptions) -> str:
    """The record of an answer: that with its steps in JSON, if they are wanted."""
    is_json = chosen_format(output, "value") in ("json", "jsonl")
    return "explained-answer" if output.explain and is_json else "answer"


def write_steps(steps: Iterable[str], begin: str = "") -> None:
    """Write numbered sentences to stderr, each after the same beginning."""
    for number, sentence in enumerate(steps, 1):
        click.echo(f"{begin}{number}. {visible(sentence)}", err=True)


_FOUND = {
    "events": ("event", ("id", "date", "title")),
    "periods": ("period", ("id", "start_date", "end_date", "title")),
    "gaps": ("gap", ("start_date", "end_date", "days")),
}
"""By kind of answer, the record of what was found, and its main fields."""


def _of_found(answer: Answer, result: Result, session: Session, *, noted: bool) -> Result:
    """The result with what was found. `noted`: it says itself what may belong to it too."""
    found: Any = answer.result
    for note in () if noted else found.doubts:
        click.echo(f"Note: {note}", err=True)
    record, columns = _FOUND[answer.kind]

    def items() -> Iterable[Any]:
        from ..answers.listings import ListedEvent, measured  # few questions find something

        if answer.kind == "periods":
            return measured(found.periods, session)
        if answer.kind == "events":
            return (ListedEvent(event, session) for event in found.events)
        gaps: Iterable[Any] = found.gaps
        return gaps

    return result._replace(record=record, items=items, values=lambda: found.texts, columns=columns)


def show_spans(
    start: str,
    end: str,
    wording: Wording,
    session: Session,
    output: OutputOptions,
    options: Options,
) -> None:
    """Write the span from one date to another, an answer for each unit.

    The question of each answer can be asked again with `ask`.

    Raises:
        HandoverError: a date can't be resolved, or no unit has decimals.
    """
    read = [parse_whole(text) for text in (start, end)]  # a wrong date goes before an unknown name
    points = tuple(resolve_read(expression, session) for expression in read)
    if wording != "between":
        points = up_to_now(points, session, wording)
    first, last = map(expression_of, points)
    counting: Counting | None = "inclusive" if options.counting == "inclusive" else None
    question = Between(None, first, last, counting, wording)
    options = options._replace(units=options.units or ("days",))
    answers = []
    for answer in answer_all(question, points, "", session, options):
        asked = question._replace(unit=None if answer.unit == "calendar" else answer.unit)
        answers.append(answer._replace(question=say(asked)))
    show_answers(answers, session, output)


def leave(status: int) -> None:
    """End the command with an exit status; go on if it is 0."""
    if status:
        sys.stdout.flush()
        click.get_current_context().exit(status)
