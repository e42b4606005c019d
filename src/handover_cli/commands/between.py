"""`between A B`."""

import click

from ..answers.asking import Options
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import show_spans
from ..app.session import Session
from ..app.stdout import OutputOptions


@click.command("between", cls=Command)
@click.argument("start", metavar="A", shell_complete=completing.dates)
@click.argument("end", metavar="B", shell_complete=completing.dates)
@shared_options(measure=True, explain=True)
def command(
    start: str, end: str, *, session: Session, output: OutputOptions, options: Options
) -> None:
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
    show_spans(start, end, "between", session, output, options)
