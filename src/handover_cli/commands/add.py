"""`add DATE DURATION…`."""

import click

from ..answers.asking import moved
from ..app import completing
from ..app.command import Command
from ..app.options import shared_options
from ..app.results import show_answers
from ..app.session import Session
from ..app.stdout import OutputOptions
from ..language.questions import asking_for, say
from ..language.resolving import resolve
from ..notations.durations import parse as parse_duration
from ..spans import Duration

A_YEAR = 12
"""Months from which on people write years: then they may mean minutes."""


@click.command("add", cls=Command)
@click.argument("date", metavar="DATE", shell_complete=completing.dates)
@click.argument("durations", metavar="DURATION...", nargs=-1, required=True)
@shared_options(business=True)
def command(
    date: str, durations: tuple[str, ...], *, session: Session, output: OutputOptions
) -> None:
    """Which day is it, so much time after (or before) a date?

    A DURATION is 1y 6m 2w 10d 5b, or several of these in this order (1y6m);
    or ISO 8601 (P1Y6M); or words ("2 weeks and 3 days"). b are business
    days. With a minus sign in front it is subtracted. Several durations
    apply one after the other, from left to right. Years and months go
    first, and end on the last day of a shorter month. An imprecise date
    gives the earliest and the latest day.

    \b
    Examples:
      handover add deadline 10d
      handover add 2021-01-31 1m
      handover add deadline -1m +10d
      handover add deadline "2 weeks"
      handover add today 5b --holiday 2026-12-25
      handover add landmine-deaths P1Y
    """
    steps = tuple(map(parse_duration, durations))
    point = resolve(date, session)
    text = say(asking_for(point, steps))
    answer = moved(point, steps, text, session)
    least = A_YEAR if point.date.moment is None else 1
    spelled = (f"{s} is {s.words()}. Minutes are min." for s in steps if _may_slip(s, least))
    show_answers([answer._replace(notes=(*answer.notes, *spelled))], session, output)


def _may_slip(step: Duration, least: int) -> bool:
    """True for months alone, from some number of them on: `90m` may be meant as minutes."""
    return abs(step.months) >= least and step == Duration(months=step.months)
