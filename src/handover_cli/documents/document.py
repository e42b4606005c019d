"""A file as a reader returns it, and a problem in a file."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..errors import HandoverError
from ..text import visible

Path = tuple[str, ...]
"""The keys that lead to a value: `("events", "deadline", "date")`."""


class Problem(NamedTuple):
    """One thing that is wrong in one file."""

    file: str
    path: Path
    """The keys that lead to the value; empty for the whole file."""
    problem: str
    hint: str = ""
    """What is accepted, or the nearest right name."""
    line: int | None = None
    """From 1."""
    column: int | None = None
    """From 1; only for syntax."""

    @property
    def key(self) -> str:
        """The path with dots, such as `events.deadline.date`; empty for the whole file."""
        return key_path(*self.path)

    def __str__(self) -> str:
        """One line for people.

        >>> str(Problem("my.toml", ("title",), "'x' is no date", "write YYYY-MM-DD", 4))
        "my.toml:4: title: 'x' is no date; write YYYY-MM-DD"
        """
        places = [self.file, *(str(n) for n in (self.line, self.column) if n is not None)]
        parts = [part for part in (":".join(places), self.key) if part]
        text = ": ".join([*map(visible, parts), self.problem])
        return f"{text}; {self.hint}" if self.hint else text


class Document:
    """A file that has been read."""

    def __init__(
        self,
        name: str,
        content: dict[str, Any],
        line_of: Callable[[Path], int | None] = lambda _: None,
        problems: Sequence[Problem] = (),
    ) -> None:
        self.name = name
        self.content = content
        """Its sections: tables, texts, numbers, lists, and days as `ImpreciseDate`."""
        self.line_of = line_of
        """The line, from 1, on which the value at a path stands; None if it is not known."""
        self.problems = problems
        """What could not be read."""

    def problem(self, path: Path, error: HandoverError) -> Problem:
        """An error as a problem of the value at a path."""
        return Problem(self.name, path, error.message, error.hint, self.line_of(path))


class BareTime:
    """A time of day without a day."""

    def __init__(self, text: str) -> None:
        self.text = text


def unreadable(name: str, problem: str, hint: str = "", *place: int) -> Document:
    """A document of which nothing could be read. `place` is the line and the column.

    >>> str(unreadable("my.toml", "no TOML", "mend it", 4).problems[0])
    'my.toml:4: no TOML; mend it'
    """
    return Document(name, {}, problems=(Problem(name, (), problem, hint, *place),))


def key_path(*keys: str) -> str:
    """Keys as TOML writes them with dots, those that need it in quotes.

    >>> key_path("events", "war-began", "date"), key_path("events", "a b")
    ('events.war-began.date', 'events."a b"')
    """
    return ".".join(key if _is_bare(key) else f'"{key}"' for key in keys)


def _is_bare(key: str) -> bool:
    return key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()
