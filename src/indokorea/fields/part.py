"""Part: the base of every class of named fields, from a Name to an Agreement.

A Part and everything in it is frozen. The constructor lists every fault by field, not only the first: the fields are
checked by their shapes, then the class's own checks run over the valid fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

import attrs

from indokorea._lazy import feature
from indokorea.errors import Invalid, InvalidRecord, InvalidValue, extend_findings
from indokorea.fields.extensions import Extensions
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, short_json, with_article

# The types of values that stay as they are in a row.
NUMBERS = (Decimal, int, bool)

# What others call a field, and fields that are the two ends of a period here.
FIELD_FOR = {"metric": "indicator", "measure": "indicator", "name": "title", "title": "name"}
ENDS_OF_PERIOD = frozenset({"from", "to", "start", "end", "since", "until"})

# A check of several fields together. Its parameters are the names of the fields it needs; it runs only if all of
# them are valid.
FieldsCheck: TypeAlias = Callable[..., Iterator[Finding]]


@attrs.frozen(kw_only=True)
class Part:
    """A frozen object with named fields. Equality and hash are by value; `repr` is the call of the constructor."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = ()
    written_last: ClassVar[tuple[str, ...]] = ()
    # Fields with a date on which nothing happened, such as the day on which a source was read.
    not_events: ClassVar[tuple[str, ...]] = ()
    # Broader classes of outside vocabularies, with the prefixes of `fields.same_as`.
    outside_classes: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        _check_argument_names(cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return the schema by which pydantic reads and writes the class; pydantic calls this."""
        return feature("pydantic_schema")(cls)

    @classmethod
    def cross_field_errors(cls, valid: Mapping[str, Any]) -> Iterator[Finding]:
        """Yield what the class's own checks find in the valid fields."""
        return cross_field_errors_of(cls, valid)

    @classmethod
    def normalised(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the values of the fields in their normal form; a class that accepts other forms overrides this."""
        return values

    def __attrs_post_init__(self) -> None:
        values = {name: getattr(self, name) for name in shapes_of(type(self))}
        faults = faults_of(type(self), values)
        if faults:
            raise _refused(type(self), values, faults)

    # Equality and hash are by the values of the fields. They are compiled when a class is first compared, since attrs
    # would compile them for every class when it is loaded. Type checkers must not see them: mypy takes a class whose
    # base defines `__hash__` for one without a hash of its own.
    if not TYPE_CHECKING:

        def __eq__(self, other: object) -> bool:
            from indokorea.fields.equality import methods_of  # noqa: PLC0415  # a lookup compares nothing

            return methods_of(type(self), Part)[0](self, other)

        def __hash__(self) -> int:
            from indokorea.fields.equality import methods_of  # noqa: PLC0415  # as above

            return methods_of(type(self), Part)[1](self)

    def row(self) -> dict[str, Any]:
        """Return its fields as one flat row, for tables and data frames; every part of a class has the same keys.

        Dates and vocabulary are text, numbers are Decimal; the fields of a part inside it have columns of their own;
        lists are joined with semicolons. A field without a value is None.
        """
        return dict(_cells(type(self), self))

    def __repr__(self) -> str:
        shown_fields = [f"{name}={value!r}" for name, value in non_default_fields(self)]
        return f"{type(self).__name__}({', '.join(shown_fields)})"


def non_default_fields(part: Part) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of the fields that differ from their defaults, in the order of writing."""
    defaults = defaults_of(type(part))
    for name in shapes_of(type(part)):
        value = getattr(part, name)
        if name not in defaults or defaults[name] != value:
            yield name, value


_known_defaults: dict[type, Mapping[str, Any]] = {}


def defaults_of(cls: type[Part]) -> Mapping[str, Any]:
    """Return the defaults of the fields that have one; the other fields are required."""
    if cls not in _known_defaults:
        fields = attrs.fields(cls)
        _known_defaults[cls] = {field.name: field.default for field in fields if field.default is not attrs.NOTHING}
    return _known_defaults[cls]


def faults_of(cls: type[Part], values: Mapping[str, Any]) -> list[Finding]:
    """Return every fault of these values as the fields of a class."""
    faults = key_faults(cls, values)
    valid: dict[str, Any] = dict(defaults_of(cls))
    for name, shape in shapes_of(cls).items():
        if name in values:
            before = len(faults)
            check_shape(shape, values[name], faults, name)
            valid[name] = values[name]
            if len(faults) > before:
                del valid[name]
    faults.extend(cls.cross_field_errors(valid))
    return faults


def cross_field_errors_of(cls: type[Part], valid: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what the class's own checks find in the valid fields."""
    for check in cls.checks:
        names = parameters_of(check)
        if all(name in valid for name in names):
            yield from check(*(valid[name] for name in names))


# The fields that a check made by a function needs.
_needed_fields: dict[FieldsCheck, tuple[str, ...]] = {}


@cache
def parameters_of(check: FieldsCheck) -> tuple[str, ...]:
    """Return the names of the fields that a check needs."""
    if check in _needed_fields:
        return _needed_fields[check]
    code = getattr(check, "__wrapped__", check).__code__
    return code.co_varnames[: code.co_argcount]


def key_faults(cls: type[Part], values: Mapping[str, Any]) -> list[Finding]:
    """Return a fault for each unknown field and for each missing one."""
    known = shapes_of(cls)
    faults = [
        Finding(
            code="unknown-field",
            path=pointer(name),
            message=f"unknown field {short_json(name)}",
            hint=_field_hint(cls, name, known),
            value=short_json(values[name]),
        )
        for name in values
        if name not in known
    ]
    faults.extend(
        Finding(code="missing-field", path=pointer(name), message=f"{cls.__name__} needs the field {short_json(name)}")
        for name in known
        if name not in values and name not in defaults_of(cls)
    )
    return faults


def _field_hint(cls: type[Part], name: Any, known: Iterable[str]) -> str:
    if not isinstance(name, str):
        return "the name of a field is text"
    if ":" in name and "extensions" in known:
        return 'data of your own belongs in "extensions"'
    if name in ENDS_OF_PERIOD and "period" in known:
        return 'write both ends in "period", such as "2020/2022"'
    if meant := did_you_mean(FIELD_FOR.get(name, name), known):
        return meant
    fields = f"the fields of {cls.__name__} are {', '.join(known)}"
    if "extensions" in known:
        return f'{fields}; data of your own goes in "extensions", under a name such as {short_json(f"acme:{name}")}'
    if "others" in known and 1 < len(name) < 4 and name.isascii() and name.isalpha():  # the tag of a language
        return f'write {{"others": [{{"language": {short_json(name)}, "text": …}}]}}; {fields}'
    return fields


def at_least_one_field(cls_name: str, *names: str) -> FieldsCheck:
    """Return a check that refuses a part of which none of these fields is given.

    It needs the fields as `checks` do: by their names.
    """

    def check(*values: Any) -> Iterator[Finding]:
        if all(value is None or value is False or value == () for value in values):
            yield Finding(
                code="impossible",
                path="",
                message=f"the {cls_name} is empty",
                hint=f"give at least one of {', '.join(names)}, or leave the field out",
            )

    _needed_fields[check] = names
    return check


def object_example(cls: type[Part], value: object) -> str:
    """Return what an object of a class looks like on the wire, for the message about a value that is not an object.

    Shows the required fields, or the first field if none is required; a text given for one field is put in its place.

    >>> from indokorea.values.names import Name
    >>> object_example(Name, "Steel")
    'an object such as {"en": "Steel"}'
    """
    required = [name for name in shapes_of(cls) if name not in defaults_of(cls)] or [*shapes_of(cls)][:1]
    text = short_json(value) if type(value) is str and len(required) == 1 else "..."
    return f"an object such as {{{', '.join(f'{short_json(name)}: {text}' for name in required)}}}"


def check_shape(shape: Shape, value: Any, faults: list[Finding], *path: str | int) -> None:
    """Add the faults of a Python value to the list, under its path."""
    try:
        if isinstance(shape, Leaf):
            shape.check(value)
        elif isinstance(shape, Maybe):
            if value is not None:
                check_shape(shape.item, value, faults, *path)
        elif isinstance(shape, Nested):
            if type(value) is not shape.python:
                if type(value) is str and hasattr(shape.python, "of"):
                    shape.python.of(value)
                hint = f"write {shape.python.__name__}(...)"
                raise InvalidValue.expected(with_article(shape.python.__name__), value, hint=hint)
        elif type(value) is not tuple:
            raise InvalidValue.expected("a tuple", value, hint="write (first, second), or (only,) for a single item")
        else:
            for index, item in enumerate(value):
                check_shape(shape.item, item, faults, *path, index)
    except Invalid as error:
        extend_findings(faults, error, *path)


def leaves(part: Part, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Leaf, Any]]:
    """Yield every single value inside a part, with its path and leaf, in the order of writing."""
    for name, shape in shapes_of(type(part)).items():
        yield from _leaves_under(shape, getattr(part, name), *path, name)


def _leaves_under(shape: Shape, value: Any, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Leaf, Any]]:
    if value is None:
        return
    if isinstance(shape, Leaf):
        if value or shape.python is not Extensions:  # without extensions the field is as empty as a list without items
            yield path, shape, value
    elif isinstance(shape, Maybe):
        yield from _leaves_under(shape.item, value, *path)
    elif isinstance(shape, Many):
        for index, item in enumerate(value):
            yield from _leaves_under(shape.item, item, *path, index)
    else:
        yield from leaves(value, *path)


def _refused(cls: type[Part], values: Mapping[str, Any], faults: list[Finding]) -> InvalidRecord:
    """Return the error of these faults; in a record with a valid id each fault names it."""
    id = values.get("id") if "id" in shapes_of(cls) else None
    if type(id) is str and all(one.path != "/id" for one in faults):
        faults = [attrs.evolve(one, record_id=id) for one in faults]
    return InvalidRecord(*faults, about=cls.__name__)


def _check_argument_names(cls: type[Part]) -> None:
    """Wrap the constructor so that missing and misspelt arguments are listed together with all other faults."""
    plain = cls.__init__
    required = frozenset(field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING)
    known = frozenset(field.name for field in attrs.fields(cls))
    converters = {field.name: field.converter for field in attrs.fields(cls) if field.converter is not None}

    @wraps(plain)
    def checked_init(self: Part, *positional: Any, **values: Any) -> None:
        if not positional and not required <= values.keys() <= known:
            unchanged = {name: value for name, value in values.items() if name not in converters}
            converted = {name: convert(values[name]) for name, convert in converters.items() if name in values}
            raise _refused(cls, values, faults_of(cls, unchanged | converted))
        plain(self, *positional, **values)

    cls.__init__ = checked_init  # type: ignore[method-assign]  # the class's own constructor, with one more check in front


def _cells(cls: type, part: Part | None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, shape in shapes_of(cls).items():
        value = None if part is None else getattr(part, name)
        yield from _cell(shape, value, prefix + name)


def _cell(shape: Shape, value: Any, column: str) -> Iterator[tuple[str, Any]]:
    if isinstance(shape, Maybe):
        yield from _cell(shape.item, value, column)
    elif isinstance(shape, Nested):
        yield from _cells(shape.python, value, f"{column}_")
    elif isinstance(shape, Many):
        yield column, "; ".join(_as_text(item) for item in value or ()) or None
    else:
        yield column, None if value is None else _plain(shape, value)


def _plain(leaf: Leaf, value: Any) -> Any:
    """Return numbers and truth values unchanged, any other value as text, that of extensions as JSON."""
    if leaf.python is Extensions:
        return str(value) if value else None
    return leaf.write(value) if leaf.python not in NUMBERS else value


def _as_text(item: Any) -> str:
    """Return the text of an item of a list; the text of a part is that of its values, in order."""
    if isinstance(item, Part):
        return " ".join(str(value) for _, _, value in leaves(item))
    return str(item)
