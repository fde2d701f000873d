"""Words for values of the model: terms, languages, identifiers, lengths of time, and the labels within a line.

The terminal, notebooks and the web page use these functions, so that a value reads alike everywhere.
"""

from __future__ import annotations

import re
from typing import Any, get_args

from indokorea.chronology.wording import HAPPENS_FOR_A_PARTY
from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Maybe, Shape
from indokorea.fields.text_rules import Duration, LanguageTag
from indokorea.render.words import count_text, humanise
from indokorea.values.dates import PartialDate
from indokorea.values.identifiers import Identifier
from indokorea.values.names import Name
from indokorea.vocabulary.agreements import ProvisionVerb
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.values import YearBasis

DURATION, LANGUAGE = get_args(Duration)[1], get_args(LanguageTag)[1]

# Words within terms that are abbreviations or have a hyphen.
ABBREVIATIONS = {"mou": "MoU"} | {
    word: word.upper() for word in ["cepa", "cif", "cpx", "eia", "fdi", "fob", "fta", "ftx", "gdp", "psa", "ttx"]
}
PREFIXES = frozenset({"anti", "bi", "co", "counter", "long", "non", "semi"})
# Terms that read badly without their underscores.
SPECIAL_TERMS = {
    "call_on": "call",
    "effective_for": "provisions effective",
    "head_of_state_government": "head of state or government",
    "ministry_agency": "ministry or agency",
    "non_tariff_barriers": "non-tariff barriers",
    "sar": "search and rescue",
    "two_plus_two": "2+2",
}
YEARS = {
    YearBasis.CALENDAR: "calendar year",
    YearBasis.FISCAL: "fiscal year",
    YearBasis.PART_YEAR: "part of a year",
    YearBasis.ON_DATE: "on a date",
}

# Registers whose name is not that of the scheme in capitals.
REGISTERS = {
    "wikidata": "Wikidata",
    "wto_rta": "WTO RTA database",
    "intser": "Indian Treaty Series",
    "gsr": "GSR (India)",
    "mea_in": "MEA (India)",
    "mofa_kr": "MOFA (Korea)",
    "fcdo": "UK Treaties Online",
    "pennant": "pennant number",
    "brn": "business registration (Korea)",
}

# The languages of the sources, by their ISO 639 codes.
LANGUAGES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "kn": "Kannada",
    "ko": "Korean",
    "ml": "Malayalam",
    "mr": "Marathi",
    "or": "Odia",
    "pa": "Punjabi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}

# Fields within a line whose value needs no label.
CLEAR = frozenset(
    {
        *("agreement", "described", "money", "name", "organisation", "party", "period", "person"),
        *("quantity", "role", "says", "type", "unit_class", "window", "year"),
    }
)
# The words before the value of a field within a line, where they are not the name of the field.
LABELS = {
    "concludes": "by concluding",
    "coverage": "for",
    "does": "it",
    "effective": "with effect from",
    "factor": "times",
    "initial": "first term",
    "not_before": "no notice in the first",
    "notice": "notice against a renewal",
    "place": "in",
    "renewal_period": "each renewal",
    "stake": "share",
}
# A flag within a line, where it is not the name of the field.
FLAGS = {"unlimited": "without a limit of time"}

# Fields in per cent.
PER_CENT = frozenset({"rate", "stake"})

# Remarks, which are sentences of their own.
REMARKS = frozenset({"note", "remarks"})

UNITS = {"Y": "year", "M": "month", "D": "day"}


def term_text(term: object) -> str:
    """Return a term of a vocabulary, or its word, in plain words.

    >>> [term_text(word) for word in ("entered_into_force", "cepa", "co_chair", "two_plus_two")]
    ['entered into force', 'CEPA', 'co-chair', '2+2']
    """
    if isinstance(term, YearBasis) and term in YEARS:
        return YEARS[term]
    word = str(term)
    if word in SPECIAL_TERMS:
        return SPECIAL_TERMS[word]
    parts = [ABBREVIATIONS.get(part, part) for part in word.split("_")]
    joined = (part + ("-" if part in PREFIXES else " ") for part in parts[:-1])
    return "".join([*joined, parts[-1]])


def duration_text(duration: str) -> str:
    """Return an ISO 8601 duration in words.

    >>> duration_text("P6M"), duration_text("P1Y6M"), duration_text("P1Y2M3D")
    ('6 months', '1 year and 6 months', '1 year, 2 months and 3 days')
    """
    *first, last = [count_text(int(number), UNITS[unit]) for number, unit in re.findall("([0-9]+)([YMD])", duration)]
    return f"{', '.join(first)} and {last}" if first else last


def language_text(tag: str) -> str:
    """Return the name of a language by its tag, with the script or the region if the tag has one.

    >>> language_text("ko"), language_text("en-IN"), language_text("tlh")
    ('Korean', 'English (IN)', 'tlh')
    """
    code, _, variant = tag.partition("-")
    return LANGUAGES.get(code, code) + (f" ({variant})" if variant else "")


def identifier_text(identifier: Identifier) -> str:
    """Return an identifier after the name of its register.

    >>> identifier_text(Identifier.parse("mofa_kr:1982")), identifier_text(Identifier.parse("isin:KR7005930003"))
    ('MOFA (Korea) 1982', 'ISIN KR7005930003')
    """
    scheme = str(identifier.scheme)
    return f"{REGISTERS.get(scheme, scheme.upper())} {identifier.value}"


def ruled_text(shape: Shape, value: Any) -> str | None:
    """Return a text whose field has a rule, such as a duration, in words; None for any other value."""
    rule = shape.rule if isinstance(shape, Leaf) else None
    if rule is DURATION:
        return duration_text(value)
    return language_text(value) if rule is LANGUAGE else None


def is_reference(shape: Shape) -> bool:
    """Return True for a field that refers to a record."""
    shape = shape.item if isinstance(shape, Maybe) else shape
    return isinstance(shape, Leaf) and shape.refers is not None


def label_in_line(part: Part, name: str, shape: Shape, value: Any, *, is_first: bool) -> str:
    """Return the words before the value of a field within a line about its part; empty where the value is clear.

    >>> from indokorea.fields.shape import shapes_of
    >>> from indokorea.records.agreement import Action
    >>> signed, shapes = Action(type="signed", on="2009-08"), shapes_of(Action)
    >>> [label_in_line(signed, one, shapes[one], getattr(signed, one), is_first=False) for one in ("type", "on")]
    ['', 'in']
    """
    if name in CLEAR or (is_first and (isinstance(value, Term | Name) or is_reference(shape))):
        return ""
    if name == "on" and isinstance(value, PartialDate):
        return on_word(value)
    if name == "by" and getattr(part, "type", None) in HAPPENS_FOR_A_PARTY:
        return "for"
    if name == "place" and str(value).startswith(("off ", "near ", "at ", "in ")):
        return ""
    # The place of a provision may name itself: "ch. 2", "Annex 1".
    if name == "article" and not value[:1].isdigit():
        return ""
    return LABELS.get(name, humanise(name))


def on_word(date: PartialDate) -> str:
    """Return the preposition before a date: on a day, in a month or a year; none before one in words.

    >>> [on_word(PartialDate(text)) for text in ("2009-08-07", "2009", "[..2009]")]
    ['on', 'in', '']
    """
    text = str(date)
    if not text.replace("-", "").isdigit():
        return ""
    return "on" if len(text) == len("2009-08-07") else "in"


def flag_text(name: str, value: bool) -> str:
    """Return a field that is true or false as a phrase within a line.

    >>> flag_text("unlimited", True), flag_text("retroactive", False)
    ('without a limit of time', 'not retroactive')
    """
    phrase = FLAGS.get(name, humanise(name))
    return phrase if value else f"not {phrase}"


def verb_text(verb: ProvisionVerb) -> str:
    """Return what a provision does, in the third person.

    >>> [verb_text(verb) for verb in (ProvisionVerb.CUT_DUTIES, ProvisionVerb.ESTABLISH, ProvisionVerb.SUPPLY)]
    ['cuts duties', 'establishes', 'supplies']
    """
    first, *rest = str(verb).split("_")
    if first.endswith("y"):
        first = f"{first[:-1]}ie"
    return " ".join([first + ("es" if first.endswith("sh") else "s"), *rest])
