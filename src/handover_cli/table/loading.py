"""From files to a table: reading, merging, naming, resolving. Every problem is reported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, BinaryIO, NamedTuple

from .. import expressions, questions
from ..business_days import BusinessCalendar, PackageMissing, public_holidays
from ..dates import ImpreciseDate, precise
from ..durations import Duration
from ..errors import HandoverError, TableError, did_you_mean, quote, visible
from ..expressions import Expression, NotFound, PeriodEnd, Resolved, Side
from .names import Broken, Event, Period, StoredQuestion, Table, business_calendar
from .problems import Problem, TableProblems, with_hint
from .shape import ID_FORM, WRONG, Shape, check_shape, is_id, key_path
from .stated import check_stated

MAX_BYTES = 16 * 2**20
"""The largest file that is read; an endless one ends in an error."""
MAX_HEADERS = 150_000
"""Entries of a file: reading one takes a kilobyte or more, however short it is."""
MAX_KEYS = 1_000_000
"""Keys with a value, of which each can take half as much."""
MAX_PARTS = 30
"""Parts of a dotted key. Reading one takes time and memory by their square."""
MAX_LOOKED_AT = 100_000
"""Names that are looked at, for all problems together, to find near ones: a second's work."""
MAX_KEPT = 1_000_000
"""Shifts and ends of periods that the dates of a table keep, to vary with the days they come
from: a long chain from an imprecise day keeps them by the square of its length."""
MAX_NAMED = 10
"""Dates of a circle that its report names."""

SIDES: tuple[Side, ...] = ("start", "end")
SHIFT_ENDS = frozenset("ymowdbYMWDtT")
"""What `+1y` to `+1b`, `+P1D`, `.start` and `.end` end in."""

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
    import gc

    # Nothing made here is garbage; looking for it would take a third of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        return _use(_Builder(_parse_all([(path, read(path)) for path in paths])))
    finally:
        if collects:
            gc.enable()


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
    builder = _Builder(_parse_all(contents))
    builder.build()
    builder.check_country()
    return builder.in_order()


def _use(builder: _Builder) -> Table:
    table = builder.build()
    if builder.problems:
        raise TableProblems(builder.in_order())
    return table


def _parse_all(contents: Sequence[tuple[str, bytes]]) -> list[_File]:
    """The files; one that is given twice is one file."""
    files = {}
    for name, content in contents:
        if name not in files:
            files[name] = _parse(name, content)
    return list(files.values())


def read(path: str, what: str = "table") -> bytes:
    """The bytes of a file. `what` names its kind in errors.

    Raises:
        TableError: it can't be read, or there is too much in it.
    """
    try:
        with open(path, "rb") as file:
            return read_from(file, f"the {what} {quote(path)}")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else None
        raise TableError(f"can't read the {what} {quote(path)}: {reason or error}") from error


def read_from(file: BinaryIO, name: str) -> bytes:
    """The bytes of a file that is open. `name` is what an error calls it.

    Raises:
        TableError: there is too much in it.
    """
    content = file.read(MAX_BYTES + 1)
    for amount, limit, what in (
        (len(content), MAX_BYTES, "is larger than 16 MiB"),
        (content.count(b"\n["), MAX_HEADERS, f"has more than {MAX_HEADERS:,} entries"),
        (content.count(b"="), MAX_KEYS, f"has more than {MAX_KEYS:,} keys"),
    ):
        if amount > limit:
            raise TableError(f"can't read {name}: it {what}")
    return content


_AROUND_VALUES = frozenset(" \t\r=#,[]")
_DIGITS = frozenset("0123456789X")


class _File(NamedTuple):
    """One parsed file."""

    name: str
    shape: Shape


def _unreadable(problem: Problem) -> _File:
    return _File(problem.file, Shape({}, [problem], complete=False))


def _parse(name: str, content: bytes) -> _File:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:2]:
        problem = "this is UTF-16, as some editors save it"
        return _unreadable(Problem(name, "", problem, "save the file as UTF-8"))
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place(content[: error.start].decode("utf-8"))
        problem = "this is not UTF-8"
        return _unreadable(Problem(name, "", problem, "save the file as UTF-8", *place))
    try:
        document = _parse_toml(name, text)
    except _SyntaxProblem as error:
        return _unreadable(error.problem)
    return _File(name, check_shape(name, document))


class _SyntaxProblem(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _parse_toml(name: str, text: str) -> dict[str, Any]:
    import tomllib

    problem = Problem(name, "", "lists or tables are nested too deeply")
    if _has_long_key(text):
        raise _SyntaxProblem(problem)
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        problem = _syntax_problem(name, text, str(error))
    except ValueError as error:  # more digits than Python reads, or a larger exponent
        problem = _large_number(name, text, str(error))
    except RecursionError:
        pass
    raise _SyntaxProblem(problem)


def _has_long_key(text: str) -> bool:
    """Whether a dotted key is so long that it could take the parser minutes and gigabytes.

    >>> _has_long_key("a" + ".b" * 2000 + " = 1"), _has_long_key("A word. " * 2000)
    (True, False)
    """
    # A key has to end on its line, and few lines have so many dots.
    dotted = [line for line in text.split("\n") if line.count(".") >= MAX_PARTS]
    if not dotted:
        return False
    import re

    word = r"""(?:(?<![\w-])[\w-]++|"[^"]*+"|'[^']*+')[ \t]*+\."""
    long = re.compile(rf"(?:[ \t]*+{word}){{{MAX_PARTS}}}", re.ASCII)
    return any(map(long.search, dotted))


def _decimal(text: str) -> object:
    from decimal import Decimal, InvalidOperation  # most tables have no decimals

    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error


def _large_number(name: str, text: str, number: str) -> Problem:
    """Python reads whole numbers of 4,300 digits at most, as a longer one takes very long."""
    import re

    found = re.search(rf"{re.escape(number)}|[0-9_]{{4300,}}", text)
    place = _place(text[: found.start()]) if found else ()
    return Problem(name, "", "a number is too large", "", *place)


def _syntax_problem(name: str, text: str, message: str) -> Problem:
    what, _, place = message.rpartition(" (at ")
    words = place.rstrip(")").replace(",", "").split()
    if words[:1] == ["line"]:
        line, column = int(words[1]), int(words[3])
    else:  # "(at end of document)"
        line, column = _place(text)
    # The parser quotes what it met; what it met may be anything.
    problem = f"this is no TOML: {visible(what[:1].lower() + what[1:])}"
    hint = _date_hint(text, line, column)
    if what == "Illegal character '\\n'":
        hint = "a text ends on the line it begins on"
    return Problem(name, "", problem, hint, line, column)


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
        day = edtf.parse(word)
    except HandoverError as error:
        return str(error)
    if day.is_precise and day.earliest is not None and word == precise(day.earliest).text:
        return ""  # it is a full date, and something else is wrong
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
        self.problems = [problem for file in files for problem in file.shape.problems]
        self.complete = all(file.shape.complete for file in files)
        """Whether every name is known, so that a name that is not found is one too few."""
        self.merged: dict[str, dict[str, Any]] = {}
        self.home: dict[tuple[str, str], str] = {}
        """The file that each entry, by section and name, came from."""
        self.index: dict[str, tuple[str, str]] = {}
        self.nodes: dict[str, Expression] = {}
        """What is to be resolved: events by id, period ends as `id.start` and `id.end`."""
        self.days: dict[str, Resolved] = {}
        self.kept = 0
        """How many shifts and ends of periods the resolved dates keep."""
        self.broken: set[str] = set()
        """The nodes that can't be resolved. What is wrong has been reported."""
        self.looked_at = 0
        """How many names have been looked at to find near ones."""
        self.ends: dict[str, list[tuple[str, Side]]] = {}
        """The periods that each event starts or ends."""
        self.known_periods: frozenset[str] = frozenset()
        """The periods of which nothing is unknown: their ends tell nothing of each other."""

    # What a scope offers.

    today = ANY_DAY

    @property
    def names(self) -> _Builder:
        return self

    @cached_property
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

    def period_end(self, name: str, side: Side, clock: expressions.Clock) -> Resolved | None:
        period = self.period(name)
        if period is None:
            return None
        if f"{period}.{side}" in self.days:
            return self.days[f"{period}.{side}"]
        if side == "end" and "end" not in self.merged["periods"][period]:
            raise HandoverError(f"the end of {quote(name)} depends on the day it is read")
        raise Broken(f"the period {quote(name)} has a problem")

    def dates(self) -> Iterable[str]:
        ends = (f"{period}.{side}" for period, _ in self._entries("periods") for side in SIDES)
        return self._to_look_at(chain(self._names_of("events"), ends))

    def period_names(self) -> Iterable[str]:
        return self._to_look_at(self._names_of("periods"))

    def _names_of(self, section: str) -> Iterator[str]:
        return (name for name, (kind, _) in self.index.items() if kind == section)

    def _to_look_at(self, names: Iterable[str]) -> list[str]:
        """Names to find a near one among; none when enough have been looked at."""
        if self.looked_at >= MAX_LOOKED_AT:
            return []
        found = list(names)
        self.looked_at += len(found)
        return found

    # The steps.

    def build(self) -> Table:
        """The table of everything that is right. `problems` tells what was not."""
        for file in self.files:
            self._merge(file)
        for section in ("events", "periods", "questions"):
            for identifier, entry in self.merged.get(section, {}).items():
                self._name(section, identifier, entry)
        self._check_readings()
        self._check_sources()
        self._read_dates()
        self.known_periods = self._known_periods()
        for node in self.nodes:
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

    def in_order(self) -> list[Problem]:
        """The problems, file by file."""
        order = {file.name: number for number, file in enumerate(self.files)}
        return sorted(self.problems, key=lambda problem: order[problem.file])

    def _entries(self, section: str) -> Iterable[tuple[str, dict[str, Any]]]:
        return self.merged.get(section, {}).items()

    def _heading(self, key: str) -> str:
        texts = [file.shape.good[key].strip() for file in self.files if key in file.shape.good]
        return " · ".join(dict.fromkeys(texts)) if key == "title" else "\n\n".join(texts)

    def _problem(self, section: str, name: str, key: str, problem: str, hint: str = "") -> None:
        path = key_path(section, name, *([key] if key else []))
        said = (problem, hint) if hint else with_hint(problem)
        self.problems.append(Problem(self.home[section, name], path, *said))

    def _merge(self, file: _File) -> None:
        for section, entries in file.shape.good.items():
            if section in ("title", "description"):
                continue
            if section == "business-days":
                entries = {section: entries}
            for name, entry in entries.items():
                first = self.home.setdefault((section, name), file.name)
                if self.home[section, name] != file.name or (
                    section in self.merged and name in self.merged[section]
                ):
                    path = name if section == name else key_path(section, name)
                    problem = f"this is already in {quote(first)}"
                    self.problems.append(Problem(file.name, path, problem, "keep one of them"))
                elif section == "business-days":
                    self.merged[section] = entry
                else:
                    self.merged.setdefault(section, {})[name] = entry

    def _name(self, section: str, identifier: str, entry: dict[str, Any]) -> None:
        """Enter the names of one entry into the index: its id, its title, its aliases."""
        for where, name in _names(section, identifier, entry):
            self._enter(section, identifier, where, name)

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

    def _check_readings(self) -> None:
        """Report the names that also read as another name with a shift, or a period's end."""
        for section in ("events", "periods"):
            for identifier, entry in self._entries(section):
                for where, name in _names(section, identifier, entry):
                    if name[-1:] in SHIFT_ENDS and (base := self._reads_as_shifted(name)):
                        problem = f"{quote(name)} also reads as a date that begins at {quote(base)}"
                        self._problem(section, identifier, where, problem, "choose another name")

    def _reads_as_shifted(self, name: str) -> str:
        base, dot, side = name.rpartition(".")
        if dot and side.casefold() in SIDES and self.period(base) is not None:
            return base
        if "+" not in name and "-" not in name:
            return ""
        # Case counts in shifts and not in names: `x-P1D` is also a way to write `x-p1d`.
        for written in (name, name.lower(), name.upper()):
            try:
                expression = expressions.parse(written)
            except HandoverError:
                continue
            if expression.shifts and (
                self.find(expression.name) or expressions.key(expression.name) in expressions.WORDS
            ):
                return name[: len(expression.name)]
        return ""

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
        for identifier, entry in known.items():
            date = entry.get("date")
            if isinstance(date, str) and (problem := _no_date(date)):
                self._problem("sources", identifier, "date", problem)
        for section in ("events", "periods", "questions"):
            for identifier, entry in self._entries(section):
                source = entry.get("source")
                if source is not None and source not in known:
                    near = did_you_mean(source, self._to_look_at(known)).removeprefix("; ")
                    if near or self.complete:
                        problem = f"there is no source {quote(source)}"
                        hint = near or (f"add [sources.{source}]" if is_id(source) else ID_FORM)
                        self._problem(section, identifier, "source", problem, hint)

    def _read_dates(self) -> None:
        for identifier, entry in self._entries("events"):
            self._read_date("events", identifier, "date", entry["date"], identifier)
        for identifier, entry in self._entries("periods"):
            for side in SIDES:
                if side in entry:
                    node = f"{identifier}.{side}"
                    self._read_date("periods", identifier, side, entry[side], node)
                    self._note_end(identifier, side, self.nodes.get(node))

    def _note_end(self, period: str, side: Side, expression: Expression | None) -> None:
        """Remember that an event starts or ends a period, when that is what its date says."""
        if expression is not None and expression.name and not expression.shifts:
            found = self.find(expression.name)
            if found is not None and found[0] == "events":
                self.ends.setdefault(found[1], []).append((period, side))

    def _read_date(self, section: str, identifier: str, key: str, value: Any, node: str) -> None:
        if value is WRONG:
            self.broken.add(node)
            return
        if not isinstance(value, str):
            number, text = value.toordinal(), value.isoformat()
            self.nodes[node] = Expression(text, ImpreciseDate(number, number, text), "", ())
            return
        try:
            expression = expressions.parse(value)
        except HandoverError as error:
            self.broken.add(node)
            self._problem(section, identifier, key, str(error))
            return
        if expression.name and expressions.key(expression.name) in expressions.WORDS:
            self.broken.add(node)
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

    def _known_periods(self) -> frozenset[str]:
        """The periods whose start and end are known days, as all is that they are relative to."""
        known: dict[str, bool] = {}
        periods = []
        for period, entry in self._entries("periods"):
            sides = [f"{period}.{side}" for side in SIDES if side in entry]
            for side in sides:
                self._find_known(side, known)
            if all(known.get(side, False) for side in sides):
                periods.append(period)
        return frozenset(periods)

    def _find_known(self, node: str, known: dict[str, bool]) -> None:
        """Find out whether a node, and each that it is relative to, is a known day."""
        path: list[str] = []
        at: str | None = node
        while at in self.nodes and at not in known:
            known[at] = False  # which it stays in a circle
            path.append(at)
            at = self._dependency(at)
        if path:
            day = self.nodes[path[-1]].date
            is_known = day.is_precise if day is not None else known.get(at or "", False)
            known.update(dict.fromkeys(path, is_known))

    def _resolve(self, node: str) -> None:
        """Resolve a node after everything it is relative to, without recursion."""
        path: dict[str, None] = {}
        at: str | None = node
        while at in self.nodes and at not in self.days and at not in self.broken:
            path[at] = None
            at = self._dependency(at)
            if at in path:
                self._report_circle([*path][[*path].index(at) :])
                self.broken.update(path)
                return
        for member in reversed(path):
            if not self._resolve_one(member):
                # Nothing can be said of what is relative to it, and it is reported once.
                self.broken.update(path)
                return

    def _report_circle(self, circle: list[str]) -> None:
        first, last = circle[0], circle[-1]
        named = circle if len(circle) <= MAX_NAMED else [*circle[: MAX_NAMED - 2], "...", last]
        path = " -> ".join([*named, first])
        self._node_problem(first, f"the date is relative to itself: {path}")

    def _resolve_one(self, node: str) -> bool:
        try:
            day = expressions.resolve_expression(self.nodes[node], self)
            self.days[node] = self._rooted(node, day)
        except Broken:
            return False
        except HandoverError as error:
            if not self._may_be_elsewhere(error):
                self._node_problem(node, str(error))
            return False
        return True

    def _may_be_elsewhere(self, error: HandoverError) -> bool:
        """Whether what was not found may be named by a file, or a part of one, that can't be read.

        A name that is near a known one is taken for a slip.
        """
        missing = error if isinstance(error, NotFound) else error.__cause__
        if self.complete or not isinstance(missing, NotFound):
            return False
        return "; did you mean " not in str(missing)

    def _node_problem(self, node: str, problem: str) -> None:
        identifier, _, side = node.partition(".")
        section, key = ("periods", side) if side else ("events", "date")
        self._problem(section, identifier, key, problem)

    def _rooted(self, node: str, day: Resolved) -> Resolved:
        """The day with the root it shares with others, and the periods it starts or ends."""
        identifier, _, side = node.partition(".")
        # Nothing else can refer to a date that is written here, so its shifts need not be
        # kept apart from it; and where nothing is unknown, nothing varies together.
        if self.kept > MAX_KEPT:
            raise Broken("too many dates are reckoned from one another")  # which has been said
        if not day.root or (day.date.is_precise and not day.ends):
            bounds = (day.date.earliest, day.date.latest)
            day = day._replace(root=node, origin=bounds, shifts=(), base=day.base or node)
        else:
            day = day._replace(shifts=_joined(day, self))
            self.kept += len(day.shifts)
        if side:
            known_side: Side = "start" if side == "start" else "end"
            end = PeriodEnd(identifier, known_side, len(day.shifts))
            told = identifier in self.known_periods or end in day.ends
            return self._with_ends(day, () if told else (end,))
        ends = tuple(
            PeriodEnd(period, its_side, len(day.shifts))
            for period, its_side in self.ends.get(node, ())
            if period not in self.known_periods
        )
        title = self.merged["events"][identifier].get("title", identifier)
        return self._with_ends(day._replace(label=identifier, title=title), ends)

    def _with_ends(self, day: Resolved, ends: tuple[PeriodEnd, ...]) -> Resolved:
        """The day with more ends of periods.

        Raises:
            HandoverError: the table keeps too many shifts and ends.
        """
        if ends:
            day = day._replace(ends=day.ends + ends)
            self.kept += len(day.ends)
        if self.kept > MAX_KEPT:
            raise HandoverError(
                f"too many dates are reckoned from one another: from {quote(day.root)}"
                f" {len(day.shifts)} shifts and {len(day.ends)} ends of periods lead here"
            )
        return day

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
            self.nodes[identifier].text if self.nodes[identifier].name else "",
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
            if entry["ask"] is WRONG:
                continue
            try:
                question = questions.parse(entry["ask"], scope)
            except HandoverError as error:
                if not isinstance(error, Broken) and not self._may_be_elsewhere(error):
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


class _TableScope:
    """The scope in which stored questions are checked: any day is today."""

    today = ANY_DAY

    def __init__(self, names: Table) -> None:
        self.names = names

    @cached_property
    def business(self) -> BusinessCalendar:
        return self.names.business_calendar()


def _names(section: str, identifier: str, entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of an entry, each with the key it stands under; none for the id."""
    yield "", identifier
    if section != "questions":
        if "title" in entry:
            yield "title", entry["title"]
        for alias in entry.get("aliases", ()):
            yield "aliases", alias


def _no_date(text: str) -> str:
    """What is wrong with a text as an EDTF date, or an empty text."""
    from .. import edtf

    try:
        edtf.parse(text)
    except HandoverError as error:
        return str(error)
    return ""


def _reads_as_date(name: str) -> str:
    """What is wrong with a title or an alias that is itself a date, or an empty text."""
    if name[:1].isalpha() and "X" not in name[:4]:
        return ""
    try:
        found = expressions.parse(name).date
    except HandoverError:
        found = None
    return f"{quote(name)} is a date and can't be a name" if found is not None else ""


def _joined(day: Resolved, scope: expressions.Scope) -> tuple[Duration, ...]:
    """The shifts of a day with the last of them as one, where that leads to the same days.

    That is where both are plain days, or where the day they start from is known. So a
    long chain of dates, each some days after the one before, keeps one shift. A shift
    that leads to the end of a period stays.
    """
    fixed = max((end.shifts for end in day.ends), default=0)
    kept, own = day.shifts[:fixed], day.shifts[fixed:]
    if len(own) < 2:
        return day.shifts
    first, last = day.origin
    if first is not None and first == last:
        reached = expressions.move(first, kept, scope)
        return (*kept, Duration(days=expressions.move(reached, own, scope) - reached))
    if not all(map(_is_days, own[-2:])):
        return day.shifts
    days = sum(shift.weeks * 7 + shift.days for shift in own[-2:])
    return (*kept, *own[:-2], Duration(days=days))


def _is_days(shift: Duration) -> bool:
    return not (shift.years or shift.months or shift.business_days)


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
