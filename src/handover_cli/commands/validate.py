"""`validate [FILE…]`."""

import click

from ..errors import quote
from ..output import Page, Result
from ..table import PROBLEM_FIELDS, Problem, problems_in
from . import completing
from .answering import leave
from .options import shared_options
from .reading import read_input
from .session import Session
from .writing import Wanted, put, write

SCHEMA = "table.schema.json"


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", shell_complete=completing.files)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a table, and nothing else.")
@shared_options()
def command(files: tuple[str, ...], schema: bool, *, session: Session, wanted: Wanted) -> None:
    """What is wrong with a table?

    Every problem of every FILE (- for stdin), each with its place and what
    is accepted there. Without FILE, the tables in use. Several files are
    checked as one table, as -t reads them: a name in one may be used in
    another, and may be defined only once. Files given with -t are part of
    it, so an addition can be checked together with what it builds on.
    The status is 1 when there is a problem and 0 when there is none.

    \b
    Examples:
      handover validate
      handover validate mine.toml
      handover validate mine.toml more.toml -o jsonl
      handover validate addition.toml -t mine.toml
      handover validate --schema > table.schema.json
    """
    if schema:
        put([_schema()], "json")
        return
    paths = (*session.given, *files) if files else session.paths
    problems = problems_in([(path, read_input(path, "table")) for path in paths])
    result = Result(
        PROBLEM_FIELDS,
        lambda: (problem.record() for problem in problems),
        lambda: map(str, problems),
        card=lambda page: _view(problems, paths, page),
    )
    write(result, wanted, piped="tsv")
    leave(1 if problems else 0)


def _view(problems: list[Problem], paths: tuple[str, ...], page: Page) -> str:
    if not problems:
        return f"No problems in {_listed([quote(path) for path in paths])}.\n"
    from ..output.problems import problems_view

    return problems_view(problems, page)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _schema() -> str:
    from importlib.resources import files

    return files("handover_cli").joinpath("schemas", SCHEMA).read_text("utf-8")
