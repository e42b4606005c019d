"""The pictures in docs: made anew from what the program prints, and compared.

    python tests/pictures.py            draws them anew
    python tests/pictures.py --check    says which differ and changes nothing

`timeline.svg` is what `handover timeline --svg` writes. `answer.svg` is what a terminal
shows, drawn here: Rich's own export names fonts on the network, and a picture in a
README has to show without.
"""

import itertools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.segment import Segment
from rich.text import Text
from running import on_terminal, run_process, surroundings

from handover_cli.output.svg import escape, number
from handover_cli.output.timeline_svg import STYLE

DOCS = Path(__file__).parents[1] / "docs"
COLUMNS = 80
QUESTION = ("ask", "how", "long", "was", "the", "occupation")

CONSOLE = Console()
"""Rich asks for one to take a text apart."""

SIZE, CELL, LINE, MARGIN = 14.0, 8.4, 20.0, 20.0
"""Font size, width and height of a character's cell, and what is left free around them."""
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
# For each box-drawing character, a path in a cell whose middle is (0, 0), in half cells.
BOXES = {
    "─": "M-1 0H1",
    "│": "M0 -1V1",
    "╭": "M1 0H.6Q0 0 0 .5V1",
    "╮": "M-1 0H-.6Q0 0 0 .5V1",
    "╰": "M1 0H.6Q0 0 0 -.5V-1",
    "╯": "M-1 0H-.6Q0 0 0 -.5V-1",
}


def pictures() -> dict[Path, str]:
    """What each picture should be."""
    return {DOCS / "timeline.svg": _timeline(), DOCS / "answer.svg": _answer()}


def _timeline() -> str:
    done = run_process("timeline", "--svg", "-")
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def _answer() -> str:
    command = [sys.executable, "-m", "handover_cli", *QUESTION]
    status, sent = on_terminal(command, COLUMNS, surroundings())
    assert status == 0
    return terminal_picture(["handover", *QUESTION], sent.decode().replace("\r\n", "\n"))


def terminal_picture(command: Sequence[str], printed: str) -> str:
    """An SVG of a command at a prompt and what a terminal shows of its output."""
    # Some versions of Rich make a line of what follows the last line end.
    answer = AnsiDecoder().decode(printed.removesuffix("\n"))
    lines = [Text(f"$ {' '.join(command)}"), Text(), *answer]
    width = number(COLUMNS * CELL + 2 * MARGIN)
    height = number(len(lines) * LINE + 2 * MARGIN)
    shown = "\n".join(line.plain.rstrip() for line in lines)
    drawn = "".join(itertools.chain.from_iterable(map(_line, itertools.count(), lines)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description">\n'
        f'<title id="title">{escape(" ".join(command))}</title>\n'
        f'<desc id="description">{escape(" ".join(shown.split()))}</desc>\n'
        f"<style>\n{STYLE}text {{ font-family: {FONTS}; }}\n</style>\n"
        f'<rect class="ground" width="{width}" height="{height}"/>\n'
        f'<g font-size="{number(SIZE)}">\n{drawn}</g>\n</svg>\n'
    )


def _line(row: int, line: Text) -> Iterator[str]:
    """The pieces of one line, each at its column whatever font it is shown in."""
    column = 0
    for segment in line.render(CONSOLE):
        for piece, at in _pieces(segment, column):
            yield _box(piece, at, row) if piece[0] in BOXES else _text(piece, at, row, segment)
        column += len(segment.text)


def _pieces(segment: Segment, column: int) -> Iterator[tuple[str, int]]:
    """The segment's words and boxes with their columns; words one blank apart stay together."""
    at = 0
    text = segment.text.replace("\n", " ")
    while at < len(text):
        is_box = text[at] in BOXES
        end = at + 1
        if not is_box:
            while end < len(text) and text[end] not in BOXES and text[end - 1 : end + 1] != "  ":
                end += 1
        piece = text[at:end]
        if piece.strip():
            yield piece.strip(), column + at + len(piece) - len(piece.lstrip())
        at = end


def _text(piece: str, column: int, row: int, segment: Segment) -> str:
    style = segment.style
    look = "quiet" if style and style.dim else "span bold" if style and style.color else "ink"
    x, y = number(MARGIN + column * CELL), number(MARGIN + row * LINE + 14.5)
    length = number(len(piece) * CELL)
    return (
        f'<text class="{look}" x="{x}" y="{y}" textLength="{length}"'
        f' lengthAdjust="spacingAndGlyphs">{escape(piece)}</text>\n'
    )


def _box(piece: str, column: int, row: int) -> str:
    x, y = number(MARGIN + (column + 0.5) * CELL), number(MARGIN + (row + 0.5) * LINE)
    return (
        f'<path class="grid" d="{BOXES[piece]}" vector-effect="non-scaling-stroke"'
        f' transform="translate({x} {y}) scale({number(CELL / 2)} {number(LINE / 2)})"/>\n'
    )


def differences() -> list[Path]:
    """The pictures that are not what they should be."""
    return [path for path, text in pictures().items() if _content(path) != text]


def _content(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def main(arguments: Sequence[str]) -> int:
    """Draw every picture anew, or with `--check` only say which differ."""
    different = differences()
    for path in different:
        sys.stdout.write(f"{path.relative_to(DOCS.parent)} differs\n")
    if "--check" in arguments:
        return int(bool(different))
    for path, text in pictures().items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
