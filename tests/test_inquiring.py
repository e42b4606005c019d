"""Facts, counts, checks, choices and events, against brute force over all possible days."""

import calendar
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import product

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from handover_cli.answers.asking import ask_text
from handover_cli.answers.comparing import nearer
from handover_cli.dates import ImpreciseDate
from handover_cli.errors import HandoverError
from handover_cli.language.expressions import parse
from handover_cli.language.resolving import FixedScope, written
from handover_cli.notations import parse as parse_date
from handover_cli.table.loading import load_text
from handover_cli.table.table import Table
from handover_cli.unknowns.budget import Budget

TODAY = date(2026, 11, 23)
EMPTY = load_text("")
A_DAY = timedelta(days=1)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def found(text: str, table: Table = EMPTY, today: date = TODAY) -> str:
    (answer,) = ask_text(text, FixedScope(table, today.toordinal()))
    return answer.text


def refusal(text: str, table: Table = EMPTY) -> str:
    with pytest.raises(HandoverError) as caught:
        ask_text(text, FixedScope(table, TODAY.toordinal()))
    return caught.value.sentence


def possible(text: str) -> list[date]:
    """All days that a date can be."""
    known = parse(text).date
    assert isinstance(known, ImpreciseDate)
    earliest, latest = known.bounds
    assert earliest is not None
    assert latest is not None
    return [date.fromordinal(day) for day in range(earliest, latest + 1)]


def over_all(holds: Iterable[bool]) -> str:
    verdicts = set(holds)
    return "undetermined" if len(verdicts) > 1 else "yes" if verdicts == {True} else "no"


def between(low: object, high: object) -> str:
    return str(low) if low == high else f"{low}..{high}"


days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
near = st.dates(date(2020, 1, 1), date(2022, 12, 31))
imprecise = st.one_of(
    near.map(str),
    near.map(lambda day: f"{day:%Y-%m}"),
    st.integers(2019, 2023).map(str),
    st.tuples(near, near).map(lambda ends: f"[{min(ends)}..{max(ends)}]"),
)


# --- Facts ---


@given(imprecise)
def test_facts_of_the_calendar(text: str) -> None:
    every = possible(text)
    facts: dict[str, Callable[[date], object]] = {
        "week": lambda day: f"{day.isocalendar()[0]:04d}-W{day.isocalendar()[1]:02d}",
        "month": lambda day: f"{day:%Y-%m}",
        "quarter": lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
        "year": lambda day: f"{day.year}",
        "decade": lambda day: f"{day.year // 10 * 10}s",
    }
    for name, fact in facts.items():
        assert found(f"{name} of {text}") == between(fact(every[0]), fact(every[-1])), name
    numbers = [int(f"{day:%j}") for day in every]
    expected = between(min(numbers), max(numbers))
    if every[0].year == every[-1].year or len(every) > 700:
        assert found(f"day of the year of {text}") in (expected, "1..366", "1..365")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("what century was 1900-12-31", "19th century", id="the last day of a century"),
        pytest.param("what century was 1901-01-01", "20th century", id="the first day of the next"),
        pytest.param("what century was 0001-01-01", "1st century", id="the first century"),
        pytest.param("what century was 2020-11-25", "21st century", id="ours"),
        pytest.param("what century was [1900..1901]", "19th century..20th century", id="two"),
        pytest.param("what century was 0000-12-31", "1st century BC", id="the day before AD 1"),
        pytest.param("what century was 100 BC", "1st century BC", id="its first year"),
        pytest.param("what century was 101 BC", "2nd century BC", id="the last year of the next"),
        pytest.param("what decade was 44 BC", "40s BC", id="a decade before AD 1"),
        pytest.param("what decade was 1999", "1990s", id="a decade"),
        pytest.param("next leap year", "2028", id="after today"),
        pytest.param("last leap year", "2024", id="before today"),
        pytest.param("next leap year after 2096", "2104", id="over a century that has none"),
        pytest.param("next leap year after 1996", "2000", id="to a century that has one"),
        pytest.param("last leap year before 1904", "1896", id="back over a century"),
        pytest.param("how many ISO weeks does 2026 have", "53", id="a long year"),
        pytest.param("how many ISO weeks does 2027 have", "52", id="a common year"),
        pytest.param("what week is it", "2026-W48", id="today's week"),
        pytest.param("which anniversary of 2020-11-25 is next", "6", id="an anniversary"),
        pytest.param("which anniversary of 2020-11-20 is next", "7", id="one that has been"),
    ],
)
def test_facts(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("week of [..2020]", "has no first or no last day", id="an open end"),
        pytest.param("which anniversary of 2020 is next", "is not known", id="an unknown day"),
    ],
)
def test_facts_that_have_no_answer(text: str, message: str) -> None:
    assert message in refusal(text)


# --- Counts ---


def all_days(first: date, last: date, *, inclusive: bool) -> list[date]:
    earlier, later = sorted((first, last))
    return [earlier + n * A_DAY for n in range((later - earlier).days + inclusive)]


COUNTS: list[tuple[str, Callable[[date], bool]]] = [
    *(
        (f"{name}s", lambda day, number=number: day.weekday() == number)
        for number, name in enumerate(WEEKDAYS)
    ),
    ("weekend days", lambda day: day.weekday() > 4),
    ("leap days", lambda day: (day.month, day.day) == (2, 29)),
    ("Fridays the 13th", lambda day: (day.weekday(), day.day) == (4, 13)),
    ("Mondays the 31st", lambda day: (day.weekday(), day.day) == (0, 31)),
    ("first-of-months on a Sunday", lambda day: (day.weekday(), day.day) == (6, 1)),
]


@pytest.mark.parametrize(("what", "holds"), COUNTS, ids=[what for what, _ in COUNTS])
@given(first=days, last=days)
def test_days_of_a_kind_are_counted(
    what: str, holds: Callable[[date], bool], first: date, last: date
) -> None:
    sign = -1 if first > last else 1
    ends = f"between {first} and {last}"
    number = sum(map(holds, all_days(first, last, inclusive=False)))
    assert found(f"how many {what} {ends}") == str(sign * number)
    both = sum(map(holds, all_days(first, last, inclusive=True)))
    assert found(f"how many {what} {ends} inclusive") == str(sign * both)
    if first <= last:
        assert found(f"how many {what} from {first} through {last}") == str(both)


@pytest.mark.parametrize(("what", "holds"), COUNTS, ids=[what for what, _ in COUNTS])
@given(year=st.integers(1, 9998), month=st.integers(1, 12))
def test_days_of_a_month_are_counted(
    what: str, holds: Callable[[date], bool], year: int, month: int
) -> None:
    length = calendar.monthrange(year, month)[1]
    number = sum(holds(date(year, month, day)) for day in range(1, length + 1))
    assert found(f"how many {what} are there in {year:04d}-{month:02d}") == str(number)


@given(imprecise, days)
def test_counts_from_an_imprecise_date_are_those_from_all_its_days(text: str, last: date) -> None:
    every = possible(text)
    numbers = {
        (1 if day <= last else -1)
        * sum(each.weekday() == 2 for each in all_days(day, last, inclusive=False))
        for day in (every if len(every) < 40 else (*every[:8], *every[-8:]))
    }
    expected = between(min(numbers), max(numbers))
    assert found(f"how many Wednesdays between {text} and {last}") == expected


@given(st.integers(1600, 2400), st.integers(1600, 2400))
def test_leap_years_are_counted_with_both_ends(one: int, other: int) -> None:
    first, last = sorted((one, other + 1))
    number = sum(map(calendar.isleap, range(first, last + 1)))
    assert found(f"how many leap years between {first}-05-01 and {last}-06-01") == str(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("how many weekends in April 2027", "4", id="weekends that are whole"),
        pytest.param("how many weekends between 2026-11-23 and 2026-12-23", "4", id="between"),
        pytest.param("how many leap years between 2000 and 2024", "7", id="years"),
        pytest.param("how many Fridays are left in 2026", "5", id="left, with today"),
        pytest.param("how many Mondays are left in November 2026", "2", id="today is one"),
        pytest.param("how many Mondays until 2026-11-30", "1", id="until, without the end"),
        pytest.param("how many Mondays since 2026-11-16", "1", id="since, without today"),
        pytest.param("how many times does the 13th fall on a Friday in 2026", "3", id="times"),
    ],
)
def test_counts(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "how many weekends between 2026-11-22 and 2026-12-23",
            "4 whole weekends are inside, and 5 if one day is enough",
            id="half a weekend",
        ),
        pytest.param("how many Mondays in 2026-11-23", "is a date, not a period", id="in a day"),
    ],
)
def test_counts_that_have_no_answer(text: str, message: str) -> None:
    assert message in refusal(text)


# --- Yes or no ---


@given(imprecise, st.integers(0, 6))
def test_checks_hold_for_all_days_or_for_none(text: str, weekday: int) -> None:
    every = possible(text)
    name = WEEKDAYS[weekday]
    assert found(f"is {text} a {name}") == over_all(day.weekday() == weekday for day in every)
    assert found(f"is {text} on a weekend") == over_all(day.weekday() > 4 for day in every)
    assert found(f"is {text} a business day") == over_all(day.weekday() < 5 for day in every)


@given(imprecise, imprecise)
def test_the_same_week_month_and_year(one: str, other: str) -> None:
    keys: dict[str, Callable[[date], object]] = {
        "day": lambda day: day,
        "week": lambda day: day.isocalendar()[:2],
        "month": lambda day: (day.year, day.month),
        "year": lambda day: day.year,
    }
    first, second = possible(one), possible(other)
    for unit, key in keys.items():
        ones, others = set(map(key, first)), set(map(key, second))
        expected = (
            "no" if not ones & others else "yes" if len(ones | others) == 1 else "undetermined"
        )
        assert found(f"were {one} and {other} in the same {unit}") == expected, unit


@given(imprecise, imprecise, imprecise)
def test_a_date_between_two_others(subject: str, one: str, other: str) -> None:
    lows, days_, highs = possible(one), possible(subject), possible(other)
    can_be = (
        days_[-1] > lows[0]
        and days_[0] < highs[-1]
        and any(lows[0] < day < highs[-1] for day in days_)
    )
    always = days_[0] > lows[-1] and days_[-1] < highs[0]
    expected = "yes" if always else "undetermined" if can_be else "no"
    assert found(f"is {subject} between {one} and {other}") == expected


STEPS = ["10d", "1m", "1y", "2w", "0d", "13m"]


def moved(day: date, step: str, sign: int) -> date:
    unit = {"d": "days", "w": "weeks", "m": "months", "y": "years"}[step[-1]]
    return day + sign * relativedelta(**{unit: int(step[:-1])})  # type: ignore[arg-type]


@given(imprecise, imprecise, st.sampled_from(STEPS))
def test_spans_longer_and_shorter_than_a_duration(one: str, other: str, step: str) -> None:
    limits = [moved(day, step, 1) for day in possible(one)]
    ends = possible(other)
    later = ends[0] > max(limits), ends[-1] > min(limits)
    earlier = ends[-1] < min(limits), ends[0] < max(limits)

    def verdict(sure: bool, possibly: bool) -> str:
        return "yes" if sure else "undetermined" if possibly else "no"

    assert found(f"is {other} more than {step} after {one}") == verdict(*later)
    assert found(f"is {other} less than {step} after {one}") == verdict(*earlier)
    assert found(f"is {other} at least {step} after {one}") == verdict(
        not earlier[1], not earlier[0]
    )
    assert found(f"is {other} at most {step} after {one}") == verdict(not later[1], not later[0])


@given(near, near, st.sampled_from(STEPS))
def test_within_a_duration_is_either_way(one: date, other: date, step: str) -> None:
    expected = moved(one, step, -1) <= other <= moved(one, step, 1)
    assert found(f"is {other} within {step} of {one}") == ("yes" if expected else "no")


@given(imprecise, imprecise)
def test_which_of_two_dates_came_first(one: str, other: str) -> None:
    first, second = possible(one), possible(other)
    if first[-1] < second[0]:
        expected = one, other
    elif second[-1] < first[0]:
        expected = other, one
    elif len(first) == len(second) == 1:
        expected = "both", "both"
    else:
        expected = "undetermined", "undetermined"
    assert found(f"which came first, {one} or {other}") == expected[0]
    assert found(f"which came last, {one} or {other}") == expected[1]


PERIODS = load_text("""
[periods.short]
start = 2020-01-01
end = 2020-01-10
[periods.long]
start = 2020-01-05
end = 2020-03-01
[periods.apart]
start = 2021-01-01
end = 2021-01-10
[periods.inner]
start = 2020-01-06
end = 2020-02-01
[periods.loose]
start = "2020-01"
end = 2020-02-15
[periods.touching]
start = 2020-01-10
end = 2020-01-20
""")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("was short before apart", "yes", id="before"),
        pytest.param("was short before long", "no", id="overlapping is not before"),
        pytest.param("was short before touching", "no", id="a shared day is not before"),
        pytest.param("was apart after long", "yes", id="after"),
        pytest.param("was long after short", "no", id="overlapping is not after"),
        pytest.param("was inner within long", "yes", id="within"),
        pytest.param("was long within inner", "no", id="around is not within"),
        pytest.param("was long within long", "yes", id="within itself"),
        pytest.param("was loose within long", "undetermined", id="perhaps within"),
        pytest.param("does short overlap long", "yes", id="overlapping"),
        pytest.param("does short overlap touching", "yes", id="a shared day"),
        pytest.param("does short overlap apart", "no", id="apart"),
        pytest.param("does loose overlap short", "undetermined", id="perhaps overlapping"),
        pytest.param("do short and long overlap", "yes", id="both, then overlap"),
        pytest.param("was long longer than short", "yes", id="longer"),
        pytest.param("was short longer than long", "no", id="not longer"),
        pytest.param("was short shorter than long", "yes", id="shorter"),
        pytest.param("was short longer than apart", "no", id="as long"),
        pytest.param("was loose longer than short", "yes", id="longer, whatever the start"),
        pytest.param("was loose longer than inner", "undetermined", id="perhaps longer"),
        pytest.param("which was longer, short or long", "long", id="which is longer"),
        pytest.param("which was shorter, short or long", "short", id="which is shorter"),
        pytest.param("which was longer, short or apart", "both", id="as long as each other"),
        pytest.param("which was longer, loose or inner", "undetermined", id="not known"),
        pytest.param("was short longer than 8 days", "yes", id="longer than a duration"),
        pytest.param("was short longer than 9 days", "no", id="as long as a duration"),
        pytest.param("was short 9 days", "yes", id="exactly"),
        pytest.param("was short at least 9 days", "yes", id="at least"),
        pytest.param("was short at most 8 days", "no", id="at most"),
        pytest.param("was loose longer than 20 days", "undetermined", id="not known how long"),
        pytest.param("is 2024 a leap year", "yes", id="a leap year"),
        pytest.param("is 1900 a leap year", "no", id="a century"),
        pytest.param("is [2019..2020] a leap year", "undetermined", id="one of two years"),
        pytest.param("is [..2020] a leap year", "undetermined", id="any year"),
        pytest.param("is [..2020] a Monday", "undetermined", id="any day of the past"),
        pytest.param("is [2020..] a Monday", "undetermined", id="any day from then on"),
        pytest.param("were [..2020] and 2020 in the same year", "undetermined", id="an open end"),
        pytest.param("has 2026-11-22 passed", "yes", id="yesterday"),
        pytest.param("has 2026-11-23 passed", "no", id="today has not passed"),
        pytest.param("has 2026 passed", "undetermined", id="a day of this year"),
    ],
)
def test_verdicts_and_choices(text: str, expected: str) -> None:
    assert found(text, PERIODS) == expected


# --- Events ---

EVENTS = load_text("""
[events.b]
date = 2020-05-02
[events.c]
date = 2020-05-02
[events.first]
date = 2020-05-01
[events.may]
date = "2020-05"
[events.last]
date = 2020-06-10
[events.open]
date = "[..2020-05-20]"
[periods.spring]
start = 2020-03-01
end = 2020-05-31
""")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("what happened on 2020-05-02", "b c", id="two of one day, as in the table"),
        pytest.param("what happened in May 2020", "first may b c", id="in a month"),
        pytest.param("what happened during spring", "first may b c", id="in a period"),
        pytest.param("what happened between first and last", "b c", id="between, without ends"),
        pytest.param(
            "what happened from 2020-05-01 to 2020-06-10", "first may b c last", id="from"
        ),
        pytest.param("what happened before 2020-05-02", "first", id="before a day"),
        pytest.param("what happened before may", "", id="before a month, with nothing certain"),
        pytest.param("next event after first", "b c", id="next, two of one day"),
        pytest.param("next event after 2020-05-31", "last", id="next, and none may be nearer"),
        pytest.param("next event after b", "last", id="next, not of the same day"),
        pytest.param("last event before last", "", id="last, but others may be nearer"),
        pytest.param("last event before 2020-05-01", "", id="last, with nothing certain"),
        pytest.param("next event after last", "", id="none"),
        pytest.param("what happened on 2020-05-09", "", id="perhaps is not certain"),
    ],
)
def test_events(text: str, expected: str) -> None:
    assert found(text, EVENTS) == "\n".join(expected.split())


@pytest.mark.parametrize(
    ("text", "perhaps"),
    [
        pytest.param("what happened on 2020-05-09", "may open", id="one of its days"),
        pytest.param("what happened in June 2020", "", id="not one of its days"),
        pytest.param("next event after first", "may open", id="it may be nearer"),
        pytest.param("next event after b", "may open", id="some may not lie there"),
        pytest.param("last event before last", "b c may open", id="several may be the last"),
    ],
)
def test_events_that_may_have_been(text: str, perhaps: str) -> None:
    (answer,) = ask_text(text, FixedScope(EVENTS, TODAY.toordinal()))
    assert {event.id for event in answer.result.perhaps} == set(perhaps.split())  # type: ignore[union-attr]


FEW_DAYS = st.sets(st.integers(1, 9), min_size=1, max_size=3)


@given(st.lists(FEW_DAYS, min_size=1, max_size=4), st.integers(1, 9))
@example([{3, 8}, {5}], 4)  # one is before the day or behind the other: it can't be the next
@example([{5, 7}, {9}], 4)  # imprecise, and the next for certain
def test_the_next_and_the_last_event_are_those_of_all_possible_days(
    events: list[set[int]], day: int
) -> None:
    dates = [",".join(f"2020-01-0{n}" for n in sorted(days)) for days in events]
    table = load_text("".join(f"[events.e{n}]\ndate = '[{d}]'\n" for n, d in enumerate(dates)))
    for text, sign in (("next event after", 1), ("last event before", -1)):
        lie_there = {n for n, days in enumerate(events) if all(sign * (d - day) > 0 for d in days)}
        nearest = []  # for each choice of days, the events that are the next ones
        firsts = []  # and the first ones of those that are certain to lie there
        for days in product(*events):
            ahead = [sign * (each - day) for each in days]
            first = min((each for each in ahead if each > 0), default=None)
            nearest.append({n for n, each in enumerate(ahead) if each == first})
            first = min((ahead[n] for n in lie_there), default=None)
            firsts.append({n for n in lie_there if ahead[n] == first})
        answer = ask_text(f"{text} 2020-01-0{day}", FixedScope(table, 737425))[0].result
        found = {int(event.id[1:]) for event in answer.events}  # type: ignore[union-attr]
        perhaps = {int(event.id[1:]) for event in answer.perhaps}  # type: ignore[union-attr]
        possible = set.union(*nearest)
        assert found == set.intersection(*firsts) & possible
        assert found | perhaps == possible


def test_without_steps_it_is_open_which_date_is_nearer() -> None:
    may, june, start = (written(parse_date(text)) for text in ("2021-05", "2021-06", "2021"))
    assert nearer(may, june, "after", start, budget=Budget(0)) == "undetermined"


def test_the_day_before_the_year_1_is_a_day_like_any_other() -> None:
    table = load_text("[events.a]\ndate = '0000-12-31'\n[events.b]\ndate = '[0001..0003]'\n")
    assert found("next event after 0000-01-01", table) == "a"
    (answer,) = ask_text("next event after 0000-01-01", FixedScope(table, TODAY.toordinal()))
    assert answer.result.perhaps == ()  # type: ignore[union-attr]


@given(near, near)
def test_events_are_those_of_the_days_in_between(one: date, other: date) -> None:
    first, last = sorted((one, other))
    rows = {
        f"e{letter}": date(2020, 1, 1) + n * timedelta(days=97)
        for n, letter in enumerate("abcdefgh")
    }
    table = load_text("".join(f"[events.{name}]\ndate = {day}\n" for name, day in rows.items()))
    inside = [name for name, day in rows.items() if first < day < last]
    assert found(f"what happened between {first} and {last}", table).split() == inside
    whole = [name for name, day in rows.items() if first <= day <= last]
    assert found(f"what happened from {first} to {last}", table).split() == whole
    ahead = [name for name, day in rows.items() if day > last]
    assert found(f"next event after {last}", table).split() == ahead[:1]
    back = [name for name, day in rows.items() if day < first]
    assert found(f"last event before {first}", table).split() == back[-1:]
