"""The readings of some words: as a question, a day or a stretch. No name is looked up for them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from ..errors import HandoverError
from .expressions import ARTICLES, Expression, Phrase, named, read_stretch
from .expressions import parse as parse_expression
from .forms import SLOTS, forms_for, has_time, terms_for, unclear
from .forms.form import Compiled
from .grammar import FILLERS, TOO_MANY_WAYS, Matcher
from .questions import Question
from .resolving import Scope, find, find_period
from .wording import folded

MAX_WAYS = 400
"""Ways to fill the slots of forms that are tried. Real questions have a few dozen."""
MAX_ANDS = 6
"""Times that `and` may stand in a list, where each may belong to a name."""
MAX_DEPTH = 30
"""How deep days in words may be nested: `the day after the day after ...`."""


class Name(NamedTuple):
    """A date or a name in a reading."""

    slot: str
    expression: Expression
    at: int
    """The index of the word at which it begins."""
    verb: str = ""
    """A verb after the name, such as `signed`: it has to fit the title."""

    def is_known(self, scope: Scope) -> bool:
        """True if it is a date, or a name that the table has."""
        if self.slot == "EXACT":
            return scope.names.is_exact(self.expression.text)
        if self.verb:
            found = find(self.expression, scope)
            return found is not None and _fits(self.verb, scope.names.names_of(found[0]))
        if self.slot == "PERIOD":
            return not _is_numeric(self.expression.text) and (
                find_period(self.expression, scope) is not None
            )
        return find(self.expression, scope) is not None


class Reading(NamedTuple):
    """One way to read some words: as a question, a day or a stretch."""

    value: Any
    """A question, or a term; of a slot such as PART, what it holds."""
    names: tuple[Name, ...] = ()
    """The dates and names in it."""
    computed: int = 0
    """How many phrases it has. Of several possible readings that with the fewest counts."""


_CALLS_FOR_TERMS = frozenset(
    "after before from since ago in on plus minus add subtract take remove start beginning end"
    " close eve over day of date week weekday month quarter year decade century weekend working"
    " business workday halfway midway half middle midpoint mid-point third thirds quarters"
    " anniversary next last this current coming previous past final now moment hence ahead back"
    " following preceding prior later earlier rolled by under q1 q2 q3 q4 h1 h2 christmas xmas"
    " easter halloween epiphany pentecost corpus guy"
    " january february march april may june july august september october november december jan"
    " feb mar apr jun jul aug sep oct nov dec leap common normal regular non-leap".split()
)
"""Words of which a phrase has at least one; or else it has the name of a day of the week or an
ordinal, or it is a day that comes every year."""


class Words:
    """The words of a question, with all readings of each part."""

    def __init__(self, written: Sequence[str]) -> None:
        self.written = written
        self.folded = [folded(word) for word in written]
        self.failures: list[tuple[int, int, HandoverError]] = []
        """Dates that are wrong whatever the table holds: the index of the first word, the number
        of words, the error."""
        self._depth = 0
        self._terms: dict[tuple[str, int, int], list[Reading]] = {}
        self._names_are_words = False
        self._ways = 0

    def readings(self, *, names_are_words: bool = False) -> Iterator[Reading]:
        """The readings of all words. With `names_are_words` a name may begin with such a word."""
        if names_are_words != self._names_are_words:
            self._names_are_words = names_are_words
            self._terms.clear()
        matcher = Matcher(self.written, self.folded, SLOTS, names_are_words=names_are_words)
        for form in forms_for(self.folded):
            yield from self._fill(form, matcher, 0)

    def dates(self, *, names_are_words: bool = False) -> list[Reading]:
        """The readings of all words as one date. For `names_are_words` see `readings`."""
        self._names_are_words = names_are_words
        return self.terms("DATE", range(len(self.written)))

    def _fill(self, form: Compiled, matcher: Matcher, start: int) -> Iterator[Reading]:
        """What a form builds of the words of a matcher, which begin at the word `start`."""
        for values in matcher.match(form.elements):
            free = [key for key, value in values.items() if isinstance(value, range)]
            options = [
                self.terms(key.rstrip("0123456789").upper(), values[key], start) for key in free
            ]
            self._ways += 1
            if self._ways > MAX_WAYS:
                raise HandoverError(TOO_MANY_WAYS, "ask it in parts")
            for chosen in product(*options):
                filled = dict(zip(free, (each.value for each in chosen), strict=True))
                value = form.form.build(**(values | filled))
                if value is not None:
                    names = tuple(name for each in chosen for name in each.names)
                    yield Reading(value, names, sum(each.computed for each in chosen))

    def terms(self, slot: str, place: Any, start: int = 0) -> list[Reading]:
        """The readings of some words by what a slot can hold. `place` counts from `start` on."""
        first, end = place.start + start, place.stop + start
        trimmed = end
        may_trim = not self._names_are_words
        while may_trim and trimmed - 1 > first and self._is_spare(first, trimmed):
            trimmed -= 1  # it belongs to the word after it, unless it ends a name: `Plan A`
        key = slot, first, end
        if key not in self._terms:
            self._terms[key] = []  # while it is read, a phrase can't be made of itself
            self._depth += 1
            deep = self._depth > MAX_DEPTH
            found = [] if deep else list(_READERS[slot](self, first, trimmed))
            self._depth -= 1
            if trimmed < end and slot not in ("PART", "REST", "PERIODS"):
                name = named(" ".join(self.written[first:end]))
                found.append(Reading(name, (Name("EXACT", name, first),)))
            self._terms[key] = found
        return self._terms[key]

    def _is_spare(self, start: int, end: int) -> bool:
        """True if the last of some words is an article, and a word before it is none."""
        words = self.folded[start:end]
        return words[-1] in FILLERS and not FILLERS.issuperset(words[:-1])

    def text(self, start: int, end: int) -> str:
        """Some words without articles before them, and without a comma or quotes around them."""
        while start + 1 < end and self.written[start].casefold() in ARTICLES:
            start += 1
        text = " ".join(self.written[start:end]).rstrip(",").rstrip()
        if len(text) > 1 and text[-1] in _QUOTES.get(text[0], ""):
            text = text[1:-1]
        return text

    # --- What a slot can hold ---

    def _expression(self, text: str, start: int) -> Expression | None:
        """A text as a date or a name; None, and the failure is noted, if it is a wrong date."""
        try:
            found = parse_expression(text)
            # `Today` and `today` are one question.
            return parse_expression(found.word) if found.word and not found.shifts else found
        except HandoverError as error:
            self.failures.append((start, len(text.split()), error))
            return None

    def _dates(self, start: int, end: int) -> Iterator[Reading]:
        text = self.text(start, end)
        if self._says_kind(start) and text.partition(" ")[2][:4].isdigit():
            text = text.partition(" ")[2]  # `the year 2000`
        expression = self._expression(text, start)
        if expression is not None:
            yield Reading(expression, (Name("DATE", expression, start),))
        yield from self._phrases("DATE", start, end)

    def _phrases(self, kind: str, start: int, end: int) -> Iterator[Reading]:
        """The phrases that some words can be, if any."""
        words = self.folded[start:end]
        known = set(words)
        if known.isdisjoint(_CALLS_FOR_TERMS) and not (_has_ordinal(words) or has_time(words)):
            return
        written = self.written[start:end]
        matcher = Matcher(written, words, SLOTS, names_are_words=self._names_are_words)
        text = self.text(start + (words[0] == "on"), end)  # `on Friday` is Friday
        if words[0] in ("a", "an"):
            text = f"{words[0]} {text}"  # `a week ago` is no `week ago`
        for form in terms_for(kind, words):
            for value, names, computed in self._fill(form, matcher, start):
                yield Reading(Phrase(value[0], value[1], text), names, computed + 1)

    def _done(self, start: int, end: int) -> Iterator[Reading]:
        """A date, perhaps with a verb after it: `the handover happened`."""
        yield from self.terms("DATE", range(start, end))
        size = next((n for n in (2, 1) if tuple(self.folded[end - n : end]) in _HAPPENED), 0)
        if size and end - size > start:
            yield from self.terms("DATE", range(start, end - size))
        elif end - start > 1:
            verb = self.folded[end - 1]
            if verb.endswith("ed"):
                expression = named(self.text(start, end - 1))
                yield Reading(expression, (Name("DATE", expression, start, verb),), 1)

    def _coming(self, start: int, end: int) -> Iterator[Reading]:
        yield from self.terms("DATE", range(start, end))
        yield from self._recurring(start, end, "next")

    def _past(self, start: int, end: int) -> Iterator[Reading]:
        yield from self.terms("DONE", range(start, end))
        yield from self._recurring(start, end, "last")

    def _recurring(self, start: int, end: int, which: str) -> Iterator[Reading]:
        """A day that comes every year or every week: the next one, or the last one."""
        text = self.text(start, end)
        yearly = SLOTS["YEARLY"].read
        assert yearly is not None, "it has a reader"
        words = text.split()
        for value, stop in yearly(words, 0):
            if stop == len(words):
                yield Reading(Phrase("yearly", (value, which), text), (), 1)
        problem = unclear(text)
        if problem is not None:
            self.failures.append((start, len(words), problem))
        weekdays = SLOTS["WEEKDAY"].phrases.get(self.folded[end - 1])
        if weekdays and len(text.split()) == 1:
            parts = (f"bare {which}", weekdays[0][1])
            yield Reading(Phrase("weekday near", parts, text), (), 1)

    def _phrase(self, start: int, end: int) -> Iterator[Reading]:
        """A day that is more than a name or a date alone."""
        for reading in self.terms("DATE", range(start, end)):
            term = reading.value
            if isinstance(term, Phrase) or term.shifts or term.word:
                yield reading

    def _periods(self, start: int, end: int) -> Iterator[Reading]:
        text = self.text(start, end)
        expression = named(text)
        yield Reading(expression, (Name("PERIOD", expression, start),))
        stretch = self._stretch(text, start)
        if stretch is not None:
            yield Reading(stretch)
            return
        plain = text.partition(" ")[2] if self._says_kind(start) else text
        date = self._expression(plain, start) if plain and plain[:3] != "of " else None
        if date is not None and not (date.is_name or date.shifts or date.complete):
            yield Reading(date)
        yield from self._phrases("PERIOD", start, end)

    def _stretch(self, text: str, start: int) -> Phrase | None:
        """A text as a stretch such as `2020-09/2020-11`; None, and a failure is noted, if wrong."""
        try:
            return read_stretch(text)
        except HandoverError as error:
            self.failures.insert(0, (start, 1, error))  # it is also no date, which says less
            return None

    def _says_kind(self, start: int) -> bool:
        """True if the words are `the year 2000`, or `the month November 2020`."""
        while self.folded[start] in ARTICLES and start + 1 < len(self.folded):
            start += 1
        return self.folded[start] in ("year", "month")

    def _dates_or_periods(self, start: int, end: int) -> Iterator[Reading]:
        yield from self.terms("DATE", range(start, end))
        for reading in self.terms("PERIOD", range(start, end)):
            if isinstance(reading.value, Phrase) or reading.names:
                yield reading

    def _lists(self, start: int, end: int) -> Iterator[Reading]:
        """Periods in a list. A comma parts two of them, and an `and` may belong to a name."""
        for places in self._parted(start, end):
            options = [self._items(place) for place in places]
            for chosen in product(*options):
                names = tuple(name for each in chosen for name in each.names)
                value = tuple(each.value for each in chosen)
                yield Reading(value, names, sum(each.computed for each in chosen))

    def _items(self, place: range) -> list[Reading]:
        """The readings of one period in a list. A year is not looked up as a name."""
        found = self.terms("PERIOD", place)
        return [
            each
            for each in found
            if not each.names or len(found) == 1 or not _is_numeric(each.names[0].expression.text)
        ]

    def _parted(self, start: int, end: int) -> Iterator[list[range]]:
        """The ways to part some words into the items of a list."""
        cuts = [at for at in range(start + 1, end - 1) if self.folded[at] == "and"]
        if len(cuts) > MAX_ANDS:
            raise HandoverError(TOO_MANY_WAYS, "part the periods by commas")
        for chosen in product((True, False), repeat=len(cuts)):
            parting = {at for at, is_cut in zip(cuts, chosen, strict=True) if is_cut}
            places, begin = [], start
            for at in range(start, end):
                if at in parting:
                    places.append(range(begin, at))
                    begin = at + 1
                elif self.written[at].endswith(",") and at + 1 < end:
                    places.append(range(begin, at + 1))
                    begin = at + 1
            # After a comma an `and` parts nothing more.
            yield [place for place in (*places, range(begin, end)) if place]

    def _part(self, start: int, end: int) -> Iterator[Reading]:
        if not any(map(str.isdigit, self.text(start, end))) and not _has_ordinal(
            self.folded[start:end]
        ):
            return
        from .sharing import read_part  # few questions leave out a month or a year

        part = read_part(self.text(start, end))
        if part is not None:
            yield Reading(part)

    def _rest(self, start: int, end: int) -> Iterator[Reading]:
        if not self.folded[end - 1].isdigit():  # it ends with a year
            return
        from .sharing import read_rest  # few questions leave out a month

        rest = read_rest(self.text(start, end))
        if rest is not None:
            yield Reading(rest)


_READERS = {
    "DATE": Words._dates,  # noqa: SLF001
    "DONE": Words._done,  # noqa: SLF001
    "COMING": Words._coming,  # noqa: SLF001
    "PAST": Words._past,  # noqa: SLF001
    "PHRASE": Words._phrase,  # noqa: SLF001
    "PERIOD": Words._periods,  # noqa: SLF001
    "PERIODS": Words._lists,  # noqa: SLF001
    "DATE-OR-PERIOD": Words._dates_or_periods,  # noqa: SLF001
    "PART": Words._part,  # noqa: SLF001
    "REST": Words._rest,  # noqa: SLF001
}
"""By free slot, what reads some words for it."""

_STEM = 4
"""Letters that a verb and a word of a title have to share: `signed` and `Signing`."""


def _fits(verb: str, names: Iterable[str]) -> bool:
    """True if a verb has the stem of a word of the names: `signed` of `Signing of the treaty`."""
    stem = verb.removesuffix("ed")
    least = max(_STEM, len(stem) - 2)  # `published` and `Publication`
    words = (word for name in names for word in name.split())
    return len(stem) >= _STEM and any(word[:least] == stem[:least] for word in words)


_QUOTES = {'"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb"}
_HAPPENED = {("happen",), ("take", "place"), ("come",), ("fall",), ("is",), ("is", "held")}


def _has_ordinal(words: Sequence[str]) -> bool:
    """True if one of the words is an ordinal or a day of the week, with which phrases begin."""
    weekdays = SLOTS["WEEKDAY"].phrases
    ordinals = SLOTS["ORDINAL"].read
    assert ordinals is not None, "an ordinal has a reader"
    return any(word in weekdays or ordinals(words, at) for at, word in enumerate(words))


def possible(readings: Iterable[Reading], scope: Scope) -> list[Any]:
    """The values of the readings whose names are all known, with the fewest phrases.

    Of these, the ones in which names of the table have the most words.

    >>> words = Words("when was the handover".split())
    >>> [question.date.text for question in possible(words.readings(), scope)]
    ['handover']
    """
    ranks: dict[tuple[type, Question], tuple[int, int]] = {}
    # Trees of two kinds with the same parts are equal, as they are tuples.
    for question, names, computed in readings:
        if all(name.is_known(scope) for name in names):
            rank = computed, -sum(_words_of_name(name, scope) for name in names)
            key = type(question), question
            ranks[key] = min(rank, ranks.get(key, rank))
    least = min(ranks.values(), default=(0, 0))
    return [question for (_, question), rank in ranks.items() if rank == least]


def is_nameless(reading: Reading) -> bool:
    """True if a reading has no name of the table.

    >>> [is_nameless(each) for each in Words(["when", "was", "deadline"]).readings()][:1]
    [False]
    """
    return not any(name.expression.is_name and not name.expression.word for name in reading.names)


def _words_of_name(name: Name, scope: Scope) -> int:
    """The words of a name of the table; 0 for a date, and for an id with spaces for hyphens."""
    if not name.expression.is_name or name.expression.word:
        return 0
    text = name.expression.name
    ref = scope.names.find(text)
    is_spoken = ref is not None and ref.id == text.casefold().replace(" ", "-") != text.casefold()
    return 0 if is_spoken else len(name.expression.text.split())


def _is_numeric(text: str) -> bool:
    """True for days in numbers, such as `2020`. That a period has this name is an error."""
    try:
        if read_stretch(text) is not None:
            return True
        expression = parse_expression(text)
    except HandoverError:
        return False
    return not expression.is_name and not expression.in_words
