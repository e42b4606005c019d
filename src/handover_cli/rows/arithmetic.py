"""The spans of whole columns of known days, in integers.

Every unit has a `Plan`. A `Packing` makes a day one integer. Two such integers give a span, also
an integer, and a span gives a text. The results are those of `Measure.between` and
`Measure.text`; a property test compares them.

For calendar spans, months and years, a day is `month << 5 | day`, with the months since the year
0 and the day of the month. The order of days is kept, and most spans are one subtraction. All
other units count day numbers.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import sub
from typing import NamedTuple

from ..business_days import MONDAY_TO_FRIDAY
from ..calendar import (
    CYCLE_MONTHS,
    CYCLE_YEARS,
    MONTHS_A_YEAR,
    day_number,
    is_leap,
    month_length,
    year_month_day,
)
from ..spans import CALENDAR_UNITS, Amount, Measure
from .memory import Memo

DAY_BITS = 5
DAY_MASK = 31
YEAR = MONTHS_A_YEAR << DAY_BITS
"""A span of a year, packed."""

Spans = Callable[[Sequence[int], Sequence[int]], list[int]]
Texts = Callable[[Iterable[int]], list[str]]


class Packing(NamedTuple):
    """How a day becomes one integer."""

    read: Callable[[Sequence[str]], list[int]]
    """Reads a column of days, each `YYYY-MM-DD`. Other cells are a KeyError or a TypeError."""
    pack: Callable[[int], int]
    """From a day number to the integer."""
    unpack: Callable[[int], int]
    """From the integer to the day number."""


class _Years(dict[str, tuple[int, dict[str, int]]]):
    """By year, `YYYY`: an integer, and a number to add to it for each day, `-MM-DD`.

    `datetime.date.fromisoformat` is as fast, but reads texts that are no dates here.
    """

    def __init__(self, before: Callable[[int, int], int]) -> None:
        """`before` gives the integer before the first day of a month of a year."""
        super().__init__()
        self._before = before

    @cached_property
    def _days(self) -> list[dict[str, int]]:
        """The numbers to add for each day of a common year, and of a leap year."""
        return [
            {
                f"-{month:02}-{day:02}": self._before(year, month) - self._before(year, 1) + day
                for month in range(1, 13)
                for day in range(1, month_length(year, month) + 1)
            }
            for year in (1, 4)
        ]

    def __missing__(self, text: str) -> tuple[int, dict[str, int]]:
        if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text)):
            raise KeyError(text)
        year = int(text)
        self[text] = entry = self._before(year, 1), self._days[is_leap(year)]
        return entry

    def read(self, texts: Sequence[str]) -> list[int]:
        """A column of days, each as the sum of the two integers."""
        return [(year := self[text[:4]])[0] + year[1][text[4:]] for text in texts]


class Plan(NamedTuple):
    """How columns of days are measured in one unit."""

    packing: Packing
    """The form of the days in a column."""
    spans: Spans
    """The span from each start to its end. A value that is no integer is a TypeError."""
    amount: Callable[[int], Amount]
    """From a span to the amount that `Measure.between` gives."""
    texts: Texts
    """From spans to the texts that `Measure.text` gives."""
    counts: bool = False
    """True if a span is the number to write."""


def plan_for(measure: Measure) -> Plan:
    """The plan that agrees with a measure.

    >>> plan = plan_for(Measure("calendar"))
    >>> start, end = plan.packing.read(["1993-04-02", "2020-11-25"])
    >>> plan.texts(plan.spans([start], [end]))
    ['27 years, 7 months, 23 days']
    """
    if measure.unit in CALENDAR_UNITS:
        return Plan(MONTHS_AND_DAYS, _calendar_spans(measure), _months_days, _joined(measure))
    if measure.unit in ("months", "years") and not measure.decimals:
        return Plan(MONTHS_AND_DAYS, _whole(measure), _same, _numbers(measure), counts=True)
    spans = {"days": _days, "business-days": _business_days}.get(measure.unit, _one_by_one)
    return Plan(DAY_NUMBERS, spans(measure), _same, _numbers(measure), not measure.decimals)


def _same(number: int) -> int:
    return number


def _numbers(measure: Measure) -> Texts:
    # `int.__repr__` refuses a value that is no integer with a TypeError; `str` takes anything.
    write = measure.text if measure.decimals else int.__repr__
    return lambda amounts: list(map(write, amounts))


# Units that count day numbers.


DAY_NUMBERS = Packing(_Years(lambda year, month: day_number(year, month, 1) - 1).read, _same, _same)


def _days(measure: Measure) -> Spans:
    if measure.counting == "inclusive":
        return lambda starts, ends: [
            days + 1 if days >= 0 else days - 1 for days in map(sub, ends, starts)
        ]
    return lambda starts, ends: list(map(sub, ends, starts))


def _business_days(measure: Measure) -> Spans:
    """Differences of the numbers of business days before each day."""
    number = (measure.business or MONDAY_TO_FRIDAY).number
    before: Memo[int, int] = Memo(lambda days: list(map(number, days)))

    if measure.counting == "inclusive":
        return lambda starts, ends: [
            number(end + 1) - first if start <= end else last - number(start + 1)
            for start, end, first, last in zip(
                starts, ends, before(starts), before(ends), strict=True
            )
        ]
    return lambda starts, ends: list(map(sub, before(ends), before(starts)))


def _one_by_one(measure: Measure) -> Spans:
    """Spans by `Measure.between`, for units that are seldom used for many rows."""
    return lambda starts, ends: list(map(measure.between, starts, ends))  # type: ignore[arg-type]


# Units that follow the calendar.


def _pack(number: int) -> int:
    year, month, day = year_month_day(number)
    return (year * 12 + month - 1) << DAY_BITS | day


def _unpack(packed: int) -> int:
    year, month = divmod(packed >> DAY_BITS, MONTHS_A_YEAR)
    return day_number(year, month + 1, packed & DAY_MASK)


MONTHS_AND_DAYS = Packing(
    _Years(lambda year, month: (year * 12 + month - 1) << DAY_BITS).read, _pack, _unpack
)


LENGTHS = bytes(month_length(year, month) for year in range(CYCLE_YEARS) for month in range(1, 13))
"""The days of each month of a 400-year cycle, which begins with the leap year 0."""


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
    # The subtraction has borrowed a month of 32 days.
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
    # One subtraction is enough unless the later day has the smaller day of the month.
    return lambda starts, ends: [
        (end - start if start & DAY_MASK <= end & DAY_MASK else _calendar_span(start, end))
        if start <= end
        else (end - start if end & DAY_MASK <= start & DAY_MASK else -_calendar_span(end, start))
        for start, end in zip(starts, ends, strict=True)
    ]


def _whole(measure: Measure) -> Spans:
    spans = _calendar_spans(measure)
    size = YEAR if measure.unit == "years" else 1 << DAY_BITS
    return lambda starts, ends: [
        span // size if span >= 0 else -(-span // size) for span in spans(starts, ends)
    ]


def _months_days(span: int) -> tuple[int, int]:
    """Signed months and days of a packed calendar span."""
    months, days = divmod(abs(span), DAY_MASK + 1)
    return (months, days) if span >= 0 else (-months, -days)


def _joined(measure: Measure) -> Texts:
    """Texts, each of a text for the years and a text for the rest. Those are made once."""

    def of_year_parts(sign: int) -> list[str]:
        parts = (divmod(part, 1 << DAY_BITS) for part in range(YEAR))
        return [measure.text((sign * months, sign * days)) for months, days in parts]

    forward, back = of_year_parts(1), of_year_parts(-1)
    less_than_a_year = forward + back[:0:-1]  # a negative index counts from the end
    join = ", " if measure.unit == "calendar" else ""
    tails = ["", *(join + text.removeprefix("P") for text in forward[1:])]

    heads: Memo[int, str] = Memo(lambda years: [measure.text((n * 12, 0)) for n in years])

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
