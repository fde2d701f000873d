"""Corrections of a dossier from a file, which apply to any edition; a report lists those that no longer fit it.

A corrected value becomes a rejected claim with the sources that were cited for it, so that the error is not repeated.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeVar

import attrs

from indokorea.changes.corrections_file import Correction, comparable_json, read_corrections
from indokorea.changes.positions import part_with_pointers, removed_index, translated
from indokorea.changes.rival_claims import (
    UNCLAIMED_FIELDS,
    cited_by_name,
    place_in_source,
    rival_claim,
    without_support,
)
from indokorea.collection.pointers import ARRAY_INDEX, PointerTarget, resolve_pointer, written_value
from indokorea.dossier import Dossier
from indokorea.errors import Invalid, InvalidValue
from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Many, Shape
from indokorea.findings import Finding, Report, Severity
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.messages import did_you_mean_id
from indokorea.records.base import CitedRecord
from indokorea.records.evidence import Citation
from indokorea.records.kinds import AnyRecord
from indokorea.records.source import Source
from indokorea.render.words import count_text
from indokorea.vocabulary.sources import ClaimRank
from indokorea.wire.strict.converter import from_dict, to_dict

CitedRecordT = TypeVar("CitedRecordT", bound=CitedRecord)

# The last part of a path to a new last item, after RFC 6902.
APPENDED = "-"
LONGEST_TEXT = 60


class _NotApplied(Exception):  # it ends one correction, and never leaves this module
    """The findings why a correction is not applied."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings


def apply_corrections(dossier: Dossier, file: str | os.PathLike[str] | Mapping[str, Any]) -> tuple[Dossier, Report]:
    """Return a dossier with the corrections of a file, and a report on those that were not applied.

    A correction is applied where the dossier still has the value that it corrects. That value becomes a rejected claim,
    and the sources of the correction are cited for the new one. The report has a note on each correction that the
    dossier has adopted, a warning for each whose record or value is gone or has changed, and an error for each that
    would make an invalid record.

    `file` is a path, or the plain data of such a file. Raises InvalidData with every fault of the file itself, OSError
    if it cannot be opened, InvalidValue if the first argument is not a dossier.
    """
    if not isinstance(dossier, Dossier):
        raise InvalidValue.expected("a dossier", dossier, hint="read a file first: indokorea.read(path)")
    given = read_corrections(file)
    sources = {source.id: source for source in given.sources}
    result, applied = dossier, 0
    findings: list[Finding] = []
    for index, correction in enumerate(given.corrections):
        try:
            records = _corrected_records(result, correction, sources)
        except _NotApplied as reason:
            place = pointer("corrections", index)
            findings += [attrs.evolve(one, path=place, record=correction.record) for one in reason.findings]
        else:
            result = result.with_records(records, replace=True, integrity=result._is_sound)
            applied += 1
    return result, Report(findings, about=f"{given.name}: {count_text(applied, 'correction')} applied")


def _corrected_records(dossier: Dossier, correction: Correction, sources: Mapping[str, Source]) -> list[AnyRecord]:
    """Return the corrected record, and the sources that it cites and the dossier lacks. Raises _NotApplied."""
    record = dossier.get(correction.record)
    if record is None:
        near = did_you_mean_id(correction.record, (one.id for one in dossier))
        raise _NotApplied(_finding("correction-lost", "the dossier has no such record any more", near))
    _check_value(record, correction)
    try:
        corrected = _corrected(record, correction)
    except Invalid as error:
        raise _NotApplied(
            *(_error(one, f"the record would be invalid: {one.path} ") for one in error.findings)
        ) from None
    cited = dict.fromkeys(one.source for one in correction.citations)
    new = [sources[id] for id in cited if id in sources and id not in dossier]
    # In a dossier that may lack records, references are not checked here either.
    broken = tuple(dossier.faults_of(corrected, *new, replace=True)) if dossier._is_sound else ()
    if broken:
        raise _NotApplied(*map(_error, broken))
    return [corrected, *new]


def _check_value(record: AnyRecord, correction: Correction) -> None:
    """Raise _NotApplied if a record no longer has the value that is corrected."""
    was, now, path = correction.was_json, correction.now_json, correction.path
    if _is_appended(path):
        target = resolve_pointer(record, _holder(path))
        if target is None or not isinstance(target.shape, Many):
            raise _NotApplied(_finding("correction-lost", f"this {record.kind} has no list {_holder(path)}"))
        held = [pointer(place) for place, item in enumerate(_plain(target)) if comparable_json(item) == now]
        if held:
            raise _NotApplied(_adopted(_holder(path) + held[0], now))
        return
    target = resolve_pointer(record, path)
    value = None if target is None else _json_of(target)
    values = (value, None) if _is_left_out(record, path) else (value,)
    if target is not None and was in values:
        return
    if now in values:
        raise _NotApplied(_adopted(path, now))
    places = [place for place in _similar_places(record, path) if was is not None and _json_at(record, place) == was]
    hint = f"the value is at {', '.join(places)} now; correct the path" if places else ""
    if now is None and not places and _is_item(record, path):
        raise _NotApplied(_adopted(path, now))
    if target is None:
        raise _NotApplied(_finding("correction-lost", f"this {record.kind} has no {path} any more", hint))
    message = f"{path} is {_short(value)} now, neither {_short(was)} nor {_short(now)}"
    hint = hint or "compare it with your sources, and change or remove the correction"
    raise _NotApplied(_finding("correction-outdated", message, hint))


def _corrected(record: AnyRecord, correction: Correction) -> AnyRecord:
    """Return the record with its new value, and with the evidence for both values. Raises Invalid."""
    path = correction.path
    now = None if correction.now_json is None else next(iter(correction.now.values()))
    if _is_appended(path):
        target = resolve_pointer(record, _holder(path))
        path = _holder(path) + pointer(len(_plain(target)) if target is not None else 0)
    plain = to_dict(record)
    _set(plain, pointer_parts(path), now)
    corrected: AnyRecord = from_dict(plain, type(record))
    if not isinstance(corrected, CitedRecord):
        return corrected
    is_item = now is None and _is_item(record, path)
    if is_item:
        corrected = _without_pointers_to(corrected, path, record)
    if path.split("/")[1] in UNCLAIMED_FIELDS:
        return corrected
    new_sources = {place_in_source(one) for one in correction.citations}
    old_sources = [one for one in cited_by_name(record, path) if place_in_source(one) not in new_sources]
    citations: Iterable[Citation] = corrected.citations
    if not is_item:
        citations = without_support(citations, path, lambda one: place_in_source(one) not in new_sources)
    if now is not None:
        citations = _with_citations(citations, path, correction.citations)
    claims = corrected.claims
    if correction.was_json is not None:
        written = None if is_item else written_value(record, path)
        field = _holder(path) if is_item else path
        shown = "" if written is not None else _short(correction.was_json)
        claims += (rival_claim(field, written, ClaimRank.REJECTED, old_sources, shown=shown, note=correction.why),)
    return attrs.evolve(corrected, citations=tuple(citations), claims=claims)


def _with_citations(citations: Iterable[Citation], path: str, new: Iterable[Citation]) -> Iterator[Citation]:
    """Yield the citations of a record, then the new ones, each for the field unless it says what it supports."""
    kept = list(citations)
    yield from kept
    for citation in new:
        cited = citation if citation.supports else attrs.evolve(citation, supports=(path,))
        if cited not in kept:
            yield cited


def _set(plain: dict[str, Any], parts: tuple[str, ...], value: Any) -> None:
    """Set a value in plain data, or remove it if it is None; what holds it is made where it is missing."""
    holder: Any = plain
    for part, following in pairwise(parts):
        if isinstance(holder, list):
            holder = holder[int(part)]
        else:
            holder = holder.setdefault(part, [] if following == "0" else {})
    last = parts[-1]
    if isinstance(holder, dict):
        if value is None:
            holder.pop(last, None)
        else:
            holder[last] = value
    elif value is None:
        del holder[int(last)]
    else:
        holder[int(last) : int(last) + 1] = [value]


def _without_pointers_to(record: CitedRecordT, path: str, before: AnyRecord) -> CitedRecordT:
    """Return a record from whose list an item was removed, with the pointers of its evidence to the items after it.

    A citation of the removed item alone is left out. A claim about something in it becomes one about the list.
    """
    place, removed = _holder(path), int(pointer_parts(path)[-1])
    target = resolve_pointer(before, place)
    count = 0 if target is None else len(target.value)
    new_index = {str(index): str(index - 1) for index in range(removed + 1, count)} | {
        str(removed): removed_index(removed)
    }
    moved: CitedRecordT = part_with_pointers(record, lambda one: translated(one, {place: new_index}))
    gone = place + pointer(removed_index(removed))
    citations = []
    for citation in moved.citations:
        left = tuple(one for one in citation.supports if not _is_in(one, gone))
        if left or not citation.supports:
            citations.append(attrs.evolve(citation, supports=left))
    claims = [
        attrs.evolve(claim, field=place, value=None) if claim.field and _is_in(claim.field, gone) else claim
        for claim in moved.claims
    ]
    return attrs.evolve(moved, citations=tuple(citations), claims=tuple(claims))


def _is_in(path: str, holder: str) -> bool:
    return path == holder or path.startswith(f"{holder}/")


def _is_appended(path: str) -> bool:
    return pointer_parts(path)[-1] == APPENDED


def _holder(path: str) -> str:
    """Return the pointer to what holds a value."""
    return path.rpartition("/")[0]


def _is_item(record: AnyRecord, path: str) -> bool:
    """Return True if a path leads to an item of a list of parts or values of the model."""
    target = resolve_pointer(record, _holder(path)) if _holder(path) else None
    return target is not None and isinstance(target.shape, Many) and isinstance(target.value, tuple)


def _similar_places(record: AnyRecord, path: str) -> Iterator[str]:
    """Yield the pointers that differ from a path in the index of one list."""
    parts = pointer_parts(path)
    for place, part in enumerate(parts):
        if ARRAY_INDEX.fullmatch(part):
            target = resolve_pointer(record, pointer(*parts[:place]))
            if target is not None and isinstance(target.value, tuple | list):
                for index in range(len(target.value)):
                    if index != int(part):
                        yield pointer(*parts[:place], index, *parts[place + 1 :])


def _is_left_out(record: AnyRecord, path: str) -> bool:
    """Return True if a document leaves out a value, since it is empty or the default of its field."""
    holder: Any = to_dict(record)
    for part in pointer_parts(path):
        if isinstance(holder, list):
            if ARRAY_INDEX.fullmatch(part) is None or int(part) >= len(holder):
                return True
            holder = holder[int(part)]
        elif isinstance(holder, dict) and part in holder:
            holder = holder[part]
        else:
            return True
    return False


def _json_at(record: AnyRecord, path: str) -> str | None:
    target = resolve_pointer(record, path)
    return None if target is None else _json_of(target)


def _json_of(target: PointerTarget) -> str | None:
    """Return the value of a field as canonical JSON with sorted keys; None if it is empty."""
    if target.value is None or (isinstance(target.value, tuple | Extensions) and not target.value):
        return None
    if isinstance(target.value, Extensions):
        return str(target.value)  # canonical already, and perhaps deeper than the value of one extension may be
    return comparable_json(_plain(target))


def _plain(target: PointerTarget) -> Any:
    return _plain_value(target.shape, target.value)


def _plain_value(shape: Shape, value: Any) -> Any:
    """Return a value as plain data; data inside an extension is plain already."""
    if isinstance(value, tuple):
        return [_plain_value(getattr(shape, "item", shape), item) for item in value]
    if isinstance(value, Part):
        return to_dict(value)
    return shape.write(value) if isinstance(shape, Leaf) else value


def _adopted(path: str, now: str | None) -> Finding:
    text = f"{path} is {_short(now)} in the dossier too" if now is not None else f"the dossier has no {path} any more"
    return _finding("correction-adopted", f"adopted: {text}", "remove the correction", Severity.NOTE)


def _finding(code: str, message: str, hint: str = "", severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code=code, message=message, hint=hint, severity=severity)


def _error(finding: Finding, head: str = "") -> Finding:
    return _finding(finding.code, head + finding.message, finding.hint, Severity.ERROR)


def _short(text: str | None) -> str:
    if text is None:
        return "nothing"
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"
