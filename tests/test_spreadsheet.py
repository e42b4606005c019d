"""Spreadsheets read as tables: what is accepted, what is refused, and that texts stay whole."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run

from handover_cli.documents.csv import read
from handover_cli.documents.ids import slug
from handover_cli.documents.toml_text import quoted
from handover_cli.table.entries import Source
from handover_cli.table.importing import toml_of
from handover_cli.table.loading import load_text
from handover_cli.table.merging import TableProblems
from handover_cli.table.table import Table
from handover_cli.text import acts


def toml(text: str | bytes) -> str:
    """The table that a spreadsheet makes."""
    return toml_of(read("s.csv", text.encode() if isinstance(text, str) else text))


def table_of(text: str | bytes) -> Table:
    return load_text(toml(text))


def refused(text: str | bytes) -> list[str]:
    """The problems of a spreadsheet, without the file's name."""
    with pytest.raises(TableProblems) as raised:
        toml(text)
    return [str(problem).removeprefix("s.csv:") for problem in raised.value.problems]


PLAIN = "id,title,date\nend,The end,2020-11-25\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAIN.encode(), id="plain"),
        pytest.param(PLAIN.encode("utf-8-sig"), id="byte order mark"),
        pytest.param(PLAIN.encode("utf-16"), id="UTF-16, little-endian, with its mark"),
        pytest.param(b"\xfe\xff" + PLAIN.encode("utf-16-be"), id="UTF-16, big-endian"),
        pytest.param(PLAIN.replace("\n", "\r\n").encode(), id="lines of Windows"),
        pytest.param(PLAIN.replace("\n", "\r").encode(), id="lines of old Macs"),
        pytest.param(PLAIN.rstrip().encode(), id="no end to the last line"),
        pytest.param(PLAIN.replace(",", ";").encode(), id="semicolons"),
        pytest.param(PLAIN.replace(",", "\t").encode(), id="tabs"),
        pytest.param(b'"id","title","date"\n"end","The end","2020-11-25"\n', id="quotes"),
        pytest.param(b'"id";"title";"date"\n"end";"The end";"2020-11-25"\n', id="quotes, ;"),
        pytest.param(b"DATE, Id ,tiTLE\n 2020-11-25 , end,The end\n", id="any case and order"),
        pytest.param(b"\n\nid,title,date\n,,\n\nend,The end,2020-11-25\n , ,\n", id="blank rows"),
        pytest.param(b"id,title,date,,\nend,The end,2020-11-25,,\n", id="columns that are empty"),
        pytest.param(b"id,title,date,note,tags\nend,The end,2020-11-25\n", id="a short row"),
    ],
)
def test_what_spreadsheets_write_is_read(content: bytes) -> None:
    table = table_of(content)
    (event,) = table.events.values()
    assert (event.id, event.title, event.date.text) == ("end", "The end", "2020-11-25")


def test_every_column_finds_its_key() -> None:
    text = (
        "id,title,date,aliases,source,note,place,tags\n"
        'a,A,2021-06~,"one; two, three ;",https://x.org/a?b=1,Note,Place,"t1,t2;t3"\n'
        "b,B,a+1d,,The Paper,,,\n"
        "c,,[..1984],,The Paper,,,\n"
    )
    table = table_of(text)
    a, b, c = table.events.values()
    assert (a.aliases, a.tags) == (("one", "two, three"), ("t1", "t2", "t3"))
    assert (a.note, a.place, a.date.qualifiers) == ("Note", "Place", "approximate")
    assert (b.date.text, b.source) == ("2021-06-02..2021-07-01", "the-paper")
    assert (c.title, c.date.text, c.source) == ("c", "[..1984]", "the-paper")
    assert table.sources == {
        "x-org-a-b1": Source("x-org-a-b1", url="https://x.org/a?b=1"),
        "the-paper": Source("the-paper", "The Paper"),
    }


def test_a_full_date_is_one_of_toml_and_every_other_a_text() -> None:
    made = toml("id,date\na,2020-11-15\nb,2020-11\nc,a+1d\nd,2020-11-15~\n")
    dates = [line for line in made.splitlines() if line.startswith("date")]
    assert dates == [
        "date = 2020-11-15",
        'date = "2020-11"',
        'date = "a+1d"',
        'date = "2020-11-15~"',
    ]


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        pytest.param("War began", "war-began", id="words"),
        pytest.param("  War -- began!  ", "war-began", id="what is no letter"),
        pytest.param("Café de l'Été", "cafe-de-l-ete", id="accents"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("Phase 2 began", "phase2-began", id="digits join the word before"),
        pytest.param("Ｆｕｌｌ width", "full-width", id="wide letters"),
        pytest.param("44-day war", "", id="digits first"),
        pytest.param("Kəlbəcər", "", id="a letter that would be lost"),
        pytest.param("戦争", "", id="no Latin letters"),
        pytest.param("—", "", id="no letters"),
    ],
)
def test_an_id_is_made_of_a_title_or_asked_for(title: str, identifier: str) -> None:
    assert slug(title) == identifier
    text = f"title,date\n{title},2020-01-01\n"
    if identifier:
        assert list(table_of(text).events) == [identifier]
    else:
        assert refused(text) == [f"2: id: no id can be made of the title '{title}'; give it one"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("", ["1: the file is empty"], id="empty"),
        pytest.param("\n , \n", ["1: the file is empty"], id="blank"),
        pytest.param("id,date\n", ["1: no row comes after the header"], id="header alone"),
        pytest.param(
            "id,titel,date\n",
            ["1: 'titel' is no column; did you mean 'title'?"],
            id="a column mistyped",
        ),
        pytest.param(
            "\nid,date,ID,end,qqq\n",
            [
                (
                    "2: 'end' is no column; columns are id, title, date, aliases, source,"
                    " note, place, tags, calendar"
                ),
                (
                    "2: 'qqq' is no column; columns are id, title, date, aliases, source,"
                    " note, place, tags, calendar"
                ),
                "2: there are two columns 'id'",
            ],
            id="columns unknown and twice",
        ),
        pytest.param("id,title\n", ["1: the column date is missing"], id="no dates"),
        pytest.param(
            "date,note\n",
            ["1: the columns id and title are both missing; one of them is needed"],
            id="no names",
        ),
        pytest.param("id,date\na\n", ["2: date: it is missing"], id="no date"),
        pytest.param(
            "id,title,date\n,,2020-01-01\n",
            ["2: there is neither an id nor a title"],
            id="no name",
        ),
        pytest.param(
            "id,date\nThe War,2020-01-01\n戦,2020-01-01\n",
            [
                "2: id: 'The War' is no id; did you mean 'the-war'?",
                (
                    "3: id: '戦' is no id; an id is lower-case letters, digits and single"
                    " hyphens, such as war-began"
                ),
            ],
            id="no id",
        ),
        pytest.param(
            "id,title,date\na,,2020-01-01\na,,2020-01-02\n,A,2020-01-03\n",
            [
                "3: id: the id 'a' is already that of line 2; give it another",
                (
                    "4: id: the id 'a', made of the title, is already that of line 2;"
                    " give it another"
                ),
            ],
            id="an id twice",
        ),
        pytest.param(
            "id,date\ntoday,2020-01-01\n",
            ["2: 'today' is a word of the question language; choose another"],
            id="a word of the language",
        ),
        pytest.param(
            'id,date,note\na,2020-01-01,"one\ntwo"\nb,x,\n,,\nc,tomorrow,\n',
            [
                (
                    "4: date: no event or date 'x'; a date is YYYY-MM-DD (or another EDTF"
                    " date), a name from the table, today, yesterday or tomorrow, with shifts such"
                    " as +10d or -1y6m"
                ),
                "6: date: 'tomorrow' depends on the day it is read; write the day itself",
            ],
            id="lines are those of the file",
        ),
        pytest.param(
            "id,date,note\na,2020-01-01,one, two\nb,2020-01-01,,,x\n",
            [
                "2: ' two' stands in no column; quote a text that holds a separator",
                "3: 'x' stands in no column; quote a text that holds a separator",
            ],
            id="more cells than columns",
        ),
        pytest.param(
            'id,date\na,2020-13-01\n"b,2020-01-01\n',
            [
                "2: date: there is no month 13 in '2020-13-01': months go from 01 to 12",
                "3: this is no CSV: unexpected end of data",
            ],
            id="a quote without an end",
        ),
        pytest.param(
            'id,date\n"a"b,2020-01-01\n',
            ["2: this is no CSV: ',' expected after '\"'"],
            id="a text goes on after its quotes",
        ),
        pytest.param(
            '"id,date\n', ["1: this is no CSV: unexpected end of data"], id="in the header"
        ),
        pytest.param(
            "id,date\nBad Id,nonsense\nline2,\n",
            [
                "2: id: 'Bad Id' is no id; did you mean 'bad-id'?",
                (
                    "2: date: no event or date 'nonsense'; a date is YYYY-MM-DD (or another"
                    " EDTF date), a name from the table, today, yesterday or tomorrow, with shifts"
                    " such as +10d or -1y6m"
                ),
                "3: date: it is missing",
            ],
            id="a row can have two problems, and any id",
        ),
        pytest.param(
            "id,date\nline3,2020-01-01\nBad Id,2020-01-02\n",
            ["3: id: 'Bad Id' is no id; did you mean 'bad-id'?"],
            id="whatever ids other rows have",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, problems: list[str]) -> None:
    assert refused(text) == problems


def test_rows_may_share_a_title() -> None:
    found = table_of("id,title,date\na,Same,2020-01-01\nb,same,2020-01-02\n")
    assert [event.title for event in found.events.values()] == ["Same", "same"]


def test_bytes_that_are_no_text_have_a_line() -> None:
    problem = "this is neither UTF-8 nor marked as UTF-16; save the file as CSV UTF-8"
    assert refused(b"id,date\na,2020\n\xe9,2020\n") == [f"3: {problem}"]


def test_half_a_character_of_utf_16_is_no_text() -> None:
    problem = "this is neither UTF-8 nor marked as UTF-16; save the file as CSV UTF-8"
    assert refused(b"\xff\xfei\x00d") == [f"1: {problem}"]


def test_a_cell_without_end_is_refused() -> None:
    assert refused(f'id,date\n"{"x" * 200_000}",2020\n') == [
        "2: this is no CSV: field larger than field limit (131072)"
    ]


def test_sources_get_ids_of_their_own() -> None:
    long = "A very long title of a source that no one would like to see as an id"
    names = [long, f"{long}, again", "戦争", "平和", "war", "War"]
    rows = "".join(
        f'e{letter},2020-01-01,"{name}"\n' for letter, name in zip("abcdef", names, strict=True)
    )
    table = table_of(f"id,date,source\n{rows}")
    assert {key: source.title for key, source in table.sources.items()} == {
        "a-very-long-title-of-a-source-that-no": long,
        "a-very-long-title-of-a-source-that-no2": f"{long}, again",
        "source": "戦争",
        "source2": "平和",
        "war": "war",
        "war2": "War",
    }


def test_a_name_of_a_file_cannot_end_its_comment(tmp_path: Path, run: Run) -> None:
    name = 'x\n[events.evil]\ndate = "2020"\n'
    (tmp_path / name).write_text("id,date\na,2020\n")
    made = run("init", "-", "--from", name, cwd=tmp_path).stdout
    assert list(load_text(made).events) == ["a"]


# ---------------------------------------------------------------------- properties

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\",;\\\n\r\t\x00\x1b\u202e[]#='"),
    max_size=20,
)
CELLS = TEXTS.map(lambda text: text if text.strip() else "")


def written(rows: list[list[str]], delimiter: str, end: str) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    return buffer.getvalue().encode()


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_text_comes_through_exactly(
    rows: list[tuple[str, str, str]], delimiter: str, end: str
) -> None:
    header = ["id", "date", "note", "place", "source"]
    cells = [[f"e{'x' * n}", "2020-01-01", *texts] for n, texts in enumerate(rows)]
    table = table_of(written([header, *cells], delimiter, end))
    found = []
    for event in table.events.values():
        source = table.sources.get(event.source, Source(""))
        found.append((event.note, event.place, source.title or source.url))
    assert found == rows


@given(TEXTS)
def test_a_toml_string_is_one_line_that_does_not_act_and_means_the_text(text: str) -> None:
    shown = quoted(text)
    assert not any(map(acts, shown))
    if text.strip():
        assert (
            load_text(
                f"title = {shown}\n\n[events.a]\ndate = 2020\n".replace("2020", '"2020"')
            ).title
            == text.strip()
        )


@given(st.binary(max_size=60) | TEXTS.map(lambda t: f"id,title,date\n{t}".encode()))
def test_whatever_comes_in_a_table_or_a_list_of_problems_comes_out(content: bytes) -> None:
    try:
        text = toml(content)
    except TableProblems as refusal:
        assert refusal.problems
    else:
        assert load_text(text).events


def test_the_example_of_the_documents_is_read() -> None:
    example = Path(__file__).parents[1] / "docs" / "examples" / "flat.csv"
    assert len(table_of(example.read_bytes()).events) == 4
