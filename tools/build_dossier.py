"""Writes the bundled files in canonical form, their manifest, and the pages about them; fails on errors and warnings.

Edit src/indokorea/bundled/data/<kind>.json by hand, then run `python tools/build_dossier.py`. A second run changes
nothing. With `--check` no file is written, and the command fails if one is out of date. A warning about data that is
right is explained in explained_warnings.json beside this file; an explanation without a warning fails too. Notes do not
fail.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from changes_between_editions import changes_page, errata_text, first_edition
from dataset_page import dataset_page

from indokorea import RECORD_TYPES, AnyRecord, Dossier, InvalidData, Report, Severity, dumps, loads, review

EXPLAINED = Path(__file__).with_name("explained_warnings.json")
PAGES = Path(__file__).parent.parent / "docs" / "reference"
DATA = Path(__file__).parent.parent / "src" / "indokorea" / "bundled" / "data"
MANIFEST = DATA / "manifest.json"


def kind_text(header: dict[str, str], records: list[AnyRecord]) -> str:
    """Return the text of one file: a whole document that holds the records of one kind."""
    return dumps(Dossier(records, integrity=False, **header))


def build_files() -> dict[Path, str]:
    """Return the text of every file. Raises SystemExit with a report if the data has a fault."""
    manifest = json.loads(MANIFEST.read_text("utf-8"))
    header = {key: manifest[key] for key in ("title", "edition", "as_of")}
    records: list[AnyRecord] = []
    try:
        for path in sorted(DATA.glob("*.json")):
            if path != MANIFEST:
                read = list(loads(path.read_bytes(), integrity=False))
                misplaced = [record.id for record in read if record.kind != path.stem]
                if misplaced:
                    raise SystemExit(f"{path.name}: {', '.join(misplaced)} belongs in another file")
                records.extend(read)
        dossier = Dossier(records, **header)
    except InvalidData as error:
        raise SystemExit(f"{error}") from None
    refuse_findings(review(dossier))
    texts: dict[Path, str] = {}
    listed: dict[str, dict[str, str | int]] = {}
    for record_type in RECORD_TYPES:
        view = list(dossier.of(record_type))
        if view:
            path = DATA / f"{record_type.kind}.json"
            texts[path] = kind_text(header, list(view))
            digest = hashlib.sha256(texts[path].encode()).hexdigest()
            listed[path.name] = {"records": len(view), "sha256": digest}
    texts[PAGES / "dataset.md"] = dataset_page(dossier, {name: str(one["sha256"]) for name, one in listed.items()})
    first = first_edition()
    texts[PAGES / "data-changes.md"] = changes_page(first, dossier)
    texts[PAGES / "errata.csv"] = errata_text(first, dossier)
    texts[MANIFEST] = json.dumps(header | {"files": listed}, indent=2, ensure_ascii=False) + "\n"
    return texts


def refuse_findings(report: Report) -> None:
    """Raise SystemExit unless every error and warning is explained, and every explanation has its finding."""
    explained = {(one["code"], one["path"]) for one in json.loads(EXPLAINED.read_text("utf-8"))}
    serious = [finding for finding in report if finding.severity is not Severity.NOTE]
    unexplained = [finding for finding in serious if (finding.code, finding.path) not in explained]
    unused = explained - {(finding.code, finding.path) for finding in serious}
    if unexplained or unused:
        lines = [str(finding) for finding in unexplained] + [
            f"explained, but not found: {code} {path}" for code, path in unused
        ]
        raise SystemExit("\n".join(lines))


def main(arguments: list[str]) -> int:
    """Write the files that differ, or list them with `--check`; return the exit status."""
    texts = build_files()
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            sys.stderr.write(f"{path.name} is out of date; run python tools/build_dossier.py\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(texts[path], "utf-8")
        sys.stdout.write(f"wrote {path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
