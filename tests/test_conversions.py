"""Durations alone: in other units, in words, added up and compared."""

from datetime import date
from functools import cache

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.answers.asking import ask_text
from handover_cli.calendar import add_months, day_number
from handover_cli.errors import HandoverError
from handover_cli.language.resolving import FixedScope
from handover_cli.notations.durations import parse
from handover_cli.spans import Duration, Measure, add
from handover_cli.table import bundled_path, load

BUNDLED = load([bundled_path()])
NOW = FixedScope(BUNDLED, day_number(2026, 11, 23))


def found(text: str) -> str:
    (answer,) = ask_text(text, NOW)
    return answer.text


def refusal(text: str) -> str:
    with pytest.raises(HandoverError) as caught:
        ask_text(text, NOW)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("90 days in weeks", "12", id="days in whole weeks"),
        pytest.param("3 weeks in days", "21", id="weeks in days"),
        pytest.param("72 hours in days", "3", id="hours in days"),
        pytest.param("2 days in hours", "48", id="days in hours"),
        pytest.param("a fortnight in days", "14", id="a fortnight"),
        pytest.param("half a day in minutes", "720", id="half a day"),
        pytest.param("1.5 hours in seconds", "5400", id="a fraction"),
        pytest.param("100 days in fortnights", "7", id="days in fortnights"),
        pytest.param("36 months in years", "3", id="months in years"),
        pytest.param("5 years in months", "60", id="years in months"),
        pytest.param("a decade in quarters", "40", id="a decade in quarters"),
        pytest.param("250 years in centuries", "2", id="years in whole centuries"),
        pytest.param("3 months in days", "89..92", id="months in days, a range"),
        pytest.param("a year in days", "365..366", id="a year in days"),
        pytest.param("4 years in days", "1460..1461", id="four years, with or without a leap day"),
        pytest.param("a century in days", "36524..36525", id="a century in days"),
        pytest.param("400 years in days", "146097", id="400 years, always as long"),
        pytest.param("a month in weeks", "4", id="any month in whole weeks"),
        pytest.param("100 days in months", "3", id="days in months"),
        pytest.param("31 days in months", "1", id="as many days as the longest month has"),
        pytest.param("30 days in months", "0..1", id="as many days as most months have"),
        pytest.param("365 days in years", "0..1", id="days in years"),
        pytest.param("2 weeks in business days", "10", id="weeks in business days"),
        pytest.param("10 business days in days", "12..14", id="business days in days"),
        pytest.param("2 years and 3 months in ISO 8601", "P2Y3M", id="ISO"),
        pytest.param("36 hours in ISO 8601", "P1DT12H", id="ISO with a time, carried"),
        pytest.param("P1Y6M in words", "1 year, 6 months", id="words"),
        pytest.param(
            "how long is 100000 seconds", "1 day, 3 hours, 46 minutes, 40 seconds", id="long"
        ),
        pytest.param("how long is 18 months", "1 year, 6 months", id="months carried"),
        pytest.param("how long is 3 weeks and 14 days", "5 weeks", id="days carried into weeks"),
        pytest.param("how long is 21 days", "21 days", id="days without weeks stay days"),
        pytest.param("how long is 0 days", "0 days", id="nothing"),
        pytest.param("10000 seconds in hours and minutes", "2 hours, 46 minutes", id="two units"),
        pytest.param("100 days in weeks and days", "14 weeks, 2 days", id="weeks and days"),
        pytest.param("30 months in years and months", "2 years, 6 months", id="years and months"),
        pytest.param(
            "100000 seconds in hours, minutes and seconds",
            "27 hours, 46 minutes, 40 seconds",
            id="three units",
        ),
        pytest.param("150 years in centuries and years", "1 century, 50 years", id="one century"),
        pytest.param("250 years in centuries and years", "2 centuries, 50 years", id="centuries"),
        pytest.param("3 weeks and 4 days plus 10 days", "5 weeks", id="a sum"),
        pytest.param("10 days minus 1 week", "3 days", id="a difference"),
        pytest.param("1 week minus 10 days", "-3 days", id="a difference below nothing"),
        pytest.param("45 minutes times 8", "6 hours", id="a product"),
        pytest.param("5 times 3 weeks", "15 weeks", id="a number first"),
        pytest.param("twice 3 weeks", "6 weeks", id="twice"),
        pytest.param("3 days plus 2 weeks in days", "17", id="a sum in a unit"),
        pytest.param("how many days in 6 weeks", "42", id="how many of a unit"),
    ],
)
def test_a_duration_is_told_otherwise(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "3 months in weeks and days", "can't be split into weeks and days", id="split"
        ),
        pytest.param("90 days in years and months", "can't be split", id="days in months"),
        pytest.param("1 month minus 10 days", "no common length", id="signs that can't be set off"),
        pytest.param("5 business days in ISO 8601", "has no business days", id="ISO"),
        pytest.param("1 month minus 10 days in ISO 8601", "no common length", id="both"),
    ],
)
def test_what_has_no_answer(text: str, message: str) -> None:
    assert message in refusal(text)


# --- Against every day of 400 years ---

FIRST = day_number(2000, 1, 1)
DAYS = range(FIRST, day_number(2400, 1, 1))


@cache
def every_length(short: str) -> tuple[int, int, dict[str, tuple[int, int]]]:
    """The least and the greatest length of a duration over all starts, by unit."""
    duration = parse(short)
    spans = {(start, add(start, duration)) for start in DAYS}
    lengths = {end - start for start, end in spans}
    units = {}
    for unit in ("months", "years", "weeks", "business-days"):
        amounts = {Measure(unit).between(start, end) for start, end in spans}
        units[unit] = (min(amounts), max(amounts))
    return min(lengths), max(lengths), units  # type: ignore[return-value]


def shown(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}..{high}"


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("1 month", "1m"),
        ("1 year and 1 day", "1y1d"),
        ("4 years", "4y"),
        ("100 years", "100y"),
        ("59 days", "59d"),
        ("1461 days", "1461d"),
        ("1 month and 30 days", "1m30d"),
        ("8 business days", "8b"),
    ],
)
def test_a_range_is_that_over_all_days_of_400_years(words: str, short: str) -> None:
    low, high, units = every_length(short)
    assert found(f"{words} in days") == shown(low, high)
    for unit, (least, greatest) in units.items():
        if unit.replace("-", " ").removesuffix("s") not in words.replace("days", "day"):
            name = unit.replace("-", " ")
            if not (unit in ("months", "years") and "day" not in words):
                assert found(f"{words} in {name}") == shown(least, greatest), unit


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1m", "28d"),
        ("1m", "29d"),
        ("1m", "31d"),
        ("3m", "90d"),
        ("3m", "88d"),
        ("1y", "365d"),
        ("1y", "366d"),
        ("12m", "1y"),
        ("1y", "12m"),
        ("1y1d", "366d"),
        ("100y", "36524d"),
        ("1m1d", "30d"),
        ("2m", "1m30d"),
        ("1m", "4w"),
        ("10b", "2w"),
        ("11b", "2w"),
        ("10b", "14d"),
        ("4y", "1461d"),
    ],
)
def test_which_duration_is_longer_is_so_on_all_days_of_400_years(first: str, second: str) -> None:
    one, other = parse(first), parse(second)
    longer = {add(start, one) > add(start, other) for start in DAYS}
    expected = "undetermined" if len(longer) > 1 else "yes" if longer == {True} else "no"
    assert found(f"is {first} longer than {second}") == expected
    shorter = {add(start, one) < add(start, other) for start in DAYS}
    expected = "undetermined" if len(shorter) > 1 else "yes" if shorter == {True} else "no"
    assert found(f"is {first} shorter than {second}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("is 36 hours longer than 1 day", "yes", id="hours and days"),
        pytest.param("is 24 hours longer than 1 day", "no", id="as long"),
        pytest.param("is 30 hours longer than 30 hours", "no", id="the same"),
        pytest.param("is a month longer than 27 days and 23 hours", "yes", id="hours beside days"),
        pytest.param(
            "is a month longer than 28 days and 1 hour", "undetermined", id="an hour more"
        ),
        pytest.param(
            "is 31 days and 1 hour longer than a month", "yes", id="longer than any month"
        ),
    ],
)
def test_which_duration_is_longer(text: str, expected: str) -> None:
    assert found(text) == expected


# --- Properties ---

parts = st.integers(0, 2000)


@given(parts, parts, parts, parts, parts)
def test_carrying_changes_no_length(
    weeks: int, days: int, hours: int, mins: int, secs: int
) -> None:
    duration = Duration(weeks=weeks, days=days, hours=hours, minutes=mins, seconds=secs)
    carried = parse(found(f"how long is {duration}"))
    seconds = [
        (each.weeks * 7 + each.days) * 86_400 + each.ticks // 10**9 for each in (duration, carried)
    ]
    assert seconds[0] == seconds[1]
    assert (carried.hours < 24, carried.minutes < 60, carried.seconds < 60) == (True, True, True)
    assert found(f"{duration} in seconds") == str(seconds[0])
    assert found(f"{duration} in days") == str(seconds[0] // 86_400)
    assert found(f"{duration} in hours") == str(seconds[0] // 3600)


@given(parts, parts)
def test_iso_8601_reads_back(months: int, days: int) -> None:
    duration = Duration(months=months, days=days)
    back = parse(found(f"{duration} in ISO 8601"))
    assert (back.years * 12 + back.months, back.days) == (months, days)


@given(st.dates(date(2000, 1, 1), date(2399, 12, 31)), st.integers(0, 300), st.integers(0, 400))
def test_every_length_lies_in_the_range(start: date, months: int, days: int) -> None:
    end = start + relativedelta(months=months) + relativedelta(days=days)
    low, _, high = found(f"{months}m{days}d in days").partition("..")
    assert int(low) <= (end - start).days <= int(high or low)
    assert add_months(start.toordinal(), months) + days == end.toordinal()


@given(st.dates(date(1800, 1, 1), date(2200, 1, 1)), st.dates(date(1800, 1, 1), date(2200, 1, 1)))
def test_a_span_in_two_units_adds_up(one: date, other: date) -> None:
    first, last = sorted((one, other))
    span = relativedelta(last, first)
    weeks, days = divmod((last - first).days, 7)
    sign = "-" if one > other else ""

    def words(*counts: tuple[int, str]) -> str:
        return sign + ", ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in counts)

    between = f"between {one} and {other}"
    assert found(f"how many weeks and days {between}") == words((weeks, "week"), (days, "day"))
    assert found(f"how many years and months {between}") == words(
        (span.years, "year"), (span.months, "month")
    )
    assert found(f"how many months and days {between}") == words(
        (span.years * 12 + span.months, "month"), (span.days, "day")
    )
