"""Days and months with the name of the month: `15 November 2020`, `Nov. 15th, 2020`, `May 2021`.

A text is cut into items, and each item has a sign. The signs together are the shape of the
text: `D M Y` is a day, a month and a year with blanks between. A list of shapes says what is
read. This takes less time than to compile a regular expression.
"""

from ..calendar import WEEKDAYS, weekday
from ..errors import HandoverError
from ..text import ordinal, quote
from .written_reading import Reader, Reading, WrongWeekday, of_day, of_month
from .written_words import MONTH_NUMBERS, MONTHS, WEEKDAY_NUMBERS, read_ordinal

DAY = "D"
YEAR = "Y"
MONTH = "M"
WEEKDAY = "W"
WORD = "?"
"""A word that is none of these. It may be a mistyped month."""
NUMBER = "N"
"""A number that is neither a day nor a year."""

DAYS = frozenset(
    "D M Y|M D Y|M.D Y|Y M D|Y D M|D-M-Y|D/M/Y|D.M.Y|M-D-Y|M/D/Y|Y-M-D|Y/M/D|Y.M.D|DMY".split("|")
)
MONTHS_OF_YEARS = frozenset("M Y|M-Y|M/Y|M.Y|Y M|Y-M|Y/M|MY".split("|"))
WITHOUT_YEAR = frozenset("D M|M D|D-M|M-D|D/M|M/D|DM|M".split("|"))
SHORT_YEARS = frozenset(
    "D M D|M D D|D-M-D|D/M/D|D.M.D|DMD|D M 'D|M D 'D|M 'D|D-M-'D|M-'D".split("|")
)
"""A year of two digits looks like a day."""
DOUBLE_YEARS = frozenset("D M Y/D|M D Y/D|M Y/D".split("|"))
"""A year of the Old Style began in March: `1731/32` names it in both ways."""
MISTYPED = frozenset("D ? Y|? D Y|Y ? D|? Y|D-?-Y".split("|"))

_DIGITS = frozenset("0123456789")
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_TENS = frozenset(("twenty", "thirty"))


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


def read_days(text: str, inner: Reader) -> Reading | None:
    """A day or a month with the name of the month; None if the text is none.

    A day of the week may stand before or after the date. `inner` reads any other date beside a
    day of the week.

    Raises:
        HandoverError: there is no such day, the day of the week or an ending such as `th` is
            wrong, the month is mistyped, or the year is missing or has two digits.

    >>> read_days("Sun, 15 Nov 2020", lambda text: None).date.text
    '2020-11-15'
    """
    items = _items(text)
    named, rest = _without_weekday(items)
    if named is None:
        return _read(text, rest)
    date = _read(text, rest) or inner("".join(item.text for item in rest).strip().upper())
    if date is None or date.date.day is None:
        return None
    right = weekday(date.date.day)
    if right != named.number:
        raise WrongWeekday(
            f"{quote(text)} names the wrong day of the week",
            f"{date.date.text} is a {WEEKDAYS[right]}",
        )
    return date.as_words()


def _items(text: str) -> list[Item]:
    """The items of a text, with one blank for any white space."""
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


def _read(text: str, items: list[Item]) -> Reading | None:
    items = _plain(items)
    shape = _shape(items)
    if MONTH not in shape:
        if shape in MISTYPED:
            _refuse_mistyped(text, shape, items)
        return None
    known = {item.sign: item.number for item in items}
    if shape in DAYS:
        _check_ending(text, items)
        return of_day(text, known[YEAR], known[MONTH], known[DAY], in_words=True)
    if shape in MONTHS_OF_YEARS:
        return of_month(text, known[YEAR], known[MONTH], in_words=True)
    if shape in WITHOUT_YEAR:
        raise HandoverError(f"the year is missing in {quote(text)}", "write it with four digits")
    if shape in SHORT_YEARS or shape.replace(NUMBER, YEAR) in DAYS | MONTHS_OF_YEARS:
        raise HandoverError(
            f"{quote(text)} has no year of four digits", "write all digits of the year"
        )
    if shape in DOUBLE_YEARS:
        raise HandoverError(
            f"{quote(text)} has a double year, as in the Julian calendar, which can't be read yet",
            "write the Gregorian day, YYYY-MM-DD",
        )
    return None


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
