"""The command line: a group that loads a command when it is called, and every exit.

To add a command: a file in `commands` with a Click command named `command`, a line in
`SECTIONS`, a test, a paragraph in the README, a line in the changelog.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, TextIO

import click

from . import __version__
from .app.command import Command, help_option, printing_option
from .errors import ExtraMissing, HandoverError
from .text import did_you_mean, quote, visible

SECTIONS: dict[str, dict[str, str]] = {
    "Read the table": {
        "events": "Which events does the table hold, and when were they?",
        "periods": "Which periods does the table hold, and how long were they?",
        "holidays": "Which holidays do business days leave out?",
        "show": "What is known of one event, period or question?",
    },
    "Ask": {
        "ask": "What is the answer to a question in words?",
        "between": "How much time lies between two dates?",
        "since": "How much time has passed since a date?",
        "until": "How much time is left until a date?",
        "add": "Which day is it, so much time after (or before) a date?",
        "seq": "Which days lie a step apart, from START to END?",
        "is": "Is a date or a period before, after, on or within another?",
        "anniversaries": "Which anniversaries are coming up?",
    },
    "Verify": {
        "check": "Are the durations and dates that sources state right?",
        "validate": "What is wrong with a table?",
    },
    "Draw and exchange": {
        "timeline": "In what order did it all happen, and how far apart?",
        "export": "How do the events get into a calendar or a diagram?",
    },
    "Rows": {
        "batch": "What is the answer for every row of a file, or every line of a stream?",
    },
    "Set up": {
        "init": "How do I begin a table of my own?",
        "completion": "How does my shell complete names and options?",
    },
}
"""The commands with what they answer, in the order and the groups of the help."""

COMMANDS = {name: summary for section in SECTIONS.values() for name, summary in section.items()}

INTERRUPTED = 130


class Cli(click.Group):
    """A group that imports a command only when it is the one to run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        file = "is_" if cmd_name == "is" else cmd_name  # no module can have the name `is`
        module = import_module(f".commands.{file}", __package__)
        command: Command = module.command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Complete a command's name, or an option. Nothing is imported for it."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [
            CompletionItem(name, help=summary)
            for name, summary in COMMANDS.items()
            if name.startswith(incomplete)
        ]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; an unknown one names the nearest."""
        name = args[0]
        if name not in COMMANDS:
            hint = _to_ask(args) or did_you_mean(name, COMMANDS) or "see handover --help"
            raise HandoverError(f"no command {quote(name)}", hint)
        return name, self.get_command(ctx, name), args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in their groups. Nothing is imported for it."""
        width = max(map(len, COMMANDS))
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                rows = [(name.ljust(width), summary) for name, summary in commands.items()]
                formatter.write_dl(rows)


def _to_ask(args: Sequence[str]) -> str:
    """How to ask words that begin like a question; an empty text for other words."""
    from .language.next_words import openings

    first, *more = " ".join(args).split() or [""]
    if first.casefold() not in openings() or not more:
        return ""
    return f"a question in words begins with: handover ask {first} {visible(more[0])} ..."


@click.command(
    cls=Cli,
    add_help_option=False,
    subcommand_metavar="[COMMAND] [ARGS]...",
    context_settings={"max_content_width": 88},
    invoke_without_command=True,
    params=[
        printing_option(
            "-V", "--version", shows="the version", text=lambda _: f"handover {__version__}"
        ),
        help_option(),
    ],
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Answer questions about dates and durations, from a table of named, sourced events.

    \b
    Examples:
      handover ask days between the deadline and the actual handover
      handover between 2020-11-15 2020-11-25
      handover since handover -u calendar
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(args: Sequence[str]) -> int:
    """Run the program on its arguments, and turn every end of it into an exit status."""
    if sys.stdout is None:  # closed before the program began: whatever is written has to fail
        unwritable = os.open(os.devnull, os.O_RDONLY)
        sys.stdout = open(unwritable, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - stays open
    try:
        status = _invoke(list(args))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
        return 0
    except KeyboardInterrupt:
        _silence(sys.stdout)
        return INTERRUPTED
    except ExtraMissing as error:
        from .app.extras import with_command  # few runs miss one

        return _fail(str(with_command(error)))
    except HandoverError as error:
        return _fail(str(error))
    except click.UsageError as error:
        return _fail(_usage(error, args))
    except click.ClickException as error:
        return _fail(error.format_message())
    except OSError as error:
        _silence(sys.stdout)
        return _fail(f"can't write the answer: {error.strerror or error}")
    except (MemoryError, SystemError):  # some of Python raises the second for lack of memory
        return _fail("there is too little memory")
    return status


def _invoke(args: list[str]) -> int:
    shell = os.environ.get("_HANDOVER_COMPLETE")
    if shell:
        from .app.completion_scripts import complete

        return complete(cli, shell, args)
    try:
        with cli.make_context("handover", args) as context:
            cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    return 0


def _usage(error: click.UsageError, args: Sequence[str]) -> str:
    """One sentence in the manner of the program's own errors."""
    command = "handover"
    if args and args[0] in COMMANDS:
        command += f" {args[0]}"
    message = error.format_message().rstrip(".")
    if isinstance(error, click.NoSuchOption):
        message = f"no option {quote(error.option_name)}"
        if command == "handover":
            message += " before the command"
        if error.possibilities:
            return f"{message}; did you mean {quote(error.possibilities[0])}?"
    elif isinstance(error, click.MissingParameter) and error.param is not None:
        message = f"{_missing(error.param, error.ctx)} is missing"
    return f"{visible(message[:1].lower() + message[1:])}; see {command} --help"


def _missing(param: click.Parameter, ctx: click.Context | None) -> str:
    if isinstance(param, click.Option) and ctx is not None:
        return f"the option {param.opts[0]} {param.make_metavar(ctx)}"
    return f"the argument {param.human_readable_name.rstrip('.')}"


def _fail(message: str) -> int:
    try:
        click.echo(f"Error: {message}", err=True)
    except OSError:  # stderr may be gone as well; the status still tells
        _silence(sys.stderr)
    return 2


def _silence(stream: TextIO) -> None:
    """Point the stream at /dev/null, so that the flush at exit does not fail again."""
    with suppress(OSError, AttributeError, ValueError):
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, stream.fileno())
