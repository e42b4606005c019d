"""`completion bash|zsh|fish`."""

import click

from ..app.command import Command
from ..app.stdout import put_exactly


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
def command(shell: str) -> None:
    """How does my shell complete names and options?

    Prints the script that SHELL (bash, zsh or fish) loads to complete
    commands, options and their values, and the names in the table with
    their titles as help. Open a new shell after installing it.

    \b
    Examples:
      handover completion bash > ~/.local/share/bash-completion/completions/handover
      handover completion zsh > ~/.zfunc/_handover
      handover completion fish > ~/.config/fish/completions/handover.fish

    Make the directory first where there is none. zsh looks there if this
    line is in ~/.zshrc:

    \b
      fpath+=~/.zfunc; autoload -Uz compinit; compinit

    bash needs the package bash-completion and version 4.4 or newer. Without
    the package, put this into ~/.bashrc; it takes a moment in each new shell:

    \b
      eval "$(handover completion bash)"
    """
    from ..app.completion_scripts import SCRIPTS

    put_exactly(SCRIPTS[shell])
