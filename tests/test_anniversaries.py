"""`anniversaries [ID…]`."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from running import Run, RunOnTerminal

from handover_cli.answers.anniversaries import MILESTONES, AnniversaryQuery, anniversaries, of_event
from handover_cli.calendar import day_number
from handover_cli.dates import Bounds, ImpreciseDate
from handover_cli.table.entries import Event
from handover_cli.table.loading import load_text

TABLE = """\
[events.leap]
title = "A leap day"
date = 2020-02-29
[events.first]
title = "A day [1] with a title so long that it has to wrap on all but the widest of pages"
date = 2020-12-01
[events.some-month]
date = "2021-11~"
[events.some-year]
date = "2021"
[events.decade]
date = "201X"
[events.open]
date = "[..2020]"
[events.ahead]
date = 2027-01-01
[events.far]
date = "203X"
"""

HEADER = "id\ttitle\tdate\tnumber\tunit\tanniversary\tweekday\tdays_until\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "anniversaries.toml"
    path.write_text(TABLE, "utf-8")
    return str(path)


def listed(run: Run, *arguments: str) -> list[str]:
    """Number, unit and day of each anniversary, and how far off it is."""
    fields = ("--fields", "id,number,unit,anniversary,days_until", "--no-header")
    code, answer, complaint = run("anniversaries", *arguments, *fields)
    assert (code, complaint) == (0, "")
    return [" ".join(line.split("\t")) for line in answer.splitlines()]


def test_the_next_one_of_each_event_by_date(run: Run) -> None:
    assert listed(run) == [
        "address 6 years 2026-11-25 2",
        "handover 6 years 2026-11-25 2",
        "report 2 years 2026-11-25 2",
        "lachin 6 years 2026-12-01 8",
        "occupation-began 34 years 2027-04-02 130",
        "landmine-deaths 6 years 2027-06-01..2027-06-30 190..219",
        "war-began 7 years 2027-09-27 308",
        "shusha 7 years 2027-11-08 350",
        "war-ended 7 years 2027-11-09 351",
        "statement 7 years 2027-11-10 352",
        "deadline 7 years 2027-11-15 357",
        "aghdam 7 years 2027-11-20 362",
        "medal  years  ",
    ]


def test_whole_records(run: Run) -> None:
    assert run("anniversaries", "handover", "landmine-deaths", "medal") == (
        0,
        HEADER + "handover\tReturn of Kalbajar to Azerbaijan\t2020-11-25\t6\tyears\t2026-11-25"
        "\tWednesday\t2\n"
        "landmine-deaths\tDeaths of journalists and local officials by landmines\t2021-06\t6"
        "\tyears\t2027-06-01..2027-06-30\t\t190..219\n"
        'medal\tEstablishment of the medal "For the Freedom of Kalbajar"\t[..2024-11-25]\t'
        "\tyears\t\t\t\n",
        "",
    )
    code, answer, complaint = run("anniversaries", "handover", "medal", "-o", "json")
    assert (code, complaint) == (0, "")
    assert json.loads(answer) == [
        {
            "id": "handover",
            "title": "Return of Kalbajar to Azerbaijan",
            "date": "2020-11-25",
            "number": 6,
            "unit": "years",
            "anniversary": "2026-11-25",
            "weekday": "Wednesday",
            "days_until": 2,
        },
        {
            "id": "medal",
            "title": 'Establishment of the medal "For the Freedom of Kalbajar"',
            "date": "[..2024-11-25]",
            "number": None,
            "unit": "years",
            "anniversary": None,
            "weekday": None,
            "days_until": None,
        },
    ]


def test_the_value_is_the_day(run: Run) -> None:
    assert run("anniversaries", "handover", "landmine-deaths", "medal", "-o", "value") == (
        0,
        "2026-11-25\n2027-06-01..2027-06-30\n..\n",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            "the_actual_handover --today 2026-11-25",
            ["handover 6 years 2026-11-25 0"],
            id="today's counts, and is the only one",
        ),
        pytest.param(
            "handover --today 2026-11-26", ["handover 7 years 2027-11-25 364"], id="a day after"
        ),
        pytest.param(
            "handover --today 2020-11-25",
            ["handover 1 years 2021-11-25 365"],
            id="the day itself is no anniversary",
        ),
        pytest.param("handover --today 2020-01-01", [], id="the first is more than a year ahead"),
        pytest.param(
            "handover --today 2020-01-01 --count 1",
            ["handover 1 years 2021-11-25 694"],
            id="--count looks as far as need be",
        ),
        pytest.param(
            "handover report --count 2",
            [
                "handover 6 years 2026-11-25 2",
                "report 2 years 2026-11-25 2",
                "handover 7 years 2027-11-25 367",
                "report 3 years 2027-11-25 367",
            ],
            id="the next two of each",
        ),
        pytest.param(
            "handover lachin --within 7d", ["handover 6 years 2026-11-25 2"], id="within a week"
        ),
        pytest.param(
            "lachin --within 8d", ["lachin 6 years 2026-12-01 8"], id="the last day is within"
        ),
        pytest.param("lachin --within 7d", [], id="the day after is not"),
        pytest.param("handover --within 5b", ["handover 6 years 2026-11-25 2"], id="business days"),
        pytest.param(
            "handover --within P1Y2D",
            ["handover 6 years 2026-11-25 2", "handover 7 years 2027-11-25 367"],
            id="all of them within",
        ),
        pytest.param(
            "handover --within 9y --count 1",
            ["handover 6 years 2026-11-25 2"],
            id="within, and no more than",
        ),
        pytest.param(
            "handover --within 9000y --today 9998-11-26",
            ["handover 7979 years 9999-11-25 364"],
            id="the calendar ends",
        ),
        pytest.param("handover --today 9999-11-26", [], id="none is left"),
        pytest.param(
            "handover --milestones --within 2y",
            [
                "handover 6 years 2026-11-25 2",
                "handover 7 years 2027-11-25 367",
                "handover 400 weeks 2028-07-26 611",
            ],
            id="milestones beside the years",
        ),
        pytest.param(
            "handover --milestones --count 3 --today 2020-11-25",
            [
                "handover 100 days 2021-03-05 100",
                "handover 1 years 2021-11-25 365",
                "handover 500 days 2022-04-09 500",
                "handover 100 weeks 2022-10-26 700",
                "handover 2 years 2022-11-25 730",
                "handover 1000 days 2023-08-22 1000",
                "handover 3 years 2023-11-25 1095",
                "handover 200 weeks 2024-09-25 1400",
                "handover 300 weeks 2026-08-26 2100",
                "handover 100 months 2029-03-25 3042",
                "handover 200 months 2037-07-25 6086",
                "handover 300 months 2045-11-25 9131",
            ],
            id="the next three of each unit",
        ),
        pytest.param(
            "address --milestones --count 1 --today 2045-11-25",
            [
                "address 25 years 2045-11-25 0",
                "address 300 months 2045-11-25 0",
                "address 1400 weeks 2047-09-25 669",
                "address 10000 days 2048-04-12 869",
            ],
            id="two on one day",
        ),
    ],
)
def test_which_are_listed(arguments: str, expected: list[str], run: Run) -> None:
    assert listed(run, *(word.replace("_", " ") for word in arguments.split())) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("--today 2026-11-23", ["leap 7 years 2027-02-28 97"], id="the 28th"),
        pytest.param("--today 2027-11-23", ["leap 8 years 2028-02-29 98"], id="a leap year"),
        pytest.param(
            "--today 2026-11-23 --leap-day 1mar", ["leap 7 years 2027-03-01 98"], id="1 March"
        ),
        pytest.param(
            "--today 2027-11-23 --leap-day 1mar",
            ["leap 8 years 2028-02-29 98"],
            id="1 March, a leap year",
        ),
        pytest.param(
            "--today 2024-03-01 --leap-day 1mar",
            ["leap 5 years 2025-03-01 365"],
            id="a year ahead to the day",
        ),
        pytest.param(
            "--today 2027-03-01 --leap-day 1mar", ["leap 7 years 2027-03-01 0"], id="today"
        ),
        pytest.param("--today 2027-03-01", ["leap 8 years 2028-02-29 365"], id="yesterday"),
        pytest.param(
            "--today 9998-12-31 --leap-day 1mar --count 5",
            ["leap 7979 years 9999-03-01 60"],
            id="the last year",
        ),
        pytest.param(
            "--today 2028-06-01 --milestones --leap-day 1mar --within 2m",
            ["leap 100 months 2028-06-29 28"],
            id="months are not touched",
        ),
    ],
)
def test_the_leap_day(arguments: str, expected: list[str], table: str, run: Run) -> None:
    assert listed(run, "leap", "-t", table, *arguments.split()) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            "some-month --today 2026-10-31",
            ["some-month 5 years 2026-11-01..2026-11-30 1..30"],
            id="the whole month is ahead",
        ),
        pytest.param(
            "some-month --today 2026-11-01",
            ["some-month 5 years 2026-11-01..2026-11-30 0..29"],
            id="today may be the day",
        ),
        pytest.param(
            "some-month --today 2026-11-02",
            [
                "some-month 5 years 2026-11-01..2026-11-30 -1..28",
                "some-month 6 years 2027-11-01..2027-11-30 364..393",
            ],
            id="it may have passed, then the next is another",
        ),
        pytest.param(
            "some-month --today 2026-12-01",
            ["some-month 6 years 2027-11-01..2027-11-30 335..364"],
            id="it has passed",
        ),
        pytest.param(
            "some-year",
            [
                "some-year 5 years 2026-01-01..2026-12-31 -326..38",
                "some-year 6 years 2027-01-01..2027-12-31 39..403",
            ],
            id="known to the year",
        ),
        pytest.param("decade", ["decade  years  "], id="known to the decade: any day may be"),
        pytest.param("open", ["open  years  "], id="an open end: any day may be"),
        pytest.param("open --within 3d", ["open  years  "], id="any of the next days too"),
        pytest.param("far", [], id="its first is not within a year"),
        pytest.param("far --count 1", ["far  years  "], id="but somewhere ahead"),
        pytest.param("ahead --within 2y", ["ahead 1 years 2028-01-01 404"], id="still to come"),
        pytest.param(
            "some-month --milestones --within 2m --today 2024-07-27",
            ["some-month 1000 days 2024-07-28..2024-08-26 1..30"],
            id="a milestone has as many days",
        ),
        pytest.param(
            "some-year --count 1 --today 9999-06-01",
            ["some-year 7978 years 9999-01-01..9999-12-31 -151..213"],
            id="the last year",
        ),
        pytest.param(
            "some-month --milestones --within 2m --today 9999-11-15",
            ["some-month 7978 years 9999-11-01..9999-11-30 -14..15"],
            id="what would pass the end of the calendar is not listed",
        ),
    ],
)
def test_nothing_is_invented_for_an_imprecise_event(
    arguments: str, expected: list[str], table: str, run: Run
) -> None:
    assert listed(run, "-t", table, *arguments.split()) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param("handovr", "no event 'handovr'; did you mean 'handover'?", id="no such event"),
        pytest.param("war", "'war' is one of the periods, not of the events", id="a period"),
        pytest.param(
            "--within -3d", "--within looks ahead, so '-3d' can't be negative", id="behind"
        ),
        pytest.param(
            "--within soon",
            "'soon' is no duration;"
            " write 1y 6m 2w 10d 5b 36h 90min 30s in this order (10d, 1y6m; b is business days),"
            ' ISO 8601 (P1Y6M10D) or words in quotes ("2 weeks and 3 days")',
            id="no duration",
        ),
    ],
)
def test_errors(arguments: str, message: str, run: Run) -> None:
    assert run("anniversaries", *arguments.split()) == (2, "", f"Error: {message}\n")


@pytest.mark.parametrize("wrong", [["--count", "0"], ["--count", "x"], ["--leap-day", "1apr"]])
def test_wrong_options(wrong: list[str], run: Run) -> None:
    code, answer, complaint = run("anniversaries", *wrong)
    assert (code, answer, complaint.count("\n")) == (2, "", 1)
    assert wrong[0] in complaint


def event_on(day: date) -> Event:
    return load_text(f"[events.a]\ndate = {day.isoformat()}").events["a"]


@given(
    st.dates(date(1, 1, 1), date(9000, 1, 1)),
    st.dates(date(1, 1, 1), date(9000, 1, 1)),
    st.sampled_from(["28feb", "1mar"]),
)
def test_years_are_those_of_relativedelta_and_none_is_missed(
    day: date, today: date, leap_day: str
) -> None:
    found = next(of_event(event_on(day), AnniversaryQuery(1, leap_day=leap_day), today.toordinal()))  # type: ignore[arg-type]
    assert found.number is not None
    assert found.number >= 1
    expected, before = (
        day + relativedelta(years=years) for years in (found.number, found.number - 1)
    )
    if leap_day == "1mar":
        expected += timedelta(days=expected.day < day.day)
        before += timedelta(days=before.day < day.day)
    assert found.date.text == expected.isoformat()
    assert expected >= today
    assert before < today or found.number == 1


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_milestones_are_round_and_none_is_missed(day: date, age: int) -> None:
    today = day + timedelta(days=age)
    found = list(of_event(event_on(day), AnniversaryQuery(1, milestones=True), today.toordinal()))
    assert [each.unit for each in found] == ["years", *MILESTONES]
    days, weeks, months = (each.number for each in found[1:])
    rounds = [100, 500, *range(1000, 50_000, 1000)]
    assert days == next(number for number in rounds if number >= age)
    assert weeks == max(-(-age // 700), 1) * 100
    assert months is not None
    assert months % 100 == 0
    assert day + relativedelta(months=months) >= today
    assert months == 100 or day + relativedelta(months=months - 100) < today


SCREENS = {
    60: """\
 date        day   in days    number  id
 ─────────────────────────────────────────────────────
 2026-11-25  Wed         2   6 years  address
 2026-11-25  Wed         2   6 years  handover
 2026-11-25  Wed         2   2 years  report
 2026-12-01  Tue         8   6 years  lachin
 2027-04-02  Fri       130  34 years  occupation-began
 2027-06          190..219   6 years  landmine-deaths
 2027-09-27  Mon       308   7 years  war-began
 2027-11-08  Mon       350   7 years  shusha
 2027-11-09  Tue       351   7 years  war-ended
 2027-11-10  Wed       352   7 years  statement
 2027-11-15  Mon       357   7 years  deadline
 2027-11-20  Sat       362   7 years  aghdam
 not known                            medal

 landmine-deaths: known to the month.
 medal: one day up to 2024-11-25.
""",
    80: """\
 date        day   in days    number  id                event date
 ─────────────────────────────────────────────────────────────────────
 2026-11-25  Wed         2   6 years  address           2020-11-25
 2026-11-25  Wed         2   6 years  handover          2020-11-25
 2026-11-25  Wed         2   2 years  report            2024-11-25
 2026-12-01  Tue         8   6 years  lachin            2020-12-01
 2027-04-02  Fri       130  34 years  occupation-began  1993-04-02
 2027-06          190..219   6 years  landmine-deaths   2021-06
 2027-09-27  Mon       308   7 years  war-began         2020-09-27
 2027-11-08  Mon       350   7 years  shusha            2020-11-08
 2027-11-09  Tue       351   7 years  war-ended         2020-11-09
 2027-11-10  Wed       352   7 years  statement         2020-11-10
 2027-11-15  Mon       357   7 years  deadline          2020-11-15
 2027-11-20  Sat       362   7 years  aghdam            2020-11-20
 not known                            medal             [..2024-11-25]

 landmine-deaths: known to the month.
 medal: one day up to 2024-11-25.
""",
    120: """\
 date        day   in days    number  id                title                                             event date
 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 2026-11-25  Wed         2   6 years  address           Televised address by President Ilham Aliyev       2020-11-25
 2026-11-25  Wed         2   6 years  handover          Return of Kalbajar to Azerbaijan                  2020-11-25
 2026-11-25  Wed         2   2 years  report            Publication of the article by The Europe Today    2024-11-25
 2026-12-01  Tue         8   6 years  lachin            Handover of Lachin                                2020-12-01
 2027-04-02  Fri       130  34 years  occupation-began  Beginning of the occupation of Kalbajar           1993-04-02
 2027-06          190..219   6 years  landmine-deaths   Deaths of journalists and local officials by      2021-06
                                                        landmines
 2027-09-27  Mon       308   7 years  war-began         Launch of the Azerbaijani army's                  2020-09-27
                                                        counter-offensive
 2027-11-08  Mon       350   7 years  shusha            Liberation of Shusha                              2020-11-08
 2027-11-09  Tue       351   7 years  war-ended         End of the counter-offensive in victory           2020-11-09
 2027-11-10  Wed       352   7 years  statement         Signing of the trilateral statement               2020-11-10
 2027-11-15  Mon       357   7 years  deadline          Original deadline for the handover                2020-11-15
 2027-11-20  Sat       362   7 years  aghdam            Handover of Aghdam                                2020-11-20
 not known                            medal             Establishment of the medal "For the Freedom of    [..2024-11-25]
                                                        Kalbajar"

 landmine-deaths: known to the month.
 medal: one day up to 2024-11-25.
""",
}


@pytest.mark.parametrize("columns", SCREENS)
def test_on_a_terminal(columns: int, run_tty: RunOnTerminal) -> None:
    screen = run_tty("anniversaries", columns=columns)
    assert (screen.exit_code, screen.text) == (0, SCREENS[columns])


OWN = {
    60: """\
 date                      in days     number  id
 ────────────────────────────────────────────────────────
 2026                     -326..38    5 years  some-year
 2026-06-24..2027-06-23  -152..212  2000 days  some-year
 2026-10-02..2027-10-01   -52..312  300 weeks  some-year
 2026-11                    -22..7    5 years  some-month
 2026-12-01                      8    6 years  first
 2027                      39..403    6 years  some-year
 2027-02-28                     97    7 years  leap
 2027-04-11                    139   100 days  ahead
 2027-04-24..2027-05-23   152..181  2000 days  some-month
 2027-08-02..2027-08-31   252..281  300 weeks  some-month
 2027-10-30                    341  400 weeks  leap
 2027-11                  343..372    6 years  some-month
 not known                                     decade
 not known                                     open

 some-year: known to the year.
 some-month: known to the month, approximate.
 decade: one day from 2010-01-01 up to 2019-12-31.
 open: one day up to 2020-12-31.
 Negative days: it may already have passed.
""",
    80: """\
 date                    day    in days     number  id          event date
 ─────────────────────────────────────────────────────────────────────────
 2026                          -326..38    5 years  some-year   2021
 2026-06-24..2027-06-23       -152..212  2000 days  some-year   2021
 2026-10-02..2027-10-01        -52..312  300 weeks  some-year   2021
 2026-11                         -22..7    5 years  some-month  2021-11~
 2026-12-01              Tue          8    6 years  first       2020-12-01
 2027                           39..403    6 years  some-year   2021
 2027-02-28              Sun         97    7 years  leap        2020-02-29
 2027-04-11              Sun        139   100 days  ahead       2027-01-01
 2027-04-24..2027-05-23        152..181  2000 days  some-month  2021-11~
 2027-08-02..2027-08-31        252..281  300 weeks  some-month  2021-11~
 2027-10-30              Sat        341  400 weeks  leap        2020-02-29
 2027-11                       343..372    6 years  some-month  2021-11~
 not known                                          decade      201X
 not known                                          open        [..2020]

 some-year: known to the year.
 some-month: known to the month, approximate.
 decade: one day from 2010-01-01 up to 2019-12-31.
 open: one day up to 2020-12-31.
 Negative days: it may already have passed.
""",
    120: """\
 date                    day    in days     number  id          title                                         event date
 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 2026                          -326..38    5 years  some-year   some-year                                     2021
 2026-06-24..2027-06-23       -152..212  2000 days  some-year   some-year                                     2021
 2026-10-02..2027-10-01        -52..312  300 weeks  some-year   some-year                                     2021
 2026-11                         -22..7    5 years  some-month  some-month                                    2021-11~
 2026-12-01              Tue          8    6 years  first       A day [1] with a title so long that it has    2020-12-01
                                                                to wrap on all but the widest of pages
 2027                           39..403    6 years  some-year   some-year                                     2021
 2027-02-28              Sun         97    7 years  leap        A leap day                                    2020-02-29
 2027-04-11              Sun        139   100 days  ahead       ahead                                         2027-01-01
 2027-04-24..2027-05-23        152..181  2000 days  some-month  some-month                                    2021-11~
 2027-08-02..2027-08-31        252..281  300 weeks  some-month  some-month                                    2021-11~
 2027-10-30              Sat        341  400 weeks  leap        A leap day                                    2020-02-29
 2027-11                       343..372    6 years  some-month  some-month                                    2021-11~
 not known                                          decade      decade                                        201X
 not known                                          open        open                                          [..2020]

 some-year: known to the year.
 some-month: known to the month, approximate.
 decade: one day from 2010-01-01 up to 2019-12-31.
 open: one day up to 2020-12-31.
 Negative days: it may already have passed.
""",
}


@pytest.mark.parametrize("columns", OWN)
def test_what_is_known_and_what_is_not_on_a_terminal(
    columns: int, table: str, run_tty: RunOnTerminal
) -> None:
    screen = run_tty("anniversaries", "-t", table, "--milestones", columns=columns)
    assert (screen.exit_code, screen.text) == (0, OWN[columns])


def test_none_at_all(run: Run) -> None:
    nothing = ("anniversaries", "handover", "--today", "9999-12-31")
    assert run(*nothing) == (0, HEADER, "")
    assert run(*nothing, "-o", "table") == (0, "No anniversary lies ahead there.\n", "")


def test_known_days_need_no_explanation(run: Run) -> None:
    assert run("anniversaries", "handover", "-o", "table", "--no-header") == (
        0,
        (
            " 2026-11-25  Wed  2  6 years  handover  Return of Kalbajar to         2020-11-25\n"
            "                                        Azerbaijan\n"
        ),
        "",
    )


def of_years(years: range, *ends: tuple[int, int], text: str = "198X") -> ImpreciseDate:
    """A date in one of some years, from one day of the year up to another."""
    (month, day), (last_month, last_day) = ends
    runs = tuple(
        Bounds(day_number(year, month, day), day_number(year, last_month, last_day))
        for year in years
    )
    return ImpreciseDate(Bounds(runs[0].earliest, runs[-1].latest), text, runs=runs)


EIGHTIES = range(1980, 1990)


@pytest.mark.parametrize(
    ("date_of", "expected"),
    [
        pytest.param(of_years(EIGHTIES, (5, 6), (5, 6)), "2027-05-06", id="a day"),
        pytest.param(of_years(EIGHTIES, (5, 1), (5, 31)), "2027-05-01..2027-05-31", id="a month"),
        pytest.param(of_years(EIGHTIES, (11, 23), (11, 23)), "2026-11-23", id="today"),
        pytest.param(
            of_years(range(1980, 1990, 4), (2, 29), (2, 29)), "2027-02-28", id="a leap day"
        ),
        pytest.param(of_years(EIGHTIES, (1, 1), (12, 31)), None, id="whole years"),
        pytest.param(
            of_years(EIGHTIES, (5, 6), (5, 6))._replace(
                runs=(Bounds(day_number(1980, 5, 6), day_number(1980, 5, 6)), Bounds(730000, None))
            ),
            None,
            id="open",
        ),
        pytest.param(
            of_years(EIGHTIES, (5, 6), (5, 6))._replace(
                runs=tuple(Bounds(day, day) for day in (723000, 723010))
            ),
            None,
            id="several days",
        ),
    ],
)
def test_an_unknown_year_leaves_the_day_of_the_year(
    date_of: ImpreciseDate, expected: str | None
) -> None:
    """The day is known, and how many years there are is not."""
    event = load_text('[events.a]\ndate = "2020"').events["a"]
    event = event._replace(point=event.point._replace(date=date_of))
    today = day_number(2026, 11, 23)
    (found,) = anniversaries([event], AnniversaryQuery(number=1), today)
    assert (found.number, found.text) == (None, expected)
    assert (found.days_until is None) == (expected is None)


def test_an_event_that_comes_again_is_listed_on_its_days() -> None:
    table = "[events.standup]\ndate = 2026-01-05\nevery = 'monday'\nuntil = 2026-12-14\n"
    events = load_text(table).events.values()
    today = day_number(2026, 11, 27)
    every = anniversaries(events, AnniversaryQuery(), today)
    assert [each.text for each in every] == ["2026-11-30", "2026-12-07", "2026-12-14"]
    assert {(each.number, each.unit) for each in every} == {(None, "occurrences")}
    limited = AnniversaryQuery(number=2, until=day_number(2026, 12, 1))
    assert [each.text for each in anniversaries(events, limited, today)] == ["2026-11-30"]
