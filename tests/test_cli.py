"""The program as a shell sees it: exit status, stdout and stderr, whole."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import (
    PATIENCE,
    Result,
    Run,
    RunOnTerminal,
    run_here,
    surroundings,
    wait_until_it_waits,
)

from handover_cli import __main__, __version__
from handover_cli.cli import COMMANDS

ACCEPTED = (
    "a date is YYYY-MM-DD (or another EDTF date), a name from the table,"
    " today, yesterday or tomorrow, with shifts such as +10d or -1y6m"
)
HANDOVER = [sys.executable, "-m", "handover_cli"]


def shell(script: str, env: Mapping[str, str | None] | None = None) -> Result:
    """What a shell script does in which `handover` is the program."""
    command = (
        f'handover() {{ "{sys.executable}" -m handover_cli "$@"; }}\nset -o pipefail\n{script}'
    )
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, env=surroundings(env), text=True
    )
    return Result(done.returncode, done.stdout, done.stderr)


def test_no_arguments_are_a_request_for_help(run: Run) -> None:
    result = run()
    assert result == run("--help") == run("-h")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Usage: handover [OPTIONS] [COMMAND] [ARGS]...\n")
    assert all(f"\n  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version(run: Run, option: str) -> None:
    assert run(option) == (0, f"handover {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result == run(name, "-h")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: handover {name} ")
    assert "  -h, --help " in result.stdout
    assert max(map(len, result.stdout.split("\n"))) <= 88


@pytest.mark.parametrize(
    ("arguments", "stderr"),
    [
        pytest.param(["foo"], "no command 'foo'; see handover --help", id="unknown-command"),
        pytest.param(["betwen", "a"], "no command 'betwen'; did you mean 'between'?", id="command"),
        pytest.param(
            ["Days", "of\x1b", "war"],
            "no command 'Days'; a question in words begins with: handover ask Days of\\x1b ...",
            id="a-question",
        ),
        pytest.param(
            ["how long was the war"],
            "no command 'how long was the war';"
            " a question in words begins with: handover ask how long ...",
            id="a-question-in-quotes",
        ),
        pytest.param(["calendar"], "no command 'calendar'; see handover --help", id="one-word"),
        pytest.param(
            ["export"],
            "the option --to [ics|mermaid] is missing; see handover export --help",
            id="an-option-that-is-needed",
        ),
        pytest.param(
            ["add", "today"],
            "the argument DURATION is missing; see handover add --help",
            id="an-argument-that-repeats",
        ),
        pytest.param([""], "no command ''; see handover --help", id="empty-command"),
        pytest.param(["\x1b[31m"], "no command '\\x1b[31m'; see handover --help", id="escape"),
        pytest.param(
            ["--foo"], "no option '--foo' before the command; see handover --help", id="no-command"
        ),
        pytest.param(
            ["-t", "x", "events"],
            "no option '-t' before the command; see handover --help",
            id="an-option-before-the-command",
        ),
        pytest.param(
            ["between", "-x", "a"], "no option '-x'; see handover between --help", id="option"
        ),
        pytest.param(
            ["between", "a", "b", "--unitt", "days"],
            "no option '--unitt'; did you mean '--unit'?",
            id="mistyped-option",
        ),
        pytest.param(
            ["between", "a", "b", "--un", "days"],
            "no option '--un'; did you mean '--unit'?",
            id="options-are-not-abbreviated",
        ),
        pytest.param(
            ["between"], "the argument A is missing; see handover between --help", id="no-argument"
        ),
        pytest.param(
            ["between", "a"],
            "the argument B is missing; see handover between --help",
            id="one-argument",
        ),
        pytest.param(
            ["between", "a", "b", "\x1b[31m"],
            "got unexpected extra argument (\\x1b[31m); see handover between --help",
            id="too-many-arguments",
        ),
        pytest.param(
            ["between", "a", "b", "-u"],
            "option '-u' requires an argument; see handover between --help",
            id="option-without-value",
        ),
        pytest.param(
            ["between", "a", "b", "--inclusive=yes"],
            "option '--inclusive' does not take a value; see handover between --help",
            id="flag-with-value",
        ),
        pytest.param(
            ["between", "a", "b", "-u", "dais"], "no unit 'dais'; did you mean 'days'?", id="unit"
        ),
        pytest.param(
            ["between", "a", "b", "-u", ""],
            "no unit ''; units are days, weeks, months, years, business-days, calendar, iso, hours,"
            " minutes, seconds",
            id="empty-unit",
        ),
        pytest.param(
            ["between", "a", "b", "-o", "jsn"],
            "no output format 'jsn'; did you mean 'json'?",
            id="format",
        ),
        pytest.param(
            ["between", "a", "b", "-o", "xml!"],
            "no output format 'xml!';"
            " formats are auto, table, value, tsv, csv, json, jsonl, markdown",
            id="format-like-none",
        ),
        pytest.param(
            ["between", "2020", "2021", "--decimals", "x"],
            "invalid value for '--decimals': 'x' is not a valid integer;"
            " see handover between --help",
            id="decimals-no-number",
        ),
        pytest.param(
            ["between", "2020", "2021", "-u", "years", "--decimals", "-1"],
            "--decimals takes 0 to 100, not -1",
            id="decimals-negative",
        ),
        pytest.param(
            ["between", "2020", "2021", "--decimals", "2"],
            "--decimals is for weeks, months, years and parts of a day, not days",
            id="decimals-of-days",
        ),
        pytest.param(
            ["between", "", "handover"], f"an empty text is no date; {ACCEPTED}", id="empty-date"
        ),
        pytest.param(
            ["between", "deadlin", "handover"],
            "no event or date 'deadlin'; did you mean 'deadline'?",
            id="name",
        ),
        pytest.param(
            ["between", "war", "handover"],
            "'war' is a period, not a date; write war.start (2020-09-27) or war.end (2020-11-09)",
            id="period-for-a-date",
        ),
        pytest.param(
            ["between", "delay", "handover"],
            "'delay' is a stored question, not a date",
            id="question-for-a-date",
        ),
        pytest.param(
            ["between", "deadline", "handover", "--fields", "vale"],
            "no field 'vale'; did you mean 'value'?",
            id="field",
        ),
        pytest.param(
            ["between", "deadline", "handover", "--fields", "value,"],
            "no field ''; the fields are kind, question, start, start_date, end, end_date,"
            " counting, unit, value, min, max, days_min, days_max, calendar, iso, weekday, zone,"
            " instant, start_written, end_written, weekend,"
            " holidays, worked, rule, rule_steps",
            id="empty-field",
        ),
        pytest.param(
            ["between", "deadline", "handover", "--fields", "value", "-o", "value"],
            "--fields picks from whole records, which -o value does not print",
            id="fields-of-values",
        ),
        *(
            pytest.param(
                ["between", "2020-01-01", "2021-01-01", "--today", day],
                f"--today takes a day (YYYY-MM-DD) or a clock time on one, not '{day}'",
                id=f"today-is-{reason}",
            )
            for day, reason in [
                ("", "empty"),
                ("2021-06", "a-month"),
                ("[2021-06-15..2021-06-16]", "one-of-two"),
                ("today", "a-word"),
                ("handover", "a-name"),
                ("2021-02-30", "no-day"),
            ]
        ),
        pytest.param(["events", "nix"], "no event 'nix'", id="no-such-event"),
        pytest.param(
            ["events", "war"], "'war' is one of the periods, not of the events", id="no-event"
        ),
        pytest.param(
            ["events", "--tag", "wa"],
            "no event has the tag 'wa'; did you mean 'war'?",
            id="no-such-tag",
        ),
        pytest.param(
            ["events", "-t", "no.toml"],
            "can't read the table 'no.toml': No such file or directory",
            id="no-such-table",
        ),
        pytest.param(
            ["ask", "handover"],
            "'handover' is an event, not a question; ask when was handover",
            id="an-event-asked",
        ),
        pytest.param(
            ["ask", "The War?"],
            "'The War?' is a period, not a question; ask how long was war",
            id="a-period-asked",
        ),
        pytest.param(
            ["ask", "dely"],
            "no question 'dely' is stored; did you mean 'delay'?",
            id="a-mistyped-question",
        ),
        pytest.param(
            ["ask", "days since handover", "-u", "weeks"],
            "'days since handover' asks for days, not weeks",
            id="an-option-contradicts-the-question",
        ),
        pytest.param(
            ["ask", "is handover on war"],
            "'war' is a period, and a date can't be on one; ask whether it is within war",
            id="on-a-period",
        ),
        pytest.param(
            ["ask", "when was handover", "--inclusive"],
            "'when was handover' measures nothing, so --unit, --inclusive, --exclusive and"
            " --decimals don't apply",
            id="options-for-what-measures-nothing",
        ),
    ],
)
def test_an_error_is_one_sentence_on_stderr(run: Run, arguments: list[str], stderr: str) -> None:
    assert run(*arguments) == (2, "", f"Error: {stderr}\n")


def test_a_word_that_asks_nothing_shows_where_questions_are(run: Run) -> None:
    assert run("ask", "nonsense") == (
        2,
        "",
        (
            "Error: no question 'nonsense' is stored, and one word is no question;"
            " handover ask --help shows some\n"
        ),
    )


@pytest.mark.parametrize(
    ("arguments", "exit_code", "stdout"),
    [
        pytest.param("between deadline handover", 0, "10\n", id="between"),
        pytest.param("between handover deadline", 0, "-10\n", id="negative"),
        pytest.param("between deadline handover --inclusive", 0, "11\n", id="inclusive"),
        pytest.param("between -u weeks deadline -u days handover", 0, "1\n10\n", id="interspersed"),
        pytest.param("between deadline handover -u Day", 0, "10\n", id="singular-any-case"),
        pytest.param(
            "between deadline handover --inclusive --exclusive", 0, "10\n", id="last-wins"
        ),
        pytest.param(
            "between occupation.start occupation.end -u calendar",
            0,
            "27 years, 7 months, 23 days\n",
            id="calendar",
        ),
        pytest.param("between handover landmine-deaths", 0, "188..217\n", id="range"),
        pytest.param("between medal handover", 0, "-1461..\n", id="open-range"),
        pytest.param(
            "between occupation.start handover -u years --decimals 6",
            0,
            "27.649315\n",
            id="decimals",
        ),
        pytest.param("since handover", 0, "2189\n", id="since"),
        pytest.param("until handover", 0, "-2189\n", id="until"),
        pytest.param("since 2026-11-22 --today 2026-11-24", 0, "2\n", id="today"),
        pytest.param("ask days between the deadline and the actual handover", 0, "10\n", id="ask"),
        pytest.param("ask delay", 0, "10\n", id="stored"),
        pytest.param("ask delay -u days --inclusive", 0, "11\n", id="the-unit-asked-for-again"),
        pytest.param("ask The Delay?", 0, "10\n", id="stored-in-any-form"),
        pytest.param("ask is handover after deadline", 0, "yes\n", id="yes"),
        pytest.param("ask is handover before deadline", 1, "no\n", id="no"),
        pytest.param("ask is medal before handover", 3, "undetermined\n", id="undetermined"),
        pytest.param("ask what day was handover", 0, "Wednesday\n", id="weekday"),
        pytest.param("ask what day was landmine-deaths", 3, "undetermined\n", id="which-weekday"),
        pytest.param("ask when was landmine-deaths", 0, "2021-06\n", id="imprecise"),
        pytest.param(
            "ask 1 day after landmine-deaths", 0, "2021-06-02..2021-07-01\n", id="shifted"
        ),
        pytest.param("ask", 0, None, id="all-stored"),
        pytest.param("ask -o value", 0, "10\n27\n44\n4\n", id="all-stored-as-values"),
        pytest.param("events handover -o value", 0, "handover\n", id="value-of-a-listing"),
        pytest.param("events --tag war --after 2030-01-01", 0, None, id="nothing-qualifies"),
        pytest.param("events --after 2030 -o json", 0, "[]\n", id="nothing-as-json"),
        pytest.param("events --after 2030 -o jsonl", 0, "", id="nothing-as-jsonl"),
        pytest.param("events --after 2030 -o value", 0, "", id="nothing-as-values"),
        pytest.param(
            "events --after 2030 -o table", 0, "No event qualifies.\n", id="nothing-as-table"
        ),
        pytest.param(
            "between deadline handover --fields unit,value",
            0,
            "unit\tvalue\ndays\t10\n",
            id="fields-in-a-pipe-are-tsv",
        ),
        pytest.param(
            "between deadline handover --fields value,start --no-header",
            0,
            "10\tdeadline\n",
            id="no-header",
        ),
        pytest.param(
            "events --fields id --no-header --tag war --before 2020-10-01",
            0,
            "war-began\n",
            id="may-qualify",
        ),
    ],
)
def test_answers(run: Run, arguments: str, exit_code: int, stdout: str | None) -> None:
    result = run(*arguments.split())
    assert (result.exit_code, result.stderr) == (exit_code, "")
    assert stdout is None or result.stdout == stdout


# Which table and which day.


def test_tables_of_the_environment(run: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text("[events.a]\ndate = 2020-01-01\n")
    two.write_text("[events.b]\ndate = 'a+3d'\n")
    both = {"HANDOVER_TABLE": f"{one}{os.pathsep}{two}{os.pathsep}"}
    assert run("between", "a", "b", env=both) == (0, "3\n", "")
    assert run("between", "a", "a", "-t", str(one), env=both) == (0, "0\n", "")
    assert run("between", "a", "b", "-t", str(one), env=both) == (
        2, "", f"Error: no event or date 'b'; {ACCEPTED}\n"
    )  # fmt: skip
    assert run("between", "a", "b", "-t", str(one), "--table", str(two)) == (0, "3\n", "")


@pytest.mark.parametrize("unset", ["", None])
def test_an_empty_variable_is_none(run: Run, unset: str | None) -> None:
    assert run("between", "deadline", "handover", env={"HANDOVER_TABLE": unset}).stdout == "10\n"
    result = run("between", "today", "today", env={"HANDOVER_TODAY": unset})
    assert result == (0, "0\n", "")


def test_the_day_of_the_environment_is_checked_and_the_option_wins(run: Run) -> None:
    env = {"HANDOVER_TODAY": "2021"}
    assert run("between", "2020-01-01", "2020-01-02", env=env) == (
        2, "", "Error: HANDOVER_TODAY takes a day (YYYY-MM-DD) or a clock time on one, not '2021'\n"
    )  # fmt: skip
    assert run("since", "2020-01-01", "--today", "2020-01-05", env=env) == (0, "4\n", "")


BROKEN = {"HANDOVER_TABLE": "/no/such/table.toml"}


@pytest.mark.parametrize(
    "arguments",
    [
        "between 2021-01-01 2021-02-01",
        "between 2021-01-01 2021-02-01 -u years",
        "between 2021-01-01 2021-02-01 -o json",
        "since yesterday",
        "is 2021-01-01 before 2021-02-01",
        "add 2021-01-01 10d",
    ],
)
def test_a_broken_table_stops_no_date_without_names(run: Run, arguments: str) -> None:
    result = run(*arguments.split(), env=BROKEN)
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    "question",
    [
        "days between 2021-01-01 and 2021-02-01",
        "what day is today",
        "is 2021-01-01 before 2021-02-01",
        "10 days after 2021-01-01",
    ],
)
def test_a_broken_table_stops_no_question_without_names(run: Run, question: str) -> None:
    assert run("ask", *question.split(), env=BROKEN).exit_code == 0
    assert run("ask", *question.split()).exit_code == 0


def test_a_broken_table_stops_no_card_on_a_terminal(run_tty: RunOnTerminal) -> None:
    screen = run_tty("between", "2021-01-01", "2021-02-01", env=BROKEN)
    assert screen.exit_code == 0
    assert "31 days" in screen.text


@pytest.mark.parametrize(
    "arguments",
    [
        "between deadline handover",
        "events",
        "ask delay",
        "ask",
        "ask 10 days after 2021-01-01+3b",
    ],
)
def test_a_broken_table_stops_what_needs_it(run: Run, arguments: str) -> None:
    assert run(*arguments.split(), env=BROKEN) == (
        2, "", "Error: can't read the table '/no/such/table.toml': No such file or directory\n"
    )  # fmt: skip


# Pipes, full disks, closed streams, interrupts.


@pytest.mark.parametrize("command", ["events", "events -o json", "--help", "ask -o jsonl"])
def test_a_reader_that_goes_away_ends_the_program_quietly(command: str) -> None:
    result = shell(f"handover {command} | true; handover {command} | head -1")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    "command", ["between deadline handover", "events", "ask", "--help", "--version", ""]
)
@pytest.mark.parametrize(
    ("target", "reason"),
    [("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor")],
)
def test_what_cannot_be_written_is_an_error(command: str, target: str, reason: str) -> None:
    result = shell(f"handover {command} {target}")
    assert result == (2, "", f"Error: can't write the answer: {reason}\n")


@pytest.mark.parametrize("target", ["2>&-", "2> /dev/full"])
def test_an_error_that_cannot_be_told_is_still_one(target: str) -> None:
    assert shell(f"handover between nix nix {target}") == (2, "", "")


def test_a_closed_stderr_stops_no_answer() -> None:
    assert shell("handover between deadline handover 2>&-") == (0, "10\n", "")


def test_both_closed_is_an_error() -> None:
    assert shell("handover between deadline handover >&- 2>&-") == (2, "", "")


def test_an_interrupt_ends_with_130_and_says_nothing(tmp_path: Path) -> None:
    # A table that is never written to its end, so the program waits in the middle of its work.
    pipe = tmp_path / "table.toml"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [*HANDOVER, "events", "-t", str(pipe)],
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as process:
        deadline = threading.Timer(PATIENCE, process.kill)
        deadline.start()
        with pipe.open("wb"):  # waits until the program opens it
            wait_until_it_waits(process)  # for what it reads: before, the file is nobody's yet
            process.send_signal(signal.SIGINT)
            stdout, stderr = process.communicate()
        deadline.cancel()
    assert (process.returncode, stdout, stderr) == (130, b"", b"")


def test_an_interrupt_while_importing_ends_with_130() -> None:
    code = """
import builtins, sys
real = builtins.__import__
def interrupted(name, *rest):
    if name == "click":
        raise KeyboardInterrupt
    return real(name, *rest)
builtins.__import__ = interrupted
from handover_cli.__main__ import main
main(["between", "deadline", "handover"])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env=surroundings(),
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


IGNORING = """
import signal
from handover_cli import __main__ as program
def interrupted(args):
    signal.raise_signal(signal.SIGINT)
    return 0
program._run = interrupted
program.main([])
"""


@pytest.mark.parametrize(
    ("arguments", "status"), [(["is", "handover", "before", "war"], 1), ([], 0)]
)
def test_the_command_leaves_at_once_with_its_status(
    arguments: list[str],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(sys, "argv", ["handover", *arguments])
    leave: Callable[[], object] = __main__.program  # which has no end but here
    leave()
    assert ended == [status]
    assert capfd.readouterr().out  # was written before


def test_who_ignores_interrupts_goes_on_ignoring_them() -> None:
    done = subprocess.run(
        ["bash", "-c", "trap '' INT; exec \"$@\"", "bash", sys.executable, "-c", IGNORING],
        capture_output=True,
        check=False,
        env=surroundings(),
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# Anything at all.

TEXTS = st.text(max_size=12).filter(lambda text: "\0" not in text)
ARGUMENTS = st.lists(
    st.sampled_from(
        "between since until ask events deadline handover war medal 2020 2020-11-15 today -u days"
        " years iso --decimals 2 -o json table csv --inclusive --fields value is before - -t"
        " --today 2021-01-01 --weekend fri,sat --holiday".split()
    )
    | TEXTS,
    max_size=7,
)


@given(ARGUMENTS)
def test_any_arguments_give_an_answer_or_one_error(arguments: list[str]) -> None:
    result = run_here(*arguments)
    assert result.exit_code in (0, 1, 2, 3)
    if result.exit_code == 2:
        assert "Error: " in result.stderr
    else:
        assert result.stderr == ""
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
