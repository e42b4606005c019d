"""What is EDTF but is not read as a date. Each kind is refused with its reason."""

from ..calendar import year_text
from ..dates import YEARS
from ..errors import HandoverError
from ..text import quote
from .edtf_pattern import DIGITS, PATTERN, Pattern, can_end, read, two_years


def refuse(text: str, start: int, pattern: Pattern | None) -> None:
    """Do nothing, unless EDTF that is refused stands at `start`.

    `pattern` is the year, month or day that stands there; None if there is none.

    Raises:
        HandoverError: it is a period, or a year of more than four digits.
    """
    end = _side(text, start) if pattern is None else pattern.end
    if text[end : end + 1] == "/":
        period_end = _side(text, end + 1)
        period = text[start:period_end]
        if can_end(text, period_end) and not PATTERN.isdisjoint(period):
            raise HandoverError(
                f"{quote(period)} is a period, not a date",
                "give its start and its end as two dates",
            )
    elif pattern is None and end > start and text[start] == "Y" and can_end(text, end):
        raise _long_year_problem(text[start:end])


def refuse_two_years(pattern: Pattern) -> None:
    """Refuse `1933-34`, which most writers mean as two years and EDTF has as a quarter.

    A season is not refused here, since it needs a table in any case.

    Raises:
        HandoverError: the part of a year may be meant as the year after.
    """
    years = two_years(pattern)
    if years and not pattern.is_season:
        raise HandoverError(
            f"{quote(pattern.text)} can be a {pattern.names[1]} of the year or two years",
            f"write [{pattern.text}] for the {pattern.names[1]}, or {years} for the years",
        )


def _side(text: str, at: int) -> int:
    """The end of one side of a period; `at` if no side stands there."""
    if text.startswith("..", at):
        return at + 2
    pattern = read(text, at)
    return _long_year(text, at) if pattern is None else pattern.end


def _long_year(text: str, at: int) -> int:
    """The end of a year such as `Y170000002`, `Y-17E7` or `Y3388E2S3`; else `at`.

    The standard wants `Y` only where four digits are too few, so `Y2038` is a name.
    """
    if not text.startswith("Y", at):
        return at
    begin = at + 1 + text.startswith("-", at + 1)
    digits = _after_digits(text, begin)
    power = _lettered(text, digits, "E")
    if digits == begin or (digits - begin <= 4 and power == digits):
        return at
    return _lettered(text, power, "S")


def _long_year_problem(text: str) -> HandoverError:
    number, _, power = text[1:].partition("S")[0].partition("E")
    digits = number.lstrip("-0")
    zeros = int(power[:5] or 0) if digits else 0  # more zeros than five digits count are too many
    if len(digits) + zeros > 4:
        return HandoverError(f"{quote(text)} has a year of more than four digits, outside {YEARS}")
    year = int(digits or 0) * 10**zeros
    return HandoverError(
        f"{quote(text)} is a year of four digits, which has no Y",
        f"write {year_text(-year if number[0] == '-' else year)}",
    )


def _lettered(text: str, at: int, letter: str) -> int:
    """The end of the letter and a number after it; `at` if they do not stand there."""
    if text[at : at + 1] != letter:
        return at
    end = _after_digits(text, at + 1)
    return end if end > at + 1 else at


def _after_digits(text: str, at: int) -> int:
    """The index of the first character from `at` on that is no digit."""
    return len(text) - len(text[at:].lstrip(DIGITS))
