"""What can stand in a pattern in capitals."""

from collections.abc import Sequence

from ...calendar import WEEKDAYS
from ...errors import HandoverError
from ...notations.durations import match_words, number_at, one_at, unit_at, word_at
from ...spans import PARTS_OF_A_DAY, UNIT_NAMES, Unit
from ...text import ordinal
from ..expressions import ARTICLES
from ..grammar import Slot


def _read_duration(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    """A duration: `1 year and 6 months`, `10d`, or one unit as in `the day after`."""
    one = one_at(words, at)
    if one is not None and word_at(words, one[1]) in ("after", "before"):
        return [one]
    duration = match_words(words, at)
    if duration is None or _is_decade(word_at(words, at)):
        return []
    unit_end = duration[1]
    if word_at(words, unit_end) == "of" and word_at(words, unit_end + 1) == "time":
        unit_end += 2
    return [(duration[0], unit_end)]


def _is_decade(word: str) -> bool:
    """True for `1990s`, which is no number of seconds."""
    return len(word) == 5 and word[-1] == "s" and word[:4].isdigit()


def _read_number(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    number = number_at(words, at)
    return [] if number is None or number[1] != 1 else [(number[0], number[2])]


_FROM_END = {
    ("last",): 1,
    ("final",): 1,
    ("penultimate",): 2,
    ("next", "to", "last"): 2,
    ("second-to-last",): 2,
    ("second-last",): 2,
    ("third-to-last",): 3,
    ("third-last",): 3,
}
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_FROM_END_BEGINS = {phrase[0] for phrase in _FROM_END}
_LARGE = {"hundredth": 100, "fiftieth": 50, "fortieth": 40}


def _read_ordinal(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    """A place in a row, such as `first`, `2nd`, `twenty-first`; negative from the end: `last`."""
    first = word_at(words, at)
    if first not in _FROM_END_BEGINS and _place(first) is None:
        return []
    for phrase, number in _FROM_END.items():
        if _stands(phrase, words, at):
            return [(-number, at + len(phrase))]
    place = _place(word_at(words, at))
    if place is None:
        return []
    for phrase in (("last",), ("to", "last")):
        if _stands(phrase, words, at + 1):
            return [(-place, at + 1 + len(phrase))]
    return [(place, at + 1)]


def _stands(phrase: Sequence[str], words: Sequence[str], at: int) -> bool:
    return all(word_at(words, at + number) == word for number, word in enumerate(phrase))


def _place(word: str) -> int | None:
    """The number of an ordinal: `first`, `22nd`, `100th`; None for another word."""
    word = word.removesuffix("s") if word.endswith("ths") else word  # Friday the 13ths
    digits = word[:-2]
    if digits.isascii() and digits.isdigit() and len(digits) <= 4:
        return int(digits) if word == ordinal(int(digits)) else None
    if not word.endswith(_ORDINAL_ENDS):
        return None
    from ...notations.written_words import read_ordinal  # most questions have no ordinal

    return read_ordinal(word) or _LARGE.get(word)


_YEARLY_BEGINS = frozenset(
    "new epiphany valentine's valentines leap st april midsummer's midsummers halloween all guy"
    " christmas xmas boxing ash palm maundy good easter ascension pentecost whit corpus orthodox"
    " western january february march may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""The words with which a day of every year begins, beside a number and an ordinal."""
_LONGEST_YEARLY = 4
"""Words of a day of every year at most."""


def _read_yearly(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    """A day that comes every year: `Christmas Eve`, `25 December`."""
    first = word_at(words, at).replace("\u2019", "'").rstrip(".,")
    if first not in _YEARLY_BEGINS:
        second = word_at(words, at + 1 + (word_at(words, at + 1) == "of"))[:3]
        if second not in _YEARLY_BEGINS or not (first.isdigit() or _place(first)):
            return []
    from ..yearly import read_yearly  # few questions ask for one

    ends = range(min(at + _LONGEST_YEARLY, len(words)), at, -1)
    found = ((read_yearly(" ".join(words[at:end])), end) for end in ends)
    return [(yearly, end) for yearly, end in found if yearly is not None]


def _read_time_on_a_day(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    """The same, without midnight: it may begin the day or end it."""
    return [] if word_at(words, at).startswith("midnight") else _read_time(words, at)


_LONGEST_EPOCH = 15


def _read_epoch(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    """Seconds or milliseconds from 1970: `1700000000`, `1700000000000ms`."""
    word = word_at(words, at)
    digits = word.removesuffix("ms").removeprefix("-")
    is_epoch = digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_EPOCH
    return [(word, at + 1)] if is_epoch else []


_NO_ZONES = frozenset(
    "the a an it what how total words english text iso order all between this that next last"
    " q1 q2 q3 q4 h1 h2 january february march april may june july august september october"
    " november december jan feb mar apr jun jul aug sep oct nov dec".split()
)
"""Words that often follow `in`, and with which no name of a zone begins."""
_LONGEST_ZONE = 4
"""Words of the name of a zone at most."""


_HALVES_OF_A_DAY = ("am", "pm", "a.m", "p.m")


def _read_time(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    """A time of day: `9:30`, `5 pm`, `noon`."""
    first, second = (word_at(words, place).rstrip(",.") for place in (at, at + 1))
    if first not in ("noon", "midnight") and not (
        first[:1].isdigit()
        and (":" in first or first.endswith(_HALVES_OF_A_DAY) or second in _HALVES_OF_A_DAY)
    ):
        return []
    from ...notations.clock import read_time  # few questions have a clock time

    for end in (at + 2, at + 1):
        time = read_time(" ".join(words[at:end]).rstrip(","))
        if time is not None and end <= len(words):
            return [(time, end)]
    return []


def _read_zone(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    """A time zone: `Asia/Baku`, `New York`, `UTC`, `+04:00`."""
    first = word_at(words, at)
    if not first[:1].isalpha() and first[:1] not in ("+", "-"):
        return []
    if first in _NO_ZONES or unit_at(words, at) is not None:  # the names of zones take a while
        return []
    from ... import zones  # few questions have a zone

    if first.rstrip(",") in ("utc", "gmt", "z") or not first[:1].isalpha():
        offset = zones.read_offset(first.rstrip(",")) if first[:1] in "+-" else zones.UTC
        return [] if offset is None else [(offset, at + 1)]
    for end in range(min(at + _LONGEST_ZONE, len(words)), at, -1):
        try:
            zone = zones.find_place(" ".join(words[at:end]).rstrip(","))
        except HandoverError:  # several places have this name
            return []
        if zone is not None and not zones.is_abbreviation(zone.name):
            return [(zone, end)]
    return []


def _unit_phrases() -> dict[str, Unit]:
    phrases: dict[str, Unit] = {}
    for unit, name in UNIT_NAMES.items():
        single = {"centuries": "century"}.get(name, name.removesuffix("s"))
        spellings = (unit, unit.removesuffix("s"), name.casefold(), single.casefold())
        phrases |= dict.fromkeys(spellings, unit)
    phrases |= dict.fromkeys(("nights", "night", "sleeps", "calendar days"), "days")
    phrases |= dict.fromkeys(("working days", "working day", "work days"), "business-days")
    phrases |= dict.fromkeys(("workdays", "workday", "weekdays"), "business-days")
    phrases |= dict.fromkeys(("years months and days", "years months days"), "calendar")
    del phrases["second"]  # it is a place in a row, as in `second to last`
    return phrases | {"hrs": "hours", "mins": "minutes", "secs": "seconds"}


def _plural_units() -> dict[str, Unit]:
    plurals = {phrase: unit for phrase, unit in _unit_phrases().items() if phrase[-1] == "s"}
    return plurals | {"calendar": "calendar", "iso": "iso"}


def _clock_units() -> dict[str, Unit]:
    return {phrase: unit for phrase, unit in _plural_units().items() if unit in PARTS_OF_A_DAY}


def _weekdays() -> dict[str, int]:
    days = {"tues": 1, "thur": 3, "thurs": 3, "weds": 2}
    for number, name in enumerate(WEEKDAYS):
        low = name.casefold()
        days |= dict.fromkeys((low, f"{low}s", low[:3]), number)
    return days


def _plural_weekdays() -> dict[str, int]:
    return {name: day for name, day in _weekdays().items() if name[-1] == "s"}


def _months() -> dict[str, int]:
    from ...notations.written_words import MONTH_NUMBERS  # few questions have a month alone

    return {name: number for name, number in MONTH_NUMBERS.items() if len(name) > LONGEST_SHORT}


LONGEST_SHORT = 3
"""Letters of a month in short. Without a year only a full name is read."""

INCLUSIVE = (
    *("inclusive", "inclusively", "counting both days", "counting both", "including both"),
    *("including both dates", "including both days", "including both end", "both included"),
    *("including both end days", "counting both end days", "counting both dates"),
    *("both days included", "both dates included", "both days inclusive", "both inclusive"),
    *("inclusive of both", "inclusive of both days", "inclusive of both dates"),
    *("including end date", "including end day", "including last day", "including first day"),
    *("including start date", "including start and end", "including first and last day"),
    *("counting first and last day", "if both days count", "if both count"),
    *("counted inclusively", "counting inclusively", "including start and end dates"),
    *("including both start and end", "including first and last days", "end included"),
    *("end date included", "with both days", "with both days counted", "including end"),
)
EXCLUSIVE = (
    *("exclusive", "exclusively", "counted exclusively", "counted as plain difference"),
    *("as plain difference", "excluding end date", "excluding end day", "excluding last day"),
    *("not counting last day", "not counting end date", "not including end date"),
    *("excluding first day", "excluding start date", "not counting first day"),
)


def _counting() -> dict[str, str]:
    return dict.fromkeys(INCLUSIVE, "inclusive") | dict.fromkeys(EXCLUSIVE, "exclusive")


def _relations() -> dict[str, str]:
    return (
        {"before": "before", "after": "after", "on": "on", "within": "within"}
        | dict.fromkeys(("during", "in", "inside"), "within")
        | dict.fromkeys(("earlier than", "prior to", "sooner than", "ahead of"), "before")
        | dict.fromkeys(("later than", "following", "past"), "after")
    )


def _directions() -> dict[str, int]:
    after = dict.fromkeys(("after", "from", "since", "following", "past", "later than"), 1)
    return after | dict.fromkeys(("before", "prior to", "earlier than", "ahead of"), -1)


def _limits() -> dict[str, str]:
    least = dict.fromkeys(
        ("at least", "no less than", "not less than", "no fewer than"), "at least"
    )
    return least | dict.fromkeys(("at most", "no more than", "not more than", "up to"), "at most")


def _calendars() -> dict[str, str]:
    from ...calendars import MARKS  # few questions name a calendar

    names = {words: mark.calendar.NAME.lower() for words, mark in MARKS.items()}
    return {words: name for words, name in names.items() if len(words) > LONGEST_SHORT}


def _more() -> dict[str, str]:
    longer = dict.fromkeys(("longer", "more", "greater", "over", "bigger"), "longer")
    return longer | dict.fromkeys(("shorter", "less", "fewer", "under", "smaller"), "shorter")


def _built_in_rules() -> dict[str, str]:
    from ...rules.book import BUILT_IN  # few questions have a rule

    return {name: name for name in BUILT_IN}


def _read_rule(words: Sequence[str], at: int) -> list[tuple[object, int]]:
    """The name of a rule of a table: any other word."""
    name = words[at].strip("'\",") if at < len(words) else ""
    is_other = name.casefold() not in {"", *ARTICLES, *_built_in_rules()}
    return [(name, at + 1)] if is_other else []


def _rolls() -> dict[str, str]:
    from ...rules.choices import ROLLS  # few questions have a roll

    rolls: dict[str, str] = {}
    for roll in ROLLS:
        rolls |= {roll: roll, roll.replace("-", " "): roll}
    rolls |= dict.fromkeys(("to next business day", "to next working day"), "following")
    return rolls | dict.fromkeys(
        ("to previous business day", "to previous working day"), "preceding"
    )


SLOTS: dict[str, Slot] = {
    "DATE": Slot("a date"),
    "DONE": Slot("a date"),
    "COMING": Slot("a date"),
    "PAST": Slot("a date"),
    "PHRASE": Slot("a date"),
    "PERIOD": Slot("a period"),
    "PERIODS": Slot("periods such as war, transfer and 2021"),
    "DATE-OR-PERIOD": Slot("a date or a period"),
    "PART": Slot("a day of a month"),
    "REST": Slot("a day and a year"),
    "YEARLY": Slot("a day of every year", read=_read_yearly, offered=("christmas",)),
    "DURATION": Slot(
        "a duration such as 2 weeks",
        read=_read_duration,
        offered=("days", "weeks", "months", "years", "business"),
    ),
    "TIME": Slot("a clock time such as 9:30", read=_read_time),
    "CLOCK": Slot("a clock time such as 9:30", read=_read_time_on_a_day),
    "EPOCH": Slot("seconds from 1970 such as 1700000000", read=_read_epoch),
    "ZONE": Slot("a time zone such as Asia/Baku", read=_read_zone),
    "NUMBER": Slot("a number", read=_read_number),
    "ORDINAL": Slot("a place such as first or last", read=_read_ordinal, offered=("first", "last")),
    "UNIT": Slot("a unit such as days", _unit_phrases, offered=(*UNIT_NAMES, "business")),
    "HOURS": Slot("hours, minutes or seconds", _clock_units),
    "UNITS": Slot("a unit such as days", _plural_units, offered=(*UNIT_NAMES, "business")),
    "WEEKDAY": Slot("a day of the week", _weekdays, offered=tuple(map(str.casefold, WEEKDAYS))),
    "WEEKDAYS": Slot("a day of the week", _plural_weekdays),
    "MONTH": Slot("a month", _months),
    "CALENDAR": Slot("a calendar such as Julian", _calendars),
    "COUNTING": Slot("how to count", _counting, offered=("inclusive", "exclusive")),
    "RELATION": Slot("a relation", _relations, offered=("before", "after", "on", "within")),
    "DIRECTION": Slot("'after' or 'before'", _directions, offered=("after", "before")),
    "LIMIT": Slot("'at least' or 'at most'", _limits),
    "RULE": Slot("a rule such as bgb", _built_in_rules, read=_read_rule),
    "ROLL": Slot("a roll such as following", _rolls, offered=("following", "preceding")),
    "MORE": Slot("'longer' or 'shorter'", _more, offered=("longer", "shorter")),
}
"""What can stand in a pattern in capitals."""
