"""The ends of a period that a table gives in one text: `dates = "1993-04-02/2020-11-25"`."""

from ..dates import Bounds, ImpreciseDate, within
from ..errors import HandoverError
from ..language.expressions import parse_in, parse_whole, written_problem
from ..language.phrases import whole_stretch
from ..language.resolving import written
from ..notations import stretches
from ..notations.notation import NO_CONVENTIONS, Conventions
from ..text import quote


def ends_of(
    text: str, conventions: Conventions = NO_CONVENTIONS, calendar: str | None = None
) -> tuple[ImpreciseDate, ImpreciseDate | None]:
    """The start and the end. The end is None for a period that is going on.

    A start that is open or missing is some day up to the end.

    Raises:
        HandoverError: it is no stretch of days, or an end of it does not exist.

    >>> [end.text for end in ends_of("2020-09~/2020-11-09")], ends_of("199X")[1].text
    (['2020-09~', '2020-11-09'], '1999-12-31')
    >>> ends_of("1700-02-29/..", calendar="julian")[0].text
    '1700-03-11'
    """
    found = stretches.read(text, conventions, calendar)
    if found is None:
        return _whole(text, conventions, calendar)
    start = found.start
    if start is None:
        assert found.end is not None, "no stretch is open on both sides"
        start = within(Bounds(None, found.end.latest))
    return start, found.end


def _whole(
    text: str, conventions: Conventions, calendar: str | None
) -> tuple[ImpreciseDate, ImpreciseDate]:
    """The first and the last day of a year, a month or a decade."""
    if calendar is None:
        read = parse_whole(text).settled(conventions)
    else:
        read = parse_in(text, calendar, conventions)
    if read.date is None or read.shifts or read.complete:
        raise written_problem(text) or HandoverError(
            f"{quote(text)} is no stretch of days", "write one such as 1993-04-02/2020-11-25"
        )
    if calendar is None and not read.date.is_whole:
        from ..notations.written_bounds import match_range  # few periods are written so

        ends = match_range(text)
        if ends is not None:
            return ends
    whole = whole_stretch(written(read.date))
    start, end = whole.start.date, whole.end.date
    if not read.date.calendar_text or calendar is None:
        return start, end
    from ..calendars import CALENDARS  # few periods have another calendar
    from ..notations.calendar_dates import day_in

    start, end = (
        date._replace(calendar_text=day_in(day, CALENDARS[calendar]))
        for date in (start, end)
        if (day := date.day) is not None
    )
    return start, end
