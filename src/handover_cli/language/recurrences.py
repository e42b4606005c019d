"""Reading a recurrence: a rule of RFC 5545, or words such as `last friday`."""

from functools import cache

from ..errors import HandoverError
from ..recurrence.month_ends import MonthEnd
from ..recurrence.reading import bounded, is_rrule, read_rule
from ..recurrence.recurrence import Recurrence
from ..recurrence.rule import SHORTEST, Rule
from ..rules.choices import Roll
from ..spans import Duration
from ..text import quote
from .forms.form import Form
from .forms.recurrences import FORMS, HOLES, Spelled
from .grammar import Elements, Matcher, elements_of
from .manners import Manner
from .resolving import Scope
from .wording import folded, split

MAX_WORDS = 20
"""Words of a recurrence. None needs more."""


def read_recurrence(
    text: str,
    start: int,
    scope: Scope,
    month_end: MonthEnd | None = None,
    until: int | None = None,
) -> Recurrence:
    """The recurrence that a text says, from a day on.

    In a month without such a day, a rule of RFC 5545 skips the month, and words that take the day
    from the start clamp it, as a duration does.

    Raises:
        HandoverError: the text can't be read, or in two ways; or there is no day.

    >>> from handover_cli.dates import iso
    >>> list(map(iso, read_recurrence("last friday", 739647, scope, until=739710).occurrences()))
    ['2026-02-27', '2026-03-27']
    """
    try:
        return _read(text, start, scope, month_end, until)._replace(text=text)
    except HandoverError as error:
        raise error.after(f"in {quote(text)}, ") from None


def _read(
    text: str, start: int, scope: Scope, month_end: MonthEnd | None, until: int | None
) -> Recurrence:
    if is_rrule(text):
        read = read_rule(text)
        if until is not None and (read.number or read.until):
            raise HandoverError("COUNT or UNTIL ends it already", "keep one end")
        read = read if until is None else read._replace(until=until)
        return read.starting(start, month_end or "skip")
    spelled = _spelled(text)
    pattern = spelled.make(scope, *spelled.parts)
    if isinstance(pattern, Rule):
        pattern = _with_month_end(pattern, month_end, start)
        if pattern.interval > 1:  # each other Tuesday begins with the first Tuesday
            start = next(bounded(start, pattern._replace(interval=1)).occurrences())
    elif month_end is not None:
        raise HandoverError("month-end is for a day of each month or year", "leave it out")
    return bounded(start, pattern, until)


def rolled(recurrence: Recurrence, roll: Roll, scope: Scope) -> Recurrence:
    """A recurrence whose days are moved to business days.

    Raises:
        HandoverError: the public holidays are not known.

    >>> from handover_cli.dates import iso
    >>> monthly = read_recurrence("month", 739647, scope)
    >>> iso(next(rolled(monthly, "preceding", scope).occurrences()))
    '2026-01-30'
    """
    ruled = Manner(roll=roll).applied(Duration(), scope)
    return recurrence._replace(move=ruled.reach, moved_by=ruled.distance)


def _with_month_end(rule: Rule, month_end: MonthEnd | None, start: int) -> Rule:
    complete = rule.complete(start)
    if month_end is not None:
        return complete.with_month_end(month_end, start)
    if max(rule.month_days, default=0) > SHORTEST and not rule.weekdays:
        raise HandoverError(
            "a month without such a day can be skipped, or have its last day",
            "say which with month-end skip or clamp",
        )
    if complete.month_days and not rule.month_days:
        return complete.with_month_end("clamp", start)
    return complete


@cache
def _compiled() -> list[tuple[Form, Elements]]:
    return [(form, elements_of(f"[every|each] {form.pattern}")) for form in FORMS]


def _spelled(text: str) -> Spelled:
    """What makes the pattern of some words.

    Raises:
        HandoverError: the words are no recurrence, or can be two.
    """
    words = split(text)
    found: list[Spelled] = []
    if len(words) <= MAX_WORDS:
        matcher = Matcher(words, [folded(word) for word in words], HOLES)
        for form, elements in _compiled():
            for values in matcher.match(elements):
                spelled = form.build(**values)
                if spelled is not None and spelled not in found:
                    found.append(spelled)
    if len(found) == 1:
        return found[0]
    problem = "the words can be read in two ways" if found else "the words say no recurrence"
    raise HandoverError(
        problem, "write 'last friday', '2 weeks', '15th', 'monday' or FREQ=MONTHLY;BYDAY=-1FR"
    )
