"""Input of every kind, made up: the only outcomes are an answer and an error of one sentence.

    python tests/fuzz.py            10,000 inputs
    python tests/fuzz.py 100000     as many as are asked for, shared out among the kinds
    python tests/fuzz.py 5000 rows  of one kind

A process runs some of them, each in a directory of its own files, with its time and memory
watched; there is one for each processor. What fails is printed with the smallest input that shows it, and the exit status is
1. The suite runs a few inputs of each kind; see test_fuzz.py, where what was found is kept.
"""

import contextlib
import datetime as dt
import multiprocessing
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import click
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from running import PATIENCE, Result, run_here
from surface import EXAMPLES, command, toml, toml_document

from handover_cli.cli import COMMANDS
from handover_cli.language.forms import every_form, term_forms, vocabulary
from handover_cli.spans import UNITS
from handover_cli.table.shape import BUSINESS_KEYS, KEYS, TOP_KEYS
from handover_cli.text import acts

SECONDS = 5
"""Processor time that an input may take."""
MEMORY = 500
"""MiB that an input may take."""
ROUND = 2_000
"""Inputs of one process: Hypothesis remembers all it has tried, which takes 150 kB each."""
CEILING = 4 << 30
"""Bytes at which the long run stops getting memory, so that a find does not end the machine."""

STATUSES = frozenset({0, 1, 2, 3})
ROOT = Path(__file__).parents[1]
BUNDLED = (ROOT / "data" / "events.toml").read_text("utf-8")
TABLE = "table.toml"


class Input(NamedTuple):
    """All that a run of the program is given."""

    arguments: tuple[str, ...]
    stdin: bytes = b""
    files: tuple[tuple[str, bytes], ...] = ()


class TooSlow(BaseException):
    """An input took more time than it may. No `except Exception` gets in its way."""


# Running one input.


class Cost(NamedTuple):
    """What an input took."""

    seconds: float
    mebibytes: float


class Outcome(NamedTuple):
    """What an input came to."""

    done: Result
    cost: Cost


def check(given: Input, seconds: float = SECONDS) -> Outcome:
    """Run an input. `seconds` is the processor time that it may take.

    Raises:
        AssertionError: it ended in no documented way, or took too much.
        Exception: whatever would have been a traceback.
    """
    with tempfile.TemporaryDirectory() as name:
        for file, content in given.files:
            (Path(name) / file).write_bytes(content)
        with watched(seconds) as cost:
            done = run_here(*given.arguments, stdin=given.stdin, cwd=Path(name))
    check_outcome(done)
    (spent,) = cost
    assert spent.seconds < seconds, f"took {spent.seconds:.1f} s"
    assert spent.mebibytes < MEMORY, f"took {spent.mebibytes:.0f} MiB"
    return Outcome(done, spent)


def check_outcome(done: Result) -> None:
    """Nothing, if this is a documented outcome.

    Raises:
        AssertionError: it is none.
    """
    assert done.exit_code in STATUSES, done
    assert "Traceback" not in done.stderr, done
    assert not [c for c in done.stderr if acts(c) and c != "\n"], ascii(done.stderr)
    assert "too little memory" not in done.stderr, done
    if done.exit_code == 2:
        assert re.match(r"Error: \S", done.stderr), done
        assert done.stderr.endswith("\n"), done


@contextlib.contextmanager
def watched(limit: float) -> Iterator[list[Cost]]:
    """Keep an eye on what runs within; afterwards the list holds its cost.

    Raises:
        TooSlow: it took too long, on the processor or on the clock.
    """
    costs: list[Cost] = []
    before, started = _memory("VmRSS"), time.process_time()
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    timers = ((signal.ITIMER_PROF, limit), (signal.ITIMER_REAL, PATIENCE))
    handlers = [signal.signal(number, _too_slow) for number in (signal.SIGPROF, signal.SIGALRM)]
    try:
        for timer, seconds in timers:
            # Again and again, as it may be raised where nothing can be caught.
            signal.setitimer(timer, seconds, 0.2)
        yield costs
    finally:
        for timer, _ in timers:
            signal.setitimer(timer, 0)
        for number, handler in zip((signal.SIGPROF, signal.SIGALRM), handlers, strict=True):
            signal.signal(number, handler)
    costs.append(Cost(time.process_time() - started, _memory("VmHWM") - before))


def _too_slow(*_: object) -> None:
    raise TooSlow


def _memory(which: str) -> float:
    """What Linux says of this process's memory, in MiB."""
    status = Path("/proc/self/status").read_text()
    found = re.search(rf"^{which}:\s+(\d+) kB$", status, flags=re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024


# Texts.

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
bytes_as_arguments = st.binary(max_size=20).map(
    lambda raw: raw.replace(b"\0", b"").decode(errors="surrogateescape")
)
words = st.one_of(texts, bytes_as_arguments)

names = st.sampled_from(
    "handover deadline occupation war medal landmine-deaths occupation.start war.end delay"
    " today yesterday tomorrow Deadline actual since-handover since-handover.end".split()
)

DATE_PIECES = (
    "2020 -11 -15 -06 -31 2021-02-29 199X 1XXX-12 20XX-02-29 0XXX 0000 0001-01-01 9999-12-31 XXXX"
    " [ ] { } .. , / ? ~ % + - +10d -1y6m +2w -5b +P1M10D -P999999999Y +999999999d +999999999b"
    " +999999999y +0b .start .end Y170000002 2020-21 T00:00 T24:00 :60 ,5 Z +04:00 [Asia/Baku] @0"
    " e9 \N{SUPERSCRIPT TWO}"
    " \N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT NINE} \N{ARABIC-INDIC DIGIT TWO} \N{MINUS SIGN} X"
).split() + [" ", "\n", " at 11 pm", " noon", " New York time"]
pieces = st.lists(st.one_of(names, st.sampled_from(DATE_PIECES)), max_size=6).map("".join)
days = st.dates().map(str)
dates = st.one_of(names, days, pieces, st.lists(days, max_size=3).map("..".join))

numbers = st.one_of(st.integers(0, 400), st.integers(), st.integers(0, 10**12)).map(str)
durations = st.one_of(
    st.builds("{}{}".format, numbers, st.sampled_from(["d", "w", "m", "mo", "y", "b", "Y", ""])),
    st.lists(st.sampled_from(["1y", "6m", "2w", "10d", "5b", "P", "1Y", "T", "-", "+", " "]))
    .map("".join)
    .filter(bool),
    words,
)


def one_of_many(values: Sequence[str]) -> st.SearchStrategy[str]:
    """One of very many texts. Hypothesis would show all of them in a failure."""
    return st.integers(0, len(values) - 1).map(lambda place: values[place])


question_words = one_of_many(
    [*sorted(vocabulary()), "is", "did", "how", "ago", "ask", "?", "the", "the", "and", "between"]
)


def altered(words: list[str], edits: list[tuple[int, str]]) -> str:
    """A question in which some words are replaced, left out, or given twice."""
    for place, word in edits:
        at = place % len(words)
        words = [*words[:at], *([word] if word else []), *words[at + place % 2 :]] or words
    return " ".join(words)


forms = [*every_form(), *term_forms("DATE"), *term_forms("PERIOD")]
examples = one_of_many([form.form.example for form in forms])
asked = st.builds(
    altered,
    examples.map(str.split),
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.one_of(question_words, dates, numbers, durations, examples, st.just("")),
        ),
        max_size=4,
    ),
)
questions = st.one_of(
    asked,
    asked,
    st.lists(st.one_of(question_words, dates, numbers, durations, words), max_size=12).map(
        " ".join
    ),
    st.builds(
        "{} {} {} {} {}".format,
        st.sampled_from(["days", "years", "how long", "business days", "iso", "calendar"]),
        st.sampled_from(["between", "from", "since", "until", "of", "in", "was"]),
        dates,
        st.sampled_from(["and", "to", "until", "before", "inclusive", ""]),
        dates,
    ),
    st.builds("{} {} {}".format, durations, st.sampled_from(["after", "before"]), dates),
    st.builds(
        "is {} {} {}?".format, dates, st.sampled_from(["before", "after", "on", "within"]), dates
    ),
)


# Command lines, from the commands' own parameters and examples.

formats = st.sampled_from("auto table value tsv csv json jsonl markdown".split())
fields = st.lists(
    st.sampled_from("id title date question value unit nope".split()), max_size=3
).map(",".join)
weekends = st.one_of(
    st.sampled_from(["none", "friday", "fri,sat", "sat,sun", "saturday,", ",", "someday"]), words
)
countries = st.sampled_from(["AZ", "US-CA", "DE-BY", "GB-", "XX", "az", "Germany", ""])
files = st.sampled_from([TABLE, "no-such-file", "rows.csv", ".", "\N{SNOWMAN}.toml", ""])

KINDS_OF_VALUE: tuple[tuple[str, st.SearchStrategy[str]], ...] = (
    (r"FILE", files),
    (r"FIELD|^A,B$", fields),
    (r"DAYS|SKIP", weekends),
    (r"CODE", countries),
    (r"DURATION|STEP", durations),
    (r"WORD|QUESTION", questions),
    (r"DATE|START|END|YEAR|^[AB]$", dates),
    (r"COLUMN|NAME|ID|TAG", st.one_of(names, numbers, words)),
)
"""What fits a parameter, by the word that stands for it in the help."""


def values(parameter: click.Parameter) -> st.SearchStrategy[str]:
    """Values for a parameter: mostly of its own kind, sometimes of another."""
    if isinstance(parameter.type, click.Choice):
        fitting: st.SearchStrategy[str] = st.sampled_from([str(c) for c in parameter.type.choices])
    elif isinstance(parameter.type, click.types.IntParamType):
        fitting = numbers
    elif parameter.type.name == "unit":
        fitting = st.sampled_from([*UNITS, "day", "Year", "fortnights"])
    else:
        word = (parameter.metavar or parameter.name or "").upper()
        fitting = next((found for form, found in KINDS_OF_VALUE if re.search(form, word)), words)
    return st.one_of(*[fitting] * 10, dates, words)


def given_parameter(parameter: click.Parameter) -> st.SearchStrategy[list[str]]:
    """The arguments that say one parameter, or leave it out."""
    if isinstance(parameter, click.Argument):
        if parameter.nargs == 1:
            return st.lists(values(parameter), min_size=1, max_size=1)
        return st.lists(values(parameter), max_size=4)
    opts = st.sampled_from([*parameter.opts, *parameter.secondary_opts])
    if isinstance(parameter, click.Option) and (parameter.is_flag or parameter.count):
        said = opts.map(lambda name: [name])
    else:
        apart = st.builds(lambda name, value: [name, value], opts, values(parameter))
        joined = st.builds(lambda name, value: [f"{name}={value}"], opts, values(parameter))
        said = st.one_of(apart, apart, joined)
    return st.one_of(st.just([]), said)


@st.composite
def lines_of(draw: st.DrawFn, name: str) -> tuple[str, ...]:
    """Command lines of one command, made from its parameters."""
    parts = [draw(given_parameter(parameter)) for parameter in command(name).params]
    parts += draw(st.lists(st.lists(words, max_size=1), max_size=1))
    return (name, *(word for part in draw(st.permutations(parts)) for word in part))


@st.composite
def mutated_examples(draw: st.DrawFn) -> tuple[str, ...]:
    """The examples of the help with a few words changed, dropped, doubled or swapped."""
    line = list(draw(st.sampled_from(EXAMPLES)).arguments)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(line) - 1))
        with_what = draw(st.one_of(dates, words, durations, st.sampled_from(line)))
        line[at : at + draw(st.integers(0, 1))] = draw(
            st.sampled_from([[with_what], [], [line[at]] * 2])
        )
        if not line:
            break
    return tuple(line)


command_lines = st.one_of(
    mutated_examples(),
    st.sampled_from(sorted(COMMANDS)).flatmap(lines_of),
    st.lists(words, max_size=4).map(tuple),
)


def kept_inside(line: tuple[str, ...]) -> tuple[str, ...]:
    """The same command line, naming no file outside the run's own directory."""
    return tuple(re.sub(r"(^|=)(?:/|\.\.(?=/|$))+", r"\1", word) for word in line)


rows_on_stdin = st.one_of(st.binary(max_size=200), st.lists(dates).map("\n".join).map(str.encode))
line_inputs = st.builds(
    Input,
    command_lines.map(kept_inside),
    rows_on_stdin,
    st.just(((TABLE, BUNDLED.encode()), ("rows.csv", b"a,b\n2020-01-01,2021-01-01\n"))),
)


# Table files.

TOKENS = (
    "[ ] [[ ]] { } = . , # \" ' \"\"\" ''' \\ \\u0000 \\ud800 2020-11-31 1979-05-27T07:32:00Z"
    " 07:32:00 1e999999999 1e99999999999999999999 -nan inf 0x10 0o7 0b1 true false end start date"
    " ask stated title aliases deadline handover events periods questions business-days"
).split() + ["\n", "\r", "\t", "\0", "\x7f", "\N{BYTE ORDER MARK}", "9" * 5000, "0x" + "f" * 5000]


@st.composite
def mutated_tables(draw: st.DrawFn) -> bytes:
    """The bundled table with pieces cut, doubled, moved or replaced."""
    text = BUNDLED
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 30))
        piece = draw(
            st.one_of(st.sampled_from(TOKENS), texts, dates, st.just(text[at : at + length] * 2))
        )
        text = text[:at] + piece + text[at + length :]
    return text.encode()


keys = st.one_of(
    st.sampled_from(sorted({key for known in KEYS.values() for key in known})),
    st.sampled_from([*BUSINESS_KEYS, *TOP_KEYS, *KEYS, "business-days", "a", "b", "c-2"]),
    texts,
)
numbers_in_toml = st.one_of(
    st.integers(),
    st.floats(),
    st.sampled_from([10**4000, -(10**4000), 2**63]),
    st.decimals(allow_nan=False, allow_infinity=False).map(lambda n: n + 0),
)
scalars = st.one_of(
    texts,
    dates,
    questions,
    numbers_in_toml,
    st.booleans(),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.datetimes(timezones=st.just(dt.UTC)),
)


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists and tables of these, and of each other."""
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)
        ),
        max_leaves=8,
    )


wrong_shapes = st.dictionaries(keys, nested(scalars), max_size=5)

ids = st.sampled_from("a b c d e war-2 deadline".split())
own_dates = st.one_of(
    st.dates(),
    st.builds("{}{}".format, ids, st.sampled_from(["", "+1d", "-1y6m", "+5b", ".start", ".end"])),
    st.sampled_from(["2021-06", "199X", "[..1984]", "[1984..]", "2021?", "XXXX", "..", "today"]),
)
events = st.dictionaries(
    ids,
    st.fixed_dictionaries(
        {"date": own_dates},
        optional={"title": texts, "aliases": st.lists(texts, max_size=2), "tags": nested(texts)},
    ),
)
periods = st.dictionaries(
    ids,
    st.fixed_dictionaries(
        {"start": own_dates},
        optional={"end": own_dates, "unit": st.sampled_from(UNITS), "counting": words},
    ),
)
stored = st.dictionaries(
    st.sampled_from(["q1", "q2", "q3", "a"]),
    st.fixed_dictionaries({"ask": questions}, optional={"stated": scalars}),
)
special_days = st.lists(
    st.one_of(
        st.dates(),
        st.sampled_from(
            ["XXXX-12-24", "XXXX-02-30", "2026-12-24/2027-01-02", "12-24", "/", "2026"]
        ),
        st.fixed_dictionaries({"date": st.dates()}, optional={"name": texts}),
    ),
    max_size=3,
)
business = st.fixed_dictionaries(
    {},
    optional={
        "weekend": st.lists(st.sampled_from(["friday", "sat", "sun", "mon", "x"]), max_size=7),
        "holidays": special_days,
        "worked": special_days,
        "holidays-file": files,
        "country": countries,
        "subdivision": st.sampled_from(["CA", "BY", "x", ""]),
    },
)
likely_tables = st.fixed_dictionaries(
    {"events": events},
    optional={"periods": periods, "questions": stored, "business-days": business, "title": texts},
)

depths = st.sampled_from([2, 50, 400, 3000, 100_000])


def _deep(depth: int, form: str) -> str:
    return {
        "lists": "a = " + "[" * depth + "]" * depth,
        "open lists": "a = " + "[" * depth,
        "tables": "a = " + "{a = " * depth + "1" + "}" * depth,
        "date": "[events.a]\ndate = " + "[" * depth + "]" * depth,
        "dotted key": "a" + ".a" * depth + " = 1",
        "dotted header": "[a" + ".a" * depth + "]",
        "quoted key": 'a = 1\n"a"' + '."a"' * depth + " = 1",
        "headers": "".join(f"[a{'.a' * (n % 50)}.b{n}]\n" for n in range(depth)),
        "dates": '[events.a]\ndate = "' + "[" * depth + '"',
        "shifts": '[events.a]\ndate = "a' + "+1d" * depth + '"',
        "set": '[events.a]\ndate = "[' + "1984," * depth + '1984]"',
        "number": "[questions.q]\nask = 'days of a'\nstated = " + "9" * depth,
        "hexadecimal": "[questions.q]\nask = 'days of a'\nstated = 0x" + "f" * depth,
        "unit": "[periods.p]\nstart = 2020-01-01\nunit = 0x" + "f" * depth,
        "decimal": "[questions.q]\nask = 'days of a'\nstated = 1." + "9" * depth,
        "exponent": "[questions.q]\nask = 'days of a'\nstated = 1e" + "9" * min(depth, 20),
        "chain": "[events.e0]\ndate = 2020-01-01\n"
        + "".join(f'[events.e{n + 1}]\ndate = "e{n}+1d"\n' for n in range(min(depth, 3000))),
        "circle": "".join(f'[events.e{n}]\ndate = "e{n + 1}+1d"\n' for n in range(min(depth, 3000)))
        + f'[events.e{min(depth, 3000)}]\ndate = "e0"\n',
        "words": f'[questions.q]\nask = "days between {"a and " * depth}"',
    }[form]


DEEP_FORMS = (
    "lists,open lists,tables,date,dotted key,dotted header,quoted key,headers,dates,shifts,set,"
    "number,hexadecimal,unit,decimal,exponent,chain,circle,words"
).split(",")
deep_tables = st.builds(_deep, depths, st.sampled_from(DEEP_FORMS)).map(str.encode)

tables = st.one_of(
    st.binary(max_size=300),
    mutated_tables(),
    st.one_of(wrong_shapes, likely_tables, likely_tables)
    .map(toml_document)
    .map(lambda text: text.encode("utf-8", "surrogatepass")),
    deep_tables,
)

READERS = [
    example.arguments
    for example in EXAMPLES
    if any("--table" in parameter.opts for parameter in command(example.command).params)
]
"""Command lines that read the table, if only to look up a name."""

table_inputs = st.builds(
    lambda line, form, table: Input(
        (*line, "-t", TABLE, *(("-o", form) if form else ())), b"", ((TABLE, table),)
    ),
    st.one_of(
        st.sampled_from(READERS),
        st.sampled_from([("ask",), ("events",), ("between", "a", "b"), ("since", "a")]),
    ),
    st.one_of(st.none(), formats),
    tables,
)


# Rows.


def _rows(form: str, header: list[str], cells: list[list[str]]) -> str:
    if form == "jsonl":
        lines = ["{" + ", ".join(f'"{n}": {toml(c)}' for n, c in zip(header, row)) + "}"  # noqa: B905
                 for row in cells]  # fmt: skip
        return "\n".join(lines)
    comma = {"csv": ",", "tsv": "\t", "lines": ""}[form]
    return "\n".join(comma.join(row) for row in [header, *cells])


@st.composite
def row_inputs(draw: st.DrawFn) -> Input:
    """Rows in each format, some of them broken, for `batch`; questions a line for `ask -`."""
    if "batch" not in COMMANDS or draw(st.integers(0, 3)) == 0:
        asked = draw(st.lists(st.one_of(questions, words), max_size=6))
        form = draw(formats)
        raw = "\n".join(asked).encode(errors="surrogateescape")
        return Input(("ask", "-", "-o", form), raw + draw(st.binary(max_size=5)))
    form = draw(st.sampled_from(["lines", "csv", "tsv", "jsonl"]))
    cell = st.one_of(
        days, days, days, dates, words, st.sampled_from(['"', '""', '"a,b"', '"a\nb"', "\r", "\\"])
    )
    rows = draw(st.lists(st.lists(cell, min_size=1, max_size=3), max_size=5))
    raw = _rows(form, ["a", "b", "c"], rows).encode(errors="surrogateescape")
    cut = draw(st.integers(0, len(raw)))
    raw = draw(st.sampled_from([raw, raw, raw[:cut], raw[:cut] + draw(st.binary(max_size=9))]))
    ends = ["--end", draw(dates)]
    if form != "lines":
        ends += ["--start-column", draw(st.sampled_from(["a", "b", "1", "9", "0", "nope"]))]
    own = [p for p in command("batch").params if isinstance(p, click.Option)]
    more = [
        word
        for option in draw(st.lists(st.sampled_from(own), max_size=3))
        for word in draw(given_parameter(option))
    ]
    name = f"rows.{form}"
    if draw(st.booleans()):
        return Input(kept_inside(("batch", name, *ends, *more)), b"", ((name, raw),))
    return Input(kept_inside(("batch", "--format", form, *ends, *more)), raw)


# The kinds of input, and the run.

date_inputs = st.builds(
    lambda line, first, second, unit: Input((line, first, second, "-u", unit)),
    st.just("between"),
    dates,
    st.one_of(dates, words),
    st.sampled_from(UNITS),
)
duration_inputs = st.builds(
    lambda date, duration, sign: Input(("between", "2020-02-29", f"{date}{sign}{duration}")),
    st.one_of(names, days),
    durations,
    st.sampled_from("+-"),
)
question_inputs = st.builds(
    lambda text, split, form: Input(
        ("ask", "-o", form, "--", *(text.split() if split else [text]))
    ),
    questions,
    st.booleans(),
    formats,
)

KINDS: dict[str, st.SearchStrategy[Input]] = {
    "dates": date_inputs,
    "durations": duration_inputs,
    "questions": question_inputs,
    "tables": table_inputs,
    "rows": row_inputs(),
    "lines": line_inputs,
}


Worst = list[tuple[Cost, Input]]
"""The inputs that took most time and most memory."""


def try_inputs(kind: str, count: int) -> Worst:
    """Run that many inputs of one kind.

    Raises:
        Exception: one of them failed; a note has the smallest input that does.
    """
    worst: dict[int, tuple[Cost, Input]] = {}

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.normal,
    )
    @given(KINDS[kind])
    def run(given: Input) -> None:
        _, cost = check(given)
        for which in (0, 1):
            if which not in worst or cost[which] > worst[which][0][which]:
                worst[which] = (cost, given)

    as_function: Callable[[], None] = run
    as_function()
    return [worst[which] for which in sorted(worst)]


def try_round(kind: str, count: int) -> Worst | str:
    """The same for a process of its own: what failed as a text, so that others are run as well."""
    try:
        return try_inputs(kind, count)
    except BaseException as problem:
        if isinstance(problem, KeyboardInterrupt):
            raise
        return "".join(traceback.format_exception(problem))


def main(arguments: Sequence[str]) -> int:
    """Run the inputs that are asked for and say what came of it; 1 if any failed."""
    count = int(arguments[0]) if arguments else 10_000
    kinds = arguments[1:] or list(KINDS)
    resource.setrlimit(resource.RLIMIT_DATA, (CEILING, CEILING))
    failed = False
    anew = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=anew, max_tasks_per_child=1) as processes:
        for kind in kinds:
            started = time.monotonic()
            each = -(-count // len(kinds))
            sizes = [min(ROUND, each - done) for done in range(0, each, ROUND)]
            rounds = list(processes.map(try_round, [kind] * len(sizes), sizes))
            failures = {failure for failure in rounds if isinstance(failure, str)}
            failed = failed or bool(failures)
            sys.stdout.writelines(f"{kind}: FAILED\n{failure}" for failure in sorted(failures))
            sys.stdout.write(f"{kind}: {each} inputs in {time.monotonic() - started:.0f} s\n")
            worst = [tried for one in rounds if not isinstance(one, str) for tried in one]
            for what, which in (("slowest", 0), ("largest", 1)) if worst else ():
                cost, given = max(worst, key=lambda each: each[0][which])
                took = f"{cost.seconds:.2f} s, {cost.mebibytes:.0f} MiB"
                sys.stdout.write(f"  {what}: {took}: {ascii(given)[:200]}\n")
            sys.stdout.flush()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
