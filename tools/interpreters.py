"""The supported Python interpreters of this machine, printed one a line: the version and the path.

    python tools/interpreters.py

Looks on PATH, then among the versions of pyenv. A name on PATH may be a shim without an interpreter behind it, so each
one is run before it is written. The supported versions are those of the classifiers in `pyproject.toml`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path


def supported_versions() -> list[str]:
    """Return the versions of Python that the package says it supports, such as 3.11, in ascending order."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    found = [re.fullmatch(r"Programming Language :: Python :: (3\.[0-9]+)", text) for text in project["classifiers"]]
    return [match[1] for match in found if match]


def runs(path: Path) -> bool:
    """Return True if this interpreter runs and can make virtual environments."""
    try:
        done = subprocess.run([path, "-c", "import ensurepip"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def pyenv_root() -> Path | None:
    """Return the folder of pyenv, if it is installed."""
    pyenv = shutil.which("pyenv")
    if pyenv is None:
        return None
    done = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False)
    return Path(done.stdout.strip()) if done.returncode == 0 and done.stdout.strip() else None


def candidates(version: str) -> Iterator[Path]:
    """Yield the files that may be an interpreter of this version: those on PATH, then those of pyenv, newest first."""
    name = f"python{version}"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        yield Path(folder) / name
    root = pyenv_root()
    if root is not None:
        installed = (root / "versions").glob(f"{version}*/bin/{name}")
        yield from sorted(installed, key=lambda path: [int(part) for part in re.findall("[0-9]+", path.parts[-3])])[
            ::-1
        ]


def working_interpreters() -> dict[str, Path]:
    """Return the first interpreter that runs of each supported version that there is one of."""
    first = {version: next(filter(runs, candidates(version)), None) for version in supported_versions()}
    return {version: path for version, path in first.items() if path is not None}


def main() -> None:
    """Write a line for each interpreter that was found."""
    for version, path in working_interpreters().items():
        sys.stdout.write(f"{version} {path}\n")


if __name__ == "__main__":
    main()
