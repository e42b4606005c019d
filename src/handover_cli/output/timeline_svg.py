"""The timeline as a picture: one SVG file that needs no other file.

First every text and figure gets its box, then the file is written. No two texts overlap, and
no text leaves the picture, however long the titles are: see `svg` on widths.
One colour has one meaning: a period and how long it lasts.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..answers.ticks import Tick
from ..answers.timeline import Bar, Beam, Dot, Extent, Layout, Mark, Row, ScaledTimeline
from ..dates import iso
from ..text import plural
from .axis import Axis, dates_width, labels_width
from .svg import FONTS, Box, escape, number, text_width, wrapped
from .words import (
    beam_words,
    beside,
    gap_words,
    mark_words,
    period_lines,
    period_words,
    short_date,
    with_era,
)

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
    """Lines of text, one below the other. If they are centred, `left` is their middle."""
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


def _figure(kind: str, tag: str, box: Box, style: str, **numbers: float) -> Shape:
    placed = " ".join(f'{name}="{number(value)}"' for name, value in numbers.items())
    return Shape(kind, box, f'<{tag} class="{style}" {placed}/>')


def _rect(kind: str, box: Box, style: str, radius: float) -> Shape:
    left, top, width, height = box
    return _figure(kind, "rect", box, style, x=left, y=top, width=width, height=height, rx=radius)


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> Shape:
    """A line to the right or down."""
    box = Box(x1, y1, x2 - x1, y2 - y1)
    return _figure("line", "line", box, style, x1=x1, y1=y1, x2=x2, y2=y2)


def _dot(x: float, y: float, radius: float, style: str) -> Shape:
    box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    return _figure("mark", "circle", box, style, cx=x, cy=y, r=radius)


def _polygon(kind: str, corners: list[tuple[float, float]], style: str) -> Shape:
    xs, ys = zip(*corners, strict=True)
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    placed = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return Shape(kind, box, f'<polygon class="{style}" points="{placed}"/>')


def _picture(
    title: str,
    width: float,
    marks: list[Mark],
    bars: Sequence[Bar | Beam],
    draw: Callable[[float], "_Rows | _Plot"],
) -> Picture:
    """A heading, and below it what `draw` makes from its top edge on."""
    events = sum(mark.kind == "event" for mark in marks)
    summary = f"{plural(events, 'event')}, {plural(len(bars), 'period')}"
    inner = width - 2 * MARGIN
    first = _label(wrapped(title, inner, HEADING, bold=True), MARGIN, MARGIN, HEADING, "ink bold")
    second = _label(wrapped(summary, inner, NOTE), MARGIN, first.box.bottom + 2, NOTE, "quiet date")
    drawn = draw(second.box.bottom + 22)
    description = f"{summary}. {'; '.join([*map(_mark_tooltip, marks), *map(_bar_tooltip, bars)])}"
    groups = (Group("", (first, second)), *drawn.groups)
    return Picture(width, drawn.bottom + MARGIN, title, description, groups)


def _mark_tooltip(mark: Mark) -> str:
    date = mark.point.date
    when = ", ".join(filter(None, (with_era(date.text), date.weekday, beside(date))))
    return f"{when}: {mark.title}"


def _bar_tooltip(bar: Bar | Beam) -> str:
    end = "today" if bar.period.end is None else with_era(bar.period.end.date.text)
    start = with_era(bar.period.start.date.text)
    return f"{period_words(bar.period, bar.length)}: {start} to {end}"


# --- Down the page ---


def list_picture(layout: Layout, title: str, width: float = WIDTH) -> Picture:
    """Events down the page with the gaps between them, and periods as bars beside them."""
    marks = [row.mark for row in layout.rows]
    return _picture(title, width, marks, layout.bars, lambda top: _Rows(layout, width, top))


class _Rows:
    """The rows of a list from top to bottom, and the bars beside them."""

    PITCH = 14.0
    """The width of a lane."""
    BAR = 6.0
    DOT = 5.0
    BETWEEN = 18.0
    """The least space between the texts of two rows."""
    MIDDLE = TITLE * LEADING / 2
    """Where the first line of a row has its middle."""

    def __init__(self, layout: Layout, width: float, top: float) -> None:
        self.layout = layout
        longest = dates_width(
            (row.mark for row in layout.rows), lambda text: text_width(text, DATE)
        )
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
        self.bottom = top
        rows = [self._row(number, row) for number, row in enumerate(layout.rows, 1)]
        ties = Group("", tuple(shape for bar in layout.bars for shape in self._ties(bar)))
        self.groups = [ties, *map(self._bar, layout.bars), *rows]

    def _row(self, number: int, row: Row) -> Group:
        """A row, and the gap to the next one. Leaves room for both."""
        self.tops.append(self.bottom)
        shapes = list(self._shapes(row, self.bottom))
        self.bottom = max(shape.box.bottom for shape in shapes)
        if number < len(self.layout.rows):
            gap = gap_words(row.days, row.calendar, row.seconds)
            lines = wrapped(gap, self.dates, SMALL)
            height = len(lines) * SMALL * LEADING
            above = max(shape.box.bottom for shape in shapes if shape.box.left < self.lanes)
            self.bottom = max(self.bottom + self.BETWEEN, above + height + 12)
            half_way = (above + self.bottom - height) / 2
            shapes.append(_label(lines, MARGIN, half_way, SMALL, "quiet date"))
        return Group(_mark_tooltip(row.mark), tuple(shapes))

    def _shapes(self, row: Row, top: float) -> Iterator[Shape]:
        mark, date = row.mark, row.mark.point.date
        yield self._sign(row, top + self.MIDDLE)
        when = _label(short_date(date), MARGIN, top + 0.7, DATE, "ink date")
        yield when
        if date.weekday is not None:
            left, below = (self.weekday, top + 1.4) if self.beside else (MARGIN, when.box.bottom)
            yield _label([date.weekday], left, below, NOTE, "quiet")
        ends, begins = period_lines(row, self.layout.bars)
        today = " bold" if mark.kind == "today" else ""
        texts = [
            (mark_words(mark), TITLE, f"ink{today}"),
            (beside(date), NOTE, "quiet date"),
            *((words, NOTE, "quiet") for words in ends),
            *((words.removeprefix("begins: "), NOTE, "span") for words in begins),
        ]
        for words, size, style in texts:
            if words:
                lines = wrapped(words, self.room, size, bold="bold" in style)
                label = _label(lines, self.text, top, size, style)
                yield label
                top = label.box.bottom

    def _sign(self, row: Row, y: float) -> Shape:
        x = self.dot
        if row.mark.kind == "today":
            half = self.DOT + 1
            diamond = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
            return _polygon("mark", diamond, "ink")
        if row.mark.point.date.is_precise:
            return _dot(x, y, self.DOT, "ink")
        return _dot(x, y, self.DOT - 0.75, "hollow")  # half of its line lies outside

    def _bar(self, bar: Bar) -> Group:
        x, half = self._x(bar), self.bar / 2
        first, last = self._middle(bar.first), self._middle(bar.last)
        box = Box(x - half, first - half, self.bar, last - first + self.bar)
        shapes = [_rect("bar", box, "span", half)]
        if bar.period.end is None:
            y = self._middle(bar.end)
            arrow = [(x - self.bar, y - half), (x + self.bar, y - half), (x, y + self.bar)]
            shapes.append(_polygon("line", arrow, "span"))
        return Group(_bar_tooltip(bar), tuple(shapes))

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


# --- To scale ---


def scale_picture(scaled: ScaledTimeline, title: str, width: float = WIDTH) -> Picture:
    """Periods and events along one axis, each with its name on the left."""
    marks = [dot.mark for dot in scaled.dots]
    return _picture(title, width, marks, scaled.beams, lambda top: _Plot(scaled, width, top))


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
        inner = width - 2 * MARGIN
        marks = (dot.mark for dot in scaled.dots)
        self.titles = dates_width(marks, lambda text: text_width(text, NOTE)) + self.GAP
        wanted = labels_width(scaled, self.titles, lambda text: text_width(text, DATE))
        self.left = min(wanted, inner * 0.48)
        self.beside = self.left - self.titles >= self.LEAST_TEXT or wanted <= self.left
        """True if titles stand beside their dates, and not below."""
        self.axis = Axis(scaled.first, scaled.last, MARGIN + self.left + 20, width - MARGIN - 2)
        self.top = top
        self.bottom = top + SMALL * LEADING + 14
        groups = [self._beam_group(beam) for beam in scaled.beams]
        if scaled.beams and scaled.dots:
            self.bottom += 10
        groups += [self._dot_group(dot) for dot in scaled.dots]
        self.groups = [Group("", tuple(self._grid())), *groups]
        if scaled.today is not None:
            self.groups.append(self._today(scaled.today))

    def _grid(self) -> Iterator[Shape]:
        """A line for each tick, with its label above."""
        for tick in self.axis.ticks(int(self.axis.length // 40), self._tick_ends, 8):
            label, x = self._tick_label(tick), self.axis.at(tick.day)
            yield _line(x, label.box.bottom + 2, x, self.bottom, "grid")
            yield label

    def _tick_ends(self, tick: Tick) -> tuple[float, float]:
        box = self._tick_label(tick).box
        return box.left, box.right

    def _tick_label(self, tick: Tick) -> Shape:
        return self._day_label(tick.label, tick.day, self.axis.begin, self.top, "quiet date")

    def _day_label(self, text: str, day: int, least: float, top: float, style: str) -> Shape:
        """A text centred on a day, moved if it would pass an edge. `least` is the left edge."""
        half = text_width(text, SMALL) / 2
        middle = max(least + half, min(self.axis.at(day), self.axis.end + 2 - half))
        return _label([text], middle, top, SMALL, style, centre=True)

    def _beam_group(self, beam: Beam) -> Group:
        lines = wrapped(beam_words(beam), self.left, DATE)
        label = _label(lines, MARGIN, self.bottom, DATE, "span")
        shapes = [label]
        if beam.extent is not None:
            shapes += self._beam(beam.extent, self.bottom + DATE * LEADING / 2)
        self.bottom = label.box.bottom + 7
        return Group(_bar_tooltip(beam), tuple(shapes))

    def _beam(self, extent: Extent, middle: float) -> Iterator[Shape]:
        """A beam: dashed where the period perhaps was, solid where it certainly was."""
        begin, end = self._wide(extent.earliest, extent.latest)
        if extent.certain_from <= extent.certain_to:
            left, right = self._wide(extent.certain_from, extent.certain_to)
            pieces = [("perhaps", begin, left), ("span", left, right), ("perhaps", right, end)]
        else:
            pieces = [("perhaps", begin, end)]
        for style, left, right in pieces:
            if right - left >= 1:  # a narrower piece can't be seen
                box = Box(left, middle - self.BEAM / 2, right - left, self.BEAM)
                yield _rect("bar", box, style, 2)
        yield from _open_ends(extent, begin, end, middle, "span")

    def _wide(self, first: int, last: int) -> tuple[float, float]:
        """The two ends of a beam, wide enough to be seen and within the axis."""
        begin, end = self.axis.at(first), self.axis.at(last)
        lacking = max(self.LEAST - (end - begin), 0) / 2
        leftmost, rightmost = self.axis.begin - 2, self.axis.end + 2 - self.LEAST
        begin = min(max(begin - lacking, leftmost), rightmost)
        return begin, max(end + lacking, begin + self.LEAST)

    def _dot_group(self, dot: Dot) -> Group:
        when = _label(short_date(dot.mark.point.date), MARGIN, self.bottom, NOTE, "quiet date")
        left, top = (self.titles, self.bottom - 0.7) if self.beside else (0, when.box.bottom)
        lines = wrapped(dot.mark.title, self.left - left, DATE)
        label = _label(lines, MARGIN + left, top, DATE, "ink")
        shapes = [when, label]
        if dot.extent is not None:
            shapes += self._dot(dot.extent, self.bottom + NOTE * LEADING / 2)
        self.bottom = max(when.box.bottom, label.box.bottom) + 5
        return Group(_mark_tooltip(dot.mark), tuple(shapes))

    def _dot(self, extent: Extent, middle: float) -> Iterator[Shape]:
        """A dot for a known day; a hollow pill over all possible days."""
        begin, end = self.axis.at(extent.earliest), self.axis.at(extent.latest)
        if begin == end:
            yield _dot(begin, middle, self.DOT, "ink")
            return
        box = Box(begin - 4, middle - 4, end - begin + 8, 8)
        yield _rect("mark", box, "hollow", 4)
        yield from _open_ends(extent, box.left, box.right, middle, "ink")

    def _today(self, today: int) -> Group:
        """A line through everything, with its date below."""
        text, x = f"today, {with_era(iso(today))}", self.axis.at(today)
        label = self._day_label(text, today, MARGIN, self.bottom + 8, "ink date")
        line = _line(x, self.top + SMALL * LEADING + 2, x, self.bottom + 6, "now")
        self.bottom = label.box.bottom
        return Group("", (line, label))


def _open_ends(
    extent: Extent, begin: float, end: float, middle: float, style: str
) -> Iterator[Shape]:
    """The head of an arrow at each end that nothing bounds."""
    ends = ((extent.open_start, begin, -6), (extent.open_end, end, 6))
    for is_open, x, ahead in ends:
        if is_open:
            corners = [(x, middle - 6), (x + ahead, middle), (x, middle + 6)]
            yield _polygon("line", corners, style)
