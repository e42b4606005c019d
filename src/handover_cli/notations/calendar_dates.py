"""Dates of other calendars, converted to days of the Gregorian calendar.

`1666-09-02` of the Julian calendar is the day 1666-09-12, and its `1666-09` is the 30 days from
1666-09-11 on. In the Old Style a year could begin on 1 January or on 25 March. So a day from
1 January to 24 March is one of two days, a year apart.
"""

from collections.abc import Mapping, Sequence

from ..calendar import MONTHS_A_YEAR, year_of
from ..calendars import GREGORIAN, JULIAN, MARKS, Calendar, Mark, split
from ..dates import (
    FIRST_DAY,
    LAST_DAY,
    YEARS,
    Bounds,
    ImpreciseDate,
    gaps_between,
    iso,
    merged,
    year_text,
)
from ..errors import HandoverError
from ..text import quote
from . import edtf
from .edtf_pattern import Pattern, bounds_of, read
from .written_words import MONTHS

LADY_DAY = (3, 25)
"""The month and the day with which a year of the Old Style could begin."""
_QUALIFIERS = ("", "?", "~", "%")
"""By its number, the mark of EDTF for a qualifier."""

Runs = Sequence[Bounds]
"""Possible days, as runs of days."""


def convert(text: str, fields: str, mark: Mark) -> ImpreciseDate | None:
    """The date that is `fields`, a date in EDTF whose years, months and days are of a calendar.

    None if `fields` are no day, month or year and no set of them. `text` is the date as it was
    written.

    Raises:
        HandoverError: the date does not exist, can't be converted, or lies outside the years
            -9999 to 9999.

    >>> from handover_cli.calendars import MARKS
    >>> convert("", "1666-09~", MARKS["julian"]).text
    '[1666-09-11~..1666-10-10~]'
    >>> convert("", "1731-02-11", MARKS["os"]).text
    '[1731-02-22,1732-02-22]'
    """
    if mark.calendar is GREGORIAN:
        match = edtf.match(fields)
        return match.date if match is not None and match.end == len(fields) else None
    is_set = fields.startswith("[") and fields.endswith("]")
    members = [each.split("..") for each in (fields[1:-1] if is_set else fields).split(",")]
    sides = [side for member in members for side in member if side]
    patterns = {side: pattern for side in sides if (pattern := _whole(side)) is not None}
    if len(patterns) < len({*sides}) or not (is_set or sides == [fields]):
        return None
    qualifiers = {kind for pattern in patterns.values() for kind in pattern.marks}
    if len(qualifiers) > 1:
        raise HandoverError(
            f"{quote(text)} has parts that are known unequally, which a day of another calendar"
            " can't keep",
            "write one qualifier at the end of the date",
        )
    found = {side: _runs(text, pattern, mark) for side, pattern in patterns.items()}
    runs = merged(run for member in members for run in _of_member(text, member, found))
    bounds = Bounds(runs[0].earliest, runs[-1].latest)
    if not all(FIRST_DAY <= day <= LAST_DAY for day in bounds if day is not None):
        raise HandoverError(f"{quote(text)} lies outside {YEARS}")
    qualifier = _QUALIFIERS[qualifiers.pop()]
    if bounds.day is None:
        words = [word for word in text.split() if word.lower() != "the"]
        is_one_year = all(len(each) == 1 for each in found.values())
        written = " ".join([*words, mark.calendar.NAME if is_one_year else mark.name])
    else:
        written = _written(bounds.day, qualifier, mark.calendar)
    return ImpreciseDate(
        bounds,
        _edtf(runs, qualifier),
        patterns[sides[0]].qualifiers,
        runs=gaps_between(runs),
        calendar_text=written,
    )


def double_year(
    text: str, year: int, month: int, day: int | None, second: str, mark: Mark
) -> ImpreciseDate:
    """A day or a month of two years, `1731/32`: 1731 if the year began in March, else 1732.

    `second` is the end of the second year. Of March only the days before the 25th have two years.

    Raises:
        HandoverError: there is no such day, or it has no two years.

    >>> from handover_cli.calendars import MARKS
    >>> double_year("", 1731, 2, 11, "32", MARKS["os"]).text
    '1732-02-22'
    """
    if mark.calendar is not JULIAN or (month, day or 1) >= LADY_DAY:
        raise HandoverError(
            f"{quote(text)} has a double year, which only days of the Julian calendar from"
            " 1 January to 24 March have",
            "write one year",
        )
    year += 1
    if year % 10 ** len(second) != int(second):
        raise HandoverError(
            f"{quote(text)} has a double year of two years that do not follow each other",
            f"did you mean {year - 1:04d}/{year % 100:02d}?",
        )
    fields = f"{year:04d}-{month:02d}"
    if day is not None:
        fields += f"-{day:02d}"
    elif month == LADY_DAY[0]:
        fields = f"[{fields}-01..{fields}-{LADY_DAY[1] - 1}]"
    date = convert(text, fields, MARKS["julian"])
    assert date is not None, fields
    if day is None:
        return date
    both = f"{year - 1:04d}/{year % 100:02d}"
    return date._replace(calendar_text=f"{day} {MONTHS[month - 1]} {both} {JULIAN.NAME}")


def _whole(text: str) -> Pattern | None:
    """A text as a day, month or year; None if it is none."""
    pattern = read(text)
    return pattern if pattern is not None and pattern.end == len(text) else None


def _runs(text: str, pattern: Pattern, mark: Mark) -> Runs:
    """The days of a day, month or year of a calendar, or of a decade or century."""
    parts = [*pattern.parts]
    while parts[-1] == "XX":
        del parts[-1]
    if "X" in parts[0].rstrip("X") + "".join(parts[1:]):
        raise HandoverError(
            f"{quote(text)} has unknown digits, which can't be converted from the"
            f" {mark.calendar.NAME} calendar",
            "write a set of days or months, such as [1666-09,1666-10]",
        )
    years = bounds_of(pattern._replace(parts=pattern.parts[:1]))
    month, day = (*map(int, parts[1:]), None, None)[:2]
    if month is not None and not 1 <= month <= MONTHS_A_YEAR:
        raise HandoverError(f"there is no month {month} in {quote(text)}: months go from 1 to 12")
    runs = []
    for later in (0, 1) if mark.has_two_years else (0,):
        first, last = (year_of(each) + later for each in years)
        length = mark.calendar.month_length(last, month or MONTHS_A_YEAR)
        low = (month or 1, 1 if day is None else day)
        high = (month or MONTHS_A_YEAR, length if day is None else day)
        if later:
            high = min(high, (LADY_DAY[0], LADY_DAY[1] - 1))
        if low <= high and 1 <= low[1] <= length:
            number = mark.calendar.day_number
            runs.append(Bounds(number(first, *low), number(last, *high)))
    if not runs:
        raise HandoverError(
            f"there is no day {day} in {quote(text)}: in the {mark.calendar.NAME} calendar the"
            f" month has {mark.calendar.month_length(year_of(years[0]), month or 1)} days"
        )
    return runs


def _of_member(text: str, member: Sequence[str], found: Mapping[str, Runs]) -> Runs:
    """The days of a member of a set: of a date, or of all from one date to another."""
    if len(member) == 1:
        return found[member[0]]
    left, right = member
    first = found[left][0].earliest if left else None
    last = found[right][-1].latest if right else None
    if first is not None and last is not None and first > last:
        raise HandoverError(
            f"the range {quote('..'.join(member))} runs backwards in {quote(text)}",
            "write the earlier date first",
        )
    return [Bounds(first, last)]


def _edtf(runs: Runs, qualifier: str) -> str:
    """Runs of days as a date in EDTF, with a qualifier after each day."""
    members = [
        "..".join("" if day is None else iso(day) + qualifier for day in dict.fromkeys(run))
        for run in runs
    ]
    is_day = len(runs) == 1 and runs[0].day is not None
    return members[0] if is_day else f"[{','.join(members)}]"


def edges_of_old_style(date: ImpreciseDate) -> Bounds:
    """The latest first day and the earliest last day of a date that may have two years.

    The date is not open. A year can begin on 1 January or on 25 March.

    >>> from handover_cli.calendars import MARKS
    >>> [iso(day) for day in edges_of_old_style(convert("1722", "1722", MARKS["os"]))]
    ['1722-04-05', '1723-01-11']
    """
    runs = date.runs or (date.bounds,)
    (first, end), (start, last) = runs[-1], runs[0]
    assert first is not None, "the date is not open"
    assert end is not None, "the date is not open"
    assert start is not None, "the date is not open"
    assert last is not None, "the date is not open"
    lady_day = JULIAN.day_number(JULIAN.year_month_day(first)[0], *LADY_DAY)
    new_year = JULIAN.day_number(JULIAN.year_month_day(last)[0], 1, 1)
    return Bounds(
        lady_day if first < lady_day <= end else first, new_year - 1 if start < new_year else last
    )


def settled(date: ImpreciseDate, days: Sequence[int]) -> ImpreciseDate | None:
    """A date of a calendar that was a set of days, as the one that is left; None if several are.

    >>> from handover_cli.calendars import MARKS
    >>> settled(convert("1731-02-11?", "1731-02-11?", MARKS["os"]), [632287]).text
    '1732-02-22?'
    """
    marked = split(date.calendar_text)
    if len(days) > 1 or marked is None:
        return None
    (day,) = days
    members = date.text.rstrip("]")
    qualifier = members[len(members.rstrip("?~%")) :]
    return ImpreciseDate(
        Bounds(day, day),
        iso(day) + qualifier,
        date.qualifiers,
        calendar_text=_written(day, qualifier, marked[1].calendar),
    )


def _written(day: int, qualifier: str, calendar: Calendar) -> str:
    """A day as a calendar has it, in a form that keeps the qualifier."""
    if not qualifier:
        return day_in(day, calendar)
    year, month, day = calendar.year_month_day(day)
    return f"{year_text(year)}-{month:02d}-{day:02d}{qualifier} {calendar.NAME}"


def day_in(day: int, calendar: Calendar) -> str:
    """A day as a calendar has it, in words that are read as that day.

    >>> from handover_cli.calendar import day_number
    >>> from handover_cli.calendars import CALENDARS
    >>> day_in(day_number(-43, 3, 13), CALENDARS["julian"])
    '15 March 44 BC Julian'
    """
    year, month, day = calendar.year_month_day(day)
    shown = str(year) if year > 999 else f"AD {year}" if year > 0 else f"{1 - year} BC"
    return f"{day} {MONTHS[month - 1]} {shown} {calendar.NAME}"
