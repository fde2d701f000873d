"""The command `indokorea`, also `python -m indokorea`."""

from __future__ import annotations

import sys

MISSING = 'the indokorea command needs the extra "cli": python -m pip install "indokorea[cli]"\n'


def main() -> None:
    """Run the command. Exit with 2 and a line on stderr where click or rich is missing, or nothing can be written."""
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
