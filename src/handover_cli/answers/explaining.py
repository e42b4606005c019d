"""Explains an answer: the steps to it, from what was read to what is printed.

Each kind of answer has a row in `OF_KIND`. The steps rest on the values of the answer itself: its
dates with their shifts, its measure, its business days.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from ..language.calendars import InCalendar
from ..language.conversions import Conversion, LongerDuration, Split
from ..language.facts import Count, Fact
from ..language.happenings import Happenings
from ..language.periods import Running, Together
from ..language.questions import Comparison
from ..language.resolving import Point, ends_of_any
from ..language.verdicts import Amid, Check, Exceeds, LongerPeriod, Relate, Same, Which
from .answer import Answer, Kind
from .details import Details
from .steps import Step, step
from .steps_of_clocks import OF_CLOCKS
from .steps_of_dates import Sources, shift_steps, steps_to
from .steps_of_facts import (
    calendar_steps,
    conversion_steps,
    counting_steps,
    event_steps,
    fact_steps,
    longer_duration_steps,
    period_steps,
    split_steps,
)
from .steps_of_periods import together_steps
from .steps_of_spans import measure_steps
from .steps_of_verdicts import (
    amid_steps,
    check_steps,
    comparison_steps,
    day_of_the_week,
    exceeds_steps,
    longer_steps,
    relate_steps,
    same_steps,
    which_steps,
)


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
    if answer.start.day is not None:
        yield day_of_the_week(answer.start.day)


def _of_question(answer: Answer) -> Iterator[Step]:
    """How what the question asks was found; or in words what it is for these dates."""
    explained = OF_QUESTION.get(type(answer.asked))
    steps = [] if explained is None else [*dict.fromkeys(explained(answer, answer.asked))]
    yield from steps
    if not steps or answer.kind in LISTS:
        found = answer.text.replace("\n", ", ") or "nothing"
        text = f"{FOUND[answer.kind]}: {found}."
        yield step(answer.kind, text, question=answer.question, value=found)


LISTS = ("events", "periods", "gaps")
"""Kinds of answers that are found among all that the table has."""
OF_QUESTION: dict[type, Callable[[Answer, Any], Iterator[Step]]] = {
    Amid: amid_steps,
    Check: check_steps,
    Comparison: comparison_steps,
    Conversion: conversion_steps,
    Count: counting_steps,
    Exceeds: exceeds_steps,
    Fact: fact_steps,
    Happenings: event_steps,
    InCalendar: calendar_steps,
    LongerDuration: longer_duration_steps,
    LongerPeriod: longer_steps,
    Relate: relate_steps,
    Running: period_steps,
    Same: same_steps,
    Split: split_steps,
    Together: together_steps,
    Which: which_steps,
    **OF_CLOCKS,
}
"""By kind of question, what leads to its answer."""
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
    **dict.fromkeys(FOUND, _of_question),
}
"""By kind of answer, what leads to it from its dates."""
