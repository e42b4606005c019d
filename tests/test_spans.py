"""Spans: every unit, both countings, decimals, and what holds for all days of the calendar."""

from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.answers.ranges import amounts
from handover_cli.business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from handover_cli.calendar import add_months
from handover_cli.dates import FIRST_DAY, LAST_DAY
from handover_cli.errors import HandoverError
from handover_cli.language.resolving import FixedScope, resolve
from handover_cli.notations.durations import parse as parse_duration
from handover_cli.spans import (
    DAYS_IN,
    DECIMAL_UNITS,
    MAX_DECIMALS,
    MONTHS_IN,
    PARTS_OF_A_DAY,
    UNITS,
    Amount,
    Counting,
    Measure,
    Unit,
    add,
    calendar_iso,
    calendar_words,
    check_decimals,
)
from handover_cli.table import bundled_path, load


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def measured(
    start: str, end: str, unit: Unit, decimals: int = 0, counting: Counting = "exclusive"
) -> str:
    measure = Measure(unit, counting, decimals)
    return measure.text(measure.between(day(start), day(end)))


days = st.integers(FIRST_DAY, LAST_DAY)
measures = st.builds(
    lambda unit, counting, decimals: Measure(
        unit, counting, decimals if unit in DECIMAL_UNITS else 0
    ),
    st.sampled_from(UNITS),
    st.sampled_from(["exclusive", "inclusive"]),
    st.sampled_from([0, 1, 2, 6, 30]),
)
spans = st.one_of(
    st.tuples(days, days),
    st.tuples(days, st.integers(-800, 800)).map(
        lambda p: (p[0], min(max(p[0] + p[1], FIRST_DAY), LAST_DAY))
    ),
)
"""Two days, half of them close to each other."""


def negative(amount: Amount) -> Amount:
    return -amount if isinstance(amount, int) else (-amount[0], -amount[1])


def in_order(amount: Amount) -> tuple[int, ...]:
    return amount if isinstance(amount, tuple) else (amount,)


# --- Years, months and days ---

CALENDAR = [
    pytest.param("2021-01-31", "2021-02-28", "1 month", id="a clamped month has passed"),
    pytest.param(
        "2021-01-31", "2021-03-01", "1 month, 1 day", id="dateutils 0.4.10 says 0y 1m 62d"
    ),
    pytest.param("2021-01-30", "2021-03-01", "1 month, 1 day", id="and 0y 1m 63d"),
    pytest.param("2021-01-28", "2021-03-01", "1 month, 1 day", id="28 and 31 January alike"),
    pytest.param("2021-01-31", "2021-02-27", "27 days", id="a day before the clamped month"),
    pytest.param(
        "2021-03-31", "2021-05-01", "1 month, 1 day", id="dateutils: 1m 0d, not added back"
    ),
    pytest.param("2021-01-31", "2021-06-30", "5 months", id="dateutil#53"),
    pytest.param("2019-08-30", "2020-02-29", "6 months", id="pendulum#402"),
    pytest.param(
        "2020-01-01", "2020-12-30", "11 months, 29 days", id="364 days no year: pendulum#790"
    ),
    pytest.param("2022-02-14", "2022-08-04", "5 months, 21 days", id="dateutil#1228"),
    pytest.param("2019-07-31", "2019-12-30", "4 months, 30 days", id="microsoft/calculator#552"),
    pytest.param("2021-05-31", "2021-09-01", "3 months, 1 day", id="Alfred DateCalculator#8"),
    pytest.param("2024-02-29", "2024-03-31", "1 month, 2 days", id="from a leap day"),
    pytest.param("2020-02-29", "2021-02-28", "1 year", id="leap day, a year later"),
    pytest.param(
        "2020-02-29", "2021-02-27", "11 months, 29 days", id="leap day, a day before that"
    ),
    pytest.param(
        "2020-02-29", "2024-02-28", "3 years, 11 months, 30 days", id="no 12 months: joda-time#295"
    ),
    pytest.param("2020-02-29", "2024-02-29", "4 years", id="leap day to leap day"),
    pytest.param("2096-02-29", "2104-02-29", "8 years", id="over 2100, no leap year"),
    pytest.param("2008-06-29", "2009-06-28", "11 months, 30 days", id="dateutils#21"),
    pytest.param(
        "2021-01-01", "2021-12-31", "11 months, 30 days", id="no month of 33 days: date-fns#2910"
    ),
    pytest.param("2021-06-15", "2021-06-15", "0 days", id="nothing"),
    pytest.param("2021-06-15", "2021-06-14", "-1 day", id="a day back"),
    pytest.param("2021-03-01", "2021-01-31", "-1 month, 1 day", id="the other way, measured alike"),
    pytest.param("0001-01-01", "9999-12-31", "9998 years, 11 months, 30 days", id="all there is"),
    pytest.param("9999-12-30", "9999-12-31", "1 day", id="at the end of time"),
]


@pytest.mark.parametrize(("start", "end", "expected"), CALENDAR)
def test_calendar_spans(start: str, end: str, expected: str) -> None:
    assert measured(start, end, "calendar") == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("2008-06-29", "2009-06-28", "1 year", id="a lease: dateutils#21"),
        pytest.param("2021-06-15", "2021-06-15", "1 day", id="one day"),
        pytest.param("2021-01-01", "2021-12-31", "1 year", id="a year of days"),
        pytest.param("2021-02-01", "2021-02-28", "1 month", id="a month of days"),
        pytest.param("2021-06-15", "2021-06-14", "-2 days", id="two days, backwards"),
        pytest.param("2009-06-28", "2008-06-29", "-1 year", id="the lease, backwards"),
        pytest.param("0001-01-01", "9999-12-31", "9999 years", id="all years there are"),
        pytest.param("9999-12-31", "9999-12-31", "1 day", id="the last day"),
    ],
)
def test_inclusive_counting_adds_a_day_to_the_later_of_the_ordered_days(
    start: str, end: str, expected: str
) -> None:
    assert measured(start, end, "calendar", counting="inclusive") == expected


# --- Whole and decimal units ---


@pytest.mark.parametrize(
    ("start", "end", "unit", "decimals", "expected"),
    [
        pytest.param("1982-09-28", "2023-09-28", "years", 7, "41.0000000", id="qalc#578: 40.99957"),
        pytest.param("2020-02-29", "2024-02-29", "years", 5, "4.00000", id="yearfrac: 3.99836"),
        pytest.param("2020-02-29", "2021-02-28", "years", 2, "1.00", id="leap day, clamped"),
        pytest.param("2020-02-29", "2024-02-28", "years", 5, "3.99726", id="no clamped end either"),
        pytest.param("1993-04-02", "2020-11-25", "years", 6, "27.649315", id="237 of 365 days"),
        pytest.param("1993-04-02", "2020-11-25", "years", 2, "27.64", id="cut, not rounded to .65"),
        pytest.param("2020-11-15", "2020-11-25", "years", 6, "0.027397", id="10 of 365 days"),
        pytest.param("2020-11-25", "2024-11-25", "years", 6, "4.000000", id="anniversary"),
        pytest.param("2020-11-25", "2024-11-24", "years", 2, "3.99", id="never early"),
        pytest.param("2019-03-01", "2020-02-29", "years", 4, "0.9972", id="a running year of 366"),
        pytest.param("2020-03-01", "2021-02-28", "years", 4, "0.9972", id="364 of 365"),
        pytest.param(
            "2021-01-31", "2021-02-28", "months", 3, "1.000", id="a clamped month is whole"
        ),
        pytest.param("2021-01-31", "2021-02-27", "months", 3, "0.964", id="27 of 28"),
        pytest.param(
            "2021-01-31", "2021-03-01", "months", 3, "1.032", id="1 of 31: 28 Feb to 31 Mar"
        ),
        pytest.param("2021-02-28", "2021-03-14", "months", 1, "0.5", id="14 of 28"),
        pytest.param("2021-01-01", "2021-01-11", "weeks", 3, "1.428", id="10/7 is 1.42857, cut"),
        pytest.param("2021-01-11", "2021-01-01", "weeks", 3, "-1.428", id="cut toward zero"),
        pytest.param("2021-01-02", "2021-01-01", "years", 2, "0.00", id="zero has no sign"),
        pytest.param(
            "2021-01-02", "2021-01-01", "years", 3, "-0.002", id="but the first digit has"
        ),
        pytest.param("2021-01-02", "2021-01-01", "years", 0, "0", id="whole zero has no sign"),
        pytest.param("2021-06-15", "2021-06-14", "weeks", 0, "0", id="nor have weeks"),
        pytest.param("2024-11-25", "2020-11-26", "years", 0, "-3", id="whole, cut toward zero"),
        pytest.param("2021-06-15", "2021-06-14", "days", 0, "-1", id="days"),
        pytest.param("2022-01-01", "2022-02-01", "months", 0, "1", id="pendulum in_months flips"),
        pytest.param("2022-01-02", "2022-02-01", "months", 0, "0", id="and here is none"),
        pytest.param("2017-02-28", "2018-02-28", "years", 0, "1", id="dayjs#1000"),
        pytest.param("0001-01-01", "9999-12-31", "years", 4, "9998.9972", id="all there is"),
        pytest.param(
            "9999-12-01", "9999-12-31", "months", 2, "0.96", id="the unit runs past the end"
        ),
    ],
)
def test_whole_units_and_decimals(
    start: str, end: str, unit: Unit, decimals: int, expected: str
) -> None:
    assert measured(start, end, unit, decimals) == expected


def test_decimals_are_exact_however_many() -> None:
    sevenths = measured("2021-01-01", "2021-01-02", "weeks", MAX_DECIMALS)
    assert sevenths == "0." + ("142857" * 17)[:100]


@given(spans, st.sampled_from(sorted(DECIMAL_UNITS)), st.sampled_from([1, 3, 8]))
def test_decimals_are_the_exact_fraction_cut(
    span: tuple[int, int], unit: Unit, decimals: int
) -> None:
    start, end = sorted(span)
    whole = Measure(unit).between(start, end)
    assert isinstance(whole, int)
    if unit in DAYS_IN:
        exact = Fraction(end - start, DAYS_IN[unit])
    elif unit in PARTS_OF_A_DAY:
        exact = Fraction((end - start) * PARTS_OF_A_DAY[unit])
    else:
        size = MONTHS_IN[unit]
        last, following = (add_months(start, (whole + k) * size) for k in (0, 1))
        exact = whole + Fraction(end - last, following - last)
        assert last <= end < following
    measure = Measure(unit, decimals=decimals)
    value = measure.value(measure.between(start, end))
    assert isinstance(value, Decimal)
    assert 0 <= exact - Fraction(value) < Fraction(1, 10**decimals)
    assert value.quantize(Decimal(1), ROUND_DOWN) == whole


@given(days, st.integers(0, 9998), st.sampled_from(["years", "months"]))
def test_anniversaries_are_whole(start: int, number: int, unit: Unit) -> None:
    anniversary = add_months(start, number * (12 if unit == "years" else 1))
    measure = Measure(unit, decimals=6)
    assert measure.between(start, anniversary) == number * 10**6
    if number:
        before = measure.between(start, anniversary - 1)
        assert isinstance(before, int)
        assert before < number * 10**6


# --- What holds for all days ---


@given(spans)
def test_the_earlier_day_plus_the_span_is_the_later_day(span: tuple[int, int]) -> None:
    start, end = sorted(span)
    for unit in ("calendar", "iso"):
        measure = Measure(unit)
        amount = measure.between(start, end)
        assert isinstance(amount, tuple)
        assert add(start, parse_duration(calendar_iso(*amount))) == end


@given(spans)
def test_calendar_spans_are_those_of_relativedelta(span: tuple[int, int]) -> None:
    start, end = sorted(max(day, 1) for day in span)  # `date` begins with the year 1
    delta = relativedelta(date.fromordinal(end), date.fromordinal(start))
    words = [
        f"{n} {unit}{'s' if n != 1 else ''}"
        for n, unit in ((delta.years, "year"), (delta.months, "month"), (delta.days, "day"))
        if n
    ]
    measure = Measure("calendar")
    assert measure.text(measure.between(start, end)) == (", ".join(words) or "0 days")


@given(spans, measures)
def test_the_way_back_is_the_way_there_with_a_minus(
    span: tuple[int, int], measure: Measure
) -> None:
    start, end = span
    there, back = measure.between(start, end), measure.between(end, start)
    if start != end:
        assert back == negative(there)
        text, reverse = measure.text(there), measure.text(back)
        assert text.removeprefix("-") == reverse.removeprefix("-")
    else:
        assert back == there


@given(spans, measures)
def test_inclusive_is_exclusive_to_the_day_after(span: tuple[int, int], measure: Measure) -> None:
    start, end = sorted(span)
    exclusive = measure._replace(counting="exclusive")
    inclusive = measure._replace(counting="inclusive")
    assert inclusive.between(start, end) == exclusive.between(start, end + 1)


@given(spans, measures)
def test_a_measure_never_falls_when_its_end_moves_on_and_never_rises_when_its_start_does(
    span: tuple[int, int], measure: Measure
) -> None:
    start, end = span
    span_now = in_order(measure.between(start, end))
    assert span_now <= in_order(measure.between(start, end + 1))
    assert in_order(measure.between(start + 1, end)) <= span_now


@given(spans)
def test_the_units_agree_with_each_other(span: tuple[int, int]) -> None:
    start, end = sorted(span)
    calendar = Measure("calendar").between(start, end)
    assert isinstance(calendar, tuple)
    assert Measure("iso").between(start, end) == calendar
    assert Measure("months").between(start, end) == calendar[0]
    assert Measure("years").between(start, end) == calendar[0] // 12
    assert Measure("days").between(start, end) == end - start
    assert Measure("weeks").between(start, end) == (end - start) // 7
    assert Measure("business-days").between(start, end) == MONDAY_TO_FRIDAY.count(start, end)


def test_business_days_are_those_of_the_calendar_given() -> None:
    holiday = BusinessCalendar(holidays=[day("2020-11-20")])
    measure = Measure("business-days", business=holiday)
    assert measure.between(day("2020-11-15"), day("2020-11-25")) == 6


# --- How amounts are written ---


@given(st.integers(0, 200_000), st.integers(0, 30), st.booleans())
def test_calendar_texts_read_back(months: int, rest: int, back: bool) -> None:
    amount = (-months, -rest) if back else (months, rest)
    duration = parse_duration(calendar_iso(*amount))
    assert (duration.years * 12 + duration.months, duration.days) == amount
    words = calendar_words(*amount)
    numbers = {
        unit.rstrip("s"): int(number)
        for number, unit in (part.split() for part in words.removeprefix("-").split(", "))
    }
    read = numbers.get("year", 0) * 12 + numbers.get("month", 0), numbers.get("day", 0)
    assert read == (months, rest)
    assert (
        words.startswith("-")
        == calendar_iso(*amount).startswith("-")
        == (back and amount != (0, 0))
    )


@pytest.mark.parametrize(
    ("amount", "words", "iso"),
    [
        ((331, 23), "27 years, 7 months, 23 days", "P27Y7M23D"),
        ((12, 0), "1 year", "P1Y"),
        ((1, 1), "1 month, 1 day", "P1M1D"),
        ((-1, -2), "-1 month, 2 days", "-P1M2D"),
        ((0, -1), "-1 day", "-P1D"),
        ((-24, 0), "-2 years", "-P2Y"),
        ((0, 0), "0 days", "P0D"),
    ],
)
def test_calendar_amounts_in_words_and_iso(amount: tuple[int, int], words: str, iso: str) -> None:
    assert (Measure("calendar").text(amount), Measure("iso").text(amount)) == (words, iso)


@pytest.mark.parametrize(
    ("measure", "amount", "value", "text"),
    [
        pytest.param(
            Measure("years", decimals=2), 400, Decimal("4.00"), "4.00", id="zeros are kept"
        ),
        pytest.param(
            Measure("weeks", decimals=7), 1, Decimal("1E-7"), "0.0000001", id="no exponent"
        ),
        pytest.param(
            Measure("years", decimals=1), -5, Decimal("-0.5"), "-0.5", id="minus zero point"
        ),
        pytest.param(Measure("years"), 4, 4, "4", id="whole"),
        pytest.param(Measure("days", decimals=2), 4, 4, "4", id="days have no decimals"),
    ],
)
def test_values_are_numbers(measure: Measure, amount: int, value: object, text: str) -> None:
    found = measure.value(amount)
    assert (found, type(found), measure.text(amount)) == (value, type(value), text)


@pytest.mark.parametrize("decimals", [0, 1, 100])
def test_decimals_there_can_be(decimals: int) -> None:
    check_decimals(decimals)


@pytest.mark.parametrize("decimals", [-1, 101, 10**9])
def test_decimals_there_cannot_be(decimals: int) -> None:
    with pytest.raises(HandoverError) as caught:
        check_decimals(decimals)
    assert str(caught.value) == f"--decimals takes 0 to 100, not {decimals}"


# --- The figures of the bundled table ---


BUNDLED = FixedScope(load([bundled_path()]), today=day("2026-11-23"))


@pytest.mark.parametrize(
    ("start", "end", "unit", "counting", "decimals", "expected"),
    [
        ("occupation.start", "occupation.end", "days", "exclusive", 0, "10099"),
        (
            "occupation.start",
            "occupation.end",
            "calendar",
            "exclusive",
            0,
            "27 years, 7 months, 23 days",
        ),
        ("occupation.start", "occupation.end", "iso", "exclusive", 0, "P27Y7M23D"),
        ("occupation.start", "occupation.end", "years", "exclusive", 6, "27.649315"),
        ("occupation.start", "occupation.end", "years", "exclusive", 2, "27.64"),
        ("occupation.start", "occupation.end", "years", "exclusive", 0, "27"),
        ("deadline", "handover", "days", "exclusive", 0, "10"),
        ("initial deadline", "the actual handover", "days", "exclusive", 0, "10"),
        ("deadline", "handover", "calendar", "exclusive", 0, "10 days"),
        ("deadline", "handover", "years", "exclusive", 6, "0.027397"),
        ("deadline", "handover", "business-days", "exclusive", 0, "7"),
        ("deadline", "handover", "business-days", "inclusive", 0, "8"),
        ("war.start", "war.end", "days", "exclusive", 0, "43"),
        ("war.start", "war.end", "days", "inclusive", 0, "44"),
        ("war.start", "war.end", "calendar", "exclusive", 0, "1 month, 13 days"),
        ("war.start", "war.end", "calendar", "inclusive", 0, "1 month, 14 days"),
        ("handover", "report", "days", "exclusive", 0, "1461"),
        ("handover", "report", "calendar", "exclusive", 0, "4 years"),
        ("handover", "report", "years", "exclusive", 6, "4.000000"),
        ("statement", "lachin", "days", "exclusive", 0, "21"),
        ("statement", "lachin", "calendar", "exclusive", 0, "21 days"),
        ("statement", "lachin", "weeks", "exclusive", 0, "3"),
        ("handover", "landmine-deaths", "days", "exclusive", 0, "188..217"),
        (
            "handover",
            "landmine-deaths",
            "calendar",
            "exclusive",
            0,
            "6 months, 7 days..7 months, 5 days",
        ),
        ("medal", "handover", "days", "exclusive", 0, "-1461.."),
        ("handover", "medal", "days", "exclusive", 0, "..1461"),
    ],
)
def test_the_figures_of_the_bundled_table(
    start: str, end: str, unit: Unit, counting: Counting, decimals: int, expected: str
) -> None:
    measure = Measure(unit, counting, decimals)
    dates = resolve(start, BUNDLED), resolve(end, BUNDLED)
    low, high = ("" if n is None else measure.text(n) for n in amounts(*dates, measure))
    assert (low if low == high else f"{low}..{high}") == expected
