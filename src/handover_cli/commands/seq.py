"""`seq START END`."""

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

import click

from ..answers.sequence import Step, read_step, ruled_steps, steps
from ..app import completing
from ..app.command import Command
from ..app.manner import manner_options
from ..app.options import shared_options, weekdays
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..calendar import weekday
from ..errors import HandoverError
from ..language.arguments import resolve_date
from ..language.resolving import business_for
from ..output.page import Page
from ..output.result import Result

if TYPE_CHECKING:
    from ..language.manners import Manner


@click.command("seq", cls=Command)
@click.argument("start", metavar="START", shell_complete=completing.dates)
@click.argument("end", metavar="END", shell_complete=completing.dates)
@click.option(
    "--step",
    metavar="DURATION",
    default="1d",
    show_default=True,
    help="How far apart the days are: 1w, 5b, 1m10d, P1M; or clock times: 6h, 90min.",
)
@click.option(
    "--skip",
    metavar="DAYS",
    shell_complete=completing.weekdays,
    multiple=True,
    help="Days of the week to leave out, such as saturday,sunday.",
)
@manner_options
@shared_options(business=True)
def command(
    start: str,
    end: str,
    step: str,
    skip: tuple[str, ...],
    *,
    manner: "Manner | None",
    session: Session,
    output: OutputOptions,
) -> None:
    """Which days lie a step apart, from START to END?

    END is included if a step leads to it; END before START goes back. Each
    day is START plus a number of whole steps, so months from the 31st end
    on the last day of a shorter month and then on the 31st again. A step in
    business days (5b) skips weekends and holidays. If START has a clock time,
    so has every answer, and the step may have hours. With --rule or --roll
    each day is moved as the rule says, and stands there once.

    \b
    Examples:
      handover seq 2021-01-31 2021-12-31 --step 1m
      handover seq aghdam lachin
      handover seq deadline lachin --skip saturday,sunday
      handover seq handover statement --step 5b
      handover seq today today+1y --step 2w -o csv
      handover seq 2020-11-15T06:00 2020-11-16 --step 6h
      handover seq 2026-01-31 2026-12-31 --step 1m --roll modified-following
    """
    each = read_step(step)
    first, last = resolve_date(start, session), resolve_date(end, session)
    skipped = frozenset[int]().union(*map(weekdays, skip))
    if len(skipped) == 7:
        raise HandoverError("--skip leaves out all seven days of the week")
    business = business_for((each,), session)

    def days() -> Iterator[Step]:
        every = steps(first, last, each, business)
        if manner is not None:
            every = ruled_steps(first, last, manner.applied(each, session))
        return (one for one in every if weekday(one.day) not in skipped) if skipped else every

    def view(page: Page) -> Iterator[str]:
        from ..answers.left_out import between
        from ..output.lists import days_list

        return days_list(days(), page, between(first, last, business))

    days()  # an end that is not known is an error before anything is written
    texts = attrgetter("text")
    result = Result("step", days, lambda: map(texts, days()), card=view, streams=True)
    write(result, output, piped="value")
