"""Details of an answer: the span in other units, and facts about its dates."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..business_days import MONDAY_TO_FRIDAY, BusinessCalendar
from ..dates import OPEN, Bounds, iso
from ..errors import HandoverError
from ..language.resolving import Point, Scope, Stretch, shift
from ..spans import MAIN_UNITS, Counting, Measure, Shifts, Unit, move
from ..text import either
from .answer import Answer, range_text
from .left_out import LeftOut, day_and_name, left_out, measured_days, of_spans
from .ranges import Range, amounts, budget_for

if TYPE_CHECKING:
    from ..rules.rule import Ruled
    from ..unknowns.budget import Budget

SPANS = ("measure", "date", "verdict")
"""The kinds of answers of which a record gives the days between the two dates."""


class Details:
    """An answer with its details. A span is measured when it is first needed."""

    def __init__(
        self,
        answer: Answer,
        business: Callable[[], BusinessCalendar] | None = None,
        budget: "Budget | None" = None,
    ) -> None:
        self.answer = answer
        self._business = business
        """Gives the business days for an answer that has none."""
        self._ranges: dict[tuple[str, Counting], Range] = {}
        self._budget = budget or budget_for(*filter(None, (answer.start, answer.end)))

    @property
    def is_loose(self) -> bool:
        """True if a range that was measured may be wider than the table allows."""
        return self._budget is not None and self._budget.is_loose

    def in_unit(self, unit: Unit, counting: Counting | None = None) -> Range:
        """The span in whole units, with the counting of the answer or another.

        Raises:
            HandoverError: the unit is business days, and the holidays are not known.
        """
        answer = self.answer
        counting = counting or answer.measure.counting
        key = "calendar" if unit == "iso" else unit, counting  # both are months and days
        if key not in self._ranges:
            assert answer.start is not None, "a span has two ends"
            assert answer.end is not None, "a span has two ends"
            measure = answer.measure._replace(unit=unit, counting=counting, decimals=0)
            if unit == "business-days" and measure.business is None and self._business is not None:
                measure = measure._replace(business=self._business())
            if measure == answer.measure and isinstance(answer.result, Range):
                self._ranges[key] = answer.result
            else:
                self._ranges[key] = amounts(
                    answer.start, answer.end, measure, answer.business, self._budget
                )
        return self._ranges[key]

    @cached_property
    def left_out(self) -> LeftOut | None:
        """What the business days of the answer leave out; None if it counts none."""
        return left_out(self.answer)

    @property
    def left_out_beside(self) -> LeftOut | None:
        """What business days leave out beside a measure in another unit.

        None for business days from Monday to Friday without holidays, and if they are not known.
        """
        if self.answer.kind != "measure" or self._business is None:
            return None
        try:
            business = self._business()
            if business == MONDAY_TO_FRIDAY:
                return None
            return of_spans([measured_days(self.answer)], business)
        except HandoverError:  # the answer does not need them
            return None

    @property
    def weekend(self) -> tuple[str, ...] | None:
        """The days of the week that they leave out; None if it counts none."""
        return None if self.left_out is None else self.left_out.weekend

    @property
    def holidays(self) -> list[str] | None:
        """The holidays that they leave out; None if it counts none, or has an open end."""
        found = self.left_out
        return None if found is None or found.is_open else list(map(day_and_name, found.holidays))

    @property
    def worked(self) -> list[str] | None:
        """The weekend days that they count; None if it counts none, or has an open end."""
        found = self.left_out
        return None if found is None or found.is_open else [iso(each.day) for each in found.worked]

    @property
    def calendar(self) -> str | None:
        """The span in years, months and days; None for an answer that is no measure."""
        return self._text_in("calendar")

    @property
    def iso(self) -> str | None:
        """The span as an ISO 8601 duration; None for an answer that is no measure."""
        return self._text_in("iso")

    def _text_in(self, unit: Unit) -> str | None:
        if self.answer.kind != "measure":
            return None
        return range_text(self.in_unit(unit), Measure(unit))

    @property
    def days(self) -> Range:
        """The days between the two dates; open if there are no two dates."""
        answer = self.answer
        if answer.end is None or answer.compared is not None or answer.kind not in SPANS:
            return Range(None, None)
        return self.in_unit("days")

    def other_units(self, asked: set[Unit]) -> Iterator[tuple[Unit, Range]]:
        """The span in the units that are not in `asked`.

        A unit is left out if not one is full, and business days if they are not known.
        """
        if self.answer.kind != "measure":
            return
        for unit in MAIN_UNITS:
            if unit in asked:
                continue
            try:
                length = self.in_unit(unit)
            except HandoverError:  # in the table or its holidays; the answer does not need them
                continue
            if unit not in ("weeks", "months", "years") or length != Range(0, 0):
                yield unit, length

    def points(self) -> list[Point]:
        """The dates that the answer rests on, in the order of the question."""
        answer = self.answer
        if answer.start is None or answer.operands:
            return [operand for operand in answer.operands if isinstance(operand, Point)]
        if answer.compared is not None:
            start, end = answer.compared.start, answer.compared.end
            ref = answer.compared.ref
            if ref.kind == "date":  # its ends have no names
                return [answer.start, start, end]
            return [
                answer.start,
                start._replace(ref=ref._replace(side="start"), shifts=()),
                end._replace(ref=ref._replace(side="end"), shifts=()),
            ]
        if answer.end is None or answer.kind == "date":
            return [answer.start]
        return [answer.start, answer.end]

    def origins(self) -> list[Point]:
        """The dates that the phrases in `points` are reckoned from.

        >>> from handover_cli.answers.asking import ask_text
        >>> answer = ask_text("first Monday after the deadline", scope)[0]
        >>> [point.label for point in details_of(answer, scope).origins()]
        ['deadline']
        """
        return [origin for point in self.points() for origin in point.origins]

    def stretches(self) -> list[Stretch]:
        """The periods that the answer rests on, beside `points`."""
        return [each for each in self.answer.operands if isinstance(each, Stretch)]

    @property
    def qualified(self) -> str:
        """What EDTF's `?`, `~` and `%` say of the dates that the answer rests on; or nothing.

        >>> from handover_cli.answers.asking import ask_text
        >>> details_of(ask_text("days from 1450~ to 1500", scope)[0], scope).qualified
        '1450~ is given as approximate'
        """
        every = (each for point in self.points() for each in point.origins or (point,))
        named = {point.label: point.date for point in every}
        for stretch in self.stretches():
            named[f"{stretch.label}.start"] = stretch.start.date
            named[f"{stretch.label}.end"] = stretch.end.date
        said = [
            f"{name} is given as {date.qualifiers}"
            for name, date in named.items()
            if date.qualifiers
        ]
        return either(said, "and") if said else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on how the answer was found. A date with a qualifier counts as written."""
        said = self.qualified
        written = f"{said}. The answer takes dates as they are written."
        return (*self.answer.notes, written) if said else self.answer.notes

    @property
    def rule(self) -> str | None:
        """The rules by which its dates were reckoned; None without a rule."""
        names = dict.fromkeys(step.by.removeprefix("by ") for step, *_ in self._deadlines())
        return ", ".join(names) or None

    @property
    def rule_steps(self) -> list[str]:
        """How its dates were reckoned by rules, in sentences."""
        deadlines = list(self._deadlines())
        if not deadlines:
            return []
        from ..rules.steps import steps  # most answers have no rule

        sentences = (each for deadline in deadlines for each in steps(*deadline))
        return list(dict.fromkeys(sentences))

    def _deadlines(self) -> "Iterator[tuple[Ruled, Bounds, tuple[int, int] | None]]":
        """The deadlines among its dates, each with the days from which it runs.

        With them come the day on which hours end, and the day to which that is moved.
        """
        answer = self.answer
        found = [answer.start, answer.end, *self.points()]
        found += [end for each in self.stretches() for end in (each.start, each.end)]
        points = dict.fromkeys(point for point in found if point is not None)
        if not any(step.calendar for point in points for step in point.way):
            return
        from ..rules.rule import Ruled  # most answers have no rule

        seen = set()
        for point in points:
            for number, step in enumerate(point.way):
                key = point.root.bounds, point.way[: number + 1]
                if isinstance(step, Ruled) and key not in seen:
                    seen.add(key)
                    days = self._moved(point.root.bounds, point.way[:number])
                    yield step, days, self._ends(point, step, point.way[:number])

    def _ends(self, point: Point, step: "Ruled", way: Shifts) -> tuple[int, int] | None:
        moment = None if point.read is None else point.read.date.moment
        if moment is None or not step.ticks:
            return None
        from ..clock_spans import ends_of_hours, move  # most deadlines have no hours

        return ends_of_hours(move(moment, way, self.answer.business), step)

    def _moved(self, days: Bounds, way: Shifts) -> Bounds:
        business = self.answer.business
        return Bounds(*(None if day is None else move(day, way, business) for day in days))

    def unknown_points(self) -> list[Point]:
        """The imprecise dates that the answer rests on, and clock times that came twice."""
        unknown = (point for point in dict.fromkeys(self.points()) if not _is_known(point))
        return [point for point in unknown if point not in self.answer.whole]

    def steps(self) -> Iterator[tuple[str, Point]]:
        """The days between a date and the day that several durations lead to.

        Each comes with the text of its duration: `+10d`.
        """
        answer = self.answer
        if answer.kind != "date" or answer.start is None or answer.end is None:
            return
        durations = answer.end.way[len(answer.start.way) :]
        for number, duration in enumerate(durations[:-1], 1):
            try:
                point = shift(answer.start, durations[:number], answer.business)
            except HandoverError:  # outside the calendar; only the answer has to lie inside
                continue
            yield f"{'' if duration.is_negative else '+'}{duration}", point


def _is_known(point: Point) -> bool:
    moment = point.date.moment
    if point.date.text == OPEN:
        return True
    return point.date.is_precise if moment is None else moment.is_known


class AskedLine(NamedTuple):
    """A line of text with a question, and the details of its answer."""

    text: str
    details: Details | None
    """None for a blank line, or without an answer."""


def details_of(answer: Answer, scope: Scope) -> Details:
    """The details of an answer, with the business days of a scope.

    >>> from handover_cli.answers.asking import ask_text
    >>> details_of(ask_text("days from deadline to handover", scope)[0], scope).iso
    'P10D'
    """
    return Details(answer, lambda: scope.business)
