"""A DATE: an EDTF date, a name from the table or one of three words, with shifts.

`parse` reads the text without any table; `resolve` finds out what day it is, through
a scope that knows the names and today. A resolved date remembers which unknown day
it came from, so that two dates from the same imprecise event vary together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from . import edtf
from .business_days import BusinessCalendar
from .dates import ImpreciseDate, bounds_text, precise
from .durations import Duration, add, match
from .errors import HandoverError, did_you_mean, quote

WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""The words that are dates, as days from today."""

ARTICLES = frozenset({"the", "a", "an"})

ACCEPTED = (
    "a date is YYYY-MM-DD (or another EDTF date), a name from the table,"
    " today, yesterday or tomorrow, with shifts such as +10d or -1y6m"
)

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


if TYPE_CHECKING:  # protocols are for the type checker, and cost time to make
    from typing import Protocol

    class Names(Protocol):
        """Where names are looked up; the table is one."""

        def event(self, name: str) -> Resolved | None:
            """The event of that name (id, alias or title, in any case), or None."""

        def period_end(self, name: str, side: Side, today: int) -> Resolved | None:
            """A period's start or end, an ongoing one ending today; None for no such period."""

        def period(self, name: str) -> str | None:
            """The id of the period of that name, or None."""

        def question(self, name: str) -> str | None:
            """The id of the stored question of that name, or None."""

        def period_names(self) -> Iterable[str]:
            """The ids of the periods, for suggestions."""

        def dates(self) -> Iterable[str]:
            """The ids and aliases that can stand for a date, for suggestions."""

    class Scope(Protocol):
        """What a date is resolved against. Names and business days may be read on first use."""

        @property
        def today(self) -> int:
            """The day number of today."""

        @property
        def names(self) -> Names:
            """The names of the table."""

        @property
        def business(self) -> BusinessCalendar:
            """What counts as a business day."""


class UnknownName(HandoverError):
    """Nothing has that name. What is near is looked up only when the text is wanted.

    A question is tried in many ways, and in a large table each look takes a while.
    """

    def __init__(self, name: str, names: Names) -> None:
        super().__init__(name)
        self._names = names

    def __str__(self) -> str:
        """What is wrong, with the nearest name."""
        name: str = self.args[0]
        near = did_you_mean(name, [*self._names.dates(), *WORDS])
        return f"no event or date {quote(name)}{near or ': ' + ACCEPTED}"


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
            exist or is followed by something that is no shift.

    >>> parse("deadline+10d").name, parse("2021-06-15-10d").shifts[0].days
    ('deadline', -10)
    """
    if not text:
        raise HandoverError(f"an empty text is no date: {ACCEPTED}")
    base, shifts = _split_shifts(text)
    found = edtf.match(text)
    if found is not None:
        if found.end == len(base):
            _check_subtraction(text, found, shifts)
            return Expression(text, found.date, "", shifts)
        if not _may_be_name(text):
            _refuse_rest(text, found)
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
        shifts.append(found[0].negated() if text[at] == "-" else found[0])
        end = at


def _check_subtraction(text: str, found: edtf.Match, shifts: tuple[Duration, ...]) -> None:
    if not found.complete and any(min(duration) < 0 for duration in shifts):
        raise HandoverError(
            f"{quote(text)} takes something away from a date that is no complete day"
            " (YYYY-MM-DD) and no name"
        )


def _may_be_name(text: str) -> bool:
    """Whether a text that begins like a date could still be a name, such as `44-day war`."""
    return " " in text or sum(c.isalpha() for c in text[:200]) > 2


def _refuse_rest(text: str, found: edtf.Match) -> None:
    rest = text[found.end :]
    raise HandoverError(
        f"{quote(text)} is no date: after {quote(text[: found.end])} comes {quote(rest)},"
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
    named = None
    if expression.shifts and not _is_word(expression.name):
        # A title may itself end in what looks like a shift.
        named = scope.names.event(expression.text)
    if named is not None:
        return named
    return shift(_named(expression, scope), expression.shifts, scope)


def _is_word(name: str) -> bool:
    return key(name) in WORDS


def _plain(date: ImpreciseDate) -> Resolved:
    return Resolved(date.text, "", date, "", (date.earliest, date.latest))


def _named(expression: Expression, scope: Scope) -> Resolved:
    name = expression.name
    word = key(name)
    if word in WORDS:
        day = precise(scope.today + WORDS[word])
        return _plain(day)._replace(label=word)
    names = scope.names
    found = names.event(name)
    if found is not None:
        return found
    identifier = names.period(name)
    if identifier is not None:
        raise HandoverError(
            f"{quote(name)} is a period, not a date: write {identifier}.start or {identifier}.end"
        )
    if names.question(name) is not None:
        raise HandoverError(f"{quote(name)} is a stored question, not a date")
    base, dot, side = name.rpartition(".")
    if dot and side.casefold() in ("start", "end"):
        end = names.period_end(base, "start" if side.casefold() == "start" else "end", scope.today)
        if end is not None:
            return end
    # Now it is no name: what is wrong with it as a date may say more.
    if expression.text[:1].isdigit() or "/" in expression.text:
        edtf.parse(expression.text)
    raise UnknownName(name, names)


def shift(resolved: Resolved, shifts: tuple[Duration, ...], scope: Scope) -> Resolved:
    """A date moved by signed durations, one after the other.

    Both bounds are moved; only where they arrive has to lie within 0001 to 9999.
    The qualifiers stay: a day after an approximate day is approximate.

    Raises:
        HandoverError: the result lies outside the years 0001 to 9999.
    """
    if not shifts:
        return resolved
    earliest, latest = (
        None if bound is None else move(bound, shifts, scope)
        for bound in (resolved.date.earliest, resolved.date.latest)
    )
    date = ImpreciseDate(earliest, latest, bounds_text(earliest, latest), resolved.date.qualifiers)
    return resolved._replace(
        label=resolved.label + "".join(f"{'' if min(s) < 0 else '+'}{s}" for s in shifts),
        date=date,
        shifts=resolved.shifts + shifts,
    )


def move(day: int, shifts: Iterable[Duration], scope: Scope) -> int:
    """The day number reached by signed durations, applied left to right."""
    for duration in shifts:
        day = add(day, duration, scope.business if duration.business_days else None)
    return day
