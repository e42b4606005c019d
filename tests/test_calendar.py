"""The calendar against `datetime.date` and `relativedelta`, and beyond their years against itself."""

import calendar as standard
from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.calendar import (
    CYCLE_DAYS,
    CYCLE_MONTHS,
    CYCLE_YEARS,
    WEEKDAYS,
    add_months,
    day_number,
    is_leap,
    iso_week,
    month_length,
    months_and_days,
    weekday,
    year_month_day,
    year_of,
)

Day = tuple[int, int, int]
FIRST, LAST = date.min.toordinal(), date.max.toordinal()

days = st.integers(FIRST, LAST)
any_days = st.integers(-30 * CYCLE_DAYS, 30 * CYCLE_DAYS) | st.integers(-(10**12), 10**12)
"""Days of any year: of those there are dates for, before them, and far off on both sides."""
months = st.integers(-200_000, 200_000)
cycles = st.integers(-(10**6), 10**6)


def number(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


# --- One day ---


@pytest.mark.parametrize(
    ("day", "expected", "name"),
    [
        pytest.param((1, 1, 1), 1, "Monday", id="the first date that there is"),
        pytest.param((0, 12, 31), 0, "Sunday", id="the day before it, of the year 0"),
        pytest.param((0, 2, 29), -306, "Tuesday", id="the year 0 is a leap year"),
        pytest.param((-1, 2, 28), -672, "Sunday", id="the year -1 is none"),
        pytest.param((-4, 2, 29), -1767, "Thursday", id="but -4 is"),
        pytest.param((-100, 3, 1), -36_830, "Thursday", id="no leap day in -100"),
        pytest.param((-400, 2, 29), -146_403, "Tuesday", id="one in -400"),
        pytest.param((-4713, 11, 24), -1_721_425, "Monday", id="day 0 of the Julian day count"),
        pytest.param((1600, 2, 29), 584_082, "Tuesday", id="a century with a leap day"),
        pytest.param((1900, 3, 1), 693_655, "Thursday", id="one without"),
        pytest.param((1970, 1, 1), 719_163, "Thursday", id="the day that Unix counts from"),
        pytest.param((2020, 11, 25), 737_754, "Wednesday", id="the handover"),
        pytest.param((9999, 12, 31), 3_652_059, "Friday", id="the last date that there is"),
        pytest.param((10_000, 1, 1), 3_652_060, "Saturday", id="the day after it"),
    ],
)
def test_the_number_and_the_weekday_of_a_day(day: Day, expected: int, name: str) -> None:
    assert day_number(*day) == expected
    assert year_month_day(expected) == day
    assert WEEKDAYS[weekday(expected)] == name


@given(days)
def test_a_day_is_that_of_the_standard_library(day: int) -> None:
    found = date.fromordinal(day)
    assert year_month_day(day) == (found.year, found.month, found.day)
    assert day_number(found.year, found.month, found.day) == day
    assert year_of(day) == found.year
    assert weekday(day) == found.weekday()
    assert WEEKDAYS[weekday(day)] == found.strftime("%A")
    assert iso_week(day) == found.isocalendar()[:2]


def test_every_month_of_400_years_is_that_of_the_standard_library() -> None:
    for year in range(1800, 1800 + CYCLE_YEARS):
        assert is_leap(year) == standard.isleap(year)
        for month in range(1, 13):
            first, length = date(year, month, 1).toordinal(), standard.monthrange(year, month)[1]
            assert month_length(year, month) == length
            assert day_number(year, month, 1) == first
            assert year_month_day(first) == (year, month, 1)
            assert year_month_day(first + length - 1) == (year, month, length)


@given(any_days)
def test_every_day_of_any_year_follows_the_one_before(day: int) -> None:
    year, month, of_month = year_month_day(day)
    assert 1 <= month <= 12
    assert 1 <= of_month <= month_length(year, month)
    assert day_number(year, month, of_month) == day
    following = (year, month, of_month + 1)
    if of_month == month_length(year, month):
        following = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert year_month_day(day + 1) == following
    assert weekday(day + 1) == (weekday(day) + 1) % 7


@given(any_days, cycles)
def test_days_weekdays_and_weeks_repeat_after_400_years(day: int, count: int) -> None:
    later, years = day + count * CYCLE_DAYS, count * CYCLE_YEARS
    year, month, of_month = year_month_day(day)
    week_year, week = iso_week(day)
    assert year_month_day(later) == (year + years, month, of_month)
    assert day_number(year + years, month, of_month) == later
    assert month_length(year + years, month) == month_length(year, month)
    assert is_leap(year + years) == is_leap(year)
    assert weekday(later) == weekday(day)
    assert iso_week(later) == (week_year + years, week)


# --- Weeks ---


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param((2020, 11, 25), (2020, 48), id="the handover"),
        pytest.param((2021, 1, 3), (2020, 53), id="still in the last week of 2020"),
        pytest.param((2021, 1, 4), (2021, 1), id="the Monday after it"),
        pytest.param((2024, 12, 30), (2025, 1), id="already in the first week of 2025"),
        pytest.param((1, 1, 1), (1, 1), id="the first day"),
        pytest.param((9999, 12, 31), (9999, 52), id="the last day"),
        pytest.param((0, 1, 1), (-1, 52), id="the year 0 begins on a Saturday"),
        pytest.param((10_000, 1, 1), (9999, 52), id="as the year 10000 does"),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: Day, expected: tuple[int, int]) -> None:
    assert iso_week(day_number(*day)) == expected


# --- Adding months ---


@pytest.mark.parametrize(
    ("start", "added", "expected"),
    [
        pytest.param("2021-01-31", 1, "2021-02-28", id="clamped to the end of February"),
        pytest.param("2020-01-31", 1, "2020-02-29", id="clamped to the leap day"),
        pytest.param("2021-01-31", 2, "2021-03-31", id="two months are not one month twice"),
        pytest.param("2021-03-31", 1, "2021-04-30", id="clamped to the 30th"),
        pytest.param("2020-02-29", 12, "2021-02-28", id="leap day plus a year"),
        pytest.param("2020-02-29", 48, "2024-02-29", id="leap day plus four years"),
        pytest.param("2096-02-29", 48, "2100-02-28", id="1 in 4 but not 2100"),
        pytest.param("2021-03-31", -1, "2021-02-28", id="back, clamped"),
        pytest.param("2021-01-15", -1, "2020-12-15", id="back over the new year"),
        pytest.param("2003-07-31", -1, "2003-06-30", id="GNU date makes it 1 July"),
        pytest.param("2021-06-15", 0, "2021-06-15", id="nothing"),
    ],
)
def test_months_are_added_and_clamped(start: str, added: int, expected: str) -> None:
    assert iso(add_months(number(start), added)) == expected


@pytest.mark.parametrize(
    ("start", "added", "expected"),
    [
        pytest.param((1, 1, 31), -11, (0, 2, 29), id="clamped to the leap day of the year 0"),
        pytest.param((0, 2, 29), -12, (-1, 2, 28), id="a year before it"),
        pytest.param((1, 1, 1), -1, (0, 12, 1), id="before the first day"),
        pytest.param((9999, 12, 31), 2, (10_000, 2, 29), id="past the last day"),
        pytest.param((-99, 1, 31), -11, (-100, 2, 28), id="the century -100 has no leap day"),
    ],
)
def test_months_are_added_outside_the_years_of_dates(start: Day, added: int, expected: Day) -> None:
    assert year_month_day(add_months(day_number(*start), added)) == expected


@given(days, st.integers(-120_000, 120_000))
def test_adding_months_is_what_relativedelta_does(start: int, added: int) -> None:
    try:
        expected = date.fromordinal(start) + relativedelta(months=added)
    except (ValueError, OverflowError):  # it ends where the dates end
        assert not FIRST <= add_months(start, added) <= LAST
    else:
        assert add_months(start, added) == expected.toordinal()


@given(any_days, months, cycles)
def test_adding_months_repeats_after_400_years(start: int, added: int, count: int) -> None:
    moved = add_months(start, added)
    assert add_months(start + count * CYCLE_DAYS, added) == moved + count * CYCLE_DAYS
    assert add_months(start, added + count * CYCLE_MONTHS) == moved + count * CYCLE_DAYS


@given(any_days, months)
def test_a_later_day_is_never_overtaken_by_adding_months(start: int, added: int) -> None:
    assert add_months(start, added) <= add_months(start + 1, added)


def test_months_past_the_last_day_are_still_months() -> None:
    assert iso(add_months(number("9999-11-30"), 1) + 1) == "9999-12-31"
    assert add_months(LAST, 1) == LAST + 31
    assert add_months(FIRST, -1) == FIRST - 31


# --- Months between ---


@given(any_days, st.integers(0, 40) | st.integers(0, LAST))
def test_the_months_are_the_most_that_fit_and_the_days_fill_the_rest(start: int, gap: int) -> None:
    whole, rest = months_and_days(start, start + gap)
    assert add_months(start, whole) + rest == start + gap
    assert rest >= 0
    assert add_months(start, whole + 1) > start + gap


@given(days, days)
def test_months_and_days_are_those_of_relativedelta(one: int, other: int) -> None:
    start, end = sorted((one, other))
    delta = relativedelta(date.fromordinal(end), date.fromordinal(start))
    assert months_and_days(start, end) == (delta.years * 12 + delta.months, delta.days)


@given(any_days, st.integers(0, LAST), cycles)
def test_months_and_days_repeat_after_400_years(start: int, gap: int, count: int) -> None:
    whole, rest = months_and_days(start, start + gap)
    moved, further = start + count * CYCLE_DAYS, abs(count)
    assert months_and_days(moved, moved + gap) == (whole, rest)
    later = start + gap + further * CYCLE_DAYS
    assert months_and_days(start, later) == (whole + further * CYCLE_MONTHS, rest)


@pytest.mark.parametrize("start", [FIRST, number("0001-01-31"), number("2020-02-29")])
def test_a_span_may_reach_over_the_whole_calendar_and_past_it(start: int) -> None:
    whole, rest = months_and_days(start, LAST + 1)
    assert 0 <= rest < 31
    assert add_months(start, whole) + rest == LAST + 1
