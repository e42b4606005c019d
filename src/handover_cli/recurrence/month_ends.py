"""What a month without a day has in its place. An option needs it."""

from typing import Literal, get_args

MonthEnd = Literal["clamp", "skip", "sticky"]
MONTH_ENDS: tuple[MonthEnd, ...] = get_args(MonthEnd)
