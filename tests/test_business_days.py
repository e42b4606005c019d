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
    PublicHolidays,
    SpecialDay,
    YearlyHoliday,
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


# --- Weekend days that are worked, and holidays of every year ---

month_days = st.sampled_from([(1, 1), (2, 28), (2, 29), (5, 1), (12, 24), (12, 25), (12, 31)])
some_special = st.lists(st.builds(SpecialDay, near, is_worked=st.booleans()), max_size=40)
some_yearly = st.sets(month_days, max_size=4).map(lambda days: [YearlyHoliday(*d) for d in days])


def is_business_day(
    number: int, weekend: frozenset[int], special: list[SpecialDay], yearly: list[YearlyHoliday]
) -> bool:
    """Day by day: the last that was said of a day counts."""
    said = [each.is_worked for each in special if each.day == number]
    when = date.fromordinal(number)
    if any((when.month, when.day) == (each.month, each.day) for each in yearly) and not said:
        return False
    return said[-1] if said else when.weekday() not in weekend


@settings(max_examples=200)
@given(weekends, some_special, some_yearly, near, st.integers(0, 500))
def test_counting_looks_at_each_day(
    weekend: frozenset[int],
    special: list[SpecialDay],
    yearly: list[YearlyHoliday],
    begin: int,
    length: int,
) -> None:
    calendar = BusinessCalendar(weekend, special=special, yearly=yearly)
    days = range(begin, begin + length)
    expected = [day for day in days if is_business_day(day, weekend, special, yearly)]
    assert calendar.count(begin, begin + length) == len(expected)
    for number, found in enumerate(expected, calendar.number(begin)):
        assert calendar.day(number) == found
    for place, day in enumerate(days):
        later = len([each for each in expected if each > day])
        if later:
            assert calendar.add(day, later) == expected[-1], place


@settings(max_examples=200)
@given(weekends, some_special, near, st.integers(0, 4000))
def test_worked_days_are_counted_beside_those_of_numpy(
    weekend: frozenset[int], special: list[SpecialDay], begin: int, length: int
) -> None:
    state = {each.day: each.is_worked for each in special}
    holidays = [day for day, is_worked in state.items() if not is_worked]
    end = begin + length
    worked = [d for d, w in state.items() if w and (d - 1) % 7 in weekend and begin <= d < end]
    counted = np.busday_count(in_numpy(begin), in_numpy(end), **as_numpy(weekend, holidays))
    found = BusinessCalendar(weekend, special=special).count(begin, end)
    assert found == counted + len(worked)


@given(st.integers(FIRST_DAY, LAST_DAY - 400), some_yearly)
def test_holidays_of_every_year_are_those_of_the_same_year_400_years_on(
    day: int, yearly: list[YearlyHoliday]
) -> None:
    calendar = BusinessCalendar(yearly=yearly)
    moved = day + 146_097 if day < 0 else day - 146_097
    assert calendar.count(day, day + 400) == calendar.count(moved, moved + 400)


@pytest.mark.parametrize(
    ("first", "last", "differs"),
    [
        pytest.param("2026-12-20", "2026-12-24", True, id="a Thursday"),
        pytest.param("2026-12-25", "2027-12-23", False, id="between two of them"),
        pytest.param("2027-12-25", "2028-12-23", False, id="none on a weekday"),
        pytest.param("2000-12-25", "2003-12-23", True, id="from one cycle to the next"),
    ],
)
def test_a_holiday_of_every_year_is_found_in_each_year(
    first: str, last: str, differs: bool
) -> None:
    calendar = BusinessCalendar(yearly=[YearlyHoliday(12, 24)])
    assert calendar.has_holiday(day(first), day(last)) == differs


SATURDAY, SUNDAY, MONDAY = day("2024-11-16"), day("2024-11-17"), day("2024-11-18")
MOVED = PublicHolidays(
    "XX",
    2020,
    2030,
    (SpecialDay(MONDAY, "Day off", "XX"), SpecialDay(SATURDAY, "worked", "XX", is_worked=True)),
)


@pytest.mark.parametrize(
    ("calendar", "business_days"),
    [
        pytest.param(BusinessCalendar(public=MOVED), [SATURDAY], id="moved"),
        pytest.param(
            BusinessCalendar(public=MOVED, holidays=[SATURDAY]), [], id="the holiday counts later"
        ),
        pytest.param(
            BusinessCalendar(public=MOVED, special=[SpecialDay(MONDAY, is_worked=True)]),
            [SATURDAY, MONDAY],
            id="a public holiday that is worked",
        ),
        pytest.param(
            BusinessCalendar(public=MOVED, yearly=[YearlyHoliday(11, 16)]),
            [],
            id="a holiday of every year counts before the country",
        ),
        pytest.param(
            BusinessCalendar(
                yearly=[YearlyHoliday(11, 16)], special=[SpecialDay(SATURDAY, is_worked=True)]
            ),
            [SATURDAY, MONDAY],
            id="and after the days of the table",
        ),
        pytest.param(
            BusinessCalendar(frozenset({6}), public=MOVED), [SATURDAY], id="another weekend"
        ),
        pytest.param(
            BusinessCalendar(frozenset(), public=MOVED), [SATURDAY, SUNDAY], id="no weekend"
        ),
    ],
)
def test_what_is_said_later_counts(calendar: BusinessCalendar, business_days: list[int]) -> None:
    days = (SATURDAY, SUNDAY, MONDAY)
    assert [day for day in days if calendar.count(day, day + 1)] == business_days


def test_a_weekend_that_changed_is_the_old_one_before() -> None:
    # Friday and Saturday until the 17th, Saturday and Sunday from then on.
    changes = {
        **{day("2024-11-01") + 7 * week: True for week in range(3)},
        **{day("2024-11-03") + 7 * week: False for week in range(2)},
    }
    public = PublicHolidays("XX", 2020, 2030, (), weekend_changes=changes)
    calendar = BusinessCalendar(public=public)
    off = [d for d in range(day("2024-11-01"), day("2024-12-01")) if not calendar.count(d, d + 1)]
    assert [date.fromordinal(d).day for d in off] == [1, 2, 8, 9, 15, 16, 17, 23, 24, 30]
    assert calendar.weekend_within(day("2024-11-01"), day("2024-11-10")) == {4, 5}
    assert calendar.weekend_within(day("2024-11-18"), day("2024-11-30")) == {5, 6}
    assert calendar.weekend_within(day("2024-11-01"), day("2024-11-30")) == {4, 5, 6}
    with_weekend = BusinessCalendar(frozenset({5, 6}), public=public)
    assert not with_weekend.is_weekend(day("2024-11-01")), "the weekend that is given counts"


def test_the_names_of_a_day_given_twice_are_kept() -> None:
    calendar = BusinessCalendar(public=MOVED, holidays=[MONDAY])
    assert [each.name for each in calendar.special_days(MONDAY, MONDAY)] == ["Day off"]
    yearly = BusinessCalendar(yearly=[YearlyHoliday(11, 18, "Eve")], holidays=[MONDAY])
    assert [each.name for each in yearly.special_days(MONDAY, MONDAY)] == ["Eve"]
    worked = BusinessCalendar(
        yearly=[YearlyHoliday(11, 18, "Eve")], special=[SpecialDay(MONDAY, is_worked=True)]
    )
    assert [each.name for each in worked.special_days(MONDAY, MONDAY)] == [""]


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
