"""Makers: for each class of named fields a generated function that makes objects from their decoded structs.

What msgspec has not proved is checked here by the leaves' own functions and the class's own checks. Any fault at all
is only a Suspicion: what exactly is wrong, and whether it is, the explaining road says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, TypeAlias

from indokorea.fields.part import Part, defaults_of, parameters_of
from indokorea.fields.record_ids import DPRK, IsId, RefersTo
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.fields.text_rules import LONGEST_TEXT, check_text
from indokorea.records.base import Record
from indokorea.values.names import Roman
from indokorea.vocabulary.base import Term
from indokorea.wire.fast.prechecks import IN_ADDRESS, WEB, are_ids, is_address_rule
from indokorea.wire.fast.structs import ABSENT, absent, mould_of

# How many texts a leaf remembers to be sound, and how long they may be: texts that recur are short.
MOST_REMEMBERED = 4096
LONGEST_REMEMBERED = 80

# What surely is sound, to be seen at a glance; whatever else there is, the leaf's own function judges.
PLAIN_TEXT = f"plain and value.isascii() and value.strip() == value and 0 < len(value) <= {LONGEST_TEXT}"
ADDRESS = (
    f"value.isascii() and value.startswith(WEB) and not value.encode().translate(None, IN_ADDRESS)"
    f" and len(WEB[-1]) < len(value) <= {LONGEST_TEXT}"
)

Maker: TypeAlias = Callable[[Sequence[Any], "LoadContext"], list[Any]]


class Suspicion(Exception):
    """Something may be wrong; the explaining road has to judge."""


class LoadContext:
    """What a load stands on: the ids that each field may name, by the rule of the field, and a count of strings.

    `ids` are those of the records, by kind, and proved here all at once; a stream has none and proves each as it comes.
    A reference that equals the id of a record of the right kind is well formed because that id is. On closed ground any
    other reference is a suspicion; on open ground its form is checked, and whether it leads anywhere is not asked.
    `plain` tells that no text can hold an ASCII control character.
    """

    __slots__ = ("closed", "identified", "plain", "proved", "strings")

    def __init__(self, ids: dict[str, list[str]] | None = None, *, closed: bool = True, plain: bool = False) -> None:
        known = {kind: set(listed) for kind, listed in (ids or {}).items()}
        for kind, listed in (ids or {}).items():
            if len(known[kind]) < len(listed) or not are_ids(kind, listed):
                raise Suspicion
        self.strings: int = 0
        self.plain: bool = plain
        self.identified: bool = ids is not None
        self.closed: bool = closed and self.identified
        self.proved: Proved = Proved(known)

    def prove(self, place: int, text: str) -> None:
        """Checks a reference that is not known yet."""
        if self.closed:
            raise Suspicion
        check_text(text)
        RULES[place](text)
        known = self.proved[place]
        if len(known) >= MOST_REMEMBERED and not self.identified:
            known.clear()
        known.add(text)


class Proved(dict[int, set[str]]):
    """The ids that the fields under each rule may name, found when the rule is first met."""

    __slots__ = ("_ids",)

    def __init__(self, ids: dict[str, set[str]]) -> None:
        self._ids = ids

    def __missing__(self, place: int) -> set[str]:
        named = self[place] = _may_name(RULES[place], self._ids)
        return named


def _may_name(rule: RefersTo, ids: dict[str, set[str]]) -> set[str]:
    """The ids that a field under the rule may name; the DPRK is no party even where it is a record."""
    if len(rule.kinds) == 1 and not rule.party:
        return ids.get(rule.kinds[0], set())
    named = set().union(*(ids.get(kind, ()) for kind in rule.kinds))
    return named - DPRK if rule.party else named


# The rules of the fields that refer; those with the same words share a place.
RULES: list[RefersTo] = []
_places: dict[str, int] = {}
_placing = Lock()


def _place_of(rule: RefersTo) -> int:
    with _placing:  # two rules in one place would have the references of one proved by the other
        place = _places.setdefault(repr(rule), len(RULES))
        if place == len(RULES):
            RULES.append(rule)
    return place


_makers: dict[type[Part], Maker] = {}


def builder_of(cls: type[Part]) -> Maker:
    """The maker of a class, generated when it is first asked for."""
    if cls not in _makers:
        _makers[cls] = _generated(cls)
    return _makers[cls]


def _generated(cls: type[Part]) -> Maker:
    """The maker also counts the strings that it was given: a key is one, and so is each text under it."""
    defaults = defaults_of(cls)
    names: dict[str, Any] = {"Mould": mould_of(cls), "Class": cls, "ABSENT": ABSENT}
    names |= {"Suspicion": Suspicion, "WEB": WEB, "IN_ADDRESS": IN_ADDRESS}
    places: set[int] = set()
    always = 2 if issubclass(cls, Record) else 0
    lines: list[str] = []
    for name, shape in shapes_of(cls).items():
        fixed, counted = _strings(shape)
        body = _reading(shape, name, names, places)
        if name == "id" and issubclass(cls, Record):
            names["check_id"] = _own_id(cls.kind)
            body = ["if not ground.identified: check_id(value)"]
        if name in defaults:
            body = [f"strings += {fixed}{counted}", *body]
            if absent(defaults[name]) is None:
                body = ["if value is not None:", *(f" {line}" for line in body)]
            else:
                names[f"default_{name}"] = defaults[name]
                body = [f"if value is ABSENT: value = default_{name}", "else:", *(f" {line}" for line in body)]
        else:
            always += fixed
            body += [f"strings += {counted.removeprefix(' + ')}"] if counted else []
        lines += [f"value = struct.{name}", *body, f"made.{name} = value"]
    for number, check in enumerate(cls.checks):
        names[f"check_{number}"] = check
        fields = ", ".join(f"made.{name}" for name in parameters_of(check))
        lines.append(f"for _ in check_{number}({fields}): raise Suspicion")
    source = [
        "def make(structs, ground):",
        " parts = []",
        f" strings = {always} * len(structs)",
        " plain = ground.plain",
        *(f" proved_{place} = ground.proved[{place}]" for place in sorted(places)),
        " for struct in structs:",
        "  made = Mould()",
        *(f"  {line}" for line in lines),
        "  made.__class__ = Class",
        "  parts.append(made)",
        " ground.strings += strings",
        " return parts",
    ]
    exec("\n".join(source), names)
    make: Maker = names["make"]
    return make


def _strings(shape: Shape) -> tuple[int, str]:
    """How many strings a field that is given has, and the expression for those that depend on its `value`."""
    if isinstance(shape, Maybe):
        return _strings(shape.item)
    if isinstance(shape, Nested):
        return 1, ""
    if isinstance(shape, Many):
        return 1, " + len(value)" if _strings(shape.item)[0] > 1 else ""
    return (1 if shape.python in (int, bool) else 2), ""


def _own_id(kind: str) -> Callable[[str], None]:
    """What the rule of an id and Record.conflicts ask of a record's own: it is one, of the class's kind."""
    rule = IsId()

    def check(text: str) -> None:
        rule(text)
        if not text.startswith(f"{kind}:"):
            raise Suspicion

    return check


def _reading(shape: Shape, name: str, names: dict[str, Any], places: set[int]) -> list[str]:
    """The lines that turn `value` from what was decoded into what the field holds, or raise.

    The places of the rules that they go by are added to those that the maker has at hand.
    """
    if isinstance(shape, Maybe):
        return _reading(shape.item, name, names, places)
    if isinstance(shape, Nested):
        names[f"make_{name}"] = builder_of(shape.python)
        return [f"[value] = make_{name}((value,), ground)"]
    if isinstance(shape, Leaf):
        check, turned = _of_one(shape, name, names, places)
        return [check] if check else [f"value = {turned}"] if turned else []
    if isinstance(shape.item, Many | Maybe):
        raise TypeError(f"no field may have the shape {shape!r}")
    if isinstance(shape.item, Nested):
        names[f"make_{name}"] = builder_of(shape.item.python)
        return [f"value = tuple(make_{name}(value, ground))"]
    check, turned = _of_one(shape.item, name, names, places)
    if check:
        return ["items = value", "for value in items:", f" {check}", "value = items"]
    return [f"value = tuple([{turned} for value in value])"] if turned else []


def _of_one(shape: Leaf, name: str, names: dict[str, Any], places: set[int]) -> tuple[str, str]:
    """The statement that checks a single `value`, or the expression that turns it into what the field holds."""
    if shape.refers is not None:
        place = _place_of(shape.refers)
        places.add(place)
        return f"if value not in proved_{place}: ground.prove({place}, value)", ""
    if shape.python is bool or issubclass(shape.python, Term):
        return "", ""
    if shape.python is not str and shape.python is not int:
        names[f"known_{name}"], names[f"read_{name}"] = _remembering(shape.read)
        return "", f"known_{name}.get(value) or read_{name}(value)"
    if shape.rule is None or isinstance(shape.rule, Roman) or shape.python is int:
        names[f"check_{name}"] = shape.check
        return f"check_{name}(value)" if shape.python is int else f"if not ({PLAIN_TEXT}): check_{name}(value)", ""
    if is_address_rule(shape.rule):
        names[f"check_{name}"] = shape.check
        return f"if not ({ADDRESS}): check_{name}(value)", ""
    names[f"known_{name}"], names[f"check_{name}"] = _remembering(shape.read)
    return f"if value not in known_{name}: check_{name}(value)", ""


def _remembering(read: Callable[[Any], Any]) -> tuple[dict[str, Any], Callable[[str], Any]]:
    """What a leaf has read so far, and its function that also remembers what it reads."""
    known: dict[str, Any] = {}

    def remembered(text: str) -> Any:
        value = read(text)
        if len(known) < MOST_REMEMBERED and len(text) <= LONGEST_REMEMBERED:
            known[text] = value
        return value

    return known, remembered
