"""Dates as people write them, in English words and in numbers. Each has one reading.

- `written_days`: a day or a month with its name, `15th of November 2020`;
- `written_numbers`: numbers, `2020/11/15`, `15/11/2020`, `2020-W47-7`;
- `written_years`: years and stretches of years, `c. 1860`, `the 1790s`, `19th century`.

`calendar_dates` converts those that name a calendar, `2 September 1666 (Julian)`.

Nothing is filled in: a date without its year is refused, and so is a year of two digits. Nothing
depends on the locale. `written_bounds` reads words such as `before 1800`, which mean something
else inside of a question.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import HandoverError
from ..text import did_you_mean, either, quote
from . import edtf
from .notation import (
    DATE_ORDERS,
    AmbiguousDate,
    DateOrder,
    Match,
    SeasonDate,
    WrittenDateError,
)
from .written_reading import OrderNeeded, Reading, WrongWeekday

if TYPE_CHECKING:
    from ..calendars import Mark

MAX_LENGTH = 100
"""Characters of a written date. No date needs more, and a name may be any text."""

LONGEST_NUMBERS = 10
"""Characters of the longest dates in numbers, such as `2020-W47-7` and `15/11/2020`."""

_DIGITS = "0123456789"

OrderedReader = Callable[[str, DateOrder | None], Reading | None]


def match(text: str, read: OrderedReader | None = None) -> Match | None:
    """A whole text as a written date; None if it is none. `read` reads it.

    Raises:
        AmbiguousDate: it has a reading with the day first and another with the month first.
        WrittenDateError: it looks like a written date and can't be read.

    >>> match("the 15th of November, 2020").date.text
    '2020-11-15'
    >>> match("November 2020").date.text, match("c. 1860").date.text
    ('2020-11', '1860~')
    >>> match("the actual handover") is None
    True
    """
    if len(text) > MAX_LENGTH:
        return None
    read = read or read_written
    try:
        try:
            reading = read(text, None)
        except OrderNeeded:
            return _in_both_orders(text, read)
    except AmbiguousDate:
        raise
    except SeasonDate as error:
        raise WrittenDateError(error.message, error.instead) from None
    except HandoverError as error:
        raise WrittenDateError(error.message, error.hint) from None
    return None if reading is None else _match(text, reading)


def _match(text: str, reading: Reading) -> Match:
    return Match(reading.date, len(text), reading.complete, reading.in_words)


def _in_both_orders(text: str, read: OrderedReader) -> Match:
    """The only reading of a date that can have two orders.

    A day of the week may fit only one of them: `Saturday, 01/02/2003`.

    Raises:
        AmbiguousDate: it can be read in both orders.
    """
    readings, problems = [], []
    for order in DATE_ORDERS:
        try:
            reading = read(text, order)
        except WrongWeekday as error:
            problems.append(error)
        else:
            assert reading is not None, text
            readings.append(_match(text, reading))
    if not readings:
        hints = (problem.hint for problem in problems)
        raise HandoverError(problems[0].message, " and ".join(hints))
    if problems:
        return readings[0]
    raise AmbiguousDate(text, *readings)


def read_written(text: str, order: DateOrder | None = None) -> Reading | None:
    """A whole text as a date in words or numbers, perhaps of a calendar; None if it is none.

    Raises:
        OrderNeeded: the day and the month could change places, and `order` is None.
        HandoverError: it looks like such a date and can't be read.

    >>> read_written("2 Jan 2003").date.text, read_written("01/02/2003", "dmy").date.text
    ('2003-01-02', '2003-02-01')
    >>> read_written("2 September 1666 (Julian)").date.text
    '1666-09-12'
    """
    if text[-1:] not in _DIGITS:
        from ..calendars import split  # most dates end in a digit

        marked = split(text)
        if marked is not None:
            if split(marked[0]) is not None:
                raise HandoverError(f"{quote(text)} names two calendars", "write one of them")
            return read_marked(*marked, order)
    reading = _read(text, order, None)
    if reading is None and text.endswith(")"):
        _refuse_word(text, order)
    return reading


def _refuse_word(text: str, order: DateOrder | None) -> None:
    """Refuse a date with a word in brackets that names no calendar: `1 May 1445 (Islamic)`."""
    begin, _, word = text[:-1].rpartition("(")
    try:
        is_date = word.isalpha() and read_any(begin.strip(), order) is not None
    except HandoverError:  # a day that needs a calendar
        is_date = True
    if is_date:
        from ..calendars import CALENDARS

        names = [f"({calendar.NAME})" for calendar in CALENDARS.values()]
        raise HandoverError(
            f"{quote(word)} in {quote(text)} is no calendar that can be read",
            did_you_mean(f"({word})", names) or f"after a date may stand {either(names)}",
        )


def read_marked(text: str, mark: "Mark", order: DateOrder | None = None) -> Reading | None:
    """A whole text as a date of a calendar; None if it is none.

    Raises:
        OrderNeeded: the day and the month could change places, and `order` is None.
        HandoverError: it looks like such a date and can't be read.

    >>> from handover_cli.calendars import MARKS
    >>> read_marked("11 February 1731/32", MARKS["os"]).date.text
    '1732-02-22'
    """
    from .written_reading import of_fields

    reading = of_fields(text, text, mark, in_words=False) or _read(text, order, mark)
    if reading is None or reading.date.calendar_text:
        return reading
    # Years are the same words in all calendars, so their readers know nothing of calendars.
    return of_fields(text, reading.date.text, mark, in_words=reading.in_words)


def _read(text: str, order: DateOrder | None, mark: "Mark | None") -> Reading | None:
    """A date in words or numbers, of the calendar of `mark` if there is one."""

    def inner(part: str) -> Reading | None:
        return read_any(part, order) if mark is None else read_marked(part, mark, order)

    # A text needs few of the readers, and the program starts sooner without the others.
    reading = None
    if len(text) <= LONGEST_NUMBERS and text[:1] in _DIGITS:
        from .written_numbers import read_numbers

        reading = read_numbers(text, order, mark)
    if reading is None:
        from .written_days import read_days

        reading = read_days(text, inner, mark)
    if reading is None:
        from .written_years import read_years

        reading = read_years(text, inner)
    return reading


def read_any(text: str, order: DateOrder | None = None) -> Reading | None:
    """A whole text as a date in EDTF, words or numbers; None if it is none.

    Raises:
        OrderNeeded: the day and the month could change places, and `order` is None.
        HandoverError: it looks like such a date and can't be read.

    >>> read_any("1860-06").date.text, read_any("June 1860").date.text
    ('1860-06', '1860-06')
    """
    problem: HandoverError | None = None
    try:
        date = edtf.match(text)
        if date is not None and date.end == len(text):
            return Reading(date.date, complete=date.complete, in_words=False)
    except HandoverError as error:
        problem = error
    reading = read_written(text, order)
    if reading is None and problem is not None:
        raise problem
    return reading
