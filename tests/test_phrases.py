"""Days and stretches in words, against datetime, calendar, dateutil and NumPy."""

import calendar
from datetime import date, timedelta

import numpy as np
import pytest
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.answers.asking import ask_text
from handover_cli.errors import HandoverError
from handover_cli.language.resolving import FixedScope
from handover_cli.table.loading import load_text

TABLE = load_text("""
[events.start]
date = 2020-11-15
[events.leap]
date = 2020-02-29
[events.soon]
date = 2027-03-01
[events.month]
date = "2021-06"
[events.open]
date = "[..2021]"
[periods.war]
start = 2020-09-27
end = 2020-11-09
[periods.loose]
start = "2021-06"
end = 2021-07-31
""")
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
ORDINALS = ["first", "2nd", "third", "4th", "fifth"]
TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)


def scope(today: date = TODAY) -> FixedScope:
    return FixedScope(TABLE, today.toordinal())


def found(text: str, today: date = TODAY) -> str:
    (answer,) = ask_text(text, scope(today))
    return answer.text


def day(text: str, today: date = TODAY) -> date:
    return date.fromisoformat(found(text, today))


def refusal(text: str, today: date = TODAY) -> str:
    with pytest.raises(HandoverError) as caught:
        ask_text(text, scope(today))
    return caught.value.sentence


days = st.dates(date(1600, 1, 1), date(3900, 12, 31))
years = st.integers(1583, 4099)
weekdays = st.integers(0, 6)
months = st.integers(1, 12)


# --- Days of the week ---


@given(st.integers(1, 9998), months, weekdays, st.integers(1, 5))
def test_the_nth_weekday_of_a_month(year: int, month: int, weekday: int, number: int) -> None:
    every = [d for week in calendar.monthcalendar(year, month) if (d := week[weekday])]
    text = f"{ORDINALS[number - 1]} {WEEKDAYS[weekday]} of {year:04d}-{month:02d}"
    if number > len(every):
        message = f"there is no '{text}': it has 4 {WEEKDAYS[weekday]}s"
        assert message in refusal(text)
    else:
        assert found(text) == f"{year:04d}-{month:02d}-{every[number - 1]:02d}"


@given(st.integers(1, 9998), months, weekdays, st.integers(0, 2))
def test_the_last_weekdays_of_a_month(year: int, month: int, weekday: int, back: int) -> None:
    every = [d for week in calendar.monthcalendar(year, month) if (d := week[weekday])]
    place = ("last", "second to last", "third-last")[back]
    text = f"{place} {WEEKDAYS[weekday]} of {year:04d}-{month:02d}"
    assert found(text) == f"{year:04d}-{month:02d}-{every[-1 - back]:02d}"


@given(days, weekdays, st.integers(1, 4))
def test_weekdays_after_and_before_a_day(base: date, weekday: int, number: int) -> None:
    name, place = WEEKDAYS[weekday], ORDINALS[number - 1]
    ahead = base + A_DAY * ((weekday - base.weekday() - 1) % 7 + 1)
    back = base - A_DAY * ((base.weekday() - weekday - 1) % 7 + 1)
    weeks = timedelta(weeks=number - 1)
    assert day(f"{place} {name} after {base}") == ahead + weeks
    assert day(f"{place} {name} before {base}") == back - weeks
    assert day(f"{name} after {base}") == ahead
    assert day(f"last {name} before {base}") == back


@given(days, weekdays)
def test_on_or_after_may_be_the_day_itself(base: date, weekday: int) -> None:
    name = WEEKDAYS[weekday]
    ahead = next(d for n in range(7) if (d := base + n * A_DAY).weekday() == weekday)
    back = next(d for n in range(7) if (d := base - n * A_DAY).weekday() == weekday)
    assert day(f"first {name} on or after {base}") == ahead
    assert day(f"last {name} on or before {base}") == back


WEEK = [date(2026, 11, 23) + n * A_DAY for n in range(7)]
"""A Monday, and the six days after it."""


@pytest.mark.parametrize("today", WEEK, ids=WEEKDAYS)
@pytest.mark.parametrize("weekday", range(7), ids=WEEKDAYS)
def test_next_friday_is_answered_where_all_who_say_it_mean_one_day(
    today: date, weekday: int
) -> None:
    monday = today - today.weekday() * A_DAY
    name = WEEKDAYS[weekday]
    ahead = next(d for n in range(1, 8) if (d := today + n * A_DAY).weekday() == weekday)
    back = next(d for n in range(1, 8) if (d := today - n * A_DAY).weekday() == weekday)
    near = next(d for n in range(7) if (d := today + n * A_DAY).weekday() == weekday)
    in_week = monday + weekday * A_DAY
    week = timedelta(weeks=1)
    for word, (one, other) in {
        "next": (ahead, in_week + week),
        "last": (back, in_week - week),
        "this": (near, in_week),
    }.items():
        text = f"{word} {name}"
        if one == other:
            assert day(text, today) == one
        else:
            low, high = sorted((one, other))
            assert refusal(text, today).endswith(f"'{text}' can be {low} or {high}; give the date")
    assert day(f"this coming {name}", today) == ahead
    assert day(f"this past {name}", today) == back


@given(days, weekdays, st.integers(2, 9))
def test_fridays_from_now_and_ago(today: date, weekday: int, number: int) -> None:
    name = f"{WEEKDAYS[weekday]}s"
    ahead = next(d for n in range(1, 8) if (d := today + n * A_DAY).weekday() == weekday)
    back = next(d for n in range(1, 8) if (d := today - n * A_DAY).weekday() == weekday)
    weeks = timedelta(weeks=number - 1)
    assert day(f"{number} {name} from now", today) == ahead + weeks
    assert day(f"{number} {name} ago", today) == back - weeks


@given(days, weekdays, st.integers(1, 31))
def test_the_next_and_the_last_friday_the_13th(today: date, weekday: int, number: int) -> None:
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    for word, step in (("next", 1), ("last", -1)):
        expected = today + step * A_DAY
        while (expected.day, expected.weekday()) != (number, weekday):
            expected += step * A_DAY
        assert day(f"{word} {WEEKDAYS[weekday]} the {number}{ending}", today) == expected


@given(st.integers(1600, 3900), st.integers(1, 53), weekdays)
def test_days_of_iso_weeks(year: int, week: int, weekday: int) -> None:
    text = f"{WEEKDAYS[weekday]} of week {week} of {year}"
    try:
        expected = date.fromisocalendar(year, week, weekday + 1)
    except ValueError:
        assert "has 52 weeks" in refusal(text)
    else:
        assert day(text) == expected
        assert day(f"start of week {week} of {year}") == date.fromisocalendar(year, week, 1)
        assert found(f"what week is {expected}") == f"{year}-W{week:02d}"


# --- Days of a stretch ---


@given(st.integers(1, 9998), st.integers(1, 366))
def test_the_nth_day_of_a_year(year: int, number: int) -> None:
    expected = date(year, 1, 1) + (number - 1) * A_DAY
    text = f"day {number} of {year:04d}"
    if expected.year != year:
        assert f"there is no '{text}': {year:04d} has 365 days" in refusal(text)
    else:
        assert day(text) == expected
        assert found(f"day of the year of {expected}") == str(number)


@given(st.integers(1900, 2100), months, st.integers(1, 25), st.booleans())
def test_the_nth_business_day_of_a_month(year: int, month: int, number: int, last: bool) -> None:
    first = np.datetime64(f"{year:04d}-{month:02d}")
    start, end = first.astype("M8[D]"), (first + np.timedelta64(1, "M")).astype("M8[D]")
    every = np.busday_count(start, end)
    place = {1: "first", 2: "second", 3: "third", 21: "21st", 22: "22nd", 23: "23rd"}
    text = f"{place.get(number, f'{number}th')} business day of {year}-{month:02d}"
    if number > every:
        assert f"there is no '{text}'" in refusal(text)
    else:
        assert found(text) == str(np.busday_offset(start, number - 1, roll="forward"))
    if last:
        expected = np.busday_offset(end, -1, roll="forward")
        assert found(f"last business day of {year}-{month:02d}") == str(expected)


@given(days, st.sampled_from([(1, "first"), (2, "second"), (4, "4th")]))
def test_business_days_after_and_before_a_day(base: date, place: tuple[int, str]) -> None:
    number, word = place
    start = np.datetime64(base)
    ahead = np.busday_offset(start, number, roll="backward")
    back = np.busday_offset(start, -number, roll="forward")
    assert found(f"{word} business day after {base}") == str(ahead)
    assert found(f"the {word} working day before {base}") == str(back)
    assert refusal(f"last business day after {base}")


@given(days)
def test_the_next_and_the_previous_business_day(base: date) -> None:
    start = np.datetime64(base)
    ahead = np.busday_offset(start, 1, roll="backward")
    back = np.busday_offset(start, -1, roll="forward")
    assert found(f"next business day after {base}") == str(ahead)
    assert found(f"last business day before {base}") == str(back)
    assert found("next workday", base) == str(ahead)
    assert found("previous business day", base) == str(back)


@given(st.integers(1, 9998), st.integers(1, 4))
def test_quarters_halves_and_months_of_a_year(year: int, number: int) -> None:
    first = date(year, number * 3 - 2, 1)
    last = first + relativedelta(months=3, days=-1)
    place = ("first", "second", "third", "last")[number - 1]
    for text in (f"Q{number} {year:04d}", f"{place} quarter of {year:04d}"):
        assert (day(f"start of {text}"), day(f"end of {text}")) == (first, last)
    half = 1 if number < 3 else 2
    assert day(f"start of H{half} {year:04d}") == date(year, half * 6 - 5, 1)
    assert day(f"end of {('first', 'second')[half - 1]} half of {year:04d}") == date(
        year, half * 6, 30 if half == 1 else 31
    )
    assert day(f"end of {place} month of {year:04d}").month == (number if number < 4 else 12)


@given(st.dates(date(200, 1, 1), date(9700, 12, 31)), st.integers(-1, 1))
def test_this_week_month_quarter_year_decade_and_century(today: date, step: int) -> None:
    word = {-1: "last", 0: "this", 1: "next"}[step]
    monday = today - today.weekday() * A_DAY + timedelta(weeks=step)
    month = today.replace(day=1) + relativedelta(months=step)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    quarter += relativedelta(months=3 * step)
    decade = today.year // 10 * 10 + 10 * step
    century = (today.year - 1) // 100 * 100 + 1 + 100 * step
    for unit, first, length in (
        ("week", monday, relativedelta(days=7)),
        ("month", month, relativedelta(months=1)),
        ("quarter", quarter, relativedelta(months=3)),
        ("year", date(today.year + step, 1, 1), relativedelta(years=1)),
        ("decade", date(decade, 1, 1), relativedelta(years=10)),
        ("century", date(century, 1, 1), relativedelta(years=100)),
    ):
        assert day(f"start of {word} {unit}", today) == first, unit
        assert day(f"end of {word} {unit}", today) == first + length - A_DAY, unit


@given(days)
def test_this_weekend_is_the_one_of_the_week(today: date) -> None:
    saturday = today - today.weekday() * A_DAY + 5 * A_DAY
    assert day("start of this weekend", today) == saturday
    assert day("end of this weekend", today) == saturday + A_DAY


@given(days, st.integers(1, 12))
def test_a_month_of_this_year(today: date, month: int) -> None:
    assert day(f"start of {MONTHS[month - 1]} of this year", today) == date(today.year, month, 1)


# --- Days that come every year ---


@given(years)
def test_days_reckoned_from_easter(year: int) -> None:
    sunday = easter(year)
    for name, off in (
        ("Easter", 0),
        ("Easter Monday", 1),
        ("Good Friday", -2),
        ("Ash Wednesday", -46),
        ("Ascension Day", 39),
        ("Pentecost", 49),
        ("Whit Monday", 50),
        ("Corpus Christi", 60),
        ("Palm Sunday", -7),
    ):
        assert day(f"{name} {year}") == sunday + off * A_DAY, name
    assert day(f"Orthodox Easter {year}") == easter(year, 2)


@pytest.mark.parametrize("year", [1582, 4100])
def test_easter_is_reckoned_for_some_years_only(year: int) -> None:
    message = f"Easter is reckoned for the years 1583 to 4099, not for {year}"
    assert message in refusal(f"Easter {year}")


FIXED = [
    ("Christmas", 12, 25),
    ("Christmas Eve", 12, 24),
    ("Boxing Day", 12, 26),
    ("Halloween", 10, 31),
    ("Valentine's Day", 2, 14),
    ("New Year's Day", 1, 1),
    ("New Year's Eve", 12, 31),
    ("4 July", 7, 4),
    ("leap day", 2, 29),
    ("29 February", 2, 29),
]


@pytest.mark.parametrize(("name", "month", "number"), FIXED, ids=[name for name, *_ in FIXED])
@given(today=st.dates(date(1600, 1, 1), date(3900, 1, 1)))
def test_the_next_and_the_last_of_a_day_of_every_year(
    name: str, month: int, number: int, today: date
) -> None:
    def of(year: int) -> date | None:
        try:
            return date(year, month, number)
        except ValueError:
            return None

    ahead = next(d for n in range(9) if (d := of(today.year + n)) and d >= today)
    back = next(d for n in range(9) if (d := of(today.year - n)) and d <= today)
    assert day(f"next {name}", today) == ahead
    assert day(f"last {name}", today) == back
    assert found(f"days until {name}", today) == str((ahead - today).days)
    assert found(f"days since {name}", today) == str((today - back).days)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Christmas in 2027", "2027-12-25", id="in a year"),
        pytest.param("Christmas 2027", "2027-12-25", id="and the year"),
        pytest.param("Xmas of this year", "2026-12-25", id="of this year"),
        pytest.param("New Years Eve 2026", "2026-12-31", id="without its apostrophe"),
        pytest.param(
            "valentine\u2019s day 2027", "2027-02-14", id="with a typographer's apostrophe"
        ),
        pytest.param("29 February 2028", "2028-02-29", id="a leap day"),
    ],
)
def test_a_day_of_every_year_in_one_year(text: str, expected: str) -> None:
    assert found(f"when is {text}") == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("leap day in 2027", "there is no 'leap day in 2027'", id="no leap year"),
        pytest.param("Christmas in 2026-11", "there is no 'Christmas in 2026-11'", id="not in it"),
        pytest.param("days until Thanksgiving", "can be the fourth Thursday", id="two countries"),
        pytest.param("days until Mother's Day", "on different days", id="many countries"),
        pytest.param("days until summer", "from 1 June or from the solstice", id="a season"),
    ],
)
def test_a_day_of_every_year_that_is_none(text: str, message: str) -> None:
    assert message in refusal(text)


# --- Days reckoned from others ---


@given(days, days)
def test_the_middle_lies_as_far_from_both_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = f"halfway between {first} and {last}"
    length = (last - first).days
    if length % 2:
        low = first + length // 2 * A_DAY
        assert f"it lies between {low} and {low + A_DAY}" in refusal(text)
    else:
        assert day(text) == first + length // 2 * A_DAY
        assert day(f"midpoint between {last} and {first}") == day(text)


@pytest.mark.parametrize(
    ("text", "top", "bottom"),
    [
        ("one third of the way from {} to {}", 1, 3),
        ("two thirds of the way from {} to {}", 2, 3),
        ("a quarter of the way from {} to {}", 1, 4),
        ("three quarters of the way from {} to {}", 3, 4),
    ],
)
@given(start=days, length=st.integers(0, 5000))
def test_a_part_of_the_way(text: str, top: int, bottom: int, start: date, length: int) -> None:
    end = start + length * bottom * A_DAY
    assert day(text.format(start, end)) == start + length * top * A_DAY


@given(days, st.integers(0, 500), st.sampled_from(["days", "weeks", "months", "years"]))
def test_durations_before_and_after_a_day(base: date, number: int, unit: str) -> None:
    step = relativedelta(**{unit: number})  # type: ignore[arg-type]
    assert day(f"{number} {unit} after {base}") == base + step
    assert day(f"{number} {unit} before {base}") == base - step
    assert day(f"{base} plus {number} {unit}") == base + step
    assert day(f"{base} minus {number} {unit}") == base - step
    assert day(f"in {number} {unit}", base) == base + step
    assert day(f"{number} {unit} ago", base) == base - step


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("start of the war", "2020-09-27", id="the first day of a period"),
        pytest.param("end of the war", "2020-11-09", id="the last day of a period"),
        pytest.param("start of loose", "2021-06", id="that is not known to the day"),
        pytest.param("last day of 2024-02", "2024-02-29", id="the last day of a month"),
        pytest.param("first day of 2024-02", "2024-02-01", id="the first day of a month"),
        pytest.param("44th day of the war", "2020-11-09", id="a day of a period"),
        pytest.param("eve of start", "2020-11-14", id="the day before"),
        pytest.param("1000th day after start", "2023-08-12", id="a day counted from another"),
        pytest.param("a week after month", "2021-06-08..2021-07-07", id="from a month"),
        pytest.param("first Monday after month", "2021-06-07..2021-07-05", id="a weekday from it"),
        pytest.param("first Friday after open", "..2022-01-07", id="from an open end"),
        pytest.param("next business day after open", "..2022-01-03", id="a business day from it"),
        pytest.param("some day in June 2021", "2021-06-01..2021-06-30", id="any day of a month"),
        pytest.param("next anniversary of start", "2027-11-15", id="the next anniversary"),
        pytest.param("last anniversary of start", "2026-11-15", id="the last one"),
        pytest.param("next anniversary of leap", "2027-02-28", id="of a leap day"),
        pytest.param("10th anniversary of start", "2030-11-15", id="a round one"),
        pytest.param("silver anniversary of start", "2045-11-15", id="one with a name"),
        pytest.param("first anniversary of month", "2022-06-01..2022-06-30", id="of a month"),
    ],
)
def test_days_that_follow_from_others(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("45th day of the war", "war has 44 days", id="after the end of a period"),
        pytest.param("first Monday of loose", "of 'loose' are not known", id="in unknown days"),
        pytest.param("first Monday of start", "", id="in a day"),
        pytest.param("next anniversary of month", "the day of 'month' is not known", id="unknown"),
        pytest.param("last anniversary of soon", "had no anniversary yet", id="not yet"),
        pytest.param("Q3 2024-05", "'2024-05' is no year", id="a quarter of a month"),
        pytest.param("week 53 of 2027", "2027 has 52 weeks", id="a week that is not there"),
    ],
)
def test_days_that_are_none(text: str, message: str) -> None:
    assert message in refusal(f"when is {text}")


@given(days)
def test_an_anniversary_today_is_the_next_and_the_last(base: date) -> None:
    today = base + relativedelta(years=6)
    assert day(f"next anniversary of {base}", today) == today
    assert day(f"last anniversary of {base}", today) == today
