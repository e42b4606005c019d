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


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# --- One day ---


def test_the_calendar_goes_from_0001_to_9999() -> None:
    assert (iso(FIRST_DAY), iso(LAST_DAY)) == ("0001-01-01", "9999-12-31")


@given(days)
def test_a_day_is_written_as_the_standard_library_writes_it(number: int) -> None:
    assert iso(number) == date.fromordinal(number).isoformat()


@pytest.mark.parametrize(
    ("number", "side"),
    [(0, "before 0001-01-01"), (-800_000, "before 0001-01-01"), (LAST_DAY + 1, "after 9999-12-31")],
)
def test_a_day_outside_the_calendar_is_an_error(number: int, side: str) -> None:
    with pytest.raises(HandoverError) as caught:
        iso(number)
    assert str(caught.value) == f"the result lies {side}, outside the years 0001 to 9999"


@pytest.mark.parametrize(
    ("text", "name", "week"),
    [
        pytest.param("2020-11-25", "Wednesday", "2020-W48", id="the handover"),
        pytest.param("2021-01-03", "Sunday", "2020-W53", id="still in the last week of 2020"),
        pytest.param("2024-12-30", "Monday", "2025-W01", id="already in the first week of 2025"),
        pytest.param("0001-01-01", "Monday", "0001-W01", id="first day"),
        pytest.param("9999-12-31", "Friday", "9999-W52", id="last day"),
    ],
)
def test_weekday_and_week(text: str, name: str, week: str) -> None:
    found = precise(day(text))
    assert (found.weekday, found.week) == (name, week)


@given(days)
def test_the_weekday_is_that_of_the_standard_library(number: int) -> None:
    assert weekday(number) == date.fromordinal(number).strftime("%A")


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
