"""The steps of what periods share, cover, or leave free between them."""

from collections.abc import Iterator
from itertools import pairwise

from ..calendar import day_text as iso
from ..dates import Bounds, merged
from ..language.periods import Together
from ..language.resolving import Stretch
from ..spans import DAYS_IN
from ..text import plural
from .answer import Answer
from .steps import Step, step


def together_steps(answer: Answer, question: Together) -> Iterator[Step]:
    """The stretches of days that decide, if all ends are known to the day.

    >>> from .asking import ask_text
    >>> answer = ask_text("days covered by war and extension", scope)[0]
    >>> for each in together_steps(answer, answer.asked):
    ...     print(each.text)
    2020-09-27 to 2020-11-09 are 44 days.
    2020-11-15 to 2020-11-25 are 11 days.
    44 + 11 = 55 days.
    """
    periods = [each for each in answer.operands if isinstance(each, Stretch)]
    ends = [(period.start.day, period.end.day) for period in periods]
    spans = [Bounds(first, last) for first, last in ends if first is not None and last is not None]
    if len(spans) < len(periods):
        return
    window = spans.pop() if question.of is not None else None
    if question.what == "gaps":
        for before, after in pairwise(merged(spans)):
            assert before.latest is not None, "all ends are known"
            assert after.earliest is not None, "all ends are known"
            yield _stretch(before.latest + 1, after.earliest - 1)
        return
    if question.what == "overlap":
        found = [_shared(spans)]
    else:
        found = [each if window is None else _shared([each, window]) for each in merged(spans)]
    numbers = []
    for first, last in found:
        if first is not None and last is not None and first <= last:
            numbers.append(last - first + 1)
            yield _stretch(first, last)
    total = sum(numbers)
    if len(numbers) != 1:
        added = f"{' + '.join(map(str, numbers))} = {plural(total, 'day')}."
        text = added if numbers else "There is no such day: 0 days."
        yield step("add", text, numbers=tuple(map(str, numbers)), value=total)
    if question.unit != "days":
        by = DAYS_IN[question.unit]
        text = f"{total} / {by} = {total // by} {question.unit}, cut."
        yield step("divide", text, number=total, by=by, value=total // by)


def _shared(spans: list[Bounds]) -> Bounds:
    """The days that several stretches share; the end is before the start if they share none."""
    firsts, lasts = zip(*spans, strict=True)
    return Bounds(max(firsts), min(lasts))


def _stretch(first: int, last: int) -> Step:
    number = last - first + 1
    text = f"{iso(first)} to {iso(last)} are {plural(number, 'day')}."
    return step("count-stretch", text, start=iso(first), to=iso(last), value=number)
