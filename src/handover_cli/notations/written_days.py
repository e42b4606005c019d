"""Days and months with the name of the month: `15 November 2020`, `Nov. 15th, 2020`, `May 2021`.

A text is cut into items, and each item has a sign. The signs together are the shape of the
text: `D M Y` is a day, a month and a year with blanks between. A list of shapes says what is
read. This takes less time than to compile a regular expression.
"""

from typing import TYPE_CHECKING

from ..calendar import WEEKDAYS, weekday
from ..dates import YEARS, iso
from ..errors import HandoverError
from ..text import ordinal, quote
from .written_reading import (
    Reader,
    Reading,
    WrongWeekday,
    check_year,
    of_day,
    of_month,
)
from .written_words import ERAS, MONTH_NUMBERS, MONTHS, WEEKDAY_NUMBERS, read_ordinal

if TYPE_CHECKING:
    from ..calendars import Mark

DAY = "D"
YEAR = "Y"
MONTH = "M"
WEEKDAY = "W"
WORD = "?"
"""A word that is none of these. It may be a mistyped month."""
NUMBER = "N"
"""A number that is neither a day nor a year."""
ERA = "E"

DAYS = frozenset(
    "D M Y|M D Y|M.D Y|Y M D|Y D M|D-M-Y|D/M/Y|D.M.Y|M-D-Y|M/D/Y|Y-M-D|Y/M/D|Y.M.D|DMY".split("|")
)
MONTHS_OF_YEARS = frozenset("M Y|M-Y|M/Y|M.Y|Y M|Y-M|Y/M|MY".split("|"))
WITHOUT_YEAR = frozenset("D M|M D|D-M|M-D|D/M|M/D|DM|M".split("|"))
SHORT_YEARS = frozenset(
    "D M D|M D D|D-M-D|D/M/D|D.M.D|DMD|D M 'D|M D 'D|M 'D|D-M-'D|M-'D".split("|")
)
"""A year of two digits looks like a day."""
DOUBLE_YEARS = frozenset("D M Y/D|M D Y/D|M Y/D|D M Y/Y|M D Y/Y|M Y/Y".split("|"))
"""A year of the Old Style could begin in March: `1731/32` names it in both ways."""
MISTYPED = frozenset("D ? Y|? D Y|Y ? D|? Y|D-?-Y".split("|"))

_DIGITS = frozenset("0123456789")
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_TENS = frozenset(("twenty", "thirty"))
LAST_YEAR = 9999
_NUMBERS = frozenset((DAY, YEAR, NUMBER))
_DOTTED_ERAS = {
    dotted: dotted.replace(".", "")
    for dotted in ("b.c.e.", "b.c.e", "b.c.", "b.c", "a.d.", "a.d", "c.e.", "c.e")
}


class Item:
    """A part of a text: a number, a word, or any other character."""

    __slots__ = ("number", "sign", "text")

    def __init__(self, sign: str, text: str, number: int = 0) -> None:
        self.sign = sign
        """What it can be. A blank or another character is its own sign."""
        self.text = text
        """In lower case."""
        self.number = number
        """The number of the day, month, year or day of the week."""


def read_days(text: str, inner: Reader, mark: "Mark | None" = None) -> Reading | None:
    """A day or a month with the name of the month; None if the text is none.

    It is of the calendar of `mark` if there is one. A day of the week may stand before or after
    the date, and an era beside the year. `inner` reads any other date beside a day of the week.

    Raises:
        HandoverError: there is no such day, the day of the week or an ending such as `th` is
            wrong, the month is mistyped, or the year is missing or has two digits.

    >>> read_days("Sun, 15 Nov 2020", lambda text: None).date.text
    '2020-11-15'
    """
    named, rest = _without_weekday(_items(text))
    if named is None:
        return _read(text, rest, mark)
    date = _read(text, rest, mark) or inner("".join(item.text for item in rest).strip().upper())
    if date is None:
        return None
    days = [run.day for run in date.date.runs or (date.date.bounds,)]
    right = [day for day in days if day is not None and weekday(day) == named.number]
    if None in days or (len(days) > 1 and not date.date.calendar_text):
        return None
    if not right:
        of_days = (f"{iso(day)} is a {WEEKDAYS[weekday(day)]}" for day in days if day is not None)
        raise WrongWeekday(f"{quote(text)} names the wrong day of the week", " and ".join(of_days))
    if len(right) < len(days):
        from .calendar_dates import settled  # it settles the year of the Old Style

        known = settled(date.date, right)
        return known and Reading(known, complete=True, in_words=True)
    return date.as_words()


def _items(text: str) -> list[Item]:
    """The items of a text, with one blank for any white space."""
    if "." in text:
        lower = text.lower()
        for dotted, era in _DOTTED_ERAS.items():
            if dotted in lower:
                text = lower = lower.replace(dotted, era)
    words = []
    at, size = 0, len(text)
    while at < size:
        end = at + 1
        if text[at] in _DIGITS:
            while end < size and text[end] in _DIGITS:
                end += 1
        elif text[at].isalpha():
            while end < size and text[end].isalpha():
                end += 1
        elif text[at].isspace():
            while end < size and text[end].isspace():
                end += 1
        word = text[at:end].lower().replace("\u2019", "'")  # an apostrophe as editors write it
        words.append(" " if word.isspace() else word)
        at = end
    return _with_signs(words)


def _with_signs(words: list[str]) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(words):
        word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
        at += 1
        if word[0] in _DIGITS:
            if following in _ENDINGS and len(word) <= 2:
                word += following
                at += 1
                items.append(Item(DAY, word, int(word[:-2])))
            else:
                sign = DAY if len(word) <= 2 else YEAR if len(word) == 4 else NUMBER
                items.append(Item(sign, word, int(word) if sign != NUMBER else 0))
        elif not word.isalpha():
            items.append(Item(word, word))
        elif word in MONTH_NUMBERS:
            items.append(Item(MONTH, word, MONTH_NUMBERS[word]))
        elif word in ERAS:
            items.append(Item(ERA, word, ERAS[word]))
        elif word in WEEKDAY_NUMBERS:
            items.append(Item(WEEKDAY, word, WEEKDAY_NUMBERS[word]))
        else:
            if word in _TENS and following == "-" and at + 1 < len(words):
                word += "-" + words[at + 1]
                at += 2
            number = read_ordinal(word)
            items.append(Item(WORD, word) if number is None else Item(DAY, word, number))
    return items


def _shape(items: list[Item]) -> str:
    return "".join(item.sign for item in items)


def _without_weekday(items: list[Item]) -> tuple[Item | None, list[Item]]:
    """The day of the week that a date begins or ends with, and the rest of its items."""
    items = _stripped(items)
    if items and items[0].sign == WEEKDAY:
        rest = items[1:]
        if _shape(rest)[:1] == ".":
            rest = rest[1:]
        if _shape(rest)[:1] in (",", " "):
            return items[0], _stripped(rest[1:])
    shape = _shape(items)
    for ending in (f"({WEEKDAY})", f", {WEEKDAY}", f" {WEEKDAY}"):
        if shape.endswith(ending):
            named = next(item for item in reversed(items) if item.sign == WEEKDAY)
            return named, _stripped(items[: -len(ending)])
    return None, items


def _stripped(items: list[Item]) -> list[Item]:
    """The items without blanks at both ends."""
    if items and items[0].sign == " ":
        items = items[1:]
    return items[:-1] if items and items[-1].sign == " " else items


def _plain(items: list[Item]) -> list[Item]:
    """The items without `the`, `of` and commas, and without full stops that end a word."""
    plain: list[Item] = []
    for number, item in enumerate(items):
        before = plain[-1].sign if plain else " "
        after = items[number + 1].sign if number + 1 < len(items) else " "
        if item.text in ("the", "of"):
            continue
        if item.sign == "." and before in (MONTH, DAY) and after in (" ", ","):
            continue
        if item.sign == ",":
            item = Item(" ", " ")
        if item.sign != " " or before != " ":
            plain.append(item)
    return _stripped(plain)


def _with_era(text: str, items: list[Item]) -> list[Item]:
    """The items with an era and the number beside it as one year: `44 BC`, `AD 14`.

    Years are astronomical, so 1 BC is the year 0.
    """
    signs = _shape(items)
    at = signs.find(ERA)
    if at < 0:
        for item in items:
            if item.sign == YEAR:
                check_year(text, item.number)
        return items
    is_before = items[at].number
    after = at + 1 + (signs[at + 1 : at + 2] == " ")
    before = at - 1 - (signs[at - 1 : at] == " ")
    number = after if not is_before and signs[after : after + 1] in _NUMBERS else before
    year = items[number] if number >= 0 else items[at]
    if year.sign not in _NUMBERS or not year.text.isdigit():
        return items
    count = int(year.text)
    check_year(text, count)
    item = Item(YEAR, year.text, 1 - count if is_before else count)
    if abs(item.number) > LAST_YEAR:
        raise HandoverError(f"{quote(text)} lies outside {YEARS}")
    return [*items[: min(at, number)], item, *items[max(at, number) + 1 :]]


def _read(text: str, items: list[Item], mark: "Mark | None") -> Reading | None:
    if MONTH in _shape(items):
        items = _with_era(text, items)
    items = _plain(items)
    shape = _shape(items)
    if MONTH not in shape:
        if shape in MISTYPED:
            _refuse_mistyped(text, shape, items)
        return None
    known = {item.sign: item.number for item in items}
    if shape in DAYS:
        _check_ending(text, items)
        return of_day(text, known[YEAR], known[MONTH], known[DAY], in_words=True, mark=mark)
    if shape in MONTHS_OF_YEARS:
        return of_month(text, known[YEAR], known[MONTH], in_words=True, mark=mark)
    if shape in WITHOUT_YEAR:
        raise HandoverError(f"the year is missing in {quote(text)}", "write it with four digits")
    if shape in SHORT_YEARS or shape.replace(NUMBER, YEAR) in DAYS | MONTHS_OF_YEARS:
        raise HandoverError(
            f"{quote(text)} has no year of four digits", "write all digits of the year"
        )
    if shape in DOUBLE_YEARS:
        return _double_year(text, items, shape.index("/"), mark)
    return None


def _double_year(text: str, items: list[Item], slash: int, mark: "Mark | None") -> Reading:
    """`11 February 1731/32`. `slash` is the index of the slash."""
    if mark is None:
        raise HandoverError(
            f"{quote(text)} has a double year, as the Old Style of the Julian calendar has",
            f"write {quote(f'{text} O.S.')}",
        )
    from .calendar_dates import double_year  # few dates have one

    known = {item.sign: item.number for item in items[:slash]}
    ymd = known[YEAR], known[MONTH], known.get(DAY)
    date = double_year(text, *ymd, items[slash + 1].text, mark)
    return Reading(date, complete=date.is_precise, in_words=True)


def _check_ending(text: str, items: list[Item]) -> None:
    """Refuse an ordinal such as `15st`."""
    day = next(item for item in items if item.sign == DAY)
    if day.text[-2:] in _ENDINGS and day.text[0] in _DIGITS and read_ordinal(day.text) is None:
        raise HandoverError(
            f"{quote(day.text)} has the wrong ending in {quote(text)}",
            f"did you mean {quote(ordinal(day.number))}?",
        )


def _refuse_mistyped(text: str, shape: str, items: list[Item]) -> None:
    """Refuse a text that is a date but for a word that is nearly a month."""
    from difflib import get_close_matches  # only an error needs it

    word = next(item.text for item in items if item.sign == WORD)
    sure = 0.75 if shape == "? Y" else 0.6
    near = get_close_matches(word, [month.lower() for month in MONTHS], n=1, cutoff=sure)
    if near:
        raise HandoverError(
            f"there is no month {quote(word)} in {quote(text)}",
            f"did you mean {quote(near[0].capitalize())}?",
        )
