"""Random tables of unknown days and periods, and every way in which their days can fall."""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import NamedTuple

from handover_cli.business_days import BusinessCalendar
from handover_cli.dates import Bounds, ImpreciseDate
from handover_cli.language.resolving import Order, Point, Ref, Root, along
from handover_cli.language.steps import Step, to_business_day, to_weekday
from handover_cli.rules.choices import COUNTED, ENDS, MONTH_ENDS, ROLLS
from handover_cli.rules.rule import Rule, Ruled
from handover_cli.spans import Duration, Shift, Shifts, move

MOST_CHOICES = 3000
"""The ways in which the days of one table can fall, before its periods."""


class RandomTable(NamedTuple):
    """Events and the periods between them."""

    points: list[Point]
    orders: list[Order]
    business: BusinessCalendar

    def days(self, point: Point, chosen: dict[Root, int]) -> int:
        """The day of a point, if the roots are these days."""
        return move(chosen[point.root], point.way, self.business)

    def choices(self, orders: list[Order] | None = None) -> Iterator[dict[Root, int]]:
        """Every day of every root that the periods allow together."""
        orders = self.orders if orders is None else orders
        roots = list(dict.fromkeys(point.root for point in self.points))
        moved = {
            (root, way): {day: move(day, way, self.business) for day in possible(root)}
            for root in roots
            for way in {end.way for o in orders for end in (o.before, o.after) if end.root == root}
        }
        rules = [
            (
                o.before.root,
                moved[o.before.root, o.before.way],
                o.after.root,
                moved[o.after.root, o.after.way],
            )
            for o in orders
        ]
        for days in product(*map(possible, roots)):
            chosen = dict(zip(roots, days, strict=True))
            if all(first[chosen[r]] <= last[chosen[s]] for r, first, s, last in rules):
                yield chosen


def possible(root: Root) -> list[int]:
    """The possible days of a root."""
    return [
        day
        for low, high in root.runs or (root.bounds,)
        if low is not None and high is not None
        for day in range(low, high + 1)
    ]


def random_table(random: Random) -> RandomTable:
    """Up to six events, some relative to others, and up to four periods."""
    # The end of a month, a leap day or a new year is near.
    base = random.choice([737_470, 737_484, 737_790, 738_946, 730_175, 737_791]) + random.randint(
        -3, 3
    )
    business = BusinessCalendar(
        random.choice([frozenset({5, 6}), frozenset({4, 5}), frozenset({6}), frozenset()]),
        [base + random.randint(-60, 90) for _ in range(random.randint(0, 8))],
    )
    roots: list[Root] = []
    left = MOST_CHOICES
    for number in range(random.randint(1, 4)):
        size = random.randint(1, max(1, min(40, left)))
        left //= size
        roots.append(random_root(random, Ref("event", f"e{number}"), base, size))
    points = [point_of(root) for root in roots]
    for number in range(len(roots), random.randint(len(roots), 6)):
        way = random_way(random, business)
        point = along(random.choice(points), way, business)
        points.append(point._replace(ref=Ref("event", f"e{number}"), shifts=()))
    orders = []
    for number in range(random.randint(0, 4)):
        ends = [random.choice(points) for _ in range(2)]
        if random.random() < 0.4:
            place = random.randint(0, 1)
            ends[place] = along(ends[place], random_way(random, business), business)
        orders.append(Order(f"p{number}", ends[0], ends[1], business))
        for root in {end.root for end in ends if not end.root.is_known}:
            root.orders.append(orders[-1])
    return RandomTable(points, orders, business)


def random_root(random: Random, ref: Ref | None, base: int, size: int) -> Root:
    """A root of a number of possible days, some with days between them."""
    low = base + random.randint(-15, 15)
    if size < 2 or random.random() < 0.6:
        return Root(ref, Bounds(low, low + size - 1))
    days = sorted(random.sample(range(low, low + size * random.randint(2, 4)), size))
    runs = [Bounds(days[0], days[0])]
    for day in days[1:]:
        if runs[-1].latest == day - 1:
            runs[-1] = Bounds(runs[-1].earliest, day)
        else:
            runs.append(Bounds(day, day))
    return Root(ref, Bounds(days[0], days[-1]), tuple(runs) if len(runs) > 1 else ())


def point_of(root: Root) -> Point:
    """The event of a root, or a date without a name."""
    ref = root.ref or Ref("date", "d")
    return Point(ref, ImpreciseDate(root.bounds, ref.id, runs=root.runs), root)


def random_way(random: Random, business: BusinessCalendar) -> Shifts:
    """One shift or two."""
    return tuple(random_shift(random, business) for _ in range(random.choice([1, 1, 1, 2])))


def random_shift(random: Random, business: BusinessCalendar) -> Shift:
    """A duration, perhaps under a rule, or a step in words."""
    kind = random.random()
    if kind < 0.7:
        return random_duration(random)
    if kind < 0.9:
        return Ruled(random_duration(random), random_rule(random), business, "by x")
    return random_step(random, business)


def random_duration(random: Random) -> Duration:
    """Days, weeks, months, years or business days, forward or back."""
    durations = [
        Duration(days=random.randint(0, 12)),
        Duration(weeks=random.randint(0, 2)),
        Duration(months=random.randint(0, 3)),
        Duration(months=1, days=random.randint(0, 3)),
        Duration(years=1),
        Duration(business_days=random.randint(0, 8)),
        Duration(months=1, business_days=2),
    ]
    return random.choice(durations).times(random.choice([1, -1]))


def random_rule(random: Random) -> Rule:
    """A rule of any choices."""
    return Rule(
        "x",
        first_day=random.choice(COUNTED),
        end=random.choice(ENDS),
        end_before=random.choice((None, *ENDS)),
        short=random.choice((0, 0, 5)),
        least_business_days=random.choice((0, 0, 2)),
        month_end=random.choice(MONTH_ENDS),
        roll=random.choice(ROLLS),
        roll_before=random.choice((None, *ROLLS)),
    )


def random_step(random: Random, business: BusinessCalendar) -> Step:
    """A step to a day of the week, or to a business day."""
    if random.random() < 0.5:
        return Step(to_business_day, (random.choice((-2, -1, 1, 3)),), business)
    relation = random.choice(("after", "before", "on or after", "on or before", "nearest"))
    nth = 1 if relation == "nearest" else random.randint(1, 3)
    return Step(to_weekday, (nth, random.randint(0, 6), relation))
