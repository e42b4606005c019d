"""What a DATE stands for: a point, which is one day, or a stretch, which is a period.

A name is looked up in two steps. `find` finds the entry and needs only the names. `resolve`
finds the day of that entry, and may need today and the business days.

A point is reckoned from an unknown day, its root. Two points with the same root vary together:
an event's distance to itself is 0, however imprecise its date is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, get_args

from ..business_days import BusinessCalendar
from ..dates import OPEN, YEARS, Bounds, ImpreciseDate, gaps_between, precise, timed, within
from ..errors import HandoverError, TableError, UnknownName
from ..notations import suggestion
from ..notations.durations import match as match_duration
from ..notations.notation import NO_CONVENTIONS, Conventions, DateOrder, Seasons
from ..spans import Counting, Duration, Shifts, Unit, move
from ..text import did_you_mean, either, quote
from .expressions import (
    ACCEPTED,
    NOW,
    WORDS,
    Expression,
    key,
    no_date,
    parse,
    parse_whole,
    shifts_text,
    written_problem,
)

if TYPE_CHECKING:
    from ..recurrence.recurrence import Recurrence
    from ..rules.rule import Rule
    from ..zones import Zone

Kind = Literal["date", "word", "event", "period", "question"]
Side = Literal["start", "end"]
SIDES: tuple[Side, ...] = get_args(Side)


class Ref(NamedTuple):
    """What a DATE names."""

    kind: Kind
    id: str
    """The id of an entry of the table; a word such as `today`; the text of a date."""
    side: Side | None = None
    """Which end of a period; None for a whole entry."""

    def __str__(self) -> str:
        """As a DATE names it: `handover`, `war.start`, `2021-06`."""
        return self.id if self.side is None else f"{self.id}.{self.side}"

    @property
    def entry(self) -> Ref:
        """The entry of the table, without the side."""
        return Ref(self.kind, self.id)


TODAY_REF = Ref("word", "today")
NOW_REF = Ref("word", NOW)


class Root:
    """An unknown day from which points are reckoned, with what the periods say about it."""

    __slots__ = ("bounds", "connected", "orders", "ref", "runs")

    def __init__(self, ref: Ref | None, bounds: Bounds, runs: tuple[Bounds, ...] = ()) -> None:
        self.ref = ref
        """None for a date in a question, where the same date written twice is two unknown days."""
        self.bounds = bounds
        self.runs = runs
        """See `ImpreciseDate.runs`."""
        self.orders: list[Order] = []
        """The periods that start or end on this day or on a day reckoned from it. Only loading
        adds one."""
        self.connected: object | None = None
        """What `possible_days` has found out about it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Root) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Ref | None, Bounds, tuple[Bounds, ...]]:
        return self.ref, self.bounds, self.runs

    @property
    def is_known(self) -> bool:
        """True if only one day is possible."""
        return self.bounds.day is not None


class Point(NamedTuple):
    """One day, known or not."""

    ref: Ref
    date: ImpreciseDate
    """Its possible days, with all shifts."""
    root: Root
    way: Shifts = ()
    """The shifts that lead from the root to this day."""
    shifts: Shifts = ()
    """The shifts that are written after the name."""
    title: str = ""
    """The title of the event; empty for a date that is none."""
    base: Ref | None = None
    """The event or the end of a period that the date was written relative to."""
    origins: tuple[Point, ...] = ()
    """The named and the qualified dates that a phrase reckons it from."""
    counted: Bounds | None = None
    """The days whose business days were counted to find this one, beside those of its shifts."""
    read: Read | None = None
    """How it was read, if its text is not that of its date, if it has a clock time, or if it is one
    day of an event that comes again."""

    @property
    def label(self) -> str:
        """How an answer names it: `deadline+10d`, `2021-06`, `today`."""
        return f"{self.ref}{shifts_text(self.shifts)}" if self.shifts else str(self.ref)

    @property
    def day(self) -> int | None:
        """The day number, if the day is known."""
        return self.date.bounds.day

    def varies_with(self, other: Point) -> bool:
        """True if both are reckoned from the same unknown day."""
        return self.root.ref is not None and self.root == other.root

    def is_same_day(self, other: Point) -> bool:
        """True if both are reckoned from the same unknown day by the same shifts."""
        return self.root is other.root and self.way == other.way

    def as_one_day(self) -> Point:
        """The same point with a root of its own, so that points reckoned from it vary with it."""
        if self.root.ref is not None:
            return self
        return self._replace(root=Root(self.ref, self.root.bounds, self.root.runs))


class Read(NamedTuple):
    """A date as it was read, before it is moved."""

    text: str
    """The words or numbers that were read."""
    date: ImpreciseDate


class Order(NamedTuple):
    """Two points in order: a period starts at the first one and ends at the second one."""

    period: str
    before: Point
    after: Point
    business: BusinessCalendar | None = None
    """The business days that the shifts of the points count."""

    def has_end(self, point: Point) -> bool:
        """True if a point is one of the two."""
        return self.before.is_same_day(point) or self.after.is_same_day(point)

    def replaced(self, old: Point, new: Point) -> Order:
        """The same order, with another point in the place of one of the two."""
        first, last = (new if end.is_same_day(old) else end for end in (self.before, self.after))
        return Order(self.period, first, last, self.business)


class Stretch(NamedTuple):
    """A period: the days from one point to another."""

    ref: Ref
    title: str
    start: Point
    end: Point
    """Today, if the period is ongoing."""
    is_ongoing: bool = False
    unit: Unit | None = None
    counting: Counting | None = None

    @property
    def label(self) -> str:
        """How an answer names it: its id."""
        return str(self.ref)

    @property
    def is_endless(self) -> bool:
        """True if it has no beginning or no end, as `2004/..` has none."""
        return OPEN in (self.start.date.text, self.end.date.text)

    def end_at(self, side: Side) -> Point:
        """The start or the end, for a question that needs the day of it.

        Raises:
            HandoverError: it has none, as `2004/..` has no end.

        >>> resolve_operand(parse("war"), scope).end_at("end").date.text
        '2020-11-09'
        """
        point = self.start if side == "start" else self.end
        if point.date.text == OPEN:
            raise HandoverError(
                f"{quote(self.label)} has no {side}", f"write a date instead of {quote(OPEN)}"
            )
        return point

    def linked(self) -> Stretch:
        """The same stretch, which never ends before it starts. For one that is no table's."""
        order = Order(str(self.ref), self.start, self.end)
        for root in (self.start.root, self.end.root):
            root.orders.append(order)
        return self

    def limited(self) -> Stretch:
        """The same stretch with an unknown day for a missing end, so that it can be measured."""
        if not self.is_endless:
            return self
        start, end = (
            end._replace(root=Root(None, end.date.bounds)) if end.date.text == OPEN else end
            for end in (self.start, self.end)
        )
        return self._replace(start=start, end=end).linked()

    @property
    def is_ahead(self) -> bool:
        """True if it has no end and begins after today for certain."""
        start, today = self.start.date.earliest, self.end.date.latest
        return self.is_ongoing and start is not None and today is not None and start > today


Operand = Point | Stretch


def ends_of_any(operand: Operand) -> tuple[Point, ...]:
    """The two ends of a stretch, or one day.

    >>> [point.label for point in ends_of_any(resolve("deadline", scope))]
    ['deadline']
    """
    return (operand.start, operand.end) if isinstance(operand, Stretch) else (operand,)


class Names(Protocol):
    """Where names are looked up; the table is one."""

    def find(self, name: str) -> Ref | None:
        """The entry with that name (id, alias or title, in any case), or None."""

    def point(self, ref: Ref) -> Point:
        """The day of an event that `find` has found."""

    def end(self, ref: Ref, scope: Scope) -> Point:
        """The start or the end of a period that `find` has found; see `Ref.side`."""

    def stretch(self, ref: Ref, scope: Scope) -> Stretch:
        """A period that `find` has found. An ongoing period ends today."""

    def names_of(self, ref: Ref) -> Iterable[str]:
        """All names of an entry that `find` has found, in the form in which they are compared."""

    def is_exact(self, name: str) -> bool:
        """True if a name is written with these articles: `Plan A`, and not only `Plan`."""

    def sharing(self, name: str) -> tuple[Ref, ...]:
        """The entries that share a title or an alias, which therefore names none of them."""

    def dates(self) -> Iterable[str]:
        """The names that can stand for a date, for suggestions."""

    def period_names(self) -> Iterable[str]:
        """The names of periods, for suggestions."""

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules of the table's own, by their names."""

    @property
    def recurring(self) -> Mapping[str, Recurrence]:
        """By event, the days on which it comes again, if it does."""


class Scope(Protocol):
    """What a date is resolved against. Each part may be read on first use."""

    @property
    def names(self) -> Names:
        """The names of the table."""

    @property
    def today(self) -> int:
        """The day number of today."""

    @property
    def now(self) -> ImpreciseDate:
        """This instant; or the day that counts as today, if only that is given."""

    @property
    def zone(self) -> Zone | None:
        """The zone of clock times that are written without one; None if nothing says it."""

    @property
    def business(self) -> BusinessCalendar:
        """Which days are business days."""

    def business_in(self, country: str, *, parts: bool = True) -> BusinessCalendar:
        """The same for a rule of a country, with its public holidays in place of the table's."""

    @property
    def overriding_names(self) -> Names | None:
        """The names that win over dates in words; None if no name reads as a date."""

    @property
    def date_order(self) -> DateOrder | None:
        """What settles a date such as 01/02/2003; None if nothing does."""

    @property
    def seasons(self) -> Seasons:
        """The first and the last day of each season that has them."""


class NoToday(HandoverError):
    """A date depends on today, and today was not given."""


class FixedScope:
    """A scope made of its parts. Without `today`, a date that depends on it is an error.

    `business` is called when business days are first needed, with `of_rule` for those of a rule of
    a country. Unless `names_override`, every text that reads as a date is that date.
    """

    def __init__(
        self,
        names: Names,
        today: int | None = None,
        business: Callable[..., BusinessCalendar] = BusinessCalendar,
        *,
        names_override: bool = False,
        conventions: Conventions = NO_CONVENTIONS,
        zone: Zone | None = None,
        now: ImpreciseDate | None = None,
    ) -> None:
        self.names = names
        self.zone = zone
        self._now = now
        self.overriding_names = names if names_override else None
        self.date_order = conventions.date_order
        self.seasons = conventions.seasons
        self._today = today
        self._business = business

    @property
    def today(self) -> int:
        """The day number of today.

        Raises:
            NoToday: it was not given.
        """
        if self._today is None:
            raise NoToday("what today is was not given")
        return self._today

    @property
    def now(self) -> ImpreciseDate:
        """What was given as now, or else the day that was given as today.

        Raises:
            NoToday: neither was given.
        """
        return self._now or precise(self.today)

    @cached_property
    def business(self) -> BusinessCalendar:
        """Which days are business days."""
        return self._business()

    def business_in(self, country: str, *, parts: bool = True) -> BusinessCalendar:
        """The same for a rule of a country."""
        return self._business(of_rule=country, parts=parts)


def find(expression: Expression, scope: Scope) -> tuple[Ref, Shifts] | None:
    """What an expression names, and the shifts after the name; None if it names no day.

    For a date or a word the names are not read.

    >>> find(parse("actual handover+1w"), scope)[0]
    Ref(kind='event', id='handover', side=None)
    """
    if not expression.is_name:
        name = _overriding(expression, scope)
        if name is None:
            text = expression.text if expression.date is None else expression.date.text
            return Ref("date", text), expression.shifts
        expression = name
    if expression.word:
        return Ref("word", expression.word), expression.shifts
    found = _find_named(expression, scope.names)
    if found is None and key(expression.name) == NOW:
        return NOW_REF, expression.shifts
    return found


def _find_named(expression: Expression, names: Names) -> tuple[Ref, Shifts] | None:
    """The event or the end of a period that an expression names, and the shifts after the name."""
    # A title may itself end in what looks like a shift, so the longest name counts.
    name = expression.text
    for count in range(len(expression.shifts)):
        ref = names.find(name)
        if ref is not None and ref.kind == "event":
            return ref, expression.shifts[len(expression.shifts) - count :]
        name = name[: max(name.rfind("+"), name.rfind("-"))]
    ref = names.find(expression.name) or period_end(expression.name, names)
    if ref is None or not (ref.kind == "event" or ref.side):
        return None
    return ref, expression.shifts


def _overriding(expression: Expression, scope: Scope) -> Expression | None:
    """A date in words as the name that wins over it; None if the table has no such name."""
    names = scope.overriding_names if expression.in_words else None
    if names is None:
        return None
    name = expression.as_name()
    return name if names.find(name.name) or _find_named(name, names) else None


def _refuse_name(expression: Expression, scope: Scope) -> None:
    """Refuse a date in numbers that is also a name of the table. A full day is never looked up."""
    date = expression.date
    if date is not None and (date.moment or (date.day and expression.text.startswith(date.text))):
        return
    name = expression.as_name()
    try:
        names = scope.overriding_names
        ref = names and (names.find(name.text) or names.find(name.name))
    except TableError:  # a date needs no table
        return
    if ref:
        raise HandoverError(
            f"{quote(name.name)} is a date, and also a name of {ref.id}",
            f"write {ref.id}, or the date in another way",
        )


def period_end(name: str, names: Names) -> Ref | None:
    """The end of a period that is named `PERIOD.start` or `PERIOD.end`; None for other names.

    >>> period_end("war.end", scope.names)
    Ref(kind='period', id='war', side='end')
    """
    base, _, word = name.rpartition(".")
    side = next((side for side in SIDES if side == word.casefold()), None)
    period = names.find(base) if side else None
    return period._replace(side=side) if period and period.kind == "period" else None


def no_day(expression: Expression, scope: Scope) -> HandoverError:
    """The error for a name that no day has. It says what else has the name, or a near name."""
    names = scope.names
    if not expression.is_name:  # a date in words that the table has as a name
        expression = expression.as_name()
    name = expression.name
    sharing = names.sharing(name)
    if sharing:
        return _shared(name, sharing)
    entry = names.find(name)
    if entry is not None and entry.kind == "period":
        return HandoverError(f"{quote(name)} is a period, not a date", _ends_hint(entry, scope))
    if entry is not None:
        return HandoverError(f"{quote(name)} is a stored question, not a date")
    known = [*_with_right_shift(name, names), *names.dates(), *names.period_names(), *WORDS]
    written = written_problem(expression.text)
    if written is not None:
        return UnknownName(written.message, written.hint)
    near = did_you_mean(name, known)
    is_nearly_date = any(map(str.isdigit, name)) and suggestion(name)
    if not near and (name[0].isdigit() or "/" in name or is_nearly_date):
        problem = no_date(expression.text)
        return UnknownName(problem.message, problem.hint)
    return UnknownName(f"no event or date {quote(name)}", ACCEPTED, near=near)


def _ends_hint(period: Ref, scope: Scope) -> str:
    """What to write for one end of a period, with its date; a wrong table may have none."""
    try:
        return ends_hint(period.id, scope.names.stretch(period, scope))
    except TableError:
        return f"write {period.id}.start or {period.id}.end"


def ends_hint(name: str, period: Stretch) -> str:
    """What to write for one end of a period, with its date.

    >>> ends_hint("war", scope.names.stretch(scope.names.find("war"), scope))
    'write war.start (2020-09-27) or war.end (2020-11-09)'
    """
    start, end = period.start.date.text, period.end.date.text
    return f"write {name}.start ({start}) or {name}.end ({end})"


def _shared(name: str, sharing: tuple[Ref, ...]) -> HandoverError:
    """The error for a name that several entries share."""
    ids = [ref.id for ref in sharing]
    return HandoverError(f"{quote(name)} is the name of {either(ids, 'and')}", "write the id")


def _with_right_shift(name: str, names: Names) -> list[str]:
    """The DATE that a known name with ` +10d`, `+10D` or `+p1m` after it could mean."""
    at = max(name.rfind("+"), name.rfind("-"))
    base, shift = name[:at].rstrip(), name[at + 1 :]
    if at < 0 or not (key(base) in WORDS or names.find(base)):
        return []
    return [
        f"{base}{name[at]}{written}"
        for written in (shift.lower(), shift.upper())
        if _is_duration(written)
    ]


def _is_duration(text: str) -> bool:
    try:
        duration = match_duration(text)
    except HandoverError:  # it is too long
        return False
    return duration is not None and duration[1] == len(text)


def resolve(text: str, scope: Scope) -> Point:
    """The day that a DATE stands for.

    Raises:
        UnknownName: no entry has the name in it.
        HandoverError: it can't be read, names a whole period or a question, or lies outside
            the years -9999 to 9999.

    >>> from handover_cli.calendar import day_number
    >>> class NoNames:
    ...     def find(self, name): return None
    >>> resolve("today+2w", FixedScope(NoNames(), day_number(2020, 11, 15))).date.text
    '2020-11-29'
    """
    return resolve_expression(parse_whole(text), scope)


def resolve_expression(expression: Expression, scope: Scope) -> Point:
    """The day that an expression stands for.

    Raises:
        HandoverError: see `resolve`.

    >>> resolve_expression(parse("deadline+10d"), scope).date.text
    '2020-11-25'
    """
    if not expression.is_name:
        expression = _overriding(expression, scope) or expression
    if not expression.is_name:
        if not expression.in_words:
            _refuse_name(expression, scope)
        if expression.unsettled:
            expression = expression.settled(scope)
        assert expression.date is not None, "no name, and one reading"
        # Its name stays as it is written: `2020-10-25T01:30[Europe/London]` is two times elsewhere.
        point, shifts = written(expression.date), expression.shifts
        if point.date.moment is not None:
            date = located(point.date, scope)
            point = point._replace(date=date, root=Root(None, date.bounds, date.runs))
        if point.date.moment is not None or not expression.text.startswith(point.date.text):
            point = point._replace(read=Read(expression.base, point.date))
    elif expression.word:
        return _of_word(expression.word, expression.shifts, scope)
    else:
        reference = find(expression, scope)
        if reference is None:
            raise no_day(expression, scope)
        ref, shifts = reference
        if ref == NOW_REF:
            return shift(now_point(scope), shifts, business_for(shifts, scope))
        point = scope.names.point(ref) if ref.side is None else scope.names.end(ref, scope)
        if point.date.moment is not None:
            date = located(point.date, scope)
            read = Read(str(ref), date) if not point.way else None
            point = point._replace(date=date, read=read)
    return shift(point, shifts, business_for(shifts, scope))


def written(date: ImpreciseDate) -> Point:
    """The point of a date that is written in a question or an argument.

    >>> written(parse("2020-11").date).label
    '2020-11'
    """
    return Point(Ref("date", date.text), date, Root(None, date.bounds, date.runs))


def located(date: ImpreciseDate, scope: Scope) -> ImpreciseDate:
    """A date with its clock time, if it has one, in the zone of a scope, if that has one.

    Raises:
        HandoverError: the clock of the zone never shows it.

    >>> from handover_cli.notations import parse
    >>> from handover_cli.zones import Zone
    >>> located(parse("2020-11-15T09:30"), FixedScope(scope.names, zone=Zone("Asia/Baku"))).text
    '2020-11-15T09:30:00+04:00[Asia/Baku]'
    """
    if date.moment is None or scope.zone is None:
        return date
    return timed(date.moment.located(scope.zone))._replace(qualifiers=date.qualifiers)


def now_point(scope: Scope) -> Point:
    """The point that is now.

    >>> now_point(scope).label, now_point(scope).date.text
    ('now', '2024-11-25')
    """
    date = scope.now
    return Point(NOW_REF, date, Root(NOW_REF, date.bounds), read=Read(NOW, date))


def today_point(today: int) -> Point:
    """The point that is today.

    >>> today_point(737744).date.text
    '2020-11-15'
    """
    ref, date = Ref("word", "today"), precise(today)
    return Point(ref, date, Root(ref, date.bounds))


def occurrence(point: Point, day: int) -> Point:
    """An event that comes again, on one of its days.

    >>> occurrence(table.events["deadline"].point, 737745).date.text
    '2020-11-16'
    """
    date = precise(day)
    root, read = Root(point.ref, date.bounds), Read(str(point.ref), date)
    return Point(point.ref, date, root, title=point.title, read=read)


def _of_word(word: str, shifts: Shifts, scope: Scope) -> Point:
    """Today, yesterday or tomorrow, moved by its shifts."""
    days = WORDS[word]
    way = (Duration(days=days), *shifts) if days else shifts
    point = today_point(scope.today)._replace(ref=Ref("word", word), shifts=shifts)
    return along(point, way, business_for(way, scope))


def shift(point: Point, shifts: Shifts, business: BusinessCalendar | None = None) -> Point:
    """A point moved by durations, one after the other.

    Both bounds are moved. Only the day after the last shift has to lie within the years 0001
    to 9999. The qualifiers stay: a day after an approximate day is approximate.

    Raises:
        HandoverError: the result lies outside the years -9999 to 9999, or the holidays of a year
            are not known.

    >>> from handover_cli.notations import parse
    >>> shift(written(parse("2021-01")), (Duration(months=1), Duration(days=1))).date.text
    '2021-02-02..2021-03-01'
    """
    if not shifts:
        return point
    return along(point._replace(shifts=point.shifts + shifts), shifts, business)


def along(point: Point, shifts: Shifts, business: BusinessCalendar | None = None) -> Point:
    """A point moved by shifts that its label names already.

    Raises:
        HandoverError: see `shift`.

    >>> from handover_cli.notations import parse
    >>> along(written(parse("2021-01")), (Duration(days=1),)).label
    '2021-01'
    """
    bounds, moment = point.date.bounds, point.date.moment
    runs = point.date.runs
    if any(shift.is_whole for shift in shifts):  # a period of whole days
        moment = None
    if moment is None:
        bounds = _moved_bounds(bounds, shifts, business)
        try:
            runs = gaps_between(_moved_bounds(run, shifts, business) for run in runs)
        except HandoverError:  # holidays are not known there, so any day between may be possible
            runs = ()
    else:
        from ..clock_spans import move as move_moment  # most dates have no clock time

        moment = move_moment(moment, shifts, business)
    try:
        date = within(bounds) if moment is None else timed(moment)
    except HandoverError:
        problem = f"{quote(point.label)} lies outside {YEARS}"
        raise HandoverError(problem) from None
    date = date._replace(qualifiers=point.date.qualifiers, runs=runs)
    return point._replace(date=date, way=point.way + shifts)


def _moved_bounds(bounds: Bounds, shifts: Shifts, business: BusinessCalendar | None) -> Bounds:
    return Bounds(*(None if day is None else move(day, shifts, business) for day in bounds))


def business_for(shifts: Shifts, scope: Scope) -> BusinessCalendar | None:
    """The business days of a scope, if one of the shifts counts them.

    >>> business_for((Duration(days=10),), scope) is None
    True
    """
    needed = any(shift.business_days and shift.calendar is None for shift in shifts)
    return scope.business if needed else None


def no_period(expression: Expression, scope: Scope) -> HandoverError:
    """The error for a name that no period has. It says what else has the name, or a near name."""
    name, names = quote(expression.text), scope.names
    sharing = names.sharing(expression.text)
    if sharing:
        return _shared(expression.text, sharing)
    entry = names.find(expression.text)
    if entry is not None and entry.kind == "question":
        return HandoverError(f"{name} is a stored question, not a period")
    if is_day(expression.text, scope):
        return HandoverError(f"{name} is a date, not a period")
    near = did_you_mean(expression.text, names.period_names())
    return UnknownName(f"there is no period {name}", near=near)


def is_day(text: str, scope: Scope) -> bool:
    """True if a text is a date, or the name of one.

    >>> is_day("deadline", scope), is_day("war", scope)
    (True, False)
    """
    try:
        return find(parse(text), scope) is not None
    except HandoverError:
        return False


def find_period(expression: Expression, scope: Scope) -> Ref | None:
    """The period that the whole text names, if any. For a date or a word no names are read.

    >>> find_period(parse("war"), scope), find_period(parse("war.end"), scope)
    (Ref(kind='period', id='war', side=None), None)
    """
    if not expression.is_name:
        if _overriding(expression, scope) is None:
            return None
    elif expression.word:
        return None
    ref = scope.names.find(expression.text)
    return ref if ref is not None and ref.kind == "period" else None


def resolve_operand(expression: Expression, scope: Scope) -> Operand:
    """The period that an expression names, or else the day that it stands for.

    Raises:
        HandoverError: it is neither.

    >>> resolve_operand(parse("war"), scope).ref, resolve_operand(parse("2020"), scope).ref
    (Ref(kind='period', id='war', side=None), Ref(kind='date', id='2020', side=None))
    """
    period = find_period(expression, scope)
    if period is None:
        return resolve_expression(expression, scope)
    stretch = scope.names.stretch(period, scope)
    start, end = (
        point._replace(date=located(point.date, scope)) for point in (stretch.start, stretch.end)
    )
    return stretch._replace(start=start, end=end)
