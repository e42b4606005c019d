"""What a picture is made of: texts with boxes that they stay within, and safe XML.

Which font a picture is shown in is not known when it is made, so the width of a text is
estimated from above: each character is as wide as in DejaVu Sans or Verdana, the widest of
the sans-serif fonts that systems come with, or wider. Liberation Sans, Arial, Helvetica,
Segoe UI, Roboto, San Francisco and Noto Sans are narrower.
"""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from ..text import visible

FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

BOLD = 1.27
"""How much wider a character is in bold, at most."""

EDGE = 0.01

_WIDTHS = {
    character: width
    for width, characters in (
        (0.28, "'il"),
        (0.32, " ,."),
        (0.34, "/:;\\|"),
        (0.36, "fj"),
        (0.38, "-"),
        (0.40, "()[]t"),
        (0.42, "!"),
        (0.44, "Ir"),
        (0.46, '"'),
        (0.50, "*J`"),
        (0.54, "sz"),
        (0.56, "?L_c"),
        (0.58, "k"),
        (0.60, "vxy"),
        (0.62, "FTaeo"),
        (0.64, "$0123456789bdghnpqu{}"),
        (0.68, "EPY"),
        (0.70, "ABKSVXZ"),
        (0.74, "CRU"),
        (0.76, "HN"),
        (0.78, "&DG"),
        (0.80, "OQ"),
        (0.82, "w"),
        (0.84, "#+<=>^~"),
        (0.88, "M"),
        (0.96, "%"),
        (0.98, "m"),
        (1.00, "W"),
        (1.02, "@"),
    )
    for character in characters
}
"""Advance widths of ASCII in em: the widest of DejaVu Sans, Verdana and Liberation Sans."""
_WIDE, _EMOJI, _OTHER = 1.05, 1.4, 1.1

_XML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    | {"\ufffe": "\\ufffe", "\uffff": "\\uffff"}
)


class Box(NamedTuple):
    """A rectangle, in pixels from the top left corner of the picture."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def overlaps(self, other: "Box") -> bool:
        """True if the two share more than an edge, which is a hundredth of a pixel wide.

        >>> Box(0, 0, 10, 10).overlaps(Box(10, 0, 5, 5))
        False
        """
        return (
            min(self.right, other.right) - max(self.left, other.left) > EDGE
            and min(self.bottom, other.bottom) - max(self.top, other.top) > EDGE
        )


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """At most how wide a text is, in pixels, in a font of that size.

    >>> text_width("2020-11-25", 10)
    58.8
    """
    wide = sum(map(_width, text)) * size * (BOLD if bold else 1)
    return round(wide, 2)


def _width(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if character > "\uffff":
        return _EMOJI
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    return 0.0 if unicodedata.combining(character) else _OTHER


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than that, words kept whole where they fit.

    Characters that would act instead of being seen are escaped. There is at least one line.
    """
    lines = [""]
    for word in visible(text).split():
        for piece in _pieces(word, width, size, bold):
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if text_width(longer, size, bold=bold) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, width: float, size: float, bold: bool) -> Iterable[str]:
    """The word, or as much of it at a time as fits in a line."""
    if text_width(word, size, bold=bold) <= width:
        return (word,)
    pieces, so_far = [""], 0.0
    for character in word:
        wide = text_width(character, size, bold=bold)
        if pieces[-1] and so_far + wide > width:
            pieces.append("")
            so_far = 0.0
        pieces[-1] += character
        so_far += wide
    return pieces


def escape(text: str) -> str:
    """Text for an XML document: nothing in it is markup, and nothing XML 1.0 forbids is left.

    >>> escape("<b> & \\x00")
    '&lt;b&gt; &amp; \\\\x00'
    """
    return visible(text).translate(_XML)


def number(value: float) -> str:
    """A coordinate, to a tenth of a pixel.

    >>> number(12.0), number(3.25)
    ('12', '3.2')
    """
    return f"{round(value, 1):g}" if abs(value) < 100_000 else f"{round(value)}"
