"""From records to text, one file per format.

A renderer takes what a command found and gives back text. It is told everything it
needs to know about the page (width, colour, encoding), prints nothing and reads
nothing. The formats for machines carry whole records; `table`, `markdown` and
`value` are views of them for people, in which nothing from a table can act.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args

from ..errors import visible

Format = Literal["table", "value", "tsv", "csv", "json", "jsonl", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)

MACHINE: frozenset[Format] = frozenset({"tsv", "csv", "json", "jsonl"})
"""Formats that are always UTF-8 and exact."""

Record = Mapping[str, Any]


class Page(NamedTuple):
    """What the text is written on."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    """False: boxes and signs are ASCII."""
    escape: bool = False
    """Control and bidirectional characters are escaped in machine formats too: a terminal."""
    header: bool = True
    encoding: str = "utf-8"
    """Of what is written; a character that it lacks is escaped."""

    def encodable(self, text: str) -> str:
        """The text with escapes for what the encoding lacks, as wide as it will come out.

        >>> Page(encoding="ascii").encodable("Kəlbəcər")
        'K\\\\u0259lb\\\\u0259c\\\\u0259r'
        """
        if text.isascii() or self.encoding == "utf-8":
            return text
        return text.encode(self.encoding, "backslashreplace").decode(self.encoding)


class Result(NamedTuple):
    """What a command found. Each view is worked out only when it is the one asked for."""

    fields: tuple[str, ...]
    records: Callable[[], Iterable[Record]]
    values: Callable[[], Iterable[str]]
    """The lines of the `value` form."""
    columns: tuple[str, ...] = ()
    """The fields that the `table` form shows when none are asked for."""
    card: Callable[[Page], str | Iterator[str]] | None = None
    """A view of its own for the `table` form, instead of columns; in pieces when it is long."""
    empty: str = ""
    """What the `table` form says when there are no records."""
    streams: bool = False
    """Whether records are written as they are found; else none before the last is."""


def render(result: Result, form: Format, page: Page, fields: tuple[str, ...] = ()) -> Iterator[str]:
    """The text of a result in one format, in pieces.

    `fields` picks and orders the fields; none means all, or what a view shows best.
    """
    if form == "value":
        return map(render_value, result.values())
    if form == "table":
        if result.card is not None and not fields:
            card = result.card(page)
            return iter((card,)) if isinstance(card, str) else card
        from .terminal import grid

        return iter((grid(result, fields or result.columns or result.fields, page),))
    if form == "markdown":
        from .markdown import to_markdown

        return to_markdown(result.records(), fields or result.columns or result.fields, page)
    return render_records(result.records(), form, fields or result.fields, page)


def render_value(value: str) -> str:
    """One line of the `value` form."""
    return f"{visible(value)}\n"


def render_records(
    records: Iterable[Record], form: Format, wanted: tuple[str, ...], page: Page
) -> Iterator[str]:
    """Records in one of the formats for machines."""
    if form == "tsv":
        from .tsv import to_tsv

        return to_tsv(records, wanted, page)
    if form == "csv":
        from .comma import to_csv

        return to_csv(records, wanted, page)
    from .json_text import to_json, to_jsonl

    return (to_json if form == "json" else to_jsonl)(records, wanted)


def plain(value: Any) -> str:
    """A field's value as text: nothing for None, lists joined by commas, numbers in full.

    >>> plain(None), plain(["a", "b"]), plain(True), plain(10)
    ('', 'a,b', 'true', '10')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return ",".join(map(plain, value))
    return format(value, "f")
