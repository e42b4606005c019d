"""Stated answers: what a source says, in a form that an answer can be compared with."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import durations, edtf
from ..dates import WEEKDAYS
from ..durations import Duration
from ..errors import HandoverError, quote
from ..questions import UNIT_WORDS, Between, Comparison, DayOfWeek, Length, Question
from ..spans import DECIMAL_UNITS, Amount, Unit

if TYPE_CHECKING:
    from decimal import Decimal


class Stated(NamedTuple):
    """The least and the greatest answer that agree with what is stated.

    Numbers (times 10**decimals), months and days, day numbers or words, as the
    question's answers are; an open end is None.
    """

    low: Amount | str | None
    high: Amount | str | None
    decimals: int = 0


def unit_of(question: Between | Length) -> Unit:
    """The unit a question asks for; `how long` asks for a calendar span."""
    return question.unit or "calendar"


def check_stated(question: Question, stated: Any) -> str:
    """What is wrong with a stated answer to a question, or an empty text."""
    try:
        read_stated(question, stated)
    except HandoverError as error:
        return str(error)
    return ""


def read_stated(question: Question, stated: Any) -> Stated:
    """A stated answer in the form of its question's answers.

    Raises:
        HandoverError: it is not the kind of answer that the question has.
    """
    if isinstance(question, Between | Length):
        unit = unit_of(question)
        if unit in ("calendar", "iso"):
            return _calendar(stated)
        return _number(stated, unit)
    if isinstance(question, DayOfWeek):
        return _word(stated, WEEKDAYS, "a day of the week")
    if isinstance(question, Comparison):
        return _word(stated, ("yes", "no"), '"yes" or "no"')
    return _day(stated)


def _wrong(stated: Any, expected: str) -> HandoverError:
    shown = quote(stated if isinstance(stated, str) else str(stated))
    return HandoverError(f"{shown} does not answer the question, which asks for {expected}")


def _backwards(stated: Any) -> HandoverError:
    return HandoverError(
        f"the range {quote(str(stated))} runs backwards; write its lesser end first"
    )


def _word(stated: Any, known: tuple[str, ...], expected: str) -> Stated:
    for word in known:
        if isinstance(stated, str) and stated.casefold() == word.casefold():
            return Stated(word, word)
    raise _wrong(stated, expected)


def _day(stated: Any) -> Stated:
    if isinstance(stated, date):
        return Stated(stated.toordinal(), stated.toordinal())
    expected = 'a date, such as "2020-11-25" or "2021-06-01..2021-06-30"'
    if not isinstance(stated, str):
        raise _wrong(stated, expected)
    left, dots, right = stated.partition("..")
    try:
        if not dots or stated.startswith("["):
            day = edtf.parse(stated)
            return Stated(day.earliest, day.latest)
        low = edtf.parse(left).earliest if left else None
        high = edtf.parse(right).latest if right else None
    except HandoverError:
        raise _wrong(stated, expected) from None
    if low is not None and high is not None and low > high:
        raise _backwards(stated)
    return Stated(low, high)


def _number(stated: Any, unit: Unit) -> Stated:
    if type(stated) is int:
        return Stated(stated, stated)
    from decimal import Decimal, InvalidOperation

    expected = f"a number of {unit}" if unit in DECIMAL_UNITS else f"a whole number of {unit}"
    if isinstance(stated, date):
        raise _wrong(stated, expected)
    left, dots, right = str(stated).partition("..")
    try:
        ends = [Decimal(end) if end else None for end in ((left, right) if dots else (left, left))]
    except InvalidOperation:
        raise _wrong(stated, expected) from None
    numbers = [end for end in ends if end is not None]
    if not numbers or not all(number.is_finite() for number in numbers):
        raise _wrong(stated, expected)
    places = max(_places(number) for number in numbers)
    if places > (100 if unit in DECIMAL_UNITS else 0) or max(map(_digits, numbers)) > 20:
        raise _wrong(stated, expected)
    low, high = (None if end is None else int(end.scaleb(places)) for end in ends)
    if low is not None and high is not None and low > high:
        raise _backwards(stated)
    return Stated(low, high, places)


def _places(number: "Decimal") -> int:
    return max(0, -int(number.as_tuple().exponent))


def _digits(number: "Decimal") -> int:
    """Digits before the point, so that `1E+999999` is never written out."""
    return number.adjusted() + 1


def _calendar(stated: Any) -> Stated:
    expected = 'a calendar span, such as "27 years, 7 months, 23 days"'
    if not isinstance(stated, str):
        raise _wrong(stated, expected)
    left, dots, right = stated.partition("..")
    try:
        low = _months_and_days(left) if left or not dots else None
        high = (_months_and_days(right) if right else None) if dots else low
    except HandoverError:
        raise _wrong(stated, expected) from None
    if low is not None and high is not None and _is_longer(low, high):
        raise _backwards(stated)
    return Stated(low, high)


def _is_longer(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one span is the longer from whatever day they are counted.

    >>> _is_longer((1, 0), (0, 27)), _is_longer((1, 0), (0, 28))
    (True, False)
    """
    months, days = one[0] - other[0], one[1] - other[1]
    return min(months * 28, months * 31) + days > 0


def _months_and_days(text: str) -> tuple[int, int]:
    """Signed months and days of a duration, written short, as ISO 8601 or in words."""
    text = text.strip()
    sign = -1 if text.startswith("-") else 1
    body = text.removeprefix("-")
    found = durations.match(body)
    duration = found[0] if found is not None and found[1] == len(body) else _in_words(body)
    if duration.business_days:
        raise HandoverError("business days are no calendar span")
    months = duration.years * 12 + duration.months
    return sign * months, sign * (duration.weeks * 7 + duration.days)


def _in_words(text: str) -> Duration:
    words = [word for word in text.replace(",", " ").split() if word != "and"]
    parts: dict[str, int] = {}
    for number, unit in zip(words[::2], words[1::2], strict=True) if len(words) % 2 == 0 else ():
        name = UNIT_WORDS.get(unit.casefold(), "")
        if name not in ("years", "months", "weeks", "days") or name in parts:
            break
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            break
        parts[name] = int(number)
    if not parts or len(parts) * 2 != len(words):
        raise HandoverError(f"{quote(text)} is no duration")
    return Duration(**parts)
