"""`seq START END`."""

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from running import Run, RunOnTerminal, surroundings

from handover_cli.answers.sequence import read_step, sequence
from handover_cli.errors import HandoverError
from handover_cli.spans import Duration


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("2021-01-01 2021-01-03", "01-01 01-02 01-03", id="both ends, day by day"),
        pytest.param("2021-01-01 2021-01-01", "01-01", id="one day"),
        pytest.param("2021-01-03 2021-01-01", "01-03 01-02 01-01", id="backwards"),
        pytest.param("2021-01-01 2021-01-16 --step 1w", "01-01 01-08 01-15", id="END is between"),
        pytest.param("2021-01-01 2021-01-15 --step 1w", "01-01 01-08 01-15", id="END is met"),
        pytest.param(
            "2021-01-31 2021-05-31 --step 1m",
            "01-31 02-28 03-31 04-30 05-31",
            id="months from the 31st don't stick at the 28th",
        ),
        pytest.param(
            "2021-05-31 2021-01-31 --step P1M",
            "05-31 04-30 03-31 02-28 01-31",
            id="months backwards",
        ),
        pytest.param(
            "2021-01-31 2021-05-31 --step 1m10d",
            "01-31 03-10 04-20 05-30",
            id="two months, then twenty days, not the month and ten days twice",
        ),
        pytest.param(
            "2021-01-28 2021-02-06 --skip saturday,sunday",
            "01-28 01-29 02-01 02-02 02-03 02-04 02-05",
            id="weekends left out",
        ),
        pytest.param(
            "2021-01-28 2021-01-31 --skip sat --skip SUNDAY",
            "01-28 01-29",
            id="--skip twice, in any case, by three letters",
        ),
        pytest.param("2021-01-01 2021-01-15 --step 1w --skip friday", "", id="nothing may be left"),
        pytest.param("2021-01-29 2021-02-12 --step 5b", "01-29 02-05 02-12", id="business days"),
        pytest.param(
            "2021-01-30 2021-02-03 --step 1b",
            "02-01 02-02 02-03",
            id="business days from a Saturday begin on Monday",
        ),
        pytest.param(
            "2021-01-30 2021-01-26 --step 1b",
            "01-29 01-28 01-27 01-26",
            id="business days back from a Saturday begin on Friday",
        ),
        pytest.param("2021-01-30 2021-01-31 --step 1b", "", id="a weekend has no business day"),
        pytest.param(
            "2021-01-30 2021-04-30 --step 1m1b",
            "02-01 03-01 04-01",
            id="a month and a business day, twice a month and two",
        ),
        pytest.param(
            "2021-01-28 2021-02-02 --step 1b --weekend fri,sat --holiday 2021-02-01",
            "01-28 01-31 02-02",
            id="another weekend and a holiday",
        ),
    ],
)
def test_the_days_of_a_sequence(arguments: str, expected: str, run: Run) -> None:
    days = "".join(f"2021-{day}\n" for day in expected.split())
    assert run("seq", *arguments.split()) == (0, days, "")


def test_names_and_words_are_days(run: Run) -> None:
    assert run("seq", "deadline", "handover-1d", "--step", "3d") == (
        0,
        "2020-11-15\n2020-11-18\n2020-11-21\n2020-11-24\n",
        "",
    )
    assert run("seq", "yesterday", "today", "--today", "2021-03-01")[1] == (
        "2021-02-28\n2021-03-01\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            "landmine-deaths today",
            "START has to be known to the day, and 'landmine-deaths' is known only as 2021-06",
            id="an imprecise START",
        ),
        pytest.param(
            "today 2027-06",
            "END has to be known to the day, and '2027-06' is not",
            id="an imprecise END",
        ),
        pytest.param(
            "medal today",
            "START has to be known to the day, and 'medal' is known only as [..2024-11-25]",
            id="an open START",
        ),
        pytest.param(
            "today tomorrow --step 0d",
            "a step of '0d' leads nowhere; write 1d, 6h or so",
            id="no step",
        ),
        pytest.param(
            "today tomorrow --step P0Y0M",
            "a step of 'P0Y0M' leads nowhere; write 1d, 6h or so",
            id="no step, in ISO 8601",
        ),
        pytest.param(
            "today tomorrow --step -1w",
            "a step has no sign, and '-1w' has one; write '1w', and END before START to go back",
            id="a step back",
        ),
        pytest.param(
            "today tomorrow --step +1w",
            "a step has no sign, and '+1w' has one; write '1w', and END before START to go back",
            id="a step with a plus",
        ),
        pytest.param(
            "today tomorrow --step week",
            "'week' is no duration;"
            " write 1y 6m 2w 10d 5b 36h 90min 30s in this order (10d, 1y6m; b is business days),"
            ' ISO 8601 (P1Y6M10D) or words in quotes ("2 weeks and 3 days")',
            id="no duration",
        ),
        pytest.param(
            "today tomorrow --skip mon,tue,wed,thu,fri --skip sat,sun",
            "--skip leaves out all seven days of the week",
            id="all days left out",
        ),
        pytest.param(
            "today tomorrow --skip caturday",
            "'caturday' is no day of the week; did you mean 'saturday'?",
            id="no weekday",
        ),
    ],
)
def test_what_makes_no_sequence(arguments: str, message: str, run: Run) -> None:
    assert run("seq", *arguments.split()) == (2, "", f"Error: {message}\n")


def test_an_empty_step_is_no_duration(run: Run) -> None:
    assert run("seq", "today", "tomorrow", "--step", "")[0] == 2


def test_records(run: Run) -> None:
    code, answer, complaint = run("seq", "2020-11-25", "2020-11-26", "-o", "json")
    assert (code, complaint) == (0, "")
    assert json.loads(answer) == [
        {"date": "2020-11-25", "weekday": "Wednesday"},
        {"date": "2020-11-26", "weekday": "Thursday"},
    ]
    assert run("seq", "2020-11-25", "2020-11-26", "-o", "tsv", "--no-header")[1] == (
        "2020-11-25\tWednesday\n2020-11-26\tThursday\n"
    )
    assert run("seq", "2020-11-25", "2020-11-25", "--fields", "weekday")[1] == (
        "weekday\nWednesday\n"
    )


def test_the_calendar_has_ends(run: Run) -> None:
    assert run("seq", "9999-11-30", "9999-12-31", "--step", "1m")[1] == "9999-11-30\n9999-12-30\n"
    assert run("seq", "0001-01-20", "0001-01-01", "--step", "1w")[1] == (
        "0001-01-20\n0001-01-13\n0001-01-06\n"
    )
    assert run("seq", "9999-12-30", "9999-12-31", "--step", "1b")[1] == "9999-12-30\n9999-12-31\n"


@pytest.mark.parametrize("form", ["value", "tsv", "csv", "json", "jsonl", "markdown", "table"])
def test_it_writes_a_day_before_it_looks_for_the_last(
    form: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(*_: object) -> Iterator[int]:
        yield from range(1, 10_000)
        raise HandoverError("this day is not found")

    monkeypatch.setattr("handover_cli.answers.sequence.sequence", found)
    status, printed, complaint = run("seq", "0001-01-01", "9999-12-31", "-o", form)
    assert "0001-01-07" in printed
    assert (status, complaint) == (2, "Error: this day is not found\n")


def test_it_streams() -> None:
    command = [sys.executable, "-m", "handover_cli", "seq", "0001-01-01", "9999-12-31"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings({"PYTHONUNBUFFERED": None}),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()  # as `head -1` does
        assert (first, process.stderr.read()) == (b"0001-01-01\n", b"")
        assert process.wait() == 0


@pytest.mark.parametrize("step", ["1d", "1m", "1b", "1m1b"])
def test_the_first_days_of_millennia_take_no_longer_than_those_of_a_week(step: str) -> None:
    days = sequence(1, date.max.toordinal(), read_step(step))
    assert len(list(itertools.islice(days, 5))) == 5


DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))
STEPS = st.tuples(*[st.integers(0, 3), st.integers(0, 30), st.integers(0, 9), st.integers(0, 99)])


@given(DAYS, st.integers(-2000, 2000), STEPS)
def test_every_day_is_the_start_plus_so_many_steps(
    start: date, distance: int, parts: tuple[int, int, int, int]
) -> None:
    end = min(max(start.toordinal() + distance, 1), date.max.toordinal())
    step = Duration(*parts)
    if not any(step):
        return
    years, months, weeks, days = parts
    expected = []
    sign = 1 if end >= start.toordinal() else -1
    for number in itertools.count():
        k = number * sign
        try:
            day = start + relativedelta(years=k * years, months=k * months)
            day += timedelta(weeks=k * weeks, days=k * days)
        except (ValueError, OverflowError):
            break
        if (day.toordinal() - end) * sign > 0:
            break
        expected.append(day.toordinal())
    assert list(sequence(start.toordinal(), end, step)) == expected


def is_business_day(day: int) -> bool:
    return date.fromordinal(day).weekday() < 5


@given(DAYS, st.integers(-400, 400), st.integers(1, 40))
def test_business_days_are_all_business_days_and_a_step_apart(
    start: date, distance: int, step: int
) -> None:
    first = start.toordinal()
    last = min(max(first + distance, 1), date.max.toordinal())
    found = list(sequence(first, last, Duration(business_days=step)))
    low, high = sorted((first, last))
    every = [day for day in range(low, high + 1) if is_business_day(day)]
    if first <= last:
        assert found == every[::step]
    else:
        assert found == every[::-1][::step]


def test_backwards_is_forwards_reversed_when_both_ends_are_met(run: Run) -> None:
    there = run("seq", "2021-01-01", "2021-12-31", "--step", "2w").stdout.split()
    back = run("seq", there[-1], there[0], "--step", "2w").stdout.split()
    assert back == there[::-1]


SCREENS = {
    60: """\
 date        weekday
 ─────────────────────
 2020-11-16  Monday
 2020-11-17  Tuesday
 2020-11-18  Wednesday
 2020-11-19  Thursday
 2020-11-20  Friday
 2020-11-23  Monday
 2020-11-24  Tuesday
 2020-11-25  Wednesday
""",
    80: """\
 date        weekday
 ─────────────────────
 2020-11-16  Monday
 2020-11-17  Tuesday
 2020-11-18  Wednesday
 2020-11-19  Thursday
 2020-11-20  Friday
 2020-11-23  Monday
 2020-11-24  Tuesday
 2020-11-25  Wednesday
""",
    120: """\
 date        weekday
 ─────────────────────
 2020-11-16  Monday
 2020-11-17  Tuesday
 2020-11-18  Wednesday
 2020-11-19  Thursday
 2020-11-20  Friday
 2020-11-23  Monday
 2020-11-24  Tuesday
 2020-11-25  Wednesday
""",
}


@pytest.mark.parametrize("columns", SCREENS)
def test_a_terminal_shows_the_days_of_the_week(columns: int, run_tty: RunOnTerminal) -> None:
    screen = run_tty("seq", "deadline", "handover", "--skip", "saturday,sunday", columns=columns)
    assert (screen.exit_code, screen.text) == (0, SCREENS[columns])


def test_a_long_table_comes_in_pieces_that_look_like_one(run: Run) -> None:
    code, answer, _ = run("seq", "2001-01-01", "2006-06-24", "-o", "table")
    lines = answer.splitlines()
    assert (code, len(lines)) == (0, 2 + 2001)
    assert [lines[2], lines[1001], lines[1002], lines[-1]] == [
        " 2001-01-01  Monday",
        " 2003-09-27  Saturday",
        " 2003-09-28  Sunday",
        " 2006-06-24  Saturday",
    ]
    assert all(line.startswith(" 200") for line in lines[2:])


def test_no_day_at_all_is_said_to_a_person_and_to_nobody_else(run: Run) -> None:
    weekend = ("seq", "2021-01-30", "2021-01-31", "--step", "1b")
    assert run(*weekend, "-o", "table") == (0, "There is no such day.\n", "")
    assert run(*weekend) == (0, "", "")
    assert run(*weekend, "-o", "json") == (0, "[]\n", "")
