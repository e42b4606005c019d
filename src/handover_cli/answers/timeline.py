"""The timeline: which events and periods are on it, in what order, and where bars begin and end.

An imprecise event stands at its earliest day, or at its latest where nothing bounds it
below. Nothing is drawn here: rows, lanes and stretches of days are all a picture needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..dates import FIRST_DAY, LAST_DAY, iso, precise
from ..errors import HandoverError, did_you_mean, quote
from ..expressions import Resolved
from ..spans import Measure
from ..table import Event, Period, Table
from .answer import Answer, Options
from .listings import events, period_answers
from .ranges import Range, amounts, compare

if TYPE_CHECKING:
    from .answer import TableScope

Kind = Literal["event", "start", "end", "today"]

TIMELINE_FIELDS = ("kind", "id", "title", "date", "earliest", "latest", "gap_days")


class Point(NamedTuple):
    """Something on one day: an event, a period's start or end, or today."""

    kind: Kind
    id: str
    """Of the event or the period; `today`."""
    title: str
    day: Resolved

    @property
    def place(self) -> int | None:
        """The day it stands at: the earliest, else the latest; None when both are open."""
        date = self.day.date
        return date.latest if date.earliest is None else date.earliest

    @property
    def name(self) -> str:
        """What stands for it in a DATE: `handover`, `war.start`, `today`."""
        return f"{self.id}.{self.kind}" if self.kind in ("start", "end") else self.id


class Picked(NamedTuple):
    """The events and periods that a timeline or an export is about."""

    events: tuple[Event, ...]
    """In the order of the timeline."""
    periods: tuple[Period, ...]
    """In the order of the table."""


class Row(NamedTuple):
    """One line of the timeline down the page, with the gap to the next."""

    point: Point
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
    """How long it lasted; None when it has yet to begin."""
    first: int
    """The number of the row where it begins."""
    last: int
    """The number of the row where it ends, not before the first."""
    lane: int
    """Bars in the same lane share no row."""


class Layout(NamedTuple):
    """Rows down the page, and the bars beside them."""

    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    lanes: int
    """How many lanes the bars need."""


class Stretch(NamedTuple):
    """The days that a mark or a bar covers on the axis of a timeline to scale.

    All four are day numbers within the axis. What is certain lies between the two in
    the middle; when they are in the wrong order, nothing is.
    """

    earliest: int
    certain_from: int
    certain_to: int
    latest: int
    open_start: bool = False
    """Nothing bounds it below: it is drawn from where the axis begins."""
    open_end: bool = False


class Mark(NamedTuple):
    """A point on the axis of a timeline to scale."""

    point: Point
    stretch: Stretch | None
    """None: nothing at all is known of its day."""


class Beam(NamedTuple):
    """A period along the axis."""

    period: Period
    length: Answer | None
    stretch: Stretch | None


class Scaled(NamedTuple):
    """Events and periods along one axis."""

    first: int
    """The day the axis begins with."""
    last: int
    """The day it ends with, later than the first."""
    beams: tuple[Beam, ...]
    marks: tuple[Mark, ...]
    today: int | None
    """Today, when it lies inside."""


def pick(
    table: Table,
    names: Iterable[str] = (),
    tags: Sequence[str] = (),
    after: Resolved | None = None,
    before: Resolved | None = None,
    *,
    scope: TableScope,
) -> Picked:
    """The events that may qualify, and the periods of which both ends do.

    Names may be those of events and periods. A named period brings the events that it
    starts and ends with, and no other period; named events alone bring the periods between
    them. An end that is no event has no tag, and qualifies by its date alone.

    Raises:
        HandoverError: a name is no event's and no period's, or no event has a tag.
    """
    names = tuple(names)
    named_events, named_periods = _named(table, names)
    wanted = dict.fromkeys([*named_events, *_event_ends(table, named_periods)])
    found = events(table, wanted, tags, after, before, scope=scope) if wanted or not names else []
    chosen = {event.id for event in found}
    event_of = Ends(table.events.values()).event

    def qualifies(end: Resolved) -> bool:
        event = event_of(end) if end.label != "today" else None
        if event is not None:
            return event in chosen
        return (
            not tags
            and (not names or bool(named_periods))
            and (after is None or compare(end, "after", after, scope) != "no")
            and (before is None or compare(end, "before", before, scope) != "no")
        )

    def belongs(period: Period) -> bool:
        if named_periods and period.id not in named_periods:
            return False
        return qualifies(period.start) and qualifies(period.side("end", scope))

    periods = tuple(filter(belongs, table.periods.values()))
    return Picked(tuple(sorted(found, key=lambda event: _order(_point(event)))), periods)


def _point(event: Event) -> Point:
    return Point("event", event.id, event.title, event.day)


def _named(table: Table, names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The ids of the events and of the periods that are named."""
    chosen: dict[str, list[str]] = {"events": [], "periods": []}
    for name in names:
        kind, identifier = table.find(name) or ("", "")
        if not kind:
            known = [*table.dates(), *table.period_names()]
            raise HandoverError(f"no event or period {quote(name)}{did_you_mean(name, known)}")
        if kind not in chosen:
            raise HandoverError(f"{quote(name)} is one of the {kind}, not an event or a period")
        chosen[kind].append(identifier)
    return chosen["events"], chosen["periods"]


def _event_ends(table: Table, identifiers: Iterable[str]) -> Iterator[str]:
    event_of = Ends(table.events.values()).event
    for identifier in identifiers:
        period = table.periods[identifier]
        for end in (period.start, period.end):
            event = None if end is None else event_of(end)
            if event is not None:
                yield event


class Ends:
    """Finds the event that a period's end is: the one it names, else the first on the same day.

    Two dates are the same day when they are precise and equal, or come from the same
    unknown day by the same shifts.
    """

    def __init__(self, candidates: Iterable[Event]) -> None:
        self._by_name: dict[str, str] = {}
        self._by_day: dict[tuple[object, ...], str] = {}
        for event in candidates:
            self._by_name[event.id] = event.id
            self._by_day.setdefault(_day_key(event.day), event.id)

    def event(self, end: Resolved) -> str | None:
        """The id of the event, or None when the end is a day of its own."""
        return self._by_name.get(end.label) or self._by_day.get(_day_key(end))


def _day_key(day: Resolved) -> tuple[object, ...]:
    return (day.date.earliest,) if day.date.is_precise else (day.root, day.shifts)


def points(picked: Picked, scope: TableScope) -> list[Point]:
    """Everything on the timeline in its order: events, both ends of periods, and today.

    By the day each stands at, then what is known of it, then start, event, end, today.
    Undated events come last. Today is there when it lies between the first day and the
    last, or a period that has begun is ongoing. An ongoing period has no end.
    """
    found = [*map(_point, picked.events)]
    for period in picked.periods:
        found.append(Point("start", period.id, period.title, period.start))
        if period.end is not None:
            found.append(Point("end", period.id, period.title, period.end))
    today = _today(picked, scope.today, found)
    return sorted([*found, *today], key=_order)


_RANKS = {"start": 0, "event": 1, "end": 2, "today": 3}


def _order(point: Point) -> tuple[bool, int, int, int, int, str]:
    earliest, latest = point.day.date[:2]
    return (
        point.place is None,
        point.place or 0,
        FIRST_DAY - 1 if earliest is None else earliest,
        LAST_DAY + 1 if latest is None else latest,
        _RANKS[point.kind],
        point.id,
    )


def _today(picked: Picked, today: int, found: Iterable[Point]) -> list[Point]:
    known = [day for point in found for day in point.day.date[:2] if day is not None]
    inside = min(known, default=today + 1) <= today <= max(known, default=today - 1)
    if not inside and not any(_is_going_on(period, today) for period in picked.periods):
        return []
    day = precise(today)
    return [Point("today", "today", "Today", Resolved("today", "", day, "", (today, today)))]


def _is_going_on(period: Period, today: int) -> bool:
    """Whether an ongoing period has begun, as far as is known."""
    earliest = period.start.date.earliest
    return period.end is None and (earliest is None or earliest <= today)


def point_record(point: Point, following: Point | None, scope: TableScope) -> dict[str, Any]:
    """A point, by the names in `TIMELINE_FIELDS`.

    `gap_days` is the number of days to the following point; None when there is none, or
    when the dates allow more than one number.
    """
    date = point.day.date
    gap = Range(None, None) if following is None else _gap(point, following, "days", scope)
    return dict(
        zip(
            TIMELINE_FIELDS,
            (
                point.kind,
                point.id,
                point.title,
                date.text,
                None if date.earliest is None else iso(date.earliest),
                None if date.latest is None else iso(date.latest),
                gap.low if gap.low == gap.high else None,
            ),
            strict=True,
        )
    )


def point_records(found: Sequence[Point], scope: TableScope) -> Iterator[dict[str, Any]]:
    """The record of each point."""
    for number, point in enumerate(found, 1):
        following = found[number] if number < len(found) else None
        yield point_record(point, following, scope)


def _gap(
    point: Point, following: Point, unit: Literal["days", "calendar"], scope: TableScope
) -> Range:
    return amounts(point.day, following.day, Measure(unit), scope)


def down_the_page(picked: Picked, scope: TableScope) -> Layout:
    """One row for each day something happens on, and bars that begin and end at rows.

    A period's end that is an event of the timeline has no row of its own. An ongoing
    period ends at the row of today; one that has yet to begin, at the last row.
    """
    rows: list[Point] = []
    row_of: dict[tuple[str, str], int] = {}
    event_of = Ends(picked.events).event
    for point in points(picked, scope):
        if point.kind in ("event", "today") or event_of(point.day) is None:
            row_of[point.kind, point.id] = len(rows)
            rows.append(point)

    def row(kind: Kind, identifier: str, day: Resolved) -> int:
        event = event_of(day)
        return row_of[kind, identifier] if event is None else row_of["event", event]

    bars = []
    for period in picked.periods:
        first = row("start", period.id, period.start)
        if period.end is not None:
            last = row("end", period.id, period.end)
        else:
            last = row_of["today", "today"] if _is_going_on(period, scope.today) else len(rows) - 1
        bars.append(Bar(period, _length(period, scope), min(first, last), max(first, last), 0))
    return _layout(rows, _in_lanes(bars), scope)


def _length(period: Period, scope: TableScope) -> Answer | None:
    """How long a period lasted, in its own unit, or in days where that can't be had."""
    if period.end is None and not _is_going_on(period, scope.today):
        return None
    try:
        return period_answers(period, Options(), scope)[0]
    except HandoverError:  # business days need holidays that are not there
        return period_answers(period, Options(units=("days",)), scope)[0]


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


def _layout(rows: Sequence[Point], bars: tuple[Bar, ...], scope: TableScope) -> Layout:
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, bar in enumerate(bars):
        begins.setdefault(bar.first, []).append(number)
        ends.setdefault(bar.last, []).append(number)
    nothing = Range(None, None)
    made = []
    for number, point in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        days = nothing if following is None else _gap(point, following, "days", scope)
        calendar = nothing if following is None else _gap(point, following, "calendar", scope)
        own = tuple(begins.get(number, ())), tuple(ends.get(number, ()))
        made.append(Row(point, *own, days, calendar))
    return Layout(tuple(made), bars, max((bar.lane + 1 for bar in bars), default=0))


def to_scale(picked: Picked, scope: TableScope) -> Scaled:
    """Events and periods along one axis, from the first known day to the last."""
    found = points(picked, scope)
    known = [day for point in found for day in point.day.date[:2] if day is not None]
    first, last = (min(known), max(known)) if known else (scope.today, scope.today)
    if first == last:  # an axis has a length
        first, last = (first, last + 1) if last < LAST_DAY else (first - 1, last)
    marks = [
        Mark(point, _stretch(point.day, point.day, first, last))
        for point in found
        if point.kind == "event"
    ]
    begun = {point.id: number for number, point in enumerate(found) if point.kind == "start"}
    beams = [
        Beam(period, _length(period, scope), _beam(period, scope.today, first, last))
        for period in sorted(picked.periods, key=lambda period: begun[period.id])
    ]
    today = scope.today if any(point.kind == "today" for point in found) else None
    return Scaled(first, last, tuple(beams), tuple(marks), today)


def _beam(period: Period, today: int, first: int, last: int) -> Stretch | None:
    if period.end is not None:
        return _stretch(period.start, period.end, first, last)
    # An ongoing period is certain up to today, and open there.
    low, high = period.start.date[:2]
    until = precise(max(today, high or low or today))
    end = Resolved("today", "", until._replace(latest=None))
    found = _stretch(period.start, end, first, last)
    return None if found is None else found._replace(latest=min(until.earliest or last, last))


def _stretch(start: Resolved, end: Resolved, first: int, last: int) -> Stretch | None:
    """From the earliest start to the latest end; None when no end of it is known."""
    ends = (start.date.earliest, start.date.latest, end.date.earliest, end.date.latest)
    if all(day is None for day in ends):
        return None
    low, low_latest, high_earliest, high = ends
    return Stretch(
        first if low is None else low,
        last if low_latest is None else low_latest,
        first if high_earliest is None else high_earliest,
        last if high is None else high,
        low is None,
        high is None,
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

    >>> from datetime import date
    >>> [t.label for t in ticks(date(1993, 4, 2).toordinal(), date(2020, 11, 25).toordinal(), 4)]
    ['2000', '2010', '2020']
    >>> [t.label for t in ticks(date(2020, 9, 27).toordinal(), date(2020, 12, 1).toordinal(), 4)]
    ['2020-10', '2020-11', '2020-12']
    """
    for step in _DAY_STEPS if last - first <= 31 else ():
        if (last - first) // step < most:
            return [Tick(at, iso(at)) for at in range(first, last + 1, step)]
    for step in _STEPS:
        if (last - first) // 31 // step <= most:  # else there are more, and many to try
            found = list(_at_steps(first, last, step))
            if len(found) <= most:
                break
    else:
        found = []
    if len(found) >= 2:
        return found
    return [Tick(first, iso(first)), Tick(last, iso(last))][: max(most, 1)]


def _at_steps(first: int, last: int, step: int) -> Iterator[Tick]:
    from datetime import date

    begin = date.fromordinal(first)
    month = -(-(begin.year * 12 + begin.month - 1) // step) * step
    while month < 10_000 * 12:
        year, index = divmod(month, 12)
        month += step
        day = date(year, index + 1, 1).toordinal()
        if day > last:
            return
        if day >= first:
            yield Tick(day, f"{year:04d}" if step % 12 == 0 else f"{year:04d}-{index + 1:02d}")
