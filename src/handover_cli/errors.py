"""Errors as values: a message, a hint and a detail.

The command line writes a `HandoverError` on stderr and ends with exit status 2.
"""

from typing import Any, Self


class HandoverError(Exception):
    """An error that the user can fix."""

    def __init__(self, message: str, hint: str = "", detail: str = "") -> None:
        super().__init__(message, hint, detail)
        self.message = message
        """What is wrong, in a sentence that quotes the input."""
        self.hint = hint
        """How to fix it: what is accepted, or the nearest right spelling."""
        self.detail = detail
        """Lines below the sentence, such as the forms of questions."""

    @property
    def sentence(self) -> str:
        """The message and the hint.

        >>> HandoverError("no unit 'dayz'", "did you mean 'days'?", "Units are:").sentence
        "no unit 'dayz'; did you mean 'days'?"
        """
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def __str__(self) -> str:
        """The sentence, with the detail below it."""
        return f"{self.sentence}\n{self.detail}" if self.detail else self.sentence

    def at(self, place: str) -> Self:
        """The same error, with its place in front of the message.

        >>> str(HandoverError("it is empty").at("line 3"))
        'line 3: it is empty'
        """
        return self.after(f"{place}: ")

    def after(self, words: str) -> Self:
        """The same error, with words in front of its message."""
        error = type(self).__new__(type(self))
        error.__dict__ |= self.__dict__ | {"message": words + self.message}
        return error

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process gets the same fields, whatever the arguments of the kind of error are.
        return type(self).__new__, (type(self),), self.__dict__


class TableError(HandoverError):
    """The table can't be opened or used."""


class UnknownName(HandoverError):
    """No entry of the wanted kind has this name."""

    def __init__(self, message: str, hint: str = "", detail: str = "", *, near: str = "") -> None:
        super().__init__(message, near or hint, detail)
        self.is_slip = bool(near)
        """True if a known name is near: then this one is probably misspelt."""


class Unavailable(HandoverError):
    """What an answer needs can't be had: a package is not installed, or a file can't be read."""


class ExtraMissing(Unavailable):
    """A package is not installed that comes with an extra of this program."""

    def __init__(self, message: str, extra: str) -> None:
        super().__init__(message, f"install it with pip install 'handover-cli[{extra}]'")
        self.extra = extra
        """Such as `holidays`."""
