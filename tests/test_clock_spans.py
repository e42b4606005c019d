"""Spans between moments: elapsed time against UTC, calendar spans against adding them again."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from zone_samples import BEGINNING, ZONES, changes, moment, pairs, shown, utc

from handover_cli.business_days import BusinessCalendar
from handover_cli.calendar import DAY, SECOND, TICKS_IN, day_number
from handover_cli.clock_spans import add, calendar_span, elapsed, move, skips_time
from handover_cli.errors import HandoverError
from handover_cli.moments import Moment
from handover_cli.notations import parse
from handover_cli.notations.durations import parse as parse_duration
from handover_cli.spans import CLOCK_UNITS as UNITS
from handover_cli.spans import (
    ClockUnit,
    Duration,
    Measure,
    calendar_iso,
    calendar_words,
    negated,
)
from handover_cli.spans import add as add_to_day
from handover_cli.zones import Zone

parts = st.one_of(st.just(0), st.integers(0, SECOND - 1))
"""Parts of a second, in ticks."""


def read(text: str) -> Moment:
    found = parse(text).moment
    assert found is not None
    assert found.is_known
    return found


# --- Elapsed time ---


@given(pairs(), st.sampled_from(UNITS))
def test_elapsed_time_is_the_difference_in_utc(pair: tuple[str, int, int], unit: ClockUnit) -> None:
    name, first, last = pair
    size = {"hours": 3600, "minutes": 60, "seconds": 1}[unit]
    seconds = (shown(last, name).astimezone(UTC) - shown(first, name).astimezone(UTC)) // timedelta(
        seconds=1
    )
    whole = abs(seconds) // size * (1 if seconds >= 0 else -1)
    assert elapsed(Measure(unit), first * SECOND, last * SECOND) == whole


@given(pairs(), parts, parts, st.sampled_from(UNITS), st.integers(0, 12))
def test_decimals_of_elapsed_time_are_cut(
    pair: tuple[str, int, int], one: int, two: int, unit: ClockUnit, decimals: int
) -> None:
    start, end = (
        moment(second, pair[0], part) for second, part in zip(pair[1:], (one, two), strict=True)
    )
    measure = Measure(unit, decimals=decimals)
    amount = elapsed(measure, start.ticks[0], end.ticks[0])
    assert elapsed(measure, end.ticks[0], start.ticks[0]) == -amount
    exact = Fraction(end.ticks[0] - start.ticks[0], TICKS_IN[unit])
    counted = Fraction(amount, 10**decimals)
    # So the earlier moment and the answer are not after the later one, and no more would fit.
    assert abs(counted) <= abs(exact) < abs(counted) + Fraction(1, 10**decimals)
    assert counted * exact >= 0
    if decimals == 0:
        whole = {unit: amount}
        reached = add(start, Duration(**whole)).ticks[0]
        assert abs(reached - start.ticks[0]) <= abs(end.ticks[0] - start.ticks[0])


# --- The calendar, then elapsed time ---


@given(pairs(), parts, parts, st.booleans())
def test_the_earlier_moment_and_the_span_are_the_later_one(
    pair: tuple[str, int, int], one: int, two: int, civil: bool
) -> None:
    name = None if civil else pair[0]
    start, end = sorted(
        moment(second, name, part) for second, part in zip(pair[1:], (one, two), strict=True)
    )
    span = calendar_span(start.ticks[0], end.ticks[0], start.zone)
    text = calendar_iso(*span)
    assert add(start, parse_duration(text)) == end
    assert min(span) >= 0
    back = calendar_span(end.ticks[0], start.ticks[0], start.zone)
    assert back == negated(span)
    assert calendar_iso(*back) == ("-" if start != end else "") + text
    assert calendar_words(*back) == ("-" if start != end else "") + calendar_words(*span)


@pytest.mark.parametrize("name", ZONES)
def test_spans_from_and_to_every_change_lead_back(name: str) -> None:
    zone = Zone(name)
    for change in changes(name):
        around = [change + off for off in (-86_400, -1, 0, 5400)]
        for first in around:
            for last in around:
                if first <= last:
                    span = calendar_span(first * SECOND, last * SECOND, zone)
                    reached = add(moment(first, name), parse_duration(calendar_iso(*span)))
                    assert reached.ticks == (last * SECOND,)


@given(pairs())
def test_a_day_more_would_be_too_late(pair: tuple[str, int, int]) -> None:
    start, end = sorted(pair[1:])
    months, days, ticks = calendar_span(start * SECOND, end * SECOND, Zone(pair[0]))
    assert ticks >= 0
    following = add(moment(start, pair[0]), Duration(months=months, days=days + 1))
    # A clock that is put back over midnight shows a day before the end of the day before.
    assert following.ticks[0] > end * SECOND or following.days[0] > shown(end, pair[0]).toordinal()


@given(pairs())
def test_civil_spans_are_those_of_clocks_that_never_change(pair: tuple[str, int, int]) -> None:
    start, end = sorted(pair[1:])
    months, days, ticks = calendar_span(start * SECOND, end * SECOND, None)
    assert (months, days, ticks) == calendar_span(start * SECOND, end * SECOND, Zone(""))
    first, last = utc(start), utc(end)
    length = (last.replace(tzinfo=None) - first.replace(tzinfo=None)) // timedelta(seconds=1)
    assert ticks // SECOND == length % 86_400
    whole_days = last.toordinal() - first.toordinal() - (last.time() < first.time())
    assert add_to_day(first.toordinal(), Duration(months=months, days=days)) == (
        first.toordinal() + whole_days
    )


DIFFERENCES = [
    # Temporal: test262, and its documents.
    pytest.param(
        "2021-03-13T02:30 2021-03-14T03:15 America/New_York",
        "PT23H45M",
        id="a day leads into a gap",
    ),
    pytest.param(
        "2000-04-01T02:30 2000-04-02T03:15 America/Vancouver", "PT23H45M", id="the same in 2000"
    ),
    pytest.param("2000-04-02T01:00 2000-04-02T03:00 America/Vancouver", "PT1H", id="over the gap"),
    pytest.param(
        "2000-04-02T01:00 2000-04-02T03:30 America/Vancouver", "PT1H30M", id="and half an hour"
    ),
    pytest.param(
        "2000-04-02T01:30 2000-04-02T04:30 America/Vancouver", "PT2H", id="hours on the short day"
    ),
    pytest.param(
        "2000-04-01T02:30 2000-04-02T03:30 America/Vancouver", "P1D", id="to where a day leads"
    ),
    pytest.param("2000-04-01T03:30 2000-04-02T03:30 America/Vancouver", "P1D", id="after the gap"),
    pytest.param("2000-04-01T02:00 2000-04-02T03:00 America/Vancouver", "P1D", id="to its end"),
    pytest.param("2000-04-02T01:00 2000-04-03T02:00 America/Vancouver", "P1DT1H", id="24 hours on"),
    pytest.param(
        "2000-04-02T00:00 2000-04-03T01:00 America/Vancouver", "P1DT1H", id="24 hours from midnight"
    ),
    pytest.param(
        "2000-10-27T01:45 2000-10-30T01:15 America/Vancouver",
        "P2DT24H30M",
        id="a rest of a long day",
    ),
    pytest.param(
        "2000-01-29T00:00 2000-10-29T23:00 America/Vancouver", "P9MT24H", id="24 hours are no day"
    ),
    pytest.param(
        "2000-02-18T02:00 2000-04-02T14:00 America/Vancouver", "P1M15DT11H", id="a month first"
    ),
    pytest.param(
        "2000-03-02T02:00 2000-04-17T14:00 America/Vancouver", "P1M15DT12H", id="over the gap only"
    ),
    pytest.param(
        "2000-04-04T02:30 2000-04-01T14:15 America/Vancouver", "-P2DT12H15M", id="backwards"
    ),
    pytest.param("2011-12-29T22:00 2011-12-31T23:00 Pacific/Apia", "P2DT1H", id="over a lost day"),
    pytest.param("2011-12-31T23:00 2011-12-29T22:00 Pacific/Apia", "-P2DT1H", id="and back"),
    pytest.param(
        "2011-12-28T10:00 2011-12-31T05:00 Pacific/Apia", "P1DT19H", id="two days are too far"
    ),
    pytest.param("2011-12-31T12:00 2012-01-01T12:00 Pacific/Apia", "P1D", id="after the lost day"),
    pytest.param("2011-12-31T11:00 2012-01-01T12:00 Pacific/Apia", "P1DT1H", id="and an hour"),
    # What `whenever` 0.11 says of clocks that are stranger still.
    pytest.param(
        "2020-10-04T01:45 2020-10-04T02:45 Australia/Lord_Howe", "PT30M", id="half an hour lost"
    ),
    pytest.param(
        "2020-10-03T02:15 2020-10-04T02:40 Australia/Lord_Howe", "PT23H55M", id="into the half hour"
    ),
    pytest.param(
        "2020-04-04T01:45 2020-04-05T12:00 Australia/Lord_Howe", "P1DT10H45M", id="the first of two"
    ),
    pytest.param(
        "2020-04-05T01:45+11:00 2020-04-05T01:45+10:30 Australia/Lord_Howe",
        "PT30M",
        id="the same clock",
    ),
    pytest.param("2020-03-28T12:00 2020-03-29T12:00 Europe/London", "P1D", id="23 hours are a day"),
    pytest.param("2020-03-28T01:30 2020-03-29T02:15 Europe/London", "PT23H45M", id="into a gap"),
    pytest.param(
        "2020-10-24T01:30 2020-10-25T01:30+00:00 Europe/London", "P1DT1H", id="to the second"
    ),
    pytest.param(
        "2020-10-25T01:30+01:00 2020-10-25T01:30+00:00 Europe/London", "PT1H", id="first to second"
    ),
    pytest.param(
        "2020-10-25T01:30+00:00 2020-10-26T01:30 Europe/London", "P1D", id="from the second"
    ),
    pytest.param(
        "2020-10-25T01:30+01:00 2020-10-26T01:30 Europe/London", "P1D", id="from the first"
    ),
    pytest.param("2021-10-30T12:00 2021-10-31T11:59 Europe/Dublin", "PT24H59M", id="no day yet"),
    pytest.param("1994-12-30T12:00 1995-01-01T12:00 Pacific/Kiritimati", "P2D", id="one day lost"),
    pytest.param("1993-08-20T12:00 1993-08-22T06:00 Pacific/Kwajalein", "PT18H", id="another"),
    pytest.param(
        "1972-01-06T23:00 1972-01-07T12:00 Africa/Monrovia",
        "PT12H15M30S",
        id="44 minutes and 30 seconds",
    ),
    pytest.param("1985-12-31T12:00 1986-01-01T12:00 Asia/Kathmandu", "P1D", id="a quarter lost"),
    pytest.param(
        "2018-11-03T00:30 2018-11-04T01:15 America/Sao_Paulo", "PT23H45M", id="no midnight"
    ),
    pytest.param(
        "2018-02-17T23:30-02:00 2018-02-17T23:30-03:00 America/Sao_Paulo",
        "PT1H",
        id="before midnight",
    ),
    pytest.param(
        "2018-02-16T23:45 2018-02-18T00:15 America/Sao_Paulo",
        "P1DT1H30M",
        id="over a fold at midnight",
    ),
    pytest.param(
        "2023-03-25T01:30 2023-03-26T03:15 Antarctica/Troll", "PT23H45M", id="two hours lost"
    ),
    pytest.param("2023-10-28T12:00 2023-10-29T12:00 Antarctica/Troll", "P1D", id="26 hours"),
    pytest.param(
        "2023-03-24T12:00 2023-03-26T12:00 America/Nuuk", "P2D", id="on a Saturday evening"
    ),
    pytest.param(
        "2010-11-06T00:01 2010-11-07T00:00-03:30 America/St_Johns", "PT24H59M", id="a minute short"
    ),
    pytest.param("2020-09-26T02:50 2020-09-27T04:00 Pacific/Chatham", "P1DT10M", id="at 2:45"),
    pytest.param("2024-03-09T12:00 2024-03-11T12:00 Africa/Casablanca", "P2D", id="into Ramadan"),
    pytest.param("1932-12-31T12:00 1933-01-01T12:00 Asia/Singapore", "P1D", id="20 minutes"),
    pytest.param(
        "1883-11-17T12:00 1883-11-18T12:30 America/New_York",
        "P1DT33M58S",
        id="the end of mean time",
    ),
    pytest.param("1844-12-30T12:00 1845-01-01T12:00 Asia/Manila", "P2D", id="a lost day of 1844"),
    pytest.param(
        "2021-11-06T02:30 2021-11-07T01:45-05:00 America/New_York", "PT24H15M", id="a long rest"
    ),
]


@pytest.mark.parametrize(("pair", "expected"), DIFFERENCES)
def test_differences_that_others_publish(pair: str, expected: str) -> None:
    *ends, name = pair.split()
    start, end = (read(f"{text}[{name}]") for text in ends)
    span = calendar_span(start.ticks[0], end.ticks[0], start.zone)
    assert calendar_iso(*span) == expected


SUMS = [
    # Temporal: test262, and RFC 5545, section 3.3.10.
    pytest.param(
        "2000-04-02T01:00 America/Vancouver",
        "PT1H",
        "2000-04-02T03:00-07:00",
        id="an hour over the gap",
    ),
    pytest.param(
        "2000-04-02T01:00 America/Vancouver", "PT2H", "2000-04-02T04:00-07:00", id="two hours"
    ),
    pytest.param(
        "2000-04-02T01:00 America/Vancouver",
        "PT1H30M",
        "2000-04-02T03:30-07:00",
        id="an hour and a half",
    ),
    pytest.param(
        "2000-04-02T01:00 America/Vancouver",
        "PT24H",
        "2000-04-03T02:00-07:00",
        id="24 hours are elapsed",
    ),
    pytest.param(
        "2000-04-01T02:30 America/Vancouver",
        "P1D",
        "2000-04-02T03:30-07:00",
        id="a day into the gap",
    ),
    pytest.param(
        "2000-04-01T02:00 America/Vancouver", "P1D", "2000-04-02T03:00-07:00", id="to its beginning"
    ),
    pytest.param(
        "2011-12-29T22:00 Pacific/Apia", "P1DT1H", "2011-12-31T23:00+14:00", id="a lost day"
    ),
    pytest.param(
        "2011-12-31T23:00 Pacific/Apia",
        "-P1DT1H",
        "2011-12-31T22:00+14:00",
        id="back into the lost day",
    ),
    pytest.param(
        "2011-12-31T23:00 Pacific/Apia", "-P2DT1H", "2011-12-29T22:00-10:00", id="back over it"
    ),
    pytest.param(
        "2019-11-03T01:00-07:00 America/Vancouver",
        "P126DT1H",
        "2020-03-08T03:00-07:00",
        id="126 days",
    ),
    pytest.param(
        "2019-11-03T00:00 America/Vancouver",
        "PT25H",
        "2019-11-04T00:00-08:00",
        id="25 hours, a day",
    ),
    pytest.param(
        "2021-03-13T02:30 America/New_York",
        "P1D",
        "2021-03-14T03:30-04:00",
        id="into the gap of 2021",
    ),
    pytest.param(
        "2021-11-06T01:30 America/New_York", "P1D", "2021-11-07T01:30-04:00", id="the first of two"
    ),
    pytest.param(
        "2021-11-06T01:30 America/New_York",
        "P1DT1H",
        "2021-11-07T01:30-05:00",
        id="an hour on: the second",
    ),
    pytest.param(
        "2021-11-07T01:30-05:00 America/New_York", "PT0S", "2021-11-07T01:30-05:00", id="nothing"
    ),
    pytest.param(
        "2021-11-07T01:30-05:00 America/New_York",
        "P1D",
        "2021-11-08T01:30-05:00",
        id="from the second",
    ),
    pytest.param(
        "2021-01-31T12:00 America/New_York", "P1M", "2021-02-28T12:00-05:00", id="a clamped month"
    ),
    # A month and a day that meet in a gap count as one step on the calendar.
    pytest.param(
        "2021-02-13T02:30 America/New_York",
        "P1M1DT1H",
        "2021-03-14T04:30-04:00",
        id="one step, then an hour",
    ),
    pytest.param(
        "2020-10-03T02:15 Australia/Lord_Howe",
        "P1D",
        "2020-10-04T02:45+11:00",
        id="half an hour on",
    ),
    pytest.param(
        "2023-03-25T01:30 Antarctica/Troll", "P1D", "2023-03-26T03:30+02:00", id="two hours on"
    ),
    pytest.param(
        "2018-11-03T00:30 America/Sao_Paulo", "P1D", "2018-11-04T01:30-02:00", id="no midnight"
    ),
    pytest.param("2020-11-13T09:00 Asia/Baku", "1b", "2020-11-16T09:00+04:00", id="a business day"),
    pytest.param("2020-11-13T23:30 Asia/Baku", "1b1h", "2020-11-17T00:30+04:00", id="and an hour"),
]


@pytest.mark.parametrize(("start", "duration", "expected"), SUMS)
def test_sums_that_others_publish(start: str, duration: str, expected: str) -> None:
    when, name = start.split()
    point = read(f"{when}[{name}]")
    assert add(point, parse_duration(duration)).text == read(f"{expected}[{name}]").text


# --- Sums ---


def up_to(*limits: int) -> st.SearchStrategy[Duration]:
    """Durations of at most so many years, months, weeks, days and so on."""
    return st.tuples(*(st.integers(0, limit) for limit in limits)).map(lambda n: Duration(*n))


durations = st.one_of(
    up_to(3, 20, 5, 60), up_to(0, 0, 0, 3, 0, 60, 90, 10**6), up_to(0, 0, 0, 0, 9, 1)
).flatmap(lambda duration: st.sampled_from([duration, duration.times(-1)]))


@given(pairs(), durations)
def test_a_sum_is_the_day_on_the_calendar_and_then_elapsed_time(
    pair: tuple[str, int, int], duration: Duration
) -> None:
    name, second, _ = pair
    start = moment(second, name)
    clock = shown(second, name).replace(tzinfo=None)
    day = add_to_day(clock.toordinal(), duration.date_part)
    reached = datetime.fromordinal(day).replace(hour=clock.hour, minute=clock.minute)
    reached += timedelta(seconds=clock.second)
    at_that_day = shown(second, name) if day == clock.toordinal() else None
    if at_that_day is None:
        aware = reached.replace(tzinfo=shown(second, name).tzinfo)  # fold 0: the first of two
        at_that_day = aware.astimezone(UTC).astimezone(aware.tzinfo)
    exact = at_that_day.astimezone(UTC) + timedelta(microseconds=duration.ticks // 1000)
    added = add(start, duration)
    assert added.ticks == (((exact - BEGINNING) // timedelta(seconds=1)) * SECOND + DAY,)
    moved = at_that_day.replace(tzinfo=None)
    is_skipped = moved.time() != clock.time()
    assert skips_time(start, duration, None) == is_skipped


@given(pairs(), st.lists(durations, max_size=3))
def test_durations_are_added_from_left_to_right(
    pair: tuple[str, int, int], several: list[Duration]
) -> None:
    start = moment(pair[1], pair[0])
    expected = start
    for duration in several:
        expected = add(expected, duration)
    assert move(start, tuple(several)) == expected


def test_a_moment_of_two_values_keeps_both_until_a_day_is_added() -> None:
    twice = parse("2020-10-25T01:30[Europe/London]").moment
    assert twice is not None
    assert add(twice, Duration(hours=1)).text == (
        "2020-10-25T01:30:00+00:00[Europe/London]..2020-10-25T02:30:00+00:00[Europe/London]"
    )
    assert add(twice, Duration(days=1)).text == "2020-10-26T01:30:00+00:00[Europe/London]"
    assert add(twice, Duration()) == twice
    assert not skips_time(twice, Duration(days=1), None)


def test_business_days_have_their_calendar() -> None:
    holiday = BusinessCalendar(holidays=[day_number(2020, 11, 16)])
    friday = read("2020-11-13T09:00")
    assert add(friday, Duration(business_days=1), holiday).text == "2020-11-17T09:00:00"


# --- Durations with fractions ---


@pytest.mark.parametrize(
    ("text", "ticks"),
    [
        pytest.param("PT0.5H", 1800 * SECOND, id="half an hour"),
        pytest.param("PT0,5H", 1800 * SECOND, id="with a comma"),
        pytest.param("PT1.25M", 75 * SECOND, id="minutes"),
        pytest.param("PT30.25S", 30 * SECOND + SECOND // 4, id="seconds"),
        pytest.param("PT0.000000001S", 1, id="a nanosecond"),
        pytest.param("PT0.000000001H", 3600, id="of an hour"),
        pytest.param("PT1H0.5M", 3630 * SECOND, id="in the last part"),
        pytest.param("-PT0.5S", -SECOND // 2, id="the sign is for all of it"),
        pytest.param("PT36.5H", 131_400 * SECOND, id="more than a day"),
        pytest.param("1.5 hours", 5400 * SECOND, id="in words"),
        pytest.param("half an hour", 1800 * SECOND, id="in words without a number"),
        pytest.param("36h", 129_600 * SECOND, id="short"),
        pytest.param("1h30min", 5400 * SECOND, id="short, of two parts"),
        pytest.param("90s", 90 * SECOND, id="short seconds"),
    ],
)
def test_durations_in_parts_of_a_day(text: str, ticks: int) -> None:
    duration = parse_duration(text)
    assert (duration.ticks + duration.days * DAY) == ticks
    assert parse_duration(str(duration)) == duration


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("PT1.5H30M", id="a part after a fraction"),
        pytest.param("P0.5D", id="a fraction of a day"),
        pytest.param("P1.5M", id="a fraction of a month"),
        pytest.param("PT.5H", id="nothing before the point"),
        pytest.param("PT1.H", id="nothing after it"),
        pytest.param("PT", id="no part"),
        pytest.param("P1DT", id="no part of a day"),
        pytest.param("PT1S1M", id="out of order"),
        pytest.param("PT1.0000000001S", id="ten places"),
        pytest.param("1.5h", id="short, with a fraction"),
        pytest.param("PT1000000000S", id="ten digits"),
    ],
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(HandoverError):
        parse_duration(text)


@given(st.integers(0, 400), st.integers(0, 40), st.integers(0, 2 * DAY))
@example(0, 0, 0)
def test_spans_are_read_as_they_are_written(months: int, days: int, ticks: int) -> None:
    text = calendar_iso(months, days, ticks)
    duration = parse_duration(text)
    assert duration.years * 12 + duration.months == months
    assert duration.days == days
    assert duration.ticks == ticks
    assert parse_duration(str(duration)) == duration
