"""An answer to one question, as a value for scripts and as a record for everything else."""

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..dates import ImpreciseDate, bounds_text, precise, weekday
from ..errors import HandoverError, quote
from ..expressions import Resolved, resolve_expression, shift
from ..questions import Between, Comparison, DayOfWeek, Length, Moved, Question, When
from ..spans import DECIMAL_UNITS, Amount, Counting, Measure, Unit, check_decimals
from .ranges import Range, amounts, compare, compare_period

Kind = Literal["measure", "date", "weekday", "verdict"]

FIELDS = (
    "kind",
    "question",
    "start",
    "start_date",
    "end",
    "end_date",
    "counting",
    "unit",
    "value",
    "min",
    "max",
    "days_min",
    "days_max",
    "calendar",
    "iso",
    "weekday",
)
"""The fields of an answer's record, in order."""


if TYPE_CHECKING:
    from typing import Protocol

    from ..expressions import Scope
    from ..table import Table

    class TableScope(Scope, Protocol):
        """A scope whose names are a whole table."""

        @property
        def names(self) -> Table:
            """The table."""


class Options(NamedTuple):
    """What the command line says about measuring, beside the question."""

    units: tuple[Unit, ...] = ()
    counting: Counting | None = None
    decimals: int | None = None

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.units) or self.counting is not None or self.decimals is not None


class Answer(NamedTuple):
    """One answer. What is not asked for is worked out only when it is looked at."""

    kind: Kind
    question: str
    start: Resolved
    end: Resolved | None
    scope: "TableScope"
    found: Any
    """A `Range` for a measure, an `ImpreciseDate` for a date, a weekday or a verdict."""
    measure: Measure = Measure()
    period: str = ""
    """The period that was measured or compared with; empty for none."""

    def value(self) -> Any:
        """The one answer: number or text; None when the dates allow more than one."""
        low, high = self.bounds()
        return low if low == high else None

    def bounds(self) -> tuple[Any, Any]:
        """The least and the greatest answer, None where nothing bounds it."""
        found = self.found
        if isinstance(found, Range):
            return self._value(found.low), self._value(found.high)
        if isinstance(found, ImpreciseDate):
            if found.is_precise:
                return bounds_text(*found[:2]), bounds_text(*found[:2])
            ends = (found.earliest, found.latest)
            low, high = (None if day is None else precise(day).text for day in ends)
            return low, high
        if found == "undetermined":
            return ("no", "yes") if self.kind == "verdict" else (None, None)
        return found, found

    def _value(self, amount: Amount | None) -> Any:
        return None if amount is None else self.measure.value(amount)

    def text(self) -> str:
        """The answer as the `value` form prints it.

        A range is `low..high`, with nothing at an open end.
        """
        found = self.found
        if isinstance(found, Range):
            return range_text(found, self.measure)
        return found.text if isinstance(found, ImpreciseDate) else str(found)

    def status(self) -> int:
        """The exit status it ends the program with: 1 for no, 3 for undetermined, else 0."""
        if self.kind not in ("verdict", "weekday"):
            return 0
        return {"no": 1, "undetermined": 3}.get(self.found, 0)

    def counting(self) -> Counting | None:
        """How days were counted; None for an answer that counted nothing."""
        return self.measure.counting if self.kind == "measure" else None

    def in_unit(self, unit: Unit) -> Range:
        """The same measure in another unit, whole, with the same counting."""
        assert self.end is not None, "only what has two ends has a length"
        measure = self.measure._replace(unit=unit, decimals=0)
        if unit == "business-days" and measure.business is None:
            measure = measure._replace(business=self.scope.business)
        return amounts(self.start, self.end, measure, self.scope)

    def record(self) -> dict[str, Any]:
        """The answer with everything beside it, by the names in `FIELDS`."""
        low, high = self.bounds()
        measures = self.kind == "measure"
        return dict(
            zip(
                FIELDS,
                (
                    self.kind,
                    self.question,
                    self.start.label,
                    self.start.date.text,
                    None if self.end is None else self.end_label(),
                    None if self.end is None else self.end_date(),
                    self.counting(),
                    self.measure.unit if measures else None,
                    low if low == high else None,
                    low,
                    high,
                    *(self.in_unit("days") if self._has_days() else (None, None)),
                    self._text_in("calendar") if measures else None,
                    self._text_in("iso") if measures else None,
                    self.weekday(),
                ),
                strict=True,
            )
        )

    def _has_days(self) -> bool:
        return self.end is not None and not (self.kind == "verdict" and self.period)

    def _text_in(self, unit: Unit) -> str:
        return range_text(self.in_unit(unit), Measure(unit))

    def end_label(self) -> str:
        """How the end is named; a comparison with a period names the period."""
        if self.kind == "verdict" and self.period:
            return self.period
        return self.end.label if self.end is not None else ""

    def end_date(self) -> str:
        """The end's date as written; a period's is `start/end`, as ISO 8601 writes one."""
        assert self.end is not None, "it has one"
        if self.kind == "verdict" and self.period:
            period = self.scope.names.period_end(self.period, "start", self.scope)
            return f"{period.date.text if period else ''}/{self.end.date.text}"
        return self.end.date.text

    def weekday(self) -> str | None:
        """The day of the week of an answer that is one day; None for any other."""
        if self.kind == "weekday":
            return None if self.found == "undetermined" else str(self.found)
        if isinstance(self.found, ImpreciseDate):
            return weekday_of(self.found)
        return None


def weekday_of(date: ImpreciseDate) -> str | None:
    """The day of the week of a date, or None when more than one is allowed."""
    return weekday(date.earliest) if date.is_precise and date.earliest is not None else None


def range_text(found: Range, measure: Measure) -> str:
    """A range as `low..high`, one value as itself.

    >>> range_text(Range(188, 217), Measure()), range_text(Range(-1461, None), Measure())
    ('188..217', '-1461..')
    """
    low = "" if found.low is None else measure.text(found.low)
    high = "" if found.high is None else measure.text(found.high)
    return low if found.low is not None and found.low == found.high else f"{low}..{high}"


def answer(question: Question, text: str, scope: "TableScope", options: Options) -> list[Answer]:
    """The answers to a question: one, or one for each unit that the options ask for.

    Raises:
        HandoverError: an option contradicts the question, or a date has no answer.
    """
    if isinstance(question, Between):
        ends = tuple(resolve_expression(e, scope) for e in (question.start, question.end))
        return _measured(question, text, ends[0], ends[1], "", None, scope, options)
    if isinstance(question, Length):
        start, end, counting = _period(question.period, scope)
        return _measured(question, text, start, end, question.period, counting, scope, options)
    if options:
        raise HandoverError(
            f"{quote(text)} measures nothing, so --unit, --inclusive, --exclusive and"
            " --decimals don't apply"
        )
    if isinstance(question, Comparison):
        return [_comparison(question, text, scope)]
    day = resolve_expression(question.date, scope)
    if isinstance(question, Moved):
        # Both days are one unknown day, also where no event says so.
        day = day if day.root else day._replace(root=day.label)
        moved = shift(day, question.durations, scope)
        return [Answer("date", text, day, moved, scope, moved.date)]
    if isinstance(question, When):
        return [Answer("date", text, day, None, scope, day.date)]
    assert isinstance(question, DayOfWeek)
    return [Answer("weekday", text, day, None, scope, weekday_of(day.date) or "undetermined")]


def _period(identifier: str, scope: "TableScope") -> tuple[Resolved, Resolved, Counting | None]:
    period = scope.names.periods[identifier]
    return period.start, period.side("end", scope), period.counting


def _measured(
    question: Between | Length,
    text: str,
    start: Resolved,
    end: Resolved,
    period: str,
    default: Counting | None,
    scope: "TableScope",
    options: Options,
) -> list[Answer]:
    if question.unit is not None:
        for unit in options.units:
            if unit != question.unit:
                raise HandoverError(f"{quote(text)} asks for {question.unit}, not {unit}")
    units = options.units or (question.unit or "calendar",)
    counting = options.counting or question.counting or default or "exclusive"
    return [
        measured(text, start, end, measure, scope, period)
        for measure in measures(units, counting, options.decimals, scope)
    ]


def measures(
    units: tuple[Unit, ...], counting: Counting, decimals: int | None, scope: "TableScope"
) -> list[Measure]:
    """How to measure in each unit. Decimals go to weeks, months and years alone.

    Raises:
        HandoverError: decimals are asked for and none of the units can have them.
    """
    check_decimals_have_a_unit(decimals, units)
    return [
        Measure(
            unit,
            counting,
            decimals if decimals is not None and unit in DECIMAL_UNITS else 0,
            scope.business if unit == "business-days" else None,
        )
        for unit in units
    ]


def check_decimals_have_a_unit(decimals: int | None, units: tuple[Unit, ...]) -> None:
    """Nothing, if decimals can be given in one of the units or none are asked for.

    Raises:
        HandoverError: they can't, or there are too many.
    """
    if decimals is None:
        return
    check_decimals(decimals)
    if not DECIMAL_UNITS.intersection(units):
        listed = " and ".join(units)
        raise HandoverError(f"--decimals is for weeks, months and years, not {listed}")


def measured(
    text: str,
    start: Resolved,
    end: Resolved,
    measure: Measure,
    scope: "TableScope",
    period: str = "",
) -> Answer:
    """The answer that one measure gives."""
    found = amounts(start, end, measure, scope)
    return Answer("measure", text, start, end, scope, found, measure, period)


def _comparison(question: Comparison, text: str, scope: "TableScope") -> Answer:
    subject = resolve_expression(question.subject, scope)
    if question.target is not None:
        target = resolve_expression(question.target, scope)
        verdict = compare(subject, question.relation, target, scope)
        return Answer("verdict", text, subject, target, scope, verdict)
    if question.relation == "on":
        raise HandoverError(
            f"{quote(question.period)} is a period, and a date can't be on one:"
            f" ask whether it is within {question.period}"
        )
    start, end, _ = _period(question.period, scope)
    verdict = compare_period(subject, question.relation, start, end, scope)
    return Answer("verdict", text, subject, end, scope, verdict, period=question.period)
