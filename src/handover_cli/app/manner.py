"""The options that say by which rule a day is reckoned."""

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from ..errors import HandoverError
from ..rules.choices import ROLLS, Roll
from ..text import either
from . import completing
from .options import Function, NameType

if TYPE_CHECKING:
    from ..language.manners import Manner

_OPTIONS = (
    click.option(
        "--rule",
        metavar="NAME",
        shell_complete=completing.rules,
        help="The rule by which a deadline is reckoned: frcp, eu-1182-71, bgb, cpr or another one,"
        " or [rules.NAME] of the table.",
    ),
    click.option(
        "--roll",
        metavar="HOW",
        type=NameType("roll", ROLLS),
        help=f"Where to move a day that is no business day: {either(ROLLS)} (in the direction of"
        " counting).  [default: as the rule says, else none]",
    ),
)


def manner_options(function: Function) -> Any:
    """Add --rule and --roll; the command gets `manner`, which is None without them."""

    @wraps(function)
    def command(*, rule: str | None, roll: Roll | None, **rest: Any) -> Any:
        return function(manner=_manner(rule, roll), **rest)

    for option in reversed(_OPTIONS):
        option(command)
    return command


def _manner(rule: str | None, roll: Roll | None) -> "Manner | None":
    if rule is None and roll is None:
        return None
    if rule == "":
        raise HandoverError("--rule takes the name of a rule, not an empty text")
    from ..language.manners import Manner  # most runs have no rule

    return Manner(rule or "", roll)
