"""Business days: the days that are neither weekend nor holiday.

Every business day has a number: how many business days come before it. Counting is a
subtraction of two numbers, and adding looks up a day by its number. So a millennium takes no
longer than a week.
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
        """Check that the holidays of a day's year are known.

        Raises:
            HandoverError: they are not. A calendar without them would be a guess.
        """
        first = calendar.day_number(self.first_year, 1, 1)
        last = calendar.day_number(self.last_year, 12, 31)
        if not first <= day <= last + 1:  # counting ends before the day after the last one
            raise HandoverError(
                f"the public holidays of {quote(self.country)} are known from"
                f" {self.first_year} to {self.last_year}, not for {calendar.year_of(day)}"
            )


class BusinessCalendar:
    """A weekend and holidays. Days are day numbers. Weekday 0 is Monday.

    Calendars with the same weekend and the same holidays are equal.

    Raises:
        HandoverError: the weekend has all seven days. Also in `count`, `add` and `number`: the
            public holidays of the year are not known.

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
        """By day of the week: how many working days of the week come before it."""
        self._public = public
        every = [*holidays, *(public.days if public is not None else ())]
        self._holidays = sorted({day for day in every if working[calendar.weekday(day)]})
        self._holiday_numbers = [
            self._weekdays_before(day) - earlier for earlier, day in enumerate(self._holidays)
        ]
        """By holiday: how many business days come before it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BusinessCalendar) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[object, ...]:
        country = None if self._public is None else self._public.country
        return self.weekend, tuple(self._holidays), country

    def has_holiday(self, first: int, last: int) -> bool:
        """True if a working day from `first` to `last`, both included, is a holiday."""
        return bisect_left(self._holidays, first) < bisect_left(self._holidays, last + 1)

    def count(self, begin: int, end: int) -> int:
        """The number of business days from `begin` to the day before `end`.

        `begin` is not after `end`. NumPy's `busday_count` gives the same.
        """
        return self.number(end) - self.number(begin)

    def add(self, day: int, number: int) -> int:
        """The n-th business day after a day, or before it for a negative number.

        A day off is not counted, so Saturday plus one is Monday, and Saturday minus one is
        Friday. NumPy's `busday_offset` gives the same with `roll="backward"` for a positive and
        `roll="forward"` for a negative number. Zero changes nothing.
        """
        if number == 0:
            return day
        # The number of a day off is that of the business day after it.
        number += self.number(day + 1) - 1 if number > 0 else self.number(day)
        return self.day(number)

    def day(self, number: int) -> int:
        """The business day with a number: see `number`."""
        # The number of the day if holidays were working days: each holiday before it adds one.
        weekdays = number + bisect_left(self._holiday_numbers, number + 1)
        weeks, rest = divmod(weekdays, len(self._week))
        reached = weeks * 7 + self._week[rest] + 1
        if self._public is not None:
            self._public.check(reached)
        return reached

    def number(self, day: int) -> int:
        """How many business days there are from 0001-01-01 to the day before.

        This is the number of the first business day on or after the day.
        """
        if self._public is not None:
            self._public.check(day)
        return self._weekdays_before(day) - bisect_left(self._holidays, day)

    def _weekdays_before(self, day: int) -> int:
        weeks, rest = divmod(day - 1, 7)
        return weeks * len(self._week) + self._before[rest]


MONDAY_TO_FRIDAY = BusinessCalendar()
"""The business days unless a table or an option sets others."""


def weekday_number(name: str) -> int:
    """The number of a weekday, from its name or the first three letters. Monday is 0.

    Raises:
        HandoverError: the text is no name of a weekday.

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

    The package knows a range of years that differs by country and ends in 2100 (AZ: from 1990).
    All years at once take 30 ms at most, less than the import of the package.

    Raises:
        PackageMissing: the package is not installed.
        HandoverError: the package knows no such country.

    >>> public_holidays("AZ").country
    'AZ'
    """
    try:
        import holidays
    except ModuleNotFoundError:
        raise PackageMissing(
            f"the public holidays of {quote(country)} need the holidays package",
            "install it with pip install 'handover-cli[holidays]'",
        ) from None
    known = holidays.list_supported_countries(include_aliases=True)
    code, _, part = country.partition("-")
    if code not in known or part not in ("", *known[code]):
        near = f"did you mean {quote(country.upper())}?" if country.upper() in known else ""
        raise HandoverError(
            f"no public holidays are known for the country {quote(country)}",
            near or "write a two-letter code such as AZ",
        )
    days_off = holidays.country_holidays(code, subdiv=part or None)
    first, last = days_off.start_year, days_off.end_year
    days = holidays.country_holidays(code, subdiv=part or None, years=range(first, last + 1))
    return PublicHolidays(country, first, last, (day.toordinal() for day in days))
