"""The card: one answer for a person, with its dates, its other units and how it was counted."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from ..answers import Answer, Range
from ..dates import ImpreciseDate
from ..errors import HandoverError
from ..expressions import Resolved
from ..spans import Measure, Unit
from . import Page
from .terminal import ACCENT, QUIET, draw, text
from .words import UNIT_NAMES, phrase, range_words

BESIDE: tuple[Unit, ...] = ("days", "weeks", "months", "years", "business-days", "calendar", "iso")


def answers_card(answers: list[Answer], page: Page) -> str:
    """One card for answers to the same question, which differ in their units alone."""
    first = answers[0]
    parts: list[RenderableType] = [
        text(first.question),
        Text(),
        Padding(_dates(first), (0, 0, 0, 2)),
        Text(),
        Padding(_middle(answers, page), (0, 0, 0, 2)),
    ]
    parts.extend(Padding(Text(note, style=QUIET), (0, 0, 0, 2)) for note in _notes(answers))
    return draw(Group(*parts), page)


def _dates(answer: Answer) -> Grid:
    """Both dates, each with its weekday and its title."""
    table = Grid.grid(padding=(0, 2))
    for wraps in (False, False, False, True):
        table.add_column(no_wrap=not wraps, overflow="fold")
    for day in _days(answer):
        table.add_row(*_date_cells(day))
    return table


def _days(answer: Answer) -> list[Resolved]:
    """The dates that an answer rests on, in the order of the question."""
    days = [answer.start]
    if answer.kind == "verdict" and answer.period:
        start = answer.scope.names.period_end(answer.period, "start", answer.scope.today)
        days += [start] if start is not None else []
        days += [answer.end._replace(label=f"{answer.period}.end")] if answer.end else []
    elif answer.end is not None and answer.kind != "date":
        days.append(answer.end)
    return days


def _date_cells(day: Resolved) -> tuple[Text, ...]:
    from ..answers.answer import weekday_of

    name = "" if day.label == day.date.text else day.label
    about = " · ".join(part for part in (day.title, day.date.qualifiers) if part)
    return text(day.date.text), text(weekday_of(day.date) or ""), text(name, QUIET), text(about)


def _middle(answers: list[Answer], page: Page) -> Grid:
    """The answer, large, and the other units beside it."""
    shown = Text("\n".join(phrase(answer) for answer in answers), style=ACCENT, justify="center")
    lines = box.ROUNDED if page.unicode else box.ASCII
    panel = Panel(shown, box=lines, expand=False, padding=(0, 2), border_style=QUIET)
    table = Grid.grid(padding=(0, 3))
    table.add_column()
    table.add_column(vertical="middle")
    table.add_row(panel, _beside(answers))
    return table


def _beside(answers: list[Answer]) -> Grid:
    table = Grid.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    if answers[0].kind != "measure":
        return table
    asked = {answer.measure.unit for answer in answers}
    for unit in BESIDE:
        if unit in asked:
            continue
        found = _try_unit(answers[0], unit)
        if found is not None:
            amount = text(range_words(found, Measure(unit)))
            table.add_row(Text(UNIT_NAMES[unit], style=QUIET), amount)
    return table


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
        if units & {"weeks", "months", "years"}:
            yield "Whole units passed since the earlier day; what is left over is cut, not rounded."
        if "business-days" in units:
            yield "Business days leave out weekends and holidays, and the later day itself."
        high = answer.in_unit("days").high
        if isinstance(high, int) and high < 0:
            yield "Negative: the second date is the earlier one."
    unknown = [day for day in _days(answer) if not day.date.is_precise]
    for day in dict.fromkeys(unknown):
        yield f"{day.label} is one day{_limits(day.date)}; which one is not known."


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
