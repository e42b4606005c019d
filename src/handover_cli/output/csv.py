"""Comma-separated values by RFC 4180, with `\\n` at the end of a line."""

import csv
import io
from collections.abc import Iterable, Iterator

from ..text import visible
from .page import Page, Records, plain


def to_csv(records: Records, fields: tuple[str, ...], page: Page) -> Iterator[str]:
    """A header line and a record each; cells are quoted where they need it."""
    buffer = io.StringIO()
    # The writer quotes what its own line ends are made of, and a lone return needs it too.
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(cells: Iterable[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([visible(cell) if page.escape else cell for cell in cells])
        return buffer.getvalue().removesuffix("\r\n") + "\n"

    if page.header:
        yield line(fields)
    for record in records:
        yield "\n" if record is None else line(plain(record[field]) for field in fields)
