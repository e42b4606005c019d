"""The way in: the `handover` command, and `python -m handover_cli`."""

import gc
import os
import sys

# An interrupt is handled from `main` on, so nothing that takes long is imported before it.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

INTERRUPTED = 130


def main(args: "Sequence[str] | None" = None) -> "NoReturn":
    """Run the program on its arguments, or on those of the process, and exit as Python does."""
    sys.exit(_status(sys.argv[1:] if args is None else args))


def program() -> "NoReturn":
    """The `handover` command: run the program, and leave at once.

    Everything is written, and there is nothing to tidy up. Taking the interpreter apart takes a
    twentieth of the time of an answer, and an interrupt meanwhile would show a traceback.
    """
    os._exit(_status(sys.argv[1:]))


def _status(args: "Sequence[str]") -> int:
    try:
        return _run(args)
    except KeyboardInterrupt:  # while importing; later ones are handled in `run`
        return INTERRUPTED


def _run(args: "Sequence[str]") -> int:
    # All imported objects live as long as the process. Python would look through them for
    # garbage while they are loaded; without that, an answer takes a fifth less time.
    gc.disable()
    from .cli import run

    gc.freeze()
    # A large table has many objects that stay, and none in a reference cycle. Python looks for
    # cycles after every 700 new objects, which takes a sixth of the time of such a table.
    gc.set_threshold(50_000)
    gc.enable()
    return run(args)


if __name__ == "__main__":
    program()
