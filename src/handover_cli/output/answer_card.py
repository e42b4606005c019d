"""The card: one answer for a person, with its dates, its other units and how it was counted."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from ..answers.calendar_notes import calendar_notes
from ..answers.details import Details
from ..answers.found_events import Happenings
from ..answers.found_periods import Gaps, Running
from ..answers.ranges import Range
from ..dates import ImpreciseDate
from ..language.resolving import Point, Stretch
from ..spans import DECIMAL_UNITS, PARTS_OF_A_DAY, UNIT_NAMES, Amount, Measure
from ..table.entries import Event
from ..text import visible
from .page import Page
from .terminal import ACCENT, MIN_PROSE, QUIET, draw, text
from .words import left_out_words, phrase, possible_days, range_words, with_era

BESIDE_WIDTH = 48
"""Columns that the box around the answer and the units beside it take."""
FACTS_BESIDE = 36
"""Columns from which values stand beside the names of facts, which have up to 13 characters."""
BESIDE_BOX = 4
"""Columns that the sides of the box and its indentation take."""
MAX_TITLE = 2000
"""Characters of a title that are shown: here it only says which event a date is."""


def answers_card(answers: list[Details], page: Page, steps: Sequence[str] = ()) -> str:
    """One card for answers to the same question, which differ in their units alone.

    `steps` are sentences that explain them.
    """
    question = text(answers[0].answer.question)
    explained = (Text(), indented(_numbered(steps))) if steps else ()
    return draw(Group(question, Text(), *answer_parts(answers, page, steps), *explained), page)


def _numbered(sentences: Sequence[str]) -> Grid:
    table = Grid.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for number, sentence in enumerate(sentences, 1):
        table.add_row(Text(f"{number}.", style=QUIET), text(sentence))
    return table


def answer_parts(
    answers: list[Details], page: Page, steps: Sequence[str] = ()
) -> Iterator[RenderableType]:
    """A card below its first line: the dates, the answer, how it was counted.

    What one of the steps says stands there alone.
    """
    rows = _rows(answers[0])
    if rows:
        yield indented(_aligned(rows, page))
        yield Text()
    yield indented(_middle(answers, page))
    notes = [note for note in _notes(answers) if not any(note in step for step in steps)]
    if notes:
        yield Text()
    yield from (indented(text(note, QUIET)) for note in notes)


def indented(part: RenderableType) -> Padding:
    """A part of a card, two columns in."""
    return Padding(part, (0, 0, 0, 2))


def facts(pairs: Iterable[tuple[str, str]], page: Page) -> Grid:
    """Names beside their values, or above them on a page too narrow for that.

    A fact without a value is left out.
    """
    beside = page.width >= FACTS_BESIDE
    table = Grid.grid(padding=(0, 2))
    if beside:
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        head = Text(name, style=QUIET)
        if value and beside:
            table.add_row(head, text(value))
        elif value:
            if name:
                table.add_row(head)
            table.add_row(indented(text(value)))
    return table


Row = tuple[Text, ...]
"""A date, its weekday, its name and its title."""


def _rows(details: Details) -> list[Row]:
    """The dates and the periods that an answer rests on."""
    every = (*details.origins(), *details.points())
    points = dict.fromkeys(point._replace(read=None) for point in every)
    rows = [_date_cells(point, point.label, point.title) for point in points]
    rows += [_stretch_cells(stretch) for stretch in details.stretches()]
    return rows + [_date_cells(point, name, "") for name, point in details.steps()]


def _stretch_cells(stretch: Stretch) -> Row:
    days = f"{stretch.start.date.text}/{stretch.end.date.text}"
    return text(with_era(days)), Text(), text(stretch.label, QUIET), text(stretch.title)


def _event_cells(event: Event) -> Row:
    return (
        text(with_era(event.date.text)),
        text(event.date.weekday or ""),
        text(event.id, ACCENT),
        text(event.title),
    )


def _found_rows(found: Happenings | Running | Gaps) -> Iterator[Row]:
    """What was found, a row for each event, period or gap."""
    if isinstance(found, Happenings):
        yield from map(_event_cells, found.events)
    elif isinstance(found, Running):
        for period in found.periods:
            end = "today" if period.end is None else period.end.date.text
            days = text(with_era(f"{period.start.date.text}/{end}"))
            yield days, Text(), text(period.id, ACCENT), text(period.title)
    else:
        for gap in found.gaps:
            length = f"{range_words(gap.length, Measure())} days"
            yield text(with_era(gap.text)), Text(), text(length, ACCENT), Text()


def _aligned(rows: list[Row], page: Page) -> RenderableType:
    """Rows in columns. The title alone may wrap."""
    *whole, remarks = zip(*rows, strict=True)
    whole = [column for column in whole if any(column)]
    needed = sum(max(cell.cell_len for cell in column) + 2 for column in whole)
    if any(remarks):
        needed += min(MIN_PROSE, max(cell.cell_len for cell in remarks))
    if needed + 2 > page.width:
        return Group(*(line for row in rows for line in _stacked(*row)))
    table = Grid.grid(padding=(0, 2))
    for _ in whole:
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in zip(*whole, remarks, strict=True):
        table.add_row(*row)
    return table


def _stacked(day: Text, weekday: Text, name: Text, remark: Text) -> Iterator[RenderableType]:
    """A date on a page too narrow for its name and its title beside it."""
    yield Text("  ").join(part for part in (day, weekday) if part)
    yield from (indented(part) for part in (name, remark) if part)


def _date_cells(point: Point, label: str, title: str) -> Row:
    date = point.date
    name = "" if label == date.text else label
    title = title if len(title) <= MAX_TITLE else f"{title[:MAX_TITLE]}..."
    remark = " · ".join(part for part in (title, date.qualifiers) if part)
    return text(with_era(date.text)), text(date.weekday or ""), text(name, QUIET), text(remark)


def _middle(answers: list[Details], page: Page) -> RenderableType:
    """The answer, large, and the other units beside it, or below on a narrow page."""
    found = answers[0].answer.result
    if isinstance(found, Happenings | Running | Gaps):
        rows = list(_found_rows(found))
        kind = answers[0].answer.kind.removesuffix("s")
        return _aligned(rows, page) if rows else Text(f"No {kind}.", style=ACCENT)
    origin = _origin(answers[0])
    phrases = [phrase(details.answer) + origin for details in answers]
    panel = boxed(phrases, page)
    asked = {details.answer.measure.unit for details in answers}
    others = answers[0].other_units(asked)
    beside = facts(
        ((UNIT_NAMES[unit], range_words(amount, Measure(unit))) for unit, amount in others), page
    )
    if beside.row_count == 0:
        return panel
    if max(map(cell_len, phrases)) + BESIDE_WIDTH > page.width:
        return Group(panel, beside)
    table = Grid.grid(padding=(0, 3))
    table.add_column()
    table.add_column(vertical="middle")
    table.add_row(panel, beside)
    return table


def _origin(details: Details) -> str:
    """What is behind a span of dates that are uncertain or approximate; else nothing."""
    said = [date.qualifiers for date in _dates_of(details) if date.qualifiers]
    if details.answer.kind != "measure" or not said:
        return ""
    kinds = [kind for kind in ("uncertain", "approximate") if any(kind in each for each in said)]
    named = " and ".join(kinds)
    return f", from {named} dates" if len(said) > 1 else f", from an {named} date"


def boxed(answers: list[str], page: Page) -> Panel:
    """The answers, in a box and in the one colour that is theirs."""
    border = box.ROUNDED if page.unicode else box.ASCII
    lines = "\n".join(map(visible, answers))
    longest = max(map(cell_len, lines.split()), default=0)
    # On a narrow page the blanks at the sides give way before a date or a number is broken.
    padding = max(0, min(2, (page.width - BESIDE_BOX - longest) // 2))
    shown = Text(lines, style=ACCENT, justify="center")
    return Panel(shown, box=border, expand=False, padding=(0, padding), border_style=QUIET)


WHOLE_UNITS = "Whole units passed since the earlier day; what is left over is cut, not rounded."
DECIMALS = "Decimals: days since the last whole unit over the length of the next one, cut."


def _notes(answers: list[Details]) -> Iterator[str]:
    details = answers[0]
    answer = details.answer
    if answer.kind == "measure":
        # Elapsed time has no end days that could be counted.
        of_days = [each for each in answers if not each.answer.is_elapsed]
        yield from map(_counted, of_days[:1])
        units = {each.answer.measure.unit for each in answers}
        decimals = any(each.answer.measure.decimals for each in answers)
        if units & (DECIMAL_UNITS - PARTS_OF_A_DAY.keys()):
            yield DECIMALS if decimals else WHOLE_UNITS
        elif len(of_days) < len(answers) and units & PARTS_OF_A_DAY.keys():
            yield f"{'Decimals are' if decimals else 'Whole units: the rest is'} cut, not rounded."
        assert isinstance(answer.result, Range), "a measure is a range"
        if _is_negative(details.days.high) or _is_negative(answer.result.high):
            yield "Negative: the second date is the earlier one."
    yield from how_reckoned(answers)
    yield from dict.fromkeys(note for each in answers for note in each.notes)
    yield from _of_clocks(details)
    yield from dict.fromkeys(calendar_notes(_dates_of(details)))
    for point in details.unknown_points():
        known = possible_days(point.date)
        yield f"{point.label} is {known}{'; which one is not known' * known.startswith('one')}."


def _dates_of(details: Details) -> Iterator[ImpreciseDate]:
    """The dates that the card shows."""
    yield from (point.date for point in details.points())
    for stretch in details.stretches():
        yield from (stretch.start.date, stretch.end.date)
    if isinstance(details.answer.result, ImpreciseDate):
        yield details.answer.result


def how_reckoned(answers: list[Details]) -> Iterator[str]:
    """What the business days leave out, those of the answer or those beside it; and the rules."""
    details = answers[0]
    beside = details.left_out_beside
    found = next(filter(None, (each.left_out for each in answers)), beside)
    if found is not None:
        is_measured = any(each.answer.measure.unit == "business-days" for each in answers)
        is_exclusive = details.answer.counting == "exclusive"
        ends_before = is_exclusive and (is_measured or found is beside)
        yield left_out_words(found, ends_before=ends_before)
    yield from details.rule_steps


def _is_negative(amount: Amount | None) -> bool:
    return amount is not None and (amount if isinstance(amount, int) else min(amount)) < 0


def _of_clocks(details: Details) -> Iterator[str]:
    """What clocks in several zones show in UTC, and how a day is compared with a clock time."""
    dates = [point.date for point in details.points()]
    instants = [date.instant for date in dates if date.instant is not None]
    if len({date.zone for date in dates if date.zone is not None}) > 1 and len(instants) > 1:
        yield f"In UTC: {' and '.join(instants)}."
    has_clock = [date.moment is not None for date in dates]
    if details.answer.kind == "verdict" and any(has_clock) and not all(has_clock):
        yield "A clock time and a date without one are compared by day."


def _counted(details: Details) -> str:
    if details.answer.measure.counting == "inclusive":
        days = range_words(details.in_unit("days", "exclusive"), Measure())
        return f"Counted inclusive: both end days count. Exclusive, the difference, is {days} days."
    days = range_words(details.in_unit("days", "inclusive"), Measure())
    return f"Counted exclusive: the difference of the two days. Counting both days: {days} days."
