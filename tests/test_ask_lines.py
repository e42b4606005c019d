"""`ask -`: a question a line, an answer a line."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run, surroundings

from handover_cli.app.ask_lines import MAX_LINE
from handover_cli.cli import run as run_program

QUESTIONS = """\
days between the deadline and the actual handover

days betwen deadline and handover
is the handover after the deadline?
"""
WRONG = (
    "Error: line 3: in 'days betwen deadline and handover', 'betwen' can't be read;"
    " did you mean 'between'?\n"
)


@pytest.mark.parametrize(
    ("options", "stdout"),
    [
        pytest.param([], "10\n\n\nyes\n", id="values"),
        pytest.param(["--fields", "value,unit"], "value\tunit\n10\tdays\n\n\nyes\t\n", id="tsv"),
        pytest.param(["--fields", "value", "--no-header"], "10\n\n\nyes\n", id="no-header"),
        pytest.param(["-o", "csv", "--fields", "value"], "value\n10\n\n\nyes\n", id="csv"),
        pytest.param(
            ["-o", "jsonl", "--fields", "value"],
            '{"value": 10}\n\n\n{"value": "yes"}\n',
            id="jsonl",
        ),
        pytest.param(
            ["-o", "markdown", "--fields", "question,value"],
            "| question | value |\n| --- | --- |\n"
            "| days between the deadline and the actual handover | 10 |\n"
            "|  |  |\n| days betwen deadline and handover |  |\n"
            "| is the handover after the deadline? | yes |\n",
            id="markdown",
        ),
        pytest.param(
            ["-o", "table"],
            " question                                           answer  unit\n"
            " ───────────────────────────────────────────────────────────────\n"
            " days between the deadline and the actual handover  10      days\n"
            "\n"
            " days betwen deadline and handover\n"
            " is the handover after the deadline?                yes\n",
            id="table",
        ),
    ],
)
def test_a_line_of_output_for_each_line_of_input(options: list[str], stdout: str, run: Run) -> None:
    result = run("ask", "-", *options, stdin=QUESTIONS)
    assert (result.exit_code, result.stderr) == (2, WRONG)
    assert result.stdout == stdout


def test_json_is_one_array_with_null_where_there_is_no_answer(run: Run) -> None:
    found = json.loads(run("ask", "-", "-o", "json", stdin=QUESTIONS).stdout)
    assert [answer and answer["value"] for answer in found] == [10, None, None, "yes"]


def test_nothing_in_nothing_out(run: Run) -> None:
    for form, stdout in (("value", ""), ("json", "[]\n")):
        assert run("ask", "-", "-o", form) == (0, stdout, "")


@pytest.mark.parametrize(
    ("options", "stdout"),
    [
        pytest.param(["-o", "tsv"], "value\tunit\n", id="tsv"),
        pytest.param(["-o", "csv"], "value,unit\n", id="csv"),
        pytest.param(["-o", "csv", "--no-header"], "", id="no-header"),
        pytest.param(["-o", "jsonl"], "", id="jsonl"),
    ],
)
def test_no_questions_leave_the_header(options: list[str], stdout: str, run: Run) -> None:
    assert run("ask", "-", "--fields", "value,unit", *options) == (0, stdout, "")


def test_a_byte_order_mark_is_no_part_of_the_first_question(run: Run) -> None:
    assert run("ask", "-", stdin="\ufeffdays of war\ndelay\n") == (0, "44\n10\n", "")


def test_several_units_do_not_fit_one_line(run: Run) -> None:
    message = "Error: ask - prints one line for each question, so it takes one --unit\n"
    assert run("ask", "-", "-u", "days", "-u", "weeks") == (2, "", message)


def test_a_closed_stdin_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run_program(["ask", "-"]) == 2
    assert capsys.readouterr() == ("", "Error: there is nothing to read: stdin is closed\n")


@pytest.mark.parametrize(
    ("table", "first", "then"),
    [
        pytest.param(
            None,
            "can't read the table 'mine.toml': No such file or directory",
            "can't read the table 'mine.toml': No such file or directory",
            id="missing",
        ),
        pytest.param(
            "[events.a]\n[events.b]\n",
            "the table can't be used, 2 problems:\n"
            "  mine.toml:1: events.a: the key date is missing\n"
            "  mine.toml:2: events.b: the key date is missing",
            "the table can't be used, 2 problems",
            id="with-problems",
        ),
    ],
)
def test_a_table_that_can_not_be_used_leaves_lines_empty_and_is_told_of_once(
    table: str | None, first: str, then: str, run: Run, tmp_path: Path
) -> None:
    if table is not None:
        (tmp_path / "mine.toml").write_text(table)
    given = "days since a\ndays between 2021-01-01 and 2021-01-11\ndays until b\n"
    assert run("ask", "-", "-t", "mine.toml", stdin=given, cwd=tmp_path) == (
        2,
        "\n10\n\n",
        f"Error: line 1: {first}\nError: line 3: {then}\n",
    )


def test_a_line_too_long_is_an_error_and_the_next_is_answered(run: Run) -> None:
    text = "x" * (3 * MAX_LINE) + "\nwhen was handover\n"
    message = "Error: line 1: the line is longer than 65536 characters\n"
    assert run("ask", "-", stdin=text) == (2, "\n2020-11-25\n", message)


def test_an_answer_leaves_before_the_next_question_comes() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "handover_cli", "ask", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=surroundings(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question, answer in ((b"years of occupation", b"27\n"), (b"when was shusha", b"2020-")):
            process.stdin.write(question + b"\n")
            process.stdin.flush()
            assert process.stdout.readline().startswith(answer)
        process.stdin.close()


def test_who_types_questions_gets_each_answer_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal("days of war\n"))
    monkeypatch.setattr(sys, "stdout", shown)
    assert run_program(["ask", "-"]) == 0
    assert shown.getvalue() == "44\n"
