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
from .notation import Match, Notation

NOTATIONS: tuple[Notation, ...] = (edtf,)
"""The notations, in the order in which they are tried."""


def match(text: str, start: int = 0, notations: Sequence[Notation] = NOTATIONS) -> Match | None:
    """The date of the first notation that reads one at `start`; None if none does.

    Raises:
        HandoverError: it is a date that does not exist, or one that is refused.

    >>> match("2021-06-15+10d").end
    10
    """
    for notation in notations:
        date = notation.match(text, start)
        if date is not None:
            return date
    return None


def parse(text: str, notations: Sequence[Notation] = NOTATIONS) -> ImpreciseDate:
    """The whole text as one date.

    Raises:
        HandoverError: it is none, does not exist or is refused.

    >>> parse("2021-06").text
    '2021-06'
    """
    date = match(text, 0, notations)
    if date is None or date.end != len(text):
        raise no_date(text, date, notations=notations)
    return date.date


def suggestion(text: str, notations: Sequence[Notation] = NOTATIONS) -> str:
    """A date in one of the notations that the text may mean; an empty text if there is none.

    >>> suggestion("2021-6-1"), suggestion("15.6.2021")
    ('2021-06-01', '')
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
    if begun is None:
        what = " and ".join(notation.NO_DATE for notation in notations)
        forms = "; ".join(filter(None, (notation.FORM for notation in notations)))
        return HandoverError(f"{shown} is {what}", forms)
    rest = quote(text[begun.end :])
    return HandoverError(f"{shown} is not one EDTF date: {rest} follows {quote(begun.date.text)}")
