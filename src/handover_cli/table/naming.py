"""Entering the names of all entries, and reporting names that can't be used."""

from collections.abc import Iterator
from typing import Any

from ..documents.document import Path
from ..errors import HandoverError
from ..language.expressions import WORDS, key, parse
from ..language.forms import vocabulary
from ..language.resolving import Kind, Ref, period_end
from ..text import quote
from .merging import SECTIONS, MergedDocuments
from .table import Table

KINDS: dict[str, Kind] = {"events": "event", "periods": "period", "questions": "question"}
SHIFT_ENDS = frozenset("ymowdbYMWDtT")
"""The characters in which `+1y` to `+1b`, `+P1D`, `.start` and `.end` end."""


def enter_names(merged: MergedDocuments, table: Table) -> None:
    """Enter every id, title and alias into the index of a table; report those that clash."""
    for section in SECTIONS:
        for identifier, entry in merged.entries(section).items():
            for path, name in _names(section, identifier, entry):
                _enter(merged, table, path, name)
    for section in ("events", "periods"):
        for identifier, entry in merged.entries(section).items():
            for path, name in _names(section, identifier, entry):
                if name[-1:] in SHIFT_ENDS and (reading := _other_reading(name, table)):
                    problem = f"{quote(name)} could also be read as {reading}"
                    merged.add(path, problem, "choose another name")


def _names(section: str, identifier: str, entry: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """The names of an entry, each with its path, which has a third part unless it is the id."""
    path = (section, identifier)
    yield path, identifier
    if section != "questions":
        if "title" in entry:
            yield (*path, "title"), entry["title"]
        for alias in entry.get("aliases", ()):
            yield (*path, "aliases"), alias


def _enter(merged: MergedDocuments, table: Table, path: Path, name: str) -> None:
    section, identifier, *where = path
    ref = Ref(KINDS[section], identifier)
    folded = key(name)
    if folded in vocabulary():
        merged.add(path, f"{quote(name)} is a word of the question language", "choose another")
        return
    if where and _is_date(name):
        merged.add(path, f"{quote(name)} is a date and can't be a name", "choose another")
        return
    if where != ["title"]:
        table.known[ref.kind].append(name)
    other = table.index.setdefault(folded, ref)
    if other != ref:
        section = f"{other.kind}s"
        file = merged.file_of(section, other.id)
        problem = f"the name {quote(name)} is already that of {section}.{other.id}"
        merged.add(path, f"{problem} in {quote(file)}", "names are shared by all entries")


def _is_date(name: str) -> bool:
    if name[:1].isalpha() and "X" not in name[:4]:
        return False
    try:
        return parse(name).date is not None
    except HandoverError:
        return False


def _other_reading(name: str, table: Table) -> str:
    """How a name also reads: as another name with a shift, or as the end of a period."""
    end = period_end(name, table)
    if end is not None:
        return f"the {end.side} of {quote(name.rpartition('.')[0])}"
    if "+" not in name and "-" not in name:
        return ""
    # Case counts in shifts and not in names: `x-P1D` is also a way to write `x-p1d`.
    for spelling in (name, name.lower(), name.upper()):
        try:
            expression = parse(spelling)
        except HandoverError:
            continue
        if expression.shifts and (table.find(expression.name) or key(expression.name) in WORDS):
            shown = quote(name[: len(expression.name)])
            steps = (
                f" {'minus' if shift.is_negative else 'plus'} {shift.words()}"
                for shift in expression.shifts
            )
            return shown + "".join(steps)
    return ""
