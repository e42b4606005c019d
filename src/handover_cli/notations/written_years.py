"""Years in words and stretches of years: `c. 1860`, `the 1790s`, `19th century`, `476 AD`.

A range of years, such as `1843–4`, is one day within these years, as EDTF's `[1843..1844]` is.
"""

from ..calendar import MONTHS_A_YEAR
from ..errors import HandoverError
from ..text import ordinal, quote
from .written_reading import Reader, Reading, of_edtf
from .written_words import ERAS, read_ordinal

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
)
VAGUE = frozenset(("early", "late", "mid", "middle"))
SEASONS = {
    "spring": ("03", "05"),
    "summer": ("06", "08"),
    "autumn": ("09", "11"),
    "fall": ("09", "11"),
    "winter": ("12", "02"),
}
DASHES = "-\u2013"
"""A hyphen and an en dash."""
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
    return _circa(plain, inner) or _era(text, plain, inner)


def _are_digits(text: str, *sizes: int) -> bool:
    return len(text) in sizes and _DIGITS.issuperset(text)


def _decade(text: str, plain: str) -> Reading | None:
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
    if not _are_digits(digits, 4) or digits[3] != "0":
        return None
    if digits[2] == "0":
        raise HandoverError(
            f"{quote(text)} can be ten years or a hundred",
            f"write {digits[:3]}X for the ten or {digits[:2]}XX for the hundred",
        )
    return of_edtf(f"{digits[:3]}X", in_words=True)


def _century(text: str, plain: str) -> Reading | None:
    """`19th century`, `19th-20th centuries`, `nineteenth century`."""
    words = plain.split()
    era = words[-1].replace(".", "")
    if era in ERAS:
        words = words[:-1]
    if len(words) < 2 or words[-1] not in ("century", "centuries", "cent."):
        return None
    numbers = [read_ordinal(each) for each in _sides(" ".join(words[:-1]))]
    if None in numbers:
        _refuse_ending(text, words[:-1])
        return None
    first, last = (number for number in (numbers[0], numbers[-1]) if number is not None)
    if ERAS.get(era):
        raise _before_year_1(text)
    if last < first:
        raise HandoverError(
            f"the range {quote(text)} runs backwards", "write the earlier one first"
        )
    return of_edtf(f"[{first * 100 - 99:04d}..{last * 100:04d}]", in_words=True)


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


def _range(text: str, plain: str) -> Reading | None:
    """`1843–4`, `1843-44`, `1830–1860`: one day within these years."""
    first, rest = plain[:4], plain[4:].strip()
    dash, last = rest[:1], rest[1:].strip()
    if not _are_digits(first, 4) or not _are_digits(last, 1, 2, 4):
        return None
    full = first[: 4 - len(last)] + last
    is_later = full > first
    if dash == "/" and len(last) == 2 and is_later and int(last) > MONTHS_A_YEAR:
        raise HandoverError(
            f"{quote(text)} can be one year of the Old Style or a day within two years",
            f"write {full}, or [{first}..{full}]",
        )
    if dash not in tuple(DASHES):
        return None
    if full < first and len(last) == 4:
        raise HandoverError(
            f"the range {quote(text)} runs backwards", "write the earlier one first"
        )
    if not is_later:
        return None
    if rest == plain[4:] and dash == "-" and int(last) <= SEASON_CODES:  # nearly EDTF
        if len(last) == 1:
            raise HandoverError(
                f"{quote(text)} can be a month or a range of years",
                f"write {first}-0{last}, or [{first}..{full}]",
            )
        return None
    return of_edtf(f"[{first}..{full}]", in_words=False)


def _refuse_seasons(text: str, plain: str) -> None:
    """Refuse `spring 2021`."""
    words = [word for word in plain.replace(",", " ").split() if word not in ("of", "the")]
    if len(words) != 2:
        return
    name, year = words if words[0] in SEASONS else reversed(words)
    if name in SEASONS and _are_digits(year, 4):
        first, last = SEASONS[name]
        before = f"{int(year) - 1:04d}" if name == "winter" else year
        raise HandoverError(
            f"{quote(text)} is a season, which has no first and last day of its own",
            f"write months, such as [{before}-{first}..{year}-{last}]",
        )


def _era(text: str, plain: str, inner: Reader) -> Reading | None:
    """`476 AD`, `AD 476`; years before the year 1 are refused."""
    bare = plain.replace(".", "")
    lower = bare.lower()
    for era, is_before in ERAS.items():
        if lower.endswith(era):
            date = bare[: -len(era)]
        elif lower.startswith(era) and not is_before:
            date = bare[len(era) :]
        else:
            continue
        year = date.strip()
        if _are_digits(year, 1, 2, 3, 4):
            if is_before or not int(year):
                raise _before_year_1(text)
            return of_edtf(year.zfill(4), in_words=True)
        if date.endswith(" ") and _is_date(year, inner):
            if is_before:
                raise _before_year_1(text)
            raise HandoverError(
                f"{quote(text)} has an era, which only a year may have",
                f"write {quote(year)} without it",
            )
    return None


def _is_date(text: str, inner: Reader) -> bool:
    """True if a text is a date, or looks like one and is refused."""
    try:
        return inner(text) is not None
    except HandoverError:
        return True


def _before_year_1(text: str) -> HandoverError:
    return HandoverError(f"{quote(text)} lies before the year 1, outside the years -9999 to 9999")


def _refuse_vague(text: str, plain: str, inner: Reader) -> None:
    """Refuse `early 1860`, `mid-1790s` and `late June 2021`."""
    word, _, rest = plain.replace("-", " ", 1).partition(" ")
    if word.lower() not in VAGUE:
        return
    whole = inner(rest)
    if whole is not None:
        raise HandoverError(
            f"{quote(text)} has no first and last day",
            f"write {whole.date.text} for all of it, or a set such as [2021-01..2021-04]",
        )


def _circa(plain: str, inner: Reader) -> Reading | None:
    """`c. 1860`, `about June 1860`: the date, approximate."""
    mark = "%" if plain.startswith("?") else "~"
    plain = plain.removeprefix("?")
    lower = plain.lower()
    for word in CIRCA:
        rest = plain[len(word) :]
        if not lower.startswith(word) or (word.isalpha() and rest[:1].isalpha()):
            continue
        if rest.endswith("?"):
            mark, rest = "%", rest[:-1]
        date = inner(rest.strip())
        if date is not None and not date.date.qualifiers:
            about = of_edtf(with_mark(date.date.text, mark), in_words=True)
            if kept := date.date.calendar_text:
                kept = f"?c. {kept}" if mark == "%" else f"c. {kept}"
                about.date = about.date._replace(calendar_text=kept)
            return about
    return None


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
