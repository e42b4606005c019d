"""Reading a question: from text to its readings, and from readings and names to one question.

Reading needs no table. A reading is possible if every name in it is known, and exactly one
reading has to be possible. If none is, the error is about the furthest word that was reached.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..errors import HandoverError
from ..text import did_you_mean, either, quote
from .expressions import ARTICLES, Expression, named
from .expressions import parse as parse_expression
from .forms import FORMS, SLOTS, Form, help_text, match_all, words_for
from .grammar import Matcher
from .questions import Question, say
from .resolving import Scope, find, find_period, is_day, no_day, no_period

MAX_WORDS = 500
"""Words of a question. No question needs more, and every split of the words takes its time."""
MAX_LENGTH = 10_000
"""Characters of a question."""


Operand = tuple[str, Expression, int]
"""A date or a name in a reading: its slot, the expression, and the word at which it begins."""
Failure = tuple[int, Callable[[], HandoverError]]
"""The index of a word that could not be read, and a function that makes the error. The function
may look at every name of the table, so only the function of the error that is shown is called."""
Reading = tuple[Question, tuple[Operand, ...]]
"""One way to read a question, and its operands."""


class QuestionText:
    """A question in words, with its readings."""

    def __init__(self, text: str, words: list[str]) -> None:
        self.text = text
        self._words = words
        self._matcher = Matcher(words, SLOTS)
        self._lower = self._matcher.words
        self._bad_dates: list[Failure] = []
        """Dates that are wrong whatever the table holds."""
        known = set(self._lower)
        self.readings = [
            reading for form in FORMS if form.may_read(known) for reading in self._readings(form)
        ]

    def _readings(self, form: Form) -> Iterator[Reading]:
        for values in self._matcher.match(form.pattern):
            operands = []
            for number, value in enumerate(values):
                if isinstance(value, range):
                    operand = self._operand(form.pattern.slots[number], value)
                    if operand is None:
                        break
                    operands.append(operand)
                    values[number] = operand[1]
            else:
                yield form.build(*values), tuple(operands)

    def _operand(self, slot: str, phrase: range) -> Operand | None:
        """What a slot holds; None, and a failure is noted, if it is a wrong date."""
        text = self._text(phrase)
        try:
            expression = named(text) if slot == "PERIOD" else parse_expression(text)
        except HandoverError as error:
            self._bad_dates.append(_failure(phrase.start, error))
            return None
        return slot, expression, phrase.start

    def _text(self, phrase: range) -> str:
        """The words of a phrase without articles before it, and without a comma after it."""
        start, end = phrase.start, phrase.stop
        while start + 1 < end and self._lower[start] in ARTICLES:
            start += 1
        return " ".join(self._words[start:end]).rstrip(",").rstrip()

    def question(self, scope: Scope) -> Question:
        """The one reading in which every name is known.

        Raises:
            HandoverError: there is none, or more than one.
        """
        failures = [*self._bad_dates]
        questions: dict[Question, None] = {}
        for question, operands in self.readings:
            unknown = next((each for each in operands if not _is_known(*each, scope)), None)
            if unknown is None:
                questions[question] = None
            else:
                failures.append((unknown[2], partial(_unknown, *unknown, scope)))
        if len(questions) == 1:
            return next(iter(questions))
        if questions:
            first, second, *_ = map(_shown, questions)
            raise HandoverError(
                f"{quote(self.text)} can be read in two ways: {first}, or {second}",
                "use ids instead of titles",
            )
        raise self._complaint(failures, scope)

    def _complaint(self, failures: list[Failure], scope: Scope) -> HandoverError:
        """The error for a question that no form can read.

        It is about the furthest word at which a form failed. If several forms failed there, it
        is the error of the last one.
        """
        match_all(self._matcher)
        expected = self._expected(self._matcher.furthest, [*self._matcher.expected])
        gaps = (self._gap(*gap, scope) for gap in self._matcher.gaps)
        every = [expected, *gaps, *failures]
        _, worst = max(reversed(every), key=lambda failure: failure[0])
        return worst().after(f"in {quote(self.text)}, ")

    def _expected(self, at: int, expected: Sequence[str], more: str = "") -> Failure:
        """A word that fits no form, where something else is expected."""
        names = [SLOTS[name].name if name in SLOTS else quote(name) for name in expected]
        what = either(dict.fromkeys(names)) + more if names else "the end"
        if at >= len(self._words):
            problem = HandoverError(f"something is missing at the end: {what}", detail=help_text())
            return _failure(at, problem)
        word = self._lower[at]
        known = {*words_for([*expected, *self._matcher.expected_at(at)])} - {word}
        near = did_you_mean(word, known)
        if at:
            message, hint = f"{quote(self._words[at])} can't be read", f"{what} is expected"
        else:  # anything may be expected there
            message, hint = f"no question begins with {quote(self._words[0])}", ""
        return _failure(at, HandoverError(message, near or hint, help_text()))

    def _gap(self, start: int, words: Sequence[str], scope: Scope) -> Failure:
        """What is wrong after a date that should be followed by a word such as `and`."""
        size = len(self._words)
        if self._lower[start] in words:
            return self._expected(start, ("DATE",))
        stops = (
            stop
            for stop in range(size, start, -1)
            if (stop == start + 1 or self._lower[stop - 1] not in ARTICLES)
            and is_day(self._text(range(start, stop)), scope)
        )
        stop = next(stops, None)
        if stop is None:
            try:
                expression = parse_expression(self._text(range(start, size)))
            except HandoverError as error:
                return _failure(start, error)
            return start, lambda: no_day(expression, scope.names)
        if stop == size:
            return self._expected(size, words, ", and another date")
        return self._expected(stop, words)


def _failure(at: int, error: HandoverError) -> Failure:
    return at, lambda: error


def _shown(question: Question) -> str:
    """A question with its operands in quotes, which show where each operand ends."""
    return say(question, lambda expression: quote(expression.text))


def _is_known(slot: str, expression: Expression, _: int, scope: Scope) -> bool:
    if slot != "DATE" and find_period(expression, scope) is not None:
        return True
    return slot != "PERIOD" and find(expression, scope) is not None


def _unknown(slot: str, expression: Expression, _: int, scope: Scope) -> HandoverError:
    return no_period(expression, scope) if slot == "PERIOD" else no_day(expression, scope.names)


def read(text: str) -> QuestionText:
    """A question in words, with its readings. No name is looked up.

    Raises:
        HandoverError: the text is empty or too long.

    >>> for _, operands in read("days between x and y and z").readings:
    ...     print([expression.text for _, expression, _ in operands])
    ['x', 'y and z']
    ['x and y', 'z']
    """
    if len(text) > MAX_LENGTH:
        raise HandoverError(f"a question has at most {MAX_LENGTH} characters, not {len(text)}")
    words = text.rstrip().removesuffix("?").split()
    if len(words) > MAX_WORDS:
        raise HandoverError(f"a question has at most {MAX_WORDS} words, not {len(words)}")
    if not words:
        raise HandoverError("an empty text is no question", detail=help_text())
    return QuestionText(text, words)


def expected_next(words: list[str]) -> list[str]:
    """What may come after the first words of a question: words, and slots in capitals.

    >>> expected_next("days between deadline".split())
    ['and']
    >>> expected_next(["is"])
    ['DATE']
    """
    matcher = Matcher(words, SLOTS, names_are_short=True)
    match_all(matcher)
    return matcher.expected_at(len(words))
