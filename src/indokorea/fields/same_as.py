"""The names that outside vocabularies and data sets have for a field: data in its type, next to its rule.

`Annotated[SourceRef, SameAs("prov:hadPrimarySource")]` says that PROV-O has a property for the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from indokorea.errors import InvalidValue
from indokorea.fields.shape import field_annotations


class OutsideVocabulary(NamedTuple):
    """An outside vocabulary: its name, and the namespace of its terms in RDF, empty if it has none."""

    name: str
    namespace: str = ""


# By prefix, the vocabularies whose names a field may have.
VOCABULARIES = {
    "schema": OutsideVocabulary("schema.org", "https://schema.org/"),
    "prov": OutsideVocabulary("PROV-O", "http://www.w3.org/ns/prov#"),
    "org": OutsideVocabulary("W3C ORG", "http://www.w3.org/ns/org#"),
    "skos": OutsideVocabulary("SKOS", "http://www.w3.org/2004/02/skos/core#"),
    "foaf": OutsideVocabulary("FOAF", "http://xmlns.com/foaf/0.1/"),
    "wikidata": OutsideVocabulary("Wikidata", "http://www.wikidata.org/entity/"),
    "ftm": OutsideVocabulary("FollowTheMoney"),
    "popolo": OutsideVocabulary("Popolo"),
    "iati": OutsideVocabulary("IATI"),
    "dcad": OutsideVocabulary("DCAD"),
    "desta": OutsideVocabulary("DESTA"),
    "mme": OutsideVocabulary("MME"),
    "jme": OutsideVocabulary("JME"),
    "comtrade": OutsideVocabulary("UN Comtrade"),
}


class SameAs:
    """The names that others have for a field, each with the prefix of its vocabulary.

    Raises InvalidValue for an unknown prefix.

    >>> SameAs("schema:location", "mme:Location").words
    '`location` in schema.org, `Location` in MME'
    """

    __slots__ = ("names",)

    def __init__(self, *names: str) -> None:
        unknown = [name for name in names if name.partition(":")[0] not in VOCABULARIES or not name.partition(":")[2]]
        if unknown or not names:
            raise InvalidValue.expected("outside names", unknown, hint=f"use the prefixes {', '.join(VOCABULARIES)}")
        self.names: tuple[str, ...] = names

    @property
    def words(self) -> str:
        """The names in a line of text."""
        pairs = (name.split(":", 1) for name in self.names)
        return ", ".join(f"`{word}` in {VOCABULARIES[prefix].name}" for prefix, word in pairs)

    def __repr__(self) -> str:
        return f"SameAs({', '.join(map(repr, self.names))})"


def same_as(cls: type) -> Mapping[str, SameAs]:
    """Return the outside names of the fields of a class that have some, inherited fields included.

    >>> from indokorea.records.evidence import Citation
    >>> same_as(Citation)
    {'source': SameAs('prov:hadPrimarySource')}
    """
    found = ((name, _same_as_in(hint)) for name, hint in field_annotations(cls).items())
    return {name: one for name, one in found if one is not None}


def _same_as_in(annotation: Any) -> SameAs | None:
    return next((one for one in get_args(annotation) if isinstance(one, SameAs)), None)


def outside_iri(name: str) -> str | None:
    """Return the IRI of an outside name; None if its vocabulary has none.

    >>> outside_iri("prov:wasQuotedFrom"), outside_iri("dcad:span")
    ('http://www.w3.org/ns/prov#wasQuotedFrom', None)
    """
    prefix, _, word = name.partition(":")
    namespace = VOCABULARIES[prefix].namespace
    return f"{namespace}{word}" if namespace else None
