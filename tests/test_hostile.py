"""Foreign text is data: whatever it holds is shown, nothing in it acts, and it stays exact.

Every string that something could act on stands in every field of a table and in every
argument, for every command and every form of output. One table holds all the strings; no two
fields of an entry hold the same one. Four tables, in which the strings have moved on, put
every string in every field.
"""

import csv
import functools
import io
import itertools
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import bidirectional, category

import click
import pytest
from fuzz import BUNDLED, check_outcome
from rich.cells import cell_len
from running import Result, run_here
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

from handover_cli.answers.records import RECORDS
from handover_cli.cli import COMMANDS
from handover_cli.table.shape import KEYS, TOP_KEYS
from handover_cli.text import visible

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
STRINGS = list(HOSTILE.values())
ROTATIONS = 4
"""Tables that together put every string in every field."""
ENTRIES = -(-len(STRINGS) // ROTATIONS)
"""Entries of each kind in a table, at least. The next table has the strings moved on so far."""

MACHINE = ("tsv", "csv", "json", "jsonl")
VIEWS = ("value", "table", "markdown")
TEXTS = {"title", "note", "place", "publisher", "url", "description"}
"""Keys that may say anything. A title is a name as well, so each needs to be its own."""
LISTS = {"aliases", "tags"}
"""Keys that hold several such texts."""
PROSE = {
    field.name
    for record in RECORDS.values()
    for field in record.fields.values()
    if field.shown == "prose"
}
"""Fields that wrap in a table."""
MARK = re.compile(r"@[\w-]+@")
"""What stands for a hostile text in the plain table: no other text has an @ in it."""

each_example = pytest.mark.parametrize(
    "example", [pytest.param(example, id=str(example)) for example in ANSWERING]
)


@functools.cache
def plain_document() -> dict[str, Any]:
    """The bundled table with more entries, and a mark in each field that takes any text."""
    document = tomllib.loads(BUNDLED)
    document |= {key: f"@{key}@" for key in TEXTS & TOP_KEYS.keys()}
    for section, known in KEYS.items():
        entries = document.setdefault(section, {f"{section}-own": {}})
        required = {key: entry for key, entry in last(entries).items() if key not in LISTS}
        for number in range(len(entries), ENTRIES):
            entries[f"{section}{number}"] = deepcopy(required)
        for name, entry in entries.items():
            entry |= {key: f"@{key}-{name}@" for key in TEXTS & known.keys()}
            for key in LISTS & known.keys():
                entry[key] = [*entry.get(key, [f"other {name}"]), f"@{key}-{name}@"]
    sources = itertools.cycle(document["sources"])
    for entry in document["events"].values():
        entry["source"] = next(sources)
    return document


def last(entries: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = entries[next(reversed(entries))]
    return entry


class Place(NamedTuple):
    """Where a mark stands in the table."""

    section: str
    """Nothing for the keys of the table itself."""
    key: str
    number: int
    """Chooses the string. It counts up from entry to entry, and differs within an entry."""


@functools.cache
def places() -> dict[str, Place]:
    """The place of each mark."""
    found = {f"@{key}@": Place("", key, at) for at, key in enumerate(sorted(TEXTS & set(TOP_KEYS)))}
    for section, known in KEYS.items():
        keys = sorted((TEXTS | LISTS) & known.keys())
        for number, name in enumerate(plain_document()[section]):
            for at, key in enumerate(keys):
                found[f"@{key}-{name}@"] = Place(section, key, number + at)
    return found


@functools.cache
def hostile_texts(rotation: int) -> dict[str, str]:
    """The text that stands for each mark in one of the hostile tables.

    Its string comes first and last, where some of them act. The mark between makes it unique.
    """
    texts = {}
    for mark, place in places().items():
        string = STRINGS[(place.number + rotation) % len(STRINGS)]
        texts[mark] = f"{string}{mark}{string}"
    return texts


@functools.cache
def hostile_table(rotation: int) -> str:
    return toml_document(filled(plain_document(), hostile_texts(rotation)))


@functools.cache
def plain_table() -> str:
    return toml_document(plain_document())


def filled(value: Any, texts: Mapping[str, str]) -> Any:
    """The value with a text in place of each mark."""
    if isinstance(value, str):
        return MARK.sub(lambda mark: texts[mark[0]], value)
    if isinstance(value, list):
        return [filled(part, texts) for part in value]
    if isinstance(value, dict):
        return {key: filled(part, texts) for key, part in value.items()}
    return value


def rotations(example: Example) -> range:
    """The hostile tables that an example is run with. The next example gets others."""
    first = EXAMPLES.index(example)
    return range(first, first + ROTATIONS * ENTRIES, ENTRIES)


def read_back(form: str, text: str) -> Any:
    """The value that a text of one of the machine formats stands for."""
    if form == "json":
        return json.loads(text)
    if form == "jsonl":
        return [json.loads(line) for line in text.split("\n") if line]
    if form == "csv":
        return list(csv.reader(io.StringIO(text, newline="")))
    unescaped = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    return [
        [re.sub(r"\\[tnr\\]", lambda found: unescaped[found[0]], cell) for cell in line.split("\t")]
        for line in text.split("\n")
    ]


def lay_out(folder: Path, example: Example, table: str) -> list[str]:
    """Write the table and the example's files; the options that make it read them."""
    folder.mkdir(exist_ok=True)
    (folder / "table.toml").write_text(table, "utf-8", newline="")
    lay_out_files(folder, example, table)
    return ["--table", "table.toml"] if has_option(example.command, "--table") else []


def answer(folder: Path, example: Example, table: str, *options: str) -> Result:
    """What the example says in that folder, asked of that table."""
    own = lay_out(folder, example, table)
    done = run_here(*with_options(example, *own, *options), cwd=folder)
    check_outcome(done)
    return done


@pytest.mark.parametrize("example", [EXAMPLES[0], EXAMPLES[-1]], ids=["first", "last"])
def test_each_field_holds_every_string_and_no_entry_holds_one_twice(example: Example) -> None:
    held: dict[tuple[str, str], set[str]] = {}
    for rotation in rotations(example):
        for mark, (section, key, _) in places().items():
            string, _, again = hostile_texts(rotation)[mark].partition(mark)
            assert string == again
            held.setdefault((section, key), set()).add(string)
        document = tomllib.loads(hostile_table(rotation))
        for entry in (entry for section in KEYS for entry in document[section].values()):
            marked = [text for text in strings(entry) if MARK.search(text)]
            assert len({MARK.split(text)[0] for text in marked}) == len(marked)
    assert {key for _, key in held} == TEXTS | LISTS
    assert all(found == set(STRINGS) for (section, _), found in held.items() if section)


def strings(value: Any) -> Iterator[str]:
    """Every string in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


@pytest.mark.parametrize("rotation", range(len(STRINGS)))
def test_a_hostile_table_is_a_table(rotation: int, tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text(hostile_table(rotation), "utf-8", newline="")
    done = run_here("ask", "delay", "-t", "t.toml", cwd=tmp_path)
    assert done == (0, "10\n", "")


@each_example
def test_machine_formats_carry_each_string_exactly(example: Example, tmp_path: Path) -> None:
    """What they say of the plain table, with the text of each mark in its place."""
    for form in MACHINE:
        plain = answer(tmp_path / "plain", example, plain_table(), "--output", form)
        for rotation in rotations(example):
            texts = hostile_texts(rotation)
            done = answer(
                tmp_path / str(rotation), example, hostile_table(rotation), "--output", form
            )
            assert done.exit_code == plain.exit_code
            if not plain.stdout:  # some write a file, or nothing, when they are told to
                assert not done.stdout
                continue
            expected = filled(read_back(form, plain.stdout), texts)
            assert read_back(form, done.stdout) == expected, form


@each_example
def test_nothing_in_them_acts_in_a_view(example: Example, tmp_path: Path) -> None:
    for form in VIEWS:
        plain = answer(tmp_path / "plain", example, plain_table(), "--output", form)
        for rotation in rotations(example):
            done = answer(
                tmp_path / str(rotation), example, hostile_table(rotation), "--output", form
            )
            assert done.exit_code == plain.exit_code
            assert acting(done.stdout) == set(), form
            if form == "table":
                assert max(map(cell_len, done.stdout.split("\n"))) <= 80
            else:  # a text takes no more lines than its mark
                assert done.stdout.count("\n") == plain.stdout.count("\n")


CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
"""Categories of Unicode: controls, lone surrogates, separators of lines and paragraphs."""
TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Bidirectional classes of what turns text around."""
MARKS = frozenset("\u061c\u200e\u200f\ufeff")
"""Marks of direction, and the byte order mark."""


def acting(text: str) -> set[str]:
    """The characters in an output that a terminal would obey, by Unicode's own tables."""
    return {
        character
        for character in set(text) - {"\n"}
        if category(character) in CONTROLS
        or bidirectional(character) in TURNS
        or character in MARKS
    }


def shown_on_cards(rotation: int) -> dict[str, str]:
    """How a card shows what stands for each mark, where it does not have to be folded."""
    shown = {}
    for mark, text in hostile_texts(rotation).items():
        key = places()[mark].key
        if key == "note":
            shown[mark] = visible(" ".join(text.split()))
        elif key in LISTS:  # the text is the last of its list
            shown[mark] = visible(f", {text}").removeprefix(", ")
        else:
            shown[mark] = visible(text)
    return shown


@pytest.mark.parametrize("section", ["events", "periods", "questions"])
def test_the_card_of_each_entry_shows_each_string(section: str, tmp_path: Path) -> None:
    plain, hostile = tmp_path / "plain.toml", tmp_path / "hostile.toml"
    plain.write_text(plain_table(), "utf-8")
    ids = plain_document()[section]
    cards = {name: card(name, plain) for name in ids}
    of_section = {mark for mark, place in places().items() if place.section == section}
    assert of_section <= set(MARK.findall("".join(cards.values())))
    for rotation in range(0, ROTATIONS * ENTRIES, ENTRIES):
        hostile.write_text(hostile_table(rotation), "utf-8", newline="")
        for name in ids:
            assert card(name, hostile) == filled(cards[name], shown_on_cards(rotation))
            for form in VIEWS:
                done = run_here("show", name, "-t", str(hostile), "-o", form)
                assert acting(done.stdout) == set()


def card(name: str, table: Path) -> str:
    """The card of an entry on a page that is wide enough for every text."""
    done = run_here("show", name, "-t", str(table), "-o", "table", env={"COLUMNS": "5000"})
    check_outcome(done)
    assert done.exit_code == 0
    return done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_in_them_acts_on_a_terminal(name: str, tmp_path: Path) -> None:
    example = next(example for example in EXAMPLES if example.command == name)
    for rotation in rotations(example):
        folder = tmp_path / str(rotation)
        options = lay_out(folder, example, hostile_table(rotation))
        for form in ("auto", "tsv", "csv") if formats(name) else ("auto",):
            chosen = ["--output", form] if formats(name) else []
            done = run_on_terminal(
                *with_options(example, *options, *chosen), env={"NO_COLOR": "1"}, cwd=folder
            )
            check_outcome(done)
            between = "\t" if form == "tsv" else "\n"  # the cells of TSV
            assert acting(done.stdout) <= {between}, form


@each_example
def test_columns_stay_aligned(example: Example, tmp_path: Path) -> None:
    for rotation in rotations(example):
        table = hostile_table(rotation)
        tsv = answer(tmp_path, example, table, "-o", "tsv").stdout
        header, *lines = (line.split("\t") for line in tsv.rstrip("\n").split("\n"))
        if len(lines) < 2:
            return  # there is nothing to align
        for prose in [field for field in header if field in PROSE]:
            key = next(field for field in header if field not in PROSE)
            fields = f"{prose},{key}"
            own = lay_out(tmp_path, example, table)
            done = run_here(
                *with_options(example, *own, "-o", "table", "--fields", fields),
                env={"COLUMNS": "100"},
                cwd=tmp_path,
            )
            assert_aligned(done.stdout, [line[header.index(key)] for line in lines])


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


def rows(form: str, header: str = "", answer: str = "") -> str:
    """A row for each string, in a cell that no answer needs, in one of the formats of `batch`.

    `header` and `answer` are what stands at the end of the header and of each row.
    """
    cells = [cell(form, string) for string in STRINGS]
    if form == "jsonl":
        lines = [f'{{"day": "2020-11-15", "x": {cell}{answer}}}' for cell in cells]
    else:
        comma = {"csv": ",", "tsv": "\t"}[form]
        lines = [f"2020-11-15{comma}{cell}{answer}" for cell in cells]
        lines.insert(0, f"day{comma}x{header}")
    return "".join(f"{line}\n" for line in lines)


def cell(form: str, text: str) -> str:
    if form == "jsonl":
        return json.dumps(text, ensure_ascii=False)
    if form == "csv":
        return '"{}"'.format(text.replace('"', '""'))
    return re.sub(r"[\t\n\r]", " ", text)  # TSV has no other way to hold them


@pytest.mark.parametrize(
    ("form", "header", "answer"),
    [("csv", ",days", ",10"), ("tsv", "\tdays", "\t10"), ("jsonl", "", ', "days": 10')],
    ids=["csv", "tsv", "jsonl"],
)
def test_rows_pass_through_exactly_and_act_on_no_terminal(
    form: str, header: str, answer: str, tmp_path: Path
) -> None:
    (tmp_path / f"rows.{form}").write_bytes(rows(form).encode())
    arguments = ["batch", f"rows.{form}", "--start-column", "day", "--end", "handover"]
    assert run_here(*arguments, cwd=tmp_path) == (0, rows(form, header, answer), "")
    shown = run_on_terminal(*arguments, cwd=tmp_path)
    check_outcome(shown)
    assert shown.exit_code == 0
    assert acting(shown.stdout) <= ({"\t"} if form == "tsv" else set())


@pytest.mark.parametrize("to", ["ics", "mermaid"])
@pytest.mark.parametrize("rotation", range(0, ROTATIONS * ENTRIES, ENTRIES))
def test_no_line_of_an_export_is_added_or_lost(rotation: int, to: str, tmp_path: Path) -> None:
    (tmp_path / "hostile.toml").write_text(hostile_table(rotation), "utf-8", newline="")
    (tmp_path / "plain.toml").write_text(plain_table(), "utf-8")
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
    for hostile in STRINGS:
        safe = hostile.replace("/", "")  # not to write anywhere but here
        if isinstance(parameter, click.Option):
            arguments = with_options(example, parameter.opts[-1], safe)
        else:
            arguments = [name, *[safe] * max(parameter.nargs, 1), *example.arguments[2:]]
        done = run_here(*arguments, cwd=tmp_path)
        check_outcome(done)
        assert acting(done.stdout) <= {"\t"}, arguments
        assert not acting(done.stderr), arguments
