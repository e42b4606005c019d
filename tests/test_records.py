"""Every record is what its schema says, and the same in each format for machines."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from records import CASES, WITHOUT_RECORDS, Case, write_tables
from records_schema import SCHEMA, main
from running import Result, Run

from handover_cli.cli import COMMANDS
from handover_cli.spans import DECIMAL_UNITS
from handover_cli.table.loading import problems_in

each_case = pytest.mark.parametrize("case", [pytest.param(case, id=str(case)) for case in CASES])

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


printed: dict[tuple[Case, Path, tuple[str, ...]], str] = {}
"""What has been run: many tests look at the same output."""


def output_of(case: Case, run: Run, folder: Path, *options: str) -> str:
    """What a case prints with the options of the output given."""
    key = case, folder, options
    if key not in printed:
        result: Result = run(*case.line(folder), *options, cwd=folder)
        assert all(line.startswith("Note: ") for line in result.stderr.splitlines())
        assert result.exit_code in (0, 1, 3)
        printed[key] = result.stdout
    return printed[key]


# ------------------------------------------------------------------- against the schema


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of all records, as it comes with the package."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return loaded


def test_the_schema_is_that_of_the_declarations() -> None:
    assert main(["--check"]) == 0, "python tests/records_schema.py writes it anew"


def part_validator(part: dict[str, Any]) -> Draft202012Validator:
    """What validates a part of the schema."""
    return Draft202012Validator({"$defs": schema()["$defs"], **part})


@cache
def validator(name: str) -> Draft202012Validator:
    """What validates the part of the schema that has that name."""
    return part_validator({"$ref": f"#/$defs/{name}"})


def complaints(name: str, document: Any) -> list[str]:
    return [error.message for error in validator(name).iter_errors(document)]


def record_name(case: Case) -> str:
    """What the schema calls the records of a case."""
    if case.record:
        return case.record
    part = schema()["$defs"][case.schema()]
    reference: str = part.get("anyOf", [part])[0]["items"]["$ref"]
    return reference.rpartition("/")[2]


def records() -> list[str]:
    """The names of the records in the schema."""
    parts = schema()["$defs"].items()
    return [name for name, part in parts if part.get("type") == "object" and "title" not in part]


@each_case
def test_a_record_is_what_the_schema_says(case: Case, run: Run, folder: Path) -> None:
    document = json.loads(output_of(case, run, folder, "-o", "json"))
    assert complaints(case.schema(), document) == []
    for record in document[:3]:  # and it can be found by its name
        assert complaints(record_name(case), record) == []
    assert Draft202012Validator(schema()).is_valid(document)


@each_case
def test_the_fields_stand_in_the_order_of_the_schema(case: Case, run: Run, folder: Path) -> None:
    fields = list(schema()["$defs"][record_name(case)]["properties"])
    for record in json.loads(output_of(case, run, folder, "-o", "json")):
        assert list(record) == fields
    header = output_of(case, run, folder, "-o", "tsv").partition("\n")[0]
    assert header.split("\t") == fields


def test_every_command_with_records_is_run() -> None:
    assert {case.command for case in CASES} == set(COMMANDS) - WITHOUT_RECORDS


def test_every_output_in_the_schema_is_of_a_command() -> None:
    named = {reference["$ref"].removeprefix("#/$defs/") for reference in schema()["anyOf"]}
    assert {name for name in named if name in COMMANDS} == set(COMMANDS) - WITHOUT_RECORDS
    assert {case.schema() for case in CASES} <= named


def test_the_schema_is_one() -> None:
    assert set(VALUES) == set(records())
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("record", records())
def test_a_record_in_the_schema_is_whole_closed_and_described(record: str) -> None:
    described = schema()["$defs"][record]
    assert described["required"] == list(described["properties"])
    assert described["additionalProperties"] is False
    for field in described["properties"].values():
        assert field["description"].endswith(".")


def alternatives(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a field may be, one by one: each type, each word of a list."""
    if "anyOf" in described:
        for part in described["anyOf"]:
            yield from alternatives(part)
    elif "enum" in described:
        yield from ({"const": word} for word in described["enum"])
    elif isinstance(described.get("type"), list):
        yield from ({"type": kind} for kind in described["type"])
    else:
        yield described


FOUND = """\
what happened on 2020-11-20
which periods are ongoing
gaps between war and extension
"""


def test_all_that_the_schema_allows_of_a_field_is_seen(run: Run, folder: Path) -> None:
    # Fields with the same description count as one field.
    seen: dict[str, list[Any]] = {}
    for case in CASES:
        for record in json.loads(output_of(case, run, folder, "-o", "json")):
            for field, value in record.items():
                described = schema()["$defs"][record_name(case)]["properties"][field]
                seen.setdefault(json.dumps(described), []).append(value)
    # An answer that is an event has a record of an answer only as one of several lines.
    lines = run("ask", "-", "-o", "json", stdin=FOUND)
    for field, value in chain(*(answer.items() for answer in json.loads(lines.stdout))):
        described = schema()["$defs"]["answer"]["properties"][field]
        seen.setdefault(json.dumps(described), []).append(value)
    unseen = [
        (part, allowed)
        for part, values in seen.items()
        for allowed in alternatives(json.loads(part))
        if not any(map(part_validator(allowed).is_valid, values))
    ]
    assert unseen == []


def drop(field: str) -> Callable[[dict[str, Any]], Any]:
    return lambda record: record.pop(field)


def put(field: str, value: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda record: record.update({field: value})


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        pytest.param(drop("iso"), "'iso' is a required property", id="field-missing"),
        pytest.param(put("more", 1), "'more' was unexpected", id="field-too-many"),
        pytest.param(put("days_min", "10"), "'10' is not of type", id="number-as-text"),
        pytest.param(put("value", 9.5), "9.5 is not of type", id="half-a-day"),
        pytest.param(put("value", "10 days"), "'10 days' is not of type", id="days-as-text"),
        pytest.param(put("unit", None), "None is not of type", id="measure-without-unit"),
        pytest.param(put("unit", "day"), "'day' is not one of", id="unknown-unit"),
        pytest.param(put("calendar", "10d"), "is not valid under any", id="calendar-short"),
        pytest.param(
            put("start_date", "15 November"), "is not valid under any", id="date-in-words"
        ),
        pytest.param(put("kind", "verdict"), "10 is not one of", id="number-as-verdict"),
        pytest.param(put("kind", "choice"), "10 is not of type", id="number-as-choice"),
        pytest.param(put("kind", "count"), "'days' is not of type", id="count-with-a-unit"),
        pytest.param(put("start", None), "None is not of type", id="measure-without-start"),
        pytest.param(put("kind", "date"), "is not valid under any", id="number-as-date"),
        pytest.param(put("weekday", "Wed"), "is not valid under any", id="weekday-cut"),
    ],
)
def test_the_schema_refuses_what_is_no_answer(
    change: Callable[[dict[str, Any]], Any], complaint: str, run: Run
) -> None:
    answers = json.loads(run("between", "deadline", "handover", "-o", "json").stdout)
    assert complaints("between", answers) == []
    changed = deepcopy(answers)
    change(changed[0])
    assert any(complaint in found for found in complaints("between", changed))


NOTATIONS = [
    "1950S2",
    "-1950S2",
    "-0043-03-15",
    "-00XX-?03",
    "?2020-~11-%15",
    "2021-Q3",
    "2021-22",
    "2021-33",
    "2021-W47",
    "[1950?,1952~..1953]",
    "[..-0043]",
    "19th century",
    "before 44 BC",
    "11 February 1731 O.S.",
    "2021-06-15T09:00[Asia/Baku]",
    "1950S2/2021-33",
    "../-0043-03",
    "[1950,1952?]/",
    "2021-22/..",
]
"""Ways to write a date or a stretch. Those that are neither are left out of a table."""


@pytest.mark.parametrize(
    "command",
    ["events", "periods", "timeline", "anniversaries"],
)
def test_every_notation_has_a_record_that_the_schema_allows(
    command: str, run: Run, tmp_path: Path
) -> None:
    seasons = '[seasons]\nsummer = "06-01/08-31"\n'
    entries = chain.from_iterable(
        (
            f'[events.e{number}]\ndate = "{text}"\n',
            f'[periods.p{number}]\ndates = "{text}"\n',
            f'[periods.q{number}]\nend = "9999"\nstart = "{text}"\n',
        )
        for number, text in enumerate(NOTATIONS)
    )
    rows = [each for each in entries if not problems_in([("", (seasons + each).encode())])]
    assert len(rows) > len(NOTATIONS)
    table = tmp_path / "table.toml"
    table.write_text(seasons + "".join(rows))
    document = json.loads(run(command, "-t", str(table), "-o", "json").stdout)
    assert complaints(command, document) == []
    assert document


# ----------------------------------------------------------------- the formats, compared


def as_cells(document: list[dict[str, Any]]) -> Rows:
    """Records from JSON as the formats without types give them."""
    return [{field: as_cell(value) for field, value in record.items()} for record in document]


def as_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, list) else str(value)


def exact(text: str) -> Any:
    """JSON with its numbers as they are written."""
    return json.loads(text, parse_int=str, parse_float=str)


def from_json(text: str) -> Rows:
    return as_cells(exact(text))


def from_jsonl(text: str) -> Rows:
    assert text.endswith("\n") or not text
    return as_cells([exact(line) for line in text.split("\n")[:-1]])


def from_tsv(text: str, fields: list[str] | None = None) -> Rows:
    lines = [[unescaped(cell) for cell in line.split("\t")] for line in text.split("\n")[:-1]]
    return named(lines, fields)


def unescaped(cell: str) -> str:
    meant = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return re.sub(r"\\(.)", lambda found: meant[found[1]], cell)


def from_csv(text: str, fields: list[str] | None = None) -> Rows:
    assert text.endswith("\n") or not text
    return named(list(csv.reader(io.StringIO(text, newline=""), strict=True)), fields)


def named(lines: list[list[str]], fields: list[str] | None) -> Rows:
    """Lines of cells as records, by the names given or those of the first line."""
    if fields is None:
        fields, *lines = lines
    return [dict(zip(fields, line, strict=True)) for line in lines]


READERS: dict[str, Callable[[str], Rows]] = {
    "json": from_json,
    "jsonl": from_jsonl,
    "tsv": from_tsv,
    "csv": from_csv,
}


@each_case
def test_every_format_has_the_same_records(case: Case, run: Run, folder: Path) -> None:
    expected = from_json(output_of(case, run, folder, "-o", "json"))
    for form, read in READERS.items():
        assert read(output_of(case, run, folder, "-o", form)) == expected


@each_case
def test_chosen_fields_are_the_same_in_every_format(case: Case, run: Run, folder: Path) -> None:
    whole = from_json(output_of(case, run, folder, "-o", "json"))
    known = list(schema()["$defs"][record_name(case)]["properties"])
    fields = [known[-1], *known[1:-1:3], known[0]]
    expected = [[record[field] for field in fields] for record in whole]
    chosen = f"--fields={','.join(fields)}"
    for form, read in (
        ("json", from_json),
        ("jsonl", from_jsonl),
        ("tsv", from_tsv),
        ("csv", from_csv),
    ):
        found = read(output_of(case, run, folder, "-o", form, chosen))
        assert [list(record) for record in found] == [fields] * len(whole)
        assert [list(record.values()) for record in found] == expected
    in_a_pipe = from_tsv(output_of(case, run, folder, chosen))
    assert [list(record.values()) for record in in_a_pipe] == expected


@each_case
def test_without_a_header_only_the_header_is_missing(case: Case, run: Run, folder: Path) -> None:
    for form, read in (("tsv", from_tsv), ("csv", from_csv)):
        whole = output_of(case, run, folder, "-o", form)
        alone = output_of(case, run, folder, "-o", form, "--no-header")
        header, _, rest = whole.partition("\n")
        assert alone == rest
        assert read(alone, re.split("[\t,]", header)) == read(whole)
    for form in ("json", "jsonl", "value"):
        whole = output_of(case, run, folder, "-o", form)
        assert output_of(case, run, folder, "-o", form, "--no-header") == whole


LINES = """\
days between the deadline and the actual handover

what is this
when was landmine-deaths
"""


def test_each_line_of_input_has_one_in_every_format(run: Run) -> None:
    def lines(form: str) -> str:
        found = run("ask", "-", "-o", form, stdin=LINES)
        assert found.exit_code == 2
        assert found.stderr.startswith("Error: line 3: in 'what is this'")
        return found.stdout

    document = json.loads(lines("json"))
    assert complaints("ask-lines", document) == []
    assert [answer is None for answer in document] == [False, True, True, False]
    first, last = as_cells([exact(lines("json"))[at] for at in (0, 3)])
    assert lines("value") == "10\n\n\n2021-06\n"
    found = lines("jsonl").split("\n")
    assert [from_jsonl(f"{found[at]}\n") for at in (0, 3)] == [[first], [last]]
    assert found[1:3] == ["", ""]
    for form, read in (("tsv", from_tsv), ("csv", from_csv)):
        header, one, *blank, two, end = lines(form).split("\n")
        assert (blank, end) == (["", ""], "")
        assert read(f"{header}\n{one}\n{two}\n") == [first, last]


ANSWERS = [case for case in CASES if record_name(case) in ("answer", "stored")]

Record = dict[str, Any]


def answered(record: Record) -> str:
    """The value of a record with an answer: `value`, or the range from `min` to `max`."""
    if record["value"] is not None:
        return as_cell(record["value"])
    if record["min"] == "no" or record.get("kind") in ("weekday", "choice"):
        return "undetermined"
    return f"{as_cell(record['min'])}..{as_cell(record['max'])}"


def marked(record: Record) -> str:
    end = record["kind"] in ("start", "end")
    return f"{record['id']}.{record['kind']}" if end else str(record["id"])


def complained(record: Record) -> str:
    place = [record["file"], record["line"], record["column"]]
    parts = [":".join(filter(None, place)), record["key"], record["problem"]]
    text = ": ".join(filter(None, parts))
    return f"{text}; {record['hint']}" if record["hint"] else text


VALUES: dict[str, Callable[[Record], str]] = {
    "answer": answered,
    "explained-answer": answered,
    "stored": answered,
    "event": lambda record: record["id"],
    "shown-event": lambda record: record["date"],
    "period": answered,
    "shown-period": answered,
    "shown-question": answered,
    "anniversary": lambda record: record["anniversary"] or "..",
    "holiday": lambda record: record["date"],
    "step": lambda record: record["date"],
    "claim": lambda record: record["verdict"],
    "problem": complained,
    "mark": marked,
    "gap": lambda record: f"{record['start_date']}/{record['end_date']}",
}
"""A line of the `value` form, by the name of the record."""


@each_case
def test_a_value_is_what_the_record_says(case: Case, run: Run, folder: Path) -> None:
    values = output_of(case, run, folder, "-o", "value").split("\n")[:-1]
    records = exact(output_of(case, run, folder, "-o", "json"))
    if [record.get("kind") for record in records] == ["events"]:  # an event a line
        values = [" ".join(values)]
    for value, record in zip(values, records, strict=True):
        expected = VALUES[record_name(case)](record)
        if value != expected and record["kind"] == "date":  # as it is written, such as 2021-06
            (found,) = exact(run("ask", "when", "is", value, "-o", "json").stdout)
            assert answered(found) == expected
        else:
            assert value == expected


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case)) for case in ANSWERS])
def test_the_question_of_a_record_has_the_same_answer(case: Case, run: Run, folder: Path) -> None:
    long = [option for option in case.arguments if option.startswith("--")]
    for record in json.loads(output_of(case, run, folder, "-o", "json")):
        options = long if record["unit"] in DECIMAL_UNITS else []
        again = Case("ask", (record["question"], *options), case.table)
        (found,) = json.loads(output_of(again, run, folder, "-o", "json"))
        if case.command == "add":  # asks when a date is, which has no second date
            found |= {field: record[field] for field in ("question", "start", "start_date")}
            found |= {field: record[field] for field in ("end", "end_date", "days_min", "days_max")}
        assert {**found, "id": ""} == {**record, "id": ""}


def test_a_field_can_be_chosen_once(run: Run) -> None:
    assert run("events", "--fields", "id,date, id") == Result(
        2, "", "Error: --fields names the field 'id' twice\n"
    )


def test_a_return_in_a_cell_of_csv_is_quoted(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "return.toml"
    table.write_text('[events.due]\ndate = 2020-02-16\nplace = "return\\ralone"\n')
    found = run("events", "-t", str(table), "-ocsv", "--fields=id,place")
    assert found == Result(0, 'id,place\ndue,"return\ralone"\n', "")
