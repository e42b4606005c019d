"""The weekend and the holidays that the business days of an answer leave out."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ..business_days import BusinessCalendar, SpecialDay
from ..calendar import WEEKDAYS
from ..dates import Bounds, iso
from ..language.resolving import Point
from .answer import Answer


class LeftOut(NamedTuple):
    """What is left out of some days. The days of an imprecise date are all that are possible."""

    weekend: tuple[str, ...]
    """The names of the days of the week."""
    holidays: tuple[SpecialDay, ...]
    """Those that are not on the weekend."""
    worked: tuple[SpecialDay, ...]
    """The weekend days that are business days."""
    knows_holidays: bool
    """False if nothing says what the holidays are."""
    is_open: bool
    """True if some of the days have no end. They are not looked at."""


def left_out(answer: Answer) -> LeftOut | None:
    """What the business days of an answer leave out; None if it counts none.

    >>> from .asking import ask_text
    >>> found = left_out(ask_text("2 business days after 2020-11-13", scope)[0])
    >>> found.weekend, found.knows_holidays
    (('Saturday', 'Sunday'), False)
    >>> left_out(ask_text("2 days after 2020-11-13", scope)[0])
    """
    measure = answer.measure
    is_counted = answer.kind == "measure" and measure.unit == "business-days"
    business = measure.business if is_counted else answer.business
    if business is None:
        return None
    spans = [measured_days(answer)] if is_counted else []
    for point in answer.every_point():
        spans += _counted(point, business)
    return of_spans(spans, business)


def between(first: Point, last: Point, business: BusinessCalendar | None) -> LeftOut | None:
    """What is left out between two days, both included; None without business days.

    >>> from ..language.resolving import resolve
    >>> between(resolve("2026-11-13", scope), resolve("2026-11-20", scope), None)
    """
    days = [day for point in (first, last) for day in point.date.bounds if day is not None]
    return None if business is None else of_spans([Bounds(min(days), max(days))], business)


def of_spans(spans: Iterable[Bounds], business: BusinessCalendar) -> LeftOut:
    """What business days leave out of some days.

    >>> week = of_spans([Bounds(1, 7)], BusinessCalendar(holidays=[2]))
    >>> [special.day for special in week.holidays]
    [2]
    """
    special: dict[int, SpecialDay] = {}
    weekend: set[int] = set()
    is_open = False
    for first, last in spans:
        if first is None or last is None:
            is_open = True
        elif first <= last:
            special |= {each.day: each for each in business.special_days(first, last)}
            weekend |= business.weekend_within(first, last)
    known = [special[day] for day in sorted(special)]
    return LeftOut(
        tuple(WEEKDAYS[day] for day in sorted(weekend or business.weekend)),
        tuple(each for each in known if not (each.is_worked or business.is_weekend(each.day))),
        tuple(each for each in known if each.is_worked),
        business.knows_holidays,
        is_open,
    )


def day_and_name(special: SpecialDay) -> str:
    """A day with its name, if it has one: `2020-11-09 Victory Day`.

    >>> day_and_name(SpecialDay(737738, "Victory Day"))
    '2020-11-09 Victory Day'
    """
    return f"{iso(special.day)} {special.name}".rstrip()


def measured_days(answer: Answer) -> Bounds:
    """All days that may lie between the two dates of a measure, with an end day that counts.

    >>> from .asking import ask_text
    >>> measured_days(ask_text("days from 2020-11-13 to 2020-11-15", scope)[0])
    Bounds(earliest=737742, latest=737743)
    """
    assert answer.start is not None, "a measure has two ends"
    assert answer.end is not None, "a measure has two ends"
    both = [*answer.start.date.bounds, *answer.end.date.bounds]
    days = [day for day in both if day is not None]
    if len(days) < len(both):
        return Bounds(None, None)
    return Bounds(min(days), max(days) - (answer.measure.counting == "exclusive"))


def _counted(point: Point, business: BusinessCalendar) -> Iterator[Bounds]:
    """The days of which the business days were counted to find a day."""
    if point.counted is not None:
        yield point.counted
    bounds = point.root.bounds
    for shift in point.way:
        if shift.business_days and (shift.calendar or business) == business:
            first, last = (
                None if day is None else shift.date_part.looked_at(day, business) for day in bounds
            )
            yield Bounds(first and first.earliest, last and last.latest)
        reach = partial(shift.date_part.reach, business=business)
        bounds = Bounds(*(None if day is None else reach(day) for day in bounds))
