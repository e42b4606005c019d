"""The shape of a table: which keys there are and what kind of value each takes.

A `Shape` looks at one document alone. It takes out what is wrong, so that whatever is right can
be checked further and every problem is found in one run.
"""

from collections.abc import Callable
from typing import Any

from ..calendar import year_text
from ..dates import ImpreciseDate
from ..documents.document import BareTime, Document, Path
from ..documents.ids import ID_FORM, is_id
from ..errors import HandoverError
from ..notations.notation import DATE_ORDERS, SEASON_NAMES
from ..spans import UNITS
from ..text import did_you_mean, quote

# Makes the error for a value of the wrong kind; None if the value is right.
Check = Callable[[Any], HandoverError | None]


WRONG = object()
"""Stands for a value that has been reported, so that it is not reported twice."""


def _expected(what: str) -> HandoverError:
    return HandoverError(f"{what} is expected")


def _text(value: Any) -> HandoverError | None:
    if isinstance(value, str):
        return None if value.strip() else HandoverError("this text is empty")
    return _expected("a text")


def _day(value: Any) -> HandoverError | None:
    is_day = isinstance(value, ImpreciseDate) and value.moment is None
    return None if is_day else _expected("a day such as 2020-11-15")


def _list_of(check: Check, what: str) -> Check:
    def check_all(value: Any) -> HandoverError | None:
        if isinstance(value, list) and not any(map(check, value)):
            return None
        return _expected(f"a list of {what}")

    return check_all


_texts = _list_of(_text, 'texts such as ["one", "two"]')


def _special_day(value: Any) -> HandoverError | None:
    """A day or a text, or a table of one and a name. The text is read later."""
    if isinstance(value, dict) and "date" in value and value.keys() <= {"date", "name"}:
        return _text(value.get("name", "none")) or _days(value["date"])
    return _days(value)


def _days(value: Any) -> HandoverError | None:
    return _day(value) if isinstance(value, ImpreciseDate) else _text(value)


_special_days = _list_of(
    _special_day, 'days such as [2020-11-09, {date = "XXXX-12-24", name = "Christmas Eve"}]'
)


def _date(value: Any) -> HandoverError | None:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, ImpreciseDate):
        return None
    if type(value) is int and -9999 <= value <= 9999:
        return HandoverError(
            "a date is expected, not a number", f'write "{year_text(value)}" in quotes'
        )
    if isinstance(value, BareTime):
        return HandoverError(f"{value.text} is a time of day without a day", "write both")
    return _expected('a date such as 2020-11-15 or a text such as "2021-06"')


def _stretch(value: Any) -> HandoverError | None:
    # It is read when its calendar and the seasons of its file are known.
    if isinstance(value, str):
        return _text(value)
    return _expected('a text such as "1993-04-02/2020-11-25"')


def _one_of(*known: str) -> Check:
    listed = ", ".join(known)

    def check(value: Any) -> HandoverError | None:
        if value in known:
            return None
        if not isinstance(value, str):
            return _expected(f"one of {listed}")
        return HandoverError(f"{quote(value)} is not one of {listed}", did_you_mean(value, known))

    return check


def _weekend(value: Any) -> HandoverError | None:
    from ..business_days import BusinessCalendar, weekday_number

    wrong = _texts(value)
    if wrong:
        return wrong
    errors = {quote(name): error for name in value if (error := _error(weekday_number, name))}
    if len(errors) > 1:
        hint = "write days such as saturday, sun"
        return HandoverError(f"{', '.join(errors)} are no days of the week", hint)
    if errors:
        return next(iter(errors.values()))
    return _error(BusinessCalendar, frozenset(map(weekday_number, value)))


def _season(value: Any) -> HandoverError | None:
    from ..notations.edtf_seasons import read_season  # few tables have seasons

    return _text(value) or _error(read_season, value)


def _error(read: Callable[[Any], object], value: Any) -> HandoverError | None:
    """The error that reading a value ends in; None if it can be read."""
    try:
        read(value)
    except HandoverError as error:
        return error
    return None


MAX_DIGITS = 20
"""Digits of a stated number; no answer has more."""


def _stated(value: Any) -> HandoverError | None:
    # Whether it answers its question is checked when the question has been read.
    if type(value) is int and abs(value) >= 10**MAX_DIGITS:
        return _expected(f"a number of at most {MAX_DIGITS} digits")
    if type(value) is int or not _text(value) or isinstance(value, ImpreciseDate):
        return None
    from decimal import Decimal  # most claims are whole numbers

    if isinstance(value, Decimal) and value.is_finite():
        return None
    return _expected('a number, a text or a date ("yes" or "no" in quotes)')


def _calendar(value: Any) -> HandoverError | None:
    from ..calendars import CALENDARS  # few entries have another calendar

    return _one_of(*CALENDARS)(value)


def _choice(of: str) -> Check:
    """A choice of a rule: one of the values that `rules.rule` has by this name."""

    def check(value: Any) -> HandoverError | None:
        from ..rules import choices  # most tables have no rule

        return _one_of(*getattr(choices, of))(value)

    return check


def _month_end(value: Any) -> HandoverError | None:
    from ..recurrence.month_ends import MONTH_ENDS  # few events recur

    return _one_of(*MONTH_ENDS)(value)


MAX_DAYS = 100
"""The longest short period of a rule."""


def _days_of_a_rule(value: Any) -> HandoverError | None:
    if type(value) is int and 0 <= value <= MAX_DAYS:
        return None
    return _expected(f"a number of days from 0 to {MAX_DAYS}")


KEYS: dict[str, dict[str, Check]] = {
    "sources": {"title": _text, "publisher": _text, "date": _date, "url": _text},
    "events": {
        "title": _text,
        "date": _date,
        "rule": _text,
        "roll": _choice("ROLLS"),
        "every": _text,
        "until": _days,
        "month-end": _month_end,
        "aliases": _texts,
        "source": _text,
        "note": _text,
        "place": _text,
        "tags": _texts,
        "calendar": _calendar,
    },
    "periods": {
        "title": _text,
        "start": _date,
        "end": _date,
        "dates": _stretch,
        "unit": _one_of(*UNITS),
        "counting": _one_of("exclusive", "inclusive"),
        "aliases": _texts,
        "source": _text,
        "note": _text,
        "calendar": _calendar,
        "tags": _texts,
    },
    "questions": {"ask": _text, "stated": _stated, "source": _text, "note": _text},
    "rules": {
        "title": _text,
        "based-on": _text,
        "first-day": _choice("COUNTED"),
        "end": _choice("ENDS"),
        "end-before": _choice("ENDS"),
        "short": _days_of_a_rule,
        "least-business-days": _days_of_a_rule,
        "month-end": _choice("MONTH_ENDS"),
        "roll": _choice("ROLLS"),
        "roll-before": _choice("ROLLS"),
        "hours": _choice("HOURS"),
        "country": _text,
        "parts-before": _choice("COUNTED"),
        "source": _text,
    },
}
"""The sections of named entries, with their keys."""

REQUIRED = {"events": "date", "periods": "start", "questions": "ask"}

RESOLVED = frozenset({"date", "start", "end", "dates", "ask"})
"""The keys whose values are resolved after the names are known."""

BUSINESS_KEYS: dict[str, Check] = {
    "weekend": _weekend,
    "holidays": _special_days,
    "holidays-file": lambda value: None if not _text(value) else _texts(value),
    "worked": _special_days,
    "country": _text,
    "subdivision": _text,
}

SEASON_KEYS: dict[str, Check] = dict.fromkeys(SEASON_NAMES, _season)

TOP_KEYS: dict[str, Check] = {
    "title": _text,
    "description": _text,
    "date-order": _one_of(*DATE_ORDERS),
    "zone": _text,
}

UNNAMED: dict[str, dict[str, Check]] = {"business-days": BUSINESS_KEYS, "seasons": SEASON_KEYS}
"""The sections whose keys are given, and no names of entries."""


class Shape:
    """One document, as far as it has the right shape, and the problems of the rest."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems = [*document.problems]
        self.complete = not document.problems
        """True if every name that the document gives is among the good parts."""
        self.good: dict[str, Any] = {}
        """Its sections. A wrong value that a date or a question depends on is `WRONG`."""
        for key, value in document.content.items():
            self._check(key, value)

    def _check(self, key: str, value: Any) -> None:
        if key in TOP_KEYS:
            self.good |= self._values((), {key: value}, TOP_KEYS)
        elif key in UNNAMED:
            self.good[key] = self._entry((key,), value, UNNAMED[key])
        elif key in KEYS and isinstance(value, dict):
            self.good[key] = self._entries(key, value)
        elif key in KEYS:
            self.complete = False
            self._add((key,), "a table of named entries is expected", f"write [{key}.NAME]")
        else:
            self.complete &= not did_you_mean(key, KEYS)  # [event.a] for [events.a]
            self._add_unknown((key,), [*TOP_KEYS, *UNNAMED, *KEYS])

    def _add(self, path: Path, problem: str, hint: str = "") -> None:
        self.problems.append(self.document.problem(path, HandoverError(problem, hint)))

    def _add_unknown(self, path: Path, known: list[str]) -> None:
        hint = did_you_mean(path[-1], known) or f"known keys: {', '.join(known)}"
        self._add(path, "unknown key", hint)

    def _entries(self, section: str, entries: dict[str, Any]) -> dict[str, dict[str, Any]]:
        good = {}
        for name, entry in entries.items():
            path = (section, name)
            checked = self._entry(path, entry, KEYS[section])
            if "dates" in checked:
                self._check_dates(path, checked)
            required = REQUIRED.get(section)
            if required is not None and not {required, "dates"} & checked.keys():
                checked[required] = WRONG
                if isinstance(entry, dict):
                    self._add(path, f"the key {required} is missing")
            if not is_id(name):
                self._add(path, f"{quote(name)} is no id", ID_FORM)
                if "." in name:  # in a reference it would be the end of a period
                    checked |= dict.fromkeys(RESOLVED & checked.keys(), WRONG)
            if checked.get("dates") is WRONG:
                checked["start"] = checked.pop("dates")
            good[name] = checked
        return good

    def _check_dates(self, path: Path, period: dict[str, Any]) -> None:
        """Keep the dates of a period only if they are its start and its end."""
        if "start" in period or "end" in period:
            problem = "dates gives the start and the end of the period"
            self._add((*path, "dates"), problem, "leave out dates, or start and end")
            del period["dates"]

    def _entry(self, path: Path, entry: Any, checks: dict[str, Check]) -> dict[str, Any]:
        if isinstance(entry, dict):
            return self._values(path, entry, checks)
        self._add(path, "a table of keys is expected", f"known keys: {', '.join(checks)}")
        return {}

    def _values(
        self, path: Path, entry: dict[str, Any], checks: dict[str, Check]
    ) -> dict[str, Any]:
        good = {}
        for key, value in entry.items():
            check = checks.get(key)
            if check is None:
                self._add_unknown((*path, key), list(checks))
            elif wrong := check(value):
                self.problems.append(self.document.problem((*path, key), wrong))
                if key in RESOLVED:
                    good[key] = WRONG
            else:
                good[key] = value
        return good
