"""What a form is: a pattern in words, and what it builds."""

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from ..expressions import Phrase, parse
from ..grammar import Elements, elements_of, words_in

MACROS = {
    "<measure>": "( <counted> | how long | how long is time|period|gap|interval | how much time"
    " | [what is] time"
    " | [what is] length|amount|period of time"
    " | [what is] [time] difference|distance|interval|gap|span [in UNIT] [in time] )",
    "<counted>": "[<many>] UNIT",
    "<many>": "( how many | what number of | [what is] [total|exact] number of )"
    " [more|full|whole|complete]",
    "<born>": "( born | founded | established | created | built | opened | launched )",
    "<there>": "[is|is it is|is there|there is|is it|it is|is it again|passed|passed by|go by"
    "|has go by|has passed|has passed by|will passed|has it is|has there is|has it take|it has is"
    "|do we has|do i has|do it take|will it is|will there is|do passed]",
    "<left>": "[left|is left|is there left|there is left|do we has left|do i has left"
    "|to go|still left|is still left|do we still has|is we|is we away|do i has to wait]",
    "<tail>": "[in UNIT2] [COUNTING] [in UNIT3]",
    "<is>": "is|do|will [is]",
    "<someone>": "[someone|somebody|anyone|person|man|woman|child|baby|kid|boy|girl|dog|cat"
    "|company|firm|building|house|organisation|organization|club|people|one|you|he|she|they|i]"
    " [who|that] [is]",
    "<how>": "( by|under RULE [rolled ROLL] | rolled ROLL )",
    "<at>": "( on | in | at | by | as of )",
}
"""Parts that patterns share."""
TODAY = parse("today")
"""The day of a question that names none, or of one such as `how long until Christmas`."""


NOW = Phrase("now", (), "now")
"""This instant."""


class Form(NamedTuple):
    """One way to say something."""

    pattern: str
    """See `grammar`. A name in angle brackets is a part that patterns share."""
    build: Callable[..., Any]
    """Makes a tree of what the slots hold, by key. It gives None for what can't be meant."""
    example: str
    """Words that it reads, for the documents, completion and suggestions."""


class Compiled:
    """A form that is ready for matching. Its pattern is compiled when it is first needed."""

    def __init__(self, form: Form) -> None:
        self.form = form

    @cached_property
    def text(self) -> str:
        """Its pattern without names of shared parts."""
        text = self.form.pattern
        while "<" in text:
            for name, meaning in MACROS.items():
                text = text.replace(name, meaning)
        return text

    @cached_property
    def _needed(self) -> list[list[str]]:
        """The words that have to be there, each with its alternatives."""
        words = words_in(self.form.pattern)
        return [same for same, needed in words if needed and same[0][0] != "<"]

    @cached_property
    def _openings(self) -> Sequence[str]:
        """The words with which it begins, if that can be told at a glance."""
        first = self.form.pattern.split(" ", 1)[0]
        return first.split("|") if first.islower() and first[0] not in "[(<" else ()

    def may_read(self, words: set[str], opening: str) -> bool:
        """True if the words include all that it needs. It may fail nevertheless.

        `opening` is the first word that is no article.
        """
        if self._openings and opening not in self._openings:
            return False
        return not any(map(words.isdisjoint, self._needed))

    @property
    def words(self) -> frozenset[str]:
        """All words that its pattern has."""
        return frozenset(word for same, _ in words_in(self.text) for word in same)

    @cached_property
    def elements(self) -> Elements:
        """The pattern, ready for matching."""
        return elements_of(self.form.pattern, _part)


@cache
def _part(name: str) -> Elements:
    return elements_of(MACROS[name], _part)


def key_words(pattern: str) -> list[str]:
    """Words of which a pattern needs one, if it can be told at a glance; rare ones, if it can.

    >>> key_words("<measure> <there> between DATE1 and DATE2 <tail>")
    ['between']
    >>> key_words("PHRASE")
    []
    """
    depth = 0
    common: list[str] = []
    for sign in pattern.split():
        opened, closed = sign.count("[") + sign.count("("), sign.count("]") + sign.count(")")
        if depth == opened == 0 and sign.islower() and sign[0] != "<":
            words = sign.split("|")
            if _COMMON.isdisjoint(words):
                return words
            common = common or words
        depth += opened - closed
    return common


_COMMON = frozenset("is do has will what when how many to of in on and or at it a".split())
