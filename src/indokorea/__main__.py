"""The command `indokorea`, also `python -m indokorea`: it hands over to the command line, or says what to install."""

from __future__ import annotations

import sys

MISSING = 'the indokorea command needs the extra "cli": python -m pip install "indokorea[cli]"\n'


def main() -> None:
    """Runs the command; says in a line where click or rich is missing or nothing can be written, and exits with 2."""
    try:
        from indokorea.cli.commands import command  # noqa: PLC0415  # the extra may be missing
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("click", "rich"):
            raise
        sys.stderr.write(MISSING)
        raise SystemExit(2) from None
    try:
        command()
    except OSError as error:
        sys.stderr.write(f"indokorea: {error}\n")
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
