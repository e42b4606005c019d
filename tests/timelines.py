"""Tables to draw, made in a line or two, for the tests of timelines and exports."""

from datetime import date

from handover_cli.answers.timeline import Selection, select
from handover_cli.language.resolving import FixedScope
from handover_cli.table.loading import load_text
from handover_cli.table.table import Table

TODAY = "2026-11-23"


def day(text: str) -> int:
    """A day number from its ISO form."""
    return date.fromisoformat(text).toordinal()


class Scope(FixedScope):
    """What a timeline is worked out against: a table from its text, and today."""

    names: Table

    def __init__(self, text: str, today: str = TODAY) -> None:
        table = load_text(text)
        super().__init__(table, day(today), table.business_calendar)

    def all(self) -> Selection:
        """Everything in the table."""
        return select(self.names, scope=self)


def scope(text: str, today: str = TODAY) -> Scope:
    """A scope from a short text: see `toml`."""
    return Scope(toml(text), today)


def toml(text: str) -> str:
    """A table from a short text: `a=2020-01-01 b=2021-06; p=a->b q=a`.

    Before the semicolon are events, after it periods, each with its id; one without an
    end is ongoing. Titles are the ids in capitals.
    """
    events, _, periods = text.partition(";")
    lines = []
    for word in events.split():
        name, _, when = word.partition("=")
        lines.append(f'[events.{name}]\ntitle = "{name.upper()}!"\ndate = "{when}"')
    for word in periods.split():
        name, _, ends = word.partition("=")
        start, _, end = ends.partition("->")
        lines.append(f'[periods.{name}]\ntitle = "{name.upper()}!"\nstart = "{start}"')
        lines += [f'end = "{end}"'] if end else []
    return "\n".join(lines)


HOSTILE = (
    "title x", "section: y", "timeline", "gantt", "accTitle: foo", "accDescr { a }",
    "click me", "call back()", 'href "x"', "dateFormat X", "excludes weekends",
    "todayMarker off", "weekday monday", "a: b : c", "semi;colon;", "hash # tag #35; &#35;",
    "\"double\" 'single' `tick`", "new\nline\r\nBEGIN:VEVENT", "%% comment",
    "%%{init: {'theme': 'dark'}}%%", "---", "<b>bold</b><script>alert(1)</script>",
    "a|b [c](d) {e}", "2020-11-25 dated", "style x:#123;", "back\\slash", "ﬂ°°60¶ß",
    "日本語 😀 é", "tab\there", "\x00\x1b[31m\x7f\x85\u2028", "\u202ertl", "]]>", "&amp; &lt;",
    "[red]rich[/red] :cat:", "done", "active, crit", "\ufffe\uffff", "x" * 300,
)  # fmt: skip
"""Titles that would mean something somewhere, if they were not text."""


def hostile(kind: str) -> str:
    """A table with a hostile string in every field, as `events` or as `periods`."""
    import json

    lines = [f"title = {json.dumps(HOSTILE[21] + HOSTILE[17])}", "[sources.s]"]
    lines += [f"{key} = {json.dumps(HOSTILE[17])}" for key in ("title", "publisher", "url")]
    for number, title in enumerate(HOSTILE):
        text = json.dumps(title).replace("\\ud83d\\ude00", "😀").replace("\x7f", "\\u007f")
        lines.append(f"[{kind}.e{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}]")
        lines += [f"title = {text}", f"note = {text}", 'source = "s"']
        if kind == "events":
            lines += [
                f"date = 2020-01-{number % 28 + 1:02d}",
                f"place = {text}",
                f"tags = [{text}]",
            ]
        else:
            lines += [f"start = 2020-01-{number % 28 + 1:02d}", "end = 2021-01-01"]
    return "\n".join(lines)
