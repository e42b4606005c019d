"""Years in an era: `476 AD`, `44 BC`, `500-450 BC`, `the 490s BC`, `5th century BC`.

A year in an era is that year of the calendar. Years are astronomical: *n* BC is the year 1 - *n*,
so 1 BC is the year 0.
"""

from ..calendar import year_text
from ..dates import YEARS
from ..errors import HandoverError
from ..text import quote
from .written_reading import Reader, Reading, of_edtf, of_years
from .written_words import ERAS

ENDINGS = sorted(ERAS, key=len, reverse=True)
"""`44 BCE` ends in `ce` too."""
FURTHEST = 9999
"""The last year, and the year before which the first one lies."""
DASHES = "\u2013-"
"""An en dash and a hyphen."""
_DIGITS = frozenset("0123456789")


def without_era(text: str) -> tuple[str, str]:
    """A text without the era at its end, or before it, and the era; empty if there is none.

    >>> without_era("500 B.C."), without_era("AD 14"), without_era("1860")
    (('500', 'bc'), ('14', 'ad'), ('1860', ''))
    """
    bare = text.replace(".", "")
    lower = bare.lower()
    for era in ENDINGS:
        if lower.endswith(era):
            return bare[: -len(era)].rstrip(), era
    for era, is_before in ERAS.items():
        if lower.startswith(era) and not is_before:
            return bare[len(era) :].lstrip(), era
    return text, ""


def year_of_era(text: str, count: int, era: str) -> int:
    """The year of the calendar. `text` is for errors.

    Raises:
        HandoverError: it is the year 0 of an era, or lies outside the years that are counted.

    >>> year_of_era("44 BC", 44, "bc"), year_of_era("AD 14", 14, "ad")
    (-43, 14)
    """
    if not count:
        raise HandoverError(
            f"{quote(text)} has the year 0, and AD 1 comes after 1 BC", "write 1 BC or AD 1"
        )
    year = 1 - count if ERAS[era] else count
    if abs(year) > FURTHEST:
        raise HandoverError(f"{quote(text)} lies outside {YEARS}")
    return year


def years_text(first: int, last: int) -> str:
    """A date within some years, in EDTF.

    >>> years_text(-499, -400), years_text(14, 14)
    ('[-0499..-0400]', '0014')
    """
    return year_text(first) if first == last else f"[{year_text(first)}..{year_text(last)}]"


def read_era(text: str, plain: str, inner: Reader) -> Reading | None:
    """A year, a range of years or a decade in an era; None if the text is none.

    `inner` reads a date, which may not have an era if it is more than a year.

    Raises:
        HandoverError: the range runs backwards or has two readings, the decade may be a hundred
            years, or the date is no year.

    >>> def none(text): return None
    >>> [read_era(text, text, none).date.text for text in ("44 BC", "the 490s BC", "500-450 BC")]
    ['-0043', '[-0498..-0489]', '[-0499..-0449]']
    """
    rest, era = without_era(plain)
    if era and _is_count(rest):
        year = year_of_era(text, int(rest), era)
        return of_edtf(year_text(year), in_words=True)
    date = (_decade(text, rest, era) if era else None) or _range(text, plain)
    if date is None and era and _stands_apart(plain, rest) and _is_date(rest, inner):
        raise HandoverError(
            f"{quote(text)} has an era, which only a year may have",
            f"write {quote(rest)} without it",
        )
    return date


def _is_count(text: str) -> bool:
    return 1 <= len(text) <= 5 and _DIGITS.issuperset(text)


def _stands_apart(text: str, rest: str) -> bool:
    """True if a blank is between an era and the rest of a text."""
    return f" {rest}" in text or f"{rest} " in text


def _is_date(text: str, inner: Reader) -> bool:
    """True if a text is a date, or looks like one and is refused."""
    try:
        return inner(text) is not None
    except HandoverError:
        return True


def _decade(text: str, rest: str, era: str) -> Reading | None:
    """`the 490s BC`: the years from 499 to 490 BC."""
    digits = rest.lower().removeprefix("the ").removesuffix("s").removesuffix("'")
    count = int(digits) if rest.lower().endswith("s") and _is_count(digits) else 0
    if not count or count % 10:
        return None

    def years(size: int) -> list[int]:
        return sorted(year_of_era(text, count + more, era) for more in (0, size - 1))

    if digits.endswith("00"):
        ten, hundred = years_text(*years(10)), years_text(*years(100))
        raise HandoverError(
            f"{quote(text)} can be ten years or a hundred",
            f"write {ten} for the ten or {hundred} for the hundred",
        )
    return of_years(*years(10))


def _range(text: str, plain: str) -> Reading | None:
    """`500-450 BC`, `44 BC–AD 14`: one day within these years."""
    dash = next((each for each in DASHES if each in plain), DASHES[0])
    sides = [without_era(side.strip()) for side in plain.partition(dash)[::2]]
    (left, first_era), (right, last_era) = sides
    if not (first_era or last_era) or not _is_count(left) or not _is_count(right):
        return None
    first_era, last_era = first_era or last_era, last_era or first_era
    first = year_of_era(text, int(left), first_era)
    # The second year of a range may have only its last digits: 476-80 AD.
    counts = {right} if first_era != last_era else {right, left[: -len(right)] + right}
    lasts = sorted(year_of_era(text, int(count), last_era) for count in counts)
    possible = [last for last in lasts if last > first]
    if not possible:
        raise HandoverError(
            f"the range {quote(text)} runs backwards", "write the earlier one first"
        )
    sets = [years_text(first, last) for last in possible]
    if len(sets) > 1:
        raise HandoverError(f"{quote(text)} has two readings", f"write {' or '.join(sets)}")
    return of_edtf(sets[0], in_words=True)
