"""Years before 0001: as arguments, in answers, in rows and in every view."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import Run, RunOnTerminal, run_here

from handover_cli.answers.ticks import ticks
from handover_cli.business_days import MONDAY_TO_FRIDAY
from handover_cli.calendar import CYCLE_DAYS, DAY, day_number, day_text, weekday
from handover_cli.dates import FIRST_DAY, LAST_DAY, iso, timed
from handover_cli.moments import Moment
from handover_cli.notations import parse
from handover_cli.output.words import era, with_era
from handover_cli.spans import CALENDAR_UNITS, Measure, Unit, add
from handover_cli.spans import Duration as Length

ROMANS = """\
title = "Romans"
[events.born]
title = "Birth of Caesar"
date = "-0099-07-12"
[events.ides]
title = "Ides of March"
date = "-0043-03-15"
[events.aeneid]
title = "Aeneid begun"
date = "-0028~"
[events.decade]
title = "Some year of a decade"
date = "-004X"
[events.augustus]
title = "Death of Augustus"
date = 0014-08-19
[periods.life]
title = "Life of Caesar"
start = "born"
end = "ides"
unit = "years"
"""


@pytest.fixture
def romans(tmp_path: Path) -> str:
    path = tmp_path / "romans.toml"
    path.write_text(ROMANS, encoding="utf-8")
    return str(path)


# --- Arguments that begin with a minus ---


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("between -0043-03-15 0014-08-19", "20976", id="between"),
        pytest.param("between -0043 -0043", "-364..364", id="two years"),
        pytest.param("between -0043~ -00XX-03-15", "-20745..15413", id="signs of EDTF"),
        pytest.param("between -0043-03-15+10d -0043-03-15-1w", "-17", id="shifts"),
        pytest.param("since -0043-03-15 --today -0043-03-20", "5", id="since, and today"),
        pytest.param("until -0043-03-15 --today -0043-03-20", "-5", id="until"),
        pytest.param("is -0043 before 0001", "yes", id="is"),
        pytest.param("is 0000-12-31 within -0001..", None, id="no such date"),
        pytest.param("ask is -0043 before 0001", "yes", id="ask"),
        pytest.param("ask days between -0043-03-15 and -0043-03-20", "5", id="ask, two dates"),
        pytest.param("ask what day of the week was -0043-03-15", "Friday", id="a day of the week"),
        pytest.param("ask what week was -0043-03-15", "-0043-W11", id="a week"),
        pytest.param("ask what quarter was -0043-03-15", "-0043-Q1", id="a quarter"),
        pytest.param("ask what month was -0043-03-15", "-0043-03", id="a month"),
        pytest.param("ask what year was -0043-03-15", "-0043", id="a year"),
        pytest.param("add -0043-03-15 1y -3d", "-0042-03-12", id="add, and take away"),
        pytest.param("add 0001-01-01 -1d", "0000-12-31", id="into the year 0"),
        pytest.param("add -0043-03-15 5b", "-0043-03-22", id="business days"),
        pytest.param("seq -0001-12-30 0000-01-01", "-0001-12-30 -0001-12-31 0000-01-01", id="seq"),
        pytest.param("seq -0001-12-30 -0001-12-28 --step -1d", None, id="a step has no sign"),
        pytest.param("events --after -0100 --before -0001 -o value", "medal", id="limits"),
        pytest.param("batch --start -0043-03-15", "5", id="batch"),
        pytest.param("between -0043-03-15T10:00 -0043-03-15T12:30 -u minutes", "150", id="clock"),
        pytest.param("add -0043-03-15T23:00Z 2h", "-0043-03-16T01:00:00Z", id="in a zone"),
        pytest.param(
            "add -0043-03-15T12:00[Europe/Rome] 1d --fields instant -o tsv --no-header",
            "-0043-03-16T11:10:04Z",
            id="local mean time before there were zones",
        ),
    ],
)
def test_a_date_before_the_year_1_is_an_argument_as_any_other(
    line: str, expected: str | None, run: Run
) -> None:
    result = run(*line.split(), stdin="-0043-03-20\n")
    if expected is None:
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("Error: ")
    else:
        assert (result.stdout.split(), result.stderr) == (expected.split(), "")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("between -1 -2 -3", "got unexpected extra argument (-3); see handover between --help"),
        ("since -x", "no option '-x'; see handover since --help"),
        ("since handover --decimals -1 -u years", "--decimals takes 0 to 100, not -1"),
        ("since handover --today -0043", "--today takes a day (YYYY-MM-DD) or a clock time on"),
        ("between -9999-01-01-1d today", "'-9999-01-01-1d' lies outside the years -9999 to 9999"),
    ],
)
def test_the_errors_quote_what_was_typed(line: str, message: str, run: Run) -> None:
    code, answer, complaint = run(*line.split())
    assert (code, answer, complaint.count("\n")) == (2, "", 1)
    assert complaint.startswith(f"Error: {message}")


# --- The calendar repeats after 400 years ---

days = st.integers(FIRST_DAY, LAST_DAY - CYCLE_DAYS)
near = st.integers(-800, 800)
UNITS: tuple[Unit, ...] = ("days", "weeks", "months", "years", "calendar", "iso", "business-days")


@given(days, days | near, st.sampled_from(UNITS), st.booleans())
def test_spans_are_the_same_400_years_later(
    start: int, other: int, unit: Unit, inclusive: bool
) -> None:
    end = min(max(start + other, FIRST_DAY), LAST_DAY - CYCLE_DAYS) if -801 < other < 801 else other
    business = MONDAY_TO_FRIDAY if unit == "business-days" else None
    measure = Measure(unit, "inclusive" if inclusive else "exclusive", 0, business)
    assert measure.between(start, end) == measure.between(start + CYCLE_DAYS, end + CYCLE_DAYS)
    assert weekday(start) == weekday(start + CYCLE_DAYS)


@given(days, st.integers(0, 300), st.integers(0, 5000), st.integers(0, 900))
def test_sums_are_the_same_400_years_later(start: int, years: int, months: int, more: int) -> None:
    length = Length(years=years, months=months, days=more)
    assert add(start, length) + CYCLE_DAYS == add(start + CYCLE_DAYS, length)


any_days = st.integers(FIRST_DAY, LAST_DAY) | st.integers(-800, 800)


@settings(max_examples=25)
@given(st.lists(st.tuples(any_days, any_days), min_size=1, max_size=8), st.sampled_from(UNITS))
def test_batch_answers_as_between_does(pairs: list[tuple[int, int]], unit: Unit) -> None:
    rows = "".join(f"{iso(a)},{iso(b)}\n" for a, b in pairs)
    result = run_here(
        *("batch", "--format", "csv", "--no-header", "--start-column", "1", "--end-column", "2"),
        *("-u", unit),
        stdin=rows,
    )
    business = MONDAY_TO_FRIDAY if unit == "business-days" else None
    measure = Measure(unit, business=business)
    answers = [measure.text(measure.between(a, b)) for a, b in pairs]
    if unit in CALENDAR_UNITS:
        answers = [f'"{answer}"' if "," in answer else answer for answer in answers]
    expected = "".join(
        f"{row},{answer}\n" for row, answer in zip(rows.split(), answers, strict=True)
    )
    assert (result.stdout, result.stderr) == (expected, "")


seconds = st.integers(FIRST_DAY * 86_400, LAST_DAY * 86_400) | st.integers(-(10**6), 10**6)


@settings(max_examples=25)
@given(st.lists(seconds, min_size=1, max_size=8))
def test_timestamps_of_any_year_are_read_as_between_reads_them(moments: list[int]) -> None:
    lines = [timed(Moment((second * 10**9,))).text for second in moments]
    start = "0001-01-01T00:00:00"
    result = run_here(
        "batch", "--start", start, "-u", "seconds", stdin="".join(f"{line}\n" for line in lines)
    )
    first = DAY // 10**9
    assert result == (0, "".join(f"{second - first}\n" for second in moments), "")


@given(st.integers(FIRST_DAY, LAST_DAY))
def test_a_day_is_read_as_it_is_written(day: int) -> None:
    assert parse(iso(day)).day == day
    assert day_text(day) == iso(day)


# --- Views ---


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("-0043-03-15", "44 BC"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("-9999", "10000 BC"),
        ("-004X", "50 to 41 BC"),
        ("-00XX", "100 to 2 BC"),
        ("00XX", "1 BC to AD 99"),
        ("?-0043~", "44 BC"),
        ("[..-0043]", "44 BC"),
        ("[-0099,-0097..-0095]", "100 BC or 98 to 96 BC"),
        ("-0062-09-23..0014-08-19", "63 BC to AD 14"),
        ("-0099-07-12/-0043-03-15", "100 to 44 BC"),
        ("-0043-03-15T10:00:00.0000-04:00", "44 BC"),
        ("one day from -0049-01-01 up to -0040-12-31", "50 to 41 BC"),
        ("2020-11-15", ""),
        ("2020-11-15T10:00:00.0000-04:00", ""),
        ("0001", ""),
        ("XXXX-12-25", ""),
        ("[..2024]", ""),
        ("not known", ""),
    ],
)
def test_the_era_of_a_date(text: str, years: str) -> None:
    assert era(text) == years
    assert with_era(text) == (f"{text} ({years})" if years else text)


LIST = """\
-0099-07-12  Friday    ┌─● Birth of Caesar
(100 BC)               │   begins: Life of Caesar, 55 years
  49 years, 5 months   │
  to 59 years, 5       │
  months               │
-004X                  │ ○ Some year of a decade
(50 to 41 BC)          │   one day from -0049-01-01 up to -0040-12-31 (50 to 41
                       │   BC)
  gap not known        │
-0043-03-15  Friday    └─● Ides of March
(44 BC)                    ends: Life of Caesar
  14 years, 9 months
  to 15 years, 9
  months
-0028~                   ○ Aeneid begun
(29 BC)                    one day from -0028-01-01 up to -0028-12-31 (29 BC),
                           approximate
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("events", " -0043-03-15 (44 BC)   Friday   ides      Ides of March", id="1"),
        pytest.param("periods", "-0099-07-12 (100 BC)  -0043-03-15 (44 BC)  55 years", id="2"),
        pytest.param("show ides", "│  -0043-03-15 (44 BC)  Friday  │", id="3"),
        pytest.param("show aeneid", "│  -0028~ (29 BC)  │", id="4"),
        pytest.param("between ides augustus", "-0043-03-15 (44 BC)  Friday   ides", id="5"),
        pytest.param("add ides 1y", "│  -0042-03-15 (43 BC)  Saturday  │", id="6"),
        pytest.param("seq ides ides", "-0043-03-15 (44 BC)  Friday", id="7"),
        pytest.param("ask when was ides", "│  -0043-03-15 (44 BC)  Friday  │", id="8"),
        pytest.param("ask when was life", "-0099-07-12/-0043-03-15 (100 to 44 BC)", id="9"),
        pytest.param("ask what happened in -0043", "-0043-03-15 (44 BC)  Friday  ides", id="10"),
        pytest.param("ask what year was ides", "│  -0043 (44 BC)  │", id="11"),
        pytest.param("anniversaries ides --today -0043-03-16", "-0042-03-15 (43 BC)", id="12"),
        pytest.param("anniversaries aeneid --today -0027-01-01", "-0027 (28 BC)", id="13"),
        pytest.param("timeline --scale ides aeneid", "(44 BC)", id="14"),
        pytest.param("timeline --scale ides born --today -0060-01-01", "60 BC", id="15"),
        pytest.param("events ides -o markdown", "| -0043-03-15 \\(44 BC\\) |", id="16"),
        pytest.param("events ides --fields id,earliest", "-0043-03-15 (44 BC)", id="17"),
        pytest.param("timeline ides -o markdown", "-0043-03-15 \\(44 BC\\)", id="18"),
    ],
)
def test_views_give_the_era(line: str, expected: str, romans: str, run_tty: RunOnTerminal) -> None:
    screen = run_tty(*line.split(), "-t", romans, columns=100)
    assert screen.exit_code == 0
    assert expected.replace("\\(", "(").replace("\\)", ")") in screen.text


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "value"])
def test_machine_formats_give_the_plain_date(form: str, romans: str, run: Run) -> None:
    for line in ("events", "timeline", "between ides augustus", "add ides 1y", "seq ides ides"):
        assert " BC" not in run(*line.split(), "-t", romans, "-o", form).stdout
    (record,) = json.loads(run("events", "ides", "-t", romans, "-o", "json").stdout)
    assert (record["date"], record["earliest"]) == ("-0043-03-15", "-0043-03-15")
    assert record["week"] == "-0043-W11"


def test_a_list_gives_the_era_below_the_date(romans: str, run_tty: RunOnTerminal) -> None:
    screen = run_tty("timeline", "--before", "0001", "-t", romans, columns=80)
    assert screen.text == LIST


@pytest.mark.parametrize("columns", [30, 60, 80, 120])
def test_nothing_is_wider_than_the_page(columns: int, romans: str, run_tty: RunOnTerminal) -> None:
    for line in ("events", "periods", "timeline", "timeline --scale", "anniversaries"):
        text = run_tty(*line.split(), "-t", romans, columns=columns).text
        assert max(map(len, text.splitlines())) <= columns, line


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        pytest.param("-0249-01-01", "0150-01-01", "200 BC 100 BC 0001 0100", id="centuries"),
        pytest.param("-0003-06-01", "0002-06-01", "3 BC 2 BC 1 BC 0001 0002", id="years"),
        pytest.param("-0043-03-01", "-0043-05-02", "-0043-03 -0043-04 -0043-05", id="months"),
        pytest.param("-0043-03-15", "-0043-03-16", "-0043-03-15 -0043-03-16", id="days"),
    ],
)
def test_an_axis_counts_years_as_people_do(first: str, last: str, labels: str) -> None:
    ends = parse(first).day, parse(last).day
    assert ends[0] is not None
    assert ends[1] is not None
    assert " ".join(tick.label for tick in ticks(ends[0], ends[1], 6)) == labels


# --- Other programs ---


def test_a_calendar_leaves_out_what_the_standard_can_not_hold(romans: str, run: Run) -> None:
    code, made, notes = run("export", "--to", "ics", "-t", romans)
    assert (code, made.count("BEGIN:VEVENT")) == (0, 1)
    assert notes == (
        "Left out, as a calendar has only the years 0001 to 9999, and an entry needs the day after"
        " it: born, decade, ides, aeneid, life\n"
    )
    code, made, complaint = run("export", "--to", "ics", "--today", "-0043-03-15")
    assert (code, made) == (2, "")
    assert complaint == (
        "Error: a calendar has only the years 0001 to 9999, and today is -0043-03-15; give a later"
        " day with --today\n"
    )


def test_a_diagram_gives_the_era(romans: str, run: Run) -> None:
    assert run("export", "--to", "mermaid", "-t", romans, "ides", "decade").stdout == (
        "timeline\n    title Romans\n    -004X (50 to 41 BC) : Some year of a decade\n"
        "    -0043-03-15 (44 BC) : Ides of March\n"
    )
    assert run("export", "--to", "mermaid", "--gantt", "-t", romans).stderr == (
        "Left out, as Mermaid misreads years before 0100: life\n"
    )


def test_a_picture_gives_the_era(romans: str, run: Run) -> None:
    for scale in ((), ("--scale",)):
        made = run("timeline", "--svg", "-", "-t", romans, *scale).stdout
        assert "(44 BC)" in made
        assert "-0043-03-15 (44 BC), Friday: Ides of March" in made


def test_a_year_as_a_number_in_a_table_is_shown_in_quotes(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    path.write_text("[events.a]\ndate = -43\n", encoding="utf-8")
    complaint = run("events", "-t", str(path)).stderr
    assert 'a date is expected, not a number; write "-0043" in quotes' in complaint


@pytest.mark.parametrize("date", ["-0043-03-15", "-0043", "0000-02-29"])
def test_toml_has_no_such_date_without_quotes(date: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "t.toml"
    path.write_text(f"[events.a]\ndate = {date}\n", encoding="utf-8")
    hint = f'only a date from 0001-01-01 on goes without quotes: write "{date}"\n'
    assert run("events", "-t", str(path)).stderr.endswith(hint)
    path.write_text(f'[events.a]\ndate = "{date}"\n', encoding="utf-8")
    assert run("events", "-t", str(path), "--fields", "date", "--no-header").stdout == f"{date}\n"


def test_days_of_the_calendar_go_on_before_the_year_1() -> None:
    assert day_text(day_number(0, 12, 31)) == "0000-12-31"
    assert day_text(FIRST_DAY - 1) == "-10000-12-31"
