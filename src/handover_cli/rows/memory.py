"""A function that remembers its results."""

from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

LIMIT = 60_000
"""The most results to keep, in plain days. This is a century and a half, and takes 10 MB."""
BREAK = 8
"""A memory that was of no use stops for this many times the inputs that it knew."""

Input = TypeVar("Input", bound=Hashable)
Output = TypeVar("Output")
Weigh = Callable[[Sequence[Input], Sequence[Output]], int]
"""How much memory new inputs and their outputs take, in plain days."""


class Memo(Generic[Input, Output]):
    """A pure function of one input, applied to many inputs at once, with a memory.

    Known inputs are fast because one call into C looks up a whole sequence
    (`operator.itemgetter` on a plain dict). A full memory is emptied, so it never outgrows its
    limit. If less than half of the inputs since then were known, the memory costs more than it
    saves. Then it stops for a while.

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
