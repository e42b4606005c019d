"""The words of questions: which words are the same, and which words only show courtesy."""

from collections.abc import Sequence

_SAME = {
    "is": "was were are am be been being",
    "do": "did does",
    "has": "have had",
    "will": "would shall",
    "what": "which",
    "until": "till til",
    "start": "started starts begin began begins begun beginning starting commence commenced",
    "end": "ended ends ending finish finished finishes",
    "happen": "happened happens happening occur occurred occurs",
    "last": "lasted lasts",
    "passed": "pass passes elapsed elapse lie lies lay lain",
    "go": "goes gone going went",
    "left": "remaining remain remains",
    "fall": "falls fell land lands landed",
    "come": "came comes",
    "take": "took takes taken",
    "run": "ran runs",
    "separate": "separates separated",
    "plus": "+",
    "minus": "- \u2212",
    "dash": "\u2013 \u2014",
}
SAME = {word: name for name, words in _SAME.items() for word in words.split()}
"""Words that count as another word in a pattern. Names keep theirs."""

_APART = {
    **{
        f"{word}'s": (word, "is")
        for word in ("what", "when", "how", "it", "that", "there", "which")
    },
    **{word: (word[:-1], "is") for word in ("whats", "whens", "hows")},
    "long's": ("long", "is"),
    "i'd": ("i", "would"),
    "i'm": ("i", "am"),
    "we're": ("we", "are"),
}
"""Words that are two words."""

EMPHASIS = ("exactly", "precisely", "really", "actually")
"""What may stand before any word and says nothing."""
COURTESY = tuple(
    tuple(phrase.split())
    for phrase in (
        *("please", "kindly", "hey", "hi", "hello", "ok", "okay", "so", "and", "now", "well", "um"),
        *("good morning", "excuse me", "quick question", "question", "just", *EMPHASIS),
        *("tell me", "show me", "give me", "let me know", "remind me", "say"),
        *("can you", "could you", "would you", "will you", "can i ask", "may i ask", "i wonder"),
        *("do you know", "do you happen to know", "any idea", "i want to know", "i need to know"),
        *("i would like to know", "i am wondering", "i want", "i need", "calculate", "compute"),
        *("find out", "find", "work out", "figure out", "count", "check", "determine", "get"),
        *("what about", "how about", "for me", "handover", "to know"),
    )
)
"""What a question may begin with that says nothing."""
THANKS = tuple(
    tuple(phrase.split())
    for phrase in (
        *("please", "thanks", "thank you", "thanks a lot", *EMPHASIS, "again"),
        *("by any chance", "for me", "then", "in total", "altogether", "do you know"),
    )
)
"""What a question may end with that says nothing."""

_MARKS = "\"'\u201c\u201d\u2018\u2019(),;:"


def folded(word: str) -> str:
    """A word as patterns have it: in lower case, without marks, and one word for all its forms.

    >>> folded("Was"), folded("first:"), folded("Till")
    ('is', 'first', 'until')
    """
    word = word.casefold()
    bare = word.strip(_MARKS)
    return SAME.get(bare, bare) or SAME.get(word, word)


def split(text: str) -> list[str]:
    """The words of a question. `what's` is two words, and the marks at the end are left out.

    >>> split("What's the date?"), split("is it 2020-11-15?!")
    (['What', 'is', 'the', 'date'], ['is', 'it', '2020-11-15'])
    """
    bare = text.rstrip(" \t\r\n.!").removesuffix("?").rstrip(" \t\r\n.!")
    if bare.endswith("/") and text.startswith("..", len(bare)):
        bare += ".."  # a stretch without an end: `2004/..`
    words = bare.split()
    found: list[str] = []
    for word in words:
        if len(word) == 5 and word[-1] == "." and word[:4].isdigit():  # a year ends a sentence
            found += (word[:4], ".")
            continue
        plain = word.replace("\u2019", "'").casefold()
        apart = _APART.get(plain)
        if apart is None:
            found.append(word)
        else:
            found += (word[: len(apart[0])], *apart[1:])
    return found


def without_courtesy(words: Sequence[str]) -> tuple[int, int]:
    """Where the question itself begins and ends among its words.

    >>> without_courtesy("please tell me what day is it".split())
    (3, 7)
    """
    plain = [word.casefold().strip(_MARKS + ".!") for word in words]
    begin, end = 0, len(plain)
    while length := _longest(plain[begin:end], COURTESY):
        begin += length
    while length := _longest(plain[begin:end][::-1], [phrase[::-1] for phrase in THANKS]):
        end -= length
    return begin, end


def _longest(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> int:
    """The words of the longest phrase with which these words begin, unless nothing would follow."""
    lengths = (len(each) for each in phrases if tuple(words[: len(each)]) == each)
    longest = max(lengths, default=0)
    return longest if longest < len(words) else 0
