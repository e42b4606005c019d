"""`init [FILE]`."""

import os
from contextlib import suppress

import click

from ..errors import HandoverError, quote, visible
from . import completing
from .reading import read_input
from .writing import put

STARTER = "starter.toml"


@click.command()
@click.argument("file", default="events.toml", metavar="[FILE]", shell_complete=completing.files)
@click.option(
    "--from",
    "spreadsheet",
    metavar="CSV",
    shell_complete=completing.files,
    help="Make the table of this spreadsheet, an event for each row; - for stdin.",
)
def command(file: str, spreadsheet: str | None) -> None:
    """How do I begin a table of my own?

    Writes FILE (events.toml when you name none), a small table with
    comments that explain it: change it, and ask. A file that exists is
    never overwritten; - writes to stdout.

    With --from, a spreadsheet saved as CSV becomes a table. Its header
    names the columns, in any order: date, and id or title or both; also
    aliases, source, note, place, tags. Without an id, one is made of the
    title. Rows that can't be read are all named, and then nothing is
    written.

    \b
    Examples:
      handover init
      handover init history.toml
      handover init history.toml --from history.csv
      handover init - | less
    """
    if spreadsheet is None:
        text = _starter()
    else:
        from ..table.spreadsheet import table_from_csv

        name = "stdin" if spreadsheet == "-" else spreadsheet
        text = table_from_csv(read_input(spreadsheet, "spreadsheet"), name)
    if file == "-":
        put([text], "json")  # as exact, and as surely UTF-8
        return
    write_new(file, text)
    click.echo(_next_steps(file, starter=spreadsheet is None), err=True, nl=False)


def _starter() -> str:
    from importlib.resources import files

    return files("handover_cli").joinpath("templates", STARTER).read_text("utf-8")


def write_new(path: str, text: str) -> None:
    """Write a file that does not exist yet: all of it or, on any failure, none.

    Raises:
        HandoverError: it exists, or can't be written.
    """
    try:
        file = open(path, "xb")  # noqa: SIM115 - what fails here leaves no file to take away
    except FileExistsError:
        raise HandoverError(
            f"{quote(path)} exists and is not overwritten; name another file, or - for stdout"
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _cannot_write(path, error) from error
    try:
        with file:
            file.write(text.encode())
    except BaseException as error:
        with suppress(OSError):
            os.unlink(path)
        if isinstance(error, OSError):
            raise _cannot_write(path, error) from error
        raise


def _cannot_write(path: str, error: Exception) -> HandoverError:
    reason = error.strerror if isinstance(error, OSError) else None
    return HandoverError(f"can't write {quote(path)}: {reason or error}")


def _next_steps(path: str, *, starter: bool) -> str:
    import shlex

    name = visible(shlex.quote(path))
    place = name if os.path.isabs(path) else f'"$PWD"/{name}'
    ask = [f"  handover ask delay -t {name}\n"] if starter else []
    return "".join(
        [
            f"Wrote {visible(path)}. Next:\n",
            f"  handover events -t {name}\n",
            *ask,
            f"  handover validate {name}\n",
            "To leave out -t:\n",
            f"  export HANDOVER_TABLE={place}\n",
        ]
    )
