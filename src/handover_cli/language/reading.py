"""Reading a question: from text to its readings, and from readings and names to one question.

Reading needs no table. A reading is possible if every name in it is known. Among the possible
ones that with the fewest computed words counts, so a name wins over words that happen to mean
something. If two are left, the question can be read in two ways, which is an error.
"""

from functools import cached_property

from ..errors import HandoverError, TableError
from ..text import quote
from .questions import Question, say
from .readings import Reading, Words, is_nameless, possible
from .resolving import Scope
from .wording import split, without_courtesy

MAX_WORDS = 500
"""Words of a question. No question needs more, and every split of the words takes its time."""
MAX_LENGTH = 10_000
"""Characters of a question."""


class QuestionText:
    """A question in words, with its readings."""

    def __init__(self, text: str, words: list[str]) -> None:
        self.text = text
        begin, end = without_courtesy(words)
        self.words = Words(words[begin:end])
        self._whole = words if end - begin < len(words) else None
        """All words, if some are courtesy."""

    @cached_property
    def readings(self) -> list[Reading]:
        """The readings without courtesy."""
        return list(self.words.readings())

    def question(self, scope: Scope) -> Question:
        """The one reading in which every name is known.

        Raises:
            HandoverError: there is none, or more than one.
        """
        questions: list[Question] = []
        if not _has_overriding_names(scope):
            # No name of the table reads as anything else, so it is not read for nothing.
            questions = possible(filter(is_nameless, self.readings), scope)
        if len(questions) != 1:
            questions = possible(self.readings, scope)
        if not questions:
            questions = possible(self.words.readings(names_are_words=True), scope)
        if not questions and self._whole is not None:
            questions = possible(Words(self._whole).readings(), scope)
        if len(questions) == 1:
            return questions[0]
        if questions:
            first, second, *_ = map(_shown, questions)
            raise HandoverError(
                f"{quote(self.text)} can be read in two ways: {first}, or {second}",
                "use ids instead of titles",
            )
        from .repairing import complaint  # only an error needs it

        def asked(text: str) -> Question | None:
            """The question that a text asks; None if it has no reading or several."""
            found = possible(read(text).readings, scope)
            return found[0] if len(found) == 1 else None

        raise complaint(self.text, self.words, self.readings, asked, scope)


def _has_overriding_names(scope: Scope) -> bool:
    """True if a name of the table may win over words. A table that can't be used has none."""
    try:
        return scope.overriding_names is not None
    except TableError:
        return False


def _shown(question: Question) -> str:
    """A question with its operands in quotes, which show where each operand ends."""
    return say(question, lambda term: quote(term.text))


def read(text: str) -> QuestionText:
    """A question in words, with its readings. No name is looked up.

    Raises:
        HandoverError: the text is empty or too long.

    >>> for reading in read("days between x and y and z").readings:
    ...     print([name.expression.text for name in reading.names])
    ['x', 'y and z']
    ['x and y', 'z']
    """
    if len(text) > MAX_LENGTH:
        raise HandoverError(f"a question has at most {MAX_LENGTH} characters, not {len(text)}")
    words = split(text)
    if len(words) > MAX_WORDS:
        raise HandoverError(f"a question has at most {MAX_WORDS} words, not {len(words)}")
    if not words:
        raise HandoverError("an empty text is no question", "ask for help with --help")
    return QuestionText(text, words)
