"""Makers: for each class of named fields a generated function that makes the object from its decoded struct.

What msgspec has not proved is checked here by the leaves' own functions and the class's own checks. Any fault at all
is only a Suspicion: what exactly is wrong, and whether it is, the explaining road says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from indokorea.records.base import Record
from indokorea.values.ids import DPRK, IsId, RefersTo
from indokorea.values.part import Part, defaults_of, parameters_of
from indokorea.values.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.values.text import check_text
from indokorea.vocabulary.base import Term
from indokorea.wire.twins import ABSENT, mould_of

# How many texts a leaf remembers to be sound, and how long they may be: texts that recur are short.
MOST_REMEMBERED = 4096
LONGEST_REMEMBERED = 80

Maker: TypeAlias = Callable[[Any, "Ground"], Any]


class Suspicion(Exception):
    """Something may be wrong; the explaining road has to judge."""


class Ground:
    """What a load stands on: the ids that may be referred to, by the rule of the referring field, and a count of keys.

    A reference that equals the id of a record of the right kind is well formed because that id is. On closed ground
    any other reference is a suspicion; on open ground its form is checked, and whether it leads anywhere is not asked.
    """

    __slots__ = ("closed", "keys", "proved")

    def __init__(self, ids: dict[str, list[str]] | None = None) -> None:
        self.keys = 0
        self.closed = ids is not None
        self.proved: list[set[str]] = [_may_name(rule, ids or {}) for rule in RULES]

    def prove(self, place: int, text: str) -> None:
        """Checks a reference that is not known yet."""
        if self.closed:
            raise Suspicion
        check_text(text)
        RULES[place](text)
        known = self.proved[place]
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known.add(text)


def _may_name(rule: RefersTo, ids: dict[str, list[str]]) -> set[str]:
    """The ids that a field under the rule may name; the DPRK is no party even where it is a record."""
    named = {id for kind in rule.kinds for id in ids.get(kind, ())}
    return named - DPRK if rule.party else named


# The rules of the fields that refer; those with the same words share a place.
RULES: list[RefersTo] = []
_places: dict[str, int] = {}


def _place_of(rule: RefersTo) -> int:
    place = _places.setdefault(repr(rule), len(RULES))
    if place == len(RULES):
        RULES.append(rule)
    return place


_makers: dict[type[Part], Maker] = {}


def maker_of(cls: type[Part]) -> Maker:
    """The maker of a class, generated when it is first asked for."""
    if cls not in _makers:
        _makers[cls] = _generated(cls)
    return _makers[cls]


def _generated(cls: type[Part]) -> Maker:
    defaults = defaults_of(cls)
    names: dict[str, Any] = {"new": object.__new__, "Mould": mould_of(cls), "Class": cls, "ABSENT": ABSENT}
    names["Suspicion"] = Suspicion
    required = [name for name in shapes_of(cls) if name not in defaults]
    lines = ["def make(struct, ground):", " made = new(Mould)", f" keys = {len(required) + issubclass(cls, Record)}"]
    for name, shape in shapes_of(cls).items():
        body = _reading(shape, name, names)
        if name in defaults:
            names[f"default_{name}"] = defaults[name]
            body = [
                f"if value is ABSENT: value = default_{name}",
                "else:",
                " keys += 1",
                *(f" {line}" for line in body),
            ]
        lines += [f" {line}" for line in (f"value = struct.{name}", *body, f"made.{name} = value")]
    if issubclass(cls, Record):
        # What Record.conflicts adds to the class's own checks: the id is of the class's kind.
        lines.append(f" if not made.id.startswith({cls.kind + ':'!r}): raise Suspicion")
    for number, check in enumerate(cls.checks):
        names[f"check_{number}"] = check
        fields = ", ".join(f"made.{name}" for name in parameters_of(check))
        lines.append(f" for _ in check_{number}({fields}): raise Suspicion")
    lines += [" ground.keys += keys", " made.__class__ = Class", " return made"]
    exec("\n".join(lines), names)
    make: Maker = names["make"]
    return make


def _reading(shape: Shape, name: str, names: dict[str, Any]) -> list[str]:
    """The lines that turn `value` from what was decoded into what the field holds, or raise."""
    if isinstance(shape, Maybe):
        return _reading(shape.item, name, names)
    if not isinstance(shape, Many):
        check, turned = _of_one(shape, name, names)
        return [check] if check else [f"value = {turned}"] if turned else []
    if isinstance(shape.item, Many | Maybe):
        raise TypeError(f"no field may have the shape {shape!r}")
    check, turned = _of_one(shape.item, name, names)
    if check:
        return ["items = value", "for value in items:", f" {check}", "value = items"]
    return [f"value = tuple([{turned} for value in value])"] if turned else []


def _of_one(shape: Leaf | Nested, name: str, names: dict[str, Any]) -> tuple[str, str]:
    """The statement that checks a single `value`, or the expression that turns it into what the field holds."""
    if isinstance(shape, Nested):
        names[f"make_{name}"] = maker_of(shape.python)
        return "", f"make_{name}(value, ground)"
    if shape.refers is not None:
        place = _place_of(shape.refers)
        return f"if value not in ground.proved[{place}]: ground.prove({place}, value)", ""
    if shape.python is bool or issubclass(shape.python, Term):
        return "", ""
    if shape.python is not str and shape.python is not int:
        names[f"known_{name}"], names[f"read_{name}"] = _remembering(shape.read)
        return "", f"known_{name}.get(value) or read_{name}(value)"
    if shape.rule is None or name == "id" or shape.python is int:
        names[f"check_{name}"] = _narrowest(shape)
        return f"check_{name}(value)", ""
    names[f"known_{name}"], names[f"check_{name}"] = _remembering(shape.read)
    return f"if value not in known_{name}: check_{name}(value)", ""


def _narrowest(leaf: Leaf) -> Callable[[Any], None]:
    """The check of a leaf without what is certain already: that a text is text, that an identifier is printable."""
    if leaf.python is int:
        return leaf.check
    return leaf.rule if isinstance(leaf.rule, IsId) else check_text


def _remembering(read: Callable[[Any], Any]) -> tuple[dict[str, Any], Callable[[str], Any]]:
    """What a leaf has read so far, and its function that also remembers what it reads."""
    known: dict[str, Any] = {}

    def remembered(text: str) -> Any:
        value = read(text)
        if len(known) < MOST_REMEMBERED and len(text) <= LONGEST_REMEMBERED:
            known[text] = value
        return value

    return known, remembered
