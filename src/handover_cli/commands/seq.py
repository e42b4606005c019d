"""`seq START END`."""

from collections.abc import Iterator

import click

from ..answers.sequence import known_end, read_step, sequence
from ..dates import iso, weekday
from ..errors import HandoverError
from ..expressions import resolve
from ..output import Page, Result
from . import completing
from .options import shared_options, weekdays
from .session import Session
from .writing import Wanted, write

FIELDS = ("date", "weekday")


@click.command()
@click.argument("start", metavar="START", shell_complete=completing.dates)
@click.argument("end", metavar="END", shell_complete=completing.dates)
@click.option(
    "--step",
    metavar="DURATION",
    default="1d",
    show_default=True,
    help="How far apart the days are: 1w, 5b, 1m10d, P1M.",
)
@click.option(
    "--skip",
    metavar="DAYS",
    shell_complete=completing.weekdays,
    multiple=True,
    help="Days of the week to leave out, such as saturday,sunday.",
)
@shared_options(business=True)
def command(
    start: str,
    end: str,
    step: str,
    skip: tuple[str, ...],
    *,
    session: Session,
    wanted: Wanted,
) -> None:
    """Which days lie a step apart, from START to END?

    END is among them when a step falls on it; END before START goes back.
    Each day is START plus a number of whole steps, so months from the 31st
    fall on the last day of a shorter month and on the 31st again after it.
    With a step in business days (5b) a START that is none rolls forward to
    the next.

    \b
    Examples:
      handover seq 2021-01-31 2021-12-31 --step 1m
      handover seq aghdam lachin
      handover seq deadline lachin --skip saturday,sunday
      handover seq handover statement --step 5b
      handover seq today today+1y --step 2w -o csv
    """
    each = read_step(step)
    first = known_end(resolve(start, session), "START")
    last = known_end(resolve(end, session), "END")
    skipped = frozenset[int]().union(*map(weekdays, skip))
    if len(skipped) == 7:
        raise HandoverError("--skip leaves out all seven days of the week")

    def days() -> Iterator[int]:
        found = sequence(first, last, each, session)
        return (day for day in found if (day - 1) % 7 not in skipped) if skipped else found

    def view(page: Page) -> Iterator[str]:
        from ..output.lists import days_list

        return days_list(days(), page)

    result = Result(
        FIELDS,
        lambda: ({"date": iso(day), "weekday": weekday(day)} for day in days()),
        lambda: map(iso, days()),
        card=view,
        streams=True,
    )
    write(result, wanted, piped="value")
