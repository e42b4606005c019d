"""What may come next in a question that is not complete yet. Only completion needs it.

A question is compared with every form. Of all readings, those count in which the forms explain the
most words. So `days between deadline` goes on with `and`, and not with what can follow a name.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..notations.durations import number_at, word_at
from .forms import SLOTS, every_form, term_forms
from .grammar import Elements, Group, Literal
from .wording import folded

TYPED = {
    "is": ("is", "was", "are", "were"),
    "do": ("did", "does", "do"),
    "has": ("has", "have", "had"),
    "what": ("what", "which"),
    "happen": ("happened", "happen"),
    "come": ("came", "come"),
    "fall": ("fall", "falls", "fell"),
    "dash": (),
}
"""By word of a pattern, the words that people type for it, where these are others."""
UNITS = ("days", "weeks", "months", "years", "business")
_WORKING = ("business", "working", "work")
_TERMS = {
    **dict.fromkeys(("DATE", "DONE", "COMING", "PAST", "PHRASE"), ("DATE",)),
    "PERIOD": ("PERIOD",),
    "PERIODS": ("PERIOD",),
    "DATE-OR-PERIOD": ("DATE", "PERIOD"),
}
"""By slot, the kinds of computed days and stretches that it can hold."""
Note = Callable[[int, str], None]
Stop = Callable[[int, int], None]


class Next(NamedTuple):
    """What may come next."""

    words: list[str]
    """Words as people type them, and the names of slots in capitals."""
    explained: int
    """How many of the words before it the forms explain. The others are names."""


def next_words(words: Sequence[str]) -> Next:
    """What may come after the first words of a question, which are given without articles.

    >>> next_words("days between deadline".split())
    Next(words=['and'], explained=2)
    >>> next_words("is handover after".split()).words
    ['DATE-OR-PERIOD']
    """
    return _Begun(words).next()


@cache
def openings() -> frozenset[str]:
    """The words with which a question can begin, apart from numbers and articles.

    >>> "how" in openings(), "days" in openings(), "deadline" in openings()
    (True, True, False)
    """
    names = next_words(()).words
    slots = (SLOTS[name] for name in names if name in SLOTS)
    return frozenset({*names, *(word for slot in slots for word in slot.phrases)})


class _Begun:
    """A question that is not complete yet."""

    def __init__(self, words: Sequence[str]) -> None:
        self._written = words
        self._folded = [folded(word) for word in words]
        self._most = 0
        self._found: dict[str, None] = {}
        self._terms: dict[tuple[str, int], tuple[dict[int, int], dict[str, int]]] = {}

    def next(self) -> Next:
        for form in every_form():
            self._walk(form.elements, 0, 0, self._note, self._complete)
        last = self._folded[-1:]
        found = (word for word in self._found if word not in last)
        typed = (each for word in found for each in TYPED.get(word, (word,)))
        shown = (word for word in typed if word.replace("-", "").replace("'", "").isalnum())
        return Next(list(dict.fromkeys(shown)), self._most)

    def _note(self, explained: int, word: str) -> None:
        """Keep a word that may come next, if no reading explains more."""
        self._raise_to(explained)
        if explained == self._most:
            self._found[word] = None

    def _complete(self, at: int, explained: int) -> None:
        """Note that a form reads the words. If all words are read, nothing has to follow."""
        if at == len(self._folded):
            self._raise_to(explained)

    def _raise_to(self, explained: int) -> None:
        """Forget what was found for readings that explain less."""
        if explained > self._most:
            self._most, self._found = explained, {}

    def _walk(self, elements: Elements, at: int, explained: int, note: Note, stop: Stop) -> None:
        """Read the words from a place on. `stop` gets each place where the elements end."""
        if not elements:
            stop(at, explained)
            return
        if at == len(self._folded):
            names, may_be_empty = _first(elements)
            for name in names:
                note(explained, name)
            if may_be_empty:
                stop(at, explained)
            return
        element, rest = elements[0], elements[1:]
        if isinstance(element, Group):
            for alternative in element:
                self._walk(alternative + rest, at, explained, note, stop)
        elif isinstance(element, Literal):
            if self._folded[at] in element:
                self._walk(rest, at + 1, explained + 1, note, stop)
        elif SLOTS[element[0]].is_free:
            self._walk_free(element[0], rest, at, explained, note, stop)
        else:
            for end in self._ends(element[0], at, explained, note):
                self._walk(rest, end, explained + end - at, note, stop)

    def _ends(self, name: str, at: int, explained: int, note: Note) -> Iterator[int]:
        """The places where a slot can end. If the words end inside of it, note what is missing."""
        slot = SLOTS[name]
        end = len(self._folded)
        for word in _needed(name, self._written, at):
            note(explained + end - at, word)
        for phrase, _ in slot.phrases.get(self._folded[at], ()):
            length = min(len(phrase), end - at)
            if list(phrase[:length]) == self._folded[at : at + length]:
                if length < len(phrase):
                    note(explained + length, phrase[length])
                else:
                    yield at + length
        if slot.read is not None:
            yield from dict.fromkeys(place for _, place in slot.read(self._written, at))

    def _walk_free(
        self, name: str, rest: Elements, at: int, explained: int, note: Note, stop: Stop
    ) -> None:
        """A slot that takes any words: a name or a date, or words for a computed day."""
        ends = dict.fromkeys(range(at + 1, len(self._folded) + 1), 0)
        for kind in _TERMS.get(name, ()):
            stops, notes = self._term(kind, at)
            for end, more in stops.items():
                ends[end] = max(ends[end], more)
            for word, more in notes.items():
                if more:  # else it could come after any name: `handover plus`
                    note(explained + more, word)
        for end, more in ends.items():
            self._walk(rest, end, explained + more, note, stop)

    def _term(self, kind: str, at: int) -> tuple[dict[int, int], dict[str, int]]:
        """Where the words for a computed day can end, and what may come next inside of them.

        Each with the number of words that the forms explain.
        """
        if (kind, at) not in self._terms:
            stops: dict[int, int] = {}
            notes: dict[str, int] = {}
            self._terms[kind, at] = ({}, {})  # while it is read, it can't be made of itself

            def note(explained: int, word: str) -> None:
                notes[word] = max(explained, notes.get(word, 0))

            def stop(end: int, explained: int) -> None:
                stops[end] = max(explained, stops.get(end, 0))

            for form in term_forms(kind):
                self._walk(form.elements, at, 0, note, stop)
            self._terms[kind, at] = (stops, notes)
        return self._terms[kind, at]


def _needed(name: str, words: Sequence[str], at: int) -> Sequence[str]:
    """The units, if the words end after a number that a duration begins with."""
    if name != "DURATION" or (number := number_at(words, at)) is None:
        return ()
    if number[2] == len(words):
        return UNITS
    ends = number[2] + 1 == len(words)
    return ("days",) if ends and word_at(words, number[2]) in _WORKING else ()


def _first(elements: Elements) -> tuple[list[str], bool]:
    """With which words and slots elements can begin, and whether they may be no words at all."""
    names: list[str] = []
    for element in elements:
        if isinstance(element, Group):
            parts = [_first(alternative) for alternative in element]
            names += [name for part, _ in parts for name in part]
            if not any(may_be_empty for _, may_be_empty in parts):
                return names, False
        else:
            names += element if isinstance(element, Literal) else [element[0]]
            return names, False
    return names, True
