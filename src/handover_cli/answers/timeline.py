"""The timeline before it is drawn: rows down the page, or days along an axis.

An imprecise event stands at its earliest day, or at its latest if the earliest is open. But the
end of a period is never above its start.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Literal, NamedTuple

from ..dates import LAST_DAY, Bounds
from ..errors import HandoverError
from ..language.resolving import Point, Scope, business_for, today_point
from ..spans import Measure, Unit
from ..table.entries import Event, Period
from ..table.table import Table
from .answer import Answer
from .listings import NO_LIMITS, Limits, events, period_length
from .ranges import Range, amounts, budget_for

MarkKind = Literal["event", "start", "end", "today"]


class Mark(NamedTuple):
    """One day on the timeline: an event, the start or the end of a period, or today."""

    kind: MarkKind
    id: str
    """The id of the event or the period, or `today`."""
    title: str
    point: Point

    @property
    def name(self) -> str:
        """Its name as a DATE: `handover`, `war.start`, `today`."""
        return f"{self.id}.{self.kind}" if self.kind in ("start", "end") else self.id


class Selection(NamedTuple):
    """The events and periods of a timeline or an export."""

    events: tuple[Event, ...]
    """In the order of the timeline."""
    periods: tuple[Period, ...]
    """In the order of the table."""


class Row(NamedTuple):
    """A row of the timeline down the page, with the gap to the next row."""

    mark: Mark
    begins: tuple[int, ...]
    """Indices of the bars that begin here."""
    ends: tuple[int, ...]
    days: Range
    """The gap to the next row in days; open on both sides for the last row."""
    calendar: Range
    """The same gap in months and days."""
    seconds: Range
    """The same gap in seconds; open on both sides unless both rows have a clock time."""


class Bar(NamedTuple):
    """A period beside the rows."""

    period: Period
    length: Answer | None
    """How long it lasted; None if it has not begun."""
    first: int
    """The index of its top row."""
    last: int
    start: int
    """The index of the row of its start: the top row, unless its end is known to come before."""
    end: int
    lane: int = 0
    """Bars in the same lane share no row."""


class Layout(NamedTuple):
    """Rows down the page, and the bars beside them."""

    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    lanes: int
    """The number of lanes."""


class Extent(NamedTuple):
    """The days of the axis that a dot or a beam covers."""

    earliest: int
    certain_from: int
    """The first certain day; no day is certain if it is later than `certain_to`."""
    certain_to: int
    latest: int
    open_start: bool = False
    """True if nothing bounds it below. Then it begins where the axis begins."""
    open_end: bool = False


class Dot(NamedTuple):
    """An event on the axis of a timeline to scale."""

    mark: Mark
    extent: Extent | None
    """None if nothing is known of its day."""


class Beam(NamedTuple):
    """A period along the axis."""

    period: Period
    length: Answer | None
    extent: Extent | None


class ScaledTimeline(NamedTuple):
    """Events and periods along one axis."""

    first: int
    """The first day of the axis."""
    last: int
    """The last day of the axis, later than the first."""
    beams: tuple[Beam, ...]
    dots: tuple[Dot, ...]
    today: int | None
    """Today, if it lies on the axis."""


class MarkAndGap(NamedTuple):
    """A mark, and the gap to the next mark."""

    mark: Mark
    days: Range
    """Open on both sides for the last mark."""
    seconds: Range
    """Open on both sides unless this mark and the next one have a clock time."""

    @property
    def gap_days(self) -> int | None:
        """The number of days; None if several numbers are possible."""
        return _number(self.days)

    @property
    def gap_seconds(self) -> int | None:
        """The number of seconds; None if a clock time is missing, or several are possible."""
        return _number(self.seconds)


def _number(gap: Range) -> int | None:
    return gap.low if gap.low == gap.high and isinstance(gap.low, int) else None


def select(
    table: Table, names: Iterable[str] = (), limits: Limits = NO_LIMITS, *, scope: Scope
) -> Selection:
    """The events with these names, or all, within limits, and the periods with both ends there.

    A name of a period adds the events at its ends, and leaves out the periods without a name.
    Names of events alone give the periods between them. An end that is no event has no tag,
    and only its date counts.

    Raises:
        HandoverError: no event and no period has a name, or no event has a tag.

    >>> [event.id for event in select(table, ["war"], scope=scope).events]
    ['war-began', 'war-ended']
    """
    names = tuple(names)
    named = [table.entry(name, "event", "period") for name in names]
    named_periods = [ref.id for ref in named if ref.kind == "period"]
    event_of = _finder(table.events.values())
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
    listed = _in_order(map(_mark_of, chosen_events), periods, event_of)
    return Selection(tuple(table.events[mark.id] for mark in listed), periods)


def _mark_of(event: Event) -> Mark:
    return Mark("event", event.id, event.title, event.point)


def _finder(candidates: Iterable[Event]) -> Callable[[Point], str | None]:
    """A function from the end of a period to the id of the event at the end, or None.

    That is the event that the end names, else the first event on the same day, or at the same
    clock time.
    """
    ids = set()
    by_day: dict[object, str] = {}
    for event in candidates:
        ids.add(event.id)
        by_day.setdefault(_day_key(event.point), event.id)

    def event_of(end: Point) -> str | None:
        if end.ref.kind == "word":  # today
            return None
        if end.ref.kind == "event" and not end.shifts and end.ref.id in ids:
            return end.ref.id
        return by_day.get(_day_key(end))

    return event_of


def _day_key(point: Point) -> object:
    """A key that is equal for points on the same day, known or not, or at the same clock time."""
    if point.date.moment is not None:
        return point.date.moment
    return point.day if point.day is not None else (point.root, point.way)


def marks(selection: Selection, scope: Scope) -> list[Mark]:
    """All marks in order: events, both ends of periods, and today.

    The order is by the day where a mark stands, then by its bounds, then start, event, end,
    today. Undated events come last. The end of a period comes after its start, however little is
    known of them. Today is there if it lies between the first and the last day, or if a period
    is going on. An ongoing period has no end.

    >>> [mark.name for mark in marks(select(table, ["war"], scope=scope), scope)]
    ['war.start', 'war-began', 'war-ended', 'war.end']
    """
    all_marks = [*map(_mark_of, selection.events)]
    for period in selection.periods:
        all_marks.append(Mark("start", period.id, period.title, period.start))
        if period.end is not None:
            all_marks.append(Mark("end", period.id, period.title, period.end))
    today, known = scope.today, _known_days(all_marks)
    inside = bool(known) and min(known) <= today <= max(known)
    if inside or any(_is_going_on(period, today) for period in selection.periods):
        all_marks.append(Mark("today", "today", "Today", today_point(today)))
    return _in_order(all_marks, selection.periods, _finder(selection.events))


def _in_order(
    all_marks: Iterable[Mark], periods: Iterable[Period], event_of: Callable[[Point], str | None]
) -> list[Mark]:
    """The marks by their order, the end of each period moved to after its start."""
    ordered = sorted(all_marks, key=_order)
    number_of = {mark.name: number for number, mark in enumerate(ordered)}
    ends: dict[int, list[int]] = {}
    for period in periods:
        if period.end is not None:
            start, end = (
                [number_of[name] for name in names if name in number_of]
                for names in (
                    (f"{period.id}.start", event_of(period.start)),
                    (f"{period.id}.end", event_of(period.end)),
                )
            )
            for number in start:
                ends.setdefault(number, []).extend(end)
    remaining = {number: iter(sorted(later, reverse=True)) for number, later in ends.items()}
    backward: list[Mark] = []
    seen: set[int] = set()
    for last in reversed(range(len(ordered))):
        path = [] if last in seen else [last]
        seen.add(last)
        while path:  # from a start to its ends, and to the ends of what starts there
            later = remaining.get(path[-1], iter(()))
            unseen = next((number for number in later if number not in seen), None)
            if unseen is None:
                backward.append(ordered[path.pop()])
            else:
                seen.add(unseen)
                path.append(unseen)
    return backward[::-1]


_RANKS = {"start": 0, "event": 1, "end": 2, "today": 3}


def _order(mark: Mark) -> tuple[int, int, int, int, int, str]:
    return *mark.point.date.order, _RANKS[mark.kind], mark.id


def _known_days(all_marks: Iterable[Mark]) -> list[int]:
    return [day for mark in all_marks for day in mark.point.date.bounds if day is not None]


def _is_going_on(period: Period, today: int) -> bool:
    """True if an ongoing period has begun, or may have begun."""
    earliest = period.start.date.earliest
    return period.end is None and (earliest is None or earliest <= today)


def with_gaps(all_marks: Sequence[Mark], scope: Scope) -> Iterator[MarkAndGap]:
    """Each mark with the gap to the next mark.

    >>> of_war = marks(select(table, ["war"], scope=scope), scope)
    >>> [each.gap_days for each in with_gaps(of_war, scope)]
    [0, 43, 0, None]
    """
    days, seconds = _gaps(all_marks, "days", scope), _gaps(all_marks, "seconds", scope)
    return map(MarkAndGap, all_marks, days, seconds)


def _gaps(all_marks: Sequence[Mark], unit: Unit, scope: Scope) -> Iterator[Range]:
    """The span from each mark to the next, and an open one from the last.

    In seconds it is open too where a clock time is missing.
    """
    budget = budget_for(*(mark.point for mark in all_marks))
    for mark, following in pairwise(all_marks):
        start, end = mark.point, following.point
        if unit == "seconds" and (start.date.moment is None or end.date.moment is None):
            yield Range(None, None)
        else:
            business = business_for(start.way + end.way, scope)
            yield amounts(start, end, Measure(unit), business, budget and budget.part())
    yield Range(None, None)


def down_the_page(selection: Selection, scope: Scope) -> Layout:
    """Rows for all marks, and bars that begin and end at rows.

    The end of a period has no row if an event of the timeline is on that day. An ongoing period
    ends at the row of today, or where it starts if it has not begun.

    >>> layout = down_the_page(select(table, ["war"], scope=scope), scope)
    >>> [(row.mark.name, row.days.low) for row in layout.rows], layout.lanes
    ([('war-began', 43), ('war-ended', None)], 1)
    """
    rows: list[Mark] = []
    row_of: dict[tuple[str, str], int] = {}
    event_of = _finder(selection.events)
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
            end = row_of["today", "today"] if _is_going_on(period, scope.today) else start
        length = _length(period, scope)
        bars.append(Bar(period, length, min(start, end), max(start, end), start, end))
    return _layout(rows, _in_lanes(bars), scope)


def _length(period: Period, scope: Scope) -> Answer | None:
    """How long a period lasted, in its unit, or in days if the holidays are not known."""
    if period.end is None and not _is_going_on(period, scope.today):
        return None
    try:
        return period_length(period, scope)
    except HandoverError:
        return period_length(period, scope, "days")


def _in_lanes(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """The bars in the order of their top rows, each in the first lane that is free there."""
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
    begins, ends = defaultdict(list), defaultdict(list)
    for number, bar in enumerate(bars):
        begins[bar.start].append(number)
        ends[bar.end].append(number)
    units: tuple[Unit, ...] = ("days", "calendar", "seconds")
    gaps = [_gaps(rows, unit, scope) for unit in units]
    made = tuple(
        Row(mark, tuple(begins[number]), tuple(ends[number]), *map(next, gaps))
        for number, mark in enumerate(rows)
    )
    return Layout(made, bars, max((bar.lane + 1 for bar in bars), default=0))


def to_scale(selection: Selection, scope: Scope) -> ScaledTimeline:
    """Events and periods along one axis, from the first known day to the last.

    >>> timeline = to_scale(select(table, ["war"], scope=scope), scope)
    >>> from handover_cli.dates import iso
    >>> iso(timeline.first), iso(timeline.last)
    ('2020-09-27', '2020-11-09')
    """
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
    # An ongoing period is certain up to today, or up to a start that is later, and open there.
    until = max(today, *(day for day in start if day is not None))
    extent = _extent(start, Bounds(until, None), first, last)
    return None if extent is None else extent._replace(latest=min(until, last))


def _extent(start: Bounds, end: Bounds, first: int, last: int) -> Extent | None:
    """From the earliest start to the latest end; None if no day of them is known."""
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
