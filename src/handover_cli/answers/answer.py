"""An answer to one question, as a value."""

from typing import Any, Literal, NamedTuple

from ..business_days import BusinessCalendar
from ..dates import ImpreciseDate, iso
from ..language.resolving import Point, Stretch
from ..spans import Amount, Counting, Measure, Unit
from .ranges import Range

Kind = Literal["measure", "date", "weekday", "verdict"]


class Answer(NamedTuple):
    """One answer. It knows all that it depends on, and neither the table nor the clock."""

    kind: Kind
    question: str
    """In words; it can be asked again."""
    start: Point
    """The date that the question starts from."""
    end: Point | None
    """The date to which it leads, or with which the first is compared; None for no second date."""
    result: Range | ImpreciseDate | str
    """A `Range` for a measure, an `ImpreciseDate` for a date, else a weekday or a verdict."""
    measure: Measure = Measure()
    period: Stretch | None = None
    """The period that was measured or compared with."""
    business: BusinessCalendar | None = None
    """The business days that shifts of the dates count; None if they count none."""

    @property
    def value(self) -> Any:
        """The one answer, a number or text; None if the dates allow more than one."""
        low, high = self.bounds
        return low if low == high else None

    @property
    def bounds(self) -> tuple[Any, Any]:
        """The least and the greatest answer; None where nothing bounds it."""
        result = self.result
        if isinstance(result, Range):
            return self._value(result.low), self._value(result.high)
        if isinstance(result, ImpreciseDate):
            low, high = (None if day is None else iso(day) for day in result.bounds)
            return low, high
        if result == "undetermined":
            return ("no", "yes") if self.kind == "verdict" else (None, None)
        return result, result

    def _value(self, amount: Amount | None) -> Any:
        return None if amount is None else self.measure.value(amount)

    @property
    def text(self) -> str:
        """The answer as the `value` form prints it.

        A range is `low..high`, with nothing at an open end.
        """
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
        """The unit that was counted in; None for an answer that counted nothing."""
        return self.measure.unit if self.kind == "measure" else None

    @property
    def counting(self) -> Counting | None:
        """How days were counted; None for an answer that counted nothing."""
        return self.measure.counting if self.kind == "measure" else None

    @property
    def weekday(self) -> str | None:
        """The day of the week of an answer that is one day; None for any other."""
        if isinstance(self.result, ImpreciseDate):
            return self.result.weekday
        return self.result if self.kind == "weekday" and self.status == 0 else None  # type: ignore[return-value]

    @property
    def compared(self) -> Stretch | None:
        """The period with which a date was compared; None for any other answer."""
        return self.period if self.kind == "verdict" else None

    @property
    def end_label(self) -> str | None:
        """How the end is named: by the id of the period that was compared with, else as a date."""
        if self.compared is not None:
            return self.compared.label
        return None if self.end is None else self.end.label

    @property
    def end_dates(self) -> str | None:
        """The days of the end; both ends of a period that was compared with, as `start/end`."""
        if self.compared is not None:
            return f"{self.compared.start.date.text}/{self.compared.end.date.text}"
        return None if self.end is None else self.end.date.text


def range_text(amounts: Range, measure: Measure) -> str:
    """A range as `low..high`, one value as itself.

    >>> range_text(Range(188, 217), Measure()), range_text(Range(-1461, None), Measure())
    ('188..217', '-1461..')
    """
    low, high = ("" if end is None else measure.text(end) for end in amounts)
    return low if low and low == high else f"{low}..{high}"
