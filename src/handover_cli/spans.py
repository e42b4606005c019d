"""Spans between two known days, durations to add to a day, and their units.

A span follows the same rules in all units: order the two days, add a day to the later one if
counting is inclusive, measure from the earlier one, put the sign in front.

A duration is not a length: a month added to 31 January and a month added to 1 February are
different numbers of days.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

from .business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from .calendar import MONTHS_A_YEAR, add_months, months_and_days
from .errors import HandoverError
from .text import plural

if TYPE_CHECKING:
    from decimal import Decimal

Unit = Literal["days", "weeks", "months", "years", "business-days", "calendar", "iso"]
UNIT_NAMES: dict[Unit, str] = {
    "days": "days",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
    "business-days": "business days",
    "calendar": "calendar",
    "iso": "ISO 8601",
}
"""The name of each unit in a text. The name of a counted unit is a plural that ends in s."""
UNITS = tuple(UNIT_NAMES)
DECIMAL_UNITS: frozenset[Unit] = frozenset({"weeks", "months", "years"})
"""The units that can have decimals."""
CALENDAR_UNITS: frozenset[Unit] = frozenset({"calendar", "iso"})
"""The units with amounts of months and days."""
MAX_DECIMALS = 100

Counting = Literal["exclusive", "inclusive"]

Amount = int | tuple[int, int]
"""An exact length: whole units times 10**decimals, or months and days of one sign."""


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
        if start <= end:
            return amount
        return -amount if isinstance(amount, int) else (-amount[0], -amount[1])

    def _length(self, earlier: int, later: int) -> Amount:
        if self.unit == "days":
            return later - earlier
        if self.unit == "business-days":
            return (self.business or MONDAY_TO_FRIDAY).count(earlier, later)
        if self.unit in DECIMAL_UNITS:
            return self._counted(earlier, later)
        return months_and_days(earlier, later)

    def _counted(self, earlier: int, later: int) -> int:
        """Whole units times 10**decimals, and the fraction of the last unit, cut."""
        scale: int = 10**self.decimals
        if self.unit == "weeks":
            return (later - earlier) * scale // 7
        size = MONTHS_A_YEAR if self.unit == "years" else 1
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


def _signed(months: int, days: int) -> tuple[str, int, int, int]:
    """Sign, years, months and days of a calendar span."""
    years, rest = divmod(abs(months), MONTHS_A_YEAR)
    return ("-" if months < 0 or days < 0 else ""), years, rest, abs(days)


def calendar_words(months: int, days: int) -> str:
    """Signed months and days in words. Parts that are zero are left out.

    >>> calendar_words(331, 23), calendar_words(0, -1), calendar_words(0, 0)
    ('27 years, 7 months, 23 days', '-1 day', '0 days')
    """
    sign, *numbers = _signed(months, days)
    named = zip(numbers, ("year", "month", "day"), strict=True)
    return sign + (", ".join(plural(n, noun) for n, noun in named if n) or "0 days")


def calendar_iso(months: int, days: int) -> str:
    """Signed months and days as an ISO 8601 duration, with the sign in front.

    >>> calendar_iso(331, 23), calendar_iso(0, 0)
    ('P27Y7M23D', 'P0D')
    """
    sign, *numbers = _signed(months, days)
    parts = "".join(f"{n}{unit}" for n, unit in zip(numbers, "YMD", strict=True) if n)
    return f"{sign}P{parts or '0D'}"


def check_decimals(decimals: int) -> None:
    """Check a number of decimal places.

    Raises:
        HandoverError: it is negative or more than 100.
    """
    if not 0 <= decimals <= MAX_DECIMALS:
        raise HandoverError(f"--decimals takes 0 to {MAX_DECIMALS}, not {decimals}")


class Duration(NamedTuple):
    """Years, months, weeks, days and business days, all of one sign."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    business_days: int = 0

    @property
    def is_negative(self) -> bool:
        """True if it leads to an earlier day."""
        return min(self) < 0

    @property
    def is_fixed(self) -> bool:
        """True if it moves every day by the same number of days."""
        return not (self.years or self.months or self.business_days)

    def times(self, number: int) -> "Duration":
        """The duration with each part multiplied. A negative number turns it round.

        >>> Duration(months=1).times(-2)
        Duration(years=0, months=-2, weeks=0, days=0, business_days=0)
        """
        return Duration(*(part * number for part in self))

    def __str__(self) -> str:
        """The short form, with a minus in front if it is negative.

        >>> str(Duration(years=-1, months=-6)), str(Duration())
        ('-1y6m', '0d')
        """
        parts = "".join(f"{abs(n)}{u}" for n, u in zip(self, "ymwdb", strict=True) if n)
        return ("-" if self.is_negative else "") + (parts or "0d")

    def words(self) -> str:
        """The duration in words, without its sign.

        >>> Duration(years=1, days=10).words()
        '1 year, 10 days'
        """
        nouns = (name.replace("_", " ").removesuffix("s") for name in self._fields)
        parts = [plural(abs(n), noun) for n, noun in zip(self, nouns, strict=True) if n]
        return ", ".join(parts) or "0 days"


Shifts = tuple[Duration, ...]
"""Durations that are added one after the other."""


def add(day: int, duration: Duration, business: BusinessCalendar | None = None) -> int:
    """The day after a duration: add years and months, then weeks and days, then business days.

    In a shorter month the day is clamped to the last one. No day has to lie within the years
    0001 to 9999.

    Raises:
        HandoverError: the duration has business days, and the holidays are not known.

    >>> from handover_cli.dates import iso
    >>> iso(add(737821, Duration(months=1, days=1)))
    '2021-03-01'
    """
    months = duration.years * MONTHS_A_YEAR + duration.months
    if months:
        day = add_months(day, months)
    day += duration.weeks * 7 + duration.days
    if duration.business_days:
        day = (business or MONDAY_TO_FRIDAY).add(day, duration.business_days)
    return day


def move(day: int, shifts: Shifts, business: BusinessCalendar | None = None) -> int:
    """The day after several durations, added from left to right. See `add`.

    Raises:
        HandoverError: a duration has business days, and the holidays are not known.

    >>> from handover_cli.dates import iso
    >>> iso(move(737821, (Duration(months=1), Duration(days=-1))))
    '2021-02-27'
    """
    for duration in shifts:
        day = add(day, duration, business)
    return day
