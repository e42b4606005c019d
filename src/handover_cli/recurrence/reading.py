"""Reading a rule of RFC 5545, strictly: days only, and nothing that has two readings."""

from typing import Any, NamedTuple, cast

from ..calendar import day_number, month_length
from ..dates import LAST_DAY, iso
from ..errors import HandoverError
from ..text import did_you_mean, quote
from .recurrence import Pattern, Recurrence
from .rule import CODES, FREQS, Freq, MonthEnd, Rule

MAX_COUNT = 100_000
MAX_INTERVAL = 10_000_000
"""Days between the first and the last day of all dates, and some more."""
MAX_TEXT = 1_000

_RANGES: dict[str, tuple[str, int, bool]] = {
    "BYMONTH": ("months", 12, False),
    "BYWEEKNO": ("weeks", 53, True),
    "BYYEARDAY": ("year_days", 366, True),
    "BYMONTHDAY": ("month_days", 31, True),
    "BYSETPOS": ("positions", 366, True),
}
"""By part, the field of `Rule`, the greatest number, and whether it may count from the end."""

_REFUSED = {
    "BYHOUR": ("sets a clock time, and a recurrence has days", "leave it out"),
    "BYMINUTE": ("sets a clock time, and a recurrence has days", "leave it out"),
    "BYSECOND": ("sets a clock time, and a recurrence has days", "leave it out"),
    "BYEASTER": ("is no part of RFC 5545", "write 'easter' in words"),
    "RSCALE": ("is for other calendars, which are not known here", "leave it out"),
    "SKIP": ("says what is done at the end of a month", "use month-end"),
}
"""Parts that other programs have, why they are no parts here, and what to do."""
_PARTS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_RANGES)


def is_rrule(text: str) -> bool:
    """True if a text is meant as a rule of RFC 5545, right or not.

    >>> is_rrule("RRULE:FREQ=DAILY"), is_rrule("last friday")
    (True, False)
    """
    return "=" in text or text.strip().casefold().startswith("rrule:")


class ReadRule(NamedTuple):
    """A rule and where it ends, as they are written."""

    rule: Rule
    count: int | None = None
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
        return bounded(start, rule, self.until, self.count)


def bounded(start: int, pattern: Pattern, until: int | None, count: int | None) -> Recurrence:
    """The recurrence of a pattern, from a day to a last day or for a number of days.

    Raises:
        HandoverError: it ends before it starts, or it has no day.

    >>> bounded(1, Rule("DAILY"), None, 5).until
    5
    """
    if until is not None and until < start:
        raise HandoverError(f"it ends on {iso(until)}, before it starts on {iso(start)}")
    found = Recurrence(start, pattern, LAST_DAY if until is None else until)
    last = None
    for number, day in enumerate(found.occurrences(), start=1):
        last = day
        if number == (count or 1):
            break
    if last is None:
        raise HandoverError(f"no day from {iso(start)} to {iso(found.until)} fits")
    return found if count is None else found._replace(until=last)


def read_rule(text: str) -> ReadRule:
    """A rule such as `FREQ=MONTHLY;BYDAY=-1FR`.

    Raises:
        HandoverError: it is no such rule, has clock times, or can be read in two ways.

    >>> read_rule("RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231").rule.interval
    2
    """
    try:
        return _read(text)
    except HandoverError as error:
        raise error.after(f"in {quote(text)}, ") from None


def _read(text: str) -> ReadRule:
    if len(text) > MAX_TEXT:
        raise HandoverError(f"there are more than {MAX_TEXT:,} characters")
    parts: dict[str, str] = {}
    plain = text.strip().upper().removeprefix("RRULE:")
    for part in plain.split(";"):
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
    freq = parts.get("FREQ")
    if freq not in FREQS:
        known = f"FREQ is {', '.join(FREQS)}"
        raise HandoverError("FREQ is missing" if freq is None else f"no FREQ {quote(freq)}", known)
    if "COUNT" in parts and "UNTIL" in parts:
        raise HandoverError("both COUNT and UNTIL end it", "keep one of them")
    fields: dict[str, Any] = {}
    for name, (field, most, from_end) in _RANGES.items():
        if name in parts:
            fields[field] = tuple(
                _number(name, each, most, from_end=from_end) for each in parts[name].split(",")
            )
    if "BYDAY" in parts:
        fields["weekdays"] = tuple(map(_weekday, parts["BYDAY"].split(",")))
    if "WKST" in parts:
        fields["week_start"] = _day("WKST", parts["WKST"])
    rule = Rule(
        cast(Freq, freq),
        _number("INTERVAL", parts.get("INTERVAL", "1"), MAX_INTERVAL, from_end=False),
        **fields,
    )
    _check(rule)
    count = parts.get("COUNT")
    return ReadRule(
        rule,
        None if count is None else _number("COUNT", count, MAX_COUNT, from_end=False),
        _until(parts["UNTIL"]) if "UNTIL" in parts else None,
    )


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


def _number(name: str, text: str, most: int, *, from_end: bool) -> int:
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
