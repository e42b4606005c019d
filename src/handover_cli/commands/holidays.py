"""`holidays [YEAR | FROM TO]`."""

import click

from ..answers.holidays import days_to_list, listed_days
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..output.result import Result


@click.command("holidays", cls=Command)
@click.argument("dates", nargs=-1, metavar="[YEAR | FROM TO]", shell_complete=completing.periods)
@shared_options(business=True)
def command(dates: tuple[str, ...], *, session: Session, output: OutputOptions) -> None:
    """Which holidays do business days leave out?

    The holidays of a year, a month or a period of the table, or from one day to
    another; without a date, those of this year. They come from the
    country, from the table and from --holiday. A day on the weekend that
    is worked, instead of a day off that was moved, is listed too.

    \b
    Examples:
      handover holidays 2026 --country DE-BY
      handover holidays 2026-12-01 2027-01-31 --country US
      handover holidays 2024 --country AZ --fields date,name
    """
    bounds = days_to_list(dates, session)
    business = session.business
    listed = listed_days(bounds, business)
    if not business.knows_holidays:
        click.echo("Note: no holidays are known; name a country, such as --country US", err=True)
    result = Result(
        "holiday",
        lambda: listed,
        lambda: (each.date for each in listed),
        columns=("date", "weekday", "name", "kind", "source"),
        empty="There is no holiday.",
    )
    write(result, output, piped="tsv")
