"""A DATE: an EDTF date, a name from the table or one of three words, with shifts.

`parse` reads the text without any table; `resolve` finds out what day it is, through
a scope that knows the names and today. A resolved date remembers which unknown day
it came from, so that two dates from the same imprecise event vary together.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from . import edtf
from .business_days import BusinessCalendar
from .dates import ImpreciseDate, bounds_text, precise
from .durations import Duration, add, match
from .errors import HandoverError, TableError, did_you_mean, quote

WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""The words that are dates, as days from today."""

ARTICLES = frozenset({"the", "a", "an"})

ACCEPTED = (
    "a date is YYYY-MM-DD (or another EDTF date), a name from the table,"
    " today, yesterday or tomorrow, with shifts such as +10d or -1y6m"
)

MAX_SHIFTS = 100
"""More than any date needs; each takes its time."""

Side = Literal["start", "end"]


class Expression(NamedTuple):
    """A DATE as it was read, before any name is looked up."""

    text: str
    date: ImpreciseDate | None
    """The EDTF date, or None when the anchor is a name or a word."""
    name: str
    """The name or word; empty for an EDTF date."""
    shifts: tuple[Duration, ...]
    """Signed, in the order they apply."""


class PeriodEnd(NamedTuple):
    """That a date is the start or the end of a period."""

    period: str
    side: Side
    shifts: int
    """How many shifts lead from the unknown day to the period's end."""


class Resolved(NamedTuple):
    """One day, known or not: what a DATE stands for."""

    label: str
    """How it is named in an answer: `deadline+10d`, `2021-06`, `today`."""
    title: str
    """The event's title; empty for a plain date."""
    date: ImpreciseDate
    """Its days, shifts included."""
    root: str = ""
    """The unknown day it comes from; dates with the same root vary together."""
    origin: tuple[int | None, int | None] = (None, None)
    """Earliest and latest day of the root."""
    shifts: tuple[Duration, ...] = ()
    """The shifts that lead from the root to this day."""
    ends: tuple[PeriodEnd, ...] = ()
    """The periods that it starts or ends, or is shifted from."""
    base: str = ""
    """The event, or end of a period, that it is reckoned from, known or not."""


if TYPE_CHECKING:  # protocols are for the type checker, and cost time to make
    from typing import Protocol

    class Clock(Protocol):
        """What tells which day it is, to those who have to know."""

        @property
        def today(self) -> int:
            """The day number of today."""

    class Names(Protocol):
        """Where names are looked up; the table is one."""

        def event(self, name: str) -> Resolved | None:
            """The event of that name (id, alias or title, in any case), or None."""

        def period_end(self, name: str, side: Side, clock: Clock) -> Resolved | None:
            """A period's start or end, an ongoing one ending today; None for no such period."""

        def period(self, name: str) -> str | None:
            """The id of the period of that name, or None."""

        def question(self, name: str) -> str | None:
            """The id of the stored question of that name, or None."""

        def period_names(self) -> Iterable[str]:
            """The ids of the periods, for suggestions."""

        def dates(self) -> Iterable[str]:
            """The ids and aliases that can stand for a date, for suggestions."""

    class Scope(Clock, Protocol):
        """What a date is resolved against. Names and business days may be read on first use."""

        @property
        def names(self) -> Names:
            """The names of the table."""

        @property
        def business(self) -> BusinessCalendar:
            """What counts as a business day."""


class NotFound(HandoverError):
    """Nothing, or nothing of the kind that is asked for, has a name."""


class UnknownName(NotFound):
    """Nothing has that name. What is near is looked up only when the text is wanted.

    A question is tried in many ways, and in a large table each look takes a while.
    """

    def __init__(self, expression: Expression, names: Names) -> None:
        super().__init__(expression.text)
        self._expression = expression
        self._names = names

    def __str__(self) -> str:
        """What is wrong, with the nearest name; for what looks like a date, as a date."""
        name, names = self._expression.name, self._names
        known = [*_right_shift(name, names), *names.dates(), *names.period_names(), *WORDS]
        near = did_you_mean(name, known)
        if not near and (name[0].isdigit() or "/" in name):
            return str(_no_date(self._expression.text))
        return f"no event or date {quote(name)}{near or ': ' + ACCEPTED}"


@lru_cache(maxsize=256)  # one name is looked up in several ways, one after the other
def key(name: str) -> str:
    """The form in which names are compared: without case, articles, spare spaces or a final `?`.

    >>> key("The  Actual Handover"), key("a")
    ('actual handover', 'a')
    """
    words = name.casefold().removesuffix("?").split()
    return " ".join([word for word in words if word not in ARTICLES] or words[-1:])


def parse(text: str) -> Expression:
    """Read a DATE. A name is any text that is no EDTF date: it is looked up later.

    Raises:
        HandoverError: the text is empty, or an EDTF date that is refused, does not
            exist or is followed by something that is no shift, or looks so much like a
            date written otherwise that it can be no name.

    >>> parse("deadline+10d").name, parse("2021-06-15-10d").shifts[0].days
    ('deadline', -10)
    """
    if not text:
        raise HandoverError(f"an empty text is no date: {ACCEPTED}")
    base, shifts = _split_shifts(text)
    found = edtf.match(text)
    if found is not None and found.end == len(base):
        if not found.complete and "-" in text[found.end :]:
            raise HandoverError(
                f"{quote(text)} takes something away from a date that is no complete day"
                " (YYYY-MM-DD) and no name"
            )
        return Expression(text, found.date, "", shifts)
    if _is_no_name(text.strip(), found):
        raise _no_date(text)
    return Expression(text, None, base, shifts)


def _split_shifts(text: str) -> tuple[str, tuple[Duration, ...]]:
    """The text before the shifts it ends in, and the shifts.

    Read from the right, so that a long text is read once. Nothing before the sign
    is asked for here: `2021-06-15` ends in no shift because `15` has no unit.
    """
    shifts: list[Duration] = []
    end = len(text)
    while True:
        at = max(text.rfind("+", 0, end), text.rfind("-", 0, end))
        found = match(text, at + 1) if at > 0 and not text[at - 1].isspace() else None
        if found is None or found[1] != end:
            return text[:end], tuple(reversed(shifts))
        if len(shifts) == MAX_SHIFTS:
            raise HandoverError(f"{quote(text)} has more than {MAX_SHIFTS} shifts")
        shifts.append(found[0].negated() if text[at] == "-" else found[0])
        end = at


def _is_no_name(text: str, found: edtf.Match | None) -> bool:
    """Whether a text that is no date can't be a name either, so that none is looked up.

    Such a text begins with no letter, has next to none, and begins with a day or is one
    word with a year or enough digits for a date: `2021-6-1`, `15.11.2020`. The
    `44-day war`, `9/11` and `2020 A` are names.
    """
    letters = [character for character in text if character.isalpha()]
    if not text or text[0].isalpha() or len(letters) > 2 or not "".join(letters).isascii():
        return False
    if found is not None and found.complete:
        return True
    one_word = not any(map(str.isspace, text))
    return one_word and (found is not None or sum(map(str.isdigit, text)) >= 5)


def _no_date(text: str) -> HandoverError:
    """What is wrong with a text that looks like a date and is none."""
    base, _ = _split_shifts(text)
    found = edtf.match(text)
    if found is not None and found.end > len(base):
        base = text  # what looked like a shift is part of the date: 2021-06-15d
    meant = edtf.suggestion(base)
    if meant:
        shown = quote(meant + text[len(base) :])
        return HandoverError(
            f"{quote(text)} is not a date as EDTF writes it; did you mean {shown}?"
        )
    if found is None:
        return HandoverError(f"{quote(text)} is not an EDTF date; {edtf.FORMS}")
    rest = quote(text[found.end :])
    return HandoverError(
        f"{quote(text)} is no date: after {quote(found.date.text)} comes {rest},"
        " which is no shift such as +10d or -1y6m"
    )


def resolve(text: str, scope: Scope) -> Resolved:
    """What a DATE stands for.

    Raises:
        HandoverError: it cannot be read, names nothing or a whole period, or lies
            outside the years 0001 to 9999.
    """
    return resolve_expression(parse(text), scope)


def resolve_expression(expression: Expression, scope: Scope) -> Resolved:
    """What an expression stands for; see `resolve`."""
    if expression.date is not None:
        return shift(_plain(expression.date), expression.shifts, scope)
    if key(expression.name) in WORDS:
        return _word(expression, scope)
    # A title may itself end in what looks like a shift, so the longest name counts.
    name = expression.text
    for count in range(len(expression.shifts)):
        found = scope.names.event(name)
        if found is not None:
            return shift(found, expression.shifts[len(expression.shifts) - count :], scope)
        name = name[: max(name.rfind("+"), name.rfind("-"))]
    return shift(_named(expression, scope), expression.shifts, scope)


def _plain(date: ImpreciseDate) -> Resolved:
    return Resolved(date.text, "", date, "", (date.earliest, date.latest))


def _word(expression: Expression, scope: Scope) -> Resolved:
    """Today, yesterday or tomorrow, with its shifts; only where they arrive has to exist."""
    word = key(expression.name)
    today = _plain(precise(scope.today))
    steps = (Duration(days=WORDS[word]), *expression.shifts) if WORDS[word] else expression.shifts
    return _shifted(today, steps, _label(word, expression.shifts), scope)


def _named(expression: Expression, scope: Scope) -> Resolved:
    name = expression.name
    names = scope.names
    found = names.event(name)
    if found is not None:
        return found
    period = names.period(name)
    if period is not None:
        raise HandoverError(
            f"{quote(name)} is a period, not a date: write {period}.start or {period}.end"
        )
    if names.question(name) is not None:
        raise HandoverError(f"{quote(name)} is a stored question, not a date")
    base, dot, side = name.rpartition(".")
    if dot and side.casefold() in ("start", "end"):
        end = names.period_end(base, "start" if side.casefold() == "start" else "end", scope)
        if end is not None:
            return end
    raise UnknownName(expression, names)


def _right_shift(name: str, names: Names) -> list[str]:
    """What was meant by a known name with ` +10d`, `+10D` or `+p1m` after it, if it is one."""
    at = max(name.rfind("+"), name.rfind("-"))
    base, shift = name[:at].rstrip(), name[at + 1 :]
    if at < 0 or not _is_known(base, names):
        return []
    return [
        f"{base}{name[at]}{written}"
        for written in (shift.lower(), shift.upper())
        if _is_duration(written)
    ]


def _is_known(name: str, names: Names) -> bool:
    try:
        return key(name) in WORDS or names.event(name) is not None
    except TableError:  # it is an event, whose own date has not been read yet or has a problem
        return True


def _is_duration(text: str) -> bool:
    try:
        found = match(text)
    except HandoverError:  # it is too long
        return False
    return found is not None and found[1] == len(text)


def shift(resolved: Resolved, shifts: tuple[Duration, ...], scope: Scope) -> Resolved:
    """A date moved by signed durations, one after the other.

    Both bounds are moved; only where they arrive has to lie within 0001 to 9999.
    The qualifiers stay: a day after an approximate day is approximate.

    Raises:
        HandoverError: the result lies outside the years 0001 to 9999.
    """
    return _shifted(resolved, shifts, _label(resolved.label, shifts), scope)


def _shifted(
    resolved: Resolved, shifts: tuple[Duration, ...], label: str, scope: Scope
) -> Resolved:
    if not shifts:
        return resolved if label == resolved.label else resolved._replace(label=label)
    earliest, latest = (
        None if bound is None else move(bound, shifts, scope)
        for bound in (resolved.date.earliest, resolved.date.latest)
    )
    try:
        text = bounds_text(earliest, latest)
    except HandoverError:
        raise HandoverError(f"{quote(label)} lies outside the years 0001 to 9999") from None
    date = ImpreciseDate(earliest, latest, text, resolved.date.qualifiers)
    return resolved._replace(label=label, date=date, shifts=resolved.shifts + shifts)


def _label(name: str, shifts: tuple[Duration, ...]) -> str:
    return name + "".join(f"{'' if min(s) < 0 else '+'}{s}" for s in shifts)


def move(day: int, shifts: Iterable[Duration], scope: Scope) -> int:
    """The day number reached by signed durations, applied left to right."""
    for duration in shifts:
        day = add(day, duration, scope.business if duration.business_days else None)
    return day
