"""What a written date is read as, and what the readers of its forms share."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..calendar import BEGAN, MONTHS_A_YEAR, day_number, month_length, year_text
from ..dates import FIRST_DAY, LAST_DAY, YEARS, ImpreciseDate, iso, precise
from ..errors import HandoverError
from ..text import quote
from . import edtf
from .written_words import MONTHS

if TYPE_CHECKING:
    from ..calendars import Mark


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
        HandoverError: the date does not exist, or has an estimate such as `1950S2` in a part.

    >>> of_edtf("179X", in_words=True).date.text
    '179X'
    """
    date = edtf.match(text)
    if date is None or date.end < len(text):
        raise HandoverError(
            f"{quote(text)} has an estimate where only a year, a month or a day can stand",
            "write the years that are meant, such as 19XX for 1950S2",
        )
    return Reading(date.date, complete=date.complete, in_words=in_words)


def of_years(first: int, last: int) -> Reading:
    """The reading of a century or a decade in words: of years that are all meant.

    >>> of_years(-499, -400).date.text, of_years(-499, -400).date.is_whole
    ('[-0499..-0400]', True)
    """
    return with_all_days(of_edtf(f"[{year_text(first)}..{year_text(last)}]", in_words=True))


def with_all_days(reading: Reading) -> Reading:
    """A reading of days that are all meant where a stretch may stand, though EDTF writes a set.

    >>> with_all_days(of_edtf("[1801..1900]", in_words=True)).date.is_whole
    True
    """
    reading.date = reading.date._replace(has_all_days=True)
    return reading


def of_fields(text: str, fields: str, mark: "Mark", *, in_words: bool) -> Reading | None:
    """The reading of EDTF whose years, months and days are those of a calendar.

    None if `fields` are no such EDTF. `text` is the date as it was written.

    Raises:
        HandoverError: the date does not exist in that calendar.

    >>> from handover_cli.calendars import MARKS
    >>> of_fields("1666", "1666-09-02", MARKS["julian"], in_words=False).date.text
    '1666-09-12'
    """
    from .calendar_dates import convert  # few dates name a calendar

    date = convert(text, fields, mark)
    return date and Reading(date, complete=date.is_precise, in_words=in_words)


def of_month(
    text: str, year: int, month: int, *, in_words: bool, mark: "Mark | None" = None
) -> Reading:
    """The reading of a month, in the calendar of `mark` if there is one. `text` is for errors.

    Raises:
        HandoverError: there is no such month.

    >>> of_month("November 2020", 2020, 11, in_words=True).date.text
    '2020-11'
    """
    check_month(text, month)
    fields = f"{year_text(year)}-{month:02d}"
    if mark is None:
        return of_edtf(fields, in_words=in_words)
    date = of_fields(text, fields, mark, in_words=in_words)
    assert date is not None, fields
    return date


def of_day(
    text: str,
    year: int,
    month: int,
    day: int,
    *,
    in_words: bool,
    is_iso: bool = False,
    mark: "Mark | None" = None,
) -> Reading:
    """The reading of a day, in the calendar of `mark` if there is one. `text` is for errors.

    ISO 8601 is Gregorian for all years. In other forms a day before the Gregorian calendar is
    refused without a mark, since most sources give such a day in the Julian calendar.

    Raises:
        HandoverError: there is no such day, or it is before the Gregorian calendar.

    >>> of_day("15 November 2020", 2020, 11, 15, in_words=True).date.text
    '2020-11-15'
    """
    check_month(text, month)
    if mark is not None:
        date = of_fields(text, f"{year_text(year)}-{month:02d}-{day:02d}", mark, in_words=in_words)
        assert date is not None, text
        return date
    length = month_length(year, month)
    exists = 1 <= day <= length
    is_early = not is_iso and (year, month, day) < BEGAN
    if not exists and not (is_early and (month, day) == (2, 29) and year % 4 == 0):
        raise HandoverError(
            f"there is no day {day} in {quote(text)}: {MONTHS[month - 1]} {year_text(year)} has"
            f" {length} days"
        )
    if is_early:
        raise two_calendars(text, year, month, day, is_gregorian=exists)
    return Reading(precise(day_number(year, month, day)), complete=True, in_words=in_words)


def check_month(text: str, month: int) -> None:
    """Refuse a month that does not exist.

    Raises:
        HandoverError: the month is not one of 1 to 12.
    """
    if not 1 <= month <= MONTHS_A_YEAR:
        raise HandoverError(f"there is no month {month} in {quote(text)}: months go from 1 to 12")


def check_year(text: str, year: int) -> None:
    """Refuse the year 0, which only ISO 8601 and EDTF have.

    Raises:
        HandoverError: the year is 0.
    """
    if not year:
        raise HandoverError(
            f"{quote(text)} has the year 0, and AD 1 comes after 1 BC", "write 1 BC or AD 1"
        )


def two_calendars(
    text: str, year: int, month: int, day: int, *, is_gregorian: bool = True
) -> HandoverError:
    """The error for a day in words that is most likely one of the Julian calendar.

    `is_gregorian` is false for a day that only the Julian calendar has.

    >>> two_calendars("14 October 1066", 1066, 10, 14).hint
    "write '14 October 1066 (Julian)', which is 1066-10-20, or 1066-10-14 if it is Gregorian"
    """
    from ..calendars import JULIAN  # only an error needs it

    number = JULIAN.day_number(year, month, day)
    readings = []
    if number >= FIRST_DAY:
        readings.append(f"{quote(f'{text} (Julian)')}, which is {iso(number)}")
    if is_gregorian:
        readings.append(f"{iso(day_number(year, month, day))} if it is Gregorian")
    return HandoverError(
        f"{quote(text)} is a day before the Gregorian calendar began on 1582-10-15",
        f"write {', or '.join(readings)}",
    )


def check_years(text: str, *days: int) -> None:
    """Refuse days outside the years that are counted.

    Raises:
        HandoverError: a day is before -9999-01-01 or after 9999-12-31.
    """
    if not all(FIRST_DAY <= day <= LAST_DAY for day in days):
        raise HandoverError(f"{quote(text)} lies outside {YEARS}")
