"""Days and dates that may be known only imprecisely, and how they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.dates import (
    FIRST_DAY,
    LAST_DAY,
    Bounds,
    ImpreciseDate,
    bounds_text,
    iso,
    precise,
    weekday,
    within,
)
from handover_cli.errors import HandoverError

days = st.integers(FIRST_DAY, LAST_DAY)
known_days = st.integers(1, LAST_DAY)
"""The days that the standard library has."""
CYCLE = 146_097
"""The days of 400 years, after which the calendar repeats."""


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# --- One day ---


def test_the_calendar_goes_from_minus_9999_to_9999() -> None:
    assert (iso(FIRST_DAY), iso(LAST_DAY)) == ("-9999-01-01", "9999-12-31")


@given(known_days)
def test_a_day_is_written_as_the_standard_library_writes_it(number: int) -> None:
    assert iso(number) == date.fromordinal(number).isoformat()


@pytest.mark.parametrize(
    ("number", "side"),
    [
        (FIRST_DAY - 1, "before -9999-01-01"),
        (-8_000_000, "before -9999-01-01"),
        (LAST_DAY + 1, "after 9999-12-31"),
    ],
)
def test_a_day_outside_the_calendar_is_an_error(number: int, side: str) -> None:
    with pytest.raises(HandoverError) as caught:
        iso(number)
    assert str(caught.value) == f"the result lies {side}, outside the years -9999 to 9999"


@pytest.mark.parametrize(
    ("text", "name", "week"),
    [
        pytest.param("2020-11-25", "Wednesday", "2020-W48", id="the handover"),
        pytest.param("2021-01-03", "Sunday", "2020-W53", id="still in the last week of 2020"),
        pytest.param("2024-12-30", "Monday", "2025-W01", id="already in the first week of 2025"),
        pytest.param("0001-01-01", "Monday", "0001-W01", id="first day of the year 1"),
        pytest.param("9999-12-31", "Friday", "9999-W52", id="last day"),
    ],
)
def test_weekday_and_week(text: str, name: str, week: str) -> None:
    found = precise(day(text))
    assert (found.weekday, found.week) == (name, week)


@pytest.mark.parametrize(
    ("number", "text", "name", "week"),
    [
        pytest.param(FIRST_DAY, "-9999-01-01", "Monday", "-9999-W01", id="first day"),
        pytest.param(0, "0000-12-31", "Sunday", "0000-W52", id="the day before the year 1"),
        pytest.param(-306, "0000-02-29", "Tuesday", "0000-W09", id="the year 0 is a leap year"),
        pytest.param(-15_997, "-0043-03-15", "Friday", "-0043-W11", id="44 BC"),
    ],
)
def test_days_before_the_year_1(number: int, text: str, name: str, week: str) -> None:
    found = precise(number)
    assert (found.text, found.weekday, found.week) == (text, name, week)


@given(days)
def test_the_calendar_before_the_year_1_is_that_of_400_years_later(number: int) -> None:
    later = date.fromordinal((number - 1) % CYCLE + 1)
    cycles = (number - 1) // CYCLE
    year = later.year + cycles * 400
    sign = "-" if year < 0 else ""
    assert iso(number) == f"{sign}{abs(year):04d}{later.isoformat()[4:]}"
    assert weekday(number) == later.strftime("%A")


# --- Imprecise dates ---


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(precise(5), 5, id="one day"),
        pytest.param(within(Bounds(5, 6)), None, id="two days"),
        pytest.param(within(Bounds(None, 5)), None, id="open below"),
        pytest.param(within(Bounds(5, None)), None, id="open above"),
        pytest.param(within(Bounds()), None, id="open on both sides is not one day"),
    ],
)
def test_only_one_possible_day_is_precise(found: ImpreciseDate, expected: int | None) -> None:
    assert found.is_precise is (expected is not None)
    assert found.day == expected
    assert (found.weekday is None) is (found.week is None) is (expected is None)


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (1, 1, "0001-01-01"),
        (1, 2, "0001-01-01..0001-01-02"),
        (None, 1, "..0001-01-01"),
        (1, None, "0001-01-01.."),
        (None, None, ".."),
    ],
)
def test_bounds_are_written_with_an_open_end_left_out(
    low: int | None, high: int | None, text: str
) -> None:
    assert bounds_text(Bounds(low, high)) == text
    assert within(Bounds(low, high), "approximate") == ImpreciseDate(
        Bounds(low, high), text, "approximate"
    )
