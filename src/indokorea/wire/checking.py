"""Checking: everything that is wrong with a document, from its bytes to the rules, in one report."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import attrs

from indokorea.dossier import Dossier
from indokorea.errors import InvalidData
from indokorea.findings import Finding, Report
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.records.kinds import AnyRecord
from indokorea.rules.base import Rule
from indokorea.rules.catalogue import broken_rules
from indokorea.wire.files import plain_of
from indokorea.wire.limits import DEFAULT, Limits
from indokorea.wire.strict.document import Examined, Watch, examined, unwatched
from indokorea.wire.strict.json_text import parsed


def check(
    document: str | os.PathLike[str] | bytes, *, limits: Limits | None = None, rules: Iterable[Rule] | None = None
) -> Report:
    """A report of everything wrong with a file, or with the bytes of a document. Bad data never raises.

    A str is always a path; `limits` are other limits than the usual ones, `rules` other rules than the library's, or
    those and your own. Raises OSError when the file cannot be opened, InvalidValue when its name does not tell the
    format.

    >>> print(check(b'{"format": "indokorea", "version": 1, "records": [{"kind": "sector", "id": "steel"}]}'))
    document: 2 errors
      error    wrong-type     /records/0/id    expected a record id, got "steel"; write kind:slug, such as country:ind
      error    missing-field  /records/0/name  Sector needs the field "name"
    """
    return watched_check(document, limits or DEFAULT, unwatched, rules)


def watched_check(
    document: str | os.PathLike[str] | bytes, limits: Limits, watch: Watch, rules: Iterable[Rule] | None = None
) -> Report:
    """As `check`; `watch` is handed the list of records, and sees each one as its turn comes."""
    about = "document" if isinstance(document, bytes) else os.fspath(document)
    try:
        raw: Any = parsed(document, 0, limits) if isinstance(document, bytes) else plain_of(document, limits)
    except InvalidData as error:
        return Report(error.findings, about)
    found = examined(raw, limits=limits, watch=watch)
    return Report([*found.faults, *_rule_findings(found, rules)], about)


def _rule_findings(found: Examined, rules: Iterable[Rule] | None) -> list[Finding]:
    """The rules over the sound records, with paths into the document."""
    places: dict[str, int] = {}
    sound: dict[str, AnyRecord] = {}
    for record, place in zip(found.records, found.places, strict=True):
        if record.id not in sound:
            sound[record.id] = record
            places[record.id] = place
    whole = Dossier(sound.values(), integrity=False, **found.header)
    return [_placed(finding, places) for finding in broken_rules(whole, rules)]


def _placed(finding: Finding, places: dict[str, int]) -> Finding:
    id, *rest = pointer_parts(finding.path)
    return attrs.evolve(finding, path=pointer("records", places[id], *rest))
