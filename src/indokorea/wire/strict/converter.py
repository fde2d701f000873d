"""One cattrs converter whose hooks collect every fault with its path; its leaves are those of the constructors.

`configure` registers the same hooks with a user's own converter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast, overload

from cattrs import Converter, transform_error
from cattrs.converters import BaseConverter
from cattrs.errors import BaseValidationError
from cattrs.v import format_exception

from indokorea.errors import Invalid, InvalidData, InvalidValue, extend_findings
from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part, defaults_of, key_faults, non_default_fields, object_example
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, enum_leaf, extensions_leaf, shapes_of, text_value_leaf
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import LONGEST_VALUE, did_you_mean, expected_got, nearest_match, short_json, with_article
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPE_OF, AnyRecord
from indokorea.values.dates import PartialDate
from indokorea.values.period import Period
from indokorea.vocabulary.base import Term
from indokorea.wire.strict.json_text import BrokenLine

PartT = TypeVar("PartT", bound=Part)
ConverterT = TypeVar("ConverterT", bound=BaseConverter)
Hook: TypeAlias = Callable[[Any, Any], Any]
Path: TypeAlias = tuple[str | int, ...]
ShapeReader: TypeAlias = Callable[[Any, list[Finding], Path], Any]
Constructor: TypeAlias = Callable[[type[Any], Mapping[str, Any]], Any]

# Reading a list stops after so many faults. A few bytes each would otherwise make a report larger than any memory.
MAX_LIST_FAULTS = 10_000


def configure(converter: ConverterT) -> ConverterT:
    """Register the types of this library with a cattrs converter, and return the converter.

    Structuring one of them raises InvalidData, with every fault and its path, instead of the errors of cattrs.

    >>> from cattrs import Converter
    >>> from indokorea.records.sector import Sector
    >>> mine = configure(Converter())
    >>> mine.unstructure(Sector(id="sector:steel", name="Steel"))
    {'kind': 'sector', 'id': 'sector:steel', 'name': {'en': 'Steel'}}
    """
    return register_hooks(converter, via_init)


def register_hooks(converter: ConverterT, construct: Constructor) -> ConverterT:
    """Register the hooks of our types, and return the converter.

    `construct` makes an object of a class from fields that have passed all checks.
    """
    converter.register_structure_hook_factory(_is_part, lambda cls: _part_reader(converter, cls, construct))
    converter.register_structure_hook_func(_is_any_record, lambda raw, _: read_record(converter, raw))
    converter.register_unstructure_hook_factory(_is_part, lambda _: lambda part: _unstructure_part(converter, part))
    for text_value in (PartialDate, Period):
        converter.register_structure_hook(text_value, _leaf_hook(text_value_leaf(text_value)))
        converter.register_unstructure_hook(text_value, str)
    converter.register_structure_hook(Extensions, _leaf_hook(extensions_leaf()))
    converter.register_unstructure_hook(Extensions, dict)
    converter.register_structure_hook(Term, _read_term)
    converter.register_unstructure_hook(Term, lambda term: term.value)
    return converter


def _is_part(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Part)


def _is_any_record(cls: Any) -> bool:
    return bool(cls == AnyRecord)


def _leaf_hook(leaf: Leaf) -> Hook:
    return lambda raw, _: leaf.read(raw)


def _read_term(raw: Any, cls: type[Term]) -> Term:
    term: Term = enum_leaf(cls).read(raw)
    return term


def read_record(converter: BaseConverter, raw: Any) -> AnyRecord:
    """Return the record of the kind that its tag names. Raises InvalidData with every fault.

    If the tag is wrong, the other faults are found by the kind that the record most likely has.
    """
    if isinstance(raw, BrokenLine):
        raise InvalidData(*raw.findings)
    try:
        return converter.structure(raw, tagged_record_type(raw))
    except InvalidData as error:
        guess = guess_record_type(raw)
        if guess is None or raw.get("kind") == guess.kind:
            raise
        faults = list(error.findings)
    try:
        converter.structure(raw | {"kind": guess.kind}, guess)
    except Invalid as error:
        faults.extend(error.findings)
    raise InvalidData(*faults)


def guess_record_type(raw: Any) -> type[AnyRecord] | None:
    """Return the class of a record by its tag, else by its id, else by the nearest tag; None without any of them."""
    if not isinstance(raw, dict):
        return None
    kind, id = raw.get("kind"), raw.get("id")
    if isinstance(kind, str) and kind in RECORD_TYPE_OF:
        return RECORD_TYPE_OF[kind]
    by_id = id.partition(":")[0] if isinstance(id, str) else ""
    by_tag = nearest_match(kind, RECORD_TYPE_OF) if isinstance(kind, str) else ""
    return RECORD_TYPE_OF.get(by_id) or RECORD_TYPE_OF.get(by_tag)


def tagged_record_type(raw: Any) -> type[AnyRecord]:
    """Return the class that the tag of a record names. Raises InvalidData if there is none."""
    if not isinstance(raw, dict):
        message = expected_got("a record", short_json(raw))
        raise InvalidData(
            Finding(code="wrong-type", message=message, hint='write an object such as {"kind": "sector", ...}')
        )
    if "kind" not in raw:
        hint = f"write one of {', '.join(RECORD_TYPE_OF)}"
        raise InvalidData(Finding(code="missing-field", path="/kind", message="the record has no kind", hint=hint))
    kind = raw["kind"]
    if not isinstance(kind, str) or kind not in RECORD_TYPE_OF:
        near = did_you_mean(kind, RECORD_TYPE_OF) if isinstance(kind, str) else ""
        hint = near or f"the kinds are {', '.join(RECORD_TYPE_OF)}"
        message = expected_got("a kind of record", short_json(kind))
        raise InvalidData(
            Finding(code="unknown-kind", path="/kind", message=message, hint=hint, value=short_json(kind))
        )
    return RECORD_TYPE_OF[kind]


def _part_reader(converter: BaseConverter, cls: type[PartT], construct: Constructor) -> Callable[[Any, Any], PartT]:
    """Return the hook that reads one class; it collects the faults of all fields, with their names as paths."""
    readers: dict[str, ShapeReader] = {name: _shape_reader(converter, shape) for name, shape in shapes_of(cls).items()}
    kind = cls.kind if issubclass(cls, Record) else None

    def read(raw: Any, _: Any) -> PartT:
        if not isinstance(raw, dict):
            message = expected_got(object_example(cls, raw), short_json(raw))
            finding = Finding(code="wrong-type", message=message, value=short_json(raw))
            raise InvalidData(finding, about=cls.__name__)
        values = dict(raw) if kind is None else _remove_kind(kind, dict(raw))
        faults = key_faults(cls, values)
        valid = dict(defaults_of(cls))
        for name, reader in readers.items():
            if name in values:
                before = len(faults)
                value = reader(values[name], faults, (name,))
                valid[name] = value
                if len(faults) > before:
                    del valid[name]
        normal = cls.normalised(valid)
        faults.extend(cls.cross_field_errors(normal))
        if faults:
            raise InvalidData(*faults, about=cls.__name__)
        part: PartT = construct(cls, normal)
        return part

    return read


def via_init(cls: type[Any], valid: Mapping[str, Any]) -> Any:
    """Return an object made by the constructor, which checks again: a user's own hook may have read a part."""
    return cls(**valid)


def bypassing_init(cls: type[Any], valid: Mapping[str, Any]) -> Any:
    """Return an object made without the constructor, whose checks have all been made."""
    made: Any = object.__new__(cls)
    for name, value in valid.items():
        object.__setattr__(made, name, value)
    return made


def _remove_kind(kind: str, values: dict[Any, Any]) -> dict[Any, Any]:
    """Return the values without their tag. Raises InvalidData if it is missing or names another kind."""
    hint = f'write "{kind}"'
    if "kind" not in values:
        raise InvalidData(Finding(code="missing-field", path="/kind", message="the record has no kind", hint=hint))
    tag = values.pop("kind")
    if tag != kind:
        message = f'expected the kind "{kind}", got {short_json(tag)}'
        raise InvalidData(Finding(code="unknown-kind", path="/kind", message=message, hint=hint, value=short_json(tag)))
    return values


def _shape_reader(converter: BaseConverter, shape: Shape) -> ShapeReader:
    """Return the function that reads one shape, and adds each fault with its path to the list of faults."""
    if isinstance(shape, Maybe):
        return _shape_reader(converter, shape.item)
    if isinstance(shape, Many):
        read_item = _shape_reader(converter, shape.item)

        def read_many(raw: Any, faults: list[Finding], path: Path) -> Any:
            if not isinstance(raw, list):
                shown = short_json(raw)
                fits = isinstance(raw, str if isinstance(shape.item, Leaf) else dict)
                hint = f"write [{shown}]" if fits and len(shown) < LONGEST_VALUE else "write [...]"
                finding = Finding(code="wrong-type", message=expected_got("a list", shown), hint=hint, value=shown)
                faults.append(finding.prefixed(*path))
                return ()
            items: list[Any] = []
            for index, item in enumerate(raw):
                items.append(read_item(item, faults, (*path, index)))
                if len(faults) >= MAX_LIST_FAULTS:
                    message = "there are more faults; the rest of the list was not read"
                    faults.append(Finding(code="over-limit", path=pointer(*path), message=message))
                    break
            return tuple(items)

        return read_many
    read = shape.read if isinstance(shape, Leaf) else _nested_reader(converter, shape.python)

    def read_one(raw: Any, faults: list[Finding], path: Path) -> Any:
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


def _unstructure_part(converter: BaseConverter, part: Part) -> dict[str, Any]:
    """Return a part as plain data: its tag first, then its fields in order, without defaults."""
    shapes = shapes_of(type(part))
    plain: dict[str, Any] = {"kind": part.kind} if isinstance(part, Record) else {}
    plain.update((name, _unstructure_shape(converter, shapes[name], value)) for name, value in non_default_fields(part))
    return plain


def _unstructure_shape(converter: BaseConverter, shape: Shape, value: Any) -> Any:
    if isinstance(shape, Maybe):
        return _unstructure_shape(converter, shape.item, value)
    if isinstance(shape, Many):
        return [_unstructure_shape(converter, shape.item, item) for item in value]
    return shape.write(value) if isinstance(shape, Leaf) else converter.unstructure(value)


@lru_cache(maxsize=1)
def shared_converter() -> Converter:
    """Return the library's own converter."""
    return register_hooks(Converter(), bypassing_init)


def structure_extension(plain: Any, cls: type[Any]) -> Any:
    """Return the object of a user's own class that an extension describes. Raises InvalidData if it does not fit.

    Nothing is coerced, and nothing is dropped.
    """
    try:
        return _extension_converter().structure(plain, cls)
    except Invalid as error:
        raise InvalidData(*error.findings, about=cls.__name__) from None
    except Exception as error:  # whatever the user's class raises says that the data does not fit it
        if not isinstance(error, BaseValidationError):
            raise InvalidValue.expected(with_article(cls.__name__), plain, reason=str(error)) from error
        texts = transform_error(error, "", _format_user_error)
        raise InvalidData(*map(_user_finding, texts), about=cls.__name__) from error


@lru_cache(maxsize=1)
def _extension_converter() -> Converter:
    converter = configure(Converter(forbid_extra_keys=True))
    for python in (str, int, bool, float):
        converter.register_structure_hook(python, _read_exactly)
    return converter


def _read_exactly(raw: Any, cls: type[Any]) -> Any:
    """Return a value that has the type of its field; JSON has one type of numbers, so a float may be written as 7."""
    if cls is float and isinstance(raw, int | float) and type(raw) is not bool:
        return float(raw)
    if type(raw) is not cls:
        raise InvalidValue.expected(with_article(cls.__name__), raw)
    return raw


def _user_finding(text: str) -> Finding:
    """Return the finding of an error that cattrs has put as `what is wrong @ .field[0]`."""
    message, _, place = text.rpartition(" @ ")
    return Finding(code="wrong-type", path=pointer(*re.findall(r"[^.\[\]']+", place)), message=message)


def _format_user_error(error: BaseException, cls: type[Any] | None) -> str:
    return error.findings[0].text if isinstance(error, Invalid) else format_exception(error, cls)


def to_dict(part: Part) -> dict[str, Any]:
    """Return a record, or a part of one, as new plain data that `json.dumps` takes.

    >>> from indokorea.records.sector import Sector
    >>> to_dict(Sector(id="sector:steel", name="Steel"))
    {'kind': 'sector', 'id': 'sector:steel', 'name': {'en': 'Steel'}}
    """
    if not isinstance(part, Part):
        raise InvalidValue.expected("a record", part, hint="for a dossier, use dumps()")
    return cast(dict[str, Any], shared_converter().unstructure(part))


@overload
def from_dict(mapping: Mapping[str, Any], cls: type[PartT]) -> PartT: ...
@overload
def from_dict(mapping: Mapping[str, Any]) -> AnyRecord: ...
def from_dict(mapping: Mapping[str, Any], cls: type[PartT] | None = None) -> PartT | AnyRecord:
    """Return the record of this class, or of the kind that its tag names, that plain data describes.

    Raises InvalidData with every fault and its path. Nothing is coerced and nothing is dropped.

    >>> from indokorea.records.sector import Sector
    >>> from_dict({"kind": "sector", "id": "sector:steel", "name": {"en": "Steel"}}, Sector).label
    'Steel'
    """
    raw: Any = mapping
    if isinstance(raw, Mapping) and not isinstance(raw, dict):
        raw = dict(raw)
    if cls is None:
        return read_record(shared_converter(), raw)
    check_class(cls)
    return shared_converter().structure(raw, cls)


def check_class(cls: Any) -> None:
    """Raise InvalidValue unless `cls` is a class of records or parts."""
    if not _is_part(cls) or cls in (Part, Record):
        raise InvalidValue.expected("a class such as Agreement", cls)
