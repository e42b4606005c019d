"""Clock times in the views for people: tables, cards and timelines, at the widths people have."""

from pathlib import Path

import pytest
from running import Run, RunOnTerminal

from handover_cli.answers.ranges import Range
from handover_cli.moments import Moment, at
from handover_cli.notations import parse
from handover_cli.output.words import clock_words, gap_words, possible_days
from handover_cli.zones import Zone

LAUNCH = """
zone = "Europe/London"

[events.rehearsal]
title = "Rehearsal"
date = 2020-10-25T01:30:00
[events.day]
title = "Day of the launch"
date = 2020-11-15
[events.doors]
title = "Doors open"
date = 2020-11-15T09:00:00
[events.launch]
title = "Launch of the first rocket"
date = 2020-11-15T12:20:30Z
[events.echo]
title = "Echo"
date = 2020-11-15T12:20:30.25Z
[events.landing]
title = "Landing"
date = "2020-11-16T00:05+01:00"

[periods.flight]
title = "Flight"
start = "launch"
end = "landing"
unit = "minutes"
"""


@pytest.fixture
def launch(tmp_path: Path) -> str:
    table = tmp_path / "launch.toml"
    table.write_text(LAUNCH, "utf-8")
    return str(table)


EVENTS = {
    60: """\
 date        time                id         title
 ───────────────────────────────────────────────────────────
 2020-10-25  01:30 twice         rehearsal  Rehearsal
 2020-11-15                      day        Day of the
                                            launch
 2020-11-15  09:00 +00:00        doors      Doors open
 2020-11-15  12:20:30 +00:00     launch     Launch of the
                                            first rocket
 2020-11-15  12:20:30.25 +00:00  echo       Echo
 2020-11-15  23:05 +00:00        landing    Landing
""",
    80: """\
 date        time                weekday  id         title
 ──────────────────────────────────────────────────────────────────────────────
 2020-10-25  01:30 twice         Sunday   rehearsal  Rehearsal
 2020-11-15                      Sunday   day        Day of the launch
 2020-11-15  09:00 +00:00        Sunday   doors      Doors open
 2020-11-15  12:20:30 +00:00     Sunday   launch     Launch of the first rocket
 2020-11-15  12:20:30.25 +00:00  Sunday   echo       Echo
 2020-11-15  23:05 +00:00        Sunday   landing    Landing
""",
    120: """\
 date        time                weekday  id         title                       zone
 ─────────────────────────────────────────────────────────────────────────────────────────────
 2020-10-25  01:30 twice         Sunday   rehearsal  Rehearsal                   Europe/London
 2020-11-15                      Sunday   day        Day of the launch
 2020-11-15  09:00 +00:00        Sunday   doors      Doors open                  Europe/London
 2020-11-15  12:20:30 +00:00     Sunday   launch     Launch of the first rocket  Europe/London
 2020-11-15  12:20:30.25 +00:00  Sunday   echo       Echo                        Europe/London
 2020-11-15  23:05 +00:00        Sunday   landing    Landing                     Europe/London
""",
}


@pytest.mark.parametrize("columns", EVENTS)
def test_events_have_a_column_of_times(run_tty: RunOnTerminal, launch: str, columns: int) -> None:
    assert run_tty("events", "-t", launch, columns=columns).text == EVENTS[columns]


def test_a_table_without_clock_times_has_no_such_column(run: Run, launch: str) -> None:
    shown = run("events", "day", "-t", launch, "-o", "table").stdout
    assert shown.splitlines()[0] == " date        weekday  id   title"


PERIODS = """\
 start                       end                      length       counted    id      title
 ─────────────────────────────────────────────────────────────────────────────────────────────────
 2020-11-15 12:20:30 +00:00  2020-11-15 23:05 +00:00  644 minutes  exclusive  flight  Flight
"""
ANNIVERSARIES = """\
 date        day  in days   number  id      title                       event date
 ─────────────────────────────────────────────────────────────────────────────────────────────────
 2027-11-15  Mon      357  7 years  launch  Launch of the first rocket  2020-11-15 12:20:30 +00:00
"""


def test_other_tables_have_clock_times_in_their_dates(run: Run, launch: str) -> None:
    wide = {"COLUMNS": "120"}
    found = run("periods", "-t", launch, "-o", "table", env=wide).stdout
    assert _without_rule(found) == _without_rule(PERIODS)
    found = run("anniversaries", "launch", "-t", launch, "-o", "table", env=wide).stdout
    assert _without_rule(found) == _without_rule(ANNIVERSARIES)


def _without_rule(table: str) -> list[str]:
    """The lines of a table but the one below its head, which is as long as Rich makes it."""
    return [line for line in table.splitlines() if "─" not in line]


TIMELINE = {
    40: """\
2020-10-25    ● Rehearsal
Sunday          2020-10-25T01:30:00+01:
01:30 twice     00[Europe/London] or
                2020-10-25T01:30:00+00:
                00[Europe/London], as a
                clock showed this time
                twice
  21 days
2020-11-15    ● Day of the launch
Sunday
  same day
2020-11-15    ● Doors open
Sunday
09:00
+00:00
  3 hours,
  20 minutes
2020-11-15  ┌─● Launch of the first
Sunday      │   rocket
12:20:30    │   begins: Flight, 644
+00:00      │   minutes
  same      │
  second    │
2020-11-15  │ ● Echo
Sunday      │
12:20:30.25 │
+00:00      │
  10 hours, │
  44        │
  minutes   │
2020-11-15  └─● Landing
Sunday          ends: Flight
23:05
+00:00
""",
    60: """\
2020-10-25  Sunday       ● Rehearsal
01:30 twice                2020-10-25T01:30:00+01:00[Europe
                           /London] or
                           2020-10-25T01:30:00+00:00[Europe
                           /London], as a clock showed this
                           time twice
  21 days
2020-11-15  Sunday       ● Day of the launch
  same day
2020-11-15  Sunday       ● Doors open
09:00 +00:00
  3 hours, 20 minutes
2020-11-15  Sunday     ┌─● Launch of the first rocket
12:20:30 +00:00        │   begins: Flight, 644 minutes
  same second          │
2020-11-15  Sunday     │ ● Echo
12:20:30.25 +00:00     │
  10 hours, 44 minutes │
2020-11-15  Sunday     └─● Landing
23:05 +00:00               ends: Flight
""",
    80: """\
2020-10-25  Sunday       ● Rehearsal
01:30 twice                2020-10-25T01:30:00+01:00[Europe/London] or
                           2020-10-25T01:30:00+00:00[Europe/London], as a clock
                           showed this time twice
  21 days
2020-11-15  Sunday       ● Day of the launch
  same day
2020-11-15  Sunday       ● Doors open
09:00 +00:00
  3 hours, 20 minutes
2020-11-15  Sunday     ┌─● Launch of the first rocket
12:20:30 +00:00        │   begins: Flight, 644 minutes
  same second          │
2020-11-15  Sunday     │ ● Echo
12:20:30.25 +00:00     │
  10 hours, 44 minutes │
2020-11-15  Sunday     └─● Landing
23:05 +00:00               ends: Flight
""",
}


@pytest.mark.parametrize("columns", TIMELINE)
def test_a_timeline_has_clock_times_below_their_days(
    run_tty: RunOnTerminal, launch: str, columns: int
) -> None:
    assert run_tty("timeline", "-t", launch, columns=columns).text == TIMELINE[columns]


SCALE = """\
                                      2020-11-15                      2020-11-16
                                      ┬────────────────────────────────────────┬
Flight, 644 minutes                   ┃

2020-11-15       Doors open           ●
09:00 +00:00
2020-11-15       Launch of the first  ●
12:20:30 +00:00  rocket
2020-11-15       Landing              ●
23:05 +00:00
"""


def test_a_timeline_to_scale_has_clock_times_below_their_days(
    run_tty: RunOnTerminal, launch: str
) -> None:
    assert run_tty("timeline", "doors", "flight", "--scale", "-t", launch).text == SCALE


CARDS = {
    ("launch", 60): """\
Launch of the first rocket  launch

  ╭──────────────────────────────────────╮
  │  2020-11-15 12:20:30 +00:00  Sunday  │
  ╰──────────────────────────────────────╯

  clock time   12:20:30
  zone         Europe/London
  in UTC       2020-11-15T12:20:30Z
  week         2020-W46
  today        2199 days ago (6 years, 8 days)
  anniversary  2027-11-15 Monday, 7 years, in 357 days
  periods      flight
""",
    ("rehearsal", 80): """\
Rehearsal  rehearsal

  ╭──────────────────────────────────╮
  │  2020-10-25 01:30 twice  Sunday  │
  ╰──────────────────────────────────╯

  clock time   2020-10-25T01:30:00+01:00[Europe/London] or
               2020-10-25T01:30:00+00:00[Europe/London], as a clock showed this
               time twice
  zone         Europe/London
  week         2020-W43
  today        2220 days ago (6 years, 29 days)
  anniversary  2027-10-25 Monday, 7 years, in 336 days
""",
    ("flight", 80): """\
Flight  flight

  2020-11-15T12:20:30+00:00[Europe/London]  Sunday  launch   Launch of the first
                                                             rocket
  2020-11-15T23:05:00+00:00[Europe/London]  Sunday  landing  Landing

  ╭───────────────╮   days           0
  │  644 minutes  │   business days  0
  ╰───────────────╯   calendar       10 hours, 44 minutes, 30 seconds
                      ISO 8601       PT10H44M30S

  Whole units: the rest is cut, not rounded.
  Elapsed time: clock changes are counted.
""",
}


@pytest.mark.parametrize(("name", "columns"), CARDS)
def test_an_entry_shows_its_clock_time(
    run_tty: RunOnTerminal, launch: str, name: str, columns: int
) -> None:
    assert run_tty("show", name, "-t", launch, columns=columns).text == CARDS[name, columns]


def test_a_civil_clock_time_has_no_zone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text("[events.a]\ndate = 2020-11-15T09:00:00\n")
    card = run("show", "a", "-t", "t.toml", "-o", "table", cwd=tmp_path).stdout
    assert "│  2020-11-15 09:00  Sunday  │\n" in card
    assert "  clock time   09:00:00\n  zone         not known\n  week " in card


DIFFERENCE = "Counted exclusive: the difference of the two days. Counting both days:"
CIVIL = "No zone: clock changes are not counted."
ELAPSED = "Elapsed time: clock changes are counted."
CUT = "Whole units: the rest is cut, not rounded."
TWICE = (
    "2020-10-25T01:30:00[Europe/London] is 2020-10-25T01:30:00+01:00[Europe/London] or"
    " 2020-10-25T01:30:00+00:00[Europe/London], as a clock showed this time twice."
)


@pytest.mark.parametrize(
    ("arguments", "notes"),
    [
        pytest.param(
            "between 2020-11-15T09:00 2020-11-16T10:30 -u hours", [CUT, CIVIL], id="civil"
        ),
        pytest.param(
            "between 2020-11-15T09:00Z 2020-11-16T10:30Z -u hours --decimals 2",
            ["Decimals are cut, not rounded.", ELAPSED],
            id="decimals",
        ),
        pytest.param(
            "between 2020-11-15T09:00 2020-11-16T10:30 -u hours -u days -u years",
            [
                f"{DIFFERENCE} 2 days.",
                "Whole units passed since the earlier day; what is left over is cut, not rounded.",
                CIVIL,
                "Days are counted as they are written: no zone is known.",
            ],
            id="hours-and-days",
        ),
        pytest.param(
            "between 2020-11-15T09:00 2020-11-16T08:30 -u calendar",
            ["Years, months and days are counted first, then the time that is left.", CIVIL],
            id="calendar-civil",
        ),
        pytest.param(
            "between 2020-11-15T09:00Z 2020-11-16T08:30+04:00 -u calendar",
            [
                "Years, months and days are counted by the clock of UTC; the rest is elapsed time.",
                "In UTC: 2020-11-15T09:00:00Z and 2020-11-16T04:30:00Z.",
            ],
            id="calendar-in-two-zones",
        ),
        pytest.param(
            "between 2020-11-15T09:00+04:00 2020-11-20",
            [f"{DIFFERENCE} 6 days.", "Days are counted on the calendar of +04:00."],
            id="days",
        ),
        pytest.param(
            "between 2020-11-15T09:00 2020-11-15T08:00 -u minutes",
            [CUT, "Negative: the second date is the earlier one.", CIVIL],
            id="negative-on-one-day",
        ),
        pytest.param(
            "between 2020-11-15T09:00 2020-11-15T08:00 -u calendar",
            [
                "Negative: the second date is the earlier one.",
                "Years, months and days are counted first, then the time that is left.",
                CIVIL,
            ],
            id="negative-calendar",
        ),
        pytest.param(
            "between 2020-11-15 2020-11-20 -u hours",
            [
                f"{DIFFERENCE} 6 days.",
                "A day counts as 24 hours: clock changes are not counted.",
            ],
            id="plain-days",
        ),
        pytest.param(
            "between 2020-10-25T01:30[Europe/London] 2020-10-26T12:00[Europe/London] -u hours",
            [CUT, ELAPSED, TWICE],
            id="a-clock-time-that-comes-twice",
        ),
        pytest.param(
            "is 2020-11-15T09:00Z before 2020-11-15T12:00+04:00",
            ["In UTC: 2020-11-15T09:00:00Z and 2020-11-15T08:00:00Z."],
            id="is-in-two-zones",
        ),
        pytest.param(
            "is 2020-11-15T09:00Z before 2020-11-15",
            ["A clock time and a date without one are compared by day."],
            id="is-with-a-day",
        ),
        pytest.param(
            "is 2020-10-25T01:30[Europe/London] before 2020-10-25T01:10Z", [TWICE], id="is-twice"
        ),
        pytest.param("add 2020-11-15T09:00 36h", [CIVIL], id="add"),
        pytest.param(
            "add 2021-03-13T02:30[America/New_York] 1d",
            ["The clock is put forward over that time of day, so it shows a later one."],
            id="add-to-a-time-left-out",
        ),
    ],
)
def test_a_card_says_how_clock_times_were_counted(
    arguments: str, notes: list[str], run: Run
) -> None:
    card = run(*arguments.split(), "-o", "table", env={"COLUMNS": "200"}).stdout
    _, _, below = card.rpartition("\n\n")
    assert [line.strip() for line in below.splitlines()] == notes


def test_a_card_of_clock_times_alone_has_no_note(run: Run) -> None:
    card = run("is", "2020-11-15T09:00Z", "before", "2020-11-15T12:00Z", "-o", "table").stdout
    assert card.endswith("╯\n")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        pytest.param((0, 0), "same second", id="none"),
        pytest.param((30, 30), "30 seconds", id="seconds"),
        pytest.param((61, 61), "1 minute, 1 second", id="minutes-and-seconds"),
        pytest.param((3600, 3600), "1 hour", id="hours"),
        pytest.param((3661, 3661), "1 hour, 1 minute", id="cut-to-two-units"),
        pytest.param((3600, 7200), "1 hour to 2 hours", id="range"),
        pytest.param((86_399, 86_399), "23 hours, 59 minutes", id="under-a-day"),
        pytest.param((86_400, 86_400), "1 day", id="a-day"),
        pytest.param((-60, -60), "1 minute earlier", id="earlier"),
        pytest.param((-60, 60), "1 day", id="earlier-or-later"),
        pytest.param((None, None), "1 day", id="unknown"),
    ],
)
def test_a_gap_of_less_than_a_day_is_in_hours(
    seconds: tuple[int | None, int | None], words: str
) -> None:
    assert gap_words(Range(1, 1), Range((0, 1), (0, 1)), Range(*seconds)) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param(parse("2020-11-15T00:00").moment, "00:00", id="civil"),
        pytest.param(parse("2020-11-15T09:00:05.5Z").moment, "09:00:05.5 UTC", id="utc"),
        pytest.param(parse("2020-11-15T09:00-03:30").moment, "09:00 -03:30", id="offset"),
        pytest.param(parse("2020-11-15T09:00[Asia/Baku]").moment, "09:00 +04:00", id="zone"),
        pytest.param(parse("2020-10-25T01:30[Europe/London]").moment, "01:30 twice", id="twice"),
    ],
)
def test_a_clock_time_is_short_and_exact(moment: Moment, words: str) -> None:
    assert clock_words(moment) == words


def test_a_clock_time_that_came_twice_elsewhere_is_two() -> None:
    twice = parse("2020-10-25T01:30[Europe/London]")
    assert twice.moment is not None
    assert clock_words(twice.moment.located(Zone("Asia/Baku"))) == "04:30..05:30 +04:00"
    assert possible_days(twice).startswith("2020-10-25T01:30:00+01:00[Europe/London] or ")
    # Where a clock is put forward in between, there is no offset that fits both.
    between = at(parse("2021-03-28T00:30").moment.ticks[0], Zone("Europe/London"))  # type: ignore[union-attr]
    both = Moment((between.ticks[0], between.ticks[0] + 3600 * 10**9), Zone("Europe/London"))
    assert clock_words(both) == "00:30..02:30"
