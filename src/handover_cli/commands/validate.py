"""`validate [FILE…]`."""

import click

from ..app import completing
from ..app.command import Command
from ..app.files import packaged, read_input
from ..app.options import shared_options
from ..app.results import leave
from ..app.session import Session
from ..app.stdout import OutputOptions, put_exactly, write
from ..output.page import Page
from ..output.result import Result
from ..table.loading import problems_in
from ..text import either, quote


@click.command("validate", cls=Command)
@click.argument("files", nargs=-1, metavar="[FILE]...", shell_complete=completing.files)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a table, and nothing else.")
@shared_options()
def command(
    files: tuple[str, ...], schema: bool, *, session: Session, output: OutputOptions
) -> None:
    """What is wrong with a table?

    Lists every problem of every FILE (- for stdin), each with its place and
    what is accepted there. Without FILE, it checks the tables in use.
    Several files are checked as one table, as -t reads them: a name in one
    may be used in another, and may be defined only once. Files given with
    -t are part of it, so an addition can be checked together with the
    table that it builds on. The status is 1 if there is a problem, else 0.

    \b
    Examples:
      handover validate
      handover validate mine.toml
      handover validate mine.toml more.toml -o jsonl
      handover validate addition.toml -t mine.toml
      handover validate --schema > table.schema.json
    """
    if schema:
        put_exactly(packaged("schemas/table.schema.json"))
        return
    paths = (*session.given, *files) if files else session.paths
    problems = problems_in([(path, read_input(path, "table")) for path in paths])

    def view(page: Page) -> str:
        if not problems:
            return f"No problems in {either(map(quote, paths), 'and')}.\n"
        from ..output.problem_list import problems_view

        return problems_view(problems, page)

    result = Result("problem", lambda: problems, lambda: map(str, problems), card=view)
    write(result, output, piped="tsv")
    leave(1 if problems else 0)
