"""Day numbers, and dates that may be known only imprecisely.

A day is counted as `datetime.date.toordinal` counts it: 1 is 0001-01-01 in the
proleptic Gregorian calendar. Arithmetic is on these whole numbers, so it can pass
the year 9999 on its way to an answer; only an answer has to be a date.
"""

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .errors import HandoverError

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

FIRST_DAY = 1
"""0001-01-01."""
LAST_DAY = date.max.toordinal()
"""9999-12-31."""

CYCLE = 146_097
"""Days in 400 years, after which the calendar repeats, weekdays and all."""
CYCLE_MONTHS = 4_800

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class ImpreciseDate(NamedTuple):
    """One day known to lie between two days, both included.

    A precise date is one whose two ends are the same day.
    """

    earliest: int | None
    """Day number; None when nothing bounds it below."""
    latest: int | None
    """Day number; None when nothing bounds it above."""
    text: str
    """As it was written: `2020-11-15`, `2021-06~`, `[..1984]`."""
    qualifiers: str = ""
    """What EDTF's `?`, `~` and `%` say, in words: `approximate`, `uncertain month`."""

    @property
    def is_precise(self) -> bool:
        """Whether only one day is allowed."""
        return self.earliest is not None and self.earliest == self.latest


def precise(day: int) -> ImpreciseDate:
    """A day that is known, written as ISO 8601.

    >>> precise(1).text
    '0001-01-01'
    """
    return ImpreciseDate(day, day, iso(day))


def iso(day: int) -> str:
    """The day as ISO 8601 writes it.

    Raises:
        HandoverError: the day lies outside 0001-01-01..9999-12-31.

    >>> iso(737744)
    '2020-11-15'
    """
    return civil(day).isoformat()


def civil(day: int) -> date:
    """The day as a `datetime.date`.

    Raises:
        HandoverError: the day lies outside 0001-01-01..9999-12-31.
    """
    if FIRST_DAY <= day <= LAST_DAY:
        return date.fromordinal(day)
    side = "before 0001-01-01" if day < FIRST_DAY else "after 9999-12-31"
    raise HandoverError(f"the result lies {side}, outside the years 0001 to 9999")


def bounds_text(earliest: int | None, latest: int | None) -> str:
    """Two ends as `earliest..latest`, an open end left out; one day as itself.

    >>> bounds_text(737744, 737754), bounds_text(None, 737744)
    ('2020-11-15..2020-11-25', '..2020-11-15')
    """
    if earliest is not None and earliest == latest:
        return iso(earliest)
    left = "" if earliest is None else iso(earliest)
    right = "" if latest is None else iso(latest)
    return f"{left}..{right}"


def weekday(day: int) -> str:
    """The English name of the day of the week.

    >>> weekday(1)
    'Monday'
    """
    return WEEKDAYS[(day - 1) % 7]


def iso_week(day: int) -> str:
    """The ISO 8601 week the day lies in.

    >>> iso_week(737754)
    '2020-W48'
    """
    year, week, _ = civil(day).isocalendar()
    return f"{year:04d}-W{week:02d}"


def in_first_cycle(day: int) -> tuple[int, date]:
    """How many 400-year cycles a day lies after the first, and the day like it in the first.

    Any day number has one, also outside the years 0001 to 9999.

    >>> in_first_cycle(date(2021, 6, 15).toordinal())
    (5, datetime.date(21, 6, 15))
    """
    cycles, rest = divmod(day - 1, CYCLE)
    return cycles, date.fromordinal(rest + 1)


def year_of(day: int) -> int:
    """The year a day lies in, also outside 0001 to 9999.

    >>> year_of(737754), year_of(0)
    (2020, 0)
    """
    cycles, start = in_first_cycle(day)
    return start.year + 400 * cycles


def add_months(day: int, months: int) -> int:
    """The day that many months on (or back), clamped to the end of a shorter month.

    Neither the day nor the result needs to lie within the years 0001 to 9999:
    the sum is done by `relativedelta` in the first 800 years and moved back
    by whole 400-year cycles. Source of the rule: dateutil's `relativedelta`.

    >>> iso(add_months(date(2021, 1, 31).toordinal(), 1))
    '2021-02-28'
    """
    day_cycles, start = in_first_cycle(day)
    month_cycles, rest = divmod(months, CYCLE_MONTHS)
    moved = start + _months(rest)
    return moved.toordinal() + (day_cycles + month_cycles) * CYCLE


@cache
def _months(number: int) -> "relativedelta":
    """That many months, less than a cycle of them; to make them takes longer than to add them."""
    from dateutil.relativedelta import relativedelta  # 4 ms that most answers do without

    return relativedelta(months=number)


@lru_cache(maxsize=16)  # an answer's record gives the same span in several units
def months_and_days(earlier: int, later: int) -> tuple[int, int]:
    """Whole months from the earlier day to the later, and the days left over.

    The months are the most that, added to the earlier day, do not pass the later.

    >>> months_and_days(date(2020, 2, 29).toordinal(), date(2021, 2, 28).toordinal())
    (12, 0)
    """
    from dateutil.relativedelta import relativedelta

    cycles, rest = divmod(later - earlier, CYCLE)
    _, start = in_first_cycle(earlier)
    delta = relativedelta(date.fromordinal(start.toordinal() + rest), start)
    return cycles * CYCLE_MONTHS + delta.years * 12 + delta.months, delta.days
