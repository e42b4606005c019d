"""What the tests of records run: every command that prints some, over two tables."""

from pathlib import Path
from typing import NamedTuple

from handover_cli.cli import COMMANDS

WITHOUT_RECORDS = frozenset({"batch", "completion", "export", "init"})
"""Commands that print something else: rows, a script, another format, a table."""

HOSTILE = 'Tab\\t, \\"quote\\", <b>|[red]\\\\[/] =1+1 \\r\\n ret\\rurn \\u001b[31m \\u202e 😀 ’'
"""A TOML text in which every format has something to escape."""

TABLE = f"""\
title = "Every kind of entry"
description = "{HOSTILE}"

[sources.archive]
title = "{HOSTILE}"
date = "2021-06"
url = "https://example.org/?a=1&b=2"

[business-days]
weekend = ["friday", "saturday"]
holidays = [2020-11-09, 2021-01-20]

[events.signed]
title = "Contract signed"
date = 2020-01-31
aliases = ["the contract"]
source = "archive"
place = "{HOSTILE}"
note = "First line\\nsecond line\\n"
tags = ["contract", "{HOSTILE}", "with, comma"]

[events.hostile]
title = "{HOSTILE}"
date = 2020-02-29

[events.due]
place = "return\\ralone"
date = "signed+10b"

[events.in-june]
date = "2021-06~"

[events.in-july]
date = "in-june+1m"

[events.that-year]
date = "2021?"

[events.far]
date = "-0043-03-15"

[events.far-clock]
date = "0000-12-31T23:00:00Z"

[events.decade]
date = "201X"

[events.some-day]
date = "[2019-12-31,2020-03..2020-04]"

[events.no-later]
date = "[..2020-02-29]"

[events.no-earlier]
date = "[2020-02-29..]"

[events.day-one]
date = 0001-01-01

[events.final-day]
date = 9999-12-31

[events.ahead]
date = 2027-02-28

[events.weekly]
date = 2026-01-05
every = "monday"

[periods.precise]
title = "From signing to February"
start = "signed"
end = 2020-02-29
unit = "calendar"
counting = "inclusive"
source = "archive"
note = "{HOSTILE}"

[periods.loose]
start = "that-year"
end = "in-july"
unit = "months"

[periods.open]
start = "no-later"
end = "no-earlier"
unit = "iso"

[periods.ongoing]
start = "in-june"
unit = "years"

[periods.to-come]
start = "[2027-01-01..]"

[periods.working]
start = "signed"
end = "due"
unit = "business-days"

[questions.true-number]
ask = "days between signed and hostile"
stated = 29
source = "archive"

[questions.true-decimal]
ask = "years between signed and hostile"
stated = 0.07

[questions.true-span]
ask = "how long was precise"
stated = "1 month, 1 day"

[questions.true-range]
ask = "days between signed and in-june"
stated = "487..516"

[questions.true-date]
ask = "when was due"
stated = 2020-02-16

[questions.true-day]
ask = "what day was hostile"
stated = "Saturday"

[questions.true-verdict]
ask = "is due within precise"
stated = "yes"

[questions.false-number]
ask = "how many weeks of loose"
stated = 400

[questions.false-but-inclusive]
ask = "days from signed to hostile"
stated = 30

[questions.false-but-exclusive]
ask = "days of precise"
stated = 29

[questions.false-date]
ask = "10 days after signed"
stated = "2020-03"

[questions.undetermined-number]
ask = "days between in-june and that-year"
stated = 10

[questions.undetermined-verdict]
ask = "is in-june before that-year"
stated = "yes"

[questions.no-claim]
ask = "how long since no-later"
"""

CLOCK_TIMES = """\
[events.opened]
date = 2020-11-15T09:00:00+04:00

[events.agreed]
date = "2020-11-15T09:30[Asia/Baku]"

[events.closed]
date = 2020-11-15T23:59:30.25Z

[events.morning-after]
date = 2020-11-16

[events.put-back]
date = "2020-10-25T01:30[Europe/London]"

[periods.shift]
start = "opened"
end = "closed"
unit = "hours"

[periods.changed]
start = "put-back"
end = "opened"
unit = "minutes"

[periods.short]
start = "opened"
end = "agreed"
unit = "seconds"

[questions.true-hours]
ask = "hours between opened and closed"
stated = 18.9

[questions.false-hours]
ask = "hours between opened and closed"
stated = 20

[questions.minutes]
ask = "minutes between opened and agreed"
stated = 30

[questions.seconds]
ask = "seconds between put-back and opened"
stated = 10

[questions.opening]
ask = "when was opened"
"""
"""Clock times in zones of all kinds."""

JULIAN = """\
[events.fire]
title = "Great Fire of London"
date = 1666-09-02
calendar = "julian"

[events.birth]
date = "11 February 1731 O.S."

[events.hastings]
date = "1066-10-14"

[periods.burning]
start = 1666-09-02
end = "6 September 1666"
calendar = "julian"

[questions.length]
ask = "days between fire and 6 September 1666 (Julian)"
stated = 4
"""
"""Dates of the Julian calendar."""

BROKEN = """\
tilte = "A key that is none"
[events.Upper]
date = 2020-01-01
[events.circle]
date = "circle+1d"
[events.bad]
date = "2021-02-29"
colour = "red"
"""
"""A table with problems of several kinds."""


class Case(NamedTuple):
    """One run of a command, over one of the tables."""

    command: str
    arguments: tuple[str, ...] = ()
    table: str = ""
    """Nothing for the bundled table, `own` for `TABLE`, `clock` for `CLOCK_TIMES`, `julian`."""
    output: str = ""
    """What the schema calls its output, where that is not the command's name."""
    record: str = ""
    """What the schema calls its records, where the output may hold more than one kind."""

    def line(self, folder: Path) -> list[str]:
        """The arguments of the program, without those of the output."""
        chosen = ["-t", str(folder / f"{self.table}.toml")] if self.table else []
        return [self.command, *self.arguments, *chosen]

    def schema(self) -> str:
        """The name of its output in the schema."""
        return self.output or self.command

    def __str__(self) -> str:
        return " ".join([self.command, *self.arguments, self.table]).strip()


def _cases() -> list[Case]:
    units = tuple(f"-u{u}" for u in "days weeks months years business-days calendar iso".split())
    return [
        Case("ask", output="ask-stored"),
        Case("ask", table="own", output="ask-stored"),
        *(
            Case("ask", tuple(question.split()))
            for question in (
                "days between handover and landmine-deaths",
                "how long was the war?",
                "delay",
                "years of since-handover",
                "when was the medal",
                "what day was landmine-deaths",
                "what day was the handover",
                "10 days after landmine-deaths",
                "5 business days before the deadline",
                "is landmine-deaths before 2021-06-15",
                "is the handover within the transfer",
                "is the medal on the report",
                "90 days in weeks",
                "2 hours in seconds",
                "3 months in days",
                "how long is 90 minutes",
                "how many weeks and days between deadline and handover",
                "how many Mondays in 2026",
                "how many Mondays between landmine-deaths and handover",
                "which came first, deadline or handover",
                "which came first, landmine-deaths or 2021-06-15",
                "what week was the handover",
                "what quarter was landmine-deaths",
                "next leap year",
                "how many hours between deadline and handover",
                "how many minutes until 2027-01-01",
                "how many seconds until 2027-01-01",
                *(
                    f"how many {unit} since handover"
                    for unit in ("fortnights", "quarters", "decades", "centuries")
                ),
                "is 2024 a leap year",
                "is 3 months longer than 90 days",
                "was the war longer than 40 days",
                "how many days do extension and transfer overlap",
                "days covered by the war and 2021-06/2021-08",
                "is the war overlapping 2020",
                "days of 2020-09/..",
            )
        ),
        Case("ask", tuple("gaps between war, extension and 2021-06/2021-08".split()), record="gap"),
        *(
            Case("ask", tuple(question.split()), "own")
            for question in (
                "how long was open",
                "iso of loose inclusive",
                "3 months before in-june",
                "when was no-earlier",
                "what day was some-day",
                "is that-year within loose",
                "is decade before open",
            )
        ),
        Case("between", ("deadline", "handover", *units)),
        Case("between", ("handover", "occupation-began", *units, "--inclusive")),
        Case("between", ("handover", "report", "-uyears", "-umonths", "-udays", "--decimals=6")),
        Case("between", ("medal", "handover", *units)),
        Case("between", ("2021-06-15", "2021~", *units)),
        Case("between", ("no-later", "no-earlier", *units), "own"),
        Case("between", ("in-june", "in-july", *units), "own"),
        Case("between", ("day-one", "final-day", *units), "own"),
        Case("between", ("some-day+1m", "loose.end-10d", *units, "--inclusive"), "own"),
        Case("between", ("decade", "that-year", "-uyears", "-uweeks", "--decimals=3"), "own"),
        Case("since", ("handover", *units)),
        Case("since", ("no-later", "-uyears"), "own"),
        Case("until", ("2027-01-01", *units)),
        Case("until", ("in-june", "-uweeks", "--decimals=2"), "own"),
        Case("add", ("deadline", "10d")),
        Case("add", ("2026-01-31", "1m", "--rule", "bgb")),
        Case("add", ("landmine-deaths", "1m", "-3d")),
        Case("add", ("no-later", "P1W", "2b"), "own"),
        Case("add", ("in-july", "P1M10D"), "own"),
        Case("is", ("handover", "after", "deadline")),
        Case("is", ("deadline", "after", "handover")),
        Case("is", ("landmine-deaths", "on", "2021-06")),
        Case("is", ("in-june", "within", "loose"), "own"),
        Case("events"),
        Case("events", ("medal", "handover")),
        Case("events", ("--tag=war", "--after=shusha")),
        Case("events", ("--before=0001-01-01",)),
        Case("events", table="own"),
        *(
            Case("show", (event,), record="shown-event")
            for event in ("handover", "landmine-deaths", "medal")
        ),
        *(
            Case("show", (event,), "own", record="shown-event")
            for event in "signed hostile due in-july decade no-later no-earlier ahead weekly".split()
        ),
        Case("show", ("the", "44-day", "war"), record="shown-period"),
        Case("show", ("loose",), "own", record="shown-period"),
        Case("show", ("delay",), record="shown-question"),
        *(
            Case("show", (question,), "own", record="shown-question")
            for question in (
                *("true-decimal", "true-span", "false-but-inclusive", "false-but-exclusive"),
                *("undetermined-number", "no-claim"),
            )
        ),
        Case("periods"),
        Case("periods", ("war", *units)),
        Case("periods", table="own"),
        Case("periods", ("-uyears", "--decimals=3"), "own"),
        Case("check"),
        Case("check", table="own"),
        Case("holidays", ("2024", "--country=AZ")),
        Case("holidays", ("2020", "2021"), "own"),
        Case("anniversaries"),
        Case("anniversaries", ("handover", "medal", "landmine-deaths")),
        Case("anniversaries", ("handover", "--milestones", "--within=5y")),
        Case("anniversaries", table="own"),
        Case("anniversaries", ("--count=3", "--leap-day=1mar"), "own"),
        Case("seq", ("deadline", "handover")),
        Case("seq", ("handover", "deadline", "--step=2d")),
        Case("seq", ("2021-01-31", "2021-12-31", "--step=1m")),
        Case("validate"),
        Case("validate", table="own"),
        Case("validate", ("broken.toml", "missing-source.toml")),
        Case("validate", ("syntax.toml",)),
        Case("validate", ("nested.toml",)),
        Case("timeline"),
        Case("timeline", table="own"),
        *_of_clock_times(),
        *_of_calendars(),
    ]


def _of_calendars() -> list[Case]:
    return [
        Case("ask", table="julian", output="ask-stored"),
        Case("ask", ("when", "was", "fire"), "julian"),
        Case("ask", ("what", "is", "fire", "in", "the", "Julian", "calendar"), "julian"),
        Case("between", ("2 September 1666 (Julian)", "1666-09-06~ (Julian)")),
        Case("since", ("11 February 1731 O.S.",)),
        Case("is", ("fire", "within", "burning"), "julian"),
        Case("events", table="julian"),
        Case("show", ("fire",), "julian", record="shown-event"),
        Case("show", ("burning",), "julian", record="shown-period"),
        Case("periods", table="julian"),
        Case("timeline", table="julian"),
    ]


def _of_clock_times() -> list[Case]:
    return [
        Case("ask", table="clock", output="ask-stored"),
        Case("ask", ("when", "was", "put-back"), "clock"),
        Case("between", ("opened", "closed", "-uhours", "-ucalendar", "-uiso", "-udays"), "clock"),
        Case("between", ("put-back", "closed", "-uminutes", "-useconds", "-uiso"), "clock"),
        Case("between", ("morning-after", "opened", "-uhours", "--decimals=2"), "clock"),
        Case("between", ("2020-11-15T09:00", "2020-11-16T10:30:00.5", "-uhours", "-ucalendar")),
        Case("add", ("2020-11-15T09:00", "36h")),
        Case("add", ("put-back", "1h"), "clock"),
        Case("add", ("2020-11-15T09:00Z", "1d", "30min")),
        Case("is", ("opened", "before", "closed"), "clock"),
        Case("events", table="clock"),
        Case("events", ("--zone=Asia/Baku",), "clock"),
        Case("show", ("opened",), "clock", record="shown-event"),
        Case("show", ("put-back",), "clock", record="shown-event"),
        Case("show", ("shift",), "clock", record="shown-period"),
        Case("show", ("true-hours",), "clock", record="shown-question"),
        Case("show", ("minutes",), "clock", record="shown-question"),
        Case("show", ("seconds",), "clock", record="shown-question"),
        Case("periods", table="clock"),
        Case("check", table="clock"),
        Case("timeline", table="clock"),
    ]


CASES = [case for case in _cases() if case.command in COMMANDS]
"""The cases of the commands that there are."""


def write_tables(folder: Path) -> Path:
    """Write the tables that the cases name."""
    (folder / "own.toml").write_text(TABLE, "utf-8")
    (folder / "clock.toml").write_text(CLOCK_TIMES, "utf-8")
    (folder / "julian.toml").write_text(JULIAN, "utf-8")
    (folder / "syntax.toml").write_text("[events.month]\ndate = 2021-06\n", "utf-8")
    (folder / "nested.toml").write_text(f"x = {'[' * 2000}{']' * 2000}\n", "utf-8")
    (folder / "broken.toml").write_text(BROKEN, "utf-8")
    (folder / "missing-source.toml").write_text(
        '[events.a]\ndate = 2020-01-01\nsource = "none"\n', "utf-8"
    )
    return folder
