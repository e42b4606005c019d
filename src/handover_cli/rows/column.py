"""Answers for columns that something else holds: a DataFrame, a cluster, a list.

A row's answer depends on that row alone, so any engine may cut a column into parts,
measure each part where it is, and put the answers side by side.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Literal, Protocol

from ..errors import HandoverError, TableError
from ..language.resolving import FixedScope, Point, resolve
from ..notations.notation import DATE_ORDERS, DateOrder, GivenConventions
from ..spans import DECIMAL_UNITS, UNITS, Counting, Measure, Unit, check_decimals
from ..table.table import Table
from ..text import did_you_mean, quote
from ..zones import Zone
from ..zones import find as find_zone
from .cells import Cell, CellReader, UnreadableCell, read_formats
from .measuring import Ends, Measuring, remembered

Answer = int | Decimal | str | None


class Day(Protocol):
    """A day such as a `datetime.date`."""

    def toordinal(self) -> int:
        """Its day number: 1 is 0001-01-01."""


def measure_column(
    starts: Iterable[object] | str,
    ends: Iterable[object] | str,
    unit: Unit = "days",
    *,
    counting: Counting = "exclusive",
    decimals: int = 0,
    table: Table | None = None,
    today: Day | None = None,
    date_format: str | Sequence[str] = (),
    date_order: DateOrder | None = None,
    zone: str | None = None,
    on_error: Literal["raise", "blank"] = "raise",
) -> list[Answer]:
    """The span from each start to its end, as `handover batch` answers it.

    Nothing is read but the arguments, and nothing is kept: the call can be sent to
    another process. It is quick for long columns and not for many short ones.

    Args:
        starts: A date for each row, or one text that holds for all rows. A date is text,
            anything that `handover between` takes; None, NaN and the like are empty.
        ends: The same. Of two columns, both must be as long.
        unit: What to measure in.
        counting: Whether both end days count.
        decimals: Places of weeks, months, years and parts of a day, cut and not rounded.
        table: Where names are looked up, and business days; None: there are no names,
            and the weekend is Saturday and Sunday. `handover_cli.table.loading.load` reads
            one.
        today: What `today` in a cell means, and where an ongoing period ends, as a
            `datetime.date`; None: both are refused.
        date_format: How the dates are written, as `--date-format` takes it, or several
            such formats, the first before the others. Dates that have none of them are read as
            `handover between` takes them. A text for all rows is always of that kind.
        date_order: What 01/02/2003 is: "dmy" (1 February) or "mdy" (January 2); None: as the
            table says, else it can't be read.
        zone: The zone of clock times without one, such as "Asia/Baku", in which days are
            counted; None: as the table says, else that of each start.
        on_error: Whether a cell that can't be read is an error, or an empty answer.

    Returns:
        A list with an answer for each row: a whole number for counted units, a `Decimal`
        with decimals, text for calendar and iso; for imprecise dates the text of the
        range, `188..217`; None for an empty cell.

    Raises:
        HandoverError: a cell can't be read (the text names the row, from 0), or an
            argument makes no sense.
        TableError: the table can't be used.

    >>> measure_column(["2020-11-15", None, "2021-06"], "2020-11-25")
    [10, None, '-217..-188']
    >>> measure_column("2020-02-29", ["2021-02-28", "2024-02-29"], "years", decimals=2)
    [Decimal('1.00'), Decimal('4.00')]
    """
    _check("unit", unit, UNITS)
    _check("counting", counting, ("exclusive", "inclusive"))
    _check("on_error", on_error, ("raise", "blank"))
    if date_order is not None:
        _check("date_order", date_order, DATE_ORDERS)
    check_decimals(decimals)
    if decimals and unit not in DECIMAL_UNITS:
        raise HandoverError(f"decimals are for weeks, months, years and parts of a day, not {unit}")
    formats = [date_format] if isinstance(date_format, str) else date_format
    scope = _scope(table, today, date_order, None if zone is None else find_zone(zone))
    business = scope.business if unit == "business-days" else None
    measure = Measure(unit, counting, decimals, business)
    columns = [
        resolve(end, scope) if isinstance(end, str) else list(map(_cell, end))
        for end in (starts, ends)
    ]
    fixed = Ends(*(column if isinstance(column, Point) else None for column in columns))
    measuring = Measuring(measure, scope, fixed)
    read = remembered(CellReader(scope, _texts, read_formats(formats)), measuring.packing)

    def answers(rows: slice) -> list[Answer]:
        values = (
            [measuring.fixed(column)] * (rows.stop - rows.start)
            if isinstance(column, Point)
            else read(column[rows])
            for column in columns
        )
        return [measuring.amount_or_text(span) for span in measuring.spans(*values)]

    count = _length(columns)
    try:
        return answers(slice(0, count))
    except HandoverError:
        pass
    return [_one_answer(answers, row, blank=on_error == "blank") for row in range(count)]


def _check(argument: str, given: str, known: Sequence[str]) -> None:
    if given not in known:
        hint = did_you_mean(given, known) or f"it takes {', '.join(known)}"
        raise HandoverError(f"{argument} can't be {quote(given)}", hint)


def _scope(
    table: Table | None, today: Day | None, date_order: DateOrder | None, zone: Zone | None
) -> FixedScope:
    table = table or Table()
    day = None if today is None else today.toordinal()
    return FixedScope(
        table,
        day,
        table.business_calendar,
        names_override=True,
        conventions=GivenConventions(date_order or table.date_order, table.seasons),
        zone=zone or table.zone,
    )


def _cell(value: object) -> Cell:
    """A value as a cell: text as it is, and None for every kind of nothing."""
    if value is None or isinstance(value, str):
        return value
    # NaN is not equal to itself. Pandas' NA is not even that, so it goes by its name.
    if type(value).__name__ == "NAType" or value != value:
        return None
    return UnreadableCell(f"{quote(repr(value))} is no date: a text is expected")


def _texts(cells: Sequence[Cell]) -> Sequence[Cell]:
    return cells


def _length(columns: Sequence[list[Cell] | Point]) -> int:
    lengths = {len(column) for column in columns if not isinstance(column, Point)}
    if len(lengths) != 1:
        raise HandoverError(
            "at least one of starts and ends has to be a column, and both as long as each other"
        )
    return lengths.pop()


def _one_answer(answers: Callable[[slice], list[Answer]], row: int, *, blank: bool) -> Answer:
    try:
        return answers(slice(row, row + 1))[0]
    except TableError:
        raise
    except HandoverError as error:
        if blank:
            return None
        raise error.at(f"row {row}") from None
