"""Reading questions: which words are names, which are courtesy, and what takes too long."""

import pytest

from handover_cli.answers.asking import ask_text
from handover_cli.calendar import day_number
from handover_cli.errors import HandoverError
from handover_cli.language.reading import MAX_LENGTH, MAX_WORDS, read
from handover_cli.language.resolving import FixedScope
from handover_cli.table.loading import load_text
from handover_cli.table.table import Table

TODAY = day_number(2026, 11, 23)
TABLE = load_text("""
[events.deadline]
date = 2020-11-15
[events.handover]
date = 2020-11-25
title = "Return of Kalbajar"
[events.friday]
date = 2020-01-01
title = "Next Friday"
[events.tea]
date = 2020-03-03
title = "Tea and cake"
[events.fight]
date = 2020-04-04
title = "Between the lines"
[events.week]
date = 2020-05-05
title = "In 10 days"
[events.signing]
date = 2020-06-06
title = "Signing of the treaty"
[periods.war]
start = 2020-09-27
end = 2020-11-09
[periods.break-up]
start = 2021-01-01
end = 2021-01-31
title = "The last week"
""")


def found(text: str, table: Table = TABLE) -> str:
    (answer,) = ask_text(text, FixedScope(table, TODAY, names_override=True))
    return answer.text


def refusal(text: str, table: Table = TABLE) -> str:
    with pytest.raises(HandoverError) as caught:
        ask_text(text, FixedScope(table, TODAY, names_override=True))
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("when was next Friday", "2020-01-01", id="a title that is a computed day"),
        pytest.param("when was in 10 days", "2020-05-05", id="a title that is a shift of today"),
        pytest.param("days between tea and cake and deadline", "257", id="a title with and"),
        pytest.param("days between deadline and tea and cake", "-257", id="the same title last"),
        pytest.param("days from between the lines to deadline", "225", id="a title with between"),
        pytest.param("when did the treaty signing start", "", id="no name at all"),
        pytest.param("how long was the last week", "30 days", id="a period that is a computed one"),
        pytest.param("days until 2026-12-25", "32", id="a date"),
        pytest.param("when was the return of kalbajar", "2020-11-25", id="a title in lower case"),
        pytest.param("when was 'Return of Kalbajar'", "2020-11-25", id="in quotes"),
        pytest.param('when was "Return of Kalbajar"?', "2020-11-25", id="in double quotes"),
        pytest.param(
            "when was \u201cReturn of Kalbajar\u201d", "2020-11-25", id="in typeset quotes"
        ),
        pytest.param("when was the treaty signed", "", id="a verb without its title"),
        pytest.param("when was signing of the treaty", "2020-06-06", id="its title"),
    ],
)
def test_names_win_over_words(text: str, expected: str) -> None:
    if expected:
        assert found(text) == expected
    else:
        assert refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "please {}",
        "Please, {}",
        "{}, please",
        "can you tell me {}?",
        "could you please tell me {}?",
        "hey, {}",
        "so {}",
        "tell me {}.",
        "I want to know {}!",
        "do you know {}?",
        "{} exactly",
        "{}, really?",
        "{} thanks",
        "handover {}",
        "and {}",
        "{}?!",
        "{} ?",
        "  {}  ",
    ],
)
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many days between deadline and handover", "10"),
        ("when was the handover", "2020-11-25"),
        ("10 days after the deadline", "2020-11-25"),
        ("is the handover after the deadline", "yes"),
    ],
)
def test_courtesy_changes_nothing(text: str, question: str, expected: str) -> None:
    assert found(text.format(question)) == expected


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("what's the weekday of the handover", "what is the weekday of the handover"),
        ("When\u2019s the handover?", "when is the handover"),
        ("how long's the war", "how long is the war"),
        (
            "HOW MANY DAYS BETWEEN DEADLINE AND HANDOVER",
            "how many days between deadline and handover",
        ),
        ("how many days   between\tdeadline\nand handover", "days between deadline and handover"),
        ("how many days from deadline till handover", "how many days from deadline until handover"),
        ("days between the deadline, and the handover", "days between deadline and handover"),
        ('is the "war" really 44 days?', "is the war 44 days"),
        ("was the handover actually after the deadline", "was the handover after the deadline"),
        ("2020-11-25 - 2020-11-15", "2020-11-25 minus 2020-11-15"),
        ("2020-11-25 \u2212 2020-11-15", "2020-11-25 minus 2020-11-15"),
    ],
)
def test_words_that_are_the_same(text: str, same: str) -> None:
    assert found(text) == found(same)


def test_a_name_that_begins_with_a_word_of_courtesy() -> None:
    table = load_text(
        "[events.x]\ndate = 2020-01-01\ntitle = 'Hello Kitty'\n[events.find]\ndate = 2020-02-02"
    )
    assert found("when was hello kitty", table) == "2020-01-01"
    assert found("when was find", table) == "2020-02-02"


def test_a_name_that_begins_with_a_word_of_emphasis() -> None:
    table = load_text("[events.x]\ndate = 2020-01-01\ntitle = 'Really Big Day'")
    assert found("when was the really big day", table) == "2020-01-01"


@pytest.mark.parametrize(
    ("titles", "text", "shown"),
    [
        pytest.param(
            ("a and b", "b and c", "x", "c"),
            "days between x and b and c",
            "",
            id="one reading has all its names",
        ),
        pytest.param(
            ("x", "y and z", "x and y", "z"),
            "days between x and y and z",
            "days between 'x' and 'y and z', or days between 'x and y' and 'z'",
            id="two readings have all their names",
        ),
    ],
)
def test_names_choose_among_readings(titles: tuple[str, ...], text: str, shown: str) -> None:
    rows = (
        f"[events.e{letter}]\ndate = 2020-01-{number:02d}\ntitle = '{title}'\n"
        for number, (letter, title) in enumerate(zip("abcdef", titles, strict=False), start=1)
    )
    table = load_text("".join(rows))
    if shown:
        assert refusal(text, table) == (
            f"'{text}' can be read in two ways: {shown}; use ids instead of titles"
        )
    else:
        assert found(text, table)


def test_questions_of_two_kinds_are_two() -> None:
    # Named tuples of two kinds with the same parts would be equal.
    table = load_text("[periods.spring]\nstart = 2020-03-01\nend = 2020-05-31")
    for text in ("when was 2020-03-05", "what day was 2020-03-05"):
        assert found(text, table) in ("2020-03-05", "Thursday")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "an empty text is no question", id="nothing"),
        pytest.param(" ?! ", "an empty text is no question", id="marks"),
        pytest.param(
            "x " * (MAX_WORDS + 1), "a question has at most 500 words, not 501", id="words"
        ),
        pytest.param(
            "x" * (MAX_LENGTH + 1),
            "a question has at most 10000 characters, not 10001",
            id="characters",
        ),
        pytest.param("word " * 10_000, "a question has at most", id="ten thousand words"),
    ],
)
def test_limits(text: str, message: str) -> None:
    with pytest.raises(HandoverError, match=message):
        read(text)


REPEATED = [
    "and",
    "the",
    "of",
    "between",
    "between and",
    "days of",
    "how many days of",
    "how many",
    "is",
    "was it",
    "before after",
    "from to",
    "from until",
    "first of",
    "first Monday of",
    "day after",
    "1 day and",
    "a",
    "end of",
    "start of",
    "halfway between",
    "or",
    "Monday",
    "in",
    "the next",
    "last last",
    "what is",
    "2020",
    "1",
    "10 days after",
    "half",
    "times",
    "plus 1 day",
    "minus",
    "please",
    "anniversary of",
    "week of",
    "quarter of",
    '"',
    "(",
    "deadline and",
    "war of",
]


@pytest.mark.parametrize("words", REPEATED)
@pytest.mark.parametrize("count", [2, 30, 240])
def test_words_over_and_over_end_soon(words: str, count: int) -> None:
    text = " ".join([words] * min(count, MAX_WORDS // len(words.split())))
    for question in (text, f"days between {text}", f"{text} handover", f"when was {text} deadline"):
        if len(question.split()) > MAX_WORDS:
            continue
        try:
            answers = ask_text(question, FixedScope(TABLE, TODAY))
        except HandoverError as error:
            assert error.sentence
        else:
            assert answers
