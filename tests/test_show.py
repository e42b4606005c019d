"""`show ID`."""

import json
from pathlib import Path

import pytest
from running import Run, RunOnTerminal

TABLE = """\
[sources.paper]
title = "A paper with [brackets]"
publisher = "The Press"
date = "2021-07"
url = "https://example.org/a?b=c"
[sources.bare]
[events.began]
date = 2020-09-27
[events.ended]
title = "The end"
date = 2020-11-09
source = "bare"
[events.signing]
title = "Five days after the end"
date = "ended+5d"
aliases = ["later on"]
source = "paper"
place = "there"
tags = ["x", "y"]
note = '''
Two
lines.'''
[events.eve]
date = "signing-1m2d"
[events.crossing]
date = "2026-11~"
[events.ahead]
date = 2030-01-01
[events.soon]
date = "203X"
[events.one]
date = 2026-11-22
[events.early]
date = 2025-11-24
[events.late]
date = 9999-12-31
[events.some-time]
date = "[2020-03-05..2020-03-07]"
[events.from-then]
date = "[2026-11-24..]"
[periods.fighting]
title = "Fighting"
start = "began"
end = "ended"
unit = "days"
[periods.truce]
title = "Truce"
start = "ended+1d"
end = "signing"
counting = "inclusive"
note = "Held."
source = "paper"
[periods.peace]
start = "signing"
[questions.how-long]
ask = "how many days of fighting"
stated = 44
source = "paper"
[questions.is-it]
ask = "is ended within fighting"
stated = "yes"
[questions.is-after]
ask = "is signing after ended"
stated = "yes"
[questions.start]
ask = "what day was fighting.start"
stated = "Sunday"
[questions.sum]
ask = "10 days after ended"
stated = 2020-11-19
note = "A sum."
[questions.unstated]
ask = "when was ended"
"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "show.toml"
    path.write_text(TABLE, "utf-8")
    return str(path)


def record(run: Run, *arguments: str) -> dict[str, object]:
    code, answer, complaint = run("show", *arguments, "-o", "json")
    assert (code, complaint) == (0, "")
    (found,) = json.loads(answer)
    assert isinstance(found, dict)
    return found


def test_the_record_of_an_event(run: Run) -> None:
    assert record(run, "actual handover") == {
        "id": "handover",
        "title": "Return of Kalbajar to Azerbaijan",
        "date": "2020-11-25",
        "earliest": "2020-11-25",
        "latest": "2020-11-25",
        "qualifiers": None,
        "weekday": "Wednesday",
        "week": "2020-W48",
        "place": "Kalbajar",
        "tags": ["handover"],
        "source": "europe-today",
        "note": "The source reports looting, burning and the felling of trees during the"
        " extension.",
        "days_to_today": 2189,
        "next_anniversary": "2026-11-25",
        "periods": ["occupation", "extension", "since-handover"],
        "claims": ["delay", "occupation-years", "report-years"],
        "time": None,
        "zone": None,
        "instant": None,
        "written": None,
        "every": None,
        "next_occurrence": None,
        "last_occurrence": None,
    }


def test_the_record_of_an_imprecise_event(run: Run) -> None:
    found = record(run, "landmine-deaths")
    fields = ("date", "weekday", "week", "days_to_today", "next_anniversary", "periods")
    assert [found[field] for field in fields] == [
        "2021-06",
        None,
        None,
        "1972..2001",
        "2027-06-01..2027-06-30",
        [],
    ]
    found = record(run, "medal")
    assert (found["days_to_today"], found["next_anniversary"]) == ("728..", None)


def test_the_record_of_a_period(run: Run) -> None:
    assert record(run, "44-day war") == {
        "id": "war",
        "title": "War of 2020",
        "start": "war-began",
        "start_date": "2020-09-27",
        "end": "war-ended",
        "end_date": "2020-11-09",
        "ongoing": False,
        "counting": "inclusive",
        "unit": "days",
        "value": 44,
        "min": 44,
        "max": 44,
        "days_min": 44,
        "days_max": 44,
        "calendar": "1 month, 14 days",
        "iso": "P1M14D",
        "source": "europe-today",
        "note": "The source's name for it is the 44-day Patriotic War.",
        "start_written": None,
        "end_written": None,
        "claims": ["war-days"],
        "tags": [],
        "days_to_today": 2205,
        "weekend": None,
        "holidays": None,
        "worked": None,
    }


def test_the_record_of_a_claim_and_of_a_question(table: str, run: Run) -> None:
    assert record(run, "how-long", "-t", table) == {
        "id": "how-long",
        "question": "how many days of fighting",
        "stated": 44,
        "value": 43,
        "min": 43,
        "max": 43,
        "unit": "days",
        "counting": "exclusive",
        "verdict": "false",
        "holds_if": "inclusive",
        "source": "paper",
        "note": None,
    }
    found = record(run, "unstated", "-t", table)
    assert [found[field] for field in ("stated", "value", "verdict", "holds_if")] == [
        None,
        "2020-11-09",
        None,
        None,
    ]
    found = record(run, "sum", "-t", table)
    assert [found[field] for field in ("stated", "value", "verdict", "note")] == [
        "2020-11-19",
        "2020-11-19",
        "true",
        "A sum.",
    ]


@pytest.mark.parametrize(
    ("name", "periods", "claims"),
    [
        pytest.param("began", ["fighting"], ["how-long", "is-it", "start"], id="through a period"),
        pytest.param(
            "ended",
            ["fighting", "truce", "peace"],
            ["how-long", "is-it", "is-after", "sum"],
            id="through dates that are relative to it",
        ),
        pytest.param("signing", ["truce", "peace"], ["is-after"], id="a relative date"),
        pytest.param("crossing", [], [], id="nothing"),
    ],
)
def test_what_rests_on_an_event(
    name: str, periods: list[str], claims: list[str], table: str, run: Run
) -> None:
    found = record(run, name, "-t", table)
    assert (found["periods"], found["claims"]) == (periods, claims)


def test_what_rests_on_a_period(table: str, run: Run) -> None:
    assert record(run, "fighting", "-t", table)["claims"] == ["how-long", "is-it", "start"]
    assert record(run, "truce", "-t", table)["claims"] == []


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        pytest.param("handover", "2020-11-25", id="an event: its date"),
        pytest.param("medal", "[..2024-11-25]", id="as it is written"),
        pytest.param("war", "44", id="a period: its length"),
        pytest.param("delay", "10", id="a question: its answer"),
        pytest.param("the actual handover", "2020-11-25", id="several words, not quoted"),
    ],
)
def test_the_value(arguments: str, value: str, run: Run) -> None:
    assert run("show", *arguments.split(), "-o", "value") == (0, f"{value}\n", "")


def test_fields_in_a_pipe(run: Run) -> None:
    assert run("show", "handover", "--fields", "date,periods,claims") == (
        0,
        (
            "date\tperiods\tclaims\n"
            "2020-11-25\toccupation,extension,since-handover\tdelay,occupation-years,report-years\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "handovr",
            "no event, period or question 'handovr'; did you mean 'handover'?",
            id="mistyped",
        ),
        pytest.param(
            "war-dais",
            "no event, period or question 'war-dais'; did you mean 'war-days'?",
            id="a question, mistyped",
        ),
        pytest.param(
            "occupation.start",
            "no event, period or question 'occupation.start'; did you mean 'occupation'?",
            id="an end of a period, which is no entry",
        ),
        pytest.param("2020-11-25", "no event, period or question '2020-11-25'", id="a date"),
    ],
)
def test_what_the_table_does_not_have(name: str, message: str, run: Run) -> None:
    assert run("show", name) == (2, "", f"Error: {message}\n")


def test_an_id_is_needed(run: Run) -> None:
    code, answer, complaint = run("show")
    assert (code, answer, complaint.count("\n")) == (2, "", 1)


SCREENS = {
    ("handover", 60): """\
Return of Kalbajar to Azerbaijan  handover

  ╭─────────────────────────╮
  │  2020-11-25  Wednesday  │
  ╰─────────────────────────╯

  date         known to the day
  week         2020-W48
  today        2189 days ago (5 years, 11 months, 29 days)
  anniversary  2026-11-25 Wednesday, 6 years, in 2 days
  place        Kalbajar
  also called  actual handover, handover of Kalbajar,
               liberation of Kalbajar, return of Kalbajar
  tags         handover
  periods      occupation, extension, since-handover
  claims       delay, occupation-years, report-years
  note         The source reports looting, burning and the
               felling of trees during the extension.
  source       Article on the fourth anniversary of the
               liberation of Kalbajar, datelined Baku
               The Europe Today, 2024-11-25
""",
    ("handover", 80): """\
Return of Kalbajar to Azerbaijan  handover

  ╭─────────────────────────╮
  │  2020-11-25  Wednesday  │
  ╰─────────────────────────╯

  date         known to the day
  week         2020-W48
  today        2189 days ago (5 years, 11 months, 29 days)
  anniversary  2026-11-25 Wednesday, 6 years, in 2 days
  place        Kalbajar
  also called  actual handover, handover of Kalbajar, liberation of Kalbajar,
               return of Kalbajar
  tags         handover
  periods      occupation, extension, since-handover
  claims       delay, occupation-years, report-years
  note         The source reports looting, burning and the felling of trees
               during the extension.
  source       Article on the fourth anniversary of the liberation of Kalbajar,
               datelined Baku
               The Europe Today, 2024-11-25
""",
    ("handover", 120): """\
Return of Kalbajar to Azerbaijan  handover

  ╭─────────────────────────╮
  │  2020-11-25  Wednesday  │
  ╰─────────────────────────╯

  date         known to the day
  week         2020-W48
  today        2189 days ago (5 years, 11 months, 29 days)
  anniversary  2026-11-25 Wednesday, 6 years, in 2 days
  place        Kalbajar
  also called  actual handover, handover of Kalbajar, liberation of Kalbajar, return of Kalbajar
  tags         handover
  periods      occupation, extension, since-handover
  claims       delay, occupation-years, report-years
  note         The source reports looting, burning and the felling of trees during the extension.
  source       Article on the fourth anniversary of the liberation of Kalbajar, datelined Baku
               The Europe Today, 2024-11-25
""",
    ("medal", 60): """\
Establishment of the medal "For the Freedom of Kalbajar"
medal

  ╭──────────────────╮
  │  [..2024-11-25]  │
  ╰──────────────────╯

  date         one day up to 2024-11-25
  today        at least 728 days ago (at least 1 year, 11
               months, 29 days)
  anniversary  not known
  also called  For the Freedom of Kalbajar
  tags         reaction
  note         Undated in the source: known only not to be
               later than the source itself.
  source       Article on the fourth anniversary of the
               liberation of Kalbajar, datelined Baku
               The Europe Today, 2024-11-25
""",
    ("medal", 80): """\
Establishment of the medal "For the Freedom of Kalbajar"  medal

  ╭──────────────────╮
  │  [..2024-11-25]  │
  ╰──────────────────╯

  date         one day up to 2024-11-25
  today        at least 728 days ago (at least 1 year, 11 months, 29 days)
  anniversary  not known
  also called  For the Freedom of Kalbajar
  tags         reaction
  note         Undated in the source: known only not to be later than the source
               itself.
  source       Article on the fourth anniversary of the liberation of Kalbajar,
               datelined Baku
               The Europe Today, 2024-11-25
""",
    ("medal", 120): """\
Establishment of the medal "For the Freedom of Kalbajar"  medal

  ╭──────────────────╮
  │  [..2024-11-25]  │
  ╰──────────────────╯

  date         one day up to 2024-11-25
  today        at least 728 days ago (at least 1 year, 11 months, 29 days)
  anniversary  not known
  also called  For the Freedom of Kalbajar
  tags         reaction
  note         Undated in the source: known only not to be later than the source itself.
  source       Article on the fourth anniversary of the liberation of Kalbajar, datelined Baku
               The Europe Today, 2024-11-25
""",
    ("war", 60): """\
War of 2020  war

  2020-09-27  Sunday  war-began  Launch of the Azerbaijani
                                 army's counter-offensive
  2020-11-09  Monday  war-ended  End of the
                                 counter-offensive in
                                 victory

  ╭───────────╮   weeks          6
  │  44 days  │   months         1
  ╰───────────╯   business days  31
                  calendar       1 month, 14 days
                  ISO 8601       P1M14D

  Counted inclusive: both end days count. Exclusive, the
  difference, is 43 days.

  also called  44-day war, Patriotic War
  claims       war-days
  note         The source's name for it is the 44-day
               Patriotic War.
  source       Article on the fourth anniversary of the
               liberation of Kalbajar, datelined Baku
               The Europe Today, 2024-11-25
""",
    ("war", 80): """\
War of 2020  war

  2020-09-27  Sunday  war-began  Launch of the Azerbaijani army's
                                 counter-offensive
  2020-11-09  Monday  war-ended  End of the counter-offensive in victory

  ╭───────────╮   weeks          6
  │  44 days  │   months         1
  ╰───────────╯   business days  31
                  calendar       1 month, 14 days
                  ISO 8601       P1M14D

  Counted inclusive: both end days count. Exclusive, the difference, is 43 days.

  also called  44-day war, Patriotic War
  claims       war-days
  note         The source's name for it is the 44-day Patriotic War.
  source       Article on the fourth anniversary of the liberation of Kalbajar,
               datelined Baku
               The Europe Today, 2024-11-25
""",
    ("war", 120): """\
War of 2020  war

  2020-09-27  Sunday  war-began  Launch of the Azerbaijani army's counter-offensive
  2020-11-09  Monday  war-ended  End of the counter-offensive in victory

  ╭───────────╮   weeks          6
  │  44 days  │   months         1
  ╰───────────╯   business days  31
                  calendar       1 month, 14 days
                  ISO 8601       P1M14D

  Counted inclusive: both end days count. Exclusive, the difference, is 43 days.

  also called  44-day war, Patriotic War
  claims       war-days
  note         The source's name for it is the 44-day Patriotic War.
  source       Article on the fourth anniversary of the liberation of Kalbajar, datelined Baku
               The Europe Today, 2024-11-25
""",
    ("delay", 60): """\
days between the deadline and the actual handover  delay

  2020-11-15  Sunday     deadline  Original deadline for the
                                   handover
  2020-11-25  Wednesday  handover  Return of Kalbajar to
                                   Azerbaijan

  ╭───────────╮   weeks          1
  │  10 days  │   business days  7
  ╰───────────╯   calendar       10 days
                  ISO 8601       P10D

  Counted exclusive: the difference of the two days.
  Counting both days: 11 days.

  stated   10
  verdict  true
  source   Article on the fourth anniversary of the
           liberation of Kalbajar, datelined Baku
           The Europe Today, 2024-11-25
""",
    ("delay", 80): """\
days between the deadline and the actual handover  delay

  2020-11-15  Sunday     deadline  Original deadline for the handover
  2020-11-25  Wednesday  handover  Return of Kalbajar to Azerbaijan

  ╭───────────╮   weeks          1
  │  10 days  │   business days  7
  ╰───────────╯   calendar       10 days
                  ISO 8601       P10D

  Counted exclusive: the difference of the two days. Counting both days: 11
  days.

  stated   10
  verdict  true
  source   Article on the fourth anniversary of the liberation of Kalbajar,
           datelined Baku
           The Europe Today, 2024-11-25
""",
    ("delay", 120): """\
days between the deadline and the actual handover  delay

  2020-11-15  Sunday     deadline  Original deadline for the handover
  2020-11-25  Wednesday  handover  Return of Kalbajar to Azerbaijan

  ╭───────────╮   weeks          1
  │  10 days  │   business days  7
  ╰───────────╯   calendar       10 days
                  ISO 8601       P10D

  Counted exclusive: the difference of the two days. Counting both days: 11 days.

  stated   10
  verdict  true
  source   Article on the fourth anniversary of the liberation of Kalbajar, datelined Baku
           The Europe Today, 2024-11-25
""",
}


@pytest.mark.parametrize(("name", "columns"), SCREENS)
def test_a_card_on_a_terminal(name: str, columns: int, run_tty: RunOnTerminal) -> None:
    screen = run_tty("show", name, columns=columns)
    assert (screen.exit_code, screen.text) == (0, SCREENS[name, columns])


OWN = {
    "signing": """\
Five days after the end  signing

  ╭────────────────────────╮
  │  2020-11-14  Saturday  │
  ╰────────────────────────╯

  date           known to the day
  week           2020-W46
  reckoned from  ended+5d
  today          2200 days ago (6 years, 9 days)
  anniversary    2027-11-14 Sunday, 7 years, in 356 days
  place          there
  also called    later on
  tags           x, y
  periods        truce, peace
  claims         is-after
  note           Two lines.
  source         A paper with [brackets]
                 The Press, 2021-07
                 https://example.org/a?b=c
""",
    "eve": """\
eve

  ╭──────────────────────╮
  │  2020-10-12  Monday  │
  ╰──────────────────────╯

  date           known to the day
  week           2020-W42
  reckoned from  signing-1m2d
  today          2233 days ago (6 years, 1 month, 11 days)
  anniversary    2027-10-12 Tuesday, 7 years, in 323 days
""",
    "crossing": """\
crossing

  ╭────────────╮
  │  2026-11~  │
  ╰────────────╯

  date         known to the month, approximate
  today        it may have passed or lie ahead
  anniversary  2027-11, 1 year, in 343 to 372 days
""",
    "ahead": """\
ahead

  ╭───────────────────────╮
  │  2030-01-01  Tuesday  │
  ╰───────────────────────╯

  date         known to the day
  week         2030-W01
  today        1135 days ahead (3 years, 1 month, 9 days)
  anniversary  2031-01-01 Wednesday, 1 year, in 1500 days
""",
    "soon": """\
soon

  ╭────────╮
  │  203X  │
  ╰────────╯

  date         one day from 2030-01-01 up to 2039-12-31
  today        1135 to 4786 days ahead (3 years, 1 month, 9 days to 13 years, 1
               month, 8 days)
  anniversary  not known
""",
    "one": """\
one

  ╭──────────────────────╮
  │  2026-11-22  Sunday  │
  ╰──────────────────────╯

  date         known to the day
  week         2026-W47
  today        1 day ago
  anniversary  2027-11-22 Monday, 1 year, in 364 days
""",
    "early": """\
early

  ╭──────────────────────╮
  │  2025-11-24  Monday  │
  ╰──────────────────────╯

  date         known to the day
  week         2025-W48
  today        364 days ago (11 months, 30 days)
  anniversary  2026-11-24 Tuesday, 1 year, in 1 day
""",
    "late": """\
late

  ╭──────────────────────╮
  │  9999-12-31  Friday  │
  ╰──────────────────────╯

  date         known to the day
  week         9999-W52
  today        2912116 days ahead (7973 years, 1 month, 8 days)
  anniversary  none up to the year 9999
""",
    "some-time": """\
some-time

  ╭────────────────────────────╮
  │  [2020-03-05..2020-03-07]  │
  ╰────────────────────────────╯

  date         one day from 2020-03-05 up to 2020-03-07
  today        2452 to 2454 days ago (6 years, 8 months, 16 days to 6 years, 8
               months, 18 days)
  anniversary  2027-03-05..2027-03-07, 7 years, in 102 to 104 days
""",
    "from-then": """\
from-then

  ╭──────────────────╮
  │  [2026-11-24..]  │
  ╰──────────────────╯

  date         one day from 2026-11-24
  today        at least 1 day ahead
  anniversary  not known
""",
    "truce": """\
Truce  truce

  2020-11-10  Tuesday   ended+1d  The end
  2020-11-14  Saturday  signing   Five days after the end

  ╭──────────╮   business days  4
  │  5 days  │   calendar       5 days
  ╰──────────╯   ISO 8601       P5D

  Counted inclusive: both end days count. Exclusive, the difference, is 4 days.

  note    Held.
  source  A paper with [brackets]
          The Press, 2021-07
          https://example.org/a?b=c
""",
    "how-long": """\
how many days of fighting  how-long

  2020-09-27  Sunday  began  began
  2020-11-09  Monday  ended  The end

  ╭───────────╮   weeks          6
  │  43 days  │   months         1
  ╰───────────╯   business days  30
                  calendar       1 month, 13 days
                  ISO 8601       P1M13D

  Counted exclusive: the difference of the two days. Counting both days: 44
  days.

  stated   44
  verdict  false: 44 is right counting both days; the difference is 43.
  source   A paper with [brackets]
           The Press, 2021-07
           https://example.org/a?b=c
""",
    "unstated": """\
when was ended  unstated

  2020-11-09  Monday  ended  The end

  ╭──────────────────────╮
  │  2020-11-09  Monday  │
  ╰──────────────────────╯
""",
}


@pytest.mark.parametrize("name", OWN)
def test_what_a_card_says_of_each_kind_of_entry(
    name: str, table: str, run_tty: RunOnTerminal
) -> None:
    screen = run_tty("show", name, "-t", table)
    assert (screen.exit_code, screen.text) == (0, OWN[name])


def test_today_is_the_day(run: Run) -> None:
    card = run("show", "handover", "--today", "2020-11-25", "-o", "table").stdout
    assert "  today        is the day\n" in card
    card = run("show", "handover", "--today", "2021-11-25", "-o", "table").stdout
    assert "  anniversary  2021-11-25 Thursday, 1 year, today\n" in card
    card = run("show", "handover", "--today", "2021-11-24", "-o", "table").stdout
    assert "  anniversary  2021-11-25 Thursday, 1 year, in 1 day\n" in card


def test_only_the_answer_is_coloured(run_tty: RunOnTerminal) -> None:
    sent = run_tty("show", "handover").sent
    assert sent.count(b"\x1b[1;35m") == 1
    assert b"\x1b[1;35m2020-11-25  Wednesday\x1b[0m" in sent
    assert b"\x1b" not in run_tty("show", "handover", env={"NO_COLOR": "1"}).sent


def test_what_rests_on_a_known_day_is_told_of_as_well(run: Run, tmp_path: Path) -> None:
    """Also where no period needs to know how its ends hang together."""
    path = tmp_path / "t.toml"
    path.write_text(
        "[events.a]\ndate = 2020-01-01\n[events.b]\ndate = 'a+1d'\n[events.c]\ndate = 'the B+1d'\n"
        "[periods.p]\nstart = 'c'\nend = 2021-01-01\n"
    )
    assert record(run, "a", "-t", str(path))["periods"] == ["p"]
    assert record(run, "c", "-t", str(path))["periods"] == ["p"]
    shown = run("show", "c", "-t", str(path), "-o", "table").stdout
    assert "  reckoned from  the B+1d\n" in shown


@pytest.mark.parametrize(
    ("written", "words"),
    [
        pytest.param("1640 or 1642", "one day of 1640 or of 1642", id="two years"),
        pytest.param("[1501-02,1502]", "one day of 1501-02 or of 1502", id="a month"),
        pytest.param("[1501-02-03,1502]", "one day, 1501-02-03 or of 1502", id="a day and a year"),
        pytest.param("[1501-02-03,1502-02-03]", "one day, 1501-02-03 or 1502-02-03", id="days"),
        pytest.param("44 BC or 42 BC", "one day of -0043 (44 BC) or of -0041 (42 BC)", id="era"),
        pytest.param(
            "[..1501,1503-01-05..1503-01-07]",
            "one day up to 1501-12-31 or from 1503-01-05 up to 1503-01-07",
            id="open",
        ),
        pytest.param(
            "15XX-12-25",
            "one day from 1500-12-25 up to 1599-12-25, but not every day between",
            id="many",
        ),
    ],
)
def test_the_days_of_a_set_are_no_stretch(
    written: str, words: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "t.toml"
    path.write_text(f'[events.a]\ndate = "{written}"\n', encoding="utf-8")
    shown = run("show", "a", "-o", "table", "-t", str(path)).stdout
    assert words in " ".join(shown.split())


def test_years_of_a_set_are_named_in_their_eras(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    path.write_text('[events.a]\ndate = "[-0043,0014,0020..0022]"\n', encoding="utf-8")
    shown = run("show", "a", "-o", "table", "-t", str(path)).stdout
    assert "(44 BC, AD 14 or AD 20 to 22)" in shown
