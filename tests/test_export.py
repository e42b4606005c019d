"""Calendars and diagrams, read back by the programs they are for."""

import datetime as dt
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr
from running import Run, needs, surroundings
from timelines import HOSTILE, TODAY, Scope, day, hostile, scope, toml

from handover_cli.output.ics import to_ics
from handover_cli.output.mermaid import escape, to_gantt, to_timeline
from handover_cli.text import visible


def calendar(table: Scope, *, anniversaries: bool = False) -> dict[str, Any]:
    """The entries of everything in a table, by the first two parts of their UIDs."""
    made = to_ics(table.all(), table.names, table.today, anniversaries=anniversaries)
    return entries(made.text)


def entries(text: str) -> dict[str, Any]:
    read = icalendar.Calendar.from_ical(text)
    return {str(entry["uid"]).rpartition("-")[0]: entry for entry in read.walk("VEVENT")}


def span(entry: Any) -> str:
    """The first and the last day of an entry, as a calendar shows them."""
    first = entry.decoded("dtstart")
    assert type(first) is dt.date
    if "dtend" not in entry:
        return f"{first}"
    return f"{first} {entry.decoded('dtend') - dt.timedelta(days=1)}"


def test_a_calendar_holds_events_and_periods(run: Run) -> None:
    result = run("export", "--to", "ics", "extension", "landmine-deaths")
    assert (result.exit_code, result.stderr) == (0, "")
    unfolded = result.stdout.replace("\r\n ", "")
    source = (
        "Source: Article on the fourth anniversary of the liberation of Kalbajar\\,"
        " datelined Baku\\, The Europe Today\\, 2024-11-25"
    )
    mark = unfolded.partition("UID:event-deadline-")[2].partition("@")[0]
    assert len(mark) == 12
    assert unfolded.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//handover-cli//handover//EN",
        "X-WR-CALNAME:Handover of Kalbajar",
        "BEGIN:VEVENT",
        "SUMMARY:Original deadline for the handover",
        "DTSTART;VALUE=DATE:20201115",
        "DTEND;VALUE=DATE:20201116",
        "DTSTAMP:20261123T000000Z",
        f"UID:event-deadline-{mark}@handover",
        "CATEGORIES:agreement,handover",
        (
            "DESCRIPTION:The source says that Armenia\\, citing logistical challenges\\, asked for"
            " 10 more days and that Azerbaijan granted them.\\nDate: 2020-11-15\\n" + source
        ),
        "LOCATION:Kalbajar",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Return of Kalbajar to Azerbaijan",
        "DTSTART;VALUE=DATE:20201125",
        "DTEND;VALUE=DATE:20201126",
        "DTSTAMP:20261123T000000Z",
        f"UID:event-handover-{mark}@handover",
        "CATEGORIES:handover",
        (
            "DESCRIPTION:The source reports looting\\, burning and the felling of trees during the"
            " extension.\\nDate: 2020-11-25\\n" + source
        ),
        "LOCATION:Kalbajar",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        (
            "SUMMARY:Deaths of journalists and local officials by landmines"
            " (one day from 2021-06-01 up to 2021-06-30)"
        ),
        "DTSTART;VALUE=DATE:20210601",
        "DTEND;VALUE=DATE:20210701",
        "DTSTAMP:20261123T000000Z",
        f"UID:event-landmine-deaths-{mark}@handover",
        "CATEGORIES:aftermath",
        (
            "DESCRIPTION:The source gives the month only.\\nDate: 2021-06\\n"
            "One day from 2021-06-01 up to 2021-06-30.\\n" + source
        ),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Extension of the deadline",
        "DTSTART;VALUE=DATE:20201115",
        "DTEND;VALUE=DATE:20201126",
        "DTSTAMP:20261123T000000Z",
        f"UID:period-extension-{mark}@handover",
        "DESCRIPTION:From 2020-11-15 to 2020-11-25\\n" + source,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "expected", "summary"),
    [
        pytest.param("a=2020-02-29", "2020-02-29 2020-02-29", "A!", id="day"),
        pytest.param(
            "a=2020-02",
            "2020-02-01 2020-02-29",
            "A! (one day from 2020-02-01 up to 2020-02-29)",
            id="month",
        ),
        pytest.param(
            "a=[..2020-02-05]",
            "2020-02-05 2020-02-05",
            "A! (one day up to 2020-02-05)",
            id="open-start",
        ),
        pytest.param(
            "a=[2020-02-05..]",
            "2020-02-05 2020-02-05",
            "A! (one day from 2020-02-05)",
            id="open-end",
        ),
        pytest.param("a=2020-02-05~", "2020-02-05 2020-02-05", "A! (approximate)", id="qualified"),
        pytest.param("a=0001-01-01", "0001-01-01 0001-01-01", "A!", id="the-first-day"),
        pytest.param("a=9999-12-30", "9999-12-30 9999-12-30", "A!", id="the-last-day-but-one"),
        pytest.param("a=9999-12-31", "9999-12-31", "A!", id="the-last-day-has-no-day-after"),
    ],
)
def test_an_event_spans_the_days_of_which_it_is_one(text: str, expected: str, summary: str) -> None:
    entry = calendar(scope(text))["event-a"]
    assert (span(entry), str(entry["summary"])) == (expected, summary)


@pytest.mark.parametrize(
    ("text", "expected", "summary"),
    [
        pytest.param("; p=2020-01-05->2020-01-10", "2020-01-05 2020-01-10", "P!", id="days"),
        pytest.param("; p=2020-01-05->2020-01-05", "2020-01-05 2020-01-05", "P!", id="one-day"),
        pytest.param(
            "; p=2020-01-05", "2020-01-05 2026-11-23", "P! (ongoing on 2026-11-23)", id="ongoing"
        ),
        pytest.param(
            "; p=2030-01-05",
            "2030-01-05 2030-01-05",
            "P! (yet to begin)",
            id="yet-to-begin",
        ),
        pytest.param(
            "; p=2020-01->2020-03",
            "2020-01-01 2020-03-31",
            "P! (start: one day from 2020-01-01 up to 2020-01-31;"
            " end: one day from 2020-03-01 up to 2020-03-31)",
            id="imprecise",
        ),
        pytest.param(
            "; p=[..2024-11-25]->2020-01-05",
            "2020-01-05 2024-11-25",
            "P! (start: one day up to 2024-11-25)",
            id="never-backwards",
        ),
        pytest.param(
            "; p=9999-12-01->9999-12-30", "9999-12-01 9999-12-30", "P!", id="the-last-day-but-one"
        ),
    ],
)
def test_a_period_runs_through_its_last_day(text: str, expected: str, summary: str) -> None:
    entry = calendar(scope(text))["period-p"]
    assert (span(entry), str(entry["summary"])) == (expected, summary)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a=2020-01-01 b=XXXX-12-25", id="a-day-of-any-year"),
        pytest.param("a=2020-01-01 b=XXXX-XX-XX", id="any-day"),
        pytest.param("a=2020-01-01 b=9999", id="the-last-year"),
        pytest.param("a=2020-01-01 b=0000-12-31", id="the-day-before-the-first"),
        pytest.param("a=2020-01-01 b=-0043~", id="a-year-before-the-first"),
        pytest.param("a=2020-01-01; b=2020-01-01->9999-12-31", id="a-period-to-the-last-day"),
        pytest.param("a=2020-01-01; b=-0043-03-15->2020-01-01", id="a-period-from-far"),
        pytest.param("a=2020-01-01; b=-0043-03-15", id="an-ongoing-period"),
        pytest.param("a=2020-01-01 b=0001-01-01T01:00+02:00", id="in-utc-the-day-before"),
        pytest.param(
            "a=2020-01-01 b=-0043-03-15T01:00Z c=-0043-03-15T02:00Z; d=b->c", id="clock-times"
        ),
    ],
)
def test_what_a_calendar_can_not_hold_is_left_out_and_named(text: str) -> None:
    table = scope(text)
    made = to_ics(table.all(), table.names, day(TODAY), anniversaries=True)
    assert set(entries(made.text)) == {"event-a"}
    assert made.notes[0].startswith("Left out, as a calendar has only the years 0001 to 9999")
    assert made.notes[0].partition(": ")[2].startswith("b")


def test_what_has_no_day_is_left_out_and_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(toml("a=2020-01-01 b=[..2020,2022..]; p=b->b q=a->a"), "utf-8")
    result = run("export", "--to", "ics", "-t", str(path))
    assert (result.exit_code, set(entries(result.stdout))) == (0, {"event-a", "period-q"})
    assert result.stderr == "Left out, as nothing is known of when: b, p\n"
    assert run("export", "--to", "mermaid", "--gantt", "-t", str(path)).stderr == (
        "Left out, as nothing is known of when: p\n"
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("a=2020-11-25", "FREQ=YEARLY", id="every-year"),
        pytest.param("a=2020-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", id="29-february"),
        pytest.param("a=2020-11", "", id="no-day-known"),
    ],
)
def test_anniversaries_come_every_year(text: str, rule: str) -> None:
    entry = calendar(scope(text), anniversaries=True)["event-a"]
    found = entry["rrule"].to_ical().decode() if "rrule" in entry else ""
    assert sorted(found.split(";")) == sorted(rule.split(";"))
    assert "rrule" not in calendar(scope(text))["event-a"]


def test_the_anniversary_of_a_29_february_is_the_last_of_february() -> None:
    entry = calendar(scope("a=2020-02-29"), anniversaries=True)["event-a"]
    rule = rrulestr(entry["rrule"].to_ical().decode(), dtstart=dt.datetime(2020, 2, 29))  # noqa: DTZ001
    assert [f"{moment:%Y-%m-%d}" for moment in islice(rule, 5)] == [
        *("2020-02-29", "2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29")
    ]


def test_periods_have_no_anniversaries() -> None:
    assert "rrule" not in calendar(scope("; p=2020-01-01"), anniversaries=True)["period-p"]


def test_uids_stay_and_the_stamp_is_today() -> None:
    before = calendar(Scope("title = 'T'\n[events.a]\ndate = 2020-01-01", "2026-01-01"))
    after = calendar(Scope("title = 'T'\n[events.a]\ntitle = 'New'\ndate = 2021-01-01"))
    other = calendar(Scope("title = 'U'\n[events.a]\ndate = 2020-01-01"))
    assert before["event-a"]["uid"] == after["event-a"]["uid"] != other["event-a"]["uid"]
    assert before["event-a"].decoded("dtstamp") == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert after["event-a"].decoded("dtstamp").date().isoformat() == TODAY


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        pytest.param("https://example.org/a?b=c,d", True, id="link"),
        pytest.param("http://example.org", True, id="plain-link"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("https://example.org/a b", False, id="blank"),
        pytest.param("https://example.org/\\r\\nATTACH:x", False, id="line-break"),
        pytest.param("https://ex\u00e4mple.org", False, id="beyond-ascii"),
    ],
)
def test_only_a_link_is_a_url(url: str, kept: bool) -> None:
    table = Scope(
        f'[sources.s]\ntitle = "T"\nurl = "{url}"\n[events.a]\ndate = 2020-01-01\nsource = "s"'
    )
    entry = calendar(table)["event-a"]
    assert (str(entry["url"]) if "url" in entry else None) == (url if kept else None)
    assert "Source: T, " in entry["description"]


def _in_calendar(text: str) -> str:
    """What a calendar holds of a text: all of it, but for what it may not hold."""
    kept = "\n\t\u202e"
    return "".join(c if c in kept else visible(c) for c in text.replace("\r\n", "\n"))


def _on_one_line(text: str) -> str:
    return _in_calendar(text).replace("\n", " ").replace("\t", " ")


CLOCK_TIMES = """
[events.civil]
date = "2020-11-15T09:00"
[events.offset]
date = "2020-11-15T23:59:30.25+04:00"
[events.named]
date = "2020-11-15T09:00[Asia/Baku]"
[events.put-forward]
date = "2020-03-29T02:10[Europe/London]"
[events.later]
date = "2020-11-01T12:00[Europe/London]"
[events.put-back]
date = "2020-10-25T01:30[Europe/London]"
[events.second-time]
date = "2020-10-25T01:30+00:00[Europe/London]"
[periods.civil-period]
start = "civil"
end = "2020-11-16T17:00"
[periods.shift]
start = "named"
end = "offset"
[periods.moment]
start = "named"
end = "named"
[periods.to-a-day]
start = "named"
end = 2020-11-20
[periods.without-end]
start = "named"
"""


def lines_of(entry: Any) -> str:
    """How the times of an entry are written."""
    lines = entry.to_ical().decode().splitlines()
    return " ".join(line for line in lines if line.startswith(("DTSTART", "DTEND")))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("event-civil", "DTSTART:20201115T090000", id="civil-is-floating"),
        pytest.param("event-offset", "DTSTART:20201115T195930Z", id="an-offset-is-utc"),
        pytest.param(
            "event-named", "DTSTART;TZID=Asia/Baku:20201115T090000", id="a-name-is-a-name"
        ),
        pytest.param(
            "event-put-back", "DTSTART:20201025T003000Z DTEND:20201025T013000Z", id="from-to"
        ),
        pytest.param("event-second-time", "DTSTART:20201025T013000Z", id="a-second-time-is-utc"),
        pytest.param(
            "period-civil-period", "DTSTART:20201115T090000 DTEND:20201116T170000", id="period"
        ),
        pytest.param(
            "period-shift",
            "DTSTART;TZID=Asia/Baku:20201115T090000 DTEND:20201115T195930Z",
            id="period-in-two-zones",
        ),
        pytest.param(
            "period-moment", "DTSTART;TZID=Asia/Baku:20201115T090000", id="period-without-length"
        ),
        pytest.param(
            "period-to-a-day",
            "DTSTART;VALUE=DATE:20201115 DTEND;VALUE=DATE:20201121",
            id="period-to-a-day",
        ),
        pytest.param(
            "period-without-end",
            "DTSTART;VALUE=DATE:20201115 DTEND;VALUE=DATE:20261124",
            id="ongoing-period",
        ),
    ],
)
def test_a_clock_time_is_kept(name: str, expected: str) -> None:
    assert lines_of(calendar(Scope(CLOCK_TIMES))[name]) == expected


def test_parts_of_a_second_are_cut_and_it_is_said() -> None:
    table = Scope(CLOCK_TIMES)
    made = to_ics(table.all(), table.names, table.today, anniversaries=False)
    assert made.notes == ("Cut to whole seconds: offset, shift",)


def test_a_calendar_has_the_rules_of_its_zones() -> None:
    """When a clock is put forward or back, for the times that the calendar has."""
    table = Scope(CLOCK_TIMES)
    text = to_ics(table.all(), table.names, table.today, anniversaries=False).text
    rules = text[text.index("BEGIN:VTIMEZONE") : text.index("BEGIN:VEVENT")]
    assert rules.splitlines() == [
        *("BEGIN:VTIMEZONE", "TZID:Asia/Baku"),
        *("BEGIN:STANDARD", "DTSTART:20201115T090000"),
        *("TZOFFSETFROM:+0400", "TZOFFSETTO:+0400", "END:STANDARD"),
        "END:VTIMEZONE",
        *("BEGIN:VTIMEZONE", "TZID:Europe/London"),
        *("BEGIN:STANDARD", "DTSTART:20200329T021000"),
        *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "END:STANDARD"),
        *("BEGIN:STANDARD", "DTSTART:20201025T020000"),
        *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "END:STANDARD"),
        "END:VTIMEZONE",
    ]


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Africa/Casablanca"])
def test_the_rules_of_a_zone_say_when_its_entries_are(zone: str) -> None:
    """`icalendar` makes a zone of the rules, and that agrees with the one of the database."""
    days = [f"{year}-{month:02d}-28" for year in (1950, 2019, 2020) for month in range(1, 13)]
    events = "".join(
        f"[events.e{'abcdefghijkl'[number % 12] * (number // 12 + 1)}]\n"
        f'date = "{day}T05:30[{zone}]"\n'
        for number, day in enumerate(days)
    )
    table = Scope(events)
    made = to_ics(table.all(), table.names, table.today, anniversaries=True)
    read = icalendar.Calendar.from_ical(made.text)
    (rules,) = icalendar.Calendar.from_ical(made.text).timezones
    of_rules = rules.to_tz(lookup_tzid=False)
    for entry in read.walk("VEVENT"):
        start = entry.decoded("dtstart")
        for year in (start.year, 2030, 2037):
            clock = start.replace(tzinfo=None, year=year)
            expected = clock.replace(tzinfo=ZoneInfo(zone)).utcoffset()
            assert clock.replace(tzinfo=of_rules).utcoffset() == expected


def test_clock_times_come_every_year() -> None:
    found = calendar(Scope(CLOCK_TIMES), anniversaries=True)
    assert lines_of(found["event-named"]) == "DTSTART;TZID=Asia/Baku:20201115T090000"
    assert found["event-named"]["rrule"].to_ical() == b"FREQ=YEARLY"
    assert "rrule" not in found["period-shift"]


def test_hostile_strings_are_only_text_in_a_calendar() -> None:
    for kind in ("events", "periods"):
        table = Scope(hostile(kind))
        found = calendar(table, anniversaries=True)
        assert len(found) == len(HOSTILE)
        for entry, title in zip(found.values(), _titles(table), strict=True):
            assert str(entry["summary"]) == _on_one_line(title)
            assert entry.subcomponents == []
            allowed = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "DESCRIPTION", "TRANSP"}
            assert set(entry) - {"LOCATION", "CATEGORIES", "RRULE"} <= allowed
            assert str(entry["description"]).startswith(f"{_in_calendar(title)}\n")
            if kind == "events":
                assert str(entry["location"]) == _on_one_line(title)


def _titles(table: Scope) -> list[str]:
    selection = table.all()
    return [what.title for what in selection.events or selection.periods]


def test_the_name_of_a_calendar_is_only_text() -> None:
    table = Scope('title = "a, b; c\\nBEGIN:VEVENT"\n[events.a]\ndate = 2020-01-01')
    made = to_ics(table.all(), table.names, table.today, anniversaries=False)
    assert "\r\nX-WR-CALNAME:a\\, b\\; c BEGIN:VEVENT\r\n" in made.text


def test_without_the_library_it_says_how_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    result = run("export", "--to", "ics")
    assert (result.exit_code, result.stdout) == (2, "")
    message = "a calendar needs the icalendar library, which is not installed; install it with "
    assert result.stderr.startswith(f"Error: {message}")
    assert result.stderr.endswith("ics]'\n")


@pytest.fixture
def calcurse(tmp_path: Path) -> Any:
    """What calcurse, a calendar in C, reads from a file: its own lines, sorted."""
    needs("calcurse")

    def read(text: str) -> list[str]:
        (tmp_path / "in.ics").write_bytes(text.encode())
        data = tmp_path / "data"
        data.mkdir()
        done = subprocess.run(
            ["calcurse", "-q", "-D", data, "-i", tmp_path / "in.ics"],
            capture_output=True,
            text=True,
            check=True,
            env=surroundings({"HOME": str(tmp_path), "TERM": "dumb"}),
        )
        assert not done.stdout + done.stderr  # it says what it skips
        lines = (data / "apts").read_text("utf-8").splitlines()
        return sorted(_without_note(line) for line in lines)

    return read


def _without_note(line: str) -> str:
    """A line of calcurse's without the name of the file that keeps its note."""
    return re.sub(r">[0-9a-f]{40} ?", "", line)


def test_a_calendar_program_reads_the_same(run: Run, calcurse: Any) -> None:
    text = run("export", "--to", "ics", "--anniversaries").stdout
    deaths = "Deaths of journalists and local officials by landmines"
    deaths += " (one day from 2021-06-01 up to 2021-06-30)"
    medal = 'Establishment of the medal "For the Freedom of Kalbajar" (one day up to 2024-11-25)'
    assert calcurse(text) == [
        "04/02/1993 [1] {1D -> 11/25/2020} Occupation of Kalbajar",
        "04/02/1993 [1] {1Y} Beginning of the occupation of Kalbajar",
        f"06/01/2021 [1] {{1D -> 06/30/2021}} {deaths}",
        "09/27/2020 [1] {1D -> 11/09/2020} War of 2020",
        "09/27/2020 [1] {1Y} Launch of the Azerbaijani army's counter-offensive",
        "11/08/2020 [1] {1Y} Liberation of Shusha",
        "11/09/2020 [1] {1Y} End of the counter-offensive in victory",
        "11/10/2020 [1] {1Y} Signing of the trilateral statement",
        "11/15/2020 [1] {1D -> 11/25/2020} Extension of the deadline",
        "11/15/2020 [1] {1Y} Original deadline for the handover",
        "11/20/2020 [1] {1D -> 12/01/2020} Handovers under the statement",
        "11/20/2020 [1] {1Y} Handover of Aghdam",
        "11/25/2020 [1] {1D -> 11/23/2026} Time since the handover (ongoing on 2026-11-23)",
        "11/25/2020 [1] {1Y} Return of Kalbajar to Azerbaijan",
        "11/25/2020 [1] {1Y} Televised address by President Ilham Aliyev",
        f"11/25/2024 [1] {medal}",
        "11/25/2024 [1] {1Y} Publication of the article by The Europe Today",
        "12/01/2020 [1] {1Y} Handover of Lachin",
    ]


def test_a_calendar_program_reads_the_same_clock_times(calcurse: Any) -> None:
    """As clocks show them in UTC, where these tests take place."""
    table = Scope(CLOCK_TIMES)
    made = to_ics(table.all(), table.names, table.today, anniversaries=False)
    twice = "2020-10-25T01:30:00+01:00[Europe/London] or 2020-10-25T01:30:00+00:00[Europe/London]"
    twice += ", as a clock showed this time twice"
    assert calcurse(made.text) == [
        "03/29/2020 @ 01:10 -> 03/29/2020 @ 01:10|put-forward",
        f"10/25/2020 @ 00:30 -> 10/25/2020 @ 01:30|put-back ({twice})",
        "10/25/2020 @ 01:30 -> 10/25/2020 @ 01:30|second-time",
        "11/01/2020 @ 12:00 -> 11/01/2020 @ 12:00|later",
        "11/15/2020 @ 05:00 -> 11/15/2020 @ 05:00|moment",
        "11/15/2020 @ 05:00 -> 11/15/2020 @ 05:00|named",
        "11/15/2020 @ 05:00 -> 11/15/2020 @ 19:59|shift",
        "11/15/2020 @ 09:00 -> 11/15/2020 @ 09:00|civil",
        "11/15/2020 @ 09:00 -> 11/16/2020 @ 17:00|civil-period",
        "11/15/2020 @ 19:59 -> 11/15/2020 @ 19:59|offset",
        "11/15/2020 [1] {1D -> 11/20/2020} to-a-day",
        "11/15/2020 [1] {1D -> 11/23/2026} without-end (ongoing on 2026-11-23)",
    ]


def test_a_calendar_program_reads_hostile_titles_as_titles(calcurse: Any) -> None:
    table = Scope(hostile("events"))
    made = to_ics(table.all(), table.names, table.today, anniversaries=False)
    titles = sorted(_on_one_line(title) for title in _titles(table))
    assert sorted(line.partition("[1] ")[2] for line in calcurse(made.text)) == titles


# --- Mermaid ---

TIMELINE = """\
timeline
    title Handover of Kalbajar
    2020-11-20 : Handover of Aghdam
    2020-11-25 : Televised address by President Ilham Aliyev : Return of Kalbajar to Azerbaijan
    one day up to 2024-11-25 : Establishment of the medal #34;For the Freedom of Kalbajar#34;
"""

GANTT = """\
gantt
    title Handover of Kalbajar
    dateFormat YYYY-MM-DD
    inclusiveEndDates
    todayMarker off
    Occupation of Kalbajar :1993-04-02, 2020-11-25
    War of 2020 :2020-09-27, 2020-11-09
    Extension of the deadline :2020-11-15, 2020-11-25
    Handovers under the statement :2020-11-20, 2020-12-01
    Time since the handover (ongoing on 2026-11-23) :active, 2020-11-25, 2026-11-23
"""


def test_a_timeline_diagram_has_a_line_for_each_date(run: Run) -> None:
    ids = ("medal", "handover", "address", "aghdam")
    assert run("export", "--to", "mermaid", *ids) == (0, TIMELINE, "")


def test_a_timeline_diagram_has_days_and_no_clock_times() -> None:
    table = scope("a=2020-11-15T09:00+04:00 b=2020-11-15 c=2020-11-16T01:00Z")
    assert to_timeline(table.all(), "").text == (
        "timeline\n    2020-11-15 : B#33; : A#33;\n    2020-11-16 : C#33;\n"
    )


def test_a_gantt_chart_has_a_line_for_each_period(run: Run) -> None:
    assert run("export", "--to", "mermaid", "--gantt") == (0, GANTT, "")


def test_a_diagram_needs_no_title() -> None:
    table = scope("a=2020-01-01")
    assert to_timeline(table.all(), "").text == "timeline\n    2020-01-01 : A#33;\n"


def test_years_that_mermaid_misreads_are_left_out() -> None:
    table = scope("; p=0099-12-31->0200 q=0100-01-01->0200-01-01")
    made = to_gantt(table.all(), "", day(TODAY))
    assert made.text.splitlines()[4:] == ["    Q#33; :0100-01-01, 0200-01-01"]
    assert made.notes == ("Left out, as Mermaid misreads years before 0100: p",)


def test_titles_are_only_text_in_a_timeline_diagram() -> None:
    table = Scope(hostile("events"))
    lines = to_timeline(table.all(), table.names.title).text.splitlines()
    assert lines[1].startswith("    title #60;b#62;bold")
    shown = [text for line in lines[2:] for text in line.split(" : ")[1:]]
    assert [_as_mermaid_shows(text) for text in shown] == [visible(t) for t in _titles(table)]


def test_titles_are_only_text_in_a_gantt_chart() -> None:
    table = Scope(hostile("periods"))
    lines = to_gantt(table.all(), table.names.title, table.today).text.splitlines()[5:]
    tasks = [line.removeprefix("    ").partition(" :") for line in lines]
    assert [_as_mermaid_shows(task) for task, _, _ in tasks] == list(map(visible, _titles(table)))
    for task, _, when in tasks:
        word = task.split(" ")[0].lower().split("-")[0]
        assert word not in ("title", "section", "gantt", "click", "excludes", "weekday", "call")
        assert not task[0].isdigit()
        assert when.startswith("2020-01-")


def _as_mermaid_shows(text: str) -> str:
    """The text with its entity codes read, once nothing else in it can mean anything."""
    rest = re.sub(r"#\d+;", "", text)
    assert not set(rest) & set(':;#%"`<>{}[]|~\\^$*_&=+!?@\n')
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: b", "a#58; b", id="colon"),
        pytest.param("a; b", "a#59; b", id="semicolon"),
        pytest.param("#35;", "#35;35#59;", id="entity"),
        pytest.param("ﬂ°°60¶ß", "#64258;#176;#176;60#182;#223;", id="mermaids-own-marks"),
        pytest.param("a\nb", "a#92;nb", id="newline"),
        pytest.param("(a, b) - c/d.", "(a, b) - c/d.", id="plain"),
        pytest.param("日本 é 😀", "日本 é 😀", id="other-scripts"),
    ],
)
def test_what_could_mean_something_is_an_entity(text: str, expected: str) -> None:
    assert escape(text) == expected


# --- The command ---


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        pytest.param(
            ("--to", "ics", "--gantt"), "--gantt belongs to --to mermaid", id="gantt-calendar"
        ),
        pytest.param(
            ("--to", "mermaid", "--anniversaries"),
            "--anniversaries belongs to --to ics",
            id="yearly-diagram",
        ),
        pytest.param(
            ("--to", "ics", "handovr"),
            "no event or period 'handovr'; did you mean 'handover'?",
            id="unknown-name",
        ),
        pytest.param(
            ("--to", "ical"),
            "invalid value for '--to': 'ical' is not one of 'ics', 'mermaid';"
            " see handover export --help",
            id="unknown-form",
        ),
    ],
)
def test_what_can_not_be_exported_is_an_error(
    run: Run, arguments: tuple[str, ...], error: str
) -> None:
    assert run("export", *arguments) == (2, "", f"Error: {error}\n")


def test_an_export_goes_to_a_file_and_replaces_its_kind(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "periods.mmd"
    arguments = ("export", "--to", "mermaid", "--gantt", "--out", str(out))
    assert run(*arguments) == (0, "", "")
    assert out.read_text("utf-8") == GANTT
    assert run(*arguments, "war") == (0, "", "")
    lines = GANTT.splitlines(keepends=True)
    assert out.read_text("utf-8") == "".join([*lines[:5], lines[6]])


def test_a_calendar_that_is_too_long_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.toml"
    path.write_text("".join(f"[events.e{n}]\ndate = 2020-01-01\n" for n in range(10_001)))
    error = (
        "a calendar of 10,001 entries is too long, at most 10,000 are written; pick some by name"
        " or with --tag, --after or --before"
    )
    assert run("export", "--to", "ics", "-t", str(path)) == (2, "", f"Error: {error}\n")
    assert run("export", "--to", "mermaid", "-t", str(path)).exit_code == 0
