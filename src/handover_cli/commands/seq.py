"""`seq START END`."""

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

import click

from ..answers.sequence import Apart, Step, apart
from ..app import completing
from ..app.command import Command
from ..app.manner import manner_options
from ..app.options import NameType, shared_options, weekdays
from ..app.session import Session
from ..app.stdout import OutputOptions, write
from ..calendar import weekday
from ..errors import HandoverError
from ..language.arguments import resolve_date
from ..output.page import Page
from ..output.result import Result
from ..recurrence.month_ends import MONTH_ENDS, MonthEnd

if TYPE_CHECKING:
    from ..answers.recurring import Recurring
    from ..language.manners import Manner


@click.command("seq", cls=Command)
@click.argument("start", metavar="START", shell_complete=completing.dates)
@click.argument("end", metavar="[END]", required=False, shell_complete=completing.dates)
@click.option(
    "--step",
    metavar="DURATION",
    help="How far apart the days are: 1w, 5b, 1m10d, P1M; or clock times: 6h, 90min."
    "  [default: 1d]",
)
@click.option(
    "--every",
    metavar="WORDS",
    help='Which days come again: "last friday", "2 weeks", 15th, "last business day of the month".',
)
@click.option(
    "--rrule",
    metavar="RULE",
    help="The same as a rule of RFC 5545: 'FREQ=MONTHLY;BYDAY=3TH'.",
)
@click.option(
    "--month-end",
    metavar="HOW",
    type=NameType("month end", MONTH_ENDS),
    help="With --every or --rrule, a month without the day: clamp takes its last day, skip none,"
    " sticky keeps to last days.  [default: clamp with --every, skip with --rrule]",
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
    end: str | None,
    step: str | None,
    every: str | None,
    rrule: str | None,
    month_end: MonthEnd | None,
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

    --every and --rrule give the days of a recurrence from START on. END may
    be left out if the rule has COUNT or UNTIL.

    \b
    Examples:
      handover seq 2021-01-31 2021-12-31 --step 1m
      handover seq aghdam lachin
      handover seq deadline lachin --skip saturday,sunday
      handover seq handover statement --step 5b
      handover seq today today+1y --step 2w -o csv
      handover seq 2020-11-15T06:00 2020-11-16 --step 6h
      handover seq 2026-01-31 2026-12-31 --step 1m --roll modified-following
      handover seq 2026-01-01 2026-12-31 --every "last friday"
      handover seq 2026-01-01 --rrule 'FREQ=MONTHLY;BYDAY=3TH;COUNT=4'
    """
    skipped = frozenset[int]().union(*map(weekdays, skip))
    if len(skipped) == 7:
        raise HandoverError("--skip leaves out all seven days of the week")
    if sum(option is not None for option in (step, every, rrule)) > 1:
        raise HandoverError("--step, --every and --rrule exclude each other", "keep one of them")
    first = resolve_date(start, session)
    last = None if end is None else resolve_date(end, session)
    found: Apart | Recurring
    if every is not None or rrule is not None:
        from ..answers.recurring import recurring  # most sequences have a step
        from ..recurrence.reading import check_rrule

        text = every or "" if rrule is None else check_rrule(rrule)
        found = recurring((first, last), text, month_end, manner, session)
    elif month_end is not None:
        raise HandoverError("--month-end belongs to --every and --rrule")
    else:
        found = apart((first, last), "1d" if step is None else step, manner, session)

    def days() -> Iterator[Step]:
        every = found.steps()
        return (one for one in every if weekday(one.day) not in skipped) if skipped else every

    def view(page: Page) -> Iterator[str]:
        from ..output.lists import days_list

        return days_list(days(), page, found.left_out())

    days()  # an end that is not known is an error before anything is written
    texts = attrgetter("text")
    result = Result("step", days, lambda: map(texts, days()), card=view, streams=True)
    write(result, output, piped="value")
