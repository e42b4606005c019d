"""Sentences on how clock times were counted."""

from ..business_days import BusinessCalendar
from ..clock_spans import add, skips_time
from ..language.resolving import Point
from ..spans import PARTS_OF_A_DAY, Measure, Shifts
from ..zones import Zone
from .answer import is_elapsed
from .clock_ranges import zone_of

CIVIL = "No zone: clock changes are not counted."


def measure_and_notes(
    start: Point, end: Point, measure: Measure
) -> tuple[Measure, tuple[str, ...]]:
    """How a span in parts of a day, or from or to a clock time, is measured, in sentences.

    Between clock times there are no end days to count, unless it is days that are counted.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> day = written(parse("2020-11-15"))
    >>> measure_and_notes(day, day, Measure("hours"))[1]
    ('A day counts as 24 hours: clock changes are not counted.',)
    """
    moments = [point.date.moment for point in (start, end) if point.date.moment is not None]
    if not moments:
        return measure, ("A day counts as 24 hours: clock changes are not counted.",)
    zone = zone_of(start, end)
    if is_elapsed(measure.unit, len(moments)):
        measure = measure._replace(counting="exclusive")
    if measure.unit in PARTS_OF_A_DAY:
        notes = [CIVIL if zone is None else "Elapsed time: clock changes are counted."]
        if len(moments) == 1:
            notes.append("A date without a clock time is any time of its day.")
        return measure, tuple(notes)
    if is_elapsed(measure.unit, len(moments)):
        if zone is None:
            notes = ["Years, months and days are counted first, then the time that is left.", CIVIL]
        else:
            clock = f"by the clock of {zone}"
            notes = [f"Years, months and days are counted {clock}; the rest is elapsed time."]
        return measure, tuple(notes)
    return measure, (days_note(zone),)


def days_note(zone: Zone | None) -> str:
    """Where the days of clock times are counted.

    >>> days_note(None)
    'Days are counted as they are written: no zone is known.'
    """
    if zone is None:
        return "Days are counted as they are written: no zone is known."
    return f"Days are counted on the calendar of {zone}."


def of_sum(point: Point, durations: Shifts, business: BusinessCalendar | None) -> tuple[str, ...]:
    """What has to be said of durations that are added to a clock time.

    >>> from handover_cli.language.resolving import written
    >>> from handover_cli.notations import parse
    >>> from handover_cli.spans import Duration
    >>> of_sum(written(parse("2020-11-15T09:30")), (Duration(hours=36),), None)
    ('No zone: clock changes are not counted.',)
    """
    moment = point.date.moment
    assert moment is not None, "only a clock time leads to one"
    notes = [CIVIL] if moment.zone is None and any(each.ticks for each in durations) else []
    for duration in durations:
        if skips_time(moment, duration, business):
            notes.append("The clock is put forward over that time of day, so it shows a later one.")
        moment = add(moment, duration, business)
    return tuple(notes)
