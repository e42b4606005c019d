"""Dates as EDTF writes them: the longest one at a place in a text, or a whole text.

EDTF is the Extended Date/Time Format of the Library of Congress (4 February 2019,
a profile of ISO 8601-1 and 8601-2:2019): <https://www.loc.gov/standards/datetime/>.
These dates of levels 0 to 2 are read:

- `2021-06-15`, `2021-06` and `2021`; the year 0 is 1 BC, and `-0043` is 44 BC;
- `X` for an unspecified digit in any place: `199X`, `1XXX-12`, `2021-1X-31`;
- `?` uncertain, `~` approximate and `%` both. Right of a part of the date it is for this part
  and all to its left, left of a part for this part alone;
- quarters, thirds and halves of a year: `2021-33` to `2021-41`;
- seasons, `2021-21` to `2021-32`, if a table says on which days they begin and end;
- a year with significant digits: `1950S2` is one of 1900 to 1999;
- one of a set: `[1667,1668,1670..1672]`, `[..1984]`, `[1760-12..]`.

Intervals, `{all of}` sets and years of more than four digits are EDTF too. Each is refused with
its reason. `clock` reads times. White space, digits other than ASCII's and days that do not exist
are never read.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..dates import FIRST_DAY, LAST_DAY, Bounds, ImpreciseDate
from ..errors import HandoverError
from ..text import QUOTE_LIMIT, quote
from .edtf_pattern import PARTS_OF_A_YEAR, Pattern, bounds_of, can_end, plain_day, read
from .notation import Match, SeasonDate, UnknownSeason

if TYPE_CHECKING:
    from .edtf_days import Member

NO_DATE = "not an EDTF date"
FORM = (
    "write YYYY-MM-DD, YYYY-MM or YYYY, with X for an unknown digit,"
    " or one of a set such as [1667,1670..1672]"
)

NO_SEASONS: Mapping[str, str] = MappingProxyType({})
"""Without a table no season has days."""


def match(text: str, start: int = 0, seasons: Mapping[str, str] = NO_SEASONS) -> Match | None:
    """The longest EDTF date that begins at `start`; None if none does.

    `seasons` gives the first and the last day of each season, as a table does.

    The bounds are the earliest and the latest day that the text allows. Qualifiers never
    widen them. They are given in words: `approximate` for `2004-06~`. If they hold for parts
    of the date only, the parts are named: `uncertain year; approximate day` for
    `?2004-06-~11`. A set is `uncertain` if all its members are; else its qualifiers are
    `in some members: ` and those of the members, each once.

    There is no backtracking: `2021-06-10d` is the date `2021-06-10` and a rest that means
    nothing, never `2021-06` less ten days.

    A date that is well formed but impossible or refused is an error only if the text ends or
    a shift begins after it. With other text after it (`2020-21 season`) it may be a name.
    Then the result is None, or the date that an interval, significant digits or a time begins
    with.

    Raises:
        SeasonDate: it has a season that `seasons` does not give.
        HandoverError: the text is a day that does not exist, a pattern that no day fits, a
            set with a range that runs backwards or has ends of two kinds, or EDTF that is
            refused.

    >>> match("2021-06~+10d").end
    8
    >>> from handover_cli.dates import bounds_text
    >>> for text in ("2021-06-15", "20XX-02-29", "[1667,1668,1670..1672]", "[1984~..]"):
    ...     print(bounds_text(match(text).date.bounds))
    2021-06-15
    2000-02-29..2096-02-29
    1667-01-01..1672-12-31
    1984-01-01..
    >>> match("deadline") is None
    True
    """
    day = plain_day(text, start)
    if day is not None and text[start + 10 : start + 11] in ("", "+", "-"):
        end = start + 10
        return Match(ImpreciseDate(Bounds(day, day), text[start:end]), end, complete=True)
    if text.startswith(("[", "{"), start):
        return _match_set(text, start, seasons)
    pattern = read(text, start)
    end = start if pattern is None else pattern.end
    if text.startswith(("-", "Y", ".."), start) or text.startswith("/", end):
        from .edtf_refused import refuse  # few texts need it

        refuse(text, start, pattern)
    if pattern is None:
        return None
    if text.startswith("S", end):
        from .edtf_estimates import match as match_estimate  # few texts need it

        estimate = match_estimate(text, pattern)
        if estimate is not None:
            return estimate
    try:
        if len(pattern.parts) == 2 and pattern.parts[1] in PARTS_OF_A_YEAR:
            from .edtf_refused import refuse_two_years  # few dates are parts of a year

            refuse_two_years(pattern)
        members = _members((pattern,), seasons)
    except HandoverError as error:
        if can_end(text, end):
            raise _unsettled(error, text, start, end) from None
        return None
    runs: tuple[Bounds, ...] = ()
    if pattern.may_have_gaps:
        from .edtf_days import set_gaps  # few dates need it

        runs = set_gaps(members)
    bounds = Bounds(members[0][1][0], members[-1][1][1])
    date = ImpreciseDate(bounds, pattern.text, pattern.qualifiers, None, runs)
    return Match(date, end, complete=len(pattern.parts) == 3)


def _unsettled(error: HandoverError, text: str, start: int, end: int) -> HandoverError:
    """The error for the date from `start` to `end`. Other seasons may settle it."""
    if not isinstance(error, UnknownSeason):
        return error
    outline = Match(ImpreciseDate(Bounds(), text[start:end]), end, complete=False)
    return SeasonDate(error, outline, text, start, match)


# --- One of a set ---


def _match_set(text: str, start: int, seasons: Mapping[str, str]) -> Match | None:
    """A set.

    A wrong member is reported only when the closing bracket is read: without the bracket the
    text is no set.
    """
    closing = "]" if text[start] == "[" else "}"
    members: list[Member] = []
    opens_before = opens_after = False
    qualifiers: dict[str, None] = {}
    problem: HandoverError | None = None
    end, separator = start, ","
    while separator == "," and not opens_after:
        before = text.startswith("..", end + 1)
        sides, after, stop = _member(text, end + 1 + 2 * before)
        if not sides or (before and (end > start or after or len(sides) > 1)):
            return None
        opens_before |= before
        opens_after = after
        for side in sides:
            qualifiers[side.qualifiers] = None
        if problem is None:
            try:
                found = _members(sides, seasons)
            except HandoverError as error:
                problem = error
            else:
                low, high = found[0][1][0], found[-1][1][1]
                if before or after:
                    found = [
                        ((), (FIRST_DAY - 1 if before else low, LAST_DAY + 1 if after else high))
                    ]
                members += found
        end, separator = stop, text[stop : stop + 1]
    if separator != closing:
        return None
    end += 1
    if closing == "}" or problem is not None:
        if can_end(text, end):
            raise _unsettled(_set_problem(text[start:end], problem), text, start, end)
        return None
    bounds = Bounds(
        None if opens_before else min(first for _, (first, _) in members),
        None if opens_after else max(last for _, (_, last) in members),
    )
    words = "; ".join(filter(None, qualifiers))
    if len(qualifiers) > 1:
        words = f"in some members: {words}"
    from .edtf_days import set_gaps  # few dates are sets

    date = ImpreciseDate(bounds, text[start:end], words, None, set_gaps(members))
    return Match(date, end, complete=False)


def _member(text: str, at: int) -> tuple[tuple[Pattern, ...], bool, int]:
    """The dates of the member at `at`, whether it is open after them, and its end.

    If no member stands there, the dates are empty.
    """
    first = read(text, at)
    if first is None:
        return (), False, at
    if not text.startswith("..", first.end):
        return (first,), False, first.end
    at = first.end + 2
    if text.startswith(("]", "}"), at):
        return (first,), True, at
    last = read(text, at)
    return ((), False, at) if last is None else ((first, last), False, last.end)


def _members(sides: tuple[Pattern, ...], seasons: Mapping[str, str]) -> "list[Member]":
    """The days of one date, or of a range of two."""
    first, last = sides[0], sides[-1]
    if last is not first:
        shown = quote(f"{first.text}..{last.text}")
        if first.names != last.names:
            raise HandoverError(
                f"the ends of the range {shown} must both be years, both months or both days"
            )
        low = _members((first,), seasons)[0][1][0]
        high = _members((last,), seasons)[-1][1][1]
        if high < low:
            raise HandoverError(f"the range {shown} runs backwards", "write the earlier date first")
        return [((), (low, high))]
    if not first.is_season:
        return [(first.parts, bounds_of(first))]
    from .edtf_seasons import season_runs  # few dates are seasons

    return [((), run) for run in season_runs(first, seasons)]


def _set_problem(text: str, problem: HandoverError | None) -> HandoverError:
    if problem is not None:
        problem.message += f" (in {quote(text)})"
        return problem
    return HandoverError(
        f"{quote(text)} means all of its dates, but a date here is one day",
        f"{quote(f'[{text[1:-1]}]')} would be one of them",
    )


# --- What was meant ---


def suggestion(text: str) -> str:
    """An EDTF date that looks much like the text; an empty text if there is none.

    >>> suggestion("2021-6-1"), suggestion("20210615"), suggestion("15.6.2021")
    ('2021-06-01', '2021-06-15', '')
    >>> suggestion("199u-uu"), suggestion("2004?~"), suggestion("Y2021")
    ('199X-XX', '2004%', '2021')
    """
    if len(text) > QUOTE_LIMIT:
        return ""
    plain = "".join(_ascii(character) for character in text.strip())
    if plain[:1] == "Y" and plain[1:].lstrip("-").isdigit():
        plain = plain[1:]  # only a year of more than four digits has it
    plain = plain.replace("x", "X").replace("u", "X").replace("?~", "%").replace("~?", "%")
    if plain.startswith("["):
        plain = "".join(plain.split())
    elif ".." in plain:
        plain = f"[{plain}]"
    elif len(plain) == 8 and plain.isdigit():
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    else:
        year, *others = plain.replace("/", "-").replace(".", "-").split("-")
        plain = "-".join([year, *(part.zfill(2) for part in others)])
    try:
        date = match(plain)
    except HandoverError:
        return ""
    return plain if date and date.end == len(plain) else ""


def _ascii(character: str) -> str:
    """A digit or a dash of another script as ASCII; any other character as it is."""
    if character.isdecimal():
        return str(int(character))
    return "-" if character in "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d" else character
