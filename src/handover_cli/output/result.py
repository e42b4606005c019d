"""What a command found, and its text in each format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from ..text import visible
from .page import Page, Records

if TYPE_CHECKING:
    from ..answers.records import Record

Format = Literal["table", "value", "tsv", "csv", "json", "jsonl", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)

MACHINE: frozenset[Format] = frozenset({"tsv", "csv", "json", "jsonl"})
"""Formats that are always UTF-8 and exact."""


class Result(NamedTuple):
    """What a command found. Each view is worked out only if it is the one asked for."""

    record: str
    """The name of the record of each item: see `answers.records`."""
    items: Callable[[], Iterable[Any]]
    values: Callable[[], Iterable[str]]
    """The lines of the `value` form."""
    columns: tuple[str, ...] = ()
    """The fields that tables show if none are asked for."""
    card: Callable[[Page], str | Iterator[str]] | None = None
    """A view of its own for the `table` form, instead of columns; in pieces if it is long."""
    empty: str = ""
    """What the `table` form says if there are no items."""
    streams: bool = False
    """True: items are written as they are found. Else nothing is written before the last."""
    table_record: "Record | None" = None
    """The record that tables show, if it has more fields."""

    def declared(self) -> "Record":
        """The declaration of the records."""
        from ..answers.records import RECORDS  # the `value` form does without

        return RECORDS[self.record]


def _with_eras(row: Mapping[str, Any], record: "Record") -> dict[str, Any]:
    """A record as views show it: with the years before the year 1 in words."""
    from .words import with_era

    return {
        name: with_era(value)
        if isinstance(value, str) and record.fields[name].type.startswith(("date", "day"))
        else value
        for name, value in row.items()
    }


def render(result: Result, form: Format, page: Page, fields: tuple[str, ...] = ()) -> Iterator[str]:
    """The text of a result in one format, in pieces.

    `fields` picks and orders the fields; none means all, or those that a view shows best.
    """
    if form == "value":
        return (f"{visible(value)}\n" for value in result.values())
    if form == "table" and result.card is not None and not fields:
        card = result.card(page)
        return iter((card,)) if isinstance(card, str) else card
    record = result.declared()
    if form in MACHINE:
        records = map(record.of, result.items())
        return _renderer(form)(records, fields or record.names, page)
    shown = fields or result.columns or record.names
    record = result.table_record or record
    rows = (_with_eras(row, record) for row in map(record.of, result.items()) if row is not None)
    if form == "markdown":
        from .markdown import to_markdown

        return to_markdown(rows, shown, page)
    from .terminal import grid

    text = grid(record, list(rows), shown, page)
    return iter((text or (f"{result.empty}\n" if result.empty else ""),))


def _renderer(form: Format) -> Callable[[Records, tuple[str, ...], Page], Iterator[str]]:
    if form in ("csv", "tsv"):
        from .delimited import to_csv, to_tsv

        return to_csv if form == "csv" else to_tsv
    from .json import to_json, to_jsonl

    return to_json if form == "json" else to_jsonl
