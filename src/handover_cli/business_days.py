"""Business days: the days that are neither weekend nor holiday.

Counting and stepping agree with NumPy's `busday_count` and `busday_offset`
(`roll="forward"`), and take no longer for a millennium than for a week.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable

from .dates import WEEKDAYS
from .errors import HandoverError, did_you_mean, quote

SATURDAY_SUNDAY = frozenset({5, 6})

HolidaysOfYear = Callable[[int], Iterable[int]]
"""Gives the day numbers of the public holidays of one year."""


class PackageMissing(HandoverError):
    """Public holidays are asked for, and the package that knows them is not installed."""


class BusinessCalendar:
    """A weekend and holidays. Days are day numbers, weekdays count from Monday as 0.

    Raises:
        HandoverError: the weekend leaves no business day.

    >>> from datetime import date
    >>> friday = date(2020, 11, 13).toordinal()
    >>> BusinessCalendar().count(friday, friday + 4)
    2
    """

    __slots__ = ("_country", "_holidays", "_working", "_yearly", "weekend")

    def __init__(
        self,
        weekend: frozenset[int] = SATURDAY_SUNDAY,
        holidays: Iterable[int] = (),
        yearly: HolidaysOfYear | None = None,
    ) -> None:
        if len(weekend) == 7:
            raise HandoverError("a weekend of all seven days leaves no business day")
        self.weekend = weekend
        self._working = tuple(day not in weekend for day in range(7))
        self._holidays = sorted({day for day in holidays if self._is_weekday(day)})
        self._yearly = yearly
        self._country: dict[int, frozenset[int]] = {}

    def _is_weekday(self, day: int) -> bool:
        return self._working[(day - 1) % 7]

    def _holidays_between(self, begin: int, end: int) -> list[int]:
        """The holidays on weekdays from `begin` up to, not including, `end`."""
        first = bisect_left(self._holidays, begin)
        listed = self._holidays[first : bisect_left(self._holidays, end, first)]
        if self._yearly is None:
            return listed
        days = set(listed)
        for year in range(_year(begin), _year(end - 1) + 1):
            days.update(day for day in self._of_country(year) if begin <= day < end)
        return sorted(days)

    def _of_country(self, year: int) -> frozenset[int]:
        if self._yearly is None:
            return frozenset()
        if year not in self._country:
            self._country[year] = frozenset(filter(self._is_weekday, self._yearly(year)))
        return self._country[year]

    def is_business_day(self, day: int) -> bool:
        """Whether the day is neither weekend nor holiday."""
        return self._is_weekday(day) and not self._holidays_between(day, day + 1)

    def count(self, begin: int, end: int) -> int:
        """Business days from `begin` up to, not including, `end`; `begin` not after `end`.

        Equal to NumPy's `busday_count`.
        """
        weeks, rest = divmod(end - begin, 7)
        weekdays = weeks * sum(self._working)
        weekdays += sum(self._is_weekday(begin + offset) for offset in range(rest))
        return weekdays - len(self._holidays_between(begin, end))

    def add(self, day: int, number: int) -> int:
        """The day that many business days on; a day off first rolls forward.

        Equal to NumPy's `busday_offset` with `roll="forward"`, for both signs.
        """
        while not self.is_business_day(day):
            day += 1
        while number:
            reached = self._step_weekdays(day, number)
            # Every holiday that was stepped over was no step: take one more for each.
            if number > 0:
                number = len(self._holidays_between(day + 1, reached + 1))
            else:
                number = -len(self._holidays_between(reached, day))
            day = reached
        return day

    def _step_weekdays(self, day: int, number: int) -> int:
        """The weekday that many weekdays on, holidays or not. `day` may be any day."""
        step = 1 if number > 0 else -1
        weeks, rest = divmod(abs(number), sum(self._working))
        if not rest:
            weeks, rest = weeks - 1, sum(self._working)
        day += step * 7 * weeks
        while rest:
            day += step
            rest -= self._is_weekday(day)
        return day


def _year(day: int) -> int:
    """The year a day lies in, also outside 0001 to 9999."""
    from .dates import CYCLE, civil

    cycles, start = divmod(day - 1, CYCLE)
    return civil(start + 1).year + 400 * cycles


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
    raise HandoverError(f"{quote(name)} is no day of the week{did_you_mean(text, names)}")


def public_holidays(country: str) -> HolidaysOfYear:
    """A country's public holidays, year by year, by the `holidays` package.

    The package knows them for some years only, which differ by country. What is
    given back raises a `HandoverError` for any other year: that a year has no
    holidays at all would be a guess.

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
    known = holidays.list_supported_countries()
    if country not in known:
        near = f"; did you mean {quote(country.upper())}?" if country.upper() in known else ""
        raise HandoverError(
            f"no public holidays are known for the country {quote(country)}:"
            f" a two-letter code such as AZ is expected{near}"
        )

    def of_year(year: int) -> list[int]:
        found = holidays.country_holidays(country)
        if not found.start_year <= year <= found.end_year:
            raise HandoverError(
                f"the public holidays of {quote(country)} are known from {found.start_year}"
                f" to {found.end_year}, not for {year}"
            )
        return [day.toordinal() for day in holidays.country_holidays(country, years=year)]

    return of_year
