"""How far the search for possible days may go."""

from __future__ import annotations

STEPS = 500_000
"""Steps that one question, or the loading of a table, may take; about a second."""

STEPS_OF_EACH = 15_000
"""Steps that each answer of a list may take, whatever the others take."""


class OutOfSteps(Exception):
    """The steps of a budget are used up."""


class Budget:
    """How many steps may still be taken.

    Steps are counted and not seconds, so that the answer is the same on every machine.
    """

    def __init__(self, steps: int = STEPS, reserve: Budget | None = None) -> None:
        self.steps = steps
        self.reserve = reserve
        """Whose steps are taken when its own are used up."""
        self.leaves_out = False
        """True if something was left out that would take too many steps."""

    def part(self) -> Budget:
        """A budget for one of many answers: a few steps of its own, and then those of this one.

        So the answers of a long list are exact, unless many of them need many steps.

        >>> Budget(5).part().steps == STEPS_OF_EACH
        True
        """
        return Budget(STEPS_OF_EACH, self)

    def spend(self, steps: int) -> None:
        """Take steps.

        Raises:
            OutOfSteps: so many are not left.
        """
        self.steps -= steps
        if self.steps < 0:
            if self.reserve is None:
                raise OutOfSteps
            self.reserve.spend(steps)

    @property
    def is_loose(self) -> bool:
        """True if an answer is on the wide side, because the steps did not suffice."""
        is_spent = self.steps < 0 and (self.reserve is None or self.reserve.is_loose)
        return self.leaves_out or is_spent
