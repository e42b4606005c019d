"""An answer to one question, as a value."""

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..business_days import BusinessCalendar
from ..dates import Bounds, ImpreciseDate, iso
from ..language.resolving import Operand, Point, Stretch, ends_of_any
from ..spans import CALENDAR_UNITS, PARTS_OF_A_DAY, Counting, Measure, Unit
from .ranges import Range

if TYPE_CHECKING:
    from ..language.questions import Comparison, Inquiry
    from ..moments import Moment
    from .found_events import Happenings
    from .found_periods import Gaps, Running

    Found = Happenings | Running | Gaps
    """Several things: events, periods or gaps."""

Kind = Literal[
    "measure",
    "date",
    "weekday",
    "verdict",
    "fact",
    "count",
    "duration",
    "choice",
    "events",
    "periods",
    "gaps",
]


class Answer(NamedTuple):
    """One answer, with all that it depends on. It knows neither the table nor the clock."""

    kind: Kind
    question: str
    """In words that can be asked again."""
    start: Point | None
    """The date that the question starts from; None for a question without dates."""
    end: Point | None
    """The date that it leads to, or that the start is compared with; None for no second date."""
    result: "Range | ImpreciseDate | Found | str"
    """A `Range` of numbers, an `ImpreciseDate` for a date, else text; or what was found."""
    measure: Measure = Measure()
    period: Stretch | None = None
    """The period that was measured or compared with."""
    business: BusinessCalendar | None = None
    """The business days that shifts of the dates count; None if no shift counts them."""
    operands: tuple[Operand, ...] = ()
    """What was asked about, if these are not the start and the end alone."""
    notes: tuple[str, ...] = ()
    """Sentences on how the answer was found."""
    whole: tuple[Point, ...] = ()
    """The dates of which all days are meant, such as `1720` in `what happened in 1720`."""
    asked: "Comparison | Inquiry | None" = None
    """The question as a tree, if its answer alone does not tell how it was found."""

    def every_point(self) -> list[Point]:
        """Its dates and the ends of its periods, each once."""
        parts = (self.start, self.end, *self.operands, self.period)
        ends = (end for part in parts if part is not None for end in ends_of_any(part))
        return list(dict.fromkeys(ends))

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
            if result.moment is not None:
                each = [moment.text for moment in result.moment.each]
                return each[0], each[-1]
            if self.kind == "fact":  # in words of another calendar
                low, dots, high = result.text.partition("..")
                return low or None, (high or None) if dots else low
            first, last = (None if day is None else iso(day) for day in result.bounds)
            return first, last
        if not isinstance(result, str):
            texts = " ".join(result.texts)
            return texts, texts
        if result == "undetermined":
            return ("no", "yes") if self.kind == "verdict" else (None, None)
        return result, result

    @property
    def bounds_of_days(self) -> Bounds:
        """The possible days of an answer that is a date; open for another answer."""
        return self.result.bounds if isinstance(self.result, ImpreciseDate) else Bounds()

    @property
    def text(self) -> str:
        """The answer as the `value` form prints it; a range as `low..high`."""
        result = self.result
        if isinstance(result, Range):
            return range_text(result, self.measure)
        if isinstance(result, ImpreciseDate):
            return self._date_text(result)
        return result if isinstance(result, str) else "\n".join(result.texts)

    @staticmethod
    def _date_text(date: ImpreciseDate) -> str:
        """A date; the two moments of a clock time that comes twice, as a range."""
        return date.text if date.moment is None else "..".join(m.text for m in date.moment.each)

    @property
    def moment(self) -> "Moment | None":
        """The clock time of an answer that is a date; None for another answer."""
        return self.result.moment if isinstance(self.result, ImpreciseDate) else None

    @property
    def zone(self) -> str | None:
        """The zone of the answer, or the one in which it was counted; None if it has none."""
        points = [point for point in (self.start, self.end) if point is not None]
        moments = [self.moment, *(point.date.moment for point in points)]
        moment = next((each for each in moments if each is not None), None)
        return None if moment is None else moment.zone_text

    @property
    def instant(self) -> str | None:
        """The instant in UTC of an answer that is one; None for another answer."""
        return None if self.moment is None else self.moment.instant

    @property
    def is_elapsed(self) -> bool:
        """True for a measure of time between clock times, not of days between days."""
        ends = [point for point in (self.start, self.end) if point is not None]
        return is_elapsed(self.measure.unit, sum(end.date.moment is not None for end in ends))

    @property
    def status(self) -> int:
        """The exit status: 1 for no, 3 for undetermined, else 0."""
        if self.kind == "verdict":
            return {"no": 1, "undetermined": 3}.get(str(self.result), 0)
        return 3 if self.result == "undetermined" else 0

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
        in_a_unit = self.kind == "measure" or (
            self.kind == "duration" and isinstance(self.result, Range)
        )
        return self.measure.unit if in_a_unit else None

    @property
    def counting(self) -> Counting | None:
        """How the days of a measure were counted; None for another kind of answer."""
        return self.measure.counting if self.kind == "measure" else None

    @property
    def weekday(self) -> str | None:
        """The day of the week of an answer that is one day; None for another answer."""
        if isinstance(self.result, ImpreciseDate):
            return self.result.weekday
        is_known = self.kind == "weekday" and self.status == 0
        return str(self.result) if is_known else None

    @property
    def compared(self) -> Stretch | None:
        """The period that a date was compared with; None for another answer."""
        return self.period if self.kind == "verdict" else None

    @property
    def start_label(self) -> str | None:
        """The name of the start; None for a question without dates."""
        return None if self.start is None else self.start.label

    @property
    def start_dates(self) -> str | None:
        """The days of the start; None for a question without dates."""
        return None if self.start is None else self.start.date.text

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

    @property
    def start_written(self) -> str:
        """The start as another calendar has it; empty if it is Gregorian."""
        return "" if self.start is None else self.start.date.calendar_text

    @property
    def end_written(self) -> str:
        """The end as another calendar has it; empty if it is Gregorian, or a compared period."""
        if self.end is None or self.compared is not None:
            return ""
        return self.end.date.calendar_text


def is_elapsed(unit: Unit, clock_times: int) -> bool:
    """True if a unit measures time, and not days, where so many of two ends have a clock time.

    >>> is_elapsed("hours", 1), is_elapsed("calendar", 1), is_elapsed("calendar", 2)
    (True, False, True)
    """
    if unit in PARTS_OF_A_DAY:
        return clock_times > 0
    return unit in CALENDAR_UNITS and clock_times > 1


def range_text(amounts: Range, measure: Measure) -> str:
    """A range as `low..high`, with nothing at an open end; a single value alone.

    >>> range_text(Range(188, 217), Measure()), range_text(Range(-1461, None), Measure())
    ('188..217', '-1461..')
    """
    low, high = ("" if end is None else measure.text(end) for end in amounts)
    return low if low and low == high else f"{low}..{high}"
