"""Spans of rows of timestamps that are written alike, a column at a time. See `timestamps`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from ..calendar import SECOND, TICKS_IN
from ..spans import PARTS_OF_A_DAY, Measure
from .cells import first_of
from .timestamps import Shape, numbers, read, same, shape_of

if TYPE_CHECKING:
    from ..language.resolving import Point, Scope
    from .cells import Cell, Texts

DAY_WIDTH = len("2024-03-01")


class Stamps(NamedTuple):
    """The columns of some rows, and how the first timestamp of each is written."""

    columns: list[Sequence[Cell]]
    """One for each end of the spans that is not fixed."""
    shapes: list[Shape]

    def fitting(self) -> list[bool]:
        """For each row, true if it is written like the first ones."""
        columns = []
        for cells, shape in zip(self.columns, self.shapes, strict=True):
            fits = re.compile(shape.pattern, re.ASCII).fullmatch
            columns.append([isinstance(cell, str) and fits(cell) is not None for cell in cells])
        return list(map(all, zip(*columns, strict=True)))

    def only(self, rows: Sequence[bool]) -> Stamps:
        """The rows for which it is true."""
        return self._replace(columns=[list(compress(cells, rows)) for cells in self.columns])


class Spans(NamedTuple):
    """Elapsed times."""

    lengths: list[int]
    """In units of 10**-`places` seconds."""
    places: int

    def amounts(self, measure: Measure) -> list[int]:
        """The amounts that `clock_spans.elapsed` gives.

        >>> Spans([5400, -5400], 0).amounts(Measure("hours", decimals=1))
        [15, -15]
        """
        factor: int = 10**measure.decimals
        size = TICKS_IN[measure.unit] // SECOND * 10**self.places
        if factor == size:
            return self.lengths
        return [n * factor // size if n >= 0 else -(-n * factor // size) for n in self.lengths]


class StampReader:
    """Reads rows of timestamps, if all measures can be computed from them at once.

    `ends` are the dates that are the same in all rows; None for a column.
    """

    def __init__(
        self,
        measures: Sequence[Measure],
        ends: tuple[Point | None, Point | None],
        scope: Scope,
        texts: Texts,
    ) -> None:
        units = {measure.unit for measure in measures}
        self._ends = ends
        self._scope = scope
        self._texts = texts
        self.counts_time = PARTS_OF_A_DAY.keys() >= units and all(
            measure.counting == "exclusive" for measure in measures
        )
        """True if all measures are elapsed time."""
        self.counts_days = units.isdisjoint((*PARTS_OF_A_DAY, "calendar", "iso"))
        """True if all measures need nothing but days."""

    def stamps(self, starts: Sequence[Cell], ends: Sequence[Cell]) -> Stamps | None:
        """The rows, if those come first that are timestamps; None for other rows."""
        if not (self.counts_time or self.counts_days):
            return None
        columns = [
            cells for cells, end in zip((starts, ends), self._ends, strict=True) if end is None
        ]
        shapes = []
        for cells in columns:
            shape = shape_of(self._texts([first_of(cells)])[0])
            if shape is None or not self._reads(shape):
                return None
            shapes.append(shape)
        if len({self._kind(shape) for shape in shapes}) > 1:
            return None
        return Stamps([self._texts(cells) for cells in columns], shapes)

    def _kind(self, shape: Shape) -> object:
        """What has to be the same in all columns."""
        return shape.zone if self.counts_days else shape.zone is None

    def _reads(self, shape: Shape) -> bool:
        """True if timestamps of a shape need no other zone, and agree with the fixed end."""
        zone = self._scope.zone
        if zone not in (None, shape.zone) and (self.counts_days or shape.zone is None):
            return False
        fixed = self._ends[0] or self._ends[1]
        if fixed is None:
            return True
        moment = fixed.date.moment
        if self.counts_days:
            return moment is None or moment.zone == shape.zone
        if moment is None or not moment.is_known:
            return False
        return (moment.zone is None) == (shape.zone is None)

    def spans(self, stamps: Stamps) -> Spans | None:
        """The elapsed times of rows; None if one row is not written like the first."""
        count = len(stamps.columns[0])
        places = max(shape.places for shape in stamps.shapes)
        written = iter(zip(stamps.columns, stamps.shapes, strict=True))
        ends = []
        for point in self._ends:
            end = read(*next(written), places) if point is None else _same(point, places, count)
            if end is None:
                return None
            ends.append(end)
        start, end = ends
        return Spans(numbers(end - start, count), places)

    def days(self, stamps: Stamps) -> list[list[str]] | None:
        """The days of columns, as texts; None if one row is not written like the first."""
        for cells, shape in zip(stamps.columns, stamps.shapes, strict=True):
            if read(cells, shape, shape.places) is None:
                return None
        return [[str(cell)[:DAY_WIDTH] for cell in cells] for cells in stamps.columns]


def _same(point: Point, places: int, count: int) -> int | None:
    """A column of one moment; None if it has more places of a second."""
    moment = point.date.moment
    assert moment is not None, "such rows were not taken"
    time, rest = divmod(moment.ticks[0] * 10**places, SECOND)
    return None if rest else same(time, count)
