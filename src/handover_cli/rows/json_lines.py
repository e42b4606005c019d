"""`jsonl`: one JSON object a line. Each gets a new member for its answer.

A line is parsed only to find the dates. The line itself is written, with the new member in front
of the last brace. So keys, order, spaces and the spelling of numbers stay.
"""

import json
from collections.abc import Sequence
from typing import Any

from ..errors import HandoverError
from ..text import did_you_mean, quote
from .cells import Cell, UnreadableCell
from .formats import BOM, BrokenRow, Columns, RowFormat, RowList, Rows, check_new, lines_of


class JsonLines(RowFormat):
    """Rows that are JSON objects. A date that is null, or missing, is an empty cell.

    The first object must have the members with the dates. So a mistyped name is an error, and
    does not give a file of nulls.
    """

    def __init__(self, *, columns: Columns, new: Sequence[str]) -> None:
        self._columns = columns
        self._new = new
        self._first = True
        self._comma, self._colon = ",", ":"
        # A number stays a text: it may be a year, or too long for an integer.
        self._decoder = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)

    def rows(self, block: str) -> Rows:
        """The objects of a block."""
        rows = RowList()
        begun = self.lines + 1
        if begun == 1 and block.startswith(BOM):
            rows.pass_on(BOM)
            block = block.removeprefix(BOM)
        for line, end in lines_of(block):
            if line.strip():
                try:
                    dates = self._dates(line)
                except BrokenRow as error:
                    return rows.rows(begun, error)
                members, brace, rest = line.rpartition("}")
                rows.add(*dates, members + self._lead(members), brace + rest + end)
            else:
                rows.pass_on(line + end)
            self.lines += len(end)
        return rows.rows(begun)

    def finish(self, texts: Sequence[list[str]]) -> list[str]:
        """The value of the first new member, and the names and values of the others."""
        first, *others = ([_json(text) for text in column] for column in texts)
        for name, column in zip(self._new[1:], others, strict=True):
            member = f"{self._comma}{_dumped(name)}{self._colon}"
            first = [
                f"{before}{member}{value}" for before, value in zip(first, column, strict=True)
            ]
        return first

    def _lead(self, members: str) -> str:
        """The text between the members of an object and the first new value."""
        comma = "" if members.strip() == "{" else self._comma
        return f"{comma}{_dumped(self._new[0])}{self._colon}"

    def _dates(self, line: str) -> tuple[Cell, Cell]:
        members = self._object(line)
        if self._first:
            self._look_at_first(members, line)
        for name in self._new:
            if name in members:
                raise BrokenRow(f"this object has a member {quote(name)} already")
        start, end = (self._cell(members, column) for column in self._columns)
        return start, end

    def _object(self, line: str) -> dict[str, Any]:
        try:
            members = self._decoder.decode(line)
        except json.JSONDecodeError as error:
            raise BrokenRow(f"no JSON at character {error.colno}: {error.msg}") from None
        except RecursionError:
            raise BrokenRow("this JSON is nested too deeply") from None
        if not isinstance(members, dict):
            raise BrokenRow("this JSON is no object: one {…} is expected on each line")
        return members

    def _look_at_first(self, members: dict[str, Any], line: str) -> None:
        """Check the names against the first object, and note its spacing."""
        self._first = False
        for name in self._new:
            check_new(name, members)
        for column in self._columns:
            if column is not None and column not in members:
                near = did_you_mean(column, members)
                raise HandoverError(f"the first object has no member {quote(column)}", near)
        if '": ' in line:
            self._comma, self._colon = ", ", ": "

    def _cell(self, members: dict[str, Any], column: str | None) -> Cell:
        value = None if column is None else members.get(column)
        if value is None or isinstance(value, str):
            return value
        return UnreadableCell(f"{quote(_dumped(value))} is no date: a text is expected")


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(text: str) -> str:
    """A text as a JSON value: null if it is empty, a number if it is a number."""
    if not text:
        return "null"
    return text if text.lstrip("-").replace(".", "", 1).isdigit() else _dumped(text)
