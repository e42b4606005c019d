"""The span between two known days, in every unit.

The rules, the same for all units: order the two days, add a day to the later one
if counting is inclusive, measure from the earlier, put the sign in front. Every
result is exact and ordered: a whole number, or months and days for a calendar span.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

from .business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from .dates import add_months, months_and_days
from .errors import HandoverError

if TYPE_CHECKING:
    from decimal import Decimal

Unit = Literal["days", "weeks", "months", "years", "business-days", "calendar", "iso"]
UNITS: tuple[Unit, ...] = (
    "days",
    "weeks",
    "months",
    "years",
    "business-days",
    "calendar",
    "iso",
)
DECIMAL_UNITS: frozenset[Unit] = frozenset({"weeks", "months", "years"})
"""The units of which a fraction can be given."""
MAX_DECIMALS = 100

Counting = Literal["exclusive", "inclusive"]

Amount = int | tuple[int, int]
"""What a measure is in order: a number (times 10**decimals), or signed months and days."""


class Measure(NamedTuple):
    """How to measure: unit, counting, decimal places, and what a business day is."""

    unit: Unit = "days"
    counting: Counting = "exclusive"
    decimals: int = 0
    business: BusinessCalendar | None = None
    """None: Monday to Friday without holidays."""

    def between(self, start: int, end: int) -> Amount:
        """The span from one day number to another, negative when `end` is earlier.

        Swapping the two days negates it, but for one day counted
        inclusively, which is 1 both ways.

        >>> from datetime import date
        >>> began, ended = date(1993, 4, 2).toordinal(), date(2020, 11, 25).toordinal()
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
        """Whole units times 10**decimals, plus the fraction of the unit now running, cut."""
        scale: int = 10**self.decimals
        if self.unit == "weeks":
            return (later - earlier) * scale // 7
        size = 12 if self.unit == "years" else 1
        whole = months_and_days(earlier, later)[0] // size
        if not self.decimals:
            return whole
        # Both ends of the running unit are clamped from the start, so that the next
        # anniversary is whole and nothing arrives early.
        last = add_months(earlier, whole * size)
        following = add_months(earlier, (whole + 1) * size)
        return whole * scale + (later - last) * scale // (following - last)

    def value(self, amount: Amount) -> "int | Decimal | str":
        """The amount as an answer gives it: a number for counted units, text otherwise.

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
    years, rest = divmod(abs(months), 12)
    return ("-" if months < 0 or days < 0 else ""), years, rest, abs(days)


def calendar_words(months: int, days: int) -> str:
    """Signed months and days in words, zero parts left out.

    >>> calendar_words(331, 23), calendar_words(0, -1), calendar_words(0, 0)
    ('27 years, 7 months, 23 days', '-1 day', '0 days')
    """
    sign, *numbers = _signed(months, days)
    parts = [
        f"{number} {unit}{'' if number == 1 else 's'}"
        for number, unit in zip(numbers, ("year", "month", "day"), strict=True)
        if number
    ]
    return sign + (", ".join(parts) or "0 days")


def calendar_iso(months: int, days: int) -> str:
    """Signed months and days as an ISO 8601 duration, the sign in front.

    >>> calendar_iso(331, 23), calendar_iso(0, 0)
    ('P27Y7M23D', 'P0D')
    """
    sign, *numbers = _signed(months, days)
    parts = "".join(f"{n}{unit}" for n, unit in zip(numbers, "YMD", strict=True) if n)
    return f"{sign}P{parts or '0D'}"


def check_decimals(decimals: int) -> int:
    """The number of decimal places, if it can be had.

    Raises:
        HandoverError: it is negative or more than 100.
    """
    if 0 <= decimals <= MAX_DECIMALS:
        return decimals
    raise HandoverError(f"--decimals takes 0 to {MAX_DECIMALS}, not {decimals}")
