"""Builders: a generated function for each class of named fields, which makes objects from decoded structs.

msgspec has checked the JSON types. A builder checks the rest by the functions of the leaves and by the checks of the
class. On any doubt it raises FallBack or Invalid; the strict path then decides, and explains what is wrong.

A builder is one function with a loop over the structs of a class, in which every field has a line or two of its own. So
there is no call for a field whose value needs no check, and no look-up of shapes for each record. For example, the
builder of Sector begins:

    def build(structs, context):
     parts = []
     strings = 5 * len(structs)
     no_controls = context.no_controls
     known_ids_0 = context.known_ids[0]
     for struct in structs:
      made = Unfrozen()
      value = struct.id
      if not context.has_ids: check_id(value)
      made.id = value
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, TypeAlias

import msgspec

from indokorea.fields.extensions import LONGEST_STRING, Extensions
from indokorea.fields.generated import compile_function
from indokorea.fields.part import Part, defaults_of, parameters_of
from indokorea.fields.record_ids import DPRK, IsId, RefersTo
from indokorea.fields.shape import Leaf, Many, Maybe, Nested, Shape, shapes_of
from indokorea.fields.text_rules import LONGEST_TEXT, check_text
from indokorea.records.base import Record
from indokorea.values.names import Roman
from indokorea.vocabulary.base import Term
from indokorea.wire.fast.prechecks import URL_CHARACTERS, URL_PREFIXES, all_valid_ids, count_strings, is_url_rule
from indokorea.wire.fast.structs import UNSET, unfrozen_subclass, unset_default

# The number of valid texts that a leaf remembers, and their greatest length: texts that occur again are short.
MAX_REMEMBERED = 4096
MAX_REMEMBERED_LENGTH = 80

# Expressions over `value` that are true for valid texts only, and cheaper than the function of the leaf, which decides
# on all others. ASCII text without control characters, and without blanks at its ends, is valid, and is always NFC.
PLAIN_TEXT_TEST = f"no_controls and value.isascii() and value.strip() == value and 0 < len(value) <= {LONGEST_TEXT}"
URL_TEST = (
    f"value.isascii() and value.startswith(URL_PREFIXES) and not value.encode().translate(None, URL_CHARACTERS)"
    f" and len(URL_PREFIXES[-1]) < len(value) <= {LONGEST_TEXT}"
)

Builder: TypeAlias = Callable[[Sequence[Any], "LoadContext"], list[Any]]


class FallBack(Exception):
    """Raised by the fast path where something may be wrong; the strict path has to decide."""


class LoadContext:
    """The state of one load: the known ids by reference rule, and the number of strings consumed.

    `ids` are the ids of all records by kind; they are checked here, all at once. A stream does not know them in
    advance, and neither does a record alone: they pass None, and each id is checked when its record is built. The
    references that they proved well formed are then remembered for all such loads of the process.

    A reference equal to a known id of the right kind needs no check. For any other reference, the builder falls back if
    the context is `closed`, since it leads nowhere; otherwise it checks only the form of the reference.

    `no_controls` means that no text can contain an ASCII control character.
    """

    __slots__ = ("closed", "has_ids", "known_ids", "no_controls", "strings")

    def __init__(
        self, ids: dict[str, list[str]] | None = None, *, closed: bool = True, no_controls: bool = False
    ) -> None:
        self.strings: int = 0
        self.no_controls: bool = no_controls
        self.has_ids: bool = ids is not None
        self.closed: bool = closed and self.has_ids
        self.known_ids: KnownIds = REMEMBERED_IDS if ids is None else KnownIds(_unique_ids(ids))

    def check_reference(self, rule_index: int, text: str) -> None:
        """Check a reference that is not a known id, and remember it. Raises FallBack or Invalid."""
        if self.closed:
            raise FallBack
        check_text(text)
        REFERENCE_RULES[rule_index](text)
        known = self.known_ids[rule_index]
        if len(known) >= MAX_REMEMBERED and not self.has_ids:
            known.clear()  # streams of any length take the memory of so many references
        known.add(text)


class KnownIds(dict[int, set[str]]):
    """The ids that a reference may equal, by the index of its rule; a set is made when its rule is first used."""

    __slots__ = ("_ids",)

    def __init__(self, ids: dict[str, set[str]]) -> None:
        self._ids = ids

    def __missing__(self, rule_index: int) -> set[str]:
        allowed = self[rule_index] = _ids_allowed_by(REFERENCE_RULES[rule_index], self._ids)
        return allowed


# The references of streams and of records alone that were checked. Threads share it: the worst that one can do to
# another is to make it check a reference again.
REMEMBERED_IDS = KnownIds({})


def _unique_ids(ids: dict[str, list[str]]) -> dict[str, set[str]]:
    """Return the ids of each kind as a set. Raises FallBack for a repeated or malformed one."""
    unique_ids = {kind: set(listed) for kind, listed in ids.items()}
    if any(len(unique_ids[kind]) < len(listed) or not all_valid_ids(kind, listed) for kind, listed in ids.items()):
        raise FallBack
    return unique_ids


def _ids_allowed_by(rule: RefersTo, ids: dict[str, set[str]]) -> set[str]:
    """Return the ids to which the rule allows a reference. The DPRK is never a side of a bilateral tie."""
    if len(rule.kinds) == 1 and not rule.pair:
        return ids.get(rule.kinds[0], set())
    allowed = set().union(*(ids.get(kind, ()) for kind in rule.kinds))
    return allowed - DPRK if rule.pair else allowed


# The different rules of the fields that refer to records. A builder names a rule by its index here.
REFERENCE_RULES: list[RefersTo] = []
_rule_indexes: dict[str, int] = {}
_rules_lock = Lock()


def _rule_index(rule: RefersTo) -> int:
    """Return the index of a rule in REFERENCE_RULES; equal rules have one index."""
    with _rules_lock:  # two rules with one index would accept each other's references
        index = _rule_indexes.setdefault(repr(rule), len(REFERENCE_RULES))
        if index == len(REFERENCE_RULES):
            REFERENCE_RULES.append(rule)
    return index


_builders: dict[type[Part], Builder] = {}


def builder_of(cls: type[Part]) -> Builder:
    """Return the builder of a class, generated on first use."""
    if cls not in _builders:
        _builders[cls] = _generate_builder(cls)
    return _builders[cls]


def _generate_builder(cls: type[Part]) -> Builder:
    """Generate the builder of a class.

    It also counts the strings that it consumes: one for each key, and one for each text (see `count_strings`). The
    count of required fields is a constant for each struct; that of optional fields and of lists depends on the value.
    """
    defaults = defaults_of(cls)
    namespace: dict[str, Any] = {"Unfrozen": unfrozen_subclass(cls), "Class": cls, "UNSET": UNSET}
    namespace |= {"FallBack": FallBack, "URL_PREFIXES": URL_PREFIXES, "URL_CHARACTERS": URL_CHARACTERS}
    rule_indexes: set[int] = set()
    required_strings = 2 if issubclass(cls, Record) else 0  # "kind" and its value
    lines: list[str] = []
    for name, shape in shapes_of(cls).items():
        constant, variable = _string_count(shape)
        body = _conversion_lines(shape, name, namespace, rule_indexes)
        if name == "id" and issubclass(cls, Record):
            namespace["check_id"] = _own_id_check(cls.kind)
            body = ["if not context.has_ids: check_id(value)"]
        if name in defaults:
            body = [f"strings += {constant}{variable}", *body]
            if unset_default(defaults[name]) is None:
                body = ["if value is not None:", *(f" {line}" for line in body)]
            else:
                namespace[f"default_{name}"] = defaults[name]
                body = [f"if value is UNSET: value = default_{name}", "else:", *(f" {line}" for line in body)]
        else:
            required_strings += constant
            body += [f"strings += {variable.removeprefix(' + ')}"] if variable else []
        lines += [f"value = struct.{name}", *body, f"made.{name} = value"]
    for number, check in enumerate(cls.checks):
        namespace[f"check_{number}"] = check
        fields = ", ".join(f"made.{name}" for name in parameters_of(check))
        lines.append(f"for _ in check_{number}({fields}): raise FallBack")
    source = [
        "def build(structs, context):",
        " parts = []",
        f" strings = {required_strings} * len(structs)",
        " no_controls = context.no_controls",
        *(f" known_ids_{index} = context.known_ids[{index}]" for index in sorted(rule_indexes)),
        " for struct in structs:",
        "  made = Unfrozen()",
        *(f"  {line}" for line in lines),
        "  made.__class__ = Class",
        "  parts.append(made)",
        " context.strings += strings",
        " return parts",
    ]
    build: Builder = compile_function("\n".join(source), "build", namespace, cls)
    return build


def _string_count(shape: Shape) -> tuple[int, str]:
    """Return the number of strings in a field that is given: a constant, and an expression over `value` to add.

    The strings inside nested objects and extensions are counted by what builds them.
    """
    if isinstance(shape, Maybe):
        return _string_count(shape.item)
    if isinstance(shape, Nested):
        return 1, ""
    if isinstance(shape, Many):
        return 1, " + len(value)" if _string_count(shape.item)[0] > 1 else ""
    return (1 if shape.python in (int, bool, Extensions) else 2), ""


def _own_id_check(kind: str) -> Callable[[str], None]:
    """Return the check of a record's own id: a valid id of this kind, as Record and the rule of the field demand."""
    rule = IsId()

    def check(text: str) -> None:
        rule(text)
        if not text.startswith(f"{kind}:"):
            raise FallBack

    return check


def _conversion_lines(shape: Shape, name: str, namespace: dict[str, Any], rule_indexes: set[int]) -> list[str]:
    """Return the lines that turn `value` from a decoded value into that of the field, or raise.

    Helpers are added to the namespace, and the reference rules that the lines use to `rule_indexes`.
    """
    if isinstance(shape, Maybe):
        return _conversion_lines(shape.item, name, namespace, rule_indexes)
    if isinstance(shape, Nested):
        namespace[f"build_{name}"] = builder_of(shape.python)
        return [f"[value] = build_{name}((value,), context)"]
    if isinstance(shape, Leaf):
        check, conversion = _leaf_code(shape, name, namespace, rule_indexes)
        return [check] if check else [f"value = {conversion}"] if conversion else []
    if isinstance(shape.item, Many | Maybe):
        raise TypeError(f"no field may have the shape {shape!r}")
    if isinstance(shape.item, Nested):
        namespace[f"build_{name}"] = builder_of(shape.item.python)
        return [f"value = tuple(build_{name}(value, context))"]
    check, conversion = _leaf_code(shape.item, name, namespace, rule_indexes)
    if check:
        return ["items = value", "for value in items:", f" {check}", "value = items"]
    return [f"value = tuple([{conversion} for value in value])"] if conversion else []


def _leaf_code(shape: Leaf, name: str, namespace: dict[str, Any], rule_indexes: set[int]) -> tuple[str, str]:
    """Return the statement that checks a single `value`, or the expression that converts it; the other is empty."""
    if shape.refers is not None:
        index = _rule_index(shape.refers)
        rule_indexes.add(index)
        return f"if value not in known_ids_{index}: context.check_reference({index}, value)", ""
    if shape.python is bool or issubclass(shape.python, Term):
        return "", ""
    if shape.python is Extensions:
        namespace[f"read_{name}"] = read_extensions
        return "", f"read_{name}(value, context)"
    if shape.python is not str and shape.python is not int:
        namespace[f"known_{name}"], namespace[f"read_{name}"] = _memoised(shape.read)
        return "", f"known_{name}.get(value) or read_{name}(value)"
    if shape.rule is None or isinstance(shape.rule, Roman) or shape.python is int:
        namespace[f"check_{name}"] = shape.check
        return f"check_{name}(value)" if shape.python is int else f"if not ({PLAIN_TEXT_TEST}): check_{name}(value)", ""
    if is_url_rule(shape.rule):
        namespace[f"check_{name}"] = shape.check
        return f"if not ({URL_TEST}): check_{name}(value)", ""
    namespace[f"known_{name}"], namespace[f"check_{name}"] = _memoised(shape.read)
    return f"if value not in known_{name}: check_{name}(value)", ""


def read_extensions(raw: msgspec.Raw, context: LoadContext) -> Extensions:
    """Return the extensions that JSON text holds, and count its strings. Raises FallBack or Invalid.

    A text longer than one string may be written leaves the limits to the strict path.
    """
    data = bytes(raw)
    if len(data) > LONGEST_STRING:
        raise FallBack
    context.strings += count_strings(data)
    return Extensions.parse(data.decode())


def _memoised(read: Callable[[Any], Any]) -> tuple[dict[str, Any], Callable[[str], Any]]:
    """Return a cache of what a leaf has read, and the function of the leaf that also fills the cache.

    Builders look into the cache themselves, which saves the call for a text that was read before. A full cache takes
    no more, which is simpler than to evict, and enough: the same few thousand dates and codes recur.
    """
    known: dict[str, Any] = {}

    def read_and_remember(text: str) -> Any:
        value = read(text)
        if len(known) < MAX_REMEMBERED and len(text) <= MAX_REMEMBERED_LENGTH:
            known[text] = value
        return value

    return known, read_and_remember
