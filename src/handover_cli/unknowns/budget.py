"""How far the search for possible days may go."""

STEPS = 500_000
"""Steps that one question, or the loading of a table, may take; about two seconds."""


class OutOfSteps(Exception):
    """The steps of a budget are used up."""


class Budget:
    """How many steps may still be taken.

    Steps are counted and not seconds, so that the answer is the same on every machine.
    """

    def __init__(self, steps: int = STEPS) -> None:
        self.steps = steps
        self.is_loose = False
        """True if an answer is on the wide side, because the steps did not suffice."""

    def spend(self, steps: int) -> None:
        """Take steps.

        Raises:
            OutOfSteps: so many are not left.
        """
        self.steps -= steps
        if self.steps < 0:
            self.is_loose = True
            raise OutOfSteps
