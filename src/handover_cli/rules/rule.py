"""A rule as a set of choices, and the day to which a duration leads under it.

A rule never lets two days change places: a later day never leads to an earlier deadline. So of a
range of days the first and the last one are enough.
"""

from typing import NamedTuple

from .. import distances
from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..calendar import MONTHS_A_YEAR, add_months, month_length, year_month_day
from ..dates import Bounds
from ..errors import HandoverError
from ..spans import Duration, Shift
from .choices import Counted, End, Hours, MonthEnd, Roll


class Rule(NamedTuple):
    """How a deadline is reckoned: independent choices, and where they are written down.

    A rule without a name is the plain sum of a day and a duration, perhaps rolled.
    """

    name: str = ""
    title: str = ""
    source: str = ""
    """Where the rule can be read: an address, or the id of a source of the table."""
    first_day: Counted = "not-counted"
    """Whether the day from which the period runs is its first day."""
    end: End = "counted"
    """What is given: the last day that counts, or the day beyond it, for clear days."""
    end_before: End | None = None
    """The same for a period that is counted back; None: as `end`."""
    short: int = 0
    """In periods of up to so many days, only business days count."""
    least_business_days: int = 0
    """Periods of so many days or more have at least so many business days."""
    month_end: MonthEnd = "clamp"
    """Where months lead from the last day of a month: the same number, or the last day too."""
    roll: Roll = "none"
    """Where the period ends if its last day is no business day. `onward` is in the direction of
    counting; a modified roll never leaves the month."""
    roll_before: Roll | None = None
    """The same for a period that is counted back; None: as `roll`."""
    hours: Hours = "rolled"
    """Hours run at once. `rolled`: a day off moves their end. `exact`: it does not. `full`: it
    does not, and the hour that is running is not counted. `none`: the rule has no hours."""
    country: str = ""
    """Whose public holidays count, such as `US`; empty: those of the table and the options."""
    parts_before: Counted = "counted"
    """Whether the holidays of a part of the country count in a period that is counted back."""
    articles: tuple[tuple[str, str], ...] = ()
    """By choice, the article that says it."""

    def article(self, *choices: str) -> str:
        """The article of the first of these choices that has one; an empty text if none has.

        >>> Rule(articles=(("roll", "Rule 6(a)(1)(C)"),)).article("roll-before", "roll")
        'Rule 6(a)(1)(C)'
        """
        known = dict(self.articles)
        return next((known[choice] for choice in choices if choice in known), "")


class Reckoning(NamedTuple):
    """The days on the way from a day to a deadline."""

    last: int
    """The last day that counts."""
    reached: int
    """The day beyond it for clear days, else the same day."""
    rolled: int
    """The same, or the business day to which a day off moves it."""
    end: int
    """The same, or a later one that gives the period the business days that it needs."""


class Ruled(NamedTuple):
    """A duration that moves a day by a rule. It is a `spans.Shift`, as a bare duration is."""

    duration: Duration
    rule: Rule
    calendar: BusinessCalendar = MONDAY_TO_FRIDAY
    """The days that are business days."""
    by: str = ""
    """How a question says it: `by frcp`, `rolled following`."""

    def __str__(self) -> str:
        """As a date names it: `14d by frcp`."""
        return f"{self.duration} {self.by}"

    @property
    def is_negative(self) -> bool:
        """True if it leads to an earlier day."""
        return self.duration.is_negative

    @property
    def business_days(self) -> int:
        """Not 0 if it counts business days."""
        return self.duration.business_days or int(self.is_short or self.needs_business_days)

    @property
    def needs_calendar(self) -> bool:
        """True if the day depends on which days are business days."""
        return bool(self.business_days) or self.roll != "none"

    @property
    def leaves_out_parts(self) -> bool:
        """True if no holidays of a part of the country count."""
        return self.needs_calendar and self.is_negative and self.rule.parts_before == "not-counted"

    @property
    def needs_business_days(self) -> bool:
        """True if it has to have at least some business days."""
        duration = self.duration
        days = abs(duration.weeks * 7 + duration.days)
        least = self.rule.least_business_days
        return least > 0 and bool(duration.years or duration.months or days >= least)

    @property
    def ticks(self) -> int:
        """Its hours, minutes and seconds, in ticks of `moments`."""
        return self.duration.ticks

    @property
    def date_part(self) -> Shift:
        """What it does before its hours are added: then only the end of the hours is moved."""
        return self.duration.date_part if self.ticks else self

    @property
    def is_whole(self) -> bool:
        """True if it is a number of whole days: the clock time from which it runs is not kept."""
        return bool(self.rule.name and not self.ticks)

    @property
    def is_short(self) -> bool:
        """True if only business days count."""
        days = abs(self.duration.days)
        return 0 < days <= self.rule.short and self.duration == Duration(days=self.duration.days)

    @property
    def is_clear(self) -> bool:
        """True if the day beyond the last one is given."""
        rule = self.rule
        end = (rule.end_before if self.is_negative else None) or rule.end
        return end == "clear" and any(self.duration)

    @property
    def roll(self) -> Roll:
        """How a last day that is no business day is moved; never `onward`."""
        rule = self.rule
        if self.ticks and not any(self.duration.date_part) and rule.hours != "rolled":
            return "none"
        roll = (rule.roll_before if self.is_negative else None) or rule.roll
        if roll == "onward":
            return "preceding" if self.is_negative else "following"
        return roll

    def words(self) -> str:
        """It in words, without its sign.

        >>> Ruled(Duration(days=14), Rule(), by="by frcp").words()
        '14 days by frcp'
        """
        return f"{self.duration.words()} {self.by}"

    def times(self, number: int) -> "Ruled":
        """The same rule for the duration with each part multiplied."""
        return self._replace(duration=self.duration.times(number))

    def reach(self, day: int, business: BusinessCalendar | None = None) -> int:
        """The day to which it leads. It has business days of its own.

        Raises:
            HandoverError: the holidays of the year are not known; or it has hours, which are no
                whole days or of which the rule says nothing.

        >>> from handover_cli.dates import iso
        >>> iso(Ruled(Duration(days=14), Rule(roll="onward")).reach(739772))
        '2026-06-19'
        """
        return self.reckon(day).end

    def looked_at(self, day: int, business: BusinessCalendar | None = None) -> Bounds:
        """The days of which it finds out whether they are business days.

        >>> Ruled(Duration(days=2), Rule(short=5)).looked_at(739772)
        Bounds(earliest=739773, latest=739776)
        """
        first = day + self._sign * (not self._counts_first)
        days = first, *self.reckon(day)
        return Bounds(min(days), max(days))

    @property
    def distance(self) -> tuple[int, int]:
        """The fewest and the most days that it moves a day by, or a little more.

        A minus is for moving back.

        >>> Ruled(Duration(days=14), Rule(roll="onward")).distance
        (11, 17)
        """
        duration, calendar = self.duration, self.calendar
        parts = [distances.of_months(duration.years * MONTHS_A_YEAR + duration.months)]
        days = duration._replace(years=0, months=0, business_days=0).reach(0)
        number = duration.business_days
        if self.is_short:
            days, number = 0, days
        parts.append((days, days))
        parts.append(distances.of_business_days(number, calendar))
        _, near = distances.of_business_days(1, calendar)
        if self._counts_first:
            parts.append((-1, 1))
        if self.rule.month_end == "sticky":
            parts.append((0, 3))
        if self.is_clear:
            parts.append((-near, near))
        if self.roll != "none":
            parts.append((-near, near))
        low, high = (sum(ends) for ends in zip(*parts, strict=True))
        least = distances.of_business_days(self.rule.least_business_days * self._sign, calendar)
        if self.is_negative:
            return min(low, least[0] - 1), high
        return low, max(high, least[1] + 1)

    def reckon(self, day: int) -> Reckoning:
        """The days on the way to the deadline.

        >>> Ruled(Duration(days=1), Rule(end="clear", roll="following")).reckon(739772)
        Reckoning(last=739773, reached=739774, rolled=739775, end=739775)
        """
        last = self._last(day) if any(self.duration) else day
        reached = last + self._sign if self.is_clear else last
        if self.is_clear and (self.is_short or self.duration.business_days):
            reached = self.calendar.add(last, self._sign)
        rolled = self.rolled(reached)
        return Reckoning(last, reached, rolled, self._long_enough(day, rolled))

    @property
    def _sign(self) -> int:
        return -1 if self.is_negative else 1

    @property
    def _counts_first(self) -> bool:
        return self.rule.first_day == "counted"

    def _last(self, day: int) -> int:
        """The last day that counts."""
        duration, calendar = self.duration, self.calendar
        self.check_hours()
        if self.is_short:
            return calendar.add(day - self._sign * self._counts_first, duration.days)
        day = self._after_months(day)
        rest = duration._replace(years=0, months=0)
        return rest.reach(day, calendar)

    def check_hours(self) -> None:
        """Check that the rule can have the duration.

        Raises:
            HandoverError: it has hours, and the rule says nothing of hours.
        """
        if self.ticks and self.rule.hours == "none":
            raise HandoverError(f"{self.rule.name} has no rule for hours", "count days")

    def _after_months(self, day: int) -> int:
        """The day from which the rest is counted. A first day that counts is one day less."""
        months = self.duration.years * MONTHS_A_YEAR + self.duration.months
        if not months:
            return day - self._sign * self._counts_first
        reached = add_months(day, months)
        year, month, number = year_month_day(reached)
        last = month_length(year, month)
        is_last = number != year_month_day(day)[2]  # the month has no such day
        if self.rule.month_end == "sticky" and is_month_end(day):
            reached, is_last = reached + last - number, True
        # A month that begins on the 31st of January has no 30th of February before its end: the
        # period ends with the last day of February, and that day counts.
        if self._counts_first and not (is_last and months > 0):
            reached -= self._sign
        return reached

    def rolled(self, day: int) -> int:
        """The day, or the business day to which a day off is moved."""
        roll, calendar = self.roll, self.calendar
        if roll == "none":
            return day
        ways = calendar.day(calendar.number(day)), calendar.add(day + 1, -1)
        near, far = ways if roll.endswith("following") else ways[::-1]
        leaves = roll.startswith("modified") and month_of(near) != month_of(day)
        return far if leaves else near

    def _long_enough(self, day: int, end: int) -> int:
        """The end, or a day further on that gives the period its least number of business days."""
        if not self.needs_business_days:
            return end
        least = self.rule.least_business_days * self._sign
        nth = self.calendar.add(day - self._sign * self._counts_first, least)
        return min(end, nth) if self.is_negative else max(end, nth)


def month_of(day: int) -> tuple[int, int]:
    """The year and the month of a day.

    >>> month_of(737744)
    (2020, 11)
    """
    return year_month_day(day)[:2]


def is_month_end(day: int) -> bool:
    """True for the last day of a month.

    >>> is_month_end(737744), is_month_end(737759)
    (False, True)
    """
    return month_of(day) != month_of(day + 1)
