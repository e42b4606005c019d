"""What the commands that answer have in common: one result from a list of answers."""

import sys

import click

from ..answers.answer import FIELDS, Answer
from ..output import Page, Result
from .writing import Wanted, write


def show_answers(answers: list[Answer], wanted: Wanted) -> None:
    """Write answers to one question, and end with the status of the first."""
    write(answers_result(answers), wanted, piped="value")
    leave(answers[0].status())


def answers_result(answers: list[Answer]) -> Result:
    """Answers as a result: values, records, and a card for a terminal."""

    def card(page: Page) -> str:
        from ..output.cards import answers_card

        return answers_card(answers, page)

    return Result(
        FIELDS,
        lambda: (answer.record() for answer in answers),
        lambda: (answer.text() for answer in answers),
        card=card,
    )


def leave(status: int) -> None:
    """End the command with an exit status, 0 being nothing special."""
    if status:
        sys.stdout.flush()
        click.get_current_context().exit(status)
