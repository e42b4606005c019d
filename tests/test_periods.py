"""`periods [ID…]`."""

import json
from pathlib import Path

import pytest
from running import Run, RunOnTerminal

from handover_cli.answers.ranges import LOOSE_RANGE
from handover_cli.unknowns.budget import Budget

TUDORS = str(Path(__file__).parents[1] / "docs" / "examples" / "tudors.toml")
HEADER = (
    "id\ttitle\tstart\tstart_date\tend\tend_date\tongoing\tcounting\tunit\tvalue\tmin\tmax"
    "\tdays_min\tdays_max\tcalendar\tiso\tsource\tnote\tstart_written\tend_written\ttags\tdays_to_today\tweekend\tholidays\tworked\n"
)

IMPRECISE = """
[events.crossing]
date = "2021-06"
[periods.stay]
title = "Stay [1]"
start = "crossing"
end = "2021-09-01"
[periods.journey]
title = "Journey"
start = "[..2021-05-01]"
end = "crossing"
unit = "weeks"
[periods.walk]
title = "Walk"
start = 2021-01-01
end = 2021-03-01
unit = "years"
"""


@pytest.fixture
def imprecise(tmp_path: Path) -> str:
    path = tmp_path / "imprecise.toml"
    path.write_text(IMPRECISE, "utf-8")
    return str(path)


def test_all_periods_in_the_order_of_their_starts(run: Run) -> None:
    assert run("periods", "-o", "value") == (0, "27\n44\n10\n11\n5\n", "")
    assert run("periods", "--fields", "id,value,unit,counting") == (
        0,
        (
            "id\tvalue\tunit\tcounting\n"
            "occupation\t27\tyears\texclusive\n"
            "war\t44\tdays\tinclusive\n"
            "extension\t10\tdays\texclusive\n"
            "transfer\t11\tdays\texclusive\n"
            "since-handover\t5\tyears\texclusive\n"
        ),
        "",
    )


def test_whole_records(run: Run) -> None:
    assert run("periods", "war", "since-handover") == (
        0,
        HEADER + "war\tWar of 2020\twar-began\t2020-09-27\twar-ended\t2020-11-09\tfalse\tinclusive"
        "\tdays\t44\t44\t44\t44\t44\t1 month, 14 days\tP1M14D\teurope-today"
        "\tThe source's name for it is the 44-day Patriotic War.\t\t\t\t2205\t\t\t\n"
        "since-handover\tTime since the handover\thandover\t2020-11-25\ttoday\t2026-11-23\ttrue"
        "\texclusive\tyears\t5\t5\t5\t2189\t2189\t5 years, 11 months, 29 days\tP5Y11M29D"
        "\teurope-today\t\t\t\t\t0\t\t\t\n",
        "",
    )
    code, answer, complaint = run("periods", "extension", "-o", "json")
    assert (code, complaint) == (0, "")
    assert json.loads(answer) == [
        {
            "id": "extension",
            "title": "Extension of the deadline",
            "start": "deadline",
            "start_date": "2020-11-15",
            "end": "handover",
            "end_date": "2020-11-25",
            "ongoing": False,
            "counting": "exclusive",
            "unit": "days",
            "value": 10,
            "min": 10,
            "max": 10,
            "days_min": 10,
            "days_max": 10,
            "calendar": "10 days",
            "iso": "P10D",
            "source": "europe-today",
            "note": None,
            "start_written": None,
            "end_written": None,
            "tags": [],
            "days_to_today": 2189,
            "weekend": None,
            "holidays": None,
            "worked": None,
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("44-day_war", "44", id="an alias"),
        pytest.param("handovers_under_the_statement", "11", id="a title"),
        pytest.param("transfer war transfer", "44\n11", id="named twice, listed once, by start"),
        pytest.param("war -u weeks -u days", "6\n44", id="a line for each unit"),
        pytest.param("war --exclusive", "43", id="another counting"),
        pytest.param("extension -u business-days --inclusive", "8", id="business days"),
        pytest.param("since-handover --today 2030-11-25", "10", id="ongoing, to today"),
        pytest.param("since-handover --today 2020-11-20", "0", id="before it began, whole years"),
        pytest.param("occupation --decimals 6", "27.649315", id="decimals"),
        pytest.param(
            "--decimals 2",
            "27.64\n44\n10\n11\n5.99",
            id="decimals for the units that have them",
        ),
    ],
)
def test_which_periods_and_how_they_are_measured(arguments: str, expected: str, run: Run) -> None:
    words = [word.replace("_", " ") for word in arguments.split()]
    assert run("periods", *words, "-o", "value") == (0, f"{expected}\n", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param("wor", "no period 'wor'; did you mean 'war'?", id="mistyped"),
        pytest.param("deadline", "'deadline' is one of the events, not of the periods", id="event"),
        pytest.param(
            "war --decimals 2",
            "--decimals is for weeks, months, years and parts of a day, not days",
            id="decimals that none has",
        ),
    ],
)
def test_errors(arguments: str, message: str, run: Run) -> None:
    assert run("periods", *arguments.split()) == (2, "", f"Error: {message}\n")


def test_what_is_imprecise_is_a_range(imprecise: str, run: Run) -> None:
    assert run("periods", "-t", imprecise, "-o", "value") == (0, "0\n4..\n63..92\n", "")


NAMED_BY_ANOTHER = """
[events.vote]
date = 2020-01-10
[events.truce]
date = "vote+0d"
[periods.war]
start = 2019-01-01
end = "truce"
[periods.siege]
start = "war.start+5m"
end = "war.end"
[periods.peace]
start = "war.end+1d"
"""


def test_an_end_that_is_another_period_s_is_named_as_that_one_is(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "named.toml"
    path.write_text(NAMED_BY_ANOTHER, "utf-8")
    table = ("-t", str(path), "--no-header")
    assert run("periods", "--fields", "id,start,end", *table).stdout == (
        "war\t2019-01-01\ttruce\nsiege\t2019-01-01+5m\ttruce\npeace\ttruce+1d\ttoday\n"
    )
    assert run("show", "truce", "--fields", "periods", *table).stdout == "war,siege,peace\n"
    # `vote` is on the same day, and stands first.
    timeline = run("timeline", "siege", "--fields", "id,kind", *table).stdout
    assert timeline == "siege\tstart\ntruce\tevent\nsiege\tend\n"


def test_a_table_without_periods(tmp_path: Path, run: Run) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text("", "utf-8")
    assert run("periods", "-t", str(empty)) == (0, HEADER, "")
    assert run("periods", "-t", str(empty), "-o", "json") == (0, "[]\n", "")
    assert run("periods", "-t", str(empty), "--decimals", "2", "-o", "table") == (
        0,
        "The table holds no periods.\n",
        "",
    )


@pytest.mark.parametrize(
    ("line", "length"),
    [
        pytest.param("periods p", "| 0..30 | days |", id="between two"),
        pytest.param("periods open", "| 31.. | days |", id="open"),
        pytest.param(
            "between [..2020] [..2020] -u days --fields value,unit", "|  | days |", id="any"
        ),
    ],
)
def test_markdown_shows_the_range_of_an_imprecise_length(
    line: str, length: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "t.toml"
    text = '[periods.p]\nstart = "2020-01"\nend = 2020-01-31\n'
    path.write_text(f'{text}[periods.open]\nstart = "[..2020-01-31]"\nend = 2020-03-02\n', "utf-8")
    assert length in run(*line.split(), "-o", "markdown", "-t", str(path)).stdout


def test_markdown_shows_what_the_table_does(run: Run) -> None:
    assert run("periods", "war", "-o", "markdown") == (
        0,
        (
            "| id | start_date | end_date | value | unit | counting |\n"
            "| --- | --- | --- | --- | --- | --- |\n"
            "| war | 2020-09-27 | 2020-11-09 | 44 | days | inclusive |\n"
        ),
        "",
    )


SCREENS = {
    60: """\
 start       end         length    counted    id
 ───────────────────────────────────────────────────────────
 1993-04-02  2020-11-25  27 years  exclusive  occupation
 2020-09-27  2020-11-09  44 days   inclusive  war
 2020-11-15  2020-11-25  10 days   exclusive  extension
 2020-11-20  2020-12-01  11 days   exclusive  transfer
 2020-11-25  ongoing     5 years   exclusive  since-handover
""",
    80: """\
 start       end         length    counted    id              title
 ───────────────────────────────────────────────────────────────────────────────
 1993-04-02  2020-11-25  27 years  exclusive  occupation      Occupation of
                                                              Kalbajar
 2020-09-27  2020-11-09  44 days   inclusive  war             War of 2020
 2020-11-15  2020-11-25  10 days   exclusive  extension       Extension of the
                                                              deadline
 2020-11-20  2020-12-01  11 days   exclusive  transfer        Handovers under
                                                              the statement
 2020-11-25  ongoing     5 years   exclusive  since-handover  Time since the
                                                              handover
""",
    120: """\
 start       end         length    counted    id              title
 ──────────────────────────────────────────────────────────────────────────────────────────
 1993-04-02  2020-11-25  27 years  exclusive  occupation      Occupation of Kalbajar
 2020-09-27  2020-11-09  44 days   inclusive  war             War of 2020
 2020-11-15  2020-11-25  10 days   exclusive  extension       Extension of the deadline
 2020-11-20  2020-12-01  11 days   exclusive  transfer        Handovers under the statement
 2020-11-25  ongoing     5 years   exclusive  since-handover  Time since the handover
""",
}


@pytest.mark.parametrize("columns", SCREENS)
def test_on_a_terminal(columns: int, run_tty: RunOnTerminal) -> None:
    screen = run_tty("periods", columns=columns)
    assert (screen.exit_code, screen.text) == (0, SCREENS[columns])


def test_a_very_narrow_terminal_gets_a_list_of_all_of_it(run_tty: RunOnTerminal) -> None:
    screen = run_tty("periods", "war", "extension", columns=40)
    assert (
        screen.text
        == """\
start    2020-09-27
end      2020-11-09
length   44 days
counted  inclusive
id       war
title    War of 2020

start    2020-11-15
end      2020-11-25
length   10 days
counted  exclusive
id       extension
title    Extension of the deadline
"""
    )


def test_only_the_lengths_are_coloured_and_no_color_takes_it_away(run_tty: RunOnTerminal) -> None:
    sent = run_tty("periods", "war").sent
    assert sent.count(b"\x1b[1;35m") == 1
    assert b"\x1b[1;35m44 days\x1b[0m" in sent
    assert b"\x1b" not in run_tty("periods", "war", env={"NO_COLOR": "1"}).sent


def test_brackets_are_shown_and_imprecise_lengths_in_words(
    imprecise: str, run_tty: RunOnTerminal
) -> None:
    text = run_tty("periods", "-t", imprecise, "--no-header", columns=100).text
    assert (
        text
        == """\
 2021-01-01      2021-03-01  0 years           exclusive  walk     Walk
 [..2021-05-01]  2021-06     at least 4 weeks  exclusive  journey  Journey
 2021-06         2021-09-01  63 to 92 days     exclusive  stay     Stay [1]
"""
    )


AHEAD = """
[periods.lease]
start = 2027-01-01
counting = "inclusive"
[periods.shop]
start = "2027"
unit = "calendar"
[periods.show]
start = "2026-11-24T09:00"
[periods.begun]
start = "2026-11-23"
[periods.may-have-begun]
start = "2026"
"""


def test_a_period_that_has_not_begun_has_no_length(
    tmp_path: Path, run: Run, run_tty: RunOnTerminal
) -> None:
    path = tmp_path / "ahead.toml"
    path.write_text(AHEAD, encoding="utf-8")
    fields = ("--fields", "id,ongoing,value,min,max,counting,end", "--no-header")
    listed = run("periods", "-t", str(path), *fields).stdout
    assert [" ".join(line.split("\t")) for line in listed.splitlines()] == [
        "may-have-begun true  0 326 exclusive today",
        "begun true 0 0 0 exclusive today",
        "show false 0 0 0 exclusive 2026-11-24T09:00:00",
        "lease false 0 0 0 exclusive 2027-01-01",
        "shop false 0 days 0 days 0 days exclusive 2027",
    ]
    assert run("ask", "how long was lease", "-t", str(path)).stdout == "0 days\n"
    assert "lease has not begun." in run_tty("show", "lease", "-t", str(path)).text
    drawn = run_tty("periods", "-t", str(path), columns=100).text
    assert (drawn.count("yet to begin"), drawn.count("ongoing")) == (3, 2)


def test_lengths_that_may_be_too_wide_are_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("periods", "occupation", "war").stderr == ""
    monkeypatch.setattr(Budget, "is_loose", property(lambda _: True))
    found = run("periods", "-t", TUDORS, "--fields", "id", "life-of-anne-boleyn")
    assert found.stdout.splitlines()[1:] == ["life-of-anne-boleyn"]
    assert found.stderr == f"{LOOSE_RANGE} This is so for life-of-anne-boleyn.\n"
