"""iCalendar (RFC 5545), written by the icalendar library.

Each event and each period is an entry over whole days, or with clock times: see `ics_times`.
Every entry has a UID that stays the same as long as the table's title and the entry's id
do, and a DTSTAMP that is the day given, so the same table gives the same file.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ..answers.timeline import Selection
from ..calendar import DAY, day_number, year_month_day
from ..dates import LAST_DAY, ImpreciseDate, iso
from ..errors import ExtraMissing, HandoverError
from ..table.entries import Event, Period, Source
from ..table.table import Table
from ..text import acts, visible
from .day_spans import UNKNOWN, DaySpan, Export, event_span, left_out, period_span
from .ics_repeating import LISTED, repeat
from .ics_times import TimeSpan, ZoneRules, time_span

if TYPE_CHECKING:
    import icalendar

_KEPT = frozenset("\n\t\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that act on a terminal and may stand in a calendar's text: the library escapes a
new line, and some languages need the marks of direction."""


_FIRST_DAY = day_number(1, 1, 1)
_YEARS = "only the years 0001 to 9999"


def to_ics(selection: Selection, table: Table, today: int, *, anniversaries: bool) -> Export:
    """The events and periods as a calendar.

    An imprecise event becomes one entry over all its possible days; if only one end is known,
    on that day. A period runs through its last day; an ongoing one through today. Clock times
    are cut to whole seconds.
    An event that comes again has its rule, or its days: see `ics_repeating`.
    Anniversaries are a yearly rule on the events whose day is known. An event on 29 February
    repeats on the last day of February, as in adding years. The standard has no years before 0001
    or after 9999: what reaches there is left out.

    Raises:
        ExtraMissing: the icalendar library is not installed.
        HandoverError: today is before 0001-01-01.
    """
    library = _library()
    if today < _FIRST_DAY:
        raise HandoverError(
            f"a calendar has {_YEARS}, and today is {iso(today)}", "give a later day with --today"
        )
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
    made, cut, listed, unknown, far, zones = [], [], [], [], [], ZoneRules()
    for what, kind, span in entries:
        times = time_span(what)
        if span is None:
            unknown.append(what.id)
        elif not _fits(span, times):
            far.append(what.id)
        else:
            entry = library.Event()
            entry.add("uid", f"{kind}-{what.id}-{mark}@handover")
            entry.add("dtstamp", stamp)
            recurrence = what.recurrence if isinstance(what, Event) else None
            yearly = anniversaries and isinstance(what, Event) and what.date.day is not None
            yearly = yearly and recurrence is None
            if times is None:
                _fill_days(entry, span)
            else:
                times.fill(entry)
                zones.need(times, yearly=yearly)
                cut += [what.id] if times.is_cut else []
            _fill(entry, what, span, table.sources.get(what.source) or Source(""))
            if yearly:
                entry.add("rrule", _yearly(span.first))
            if recurrence is not None and not repeat(entry, recurrence, today):
                listed.append(what.id)
            made.append(entry)
    for component in (*zones.components(library), *made):
        calendar.add_component(component)
    notes = left_out(unknown, UNKNOWN) + left_out(
        far, f"a calendar has {_YEARS}, and an entry needs the day after it"
    )
    if listed:
        notes += (f"{LISTED}: {', '.join(listed)}",)
    if cut:
        notes += (f"Cut to whole seconds: {', '.join(cut)}",)
    return Export(calendar.to_ical().decode(), notes)


def _fits(span: DaySpan, times: TimeSpan | None) -> bool:
    """True if the standard can write an entry: its days, the day after them, its times in UTC."""
    days = [*span[:2]] if span.first == span.last else [span.first, span.last + 1]
    if times is not None:
        days += [ticks // DAY for moment in times for ticks in (*moment.ticks, *moment.clocks)]
    return min(days) >= _FIRST_DAY and max(days) <= LAST_DAY


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
    if span.last < LAST_DAY:  # without an end it is the one day
        entry.add("dtend", _date(span.last + 1))


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
        yield f"Date: {_date_text(what.date)}"
    else:
        end = "" if what.end is None else f" to {_date_text(what.end.date)}"
        yield f"From {_date_text(what.start.date)}{end}"
    if span.remark:
        yield f"{span.remark[:1].upper()}{span.remark[1:]}."
    named = ", ".join(filter(None, (source.title, source.publisher, source.date, source.url)))
    if named:
        yield f"Source: {_line(named)}"


def _date_text(date: ImpreciseDate) -> str:
    """A date, after what was written in another calendar."""
    return f"{date.calendar_text} = {date.text}" if date.calendar_text else date.text


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
