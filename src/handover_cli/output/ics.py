"""iCalendar (RFC 5545), written by the icalendar library: one all-day entry for each.

Every entry has a UID that stays the same as long as the table's title and the entry's id
do, and a DTSTAMP that is the day given, so the same table gives the same file.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from ..answers.timeline import Picked
from ..dates import LAST_DAY, civil
from ..errors import HandoverError, acts, visible
from ..table import Event, Period, Table
from .exchange import UNKNOWN, Exchange, Span, event_span, left_out, period_span

if TYPE_CHECKING:
    import icalendar

_KEPT = frozenset("\n\t\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What acts on a terminal but may stand in a calendar's text: the library escapes a new line,
and the marks of direction belong to some languages."""


def to_ics(picked: Picked, table: Table, today: int, *, anniversaries: bool) -> Exchange:
    """The events and periods as a calendar.

    An imprecise event spans the days of which it is one; with one end open it stands on
    the day that is known. A period runs through its last day; an ongoing one through
    today. Anniversaries are a yearly rule on the events whose day is known; that of a
    29 February is the last day of February, as adding years to it says.

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
    spans: list[tuple[Event | Period, Span | None]] = [
        *((event, event_span(event)) for event in picked.events),
        *((period, period_span(period, today)) for period in picked.periods),
    ]
    for what, span in spans:
        if span is not None:
            calendar.add_component(writer.filled(library.Event(), what, span))
    unknown = [what.id for what, span in spans if span is None]
    return Exchange(calendar.to_ical().decode(), left_out(unknown, UNKNOWN))


def _library() -> Any:
    try:
        import icalendar
    except ImportError as error:
        raise HandoverError(
            "a calendar needs the icalendar library, which is not installed:"
            " pip install 'handover-cli[ics]'"
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
        self, entry: "icalendar.Event", what: Event | Period, span: Span
    ) -> "icalendar.Event":
        """The entry with everything about an event or a period."""
        kind = "event" if isinstance(what, Event) else "period"
        entry.add("uid", f"{kind}-{what.id}-{self.mark}@handover")
        entry.add("dtstamp", datetime.combine(civil(self.today), time(), UTC))
        entry.add("dtstart", civil(span.first))
        if span.last < LAST_DAY:
            entry.add("dtend", civil(span.last + 1))
        else:  # the day after the last there is can't be written
            entry.add("duration", timedelta(days=span.last - span.first + 1))
        entry.add("summary", _line(what.title) + (f" ({span.about})" if span.about else ""))
        entry.add("description", "\n".join(self._description(what, span)))
        if isinstance(what, Event):
            self._add_details(entry, what)
        url = self.table.sources.get(what.source, {}).get("url", "")
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
        if self.anniversaries and event.date.is_precise and event.date.earliest:
            entry.add("rrule", _yearly(civil(event.date.earliest)))

    def _description(self, what: Event | Period, span: Span) -> Iterator[str]:
        if what.note:
            yield _clean(what.note)
        if isinstance(what, Event):
            yield f"Date: {what.date.text}"
        else:
            end = "" if what.end is None else f" to {what.end.date.text}"
            yield f"From {what.start.date.text}{end}"
        if span.about:
            yield f"{span.about[:1].upper()}{span.about[1:]}."
        source = self.table.sources.get(what.source, {})
        told = [str(source[key]) for key in ("title", "publisher", "date", "url") if key in source]
        if told:
            yield f"Source: {_line(', '.join(told))}"


def _is_link(url: str) -> bool:
    """Whether a text can be a link: nothing in it would need an escape."""
    return (
        url.startswith(("https://", "http://"))
        and url.isascii()
        and url.isprintable()
        and " " not in url
    )


def _yearly(day: date) -> dict[str, Any]:
    rule: dict[str, Any] = {"freq": "yearly"}
    if (day.month, day.day) == (2, 29):
        rule |= {"bymonth": 2, "bymonthday": -1}
    return rule


def _line(text: str) -> str:
    """A text for a property of one line: programs skip entries whose titles have more."""
    return " ".join(_clean(text).replace("\t", " ").split("\n"))


def _clean(text: str) -> str:
    """Exact text, but for what no line of a calendar may hold, which is shown as an escape."""
    joined = text.replace("\r\n", "\n")
    return "".join(c if c in _KEPT or not acts(c) else visible(c) for c in joined)
