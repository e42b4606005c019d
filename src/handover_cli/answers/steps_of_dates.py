"""The steps to a date: how it was read, and how it was moved."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..calendar import (
    DAY,
    MONTHS_A_YEAR,
    SECOND,
    WEEKDAYS,
    add_months,
    seconds_text,
    year_month_day,
)
from ..calendar import day_text as iso
from ..clock_spans import add as add_to_clock
from ..clock_spans import ends_of_hours
from ..dates import Bounds, ImpreciseDate, weekday
from ..errors import HandoverError
from ..language.resolving import Point, Ref
from ..language.steps import Step as WordStep
from ..language.steps import to_business_day, to_weekday
from ..moments import Moment
from ..notations import edtf
from ..rules.rule import Ruled
from ..rules.steps import ADVICE
from ..rules.steps import steps as rule_sentences
from ..spans import Duration, Shift, Shifts
from ..text import either, ordinal, plural, quote
from .left_out import LeftOut, day_and_name, of_spans
from .steps import Step, days_text, moment_text, step

Sources = Callable[[Ref], str]
"""Gives the source of an entry of the table; an empty text if it has none."""
ENTRIES = ("event", "period")
"""The kinds of names that the table has dates of."""
MAX_NAMED = 10
"""Days that a sentence names one by one. The values of the step have them all."""


def steps_to(point: Point, sources: Sources, business: BusinessCalendar | None) -> Iterator[Step]:
    """How a date was read, and where each shift leads.

    >>> from ..language.resolving import resolve
    >>> for each in steps_to(resolve("6 February 2024+1d", scope), lambda ref: "", None):
    ...     print(each.text)
    '6 February 2024' is read as 2024-02-06, a Tuesday.
    2024-02-06 plus 1 day is 2024-02-07.
    """
    for origin in point.origins:
        yield from steps_to(origin, sources, business)
    date = point.read.date if point.read else ImpreciseDate(point.root.bounds, "")
    if point.date.moment is not None and point.read is None:
        yield from _reading(point, point.date, sources)  # the table has moved it
        return
    yield from _reading(point, date, sources)
    if point.counted is not None:
        yield step("note", left_out_text(of_spans([point.counted], business or MONDAY_TO_FRIDAY)))
    yield from shift_steps(date, point.way, business)


# --- How a date was read ---


def _reading(point: Point, date: ImpreciseDate, sources: Sources) -> Iterator[Step]:
    """How the date was read from which the shifts lead on."""
    ref = point.ref if date is point.date else point.root.ref or point.ref
    name, days = point.read.text if point.read else str(ref), days_text(date.bounds)
    source = sources(ref) if ref.kind in ENTRIES else ""
    cited = f" ({source})" if source else ""
    if date.moment is not None:
        rule = "now" if ref.kind == "word" else "clock-time"
        text, zone = moment_text(date.moment), date.moment.zone_text
        said = f"{name} is {text}{_zone(date.moment)}{cited}."
        yield step(rule, said, name=name, to=text, zone=zone, source=source or None)
    elif ref.kind == "word":
        yield step("today", f"Today is {_said(date)}.", name="today", to=days)
    elif ref.kind in ENTRIES and point.read is not None:
        text = f"Of the days on which {name} comes again it is {_said(date)}{cited}."
        yield step("occurrence", text, name=name, to=days, source=source or None)
    elif ref.kind in ENTRIES:
        text = f"The table says: {ref} is {_said(date)}{cited}."
        yield step("table", text, name=name, to=days, source=source or None)
        if point.ref != ref and point.ref.kind in ENTRIES:
            leads = "is reckoned from" if point.way else "is"
            yield step("table-reckons", f"{point.ref} {leads} {ref}.", name=str(point.ref), of=name)
    elif point.date.calendar_text:
        written = point.date.calendar_text
        text = f"{written} in the Gregorian calendar: {_said(date)}."
        yield step("other-calendar", text, name=written, to=days)
    elif point.read is not None:
        yield step("written-date", f"{quote(name)} is read as {_said(date)}.", name=name, to=days)
    elif is_a_date(name):
        yield step("date", f"{name} is {_said(date, name)}.", name=name, to=days)
    else:
        leads = "is reckoned from" if point.way else "is"
        yield step("phrase", f"{quote(name)} {leads} {_said(date)}.", name=name, to=days)


def is_a_date(text: str) -> bool:
    """True for a text that EDTF reads.

    >>> is_a_date("2021-06"), is_a_date("first Monday of May 2027"), is_a_date("2021-06-31")
    (True, False, False)
    """
    try:
        found = edtf.match(text)
    except HandoverError:
        return False
    return found is not None and found.end == len(text)


def _said(date: ImpreciseDate, name: str = "") -> str:
    """The possible days in words, without what the name says already."""
    first, last = date.bounds
    if date.day is not None:
        day = f"a {weekday(date.day)}"
        return day if iso(date.day) == name else f"{iso(date.day)}, {day}"
    if first is None and last is None:
        return "any day"
    since = "" if first is None else f" from {iso(first)}"
    until = " on" if last is None else f" {'up ' * (first is None)}to {iso(last)}"
    return f"{'one of some days' if date.runs else 'a day'}{since}{until}"


def _zone(moment: Moment) -> str:
    if moment.zone is None:
        return ", in a zone that is not known"
    instants = either(each.instant or "" for each in moment.each)
    return "" if instants == moment.text else f", in UTC {instants}"


# --- How a date was moved ---


def shift_steps(
    date: ImpreciseDate, shifts: Shifts, business: BusinessCalendar | None
) -> Iterator[Step]:
    """Where each of several shifts leads from a date.

    >>> from ..dates import precise
    >>> for each in shift_steps(precise(737821), (Duration(months=1, days=1),), None):
    ...     print(each.text)
    2021-01-31 plus 1 month is 2021-02-28: the month has no day 31, so its last day is taken.
    2021-02-28 plus 1 day is 2021-03-01.
    """
    bounds, moment = date.bounds, date.moment
    if any(shift.is_whole for shift in shifts):
        moment = None
    for shift in shifts:
        if moment is not None:
            yield from _on_the_clock(moment, shift, business)
            moment = add_to_clock(moment, shift, business)
        else:
            yield from OF_SHIFT[type(shift)](bounds, shift, business)
            bounds = _each(bounds, partial(shift.reach, business=business))


def _each(bounds: Bounds, move: Callable[[int], int]) -> Bounds:
    return Bounds(*(None if day is None else move(day) for day in bounds))


def _known(bounds: Bounds) -> list[int]:
    return [day for day in bounds if day is not None]


def _of_duration(
    bounds: Bounds, shift: Duration, business: BusinessCalendar | None
) -> Iterator[Step]:
    for part, rule in _parts(shift):
        reached = _each(bounds, partial(part.reach, business=business))
        first, last = days_text(bounds), days_text(reached)
        said = _moved(part, first, last)
        if rule == "add-months":
            months = part.years * MONTHS_A_YEAR + part.months
            said += _clamped(bounds, months)
            yield step(rule, f"{said}.", start=first, to=last, months=months)
        elif rule == "add-days":
            yield step(rule, f"{said}.", start=first, to=last, days=part.reach(0))
        else:
            calendar = business or MONDAY_TO_FRIDAY
            looked_at = [part.looked_at(day, calendar) for day in _known(bounds)]
            found = of_spans(looked_at, calendar)
            yield _of_business_days(said, (first, last), part.business_days, found)
        bounds = reached


def _parts(shift: Duration) -> Iterator[tuple[Duration, str]]:
    """The parts of a duration in the order in which they apply."""
    months = Duration(years=shift.years, months=shift.months)
    days = shift._replace(years=0, months=0, business_days=0)
    business = Duration(business_days=shift.business_days)
    rules = ("add-months", "add-days", "add-business-days")
    for part, rule in zip((months, days, business), rules, strict=True):
        if any(part):
            yield part, rule


def _moved(part: Duration, first: str, reached: str) -> str:
    sign = "minus" if part.is_negative else "plus"
    return f"{first} {sign} {part.words()} is {reached}"


def _clamped(bounds: Bounds, months: int) -> str:
    """What to say if a month has no such day; else nothing."""
    pairs = [
        (year_month_day(d)[2], year_month_day(add_months(d, months))[2]) for d in _known(bounds)
    ]
    missing = sorted({number for number, reached in pairs if reached < number})
    if not missing:
        return ""
    return f": the month has no day {either(map(str, missing))}, so its last day is taken"


def _of_business_days(said: str, ends: tuple[str, str], number: int, found: LeftOut) -> Step:
    first, last = ends
    text = f"{said}. {left_out_text(found)}"
    values = left_out_values(found)
    return step("add-business-days", text, start=first, to=last, business_days=number, **values)


def _of_words(bounds: Bounds, shift: WordStep, _: BusinessCalendar | None) -> Iterator[Step]:
    """A step such as the Friday after a day, or the business day nearest to a day."""
    first, last = days_text(bounds), days_text(_each(bounds, shift.reach))
    if shift.move is to_weekday:
        nth, number, relation = shift.parts
        name = WEEKDAYS[number]
        which = f"{ordinal(nth)} {name}" if nth > 1 else name
        yield step(
            "to-weekday",
            f"The {which} {relation}{' to' * (relation == 'nearest')} {first} is {last}.",
            start=first,
            to=last,
            nth=nth,
            weekday=name,
            relation=relation,
        )
        return
    found = of_spans([shift.looked_at(day) for day in _known(bounds)], shift.calendar)
    if shift.move is to_business_day:
        (number,) = shift.parts
        said = _moved(Duration(business_days=number), first, last)
        yield _of_business_days(said, (first, last), number, found)
        return
    text = f"The business day nearest to {first} is {last}. {left_out_text(found)}"
    yield step("nearest-business-day", text, start=first, to=last, **left_out_values(found))


def _of_rule(bounds: Bounds, shift: Ruled, _: BusinessCalendar | None) -> Iterator[Step]:
    days = _known(bounds)
    reckoned = [shift.reckon(day) for day in days]
    first, last = days_text(bounds), days_text(_each(bounds, shift.reach))
    yield step(
        "deadline",
        _ruled(shift, first, last, bounds),
        start=first,
        to=last,
        by=shift.by,
        duration=str(shift.duration),
        last=tuple(iso(each.last) for each in reckoned),
        reached=tuple(iso(each.reached) for each in reckoned),
        rolled=tuple(iso(each.rolled) for each in reckoned),
        least_business_days=shift.rule.least_business_days * shift.needs_business_days,
        **left_out_values(of_spans([shift.looked_at(day) for day in days], shift.calendar)),
    )


OF_SHIFT: dict[type, Callable[[Bounds, Any, BusinessCalendar | None], Iterator[Step]]] = {
    Duration: _of_duration,
    Ruled: _of_rule,
    WordStep: _of_words,
}
"""By kind of shift, the steps that it takes between days."""


def _ruled(
    shift: Ruled, first: str, last: str, days: Bounds, ends: tuple[int, int] | None = None
) -> str:
    sentences = [each for each in rule_sentences(shift, days, ends) if each != ADVICE]
    every = [f"{shift.words()} from {first} leads to {last}", *sentences]
    # A full stop would belong to an address.
    is_whole = (each.endswith(".") or "://" in each for each in every)
    return " ".join(
        each if whole else f"{each}." for each, whole in zip(every, is_whole, strict=True)
    )


def _on_the_clock(
    moment: Moment, shift: Shift, business: BusinessCalendar | None
) -> Iterator[Step]:
    if isinstance(shift, Ruled):
        first, last = moment_text(moment), moment_text(add_to_clock(moment, shift, business))
        ends = ends_of_hours(moment, shift) if shift.ticks else None
        text = _ruled(shift, first, last, Bounds(*moment.days), ends)
        yield step(
            "deadline", text, start=first, to=last, by=shift.by, duration=str(shift.duration)
        )
        return
    assert isinstance(shift, Duration), "a step in words leads to a whole day"
    time_part = shift._replace(years=0, months=0, weeks=0, days=0, business_days=0)
    for part, rule in ((shift.date_part, "add-date-to-clock"), (time_part, "add-time")):
        if any(part):
            reached = add_to_clock(moment, part, business)
            first, last = moment_text(moment), moment_text(reached)
            length = seconds_text(*divmod(abs(part.ticks), SECOND))
            seconds = f"{'-' * part.is_negative}{length}" if part.ticks else None
            text, values = f"{_moved(part, first, last)}.", {}
            if part.business_days:
                calendar = business or MONDAY_TO_FRIDAY
                days = (part.looked_at(clock // DAY, calendar) for clock in moment.clocks)
                found = of_spans(days, calendar)
                text, values = f"{text} {left_out_text(found)}", left_out_values(found)
            yield step(
                rule, text, start=first, to=last, duration=str(part), seconds=seconds, **values
            )
            moment = reached


def left_out_text(found: LeftOut) -> str:
    """What business days leave out, in sentences.

    >>> left_out_text(LeftOut(("Saturday", "Sunday"), (), (), False, False))
    'Left out: Saturdays and Sundays. No holidays are known.'
    """
    named = [f"{day}s" for day in found.weekend]
    named += map(day_and_name, found.holidays[:MAX_NAMED])
    if len(found.holidays) > MAX_NAMED:
        named.append(f"{len(found.holidays) - MAX_NAMED} more holidays")
    text = f"Left out: {either(named, 'and') if named else 'no day'}."
    if found.worked:
        days = ", ".join(iso(each.day) for each in found.worked[:MAX_NAMED])
        text += f" Worked: {plural(len(found.worked), 'weekend day')}, such as {days}."
    return text if found.knows_holidays else f"{text} No holidays are known."


def left_out_values(found: LeftOut) -> dict[str, Any]:
    """The same as values of a step.

    >>> left_out_values(LeftOut(("Sunday",), (), (), False, False))["weekend"]
    ('Sunday',)
    """
    return {
        "weekend": found.weekend,
        "holidays": tuple(map(day_and_name, found.holidays)),
        "worked": tuple(iso(each.day) for each in found.worked),
    }
