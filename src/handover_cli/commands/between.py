"""`between A B`."""

import click

from ..answers import Options, answer, check_decimals_have_a_unit
from ..expressions import parse, resolve_expression
from ..questions import Between
from ..spans import DECIMAL_UNITS, Unit
from . import completing
from .answering import show_answers
from .options import shared_options
from .session import Session
from .writing import Wanted


@click.command()
@click.argument("start", metavar="A", shell_complete=completing.dates)
@click.argument("end", metavar="B", shell_complete=completing.dates)
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
    show_between(start, end, "between {a} and {b}", session, wanted, options)


def show_between(
    start: str, end: str, words: str, session: Session, wanted: Wanted, options: Options
) -> None:
    """Write the answers between two dates, one for each unit.

    `words` are the question's after its unit, with `{a}` and `{b}` for the dates. Each
    answer's question can be asked again with `ask`.
    """
    expressions = parse(start), parse(end)
    labels = [resolve_expression(expression, session).label for expression in expressions]
    asked = words.format(a=labels[0], b=labels[1])
    units = options.units or ("days",)
    if options.counting == "inclusive":
        asked += " inclusive"
    check_decimals_have_a_unit(options.decimals, units)
    question = Between(None, *expressions)
    found = []
    for unit in units:
        decimals = options.decimals if unit in DECIMAL_UNITS else None
        alone = Options((unit,), options.counting, decimals)
        found += answer(question, f"{UNIT_WORDS[unit]} {asked}", session, alone)
    show_answers(found, wanted)


UNIT_WORDS: dict[Unit, str] = {
    "days": "days",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
    "business-days": "business days",
    "calendar": "how long",
    "iso": "iso",
}
"""How a question asks for each unit."""
