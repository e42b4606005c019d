"""What is EDTF but is not read as a date. Each kind is refused with its reason."""

from ..errors import HandoverError
from ..text import quote
from .edtf_pattern import DIGITS, PATTERN, Pattern, can_end, read


def refuse(text: str, start: int, pattern: Pattern | None) -> None:
    """Do nothing, unless EDTF that is refused stands at `start`.

    `pattern` is the year, month or day that stands there; None if there is none.

    Raises:
        HandoverError: it is a period, has significant digits, or its year lies outside -9999
            to 9999.
    """
    end = _side(text, start) if pattern is None else pattern.end
    following = text[end : end + 1]
    if following == "/":
        period_end = _side(text, end + 1)
        period = text[start:period_end]
        if can_end(text, period_end) and not PATTERN.isdisjoint(period):
            raise HandoverError(
                f"{quote(period)} is a period, not a date",
                "give its start and its end as two dates",
            )
    elif pattern is None:
        if end > start and text[start] != "." and can_end(text, end):
            kind = "a negative year" if text[start] == "-" else "a year of more than four digits"
            raise HandoverError(
                f"{quote(text[start:end])} has {kind}, outside the years -9999 to 9999"
            )
    elif following == "S" and len(pattern.parts) == 1:
        digits = _lettered(text, end, "S")
        if digits > end and can_end(text, digits):
            raise HandoverError(
                f"{quote(text[start:digits])} counts significant digits, which is an estimate",
                "write X for each digit that is not known, such as 19XX",
            )


def _side(text: str, at: int) -> int:
    """The end of one side of a period; `at` if no side stands there."""
    if text.startswith("..", at):
        return at + 2
    pattern = read(text, at + text.startswith("-", at))
    return _long_year(text, at) if pattern is None else pattern.end


def _long_year(text: str, at: int) -> int:
    """The end of a year such as `Y170000002`, `Y-17E7` or `Y3388E2S3`; else `at`.

    The standard wants `Y` only where four digits are too few, so `Y2038` is a name.
    """
    if not text.startswith("Y", at):
        return at
    begin = at + 1 + text.startswith("-", at + 1)
    digits = _past(text, begin, DIGITS)
    power = _lettered(text, digits, "E")
    if digits == begin or (digits - begin <= 4 and power == digits):
        return at
    return _lettered(text, power, "S")


def _lettered(text: str, at: int, letter: str) -> int:
    """The end of the letter and a number after it; `at` if they do not stand there."""
    if text[at : at + 1] != letter:
        return at
    end = _past(text, at + 1, DIGITS)
    return end if end > at + 1 else at


def _past(text: str, at: int, characters: str) -> int:
    """The index of the first character from `at` on that is not one of `characters`."""
    return len(text) - len(text[at:].lstrip(characters))
