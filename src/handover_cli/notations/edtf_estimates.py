"""Years with significant digits: `1950S2` is a year of 1900 to 1999, estimated to be 1950."""

from ..dates import Bounds, ImpreciseDate
from ..errors import HandoverError
from ..text import quote
from .edtf_pattern import DIGITS, Pattern, bounds_of, can_end
from .notation import Match

COUNTS = ("1", "2", "3", "4")
"""The numbers of significant digits that a year of four digits can have."""


def match(text: str, pattern: Pattern) -> Match | None:
    """The estimate that begins with a year, which `S` follows; None if no digit comes after it.

    The estimate itself is kept in the text.

    Raises:
        HandoverError: the text ends here, and the number of significant digits is not 1 to 4, or
            it is not clear which digits it counts.

    >>> from handover_cli.dates import bounds_text
    >>> from handover_cli.notations.edtf_pattern import read
    >>> bounds_text(match("1950S2", read("1950")).date.bounds)
    '1900-01-01..1999-12-31'
    """
    end = pattern.end + 2
    number = text[pattern.end + 1 : end]
    if number not in DIGITS or not number or len(pattern.parts) > 1 or any(pattern.marks):
        return None
    shown = pattern.text + text[pattern.end : end]
    try:
        years = _possible_years(shown, pattern.parts[0], number)
        bounds = Bounds(*bounds_of(pattern._replace(parts=(years,))))
    except HandoverError:
        if can_end(text, end):
            raise
        return None
    return Match(ImpreciseDate(bounds, shown), end, complete=False)


def _possible_years(shown: str, year: str, number: str) -> str:
    if "X" in year:
        raise HandoverError(
            f"{quote(shown)} has unknown digits and counts significant digits", f"write {year}"
        )
    if number not in COUNTS:
        raise HandoverError(
            f"{quote(shown)} must have from 1 to 4 significant digits",
            f"write {year}S2 for a year of {_masked(year, 2)}, or {year}",
        )
    zeros = len(year.lstrip("-")) - len(year.lstrip("-0"))
    years, others = _masked(year, int(number)), _masked(year, int(number) + zeros)
    if years != others:
        raise HandoverError(
            f"{quote(shown)} may count the zeros at its beginning, or may not",
            f"write {years} or {others}",
        )
    return years


def _masked(year: str, digits: int) -> str:
    """A year with an `X` for each digit after the first ones: `19XX` for `1950` and 2."""
    sign, year = year[:-4], year[-4:]
    return sign + year[:digits] + "X" * (4 - digits)
