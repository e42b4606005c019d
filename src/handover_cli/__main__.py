"""The way in: the `handover` command, and `python -m handover_cli`."""

import gc
import os
import sys

# An interrupt is met from `main` on, so nothing is imported before it that takes long.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import NoReturn

INTERRUPTED = 130
MADE = 50_000
"""Objects that are made before Python looks for circles of them."""


def main(args: "Sequence[str] | None" = None) -> "NoReturn":
    """Run the program on its arguments, or on those of the process, and exit."""
    # `signal` itself would make enumerations first, which takes half a millisecond.
    import _signal  # type: ignore[import-not-found]  # built in, and unknown to typeshed

    try:
        if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
            _signal.signal(_signal.SIGINT, _interrupt)
        status = _run(sys.argv[1:] if args is None else args)
    except KeyboardInterrupt:  # while importing; later ones are met where they arise
        status = INTERRUPTED
    # All is said. An interrupt while the interpreter shuts down would show a traceback.
    _signal.signal(_signal.SIGINT, _signal.SIG_IGN)
    sys.exit(status)


def _interrupt(_: int, frame: "FrameType | None") -> None:
    """What Python does at an interrupt, but for where an exception would be lost.

    The machinery of imports forgets its locks in callbacks, of which an exception is printed
    and ignored; nothing is ever half done there.
    """
    if frame is not None and frame.f_code.co_filename.startswith("<frozen importlib"):
        os._exit(INTERRUPTED)
    raise KeyboardInterrupt


def _run(args: "Sequence[str]") -> int:
    # What is imported lives as long as the process. Without looking through it for
    # garbage, while it is loaded and again at the end, an answer takes a fifth less time.
    gc.disable()
    from .cli import run

    gc.freeze()
    # A large table is many objects that are kept and in no circle. Looking for some after
    # every 700, as Python does, is a sixth of what the table takes.
    gc.set_threshold(MADE)
    gc.enable()
    status = run(args)
    gc.freeze()
    return status


if __name__ == "__main__":
    main()
