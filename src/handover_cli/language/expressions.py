"""What a question is about, as it is written: a date, a name, one of three words, or a phrase."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from .. import notations
from ..dates import ImpreciseDate
from ..errors import HandoverError
from ..notations import edtf
from ..notations.durations import match as match_duration
from ..notations.notation import (
    NO_CONVENTIONS,
    UNSETTLED,
    Conventions,
    Match,
    Notation,
    SeasonDate,
    WrittenDateError,
)
from ..spans import Duration, Shifts
from ..text import quote

WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""The words that are dates, as days from today."""

NOW = "now"
"""The word for this instant, unless the table has it as a name."""

ARTICLES = frozenset({"the", "a", "an"})

ACCEPTED = (
    "a date is YYYY-MM-DD (or another EDTF date), a name from the table,"
    " today, yesterday or tomorrow, with shifts such as +10d or -1y6m"
)

MAX_SHIFTS = 100
"""Shifts of one date. More than any date needs; each takes its time."""


class Expression(NamedTuple):
    """A DATE as it was read, before any name is looked up."""

    text: str
    date: ImpreciseDate | None
    """The date that is written; None if the text begins with a name or a word."""
    name: str
    """The name or word; empty if the text begins with a date."""
    shifts: Shifts = ()
    """In the order in which they apply, each with its sign."""
    complete: bool = True
    """False for a date without its day, such as `2021-06`."""
    in_words: bool = False
    """True for a date in words, such as `15 November 2020`. A name of the table wins over it."""
    unsettled: bool = False
    """True for a date that needs a convention: `01/02/2003`, `2021-21`. Then `date` is None and
    `name` is empty."""

    @property
    def is_name(self) -> bool:
        """True if it is a name or a word, and no date."""
        return self.date is None and not self.unsettled

    @property
    def base(self) -> str:
        """The text without its shifts.

        >>> parse("15 November 2020+1d").base
        '15 November 2020'
        """
        return _split_shifts(self.text)[0]

    def as_name(self) -> "Expression":
        """The same text as a name.

        >>> parse("May 2021+1d").as_name().name
        'May 2021'
        """
        return self._replace(date=None, name=self.base, in_words=False, unsettled=False)

    def settled(self, conventions: Conventions) -> "Expression":
        """The expression with its date by these conventions.

        Raises:
            HandoverError: the date needs a convention that is not among them.

        >>> from handover_cli.notations.notation import GivenConventions
        >>> parse("01/02/2003").settled(GivenConventions("dmy")).date.text
        '2003-02-01'
        """
        if not self.unsettled:
            return self
        date = notations.parse(self.base, conventions=conventions)
        return self._replace(date=date, unsettled=False)

    @property
    def word(self) -> str:
        """The word of `WORDS` that it begins with; an empty text if there is none."""
        word = key(self.name)
        return word if word in WORDS else ""


class Phrase(NamedTuple):
    """A day or a stretch in words that are computed: `first Monday of May 2027`."""

    kind: str
    """How it is computed: see `phrases`."""
    parts: tuple[Any, ...]
    """What it is computed from: numbers, durations, and other expressions."""
    text: str
    """The words, which are read as the same phrase."""


Term = Expression | Phrase
"""What a question is about: a date, a name, or words that are computed."""
Say = Callable[[Term], str]
"""Gives the words for a term."""


def named(name: str) -> Expression:
    """An expression that is a name and nothing else, whatever the name looks like.

    >>> named("2020").date is None, parse("2020").date is None
    (True, False)
    """
    return Expression(name, None, name)


@lru_cache(maxsize=256)  # the words of a question are looked up in several splits
def key(name: str) -> str:
    """The form in which names are compared: without case, articles, spare spaces or a final `?`.

    >>> key("The  Actual Handover"), key("a")
    ('actual handover', 'a')
    """
    words = name.casefold().removesuffix("?").split()
    return " ".join([word for word in words if word not in ARTICLES] or words[-1:])


def parse(text: str, ways: Sequence[Notation] = notations.IN_QUESTIONS) -> Expression:
    """Read a DATE. Any text that is no date is a name, to be looked up later.

    `ways` are the notations that are read. By default these are the notations of a question.

    Raises:
        HandoverError: the text is empty; it has more than `MAX_SHIFTS` shifts; it is a date that is
            refused or does not exist, or that is followed by something other than shifts; or
            it looks too much like a date to be a name.

    >>> parse("deadline+10d").name, parse("2021-06-15-10d").shifts[0].days
    ('deadline', -10)
    >>> parse("15 November 2020+10d").date.text
    '2020-11-15'
    """
    if not text:
        raise HandoverError("an empty text is no date", ACCEPTED)
    base, shifts = _split_shifts(text)
    unsettled = False
    try:
        date = notations.match(text, 0, ways, len(base))
    except UNSETTLED as error:
        date, unsettled = error.outline, True
    except WrittenDateError:
        if _looks_like_a_date(base.strip(), None):
            raise
        return Expression(text, None, base, shifts)
    if date is not None and date.end == len(base):
        if not date.complete and "-" in text[date.end :]:
            raise HandoverError(
                f"can't subtract from {quote(base)}",
                _range_meant(base, text[len(base) + 1 :])
                or "write a full date (YYYY-MM-DD) or a name",
            )
        written = None if unsettled else date.date
        return Expression(text, written, "", shifts, date.complete, date.in_words, unsettled)
    if _looks_like_a_date(text.strip(), date):
        raise no_date(text)
    return Expression(text, None, base, shifts)


def _range_meant(first: str, last: str) -> str:
    """What to write for `1850s-1860s`, whose end looks like seconds; empty for anything else."""
    try:
        date = notations.parse(f"{first} to {last}")
    except HandoverError:
        return ""
    return f"write {date.text} for a day within these years"


def parse_whole(text: str) -> Expression:
    """Read a text that is one DATE: an argument, a cell, a value of a table.

    There, words such as `before 1800` are a date. In a question they are words of the question.

    Raises:
        HandoverError: see `parse`.

    >>> parse_whole("before 1800").date.text, parse("before 1800").date
    ('[..1799-12-31]', None)
    """
    return parse(text, notations.NOTATIONS)


def parse_in(text: str, calendar: str, conventions: Conventions = NO_CONVENTIONS) -> Expression:
    """Read a DATE that begins with a date of a calendar, given by its name.

    Raises:
        HandoverError: see `parse`; or it begins with a name, whose days need no calendar.

    >>> parse_in("1666-09-02+1d", "julian").date.text
    '1666-09-12'
    """
    base, _ = _split_shifts(text)
    written = f"{base} ({calendar})"
    try:
        date = None if notations.may_be_clock(base) else notations.match(written)
    except UNSETTLED as error:
        date = error.settled(conventions)
    if date is None or date.end < len(written):
        raise HandoverError(
            f"{quote(text)} is no day, month or year that can be one of the {calendar} calendar",
            "leave out calendar, or write the date itself",
        )
    return parse_whole(written + text[len(base) :]).settled(conventions)


def read_operand(text: str) -> Term:
    """A text that is one date, one name or one stretch, such as an argument.

    Raises:
        HandoverError: see `parse_whole`; or it is a stretch that ends before it starts.

    >>> read_operand("2020-09-27/2020-11-09").kind, read_operand("war").name
    ('stretch', 'war')
    """
    return read_stretch(text) or parse_whole(text)


def read_stretch(text: str) -> Phrase | None:
    """A stretch in one word, such as `2020-09/2020-11`; None for another text.

    Raises:
        HandoverError: it ends before it starts, or an end of it does not exist.

    >>> read_stretch("2021-Q3").text, read_stretch("war")
    ('2021-Q3', None)
    """
    if "/" not in text and "-Q" not in text:
        return None
    from ..notations.stretches import read  # few questions have one

    try:
        found = read(text)
    except SeasonDate:  # the table may settle it
        return Phrase("stretch", (None, None), text)
    return None if found is None else Phrase("stretch", (found.start, found.end), text)


def _split_shifts(text: str) -> tuple[str, Shifts]:
    """The text before the shifts at its end, and the shifts.

    The text is read from the right, so that a long text is read once. `2021-06-15` ends in no
    shift, because `15` has no unit.
    """
    shifts: list[Duration] = []
    end = len(text)
    while True:
        at = max(text.rfind("+", 0, end), text.rfind("-", 0, end))
        duration = match_duration(text, at + 1) if at > 0 and not text[at - 1].isspace() else None
        if duration is None or duration[1] != end:
            return text[:end], tuple(reversed(shifts))
        if len(shifts) == MAX_SHIFTS:
            raise HandoverError(f"{quote(text)} has more than {MAX_SHIFTS} shifts")
        shifts.append(duration[0].times(-1 if text[at] == "-" else 1))
        end = at


def shifts_text(shifts: Shifts) -> str:
    """Shifts as they are written at the end of a DATE.

    >>> shifts_text((Duration(days=10), Duration(months=-1)))
    '+10d-1m'
    """
    return "".join(f"{'' if shift.is_negative else '+'}{shift}" for shift in shifts)


def _looks_like_a_date(text: str, date: Match | None) -> bool:
    """True if a text is too much like a date to be a name. `date` is the date it begins with.

    Such a text does not begin with a letter and has at most two letters. It begins with a day,
    or it is one word that begins with a year or has enough digits for a date: `2021-6-1`,
    `15.11.2020`. The `44-day war`, `9/11` and `2020 A` are names.
    """
    letters = [character for character in text if character.isalpha()]
    if not text or text[0].isalpha() or len(letters) > 2 or not "".join(letters).isascii():
        return False
    if date is not None and date.complete:
        return True
    one_word = not any(map(str.isspace, text))
    return one_word and (date is not None or sum(map(str.isdigit, text)) >= 5)


def written_problem(text: str) -> HandoverError | None:
    """Why a text that looks like a written date is none; None if it does not look like one.

    >>> written_problem("15 Movember 2020").hint
    "did you mean 'November'?"
    """
    base, _ = _split_shifts(text)
    try:
        notations.match(text, 0, notations.NOTATIONS, len(base))
    except WrittenDateError as error:
        return error
    except HandoverError:
        return None
    return None


def no_date(text: str) -> HandoverError:
    """The error for a text that looks like a date and is none."""
    base, _ = _split_shifts(text)
    date = edtf.match(text)
    if date is not None and date.end > len(base):
        base = text  # in 2021-06-15d the 15 is part of the date, and 15d no shift
    if date is None or notations.suggestion(base):
        return notations.no_date(text, date, shifts=text[len(base) :])
    rest = quote(text[date.end :])
    return HandoverError(
        f"{quote(text)} is no date: after {quote(date.date.text)} comes {rest},"
        " which is no shift such as +10d or -1y6m"
    )
