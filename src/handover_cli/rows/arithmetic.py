"""The spans of whole columns of known days, in integers alone.

Every unit has a `Plan`: a day becomes one integer (its `Packing`), two such integers become
an amount, an amount becomes text. It gives what `Measure.between` and `Measure.text` give, which is
the plain path; a property test holds the two together. Days, weeks and business days
count day numbers. The calendar units pack a day as months since the year 0 and the day
of the month, `month << 5 | day`, so that order stays order, and most spans are one
subtraction: months left of the five bits, days in them.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from ..business_days import BusinessCalendar
from ..dates import CYCLE, CYCLE_MONTHS
from ..spans import Amount, Measure
from .memory import Learned

DAY_BITS = 5
DAY_MASK = 31
YEAR = 12 << DAY_BITS
"""A span of a year, packed."""


Spans = Callable[[Sequence[int], Sequence[int]], list[int]]
Texts = Callable[[Iterable[int]], list[str]]


class Packing(NamedTuple):
    """How a day becomes one integer."""

    pack: Callable[[Iterable[date]], list[int]]
    """Each day as an integer."""
    unpack: Callable[[int], int]
    """The day number of such an integer."""


class Plan(NamedTuple):
    """How columns of days are measured in one unit."""

    packing: Packing
    """What the days of the columns are."""
    spans: Spans
    """From each start to its end, as one integer. Anything else in a column is a TypeError."""
    amount: Callable[[int], Amount]
    """The amount that a span stands for, as `Measure.between` gives it."""
    texts: Texts
    """Spans as `Measure.text` writes them."""
    counts: bool = False
    """Whether a span is the number that is written."""


def plan_for(measure: Measure) -> Plan:
    """The plan that agrees with a measure.

    >>> plan = plan_for(Measure("calendar"))
    >>> start, end = plan.packing.pack([date(1993, 4, 2), date(2020, 11, 25)])
    >>> plan.texts(plan.spans([start], [end]))
    ['27 years, 7 months, 23 days']
    """
    if measure.unit in ("calendar", "iso"):
        return Plan(MONTHS_AND_DAYS, _calendar_spans(measure), _months_days, _joined(measure))
    if measure.unit in ("months", "years"):
        spans = _with_decimals(measure) if measure.decimals else _whole(measure)
        return Plan(MONTHS_AND_DAYS, spans, _same, _numbers(measure), not measure.decimals)
    spans = {"days": _days, "weeks": _weeks, "business-days": _business_days}[measure.unit](measure)
    return Plan(DAY_NUMBERS, spans, _same, _numbers(measure), not measure.decimals)


def _same(number: int) -> int:
    return number


def _numbers(measure: Measure) -> Texts:
    # `int.__repr__` and not `str`, which takes anything: what is no integer is a TypeError.
    write = measure.text if measure.decimals else int.__repr__
    return lambda amounts: list(map(write, amounts))


# Units that count day numbers.


def _day_numbers(dates: Iterable[date]) -> list[int]:
    return list(map(date.toordinal, dates))


DAY_NUMBERS = Packing(_day_numbers, _same)


def _days(measure: Measure) -> Spans:
    def exclusive(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
        return list(map(sub, ends, starts))

    def inclusive(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
        return [days + 1 if days >= 0 else days - 1 for days in map(sub, ends, starts)]

    return inclusive if measure.counting == "inclusive" else exclusive


def _weeks(measure: Measure) -> Spans:
    scale, days_between = 10**measure.decimals, _days(measure)

    def weeks(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
        return [
            days * scale // 7 if days >= 0 else -(-days * scale // 7)
            for days in days_between(starts, ends)
        ]

    return weeks


def _business_days(measure: Measure) -> Spans:
    """Differences of running totals: the business days before each day, from some day on."""
    before = Learned(_RunningTotal(measure.business or BusinessCalendar()).before)
    if measure.counting == "exclusive":
        return lambda starts, ends: list(map(sub, before(ends), before(starts)))

    def inclusive(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
        after_starts = before([day + 1 for day in starts])
        after_ends = before([day + 1 for day in ends])
        return [
            after_end - before_start if start <= end else before_end - after_start
            for start, end, before_start, after_start, before_end, after_end in zip(
                starts, ends, before(starts), after_starts, before(ends), after_ends, strict=True
            )
        ]

    return inclusive


class _RunningTotal:
    """Business days before a day, counted from the first year that was asked for.

    Each year between is counted once, so that no count is long; a country's holidays
    are made out for the years that occur and those between them.
    """

    def __init__(self, calendar: BusinessCalendar) -> None:
        self._calendar = calendar
        self._before_year: dict[int, int] = {}
        self._first = self._last = 0

    def before(self, days: Iterable[int]) -> list[int]:
        return [self._before(day) for day in days]

    def _before(self, day: int) -> int:
        year = _unpacked_year(day)
        return self._of_year(year) + self._calendar.count(_new_year(year), day)

    def _of_year(self, year: int) -> int:
        totals = self._before_year
        if not totals:
            self._first = self._last = year
            totals[year] = 0
        while self._last < year:
            totals[self._last + 1] = totals[self._last] + self._count(self._last)
            self._last += 1
        while self._first > year:
            totals[self._first - 1] = totals[self._first] - self._count(self._first - 1)
            self._first -= 1
        return totals[year]

    def _count(self, year: int) -> int:
        return self._calendar.count(_new_year(year), _new_year(year + 1))


def _unpacked_year(day: int) -> int:
    """The year of a day number; the day after 9999-12-31 counts to the year 9999 too."""
    return date.fromordinal(min(day, date.max.toordinal())).year


def _new_year(year: int) -> int:
    return _day_number(year * 12, 1)


# Units that follow the calendar.


def _pack(dates: Iterable[date]) -> list[int]:
    return [(day.year * 12 + day.month - 1) << DAY_BITS | day.day for day in dates]


def _unpack(packed: int) -> int:
    return _day_number(packed >> DAY_BITS, packed & DAY_MASK)


MONTHS_AND_DAYS = Packing(_pack, _unpack)


_COMMON = bytes([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_LEAP = bytes([31, 29, *_COMMON[2:]])
LENGTHS = b"".join(
    _LEAP if year % 4 == 0 and (year % 100 or year == 0) else _COMMON for year in range(400)
)
"""The days of each month of a 400-year cycle, which begins with the leap year 0."""
STARTS = list(accumulate(LENGTHS, initial=-366))
"""The day number before each month of the cycle: day 0 is the last of the year 0."""


def _day_number(month: int, day: int) -> int:
    """The day number of a day of a month, clamped to the month's end."""
    cycles, month = divmod(month, CYCLE_MONTHS)
    return cycles * CYCLE + STARTS[month] + min(day, LENGTHS[month])


def _next_day(packed: int) -> int:
    month = packed >> DAY_BITS
    if packed & DAY_MASK < LENGTHS[month % CYCLE_MONTHS]:
        return packed + 1
    return (month + 1) << DAY_BITS | 1


def _calendar_span(earlier: int, later: int) -> int:
    """Whole months and the days left over, packed like a day."""
    span = later - earlier
    day, first = later & DAY_MASK, earlier & DAY_MASK
    if day >= first:
        return span
    # The subtraction has borrowed a month, as if it had as many days as the mask has values.
    month = later >> DAY_BITS
    if day == LENGTHS[month % CYCLE_MONTHS]:
        return span + first - day  # the start, clamped to this month's end, is this day
    borrowed = LENGTHS[(month - 1) % CYCLE_MONTHS]
    days = borrowed if borrowed > first else first  # noqa: FURB136 - a call takes longer
    return span - DAY_MASK - 1 + days


def _calendar_spans(measure: Measure) -> Spans:
    """Packed months and days: order the two days, measure, put the sign in front."""
    if measure.counting == "inclusive":
        return lambda starts, ends: [
            _calendar_span(start, _next_day(end))
            if start <= end
            else -_calendar_span(end, _next_day(start))
            for start, end in zip(starts, ends, strict=True)
        ]
    # A subtraction is all it takes, unless the days of the month run against the order.
    return lambda starts, ends: [
        (end - start if start & DAY_MASK <= end & DAY_MASK else _calendar_span(start, end))
        if start <= end
        else (end - start if end & DAY_MASK <= start & DAY_MASK else -_calendar_span(end, start))
        for start, end in zip(starts, ends, strict=True)
    ]


def _whole(measure: Measure) -> Spans:
    """Whole months or years."""
    spans = _calendar_spans(measure)
    size = (12 if measure.unit == "years" else 1) << DAY_BITS
    return lambda starts, ends: [
        span // size if span >= 0 else -(-span // size) for span in spans(starts, ends)
    ]


def _with_decimals(measure: Measure) -> Spans:
    """Whole months or years times 10**decimals, plus the fraction of the one now running."""
    size = 12 if measure.unit == "years" else 1
    scale: int = 10**measure.decimals
    inclusive = measure.counting == "inclusive"

    def span(earlier: int, later: int) -> int:
        later = _next_day(later) if inclusive else later
        units = (_calendar_span(earlier, later) >> DAY_BITS) // size
        month, day = (earlier >> DAY_BITS) + units * size, earlier & DAY_MASK
        last, following = _day_number(month, day), _day_number(month + size, day)
        return units * scale + (_unpack(later) - last) * scale // (following - last)

    return lambda starts, ends: [
        span(start, end) if start <= end else -span(end, start)
        for start, end in zip(starts, ends, strict=True)
    ]


def _months_days(span: int) -> tuple[int, int]:
    """Signed months and days of a packed calendar span."""
    months, days = divmod(abs(span), DAY_MASK + 1)
    return (months, days) if span >= 0 else (-months, -days)


def _joined(measure: Measure) -> Texts:
    """Texts put together from that of the years and that of the rest, each written once."""

    def of_year_parts(sign: int) -> list[str]:
        parts = (divmod(part, 1 << DAY_BITS) for part in range(YEAR))
        return [measure.text((sign * months, sign * days)) for months, days in parts]

    forward, back = of_year_parts(1), of_year_parts(-1)
    less_than_a_year = forward + back[:0:-1]  # a negative index counts from the end
    join = ", " if measure.unit == "calendar" else ""
    tails = ["", *(join + text.removeprefix("P") for text in forward[1:])]

    def of_years(numbers: Sequence[int]) -> list[str]:
        return [measure.text((number * 12, 0)) for number in numbers]

    heads = Learned(of_years)

    def texts(spans: Iterable[int]) -> list[str]:
        spans = list(spans)
        years = [span // YEAR if span >= 0 else -(-span // YEAR) for span in spans]
        return [
            head + tails[span % YEAR if span >= 0 else -span % YEAR]
            if not -YEAR < span < YEAR
            else less_than_a_year[span]
            for head, span in zip(heads(years), spans, strict=True)
        ]

    return texts
