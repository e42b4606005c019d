"""`between A B`."""

import click

from ..answers import Options, answer
from ..expressions import parse, resolve_expression
from ..questions import Between
from .answering import show_answers
from .options import shared_options
from .session import Session
from .writing import Wanted


@click.command()
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@shared_options(measure=True)
def command(start: str, end: str, *, session: Session, wanted: Wanted, options: Options) -> None:
    """How much time lies between two dates?

    A and B are dates (2020-11-15, 2021-06), names from the table, today,
    yesterday or tomorrow, each with shifts such as +10d. When B is
    earlier than A the answer is negative.

    \b
    Examples:
      handover between deadline handover
      handover between 1993-04-02 2020-11-25 -u years --decimals 2
      handover between war.start war.end --inclusive
      handover between handover today -u days -u calendar
    """
    show_between(start, end, "{a} and {b}", session, wanted, options)


def show_between(
    start: str, end: str, words: str, session: Session, wanted: Wanted, options: Options
) -> None:
    """Write the answer to a question between two dates, named by its canonical words."""
    expressions = parse(start), parse(end)
    labels = [resolve_expression(expression, session).label for expression in expressions]
    unit = options.units[0] if len(options.units) == 1 else None
    named = (unit or "days").replace("-", " ")
    preposition = "between " if "{b}" in words else ""
    text = f"{named} {preposition}{words.format(a=labels[0], b=labels[1])}"
    question = Between(None, *expressions)
    chosen = options if options.units else options._replace(units=("days",))
    show_answers(answer(question, text, session, chosen), wanted)
