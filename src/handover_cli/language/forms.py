"""The forms that a question can have, as data.

To add a form, add a row to `FORMS`. The help, the completion, the suggestions and the reserved
words follow from it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property

from ..notations.durations import match_words, number_at, unit_at, word_at
from ..spans import CALENDAR_UNITS, UNIT_NAMES, UNITS, Counting, Duration, Unit
from .expressions import WORDS, Expression, parse
from .grammar import Filling, Matcher, Pattern, Slot, Words, words_in
from .questions import RELATIONS, Between, Comparison, DayOfWeek, Length, Offset, Question, When

# --- Slots ---


def _unit_phrases() -> Iterator[tuple[tuple[str, ...], object]]:
    for unit, name in UNIT_NAMES.items():
        spellings = [unit] if unit in CALENDAR_UNITS else [unit, unit[:-1], name, name[:-1]]
        yield from ((tuple(spelling.split()), unit) for spelling in dict.fromkeys(spellings))


def _read_duration(words: Words, at: int) -> Filling:
    """A duration: `1 year and 6 months`, `10d`, or one unit as in `the day after`."""
    unit = unit_at(words, at)
    if unit is not None and word_at(words, unit[1]) in ("after", "before"):
        name, end = unit
        is_plural = words[end - 1][-1] in "sS"  # `the days after` gives no number
        return ([], at, ()) if is_plural else ([(Duration(**{name: 1}), end)], end, ())
    duration = match_words(words, at)
    if duration is not None:
        return [duration], duration[1], ()
    if number_at(words, at) is None:
        return [], at, ()
    if word_at(words, at + 1) == "business":
        return [], at + 2, ("days",)
    return [], at + 1, ()


SLOTS: dict[str, Slot] = {
    "DATE": Slot("a date"),
    "PERIOD": Slot("a period"),
    "DATE-OR-PERIOD": Slot("a date or a period"),
    "UNIT": Slot("a unit such as days", dict(_unit_phrases()), offered=(*UNITS, "business")),
    "DURATION": Slot(
        "a unit such as days",
        read=_read_duration,
        offered=("days", "weeks", "months", "years", "business"),
    ),
    "RELATION": Slot("a relation", {(word,): word for word in RELATIONS}),
    "DIRECTION": Slot("'after' or 'before'", {("after",): 1, ("before",): -1}),
    "COUNTING": Slot(
        "how to count",
        {
            ("inclusive",): "inclusive",
            ("exclusive",): "exclusive",
            ("counting", "both", "days"): "inclusive",
        },
    ),
}
"""What can stand in a pattern in capitals."""

ABBREVIATIONS = (
    ("MEASURE", "( COUNTED | how long )", "how many UNIT"),
    ("COUNTED", "[how many | number of] UNIT", "how many UNIT"),
    (" [COUNTING]", " [COUNTING]", ""),
    ("RELATION", "RELATION", "|".join(RELATIONS)),
    ("DIRECTION", "DIRECTION", "after|before"),
)
"""Parts that patterns share, each with what it means and how it is shown."""


# --- Forms ---


class Form:
    """One way to ask."""

    def __init__(self, pattern: str, build: Callable[..., Question]) -> None:
        self.shown = pattern
        """The pattern as people read it, in which the `ABBREVIATIONS` are shown as such."""
        for name, meaning, shown in ABBREVIATIONS:
            self.shown = self.shown.replace(name, shown)
            pattern = pattern.replace(name, meaning)
        self.text = pattern
        self.words = dict(words_in(pattern))
        """Its words with their alternatives; True for those of which one has to be there."""
        self._needed = [same.split("|") for same, needed in self.words.items() if needed]
        self.build = build
        """Makes the question of what the slots hold, in their order. An empty slot holds None."""

    def may_read(self, words: set[str]) -> bool:
        """True if the words include all that it needs. It may fail nevertheless."""
        return not any(map(words.isdisjoint, self._needed))

    @cached_property
    def pattern(self) -> Pattern:
        """The pattern, ready for matching."""
        return Pattern(self.text)


TODAY = parse("today")


def _since(unit: Unit | None, date: Expression, counting: Counting | None) -> Question:
    return Between(unit, date, TODAY, counting, "since")


def _until(unit: Unit | None, date: Expression, counting: Counting | None) -> Question:
    return Between(unit, TODAY, date, counting, "until")


FORMS = (
    Form("MEASURE between DATE and DATE [COUNTING]", Between),
    Form("MEASURE from DATE to|until DATE [COUNTING]", Between),
    Form("MEASURE since DATE [COUNTING]", _since),
    Form("MEASURE until|to DATE [COUNTING]", _until),
    Form("MEASURE ago was|is DATE [COUNTING]", _since),
    Form("COUNTED of|in PERIOD [COUNTING]", Length),
    Form("MEASURE was|is|did PERIOD [last] [COUNTING]", Length),
    Form(
        "DURATION DIRECTION DATE", lambda duration, sign, date: Offset(date, duration.times(sign))
    ),
    Form("when was|is DATE", When),
    Form("what|which day|weekday was|is DATE", DayOfWeek),
    Form("is|was DATE RELATION DATE-OR-PERIOD", Comparison),
)


@cache
def vocabulary() -> frozenset[str]:
    """The words of the language, which no name may be.

    >>> "between" in vocabulary(), "deadline" in vocabulary()
    (True, False)
    """
    words = {"the", *WORDS}
    for form in FORMS:
        words.update(word for alternatives in form.words for word in alternatives.split("|"))
    for slot in SLOTS.values():
        for phrases in slot.phrases.values():
            words.update(word for phrase, _ in phrases for word in phrase)
    return frozenset(words)


def match_all(matcher: Matcher) -> None:
    """Let a matcher try every form to the end, so that it knows how far each can be read."""
    for form in FORMS:
        for _ in matcher.match(form.pattern):
            pass


@cache
def openings() -> frozenset[str]:
    """The words with which a question can begin, apart from numbers and articles.

    >>> sorted(openings())[:4]
    ['business', 'business-day', 'business-days', 'calendar']
    """
    matcher = Matcher((), SLOTS)
    match_all(matcher)
    return frozenset(words_for(matcher.expected_at(0)))


def words_for(expected: Iterable[str]) -> Iterator[str]:
    """Words, and the first words of the phrases that may fill slots.

    >>> list(words_for(["to", "UNIT"]))[:4]
    ['to', 'days', 'day', 'weeks']
    """
    for name in expected:
        slot = SLOTS.get(name)
        yield from (name,) if slot is None else slot.phrases or slot.offered


def form_lines() -> list[str]:
    """The forms, a line each, and how to vary them.

    >>> form_lines()[0]
    'how many UNIT between DATE and DATE'
    """
    return [
        *(form.shown for form in FORMS),
        "for 'how many UNIT' also: UNIT, number of UNIT, how long",
        "at the end of a span: inclusive, exclusive, counting both days",
        f"UNIT: {', '.join(UNITS).replace('-', ' ')}",
    ]


def help_text() -> str:
    """The forms as an error shows them.

    >>> help_text().splitlines()[1].strip()
    'how many UNIT between DATE and DATE'
    """
    return "\n".join(["Questions are:", *(f"  {line}" for line in form_lines())])
