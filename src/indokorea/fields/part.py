"""Part: the base of every class of named fields, from a Name to an Agreement.

A Part is frozen all the way down. Its constructor refuses an impossible one with every fault listed by
field, never only the first: the fields are checked by their shapes, then the class's own checks run over
whichever fields are sound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

import attrs

from indokorea.errors import Invalid, InvalidRecord, InvalidValue, extend_findings
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, expected, shapes_of
from indokorea.findings import Finding
from indokorea.json_pointer import pointer
from indokorea.messages import did_you_mean, short_json

# A check of several fields together. Its parameters are the names of the fields it needs; it is run
# only when all of them are sound.
FieldsCheck: TypeAlias = Callable[..., Iterator[Finding]]


@attrs.frozen(kw_only=True)
class Part:
    """A frozen thing of named fields. Equality and hash are by value; `repr` is the constructor."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = ()
    written_last: ClassVar[tuple[str, ...]] = ()
    # Fields with a date on which nothing happened, such as the day on which a source was read.
    not_events: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        _explain_arguments(cls)

    @classmethod
    def cross_field_errors(cls, sound: Mapping[str, Any]) -> Iterator[Finding]:
        """What the class's own checks find in the fields that are sound."""
        return cross_field_errors_of(cls, sound)

    def __attrs_post_init__(self) -> None:
        values = {name: getattr(self, name) for name in shapes_of(type(self))}
        faults = faults_of(type(self), values)
        if faults:
            raise InvalidRecord(*faults, about=type(self).__name__)

    # Equality and hash are of the fields' values. They stand here until a class is first compared, since attrs would
    # compile them for every class that is loaded; and out of the checkers' sight, since mypy takes a class that defines
    # its hash for one that has none itself.
    if not TYPE_CHECKING:

        def __eq__(self, other: object) -> bool:
            from indokorea.fields.equality import methods_of  # noqa: PLC0415  # a look-up compares nothing

            return methods_of(type(self), Part)[0](self, other)

        def __hash__(self) -> int:
            from indokorea.fields.equality import methods_of  # noqa: PLC0415  # as above

            return methods_of(type(self), Part)[1](self)

    def __repr__(self) -> str:
        shown_fields = [f"{name}={value!r}" for name, value in non_default_fields(self)]
        return f"{type(self).__name__}({', '.join(shown_fields)})"


def non_default_fields(part: Part) -> Iterator[tuple[str, Any]]:
    """The fields that differ from their defaults, in the order in which they are written."""
    defaults = defaults_of(type(part))
    for name in shapes_of(type(part)):
        value = getattr(part, name)
        if name not in defaults or defaults[name] != value:
            yield name, value


_known_defaults: dict[type, Mapping[str, Any]] = {}


def defaults_of(cls: type[Part]) -> Mapping[str, Any]:
    """The defaults of the fields that have one; the other fields are required."""
    if cls not in _known_defaults:
        fields = attrs.fields(cls)
        _known_defaults[cls] = {field.name: field.default for field in fields if field.default is not attrs.NOTHING}
    return _known_defaults[cls]


def faults_of(cls: type[Part], values: Mapping[str, Any]) -> list[Finding]:
    """Everything wrong with these values as the fields of this class."""
    faults = key_faults(cls, values)
    sound: dict[str, Any] = dict(defaults_of(cls))
    for name, shape in shapes_of(cls).items():
        if name in values:
            before = len(faults)
            check_shape(shape, values[name], faults, name)
            sound[name] = values[name]
            if len(faults) > before:
                del sound[name]
    faults.extend(cls.cross_field_errors(sound))
    return faults


def cross_field_errors_of(cls: type[Part], sound: Mapping[str, Any]) -> Iterator[Finding]:
    """What the class's own checks find in the fields that are sound."""
    for check in cls.checks:
        names = parameters_of(check)
        if all(name in sound for name in names):
            yield from check(*(sound[name] for name in names))


@cache
def parameters_of(check: FieldsCheck) -> tuple[str, ...]:
    """The names of the fields that a check asks for."""
    code = getattr(check, "__wrapped__", check).__code__
    return code.co_varnames[: code.co_argcount]


def key_faults(cls: type[Part], values: Mapping[str, Any]) -> list[Finding]:
    """The fields that are missing, and the ones that there are not."""
    known = shapes_of(cls)
    faults = [
        Finding(
            code="unknown-field",
            path=pointer(name),
            message="no such field",
            hint=_field_hint(cls, name, known),
            value=short_json(values[name]),
        )
        for name in values
        if name not in known
    ]
    faults.extend(
        Finding(code="missing-field", path=pointer(name), message=f"{cls.__name__} needs {name}")
        for name in known
        if name not in values and name not in defaults_of(cls)
    )
    return faults


def _field_hint(cls: type[Part], name: Any, known: Iterable[str]) -> str:
    if not isinstance(name, str):
        return "a field's name is text"
    return did_you_mean(name, known) or f"{cls.__name__} has {', '.join(known)}"


def check_shape(shape: Shape, value: Any, faults: list[Finding], *path: str | int) -> None:
    """Adds what is wrong with a Python value, at its path."""
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
                raise expected(shape.python.__name__, value)
        elif type(value) is not tuple:
            raise InvalidValue.from_message(
                f"{short_json(value)} is no tuple", value=value, hint="write a tuple: (first, second), or (only,)"
            )
        else:
            for index, item in enumerate(value):
                check_shape(shape.item, item, faults, *path, index)
    except Invalid as error:
        extend_findings(faults, error, *path)


def leaves(part: Part, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Leaf, Any]]:
    """Every single value inside, with its path and leaf, in the order in which they are written."""
    for name, shape in shapes_of(type(part)).items():
        yield from _leaves_under(shape, getattr(part, name), *path, name)


def _leaves_under(shape: Shape, value: Any, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Leaf, Any]]:
    if value is None:
        return
    if isinstance(shape, Leaf):
        yield path, shape, value
    elif isinstance(shape, Maybe):
        yield from _leaves_under(shape.item, value, *path)
    elif isinstance(shape, Many):
        for index, item in enumerate(value):
            yield from _leaves_under(shape.item, item, *path, index)
    else:
        yield from leaves(value, *path)


def _explain_arguments(cls: type[Part]) -> None:
    """Makes a missing or misspelt argument a listed fault like any other, beside the faults of those given."""
    plain = cls.__init__
    required = frozenset(field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING)
    known = frozenset(field.name for field in attrs.fields(cls))
    converters = {field.name: field.converter for field in attrs.fields(cls) if field.converter is not None}

    @wraps(plain)
    def checked_init(self: Part, *positional: Any, **values: Any) -> None:
        if not positional and not required <= values.keys() <= known:
            unchanged = {name: value for name, value in values.items() if name not in converters}
            converted = {name: convert(values[name]) for name, convert in converters.items() if name in values}
            raise InvalidRecord(*faults_of(cls, unchanged | converted), about=cls.__name__)
        plain(self, *positional, **values)

    cls.__init__ = checked_init  # type: ignore[method-assign]  # the class's own constructor, with one more check in front
