"""`python -m handover_cli` is the `handover` command."""

from .cli import main

if __name__ == "__main__":
    main()
