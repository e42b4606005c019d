"""Days that periods share, cover and leave free, and their relations: against all possible days."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise, permutations, product
from random import Random
from typing import NamedTuple

import pytest

from handover_cli.answers import extents
from handover_cli.answers.asking import answer_all, ask_text
from handover_cli.answers.extents import Extent, covered_days, gaps, shared_days
from handover_cli.answers.ranges import LOOSE_RANGE
from handover_cli.answers.relating import relate
from handover_cli.calendar import day_number, weekday
from handover_cli.dates import iso
from handover_cli.errors import HandoverError
from handover_cli.language.questions import resolve_operands
from handover_cli.language.reading import read
from handover_cli.language.resolving import FixedScope, Stretch
from handover_cli.language.verdicts import STRETCH_RELATIONS
from handover_cli.table.loading import load_text
from handover_cli.table.table import Table
from handover_cli.unknowns.budget import Budget

FIRST = day_number(2020, 2, 25)
Span = tuple[int, int]


class World(NamedTuple):
    """Events with possible days, and periods between them, each end with a shift in days."""

    windows: tuple[Span, ...]
    periods: tuple[tuple[tuple[int, int], tuple[int, int]], ...]

    def scope(self) -> FixedScope:
        """A table with the periods."""
        lines = []
        for number, (low, high) in enumerate(self.windows):
            low, high = FIRST + low, FIRST + high
            date = iso(low) if low == high else f"[{iso(low)}..{iso(high)}]"
            lines.append(f"[events.e{number}]\ndate = '{date}'")
        for number, ends in enumerate(self.periods):
            start, end = (f"e{event}+{shift}d" if shift else f"e{event}" for event, shift in ends)
            lines.append(f"[periods.p{number}]\nstart = '{start}'\nend = '{end}'")
        table = load_text("\n".join(lines))
        return FixedScope(table, FIRST, names_override=True)

    def stretches(self) -> list[Stretch]:
        """The periods, as a table has them."""
        scope = self.scope()
        table = scope.names
        assert isinstance(table, Table)
        return [table.stretch(period.ref, scope) for period in table.periods.values()]

    def every(self) -> Iterator[list[Span]]:
        """The first and the last day of each period, for all possible days of the events."""
        for days in product(*(range(low, high + 1) for low, high in self.windows)):
            spans = [
                (days[start] + plus, days[end] + more)
                for (start, plus), (end, more) in self.periods
            ]
            if all(start <= end for start, end in spans):
                yield spans


def world(chance: Random, periods: int) -> World:
    """A small world in which periods share events, and each event may be imprecise."""
    lows = [chance.randint(0, 12) for _ in range(chance.randint(2, 5))]
    windows = tuple((low, low + chance.choice((0, 0, 1, 3, 5))) for low in lows)

    def end() -> tuple[int, int]:
        return chance.randrange(len(windows)), chance.choice((0, 0, 0, 2, 5))

    return World(windows, tuple((end(), end()) for _ in range(periods)))


def worlds(periods: int, count: int) -> Iterator[tuple[list[Stretch], list[list[Span]], World]]:
    """Worlds that are possible: their periods, and all their days."""
    chance = Random(20201125 + periods)  # noqa: S311 - the same worlds in every run
    while count:
        made = world(chance, periods)
        every = list(made.every())
        if every:
            count -= 1
            yield made.stretches(), every, made


def days_of(spans: Sequence[Span]) -> set[int]:
    return {day for start, end in spans for day in range(start, end + 1)}


def extremes(numbers: Sequence[int]) -> Extent:
    return Extent(min(numbers), max(numbers))


HOLDS: dict[str, Callable[[Span, Span], bool]] = {
    "before": lambda a, b: a[1] < b[0],
    "after": lambda a, b: a[0] > b[1],
    "within": lambda a, b: b[0] <= a[0] and a[1] <= b[1],
    "overlapping": lambda a, b: bool(days_of([a]) & days_of([b])),
    "meeting": lambda a, b: a[1] + 1 == b[0],
    "equal": lambda a, b: a == b,
}


def test_relations_and_shared_days_are_those_of_all_possible_days() -> None:
    for (first, second), every, made in worlds(2, 150):
        for relation in STRETCH_RELATIONS:
            found = {HOLDS[relation](*spans) for spans in every}
            verdict = "undetermined" if len(found) > 1 else "yes" if found == {True} else "no"
            assert relate(first, relation, second) == verdict, (relation, made)
        numbers = [len(days_of(spans[:1]) & days_of(spans[1:])) for spans in every]
        assert shared_days(first, second, None) == extremes(numbers), made


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_covered_days_are_those_of_all_possible_days(count: int) -> None:
    for periods, every, made in worlds(count, 40):
        numbers = [len(days_of(spans)) for spans in every]
        assert covered_days(periods, None, None) == extremes(numbers), made


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_days_of_a_period_that_others_cover(count: int) -> None:
    for (*periods, of), every, made in worlds(count, 40):
        numbers = [len(days_of(spans[:-1]) & days_of(spans[-1:])) for spans in every]
        assert covered_days(periods, of, None) == extremes(numbers), made


def gaps_of(spans: Sequence[Span]) -> list[Span]:
    """The gaps between known periods."""
    found = []
    covered = sorted(days_of(spans))
    for day, after in pairwise(covered):
        if after > day + 1:
            found.append((day + 1, after - 1))
    return found


def counted(is_one: Callable[[int], bool], start: int, end: int) -> int:
    """How many days are some kind of day, from one day up to another; negative backwards."""
    if start > end:
        return -counted(is_one, end, start)
    return sum(is_one(FIRST + day) for day in range(start, end))


COUNTS: dict[str, Callable[[int, int], int]] = {
    "how many mondays between": partial(counted, lambda day: weekday(day) == 0),
    "how many weekend days between": partial(counted, lambda day: weekday(day) >= 5),
    "how many leap days between": partial(counted, lambda day: iso(day).endswith("-02-29")),
    "halfway between": lambda start, end: start + (end - start) // 2,
}


@pytest.mark.parametrize("words", COUNTS)
def test_counts_and_middles_are_those_of_all_possible_days(words: str) -> None:
    answered = 0
    for _, every, made in worlds(2, 60):
        try:
            (answer,) = ask_text(f"{words} p0.start and p1.end", made.scope())
        except HandoverError:  # both are reckoned from one day, or the middle is no day
            continue
        answered += 1
        values = [COUNTS[words](spans[0][0], spans[1][1]) for spans in every]
        least, most = min(values), max(values)
        if words.startswith("halfway"):
            least, most = ((iso(FIRST + value)) for value in (least, most))  # type: ignore[assignment]
        assert answer.text == (f"{least}..{most}" if least != most else str(least)), made
        assert not answer.notes or LOOSE_RANGE not in answer.notes
    assert answered > 20


def test_a_count_that_is_not_searched_says_that_it_may_be_wide() -> None:
    table = """
        [events.a]
        date = "2000-01"
        [events.b]
        date = "[2000-01..2000-10]"
        [events.c]
        date = "2001-01"
        [periods.p]
        start = "a+60d"
        end = "b"
        """
    scope = FixedScope(load_text(table), FIRST)
    ordered = ask_text("how many friday the 13ths between a and b", scope)[0]
    assert (ordered.text, LOOSE_RANGE in ordered.notes) == ("0..1", True)
    assert ask_text("how many friday the 13ths between b and a", scope)[0].text == "-1..0"
    assert ask_text("how many friday the 13ths between a and [2000-02..]", scope)[0].text == "0.."
    apart = ask_text("how many friday the 13ths between a and c", scope)[0]
    assert (apart.text, LOOSE_RANGE in apart.notes) == ("1", False)
    text = "how many mondays between a and b"
    question = read(text).question(scope)
    ends = resolve_operands(question, scope)
    (cut_short,) = answer_all(question, ends, text, scope, budget=Budget(0))
    assert (cut_short.text, LOOSE_RANGE in cut_short.notes) == ("5..44", True)


def has_two_orders(every: Sequence[Sequence[Span]]) -> bool:
    """True if a period may come before another one with a gap, and also after it."""
    ahead = {
        (one, other)
        for spans in every
        for one, other in permutations(range(len(spans)), 2)
        if spans[one][1] + 1 < spans[other][0]
    }
    return any((other, one) in ahead for one, other in ahead)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_gaps_are_those_of_all_possible_days(count: int) -> None:
    refused = 0
    for periods, every, made in worlds(count, 60):
        try:
            found = gaps(periods, None)
        except HandoverError:
            refused += 1
            assert has_two_orders(every), made
            continue
        assert not has_two_orders(every), made
        possible = [gaps_of(spans) for spans in every]
        # Every possible gap is one of those found, and no two gaps are the same one.
        for each in possible:
            assert len(each) <= len(found), made
        if len(found) == 1:
            (gap,) = found
            lengths = [sum(end - start + 1 for start, end in each) for each in possible]
            assert gap.length == extremes(lengths).range, made
            ends = [each[0] for each in possible if each]
            first, last = (
                [(side or 0) - FIRST for side in bounds] for bounds in (gap.first, gap.last)
            )
            assert first == [min(e[0] for e in ends), max(e[0] for e in ends)], made
            assert last == [min(e[1] for e in ends), max(e[1] for e in ends)], made
        if len(every) == 1:
            exact = [(iso(FIRST + start), iso(FIRST + end)) for start, end in possible[0]]
            assert [(iso(g.first.day or 0), iso(g.last.day or 0)) for g in found] == exact
    assert refused < 40


def test_with_too_much_to_look_at_the_range_is_on_the_wide_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extents, "MAX_STEPS", 0)
    wide = 0
    for periods, every, made in worlds(3, 60):
        numbers = [len(days_of(spans)) for spans in every]
        budget = Budget()
        found = covered_days(periods, None, None, budget)
        assert found.low is not None
        assert found.high is not None
        assert found.low <= min(numbers) <= max(numbers) <= found.high, made
        assert found == extremes(numbers) or budget.is_loose
        wide += budget.is_loose
    assert wide
    text = "[events.e]\ndate = '2020-03'\n[periods.p]\nstart = 'e'\nend = 'e+9d'\n"
    scope = FixedScope(load_text(text), FIRST)
    (answer,) = ask_text("days covered by p and 2020-03/2020-04", scope)
    assert LOOSE_RANGE in answer.notes
