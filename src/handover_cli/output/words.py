"""Amounts and gaps in words, for people."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..answers.answer import Answer
from ..answers.left_out import LeftOut, day_and_name
from ..answers.ranges import Range
from ..answers.timeline import Bar, Beam, Mark, Row
from ..calendar import DAY, SECOND
from ..dates import Bounds, ImpreciseDate, bounds_text, iso, whole_unit, within
from ..spans import CALENDAR_UNITS, PARTS_OF_A_DAY, UNIT_NAMES, Measure, calendar_words
from ..table.entries import Period
from ..text import either, plural

if TYPE_CHECKING:
    from ..moments import Moment


_YEAR = re.compile(r"(?<![\w:+-])(?<!\d\.)(-?)(?!XXXX)([\dX]{4})(?![\dX:])", re.ASCII)
"""A year of a date in ISO 8601 or EDTF, and no offset from UTC or part of a second."""


_SIGNS = frozenset("?~%")
"""Of EDTF's qualifiers."""

MAX_RUNS = 4
"""Runs of possible days that are named. Of more, the first and the last day are."""


def era(text: str) -> str:
    """The years of a date in words, if one of them lies before the year 1; else an empty text.

    >>> era("-0043-03-15"), era("0000"), era("-004X"), era("2020-11-25")
    ('44 BC', '1 BC', '50 to 41 BC', '')
    >>> era("-0062-09-23/0014-08-19")
    '63 BC to AD 14'
    >>> era("[-0043,-0041]")
    '44 BC or 42 BC'
    """
    members = text.split(",")
    each = members if len(members) <= MAX_RUNS else [text]
    found = list(filter(None, ([_years(*year) for year in _YEAR.findall(part)] for part in each)))
    spans = [(min(map(min, years)), max(map(max, years))) for years in found]
    if min(spans, default=(1, 1))[0] > 0:
        return ""
    return either(dict.fromkeys(_span_in_eras(*span) for span in spans))


def _span_in_eras(first: int, last: int) -> str:
    if first > 0:
        return f"AD {first}{'' if first == last else f' to {last}'}"
    if last > 0:
        return f"{1 - first} BC to AD {last}"
    return f"{1 - first}{'' if first == last else f' to {1 - last}'} BC"


def _years(sign: str, digits: str) -> tuple[int, int]:
    """The least and the greatest year of digits with `X` for those that are not known."""
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (-high, -max(low, 1)) if sign else (low, high)


def with_era(text: str) -> str:
    """A date as text, with a year before the year 1 in words beside it.

    >>> with_era("-0043-03-15"), with_era("2020-11-25")
    ('-0043-03-15 (44 BC)', '2020-11-25')
    """
    years = era(text)
    return f"{text} ({years})" if years else text


def range_words(amounts: Range, measure: Measure) -> str:
    """A range in words: `188 to 217`, `at least -1461`."""
    low, high = (None if end is None else measure.text(end) for end in amounts)
    if low is None or high is None:
        bound = f"at least {low}" if low is not None else f"at most {high}"
        return bound if low or high else "any number"
    return low if low == high else f"{low} to {high}"


MAX_NAMED = 6
"""Holidays that a sentence names."""


def left_out_words(found: LeftOut, *, ends_before: bool = False) -> str:
    """What business days leave out, in sentences. `ends_before`: the later day too.

    >>> left_out_words(LeftOut(("Saturday", "Sunday"), (), (), False, False))
    'Business days leave out Saturdays and Sundays. No holidays are known.'
    """
    weekend = either((f"{day}s" for day in found.weekend), "and") if found.weekend else "no weekend"
    sentences = [f"Business days leave out {weekend}{', and the later day' * ends_before}."]
    if found.is_open:
        sentences.append("They leave out the holidays too." * found.knows_holidays)
    elif found.holidays:
        named = list(map(day_and_name, found.holidays[:MAX_NAMED]))
        more = len(found.holidays) - len(named)
        named += [f"{more} more"] * (more > 0)
        sentences.append(f"{plural(len(found.holidays), 'holiday')}: {either(named, 'and')}.")
    elif found.knows_holidays:
        sentences.append("No holiday is among the other days.")
    if not found.knows_holidays:
        sentences.append("No holidays are known.")
    if found.worked:
        days = either((f"{iso(each.day)}" for each in found.worked[:MAX_NAMED]), "and")
        more = len(found.worked) - MAX_NAMED
        sentences.append(f"Worked on the weekend: {days}{f', {more} more' if more > 0 else ''}.")
    return " ".join(filter(None, sentences))


def phrase(answer: Answer) -> str:
    """The answer with its unit."""
    result = answer.result
    if isinstance(result, Range):
        amount = range_words(result, answer.measure)
        return f"{amount}{_unit_after(result, answer.measure)}" if answer.unit else amount
    if isinstance(result, ImpreciseDate):
        shown = f"{with_era(result.text)}  {result.weekday or ''}".rstrip()
        return shown + _hidden(result, result.text)
    return with_era(answer.text) if answer.kind == "fact" else answer.text


def _unit_after(amounts: Range, measure: Measure) -> str:
    if measure.unit in CALENDAR_UNITS:
        return ""
    name = UNIT_NAMES[measure.unit]
    numbers = {end for end in amounts if end is not None}
    is_one = len(numbers) == 1 and numbers <= {1, -1} and not measure.decimals
    return f" {name.removesuffix('s') if is_one else name}"


LONG_GAP = 100
"""Known gaps of at least this many days are given in years and months."""
LONG_RANGE = 1000
"""Ranges of at least this many days are given in years and months."""


NO_SECONDS = Range(None, None)
"""Of a gap of which one end has no clock time."""


def gap_words(days: Range, calendar: Range, seconds: Range = NO_SECONDS) -> str:
    """A gap in short words, from its days, its calendar span and its seconds.

    It is cut to the two largest units, never rounded. Hours, minutes and seconds are given for
    less than a day between two clock times.

    >>> gap_words(Range(42, 42), Range((1, 12), (1, 12)))
    '42 days'
    >>> gap_words(Range(10040, 10040), Range((329, 25), (329, 25)))
    '27 years, 5 months'
    >>> gap_words(Range(188, 217), Range((6, 7), (7, 5)))
    '188 to 217 days'
    >>> gap_words(Range(None, 5), Range(None, (0, 5)))
    'gap not known'
    >>> gap_words(Range(0, 0), Range((0, 0), (0, 0)), Range(12_030, 12_030))
    '3 hours, 20 minutes'
    """
    known = [end for end in seconds if isinstance(end, int)]
    if known and max(map(abs, known)) < PARTS_OF_A_DAY["seconds"]:
        words = " to ".join(dict.fromkeys(_elapsed_words(abs(end)) for end in known))
        if min(known) >= 0:
            return words
        if max(known) < 0:  # in two zones, an instant of an earlier day can be later
            return f"{words} earlier"
    low, high = days
    if not isinstance(low, int) or low < 0 or (low == 0 and high is None):
        return "gap not known"
    if high == 0:
        return "same day"
    limit = LONG_GAP if low == high else LONG_RANGE
    if isinstance(high, int) and high < limit:
        return plural(low, "day") if low == high else f"{low} to {high} days"
    ends = [_two_units(end) for end in calendar if isinstance(end, tuple)]
    if high is None:
        return f"at least {ends[0] if low >= limit else plural(low, 'day')}"
    return " to ".join(dict.fromkeys(ends))


def _two_units(span: tuple[int, ...]) -> str:
    """A calendar span cut to its two largest units."""
    months, days, *_ = span
    return calendar_words(months, 0) if months >= 12 else calendar_words(months, days)


def _elapsed_words(seconds: int) -> str:
    """A number of seconds, less than a day, cut to its two largest units."""
    cut = seconds - seconds % 60 if seconds >= PARTS_OF_A_DAY["seconds"] // 24 else seconds
    return calendar_words(0, 0, cut * SECOND) if cut else "same second"


def clock_words(moment: "Moment") -> str:
    """What the clock shows, without seconds that are zero, and its offset from UTC.

    >>> from handover_cli.notations import parse
    >>> [clock_words(parse(f"2020-10-25T{time}").moment) for time in ("23:59+04:00", "09:30:05")]
    ['23:59 +04:00', '09:30:05']
    >>> clock_words(parse("2020-10-25T01:30[Europe/London]").moment)
    '01:30 twice'
    """
    from ..moments import time_text  # most dates have no clock time

    times = dict.fromkeys(time_text(clock % DAY).removesuffix(":00") for clock in moment.clocks)
    offsets = {each.offset_text.replace("Z", "UTC") for each in moment.each}
    after = offsets.pop() if len(offsets) == 1 else "twice" * (len(times) == 1)
    return f"{'..'.join(times)} {after}".rstrip()


def date_words(date: ImpreciseDate) -> str:
    """A date as it was written; with a clock time, in the shortest form that is exact.

    A year before the year 1 is given in words too.

    >>> from handover_cli.notations import parse
    >>> date_words(parse("2021-06~")), date_words(parse("2020-11-15T23:59:00+04:00[Asia/Baku]"))
    ('2021-06~', '2020-11-15 23:59 +04:00')
    """
    clock = "" if date.moment is None else clock_words(date.moment)
    return f"{day_words(date)} {clock}".rstrip()


def day_words(date: ImpreciseDate) -> str:
    """A date as it was written, and a year before the year 1 in words; without a clock time.

    Qualifiers are in words if the text has no sign of them, as after a shift.

    >>> from handover_cli.notations import parse
    >>> day_words(parse("-0028~")), day_words(parse("1450~")._replace(text="1450"))
    ('-0028~ (29 BC)', '1450, approximate')
    """
    text = with_era(date.text if date.moment is None else bounds_text(date.bounds))
    return text + _hidden(date, text)


def _hidden(date: ImpreciseDate, text: str) -> str:
    """The qualifiers of a date, to be put after a text that has no sign of them."""
    return f", {date.qualifiers}" if date.qualifiers and not _SIGNS.intersection(text) else ""


def possible_days(date: ImpreciseDate) -> str:
    """The possible days of an imprecise date; an empty text for a precise one.

    Of a clock time that came twice, both instants.

    >>> from handover_cli.dates import Bounds
    >>> possible_days(ImpreciseDate(Bounds(None, 739215), "[..2024-11-25]"))
    'one day up to 2024-11-25'
    >>> from handover_cli.notations import parse
    >>> possible_days(parse("[1501,1507]")), possible_days(parse("[1501-05-03,1507-05-03]"))
    ('one day of 1501 or of 1507', 'one day, 1501-05-03 or 1507-05-03')
    """
    if date.moment is not None:
        return "" if date.moment.is_known else _possible_moments(date.moment)
    if date.is_precise:
        return ""
    if date.bounds == Bounds():
        return "a day of which nothing is known"
    if len(date.runs) > MAX_RUNS:
        return f"one day {_run_words(date.bounds)}, but not every day between"
    if not date.runs:
        return f"one day {_run_words(date.bounds)}"
    comma = "," if date.runs[0].day is not None else ""
    return f"one day{comma} {either(map(_short_run_words, date.runs))}"


def _run_words(run: Bounds) -> str:
    low = "" if run.earliest is None else f"from {iso(run.earliest)}"
    high = "" if run.latest is None else f"up to {iso(run.latest)}"
    return with_era(f"{low} {high}".strip())


def _short_run_words(run: Bounds) -> str:
    """Some of the possible days, with a name for a whole month or year."""
    unit, text = whole_unit(within(run)), bounds_text(run)
    if unit == "day":
        return with_era(text)
    cut = {"month": len("-01"), "year": len("-01-01")}.get(unit or "")
    return f"of {with_era(text.partition('..')[0][:-cut])}" if cut else _run_words(run)


def _possible_moments(moment: "Moment") -> str:
    first, second = (each.text for each in moment.each)
    return f"{first} or {second}, as a clock showed this time twice"


def what_is_known(date: ImpreciseDate) -> str:
    """The possible days of a date and its qualifiers; an empty text for a plain day."""
    return ", ".join(filter(None, (possible_days(date), date.qualifiers)))


def beside(date: ImpreciseDate) -> str:
    """What stands beside a date: how another calendar has it, and what is known of it.

    >>> from handover_cli.notations import parse
    >>> beside(parse("2 September 1666 (Julian)")), beside(parse("2020-11-15"))
    ('2 September 1666 Julian', '')
    """
    return ", ".join(filter(None, (date.calendar_text, what_is_known(date))))


def precision(date: ImpreciseDate) -> str:
    """How precisely a date is known: to the day, month or year, or else its possible days.

    >>> from handover_cli.notations import parse
    >>> precision(parse("2021-06~")), precision(parse("[..1984]"))
    ('known to the month, approximate', 'one day up to 1984-12-31')
    """
    unit = whole_unit(date)
    known = possible_days(date) if unit is None else f"known to the {unit}"
    return f"{known}, {date.qualifiers}" if date.qualifiers else known


def qualified_ends(period: Period) -> str:
    """What EDTF's `?`, `~` and `%` say of the ends of a period; empty if there are none."""
    ends = (("start", period.start), ("end", period.end))
    said = ((side, end.date.qualifiers) for side, end in ends if end is not None)
    return ", ".join(f"{side} {qualifiers}" for side, qualifiers in said if qualifiers)


def period_words(period: Period, length: Answer | None) -> str:
    """A period's title and how long it lasted: `War of 2020, 44 days inclusive`."""
    if length is None:
        return period.title
    counted = " inclusive" if length.measure.counting == "inclusive" else ""
    so_far = " so far" if period.end is None else ""
    return f"{period.title}, {phrase(length)}{counted}{so_far}"


def beam_words(beam: Beam) -> str:
    """A period that has no rows for its ends, which would say what is known of them."""
    words, known = period_words(beam.period, beam.length), qualified_ends(beam.period)
    return f"{words} ({known})" if known else words


def period_lines(row: Row, bars: Sequence[Bar]) -> tuple[list[str], list[str]]:
    """What ends and what begins at a row of a timeline, each in words.

    A period of one row is listed once, as "begins and ends".
    """
    ends, begins = [], []
    for bar in (bars[number] for number in row.ends):
        if bar.first != bar.last:
            word = "goes on" if bar.period.end is None else "ends"
            ends.append(f"{word}: {bar.period.title}")
    for bar in (bars[number] for number in row.begins):
        whole = bar.first == bar.last and bar.period.end is not None
        word = "begins and ends" if whole else "begins"
        begins.append(f"{word}: {period_words(bar.period, bar.length)}")
    return ends, begins


LONGEST_DATE = 14
"""Dates written longer than `[..2024-11-25]` are shown as their bounds."""


def short_date(date: ImpreciseDate) -> list[str]:
    """A date for a narrow column: as it was written, or its bounds in a line each.

    A clock time has a line of its own, and so has a year before the year 1 in words.

    >>> from handover_cli.dates import Bounds
    >>> short_date(ImpreciseDate(Bounds(None, 739215), "[..2024-11-25]"))
    ['[..2024-11-25]']
    >>> short_date(ImpreciseDate(Bounds(700000, 739215), "[1917-07-15..2024-11-25]"))
    ['1917-07-15..', '2024-11-25']
    >>> from handover_cli.notations import parse
    >>> short_date(parse("2020-11-15T23:59:00+04:00"))
    ['2020-11-15', '23:59 +04:00']
    >>> short_date(parse("[..1749-12-31~]"))
    ['..1749-12-31~']
    """
    years = era(date.text)
    return [*_signed(date, _short(date)), *([f"({years})"] if years else [])]


def _signed(date: ImpreciseDate, lines: list[str]) -> list[str]:
    """The lines of a date with the sign of EDTF for what its qualifiers say, if they have none."""
    if not _hidden(date, "".join(lines)):
        return lines
    kinds = [kind for kind in ("uncertain", "approximate") if kind in date.qualifiers]
    sign = {"uncertain": "?", "approximate": "~"}.get("".join(kinds), "%")
    return [line if line.endswith("..") else f"{line}{sign}" for line in lines]


def _short(date: ImpreciseDate) -> list[str]:
    if date.moment is not None:
        return [bounds_text(date.bounds), clock_words(date.moment)]
    if len(date.text) <= LONGEST_DATE:
        return [date.text]
    low = "" if date.earliest is None else iso(date.earliest)
    high = "" if date.latest is None else iso(date.latest)
    if not low and not high:
        return ["not known"]
    return [f"{low}..", high] if low and high else [f"{low}..{high}"]


def mark_words(mark: Mark) -> str:
    """The title of a mark with a row of its own; empty for a period's end, named below it."""
    return mark.title if mark.kind in ("event", "today") else ""
