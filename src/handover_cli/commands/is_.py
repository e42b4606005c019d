"""`is A before|after|on|within|overlapping|meeting|equal B`."""

import click

from ..answers.answer import Answer
from ..answers.asking import answer_all, ask_text
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import leave, show_answers
from ..app.session import Session
from ..app.stdout import OutputOptions
from ..errors import HandoverError
from ..language.arguments import read_term
from ..language.expressions import Expression, Phrase, Term
from ..language.questions import (
    ALL_RELATIONS,
    RELATIONS,
    Comparison,
    Question,
    expression_of,
    say,
)
from ..language.resolving import Operand, Point, resolve_operand
from ..text import did_you_mean, either, quote


@click.command("is", cls=Command)
@click.argument("words", nargs=-1, metavar="A RELATION B", shell_complete=completing.comparison)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit status is the answer.")
@shared_options(business=True, explain=True)
def command(
    words: tuple[str, ...], quiet: bool, *, session: Session, output: OutputOptions
) -> None:
    """Is a date or a period before, after, on or within another?

    RELATION is before, after, on, within, overlapping, meeting or equal.
    A and B are dates or periods; a period may be written, such as
    2020-09-27/2020-11-09. Before a period is before its start, after it is
    after its end, and within it includes both end days. Within 2021 is
    within the days of that year. Two periods overlap if they share a day,
    and A meets B if it ends on the day before B starts.

    Prints yes, no or undetermined: the dates are too imprecise to tell.
    Ends with status 0 for yes, 1 for no, 3 for undetermined, 2 for an error.

    \b
    Examples:
      handover is handover after deadline
      handover is landmine-deaths within 2021
      handover is "actual handover" within "44-day war"
      handover is war overlapping occupation
      if handover is -q today after deadline+6y; then echo overdue; fi
    """
    answer = verdict(words, session)
    if quiet:
        leave(answer.status)
    else:
        show_answers([answer], session, output)


def verdict(words: tuple[str, ...], session: Session) -> Answer:
    """The answer about A and B: three arguments, or any words that `ask is` reads.

    Raises:
        HandoverError: something is missing, or can't be read.
    """
    if len(words) < 3:
        given = f"{quote(' '.join(words))} is no comparison" if words else "a comparison is missing"
        raise HandoverError(given, f"write A {'|'.join(ALL_RELATIONS)} B")
    if len(words) > 3:  # a name of several words, not quoted
        text = " ".join(["is", *" ".join(words).split()])
        return ask_text(text, session)[0]
    relation = next((known for known in ALL_RELATIONS if known == words[1].casefold()), None)
    if relation is None:
        hint = did_you_mean(words[1], ALL_RELATIONS) or f"write {either(ALL_RELATIONS)}"
        raise HandoverError(f"{quote(words[1])} is no relation", hint)
    terms = read_term(words[0], session), read_term(words[2], session)
    operands = tuple(_resolved(term, session) for term in terms)
    said = (
        term if isinstance(term, Phrase) else expression_of(operand)
        for term, operand in zip(terms, operands, strict=True)
    )
    question, operands = _asked(relation, *zip(said, operands, strict=True))
    return answer_all(question, operands, say(question), session)[0]


def _resolved(term: Term, session: Session) -> Operand:
    if isinstance(term, Expression):
        return resolve_operand(term, session)
    from ..language.phrases import resolve_term  # most comparisons are of names and dates

    return resolve_term(term, session)


Side = tuple[Term, Operand]
"""One of the two that are compared, as it is said and as it is resolved."""


def _asked(relation: str, first: Side, second: Side) -> tuple[Question, tuple[Operand, ...]]:
    """The question about two dates, a date and a period, or two periods."""
    (subject, left), (target, right) = first, second
    is_date = isinstance(left, Point)
    if is_date and relation in RELATIONS:
        return Comparison(subject, relation, target), (left, right)
    from ..language.verdicts import STRETCH_RELATIONS, Relate  # most comparisons are of dates

    if relation not in STRETCH_RELATIONS:
        raise HandoverError(
            f"{quote(left.label)} is a period, and a period can't be on a date",
            f"ask whether it is {either(STRETCH_RELATIONS)}",
        )
    return Relate(subject, relation, target), (left, right)
