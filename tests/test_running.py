"""The three ways of running the program agree, and each is what it says it is."""

import sys
from pathlib import Path

import pytest
from running import (
    Environment,
    Result,
    Run,
    RunOnTerminal,
    needs,
    needs_packages,
    on_terminal,
    run_process_tty,
    run_tty,
    seen,
    surroundings,
)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["between", "deadline", "handover"], id="answer"),
        pytest.param(["events", "-o", "json"], id="records"),
        pytest.param(["between", "deadline", "2021-02-29"], id="error"),
        pytest.param(["between", "--nope"], id="usage"),
        pytest.param(["ask", "is", "the", "handover", "before", "the", "deadline"], id="no"),
        pytest.param([], id="help"),
    ],
)
def test_in_process_and_as_a_process_are_the_same(
    arguments: list[str], run: Run, run_process: Run
) -> None:
    assert run(*arguments) == run_process(*arguments)


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        pytest.param(["between", "deadline", "handover"], {}, id="card"),
        pytest.param(["events"], {}, id="table"),
        pytest.param(["show", "war"], {"NO_COLOR": "1"}, id="without-colours"),
        pytest.param(["timeline"], {"COLUMNS": "100"}, id="another-width"),
        pytest.param(["events", "-o", "json"], {}, id="records"),
        pytest.param(["between", "deadline", "2021-02-29"], {}, id="error"),
        pytest.param(["--help"], {}, id="help"),
        pytest.param(
            ["batch", "rows.csv", "--start-column", "a", "--end", "handover"], {}, id="bar"
        ),
    ],
)
def test_on_a_terminal_they_are_the_same_too(
    arguments: list[str], env: Environment, tmp_path: Path
) -> None:
    (tmp_path / "rows.csv").write_text("a\n2020-11-15\n")
    here = run_tty(*arguments, columns=72, env=env, cwd=tmp_path)
    assert here == run_process_tty(*arguments, columns=72, env=env, cwd=tmp_path)


def test_the_day_is_pinned_and_can_be_another(run: Run) -> None:
    assert run("between", "2026-11-23", "today") == Result(0, "0\n", "")
    assert (
        run("between", "2026-11-23", "today", env={"HANDOVER_TODAY": "2026-11-25"}).stdout == "2\n"
    )


def test_a_variable_can_be_taken_away() -> None:
    assert "HANDOVER_TODAY" not in surroundings({"HANDOVER_TODAY": None})


def test_standard_input_and_directory_reach_the_program(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[events.begin]\ntitle = "B"\ndate = 2020-01-01\n')
    assert run("between", "begin", "begin", "-t", "mine.toml", cwd=tmp_path).stdout == "0\n"


def test_what_the_screen_shows_is_no_wider_than_it_is(run_tty: RunOnTerminal) -> None:
    screen = run_tty("events", columns=60)
    assert screen.exit_code == 0
    assert max(map(len, screen.text.splitlines())) <= 60


def test_a_terminal_is_one_and_has_the_width_it_was_given() -> None:
    code = (
        "import os, sys; print(sys.stdin.isatty(), sys.stdout.isatty(), os.get_terminal_size()[0])"
    )
    status, sent = on_terminal([sys.executable, "-c", code], 72, surroundings())
    assert (status, seen(sent, 72)) == (0, "True True 72\n")


def test_escapes_are_carried_out_and_not_shown() -> None:
    assert seen(b"\x1b[1mbold\x1b[0m\r\nfirst\rsecond\r\n", 80) == "bold\nsecond\n"


def test_a_long_line_wraps_where_the_terminal_ends() -> None:
    assert seen(b"x" * 25, 10) == "x" * 10 + "\n" + "x" * 10 + "\n" + "x" * 5 + "\n"


def test_a_test_is_left_out_without_what_it_needs_but_never_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needs("bash")
    needs_packages("click")
    for ci, outcome in (("", pytest.skip.Exception), ("true", pytest.fail.Exception)):
        monkeypatch.setenv("CI", ci)
        with pytest.raises(outcome, match=r"^nope, neither not found"):
            needs("bash", "nope", "neither")
        with pytest.raises(outcome, match=r"^nope, neither not installed"):
            needs_packages("click", "nope", "neither")
