"""Business days: the days that are neither weekend nor holiday.

Counting and stepping agree with NumPy's `busday_count` and `busday_offset`
(`roll="forward"`). Every business day has a number: how many business days come before it. So
how many there are between two days is a difference of numbers, the day that many on is looked
up by its number, and a millennium takes no longer than a week.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

from . import calendar
from .errors import HandoverError
from .text import did_you_mean, quote

SATURDAY_SUNDAY = frozenset({5, 6})


class PackageMissing(HandoverError):
    """The `holidays` package, which knows the public holidays, is not installed."""


class PublicHolidays:
    """The public holidays of a country, for the years in which they are known."""

    def __init__(self, country: str, first_year: int, last_year: int, days: Iterable[int]) -> None:
        self.country = country
        self.first_year = first_year
        self.last_year = last_year
        self.days = frozenset(days)
        """Day numbers."""

    def check(self, day: int) -> None:
        """Do nothing if the holidays are known up to the day.

        Raises:
            HandoverError: they are not known. To take the year for one without holidays would
                be a guess.
        """
        first = calendar.day_number(self.first_year, 1, 1)
        last = calendar.day_number(self.last_year, 12, 31)
        if not first <= day <= last + 1:  # a stretch may end before the day after the last
            raise HandoverError(
                f"the public holidays of {quote(self.country)} are known from"
                f" {self.first_year} to {self.last_year}, not for {calendar.year_of(day)}"
            )


class BusinessCalendar:
    """A weekend and holidays. Days are day numbers; weekdays count from Monday as 0.

    Calendars with the same weekend and the same holidays are equal.

    Raises:
        HandoverError: the weekend leaves no business day. Later: the public holidays of a day
            that is asked about are not known.

    >>> friday = calendar.day_number(2020, 11, 13)
    >>> BusinessCalendar().count(friday, friday + 4)
    2
    >>> calendar.year_month_day(BusinessCalendar().add(friday, 3))
    (2020, 11, 18)
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
        """How many days off the weekend a week has before each of its days."""
        self._public = public
        every = [*holidays, *(public.days if public is not None else ())]
        self._holidays = sorted({day for day in every if working[calendar.weekday(day)]})
        self._holiday_numbers = [
            self._weekdays_before(day) - passed for passed, day in enumerate(self._holidays)
        ]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BusinessCalendar) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[object, ...]:
        country = None if self._public is None else self._public.country
        return self.weekend, tuple(self._holidays), country

    def has_holiday(self, first: int, last: int) -> bool:
        """True if a holiday falls on a weekday from the first day to the last, both included."""
        return _before(self._holidays, first) < _before(self._holidays, last + 1)

    def without_holidays(self) -> "BusinessCalendar":
        """The same weekend, and no holidays."""
        return BusinessCalendar(self.weekend)

    def count(self, begin: int, end: int) -> int:
        """The business days from `begin` up to, not including, `end`; `begin` is not after `end`.

        Equal to NumPy's `busday_count`.
        """
        return self.number(end) - self.number(begin)

    def add(self, day: int, number: int) -> int:
        """The day that many business days on, or back; a day off first rolls forward.

        Equal to NumPy's `busday_offset` with `roll="forward"`, for both signs.
        """
        return self._numbered(self.number(day) + number)

    def number(self, day: int) -> int:
        """How many business days come before the day, from 0001-01-01 on.

        This is also the number of the first business day on or after the day.
        """
        if self._public is not None:
            self._public.check(day)
        return self._weekdays_before(day) - _before(self._holidays, day)

    def _numbered(self, number: int) -> int:
        """The business day with that number. Each holiday before it moves it one weekday later."""
        weekdays = number + _before(self._holiday_numbers, number + 1)
        weeks, rest = divmod(weekdays, len(self._week))
        day = weeks * 7 + self._week[rest] + 1
        if self._public is not None:
            self._public.check(day)
        return day

    def _weekdays_before(self, day: int) -> int:
        weeks, rest = divmod(day - 1, 7)
        return weeks * len(self._week) + self._before[rest]


def _before(rising: list[int], limit: int) -> int:
    """How many of the numbers, which rise, are less than the limit."""
    return bisect_left(rising, limit) if rising else 0


MONDAY_TO_FRIDAY = BusinessCalendar()
"""The business days where neither a table nor an option says which they are."""


def weekday_number(name: str) -> int:
    """The number of a weekday, Monday being 0, from its name or the first three letters of it.

    Raises:
        HandoverError: the text is the name of no weekday.

    >>> weekday_number("Friday"), weekday_number("sat")
    (4, 5)
    """
    names = [weekday.casefold() for weekday in calendar.WEEKDAYS]
    text = name.casefold()
    for number, known in enumerate(names):
        if text in (known, known[:3]):
            return number
    hint = did_you_mean(text, names) or "write a day such as saturday or sat"
    raise HandoverError(f"{quote(name)} is no day of the week", hint)


@cache
def public_holidays(country: str) -> PublicHolidays:
    """The public holidays of a country, by the `holidays` package.

    The package knows them for a range of years that differs by country and ends in 2100
    (AZ: from 1990). To get all years at once takes 30 ms at most, less than to import the
    package.

    Raises:
        PackageMissing: the package is not installed.
        HandoverError: the package knows no such country.
    """
    try:
        import holidays
    except ModuleNotFoundError:
        raise PackageMissing(
            f"the public holidays of {quote(country)} need the holidays package",
            "install it with pip install 'handover-cli[holidays]'",
        ) from None
    known = holidays.list_supported_countries(include_aliases=True)
    if country not in known:
        near = f"did you mean {quote(country.upper())}?" if country.upper() in known else ""
        raise HandoverError(
            f"no public holidays are known for the country {quote(country)}",
            near or "write a two-letter code such as AZ",
        )
    days_off = holidays.country_holidays(country)
    first, last = days_off.start_year, days_off.end_year
    days = holidays.country_holidays(country, years=range(first, last + 1))
    return PublicHolidays(country, first, last, (day.toordinal() for day in days))
