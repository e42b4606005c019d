"""The engine that reads a question: patterns against words.

A pattern is a text such as `[how many] UNIT between DATE and DATE`. It is made of

- words, and alternatives such as `to|until`;
- slots in capitals, which hold something: see `Slot`;
- `( a | b )`, a choice, and `[ a | b ]`, a choice or nothing.

The engine knows no table. A slot such as DATE takes any words up to where the pattern can go
on, so a question may have several readings, and the names choose among them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from .expressions import ARTICLES

Words = Sequence[str]
Filling = tuple[list[tuple[object, int]], int, tuple[str, ...]]
"""What a slot can hold at a place, each with its end; the place of the first word that can't be
read; and the words that are expected there. Without such words the slot itself is expected."""


class Slot:
    """What can stand in a pattern in capitals.

    A slot without phrases and without a reader takes any words, since a date or the name of a
    period may be any words.
    """

    def __init__(
        self,
        name: str,
        phrases: Mapping[tuple[str, ...], object] | None = None,
        read: Callable[[Words, int], Filling] | None = None,
        offered: Sequence[str] = (),
    ) -> None:
        self.name = name
        """What is expected, for an error: `a unit such as days`."""
        self.read = read
        """Reads the words from a place on. They are as written, in capitals or not."""
        self.phrases: dict[str, list[tuple[tuple[str, ...], object]]] = {}
        """By first word, the phrases with what each means."""
        for phrase, meaning in (phrases or {}).items():
            self.phrases.setdefault(phrase[0], []).append((phrase, meaning))
        self.offered = offered or tuple(self.phrases)
        """The words that completion offers."""


class Literal(tuple[str, ...]):
    """A word of the pattern, with its alternatives."""

    __slots__ = ()


class Hole(tuple[str, int]):
    """A slot at its place in a pattern: its name, and its number among the pattern's slots."""

    __slots__ = ()


class Group(tuple["Elements", ...]):
    """Alternatives, one of which is there. The last alternative is empty in `[ ]`."""

    __slots__ = ()


Element = Literal | Hole | Group
Elements = tuple[Element, ...]


class Pattern:
    """A pattern as the elements that a `Matcher` matches.

    >>> Pattern("days to|until DATE").elements[1]
    ('to', 'until')
    """

    def __init__(self, text: str) -> None:
        self.slots: list[str] = []
        """The names of its slots, in their order."""
        self.elements = self._sequence(iter(text.translate(_APART).split()))[0]

    def _sequence(self, signs: Iterator[str]) -> tuple[Elements, str]:
        """The elements up to a closing sign or a bar, and that sign."""
        elements: list[Element] = []
        for sign in signs:
            if sign in (")", "]", "|"):
                return tuple(elements), sign
            if sign in ("(", "["):
                alternatives = []
                closing = "|"
                while closing == "|":
                    alternative, closing = self._sequence(signs)
                    alternatives.append(alternative)
                elements.append(Group((*alternatives, ()) if closing == "]" else alternatives))
            elif sign.isupper():
                elements.append(Hole((sign, len(self.slots))))
                self.slots.append(sign)
            else:
                elements.append(Literal(sign.split("|")))
        return tuple(elements), ""


_APART = str.maketrans({bracket: f" {bracket} " for bracket in "[]()"})


def words_in(pattern: str) -> Iterator[tuple[str, bool]]:
    """The words of a pattern with their alternatives, and whether one of them has to be there.

    >>> list(words_in("[how many] UNIT to|until DATE"))
    [('how', False), ('many', False), ('to|until', True)]
    """
    depth = 0
    for sign in pattern.translate(_APART).split():
        depth += (sign in "([") - (sign in ")]")
        if sign.islower():
            yield sign, not depth


class Matcher:
    """Matches patterns against the words of one question, and notes where they fail."""

    def __init__(
        self, words: Words, slots: Mapping[str, Slot], *, names_are_short: bool = False
    ) -> None:
        self.written = words
        self.names_are_short = names_are_short
        """True if a free slot takes all remaining words only where it can't end earlier."""
        self.words = [word.casefold() for word in words]
        self.slots = slots
        self.furthest = 0
        """The place of the furthest word that no pattern could read."""
        self.expected: dict[str, None] = {}
        """What could have stood there: words, and the names of slots in capitals."""
        self.gaps: list[tuple[int, tuple[str, ...]]] = []
        """Free slots without an end, because no word with which the pattern could go on follows:
        where each begins, and those words."""
        self._optional: dict[int, dict[str, None]] = {}
        """By place: what could have stood there but was not needed."""

    def match(self, pattern: Pattern) -> Iterator[list[object]]:
        """The ways to read all words by a pattern: what each slot holds, None for an empty slot."""
        yield from self._walk(pattern.elements, 0, [None] * len(pattern.slots))

    def expected_at(self, at: int) -> list[str]:
        """What could have stood at a place that a match reached: words, and slots in capitals."""
        needed = self.expected if at == self.furthest else {}
        return list(dict.fromkeys([*self._optional.get(at, ()), *needed]))

    def _walk(
        self,
        elements: Elements,
        at: int,
        values: list[object],
        *,
        optional: bool = False,
        left_out: Words = (),
    ) -> Iterator[list[object]]:
        """The ways to read the words from a place on. The first element may be `optional`.

        `left_out` are the first words of the optional parts that could stand here.
        """
        if not elements:
            if at == len(self.words):
                yield values
            elif self._word(at) not in left_out:
                self._fail(at)
            return
        element, rest = elements[0], elements[1:]
        if isinstance(element, Group):
            may_lack = not element[-1]
            for alternative in element:
                maybe = optional or (may_lack and bool(alternative))
                lacks = left_out if alternative else (*left_out, *self._first_words((element,))[0])
                yield from self._walk(
                    alternative + rest, at, values, optional=maybe, left_out=lacks
                )
        elif isinstance(element, Literal):
            at = self._after_articles(at)
            if self._word(at) in element:
                yield from self._walk(rest, at + 1, values)
            else:
                self._fail(at, *element, optional=optional)
        else:
            name, number = element
            for value, end in self._fillings(name, at, rest, optional):
                filled = [*values]
                filled[number] = value
                yield from self._walk(rest, end, filled)

    def _fillings(
        self, name: str, at: int, rest: Elements, optional: bool
    ) -> list[tuple[object, int]]:
        """What a slot can hold at a place, each with its end."""
        slot = self.slots[name]
        if not slot.phrases and slot.read is None:
            return [(range(at, end), end) for end in self._ends(name, at, rest)]
        for begin in dict.fromkeys((at, self._after_articles(at))):
            fillings, reached, expected = (
                slot.read(self.written, begin) if slot.read else ([], begin, ())
            )
            for phrase, meaning in slot.phrases.get(self._word(begin), ()):
                end = begin + 1
                while end - begin < len(phrase) and self._word(end) == phrase[end - begin]:
                    end += 1
                if end - begin == len(phrase):
                    fillings.append((meaning, end))
                else:
                    self._fail(end, phrase[end - begin])
                    reached = max(reached, end)
            if fillings:
                return fillings
            if reached == begin or slot.read:
                self._fail(reached, *(expected or (name,)), optional=optional)
        return []

    def _ends(self, name: str, at: int, rest: Elements) -> list[int]:
        """Where a free slot may end: before a word with which the pattern can go on."""
        if at >= len(self.words):
            self._fail(at, name)
            return []
        words, may_end = self._first_words(rest)
        first = at + 1
        if self.words[at] in words:  # a word of the pattern is no name by itself
            self._fail(at, name)
            first += 1
        ends = [end for end in range(first, len(self.words)) if self.words[end] in words]
        if not ends:
            self._fail(len(self.words), *words, optional=True)
        if may_end and first <= len(self.words) and not (ends and self.names_are_short):
            ends.append(len(self.words))
        elif not ends:
            self.gaps.append((at, words))
        return ends

    def _first_words(self, elements: Elements) -> tuple[tuple[str, ...], bool]:
        """The words with which elements can begin; True if the elements may be no words at all."""
        if not elements:
            return (), True
        element, rest = elements[0], elements[1:]
        if isinstance(element, Literal):
            return element, False
        if isinstance(element, Hole):
            return tuple(self.slots[element[0]].phrases), False
        parts = [self._first_words(alternative + rest) for alternative in element]
        first = tuple(word for words, _ in parts for word in words)
        return first, any(may_end for _, may_end in parts)

    def _word(self, at: int) -> str:
        return self.words[at] if at < len(self.words) else ""

    def _after_articles(self, at: int) -> int:
        while self._word(at) in ARTICLES and at + 1 < len(self.words):
            at += 1
        return at

    def _fail(self, at: int, *expected: str, optional: bool = False) -> None:
        """Note what was expected at a place instead of the word there."""
        at = min(at, len(self.words))
        if optional:
            self._optional.setdefault(at, {}).update(dict.fromkeys(expected))
            return
        if at > self.furthest:
            self.furthest = at
            self.expected = {}
        if at == self.furthest:
            self.expected |= dict.fromkeys(expected)
