"""Stated answers: what a source says, in a form that an answer can be compared with."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from .. import notations
from ..calendar import DAY, MONTHS_A_YEAR, WEEKDAYS
from ..dates import ImpreciseDate, bounds_text, iso
from ..errors import HandoverError
from ..language.questions import Between, Comparison, DayOfWeek, Length, Offset, Question, When
from ..notations.durations import parse as parse_duration
from ..notations.notation import UNSETTLED, Conventions
from ..spans import (
    CALENDAR_UNITS,
    DAYS_IN,
    DECIMAL_UNITS,
    MAX_DECIMALS,
    MONTHS_IN,
    PARTS_OF_A_DAY,
    Amount,
    Unit,
)
from ..text import quote
from .shape import MAX_DIGITS

if TYPE_CHECKING:
    from decimal import Decimal

End = TypeVar("End")

CalendarSpan = tuple[int, int, int]
StatedRange = tuple[Amount | str | None, Amount | str | None, int]
"""The least and the greatest answer that agree with what is stated, and its decimals.

An answer is of the kind of the question's answers: a number of units times 10**decimals; months,
days and ticks of `moments`; a day number; or a word. An open end is None.
"""


YES_OR_NO = ("yes", "no")


def read_stated(question: Question, stated: Any) -> StatedRange:
    """A stated answer in the form of its question's answers.

    Raises:
        HandoverError: it is not the kind of answer that the question has.

    >>> read_stated(table.questions["war-days"].question, 44)
    (44, 44, 0)
    """
    if isinstance(question, Between | Length):
        unit = question.unit or "calendar"
        return _calendar(stated) if unit in CALENDAR_UNITS else _number(stated, unit)
    if isinstance(question, DayOfWeek):
        return _word(stated, WEEKDAYS, "a day of the week")
    if isinstance(question, Comparison):
        return _word(stated, YES_OR_NO, '"yes" or "no"')
    if isinstance(question, Offset | When):
        return _day(stated)
    from ..language.periods import Together  # few claims are about several periods
    from ..language.verdicts import Relate

    if isinstance(question, Relate):
        return _word(stated, YES_OR_NO, '"yes" or "no"')
    if isinstance(question, Together) and question.what != "gaps":
        number = _number(stated, question.unit)
        if number[2]:
            raise _wrong(stated, f"a whole number of {question.unit}")
        return number
    return _day(stated)


def settled(stated: str, conventions: Conventions) -> str:
    """A stated date, or a range of dates, with its days as ISO writes them.

    Raises:
        HandoverError: a date can't be read, or needs a convention that is not given.

    >>> from handover_cli.notations.notation import GivenConventions
    >>> settled("01/02/2003..03/02/2003", GivenConventions("dmy"))
    '2003-02-01..2003-02-03'
    """
    # The dots of a set are part of one date.
    sides = [stated] if stated.startswith("[") else stated.split("..", 1)
    dates = [notations.parse(side, conventions=conventions) if side else None for side in sides]
    if len(dates) == 2:
        return "..".join(_end(date, side) for side, date in enumerate(dates))
    [date] = dates
    assert date is not None, "it was read before"
    return date.text if date.moment is not None else bounds_text(date.bounds)


def _end(date: ImpreciseDate | None, side: int) -> str:
    """The first day of a date that begins a range (side 0), or the last of one that ends it."""
    day = None if date is None else date.bounds[side]
    if date is None or day is None:
        return ""
    return date.text if date.moment is not None else iso(day)


def _wrong(stated: Any, expected: str) -> HandoverError:
    shown = quote(stated.text if isinstance(stated, ImpreciseDate) else str(stated))
    return HandoverError(f"{shown} does not answer the question, which asks for {expected}")


def _range(
    text: str, read: Callable[[str], End], is_before: Callable[[Any, Any], bool], expected: str
) -> tuple[End | None, End | None]:
    """The two ends of `a..b`, each None if it is open; of `a`, the one end twice."""
    is_set = text.startswith("[")  # its dots are part of one date
    left, dots, right = (text, "", "") if is_set else text.partition("..")
    try:
        low = read(left) if left or not dots else None
        high = (read(right) if right else None) if dots else low
    except UNSETTLED:
        raise
    except (HandoverError, ArithmeticError):
        raise _wrong(text, expected) from None
    if low is not None and high is not None and is_before(high, low):
        raise HandoverError(f"the range {quote(text)} runs backwards", "write its lesser end first")
    return low, high


def _word(stated: Any, known: tuple[str, ...], expected: str) -> StatedRange:
    for word in known:
        if isinstance(stated, str) and stated.casefold() == word.casefold():
            return word, word, 0
    raise _wrong(stated, expected)


def _day(stated: Any) -> StatedRange:
    low, high = stated_dates(stated)
    return low and low.earliest, high and high.latest, 0


def stated_dates(stated: Any) -> tuple[ImpreciseDate | None, ImpreciseDate | None]:
    """The two ends of a stated range of dates, each None if it is open; of one date, that twice.

    Raises:
        HandoverError: it is no date.

    >>> [date and date.text for date in stated_dates("..2021-06")]
    [None, '2021-06']
    """
    if isinstance(stated, ImpreciseDate):
        return stated, stated
    expected = 'a date, such as "2020-11-25" or "2021-06-01..2021-06-30"'
    if not isinstance(stated, str):
        raise _wrong(stated, expected)
    return _range(stated, notations.parse, _ends_before, expected)


def _ends_before(one: ImpreciseDate, other: ImpreciseDate) -> bool:
    first, last = (date.moment for date in (one, other))
    if first is not None and last is not None:
        return max(first.ticks) < min(last.ticks)
    return None not in (one.latest, other.earliest) and one.latest < other.earliest  # type: ignore[operator]


def _number(stated: Any, unit: Unit) -> StatedRange:
    if type(stated) is int:
        return stated, stated, 0
    from decimal import Decimal

    whole = "" if unit in DECIMAL_UNITS else "whole "
    expected = f"a {whole}number of {unit}"
    if isinstance(stated, ImpreciseDate) or str(stated) == "..":
        raise _wrong(stated, expected)
    number = _duration_in(str(stated), unit)
    if number is not None:
        return number, number, 0
    ends = _range(str(stated), _finite, Decimal.__lt__, expected)
    numbers = [end for end in ends if end is not None]
    places = max(map(_places, numbers))
    digits = max(number.adjusted() + 1 for number in numbers)  # `1E+999999` is not written out
    if places > (MAX_DECIMALS if whole == "" else 0) or digits > MAX_DIGITS:
        raise _wrong(stated, expected)
    low, high = (None if end is None else int(end.scaleb(places)) for end in ends)
    return low, high, places


def _duration_in(text: str, unit: Unit) -> int | None:
    """A duration, such as `36 hours`, as a number of a unit; None if it is no whole number."""
    try:
        duration = parse_duration(text)
    except HandoverError:
        return None
    months = duration.years * MONTHS_A_YEAR + duration.months
    ticks = (duration.weeks * 7 + duration.days) * DAY + duration.ticks
    amounts = {"months": months, "ticks": ticks, "business": duration.business_days}
    if unit in MONTHS_IN:
        kind, size = "months", MONTHS_IN[unit]
    elif unit == "business-days":
        kind, size = "business", 1
    else:
        kind, size = "ticks", DAYS_IN.get(unit, 1) * DAY // PARTS_OF_A_DAY.get(unit, 1)
    number, rest = divmod(amounts.pop(kind), size)
    return None if rest or any(amounts.values()) else number


def _finite(text: str) -> "Decimal":
    from decimal import Decimal, InvalidOperation

    number = Decimal(text)
    if not number.is_finite():
        raise InvalidOperation
    return number


def _places(number: "Decimal") -> int:
    return max(0, -int(number.as_tuple().exponent))


def _calendar(stated: Any) -> StatedRange:
    expected = 'a calendar span, such as "27 years, 7 months, 23 days"'
    if not isinstance(stated, str):
        raise _wrong(stated, expected)
    return *_range(stated, _span, _is_shorter, expected), 0


def _is_shorter(one: CalendarSpan, other: CalendarSpan) -> bool:
    """True if one span is the shorter from whatever day they are counted."""
    months, days, ticks = (b - a for a, b in zip(one, other, strict=True))
    return (min(months * 28, months * 31) + days) * DAY + ticks > 0


def _span(text: str) -> CalendarSpan:
    """The signed months, days and ticks of a duration."""
    duration = parse_duration(text.strip())
    if duration.business_days:
        raise HandoverError("business days are no calendar span")
    months, days = duration.years * 12 + duration.months, duration.weeks * 7 + duration.days
    return months, days, duration.ticks
