"""`periods [ID…]`."""

import click

from ..answers import Options
from ..answers.listings import PERIOD_FIELDS, period_record, periods
from ..output import Page, Result
from . import completing
from .options import shared_options
from .session import Session
from .writing import Wanted, write


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=completing.periods)
@shared_options(measure=True, deciding="the period")
def command(ids: tuple[str, ...], *, session: Session, wanted: Wanted, options: Options) -> None:
    """Which periods does the table hold, and how long were they?

    Sorted by their start. Each is measured in its own unit and counting
    unless options say otherwise; one that is ongoing is measured to today.

    \b
    Examples:
      handover periods
      handover periods occupation war -u days --inclusive
      handover periods -u calendar
      handover periods since-handover --today 2030-11-25
      handover periods --fields id,value,unit,counting
    """
    found = periods(session.names, ids, options, session)

    def view(page: Page) -> str:
        from ..output.lists import periods_list

        return periods_list(found, page)

    result = Result(
        PERIOD_FIELDS,
        lambda: (period_record(*pair) for pair in found),
        lambda: (answer.text() for _, answer in found),
        columns=("id", "start_date", "end_date", "value", "unit", "counting"),
        card=view,
    )
    write(result, wanted, piped="tsv")
