"""iCalendar (RFC 5545), written by the icalendar library: one all-day entry for each.

Every entry has a UID that stays the same as long as the table's title and the entry's id
do, and a DTSTAMP that is the day given, so the same table gives the same file.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from ..answers.timeline import Selection
from ..calendar import year_month_day
from ..dates import LAST_DAY
from ..errors import HandoverError
from ..table.entries import Event, Period, Source
from ..table.table import Table
from ..text import acts, visible
from .day_spans import UNKNOWN, DaySpan, Export, event_span, left_out, period_span

if TYPE_CHECKING:
    import icalendar

_KEPT = frozenset("\n\t\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that act on a terminal and may stand in a calendar's text: the library escapes a
new line, and some languages need the marks of direction."""


def to_ics(selection: Selection, table: Table, today: int, *, anniversaries: bool) -> Export:
    """The events and periods as a calendar.

    An imprecise event becomes one entry over all its possible days; if only one end is known,
    on that day. A period runs through its last day; an ongoing one through today.
    Anniversaries are a yearly rule on the events whose day is known. The rule for a
    29 February is the last day of February, where adding years to it leads.

    Raises:
        HandoverError: the icalendar library is not installed.
    """
    library = _library()
    calendar = library.Calendar()
    calendar.add("prodid", "-//handover-cli//handover//EN")
    calendar.add("version", "2.0")
    if table.title:
        # Of a type, because a name that the library does not know it writes as it is.
        calendar.add("x-wr-calname", library.vText(_line(table.title)))
    writer = _Writer(table, today, anniversaries)
    spans: list[tuple[Event | Period, DaySpan | None]] = [
        *((event, event_span(event)) for event in selection.events),
        *((period, period_span(period, today)) for period in selection.periods),
    ]
    for what, span in spans:
        if span is not None:
            calendar.add_component(writer.filled(library.Event(), what, span))
    unknown = [what.id for what, span in spans if span is None]
    return Export(calendar.to_ical().decode(), left_out(unknown, UNKNOWN))


def _library() -> Any:
    try:
        import icalendar
    except ImportError as error:
        raise HandoverError(
            "a calendar needs the icalendar library, which is not installed",
            "install it with pip install 'handover-cli[ics]'",
        ) from error
    return icalendar


class _Writer:
    """Fills entries in."""

    def __init__(self, table: Table, today: int, anniversaries: bool) -> None:
        import hashlib

        self.table = table
        self.today = today
        self.anniversaries = anniversaries
        self.mark = hashlib.sha256(table.title.encode()).hexdigest()[:12]

    def filled(
        self, entry: "icalendar.Event", what: Event | Period, span: DaySpan
    ) -> "icalendar.Event":
        """The entry with everything about an event or a period."""
        kind = "event" if isinstance(what, Event) else "period"
        entry.add("uid", f"{kind}-{what.id}-{self.mark}@handover")
        entry.add("dtstamp", datetime.combine(_date(self.today), time(), UTC))
        entry.add("dtstart", _date(span.first))
        if span.last < LAST_DAY:
            entry.add("dtend", _date(span.last + 1))
        else:  # no date after the last day can be written
            entry.add("duration", timedelta(days=span.last - span.first + 1))
        entry.add("summary", _line(what.title) + (f" ({span.remark})" if span.remark else ""))
        entry.add("description", "\n".join(self._description(what, span)))
        if isinstance(what, Event):
            self._add_details(entry, what)
        url = self._source(what).url
        if _is_link(url):
            entry.add("url", url)
        entry.add("transp", "TRANSPARENT")
        return entry

    def _add_details(self, entry: "icalendar.Event", event: Event) -> None:
        """What only an event has: place, tags, and a day that can come again."""
        if event.place:
            entry.add("location", _line(event.place))
        if event.tags:
            entry.add("categories", [_line(tag) for tag in event.tags])
        if self.anniversaries and event.date.day is not None:
            entry.add("rrule", _yearly(event.date.day))

    def _description(self, what: Event | Period, span: DaySpan) -> Iterator[str]:
        if what.note:
            yield _clean(what.note)
        if isinstance(what, Event):
            yield f"Date: {what.date.text}"
        else:
            end = "" if what.end is None else f" to {what.end.date.text}"
            yield f"From {what.start.date.text}{end}"
        if span.remark:
            yield f"{span.remark[:1].upper()}{span.remark[1:]}."
        parts = filter(None, self._source(what)[1:])
        if source := ", ".join(parts):
            yield f"Source: {_line(source)}"

    def _source(self, what: Event | Period) -> Source:
        return self.table.sources.get(what.source) or Source("")


def _is_link(url: str) -> bool:
    """True if a text can be a link: nothing in it would need an escape."""
    return (
        url.startswith(("https://", "http://"))
        and url.isascii()
        and url.isprintable()
        and " " not in url
    )


def _date(day: int) -> date:
    return date(*year_month_day(day))


def _yearly(day: int) -> dict[str, Any]:
    rule: dict[str, Any] = {"freq": "yearly"}
    if year_month_day(day)[1:] == (2, 29):
        rule |= {"bymonth": 2, "bymonthday": -1}
    return rule


def _line(text: str) -> str:
    """A text for a property of one line: programs skip entries whose titles have more."""
    return " ".join(_clean(text).replace("\t", " ").split("\n"))


def _clean(text: str) -> str:
    """The exact text, with an escape for what no line of a calendar may hold."""
    joined = text.replace("\r\n", "\n")
    return "".join(c if c in _KEPT or not acts(c) else visible(c) for c in joined)
