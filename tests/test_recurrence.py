"""Recurrences: RFC 5545's own examples, dateutil as a reference, and a day-by-day check."""

import datetime as dt
import time
from collections.abc import Iterator
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from handover_cli.calendar import day_number, month_length, weekday, year_month_day
from handover_cli.dates import FIRST_DAY, LAST_DAY, iso
from handover_cli.errors import HandoverError
from handover_cli.recurrence.month_ends import MonthEnd
from handover_cli.recurrence.reading import is_rrule, read_rule
from handover_cli.recurrence.recurrence import QUARTER, UNITS, WEEK, Found, Recurrence
from handover_cli.recurrence.rule import CODES, Rule


def day(text: str) -> int:
    return day_number(*map(int, text.rsplit("-", 2)))


def days_of(rule: str, start: str, number: int = 6, month_end: MonthEnd = "skip") -> list[str]:
    recurrence = read_rule(rule).starting(day(start), month_end)
    return [iso(each) for each in islice(recurrence.occurrences(), number)]


# The examples of section 3.8.5.3 whose days are not moved by a clock time, with the days that the
# standard lists. An example without an end lists its first days.
RFC_5545 = [
    ("FREQ=DAILY;COUNT=10", "1997-09-02", "1997-09-02/03/04/05/06/07/08/09/10/11"),
    ("FREQ=DAILY;INTERVAL=2", "1997-09-02", "1997-09-02/04/06/08"),
    ("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "1997-09-02/12/22 1997-10-02/12"),
    ("FREQ=WEEKLY;COUNT=10", "1997-09-02", "1997-09-02/09/16/23/30 1997-10-07/14/21/28 1997-11-04"),
    (
        "FREQ=WEEKLY;UNTIL=19971007;WKST=SU;BYDAY=TU,TH",
        "1997-09-02",
        "1997-09-02/04/09/11/16/18/23/25/30 1997-10-02/07",
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09-01",
        (
            "1997-09-01/03/05/15/17/19/29 1997-10-01/03/13/15/17/27/29/31 1997-11-10/12/14/24/26/28"
            " 1997-12-08/10/12/22/24"
        ),
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "1997-09-02",
        "1997-09-02/04/16/18/30 1997-10-02/14/16",
    ),
    (
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09-05",
        (
            "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03"
            " 1998-05-01 1998-06-05"
        ),
    ),
    (
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09-07",
        "1997-09-07/28 1997-11-02/30 1998-01-04/25 1998-03-01/29 1998-05-03/31",
    ),
    (
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09-22",
        "1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16",
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "1997-09-28",
        "1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26",
    ),
    (
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "1997-09-02",
        "1997-09-02/15 1997-10-02/15 1997-11-02/15 1997-12-02/15 1998-01-02/15",
    ),
    (
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997-09-30",
        "1997-09-30 1997-10-01/31 1997-11-01/30 1997-12-01/31 1998-01-01/31 1998-02-01",
    ),
    (
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09-10",
        "1997-09-10/11/12/13/14/15 1999-03-10/11/12/13",
    ),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02", "1997-09-02/09/16/23/30 1997-11-04/11"),
    (
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "1997-06-10",
        (
            "1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10"
            " 2001-06-10 2001-07-10"
        ),
    ),
    (
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997-03-10",
        (
            "1997-03-10 1999-01-10 1999-02-10 1999-03-10 2001-01-10 2001-02-10 2001-03-10 2003-01-10"
            " 2003-02-10 2003-03-10"
        ),
    ),
    (
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997-01-01",
        (
            "1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10"
            " 2003-07-19 2006-01-01"
        ),
    ),
    ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-05-19 1998-05-18 1999-05-17"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", "1997-05-12 1998-05-11 1999-05-17"),
    ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", "1997-03-13/20/27 1998-03-05/12/19/26"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1998-02-13 1998-03-13 1998-11-13"),
    (
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997-09-13",
        "1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10",
    ),
    (
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11-05",
        "1996-11-05 2000-11-07 2004-11-02",
    ),
    (
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09-04",
        "1997-09-04 1997-10-07 1997-11-06",
    ),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09-29",
        "1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29",
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997-08-05",
        "1997-08-05/10/19/24",
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997-08-05",
        "1997-08-05/17/19/31",
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01-15",
        "2007-01-15/30 2007-02-15 2007-03-15/30",
    ),
]


def _listed(text: str) -> list[str]:
    """The days of `1997-09-02/04 1997-10-01`, where a month is named once."""
    found = []
    for part in text.split():
        month, _, days = part.rpartition("-")
        found += [f"{month}-{each}" for each in days.split("/")]
    return found


@pytest.mark.parametrize(("rule", "start", "days"), RFC_5545)
def test_the_examples_of_the_standard(rule: str, start: str, days: str) -> None:
    wanted = _listed(days)
    more = 0 if "COUNT" not in rule and "UNTIL" not in rule else 3
    assert days_of(rule, start, len(wanted) + more) == wanted


OTHERS = [
    ("freq=monthly", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31"),  # short months are skipped
    ("FREQ=YEARLY", "2024-02-29", "2024-02-29 2028-02-29"),
    ("FREQ=MONTHLY;BYDAY=FR", "2026-01-01", "2026-01-02/09/16"),  # the start is no Friday
    ("FREQ=YEARLY;BYYEARDAY=-1", "2023-01-01", "2023-12-31 2024-12-31"),
    ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "1997-01-01", "1997-12-29 1999-01-04 2000-01-03"),
    ("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU", "2020-01-01", "2021-01-03 2022-01-02 2023-01-01"),
    ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU", "1998-01-01", "1998-01-04 1999-01-03 2000-01-02"),
    ("FREQ=DAILY;BYDAY=SA,SU", "2026-01-01", "2026-01-03/04/10"),
    ("FREQ=DAILY", "9999-12-30", "9999-12-30/31"),  # and there it ends
    ("FREQ=WEEKLY", "-44-03-15", "-0044-03-15/22/29"),  # before the year 1
    ("FREQ=MONTHLY;UNTIL=20260101", "2026-01-01", "2026-01-01"),
    ("FREQ=YEARLY;BYMONTHDAY=31", "2026-01-01", "2026-01-31 2026-03-31"),  # of each month
    ("FREQ=MONTHLY;BYMONTH=2", "2023-01-29", "2024-02-29 2028-02-29"),
]


@pytest.mark.parametrize(("rule", "start", "days"), OTHERS)
def test_other_rules(rule: str, start: str, days: str) -> None:
    wanted = _listed(days)
    assert days_of(rule, start, len(wanted)) == wanted


MONTH_ENDS: list[tuple[MonthEnd, str, str, str]] = [
    ("skip", "FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31"),
    ("clamp", "FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-02-28 2026-03-31 2026-04-30"),
    ("clamp", "FREQ=MONTHLY", "2026-01-30", "2026-01-30 2026-02-28 2026-03-30 2026-04-30"),
    ("clamp", "FREQ=MONTHLY", "2026-02-28", "2026-02-28 2026-03-28"),
    ("sticky", "FREQ=MONTHLY", "2026-02-28", "2026-02-28 2026-03-31 2026-04-30"),
    ("sticky", "FREQ=MONTHLY", "2026-01-30", "2026-01-30 2026-02-28 2026-03-30"),
    ("sticky", "FREQ=MONTHLY;BYMONTHDAY=30", "2026-01-31", "2026-02-28 2026-03-30"),
    ("clamp", "FREQ=YEARLY", "2024-02-29", "2024-02-29 2025-02-28 2026-02-28 2027-02-28"),
    ("sticky", "FREQ=YEARLY", "2023-02-28", "2023-02-28 2024-02-29 2025-02-28"),
    ("clamp", "FREQ=MONTHLY;INTERVAL=3", "2025-11-30", "2025-11-30 2026-02-28 2026-05-30"),
]


@pytest.mark.parametrize(("how", "rule", "start", "days"), MONTH_ENDS)
def test_the_end_of_a_month(how: MonthEnd, rule: str, start: str, days: str) -> None:
    wanted = _listed(days)
    assert days_of(rule, start, len(wanted), how) == wanted


@given(st.integers(1, day_number(9000, 1, 1)), st.sampled_from(["clamp", "skip", "sticky"]))
def test_months_against_a_walk_by_months(start: int, how: MonthEnd) -> None:
    year, month, number = year_month_day(start)
    is_last = number == month_length(year, month)

    def walk() -> Iterator[int]:
        for index in range(60):
            at = month - 1 + index
            there, here = year + at // 12, at % 12 + 1
            length = month_length(there, here)
            if how == "sticky" and is_last:
                yield day_number(there, here, length)
            elif number <= length or how != "skip":
                yield day_number(there, here, min(number, length))

    wanted = [*walk()]
    recurrence = Recurrence(start, Rule("MONTHLY").complete(start).with_month_end(how, start))
    assert [*islice(recurrence.occurrences(), len(wanted))] == wanted


@given(st.integers(1, 10**6), st.sampled_from([-5, -2, -1, 1, 2, 5]), st.integers(0, 6))
def test_the_nth_weekday_day_by_day(start: int, place: int, name: int) -> None:
    days = range(start, start + 400)

    def is_nth(each: int) -> bool:
        year, month, number = year_month_day(each)
        same = [
            n
            for n in range(1, month_length(year, month) + 1)
            if weekday(day_number(year, month, n)) == name
        ]
        at = place - 1 if place > 0 else place
        return abs(place) <= len(same) and same[at] == number

    recurrence = Recurrence(start, Rule("MONTHLY", weekdays=((place, name),)))
    assert [*recurrence.occurrences(last=days[-1])] == [each for each in days if is_nth(each)]


def _numbers(most: int, *, from_end: bool = True) -> st.SearchStrategy[str]:
    signs = [-1, 1] if from_end else [1]
    number = st.builds(lambda n, sign: n * sign, st.integers(1, most), st.sampled_from(signs))
    return st.lists(number, min_size=1, max_size=3).map(lambda each: ",".join(map(str, each)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule, most of which can be read."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 5))}"]
    maybe = {"BYMONTH": _numbers(12, from_end=False)}
    if freq != "WEEKLY":
        maybe["BYMONTHDAY"] = _numbers(31)
    if freq == "YEARLY":
        maybe |= {"BYYEARDAY": _numbers(366), "BYWEEKNO": _numbers(53)}
    for name, numbers in maybe.items():
        if draw(st.integers(0, 2)) == 0:
            parts.append(f"{name}={draw(numbers)}")
    if draw(st.booleans()):
        places = ["", "", "1", "2", "-1"] if freq in ("MONTHLY", "YEARLY") else [""]
        day = st.builds(lambda at, code: at + code, st.sampled_from(places), st.sampled_from(CODES))
        parts.append(f"BYDAY={','.join(draw(st.lists(day, min_size=1, max_size=3)))}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"BYSETPOS={draw(_numbers(5))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(CODES))}")
    return ";".join(parts)


def _is_mixed(rule: Rule) -> bool:
    """True for the last Friday beside each Monday: dateutil has no such rule in the year."""
    return len({place == 0 for place, _ in rule.weekdays}) > 1


@given(rules(), st.integers(1, day_number(2100, 1, 1)))
def test_rules_against_dateutil(text: str, start: int) -> None:
    try:
        read = read_rule(text)
        recurrence = read.starting(start)
    except HandoverError:
        assume(False)
    assume(not _is_mixed(read.rule))
    until = start + 3000
    reference = rrulestr(text, dtstart=dt.datetime.fromordinal(start))
    wanted = [
        each.toordinal()
        for each in reference.between(
            dt.datetime.fromordinal(start), dt.datetime.fromordinal(until), inc=True
        )
    ]
    assert [*recurrence.occurrences(last=until)] == wanted
    rule = recurrence.pattern
    assert isinstance(rule, Rule)
    assert read_rule(rule.text).rule == rule


@given(rules(), st.integers(1, 800_000), st.integers(-2000, 10_000))
def test_next_and_last_are_ends_of_the_occurrences(text: str, start: int, later: int) -> None:
    try:
        recurrence = read_rule(text).starting(start)
    except HandoverError:
        assume(False)
    at = start + later
    after = next((each for each in recurrence.occurrences(last=at + 60_000) if each > at), None)
    assume(after is not None)
    assert recurrence.next_after(at) == after
    before = [each for each in recurrence.occurrences(last=at) if each < at]
    assert recurrence.last_before(at) == (before[-1] if before else None)
    assert [*islice(recurrence.occurrences(at), 3)][:1] == ([at] if recurrence.has(at) else [after])


REFUSED = [
    ("FREQ=DAILY;INTERVAL=0", "INTERVAL takes 1 to 10,000,000, not '0'"),  # dateutil hangs
    ("FREQ=DAILY;INTERVAL=-1", "INTERVAL takes"),
    ("FREQ=DAILY;COUNT=3;UNTIL=20260101", "both COUNT and UNTIL end it"),
    ("FREQ=DAILY;COUNT=0", "COUNT takes 1 to 10,000, not '0'"),
    ("FREQ=HOURLY", "no FREQ 'HOURLY'"),
    ("BYDAY=MO", "FREQ is missing"),
    ("FREQ=DAILY;BYHOUR=9", "BYHOUR sets a clock time"),
    ("FREQ=DAILY;BYMINUTE=9", "BYMINUTE sets a clock time"),
    ("FREQ=DAILY;BYSECOND=9", "BYSECOND sets a clock time"),
    ("FREQ=YEARLY;BYEASTER=0", "BYEASTER is no part of RFC 5545"),
    ("FREQ=YEARLY;RSCALE=HEBREW", "RSCALE is for other calendars"),
    ("FREQ=MONTHLY;SKIP=BACKWARD", "SKIP says what is done at the end of a month"),
    ("FREQ=DAILY;BYDAYS=MO", "there is no part 'BYDAYS'"),
    ("FREQ=DAILY;FOO=1", "there is no part 'FOO'"),
    ("FREQ=DAILY;FREQ=DAILY", "FREQ stands there twice"),
    ("FREQ=DAILY;", "'' is no NAME=VALUE"),
    ("FREQ=", "'FREQ=' is no NAME=VALUE"),
    ("FREQ=DAILY;UNTIL=20260101T000000Z", "UNTIL takes a day such as 20261231"),
    ("FREQ=DAILY;UNTIL=20260230", "UNTIL takes a day"),
    ("FREQ=DAILY;UNTIL=20261301", "UNTIL takes a day"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY takes 1 to 31, or -1 to -31, not '32'"),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY takes"),
    ("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY takes"),
    ("FREQ=YEARLY;BYMONTH=-1", "BYMONTH takes 1 to 12, not '-1'"),
    ("FREQ=YEARLY;BYMONTH=\u0661", "BYMONTH takes"),
    ("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY takes"),
    ("FREQ=YEARLY;BYWEEKNO=54;BYDAY=MO", "BYWEEKNO takes"),
    ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO can be the whole week or the day of the week"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "with BYWEEKNO no number stands before"),
    ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;INTERVAL=2", "a week at the end of a year"),
    ("FREQ=MONTHLY;BYWEEKNO=20;BYDAY=MO", "BYWEEKNO belongs to FREQ=YEARLY"),
    ("FREQ=MONTHLY;BYYEARDAY=20", "BYYEARDAY belongs to FREQ=YEARLY"),
    ("FREQ=WEEKLY;BYMONTHDAY=2", "BYMONTHDAY does not belong to FREQ=WEEKLY"),
    ("FREQ=WEEKLY;BYDAY=1MO", "with FREQ=WEEKLY no number stands"),  # dateutil drops the 1
    ("FREQ=MONTHLY;BYDAY=54MO", "BYDAY takes 1 to 53"),
    ("FREQ=MONTHLY;BYDAY=MON", "BYDAY takes MO, TU, WE, TH, FR, SA, SU, not 'ON'"),
    ("FREQ=MONTHLY;WKST=XX", "WKST takes MO"),
    ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS needs another part"),
    ("FREQ=DAILY" + " " * 1000 + ";", "there are more than 1,000 characters"),
]


@pytest.mark.parametrize(("rule", "problem"), REFUSED)
def test_rules_that_are_refused(rule: str, problem: str) -> None:
    with pytest.raises(HandoverError) as caught:
        read_rule(rule)
    assert problem in caught.value.message


NEVER = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;BYSETPOS=2",
    "FREQ=MONTHLY;BYDAY=6MO",
]


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_that_never_gives_a_day_ends(rule: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(HandoverError, match="no day from 2026-01-01 to 9999-12-31 fits"):
        read_rule(rule).starting(day("2026-01-01"))
    assert time.perf_counter() - begun < 5


def test_a_rule_that_ends_before_it_starts() -> None:
    with pytest.raises(HandoverError, match="it ends on 2025-12-31, before it starts"):
        read_rule("FREQ=DAILY;UNTIL=20251231").starting(day("2026-01-01"))


@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=YEARLY;BYMONTHDAY=31", "FREQ=DAILY"],
)
def test_a_month_end_needs_one_day_of_a_month(rule: str) -> None:
    with pytest.raises(HandoverError, match="month-end clamp is for a day of each month"):
        read_rule(rule).starting(day("2026-01-31"), "clamp")


def test_the_next_day_of_an_endless_rule_is_found_at_once() -> None:
    endless = read_rule("FREQ=DAILY").starting(FIRST_DAY)
    begun = time.perf_counter()
    for at in range(day("2026-01-01"), day("2026-01-01") + 1000):
        assert (endless.next_after(at), endless.last_before(at)) == (at + 1, at - 1)
    assert time.perf_counter() - begun < 1


def test_nothing_comes_after_the_last_day() -> None:
    endless = read_rule("FREQ=DAILY").starting(day("2026-01-01"))
    assert endless.next_after(LAST_DAY) is None
    assert endless.last_before(day("2026-01-01")) is None
    assert not endless.has(day("2025-12-31"))


def to_weekday(each: int) -> int:
    """A Saturday and a Sunday moved to Monday."""
    return each + max(7 - weekday(each), 0) if weekday(each) > 4 else each


@given(st.integers(700_000, 800_000), st.integers(-100, 400), st.integers(0, 40))
def test_days_that_are_moved(start: int, first: int, length: int) -> None:
    plain = Recurrence(start, Rule("DAILY", interval=2))
    moved = plain._replace(move=to_weekday, moved_by=(0, 2))
    every = sorted({to_weekday(each) for each in plain.occurrences(last=start + 600)})
    low, high = start + first, start + first + length
    assert [*moved.occurrences(low, high)] == [each for each in every if low <= each <= high]
    assert moved.next_from(low) == next(each for each in every if each >= low)
    assert moved.last_before(low) == next((e for e in reversed(every) if e < low), None)
    assert [*moved.occurrences(last=high)] == [each for each in every if each <= high]


@given(st.integers(-10_000_000, 10_000_000))
def test_the_numbers_of_units(at: int) -> None:
    for each in UNITS.values():
        number = each.number(at)
        assert each.first(number) <= at < each.first(number + 1)
        assert each.number(each.first(number + 1)) == number + 1


def test_what_is_found_in_a_unit() -> None:
    found = Recurrence(day("2026-01-01"), Found(QUARTER, lambda _, last: [last]))
    assert [iso(each) for each in islice(found.occurrences(), 3)] == [
        "2026-03-31",
        "2026-06-30",
        "2026-09-30",
    ]
    assert WEEK.first(WEEK.number(day("2026-01-04"), 6), 6) == day("2026-01-04")


def test_what_is_meant_as_a_rule() -> None:
    assert is_rrule("FREQ=DAILY")
    assert is_rrule(" rrule:FREQ")
    assert not is_rrule("last friday of the month")
