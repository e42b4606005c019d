"""The options that select events and periods from the table."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

from ..answers.listings import Limits
from ..language.arguments import resolve_date
from . import completing
from .session import Session

Function = TypeVar("Function", bound=Callable[..., Any])


class SelectionOptions(NamedTuple):
    """What is asked for, as it was typed."""

    names: tuple[str, ...]
    tags: tuple[str, ...]
    after: str | None
    before: str | None

    def limits(self, session: Session) -> Limits:
        """What --tag, --after and --before ask for.

        Raises:
            HandoverError: a date can't be read.
        """
        days = (None if d is None else resolve_date(d, session) for d in (self.after, self.before))
        return Limits(self.tags, *days)


def selection_options(ids: completing.Completer) -> Callable[[Function], Any]:
    """Add what selects from the table: names, which `ids` completes, --tag, --after, --before.

    The command gets them as `selected`.
    """

    def decorate(function: Function) -> Any:
        @wraps(function)
        def command(
            ids: tuple[str, ...],
            tags: tuple[str, ...],
            after: str | None,
            before: str | None,
            **rest: Any,
        ) -> Any:
            return function(selected=SelectionOptions(ids, tags, after, before), **rest)

        for side in ("before", "after"):  # the last one comes first in the help
            click.option(
                f"--{side}",
                metavar="DATE",
                shell_complete=completing.dates,
                help=f"Only what may lie {side} this date.",
            )(command)
        click.option(
            "--tag",
            "tags",
            metavar="TAG",
            multiple=True,
            shell_complete=completing.tags,
            help="Only events with this tag.",
        )(command)
        return click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=ids)(command)

    return decorate
