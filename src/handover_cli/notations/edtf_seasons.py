"""Seasons, which have days only if a table says which.

EDTF numbers them in the place of a month. 21 to 24 are spring, summer, autumn and winter wherever
the writer is; 25 to 28 are those of the north, 29 to 32 those of the south.
"""

from collections.abc import Mapping

from ..calendar import day_number, month_length, year_text
from ..dates import LAST_DAY
from ..errors import HandoverError
from ..text import either, quote
from .edtf_days import Run, merged
from .edtf_pattern import DIGITS, Pattern, two_years, years_of
from .notation import SEASON_NAMES, UnknownSeason

FORM = 'write its first and its last day, such as "03-01/05-31"'
_FIRST_NUMBER = 21
_MONTHS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 2),
    "southern-spring": (9, 11),
    "southern-summer": (12, 2),
    "southern-autumn": (3, 5),
    "southern-winter": (6, 8),
}
"""The months that weather services give to the seasons. They are proposed, and never assumed."""
LEAP_YEAR = 2000


def read_season(text: str) -> tuple[int, int, int, int]:
    """The month and day on which a season begins, and those on which it ends.

    Raises:
        HandoverError: the text is no such pair of days.

    >>> read_season("12-01/02-29")
    (12, 1, 2, 29)
    """
    numbers = [
        int(number) if len(number) == 2 and number.isascii() and number.isdigit() else 0
        for side in text.split("/")
        for number in side.split("-")
    ]
    is_pair = len(numbers) == 4 and text[2:3] == text[8:9] == "-" and len(text) == 11
    if not is_pair or not all(
        1 <= month <= 12 and 1 <= day <= month_length(LEAP_YEAR, month)
        for month, day in (numbers[:2], numbers[2:])
    ):
        raise HandoverError(f"{quote(text)} is no season", FORM)
    return numbers[0], numbers[1], numbers[2], numbers[3]


def season_runs(pattern: Pattern, seasons: Mapping[str, str]) -> tuple[Run, ...]:
    """The first and the last day of a season in each year of a pattern.

    A season that ends in the next year belongs to the year in which it begins. 29 February is the
    last day of February in any year.

    Raises:
        UnknownSeason: `seasons` does not have it.
        HandoverError: it ends after 9999-12-31.

    >>> from handover_cli.dates import iso
    >>> from handover_cli.notations.edtf_pattern import read
    >>> list(map(iso, season_runs(read("2021-24"), {"winter": "12-01/02-29"})[0]))
    ['2021-12-01', '2022-02-28']
    """
    key = SEASON_NAMES[int(pattern.parts[1]) - _FIRST_NUMBER]
    if key not in seasons:
        raise _unknown(pattern, key)
    first_month, first_day, last_month, last_day = read_season(seasons[key])
    crosses = (last_month, last_day) < (first_month, first_day)
    runs = [
        (_day(year, first_month, first_day), _day(year + crosses, last_month, last_day))
        for year in years_of(pattern.parts[0], DIGITS)
    ]
    if runs[-1][1] > LAST_DAY:
        raise HandoverError(f"{quote(pattern.text)} ends after 9999-12-31")
    kept = merged(runs)
    assert kept is not None, "there are fewer years than runs that are kept"
    return kept


def _day(year: int, month: int, day: int) -> int:
    return day_number(year, month, min(day, month_length(year, month)))


def _unknown(pattern: Pattern, key: str) -> UnknownSeason:
    first, last = _MONTHS[key.removeprefix("northern-")]
    days = f"{first:02d}-01/{last:02d}-{month_length(LEAP_YEAR, last)}"
    year, years = pattern.parts[0], two_years(pattern)
    others = [f"{years} for two years"] if years else []
    if "X" not in year:
        last_year = int(year) + (last < first)
        others.append(f"months, such as [{year}-{first:02d}..{year_text(last_year)}-{last:02d}]")
    return UnknownSeason(
        f"{quote(pattern.text)} is a season, to which the standard gives no first and last day",
        f"write {either(others)}" if others else "",
        f'say its days in a table, such as {key} = "{days}" under [seasons]',
    )
