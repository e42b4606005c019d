"""Foreign text made safe to show, the nearest known word, and lists and plurals in English.

Text from a table, a cell or an argument is data: `visible` and `quote` make it safe to show.
"""

from collections.abc import Iterable, Iterator

QUOTE_LIMIT = 80
"""Characters of foreign text that an error quotes at most."""

# Characters that act on a terminal or reorder the text around them: C0, DEL and C1 controls,
# line and paragraph separators, and bidirectional controls. Lone surrogates (bytes of an
# argument that are no UTF-8) act too.
_ACTING = frozenset(
    [*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F]
    + [*range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
# Invisible characters. Two texts that differ only in them look alike, and their width depends on
# the terminal. They are Unicode's Default_Ignorable_Code_Point and the marks of interlinear
# annotation, without the characters of the other sets here.
_UNSEEN = frozenset(
    [0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x3164, 0xFFA0, *range(0x180B, 0x1810)]
    + [*range(0x2060, 0x2066), *range(0x206A, 0x2070), *range(0xFFF0, 0xFFFC)]
    + [*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)]
)
_JOINERS = frozenset("\u200c\u200d")
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Some scripts and emoji need a joiner between two characters, or a variation selector after
one. Anywhere else they are invisible."""
MAX_MARKS = 4
"""Combining marks on one character. Real words need no more, and a flood hides other lines."""


def acts(character: str) -> bool:
    """True if a character would act on a terminal instead of being seen.

    >>> acts("\\x1b"), acts("\\u202e"), acts("é")
    (True, True, False)
    """
    code = ord(character)
    return code in _ACTING or 0xD800 <= code <= 0xDFFF


def visible(text: str) -> str:
    """The text with an escape for each character that acts or is invisible, and each surplus mark.

    No character of the result is invisible, and each one has at most four combining marks.

    >>> visible("a\\x1b[31mb\\nc")
    'a\\\\x1b[31mb\\\\nc'
    >>> visible("A\\u200bB")
    'A\\\\u200bB'
    """
    if text.isprintable() and (text.isascii() or max(text) < "\u0300"):
        return text
    return "".join(_shown(text))


def _shown(text: str) -> Iterator[str]:
    from unicodedata import category  # most texts do without

    before = ""  # the previous character; empty if it was escaped
    marks = MAX_MARKS  # a mark needs a character to stand on
    for at, character in enumerate(text):
        if character in _JOINERS:
            seen = _joins(before) and _joins(text[at + 1 : at + 2])
        elif character in _SELECTORS:
            seen = _joins(before) and before not in _SELECTORS
        elif category(character) in ("Mn", "Me"):
            seen = marks < MAX_MARKS and not _hides(character)
            marks += 1
        else:
            seen = not _hides(character)
            marks = 0
        before = character if seen else ""
        yield character if seen else character.encode("unicode_escape").decode()


def _hides(character: str) -> bool:
    code = ord(character)
    return acts(character) or code in _UNSEEN or 0xE0000 <= code < 0xE1000  # the last are tags


def _joins(character: str) -> bool:
    """True if a joiner or variation selector beside this character can change how it looks.

    False for an empty string.
    """
    return character > "\x7f" and character not in _JOINERS and not _hides(character)


def quote(text: str) -> str:
    """The text as an error quotes it: visible, in single quotes, cut after 80 characters.

    >>> quote("2021-6-1")
    "'2021-6-1'"
    """
    if len(text) > QUOTE_LIMIT:
        text = text[:QUOTE_LIMIT] + "..."
    return f"'{visible(text)}'"


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """A hint with the known word most like `text`; empty if no known word is near.

    >>> did_you_mean("deadlin", ["handover", "deadline"])
    "did you mean 'deadline'?"
    """
    import difflib  # only an error needs it

    if len(text) > QUOTE_LIMIT:
        return ""
    near = difflib.get_close_matches(text.casefold(), list(known), n=1)
    return f"did you mean {quote(near[0])}?" if near else ""


def plural(number: int | str, noun: str) -> str:
    """A number with its noun. A text is a number with decimals.

    >>> plural(1, "day"), plural(12, "event"), plural(-1, "day")
    ('1 day', '12 events', '-1 day')
    """
    return f"{number} {noun}{'' if number in (1, -1) else 's'}"


def ordinal(number: int) -> str:
    """A number as a place in a row.

    >>> ordinal(1), ordinal(12), ordinal(22), ordinal(103)
    ('1st', '12th', '22nd', '103rd')
    """
    tens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def either(words: Iterable[str], last: str = "or") -> str:
    """Words with commas between them, and `or` before the last.

    >>> either(["to"]), either(["before", "after", "on"])
    ('to', 'before, after or on')
    """
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end
