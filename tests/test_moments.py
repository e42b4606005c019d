"""Moments: what a clock shows, shows twice or never shows, and how long a day of a zone is."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from zone_samples import (
    ZONES,
    changes,
    clock_of,
    instants,
    minutes_of,
    moment,
    names,
    near,
    second_of,
    shown,
)

from handover_cli.calendar import DAY, SECOND, day_number
from handover_cli.dates import FIRST_DAY, timed
from handover_cli.errors import HandoverError
from handover_cli.moments import (
    Moment,
    at,
    change_near,
    clock_text,
    day_ticks,
    time_text,
)
from handover_cli.moments import near as nearest
from handover_cli.notations import parse
from handover_cli.zones import Zone, offset_text

HOUR = 3600 * SECOND


def clock(text: str) -> int:
    """What a clock shows, in ticks."""
    return clock_of(datetime.fromisoformat(text)) * SECOND


# --- Clocks and instants ---


@st.composite
def clocks(draw: st.DrawFn, name: str) -> int:
    """What a clock may show near a change, in seconds: perhaps twice, perhaps never."""
    second = draw(instants(name))
    return second + Zone(name).offset_at(second) + draw(st.one_of(st.just(0), near))


def showing(clock: int, name: str) -> list[int]:
    """The instants at which the clock of a zone shows this, by a round trip through UTC."""
    utc_like = datetime(1, 1, 1, tzinfo=UTC) + timedelta(seconds=clock - DAY // SECOND)
    around = [utc_like + timedelta(hours=hours) for hours in range(-48, 49, 3)]
    offsets = {when.astimezone(ZoneInfo(name)).utcoffset() or timedelta() for when in around}
    return sorted(
        second_of(when)
        for when in {utc_like - offset for offset in offsets}
        if when.astimezone(ZoneInfo(name)).replace(tzinfo=UTC) == utc_like
    )


@given(st.data())
def test_a_clock_shows_a_time_never_once_or_twice(data: st.DataObject) -> None:
    name = data.draw(names)
    zone = Zone(name)
    for second in data.draw(st.lists(clocks(name), min_size=8, max_size=8)):
        found = showing(second, name)
        before, after = zone.offsets_for(second)
        assert len(found) == (0 if before < after else 2 if before > after else 1)
        first = nearest(second * SECOND, zone)
        if found:
            moment = at(second * SECOND, zone)
            assert moment.ticks == tuple(each * SECOND for each in found)
            assert set(moment.clocks) == {second * SECOND}
            assert moment.is_known == (len(found) == 1)
            assert first == moment.each[0]
            for each in moment.each:
                offset = zone.offset_at(each.ticks[0] // SECOND)
                assert at(second * SECOND, zone, offset) == each
                assert parse(each.text).moment == each
            assert parse(moment.text).moment == moment
        else:
            with pytest.raises(HandoverError, match="because the clock was put forward"):
                at(second * SECOND, zone)
            # A sum that leads there goes on as if the clock had not been changed.
            assert first.clocks[0] == (second + after - before) * SECOND


@given(st.data())
def test_every_instant_is_written_and_read_in_its_zone(data: st.DataObject) -> None:
    name = data.draw(names)
    second, part = data.draw(instants(name)), data.draw(st.integers(0, SECOND - 1))
    point = moment(second, name, part)
    when = shown(second, name)
    assert point.clocks == (clock_of(when) * SECOND + part,)
    assert point.days == (when.toordinal(), when.toordinal())
    assert point.time[:8] == when.strftime("%H:%M:%S")
    assert parse(point.text).moment == point
    assert parse(str(point.instant)).moment == moment(second, "UTC", part)._replace(zone=Zone(""))
    assert point.located(Zone("", 14_400)).ticks == point.ticks
    civil = Moment(point.clocks)
    assert point.ticks[0] in civil.located(Zone(name)).ticks
    assert parse(civil.text).moment == civil


@pytest.mark.parametrize("name", ZONES)
def test_the_last_and_the_first_second_around_each_gap(name: str) -> None:
    zone = Zone(name)
    for change in changes(name):
        before, after = zone.offset_at(change - 1), zone.offset_at(change)
        if before < after:
            for clock in (change + before, change + after - 1):
                assert change_near(clock, zone) == change
                with pytest.raises(HandoverError) as caught:
                    at(clock * SECOND, zone)
                assert Moment(((change - 1) * SECOND,), zone).text in caught.value.hint
                assert Moment((change * SECOND,), zone).text in caught.value.hint
            for clock in (change + before - 1, change + after):
                assert at(clock * SECOND, zone).is_known


def test_a_time_in_a_gap_is_refused_with_the_moments_around_it() -> None:
    with pytest.raises(HandoverError) as caught:
        at(clock("2021-03-14T02:30"), Zone("America/New_York"))
    assert str(caught.value) == (
        "there is no 2021-03-14T02:30:00 in America/New_York, because the clock was put forward;"
        " the last second before is 2021-03-14T01:59:59-05:00[America/New_York],"
        " and the first after is 2021-03-14T03:00:00-04:00[America/New_York]"
    )


@pytest.mark.parametrize(
    ("text", "zone", "offset", "message"),
    [
        pytest.param(
            "2020-11-15T12:00",
            "Asia/Baku",
            3,
            "at 2020-11-15T12:00:00 Asia/Baku is +04:00 from UTC, not +03:00;"
            " write +04:00, or leave out the offset or the zone",
            id="another offset",
        ),
        pytest.param(
            "2021-11-07T01:30",
            "America/New_York",
            -6,
            "at 2021-11-07T01:30:00 America/New_York is -04:00 or -05:00 from UTC, not -06:00;"
            " write -04:00 or -05:00, or leave out the offset or the zone",
            id="neither of two",
        ),
        pytest.param(
            "2021-03-14T02:30",
            "America/New_York",
            -5,
            "there is no 2021-03-14T02:30:00 in America/New_York",
            id="the offset before a gap",
        ),
        pytest.param(
            "2021-03-14T02:30",
            "America/New_York",
            -4,
            "there is no 2021-03-14T02:30:00 in America/New_York",
            id="the offset after a gap",
        ),
        pytest.param(
            "2020-11-15T12:00", "", 3, "at 2020-11-15T12:00:00 UTC is +00:00", id="a fixed offset"
        ),
    ],
)
def test_an_offset_that_contradicts_the_zone(
    text: str, zone: str, offset: int, message: str
) -> None:
    with pytest.raises(HandoverError) as caught:
        at(clock(text), Zone(zone), offset * 3600)
    assert str(caught.value).startswith(message)


# --- What is said of a moment ---

NIGHT = clock("2020-11-15T23:59:30") + SECOND // 4
TWICE = at(clock("2020-10-25T01:30"), Zone("Europe/London"))


@pytest.mark.parametrize(
    ("moment", "text", "instant", "offset", "zone"),
    [
        pytest.param(
            Moment((NIGHT,)), "2020-11-15T23:59:30.25", None, "", None, id="no zone: civil"
        ),
        pytest.param(
            at(NIGHT, Zone("")),
            "2020-11-15T23:59:30.25Z",
            "2020-11-15T23:59:30.25Z",
            "Z",
            "UTC",
            id="UTC",
        ),
        pytest.param(
            at(NIGHT, Zone("", 14_400)),
            "2020-11-15T23:59:30.25+04:00",
            "2020-11-15T19:59:30.25Z",
            "+04:00",
            "+04:00",
            id="an offset",
        ),
        pytest.param(
            at(NIGHT, Zone("Asia/Baku")),
            "2020-11-15T23:59:30.25+04:00[Asia/Baku]",
            "2020-11-15T19:59:30.25Z",
            "+04:00",
            "Asia/Baku",
            id="a zone",
        ),
        pytest.param(
            TWICE, "2020-10-25T01:30:00[Europe/London]", None, "", "Europe/London", id="twice"
        ),
        pytest.param(
            TWICE.located(Zone("")),
            "2020-10-25T00:30:00Z..2020-10-25T01:30:00Z",
            None,
            "",
            "UTC",
            id="twice in London, seen in UTC",
        ),
    ],
)
def test_what_is_said_of_a_moment(
    moment: Moment, text: str, instant: str | None, offset: str, zone: str | None
) -> None:
    assert (moment.text, moment.instant) == (text, instant)
    assert (moment.offset_text, moment.zone_text) == (offset, zone)
    assert timed(moment).text == text


def test_a_time_shown_twice_is_two_moments() -> None:
    assert not TWICE.is_known
    assert [each.text for each in TWICE.each] == [
        "2020-10-25T01:30:00+01:00[Europe/London]",
        "2020-10-25T01:30:00+00:00[Europe/London]",
    ]
    assert TWICE.days == (day_number(2020, 10, 25),) * 2


def test_a_civil_moment_may_be_one_that_a_zone_never_shows() -> None:
    civil = Moment((clock("2021-03-14T02:30"),))
    with pytest.raises(HandoverError, match="in America/New_York, because the clock"):
        civil.located(Zone("America/New_York"))


@given(st.datetimes(), st.integers(-86_340, 86_340))
def test_moments_of_datetimes(when: datetime, offset: int) -> None:
    civil = Moment.of(when)
    fraction = f".{when.microsecond:06d}".rstrip("0") if when.microsecond else ""
    assert civil.text == when.strftime("%Y").zfill(4) + when.strftime("-%m-%dT%H:%M:%S") + fraction
    assert civil.days == (when.toordinal(), when.toordinal())
    aware = when.replace(tzinfo=timezone(timedelta(seconds=offset)))
    moment = Moment.of(aware, Zone("", offset))
    assert moment.clocks == civil.ticks
    assume(2 < when.year < 9998)
    assert moment.ticks[0] // SECOND == second_of(aware)
    assert moment.offset_text == (offset_text(offset) if offset else "Z")


@pytest.mark.parametrize(
    ("ticks", "text"),
    [
        pytest.param(0, "00:00:00", id="midnight"),
        pytest.param(DAY - 1, "23:59:59.999999999", id="the last of a day"),
        pytest.param(12 * HOUR, "12:00:00", id="noon"),
        pytest.param(SECOND // 2, "00:00:00.5", id="zeros at the end are left out"),
        pytest.param(1, "00:00:00.000000001", id="others are not"),
    ],
)
def test_times_of_day(ticks: int, text: str) -> None:
    assert time_text(ticks) == text
    assert clock_text(DAY + ticks) == f"0001-01-01T{text}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("-9999-01-01T00:00+14:00", id="in UTC it is the year before"),
        pytest.param("9999-12-31T23:59:59.999999999-23:00", id="in UTC it is the year after"),
        pytest.param("9999-12-31T23:30Z[Asia/Baku]", id="there it is the year after"),
    ],
)
def test_a_moment_outside_the_calendar_is_an_error(text: str) -> None:
    with pytest.raises(HandoverError, match="outside the years -9999 to 9999, there or in UTC"):
        parse(text)


def test_a_civil_moment_outside_the_calendar_is_an_error() -> None:
    with pytest.raises(HandoverError, match=r"'-10000-12-31T23:.*outside the years -9999 to 9999$"):
        timed(Moment((FIRST_DAY * DAY - 1,)))


# --- The days of a zone ---


@given(st.data())
def test_a_day_lasts_as_long_as_the_clock_shows_it(data: st.DataObject) -> None:
    name = data.draw(names)
    # Only since 1973 are all changes at whole minutes.
    late = [change for change in changes(name) if change > day_number(1973, 1, 1) * 86_400]
    change = data.draw(st.sampled_from(late or [day_number(2020, 1, 1) * 86_400]))
    day = change // 86_400 + data.draw(st.integers(-1, 1))
    found = minutes_of(day, name)
    if found is None:
        with pytest.raises(HandoverError, match="which left it out"):
            day_ticks(day, Zone(name))
    else:
        assert day_ticks(day, Zone(name)) == tuple(minute * 60 * SECOND for minute in found)


@pytest.mark.parametrize(
    ("name", "day", "hours", "begins"),
    [
        pytest.param("America/New_York", "2021-03-14", 23, "00:00", id="put forward"),
        pytest.param("America/New_York", "2021-11-07", 25, "00:00", id="put back"),
        pytest.param("America/Vancouver", "2000-04-02", 23, "00:00", id="test262: 23 hours"),
        pytest.param("America/Vancouver", "2000-10-29", 25, "00:00", id="test262: 25 hours"),
        pytest.param("Australia/Lord_Howe", "2020-10-04", 23.5, "00:00", id="test262: half"),
        pytest.param("Australia/Lord_Howe", "2020-04-05", 24.5, "00:00", id="test262: half, back"),
        pytest.param("America/Sao_Paulo", "2015-10-18", 23, "01:00", id="test262: no midnight"),
        pytest.param("Pacific/Apia", "2011-12-29", 24, "00:00", id="test262: before a lost day"),
        pytest.param("Pacific/Apia", "2011-12-31", 24, "00:00", id="test262: after it"),
        pytest.param("Antarctica/Troll", "2023-03-26", 22, "00:00", id="two hours less"),
        pytest.param("Antarctica/Troll", "2023-10-29", 26, "00:00", id="two hours more"),
        pytest.param("America/Sao_Paulo", "2018-02-17", 25, "00:00", id="put back at midnight"),
        pytest.param("America/Sao_Paulo", "2018-02-18", 24, "00:00", id="the midnight after"),
        pytest.param("America/Goose_Bay", "2010-11-07", 25, "00:00", id="its midnight comes twice"),
        pytest.param("America/Havana", "2020-10-31", 24, "00:00", id="put back to its end"),
        pytest.param("America/Havana", "2020-11-01", 25, "00:00", id="put back to its midnight"),
        pytest.param("Asia/Baku", "2020-11-15", 24, "00:00", id="an ordinary day"),
    ],
)
def test_the_length_of_a_day(name: str, day: str, hours: float, begins: str) -> None:
    number = datetime.fromisoformat(day).toordinal()
    first, after = day_ticks(number, Zone(name))
    assert (after - first) / HOUR == hours
    assert Moment((first,), Zone(name)).time[:5] == begins


def test_a_day_without_a_zone_has_24_hours() -> None:
    assert day_ticks(5, None) == (5 * DAY, 6 * DAY)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        pytest.param("Pacific/Apia", "2011-12-30", id="over the date line"),
        pytest.param("Pacific/Kiritimati", "1994-12-31", id="in the middle of the Pacific"),
        pytest.param("Pacific/Kwajalein", "1993-08-21", id="back from American time"),
        pytest.param("Asia/Manila", "1844-12-31", id="from American to Asian time"),
    ],
)
def test_a_day_that_a_zone_left_out_is_an_error(name: str, day: str) -> None:
    with pytest.raises(HandoverError) as caught:
        day_ticks(datetime.fromisoformat(day).toordinal(), Zone(name))
    assert str(caught.value) == f"there is no {day} in {name}, which left it out"
