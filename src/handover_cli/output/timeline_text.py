"""The timeline on a terminal: down the page with bars beside the events, or to scale.

One colour has one meaning, as everywhere: a period and how long it lasts. The signs tell all of
it without colour, and there are ASCII signs for terminals without Unicode.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from rich.text import Text

from ..answers.timeline import Bar, Dot, Extent, Layout, Row, ScaledTimeline, Tick, ticks
from ..dates import ImpreciseDate, iso
from ..text import plural, visible
from .page import Page
from .terminal import QUIET, cell_width, draw, folded, painted
from .words import (
    LONGEST_DATE,
    gap_words,
    mark_words,
    period_lines,
    period_words,
    short_date,
    what_is_known,
)

PERIOD = "magenta"
"""A period: its bar, its name and how long it lasts."""

WIDE_PAGE = 60
DATES_WIDE, DATES_NARROW = 22, 11
"""Width of the column of dates, a blank at its end: the weekday beside the date, or below it."""
LEAST_TEXT = 18
"""Columns that bars leave for the text beside them."""


class Signs(NamedTuple):
    """The characters a timeline is drawn with."""

    event: str = "●"
    imprecise: str = "○"
    today: str = "◆"
    bar: str = "│"
    begin: str = "┌"
    end: str = "└"
    also_begin: str = "┬"
    also_end: str = "┴"
    both: str = "─"
    across: str = "─"
    ongoing: str = "▼"
    axis: str = "┬"
    axis_line: str = "─"
    certain: str = "━"
    perhaps: str = "╌"
    point: str = "┃"
    from_before: str = "◂"
    and_on: str = "▸"
    now: str = "┊"


ASCII = Signs(
    *("*", "o", "#", "|", ".", "'", ".", "'", "-", "-", "v"),
    *("+", "-", "=", ".", "|", "<", ">", ":"),
)

Line = list[tuple[str, str]]
"""Pieces of one line, each with its style."""


def list_text(layout: Layout, page: Page, empty: str) -> str:
    """Events down the page, each with its date and the gap to the next, periods as bars."""
    if not layout.rows:
        return f"{empty}\n"
    return _draw(_lines(layout, page), page)


def _lines(layout: Layout, page: Page) -> Iterator[Line]:
    signs = Signs() if page.unicode else ASCII
    dates = DATES_WIDE if page.width >= WIDE_PAGE else DATES_NARROW
    lanes = max(0, min(layout.lanes, (page.width - dates - 3 - LEAST_TEXT) // 2))
    begun: dict[int, list[Bar]] = {}
    for bar in layout.bars:
        begun.setdefault(bar.first, []).append(bar)
    here: dict[int, Bar] = {}  # the bar in each lane that has one at this row
    for number, row in enumerate(layout.rows):
        here |= {bar.lane: bar for bar in begun.get(number, ()) if bar.lane < lanes}
        yield from _row(number, row, layout, here, lanes, signs, dates, page.width)
        here = {lane: bar for lane, bar in here.items() if bar.last > number}
    hidden = sum(bar.lane >= lanes for bar in layout.bars)
    if hidden:
        note = f"{plural(hidden, 'period')} {'has' if hidden == 1 else 'have'} no bar"
        yield []
        yield from ([(t, QUIET)] for t in _folded(f"{note}: the page is narrow.", page.width))


def _draw(lines: Iterable[Line], page: Page) -> str:
    return "".join(f"{_drawn(line, page)}\n" for line in lines)


def _drawn(line: Line, page: Page) -> str:
    runs = [
        ("".join(map(itemgetter(0), run)), style) for style, run in groupby(line, itemgetter(1))
    ]
    if sum(cell_width(text) for text, _ in runs) > page.width:
        return draw(Text.assemble(*line), page).rstrip()  # too narrow for a sign or a date
    return "".join(painted(*run, page) for run in runs).rstrip()


def _folded(text: str, width: int) -> list[str]:
    """The text in lines of at most that many columns, without the blanks around them."""
    return [line.strip() for line in folded(visible(text), max(width, 2))]


def _row(
    number: int,
    row: Row,
    layout: Layout,
    here: dict[int, Bar],
    lanes: int,
    signs: Signs,
    dates: int,
    width: int,
) -> Iterator[Line]:
    """The lines of one row: what happens, what begins and ends, and the gap to the next."""
    texts = _texts(row, layout.bars, max(width - dates - 2 * lanes - 3, 2))
    when = [(text, "") for text in _when(row.mark.point.date, dates - 1)]
    below = _lanes_below(number, here, lanes, signs)
    for index, (left, right) in enumerate(zip_longest(when, texts, fillvalue=("", ""))):
        lanes_here = below if index else _lanes_at(number, here, lanes, signs)
        sign = " " if index else _sign(row, signs)
        yield [_padded(left, dates), *lanes_here, (f"{sign} ", ""), right]
    if number + 1 < len(layout.rows):
        for text in _folded(gap_words(row.days, row.calendar), dates - 2):
            gap = _padded((f"  {text}", QUIET), dates)
            yield [gap, *below]


def _padded(piece: tuple[str, str], width: int) -> tuple[str, str]:
    return piece[0].ljust(width), piece[1]


def _when(date: ImpreciseDate, width: int) -> list[str]:
    """The date and its weekday."""
    *lines, last = short_date(date)
    return [*lines, *_folded(f"{last}  {date.weekday or ''}".rstrip(), width)]


def _sign(row: Row, signs: Signs) -> str:
    if row.mark.kind == "today":
        return signs.today
    return signs.event if row.mark.point.date.is_precise else signs.imprecise


def _texts(row: Row, bars: tuple[Bar, ...], width: int) -> list[tuple[str, str]]:
    """The title, what is known of an imprecise date, and which periods begin and end here."""
    date = row.mark.point.date
    known = what_is_known(date)
    if len(date.text) > LONGEST_DATE:
        known = ", ".join(filter(None, (known, f"written {date.text}")))
    ends, begins = period_lines(row, bars)
    parts = [
        (mark_words(row.mark), "bold" if row.mark.kind == "today" else ""),
        (known, QUIET),
        *((words, PERIOD) for words in ends),
        *((words, PERIOD) for words in begins),
    ]
    return [(line, style) for text, style in parts if text for line in _folded(text, width)]


def _lanes_at(number: int, here: dict[int, Bar], lanes: int, signs: Signs) -> Line:
    """The lanes in a row's first line; a bar that begins or ends here is tied to the event."""
    pieces: Line = []
    tied = False
    for lane in range(lanes):
        bar = here.get(lane)
        sign, ties = _lane_sign(bar, number, signs, tied)
        after = tied or ties
        pieces.append((sign if bar or not tied else signs.across, PERIOD))
        pieces.append((signs.across if after else " ", PERIOD))
        tied = after
    return pieces


def _lane_sign(bar: Bar | None, number: int, signs: Signs, tied: bool) -> tuple[str, bool]:
    """A bar's sign in a row's first line, and whether it is tied to the event there."""
    if bar is None:
        return " ", False
    begins, ends = bar.first == number, bar.last == number
    if number == bar.end and bar.period.end is None:
        return signs.ongoing, number == bar.start
    if begins and ends:
        return signs.both, True
    if begins:
        return signs.also_begin if tied else signs.begin, True
    if ends:
        return signs.also_end if tied else signs.end, True
    return signs.bar, False


def _lanes_below(number: int, here: dict[int, Bar], lanes: int, signs: Signs) -> Line:
    """The lanes in the lines below a row's first."""
    going_on = {lane for lane, bar in here.items() if number < bar.last}
    shown = "".join(f"{signs.bar if lane in going_on else ' '} " for lane in range(lanes))
    return [(shown, PERIOD)]


# --- To scale ---


def scale_text(scaled: ScaledTimeline, page: Page, empty: str) -> str:
    """Periods and events along one axis: a line each, its place to scale."""
    if not scaled.beams and not scaled.dots:
        return f"{empty}\n"
    signs = Signs() if page.unicode else ASCII
    plot = _Plot(scaled, page, signs)
    lines: list[Line] = [*plot.axis()]
    for beam in scaled.beams:
        words = period_words(beam.period, beam.length)
        lines += plot.line([(text, PERIOD) for text in _folded(words, plot.left)], beam.extent, "")
    if scaled.beams and scaled.dots:
        lines += plot.line([("", "")], None, "")
    for dot in scaled.dots:
        sign = signs.event if dot.mark.point.date.is_precise else signs.imprecise
        lines += plot.line(plot.label(dot), dot.extent, sign)
    lines += [[]] + [[(text, QUIET)] for note in plot.notes() for text in _folded(note, page.width)]
    return _draw(lines, page)


class _Plot:
    """The columns of a timeline to scale: labels on the left, the axis on the right."""

    def __init__(self, scaled: ScaledTimeline, page: Page, signs: Signs) -> None:
        self.scaled = scaled
        self.signs = signs
        dates = [line for dot in scaled.dots for line in short_date(dot.mark.point.date)]
        self.dates = max(map(len, dates), default=0)
        titles = [cell_width(visible(dot.mark.title)) + self.dates + 2 for dot in scaled.dots]
        beams = [cell_width(visible(period_words(b.period, b.length))) for b in scaled.beams]
        self.left = min(max([*titles, *beams]), max(page.width * 45 // 100, 12))
        self.width = max(page.width - self.left - 2, 4)
        self.now = None if scaled.today is None else self.column(scaled.today)

    def column(self, day: int) -> int:
        """The column of the axis that a day lies in."""
        first, last = self.scaled.first, self.scaled.last
        return (day - first) * (self.width - 1) // (last - first)

    def axis(self) -> Iterator[Line]:
        """The labels and the line of the axis, with a sign where each label belongs."""
        labels, line = [" "] * self.width, [self.signs.axis_line] * self.width
        for tick in self._ticks():
            column = self.column(tick.day)
            start = min(column, self.width - len(tick.label))
            labels[start : start + len(tick.label)] = tick.label
            line[column] = self.signs.axis
        for text in labels, line:
            yield [(" " * (self.left + 2), ""), ("".join(text), QUIET)]

    def _ticks(self) -> list[Tick]:
        """As many ticks as there is room for, their labels apart."""
        first, last = self.scaled.first, self.scaled.last
        for most in range(self.width // 6, 0, -1):
            chosen = ticks(first, last, most)
            starts = [min(self.column(t.day), self.width - len(t.label)) for t in chosen]
            ends = [start + len(tick.label) for start, tick in zip(starts, chosen, strict=True)]
            apart = all(end < start for end, start in zip(ends, starts[1:], strict=False))
            if apart and starts and starts[0] >= 0:
                return chosen
        return []

    def label(self, dot: Dot) -> list[tuple[str, str]]:
        """An event's date and title."""
        date = dot.mark.point.date
        text = _folded(dot.mark.title, max(self.left - self.dates - 2, 2))
        return [
            (f"{when.ljust(self.dates)}  {line}".rstrip(), "")
            for when, line in zip_longest(short_date(date), text, fillvalue="")
        ]

    def line(
        self, label: list[tuple[str, str]], extent: Extent | None, sign: str
    ) -> Iterator[Line]:
        """The lines of one label, with its dot or bar beside the first."""
        for index, (text, style) in enumerate(label):
            cells = self._cells(extent if index == 0 else None, sign)
            if self.now is not None and cells[self.now] == " ":
                cells[self.now] = self.signs.now
            padding = " " * (self.left + 2 - cell_width(text))
            yield [(text + padding, style), ("".join(cells), "" if sign else PERIOD)]

    def _cells(self, extent: Extent | None, sign: str) -> list[str]:
        cells = [" "] * self.width
        if extent is None:
            return cells
        earliest, latest = self.column(extent.earliest), self.column(extent.latest)
        certain_from, certain_to = map(self.column, (extent.certain_from, extent.certain_to))
        signs = self.signs
        cells[earliest : latest + 1] = signs.perhaps * (latest + 1 - earliest)
        if sign:
            for column, is_open in ((earliest, extent.open_start), (latest, extent.open_end)):
                cells[column] = sign if not is_open else cells[column]
        elif extent.certain_from <= extent.certain_to:
            cells[certain_from : certain_to + 1] = signs.certain * (certain_to + 1 - certain_from)
            if earliest == latest:
                cells[earliest] = signs.point
        if extent.open_start:
            cells[earliest] = signs.from_before
        if extent.open_end:
            cells[latest] = signs.and_on
        return cells

    def notes(self) -> Iterator[str]:
        """What the less plain signs mean, if they are used."""
        scaled, signs = self.scaled, self.signs
        if any(not dot.mark.point.date.is_precise for dot in scaled.dots):
            dots = f"{signs.imprecise}{signs.perhaps}{signs.perhaps}{signs.imprecise}"
            yield f"{dots} one day in this stretch, which one is not known"
        extents = [beam.extent for beam in scaled.beams if beam.extent is not None]
        if any((e.earliest, e.latest) != (e.certain_from, e.certain_to) for e in extents):
            yield f"{signs.perhaps}{signs.perhaps} perhaps"
        if scaled.today is not None:
            yield f"{signs.now} today, {iso(scaled.today)}"
