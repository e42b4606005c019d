"""TOML: text to tables, with the line of each key."""

import re
from functools import lru_cache
from typing import Any

from .. import notations
from ..dates import ImpreciseDate, iso, precise, timed
from ..errors import HandoverError
from ..text import visible
from .document import BareTime, Document, Path, Problem, unreadable

MAX_PARTS = 30
"""Parts of a dotted key. To read one takes time and memory by their square."""

_LARGE_NUMBER = r"""#.*|"[^"\n]*"|'[^'\n]*'|([0-9_]{4300}|[0-9_.]+[eE][+-]?[0-9_]{19})"""
"""A number, after comments and texts in which it is none."""
_TOO_FINE = re.compile(
    r"""#[^\n]*|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'"""
    r"|:\d\d(\.\d{6}\d*[1-9])",
    re.DOTALL,
)
"""Places of a second that Python's parser would leave out, after comments and texts in which they
are none."""
_DIGITS = frozenset("0123456789X")


def read(name: str, content: bytes) -> Document:
    """The tables of a file. What is no TOML is a document with a problem and no content.

    >>> read("my.toml", b"events.a.date = '2020-11'").content
    {'events': {'a': {'date': '2020-11'}}}
    """
    import tomllib

    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:2]:
        return unreadable(name, "this is UTF-16, as some editors save it", "save the file as UTF-8")
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place(content[: error.start].decode("utf-8"))
        return unreadable(name, "this is not UTF-8", "save the file as UTF-8", *place)
    nested = unreadable(name, "lists or tables are nested too deeply")
    if _has_long_key(text):
        return nested
    try:
        tables = tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        return _syntax_problem(name, text, str(error))
    except ValueError:  # more digits than Python reads, or a larger exponent than a Decimal has
        number = next((each for each in re.finditer(_LARGE_NUMBER, text) if each[1]), None)
        where = _place(text[: number.start()]) if number else ()
        return unreadable(name, "a number is too large", "", *where)
    except RecursionError:
        return nested
    _convert_days(tables)
    fine = (each.start(1) for each in _TOO_FINE.finditer(text) if each[1])
    cut = tuple(_cut_short(name, text, at) for at in fine)
    return Document(name, tables, lambda path: _line_of(text, path), cut)


def _convert_days(values: Any) -> None:
    """Replace Python's dates and times in all tables and lists by our values."""
    for key, value in enumerate(values) if isinstance(values, list) else values.items():
        if isinstance(value, dict | list):
            _convert_days(value)
        elif hasattr(value, "isoformat"):
            values[key] = _date(value)


def _date(value: Any) -> ImpreciseDate | BareTime:
    """A date or a time of Python as one of our values."""
    if not hasattr(value, "toordinal"):
        return BareTime(str(value))
    if not hasattr(value, "hour"):
        return precise(value.toordinal())
    from ..moments import Moment  # most dates have no clock time
    from ..zones import Zone

    offset = value.utcoffset()
    zone = None if offset is None else Zone("", round(offset.total_seconds()))
    return timed(Moment.of(value, zone))


def _cut_short(name: str, text: str, at: int) -> Problem:
    """The problem of a clock time of which the parser leaves out the last places."""
    problem = "a clock time has more than six places of a second"
    return Problem(name, (), problem, "write it in quotes", *_place(text[:at]))


def _has_long_key(text: str) -> bool:
    """True if a dotted key is so long that it could take the parser minutes and gigabytes."""
    if text.count(".") <= MAX_PARTS:
        return False
    # A key ends on its line, and a row of dots is none.
    keys = (line.partition("=")[0] for line in text.split("\n") if line.count(".") > MAX_PARTS)
    return any(key.replace("..", "").count(".") > MAX_PARTS for key in keys)


def _decimal(text: str) -> object:
    from decimal import Decimal, InvalidOperation  # most tables have no decimals

    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError from error


def _syntax_problem(name: str, text: str, message: str) -> Document:
    # Before Python 3.14 the parser names the place in its message alone.
    what, _, place = message.rpartition(" (at ")
    words = place.rstrip(")").replace(",", "").split()
    if words[:1] == ["line"]:
        line, column = int(words[1]), int(words[3])
    else:  # "(at end of document)"
        line, column = _place(text)
    # The parser quotes what it met, and that may be anything.
    problem = f"this is no TOML: {visible(what[:1].lower() + what[1:])}"
    hint = _date_hint(text, line, column)
    if what.endswith("character '\\n'"):
        hint = "a text ends on the line it begins on"
    return unreadable(name, problem, hint, line, column)


def _date_hint(text: str, line: int, column: int) -> str:
    """What to do about a date without quotes that TOML does not have; else an empty text."""
    words = re.finditer(r"[^ \t\r=#,\[\]]+", text.split("\n")[line - 1])
    word = next((word[0] for word in words if word.start() < column <= word.end() + 1), "")
    year = word.removeprefix("-")[:4]
    if len(year) < 4 or not set(year) <= _DIGITS:
        return ""
    try:
        date = notations.parse(word)
    except HandoverError as error:
        return error.sentence
    if date.day is not None and date.day > 0 and word == iso(date.day):
        return ""  # TOML has this date, and something else is wrong
    if date.moment is not None:
        return (
            f'write "{word}" in quotes: without them seconds are needed, unless TOML 1.1 is read,'
            " as Python does from 3.15 on"
        )
    is_early = date.latest is not None and date.latest <= 0
    kind = "date from 0001-01-01 on" if is_early else "full date"
    return f'only a {kind} goes without quotes: write "{word}"'


def _place(before: str) -> tuple[int, int]:
    """The line and the column, from 1, of the character after a text."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _line_of(text: str, path: Path) -> int | None:
    """The line of the value at a path, or else of what it is in."""
    lines = _lines(text)
    wholes = (path[:size] for size in range(len(path), 0, -1))
    return next((lines[whole] for whole in wholes if whole in lines), None)


@lru_cache(maxsize=8)
def _lines(text: str) -> dict[Path, int]:
    """The line of each table and key. `text` is known to be TOML."""
    # Possessive, so that a long text takes no memory for each of its characters.
    short = r"""\"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+\"|'[^'\n]*'"""
    long = r"""\"{3}[^"\\]*+(?:(?:\\.|\"{1,2}(?!\"))[^"\\]*+)*+\"{3,5}|'{3}.*?'{3,5}"""
    word = re.compile(rf"[\w-]+|{short}", re.ASCII)
    head = re.compile(rf"[ \t]*(\[{{0,2}})((?:[ \t]*(?:[\w-]+|{short})[ \t]*\.?)+)", re.ASCII)
    token = re.compile(rf"{long}|{short}|#[^\n]*|[\[\]{{}}\n]", re.DOTALL)
    lines: dict[Path, int] = {}
    table: Path = ()
    at, line, depth = 0, 1, 0
    while True:
        key = head.match(text, at)
        if key is not None:
            keys = tuple(map(_key, word.findall(key[2])))
            whole = keys if key[1] else table + keys
            for size in range(len(whole)):
                lines.setdefault(whole[: size + 1], line)
            table = keys if key[1] else table
            at, depth = key.end(), len(key[1])
        # The next key is on the first line that begins outside of texts and brackets.
        for sign in token.finditer(text, at):
            line += sign[0].count("\n")
            depth += (sign[0] in ("[", "{")) - (sign[0] in ("]", "}"))
            if sign[0] == "\n" and not depth:
                at = sign.end()
                break
        else:
            return lines


def _key(word: str) -> str:
    """A part of a dotted key without its quotes."""
    import tomllib

    if word[0] != '"':
        return word.strip("'")
    (key,) = tomllib.loads(f"{word} = 0")
    return key
