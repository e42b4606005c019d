"""The ways to write a date, one file each, and the ordered list that every reader uses.

Arguments, tables, questions and rows all read dates through `match` and `parse`. To add a
notation, write its file and put it into `NOTATIONS`. Rows in a format of their own are read
with a list that holds this format alone.
"""

from collections.abc import Sequence

from ..dates import ImpreciseDate
from ..errors import HandoverError
from ..text import quote
from . import edtf
from .notation import NO_CONVENTIONS, UNSETTLED, Conventions, Match, Notation

_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_WEEKDAYS = frozenset("mon tue wed thu fri sat sun".split())
_BEGINNINGS = frozenset("c ca circa abt approx a ad ce mid early late".split())
"""The words with which a written date without blanks can begin: `c.1860`, `mid-1790s`."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CLOCK_MARKS = (":", "am", "pm", "a.m", "p.m", "noon", "midnight")
_LONGEST_MONTH = 10
"""Characters of the name of a month with a full stop."""


class _Written:
    """Written dates. Their modules are imported for the first text that may be one."""

    NO_DATE = ""
    FORM = ""

    def __init__(self, *, bounds: bool = False, begins: tuple[str, ...] = ()) -> None:
        self._bounds = bounds
        self._begins = begins
        """The beginnings of the texts that are read, in lower case; any, if there are none."""

    def match(self, text: str, start: int = 0) -> Match | None:
        """The written date that all of the text from `start` on is; None if it is none.

        Raises:
            AmbiguousDate: it has a reading with the day first and another with the month first.
            WrittenDateError: it looks like a written date and can't be read.
        """
        text = text[start:]
        if self._begins and not text[:4].lower().startswith(self._begins):
            return None
        if not _may_be_written(text):
            return None
        if self._bounds:
            from .written_bounds import match
        else:
            from .written import match
        date = match(text)
        return date and date._replace(end=start + date.end)

    def suggestion(self, text: str) -> str:
        """Always empty: an error that `match` raises has its own hint."""
        return ""


def _may_be_written(text: str) -> bool:
    """True if a text has a digit, is a century in words or may be the name of a month."""
    begin = text[:3].lower()
    if any(map(str.isdigit, text)):
        if not begin[:1].isalpha() or len(text.split()) > 1:
            return True
        # One word with digits is most often an id.
        word = text[: -len(text.lower().lstrip(_LETTERS))]
        return begin in _MONTHS or begin in _WEEKDAYS or word.lower() in _BEGINNINGS
    is_short = len(text) <= _LONGEST_MONTH and " " not in text
    return (is_short and begin in _MONTHS) or "entur" in text


class _Clock:
    """Days with a clock time. Their module is imported for the first text that may be one."""

    NO_DATE = ""
    FORM = ""

    def match(self, text: str, start: int = 0) -> Match | None:
        """The moment that all of the text from `start` on is; None if it is none.

        Raises:
            AmbiguousDate: its day has two readings.
            HandoverError: there is no such moment.
        """
        text = text[start:]
        if not may_be_clock(text):
            return None
        from .clock import match

        date = match(text, _match_day)
        return date and date._replace(end=start + date.end)

    def suggestion(self, text: str) -> str:
        """Always empty: an error that `match` raises has its own hint."""
        return ""


def _match_day(text: str) -> Match | None:
    return match(text, 0, (edtf, WRITTEN))


def may_be_clock(text: str) -> bool:
    """True if a text has digits, and besides `23:59`, `11 pm`, `noon`, a `T` or an `@`.

    >>> may_be_clock("2020-11-15 noon"), may_be_clock("15 November 2020")
    (True, False)
    """
    if text[:1] == "@" or text[8:9] == "T":
        return True
    lower = text.lower()
    return any(map(str.isdigit, text)) and any(mark in lower for mark in _CLOCK_MARKS)


CLOCK = _Clock()
"""`2020-11-15T23:59+04:00`, `15 November 2020 at 11 pm`, `@1605470400`."""
WRITTEN = _Written()
"""`15 November 2020`, `2020/11/15`, `c. 1860`, `the 1790s`."""
BOUNDS = _Written(bounds=True)
"""`before 1800`, `between 1640 and 1660`, `1640 or 1642`."""
GEDCOM = _Written(bounds=True, begins=("bef ", "aft ", "bet "))
"""`BEF 1722`, `AFT 1921`, `BET 1735 AND 1740`: bounds whose words no question has."""

NOTATIONS: tuple[Notation, ...] = (edtf, CLOCK, WRITTEN, BOUNDS)
"""The notations of a text that is one date, in the order in which they are tried."""
IN_QUESTIONS: tuple[Notation, ...] = (edtf, CLOCK, WRITTEN, GEDCOM)
"""The notations inside of a question, where words such as `before` belong to the question."""


def match(
    text: str,
    start: int = 0,
    notations: Sequence[Notation] = NOTATIONS,
    end: int | None = None,
) -> Match | None:
    """The date of the first notation that reads one at `start`; None if none does.

    A date that reaches `end`, where shifts may begin, goes before a shorter one. Without `end`
    it is the end of the text. Only EDTF sees what comes after it, since its dates are the
    longest ones: `2021-06-15d` is no day less than `2021-06`.

    Raises:
        HandoverError: it is a date that does not exist, or one that is refused.

    >>> match("2021-06-15+10d").end
    10
    >>> match("15 November 2020+10d", end=16).date.text
    '2020-11-15'
    """
    end = len(text) if end is None else end
    first: Match | None = None
    problem: HandoverError | None = None
    for notation in notations:
        try:
            date = notation.match(text if notation is edtf else text[:end], start)
        except HandoverError as error:
            problem = problem or error
            continue
        if date is not None and date.end == end:
            return date
        first = first or date
    if problem is not None:
        raise problem
    return first


def parse(
    text: str,
    notations: Sequence[Notation] = NOTATIONS,
    conventions: Conventions = NO_CONVENTIONS,
) -> ImpreciseDate:
    """The whole text as one date. The conventions settle dates such as 01/02/2003.

    Raises:
        HandoverError: it is none, does not exist or is refused.

    >>> parse("2021-06").text, parse("15 November 2020").text
    ('2021-06', '2020-11-15')
    >>> from handover_cli.notations.notation import GivenConventions
    >>> parse("01/02/2003", conventions=GivenConventions("dmy")).text
    '2003-02-01'
    """
    try:
        date = match(text, 0, notations)
    except UNSETTLED as error:
        return error.settled(conventions).date
    if date is None or date.end != len(text):
        raise no_date(text, date, notations=notations)
    return date.date


def suggestion(text: str, notations: Sequence[Notation] = NOTATIONS) -> str:
    """A date in one of the notations that the text may mean; an empty text if there is none.

    >>> suggestion("2021-6"), suggestion("15.6.2021")
    ('2021-06', '')
    """
    return next(filter(None, (notation.suggestion(text) for notation in notations)), "")


def no_date(
    text: str,
    begun: Match | None,
    shifts: str = "",
    notations: Sequence[Notation] = NOTATIONS,
) -> HandoverError:
    """The error for a text that is no date.

    `begun` is the date that the text begins with, and `shifts` are the shifts at its end.
    """
    shown = quote(text)
    meant = suggestion(text.removesuffix(shifts), notations)
    if meant:
        return HandoverError(
            f"{shown} is not a date as EDTF writes it", f"did you mean {quote(meant + shifts)}?"
        )
    if begun is None and may_be_clock(text):
        from .clock import read_time  # it is an error in any case

        if read_time(text) is not None:
            return HandoverError(
                f"{shown} is a time of day without a day",
                "write the day too, such as 2020-11-15T09:30",
            )
    if begun is None:
        what = " and ".join(filter(None, (notation.NO_DATE for notation in notations)))
        forms = "; ".join(filter(None, (notation.FORM for notation in notations)))
        return HandoverError(f"{shown} is {what}", forms)
    rest = quote(text[begun.end :])
    return HandoverError(f"{shown} is not one EDTF date: {rest} follows {quote(begun.date.text)}")
