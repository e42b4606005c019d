"""Tab-separated values, as IANA and Miller have them: escapes instead of quotes."""

from collections.abc import Iterable, Iterator

from ..errors import visible
from . import Page, Record, plain

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def to_tsv(records: Iterable[Record], fields: tuple[str, ...], page: Page) -> Iterator[str]:
    """A header line and a line a record; tab, newline, return and backslash are escaped."""
    if page.header:
        yield "\t".join(fields) + "\n"
    for record in records:
        yield "\t".join(_cell(plain(record[field]), page) for field in fields) + "\n"


def _cell(text: str, page: Page) -> str:
    escaped = text.translate(_ESCAPES)
    return visible(escaped) if page.escape else escaped
