"""A question that measures nothing, with what it is asked against."""

from typing import TYPE_CHECKING, Any, NamedTuple

from ..dates import Bounds, within
from ..errors import HandoverError
from ..language.phrases import whole_stretch
from ..language.resolving import (
    Operand,
    Point,
    Scope,
    Stretch,
    ends_hint,
    ends_of_any,
    written,
)
from ..spans import Measure
from ..text import quote
from .answer import Answer, Kind
from .ranges import LOOSE_RANGE, LOOSE_VERDICT, Range, loose

if TYPE_CHECKING:
    from ..unknowns.budget import Budget
    from .answer import Found


class Asked(NamedTuple):
    """A question with its operands, and what it is asked against."""

    question: Any
    operands: tuple[Operand, ...]
    text: str
    scope: Scope
    budget: "Budget | None" = None
    """The steps that the answer may take; None if all days are known."""

    def points(self) -> tuple[Point, ...]:
        """The operands as days.

        Raises:
            HandoverError: one is a period.
        """
        for operand in self.operands:
            if isinstance(operand, Stretch) and operand.ref.kind != "date":
                raise HandoverError(
                    f"in {quote(self.text)}, {quote(operand.label)} is a period, not a date",
                    ends_hint(operand.label, operand),
                )
        return tuple(map(_as_point, self.operands))

    def days(self, first: Point, second: Point) -> tuple[Point, Point, str]:
        """Two days on one calendar; and a sentence on which, if one has a clock time.

        Raises:
            HandoverError: one has a clock time in a zone, and the other one without.
        """
        if first.date.moment is None and second.date.moment is None:
            return first, second, ""
        from .clock_notes import days_note  # most dates have no clock time
        from .clock_ranges import without_clock, zone_of

        return *without_clock(first, second), days_note(zone_of(first, second))

    def answer(
        self,
        kind: Kind,
        result: "Range | Found | str",
        *notes: str,
        measure: Measure = Measure(),  # noqa: B008 - it is a value
        whole: bool = False,
    ) -> Answer:
        """An answer about the operands, with sentences on how it was found.

        `whole` says that all days of a date such as `1720` are meant, and not one of them.
        """
        days = [point for operand in self.operands for point in ends_of_any(operand)]
        start, end = (days[0] if days else None), (days[-1] if len(days) > 1 else None)
        if isinstance(result, Range):
            notes += loose(self.budget, LOOSE_RANGE)
        elif result == "undetermined":
            notes += loose(self.budget, LOOSE_VERDICT)
        return Answer(
            kind,
            self.text,
            start,
            end,
            result,
            measure,
            operands=self.operands,
            notes=tuple(filter(None, notes)),
            whole=whole_dates(self.operands) if whole else (),
            asked=self.question,
        )


def whole_dates(operands: tuple[Operand, ...]) -> tuple[Point, ...]:
    """The dates that are written as a stretch, such as a month or a year.

    >>> from ..language.resolving import resolve
    >>> [each.label for each in whole_dates((resolve("2021", scope), resolve("medal", scope)))]
    ['2021']
    """
    points = (operand for operand in operands if isinstance(operand, Point))
    return tuple(each for each in points if each.ref.kind == "date" and each.date.is_whole)


def _as_point(operand: Operand) -> Point:
    """A stretch of a date, such as `this month`, as a day that lies in it."""
    if isinstance(operand, Point):
        return operand
    bounds = Bounds(operand.start.date.earliest, operand.end.date.latest)
    return written(within(bounds))._replace(ref=operand.ref)


def ends_of(operand: Operand) -> tuple[Point, Point]:
    """The first and the last day of a stretch, or of a date such as `2024`.

    Raises:
        HandoverError: it is one day, or has no first or no last day.

    >>> from ..language.resolving import resolve
    >>> [end.date.text for end in ends_of(resolve("2024-02", scope))]
    ['2024-02-01', '2024-02-29']
    """
    stretch = operand if isinstance(operand, Stretch) else whole_stretch(operand)
    return stretch.end_at("start"), stretch.end_at("end")
