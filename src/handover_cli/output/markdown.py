"""A Markdown table, in which nothing from the data is markup."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..text import visible
from .page import Page, plain

_MARKUP = frozenset("\\`*_[]<>|~&#!")


def to_markdown(
    records: Iterable[Mapping[str, Any]], fields: tuple[str, ...], page: Page
) -> Iterator[str]:
    """A table in GitHub's Markdown: header, rule, a row a record."""
    yield _row(fields if page.header else [""] * len(fields))
    yield _row(["---"] * len(fields))
    for record in records:
        yield _row([escape(_shown(record, field)) for field in fields])


def _shown(record: Mapping[str, Any], field: str) -> str:
    """A field as text; for an amount that is not known exactly, its range."""
    if field == "value" and record[field] is None:
        low, high = (plain(record[end]) for end in ("min", "max"))
        return f"{low}..{high}" if low or high else ""
    return plain(record[field])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is.

    >>> escape("a|b *c* [d](e)"), escape("2020-11-25: :cat:")
    ('a\\\\|b \\\\*c\\\\* \\\\[d\\\\](e)', '2020-11-25: \\\\:cat:')
    """
    shown = visible(text)
    following = f"{shown} "[1:]
    return "".join(
        f"\\{c}" if c in _MARKUP or (c == ":" and _names_emoji(after)) else c
        for c, after in zip(shown, following, strict=True)
    )


def _names_emoji(after: str) -> bool:
    """True if a colon before that character may begin or end a code such as `:cat:`."""
    return after.isalnum() or after in "+-_"
