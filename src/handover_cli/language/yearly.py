"""Days that come every year: Christmas, 25 December, Easter.

To add a day, add a row to `FIXED` or `MOVING`.
"""

from typing import Literal, NamedTuple

from ..calendar import day_number, month_length
from ..errors import HandoverError
from ..notations.written_words import month_and_day
from ..text import quote

FIXED: dict[str, tuple[int, int]] = {
    "new year": (1, 1),
    "new year's day": (1, 1),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "leap day": (2, 29),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "midsummer's day": (6, 24),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "guy fawkes night": (11, 5),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "xmas": (12, 25),
    "xmas eve": (12, 24),
    "xmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
"""Days with a name, as month and day."""

MOVING: dict[str, tuple[Literal[2, 3], int]] = {
    "ash wednesday": (3, -46),
    "palm sunday": (3, -7),
    "maundy thursday": (3, -3),
    "good friday": (3, -2),
    "easter": (3, 0),
    "western easter": (3, 0),
    "easter day": (3, 0),
    "easter sunday": (3, 0),
    "easter monday": (3, 1),
    "ascension day": (3, 39),
    "pentecost": (3, 49),
    "whit sunday": (3, 49),
    "whit monday": (3, 50),
    "corpus christi": (3, 60),
    "orthodox easter": (2, 0),
}
"""Days reckoned from Easter: dateutil's method for Easter, and the days after it."""

UNCLEAR: dict[str, str] = {
    "thanksgiving": "the fourth Thursday of November in the United States and the second Monday of"
    " October in Canada",
    "mother's day": "on different days in different countries",
    "father's day": "on different days in different countries",
    "independence day": "on a day of its own in each country",
    "summer": "from 1 June or from the solstice, and half a year later in the south",
    "winter": "from 1 December or from the solstice, and half a year later in the south",
    "spring": "from 1 March or from the equinox, and half a year later in the south",
    "autumn": "from 1 September or from the equinox, and half a year later in the south",
    "fall": "from 1 September or from the equinox, and half a year later in the south",
}
"""Words that people use for several days, each with what they can mean."""

FIRST_EASTER, LAST_EASTER = 1583, 4099
"""The years for which the rule of Easter is defined."""


class Yearly(NamedTuple):
    """A day that comes every year, or only in leap years."""

    name: str
    """In lower case, as it is read."""

    @property
    def month_and_day(self) -> tuple[int, int]:
        """Its month and its day, if it is not reckoned from Easter.

        >>> Yearly("christmas").month_and_day
        (12, 25)
        """
        return FIXED.get(self.name) or month_and_day(self.name) or (2, 29)

    def in_year(self, year: int) -> int | None:
        """Its day number in a year; None in a year without it."""
        if self.name in MOVING:
            return _from_easter(year, *MOVING[self.name])
        month, day = self.month_and_day
        return day_number(year, month, day) if day <= month_length(year, month) else None

    def near(self, day: int, year: int, step: int) -> int:
        """Its day on or after a day (step 1), or on or before it (step -1). `year` is its year."""
        while True:
            found = self.in_year(year)
            if found is not None and (found - day) * step >= 0:
                return found
            year += step


def _from_easter(year: int, method: Literal[2, 3], days: int) -> int:
    if not FIRST_EASTER <= year <= LAST_EASTER:
        raise HandoverError(
            f"Easter is reckoned for the years {FIRST_EASTER} to {LAST_EASTER}, not for {year}"
        )
    from dateutil.easter import easter  # few questions ask for it

    return easter(year, method).toordinal() + days


def read_yearly(text: str) -> Yearly | None:
    """The day of every year that a text names; None if it names none.

    >>> read_yearly("Christmas Eve"), read_yearly("25 December"), read_yearly("today")
    (Yearly(name='christmas eve'), Yearly(name='25 december'), None)
    """
    name = _plain(text)
    if name in FIXED or name in MOVING or month_and_day(name) is not None:
        return Yearly(name)
    return None


def unclear(text: str) -> HandoverError | None:
    """The error for words that people use for several days of the year; None for other words.

    >>> unclear("Thanksgiving").hint
    'give the date'
    """
    meanings = UNCLEAR.get(_plain(text).removeprefix("the "))
    if meanings is None:
        return None
    return HandoverError(f"{quote(text)} can be {meanings}", "give the date")


def _plain(text: str) -> str:
    name = " ".join(text.casefold().replace("\u2019", "'").rstrip(",").split())
    return _APOSTROPHES.get(name, name)


_APOSTROPHES: dict[str, str] = {
    name.replace("'", ""): name for name in (*FIXED, *MOVING, *UNCLEAR) if "'" in name
}
_APOSTROPHES |= {name.replace("s'", "'s"): name for name in FIXED if "s'" in name}
"""People leave out or misplace the apostrophe."""
