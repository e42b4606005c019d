"""How a question can go on: what may come after the words that have been typed.

It follows the forms that `questions` reads, but only looks at a word or two before the
cursor: it offers, and need not be exact.
"""

from collections.abc import Callable, Sequence

import click

from ..expressions import ARTICLES
from ..questions import RELATIONS, UNIT_WORDS
from ..spans import UNITS
from .completing import DATES, Finder, Found, find_periods, find_questions

BEGINNINGS = ("how", "number", *UNITS, "business", "when", "what", "which", "is", "was", "-")
SPANS = ("between", "from", "since", "until")
ENDINGS = ("inclusive", "exclusive", "counting")
VERBS = ("was", "is")
DAY_WORDS = ("when", "what", "which")

_AFTER: dict[str, tuple[str, ...]] = {
    "how": ("many", "long"),
    "number": ("of",),
    "many": (*UNITS, "business"),
    "long": (*SPANS, "was", "is", "did", "ago"),
    "ago": VERBS,
    "when": VERBS,
    "what": ("day", "weekday"),
    "which": ("weekday", "day"),
    "business": ("days",),
    "counting": ("both",),
    "both": ("days",),
}
"""What comes after a word wherever it stands."""


def _words(*words: str) -> Finder:
    def find(_: click.Context) -> Found:
        return ((word, "") for word in words)

    return find


def continuations(words: Sequence[str]) -> tuple[Finder, ...]:
    """What may come after the words of a question."""
    lower = [word.casefold() for word in words if word.casefold() not in ARTICLES]
    if not lower:
        return (_words(*BEGINNINGS), find_questions) if not words else (_words(*UNITS),)
    for rule in _RULES:
        found = rule(lower)
        if found:
            return found
    return ()


def _of_a_question(lower: list[str]) -> tuple[Finder, ...]:
    """`is` A before, after, on or within B."""
    if lower[0] not in VERBS:
        return ()
    if lower[-1] in RELATIONS:
        return DATES if lower[-1] == "on" else (*DATES, find_periods)
    if len(lower) == 1:
        return DATES
    return () if set(lower) & set(RELATIONS) else (_words(*RELATIONS),)


def _of_a_day(lower: list[str]) -> tuple[Finder, ...]:
    """`when was` A, `what day was` A."""
    if lower[0] not in DAY_WORDS:
        return ()
    if lower[-1] in VERBS:
        return DATES
    return (_words(*VERBS),) if len(lower) == 2 and lower[0] != "when" else ()


def _of_a_shift(lower: list[str]) -> tuple[Finder, ...]:
    """`10 days after` A."""
    if not lower[0][0].isdigit() or lower[-1] == "business":
        return ()
    if lower[-1] in ("after", "before"):
        return DATES
    if lower[-1].isdigit():
        return (_words("days", "weeks", "months", "years", "business"),)
    return () if {"after", "before"} & set(lower) else (_words("after", "before"),)


def _by_word(lower: list[str]) -> tuple[Finder, ...]:
    """After a word that is always followed by the same."""
    words = _AFTER.get(lower[-1])
    return (_words(*words),) if words else ()


def _of_a_unit(lower: list[str]) -> tuple[Finder, ...]:
    """After `number of`, and after a unit: what is measured."""
    if lower == ["number", "of"]:
        return (_words(*UNITS, "business"),)
    if lower[-1] not in UNIT_WORDS or set(lower) & {*SPANS, "counting"}:
        return ()
    return (_words(*SPANS, "of", "in"),)


def _of_a_span(lower: list[str]) -> tuple[Finder, ...]:
    """After a preposition: a date or a period."""
    last = lower[-1]
    if last in (*SPANS, "to", "and") or lower[-2:-1] == ["ago"]:
        return DATES
    return (find_periods,) if last in ("of", "in", "was", "is", "did") else ()


def _of_an_end(lower: list[str]) -> tuple[Finder, ...]:
    """After a name: what joins the other date, or how both are counted."""
    if lower[0] in (*DAY_WORDS, *VERBS) or set(lower) & {*ENDINGS, "last"}:
        return ()
    if "between" in lower and "and" not in lower:
        return (_words("and"),)
    if "from" in lower and not {"to", "until"} & set(lower):
        return (_words("to", "until"),)
    if not set(lower) & {*SPANS, "of", "in", "was", "is", "did"}:
        return ()
    return (_words(*(["last"] if "did" in lower else []), *ENDINGS),)


Rule = Callable[[list[str]], tuple[Finder, ...]]
_RULES: tuple[Rule, ...] = (
    _of_a_question,
    _of_a_shift,
    _by_word,
    _of_a_day,
    _of_a_unit,
    _of_a_span,
    _of_an_end,
)
