"""What can go wrong, and how foreign text is shown when it does.

Everything a user can cause is a `HandoverError`. Its text is one sentence for
stderr; the command line turns it into exit status 2. Text from a table, a cell
or an argument is data: `visible` and `quote` make sure it is only ever shown.
"""

from collections.abc import Iterable

QUOTE_LIMIT = 80
"""Characters of foreign text that an error quotes at most."""

# Characters that act on a terminal or reorder the text around them: C0, DEL and
# C1 controls, line and paragraph separators, the bidirectional controls, and lone
# surrogates (bytes of an argument that are no UTF-8).
_ACTING = frozenset(
    [*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F]
    + [*range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
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
    """The text with every acting character written as an escape.

    >>> visible("a\\x1b[31mb\\nc")
    'a\\\\x1b[31mb\\\\nc'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(c) if acts(c) else c for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    if code in _SHORT:
        return _SHORT[code]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


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
