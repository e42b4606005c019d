"""`anniversaries [ID…]`."""

from typing import Any

import click

from ..answers.anniversaries import AnniversaryQuery, anniversaries, read_within
from ..answers.listings import events
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..output.page import Page
from ..output.result import Result


@click.command("anniversaries", cls=Command)
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=completing.events)
@click.option(
    "--count",
    type=click.IntRange(min=1),
    metavar="N",
    help="The next N anniversaries of each event, at any distance.  [default: 1, a year ahead]",
)
@click.option(
    "--within",
    metavar="DURATION",
    help="All within this time from today: 30d, 6m, 5y.  [default: 1y]",
)
@click.option(
    "--milestones",
    is_flag=True,
    help="Round numbers too: 100, 500 and every 1000 days, every 100 weeks, every 100 months.",
)
@click.option(
    "--leap-day",
    type=click.Choice(["28feb", "1mar"]),
    default="28feb",
    show_default=True,
    help="When 29 February is celebrated in a year without one.",
)
@shared_options(business=True)
def command(
    ids: tuple[str, ...],
    count: int | None,
    within: str | None,
    *,
    session: Session,
    output: OutputOptions,
    **rest: Any,
) -> None:
    """Which anniversaries are coming up?

    The next anniversary of each event, if it is no more than a year ahead:
    its number, its day and weekday, and how many days there are to go.
    Anniversaries today are included, with 0 days to go.

    An event known to the month or the year has its anniversary within the
    same days; an anniversary that may already have passed is listed too.
    If an event may have been on any day of the year, number and day are
    left empty. If only its year is not known, the number is. An event that
    comes again is listed on its next day.

    \b
    Examples:
      handover anniversaries
      handover anniversaries handover deadline --count 5
      handover anniversaries --within 30d --fields days_until,number,title
      handover anniversaries --milestones -o csv
    """
    if count is None and within is None:
        count, within = 1, "1y"
    query = AnniversaryQuery(count, None if within is None else read_within(within, session))
    chosen = events(session.table, ids, scope=session)
    ahead = anniversaries(chosen, query._replace(**rest), session.today)

    def view(page: Page) -> str:
        from ..output.lists import anniversaries_list

        return anniversaries_list(ahead, page)

    result = Result(
        "anniversary",
        lambda: ahead,
        lambda: (each.date.text for each in ahead),
        columns=("anniversary", "weekday", "days_until", "number", "unit", "id", "title"),
        card=view,
    )
    write(result, output, piped="tsv")
