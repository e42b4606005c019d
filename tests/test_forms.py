"""The forms of questions: each reads its own example, and needs the words that it should."""

from random import Random

import pytest
from generated import question_of

from handover_cli.answers.asking import ask_text
from handover_cli.calendar import day_number
from handover_cli.language.forms import (
    SLOTS,
    every_form,
    forms_for,
    term_forms,
    terms_for,
    vocabulary,
)
from handover_cli.language.forms.form import MACROS, Compiled, Form
from handover_cli.language.grammar import Elements, Group, Hole, Literal, Matcher
from handover_cli.language.next_words import openings
from handover_cli.language.phrases import resolve_term
from handover_cli.language.reading import read
from handover_cli.language.readings import Words, possible
from handover_cli.language.resolving import FixedScope
from handover_cli.language.wording import folded, split, without_courtesy
from handover_cli.notations import parse as parse_date
from handover_cli.table import bundled_path, load

BUNDLED = load([bundled_path()])
NOW = FixedScope(
    BUNDLED,
    day_number(2026, 11, 23),
    BUNDLED.business_calendar,
    now=parse_date("2026-11-23T09:00Z"),
)
FORMS = list(every_form())
TERMS = [(kind, form) for kind in ("DATE", "PERIOD") for form in term_forms(kind)]


def shown(form: Compiled) -> str:
    return f"{form.form.pattern} ({form.form.example})"


def words_of(text: str) -> Words:
    words = split(text)
    begin, end = without_courtesy(words)
    return Words(words[begin:end])


@pytest.mark.parametrize("form", [pytest.param(form, id=shown(form)) for form in FORMS])
def test_the_example_of_a_form_is_read_by_it_and_answered(form: Compiled) -> None:
    text = form.form.example
    words = words_of(text)
    matcher = Matcher(words.written, words.folded, SLOTS)
    own = list(words._fill(form, matcher, 0))
    meant = read(text).question(NOW)
    assert meant in possible(iter(own), NOW)
    assert form in list(forms_for(words.folded)), "a form is found by the words of its example"
    for answer in ask_text(text, NOW):
        assert answer.status in (0, 1, 3)
        assert isinstance(answer.text, str)


@pytest.mark.parametrize(
    ("kind", "form"), [pytest.param(kind, form, id=shown(form)) for kind, form in TERMS]
)
def test_the_example_of_a_term_is_read_by_it_and_stands_for_days(kind: str, form: Compiled) -> None:
    words = words_of(form.form.example)
    matcher = Matcher(words.written, words.folded, SLOTS)
    own = list(words._fill(form, matcher, 0))
    readings = words.terms(kind, range(len(words.written)))
    found = [each.value for each in readings if all(name.is_known(NOW) for name in each.names)]
    assert form in list(terms_for(kind, words.folded))
    assert any(
        (term.kind, term.parts) == part.value
        for term in found
        for part in own
        if hasattr(term, "kind")
    )
    assert [resolve_term(term, NOW) for term in found]


@pytest.mark.parametrize("form", FORMS, ids=shown)
def test_a_form_is_found_by_the_words_of_any_question_of_its_pattern(form: Compiled) -> None:
    chance = Random(20201125)  # noqa: S311 - the same questions in every run
    for _ in range(8):
        words = words_of(question_of(form, chance)).folded
        assert form in list(forms_for(words)), " ".join(words)


def _literals(elements: Elements) -> list[str]:
    found: list[str] = []
    for element in elements:
        if isinstance(element, Literal):
            found += element
        elif isinstance(element, Group):
            found += [word for part in element for word in _literals(part)]
    return found


@pytest.mark.parametrize("form", [*FORMS, *(form for _, form in TERMS)], ids=shown)
def test_the_words_of_a_pattern_are_folded(form: Compiled) -> None:
    changed = {word: folded(word) for word in _literals(form.elements) if folded(word) != word}
    assert changed == {}, "such a word never matches"


@pytest.mark.parametrize("form", [*FORMS, *(form for _, form in TERMS)], ids=shown)
def test_the_slots_of_a_pattern_exist_and_macros_are_used_up(form: Compiled) -> None:
    assert "<" not in form.text
    holes = _holes(form.elements)
    assert {name for name, _ in holes} <= SLOTS.keys()


def _holes(elements: Elements) -> list[Hole]:
    found: list[Hole] = []
    for element in elements:
        if isinstance(element, Hole):
            found.append(element)
        elif isinstance(element, Group):
            found += [hole for part in element for hole in _holes(part)]
    return found


@pytest.mark.parametrize("name", SLOTS)
def test_the_phrases_of_a_slot_are_folded(name: str) -> None:
    for first, phrases in SLOTS[name].phrases.items():
        for phrase, _ in phrases:
            assert [folded(word) for word in phrase] == list(phrase)
            assert phrase[0] == first


def test_every_macro_is_used() -> None:
    every = [*FORMS, *(form for _, form in TERMS)]
    text = " ".join(form.form.pattern for form in every) + " ".join(MACROS.values())
    assert [name for name in MACROS if name not in text] == []


def test_no_two_forms_have_one_pattern() -> None:
    for forms in ([*FORMS], [form for kind, form in TERMS if kind == "DATE"]):
        texts = [form.text for form in forms]
        assert [text for text in set(texts) if texts.count(text) > 1] == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["between", "and"], id="words-of-spans"),
        pytest.param(["weekday", "of"], id="words-of-days"),
    ],
)
def test_forms_are_found_by_their_words(words: list[str]) -> None:
    found = list(forms_for(words))
    assert found
    assert len(found) == len(set(map(id, found)))


def test_the_vocabulary_has_the_words_of_patterns_and_slots() -> None:
    words = vocabulary()
    assert {"between", "monday", "days", "inclusive", "the", "today", "halfway"} <= words
    assert all(word == word.casefold() for word in words)


def test_a_question_can_begin_with_these_words_and_no_others() -> None:
    begins = openings()
    assert {"how", "what", "when", "is", "days", "between"} <= begins
    assert not {"deadline", "and"} & begins


def test_a_form_is_a_row_of_data() -> None:
    form = Compiled(Form("days to|until DATE", lambda **_: None, "days to x"))
    assert form.elements[0] == ("days",)
    assert form.words == {"days", "to", "until"}
