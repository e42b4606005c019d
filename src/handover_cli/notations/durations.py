"""How a duration is written: short (`1y6m`, `10d`, `5b`), as ISO 8601 (`P1Y6M`), or in words."""

from collections.abc import Sequence

from ..calendar import DAY, SECOND, TICKS_IN, clock_parts
from ..errors import HandoverError
from ..spans import Duration
from ..text import quote

MAX_DIGITS = 9
"""Digits of one number. A number with more digits leads far out of the calendar."""

_DIGITS = frozenset("0123456789")
Units = tuple[tuple[str, int], ...]

_SHORT: Units = (
    *(("y", 0), ("mo", 1), ("min", 6), ("m", 1), ("w", 2), ("d", 3), ("b", 4)),
    *(("h", 5), ("s", 7)),
)
_ISO: Units = (("Y", 0), ("M", 1), ("W", 2), ("D", 3))
_ISO_TIME: Units = (("H", 5), ("M", 6), ("S", 7))
_ISO_TICKS = {5: TICKS_IN["hours"], 6: TICKS_IN["minutes"], 7: SECOND}
"""The units in their order, each with its place among the fields of a `Duration`."""
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: number for number, word in enumerate(_ONES)}
_SMALL |= {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
_SMALL |= {"a": 1, "an": 1}
_GREAT = {"hundred": 100, "thousand": 1000, "million": 10**6, "dozen": 12}
_UNITS: dict[str, tuple[str, int]] = {
    "years": ("years", 1),
    "decades": ("years", 10),
    "centuries": ("years", 100),
    "months": ("months", 1),
    "quarters": ("months", 3),
    "weeks": ("weeks", 1),
    "fortnights": ("weeks", 2),
    "days": ("days", 1),
    "nights": ("days", 1),
    "hours": ("hours", 1),
    "minutes": ("minutes", 1),
    "seconds": ("seconds", 1),
    "workdays": ("business_days", 1),
    "weekdays": ("business_days", 1),
}
"""Units as words, each as a number of one part of a `Duration`."""
_SPELLINGS = {"century": "centuries", "hrs": "hours", "hr": "hours", "mins": "minutes"}
_SPELLINGS |= {"min": "minutes", "secs": "seconds", "sec": "seconds", "yrs": "years"}
_SPELLINGS |= {"yr": "years", "wks": "weeks", "wk": "weeks"}
_SPELLINGS |= {name: name for name in _UNITS} | {name[:-1]: name for name in _UNITS}
_WORKING = ("business", "working", "work")
_IN_TICKS = {"weeks": 7 * DAY, "days": DAY, **TICKS_IN}
_IN_MONTHS = {"years": 12, "months": 1}
ACCEPTED = (
    "write 1y 6m 2w 10d 5b 36h 90min 30s in this order (10d, 1y6m; b is business days),"
    ' ISO 8601 (P1Y6M10D) or words in quotes ("2 weeks and 3 days")'
)


DurationAt = tuple[Duration, int]
"""A duration at a place in a text or among words, and the index just after it."""


def match(text: str, start: int = 0) -> DurationAt | None:
    """The longest duration without a sign, short or ISO, that begins at `start`.

    Raises:
        HandoverError: a number has more digits than any date could use.

    >>> match("1y6m+10d")
    (Duration(years=1, months=6), 4)
    """
    at, units = (start + 1, _ISO) if text.startswith("P", start) else (start, _SHORT)
    numbers = [0] * len(Duration._fields)
    last = -1
    while True:
        if units is _ISO and text[at : at + 1] == "T" and text[at + 1 : at + 2] in _DIGITS:
            at, units = at + 1, _ISO_TIME
        end = at
        while end < len(text) and text[end] in _DIGITS:
            end += 1
        places = 0
        if units is _ISO_TIME and end > at and text[end : end + 1] in (".", ","):
            while text[end + 1 + places : end + 2 + places] in _DIGITS:
                places += 1
        after = end + 1 + places if places else end
        unit = next((unit for unit in units if text.startswith(unit[0], after)), None)
        if end == at or unit is None or unit[1] <= last:
            return None if last < 0 else (Duration(*numbers), at)
        if end - at > MAX_DIGITS or places > MAX_DIGITS:
            raise _too_long(text)
        last = unit[1]
        numbers[last] = int(text[at:end])
        at = after + len(unit[0])
        if places:  # only the last part has a fraction
            part = _of_ticks(int(text[end + 1 : after]) * _ISO_TICKS[last] // 10**places)
            return Duration(*map(sum, zip(numbers, part, strict=True))), at


def _too_long(text: str) -> HandoverError:
    return HandoverError(f"{quote(text)} is too long a duration", ACCEPTED)


def match_words(words: Sequence[str], at: int = 0) -> DurationAt | None:
    """The longest duration in words that begins at a word, each unit at most once.

    A single word may also be a duration written short or as ISO 8601. Case counts only there.

    Raises:
        HandoverError: a number has more digits than any date could use; or a part such as half a
            month is no whole number of days.

    >>> match_words("2 weeks and 3 days after".split())[0].words()
    '2 weeks, 3 days'
    >>> match_words("a year and a half".split())[0].words()
    '1 year, 6 months'
    >>> match_words(["10d", "after"])[1]
    1
    """
    short = match(words[at]) if at < len(words) else None
    if short is not None and short[1] == len(words[at]):
        return short[0], at + 1
    parts = [0] * len(Duration._fields)
    units: list[str] = []
    while (number := number_at(words, at)) is not None:
        unit = unit_at(words, number[2])
        if unit is None or unit[0] in units:
            break
        if number[0] >= 10**MAX_DIGITS:
            raise _too_long(" ".join(words))
        units.append(unit[0])
        at = unit[1]
        top, bottom = number[:2]
        if _says(words, at, "and", "a", "half"):
            top, bottom, at = top * 2 + bottom, bottom * 2, at + 3
        for place, amount in enumerate(_parts(top, bottom, unit[0])):
            parts[place] += amount
        if word_at(words, at) == "and" and number_at(words, at + 1) is not None:
            at += 1
    if parts[4] and parts[8]:
        raise HandoverError(
            f"{quote(' '.join(words))} has business days and parts of a second", "add them in turn"
        )
    return (Duration(*parts), at) if units else None


def _parts(top: int, bottom: int, unit: str) -> Duration:
    """A fraction of a unit as a duration of whole parts."""
    field, size = _UNITS[unit]
    top *= size
    if top % bottom == 0:
        return Duration(**{field: top // bottom})
    if field in _IN_MONTHS and top * _IN_MONTHS[field] % bottom == 0:
        years, months = divmod(top * _IN_MONTHS[field] // bottom, 12)
        return Duration(years, months)
    if field in _IN_TICKS and top * _IN_TICKS[field] % bottom == 0:
        return _of_ticks(top * _IN_TICKS[field] // bottom)
    noun = unit if field != "business_days" else "business days"
    raise HandoverError(
        f"{_decimal(top, bottom * size)} {noun} are no whole number of smaller units",
        "give whole numbers, such as 2 weeks and 3 days",
    )


def _of_ticks(ticks: int) -> Duration:
    """Ticks as days, hours, minutes and seconds."""
    days, clock = divmod(ticks, DAY)
    return Duration(0, 0, 0, days, 0, *clock_parts(clock))


def _decimal(top: int, bottom: int) -> str:
    return f"{top / bottom:.6f}".rstrip("0")


def _says(words: Sequence[str], at: int, *said: str) -> bool:
    """True if these words stand at a place."""
    return all(word_at(words, at + number).rstrip(",") == word for number, word in enumerate(said))


def word_at(words: Sequence[str], at: int) -> str:
    """The word at a place in lower case; an empty text after the last word.

    >>> word_at(["2", "Weeks"], 1), word_at(["2", "Weeks"], 2)
    ('weeks', '')
    """
    return words[at].casefold() if at < len(words) else ""


def number_at(words: Sequence[str], at: int) -> tuple[int, int, int] | None:
    """The number at a word, as a numerator and a denominator, and the index after it.

    None if no number stands there. The article `a` is 1.

    Raises:
        HandoverError: a decimal has more digits than any date could use.

    >>> number_at(["twelve", "days"], 0), number_at(["days"], 0)
    ((12, 1, 1), None)
    >>> number_at("two hundred and fifty days".split(), 0)
    (250, 1, 4)
    >>> number_at("two and a half years".split(), 0), number_at(["1.5", "hours"], 0)
    ((5, 2, 4), (15, 10, 1))
    """
    word = word_at(words, at)
    if word == "half":
        article = word_at(words, at + 1) in ("a", "an")
        dozen = word_at(words, at + 1 + article) == "dozen"
        return (6, 1, at + 2 + article) if dozen else (1, 2, at + 1 + article)
    after = at + (word == "a")
    if word_at(words, after) == "couple":
        return 2, 1, after + 1 + (word_at(words, after + 1) == "of")
    whole, dot, places = word.partition(".")
    if dot and whole.isascii() and whole.isdigit() and places.isascii() and places.isdigit():
        if len(word) > MAX_DIGITS:
            raise _too_long(word)
        return int(whole + places), 10 ** len(places), at + 1
    number, end = _digits(word), at + 1
    if number is None:
        number, end = _number_words(words, at)
    elif (great := word_at(words, end)) in _GREAT:
        number, end = number * _GREAT[great], end + 1
    if end == at:
        return None
    if _says(words, end, "and", "a", "half") and unit_at(words, end + 3) is not None:
        return number * 2 + 1, 2, end + 3
    return number, 1, end


def _digits(word: str) -> int | None:
    """The number that digits write, with or without commas between thousands."""
    if "," in word[:-1]:
        first, *groups = word.split(",")
        if not (0 < len(first) <= 3 and all(len(group) == 3 for group in groups)):
            return None
        word = word.replace(",", "")
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= MAX_DIGITS else 10**MAX_DIGITS
    return None


def _number_words(words: Sequence[str], at: int) -> tuple[int, int]:
    """The number that words write, such as `two hundred and five`, and the index after it.

    The index is `at` if no number stands there.
    """
    total = part = 0
    end = at
    last = 0  # the size of the number word before: a smaller one has to follow
    while True:
        word = word_at(words, end)
        joined = word_at(words, end + 1) if word == "and" and total + part >= 100 else word
        skip = end + (word == "and")
        tens, _, ones = joined.partition("-")
        if tens in _GREAT and (end > at or tens == "dozen"):
            scale = _GREAT[tens]
            if scale >= 1000:
                total, part = total + (part or 1) * scale, 0
            else:
                part = (part or 1) * scale
            last = scale
        elif tens in _SMALL and (last == 0 or last >= 100 or (last >= 20 and _SMALL[tens] < 10)):
            if tens in ("a", "an") and end > at:
                return total + part, end
            part += _SMALL[tens]
            last = _SMALL[tens]
            if ones and ones in _ONES[1:10]:
                part, last = part + _SMALL[ones], 1
            elif ones:
                return (total + part - _SMALL[tens], end) if end > at else (0, at)
            last = last or 1
        else:
            return total + part, end
        end = skip + 1


def unit_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The unit that stands at a word, a plural, and the index after it; None if none does.

    >>> unit_at(["business", "days,"], 0), unit_at(["fortnight"], 0)
    (('workdays', 2), ('fortnights', 1))
    """
    word = word_at(words, at).rstrip(",")
    if word in _WORKING and word_at(words, at + 1).rstrip(",") in ("day", "days"):
        return "workdays", at + 2
    if word in ("business-day", "business-days"):
        return "workdays", at + 1
    if word in ("calendar", "full", "whole") and word_at(words, at + 1).rstrip(",") in _SPELLINGS:
        return _SPELLINGS[word_at(words, at + 1).rstrip(",")], at + 2
    return (_SPELLINGS[word], at + 1) if word in _SPELLINGS else None


def one_at(words: Sequence[str], at: int) -> DurationAt | None:
    """One unit without a number, as in `the day after`; None if none stands there.

    >>> one_at(["day", "after"], 0)
    (Duration(days=1), 1)
    """
    unit = unit_at(words, at)
    if unit is None or word_at(words, unit[1] - 1)[-1] == "s":
        return None
    return _parts(1, 1, unit[0]), unit[1]


def parse(text: str) -> Duration:
    """A whole text as a duration, with an optional sign for all of it.

    Raises:
        HandoverError: the text is no duration.

    >>> parse("-1y6m")
    Duration(years=-1, months=-6)
    >>> parse("two weeks and 3 days").words()
    '2 weeks, 3 days'
    """
    sign = text[:1] if text[:1] in ("+", "-") else ""
    body = text[len(sign) :]
    words = body.split()
    for duration, length in ((match(body), len(body)), (match_words(words), len(words))):
        if duration is not None and duration[1] == length:
            return duration[0].times(-1 if sign == "-" else 1)
    meant = _suggestion(body)
    hint = f"did you mean {quote(sign + meant)}?" if meant else ACCEPTED
    raise HandoverError(f"{quote(text)} is no duration", hint)


def _suggestion(text: str) -> str:
    """The duration that `10D`, `10 d` or `10days` means; an empty text if there is none."""
    apart = zip(f" {text}", text, strict=False)
    words = "".join(f" {b}" if a.isdigit() and b.isalpha() else b for a, b in apart).split()
    joined = ["".join(words).casefold()]
    for attempt in (joined, words):
        meant = match_words(attempt)
        if meant is not None and meant[1] == len(attempt):
            return str(meant[0])
    return ""
