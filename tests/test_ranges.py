"""Measures and comparisons of imprecise dates, against trying every day they allow."""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handover_cli.answers.ranges import Range, Verdict, amounts, compare, compare_period
from handover_cli.business_days import BusinessCalendar
from handover_cli.dates import ImpreciseDate, precise
from handover_cli.durations import Duration, parse
from handover_cli.expressions import PeriodEnd, Resolved, move, resolve, shift
from handover_cli.spans import DECIMAL_UNITS, UNITS, Amount, Measure, Unit
from handover_cli.table import Table, load_text

SOME_DAY = date(2021, 6, 15).toordinal()


class Scope(NamedTuple):
    """What dates are resolved against: a table, a today, and business days."""

    names: Table
    today: int = SOME_DAY
    business: BusinessCalendar = BusinessCalendar()


EMPTY = Scope(load_text(""))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


# --- Every day there is ---


def choices(dates: tuple[Resolved, ...], scope: Scope) -> list[tuple[int, ...]]:
    """Every way in which the days of the dates can fall together."""
    places = [d.root or index for index, d in enumerate(dates)]
    names = list(dict.fromkeys(places))
    windows = [dates[places.index(name)].origin for name in names]
    found = []
    for chosen in product(*(range(low or 0, (high or 0) + 1) for low, high in windows)):
        unknown = [chosen[names.index(place)] for place in places]
        if all(
            move(unknown[i], first.shifts[: s.shifts], scope)
            <= move(unknown[j], last.shifts[: e.shifts], scope)
            for i, first in enumerate(dates)
            for j, last in enumerate(dates)
            for s, e in product(first.ends, last.ends)
            if s.period == e.period and (s.side, e.side) == ("start", "end")
        ):
            moved = tuple(move(u, d.shifts, scope) for u, d in zip(unknown, dates, strict=True))
            found.append(moved)
    return found


def agreed(verdicts: Iterable[bool]) -> Verdict:
    found = set(verdicts)
    return "undetermined" if len(found) == 2 else "yes" if found == {True} else "no"


RELATIONS: dict[str, Callable[[int, int], bool]] = {
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
signed = st.builds(lambda d, back: d.negated() if back else d, durations, st.booleans())
paths = st.lists(signed, max_size=2).map(tuple)
near_month_ends = st.builds(
    lambda year, month, off: date(year, month, 1).toordinal() + off,
    st.sampled_from([1899, 1900, 1999, 2000, 2020, 2021, 2023, 2024]),
    st.integers(1, 12),
    st.integers(-4, 4),
)


@st.composite
def related(draw: st.DrawFn, count: int, width: int) -> tuple[tuple[Resolved, ...], Scope]:
    """Dates from few unknown days, with the periods they may begin and end, and a calendar."""
    base = draw(near_month_ends)
    roots = [draw(st.sampled_from(["", "a", "b"])) for _ in range(count)]
    low = {root: base + draw(st.integers(-20, 20)) for root in "ab"}
    wide = {root: draw(st.integers(0, width)) for root in "ab"}
    scope = Scope(
        EMPTY.names,
        business=BusinessCalendar(
            draw(st.sampled_from([frozenset({5, 6}), frozenset({6}), frozenset(range(6))])),
            [base + off for off in draw(st.lists(st.integers(-60, 90), max_size=8))],
        ),
    )
    dates = []
    for place, root in enumerate(roots):
        first = low[root] if root else base + draw(st.integers(-20, 20))
        last = first + (wide[root] if root else draw(st.integers(0, width)))
        path = draw(paths)
        found = shift(
            Resolved("d", "", ImpreciseDate(first, last, ""), root, (first, last)), path, scope
        )
        ends = [
            PeriodEnd(name, side, draw(st.integers(0, len(path))))
            for name, starts, stops in (("p", 0, 1), ("q", 1, 0), ("r", 1, 2))
            for side, which in (("start", starts), ("end", stops))
            if which == place and draw(st.booleans())
        ]
        dates.append(found._replace(ends=tuple(ends)))
    return tuple(dates), scope


measures = st.builds(
    lambda unit, counting, decimals: Measure(
        unit, counting, decimals if unit in DECIMAL_UNITS else 0
    ),
    st.sampled_from(UNITS),
    st.sampled_from(["exclusive", "inclusive"]),
    st.sampled_from([0, 1, 4]),
)


@settings(max_examples=400)
@given(related(2, 40), measures)
def test_a_measure_is_the_least_and_the_greatest_over_every_choice_of_days(
    given_dates: tuple[tuple[Resolved, ...], Scope], measure: Measure
) -> None:
    (start, end), scope = given_dates
    measure = measure._replace(business=scope.business)
    found = choices((start, end), scope)
    assume(found)
    values = [measure.between(*days) for days in set(found)]
    assert amounts(start, end, measure, scope) == Range(min(values), max(values))


@settings(max_examples=400)
@given(related(2, 40), st.sampled_from(sorted(RELATIONS)))
def test_a_comparison_is_what_every_choice_of_days_agrees_on(
    given_dates: tuple[tuple[Resolved, ...], Scope], relation: str
) -> None:
    dates, scope = given_dates
    found = choices(dates, scope)
    assume(found)
    expected = agreed(RELATIONS[relation](a, b) for a, b in set(found))
    assert compare(dates[0], relation, dates[1], scope) == expected


@settings(max_examples=200)
@given(related(2, 40))
def test_within_a_date_is_within_its_bounds_on_every_choice_of_days(
    given_dates: tuple[tuple[Resolved, ...], Scope],
) -> None:
    dates, scope = given_dates
    found = choices(dates, scope)
    assume(found)
    low, high = dates[1].date.earliest, dates[1].date.latest
    assert low is not None
    assert high is not None
    assert compare(*dates[:1], "within", dates[1], scope) == agreed(
        low <= a <= high for a, _ in found
    )


@settings(max_examples=300)
@given(related(3, 12), st.sampled_from(["before", "after", "within"]))
def test_a_comparison_with_a_period_is_what_every_choice_of_days_agrees_on(
    given_dates: tuple[tuple[Resolved, ...], Scope], relation: str
) -> None:
    (start, end, subject), scope = given_dates
    found = choices((start, end, subject), scope)
    assume(found)
    holds: dict[str, Callable[[int, int, int], bool]] = {
        "before": lambda a, b, s: s < a,
        "after": lambda a, b, s: s > b,
        "within": lambda a, b, s: a <= s <= b,
    }
    expected = agreed(holds[relation](*days) for days in set(found))
    assert compare_period(subject, relation, start, end, scope) == expected
