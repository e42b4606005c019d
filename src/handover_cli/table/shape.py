"""The shape of a table: which keys there are and what kind of value each takes.

`check_shape` looks at one file alone. It takes out what is wrong, so that whatever
is right can be checked further and every problem is found in one run.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from ..errors import HandoverError, did_you_mean, nearest, quote
from ..spans import UNITS
from .problems import Problem, with_hint

ID_FORM = "an id is lower-case letters, digits and single hyphens, such as war-began"

# What is wrong with a value of each kind, or an empty text.
Check = Callable[[Any], str]
Path = tuple[str, ...]


class Wrong:
    """Stands for a value that has been reported, so that nothing is said of it twice."""


WRONG = Wrong()


def _text(value: Any) -> str:
    if isinstance(value, str):
        return "" if value.strip() else "this text is empty"
    return "a text is expected"


def _texts(value: Any) -> str:
    if isinstance(value, list) and not any(map(_text, value)):
        return ""
    return 'a list of texts such as ["one", "two"] is expected'


def _day(value: Any) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return ""
    return "a day such as 2020-11-15 is expected"


def _days(value: Any) -> str:
    if isinstance(value, list) and not any(map(_day, value)):
        return ""
    return "a list of days such as [2020-11-09] is expected"


def _date(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if not _day(value):
        return ""
    if type(value) is int and 0 < value <= 9999:
        return f'a date is expected, not a number: write "{value:04d}" in quotes'
    if isinstance(value, datetime):
        return f"a day is expected, without a time: write {value.date()}"
    return 'a date is expected: a day such as 2020-11-15, or a text such as "2021-06"'


def _one_of(*known: str) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            return f"one of {', '.join(known)} is expected"
        if value in known:
            return ""
        return f"{quote(value)} is not one of {', '.join(known)}{did_you_mean(value, known)}"

    return check


def _weekend(value: Any) -> str:
    from ..business_days import weekday_number

    wrong = _texts(value)
    if wrong:
        return wrong
    numbers = set()
    wrong_days = {}
    for name in value:
        try:
            numbers.add(weekday_number(name))
        except HandoverError as error:
            wrong_days[quote(name)] = str(error)
    if len(wrong_days) > 1:
        return f"{', '.join(wrong_days)} are no days of the week: write days such as saturday, sun"
    if wrong_days:
        return "".join(wrong_days.values())
    return "a weekend of all seven days leaves no business day" if len(numbers) == 7 else ""


MAX_DIGITS = 20
"""Digits of a number that is stated: more than any answer has."""


def _stated(value: Any) -> str:
    # Whether it fits its question is checked when the question has been read.
    if type(value) is int and abs(value) >= 10**MAX_DIGITS:
        return f"a number of at most {MAX_DIGITS} digits is expected"
    if type(value) is int or not _text(value) or not _day(value):
        return ""
    from decimal import Decimal  # most claims are whole numbers

    if isinstance(value, Decimal) and value.is_finite():
        return ""
    return 'a number, a text or a date is expected ("yes" or "no" in quotes)'


KEYS: dict[str, dict[str, Check]] = {
    "sources": {"title": _text, "publisher": _text, "date": _date, "url": _text},
    "events": {
        "title": _text,
        "date": _date,
        "aliases": _texts,
        "source": _text,
        "note": _text,
        "place": _text,
        "tags": _texts,
    },
    "periods": {
        "title": _text,
        "start": _date,
        "end": _date,
        "unit": _one_of(*UNITS),
        "counting": _one_of("exclusive", "inclusive"),
        "aliases": _texts,
        "source": _text,
        "note": _text,
    },
    "questions": {"ask": _text, "stated": _stated, "source": _text, "note": _text},
}
"""The tables of named entries, with their keys."""

REQUIRED = {"events": "date", "periods": "start", "questions": "ask"}

RESOLVED = frozenset({"date", "start", "end", "ask"})
"""The keys whose values are found out after the names are known."""

BUSINESS_KEYS: dict[str, Check] = {"weekend": _weekend, "holidays": _days, "country": _text}

TOP_KEYS: dict[str, Check] = {"title": _text, "description": _text}


def is_id(text: str) -> bool:
    """Whether a text may name an entry: `[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*`.

    >>> is_id("war-began"), is_id("war-2"), is_id("War")
    (True, False, False)
    """
    return text.isascii() and all(
        part[:1].isalpha() and part.isalnum() and part.islower() for part in text.split("-")
    )


class Shape(NamedTuple):
    """One file, as far as it has the right shape."""

    good: dict[str, Any]
    """Its sections. A value that a date or a question depends on and that is wrong is `WRONG`."""
    problems: list[Problem]
    complete: bool
    """Whether every name that the file gives is among the good parts."""


def check_shape(file: str, document: dict[str, Any]) -> Shape:
    """The parts of a parsed file that have the right shape, and the problems of the rest."""
    problems: list[Problem] = []
    known = [*TOP_KEYS, "business-days", *KEYS]
    good: dict[str, Any] = {}
    complete = True
    for key, value in document.items():
        if key in TOP_KEYS:
            good |= _check_keys(file, (), {key: value}, TOP_KEYS, problems)
        elif key == "business-days":
            good[key] = _check_entry(file, (key,), value, BUSINESS_KEYS, problems)
        elif key in KEYS and isinstance(value, dict):
            good[key] = _check_entries(file, key, value, problems)
        else:
            complete = complete and not nearest(key, KEYS)  # [event.a] or [[events]]
            problems.append(
                Problem(file, key, "a table of named entries is expected", f"write [{key}.NAME]")
                if key in KEYS
                else _unknown(file, key_path(key), key, known)
            )
    return Shape(good, problems, complete)


def key_path(*keys: str) -> str:
    """Keys as TOML writes them with dots, those that need it in quotes.

    >>> key_path("events", "war-began", "date"), key_path("events", "a b")
    ('events.war-began.date', 'events."a b"')
    """
    return ".".join(key if _is_bare(key) else f'"{key}"' for key in keys)


def _is_bare(key: str) -> bool:
    return key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()


def _unknown(file: str, path: str, key: str, known: list[str]) -> Problem:
    hint = did_you_mean(key, known).removeprefix("; ") or f"known keys: {', '.join(known)}"
    return Problem(file, path, "unknown key", hint)


def _check_entries(
    file: str, section: str, entries: dict[str, Any], problems: list[Problem]
) -> dict[str, dict[str, Any]]:
    good = {}
    for name, entry in entries.items():
        checked = _check_entry(file, (section, name), entry, KEYS[section], problems)
        required = REQUIRED.get(section)
        if required is not None and required not in checked:
            checked[required] = WRONG
            if isinstance(entry, dict):
                missing = f"the key {required} is missing"
                problems.append(Problem(file, key_path(section, name), missing))
        if not is_id(name):
            no_id = f"{quote(name)} is no id"
            problems.append(Problem(file, key_path(section, name), no_id, ID_FORM))
            if "." in name:  # in a reference it would be the end of a period
                checked |= dict.fromkeys(RESOLVED & checked.keys(), WRONG)
        good[name] = checked
    return good


def _check_entry(
    file: str, path: Path, entry: Any, checks: dict[str, Check], problems: list[Problem]
) -> dict[str, Any]:
    if not isinstance(entry, dict):
        hint = f"known keys: {', '.join(checks)}"
        problems.append(Problem(file, key_path(*path), "a table of keys is expected", hint))
        return {}
    return _check_keys(file, path, entry, checks, problems)


def _check_keys(
    file: str, path: Path, entry: dict[str, Any], checks: dict[str, Check], problems: list[Problem]
) -> dict[str, Any]:
    good = {}
    for key, value in entry.items():
        check = checks.get(key)
        if check is None:
            problems.append(_unknown(file, key_path(*path, key), key, list(checks)))
        elif wrong := check(value):
            problems.append(Problem(file, key_path(*path, key), *with_hint(wrong)))
            if key in RESOLVED:
                good[key] = WRONG
        else:
            good[key] = value
    return good
