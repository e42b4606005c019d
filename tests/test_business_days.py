"""Business days, against NumPy's."""

import time
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover_cli.business_days import (
    MONDAY_TO_FRIDAY,
    BusinessCalendar,
    weekday_number,
)
from handover_cli.dates import FIRST_DAY, LAST_DAY
from handover_cli.errors import HandoverError
from handover_cli.spans import Counting, Measure

EPOCH = date(1970, 1, 1).toordinal()
WEEKENDS = [
    pytest.param({5, 6}, id="saturday-sunday"),
    pytest.param({4, 5}, id="friday-saturday"),
    pytest.param({6}, id="sunday alone"),
    pytest.param(set(), id="none"),
    pytest.param({0, 1, 2, 3, 4, 5}, id="six days"),
    pytest.param({0, 2, 4, 6}, id="every other day"),
]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def as_numpy(weekend: frozenset[int], holidays: list[int]) -> dict[str, Any]:
    mask = [weekday not in weekend for weekday in range(7)]
    return {"weekmask": mask, "holidays": [np.datetime64(h - EPOCH, "D") for h in holidays]}


def in_numpy(number: int) -> np.datetime64:
    return np.datetime64(number - EPOCH, "D")


weekends = st.frozensets(st.integers(0, 6), max_size=6)
near = st.integers(day("2020-01-01"), day("2021-06-30"))
anywhere = st.integers(FIRST_DAY + 5000, LAST_DAY - 5000)
some_days = st.one_of(near, near, anywhere)


@settings(max_examples=400)
@given(weekends, st.lists(near, max_size=60), some_days, some_days)
def test_counting_is_busday_count(
    weekend: frozenset[int], holidays: list[int], one: int, other: int
) -> None:
    begin, end = sorted((one, other))
    expected = np.busday_count(in_numpy(begin), in_numpy(end), **as_numpy(weekend, holidays))
    assert BusinessCalendar(weekend, holidays).count(begin, end) == expected


@settings(max_examples=400)
@given(weekends, st.lists(near, max_size=60), some_days, st.integers(-700, 700))
def test_adding_is_busday_offset_rolling_against_the_direction(
    weekend: frozenset[int], holidays: list[int], start: int, number: int
) -> None:
    found = BusinessCalendar(weekend, holidays).add(start, number)
    if number == 0:
        assert found == start
        return
    rules = as_numpy(weekend, holidays)
    roll: Any = "backward" if number > 0 else "forward"
    expected = np.busday_offset(in_numpy(start), number, roll=roll, **rules)
    assert found == int(expected.astype("int64")) + EPOCH


@pytest.mark.parametrize("weekend", WEEKENDS)
def test_thousands_of_cases_at_once_agree_with_numpy(weekend: set[int]) -> None:
    chance = np.random.default_rng(20201125)
    holidays = sorted({int(h) for h in chance.integers(day("1990-01-01"), day("2030-01-01"), 1000)})
    calendar = BusinessCalendar(frozenset(weekend), holidays)
    rules = as_numpy(frozenset(weekend), holidays)
    starts = chance.integers(day("1985-01-01"), day("2035-01-01"), 2000)
    steps = chance.integers(1, 3000, 2000)
    ends = starts + chance.integers(0, 20_000, 2000)
    numpy_starts = (starts - EPOCH).astype("M8[D]")
    ahead = np.busday_offset(numpy_starts, steps, roll="backward", **rules)
    back = np.busday_offset(numpy_starts, -steps, roll="forward", **rules)
    counted = np.busday_count(numpy_starts, (ends - EPOCH).astype("M8[D]"), **rules)
    for sign, moved in ((1, ahead), (-1, back)):
        assert [
            calendar.add(int(s), sign * int(n)) - EPOCH for s, n in zip(starts, steps, strict=True)
        ] == list(moved.astype("int64"))
    assert [calendar.count(int(s), int(e)) for s, e in zip(starts, ends, strict=True)] == list(
        counted
    )


@settings(max_examples=300)
@given(
    weekends, st.lists(near, max_size=30), st.integers(-400_000, 4_000_000), st.integers(-999, 999)
)
def test_a_step_passes_as_many_business_days_as_it_says_also_outside_the_calendar(
    weekend: frozenset[int], holidays: list[int], start: int, number: int
) -> None:
    def is_business_day(day: int) -> bool:
        return (day - 1) % 7 not in weekend and day not in holidays

    calendar = BusinessCalendar(weekend, holidays)
    reached = calendar.add(start, number)
    if number == 0:
        assert reached == start
        return
    assert is_business_day(reached)
    passed = (start + 1, reached + 1) if number > 0 else (reached, start)
    assert calendar.count(*passed) == abs(number), "the start is not counted, the last day is"


@settings(max_examples=300)
@given(weekends, st.lists(near, max_size=30), st.integers(-400_000, 4_000_000))
def test_the_day_with_the_number_of_a_day_is_the_first_business_day_from_it_on(
    weekend: frozenset[int], holidays: list[int], start: int
) -> None:
    calendar = BusinessCalendar(weekend, holidays)
    first = calendar.day(calendar.number(start))
    assert first >= start
    assert calendar.count(start, first) == 0
    assert calendar.count(first, first + 1) == 1


@pytest.mark.parametrize(
    ("start", "number", "expected"),
    [
        pytest.param("2020-11-14", 1, "2020-11-16", id="Saturday plus one is Monday"),
        pytest.param("2020-11-15", 1, "2020-11-16", id="and Sunday plus one"),
        pytest.param("2020-11-14", 5, "2020-11-20", id="Saturday plus five is Friday"),
        pytest.param("2020-11-14", -1, "2020-11-13", id="Saturday minus one is Friday"),
        pytest.param("2020-11-15", -1, "2020-11-13", id="and Sunday minus one"),
        pytest.param("2020-11-14", 0, "2020-11-14", id="zero changes nothing, on a Saturday too"),
        pytest.param("2020-11-13", 1, "2020-11-16", id="Friday plus one is Monday"),
        pytest.param("2020-11-16", -1, "2020-11-13", id="Monday minus one is Friday"),
        pytest.param("2020-11-11", 5, "2020-11-18", id="a week is five"),
    ],
)
def test_steps_over_a_weekend(start: str, number: int, expected: str) -> None:
    assert date.fromordinal(MONDAY_TO_FRIDAY.add(day(start), number)).isoformat() == expected


def test_a_holiday_on_a_weekend_is_no_day_less() -> None:
    saturday = day("2020-11-14")
    assert BusinessCalendar(holidays=[saturday]).count(saturday, saturday + 7) == 5
    assert not BusinessCalendar(holidays=[saturday]).has_holiday(saturday, saturday)


def test_the_same_holiday_twice_is_one() -> None:
    friday = day("2020-11-13")
    assert BusinessCalendar(holidays=[friday, friday]).count(friday, friday + 7) == 4


def test_a_holiday_is_found_from_the_first_to_the_last_day() -> None:
    friday = day("2020-11-13")
    calendar = BusinessCalendar(holidays=[friday])
    found = [
        calendar.has_holiday(friday + a, friday + b)
        for a, b in [(0, 0), (-9, 0), (0, 9), (1, 9), (-9, -1)]
    ]
    assert found == [True, True, True, False, False]


def test_many_holidays_in_a_row_are_all_stepped_over() -> None:
    monday = day("2020-11-16")
    calendar = BusinessCalendar(holidays=range(monday, monday + 7 * 1000))
    assert calendar.add(monday - 3, 1) == monday + 7 * 1000
    assert calendar.add(monday, 1) == monday + 7 * 1000
    assert calendar.add(monday, 0) == monday
    assert calendar.add(monday + 7000, -1) == monday - 3


@pytest.mark.parametrize(
    ("start", "end", "counting", "expected"),
    [
        pytest.param("2020-11-15", "2020-11-25", "exclusive", 7, id="deadline to handover"),
        pytest.param("2020-11-15", "2020-11-25", "inclusive", 8, id="both ends looked at"),
        pytest.param("2020-11-14", "2020-11-15", "inclusive", 0, id="a weekend"),
        pytest.param("2020-11-13", "2020-11-13", "inclusive", 1, id="one business day"),
        pytest.param("2020-11-14", "2020-11-14", "inclusive", 0, id="one day off"),
        pytest.param("2020-11-13", "2020-11-13", "exclusive", 0, id="no distance"),
    ],
)
def test_the_measure_counts_ends_as_it_is_told(
    start: str, end: str, counting: Counting, expected: int
) -> None:
    measure = Measure("business-days", counting)
    assert measure.between(day(start), day(end)) == expected
    if start != end:
        assert measure.between(day(end), day(start)) == -expected


def test_a_million_business_days_with_a_thousand_holidays_take_no_time() -> None:
    calendar = BusinessCalendar(holidays=[day("1990-01-02") + 11 * n for n in range(1000)])
    began = time.process_time()
    for start in range(day("2020-01-01"), day("2020-04-10")):
        reached = calendar.add(start, 1_000_000)
        assert calendar.count(start + 1, reached + 1) == 1_000_000
        last = calendar.day(calendar.number(start + 1) - 1)  # the last business day up to the start
        assert calendar.add(reached, -1_000_000) == last
    assert time.process_time() - began < 1


def test_calendars_with_the_same_days_off_are_equal() -> None:
    friday, saturday = day("2020-11-13"), day("2020-11-14")
    one = BusinessCalendar(holidays=[friday, saturday])
    assert one == BusinessCalendar(holidays=[friday]), "a holiday on a weekend is no day less"
    assert hash(one) == hash(BusinessCalendar(holidays=[friday]))
    for other in (MONDAY_TO_FRIDAY, BusinessCalendar(frozenset({6}), [friday]), "a calendar"):
        assert one != other


def test_a_weekend_of_a_whole_week_is_an_error() -> None:
    with pytest.raises(HandoverError, match="a weekend of all seven days leaves no business day"):
        BusinessCalendar(frozenset(range(7)))


@pytest.mark.parametrize(
    ("name", "number"), [("monday", 0), ("Friday", 4), ("SAT", 5), ("sunday", 6), ("Thu", 3)]
)
def test_weekdays_by_name(name: str, number: int) -> None:
    assert weekday_number(name) == number


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("satuday", "'satuday' is no day of the week; did you mean 'saturday'?"),
        ("tues", "'tues' is no day of the week; did you mean 'tuesday'?"),
        ("", "'' is no day of the week; write a day such as saturday or sat"),
        ("5", "'5' is no day of the week; write a day such as saturday or sat"),
    ],
)
def test_what_is_no_weekday(name: str, message: str) -> None:
    with pytest.raises(HandoverError) as caught:
        weekday_number(name)
    assert str(caught.value) == message
