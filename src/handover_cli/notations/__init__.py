"""The ways to write a date, one file each, and the ordered list that every reader uses.

Arguments, tables, questions and rows all read dates through `match`. To add a notation, write
its file and put it into `NOTATIONS`.
"""

from ..dates import ImpreciseDate
from ..errors import HandoverError
from ..text import quote
from . import edtf
from .notation import Match, Notation

NOTATIONS: tuple[Notation, ...] = (edtf,)
"""The notations, in the order in which they are tried."""


def match(text: str, start: int = 0) -> Match | None:
    """The date of the first notation that reads one at `start`; None if none does.

    Raises:
        HandoverError: it is a date that does not exist, or one that is refused.

    >>> match("2021-06-15+10d").end
    10
    """
    for notation in NOTATIONS:
        date = notation.match(text, start)
        if date is not None:
            return date
    return None


def parse(text: str) -> ImpreciseDate:
    """The whole text as one date.

    Raises:
        HandoverError: it is none, does not exist or is refused.

    >>> parse("2021-06").text
    '2021-06'
    """
    date = match(text)
    if date is None or date.end != len(text):
        raise no_date(text, date)
    return date.date


def suggestion(text: str) -> str:
    """A date in one of the notations that the text may mean; an empty text if there is none.

    >>> suggestion("2021-6-1"), suggestion("15.6.2021")
    ('2021-06-01', '')
    """
    return next(filter(None, (notation.suggestion(text) for notation in NOTATIONS)), "")


def no_date(text: str, begun: Match | None, shifts: str = "") -> HandoverError:
    """The error for a text that is no date.

    `begun` is the date that the text begins with, and `shifts` are the shifts at its end.
    """
    shown = quote(text)
    meant = suggestion(text.removesuffix(shifts))
    if meant:
        return HandoverError(
            f"{shown} is not a date as EDTF writes it", f"did you mean {quote(meant + shifts)}?"
        )
    if begun is None:
        forms = "; ".join(notation.FORM for notation in NOTATIONS)
        return HandoverError(f"{shown} is not an EDTF date", forms)
    rest = quote(text[begun.end :])
    return HandoverError(f"{shown} is not one EDTF date: {rest} follows {quote(begun.date.text)}")
