"""Dates as EDTF writes them: the longest one at a place in a text, or a whole text.

EDTF is the Extended Date/Time Format of the Library of Congress (4 February 2019,
a profile of ISO 8601-1 and 8601-2:2019): <https://www.loc.gov/standards/datetime/>.
Read here: dates of levels 0 to 2, that is

- `2021-06-15`, `2021-06` and `2021`;
- `X` for an unspecified digit in any place: `199X`, `1XXX-12`, `2021-1X-31`;
- `?` uncertain, `~` approximate and `%` both: right of a part of the date for this part
  and all to its left, left of a part for this part alone;
- one of a set: `[1667,1668,1670..1672]`, `[..1984]`, `[1760-12..]`.

Periods, sets of which all members are meant, seasons, years outside 0001 to 9999,
significant digits and times are understood and refused, each for its own reason.

Nothing else is read: no white space, no digits but ASCII's, no days that do not exist.
The patterns are plain string tests, because compiling regular expressions would cost
more time at start-up than they save here.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from .dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from .errors import QUOTE_LIMIT, HandoverError, quote

_DIGITS = "0123456789"
_PATTERN = frozenset(_DIGITS + "X")
_SHIFT_BEGINS = frozenset(_DIGITS + "P")
_UNKNOWN = "XX"
_UNCERTAIN, _APPROXIMATE = 1, 2
_MARKS = {"?": _UNCERTAIN, "~": _APPROXIMATE, "%": _UNCERTAIN | _APPROXIMATE}
_WORDS = ("", "uncertain", "approximate", "uncertain and approximate")
_PARTS = ("year", "month", "day")
_LEAP_YEAR = (2000,)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

FORMS = (
    "write YYYY-MM-DD, YYYY-MM or YYYY, with X for an unknown digit, "
    "or one of a set such as [1667,1670..1672]"
)


class Match(NamedTuple):
    """An EDTF date found at a place in a text."""

    date: ImpreciseDate
    """The days it allows; its `text` is the matched part exactly as written."""
    end: int
    """Index in the text just after the date."""
    complete: bool
    """Whether it is written down to the day. A year, a year with month and a set are not."""


def match(text: str, start: int = 0) -> Match | None:
    """The longest EDTF date that begins at `start`, or None when none does.

    There is no backtracking: `2021-06-10d` holds the date `2021-06-10` and a rest that
    means nothing, never `2021-06` less ten days. A year is four characters, so nothing
    begins at `44-day war` nor at `10000 refugees`.

    What is well formed but impossible or refused is an error only when the text or a
    shift ends there. With other text after it (`2020-21 season`), it may be the name of
    something: the result is None, or for a period, significant digits or a time the
    date it begins with.

    Raises:
        HandoverError: the text is a day that does not exist, a pattern that no day fits,
            a set whose range makes no sense, or something EDTF has and this program
            does not: a period, an `{all of}` set, a season, a year outside 0001 to 9999,
            significant digits, a time.

    >>> match("2021-06~+10d").end
    8
    >>> match("on 2021-06-15", 3).date.text
    '2021-06-15'
    >>> match("deadline") is None
    True
    """
    day = _plain_day(text, start)
    if day is not None:
        end = start + 10
        return Match(ImpreciseDate(day, day, text[start:end]), end, complete=True)
    if text.startswith(("[", "{"), start):
        return _match_set(text, start)
    written = _written(text, start)
    _refuse(text, start, written)
    if written is None:
        return None
    try:
        earliest, latest = _bounds(written)
    except HandoverError:
        if _ends(text, written.end):
            raise
        return None
    found = ImpreciseDate(earliest, latest, written.text, _qualifiers(written.marks))
    return Match(found, written.end, complete=len(written.parts) == 3)


def parse(text: str) -> ImpreciseDate:
    """The whole text as one EDTF date.

    The bounds are the earliest and the latest day that the text allows. Qualifiers never
    widen them. They are given in words: `approximate` for `2004-06~`, and where they
    do not hold for the whole date, with its parts: `uncertain year; approximate day` for
    `?2004-06-~11`. A set says `uncertain` when all its members say so, else
    `in some members: ` and what these say, each thing once.

    Raises:
        HandoverError: the text is not one EDTF date, or one that `match` refuses.

    >>> from handover_cli.dates import bounds_text
    >>> for text in ("2021-06-15", "20XX-02-29", "[1667,1668,1670..1672]", "[1984~..]"):
    ...     found = parse(text)
    ...     print(bounds_text(found.earliest, found.latest))
    2021-06-15
    2000-02-29..2096-02-29
    1667-01-01..1672-12-31
    1984-01-01..
    >>> parse("?2004-06-~11").qualifiers
    'uncertain year; approximate day'
    """
    found = match(text)
    if found is None or found.end != len(text):
        raise HandoverError(_explain(text, found))
    return found.date


class _Written:
    """A year, year-month or year-month-day as it stands in a text, whether it exists or not."""

    __slots__ = ("end", "marks", "parts", "text")

    def __init__(self, text: str, end: int, parts: tuple[str, ...], marks: tuple[int, ...]) -> None:
        self.text = text
        self.end = end
        """Index just after it in the text it was found in."""
        self.parts = parts
        """Four, two and two digits or `X`."""
        self.marks = marks
        """For each part, what the qualifiers say of it: index into `_WORDS`."""


def _plain_day(text: str, start: int) -> int | None:
    """The day number of a bare `YYYY-MM-DD`: what nearly every text is, so the short way."""
    piece = text[start : start + 10]
    if (
        piece[4:5] == "-" == piece[7:8]
        and piece.isascii()
        and (piece[:4] + piece[5:7] + piece[8:]).isdigit()
        and text[start + 10 : start + 11] in ("", "+", "-")
    ):
        try:
            return date.fromisoformat(piece).toordinal()
        except ValueError:  # no such day, or two digits short: the long way says which
            return None
    return None


def _written(text: str, start: int) -> _Written | None:
    """The longest year, year-month or year-month-day that stands at `start`."""
    parts: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    end = start
    for width in (4, 2, 2):
        at = end
        if parts:
            if text[at : at + 1] != "-":
                break
            at += 1
        own = _MARKS.get(text[at : at + 1], 0)
        if own:
            at += 1
        part = text[at : at + width]
        if len(part) != width or not _PATTERN.issuperset(part):
            break
        at += width
        group = _MARKS.get(text[at : at + 1], 0)
        if group:
            at += 1
            marks = tuple(mark | group for mark in marks)
        elif not parts and text[at : at + 1] in _PATTERN:
            return None  # a number of five digits or more is no year
        parts += (part,)
        marks += (own | group,)
        end = at
    return _Written(text[start:end], end, parts, marks) if parts else None


def _ends(text: str, end: int) -> bool:
    """Whether a date can end here: the text does, or a shift begins."""
    return end >= len(text) or (text[end] in "+-" and text[end + 1 : end + 2] in _SHIFT_BEGINS)


# --- The days a pattern allows ---


def _bounds(written: _Written) -> tuple[int, int]:
    """The earliest and the latest day that the parts allow.

    Every year has the same days but for 29 February, so the search from either end
    stops at its first year unless the pattern asks for that day.
    """
    year, month, day = (*written.parts, _UNKNOWN, _UNKNOWN)[:3]
    if year == "0000":
        raise HandoverError(
            f"{quote(written.text)} lies in the year 0000, outside the years 0001 to 9999"
        )
    if len(written.parts) == 2 and month.isdigit() and "21" <= month <= "41":
        raise HandoverError(
            f"{quote(written.text)} is a season or another part of a year, to which the "
            "standard gives no first and last day; write months, such as [2021-03..2021-05]"
        )
    months, days = _fitting(month, 12), _fitting(day, 31)
    earliest = latest = None
    if _first(_LEAP_YEAR, months, days) is not None:  # what it lacks, all years lack
        earliest = _first(_years(year, _DIGITS), months, days)
        latest = _first(_years(year, _DIGITS[::-1]), months[::-1], days[::-1])
    if earliest is None or latest is None:
        raise HandoverError(_impossible(written))
    return earliest, latest


def _first(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    """The first day that exists, each part tried in the order given."""
    for year in years:
        for month in months:
            length = _length(year, month)
            for day in days:
                if day <= length:
                    return date(year, month, day).toordinal()
    return None


def _length(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _LENGTHS[month]


def _years(pattern: str, digits: str) -> Iterable[int]:
    """The years that fit, in the order of `digits`; 0000 is none."""
    if "X" not in pattern:
        return (int(pattern),)
    choices = (digits if character == "X" else character for character in pattern)
    return filter(None, (int("".join(chosen)) for chosen in product(*choices)))


def _fitting(pattern: str, last: int) -> Sequence[int]:
    """The numbers from 1 to `last` that fit two digits or `X`, rising."""
    if pattern == _UNKNOWN:
        return range(1, last + 1)
    if "X" not in pattern:
        number = int(pattern)
        return (number,) if 1 <= number <= last else ()
    tens, ones = pattern[0], pattern[1]
    return [
        number
        for number in range(1, last + 1)
        if tens in ("X", _DIGITS[number // 10]) and ones in ("X", _DIGITS[number % 10])
    ]


def _impossible(written: _Written) -> str:
    """Why no day results. A month was written, as there is none that a year lacks."""
    shown = quote(written.text)
    year, month = written.parts[:2]
    if "X" not in month and not 1 <= int(month) <= 12:
        return f"there is no month {month} in {shown}: months go from 01 to 12"
    if any("X" in part for part in written.parts):
        return f"no day fits the pattern {shown}"
    length = _length(int(year), int(month))
    return f"there is no day {written.parts[2]} in {shown}: {year}-{month} has {length} days"


def _qualifiers(marks: tuple[int, ...]) -> str:
    """What the marks say, in words; parts of which the same is said stand together.

    >>> _qualifiers((2, 2, 0)), _qualifiers((1, 1)), _qualifiers((1, 0, 2))
    ('approximate year and month', 'uncertain', 'uncertain year; approximate day')
    """
    if marks.count(marks[0]) == len(marks):
        return _WORDS[marks[0]]
    named = list(zip(_PARTS, marks, strict=False))
    return "; ".join(
        f"{_WORDS[kind]} {' and '.join(name for name, mark in named if mark == kind)}"
        for kind in dict.fromkeys(marks)
        if kind
    )


# --- One of a set ---


def _match_set(text: str, start: int) -> Match | None:
    """A set, read in one pass that keeps no members, however many there are.

    Whether it is one shows only at its end, so what is wrong with a member waits until then.
    """
    closing = "]" if text[start] == "[" else "}"
    low, high = LAST_DAY, FIRST_DAY
    opens_before = opens_after = False
    said: dict[str, None] = {}
    problem: HandoverError | None = None
    end, mark = start, ","
    while mark == "," and not opens_after:
        before = text.startswith("..", end + 1)
        sides, after, stop = _member(text, end + 1 + 2 * before)
        if not sides or (before and (end > start or after or len(sides) > 1)):
            return None
        opens_before |= before
        opens_after = after
        for side in sides:
            said[_qualifiers(side.marks)] = None
        if problem is None:
            try:
                first, last = _member_bounds(sides)
                low, high = min(low, first), max(high, last)
            except HandoverError as error:
                problem = error
        end, mark = stop, text[stop : stop + 1]
    if mark != closing:
        return None
    end += 1
    if closing == "}" or problem is not None:
        if _ends(text, end):
            raise _set_problem(text[start:end], problem)
        return None
    found = ImpreciseDate(
        None if opens_before else low, None if opens_after else high, text[start:end], _said(said)
    )
    return Match(found, end, complete=False)


def _member(text: str, at: int) -> tuple[tuple[_Written, ...], bool, int]:
    """The dates of the member that stands here, whether it is open after them, its end.

    No dates: it is no member.
    """
    first = _written(text, at)
    if first is None:
        return (), False, at
    if not text.startswith("..", first.end):
        return (first,), False, first.end
    at = first.end + 2
    if text.startswith(("]", "}"), at):
        return (first,), True, at
    last = _written(text, at)
    return ((), False, at) if last is None else ((first, last), False, last.end)


def _member_bounds(sides: tuple[_Written, ...]) -> tuple[int, int]:
    """The earliest and the latest day of one date, or of a range of them."""
    first, last = sides[0], sides[-1]
    low, high = _bounds(first)
    if last is not first:
        shown = quote(f"{first.text}..{last.text}")
        if len(first.parts) != len(last.parts):
            raise HandoverError(
                f"the ends of the range {shown} must both be years, both months or both days"
            )
        high = _bounds(last)[1]
        if high < low:
            raise HandoverError(f"the range {shown} runs backwards; write the earlier date first")
    return low, high


def _set_problem(text: str, problem: HandoverError | None) -> HandoverError:
    if problem is not None:
        return HandoverError(f"{problem} (in {quote(text)})")
    return HandoverError(
        f"{quote(text)} means all of its dates, but a date here is one day; "
        f"{quote(f'[{text[1:-1]}]')} would be one of them"
    )


def _said(said: dict[str, None]) -> str:
    """The qualifiers of a set's members: bounded, however many members there are."""
    words = "; ".join(filter(None, said))
    return words if len(said) == 1 else f"in some members: {words}"


# --- Understood but refused ---


def _refuse(text: str, start: int, written: _Written | None) -> None:
    """Raise when what stands here is of EDTF, but no date this program knows."""
    end = _side(text, start) if written is None else written.end
    following = text[end : end + 1]
    if following == "/":
        _refuse_period(text, start, end)
    elif written is None:
        if end > start and text[start] != "." and _ends(text, end):
            kind = "a negative year" if text[start] == "-" else "a year of more than four digits"
            raise HandoverError(
                f"{quote(text[start:end])} has {kind}, outside the years 0001 to 9999"
            )
    elif following == "S" and len(written.parts) == 1:
        digits = _lettered(text, end, "S")
        if digits > end and _ends(text, digits):
            raise HandoverError(
                f"{quote(text[start:digits])} counts significant digits, which is an estimate; "
                "write X for each digit that is not known, such as 19XX"
            )
    elif following == "T" and len(written.parts) == 3:
        _refuse_time(text, start, written)


def _refuse_period(text: str, start: int, slash: int) -> None:
    end = _side(text, slash + 1)
    period = text[start:end]
    if _ends(text, end) and not _PATTERN.isdisjoint(period):
        raise HandoverError(
            f"{quote(period)} is a period, not a date; give its start and its end as two dates"
        )


def _refuse_time(text: str, start: int, written: _Written) -> None:
    begin = written.end + 1
    end = _past(text, begin, _DIGITS + ":.,")
    if end == begin:
        return
    end += text.startswith("Z", end)
    if _ends(text, end) or text[end] == "/":
        raise HandoverError(
            f"{quote(text[start:])} has a time of day, but only whole days are counted; "
            f"write {written.text}"
        )


def _side(text: str, at: int) -> int:
    """The end of what may stand on one side of a period; `at` itself when nothing does."""
    if text.startswith("..", at):
        return at + 2
    written = _written(text, at + text.startswith("-", at))
    return _long_year(text, at) if written is None else written.end


def _long_year(text: str, at: int) -> int:
    """The end of a year such as `Y170000002`, `Y-17E7` or `Y3388E2S3`; else `at`.

    The standard wants `Y` only where four digits are too few, so `Y2038` is a name.
    """
    if not text.startswith("Y", at):
        return at
    begin = at + 1 + text.startswith("-", at + 1)
    digits = _past(text, begin, _DIGITS)
    power = _lettered(text, digits, "E")
    if digits == begin or (digits - begin <= 4 and power == digits):
        return at
    return _lettered(text, power, "S")


def _lettered(text: str, at: int, letter: str) -> int:
    """The end of the letter and a number after it; `at` when they do not stand here."""
    if text[at : at + 1] != letter:
        return at
    end = _past(text, at + 1, _DIGITS)
    return end if end > at + 1 else at


def _past(text: str, at: int, characters: str) -> int:
    """The index of the first character from `at` that is none of these."""
    return len(text) - len(text[at:].lstrip(characters))


# --- What to say of other text ---


def _explain(text: str, found: Match | None) -> str:
    shown = quote(text)
    meant = suggestion(text)
    if meant:
        return f"{shown} is not a date as EDTF writes it; did you mean {quote(meant)}?"
    if found is None:
        return f"{shown} is not an EDTF date; {FORMS}"
    return (
        f"{shown} is not one EDTF date: {quote(text[found.end :])} follows {quote(found.date.text)}"
    )


def suggestion(text: str) -> str:
    """An EDTF date that looks much like the text, to be offered and never used; else nothing.

    >>> suggestion("2021-6-1"), suggestion("20210615"), suggestion("15.6.2021")
    ('2021-06-01', '2021-06-15', '')
    """
    if len(text) > QUOTE_LIMIT:
        return ""
    plain = "".join(_ascii(character) for character in text.strip())
    plain = plain.replace("x", "X").replace("?~", "%").replace("~?", "%")
    if plain.startswith("["):
        plain = "".join(plain.split())
    elif ".." in plain:
        plain = f"[{plain}]"
    elif len(plain) == 8 and plain.isdigit():
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    else:
        year, *others = plain.replace("/", "-").replace(".", "-").split("-")
        plain = "-".join([year, *(part.zfill(2) for part in others)])
    try:
        found = match(plain)
    except HandoverError:
        return ""
    return plain if found and found.end == len(plain) else ""


def _ascii(character: str) -> str:
    """Other scripts' digits and dashes as ASCII's, white space as a blank."""
    if character.isdecimal():
        return str(int(character))
    return "-" if character in "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d" else character
