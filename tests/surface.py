"""The commands as Click knows them, for the tests that go over all of them.

What is tried comes from the commands: their parameters, and the examples in their help. So
a new command is taken in by itself.
"""

import itertools
import json
import os
import re
import shlex
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from running import Environment, Result, open_terminal, run_on, written

from handover_cli.cli import COMMANDS, cli
from handover_cli.output.result import FORMATS

SHELL = frozenset("|&;()<>")
"""What ends an example's own words."""

COLUMNS = ("--start-column", "--end-column")
"""Options that name a column of the rows that a command reads."""

ROWS = {".csv": ",", ".tsv": "\t"}
"""What stands between the cells of a file of rows."""


class Example(NamedTuple):
    """One line from the examples of a command's help."""

    command: str
    arguments: tuple[str, ...]
    """As the program gets them, the command's name first."""

    def __str__(self) -> str:
        return shlex.join(self.arguments)


def command(name: str) -> click.Command:
    """The command of that name, loaded."""
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def has_option(name: str, option: str) -> bool:
    """Whether a command takes an option."""
    return any(option in parameter.opts for parameter in command(name).params)


def formats(name: str) -> tuple[str, ...]:
    """The forms that a command can write its answer in."""
    return FORMATS if has_option(name, "--output") else ()


def examples(name: str) -> list[Example]:
    """The examples of a command's help, without what a shell does before and after."""
    lines = re.findall(r"^ +(.*\bhandover .*)$", command(name).help or "", flags=re.MULTILINE)
    return [Example(name, words) for line in lines for words in _runs(line) if words[0] == name]


def _runs(line: str) -> Iterator[tuple[str, ...]]:
    """The arguments of each run of the program in a line of shell."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    part: list[str] = []
    for word in [*lexer, "|"]:
        if not set(word) <= SHELL:
            part.append(word)
            continue
        if "handover" in part[:-1]:
            yield tuple(part[part.index("handover") + 1 :])
        part = []


EXAMPLES = [example for name in COMMANDS for example in examples(name)]

ANSWERING = [
    example
    for example in EXAMPLES
    if formats(example.command) and "--schema" not in example.arguments
]
"""The examples that answer with records or a view of them."""


def with_options(example: Example, *options: str) -> list[str]:
    """An example's arguments with more options, which win over its own."""
    return [*example.arguments, *options]


def lay_out_files(folder: Path, example: Example, table: str, cell: str = "2020-11-15") -> None:
    """Write the files that an example reads: a table, or a few rows with a cell in them."""
    names = [word for word in example.arguments if re.fullmatch(r"[\w.-]+\.[a-z]+", word)]
    for path in (folder / name for name in names):
        if path.suffix == ".toml":
            path.write_text(table, "utf-8")
        elif path.suffix in (*ROWS, ".jsonl", ".txt"):
            path.write_text(_rows(path.suffix, _columns(example.arguments), cell), "utf-8")


def _columns(arguments: Sequence[str]) -> list[str]:
    """The columns that an example names, and one more that nothing is asked of."""
    pairs = itertools.pairwise(arguments)
    return [*(name for option, name in pairs if option in COLUMNS), "extra"]


def _rows(suffix: str, columns: list[str], cell: str) -> str:
    if suffix == ".txt":
        return f"2020-11-15\n{cell}\n"
    row = ["2020-11-15" for _ in columns[:-1]] + [cell]
    if suffix == ".jsonl":
        return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n"
    return "".join(ROWS[suffix].join(line) + "\n" for line in (columns, row))


def toml(value: object) -> str:
    """A value in TOML, tables within tables in braces."""
    if isinstance(value, str):
        # JSON writes texts as TOML reads them, but for DEL, which TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value)  # numbers, days and times are written alike in both


def toml_document(document: dict[str, object]) -> str:
    """A whole file of TOML."""
    return "".join(f"{toml(key)} = {toml(value)}\n" for key, value in document.items())


def run_on_terminal(
    *arguments: str, env: Environment | None = None, cwd: Path | None = None, columns: int = 80
) -> Result:
    """Run the program in this process, with a pseudo-terminal for its stdout alone."""
    with (
        open_terminal(columns) as (terminal, sent),
        tempfile.TemporaryFile() as err,
        Path(os.devnull).open("rb") as nothing,
    ):
        files = {"stdin": nothing.fileno(), "stdout": terminal, "stderr": err.fileno()}
        exit_code = run_on(files, arguments, {"COLUMNS": str(columns), **(env or {})}, cwd)
        complaints = written(err)
    return Result(exit_code, b"".join(sent).decode().replace("\r\n", "\n"), complaints)
