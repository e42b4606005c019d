"""Years in words and stretches of years: `c. 1860`, `the 1790s`, `19th century`, `476 AD`.

A range of years, such as `1843–4`, is one day within these years, as EDTF's `[1843..1844]` is.
"""

from collections.abc import Iterator

from ..calendar import MONTHS_A_YEAR, year_month_day, year_text
from ..dates import Bounds
from ..errors import HandoverError
from ..text import either, ordinal, quote
from .written_eras import read_era, without_era, year_of_era
from .written_reading import Reader, Reading, of_edtf, of_years
from .written_words import read_ordinal

CIRCA = (
    "circa",
    "ca.",
    "ca",
    "c.",
    "c",
    "about",
    "around",
    "approx.",
    "approximately",
    "abt.",
    "abt",
    "cal",
    "est",
)
"""Words for an approximate date. `cal` and `est` are those of GEDCOM, calculated and estimated."""
_WORDS = {"~": "c.", "?": "?", "%": "?c."}
"""By the mark of EDTF for a qualifier, the word before a date of another calendar."""
CENTURY = ("century", "centuries", "cent.", "cent", "c.", "c")
HALVES = 2
VAGUE = {
    "early": (0, 3),
    "mid": (1, 3),
    "middle": (1, 3),
    "late": (2, 3),
    "first half of": (0, HALVES),
    "second half of": (1, HALVES),
    "last half of": (1, HALVES),
}
"""Words for a part of a stretch: its number, and the number of equal parts, more or less."""
SEASONS = {
    "spring": ("21", "{year}-03..{year}-05"),
    "summer": ("22", "{year}-06..{year}-08"),
    "autumn": ("23", "{year}-09..{year}-11"),
    "fall": ("23", "{year}-09..{year}-11"),
    "winter": ("24", "{before}-12..{year}-02"),
}
"""The number of each season in EDTF, and months that it may be."""
DASHES = "-\u2013"
"""A hyphen and an en dash."""
FIRST_CODE = 21
"""EDTF has a part of a year, such as a season, for numbers from this one on after a year."""
SEASON_CODES = 41
"""EDTF has a season or another part of a year for numbers up to this one after a year."""
_DIGITS = frozenset("0123456789")


def read_years(text: str, inner: Reader) -> Reading | None:
    """A year in words, or a stretch of years; None if the text is none.

    `inner` reads the date in a text such as `c. June 1860`.

    Raises:
        HandoverError: the text has no first and last day (`early 1860`), can be a decade or a
            century (`1800s`), or lies outside the years -9999 to 9999.

    >>> def none(text): return None
    >>> [read_years(text, none).date.text for text in ("the 1790s", "19th century", "476 AD")]
    ['179X', '[1801..1900]', '0476']
    """
    words = text.replace("\u2019", "'").split()
    if words and words[0].lower() == "the":
        del words[0]
    if not words:
        return None
    plain = " ".join(words)
    lower = plain.lower()
    _refuse_seasons(text, lower)
    for read in (_decade, _century, _range):
        date = read(text, lower)
        if date is not None:
            return date
    _refuse_vague(text, plain, inner)
    return _circa(plain, inner) or read_era(text, plain, inner)


def _are_digits(text: str, *sizes: int) -> bool:
    return len(text) in sizes and _DIGITS.issuperset(text)


def _decade(text: str, plain: str, mark: str = "") -> Reading | None:
    """`1790s`; `1800s` and `90s` are errors."""
    digits = plain.removesuffix("s").removesuffix("'")
    if not plain.endswith("s"):
        return None
    if digits.startswith("'") or len(text) > len(plain):  # 90s alone are seconds
        digits = digits.removeprefix("'")
        if _are_digits(digits, 2) and digits[1] == "0":
            raise HandoverError(
                f"{quote(text)} has no year of four digits", "write all digits of the year"
            )
    if len(text) > len(plain) and _are_digits(digits, 3):  # 990s alone are seconds too
        digits = f"0{digits}"
    if not _are_digits(digits, 4) or digits[3] != "0":
        return None
    if digits[2] == "0":
        raise HandoverError(
            f"{quote(text)} can be ten years or a hundred",
            f"write {digits[:3]}X{mark} for the ten or {digits[:2]}XX{mark} for the hundred",
        )
    return of_edtf(f"{digits[:3]}X{mark}", in_words=True)


def _century(text: str, plain: str) -> Reading | None:
    """`19th century`, `19th-20th centuries`, `nineteenth century`, `5th century BC`."""
    rest, era = without_era(plain)
    words = rest.split()
    if len(words) < 2 or words[-1] not in CENTURY:
        return None
    first, *others = _sides(" ".join(words[:-1]))
    first, first_era = without_era(first)
    sides = [(first.removesuffix(" century"), first_era or era), *((side, era) for side in others)]
    years = []
    for side, its_era in sides:
        number = read_ordinal(side)
        if number is None:
            _refuse_ending(text, words[:-1])
            return None
        ends = (
            year_of_era(text, count, its_era or "ad") for count in (number * 100 - 99, number * 100)
        )
        years.append(sorted(ends))
    if years[0] > years[-1]:
        raise HandoverError(
            f"the range {quote(text)} runs backwards", "write the earlier one first"
        )
    return of_years(years[0][0], years[-1][1])


def _sides(text: str) -> list[str]:
    """The sides of `19th-20th`, `19th to 20th`; the text itself if it has one side."""
    if read_ordinal(text) is not None:
        return [text]
    for separator in (" to ", " and ", "\u2013", " - ", "-"):
        left, found, right = text.partition(separator)
        if found:
            return [left.strip(), right.strip().removeprefix("the ")]
    return [text]


def _refuse_ending(text: str, words: list[str]) -> None:
    word = words[0]
    number = word[:-2]
    is_ordinal = word[-2:] in ("st", "nd", "rd", "th") and _are_digits(number, 1, 2)
    if len(words) == 1 and is_ordinal and int(number):
        raise HandoverError(
            f"{quote(word)} has the wrong ending in {quote(text)}",
            f"did you mean {quote(ordinal(int(number)))}?",
        )


def _range(text: str, plain: str, mark: str = "") -> Reading | None:
    """`1843–4`, `1843-44`, `1830–1860`: one day within these years."""
    first, rest = plain[:4], plain[4:].strip()
    dash, last = rest[:1], rest[1:].strip()
    if not _are_digits(first, 4) or not _are_digits(last, 1, 2, 4):
        return None
    full = first[: 4 - len(last)] + last
    is_later = full > first
    years = with_mark(f"[{first}..{full}]", mark)
    if dash == "/" and len(last) <= 2 and is_later:
        _refuse_slash(text, first, full, last, mark)
    if dash not in tuple(DASHES):
        return None
    if full < first and len(last) == 4:
        raise HandoverError(
            f"the range {quote(text)} runs backwards", "write the earlier one first"
        )
    if not is_later:
        return None
    if rest == plain[4:] and dash == "-" and int(last) <= SEASON_CODES:  # nearly EDTF
        month = f"{first}-{int(last):02d}{mark}"
        if len(last) == 1:
            raise HandoverError(
                f"{quote(text)} can be a month or a range of years", f"write {month}, or {years}"
            )
        if not mark:
            return None
        if int(last) <= MONTHS_A_YEAR or int(last) >= FIRST_CODE:
            raise HandoverError(
                f"{quote(text)} can be a part of the year or a range of years",
                f"write {month} for the part, or {years} for the years",
            )
    return of_edtf(years, in_words=bool(mark))


def _refuse_slash(text: str, first: str, full: str, last: str, mark: str) -> None:
    """Refuse years with a slash, such as `1731/32` and `1640/42`."""
    years, month = with_mark(f"[{first}..{full}]", mark), f"{first}-{int(last):02d}{mark}"
    can_be_month = int(last) <= MONTHS_A_YEAR
    if int(full) == int(first) + 1:
        what = "a month, " if can_be_month else ""
        raise HandoverError(
            f"{quote(text)} can be {what}one year of the Old Style or a day within two years",
            f"write {f'{month}, ' if can_be_month else ''}{full}{mark}, or {years}",
        )
    if not can_be_month:
        raise HandoverError(
            f"{quote(text)} is a range of years",
            f"write {years} for a day within them, or {first}{mark}/{full}{mark} for a period",
        )


def _refuse_seasons(text: str, plain: str) -> None:
    """Refuse `spring 2021`."""
    words = [word for word in plain.replace(",", " ").split() if word not in ("of", "the")]
    if len(words) != 2:
        return
    name, year = words if words[0] in SEASONS else reversed(words)
    if name in SEASONS and _are_digits(year, 4):
        code, months = SEASONS[name]
        before, after = (year_text(int(year) + more) for more in (-1, 1))
        sets = [f"[{months.format(year=year, before=before)}]"]
        if name == "winter":
            sets.append(f"[{months.format(year=after, before=year)}]")
        raise HandoverError(
            f"{quote(text)} is a season, which has no first and last day of its own",
            f"write months, such as {either(sets)}, or {year}-{code} if a table says its days",
        )


def _refuse_vague(text: str, plain: str, inner: Reader) -> None:
    """Refuse `early 1860`, `mid-1790s`, `late June 2021` and `first half of the 19th century`."""
    plain = plain.replace("-", " ", 1)
    word = next((word for word in VAGUE if plain.lower().startswith(f"{word} ")), None)
    if word is None:
        return
    whole = inner(plain[len(word) + 1 :])
    if whole is None:
        return
    number, count = VAGUE[word]
    part = _part(whole.date.bounds, number, count)
    if part and count == HALVES:
        raise HandoverError(f"{quote(text)} is no date in words that is read", f"write {part}")
    raise HandoverError(
        f"{quote(text)} has no first and last day",
        f"write {whole.date.text} for all of it"
        + (f", or a part of it such as {part}" if part else ""),
    )


def _part(bounds: Bounds, number: int, parts: int) -> str:
    """One of equal parts, more or less, of some years, months or days, as a set in EDTF.

    An empty text if they can't be divided.
    """
    if None in bounds or bounds.day is not None:
        return ""
    sides = [year_month_day(day) for day in bounds if day is not None]
    (year, month, _), _ = sides
    at = next(at for at in range(3) if sides[0][at] != sides[1][at])
    first, count = sides[0][at], sides[1][at] - sides[0][at] + 1
    before = ("", f"{year_text(year)}-", f"{year_text(year)}-{month:02d}-")[at]
    ends = first + count * number // parts, first + count * (number + 1) // parts - 1
    low, high = (before + (f"{end:02d}" if at else year_text(end)) for end in ends)
    return f"[{low}..{high}]" if count >= parts else ""


def without_circa(plain: str) -> Iterator[tuple[str, str]]:
    """What may follow a word such as `c.` in a text, or lie beside a `?`, and its mark in EDTF.

    >>> list(without_circa("circa 1860")), list(without_circa("June 1860?"))
    ([('1860', '~')], [('June 1860', '?')])
    """
    bare = plain.removeprefix("?").removesuffix("?").strip()
    is_uncertain = "?" in (plain[:1], plain[-1:])
    for word in CIRCA:
        rest = bare[len(word) :]
        if bare.lower().startswith(word) and not (word.isalpha() and rest[:1].isalpha()):
            yield rest.strip(), "%" if is_uncertain else "~"
    if is_uncertain:
        yield bare, "?"


def _circa(plain: str, inner: Reader) -> Reading | None:
    """`c. 1860`, `about June 1860`: the date, approximate. `?1787–8` is uncertain."""
    for rest, mark in without_circa(plain):
        # A range in EDTF has no word before it, and an error shows the mark.
        date = _range(plain, rest, mark) or _decade(plain, rest, mark)
        if date is not None:
            return date
        date = inner(rest)
        if date is not None and not date.date.qualifiers:
            return marked(date, mark)
    return None


def marked(reading: Reading, mark: str) -> Reading:
    """A reading with a qualifier for all of it, given by its mark in EDTF.

    >>> marked(of_edtf("1860-06", in_words=False), "~").date.text
    '1860-06~'
    """
    found = of_edtf(with_mark(reading.date.text, mark), in_words=True)
    found.date = found.date._replace(has_all_days=reading.date.has_all_days)
    if kept := reading.date.calendar_text:
        found.date = found.date._replace(calendar_text=f"{_WORDS[mark]} {kept}")
    return found


def with_mark(text: str, mark: str) -> str:
    """A date in EDTF with a qualifier after each of its years, months and days.

    >>> with_mark("1860-06", "~"), with_mark("[1843..1844]", "~"), with_mark("[..1984]", "?")
    ('1860-06~', '[1843~..1844~]', '[..1984?]')
    """
    members = [
        "..".join(side and side + mark for side in member.split(".."))
        for member in text.strip("[]").split(",")
    ]
    marked = ",".join(members)
    return f"[{marked}]" if text.startswith("[") else marked
