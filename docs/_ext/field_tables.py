"""The tables of the reference, made from the classes themselves, so that they always agree with the code."""

from __future__ import annotations

from collections.abc import Iterable

import indokorea as ik
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import KINDS, IsId, RefersTo
from indokorea.fields.same_as import same_as
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.fields.text_rules import Matches
from indokorea.records.base import NamedRecord

PLAIN_TYPES = {"str": "text", "int": "whole number", "bool": "true or false", "Decimal": "exact decimal"}
COMMON_FIELDS = tuple(shapes_of(NamedRecord))
IRREGULAR_PLURALS = {"country": "countries", "capability": "capabilities", "person": "people"}


def describe_shape(shape: Shape) -> str:
    """Return what a field holds, in reStructuredText.

    >>> describe_shape(shapes_of(ik.Agreement)["parties"])
    'list of :py:class:`~indokorea.AgreementParty`'
    >>> describe_shape(shapes_of(ik.AgreementParty)["party"]), describe_shape(shapes_of(ik.Agreement)["sectors"])
    ('reference to a country or organisation', 'references to sectors')
    """
    if isinstance(shape, Maybe):
        return describe_shape(shape.item)
    if isinstance(shape, Many):
        item = shape.item
        if isinstance(item, Leaf) and item.refers is not None:
            return f"references to {describe_kinds(item.refers, plural=True)}"
        return f"list of {describe_shape(item)}"
    if isinstance(shape, Leaf):
        return describe_leaf(shape)
    return describe_class(shape.python)


def describe_kinds(refers: RefersTo, *, plural: bool = False) -> str:
    """Return the kinds of record that a reference may lead to.

    >>> describe_kinds(RefersTo("agreement", "mechanism")), describe_kinds(RefersTo("country"), plural=True)
    ('an agreement or mechanism', 'countries')
    """
    if len(refers.kinds) == len(KINDS):
        return "records of any kind" if plural else "any record"
    if plural:
        return " or ".join(IRREGULAR_PLURALS.get(kind, f"{kind}s".replace("_", " ")) for kind in refers.kinds)
    article = "an" if refers.kinds[0][0] in "aeiou" else "a"
    return f"{article} {' or '.join(refers.kinds).replace('_', ' ')}"


def describe_leaf(leaf: Leaf) -> str:
    """Return what a single value is, in reStructuredText."""
    if isinstance(leaf.rule, IsId):
        return "identifier"
    if leaf.refers is not None:
        return f"reference to {describe_kinds(leaf.refers)}"
    if isinstance(leaf.rule, Matches):
        return leaf.rule.what
    return describe_class(leaf.python)


def describe_class(cls: type) -> str:
    """Return a link to a public class, or plain words for a type of Python."""
    return PLAIN_TYPES.get(cls.__name__) or f":py:class:`~indokorea.{cls.__name__}`"


def describe_default(cls: type[Part], name: str) -> str:
    """Return the default of a field, as text to append to what the field holds.

    >>> describe_default(ik.Action, "type"), describe_default(ik.AgreementParty, "role")
    ('; **required**', '; ``party`` if absent')
    """
    if name not in defaults_of(cls):
        return "; **required**"
    default = defaults_of(cls)[name]
    return "" if default in (None, (), ik.Extensions()) else f"; ``{default}`` if absent"


def list_table(
    headings: Iterable[str], rows: Iterable[Iterable[str]], widths: str, style: str = "reference-table"
) -> list[str]:
    """Return the lines of a list-table in reStructuredText.

    >>> list_table(["field"], [["id"]], "100")[-2:]
    ['   * - id', '']
    """
    lines = ["", ".. list-table::", "   :header-rows: 1", f"   :widths: {widths}", f"   :class: {style}", ""]
    for row in (headings, *rows):
        first, *others = (cell or "\\" for cell in row)
        lines += [f"   * - {first}", *(f"     - {cell}" for cell in others)]
    return [*lines, ""]


def meaning_with_names(cls: type[Part], name: str) -> str:
    """Return the meaning of a field, and its names in outside vocabularies if it has some.

    >>> meaning_with_names(ik.Citation, "source")
    'The cited page or text. Outside name: `hadPrimarySource` in PROV-O.'
    """
    meaning, names = field_meanings(cls)[name], same_as(cls).get(name)
    return meaning if names is None else f"{meaning} Outside name: {names.words}."


def fields_table(cls: type[Part]) -> list[str]:
    """Return the table of the fields of a class, in the order in which they are written.

    Of a kind of record it has the fields that not all kinds have, and a line that names the others.

    >>> fields_table(ik.Sector)[-2]
    'And :doc:`of every record </reference/records>`: ``id``, ``name``, ...'
    """
    if not issubclass(cls, ik.Record) or cls is ik.Record:
        return _table_of(cls, shapes_of(cls))
    common = [name for name in shapes_of(cls) if name in COMMON_FIELDS]
    own = [name for name in shapes_of(cls) if name not in COMMON_FIELDS]
    others = ", ".join(f"``{name}``" for name in common)
    return [*_table_of(cls, own), f"And :doc:`of every record </reference/records>`: {others}.", ""]


def common_fields_table() -> list[str]:
    """Return the table of the fields that all kinds of record have, but for sources and observations."""
    return _table_of(NamedRecord, COMMON_FIELDS)


def _table_of(cls: type[Part], names: Iterable[str]) -> list[str]:
    shapes = shapes_of(cls)
    rows = (
        (f"``{name}``", meaning_with_names(cls, name), describe_shape(shapes[name]) + describe_default(cls, name))
        for name in names
    )
    return list_table(("Field", "Meaning", "Holds"), rows, "20 46 34")


def meanings_table(cls: type) -> list[str]:
    """Return the table of the fields of a result class; empty if they have no meanings.

    The signature of the class shows their types.
    """
    rows = [(f"``{name}``", meaning) for name, meaning in field_meanings(cls).items()]
    return list_table(("Field", "Meaning"), rows, "24 76") if rows else []


def words_table(cls: type[ik.Term]) -> list[str]:
    """Return the table of the words of a vocabulary, with a column of outside codes if any word has one."""
    if any(term.code for term in cls):
        rows = [(f"``{term.value}``", term.meaning, term.code or "") for term in cls]
        return list_table(("Word", "Meaning", "Code"), rows, "28 48 24", "reference-table words")
    words = [(f"``{term.value}``", term.meaning) for term in cls]
    return list_table(("Word", "Meaning"), words, "30 70", "reference-table words")


def missing_names(shown: Iterable[str]) -> list[str]:
    """Return the public names of the package that are not among those shown.

    >>> "Dossier" in missing_names([]), "Dossier" in missing_names(["indokorea.Dossier"])
    (True, False)
    """
    seen = {name.removeprefix("indokorea.") for name in shown}
    return sorted(set(ik.__all__) - seen)
