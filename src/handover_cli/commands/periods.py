"""`periods [ID…]`."""

import click

from ..answers.asking import Options
from ..answers.listings import periods
from ..answers.ranges import LOOSE_RANGE
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.selecting import SIDES, SelectionOptions, selection_options
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..output.page import Page
from ..output.result import Result
from ..text import either


@click.command("periods", cls=Command)
@selection_options(completing.periods, "periods", (*SIDES,))
@shared_options(measure=True, deciding="the period")
def command(
    selected: SelectionOptions, *, session: Session, output: OutputOptions, options: Options
) -> None:
    """Which periods does the table hold, and how long were they?

    Sorted by their start. Each is measured in its own unit and counting
    unless options say otherwise; one that is ongoing is measured to today.
    A period starts after --after and ends before --before; it has the day
    --on, and some day from --from to --to. A period with an imprecise end
    is listed if one of its possible days qualifies.

    \b
    Examples:
      handover periods
      handover periods occupation war -u days --inclusive
      handover periods -u calendar
      handover periods --on 2020-11-20
      handover periods --from 2021 --to today
      handover periods since-handover --today 2030-11-25
      handover periods --fields id,value,unit,counting
    """
    limits = selected.limits(session)
    measured = periods(session.table, selected.names, options, session, limits)

    def view(page: Page) -> str:
        from ..output.lists import periods_list

        return periods_list(measured, page)

    result = Result(
        "period",
        lambda: measured,
        lambda: (each.answer.text for each in measured),
        columns=("id", "start_date", "end_date", "value", "unit", "counting"),
        card=view,
    )
    write(result, output, piped="tsv")
    wide = [each.period.id for each in measured if each.details.is_loose]
    if wide:
        click.echo(f"{LOOSE_RANGE} This is so for {either(wide, 'and')}.", err=True)
