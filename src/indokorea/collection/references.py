"""The references that a record makes to others, by one generated function for each class.

For example, the function of a class with two fields that refer has lines such as these:

    def find(part, path, found):
     if (value := part.stated_in) is not None:
      found.append(_Reference(f"{path}/stated_in", value, _rule_0))
     for index, item in enumerate(part.parties):
      _find_1(item, f"{path}/parties/{index}", found)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from indokorea.errors import InvalidValue
from indokorea.fields.generated import compile_function
from indokorea.fields.part import Part
from indokorea.fields.record_ids import RefersTo
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, innermost, shapes_of

Finder: TypeAlias = Callable[[Any, str, "list[Reference]"], None]


class Reference(NamedTuple):
    """A reference inside a record: its path, the id that it names, and the rule of its field.

    >>> from indokorea.records.sector import Sector
    >>> [chips] = references(Sector(id="sector:chips", name="Chips", broader="sector:electronics"))
    >>> chips.path, chips.target, chips.kinds
    ('/broader', 'sector:electronics', ('sector',))
    """

    path: str
    """A JSON Pointer to the field, from the record."""
    target: str
    """The id referred to."""
    rule: RefersTo
    """The rule of the field, with the kinds of record that it may refer to."""

    @property
    def role(self) -> str:
        """The fields that lead to it, joined with points: `parties.party`."""
        return role_of(self.path)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record that the field may refer to."""
        return self.rule.kinds


@lru_cache(maxsize=4096)
def role_of(path: str) -> str:
    """Return the fields that a JSON Pointer goes through, joined with points.

    >>> role_of("/claims/0/citations/2/source")
    'claims.citations.source'
    """
    return ".".join(part for part in path.split("/")[1:] if not part.isdecimal())


def references(record: Part) -> tuple[Reference, ...]:
    """Return the references that a record makes, or a part of one, in the order in which they are written.

    Whether the records exist is not checked: `Dossier.faults_of` does that. Raises InvalidValue for anything else.

    >>> from indokorea.records.country import Country
    >>> references(Country(id="country:kor", name="Republic of Korea"))
    ()
    """
    given: Any = record
    if not isinstance(given, Part):
        raise InvalidValue.expected("a record or a part of one", given)
    found: list[Reference] = []
    finder_of(type(record))(record, "", found)
    return tuple(found)


_finders: dict[type[Part], Finder] = {}


def finder_of(cls: type[Part]) -> Finder:
    """Return the function that adds the references of a part of this class to a list, generated on first use."""
    if cls not in _finders:
        namespace: dict[str, Any] = {"_Reference": Reference}
        lines = ["def find(part, path, found):"]
        for name, shape in shapes_of(cls).items():
            lines += _field_lines(name, shape, namespace)
        _finders[cls] = compile_function("\n".join([*lines, " return None"]), "find", namespace, cls)
    return _finders[cls]


def has_references(shape: Shape) -> bool:
    """Return True if a field of this shape can hold a reference."""
    inner = innermost(shape)
    if isinstance(inner, Leaf):
        return inner.refers is not None
    return any(map(has_references, shapes_of(inner.python).values()))


def _field_lines(name: str, shape: Shape, namespace: dict[str, Any]) -> list[str]:
    """Return the lines that add the references in a field."""
    if not has_references(shape):
        return []
    if isinstance(shape, Maybe):
        inner = shape.item
        assert isinstance(inner, Leaf | Nested)
        return [f" if (value := part.{name}) is not None:", f"  {_item_code(inner, 'value', name, namespace)}"]
    if isinstance(shape, Many):
        item = shape.item
        assert isinstance(item, Leaf | Nested)
        code = _item_code(item, "item", f"{name}/{{index}}", namespace)
        return [f" if part.{name}:", f"  for index, item in enumerate(part.{name}):", f"   {code}"]
    return [f" {_item_code(shape, f'part.{name}', name, namespace)}"]


def _item_code(shape: Leaf | Nested, value: str, path: str, namespace: dict[str, Any]) -> str:
    """Return the call that adds the reference in a single value, or those in a part."""
    helper = f"_helper_{len(namespace)}"
    if isinstance(shape, Nested):
        namespace[helper] = finder_of(shape.python)
        return f"{helper}({value}, f'{{path}}/{path}', found)"
    namespace[helper] = shape.refers
    return f"found.append(_Reference(f'{{path}}/{path}', {value}, {helper}))"
