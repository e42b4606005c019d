"""From a spreadsheet, as CSV, to the text of a table.

Nothing is guessed and nothing left out: a row that can't be read is refused with its
line, and what the text of the table makes of a cell is exactly what the cell holds.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..errors import TableError, acts, did_you_mean, quote, visible
from .loading import problems_in
from .shape import ID_FORM, is_id

COLUMNS = ("id", "title", "date", "aliases", "source", "note", "place", "tags")
"""What a column may be called, in any case and order."""
KEPT = frozenset({"title", "note", "place", "source"})
"""Columns whose text is kept with the spaces around it."""
SEPARATORS = {"aliases": ";", "tags": ";,"}
"""What stands between the items of a cell that holds a list. A name may have a comma."""
DELIMITERS = ",;\t"

SOURCE_ID_LENGTH = 40

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}

HEADING = """\
# Made by handover init from {name}.
#
# Periods, questions and what else a table can hold: handover init - shows an example.
"""


class RowProblem(NamedTuple):
    """One thing that is wrong in a spreadsheet."""

    line: int
    """The line the row begins on, from 1; a row can have several lines."""
    column: str
    """The column's name, or an empty text for the whole row."""
    problem: str

    def __str__(self) -> str:
        """One line for people.

        >>> str(RowProblem(3, "date", "it is missing"))
        'line 3: date: it is missing'
        """
        return ": ".join(filter(None, (f"line {self.line}", self.column, self.problem)))


class SpreadsheetProblems(TableError):
    """A spreadsheet that no table can be made of, with everything that is wrong with it."""

    def __init__(self, name: str, problems: list[RowProblem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.line)
        made = f"can't make a table of {quote(name)}"
        if len(problems) == 1:
            super().__init__(f"{made}: {problems[0]}")
        else:
            lines = "".join(f"\n  {problem}" for problem in self.problems)
            super().__init__(f"{made}, {len(problems)} problems:{lines}")


class _Row(NamedTuple):
    line: int
    cells: list[str]


class _Entry(NamedTuple):
    """An event in the making."""

    line: int
    id: str
    given: bool
    """False: the row has no id that can be used, and this one only holds its place."""
    texts: dict[str, str]


def table_from_csv(content: bytes, name: str) -> str:
    """The text of a table with an event for each row. `name` is the file, for messages.

    Raises:
        SpreadsheetProblems: some rows can't be read; it lists all of them.
    """
    rows, problems = _read(content, name)
    if not rows:
        raise SpreadsheetProblems(name, problems or [RowProblem(1, "", "the file is empty")])
    columns = _columns(rows[0], name)
    if len(rows) == 1 and not problems:
        raise SpreadsheetProblems(name, [RowProblem(1, "", "no row comes after the header")])
    entries = []
    lines: dict[str, int] = {}
    for row in rows[1:]:
        texts = _texts(row, columns, problems)
        identifier = _identifier(row.line, texts, lines, problems)
        if identifier:
            lines[identifier] = row.line
        entries.append(_Entry(row.line, identifier, bool(identifier), texts))
    entries = _with_placeholders(entries, lines)
    text = _written(entries, name)
    problems += _problems_of(text, entries, name)
    if problems:
        raise SpreadsheetProblems(name, problems)
    return text


def _read(content: bytes, name: str) -> tuple[list[_Row], list[RowProblem]]:
    """The rows that are not blank, as far as they can be read, and why no further."""
    text = _decoded(content, name)
    first = text.replace("\r", "\n").lstrip("\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(first), strict=True)
    rows = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        return rows, [RowProblem(line, "", f"this is no CSV: {error}")]
    return rows, []


def _decoded(content: bytes, name: str) -> str:
    # A byte order mark says what the encoding is. Nothing else does, so it is UTF-8.
    utf_16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return content.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if utf_16 else content[: error.start].count(b"\n") + 1
        problem = "this is neither UTF-8 nor marked as UTF-16; save the file as CSV UTF-8"
        raise SpreadsheetProblems(name, [RowProblem(line, "", problem)]) from None


def _delimiter(header: str) -> str:
    """The first comma, semicolon or tab of the header: no column's name has one."""
    return next((character for character in header if character in DELIMITERS), ",")


def _columns(header: _Row, name: str) -> list[str]:
    columns = [cell.strip().casefold() for cell in header.cells]
    problems = []
    for column, cell in zip(columns, header.cells, strict=True):
        if column and column not in COLUMNS:
            hint = did_you_mean(column, COLUMNS) or f"; columns are {', '.join(COLUMNS)}"
            problems.append(f"{quote(cell.strip())} is no column{hint}")
    problems += [
        f"there are two columns {quote(column)}"
        for column in dict.fromkeys(columns)
        if column and columns.count(column) > 1
    ]
    if not problems and "date" not in columns:
        problems.append("the column date is missing")
    if not problems and not {"id", "title"} & set(columns):
        problems.append("the columns id and title are both missing; one of them is needed")
    if problems:
        raise SpreadsheetProblems(name, [RowProblem(header.line, "", text) for text in problems])
    return columns


def _texts(row: _Row, columns: list[str], problems: list[RowProblem]) -> dict[str, str]:
    """The cells that are not blank, by column."""
    texts = {}
    for number, cell in enumerate(row.cells):
        if not cell.strip():
            continue
        column = columns[number] if number < len(columns) else ""
        if column:
            texts[column] = cell if column in KEPT else cell.strip()
        else:
            problem = f"{quote(cell)} stands in no column; quote a text that holds a separator"
            problems.append(RowProblem(row.line, "", problem))
    if "date" not in texts:
        problems.append(RowProblem(row.line, "date", "it is missing"))
    return texts


def _identifier(
    line: int, texts: dict[str, str], taken: dict[str, int], problems: list[RowProblem]
) -> str:
    """The id of a row: given, or made of the title. Empty when it has none of its own."""
    given = texts.get("id")
    if given is None and "title" not in texts:
        problems.append(RowProblem(line, "", "there is neither an id nor a title"))
        return ""
    identifier = slug(texts["title"]) if given is None else given
    if given is not None and not is_id(given):
        suggested = slug(given)
        hint = f"; did you mean {quote(suggested)}?" if suggested else f"; {ID_FORM}"
        problems.append(RowProblem(line, "id", f"{quote(given)} is no id{hint}"))
        return ""
    if not identifier:
        problem = f"no id can be made of the title {quote(texts['title'])}; give it one"
        problems.append(RowProblem(line, "id", problem))
        return ""
    if identifier in taken:
        made = "" if given is not None else ", made of the title,"
        problem = f"the id {quote(identifier)}{made} is already that of line {taken[identifier]}"
        problem += "; give it another"
        problems.append(RowProblem(line, "id", problem))
        return ""
    return identifier


def slug(text: str) -> str:
    """An id made of the words of a text; empty if a letter would have to be left out.

    Accents are left out. A word that begins with a digit joins the one before it.

    >>> slug("Café no. 2, re-opened"), slug("Kəlbəcər"), slug("2020")
    ('cafe-no2-re-opened', '', '')
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    if any(c.isalnum() and not c.isascii() for c in plain):
        return ""
    parts: list[str] = []
    for word in "".join(c if c.isalnum() else " " for c in plain).split():
        if word[0].isalpha():
            parts.append(word)
        elif parts:
            parts[-1] += word
        else:
            return ""
    return "-".join(parts)


def _with_placeholders(entries: list[_Entry], taken: dict[str, int]) -> list[_Entry]:
    """The entries with an id each, so that the dates of all can be looked at."""
    named = []
    for entry in entries:
        identifier = entry.id or f"line{entry.line}"
        while not entry.id and identifier in taken:
            identifier += "x"
        named.append(entry._replace(id=identifier))
    return named


def _written(entries: list[_Entry], name: str) -> str:
    """The entries as TOML, with the sources they name."""
    sources: dict[str, str] = {}
    taken: set[str] = set()
    for entry in entries:
        source = entry.texts.get("source", "")
        if source and source not in sources:
            sources[source] = _source_id(source, taken)
            taken.add(sources[source])
    parts = [HEADING.format(name=visible(name))]
    for source, identifier in sources.items():
        key = "url" if source.startswith(("http://", "https://")) else "title"
        parts.append(f"[sources.{identifier}]\n{key} = {quoted(source)}\n")
    parts.extend(_event(entry, sources) for entry in entries)
    return "\n".join(parts)


def _source_id(source: str, taken: set[str]) -> str:
    words = slug(source.removeprefix("https://").removeprefix("http://")).split("-")
    while len("-".join(words)) > SOURCE_ID_LENGTH and len(words) > 1:
        words.pop()
    base = "-".join(words)[:SOURCE_ID_LENGTH] or "source"
    identifier, number = base, 2
    while identifier in taken:
        identifier, number = f"{base}{number}", number + 1
    return identifier


def _event(entry: _Entry, sources: dict[str, str]) -> str:
    lines = [f"[events.{entry.id}]"]
    for column, text in ((c, entry.texts[c]) for c in COLUMNS if c in entry.texts):
        if column == "date" and _is_full_date(text):
            lines.append(f"date = {text}")
        elif column in SEPARATORS:
            items = ", ".join(map(quoted, _items(text, SEPARATORS[column])))
            lines.append(f"{column} = [{items}]")
        elif column != "id":
            value = sources[text] if column == "source" else text
            lines.append(f"{column} = {quoted(value)}")
    return "".join(f"{line}\n" for line in lines)


def _is_full_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _items(text: str, separators: str) -> Iterator[str]:
    for separator in separators[1:]:
        text = text.replace(separator, separators[0])
    return filter(None, (item.strip() for item in text.split(separators[0])))


def quoted(text: str) -> str:
    """The text as a TOML string, in which nothing acts on whoever reads the file.

    >>> print(quoted('a "b"\\n\\x1b'))
    "a \\"b\\"\\n\\u001b"
    """
    return '"' + "".join(_SHORT.get(c) or _escape(c) for c in text) + '"'


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}" if acts(character) else character


def _problems_of(text: str, entries: list[_Entry], name: str) -> list[RowProblem]:
    """What the table itself finds wrong, each at the line of its row."""
    by_id = {entry.id: entry for entry in entries}
    found = []
    for problem in problems_in([(name, text.encode())]):
        _, identifier, *path = problem.key.split(".")
        entry, column = by_id[identifier], "".join(path)
        # A date that is missing, or an id that only holds a place, has been said before.
        if column == "date" or (entry.given and (column or "date" in entry.texts)):
            said = f"{problem.problem}; {problem.hint}" if problem.hint else problem.problem
            found.append(RowProblem(entry.line, column, said))
    return found
