"""The question language: words in, one small tree out.

`parse` tries every way the words can be split and accepts exactly one reading. It
needs to know which texts are dates and which are periods, so it is given the scope
that dates are resolved against; a question without names never reads the table.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from . import expressions
from .durations import MAX_DIGITS, Duration
from .durations import match as match_duration
from .errors import HandoverError, TableError, did_you_mean, quote
from .expressions import ARTICLES, Expression
from .spans import Counting, Unit

if TYPE_CHECKING:
    from .expressions import Names, Scope

FORMS = """\
Questions are:
  how many UNIT between DATE and DATE     (or: from DATE to DATE)
  how many UNIT since DATE                (or: until DATE)
  UNIT of PERIOD
  how long was PERIOD                     (or: how long between, from, since, until, ago was)
  10 days after DATE                      (or: before DATE)
  when was DATE
  what day was DATE
  is DATE before|after|on|within DATE-or-PERIOD
A measuring question may end in: inclusive, exclusive, counting both days.
UNIT: days, weeks, months, years, business days, calendar, iso."""

UNIT_WORDS: dict[str, Unit] = {
    "day": "days",
    "days": "days",
    "week": "weeks",
    "weeks": "weeks",
    "month": "months",
    "months": "months",
    "year": "years",
    "years": "years",
    "business-day": "business-days",
    "business-days": "business-days",
    "calendar": "calendar",
    "iso": "iso",
}

KEYWORDS = frozenset(
    "after ago and before between both business counting did exclusive from how in inclusive is"
    " last long many number of on since to until was weekday what when which within".split()
)
OPENINGS = (*UNIT_WORDS, "how", "when", "what", "which", "is", "was", "number")
"""Words that a question may begin with."""
RESERVED = KEYWORDS | UNIT_WORDS.keys() | expressions.WORDS.keys() | {"the"}
"""Words of the question language, which no name may be."""

_COUNTING_WORDS: tuple[tuple[tuple[str, ...], Counting], ...] = (
    (("inclusive",), "inclusive"),
    (("exclusive",), "exclusive"),
    (("counting", "both", "days"), "inclusive"),
)
MAX_WORDS = 500
"""More words than any question needs; every split of them is tried."""
MAX_LENGTH = 10_000
"""More characters than any question needs."""

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}

RELATIONS = ("before", "after", "on", "within")


class Between(NamedTuple):
    """The span from one date to another."""

    unit: Unit | None
    """None: the question names no unit (`how long`), so it is a calendar span."""
    start: Expression
    end: Expression
    counting: Counting | None = None


class Length(NamedTuple):
    """The span of a period."""

    unit: Unit | None
    period: str
    """The period's id."""
    counting: Counting | None = None


class Moved(NamedTuple):
    """The day some time after (or, signed, before) a date."""

    date: Expression
    durations: tuple[Duration, ...]


class When(NamedTuple):
    """The date of a date: what a name stands for."""

    date: Expression


class DayOfWeek(NamedTuple):
    """The day of the week of a date."""

    date: Expression


class Comparison(NamedTuple):
    """Whether a date is before, after, on or within a date or a period."""

    subject: Expression
    relation: str
    target: Expression | None
    """None when the target is a period."""
    period: str = ""
    """The period's id."""


Question = Between | Length | Moved | When | DayOfWeek | Comparison


class _Failure(NamedTuple):
    """One attempt at a reading failed at a word."""

    at: int
    problem: str | HandoverError
    form: bool
    """Whether the words follow no form, rather than name something unknown."""


def parse(text: str, scope: "Scope") -> Question:
    """The one reading of a question.

    Raises:
        HandoverError: no reading, with the first word that could not be read and
            the forms; or more than one, with both.
    """
    if len(text) > MAX_LENGTH:
        raise HandoverError(f"a question has at most {MAX_LENGTH} characters, not {len(text)}")
    words = text.rstrip().removesuffix("?").split()
    if len(words) > MAX_WORDS:
        raise HandoverError(f"a question has at most {MAX_WORDS} words, not {len(words)}")
    if not words:
        raise HandoverError(f"an empty text is no question\n{FORMS}")
    return _Parser(text, words, scope).parse()


class _UnknownPeriod(expressions.NotFound):
    """No period has that name, where only a period can stand."""

    def __init__(self, name: str, names: "Names") -> None:
        super().__init__(name)
        self._names = names

    def __str__(self) -> str:
        name: str = self.args[0]
        return f"there is no period {quote(name)}{did_you_mean(name, self._names.period_names())}"


class _Parser:
    """Tries the forms on one list of words."""

    def __init__(self, text: str, words: list[str], scope: "Scope") -> None:
        self.text = text
        self.words = words
        self.lower = [word.casefold() for word in words]
        self.scope = scope
        self.failures: list[_Failure] = []

    def parse(self) -> Question:
        readings: dict[Question, str] = {}
        for reading, shown in self._readings():
            readings.setdefault(reading, shown)
        if len(readings) == 1:
            return next(iter(readings))
        if readings:
            first, second, *_ = readings.values()
            raise HandoverError(
                f"{quote(self.text)} can be read in two ways: {first}, or {second};"
                " ids instead of titles make it clear"
            )
        raise self._complaint()

    def _complaint(self) -> HandoverError:
        """What to say when nothing could be read: the furthest point any form reached."""
        # Of failures at one word the last: it was made knowing of the others.
        worst = max(reversed(self.failures), key=lambda failure: failure.at)
        message = f"in {quote(self.text)}, {worst.problem}"
        complaint = HandoverError(f"{message}\n{FORMS}" if worst.form else message)
        if isinstance(worst.problem, HandoverError):
            complaint.__cause__ = worst.problem
        return complaint

    # Every form is a generator of readings. A part that cannot be read is kept as a
    # failure, so that the error can point at it.

    def _readings(self) -> Iterator[tuple[Question, str]]:
        at = self._skip_articles(0)
        first = self.lower[at] if at < len(self.lower) else ""
        if first in ("is", "was"):
            yield from self._comparison(at + 1)
        elif first == "when":
            yield from self._single(at + 1, When, "the date of")
        elif first in ("what", "which"):
            after = self._keyword(at + 1, "day", "weekday")
            if after:
                yield from self._single(after, DayOfWeek, "the day of the week of")
        elif first == "how" and self._word(at + 1) == "long":
            yield from self._measuring(None, at + 2)
        elif first == "how":
            after = self._keyword(at + 1, "many", "long")
            if after:
                yield from self._counted(after)
        elif first == "number":
            after = self._keyword(at + 1, "of")
            if after:
                yield from self._counted(after)
        elif (moved := self._duration(0) or self._duration(at)) is not None:
            yield from self._moved(*moved)
        elif self._number(at) is not None:
            self._fail(at + 1, "a unit such as days", tuple(UNIT_WORDS))
        else:
            yield from self._counted(at)

    def _word(self, at: int) -> str:
        return self.lower[at] if at < len(self.lower) else ""

    def _skip_articles(self, at: int) -> int:
        while self._word(at) in ARTICLES and at + 1 < len(self.lower):
            at += 1
        return at

    def _fail(self, at: int, expected: str, known: tuple[str, ...] = ()) -> None:
        if at >= len(self.words):
            problem = f"something is missing at the end: {expected}"
        else:
            word = self.words[at]
            near = did_you_mean(word, known) or f": {expected} is expected"
            problem = f"{quote(word)} can't be read{near}"
        self.failures.append(_Failure(at, problem, form=True))

    def _fail_word(self, at: int, *expected: str) -> None:
        self._fail(at, _either(expected), expected)

    def _keyword(self, at: int, *expected: str) -> int | None:
        """The index after one of the words, or None and a failure."""
        at = self._skip_articles(at)
        if self._word(at) in expected:
            return at + 1
        self._fail_word(at, *expected)
        return None

    def _unit(self, at: int) -> tuple[Unit, int] | None:
        at = self._skip_articles(at)
        if self._word(at) == "business" and self._word(at + 1) in ("day", "days"):
            return "business-days", at + 2
        unit = UNIT_WORDS.get(self._word(at))
        if unit is not None:
            return unit, at + 1
        self._fail(at, "a unit such as days", OPENINGS)
        return None

    def _counted(self, at: int) -> Iterator[tuple[Question, str]]:
        unit = self._unit(at)
        if unit is not None:
            yield from self._measuring(*unit)

    def _measuring(self, unit: Unit | None, at: int) -> Iterator[tuple[Question, str]]:
        """Everything that follows a unit or `how long`, with and without counting words."""
        for words, counting in _COUNTING_WORDS:
            if tuple(self.lower[-len(words) :]) == words and len(self.lower) > at + len(words):
                end = len(self.lower) - len(words)
                yield from self._span(unit, at, end, counting)
        yield from self._span(unit, at, len(self.lower), None)

    def _span(
        self, unit: Unit | None, at: int, end: int, counting: Counting | None
    ) -> Iterator[tuple[Question, str]]:
        word = self._word(at) if at < end else ""
        if word == "between":
            yield from self._pairs(unit, at + 1, end, ("and",), counting)
        elif word == "from":
            yield from self._pairs(unit, at + 1, end, ("to", "until"), counting)
        elif word == "since":
            yield from self._to_today(unit, at + 1, end, counting, since=True)
        elif word in ("until", "to"):
            yield from self._to_today(unit, at + 1, end, counting, since=False)
        elif unit is not None and word in ("of", "in"):
            yield from self._length(unit, at + 1, end, counting)
        elif word in ("was", "is", "did"):
            yield from self._length(unit, at + 1, end, counting)
            if self._word(end - 1) == "last":
                yield from self._length(unit, at + 1, end - 1, counting)
        elif word == "ago":
            after = self._keyword(at + 1, "was", "is")
            if after:
                yield from self._to_today(unit, after, end, counting, since=True)
        else:
            rest = ("of", "in") if unit is not None else ("was", "did", "ago")
            self._fail_word(min(at, end), "between", "from", "since", "until", "to", *rest)

    def _pairs(
        self,
        unit: Unit | None,
        at: int,
        end: int,
        separators: tuple[str, ...],
        counting: Counting | None,
    ) -> Iterator[tuple[Question, str]]:
        for split in self._splits(at, end, separators):
            start_date = self._date(at, split)
            end_date = self._date(split + 1, end) if start_date else None
            if start_date and end_date:
                shown = f"from {quote(start_date.text)} to {quote(end_date.text)}"
                yield Between(unit, start_date, end_date, counting), shown

    def _splits(self, at: int, end: int, separators: tuple[str, ...]) -> list[int]:
        """Where one of the words stands between two others; a failure when it does nowhere."""
        found = [i for i in range(at + 1, end - 1) if self.lower[i] in separators]
        if not found:
            self._fail_split(at, end, separators)
        return found

    def _fail_split(self, at: int, end: int, separators: tuple[str, ...]) -> None:
        """Say what keeps the words from being a date, a separator and a date."""
        if at < end and self.lower[at] in separators:
            self._fail(at, "a date")
            return
        stops = (n for n in range(end, at, -1) if n == at + 1 or self.lower[n - 1] not in ARTICLES)
        stop = next((stop for stop in stops if self._date(at, stop)), None)
        if stop is None:
            self._date(at, end)  # its failure says what is no date
        elif stop < end and self.lower[stop] not in separators:
            self._fail_word(stop, *separators)
        elif stop < end:
            self._fail(len(self.words), "a date")
        else:
            self._fail(len(self.words), f"{_either(separators)}, and another date")

    def _to_today(
        self, unit: Unit | None, at: int, end: int, counting: Counting | None, *, since: bool
    ) -> Iterator[tuple[Question, str]]:
        date = self._date(at, end)
        if date is not None:
            today = expressions.parse("today")
            pair = (date, today) if since else (today, date)
            shown = f"from {quote(pair[0].text)} to {quote(pair[1].text)}"
            yield Between(unit, *pair, counting), shown

    def _length(
        self, unit: Unit | None, at: int, end: int, counting: Counting | None
    ) -> Iterator[tuple[Question, str]]:
        phrase = self._without_articles(at, end)
        if not phrase:
            self._fail(len(self.words), "a period")
            return
        names = self.scope.names
        period = names.period(phrase)
        if period is not None:
            yield Length(unit, period, counting), f"the period {quote(period)}"
            return
        problem: str | HandoverError
        if names.question(phrase) is not None:
            problem = f"{quote(phrase)} is a stored question, not a period"
        elif self._date(at, end) is not None:
            problem = f"{quote(phrase)} is a date, not a period"
        else:
            problem = _UnknownPeriod(phrase, names)
        self.failures.append(_Failure(at, problem, form=False))

    def _moved(self, steps: Duration, after: int) -> Iterator[tuple[Question, str]]:
        word = self._word(after)
        if word not in ("after", "before"):
            self._fail_word(after, "after", "before")
            return
        date = self._date(after + 1, len(self.words))
        if date is not None:
            signed = steps if word == "after" else steps.negated()
            yield Moved(date, (signed,)), f"{word} {quote(date.text)}"

    def _duration(self, at: int) -> tuple[Duration, int] | None:
        """A duration in words (`1 year and 6 months`) or short (`10d`), and what comes after.

        `the day after` and `a day after` are the same, as articles are left out: one day.
        """
        single = self._unit_of_duration(at)
        if single is not None and self._word(single[1]) in ("after", "before"):
            one = not self._word(single[1] - 1).endswith("s")
            return (Duration(**{single[0]: 1}), single[1]) if one else None
        short = match_duration(self.words[at]) if at < len(self.words) else None
        if short is not None and short[1] == len(self.words[at]):
            return short[0], at + 1
        parts: dict[str, int] = {}
        while (number := self._number(at)) is not None:
            unit = self._unit_of_duration(at + 1)
            if unit is None or unit[0] in parts:
                break
            parts[unit[0]] = number
            at = unit[1]
            if self._word(at) == "and" and self._number(at + 1) is not None:
                at += 1
        return (Duration(**parts), at) if parts else None

    def _number(self, at: int) -> int | None:
        word = self._word(at)
        if word.isascii() and word.isdigit():
            return int(word) if len(word) <= MAX_DIGITS else 10**MAX_DIGITS
        return _NUMBERS.get(word)

    def _unit_of_duration(self, at: int) -> tuple[str, int] | None:
        if self._word(at) == "business" and self._word(at + 1).rstrip(",") in ("day", "days"):
            return "business_days", at + 2
        unit = UNIT_WORDS.get(self._word(at).rstrip(","))
        if unit is None or unit in ("calendar", "iso"):
            return None
        return unit.replace("-", "_"), at + 1

    def _single(
        self, at: int, form: type[When | DayOfWeek], shown: str
    ) -> Iterator[tuple[Question, str]]:
        after = self._keyword(at, "was", "is")
        if after:
            date = self._date(after, len(self.words))
            if date is not None:
                yield form(date), f"{shown} {quote(date.text)}"

    def _comparison(self, at: int) -> Iterator[tuple[Question, str]]:
        for split in self._splits(at, len(self.words), RELATIONS):
            subject = self._date(at, split)
            if subject is not None:
                yield from self._target(subject, self.lower[split], split + 1)

    def _target(
        self, subject: Expression, relation: str, at: int
    ) -> Iterator[tuple[Question, str]]:
        phrase = self._phrase(at, len(self.words))
        shown = f"whether {quote(subject.text)} is {relation} {quote(phrase)}"
        period = period_named(phrase, self.scope)
        if period is not None:
            yield Comparison(subject, relation, None, period), shown
            return
        target = self._date(at, len(self.words))
        if target is not None:
            yield Comparison(subject, relation, target), shown

    def _phrase(self, at: int, end: int) -> str:
        """The words as a name; a comma after them is of the sentence."""
        return " ".join(self.words[at:end]).rstrip(",").rstrip()

    def _date(self, at: int, end: int) -> Expression | None:
        """The DATE between two indices, or None and a failure. It can be resolved."""
        phrase = self._without_articles(at, end)
        if not phrase:
            self._fail(len(self.words), "a date")
            return None
        try:
            expression = expressions.parse(phrase)
            expressions.resolve_expression(expression, self.scope)
        except TableError:
            raise
        except HandoverError as error:
            self.failures.append(_Failure(at, error, form=False))
            return None
        return expression

    def _without_articles(self, at: int, end: int) -> str:
        """The words without leading articles, which names have to spare."""
        while at + 1 < end and self.lower[at] in ARTICLES:
            at += 1
        return self._phrase(at, end)


def _either(words: tuple[str, ...]) -> str:
    """The words in quotes, as a choice.

    >>> _either(("to", "until")), _either(("before", "after", "on"))
    ("'to' or 'until'", "'before', 'after' or 'on'")
    """
    *others, last = map(quote, words)
    return f"{', '.join(others)} or {last}" if others else last


def period_named(text: str, scope: "Scope") -> str | None:
    """The id of the period a text names, or None. A plain date reads no table."""
    try:
        expression = expressions.parse(text)
    except HandoverError:
        return None
    if expression.date is not None or expressions.key(expression.name) in expressions.WORDS:
        return None
    return scope.names.period(text)
