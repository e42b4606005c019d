"""The calendars that dates can be written in, one file each behind one small protocol.

The Gregorian calendar is `handover_cli.calendar`, in which days are stored and reckoned. To add
a calendar, write its file and give it a row in `MARKS`.
"""

from typing import NamedTuple, Protocol

from .. import calendar
from . import julian


class Calendar(Protocol):
    """A calendar: a module. Years are astronomical: 0 is the year before the year 1."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a constant of a module
        """What people call it: `Julian`."""

    def month_length(self, year: int, month: int) -> int:
        """The number of days in a month."""

    def day_number(self, year: int, month: int, day: int) -> int:
        """The number of a day, as `handover_cli.calendar` counts. The month has that day."""

    def year_month_day(self, number: int) -> tuple[int, int, int]:
        """The year, month and day of a day number."""


GREGORIAN: Calendar = calendar
JULIAN: Calendar = julian


LEAP_FEBRUARY = 29
"""The days of February in a leap year."""


class Mark(NamedTuple):
    """What words after a date say of its calendar."""

    calendar: Calendar
    name: str
    """How an answer names it after a date: `Julian`, `O.S.`."""
    has_two_years: bool = False
    """True if the year may also begin on 25 March, as it did in England up to 1752."""


_JULIAN = Mark(JULIAN, JULIAN.NAME)
_GREGORIAN = Mark(GREGORIAN, GREGORIAN.NAME)
_OLD_STYLE = Mark(JULIAN, "O.S.", has_two_years=True)

MARKS = {
    "julian": _JULIAN,
    "gregorian": _GREGORIAN,
    "julian calendar": _JULIAN,
    "gregorian calendar": _GREGORIAN,
    "os": _OLD_STYLE,
    "o s": _OLD_STYLE,
    "old style": _OLD_STYLE,
    "ns": _GREGORIAN,
    "n s": _GREGORIAN,
    "new style": _GREGORIAN,
}
"""By the words after a date, in lower case and without dots, what they say."""

CALENDARS = {mark.calendar.NAME.lower(): mark.calendar for mark in MARKS.values()}
"""The calendars by the names that a table and a question call them: `julian`."""


def calendar_of(text: str) -> Calendar:
    """The calendar that a date names after it; the Gregorian one if it names none.

    >>> calendar_of("1700 Julian").NAME, calendar_of("").NAME
    ('Julian', 'Gregorian')
    """
    marked = split(text)
    return GREGORIAN if marked is None else marked[1].calendar


def is_leap(year: int, calendar: Calendar) -> bool:
    """True if the year has a 29 February in a calendar.

    >>> is_leap(1700, GREGORIAN), is_leap(1700, JULIAN)
    (False, True)
    """
    return calendar.month_length(year, 2) == LEAP_FEBRUARY


def split(text: str) -> tuple[str, Mark] | None:
    """A text without the words at its end that name a calendar, and what they say.

    None if it ends in no such words, or has nothing before them.

    >>> split("2 September 1666 (O.S.)")[0], split("2 September 1666 julian")[1].name
    ('2 September 1666', 'Julian')
    >>> split("the macOS") is None
    True
    """
    begin, bracket, end = text.rpartition("(")
    spaced = f"{begin} ({end}" if bracket else text
    for count in (1, 2):
        words = spaced.rsplit(maxsplit=count)
        ending = " ".join(words[1:])
        if ending.startswith("(") == ending.endswith(")") and len(words) > count:
            mark = MARKS.get(ending.strip("()").replace(".", "").lower())
            if mark is not None:
                return words[0], mark
    return None
