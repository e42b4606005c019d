"""What is wrong with a table, as records."""

from typing import Any, NamedTuple

from ..errors import TableError, visible


class Problem(NamedTuple):
    """One thing wrong in one file."""

    file: str
    key: str
    """Dotted path of the key, such as `events.deadline.date`; empty for the whole file."""
    problem: str
    hint: str = ""
    """What is accepted, or the nearest right name."""
    line: int | None = None
    """From 1; only for syntax, the one kind of problem whose place the parser tells."""
    column: int | None = None

    def __str__(self) -> str:
        """One line for people.

        >>> str(Problem("my.toml", "events.a.date", "'x' is no date", "write YYYY-MM-DD"))
        "my.toml: events.a.date: 'x' is no date; write YYYY-MM-DD"
        """
        place = self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"
        parts = [part for part in (place, self.key) if part]
        text = ": ".join([*map(visible, parts), self.problem])
        return f"{text}; {self.hint}" if self.hint else text

    def record(self) -> dict[str, Any]:
        """The problem by the names in `PROBLEM_FIELDS`; None for what it does not have."""
        return {field: getattr(self, field) or None for field in PROBLEM_FIELDS}


def with_hint(problem: str) -> tuple[str, str]:
    """What is wrong, and the nearest right name if the text of an error ends in one.

    >>> with_hint("no event or date 'tody'; did you mean 'today'?")
    ("no event or date 'tody'", "did you mean 'today'?")
    """
    what, nearest, name = problem.rpartition("; did you mean ")
    return (what, f"did you mean {name}") if nearest and name.endswith("?") else (problem, "")


PROBLEM_FIELDS = ("file", "key", "line", "column", "problem", "hint")


class TableProblems(TableError):
    """A table that can't be used, with everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        if len(problems) == 1:
            super().__init__(f"the table can't be used: {problems[0]}")
        else:
            lines = "".join(f"\n  {problem}" for problem in problems)
            super().__init__(f"the table can't be used, {len(problems)} problems:{lines}")
