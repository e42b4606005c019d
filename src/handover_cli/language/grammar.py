"""The engine that reads a question: patterns against words.

A pattern is a text such as `[how many] UNIT between DATE1 and DATE2`. It is made of

- words, and alternatives such as `to|until`;
- slots in capitals, which hold something: see `Slot`. A number tells two slots apart;
- `( a b | c )`, a choice, and `[a b|c]`, a choice or nothing.

The engine knows no table. A slot such as DATE takes any words up to where the pattern can go
on, so a question may have several readings, and the names choose among them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from ..errors import HandoverError
from .expressions import ARTICLES
from .wording import EMPHASIS

Words = Sequence[str]
Reader = Callable[[Words, int], list[tuple[object, int]]]
"""Reads the words from a place on: what a slot can hold there, each with the index after it."""

First = tuple[frozenset[str], tuple[Reader, ...], bool]
"""With what elements can begin: words, and what readers read; whether they may be no words."""

TOO_MANY_WAYS = "this question can be split in too many ways"
MAX_STEPS = 20_000
"""Steps that all patterns together may take for one question. Real questions take a few hundred."""


class Slot:
    """What can stand in a pattern in capitals.

    A slot without phrases and without a reader is free: it takes any words, since a date or the
    name of a period may be any words.
    """

    def __init__(
        self,
        name: str,
        phrases: Callable[[], Mapping[str, object]] | None = None,
        read: Reader | None = None,
        offered: Sequence[str] = (),
    ) -> None:
        self.name = name
        """What is expected, for an error: `a unit such as days`."""
        self.read = read
        """Reads the words from a place on. They are as written, in capitals or not."""
        self._phrases = phrases
        self._offered = offered
        self.is_free = phrases is None and read is None
        """True if it takes any words."""

    @cached_property
    def phrases(self) -> dict[str, list[tuple[Words, object]]]:
        """By first word, the phrases with what each means. Their words are folded."""
        found: dict[str, list[tuple[Words, object]]] = {}
        for phrase, meaning in (self._phrases() if self._phrases else {}).items():
            words = phrase.split()
            found.setdefault(words[0], []).append((words, meaning))
        return found

    @property
    def offered(self) -> Sequence[str]:
        """The words that completion offers."""
        return self._offered or tuple(self.phrases)


class Literal(tuple[str, ...]):
    """A word of the pattern, with its alternatives."""

    __slots__ = ()


class Hole(tuple[str, str]):
    """A slot at its place in a pattern: the name of the slot, and its key: `date1`."""

    __slots__ = ()


class Group(tuple["Elements", ...]):
    """Alternatives, one of which is there. The last alternative is empty in `[ ]`."""

    __slots__ = ()


Element = Literal | Hole | Group
Elements = tuple[Element, ...]
Values = dict[str, object]
"""What the slots of a pattern hold, by key. A slot that is left out has no key."""

FILLERS = ARTICLES.union(EMPHASIS)
"""Words that may stand before any word of a pattern."""
_NO_BEGINNING = frozenset({"of", "and", "or", "is", "do"})
"""Words with which no date and no name begins, unless the table has such a name."""

_APART = str.maketrans({sign: f" {sign} " for sign in "[]()"})


def elements_of(pattern: str, part: Callable[[str], Elements] | None = None) -> Elements:
    """A pattern as the elements that a `Matcher` matches.

    `part` gives the elements of a part that is written as a name in angle brackets.

    >>> elements_of("days to|until DATE2")[1:]
    (('to', 'until'), ('DATE', 'date2'))
    """
    return _sequence(_signs(pattern), part)[0]


def _signs(pattern: str) -> Iterator[str]:
    """The signs of a pattern. Inside of `[ ]` a bar always parts alternatives."""
    brackets = [""]
    for sign in pattern.translate(_APART).split():
        if sign in ("(", "["):
            brackets.append(sign)
        elif sign in (")", "]"):
            brackets.pop()
        if brackets[-1] == "[" and sign != "[":
            for number, word in enumerate(sign.split("|")):
                yield from ("|",) if number else ()
                yield from (word,) if word else ()
        else:
            yield sign


def _sequence(signs: Iterator[str], part: Callable[[str], Elements] | None) -> tuple[Elements, str]:
    """The elements up to a closing sign or a bar, and that sign."""
    elements: list[Element] = []
    for sign in signs:
        if sign in (")", "]", "|"):
            return tuple(elements), sign
        if sign in ("(", "["):
            alternatives = []
            closing = "|"
            while closing == "|":
                alternative, closing = _sequence(signs, part)
                alternatives.append(alternative)
            elements.append(Group((*alternatives, ()) if closing == "]" else alternatives))
        elif part is not None and sign[0] == "<":
            elements += part(sign)
        elif sign.isupper():
            elements.append(Hole((sign.rstrip("0123456789"), sign.lower())))
        else:
            elements.append(Literal(sign.split("|")))
    return tuple(elements), ""


def words_in(pattern: str) -> Iterator[tuple[list[str], bool]]:
    """The words of a pattern with their alternatives, and whether one of them has to be there.

    >>> list(words_in("[how many] UNIT to|until DATE"))
    [(['how'], False), (['many'], False), (['to', 'until'], True)]
    """
    depth = 0
    for sign in _signs(pattern):
        depth += (sign in "([") - (sign in ")]")
        if not sign.isupper() and sign not in "[]()|":
            yield sign.split("|"), not depth


class Matcher:
    """Matches patterns against the words of one question."""

    _firsts: ClassVar[dict[Elements, First]] = {}

    def __init__(
        self,
        written: Words,
        words: Words,
        slots: Mapping[str, Slot],
        *,
        names_are_words: bool = False,
    ) -> None:
        self.written = written
        """The words as they were written."""
        self.words = words
        """The same words in the form in which patterns have them."""
        self.slots = slots
        self.names_are_words = names_are_words
        """True if a free slot may begin with a word with which the pattern could go on."""
        self._size = len(words)
        self._padded = (*words, "")
        self._past = self._past_articles()
        """By place, the index after the articles and other fillers there."""
        self._steps = 0

    def _past_articles(self) -> list[int]:
        past = [*range(self._size + 1)]
        for at in reversed(range(self._size - 1)):
            if self.words[at] in FILLERS:
                past[at] = past[at + 1]
        return past

    def match(self, elements: Elements) -> Iterator[Values]:
        """The ways to read all words by a pattern.

        Raises:
            HandoverError: there are far too many ways.
        """
        yield from self._walk(elements, 0, {})

    def _walk(self, elements: Elements, at: int, values: Values) -> Iterator[Values]:
        """The ways to read the words from a place on."""
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise HandoverError(TOO_MANY_WAYS, "ask it in parts")
        while elements and isinstance(elements[0], Literal):
            place = self._place_of(elements[0], at)
            if place < 0:
                return
            elements, at = elements[1:], place + 1
        if not elements:
            if at == self._size:
                yield values
            return
        element, rest = elements[0], elements[1:]
        if isinstance(element, Group):
            for alternative in element:
                first = alternative[0] if alternative else None
                if isinstance(first, Literal) and self._place_of(first, at) < 0:
                    continue  # most fail here, without another step
                yield from self._walk(alternative + rest, at, values)
        else:
            name, key = element
            for value, end in self._fillings(name, at, rest):
                yield from self._walk(rest, end, values | {key: value})

    def _place_of(self, literal: Literal, at: int) -> int:
        """The index of a literal that stands at a place, perhaps after articles; else -1."""
        if self._padded[at] in literal:
            return at
        past = self._past[at]
        return past if past != at and self._padded[past] in literal else -1

    def _fillings(self, name: str, at: int, rest: Elements) -> list[tuple[object, int]]:
        """What a slot can hold at a place, each with its end."""
        slot = self.slots[name]
        if slot.is_free:
            return [(range(at, end), end) for end in self._ends(name, at, rest)]
        for begin in dict.fromkeys((at, self._past[at])):
            fillings = slot.read(self.written, begin) if slot.read else []
            for phrase, meaning in slot.phrases.get(self._padded[begin], ()):
                end = self._end_of(phrase, begin)
                if end is not None:
                    fillings.append((meaning, end))
            if fillings:
                return fillings
        return []

    def _end_of(self, phrase: Words, at: int) -> int | None:
        """The index after a phrase that stands at a place; None if it does not stand there."""
        for word in phrase:
            at = self._past[min(at, self._size)]
            if self._padded[at] != word:
                return None
            at += 1
        return at

    def _ends(self, name: str, at: int, rest: Elements) -> list[int]:
        """Where a free slot may end: before a word with which the pattern can go on."""
        if at >= self._size or (self.words[at] in _NO_BEGINNING and not self.names_are_words):
            return []
        words, readers, may_end = self._first_of(rest)
        first = at + 1
        if self.words[at] in words and not self.names_are_words:
            first += 1  # a word of the pattern is no name by itself
        ends = [
            end
            for end in range(first, self._size)
            if self.words[end] in words or any(read(self.written, end) for read in readers)
        ]
        if may_end and first <= self._size:
            ends.append(self._size)
        return ends

    def _first_of(self, elements: Elements) -> First:
        """See `_first_words`. Patterns ask for the same elements again and again."""
        found = self._firsts.get(elements)
        if found is None:
            found = self._firsts[elements] = self._first_words(elements)
        return found

    def _first_words(self, elements: Elements) -> First:
        """With what elements can begin: words, and what readers of slots read.

        True at the end if the elements may be no words at all.
        """
        if not elements:
            return frozenset(), (), True
        element, rest = elements[0], elements[1:]
        if isinstance(element, Literal):
            return frozenset(element), (), False
        if isinstance(element, Hole):
            slot = self.slots[element[0]]
            return frozenset(slot.phrases), (slot.read,) if slot.read else (), False
        parts = [self._first_words(alternative + rest) for alternative in element]
        first = frozenset(word for words, _, _ in parts for word in words)
        readers = dict.fromkeys(reader for _, readers, _ in parts for reader in readers)
        return first, tuple(readers), any(may_end for _, _, may_end in parts)
