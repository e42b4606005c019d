"""The error for a question that can't be read: what is wrong, and what may be meant.

A suggestion is the user's own question with one word changed, or a form filled with the user's
own words. It is shown only if it can be answered.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..errors import HandoverError, UnknownName
from ..notations.durations import number_at
from ..notations.written_words import MONTHS
from ..text import QUOTE_LIMIT, either, quote
from .expressions import ARTICLES, named, parse, read_stretch
from .forms import SLOTS, every_form, unclear, vocabulary
from .grammar import Elements, Group, Literal
from .next_words import next_words
from .questions import Question
from .resolving import Scope, find, find_period, no_day, no_period
from .wording import folded

if TYPE_CHECKING:
    from .readings import Name, Reading, Words

MAX_SHOWN = 3
"""Questions that an error suggests at most."""
_DAYS = frozenset({"DATE", "DONE", "COMING", "PAST", "DATE-OR-PERIOD"})
"""The slots that a date can fill."""
MAX_NAME = 8
"""Words of a name that are looked for in a question at most."""
SHORT, SHORT_CUTOFF, CUTOFF = 3, 0.6, 0.7
"""How alike a word has to be to a near one. Two letters of three are enough."""
MAX_DRAFTS = 12
"""Filled forms that are tried."""
MAX_LOOKED_AT = 60
"""Words of a question that are looked at for suggestions."""
MAX_EXPECTED = 4
"""Kinds of words that an error says are expected; more would not help."""
_BEGINNINGS = frozenset("how what when is do has will who where why between from".split())
"""Words with which questions begin, and names seldom."""
VAGUE = frozenset("few several some many couple bunch lots".split())
"""Numbers that say too little."""


Asked = Callable[[str], Question | None]
"""The question that a text asks; None if it has no reading or several."""


def complaint(
    text: str, words: "Words", readings: "Sequence[Reading]", asked: Asked, scope: Scope
) -> HandoverError:
    """The error for a question of which no reading is possible.

    >>> from .reading import read
    >>> try:
    ...     read("how many days betwen deadline and handover").question(scope)
    ... except HandoverError as error:
    ...     print(error.sentence)
    in 'how many days betwen deadline and handover', 'betwen' can't be read; did you mean 'between'?
    """
    problem = _complaint(words, readings, asked, scope)
    return problem.after(f"in {quote(text)}, ")


def _complaint(
    words: "Words", readings: "Sequence[Reading]", asked: Asked, scope: Scope
) -> HandoverError:
    wrong = _wrong_date(words, readings, scope)
    if wrong is not None:
        return wrong
    unexplained = list(_unexplained(words, scope))
    for at in unexplained:
        wrong = _no_day(words.written[at].rstrip(","))
        if wrong is not None:
            return wrong
    slip = unexplained[0] if unexplained else None
    if slip is not None:
        written = words.written[slip].strip("\"'.,;:!?")
        if words.folded[slip] in VAGUE:
            return HandoverError(f"{quote(written)} gives no number", "write how many")
        repaired = list(_with_other_word(words, slip, asked, scope))
        if repaired:
            near = quote(repaired[0][0])
            problem = HandoverError(f"{quote(written)} can't be read", f"did you mean {near}?")
            named_wrong = _unknown_name(readings, scope)
            if isinstance(named_wrong, UnknownName) and named_wrong.is_slip:
                problem = named_wrong
            return _suggesting(problem, (text for _, text in repaired))
    unknown = _unknown_name(readings, scope)
    if unknown is not None:
        return unknown
    nearest = _nearest(words, asked, scope) if len(words.written) <= MAX_LOOKED_AT else ()
    return _suggesting(_expected(words, slip), nearest)


def _no_day(text: str) -> HandoverError | None:
    """The error for a word that is a wrong date whatever the table holds."""
    try:
        read_stretch(text)
        parse(text)
    except HandoverError as error:
        return error
    return None


def _suggesting(problem: HandoverError, questions: Iterable[str]) -> HandoverError:
    shown = list(dict.fromkeys(questions))[:MAX_SHOWN]
    if not shown:
        return problem
    detail = "\n".join(["Did you mean:", *(f"  handover ask {text}" for text in shown)])
    return HandoverError(problem.message, problem.hint, detail)


# --- What is wrong ---


def _unknown_names(readings: "Sequence[Reading]", scope: Scope) -> "Iterator[list[Name]]":
    """The unknown names of each reading, those of the readings with the fewest first."""
    unknown = [[name for name in reading.names if not name.is_known(scope)] for reading in readings]
    may_be_names = (names for names in unknown if all(map(_may_be_name, names)))
    yield from sorted(may_be_names, key=lambda names: sum(map(_size, names)))


def _size(name: "Name") -> int:
    return len(name.expression.text.split())


def _may_be_name(name: "Name") -> bool:
    """False for words such as `how many bananas`, which are no name that is misspelt."""
    first = folded(name.expression.text.split()[0])
    return first not in _BEGINNINGS or _size(name) == 1


def _wrong_date(
    words: "Words", readings: "Sequence[Reading]", scope: Scope
) -> HandoverError | None:
    """The error for a date that is wrong whatever the table holds."""
    from .expressions import written_problem  # a question without a wrong date needs it not

    found: dict[str, HandoverError] = {}
    for names in _unknown_names(readings, scope):
        texts = [name.expression.text for name in names]
        problems = [written_problem(text) or unclear(text) or _yearless(text) for text in texts]
        if problems and problems[0] is not None and None not in problems:
            found.setdefault(texts[0], problems[0])
    if found:
        return found[max(found, key=len)]  # `5 Jan 1701/2` says more than `1701/2`
    failures = sorted(words.failures, key=lambda failure: failure[1])
    return failures[0][2] if failures and not readings else None


def _yearless(text: str) -> HandoverError | None:
    """The error for a day of every year where one day is needed."""
    from .yearly import read_yearly  # few errors are about one

    if read_yearly(text) is None:
        return None
    return HandoverError(f"{quote(text)} comes every year", "add the year")


def _unknown_name(readings: "Sequence[Reading]", scope: Scope) -> HandoverError | None:
    """The error for the unknown name of the reading that has the least unknown words."""
    names = next(_unknown_names(readings, scope), [])
    if not names:
        return None
    name = names[0]
    if name.verb:  # the name is known, and the verb does not fit it
        whole = named(f"{name.expression.text} {name.verb}")
        return no_day(whole, scope)
    if name.slot == "PERIOD":
        return no_period(name.expression, scope)
    return no_day(name.expression, scope)


def _unexplained(words: "Words", scope: Scope) -> Iterator[int]:
    """The words that are neither words of the language nor part of a date or a known name."""
    count = min(len(words.written), MAX_LOOKED_AT)
    known = vocabulary()
    explained = {
        at
        for at in range(count)
        if words.folded[at] in known or number_at(words.written, at) is not None
    }
    for start in range(count):
        for end in range(min(start + MAX_NAME, count), start, -1):
            if _is_known(words.text(start, end), scope):
                explained.update(range(start, end))
                break
    yield from (at for at in range(count) if at not in explained)


def _is_known(text: str, scope: Scope) -> bool:
    """True if a text is a date or a stretch of days, or the name of an event or a period."""
    try:
        if read_stretch(text) is not None:
            return True
        expression = parse(text)
        return find(expression, scope) is not None or (find_period(named(text), scope) is not None)
    except HandoverError:
        return False


def _expected(words: "Words", slip: int | None) -> HandoverError:
    """The error that names the first word that can't be read, and what is expected there."""
    at = len(words.written) if slip is None else slip
    expected = next_words(words.written[:at]).words if at <= MAX_LOOKED_AT else []
    slots = [SLOTS[name].name for name in expected if name in SLOTS]
    names = list(dict.fromkeys(slots if len(expected) > MAX_EXPECTED else map(_shown, expected)))
    known = f"{either(names)}" if 0 < len(names) <= MAX_EXPECTED else ""
    if slip is None:
        return HandoverError(f"something is missing{': ' * bool(known)}{known}")
    written = quote(words.written[slip])
    if slip == 0:
        return HandoverError(f"no question begins with {written}")
    return HandoverError(f"{written} can't be read", f"{known} is expected" if known else "")


def _shown(name: str) -> str:
    return SLOTS[name].name if name in SLOTS else quote(name)


# --- What may be meant ---


def _with_other_word(
    words: "Words", at: int, asked: Asked, scope: Scope
) -> Iterator[tuple[str, str]]:
    """The question with a near word at a place: the word, and the question."""
    from difflib import get_close_matches

    written = words.written[at].strip("\"'.,;:!?")
    if len(written) > QUOTE_LIMIT:
        return
    shown: set[Question] = set()
    spoken = {word for name in _names(scope) for word in name.split()}
    known = {*_spoken_words(), *spoken, *MONTHS}
    cutoff = SHORT_CUTOFF if len(written) <= SHORT else CUTOFF
    close = get_close_matches(written.casefold(), sorted(known), n=6, cutoff=cutoff)
    # `dayz` is `days` and not `day`.
    for near in (word for word in close if f"{word}s" not in close or word[-1] == written[-1]):
        before, after = words.written[:at], words.written[at + 1 :]
        text = " ".join([*before, near, *after])
        question = asked(text)
        if question is not None and question not in shown:
            shown.add(question)
            yield near, text


def _spoken_words() -> Iterator[str]:
    """The words of the language as people write them."""
    from .wording import SAME

    yield from (word for word in (*vocabulary(), *SAME) if word.isalpha())


def _names(scope: Scope) -> Iterator[str]:
    try:
        yield from scope.names.dates()
        yield from scope.names.period_names()
    except HandoverError:  # the table can't be used, which is another error
        return


def _nearest(words: "Words", asked: Asked, scope: Scope) -> Iterator[str]:
    """The forms nearest to a question, filled with its own words, the nearest first."""
    parts = _Parts(words, scope)
    drafts = []
    for form in every_form():
        draft = parts.fill(form.elements)
        if draft is not None:
            used, added, text = draft
            if added < used:
                drafts.append((added - 2 * used, len(text), text))
    shown = set()
    for score, _, text in sorted(set(drafts))[:MAX_DRAFTS]:
        question = asked(text) if score < 0 else None
        if question is not None and question not in shown:
            shown.add(question)
            yield text


class _Parts:
    """The parts of a question that can fill the slots of a form."""

    def __init__(self, words: "Words", scope: Scope) -> None:
        self._words = words
        self._written = {
            folded(word): word for word in words.written[:MAX_LOOKED_AT] if word.isalpha()
        }
        self._count = 0
        """How many parts there are, all of which a form has to hold."""
        self._found = self._slots(scope)

    def _slots(self, scope: Scope) -> dict[str, list[str]]:
        """By slot, the parts of the question that can fill it, in their order."""
        found: dict[str, list[str]] = {}
        count = min(len(self._words.written), MAX_LOOKED_AT)
        at = 0
        while at < count:
            at = self._part_at(at, count, found, scope)
        return found

    def _part_at(self, at: int, count: int, found: dict[str, list[str]], scope: Scope) -> int:
        """Note the part that stands at a word. Gives the index after it."""
        words = self._words
        for end in range(min(at + MAX_NAME, count), at, -1):
            text = words.text(at, end)
            if words.folded[at] in ARTICLES or not _is_known(text, scope):
                continue
            is_period = read_stretch(text) or find_period(named(text), scope)
            found.setdefault("PERIOD" if is_period else "DATE", []).append(text)
            self._count += 1
            return end
        for slot in ("DURATION", "UNIT", "WEEKDAY", "ORDINAL"):
            for end in self._ends(slot, at):
                text = " ".join(words.written[at:end])
                found.setdefault(slot, []).append(text)
                self._count += slot == "DURATION"
                return end
        return at + 1

    def _ends(self, slot: str, at: int) -> Iterator[int]:
        reader, phrases = SLOTS[slot].read, SLOTS[slot].phrases
        if reader is not None:
            yield from (end for _, end in reader(self._words.written, at))
        for phrase, _ in phrases.get(self._words.folded[at], ()):
            if self._words.folded[at : at + len(phrase)] == list(phrase):
                yield at + len(phrase)

    def fill(self, elements: Elements) -> tuple[int, int, str] | None:
        """A form filled with the parts: words of the question used, words added, the text."""
        taken = 0
        counts: dict[str, int] = {}
        used, added, text = 0, 0, []
        queue = list(elements)
        while queue:
            element = queue.pop(0)
            if isinstance(element, Group):
                queue[:0] = () if not element[-1] else self._likely(element)
            elif isinstance(element, Literal):
                own = next((self._written[word] for word in element if word in self._written), "")
                used, added = used + bool(own), added + (not own)
                text.append(own or element[0])
            else:
                kind = "DATE" if element[0] in _DAYS else element[0]
                parts = self._found.get(kind, [])
                place = counts.get(kind, 0)
                counts[kind] = place + 1
                if place < len(parts):
                    used += len(parts[place].split())
                    taken += 1
                    text.append(parts[place])
                elif kind == "UNIT" and "days" not in text:
                    added += 1
                    text.append("days")
                else:
                    return None
        if taken < self._count:
            return None
        return used, added, " ".join(text)

    def _likely(self, group: Group) -> Elements:
        """The alternative with the most words of the question."""
        return max(group, key=self._worth)

    def _worth(self, elements: Elements) -> int:
        """How many words of the question elements have, less the words that they add."""
        worth = 0
        for element in elements:
            if isinstance(element, Group):
                worth += max(map(self._worth, element))
            elif isinstance(element, Literal):
                worth += 1 if any(word in self._written for word in element) else -1
        return worth
