"""What a table knows of order, against every way in which its days can fall."""

import time
from collections.abc import Callable, Sequence
from random import Random

import pytest
from brute_force import RandomTable, point_of, random_shift, random_table, random_way

from handover_cli.answers import verdicts
from handover_cli.answers.answer import Answer
from handover_cli.answers.asked import Asked
from handover_cli.answers.asking import answer_all, ask_text
from handover_cli.answers.comparing import Verdict, compare
from handover_cli.answers.ranges import LOOSE_RANGE, LOOSE_VERDICT, Range, amounts
from handover_cli.business_days import (
    SATURDAY_SUNDAY,
    BusinessCalendar,
    PublicHolidays,
    SpecialDay,
    YearlyHoliday,
)
from handover_cli.calendar import day_number, is_leap
from handover_cli.dates import Bounds
from handover_cli.errors import HandoverError
from handover_cli.language.expressions import parse
from handover_cli.language.possible_days import connected
from handover_cli.language.questions import Relation, resolve_operands
from handover_cli.language.reading import read
from handover_cli.language.resolving import (
    FixedScope,
    Order,
    Point,
    Ref,
    Root,
    Stretch,
    along,
    shift,
)
from handover_cli.language.steps import Step, to_nearest_business_day
from handover_cli.language.verdicts import Check
from handover_cli.spans import DECIMAL_UNITS, Duration, Measure, Unit, move
from handover_cli.table.contradictions import contradictions
from handover_cli.table.loading import load_text, problems_in
from handover_cli.table.table import Table
from handover_cli.unknowns.alike_years import Trial
from handover_cli.unknowns.budget import STEPS, Budget, OutOfSteps
from handover_cli.unknowns.contradictions import smallest
from handover_cli.unknowns.system import Rule, System, Term, Window, window_of
from handover_cli.unknowns.ways import Way, way_of

UNITS: list[Unit] = ["days", "weeks", "months", "years", "business-days", "calendar"]
RELATIONS: dict[Relation, Callable[[int, int], bool]] = {
    "before": lambda a, b: a < b,
    "after": lambda a, b: a > b,
    "on": lambda a, b: a == b,
}


def agreed(found: set[bool]) -> Verdict:
    return "undetermined" if len(found) == 2 else "yes" if found == {True} else "no"


def asked_days(random: Random, table: RandomTable) -> list[Point]:
    """Three points of a table, some of them moved once more."""
    points = [random.choice(table.points) for _ in range(3)]
    return [
        along(point, random_way(random, table.business), table.business)
        if random.random() < 0.25
        else point
        for point in points
    ]


# --- Against every way in which the days can fall ---


@pytest.mark.parametrize("seed", range(10))
def test_answers_are_as_narrow_as_the_table_allows(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - it draws tables
    answers = 0
    while answers < 20:
        table = random_table(random)
        every = list(table.choices())
        if not every:
            continue
        answers += 1
        first, last, subject = asked_days(random, table)
        days = [[table.days(point, each) for point in (first, last, subject)] for each in every]
        unit = random.choice(UNITS)
        decimals = random.choice([0, 1, 4]) if unit in DECIMAL_UNITS else 0
        counting = random.choice(["exclusive", "inclusive"])
        measure = Measure(unit, counting, decimals, table.business)  # type: ignore[arg-type]
        values = [measure.between(a, b) for a, b, _ in days]
        budget = Budget()
        found = amounts(first, last, measure, table.business, budget)
        assert (found, budget.is_loose) == (Range(min(values), max(values)), False)
        for relation, holds in RELATIONS.items():
            expected = agreed({holds(a, b) for a, b, _ in days})
            assert compare(first, relation, last, table.business) == expected
        period = Stretch(Ref("period", "p"), "", first, last)
        for verdict, found_verdict in {
            agreed({s < a for a, _, s in days}): compare(subject, "before", period, table.business),
            agreed({s > b for _, b, s in days}): compare(subject, "after", period, table.business),
        }.items():
            assert found_verdict == verdict
        within = agreed({a <= s <= b for a, b, s in days})
        assert compare(subject, "within", period, table.business) == within
        members = last.date.runs or (last.date.bounds,)
        within = agreed(
            {any((low or 0) <= a <= (high or 0) for low, high in members) for a, _, _ in days}
        )
        assert compare(first, "within", last, table.business) == within


@pytest.mark.parametrize("seed", range(10, 14))
def test_a_contradiction_is_a_smallest_set_of_periods_that_no_days_keep(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - it draws tables
    found = 0
    while found < 20:
        table = random_table(random)
        orders = [
            order
            for order in table.orders
            if not (order.before.root.is_known and order.after.root.is_known)
        ]
        left = list(orders)
        for needed in contradictions(orders):
            found += 1
            assert not any(table.choices(needed))
            for order in needed:
                assert any(table.choices([other for other in needed if other is not order]))
            left.remove(needed[-1])
        assert any(table.choices(left))


# --- The questions that showed what was missing ---


def verdict(subject: str, relation: Relation, target: str, table: Table) -> str:
    return ask_text(f"is {subject} {relation} {target}", FixedScope(table, 737_744))[0].text


def days(start: str, end: str, table: Table, unit: str = "days") -> str:
    return ask_text(f"{unit} between {start} and {end}", FixedScope(table, 737_744))[0].text


ONE_DAY = load_text(
    """
    [events.arrival]
    date = "2024-03"
    [events.decision]
    date = "2024-03"
    [events.notice]
    date = "arrival-9d"
    [periods.wait]
    start = "notice"
    end = "decision"
    """
)
CHAIN = load_text(
    """
    [events.founded]
    date = "2020"
    [events.renamed]
    date = "2020"
    [events.dissolved]
    date = "2020"
    [periods.first]
    start = "founded"
    end = "renamed"
    [periods.second]
    start = "renamed"
    end = "dissolved"
    """
)
BOUND = load_text(
    """
    [events.moved-in]
    date = "2021"
    [periods.stay]
    start = 2021-01-01
    end = "moved-in"
    [periods.rent]
    start = "moved-in"
    end = 2021-02-10
    """
)


@pytest.mark.parametrize("notice", ["notice", "arrival-9d", "arrival-1w-2d", "arrival-2w+5d"])
def test_one_day_has_one_answer_however_it_is_written(notice: str) -> None:
    assert days(notice, "decision", ONE_DAY) == "0..39"
    assert verdict("decision", "before", notice, ONE_DAY) == "no"


def test_an_order_through_a_third_event_counts() -> None:
    assert days("founded", "dissolved", CHAIN) == "0..365"
    assert verdict("founded", "after", "dissolved", CHAIN) == "no"
    assert verdict("founded+1m", "after", "dissolved+1m", CHAIN) == "no"


def test_what_another_period_says_of_an_event_counts() -> None:
    assert days("stay.start", "stay.end", BOUND) == "0..40"
    assert verdict("moved-in", "before", "2021-03-01", BOUND) == "yes"
    assert days("moved-in", "2021-02-10", BOUND) == "0..40"
    assert ask_text("what quarter was moved-in", FixedScope(BOUND))[0].text == "2021-Q1"


@pytest.mark.parametrize(
    ("window", "end", "expected"),
    [
        pytest.param("[2021-02-10..2021-04-20]", "a+1m-31d", "0", id="from the middle on"),
        pytest.param("[2024-01-01..2024-01-11]", "a+1b-2d", "0..1", id="on some weekdays"),
    ],
)
def test_a_period_that_only_days_in_the_middle_allow_is_right(
    window: str, end: str, expected: str
) -> None:
    table = load_text(f"events.a.date = '{window}'\nperiods.p = {{start = 'a', end = '{end}'}}")
    assert days("p.start", "p.end", table) == expected


# --- What a table can't be ---


def problems(text: str) -> list[str]:
    return list(map(str, problems_in([("t.toml", text.encode())])))


def test_a_contradiction_names_the_events_and_the_periods() -> None:
    assert problems(
        """
        events.a.date = "[2021-02-05..2021-02-15]"
        events.b.date = "[2021-02-01..2021-02-05]"
        events.c.date = 2021-02-01
        events.d.date = "2021"
        [periods.from-a]
        start = "a"
        end = "b"
        [periods.from-b]
        start = "b"
        end = "c"
        [periods.other]
        start = "a"
        end = "d"
        """
    ) == [
        (
            "t.toml:9: periods.from-b: these can't all be true: the events a, b and c and the periods"
            " from-a and from-b; correct a date, or leave out a period"
        )
    ]


def test_a_contradiction_without_events_and_one_through_relative_dates() -> None:
    assert problems(
        """
        [periods.one]
        start = "2021"
        end = "2021"
        [periods.two]
        start = "one.end+1d"
        end = "one.start"
        """
    ) == [
        (
            "t.toml:5: periods.two: these can't all be true: the periods one and two; correct a date,"
            " or leave out a period"
        )
    ]
    assert problems(
        """
        events.a.date = "2021"
        events.b.date = "2021"
        events.later.date = "b+1d"
        [periods.one]
        start = "a"
        end = "b"
        [periods.two]
        start = "later"
        end = "a"
        """
    ) == [
        (
            "t.toml:8: periods.two: these can't all be true: the events a, b and later and the"
            " periods one and two; correct a date, or leave out a period"
        )
    ]


def test_every_contradiction_is_a_problem() -> None:
    found = problems(
        """
        events.a.date = "2021"
        events.b.date = "2021"
        [periods.one]
        start = "a+1m1d"
        end = "a+1m"
        [periods.two]
        start = "a"
        end = "b"
        [periods.three]
        start = "b+1b"
        end = "a"
        """
    )
    assert [problem.partition(":")[2][:14] for problem in found] == [
        "6: periods.one",
        "10: periods.th",
    ]
    assert "it ends (2021-02-01..2022-01-31) before it starts (" in found[0]


def circle(number: int) -> str:
    """Periods from each event to the next, and from the last one to the first."""
    lines = [f"events.e{n}.date = '2021'" for n in range(number)]
    for n in range(number):
        lines += [f"[periods.p{n}]", f"start = 'e{n}+1d'", f"end = 'e{(n + 1) % number}'"]
    return "\n".join(lines)


def test_of_many_entries_a_contradiction_names_some() -> None:
    (problem,) = problems(circle(15))
    assert "the events e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11 and 3 more" in problem
    assert "the periods p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11 and 3 more" in problem


def test_a_part_that_takes_all_steps_hides_no_contradiction_in_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("handover_cli.table.contradictions.Budget", lambda: Budget(0))
    (problem,) = problems(circle(3))
    assert "these can't all be true" in problem


def test_a_long_contradiction_is_found_in_bounded_steps() -> None:
    (problem,) = problems(circle(1000))
    assert "these can't all be true" in problem


def test_parts_that_too_many_steps_are_needed_for_are_kept() -> None:
    def is_possible(parts: Sequence[int]) -> bool:
        raise OutOfSteps(parts)

    assert smallest([1, 2, 3], is_possible) == [1, 2, 3]
    assert smallest([1, 2, 3], is_possible, [1, 2]) == [1, 2, 3]


def test_holidays_that_a_period_needs_and_nobody_knows_stop_no_other_answer() -> None:
    public = PublicHolidays("XX", 2000, 2001, (SpecialDay(day_number(2000, 1, 3)),))
    root = Root(Ref("event", "a"), Bounds(day_number(2010, 1, 1), day_number(2010, 1, 9)))
    point = point_of(root)
    way = (Duration(business_days=5),)
    root.orders = [Order("p", point, point._replace(way=way), BusinessCalendar(public=public))]
    budget = Budget()
    assert amounts(point, point._replace(way=(Duration(days=2),)), Measure(), None, budget) == (
        2,
        2,
    )
    assert budget.is_loose


# --- Sets and patterns ---


def members(*texts: tuple[int, int, int], name: str = "a") -> Point:
    """An event on one of these days."""
    every = [day_number(*text) for text in texts]
    runs = tuple(Bounds(day, day) for day in every)
    return point_of(Root(Ref("event", name), Bounds(every[0], every[-1]), runs))


CHRISTMAS = members(*((year, 12, 25) for year in range(2010, 2020)))
LEAP_DAYS = members(*((year, 2, 29) for year in range(2004, 2100, 4)))


def on(year: int, month: int, day: int) -> Point:
    number = day_number(year, month, day)
    return point_of(Root(None, Bounds(number, number)))


def test_a_set_is_its_members() -> None:
    assert compare(CHRISTMAS, "on", on(2015, 7, 1)) == "no"
    assert compare(on(2015, 12, 25), "on", CHRISTMAS) == "undetermined"
    assert compare(on(2015, 7, 1), "within", CHRISTMAS) == "no"
    assert compare(on(2015, 12, 25), "within", CHRISTMAS) == "yes"
    year = shift(LEAP_DAYS, (Duration(years=1),))
    assert amounts(LEAP_DAYS, year, Measure()) == (365, 365)
    assert amounts(LEAP_DAYS, CHRISTMAS, Measure()) == (
        day_number(2010, 12, 25) - day_number(2096, 2, 29),
        day_number(2019, 12, 25) - day_number(2004, 2, 29),
    )


def test_a_set_without_a_first_or_a_last_day_is_its_members_too() -> None:
    runs = (Bounds(None, 5), Bounds(9, None))
    point = point_of(Root(Ref("event", "a"), Bounds(), runs))
    at = [point_of(Root(None, Bounds(day, day))) for day in (5, 7, 9)]
    assert [compare(day, "within", point) for day in at] == ["yes", "no", "yes"]
    assert [compare(point, "on", day) for day in at] == ["undetermined", "no", "undetermined"]
    assert compare(point, "within", point) == "yes"


def test_the_members_of_a_moved_set_are_moved() -> None:
    moved = shift(CHRISTMAS, (Duration(months=1),))
    assert moved.date.runs[0] == Bounds(day_number(2011, 1, 25), day_number(2011, 1, 25))
    assert compare(on(2015, 1, 26), "within", moved) == "no"
    ends = members((2021, 1, 29), (2021, 1, 31))
    assert shift(ends, (Duration(months=1),)).date.runs == ()


class Entries(Table):
    """A table with events of any days."""

    def __init__(self, **points: Point) -> None:
        super().__init__("", {"events": {name: {} for name in points}})
        for name, point in points.items():
            self.points[Ref("event", name)] = point._replace(ref=Ref("event", name))
            self.index[name] = Ref("event", name)


def answer(question: str, **points: Point) -> str:
    scope = FixedScope(Entries(**points), 737_744)
    return ask_text(question, scope)[0].text


FEBRUARY = point_of(
    Root(Ref("event", "f"), Bounds(day_number(2021, 2, 1), day_number(2021, 2, 28)))
)
FRIDAYS = members((2021, 1, 1), (2021, 1, 8), (2021, 1, 22))
OPEN = point_of(Root(Ref("event", "o"), Bounds(day_number(2021, 2, 1), None)))
EVER = point_of(Root(Ref("event", "e"), Bounds()))


@pytest.mark.parametrize(
    ("question", "point", "expected"),
    [
        pytest.param("is a a Friday", FRIDAYS, "yes", id="all are Fridays"),
        pytest.param("is a a Friday", CHRISTMAS, "undetermined", id="some are"),
        pytest.param("is a a Monday", FRIDAYS, "no", id="none is a Monday"),
        pytest.param("is a on a weekend", FRIDAYS, "no", id="no weekend"),
        pytest.param("is a a Friday", OPEN, "undetermined", id="open, on a Friday"),
        pytest.param("is a a Friday", EVER, "undetermined", id="ever, on a Friday"),
        pytest.param("what day of the year is a", CHRISTMAS, "359..360", id="near the end"),
        pytest.param("what day of the year is a", FEBRUARY, "32..59", id="in one year"),
        pytest.param("what quarter is a", FRIDAYS, "2021-Q1", id="in one quarter"),
    ],
)
def test_facts_are_those_of_the_members(question: str, point: Point, expected: str) -> None:
    assert answer(question, a=point) == expected


@pytest.mark.parametrize(
    ("holidays", "expected"),
    [
        pytest.param([], "yes", id="without days off"),
        pytest.param([day_number(2024, 1, 1)], "undetermined", id="with one years later"),
        pytest.param([day_number(2034, 1, 1)], "yes", id="with one after them"),
    ],
)
def test_of_many_days_each_may_be_a_holiday(holidays: list[int], expected: str) -> None:
    years = Bounds(day_number(2020, 1, 1), day_number(2029, 12, 31))
    table = Entries(a=point_of(Root(Ref("event", "a"), years)))
    business = BusinessCalendar(frozenset(), holidays)
    scope = FixedScope(table, 737_744, lambda: business)
    assert ask_text("is a a business day", scope)[0].text == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        pytest.param(LEAP_DAYS, "yes", id="all in leap years"),
        pytest.param(FEBRUARY, "no", id="none in a leap year"),
        pytest.param(CHRISTMAS, "undetermined", id="one may be"),
        pytest.param(OPEN, "undetermined", id="open"),
    ],
)
def test_a_leap_year_is_that_of_the_members(point: Point, expected: str) -> None:
    scope = FixedScope(Entries(), 737_744)
    question = Check("leap year", 0, parse("2020"))
    assert verdicts.answer(Asked(question, (point,), "", scope)).text == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(FRIDAYS, members((2021, 1, 5), (2021, 1, 20)), "yes", id="all in January"),
        pytest.param(CHRISTMAS, LEAP_DAYS, "no", id="December and February"),
        pytest.param(LEAP_DAYS, CHRISTMAS, "no", id="the other way"),
        pytest.param(FRIDAYS, OPEN, "no", id="before what is open"),
        pytest.param(FEBRUARY, OPEN, "undetermined", id="open"),
        pytest.param(CHRISTMAS, EVER, "undetermined", id="ever"),
        pytest.param(CHRISTMAS, shift(CHRISTMAS, (Duration(days=6),)), "yes", id="of one day"),
        pytest.param(CHRISTMAS, shift(CHRISTMAS, (Duration(days=7),)), "no", id="a week later"),
    ],
)
def test_the_same_month_is_that_of_members(one: Point, other: Point, expected: str) -> None:
    assert answer("are a and b in the same month", a=one, b=other) == expected


def test_counts_keep_to_the_order_of_the_table() -> None:
    scope = FixedScope(CHAIN, 737_744)
    text = "how many Fridays between founded and dissolved"
    assert ask_text(text, scope)[0].text == "0..52"
    assert ask_text("how many Fridays between dissolved and founded", scope)[0].text == "-52..0"
    with pytest.raises(HandoverError, match="counts between days that are not known"):
        ask_text("how many Fridays between founded and founded+1m", scope)


# --- Ways ---


@pytest.mark.parametrize(
    ("shifts", "steps", "plus"),
    [
        pytest.param([Duration(weeks=1)], (), 7, id="a week is seven days"),
        pytest.param([Duration(days=7), Duration(days=-7)], (), 0, id="there and back"),
        pytest.param(
            [Duration(days=1), Duration(days=-1), Duration(years=1)],
            (("months", 12),),
            0,
            id="nothing, then a year",
        ),
        pytest.param(
            [Duration(months=1), Duration(months=1)],
            (("months", 1), ("months", 1)),
            0,
            id="a month and a month are not two months",
        ),
        pytest.param(
            [Duration(business_days=1), Duration(business_days=2)],
            (("business", 3),),
            0,
            id="business days add up",
        ),
        pytest.param(
            [Duration(business_days=1), Duration(business_days=-1)],
            (("business", 1), ("business", -1)),
            0,
            id="but not there and back",
        ),
        pytest.param([Duration(hours=48)], (), 2, id="whole days of hours"),
    ],
)
def test_a_way_has_one_form(shifts: list[Duration], steps: tuple[object, ...], plus: int) -> None:
    way, days_after = way_of(tuple(shifts), None)
    assert (way.steps, days_after) == (steps, plus)
    for start in range(737_400, 737_500):
        assert way.move(start) + plus == move(start, tuple(shifts))


@pytest.mark.parametrize("number", [-30, -3, -1, 1, 2, 7, 40])
def test_the_distance_of_business_days_holds_near_holidays(number: int) -> None:
    holidays = [day_number(2021, 1, 1) + n for n in (0, 3, 4, 5, 60, 62)]
    business = BusinessCalendar(holidays=holidays)
    way = Way((("business", number),), business)
    moved = [way.move(day) - day for day in range(holidays[0] - 60, holidays[-1] + 60)]
    least, most = way.distance
    assert least <= min(moved)
    assert max(moved) <= most
    assert max(abs(least), abs(most)) - max(map(abs, moved)) < 8


@pytest.mark.parametrize("number", [1, 2, 5, 12, -1, -3, -12])
@pytest.mark.parametrize("seed", range(8))
def test_the_distance_of_business_days_holds_near_days_that_are_worked(
    number: int, seed: int
) -> None:
    random = Random(seed)  # noqa: S311
    first = day_number(2023, 12, 1)
    special = [
        SpecialDay(first + random.randrange(90), is_worked=random.random() < 0.6) for _ in range(25)
    ]
    yearly = [YearlyHoliday(12, day) for day in (24, 25, 26, 31)]
    business = BusinessCalendar(special=special, yearly=yearly)
    way = Way((("business", number),), business)
    least, most = way.distance
    moved = [way.move(day) - day for day in range(first - 40, first + 800)]
    assert least <= min(moved)
    assert max(moved) <= most


@pytest.mark.parametrize("seed", range(300))
def test_the_distance_of_a_shift_holds_on_every_day(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    first = day_number(2023, 12, 1)
    holidays = [first + random.randrange(90) for _ in range(random.randint(0, 12))]
    business = BusinessCalendar(random.choice([SATURDAY_SUNDAY, frozenset({4})]), holidays)
    way, _ = way_of((random_shift(random, business),), business)
    least, most = way.distance
    moved = [way.move(day) - day for day in range(first - 60, first + 140)]
    assert least <= min(moved)
    assert max(moved) <= most
    assert min(moved) - least < 40
    assert most - max(moved) < 40


def test_the_distance_of_the_nearest_business_day_holds_in_a_long_weekend() -> None:
    business = BusinessCalendar(holidays=[day_number(2023, 12, day) for day in (25, 26, 27, 28)])
    step = Step(to_nearest_business_day, ("",), business)
    days = [day_number(2023, 12, day) for day in (22, 23, 24, 25, 26, 27, 28, 29)]
    least, most = step.distance
    assert all(least <= step.reach(day) - day <= most for day in days)


@pytest.mark.parametrize("months", [-1200, -13, -1, 1, 2, 12, 100])
def test_the_distance_of_months_is_that_of_every_day_of_the_calendar(months: int) -> None:
    way = Way((("months", months),))
    begin = day_number(1795, 1, 1)
    moved = [way.move(day) - day for day in range(begin, begin + 146_097, 1)] if months < 3 else []
    moved = moved or [way.move(day) - day for day in range(begin, begin + 40_000)]
    least, most = way.distance
    assert least <= min(moved)
    assert max(moved) <= most
    assert months not in (-1, 1) or (least, most) == (min(moved), max(moved))


# --- Steps, not seconds ---


def steps_of(table: Table, start: str, end: str, unit: Unit = "days") -> int:
    """The steps that a measure takes, without those of loading."""
    points = [table.events[name].point for name in (start, end)]
    budget = Budget()
    amounts(points[0], points[1], Measure(unit), None, budget)
    assert not budget.is_loose
    return STEPS - budget.steps


def star(number: int) -> Table:
    """Periods from one event to days, and one to another event."""
    lines = ["events.hub.date = '2020'", "events.end.date = '2021'"]
    for n in range(number):
        lines += [f"[periods.p{n}]", "start = 'hub'", f"end = {2021 + n % 50}-{n % 12 + 1:02d}-05"]
    return load_text("\n".join([*lines, "[periods.last]", "start = 'hub'", "end = 'end'"]))


def test_periods_of_one_event_cost_a_question_nothing() -> None:
    assert steps_of(star(300), "hub", "end") == steps_of(star(30), "hub", "end")


def test_many_periods_between_two_events_take_steps_in_a_straight_line() -> None:
    def table(number: int) -> Table:
        lines = ["events.a.date = '2020'", "events.b.date = '2026'"]
        for n in range(number):
            lines += [f"[periods.p{n}]", f"start = 'a+{n % 40 + 1}m-{n}d'", "end = 'b+1m'"]
        return load_text("\n".join(lines))

    few, many = (steps_of(table(number), "a", "b", "months") for number in (40, 400))
    assert many <= 11 * few


def test_equal_rules_count_once() -> None:
    rules = [Rule(0, Way(), plus, 1, Way()) for plus in (1, 3, 2)]
    assert System([Window(), Window()], rules, Budget()).rules == [rules[1]]


HALF = "+1m-31d" * 50
SLOW = load_text(
    f"""
    [events.a]
    date = "1XXX"
    [events.b]
    date = "a{HALF}"
    [events.c]
    date = "b{HALF}"
    [events.d]
    date = "c{HALF}"
    """
)


def test_an_answer_that_takes_too_long_is_wide_and_says_so() -> None:
    (found,) = ask_text("days between a and d", FixedScope(SLOW, 737_744))
    assert found.notes == (LOOSE_RANGE,)
    assert found.text == "-450..0"  # 150 times, at most 3 days each
    (found,) = ask_text("days between d and a", FixedScope(SLOW, 737_744))
    assert found.text == "0..450"
    (found,) = ask_text("months between a and d", FixedScope(SLOW, 737_744))
    assert found.notes == (LOOSE_RANGE,)


def in_few_steps(question: str, table: Table, steps: int) -> Answer:
    scope = FixedScope(table, 737_744)
    read_question = read(question).question(scope)
    operands = resolve_operands(read_question, scope)
    return answer_all(read_question, operands, question, scope, budget=Budget(steps))[0]


@pytest.mark.parametrize(
    "question",
    [
        "is founded after dissolved",
        "is founded within dissolved",
        "are founded and dissolved on the same day",
    ],
)
def test_a_comparison_without_steps_is_undetermined_and_says_so(question: str) -> None:
    found = in_few_steps(question, CHAIN, 3)
    assert (found.text, found.notes[-1]) == ("undetermined", LOOSE_VERDICT)


PERIODS_IN_A_YEAR = load_text(
    """
    events.a.date = "2020"
    events.b.date = "2020"
    [periods.p]
    start = "a"
    end = "b"
    [periods.q]
    start = "a+1m"
    end = "b+1m"
    """
)


def test_periods_without_steps_are_compared_and_counted_on_the_wide_side() -> None:
    related = in_few_steps("do p and q overlap", PERIODS_IN_A_YEAR, 0)
    assert (related.text, related.notes[-1]) == ("undetermined", LOOSE_VERDICT)
    shared = in_few_steps("days p and q overlap", PERIODS_IN_A_YEAR, 0)
    assert shared.notes[-1] == LOOSE_RANGE
    assert isinstance(shared.result, Range)
    assert shared.result.low == 0


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("days between founded and dissolved", "0..365", id="in order"),
        pytest.param("days between dissolved and founded", "-365..0", id="the other way"),
        pytest.param("days between founded+1m and dissolved", "-31..334", id="less a month"),
        pytest.param(
            "calendar between founded and dissolved",
            "0 days..11 months, 30 days",
            id="in calendar units",
        ),
        pytest.param("months between dissolved and founded", "-11..0", id="in months"),
        pytest.param("months between founded+1m and dissolved", "-2..10", id="loose in months"),
    ],
)
def test_a_measure_without_steps_has_simple_bounds(question: str, expected: str) -> None:
    found = in_few_steps(question, CHAIN, 3)
    assert (found.text, found.notes) == (expected, (LOOSE_RANGE,))


def test_each_answer_of_a_list_has_steps_of_its_own() -> None:
    spent = Budget(0)
    part, other = spent.part(), spent.part()
    part.spend(10)
    with pytest.raises(OutOfSteps):
        other.spend(STEPS)
    assert [each.is_loose for each in (part, other, spent.part())] == [False, True, False]


def test_a_table_that_takes_too_many_steps_is_read_and_its_answers_say_so() -> None:
    root = CHAIN.events["founded"].point.root
    fresh = {each.point.root: each.point.root.connected for each in CHAIN.events.values()}
    for each in fresh:
        each.connected = None
    try:
        assert not connected(root, Budget(1)).is_solved
        (found,) = ask_text("days between founded and dissolved", FixedScope(CHAIN, 737_744))
        assert found.notes == (LOOSE_RANGE,)
        assert found.text == "0..365"
    finally:
        for each, known in fresh.items():
            each.connected = known


def test_what_holds_in_no_month_is_seen_within_a_cycle_of_the_calendar() -> None:
    month = Way((("months", 1),))
    # A month after the day is 31 days after it or later, and 30 days after it or earlier.
    rules = [Rule(0, Way(), 31, 0, month), Rule(0, month, -30, 0, Way())]
    budget = Budget(10**8)
    assert not System([Window(1, 10**9)], rules, budget).solve()
    assert 10**8 - budget.steps < 3 * 10**6


def test_days_that_move_each_other_are_not_always_a_contradiction() -> None:
    month = Way((("months", 1),))
    rules = [
        Rule(0, Way(), 0, 1, Way()),
        Rule(0, month, -30, 1, Way()),
        Rule(1, Way(), 30, 0, month),
    ]
    system = System([Window(737_822, 737_900), Window(737_822, 737_900)], rules, Budget())
    assert system.solve()
    assert system.lows == [737_850, 737_851]  # 1 March and 2 March


def trial(windows: list[Window], *terms: Term) -> list[int]:
    """The days that are tried of the first of two days in order."""
    system = System(windows, [Rule(0, Way(), 0, 1, Way())], Budget())
    return [days[0] for days in Trial(system, 0, terms, Measure()).days(windows[0].low)]


def test_years_whose_days_do_not_follow_are_not_compared() -> None:
    assert trial([Window(1, 2000), Window(1, 10)], Term(0)) == list(range(1, 11))
    assert len(trial([Window(1, 2000), Window(5000, 9000)], Term(0))) == 4 * 365 + 1 + 174
    every = list(range(1, 2001))
    assert trial([Window(1, 2000), Window(5000, 9000)], Term(0), Term(1)) == every
    assert trial([Window(1, 2000), Window(1, 9000, (1,), (9000,))], Term(0), Term(1)) == every


def test_a_pattern_of_many_years_is_tried_for_one_cycle() -> None:
    every = members(*((year, 2, 29) for year in range(1004, 1900, 4) if is_leap(year)))
    assert amounts(every, shift(every, (Duration(months=1),)), Measure()) == (29, 29)
    system = System([window_of(every.root.bounds, every.root.runs)], [], Budget())
    tried = [days[0] for days in Trial(system, 0, [Term(0)], Measure()).days(0)]
    assert len(tried) == 97


def test_the_steps_of_a_question_take_a_few_seconds_at_most() -> None:
    began = time.process_time()
    ask_text("calendar between a and d", FixedScope(SLOW, 737_744))
    assert time.process_time() - began < 5
