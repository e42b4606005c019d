"""Dates in numbers that EDTF does not have.

- The year first: `2020/11/15`, `2020.11.15`, `2020-11-5`, `20201115`.
- ISO 8601 weeks and days of a year: `2020-W47-7`, `2020-W47`, `2020-320`.
- The year last: `15/11/2020`, `15.11.2020`, `15-11-2020`. If both numbers can be the month, an
  order has to be given.
"""

from typing import TYPE_CHECKING

from ..calendar import MONTHS_A_YEAR, NAME, day_number, is_leap, iso_week, weekday
from ..dates import Bounds, precise, within
from ..errors import HandoverError
from ..text import plural, quote
from .notation import DateOrder
from .written_reading import (
    OrderNeeded,
    Reading,
    check_year,
    check_years,
    of_day,
    of_edtf,
    with_all_days,
)

if TYPE_CHECKING:
    from ..calendars import Mark

SEPARATORS = "/.-"
_DIGITS = frozenset("0123456789")


def read_numbers(text: str, order: DateOrder | None, mark: "Mark | None" = None) -> Reading | None:
    """A date in numbers, of the calendar of `mark` if there is one; None if the text is none.

    Raises:
        OrderNeeded: the day and the month could change places, and `order` is None.
        HandoverError: the day does not exist, or the year is missing or has two digits.

    >>> read_numbers("15/11/2020", None).date.text, read_numbers("2020-320", None).date.text
    ('2020-11-15', '2020-11-15')
    """
    if _are_digits(text):
        _refuse_short_year(text)
        return _basic(text, mark) if len(text) == 8 else None
    if not _are_digits(text[:1]):
        return None
    if _are_digits(text[:4]) and text[4:6] in ("-W", "-w", "W4"):
        _refuse_mark(text, mark)
        return _week(text)
    separator = next((each for each in SEPARATORS if each in text), "")
    parts = text.split(separator) if separator else []
    if not 2 <= len(parts) <= 3 or not all(map(_are_digits, parts)):
        return None
    widths = [len(part) for part in parts]
    numbers = [int(part) for part in parts] if max(widths) <= 4 else []
    if len(numbers) == 2:
        if widths == [4, 3]:
            _refuse_mark(text, mark)
        return _two_parts(text, separator, widths, numbers)
    if not numbers or max(sorted(widths)[:2]) > 2:
        return None
    if widths[0] == 4:
        check_year(text, numbers[0])
        return of_day(text, *numbers, in_words=False, mark=mark)
    if widths[2] == 4:
        check_year(text, numbers[2])
        return _year_last(text, numbers, order, mark)
    if max(widths) <= 2 and _may_be_day(numbers):
        raise HandoverError(
            f"{quote(text)} has no year of four digits", "write all digits of the year"
        )
    return None


def _are_digits(text: str) -> bool:
    return bool(text) and _DIGITS.issuperset(text)


def _refuse_mark(text: str, mark: "Mark | None") -> None:
    """Refuse to read the weeks and the numbered days of ISO 8601 in another calendar."""
    if mark is not None and mark.calendar.NAME != NAME:
        raise HandoverError(
            f"{quote(text)} is a date of ISO 8601, which is always Gregorian, and not"
            f" {mark.calendar.NAME}",
            "write year, month and day",
        )


def _basic(text: str, mark: "Mark | None") -> Reading:
    """`20201115`, which ISO 8601 calls the basic format."""
    year, month, day = text[:4], text[4:6], text[6:]
    return of_day(text, int(year), int(month), int(day), in_words=False, is_iso=True, mark=mark)


def _refuse_short_year(text: str) -> None:
    if len(text) == 3:
        raise HandoverError(
            f"{quote(text)} has three digits, and a year has four", f"did you mean '0{text}'?"
        )


def _week(text: str) -> Reading | None:
    """`2020-W47`, the seven days of a week, and `2020-W47-7`, one of them."""
    week, _, day = text[6:].partition("-")
    if len(week) != 2 or not _are_digits(week) or len(text) not in (8, 10):
        return None
    if len(text) == 10 and not _are_digits(day):
        return None
    if text[5] == "w":
        raise HandoverError(f"{quote(text)} is no week", f"did you mean {quote(text.upper())}?")
    year = int(text[:4])
    last = iso_week(day_number(year, 12, 28))[1]  # that day is always in the last week
    if not 1 <= int(week) <= last:
        raise HandoverError(
            f"there is no week {week} in {quote(text)}: {year:04d} has {last} weeks"
        )
    fourth = day_number(year, 1, 4)  # always in week 1
    monday = fourth - weekday(fourth) + (int(week) - 1) * 7
    if not day:
        check_years(text, monday, monday + 6)
        days = within(Bounds(monday, monday + 6))
        return with_all_days(of_edtf(f"[{days.text}]", in_words=False))
    if not 1 <= int(day) <= 7:
        raise HandoverError(
            f"there is no day {day} in {quote(text)}: the days of a week go from 1 to 7"
        )
    number = monday + int(day) - 1
    check_years(text, number)
    return Reading(precise(number), complete=True, in_words=False)


def _two_parts(text: str, separator: str, widths: list[int], numbers: list[int]) -> Reading | None:
    """`2020-320`, the day of a year. A year and a month, and a day without its year, are errors."""
    first, second = numbers
    if widths == [4, 3] and separator == "-":
        return _day_of_year(text, first, second)
    if widths[1] == 4 and widths[0] <= 2 and 1 <= first <= MONTHS_A_YEAR:
        raise HandoverError(
            f"{quote(text)} has its month before its year",
            f"did you mean '{second:04d}-{first:02d}'?",
        )
    is_day = separator == "/" or (separator == "." and min(widths) == 2)
    if is_day and max(widths) <= 2 and _may_be_day(numbers):
        raise HandoverError(f"the year is missing in {quote(text)}", "write it with four digits")
    return None


def _day_of_year(text: str, year: int, number: int) -> Reading:
    first, days = day_number(year, 1, 1), 366 if is_leap(year) else 365
    if not 1 <= number <= days:
        raise HandoverError(
            f"there is no day {number} in {quote(text)}: {year:04d} has {plural(days, 'day')}"
        )
    return Reading(precise(first + number - 1), complete=True, in_words=False)


def _year_last(
    text: str, numbers: list[int], order: DateOrder | None, mark: "Mark | None"
) -> Reading:
    first, second, year = numbers
    if first > MONTHS_A_YEAR >= second:
        order = "dmy"
    elif second > MONTHS_A_YEAR or first == second or not first * second:
        order = "mdy"
    if order is None:
        raise OrderNeeded
    month, day = (second, first) if order == "dmy" else (first, second)
    return of_day(text, year, month, day, in_words=False, mark=mark)


def _may_be_day(numbers: list[int]) -> bool:
    """True if the first two numbers can be a day and a month, or a month and a day."""
    low, high = sorted(numbers[:2])
    return 1 <= low <= MONTHS_A_YEAR and high <= 31
