"""The command line: a group that loads a command when it is called, and every exit.

To add a command: a file in `commands` with a Click command named `command`, a line in
`SECTIONS`, a test, a paragraph in the README, a line in the changelog.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

import click

from . import __version__
from .errors import HandoverError, did_you_mean, quote

SECTIONS: dict[str, dict[str, str]] = {
    "Read the table": {
        "events": "Which events does the table hold, and when were they?",
    },
    "Ask": {
        "ask": "What is the answer to a question in words?",
        "between": "How much time lies between two dates?",
        "since": "How much time has passed since a date?",
        "until": "How much time is left until a date?",
    },
    "Draw and exchange": {
        "timeline": "In what order did it all happen, and how far apart?",
        "export": "How do the events get into a calendar or a diagram?",
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
        module = import_module(f".commands.{cmd_name}", __package__)
        command: click.Command = module.command
        command.name = cmd_name
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; an unknown one names the nearest."""
        name = args[0]
        if name not in COMMANDS:
            near = did_you_mean(name, COMMANDS) or "; see handover --help"
            raise HandoverError(f"no command {quote(name)}{near}")
        return name, self.get_command(ctx, name), args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in their groups. Nothing is imported for it."""
        width = max(map(len, COMMANDS))
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                rows = [(name.ljust(width), summary) for name, summary in commands.items()]
                formatter.write_dl(rows)


@click.command(
    cls=Cli,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    invoke_without_command=True,
)
@click.version_option(__version__, "-V", "--version", message="handover %(version)s")
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


class _ClosedStdout:
    """Stands in for a stdout that was closed before the program began: writing to it fails."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return False

    def write(self, text: str) -> int:
        raise OSError(9, os.strerror(9))

    def flush(self) -> None:
        pass


def run(args: Sequence[str]) -> int:
    """Run the program on its arguments; the exit status. Nothing but this decides one."""
    if sys.stdout is None:
        sys.stdout = _ClosedStdout()
    try:
        status = _invoke(list(args))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return 0
    except KeyboardInterrupt:
        _silence_stdout()
        return INTERRUPTED
    except HandoverError as error:
        return _fail(str(error))
    except click.UsageError as error:
        return _fail(_usage(error))
    except click.ClickException as error:
        return _fail(error.format_message())
    except OSError as error:
        _silence_stdout()
        return _fail(f"can't write the answer: {error.strerror or error}")
    return status


def _invoke(args: list[str]) -> int:
    if os.environ.get("_HANDOVER_COMPLETE"):
        cli.main(args, prog_name="handover")
    try:
        with cli.make_context("handover", args) as context:
            cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    return 0


def _usage(error: click.UsageError) -> str:
    message = error.format_message().rstrip(".")
    command = error.ctx.command_path if error.ctx is not None else "handover"
    return f"{message}; see {command} --help"


def _fail(message: str) -> int:
    with suppress(OSError):  # stderr may be gone as well; the status still tells
        click.echo(f"Error: {message}", err=True)
    return 2


def _silence_stdout() -> None:
    """Keep the interpreter from writing what is left when it ends: it could only fail again."""
    with suppress(OSError, AttributeError, ValueError):
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
