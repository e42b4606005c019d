"""Forms of questions about ages."""

from typing import Any

from ...spans import Duration, Unit
from ..expressions import Term
from ..questions import Between, Offset, Question
from .form import TODAY, Form
from .spans import between, unit_of


def _age(date1: Term, date2: Term = TODAY, **values: Any) -> Question:
    unit: Unit = unit_of(values) or "years"
    counting = values.get("counting")
    return Between(unit, date1, date2, counting, "since" if date2 is TODAY else "between")


def _turns(date: Term, number: int, **_: Any) -> Question:
    return Offset(date, Duration(years=number))


FORMS = (
    Form("how old <is> <someone> <born> [on|in] DATE1", _age, "how old is someone born 1990-05-04"),
    Form(
        "how old <is> <someone> <born> [on|in] DATE1 <at> DATE2",
        _age,
        "how old was someone born 27 January 1756 on 5 December 1791",
    ),
    Form(
        "how old <at> DATE2 <is> <someone> <born> [on|in] DATE1",
        _age,
        "how old on 2020-11-25 was someone born 1990-05-04",
    ),
    Form(
        "on|in DATE2 how old <is> <someone> <born> [on|in] DATE1",
        _age,
        "on 2020-11-25 how old was someone born 1990-05-04",
    ),
    Form(
        "how old <is> <someone> <born> [on|in] DATE1 is|turning <at> DATE2",
        _age,
        "how old will someone born 1990-05-04 be on 2050-01-01",
    ),
    Form(
        "how old <is> <someone> <born> [on|in] DATE1 [is|turning] today|now",
        _age,
        "how old is someone born 1990-05-04 today",
    ),
    Form(
        "<counted> old <is> <someone> <born> [on|in] DATE1 [today|now]",
        _age,
        "how many months old is a baby born 2025-08-10",
    ),
    Form(
        "<counted> old <is> <someone> <born> [on|in] DATE1 <at> DATE2",
        _age,
        "how many days old was someone born 2000-01-01 on 2001-01-01",
    ),
    Form(
        "how old in UNIT <is> <someone> <born> [on|in] DATE1 [today|now]",
        _age,
        "how old in days is someone born 2000-01-01",
    ),
    Form(
        "how old in UNIT <is> <someone> <born> [on|in] DATE1 <at> DATE2",
        _age,
        "how old in days was a child born 1995-07-25 on 1999-03-19",
    ),
    Form(
        "<someone> is <born> [on|in] DATE1 . how old is i|he|she|they [now|today]",
        _age,
        "I was born on 4 May 1990. How old am I",
    ),
    Form(
        "if <someone> is <born> [on|in] DATE1 how old is i|he|she|they [now|today]",
        _age,
        "if I was born on 4 May 1990, how old am I",
    ),
    Form(
        "if <someone> is <born> [on|in] DATE1 <counted> old is i|he|she|they [now|today]",
        _age,
        "if I was born on 4 May 1990, how many days old am I",
    ),
    Form(
        "<someone> is <born> [on|in] DATE1 . <counted> old is i|he|she|they [now|today]",
        _age,
        "I was born on 4 May 1990. How many days old am I",
    ),
    Form(
        "[what is] my|his|her|their age if <someone> is <born> [on|in] DATE1 [in UNIT]",
        _age,
        "what is my age if I was born on 4 May 1990",
    ),
    Form(
        "<counted> old is i|he|she if i|he|she is <born> [on|in] DATE1",
        _age,
        "how many days old am I if I was born on 4 May 1990",
    ),
    Form(
        "how old is i|he|she if i|he|she is <born> [on|in] DATE1",
        _age,
        "how old am I if I was born on 4 May 1990",
    ),
    Form(
        "[what is] age of <someone> <born> [on|in] DATE1 [in UNIT]",
        _age,
        "age of someone born 1990-05-04",
    ),
    Form(
        "[what is] age of <someone> <born> [on|in] DATE1 <at> DATE2 [in UNIT]",
        _age,
        "age of someone born 1990-05-04 on 2020-11-25",
    ),
    Form(
        "[what is] age in UNIT of <someone> <born> [on|in] DATE1",
        _age,
        "age in days of someone born 1990-05-04",
    ),
    Form(
        "how old <someone> <born> [on|in] DATE1 is", _age, "how old someone born on 7 July 1977 is"
    ),
    Form("age DATE1 [in UNIT]", _age, "age 1990-05-04"),
    Form(
        "age <at> DATE2 of <someone> <born> [on|in] DATE1",
        _age,
        "age on 2020-11-25 of someone born 1990-05-04",
    ),
    Form("<born> [on|in] DATE1 age|old|aged [today|now]", _age, "born 1990-05-04 age today"),
    Form("<born> [on|in] DATE1 how old [today|now]", _age, "born 1990-05-04, how old"),
    Form(
        "[what is] age difference between <someone> [born] [on|in] DATE1 and <someone> [born]"
        " [on|in] DATE2 [in UNIT]",
        between,
        "age difference between 1980-03-12 and 1984-07-01",
    ),
    Form(
        "[what is] difference in age between <someone> [born] [on|in] DATE1 and <someone> [born]"
        " [on|in] DATE2",
        between,
        "difference in age between 1980-03-12 and 1984-07-01",
    ),
    Form(
        "when do|will|is <someone> <born> [on|in] DATE turn|turns|turning|is|reach NUMBER",
        _turns,
        "when does someone born 1990-05-04 turn 40",
    ),
)
"""The forms, each with an example."""
