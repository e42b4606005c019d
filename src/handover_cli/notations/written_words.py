"""The English words of dates: months, days of the week and ordinal numbers.

The words are looked up in lower case. Nothing here depends on the locale.
"""

from ..calendar import WEEKDAYS, month_length
from ..text import ordinal

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH_NUMBERS = {
    word: number
    for number, name in enumerate(MONTHS, start=1)
    for word in (name.lower(), name[:3].lower())
} | {"sept": 9}
"""The number of each month by its name, in full or in three letters."""

WEEKDAY_NUMBERS = {
    word: number
    for number, name in enumerate(WEEKDAYS)
    for word in (name.lower(), name[:3].lower())
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""The number of each day of the week by its name; 0 is Monday, as in `calendar.weekday`."""

ERAS = {"ad": False, "ce": False, "bc": True, "bce": True}
"""Each era, and whether its years are before the year 1."""

_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {"twenty": 20, "thirty": 30}
_ORDINALS = {word: number for number, word in enumerate(_ONES, start=1)} | {
    "twentieth": 20,
    "thirtieth": 30,
}
LEAP_YEAR = 2000
"""A year that has every day of the calendar."""


def read_ordinal(word: str) -> int | None:
    """The number of an ordinal of at most two digits, or of a word up to `thirty-ninth`.

    None for any other word, and for a number with the wrong ending.

    >>> [read_ordinal(word) for word in ("15th", "Fifteenth", "twenty-first", "15st")]
    [15, 15, 21, None]
    """
    word = word.lower()
    digits = word[:-2]
    if digits.isascii() and digits.isdigit():
        number = int(digits) if len(digits) <= 2 else 0
        return number if number and word == ordinal(number) else None
    if word in _ORDINALS:
        return _ORDINALS[word]
    tens, _, ones = word.partition("-")
    number = _ORDINALS.get(ones, 0)
    return _TENS[tens] + number if tens in _TENS and 0 < number < 10 else None


def month_number(word: str) -> int | None:
    """The number of the month that a word names, with or without a full stop.

    >>> month_number("Nov."), month_number("sept"), month_number("Novem")
    (11, 9, None)
    """
    return MONTH_NUMBERS.get(word.lower().removesuffix("."))


def month_and_day(text: str) -> tuple[int, int] | None:
    """The month and the day of a text that is a day of the year, without a year.

    None for any other text, and for a day that no year has.

    >>> month_and_day("25 December"), month_and_day("the 4th of May"), month_and_day("Dec. 25th")
    ((12, 25), (5, 4), (12, 25))
    >>> month_and_day("31 April") is None
    True
    """
    words = [word for word in text.lower().split() if word != "the"]
    if len(words) == 3 and words[1] == "of" and month_number(words[2]):
        del words[1]
    if len(words) != 2:
        return None
    first, second = words
    if month_number(second) is None:  # the month is first
        first, second = second, first
    month = month_number(second)
    is_number = first.isascii() and first.isdigit() and len(first) <= 2
    day = int(first) if is_number else read_ordinal(first)
    if month is None or day is None or not 1 <= day <= month_length(LEAP_YEAR, month):
        return None
    return month, day
