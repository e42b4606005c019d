"""CSV: a spreadsheet to events, each with the line of its row.

Nothing is guessed and nothing is left out. A row that can't be read is a problem with its
line, and an entry holds exactly what the cells hold.
"""

import csv
import io
import re
from collections.abc import Container
from typing import Any

from ..text import did_you_mean, quote
from .document import Document, Path, Problem
from .ids import ID_FORM, is_id, slug

COLUMNS = ("id", "title", "date", "aliases", "source", "note", "place", "tags", "calendar")
"""The names of columns. Their case and order do not matter."""
KEPT = frozenset({"title", "note", "place", "source"})
"""Columns whose text is kept with the spaces around it."""
SEPARATORS = {"aliases": ";", "tags": ";,"}
"""The separators in a cell that holds a list. An alias may have a comma."""
DELIMITERS = ",;\t"

SOURCE_ID_LENGTH = 40
WEB = ("http://", "https://")

_Row = tuple[int, list[str]]
"""The line on which a row begins, from 1, and its cells. A row can have several lines."""


def read(name: str, content: bytes) -> Document:
    """A table with an event for each row, and the problems of the rows that can't be read.

    A row without a usable id gets one that only holds its place, so that its date is checked.

    >>> read("a.csv", b"date,title\\n2020-11-15,Deadline\\n").content
    {'sources': {}, 'events': {'deadline': {'title': 'Deadline', 'date': '2020-11-15'}}}
    """
    return _Reader(name).document(content)


def read_rows(name: str, content: bytes) -> tuple[list[_Row], list[Problem]]:
    """The rows that are not blank, as far as they can be read, and what is wrong with the file.

    >>> read_rows("a.csv", b"date;name\\n\\n2020-11-09;Victory Day")[0]
    [(1, ['date', 'name']), (3, ['2020-11-09', 'Victory Day'])]
    """
    # A byte order mark says what the encoding is. Nothing else does, so it is UTF-8.
    utf_16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = content.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if utf_16 else content[: error.start].count(b"\n") + 1
        problem = "this is neither UTF-8 nor marked as UTF-16"
        return [], [Problem(name, (), problem, "save the file as CSV UTF-8", line)]
    first = text.replace("\r", "\n").lstrip("\n").partition("\n")[0]
    delimiter = next((character for character in first if character in DELIMITERS), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        return rows, [Problem(name, (), f"this is no CSV: {error}", line=line)]
    return rows, [] if rows else [Problem(name, (), "the file is empty", line=1)]


class _Reader:
    """Reads one file, and collects its problems."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}
        """The line of the row of each id."""

    def document(self, content: bytes) -> Document:
        rows, problems = read_rows(self.name, content)
        self.problems += problems
        columns = self._columns(*rows[0]) if rows else []
        if len(rows) == 1 and not self.problems:
            header_line, _ = rows[0]
            self._problem(header_line, "", "no row comes after the header")
        events = dict(self._event(*row, columns) for row in rows[1:] if columns)
        tables = {"sources": _sources(events), "events": events}
        problems = sorted(self.problems, key=lambda problem: problem.line or 0)
        return Document(self.name, tables, self._line_of, tuple(problems))

    def _line_of(self, path: Path) -> int | None:
        return self.lines.get(path[1]) if len(path) > 1 else None

    def _problem(self, line: int, column: str, problem: str, hint: str = "") -> None:
        self.problems.append(Problem(self.name, (column,) if column else (), problem, hint, line))

    def _columns(self, line: int, cells: list[str]) -> list[str]:
        """The names of the columns; none, and problems, if the header can't be used."""
        columns = [cell.strip().casefold() for cell in cells]
        before = len(self.problems)
        for column, cell in zip(columns, cells, strict=True):
            if column and column not in COLUMNS:
                hint = did_you_mean(column, COLUMNS) or f"columns are {', '.join(COLUMNS)}"
                self._problem(line, "", f"{quote(cell.strip())} is no column", hint)
        for column in dict.fromkeys(columns):
            if column and columns.count(column) > 1:
                self._problem(line, "", f"there are two columns {quote(column)}")
        if len(self.problems) == before and "date" not in columns:
            self._problem(line, "", "the column date is missing")
        if len(self.problems) == before and not {"id", "title"} & set(columns):
            problem = "the columns id and title are both missing"
            self._problem(line, "", problem, "one of them is needed")
        return columns if len(self.problems) == before else []

    def _event(self, line: int, cells: list[str], columns: list[str]) -> tuple[str, dict[str, Any]]:
        """The id and the entry of a row."""
        texts = self._texts(line, cells, columns)
        # `line 3` is no id, so no other row has it.
        identifier = self._identifier(line, texts) or f"line {line}"
        self.lines[identifier] = line
        entry: dict[str, Any] = {}
        for column in COLUMNS[1:]:
            if column in texts:
                text, separators = texts[column], SEPARATORS.get(column)
                entry[column] = _items(text, separators) if separators else text
        return identifier, entry

    def _texts(self, line: int, cells: list[str], columns: list[str]) -> dict[str, str]:
        """The cells that are not blank, by column."""
        texts = {}
        for number, cell in enumerate(cells):
            if not cell.strip():
                continue
            column = columns[number] if number < len(columns) else ""
            if column:
                texts[column] = cell if column in KEPT else cell.strip()
            else:
                problem = f"{quote(cell)} stands in no column"
                self._problem(line, "", problem, "quote a text that holds a separator")
        if "date" not in texts:
            self._problem(line, "date", "it is missing")
        return texts

    def _identifier(self, line: int, texts: dict[str, str]) -> str:
        """The id of a row: given, or made of the title; empty, and a problem, if it has none."""
        given, title = texts.get("id", ""), texts.get("title", "")
        identifier = given or slug(title)
        column = "id"
        if not given and not title:
            column, problem, hint = "", "there is neither an id nor a title", ""
        elif given and not is_id(given):
            meant = slug(given)
            problem = f"{quote(given)} is no id"
            hint = f"did you mean {quote(meant)}?" if meant else ID_FORM
        elif not identifier:
            problem, hint = f"no id can be made of the title {quote(title)}", "give it one"
        elif identifier in self.lines:
            made = "" if given else ", made of the title,"
            first = self.lines[identifier]
            problem = f"the id {quote(identifier)}{made} is already that of line {first}"
            hint = "give it another"
        else:
            return identifier
        self._problem(line, column, problem, hint)
        return ""


def _sources(events: dict[str, dict[str, Any]]) -> dict[str, dict[str, str]]:
    """The sources that the events name, by new ids, which replace the names in the events."""
    sources: dict[str, dict[str, str]] = {}
    ids: dict[str, str] = {}
    for entry in events.values():
        text = entry.get("source")
        if text is None:
            continue
        if text not in ids:
            ids[text] = _source_id(text, sources)
            sources[ids[text]] = {"url" if text.startswith(WEB) else "title": text}
        entry["source"] = ids[text]
    return sources


def _source_id(source: str, taken: Container[str]) -> str:
    words = slug(source.removeprefix("https://").removeprefix("http://")).split("-")
    while len("-".join(words)) > SOURCE_ID_LENGTH and len(words) > 1:
        words.pop()
    base = "-".join(words)[:SOURCE_ID_LENGTH] or "source"
    identifier, number = base, 2
    while identifier in taken:
        identifier, number = f"{base}{number}", number + 1
    return identifier


def _items(text: str, separators: str) -> list[str]:
    return [item.strip() for item in re.split(f"[{separators}]", text) if item.strip()]
