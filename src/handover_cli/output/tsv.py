"""Tab-separated values, as IANA and Miller have them: escapes instead of quotes."""

from collections.abc import Iterator

from ..text import visible
from .page import Page, Records, plain

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def to_tsv(records: Records, fields: tuple[str, ...], page: Page) -> Iterator[str]:
    """A header line and a line a record; tab, newline, return and backslash are escaped."""
    if page.header:
        yield "\t".join(fields) + "\n"
    for record in records:
        cells = () if record is None else (_cell(plain(record[f]), page) for f in fields)
        yield "\t".join(cells) + "\n"


def _cell(text: str, page: Page) -> str:
    escaped = text.translate(_ESCAPES)
    return visible(escaped) if page.escape else escaped
