"""Completion in bash, zsh and fish: the script that each shell loads, and what answers it.

A script calls the program with `_HANDOVER_COMPLETE` naming the shell and the words up to
the cursor as arguments. The answer has a line for each completion: its kind, the whole word,
and what it means, with tabs in between. Kinds are plain, open (no space comes after it) and
file (the shell completes file names; the word is only what was typed). Nothing in a line acts:
a title with a tab, a newline or an escape is written visibly.
"""

import os
from collections.abc import Iterator, Sequence

import click
from click.shell_completion import CompletionItem, ShellComplete, split_arg_string

from ..errors import HandoverError
from ..text import visible
from .stdout import put_exactly

BASH = """\
# bash completion for handover. Needs bash 4.4 or newer (macOS comes with 3.2).
_handover_completion() {
    local kind word meaning
    COMPREPLY=()
    while IFS=$'\\t' read -r kind word meaning; do
        case $kind in
            plain) COMPREPLY+=("$word") ;;
            open) COMPREPLY+=("$word"); compopt -o nospace ;;
            file) compopt -o default ;;
        esac
    done < <(
        _HANDOVER_COMPLETE=bash COMP_TYPE=$COMP_TYPE COLUMNS=$COLUMNS \\
            "${1/#\\~\\//$HOME/}" "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$2" 2>/dev/null
    )
}
complete -o nosort -F _handover_completion handover
"""

ZSH = """\
#compdef handover
_handover_completion() {
    local line kind word meaning file=0
    local -a lines plain open
    lines=("${(@f)$(_HANDOVER_COMPLETE=zsh ${~words[1]} "${(@)words[2,CURRENT-1]}" "$PREFIX" \\
        2>/dev/null)}")
    for line in "${lines[@]}"; do
        kind=${line%%$'\\t'*} line=${line#*$'\\t'}
        word=${line%%$'\\t'*} meaning=${line#*$'\\t'}
        word=${word//:/\\\\:} meaning=${meaning//\\\\/\\\\\\\\}
        case $kind in
            plain) plain+=("$word${meaning:+:$meaning}") ;;
            open) open+=("$word${meaning:+:$meaning}") ;;
            file) file=1 ;;
        esac
    done
    local -a nocase=(-M 'm:{[:upper:]}={[:lower:]}')
    (( $#plain )) && _describe -V handover plain "${nocase[@]}"
    (( $#open )) && _describe -V handover open "${nocase[@]}" -S ''
    if (( file )); then
        compset -P '--*='
        _files
    fi
}
if [[ $funcstack[1] == _handover ]]; then
    _handover_completion "$@"  # loaded from fpath, where this file is the function _handover
else
    compdef _handover_completion handover
fi
"""

FISH = """\
# fish completion for handover.
function _handover_completion
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    for line in (_HANDOVER_COMPLETE=fish $program $words[2..] "$current" 2>/dev/null)
        set -l part (string split -m 2 \\t -- $line)
        switch $part[1]
            case plain open
                printf '%s\\t%s\\n' $part[2] $part[3]
            case file
                set -l option (string match -r '^--[^=]*=' -- $current)
                for path in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- $current))
                    printf '%s\\n' "$option$path"
                end
        end
    end
end
complete --command handover --no-files --keep-order --arguments '(_handover_completion)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}

LISTING = ("33", "63", "64")
"""bash's COMP_TYPE when it shows what matches (`!`, `?`, `@`) and inserts no whole match."""


def complete(cli: click.Group, shell: str, words: Sequence[str]) -> int:
    """Answer a script: write the completions of the last word, and never an error."""
    try:
        lines = list(_completions(cli, shell, words))
    except (HandoverError, click.ClickException, click.exceptions.Exit):
        lines = []
    put_exactly("".join(lines))
    return 0


def _completions(cli: click.Group, shell: str, words: Sequence[str]) -> Iterator[str]:
    # fish has taken the quotes off all words but the one at the cursor.
    raw = len(words) - 1 if shell == "fish" else 0
    plain = [word if at < raw else unquoted(word) for at, word in enumerate(words)]
    *arguments, last = _joined(plain) or [""]
    before = f"{last.partition('=')[0]}=" if last.startswith("--") and "=" in last else ""
    if (len(words) > 1 and words[-2] == "=") or words[-1:] == ["="]:
        before = ""  # bash completes what comes after the sign as a word of its own
    completion = ShellComplete(cli, {}, "handover", "_HANDOVER_COMPLETE")
    offered = completion.get_completions(arguments, last)
    items = [item for item in offered if _is_safe(item, last)]
    if shell == "bash" and os.environ.get("COMP_TYPE") in LISTING and len(items) > 1:
        return _listing(items, before)
    return (f"{i.type}\t{before}{i.value}\t{visible(i.help or '')}\n" for i in items)


def unquoted(word: str) -> str:
    """A word without the shell's quotes, closed or not yet.

    >>> unquoted("'days between dead")
    'days between dead'
    """
    plain = " ".join(split_arg_string(word))
    # bash leaves out the quote that begins the word at the cursor, not the space that ends it.
    return f"{plain} " if word[-1:] == " " != plain[-1:] and plain else plain


def _joined(words: list[str]) -> list[str]:
    """The words with `--option`, `=` and its value as one; bash hands out three."""
    joined: list[str] = []
    for at, word in enumerate(words):
        if word == "=" and joined and joined[-1].startswith("--"):
            joined[-1] += "="
        elif at and words[at - 1] == "=" and joined[-1].endswith("="):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_safe(item: "CompletionItem[str]", last: str) -> bool:
    """True if a shell can insert it as it is: names can, but a tag may hold anything."""
    value = item.value.removeprefix(last.rpartition(" ")[0] + " ")
    return item.type == "file" or all(c.isalnum() or c in "-_.,+@%/" for c in value)


def _listing(items: "list[CompletionItem[str]]", before: str) -> Iterator[str]:
    """Completions as bash lists them, each with its meaning.

    bash itself shows nothing beside a word. Each is as wide as the screen, so that each has
    a line.
    """
    columns = os.environ.get("COLUMNS", "")[:6]
    known = columns.isascii() and columns.isdigit() and int(columns) > 1
    width = int(columns) - 1 if known else 79
    longest = max(len(item.value) for item in items)
    for item in items:
        meaning = visible(item.help or "")
        text = f"{item.value.ljust(longest)}  {meaning}" if meaning else item.value
        yield f"{item.type}\t{before}{_cut(text, width)}\n"


def _cut(text: str, width: int) -> str:
    from unicodedata import combining, east_asian_width

    taken = 0
    for at, character in enumerate(text):
        wide = 0 if combining(character) else 1 + (east_asian_width(character) in "WF")
        if taken + wide > width:
            return text[:at]
        taken += wide
    return text + " " * (width - taken)
