"""Every format whole, and hostile text in each of them."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run, RunOnTerminal

from handover_cli.answers.records import Record
from handover_cli.output.page import Page, plain
from handover_cli.output.result import FORMATS, Format, Result, render
from handover_cli.output.terminal import Column, columns_text
from handover_cli.text import acts

HOSTILE = (
    '[red]a[/x] :cat: \x1b[31m\x07 \u202eevil\u202c | \\ \t\n\r "q" <b>&amp; `c` *d* é 😀 \udcff'
)
RECORDS = [
    {
        "id": "one",
        "value": 10,
        "share": Decimal("4.00"),
        "tags": ["a", "b"],
        "gone": None,
        "is": True,
    },
    {"id": HOSTILE, "value": -1, "share": Decimal("-0.10"), "tags": [], "gone": None, "is": False},
]
DECLARED = Record(
    "one of each type",
    """
    id: id
        A text.
    value: integer (number)
        A number.
    share: number (number)
        A number with decimals.
    tags: list of ids
        A list.
    gone: text or null
        Nothing.
    is: truth value
        True or false.
    """,
)
FIELDS = DECLARED.names


class Made(Result):
    """A result with records of its own."""

    def declared(self) -> Record:
        return DECLARED


RESULT = Made(
    DECLARED.name,
    lambda: (SimpleNamespace(**record) for record in RECORDS),
    lambda: (str(record["id"]) for record in RECORDS),
    columns=("id", "value"),
    empty="Nothing.",
)
EMPTY = Made(DECLARED.name, list, list, empty="Nothing.")


def text(form: Format, result: Result = RESULT, fields: tuple[str, ...] = (), **page: Any) -> str:
    return "".join(render(result, form, Page(**page), fields))


def test_tsv() -> None:
    assert text("tsv") == (
        "id\tvalue\tshare\ttags\tgone\tis\n"
        "one\t10\t4.00\ta,b\t\ttrue\n"
        '[red]a[/x] :cat: \x1b[31m\x07 \u202eevil\u202c | \\\\ \\t\\n\\r "q" <b>&amp; `c` *d* é 😀'
        " \udcff\t-1\t-0.10\t\t\tfalse\n"
    )


def test_csv() -> None:
    assert text("csv") == (
        "id,value,share,tags,gone,is\n"
        'one,10,4.00,"a,b",,true\n'
        '"[red]a[/x] :cat: \x1b[31m\x07 \u202eevil\u202c | \\ \t\n\r ""q"" <b>&amp; `c` *d* é 😀'
        ' \udcff",-1,-0.10,,,false\n'
    )


def test_csv_reads_back_exactly() -> None:
    rows = [*csv.reader(io.StringIO(text("csv"), newline=""))]
    assert rows[0] == [*FIELDS]
    assert [row[0] for row in rows[1:]] == ["one", HOSTILE]


@pytest.mark.parametrize("cell", ["a\rb", "a\nb", 'a"b', "a,b", ""])
def test_a_csv_of_one_column_reads_back_exactly(cell: str) -> None:
    result = Made(DECLARED.name, lambda: [SimpleNamespace(**RECORDS[0] | {"id": cell})], list)
    shown = text("csv", result, ("id",))
    assert [*csv.reader(io.StringIO(shown, newline=""))] == [["id"], [cell]]
    assert shown.endswith("\n")
    assert not shown.endswith("\r\n")


def test_json() -> None:
    assert text("json") == (
        "[\n"
        '  {"id": "one", "value": 10, "share": 4.00, "tags": ["a", "b"], "gone": null,'
        ' "is": true},\n'
        '  {"id": "[red]a[/x] :cat: \\u001b[31m\\u0007 \\u202eevil\\u202c | \\\\ \\t\\n\\r \\"q\\"'
        ' <b>&amp; `c` *d* é 😀 \\udcff", "value": -1, "share": -0.10, "tags": [], "gone": null,'
        ' "is": false}\n'
        "]\n"
    )


def test_json_reads_back_exactly() -> None:
    assert json.loads(text("json"), parse_float=Decimal) == RECORDS
    lines = text("jsonl").splitlines()
    assert [json.loads(line, parse_float=Decimal) for line in lines] == RECORDS


def test_markdown() -> None:
    assert text("markdown") == (
        "| id | value |\n"
        "| --- | --- |\n"
        "| one | 10 |\n"
        "| \\[red\\]a\\[/x\\] \\:cat: \\\\x1b\\[31m\\\\x07 \\\\u202eevil\\\\u202c \\| \\\\"
        ' \\\\t\\\\n\\\\r "q" \\<b\\>\\&amp; \\`c\\` \\*d\\* é 😀 \\\\udcff | -1 |\n'
    )
    assert text("markdown", header=False).startswith("|  |  |\n| --- | --- |\n")


def test_values_are_shown_one_a_line() -> None:
    assert text("value") == (
        'one\n[red]a[/x] :cat: \\x1b[31m\\x07 \\u202eevil\\u202c | \\ \\t\\n\\r "q" <b>&amp; `c`'
        " *d* é 😀 \\udcff\n"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_acts_on_a_terminal(form: Format) -> None:
    shown = text(form, escape=True)
    assert not any(acts(character) for character in shown if character not in "\n\t")


def test_a_table_shows_text_as_it_is() -> None:
    shown = text("table", fields=("value", "id"))
    assert "[red]a[/x] :cat: \\x1b[31m\\x07" in " ".join(shown.split())


def test_fields_are_picked_and_ordered() -> None:
    assert text("tsv", fields=("value", "id")).startswith("value\tid\n10\tone\n")
    assert text("csv", fields=("is", "is")) == "is,is\ntrue,true\nfalse,false\n"
    assert text("jsonl", fields=("share",)) == '{"share": 4.00}\n{"share": -0.10}\n'
    assert text("markdown", fields=("gone",)) == "| gone |\n| --- |\n|  |\n|  |\n"


def test_headers_are_left_out() -> None:
    assert text("tsv", fields=("value",), header=False) == "10\n-1\n"
    assert text("csv", fields=("value",), header=False) == "10\n-1\n"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("tsv", "id\tvalue\tshare\ttags\tgone\tis\n"),
        ("csv", "id,value,share,tags,gone,is\n"),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("markdown", "| id | value | share | tags | gone | is |\n|" + " --- |" * 6 + "\n"),
        ("value", ""),
        ("table", "Nothing.\n"),
    ],
)
def test_no_records(form: Format, expected: str) -> None:
    assert text(form, EMPTY) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(None, "", id="missing"),
        pytest.param("a", "a", id="text"),
        pytest.param(10**30, "1" + "0" * 30, id="large-number"),
        pytest.param(Decimal("1E+3"), "1000", id="no-exponents"),
        pytest.param(Decimal("0.0000001"), "0.0000001", id="small-decimal"),
        pytest.param(False, "false", id="truth-value"),
        pytest.param(("a", 1), "a,1", id="list"),
    ],
)
def test_plain_text_of_a_value(value: object, expected: str) -> None:
    assert plain(value) == expected


# Through the program: encodings, colour, width.

TABLE = "[events.draft]\ntitle = 'Été [draft] \\ 😀'\ndate = 2020-01-01\n"


@pytest.fixture(name="table")
def _table(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("tables") / "t.toml"
    path.write_text(TABLE, "utf-8")
    return str(path)


ENCODINGS = [
    pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii"),
    pytest.param({"PYTHONIOENCODING": "cp1252"}, id="cp1252"),
    pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="locale-c"),
]


@pytest.mark.parametrize("env", ENCODINGS)
def test_machine_formats_are_utf_8_whatever_the_surroundings(
    run_process: Run, table: str, env: dict[str, str]
) -> None:
    arguments = ("events", "-t", table, "--fields", "title", "--no-header", "-o")
    assert run_process(*arguments, "tsv", env=env).stdout == "Été [draft] \\\\ 😀\n"
    assert run_process(*arguments, "csv", env=env).stdout == "Été [draft] \\ 😀\n"
    assert run_process(*arguments, "jsonl", env=env).stdout == '{"title": "Été [draft] \\\\ 😀"}\n'


def test_views_degrade_to_what_the_surroundings_can_show(run_process: Run, table: str) -> None:
    env = {"PYTHONIOENCODING": "ascii"}
    arguments = ("events", "-t", table, "--fields", "title", "-o")
    shown = run_process(*arguments, "table", env=env)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "\\xc9t\\xe9 [draft] \\ \\U0001f600" in shown.stdout
    assert run_process(*arguments, "markdown", env=env).stdout.endswith(
        "| \\xc9t\\xe9 \\[draft\\] \\\\ \\U0001f600 |\n"
    )


@pytest.mark.parametrize("columns", ["80", "40"])
def test_columns_stay_aligned_where_characters_become_escapes(
    columns: str, run_process: Run, tmp_path: Path
) -> None:
    path = tmp_path / "t.toml"
    path.write_text(
        "[events.a]\ntitle = '卡尔巴贾尔移交日期'\ndate = 2021-01-01\n"
        "[events.bb]\ntitle = 'Plain'\ndate = 2021-01-02\n",
        "utf-8",
    )
    arguments = ("events", "-t", str(path), "--fields", "title,id,date", "-o", "table")
    env = {"PYTHONIOENCODING": "ascii", "COLUMNS": columns}
    lines = run_process(*arguments, env=env).stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert len({line.index("2021-01-0") for line in lines if "2021" in line}) == 1


@pytest.mark.parametrize(
    ("env", "styled"),
    [
        pytest.param({}, True, id="a-terminal"),
        pytest.param({"NO_COLOR": "1"}, False, id="no-color"),
        pytest.param({"NO_COLOR": ""}, True, id="an-empty-no-color-says-nothing"),
        pytest.param({"TERM": "dumb"}, False, id="a-dumb-terminal"),
        pytest.param({"TERM": "dumb", "FORCE_COLOR": "1"}, True, id="force-color"),
        pytest.param(
            {"TERM": "dumb", "FORCE_COLOR": ""}, False, id="an-empty-force-color-says-nothing"
        ),
        pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="no-color-wins"),
    ],
)
def test_styling_on_a_terminal(run_tty: RunOnTerminal, env: dict[str, str], styled: bool) -> None:
    sent = run_tty("events", "--tag", "war", env=env).sent
    assert (b"\x1b[" in sent) is styled
    assert "\N{BOX DRAWINGS LIGHT HORIZONTAL}" in sent.decode()


@pytest.mark.parametrize(
    ("env", "styled"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
    ids=["plain", "forced", "no-color-wins"],
)
def test_styling_in_a_pipe(run: Run, env: dict[str, str], styled: bool) -> None:
    assert ("\x1b[" in run("events", "-o", "table", env=env).stdout) is styled
    assert "\x1b" not in run("events", env=env).stdout  # which is TSV, forced or not


@pytest.mark.parametrize(
    ("columns", "width"),
    [("60", 60), ("200", 200), ("", 80), ("0", 80), ("wide", 80), ("-5", 80), ("5", 20)],
)
def test_columns_are_honoured(run: Run, columns: str, width: int) -> None:
    shown = run("events", "-o", "table", env={"COLUMNS": columns}).stdout
    assert max(map(len, shown.splitlines())) <= width
    assert shown == run("events", "-o", "table", env={"COLUMNS": str(width)}).stdout
    assert (shown == run("events", "-o", "table").stdout) is (width == 80)


@pytest.mark.parametrize("arguments", ["between deadline handover -o tsv", "events -o csv"])
def test_machine_formats_on_a_terminal_are_not_cut(run_tty: RunOnTerminal, arguments: str) -> None:
    screen = run_tty(*arguments.split(), columns=500)
    assert screen.exit_code == 0
    assert b"\x1b" not in screen.sent


words = st.text("abc", min_size=1, max_size=9)
phrases = st.lists(words, min_size=1, max_size=5).map(" ".join)
columns = st.builds(
    lambda number, head, cells, rank: Column(
        f"{number} {head}", cells, prose=rank == 1, rank=max(rank, 0)
    ),
    st.integers(0, 9),
    words,
    st.lists(st.one_of(words, phrases), min_size=2, max_size=2),
    st.integers(-1, 2),
)


@given(st.lists(columns, min_size=1, max_size=7), st.integers(40, 100), st.booleans())
def test_a_table_keeps_to_the_page_and_cuts_nothing(
    columns: list[Column], width: int, header: bool
) -> None:
    shown = columns_text(columns, Page(width=width, header=header))
    assert max(map(len, shown.split("\n"))) <= width
    squeezed = "".join(shown.split())
    for column in columns:
        if not column.rank:
            assert not header or column.head in shown
            assert all("".join(cell.split()) in squeezed for cell in column.cells)
