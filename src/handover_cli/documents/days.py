"""Files of holidays: CSV with a date and a name, and iCalendar with events of whole days."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..errors import ExtraMissing, Unavailable
from ..text import quote, visible
from . import csv


class DayOfFile(NamedTuple):
    """A holiday as a file has it."""

    place: str
    """The file, and the line or the event."""
    name: str
    text: str = ""
    """The date as a text; empty if the file has days."""
    days: range = range(0)
    """Day numbers."""


MAX_DAYS = 1000
"""Days of one holiday."""
NAME_COLUMNS = ("name", "holiday", "title")
"""Columns of a CSV file that may have the name of a day; the first one that is there has it."""


def read_days(name: str, content: bytes) -> Iterator[DayOfFile]:
    """The holidays of a file, by the ending of its name.

    Raises:
        Unavailable: the file has another ending, or can't be read.
        ExtraMissing: it is a calendar, and the icalendar library is not installed.

    >>> [each.text for each in read_days("days.csv", b"date,name\\n2020-11-09,Victory Day")]
    ['2020-11-09']
    """
    ending = name.rpartition(".")[2].casefold()
    if ending == "csv":
        return _of_csv(visible(name), content)
    if ending == "ics":
        return _of_calendar(visible(name), content)
    raise Unavailable(f"{quote(name)} is no file of holidays", "give a .csv or an .ics file")


def _of_csv(name: str, content: bytes) -> Iterator[DayOfFile]:
    rows, problems = csv.read_rows(name, content)
    if problems:
        raise Unavailable(str(problems[0]))
    header = [cell.strip().casefold() for cell in rows[0][1]]
    if "date" not in header:
        raise Unavailable(f"{name}:{rows[0][0]}: the column date is missing")
    for line, cells in rows[1:]:
        of_row = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
        if not of_row.get("date"):
            raise Unavailable(f"{name}:{line}: the date is missing")
        title = next((of_row[column] for column in NAME_COLUMNS if column in of_row), "")
        yield DayOfFile(f"{name}:{line}", title, of_row["date"])


def _of_calendar(name: str, content: bytes) -> Iterator[DayOfFile]:
    try:
        import icalendar
    except ModuleNotFoundError:
        problem = f"the holidays in {quote(name)} need the icalendar library"
        raise ExtraMissing(problem, "ics") from None
    try:
        calendars = icalendar.Calendar.from_ical(content, multiple=True)
    except ValueError:
        calendars = []
    if not calendars:  # also if its end is missing
        raise Unavailable(f"{name}: this is no whole calendar", "save it as iCalendar (.ics)")
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            if event.get("status") != "CANCELLED":
                yield _of_event(name, event)


def _of_event(name: str, event: Any) -> DayOfFile:
    title = str(event.get("summary", ""))
    place = f"{name}: the event {quote(title)}"
    if event.errors:
        raise Unavailable(f"{place} has a line that can't be read: {visible(event.errors[0][1])}")
    start, end = (getattr(event.get(key), "dt", None) for key in ("dtstart", "dtend"))
    if start is None or hasattr(start, "hour") or hasattr(end, "hour"):
        raise Unavailable(f"{place} has no whole days", "a holiday is an event of whole days")
    if event.get("rrule") or event.get("rdate"):
        hint = "list its days, or write XXXX-MM-DD in the table"
        raise Unavailable(f"{place} is repeated, which is not read", hint)
    first = start.toordinal()
    length = event.get("duration")
    after = first + (length.dt.days if length else 1) if end is None else end.toordinal()
    if not 0 < after - first <= MAX_DAYS:
        hint = f"a holiday has 1 to {MAX_DAYS} days, and DTEND is the day after the last one"
        raise Unavailable(f"{place} has {after - first} days", hint)
    return DayOfFile(place, title, days=range(first, after))
