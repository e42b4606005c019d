"""A rule of RFC 5545 as a pattern of days, and what happens at the end of a month."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ..calendar import day_number, is_leap, month_length, weekday, year_month_day, year_of
from ..errors import HandoverError
from .month_ends import MonthEnd
from .recurrence import DAY, MONTH, WEEK, YEAR, Unit

Freq = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
FREQS: dict[Freq, Unit] = {"DAILY": DAY, "WEEKLY": WEEK, "MONTHLY": MONTH, "YEARLY": YEAR}
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORTEST = 28
"""Days that each month has."""

Numbers = tuple[int, ...]


class Rule(NamedTuple):
    """The parts of a rule. An empty part allows any day; a negative number counts from the end."""

    freq: Freq
    interval: int = 1
    months: Numbers = ()
    weeks: Numbers = ()
    year_days: Numbers = ()
    month_days: Numbers = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    """Places and days of the week: (-1, 4) is the last Friday; (0, 4) is each Friday."""
    positions: Numbers = ()
    """Which of the days of each unit belong to the rule."""
    week_start: int = 0

    @property
    def unit(self) -> Unit:
        """The unit by which it comes again."""
        return FREQS[self.freq]

    @property
    def business(self) -> None:
        """It counts no business days."""

    @property
    def text(self) -> str:
        """The rule as RFC 5545 writes it.

        >>> Rule("MONTHLY", weekdays=((-1, 4),)).text
        'FREQ=MONTHLY;BYDAY=-1FR'
        """
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.week_start:
            parts.append(f"WKST={CODES[self.week_start]}")
        numbers = {
            "BYMONTH": self.months,
            "BYWEEKNO": self.weeks,
            "BYYEARDAY": self.year_days,
            "BYMONTHDAY": self.month_days,
        }
        parts += [f"{name}={','.join(map(str, each))}" for name, each in numbers.items() if each]
        if self.weekdays:
            days = (f"{place or ''}{CODES[day]}" for place, day in self.weekdays)
            parts.append(f"BYDAY={','.join(days)}")
        if self.positions:
            parts.append(f"BYSETPOS={','.join(map(str, self.positions))}")
        return ";".join(parts)

    def days(self, first: int, last: int) -> list[int]:
        """The days of one unit, which goes from one day to another.

        >>> Rule("MONTHLY", month_days=(2, -1)).days(1, 31)
        [2, 31]
        """
        found = [day for month in self._months(first, last) for day in month]
        if not self.positions:
            return found
        places = {at - 1 if at > 0 else len(found) + at for at in self.positions}
        return [day for place, day in enumerate(found) if place in places]

    def complete(self, start: int) -> "Rule":
        """The rule with the day of the week, of the month or of the year that the start gives.

        >>> Rule("MONTHLY").complete(31).text
        'FREQ=MONTHLY;BYMONTHDAY=31'
        """
        if self.weekdays or self.month_days or self.year_days or self.freq == "DAILY":
            return self
        if self.freq == "WEEKLY":
            return self._replace(weekdays=((0, weekday(start)),))
        _, month, day = year_month_day(start)
        months = self.months if self.months or self.freq == "MONTHLY" else (month,)
        return self._replace(months=months, month_days=(day,))

    def with_month_end(self, how: MonthEnd, start: int) -> "Rule":
        """The rule with what it does in a month that has no such day.

        The standard skips the month. `clamp` takes its last day. `sticky` does so too, and keeps
        to last days if the start is one.

        Raises:
            HandoverError: the rule does not go by one day of the month.

        >>> Rule("MONTHLY", month_days=(30,)).with_month_end("clamp", 30).text
        'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'
        """
        if how == "skip":
            return self
        others = self.weeks, self.year_days, self.weekdays, self.positions
        is_one_month = self.freq == "MONTHLY" or (self.freq == "YEARLY" and len(self.months) == 1)
        if any(others) or len(self.month_days) != 1 or not is_one_month:
            raise HandoverError(
                f"month-end {how} is for a day of each month or of one month, not for {self.text}",
                "leave it out",
            )
        [number] = self.month_days
        year, month, day = year_month_day(start)
        if how == "sticky" and number == day == month_length(year, month):
            return self._replace(month_days=(-1,))
        if number <= SHORTEST:
            return self
        return self._replace(month_days=tuple(range(SHORTEST, number + 1)), positions=(-1,))

    def _months(self, first: int, last: int) -> Iterator[list[int]]:
        """The days, month by month, that all parts but the positions allow."""
        while first <= last:
            year, month, number = year_month_day(first)
            length = month_length(year, month)
            before = first - number  # the last day of the month before
            end = min(before + length, last)
            if not self.months or month in self.months:
                yield [
                    before + each
                    for each in self._numbers(length)
                    if first <= before + each <= end
                    and self._has(before + each, year, each, length)
                ]
            first = end + 1

    def _numbers(self, length: int) -> Iterable[int]:
        """The days of a month of some length that BYMONTHDAY allows, rising."""
        if not self.month_days:
            return range(1, length + 1)
        numbers = {number if number > 0 else length + 1 + number for number in self.month_days}
        return sorted(number for number in numbers if 0 < number <= length)

    def _has(self, day: int, year: int, number: int, length: int) -> bool:
        """True if the parts that know weekdays and years allow a day of a month."""
        if self.weekdays and not self._has_weekday(day, year, number, length):
            return False
        if self.year_days:
            of_year = day - day_number(year, 1, 1) + 1
            if not _has_number(self.year_days, of_year, 365 + is_leap(year)):
                return False
        return not self.weeks or _has_number(self.weeks, *self._week(day))

    def _has_weekday(self, day: int, year: int, number: int, length: int) -> bool:
        places = [place for place, name in self.weekdays if name == weekday(day)]
        if not places or 0 in places:
            return bool(places)
        if self.freq == "YEARLY" and not self.months:
            number, length = day - day_number(year, 1, 1) + 1, 365 + is_leap(year)
        return (number - 1) // 7 + 1 in places or -((length - number) // 7 + 1) in places

    def _week(self, day: int) -> tuple[int, int]:
        """The number of the week of a day, and the number of weeks of the year of that week.

        A week belongs to the year in which it has four days.
        """
        middle = day - (weekday(day) - self.week_start) % 7 + 3
        year = year_of(middle)
        last = day_number(year, 12, 28)  # it is always in the last week
        last += 3 - (weekday(last) - self.week_start) % 7
        first = day_number(year, 1, 1)
        return (middle - first) // 7 + 1, (last - first) // 7 + 1


def _has_number(wanted: Numbers, number: int, most: int) -> bool:
    """True if a place, or the same place from the end, is wanted."""
    return number in wanted or number - most - 1 in wanted
