"""What the commands answer: measures over imprecise dates, verdicts, and listings."""

from .answer import (
    FIELDS,
    Answer,
    Options,
    answer,
    check_decimals_have_a_unit,
    measured,
    measures,
)
from .ranges import Range, amounts, compare

__all__ = [
    "FIELDS",
    "Answer",
    "Options",
    "Range",
    "amounts",
    "answer",
    "check_decimals_have_a_unit",
    "compare",
    "measured",
    "measures",
]
