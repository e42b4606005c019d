"""The options that select events and periods from the table."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

from ..answers.listings import Limits, is_after
from ..errors import HandoverError
from ..language.arguments import resolve_date
from ..text import quote
from . import completing
from .session import Session

Function = TypeVar("Function", bound=Callable[..., Any])


class SelectionOptions(NamedTuple):
    """What is asked for, as it was typed."""

    names: tuple[str, ...]
    tags: tuple[str, ...]
    dates: dict[str, str | None]
    """The value of each option of `SIDES`."""

    def limits(self, session: Session) -> Limits:
        """What --tag and the options with dates ask for.

        Raises:
            HandoverError: a date can't be read, or --from is after --to.
        """
        days = (self.dates[side] for side in SIDES)
        limits = Limits(self.tags, *(None if d is None else resolve_date(d, session) for d in days))
        if limits.since and limits.until and is_after(limits.since, limits.until, session):
            raise HandoverError(
                f"--from {quote(limits.since.label)} is after --to {quote(limits.until.label)}"
            )
        return limits


SIDES = {
    "after": "Only what may lie after this date.",
    "before": "Only what may lie before this date.",
    "on": "Only what may be on this date.",
    "from": "Only what may lie on this date or later.",
    "to": "Only what may lie on this date or earlier.",
}
"""The options with a date, in the order of `Limits`, with their help."""


def selection_options(
    ids: completing.Completer,
    noun: str = "events",
    sides: Sequence[str] = ("after", "before"),
) -> Callable[..., Any]:
    """Add what selects from the table: names, which `ids` completes, --tag, and dates.

    The command gets them as `selected`. `noun` is what has the tags, and `sides` are the options
    with a date that there are.
    """

    def decorate(function: Function) -> Any:
        @wraps(function)
        def command(ids: tuple[str, ...], tags: tuple[str, ...], **rest: Any) -> Any:
            dates = {side: rest.pop(f"{side}_date", None) for side in SIDES}
            return function(selected=SelectionOptions(ids, tags, dates), **rest)

        for side in reversed(sides):  # the last one comes first in the help
            click.option(
                f"--{side}",
                f"{side}_date",
                metavar="DATE",
                shell_complete=completing.dates,
                help=SIDES[side],
            )(command)
        click.option(
            "--tag",
            "tags",
            metavar="TAG",
            multiple=True,
            shell_complete=completing.tags_of(noun),
            help=f"Only {noun} with this tag.",
        )(command)
        return click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=ids)(command)

    return decorate
