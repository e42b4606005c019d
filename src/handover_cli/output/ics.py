"""iCalendar (RFC 5545), written by the icalendar library.

Each event and each period is an entry over whole days, or with clock times: see `ics_times`.
Every entry has a UID that stays the same as long as the table's title and the entry's id
do, and a DTSTAMP that is the day given, so the same table gives the same file.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ..answers.timeline import Selection
from ..calendar import year_month_day
from ..dates import LAST_DAY
from ..errors import ExtraMissing
from ..table.entries import Event, Period, Source
from ..table.table import Table
from ..text import acts, visible
from .day_spans import UNKNOWN, DaySpan, Export, event_span, left_out, period_span
from .ics_times import ZoneRules, time_span

if TYPE_CHECKING:
    import icalendar

_KEPT = frozenset("\n\t\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that act on a terminal and may stand in a calendar's text: the library escapes a
new line, and some languages need the marks of direction."""


def to_ics(selection: Selection, table: Table, today: int, *, anniversaries: bool) -> Export:
    """The events and periods as a calendar.

    An imprecise event becomes one entry over all its possible days; if only one end is known,
    on that day. A period runs through its last day; an ongoing one through today. Clock times
    are cut to whole seconds.
    Anniversaries are a yearly rule on the events whose day is known. An event on 29 February
    repeats on the last day of February, as in adding years.

    Raises:
        ExtraMissing: the icalendar library is not installed.
    """
    library = _library()
    calendar = library.Calendar()
    calendar.add("prodid", "-//handover-cli//handover//EN")
    calendar.add("version", "2.0")
    if table.title:
        # The library escapes no value of a name that it does not know, unless it has a type.
        calendar.add("x-wr-calname", library.vText(_line(table.title)))
    mark = sha256(table.title.encode()).hexdigest()[:12]
    stamp = datetime.combine(_date(today), time(), UTC)
    entries: list[tuple[Event | Period, str, DaySpan | None]] = [
        *((event, "event", event_span(event)) for event in selection.events),
        *((period, "period", period_span(period, today)) for period in selection.periods),
    ]
    made, cut, zones = [], [], ZoneRules()
    for what, kind, span in entries:
        if span is not None:
            entry = library.Event()
            entry.add("uid", f"{kind}-{what.id}-{mark}@handover")
            entry.add("dtstamp", stamp)
            yearly = anniversaries and isinstance(what, Event) and what.date.day is not None
            times = time_span(what)
            if times is None:
                _fill_days(entry, span)
            else:
                times.fill(entry)
                zones.need(times, yearly=yearly)
                cut += [what.id] if times.is_cut else []
            _fill(entry, what, span, table.sources.get(what.source) or Source(""))
            if yearly:
                entry.add("rrule", _yearly(span.first))
            made.append(entry)
    for component in (*zones.components(library), *made):
        calendar.add_component(component)
    unknown = [what.id for what, _, span in entries if span is None]
    notes = left_out(unknown, UNKNOWN) + (
        (f"Cut to whole seconds: {', '.join(cut)}",) if cut else ()
    )
    return Export(calendar.to_ical().decode(), notes)


def _library() -> Any:
    try:
        import icalendar
    except ImportError as error:
        raise ExtraMissing(
            "a calendar needs the icalendar library, which is not installed", "ics"
        ) from error
    return icalendar


def _fill_days(entry: "icalendar.Event", span: DaySpan) -> None:
    """Say in an entry which days it takes."""
    entry.add("dtstart", _date(span.first))
    if span.last < LAST_DAY:
        entry.add("dtend", _date(span.last + 1))
    else:  # no date after the last day can be written
        entry.add("duration", timedelta(days=span.last - span.first + 1))


def _fill(entry: "icalendar.Event", what: Event | Period, span: DaySpan, source: Source) -> None:
    """Say in an entry what it is, and where that is from."""
    entry.add("summary", _line(what.title) + (f" ({span.remark})" if span.remark else ""))
    entry.add("description", "\n".join(_description(what, span, source)))
    if isinstance(what, Event):
        if what.place:
            entry.add("location", _line(what.place))
        if what.tags:
            entry.add("categories", [_line(tag) for tag in what.tags])
    if _is_link(source.url):
        entry.add("url", source.url)
    entry.add("transp", "TRANSPARENT")


def _description(what: Event | Period, span: DaySpan, source: Source) -> Iterator[str]:
    if what.note:
        yield _clean(what.note)
    if isinstance(what, Event):
        yield f"Date: {what.date.text}"
    else:
        end = "" if what.end is None else f" to {what.end.date.text}"
        yield f"From {what.start.date.text}{end}"
    if span.remark:
        yield f"{span.remark[:1].upper()}{span.remark[1:]}."
    named = ", ".join(filter(None, (source.title, source.publisher, source.date, source.url)))
    if named:
        yield f"Source: {_line(named)}"


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
