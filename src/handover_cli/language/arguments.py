"""A text that is one DATE: an argument, or a value of a table.

It may be a day in words that are computed, such as `last Friday of May 2027`. The forms of
questions read these words, so a question and an argument read the same.
"""

from ..errors import HandoverError
from ..spans import Shifts
from ..text import either, quote
from .expressions import Expression, Phrase, Term, parse_whole, read_operand, shifts_text
from .occurrences import on_single_day
from .resolving import (
    Point,
    Ref,
    Scope,
    find,
    find_period,
    resolve_expression,
)

MAX_WORDS = 60
"""Words of a day in words. No day needs more, and every split of the words takes its time."""


def resolve_date(text: str, scope: Scope) -> Point:
    """The day that a DATE stands for, also one in words that are computed.

    Raises:
        HandoverError: it can't be read, names a whole period or a question, can be read in two
            ways, or lies outside the years -9999 to 9999; or it names an event that comes again.

    >>> resolve_date("last Friday of May 2027", scope).date.text
    '2027-05-28'
    >>> resolve_date("deadline+10d", scope).date.text
    '2020-11-25'
    """
    return on_single_day(resolve_read(parse_whole(text), scope), scope)


def resolve_read(expression: Expression, scope: Scope) -> Point:
    """The same for a DATE that has been read.

    Raises:
        HandoverError: see `resolve_date`.

    >>> resolve_read(parse_whole("Easter 2027"), scope).date.text
    '2027-03-28'
    """
    phrase = in_words(expression, scope)
    if phrase is None:
        return resolve_expression(expression, scope)
    return point_in_words(phrase, scope)


def read_term(text: str, scope: Scope) -> Term:
    """A text as one date, one name, one stretch, or the words of a day.

    Raises:
        HandoverError: see `read_operand`; or the words can be read in two ways.

    >>> read_term("Easter 2027", scope).kind, read_term("war", scope).name
    ('yearly', 'war')
    """
    term = read_operand(text)
    if isinstance(term, Phrase) or find_period(term, scope) is not None:
        return term
    return in_words(term, scope) or term


def point_in_words(phrase: Phrase, scope: Scope) -> Point:
    """The day of words, with a label by which it can be asked for.

    Raises:
        HandoverError: the words have no day.

    >>> point_in_words(in_words(parse_whole("Easter 2027"), scope), scope).label
    'Easter 2027'
    """
    from .phrases import point_of  # most dates are no words

    point = point_of(phrase, scope)
    if point.ref.kind == "date" or any(shift.calendar for shift in point.shifts):
        return point._replace(ref=Ref("date", phrase.text), shifts=())
    return point


def in_words(expression: Expression, scope: Scope) -> Phrase | None:
    """The words of a DATE as a day that is computed; None for a date, and for other words.

    A name of the table wins over words.

    Raises:
        HandoverError: the words can be read in two ways.

    >>> in_words(parse_whole("first Monday of May 2027"), scope).kind
    'nth weekday'
    """
    if not expression.is_name or expression.word or find(expression, scope) is not None:
        return None
    from .readings import Words, possible  # most names are known
    from .wording import split

    for text, shifts in ((expression.text, ()), (expression.name, expression.shifts)):
        words = split(text)
        if not 1 < len(words) <= MAX_WORDS:
            continue
        if text.endswith("?"):  # it asks nothing: it is EDTF's mark
            words[-1] += "?"
        found: list[Phrase] = []
        for names_are_words in (False, True):
            readings = Words(words).dates(names_are_words=names_are_words)
            found = found or possible((r for r in readings if isinstance(r.value, Phrase)), scope)
        if len(found) > 1:
            one, two, *_ = (either(map(_quoted, names_in(each)), "and") for each in found)
            raise HandoverError(
                f"{quote(text)} can be read in two ways, with {one} or with {two}",
                "use ids instead of titles",
            )
        if found:
            return _shifted(found[0], shifts)
    return None


def _quoted(expression: Expression) -> str:
    return quote(expression.text)


def _shifted(phrase: Phrase, shifts: Shifts) -> Phrase:
    for shift in shifts:
        side = "before" if shift.is_negative else "after"
        text = f"{shifts_text((shift,))[1:]} {side} {phrase.text}"
        phrase = Phrase("offset", (shift, phrase), text)
    return phrase


def names_in(term: Term) -> list[Expression]:
    """The dates and names of which a day is computed.

    >>> phrase = in_words(parse_whole("first Friday after deadline"), scope)
    >>> [name.text for name in names_in(phrase)]
    ['deadline']
    """
    if isinstance(term, Expression):
        return [term]
    parts = (part for part in term.parts if isinstance(part, Expression | Phrase))
    return [name for part in parts for name in names_in(part)]
