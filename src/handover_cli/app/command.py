"""The kind of Click command that all commands are."""

from collections.abc import Callable
from typing import Any

import click

_MARK = "\0"
"""Stands before an argument that only looks like an option; no argument can contain it."""


def printing_option(*names: str, shows: str, text: Callable[[click.Context], str]) -> click.Option:
    """An option that prints a text at once and ends the program. `shows` is for its help."""

    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(text(ctx))
            ctx.exit()

    help_text = f"Show {shows} and exit."
    return click.Option(
        names, is_flag=True, is_eager=True, expose_value=False, help=help_text, callback=show
    )


def help_option() -> click.Option:
    """The option for help.

    Click's own looks for a translation of its help in every run, which takes as long as
    reading the table.
    """
    return printing_option("-h", "--help", shows="this message", text=click.Context.get_help)


class Command(click.Command):
    """A command with the program's own help option, below its other options.

    An argument that begins with `-` and a digit or a P is a date or a duration (`-0043-03-15`,
    `-3d`), and no option: no option begins so. A mistyped option is still an error.
    """

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["add_help_option"] = False
        super().__init__(*args, **settings)
        self.params.append(help_option())

    def make_parser(self, ctx: click.Context) -> Any:
        """Click's parser, which does not see the minus of a date or a duration."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def parse_args(args: list[str]) -> Any:
            values, rest, order = parse(list(map(_marked, args)))
            values = {name: _unmarked(value) for name, value in values.items()}
            return values, _unmarked(rest), order

        parser.parse_args = parse_args  # type: ignore[method-assign]
        return parser


def _marked(argument: str) -> str:
    begins = argument[1:2]
    is_value = argument.startswith("-") and (begins.isdigit() or begins == "P")
    return _MARK + argument if is_value else argument


def _unmarked(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return type(value)(map(_unmarked, value))
    return value.removeprefix(_MARK) if isinstance(value, str) else value
