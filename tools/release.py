"""Builds what is released, and proves it: `python tools/release.py --outdir dist`, after `pip install -e ".[release]"`.

The sdist and the wheel are built twice from what is committed, and are the same bytes. The sdist builds the same wheel
once more. Their metadata renders, and the wheel holds what it should and nothing else. With `--tag v1.2.3` the tag, the
version and the newest section of the changelog are one.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path = ROOT) -> bytes:
    """Run a command and return what it prints; exit if it fails."""
    return subprocess.run([str(word) for word in command], cwd=cwd, check=True, stdout=subprocess.PIPE).stdout


def committed(folder: Path) -> Path:
    """Return a folder with the files of the last commit alone."""
    with tarfile.open(fileobj=io.BytesIO(run("git", "archive", "HEAD"))) as archive:
        archive.extractall(folder, filter="data")
    return folder


def built(tree: Path, outdir: Path, kind: str) -> Path:
    """Build the sdist or the wheel of a tree, and return its path."""
    run(sys.executable, "-m", "build", "-q", f"--{kind}", "--outdir", outdir, cwd=tree)
    (made,) = outdir.glob("*.tar.gz" if kind == "sdist" else "*.whl")
    return made


def unpacked(sdist: Path, folder: Path) -> Path:
    """Unpack an sdist, and return the folder in it."""
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (tree,) = folder.iterdir()
    return tree


def same(what: str, *files: Path) -> None:
    """Exit unless all files have the same bytes."""
    first, *others = [file.read_bytes() for file in files]
    if any(other != first for other in others):
        sys.exit(f"{what}: not the same bytes: {', '.join(map(str, files))}")
    print(f"{what}: {files[0].name}, {len(first):,} bytes, sha256 {sha256(first).hexdigest()}")


def check_tag(tag: str) -> None:
    """Exit if the tag is not the version, or the changelog has no section for the version."""
    found = re.search(r'__version__ = "(.+)"', (ROOT / "src/indokorea/_version.py").read_text("utf-8"))
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    version = found[1] if found else None
    if tag != f"v{version}":
        sys.exit(f"the tag is {tag}, and the version {version}; write the version in src/indokorea/_version.py")
    if newest is None or newest[1] != version:
        sys.exit(f"the newest section of CHANGELOG.md is {newest and newest[1]}, and the version {version}")


def main(arguments: list[str] | None = None) -> None:
    """Build both files, compare and check them, and leave them in the given folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--outdir", type=Path, required=True, help="an empty folder, or one to be made")
    parser.add_argument("--tag", help="the tag that is being released, such as v1.2.3")
    options = parser.parse_args(arguments)
    if options.tag:
        check_tag(options.tag)
    outdir = options.outdir.resolve()
    outdir.mkdir(parents=True, exist_ok=True)
    if any(outdir.iterdir()):
        sys.exit(f"{outdir} is not empty")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        tree = committed(work / "tree")
        sdist, wheel = built(tree, outdir, "sdist"), built(tree, outdir, "wheel")
        again = committed(work / "elsewhere")
        same("sdist, twice", sdist, built(again, work / "again", "sdist"))
        same("wheel, twice", wheel, built(again, work / "again", "wheel"))
        same("wheel, from the sdist", wheel, built(unpacked(sdist, work / "unpacked"), work / "from", "wheel"))
    run(sys.executable, "-m", "twine", "check", "--strict", sdist, wheel)
    run(sys.executable, "-m", "check_wheel_contents", wheel)
    print(f"ready: {outdir}")


if __name__ == "__main__":
    main()
