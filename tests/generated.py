"""Questions made up from the forms: each pattern with its slots filled at random."""

from random import Random

from handover_cli.language.forms import every_form, term_forms
from handover_cli.language.forms.form import Compiled
from handover_cli.language.grammar import Elements, Group, Hole, Literal

DATES = (
    "2020-11-15",
    "2026-12-25",
    "15 November 2020",
    "2021-06",
    "2024",
    "today",
    "tomorrow",
    "deadline",
    "the handover",
    "handover+10d",
    "landmine-deaths",
    "war.end",
    "medal",
)
PERIODS = (
    "war",
    "occupation",
    "the war",
    "2024",
    "2021-06",
    "November 2020",
    "this year",
    "2019/..",
)
DURATIONS = ("10 days", "a week", "3 months", "1y6m", "two years", "5 business days", "36 hours")
FILLINGS: dict[str, tuple[str, ...]] = {
    "DATE": DATES,
    "DONE": DATES,
    "PAST": DATES,
    "COMING": DATES,
    "PHRASE": ("10 days after the deadline", "tomorrow", "first Monday of May 2027"),
    "PERIOD": PERIODS,
    "PERIODS": ("war and extension", "the war, 2024 and transfer", "2020-09/2020-11, and war"),
    "DATE-OR-PERIOD": DATES + PERIODS,
    "YEARLY": ("Christmas", "25 December", "Easter", "29 February"),
    "PART": ("1", "15", "March 3"),
    "REST": ("20, 2025",),
    "UNIT": ("days", "weeks", "months", "years", "business days", "hours", "quarters"),
    "HOURS": ("hours", "minutes", "secs"),
    "UNITS": ("days", "weeks", "years", "decades"),
    "DURATION": DURATIONS,
    "TIME": ("9:30", "5 pm", "23:06:01", "noon"),
    "CLOCK": ("9:30", "5 pm", "23:06:01"),
    "ZONE": ("Asia/Baku", "New York", "UTC", "+04:00"),
    "EPOCH": ("0", "1700000000", "1700000000123ms"),
    "NUMBER": ("2", "three", "48"),
    "ORDINAL": ("first", "2nd", "last", "third"),
    "WEEKDAY": ("Monday", "Friday", "sun"),
    "WEEKDAYS": ("Mondays", "Fridays"),
    "MONTH": ("November", "March"),
    "CALENDAR": ("Julian", "the Julian calendar", "Gregorian", "old style"),
    "COUNTING": ("inclusive", "exclusive", "counting both days"),
    "RELATION": ("before", "after", "on", "within", "later than"),
    "DIRECTION": ("after", "before", "from"),
    "LIMIT": ("at least", "at most"),
    "MORE": ("longer", "shorter"),
    "RULE": ("bgb", "euipo", "BGB-187-2"),
    "ROLL": ("following", "modified preceding", "onward"),
}
"""By slot, what may stand there: each of another kind."""
TERM_CHANCE = 0.15


def question(chance: Random) -> tuple[str, Compiled]:
    """A question and the form from which it was made. It may have no meaning."""
    form = chance.choice(list(every_form()))
    return " ".join(_filled(form.elements, chance)), form


def question_of(form: Compiled, chance: Random) -> str:
    """A question made from one form."""
    return " ".join(_filled(form.elements, chance))


def _filled(elements: Elements, chance: Random, depth: int = 0) -> list[str]:
    words: list[str] = []
    for element in elements:
        if isinstance(element, Literal):
            words.append(chance.choice(element))
        elif isinstance(element, Group):
            some = element[-1:] if not element[-1] and chance.random() < 0.5 else element
            words += _filled(chance.choice(some), chance, depth)
        elif isinstance(element, Hole):
            words += _filling(element[0], chance, depth)
    return words


def _filling(slot: str, chance: Random, depth: int) -> list[str]:
    kind = "PERIOD" if slot == "PERIOD" else "DATE"
    takes_terms = slot in ("DATE", "DONE", "PAST", "COMING", "PERIOD", "PHRASE")
    if takes_terms and depth == 0 and chance.random() < TERM_CHANCE:
        return _filled(chance.choice(term_forms(kind)).elements, chance, depth + 1)
    return [chance.choice(FILLINGS[slot])]
