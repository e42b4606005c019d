"""The forms that a question can have, as data, in families.

To add a form, add a row to the `FORMS` of a family. The documents, the completion, the
suggestions and the reserved words follow from it. To add a family, add its module to
`FAMILIES`, with words of which each of its forms needs one.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ...errors import HandoverError
from ..expressions import WORDS
from ..grammar import FILLERS
from .form import Compiled, Form, key_words
from .slots import SLOTS


class Family(NamedTuple):
    """When the forms of a family may read a question."""

    openings: str = ""
    """Words with which the question may begin."""
    words: str = ""
    """Words of which it may have one instead."""
    needs: str = ""
    """Words of which it has one in any case, if there are any here."""
    not_after: str = ""
    """Words with which it does not begin. With these, any other question may be read."""
    times: bool = False
    """True if it may have a clock time such as `9:30` or `5pm` instead."""

    def may_read(self, opening: str, words: set[str], *, has_time: bool = False) -> bool:
        """True if a form of the family may read a question with these words."""
        if self.not_after:
            return opening not in self.not_after.split()
        if self.needs and words.isdisjoint(self.needs.split()):
            return False
        if self.times and has_time:
            return True
        return opening in self.openings.split() or not words.isdisjoint(self.words.split())


def has_time(folded: Sequence[str]) -> bool:
    """True if a clock time may be among some words: `9:30`, `5pm`, `8 am`, `noon`.

    >>> has_time(["9:30"]), has_time(["8", "is"]), has_time(["what", "is", "2020"])
    (True, True, False)
    """
    # `am` is folded as `are` is.
    hours = (a.isdigit() and b == "is" for a, b in pairwise(folded))
    return any(map(_is_time, folded)) or any(hours)


def _is_time(word: str) -> bool:
    if word in ("noon", "midnight", "am", "pm", "a.m", "p.m"):
        return True
    return word[:1].isdigit() and (":" in word or word.endswith(("am", "pm", "a.m", "p.m")))


FAMILIES = {
    "spans": Family(not_after="is do has will when"),
    "ages": Family(
        words="old older age aged born founded established created built opened launched turn"
        " turns turning reach"
    ),
    "days": Family(not_after="how is do has will"),
    "verdicts": Family("is do has will", "or leap earlier later overlap"),
    "counts": Family(
        "how number total exact what",
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends weekend leap"
        " first-of-months firsts months friday",
        needs="mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday"
        " wednesday thursday friday saturday sunday weekends weekend leap first-of-months firsts"
        " months times mon tue tues wed weds thu thur thurs fri sat sun",
    ),
    "facts": Family(
        "month quarter year decade century",
        "week month quarter year decade century iso leap anniversary number ordinal calendar",
    ),
    "events": Family(
        words="happen place event events thing things everything anything come follow followed"
        " precede preceded",
    ),
    "periods": Family(
        "who",
        "overlap overlaps covered cover coverage gaps period periods go ongoing running current"
        " under",
    ),
    "calendars": Family(words="julian gregorian style"),
    "durations": Family(
        "convert express change",
        "in to into as is per plus minus sum total add subtract difference times x * multiplied"
        " twice double each equals make has longer shorter more less greater sessions items tasks"
        " things lots periods blocks",
    ),
    "clocks": Family(
        "convert change",
        "time hours minutes seconds hrs mins secs clock unix epoch timestamp"
        " flight trip journey train drive ride crossing voyage bus ferry leaves leaving"
        " leave departs departing depart start starting ahead behind zone meeting shift film movie"
        " show lesson class lecture exam party concert match call session",
        times=True,
    ),
}
"""The families of forms: the modules of this package, each with what calls for it."""


@cache
def family(name: str) -> tuple[Compiled, ...]:
    """The forms of a family, ready for matching.

    >>> family("spans")[0].form.example
    'how many days between deadline and handover'
    """
    # `importlib.import_module` would import a package more.
    forms: tuple[Form, ...] = __import__(f"{__name__}.{name}", fromlist=("FORMS",)).FORMS
    return tuple(map(Compiled, forms))


@cache
def term_forms(kind: str) -> tuple[Compiled, ...]:
    """The forms of a day (`DATE`) or of a stretch (`PERIOD`) that is computed.

    >>> term_forms("DATE")[-1].form.example
    'last Friday the 13th'
    """
    from . import terms  # many questions have none

    forms: tuple[Form, ...] = terms.FORMS if kind == "DATE" else terms.STRETCHES
    return tuple(map(Compiled, forms))


_UNCLEAR = (
    *("thanksgiving", "mother", "father", "independence"),
    *("summer", "winter", "spring", "autumn", "fall"),
)


def unclear(text: str) -> HandoverError | None:
    """The error for words such as `summer`, which people use for several days; None for others.

    >>> unclear("deadline") is None
    True
    """
    if not text.casefold().startswith(_UNCLEAR):
        return None
    from ..yearly import unclear as why  # few questions need it

    return why(text)


def forms_for(folded: Sequence[str]) -> Iterator[Compiled]:
    """The forms that may read a question with these words.

    >>> "weekday 2026-12-25" in [form.form.example for form in forms_for(["weekday", "tomorrow"])]
    True
    """
    words, opening, timed = set(folded), _opening(folded), has_time(folded)
    for name, each in FAMILIES.items():
        if each.may_read(opening, words, has_time=timed):
            yield from _index(name).forms_for(folded, opening)


def terms_for(kind: str, folded: Sequence[str]) -> Iterator[Compiled]:
    """The forms of terms of a kind that may read these words; see `term_forms`.

    >>> [form.form.example for form in terms_for("PERIOD", ["q2", "2024"])]
    ['Q2 2024']
    """
    return _index(kind).forms_for(folded, _opening(folded))


def _opening(folded: Sequence[str]) -> str:
    return next((word for word in folded if word not in FILLERS), "")


class _Index:
    """Forms by a word that they need, so that few are looked at for a question."""

    def __init__(self, forms: Iterable[Compiled]) -> None:
        self._by_word: dict[str, list[Compiled]] = {}
        for form in forms:
            for word in key_words(form.form.pattern) or ("",):
                self._by_word.setdefault(word, []).append(form)

    def forms_for(self, folded: Sequence[str], opening: str) -> Iterator[Compiled]:
        """The forms that may read a text with these words, in an order that is always the same."""
        words = set(folded)
        yield from self._by_word.get("", ())  # they need no word
        seen = set()
        for word in dict.fromkeys(folded):
            for form in self._by_word.get(word, ()):
                if id(form) not in seen and form.may_read(words, opening):
                    seen.add(id(form))
                    yield form


@cache
def _index(name: str) -> _Index:
    return _Index(term_forms(name) if name.isupper() else family(name))


def every_form() -> Iterator[Compiled]:
    """All forms of questions, family by family.

    >>> len(list(every_form())) > 200
    True
    """
    for name in FAMILIES:
        yield from family(name)


@cache
def vocabulary() -> frozenset[str]:
    """The words of the language, as patterns have them.

    >>> "between" in vocabulary(), "deadline" in vocabulary()
    (True, False)
    """
    words = {"the", *WORDS}
    for form in (*every_form(), *term_forms("DATE"), *term_forms("PERIOD")):
        words.update(word for word in form.words)
    for slot in SLOTS.values():
        for phrases in slot.phrases.values():
            words.update(word for phrase, _ in phrases for word in phrase)
    return frozenset(words)


__all__ = ["FAMILIES", "SLOTS", "Compiled", "Form", "every_form", "forms_for", "vocabulary"]
