"""The steps of facts of the calendar, of numbers of days of a kind, and of durations."""

from collections.abc import Callable, Iterator
from typing import Any

from ..calendar import (
    SECOND,
    WEEKDAYS,
    iso_week,
    months_and_days,
    seconds_text,
    weekday,
    year_month_day,
    year_of,
    year_text,
)
from ..calendar import day_text as iso
from ..calendars import Calendar, calendar_of, is_leap
from ..language.calendars import InCalendar
from ..language.conversions import Conversion, LongerDuration, Split
from ..language.facts import Count, Fact
from ..language.happenings import Happenings
from ..language.periods import Running
from ..language.resolving import Point, ends_of_any
from ..notations.calendar_dates import day_in
from ..spans import DAYS_IN, MONTHS_IN, Duration, Measure, Unit
from ..text import either, plural
from .answer import Answer, range_text
from .conversions import LENGTHS, days_of, months_of, ticks_of
from .facts import FACTS, LEAP_YEARS, first_of
from .found_events import Happenings as FoundEvents
from .found_periods import Running as FoundPeriods
from .ranges import Range
from .steps import Step, days_text, step
from .steps_of_spans import count_steps, full_months

MAX_NAMED = 10
"""Days or years that a sentence names one by one. The values of the step have them all."""


def fact_steps(answer: Answer, question: Fact) -> Iterator[Step]:
    """What the calendar says of a day; of an imprecise date, of its first and its last day.

    >>> from .asking import ask_text
    >>> answer = ask_text("what day of the year is 25 November 2020", scope)[0]
    >>> [each.text for each in fact_steps(answer, answer.asked)]
    ['2020-01-01 is day 1 of its year, so 2020-11-25 is day 330.']
    """
    assert answer.start is not None, "a fact is of a date"
    date = answer.start.date
    calendar = calendar_of(date.calendar_text)
    for day in dict.fromkeys(each for each in date.bounds if each is not None):
        if question.fact in LEAP_YEARS:
            yield from _next_leap_year(question.fact, calendar, day)
        elif question.fact == "week":
            yield _week(day)
        elif question.fact == "day of the year":
            yield _day_of_year(day)
        elif question.fact == "ISO weeks":
            yield from _weeks(day)
        elif question.fact in FACTS:
            yield part_of_date(question.fact, day)


def _next_leap_year(fact: str, calendar: Calendar, day: int) -> Iterator[Step]:
    year = calendar.year_month_day(day)[0] + LEAP_YEARS[fact]
    while not is_leap(year, calendar):
        yield leap_year(year, calendar)
        year += LEAP_YEARS[fact]
    yield leap_year(year, calendar)


def leap_year(year: int, calendar: Calendar) -> Step:
    """Whether a year is a leap year, and by which rule.

    >>> from ..calendars import GREGORIAN
    >>> leap_year(1900, GREGORIAN).text
    '1900 is no leap year: it can be divided by 100 and not by 400.'
    """
    leap = is_leap(year, calendar)
    name = year_text(year)
    if year % 4:
        why = "it can't be divided by 4"
    elif calendar.NAME != "Gregorian" or year % 100:
        why = "it can be divided by 4" + " and not by 100" * (calendar.NAME == "Gregorian")
    else:
        why = f"it can be divided by 100 and {'' if leap else 'not '}by 400"
    said = f"{name} is {'a' if leap else 'no'} leap year: {why}."
    value = "yes" if leap else "no"
    return step("leap-year", said, year=year, calendar=calendar.NAME, value=value)


def _week(day: int) -> Step:
    thursday = day + 3 - weekday(day)
    number = thursday - first_of(year_of(thursday)) + 1
    value = FACTS["week"](day)
    text = (
        f"The Thursday in the week of {iso(day)} is {iso(thursday)}, day {number} of its year:"
        f" ({number} - 1) / 7, cut, + 1 = {iso_week(day)[1]}. So the week is {value}."
    )
    return step("iso-week", text, day=iso(day), thursday=iso(thursday), number=number, value=value)


def _day_of_year(day: int) -> Step:
    first = first_of(year_of(day))
    number = FACTS["day of the year"](day)
    text = f"{iso(first)} is day 1 of its year, so {iso(day)} is day {number}."
    return step("day-of-year", text, start=iso(first), to=iso(day), value=number)


def _weeks(day: int) -> Iterator[Step]:
    """The last ISO week of a year is that of 28 December."""
    last = first_of(year_of(day) + 1) - 4
    yield _week(last)
    number = iso_week(last)[1]
    text = f"28 December is always in the last week of its year, so there are {number} weeks."
    yield step("last-week", text, day=iso(last), value=number)


def part_of_date(part: str, day: int) -> Step:
    """The month, the quarter or the like in which a day lies.

    >>> part_of_date("quarter", 737754).text
    '2020-11-25 lies in the quarter 2020-Q4.'
    """
    value = str(FACTS[part](day))
    text = f"{iso(day)} lies in the {part} {value}."
    return step("part-of-date", text, day=iso(day), part=part, value=value)


# --- Numbers of days of a kind ---


def counting_steps(answer: Answer, question: Count) -> Iterator[Step]:
    """How days of a kind were counted between two days that are known.

    >>> from .asking import ask_text
    >>> answer = ask_text("how many Fridays are there in 2026", scope)[0]
    >>> [each.text for each in counting_steps(answer, answer.asked)][0]
    'From 2026-01-01 to 2026-12-31, the first Friday is 2026-01-02 and the last one is 2026-12-25: \
357 / 7 + 1 = 52.'
    """
    first, last = _counted_days(answer, question)
    if first is None or last is None:
        return
    start, end = min(first, last), max(first, last)
    is_whole = question.end is None or question.what == "leap years"
    if not is_whole and question.counting != "inclusive":
        end -= 1
    *before, found = _KINDS[question.what](question, answer, start, end)
    yield from (*before, found)
    if first > last:
        value = -found.record["value"]
        text = f"The second day is the earlier one, so the number is {value}."
        yield step("negate", text, value=value)


def _counted_days(answer: Answer, question: Count) -> tuple[int | None, int | None]:
    """The first and the last day, if both are known."""
    if question.end is None:
        points = ends_of_any(answer.operands[0])
        whole = points[0].date.earliest, points[-1].date.latest
        known = len(points) == 1 or all(point.day is not None for point in points)
        return whole if known else (None, None)
    first, last = (ends_of_any(operand)[0].date.bounds for operand in answer.operands)
    if question.what == "leap years":  # a year counts as a whole
        return first.earliest, last.latest
    return first.day, last.day


def _weekdays(number: int, start: int, end: int) -> Step:
    first, last = start + (number - weekday(start)) % 7, end - (weekday(end) - number) % 7
    name, between = WEEKDAYS[number], f"From {iso(start)} to {iso(end)}"
    if first > last:
        text = f"{between} there is no {name}: 0."
        return step("count-weekdays", text, start=iso(start), to=iso(end), weekday=name, value=0)
    value = (last - first) // 7 + 1
    text = (
        f"{between}, the first {name} is {iso(first)} and the last one is {iso(last)}:"
        f" {last - first} / 7 + 1 = {value}."
    )
    return step("count-weekdays", text, start=iso(start), to=iso(end), weekday=name, value=value)


def _one_weekday(question: Count, _: Answer, start: int, end: int) -> list[Step]:
    return [_weekdays(question.weekday, start, end)]


def _weekend_days(_: Count, __: Answer, start: int, end: int) -> list[Step]:
    both = [_weekdays(number, start, end) for number in (5, 6)]
    numbers = [each.record["value"] for each in both]
    text = f"{numbers[0]} + {numbers[1]} = {sum(numbers)} weekend days."
    return [*both, step("add", text, numbers=tuple(map(str, numbers)), value=sum(numbers))]


def _weekends(_: Count, __: Answer, start: int, end: int) -> list[Step]:
    """Each has a Saturday. Where a weekend is only partly inside, there is no answer."""
    return [_weekdays(5, start, end)]


def _listed(what: str, days: list[str], start: int, end: int) -> list[Step]:
    more = [f"{len(days) - MAX_NAMED} more"] if len(days) > MAX_NAMED else []
    named = either([*days[:MAX_NAMED], *more], "and") if days else "none"
    text = f"From {iso(start)} to {iso(end)}, {what}: {named}. That makes {len(days)}."
    values: dict[str, Any] = {"start": iso(start), "to": iso(end), "what": what}
    return [step("count-listed", text, **values, days=tuple(days), value=len(days))]


def _dates(question: Count, _: Answer, start: int, end: int) -> list[Step]:
    days = [
        iso(day)
        for day in range(start + (question.weekday - weekday(start)) % 7, end + 1, 7)
        if year_month_day(day)[2] == question.month_day
    ]
    what = f"{WEEKDAYS[question.weekday]}s on day {question.month_day} of a month"
    return _listed(what, days, start, end)


def _leap_days(_: Count, answer: Answer, start: int, end: int) -> list[Step]:
    calendar = _calendar_of(answer)
    days = [
        iso(day)
        for year in _leap_years_between(calendar, start, end)
        if start <= (day := calendar.day_number(year, 2, 29)) <= end
    ]
    return _listed(f"leap days of the {calendar.NAME} calendar", days, start, end)


def _leap_years(_: Count, answer: Answer, start: int, end: int) -> list[Step]:
    calendar = _calendar_of(answer)
    years = [year_text(year) for year in _leap_years_between(calendar, start, end)]
    return _listed(f"leap years of the {calendar.NAME} calendar", years, start, end)


def _calendar_of(answer: Answer) -> Calendar:
    (first, *_) = ends_of_any(answer.operands[0])
    return calendar_of(first.date.calendar_text)


def _leap_years_between(calendar: Calendar, start: int, end: int) -> list[int]:
    first, last = (calendar.year_month_day(day)[0] for day in (start, end))
    return [year for year in range(first, last + 1) if is_leap(year, calendar)]


_KINDS: dict[str, Callable[[Count, Answer, int, int], list[Step]]] = {
    "weekday": _one_weekday,
    "weekend days": _weekend_days,
    "weekends": _weekends,
    "dates": _dates,
    "leap days": _leap_days,
    "leap years": _leap_years,
}
"""By what is counted, the steps. The last one has the number."""


# --- Durations ---


def conversion_steps(answer: Answer, question: Conversion) -> Iterator[Step]:
    """How a duration was converted into another unit.

    >>> from .asking import ask_text
    >>> answer = ask_text("90 days in weeks", scope)[0]
    >>> for each in conversion_steps(answer, answer.asked):
    ...     print(each.text)
    90 days are 7776000 seconds.
    7776000 / 604800 = 12 weeks, cut.
    """
    duration, unit = question.duration, answer.measure.unit
    months, ticks = months_of(duration), ticks_of(duration)
    if not isinstance(answer.result, Range) or answer.result.low != answer.result.high:
        yield from _of_parts(duration)
    elif months is not None and unit in MONTHS_IN:
        yield _length(duration, months, "months")
        yield _divided(months, MONTHS_IN[unit], unit, answer.result.low)
    elif ticks is not None and unit in LENGTHS:
        seconds = seconds_text(*divmod(ticks, SECOND))
        yield _length(duration, seconds, "seconds")
        yield divided_seconds(seconds, unit, answer.result.low)


def _of_parts(duration: Duration) -> Iterator[Step]:
    """What a duration is made of: months that have no one length, and seconds."""
    months = Duration(years=duration.years, months=duration.months)
    rest = duration._replace(years=0, months=0, business_days=0)
    if number := months_of(months):
        yield _length(months, number, "months")
    if ticks := ticks_of(rest):
        yield _length(rest, seconds_text(*divmod(ticks, SECOND)), "seconds")


def _length(duration: Duration, number: int | str, unit: str) -> Step:
    text = f"{duration.words()} are {number} {unit}."
    return step("length", text, duration=str(duration), unit=unit, value=number)


def _divided(number: int | str, by: int, unit: Unit, value: Any) -> Step:
    text = f"{number} / {by} = {Measure(unit).text(value)} {unit}, cut."
    return step("divide", text, number=number, by=by, value=value)


def longer_duration_steps(_: Answer, question: LongerDuration) -> Iterator[Step]:
    """How many days each of two durations can be; what they are made of, if that is not known.

    >>> from .asking import ask_text
    >>> answer = ask_text("is 90 days longer than 3 months", scope)[0]
    >>> [each.text for each in longer_duration_steps(answer, answer.asked)]
    ['90 days are 7776000 seconds.', '3 months are 89..92 days.']
    """
    for duration in (question.first, question.second):
        if duration.is_fixed or duration.business_days or duration.ticks:
            yield from _of_parts(duration)
        else:
            yield _length(duration, range_text(days_of(duration), Measure()), "days")


def divided_seconds(seconds: str, unit: Unit, value: Any) -> Step:
    """Seconds in another unit.

    >>> divided_seconds("9000", "hours", 2).text
    '9000 / 3600 = 2 hours, cut.'
    """
    return _divided(seconds, LENGTHS[unit] // SECOND, unit, value)


def split_steps(answer: Answer, question: Split) -> Iterator[Step]:
    """How a span was split over two units.

    >>> from .asking import ask_text
    >>> text = "how many weeks and days from 2026-03-01 to 2026-04-09"
    >>> answer = ask_text(text, scope)[0]
    >>> [each.rule for each in split_steps(answer, answer.asked)]
    ['count-days', 'divide']
    """
    first, last = (ends_of_any(operand)[0].date.bounds for operand in answer.operands)
    assert first.earliest is not None, "both days are known"
    assert last.earliest is not None, "both days are known"
    start, end = sorted((first.earliest, last.earliest))
    if question.units[0] in MONTHS_IN:
        months, _ = months_and_days(start, end)
        yield full_months(start, end, "months", months, 1)
        return
    yield from count_steps(start, end, Measure())
    size = {**DAYS_IN, "days": 1}[question.units[0]]
    yield _divided(end - start, size, question.units[0], (end - start) // size)


def event_steps(answer: Answer, _: Happenings) -> Iterator[Step]:
    """The dates of the events that were found.

    >>> from .asking import ask_text
    >>> answer = ask_text("what happened on 2020-11-15", scope)[0]
    >>> [each.text for each in event_steps(answer, answer.asked)]
    ['The table says: deadline is 2020-11-15.']
    """
    assert isinstance(answer.result, FoundEvents), "events are the answer"
    for event in answer.result.events:
        yield _of_table(event.id, event.point, event.source)


def period_steps(answer: Answer, _: Running) -> Iterator[Step]:
    """The dates of the periods that were found.

    >>> from .asking import ask_text
    >>> answer = ask_text("which periods were going on on 2020-10-01", scope)[0]
    >>> [each.text for each in period_steps(answer, answer.asked)][0]
    'The table says: occupation.start is 1993-04-02.'
    """
    assert isinstance(answer.result, FoundPeriods), "periods are the answer"
    for period in answer.result.periods:
        yield _of_table(f"{period.id}.start", period.start, period.source)
        if period.end is not None:
            yield _of_table(f"{period.id}.end", period.end, period.source)


def _of_table(name: str, point: Point, source: str) -> Step:
    date = point.date
    text = f"The table says: {name} is {date.text}."
    return step("table", text, name=name, to=days_text(date.bounds), source=source or None)


def calendar_steps(answer: Answer, question: InCalendar) -> Iterator[Step]:
    """How a date is called in another calendar.

    >>> from .asking import ask_text
    >>> answer = ask_text("what is 1666-09-12 in the Julian calendar", scope)[0]
    >>> [each.text for each in calendar_steps(answer, answer.asked)]
    ['1666-09-12 Gregorian is 2 September 1666 Julian, 10 days before by its name.']
    """
    from ..calendars import CALENDARS, GREGORIAN

    calendar = CALENDARS[question.calendar]
    assert answer.start is not None, "it is of a date"
    for day in dict.fromkeys(each for each in answer.start.date.bounds if each is not None):
        behind = day - GREGORIAN.day_number(*calendar.year_month_day(day))
        side = "before" if behind > 0 else "after"
        name = day_in(day, calendar)
        text = f"{iso(day)} Gregorian is {name}, {plural(abs(behind), 'day')} {side} by its name."
        yield step("in-calendar", text, day=iso(day), days_behind=behind, value=name)
