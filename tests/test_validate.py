"""`validate`: every problem of every file in one run, as records, with its place."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import Result, Run, RunOnTerminal, surroundings

from handover_cli.documents.document import Problem
from handover_cli.table.loading import load_text, problems_in
from handover_cli.table.merging import TableProblems

BROKEN = """\
colour = "red"

[sources.paper]
title = "Paper"

[events.deadline]
title = "Deadline"
dat = 2020-11-15

[events.handover]
title = "Handover"
date = "2020-13-25"
source = "papers"

[questions.delay]
ask = "days betwen deadline and handover"
"""
PROBLEMS = [
    {
        "file": "broken.toml",
        "key": "colour",
        "line": 1,
        "column": None,
        "problem": "unknown key",
        "hint": "known keys: title, description, date-order, zone, business-days, seasons, sources,"
        " events, periods, questions, rules",
    },
    {
        "file": "broken.toml",
        "key": "events.deadline.dat",
        "line": 8,
        "column": None,
        "problem": "unknown key",
        "hint": "did you mean 'date'?",
    },
    {
        "file": "broken.toml",
        "key": "events.deadline",
        "line": 6,
        "column": None,
        "problem": "the key date is missing",
        "hint": None,
    },
    {
        "file": "broken.toml",
        "key": "events.handover.source",
        "line": 13,
        "column": None,
        "problem": "there is no source 'papers'",
        "hint": "did you mean 'paper'?",
    },
    {
        "file": "broken.toml",
        "key": "events.handover.date",
        "line": 12,
        "column": None,
        "problem": "there is no month 13 in '2020-13-25': months go from 01 to 12",
        "hint": None,
    },
    {
        "file": "broken.toml",
        "key": "questions.delay.ask",
        "line": 16,
        "column": None,
        "problem": "in 'days betwen deadline and handover', 'betwen' can't be read",
        "hint": "did you mean 'between'?",
    },
]
NO_TOML = '[events.a]\ntitle = "A"\ndate = 2021-06\n'
BASE = '[events.begin]\ntitle = "Begin"\ndate = 2020-01-01\n'
ADDITION = '[events.finish]\ntitle = "Finish"\ndate = "begin+1y"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a broken file, one that is no TOML, and two that need each other."""
    texts = {"broken": BROKEN, "no-toml": NO_TOML, "base": BASE, "addition": ADDITION}
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


def test_every_problem_is_a_record(folder: Path, run: Run) -> None:
    result = run("validate", "broken.toml", "-o", "json", cwd=folder)
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == PROBLEMS


def test_a_pipe_gets_tsv(folder: Path, run: Run) -> None:
    result = run("validate", "broken.toml", "no-toml.toml", cwd=folder)
    assert result == Result(
        1,
        """\
file	key	line	column	problem	hint
broken.toml	colour	1		unknown key	known keys: title, description, date-order, zone, business-days, seasons, sources, events, periods, questions, rules
broken.toml	events.deadline.dat	8		unknown key	did you mean 'date'?
broken.toml	events.deadline	6		the key date is missing\t
broken.toml	events.handover.source	13		there is no source 'papers'	did you mean 'paper'?
broken.toml	events.handover.date	12		there is no month 13 in '2020-13-25': months go from 01 to 12\t
broken.toml	questions.delay.ask	16		in 'days betwen deadline and handover', 'betwen' can't be read	did you mean 'between'?
no-toml.toml		3	12	this is no TOML: expected newline or end of document after a statement	only a full date goes without quotes: write "2021-06"
""",
        "",
    )


def test_the_value_form_is_a_line_as_compilers_write_it(folder: Path, run: Run) -> None:
    result = run("validate", "no-toml.toml", "broken.toml", "-o", "value", cwd=folder)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[:2] == [
        (
            "no-toml.toml:3:12: this is no TOML: expected newline or end of document after a"
            ' statement; only a full date goes without quotes: write "2021-06"'
        ),
        (
            "broken.toml:1: colour: unknown key; known keys: title, description, date-order, zone,"
            " business-days, seasons, sources, events, periods, questions, rules"
        ),
    ]


def test_all_formats_carry_the_same_records(folder: Path, run: Run) -> None:
    def printed(form: str) -> str:
        result = run("validate", "broken.toml", "-o", form, cwd=folder)
        assert (result.exit_code, result.stderr) == (1, "")
        return result.stdout

    expected = [{k: "" if v is None else str(v) for k, v in record.items()} for record in PROBLEMS]
    assert [json.loads(line) for line in printed("jsonl").splitlines()] == PROBLEMS
    assert list(csv.DictReader(io.StringIO(printed("csv")))) == expected
    header, *lines = printed("tsv").splitlines()
    names = header.split("\t")
    assert [dict(zip(names, line.split("\t"), strict=True)) for line in lines] == expected
    assert printed("markdown").splitlines()[3] == (
        "| broken.toml | events.deadline.dat | 8 |  | unknown key | did you mean 'date'? |"
    )


def test_fields_and_header_are_chosen_as_everywhere(folder: Path, run: Run) -> None:
    arguments = ["validate", "broken.toml", "--fields", "key,hint", "--no-header"]
    assert run(*arguments, cwd=folder).stdout.splitlines()[1] == (
        "events.deadline.dat\tdid you mean 'date'?"
    )
    assert run("validate", "broken.toml", "--fields", "lin", cwd=folder) == Result(
        2, "", "Error: no field 'lin'; did you mean 'line'?\n"
    )


def test_a_table_without_problems_prints_no_record(folder: Path, run: Run) -> None:
    header = "file\tkey\tline\tcolumn\tproblem\thint\n"
    assert run("validate", "base.toml", cwd=folder) == Result(0, header, "")
    assert run("validate", "base.toml", "--no-header", cwd=folder) == Result(0, "", "")
    assert run("validate", "base.toml", "-o", "value", cwd=folder) == Result(0, "", "")
    assert run("validate", "base.toml", "-o", "json", cwd=folder) == Result(0, "[]\n", "")


def test_on_a_terminal_no_problem_is_a_sentence(folder: Path, run_tty: RunOnTerminal) -> None:
    found = run_tty("validate", "base.toml", "addition.toml", cwd=folder)
    assert (found.exit_code, found.text) == (
        0,
        "No problems in 'base.toml' and 'addition.toml'.\n",
    )


def test_without_a_file_the_tables_in_use_are_named(folder: Path, run: Run) -> None:
    bundled = run("validate", "-o", "table")
    assert bundled.exit_code == 0
    assert bundled.stdout.endswith("events.toml'.\n")
    assert run("validate", "-t", "base.toml", "-o", "table", cwd=folder) == Result(
        0, "No problems in 'base.toml'.\n", ""
    )
    several = {"HANDOVER_TABLE": "base.toml:addition.toml:broken.toml"}
    result = run("validate", "--fields", "file", "--no-header", cwd=folder, env=several)
    assert (result.exit_code, set(result.stdout.split())) == (1, {"broken.toml"})


def test_files_are_checked_as_the_one_table_they_make(folder: Path, run: Run) -> None:
    # The addition is relative to an event of the base.
    alone = run("validate", "addition.toml", "-o", "value", cwd=folder)
    assert alone.exit_code == 1
    assert alone.stdout.startswith("addition.toml:3: events.finish.date: no event or date 'begin'")
    header = "file\tkey\tline\tcolumn\tproblem\thint\n"
    together = Result(0, header, "")
    assert run("validate", "addition.toml", "base.toml", cwd=folder) == together
    assert run("validate", "addition.toml", "-t", "base.toml", cwd=folder) == together
    # The environment's table is only a default.
    env = {"HANDOVER_TABLE": "base.toml"}
    assert run("validate", "addition.toml", cwd=folder, env=env).exit_code == 1


def test_the_same_name_in_two_files_is_a_problem_naming_both(folder: Path, run: Run) -> None:
    (folder / "again.toml").write_text(BASE, "utf-8")
    assert run("validate", "base.toml", "again.toml", "-o", "value", cwd=folder) == Result(
        1, "again.toml:1: events.begin: this is already in 'base.toml'; keep one of them\n", ""
    )
    # A file that is named twice is one file.
    assert run("validate", "base.toml", "-t", "base.toml", "-o", "value", cwd=folder).exit_code == 0


def test_problems_come_in_the_order_of_the_files(folder: Path, run: Run) -> None:
    names = ["no-toml.toml", "broken.toml", "base.toml"]
    for order in (names, names[::-1]):
        shown = run("validate", *order, "--fields", "file", "--no-header", cwd=folder).stdout
        assert list(dict.fromkeys(shown.split())) == [n for n in order if n != "base.toml"]


def test_the_schema_of_a_table_is_printed(run: Run) -> None:
    result = run("validate", "--schema")
    assert (result.exit_code, result.stderr) == (0, "")
    assert set(json.loads(result.stdout)["properties"]) >= {"events", "periods", "questions"}


def test_a_dash_is_stdin(folder: Path, run: Run) -> None:
    result = run("validate", "-", "-o", "value", stdin=NO_TOML)
    assert result.exit_code == 1
    assert result.stdout.startswith("-:3:12: this is no TOML")
    assert run("validate", "base.toml", "-", stdin=ADDITION, cwd=folder).exit_code == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("nowhere.toml", "No such file or directory", id="missing"),
        pytest.param(".", "Is a directory", id="directory"),
        pytest.param("no-toml.toml/x", "Not a directory", id="below a file"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(
    name: str, message: str, folder: Path, run: Run
) -> None:
    # Even beside one with problems: nothing is half-printed.
    assert run("validate", "broken.toml", name, cwd=folder) == Result(
        2, "", f"Error: can't read the table '{name}': {message}\n"
    )


def test_a_stdin_that_is_closed_is_an_error() -> None:
    done = subprocess.run(
        ["bash", "-c", f"exec 0<&-; {sys.executable} -m handover_cli validate -"],
        capture_output=True,
        text=True,
        env=surroundings(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: can't read stdin: it is closed\n"


def test_an_endless_stdin_is_an_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handover_cli.table.files.MAX_BYTES", 100)
    assert run("validate", "-", stdin="#" * 101) == Result(
        2, "", "Error: can't read stdin: it is larger than 16 MiB\n"
    )
    assert run("validate", "-", "-o", "value", stdin="#" * 100) == Result(0, "", "")


# ------------------------------------------------------------------ on a terminal

AT_80 = """\
broken.toml
  line 1: colour                   unknown key
                                   known keys: title, description, date-order,
                                   zone, business-days, seasons, sources,
                                   events, periods, questions, rules
  line 8: events.deadline.dat      unknown key
                                   did you mean 'date'?
  line 6: events.deadline          the key date is missing
  line 13: events.handover.source  there is no source 'papers'
                                   did you mean 'paper'?
  line 12: events.handover.date    there is no month 13 in '2020-13-25': months
                                   go from 01 to 12
  line 16: questions.delay.ask     in 'days betwen deadline and handover',
                                   'betwen' can't be read
                                   did you mean 'between'?

no-toml.toml
  line 3, column 12  this is no TOML: expected newline or end of document after
                     a statement
                     only a full date goes without quotes: write "2021-06"

7 problems in 2 files
"""


def test_a_terminal_gets_them_by_file(folder: Path, run_tty: RunOnTerminal) -> None:
    found = run_tty("validate", "broken.toml", "no-toml.toml", cwd=folder)
    assert (found.exit_code, found.text) == (1, AT_80)


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_at_any_width_nothing_is_cut(columns: int, folder: Path, run_tty: RunOnTerminal) -> None:
    found = run_tty("validate", "broken.toml", "no-toml.toml", columns=columns, cwd=folder)
    lines = found.text.splitlines()
    assert max(map(len, lines)) <= columns
    words = " ".join(found.text.split())
    for record in PROBLEMS:
        assert str(record["key"]) in words
    # What is beside each other is read by columns; below each other, in one go.
    if columns == 40:
        assert lines[1:4] == [
            "  line 1: colour",
            "    unknown key",
            "    known keys: title, description,",
        ]
    if columns == 120:
        assert lines[6] == "  line 6: events.deadline          the key date is missing"


def test_a_single_problem_is_counted_as_one(folder: Path, run: Run) -> None:
    assert run("validate", "no-toml.toml", "-o", "table", cwd=folder).stdout.endswith(
        "\n\n1 problem in no-toml.toml\n"
    )


def test_colour_says_nothing_and_can_be_turned_off(folder: Path, run: Run) -> None:
    arguments = ["validate", "no-toml.toml", "-o", "table"]
    styled = run(*arguments, cwd=folder, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[1m" in styled
    plain = run(*arguments, cwd=folder, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert plain == run(*arguments, cwd=folder).stdout
    assert "\x1b" not in plain


def test_nothing_in_a_table_acts_on_the_terminal(tmp_path: Path, run_tty: RunOnTerminal) -> None:
    name = "[red]evil\x1b[31m.toml"
    (tmp_path / name).write_text('"a\\u001b[5m[bold]" = 1\n[events."b\\n|c"]\ndate = 2020-01-01\n')
    found = run_tty("validate", name, cwd=tmp_path, columns=120, env={"NO_COLOR": "1"})
    assert b"\x1b[3" not in found.sent
    assert b"\x1b[5" not in found.sent
    assert found.text.splitlines()[:2] == [
        r"[red]evil\x1b[31m.toml",
        r'  line 1: "a\x1b[5m[bold]"  unknown key',
    ]


# ------------------------------------------------------------ what is found, and where


def problems(text: str) -> list[str]:
    return [str(problem) for problem in problems_in([("t", text.encode())])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            '[events.a]\ndate = "b+1d"\n[events.b]\ndate = "a+1d"\n[events.c]\ndate = "b"\n',
            ["t:2: events.a.date: the date is relative to itself: a -> b -> a"],
            id="a circle is one problem, and what leads into it none",
        ),
        pytest.param(
            '[events.c]\ndate = "a"\n[events.a]\ndate = "a-1d"\n',
            ["t:4: events.a.date: the date is relative to itself: a -> a"],
            id="an event relative to itself, found from another",
        ),
        pytest.param(
            '[events.a]\ndate = 5\n[periods.p]\nstart = "a"\n'
            '[questions.q]\nask = "is a before 2020-01-01"\n'
            '[questions.r]\nask = "days of p"\n',
            ['t:2: events.a.date: a date is expected, not a number; write "0005" in quotes'],
            id="what refers to a broken event is not wrong as well",
        ),
        pytest.param(
            '[events.a]\ntitle = "A"\n[events.b]\ndate = "a+1d"\n',
            ["t:1: events.a: the key date is missing"],
            id="nor what refers to an event without a date",
        ),
        pytest.param(
            '[periods.p]\nend = 2020-01-01\n[events.a]\ndate = "p.start"\n',
            ["t:1: periods.p: the key start is missing"],
            id="nor what refers to a period without a start",
        ),
        pytest.param(
            "[questions.q]\nstated = 1\n",
            ["t:1: questions.q: the key ask is missing"],
            id="a question without a question",
        ),
        pytest.param(
            "a = 1e99999999999999999999\n", ["t:1:5: a number is too large"], id="exponent"
        ),
        pytest.param(f"a = {'9' * 5000}\n", ["t:1:5: a number is too large"], id="digits"),
        pytest.param(
            f"a = {'[' * 100_000}\n", ["t: lists or tables are nested too deeply"], id="depth"
        ),
        pytest.param(
            "a = 1\nb = 2021-02-30\n",
            [
                (
                    "t:2:5: this is no TOML: invalid date or datetime;"
                    " there is no day 30 in '2021-02-30': 2021-02 has 28 days"
                )
            ],
            id="a day that does not exist, without quotes",
        ),
        pytest.param(
            "date = 199X # about\n",
            [
                (
                    "t:1:11: this is no TOML: expected newline or end of document after a"
                    ' statement; only a full date goes without quotes: write "199X"'
                )
            ],
            id="a decade without quotes",
        ),
        pytest.param(
            "date = 10 days\n",
            ["t:1:11: this is no TOML: expected newline or end of document after a statement"],
            id="what is no date gets no hint about dates",
        ),
        pytest.param("a = [", ["t:1:6: this is no TOML: invalid value"], id="the text just ends"),
        pytest.param(
            '[business-days]\ncountry = "az"\n',
            [
                (
                    "t:2: business-days.country: no public holidays are known for the country 'az';"
                    " did you mean 'AZ'?"
                )
            ],
            id="a country that is none",
        ),
        pytest.param('[business-days]\ncountry = "AZ"\n', [], id="a country that is one"),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert problems(text) == found


def test_a_country_cannot_be_checked_without_its_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert problems('[business-days]\ncountry = "Atlantis"\n') == []


def test_utf_16_is_named_for_what_it_is() -> None:
    found = problems_in([("t", 'title = "A"\n'.encode("utf-16"))])
    hint = "save the file as UTF-8"
    assert found == [Problem("t", (), "this is UTF-16, as some editors save it", hint)]


def test_bytes_that_are_no_utf_8_have_a_place() -> None:
    found = problems_in([("t", b'a = 1\ntitle = "\xff"\n')])
    assert found == [Problem("t", (), "this is not UTF-8", "save the file as UTF-8", 2, 10)]


def test_beside_a_file_that_is_no_toml_what_is_surely_wrong_is_still_told() -> None:
    text = '[events.a]\ndate = "elsewhere+1d"\n[events.b]\ndate = "2020-13-01"\n'
    text += '[events.c]\ndate = "b"\n[events.d]\ndate = "44-day war"\n'
    found = problems_in([("t", text.encode()), ("no", b"[")])
    assert [str(problem) for problem in found] == [
        "t:4: events.b.date: there is no month 13 in '2020-13-01': months go from 01 to 12",
        "no:1:2: this is no TOML: invalid initial character for a key part",
    ]


def test_a_byte_order_mark_is_no_problem() -> None:
    assert problems_in([("t", b'\xef\xbb\xbftitle = "A"\n')]) == []


def test_loading_and_validating_find_the_same() -> None:
    found = problems_in([("broken.toml", BROKEN.encode())])
    places = [(problem.key, problem.line) for problem in found]
    assert places == [(record["key"], record["line"]) for record in PROBLEMS]
    with pytest.raises(TableProblems) as raised:
        load_text(BROKEN, "broken.toml")
    assert raised.value.problems == found
    assert str(raised.value).splitlines()[1:] == [f"  {problem}" for problem in found]
