"""The reference page on what changed since the first edition of the data, and the list of its errors, from a diff.

`python tools/build_dossier.py` writes both files. An erratum is a value of the first edition that the present one
contradicts or withdraws. A value that is only more exact now is not one: a date within the old date, or a number that
the old number rounds.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from convert_first_edition import CONVERTED
from dataset_page import table

from indokorea import AnyRecord, Change, ChangeType, Diff, Dossier, EffectType, PartialDate, Period, Source, diff, loads
from indokorea.collection.citations_for import citations_for
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.records.kinds import RECORD_TYPES

HEAD = """# Changes since the first edition

<!-- `python tools/build_dossier.py` writes this page from the data; do not edit it. -->

What changed in the [reference dossier](dataset.md) between two editions, computed by {py:func}`~indokorea.diff`. The
[codebook](codebook.md) has the rules by which the values were chosen.

The source repository holds the first edition, as `tests/reference/editions/2026.11.0.json.gz`, in the present version
of the wire format. Unpack it, write the present one with `indokorea.write(indokorea.reference(), "now.json")`, and
`indokorea diff 2026.11.0.json now.json` prints every change with its place and both values.
"""

ERRATA = """## Errata

Dates, sums, words of vocabularies and references of the first edition that the present one contradicts (`corrected`) or
no longer holds (`withdrawn`). A value that is only more exact now is not listed. `source` is a source that the present
edition cites for that field by name; it is empty where citations support the record as a whole. `reason` says why a
value was changed, where a second reading of the pages or a review gave one. The table is
also a file, {download}`errata.csv <errata.csv>`.

```{raw} html
<details><summary>The table</summary>
```

```{csv-table}
:file: errata.csv
:header-rows: 1
:class: reference-table
```

```{raw} html
</details>
```
"""

REASONS: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("erratum_reasons.json").read_text("utf-8"))
"""Why a value was changed, by record and field."""

HEADS = ("record", "first edition", "now")
UNCERTAIN = "A question mark follows what is not certain."

NOT_FACTS = ("citations", "claims", "last_checked", "extensions")


class Erratum(NamedTuple):
    """A value of the first edition that the present one contradicts or withdraws."""

    record: str
    field: str
    what: str
    before: str
    now: str
    source: str
    reason: str


def first_edition() -> Dossier:
    """Return the first edition of the data, in the present version of the wire format."""
    return loads(gzip.decompress(CONVERTED.read_bytes()))


def changes_page(old: Dossier, new: Dossier) -> str:
    """Return the whole page as Markdown."""
    found = diff(old, new)
    sections = (
        HEAD,
        f"From edition {old.edition}, as of {old.as_of}, to edition {new.edition}, as of {new.as_of}.\n",
        "## Records\n",
        table(("kind", "before", "now", "added", "removed", "changed"), record_counts(old, new, found)),
        removed_records(found),
        "## Values\n",
        "Changes in records that both editions have, by kind and field. An item of a list counts as one value.\n",
        table(("kind", "added", "changed", "removed", "fields, with the number of changes"), value_counts(found)),
        "## Statuses\n",
        f"Statuses and stages on {new.as_of}, as each edition derives them, where they differ. {UNCERTAIN}\n",
        table(HEADS, effects_on(old, new, found, EffectType.STATUS, EffectType.STAGE, EffectType.PHASE)),
        "## Terms\n",
        f"Terms of agreements that run on {new.as_of}, where they differ. {UNCERTAIN}\n",
        table(HEADS, effects_on(old, new, found, EffectType.TERM)),
        "## Scorecard\n",
        f"Lines of the [scorecard](scorecard.md) of {new.as_of} that differ, of records that both editions have.\n",
        table(HEADS, effects_on(old, new, found, EffectType.SCORECARD)),
        ERRATA,
    )
    return "\n".join(filter(None, sections))


def errata_text(old: Dossier, new: Dossier) -> str:
    """Return the list of errata as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Erratum._fields)
    writer.writerows(errata(old, new))
    return text.getvalue()


def record_counts(old: Dossier, new: Dossier, found: Diff) -> Iterator[tuple[object, ...]]:
    """Yield a row for each kind: how many records each edition has, and what became of them."""
    parts = [Counter(record.kind for record in part) for part in (old, new, found.added, found.removed, found.changed)]
    for record_type in RECORD_TYPES:
        counts = [part[record_type.kind] for part in parts]
        if any(counts):
            yield (record_type.kind, *counts)


def removed_records(found: Diff) -> str:
    """Return a sentence that names the records that the present edition no longer has; empty if there are none."""
    ids = ", ".join(f"`{record.id}`" for record in found.removed)
    return f"Removed: {ids}.\n" if ids else ""


def value_counts(found: Diff) -> Iterator[tuple[object, ...]]:
    """Yield a row for each kind: how many values were added, changed and removed, and in which fields."""
    inside = changes_inside(found)
    for kind in dict.fromkeys(kind_of(change) for change in inside):
        of_kind = [change for change in inside if kind_of(change) == kind]
        types = Counter(change.type for change in of_kind)
        fields = Counter(change.path.split("/")[1] for change in of_kind)
        listed = ", ".join(f"`{field}` {count}" for field, count in sorted(fields.items(), key=lambda one: -one[1]))
        counts = (types[one] for one in (ChangeType.ADDED, ChangeType.CHANGED, ChangeType.REMOVED))
        yield (kind, *counts, listed)


def effects_on(old: Dossier, new: Dossier, found: Diff, *types: EffectType) -> Iterator[tuple[str, str, str]]:
    """Yield each record of both editions of which an answer of these types differs, with both answers."""
    for effect in found.effects(on=new.as_of):
        if effect.type in types and effect.record_id in old and effect.record_id in new:
            yield f"`{effect.record_id}`", effect.before or "none", effect.after or "none"


def errata(old: Dossier, new: Dossier) -> Iterator[Erratum]:
    """Yield the values of the old edition that the new one contradicts or withdraws, in the order of the records."""
    for change in changes_inside(diff(old, new)):
        record = new[change.record_id]
        if change.type is ChangeType.ADDED or not is_fact(record, change):
            continue
        before, now = plain_text(change.before_json), plain_text(change.after_json)
        if change.type is ChangeType.REMOVED:
            # A term of office known by the days of meetings alone is written anew when its beginning is known.
            if not change.path.startswith("/tenures/"):
                yield Erratum(record.id, change.path, "withdrawn", before, now, "", reason_for(record.id, change.path))
        elif not is_more_exact(before, now, leaf_of(record, change.path)):
            source = next(cited_for(record, change.path), "")
            yield Erratum(record.id, change.path, "corrected", before, now, source, reason_for(record.id, change.path))


def reason_for(record: str, path: str) -> str:
    """Return why a value was changed: the reason for the field itself, or for one around it; empty without one."""
    reasons = REASONS.get(record, {})
    while path and path not in reasons:
        path = path.rpartition("/")[0]
    return reasons.get(path, "")


def plain_text(value: str | None) -> str:
    """Return JSON text as a cell of a table: a text without its quotes, nothing as an empty cell."""
    return value.removeprefix('"').removesuffix('"') if value else ""


def changes_inside(found: Diff) -> list[Change]:
    """Return the changes inside records that both editions have, without those that only move an item."""
    return [change for change in found if change.record_id and change.path and change.type is not ChangeType.MOVED]


def kind_of(change: Change) -> str:
    """Return the kind of the record of a change."""
    return change.record_id.split(":")[0]


def is_fact(record: AnyRecord, change: Change) -> bool:
    """Return True if a change is about the world, and not about prose, names, sources or claims."""
    if isinstance(record, Source) or change.path.split("/")[1] in NOT_FACTS:
        return False
    leaf = leaf_of(record, change.path)
    return leaf is None or leaf.refers is not None or leaf.python is not str


def leaf_of(record: AnyRecord, path: str) -> Leaf | None:
    """Return what a place of a record holds; None if it is a part or a list of parts."""
    cls: type = type(record)
    shape: Shape | None = None
    for key in path.split("/")[1:]:
        shape = shape.item if isinstance(shape, Many) else shapes_of(cls)[key]
        shape = shape.item if isinstance(shape, Maybe) else shape
        cls = getattr(shape, "python", object)
    return shape if isinstance(shape, Leaf) else None


def is_more_exact(before: str, now: str, leaf: Leaf | None) -> bool:
    """Return True if a new value is only a more exact form of the old one."""
    if leaf is None or leaf.python not in (Decimal, PartialDate, Period):
        return False
    if leaf.python is Decimal:
        return rounds(Decimal(before), Decimal(now))
    if leaf.python is PartialDate:
        return lies_within(PartialDate(now), PartialDate(before))
    old, new = Period(before), Period(now)
    return all(
        unknown if earlier is None else later is not None and lies_within(later, earlier)
        for earlier, later, unknown in (
            (old.start, new.start, old.unknown_start),
            (old.end, new.end, old.unknown_end or (old.open_end and new.open_end)),
        )
    )


def lies_within(exact: PartialDate, wide: PartialDate) -> bool:
    """Return True if a date is one of the possible days of another, or some of them."""
    return wide.days.first <= exact.days.first and exact.days.last <= wide.days.last


def rounds(rounded: Decimal, exact: Decimal) -> bool:
    """Return True if one number is the other, rounded to the digits that it shows."""
    unit = Decimal(1).scaleb(int(rounded.normalize().as_tuple().exponent))
    return abs(exact - rounded) * 2 <= unit


def cited_for(record: AnyRecord, path: str) -> Iterator[str]:
    """Yield the sources that a record cites for a field by name, the closest first."""
    return (citation.source for citation in citations_for(record, path) if citation.supports)
