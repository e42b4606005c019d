"""An answer to one question, as a value."""

from typing import Any, Literal, NamedTuple

from ..business_days import BusinessCalendar
from ..dates import ImpreciseDate, iso
from ..language.resolving import Point, Stretch
from ..spans import Counting, Measure, Unit
from .ranges import Range

Kind = Literal["measure", "date", "weekday", "verdict"]


class Answer(NamedTuple):
    """One answer, with all that it depends on. It knows neither the table nor the clock."""

    kind: Kind
    question: str
    """In words that can be asked again."""
    start: Point
    """The date that the question starts from."""
    end: Point | None
    """The date that it leads to, or that the start is compared with; None for no second date."""
    result: Range | ImpreciseDate | str
    """A `Range` for a measure, an `ImpreciseDate` for a date, else a weekday or a verdict."""
    measure: Measure = Measure()
    period: Stretch | None = None
    """The period that was measured or compared with."""
    business: BusinessCalendar | None = None
    """The business days that shifts of the dates count; None if no shift counts them."""

    @property
    def value(self) -> Any:
        """The answer, a number or text; None if the dates allow more than one."""
        low, high = self.bounds
        return low if low == high else None

    @property
    def bounds(self) -> tuple[Any, Any]:
        """The least and the greatest answer; None where nothing bounds it."""
        result = self.result
        if isinstance(result, Range):
            low, high = (None if end is None else self.measure.value(end) for end in result)
            return low, high
        if isinstance(result, ImpreciseDate):
            first, last = (None if day is None else iso(day) for day in result.bounds)
            return first, last
        if result == "undetermined":
            return ("no", "yes") if self.kind == "verdict" else (None, None)
        return result, result

    @property
    def text(self) -> str:
        """The answer as the `value` form prints it; a range as `low..high`."""
        result = self.result
        if isinstance(result, Range):
            return range_text(result, self.measure)
        return result.text if isinstance(result, ImpreciseDate) else result

    @property
    def status(self) -> int:
        """The exit status: 1 for no, 3 for undetermined, else 0."""
        if isinstance(self.result, str):
            return {"no": 1, "undetermined": 3}.get(self.result, 0)
        return 0

    @property
    def least(self) -> Any:
        """The least answer; None where nothing bounds it."""
        return self.bounds[0]

    @property
    def greatest(self) -> Any:
        """The greatest answer; None where nothing bounds it."""
        return self.bounds[1]

    @property
    def unit(self) -> Unit | None:
        """The unit of a measure; None for another kind of answer."""
        return self.measure.unit if self.kind == "measure" else None

    @property
    def counting(self) -> Counting | None:
        """How the days of a measure were counted; None for another kind of answer."""
        return self.measure.counting if self.kind == "measure" else None

    @property
    def weekday(self) -> str | None:
        """The day of the week of an answer that is one day; None for another answer."""
        if isinstance(self.result, ImpreciseDate):
            return self.result.weekday
        return self.result if self.kind == "weekday" and self.status == 0 else None  # type: ignore[return-value]

    @property
    def compared(self) -> Stretch | None:
        """The period that a date was compared with; None for another answer."""
        return self.period if self.kind == "verdict" else None

    @property
    def end_label(self) -> str | None:
        """The name of the end: the id of a compared period, or a date."""
        if self.compared is not None:
            return self.compared.label
        return None if self.end is None else self.end.label

    @property
    def end_dates(self) -> str | None:
        """The days of the end; both ends of a compared period as `start/end`."""
        if self.compared is not None:
            return f"{self.compared.start.date.text}/{self.compared.end.date.text}"
        return None if self.end is None else self.end.date.text


def range_text(amounts: Range, measure: Measure) -> str:
    """A range as `low..high`, with nothing at an open end; a single value alone.

    >>> range_text(Range(188, 217), Measure()), range_text(Range(-1461, None), Measure())
    ('188..217', '-1461..')
    """
    low, high = ("" if end is None else measure.text(end) for end in amounts)
    return low if low and low == high else f"{low}..{high}"
