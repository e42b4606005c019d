"""What the choices of a rule can be. Options need them, and most runs have no rule."""

from typing import Literal, get_args

Roll = Literal[
    "none", "following", "preceding", "modified-following", "modified-preceding", "onward"
]
ROLLS: tuple[Roll, ...] = get_args(Roll)
Counted = Literal["not-counted", "counted"]
COUNTED: tuple[Counted, ...] = get_args(Counted)
End = Literal["counted", "clear"]
ENDS: tuple[End, ...] = get_args(End)
MonthEnd = Literal["clamp", "sticky"]
MONTH_ENDS: tuple[MonthEnd, ...] = get_args(MonthEnd)
Hours = Literal["rolled", "exact", "full", "none"]
HOURS: tuple[Hours, ...] = get_args(Hours)
