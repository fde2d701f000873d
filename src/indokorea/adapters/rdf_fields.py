"""What each field is in RDF, derived from its shape: its property, its outside names, and the type of its values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from inspect import get_annotations
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from indokorea.collection.graph import reachable
from indokorea.fields.extensions import Extensions
from indokorea.fields.part import Part
from indokorea.fields.same_as import VOCABULARIES, outside_iri, same_as
from indokorea.fields.shape import Leaf, Maybe, Nested, Shape, innermost, shapes_of
from indokorea.fields.text_rules import Duration, JsonPointer, LanguageTag, Url
from indokorea.records.kinds import RECORD_TYPES
from indokorea.values.dates import EdtfText
from indokorea.values.names import OWN_FIELDS, Name
from indokorea.vocabulary.base import Term

NAMESPACE = "https://indokorea.github.io/indokorea/vocabulary#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
PREFIXES = {"rdf": RDF, "rdfs": RDFS, "xsd": XSD} | {
    prefix: one.namespace for prefix, one in VOCABULARIES.items() if one.namespace
}

# What N-Triples and Turtle escape in a literal: no other control character is valid in a text.
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})

Value: TypeAlias = Literal[
    "part", "record", "pointer", "term", "edtf", "decimal", "integer", "boolean", "text", "extensions"
]


def _rule_of(annotation: Any) -> Any:
    return get_args(annotation)[1]


# By the rule of a text, the datatype of its literals.
DATATYPES = {
    _rule_of(Url): f"{XSD}anyURI",
    _rule_of(Duration): f"{XSD}duration",
    _rule_of(LanguageTag): f"{XSD}language",
}
LANGUAGE_OF = {field: language for language, field in OWN_FIELDS.items()}
NUMBERS: dict[type, tuple[Value, str]] = {
    bool: ("boolean", f"{XSD}boolean"),
    int: ("integer", f"{XSD}integer"),
    Decimal: ("decimal", f"{XSD}decimal"),
}


class FieldPlan(NamedTuple):
    """A field in RDF."""

    name: str
    iri: str
    """The IRI of its property."""
    shape: Shape
    """Its shape, without the None that it may be."""
    value: Value
    """What a single value of it is."""
    python: type
    datatype: str = ""
    """The datatype of its literals; empty for plain text and for nodes."""
    language: str = ""
    """The language of its texts, if the field has one."""
    outside_names: tuple[str, ...] = ()
    """The outside properties that say the same, with their prefixes; only of single values and references."""

    @property
    def outside(self) -> tuple[str, ...]:
        """The IRIs of the outside properties."""
        return tuple(filter(None, map(outside_iri, self.outside_names)))


_plans: dict[type[Part], tuple[FieldPlan, ...]] = {}


def field_plans(cls: type[Part]) -> tuple[FieldPlan, ...]:
    """Return what the fields of a class are in RDF, in the order in which they are written."""
    if cls not in _plans:
        _plans[cls] = tuple(_plan(cls, name, shape) for name, shape in shapes_of(cls).items())
    return _plans[cls]


def _plan(cls: type[Part], name: str, shape: Shape) -> FieldPlan:
    bare = shape.item if isinstance(shape, Maybe) else shape
    inner = innermost(shape)
    plan = FieldPlan(name, f"{class_iri(declaring_class(cls, name))}.{name}", bare, "part", inner.python)
    if isinstance(inner, Nested):
        return plan
    value, datatype = value_of(inner)
    language = LANGUAGE_OF.get(name, "") if issubclass(cls, Name) else ""
    names = same_as(cls)[name].names if name in same_as(cls) else ()
    # A property of Wikidata takes an item of Wikidata, so it is not used beside our own.
    outside = tuple(one for one in names if outside_iri(one) and not one.startswith("wikidata:"))
    return plan._replace(value=value, datatype=datatype, language=language, outside_names=outside)


def value_of(leaf: Leaf) -> tuple[Value, str]:
    """Return what the values of a leaf are, and the datatype of their literals."""
    if leaf.refers is not None:
        return "record", ""
    if leaf.python is Extensions:
        return "extensions", ""
    if issubclass(leaf.python, Term):
        return "term", ""
    if issubclass(leaf.python, EdtfText):
        return "edtf", EDTF
    if leaf.python in NUMBERS:
        return NUMBERS[leaf.python]
    if leaf.rule is _rule_of(JsonPointer):
        return "pointer", ""
    # Rules are compared by identity; not all of them can be a key.
    return "text", next((datatype for rule, datatype in DATATYPES.items() if rule is leaf.rule), "")


def declaring_class(cls: type[Part], name: str) -> type[Part]:
    """Return the class in which a field is declared, from which others inherit it.

    >>> from indokorea.records.agreement import Agreement
    >>> declaring_class(Agreement, "citations").__name__
    'CitedRecord'
    """
    found: type[Part] = next(base for base in cls.__mro__ if name in get_annotations(base))
    return found


def class_iri(cls: type) -> str:
    """Return the IRI of a class, or of a vocabulary."""
    return f"{NAMESPACE}{cls.__name__}"


def term_iri(term: Term) -> str:
    """Return the IRI of a word of a vocabulary.

    >>> from indokorea.vocabulary.sources import SourceType
    >>> term_iri(SourceType.NEWS)
    'https://indokorea.github.io/indokorea/vocabulary#SourceType.news'
    """
    return f"{NAMESPACE}{type(term).__name__}.{term._value_}"


def literal(text: str) -> str:
    r"""Return a text as a literal of N-Triples.

    >>> print(literal('the "K9" gun'))
    "the \"K9\" gun"
    """
    return f'"{text.translate(ESCAPES)}"'


def all_parts() -> tuple[type[Part], ...]:
    """Return all classes with fields: the record classes in their order, then their parts."""

    def inside(cls: type[Part]) -> Iterator[type[Part]]:
        yield from (one.python for one in map(innermost, shapes_of(cls).values()) if isinstance(one, Nested))

    return reachable(RECORD_TYPES, inside)
