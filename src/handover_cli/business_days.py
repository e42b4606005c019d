"""Business days: the days that are neither weekend nor holiday.

Counting and stepping agree with NumPy's `busday_count` and `busday_offset`
(`roll="forward"`). Business days are numbered through: how many there are between two
days is a difference of numbers, and the day that many on is looked up by its number.
So a millennium takes no longer than a week.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from .dates import WEEKDAYS, year_of
from .errors import HandoverError, did_you_mean, quote

SATURDAY_SUNDAY = frozenset({5, 6})


class PackageMissing(HandoverError):
    """Public holidays are asked for, and the package that knows them is not installed."""


class PublicHolidays(NamedTuple):
    """The public holidays of a country, for the years in which they are known."""

    country: str
    first_year: int
    last_year: int
    days: tuple[int, ...]
    """Day numbers."""

    def check(self, day: int) -> None:
        """Nothing, if the holidays are known up to the day.

        Raises:
            HandoverError: they are not. That a year has no holidays would be a guess.
        """
        first = date(self.first_year, 1, 1).toordinal()
        last = date(self.last_year, 12, 31).toordinal()
        if not first <= day <= last + 1:  # a stretch may end before the day after
            raise HandoverError(
                f"the public holidays of {quote(self.country)} are known from"
                f" {self.first_year} to {self.last_year}, not for {year_of(day)}"
            )


class BusinessCalendar:
    """A weekend and holidays. Days are day numbers, weekdays count from Monday as 0.

    Raises:
        HandoverError: the weekend leaves no business day; later, that the public
            holidays of the days asked about are not known.

    >>> friday = date(2020, 11, 13).toordinal()
    >>> BusinessCalendar().count(friday, friday + 4)
    2
    >>> date.fromordinal(BusinessCalendar().add(friday, 3)).isoformat()
    '2020-11-18'
    """

    __slots__ = ("_before", "_holiday_numbers", "_holidays", "_public", "_week", "weekend")

    def __init__(
        self,
        weekend: frozenset[int] = SATURDAY_SUNDAY,
        holidays: Iterable[int] = (),
        public: PublicHolidays | None = None,
    ) -> None:
        if len(weekend) == 7:
            raise HandoverError("a weekend of all seven days leaves no business day")
        self.weekend = weekend
        working = [day not in weekend for day in range(7)]
        self._week = tuple(day for day in range(7) if working[day])
        self._before = tuple(accumulate(working, initial=0))
        """How many weekdays (days off the weekend) a week has before each of its days."""
        self._public = public
        every = [*holidays, *(public.days if public is not None else ())]
        self._holidays = sorted({day for day in every if working[(day - 1) % 7]})
        self._holiday_numbers = [
            self._weekdays_before(day) - passed for passed, day in enumerate(self._holidays)
        ]

    def is_business_day(self, day: int) -> bool:
        """Whether the day is neither weekend nor holiday."""
        return self.count(day, day + 1) == 1

    def has_holiday(self, first: int, last: int) -> bool:
        """Whether a holiday falls on a weekday from the first day to the last, both included."""
        return bisect_left(self._holidays, first) < bisect_right(self._holidays, last)

    def count(self, begin: int, end: int) -> int:
        """Business days from `begin` up to, not including, `end`; `begin` not after `end`.

        Equal to NumPy's `busday_count`.
        """
        return self._number(end) - self._number(begin)

    def add(self, day: int, number: int) -> int:
        """The day that many business days on; a day off first rolls forward.

        Equal to NumPy's `busday_offset` with `roll="forward"`, for both signs.
        """
        return self._numbered(self._number(day) + number)

    def _number(self, day: int) -> int:
        """How many business days lie before the day, from 0001-01-01 on.

        It is also the number of the first business day that is not before it.
        """
        if self._public is not None:
            self._public.check(day)
        return self._weekdays_before(day) - bisect_left(self._holidays, day)

    def _numbered(self, number: int) -> int:
        """The business day that so many lie before. The holidays before it push it back."""
        pushed = number + bisect_right(self._holiday_numbers, number)
        weeks, rest = divmod(pushed, len(self._week))
        day = weeks * 7 + self._week[rest] + 1
        if self._public is not None:
            self._public.check(day)
        return day

    def _weekdays_before(self, day: int) -> int:
        weeks, rest = divmod(day - 1, 7)
        return weeks * len(self._week) + self._before[rest]


MONDAY_TO_FRIDAY = BusinessCalendar()
"""What a business day is where nothing else is said."""


def weekday_number(name: str) -> int:
    """A weekday's number, Monday being 0, from its name in any case or its first three letters.

    Raises:
        HandoverError: the text names no weekday.

    >>> weekday_number("Friday"), weekday_number("sat")
    (4, 5)
    """
    names = [weekday.casefold() for weekday in WEEKDAYS]
    text = name.casefold()
    for number, known in enumerate(names):
        if text in (known, known[:3]):
            return number
    near = did_you_mean(text, names) or ": write a day such as saturday or sat"
    raise HandoverError(f"{quote(name)} is no day of the week{near}")


@cache
def public_holidays(country: str) -> PublicHolidays:
    """A country's public holidays, by the `holidays` package.

    The package knows them for a stretch of years that differs by country and ends in
    2100 (AZ: from 1990). To get all at once takes 30 ms at most, less than to import
    the package, and makes every later question quick.

    Raises:
        PackageMissing: the package is not installed.
        HandoverError: it knows no such country.
    """
    try:
        import holidays
    except ModuleNotFoundError:
        raise PackageMissing(
            f"the public holidays of {quote(country)} need the holidays package:"
            " install it with pip install 'handover-cli[holidays]'"
        ) from None
    known = holidays.list_supported_countries(include_aliases=True)
    if country not in known:
        near = f"; did you mean {quote(country.upper())}?" if country.upper() in known else ""
        raise HandoverError(
            f"no public holidays are known for the country {quote(country)}:"
            f" a two-letter code such as AZ is expected{near}"
        )
    found = holidays.country_holidays(country)
    first, last = found.start_year, found.end_year
    days = holidays.country_holidays(country, years=range(first, last + 1))
    return PublicHolidays(country, first, last, tuple(sorted(day.toordinal() for day in days)))
