"""Measures and comparisons of imprecise dates, against trying every day they allow."""

import time
from collections.abc import Callable, Iterable
from datetime import date
from itertools import product
from unittest import mock

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handover_cli.answers.comparing import Verdict, compare
from handover_cli.answers.ranges import Range, amounts
from handover_cli.business_days import (
    MONDAY_TO_FRIDAY,
    BusinessCalendar,
    PublicHolidays,
    SpecialDay,
)
from handover_cli.dates import FAR, Bounds, ImpreciseDate
from handover_cli.errors import HandoverError
from handover_cli.language.expressions import parse
from handover_cli.language.questions import Relation
from handover_cli.language.resolving import (
    FixedScope,
    Order,
    Point,
    Ref,
    Root,
    Stretch,
    resolve,
    resolve_operand,
    shift,
)
from handover_cli.spans import DECIMAL_UNITS, UNITS, Duration, Measure, Shifts, Unit, move
from handover_cli.table.loading import load_text
from handover_cli.unknowns.alike_years import Trial
from handover_cli.unknowns.budget import Budget
from handover_cli.unknowns.system import System, Term, Window
from handover_cli.unknowns.ways import way_of

SOME_DAY = date(2021, 6, 15).toordinal()


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# --- Every day there is ---


def unknown(name: str | None, bounds: Bounds) -> Point:
    """A day within bounds: of an event, or without a name written in a question."""
    ref = Ref("date", "d") if name is None else Ref("event", name)
    return Point(ref, ImpreciseDate(bounds, ""), Root(None if name is None else ref, bounds))


def choices(points: tuple[Point, ...], business: BusinessCalendar) -> set[tuple[int, ...]]:
    """Every way in which the days of the points can fall together."""
    roots = list({id(point.root): point.root for point in points}.values())
    every = [range(root.bounds.earliest or 0, (root.bounds.latest or 0) + 1) for root in roots]

    def moved(point: Point) -> tuple[int, dict[int, int]]:
        place = next(n for n, root in enumerate(roots) if root is point.root)
        return place, {day: move(day, point.way, business) for day in every[place]}

    days = [moved(point) for point in points]
    rules = [(moved(o.before), moved(o.after)) for root in roots for o in root.orders]
    return {
        tuple(there[chosen[place]] for place, there in days)
        for chosen in product(*every)
        if all(began[chosen[p]] <= ended[chosen[q]] for (p, began), (q, ended) in rules)
    }


def agreed(verdicts: Iterable[bool]) -> Verdict:
    found = set(verdicts)
    return "undetermined" if len(found) == 2 else "yes" if found == {True} else "no"


RELATIONS: dict[Relation, Callable[[int, int], bool]] = {
    "before": lambda a, b: a < b,
    "after": lambda a, b: a > b,
    "on": lambda a, b: a == b,
}


# --- Dates that may depend on each other ---


def up_to(*limits: int) -> st.SearchStrategy[Duration]:
    """Durations of at most so many years, months, weeks, days and business days."""
    return st.tuples(*(st.integers(0, limit) for limit in limits)).map(lambda n: Duration(*n))


durations = st.one_of(
    up_to(0, 0, 0, 40), up_to(0, 14), up_to(5, 2, 0, 3), up_to(0, 0, 0, 0, 12), up_to(0, 0, 3, 0, 2)
)
signed = st.builds(lambda d, back: d.times(-1 if back else 1), durations, st.booleans())
paths = st.lists(signed, max_size=2).map(tuple)
near_month_ends = st.builds(
    lambda year, month, off: date(year, month, 1).toordinal() + off,
    st.sampled_from([1899, 1900, 1999, 2000, 2020, 2021, 2023, 2024]),
    st.integers(1, 12),
    st.integers(-4, 4),
)


PERIODS = {"p": (0, 1), "q": (1, 0), "r": (1, 2)}
"""Between which dates each period may be."""


@st.composite
def related(draw: st.DrawFn, count: int, width: int) -> tuple[tuple[Point, ...], BusinessCalendar]:
    """Dates from few unknown days, with the periods they may begin and end, and a calendar."""
    base = draw(near_month_ends)

    def window() -> Bounds:
        low = base + draw(st.integers(-20, 20))
        return Bounds(low, low + draw(st.integers(0, width)))

    business = BusinessCalendar(
        draw(st.sampled_from([frozenset({5, 6}), frozenset({6}), frozenset(range(6))])),
        [base + off for off in draw(st.lists(st.integers(-60, 90), max_size=8))],
    )
    shared = {name: unknown(name, window()) for name in "ab"}
    names = [draw(st.sampled_from([None, "a", "b"])) for _ in range(count)]
    starts = [unknown(None, window()) if name is None else shared[name] for name in names]
    way = [draw(paths) for _ in starts]
    for period in draw(st.sets(st.sampled_from(sorted(PERIODS)))):
        ends = [
            shift(starts[place], way[place][: draw(st.integers(0, len(way[place])))], business)
            for place in PERIODS[period]
            if place < count
        ]
        if len(ends) == 2:
            order = Order(period, ends[0], ends[1], business)
            for root in {id(end.root): end.root for end in ends}.values():
                root.orders.append(order)
    points = (shift(start, path, business) for start, path in zip(starts, way, strict=True))
    return tuple(points), business


measures = st.builds(
    lambda unit, counting, decimals: Measure(
        unit, counting, decimals if unit in DECIMAL_UNITS else 0
    ),
    st.sampled_from(UNITS),
    st.sampled_from(["exclusive", "inclusive"]),
    st.sampled_from([0, 1, 4]),
)


@settings(max_examples=200)
@given(related(2, 40), measures)
def test_a_measure_is_the_least_and_the_greatest_over_every_choice_of_days(
    given_dates: tuple[tuple[Point, ...], BusinessCalendar], measure: Measure
) -> None:
    (start, end), business = given_dates
    measure = measure._replace(business=business)
    found = choices((start, end), business)
    assume(found)
    values = [measure.between(*days) for days in found]
    assert amounts(start, end, measure, business) == Range(min(values), max(values))


@settings(max_examples=200)
@given(related(2, 40), st.sampled_from(sorted(RELATIONS)))
def test_a_comparison_is_what_every_choice_of_days_agrees_on(
    given_dates: tuple[tuple[Point, ...], BusinessCalendar], relation: Relation
) -> None:
    dates, business = given_dates
    found = choices(dates, business)
    assume(found)
    expected = agreed(RELATIONS[relation](a, b) for a, b in found)
    assert compare(dates[0], relation, dates[1], business) == expected


@settings(max_examples=100)
@given(related(2, 40))
def test_within_a_date_is_within_its_bounds_on_every_choice_of_days(
    given_dates: tuple[tuple[Point, ...], BusinessCalendar],
) -> None:
    (subject, target), business = given_dates
    found = choices((subject, target), business)
    assume(found)
    low, high = target.date.earliest, target.date.latest
    assert low is not None
    assert high is not None
    expected = agreed(low <= a <= high for a, _ in found)
    assert compare(subject, "within", target, business) == expected


@settings(max_examples=200)
@given(related(3, 12), st.sampled_from(["before", "after", "within"]))
def test_a_comparison_with_a_period_is_what_every_choice_of_days_agrees_on(
    given_dates: tuple[tuple[Point, ...], BusinessCalendar], relation: Relation
) -> None:
    (start, end, subject), business = given_dates
    found = choices((start, end, subject), business)
    assume(found)
    expected = agreed(
        {"before": s < a, "after": s > b, "within": a <= s <= b}[relation] for a, b, s in found
    )
    period = Stretch(Ref("period", "p"), "", start, end)
    assert compare(subject, relation, period, business) == expected


# --- Wide windows, of which only years that are unlike are tried ---


far = st.one_of(up_to(0, 0, 0, 40_000), up_to(0, 30), up_to(130), up_to(0, 0, 0, 0, 3000))
wide_paths = st.lists(
    st.builds(lambda d, b: d.times(-1 if b else 1), far, st.booleans()), max_size=2
)


@pytest.mark.sweep
@settings(max_examples=25)
@given(
    st.sampled_from([1699, 1796, 1890, 1985, 2090]),
    st.integers(0, 400),
    st.integers(0, 365 * 30),
    wide_paths.map(tuple),
    wide_paths.map(tuple),
    st.just([]) | st.lists(st.integers(-30_000, 40_000), max_size=10),
    measures,
)
def test_leaving_out_years_that_are_alike_leaves_out_no_value(
    year: int,
    off: int,
    width: int,
    first: Shifts,
    second: Shifts,
    holidays: list[int],
    measure: Measure,
) -> None:
    low = date(year, 1, 1).toordinal() + off
    business = BusinessCalendar(holidays=[low + h for h in holidays])
    measure = measure._replace(business=business)
    event = unknown("e", Bounds(low, low + width))
    start, end = shift(event, first, business), shift(event, second, business)
    every = [
        (move(x, first, business), move(x, second, business)) for x in range(low, low + width + 1)
    ]
    values = [measure.between(*days) for days in every]
    assert amounts(start, end, measure, business) == Range(min(values), max(values))
    for relation, holds in RELATIONS.items():
        assert compare(start, relation, end, business) == agreed(holds(a, b) for a, b in every)


def since(points: tuple[Point, ...], low: int | None, business: BusinessCalendar) -> list[Point]:
    """The points with another earliest day."""
    roots: dict[int, Root] = {}
    for point in points:
        old = point.root
        root = Root(old.ref, Bounds(low, old.bounds.latest))
        roots.setdefault(id(old), root)

    def same(old: Point) -> Point:
        root = roots[id(old.root)]
        return shift(Point(old.ref, ImpreciseDate(root.bounds, ""), root), old.way, business)

    for old in {id(point.root): point.root for point in points}.values():
        roots[id(old)].orders = [
            Order(each.period, same(each.before), same(each.after), business) for each in old.orders
        ]
    return [same(point) for point in points]


@pytest.mark.sweep
@settings(max_examples=15)
@given(related(2, 12), st.sampled_from(sorted(RELATIONS)))
def test_an_open_earliest_day_is_like_one_long_ago(
    given_dates: tuple[tuple[Point, ...], BusinessCalendar], relation: Relation
) -> None:
    dates, business = given_dates
    open_dates, long_ago = (since(dates, low, business) for low in (None, day("1600-01-01")))
    first, second = open_dates
    budget = Budget()
    found = compare(first, relation, second, business, budget)
    first, second = long_ago
    if budget.is_loose:  # rules in a circle may need too many steps from an open end
        assert found == "undetermined"
    else:
        assert found == compare(first, relation, second, business)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("first", "second", "unit"),
    [
        pytest.param("", "+1m", "business-days", id="weekdays go round"),
        pytest.param("", "+1y", "days", id="leap years"),
        pytest.param("", "+100y", "days", id="centuries"),
        pytest.param("", "+36524d", "calendar", id="days in a century"),
        pytest.param("-11m", "+300d", "years", id="a running year"),
        pytest.param("+25b", "+1m", "calendar", id="business days against a month"),
        pytest.param("+1m-1m", "", "days", id="there and back"),
    ],
)
def test_in_years_that_are_alike_every_day_has_the_same_value(
    first: str, second: str, unit: Unit
) -> None:
    measure = Measure(unit, decimals=3 if unit in DECIMAL_UNITS else 0)
    window = day("1591-01-01"), day("1989-12-31")
    paths = [parse(f"deadline{text}").shifts for text in (first, second)]
    kinds: dict[object, list[tuple[int, int]]] = {}
    year_key = Trial._key

    def recorded(self: Trial, begin: int, end: int) -> object:
        kind = year_key(self, begin, end)
        kinds.setdefault(kind, []).append((begin, end))
        return kind

    system = System([Window(*window)], [], Budget(10**8))
    terms = [Term(0, *way_of(path, None)) for path in paths]
    with mock.patch.object(Trial, "_key", recorded):
        tried = len(list(Trial(system, 0, terms, measure).days(window[0])))
    assert tried < (window[1] - window[0]) / 4
    for years in kinds.values():
        values = {
            tuple(
                measure.between(*(move(x, path) for path in paths)) for x in range(begin, end + 1)
            )
            for begin, end in years
            if is_near_a_century(begin)
        }
        assert len(values) <= 1


def is_near_a_century(begin: int) -> bool:
    """Whether a year is one of the 36 around a century.

    Within a century the calendar repeats after 28 years, so these stand for all others.
    """
    return (date.fromordinal(begin).year + 5) % 100 < 36


# --- Through a table ---

SOME_TABLE = """
[events.june]
date = "2021-06"
aliases = ["June of that year"]
[events.later]
date = "june+1m"
[events.february]
date = "2021-02"
[events.workdays]
date = "[2021-02-01..2021-02-06]"
[events.winter]
date = "[2020-12-30..2021-03-02]"
[events.old]
date = "[..1984]"
[events.older]
date = "old-5d"
[events.late]
date = "[1984..]"
[events.ever]
date = "[..1984,1990..]"
[events.ides]
date = 2021-06-15
[periods.overlap]
start = "2021-06"
end = "2021"
[periods.reaching]
start = "june"
end = "june+10d"
[events.thaw]
date = "[2020-12-30..2021-03-02]"
[periods.rounded]
start = "thaw"
end = "thaw+1m-30d"
[periods.still]
start = "june"
[periods.coming]
start = "2026-12"
[periods.open]
start = "[..1984]"
end = "[1984..]"
[periods.loose]
start = "[1984..]"
end = "[..1984]"
[periods.ancient]
start = "[..1984]"
end = "[..1984]"
"""
SOME = FixedScope(load_text(SOME_TABLE), SOME_DAY)
DAYS = Measure()


def measured(start: str, end: str, measure: Measure = DAYS, scope: FixedScope = SOME) -> str:
    found = amounts(resolve(start, scope), resolve(end, scope), measure, scope.business)
    low, high = ("" if amount is None else measure.text(amount) for amount in found)
    return low if low == high and low else f"{low}..{high}"


def verdict(subject: str, relation: Relation, target: str, scope: FixedScope = SOME) -> Verdict:
    """Of a date and another, or a period."""
    compared = resolve_operand(parse(target), scope)
    return compare(resolve(subject, scope), relation, compared, scope.business)


@pytest.mark.parametrize(
    ("start", "end", "unit", "expected"),
    [
        pytest.param("june", "june", "days", "0", id="an event is no time from itself"),
        pytest.param("june", "June of that year", "days", "0", id="nor from its alias"),
        pytest.param("june", "later", "days", "30", id="a relative date varies with it"),
        pytest.param("later", "june", "calendar", "-1 month", id="backwards"),
        pytest.param("june+1m", "later", "days", "0", id="the same by two ways"),
        pytest.param("february", "february+1m", "days", "28", id="a month from February"),
        pytest.param("winter", "winter+1m", "days", "28..31", id="a month from anywhere in winter"),
        pytest.param(
            "february", "february+10d", "business-days", "6..8", id="weekends move through"
        ),
        pytest.param(
            "february+1b", "february", "days", "-3..-1", id="a business day and a weekend"
        ),
        pytest.param(
            "2021-06", "2021-06", "days", "-29..29", id="two dates written out are two days"
        ),
        pytest.param("june", "2021-06", "days", "-29..29", id="an event and a date are two days"),
        pytest.param("june", "ides", "days", "-15..14", id="to a day within"),
        pytest.param("2021-02", "2021-02+1m", "days", "1..55", id="dates written out, shifted"),
        pytest.param(
            "overlap.start", "overlap.end", "days", "0..213", id="no end before the start"
        ),
        pytest.param("overlap.end", "overlap.start", "days", "-213..0", id="the same backwards"),
        pytest.param("overlap.start+1d", "overlap.end", "days", "-1..212", id="shifted start"),
        pytest.param(
            "overlap.start",
            "overlap.end+1m",
            "calendar",
            "1 month..7 months, 30 days",
            id="shifted end",
        ),
        pytest.param("overlap.start", "2021", "days", "-180..213", id="not its end, so it varies"),
        pytest.param(
            "reaching.start", "reaching.end", "days", "10", id="an end relative to the start"
        ),
        pytest.param("rounded.start", "rounded.end", "days", "0..1", id="not in February"),
        pytest.param("still.start", "still.end", "days", "0..14", id="not begun after today"),
        pytest.param("coming.start", "coming.end", "days", "-2025..-1995", id="still to come"),
        pytest.param("old", "ides", "days", "13315..", id="open below"),
        pytest.param("ides", "old", "days", "..-13315", id="open below, backwards"),
        pytest.param("late", "ides", "days", "..13680", id="open above"),
        pytest.param("old", "old", "days", "0", id="an open event from itself"),
        pytest.param("old", "old+1m", "days", "28..31", id="an open event from its shift"),
        pytest.param("old", "late", "days", "-365..", id="open on both sides"),
        pytest.param("open.start", "open.end", "days", "0..", id="a period open on both sides"),
        pytest.param("loose.start", "loose.end", "days", "0..365", id="an overlap of open ends"),
    ],
)
def test_measures_through_a_table(start: str, end: str, unit: Unit, expected: str) -> None:
    assert measured(start, end, Measure(unit)) == expected


def test_each_end_of_a_range_is_cut_by_itself() -> None:
    years = Measure("years", decimals=3)
    assert measured("2020-12", "2021-06", years) == "0.416..0.578"
    assert measured("2021-06", "2020-12", years) == "-0.578..-0.416"
    assert measured("june", "june", Measure("months", "inclusive", 3)) == "0.033"
    assert measured("winter", "winter", Measure("months", "inclusive", 3)) == "0.032..0.035"


@pytest.mark.parametrize(
    ("subject", "relation", "target", "expected"),
    [
        pytest.param("june", "on", "june", "yes", id="an event is on itself"),
        pytest.param("june", "on", "2021-06", "undetermined", id="but not on a day like it"),
        pytest.param("june", "within", "2021-06", "yes", id="within its month"),
        pytest.param("june", "within", "june", "yes", id="within itself"),
        pytest.param("june+1d", "within", "june", "undetermined", id="the day after may not be"),
        pytest.param("june", "before", "later", "yes", id="before what comes after it"),
        pytest.param("later", "before", "june", "no", id="and not the other way"),
        pytest.param("june+1d", "on", "june", "no", id="never on the day before"),
        pytest.param(
            "winter+1m", "on", "winter+30d", "undetermined", id="if its month has 30 days"
        ),
        pytest.param("winter+1m", "on", "winter+32d", "no", id="no month has 32"),
        pytest.param("workdays+1b", "on", "workdays+2d", "undetermined", id="if it is a Saturday"),
        pytest.param("workdays+1b", "on", "workdays+4d", "no", id="at most 3 days on, never 4"),
        pytest.param(
            "workdays+1b", "before", "workdays+2d", "undetermined", id="though before or after"
        ),
        pytest.param("winter+1m", "on", "2021-03-28", "undetermined", id="a day that can be"),
        pytest.param(
            "2021-02-27", "on", "winter+1m", "undetermined", id="the 28th is for three days"
        ),
        pytest.param("[2021-02-28..2021-03-01]+1m", "on", "2021-03-30", "no", id="a day left out"),
        pytest.param(
            "[2021-02-28..2021-03-01]+1m",
            "within",
            "[2021-03-29..2021-03-31]",
            "no",
            id="three left out",
        ),
        pytest.param("ides", "within", "2021-06", "yes", id="a day in its month"),
        pytest.param("ides", "within", "2021-07", "no", id="not in the next"),
        pytest.param("2021", "within", "2021-06", "undetermined", id="a year in a month"),
        pytest.param("old", "before", "1985", "yes", id="open below"),
        pytest.param("old", "before", "0001-01-01", "undetermined", id="further than any calendar"),
        pytest.param("old", "within", "[..1985]", "yes", id="within what is open, too"),
        pytest.param("late", "within", "[1983..]", "yes", id="open above"),
        pytest.param("late", "within", "[..1985]", "undetermined", id="open on the other side"),
        pytest.param("late", "after", "1983", "yes", id="after what its first day is after"),
        pytest.param("late+1m", "before", "late", "no", id="never before what it follows"),
        pytest.param("old", "on", "old", "yes", id="open below, on itself"),
        pytest.param("old", "after", "old", "no", id="never after itself"),
        pytest.param("old", "before", "old", "no", id="nor before"),
        pytest.param("old", "before", "old+1d", "yes", id="before the day after"),
        pytest.param("old-1d", "before", "old", "yes", id="the day before is before it"),
        pytest.param("old", "before", "old+1m", "yes", id="before a month later"),
        pytest.param("old+1b", "on", "old", "no", id="not a business day later"),
        pytest.param("old+1m", "on", "old+30d", "undetermined", id="open, if of 30 days"),
        pytest.param("old+1m", "on", "old+32d", "no", id="open, and no month has 32"),
        pytest.param("old", "within", "old", "yes", id="open below, within itself"),
        pytest.param("old+1d", "within", "old", "undetermined", id="and the day after may not be"),
        pytest.param("older", "before", "old", "yes", id="a relative date varies with it"),
        pytest.param("older+5d", "on", "old", "yes", id="and there and back is the same day"),
        pytest.param("older", "after", "old-4d", "no", id="never a day later"),
        pytest.param("old", "before", "[..1984]", "undetermined", id="two that are unrelated"),
        pytest.param("old+1b", "on", "[..1984]+1b", "undetermined", id="two that are shifted"),
        pytest.param("[..1984]", "on", "[..1984]", "undetermined", id="two that are written out"),
        pytest.param("ever", "on", "ever", "yes", id="open on both sides, on itself"),
        pytest.param("ever", "after", "ever", "no", id="and not after itself"),
        pytest.param("ever", "before", "ever+1m", "yes", id="but before a month later"),
        pytest.param("ever", "before", "old", "undetermined", id="unrelated and open"),
        pytest.param("ancient.end", "before", "ancient.start", "no", id="both ends open below"),
        pytest.param("ancient.end", "on", "ancient.start", "undetermined", id="on the same day"),
        pytest.param("ancient.end+1m", "on", "ancient.start", "no", id="no month later"),
        pytest.param(
            "overlap.end", "before", "overlap.start", "no", id="no period ends before it starts"
        ),
        pytest.param("overlap.end", "on", "overlap.start", "undetermined", id="but on that day"),
        pytest.param(
            "overlap.end+1m", "after", "overlap.start+27d", "yes", id="a month is 28 days"
        ),
    ],
)
def test_comparisons_through_a_table(
    subject: str, relation: Relation, target: str, expected: str
) -> None:
    assert verdict(subject, relation, target) == expected


@pytest.mark.parametrize(
    ("subject", "relation", "period", "expected"),
    [
        pytest.param("ides", "within", "overlap", "undetermined", id="a day it may not reach"),
        pytest.param("2021-12-31", "after", "overlap", "undetermined", id="it may end before"),
        pytest.param("2022-01-01", "after", "overlap", "yes", id="it has ended"),
        pytest.param("2021-05-31", "before", "overlap", "yes", id="it has not begun"),
        pytest.param("2021-06-01", "before", "overlap", "undetermined", id="it may have begun"),
        pytest.param("june", "within", "reaching", "yes", id="its own start"),
        pytest.param("june+10d", "within", "reaching", "yes", id="its own end"),
        pytest.param("june+11d", "within", "reaching", "no", id="a day past its end"),
        pytest.param("june+11d", "after", "reaching", "yes", id="which is after it"),
        pytest.param("june-1d", "before", "reaching", "yes", id="a day ahead"),
        pytest.param("2021-06-20", "within", "still", "no", id="an ongoing period ends today"),
        pytest.param("2021-06-16", "after", "still", "yes", id="tomorrow is after it"),
        pytest.param("june", "within", "still", "yes", id="its start"),
        pytest.param(
            "june+1d", "within", "still", "undetermined", id="the day after, if not today"
        ),
        pytest.param("2026-11-30", "before", "coming", "yes", id="one still to come"),
        pytest.param("2026-12", "within", "coming", "no", id="and not begun by today"),
        pytest.param("2000", "within", "open", "undetermined", id="open"),
        pytest.param("1984-06-01", "within", "loose", "undetermined", id="loose"),
        pytest.param("1983-12-31", "before", "loose", "yes", id="before loose"),
    ],
)
def test_comparisons_with_a_period_through_a_table(
    subject: str, relation: Relation, period: str, expected: str
) -> None:
    assert verdict(subject, relation, period) == expected


@pytest.mark.parametrize("written", ["19XX", "[..0099]", "[9900..]"])
def test_periods_one_after_the_other_can_not_turn_round(written: str) -> None:
    scope = FixedScope(
        load_text(
            f"""
            [events.one]
            date = "{written}"
            [events.two]
            date = "{written}"
            [events.three]
            date = "{written}"
            [periods.first]
            start = "one"
            end = "two"
            [periods.second]
            start = "two"
            end = "three"
            """
        )
    )
    assert verdict("three", "before", "first", scope) == "no"
    assert verdict("three", "within", "first", scope) == "undetermined"
    assert verdict("three+1m", "before", "first", scope) == "no"
    assert verdict("three+1m", "within", "first", scope) == "no"


# --- Where public holidays are known for some years only ---

HOLIDAYS = PublicHolidays(
    "XX", 1990, 2100, (SpecialDay(day("2025-01-01")), SpecialDay(day("2020-06-01")))
)
KNOWN = FixedScope(
    load_text(
        """
        [events.old]
        date = "[..2024-11-25]"
        [events.late]
        date = "[2020-06..]"
        """
    ),
    business=lambda: BusinessCalendar(public=HOLIDAYS),
)


@pytest.mark.parametrize(
    ("subject", "relation", "target", "expected"),
    [
        ("old+5b", "after", "2025-01-01", "no"),
        ("old+5b", "on", "2024-12-02", "undetermined"),
        ("old+5b", "after", "2020-01-01", "undetermined"),
        ("old+5b", "within", "2020", "undetermined"),
        ("late+5b", "after", "2030-01-01", "undetermined"),
        ("late+5b", "before", "2020-06-09", "undetermined"),
        ("late+5b", "before", "2020-06-08", "no"),
        ("old+5b", "before", "late+5b", "undetermined"),
        ("late-5b", "after", "old-1m", "undetermined"),
        ("old+5b", "before", "[..2020]+5b", "undetermined"),
        ("old+1m", "after", "old", "yes"),
        ("old+5b", "after", "old", "yes"),
    ],
)
def test_an_open_end_asks_for_no_holidays_further_off_than_the_answer(
    subject: str, relation: Relation, target: str, expected: str
) -> None:
    assert verdict(subject, relation, target, KNOWN) == expected


def test_an_answer_that_needs_unknown_holidays_is_an_error() -> None:
    with pytest.raises(HandoverError, match="are known from 1990 to 2100, not for 2150"):
        verdict("late+5b", "after", "2150", KNOWN)
    with pytest.raises(HandoverError, match=r"are known from 1990 to 2100, not for -9999$"):
        measured("old", "old+5b", DAYS, KNOWN)


windows = st.tuples(st.integers(700_000, 740_000), st.integers(0, 500))


@given(windows, paths, st.integers(-400, 900), st.booleans())
def test_the_first_and_the_last_day_that_are_moved_so_far(
    window: tuple[int, int], path: Shifts, off: int, open_below: bool
) -> None:
    low, high = window[0], sum(window)
    limit = move(low, path) + off
    reached = [x for x in range(low, high + 1) if move(x, path) >= limit]
    passed = [x for x in range(low, high + 1) if move(x, path) <= limit]
    way, plus = way_of(path, None)
    limit -= plus
    assert way.first(low, high, limit) == min(reached, default=high + 1)
    assert way.last(low, high, limit) == max(passed, default=low - 1)
    if open_below and reached != [*range(low, high + 1)]:
        assert way.first(-FAR, high, limit) == min(reached, default=high + 1)


def test_two_periods_that_hold_each_other_are_kept_both() -> None:
    scope = FixedScope(
        load_text(
            """
            [events.one]
            date = "[2021-02-01..2021-03-31]"
            [events.two]
            date = "[2021-02-01..2021-03-31]"
            [events.one-later]
            date = "one+1m"
            [events.two-later]
            date = "two+30d"
            [periods.there]
            start = "one"
            end = "two"
            [periods.back]
            start = "two-later"
            end = "one-later"
            """
        )
    )
    # Two is not before one, and 30 days after two is not after a month after one. So one
    # lies in March, and two on the same day or the next.
    start, end = resolve("one-later", scope), resolve("two-later", scope)
    found = choices((start, end), MONDAY_TO_FRIDAY)
    assert {b - a for a, b in found} == {-1, 0}
    assert min(a for a, _ in found) == day("2021-04-01")
    assert amounts(start, end, DAYS) == Range(-1, 0)
    assert compare(start, "on", end) == "undetermined"


# --- How long it takes ---

FEW_HOLIDAYS = BusinessCalendar(holidays=[day("1999-12-31") - 365 * n for n in range(40)])
WIDE = FixedScope(
    load_text(
        """
        [events.millennium]
        date = "1XXX"
        [events.other]
        date = "1XXX"
        [events.open]
        date = "[..1984]"
        [events.all]
        date = "XXXX"
        [periods.stretch]
        start = "millennium"
        end = "other"
        [periods.never]
        start = "all"
        end = "open"
        """
    ),
    business=lambda: FEW_HOLIDAYS,
)


@pytest.mark.parametrize(
    ("start", "end", "unit", "expected"),
    [
        ("millennium", "millennium+6m", "days", "181..184"),
        ("millennium", "millennium+6m", "calendar", "6 months"),
        ("millennium", "millennium+10b", "years", "0.032..0.046"),
        ("millennium", "millennium+100y5d", "months", "1200.161..1200.178"),
        ("millennium", "millennium+30d", "business-days", "19..22"),
        ("open", "open+1m", "business-days", "20..23"),
        ("stretch.start+1m", "stretch.end", "months", "-1.000..11998.967"),
        ("all", "all-0d", "months", "0.000"),
    ],
)
def test_wide_windows_take_little_time(start: str, end: str, unit: Unit, expected: str) -> None:
    decimals = 3 if unit in DECIMAL_UNITS else 0
    measure = Measure(unit, decimals=decimals, business=WIDE.business)
    began = time.process_time()
    assert measured(start, end, measure, WIDE) == expected
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("subject", "relation", "target", "expected"),
    [
        ("stretch.end", "before", "stretch.start", "no"),
        ("stretch.end+1m", "before", "stretch.start+1m", "no"),
        ("millennium+1m", "on", "millennium+32d", "no"),
        ("never.end+1b", "before", "never.start", "no"),
        ("millennium+1b+1d", "on", "other+1b", "undetermined"),
    ],
)
def test_comparisons_over_wide_windows_take_little_time(
    subject: str, relation: Relation, target: str, expected: str
) -> None:
    began = time.process_time()
    assert verdict(subject, relation, target, WIDE) == expected
    assert time.process_time() - began < 2
