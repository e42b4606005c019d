"""Stretches of days in one word: an EDTF interval such as `2020-09-27/2020-11-09`, or `2021-Q3`.

A stretch has two ends, and each end is a date. So `2021-06/2021-08` begins on a day of June and
ends on a day of August, as EDTF says. An end may be

- open, `..`: `2004/..` goes on without an end;
- not known, nothing: `2004/` ends on some day, which is not before it starts.
"""

import re
from typing import NamedTuple

from ..calendar import add_months, day_number
from ..dates import OPEN, Bounds, ImpreciseDate, precise, within
from ..errors import HandoverError
from ..text import quote
from . import CLOCK, edtf, match
from .notation import NO_CONVENTIONS, Conventions, SeasonDate


class WrittenStretch(NamedTuple):
    """A stretch of days as it is written."""

    start: ImpreciseDate | None
    """None: it has no beginning."""
    end: ImpreciseDate | None
    """None: it has no end."""


def read(
    text: str, conventions: Conventions = NO_CONVENTIONS, calendar: str | None = None
) -> WrittenStretch | None:
    """The stretch that the whole text is; None if it is none. The conventions settle seasons.

    The years, months and days of an interval may be of another calendar.

    Raises:
        HandoverError: an end does not exist, no end is given, or the end is before the start.

    >>> found = read("2020-09~/2020-11-09")
    >>> found.start.qualifiers, found.end.text
    ('approximate', '2020-11-09')
    >>> read("2021-Q3").end.text, read("2004/..").end, read("9/11")
    ('2021-09-30', None, None)
    """
    if calendar is None and _QUARTER.fullmatch(text):
        return _quarter(text)
    at = text.find("/")
    while at >= 0:
        before, after = text[:at], text[at + 1 :]
        if _may_be_end(before, calendar) and _may_be_end(after, calendar):
            return _interval(text, before, after, conventions, calendar)
        at = text.find("/", at + 1)
    return None


_QUARTER = re.compile("-?[0-9]{4}-Q[1-4]")


def _quarter(text: str) -> WrittenStretch:
    year, _, number = text.rpartition("-Q")
    first = day_number(int(year), 3 * int(number) - 2, 1)
    return WrittenStretch(precise(first), precise(add_months(first, 3) - 1))


def _may_be_end(text: str, calendar: str | None) -> bool:
    """True if a text is open, missing or a date, whether the date exists or not."""
    if text in ("", OPEN):
        return True
    try:
        return _date(text, NO_CONVENTIONS, calendar) is not None
    except HandoverError:
        return True


def _date(text: str, conventions: Conventions, calendar: str | None) -> ImpreciseDate | None:
    """The whole text as a date or a clock time; None if it is none.

    Raises:
        HandoverError: it does not exist.
    """
    try:
        if calendar is not None:
            from ..calendars import MARKS  # few stretches have another calendar
            from .calendar_dates import convert

            return convert(text, text, MARKS[calendar])
        found = match(text, 0, (edtf, CLOCK))
    except SeasonDate as error:
        return error.settled(conventions).date
    return None if found is None or found.end != len(text) else found.date


def _interval(
    text: str, before: str, after: str, conventions: Conventions, calendar: str | None
) -> WrittenStretch:
    if {before, after} <= {"", OPEN}:
        raise HandoverError(
            f"{quote(text)} has neither a first nor a last day", "write a date on one side"
        )
    start, end = (
        None if side in ("", OPEN) else _date(side, conventions, calendar)
        for side in (before, after)
    )
    if start is not None and end is not None and _is_before(end, start):
        raise HandoverError(
            f"{quote(text)} ends before it starts", f"write {after}/{before} for the days between"
        )
    if not before and end is not None:
        start = within(Bounds(None, end.latest))
    if not after and start is not None:
        end = within(Bounds(start.earliest, None))
    return WrittenStretch(start, end)


def _is_before(end: ImpreciseDate, start: ImpreciseDate) -> bool:
    """True if the end is before the start, whatever their days are."""
    if end.moment is not None and start.moment is not None:
        if (end.moment.zone is None) != (start.moment.zone is None):
            raise HandoverError(
                "one end has a clock time in a zone, the other one without",
                "write the zone or the offset of both",
            )
        return max(end.moment.ticks) < min(start.moment.ticks)
    return end.latest is not None and start.earliest is not None and end.latest < start.earliest
