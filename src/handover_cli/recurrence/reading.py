"""Reading a rule of RFC 5545, strictly: days only, and nothing that has two readings."""

from itertools import islice
from typing import Any, NamedTuple

from ..calendar import day_number, month_length
from ..dates import LAST_DAY, iso
from ..errors import HandoverError
from ..text import did_you_mean, quote
from .month_ends import MonthEnd
from .recurrence import Pattern, Recurrence
from .rule import CODES, FREQS, Rule

MAX_COUNT = 10_000
MAX_INTERVAL = 10_000_000
"""Days between the first and the last day of all dates, and some more."""
MAX_TEXT = 1_000

_LISTS = {
    "BYWEEKNO": ("weeks", 53),
    "BYYEARDAY": ("year_days", 366),
    "BYMONTHDAY": ("month_days", 31),
    "BYSETPOS": ("positions", 366),
}
"""By part, the field of `Rule`, and the greatest number. A negative one counts from the end."""

_REFUSED = {
    "BYHOUR": ("sets a clock time, and a recurrence has days", "leave it out"),
    "BYMINUTE": ("sets a clock time, and a recurrence has days", "leave it out"),
    "BYSECOND": ("sets a clock time, and a recurrence has days", "leave it out"),
    "BYEASTER": ("is no part of RFC 5545", "write 'easter' in words"),
    "RSCALE": ("is for other calendars, which are not known here", "leave it out"),
    "SKIP": ("says what is done at the end of a month", "use month-end"),
}
"""Parts that other programs have, why they are no parts here, and what to do."""
_PARTS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYDAY", *_LISTS)


def is_rrule(text: str) -> bool:
    """True if a text is meant as a rule of RFC 5545, right or not.

    >>> is_rrule("RRULE:FREQ=DAILY"), is_rrule("last friday")
    (True, False)
    """
    return "=" in text or text.strip().casefold().startswith("rrule:")


def check_rrule(text: str) -> str:
    """A text that is meant as a rule of RFC 5545.

    Raises:
        HandoverError: it is not.

    >>> check_rrule("FREQ=DAILY")
    'FREQ=DAILY'
    """
    if not is_rrule(text):
        hint = "write FREQ=MONTHLY;BYDAY=-1FR or so, or words with --every"
        raise HandoverError(f"{quote(text)} is no rule of RFC 5545", hint)
    return text


class ReadRule(NamedTuple):
    """A rule and where it ends, as they are written."""

    rule: Rule
    number: int | None = None
    """How many days it has."""
    until: int | None = None

    def starting(self, start: int, month_end: MonthEnd = "skip") -> Recurrence:
        """The recurrence from a day on. COUNT counts the days of the rule alone.

        Raises:
            HandoverError: it ends before the day, it has no day at all, or the rule can't have
                such a month end.

        >>> list(map(iso, read_rule("FREQ=MONTHLY;COUNT=2").starting(739647).occurrences()))
        ['2026-01-31', '2026-03-31']
        """
        rule = self.rule.complete(start).with_month_end(month_end, start)
        return bounded(start, rule, self.until, self.number)


def bounded(
    start: int, pattern: Pattern, until: int | None = None, number: int | None = None
) -> Recurrence:
    """The recurrence of a pattern, from a day to a last day or for a number of days.

    Raises:
        HandoverError: it ends before it starts, or it has no day.

    >>> bounded(1, Rule("DAILY"), number=5).until
    5
    """
    if until is not None and until < start:
        raise HandoverError(f"it ends on {iso(until)}, before it starts on {iso(start)}")
    found = Recurrence(start, pattern, LAST_DAY if until is None else until)
    days = [*islice(found.occurrences(), number or 1)]
    if not days:
        raise HandoverError(f"no day from {iso(start)} to {iso(found.until)} fits")
    return found if number is None else found._replace(until=days[-1])


def read_rule(text: str) -> ReadRule:
    """A rule such as `FREQ=MONTHLY;BYDAY=-1FR`.

    Raises:
        HandoverError: it is no such rule, has clock times, or can be read in two ways.

    >>> read_rule("RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231").rule.interval
    2
    """
    parts = _parts(text)
    freq = parts.get("FREQ")
    if freq not in FREQS:
        known = f"FREQ is {', '.join(FREQS)}"
        raise HandoverError("FREQ is missing" if freq is None else f"no FREQ {quote(freq)}", known)
    if "COUNT" in parts and "UNTIL" in parts:
        raise HandoverError("both COUNT and UNTIL end it", "keep one of them")
    fields: dict[str, Any] = {
        field: tuple(_number(name, each, most, from_end=True) for each in parts[name].split(","))
        for name, (field, most) in _LISTS.items()
        if name in parts
    }
    if "BYMONTH" in parts:
        fields["months"] = tuple(
            _number("BYMONTH", each, 12) for each in parts["BYMONTH"].split(",")
        )
    if "BYDAY" in parts:
        fields["weekdays"] = tuple(map(_weekday, parts["BYDAY"].split(",")))
    if "WKST" in parts:
        fields["week_start"] = _day("WKST", parts["WKST"])
    if "INTERVAL" in parts:
        fields["interval"] = _number("INTERVAL", parts["INTERVAL"], MAX_INTERVAL)
    rule = Rule(freq, **fields)
    _check(rule)
    return ReadRule(
        rule,
        _number("COUNT", parts["COUNT"], MAX_COUNT) if "COUNT" in parts else None,
        _until(parts["UNTIL"]) if "UNTIL" in parts else None,
    )


def _parts(text: str) -> dict[str, str]:
    """The parts of a rule by their names, all of which are known."""
    if len(text) > MAX_TEXT:
        raise HandoverError(f"there are more than {MAX_TEXT:,} characters")
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").split(";"):
        name, sign, value = part.partition("=")
        if not sign or not value:
            raise HandoverError(f"{quote(part)} is no NAME=VALUE", "write FREQ=MONTHLY;BYDAY=-1FR")
        if name in _REFUSED:
            why, hint = _REFUSED[name]
            raise HandoverError(f"{name} {why}", hint)
        if name not in _PARTS:
            hint = did_you_mean(name, _PARTS) or f"parts are {', '.join(_PARTS)}"
            raise HandoverError(f"there is no part {quote(name)}", hint)
        if name in parts:
            raise HandoverError(f"{name} stands there twice", "keep one of them")
        parts[name] = value
    return parts


def _check(rule: Rule) -> None:
    """Refuse parts that don't belong together, or have two readings.

    Raises:
        HandoverError: there are such parts.
    """
    freq = rule.freq
    if rule.weeks and freq != "YEARLY":
        raise HandoverError(f"BYWEEKNO belongs to FREQ=YEARLY, not to {freq}")
    if rule.year_days and freq != "YEARLY":
        raise HandoverError(f"BYYEARDAY belongs to FREQ=YEARLY, not to {freq}")
    if rule.month_days and freq == "WEEKLY":
        raise HandoverError("BYMONTHDAY does not belong to FREQ=WEEKLY", "write FREQ=DAILY")
    if any(place for place, _ in rule.weekdays):
        if freq not in ("MONTHLY", "YEARLY"):
            raise HandoverError(f"with FREQ={freq} no number stands before a day of the week")
        if rule.weeks:
            raise HandoverError("with BYWEEKNO no number stands before a day of the week")
    by = rule.months or rule.weeks or rule.year_days or rule.month_days or rule.weekdays
    if rule.positions and not by:
        raise HandoverError("BYSETPOS needs another part such as BYDAY")
    if rule.weeks and not rule.weekdays:
        raise HandoverError(
            "BYWEEKNO can be the whole week or the day of the week of the start", "add BYDAY"
        )
    if rule.weeks and (rule.interval > 1 or rule.positions):
        raise HandoverError(
            "a week at the end of a year can belong to two years, so BYWEEKNO goes with no"
            " INTERVAL and no BYSETPOS"
        )


def _number(name: str, text: str, most: int, *, from_end: bool = False) -> int:
    digits = text[1:] if text[:1] in ("+", "-") and from_end else text
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
    if not 1 <= number <= most:
        sides = f"1 to {most:,}{f', or -1 to -{most:,}' if from_end else ''}"
        raise HandoverError(f"{name} takes {sides}, not {quote(text)}")
    return -number if text[0] == "-" else number


def _day(name: str, code: str) -> int:
    if code not in CODES:
        raise HandoverError(f"{name} takes {', '.join(CODES)}, not {quote(code)}")
    return CODES.index(code)


def _weekday(text: str) -> tuple[int, int]:
    day = _day("BYDAY", text[-2:])
    place = text[:-2]
    return (_number("BYDAY", place, 53, from_end=True) if place else 0), day


def _until(text: str) -> int:
    """The day of UNTIL, which is written without dashes."""
    if len(text) == 8 and text.isascii() and text.isdigit():
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
        if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
            return day_number(year, month, day)
    hint = "leave out the clock time" if "T" in text else ""
    raise HandoverError(f"UNTIL takes a day such as 20261231, not {quote(text)}", hint)
