"""The timeline as a picture: one SVG file that needs nothing from anywhere else.

First every text and figure gets its box, then the file is written. No two texts share a place,
and none leaves the picture, however long the titles are: see `svg` on widths.
One colour has one meaning: a period and how long it lasts.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..answers.timeline import (
    Bar,
    Beam,
    Dot,
    Extent,
    Layout,
    Row,
    ScaledTimeline,
    Tick,
    ticks,
)
from ..dates import ImpreciseDate, iso
from ..text import plural
from .svg import FONTS, Box, escape, number, text_width, wrapped
from .words import gap_words, mark_words, period_lines, period_words, short_date, what_is_known

WIDTH = 800
"""Pixels of a picture that is not asked to be wider or narrower."""
LEAST_WIDTH, MOST_WIDTH = 320, 4000

MARGIN = 28.0
LEADING = 1.4
"""The height of a line of text, as a multiple of the font's size."""

HEADING, TITLE, DATE, NOTE, SMALL = 20.0, 15.0, 14.0, 13.0, 12.0
"""Font sizes."""

STYLE = f"""\
:root {{ color-scheme: light dark; }}
text {{ font-family: {FONTS}; white-space: pre; }}
.ground {{ fill: #ffffff; }}
.ink {{ fill: #1f2328; }}
.quiet {{ fill: #59636e; }}
.span {{ fill: #9a1b8a; }}
.perhaps {{ fill: #f3e3f1; stroke: #9a1b8a; stroke-dasharray: 3 2; }}
.tie {{ fill: none; stroke: #9a1b8a; stroke-width: 1.5; }}
.hollow {{ fill: #ffffff; stroke: #1f2328; stroke-width: 1.5; }}
.grid {{ fill: none; stroke: #d8dee4; }}
.now {{ fill: none; stroke: #1f2328; stroke-dasharray: 2 3; }}
.date {{ font-variant-numeric: tabular-nums; }}
.bold {{ font-weight: 600; }}
@media (prefers-color-scheme: dark) {{
  .ground {{ fill: #0d1117; }}
  .ink {{ fill: #e6edf3; }}
  .quiet {{ fill: #9198a1; }}
  .span {{ fill: #e58bd8; }}
  .perhaps {{ fill: #3a1f37; stroke: #e58bd8; }}
  .tie {{ stroke: #e58bd8; }}
  .hollow {{ fill: #0d1117; stroke: #e6edf3; }}
  .grid {{ stroke: #2f3742; }}
  .now {{ stroke: #e6edf3; }}
}}
"""


class Shape(NamedTuple):
    """A text or a figure, and the box it stays within."""

    kind: str
    """`text`, `bar` and `mark` never overlap another; a `line` may cross anything."""
    box: Box
    markup: str


class Group(NamedTuple):
    """Shapes that belong together, with the text that is shown when one points there."""

    tooltip: str
    shapes: tuple[Shape, ...]


class Picture(NamedTuple):
    """A picture before it is written down."""

    width: float
    height: float
    title: str
    description: str
    groups: tuple[Group, ...]

    def shapes(self) -> Iterator[Shape]:
        """Everything that is drawn, in order."""
        for group in self.groups:
            yield from group.shapes


def write_svg(picture: Picture) -> str:
    """The picture as an SVG document."""
    width, height = number(picture.width), number(picture.height)
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"',
        ' aria-labelledby="title description">\n',
        f'<title id="title">{escape(picture.title)}</title>\n',
        f'<desc id="description">{escape(picture.description)}</desc>\n',
        f"<style>\n{STYLE}</style>\n",
        f'<rect class="ground" width="{width}" height="{height}"/>\n',
    ]
    for group in picture.groups:
        body = "\n".join(shape.markup for shape in group.shapes)
        tooltip = f"<title>{escape(group.tooltip)}</title>\n" if group.tooltip else ""
        parts.append(f"<g>\n{tooltip}{body}\n</g>\n")
    return "".join([*parts, "</svg>\n"])


def _label(
    lines: list[str], left: float, top: float, size: float, style: str, *, centre: bool = False
) -> Shape:
    """Lines of text one below the other. `left` is the middle of centred ones."""
    bold = "bold" in style.split()
    width = max(text_width(line, size, bold=bold) for line in lines)
    height = len(lines) * size * LEADING
    box = Box(left - width / 2 if centre else left, top, width, height)
    anchor = ' text-anchor="middle"' if centre else ""
    x, first = number(left), top + size * (LEADING + 0.72) / 2
    spans = "".join(
        f'<tspan x="{x}" y="{number(first + index * size * LEADING)}">{escape(line)}</tspan>'
        for index, line in enumerate(lines)
    )
    style = f'class="{style}" font-size="{number(size)}"{anchor}'
    return Shape("text", box, f"<text {style}>{spans}</text>")


def _rect(kind: str, box: Box, style: str, radius: float) -> Shape:
    x, y, width, height = map(number, box)
    return Shape(
        kind,
        box,
        f'<rect class="{style}" x="{x}" y="{y}" width="{width}" height="{height}"'
        f' rx="{number(radius)}"/>',
    )


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> Shape:
    ends = zip(("x1", "y1", "x2", "y2"), map(number, (x1, y1, x2, y2)), strict=True)
    placed = " ".join(f'{name}="{value}"' for name, value in ends)
    box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return Shape("line", box, f'<line class="{style}" {placed}/>')


def _polygon(kind: str, corners: list[tuple[float, float]], style: str) -> Shape:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    placed = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return Shape(kind, box, f'<polygon class="{style}" points="{placed}"/>')


def _dot(x: float, y: float, radius: float, style: str) -> Shape:
    box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    return Shape(
        "mark",
        box,
        f'<circle class="{style}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>',
    )


def _diamond(x: float, y: float, radius: float) -> Shape:
    corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    return _polygon("mark", corners, "ink")


def _heading(title: str, summary: str, width: float) -> tuple[Group, float]:
    """The title and a line about it, and where the rest of the picture begins."""
    inner = width - 2 * MARGIN
    first = _label(wrapped(title, inner, HEADING, bold=True), MARGIN, MARGIN, HEADING, "ink bold")
    second = _label(wrapped(summary, inner, NOTE), MARGIN, first.box.bottom + 2, NOTE, "quiet date")
    return Group("", (first, second)), second.box.bottom + 22


def _summary(events: int, periods: int) -> str:
    return f"{plural(events, 'event')}, {plural(periods, 'period')}"


def _tooltip(date: ImpreciseDate, title: str) -> str:
    when = ", ".join(filter(None, (date.text, date.weekday, what_is_known(date))))
    return f"{when}: {title}"


# --- Down the page ---


def list_picture(layout: Layout, title: str, width: float = WIDTH) -> Picture:
    """Events down the page with the gaps between them, and periods as bars beside them."""
    events = sum(row.mark.kind == "event" for row in layout.rows)
    summary = _summary(events, len(layout.bars))
    heading, top = _heading(title, summary, width)
    rows = _Rows(layout, width, top)
    groups = [heading, *rows.bars(), *rows.rows()]
    parts = [_tooltip(row.mark.point.date, row.mark.title) for row in layout.rows]
    parts += map(_bar_words, layout.bars)
    description = f"{summary}. {'; '.join(parts)}"
    return Picture(width, rows.bottom + MARGIN, title, description, tuple(groups))


def _bar_words(bar: Bar | Beam) -> str:
    end = "today" if bar.period.end is None else bar.period.end.date.text
    return f"{period_words(bar.period, bar.length)}: {bar.period.start.date.text} to {end}"


class _Rows:
    """Where the rows of a list are, from top to bottom."""

    PITCH = 14.0
    BAR = 6.0
    DOT = 5.0
    BETWEEN = 18.0
    """The least space between the texts of two rows."""
    MIDDLE = TITLE * LEADING / 2
    """Where the first line of a row has its middle."""

    def __init__(self, layout: Layout, width: float, top: float) -> None:
        self.layout = layout
        dates = [short_date(row.mark.point.date) for row in layout.rows]
        longest = max((text_width(t, DATE) for lines in dates for t in lines), default=0.0)
        days = text_width("Wednesday", NOTE)
        self.beside = width >= 560
        """True if weekdays stand beside their dates, and not below."""
        self.weekday = MARGIN + longest + 10
        self.dates = longest + 10 + days if self.beside else max(longest, days)
        room = max(width - 2 * MARGIN - self.dates, 0) / 2.5
        self.pitch = min(self.PITCH, max(room / max(layout.lanes, 1), 1.0))
        self.bar = self.pitch * self.BAR / self.PITCH
        self.lanes = MARGIN + self.dates + 18
        self.dot = self.lanes + layout.lanes * self.pitch + 10
        self.text = self.dot + 16
        self.room = width - MARGIN - self.text
        self.tops: list[float] = []
        self.texts: list[tuple[Shape, ...]] = []
        self.bottom = top
        for count, row in enumerate(layout.rows, 1):
            self.tops.append(self.bottom)
            shapes = tuple(self._row(row, self.bottom))
            self.bottom = max(shape.box.bottom for shape in shapes)
            if count < len(layout.rows):
                shapes = (*shapes, self._gap(row, shapes))
            self.texts.append(shapes)

    def _gap(self, row: Row, shapes: tuple[Shape, ...]) -> Shape:
        """The gap to the next row, half way between the two dates. Leaves room for it."""
        lines = wrapped(gap_words(row.days, row.calendar), self.dates, SMALL)
        height = len(lines) * SMALL * LEADING
        above = max(shape.box.bottom for shape in shapes if shape.box.left < self.lanes)
        self.bottom = max(self.bottom + self.BETWEEN, above + height + 12)
        return _label(lines, MARGIN, (above + self.bottom - height) / 2, SMALL, "quiet date")

    def _row(self, row: Row, top: float) -> Iterator[Shape]:
        mark, date = row.mark, row.mark.point.date
        yield self._sign(row, top + self.MIDDLE)
        when = _label(short_date(date), MARGIN, top + 0.7, DATE, "ink date")
        yield when
        day = date.weekday
        if day is not None:
            left, below = (self.weekday, top + 1.4) if self.beside else (MARGIN, when.box.bottom)
            yield _label([day], left, below, NOTE, "quiet")
        ends, begins = period_lines(row, self.layout.bars)
        today = " bold" if mark.kind == "today" else ""
        texts = [
            (mark_words(mark), TITLE, f"ink{today}"),
            (what_is_known(date), NOTE, "quiet date"),
            *((words, NOTE, "quiet") for words in ends),
            *((words.removeprefix("begins: "), NOTE, "span") for words in begins),
        ]
        for words, size, style in texts:
            if words:
                lines = wrapped(words, self.room, size, bold="bold" in style)
                label = _label(lines, self.text, top, size, style)
                yield label
                top = label.box.bottom

    def _sign(self, row: Row, middle: float) -> Shape:
        if row.mark.kind == "today":
            return _diamond(self.dot, middle, self.DOT + 1)
        style = "ink" if row.mark.point.date.is_precise else "hollow"
        return _dot(self.dot, middle, self.DOT - (style == "hollow") * 0.75, style)

    def rows(self) -> Iterator[Group]:
        """A group for each row."""
        for row, shapes in zip(self.layout.rows, self.texts, strict=True):
            yield Group(_tooltip(row.mark.point.date, row.mark.title), shapes)

    def bars(self) -> Iterator[Group]:
        """The lines that tie bars to their rows, then a group for each period: its bar."""
        bars = self.layout.bars
        yield Group("", tuple(shape for bar in bars for shape in self._ties(bar)))
        for bar in bars:
            x, half = self._x(bar), self.bar / 2
            first, last = self._middle(bar.first), self._middle(bar.last)
            box = Box(x - half, first - half, self.bar, last - first + self.bar)
            goes_on = bar.period.end is None
            head = [_arrow_down(x, self._middle(bar.end), self.bar)] if goes_on else []
            yield Group(_bar_words(bar), (_rect("bar", box, "span", half), *head))

    def _x(self, bar: Bar) -> float:
        return self.lanes + (bar.lane + 0.5) * self.pitch

    def _middle(self, row: int) -> float:
        return self.tops[row] + self.MIDDLE

    def _ties(self, bar: Bar) -> Iterator[Shape]:
        """Lines from a bar's ends to their rows, which leave a gap where another bar passes."""
        ends = (bar.start,) if bar.period.end is None else (bar.first, bar.last)
        for row in dict.fromkeys(ends):
            y = self._middle(row)
            yield _line(self._x(bar), y, self.dot, y, "tie")
            for other in self.layout.bars:
                if other.lane > bar.lane and other.first < row < other.last:
                    box = Box(self._x(other) - self.bar, y - 2, 2 * self.bar, 4)
                    yield _rect("line", box, "ground", 0)


def _arrow_down(x: float, y: float, size: float) -> Shape:
    """The head of the bar of a period that goes on."""
    corners = [(x - size, y - size / 2), (x + size, y - size / 2), (x, y + size)]
    return _polygon("line", corners, "span")


# --- To scale ---


def scale_picture(scaled: ScaledTimeline, title: str, width: float = WIDTH) -> Picture:
    """Periods and events along one axis, each with its name on the left."""
    summary = _summary(len(scaled.dots), len(scaled.beams))
    heading, top = _heading(title, summary, width)
    plot = _Plot(scaled, width, top)
    parts = [_tooltip(dot.mark.point.date, dot.mark.title) for dot in scaled.dots]
    parts += map(_bar_words, scaled.beams)
    groups = (heading, plot.axis, *plot.groups, *plot.line_of_today())
    description = f"{summary}. {'; '.join(parts)}"
    return Picture(width, plot.bottom + MARGIN, title, description, groups)


class _Plot:
    """Labels on the left and the axis on the right of a picture to scale."""

    BEAM = 10.0
    DOT = 4.5
    GAP = 12.0
    """Between dates and titles."""
    LEAST_TEXT = 90.0
    """The least room for titles beside their dates."""
    LEAST = 4.0
    """The least width of a beam, so that a day can be seen."""

    def __init__(self, scaled: ScaledTimeline, width: float, top: float) -> None:
        self.scaled = scaled
        inner = width - 2 * MARGIN
        shown = [t for dot in scaled.dots for t in short_date(dot.mark.point.date)]
        self.dates = max((text_width(text, NOTE) for text in shown), default=0.0)
        titles = [text_width(dot.mark.title, DATE) for dot in scaled.dots]
        beams = [text_width(period_words(b.period, b.length), DATE) for b in scaled.beams]
        wanted = max([self.dates + self.GAP + t for t in titles] + beams, default=0.0)
        self.left = min(wanted, inner * 0.48)
        room = self.left - self.dates - self.GAP
        self.beside = room >= self.LEAST_TEXT or wanted <= self.left
        """True if titles stand beside their dates, and not below."""
        self.begin = MARGIN + self.left + 20
        self.end = width - MARGIN - 2
        self.top = top
        self.bottom = top + SMALL * LEADING + 14
        self.groups: list[Group] = []
        for beam in scaled.beams:
            self._add_beam(beam)
        if scaled.beams and scaled.dots:
            self.bottom += 10
        for dot in scaled.dots:
            self._add_dot(dot)
        self.axis = Group("", tuple(self._axis()))

    def x(self, day: int) -> float:
        """How far to the right a day is."""
        first, last = self.scaled.first, self.scaled.last
        return self.begin + (day - first) / (last - first) * (self.end - self.begin)

    def _axis(self) -> Iterator[Shape]:
        for tick, label in self._ticks():
            x = self.x(tick.day)
            yield _line(x, label.box.bottom + 2, x, self.bottom, "grid")
            yield label

    def _ticks(self) -> list[tuple[Tick, Shape]]:
        """As many ticks as there is room for, with their labels."""
        for most in range(int((self.end - self.begin) // 40), 1, -1):
            labelled = self._labelled(most)
            boxes = [label.box for _, label in labelled]
            if all(b.left - a.right >= 8 for a, b in pairwise(boxes)):
                return labelled
        return self._labelled(1)

    def _labelled(self, most: int) -> list[tuple[Tick, Shape]]:
        chosen = ticks(self.scaled.first, self.scaled.last, most)
        return [(tick, self._tick(tick)) for tick in chosen]

    def _tick(self, tick: Tick) -> Shape:
        half = text_width(tick.label, SMALL) / 2
        x = max(self.begin + half, min(self.x(tick.day), self.end + 2 - half))
        return _label([tick.label], x, self.top, SMALL, "quiet date", centre=True)

    def _add_beam(self, beam: Beam) -> None:
        lines = wrapped(period_words(beam.period, beam.length), self.left, DATE)
        label = _label(lines, MARGIN, self.bottom, DATE, "span")
        shapes = [label]
        if beam.extent is not None:
            shapes += self._beam(beam.extent, self.bottom + DATE * LEADING / 2)
        self.groups.append(Group(_bar_words(beam), tuple(shapes)))
        self.bottom = label.box.bottom + 7

    def _beam(self, extent: Extent, middle: float) -> Iterator[Shape]:
        """A beam: dashed where the period perhaps was, solid where it certainly was."""
        begin, end = self._wide(extent.earliest, extent.latest)
        if extent.certain_from <= extent.certain_to:
            left, right = self._wide(extent.certain_from, extent.certain_to)
            yield from self._piece("perhaps", begin, left, middle)
            yield from self._piece("span", left, right, middle)
            yield from self._piece("perhaps", right, end, middle)
        else:
            yield from self._piece("perhaps", begin, end, middle)
        if extent.open_start:
            yield _arrow(begin, middle, -1, "span")
        if extent.open_end:
            yield _arrow(end, middle, 1, "span")

    def _piece(self, style: str, left: float, right: float, middle: float) -> Iterator[Shape]:
        if right - left >= 1:  # a narrower piece can't be seen
            box = Box(left, middle - self.BEAM / 2, right - left, self.BEAM)
            yield _rect("bar", box, style, 2)

    def _wide(self, first: int, last: int) -> tuple[float, float]:
        """The two ends of a beam, wide enough to be seen and within the axis."""
        begin, end = self.x(first), self.x(last)
        lacking = max(self.LEAST - (end - begin), 0) / 2
        begin = min(max(begin - lacking, self.begin - 2), self.end + 2 - self.LEAST)
        return begin, max(end + lacking, begin + self.LEAST)

    def _add_dot(self, dot: Dot) -> None:
        date = dot.mark.point.date
        when = _label(short_date(date), MARGIN, self.bottom, NOTE, "quiet date")
        left, top = (
            (self.dates + self.GAP, self.bottom - 0.7) if self.beside else (0, when.box.bottom)
        )
        lines = wrapped(dot.mark.title, self.left - left, DATE)
        label = _label(lines, MARGIN + left, top, DATE, "ink")
        shapes = [when, label]
        if dot.extent is not None:
            shapes += self._dot(dot.extent, self.bottom + NOTE * LEADING / 2)
        self.groups.append(Group(_tooltip(date, dot.mark.title), tuple(shapes)))
        self.bottom = max(when.box.bottom, label.box.bottom) + 5

    def _dot(self, extent: Extent, middle: float) -> Iterator[Shape]:
        """A dot for a day, a hollow pill for the days of which it is one."""
        begin, end = self.x(extent.earliest), self.x(extent.latest)
        if begin == end:
            yield _dot(begin, middle, self.DOT, "ink")
            return
        box = Box(begin - 4, middle - 4, end - begin + 8, 8)
        yield _rect("mark", box, "hollow", 4)
        if extent.open_start:
            yield _arrow(begin - 4, middle, -1, "ink")
        if extent.open_end:
            yield _arrow(end + 4, middle, 1, "ink")

    def line_of_today(self) -> Iterator[Group]:
        """A line through everything, with its date below."""
        if self.scaled.today is None:
            return
        text = f"today, {iso(self.scaled.today)}"
        half = text_width(text, SMALL) / 2
        x = self.x(self.scaled.today)
        middle = max(MARGIN + half, min(x, self.end + 2 - half))
        label = _label([text], middle, self.bottom + 8, SMALL, "ink date", centre=True)
        line = _line(x, self.top + SMALL * LEADING + 2, x, self.bottom + 6, "now")
        self.bottom = label.box.bottom
        yield Group("", (line, label))


def _arrow(x: float, middle: float, way: int, style: str) -> Shape:
    """The head of a bar that nothing bounds on that side."""
    corners = [(x, middle - 6), (x + way * 6, middle), (x, middle + 6)]
    return _polygon("line", corners, style)
