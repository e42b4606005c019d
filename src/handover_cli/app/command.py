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
    """A command with the program's own help option, below its other options."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["add_help_option"] = False
        super().__init__(*args, **settings)
        self.params.append(help_option())


class SignedCommand(Command):
    """A command whose arguments may be durations such as `-3d`, without `--` before them.

    No option begins with a digit or a P, so such an argument is no option. A mistyped option
    is still an error.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Mark the arguments that look like options, so that Click takes them as they are."""
        with_value = {
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
            if looks and not (index and args[index - 1] in with_value):
                marked[index] = _MARK + argument
        return super().parse_args(ctx, marked)


def unmarked(_context: click.Context, _parameter: click.Parameter, value: Any) -> Any:
    """The callback of an argument of a `SignedCommand`: its value without the mark."""
    if isinstance(value, tuple):
        return tuple(text.removeprefix(_MARK) for text in value)
    return value.removeprefix(_MARK)
