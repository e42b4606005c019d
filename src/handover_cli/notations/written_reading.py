"""What a written date is read as, and what the readers of its forms share."""

from collections.abc import Callable

from ..calendar import MONTHS_A_YEAR, day_number, month_length
from ..dates import FIRST_DAY, LAST_DAY, ImpreciseDate, iso, precise
from ..errors import HandoverError
from ..text import either, quote
from . import edtf
from .written_words import MONTHS

BEGAN = (1582, 10, 15)
"""The first day of the Gregorian calendar."""
JULIAN_AHEAD = 2
"""The Julian 0001-01-01 is two days before the Gregorian one."""


class OrderNeeded(Exception):
    """A date can be read in both orders, and none was given."""


class WrongWeekday(HandoverError):
    """The day of the week beside a date is that of another day."""


class Reading:
    """A written date as it was read."""

    # A class with slots is made faster than a named tuple, and the program starts sooner.
    __slots__ = ("complete", "date", "in_words")

    def __init__(self, date: ImpreciseDate, *, complete: bool, in_words: bool) -> None:
        self.date = date
        """Its text is EDTF."""
        self.complete = complete
        """True if the day is written."""
        self.in_words = in_words
        """True if the date consists of words."""

    def as_words(self) -> "Reading":
        """The same date, as one in words.

        >>> of_edtf("1860", in_words=False).as_words().in_words
        True
        """
        return Reading(self.date, complete=self.complete, in_words=True)


Reader = Callable[[str], Reading | None]
"""Reads a whole text; None if the text is no date that it reads."""


def of_edtf(text: str, *, in_words: bool) -> Reading:
    """The reading of a date in EDTF.

    Raises:
        HandoverError: the date does not exist.

    >>> of_edtf("179X", in_words=True).date.text
    '179X'
    """
    date = edtf.match(text)
    assert date is not None, text
    return Reading(date.date, complete=date.complete, in_words=in_words)


def of_month(text: str, year: int, month: int, *, in_words: bool) -> Reading:
    """The reading of a month. `text` is for errors.

    Raises:
        HandoverError: there is no such month.

    >>> of_month("November 2020", 2020, 11, in_words=True).date.text
    '2020-11'
    """
    check_month(text, year, month)
    return of_edtf(f"{year:04d}-{month:02d}", in_words=in_words)


def of_day(
    text: str, year: int, month: int, day: int, *, in_words: bool, is_iso: bool = False
) -> Reading:
    """The reading of a day of the Gregorian calendar. `text` is for errors.

    ISO 8601 is Gregorian for all years. In other forms a day before the Gregorian calendar is
    refused, since most sources give such a day in the Julian calendar.

    Raises:
        HandoverError: there is no such day, or it is before the Gregorian calendar.

    >>> of_day("15 November 2020", 2020, 11, 15, in_words=True).date.text
    '2020-11-15'
    """
    check_month(text, year, month)
    length = month_length(year, month)
    exists = 1 <= day <= length
    is_early = not is_iso and (year, month, day) < BEGAN
    is_julian = is_early and (exists or (month, day) == (2, 29))
    if not exists and not (is_julian and year % 4 == 0):
        raise HandoverError(
            f"there is no day {day} in {quote(text)}: {MONTHS[month - 1]} {year:04d} has"
            f" {length} days"
        )
    if is_early:
        raise _two_calendars(text, year, month, day, is_gregorian=exists)
    return Reading(precise(day_number(year, month, day)), complete=True, in_words=in_words)


def check_month(text: str, year: int, month: int) -> None:
    """Refuse a month, or a year, that does not exist.

    Raises:
        HandoverError: the year is 0 or the month is not one of 1 to 12.
    """
    if not year:
        raise HandoverError(f"{quote(text)} lies in the year 0000, outside the years -9999 to 9999")
    if not 1 <= month <= MONTHS_A_YEAR:
        raise HandoverError(f"there is no month {month} in {quote(text)}: months go from 1 to 12")


def _two_calendars(
    text: str, year: int, month: int, day: int, *, is_gregorian: bool
) -> HandoverError:
    """The error for a day that is most likely one of the Julian calendar."""
    number = julian_day_number(year, month, day)
    readings = []
    if is_gregorian:
        readings.append(f"{year:04d}-{month:02d}-{day:02d} if it is Gregorian")
    if number >= FIRST_DAY:
        readings.append(f"{iso(number)} if it is Julian")
    return HandoverError(
        f"{quote(text)} is a day before the Gregorian calendar began on 1582-10-15",
        f"write {either(readings)}",
    )


def julian_day_number(year: int, month: int, day: int) -> int:
    """The number of a day of the Julian calendar.

    >>> iso(julian_day_number(1582, 10, 5)), iso(julian_day_number(1500, 2, 29))
    ('1582-10-15', '1500-03-10')
    """
    before = year if month > 2 else year - 1  # the last year whose leap day is past
    return day_number(year, month, day) + before // 100 - before // 400 - JULIAN_AHEAD


def check_years(text: str, *days: int) -> None:
    """Refuse days outside the years that are counted.

    Raises:
        HandoverError: a day is before -9999-01-01 or after 9999-12-31.
    """
    if not all(FIRST_DAY <= day <= LAST_DAY for day in days):
        raise HandoverError(f"{quote(text)} lies outside the years -9999 to 9999")
