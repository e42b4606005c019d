"""Zones: offsets against `zoneinfo`, and what a zone may be called."""

from collections import defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zone_samples import ZONES, changes, clock_of, instants, names, shown

from handover_cli import zones
from handover_cli.calendar import day_number
from handover_cli.dates import iso
from handover_cli.errors import HandoverError
from handover_cli.zones import SECONDS_A_DAY as DAY
from handover_cli.zones import UTC, Zone, find, offset_text, read_offset


def seconds(when: datetime) -> float:
    offset = when.utcoffset()
    assert offset is not None
    return offset.total_seconds()


# --- Offsets ---


@given(st.data())
def test_the_offset_at_an_instant_is_that_of_zoneinfo(data: st.DataObject) -> None:
    name = data.draw(names)
    for second in data.draw(st.lists(instants(name), min_size=20, max_size=20)):
        assert Zone(name).offset_at(second) == seconds(shown(second, name))


@given(st.data())
def test_the_offsets_for_a_clock_are_those_of_both_folds(data: st.DataObject) -> None:
    name = data.draw(names)
    for second in data.draw(st.lists(instants(name), min_size=20, max_size=20)):
        clock = shown(second, name).replace(tzinfo=ZoneInfo(name))
        folds = (seconds(clock.replace(fold=fold)) for fold in (0, 1))
        assert Zone(name).offsets_for(clock_of(clock)) == tuple(folds)


@pytest.mark.parametrize("name", ZONES)
def test_every_change_is_at_its_second(name: str) -> None:
    for change in changes(name):
        for second in (change - 1, change):
            assert Zone(name).offset_at(second) == seconds(shown(second, name))


@pytest.mark.parametrize(
    ("name", "day", "offset"),
    [
        pytest.param("Africa/Monrovia", (1700, 1, 1), "-00:43:08", id="local mean time"),
        pytest.param("Africa/Monrovia", (1971, 1, 1), "-00:44:30", id="seconds until 1972"),
        pytest.param("Africa/Monrovia", (1973, 1, 1), "+00:00", id="and none since"),
        pytest.param("America/New_York", (1, 1, 1), "-04:56:02", id="the first year"),
        pytest.param("America/New_York", (-43, 3, 15), "-04:56:02", id="before it"),
        pytest.param("America/New_York", (9999, 7, 1), "-04:00", id="the last summer"),
        pytest.param("America/New_York", (9999, 12, 31), "-05:00", id="the last day"),
        pytest.param("America/New_York", (12_021, 7, 1), "-04:00", id="after it"),
        pytest.param("Europe/London", (1969, 1, 1), "+01:00", id="summer time all year"),
        pytest.param("Europe/Dublin", (2020, 1, 1), "+00:00", id="winter in Dublin"),
        pytest.param("Europe/Dublin", (2020, 7, 1), "+01:00", id="summer in Dublin"),
        pytest.param("Africa/Casablanca", (2024, 3, 20), "+00:00", id="Ramadan"),
        pytest.param("Africa/Casablanca", (2024, 7, 1), "+01:00", id="the rest of the year"),
        pytest.param("Asia/Kathmandu", (2020, 1, 1), "+05:45", id="three quarters"),
        pytest.param("Pacific/Kiritimati", (2020, 1, 1), "+14:00", id="furthest ahead"),
        pytest.param("Antarctica/Troll", (2020, 7, 1), "+02:00", id="two hours in summer"),
        pytest.param("Etc/GMT+5", (2020, 1, 1), "-05:00", id="POSIX turns the sign round"),
    ],
)
def test_the_offset_on_a_day(name: str, day: tuple[int, int, int], offset: str) -> None:
    noon = day_number(*day) * DAY + DAY // 2
    assert offset_text(Zone(name).offset_at(noon)) == offset
    assert {offset_text(each) for each in Zone(name).offsets_for(noon)} == {offset}


@given(names, st.integers(9_300, 9_999), st.integers(0, 366 * DAY - 1))
def test_a_year_after_the_rules_is_like_one_400_years_before(
    name: str, year: int, second: int
) -> None:
    late, early = (day_number(y, 1, 1) * DAY + second for y in (year, year - 800))
    assert Zone(name).offset_at(late) == Zone(name).offset_at(early)
    assert Zone(name).offsets_for(late) == Zone(name).offsets_for(early)


@given(st.integers(1 - DAY, DAY - 1), st.integers(-(10**12), 10**12))
def test_a_fixed_offset_is_always_the_same(offset: int, second: int) -> None:
    zone = Zone("", offset)
    assert zone.offset_at(second) == offset
    assert zone.offsets_for(second) == (offset, offset)
    assert read_offset(offset_text(offset)) == zone
    assert find(str(zone)) == zone


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        pytest.param("Z", 0, id="UTC"),
        pytest.param("z", 0, id="RFC 3339 allows small letters"),
        pytest.param("+04:00", 14_400, id="with a colon"),
        pytest.param("+0400", 14_400, id="without"),
        pytest.param("-04", -14_400, id="hours"),
        pytest.param("-03:30", -12_600, id="half an hour, the sign is for all of it"),
        pytest.param("+05:41:16", 20_476, id="with seconds"),
        pytest.param("+23:59:59", 86_399, id="the greatest"),
        pytest.param("+24:00", None, id="a whole day"),
        pytest.param("+04:60", None, id="no minute 60"),
        pytest.param("+04:00:60", None, id="no second 60"),
        pytest.param("+4", None, id="one digit"),
        pytest.param("+4:00", None, id="one digit and minutes"),
        pytest.param("+040", None, id="three digits"),
        pytest.param("+04000", None, id="five digits"),
        pytest.param("+040000", None, id="six digits without colons"),
        pytest.param("+04:00:00:00", None, id="four parts"),
        pytest.param("+04:", None, id="an empty part"),
        pytest.param("+", None, id="a sign alone"),
        pytest.param("", None, id="nothing"),
        pytest.param("04:00", None, id="no sign"),
        pytest.param("\N{MINUS SIGN}04:00", None, id="a minus that is no hyphen"),
        pytest.param("+\N{ARABIC-INDIC DIGIT ZERO}4:00", None, id="other digits"),
        pytest.param("ZZ", None, id="twice"),
    ],
)
def test_offsets(text: str, offset: int | None) -> None:
    zone = read_offset(text)
    assert (zone and zone.offset) == offset


# --- Names ---


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        pytest.param("Asia/Baku", "Asia/Baku", id="a name"),
        pytest.param("asia/baku", "Asia/Baku", id="in any case"),
        pytest.param("America/New York", "America/New_York", id="with a blank"),
        pytest.param("new  york", "America/New_York", id="a place"),
        pytest.param("Buenos Aires", "America/Argentina/Buenos_Aires", id="a place of two names"),
        pytest.param("Louisville", "America/Kentucky/Louisville", id="another"),
        pytest.param("Port-au-Prince", "America/Port-au-Prince", id="with hyphens"),
        pytest.param("Kiev", "Europe/Kiev", id="an old name"),
        pytest.param("Japan", "Japan", id="a country that has a name"),
        pytest.param("EST5EDT", "EST5EDT", id="a rule that has a name"),
        pytest.param("Etc/GMT+5", "Etc/GMT+5", id="POSIX, if it is written out"),
        pytest.param("US/Pacific", "US/Pacific", id="a part of a country, if it is written out"),
        pytest.param("UTC", "UTC", id="UTC"),
        pytest.param("gmt", "UTC", id="Greenwich"),
        pytest.param("UTC+04:00", "+04:00", id="UTC and an offset"),
        pytest.param("GMT-0330", "-03:30", id="GMT and an offset"),
        pytest.param("UTC +04", "+04:00", id="with a blank between"),
        pytest.param("+04:00", "+04:00", id="an offset"),
        pytest.param("-00:00", "UTC", id="an offset of nothing"),
    ],
)
def test_what_names_a_zone(text: str, zone: str) -> None:
    assert str(find(text)) == zone


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("Mars/Base", "there is no time zone 'Mars/Base'", "names such as", id="none"),
        pytest.param(
            "Asia/Bakuu", "no time zone 'Asia/Bakuu'", "did you mean 'Asia/Baku'?", id="near"
        ),
        pytest.param("Europe", "no time zone 'Europe'", "", id="a folder of the database"),
        pytest.param("Europe/", "no time zone 'Europe/'", "", id="the same with its slash"),
        pytest.param("../etc/passwd", "no time zone '../etc/passwd'", "", id="a path"),
        pytest.param("/etc/localtime", "no time zone '/etc/localtime'", "", id="an absolute path"),
        pytest.param("localtime", "no time zone 'localtime'", "", id="the zone of the machine"),
        pytest.param("Factory", "no time zone 'Factory'", "", id="a machine without a zone"),
        pytest.param("right/UTC", "no time zone 'right/UTC'", "", id="a clock with leap seconds"),
        pytest.param("", "there is no time zone ''", "", id="nothing"),
        pytest.param("\0", "there is no time zone", "", id="no text for a path"),
        pytest.param("GMT+5", "'GMT+5' is no offset from UTC", "written +05:00", id="two meanings"),
        pytest.param("UTC+4", "'UTC+4' is no offset from UTC", "written +05:00", id="one digit"),
        pytest.param("+4", "'+4' is no offset from UTC", "written +05:00", id="one digit alone"),
        pytest.param("+99:00", "'+99:00' is no offset", "written +05:00", id="too far"),
        pytest.param(
            "Eastern", "may be Canada/Eastern or US/Eastern", "the whole name", id="several"
        ),
        pytest.param("East", "'East' may be Brazil/East", "the whole name", id="no place"),
        pytest.param("West", "may be Australia/West or Brazil/West", "", id="a word"),
        pytest.param("Samoa", "may be Pacific/Samoa or US/Samoa", "", id="the other Samoa"),
    ],
)
def test_what_names_none(text: str, message: str, hint: str) -> None:
    with pytest.raises(HandoverError) as caught:
        find(text)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_zone_that_the_database_lacks_is_an_error_where_it_is_used() -> None:
    with pytest.raises(HandoverError, match="no time zone 'Mars/Base'"):
        Zone("Mars/Base").offset_at(0)


def test_a_place_in_several_names_has_one_clock() -> None:
    """So it does not matter which of the names is taken."""
    places = defaultdict(list)
    for name in zones.names():
        if "/" in name:
            places[name.rpartition("/")[2].casefold()].append(name)
    several = {place: found for place, found in places.items() if len(found) > 1}
    for place, found in several.items():
        try:
            find(place)
        except HandoverError:
            continue
        clocks = {
            tuple(
                datetime(year, month, 1, tzinfo=ZoneInfo(name)).utcoffset()
                for year in range(1880, 2040)
                for month in (1, 3, 5, 7, 9, 11)
            )
            for name in found
            if name.partition("/")[0] not in ("US", "Etc")
        }
        assert len(clocks) == 1, place


def test_every_name_is_found_and_goes_before_a_place() -> None:
    assert len(zones.names()) > 500
    for name in sorted(set(zones.names()) - {"GMT+0", "GMT-0"}):  # they look like offsets
        assert find(name.swapcase()) == (UTC if name in ("UTC", "GMT") else Zone(name))


# --- Leap seconds ---


def test_the_leap_seconds_are_those_that_were_inserted() -> None:
    junes = (1972, 1981, 1982, 1983, 1985, 1992, 1993, 1994, 1997, 2012, 2015)
    decembers = (
        *(1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979),
        *(1987, 1989, 1990, 1995, 1998, 2005, 2008, 2016),
    )
    days = {f"{year}-06-30" for year in junes} | {f"{year}-12-31" for year in decembers}
    assert len(days) == 27
    assert {iso(day) for day in zones.leap_seconds()} == days
