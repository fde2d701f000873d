"""The file of corrections: values of a dossier that its reader corrects, each with a reason and its sources.

{"format": "indokorea-corrections", "version": 1,
 "sources": [{"kind": "source", "id": "source:gazette-2009", ...}],
 "corrections": [{"record": "agreement:cepa-2009", "path": "/actions/0/on", "was": "2009-08-06",
                  "now": "2009-08-07", "why": "...", "citations": [{"source": "source:gazette-2009"}]}]}
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import attrs

from indokorea.errors import Invalid, InvalidData, InvalidValue
from indokorea.fields.extensions import NO_EXTENSIONS, Extensions
from indokorea.fields.part import FieldsCheck, Part
from indokorea.fields.record_ids import AnyRef
from indokorea.fields.text_rules import JsonPointer
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, expected_got, short_json
from indokorea.records.evidence import Citation
from indokorea.records.source import Source
from indokorea.wire.limits import DEFAULT
from indokorea.wire.strict.converter import from_dict
from indokorea.wire.strict.json_text import parse_json, repeated_key_findings

FORMAT = "indokorea-corrections"
VERSION = 1
KEYS = ("format", "version", "sources", "corrections")

# The name under which Extensions hold the one value of `was` or `now`, which may be any JSON.
VALUE = "json:value"

PartT = TypeVar("PartT", bound=Part)


def _check_change(was: Extensions, now: Extensions) -> Iterator[Finding]:
    if was == now:
        hint = (
            "give the value that is corrected in was, and the right one in now; leave out the one that does not exist"
        )
        yield Finding(code="impossible", path="/now", message="was and now are the same", hint=hint)


def _check_identity(path: str) -> Iterator[Finding]:
    if path in ("/id", "/kind"):
        message = "the id and the kind of a record cannot be corrected"
        yield Finding(code="impossible", path="/path", message=message, hint="make a new record, and remove this one")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Correction(Part):
    """One value of a record that is corrected."""

    record: AnyRef
    """The id of the record."""
    path: JsonPointer
    """The place of the value in the record; `/-` after the place of a list means a new last item."""
    was: Extensions = NO_EXTENSIONS
    """The value that is corrected; empty if there was none."""
    now: Extensions = NO_EXTENSIONS
    """The right value; empty if there is none."""
    why: str
    """The reason for the correction."""
    citations: tuple[Citation, ...] = ()
    """The sources of the right value."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_change, _check_identity)

    @property
    def was_json(self) -> str | None:
        """The value that is corrected as canonical JSON with sorted keys; None if there was none."""
        return self.was.json_text(VALUE) if self.was else None

    @property
    def now_json(self) -> str | None:
        """The right value as canonical JSON with sorted keys; None if there is none."""
        return self.now.json_text(VALUE) if self.now else None


@attrs.frozen(kw_only=True)
class CorrectionsFile:
    """The corrections of a file, and the sources that it adds."""

    name: str
    sources: tuple[Source, ...]
    corrections: tuple[Correction, ...]


def comparable_json(value: Any) -> str:
    """Return plain data as canonical JSON with sorted keys. Raises InvalidValue for anything that JSON cannot hold."""
    return Extensions({VALUE: value}).json_text(VALUE)


def read_corrections(file: str | os.PathLike[str] | Mapping[str, Any]) -> CorrectionsFile:
    """Return the corrections of a file, or of its plain data.

    Raises InvalidData with every fault and its path, OSError if the file cannot be opened, InvalidValue for anything
    that is neither.
    """
    name, raw = "corrections", file
    faults: list[Finding] = []
    if not isinstance(file, Mapping):
        if not isinstance(file, str | os.PathLike):
            raise InvalidValue.expected("the path of a file of corrections, or its plain data", file)
        name = os.fspath(file)
        try:
            raw = parse_json(Path(file).read_bytes(), 0, DEFAULT)
        except InvalidData as error:
            error.about = name
            raise
        faults = repeated_key_findings(raw)
    faults += _header_faults(raw)
    if faults:
        raise InvalidData(*faults, about=name)
    assert isinstance(raw, Mapping)
    sources = _parts(Source, raw.get("sources", []), faults, "sources")
    corrections = _parts(Correction, raw["corrections"], faults, "corrections")
    if faults:
        raise InvalidData(*faults, about=name)
    return CorrectionsFile(name=name, sources=tuple(sources), corrections=tuple(corrections))


def _header_faults(raw: Any) -> list[Finding]:
    """Return the faults of the outermost object."""
    if not isinstance(raw, Mapping):
        return [Finding(code="wrong-type", message=expected_got("an object with corrections", short_json(raw)))]
    faults = [
        Finding(
            code="unknown-field",
            path=pointer(str(key)),
            message=f"unknown field {short_json(key)}",
            hint=did_you_mean(str(key), KEYS) or f"the fields are {', '.join(KEYS)}",
        )
        for key in raw
        if key not in KEYS
    ]
    for key, expected in (("format", FORMAT), ("version", VERSION)):
        if raw.get(key) != expected or isinstance(raw.get(key), bool):
            message = expected_got(short_json(expected), short_json(raw.get(key)))
            faults.append(Finding(code="unknown-format", path=pointer(key), message=message))
    if "corrections" not in raw:
        faults.append(Finding(code="missing-field", path="/corrections", message="there is no list of corrections"))
    for key in ("sources", "corrections"):
        if not isinstance(raw.get(key, []), list):
            message = expected_got("a list", short_json(raw[key]))
            faults.append(Finding(code="wrong-type", path=pointer(key), message=message, hint="write [...]"))
    return faults


def _parts(cls: type[PartT], items: list[Any], faults: list[Finding], name: str) -> list[PartT]:
    """Return the parts that a list describes; the faults of the others go to the list."""
    found: list[PartT] = []
    for index, item in enumerate(items):
        try:
            found.append(from_dict(_with_values(item) if cls is Correction else item, cls))
        except Invalid as error:
            faults += [
                attrs.evolve(one, path=one.path.replace(pointer(VALUE), "", 1)).prefixed(name, index)
                for one in error.findings
            ]
    return found


def _with_values(item: Any) -> Any:
    """Return the plain data of a correction with its two values as extensions; null means that there is none."""
    if not isinstance(item, dict):
        return item
    values = {key: {VALUE: item[key]} for key in ("was", "now") if item.get(key) is not None}
    return {key: value for key, value in item.items() if key not in ("was", "now")} | values
