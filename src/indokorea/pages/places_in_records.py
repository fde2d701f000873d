"""The places that JSON Pointers name in a record, and the values claimed for them, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import attrs

from indokorea.collection.pointers import resolve_pointer
from indokorea.errors import Invalid
from indokorea.fields.part import Part, non_default_fields
from indokorea.fields.shape import Leaf, Maybe, shapes_of
from indokorea.json_pointer import pointer, pointer_parts
from indokorea.pages.fields import SHOWN_AS_ONE, plain_text
from indokorea.pages.value_words import identifier_text, is_reference, language_text, term_text
from indokorea.render.words import humanise
from indokorea.values.dates import PartialDate
from indokorea.values.edtf_words import edtf_words
from indokorea.values.identifiers import Identifier
from indokorea.values.money import Money
from indokorea.values.names import Name, OtherName
from indokorea.values.quantities import Quantity
from indokorea.vocabulary.base import Term

if TYPE_CHECKING:
    from indokorea.records.base import Record
    from indokorea.records.evidence import Claim

# Fields that are named otherwise where they are cited.
CITED_FIELDS = {
    "aliases": "other name",
    "en": "name",
    "hi": "Hindi name",
    "hi_latn": "romanised Hindi name",
    "ko": "Korean name",
    "ko_latn": "romanised Korean name",
    "on": "date",
    "party": "",
    "says": "",
    "short": "short name",
    "text": "",
}

# The longest text by which an item of a list is named.
LONGEST_ITEM = 60


def place_text(record: Record, path: str, labels: Mapping[str, str] | None = None) -> str:
    """Return the place that a JSON Pointer names in words; the pointer itself if it leads nowhere.

    >>> from indokorea.records.agreement import Action, Agreement, AgreementParty
    >>> agreement = Agreement(
    ...     id="agreement:ports", name="On ports", instrument="agreement", level="state",
    ...     parties=(AgreementParty(party="country:ind"), AgreementParty(party="country:kor")),
    ...     actions=(Action(type="signed", on="2009-08-07"),),
    ... )
    >>> [place_text(agreement, path) for path in ("/actions/0/on", "/name/ko", "/parties/1", "/nothing")]
    ['signed, date', 'Korean name', 'parties: country:kor', '/nothing']
    """
    if resolve_pointer(record, path) is None:
        return path
    pieces: list[str] = []
    value: Any = record
    for part in pointer_parts(path):
        if isinstance(value, tuple):
            items, value = value, value[int(part)] if int(part) < len(value) else None
            words = None if value is None else _item_text(value, items, labels)
            if words is None:
                pieces[-1] += f" no. {int(part) + 1}"
            elif isinstance(value, OtherName) or (isinstance(value, Part) and _is_term(_first(value))):
                pieces[-1] = words
            else:
                pieces[-1] += f": {words}"
        else:
            if isinstance(value, Name) and pieces[-1] == "name":
                pieces.pop()
            value = getattr(value, part, None)
            label = CITED_FIELDS.get(part, humanise(part))
            pieces.append("due date" if part == "by" and isinstance(value, PartialDate) else label)
    return ", ".join(filter(None, pieces))


def _first(part: Part) -> Any:
    """Return the first field of a part that differs from its default."""
    return next((value for _, value in non_default_fields(part)), None)


def _is_term(value: object) -> bool:
    return isinstance(value, Term)


def _item_text(item: Any, items: tuple[Any, ...], labels: Mapping[str, str] | None) -> str | None:
    """Return what an item of a list is: its term, name or reference; with its date if others have the same term.

    None for a long text, and for an item with the term of another and without a date.
    """
    if not isinstance(item, Part) or isinstance(item, SHOWN_AS_ONE):
        text = identifier_text(item) if isinstance(item, Identifier) else str(item)
        text = term_text(item) if _is_term(item) else (labels or {}).get(text, text)
        return text if len(text) <= LONGEST_ITEM else None
    if isinstance(item, OtherName):
        return f"{language_text(item.language)} name"
    first = _first(item)
    if isinstance(first, Term):
        if sum(_first(one) is first for one in items) == 1:
            return term_text(first)
        date = next((value for _, value in non_default_fields(item) if isinstance(value, PartialDate)), None)
        return None if date is None else f"{term_text(first)} ({edtf_words(date)})"
    if isinstance(first, Name):
        return first.en
    shapes = shapes_of(type(item))
    name = next((name for name, _ in non_default_fields(item)), None)
    text = str(first)
    if name is not None and is_reference(shapes[name]):
        return (labels or {}).get(text, text)
    return text if isinstance(first, str) and len(text) <= LONGEST_ITEM else None


def claimed_text(record: Record, claim: Claim, labels: Mapping[str, str] | None = None) -> str:
    """Return the field that a claim is about, the claimed value, and the one of the record if it differs, in words.

    Empty for a claim about no field.

    >>> from indokorea.records.evidence import Claim
    >>> from indokorea.records.event import Event
    >>> launch = Event(id="event:launch", name="Launch", type="launch", period="2015-05/2015-05")
    >>> claimed_text(launch, Claim(says="It was in 2016.", field="/period", value="2016/2017"))
    'period: 2016 to 2017 (the record has 2015-05)'
    """
    if claim.field is None:
        return ""
    place = place_text(record, claim.field, labels)
    if claim.value is None:
        return place
    claimed, own = _values(record, claim.field, claim.value, labels or {})
    return f"{place}: {claimed}" + (f" (the record has {own})" if own and own != claimed else "")


def value_text(record: Record, path: str, written: str | None) -> str:
    """Return a field of a record, and the value that it has or would have as a document writes it, in words.

    >>> from indokorea.records.event import Event
    >>> launch = Event(id="event:launch", name="Launch", type="launch", period="2015-05/2015-05")
    >>> value_text(launch, "/period", "2015-05/2015-05"), value_text(launch, "/type", "launch")
    ('period: 2015-05', 'type: launch')
    """
    if written is None:
        return place_text(record, path)
    value, _ = _values(record, path, written, {})
    # An amount is shown within its whole, with its currency or unit.
    above = resolve_pointer(record, pointer(*pointer_parts(path)[:-1])) if path.count("/") > 1 else None
    is_amount = above is not None and isinstance(above.value, Money | Quantity)
    place = place_text(record, pointer(*pointer_parts(path)[:-1]) if is_amount else path)
    # What names an item of a list, such as the status of a step, need not be said twice.
    return place if place.endswith(f": {value}") else f"{place.removeprefix(f'{value}, ')}: {value}"


def _values(record: Record, path: str, written: str, labels: Mapping[str, str]) -> tuple[str, str | None]:
    """Return a value as a document writes it, and the one of the record at its place, both in words.

    The amount of a sum of money, and the like, is shown within the whole.
    """
    target = resolve_pointer(record, path)
    if target is None or not isinstance(target.shape, Leaf):
        return written, None
    *above, name = pointer_parts(path)
    holder = resolve_pointer(record, pointer(*above)) if above else None
    whole = None if holder is None else holder.value
    with suppress(Invalid, ValueError, TypeError):
        plain = written if target.shape.python not in (int, bool) else json.loads(written)
        value = target.shape.read(plain)
        if isinstance(whole, SHOWN_AS_ONE) and not isinstance(whole, Name):
            shape = holder.shape if holder is not None else target.shape
            return plain_text(shape, attrs.evolve(whole, **{name: value}), labels), plain_text(shape, whole, labels)
        own = None if target.value is None else _text(target.shape, target.value, labels)
        return _text(target.shape, value, labels), own
    return written, None


def _text(shape: Any, value: Any, labels: Mapping[str, str]) -> str:
    shape = shape.item if isinstance(shape, Maybe) else shape
    return labels.get(value, value) if is_reference(shape) else plain_text(shape, value, labels)
