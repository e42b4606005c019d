"""Foreign text is data: whatever it holds is shown, nothing in it acts, and it stays exact.

Every string that something could act on stands in every field of a table and in every
argument, for every command and every form of output.
"""

import csv
import functools
import io
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
from fuzz import BUNDLED, check_outcome
from rich.cells import cell_len
from running import run_here
from surface import (
    ANSWERING,
    EXAMPLES,
    Example,
    command,
    formats,
    has_option,
    lay_out_files,
    run_on_terminal,
    toml_document,
    with_options,
)

from handover_cli.cli import COMMANDS
from handover_cli.errors import acts, visible
from handover_cli.output.terminal import PROSE

pytestmark = pytest.mark.sweep

HOSTILE = {
    "markup": "[bold red]x[/] [/nope] [link=https://example.org]y[/link]",
    "emoji-code": "a:cat:b :warning:",
    "colour": "a\x1b[31mred\x1b[0m",
    "clear-screen": "\x1b[2J\x1b[H\x1bc",
    "title-osc": "\x1b]0;title\x07",
    "hyperlink-osc": "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\",
    "c0": "".join(map(chr, range(1, 32))),
    "c1": "".join(map(chr, range(0x7F, 0xA0))),
    "bidi": "a\u202egpj.exe\u202c \u2066x\u2069 \u200f\u061c",
    "separators": "a\u2028b\u2029c\x85d",
    "unseen": "a\u200bb\u2060c\u00add\ufeffe\u034ff\u3164g\u180eh",
    "joiners": "a\u200db\u200cc d\ufe0fe",
    "tags": "x\U000e0001\U000e0067\U000e0062y",
    "flood": "e" + "\u0301" * 50 + "\u0489" * 50,
    "mark-first": "\u0301\u20dda",
    "newlines": "a\nb\r\nc\rd\n\n",
    "tabs": "a\tb\t\tc",
    "pipes": "a|b || c\\|d",
    "backticks": "`a` ```\nb\n```",
    "markdown": "# a\n* b\n> c <script>x</script> ![x](y) ~~z~~ &amp; 1. _d_ --- \\",
    "quotes": "\"a\" 'b' ,;=",
    "formula": "=1+2+cmd|' /C calc'!A0",
    "mermaid": 'end; title : crit, 2020-01-01, 5d\n  section x %% y {{z}} "#quot;',
    "icalendar": "a\\nb;c,d\nBEGIN:VEVENT\r\nEND:VCALENDAR\n :x",
    "xml": "</text><script>alert(1)</script>]]>&#0;&lt;<!--",
    "format": "{0} {a} %s %(a)s ${HOME} $(id) \\x1b[31m",
    "wide": "漢字かな交じり文 한국어",
    "flags": "🇦🇿 👨‍👩‍👧 👍🏽 ❤️ 1️⃣",
    "long-word": "x" * 300,
}
each_hostile = pytest.mark.parametrize(
    "hostile", [pytest.param(text, id=name) for name, text in HOSTILE.items()]
)

MACHINE = ("tsv", "csv", "json", "jsonl")
VIEWS = ("value", "table", "markdown")
TEXTS = {"title", "note", "place", "publisher", "url", "description"}
"""Keys that may say anything. A title is a name as well, so each needs to be its own."""


@functools.cache
def hostile_table(hostile: str) -> str:
    """The bundled table with this in each of its fields that take any text."""
    document = tomllib.loads(BUNDLED)
    for key in TEXTS & document.keys():
        document[key] = hostile
    for section in ("sources", "events", "periods", "questions"):
        for name, entry in document[section].items():
            entry.update({key: marked(hostile, f"{key}-{name}") for key in TEXTS & entry.keys()})
            for key in {"aliases", "tags"} & entry.keys():
                entry[key].append(marked(hostile, f"{key}-{name}"))
    return toml_document(document)


def marked(hostile: str, name: str) -> str:
    """A hostile text that can be found again: it comes first, as it may need to, and after."""
    return f"{hostile}@{name}@{hostile}@{name}@"


def found_again(text: str) -> list[str]:
    """What stands between the two marks of each marked text."""
    return [match[2] for match in re.finditer(r"@([\w-]+)@(.*?)@\1@", text, flags=re.DOTALL)]


def strings(value: Any) -> list[str]:
    """Every string in a value read from JSON."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [text for part in parts for text in strings(part)]
    return []


def read_back(form: str, text: str) -> list[str]:
    """Every string in a text of one of the machine formats."""
    if form == "json":
        return strings(json.loads(text))
    if form == "jsonl":
        return strings([json.loads(line) for line in text.split("\n") if line])
    if form == "csv":
        return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    unescaped = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    cells = [cell for line in text.split("\n") for cell in line.split("\t")]
    return [re.sub(r"\\[tnr\\]", lambda found: unescaped[found[0]], cell) for cell in cells]


def lay_out(folder: Path, example: Example, hostile: str) -> list[str]:
    """Write the hostile table and the example's files; the options that make it read them."""
    table = hostile_table(hostile)
    (folder / "table.toml").write_text(table, "utf-8", newline="")
    lay_out_files(folder, example, table)
    return ["--table", "table.toml"] if has_option(example.command, "--table") else []


@each_hostile
def test_a_hostile_table_is_a_table(hostile: str, tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text(hostile_table(hostile), "utf-8", newline="")
    done = run_here("ask", "delay", "-t", "t.toml", cwd=tmp_path)
    assert done == (0, "10\n", "")


@each_hostile
def test_machine_formats_carry_it_exactly(hostile: str, tmp_path: Path) -> None:
    for example in ANSWERING:
        options = lay_out(tmp_path, example, hostile)
        for form in MACHINE:
            done = run_here(*with_options(example, *options, "--output", form), cwd=tmp_path)
            check_outcome(done)
            # Some write a file, or nothing, when they are told to.
            texts = read_back(form, done.stdout) if done.stdout else []
            again = [found for text in texts for found in found_again(text)]
            assert set(again) <= {hostile}, (str(example), form)
            if example.arguments == ("events",):
                assert len(again) > len(tomllib.loads(BUNDLED)["events"])


@each_hostile
def test_nothing_in_it_acts_in_a_view(hostile: str, tmp_path: Path) -> None:
    for example in ANSWERING:
        options = lay_out(tmp_path, example, hostile)
        for form in VIEWS:
            done = run_here(*with_options(example, *options, "--output", form), cwd=tmp_path)
            check_outcome(done)
            assert acting(done.stdout) == set(), (str(example), form)


def acting(text: str) -> set[str]:
    """The characters in an output that a terminal would obey."""
    return {c for c in text if acts(c) and c != "\n"}


@each_hostile
def test_nothing_in_it_acts_on_a_terminal(hostile: str, tmp_path: Path) -> None:
    for name in COMMANDS:
        for example in [e for e in EXAMPLES if e.command == name][:1]:
            options = lay_out(tmp_path, example, hostile)
            for form in ("auto", "tsv", "csv") if formats(name) else ("auto",):
                chosen = ["--output", form] if formats(name) else []
                done = run_on_terminal(
                    *with_options(example, *options, *chosen), env={"NO_COLOR": "1"}, cwd=tmp_path
                )
                check_outcome(done)
                between = "\t" if form == "tsv" else "\n"  # the cells of TSV
                assert acting(done.stdout) <= {between}, (str(example), form)


@each_hostile
def test_columns_stay_aligned(hostile: str, tmp_path: Path) -> None:
    for example in ANSWERING:
        options = lay_out(tmp_path, example, hostile)
        tsv = run_here(*with_options(example, *options, "-o", "tsv"), cwd=tmp_path).stdout
        header, *lines = (line.split("\t") for line in tsv.rstrip("\n").split("\n"))
        for prose in [field for field in header if field in PROSE]:
            key = next(field for field in header if field not in PROSE)
            if max((len(line[header.index(prose)]) for line in lines), default=0) > 4000:
                continue  # would be a list of fields
            done = run_here(
                *with_options(example, *options, "-o", "table", "--fields", f"{prose},{key}"),
                env={"COLUMNS": "100"},
                cwd=tmp_path,
            )
            keys = [line[header.index(key)] for line in lines]
            assert_aligned(done.stdout, keys)


def assert_aligned(table: str, keys: list[str]) -> None:
    """The last column holds these, in order, all beginning or all ending in the same place."""
    shown = table.split("\n")
    assert max(map(cell_len, shown)) <= 100
    starts, ends = set(), set()
    rest = iter(shown[2:])
    for key in filter(None, keys):
        line = next(line for line in rest if line.endswith(f"  {visible(key)}"))
        ends.add(cell_len(line))
        starts.add(cell_len(line) - cell_len(visible(key)))
    assert len(starts) <= 1 or len(ends) == 1, table


def rows_of(form: str, hostile: str) -> str:
    """Two rows in one of the formats of `batch`, with this in a cell that is not looked at."""
    if form == "jsonl":
        return f"{json.dumps({'day': '2020-11-15', 'x': hostile}, ensure_ascii=False)}\n" * 2
    if form == "csv":
        quoted = hostile.replace('"', '""')
        return "day,x\n" + f'2020-11-15,"{quoted}"\n' * 2
    escaped = re.sub(r"[\t\n\r]", " ", hostile)  # TSV has no other way to hold them
    return "day\tx\n" + f"2020-11-15\t{escaped}\n" * 2


@each_hostile
@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
def test_rows_pass_through_exactly_and_act_on_no_terminal(
    form: str, hostile: str, tmp_path: Path
) -> None:
    given = rows_of(form, hostile).encode()
    file = f"rows.{form}"
    (tmp_path / file).write_bytes(given)
    arguments = ["batch", file, "--start-column", "day", "--end", "handover"]
    piped = run_here(*arguments, cwd=tmp_path)
    check_outcome(piped)
    assert piped.exit_code == 0
    for line in given.splitlines(keepends=True)[1:] if form == "tsv" else []:
        assert line.rstrip(b"\n") + b"\t10\n" in piped.stdout.encode()
    assert piped.stdout.encode().count(hostile.encode()) == given.count(hostile.encode())
    shown = run_on_terminal(*arguments, cwd=tmp_path)
    check_outcome(shown)
    assert acting(shown.stdout) <= {"\t"} if form == "tsv" else acting(shown.stdout) == set()


@each_hostile
@pytest.mark.parametrize("to", ["ics", "mermaid"])
def test_no_line_of_an_export_is_added_or_lost(to: str, hostile: str, tmp_path: Path) -> None:
    (tmp_path / "hostile.toml").write_text(hostile_table(hostile), "utf-8", newline="")
    (tmp_path / "plain.toml").write_text(hostile_table("x"), "utf-8")
    kinds = []
    for table in ("hostile.toml", "plain.toml"):
        done = run_here("export", "--to", to, "-t", table, cwd=tmp_path)
        assert (done.exit_code, done.stderr) == (0, "")
        text = done.stdout.replace("\r\n", "\n").replace("\n ", "" if to == "ics" else "\n ")
        lines = text.split("\n")
        kinds.append([re.split("[;:]", line)[0] if to == "ics" else "" for line in lines])
    assert kinds[0] == kinds[1]
    shown = run_on_terminal("export", "--to", to, "-t", "hostile.toml", cwd=tmp_path)
    assert acting(shown.stdout.replace("\r\n", "\n")) == set()


ARGUMENTS = [
    pytest.param(name, parameter, id=f"{name}-{parameter.name}")
    for name in COMMANDS
    for parameter in command(name).params
    if not (isinstance(parameter, click.Option) and parameter.is_flag)
]


@pytest.mark.parametrize(("name", "parameter"), ARGUMENTS)
def test_it_is_data_in_every_argument(
    name: str, parameter: click.Parameter, tmp_path: Path
) -> None:
    example = next(e for e in EXAMPLES if e.command == name)
    for hostile in HOSTILE.values():
        safe = hostile.replace("/", "")  # not to write anywhere but here
        if isinstance(parameter, click.Option):
            arguments = with_options(example, parameter.opts[-1], safe)
        else:
            arguments = [name, *[safe] * max(parameter.nargs, 1), *example.arguments[2:]]
        done = run_here(*arguments, cwd=tmp_path)
        check_outcome(done)
        assert "\x1b" not in done.stdout + done.stderr, arguments
        assert "\u202e" not in done.stderr, arguments
