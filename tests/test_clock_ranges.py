"""Measures and comparisons with clock times: against every minute, and through a table."""

from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zone_samples import changes, minutes_of, moment, names, pairs, second_of

from handover_cli.answers.clock_notes import CIVIL, measure_and_notes, of_sum
from handover_cli.answers.comparing import Verdict, compare, compare_between
from handover_cli.answers.ranges import Range, amounts
from handover_cli.calendar import SECOND, TICKS_IN
from handover_cli.dates import Bounds, timed, within
from handover_cli.errors import HandoverError
from handover_cli.language.expressions import parse
from handover_cli.language.questions import Relation
from handover_cli.language.resolving import (
    FixedScope,
    Point,
    Ref,
    Stretch,
    resolve,
    resolve_operand,
    shift,
    written,
)
from handover_cli.moments import Moment
from handover_cli.notations.durations import parse as parse_duration
from handover_cli.spans import (
    CALENDAR_UNITS,
    DECIMAL_UNITS,
    ClockUnit,
    Counting,
    Measure,
    Unit,
    negated,
)
from handover_cli.spans import CLOCK_UNITS as UNITS
from handover_cli.spans import UNITS as ALL_UNITS
from handover_cli.table.loading import load_text
from handover_cli.zones import Zone

# --- Through a table ---

TABLE = """
[events.noon]
date = "2021-06-15T12:00"
[events.later]
date = "noon+90min"
[events.following]
date = "noon+1d"
[events.day]
date = "2021-06-15"
[events.june]
date = "2021-06"
[events.twice]
date = "2020-10-25T01:30[Europe/London]"
aliases = ["the fold"]
[events.twice-later]
date = "twice+1h"
[events.twice-next-day]
date = "twice+1d"
[periods.shift]
start = "2021-06-15T08:00"
end = "2021-06-15T16:00"
[periods.half-day]
start = "2021-06-15T12:00"
end = "2021-06-15"
[periods.days]
start = "2021-06-14"
end = "2021-06-16"
[periods.ongoing]
start = "2021-06-15T08:00"
[periods.from-tomorrow]
start = "noon+1d"
end = "2021-06"
[periods.watch]
start = "2020-10-25T00:30Z"
end = "twice-later"
"""
TODAY = date(2021, 6, 17).toordinal()
LOADED = load_text(TABLE)
CIVIL_SCOPE = FixedScope(LOADED, TODAY)
HOURS = Measure("hours")


def measured(start: str, end: str, measure: Measure = HOURS, zone: str = "") -> str:
    scope = FixedScope(LOADED, TODAY, zone=Zone(zone)) if zone else CIVIL_SCOPE
    found = amounts(resolve(start, scope), resolve(end, scope), measure)
    low, high = ("" if amount is None else measure.text(amount) for amount in found)
    return low if low == high and low else f"{low}..{high}"


@pytest.mark.parametrize(
    ("start", "end", "unit", "decimals", "expected"),
    [
        pytest.param("noon", "later", "minutes", 0, "90", id="elapsed"),
        pytest.param("later", "noon", "hours", 1, "-1.5", id="backwards, cut toward zero"),
        pytest.param("noon", "later", "hours", 0, "1", id="whole hours"),
        pytest.param("later", "noon", "hours", 0, "-1", id="whole hours, backwards"),
        pytest.param("noon", "noon", "seconds", 3, "0.000", id="nothing"),
        pytest.param(
            "2021-03-13T12:00[America/New_York]",
            "2021-03-14T12:00[America/New_York]",
            "hours",
            0,
            "23",
            id="a short day",
        ),
        pytest.param(
            "2021-11-06T12:00[America/New_York]",
            "2021-11-07T12:00[America/New_York]",
            "hours",
            0,
            "25",
            id="a long day",
        ),
        pytest.param("2021-03-13T12:00", "2021-03-14T12:00", "hours", 0, "24", id="civil"),
        pytest.param(
            "2020-11-15T00:00+04:00", "2020-11-14T20:00Z", "hours", 0, "0", id="one instant"
        ),
        pytest.param("2021-06-15", "2021-06-16T14:30", "hours", 0, "14..38", id="from a day"),
        pytest.param(
            "2021-06-15", "2021-06-16T14:30", "hours", 1, "14.5..38.5", id="with decimals"
        ),
        pytest.param("2021-06-16T14:30", "2021-06-15", "hours", 1, "-38.5..-14.5", id="to a day"),
        pytest.param("2021-06-15", "noon", "hours", 1, "-11.9..12.0", id="to the same day"),
        pytest.param("2021-06-15", "noon", "minutes", 0, "-719..720", id="the same in minutes"),
        pytest.param("day", "day+1d", "hours", 0, "24", id="days count as 24 hours"),
        pytest.param("june", "2021-07-01T00:00", "hours", 0, "0..720", id="from a month"),
        pytest.param("2021-07-01T00:00", "june", "minutes", 0, "-43200..0", id="to a month"),
        pytest.param("[..2020]", "2021-01-01T00:00", "hours", 0, "0..", id="open below"),
        pytest.param("2021-01-01T00:00", "[..2020]", "hours", 0, "..0", id="open below, backwards"),
        pytest.param("[2021..]", "2021-01-01T06:00", "hours", 0, "..6", id="open above"),
        pytest.param(
            "2021-01-01T06:00", "[2021..]", "hours", 0, "-6..", id="open above, backwards"
        ),
        pytest.param(
            "2021-03-14",
            "2021-03-15T00:00[America/New_York]",
            "hours",
            0,
            "0..23",
            id="of 23 hours",
        ),
        pytest.param(
            "2021-11-07",
            "2021-11-08T00:00[America/New_York]",
            "hours",
            0,
            "0..25",
            id="of 25 hours",
        ),
        pytest.param(
            "2011-12-29",
            "2011-12-31T00:00[Pacific/Apia]",
            "hours",
            0,
            "0..24",
            id="before a lost day",
        ),
        pytest.param("half-day.start", "half-day.end", "hours", 1, "0.0..11.9", id="no end before"),
        pytest.param(
            "half-day.end", "half-day.start", "hours", 1, "-11.9..0.0", id="nor backwards"
        ),
        pytest.param(
            "half-day.start+1h",
            "half-day.end",
            "hours",
            1,
            "-13.0..10.9",
            id="shifted, not narrowed",
        ),
        pytest.param("twice", "twice", "hours", 0, "0", id="an event from itself"),
        pytest.param("twice", "the fold", "seconds", 0, "0", id="and from its alias"),
        pytest.param(
            "twice", "twice-later", "minutes", 0, "60", id="what is relative varies with it"
        ),
        pytest.param("twice-later", "twice", "minutes", 0, "-60", id="and backwards"),
        pytest.param(
            "twice", "twice-next-day", "hours", 0, "24..25", id="one next day from two times"
        ),
        pytest.param(
            "twice",
            "2020-10-25T01:30[Europe/London]",
            "hours",
            0,
            "-1..1",
            id="two that were shown twice",
        ),
        pytest.param(
            "twice", "2020-10-25T12:00Z", "hours", 1, "10.5..11.5", id="a time shown twice"
        ),
        pytest.param(
            "2020-10-25T12:00Z", "twice", "hours", 1, "-11.5..-10.5", id="and the other way"
        ),
        pytest.param("twice", "2020-10-25T12:00Z", "iso", 0, "PT10H30M..PT11H30M", id="in ISO"),
        pytest.param("2020-10-25", "twice", "hours", 0, "-23..2", id="from its day of 25 hours"),
        pytest.param("noon", "later", "calendar", 0, "1 hour, 30 minutes", id="on the calendar"),
        pytest.param(
            "noon", "2021-07-16T14:30:15.5", "iso", 0, "P1M1DT2H30M15.5S", id="in all parts"
        ),
        pytest.param("2021-07-16T14:30", "noon", "iso", 0, "-P1M1DT2H30M", id="backwards in ISO"),
        pytest.param("noon", "noon", "iso", 0, "P0D", id="nothing in ISO"),
        pytest.param(
            "day", "2021-07-16T14:30", "calendar", 0, "1 month, 1 day", id="days, from a day"
        ),
        pytest.param("noon", "2021-07-16", "iso", 0, "P1M1D", id="days, to a day"),
        pytest.param("noon", "following", "days", 0, "1", id="days"),
        pytest.param(
            "2021-06-15T23:59", "2021-06-16T00:00", "days", 0, "1", id="days of the calendar"
        ),
        pytest.param("noon", "2021-06-28T11:00", "weeks", 2, "1.85", id="weeks are of days"),
        pytest.param("noon", "2021-07-15T11:00", "months", 0, "1", id="months are of days"),
        pytest.param("2020-06-15T12:00", "noon", "years", 0, "1", id="years are of days"),
        pytest.param("noon", "2021-06-21T09:00", "business-days", 0, "4", id="business days"),
        pytest.param("noon", "june", "days", 0, "-14..15", id="days to a month"),
        pytest.param(
            "2020-11-15T23:00+04:00",
            "2020-11-15T21:00Z",
            "days",
            0,
            "1",
            id="days of the first zone",
        ),
        pytest.param(
            "2020-11-15T21:00Z", "2020-11-15T23:00+04:00", "days", 0, "0", id="that is UTC"
        ),
        pytest.param(
            "2020-11-16", "2020-11-15T21:00+04:00", "days", 0, "-1", id="of the only zone"
        ),
        pytest.param("half-day.start", "half-day.end", "days", 0, "0", id="days of a period"),
        pytest.param(
            "from-tomorrow.start",
            "from-tomorrow.end",
            "days",
            0,
            "0..14",
            id="to an end in a month",
        ),
        pytest.param("noon", "from-tomorrow.end", "days", 0, "1..15", id="before a period"),
    ],
)
def test_measures_through_a_table(
    start: str, end: str, unit: Unit, decimals: int, expected: str
) -> None:
    assert measured(start, end, Measure(unit, decimals=decimals)) == expected


@pytest.mark.parametrize(
    ("start", "end", "unit", "expected"),
    [
        pytest.param(
            "2021-03-13T12:00", "2021-03-14T12:00", "hours", "23", id="civil, then placed"
        ),
        pytest.param("2021-03-13T12:00", "2021-03-14T17:00Z", "hours", "24", id="and an instant"),
        pytest.param(
            "2020-11-15T23:00-05:00", "2020-11-16T04:30Z", "days", "0", id="both in one zone"
        ),
        pytest.param("2021-03-13", "2021-03-15T00:00", "hours", "23..47", id="a day of the zone"),
        pytest.param(
            "2021-11-07T01:30", "2021-11-07T12:00", "hours", "10..11", id="shown twice there"
        ),
    ],
)
def test_measures_in_the_zone_of_a_scope(start: str, end: str, unit: Unit, expected: str) -> None:
    assert measured(start, end, Measure(unit), "America/New_York") == expected


@pytest.mark.parametrize(
    ("unit", "counting", "expected"),
    [
        pytest.param("days", "inclusive", "2", id="both end days count"),
        pytest.param("hours", "exclusive", "24", id="hours"),
    ],
)
def test_counting(unit: Unit, counting: Counting, expected: str) -> None:
    assert measured("noon", "following", Measure(unit, counting)) == expected


CONTRARY = (
    "'2021-06-15T12:00:00' has a clock time without a zone, and the other date has one; say where"
    " that clock is with --zone (such as Asia/Baku), with zone in the table, or with an offset such"
    " as +04:00"
)


@pytest.mark.parametrize("unit", ["hours", "days", "iso", "business-days"])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2021-06-15T12:00", "2021-06-15T12:00Z", id="civil first"),
        pytest.param("2021-06-15T12:00Z", "2021-06-15T12:00", id="civil second"),
    ],
)
def test_a_time_without_a_zone_is_not_compared_with_an_instant(
    start: str, end: str, unit: Unit
) -> None:
    with pytest.raises(HandoverError) as caught:
        measured(start, end, Measure(unit))
    assert str(caught.value) == CONTRARY
    with pytest.raises(HandoverError) as caught:
        compare(resolve(start, CIVIL_SCOPE), "before", resolve(end, CIVIL_SCOPE))
    assert str(caught.value) == CONTRARY


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2011-12-30", "2012-01-01T12:00[Pacific/Apia]", id="the day"),
        pytest.param("2012-01-01T12:00[Pacific/Apia]", "[2011-12-30..]", id="an end of a range"),
    ],
)
def test_a_day_that_the_zone_left_out_is_an_error(start: str, end: str) -> None:
    with pytest.raises(HandoverError, match="there is no 2011-12-30 in Pacific/Apia, which left"):
        measured(start, end)


# --- Two moments in a zone ---


@given(pairs(), st.booleans(), st.sampled_from(ALL_UNITS), st.sampled_from([0, 1, 6]))
def test_measures_are_the_same_both_ways_and_lead_from_one_moment_to_the_other(
    pair: tuple[str, int, int], civil: bool, unit: Unit, decimals: int
) -> None:
    name = None if civil else pair[0]
    start, end = (written(timed(moment(second, name))) for second in sorted(pair[1:]))
    measure = Measure(unit, decimals=decimals if unit in DECIMAL_UNITS else 0)
    low, high = amounts(start, end, measure)
    assert low is not None
    assert low == high
    assert amounts(end, start, measure) == Range(negated(low), negated(low))
    if unit == "iso":
        assert shift(start, (parse_duration(measure.text(low)),)).date == end.date
    elif unit not in CALENDAR_UNITS and unit not in UNITS:
        first, last = (written(within(point.date.bounds)) for point in (start, end))
        assert amounts(first, last, measure).low == low


# --- Every minute of a day ---


@settings(max_examples=60)
@given(
    st.data(),
    st.sampled_from(UNITS),
    st.sampled_from([0, 1, 3]),
    st.integers(-3 * 86_400, 3 * 86_400),
    st.booleans(),
)
def test_a_day_is_any_time_that_its_clock_shows(
    data: st.DataObject, unit: ClockUnit, decimals: int, off: int, back: bool
) -> None:
    name = data.draw(names)
    first = second_of(datetime(1973, 1, 1, tzinfo=UTC))  # since then changes are at whole minutes
    second = data.draw(st.sampled_from([c for c in changes(name) if c > first] or [2 * first]))
    day = second // 86_400 + data.draw(st.integers(-1, 1))
    found = minutes_of(day, name)
    if found is None:
        return
    point = moment(second + off, name)
    measure = Measure(unit, decimals=decimals)
    size = Fraction(TICKS_IN[unit], 10**decimals)
    sign = -1 if back else 1
    lengths = [
        int((point.ticks[0] - ticks) * sign / size)
        for minute in range(*found)
        for ticks in (minute * 60 * SECOND, (minute + 1) * 60 * SECOND - 1)
    ]
    plain, clock = written(within(Bounds(day, day))), written(timed(point))
    ends = (clock, plain) if back else (plain, clock)
    assert amounts(*ends, measure) == Range(min(lengths), max(lengths))


# --- Comparisons, against every choice of days and minutes ---

NEW_YORK = Zone("America/New_York")
BASE = date(2021, 11, 6).toordinal()  # the clock is put back in the night to the 7th

Value = tuple[int, int | None]
"""A day, and the ticks of a clock time on it."""


def values(point: Point) -> list[Value]:
    """What a point may be."""
    if point.date.moment is not None:
        return [(each.days[0], each.ticks[0]) for each in point.date.moment.each]
    low, high = point.date.bounds
    assert low is not None
    assert high is not None
    return [(day, None) for day in range(low, high + 1)]


@st.composite
def points(draw: st.DrawFn, zone: Zone | None) -> Point:
    """A day, some days, a minute, or a minute that the clock shows twice."""
    kind = draw(st.integers(0, 3))
    day = BASE + draw(st.integers(0, 2))
    if kind == 0:
        return written(within(Bounds(day, day)))
    if kind == 1:
        return written(within(Bounds(day, day + draw(st.integers(0, 2)))))
    minute = draw(st.sampled_from([0, 1, 45, 75, 90, 105, 119, 120, 720, 1439]))
    clock = (day * 1440 + minute) * 60 * SECOND
    return written(timed(Moment((clock,)).located(zone) if zone else Moment((clock,))))


def one(first: Value, relation: Relation, second: Value) -> Verdict:
    """The comparison of two values: by clock times, or else by days."""
    day, ticks = first
    other_day, other_ticks = second
    if ticks is not None and other_ticks is not None:
        day, other_day = ticks, other_ticks
    elif day == other_day and (ticks, other_ticks) != (None, None):
        # A clock time on a day is on it. A day may be at any of its times.
        known = relation in ("on", "within") and ticks is not None
        return "yes" if known else "undetermined"
    holds = {"before": day < other_day, "after": day > other_day}.get(relation, day == other_day)
    return "yes" if holds else "no"


def all_of(verdicts: set[Verdict]) -> Verdict:
    return next(iter(verdicts)) if len(verdicts) == 1 else "undetermined"


def within_days(day: int, target: Point) -> Verdict:
    low, high = target.date.bounds
    assert low is not None
    assert high is not None
    return "yes" if low <= day <= high else "no"


zones = st.sampled_from([None, NEW_YORK])
relations = st.sampled_from(["before", "after", "on", "within"])


@settings(max_examples=300)
@given(zones.flatmap(lambda zone: st.tuples(points(zone), points(zone))), relations)
def test_a_comparison_is_what_every_choice_agrees_on(
    pair: tuple[Point, Point], relation: Relation
) -> None:
    subject, target = pair
    if relation == "within" and target.date.moment is None:
        expected = all_of({within_days(day, target) for day, _ in values(subject)})
    else:
        expected = all_of(
            {one(a, relation, b) for a, b in product(values(subject), values(target))}
        )
    assert compare(subject, relation, target) == expected


def of_stretch(subject: Value, relation: str, first: Value, last: Value) -> Verdict:
    """The comparison of a value with a stretch whose ends, without a clock time, are whole days."""
    day, ticks = subject
    before = one((day, ticks if first[1] is not None else None), "before", first)
    after = one((day, ticks if last[1] is not None else None), "after", last)
    if relation in ("before", "after"):
        return before if relation == "before" else after
    if "yes" in (before, after):
        return "no"
    return "undetermined" if "undetermined" in (before, after) else "yes"


@settings(max_examples=300)
@given(
    zones.flatmap(lambda zone: st.tuples(points(zone), points(zone), points(zone))),
    st.sampled_from(["before", "after", "within"]),
)
def test_a_comparison_with_a_stretch_is_what_every_choice_agrees_on(
    three: tuple[Point, Point, Point], relation: Relation
) -> None:
    subject, *ends = three
    first, last = sorted(ends, key=lambda point: point.date.order)
    expected = all_of(
        {
            of_stretch(value, relation, a, b)
            for value, a, b in product(values(subject), values(first), values(last))
        }
    )
    stretch = Stretch(Ref("period", "p"), "", first, last)
    # Each end is compared by itself, so of a time shown twice an answer may be left open.
    assert compare(subject, relation, stretch) in (expected, "undetermined")
    if subject.date.is_precise and (subject.date.moment is None or subject.date.moment.is_known):
        assert compare(subject, relation, stretch) == expected


@settings(max_examples=300)
@given(
    zones.flatmap(lambda zone: st.tuples(points(zone), points(zone), points(zone))), st.booleans()
)
def test_between_two_dates_is_within_their_days_and_times(
    three: tuple[Point, Point, Point], strict: bool
) -> None:
    subject, first, last = three
    if all(point.date.moment is None for point in three):
        return  # see test_ranges.py
    found = compare_between(subject, first, last, None, strict=strict)
    if not strict:
        stretch = Stretch(Ref("period", "p"), "", first, last)
        assert found == compare(subject, "within", stretch)
        return
    expected: set[Verdict] = set()
    for (day, ticks), a, b in product(*map(values, three)):
        after = one((day, ticks if a[1] is not None else None), "after", a)
        before = one((day, ticks if b[1] is not None else None), "before", b)
        sides = (after, before)
        expected.add("no" if "no" in sides else all_of(set(sides)))
    assert found in (all_of(expected), "undetermined")
    if subject.date.is_precise and (subject.date.moment is None or subject.date.moment.is_known):
        assert found == all_of(expected)


@pytest.mark.parametrize(
    ("subject", "relation", "target", "expected"),
    [
        pytest.param("noon", "before", "later", "yes", id="two times"),
        pytest.param("noon", "after", "later", "no", id="two times, the other way"),
        pytest.param("noon", "on", "noon", "yes", id="a time is on itself"),
        pytest.param("noon", "on", "later", "no", id="and on no other"),
        pytest.param("noon", "on", "day", "yes", id="a time is on its day"),
        pytest.param("day", "on", "noon", "undetermined", id="a day may be at another time"),
        pytest.param("day", "within", "noon", "undetermined", id="the same for within"),
        pytest.param("day+1d", "on", "noon", "no", id="or on another day"),
        pytest.param("noon", "before", "day", "undetermined", id="neither before its day"),
        pytest.param("noon", "after", "day", "undetermined", id="nor after it"),
        pytest.param("noon", "before", "day+1d", "yes", id="before the next"),
        pytest.param("noon", "after", "day+1d", "no", id="and so not after it"),
        pytest.param("noon", "within", "june", "yes", id="within its month"),
        pytest.param("noon", "before", "june", "undetermined", id="before a day of its month"),
        pytest.param("noon", "within", "shift", "yes", id="within a period of hours"),
        pytest.param("noon+5h", "within", "shift", "no", id="after it has ended"),
        pytest.param("noon+5h", "after", "shift", "yes", id="which is after it"),
        pytest.param("noon+4h", "within", "shift", "yes", id="its end is within it"),
        pytest.param("noon-4h", "within", "shift", "yes", id="and so is its start"),
        pytest.param("noon-5h", "before", "shift", "yes", id="before it begins"),
        pytest.param("day", "within", "shift", "undetermined", id="a day within its hours"),
        pytest.param("day-1d", "before", "shift", "yes", id="a day before"),
        pytest.param("noon", "within", "days", "yes", id="within whole days"),
        pytest.param("2021-06-14T00:00", "within", "days", "yes", id="the first moment of them"),
        pytest.param("2021-06-16T23:59", "within", "days", "yes", id="the last of them"),
        pytest.param("2021-06-16T24:00", "within", "days", "no", id="and no more"),
        pytest.param("2021-06-13T23:59", "before", "days", "yes", id="not yet"),
        pytest.param("2021-06-17T12:00", "within", "ongoing", "yes", id="today is whole, too"),
        pytest.param("2021-06-18T00:00", "after", "ongoing", "yes", id="tomorrow is after it"),
        pytest.param("twice", "on", "twice", "yes", id="an event shown twice is on itself"),
        pytest.param("twice", "before", "twice-later", "yes", id="before what follows it"),
        pytest.param("twice", "before", "2020-10-25T01:00Z", "undetermined", id="before or after"),
        pytest.param("twice", "after", "2020-10-25T00:00Z", "yes", id="after in both cases"),
        pytest.param("twice", "within", "watch", "yes", id="within a period that ends after it"),
    ],
)
def test_comparisons_through_a_table(
    subject: str, relation: Relation, target: str, expected: str
) -> None:
    compared = resolve_operand(parse(target), CIVIL_SCOPE)
    assert compare(resolve(subject, CIVIL_SCOPE), relation, compared) == expected


# --- What is said of it ---

PLAIN = "A date without a clock time is any time of its day."
ELAPSED = "Elapsed time: clock changes are counted."


@pytest.mark.parametrize(
    ("start", "end", "unit", "notes"),
    [
        pytest.param(
            "day", "day+1d", "hours", ["A day counts as 24 hours: clock changes are not counted."],
            id="hours of days",
        ),
        pytest.param("noon", "later", "hours", [CIVIL], id="no zone"),
        pytest.param("day", "noon", "hours", [CIVIL, PLAIN], id="a day and no zone"),
        pytest.param("twice", "twice-later", "hours", [ELAPSED], id="instants"),
        pytest.param("2020-10-25", "twice", "hours", [ELAPSED, PLAIN], id="a day and an instant"),
        pytest.param(
            "noon", "later", "iso",
            ["Years, months and days are counted first, then the time that is left.", CIVIL],
            id="the calendar of no zone",
        ),
        pytest.param(
            "twice", "twice-later", "calendar",
            ["Years, months and days are counted by the clock of Europe/London; the rest is elapsed time."],
            id="the calendar of a zone",
        ),
        pytest.param("noon", "later", "days", ["Days are counted as they are written: no zone is known."], id="days"),
        pytest.param(
            "2020-10-25", "twice", "iso", ["Days are counted on the calendar of Europe/London."],
            id="days of a zone",
        ),
    ],
)  # fmt: skip
def test_notes_on_a_measure(start: str, end: str, unit: Unit, notes: list[str]) -> None:
    ends = resolve(start, CIVIL_SCOPE), resolve(end, CIVIL_SCOPE)
    assert list(measure_and_notes(*ends, Measure(unit))[1]) == notes


@pytest.mark.parametrize(
    ("start", "end", "unit", "counting"),
    [
        pytest.param("noon", "later", "days", "inclusive", id="days"),
        pytest.param("day", "noon", "iso", "inclusive", id="days on the calendar"),
        pytest.param("day", "day", "hours", "inclusive", id="the hours of days"),
        pytest.param("noon", "later", "iso", "exclusive", id="no days"),
        pytest.param("noon", "later", "hours", "exclusive", id="hours"),
        pytest.param("day", "noon", "hours", "exclusive", id="hours from a day"),
    ],
)
def test_only_days_can_be_counted_with_both_ends(
    start: str, end: str, unit: Unit, counting: Counting
) -> None:
    ends = resolve(start, CIVIL_SCOPE), resolve(end, CIVIL_SCOPE)
    assert measure_and_notes(*ends, Measure(unit, "inclusive"))[0] == Measure(unit, counting)


FORWARD = "The clock is put forward over that time of day, so it shows a later one."


@pytest.mark.parametrize(
    ("start", "durations", "notes"),
    [
        pytest.param("noon", ["1d"], [], id="a day"),
        pytest.param("noon", ["1d", "36h"], [CIVIL], id="hours without a zone"),
        pytest.param("2021-03-13T02:30[America/New_York]", ["1d"], [FORWARD], id="into a gap"),
        pytest.param("2021-03-13T02:30[America/New_York]", ["24h"], [], id="over it"),
        pytest.param(
            "2021-03-12T02:30[America/New_York]", ["1d", "1d"], [FORWARD], id="in the end"
        ),
        pytest.param("2021-03-13T02:30[America/New_York]", ["1d", "1d"], [FORWARD], id="at first"),
    ],
)
def test_notes_on_a_sum(start: str, durations: list[str], notes: list[str]) -> None:
    point = resolve(start, CIVIL_SCOPE)
    assert list(of_sum(point, tuple(map(parse_duration, durations)), None)) == notes
