"""What a phrase stands for: `first Monday of May 2027`, `this month`, `halfway between A and B`.

Each kind of phrase has one function, which gets the scope and the parts of the phrase. It gives
a point or a stretch. To add a kind, add its function to `_KINDS`, and a row to the forms.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import calendar
from ..calendar import BEGAN, WEEKDAYS, add_months, day_number, is_leap, year_month_day, year_of
from ..dates import FAR, OPEN, Bounds, ImpreciseDate, bounds_text, iso, precise
from ..errors import HandoverError
from ..spans import Duration
from ..text import either, plural, quote
from .expressions import Expression, Phrase, Term, written_problem
from .resolving import (
    SIDES,
    Operand,
    Point,
    Ref,
    Root,
    Scope,
    Side,
    Stretch,
    along,
    business_for,
    ends_of_any,
    located,
    now_point,
    resolve_expression,
    resolve_operand,
    shift,
    written,
)
from .steps import (
    Step,
    to_business_day,
    to_nearest_business_day,
    to_weekday,
    weekday_on_or_after,
)

if TYPE_CHECKING:
    from ..unknowns.system import Term as UnknownTerm
    from ..zones import Zone
    from .manners import Manner
    from .yearly import Yearly

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


class _Phrase(NamedTuple):
    """What a phrase is resolved against, and its words."""

    scope: Scope
    text: str


def resolve_term(term: Term, scope: Scope) -> Operand:
    """The point or the stretch that a term stands for. A name may be that of a period.

    Raises:
        HandoverError: see `resolve_operand`; or a phrase has no answer.

    >>> resolve_term(Phrase("current", ("month", 1), "next month"), scope).label
    'next month'
    """
    if isinstance(term, Phrase):
        found: Operand = _KINDS[term.kind](_Phrase(scope, term.text), *term.parts)
        if term.kind == "end":  # it has the qualifiers of that end alone
            return found
        return _qualified(found, _origins(term, scope))
    return resolve_operand(term, scope)


def _origins(term: Term, scope: Scope) -> tuple[Point, ...]:
    """The dates in the words of a phrase that have a name or a qualifier."""
    if isinstance(term, Phrase):
        inside = (part for part in term.parts if isinstance(part, Expression | Phrase))
        return tuple(point for part in inside for point in _origins(part, scope))
    found = resolve_operand(term, scope)
    if isinstance(found, Point):
        return (found,) if found.ref.kind != "date" or found.date.qualifiers else ()
    start, end = (found.ref._replace(side=side) for side in SIDES)
    return found.start._replace(ref=start, title=""), found.end._replace(ref=end, title="")


def _qualified(found: Operand, origins: tuple[Point, ...]) -> Operand:
    """The days of a phrase are uncertain or approximate if a date that they rest on is."""
    said = (point.date.qualifiers for point in origins)
    qualifiers = ", ".join(dict.fromkeys(filter(None, said)))
    ends = [
        end._replace(date=end.date._replace(qualifiers=qualifiers), origins=origins)
        for end in ends_of_any(found)
    ]
    if isinstance(found, Stretch):
        return found._replace(start=ends[0], end=ends[1])
    return ends[0]


def point_of(term: Term, scope: Scope) -> Point:
    """The day that a term stands for.

    Raises:
        HandoverError: it is a period, or has no day.

    >>> end = Phrase("end", (Phrase("current", ("year", 0), "this year"), "end"), "end of the year")
    >>> point_of(end, scope).date.text[4:]
    '-12-31'
    """
    if not isinstance(term, Phrase):
        return resolve_expression(term, scope)
    found = resolve_term(term, scope)
    assert isinstance(found, Point), "no slot for a day holds a stretch"
    return found


def stretch_of(term: Term, scope: Scope) -> Stretch:
    """The stretch that a term stands for: a period, or all days of a date such as `2024`.

    Raises:
        HandoverError: it has no first or no last day, or is one of several days.

    >>> from .expressions import parse
    >>> february = stretch_of(parse("2024-02"), scope)
    >>> february.end.date.text, february.counting
    ('2024-02-29', 'inclusive')
    """
    found = resolve_term(term, scope)
    if isinstance(found, Stretch):
        return found
    return whole_stretch(found)


def whole_stretch(point: Point) -> Stretch:
    """All days of a date such as `2024`, `199X` or `18th century`, as a stretch.

    Raises:
        HandoverError: it has no first or no last day, or is one of several days.

    >>> from .expressions import parse
    >>> whole_stretch(resolve_expression(parse("199X"), scope)).end.date.text
    '1999-12-31'
    """
    earliest, latest = point.date.bounds
    if earliest is None or latest is None:
        hint = f"write {iso(earliest)}/.. for all days from then on" if earliest else ""
        raise HandoverError(f"{quote(point.label)} has no first or no last day", hint)
    if not point.date.is_whole:
        from ..notations.written_bounds import range_sides  # only an error needs it

        hint = f"write {iso(earliest)}/{iso(latest)} for all days from the first to the last"
        if sides := range_sides(point.date.text):
            hint = f"write {'/'.join(sides)} for a period that begins and ends on such days"
        raise HandoverError(f"{quote(point.label)} is one of several days, not all of them", hint)
    label = point.label
    if point.date.has_all_days:  # its text is that of a set
        label = f"{iso(earliest)}/{iso(latest)}"
    stretch = _stretch(label, earliest, latest, point.date.qualifiers)
    if not point.date.calendar_text:
        return stretch
    from ..calendars import calendar_of  # few dates name a calendar
    from ..notations.calendar_dates import day_in

    start, end = (
        written(end.date._replace(calendar_text=day_in(day, calendar_of(point.date.calendar_text))))
        for end, day in ((stretch.start, earliest), (stretch.end, latest))
    )
    return stretch._replace(start=start, end=end)


def _point(text: str, bounds: Bounds) -> Point:
    date = ImpreciseDate(bounds, bounds_text(bounds))
    return Point(Ref("date", text), date, Root(None, bounds))


def _day(text: str, day: int) -> Point:
    return _point(text, Bounds(day, day))


def _stretch(text: str, first: int, last: int, qualifiers: str = "") -> Stretch:
    ref = Ref("date", text)
    start, end = (written(precise(day)._replace(qualifiers=qualifiers)) for day in (first, last))
    return Stretch(ref, "", start, end, counting="inclusive")


def _moved(phrase: _Phrase, base: Term, step: Step) -> Point:
    """The day to which a step leads from another day."""
    point = point_of(base, phrase.scope)
    named = point._replace(ref=Ref("date", phrase.text), shifts=(), title="")
    return along(named, (step,))


# --- Days reckoned from another day ---


def _offset(phrase: _Phrase, duration: Duration, base: Term) -> Point:
    shifts = (duration,)
    return shift(point_of(base, phrase.scope), shifts, business_for(shifts, phrase.scope))


def _ruled(phrase: _Phrase, duration: Duration, base: Term, manner: "Manner") -> Point:
    point = point_of(base, phrase.scope)
    return shift(point, (manner.applied(duration, phrase.scope, point.shifts),))


def _end(phrase: _Phrase, of: Term, side: Side) -> Point:
    found = stretch_of(of, phrase.scope)
    point = found.end_at(side)
    if found.ref.kind == "date":
        return point._replace(ref=Ref("date", phrase.text))
    return point


def _fraction(phrase: _Phrase, top: int, bottom: int, start: Term, end: Term) -> Point:
    first, last = point_of(start, phrase.scope), point_of(end, phrase.scope)
    if first.date.moment is not None or last.date.moment is not None:
        from .clock_phrases import fraction  # most dates have no clock time

        return fraction(phrase.text, first, last, top, bottom, phrase.scope)
    ends = [
        None if a is None or b is None else a + (b - a) * top // bottom
        for a, b in zip(*_bounds_together(first, last, phrase.scope), strict=True)
    ]
    if first.day is not None and last.day is not None:
        days = (last.day - first.day) * top
        if days % bottom:
            low = first.day + days // bottom
            raise HandoverError(
                f"{quote(phrase.text)} is no day: it lies between {iso(low)} and {iso(low + 1)}"
            )
    return _point(phrase.text, Bounds(*ends))


def _bounds_together(first: Point, last: Point, scope: Scope) -> tuple[Bounds, Bounds]:
    """The bounds of two days, with all that the table knows of their order.

    Both may be on their first days at once, and both on their last days.
    """
    if first.day is not None and last.day is not None:
        return first.date.bounds, last.date.bounds
    from .possible_days import PossibleDays

    possible = PossibleDays((first, last), business_for(first.way + last.way, scope))
    system = possible.system

    def bounds(term: "UnknownTerm") -> Bounds:
        days = system.lows[term.unknown], system.highs[term.unknown]
        return Bounds(*(None if abs(day) > FAR // 2 else term.at(day) for day in days))

    one, other = map(bounds, possible.terms)
    return one, other


# --- Days of the week ---


def _nth_weekday(phrase: _Phrase, number: int, weekday: int, of: Term) -> Point:
    first, last = _ends(of, phrase.scope)
    if number > 0:
        day = first + (weekday - calendar.weekday(first)) % 7 + (number - 1) * 7
    else:
        day = last - (calendar.weekday(last) - weekday) % 7 + (number + 1) * 7
    if not first <= day <= last:
        every = (last - weekday_on_or_after(first, weekday)) // 7 + 1
        raise HandoverError(
            f"there is no {quote(phrase.text)}: it has {plural(every, WEEKDAYS[weekday])}"
        )
    return _day(phrase.text, day)


def _weekday_from(phrase: _Phrase, number: int, weekday: int, relation: str, base: Term) -> Point:
    return _moved(phrase, base, Step(to_weekday, (number, weekday, relation)))


def _weekday_near(phrase: _Phrase, which: str, weekday: int) -> Point:
    """`next Friday`: read only on days on which all who say it mean the same day."""
    today = phrase.scope.today
    monday = today - calendar.weekday(today)
    in_week = monday + weekday
    after = weekday_on_or_after(today + 1, weekday)
    before = after - 7 if calendar.weekday(today) != weekday else today - 7
    readings = {
        "next": (after, in_week + 7),
        "last": (before, in_week - 7),
        "this": (weekday_on_or_after(today, weekday), in_week),
        "coming": (after, after),
        "past": (before, before),
        "bare next": (after, after if calendar.weekday(today) != weekday else today),
        "bare last": (before, before if calendar.weekday(today) != weekday else today),
    }[which]
    if readings[0] != readings[1]:
        days = either(iso(day) for day in sorted(readings))
        raise HandoverError(f"{quote(phrase.text)} can be {days}", "give the date")
    return _day(phrase.text, readings[0])


# --- Days of a stretch ---


def _ends(of: Term, scope: Scope) -> tuple[int, int]:
    found = stretch_of(of, scope)
    first, last = (found.end_at(side).day for side in SIDES)
    if first is None or last is None:
        raise HandoverError(f"the first and the last day of {quote(found.label)} are not known")
    return first, last


def _nth_day(phrase: _Phrase, number: int, of: Term) -> Point:
    first, last = _ends(of, phrase.scope)
    day = first + number - 1 if number > 0 else last + number + 1
    if number == 0 or not first <= day <= last:
        count = plural(last - first + 1, "day")
        raise HandoverError(f"there is no {quote(phrase.text)}: {of.text} has {count}")
    return _day(phrase.text, day)


def _some_day(phrase: _Phrase, of: Term) -> Point:
    first, last = _ends(of, phrase.scope)
    return _point(phrase.text, Bounds(first, last))


def _nth_business_day(phrase: _Phrase, number: int, of: Term) -> Point:
    first, last = _ends(of, phrase.scope)
    business = phrase.scope.business
    before = business.number(first) - 1 if number > 0 else business.number(last + 1)
    day = business.day(before + number)
    if not first <= day <= last:
        raise HandoverError(f"there is no {quote(phrase.text)}")
    counted = Bounds(first, day) if number > 0 else Bounds(day, last)
    return _day(phrase.text, day)._replace(counted=counted)


def _next_business_day(phrase: _Phrase, step: int, base: Term) -> Point:
    return _moved(phrase, base, Step(to_business_day, (step,), phrase.scope.business))


def _nearest_business_day(phrase: _Phrase, base: Term) -> Point:
    step = Step(to_nearest_business_day, (phrase.text,), phrase.scope.business)
    return _moved(phrase, base, step)


# --- Days that come every year ---


def _yearly(phrase: _Phrase, yearly: "Yearly", which: str | Term) -> Point:
    if not isinstance(which, str):
        problem = written_problem(phrase.text)
        if problem is not None:
            raise problem
        _check_calendar(phrase.text, which)
        first, last = _ends(which, phrase.scope)
        days = [yearly.in_year(year) for year in range(year_of(first), year_of(last) + 1)]
        inside = [day for day in days if day is not None and first <= day <= last]
        if len(inside) != 1:
            raise HandoverError(f"there is no {quote(phrase.text)}")
        _check_age(inside[0])
        return _day(phrase.text, inside[0])
    step = 1 if which == "next" else -1
    day = yearly.near(phrase.scope.today, year_of(phrase.scope.today), step)
    return _day(f"{yearly.name} {year_of(day)}", day)


def _check_calendar(text: str, of: Term) -> None:
    """Refuse a day of a year of another calendar."""
    if isinstance(of, Expression) and of.date is not None and of.date.calendar_text:
        raise HandoverError(
            f"{quote(text)} is a day of a year of another calendar",
            "write its day, its month and its year",
        )


def _check_age(day: int) -> None:
    """Refuse a day of a year that may be meant in another calendar, since it is so early."""
    year, month, number = year_month_day(day)
    if (year, month, number) < BEGAN:
        from ..calendars import GREGORIAN  # only an error needs it
        from ..notations.calendar_dates import day_in
        from ..notations.written_reading import two_calendars

        shown = day_in(day, GREGORIAN).removesuffix(f" {GREGORIAN.NAME}")
        raise two_calendars(shown, year, month, number)


def _anniversary(phrase: _Phrase, number: int | None, base: Term) -> Point:
    point = point_of(base, phrase.scope)
    if not number:
        if point.day is None:
            raise HandoverError(f"the day of {quote(point.label)} is not known")
        coming = next_anniversary(point.day, phrase.scope.today)
        is_past = number == 0 and add_months(point.day, 12 * coming) != phrase.scope.today
        number = coming - is_past
        if number < 1:
            raise HandoverError(f"{quote(point.label)} has had no anniversary yet")
    return shift(point, (Duration(years=number),))


def next_anniversary(day: int, today: int) -> int:
    """The number of the next anniversary of a day; an anniversary today is the next.

    >>> next_anniversary(day_number(2020, 11, 25), day_number(2026, 11, 23))
    6
    """
    number = max(year_of(today) - year_of(day), 1)
    return number + (add_months(day, 12 * number) < today)


# --- Stretches ---


def _weekday_date(phrase: _Phrase, which: str, weekday: int, month_day: int) -> Point:
    """The next or the last day of the month that is such a day of the week; today is neither."""
    step = 1 if which == "next" else -1
    year, month, day = year_month_day(phrase.scope.today)
    months = year * 12 + month - 1
    if (day >= month_day) == (step > 0):
        months += step
    while True:
        year, month = divmod(months, 12)
        if month_day <= calendar.month_length(year, month + 1):
            found = day_number(year, month + 1, month_day)
            if calendar.weekday(found) == weekday and found != phrase.scope.today:
                return _day(phrase.text, found)
        months += step


def _current(phrase: _Phrase, unit: str, step: int) -> Stretch:
    """This week, month, quarter, year, decade or century; the next for step 1. Monday is first."""
    today = phrase.scope.today
    if unit == "week":
        first = today - calendar.weekday(today) + 7 * step
        return _stretch(phrase.text, first, first + 6)
    if unit == "weekend":
        first = today - calendar.weekday(today) + 5 + 7 * step
        return _stretch(phrase.text, first, first + 1)
    year, month, _ = year_month_day(today)
    size = MONTHS_IN[unit]
    months = year * 12 + month - 1 - (12 if unit == "century" else 0)
    begin = (months // size + step) * size + (12 if unit == "century" else 0)
    return _months(phrase.text, begin, size)


def _months(text: str, begin: int, size: int) -> Stretch:
    """The stretch of some months. `begin` counts months from the year 0."""
    year, month = divmod(begin, 12)
    first = day_number(year, month + 1, 1)
    return _stretch(text, first, add_months(first, size) - 1)


def _written(phrase: _Phrase, start: ImpreciseDate | None, end: ImpreciseDate | None) -> Stretch:
    """A stretch with two ends as they are written. A missing end lies beyond all days."""
    names = phrase.scope.overriding_names
    named = names.find(phrase.text) if names else None
    if named is not None:
        raise HandoverError(
            f"{quote(phrase.text)} is a stretch of days, and also a name of {named.id}",
            f"write {named.id}, or both days",
        )
    if start is None and end is None:  # it has a season
        from ..notations.stretches import read

        season = read(phrase.text, phrase.scope)
        assert season is not None, "it was read before"
        start, end = season
    first = _endless(-FAR) if start is None else written(located(start, phrase.scope))
    last = _endless(FAR) if end is None else written(located(end, phrase.scope))
    moments = sum(point.date.moment is not None for point in (first, last))
    stretch = Stretch(
        Ref("date", phrase.text), "", first, last, counting=None if moments > 1 else "inclusive"
    )
    return stretch.linked()


def _endless(day: int) -> Point:
    """The missing end of a stretch, beyond all days."""
    return Point(Ref("date", OPEN), ImpreciseDate(Bounds(), OPEN), Root(None, Bounds(day, day)))


def _part_of_year(phrase: _Phrase, number: int, size: int, of: Term) -> Stretch:
    """The n-th part of a year, each of some months: a month, a quarter, a half."""
    first, last = _ends(of, phrase.scope)
    if add_months(first, 12) != last + 1:
        raise HandoverError(f"{quote(of.text)} is no year")
    if number < 0:
        number += 12 // size + 1
    year, month, _ = year_month_day(first)
    return _months(phrase.text, year * 12 + month - 1 + (number - 1) * size, size)


def _week_of_year(phrase: _Phrase, number: int, of: Term) -> Stretch:
    first, _ = _ends(of, phrase.scope)
    year = year_of(first)
    fourth = day_number(year, 1, 4)  # always in week 1
    monday = fourth - calendar.weekday(fourth) + (number - 1) * 7
    if number < 1 or calendar.iso_week(monday) != (year, number):
        raise HandoverError(f"there is no {quote(phrase.text)}: {year} has {weeks_in(year)} weeks")
    return _stretch(phrase.text, monday, monday + 6)


def weeks_in(year: int) -> int:
    """The number of ISO 8601 weeks of a year.

    >>> weeks_in(2026), weeks_in(2027)
    (53, 52)
    """
    return calendar.iso_week(day_number(year, 12, 28))[1]


def _current_month(phrase: _Phrase, month: int) -> Stretch:
    """A month without its year, if it is the one now running."""
    year, now, _ = year_month_day(phrase.scope.today)
    if month != now:
        hint = f"write {phrase.text} {year}, for example"
        raise HandoverError(f"{quote(phrase.text)} has no year", hint)
    return _months(f"{phrase.text} {year}", year * 12 + month - 1, 1)


def _some_year(phrase: _Phrase, leap: bool) -> Stretch:
    """Any leap year, or any common year."""
    year = next(year for year in range(1, 9) if is_leap(year) == leap)
    return _months(phrase.text, year * 12, 12)


def _now(phrase: _Phrase) -> Point:
    return now_point(phrase.scope)


# --- Clock times ---


def _at_time(phrase: _Phrase, date: Term, time: int, zone: "Zone | None" = None) -> Point:
    from .clock_phrases import at_time  # most phrases have no clock time

    return at_time(phrase.text, point_of(date, phrase.scope), time, zone, phrase.scope)


def _in_zone(phrase: _Phrase, date: Term, zone: "Zone") -> Point:
    from .clock_phrases import in_zone

    return in_zone(phrase.text, point_of(date, phrase.scope), zone, phrase.scope)


def _time_near(phrase: _Phrase, which: str, time: int, zone: "Zone | None" = None) -> Point:
    from .clock_phrases import time_near

    return time_near(phrase.text, which, time, zone, phrase.scope)


_KINDS: dict[str, Callable[..., Any]] = {
    "offset": _offset,
    "ruled": _ruled,
    "end": _end,
    "fraction": _fraction,
    "nth weekday": _nth_weekday,
    "weekday from": _weekday_from,
    "weekday near": _weekday_near,
    "nth day": _nth_day,
    "some day": _some_day,
    "nth business day": _nth_business_day,
    "nearest business day": _nearest_business_day,
    "next business day": _next_business_day,
    "yearly": _yearly,
    "anniversary": _anniversary,
    "current": _current,
    "part of year": _part_of_year,
    "week of year": _week_of_year,
    "stretch": _written,
    "some year": _some_year,
    "current month": _current_month,
    "weekday date": _weekday_date,
    "now": _now,
    "at time": _at_time,
    "in zone": _in_zone,
    "time": _time_near,
}
"""By kind of phrase, the function that computes it."""
