"""What can go wrong, and how foreign text is shown when it does.

Everything a user can cause is a `HandoverError`. Its text is one sentence for
stderr; the command line turns it into exit status 2. Text from a table, a cell
or an argument is data: `visible` and `quote` make sure it is only ever shown.
"""

from collections.abc import Iterable, Iterator

QUOTE_LIMIT = 80
"""Characters of foreign text that an error quotes at most."""

# Characters that act on a terminal or reorder the text around them: C0, DEL and
# C1 controls, line and paragraph separators, the bidirectional controls, and lone
# surrogates (bytes of an argument that are no UTF-8).
_ACTING = frozenset(
    [*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F]
    + [*range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
# Characters that are not seen at all, so that two texts look alike and a column is as wide as
# a terminal happens to think: Unicode's Default_Ignorable_Code_Point and the marks of
# interlinear annotation, without those above and below.
_UNSEEN = frozenset(
    [0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x3164, 0xFFA0, *range(0x180B, 0x1810)]
    + [*range(0x2060, 0x2066), *range(0x206A, 0x2070), *range(0xFFF0, 0xFFFC)]
    + [*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)]
)
_TAGS = range(0xE0000, 0xE1000)
_JOINERS = frozenset("\u200c\u200d")
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Joiners, which some scripts and emoji need between two characters, and variation selectors,
which they need after one. Anywhere else they are unseen."""
MAX_MARKS = 4
"""Combining marks on one character; real words need no more, and a flood hides other lines."""

_SHORT = {0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r"}


class HandoverError(Exception):
    """Something the user can mend. The text is one sentence that says what and how."""


class TableError(HandoverError):
    """The table of events can't be opened or used. No other reading of the input helps."""


def acts(character: str) -> bool:
    """Whether a character would act on a terminal instead of being seen.

    >>> acts("\\x1b"), acts("\\u202e"), acts("é")
    (True, True, False)
    """
    code = ord(character)
    return code in _ACTING or 0xD800 <= code <= 0xDFFF


def visible(text: str) -> str:
    """The text with every character that acts, hides or piles up written as an escape.

    What it shows is as wide as it looks: no character in it is unseen, and marks stand
    on a character, at most four on each.

    >>> visible("a\\x1b[31mb\\nc")
    'a\\\\x1b[31mb\\\\nc'
    >>> visible("A\\u200bB")
    'A\\\\u200bB'
    """
    if text.isprintable() and (text.isascii() or max(text) < "\u0300"):
        return text
    return "".join(_shown(text))


def _shown(text: str) -> Iterator[str]:
    from unicodedata import category  # most text gets by without

    before = ""  # the last character, if it was shown and stands for itself
    marks = MAX_MARKS  # a mark needs something to stand on
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
        yield character if seen else _escape(character)


def _hides(character: str) -> bool:
    code = ord(character)
    return acts(character) or code in _UNSEEN or code in _TAGS


def _joins(character: str) -> bool:
    """Whether a joiner or a selector next to it can have a meaning. None is no character."""
    return character > "\x7f" and character not in _JOINERS and not _hides(character)


def _escape(character: str) -> str:
    code = ord(character)
    if code in _SHORT:
        return _SHORT[code]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def quote(text: str) -> str:
    """The text as an error quotes it: visible, in single quotes, cut when very long.

    >>> quote("2021-6-1")
    "'2021-6-1'"
    """
    if len(text) > QUOTE_LIMIT:
        text = text[:QUOTE_LIMIT] + "..."
    return f"'{visible(text)}'"


def nearest(text: str, known: Iterable[str], count: int = 1) -> list[str]:
    """The known words most like `text`, best first; none when nothing is near.

    >>> nearest("deadlin", ["handover", "deadline"])
    ['deadline']
    """
    import difflib  # only an error needs it

    if len(text) > QUOTE_LIMIT:
        return []
    return difflib.get_close_matches(text.casefold(), list(known), n=count, cutoff=0.6)


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """`; did you mean 'deadline'?`, or nothing when no known word is near.

    >>> did_you_mean("deadlin", ["handover", "deadline"])
    "; did you mean 'deadline'?"
    """
    found = nearest(text, known)
    return f"; did you mean {quote(found[0])}?" if found else ""
