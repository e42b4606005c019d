"""The card: one answer for a person, with its dates, its other units and how it was counted."""

from collections.abc import Iterable, Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from ..answers import Answer, Range
from ..dates import ImpreciseDate
from ..errors import HandoverError, visible
from ..expressions import Resolved, shift
from ..spans import DECIMAL_UNITS, Measure, Unit
from . import Page
from .terminal import ACCENT, MIN_PROSE, QUIET, draw, text
from .words import UNIT_NAMES, phrase, range_words

BESIDE_WIDTH = 48
"""Columns that the box around the answer and the units beside it take."""
FACTS_BESIDE = 36
"""Columns from which the names of facts, of up to 13, leave enough for values beside them."""
BESIDE_BOX = 4
"""Columns that the sides of the box and what it is indented by take."""
MAX_TITLE = 2000
"""Characters of a title that are shown: here it only says which event a date is."""
BESIDE: tuple[Unit, ...] = ("days", "weeks", "months", "years", "business-days", "calendar", "iso")


def answers_card(answers: list[Answer], page: Page) -> str:
    """One card for answers to the same question, which differ in their units alone."""
    return draw(Group(text(answers[0].question), Text(), *answer_parts(answers, page)), page)


def answer_parts(answers: list[Answer], page: Page) -> Iterator[RenderableType]:
    """A card below its first line: the dates, the answer, how it was counted."""
    yield indented(_dates(answers[0], page))
    yield Text()
    yield indented(_middle(answers, page))
    notes = list(_notes(answers))
    if notes:
        yield Text()
    yield from (indented(Text(note, style=QUIET)) for note in notes)


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
            for line in (head, indented(text(value))) if name else (indented(text(value)),):
                table.add_row(line)
    return table


def _dates(answer: Answer, page: Page) -> RenderableType:
    """The dates, each with its weekday, its name and its title, which alone may wrap."""
    rows = [_date_cells(day) for day in (*_days(answer), *_steps(answer))]
    *whole, about = zip(*rows, strict=True)
    needed = sum(max(cell.cell_len for cell in column) + 2 for column in whole)
    if any(about):
        needed += min(MIN_PROSE, max(cell.cell_len for cell in about))
    if needed + 2 > page.width:
        return Group(*(line for row in rows for line in _stacked(*row)))
    table = Grid.grid(padding=(0, 2))
    for wraps in (False, False, False, True):
        table.add_column(no_wrap=not wraps, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _stacked(day: Text, weekday: Text, name: Text, about: Text) -> Iterator[RenderableType]:
    """A date on a page too narrow for its name and its title beside it."""
    yield Text("  ").join(part for part in (day, weekday) if part)
    yield from (indented(part) for part in (name, about) if part)


def _days(answer: Answer) -> list[Resolved]:
    """The dates that an answer rests on, in the order of the question."""
    days = [answer.start]
    if answer.kind == "verdict" and answer.period:
        start = answer.scope.names.period_end(answer.period, "start", answer.scope)
        days += [start] if start is not None else []
        days += [answer.end._replace(label=f"{answer.period}.end")] if answer.end else []
    elif answer.end is not None and answer.kind != "date":
        days.append(answer.end)
    return days


def _steps(answer: Answer) -> Iterator[Resolved]:
    """The days between a date and the one that several durations lead to."""
    if answer.kind != "date" or answer.end is None:
        return
    shifts = answer.end.shifts[len(answer.start.shifts) :]
    for number, duration in enumerate(shifts[:-1], 1):
        sign = "" if min(duration) < 0 else "+"
        try:
            day = shift(answer.start, shifts[:number], answer.scope)
        except HandoverError:  # outside the calendar; only the answer has to be a date
            continue
        yield day._replace(label=f"{sign}{duration}", title="")


def _date_cells(day: Resolved) -> tuple[Text, ...]:
    from ..answers.answer import weekday_of

    name = "" if day.label == day.date.text else day.label
    title = day.title if len(day.title) <= MAX_TITLE else f"{day.title[:MAX_TITLE]}..."
    about = " · ".join(part for part in (title, day.date.qualifiers) if part)
    return text(day.date.text), text(weekday_of(day.date) or ""), text(name, QUIET), text(about)


def _middle(answers: list[Answer], page: Page) -> RenderableType:
    """The answer, large, and the other units beside it, or below on a narrow page."""
    phrases = [phrase(answer) for answer in answers]
    panel = boxed(phrases, page)
    beside = facts(_beside(answers), page)
    if beside.row_count == 0:
        return panel
    if max(map(cell_len, phrases)) + BESIDE_WIDTH > page.width:
        return Group(panel, beside)
    table = Grid.grid(padding=(0, 3))
    table.add_column()
    table.add_column(vertical="middle")
    table.add_row(panel, beside)
    return table


def boxed(answers: list[str], page: Page) -> Panel:
    """The answers, in a box and in the one colour that is theirs."""
    lines = box.ROUNDED if page.unicode else box.ASCII
    said = "\n".join(map(visible, answers))
    longest = max(map(cell_len, said.split()), default=0)
    # On a narrow page the blanks at the sides give way before a date or a number is broken.
    padding = max(0, min(2, (page.width - BESIDE_BOX - longest) // 2))
    shown = Text(said, style=ACCENT, justify="center")
    return Panel(shown, box=lines, expand=False, padding=(0, padding), border_style=QUIET)


def _beside(answers: list[Answer]) -> Iterator[tuple[str, str]]:
    if answers[0].kind != "measure":
        return
    asked = {answer.measure.unit for answer in answers}
    for unit in BESIDE:
        if unit in asked:
            continue
        found = _try_unit(answers[0], unit)
        if found is not None:
            yield UNIT_NAMES[unit], range_words(found, Measure(unit))


def _try_unit(answer: Answer, unit: Unit) -> Range | None:
    """The measure in another unit; None where it says nothing or can't be had."""
    try:
        found = answer.in_unit(unit)
    except HandoverError:  # the table's holidays: not what was asked for
        return None
    return None if unit in ("weeks", "months", "years") and found == Range(0, 0) else found


def _notes(answers: list[Answer]) -> Iterator[str]:
    """How it was counted, and what is not known."""
    answer = answers[0]
    if answer.kind == "measure":
        yield _counted(answer)
        units = {a.measure.unit for a in answers}
        if any(a.measure.decimals for a in answers):
            yield "Decimals: days since the last whole unit over the length of the next one, cut."
        elif units & DECIMAL_UNITS:
            yield "Whole units passed since the earlier day; what is left over is cut, not rounded."
        if "business-days" in units:
            itself = "" if answer.measure.counting == "inclusive" else ", and the later day itself"
            yield f"Business days leave out weekends and holidays{itself}."
        high = answer.in_unit("days").high
        if isinstance(high, int) and high < 0:
            yield "Negative: the second date is the earlier one."
    for day in unknown_days(answer):
        yield f"{day.label} is one day{_limits(day.date)}; which one is not known."


def unknown_days(answer: Answer) -> list[Resolved]:
    """The dates of an answer that are not known to the day."""
    return [day for day in dict.fromkeys(_days(answer)) if not day.date.is_precise]


def _limits(date: ImpreciseDate) -> str:
    from ..dates import iso

    low = f" from {iso(date.earliest)}" if date.earliest is not None else ""
    high = f" up to {iso(date.latest)}" if date.latest is not None else ""
    return low + high


def _counted(answer: Answer) -> str:
    """The counting, and what the other counting gives."""
    inclusive = answer.measure.counting == "inclusive"
    other = answer._replace(
        measure=answer.measure._replace(counting="exclusive" if inclusive else "inclusive")
    )
    days = range_words(other.in_unit("days"), Measure())
    if inclusive:
        return f"Counted inclusive: both end days count. Exclusive, the difference, is {days} days."
    return f"Counted exclusive: the difference of the two days. Counting both days: {days} days."
