"""Business days: the days that are neither weekend nor holiday, and weekend days that are worked.

Counting is a subtraction of the numbers of two days, and adding looks up a day by its number: see
`numbered_days`. So a millennium takes no longer than a week.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from . import calendar
from .errors import HandoverError
from .numbered_days import Changed, NumberedDays, Repeated, Week
from .text import did_you_mean, quote

SATURDAY_SUNDAY = frozenset({5, 6})


class SpecialDay(NamedTuple):
    """A holiday, or a weekend day that is worked."""

    day: int
    """Its day number."""
    name: str = ""
    """Empty if it has none."""
    source: str = ""
    """What it comes from: the code of a country, `table`, the name of a file, or `option`."""
    is_worked: bool = False


class YearlyHoliday(NamedTuple):
    """A holiday on the same day of every year; 29 February in leap years alone."""

    month: int
    day: int
    name: str = ""
    source: str = ""

    def within(self, first: int, last: int) -> Iterator[SpecialDay]:
        """The holiday in each year, from the day `first` to the day `last`.

        >>> [each.day for each in YearlyHoliday(1, 2).within(1, 400)]
        [2, 367]
        """
        for year in range(calendar.year_of(first), calendar.year_of(last) + 1):
            if self.day <= calendar.month_length(year, self.month):
                day = calendar.day_number(year, self.month, self.day)
                if first <= day <= last:
                    yield SpecialDay(day, self.name, self.source)


class PublicHolidays(NamedTuple):
    """The public holidays of a country or a part of it, for the years in which they are known."""

    code: str
    """Such as `AZ` or `DE-BY`."""
    first_year: int
    last_year: int
    days: tuple[SpecialDay, ...]
    """The holidays, and the weekend days worked instead of a day off that was moved."""
    weekend: frozenset[int] = SATURDAY_SUNDAY
    """The weekend of the last year."""
    weekend_changes: Mapping[int, bool] = {}
    """The days on which the weekend was another: whether each was part of it."""

    def check(self, day: int, *, is_end: bool = False) -> None:
        """Check that the holidays of a day's year are known. An end is the day after the last one.

        Raises:
            HandoverError: they are not. A calendar without them would be a guess.

        >>> day = calendar.day_number(2101, 1, 1)
        >>> PublicHolidays("AZ", 1990, 2100, ()).check(day, is_end=True)
        """
        first = calendar.day_number(self.first_year, 1, 1)
        last = calendar.day_number(self.last_year, 12, 31)
        if not first <= day <= last + is_end:
            raise HandoverError(
                f"the public holidays of {quote(self.code)} are known from"
                f" {self.first_year} to {self.last_year}, not for {calendar.year_of(day)}"
            )


YEAR = 365
"""Days from a day to the same day of another year, at least."""


def _most_of(days: list[int], length: int) -> int:
    """The most days of a rising list that lie within so many days in a row."""
    most = begin = 0
    for number, day in enumerate(days):
        while day - days[begin] >= length:
            begin += 1
        most = max(most, number - begin + 1)
    return most


class BusinessCalendar:
    """A weekend, holidays, and weekend days that are worked. Days are day numbers.

    Weekday 0 is Monday. The weekend is that of `public`, unless it is given. If a day is given
    twice, the last counts: first come the days of `public`, then the yearly ones, then `special`,
    then `holidays`. Calendars with the same weekend and business days are equal.

    Raises:
        HandoverError: the weekend has all seven days. Also in `count`, `add` and `number`: the
            public holidays of the year are not known.

    >>> friday = calendar.day_number(2020, 11, 13)
    >>> BusinessCalendar().count(friday, friday + 4)
    2
    >>> calendar.year_month_day(BusinessCalendar().add(friday, 3))
    (2020, 11, 18)
    """

    __slots__ = (
        "_changes",
        "_days",
        "_key",
        "_public",
        "_special",
        "_weekend_changes",
        "_yearly",
        "weekend",
    )

    def __init__(
        self,
        weekend: frozenset[int] | None = None,
        holidays: Iterable[int] = (),
        public: PublicHolidays | None = None,
        special: Iterable[SpecialDay] = (),
        yearly: Iterable[YearlyHoliday] = (),
    ) -> None:
        self._weekend_changes: Mapping[int, bool] = {}
        if weekend is None and public is not None:
            weekend, self._weekend_changes = public.weekend, public.weekend_changes
        self.weekend = SATURDAY_SUNDAY if weekend is None else weekend
        if len(self.weekend) == 7:
            raise HandoverError("a weekend of all seven days leaves no business day")
        self._public = public
        self._yearly = {(each.month, each.day): each for each in yearly}
        self._special: dict[int, SpecialDay] = {}
        """By day. Of those that `public` has, none is a yearly holiday."""
        for each in () if public is None else public.days:
            if not self._is_yearly(each.day):
                self._add(each)
        for each in (*special, *map(SpecialDay, holidays)):
            self._add(each)
        self._changes = self._found_changes()
        self._days: NumberedDays = self._pattern()
        if self._changes:
            self._days = Changed(self._days, self._changes)
        country = None if public is None else public.code
        self._key = self.weekend, frozenset(self._yearly), frozenset(self._changes.items()), country

    def _add(self, special: SpecialDay) -> None:
        day = special.day
        known = self._special.pop(day, None)
        if special.is_worked and not (self.is_weekend(day) or self._is_yearly(day)):
            return  # it is a day like any other
        if known is not None and known.is_worked == special.is_worked:
            special = special._replace(name=special.name or known.name)
        self._special[day] = special

    def _is_yearly(self, day: int) -> bool:
        return bool(self._yearly) and calendar.year_month_day(day)[1:] in self._yearly

    def _pattern(self) -> NumberedDays:
        """The business days by the weekend and the yearly holidays alone."""
        week = Week(self.weekend)
        if not self._yearly:
            return week
        days = self._within_cycle()
        return Repeated(Changed(week, dict.fromkeys(days, False)))

    def _within_cycle(self) -> set[int]:
        """The yearly holidays of 400 years that are not on the weekend."""
        every = (each.within(1, calendar.CYCLE_DAYS) for each in self._yearly.values())
        days = {special.day for holidays in every for special in holidays}
        return {day for day in days if calendar.weekday(day) not in self.weekend}

    def _found_changes(self) -> dict[int, bool]:
        """The days, in order, that are not as the weekend and the yearly holidays say."""
        states = {
            day: not (off or self._is_yearly(day)) for day, off in self._weekend_changes.items()
        }
        states |= {day: special.is_worked for day, special in self._special.items()}
        return {day: states[day] for day in sorted(states) if states[day] != self._is_regular(day)}

    def _is_regular(self, day: int) -> bool:
        """True for a business day by the weekend and the yearly holidays alone."""
        return calendar.weekday(day) not in self.weekend and not self._is_yearly(day)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BusinessCalendar) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def is_weekend(self, day: int) -> bool:
        """True if a day is on the weekend, worked or not.

        >>> BusinessCalendar().is_weekend(calendar.day_number(2020, 11, 14))
        True
        """
        return self._weekend_changes.get(day, calendar.weekday(day) in self.weekend)

    def weekend_within(self, first: int, last: int) -> set[int]:
        """The days of the week that are on the weekend from one day to another, or in the week.

        >>> sorted(BusinessCalendar().weekend_within(1, 1))
        [5, 6]
        """
        last = max(last, first + 6)
        changed = [day for day in self._weekend_changes if first <= day <= last]
        if not changed:
            return set(self.weekend)
        return {calendar.weekday(day) for day in range(first, last + 1) if self.is_weekend(day)}

    def most_changed(self, length: int) -> tuple[int, int]:
        """At most how many of so many days in a row are holidays, and are weekend days worked.

        >>> BusinessCalendar(holidays=[1, 3, 4]).most_changed(3)
        (2, 0)
        """
        yearly = len(self._yearly) * ((length - 1) // YEAR + 1)
        by_kind: tuple[list[int], list[int]] = [], []
        for day, is_worked in self._changes.items():
            by_kind[is_worked].append(day)
        off, worked = (_most_of(days, length) for days in by_kind)
        return off + yearly, worked

    def has_holiday(self, first: int, last: int) -> bool:
        """True if a day from `first` to `last`, both included, is not as the weekend says."""
        return self._days.differs(first, last)

    @property
    def country(self) -> str:
        """The code of the country whose public holidays it has; empty if it has none."""
        return "" if self._public is None else self._public.code

    @property
    def knows_holidays(self) -> bool:
        """True if a country, a table or an option gave holidays."""
        return self._public is not None or bool(self._special or self._yearly)

    def special_days(self, first: int, last: int) -> list[SpecialDay]:
        """The holidays, and the weekend days worked, from `first` to `last`, both included.

        A holiday on the weekend is one of them.

        Raises:
            HandoverError: the public holidays of a year are not known.

        >>> days = BusinessCalendar(holidays=[9]).special_days(1, 31)
        >>> [(special.day, special.is_worked) for special in days]
        [(9, False)]
        """
        if self._public is not None:
            self._public.check(first)
            self._public.check(last)
        found = {
            special.day: special
            for each in self._yearly.values()
            for special in each.within(first, last)
        }
        for day, special in self._special.items():
            if first <= day <= last:
                yearly = found.get(day, special)
                name = special.name or (yearly.name if not special.is_worked else "")
                found[day] = special._replace(name=name)
        return [found[day] for day in sorted(found)]

    def special_day(self, day: int) -> SpecialDay | None:
        """What is special about a day; None if it is as the weekend says.

        Raises:
            HandoverError: the public holidays of its year are not known.

        >>> BusinessCalendar(holidays=[9]).special_day(10)
        """
        return next(iter(self.special_days(day, day)), None)

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
        """The business day with a number: see `number`.

        Raises:
            HandoverError: the public holidays of its year are not known.
        """
        reached = self._days.day(number)
        if self._public is not None:
            self._public.check(reached)
        return reached

    def number(self, day: int) -> int:
        """How many business days there are from 0001-01-01 to the day before.

        This is the number of the first business day on or after the day.

        Raises:
            HandoverError: the public holidays of its year are not known.
        """
        if self._public is not None:
            self._public.check(day, is_end=True)
        return self._days.number(day)


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
