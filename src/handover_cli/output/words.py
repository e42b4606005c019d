"""Amounts in words, for people."""

from ..answers import Answer, Range
from ..dates import ImpreciseDate
from ..spans import Amount, Measure, Unit

UNIT_NAMES: dict[Unit, str] = {
    "days": "days",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
    "business-days": "business days",
    "calendar": "calendar",
    "iso": "ISO 8601",
}


def range_words(found: Range, measure: Measure) -> str:
    """A range in words: `188 to 217`, `at least -1461`."""
    low, high = (None if end is None else measure.text(end) for end in found)
    if low is None or high is None:
        bound = f"at least {low}" if low is not None else f"at most {high}"
        return bound if low or high else "any number"
    return low if low == high else f"{low} to {high}"


def phrase(answer: Answer) -> str:
    """The answer with its unit."""
    found = answer.found
    if isinstance(found, Range):
        amount = range_words(found, answer.measure)
        return f"{amount}{_unit_after(found, answer.measure)}"
    if isinstance(found, ImpreciseDate):
        return f"{found.text}  {answer.weekday() or ''}".rstrip()
    return str(found)


def _unit_after(found: Range, measure: Measure) -> str:
    if measure.unit in ("calendar", "iso"):
        return ""
    name = UNIT_NAMES[measure.unit]
    one: tuple[Amount, ...] = (1, -1)
    single = found.low == found.high and found.low in one and not measure.decimals
    return f" {name.removesuffix('s') if single else name}"
