"""The steps of a measure: which two days give it, and how it is counted between them."""

from collections.abc import Iterator

from ..business_days import MONDAY_TO_FRIDAY
from ..calendar import MONTHS_A_YEAR, SECOND, TICKS_IN, add_months, months_and_days, seconds_text
from ..calendar import day_text as iso
from ..clock_spans import calendar_span, elapsed
from ..dates import Bounds
from ..moments import Moment
from ..spans import DAYS_IN, MONTHS_IN, PARTS_OF_A_DAY, UNIT_NAMES, Amount, Measure, negated
from ..text import plural
from ..zones import Zone
from .answer import Answer
from .clock_ranges import bounds, pairs, without_clock, zone_of
from .left_out import of_spans
from .ranges import Range, budget_for, extreme_days
from .steps import Step, days_text, moment_text, step
from .steps_of_dates import left_out_text, left_out_values


def measure_steps(answer: Answer) -> Iterator[Step]:
    """How a measure was counted; for a range, its least and its greatest value.

    >>> from .asking import ask_text
    >>> [each.rule for each in measure_steps(ask_text("weeks from 2021-06 to 2022", scope)[0])]
    ['least', 'count-days', 'divide', 'greatest', 'count-days', 'divide']
    """
    start, end, measure = answer.start, answer.end, answer.measure
    assert start is not None, "a measure has two ends"
    assert end is not None, "a measure has two ends"
    assert isinstance(answer.result, Range), "a measure is a range"
    if answer.is_elapsed:
        yield from _between_clocks(answer, answer.result)
        return
    if start.date.moment is not None or end.date.moment is not None:
        zone = zone_of(start, end)
        timed, (start, end) = (start, end), without_clock(start, end)
        for clock, day in zip(timed, (start, end), strict=True):
            if clock.date.moment is not None:
                yield _day_of(clock.date.moment, day.date.bounds, zone)
    found = extreme_days(start, end, measure, answer.business, budget_for(start, end))
    for rule, amount, extreme in zip(("least", "greatest"), answer.result, found, strict=True):
        if rule == "greatest" and answer.result.low == amount and amount is not None:
            return
        if amount is None:
            yield _open_end(rule)
            continue
        if extreme is None:
            text = f"The {rule} answer is {measure.text(amount)}. Finding its days takes too long."
            yield step("loose-end", text, side=rule, value=measure.value(amount))
            continue
        first, last = extreme[1]
        if answer.result.low != answer.result.high or start.day is None or end.day is None:
            text = f"The {rule} answer: from {iso(first)} to {iso(last)}."
            yield step(rule, text, start=iso(first), to=iso(last))
        yield from count_steps(first, last, measure)


def _day_of(moment: Moment, days: Bounds, zone: Zone | None) -> Step:
    """The day of a clock time on the calendar of the zone in which days are counted."""
    clock, day, where = moment_text(moment), days_text(days), None if zone is None else str(zone)
    of_zone = f" on the calendar of {where}" if where else ""
    return step("day-of-clock", f"{clock} is on {day}{of_zone}.", start=clock, to=day, zone=where)


def _open_end(side: str) -> Step:
    return step("open-end", f"Nothing gives the {side} answer a bound.", side=side)


def count_steps(start: int, end: int, measure: Measure) -> Iterator[Step]:
    """How a measure is counted from one day to another.

    >>> for each in count_steps(737744, 737754, Measure()):
    ...     print(each.text)
    2020-11-15 is day 737744 and 2020-11-25 is day 737754: the difference is 10.
    """
    earlier, later = min(start, end), max(start, end)
    if start > end:
        text = f"{iso(end)} is earlier than {iso(start)}: measure from it."
        yield step("swap", text, start=iso(earlier), to=iso(later))
    if measure.counting == "inclusive":
        later += 1
        text = f"Both end days count: measure to {iso(later)}, the day after the later one."
        yield step("count-end-day", text, start=iso(earlier), to=iso(later))
    amount = measure._replace(counting="exclusive").between(earlier, later)
    yield from _length(earlier, later, measure, amount)
    if start > end:
        yield _negation(measure, amount)


def _negation(measure: Measure, amount: Amount) -> Step:
    value = measure.value(negated(amount))
    return step("negate", f"With a minus: {measure.text(negated(amount))}.", value=value)


def _length(earlier: int, later: int, measure: Measure, amount: Amount) -> Iterator[Step]:
    unit = measure.unit
    if unit == "business-days":
        yield _business_days(earlier, later, measure)
    elif unit in MONTHS_IN:
        yield from _months(earlier, later, measure, amount)
    elif unit in DAYS_IN or unit in PARTS_OF_A_DAY or unit == "days":
        yield _days(earlier, later)
        yield from _converted(later - earlier, measure, amount)
    else:
        months, days = months_and_days(earlier, later)
        reached = add_months(earlier, months)
        yield full_months(earlier, later, "months", months, 1)
        yield _days(reached, later)
        both = f"{plural(months, 'month')} and {plural(days, 'day')}"
        years = ", with 12 months as a year" if months >= MONTHS_A_YEAR else ""
        text = f"{both}{years}: {measure.text(amount)}."
        value = measure.value(amount)
        yield step("calendar-span", text, months=months, days=days, value=value)


def _days(earlier: int, later: int) -> Step:
    text = (
        f"{iso(earlier)} is day {earlier} and {iso(later)} is day {later}:"
        f" the difference is {later - earlier}."
    )
    return step(
        "count-days",
        text,
        start=iso(earlier),
        to=iso(later),
        numbers=(earlier, later),
        value=later - earlier,
    )


def _converted(days: int, measure: Measure, amount: Amount) -> Iterator[Step]:
    """A number of days in weeks or in parts of a day."""
    unit = measure.unit
    name, value = UNIT_NAMES[unit], measure.value(amount)
    if unit in DAYS_IN:
        divisor = DAYS_IN[unit]
        text = f"{days} / {divisor} = {measure.text(amount)} {name}, cut."
        yield step("divide", text, number=days, by=divisor, value=value)
    elif unit in PARTS_OF_A_DAY:
        factor = PARTS_OF_A_DAY[unit]
        text = f"{days} * {factor} = {measure.text(amount)} {name}."
        yield step("multiply", text, number=days, by=factor, value=value)


def _months(earlier: int, later: int, measure: Measure, amount: Amount) -> Iterator[Step]:
    assert isinstance(amount, int), "counted units are numbers"
    size = MONTHS_IN[measure.unit]
    whole = amount // 10**measure.decimals
    yield full_months(earlier, later, UNIT_NAMES[measure.unit], whole, size)
    if not measure.decimals:
        return
    reached, following = (add_months(earlier, (whole + more) * size) for more in (0, 1))
    rest, length = later - reached, following - reached
    text = (
        f"From {iso(reached)} to {iso(following)} are {plural(length, 'day')}, of which {rest} have"
        f" passed: {whole} + {rest}/{length} = {measure.text(amount)}, cut."
    )
    value = measure.value(amount)
    yield step("add-fraction", text, whole=whole, number=rest, by=length, value=value)


def full_months(earlier: int, later: int, name: str, whole: int, size: int) -> Step:
    """How many times so many months fit between two days.

    >>> full_months(737744, 738200, "years", 1, 12).values[-1]
    ('value', 1)
    """
    reached, following = (add_months(earlier, (whole + more) * size) for more in (0, 1))
    noun = name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")
    text = (
        f"{iso(earlier)} plus {plural(whole, noun)} is {iso(reached)}, not after {iso(later)};"
        f" one more leads to {iso(following)}, after it."
    )
    return step(
        "count-months",
        text,
        start=iso(earlier),
        to=iso(later),
        months=size,
        reached=iso(reached),
        next=iso(following),
        value=whole,
    )


def _business_days(earlier: int, later: int, measure: Measure) -> Step:
    calendar = measure.business or MONDAY_TO_FRIDAY
    found = of_spans([Bounds(earlier, later - 1)], calendar)
    days, number = later - earlier, calendar.count(earlier, later)
    weekend = days - number - len(found.holidays) + len(found.worked)
    worked = f" + {len(found.worked)} worked" if found.worked else ""
    text = (
        f"From {iso(earlier)} to the day before {iso(later)}: {plural(days, 'day')}"
        f" - {weekend} on the weekend - {plural(len(found.holidays), 'holiday')}{worked}"
        f" = {plural(number, 'business day')}. {left_out_text(found)}"
    )
    return step(
        "count-business-days",
        text,
        start=iso(earlier),
        to=iso(later),
        days=days,
        weekend_days=weekend,
        value=number,
        **left_out_values(found),
    )


# --- Between clock times ---


def _between_clocks(answer: Answer, result: Range) -> Iterator[Step]:
    """The pair of clock times of each end of the range, and the time between them."""
    assert answer.start is not None, "a measure has two ends"
    assert answer.end is not None, "a measure has two ends"
    start, end, measure = answer.start, answer.end, answer.measure
    zone = zone_of(start, end)
    (low1, high1), (low2, high2) = (bounds(point, zone) for point in (start, end))
    first, last = start.date.moment, end.date.moment
    found: list[tuple[int | None, int | None]] = [(high1, low2), (low1, high2)]
    if first is not None and last is not None:
        both = sorted(pairs(start, end, first, last), key=lambda pair: pair[1] - pair[0])
        found = [both[0], both[-1]]
    for rule, amount, (begin, stop) in zip(("least", "greatest"), result, found, strict=True):
        if rule == "greatest" and result.low == amount and amount is not None:
            return
        if amount is None or begin is None or stop is None:
            yield _open_end(rule)
            continue
        begins, ends = (Moment((ticks,), zone) for ticks in (begin, stop))
        if result.low != result.high:
            text = f"The {rule} answer: from {begins.text} to {ends.text}."
            yield step(rule, text, start=begins.text, to=ends.text)
        yield from _clock_steps(begins, ends, measure, amount)


def _clock_steps(begins: Moment, ends: Moment, measure: Measure, amount: Amount) -> Iterator[Step]:
    (begin,), (stop,) = begins.ticks, ends.ticks
    name, value = UNIT_NAMES[measure.unit], measure.value(amount)
    if measure.unit not in PARTS_OF_A_DAY:
        months, days, ticks = (abs(part) for part in calendar_span(begin, stop, begins.zone))
        text = (
            f"From {begins.text} to {ends.text} are {plural(months, 'month')},"
            f" {plural(days, 'day')} and {_seconds(ticks)} seconds: {measure.text(amount)}."
        )
        yield step(
            "clock-span",
            text,
            start=begins.text,
            to=ends.text,
            months=months,
            days=days,
            seconds=_seconds(ticks),
            value=value,
        )
        return
    seconds = f"{'-' * (stop < begin)}{_seconds(abs(stop - begin))}"
    first, last = (each.instant or each.text for each in (begins, ends))
    text = f"From {first} to {last} are {seconds} seconds."
    yield step("elapsed-time", text, start=begins.text, to=ends.text, value=seconds)
    divisor = TICKS_IN[measure.unit] // SECOND
    counted = elapsed(measure, begin, stop)
    text = f"{seconds} / {divisor} = {measure.text(counted)} {name}, cut."
    yield step("divide", text, number=seconds, by=divisor, value=measure.value(counted))
    if counted != amount:
        text = f"A period never ends before it starts: {measure.text(amount)} {name}."
        yield step("no-less-than-zero", text, value=value)


def _seconds(ticks: int) -> str:
    return seconds_text(*divmod(ticks, SECOND))
