"""Dates that share a month or a year with the date after them: `from 15 to 25 November 2020`."""

from typing import NamedTuple

from ..calendar import month_length, year_month_day, year_text
from ..errors import HandoverError
from ..notations.written_words import month_and_day, read_ordinal
from .expressions import Expression, Phrase, Term, parse


class Part(NamedTuple):
    """A day without its year, or without its month and year."""

    day: int
    month: int | None
    text: str

    def complete(self, other: Term) -> Expression | None:
        """The day with the month and the year of another date; None if that is no written day.

        Raises:
            HandoverError: there is no such day.

        >>> Part(15, None, "15").complete(parse("2020-11-25")).text
        '2020-11-15'
        """
        if isinstance(other, Phrase) or other.date is None or not other.complete or other.shifts:
            return None
        assert other.date.day is not None, "a complete date is one day"
        year, month, _ = year_month_day(other.date.day)
        month = self.month or month
        if self.day > month_length(year, month):
            raise HandoverError(f"there is no day {self.day} in {year_text(year)}-{month:02d}")
        return parse(f"{year_text(year)}-{month:02d}-{self.day:02d}")


class Rest(NamedTuple):
    """A day and a year without the month, as in `from June 10 to 20, 2025`."""

    day: int
    year: int


def read_rest(text: str) -> Rest | None:
    """The day and the year that a text is; None if it is something else.

    >>> read_rest("20, 2025"), read_rest("2025")
    (Rest(day=20, year=2025), None)
    """
    words = text.replace(",", " ").split()
    if len(words) != 2 or len(words[1]) != 4 or not (words[1].isascii() and words[1].isdigit()):
        return None
    day = int(words[0]) if words[0].isascii() and words[0].isdigit() else read_ordinal(words[0])
    return Rest(day, int(words[1])) if day is not None and 1 <= day <= 31 else None


def read_part(text: str) -> Part | None:
    """The part of a date that a text is; None if it is none.

    >>> read_part("15"), read_part("March 20"), read_part("2020")
    (Part(day=15, month=None, text='15'), Part(day=20, month=3, text='March 20'), None)
    """
    found = month_and_day(text)
    if found is not None:
        return Part(found[1], found[0], text)
    day = int(text) if text.isascii() and text.isdigit() else read_ordinal(text.casefold())
    return Part(day, None, text) if day is not None and 1 <= day <= 31 else None
