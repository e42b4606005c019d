"""The JSON Schema of all records, made from their declarations in `answers.records`.

python tests/records_schema.py            writes the file that comes with the package
python tests/records_schema.py --check    says whether it would change, and changes nothing
"""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from handover_cli.answers.records import OF_COMMAND, RECORDS, SHOWN, Field, Record
from handover_cli.answers.steps import RULES

SCHEMA = Path(__file__).parents[1] / "src" / "handover_cli" / "schemas" / "records.schema.json"

Schema = dict[str, Any]

_DAY = "-?[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?"
_OFFSET = "[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?"
_MOMENT = rf"{_DAY}T{_TIME}(Z|{_OFFSET})?(\[[A-Za-z0-9/_+-]+\])?"
_PART = r"[0-9]+(\.[0-9]+)? (year|month|day|hour|minute|second)s?"
_SPAN = rf"-?{_PART}(, {_PART})*"
_CLOCK_PART = r"T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?"
_DURATION = f"-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?({_CLOCK_PART})?"

TYPES: dict[str, Schema] = {
    "id": {
        "description": "The name of an entry in the table.",
        "pattern": "^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$",
        "examples": ["war-began"],
    },
    "day": {
        "description": "One day, from -9999-01-01 to 9999-12-31. The year 0000 is 1 BC.",
        "pattern": f"^{_DAY}$",
        "examples": ["2020-11-25", "-0043-03-15"],
    },
    "date": {
        "description": "One day that may be known only imprecisely: an EDTF date, or earliest and"
        " latest day with nothing at an open end. Or a moment; two, if the clock showed its time"
        " twice.",
        "pattern": rf"^([0-9X?~%-]{{4,}}(S[1-4])?|\[.+\]|({_DAY})?\.\.({_DAY})?|{_MOMENT}(\.\.{_MOMENT})?)$",
        "examples": ["2020-11-25", "2021-06", "[..2024-11-25]", "2021-06-11..2021-07-10"],
    },
    "moment": {
        "description": "A day with a clock time, with the offset from UTC and the zone if they are"
        " known, as RFC 9557 has it.",
        "pattern": f"^{_MOMENT}$",
        "examples": ["2020-11-15T23:59:00", "2020-11-15T23:59:00+04:00[Asia/Baku]"],
    },
    "time": {
        "description": "A time of day, with up to nine places of a second.",
        "pattern": f"^{_TIME}$",
        "examples": ["23:59:00", "09:30:00.25"],
    },
    "zone": {
        "description": "A time zone: its name in the IANA database, an offset from UTC, or `UTC`.",
        "pattern": f"^([A-Za-z][A-Za-z0-9/_+-]*|{_OFFSET})$",
        "examples": ["Asia/Baku", "+04:00", "UTC"],
    },
    "instant": {
        "description": "A moment in UTC.",
        "pattern": f"^{_DAY}T{_TIME}Z$",
        "examples": ["2020-11-15T19:59:00Z"],
    },
    "interval": {
        "description": "Both ends of a period, each a date.",
        "pattern": "^[^/]+/[^/]+$",
        "examples": ["2020-09-27/2020-11-09"],
    },
    "range": {
        "description": "The least and the greatest whole number that the dates allow, with nothing"
        " at an open end.",
        "pattern": r"^(-?[0-9]+)?\.\.(-?[0-9]+)?$",
        "examples": ["188..217", "730.."],
    },
    "week": {
        "description": "An ISO 8601 week.",
        "pattern": "^-?[0-9]{4}-W[0-9]{2}$",
        "examples": ["2020-W48"],
    },
    "weekday": {
        "description": "A day of the week, in English.",
        "enum": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        "examples": ["Wednesday"],
    },
    "calendar span": {
        "description": "Years, months and days in words, without parts that are zero, a minus"
        " before the whole. Between moments also hours, minutes and seconds. A range is"
        " `least..greatest`, with nothing at an open end.",
        "pattern": rf"^({_SPAN})?(\.\.({_SPAN})?)?$",
        "examples": ["27 years, 7 months, 23 days", "6 months, 7 days..7 months, 5 days"],
    },
    "duration": {
        "description": "An ISO 8601 duration of years, months and days, between moments also of"
        " hours, minutes and seconds, a minus before the whole. A range as for a calendar span.",
        "pattern": rf"^({_DURATION})?(\.\.({_DURATION})?)?$",
        "examples": ["P27Y7M23D", "P6M7D..P7M5D"],
    },
    "explained-step": {
        "description": "A step on the way to an answer: a sentence, the rule behind it, and the"
        " values that the rule takes and gives. The rules are listed in docs/explain.md.",
        "type": "object",
        "properties": {"rule": {"enum": list(RULES)}, "text": {"type": "string"}},
        "required": ["rule", "text"],
        "examples": [
            {"rule": "add-days", "text": "2020-11-15 plus 10 days is 2020-11-25.", "days": 10}
        ],
    },
}
"""The types with a name of their own. All but the last are text."""

_SIMPLE = {"text": "string", "number": "number", "integer": "integer", "boolean": "boolean"}


def records_schema() -> Schema:
    """The JSON Schema of what commands print with `-o json`.

    It has a definition for each command, each record and each type.
    """
    outputs = _outputs()
    definitions = {
        **outputs,
        **{record.name: _record(record) for record in RECORDS.values()},
        "by-kind": _BY_KIND,
        "by-unit": _by_unit(),
        **{_key(name): _type(name, described) for name, described in TYPES.items()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:handover-cli:records",
        "title": "Records of handover",
        "description": "What a command of handover prints with -o json. $defs has the output of"
        " each command by its name (ask has two more: ask-lines for `ask -`, ask-stored for `ask`"
        " alone; explained is for answers with --explain), the records these are made of, and the types of their fields.",
        "anyOf": [_reference(name) for name in outputs],
        "$defs": definitions,
    }


def schema_text() -> str:
    """The schema as a file has it: a definition a line."""
    schema = records_schema()
    lines = [
        f"    {json.dumps(name)}: {json.dumps(part, ensure_ascii=False)}"
        for name, part in schema.pop("$defs").items()
    ]
    head = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in schema.items()]
    return "{\n" + ",\n".join(head) + ',\n  "$defs": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def _outputs() -> dict[str, Schema]:
    shown = [_reference(name) for name in SHOWN.values()]
    answers = {
        "description": "One answer for each unit that was asked for.",
        **_list_of(_reference("answer")),
        "minItems": 1,
    }
    found = [
        {
            "description": f"The {record}s that a question asks for.",
            **_list_of(_reference(record)),
        }
        for record in ("event", "period", "gap")
    ]
    lines, explained = (
        {"anyOf": [_reference(record), {"type": "null"}]}
        for record in ("answer", "explained-answer")
    )
    return {
        **{
            command: answers if record == "answer" else _list_of(_reference(record))
            for command, record in OF_COMMAND.items()
        },
        "ask": {"anyOf": [answers, *found]},
        "ask-lines": {
            "description": "One element for each line of input, null for a line that is blank or"
            " could not be answered.",
            **_list_of(lines),
        },
        "explained": {
            "description": "One answer for each unit, or one element for each line of input, with"
            " the steps to it.",
            **_list_of(explained),
        },
        "ask-stored": _list_of(_reference("stored")),
        "show": {
            "description": "One record, of the kind of the entry that was named.",
            **_list_of({"anyOf": shown}),
            "minItems": 1,
            "maxItems": 1,
        },
    }


def _record(record: Record) -> Schema:
    names = list(record.names)
    has_unit = "unit" in names and "value" in names
    rules = [_reference("by-kind")] if "kind" in names and has_unit else []
    rules += [_reference("by-unit")] if has_unit else []
    return {
        "type": "object",
        "properties": {field.name: _field(field) for field in record.fields.values()},
        "required": names,
        "additionalProperties": False,
        **({"allOf": rules} if rules else {}),
    }


def _field(field: Field) -> Schema:
    return {"description": field.doc, **schema_of(field.type)}


def schema_of(written: str) -> Schema:
    """The schema of a type, as a declaration writes it.

    >>> schema_of("integer or null"), schema_of("`yes` or `no`")
    ({'type': ['integer', 'null']}, {'enum': ['yes', 'no']})
    >>> schema_of("list of ids")
    {'type': 'array', 'items': {'$ref': '#/$defs/id'}}
    """
    alternatives = re.split(", | or ", written)
    parts = [_alternative(alternative) for alternative in alternatives]
    if all("enum" in part or part == {"type": "null"} for part in parts):
        return {"enum": [word for part in parts for word in part.get("enum", [None])]}
    if len(parts) == 1:
        return parts[0]
    if all("type" in part and "items" not in part for part in parts):
        merged = {key: value for part in parts for key, value in part.items()}
        return {**merged, "type": [part["type"] for part in parts]}
    return {"anyOf": parts}


def _alternative(written: str) -> Schema:
    if written == "null":
        return {"type": "null"}
    if written.startswith("`"):
        return {"enum": [written.strip("`")]}
    if written.startswith("list of "):
        return _list_of(_alternative(written.removeprefix("list of ").removesuffix("s")))
    if written == "integer from 1":
        return {"type": "integer", "minimum": 1}
    return {"type": _SIMPLE[written]} if written in _SIMPLE else _reference(_key(written))


def _type(name: str, described: Schema) -> Schema:
    kind = {} if "enum" in described else {"type": "string"}
    return {"title": name, **kind, **described}


def _key(name: str) -> str:
    return name.removesuffix(" span")


def _list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(name: str) -> Schema:
    return {"anyOf": [_reference(name), {"type": "null"}]}


def _answers(schema: Schema) -> Schema:
    """What the value, the minimum and the maximum of an answer are."""
    return dict.fromkeys(("value", "min", "max"), schema)


def _if(field: str, values: list[str], then: Schema, otherwise: Schema | None = None) -> Schema:
    rule = {"if": {"properties": {field: {"enum": values}}}, "then": {"properties": then}}
    return {**rule, "else": {"properties": otherwise}} if otherwise else rule


_TEXT, _NULL = {"type": "string"}, {"type": "null"}
_BY_KIND: Schema = {
    "description": "What the kind of an answer says of its other fields.",
    "allOf": [
        _if(
            "kind",
            ["measure"],
            {
                **dict.fromkeys(("start", "start_date"), _TEXT),
                **dict.fromkeys(("end", "counting", "unit", "calendar", "iso"), _TEXT),
                "end_date": _reference("date"),
                "weekday": _NULL,
            },
            dict.fromkeys(("counting", "calendar", "iso"), _NULL),
        ),
        _if("kind", ["measure", "duration"], {}, {"unit": _NULL}),
        _if("kind", ["date"], _answers({"anyOf": [*map(_reference, ("day", "moment")), _NULL]})),
        _if(
            "kind",
            ["weekday"],
            {
                **dict.fromkeys(("end", "end_date", "days_min", "days_max"), _NULL),
                **_answers(_or_null("weekday")),
            },
        ),
        _if(
            "kind",
            ["verdict"],
            {
                **_answers({"enum": ["yes", "no"]}),
                "value": {"enum": ["yes", "no", None]},
                "weekday": _NULL,
            },
        ),
        _if("kind", ["count"], _answers({"type": ["integer", "null"]})),
        _if(
            "kind", ["choice", "events", "periods", "gaps"], _answers({"type": ["string", "null"]})
        ),
        _if(
            "kind",
            ["duration"],
            dict.fromkeys(("days_min", "days_max", "weekday"), _NULL),
        ),
    ],
}


def _by_unit() -> Schema:
    kinds: list[tuple[list[str], Schema]] = [
        (["days", "business-days"], {"type": ["integer", "null"]}),
        (["weeks", "months", "years"], {"type": ["number", "null"]}),
        (["fortnights", "quarters", "decades", "centuries"], {"type": ["number", "null"]}),
        (["hours", "minutes", "seconds"], {"type": ["number", "null"]}),
        (["calendar"], _or_null("calendar")),
        (["iso"], _or_null("duration")),
    ]
    return {
        "description": "What the unit of a measure says of its value.",
        "allOf": [_if("unit", units, _answers(schema)) for units, schema in kinds],
    }


def main(arguments: Sequence[str]) -> int:
    """Write the schema anew, or with `--check` only say whether it differs."""
    differs = SCHEMA.read_text("utf-8") != schema_text()
    if differs and "--check" not in arguments:
        SCHEMA.write_text(schema_text(), "utf-8")
    return int(differs and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
