"""`add DATE DURATION…`."""

from typing import TYPE_CHECKING

import click

from ..answers.asking import moved
from ..app import completing
from ..app.command import Command
from ..app.manner import manner_options
from ..app.options import shared_options
from ..app.results import show_answers
from ..app.session import Session
from ..app.stdout import OutputOptions
from ..errors import HandoverError
from ..language.arguments import resolve_date
from ..language.questions import asking_for, say
from ..notations.durations import parse as parse_duration
from ..spans import Duration, Shifts

if TYPE_CHECKING:
    from ..language.manners import Manner

A_YEAR = 12
"""Months from which on people write years: then they may mean minutes."""


@click.command("add", cls=Command)
@click.argument("date", metavar="DATE", shell_complete=completing.dates)
@click.argument("durations", metavar="DURATION...", nargs=-1, required=True)
@manner_options
@shared_options(business=True, explain=True)
def command(
    date: str,
    durations: tuple[str, ...],
    *,
    manner: "Manner | None",
    session: Session,
    output: OutputOptions,
) -> None:
    """Which day is it, so much time after (or before) a date?

    A DURATION is 1y 6m 2w 10d 5b, or several of these in this order (1y6m);
    or ISO 8601 (P1Y6M); or words ("2 weeks and 3 days"). b are business
    days. With a minus sign in front it is subtracted. Several durations
    apply one after the other, from left to right. Years and months go
    first, and end on the last day of a shorter month. An imprecise date
    gives the earliest and the latest day.

    --rule reckons a deadline: frcp, eu-1182-71, bgb, cpr, another built-in
    rule, or one of the table. This is arithmetic, not legal advice.

    \b
    Examples:
      handover add deadline 10d
      handover add 2021-01-31 1m
      handover add deadline -1m +10d
      handover add deadline "2 weeks"
      handover add today 5b --holiday 2026-12-25
      handover add landmine-deaths P1Y
      handover add 2026-01-31 1m --rule bgb
      handover add 2026-06-20 0d --roll following
    """
    steps = tuple(map(parse_duration, durations))
    way: Shifts = steps
    if manner is not None:
        if len(steps) > 1:
            raise HandoverError(
                f"--rule and --roll take one DURATION, not {len(steps)}",
                "write one such as 1m10d, or add them in turn",
            )
        way = (manner.applied(steps[0], session),)
    point = resolve_date(date, session)
    text = say(asking_for(point, steps, manner))
    answer = moved(point, way, text, session)
    least = A_YEAR if point.date.moment is None else 1
    spelled = (f"{s} is {s.words()}. Minutes are min." for s in steps if _may_slip(s, least))
    show_answers([answer._replace(notes=(*answer.notes, *spelled))], session, output)


def _may_slip(step: Duration, least: int) -> bool:
    """True for months alone, from some number of them on: `90m` may be meant as minutes."""
    return abs(step.months) >= least and step == Duration(months=step.months)
