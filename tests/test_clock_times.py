"""Clock times from end to end: arguments, options, tables, questions, sequences and claims."""

import json
from pathlib import Path

import pytest
from running import Run

from handover_cli.answers.asking import ask_text
from handover_cli.dates import ImpreciseDate
from handover_cli.errors import HandoverError
from handover_cli.language.resolving import FixedScope
from handover_cli.notations import parse
from handover_cli.table.loading import load_text
from handover_cli.zones import find

TABLE = """
zone = "Asia/Baku"
[events.begun]
title = "The work begins"
date = 2020-11-15T09:00:00
[events.utc]
date = 2020-11-15T09:00:00.25Z
[events.next]
date = "begun+36h"
[events.day]
date = 2020-11-16
[events.month]
date = "2021-06"
[periods.work]
start = "begun"
end = "next"
unit = "hours"
[periods.stay]
start = "2020-11"
end = 2020-11-10T12:00:00
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.toml"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


# --- Arguments and options ---


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        pytest.param("between 2020-11-15T09:00 2020-11-15T10:30 -u minutes", "90", id="minutes"),
        pytest.param(
            "between 2020-11-15T09:00 2020-11-15T10:30 -u hours --decimals 2", "1.50", id="decimals"
        ),
        pytest.param(
            "between 2020-11-15T10:30 2020-11-15T09:00 -u calendar -u iso -u seconds",
            "-1 hour, 30 minutes\n-PT1H30M\n-5400",
            id="backwards",
        ),
        pytest.param("between deadline handover -u seconds", "864000", id="two days"),
        pytest.param(
            "between deadline handover -u hours --inclusive --decimals 1", "264.0", id="both days"
        ),
        pytest.param(
            "between 2020-11-15T23:00 2020-11-16T01:00 --inclusive", "2", id="both days of times"
        ),
        pytest.param("between 2020-11-14T23:00Z deadline -u hours", "1..24", id="a day of UTC"),
        pytest.param("between @0 @86400000ms -u hours", "24", id="epochs"),
        pytest.param(
            "between 2020-10-25T01:30 2020-10-25T12:00 -u hours --zone London",
            "10..11",
            id="a time that comes twice",
        ),
        pytest.param("add 2020-11-15T09:00 36h", "2020-11-16T21:00:00", id="add"),
        pytest.param("add 2020-11-15T09:00 -90min", "2020-11-15T07:30:00", id="subtract"),
        pytest.param("add 2020-11-15T09:00 PT0.5S", "2020-11-15T09:00:00.5", id="half a second"),
        pytest.param("add 2020-11-15T09:00 1m", "2020-12-15T09:00:00", id="m is months"),
        pytest.param("add 2020-11-13T09:00 2b", "2020-11-17T09:00:00", id="business days"),
        pytest.param("add deadline 48h", "2020-11-17", id="whole days"),
        pytest.param(
            "add 2020-10-25T00:30 1h --zone London",
            "2020-10-25T01:30:00+01:00[Europe/London]",
            id="the first of two",
        ),
        pytest.param(
            "add 2020-10-25T01:30 1h --zone London",
            "2020-10-25T01:30:00+00:00[Europe/London]..2020-10-25T02:30:00+00:00[Europe/London]",
            id="after one of two",
        ),
        pytest.param("is 2020-11-15T09:00Z after 2020-11-15T12:30+04:00", "yes", id="instants"),
        pytest.param("is 2020-11-15T09:00 within deadline", "yes", id="on its day"),
        pytest.param("is 2020-11-09T09:00 within war", "yes", id="in a period"),
        pytest.param("since 2026-11-22T09:00Z -u hours", "24", id="since now"),
        pytest.param("until 2026-11-23T09:30Z -u minutes", "30", id="until, from now"),
        pytest.param("until 2026-11-24 -u hours", "24", id="until, from today"),
        pytest.param("add now 1h", "2026-11-23T10:00:00Z", id="now"),
        pytest.param(
            "add now 1h --zone Tokyo", "2026-11-23T19:00:00+09:00[Asia/Tokyo]", id="now elsewhere"
        ),
        pytest.param("add now+2h 1d", "2026-11-24T11:00:00Z", id="now with a shift"),
    ],
)
def test_what_commands_answer(command: str, expected: str, run: Run) -> None:
    found = run(*command.split(), env={"HANDOVER_TODAY": "2026-11-23T09:00Z"})
    assert (found.stdout, found.stderr) == (f"{expected}\n", "")


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        pytest.param(
            "between 2020-11-15T09:00 2020-11-16T09:00 -u hours --inclusive",
            "'2020-11-15T09:00:00' has a clock time, so its day can't be counted as an end day;"
            " leave out inclusive, or count days",
            id="inclusive",
        ),
        pytest.param(
            "add deadline 90min",
            "90 minutes is no whole number of days; give a date with a clock time, such as"
            " 2020-11-15T09:00",
            id="minutes after a day",
        ),
        pytest.param(
            "add 2020-11-15 1h --zone Bku",
            "--zone: there is no time zone 'Bku'; zones have names such as Asia/Baku or Europe/London",
            id="no zone",
        ),
        pytest.param(
            "add now 1h --today 2026-03-29T01:30[Europe/London]",
            "--today: there is no 2026-03-29T01:30:00 in Europe/London, because the clock was put"
            " forward; the last second before is 2026-03-29T00:59:59+00:00[Europe/London], and the"
            " first after is 2026-03-29T02:00:00+01:00[Europe/London]",
            id="a today that no clock shows",
        ),
        pytest.param(
            "add now 1h --today 2026-03-29",
            "1 hour is no whole number of days; give a date with a clock time, such as"
            " 2020-11-15T09:00",
            id="only the day of now",
        ),
        pytest.param(
            "add deadline 1b --holiday 2020-11-16T09:00",
            "--holiday takes a day (YYYY-MM-DD), not '2020-11-16T09:00'",
            id="a holiday",
        ),
        pytest.param(
            "add 9999-12-31T23:00 2h",
            "'9999-12-31T23:00:00+2h' lies outside the years -9999 to 9999",
            id="out of the calendar",
        ),
        pytest.param(
            "between 9999-12-31T23:00-05:00 today",
            "'9999-12-31T23:00:00-05:00' lies outside the years -9999 to 9999, there or in UTC",
            id="out of the calendar in UTC",
        ),
        pytest.param(
            "seq 2020-10-25T01:30 2020-10-26 --zone London",
            "the clock showed '2020-10-25T01:30:00' twice; write its offset from UTC too",
            id="a sequence from one of two",
        ),
        pytest.param(
            "ask how many hours until 17:00 --today 2026-11-23",
            "in 'how many hours until 17:00', 'next 17:00' depends on what time it is now, and only"
            " the day is given; give a clock time with --today, such as 2020-11-15T09:00",
            id="until a time of an unknown now",
        ),
        pytest.param(
            "ask what day is 5 pm on 2021-06",
            "in 'what day is 5 pm on 2021-06', '5 pm on 2021-06' has a clock time, but '2021-06' is"
            " no single day",
            id="no single day",
        ),
        pytest.param(
            "ask when is landmine-deaths at 5 pm",
            "in 'when is landmine-deaths at 5 pm', 'landmine-deaths at 5 pm' has a clock time, but"
            " 'landmine-deaths' is no single day",
            id="an event of no single day",
        ),
        pytest.param(
            "ask how many hours between deadline in Baku and handover",
            "in 'how many hours between deadline in Baku and handover', 'deadline' has no clock"
            " time; write one, such as 09:30",
            id="a zone without a time",
        ),
        pytest.param(
            "ask what time is the deadline at 5 pm in New York time",
            None,
            id="a time there",
        ),
        pytest.param(
            "ask convert now to Tokyo --today 2020-11-15T09:00",
            "'now' has a clock time without a zone; say where that clock is with --zone, such as"
            " Asia/Baku",
            id="a civil time elsewhere",
        ),
        pytest.param(
            "ask how many hours were there in London on 2021-06",
            "'2021-06' is no single day",
            id="the length of a month",
        ),
        pytest.param(
            "ask how many hours were there in Pacific/Apia on 2011-12-30",
            "there is no 2011-12-30 in Pacific/Apia, which left it out",
            id="a day that was left out",
        ),
    ],
)
def test_what_has_no_answer(command: str, problem: str | None, run: Run) -> None:
    name, _, rest = command.partition(" ")
    words, _, option = rest.partition(" --today")
    arguments = [words] if name == "ask" else words.split()
    found = run(name, *arguments, *(("--today", option.strip()) if option else ()))
    if problem is None:
        assert found.exit_code == 0
    else:
        assert (found.exit_code, found.stderr) == (2, f"Error: {problem}\n")


@pytest.mark.parametrize(
    ("today", "zone", "expected"),
    [
        pytest.param("2026-11-23T22:00Z", None, "2026-11-23", id="its own day"),
        pytest.param("2026-11-23T22:00Z", "Asia/Baku", "2026-11-24", id="the day of the zone"),
        pytest.param("2026-11-23T22:00", "Asia/Baku", "2026-11-23", id="a clock there"),
        pytest.param("2026-11-23", "Asia/Baku", "2026-11-23", id="a day"),
    ],
)
def test_today_is_the_date_in_the_zone(
    today: str, zone: str | None, expected: str, run: Run
) -> None:
    where = () if zone is None else ("--zone", zone)
    assert run("add", "today", "0d", "--today", today, *where).stdout == f"{expected}\n"


def test_without_a_day_that_is_given_the_clock_is_read(run: Run) -> None:
    at_once = run("between", "now", "now", "-u", "hours", env={"HANDOVER_TODAY": ""})
    assert at_once.stdout == "0\n"
    there = run("add", "today", "0d", "--zone", "+14:00", env={"HANDOVER_TODAY": ""})
    now = run("add", "now", "0d", "--zone", "+14:00", env={"HANDOVER_TODAY": ""})
    assert now.stdout[:10] == there.stdout.strip()
    assert now.stdout.endswith("+14:00\n")


def test_a_now_that_came_twice_is_refused(run: Run) -> None:
    found = run("add", "now", "1h", "--today", "2020-10-25T01:30[Europe/London]")
    assert found.stderr == (
        "Error: --today: the clock showed '2020-10-25T01:30:00[Europe/London]' twice; write its"
        " offset from UTC too\n"
    )


def test_a_table_that_cannot_be_used_hides_no_today(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("zone = 5", encoding="utf-8")
    found = run("seq", "today", "today", "-t", str(path), "--today", "2020-11-15T09:00Z")
    assert found.stdout == "2020-11-15\n"


@pytest.mark.parametrize(
    ("start", "duration", "spelled"),
    [
        ("2020-11-15T09:00Z", "30m", "30m is 30 months. Minutes are min."),
        ("2020-11-15T09:00Z", "-1m", "-1m is 1 month. Minutes are min."),
        ("2020-11-15T09:00Z", "1y6m", ""),
        ("2020-11-15T09:00Z", "30min", ""),
        ("2020-11-15", "90m", "90m is 90 months. Minutes are min."),
        ("2020-11-15", "1m", ""),
    ],
)
def test_months_that_may_be_meant_as_minutes_are_spelled_out(
    start: str, duration: str, spelled: str, run: Run
) -> None:
    card = run("add", start, duration, "-o", "table").stdout
    assert ("Minutes are min." in card) == bool(spelled)
    assert spelled in card


# --- Tables ---


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["between", "begun", "utc", "-u", "minutes"], "240", id="one zone"),
        pytest.param(["between", "begun", "next", "-u", "hours"], "36", id="a relative date"),
        pytest.param(["ask", "how long was work"], "1 day, 12 hours", id="a period"),
        pytest.param(["ask", "hours of work"], "36", id="hours of a period"),
        pytest.param(["ask", "days of stay"], "0..9", id="a period that ends at a time"),
        pytest.param(["ask", "hours of stay"], "0..228", id="its hours"),
        pytest.param(["ask", "is begun before utc"], "yes", id="before"),
        pytest.param(["ask", "is utc within work"], "yes", id="within"),
        pytest.param(["ask", "is day within work"], "undetermined", id="a day within"),
        pytest.param(["ask", "is 2020-11-16T22:00 after work"], "yes", id="after"),
        pytest.param(["ask", "was begun between 2020-11-15 and day"], "no", id="amid"),
        pytest.param(["ask", "what happened on 2020-11-15"], "begun\nutc", id="on a day"),
        pytest.param(["ask", "what happened from begun to day"], "utc\nnext", id="from"),
        pytest.param(["ask", "which came first, utc or begun"], "begun", id="first"),
        pytest.param(["ask", "what time was begun"], "09:00", id="what time"),
        pytest.param(["ask", "what time was utc in London"], "09:00:00.25", id="time elsewhere"),
        pytest.param(["ask", "what time was month"], "undetermined", id="no time"),
        pytest.param(["ask", "what time is 5 hours after begun"], "14:00", id="time of a sum"),
        pytest.param(
            ["ask", "when is begun at 17:00"],
            "2020-11-15T17:00:00+04:00[Asia/Baku]",
            id="another time of its day",
        ),
        pytest.param(["add", "begun", "1d", "--zone", "UTC"], "2020-11-16T05:00:00Z", id="--zone"),
        pytest.param(
            ["between", "2020-11-15T05:00Z", "begun", "-u", "seconds"], "0", id="the same instant"
        ),
        pytest.param(["events", "-o", "tsv", "--fields", "id"], None, id="in clock order"),
    ],
)
def test_tables(arguments: list[str], expected: str | None, own: str, run: Run) -> None:
    found = run(*arguments, "-t", own)
    if expected is None:
        expected = "id\nbegun\nutc\nday\nnext\nmonth"
    assert found.stdout == f"{expected}\n", found.stderr


def test_the_zone_of_each_file_holds_for_its_clock_times(tmp_path: Path, run: Run) -> None:
    for name, zone in (("a", "Asia/Baku"), ("b", "Europe/London"), ("c", "")):
        lines = [f'zone = "{zone}"'] if zone else []
        lines += [f"[events.{name}]", "date = 2020-11-15T09:00:00"]
        (tmp_path / f"{name}.toml").write_text("\n".join(lines), encoding="utf-8")
    files = [part for name in "abc" for part in ("-t", str(tmp_path / f"{name}.toml"))]
    assert run("between", "a", "b", "-u", "hours", *files).stdout == "4\n"
    assert "has a clock time without a zone" in run("between", "a", "c", *files).stderr
    assert run("between", "a", "c", "-u", "hours", *files, "--zone", "UTC").stdout == "4\n"
    # The files disagree, so an argument has no zone of a table.
    asked = run("between", "2020-11-15T09:00", "c", "-u", "hours", *files)
    assert asked.stdout == "0\n"


def test_a_period_that_ends_before_it_starts_on_one_day_is_a_problem(
    tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "t.toml"
    path.write_text(
        "[periods.p]\nstart = 2020-11-15T10:00:00\nend = 2020-11-15T09:00:00\n", encoding="utf-8"
    )
    problem = "it ends (2020-11-15T09:00:00) before it starts (2020-11-15T10:00:00)"
    assert problem in run("validate", str(path)).stdout
    path.write_text(
        "[periods.p]\nstart = 2020-11-15T10:00:00Z\nend = 2020-11-15T09:00:00\n", encoding="utf-8"
    )
    problem = "one end of the period has a clock time in a zone, the other one without"
    assert problem in run("validate", str(path)).stdout
    assert run("periods", "-t", str(path), "--zone", "UTC").stdout == "", "it ends before it starts"


def test_records_name_the_zone_and_the_instant(own: str, run: Run) -> None:
    (record,) = json.loads(run("add", "begun", "1h", "-t", own, "-o", "json").stdout)
    assert record["value"] == "2020-11-15T10:00:00+04:00[Asia/Baku]"
    assert (record["zone"], record["instant"]) == ("Asia/Baku", "2020-11-15T06:00:00Z")


def test_zone_shows_all_of_a_table_there(own: str, run: Run) -> None:
    def answer(*arguments: str) -> str:
        return run(*arguments, "-t", own, "--zone", "Pacific/Kiritimati").stdout

    assert answer("ask", "when was utc") == "2020-11-15T23:00:00.25+14:00[Pacific/Kiritimati]\n"
    assert answer("events", "next", "-o", "tsv", "--no-header", "--fields", "date") == (
        "2020-11-17T07:00:00+14:00[Pacific/Kiritimati]\n"
    )
    assert answer("ask", "what happened on 2020-11-17") == "next\n"


def test_an_ongoing_period_ends_now_if_it_has_a_clock_time(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    path.write_text(
        'zone = "UTC"\n[periods.outage]\nstart = 2026-11-22T22:00:00\n', encoding="utf-8"
    )
    arguments = ("-t", str(path), "--today", "2026-11-23T04:30Z")
    assert (
        run("ask", "how long has the outage lasted", *arguments).stdout == "6 hours, 30 minutes\n"
    )
    assert run("ask", "is 2026-11-23T05:00 within outage", *arguments).stdout == "no\n"
    assert run("ask", "today", "-t", str(path), "--today", "2026-11-23T23:30-02:00").stdout == (
        "2026-11-24\n"
    )


def test_periods_with_clock_times_are_compared_to_the_second(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    lines = [
        f"[periods.{name}]\nstart = 2026-11-20T{start}:00:00\nend = 2026-11-20T{end}:00:00"
        for name, start, end in (("long", "09", "12"), ("short", "10", "11"))
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run("ask", "was long longer than short", "-t", str(path)).stdout == "yes\n"
    assert run("ask", "which was longer, short or long", "-t", str(path)).stdout == "long\n"


def test_the_next_event_is_the_next_by_the_clock(own: str, run: Run) -> None:
    assert run("ask", "first event after 2020-11-15T08:00", "-t", own).stdout == "begun\n"
    assert run("ask", "last event before 2020-11-15T23:00", "-t", own).stdout == "utc\n"


def test_a_period_never_ends_before_a_time_that_came_twice(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    path.write_text(
        'zone = "Europe/London"\n[events.twice]\ndate = 2020-10-25T01:30:00\n'
        '[periods.p]\nstart = "twice"\nend = "2020-10-25T01:15+00:00"\n'
        '[periods.q]\nstart = "2020-10-25T01:45+01:00"\nend = "twice"\n',
        encoding="utf-8",
    )
    assert run("ask", "minutes of p", "-t", str(path)).stdout == "45\n"
    assert run("ask", "minutes of q", "-t", str(path)).stdout == "45\n"
    assert run("between", "q.end", "q.start", "-t", str(path), "-u", "minutes").stdout == "-45\n"
    there = ("-t", str(path), "--zone", "Atlantic/Cape_Verde")
    assert run("between", "twice", "twice", *there).stdout == "0\n"
    assert run("between", "twice", "2020-10-26T00:00Z", "-u", "hours", *there).stdout == "22..23\n"


# --- Sequences ---


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            "2020-11-15T18:00 2020-11-16 --step 12h",
            ["2020-11-15T18:00:00", "2020-11-16T06:00:00", "2020-11-16T18:00:00"],
            id="to the end of a day",
        ),
        pytest.param(
            "2020-11-15T18:00 2020-11-14T18:00 --step 12h",
            ["2020-11-15T18:00:00", "2020-11-15T06:00:00", "2020-11-14T18:00:00"],
            id="backwards",
        ),
        pytest.param(
            "2021-03-13T02:30 2021-03-15 --zone America/New_York",
            [
                "2021-03-13T02:30:00-05:00[America/New_York]",
                "2021-03-14T03:30:00-04:00[America/New_York]",
                "2021-03-15T02:30:00-04:00[America/New_York]",
            ],
            id="each from the start",
        ),
        pytest.param(
            "2020-11-13T09:00 2020-11-17 --skip saturday,sunday",
            ["2020-11-13T09:00:00", "2020-11-16T09:00:00", "2020-11-17T09:00:00"],
            id="without days of the week",
        ),
        pytest.param("2020-11-15 2020-11-17 --step 24h", ["2020-11-15", "2020-11-16", "2020-11-17"],
                     id="days of 24 hours"),
    ],
)  # fmt: skip
def test_sequences(arguments: str, expected: list[str], run: Run) -> None:
    assert run("seq", *arguments.split()).stdout.splitlines() == expected
    lines = run("seq", *arguments.split(), "-o", "tsv", "--no-header").stdout.splitlines()
    assert [line.partition("\t")[0] for line in lines] == expected


def test_a_step_that_is_no_number_of_days_needs_a_clock_time(run: Run) -> None:
    assert run("seq", "2020-11-15", "2020-11-16", "--step", "6h").stderr == (
        "Error: 6 hours is no whole number of days; give a date with a clock time, such as"
        " 2020-11-15T09:00\n"
    )


# --- Claims ---


@pytest.mark.parametrize(
    ("ask", "stated", "verdict"),
    [
        ("hours between begun and next", "36", "true"),
        ("hours between begun and next", '"36 hours"', "true"),
        ("hours between begun and next", '"1 day and 12 hours"', "true"),
        ("hours between next and begun", '"-PT36H"', "true"),
        ("minutes between begun and next", '"36h"', "true"),
        ("hours between begun and next", '"37 hours"', "false"),
        ("days between begun and next", '"1 day"', "true"),
        ("weeks between begun and month", '"28 weeks"', "undetermined"),
        ("months between begun and month", '"half a year"', "undetermined"),
        ("business days between begun and next", '"1b"', "false"),
        ("hours between begun and utc", "4.0", "true"),
        ("hours between begun and utc", "4.1", "false"),
        ("how long between begun and next", '"1 day, 12 hours"', "true"),
        ("how long between begun and next", '"36 hours"', "true"),
        ("how long between next and begun", '"-P1DT12H"', "true"),
        ("how long between begun and next", '"1 day"', "false"),
        ("how long between begun and next", '"1 day..2 days"', "true"),
        ("how long between begun and day", '"1 day, 1 hour"', "false"),
        ("how long between begun and month", '"6 months, 16 days, 1 hour"', "false"),
        ("how long between month and begun", '"-8 months..-6 months"', "true"),
        ("when is next", "2020-11-16T21:00:00", "true"),
        ("when is next", "2020-11-16T21:00:00Z", "false"),
        ("when is next", "2020-11-16", "true"),
        ("when is next", "2020-11-17", "false"),
        ("when is next", '"2020-11-16T20:00..2020-11-16T22:00"', "true"),
        ("when is next", '"..2020-11-16T22:00"', "true"),
        ("when is next", '"2020-11-16T22:00.."', "false"),
        ("when is day", '"2020-11-16T10:00"', "undetermined"),
        ("when is day", '"2020-11-17T10:00"', "false"),
        ("when is 36 hours after begun", '"16 November 2020 at 9 pm"', "true"),
    ],
)
def test_claims(ask: str, stated: str, verdict: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    path.write_text(f'{TABLE}\n[questions.q]\nask = "{ask}"\nstated = {stated}\n', encoding="utf-8")
    found = run("check", "-t", str(path), "-o", "jsonl")
    assert json.loads(found.stdout)["verdict"] == verdict, found.stderr


def test_a_stated_duration_is_a_number_of_the_unit(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    for unit, stated in (("hours", "90 minutes"), ("days", "1 month"), ("years", "10 days")):
        asked = f'[questions.q]\nask = "{unit} between begun and next"\nstated = "{stated}"\n'
        path.write_text(f"{TABLE}\n{asked}", encoding="utf-8")
        assert f"which asks for a number of {unit}" in run("check", "-t", str(path)).stderr.replace(
            "whole ", ""
        )


def test_a_stated_range_of_clock_times_runs_forward(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    stated = '"2020-11-16T22:00..2020-11-16T20:00"'
    path.write_text(
        f'{TABLE}\n[questions.q]\nask = "when is next"\nstated = {stated}\n', encoding="utf-8"
    )
    assert "runs backwards; write its lesser end first" in run("check", "-t", str(path)).stderr


# --- Questions ---


def answer(text: str, now: str | None = "2026-11-23T09:00Z", zone: str | None = None) -> str:
    date: ImpreciseDate | None = None if now is None else parse(now)
    scope = FixedScope(
        load_text("events.deadline.date = 2020-11-15"),
        date and date.day,
        now=date,
        zone=None if zone is None else find(zone),
    )
    return ask_text(text, scope)[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how long between 9:30 and 17:15", "7 hours, 45 minutes"),
        ("hours between 22:00 and 06:00", "8"),
        ("how many minutes from 11:45 pm to 12:15 am", "30"),
        ("how long from 9:00 to 9:00", "0 seconds"),
        ("how many seconds between noon and 12:00:30", "30"),
        ("how long between 22:30 and 6:15", "7 hours, 45 minutes"),
        ("how many hours from 2026-03-28 12:00 London to 2026-03-29 12:00 London", "23"),
        ("time difference between 08:15 and 12:45", "4 hours, 30 minutes"),
        ("from noon to midnight", "12 hours"),
        ("3pm plus 45 minutes", "15:45"),
        ("what time is 3 hours after 23:00", "02:00"),
        ("what time is 3 hours before 01:00", "22:00"),
        ("90 seconds after 9:00", "09:01:30"),
        ("subtract 1 hour from noon", "11:00"),
        ("what time is it", "09:00"),
        ("what time is it in Tokyo", "18:00"),
        ("what is the current time in Asia/Baku", "13:00"),
        ("how long until 17:00", "8 hours"),
        ("how long until 9:00", "1 day"),
        ("how many minutes since 8:15", "45"),
        ("how many hours since 10:00", "23"),
        ("how many hours ago was 2026-11-22 18:00Z", "15"),
        ("how many hours until tomorrow at 9:00 Baku time", "20"),
        ("how many hours from today 9:00 to tomorrow 17:30", "32"),
        ("when is 36 hours from now", "2026-11-24T21:00:00Z"),
        ("when was 90 minutes ago", "2026-11-23T07:30:00Z"),
        ("what date is 10 days from now", "2026-12-03"),
        ("when was 48 hours ago", "2026-11-21T09:00:00Z"),
        ("what time will it be in 24 hours", "09:00"),
        ("when is now+10d", "2026-12-03T09:00:00Z"),
        ("10 days after the deadline minus a week", "2020-11-18"),
        ("36 hours after deadline at 17:00", "2020-11-17T05:00:00"),
        ("what time is 15:00 in London on 2026-11-23 in New York", "10:00"),
        ("convert 2026-11-23 15:00 London time to New York", "10:00"),
        ("what time is it in Tokyo if it is 9:00 UTC on 2026-07-01", "18:00"),
        ("what time is 2020-10-25T00:30Z in London", "01:30"),
        ("what date is unix time 1700000000", "2023-11-14T22:13:20Z"),
        ("epoch 1700000000123ms", "2023-11-14T22:13:20.123Z"),
        ("unix time of 2023-11-14T22:13:20Z", "1700000000"),
        ("how many hours were there in New York on 10 March 2024", "23"),
        ("how many minutes are there in Australia/Lord_Howe on 2026-10-04", "1410"),
        ("how many hours does 2026-11-23 have in +04:00", "24"),
        (
            (
                "how long is the flight that leaves Baku at 22:30 on 1 May 2026 and lands in London"
                " at 01:00 on 2 May 2026"
            ),
            "5 hours, 30 minutes",
        ),
        (
            (
                "how many minutes does the train take from London at 10:00 on 1 May 2026 to Paris at"
                " 13:30 on 1 May 2026"
            ),
            "150",
        ),
        ("is 5 pm tomorrow after 2026-11-24T16:00Z", "yes"),
        ("when is 2020-11-15T09:00Z in Baku", "2020-11-15T13:00:00+04:00[Asia/Baku]"),
        ("what day of the week is 2020-11-15T23:00", "Sunday"),
        ("were 2026-11-20T11:00 and 2026-11-20T12:00 on the same day", "yes"),
        ("were 2026-11-20 and 2026-11-20T12:00 on the same day", "yes"),
        ("was 2026-11-30T23:00Z in the same month as 2026-12-01T02:00+04:00", "yes"),
        ("was 2026-11-20T11:00 the day before 2026-11-21", "yes"),
        ("is 2026-11-23T09:00 at least a day after 2026-11-22T10:00", "yes"),
        ("was 2026-11-22T09:00Z more than 23 hours ago", "yes"),
        ("is 2026-11-23T17:00Z more than 9 hours away", "no"),
        ("has 2026-11-23T08:00Z passed", "yes"),
        ("how many Mondays between 2020-11-15T01:00Z and 2020-11-30T22:00Z", "2"),
        (
            "how many weeks and days between 2020-11-15T01:00Z and 2020-11-22T22:00Z",
            "1 week, 0 days",
        ),
        ("halfway between 2020-11-15T09:00 and 2020-11-15T13:00", "2020-11-15T11:00:00"),
        ("how long until tomorrow at noon", "1 day, 3 hours"),
        ("how many minutes are there in America/St_Johns on 2006-10-28", "1499"),
        ("how many minutes are there in America/St_Johns on 2006-10-29", "1441"),
        (
            "when is 72 hours after 5 pm on 13 March 2026 in New York",
            "2026-03-16T17:00:00-04:00[America/New_York]",
        ),
        ("what time is it in Singapore", "17:00"),
        ("time difference between London and New York on 2026-11-23", "5 hours"),
        ("time difference between London and New York on 2026-03-08T12:00Z", "4 hours"),
        ("time difference between London and Asia/Kolkata on 2026-11-23T12:00 in minutes", "330"),
        ("how many hours is Tokyo ahead of London on 2026-11-23", "9"),
        ("how many hours behind is Tokyo of London on 2026-11-23", "-9"),
        ("time difference between London and Lisbon", "0 seconds"),
        ("what week is 2020-11-15T23:00Z in", "2020-W46"),
        ("is 2020-11-15T23:00 a Sunday", "yes"),
    ],
)
def test_what_questions_answer(text: str, expected: str) -> None:
    assert answer(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("how many days between 9:30 and 17:15", "9:30"),
        ("2 days after 9:30", "9:30"),
        ("what time is it in Springfield", "Springfield"),
        ("what time is 9:00 EST on 2026-11-23", "EST"),
        ("how long until 25:00", "25:00"),
        ("how many hours from Eastern to 9:00", "Eastern"),
        ("unix time 12345678901234567890", "12345678901234567890"),
        ("what time is it in Knox_IN or EST", "EST"),
        ("when is midnight on 2026-11-23", "midnight"),
        ("what time is it in Eastern", "Eastern"),
        ("time difference between London and New York on 2026-03-08", "not always as far apart"),
        ("2026-11-23T09:00 plus 2 business days and half a second", "add them in turn"),
        ("when is tomorrow at midnight", "midnight"),
        ("halfway between 2020-11-15T09:00 and 2020-11-19T13:00Z", "no zone"),
        ("halfway between 2020-11-15T09:00 and 2020-11-19", "not one clock time each"),
        ("how many Mondays between 2020-11-15T01:00 and 2020-11-30T22:00Z", "without a zone"),
    ],
)
def test_what_questions_refuse(text: str, why: str) -> None:
    with pytest.raises(HandoverError, match=why):
        answer(text)


def test_a_civil_clock_time_is_in_the_zone_of_the_session() -> None:
    text = "what time is 2020-11-15T09:00"
    assert answer(text, zone="Asia/Baku") == "09:00"
    assert answer("how many hours until 2026-11-23 18:00", zone="Asia/Baku") == "5"
    with pytest.raises(HandoverError, match="without a zone"):
        answer("how many hours until 2026-11-23 18:00")
    with pytest.raises(HandoverError, match="what today is was not given"):
        answer("how many hours until 2026-11-23 18:00", now=None)
