"""Imprecise dates, and days as text.

Days are the numbers of `calendar`. Only an answer has to lie within -9999-01-01 to 9999-12-31:
the arithmetic before it may leave those years. Years are astronomical: 0000 is 1 BC.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from . import calendar
from .calendar import year_text as year_text  # noqa: PLC0414 - it belongs to `iso`
from .errors import HandoverError
from .text import quote

if TYPE_CHECKING:
    from .moments import Moment

YEARS = "the years -9999 to 9999"
"""The years of all answers, in words."""
FIRST_DAY = calendar.day_number(-9999, 1, 1)
"""-9999-01-01."""
LAST_DAY = calendar.day_number(9999, 12, 31)
"""9999-12-31."""
FAR = 10**15
"""Stands for an open end, after all days; with a minus, before them. No shift leads so far."""
OPEN = ".."
"""The text of a missing end of a stretch, which is no day at all: `2004/..`."""


class Bounds(NamedTuple):
    """The first and the last possible day."""

    earliest: int | None = None
    """A day number; None if nothing bounds it below."""
    latest: int | None = None
    """A day number; None if nothing bounds it above."""

    @property
    def day(self) -> int | None:
        """The day, if only one is possible; else None.

        >>> Bounds(5, 5).day, Bounds(5, 6).day, Bounds().day
        (5, None, None)
        """
        return self.earliest if self.earliest == self.latest else None


def merged(runs: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """The same days in runs that rise and have other days between them.

    >>> merged([Bounds(8, None), Bounds(1, 3), Bounds(3, 4)])
    (Bounds(earliest=1, latest=4), Bounds(earliest=8, latest=None))
    """
    found: list[Bounds] = []
    for run in sorted(runs, key=lambda run: -FAR if run.earliest is None else run.earliest):
        last = found[-1].latest if found else None
        if found and (last is None or run.earliest is None or run.earliest <= last + 1):
            later = None if last is None or run.latest is None else max(last, run.latest)
            found[-1] = Bounds(found[-1].earliest, later)
        else:
            found.append(run)
    return tuple(found)


def gaps_between(runs: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """Runs of days as `ImpreciseDate.runs` has them: empty if no day lies between them.

    >>> gaps_between([Bounds(1, 3), Bounds(4, 5)])
    ()
    """
    found = merged(runs)
    return found if len(found) > 1 else ()


class ImpreciseDate(NamedTuple):
    """One day that lies within bounds. A precise date has a single possible day."""

    bounds: Bounds
    text: str
    """As it was written: `2020-11-15`, `2021-06~`, `[..1984]`."""
    qualifiers: str = ""
    """What EDTF's `?`, `~` and `%` say, in words: `approximate`, `uncertain month`."""
    moment: "Moment | None" = None
    """The clock time, if it has one. Then the bounds are the days that its zone shows."""
    runs: tuple[Bounds, ...] = ()
    """Its possible days, if not all days within the bounds are possible: runs of days, rising,
    with other days between them. Empty if all are possible."""
    calendar_text: str = ""
    """What was written in another calendar: `2 September 1666 Julian`. Else empty."""
    has_all_days: bool = False
    """True for a century or a decade in words, whose text is that of a set: `[1701..1800]`. As a
    stretch it has all of these days."""

    @property
    def earliest(self) -> int | None:
        """The first possible day; None if nothing bounds it below."""
        return self.bounds.earliest

    @property
    def latest(self) -> int | None:
        """The last possible day; None if nothing bounds it above."""
        return self.bounds.latest

    @property
    def day(self) -> int | None:
        """The day, if only one is possible; else None."""
        return self.bounds.day

    @property
    def is_precise(self) -> bool:
        """True if only one day is possible."""
        return self.bounds.day is not None

    @property
    def is_whole(self) -> bool:
        """True for a day, month, year or century, whose days make one stretch; false for a set.

        A year that could begin in January or in March is such a set. An estimate such as `1950S2`
        is one year of many.
        """
        written = self.calendar_text or self.text
        is_set = self.runs or written.startswith("[") or written.endswith("O.S.")
        is_estimate = self.text[-2:-1] == "S"
        return self.has_all_days or not (is_set or is_estimate)

    @property
    def weekday(self) -> str | None:
        """The day of the week; None if several days are possible.

        >>> ImpreciseDate(Bounds(737744, 737744), "").weekday
        'Sunday'
        """
        return None if self.day is None else weekday(self.day)

    @property
    def week(self) -> str | None:
        """The ISO 8601 week; None if several days are possible.

        >>> ImpreciseDate(Bounds(737754, 737754), "").week
        '2020-W48'
        """
        if self.day is None:
            return None
        year, week = calendar.iso_week(self.day)
        return f"{calendar.year_text(year)}-W{week:02d}"

    @property
    def time(self) -> str | None:
        """What the clock shows: `23:59:00`. None without a clock time, or if two are possible."""
        if self.moment is None or len(set(self.moment.clocks)) > 1:
            return None
        return self.moment.time

    @property
    def zone(self) -> str | None:
        """The zone of the clock time; None without one, or if its zone is not known."""
        return None if self.moment is None else self.moment.zone_text

    @property
    def instant(self) -> str | None:
        """The clock time in UTC; None if its zone is not known, or if two are possible."""
        return None if self.moment is None else self.moment.instant

    @property
    def order(self) -> tuple[int, int, int, int]:
        """A sort key: by the day where it stands, earliest day, latest day, clock time.

        A date stands at its earliest day, or at its latest if nothing bounds it below. A date of
        which nothing is known comes last. A day without a clock time comes before its times.

        >>> ImpreciseDate(Bounds(None, 5), "").order < ImpreciseDate(Bounds(5, 5), "").order
        True
        """
        earliest = FIRST_DAY - 1 if self.earliest is None else self.earliest
        latest = LAST_DAY + 1 if self.latest is None else self.latest
        place = latest if self.earliest is None else earliest
        return place, earliest, latest, 0 if self.moment is None else self.moment.ticks[0]


def whole_unit(date: ImpreciseDate) -> Literal["day", "month", "year"] | None:
    """The unit, if the possible days are one whole day, month or year; else None.

    >>> from handover_cli.notations import parse
    >>> whole_unit(parse("2021-06")), whole_unit(parse("[2021-06-01..2021-06-29]"))
    ('month', None)
    """
    if date.is_precise:
        return "day"
    if date.earliest is None or date.latest is None:
        return None
    _, month, day = calendar.year_month_day(date.earliest)
    after = date.latest + 1
    if day == 1 and after == calendar.add_months(date.earliest, 1):
        return "month"
    is_year = (month, day) == (1, 1) and after == calendar.add_months(date.earliest, 12)
    return "year" if is_year else None


def precise(day: int) -> ImpreciseDate:
    """A known day as a date, written in ISO 8601.

    >>> precise(1).text
    '0001-01-01'
    """
    return ImpreciseDate(Bounds(day, day), iso(day))


def timed(moment: "Moment") -> ImpreciseDate:
    """A moment as a date, written as RFC 9557 has it.

    Raises:
        HandoverError: its day, there or in UTC, is before -9999-01-01 or after 9999-12-31.

    >>> from handover_cli.calendar import DAY
    >>> from handover_cli.moments import Moment
    >>> timed(Moment((737744 * DAY,))).text
    '2020-11-15T00:00:00'
    """
    days = *moment.days, *(ticks // calendar.DAY for ticks in moment.ticks)
    if min(days) < FIRST_DAY or max(days) > LAST_DAY:
        place = "" if moment.zone is None else ", there or in UTC"
        raise HandoverError(f"{quote(moment.text)} lies outside {YEARS}{place}")
    return ImpreciseDate(Bounds(*days[:2]), moment.text, "", moment)


def within(bounds: Bounds, qualifiers: str = "") -> ImpreciseDate:
    """A date within bounds, written as `earliest..latest`.

    >>> within(Bounds(737744, 737754)).text
    '2020-11-15..2020-11-25'
    """
    return ImpreciseDate(bounds, bounds_text(bounds), qualifiers)


def iso(day: int) -> str:
    """The day as text, in ISO 8601.

    Raises:
        HandoverError: the day is before -9999-01-01 or after 9999-12-31.

    >>> iso(737744), iso(-15997)
    ('2020-11-15', '-0043-03-15')
    """
    if 0 < day <= LAST_DAY:
        # An f-string takes half as long again.
        return "%04d-%02d-%02d" % calendar.year_month_day(day)  # noqa: UP031
    if FIRST_DAY <= day <= 0:
        return calendar.day_text(day)
    side = "before -9999-01-01" if day < FIRST_DAY else "after 9999-12-31"
    raise HandoverError(f"the result lies {side}, outside {YEARS}")


def bounds_text(bounds: Bounds) -> str:
    """Bounds as `earliest..latest`, with nothing at an open end; a single day alone.

    >>> bounds_text(Bounds(737744, 737754)), bounds_text(Bounds(None, 737744))
    ('2020-11-15..2020-11-25', '..2020-11-15')
    """
    if bounds.day is not None:
        return iso(bounds.day)
    left, right = ("" if day is None else iso(day) for day in bounds)
    return f"{left}..{right}"


def weekday(day: int) -> str:
    """The English name of the day of the week.

    >>> weekday(737744)
    'Sunday'
    """
    return calendar.WEEKDAYS[calendar.weekday(day)]
