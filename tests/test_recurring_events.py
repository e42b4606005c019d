"""Events of a table that come again."""

import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from running import Run, RunOnTerminal, needs_packages

from handover_cli.answers.occurrences import MAX_DAYS
from handover_cli.dates import iso
from handover_cli.public_holidays import public_holidays
from handover_cli.table.loading import load_text, problems_in

HINT = "give fewer days with --from and --to"
TODAY = ("--today", "2026-11-27")

OFFICE = """
[events.standup]
title = "Stand-up"
date = 2026-01-05
every = "monday"
tags = ["team"]

[events.payday]
date = 2026-01-31
every = "month"
month-end = "sticky"
roll = "preceding"
until = "31 December 2027"

[events.retro]
date = 2026-01-30
every = "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"

[events.easter-lunch]
date = "Easter 2026"
every = "easter"

[events.launch]
date = 2027-03-01
every = "2 weeks"

[events.once]
date = 2026-12-01
"""

Own = Callable[[str], str]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Writes a table of one's own, and gives its path."""

    def write(text: str) -> str:
        path = tmp_path / "own.toml"
        path.write_text(text, "utf-8")
        return str(path)

    return write


def test_the_days_of_each_event() -> None:
    events = load_text(OFFICE).events
    first = {
        name: [iso(day) for day in event.recurrence.occurrences(last=739_700 + 60)]
        for name, event in events.items()
        if event.recurrence is not None
    }
    assert first == {
        "standup": [iso(day) for day in range(739_621, 739_761, 7)],
        "payday": ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30"],
        "retro": ["2026-01-30", "2026-02-27", "2026-03-27"],
        "easter-lunch": ["2026-04-05"],
        "launch": [],
    }
    assert {name: event.date.text for name, event in events.items()} == {
        "standup": "2026-01-05",
        "payday": "2026-01-30",  # the first day, moved too
        "retro": "2026-01-30",
        "easter-lunch": "2026-04-05",
        "launch": "2027-03-01",
        "once": "2026-12-01",
    }


WRONG = [
    ("date = 2026-01-06\nevery = 'monday'", "every", "the date 2026-01-06 is not one of the days"),
    ("date = 2026-01-06\nevery = 'monday'", "every", "write the first one, such as 2026-01-12"),
    ("date = '2026-01'\nevery = 'month'", "date", "needs a first day that is known"),
    ("date = 2026-01-05T09:00:00\nevery = 'month'", "date", "without a clock time"),
    ("date = 2026-01-05\nevery = 'blue moon'", "every", "the words say no recurrence"),
    ("date = 2026-01-05\nevery = 'FREQ=DAILY;BYHOUR=9'", "every", "BYHOUR sets a clock time"),
    ("date = 2026-01-05\nevery = ''", "every", "this text is empty"),
    ("date = 2026-01-05\nevery = 5", "every", "a text is expected"),
    ("date = 2026-01-05\nevery = 'day'\nuntil = 2026-01-04", "every", "before it starts"),
    ("date = 2026-01-05\nevery = 'day'\nuntil = '2026-02'", "until", "until is a day such as"),
    ("date = 2026-01-05\nevery = 'day'\nuntil = 'soon'", "until", "'soon'"),
    (
        "date = 2026-01-05\nevery = 'FREQ=DAILY;COUNT=2'\nuntil = 2026-01-09",
        "every",
        "ends it already",
    ),
    (
        "date = 2026-01-05\nevery = 'day'\nmonth-end = 'clip'",
        "month-end",
        "'clip' is not one of clamp",
    ),
    ("date = 2026-01-05\nevery = 'day'\nmonth-end = 'clamp'", "every", "month-end clamp is for"),
    (
        "date = 2026-01-05\nuntil = 2026-01-09",
        "until",
        "until belongs to an event that comes again",
    ),
    ("date = 2026-01-05\nmonth-end = 'skip'", "month-end", "month-end belongs to an event"),
    ("date = 'b+1d'\nevery = 'day'\nrule = 'bgb'", "rule", "has no rule"),
]


@pytest.mark.parametrize(("keys", "key", "problem"), WRONG)
def test_wrong_recurrences_are_problems_of_their_line(keys: str, key: str, problem: str) -> None:
    text = f"[events.b]\ndate = 2026-01-01\n[events.a]\n{keys}\n"
    found = problems_in([("my.toml", text.encode())])
    assert len(found) == 1
    assert problem in str(found[0])
    line = 4 + next(n for n, each in enumerate(keys.split("\n")) if each.startswith(key))
    assert str(found[0]).startswith(f"my.toml:{line}: events.a.{key}: ")


def test_a_day_relative_to_others_may_come_again() -> None:
    table = load_text(
        "[events.a]\ndate = 2026-01-03\n"
        "[events.b]\ndate = 'a+1w'\nevery = 'week'\n"
        "[events.c]\ndate = 'a+1w'\nevery = 'week'\nroll = 'following'\n"
    )
    assert [table.events[name].date.text for name in "abc"] == [
        "2026-01-03",
        "2026-01-10",
        "2026-01-12",
    ]


def test_the_holidays_of_the_table_count() -> None:
    table = load_text(
        "[business-days]\nholidays = [2026-01-30]\n"
        "[events.a]\ndate = 2026-01-29\nevery = 'last business day of the month'\n"
    )
    recurrence = table.events["a"].recurrence
    assert recurrence is not None
    assert [iso(day) for day in recurrence.occurrences(last=739_700)] == [
        "2026-01-29",
        "2026-02-27",
    ]


SPANS = [
    ("until", "standup", "3"),
    ("since", "standup", "4"),
    ("until", "payday", "3"),  # Monday 30 November
    ("since", "payday", "28"),
    ("until", "retro", "-245"),  # none follows, so it is the last one
    ("since", "launch", "-94"),  # none has been, so it is the first one
    ("until", "once", "4"),
]


@pytest.mark.parametrize(("name", "event", "days"), SPANS)
def test_until_the_next_and_since_the_last(
    name: str, event: str, days: str, own: Own, run: Run
) -> None:
    options = ("-t", own(OFFICE), *TODAY)
    assert run(name, event, *options) == (0, f"{days}\n", "")
    assert run("ask", f"days {name} {event}", *options) == (0, f"{days}\n", "")


def test_it_is_the_day_itself(own: Own, run: Run) -> None:
    for name in ("until", "since"):
        done = run(name, "standup", "-t", own(OFFICE), "--today", "2026-11-30")
        assert done == (0, "0\n", "")


MANY_DAYS = [
    "between standup once",
    "between once standup+1d",
    "until standup+1d",
    "add standup 3d",
    "seq standup 2026-12-31",
    "events --after standup",
    "is standup before once",
    "is standup after 2026-01-01",
    "is standup+1d on 2026-12-08",
    "is standup on [..2027]",
    "ask when is standup",
    "ask when is Stand-up",
    "ask first Friday after standup",
    "ask which came first, standup or once",
]


@pytest.mark.parametrize("arguments", MANY_DAYS)
def test_where_one_day_is_needed_its_days_are_too_many(arguments: str, own: Own, run: Run) -> None:
    done = run(*arguments.split(), "-t", own(OFFICE), *TODAY)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'standup' comes again (monday), so it is no single day; write one of" in done.stderr


def test_a_claim_about_many_days_is_a_problem_of_its_line() -> None:
    text = OFFICE + "[questions.q]\nask = 'when is standup'\nstated = 2026-01-05\n"
    [problem] = problems_in([("my.toml", text.encode())])
    assert "questions.q.ask: 'standup' comes again (monday), so it is no" in str(problem)
    text = OFFICE + "[questions.q]\nask = 'is standup on 2026-12-07'\nstated = 'yes'\n"
    assert problems_in([("my.toml", text.encode())]) == []


def test_in_the_table_its_date_is_the_first_of_its_days(own: Own, run: Run) -> None:
    table = own(
        OFFICE
        + "[events.after]\ndate = 'standup+1d'\n[periods.p]\nstart = 'standup'\nend = 'once'\n"
    )
    options = ("-t", table, *TODAY)
    assert run("ask", "when", "is", "after", *options).stdout == "2026-01-06\n"
    assert run("between", "after", "once", *options).stdout == "329\n"
    assert run("ask", "how", "long", "was", "p", *options).exit_code == 0
    assert run("between", "p.start", "once", *options).stdout == "330\n"


LISTED = [
    ("", "standup payday retro easter-lunch once launch"),
    ("--from 2026-12-20 --to 2027-01-05", "standup standup payday standup"),
    ("--after 2026-12-31 --before 2027-01-20", "standup standup standup"),
    ("--on 2026-12-07", "standup"),
    ("--on 2026-12", "once standup standup standup standup payday"),
    ("--from 2027-02-01", "standup payday launch easter-lunch"),
    ("--to 2026-01-11", "standup"),
    ("--from 2026-12-20 --to 2027-01-05 --tag team", "standup standup standup"),
    ("payday --from 2027-12-01", "payday"),
    ("payday --from 2028-01-01", ""),
    ("retro --from 2026-03-01 --to 2028-01-01", "retro"),
    ("launch --after 2027-03-01", "launch"),
]


@pytest.mark.parametrize(("options", "events"), LISTED)
def test_each_day_within_limits_is_listed(options: str, events: str, own: Own, run: Run) -> None:
    done = run("events", "-t", own(OFFICE), *TODAY, *options.split(), "-o", "value")
    assert done[:2] == (0, "".join(f"{event}\n" for event in events.split()))


def test_the_record_of_a_day(own: Own, run: Run) -> None:
    options = (
        "-t",
        own(OFFICE),
        *TODAY,
        "--fields",
        "date,weekday,days_to_today,every",
        "-o",
        "csv",
    )
    listed = run("events", "standup", "once", "--on", "2026-12-07", *options)
    assert listed.stdout.split("\n")[1:] == ["2026-12-07,Monday,-10,monday", ""]
    assert run("events", "once", *options).stdout.split("\n")[1:] == ["2026-12-01,Tuesday,-4,", ""]


def test_an_event_that_comes_again_too_often(own: Own, run: Run) -> None:
    table = own("events.a = {date = 0001-01-01, every = 'day'}")
    done = run("events", "-t", table, "--to", "2026-01-01")
    assert done == (
        2,
        "",
        f"Error: 'a' comes again more than {MAX_DAYS:,} times there; {HINT}\n",
    )


def test_the_card_and_the_record_of_an_event(own: Own, run: Run, run_tty: RunOnTerminal) -> None:
    options = ("-t", own(OFFICE), *TODAY)
    fields = ("--fields", "every,next_occurrence,last_occurrence", "-o", "csv")
    for name, expected in (
        ("standup", "monday,2026-11-30,2026-11-23"),
        ("retro", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3,,2026-03-27"),
        ("launch", "2 weeks,2027-03-01,"),
        ("once", ",,"),
    ):
        assert run("show", name, *options, *fields).stdout.split("\n")[1] == expected
    card = run_tty("show", "payday", *options).text
    assert "comes again  month, until 2027-12-31\n" in card
    assert "next         2026-11-30 Monday\n" in card
    assert "last         2026-10-30 Friday\n" in card
    assert "comes again  monday\n" in run_tty("show", "standup", *options).text
    assert "comes again" not in run_tty("show", "once", *options).text


def _read_again(text: str) -> dict[str, list[str]]:
    """The first days of each entry of a calendar, as dateutil reads it."""
    found = {}
    for entry in text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        lines = [line.replace(";VALUE=DATE", "") for line in entry.split("\r\n")]
        known = [line for line in lines if line.startswith(("DTSTART:", "RRULE:", "RDATE:"))]
        days = rrulestr("\n".join(known), forceset=True, compatible=True)
        summary = next(line.partition(":")[2] for line in lines if line.startswith("SUMMARY:"))
        found[summary] = [f"{day:%Y-%m-%d}" for day in islice(days, 600)]
    return found


def test_a_calendar_has_the_same_days(own: Own, run: Run) -> None:
    needs_packages("icalendar")
    table = own(OFFICE)
    done = run("export", "--to", "ics", "-t", table, *TODAY, "--anniversaries")
    assert done.exit_code == 0
    assert done.stderr == (
        "Written day by day, for 10 years from today at most, as iCalendar has no rule for it:"
        " easter-lunch\n"
    )
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO\r\n" in done.stdout
    assert "RRULE:FREQ=MONTHLY;UNTIL=20260327;BYDAY=-1FR\r\n" in done.stdout
    assert "RDATE;VALUE=DATE:20260227\r\n" in done.stdout
    exported = _read_again(done.stdout)
    for event in load_text(OFFICE).events.values():
        if event.recurrence is not None:
            days = exported[event.title]
            expected = event.recurrence.occurrences()
            assert days == [iso(day) for day in islice(expected, len(days))]
    assert [len(exported[name]) for name in ("Stand-up", "payday", "easter-lunch")] == [600, 24, 11]


def test_a_calendar_of_one_day_that_is_moved(own: Own, run: Run) -> None:
    needs_packages("icalendar")
    table = own(
        "events.a = {date = 2026-01-31, every = 'month', until = 2026-02-01, roll = 'following'}"
    )
    done = run("export", "--to", "ics", "-t", table, *TODAY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "RDATE" not in done.stdout
    assert "DTSTART;VALUE=DATE:20260202\r\n" in done.stdout


def test_an_event_is_exported_if_one_of_its_days_qualifies(own: Own, run: Run) -> None:
    needs_packages("icalendar")
    options = ("-t", own(OFFICE), *TODAY, "--after", "2027-06-01")
    done = run("export", "--to", "ics", *options)
    assert done.stdout.count("BEGIN:VEVENT") == 4
    assert "retro" not in done.stdout


def test_days_that_need_holidays_that_cannot_be_had(
    own: Own, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    public_holidays.cache_clear()  # another test may have asked for this country
    table = own(
        "business-days.country = 'DE'\n[events.a]\ndate = 2026-01-30\n"
        "every = 'last business day of the month'\n[events.b]\ndate = 2026-01-30\n"
    )
    assert run("until", "b", "-t", table, *TODAY) == (0, "-301\n", "")
    done = run("until", "a", "-t", table, *TODAY)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "holidays" in done.stderr


COMPARED = [
    ("standup on 2026-12-07", "yes"),
    ("standup on 2026-12-08", "no"),
    ("standup on 2026-12", "undetermined"),  # one unknown day of December
    ("payday on 2026-12-31", "yes"),
    ("payday on 2028-01-31", "no"),  # it has ended
    ("standup within 2026-12", "yes"),
    ("launch within 2026", "no"),
    ("standup within 2026-12-08/2026-12-13", "no"),
    ("once on 2026-12-01", "yes"),
]


@pytest.mark.parametrize(("question", "verdict"), COMPARED)
def test_is_it_on_a_day_or_within_days(question: str, verdict: str, own: Own, run: Run) -> None:
    done = run("is", *question.split(), "-t", own(OFFICE), *TODAY)
    assert (done.stdout, done.stderr) == (f"{verdict}\n", "")
    done = run("ask", "is", question, "-t", own(OFFICE), *TODAY)
    assert done.stdout == f"{verdict}\n"
