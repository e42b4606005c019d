"""Entering the names of all entries, and reporting ids that can't be used."""

from collections.abc import Iterator
from typing import Any

from ..documents.document import Path
from ..errors import HandoverError
from ..language.expressions import ARTICLES, WORDS, key, parse
from ..language.resolving import Kind, Ref, period_end
from ..text import quote
from .merging import SECTIONS, MergedDocuments
from .table import Table

KINDS: dict[str, Kind] = {"events": "event", "periods": "period", "questions": "question"}
RESERVED = {*WORDS, "the"}
"""The words that always mean a day or nothing, which no name may be."""
SHIFT_ENDS = frozenset("ymowdbYMWDtT")
"""The characters in which `+1y` to `+1b`, `+P1D`, `.start` and `.end` end."""


def enter_names(merged: MergedDocuments, table: Table) -> None:
    """Enter every id, title and alias into the index of a table; report ids that clash.

    An id always names its entry. A title or an alias that several entries share names none.
    """
    for section in SECTIONS:
        for identifier in merged.entries(section):
            _enter_id(merged, table, section, identifier)
    for section in ("events", "periods"):
        for identifier, entry in merged.entries(section).items():
            ref = Ref(KINDS[section], identifier)
            if "title" in entry:
                _enter_name(table, ref, entry["title"])
            for alias in entry.get("aliases", ()):
                if _enter_name(table, ref, alias):
                    table.known[ref.kind].append(alias)
    for name in table.shared:
        del table.index[name]
    _enter_spoken_ids(merged, table)
    _report_other_readings(merged, table)


def _enter_spoken_ids(merged: MergedDocuments, table: Table) -> None:
    """Enter `keys due` for `keys-due`, as people say it. Every other name goes before that."""
    for section in SECTIONS:
        for identifier in merged.entries(section):
            spoken = key(identifier.replace("-", " "))
            if " " in spoken and spoken not in table.shared:
                table.index.setdefault(spoken, Ref(KINDS[section], identifier))


def _report_other_readings(merged: MergedDocuments, table: Table) -> None:
    for section in ("events", "periods"):
        for identifier, entry in merged.entries(section).items():
            for path, name in _names(section, identifier, entry):
                if name[-1:] in SHIFT_ENDS and (reading := _other_reading(name, table)):
                    problem = f"{quote(name)} could also be read as {reading}"
                    merged.add(path, problem, "choose another name")


def _names(section: str, identifier: str, entry: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """The names of an entry, each with its path."""
    path = (section, identifier)
    yield path, identifier
    if "title" in entry:
        yield (*path, "title"), entry["title"]
    for alias in entry.get("aliases", ()):
        yield (*path, "aliases"), alias


def _enter_id(merged: MergedDocuments, table: Table, section: str, identifier: str) -> None:
    ref = Ref(KINDS[section], identifier)
    path = (section, identifier)
    folded = key(identifier)
    if folded in RESERVED:
        problem = f"{quote(identifier)} is a word of the question language"
        merged.add(path, problem, "choose another")
        return
    table.known[ref.kind].append(identifier)
    other = table.index.setdefault(folded, ref)
    if other != ref:
        section = f"{other.kind}s"
        file = merged.file_of(section, other.id)
        problem = f"the id {quote(identifier)} is already that of {section}.{other.id}"
        merged.add(path, f"{problem} in {quote(file)}", "ids are shared by all entries")


def _enter_name(table: Table, ref: Ref, name: str) -> bool:
    """Enter a title or an alias. True if it names the entry, unless another entry shares it."""
    words = name.casefold().split()
    if len(words) > 1 and words[-1] in ARTICLES:
        table.exact.setdefault(" ".join(words), ref)
    folded = key(name)
    if folded in RESERVED:
        return False
    other = table.index.setdefault(folded, ref)
    if other == ref:
        return True
    if key(other.id) != folded:  # an id goes before a title
        others = table.shared.setdefault(folded, (other,))
        if ref not in others:
            table.shared[folded] = (*others, ref)
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
