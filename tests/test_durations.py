"""Durations: what is one, what it is shown as, and in which order its parts are added."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.business_days import MONDAY_TO_FRIDAY
from handover_cli.calendar import add_months
from handover_cli.errors import HandoverError
from handover_cli.notations.durations import match, match_words, parse
from handover_cli.spans import Duration, add, move

ACCEPTED = (
    "write 1y 6m 2w 10d 5b 36h 90min 30s in this order (10d, 1y6m; b is business days),"
    ' ISO 8601 (P1Y6M10D) or words in quotes ("2 weeks and 3 days")'
)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


numbers = st.integers(0, 999_999_999)
durations = st.tuples(*[st.one_of(st.just(0), numbers)] * 8).map(lambda n: Duration(*n))
days_alone = durations.map(lambda d: d._replace(hours=0, minutes=0, seconds=0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1y", Duration(1), id="years"),
        pytest.param("6m", Duration(0, 6), id="months"),
        pytest.param("6mo", Duration(0, 6), id="months with two letters"),
        pytest.param("2w", Duration(0, 0, 2), id="weeks"),
        pytest.param("10d", Duration(0, 0, 0, 10), id="days"),
        pytest.param("5b", Duration(0, 0, 0, 0, 5), id="business days"),
        pytest.param("1y6m2w10d5b", Duration(1, 6, 2, 10, 5), id="all in order"),
        pytest.param("1y5b", Duration(1, 0, 0, 0, 5), id="some left out"),
        pytest.param("0d", Duration(), id="nothing"),
        pytest.param("007d", Duration(0, 0, 0, 7), id="leading zeros"),
        pytest.param("100000d", Duration(0, 0, 0, 100_000), id="more days than a month has"),
        pytest.param("999999999y", Duration(999_999_999), id="the most digits"),
        pytest.param("-1y6m", Duration(-1, -6), id="one sign for the whole group"),
        pytest.param("+10d", Duration(0, 0, 0, 10), id="plus"),
        pytest.param("P1Y6M2W10D", Duration(1, 6, 2, 10), id="ISO"),
        pytest.param("P10D", Duration(0, 0, 0, 10), id="ISO days"),
        pytest.param("P2W", Duration(0, 0, 2), id="ISO weeks"),
        pytest.param("-P1M", Duration(0, -1), id="ISO with the sign in front"),
        pytest.param("P0D", Duration(), id="ISO nothing"),
        pytest.param("1h30min15s", Duration(hours=1, minutes=30, seconds=15), id="a time"),
        pytest.param("1m1min", Duration(months=1, minutes=1), id="months and minutes"),
        pytest.param("PT2H", Duration(hours=2), id="ISO with a time alone"),
        pytest.param(
            "P1M1DT2H30M5S",
            Duration(months=1, days=1, hours=2, minutes=30, seconds=5),
            id="ISO with months and minutes, which are both M",
        ),
    ],
)
def test_what_is_a_duration(text: str, expected: Duration) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("-", id="a sign alone"),
        pytest.param("10", id="no unit"),
        pytest.param("d", id="no number"),
        pytest.param("P", id="ISO without parts"),
        pytest.param("6m1y", id="out of order"),
        pytest.param("1d1d", id="twice"),
        pytest.param("1m1mo", id="twice in two spellings"),
        pytest.param("p10d", id="ISO in lower case"),
        pytest.param("P10d", id="half and half"),
        pytest.param("P1Y6b", id="no business days in ISO"),
        pytest.param("P1DT", id="ISO with a T and no time"),
        pytest.param("PT2D", id="ISO days after the T"),
        pytest.param("P2H", id="ISO hours without the T"),
        pytest.param("1s1h", id="hours out of order"),
        pytest.param("P-1D", id="a sign inside"),
        pytest.param("P1.5D", id="ISO fraction"),
        pytest.param("1.5d", id="fraction"),
        pytest.param("1,5d", id="fraction with a comma"),
        pytest.param("1y-6m", id="a second sign"),
        pytest.param("+-1d", id="two signs"),
        pytest.param("\u22121d", id="a minus that is no hyphen"),
        pytest.param("\u0661d", id="another script's digit"),
    ],
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(HandoverError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' is no duration; {ACCEPTED}"


@pytest.mark.parametrize("text", ["1234567890d", "P1Y0000000001D"])
def test_more_digits_than_any_date_could_use_are_an_error(text: str) -> None:
    with pytest.raises(HandoverError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' is too long a duration; {ACCEPTED}"


def test_the_longest_duration_is_matched_where_one_begins() -> None:
    assert match("deadline+1y6m-2w", 9) == (Duration(1, 6), 13)
    assert match("P1YX") == (Duration(1), 3)
    assert match("10d5") == (Duration(0, 0, 0, 10), 3)
    assert match("P") is None
    assert match("x") is None
    assert match("10d", 3) is None


@given(durations)
def test_what_is_shown_reads_back(duration: Duration) -> None:
    assert parse(str(duration)) == duration
    assert parse(str(duration.times(-1))) == duration.times(-1)


@pytest.mark.parametrize(
    ("duration", "shown", "words"),
    [
        (Duration(1, 6, 2, 10), "1y6m2w10d", "1 year, 6 months, 2 weeks, 10 days"),
        (Duration(business_days=5), "5b", "5 business days"),
        (Duration(-1, -1, -1, -1), "-1y1m1w1d", "1 year, 1 month, 1 week, 1 day"),
        (Duration(business_days=-1), "-1b", "1 business day"),
        (Duration(), "0d", "0 days"),
        (Duration(days=2).times(-1), "-2d", "2 days"),
    ],
)
def test_durations_are_shown_short_and_in_words(duration: Duration, shown: str, words: str) -> None:
    assert (str(duration), duration.words()) == (shown, words)


# --- Adding ---


@pytest.mark.parametrize(
    ("start", "duration", "expected"),
    [
        pytest.param("2021-01-31", "1m", "2021-02-28", id="clamped"),
        pytest.param("2021-01-31", "1m1d", "2021-03-01", id="months first, then days"),
        pytest.param("2021-01-30", "1m1d", "2021-03-01", id="also when the day would fit later"),
        pytest.param("2020-02-29", "1y", "2021-02-28", id="leap day"),
        pytest.param("2020-02-29", "1y1m", "2021-03-29", id="years and months are one step"),
        pytest.param("2021-03-31", "-1m1d", "2021-02-27", id="back: months first, then days"),
        pytest.param("2020-11-15", "1w3d", "2020-11-25", id="weeks and days"),
        pytest.param("2020-11-15", "5b", "2020-11-20", id="business days from a Sunday"),
        pytest.param("2020-11-13", "1d1b", "2020-11-16", id="days first, then business days"),
        pytest.param("2020-11-14", "0b", "2020-11-14", id="no business days change nothing"),
        pytest.param("2020-11-14", "-1b", "2020-11-13", id="the business day before a day off"),
        pytest.param("2021-01-31", "0m", "2021-01-31", id="no months change nothing"),
    ],
)
def test_parts_are_added_in_order(start: str, duration: str, expected: str) -> None:
    found = add(day(start), parse(duration), MONDAY_TO_FRIDAY)
    assert date.fromordinal(found).isoformat() == expected


anywhere = st.integers(day("0001-01-01"), day("9999-12-31"))
small = st.tuples(*[st.integers(0, 500)] * 4).map(lambda n: Duration(*n))


@given(anywhere, small, st.booleans())
def test_adding_is_months_then_days_then_business_days(
    start: int, duration: Duration, back: bool
) -> None:
    duration = duration.times(-1) if back else duration
    years, months, weeks, days, *_ = duration
    moved = add_months(start, years * 12 + months) + weeks * 7 + days
    assert add(start, duration) == moved
    with_business = duration._replace(business_days=-3 if back else 3)
    assert add(start, with_business, MONDAY_TO_FRIDAY) == MONDAY_TO_FRIDAY.add(
        moved, with_business.business_days
    )


@given(anywhere, days_alone)
def test_the_longest_durations_end_outside_the_calendar_and_do_not_fail(
    start: int, duration: Duration
) -> None:
    later = add(start, duration, MONDAY_TO_FRIDAY)
    assert later >= start
    assert add(start, duration.times(-1), MONDAY_TO_FRIDAY) <= start + 3


@pytest.mark.parametrize(
    ("duration", "days"),
    [
        pytest.param("24h", 1, id="a day of hours"),
        pytest.param("-48h", -2, id="two days back"),
        pytest.param("12h720min", 1, id="half a day of each"),
        pytest.param("1d86400s", 2, id="a day of each"),
    ],
)
def test_hours_that_are_whole_days_are_added(duration: str, days: int) -> None:
    start = day("2020-11-15")
    assert add(start, parse(duration)) == start + days


def test_parts_of_a_second_are_said_and_written() -> None:
    assert (parse("PT1.5S").words(), str(parse("PT1.5S"))) == ("1.5 seconds", "PT1.5S")
    assert (parse("-P1DT0.25S").words(), str(parse("-P1DT0.25S"))) == (
        "1 day, 0.25 seconds",
        "-P1DT0.25S",
    )


@pytest.mark.parametrize(
    ("duration", "words"),
    [("36h", "36 hours"), ("-1s", "1 second"), ("23h59min", "23 hours, 59 minutes")],
)
def test_a_part_of_a_day_leads_to_no_day(duration: str, words: str) -> None:
    with pytest.raises(HandoverError) as caught:
        add(day("2020-11-15"), parse(duration))
    assert str(caught.value) == (
        f"{words} is no whole number of days; give a date with a clock time, such as 2020-11-15T09:00"
    )


def test_business_days_are_monday_to_friday_unless_a_calendar_says_otherwise() -> None:
    friday, one = day("2020-11-13"), Duration(business_days=1)
    assert add(friday, one) == add(friday, one, MONDAY_TO_FRIDAY) == day("2020-11-16")


@given(anywhere, st.lists(small, max_size=4))
def test_several_durations_are_added_from_left_to_right(start: int, steps: list[Duration]) -> None:
    reached = start
    for step in steps:
        reached = add(reached, step)
    assert move(start, tuple(steps)) == reached


@pytest.mark.parametrize(
    ("duration", "is_fixed", "is_negative"),
    [
        pytest.param("2w3d", True, False, id="weeks and days are always as long"),
        pytest.param("-1d", True, True, id="back"),
        pytest.param("1m", False, False, id="months are not"),
        pytest.param("-1y", False, True, id="nor years"),
        pytest.param("1b", False, False, id="nor business days"),
        pytest.param("-0d", True, False, id="nothing leads nowhere"),
    ],
)
def test_which_durations_are_always_as_long_and_which_lead_back(
    duration: str, is_fixed: bool, is_negative: bool
) -> None:
    found = parse(duration)
    assert (found.is_fixed, found.is_negative) == (is_fixed, is_negative)


# --- In words ---


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param("2 weeks", "2w", id="one unit"),
        pytest.param("two weeks and 3 days", "2w3d", id="a number in words, and another unit"),
        pytest.param("2 weeks 3 days", "2w3d", id="nothing between the units"),
        pytest.param("1 year, 6 months and 10 days", "1y6m10d", id="a comma between the units"),
        pytest.param("3 days and 2 weeks", "2w3d", id="units in any order"),
        pytest.param("a month", "1m", id="an article for one"),
        pytest.param("an year and a day", "1y1d", id="an article for each unit"),
        pytest.param("twelve months", "12m", id="a dozen in words"),
        pytest.param("thirteen days", "13d", id="a number above twelve in words"),
        pytest.param("zero days", "0d", id="nothing, in words"),
        pytest.param("two hundred and fifty-one days", "251d", id="hundreds in words"),
        pytest.param("a thousand and one nights", "1001d", id="a thousand, and nights"),
        pytest.param("two thousand three hundred days", "2300d", id="thousands and hundreds"),
        pytest.param("1 million seconds", "1000000s", id="digits and a scale"),
        pytest.param("1,500 days", "1500d", id="a comma between thousands"),
        pytest.param("a dozen weeks", "12w", id="a dozen"),
        pytest.param("half a dozen weeks", "6w", id="half a dozen"),
        pytest.param("a couple of weeks", "2w", id="a couple"),
        pytest.param("2 fortnights", "4w", id="fortnights"),
        pytest.param("a decade and a quarter", "10y3m", id="decades and quarters"),
        pytest.param("2 centuries", "200y", id="centuries"),
        pytest.param("2 hours", "2h", id="a time"),
        pytest.param("1 hour 30 mins 15 secs", "1h30min15s", id="times in short words"),
        pytest.param("half a year", "6m", id="half a unit"),
        pytest.param("a year and a half", "1y6m", id="and a half, after the unit"),
        pytest.param("two and a half years", "2y6m", id="and a half, before the unit"),
        pytest.param("1.5 weeks", "10d12h", id="a fraction of a week"),
        pytest.param("0.25 days", "6h", id="a fraction of a day"),
        pytest.param("0.5 hours", "30min", id="a fraction of an hour"),
        pytest.param("3 calendar days", "3d", id="a word before the unit that changes nothing"),
        pytest.param("3 working days", "3b", id="working days"),
        pytest.param("3 workdays", "3b", id="workdays"),
        pytest.param("1 Business Day", "1b", id="business days in the singular, in any case"),
        pytest.param("5 business-days", "5b", id="business days with a hyphen"),
        pytest.param("90 days", "90d", id="more days than a month has"),
        pytest.param("007 days", "7d", id="zeros in front"),
        pytest.param("0 days", "0d", id="nothing"),
        pytest.param("2  weeks\tand\n3 days", "2w3d", id="any blanks"),
        pytest.param("-2 weeks, and 3 days", "-2w3d", id="one sign for all units"),
        pytest.param("+a month", "1m", id="a plus"),
    ],
)
def test_a_duration_in_words(text: str, short: str) -> None:
    assert parse(text) == parse(short)


@given(durations)
def test_the_words_for_a_duration_read_back(duration: Duration) -> None:
    assert parse(duration.words()) == duration
    assert parse(f"-{duration.words()}") == duration.times(-1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("weeks", id="no number"),
        pytest.param("month", id="a unit alone"),
        pytest.param("two", id="a number alone"),
        pytest.param("some days", id="no number of days"),
        pytest.param("twentyone days", id="a number in words without its hyphen"),
        pytest.param("twenty-zero days", id="no number in words"),
        pytest.param("2 moons", id="no such unit"),
        pytest.param("few weeks", id="a vague number"),
        pytest.param("2 business", id="half a unit"),
        pytest.param("2 business weeks", id="no such unit of two words"),
        pytest.param("1, 5 days", id="a fraction or two numbers"),
        pytest.param("1,5 weeks", id="a fraction with a comma"),
        pytest.param("1. weeks", id="a fraction without its digits"),
        pytest.param("1,00 weeks", id="thousands of two digits"),
        pytest.param("1 5 days", id="two numbers"),
        pytest.param("\u0662 weeks", id="another script's digit"),
        pytest.param("2 weeks and", id="something is missing"),
        pytest.param("and 2 weeks", id="nothing stands before and"),
        pytest.param("2 weeks and and 3 days", id="and, twice"),
        pytest.param("2 weeks and days", id="a number is missing"),
        pytest.param("2 weeks 2 weeks", id="a unit twice"),
        pytest.param("1 day and 2 days", id="in the singular and the plural"),
        pytest.param("2 weeks -3 days", id="a second sign"),
        pytest.param("2 weeks and 3d", id="half in words"),
        pytest.param("2w and 3 days", id="half in short"),
        pytest.param("P1Y 6M", id="ISO, in two words"),
        pytest.param("2 weeks after", id="a word too many"),
        pytest.param("the month", id="an article that is no number"),
    ],
)
def test_what_is_no_duration_in_words(text: str) -> None:
    with pytest.raises(HandoverError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' is no duration; {ACCEPTED}"


@pytest.mark.parametrize("text", ["9999999999 days", "a year and 1234567890 days"])
def test_more_digits_than_any_date_could_use_are_an_error_in_words_too(text: str) -> None:
    with pytest.raises(HandoverError):
        parse(text)


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        pytest.param(["2", "weeks", "after"], 0, ("2w", 2), id="up to a word that is none"),
        pytest.param(["2", "weeks", "and", "call"], 0, ("2w", 2), id="and a name, not a number"),
        pytest.param(["2", "weeks", "and", "3", "days"], 0, ("2w3d", 5), id="as long as it goes"),
        pytest.param(["2", "weeks", "and", "3", "days"], 3, ("3d", 5), id="from a later word on"),
        pytest.param(["a", "day", "1", "day"], 0, ("1d", 2), id="up to a unit that it has"),
        pytest.param(["10d", "after"], 0, ("10d", 1), id="short, one word"),
        pytest.param(["P1M"], 0, ("1m", 1), id="ISO, one word"),
        pytest.param(["p1m"], 0, None, id="ISO in lower case"),
        pytest.param(["days"], 0, None, id="no number"),
        pytest.param(["2", "weeks"], 2, None, id="past the end"),
        pytest.param([], 0, None, id="no words"),
    ],
)
def test_the_longest_duration_is_matched_among_words(
    words: Sequence[str], at: int, expected: tuple[str, int] | None
) -> None:
    found = match_words(words, at)
    assert found == (None if expected is None else (parse(expected[0]), expected[1]))


# --- What was meant ---


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param("10D", "10d", id="short in upper case"),
        pytest.param("1y 6m", "1y6m", id="short, in two words"),
        pytest.param("10 d", "10d", id="space between"),
        pytest.param("2weeks", "2w", id="no blank between"),
        pytest.param("10days", "10d", id="a word"),
        pytest.param("1month", "1m", id="a word that begins like a unit"),
    ],
)
def test_a_duration_written_otherwise_is_told_how_to_write_it(text: str, short: str) -> None:
    with pytest.raises(HandoverError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' is no duration; did you mean '{short}'?"
    assert parse(short)
