"""Claims: what a source states, checked against what the dates give."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..dates import ImpreciseDate, months_and_days
from ..durations import Duration, add
from ..errors import HandoverError, did_you_mean, quote
from ..spans import Amount, Counting
from ..table import StoredQuestion, Table
from ..table.stated import Stated, read_stated
from .answer import Answer, Options, answer
from .ranges import Range

if TYPE_CHECKING:
    from .answer import TableScope

Verdict = Literal["true", "false", "undetermined"]

CHECK_FIELDS = (
    "id",
    "question",
    "stated",
    "value",
    "min",
    "max",
    "unit",
    "counting",
    "verdict",
    "holds_if",
    "source",
)


class Checked(NamedTuple):
    """A claim with what the dates give."""

    claim: StoredQuestion
    answer: Answer
    """In the places of the stated number."""
    verdict: Verdict | None
    """None: nothing is stated that could be checked."""
    other: Answer | None = None
    """The answer of the other counting, where the claim is false and that makes it true."""

    def record(self) -> dict[str, Any]:
        """The claim by the names in `CHECK_FIELDS`."""
        found = self.answer
        low, high = found.bounds()
        return dict(
            zip(
                CHECK_FIELDS,
                (
                    self.claim.id,
                    self.claim.ask,
                    stated_value(self.claim.stated),
                    low if low == high else None,
                    low,
                    high,
                    found.measure.unit if found.kind == "measure" else None,
                    found.counting(),
                    self.verdict,
                    None if self.other is None else self.other.counting(),
                    self.claim.source or None,
                ),
                strict=True,
            )
        )


def stated_value(stated: Any) -> Any:
    """A stated answer as a record holds it: a number, or text.

    >>> stated_value(date(2020, 11, 25)), stated_value(44)
    ('2020-11-25', 44)
    """
    return stated.isoformat() if isinstance(stated, date) else stated


def find_claims(table: Table, names: Iterable[str]) -> list[StoredQuestion]:
    """The claims of those names, or all of them, in the order of the table.

    Raises:
        HandoverError: a name is none of a claim.
    """
    claims = table.claims()
    wanted = {_find_claim(table, name, claims) for name in names}
    return [claim for claim in claims if claim.id in wanted] if wanted else claims


def _find_claim(table: Table, name: str, claims: list[StoredQuestion]) -> str:
    found = table.find(name)
    if found is None:
        near = did_you_mean(name, [claim.id for claim in claims])
        raise HandoverError(f"no claim {quote(name)}{near}")
    kind, identifier = found
    if kind != "questions":
        raise HandoverError(f"{quote(name)} is one of the {kind}, not of the claims")
    if table.questions[identifier].stated is None:
        raise HandoverError(f"the question {quote(name)} states no answer that could be checked")
    return identifier


def check(claim: StoredQuestion, scope: TableScope) -> Checked:
    """A claim with its verdict.

    Stated and computed answers are both ranges. The claim is true when everything the
    dates allow is as stated, false when nothing is, and undetermined otherwise.

    Raises:
        HandoverError: the question has no answer; the message names the claim.
    """
    try:
        return _check(claim, scope)
    except HandoverError as error:
        raise HandoverError(f"the claim {quote(claim.id)} can't be checked: {error}") from error


def _check(claim: StoredQuestion, scope: TableScope) -> Checked:
    stated = read_stated(claim.question, claim.stated)
    options = Options(decimals=stated.decimals or None)
    found = answer(claim.question, claim.ask, scope, options)[0]
    verdict = _verdict(found, stated)
    if verdict != "false" or found.kind != "measure":
        return Checked(claim, found, verdict)
    counting: Counting = "exclusive" if found.counting() == "inclusive" else "inclusive"
    other = answer(claim.question, claim.ask, scope, options._replace(counting=counting))[0]
    return Checked(claim, found, verdict, other if _verdict(other, stated) == "true" else None)


def _verdict(found: Answer, stated: Stated) -> Verdict:
    if isinstance(found.found, Range | ImpreciseDate):
        low, high = found.found[:2]
        first, last = _as_measured(found, stated)
        if _before(high, first) or _before(last, low):
            return "false"
        return "true" if _within(low, high, first, last) else "undetermined"
    if found.found == "undetermined":
        return "undetermined"
    return "true" if found.found == stated.low else "false"


def _as_measured(found: Answer, stated: Stated) -> tuple[Any, Any]:
    """The stated ends in the form in which the answer is measured.

    A stated 35 days are 1 month, 4 days from one day and 1 month, 5 days from another,
    so a calendar span is turned into what it comes to from the day it is counted from.
    """
    ends = stated.low, stated.high
    if found.kind != "measure" or found.measure.unit not in ("calendar", "iso"):
        return ends
    days = [day.date for day in (found.start, found.end) if day is not None]
    if not all(day.is_precise for day in days):
        return ends
    earlier = min(day.earliest for day in days if day.earliest is not None)
    low, high = (end if end is None else _from(earlier, end) for end in ends)
    return low, high


def _from(day: int, span: Amount | str) -> Amount:
    assert isinstance(span, tuple)
    sign = -1 if min(span) < 0 else 1
    months, days = (sign * part for part in span)
    found = months_and_days(day, add(day, Duration(months=months, days=days)))
    return sign * found[0], sign * found[1]


def _before(first: Any, second: Any) -> bool:
    """Whether one end surely lies before another; an open end never does."""
    return first is not None and second is not None and first < second


def _within(low: Any, high: Any, first: Any, last: Any) -> bool:
    """Whether low..high lies within first..last, where an open end allows everything."""
    above = first is None or (low is not None and low >= first)
    return above and (last is None or (high is not None and high <= last))


def status(found: Iterable[Checked]) -> int:
    """The exit status of a check: 1 for a false claim, else 3 for an undetermined one, else 0."""
    verdicts = {each.verdict for each in found}
    return 1 if "false" in verdicts else 3 if "undetermined" in verdicts else 0
