"""One cattrs converter whose hooks collect every fault with its path; its leaves are the constructors' own functions.

`configure` teaches the same hooks to a user's own converter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast, overload

from cattrs import Converter
from cattrs.converters import BaseConverter

from indokorea.errors import Invalid, InvalidData, InvalidValue, extend_findings
from indokorea.fields.part import Part, defaults_of, key_faults, non_default_fields, object_example
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, enum_leaf, shapes_of, text_value_leaf
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, expected_got, nearest_match, short_json
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPE_OF, AnyRecord
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.base import Term
from indokorea.wire.strict.json_text import BrokenLine

PartT = TypeVar("PartT", bound=Part)
ConverterT = TypeVar("ConverterT", bound=BaseConverter)
Hook = Callable[[Any, Any], Any]
Make = Callable[[type[Any], Mapping[str, Any]], Any]

# A list with more faults is not read to its end: a few bytes each would make a report larger than any memory.
MOST_FAULTS = 10_000


def configure(converter: ConverterT) -> ConverterT:
    """Teaches a cattrs converter our types, and gives it back.

    Structuring one of them raises InvalidData, with every fault and its path, where cattrs raises its own errors.

    >>> from cattrs import Converter
    >>> from indokorea.records.sector import Sector
    >>> mine = configure(Converter())
    >>> mine.unstructure(Sector(id="sector:steel", name="Steel"))
    {'kind': 'sector', 'id': 'sector:steel', 'name': {'en': 'Steel'}}
    """
    return taught(converter, constructed)


def taught(converter: ConverterT, make: Make) -> ConverterT:
    """The converter with the hooks of our types; `make` makes an object of fields that have passed all checks."""
    converter.register_structure_hook_factory(_is_part, lambda cls: _part_reader(converter, cls, make))
    converter.register_structure_hook_func(_is_any_record, lambda raw, _: read_record(converter, raw))
    converter.register_unstructure_hook_factory(_is_part, lambda _: lambda part: _written(converter, part))
    for written in (PartialDate, Period):
        converter.register_structure_hook(written, _reader(text_value_leaf(written)))
        converter.register_unstructure_hook(written, str)
    converter.register_structure_hook(Term, _read_term)
    converter.register_unstructure_hook(Term, lambda term: term.value)
    return converter


def _is_part(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Part)


def _is_any_record(cls: Any) -> bool:
    return bool(cls == AnyRecord)


def _reader(leaf: Leaf) -> Hook:
    return lambda raw, _: leaf.read(raw)


def _read_term(raw: Any, cls: type[Term]) -> Term:
    term: Term = enum_leaf(cls).read(raw)
    return term


def read_record(converter: BaseConverter, raw: Any) -> AnyRecord:
    """A record of whichever kind its tag says. Raises InvalidData with every fault.

    Where the tag is wrong, the kind that must be meant tells the other faults too.
    """
    if isinstance(raw, BrokenLine):
        raise InvalidData(*raw.findings)
    try:
        return converter.structure(raw, record_type_of(raw))
    except InvalidData as error:
        meant = meant_type(raw)
        if meant is None or raw.get("kind") == meant.kind:
            raise
        faults = list(error.findings)
    try:
        converter.structure(raw | {"kind": meant.kind}, meant)
    except Invalid as error:
        faults.extend(error.findings)
    raise InvalidData(*faults)


def meant_type(raw: Any) -> type[AnyRecord] | None:
    """The class that a record must mean by its tag, by its id, or by a tag misspelt; None where nothing tells."""
    if not isinstance(raw, dict):
        return None
    told, id = raw.get("kind"), raw.get("id")
    if isinstance(told, str) and told in RECORD_TYPE_OF:
        return RECORD_TYPE_OF[told]
    by_id = id.partition(":")[0] if isinstance(id, str) else ""
    by_tag = nearest_match(told, RECORD_TYPE_OF) if isinstance(told, str) else ""
    return RECORD_TYPE_OF.get(by_id) or RECORD_TYPE_OF.get(by_tag)


def record_type_of(raw: Any) -> type[AnyRecord]:
    """The class that a record's tag names. Raises InvalidData when there is none such."""
    if not isinstance(raw, dict):
        raise InvalidData(
            Finding(code="wrong-type", message=expected_got("a record", short_json(raw)), hint="write an object")
        )
    if "kind" not in raw:
        hint = f"one of {', '.join(RECORD_TYPE_OF)}"
        raise InvalidData(Finding(code="missing-field", path="/kind", message="the record says no kind", hint=hint))
    kind = raw["kind"]
    if not isinstance(kind, str) or kind not in RECORD_TYPE_OF:
        near = did_you_mean(kind, RECORD_TYPE_OF) if isinstance(kind, str) else ""
        hint = near or f"the kinds are {', '.join(RECORD_TYPE_OF)}"
        message = expected_got("a kind of record", short_json(kind))
        raise InvalidData(
            Finding(code="unknown-kind", path="/kind", message=message, hint=hint, value=short_json(kind))
        )
    return RECORD_TYPE_OF[kind]


def _part_reader(converter: BaseConverter, cls: type[PartT], make: Make) -> Callable[[Any, Any], PartT]:
    """The hook that reads one class. Faults of its fields are collected under their names."""
    readers: dict[str, Callable[[Any, list[Finding], tuple[str | int, ...]], Any]] = {
        name: _shape_reader(converter, shape) for name, shape in shapes_of(cls).items()
    }
    kind = cls.kind if issubclass(cls, Record) else None

    def read(raw: Any, _: Any) -> PartT:
        if not isinstance(raw, dict):
            message = expected_got(object_example(cls, raw), short_json(raw))
            finding = Finding(code="wrong-type", message=message, value=short_json(raw))
            raise InvalidData(finding, about=cls.__name__)
        values = dict(raw) if kind is None else _without_kind(kind, dict(raw))
        faults = key_faults(cls, values)
        sound = dict(defaults_of(cls))
        for name, reader in readers.items():
            if name in values:
                before = len(faults)
                value = reader(values[name], faults, (name,))
                sound[name] = value
                if len(faults) > before:
                    del sound[name]
        faults.extend(cls.cross_field_errors(sound))
        if faults:
            raise InvalidData(*faults, about=cls.__name__)
        made: PartT = make(cls, sound)
        return made

    return read


def constructed(cls: type[Any], checked: Mapping[str, Any]) -> Any:
    """By the constructor, which checks once more: a user's own hook may have read a part in another way."""
    return cls(**checked)


def assembled(cls: type[Any], checked: Mapping[str, Any]) -> Any:
    """Without the constructor, whose checks have all been made."""
    made: Any = object.__new__(cls)
    for name, value in checked.items():
        object.__setattr__(made, name, value)
    return made


def _without_kind(kind: str, values: dict[Any, Any]) -> dict[Any, Any]:
    """The values without their tag. Raises InvalidData when it is missing or says another kind."""
    if "kind" not in values:
        raise InvalidData(
            Finding(code="missing-field", path="/kind", message="the record says no kind", hint=f'write "{kind}"')
        )
    told = values.pop("kind")
    if told != kind:
        message = f"{short_json(told)} where {kind} belongs"
        raise InvalidData(
            Finding(code="unknown-kind", path="/kind", message=message, hint=f'write "{kind}"', value=short_json(told))
        )
    return values


def _shape_reader(converter: BaseConverter, shape: Shape) -> Callable[[Any, list[Finding], tuple[str | int, ...]], Any]:
    """Reads one shape; what is wrong goes to the faults, under its path."""
    if isinstance(shape, Maybe):
        return _shape_reader(converter, shape.item)
    if isinstance(shape, Many):
        item = _shape_reader(converter, shape.item)

        def read_many(raw: Any, faults: list[Finding], path: tuple[str | int, ...]) -> Any:
            if not isinstance(raw, list):
                message = expected_got("a list", short_json(raw))
                finding = Finding(code="wrong-type", message=message, hint="write [...]", value=short_json(raw))
                faults.append(finding.prefixed(*path))
                return ()
            items: list[Any] = []
            for index, one in enumerate(raw):
                items.append(item(one, faults, (*path, index)))
                if len(faults) >= MOST_FAULTS:
                    message = "there are more faults; the rest of the list was not read"
                    faults.append(Finding(code="over-limit", path=pointer(*path), message=message))
                    break
            return tuple(items)

        return read_many
    read = shape.read if isinstance(shape, Leaf) else _nested_reader(converter, shape.python)

    def read_one(raw: Any, faults: list[Finding], path: tuple[str | int, ...]) -> Any:
        try:
            if raw is None:
                raise InvalidValue.expected("a value", None, hint="leave the key out if nothing is known")
            return read(raw)
        except Invalid as error:
            extend_findings(faults, error, *path)

    return read_one


def _nested_reader(converter: BaseConverter, cls: type) -> Callable[[Any], Any]:
    hook = converter.get_structure_hook(cls)
    return lambda raw: hook(raw, cls)


def _written(converter: BaseConverter, part: Part) -> dict[str, Any]:
    """A part as plain data: its tag first, then its fields in order, defaults left out."""
    shapes = shapes_of(type(part))
    plain: dict[str, Any] = {"kind": part.kind} if isinstance(part, Record) else {}
    plain.update((name, _write_shape(converter, shapes[name], value)) for name, value in non_default_fields(part))
    return plain


def _write_shape(converter: BaseConverter, shape: Shape, value: Any) -> Any:
    if isinstance(shape, Maybe):
        return _write_shape(converter, shape.item, value)
    if isinstance(shape, Many):
        return [_write_shape(converter, shape.item, item) for item in value]
    return shape.write(value) if isinstance(shape, Leaf) else converter.unstructure(value)


@lru_cache(maxsize=1)
def shared() -> Converter:
    """The library's own converter."""
    return taught(Converter(), assembled)


def to_dict(part: Part) -> dict[str, Any]:
    """A record, or a part of one, as new plain data: what `json.dumps` takes.

    >>> from indokorea.records.sector import Sector
    >>> to_dict(Sector(id="sector:steel", name="Steel"))
    {'kind': 'sector', 'id': 'sector:steel', 'name': {'en': 'Steel'}}
    """
    if not isinstance(part, Part):
        raise InvalidValue.from_message(
            f"{short_json(part)} is no record", value=part, hint="give a record, or dumps() a dossier"
        )
    return cast(dict[str, Any], shared().unstructure(part))


@overload
def from_dict(mapping: Mapping[str, Any], cls: type[PartT]) -> PartT: ...
@overload
def from_dict(mapping: Mapping[str, Any]) -> AnyRecord: ...
def from_dict(mapping: Mapping[str, Any], cls: type[PartT] | None = None) -> PartT | AnyRecord:
    """Plain data to a record of this class, or of the kind that its tag says.

    Raises InvalidData with every fault and its path. Nothing is coerced and nothing is left over.

    >>> from indokorea.records.sector import Sector
    >>> from_dict({"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}, Sector).label
    'Steel'
    """
    raw: Any = mapping
    if isinstance(raw, Mapping) and not isinstance(raw, dict):
        raw = dict(raw)
    if cls is None:
        return read_record(shared(), raw)
    check_class(cls)
    return shared().structure(raw, cls)


def check_class(cls: Any) -> None:
    """Refuses what is no class of record or part."""
    if not _is_part(cls) or cls in (Part, Record):
        raise InvalidValue.from_message(
            f"{cls!r} is no class of records", value=repr(cls), hint="give one such as Agreement"
        )
