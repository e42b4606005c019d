"""`add DATE DURATION…`."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run, RunOnTerminal, run_here

USAGE = (
    "write 1y 6m 2w 10d 5b 36h 90min 30s in this order (10d, 1y6m; b is business days),"
    ' ISO 8601 (P1Y6M10D) or words in quotes ("2 weeks and 3 days")'
)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("deadline 10d", "2020-11-25", id="short"),
        pytest.param("deadline P1Y6M10D", "2022-05-25", id="ISO 8601"),
        pytest.param("deadline +10d", "2020-11-25", id="a plus is no option"),
        pytest.param("2021-01-01 -3d", "2020-12-29", id="negative, without two dashes"),
        pytest.param("2021-01-01 -- -3d", "2020-12-29", id="negative, with two dashes"),
        pytest.param("2021-01-01 -P1M", "2020-12-01", id="negative ISO 8601"),
        pytest.param("2021-03-31 -1mo", "2021-02-28", id="mo, although -o is an option"),
        pytest.param("-o value 2021-01-01 -3d", "2020-12-29", id="options first"),
        pytest.param("2021-01-01 -3d -o value", "2020-12-29", id="options last"),
        pytest.param("2021-01-01 -3d --output=value", "2020-12-29", id="an option with ="),
        pytest.param("deadline -1m +10d", "2020-10-25", id="left to right, down and up"),
        pytest.param("2021-01-30 1m 1d", "2021-03-01", id="a month, then a day"),
        pytest.param("2021-01-30 1d 1m", "2021-02-28", id="a day, then a month"),
        pytest.param("2020-02-29 1y", "2021-02-28", id="clamped to the end of the month"),
        pytest.param("deadline+1m -1m", "2020-11-15", id="a date with a shift of its own"),
        pytest.param("deadline 0d", "2020-11-15", id="nothing"),
        pytest.param("2020-11-14 1b", "2020-11-16", id="Saturday and a business day"),
        pytest.param("2020-11-14 -1b", "2020-11-13", id="Saturday less a business day"),
        pytest.param("2020-11-14 0b", "2020-11-14", id="no business day changes nothing"),
        pytest.param("2020-11-13 1b --weekend fri,sat", "2020-11-15", id="another weekend"),
        pytest.param("2020-11-13 1b --holiday 2020-11-16", "2020-11-17", id="a holiday"),
        pytest.param("landmine-deaths 1m", "2021-07-01..2021-07-30", id="an imprecise event"),
        pytest.param("2021-06 -3d", "2021-05-29..2021-06-27", id="an imprecise date, back"),
        pytest.param("medal 1d", "..2024-11-26", id="an open end stays open"),
        pytest.param("9999-12-31 1d -1d", "9999-12-31", id="the way may pass the year 9999"),
    ],
)
def test_durations_are_added_from_left_to_right(arguments: str, expected: str, run: Run) -> None:
    assert run("add", *arguments.split()) == (0, f"{expected}\n", "")


@pytest.mark.parametrize(
    ("words", "short"),
    [
        pytest.param(["2 weeks"], ["2w"], id="a number and a unit"),
        pytest.param(["two weeks and 3 days"], ["2w3d"], id="a number in words, and two units"),
        pytest.param(["a month"], ["1m"], id="an article for one"),
        pytest.param(["-5 business days"], ["-5b"], id="back"),
        pytest.param(["1 month", "-3 days"], ["1m", "-3d"], id="one after the other"),
    ],
)
@pytest.mark.parametrize("form", ["value", "json"])
def test_a_duration_in_words_is_the_same_as_a_short_one(
    words: list[str], short: list[str], form: str, run: Run
) -> None:
    added = run("add", "deadline", *words, "-o", form)
    assert (added.exit_code, added.stderr) == (0, "")
    assert added == run("add", "deadline", *short, "-o", form)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param("x 1q", f"'1q' is no duration; {USAGE}", id="no duration"),
        pytest.param("x -3x", f"'-3x' is no duration; {USAGE}", id="no duration, negative"),
        pytest.param("x 1d1y", f"'1d1y' is no duration; {USAGE}", id="parts out of order"),
        pytest.param(
            "deadlin 1d", "no event or date 'deadlin'; did you mean 'deadline'?", id="no such date"
        ),
        pytest.param(
            "war 1d",
            "'war' is a period, not a date; write war.start (2020-09-27) or war.end (2020-11-09)",
            id="a period",
        ),
        pytest.param(
            "today 1b --holiday -3d",
            "--holiday takes a day (YYYY-MM-DD), not '-3d'",
            id="the value of an option is not taken for a duration",
        ),
    ],
)
def test_what_cannot_be_added_is_said_in_one_sentence(
    arguments: str, message: str, run: Run
) -> None:
    assert run("add", *arguments.split()) == (2, "", f"Error: {message}\n")


@pytest.mark.parametrize("arguments", [("9999-12-31", "1d"), ("-9999-01-01", "-1d")])
def test_a_sum_outside_the_calendar_is_an_error(arguments: tuple[str, ...], run: Run) -> None:
    code, answer, complaint = run("add", *arguments)
    assert (code, answer, complaint.count("\n")) == (2, "", 1)
    assert "outside the years -9999 to 9999" in complaint


@pytest.mark.parametrize("option", ["-z", "--invlusive", "-x3d", "-d"])
def test_a_mistyped_option_is_still_an_error(option: str, run: Run) -> None:
    code, answer, complaint = run("add", "2021-01-01", "1d", option)
    assert (code, answer, complaint.count("\n")) == (2, "", 1)
    assert option[:2] in complaint


@pytest.mark.parametrize("arguments", [("add",), ("add", "deadline")])
def test_a_date_and_a_duration_are_needed(arguments: tuple[str, ...], run: Run) -> None:
    code, answer, complaint = run(*arguments)
    assert (code, answer, complaint.count("\n")) == (2, "", 1)


def test_the_record(run: Run) -> None:
    code, answer, complaint = run("add", "the initial deadline", "1m", "10d", "-o", "json")
    assert (code, complaint) == (0, "")
    assert json.loads(answer) == [
        {
            "kind": "date",
            "question": "when is deadline+1m+10d",
            "start": "deadline",
            "start_date": "2020-11-15",
            "end": "deadline+1m+10d",
            "end_date": "2020-12-25",
            "counting": None,
            "unit": None,
            "value": "2020-12-25",
            "min": "2020-12-25",
            "max": "2020-12-25",
            "days_min": 40,
            "days_max": 40,
            "calendar": None,
            "iso": None,
            "weekday": "Friday",
            "zone": None,
            "instant": None,
            "start_written": None,
            "end_written": None,
            "weekend": None,
            "holidays": None,
            "worked": None,
            "rule": None,
            "rule_steps": [],
        }
    ]


def test_fields_and_header(run: Run) -> None:
    picked = run("add", "deadline", "10d", "--fields", "end_date,weekday")
    assert picked == (0, "end_date\tweekday\n2020-11-25\tWednesday\n", "")
    bare = run("add", "deadline", "10d", "--fields", "weekday", "--no-header", "-o", "csv")
    assert bare == (0, "Wednesday\n", "")


def test_an_imprecise_date_is_as_far_from_its_sum_as_was_added(run: Run) -> None:
    code, answer, _ = run("add", "2021-06", "10d", "--fields", "days_min,days_max,min,max")
    assert (code, answer.splitlines()[1]) == (0, "10\t10\t2021-06-11\t2021-07-10")


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        pytest.param("deadline -1m", "when is deadline-1m", id="a name"),
        pytest.param("2021-06-15 -1m +3b", "when is 2021-06-15-1m+3b", id="a day"),
        pytest.param("2021-06 1m", "when is 2021-06+1m", id="a month, on"),
        pytest.param("2021-06 1m -1y3d", "1y3d before 2021-06+1m", id="a month, and last back"),
        pytest.param("today 1w", "when is today+1w", id="today"),
        pytest.param("war.end P1D", "when is war.end+1d", id="the end of a period"),
    ],
)
def test_the_question_can_be_asked_again(arguments: str, question: str, run: Run) -> None:
    added = run("add", *arguments.split(), "--fields", "question", "--no-header")
    assert added == (0, f"{question}\n", "")
    assert run("ask", question) == run("add", *arguments.split())


NUMBERS = st.integers(0, 400)


@given(st.dates(), NUMBERS, NUMBERS, NUMBERS)
def test_days_come_back_and_months_are_a_multiple_of_years(
    day: object, years: int, weeks: int, days: int
) -> None:
    there = run_here("add", str(day), f"{years}y", f"{weeks}w{days}d")
    months = run_here("add", str(day), f"{years * 12}m", f"{weeks * 7 + days}d")
    assert there.exit_code == months.exit_code  # an error names what was typed
    if there.exit_code == 0:
        assert there == months
        back = run_here("add", there.stdout.strip(), f"-{weeks}w{days}d")
        assert back == run_here("add", str(day), f"{years}y")


def test_a_plain_date_needs_no_table(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[", "utf-8")
    assert run("add", "2021-01-01", "1d", "-t", str(broken)) == (0, "2021-01-02\n", "")


SCREENS = {
    60: """\
when is deadline-1m+10d

  2020-11-15  Sunday    deadline  Original deadline for the
                                  handover
  2020-10-15  Thursday  -1m

  ╭──────────────────────╮
  │  2020-10-25  Sunday  │
  ╰──────────────────────╯
""",
    80: """\
when is deadline-1m+10d

  2020-11-15  Sunday    deadline  Original deadline for the handover
  2020-10-15  Thursday  -1m

  ╭──────────────────────╮
  │  2020-10-25  Sunday  │
  ╰──────────────────────╯
""",
    120: """\
when is deadline-1m+10d

  2020-11-15  Sunday    deadline  Original deadline for the handover
  2020-10-15  Thursday  -1m

  ╭──────────────────────╮
  │  2020-10-25  Sunday  │
  ╰──────────────────────╯
""",
}


@pytest.mark.parametrize("columns", SCREENS)
def test_a_terminal_shows_each_step(columns: int, run_tty: RunOnTerminal) -> None:
    screen = run_tty("add", "deadline", "-1m", "+10d", columns=columns)
    assert (screen.exit_code, screen.text) == (0, SCREENS[columns])


def test_a_terminal_shows_what_is_not_known(run_tty: RunOnTerminal) -> None:
    screen = run_tty("add", "landmine-deaths", "1m")
    assert (
        screen.text
        == """\
when is landmine-deaths+1m

  2021-06  landmine-deaths  Deaths of journalists and local officials by
                            landmines

  ╭──────────────────────────╮
  │  2021-07-01..2021-07-30  │
  ╰──────────────────────────╯

  landmine-deaths is one day from 2021-06-01 up to 2021-06-30; which one is not
  known.
"""
    )


def test_a_step_outside_the_calendar_is_not_shown(run_tty: RunOnTerminal) -> None:
    screen = run_tty("add", "9999-12-31", "1d", "-2d")
    assert (
        screen.text
        == """\
when is 9999-12-31+1d-2d

  9999-12-31  Friday

  ╭────────────────────────╮
  │  9999-12-30  Thursday  │
  ╰────────────────────────╯
"""
    )
