"""The rules that are built in, a row each, with their sources. Their examples are tests."""

from .rule import Rule

_FRCP = (
    ("first-day", "Rule 6(a)(1)(A)"),
    ("last", "Rule 6(a)(1)(B)"),
    ("roll", "Rule 6(a)(1)(C)"),
    ("roll-before", "Rule 6(a)(5)"),
    ("hours", "Rule 6(a)(2)"),
    ("parts-before", "Rule 6(a)(6)(C)"),
)
_EU = (
    ("first-day", "Art. 3(1)"),
    ("last", "Art. 3(2)"),
    ("month-end", "Art. 3(2)(c)"),
    ("roll", "Art. 3(4)"),
    ("least-business-days", "Art. 3(5)"),
    ("hours", "Art. 3(1) and 3(2)(a)"),
)
_BGB = (
    ("first-day", "§ 187(1)"),
    ("last", "§ 188(1), (2)"),
    ("month-end", "§ 188(3)"),
    ("roll", "§ 193"),
)
_CPR = (
    ("first-day", "CPR 2.8(3)(a)"),
    ("end", "CPR 2.8(3)(b)"),
    ("short", "CPR 2.8(4)"),
    ("roll", "CPR 2.8(5)"),
)
_EUIPO = (
    ("first-day", "Art. 56(2)"),
    ("last", "Art. 56(3) to (6)"),
    ("month-end", "Art. 56(4), (5)"),
    ("roll", "Art. 58(1)"),
)

_RULES = (
    Rule(
        "frcp",
        "Federal Rules of Civil Procedure (US), Rule 6(a)",
        "https://www.law.cornell.edu/rules/frcp/rule_6",
        roll="onward",
        country="US",
        parts_before="not-counted",
        articles=_FRCP,
    ),
    Rule(
        "eu-1182-71",
        "Regulation (EEC, Euratom) No 1182/71, Article 3",
        "https://eur-lex.europa.eu/eli/reg/1971/1182/oj",
        roll="following",
        roll_before="none",
        least_business_days=2,
        hours="full",
        articles=_EU,
    ),
    Rule(
        "bgb",
        "German Civil Code (BGB), sections 187(1) to 193",
        "https://www.gesetze-im-internet.de/bgb/__187.html",
        roll="following",
        roll_before="none",
        hours="none",
        articles=_BGB,
    ),
    Rule(
        "bgb-187-2",
        "German Civil Code (BGB), sections 187(2) to 193: the period begins with the day",
        "https://www.gesetze-im-internet.de/bgb/__187.html",
        first_day="counted",
        roll="following",
        roll_before="none",
        hours="none",
        articles=(("first-day", "§ 187(2)"), *_BGB[1:]),
    ),
    Rule(
        "cpr",
        "Civil Procedure Rules (England and Wales), rule 2.8",
        "https://www.justice.gov.uk/courts/procedure-rules/civil/rules/part02#2.8",
        end_before="clear",
        short=5,
        roll="following",
        roll_before="none",
        hours="none",
        country="GB-ENG",
        articles=_CPR,
    ),
    Rule(
        "cpr-clear",
        "Civil Procedure Rules (England and Wales), rule 2.8: the period ends with an event",
        "https://www.justice.gov.uk/courts/procedure-rules/civil/rules/part02#2.8",
        end="clear",
        short=5,
        hours="none",
        country="GB-ENG",
        articles=_CPR,
    ),
    Rule(
        "euipo",
        "Commission Regulation (EC) No 2245/2002 (Community designs), Articles 56 and 58",
        "https://www.legislation.gov.uk/eur/2002/2245/article/56",
        roll="following",
        roll_before="none",
        month_end="sticky",
        hours="none",
        articles=_EUIPO,
    ),
)

BUILT_IN = {rule.name: rule for rule in _RULES}
"""The rules by their names."""
