"""Claims: stated answers, checked against the answers that the dates give."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Literal, NamedTuple

from ..calendar import months_and_days
from ..dates import ImpreciseDate
from ..errors import HandoverError
from ..language.questions import resolve_operands
from ..language.resolving import Scope, located, written
from ..spans import CALENDAR_UNITS, Amount, Counting, Duration, add
from ..table.entries import StoredQuestion
from ..table.stated import StatedRange, read_stated, stated_dates
from ..table.table import Table
from ..text import quote
from ..unknowns.budget import Budget
from .answer import Answer
from .asking import Options, answer_all
from .comparing import both, compare, opposite
from .ranges import Range

ClaimVerdict = Literal["true", "false", "undetermined"]


class CheckedClaim(NamedTuple):
    """A claim with the answer that the dates give."""

    claim: StoredQuestion
    answer: Answer
    """With as many decimals as the stated number has."""
    verdict: ClaimVerdict | None
    """None for a question without a stated answer."""
    other: Answer | None = None
    """The answer by the other counting, if only that one makes the claim true."""

    @property
    def holds_if(self) -> Counting | None:
        """The counting that would make a false claim true; None if there is none."""
        return None if self.other is None else self.other.counting

    @property
    def stated(self) -> Any:
        """The stated answer, a number or text; None for a question without one."""
        stated = self.claim.stated
        return stated.text if isinstance(stated, ImpreciseDate) else stated


def find_claims(table: Table, names: Iterable[str]) -> list[StoredQuestion]:
    """The claims with these names, or all, in the order of the table.

    Raises:
        HandoverError: no claim has a name.

    >>> [claim.id for claim in find_claims(table, ["war-days", "delay"])]
    ['delay', 'war-days']
    """
    claims = table.claims()
    known = [claim.id for claim in claims]
    chosen = {table.entry(name, "question", noun="claim", known=known).id for name in names}
    for identifier in chosen.difference(known):
        raise HandoverError(
            f"the question {quote(identifier)} states no answer that could be checked"
        )
    return [claim for claim in claims if claim.id in chosen] if chosen else claims


def check(claim: StoredQuestion, scope: Scope, budget: Budget | None = None) -> CheckedClaim:
    """A claim with its verdict.

    The stated and the computed answer are both ranges. The claim is true if the stated range
    holds all answers that the dates allow, false if it holds none, else undetermined.

    Raises:
        HandoverError: the question has no answer; the message names the claim.

    >>> checked = check(table.questions["war-days"], scope)
    >>> checked.claim.stated, checked.answer.text, checked.verdict
    (44, '44', 'true')
    """
    try:
        return _check(claim, scope, budget)
    except HandoverError as error:
        raise error.at(f"the claim {quote(claim.id)} can't be checked") from None


def _check(claim: StoredQuestion, scope: Scope, budget: Budget | None) -> CheckedClaim:
    stated = read_stated(claim.question, claim.stated)
    options = Options(decimals=stated[2] or None)
    operands = resolve_operands(claim.question, scope)

    def answer(options: Options) -> Answer:
        return answer_all(claim.question, operands, claim.ask, scope, options, budget)[0]

    computed = answer(options)
    verdict = _clock_verdict(computed, claim.stated, scope) or _verdict(computed, stated)
    if verdict != "false" or computed.kind != "measure" or computed.is_elapsed:
        return CheckedClaim(claim, computed, verdict)
    counting: Counting = "exclusive" if computed.counting == "inclusive" else "inclusive"
    other = answer(options._replace(counting=counting))
    holds = _verdict(other, stated) == "true"
    return CheckedClaim(claim, computed, verdict, other if holds else None)


def _clock_verdict(answer: Answer, stated: Any, scope: Scope) -> ClaimVerdict | None:
    """The verdict on a date, if it or the stated one has a clock time; else None."""
    point = answer.end or answer.start
    if not isinstance(answer.result, ImpreciseDate) or point is None:
        return None
    ends = stated_dates(stated)
    if answer.moment is None and not any(date and date.moment for date in ends):
        return None
    low, high = (None if date is None else written(located(date, scope)) for date in ends)
    if low == high and low is not None:
        verdict = compare(point, "on", low)
    else:
        verdict = both(
            "yes" if low is None else opposite(compare(point, "before", low)),
            "yes" if high is None else opposite(compare(point, "after", high)),
        )
    return {"yes": "true", "no": "false"}.get(verdict, "undetermined")  # type: ignore[return-value]


def _verdict(answer: Answer, stated: StatedRange) -> ClaimVerdict:
    result = answer.result
    if isinstance(result, str):
        if result == "undetermined":
            return "undetermined"
        return "true" if result == stated[0] else "false"
    low, high = result if isinstance(result, Range) else answer.bounds_of_days
    first, last = _as_measured(answer, stated)
    if _before(high, first) or _before(last, low):
        return "false"
    return "true" if _within(low, high, first, last) else "undetermined"


def _as_measured(answer: Answer, stated: StatedRange) -> tuple[Any, Any]:
    """The stated ends in the form of the answer.

    A stated 35 days are 1 month, 4 days from one day and 1 month, 5 days from another. So a
    stated calendar span is counted anew from the earlier day of the answer.
    """
    low, high, _ = stated
    if answer.kind != "measure" or answer.measure.unit not in CALENDAR_UNITS:
        return low, high
    points = [point for point in (answer.start, answer.end) if point is not None]
    moments = [point.date.moment for point in points if point.date.moment is not None]
    counted: Callable[[Amount | str], Amount]
    if len(moments) == len(points):
        from .clock_ranges import counted_anew  # most claims are about days

        counted = partial(counted_anew, min(moments, key=lambda moment: moment.ticks))
    else:
        days = [point.day for point in points if point.day is not None]
        if len(days) < len(points):
            return low, high
        counted = partial(_from, min(days))
    low, high = (None if end is None else counted(end) for end in (low, high))
    return low, high


def _from(day: int, span: Amount | str) -> Amount:
    assert isinstance(span, tuple)
    sign = -1 if min(span) < 0 else 1
    months, days, *ticks = (sign * part for part in span)
    counted = months_and_days(day, add(day, Duration(months=months, days=days)))
    rest = [part for part in ticks if part]  # between days no hours are left
    return tuple(sign * part for part in (*counted, *rest))  # type: ignore[return-value]


def _before(first: Any, second: Any) -> bool:
    """True if one end lies before another. An open end never does."""
    return first is not None and second is not None and first < second


def _within(low: Any, high: Any, first: Any, last: Any) -> bool:
    """True if low..high lies within first..last. An open end of first..last allows everything."""
    above = first is None or (low is not None and low >= first)
    return above and (last is None or (high is not None and high <= last))


def status(checked: Iterable[CheckedClaim]) -> int:
    """The exit status of a check: 1 for a false claim, else 3 for an undetermined one, else 0.

    >>> status(check(claim, scope) for claim in table.claims())
    0
    """
    verdicts = {each.verdict for each in checked}
    return 1 if "false" in verdicts else 3 if "undetermined" in verdicts else 0
