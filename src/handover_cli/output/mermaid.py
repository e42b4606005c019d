"""Mermaid diagrams: a timeline of the events, or the periods as a Gantt chart.

Every character that could mean something to Mermaid is written as its entity code
(`#58;` for a colon), so that titles come out as text whatever they hold.
"""

from itertools import groupby, takewhile

from ..answers.timeline import Selection
from ..calendar import day_number
from ..dates import iso
from ..table.entries import Event
from ..text import visible
from .day_spans import UNKNOWN, Export, left_out, period_span
from .words import day_words, what_is_known

_PLAIN = frozenset(" ,.-()/'")
# How Mermaid itself marks an entity while it parses.
_MARKS = frozenset("ﬂ°¶ß")
_GANTT_WORDS = frozenset(
    {"acctitle", "accdescr", "accdescription", "axisformat", "call", "click", "dateformat"}
    | {"excludes", "gantt", "href", "includes", "inclusiveenddates", "section", "tickinterval"}
    | {"title", "todaymarker", "topaxis", "weekday", "weekend"}
)
"""Words that begin a line of a Gantt chart which is no task."""

_FIRST_DAY = day_number(100, 1, 1)
"""Mermaid 11 takes a two-digit year, such as 0044, to lie in the 20th century."""


def escape(text: str) -> str:
    """Text that Mermaid shows as it is.

    >>> escape("a: b; #1 50%")
    'a#58; b#59; #35;1 50#37;'
    """
    return "".join(c if _is_plain(c) else f"#{ord(c)};" for c in visible(text))


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _PLAIN
    return character not in _MARKS


def to_timeline(selection: Selection, title: str) -> Export:
    """A timeline diagram: the events by their dates, those of one date together."""
    lines = ["timeline", *_title(title)]
    for when, events in groupby(selection.events, key=_when):
        titles = "".join(f" : {escape(event.title)}" for event in events)
        lines.append(f"    {escape(when)}{titles}")
    return Export("\n".join(lines) + "\n")


def to_gantt(selection: Selection, title: str, today: int) -> Export:
    """A Gantt chart: the periods from the earliest day to the latest, both included.

    An ongoing period is drawn up to today. A remark on what is not known stands beside its
    title.
    """
    lines = ["gantt", *_title(title)]
    lines += ["    dateFormat YYYY-MM-DD", "    inclusiveEndDates", "    todayMarker off"]
    unknown, early = [], []
    for period in selection.periods:
        span = period_span(period, today)
        if span is None:
            unknown.append(period.id)
        elif span.first < _FIRST_DAY:
            early.append(period.id)
        else:
            remark = f" ({span.remark})" if span.remark else ""
            tag = "active, " if period.end is None else ""
            days = f"{iso(span.first)}, {iso(span.last)}"
            lines.append(f"    {_task(period.title + remark)} :{tag}{days}")
    notes = left_out(unknown, UNKNOWN) + left_out(early, "Mermaid misreads years before 0100")
    return Export("\n".join(lines) + "\n", notes)


def _task(title: str) -> str:
    """A task's title, its first character escaped where it would begin something else."""
    escaped = escape(title)
    word = "".join(takewhile(str.isalpha, title)).casefold()
    if title[0].isdigit() or word in _GANTT_WORDS:
        return f"#{ord(title[0])};{escaped[1:]}"
    return escaped


def _when(event: Event) -> str:
    """The date as it was written, or in words where it is open; of a clock time the day."""
    date = event.date
    is_open = date.earliest is None or date.latest is None
    shown = what_is_known(date) if is_open else day_words(date)
    return f"{shown}, {date.calendar_text}" if date.calendar_text else shown


def _title(title: str) -> list[str]:
    return [f"    title {escape(title)}"] if title.strip() else []
