"""The timeline on a terminal: down the page with bars beside the events, or to scale.

One colour has one meaning, as everywhere: a stretch of time and how long it lasts. Signs
say all of it without colour, and there are ASCII ones for where there are no others.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from rich.text import Text

from ..answers.answer import weekday_of
from ..answers.timeline import Bar, Layout, Mark, Row, Scaled, Stretch, Tick, ticks
from ..dates import ImpreciseDate, iso
from ..errors import visible
from . import Page
from .terminal import QUIET, cell_width, draw, folded, painted
from .words import (
    LONGEST_DATE,
    gap_words,
    period_lines,
    period_words,
    point_words,
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


def timeline(layout: Layout, page: Page, empty: str) -> str:
    """Events down the page, each with its date and the gap to the next, periods as bars."""
    if not layout.rows:
        return f"{empty}\n"
    return _draw(_lines(layout, page), page)


def _lines(layout: Layout, page: Page) -> Iterator[Line]:
    signs = Signs() if page.unicode else ASCII
    dates = DATES_WIDE if page.width >= WIDE_PAGE else DATES_NARROW
    lanes = max(0, min(layout.lanes, (page.width - dates - 3 - LEAST_TEXT) // 2))
    here: dict[int, Bar] = {}  # the bar in each lane that has one at this row
    for number, row in enumerate(layout.rows):
        here |= {bar.lane: bar for n in row.begins if (bar := layout.bars[n]).lane < lanes}
        yield from _row(number, row, layout, here, lanes, signs, dates, page.width)
        here = {lane: bar for lane, bar in here.items() if bar.last > number}
    hidden = sum(bar.lane >= lanes for bar in layout.bars)
    if hidden:
        one = hidden == 1
        told = f"{hidden} period{'' if one else 's'} {'has' if one else 'have'} no bar"
        yield []
        yield from ([(t, QUIET)] for t in _folded(f"{told}: the page is narrow.", page.width))


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
    when = [(text, "") for text in _when(row.point.day.date, dates - 1)]
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
    return [*lines, *_folded(f"{last}  {weekday_of(date) or ''}".rstrip(), width)]


def _sign(row: Row, signs: Signs) -> str:
    if row.point.kind == "today":
        return signs.today
    return signs.event if row.point.day.date.is_precise else signs.imprecise


def _texts(row: Row, bars: tuple[Bar, ...], width: int) -> list[tuple[str, str]]:
    """The title, what is known of an imprecise date, and which periods begin and end here."""
    date = row.point.day.date
    known = what_is_known(date)
    if len(date.text) > LONGEST_DATE:
        known = ", ".join(filter(None, (known, f"written {date.text}")))
    ends, begins = period_lines(row, bars)
    said = [
        (point_words(row.point), "bold" if row.point.kind == "today" else ""),
        (known, QUIET),
        *((words, PERIOD) for words in ends),
        *((words, PERIOD) for words in begins),
    ]
    return [(line, style) for text, style in said if text for line in _folded(text, width)]


def _lanes_at(number: int, here: dict[int, Bar], lanes: int, signs: Signs) -> Line:
    """The lanes in a row's first line; what begins or ends here is tied to the event."""
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
    """A bar's sign in a row's first line, and whether it is tied to what happens there."""
    if bar is None:
        return " ", False
    begins, ends = bar.first == number, bar.last == number
    if ends and bar.period.end is None:
        return signs.ongoing, begins
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


def scaled_timeline(scaled: Scaled, page: Page, empty: str) -> str:
    """Periods and events along one axis: a line each, its place to scale."""
    if not scaled.beams and not scaled.marks:
        return f"{empty}\n"
    signs = Signs() if page.unicode else ASCII
    plot = _Plot(scaled, page, signs)
    lines: list[Line] = [*plot.axis()]
    for beam in scaled.beams:
        words = period_words(beam.period, beam.length)
        lines += plot.line([(text, PERIOD) for text in _folded(words, plot.left)], beam.stretch, "")
    if scaled.beams and scaled.marks:
        lines += plot.line([("", "")], None, "")
    for mark in scaled.marks:
        lines += plot.line(plot.label(mark), mark.stretch, _mark_sign(mark, signs))
    lines += [[]] + [[(text, QUIET)] for note in plot.notes() for text in _folded(note, page.width)]
    return _draw(lines, page)


def _mark_sign(mark: Mark, signs: Signs) -> str:
    return signs.event if mark.point.day.date.is_precise else signs.imprecise


class _Plot:
    """The columns of a timeline to scale: labels on the left, the axis on the right."""

    def __init__(self, scaled: Scaled, page: Page, signs: Signs) -> None:
        self.scaled = scaled
        self.signs = signs
        dates = [line for mark in scaled.marks for line in short_date(mark.point.day.date)]
        self.dates = max(map(len, dates), default=0)
        titles = [cell_width(visible(mark.point.title)) + self.dates + 2 for mark in scaled.marks]
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
            found = ticks(first, last, most)
            starts = [min(self.column(t.day), self.width - len(t.label)) for t in found]
            ends = [start + len(tick.label) for start, tick in zip(starts, found, strict=True)]
            apart = all(end < start for end, start in zip(ends, starts[1:], strict=False))
            if apart and starts and starts[0] >= 0:
                return found
        return []

    def label(self, mark: Mark) -> list[tuple[str, str]]:
        """An event's date and title, and what is known of its date."""
        date = mark.point.day.date
        text = _folded(mark.point.title, max(self.left - self.dates - 2, 2))
        return [
            (f"{when.ljust(self.dates)}  {line}".rstrip(), "")
            for when, line in zip_longest(short_date(date), text, fillvalue="")
        ]

    def line(
        self, label: list[tuple[str, str]], stretch: Stretch | None, sign: str
    ) -> Iterator[Line]:
        """The lines of one label, with its mark or bar beside the first."""
        for index, (text, style) in enumerate(label):
            cells = self._cells(stretch if index == 0 else None, sign)
            if self.now is not None and cells[self.now] == " ":
                cells[self.now] = self.signs.now
            padding = " " * (self.left + 2 - cell_width(text))
            yield [(text + padding, style), ("".join(cells), "" if sign else PERIOD)]

    def _cells(self, stretch: Stretch | None, sign: str) -> list[str]:
        cells = [" "] * self.width
        if stretch is None:
            return cells
        earliest, certain_from, certain_to, latest = map(self.column, stretch[:4])
        signs = self.signs
        cells[earliest : latest + 1] = signs.perhaps * (latest + 1 - earliest)
        if sign:
            for column, is_open in ((earliest, stretch.open_start), (latest, stretch.open_end)):
                cells[column] = sign if not is_open else cells[column]
        elif stretch.certain_from <= stretch.certain_to:
            cells[certain_from : certain_to + 1] = signs.certain * (certain_to + 1 - certain_from)
            if earliest == latest:
                cells[earliest] = signs.point
        if stretch.open_start:
            cells[earliest] = signs.from_before
        if stretch.open_end:
            cells[latest] = signs.and_on
        return cells

    def notes(self) -> Iterator[str]:
        """What the signs mean that are not plain, where they are used."""
        scaled, signs = self.scaled, self.signs
        if any(not mark.point.day.date.is_precise for mark in scaled.marks):
            dots = f"{signs.imprecise}{signs.perhaps}{signs.perhaps}{signs.imprecise}"
            yield f"{dots} one day in this stretch, which one is not known"
        if any(b.stretch and not _is_certain(b.stretch) for b in scaled.beams):
            yield f"{signs.perhaps}{signs.perhaps} perhaps"
        if scaled.today is not None:
            yield f"{signs.now} today, {iso(scaled.today)}"


def _is_certain(stretch: Stretch) -> bool:
    return (stretch.earliest, stretch.latest) == (stretch.certain_from, stretch.certain_to)
