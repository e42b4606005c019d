"""Finds what answers a question that measures nothing: the module of its family."""

from typing import TYPE_CHECKING

from ..language.questions import Question
from ..language.resolving import (
    Operand,
    Scope,
)
from .answer import Answer
from .asked import Asked

if TYPE_CHECKING:
    from ..unknowns.budget import Budget


def inquire(
    question: Question,
    operands: tuple[Operand, ...],
    text: str,
    scope: Scope,
    budget: "Budget | None" = None,
) -> Answer:
    """The answer to a question that measures nothing.

    Raises:
        HandoverError: it has none.

    >>> from ..language.reading import read
    >>> from ..language.questions import resolve_operands
    >>> text = "what day of the year is 25 November 2020"
    >>> question = read(text).question(scope)
    >>> inquire(question, resolve_operands(question, scope), text, scope).text
    '330'
    """
    family = type(question).__module__.rpartition(".")[2]  # `language.facts`: `answers.facts`
    module = __import__(f"{__package__}.{family}", fromlist=("answer",))
    found: Answer = module.answer(Asked(question, operands, text, scope, budget))
    return found
