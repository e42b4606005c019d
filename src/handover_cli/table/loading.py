"""From files to a table, or to all of their problems."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from ..documents import toml
from ..documents.document import Document, Problem
from ..documents.ids import ID_FORM, is_id
from ..errors import HandoverError, Unavailable, UnknownName
from ..language.questions import resolve_operands
from ..language.resolving import FixedScope, NoToday
from ..notations import parse as parse_date
from ..notations.notation import UNSETTLED
from ..text import did_you_mean, quote
from .business import check_business, read_business
from .dating import date_entries
from .files import bundled_path, read_file
from .merging import SECTIONS, MergedDocuments, TableProblems
from .naming import enter_names
from .shape import WRONG
from .stated import read_stated, settled
from .table import MAX_LOOKED_AT, BrokenEntry, Table

if TYPE_CHECKING:
    from ..zones import Zone


def load(paths: Sequence[str], zone: "Zone | None" = None) -> Table:
    """The table that the files make together.

    `zone` is the one of clock times that say none, in files that say none.

    Raises:
        TableError: a file can't be read.
        TableProblems: what the files hold can't be used; it lists every problem.

    >>> from handover_cli.table import bundled_path
    >>> load([bundled_path()]).events["deadline"].date.text
    '2020-11-15'
    """
    import gc

    # Nothing made here is garbage, and looking for garbage would take a third of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        contents = [(path, read_file(path)) for path in paths]
        is_bundled = tuple(paths) == (bundled_path(),)
        documents = [_bundled(*contents[0])] if is_bundled else _documents(contents)
        return _usable(documents, zone, may_wait=is_bundled)
    finally:
        if collects:
            gc.enable()


def load_text(text: str, file: str = "events.toml") -> Table:
    """The table that a text makes, for callers that have no file.

    Raises:
        TableProblems: the text can't be used; it lists every problem.

    >>> load_text("events.a.date = 2020-11-15").events["a"].date.text
    '2020-11-15'
    """
    return _usable([toml.read(file, text.encode())])


def problems_in(contents: Sequence[tuple[str, bytes]]) -> list[Problem]:
    """Every problem of files as one table. Each file is given by its name and its bytes.

    >>> str(problems_in([("my.toml", b"events.a.date = '2020-11-31'")])[0])
    "my.toml:1: events.a.date: there is no day 31 in '2020-11-31': 2020-11 has 30 days"
    """
    return problems_of(_documents(contents))


def problems_of(documents: list[Document]) -> list[Problem]:
    """Every problem of documents as one table.

    >>> problems_of([toml.read("my.toml", b"events.a.date = 2020-11-15")])
    []
    """
    merged = MergedDocuments(documents)
    table = _build(merged)
    check_business(table.business, merged)
    return merged.problems_in_order()


def _usable(
    documents: list[Document], zone: "Zone | None" = None, *, may_wait: bool = False
) -> Table:
    """The table of documents. If its stored questions may wait, they are read when one is asked.

    Those of the bundled table may: they are known to be right, and most runs ask none.
    """
    merged = MergedDocuments(documents)
    table = _build(merged, zone, may_wait=may_wait)
    if merged.problems:
        raise TableProblems(merged.problems_in_order())
    return table


def _documents(contents: Sequence[tuple[str, bytes]]) -> list[Document]:
    """The documents. A file that is given twice is one file."""
    return [toml.read(name, content) for name, content in dict(contents).items()]


def _bundled(path: str, content: bytes) -> Document:
    """The document of the bundled table. Its TOML is read only if somebody has edited it."""
    from . import bundled

    if content != bundled.SOURCE:
        return toml.read(path, content)
    return Document(path, bundled.content())


def _build(merged: MergedDocuments, zone: "Zone | None" = None, *, may_wait: bool = False) -> Table:
    """The table of all entries without problems. The problems are added to `merged`."""
    business = read_business(merged)
    table = Table(merged.title, merged.sections, business, merged.conventions, merged.zone)
    table.names_to_look_at = MAX_LOOKED_AT
    enter_names(merged, table)
    _check_sources(merged, table)
    if merged.entries("rules"):
        from .rules import enter_rules  # most tables have no rule

        enter_rules(merged, table)
    date_entries(merged, table, zone)
    if may_wait:
        table.read_questions = lambda: _read_questions(merged, table)
    else:
        _read_questions(merged, table)
    table.names_to_look_at = None
    return table


def _read_questions(merged: MergedDocuments, table: Table) -> None:
    """Read the stored questions, and check their names and their stated answers."""
    from ..language.reading import read  # a table without questions needs no forms

    for identifier, entry in merged.entries("questions").items():
        if entry["ask"] is WRONG:
            continue
        key = "ask"
        conventions = merged.conventions_of("questions", identifier)
        scope = FixedScope(
            table,
            business=table.business_calendar,
            names_override=True,
            conventions=conventions,
            zone=merged.zone_of("questions", identifier),
        )
        try:
            question = read(entry["ask"]).question(scope)
            # A date that depends on today is checked when it is used.
            with suppress(NoToday, BrokenEntry, Unavailable):
                resolve_operands(question, scope)
            table.asked[identifier] = question
            if "stated" in entry:
                key = "stated"
                try:
                    read_stated(question, entry["stated"])
                except UNSETTLED:
                    entry["stated"] = settled(entry["stated"], conventions)
                    read_stated(question, entry["stated"])
        except HandoverError as error:
            merged.add_error(("questions", identifier, key), error)


def _check_sources(merged: MergedDocuments, table: Table) -> None:
    known = merged.entries("sources")
    for identifier, entry in known.items():
        if isinstance(entry.get("date"), str):
            try:
                conventions = merged.conventions_of("sources", identifier)
                entry["date"] = parse_date(entry["date"], conventions=conventions).text
            except HandoverError as error:
                merged.add_error(("sources", identifier, "date"), error)
    for section in (*SECTIONS, "rules"):
        for identifier, entry in merged.entries(section).items():
            source = entry.get("source")
            if source is not None and source not in known:
                hint = f"add [sources.{source}]" if is_id(source) else ID_FORM
                near = did_you_mean(source, table.suggestable(known))
                unknown = UnknownName(f"there is no source {quote(source)}", hint, near=near)
                merged.add_error((section, identifier, "source"), unknown)
