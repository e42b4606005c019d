"""`anniversaries [ID…]`."""

from typing import Any

import click

from ..answers.anniversaries import (
    ANNIVERSARY_FIELDS,
    Wish,
    a_year_ahead,
    anniversaries,
    read_within,
)
from ..answers.listings import find_event
from ..output import Page, Result
from . import completing
from .options import shared_options
from .session import Session
from .writing import Wanted, write


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=completing.events)
@click.option(
    "--count",
    type=click.IntRange(min=1),
    metavar="N",
    help="The next N of each event, however far ahead.  [default: 1, a year ahead]",
)
@click.option(
    "--within",
    metavar="DURATION",
    help="All in the time ahead: 30d, 6m, 5y.  [default: 1y]",
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
    wanted: Wanted,
    **rest: Any,
) -> None:
    """Which anniversaries are coming up?

    The next anniversary of each event, if it is no more than a year ahead:
    its number, its day and weekday, and how many days there are to go.
    Today's are among them, with 0 days to go.

    An event known to the month or the year has its anniversary within the
    same days; one that may already have passed is listed as well. Where any
    day of the year may be the one, number and day are left empty.

    \b
    Examples:
      handover anniversaries
      handover anniversaries handover deadline --count 5
      handover anniversaries --within 30d --fields days_until,number,title
      handover anniversaries --milestones -o csv
    """
    if count is None and within is None:
        wish = Wish(1, a_year_ahead(session.today))
    else:
        until = None if within is None else read_within(within, session.today, session)
        wish = Wish(count, until)
    table = session.names
    events = [find_event(table, name) for name in ids] or table.events.values()
    found = anniversaries(dict.fromkeys(events), wish._replace(**rest), session.today)

    def view(page: Page) -> str:
        from ..output.lists import anniversaries_list

        return anniversaries_list(found, page)

    result = Result(
        ANNIVERSARY_FIELDS,
        lambda: (each.record() for each in found),
        lambda: (each.date.text for each in found),
        columns=("anniversary", "weekday", "days_until", "number", "unit", "id", "title"),
        card=view,
    )
    write(result, wanted, piped="tsv")
