"""The timeline on a terminal: down the page with bars beside the events, or to scale.

One colour has one meaning: a period and how long it lasts. The signs say everything without
colour, and there are ASCII signs for terminals without Unicode.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from rich.text import Text

from ..answers.ticks import Tick
from ..answers.timeline import Bar, Dot, Extent, Layout, Row, ScaledTimeline
from ..dates import ImpreciseDate, iso
from ..text import plural, visible
from .axis import Axis, dates_width, labels_width
from .page import Page
from .terminal import QUIET, cell_width, draw, folded, painted
from .words import (
    LONGEST_DATE,
    beam_words,
    beside,
    clock_words,
    gap_words,
    mark_words,
    period_lines,
    short_date,
    with_era,
)

PERIOD = "magenta"
"""A period: its bar, its name and how long it lasts."""

WIDE_PAGE = 60
WEEKDAY = len("  Wednesday")
"""Columns that a day of the week takes beside a date. On a narrow page it is below the date."""
LONGEST_GAP = len("10 hours, 59 minutes")
"""Columns of a gap, two columns in, before it wraps."""
LEAST_TEXT = 18
"""Columns that bars leave for the text beside them."""
LONGEST_LABEL = 11
"""Columns of the longest label of the axis: `-0043-11-25`."""


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
    across: str = "─"
    ongoing: str = "▼"
    tick: str = "┬"
    certain: str = "━"
    perhaps: str = "╌"
    point: str = "┃"
    open_start: str = "◂"
    open_end: str = "▸"
    now: str = "┊"

    def of(self, date: ImpreciseDate) -> str:
        """The sign of an event on that date."""
        return self.event if date.is_precise else self.imprecise


UNICODE, ASCII = Signs(), Signs(*"*o#|.'.'-v+=.|<>:")

Line = list[tuple[str, str]]
"""Pieces of one line, each with its style."""


def list_text(layout: Layout, page: Page, empty: str) -> str:
    """Events down the page, each with its date and the gap to the next, periods as bars."""
    return _draw(_Rows(layout, page).lines(), page) if layout.rows else f"{empty}\n"


def _draw(lines: Iterable[Line], page: Page) -> str:
    return "".join(f"{_drawn(line, page)}\n" for line in lines)


def _drawn(line: Line, page: Page) -> str:
    runs = [
        ("".join(map(itemgetter(0), run)), style) for style, run in groupby(line, itemgetter(1))
    ]
    if sum(cell_width(text) for text, _ in runs) > page.width:
        return draw(Text.assemble(*line), page).rstrip()  # too narrow for a sign or a date
    return "".join(painted(*run, page) for run in runs).rstrip()


def _shown_width(text: str) -> int:
    return cell_width(visible(text))


def _folded(text: str, width: int) -> list[str]:
    """The text in lines of at most that many columns, without the blanks around them."""
    return [line.strip() for line in folded(visible(text), max(width, 2))]


def _notes(notes: Iterable[str], page: Page) -> Iterator[Line]:
    yield []
    yield from ([(line, QUIET)] for note in notes for line in _folded(note, page.width))


class _Rows:
    """The columns of a list: dates, bars and texts."""

    def __init__(self, layout: Layout, page: Page) -> None:
        self.layout = layout
        self.page = page
        self.signs = UNICODE if page.unicode else ASCII
        self.dates = self._dates_width()
        room = (page.width - self.dates - 3 - LEAST_TEXT) // 2
        self.lanes = max(0, min(layout.lanes, room))

    def _dates_width(self) -> int:
        moments = [row.mark.point.date.moment for row in self.layout.rows]
        times = [clock_words(moment) for moment in moments if moment is not None]
        known = (day for row in self.layout.rows for day in row.mark.point.date.bounds)
        date = max((len(iso(day)) for day in known if day is not None), default=0)
        if self.page.width >= WIDE_PAGE:
            # One column more parts a long gap between clock times from the bars.
            return max(date, len("2020-11-25")) + WEEKDAY + 1 + bool(times)
        return max([date, *(len(time.partition(" ")[0]) for time in times)]) + 1

    def lines(self) -> Iterator[Line]:
        """All rows, and a note on the bars for which there is no room."""
        begun: dict[int, list[Bar]] = {}
        for bar in self.layout.bars:
            begun.setdefault(bar.first, []).append(bar)
        here: dict[int, Bar] = {}  # the bar in each lane that has one at this row
        for number, row in enumerate(self.layout.rows):
            here |= {bar.lane: bar for bar in begun.get(number, ()) if bar.lane < self.lanes}
            first = self._lanes_at(number, here)
            here = {lane: bar for lane, bar in here.items() if bar.last > number}
            below = "".join(f"{self.signs.bar if n in here else ' '} " for n in range(self.lanes))
            yield from self._row(row, first, below)
            if number + 1 < len(self.layout.rows):
                gap = gap_words(row.days, row.calendar, row.seconds)
                room = self.dates - 2 - below.startswith(self.signs.bar)  # a blank before the bar
                for text in _folded(gap, min(room, LONGEST_GAP)):
                    yield [(f"  {text}".ljust(self.dates), QUIET), (below, PERIOD)]
        hidden = sum(bar.lane >= self.lanes for bar in self.layout.bars)
        if hidden:
            note = f"{plural(hidden, 'period')} {'has' if hidden == 1 else 'have'} no bar"
            yield from _notes([f"{note}: the page is narrow."], self.page)

    def _row(self, row: Row, lanes: str, lanes_below: str) -> Iterator[Line]:
        """The lines of a row: its date, and what happens, begins and ends then.

        `lanes` are those of its first line, `lanes_below` those of the others.
        """
        date = row.mark.point.date
        sign = self.signs.today if row.mark.kind == "today" else self.signs.of(date)
        # Only one day, perhaps with a clock time below it, has a weekday.
        first, *others = short_date(date)
        lines = [f"{first}  {date.weekday or ''}", *others]
        when = [(line, "") for text in lines for line in _folded(text, self.dates - 1)]
        for (left, _), right in zip_longest(when, self._texts(row), fillvalue=("", "")):
            yield [(left.ljust(self.dates), ""), (lanes, PERIOD), (f"{sign} ", ""), right]
            lanes, sign = lanes_below, " "

    def _texts(self, row: Row) -> Line:
        """The title, what is known of an imprecise date, and which periods begin and end here."""
        date = row.mark.point.date
        known = beside(date)
        if len(date.text) > LONGEST_DATE and date.moment is None:
            known = ", ".join(filter(None, (known, f"written {date.text}")))
        ends, begins = period_lines(row, self.layout.bars)
        parts = [
            (mark_words(row.mark), "bold" if row.mark.kind == "today" else ""),
            (known, QUIET),
            *((words, PERIOD) for words in [*ends, *begins]),
        ]
        width = self.page.width - self.dates - 2 * self.lanes - 3
        return [(line, style) for text, style in parts if text for line in _folded(text, width)]

    def _lanes_at(self, number: int, here: dict[int, Bar]) -> str:
        """The lanes in a row's first line; a bar that begins or ends here is tied to the event."""
        text, tied = "", False
        for lane in range(self.lanes):
            sign, ties = self._lane_sign(here.get(lane), number, tied)
            tied = tied or ties
            text += sign + (self.signs.across if tied else " ")
        return text

    def _lane_sign(self, bar: Bar | None, number: int, tied: bool) -> tuple[str, bool]:
        """A lane's sign in a row's first line, and whether its bar is tied to the event there.

        `tied` is true if a bar further left is.
        """
        signs = self.signs
        if bar is None:
            return signs.across if tied else " ", False
        if number == bar.end and bar.period.end is None:
            return signs.ongoing, number == bar.start
        if bar.first == bar.last:
            return signs.across, True
        if bar.first == number:
            return signs.also_begin if tied else signs.begin, True
        if bar.last == number:
            return signs.also_end if tied else signs.end, True
        return signs.bar, False


# --- To scale ---


def scale_text(scaled: ScaledTimeline, page: Page, empty: str) -> str:
    """Periods and events along one axis: a line each, its place to scale."""
    if not scaled.beams and not scaled.dots:
        return f"{empty}\n"
    plot = _Plot(scaled, page)
    lines = [*plot.axis_lines()]
    for beam in scaled.beams:
        words = _folded(beam_words(beam), plot.left)
        lines += plot.lines([(text, PERIOD) for text in words], beam.extent, "")
    if scaled.beams and scaled.dots:
        lines += plot.lines([("", "")], None, "")
    for dot in scaled.dots:
        lines += plot.lines(plot.label(dot), dot.extent, plot.signs.of(dot.mark.point.date))
    return _draw([*lines, *_notes(plot.notes(), page)], page)


class _Plot:
    """The columns of a timeline to scale: labels on the left, the axis on the right."""

    def __init__(self, scaled: ScaledTimeline, page: Page) -> None:
        self.scaled = scaled
        self.signs = UNICODE if page.unicode else ASCII
        marks = (dot.mark for dot in scaled.dots)
        self.titles = int(dates_width(marks, _shown_width)) + 2
        widest = int(labels_width(scaled, self.titles, _shown_width))
        self.left = min(widest, max(page.width * 45 // 100, 12))
        self.width = max(page.width - self.left - 2, 4)
        self.axis = Axis(scaled.first, scaled.last, 0, self.width - 1)

    def column(self, day: int) -> int:
        """The column of the axis that a day lies in."""
        return int(self.axis.at(day))

    def axis_lines(self) -> Iterator[Line]:
        """The labels and the line of the axis, with a sign where each label belongs."""
        labels, line = [" "] * self.width, [self.signs.across] * self.width
        most = self.width // 6 if self.width >= LONGEST_LABEL else 0
        for tick in self.axis.ticks(most, self._label_ends, 1):
            start, end = self._label_ends(tick)
            labels[start:end] = tick.label
            line[self.column(tick.day)] = self.signs.tick
        for text in labels, line:
            yield [(" " * (self.left + 2), ""), ("".join(text), QUIET)]

    def _label_ends(self, tick: Tick) -> tuple[int, int]:
        """A label begins at its day, or ends where the axis ends."""
        start = min(self.column(tick.day), self.width - len(tick.label))
        return start, start + len(tick.label)

    def label(self, dot: Dot) -> Line:
        """An event's date and title, each line with its style."""
        title = _folded(dot.mark.title, self.left - self.titles)
        return [
            (f"{when.ljust(self.titles)}{line}".rstrip(), "")
            for when, line in zip_longest(short_date(dot.mark.point.date), title, fillvalue="")
        ]

    def lines(self, label: Line, extent: Extent | None, sign: str) -> Iterator[Line]:
        """The lines of one label, with its dot or bar beside the first."""
        for text, style in label:
            cells = self._cells(extent, sign)
            extent = None
            if self.scaled.today is not None:
                now = self.column(self.scaled.today)
                cells[now] = self.signs.now if cells[now] == " " else cells[now]
            padding = " " * (self.left + 2 - cell_width(text))
            yield [(text + padding, style), ("".join(cells), "" if sign else PERIOD)]

    def _cells(self, extent: Extent | None, sign: str) -> list[str]:
        """The columns of a dot, which has a sign, or of a bar; blank without an extent."""
        cells = [" "] * self.width
        if extent is None:
            return cells
        signs = self.signs
        earliest, latest = self.column(extent.earliest), self.column(extent.latest)
        cells[earliest : latest + 1] = signs.perhaps * (latest + 1 - earliest)
        if sign:
            cells[earliest] = cells[latest] = sign
        elif extent.certain_from <= extent.certain_to:
            begin, end = self.column(extent.certain_from), self.column(extent.certain_to) + 1
            cells[begin:end] = signs.certain * (end - begin)
            if earliest == latest:
                cells[earliest] = signs.point
        if extent.open_start:
            cells[earliest] = signs.open_start
        if extent.open_end:
            cells[latest] = signs.open_end
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
            yield f"{signs.now} today, {with_era(iso(scaled.today))}"
