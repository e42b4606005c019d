"""Which parts of a contradiction make it one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from .budget import OutOfSteps

Part = TypeVar("Part")


def smallest(
    parts: Sequence[Part],
    is_possible: Callable[[Sequence[Part]], bool],
    likely: Sequence[Part] = (),
) -> list[Part]:
    """The parts without those that the contradiction does not need.

    Without any one of the parts that are left, the others are possible, unless the steps for
    finding out are used up. `likely` are parts that may be a contradiction already.

    >>> smallest([2, 3, 5, 7], lambda parts: sum(parts) < 12)
    [5, 7]
    """
    try:
        needed = list(likely if likely and not is_possible(likely) else parts)
    except OutOfSteps:
        return list(parts)
    size = len(needed)
    while size > 1:  # leave out many at once while there are many
        size //= 2
        needed = _without(needed, size, is_possible)
    return needed


def _without(
    parts: list[Part], size: int, is_possible: Callable[[Sequence[Part]], bool]
) -> list[Part]:
    place = 0
    while place < len(parts) > 1:
        fewer = parts[:place] + parts[place + size :]
        try:
            is_needed = is_possible(fewer)
        except OutOfSteps:
            break
        if is_needed:
            place += size
        else:
            parts = fewer
    return parts
