"""What goes with an answer: the same span in other units, and other facts about its dates."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..business_days import BusinessCalendar
from ..errors import HandoverError
from ..language.resolving import Point, Scope, shift
from ..spans import UNITS, Counting, Measure, Unit
from .answer import Answer, range_text
from .ranges import Range, amounts


class Details:
    """An answer with what follows from it. Each thing is computed once, when it is needed."""

    def __init__(
        self, answer: Answer, business: Callable[[], BusinessCalendar] | None = None
    ) -> None:
        self.answer = answer
        self._business = business
        """What gives the business days, if the answer is not in business days itself."""
        self._ranges: dict[tuple[str, Counting], Range] = {}

    def in_unit(self, unit: Unit, counting: Counting | None = None) -> Range:
        """The same span in whole units, with the same counting or another.

        Raises:
            HandoverError: business days are asked for, and the holidays are not known.
        """
        answer = self.answer
        counting = counting or answer.measure.counting
        kind = "calendar" if unit == "iso" else unit  # both are months and days
        if (kind, counting) not in self._ranges:
            assert answer.end is not None, "only what has two ends has a length"
            measure = answer.measure._replace(unit=unit, counting=counting, decimals=0)
            if unit == "business-days" and measure.business is None and self._business is not None:
                measure = measure._replace(business=self._business())
            is_asked = measure == answer.measure and isinstance(answer.result, Range)
            self._ranges[kind, counting] = (
                answer.result  # type: ignore[assignment]
                if is_asked
                else amounts(answer.start, answer.end, measure, answer.business)
            )
        return self._ranges[kind, counting]

    @property
    def calendar(self) -> str | None:
        """A measure in years, months and days; None for another kind of answer."""
        return self._text_in("calendar")

    @property
    def iso(self) -> str | None:
        """A measure as an ISO 8601 duration; None for another kind of answer."""
        return self._text_in("iso")

    def _text_in(self, unit: Unit) -> str | None:
        if self.answer.kind != "measure":
            return None
        return range_text(self.in_unit(unit), Measure(unit))

    @property
    def days(self) -> Range:
        """The days between the two dates; open if there are no two dates."""
        answer = self.answer
        if answer.end is None or answer.compared is not None:
            return Range(None, None)
        return self.in_unit("days")

    def other_units(self, asked: set[Unit]) -> Iterator[tuple[Unit, Range]]:
        """The span in the units that were not asked for.

        Left out are units of which not one is full, and business days if they can't be had.
        """
        if self.answer.kind != "measure":
            return
        for unit in UNITS:
            if unit in asked:
                continue
            try:
                length = self.in_unit(unit)
            except HandoverError:  # the table or its holidays: not what was asked for
                continue
            if unit not in ("weeks", "months", "years") or length != Range(0, 0):
                yield unit, length

    def points(self) -> list[Point]:
        """The dates on which the answer rests, in the order of the question."""
        answer = self.answer
        if answer.compared is not None:
            start, end = answer.compared.start, answer.compared.end
            ref = answer.compared.ref
            return [
                answer.start,
                start._replace(ref=ref._replace(side="start"), shifts=()),
                end._replace(ref=ref._replace(side="end"), shifts=()),
            ]
        if answer.end is None or answer.kind == "date":
            return [answer.start]
        return [answer.start, answer.end]

    def unknown_points(self) -> list[Point]:
        """The dates on which the answer rests that are not known to the day."""
        return [point for point in dict.fromkeys(self.points()) if not point.date.is_precise]

    def steps(self) -> Iterator[tuple[str, Point]]:
        """The days between a date and the one to which several durations lead.

        Each has the text of the last duration: `+10d`.
        """
        answer = self.answer
        if answer.kind != "date" or answer.end is None:
            return
        durations = answer.end.way[len(answer.start.way) :]
        for number, duration in enumerate(durations[:-1], 1):
            try:
                point = shift(answer.start, durations[:number], answer.business)
            except HandoverError:  # outside the calendar; only the answer has to be a date
                continue
            yield f"{'' if duration.is_negative else '+'}{duration}", point


class AskedLine(NamedTuple):
    """A line of text that asks, with the details of its answer.

    They are None for a blank line, or one that could not be answered.
    """

    text: str
    details: Details | None


def details_of(answer: Answer, scope: Scope) -> Details:
    """The details of an answer, with the business days of a scope."""
    return Details(answer, lambda: scope.business)
