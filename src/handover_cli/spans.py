"""Spans between two known days, durations to add to a day, and their units.

A span follows the same rules in all units: order the two days, add a day to the later one if
counting is inclusive, measure from the earlier one, put the sign in front.

A duration is not a length: a month added to 31 January and a month added to 1 February are
different numbers of days.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, get_args

from .business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from .calendar import (
    DAY,
    MONTHS_A_YEAR,
    SECOND,
    add_months,
    clock_parts,
    months_and_days,
    seconds_text,
)
from .dates import Bounds
from .errors import HandoverError
from .text import plural

if TYPE_CHECKING:
    from decimal import Decimal

MainUnit = Literal["days", "weeks", "months", "years", "business-days", "calendar", "iso"]
ClockUnit = Literal["hours", "minutes", "seconds"]
AskedUnit = Literal["fortnights", "quarters", "decades", "centuries"]
Unit = MainUnit | ClockUnit | AskedUnit
MAIN_UNITS: tuple[MainUnit, ...] = get_args(MainUnit)
"""The units that the card of an answer shows."""
CLOCK_UNITS: tuple[ClockUnit, ...] = get_args(ClockUnit)
UNITS: tuple[MainUnit | ClockUnit, ...] = (*MAIN_UNITS, *CLOCK_UNITS)
"""The units that an option or a table names."""
ASKED_UNITS: tuple[AskedUnit, ...] = get_args(AskedUnit)
"""The units that only a question names."""
UNIT_NAMES: dict[Unit, str] = {unit: unit for unit in (*UNITS, *ASKED_UNITS)} | {
    "business-days": "business days",
    "iso": "ISO 8601",
}
"""The name of each unit in a text. The name of a counted unit is a plural that ends in s."""
DAYS_IN: dict[Unit, int] = {"weeks": 7, "fortnights": 14}
"""Units of a fixed number of days."""
MONTHS_IN: dict[Unit, int] = {
    "months": 1,
    "quarters": 3,
    "years": MONTHS_A_YEAR,
    "decades": 10 * MONTHS_A_YEAR,
    "centuries": 100 * MONTHS_A_YEAR,
}
"""Units of a fixed number of months."""
PARTS_OF_A_DAY: dict[Unit, int] = {"hours": 24, "minutes": 1440, "seconds": 86_400}
"""Units of which a day has a fixed number, as long as no clock is changed."""
DECIMAL_UNITS: frozenset[Unit] = frozenset({*DAYS_IN, *MONTHS_IN, *PARTS_OF_A_DAY})
"""The units that can have decimals."""
CALENDAR_UNITS: frozenset[Unit] = frozenset({"calendar", "iso"})
"""The units with amounts of months and days."""
MAX_DECIMALS = 100

Counting = Literal["exclusive", "inclusive"]

Amount = int | tuple[int, int] | tuple[int, int, int]
"""An exact length: whole units times 10**decimals; or months, days and, between clock times, the
ticks of `moments` that are left, all of one sign."""


class Measure(NamedTuple):
    """How to measure: unit, counting, decimal places, and which days are business days."""

    unit: Unit = "days"
    counting: Counting = "exclusive"
    decimals: int = 0
    business: BusinessCalendar | None = None
    """None: Monday to Friday without holidays."""

    def between(self, start: int, end: int) -> Amount:
        """The span from one day to another, negative if `end` is earlier.

        Swapping the two days negates the span. The one exception is a single day counted
        inclusively, which has the same length both ways.

        >>> from handover_cli.calendar import day_number
        >>> began, ended = day_number(1993, 4, 2), day_number(2020, 11, 25)
        >>> Measure("years", decimals=6).between(began, ended)
        27649315
        >>> Measure("calendar").between(ended, began)
        (-331, -23)
        """
        earlier, later = (start, end) if start <= end else (end, start)
        if self.counting == "inclusive":
            later += 1
        amount = self._length(earlier, later)
        return amount if start <= end else negated(amount)

    def _length(self, earlier: int, later: int) -> Amount:
        if self.unit == "days":
            return later - earlier
        if self.unit == "business-days":
            return (self.business or MONDAY_TO_FRIDAY).count(earlier, later)
        if self.unit in PARTS_OF_A_DAY:
            parts: int = (later - earlier) * PARTS_OF_A_DAY[self.unit] * 10**self.decimals
            return parts
        if self.unit in DECIMAL_UNITS:
            return self._counted(earlier, later)
        return months_and_days(earlier, later)

    def _counted(self, earlier: int, later: int) -> int:
        """Whole units times 10**decimals, and the fraction of the last unit, cut."""
        scale: int = 10**self.decimals
        if self.unit in DAYS_IN:
            return (later - earlier) * scale // DAYS_IN[self.unit]
        size = MONTHS_IN[self.unit]
        whole = months_and_days(earlier, later)[0] // size
        if not self.decimals:
            return whole
        # Both ends of the last unit are reckoned from the first day. Then the unit ends on the
        # next anniversary, and the amount becomes whole on that day and not before.
        last = add_months(earlier, whole * size)
        following = add_months(earlier, (whole + 1) * size)
        return whole * scale + (later - last) * scale // (following - last)

    def value(self, amount: Amount) -> "int | Decimal | str":
        """The amount as a number for a counted unit, else as text.

        >>> Measure("calendar").value((331, 23)), Measure("iso").value((-1, -3))
        ('27 years, 7 months, 23 days', '-P1M3D')
        """
        if isinstance(amount, tuple):
            return calendar_iso(*amount) if self.unit == "iso" else calendar_words(*amount)
        if self.decimals and self.unit in DECIMAL_UNITS:
            from decimal import Decimal

            whole, rest = divmod(abs(amount), 10**self.decimals)
            sign = "-" if amount < 0 else ""
            return Decimal(f"{sign}{whole}.{rest:0{self.decimals}d}")
        return amount

    def text(self, amount: Amount) -> str:
        """The amount as the `value` form prints it.

        >>> Measure("years", decimals=2).text(400)
        '4.00'
        """
        value = self.value(amount)
        return str(value) if isinstance(value, int | str) else format(value, "f")


def negated(amount: Amount) -> Amount:
    """The length of the same span the other way round.

    >>> negated(5), negated((1, 2)), negated((0, 0, 3))
    (-5, (-1, -2), (0, 0, -3))
    """
    return -amount if isinstance(amount, int) else tuple(-part for part in amount)  # type: ignore[return-value]


def _signed(months: int, days: int, ticks: int) -> tuple[str, tuple[int | str, ...]]:
    """The sign of a calendar span; and its years, months, days, hours, minutes and seconds."""
    years, month = divmod(abs(months), MONTHS_A_YEAR)
    hours, minutes, second, part = clock_parts(abs(ticks))
    exact = seconds_text(second, part) if part else second
    sign = "-" if min(months, days, ticks) < 0 else ""
    return sign, (years, month, abs(days), hours, minutes, exact)


def calendar_words(months: int, days: int, ticks: int = 0) -> str:
    """Signed months, days and ticks in words. Parts that are zero are left out.

    >>> calendar_words(331, 23), calendar_words(0, -1), calendar_words(0, 0)
    ('27 years, 7 months, 23 days', '-1 day', '0 days')
    >>> calendar_words(0, 10, 3_600_500_000_000)
    '10 days, 1 hour, 0.5 seconds'
    """
    sign, numbers = _signed(months, days, ticks)
    named = zip(numbers, ("year", "month", "day", "hour", "minute", "second"), strict=True)
    return sign + (", ".join(plural(n, noun) for n, noun in named if n) or "0 days")


def calendar_iso(months: int, days: int, ticks: int = 0) -> str:
    """Signed months, days and ticks as an ISO 8601 duration, with the sign in front.

    >>> calendar_iso(331, 23), calendar_iso(0, 0)
    ('P27Y7M23D', 'P0D')
    >>> calendar_iso(0, -1, -5_400 * 10**9)
    '-P1DT1H30M'
    """
    sign, numbers = _signed(months, days, ticks)
    date, clock = (
        "".join(f"{n}{unit}" for n, unit in zip(part, units, strict=True) if n)
        for part, units in ((numbers[:3], "YMD"), (numbers[3:], "HMS"))
    )
    return f"{sign}P{date}{'T' * bool(clock)}{clock}" if date or clock else "P0D"


def check_decimals(decimals: int) -> None:
    """Check a number of decimal places.

    Raises:
        HandoverError: it is negative or more than 100.
    """
    if not 0 <= decimals <= MAX_DECIMALS:
        raise HandoverError(f"--decimals takes 0 to {MAX_DECIMALS}, not {decimals}")


class Duration(NamedTuple):
    """Years, months, weeks, days, business days, hours, minutes and seconds, all of one sign."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    business_days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0
    nanoseconds: int = 0

    @property
    def is_negative(self) -> bool:
        """True if it leads to an earlier day."""
        return min(self) < 0

    @property
    def is_fixed(self) -> bool:
        """True if it moves every day by the same number of days."""
        return not (self.years or self.months or self.business_days)

    @property
    def ticks(self) -> int:
        """Its hours, minutes and seconds, in ticks of `moments`.

        >>> Duration(hours=1, minutes=30).ticks == 5400 * 10**9
        True
        """
        seconds = (self.hours * 60 + self.minutes) * 60 + self.seconds
        return seconds * SECOND + self.nanoseconds

    @property
    def date_part(self) -> "Duration":
        """Its parts of a day or more."""
        return Duration(*self[:5])

    @property
    def calendar(self) -> BusinessCalendar | None:
        """Always None: its business days are those of whoever adds it."""
        return None

    @property
    def is_whole(self) -> bool:
        """Always False: after some days a clock shows the same time."""
        return False

    def reach(self, day: int, business: BusinessCalendar | None = None) -> int:
        """The day to which it leads. See `add`."""
        months = self.years * MONTHS_A_YEAR + self.months
        if months:
            day = add_months(day, months)
        day += self.weeks * 7 + self.days
        if ticks := self.ticks:
            days, rest = divmod(abs(ticks), DAY)
            if rest:
                raise HandoverError(
                    f"{self.words()} is no whole number of days",
                    "give a date with a clock time, such as 2020-11-15T09:00",
                )
            day += days if ticks > 0 else -days
        if self.business_days:
            day = (business or MONDAY_TO_FRIDAY).add(day, self.business_days)
        return day

    def looked_at(self, day: int, business: BusinessCalendar | None = None) -> Bounds:
        """The days of which it finds out whether they are business days; not the day itself.

        >>> Duration(weeks=1, business_days=2).looked_at(1)
        Bounds(earliest=9, latest=10)
        """
        start = self._replace(business_days=0).reach(day)
        end = self.reach(day, business)
        return Bounds(start + 1, end) if end > start else Bounds(end, start - 1)

    def times(self, number: int) -> "Duration":
        """The duration with each part multiplied. A negative number turns it round.

        >>> str(Duration(months=1).times(-2))
        '-2m'
        """
        return Duration(*(part * number for part in self))

    def __repr__(self) -> str:
        """The parts that are not zero."""
        parts = zip(self._fields, self, strict=True)
        return f"Duration({', '.join(f'{name}={part}' for name, part in parts if part)})"

    def __str__(self) -> str:
        """The short form, with a minus in front if it is negative.

        >>> str(Duration(years=-1, months=-6)), str(Duration())
        ('-1y6m', '0d')
        """
        sign = "-" if self.is_negative else ""
        if self.nanoseconds:  # the short form has no parts of a second
            date = "".join(f"{abs(n)}{unit}" for n, unit in zip(self, "YMWD", strict=False) if n)
            return f"{sign}P{date}{calendar_iso(0, 0, abs(self.ticks)).removeprefix('P')}"
        short = zip(self, ("y", "m", "w", "d", "b", "h", "min", "s", ""), strict=True)
        parts = "".join(f"{abs(number)}{unit}" for number, unit in short if number)
        return sign + (parts or "0d")

    def words(self) -> str:
        """The duration in words, without its sign.

        >>> Duration(years=1, days=10).words()
        '1 year, 10 days'
        """
        nouns = (name.replace("_", " ").removesuffix("s") for name in self._fields)
        amounts: list[int | str] = [abs(part) for part in self]
        if amounts.pop():
            amounts[-1] = seconds_text(abs(self.seconds), abs(self.nanoseconds))
        parts = [plural(n, noun) for n, noun in zip(amounts, nouns, strict=False) if n]
        return ", ".join(parts) or "0 days"


class OwnShift(Protocol):
    """A shift that is no bare duration, such as a duration under a rule. See `Duration`."""

    @property
    def is_negative(self) -> bool:
        """True if it leads to an earlier day."""

    @property
    def business_days(self) -> int:
        """Not 0 if it counts business days, or leads to one."""

    @property
    def calendar(self) -> BusinessCalendar:
        """The business days that it brings along. It depends on the day of the week."""

    @property
    def distance(self) -> tuple[int, int]:
        """The fewest and the most days that it moves a day by, or somewhat fewer and more."""

    @property
    def ticks(self) -> int:
        """Its hours, minutes and seconds, in ticks of `moments`."""

    @property
    def date_part(self) -> "Duration | OwnShift":
        """What it does before its hours, minutes and seconds are added."""

    @property
    def is_whole(self) -> bool:
        """True if it leads from a clock time to a whole day."""

    def words(self) -> str:
        """It in words, without its sign."""

    def reach(self, day: int, business: BusinessCalendar | None = None) -> int:
        """The day to which it leads."""

    def looked_at(self, day: int, business: BusinessCalendar | None = None) -> Bounds:
        """The days of which it finds out whether they are business days."""


Shift = Duration | OwnShift
"""What moves a day."""

Shifts = tuple[Shift, ...]
"""Shifts that are added one after the other, each perhaps under a rule."""


def add(day: int, shift: Shift, business: BusinessCalendar | None = None) -> int:
    """The day after a duration: add years and months, then weeks and days, then business days.

    In a shorter month the day is clamped to the last one. No day has to lie within the years
    -9999 to 9999. A duration under a rule moves the day as the rule says.

    Raises:
        HandoverError: the duration has business days, and the holidays are not known; or its
            hours, minutes and seconds are no whole days.

    >>> from handover_cli.dates import iso
    >>> iso(add(737821, Duration(months=1, days=1)))
    '2021-03-01'
    """
    return shift.reach(day, business)


def move(day: int, shifts: Shifts, business: BusinessCalendar | None = None) -> int:
    """The day after several durations, added from left to right. See `add`.

    Raises:
        HandoverError: a duration has business days, and the holidays are not known.

    >>> from handover_cli.dates import iso
    >>> iso(move(737821, (Duration(months=1), Duration(days=-1))))
    '2021-02-27'
    """
    for shift in shifts:
        day = shift.reach(day, business)
    return day
