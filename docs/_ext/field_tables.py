"""The tables of the reference, made from the classes themselves, so that no page can fall behind the code."""

from __future__ import annotations

from collections.abc import Iterable

import indokorea as ik
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.part import Part, defaults_of
from indokorea.fields.record_ids import KINDS, IsId, RefersTo
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.fields.shape import Leaf, Many, Maybe, Shape, shapes_of
from indokorea.fields.text_rules import Matches

PLAIN_NAMES = {"str": "text", "int": "whole number", "bool": "true or false", "Decimal": "exact decimal"}


def shape_in_words(shape: Shape) -> str:
    """What a field holds, in reStructuredText.

    >>> shape_in_words(shapes_of(ik.Agreement)["parties"])
    'list of :py:class:`~indokorea.AgreementParty`'
    >>> shape_in_words(shapes_of(ik.AgreementParty)["party"]), shape_in_words(shapes_of(ik.Agreement)["sectors"])
    ('reference to a country or organisation', 'references to sectors')
    """
    if isinstance(shape, Maybe):
        return shape_in_words(shape.item)
    if isinstance(shape, Many):
        item = shape.item
        if isinstance(item, Leaf) and item.refers is not None:
            return f"references to {kinds_in_words(item.refers, many=True)}"
        return f"list of {shape_in_words(item)}"
    if isinstance(shape, Leaf):
        return leaf_in_words(shape)
    return class_in_words(shape.python)


def kinds_in_words(refers: RefersTo, *, many: bool = False) -> str:
    """The kinds that a reference may lead to.

    >>> kinds_in_words(RefersTo("agreement", "mechanism")), kinds_in_words(RefersTo("country"), many=True)
    ('an agreement or mechanism', 'countries')
    """
    if len(refers.kinds) == len(KINDS):
        return "records of any kind" if many else "any record"
    if many:
        return " or ".join(RECORD_KINDS[kind].plural for kind in refers.kinds)
    article = "an" if refers.kinds[0][0] in "aeiou" else "a"
    return f"{article} {' or '.join(kind.replace('_', ' ') for kind in refers.kinds)}"


def leaf_in_words(leaf: Leaf) -> str:
    """What a single value is, in reStructuredText."""
    if isinstance(leaf.rule, IsId):
        return "identifier"
    if leaf.refers is not None:
        return f"reference to {kinds_in_words(leaf.refers)}"
    if isinstance(leaf.rule, Matches):
        return leaf.rule.what
    return class_in_words(leaf.python)


def class_in_words(cls: type) -> str:
    """A public class as a link, a plain type in a word."""
    return PLAIN_NAMES.get(cls.__name__) or f":py:class:`~indokorea.{cls.__name__}`"


def default_in_words(cls: type[Part], name: str) -> str:
    """What an absent field counts as, to follow what it holds.

    >>> default_in_words(ik.Action, "type"), default_in_words(ik.AgreementParty, "role")
    ('; **required**', '; ``party`` where absent')
    """
    if name not in defaults_of(cls):
        return "; **required**"
    default = defaults_of(cls)[name]
    return "" if default in (None, ()) else f"; ``{default}`` where absent"


def list_table(headings: Iterable[str], rows: Iterable[Iterable[str]], widths: str) -> list[str]:
    """The lines of a list-table in reStructuredText.

    >>> list_table(["field"], [["id"]], "100")[-2:]
    ['   * - id', '']
    """
    lines = ["", ".. list-table::", "   :header-rows: 1", f"   :widths: {widths}", "   :class: reference-table", ""]
    for row in (headings, *rows):
        first, *others = (cell or "\\" for cell in row)
        lines += [f"   * - {first}", *(f"     - {cell}" for cell in others)]
    return [*lines, ""]


def fields_table(cls: type[Part]) -> list[str]:
    """The fields of a class as a table, in the order in which they are written."""
    rows = [
        (f"``{name}``", field_meanings(cls)[name], shape_in_words(shape) + default_in_words(cls, name))
        for name, shape in shapes_of(cls).items()
    ]
    return list_table(("Field", "Meaning", "Holds"), rows, "20 46 34")


def meanings_table(cls: type) -> list[str]:
    """The fields of a class of results that says what they mean; its signature has the types."""
    rows = [(f"``{name}``", meaning) for name, meaning in field_meanings(cls).items()]
    return list_table(("Field", "Meaning"), rows, "24 76") if rows else []


def words_table(cls: type[ik.Term]) -> list[str]:
    """The words of a vocabulary as a table, with a column of outside codes where it has any."""
    if any(term.code for term in cls):
        rows = [(f"``{term.value}``", term.meaning, term.code or "") for term in cls]
        return list_table(("Word", "Meaning", "Code"), rows, "28 48 24")
    return list_table(("Word", "Meaning"), [(f"``{term.value}``", term.meaning) for term in cls], "30 70")


def missing_names(shown: Iterable[str]) -> list[str]:
    """The public names of the package that are not among those shown.

    >>> "Dossier" in missing_names([]), "Dossier" in missing_names(["indokorea.Dossier"])
    (True, False)
    """
    seen = {name.removeprefix("indokorea.") for name in shown}
    return sorted(set(ik.__all__) - seen)
