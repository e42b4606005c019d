"""Days in words as arguments: the last business day of a month, Easter, the nearest Friday."""

import json
from pathlib import Path

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st
from running import Run

from handover_cli.answers.ranges import amounts
from handover_cli.business_days import BusinessCalendar
from handover_cli.calendar import WEEKDAYS, day_number, month_length, weekday
from handover_cli.dates import iso
from handover_cli.language.arguments import resolve_date
from handover_cli.language.resolving import FixedScope
from handover_cli.spans import Measure, Unit
from handover_cli.table import bundled_path, load
from handover_cli.table.loading import load_text
from handover_cli.text import ordinal

TABLE = load([bundled_path()])
MONDAY = day_number(2026, 11, 23)
SCOPE = FixedScope(TABLE, MONDAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("last business day of November 2026", "2026-11-30", id="of a month"),
        pytest.param("second business day of Q3 2026", "2026-07-02", id="of a quarter"),
        pytest.param("first business day of 2027", "2027-01-01", id="of a year"),
        pytest.param("first monday of 2026-11", "2026-11-02", id="a weekday of a month"),
        pytest.param("second to last Friday of 2026", "2026-12-18", id="from the end"),
        pytest.param("last day of Q1 2026", "2026-03-31", id="the last day"),
        pytest.param("last day of February 2024", "2024-02-29", id="the last day of a month"),
        pytest.param("Friday on or after 2026-11-20", "2026-11-20", id="on or after"),
        pytest.param("first Friday after 2026-11-20", "2026-11-27", id="strictly after"),
        pytest.param("first Friday before 2026-11-20", "2026-11-13", id="before"),
        pytest.param("last Friday on or before 2026-11-20", "2026-11-20", id="on or before"),
        pytest.param("nearest Friday to 2026-11-24", "2026-11-27", id="nearest, later"),
        pytest.param("Friday nearest 2026-11-23", "2026-11-20", id="nearest, earlier"),
        pytest.param("Friday closest to 2026-11-20", "2026-11-20", id="nearest, itself"),
        pytest.param("nearest Friday to 2026-11", "2026-10-30..2026-11-27", id="nearest, some day"),
        pytest.param("business day nearest 2026-11-28", "2026-11-27", id="a Saturday"),
        pytest.param("nearest working day to 2026-11-29", "2026-11-30", id="a Sunday"),
        pytest.param("nearest business day to 2026-11-25", "2026-11-25", id="a business day"),
        pytest.param(
            "first business day on or after 2026-11-28",
            "2026-11-30",
            id="a business day on or after",
        ),
        pytest.param("last business day on or before 2026-11-29", "2026-11-27", id="or before"),
        pytest.param("Easter 2027", "2027-03-28", id="Easter"),
        pytest.param("Orthodox Easter 2027", "2027-05-02", id="Orthodox Easter"),
        pytest.param("Easter 2027+3d-1m", "2027-02-28", id="with shifts"),
        pytest.param("next Monday", "2026-11-30", id="both readings agree"),
        pytest.param("14 days after the deadline by bgb", "2020-11-30", id="by a rule"),
        pytest.param("end of the war", "2020-11-09", id="the end of a period"),
        pytest.param("10 days after deadline", "2020-11-25", id="a shift in words"),
        pytest.param("deadline+10d", "2020-11-25", id="a name"),
        pytest.param("2026-11-20", "2026-11-20", id="a date"),
    ],
)
def test_a_day_in_words_is_a_date(text: str, expected: str) -> None:
    assert resolve_date(text, SCOPE).date.text == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "next Friday", "'next Friday' can be 2026-11-27 or 2026-12-04; give the date", id="next"
        ),
        pytest.param(
            "Easter 1582", "Easter is reckoned for the years 1583 to 4099, not for 1582", id="early"
        ),
        pytest.param(
            "Orthodox Easter 4100",
            "Easter is reckoned for the years 1583 to 4099, not for 4100",
            id="late",
        ),
        pytest.param(
            "fifth Sunday of November 2027",
            "there is no 'fifth Sunday of November 2027': it has 4 Sundays",
            id="none",
        ),
        pytest.param(
            "first Friday of Nowhere",
            "no event or date 'first Friday of Nowhere'; a date is YYYY-MM-DD (or another EDTF"
            " date), a name from the table, today, yesterday or tomorrow, with shifts such as +10d"
            " or -1y6m",
            id="an unknown name",
        ),
        pytest.param(
            "first Friday after " * 40 + "2026-11-20",
            "no event or date",
            id="far too many words",
        ),
    ],
)
def test_words_without_a_day_are_an_error(text: str, message: str, run: Run) -> None:
    code, answer, problem = run("add", text, "1d")
    assert (code, answer) == (2, "")
    assert problem.startswith(f"Error: {message}")


def test_two_days_that_are_as_near_are_an_error(run: Run) -> None:
    text = "nearest business day to 2026-11-25"
    assert run("add", text, "0d", "--holiday", "2026-11-25") == (
        2,
        "",
        f"Error: '{text}' can be 2026-11-24 or 2026-11-26; give the date\n",
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("between", "Easter 2027", "last Friday of May 2027"), "61"),
        (("until", "first Monday of 2027"), "42"),
        (("since", "first Monday of 2026"), "322"),
        (("is", "Easter 2027", "before", "first Monday of April 2027"), "yes"),
        (("is", "deadline", "within", "war"), "no"),
        (("add", "last business day of November 2026", "3d", "-1d"), "2026-12-02"),
        (("add", "Easter 2027+3d", "1w"), "2027-04-07"),
        (("add", "14 days after deadline by bgb", "1d"), "2020-12-01"),
        (("add", "end of the war", "1d"), "2020-11-10"),
        (("add", "last Friday of May 2027", "1d", "--rule", "bgb"), "2027-05-31"),
        (("add", "Easter 2027+3d", "3d", "--rule", "bgb"), "2027-04-05"),
        (("add", "14 days after 2026-06-05", "1d", "--rule", "bgb"), "2026-06-22"),
        (("add", "14 days after deadline by bgb", "5d", "--rule", "bgb"), "2020-12-07"),
        (("is", "14 days after deadline by bgb", "before", "2021-01-01"), "yes"),
        (("between", "14 days after deadline by bgb", "2020-12-31"), "31"),
    ],
)
def test_commands_take_days_in_words_and_say_them_again(
    arguments: tuple[str, ...], expected: str, run: Run
) -> None:
    record = json.loads(run(*arguments, "-o", "jsonl").stdout)
    assert str(record["value"]) == expected
    again = json.loads(run("ask", record["question"], "-o", "jsonl").stdout)
    assert again["value"] == record["value"]


def test_imprecise_words_are_said_as_their_days(run: Run) -> None:
    done = run("add", "3 days after 2021-06 by bgb", "1d", "--rule", "bgb", "-o", "jsonl")
    record = json.loads(done.stdout)
    assert record["question"] == "1d after [2021-06-04..2021-07-05] by bgb"
    again = json.loads(run("ask", record["question"], "-o", "jsonl").stdout)
    assert (again["min"], again["max"]) == (record["min"], record["max"])


def test_other_commands_take_days_in_words(run: Run) -> None:
    days = run("seq", "first Monday of 2026-11", "last Monday of 2026-11", "--step", "1w")
    assert days.stdout == "".join(f"2026-11-{day:02}\n" for day in (2, 9, 16, 23, 30))
    after = run("events", "--after", "first Monday of 2021", "-o", "value")
    assert after.stdout.split() == ["landmine-deaths", "medal", "report"]
    rows = run("batch", "--end", "Easter 2027", stdin="2027-03-27\n")
    assert rows == (0, "1\n", "")


YEARS = st.integers(1, 9999)


@given(YEARS, st.integers(1, 12), st.integers(0, 6), st.integers(-4, 4).filter(bool))
def test_the_nth_weekday_of_a_month(year: int, month: int, day: int, number: int) -> None:
    days = [day_number(year, month, each) for each in range(1, month_length(year, month) + 1)]
    found = [each for each in days if weekday(each) == day]
    nth = (
        ordinal(number)
        if number > 0
        else ("last", "2nd to last", "3rd to last", "4th to last")[-number - 1]
    )
    text = f"{nth} {WEEKDAYS[day]} of {year:04d}-{month:02d}"
    expected = found[number - 1] if number > 0 else found[number]
    assert resolve_date(text, SCOPE).date.text == iso(expected)


@given(st.integers(MONDAY - 9999, MONDAY + 9999), st.integers(0, 6))
def test_the_nearest_weekday_is_at_most_three_days_away(day: int, number: int) -> None:
    near = resolve_date(f"{WEEKDAYS[number]} nearest {iso(day)}", SCOPE).day
    assert near is not None
    assert weekday(near) == number
    assert abs(near - day) <= 3


@given(st.integers(MONDAY, MONDAY + 40), st.sets(st.integers(MONDAY - 5, MONDAY + 50)))
def test_the_nearest_business_day(day: int, holidays: set[int]) -> None:
    calendar = BusinessCalendar(holidays=holidays)
    scope = FixedScope(TABLE, MONDAY, lambda: calendar)
    away = next(
        n for n in range(90) if any(calendar.count(at, at + 1) for at in {day - n, day + n})
    )
    nearest = {at for at in (day - away, day + away) if calendar.count(at, at + 1)}
    text = f"business day nearest {iso(day)}"
    if len(nearest) == 1:
        assert resolve_date(text, scope).day in nearest
    else:
        with pytest.raises(Exception, match=f"can be {' or '.join(map(iso, sorted(nearest)))}"):
            resolve_date(text, scope)


@given(st.integers(1583, 4099))
def test_easter_is_that_of_dateutil(year: int) -> None:
    assert resolve_date(f"Easter {year}", SCOPE).date.text == easter(year).isoformat()
    orthodox = resolve_date(f"Orthodox Easter {year}", SCOPE).date.text
    assert orthodox == easter(year, 2).isoformat()


STEPS = (
    *("first Friday after x", "Sunday on or before x", "Monday nearest x", "second Friday after x"),
    *("next business day after x", "last business day before x", "business day nearest x"),
)


@given(
    st.sampled_from(STEPS),
    st.integers(MONDAY - 5000, MONDAY),
    st.integers(0, 1500),
    st.sampled_from(("days", "months", "calendar")),
)
def test_a_day_in_words_varies_with_the_day_it_is_reckoned_from(
    words: str, first: int, length: int, unit: Unit
) -> None:
    last = first + length
    table = load_text(f"events.x.date = '[{iso(first)}..{iso(last)}]'\nevents.y.date = '{words}'\n")
    start, end = (table.events[name].point for name in "xy")
    (step,) = end.way
    measure = Measure(unit)
    each = [measure.between(day, step.reach(day)) for day in range(first, last + 1)]
    assert amounts(start, end, measure) == (min(each), max(each))


def test_a_day_in_words_keeps_the_qualifiers_of_its_date() -> None:
    date = resolve_date("first Friday after 2026-11-20~", SCOPE).date
    assert (date.text, date.qualifiers) == ("2026-11-27", "approximate")


def test_a_day_in_words_after_a_clock_time_is_a_whole_day() -> None:
    assert resolve_date("first Friday after 2026-11-20T09:00", SCOPE).date.text == "2026-11-27"


def test_a_mark_of_edtf_stays_in_words(run: Run) -> None:
    card = run("add", "last Friday of 2026-06?", "3d", "-o", "table").stdout
    assert "2026-06? is given as uncertain." in card


def test_an_id_may_be_an_article(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "own.toml"
    text = "[events.a]\ndate = 2026-06-01\n[events.b]\ndate = 'first Friday after a'\n"
    table.write_text(text, "utf-8")
    assert run("ask", "when is b", "-t", str(table)).stdout == "2026-06-05\n"
    assert run("add", "1 day before a", "1d", "-t", str(table)).stdout == "2026-06-01\n"
