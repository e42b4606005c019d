"""The options that select events and periods from the table."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from ..answers.listings import Limits
from ..language.resolving import resolve
from . import completing
from .session import Session

Function = TypeVar("Function", bound=Callable[..., Any])


def selection_options(ids: completing.Completer) -> Callable[[Function], Function]:
    """Add what selects from the table: names, which `ids` completes, --tag, --after, --before."""

    def decorate(function: Function) -> Function:
        for name, side in (("--before", "before"), ("--after", "after")):
            function = click.option(
                name,
                metavar="DATE",
                shell_complete=completing.dates,
                help=f"Only what may lie {side} this date.",
            )(function)
        function = click.option(
            "--tag",
            "tags",
            metavar="TAG",
            multiple=True,
            shell_complete=completing.tags,
            help="Only events with this tag.",
        )(function)
        return click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=ids)(function)

    return decorate


def limits_from(
    tags: tuple[str, ...], after: str | None, before: str | None, session: Session
) -> Limits:
    """What --tag, --after and --before ask for.

    Raises:
        HandoverError: a date can't be read.
    """
    days = (None if text is None else resolve(text, session) for text in (after, before))
    return Limits(tags, *days)
