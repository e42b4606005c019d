"""A function that remembers its results."""

from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

LIMIT = 60_000
"""Results that are kept, in plain days. The days of a century and a half fit; they take 10 MB."""
BREAK = 8
"""After a memory was of no use: how many times as many inputs go by before it is tried again."""

Input = TypeVar("Input", bound=Hashable)
Output = TypeVar("Output")
Weigh = Callable[[Sequence[Input], Sequence[Output]], int]
"""How much memory new inputs and their outputs take, in plain days."""


class Memo(Generic[Input, Output]):
    """A pure function of one thing, applied to many at once and remembered.

    To look up a whole sequence is one call into C (`operator.itemgetter` on a plain dict); the
    speed of known inputs comes from that. A full memory is emptied and fills again, so
    neither endless nor sorted input outgrows it. If less than half of the inputs since the
    last time were known, remembering costs more than it saves, and stops for a while.

    >>> lengths = Memo(lambda words: [len(word) for word in words])
    >>> lengths(["ten", "days", "ten"])
    (3, 4, 3)
    """

    __slots__ = ("_compute", "_direct", "_known", "_limit", "_seen", "_weigh", "_weight")

    def __init__(
        self,
        compute: Callable[[Sequence[Input]], Sequence[Output]],
        limit: int = LIMIT,
        weigh: Weigh[Input, Output] | None = None,
    ) -> None:
        self._compute = compute
        self._known: dict[Input, Output] = {}
        self._limit = limit
        self._weigh = weigh
        self._weight = 0
        """The weight of all results."""
        self._seen = 0
        """Inputs since the memory was last empty."""
        self._direct = 0
        """Inputs that still go by without the memory."""

    def __call__(self, inputs: Sequence[Input]) -> Sequence[Output]:
        """One output for each input, in order."""
        if self._direct > 0:
            self._direct -= len(inputs)
            return self._compute(inputs)
        if len(inputs) < 2:  # an itemgetter of one gives no tuple
            return self((*inputs, *inputs))[:1] if inputs else ()
        self._seen += len(inputs)
        look_up: Callable[[dict[Input, Output]], tuple[Output, ...]] = itemgetter(*inputs)
        try:
            return look_up(self._known)
        except KeyError:
            self._learn(inputs)
            return look_up(self._known)

    def _learn(self, inputs: Sequence[Input]) -> None:
        known = self._known
        if self._weight >= self._limit:
            if self._seen < 2 * len(known):
                self._direct = BREAK * len(known)
            known.clear()
            self._seen = self._weight = 0
        new = list(set(inputs).difference(known))
        outputs = self._compute(new)
        known.update(zip(new, outputs, strict=True))
        self._weight += self._weigh(new, outputs) if self._weigh else len(new)
