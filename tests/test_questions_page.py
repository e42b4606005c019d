"""The page of questions is that of the forms of today, and each of its examples is answered."""

import json
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator
from questions_page import (
    AT_NINE,
    PAGE,
    QUESTIONS,
    ROOT,
    TABLE,
    TABLES,
    TERMS,
    difference,
    examples,
)
from running import Run

from handover_cli.language.forms import SLOTS, every_form, forms_for, term_forms
from handover_cli.language.forms.form import Compiled
from handover_cli.language.grammar import Matcher
from handover_cli.language.reading import read
from handover_cli.language.readings import Reading, Words
from handover_cli.language.wording import split

QUESTION_FORMS = [(form, read(form.form.example).words) for form in every_form()]
TERM_FORMS = [
    (form, Words(split(form.form.example)))
    for kind in ("DATE", "PERIOD")
    for form in term_forms(kind)
]
"""The forms of questions and of terms, each with the words of its example."""
SCHEMA = json.loads((ROOT / "src/handover_cli/schemas/records.schema.json").read_text("utf-8"))
VALIDATORS = {
    record: Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{record}"})
    for record in ("answer", "event", "period", "gap")
}


def kind_of(record: dict[str, object]) -> str:
    """The name of a record that `ask` prints."""
    known = {"question": "answer", "ongoing": "period", "days": "gap"}
    return next((name for field, name in known.items() if field in record), "event")


def test_the_page_is_that_of_the_forms() -> None:
    assert difference() == ""


def test_the_page_has_each_table_once() -> None:
    names = [found["name"] for found in TABLE.finditer(PAGE.read_text("utf-8"))]
    assert sorted(names) == sorted(TABLES)


@pytest.mark.parametrize("table", [*QUESTIONS, *(f"computed {name}" for name in TERMS)])
def test_every_example_is_answered(table: str) -> None:
    assert [each.problem for each in examples(table) if each.problem] == []


def test_each_form_is_tried_for_its_example() -> None:
    missed = [
        form.text for form, words in QUESTION_FORMS if form not in list(forms_for(words.folded))
    ]
    assert missed == []


def test_each_form_reads_its_example() -> None:
    forms = [*QUESTION_FORMS, *TERM_FORMS]
    assert [form.text for form, words in forms if not list(_readings(form, words))] == []


def _readings(form: Compiled, words: Words) -> Iterator[Reading]:
    """What a form builds of some words."""
    return words._fill(form, Matcher(words.written, words.folded, SLOTS), 0)


@pytest.mark.parametrize("table", QUESTIONS)
def test_every_record_is_as_the_schema_says_and_its_question_can_be_asked_again(
    table: str, run: Run
) -> None:
    for example in examples(table):
        if example.problem:
            continue
        records = json.loads(run("ask", example.question, "-o", "json", env=AT_NINE).stdout)
        for record in records:
            VALIDATORS[kind_of(record)].validate(record)
        if records and kind_of(records[0]) == "answer":
            again = run("ask", records[0]["question"], env=AT_NINE)
            assert ", ".join(again.stdout.splitlines()) == example.answer


@pytest.mark.parametrize("form", ["table", "markdown", "tsv"])
@pytest.mark.parametrize("table", QUESTIONS)
def test_every_answer_has_every_form(table: str, form: str, run: Run) -> None:
    for example in examples(table):
        if not example.problem:
            assert run("ask", example.question, "-o", form, env=AT_NINE).exit_code in (0, 1, 3)
