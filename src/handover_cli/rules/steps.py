"""How a deadline was reckoned, in sentences: each day that counts, or is moved, and why."""

from collections.abc import Iterator

from ..calendar import year_month_day
from ..dates import FIRST_DAY, LAST_DAY, YEARS, Bounds, weekday
from ..dates import iso as iso_of
from ..text import plural
from .rule import Reckoning, Ruled, is_month_end

ADVICE = "Arithmetic, not legal advice."
MAX_NAMED = 10
"""Days off that a sentence names one by one."""


def steps(shift: Ruled, days: Bounds, ends: tuple[int, int] | None = None) -> list[str]:
    """The sentences on a deadline, from the possible days from which it runs.

    `ends` are the day on which its hours end, and the day to which that is moved, if it has hours.

    >>> from handover_cli.rules.book import BUILT_IN
    >>> from handover_cli.spans import Duration
    >>> for step in steps(Ruled(Duration(days=2), BUILT_IN["bgb"]), Bounds(739772, 739772))[:3]:
    ...     print(step)
    2026-06-05, the day from which it runs, is not counted (§ 187(1)).
    The last day that counts is 2026-06-07 (§ 188(1), (2)).
    2026-06-07 (a Sunday) is no business day: moved to 2026-06-08 (§ 193).
    """
    found: list[str] = []
    if shift.ticks:
        found += _of_hours(shift)
        if ends is None and days.day is not None:
            reckoning = shift.reckon(days.day)
            ends = reckoning.reached, reckoning.rolled
        if ends is not None and ends[0] != ends[1]:
            found.append(_moved(shift, *ends))
    elif days.day is not None:
        found += _of_days(shift, days.day)
    else:
        for which, day in zip(("first", "last"), days, strict=True):
            if day is not None:
                sentences = " ".join(_of_days(shift, day))
                found.append(f"From {iso(day)}, the {which} possible day: {sentences}")
    if shift.needs_calendar and shift.rule.country:
        found.append(f"The days off are those of {shift.calendar.country}.")
    if shift.leaves_out_parts:
        found.append(
            "In a period that is counted back the holidays of a part of the country do not"
            f" count{_by(shift, 'parts-before')}."
        )
    if shift.needs_calendar and not shift.business_days and not shift.calendar.knows_holidays:
        found.append("No holidays are known: only the weekend is off.")
    rule = shift.rule
    if rule.name:
        what = ". ".join(filter(None, (rule.title, rule.source)))
        found.append(f"{rule.name}: {what or 'a rule of the table'}")
        found.append(ADVICE)
    return found


def _of_hours(shift: Ruled) -> Iterator[str]:
    yield {
        "rolled": "Hours run at once. If they end on a day off, they end at the same time on"
        " another day",
        "exact": "Hours run at once, and a day off moves nothing",
        "full": "The hour that is running is not counted, and a day off moves nothing",
    }[shift.rule.hours] + f"{_by(shift, 'hours')}."


def _of_days(shift: Ruled, day: int) -> Iterator[str]:
    reckoning = shift.reckon(day)
    if shift.rule.name and any(shift.duration):
        if shift.rule.first_day == "counted":
            yield f"{iso(day)} is the first day that counts{_by(shift, 'first-day')}."
        else:
            runs = "the day from which it runs, is not counted"
            yield f"{iso(day)}, {runs}{_by(shift, 'first-day')}."
    yield from _of_short(shift, day, reckoning)
    yield from _of_months(shift, day, reckoning)
    last, reached, rolled, end = reckoning
    if shift.rule.name:
        yield f"The last day that counts is {iso(last)}{_by(shift, 'last')}."
    else:
        yield f"The sum is {iso(last)}."
    if shift.is_clear:
        yield f"That day has to be clear, so it is {iso(reached)}{_by(shift, 'end')}."
    if rolled != reached:
        yield _moved(shift, reached, rolled)
    elif shift.rule.name and _why(shift, rolled):
        yield f"{iso(rolled)} is {_why(shift, rolled)}, and that moves nothing{_of_roll(shift)}."
    if end != rolled:
        least = plural(shift.rule.least_business_days, "business day")
        article = _by(shift, "least-business-days")
        yield f"The period needs {least}, so it goes on to {iso(end)}{article}."


def _moved(shift: Ruled, reached: int, rolled: int) -> str:
    off = _days_off(shift, min(reached, rolled), max(reached, rolled))
    return f"{off}: moved to {iso(rolled)}{_of_roll(shift)}."


def _of_roll(shift: Ruled) -> str:
    return _by(shift, "roll-before" if shift.is_negative else "roll", "roll")


def _of_short(shift: Ruled, day: int, reckoning: Reckoning) -> Iterator[str]:
    if shift.is_short:
        low, high = sorted((day, reckoning.reached))
        off = _days_off(shift, low + 1, high - 1)
        limit = plural(shift.rule.short, "day")
        text = f"In a period of up to {limit} only business days count"
        yield f"{text}{_by(shift, 'short')}{f': {off}' if off else ''}."


def _of_months(shift: Ruled, day: int, reckoning: Reckoning) -> Iterator[str]:
    duration = shift.duration
    if not (duration.years or duration.months) or duration.weeks or duration.days:
        return
    number = year_month_day(day)[2]
    if shift.rule.month_end == "sticky" and is_month_end(day):
        yield f"{iso(day)} ends its month, and so does the period{_by(shift, 'month-end')}."
    elif is_month_end(reckoning.last) and number > year_month_day(reckoning.last)[2]:
        month = iso(reckoning.last)[:-3]
        yield f"{month} has no day {number}: its last day is taken{_by(shift, 'month-end')}."


def _by(shift: Ruled, *choices: str) -> str:
    """The article of the first choice that has one, as the end of a sentence."""
    article = shift.rule.article(*choices)
    return f" ({article})" if article else ""


def _days_off(shift: Ruled, first: int, last: int) -> str:
    """The days off from one day to another, each with what it is; empty if there is none."""
    days = [day for day in range(first, last + 1) if _why(shift, day)]
    named = [f"{iso(day)} ({_why(shift, day)})" for day in days[:MAX_NAMED]]
    if len(days) > MAX_NAMED:
        named.append(f"{len(days) - MAX_NAMED} more")
    if len(named) < 2:
        return f"{named[0]} is no business day" if named else ""
    return f"{', '.join(named[:-1])} and {named[-1]} are no business days"


def _why(shift: Ruled, day: int) -> str:
    """What a day off is: `a Saturday`, `Labor Day`, `a holiday`; empty for a business day."""
    calendar = shift.calendar
    if calendar.count(day, day + 1):
        return ""
    if calendar.is_weekend(day):
        return f"a {weekday(day)}"
    special = calendar.special_day(day)
    return (special and special.name) or "a holiday"


def iso(day: int) -> str:
    """The day as text. A day on the way may lie outside the calendar.

    >>> iso(737744), iso(10**7)
    ('2020-11-15', 'a day outside the years -9999 to 9999')
    """
    return iso_of(day) if FIRST_DAY <= day <= LAST_DAY else f"a day outside {YEARS}"
