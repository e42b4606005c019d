"""The tables in docs/questions.md, made from the forms of questions.

    python tests/questions_page.py            writes the tables anew
    python tests/questions_page.py --check    says what differs and changes nothing

Each form is shown by its example and by the answer that the program gives to it. A table stands
between `<!-- table of NAME -->` and `<!-- end of table -->`. The text around the tables is written
by hand, and `tests/console_blocks.py` runs its console blocks.
"""

import difflib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from running import TODAY, run_here

from handover_cli.language.expressions import ARTICLES
from handover_cli.language.forms import FAMILIES, family, term_forms
from handover_cli.language.wording import COURTESY, EMPHASIS, THANKS
from handover_cli.language.yearly import FIXED, MOVING, UNCLEAR

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "questions.md"
TABLE = re.compile(
    r"(?P<open>^<!-- table of (?P<name>[a-z -]+) -->\n).*?(?P<close>^<!-- end of table -->$)",
    flags=re.MULTILINE | re.DOTALL,
)
QUESTIONS = tuple(FAMILIES)
"""The families of forms of questions."""
TERMS = {"days": ("DATE", "{}"), "stretches": ("PERIOD", "when is {}")}
"""By table, the forms of terms, and the question that asks for the day or the stretch."""
AT_NINE = {"HANDOVER_TODAY": f"{TODAY}T09:00Z"}
ANY_YEAR = {"a leap year": "days of a leap year", "a common year": "days of a common year"}
"""Stretches without a first and a last day, and questions for them."""
MONTHS = "January February March April May June July August September October November December"


class Example(NamedTuple):
    """The example of a form, and what the program says when it is asked."""

    shown: str
    """What the table shows: a question, or the words for a day or a stretch."""
    question: str
    answer: str
    """Several lines, such as the events of an answer, stand in one line."""
    problem: str
    """The error, if there is one."""


@cache
def examples(table: str) -> tuple[Example, ...]:
    """The examples of a family or of a kind of term, each once, with their answers.

    >>> examples("spans")[0][1:3]
    ('how many days between deadline and handover', '10')
    """
    if table in QUESTIONS:
        forms, asked = family(table), "{}"
    else:
        kind, asked = TERMS[table.removeprefix("computed ")]
        forms = term_forms(kind)
    words = dict.fromkeys(form.form.example for form in forms)
    return tuple(_answered(each, ANY_YEAR.get(each) or asked.format(each)) for each in words)


def _answered(words: str, question: str) -> Example:
    code, answer, problem = run_here("ask", question, env=AT_NINE)
    shown = question if words in ANY_YEAR else words
    return Example(shown, question, ", ".join(answer.splitlines()), problem if code == 2 else "")


def _questions(name: str) -> Iterator[str]:
    yield from _table(("question", "answer"), _cells(name))


def _terms(name: str) -> Iterator[str]:
    yield from _table(
        ("words", "the day" if name.endswith("days") else "first and last day"), _cells(name)
    )


def _cells(name: str) -> Iterator[tuple[str, str]]:
    for each in examples(name):
        yield f"`{each.shown}`", each.answer or "(no event)"


def _every_year(_: str) -> Iterator[str]:
    months = MONTHS.split()
    days = {name: f"{day} {months[month - 1]}" for name, (month, day) in FIXED.items()}
    days |= {name: _from_easter(method, away) for name, (method, away) in MOVING.items()}
    yield from _table(("day", "when"), ((_capital(name), when) for name, when in days.items()))


def _from_easter(method: int, days: int) -> str:
    if days == 0:
        return "by the Julian calendar" if method == 2 else "by the Gregorian calendar"
    size = f"{abs(days)} {'day' if abs(days) == 1 else 'days'}"
    return f"{size} {'after' if days > 0 else 'before'} Easter"


def _capital(name: str) -> str:
    """The name of a day as people write it.

    >>> _capital("new year's eve")
    "New Year's Eve"
    """
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _unclear(_: str) -> Iterator[str]:
    yield from _table(("word", "can be"), ((_capital(name), why) for name, why in UNCLEAR.items()))


def _courtesy(_: str) -> Iterator[str]:
    anywhere = [(word,) for word in (*sorted(ARTICLES), *EMPHASIS)]
    places = {"at the beginning": COURTESY, "at the end": THANKS, "before any word": anywhere}
    rows = ((place, ", ".join(" ".join(each) for each in all_)) for place, all_ in places.items())
    yield from _table(("where", "words"), rows)


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"
    for cells in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


TABLES: dict[str, Callable[[str], Iterator[str]]] = {
    **dict.fromkeys(QUESTIONS, _questions),
    **{f"computed {name}": _terms for name in TERMS},
    "days of every year": _every_year,
    "unclear days": _unclear,
    "courtesy": _courtesy,
}
"""By name, what makes the lines of a table."""


def page(text: str) -> str:
    """The page with every table as the forms are now."""
    return TABLE.sub(
        lambda found: "\n".join(
            [found["open"], *TABLES[found["name"]](found["name"]), "", found["close"]]
        ),
        text,
    )


def difference() -> str:
    """What has to change in the page, as a unified diff; nothing when it is right."""
    text = PAGE.read_text("utf-8")
    old, new = (part.splitlines(keepends=True) for part in (text, page(text)))
    return "".join(difflib.unified_diff(old, new, "docs/questions.md", "made anew"))


def main(arguments: Sequence[str]) -> int:
    """Write the tables anew, or with `--check` only say what differs."""
    found = difference()
    sys.stdout.write(found)
    if found and "--check" not in arguments:
        PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    return int(bool(found) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
