"""One result from a list of answers, for the commands that answer."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ..answers.answer import Answer
from ..answers.asking import Options, answer_all
from ..language.arguments import resolve_read
from ..language.expressions import parse_whole
from ..language.questions import Between, Wording, expression_of, say, up_to_now
from ..output.page import Page
from ..output.result import Result
from ..spans import Counting
from .session import Session
from .stdout import OutputOptions, chosen_format, write

if TYPE_CHECKING:
    from ..answers.details import Details


def show_answers(answers: list[Answer], session: Session, output: OutputOptions) -> None:
    """Write answers to one question, and end with the status of the first.

    Events are written as records of events, with a note on stderr about those that may belong
    to them.
    """

    def items() -> "Iterator[Details]":
        from ..answers.details import Details

        return map(Details, answers)

    def card(page: Page) -> str:
        from ..answers.details import details_of
        from ..output.answer_card import answers_card

        return answers_card([details_of(answer, session) for answer in answers], page)

    first = answers[0]
    result = Result("answer", items, lambda: (each.text for each in answers), card=card)
    if first.kind == "events":
        result = _of_events(first, result, noted=chosen_format(output, "value") == "table")
    write(result, output, piped="value")
    leave(first.status)


def _of_events(answer: Answer, result: Result, *, noted: bool) -> Result:
    """The result with the events. `noted`: it says itself which events may belong to them."""
    from ..answers.found_events import Happenings
    from ..answers.happenings import perhaps  # few questions ask for events

    found = answer.result
    assert isinstance(found, Happenings), "the answer is events"
    for note in () if noted else perhaps(found):
        click.echo(f"Note: {note}", err=True)
    return result._replace(
        record="event",
        items=lambda: found.events,
        values=lambda: (event.id for event in found.events),
        columns=("id", "date", "title"),
    )


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
        points = up_to_now(points, session)
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
