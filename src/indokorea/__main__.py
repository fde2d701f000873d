"""The entry point of `indokorea` and `python -m indokorea`; it names the extra to install if that is missing."""

from __future__ import annotations

import sys

MISSING = 'the indokorea command needs the extra "cli": python -m pip install "indokorea[cli]"\n'


def main() -> None:
    """Run the command. If click or rich is missing, or output cannot be written, print one line and exit with 2."""
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
