"""Explains an answer: the steps to it, from what was read to what is printed.

Each kind of answer has a row in `OF_KIND`. The steps rest on the values of the answer itself: its
dates with their shifts, its measure, its business days.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from ..calendar import WEEKDAYS
from ..calendar import day_text as iso
from ..dates import FAR, Bounds, weekday
from ..language.facts import Count
from ..language.questions import Comparison
from ..language.resolving import Point, Stretch, ends_of_any
from ..language.steps import weekday_on_or_after
from ..text import plural
from .answer import Answer, Kind
from .details import Details
from .steps import Step, days_text, step
from .steps_of_dates import Sources, shift_steps, steps_to
from .steps_of_spans import measure_steps


class Explained(Details):
    """The details of an answer, with the steps to it."""

    def __init__(self, answer: Answer, sources: Sources) -> None:
        super().__init__(answer)
        self._sources = sources

    @cached_property
    def readings(self) -> tuple[Step, ...]:
        """How its dates were read and moved, each once."""
        return _readings(self.answer, self._sources)

    @cached_property
    def counts(self) -> tuple[Step, ...]:
        """What leads from the dates to the answer."""
        return _counts(self.answer)

    @property
    def step_records(self) -> list[dict[str, Any]]:
        """The steps as JSON has them."""
        return [each.record for each in (*self.readings, *self.counts)]


def sentences(answers: Iterable[Explained]) -> list[str]:
    """The sentences of the steps to answers about the same dates, which are read once.

    >>> from handover_cli.answers.asking import ask_text
    >>> answer = ask_text("weekday of 2020-11-25", scope)[0]
    >>> sentences([Explained(answer, scope.names.source_of)])[0]
    '2020-11-25 is a Wednesday.'
    """
    answers = list(answers)
    readings = dict.fromkeys(chain.from_iterable(each.readings for each in answers))
    counts = chain.from_iterable(each.counts for each in answers)
    return [each.text for each in (*readings, *counts)]


def explain(answer: Answer, sources: Sources) -> tuple[Step, ...]:
    """The steps of an answer.

    `sources` gives the source of an entry of the table.

    >>> from handover_cli.answers.asking import ask_text
    >>> answer = ask_text("days from deadline to handover", scope)[0]
    >>> [each.rule for each in explain(answer, scope.names.source_of)]
    ['table', 'table', 'count-days', 'answer']
    """
    return *_readings(answer, sources), *_counts(answer)


def _readings(answer: Answer, sources: Sources) -> tuple[Step, ...]:
    business = answer.measure.business or answer.business
    every = (steps_to(point, sources, business) for point in _operands(answer))
    return tuple(dict.fromkeys(chain.from_iterable(every)))


def _counts(answer: Answer) -> tuple[Step, ...]:
    notes = (step("note", note) for note in answer.notes)
    return *OF_KIND[answer.kind](answer), *notes, _last(answer)


def _operands(answer: Answer) -> list[Point]:
    """The dates that were given. The end of a sum is found, and not given."""
    if answer.kind == "date" and not answer.operands:
        return [point for point in (answer.start,) if point is not None]
    if answer.compared is not None and answer.start is not None and not answer.operands:
        return [answer.start, *ends_of_any(answer.compared)]
    if answer.operands:
        return [end for operand in answer.operands for end in ends_of_any(operand)]
    return answer.every_point()


def _last(answer: Answer) -> Step:
    values = dict(zip(("min", "max"), answer.bounds, strict=True))
    text = answer.text.replace("\n", ", ") or "nothing"
    unit = f" {answer.unit}" if answer.unit not in (None, "calendar", "iso") else ""
    return step("answer", f"So the answer is {text}{unit}.", value=answer.text, **values)


def _of_date(answer: Answer) -> Iterator[Step]:
    """The shifts from the start of a sum to its end."""
    start, end = answer.start, answer.end
    if start is not None and end is not None:
        yield from shift_steps(start.date, end.way[len(start.way) :], answer.business)


def _of_weekday(answer: Answer) -> Iterator[Step]:
    assert answer.start is not None, "it is of a day"
    day = answer.start.day
    if day is not None:
        text = f"{iso(day)} is day {day}. Divided by 7 it leaves {day % 7}: a {weekday(day)}."
        yield step("weekday", text, day=iso(day), number=day, rest=day % 7, value=weekday(day))


def _of_verdict(answer: Answer) -> Iterator[Step]:
    if not isinstance(answer.asked, Comparison):
        yield from _of_words(answer)
        return
    relation = answer.asked.relation
    subject, target = answer.start, answer.period or answer.end
    assert subject is not None, "a comparison has two sides"
    assert target is not None, "a comparison has two sides"
    ends = ends_of_any(target)
    texts = [point.date.text for point in (subject, *ends)]
    if any(point.date.moment is not None for point in (subject, *ends)):
        text = f"Whether {texts[0]} is {relation} {'/'.join(texts[1:])}: {answer.result}."
        yield step("compare-clock", text, relation=relation, value=str(answer.result))
        return
    edges = _edges(relation, target)
    days = subject.date.bounds
    verdict = by_bounds(relation, days, *edges)
    rule = "compare" if verdict == answer.result else "compare-together"
    first, last = map(days_text, edges)
    other = first if first == last else f"{first} to {last}"
    why = _why(str(answer.result), rule)
    yield step(
        rule,
        f"Whether {days_text(days)} is {relation} {other}: {why}.",
        relation=relation,
        subject=days_text(days),
        first=first,
        last=last,
        value=str(answer.result),
    )


def _why(verdict: str, rule: str) -> str:
    if rule == "compare-together":
        return f"{verdict}, as the dates depend on each other"
    return {
        "yes": "yes, whichever of the possible days it is",
        "no": "no, whichever of the possible days it is",
    }.get(verdict, "it holds for some of the possible days and not for others, so undetermined")


def _edges(relation: str, target: Point | Stretch) -> tuple[Bounds, Bounds]:
    """The possible days of the start and the end of the days compared with."""
    if isinstance(target, Point):
        days = target.date.bounds
        if relation == "within":
            return Bounds(days.earliest, days.earliest), Bounds(days.latest, days.latest)
        return days, days
    return target.start.date.bounds, target.end.date.bounds


def by_bounds(relation: str, days: Bounds, first: Bounds, last: Bounds) -> str:
    """A comparison of possible days that do not depend on each other.

    >>> by_bounds("before", Bounds(1, 3), Bounds(4, 5), Bounds(4, 5))
    'yes'
    """
    (low, high), (first_low, first_high), (last_low, last_high) = (
        (-FAR if one is None else one, FAR if other is None else other)
        for one, other in (days, first, last)
    )
    holds, fails = {
        "before": (high < first_low, low >= first_high),
        "after": (low > last_high, high <= last_low),
        "on": (low == high == first_low == first_high, high < first_low or low > first_high),
        "within": (low >= first_high and high <= last_low, high < first_low or low > last_high),
    }[relation]
    return "yes" if holds else "no" if fails else "undetermined"


def _of_count(answer: Answer) -> Iterator[Step]:
    """The first and the last day of the week that is counted, and how many weeks apart they are."""
    asked, start, end = answer.asked, answer.start, answer.end
    assert isinstance(asked, Count), "nothing else is counted"
    days = [None if point is None else point.date.day for point in (start, end)]
    if asked.what != "weekday" or answer.value is None or None in days:
        yield from _of_words(answer)
        return
    first, last = sorted(day for day in days if day is not None)
    last -= not (asked.end is None or asked.counting == "inclusive")
    found = weekday_on_or_after(first, asked.weekday)
    name, number = WEEKDAYS[asked.weekday], max(0, (last - found) // 7 + 1)
    text = f"From {iso(first)} to {iso(last)} there is no {name}."
    if number:
        weeks = plural(number - 1, "week")
        text = (
            f"From {iso(first)} to {iso(last)} the first {name} is {iso(found)}, and the last one"
            f" is {iso(found + 7 * (number - 1))}, {weeks} later: {plural(number, name)}."
        )
    values = {"start": iso(first), "to": iso(last), "weekday": name}
    yield step("count-weekdays", text, value=answer.value, **values)


def _of_words(answer: Answer) -> Iterator[Step]:
    """What is found for these dates. The notes of the answer say how."""
    found = answer.text.replace("\n", ", ") or "nothing"
    text = f"{FOUND[answer.kind]}: {found}."
    yield step(answer.kind, text, question=answer.question, value=found)


FOUND: dict[Kind, str] = {
    "verdict": "For these days",
    "fact": "The calendar or the clock says",
    "count": "Counted day by day",
    "duration": "Reckoned in its units",
    "choice": "Of the two it is",
    "events": "The events of the table of which this is so",
    "periods": "The periods of the table of which this is so",
    "gaps": "Left between them",
}
"""How the step begins that gives what was found, by kind of answer."""

OF_KIND: dict[Kind, Callable[[Answer], Iterator[Step]]] = {
    "measure": measure_steps,
    "date": _of_date,
    "weekday": _of_weekday,
    **dict.fromkeys(FOUND, _of_words),
    "verdict": _of_verdict,
    "count": _of_count,
}
"""By kind of answer, what leads to it from its dates."""
