"""One result from a list of answers, for the commands that answer."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ..answers.answer import Answer
from ..answers.asking import Options, answer_all
from ..language.expressions import parse
from ..language.questions import Between, Wording, expression_of, say
from ..language.resolving import resolve_expression
from ..output.page import Page
from ..output.result import Result
from ..spans import Counting
from .session import Session
from .stdout import OutputOptions, write

if TYPE_CHECKING:
    from ..answers.details import Details


def show_answers(answers: list[Answer], session: Session, output: OutputOptions) -> None:
    """Write answers to one question, and end with the status of the first."""

    def items() -> "Iterator[Details]":
        from ..answers.details import Details

        return map(Details, answers)

    def card(page: Page) -> str:
        from ..answers.details import details_of
        from ..output.answer_card import answers_card

        return answers_card([details_of(answer, session) for answer in answers], page)

    result = Result("answer", items, lambda: (answer.text for answer in answers), card=card)
    write(result, output, piped="value")
    leave(answers[0].status)


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
    read = [parse(text) for text in (start, end)]
    points = tuple(resolve_expression(expression, session) for expression in read)
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
