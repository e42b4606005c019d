"""Cells: from text to the value of a date, a column at a time.

The value of a cell is an integer for a day that is known, a `Point` for a date that is not, and
None for an empty cell. A day that starts or ends a period stays a `Point` if the other end is
not known, since it bounds it.

A cell holds whatever `between` takes, and is refused where `between` refuses it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .. import notations
from ..errors import HandoverError
from ..language.resolving import Point, Scope, resolve, written
from ..notations.notation import Notation
from ..text import quote
from .arithmetic import Packing

MAX_DATE = 1000
"""Characters of a date: so many members of a set, or shifts, are allowed and no more."""

Value = int | Point | None


class UnreadableCell:
    """Stands for a cell that isn't there, or that holds nothing that could be a date."""

    def __init__(self, problem: str) -> None:
        self.problem = problem


Cell = str | UnreadableCell | None
"""As a format found it: raw text, or the text, number or null of a JSON member."""

Texts = Callable[[Sequence[Cell]], Sequence[Cell]]
"""The texts of raw cells: without the quotes or escapes of their format."""


class CellReader(NamedTuple):
    """How the cells of a column are read as dates."""

    scope: Scope
    texts: Texts
    notation: Notation | None = None
    """The notation of all cells; None: each is a DATE."""

    def values(self, cells: Sequence[Cell], packing: Packing) -> Sequence[Value]:
        """The value of each cell, known days packed.

        Raises:
            HandoverError: a cell can't be read.
        """
        texts = self.texts(cells)
        if self.notation is None:
            try:
                return packing.read(texts)  # type: ignore[arg-type]  # a TypeError for no text
            except (KeyError, TypeError):
                pass
        return [self._value(text, packing) for text in texts]

    def _value(self, text: Cell, packing: Packing) -> Value:
        if isinstance(text, UnreadableCell):
            raise HandoverError(text.problem)
        if not text:
            return None
        if len(text) > MAX_DATE:
            raise HandoverError(f"{quote(text)} is longer than any date")
        if self.notation is not None:
            date = notations.parse(text, (self.notation,))
            day = date.day
            return written(date) if day is None else packing.pack(day)
        try:
            return packing.read([text])[0]
        except KeyError:
            point = resolve(text, self.scope)
            return point if point.bounds_a_period else packed(point, packing)


def packed(point: Point, packing: Packing) -> int | Point:
    """A point as an integer, if its day is known."""
    return point if point.day is None else packing.pack(point.day)
