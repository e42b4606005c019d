"""Tables to draw, made in a line or two, for the tests of timelines and exports."""

from datetime import date
from functools import cached_property

from handover_cli.answers.timeline import Picked, pick
from handover_cli.business_days import BusinessCalendar
from handover_cli.table import Table, load_text

TODAY = "2026-11-23"


def day(text: str) -> int:
    """A day number from its ISO form."""
    return date.fromisoformat(text).toordinal()


class Scope:
    """What a timeline is worked out against: a table from its text, and today."""

    def __init__(self, text: str, today: str = TODAY) -> None:
        self.text = text
        self.today = day(today)

    @cached_property
    def names(self) -> Table:
        """The table."""
        return load_text(self.text)

    @property
    def business(self) -> BusinessCalendar:
        """Monday to Friday."""
        return self.names.business_calendar()

    def all(self) -> Picked:
        """Everything in the table."""
        return pick(self.names, scope=self)


def scope(text: str, today: str = TODAY) -> Scope:
    """A scope from a short text: `a=2020-01-01 b=2021-06; p=a..b q=a..`.

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
    return Scope("\n".join(lines), today)


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
