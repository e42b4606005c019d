"""`until A`."""

import click

from ..answers.asking import Options
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import show_spans
from ..app.session import Session
from ..app.stdout import OutputOptions


@click.command("until", cls=Command)
@click.argument("date", metavar="A", shell_complete=completing.dates)
@shared_options(measure=True, explain=True)
def command(date: str, *, session: Session, output: OutputOptions, options: Options) -> None:
    """How much time is left until a date?

    The same as between today and A, or from now if A has a clock time;
    negative once A has passed.

    \b
    Examples:
      handover until 2026-12-31
      handover until handover+10y -u weeks
      handover until 2026-12-31 -u business-days
    """
    show_spans("today", date, "until", session, output, options)
