"""Durations without dates: in other units, in words, and compared.

A duration in days, hours or less has one length. A month and a year have not, so there the
answer is the range over all days from which the duration can start.
"""

from collections.abc import Iterator
from functools import cache

from ..business_days import BusinessCalendar
from ..calendar import (
    CYCLE_DAYS,
    CYCLE_YEARS,
    DAY,
    MONTHS_A_YEAR,
    clock_parts,
    day_number,
    month_length,
    months_and_days,
    seconds_text,
)
from ..errors import HandoverError
from ..language.conversions import Conversion, LongerDuration, Split
from ..language.resolving import Scope
from ..spans import DAYS_IN, MONTHS_IN, PARTS_OF_A_DAY, Duration, Measure, Unit, add
from ..text import plural, quote
from .answer import Answer
from .asked import Asked
from .comparing import Verdict
from .ranges import Range

LENGTHS: dict[Unit, int] = {unit: days * DAY for unit, days in {**DAYS_IN, "days": 1}.items()} | {
    unit: DAY // parts for unit, parts in PARTS_OF_A_DAY.items()
}
"""The length of each unit that has one, in ticks of `moments`."""


def convert(
    duration: Duration, units: tuple[Unit, ...], scope: Scope
) -> tuple[Range | str, Measure]:
    """A duration in a unit, as a range; in several units, or in none, as words.

    Raises:
        HandoverError: the duration and the units don't go together.

    >>> convert(Duration(days=90), ("weeks",), scope)[0]
    Range(low=12, high=12)
    >>> convert(Duration(months=3), ("days",), scope)[0]
    Range(low=89, high=92)
    >>> convert(Duration(seconds=10_000), ("hours", "minutes"), scope)[0]
    '2 hours, 46 minutes'
    """
    if not units or units == ("calendar",):
        total = carried(duration)
        return ("-" if total.is_negative else "") + total.words(), Measure()
    if units == ("iso",):
        return iso(carried(duration)), Measure()
    if len(units) > 1:
        return _in_units(duration, units), Measure()
    (unit,) = units
    measure = Measure(unit, business=scope.business if unit == "business-days" else None)
    ticks = ticks_of(duration)
    if ticks is not None and unit in LENGTHS:
        number = abs(ticks) // LENGTHS[unit] * (-1 if ticks < 0 else 1)
        return Range(number, number), measure
    if unit == "business-days" and duration == Duration(business_days=duration.business_days):
        return Range(duration.business_days, duration.business_days), measure
    months = months_of(duration)
    if months is not None and unit in MONTHS_IN:
        number = abs(months) // MONTHS_IN[unit] * (-1 if months < 0 else 1)
        return Range(number, number), measure
    lengths = {measure.between(start, end) for start, end in _spans(duration, scope)}
    return Range(min(lengths), max(lengths)), measure


def days_of(duration: Duration) -> Range:
    """The days that a duration can be, over all days from which it can start.

    It has no business days.

    >>> days_of(Duration(months=3))
    Range(low=89, high=92)
    """
    lengths = [end - start for start, end in _spans(duration, None)]
    return Range(min(lengths), max(lengths))


def _spans(duration: Duration, scope: Scope | None) -> Iterator[tuple[int, int]]:
    """Each start that matters, with the day that the duration leads to."""
    whole, business = _whole(duration), _business(duration, scope)
    days = whole.weeks * 7 + whole.days
    years = whole.years + whole.months // MONTHS_A_YEAR + days * CYCLE_YEARS // CYCLE_DAYS
    return ((start, add(start, whole, business)) for start in _starts(years % CYCLE_YEARS))


def _whole(duration: Duration) -> Duration:
    """A duration with its hours, minutes and seconds as days; a part of a day is cut."""
    clock = duration.ticks
    days = (abs(clock) // DAY) * (-1 if clock < 0 else 1)
    date = duration.date_part
    return date._replace(days=date.days + days)


def _business(duration: Duration, scope: Scope | None) -> BusinessCalendar | None:
    return scope.business if duration.business_days and scope is not None else None


@cache
def _starts(years: int) -> tuple[int, ...]:
    """Days from which a duration of about so many years has its least and its greatest length.

    Only a day after the 28th of a month is clamped, so of the others one is enough. The number
    of leap days depends on the place of both ends in their four years and in their century. So
    the years around each end of a century are enough, for either end of the duration.
    """
    # A shorter duration has one end of a century inside at most, with a leap day or without.
    ends = (2000, 2100) if years < 100 else range(2000, 2000 + CYCLE_YEARS + 1, 100)
    near = sorted({end + off - of for end in ends for off in range(-6, 7) for of in (0, years)})
    return tuple(
        day_number(year, month, day)
        for year in near
        for month in range(1, MONTHS_A_YEAR + 1)
        for day in (1, *range(29, month_length(year, month) + 1))
    )


def ticks_of(duration: Duration) -> int | None:
    """The length of a duration that has one; None for one with months or business days.

    >>> ticks_of(Duration(hours=1)) == 3600 * 10**9, ticks_of(Duration(months=1))
    (True, None)
    """
    if not duration.is_fixed:
        return None
    return (duration.weeks * 7 + duration.days) * DAY + duration.ticks


def months_of(duration: Duration) -> int | None:
    """The months of a duration of whole months; None for another one.

    >>> months_of(Duration(years=2, months=1)), months_of(Duration(days=30))
    (25, None)
    """
    months = duration.years * MONTHS_A_YEAR + duration.months
    return months if Duration(months=months) == duration._replace(years=0, months=months) else None


def _in_units(duration: Duration, units: tuple[Unit, ...]) -> str:
    """A duration split over several units, from the greatest to the least; the rest is cut."""
    months, ticks = months_of(duration), ticks_of(duration)
    sizes, rest = (MONTHS_IN, months) if months is not None else (LENGTHS, ticks)
    if rest is None or not all(unit in sizes for unit in units):
        raise HandoverError(
            f"{quote(duration.words())} can't be split into {' and '.join(units)}",
            "ask for one unit",
        )
    parts = []
    sign, rest = ("-" if rest < 0 else ""), abs(rest)
    for unit in sorted(units, key=lambda unit: -sizes[unit]):
        number, rest = divmod(rest, sizes[unit])
        noun = "century" if unit == "centuries" and number == 1 else unit.removesuffix("s")
        parts.append(plural(number, noun) if noun != "centurie" else f"{number} centuries")
    return sign + ", ".join(parts)


def carried(duration: Duration) -> Duration:
    """A duration with small parts carried over into greater ones, where that is exact.

    Days are carried into weeks only if it has weeks.

    Raises:
        HandoverError: it has parts of both signs that can't be set off.

    >>> carried(Duration(hours=3, minutes=75)).words(), carried(Duration(weeks=3, days=14)).words()
    ('4 hours, 15 minutes', '5 weeks')
    """
    months = duration.years * MONTHS_A_YEAR + duration.months
    ticks = (duration.weeks * 7 + duration.days) * DAY + duration.ticks
    signs = {number > 0 for number in (months, ticks, duration.business_days) if number}
    if len(signs) > 1:
        raise HandoverError(
            "a month and a day have no common length, so one can't be taken from the other",
            "give a date to start from",
        )
    sign = -1 if False in signs else 1
    years, months = divmod(abs(months), MONTHS_A_YEAR)
    days, clock = divmod(abs(ticks), DAY)
    weeks = 0
    if duration.weeks:
        weeks, days = divmod(days, 7)
    business = abs(duration.business_days)
    return Duration(years, months, weeks, days, business, *clock_parts(clock)).times(sign)


def iso(duration: Duration) -> str:
    """A duration in ISO 8601.

    Raises:
        HandoverError: it has business days, which ISO 8601 does not know.

    >>> iso(Duration(years=2, months=3)), iso(Duration(hours=36))
    ('P2Y3M', 'PT36H')
    """
    if duration.business_days:
        raise HandoverError("ISO 8601 has no business days")
    parts = [abs(part) for part in duration]
    date = "".join(f"{n}{unit}" for n, unit in zip(parts[:4], "YMWD", strict=True) if n)
    *clock, part = parts[5:]
    exact = seconds_text(clock[-1], part) if part else clock[-1]
    time = "".join(f"{n}{unit}" for n, unit in zip((*clock[:2], exact), "HMS", strict=True) if n)
    sign = "-" if duration.is_negative else ""
    return f"{sign}P{date}{'T' * bool(time)}{time}" if date or time else "P0D"


def compare_durations(first: Duration, second: Duration, scope: Scope) -> Verdict:
    """Whether a duration is longer than another, whatever day both start from.

    >>> compare_durations(Duration(months=3), Duration(days=90), scope)
    'undetermined'
    """
    lengths = [ticks_of(each) for each in (first, second)]
    if lengths[0] is not None and lengths[1] is not None:
        return "yes" if lengths[0] > lengths[1] else "no"
    longer = set()
    for start in {start for each in (first, second) for start, _ in _spans(each, scope)}:
        ends = [
            add(start, whole := _whole(each), _business(each, scope)) * DAY
            + each.ticks
            - (whole.days - each.days) * DAY
            for each in (first, second)
        ]
        longer.add(ends[0] > ends[1])
    return "undetermined" if len(longer) > 1 else "yes" if longer == {True} else "no"


def split_days(start: int, end: int, units: tuple[Unit, Unit]) -> str:
    """The span from one day to another in two units; what is left over is cut.

    Raises:
        HandoverError: the units can't be combined.

    >>> split_days(day_number(2026, 3, 1), day_number(2026, 4, 9), ("weeks", "days"))
    '5 weeks, 4 days'
    """
    earlier, later = sorted((start, end))
    if units[0] in MONTHS_IN:
        months, days = months_and_days(earlier, later)
    else:
        months, days = 0, later - earlier
    rest = {"months": months, "days": days}
    parts: list[str] = []
    for unit in units:
        kind = "months" if unit in MONTHS_IN else "days"
        size = MONTHS_IN.get(unit) or {**DAYS_IN, "days": 1}.get(unit)
        if size is None or (parts and kind == "months" and units[0] not in MONTHS_IN):
            raise HandoverError(f"{units[0]} and {units[1]} can't be combined", "ask for one unit")
        number, rest[kind] = divmod(rest[kind], size)
        parts.append(plural(number, unit.removesuffix("s")))
    return ("-" if start > end else "") + ", ".join(parts)


def _conversion(asked: Asked) -> Answer:
    question: Conversion = asked.question
    result, measure = convert(question.duration, question.units, asked.scope)
    note = ""
    if isinstance(result, Range):
        if result.low != result.high:
            note = "A month and a year differ in length: the range is over all days to start from."
        elif measure.unit not in ("days", "calendar"):
            note = "Whole units; what is left over is cut, not rounded."
    return asked.answer("duration", result, note, measure=measure)


def _longer_duration(asked: Asked) -> Answer:
    question: LongerDuration = asked.question
    first, second = question.first, question.second
    if question.more == "shorter":
        first, second = second, first
    return asked.answer("verdict", compare_durations(first, second, asked.scope))


def _split(asked: Asked) -> Answer:
    question: Split = asked.question
    start, end, note = asked.days(*asked.points())
    if start.day is None or end.day is None:
        raise HandoverError(
            f"{quote(asked.text)} has a date that is not known to the day", "ask for one unit"
        )
    words = split_days(start.day, end.day, question.units)
    return asked.answer("duration", words, note)


def answer(asked: Asked) -> Answer:
    """The answer to a question about durations.

    Raises:
        HandoverError: it has none.

    >>> from .asking import ask_text
    >>> ask_text("90 days in weeks", scope)[0].text
    '12'
    """
    if isinstance(asked.question, Conversion):
        return _conversion(asked)
    return _split(asked) if isinstance(asked.question, Split) else _longer_duration(asked)
