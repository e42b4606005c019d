"""The holidays and the worked weekend days that a table lists, and those of its files."""

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..business_days import SpecialDay, YearlyHoliday
from ..dates import ImpreciseDate, iso
from ..documents.days import MAX_DAYS, DayOfFile, read_days
from ..errors import HandoverError, TableError, Unavailable
from ..notations import parse
from ..notations.notation import UNSETTLED, Conventions
from ..text import quote
from .files import read_file

SOURCE = "table"
_YEARLY = re.compile("XXXX-[0-9]{2}-[0-9]{2}")
_WITHOUT_YEAR = re.compile("[0-9]{1,2}-[0-9]{1,2}")

DaysOff = tuple[SpecialDay | YearlyHoliday, ...]


def read_entry(entry: Any, conventions: Conventions, *, is_worked: bool = False) -> DaysOff:
    """The days of one entry of a list: of a day, a range, a yearly day, or one with a name.

    Raises:
        HandoverError: it is none of them.

    >>> [special.day for special in read_entry("0001-01-02/0001-01-04", None)]
    [2, 3, 4]
    >>> read_entry({"date": "XXXX-12-24", "name": "Christmas Eve"}, None)
    (YearlyHoliday(month=12, day=24, name='Christmas Eve', source='table'),)
    """
    name = ""
    if isinstance(entry, dict):
        name, entry = entry.get("name", ""), entry["date"]
    text = entry.text if isinstance(entry, ImpreciseDate) else entry.strip()
    if _WITHOUT_YEAR.fullmatch(text):
        raise HandoverError(f"{quote(text)} has no year", "write XXXX-MM-DD for every year")
    if _YEARLY.fullmatch(text) and not is_worked:
        return (_yearly(text, name),)
    first, slash, last = text.partition("/")
    halves = _day(first.strip(), conventions), _day(last.strip(), conventions)
    if slash and None not in halves:
        return tuple(
            SpecialDay(day, name, SOURCE, is_worked) for day in _range(text, *filter(None, halves))
        )
    return (SpecialDay(_known_day(text, conventions), name, SOURCE, is_worked),)


def _yearly(text: str, name: str) -> YearlyHoliday:
    parse(text)  # the day may be none, as XXXX-02-30 is
    return YearlyHoliday(int(text[5:7]), int(text[8:]), name, SOURCE)


def _range(text: str, first: int, last: int) -> range:
    if last < first:
        raise HandoverError(f"{quote(text)} ends before it starts", "write the earlier day first")
    if last - first >= MAX_DAYS:
        raise HandoverError(f"{quote(text)} has more than {MAX_DAYS} days")
    return range(first, last + 1)


def _day(text: str, conventions: Conventions) -> int | None:
    """The day number of a complete day; None for any other text."""
    try:
        return _known_day(text, conventions)
    except HandoverError:
        return None


def _known_day(text: str, conventions: Conventions) -> int:
    """The day number of a complete day.

    Raises:
        HandoverError: the text is no date, or not one complete day.
    """
    try:
        date = parse(text)
    except UNSETTLED as error:
        settled = error.settled(conventions).date
        assert settled is not None, "the conventions make it a date"
        date = settled
    if date.day is None or date.moment is not None:
        hint = "write YYYY-MM-DD, YYYY-MM-DD/YYYY-MM-DD, or XXXX-MM-DD for every year"
        raise HandoverError(f"{quote(text)} is not one whole day", hint)
    return date.day


def check_worked(holidays: DaysOff, worked: DaysOff) -> None:
    """Check that no day is both a holiday and worked.

    Raises:
        HandoverError: one is.

    >>> check_worked((SpecialDay(6),), (SpecialDay(13, is_worked=True),))
    """
    off = {each.day for each in holidays if isinstance(each, SpecialDay)}
    both = next((each.day for each in worked if each.day in off), None)
    if both is not None:
        raise HandoverError(f"{iso(both)} is both a holiday and worked", "keep one of them")


def read_files(paths: Iterable[tuple[str, str]], conventions: Conventions) -> Iterator[SpecialDay]:
    """The holidays of files. Each file comes as it is named, and as its path.

    Raises:
        Unavailable: a file can't be read, or a part of it.

    >>> list(read_files([], None))
    []
    """
    for name, path in paths:
        try:
            for each in read_days(name, read_file(path, "holidays file")):
                yield from _days_of(each, conventions, os.path.basename(name))
        except TableError as error:
            raise Unavailable(error.message) from None


def _days_of(each: DayOfFile, conventions: Conventions, source: str) -> Iterator[SpecialDay]:
    if each.text:
        try:
            days = range(first := _known_day(each.text, conventions), first + 1)
        except HandoverError as error:
            raise Unavailable(error.at(each.place).message, error.hint) from None
    else:
        days = each.days
    yield from (SpecialDay(day, each.name, source) for day in days)
