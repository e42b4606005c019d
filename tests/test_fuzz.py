"""A few made-up inputs of each kind, and every one that was once too much for the program."""

from collections.abc import Callable

import pytest
from fuzz import BUNDLED, KINDS, TABLE, Input, check, try_inputs

pytestmark = pytest.mark.sweep

FEW = 40


@pytest.mark.parametrize("kind", KINDS)
def test_every_made_up_input_is_answered_or_refused_in_a_sentence(kind: str) -> None:
    try_inputs(kind, FEW)


def with_table(text: str, *arguments: str) -> Input:
    return Input((*(arguments or ("events",)), "-t", TABLE), b"", ((TABLE, text.encode()),))


def chain(length: int) -> str:
    """A table with so many dates, each relative to the one before, the first to a month."""
    return '[events.e0]\ndate="1990-06"\n' + "".join(
        f'[events.e{n + 1}]\ndate="e{n}+1m"\n' for n in range(length)
    )


# Made only when it is tried: some are many megabytes.
FOUND = [
    pytest.param(
        lambda: with_table('"events"={"a"={"date"="a"}}'), id="an-event-relative-to-itself"
    ),
    pytest.param(
        lambda: with_table("[periods.q]\nstart=2020-01-01\nunit=0x" + "f" * 5000),
        id="a-number-python-does-not-write-as-a-unit",
    ),
    pytest.param(
        lambda: with_table("[events.q]\ndate=0x" + "f" * 5000),
        id="a-number-python-does-not-write-as-a-date",
    ),
    pytest.param(
        lambda: with_table("[questions.q]\nask='days of war'\nstated=0x" + "f" * 5000),
        id="a-number-python-does-not-write-as-a-claim",
    ),
    pytest.param(
        lambda: with_table("a=1e99999999999999999999"), id="an-exponent-decimal-does-not-take"
    ),
    pytest.param(lambda: with_table("a" + ".a" * 100_000 + "=1"), id="a-dotted-key-of-gigabytes"),
    pytest.param(lambda: with_table("[a" + '. "a"' * 100_000 + "]"), id="a-quoted-dotted-key"),
    pytest.param(
        lambda: with_table(
            "".join(f'[events.e{n}]\ndate="e{(n + 1) % 20_000}+1d"\n' for n in range(20_000))
        ),
        id="a-circle-of-20000-events",
    ),
    pytest.param(
        lambda: with_table(
            '[events.x]\ndate="1990"\n'
            + "".join(f'[periods.p{n}]\nstart="x"\nend="x+{n}m"\n' for n in range(20_000))
        ),
        id="20000-periods-that-hang-together",
    ),
    pytest.param(
        lambda: with_table("".join(f'[events.e{n}]\ndate="nope{n}"\n' for n in range(30_000))),
        id="30000-names-of-nothing",
    ),
    pytest.param(
        lambda: with_table(
            "".join(
                f"[periods.p{n}]\nstart={1000 + n}-01-01\nend=9000-01-01\n" for n in range(5_000)
            ),
            *("timeline", "-o", "table"),
        ),
        id="5000-periods-beside-each-other",
    ),
    pytest.param(
        lambda: Input(("between", "2020-02-29", "handover+1000000000Y")),
        id="a-long-shift-in-upper-case",
    ),
    pytest.param(lambda: Input(("since", "handover", "\x1f\u202e")), id="one-argument-too-many"),
    pytest.param(
        lambda: with_table("[events.a]\ndate = 2020-01-01\nsource = '\x80'"),
        id="a-source-that-cannot-be",
    ),
]


@pytest.mark.parametrize("make", FOUND)
def test_what_was_once_too_much_is_answered_or_refused_in_a_sentence(
    make: Callable[[], Input],
) -> None:
    check(make())


TOO_LONG = (
    "the table can't be used: table.toml:204: events.e101.date: this date ends a chain of more than"
    " 100 relative dates; write one date of the chain as a day"
)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(lambda: chain(101), TOO_LONG, id="a-chain-one-date-too-long"),
        pytest.param(lambda: chain(10_000), TOO_LONG, id="a-chain-of-10000-imprecise-dates"),
        pytest.param(
            lambda: "".join(f"[{n:x}]\n" for n in range(200_000)),
            "can't read the table 'table.toml': it has more than 100,000 entries",
            id="200000-empty-entries",
        ),
        pytest.param(
            lambda: "".join(f"{n:x}.a=1\n" for n in range(1_100_000)),
            "can't read the table 'table.toml': it has more than 1,000,000 keys",
            id="a-million-dotted-keys",
        ),
        pytest.param(
            lambda: "#" * (16 * 2**20 + 1),
            "can't read the table 'table.toml': it is larger than 16 MiB",
            id="a-file-of-more-than-16-mebibytes",
        ),
    ],
)
def test_a_table_beyond_a_limit_is_refused(make: Callable[[], str], error: str) -> None:
    done, _ = check(with_table(make()))
    assert done == (2, "", f"Error: {error}\n")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: chain(100), id="a-chain-of-100-dates"),
        pytest.param(lambda: f"{BUNDLED}#{'=' * (1_000_000 - BUNDLED.count('='))}", id="keys"),
        pytest.param(
            lambda: BUNDLED + "#" * (16 * 2**20 - len(BUNDLED.encode())), id="16-mebibytes"
        ),
    ],
)
def test_a_table_at_a_limit_is_answered(make: Callable[[], str]) -> None:
    done, _ = check(with_table(make()))
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize("form", ["tsv", "table"])
def test_a_hundred_thousand_events_are_listed(form: str) -> None:
    text = "".join(f'[events.e{n}]\ntitle="Event {n}"\ndate=2020-01-01\n' for n in range(100_000))
    # Three seconds on a machine that does nothing else.
    done, _ = check(with_table(text, "events", "-o", form), seconds=30)
    assert (done.exit_code, done.stdout.count("Event ")) == (0, 100_000)


def test_the_bundled_table_is_read() -> None:
    check(with_table(BUNDLED))
