"""`until A`."""

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
    """How much time is left until a date?

    The same as between today and A; negative once A has passed.

    \b
    Examples:
      handover until 2026-12-31
      handover until handover+10y -u weeks
      handover until 2026-12-31 -u business-days
    """
    show_between("today", date, "until {b}", session, wanted, options)
