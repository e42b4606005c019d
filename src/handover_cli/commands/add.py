"""`add DATE DURATION…`."""

from typing import Any

import click

from ..answers import Options, answer
from ..durations import Duration
from ..durations import parse as parse_duration
from ..edtf import match
from ..expressions import Expression, parse, resolve_expression, shift
from ..questions import Moved
from . import completing
from .answering import show_answers
from .options import shared_options
from .session import Session
from .writing import Wanted

_MARK = "\0"
"""Stands before an argument that only looks like an option; no argument can contain it."""


class SignedCommand(click.Command):
    """A command whose arguments may be durations such as `-3d`, without `--` before them.

    No option begins with a digit or a P, so what does is an argument. A mistyped
    option is still an error.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Mark the arguments that look like options, so that Click takes them as they are."""
        taking = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        marked = list(args)
        for index, argument in enumerate(args):
            if argument == "--":
                break
            begins = argument[1:2]
            looks = argument.startswith("-") and (begins.isdigit() or begins == "P")
            if looks and not (index and args[index - 1] in taking):
                marked[index] = _MARK + argument
        return super().parse_args(ctx, marked)


def _unmarked(_context: click.Context, _parameter: click.Parameter, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(text.removeprefix(_MARK) for text in value)
    return value.removeprefix(_MARK)


@click.command(cls=SignedCommand)
@click.argument("date", metavar="DATE", shell_complete=completing.dates, callback=_unmarked)
@click.argument("durations", metavar="DURATION...", nargs=-1, required=True, callback=_unmarked)
@shared_options(business=True)
def command(date: str, durations: tuple[str, ...], *, session: Session, wanted: Wanted) -> None:
    """Which day is it, so much time after (or before) a date?

    A DURATION is 1y 6m 2w 10d 5b, or several of these in this order (1y6m),
    or ISO 8601 (P1Y6M); b are business days. A minus sign in front takes
    it away. Several apply one after the other, from left to right. Years
    and months go first, and end on the last day of a shorter month. An
    imprecise date gives the earliest and the latest day.

    \b
    Examples:
      handover add deadline 10d
      handover add 2021-01-31 1m
      handover add deadline -1m +10d
      handover add today 5b --holiday 2026-12-25
      handover add landmine-deaths P1Y
    """
    steps = tuple(map(parse_duration, durations))
    expression = parse(date)
    question = Moved(expression, steps)
    text = question_text(expression, steps, session)
    show_answers(answer(question, text, session, Options()), wanted)


def question_text(expression: Expression, steps: tuple[Duration, ...], session: Session) -> str:
    """The question that `ask` reads as this sum: `when is deadline-1m+10d`.

    A minus cannot follow less than a whole day (`2021-06-3d`), so there it is
    `3d before 2021-06`. For a minus that is not the last step there are no such words.
    """
    day = resolve_expression(expression, session)
    if min(steps[-1]) < 0 and not _is_whole(expression):
        before = shift(day, steps[:-1], session).label
        return f"{steps[-1].negated()} before {before}"
    return f"when is {shift(day, steps, session).label}"


def _is_whole(expression: Expression) -> bool:
    """Whether a date is a name or written down to the day."""
    found = None if expression.date is None else match(expression.date.text)
    return found is None or found.complete
