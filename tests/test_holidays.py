"""Holidays of a table and of its files, the command that lists them, and what answers leave out."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from running import Result, Run

EVENTS = """\
[events.begin]
title = "Begin"
date = 2026-05-01

[events.due]
title = "Due"
date = "begin+5b"
"""
CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260512
DTEND;VALUE=DATE:20260514
SUMMARY:Outing
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260518
SUMMARY:Fair
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260520
DURATION:P2D
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def table(tmp_path: Path) -> Any:
    """Writes a table with these lines in `[business-days]`, and gives its path."""

    def write(lines: str, **files: str) -> str:
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, "utf-8")
        path = tmp_path / "table.toml"
        path.write_text(f"[business-days]\n{lines}\n\n{EVENTS}", "utf-8")
        return str(path)

    return write


def listed(run: Run, *arguments: str) -> list[str]:
    """The lines of `holidays`: day, name, kind and source."""
    result = run("holidays", *arguments, "--fields", "date,name,kind,source", "--no-header")
    assert (result.exit_code, result.stderr) == (0, ""), result
    return result.stdout.replace("\t", "|").splitlines()


# --- In a table ---


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("holidays = [2026-05-04]", ["2026-05-04||holiday|table"], id="a day"),
        pytest.param('holidays = ["4 May 2026"]', ["2026-05-04||holiday|table"], id="written"),
        pytest.param(
            'holidays = [{date = 2026-05-04, name = "Fair"}]',
            ["2026-05-04|Fair|holiday|table"],
            id="with a name",
        ),
        pytest.param(
            'holidays = ["2026-04-30/2026-05-02"]',
            ["2026-05-01||holiday|table", "2026-05-02||holiday|table"],
            id="a range, of which the first day is in April",
        ),
        pytest.param(
            'holidays = [{date = "XXXX-05-09", name = "Eve"}]',
            ["2026-05-09|Eve|holiday|table"],
            id="every year",
        ),
        pytest.param(
            'holidays = ["XXXX-02-29", "XXXX-12-24"]', [], id="a day that the year has not"
        ),
        pytest.param(
            'worked = [2026-05-09, "2026-05-10/2026-05-11"]',
            ["2026-05-09||worked|table", "2026-05-10||worked|table"],
            id="worked: the Monday is a day like any other",
        ),
        pytest.param(
            'country = "GB-ENG"',
            [
                "2026-05-04|May Day|holiday|GB-ENG",
                "2026-05-25|Spring Bank Holiday|holiday|GB-ENG",
            ],
            id="a country",
        ),
        pytest.param(
            'country = "DE"\nsubdivision = "BE"\nworked = ["2026-05-14"]',
            [
                "2026-05-01|Labor Day|holiday|DE-BE",
                "2026-05-25|Pentecost Monday|holiday|DE-BE",
            ],
            id="a part of it, and a public holiday that is worked",
        ),
    ],
)
def test_the_holidays_of_a_table(lines: str, expected: list[str], table: Any, run: Run) -> None:
    path = table(lines)
    assert listed(run, "2026-05", "-t", path) == expected
    assert run("validate", path).exit_code == 0


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        pytest.param(
            'holidays = ["12-24"]',
            "holidays: '12-24' has no year; write XXXX-MM-DD for every year",
            id="no year",
        ),
        pytest.param(
            'holidays = ["XXXX-02-30"]',
            "holidays: no day fits the pattern 'XXXX-02-30'",
            id="no such day",
        ),
        pytest.param(
            'holidays = ["2026-05"]',
            "holidays: '2026-05' is not one whole day; write YYYY-MM-DD, YYYY-MM-DD/YYYY-MM-DD, or"
            " XXXX-MM-DD for every year",
            id="a month",
        ),
        pytest.param(
            'holidays = ["2026-05-01T10:00"]',
            "holidays: '2026-05-01T10:00' is not one whole day; write YYYY-MM-DD,"
            " YYYY-MM-DD/YYYY-MM-DD, or XXXX-MM-DD for every year",
            id="a clock time",
        ),
        pytest.param(
            'holidays = ["2026-05-02/2026-05-01"]',
            "holidays: '2026-05-02/2026-05-01' ends before it starts; write the earlier day first",
            id="turned round",
        ),
        pytest.param(
            'holidays = ["0001-01-01/2026-05-01"]',
            "holidays: '0001-01-01/2026-05-01' has more than 1000 days",
            id="too long",
        ),
        pytest.param(
            'worked = ["XXXX-05-09"]',
            "worked: 'XXXX-05-09' is not one whole day; write YYYY-MM-DD, YYYY-MM-DD/YYYY-MM-DD, or"
            " XXXX-MM-DD for every year",
            id="worked every year",
        ),
        pytest.param(
            "holidays = [2026-05-09]\nworked = [2026-05-09]",
            "worked: 2026-05-09 is both a holiday and worked; keep one of them",
            id="both",
        ),
        pytest.param(
            'subdivision = "BY"',
            'subdivision: the country is missing; write country = "DE" too',
            id="a part of nothing",
        ),
        pytest.param(
            'country = "DE-BY"\nsubdivision = "BE"',
            "subdivision: the country 'DE-BY' names one too",
            id="two parts",
        ),
        pytest.param(
            'country = "GB-XX"',
            "country: 'GB' has no part 'XX' with public holidays of its own; its parts are ENG,"
            " NIR, SCT, WLS",
            id="no such part",
        ),
        pytest.param(
            'holidays-file = "days.csv"',
            "holidays-file: can't read the holidays file 'days.csv': No such file or directory",
            id="no such file",
        ),
    ],
)
def test_what_is_wrong_with_holidays_is_said(
    lines: str, problem: str, table: Any, run: Run, tmp_path: Path
) -> None:
    table(lines)
    result = run("validate", "table.toml", "-o", "value", cwd=tmp_path)
    assert result.exit_code == 1
    found = [line.partition(": business-days.")[2] for line in result.stdout.splitlines()]
    assert list(filter(None, found)) == [problem]


def test_the_order_of_a_table_settles_its_holidays(table: Any, run: Run) -> None:
    path = table('holidays = ["04/05/2026"]')
    assert "a problem" not in run("holidays", "2026-05", "-t", path).stdout
    text = Path(path).read_text("utf-8")
    Path(path).write_text(f'date-order = "dmy"\n{text}', "utf-8")
    assert listed(run, "2026", "-t", path) == ["2026-05-04||holiday|table"]


# --- In files ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Date;State;Name\n2026-05-08;x;Fair\n\n11 May 2026;;\n",
            ["2026-05-08|Fair|holiday|days.csv", "2026-05-11||holiday|days.csv"],
            id="other columns are not read",
        ),
        pytest.param("date\n2026-05-08\n", ["2026-05-08||holiday|days.csv"], id="no names"),
        pytest.param(
            "Date,Holiday\n2026-05-08,Fair\n", ["2026-05-08|Fair|holiday|days.csv"], id="holiday"
        ),
        pytest.param("name,date\nFair,2026-05-08\nMay\n", None, id="a row without a date"),
    ],
)
def test_holidays_of_a_csv_file(
    text: str, expected: list[str] | None, table: Any, run: Run
) -> None:
    path = table('holidays-file = "days.csv"', days_csv=text)
    if expected is None:
        result = run("holidays", "2026", "-t", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "Error: days.csv:3: the date is missing\n"
    else:
        assert listed(run, "2026", "-t", path) == expected


def test_holidays_of_a_calendar(table: Any, run: Run) -> None:
    path = table(
        'holidays = [{date = 2026-05-13, name = "Second day"}]\nholidays-file = ["days.ics"]',
        days_ics=CALENDAR,
    )
    assert listed(run, "2026", "-t", path) == [
        "2026-05-12|Outing|holiday|days.ics",
        "2026-05-13|Second day|holiday|table",
        "2026-05-18|Fair|holiday|days.ics",
        "2026-05-20||holiday|days.ics",
        "2026-05-21||holiday|days.ics",
    ]


TIMED = "DTSTART:20260512T090000Z\nSUMMARY:Outing"
REPEATED = "DTSTART;VALUE=DATE:20260512\nRRULE:FREQ=YEARLY\nSUMMARY:Outing"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param(
            "days.ics",
            f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{TIMED}\nEND:VEVENT\nEND:VCALENDAR\n",
            "days.ics: the event 'Outing' has no whole days; a holiday is an event of whole days",
            id="a clock time",
        ),
        pytest.param(
            "days.ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Outing\nEND:VEVENT\nEND:VCALENDAR\n",
            "days.ics: the event 'Outing' has no whole days; a holiday is an event of whole days",
            id="no start",
        ),
        pytest.param(
            "days.ics",
            f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{REPEATED}\nEND:VEVENT\nEND:VCALENDAR\n",
            "days.ics: the event 'Outing' is repeated, which is not read; list its days, or write"
            " XXXX-MM-DD in the table",
            id="repeated",
        ),
        *(
            pytest.param(
                "days.ics",
                CALENDAR.replace("DTEND;VALUE=DATE:20260514", end),
                f"days.ics: the event 'Outing' has {days} days; a holiday has 1 to 1000 days, and"
                " DTEND is the day after the last one",
                id=f"days: {days}",
            )
            for end, days in (("DTEND;VALUE=DATE:20260512", 0), ("DTEND;VALUE=DATE:20360512", 3653))
        ),
        pytest.param("days.csv", "", "days.csv:1: the file is empty", id="empty"),
        pytest.param(
            "days.csv", "day\n2026-05-08\n", "days.csv:1: the column date is missing", id="no dates"
        ),
        pytest.param(
            "days.csv",
            "date\n2026-05-08\n2026-05\n",
            "days.csv:3: '2026-05' is not one whole day; write YYYY-MM-DD, YYYY-MM-DD/YYYY-MM-DD,"
            " or XXXX-MM-DD for every year",
            id="a month",
        ),
        pytest.param(
            "days.txt",
            "2026-05-08\n",
            "'days.txt' is no file of holidays; give a .csv or an .ics file",
            id="another kind",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    name: str, text: str, message: str, table: Any, run: Run
) -> None:
    path = table(f'holidays-file = "{name}"', **{name.replace(".", "_"): text})
    assert run("holidays", "2026", "-t", path) == Result(2, "", f"Error: {message}\n")
    # What needs no holidays is answered all the same.
    assert run("between", "begin", "2026-05-04", "-t", path) == Result(0, "3\n", "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("date,name\n2026-05-08,Fair\n", id="another kind of file"),
        pytest.param("", id="empty"),
        pytest.param(CALENDAR.removesuffix("END:VCALENDAR\n"), id="cut short"),
    ],
)
def test_what_is_no_calendar_is_an_error(text: str, table: Any, run: Run) -> None:
    path = table('holidays-file = "days.ics"', days_ics=text)
    assert run("holidays", "2026", "-t", path) == Result(
        2, "", "Error: days.ics: this is no whole calendar; save it as iCalendar (.ics)\n"
    )


def test_an_event_that_is_cancelled_is_no_holiday(table: Any, run: Run) -> None:
    text = CALENDAR.replace("SUMMARY:Fair", "SUMMARY:Fair\nSTATUS:CANCELLED")
    path = table('holidays-file = "days.ics"', days_ics=text)
    days = [line.partition("|")[0] for line in listed(run, "2026", "-t", path)]
    assert days == ["2026-05-12", "2026-05-13", "2026-05-20", "2026-05-21"]


def test_a_line_of_a_calendar_that_can_not_be_read_is_an_error(table: Any, run: Run) -> None:
    wrong = CALENDAR.replace("20260518", "2026-05-18")
    result = run("holidays", "2026", "-t", table('holidays-file = "days.ics"', days_ics=wrong))
    message = "Error: days.ics: the event 'Fair' has a line that can't be read: "
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(message)


def test_a_calendar_without_its_library_says_how_to_get_it(
    table: Any, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table('holidays-file = "days.ics"', days_ics=CALENDAR)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    result = run("holidays", "2026", "-t", path)
    assert result.stderr.startswith(
        "Error: the holidays in 'days.ics' need the icalendar library; install it with "
    )
    assert result.stderr.endswith("ics]'\n")
    assert run("validate", path).exit_code == 0, "a missing library is no problem of the table"


# --- What can't be had fails what needs it, and nothing else ---

CHAIN = """\
[business-days]
holidays-file = "none.csv"
[events.a]
date = 2026-05-01
[events.b]
date = "a+5b"
[events.c]
date = "b+1d"
[periods.p]
start = "a"
end = "c"
[periods.q]
start = "a"
[questions.one]
ask = "days from a to 2026-05-04"
[questions.two]
ask = "days from a to c"
stated = 8
"""
MISSING = "can't read the holidays file 'none.csv': No such file or directory\n"


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("between", "a", "2026-05-04"), "3"),
        (("ask", "one"), "3"),
        (("events", "a", "-o", "value"), "a"),
        (("periods", "q", "-o", "value", "--today", "2026-05-04"), "3"),
        (("show", "a", "-o", "value", "--today", "2026-05-04"), "2026-05-01"),
        (("show", "c", "--today", "2026-05-04"), None),
        (("between", "b", "2026-05-04"), None),
        (("between", "c", "2026-05-04"), None),
        (("ask", "two"), None),
        (("ask", "days of p"), None),
        (("events",), None),
        (("events", "c"), None),
        (("periods",), None),
        (("between", "a", "2026-05-04", "-u", "business-days"), None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_a_file_that_is_missing(
    arguments: tuple[str, ...], answer: str | None, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "table.toml").write_text(CHAIN, "utf-8")
    result = run(*arguments, "-t", "table.toml", cwd=tmp_path)
    if answer is None:
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith(MISSING)
    else:
        assert result == Result(0, f"{answer}\n", "")


def test_each_line_of_questions_is_answered_for_itself(
    table: Any, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table('holidays-file = "days.ics"', days_ics=CALENDAR)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    lines = "days from begin to 2026-05-04\ndays from begin to due\n"
    result = run("ask", "-", "-t", path, stdin=lines)
    assert (result.exit_code, result.stdout) == (2, "3\n\n")
    assert result.stderr.startswith(
        "Error: line 2: in 'days from begin to due', the holidays in 'days.ics' need the icalendar"
    )


# --- The command ---


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            ["2024-11", "--country", "AZ"],
            [
                "2024-11-08|Victory Day|holiday|AZ",
                "2024-11-09|National Flag Day|holiday|AZ",
                "2024-11-11|National Flag Day (observed)|holiday|AZ",
                "2024-11-12|Day off (substituted from 2024-11-16)|holiday|AZ",
                "2024-11-13|Day off (substituted from 2024-11-23)|holiday|AZ",
                "2024-11-16|worked instead of a day off|worked|AZ",
                "2024-11-23|worked instead of a day off|worked|AZ",
            ],
            id="a month",
        ),
        pytest.param(
            ["--country", "US", "--today", "2021-08-01"],
            [
                "2021-01-01|New Year's Day|holiday|US",
                "2021-01-18|Martin Luther King Jr. Day|holiday|US",
                "2021-02-15|Washington's Birthday|holiday|US",
                "2021-05-31|Memorial Day|holiday|US",
                "2021-06-18|Juneteenth National Independence Day (observed)|holiday|US",
                "2021-06-19|Juneteenth National Independence Day|holiday|US",
                "2021-07-04|Independence Day|holiday|US",
                "2021-07-05|Independence Day (observed)|holiday|US",
                "2021-09-06|Labor Day|holiday|US",
                "2021-10-11|Columbus Day|holiday|US",
                "2021-11-11|Veterans Day|holiday|US",
                "2021-11-25|Thanksgiving Day|holiday|US",
                "2021-12-24|Christmas Day (observed)|holiday|US",
                "2021-12-25|Christmas Day|holiday|US",
                "2021-12-31|New Year's Day (observed)|holiday|US",
            ],
            id="this year",
        ),
        pytest.param(
            ["2026-12-31", "2027-01", "--country", "US", "--holiday", "2026-12-31"],
            [
                "2026-12-31||holiday|option",
                "2027-01-01|New Year's Day|holiday|US",
                "2027-01-18|Martin Luther King Jr. Day|holiday|US",
            ],
            id="from a day to a month",
        ),
        pytest.param(
            ["extension", "--holiday", "2020-11-25"], ["2020-11-25||holiday|option"], id="a period"
        ),
        pytest.param(
            ["deadline", "handover", "--holiday", "2020-11-15"],
            ["2020-11-15||holiday|option"],
            id="names",
        ),
    ],
)
def test_the_days_that_are_listed(arguments: list[str], expected: list[str], run: Run) -> None:
    assert listed(run, *arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["2026", "2027", "2028"], "holidays takes a year, or a first and a last day, not 3 dates"),
        (["2026", "2025"], "'2025' is before '2026'; turn them round"),
        (["[..2026]"], "'[..2026]' has no first or no last day"),
        (
            ["1989", "--country", "AZ"],
            "the public holidays of 'AZ' are known from 1990 to 2100, not for 1989",
        ),
        (
            ["2100", "2101", "--country", "AZ"],
            "the public holidays of 'AZ' are known from 1990 to 2100, not for 2101",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_days_that_can_not_be_listed(arguments: list[str], message: str, run: Run) -> None:
    assert run("holidays", *arguments) == Result(2, "", f"Error: {message}\n")


def test_without_holidays_it_says_how_to_get_some(run: Run) -> None:
    result = run("holidays", "2026", "-o", "table")
    assert result == Result(
        0,
        "There is no holiday.\n",
        "Note: no holidays are known; name a country, such as --country US\n",
    )
    assert run("holidays", "2026-03", "--country", "US", "-o", "table") == Result(
        0, "There is no holiday.\n", ""
    )
    assert run("holidays", "2026-05", "--country", "US", "-o", "value").stdout == "2026-05-25\n"


# --- What answers leave out ---


def notes(card: str) -> str:
    """What stands below the answer of a card, on one line."""
    return " ".join(card.rpartition("\n\n")[2].split())


AZ = ("--country", "AZ")
DAYS_OFF = (
    "4 holidays: 2024-11-08 Victory Day, 2024-11-11 National Flag Day (observed), 2024-11-12 Day off"
    " (substituted from 2024-11-16) and 2024-11-13 Day off (substituted from 2024-11-23)."
)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            ("add", "2024-11-07", "5b", *AZ),
            f"Business days leave out Saturdays and Sundays. {DAYS_OFF} Worked on the weekend:"
            " 2024-11-16.",
            id="the days that are passed",
        ),
        pytest.param(
            ("add", "2024-11-19", "-5b", *AZ),
            f"Business days leave out Saturdays and Sundays. {DAYS_OFF} Worked on the weekend:"
            " 2024-11-16.",
            id="backwards",
        ),
        pytest.param(
            ("add", "2026-12-24", "1w1b", "--country", "US"),
            "Business days leave out Saturdays and Sundays. 1 holiday: 2027-01-01 New Year's Day.",
            id="not the holiday in the week",
        ),
        pytest.param(
            ("add", "2026-12-24", "7d", "1b", "--country", "US"),
            "Business days leave out Saturdays and Sundays. 1 holiday: 2027-01-01 New Year's Day.",
            id="not the holiday in the days before",
        ),
        pytest.param(
            ("add", "2026-11-13", "1b"),
            "Business days leave out Saturdays and Sundays. No holidays are known.",
            id="no holidays are known",
        ),
        pytest.param(
            ("add", "2026-11-16", "1b", "--country", "US"),
            "Business days leave out Saturdays and Sundays. No holiday is among the other days.",
            id="none is there",
        ),
        pytest.param(
            ("add", "2026-11-13", "1b", "--weekend", "none", "--holiday", "2026-11-14"),
            "Business days leave out no weekend. 1 holiday: 2026-11-14.",
            id="no weekend",
        ),
        pytest.param(
            ("ask", "last business day of 2026", "--country", "US"),
            "Business days leave out Saturdays and Sundays. No holiday is among the other days.",
            id="from the end of the year back to the last",
        ),
        pytest.param(
            ("ask", "first business day of 2026", "--country", "US"),
            "Business days leave out Saturdays and Sundays. 1 holiday: 2026-01-01 New Year's Day.",
            id="from the beginning of the year to the first",
        ),
        pytest.param(
            ("ask", "next business day after 2026-12-24", "--country", "US"),
            "Business days leave out Saturdays and Sundays. 1 holiday: 2026-12-25 Christmas Day.",
            id="the next",
        ),
        pytest.param(
            ("ask", "last business day before 2026-12-28", "--country", "US"),
            "Business days leave out Saturdays and Sundays. 1 holiday: 2026-12-25 Christmas Day.",
            id="the last before",
        ),
        pytest.param(
            ("ask", "is 2020-11-09 a business day", *AZ),
            "Business days leave out Saturdays and Sundays. 1 holiday: 2020-11-09 National Flag"
            " Day. 2020-11-09 is National Flag Day.",
            id="why not",
        ),
        pytest.param(
            ("ask", "is 2020-11-14 a business day", "--holiday", "2020-11-14"),
            "Business days leave out Saturdays and Sundays. No holiday is among the other days."
            " 2020-11-14 is a holiday and a Saturday, on the weekend.",
            id="two reasons",
        ),
        pytest.param(
            ("ask", "is 2024-11-16 a business day", *AZ),
            "Business days leave out Saturdays and Sundays. No holiday is among the other days."
            " Worked on the weekend: 2024-11-16. 2024-11-16 is a Saturday that is worked.",
            id="worked",
        ),
        pytest.param(
            ("is", "2026-12-28", "after", "2026-12-24+1b", "--country", "US"),
            "Business days leave out Saturdays and Sundays. 1 holiday: 2026-12-25 Christmas Day.",
            id="an operand that is counted",
        ),
    ],
)
def test_a_card_says_what_business_days_leave_out(
    arguments: tuple[str, ...], expected: str, run: Run
) -> None:
    assert notes(run(*arguments, "-o", "table").stdout) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(
            ("2024-11-07", "2024-11-19", "-u", "business-days", *AZ),
            f"Business days leave out Saturdays and Sundays, and the later day. {DAYS_OFF}"
            " Worked on the weekend: 2024-11-16.",
            id="in business days",
        ),
        pytest.param(
            ("2024-11-07", "2024-11-19", *AZ),
            f"Business days leave out Saturdays and Sundays, and the later day. {DAYS_OFF}"
            " Worked on the weekend: 2024-11-16.",
            id="beside the days",
        ),
        pytest.param(
            ("2026-12-25", "2026-12-25", "-u", "business-days", "--country", "US"),
            "Business days leave out Saturdays and Sundays, and the later day. No holiday is among"
            " the other days.",
            id="no days",
        ),
        pytest.param(("2024-11-07", "2024-11-19"), "", id="beside the days, as everywhere"),
        pytest.param(("1900-11-07", "1900-11-19", *AZ), "", id="beside the days, not known"),
        pytest.param(
            ("2020-12-31", "2024-12-25", "-u", "business-days", "--inclusive", *AZ[:1], "US"),
            "Business days leave out Saturdays and Sundays. 44 holidays: 2021-01-01 New Year's Day,"
            " 2021-01-18 Martin Luther King Jr. Day, 2021-02-15 Washington's Birthday, 2021-05-31"
            " Memorial Day, 2021-06-18 Juneteenth National Independence Day (observed), 2021-07-05"
            " Independence Day (observed) and 38 more.",
            id="many",
        ),
        pytest.param(
            ("2024-01-01", "2024-12-31", "-u", "business-days", "--country", "CN"),
            "Worked on the weekend: 2024-02-04, 2024-02-18, 2024-04-07, 2024-04-28, 2024-05-11 and"
            " 2024-09-14, 2 more.",
            id="many worked",
        ),
        pytest.param(
            ("[..2024-11-07]", "2024-11-19", "-u", "business-days"),
            "Business days leave out Saturdays and Sundays, and the later day. No holidays are"
            " known.",
            id="an open end",
        ),
        pytest.param(
            ("[..2024-11-07]", "2024-11-19", "-u", "business-days", "--holiday", "2024-11-11"),
            "Business days leave out Saturdays and Sundays, and the later day. They leave out the"
            " holidays too.",
            id="an open end with holidays",
        ),
    ],
)
def test_a_measure_says_what_business_days_leave_out(
    arguments: tuple[str, ...], expected: str, run: Run
) -> None:
    said = notes(run("between", *arguments, "-o", "table").stdout)
    assert expected in said
    assert ("Business days" in said) == bool(expected)


def record(run: Run, *arguments: str) -> list[Any]:
    (found,) = json.loads(run(*arguments, "-o", "json").stdout)
    return [found["weekend"], found["holidays"], found["worked"]]


def test_records_have_what_business_days_leave_out(run: Run) -> None:
    weekend = ["Saturday", "Sunday"]
    answer = ("add", "2024-11-12", "3b", *AZ)
    day_off = "2024-11-13 Day off (substituted from 2024-11-23)"
    assert record(run, *answer) == [weekend, [day_off], ["2024-11-16"]]
    assert record(run, "add", "2024-11-12", "3d", *AZ) == [None, None, None]
    assert record(run, "add", "2024-11-12", "3b") == [weekend, [], []]
    assert record(run, "add", "[..2024-11-12]", "3b") == [weekend, None, None]
    tsv = run(*answer, "-o", "tsv", "--fields", "weekend,holidays,worked", "--no-header")
    assert tsv.stdout == f"Saturday,Sunday\t{day_off}\t2024-11-16\n"


def test_the_weekend_is_that_of_the_days(run: Run) -> None:
    assert record(run, "add", "2021-12-01", "5b", "--country", "AE")[0] == ["Friday", "Saturday"]
    assert record(run, "add", "2022-12-05", "5b", "--country", "AE")[0] == ["Saturday", "Sunday"]


def test_periods_say_what_their_business_days_leave_out(run: Run) -> None:
    arguments = ("periods", "extension", "-u", "business-days", "--holiday", "2020-11-20")
    assert record(run, *arguments) == [["Saturday", "Sunday"], ["2020-11-20"], []]
    assert notes(run(*arguments, "-o", "table").stdout) == (
        "extension: Business days leave out Saturdays and Sundays. 1 holiday: 2020-11-20."
    )
    shown = json.loads(run("show", "extension", "-o", "json").stdout)
    assert list(shown[0])[-3:] == ["weekend", "holidays", "worked"]


def test_a_sequence_says_what_its_business_days_leave_out(run: Run) -> None:
    shown = run("seq", "2026-12-24", "2026-12-29", "--step", "1b", "--country", "US", "-o", "table")
    assert notes(shown.stdout) == (
        "Business days leave out Saturdays and Sundays. 1 holiday: 2026-12-25 Christmas Day."
    )
    shown = run("seq", "2026-12-24", "2026-12-29", "--step", "1d", "-o", "table")
    assert "Business days" not in shown.stdout


def test_a_name_from_a_file_never_acts_on_a_terminal(table: Any, run: Run) -> None:
    path = table(
        'holidays-file = "days.csv"', days_csv="date,name\n2026-05-04,[red]a\x1b[31m\u202eb\n"
    )
    for arguments in (
        ("add", "2026-05-01", "1b"),
        ("ask", "is 2026-05-04 a business day"),
        ("holidays", "2026"),
        ("seq", "2026-05-01", "2026-05-06", "--step", "1b"),
    ):
        shown = run(*arguments, "-t", path, "-o", "table").stdout
        assert "[red]a\\x1b[31m\\u202eb" in shown.replace("\n  ", " ")
        assert "\x1b" not in shown
    exact = json.loads(run("holidays", "2026", "-t", path, "-o", "json").stdout)
    assert exact[0]["name"] == "[red]a\x1b[31m\u202eb"


def test_every_day_of_an_open_date_is_a_business_day_without_a_weekend(
    run: Run, table: Any
) -> None:
    path = table("weekend = []")
    assert run("ask", "is [2024-11-16..] a business day", "-t", path).stdout == "yes\n"
