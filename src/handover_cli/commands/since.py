"""`since A`."""

import click

from ..answers import Options
from . import completing
from .between import show_between
from .options import shared_options
from .session import Session
from .writing import Wanted


@click.command()
@click.argument("date", metavar="A", shell_complete=completing.dates)
@shared_options(measure=True)
def command(date: str, *, session: Session, wanted: Wanted, options: Options) -> None:
    """How much time has passed since a date?

    The same as between A and today; negative while A lies ahead.

    \b
    Examples:
      handover since handover
      handover since handover -u calendar
      handover since 2024-02-29 -u years --decimals 3
    """
    show_between(date, "today", "since {a}", session, wanted, options)
