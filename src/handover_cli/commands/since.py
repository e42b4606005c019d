"""`since A`."""

import click

from ..answers.asking import Options
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import show_spans
from ..app.session import Session
from ..app.stdout import OutputOptions


@click.command("since", cls=Command)
@click.argument("date", metavar="A", shell_complete=completing.dates)
@shared_options(measure=True, explain=True)
def command(date: str, *, session: Session, output: OutputOptions, options: Options) -> None:
    """How much time has passed since a date?

    The same as between A and today, or now if A has a clock time; negative
    while A lies ahead.

    \b
    Examples:
      handover since handover
      handover since handover -u calendar
      handover since 2024-02-29 -u years --decimals 3
    """
    show_spans(date, "today", "since", session, output, options)
