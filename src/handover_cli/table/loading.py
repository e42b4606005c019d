"""From files to a table: reading, merging, naming, resolving. Every problem is reported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .. import expressions, questions
from ..business_days import BusinessCalendar, PackageMissing, public_holidays
from ..dates import precise
from ..errors import HandoverError, TableError, did_you_mean, quote, visible
from ..expressions import Expression, PeriodEnd, Resolved, Side
from .names import Broken, Event, Period, StoredQuestion, Table, business_calendar
from .problems import Problem, TableProblems, with_hint
from .shape import check_shape
from .stated import check_stated

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read; an endless one ends in an error."""

ANY_DAY = precise(730_120).earliest or 0
"""2000-01-01, which stands for today while stored questions are checked."""


def bundled_path() -> str:
    """Where the bundled table is: in the installed package, else at the root of the repository.

    A wheel carries it inside the package. An editable install does not, and reads the
    repository's file, so that an edit shows at once.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "data", "events.toml")
    if os.path.exists(installed):
        return installed
    root = os.path.dirname(os.path.dirname(package))
    return os.path.join(root, "data", "events.toml")


def load(paths: Sequence[str]) -> Table:
    """The table that the files make together.

    Raises:
        TableError: a file can't be read.
        TableProblems: what the files hold can't be used; it lists every problem.
    """
    return _use(_Builder([_parse(path, read(path)) for path in paths]))


def load_text(text: str, file: str = "events.toml") -> Table:
    """The table that a text makes, for callers that have no file. See `load`."""
    return _use(_Builder([_parse(file, text.encode())]))


def problems_of(paths: Sequence[str]) -> list[Problem]:
    """Every problem of the files taken together, in the order of the files.

    Raises:
        TableError: a file can't be read.
    """
    return problems_in([(path, read(path)) for path in paths])


def problems_in(contents: Sequence[tuple[str, bytes]]) -> list[Problem]:
    """Every problem of files that have been read, each with its name, taken together."""
    builder = _Builder([_parse(name, content) for name, content in contents])
    builder.build()
    builder.check_country()
    order = {name: number for number, (name, _) in reversed([*enumerate(contents)])}
    return sorted(builder.problems, key=lambda problem: order[problem.file])


def _use(builder: _Builder) -> Table:
    table = builder.build()
    if builder.problems:
        raise TableProblems(builder.problems)
    return table


def read(path: str, what: str = "table") -> bytes:
    """The bytes of a file. `what` names its kind in errors.

    Raises:
        TableError: it can't be read, or is larger than 64 MiB.
    """
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else None
        raise TableError(f"can't read the {what} {quote(path)}: {reason or error}") from error
    if len(content) > MAX_BYTES:
        raise TableError(f"can't read the {what} {quote(path)}: it is larger than 64 MiB")
    return content


_AROUND_VALUES = frozenset(" \t\r=#,[]")
_DIGITS = frozenset("0123456789X")


class _File(NamedTuple):
    """One parsed file: the parts that have the right shape, and the problems of the rest."""

    name: str
    good: dict[str, Any]
    problems: list[Problem]


def _parse(name: str, content: bytes) -> _File:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        problem = "this is UTF-16, as some editors save it"
        return _File(name, {}, [Problem(name, "", problem, "save the file as UTF-8")])
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place(content[: error.start].decode("utf-8", "replace"))
        problem = "this is not UTF-8"
        return _File(name, {}, [Problem(name, "", problem, "save the file as UTF-8", *place)])
    document, syntax = _parse_toml(name, text)
    if syntax is not None:
        return _File(name, {}, [syntax])
    return _File(name, *check_shape(name, document))


def _parse_toml(name: str, text: str) -> tuple[dict[str, Any], Problem | None]:
    import tomllib

    try:
        return tomllib.loads(text, parse_float=_decimal), None
    except tomllib.TOMLDecodeError as error:
        return {}, _syntax_problem(name, text, str(error))
    except ValueError:  # more digits than Python reads, or a larger exponent
        return {}, Problem(name, "", "a number is too large")
    except RecursionError:
        return {}, Problem(name, "", "lists or tables are nested too deeply")


def _decimal(text: str) -> object:
    from decimal import Decimal, InvalidOperation  # most tables have no decimals

    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error


def _syntax_problem(name: str, text: str, message: str) -> Problem:
    what, _, place = message.rpartition(" (at ")
    words = place.rstrip(")").replace(",", "").split()
    if words[:1] == ["line"]:
        line, column = int(words[1]), int(words[3])
    else:  # "(at end of document)"
        line, column = _place(text)
    # The parser quotes what it met; what it met may be anything.
    problem = f"this is no TOML: {visible(what[:1].lower() + what[1:])}"
    return Problem(name, "", problem, _date_hint(text, line, column), line, column)


def _date_hint(text: str, line: int, column: int) -> str:
    """What to do about a date without quotes that TOML does not have, or an empty text."""
    written = text.split("\n")[line - 1]
    begin = end = column - 1
    while begin > 0 and written[begin - 1] not in _AROUND_VALUES:
        begin -= 1
    while end < len(written) and written[end] not in _AROUND_VALUES:
        end += 1
    word = written[begin:end]
    if len(word) < 4 or not set(word[:4]) <= _DIGITS:
        return ""
    from .. import edtf

    try:
        edtf.parse(word)
    except HandoverError as error:
        return str(error)
    return f'only a full date goes without quotes: write "{word}"'


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of the character after a text."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


class _Builder:
    """Puts files together, step by step, and collects what is wrong with them.

    While it resolves dates it is itself the scope they are resolved against, with
    the names that have been resolved so far.
    """

    def __init__(self, files: list[_File]) -> None:
        self.files = files
        self.problems = [problem for file in files for problem in file.problems]
        self.merged: dict[str, dict[str, Any]] = {}
        self.home: dict[tuple[str, str], str] = {}
        """The file that each entry, by section and name, came from."""
        self.index: dict[str, tuple[str, str]] = {}
        self.nodes: dict[str, Expression] = {}
        """What is to be resolved: events by id, period ends as `id.start` and `id.end`."""
        self.days: dict[str, Resolved] = {}
        self.ends: dict[str, list[tuple[str, Side]]] = {}
        """The periods that each event starts or ends."""

    # What a scope offers.

    today = ANY_DAY

    @property
    def names(self) -> _Builder:
        return self

    @property
    def business(self) -> BusinessCalendar:
        return business_calendar(self.merged.get("business-days", {}))

    def find(self, name: str) -> tuple[str, str] | None:
        return self.index.get(expressions.key(name))

    def event(self, name: str) -> Resolved | None:
        found = self.find(name)
        if found is None or found[0] != "events":
            return None
        if found[1] not in self.days:
            raise Broken(f"the event {quote(name)} has a problem")
        return self.days[found[1]]

    def period(self, name: str) -> str | None:
        found = self.find(name)
        return found[1] if found is not None and found[0] == "periods" else None

    def question(self, name: str) -> str | None:
        found = self.find(name)
        return found[1] if found is not None and found[0] == "questions" else None

    def period_end(self, name: str, side: Side, today: int) -> Resolved | None:
        period = self.period(name)
        if period is None:
            return None
        if f"{period}.{side}" in self.days:
            return self.days[f"{period}.{side}"]
        if side == "end" and "end" not in self.merged["periods"][period]:
            raise HandoverError(f"the end of {quote(name)} depends on the day it is read")
        raise Broken(f"the period {quote(name)} has a problem")

    def dates(self) -> Iterable[str]:
        return [name for name, (kind, _) in self.index.items() if kind == "events"]

    def period_names(self) -> Iterable[str]:
        return [name for name, (kind, _) in self.index.items() if kind == "periods"]

    # The steps.

    def build(self) -> Table:
        """The table of everything that is right. `problems` tells what was not."""
        for file in self.files:
            self._merge(file)
        for section in ("events", "periods", "questions"):
            for identifier, entry in self.merged.get(section, {}).items():
                self._name(section, identifier, entry)
        self._check_sources()
        self._read_dates()
        for node in list(self.nodes):  # a circle is taken out while it is found
            self._resolve(node)
        events = {
            identifier: self._event(identifier, entry)
            for identifier, entry in self._entries("events")
            if identifier in self.days
        }
        periods = {
            identifier: self._period(identifier, entry)
            for identifier, entry in self._entries("periods")
            if f"{identifier}.start" in self.days
            and ("end" not in entry or f"{identifier}.end" in self.days)
        }
        table = Table(
            title=self._heading("title"),
            description=self._heading("description"),
            sources=self.merged.get("sources", {}),
            events=events,
            periods=periods,
            questions={},
            business=self.merged.get("business-days", {}),
            index=self.index,
            files=tuple(file.name for file in self.files),
        )
        self._read_questions(table)
        return table

    def _entries(self, section: str) -> Iterable[tuple[str, dict[str, Any]]]:
        return self.merged.get(section, {}).items()

    def _heading(self, key: str) -> str:
        texts = [file.good[key].strip() for file in self.files if key in file.good]
        return " · ".join(dict.fromkeys(texts)) if key == "title" else "\n\n".join(texts)

    def _problem(self, section: str, name: str, key: str, problem: str, hint: str = "") -> None:
        path = f"{section}.{name}" + (f".{key}" if key else "")
        said = (problem, hint) if hint else with_hint(problem)
        self.problems.append(Problem(self.home[section, name], path, *said))

    def _merge(self, file: _File) -> None:
        for section, entries in file.good.items():
            if section in ("title", "description"):
                continue
            if section == "business-days":
                entries = {section: entries}
            for name, entry in entries.items():
                first = self.home.setdefault((section, name), file.name)
                if self.home[section, name] != file.name or (
                    section in self.merged and name in self.merged[section]
                ):
                    path = name if section == name else f"{section}.{name}"
                    problem = f"this is already in {quote(first)}"
                    self.problems.append(Problem(file.name, path, problem, "keep one of them"))
                elif section == "business-days":
                    self.merged[section] = entry
                else:
                    self.merged.setdefault(section, {})[name] = entry

    def _name(self, section: str, identifier: str, entry: dict[str, Any]) -> None:
        """Enter the names of one entry into the index: its id, its title, its aliases."""
        self._enter(section, identifier, "", identifier)
        if section != "questions":
            if "title" in entry:
                self._enter(section, identifier, "title", entry["title"])
            for alias in entry.get("aliases", ()):
                self._enter(section, identifier, "aliases", alias)

    def _enter(self, section: str, identifier: str, where: str, name: str) -> None:
        entry = (section, identifier)
        folded = expressions.key(name)
        if folded in questions.RESERVED:
            hint = "choose another"
            problem = f"{quote(name)} is a word of the question language"
            self._problem(section, identifier, where, problem, hint)
            return
        if where and (problem := _reads_as_date(name)):
            self._problem(section, identifier, where, problem, "choose another")
            return
        other = self.index.setdefault(folded, entry)
        if other != entry:
            file = self.home[other]
            problem = (
                f"the name {quote(name)} is already that of {'.'.join(other)} in {quote(file)}"
            )
            self._problem(section, identifier, where, problem, "names are shared by all entries")

    def check_country(self) -> None:
        """See that the public holidays are known, if what knows them is installed.

        Loading does not, since it takes longer than most answers.
        """
        country = self.merged.get("business-days", {}).get("country")
        if country is not None:
            try:
                public_holidays(country)
            except PackageMissing:  # that is no problem of the table
                return
            except HandoverError as error:
                home = self.home["business-days", "business-days"]
                self.problems.append(Problem(home, "business-days.country", *with_hint(str(error))))

    def _check_sources(self) -> None:
        known = self.merged.get("sources", {})
        for section in ("events", "periods", "questions"):
            for identifier, entry in self._entries(section):
                source = entry.get("source")
                if source is not None and source not in known:
                    problem = f"there is no source {quote(source)}"
                    hint = did_you_mean(source, known).removeprefix("; ")
                    hint = hint or f"add [sources.{source}]"
                    self._problem(section, identifier, "source", problem, hint)

    def _read_dates(self) -> None:
        for identifier, entry in self._entries("events"):
            if "date" in entry:
                self._read_date("events", identifier, "date", entry["date"], identifier)
        for identifier, entry in self._entries("periods"):
            for side in ("start", "end"):
                if side in entry:
                    node = f"{identifier}.{side}"
                    self._read_date("periods", identifier, side, entry[side], node)
        for node, expression in self.nodes.items():
            period, _, side = node.partition(".")
            if side and expression.name and not expression.shifts:
                found = self.find(expression.name)
                if found is not None and found[0] == "events":
                    known_side: Side = "start" if side == "start" else "end"
                    self.ends.setdefault(found[1], []).append((period, known_side))

    def _read_date(self, section: str, identifier: str, key: str, value: Any, node: str) -> None:
        if not isinstance(value, str):
            day = precise(value.toordinal())
            self.nodes[node] = Expression(day.text, day, "", ())
            return
        try:
            expression = expressions.parse(value)
        except HandoverError as error:
            self._problem(section, identifier, key, str(error))
            return
        if expressions.key(expression.name) in expressions.WORDS:
            problem = f"{quote(value)} depends on the day it is read"
            self._problem(section, identifier, key, problem, "write the day itself")
            return
        self.nodes[node] = expression

    def _dependency(self, node: str) -> str | None:
        """The node that a node's date is relative to, or None."""
        name = self.nodes[node].name
        if not name:
            return None
        found = self.find(self.nodes[node].text) or self.find(name)
        if found is not None:
            return found[1] if found[0] == "events" else None
        base, _, side = name.rpartition(".")
        period = self.period(base)
        return f"{period}.{side.casefold()}" if period is not None else None

    def _resolve(self, node: str) -> None:
        """Resolve a node after everything it is relative to, without recursion."""
        path: list[str] = []
        at: str | None = node
        while at is not None and at in self.nodes and at not in self.days and at not in path:
            path.append(at)
            at = self._dependency(at)
        if at is not None and at in path:
            circle = [*path[path.index(at) :], at]
            self._node_problem(at, f"the date is relative to itself: {' -> '.join(circle)}")
            for member in path:  # one report a circle; nothing can be said of the others
                del self.nodes[member]
            return
        for member in reversed(path):
            if not self._resolve_one(member):
                break

    def _resolve_one(self, node: str) -> bool:
        try:
            day = expressions.resolve_expression(self.nodes[node], self)
        except Broken:
            return False
        except HandoverError as error:
            self._node_problem(node, str(error))
            return False
        self.days[node] = self._rooted(node, day)
        return True

    def _node_problem(self, node: str, problem: str) -> None:
        identifier, _, side = node.partition(".")
        section, key = ("periods", side) if side else ("events", "date")
        self._problem(section, identifier, key, problem)

    def _rooted(self, node: str, day: Resolved) -> Resolved:
        """The day with the root it shares with others, and the periods it starts or ends."""
        identifier, _, side = node.partition(".")
        if not day.root:
            # Nothing else can refer to a date that is written here, so its shifts
            # need not be kept apart from it.
            bounds = (day.date.earliest, day.date.latest)
            day = day._replace(root=node, origin=bounds, shifts=())
        if side:
            known_side: Side = "start" if side == "start" else "end"
            end = PeriodEnd(identifier, known_side, len(day.shifts))
            return day._replace(ends=(*day.ends, end) if end not in day.ends else day.ends)
        ends = tuple(PeriodEnd(*end, len(day.shifts)) for end in self.ends.get(node, ()))
        title = self.merged["events"][identifier].get("title", identifier)
        return day._replace(label=identifier, title=title, ends=day.ends + ends)

    def _event(self, identifier: str, entry: dict[str, Any]) -> Event:
        return Event(
            identifier,
            entry.get("title", identifier),
            self.days[identifier],
            tuple(entry.get("aliases", ())),
            entry.get("source", ""),
            entry.get("note", ""),
            entry.get("place", ""),
            tuple(entry.get("tags", ())),
        )

    def _period(self, identifier: str, entry: dict[str, Any]) -> Period:
        start = self.days[f"{identifier}.start"]
        end = self.days.get(f"{identifier}.end")
        if end is not None and _always_before(end, start, self):
            problem = f"it ends ({end.date.text}) before it starts ({start.date.text})"
            self._problem("periods", identifier, "end", problem)
        return Period(
            identifier,
            entry.get("title", identifier),
            start,
            end,
            entry.get("unit"),
            entry.get("counting"),
            tuple(entry.get("aliases", ())),
            entry.get("source", ""),
            entry.get("note", ""),
        )

    def _read_questions(self, table: Table) -> None:
        scope = _TableScope(table)
        for identifier, entry in self._entries("questions"):
            if "ask" not in entry:
                continue
            try:
                question = questions.parse(entry["ask"], scope)
            except HandoverError as error:
                if not isinstance(error, Broken):
                    what = str(error).partition("\n")[0]
                    self._problem("questions", identifier, "ask", what)
                continue
            stated = entry.get("stated")
            if stated is not None and (problem := check_stated(question, stated)):
                self._problem("questions", identifier, "stated", problem)
            table.questions[identifier] = StoredQuestion(
                identifier,
                entry["ask"],
                question,
                stated,
                entry.get("source", ""),
                entry.get("note", ""),
            )


class _TableScope(NamedTuple):
    """The scope in which stored questions are checked: any day is today."""

    names: Table
    today: int = ANY_DAY

    @property
    def business(self) -> BusinessCalendar:
        return self.names.business_calendar()


def _reads_as_date(name: str) -> str:
    """What is wrong with a title or an alias that is itself a date, or an empty text."""
    if name[:1].isalpha() and "X" not in name[:4]:
        return ""
    from .. import edtf

    try:
        edtf.parse(name)
    except HandoverError:
        return ""
    return f"{quote(name)} is a date and can't be a name"


def _always_before(end: Resolved, start: Resolved, scope: expressions.Scope) -> bool:
    """Whether no allowed day lets the end come on or after the start."""
    if end.root == start.root:
        days = [day for day in end.origin if day is not None] or [ANY_DAY]
        return all(
            expressions.move(day, end.shifts, scope) < expressions.move(day, start.shifts, scope)
            for day in days
        )
    return (
        end.date.latest is not None
        and start.date.earliest is not None
        and end.date.latest < start.date.earliest
    )
