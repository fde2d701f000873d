"""The lowest supported versions of all dependencies, printed for pip to install exactly those.

    python tools/lower_bounds.py > lowest.txt && python -m pip install ".[dev]" -c lowest.txt

What users install is bounded: the library's own needs and those of its extras for them. Tools of our own are not.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

EXTRAS = ("arrow", "calendar", "cli", "docx", "graph", "mcp", "plot", "pydantic", "testing")


def lowest(requirement: str) -> str:
    """Return the lower bound of a requirement as an exact one: `attrs>=24.1` gives `attrs==24.1.*`, with `,<26` too."""
    found = re.fullmatch(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?>=([0-9.]+)(?:,<[0-9.]+)?", requirement)
    if found is None:
        raise SystemExit(f"{requirement!r} has no lower bound; write it as name>=1.2")
    return f"{found[1]}=={found[2]}.*"


def main() -> None:
    """Print one requirement on each line."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    needs = project["dependencies"] + [need for extra in EXTRAS for need in project["optional-dependencies"][extra]]
    sys.stdout.write("".join(f"{lowest(need)}\n" for need in needs))


if __name__ == "__main__":
    main()
