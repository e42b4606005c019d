"""Sentences on the calendars of the dates of an answer or an entry."""

from collections.abc import Iterable, Iterator

from ..calendar import BEGAN, day_number
from ..dates import ImpreciseDate, iso

_FIRST_DAY = day_number(*BEGAN)


def calendar_notes(dates: Iterable[ImpreciseDate]) -> Iterator[str]:
    """What dates are in two calendars, where that can be asked.

    For each date that was written in another calendar, its Gregorian days; for each day before
    the Gregorian calendar began, the Julian one.

    >>> from handover_cli.notations import parse
    >>> for note in calendar_notes([parse("2 September 1666 (Julian)"), parse("1066-10-14")]):
    ...     print(note)
    2 September 1666 Julian = 1666-09-12.
    1066-10-14 is a Gregorian day, 8 October 1066 Julian.
    """
    for date in dates:
        if date.calendar_text:
            yield f"{date.calendar_text} = {date.text}."
        elif date.day is not None and date.day < _FIRST_DAY:
            from ..calendars import JULIAN  # few days are so early
            from ..notations.calendar_dates import day_in

            yield f"{iso(date.day)} is a Gregorian day, {day_in(date.day, JULIAN)}."
