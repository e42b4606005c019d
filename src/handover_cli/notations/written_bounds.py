"""Dates known only by bounds: `before 1800`, `between 1640 and 1660`, `1640 or 1642`.

They are read only where a text is one date: an argument, a cell, a value of a table. In a
question such words have other meanings.
"""

from collections.abc import Sequence

from ..dates import FIRST_DAY, LAST_DAY, Bounds, ImpreciseDate, iso
from ..errors import HandoverError
from ..text import quote
from .notation import DateOrder, Match
from .written import match as match_written
from .written import read_any
from .written_eras import without_era
from .written_reading import Reading, of_edtf
from .written_years import marked, without_circa

BEFORE = ("before", "bef.", "bef")
AFTER = ("after", "aft.", "aft")
BY = ("by",)
ONE_DAY = ("between ", "bet. ", "bet ", "some", "a day", "one day")
"""How a range begins that is no period: a day is meant."""
WITHIN = ("some day in", "sometime in", "some time in", "a day in", "one day in")
RANGES = {"between": "and", "bet.": "and", "bet": "and", "from": "to"}
"""The words before a range, and the one between its dates. `BET` is that of GEDCOM."""
MARKS = {"": "", "uncertain": "?", "approximate": "~", "uncertain and approximate": "%"}
"""The mark of EDTF for qualifiers of a whole date."""


def match(text: str) -> Match | None:
    """A whole text as a date within bounds; None if it is none.

    Raises:
        AmbiguousDate: it has a reading with the day first and another with the month first.
        WrittenDateError: it looks like such a date and can't be read.

    >>> for text in ("before 1800", "by 1880", "between 1640 and 1660", "10 or 11 May 2020"):
    ...     print(match(text).date.text)
    [..1799-12-31]
    [..1880-12-31]
    [1640..1660]
    [2020-05-10,2020-05-11]
    """
    return match_written(text, read_bounds)


def read_bounds(text: str, order: DateOrder | None = None) -> Reading | None:
    """A whole text as a date within bounds; None if it is none.

    Raises:
        OrderNeeded: a day and a month could change places, and `order` is None.
        HandoverError: it looks like such a date and can't be read.

    >>> read_bounds("after 1898").date.text
    '[1899-01-01..]'
    """
    plain = " ".join(text.split())
    for words, read in ((BEFORE, _before), (AFTER, _after), (BY, _by)):
        date = read_any(_after_words(plain, words), order)
        if date is not None:
            return read(text, date)
    date = read_any(_after_words(plain, WITHIN), order)
    if date is not None:
        one_day = date.date._replace(has_all_days=False)
        return Reading(one_day, complete=date.complete, in_words=True)
    return _range(text, plain, order) or _choice(plain, order)


def match_range(text: str) -> tuple[ImpreciseDate, ImpreciseDate] | None:
    """The ends of a range of dates that is written as a period; None if the text is none.

    Raises:
        AmbiguousDate: it has a reading with the day first and another with the month first.
        WrittenDateError: it looks like such a date and can't be read.

    >>> [end.text for end in match_range("c. 1801\u201310")]
    ['1801~', '1810~']
    >>> match_range("between 1801 and 1810") is None
    True
    """
    found = match_written(text) or match(text)
    if found is None or found.date.is_whole or found.date.calendar_text:
        return None
    sides = range_sides(found.date.text)
    lower = " ".join(text.lower().split())
    if sides is None or lower.startswith(ONE_DAY):
        return None
    first, last = (of_edtf(side, in_words=True).date for side in sides)
    return first, last


def range_sides(text: str) -> tuple[str, str] | None:
    """The first and the last date of a set in EDTF that is all of one range; else None.

    >>> range_sides("[1640..1642]"), range_sides("[1640,1642]"), range_sides("[1640..]")
    (('1640', '1642'), None, None)
    """
    low, _, high = text.strip("[]").partition("..")
    return (low, high) if low and high and "," not in text else None


def _after_words(plain: str, words: tuple[str, ...]) -> str:
    """What follows one of the words, without an article; an empty text if none is there."""
    lower = plain.lower()
    word = next((word for word in words if lower.startswith(f"{word} ")), None)
    if word is None:
        return ""
    rest = plain[len(word) + 1 :]
    return rest[4:] if rest.lower().startswith("the ") else rest


def _mark(text: str, date: Reading) -> str:
    qualifiers = date.date.qualifiers
    if qualifiers not in MARKS:
        raise HandoverError(
            f"{quote(text)} bounds a date by one whose parts are known unequally",
            "write the bound without the qualifier",
        )
    return MARKS[qualifiers]


def _edges(date: ImpreciseDate) -> Bounds:
    """The latest first day and the earliest last day of a date that can be one of several.

    None if the date is open.

    A date before `1640 or 1642` lies before 1642 for certain, and may lie after 1640.
    """
    if date.is_whole:
        return date.bounds
    if None in date.bounds:
        return Bounds()
    if date.calendar_text.endswith("O.S."):
        from .calendar_dates import edges_of_old_style  # few dates have two years

        return edges_of_old_style(date)
    if date.runs and (date.calendar_text or not date.text.startswith("[")):  # days, or a pattern
        return Bounds(date.runs[-1].earliest, date.runs[0].latest)
    sides = date.text.strip("[]").replace(",", "..").split("..")
    found = [of_edtf(side, in_words=False).date for side in sides if side]
    firsts = [side.earliest for side in found if side.earliest is not None]
    lasts = [side.latest for side in found if side.latest is not None]
    return Bounds(max(firsts), min(lasts))


def _bound(text: str, date: Reading, day: int | None) -> str:
    """A bound as EDTF writes it, with the qualifier of the date."""
    if day is None:
        raise HandoverError(f"{quote(text)} bounds a date by one that is open itself")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise HandoverError(f"{quote(text)} lies outside the years -9999 to 9999")
    return iso(day) + _mark(text, date)


def _before(text: str, date: Reading) -> Reading:
    first = _edges(date.date).earliest
    return of_edtf(f"[..{_bound(text, date, None if first is None else first - 1)}]", in_words=True)


def _after(text: str, date: Reading) -> Reading:
    last = _edges(date.date).latest
    return of_edtf(f"[{_bound(text, date, None if last is None else last + 1)}..]", in_words=True)


def _by(text: str, date: Reading) -> Reading:
    return of_edtf(f"[..{_bound(text, date, date.date.latest)}]", in_words=True)


def _range(text: str, plain: str, order: DateOrder | None) -> Reading | None:
    """`between 1640 and 1660`, `1994 to 1996`."""
    lower = plain.lower()
    word = next((word for word in RANGES if lower.startswith(f"{word} ")), None)
    mark = ""
    if word is None:
        rest, mark = next(without_circa(plain), (plain, ""))
        sides = _both(rest, "to", order)
    else:
        sides = _both(plain[len(word) + 1 :], RANGES[word], order)
    if sides is None:
        return None
    # `circa 1640 to 1642` is circa for both.
    first, last = (
        marked(side, mark) if mark and not side.date.qualifiers else side for side in sides
    )
    _check_calendars(text, first, last)
    low, high = first.date.text, last.date.text
    if not _can_be_ends(low, high):
        low = _bound(text, first, first.date.earliest)
        high = _bound(text, last, last.date.latest)
    return of_edtf(f"[{low}..{high}]", in_words=True)


def _check_calendars(text: str, *sides: Reading) -> None:
    """Refuse dates of two calendars: the words at the end may have been meant for both."""
    if len({bool(side.date.calendar_text) for side in sides}) > 1:
        raise HandoverError(
            f"{quote(text)} has dates of two calendars", "name the calendar after each date"
        )


def _can_be_ends(low: str, high: str) -> bool:
    """True if two dates are both years, both months or both days, as EDTF wants the ends."""
    return _parts(low) == _parts(high) and "[" not in low + high


def _parts(text: str) -> int:
    """1 for a year in EDTF, 2 for a month, 3 for a day."""
    return text.lstrip("-").count("-") + 1


def _choice(plain: str, order: DateOrder | None) -> Reading | None:
    """`1640 or 1642`, `10 or 11 November 2020`."""
    if plain.lower().startswith("either "):
        plain = plain[7:]
    parts = plain.split(" or ")
    sides: Sequence[Reading | None]
    if len(parts) > 2:
        sides = [read_any(part, order) for part in _with_one_era(parts)]
    else:
        sides = _both(plain, "or", order) or [None]
    known = [side for side in sides if side is not None]
    if len(known) < len(sides):
        return None
    _check_calendars(plain, *known)
    first, last = known[0].date.text, known[-1].date.text
    if is_year(last) and _parts(first) > 1 and "[" not in first:  # 10 May 1640 or 1642
        raise HandoverError(
            f"{quote(plain)} has no month in its last date", "write every date in full"
        )
    members = (side.date.text.strip("[]") for side in known)
    return of_edtf(f"[{','.join(members)}]", in_words=True)


def _both(plain: str, word: str, order: DateOrder | None) -> tuple[Reading, Reading] | None:
    """The dates on both sides of a word. What one of them lacks, it has from the other one."""
    separator = f" {word} "
    left, found, right = plain.partition(separator if separator in plain else separator.upper())
    if not found:
        return None
    problem: HandoverError | None = None
    one, other = _with_one_era([left, right])
    for pair in [(one, other), *_completed(left, right)]:
        try:
            last = read_any(pair[1], order)
            first = last and read_any(pair[0], order)
        except HandoverError as error:  # its year is missing, perhaps
            problem = problem or error
            continue
        if first and last and (pair == (left, right) or _are_alike(first, last)):
            return first, last
    if problem is not None:
        raise problem
    return None


def _with_one_era(parts: list[str]) -> list[str]:
    """The dates, each with an era if the last one or the first one has one: `500 or 450 BC`."""
    eras = [without_era(part)[1] for part in parts]
    era = eras[-1] or eras[0]
    return [
        part if its_era or not era or "-" in part else f"{part} {era}"
        for part, its_era in zip(parts, eras, strict=True)
    ]


def _are_alike(first: Reading, last: Reading) -> bool:
    """True if two dates are both years, both months, both days or both sets."""
    one, other = first.date.text, last.date.text
    return _can_be_ends(one, other) or one[0] == other[0] == "["


def _completed(left: str, right: str) -> list[tuple[str, str]]:
    """The ways to complete the first date: `10` or `11 May 2020`, `May 10` or `11, 2020`."""
    words = right.split()
    ends = [words[at:] for at in range(1, min(len(words), 4))]
    # `May or June 3, 2021` may be any day of May.
    pairs = [(" ".join([left, *end]), right) for end in ends if not _is_day(end[0])]
    if len(words) == 2:
        month = left.split(maxsplit=1)[0]
        pairs.append((f"{left}, {words[1]}", f"{month} {right}"))
    return pairs


def _is_day(word: str) -> bool:
    """True for a word such as `3,` or `3rd`."""
    return word[:1].isdigit() and not is_year(word.strip(","))


def is_year(text: str) -> bool:
    """True for a year of four digits.

    >>> is_year("1640"), is_year("1640-05")
    (True, False)
    """
    return len(text) == 4 and text.isascii() and text.isdigit()
