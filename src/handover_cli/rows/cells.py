"""Cells: from text to the value of a date, a column at a time.

The value of a cell is an integer for a day that is known, a `Point` for another date, and None
for an empty cell. A day with a clock time is a `Point`. So is a day that starts or ends a period
whose other end is not known, since it bounds it.

A cell holds whatever `between` takes, and is refused where `between` refuses it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from .. import notations
from ..dates import ImpreciseDate
from ..errors import HandoverError, TableError
from ..language.resolving import Point, Scope, located, resolve, written
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


class LineCells(Sequence[str]):
    """The lines of a text, which is cut when they are first needed one by one."""

    def __init__(self, text: str) -> None:
        """Each line of the text has a line end."""
        self.text = text
        self._length = text.count("\n")

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")[:-1]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __getitem__(self, at: Any) -> Any:
        return self._lines[at]


def first_of(cells: Sequence[Cell]) -> Cell:
    """The first cell that is not empty; None if all are.

    >>> first_of(["", "2020"]), first_of(LineCells("\\n2020\\n")), first_of([None])
    ('2020', '2020', None)
    """
    if isinstance(cells, LineCells):
        return cells.text.lstrip("\n").partition("\n")[0] or None
    return next((cell for cell in cells if cell), None)


Texts = Callable[[Sequence[Cell]], Sequence[Cell]]
"""The texts of raw cells: without the quotes or escapes of their format."""


def read_formats(formats: Sequence[str]) -> tuple[Notation, ...]:
    """The notations of date formats.

    Raises:
        HandoverError: see `notations.formats.DateFormat`.

    >>> [notation.NO_DATE for notation in read_formats(["%d/%m/%Y"])]
    ["no date written '%d/%m/%Y'"]
    """
    if not formats:
        return ()
    from ..notations.formats import read_format  # most rows have no format of their own

    return tuple(map(read_format, formats))


class CellReader(NamedTuple):
    """How the cells of a column are read as dates."""

    scope: Scope
    texts: Texts
    formats: Sequence[Notation] = ()
    """The notations that are tried before those of a DATE."""

    def values(self, cells: Sequence[Cell], packing: Packing) -> Sequence[Value]:
        """The value of each cell, known days packed.

        Raises:
            HandoverError: a cell can't be read.
        """
        texts = self.texts(cells)
        if not self.formats:
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
        date = self._in_a_format(text)
        if date is not None:
            return packed(written(located(date, self.scope)), packing)
        try:
            return packing.read([text])[0]
        except KeyError:
            point = self._resolved(text)
            # The end of an ongoing period is today, but never before its start.
            return point if point.root.orders else packed(point, packing)

    def _in_a_format(self, text: str) -> ImpreciseDate | None:
        """The date by the first format that reads one; None if none does.

        Raises:
            HandoverError: a text is written in a format, and there is no such date.
        """
        date = notations.match(text, 0, self.formats) if self.formats else None
        return None if date is None else date.date

    def _resolved(self, text: str) -> Point:
        try:
            return resolve(text, self.scope)
        except TableError:
            raise
        except HandoverError as error:
            if not self.formats:
                raise
            tried = " and ".join(each.NO_DATE for each in self.formats)
            raise error.after(f"{tried}: ") from None


def packed(point: Point, packing: Packing) -> int | Point:
    """A point as an integer, if its day is known and it has no clock time."""
    return point if point.day is None or point.date.moment else packing.pack(point.day)
