"""The vocabulary of the RDF: a SKOS concept for each word, and RDFS classes and properties with their meanings."""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module

from indokorea.adapters.rdf_fields import (
    EDTF,
    NAMESPACE,
    PREFIXES,
    XSD,
    FieldPlan,
    all_parts,
    declaring_class,
    field_plans,
    literal,
)
from indokorea.fields.field_docs import field_meanings
from indokorea.fields.part import Part
from indokorea.fields.same_as import SameAs, outside_iri, same_as
from indokorea.fields.shape import Many, Nested, innermost
from indokorea.records.base import Record
from indokorea.records.kinds import RECORD_TYPES
from indokorea.render.words import humanise
from indokorea.vocabulary.base import Term

# The codes of terms that name a thing with an IRI, by the name of the standard in front of them.
CODED = {"schema.org": "schema", "ORG": "org"}


def all_vocabularies() -> tuple[type[Term], ...]:
    """Return all vocabularies of the package, those of answers and findings too, by name."""
    package = import_module(Term.__module__.rpartition(".")[0])
    for one in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        import_module(one.name)
    ours = package.__name__.partition(".")[0]
    # A class that a test or an example makes says the same module, which does not hold it.
    found = (
        one
        for one in Term.__subclasses__()
        if one.__module__.partition(".")[0] == ours and getattr(sys.modules[one.__module__], one.__name__, None) is one
    )
    return tuple(sorted(found, key=lambda one: one.__name__))


def vocabulary() -> str:
    """Return the vocabulary as a document in Turtle.

    >>> "ik:Citation.source a rdf:Property" in vocabulary()
    True
    """
    prefixes = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in {"ik": NAMESPACE, **PREFIXES}.items()]
    return "\n".join([*prefixes, "", *_concepts(), *_classes(), *_properties()])


def text(value: str, language: str = "en") -> str:
    """Return a text as a literal of Turtle, with its language."""
    return f"{literal(value)}@{language}" if language else literal(value)


def _statement(subject: str, *pairs: tuple[str, str]) -> str:
    """Return one subject with its properties, in Turtle."""
    return f"{subject} " + " ;\n    ".join(f"{name} {value}" for name, value in pairs) + " .\n"


def _concepts() -> Iterator[str]:
    for cls in all_vocabularies():
        scheme = f"ik:{cls.__name__}"
        yield _statement(
            scheme,
            ("a", "skos:ConceptScheme"),
            ("skos:prefLabel", text(cls.__name__)),
            ("rdfs:comment", text(inspect.cleandoc(cls.__doc__ or "").splitlines()[0])),
        )
        for term in cls:
            yield _statement(
                f"{scheme}.{term.value}",
                ("a", "skos:Concept"),
                ("skos:inScheme", scheme),
                ("skos:notation", text(term.value, "")),
                ("skos:prefLabel", text(humanise(term.value))),
                ("skos:definition", text(term.meaning)),
                *(() if term.code is None else _code(term.code)),
            )


def _code(code: str) -> Iterator[tuple[str, str]]:
    standard, _, word = code.partition(" ")
    yield "ik:code", text(code, "")
    if standard in CODED and word.isidentifier():
        yield "skos:closeMatch", f"{CODED[standard]}:{word}"


def _classes() -> Iterator[str]:
    yield _statement(
        "ik:Dossier", ("a", "rdfs:Class"), ("rdfs:comment", text("A collection of records, with its edition."))
    )
    bases = {base: None for cls in all_parts() for base in reversed(cls.__mro__) if issubclass(base, Part)}
    for cls in bases:
        parents = [f"ik:{base.__name__}" for base in cls.__bases__ if issubclass(base, Part)]
        yield _statement(
            f"ik:{cls.__name__}",
            ("a", "rdfs:Class"),
            ("rdfs:label", text(cls.__name__)),
            ("rdfs:comment", text(inspect.cleandoc(cls.__doc__ or "").splitlines()[0])),
            *(("rdfs:subClassOf", one) for one in (*parents, *cls.outside_classes)),
        )


def _properties() -> Iterator[str]:
    yield _statement(
        "ik:code", ("a", "rdf:Property"), ("rdfs:comment", text("The code of a word in an outside standard."))
    )
    declared = {plan.iri: (declaring_class(cls, plan.name), plan) for cls in all_parts() for plan in field_plans(cls)}
    for owner, plan in declared.values():
        name = f"ik:{owner.__name__}.{plan.name}"
        meaning = field_meanings(owner).get(plan.name, plan.name)
        yield _statement(
            name,
            ("a", "rdf:Property"),
            ("rdfs:label", text(humanise(plan.name))),
            ("rdfs:comment", text(meaning)),
            ("rdfs:domain", f"ik:{owner.__name__}"),
            ("rdfs:range", _range_of(plan)),
            *_outside(plan, same_as(owner).get(plan.name)),
        )
        if plan.value == "edtf" and not isinstance(plan.shape, Many):
            for bound, word in (("earliest", "first"), ("latest", "last")):
                yield _statement(
                    f"{name}_{bound}",
                    ("a", "rdf:Property"),
                    ("rdfs:comment", text(f"{meaning} The {word} possible day.")),
                    ("rdfs:domain", f"ik:{owner.__name__}"),
                    ("rdfs:range", "xsd:date"),
                )


def _range_of(plan: FieldPlan) -> str:
    if plan.value == "part":
        return f"ik:{plan.python.__name__}"
    if plan.value == "record":
        leaf = innermost(plan.shape)
        kinds = leaf.refers.kinds if not isinstance(leaf, Nested) and leaf.refers is not None else ()
        only = next((cls for cls in RECORD_TYPES if (cls.kind,) == kinds), Record)
        return f"ik:{only.__name__}"
    if plan.value == "term":
        return "skos:Concept"
    if plan.value in ("pointer", "extensions"):
        return "rdfs:Resource"
    if plan.datatype == EDTF:
        return f"<{EDTF}>"
    if plan.language:
        return "rdf:langString"
    return f"xsd:{plan.datatype.removeprefix(XSD)}" if plan.datatype else "xsd:string"


def _outside(plan: FieldPlan, names: SameAs | None) -> Iterator[tuple[str, str]]:
    """Yield what a property is in outside vocabularies: the same property, a near one, or a name without an IRI."""
    for name in () if names is None else names.names:
        if name in plan.outside_names:
            yield "rdfs:subPropertyOf", name
        elif outside_iri(name):
            yield "skos:closeMatch", name
    if names is not None:
        yield "skos:note", text(f"Outside name: {names.words}.")
