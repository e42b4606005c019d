"""Answers about facts of the calendar, and numbers of days of a kind."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from ..calendar import (
    day_number,
    iso_week,
    month_length,
    weekday,
    year_month_day,
    year_of,
    year_text,
)
from ..calendars import Calendar, calendar_of, is_leap
from ..dates import iso
from ..errors import HandoverError
from ..language.facts import Count, Fact
from ..language.phrases import next_anniversary, weeks_in
from ..language.possible_days import PossibleDays
from ..language.resolving import Point, business_for
from ..spans import Measure
from ..text import ordinal, quote
from ..unknowns.budget import OutOfSteps
from ..unknowns.pairs import extremes
from .answer import Answer
from .asked import Asked, ends_of
from .comparing import compare
from .possible_spans import outer_bounds, possible_spans
from .ranges import Range


def _quarter(day: int) -> str:
    year, month, _ = year_month_day(day)
    return f"{year_text(year)}-Q{(month + 2) // 3}"


def week_of(day: int) -> str:
    """The ISO 8601 week of a day.

    >>> week_of(737754)
    '2020-W48'
    """
    year, week = iso_week(day)
    return f"{year_text(year)}-W{week:02d}"


def _day_of_year(day: int) -> int:
    year = year_of(day)
    return day - first_of(year) + 1


def _in_era(day: int, name: Callable[[int], str]) -> str:
    """What a day lies in, by the year of its era: the year 0 is 1 BC."""
    year = year_of(day)
    return name(year) if year > 0 else f"{name(1 - year)} BC"


def first_of(year: int) -> int:
    """The day number of 1 January.

    >>> first_of(2020)
    737425
    """
    return day_number(year, 1, 1)


FACTS: dict[str, Callable[[int], Any]] = {
    "week": week_of,
    "day of the year": _day_of_year,
    "month": lambda day: iso(day)[:-3],
    "quarter": _quarter,
    "year": lambda day: year_text(year_of(day)),
    "decade": lambda day: _in_era(day, lambda year: f"{year // 10 * 10}s"),
    "century": lambda day: _in_era(day, lambda year: f"{ordinal((year + 99) // 100)} century"),
    "ISO weeks": lambda day: weeks_in(year_of(day)),
}
"""By the name of a fact, what gives it for a day."""

LEAP_YEARS = {"last leap year": -1, "next leap year": 1}
"""By the name of a fact, the way to go from one year to the next one that may be it."""


def _leap_year(step: int, calendar: Calendar, day: int) -> int:
    """The first leap year of a calendar in one direction from the year of a day."""
    year = calendar.year_month_day(day)[0] + step
    while not is_leap(year, calendar):
        year += step
    return year


def _fact(asked: Asked) -> Answer:
    question: Fact = asked.question
    (point,) = asked.points()
    if question.fact == "next anniversary":
        if point.day is None:
            raise HandoverError(f"the day of {quote(point.label)} is not known")
        number = next_anniversary(point.day, asked.scope.today)
        return asked.answer("fact", Range(number, number), "An anniversary today is the next.")
    spans = possible_spans(point, business_for(point.way, asked.scope), asked.budget)
    earliest, latest = spans[0].earliest, spans[-1].latest
    if earliest is None or latest is None:
        raise HandoverError(f"{quote(point.label)} has no first or no last day")
    if question.fact in LEAP_YEARS:
        calendar = calendar_of(point.date.calendar_text)
        fact: Callable[[int], Any] = partial(_leap_year, LEAP_YEARS[question.fact], calendar)
    else:
        fact = FACTS[question.fact]
    low, high = fact(earliest), fact(latest)
    if question.fact in _BY_YEAR:  # the least and the greatest may lie in the middle
        values = [fact(day) for span in spans for day in _ends_of_years(*span)]
        low, high = min(values), max(values)
    note = _NOTES.get(question.fact, "")
    if isinstance(low, int):
        return asked.answer("fact", Range(low, high), note, whole=True)
    return asked.answer("fact", low if low == high else f"{low}..{high}", note, whole=True)


_ISO = "ISO 8601: a week begins on Monday, and week 1 has the first Thursday of the year."
_NOTES = {
    "week": _ISO,
    "ISO weeks": _ISO,
    "day of the year": "1 January is day 1.",
    "quarter": "Quarters of the calendar: Q1 is January to March.",
    "century": "The 20th century is 1901 to 2000.",
    "decade": "The 1990s are 1990 to 1999.",
}
"""How each fact is reckoned."""


_BY_YEAR = {"day of the year", "ISO weeks"}
"""The facts that begin anew every year."""


def _ends_of_years(first: int | None, last: int | None) -> Iterator[int]:
    """The first and the last day of each year of a stretch."""
    assert first is not None, "the date has a first day"
    assert last is not None, "the date has a last day"
    for year in range(year_of(first), year_of(last) + 1):
        yield max(first, first_of(year))
        yield min(last, first_of(year + 1) - 1)


def _count(asked: Asked) -> Answer:
    question: Count = asked.question
    inclusive = question.counting == "inclusive" or question.end is None
    if question.end is None:
        first, last, place = asked.days(*ends_of(asked.operands[0]))
    else:
        first, last, place = asked.days(*asked.points())
        if question.what == "leap years":  # a year counts as a whole
            inclusive = True
    if first.day is None and first.varies_with(last):
        raise HandoverError(f"{quote(asked.text)} counts between days that are not known")
    count = _counter(question, first, last)

    def counted(start: int | None, end: int | None) -> tuple[int | None, int | None]:
        if start is None or end is None:
            return None, None
        if start > end:
            low, high = count(end, start + inclusive)
            return -high, -low
        return count(start, end + inclusive)

    if first.day is not None and last.day is not None:
        low, high = counted(first.day, last.day)
        if low != high:
            raise HandoverError(
                f"{low} whole weekends are inside, and {high} if one day is enough",
                "ask for Saturdays, Sundays or weekend days",
            )
    else:
        low, high = _least_and_most(asked, first, last, counted, inclusive=inclusive)
    if question.end is None:
        note = "All days count, the first and the last too."
    elif inclusive:
        note = "Counted inclusive: from the first day to the second, both included."
    else:
        note = "Counted exclusive: from the first day up to the second, which is not included."
    return asked.answer("count", Range(low, high), note, place)


def _least_and_most(
    asked: Asked,
    first: Point,
    last: Point,
    counted: Callable[[int | None, int | None], tuple[int | None, int | None]],
    *,
    inclusive: bool,
) -> tuple[int | None, int | None]:
    """The least and the greatest count between days that are not both known."""
    business = business_for(first.way + last.way, asked.scope)
    possible = PossibleDays((first, last), business, asked.budget)
    begin, stop = possible.terms
    if asked.question.what != "dates":
        with suppress(OutOfSteps):
            least, most = (
                extremes(possible.system, begin, stop, _measure(counted, side))[side]
                for side in (0, 1)
            )
            return least, most  # type: ignore[return-value]
    elif possible.system.rules:  # years that are alike may differ in such days
        possible.budget.leaves_out = True
    starts, ends = (outer_bounds(each, business, asked.budget) for each in (first, last))
    low, high = counted(starts.latest, ends.earliest)[0], counted(starts.earliest, ends.latest)[1]
    if compare(first, "after", last, business, asked.budget) == "no":
        low = max(low or 0, 0)
    if compare(first, "before", last, business, asked.budget) == "no":
        most = 1 if inclusive else 0  # they may be the same day
        high = most if high is None else min(high, most)
    return low, high


def _measure(counted: Callable[[int, int], tuple[int | None, ...]], side: int) -> Measure:
    """A count as a measure, which depends on days of the week as business days do."""

    class Counted(Measure):
        def between(self, start: int, end: int) -> Any:
            return counted(start, end)[side]

    return Counted("business-days")


def _counter(question: Count, first: Point, last: Point) -> Callable[[int, int], tuple[int, int]]:
    """What counts such days from a day up to another, which is not included.

    It gives the least and the greatest number. They differ if a weekend is only partly inside.
    """
    if question.what == "weekday":
        return partial(_weekdays, question.weekday)
    if question.what == "dates":
        return partial(_month_days, question.weekday, question.month_day)
    if question.what in _WEEKENDS:
        return _WEEKENDS[question.what]
    calendar, other = (calendar_of(point.date.calendar_text) for point in (first, last))
    if calendar is not other:
        one, another = (quote(point.date.calendar_text or point.label) for point in (first, last))
        raise HandoverError(
            f"{one} is of the {calendar.NAME} calendar, and {another} of the {other.NAME} one,"
            " which have other leap years",
            "write both dates in one calendar",
        )
    return partial(_LEAP_COUNTERS[question.what], calendar)


def _weekdays(weekday_number: int, start: int, end: int) -> tuple[int, int]:
    number = _on(weekday_number, start, end)
    return number, number


def _on(weekday_number: int, start: int, end: int) -> int:
    return (end - 2 - weekday_number) // 7 - (start - 2 - weekday_number) // 7


def _weekends(start: int, end: int) -> tuple[int, int]:
    """Whole weekends, and weekends of which a day is inside."""
    saturdays, sundays = _on(5, start, end), _on(6, start, end)
    whole = saturdays - (end > start and weekday(end - 1) == 5)
    touched = sundays + (end > start and weekday(end - 1) == 5)
    return whole, touched


def _weekend_days(start: int, end: int) -> tuple[int, int]:
    number = _on(5, start, end) + _on(6, start, end)
    return number, number


def _leap_days(calendar: Calendar, start: int, end: int) -> tuple[int, int]:
    first, last = (calendar.year_month_day(day)[0] for day in (start, end))
    number = sum(
        start <= calendar.day_number(year, 2, 29) < end
        for year in range(first, last + 1)
        if is_leap(year, calendar)
    )
    return number, number


def _leap_years(calendar: Calendar, start: int, end: int) -> tuple[int, int]:
    first, last = (calendar.year_month_day(day)[0] for day in (start, end - 1))
    number = sum(is_leap(year, calendar) for year in range(first, last + 1))
    return number, number


def _month_days(weekday_number: int, month_day: int, start: int, end: int) -> tuple[int, int]:
    number = 0
    year, month, _ = year_month_day(start)
    while (first := day_number(year, month, 1)) < end:
        day = first + month_day - 1
        exists = month_day <= month_length(year, month)
        number += exists and start <= day < end and weekday(day) == weekday_number
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return number, number


_WEEKENDS: dict[str, Callable[[int, int], tuple[int, int]]] = {
    "weekends": _weekends,
    "weekend days": _weekend_days,
}
_LEAP_COUNTERS: dict[str, Callable[[Calendar, int, int], tuple[int, int]]] = {
    "leap days": _leap_days,
    "leap years": _leap_years,
}


def answer(asked: Asked) -> Answer:
    """The answer to a question for a fact or a number.

    Raises:
        HandoverError: it has none.

    >>> from .asking import ask_text
    >>> ask_text("what day of the year is 25 November 2020", scope)[0].text
    '330'
    """
    return _count(asked) if isinstance(asked.question, Count) else _fact(asked)
