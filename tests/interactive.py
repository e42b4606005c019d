"""An interactive shell on a pseudo-terminal: keys go in, and the screen can be read."""

import fcntl
import os
import select
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from running import PATIENCE

TAB = "\t"
BEGIN = "\x01"
"""Ctrl-A: to the beginning of the line, in every shell's default keys."""
CLEAR = "\x0c"
"""Ctrl-L."""
PROMPT = "READY>"


class Shell:
    """A shell that has been started, and has shown its prompt."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], cwd: Path, columns: int = 100
    ) -> None:
        self.home = cwd
        """The folder it was started in."""
        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        self._terminal = ours
        self._screen = pyte.Screen(columns, 50)
        self._stream = pyte.ByteStream(self._screen)
        self._lines = [""] * self._screen.lines
        self.sent = b""
        """All that came from the shell."""
        self._process = subprocess.Popen(
            ["setsid", "--ctty", *command],  # so that the terminal is the shell's own
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=dict(env),
            cwd=cwd,
        )
        os.close(theirs)
        self.wait_for(PROMPT)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)

    def type(self, keys: str) -> None:
        """Press these keys."""
        os.write(self._terminal, keys.encode())

    def clear(self) -> None:
        """Leave nothing but an empty prompt on the screen."""
        self.type(CLEAR)
        while self.text() != PROMPT:
            self.wait_for_more()

    def wait_for(self, text: str) -> str:
        """The screen, once it shows the text."""
        while text not in self.text():
            try:
                self.wait_for_more()
            except TimeoutError:
                raise AssertionError(f"no {text!r} on the screen:\n{self.text()}") from None
        return self.text()

    def wait_for_more(self) -> str:
        """The screen, once anything more has come."""
        ready, _, _ = select.select([self._terminal], [], [], PATIENCE)
        if not ready:
            raise TimeoutError
        part = os.read(self._terminal, 65536)
        self.sent += part
        self._stream.feed(part)
        return self.text()

    def text(self) -> str:
        """What the screen shows."""
        for number in self._screen.dirty:
            line = self._screen.buffer[number]
            cells = (line[column].data for column in range(self._screen.columns))
            self._lines[number] = "".join(cells).rstrip()
        self._screen.dirty.clear()
        return "\n".join(self._lines).rstrip()
