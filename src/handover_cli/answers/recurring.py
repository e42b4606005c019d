"""The days of a recurrence between two dates."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..dates import LAST_DAY, Bounds, iso
from ..errors import HandoverError
from ..language.recurrences import read_recurrence, rolled
from ..language.resolving import Point, Scope
from ..recurrence.month_ends import MonthEnd
from ..recurrence.recurrence import Recurrence
from ..text import quote
from .left_out import LeftOut, of_spans
from .sequence import Step, known_day

if TYPE_CHECKING:
    from ..language.manners import Manner

ONLY_DAYS = "a recurrence has days"


class Recurring(NamedTuple):
    """The days of a recurrence up to a last one, each perhaps moved."""

    recurrence: Recurrence
    last: int
    move: Callable[[int], int] | None
    """Moves a day that lies between the two dates, perhaps to one that does not."""

    def steps(self) -> Iterator[Step]:
        """The days in turn. One to which several are moved is given once."""
        days = self.recurrence.occurrences(last=self.last)
        if self.move is not None:
            days = (day for day, _ in groupby(map(self.move, days)))
        return map(Step, days)

    def left_out(self) -> LeftOut | None:
        """What its business days leave out; None if it counts none."""
        business = self.recurrence.pattern.business
        if business is None:
            return None
        return of_spans([Bounds(self.recurrence.start, self.last)], business)


def recurring(
    ends: tuple[Point, Point | None],
    text: str,
    month_end: MonthEnd | None,
    manner: "Manner | None",
    scope: Scope,
) -> Recurring:
    """The days that a text says, from one date to another, or as long as a rule goes.

    Raises:
        HandoverError: a date is not known to the day, or has a clock time; the text can't be
            read; nothing ends the days; or there is a rule that reckons deadlines.

    >>> point = table.events["deadline"].point
    >>> found = recurring((point, None), "FREQ=WEEKLY;COUNT=2", None, None, scope)
    >>> [each.text for each in found.steps()]
    ['2020-11-15', '2020-11-22']
    """
    start, end = ends
    first = known_day(start, "START", ONLY_DAYS)
    last = LAST_DAY if end is None else known_day(end, "END", ONLY_DAYS)
    if manner is not None and manner.rule:
        raise HandoverError(
            "--rule reckons from a duration, and a recurrence has none", "use --roll"
        )
    if last < first:
        raise HandoverError(
            f"END {iso(last)} is before START {iso(first)}, and a recurrence goes on from START"
        )
    recurrence = read_recurrence(text, first, scope, month_end)
    if end is None and recurrence.is_endless:
        raise HandoverError(
            f"nothing ends {quote(text)}", "write END after START, or add COUNT or UNTIL to a rule"
        )
    move = None if manner is None else rolled(recurrence, manner.roll or "none", scope).move
    return Recurring(recurrence, min(last, recurrence.until), move)
