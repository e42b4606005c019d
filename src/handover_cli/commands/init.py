"""`init [FILE]`."""

import os

import click

from ..app import completing
from ..app.command import Command
from ..app.files import packaged, read_input, write_new
from ..app.stdout import put_exactly
from ..text import visible

HEADING = """\
# Made by handover init from {name}.
#
# Periods, questions and what else a table can hold: handover init - shows an example.

"""


@click.command("init", cls=Command)
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

    Writes FILE (default: events.toml), a small table with comments that
    explain it, for you to change. A file that exists is never overwritten;
    - writes to stdout.

    With --from, a spreadsheet saved as CSV becomes a table. Its header
    names the columns, in any order: date, and id or title or both; also
    aliases, source, note, place, tags. A row without an id gets one made
    of its title. If rows can't be read, all of them are named, and nothing
    is written.

    \b
    Examples:
      handover init
      handover init history.toml
      handover init history.toml --from history.csv
      handover init - | less
    """
    text = packaged("templates/starter.toml") if spreadsheet is None else _table_of(spreadsheet)
    if file == "-":
        put_exactly(text)
        return
    write_new(file, text)
    click.echo(_next_steps(file, starter=spreadsheet is None), err=True)


def _table_of(spreadsheet: str) -> str:
    from ..documents import csv
    from ..table.importing import toml_of

    name = "stdin" if spreadsheet == "-" else spreadsheet
    document = csv.read(name, read_input(spreadsheet, "spreadsheet"))
    return HEADING.format(name=visible(name)) + toml_of(document)


def _next_steps(path: str, *, starter: bool) -> str:
    import shlex

    name = visible(shlex.quote(path))
    place = name if os.path.isabs(path) else f'"$PWD"/{name}'
    lines = [
        f"Wrote {visible(path)}. Next:",
        f"  handover events -t {name}",
        *([f"  handover ask delay -t {name}"] if starter else []),
        f"  handover validate {name}",
        "To leave out -t:",
        f"  export HANDOVER_TABLE={place}",
    ]
    return "\n".join(lines)
