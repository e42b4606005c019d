"""Columns of timestamps that are all written alike, read in a few calls into C.

Logs have millions of them: `2024-03-01T12:34:56Z`, `2024-03-01 12:34:56.250+04:00`. The cells of
such a column are equally long. So in one text with all cells, a slice with steps of that length
is one digit of every cell. A column of numbers is one long integer with some bytes for each
number, its lane. To add two long integers adds up all their lanes.

The results are those of `notations.clock`. A property test compares them. Other columns, days
that do not exist and times such as 24:00 are left to others.
"""

import re
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..calendar import day_number, is_leap, month_length
from ..zones import SECONDS_A_DAY, Zone, read_offset
from .cells import Cell, LineCells

SHORTEST = len("2024-03-01T12:34:56")
MOST_PLACES = 6
"""With more places of a second, the times of all years do not fit into eight bytes."""
_STAMP = re.compile(
    r"\d{4}-\d\d-\d\d(?P<sign>[T ])\d\d:\d\d:\d\d(?:\.(?P<part>\d{1,6}))?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_DIGITS = b"0123456789"
_PAIRS = (0, 2, 5, 8, 11, 14, 17)
"""Where the two digits of the century begin, of the year in it, the month, and so on."""
_LANE = 8
_SIGN = 1 << 63
"""In a lane of eight bytes, the bit of negative numbers."""
_LOWEST = 0 if sys.byteorder == "little" else _LANE - 1
"""The lowest byte of such a lane."""


def _table(function: Callable[[int], int], numbers: range) -> bytes:
    """For `bytes.translate`: a function of these numbers, and 0 for others."""
    return bytes(function(number) if number in numbers else 0 for number in range(256))


_HUNDRED, _MONTHS = range(100), range(1, 13)
_KNOWN = (_MONTHS, range(1, 32), range(24), range(60), range(60))
_NO_OTHERS = [bytes(numbers) for numbers in _KNOWN]
"""The months, days, hours, minutes and seconds that are read."""

# Tables for the numbers of centuries, of the years in them, and of months.

_BEGINS_CYCLE = _table(lambda century: is_leap(century * 100), _HUNDRED)
_IS_ZERO = _table(lambda year: year == 0, range(1))
_IS_LEAP = _table(is_leap, range(1, 100))
_CYCLES = _table(lambda century: century // 4, _HUNDRED)
_LEAP_YEARS = _table(lambda year: (year - 1) // 4, range(1, 100))
"""The leap years of a century before a year, without the one with which it may begin."""
_EDGES = (
    (_IS_ZERO, _table(lambda year: year == 1, range(1, 2))),
    (_table(lambda century: century == 99, _HUNDRED), _table(lambda year: year == 99, _HUNDRED)),
)
"""The centuries and the years of 0001 and 9999, where UTC may be in another year."""
_IS_FEBRUARY = _table(lambda month: month == 2, _MONTHS)
_IS_LATER = _table(lambda month: month > 2, _MONTHS)
_LENGTHS = _table(lambda month: month_length(1, month), _MONTHS)
_CENTURY, _YEAR, _MONTH = 36_524, 365, 30
"""The days of each, without some."""
_BEFORE = _table(lambda month: day_number(1, month, 1) - (month - 1) * _MONTH, _MONTHS)
"""The days of a common year up to the first of a month, without 30 for each month before."""
_BIT = 7
_WITH_BIT = bytes(range(1 << _BIT, 256))


class Shape(NamedTuple):
    """How the timestamps of a column are written."""

    sign: str
    """What stands between day and time: `T` or a blank."""
    places: int
    """The digits of the part of a second."""
    suffix: str
    """`Z`, an offset or nothing."""
    zone: Zone | None

    @property
    def signs(self) -> str:
        """A timestamp and its line end, with `#` for each digit that may be another one."""
        point = "." if self.places else ""
        return f"####-##-##{self.sign}##:##:##{point}{'#' * self.places}{self.suffix}\n"

    @property
    def pattern(self) -> str:
        """A pattern of the timestamps that are written so and have a time that is read here."""
        part = rf"\.\d{{{self.places}}}" if self.places else ""
        time = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
        inside = "(?!0001|9999)" if self.has_offset else ""
        return rf"{inside}\d{{4}}-\d\d-\d\d{self.sign}{time}{part}{re.escape(self.suffix)}"

    @property
    def has_offset(self) -> bool:
        """True if UTC may be on another day, and so in a year that is not read."""
        return self.zone is not None and self.zone.offset != 0


def shape_of(cell: Cell) -> Shape | None:
    """How a timestamp is written; None if the cell holds none.

    >>> shape_of("2024-03-01 12:34:56.250+04:00")
    Shape(sign=' ', places=3, suffix='+04:00', zone=Zone(name='', offset=14400))
    """
    if not isinstance(cell, str):
        return None
    found = _STAMP.fullmatch(cell)
    suffix = "" if found is None else found["zone"] or ""
    zone = read_offset(suffix)
    if found is None or (suffix and zone is None):
        return None
    return Shape(found["sign"], len(found["part"] or ""), suffix, zone)


def read(cells: Sequence[Cell], shape: Shape, places: int) -> int | None:
    """The times of a column, in lanes of eight bytes; None if one of them can't be read here.

    They are in units of 10**-`places` seconds, counted as `moments` counts them. `places` is at
    least that of the shape.

    >>> numbers(read(["2024-03-01T12:34:56Z"], shape_of("2024-03-01T12:34:56Z"), 0), 1)
    [63844979696]
    """
    text = _joined(cells, shape)
    if text is None:
        return None
    width, count = len(shape.signs), len(cells)
    zeros = _integer(b"0" * count)

    def digit(at: int) -> int:
        return _integer(text[at::width]) - zeros

    columns = [_bytes(digit(at) * 10 + digit(at + 1), count) for at in _PAIRS]
    for column, known in zip(columns[2:], _NO_OTHERS, strict=True):
        if column.translate(None, known):
            return None
    days = _days(*columns[:4])
    if days is None or (shape.has_offset and _is_at_an_edge(*columns[:2])):
        return None
    hours, minutes, seconds = map(_wide, columns[4:])
    total = days * SECONDS_A_DAY + hours * 3600 + minutes * 60 + seconds
    if shape.zone is not None and shape.has_offset:
        total -= same(shape.zone.offset, count)
    if places:
        total *= 10**places
    for place in range(shape.places):
        part = _wide(_bytes(digit(SHORTEST + 1 + place), count))
        total += part * 10 ** (places - 1 - place)
    return total


def same(number: int, count: int) -> int:
    """A column of one number in lanes of eight bytes.

    >>> numbers(same(5, 2), 2)
    [5, 5]
    """
    return _ones(count) * number


@lru_cache(maxsize=2)  # blocks of timestamps have nearly as many rows
def _ones(count: int) -> int:
    return _wide(b"\1" * count)


def numbers(column: int, count: int) -> list[int]:
    """The numbers in lanes of eight bytes. They may be negative.

    >>> numbers(same(5, 2) - same(7, 2), 2)
    [-2, -2]
    """
    signs = same(_SIGN, count)
    return memoryview(_bytes((column + signs) ^ signs, count * _LANE)).cast("q").tolist()


def _joined(cells: Sequence[Cell], shape: Shape) -> bytes | None:
    """All cells of a column in one text, each with a line end; None if one has another shape."""
    try:
        lines = cells.text if isinstance(cells, LineCells) else "\n".join(cells) + "\n"  # type: ignore[arg-type]
        text = lines.encode("ascii")
    except (TypeError, UnicodeEncodeError):
        return None
    count, signs = len(cells), shape.signs
    if len(text) != count * len(signs):
        return None
    others = 0
    for at, sign in enumerate(signs.encode()):
        if sign != ord("#"):
            others += sign not in _DIGITS
            if text[at :: len(signs)] != bytes([sign]) * count:
                return None
    return text if len(text.translate(None, _DIGITS)) == count * others else None


def _integer(column: bytes | bytearray) -> int:
    return int.from_bytes(column, sys.byteorder)


def _bytes(column: int, size: int) -> bytes:
    return column.to_bytes(size, sys.byteorder)


def _wide(column: bytes) -> int:
    """A column of bytes in lanes of eight bytes."""
    lanes = bytearray(_LANE * len(column))
    lanes[_LOWEST::_LANE] = column
    return _integer(lanes)


def _is_at_an_edge(century: bytes, year: bytes) -> bool:
    """True if a column has the first or the last year that is read."""
    return any(
        _integer(century.translate(is_century)) & _integer(year.translate(is_year))
        for is_century, is_year in _EDGES
    )


def _days(century: bytes, year: bytes, month: bytes, day: bytes) -> int | None:
    """The day numbers of a column in lanes of eight bytes; None if a day does not exist."""
    count = len(day)
    ones, of_day = _integer(b"\1" * count), _integer(day)

    def of(column: bytes, table: bytes) -> int:
        return _integer(column.translate(table))

    begins_cycle = of(century, _BEGINS_CYCLE) & of(year, _IS_ZERO)
    has_leap_day = of(year, _IS_LEAP) | begins_cycle
    lengths = of(month, _LENGTHS) + (has_leap_day & of(month, _IS_FEBRUARY))
    # One bit more in each lane keeps the difference positive, and stays there if the day exists.
    left = _bytes(lengths + (ones << _BIT) - of_day, count)
    year_zero = of(century, _IS_ZERO) & of(year, _IS_ZERO)
    if year_zero or left.translate(None, _WITH_BIT):
        return None
    leap_days = of(century, _CYCLES) + of(year, _LEAP_YEARS) + ones - begins_cycle
    leap_days += has_leap_day & of(month, _IS_LATER)
    rest = _bytes(leap_days + of(month, _BEFORE) + of_day, count)
    days = _wide(century) * _CENTURY + _wide(year) * _YEAR + _wide(month) * _MONTH + _wide(rest)
    return days - same(_YEAR + _MONTH + 2, count)
