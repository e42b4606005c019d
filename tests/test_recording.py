"""A record holds all that a command says, and two records are compared line by line."""

import json

from recording import answered, differences, made

TABLE = b"[events.a]\ndate = 2020-01-01\n"


def recorded(*arguments: str, stdin: bytes = b"", table: bytes = TABLE) -> str:
    command = made(*arguments, stdin=stdin, files={"t.toml": table}, env={"COLUMNS": "60"})
    return answered(json.dumps(command))


def test_a_record_holds_status_both_streams_and_new_files() -> None:
    assert json.loads(recorded("init", "new.toml"))["files"].keys() == {"new.toml"}
    assert json.loads(recorded("ask", "-", stdin=b"when was nothing\n"))["said"][:2] == [2, "\n"]
    assert json.loads(recorded("events", "-t", "t.toml", "-o", "value")) == {
        "command": "COLUMNS=60 handover events -t t.toml -o value",
        "said": [0, "a\n", ""],
        "files": {},
    }


def test_only_what_says_something_else_is_shown() -> None:
    same = recorded("between", "2020-01-01", "2020-01-02")
    old = recorded("events", "-t", "t.toml", "-o", "value")
    new = recorded("events", "-t", "t.toml", "-o", "value", table=TABLE.replace(b".a", b".b"))
    assert list(differences([same, old], [same, new])) == [
        "$ COLUMNS=60 handover events -t t.toml -o value\n@@ -2 +2 @@\n-a\n+b\n"
    ]
