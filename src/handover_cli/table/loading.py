"""From files to a table. Every problem is reported."""

from collections.abc import Sequence
from typing import Any

from ..business_days import PackageMissing, public_holidays
from ..documents import toml
from ..documents.document import Document, Problem
from ..documents.ids import ID_FORM, is_id
from ..errors import HandoverError, UnknownName
from ..language.questions import Question, resolve_operands
from ..language.reading import read
from ..language.resolving import FixedScope, NoToday
from ..notations import parse as parse_date
from ..text import did_you_mean, quote
from .dating import date_entries
from .files import read_file
from .merging import SECTIONS, MergedDocuments, TableProblems
from .naming import enter_names
from .shape import WRONG
from .stated import read_stated
from .table import MAX_LOOKED_AT, BrokenEntry, Table


def load(paths: Sequence[str]) -> Table:
    """The table that the files make together.

    Raises:
        TableError: a file can't be read.
        TableProblems: what the files hold can't be used; it lists every problem.

    >>> from handover_cli.table.files import bundled_path
    >>> load([bundled_path()]).events["handover"].date.text
    '2020-11-25'
    """
    import gc

    # Nothing made here is garbage; to look for it would take a third of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        return _usable(_documents([(path, read_file(path)) for path in paths]))
    finally:
        if collects:
            gc.enable()


def load_text(text: str, file: str = "events.toml") -> Table:
    """The table that a text makes, for callers that have no file.

    Raises:
        TableProblems: the text can't be used; it lists every problem.

    >>> load_text("events.opening.date = 2020-11-15").events["opening"].date.text
    '2020-11-15'
    """
    return _usable([toml.read(file, text.encode())])


def problems_in(contents: Sequence[tuple[str, bytes]]) -> list[Problem]:
    """Every problem of files that have been read, each with its name, taken as one table."""
    return problems_of(_documents(contents))


def problems_of(documents: list[Document]) -> list[Problem]:
    """Every problem of documents, taken as one table."""
    merged = MergedDocuments(documents)
    _build(merged)
    _check_country(merged)
    return merged.problems_in_order()


def _usable(documents: list[Document]) -> Table:
    merged = MergedDocuments(documents)
    table = _build(merged)
    if merged.problems:
        raise TableProblems(merged.problems_in_order())
    return table


def _documents(contents: Sequence[tuple[str, bytes]]) -> list[Document]:
    """The documents. A file that is given twice is one file."""
    return [toml.read(name, content) for name, content in dict(contents).items()]


def _build(merged: MergedDocuments) -> Table:
    """The table of everything that is right. What is wrong is added to the problems."""
    names = tuple(document.name for document in merged.documents)
    table = Table(merged.title, merged.description, merged.sections, merged.business, names)
    table.names_to_look_at = MAX_LOOKED_AT
    enter_names(merged, table)
    _check_sources(merged, table)
    date_entries(merged, table)
    for identifier, entry in merged.entries("questions").items():
        _read_question(identifier, entry, merged, table)
    table.names_to_look_at = None
    return table


def _read_question(
    identifier: str, entry: dict[str, Any], merged: MergedDocuments, table: Table
) -> None:
    """Read a stored question, and see that its names and its stated answer make sense."""
    path = ("questions", identifier)
    if entry["ask"] is WRONG:
        return
    try:
        scope = FixedScope(table, business=table.business_calendar)
        question = read(entry["ask"]).question(scope)
        _check_operands(question, scope)
    except BrokenEntry:
        return
    except HandoverError as error:
        is_elsewhere = isinstance(error, UnknownName) and not error.is_slip
        if merged.complete or not is_elsewhere:
            merged.add_error((*path, "ask"), error)
        return
    stated = entry.get("stated")
    try:
        if stated is not None:
            read_stated(question, stated)
    except HandoverError as error:
        merged.add_error((*path, "stated"), error)
    table.asked[identifier] = question


def _check_operands(question: Question, scope: FixedScope) -> None:
    """See that the dates of a question lie within the calendar, as far as today plays no part."""
    try:
        resolve_operands(question, scope)
    except NoToday:
        return


def _check_sources(merged: MergedDocuments, table: Table) -> None:
    known = merged.entries("sources")
    for identifier, entry in known.items():
        if isinstance(entry.get("date"), str):
            try:
                parse_date(entry["date"])
            except HandoverError as error:
                merged.add_error(("sources", identifier, "date"), error)
    for section in SECTIONS:
        for identifier, entry in merged.entries(section).items():
            source = entry.get("source")
            if source is not None and source not in known:
                near = did_you_mean(source, table.suggestable(known))
                if near or merged.complete:
                    problem = f"there is no source {quote(source)}"
                    hint = near or (f"add [sources.{source}]" if is_id(source) else ID_FORM)
                    merged.add((section, identifier, "source"), problem, hint)


def _check_country(merged: MergedDocuments) -> None:
    """See that the public holidays are known, if the package for them is installed.

    Loading does not check that, since it takes longer than most answers.
    """
    country = merged.business.get("country")
    if country is not None:
        try:
            public_holidays(country)
        except PackageMissing:  # no problem of the table
            return
        except HandoverError as error:
            merged.add_error(("business-days", "country"), error)
