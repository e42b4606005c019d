"""Files read as documents: the line of everything in them, whatever they look like."""

import csv
import io
import tomllib
import tracemalloc
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover_cli.documents.csv import read as read_csv
from handover_cli.documents.document import Document, Path, Problem
from handover_cli.documents.toml import read as read_toml
from handover_cli.table.loading import problems_of

Lines = dict[Path, int]


def toml(text: str) -> Document:
    """A text that has to be TOML."""
    document = read_toml("t.toml", text.encode())
    assert document.problems == ()
    return document


def lines_of(document: Document, paths: Iterable[Path]) -> dict[Path, int | None]:
    return {path: document.line_of(path) for path in paths}


def paths_in(tables: dict[str, object], above: Path = ()) -> Iterable[Path]:
    """The path of every key and table."""
    for key, value in tables.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from paths_in(value, (*above, key))


PLACES = [
    pytest.param("a = 1\nb = 2\n", {("a",): 1, ("b",): 2}, id="keys"),
    pytest.param("\n# a = 0\n\na = 1 # b = 2\n", {("a",): 4}, id="comments-and-blank-lines"),
    pytest.param(" \ta=1\n  b  =  2\n", {("a",): 1, ("b",): 2}, id="blanks"),
    pytest.param("a = 1", {("a",): 1}, id="no-end-to-the-last-line"),
    pytest.param("a = 1\r\n\r\nb = 2\r\n", {("a",): 1, ("b",): 3}, id="line-ends-of-windows"),
    pytest.param("\ufeffa = 1\n", {("a",): 1}, id="a-byte-order-mark"),
    pytest.param("[a]\nb = 1\n\n[c]\n", {("a",): 1, ("a", "b"): 2, ("c",): 4}, id="tables"),
    pytest.param(
        "[ a . b ]\nc = 1\n[a]\nd = 1\n",
        {("a",): 1, ("a", "b"): 1, ("a", "b", "c"): 2, ("a", "d"): 4},
        id="a-table-stands-where-it-is-first-named",
    ),
    pytest.param(
        "[[a]]\nb = 1\n[[a]]\nc = 1\n",
        {("a",): 1, ("a", "b"): 2, ("a", "c"): 4},
        id="a-list-of-tables-stands-where-it-begins",
    ),
    pytest.param(
        "a.b = 1\na . c = 2\n[d]\ne.f = 3\n",
        {("a",): 1, ("a", "b"): 1, ("a", "c"): 2, ("d",): 3, ("d", "e"): 4, ("d", "e", "f"): 4},
        id="dotted-keys-and-the-tables-they-make",
    ),
    pytest.param(
        "[a.b]\nc = 1\n", {("a",): 1, ("a", "b"): 1, ("a", "b", "c"): 2}, id="and-headers"
    ),
    pytest.param(
        '"a.b" = 1\n\'c # d\' = 2\n"=" = 3\n["]"]\n\'"\' = 4\n"" = 5\n',
        {("a.b",): 1, ("c # d",): 2, ("=",): 3, ("]",): 4, ("]", '"'): 5, ("]", ""): 6},
        id="quoted-keys",
    ),
    pytest.param(
        'a."b c".\'d\' = 1\n["e".f]\n',
        {("a", "b c", "d"): 1, ("e", "f"): 2},
        id="quoted-parts-of-dotted-keys",
    ),
    pytest.param(
        '"\\u00e9\\t\\"" = 1\n"\\\\" = 2\n["\\U0001F600"]\n"\t\\"" = 3\n',
        {('é\t"',): 1, ("\\",): 2, ("\U0001f600",): 3, ("\U0001f600", '\t"'): 4},
        id="escapes-in-keys",
    ),
    pytest.param(
        "a = { b = 1, c.d = 'e = {' } # }\nf = 2\n",
        {("a",): 1, ("a", "b"): 1, ("a", "c", "d"): 1, ("f",): 2},
        id="what-is-in-an-inline-table-stands-with-it",
    ),
    pytest.param(
        "a = [\n  1, # ]\n  '[',\n[2,\n3],\n]\nb = 2\n", {("a",): 1, ("b",): 7}, id="long-lists"
    ),
    pytest.param(
        "a = [\n{ b = 1 },\n{ c = [\n2 ] },\n]\nd = 2\n",
        {("a",): 1, ("d",): 6},
        id="tables-in-long-lists",
    ),
    pytest.param(
        'a = """\nb = 1\n[c]\n"""\nd = 2\n', {("a",): 1, ("d",): 5}, id="keys-in-a-long-text"
    ),
    pytest.param(
        "a = '''\nb = 1\n[c]\n'''\nd = 2\n", {("a",): 1, ("d",): 5}, id="keys-in-a-long-literal"
    ),
    pytest.param(
        'a = """"x" ""\\""""\nb = """\n""""" # c\nc = 3\n',
        {("a",): 1, ("b",): 2, ("c",): 4},
        id="quotes-at-the-ends-of-long-texts",
    ),
    pytest.param(
        "a = ''''x''\nb = 1'''''\nc = ''''''\nd = 4\n",
        {("a",): 1, ("c",): 3, ("d",): 4},
        id="and-of-long-literals",
    ),
    pytest.param(
        'a = """x \\\n  b = 1"""\nc = 2\n', {("a",): 1, ("c",): 3}, id="a-line-end-escaped"
    ),
    pytest.param(
        "a = '\"\"\"'\nb = \"'''\"\nc = \"\\\"\" # '''\nd = '\\'\ne = 5\n",
        {("a",): 1, ("b",): 2, ("c",): 3, ("d",): 4, ("e",): 5},
        id="short-texts-that-look-like-long-ones",
    ),
    pytest.param(
        "a = 2020-01-01 # b\nc = 10:00:00\nd = -1.5e3\n",
        {("a",): 1, ("c",): 2, ("d",): 3},
        id="values-without-quotes",
    ),
    pytest.param(
        "true = 1\n1979 = 2\n-_- = 3\n2020-01-01 = 4\n1.5 = 5\n",
        {("true",): 1, ("1979",): 2, ("-_-",): 3, ("2020-01-01",): 4, ("1", "5"): 5},
        id="keys-that-look-like-values",
    ),
]


@pytest.mark.parametrize(("text", "lines"), PLACES)
def test_everything_in_toml_has_its_line(text: str, lines: Lines) -> None:
    document = toml(text)
    assert lines_of(document, lines) == lines


def test_what_is_not_there_stands_where_it_should_be() -> None:
    document = toml("title = 'x'\n[events.a]\ntitle = 'y'\n")
    missing: list[Path] = [("events", "a", "date"), ("events", "a", "b", "c"), ("periods",)]
    assert lines_of(document, missing) == dict(zip(missing, (2, 2, None), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[", id="no-toml"),
        pytest.param("a = " + "[" * 50_000, id="too-deep"),
        pytest.param("a = 1e99999999999999999999", id="too-large-a-number"),
    ],
)
def test_in_what_is_no_toml_nothing_has_a_line(text: str) -> None:
    document = read_toml("t.toml", text.encode())
    assert len(document.problems) == 1
    assert (document.content, document.line_of(("a",))) == ({}, None)


# Made-up TOML.

ONE_LINE = [
    "1",
    "-0.5",
    "2020-01-01",
    "true",
    '"# = [ {"',
    '\'] } """\'',
    '"\\" = \\\\"',
    "[1, [2], '[']",
    "{ a = 1, 'b.c' = [2], d.e = '}' }",
    "[]",
    "{}",
    '""',
    "''",
    '""""""',
    "''''''",
]
LONG = [
    '"""\nk1 = 1\n[k2]\n"""',
    "'''\nk1 = 1\n[k2.k3]\n# '''",
    '"""\\\n  k1 = "a" \\""" \n"""',
    '"""a\n""b"""""',
    "''''\n''''",
    "[\n  1,\n  # ] k1 = 2\n  [2,\n3],\n]",
    "[ '''\n''',\n{ a = '\\', b = \"\"\"\n]\"\"\" } ]",
    "{ a = [\n1 ], b = 2 }",
]
VALUES = st.sampled_from(ONE_LINE + LONG)
NOISE = st.sampled_from(["", "", "# k1 = 1", " \t", "# '''", '# """', "  # [k2]"])
WAYS_TO_WRITE = st.sampled_from(["{}", '"{}"', "'{}'", '"{}.x"', "'{} = #'", '"[{}]"', '"\\"{}"'])
DOTS = st.sampled_from([".", " . ", "\t."])
BLANKS = st.sampled_from(["", " ", "\t"])


class MadeUp:
    """A text of TOML while it is put together, and the lines of what is in it."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data
        self._names = 0
        self._table: Path = ()
        self.text = ""
        self.lines: Lines = {}
        for _ in range(data.draw(st.integers(0, 4))):
            self._add_key()
        for _ in range(data.draw(st.integers(0, 3))):
            self._add_table()
            for _ in range(data.draw(st.integers(0, 3))):
                self._add_key()

    def _add_key(self) -> None:
        self._add_noise()
        written, keys = self._new_keys()
        self._note((*self._table, *keys), above=len(self._table))
        value, blank = self._data.draw(VALUES), self._data.draw(BLANKS)
        self._add(f"{written}{blank}={blank}{value}{self._comment()}")

    def _add_table(self) -> None:
        self._add_noise()
        written, keys = self._new_keys()
        self._note(keys)
        self._table = keys
        left, right = self._data.draw(st.sampled_from([("[", "]"), ("[ ", " ]"), ("[[", "]]")]))
        self._add(f"{left}{written}{right}{self._comment()}")

    def _new_keys(self) -> tuple[str, Path]:
        """One to three parts of a key, as they are written and as they are read."""
        parts = []
        for _ in range(self._data.draw(st.integers(1, 3))):
            self._names += 1
            parts.append(self._data.draw(WAYS_TO_WRITE).format(f"k{self._names}"))
        keys = tuple(next(iter(tomllib.loads(f"{part} = 1"))) for part in parts)
        return self._data.draw(BLANKS) + self._data.draw(DOTS).join(parts), keys

    def _note(self, path: Path, above: int = 0) -> None:
        """Remember the line of a path, and of the tables on it that it makes."""
        line = self.text.count("\n") + 1
        for size in range(above + 1, len(path) + 1):
            self.lines.setdefault(path[:size], line)

    def _add_noise(self) -> None:
        for line in self._data.draw(st.lists(NOISE, max_size=2)):
            self._add(line)

    def _comment(self) -> str:
        return self._data.draw(st.sampled_from(["", " ", " # k1 = [", "#'''"]))

    def _add(self, text: str) -> None:
        self.text += f"{text}\n"


@given(st.data())
def test_everything_in_made_up_toml_has_its_line(data: st.DataObject) -> None:
    made = MadeUp(data)
    text = made.text.replace("\n", "\r\n") if data.draw(st.booleans()) else made.text
    document = toml(text)
    assert lines_of(document, made.lines) == made.lines
    lines = [document.line_of(path) for path in paths_in(document.content)]
    assert None not in lines
    assert lines == sorted(lines, key=lambda line: line or 0)


@pytest.mark.parametrize(
    "quotes",
    [
        pytest.param('"', id="short"),
        pytest.param('"""', id="long"),
        pytest.param("'''", id="literal"),
    ],
)
def test_past_a_long_text_a_line_is_found_in_little_memory(quotes: str) -> None:
    size = 2**18
    document = toml(f"a = {quotes}{'x' * size}{quotes}\nb = 2\n")
    tracemalloc.start()
    try:
        assert document.line_of(("b",)) == 2
        assert tracemalloc.get_traced_memory()[1] < 4 * size
    finally:
        tracemalloc.stop()


# CSV.


def written(rows: list[list[str]], delimiter: str = ",", end: str = "\n") -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    return buffer.getvalue().encode()


def test_every_row_of_a_spreadsheet_is_an_entry_with_its_line() -> None:
    rows = b'\nid,date,note,tags\na,2020,"one\ntwo",x;y\n\n,,\nb,a+1d,,\r\n"c","2021",\n'
    document = read_csv("s.csv", rows)
    assert document.problems == ()
    assert document.content == {
        "sources": {},
        "events": {
            "a": {"date": "2020", "tags": ["x", "y"], "note": "one\ntwo"},
            "b": {"date": "a+1d"},
            "c": {"date": "2021"},
        },
    }
    lines: Lines = {("events", "a"): 3, ("events", "b"): 7, ("events", "c"): 8}
    lines |= {("events", "a", "note"): 3, ("events", "b", "date"): 7, ("events", "c", "title"): 8}
    assert lines_of(document, lines) == lines
    assert lines_of(document, [("events",), ("events", "d")]) == {
        ("events",): None,
        ("events", "d"): None,
    }


def test_a_problem_of_an_entry_has_the_line_of_its_row() -> None:
    document = read_csv("s.csv", b'id,date,note\na,2020-13,"\n\n"\nb,x,\n')
    assert [(found.key, found.line) for found in problems_of([document])] == [
        ("events.a.date", 2),
        ("events.b.date", 5),
    ]


def test_the_problems_of_a_spreadsheet_stand_in_the_order_of_its_lines() -> None:
    rows = b"id,title,date\nB,x,2020\n,,2020\nc,,2020,more\n,44,2020\nc,,2020\n"
    found = read_csv("s.csv", rows).problems
    assert [(problem.line, problem.key) for problem in found] == [
        (2, "id"),
        (3, ""),
        (4, ""),
        (5, "id"),
        (6, "id"),
    ]
    assert found[1] == Problem("s.csv", (), "there is neither an id nor a title", "", 3)


CELL = st.text(st.sampled_from('ab ,;"\n\r\té'), max_size=8)


@given(
    st.lists(st.tuples(CELL, st.integers(0, 2)), min_size=1, max_size=5),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_row_of_a_made_up_spreadsheet_has_its_line(
    notes: list[tuple[str, int]], delimiter: str, end: str
) -> None:
    text = written([["id", "date", "note"]], delimiter, end)
    lines: Lines = {}
    for number, (note, blank) in enumerate(notes):
        identifier = f"e{number}"
        lines["events", identifier] = len(text.decode().splitlines()) + 1
        text += written([[identifier, "2020-01-01", note], *[[]] * blank], delimiter, end)
    document = read_csv("s.csv", text)
    assert document.problems == ()
    assert lines_of(document, lines) == lines
