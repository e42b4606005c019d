"""CSV and TSV: a header line, and a line for each record."""

import io
from collections.abc import Callable, Iterator

from ..text import visible
from .page import Page, Records, plain

_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def to_csv(records: Records, fields: tuple[str, ...], page: Page) -> Iterator[str]:
    """CSV by RFC 4180, with `\\n` at the end of a line; cells are quoted where they need it."""
    import csv  # TSV does without

    buffer = io.StringIO()
    # The writer quotes what its own line ends are made of, and a lone return needs it too.
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(cells: list[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(map(visible, cells) if page.escape else cells)
        return buffer.getvalue().removesuffix("\r\n")

    return _lines(records, fields, page, line)


def to_tsv(records: Records, fields: tuple[str, ...], page: Page) -> Iterator[str]:
    """TSV as IANA and Miller have it: escapes for tab, newline, return and backslash."""

    def line(cells: list[str]) -> str:
        escaped = [cell.translate(_TSV_ESCAPES) for cell in cells]
        return "\t".join(map(visible, escaped) if page.escape else escaped)

    return _lines(records, fields, page, line)


def _lines(
    records: Records, fields: tuple[str, ...], page: Page, line: Callable[[list[str]], str]
) -> Iterator[str]:
    if page.header:
        yield line(list(fields)) + "\n"
    for record in records:
        cells = [] if record is None else [plain(record[field]) for field in fields]
        yield line(cells) + "\n"
