"""Day numbers, months added to them, and months between them, over the whole calendar."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.dates import (
    CYCLE,
    CYCLE_MONTHS,
    FIRST_DAY,
    LAST_DAY,
    ImpreciseDate,
    add_months,
    bounds_text,
    civil,
    in_first_cycle,
    iso,
    iso_week,
    months_and_days,
    precise,
    weekday,
)
from handover_cli.errors import HandoverError

days = st.integers(FIRST_DAY, LAST_DAY)
any_days = st.integers(-10 * CYCLE, LAST_DAY + 10 * CYCLE)
"""Days on the way to an answer, which may lie outside the calendar."""


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# --- One day ---


def test_the_calendar_goes_from_0001_to_9999() -> None:
    assert (iso(FIRST_DAY), iso(LAST_DAY)) == ("0001-01-01", "9999-12-31")


@pytest.mark.parametrize(
    ("number", "side"),
    [(0, "before 0001-01-01"), (-800_000, "before 0001-01-01"), (LAST_DAY + 1, "after 9999-12-31")],
)
def test_a_day_outside_the_calendar_is_an_error(number: int, side: str) -> None:
    with pytest.raises(HandoverError) as caught:
        civil(number)
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
    assert (weekday(day(text)), iso_week(day(text))) == (name, week)


@given(days)
def test_the_weekday_is_that_of_the_standard_library(number: int) -> None:
    assert weekday(number) == date.fromordinal(number).strftime("%A")


# --- Imprecise dates ---


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(precise(5), True, id="one day"),
        pytest.param(ImpreciseDate(5, 6, "?"), False, id="two days"),
        pytest.param(ImpreciseDate(None, 5, "?"), False, id="open below"),
        pytest.param(ImpreciseDate(5, None, "?"), False, id="open above"),
        pytest.param(ImpreciseDate(None, None, "?"), False, id="open on both sides is not one day"),
    ],
)
def test_only_one_allowed_day_is_precise(found: ImpreciseDate, expected: bool) -> None:
    assert found.is_precise is expected


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
    assert bounds_text(low, high) == text


# --- Adding months ---


@pytest.mark.parametrize(
    ("start", "months", "expected"),
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
def test_months_are_added_and_clamped(start: str, months: int, expected: str) -> None:
    assert iso(add_months(day(start), months)) == expected


@given(days, st.integers(-120_000, 120_000))
def test_adding_months_is_what_relativedelta_does(start: int, months: int) -> None:
    try:
        expected = date.fromordinal(start) + relativedelta(months=months)
    except (ValueError, OverflowError):  # it ends where the calendar ends
        assert not FIRST_DAY <= add_months(start, months) <= LAST_DAY
    else:
        assert add_months(start, months) == expected.toordinal()


@given(any_days, st.integers(-200_000, 200_000), st.integers(-30, 30))
def test_adding_months_repeats_after_400_years(start: int, months: int, cycles: int) -> None:
    moved = add_months(start, months)
    assert add_months(start + cycles * CYCLE, months) == moved + cycles * CYCLE
    assert add_months(start, months + cycles * CYCLE_MONTHS) == moved + cycles * CYCLE


@given(any_days, st.integers(-200_000, 200_000))
def test_a_later_day_is_never_overtaken_by_adding_months(start: int, months: int) -> None:
    assert add_months(start, months) <= add_months(start + 1, months)


@given(any_days)
def test_the_first_cycle_has_a_day_like_any(number: int) -> None:
    cycles, like = in_first_cycle(number)
    assert 1 <= like.year <= 400
    assert like.toordinal() + cycles * CYCLE == number
    if FIRST_DAY <= number <= LAST_DAY:
        same = date.fromordinal(number)
        assert (same.month, same.day, same.weekday()) == (like.month, like.day, like.weekday())


# --- Months between ---


@given(any_days, st.integers(0, LAST_DAY))
def test_the_months_are_the_most_that_fit_and_the_days_fill_the_rest(start: int, gap: int) -> None:
    months, rest = months_and_days(start, start + gap)
    assert add_months(start, months) + rest == start + gap
    assert rest >= 0
    assert add_months(start, months + 1) > start + gap


@given(days, days)
def test_months_and_days_are_those_of_relativedelta(one: int, other: int) -> None:
    start, end = sorted((one, other))
    delta = relativedelta(date.fromordinal(end), date.fromordinal(start))
    assert months_and_days(start, end) == (delta.years * 12 + delta.months, delta.days)


@pytest.mark.parametrize("start", [FIRST_DAY, day("0001-01-31"), day("2020-02-29")])
def test_a_span_may_reach_over_the_whole_calendar_and_past_it(start: int) -> None:
    months, rest = months_and_days(start, LAST_DAY + 1)
    assert 0 <= rest < 31
    assert add_months(start, months) + rest == LAST_DAY + 1


def test_months_past_the_last_day_are_still_months() -> None:
    assert iso(add_months(day("9999-11-30"), 1) + 1) == "9999-12-31"
    assert add_months(LAST_DAY, 1) == LAST_DAY + 31
    assert add_months(FIRST_DAY, -1) == FIRST_DAY - 31
