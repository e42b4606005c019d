"""The shape of a table: which keys there are and what kind of value each takes.

`check_shape` looks at one file alone. It takes out what is wrong, so that whatever
is right can be checked further and every problem is found in one run.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from ..errors import did_you_mean, quote
from ..spans import UNITS
from .problems import Problem, with_hint

ID_FORM = "an id is lower-case letters, digits and single hyphens, such as war-began"

# What is wrong with a value of each kind, or an empty text.
Check = Callable[[Any], str]


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value.strip() else "a text is expected"


def _texts(value: Any) -> str:
    if isinstance(value, list) and not any(map(_text, value)):
        return ""
    return "a list of texts is expected"


def _day(value: Any) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return ""
    return "a day such as 2020-11-15 is expected"


def _days(value: Any) -> str:
    if isinstance(value, list) and not any(map(_day, value)):
        return ""
    return "a list of days such as [2020-11-09] is expected"


def _date(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f'a date is expected, not a number: write "{value}" in quotes'
    if isinstance(value, datetime):
        return "a day is expected, without a time"
    return "" if not _text(value) or not _day(value) else "a date is expected"


def _one_of(*known: str) -> Check:
    def check(value: Any) -> str:
        if isinstance(value, str) and value in known:
            return ""
        near = did_you_mean(value, known) if isinstance(value, str) else ""
        return f"{_shown(value)} is not one of {', '.join(known)}{near}"

    return check


def _weekend(value: Any) -> str:
    from ..business_days import weekday_number
    from ..errors import HandoverError

    wrong = _texts(value)
    if wrong:
        return wrong
    try:
        numbers = {weekday_number(name) for name in value}
    except HandoverError as error:
        return str(error)
    return "a weekend of all seven days leaves no business day" if len(numbers) == 7 else ""


def _stated(value: Any) -> str:
    # Whether it fits its question is checked when the question has been read.
    if type(value) is int or not _text(value) or not _day(value):
        return ""
    from decimal import Decimal  # most claims are whole numbers

    if isinstance(value, Decimal) and value.is_finite():
        return ""
    return 'a number, a text or a date is expected ("yes" or "no" in quotes)'


def _shown(value: Any) -> str:
    return quote(value if isinstance(value, str) else repr(value))


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


def check_shape(file: str, document: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The parts of a parsed file that have the right shape, and the problems of the rest."""
    problems: list[Problem] = []
    known = [*TOP_KEYS, "business-days", *KEYS]
    good: dict[str, Any] = {}
    for key, value in document.items():
        if key in TOP_KEYS:
            good |= _check_keys(file, "", {key: value}, TOP_KEYS, problems)
        elif key == "business-days":
            good[key] = _check_entry(file, key, value, BUSINESS_KEYS, problems)
        elif key in KEYS:
            good[key] = _check_entries(file, key, value, problems)
        else:
            problems.append(_unknown(file, key, key, known))
    return good, problems


def _unknown(file: str, path: str, key: str, known: list[str]) -> Problem:
    hint = did_you_mean(key, known).removeprefix("; ") or f"known keys: {', '.join(known)}"
    return Problem(file, path, "unknown key", hint)


def _check_entries(
    file: str, section: str, entries: Any, problems: list[Problem]
) -> dict[str, dict[str, Any]]:
    if not isinstance(entries, dict):
        problems.append(
            Problem(
                file, section, "a table of named entries is expected", f"write [{section}.NAME]"
            )
        )
        return {}
    good = {}
    for name, entry in entries.items():
        path = f"{section}.{name}"
        if not is_id(name):
            problems.append(Problem(file, path, f"{quote(name)} is no id", ID_FORM))
            continue
        checked = _check_entry(file, path, entry, KEYS[section], problems)
        # Without what is required it can't be used, but its names are known: what
        # refers to them is not wrong as well.
        good[name] = checked
        required = REQUIRED.get(section)
        if required is not None and isinstance(entry, dict) and required not in entry:
            problems.append(Problem(file, path, f"the key {required} is missing"))
    return good


def _check_entry(
    file: str, path: str, entry: Any, checks: dict[str, Check], problems: list[Problem]
) -> dict[str, Any]:
    if not isinstance(entry, dict):
        hint = f"known keys: {', '.join(checks)}"
        problems.append(Problem(file, path, "a table of keys is expected", hint))
        return {}
    return _check_keys(file, path, entry, checks, problems)


def _check_keys(
    file: str,
    path: str,
    entry: dict[str, Any],
    checks: dict[str, Check],
    problems: list[Problem],
) -> dict[str, Any]:
    good = {}
    for key, value in entry.items():
        place = f"{path}.{key}" if path else key
        check = checks.get(key)
        if check is None:
            problems.append(_unknown(file, place, key, list(checks)))
        elif wrong := check(value):
            problems.append(Problem(file, place, *with_hint(wrong)))
        else:
            good[key] = value
    return good
