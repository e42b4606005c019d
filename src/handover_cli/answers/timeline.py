"""The timeline: which events and periods are on it, in what order, and where bars begin and end.

An imprecise event stands at its earliest day, or at its latest where nothing bounds it
below. Nothing is drawn here: rows, lanes and stretches of days are all a picture needs.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from math import inf
from typing import Literal, NamedTuple

from .. import calendar
from ..dates import LAST_DAY, Bounds, iso
from ..errors import HandoverError
from ..language.resolving import Point, Scope, business_for, today_point
from ..spans import Measure
from ..table.entries import Event, Period
from ..table.table import Table
from .answer import Answer
from .listings import NO_LIMITS, Limits, events, period_length
from .ranges import Range, amounts

MarkKind = Literal["event", "start", "end", "today"]


class Mark(NamedTuple):
    """Something on one day: an event, a period's start or end, or today."""

    kind: MarkKind
    id: str
    """The id of the event or the period; `today`."""
    title: str
    point: Point

    @property
    def name(self) -> str:
        """What stands for it in a DATE: `handover`, `war.start`, `today`."""
        return f"{self.id}.{self.kind}" if self.kind in ("start", "end") else self.id


class Selection(NamedTuple):
    """The events and periods that a timeline or an export is about."""

    events: tuple[Event, ...]
    """In the order of the timeline."""
    periods: tuple[Period, ...]
    """In the order of the table."""


class Row(NamedTuple):
    """One line of the timeline down the page, with the gap to the next."""

    mark: Mark
    begins: tuple[int, ...]
    """Numbers of the bars that begin here."""
    ends: tuple[int, ...]
    days: Range
    """The gap to the next row in days; open on both sides for the last."""
    calendar: Range
    """The same gap in months and days."""


class Bar(NamedTuple):
    """A period beside the rows."""

    period: Period
    length: Answer | None
    """How long it lasted; None if it has yet to begin."""
    first: int
    """The number of the row where it is drawn from, not after the last."""
    last: int
    start: int
    """The number of the row of its start: the first, unless its end stands above it."""
    end: int
    lane: int = 0
    """Bars in the same lane share no row."""


class Layout(NamedTuple):
    """Rows down the page, and the bars beside them."""

    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    lanes: int
    """How many lanes the bars need."""


class Extent(NamedTuple):
    """The days within the axis that a dot or a bar covers.

    What is certain lies between the two in the middle; if they are in the wrong order, nothing is.
    """

    earliest: int
    certain_from: int
    certain_to: int
    latest: int
    open_start: bool = False
    """Nothing bounds it below: it is drawn from where the axis begins."""
    open_end: bool = False


class Dot(NamedTuple):
    """An event on the axis of a timeline to scale."""

    mark: Mark
    extent: Extent | None
    """None: nothing at all is known of its day."""


class Beam(NamedTuple):
    """A period along the axis."""

    period: Period
    length: Answer | None
    extent: Extent | None


class ScaledTimeline(NamedTuple):
    """Events and periods along one axis."""

    first: int
    """The day the axis begins with."""
    last: int
    """The day it ends with, later than the first."""
    beams: tuple[Beam, ...]
    dots: tuple[Dot, ...]
    today: int | None
    """Today, if it lies inside."""


class MarkAndGap(NamedTuple):
    """A mark, and the days to the one that follows; open on both sides for the last."""

    mark: Mark
    gap: Range

    @property
    def gap_days(self) -> int | None:
        """The days; None if there may be more than one number of them."""
        low, high = self.gap
        return low if low == high and isinstance(low, int) else None


def select(
    table: Table, names: Iterable[str] = (), limits: Limits = NO_LIMITS, *, scope: Scope
) -> Selection:
    """The events that may qualify, and the periods of which both ends do.

    Names may be those of events and periods. A named period brings the events that it
    starts and ends with, and no other period; named events alone bring the periods between
    them. An end that is no event has no tag, and qualifies by its date alone.

    Raises:
        HandoverError: a name is that of no event and no period, or no event has a tag.
    """
    names = tuple(names)
    named = [table.entry(name, "event", "period") for name in names]
    named_periods = [ref.id for ref in named if ref.kind == "period"]
    event_of = Ends(table.events.values()).event
    wanted = {ref.id: None for ref in named if ref.kind == "event"}
    for identifier in named_periods:
        period = table.periods[identifier]
        ends = (event_of(end) for end in (period.start, period.end) if end is not None)
        wanted |= dict.fromkeys(event for event in ends if event is not None)
    chosen_events = events(table, wanted, limits, scope=scope) if wanted or not names else []
    chosen = {event.id for event in chosen_events}

    def qualifies(end: Point) -> bool:
        event = event_of(end)
        if event is not None:
            return event in chosen
        return not limits.tags and (not names or bool(named_periods)) and limits.allow(end, scope)

    def belongs(period: Period) -> bool:
        if named_periods and period.id not in named_periods:
            return False
        end = today_point(scope.today) if period.end is None else period.end
        return qualifies(period.start) and qualifies(end)

    periods = tuple(filter(belongs, table.periods.values()))
    return Selection(
        tuple(sorted(chosen_events, key=lambda event: _order(_mark_of(event)))), periods
    )


def _mark_of(event: Event) -> Mark:
    return Mark("event", event.id, event.title, event.point)


class Ends:
    """Finds the event that a period's end is: the one it names, else the first on the same day.

    Two dates are the same day if they are precise and equal, or come from the same unknown day
    by the same shifts. Today is no event.
    """

    def __init__(self, candidates: Iterable[Event]) -> None:
        self._ids: set[str] = set()
        self._by_day: dict[object, str] = {}
        for event in candidates:
            self._ids.add(event.id)
            self._by_day.setdefault(_day_key(event.point), event.id)

    def event(self, end: Point) -> str | None:
        """The id of the event; None if the end is a day of its own."""
        if end.ref.kind == "word":
            return None
        if end.ref.kind == "event" and not end.shifts and end.ref.id in self._ids:
            return end.ref.id
        return self._by_day.get(_day_key(end))


def _day_key(point: Point) -> object:
    return point.day if point.day is not None else (point.root, point.way)


def marks(selection: Selection, scope: Scope) -> list[Mark]:
    """Everything on the timeline in its order: events, both ends of periods, and today.

    By the day each stands at, then what is known of it, then start, event, end, today.
    Undated events come last. Today is there if it lies between the first day and the last, or
    if a period that has begun is ongoing. An ongoing period has no end.
    """
    all_marks = [*map(_mark_of, selection.events)]
    for period in selection.periods:
        all_marks.append(Mark("start", period.id, period.title, period.start))
        if period.end is not None:
            all_marks.append(Mark("end", period.id, period.title, period.end))
    return sorted([*all_marks, *_today(selection, scope.today, all_marks)], key=_order)


_RANKS = {"start": 0, "event": 1, "end": 2, "today": 3}


def _order(mark: Mark) -> tuple[float, float, float, int, str]:
    date = mark.point.date
    return (
        inf if date.place is None else date.place,
        -inf if date.earliest is None else date.earliest,
        inf if date.latest is None else date.latest,
        _RANKS[mark.kind],
        mark.id,
    )


def _today(selection: Selection, today: int, others: Iterable[Mark]) -> list[Mark]:
    known = _known_days(others)
    inside = min(known, default=today + 1) <= today <= max(known, default=today - 1)
    if not inside and not any(_is_going_on(period, today) for period in selection.periods):
        return []
    return [Mark("today", "today", "Today", today_point(today))]


def _known_days(all_marks: Iterable[Mark]) -> list[int]:
    return [day for mark in all_marks for day in mark.point.date.bounds if day is not None]


def _is_going_on(period: Period, today: int) -> bool:
    """True if an ongoing period has begun, as far as is known."""
    earliest = period.start.date.earliest
    return period.end is None and (earliest is None or earliest <= today)


def with_gaps(all_marks: Sequence[Mark], scope: Scope) -> Iterator[MarkAndGap]:
    """Each mark with the days to the one that follows."""
    for number, mark in enumerate(all_marks, 1):
        following = all_marks[number] if number < len(all_marks) else None
        yield MarkAndGap(mark, _gap(mark, following, Measure("days"), scope))


def _gap(mark: Mark, following: Mark | None, measure: Measure, scope: Scope) -> Range:
    if following is None:
        return Range(None, None)
    business = business_for(mark.point.way + following.point.way, scope)
    return amounts(mark.point, following.point, measure, business)


def down_the_page(selection: Selection, scope: Scope) -> Layout:
    """One row for each day something happens on, and bars that begin and end at rows.

    A period's end that is an event of the timeline has no row of its own. An ongoing
    period ends at the row of today; one that has yet to begin, at the last row.
    """
    rows: list[Mark] = []
    row_of: dict[tuple[str, str], int] = {}
    event_of = Ends(selection.events).event
    for mark in marks(selection, scope):
        if mark.kind in ("event", "today") or event_of(mark.point) is None:
            row_of[mark.kind, mark.id] = len(rows)
            rows.append(mark)

    def row(kind: MarkKind, identifier: str, point: Point) -> int:
        event = event_of(point)
        return row_of[kind, identifier] if event is None else row_of["event", event]

    bars = []
    for period in selection.periods:
        start = row("start", period.id, period.start)
        if period.end is not None:
            end = row("end", period.id, period.end)
        else:
            end = row_of["today", "today"] if _is_going_on(period, scope.today) else len(rows) - 1
        length = _length(period, scope)
        bars.append(Bar(period, length, min(start, end), max(start, end), start, end))
    return _layout(rows, _in_lanes(bars), scope)


def _length(period: Period, scope: Scope) -> Answer | None:
    """How long a period lasted, in its own unit, or in days where that can't be had."""
    if period.end is None and not _is_going_on(period, scope.today):
        return None
    try:
        return period_length(period, scope)
    except HandoverError:  # business days need holidays that are not there
        return period_length(period, scope, "days")


def _in_lanes(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """The bars, in the order they begin, each in the first lane that is free by then."""
    lanes = 0
    free: list[int] = []
    busy: list[tuple[int, int]] = []  # last row and lane of the bars that have not ended
    placed = []
    for bar in sorted(bars, key=lambda bar: (bar.first, -bar.last, bar.period.id)):
        while busy and busy[0][0] < bar.first:
            heappush(free, heappop(busy)[1])
        if not free:
            free.append(lanes)
            lanes += 1
        lane = heappop(free)
        heappush(busy, (bar.last, lane))
        placed.append(bar._replace(lane=lane))
    return tuple(placed)


def _layout(rows: Sequence[Mark], bars: tuple[Bar, ...], scope: Scope) -> Layout:
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, bar in enumerate(bars):
        begins.setdefault(bar.start, []).append(number)
        ends.setdefault(bar.end, []).append(number)
    made = []
    for number, mark in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        gaps = (_gap(mark, following, Measure(unit), scope) for unit in ("days", "calendar"))
        own = tuple(begins.get(number, ())), tuple(ends.get(number, ()))
        made.append(Row(mark, *own, *gaps))
    return Layout(tuple(made), bars, max((bar.lane + 1 for bar in bars), default=0))


def to_scale(selection: Selection, scope: Scope) -> ScaledTimeline:
    """Events and periods along one axis, from the first known day to the last."""
    all_marks = marks(selection, scope)
    known = _known_days(all_marks)
    first, last = (min(known), max(known)) if known else (scope.today, scope.today)
    if first == last:  # an axis has a length
        first, last = (first, last + 1) if last < LAST_DAY else (first - 1, last)
    dots = [
        Dot(mark, _extent(mark.point.date.bounds, mark.point.date.bounds, first, last))
        for mark in all_marks
        if mark.kind == "event"
    ]
    begun = {mark.id: number for number, mark in enumerate(all_marks) if mark.kind == "start"}
    beams = [
        Beam(period, _length(period, scope), _beam(period, scope.today, first, last))
        for period in sorted(selection.periods, key=lambda period: begun[period.id])
    ]
    today = scope.today if any(mark.kind == "today" for mark in all_marks) else None
    return ScaledTimeline(first, last, tuple(beams), tuple(dots), today)


def _beam(period: Period, today: int, first: int, last: int) -> Extent | None:
    start = period.start.date.bounds
    if period.end is not None:
        return _extent(start, period.end.date.bounds, first, last)
    # An ongoing period is certain up to today, and open there.
    known = [day for day in (start.latest, start.earliest) if day is not None]
    until = max(today, *known[:1])
    extent = _extent(start, Bounds(until, None), first, last)
    return None if extent is None else extent._replace(latest=min(until, last))


def _extent(start: Bounds, end: Bounds, first: int, last: int) -> Extent | None:
    """From the earliest start to the latest end; None if no end of it is known."""
    if start == end == Bounds():
        return None
    return Extent(
        first if start.earliest is None else start.earliest,
        last if start.latest is None else start.latest,
        first if end.earliest is None else end.earliest,
        last if end.latest is None else end.latest,
        start.earliest is None,
        end.latest is None,
    )


class Tick(NamedTuple):
    """A place on the axis that has a label."""

    day: int
    label: str


_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
"""Months between ticks, from one month to 2,000 years."""
_DAY_STEPS = (1, 7)
"""Days between them where there is no more than a month."""


def ticks(first: int, last: int, most: int) -> list[Tick]:
    """At most that many places from the first day to the last, at equal calendar steps.

    Years, months or days, as the steps are; the first and the last day where no steps fit.

    >>> from handover_cli.calendar import day_number
    >>> [t.label for t in ticks(day_number(1993, 4, 2), day_number(2020, 11, 25), 4)]
    ['2000', '2010', '2020']
    >>> [t.label for t in ticks(day_number(2020, 9, 27), day_number(2020, 12, 1), 4)]
    ['2020-10', '2020-11', '2020-12']
    """
    for step in _DAY_STEPS if last - first <= 31 else ():
        if (last - first) // step < most:
            return [Tick(at, iso(at)) for at in range(first, last + 1, step)]
    for step in _STEPS:
        if (last - first) // 31 // step <= most:  # else there are more, and many to try
            chosen = list(_at_steps(first, last, step))
            if len(chosen) <= most:
                break
    else:
        chosen = []
    if len(chosen) >= 2:
        return chosen
    return [Tick(first, iso(first)), Tick(last, iso(last))][: max(most, 1)]


def _at_steps(first: int, last: int, step: int) -> Iterator[Tick]:
    year, month, _ = calendar.year_month_day(first)
    index = -(-(year * 12 + month - 1) // step) * step
    while True:
        year, month = divmod(index, 12)
        index += step
        day = calendar.day_number(year, month + 1, 1)
        if day > last:
            return
        if day >= first:
            yield Tick(day, f"{year:04d}" if step % 12 == 0 else f"{year:04d}-{month + 1:02d}")
