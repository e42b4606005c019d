"""Deadlines: the published examples of each rule, and each choice against counting day by day."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.business_days import BusinessCalendar
from handover_cli.calendar import day_number, month_length, year_month_day
from handover_cli.clock_spans import add as add_to_moment
from handover_cli.dates import Bounds, iso
from handover_cli.errors import HandoverError
from handover_cli.notations import parse
from handover_cli.notations.durations import parse as parse_duration
from handover_cli.public_holidays import public_holidays
from handover_cli.rules.book import BUILT_IN
from handover_cli.rules.choices import COUNTED, ENDS, MONTH_ENDS, ROLLS
from handover_cli.rules.rule import Rule, Ruled, is_month_end
from handover_cli.rules.steps import steps
from handover_cli.spans import Duration


def day_of(text: str) -> int:
    day = parse(text).day
    assert day is not None
    return day


def ruled(name: str, duration: str, *holidays: str) -> Ruled:
    """A built-in rule with its own country, or else with these holidays."""
    rule = BUILT_IN[name]
    public = public_holidays(rule.country) if rule.country else None
    calendar = BusinessCalendar(holidays=map(day_of, holidays), public=public)
    return Ruled(parse_duration(duration), rule, calendar, f"by {name}")


@pytest.mark.parametrize(
    ("name", "start", "duration", "end"),
    [
        pytest.param("frcp", "2026-06-05", "14d", "2026-06-22", id="frcp: ends on Juneteenth"),
        pytest.param("frcp", "2026-06-29", "-10d", "2026-06-18", id="frcp: back to Juneteenth"),
        pytest.param("frcp", "2007-08-22", "10d", "2007-09-04", id="frcp note: Labor Day follows"),
        pytest.param("frcp", "2007-09-11", "-10d", "2007-08-31", id="frcp note: back, a Saturday"),
        pytest.param("frcp", "2026-06-05", "2w", "2026-06-22", id="frcp: weeks are a longer unit"),
        pytest.param("cpr", "2023-10-20", "-3d", "2023-10-16", id="cpr example 1: a Friday"),
        pytest.param("cpr-clear", "2023-10-01", "28d", "2023-10-30", id="cpr example 2: a hearing"),
        pytest.param("cpr", "2023-10-02", "14d", "2023-10-16", id="cpr example 3: service"),
        pytest.param("cpr", "2025-10-20", "-3d", "2025-10-14", id="cpr example 4: a Monday"),
        pytest.param("cpr", "2017-03-14", "-5d", "2017-03-06", id="cpr: five business days back"),
        pytest.param("cpr", "2017-03-30", "-7d", "2017-03-22", id="cpr: seven clear days back"),
        pytest.param(
            "cpr", "2026-04-02", "3d", "2026-04-09", id="cpr: Good Friday to Easter Monday"
        ),
        pytest.param(
            "eu-1182-71", "2026-01-31", "1m", "2026-03-02", id="eu: no day 31, a Saturday"
        ),
        pytest.param("eu-1182-71", "2026-02-28", "1m", "2026-03-30", id="eu: a Saturday"),
        pytest.param("eu-1182-71", "2026-03-30", "-1m", "2026-02-28", id="eu: back, not moved"),
        pytest.param("eu-1182-71", "2026-06-05", "2d", "2026-06-09", id="eu: two working days"),
        pytest.param("eu-1182-71", "2026-06-05", "1d", "2026-06-08", id="eu: one day, one of them"),
        pytest.param("eu-1182-71", "2026-06-08", "-2d", "2026-06-04", id="eu: the same back"),
        pytest.param("eu-1182-71", "2026-06-05", "1w", "2026-06-12", id="eu: the same weekday"),
        pytest.param("bgb", "2026-01-31", "1m", "2026-03-02", id="bgb: no day 31, a Saturday"),
        pytest.param("bgb", "2026-02-28", "1m", "2026-03-30", id="bgb: the same number, rolled"),
        pytest.param("bgb", "2026-03-31", "-1m", "2026-02-28", id="bgb: back, a Saturday stays"),
        pytest.param("bgb-187-2", "2026-01-01", "3m", "2026-03-31", id="bgb: begins with the day"),
        pytest.param(
            "bgb-187-2", "2026-01-31", "1m", "2026-03-02", id="bgb: up to all of February"
        ),
        pytest.param("bgb-187-2", "2026-03-01", "1m", "2026-03-31", id="bgb: a whole month"),
        pytest.param("bgb-187-2", "2026-03-31", "-1m", "2026-03-01", id="bgb: a whole month back"),
        pytest.param("euipo", "2026-02-28", "1m", "2026-03-31", id="euipo: ends of months"),
        pytest.param("euipo", "2026-01-31", "1m", "2026-03-02", id="euipo: and rolled"),
        pytest.param("euipo", "2026-03-31", "-1m", "2026-02-28", id="euipo: and back"),
    ],
)
def test_a_rule_gives_its_published_examples(
    name: str, start: str, duration: str, end: str
) -> None:
    assert iso(ruled(name, duration).reach(day_of(start))) == end


@pytest.mark.parametrize(
    ("name", "start", "duration", "end"),
    [
        pytest.param(
            "frcp",
            "2007-11-02T10:00[America/New_York]",
            "72h",
            "2007-11-05T09:00:00-05:00[America/New_York]",
            id="frcp note: clocks are put back in between",
        ),
        pytest.param("frcp", "2026-06-18T15:00", "24h", "2026-06-22T15:00:00", id="frcp: rolled"),
        pytest.param("frcp", "2026-06-22T15:00", "-48h", "2026-06-18T15:00:00", id="frcp: back"),
        pytest.param("eu-1182-71", "2026-06-05T10:15", "24h", "2026-06-06T11:00:00", id="eu"),
        pytest.param(
            "eu-1182-71", "2026-06-05T10:00", "24h", "2026-06-06T11:00:00", id="eu: sharp"
        ),
        pytest.param(
            "eu-1182-71", "2026-06-06T10:15", "-24h", "2026-06-05T10:00:00", id="eu: back"
        ),
    ],
)
def test_hours_run_as_the_rule_has_them(name: str, start: str, duration: str, end: str) -> None:
    moment = parse(start).moment
    assert moment is not None
    assert add_to_moment(moment, ruled(name, duration)).text == end


def test_a_rule_without_hours_says_so() -> None:
    with pytest.raises(HandoverError, match="bgb has no rule for hours"):
        ruled("bgb", "48h").reach(day_of("2026-06-05"))


def test_whole_days_of_hours_move_a_day() -> None:
    exact = Ruled(Duration(hours=48), Rule("own", hours="exact", roll="following"))
    assert iso(exact.reach(day_of("2026-06-04"))) == "2026-06-06"
    assert iso(ruled("frcp", "48h").reach(day_of("2026-06-04"))) == "2026-06-08"


def test_every_rule_has_a_source_and_articles() -> None:
    for name, rule in BUILT_IN.items():
        assert rule.name == name == name.casefold()
        assert rule.title
        assert rule.source.startswith("https://")
        assert rule.article("first-day")


# --- Each choice, against counting day by day ---


def counted(day: int, shift: Ruled) -> int:
    """The end of a deadline, found by going on day by day."""
    rule, duration, sign = shift.rule, shift.duration, -1 if shift.is_negative else 1
    if not any(duration):
        return off_days_off(day, rule.roll, sign, shift)
    days = abs(duration.days + 7 * duration.weeks)
    months = abs(duration.months)
    is_short = 0 < days <= rule.short and not (months or duration.business_days or duration.weeks)
    at = day if months or rule.first_day == "not-counted" else day - sign
    if months:
        at = after_months(day, months * sign, rule)
    for number, counts in (
        (days, is_open(shift.calendar) if is_short else lambda _: True),
        (abs(duration.business_days), is_open(shift.calendar)),
    ):
        for _ in range(number):
            at = next_day(at, sign, counts)
    end = rule.end if sign > 0 or rule.end_before is None else rule.end_before
    if end == "clear":
        at = next_day(at, sign, is_open(shift.calendar) if is_short else lambda _: True)
    roll = rule.roll if sign > 0 or rule.roll_before is None else rule.roll_before
    at = off_days_off(at, roll, sign, shift)
    least = rule.least_business_days
    if least and (months or days >= least):
        need = day - sign if rule.first_day == "counted" else day
        for _ in range(least):
            need = next_day(need, sign, is_open(shift.calendar))
        at = max(at, need) if sign > 0 else min(at, need)
    return at


def is_open(calendar: BusinessCalendar) -> Callable[[int], bool]:
    return lambda day: calendar.count(day, day + 1) == 1


def next_day(day: int, step: int, counts: Callable[[int], bool]) -> int:
    day += step
    while not counts(day):
        day += step
    return day


def after_months(day: int, months: int, rule: Rule) -> int:
    """The day some months on; the last day of the period, if the first day counts."""
    year, month, number = year_month_day(day)
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        year, month = (
            (year + 1, 1) if month == 13 else (year - 1, 12) if not month else (year, month)
        )
    last = month_length(year, month)
    has_it = number <= last and not (rule.month_end == "sticky" and is_month_end(day))
    reached = day_number(year, month, number if has_it else last)
    if rule.first_day == "not-counted":
        return reached
    if months < 0:
        return reached + 1
    return reached - 1 if has_it else reached


def off_days_off(day: int, roll: str, sign: int, shift: Ruled) -> int:
    opened = is_open(shift.calendar)
    if roll == "none" or opened(day):
        return day
    later, earlier = next_day(day, 1, opened), next_day(day, -1, opened)
    if roll == "onward":
        return later if sign > 0 else earlier
    near, far = (later, earlier) if roll.endswith("following") else (earlier, later)
    same_month = year_month_day(near)[:2] == year_month_day(day)[:2]
    return near if same_month or not roll.startswith("modified") else far


def own_rule(choices: dict[str, Any]) -> Rule:
    return Rule("own", **choices)


BEGIN = day_number(2023, 12, 1)
RULES = st.fixed_dictionaries(
    {
        "first_day": st.sampled_from(COUNTED),
        "end": st.sampled_from(ENDS),
        "end_before": st.sampled_from((None, *ENDS)),
        "short": st.integers(0, 7),
        "least_business_days": st.integers(0, 3),
        "month_end": st.sampled_from(MONTH_ENDS),
        "roll": st.sampled_from(ROLLS),
        "roll_before": st.sampled_from((None, *ROLLS)),
    }
).map(own_rule)
DURATIONS = st.one_of(
    st.integers(0, 40).map(lambda days: Duration(days=days)),
    st.integers(0, 5).map(lambda weeks: Duration(weeks=weeks)),
    st.integers(0, 14).map(lambda months: Duration(months=months)),
    st.integers(0, 12).map(lambda days: Duration(business_days=days)),
    st.tuples(st.integers(0, 3), st.integers(0, 9)).map(lambda two: Duration(0, two[0], 0, two[1])),
)
CALENDARS = st.builds(
    BusinessCalendar,
    weekend=st.frozensets(st.integers(0, 6), max_size=3),
    holidays=st.sets(st.integers(BEGIN - 20, BEGIN + 130), max_size=20),
)
SHIFTS = st.builds(
    lambda duration, sign, rule, calendar: Ruled(duration.times(sign), rule, calendar),
    DURATIONS,
    st.sampled_from((1, -1)),
    RULES,
    CALENDARS,
)


@given(SHIFTS, st.integers(BEGIN, BEGIN + 100))
def test_a_deadline_is_what_counting_day_by_day_gives(shift: Ruled, day: int) -> None:
    assert shift.reach(day) == counted(day, shift)


@given(SHIFTS)
def test_a_later_day_never_leads_to_an_earlier_deadline(shift: Ruled) -> None:
    ends = [shift.reach(day) for day in range(BEGIN, BEGIN + 100)]
    assert all(one <= other for one, other in pairwise(ends))


@given(SHIFTS, st.integers(BEGIN, BEGIN + 100))
def test_the_sentences_name_the_deadline_and_each_day_that_moved_it(shift: Ruled, day: int) -> None:
    text = " ".join(steps(shift, Bounds(day, day)))
    reckoning = shift.reckon(day)
    assert iso(reckoning.end) in text
    assert iso(reckoning.last) in text
    for moved in _between(reckoning.reached, reckoning.rolled):
        assert f"{iso(moved)} (a" in text or " more " in text


def _between(reached: int, rolled: int) -> Iterable[int]:
    return range(min(reached, rolled + 1), max(reached + 1, rolled)) if reached != rolled else ()
