"""Combinations of fields that pass the checks of a class across its fields, and hand-written strategies for values.

Every value drawn from a combination is valid by construction, so that Hypothesis discards no example.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from indokorea.fields.part import Part
from indokorea.fields.shape import Leaf, Maybe, shapes_of
from indokorea.records.agreement import WITH_UNTIL, Action, Agreement, AgreementParty, DurationClause
from indokorea.records.capability import Capability
from indokorea.records.commitment import Baseline, CommitmentUpdate, Target
from indokorea.records.country import DPRK_CODES, Country
from indokorea.records.evidence import Claim
from indokorea.records.exercise import ExerciseParticipant, ExerciseUnit
from indokorea.records.meeting import Meeting
from indokorea.records.observation import Observation
from indokorea.records.organisation import FORCES, Organisation
from indokorea.records.project import FinancingTerms
from indokorea.records.representative import Representative
from indokorea.records.statement import Statement
from indokorea.records.trade_measure import TradeMeasure
from indokorea.testing.texts import decimals, matching, partial_dates, texts, texts_under
from indokorea.values.codes import FORMS as CODE_FORMS, SUBHEADING, VERSIONS, CodeRef, hs_2022, isic_4
from indokorea.values.currencies import MINOR_UNITS
from indokorea.values.identifiers import CHECK_DIGITS, FORMS, Identifier
from indokorea.values.money import Money
from indokorea.values.names import OtherName
from indokorea.values.quantities import LIKE_A_RANGE, Quantity
from indokorea.vocabulary.agreements import RenewalType
from indokorea.vocabulary.commitments import CapabilityType, CommitmentStatus
from indokorea.vocabulary.sources import ClaimType
from indokorea.vocabulary.values import CodeScheme, IdentifierScheme, Qualifier


@attrs.frozen(kw_only=True)
class FieldCombination:
    """One valid combination of fields: those left out, those that must have a value, and narrower values for some."""

    without: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    narrowed: Mapping[str, SearchStrategy[Any]] = attrs.field(factory=dict)


# The codes of the Republic of Korea, by field of Country.
ROK_CODES = {"alpha2": "KR", "alpha3": "KOR", "numeric": "410", "cow": "732", "gw": "732", "fips": "KS"}


def replace_dprk_code(field: str, code: str) -> str:
    """Return the code, or the code of the Republic of Korea for one of the DPRK.

    >>> replace_dprk_code("alpha2", "IN"), replace_dprk_code("alpha2", "KP")
    ('IN', 'KR')
    """
    return ROK_CODES[field] if code == DPRK_CODES[field] else code


def _codes_of_countries(field: str) -> SearchStrategy[str]:
    """Return a strategy for codes that are valid for every id of a country: any but those of the DPRK."""
    shape = shapes_of(Country)[field]
    if not isinstance(shape, Maybe) or not isinstance(shape.item, Leaf):
        raise TypeError(f"expected an optional text, got the field Country.{field}")
    return texts_under(cast(Any, shape.item.rule)).map(lambda code: replace_dprk_code(field, code))


FIELD_COMBINATIONS: dict[type[Part], tuple[FieldCombination, ...]] = {
    Claim: (
        FieldCombination(without=("value", "done_by")),
        FieldCombination(needs=("field",), without=("done_by",)),
        FieldCombination(without=("value",), needs=("type",), narrowed={"type": st.just(ClaimType.EXPECTATION)}),
    ),
    Capability: (
        FieldCombination(without=("meets",)),
        FieldCombination(narrowed={"type": st.just(CapabilityType.STRENGTH)}),
    ),
    Meeting: (FieldCombination(without=("during",)), FieldCombination(without=("margins_of",))),
    ExerciseUnit: (
        FieldCombination(needs=("name",), without=("count",)),
        FieldCombination(needs=("type",), without=("name",)),
    ),
    TradeMeasure: (FieldCombination(needs=("by",)),),
    # Two parties are never of the DPRK, since no strategy draws it as a party.
    Agreement: (FieldCombination(needs=("parties",)),),
    AgreementParty: (
        FieldCombination(without=("described",), needs=("party",)),
        FieldCombination(without=("party",), needs=("described",)),
    ),
    Action: (FieldCombination(without=("until",)), FieldCombination(narrowed={"type": st.sampled_from(WITH_UNTIL)})),
    DurationClause: (
        FieldCombination(
            without=("unlimited", "not_before"),
            needs=("initial",),
            narrowed={"renewal": st.sampled_from([RenewalType.AUTOMATIC, RenewalType.BY_AGREEMENT])},
        ),
        FieldCombination(without=("unlimited", "notice", "renewal_period", "not_before"), needs=("until",)),
        FieldCombination(without=("initial", "until", "renewal", "notice"), needs=("note", "notice_to_terminate")),
    ),
    OtherName: (FieldCombination(narrowed={"language": st.sampled_from(["ja", "zh-Hant", "bn", "fr-CA"])}),),
    Representative: (FieldCombination(needs=("person",)), FieldCombination(needs=("on_behalf_of",))),
    ExerciseParticipant: (FieldCombination(needs=("force",)), FieldCombination(needs=("country",))),
    Baseline: (
        FieldCombination(without=("quantity",), needs=("money",)),
        FieldCombination(without=("money",), needs=("quantity",)),
        FieldCombination(without=("money", "quantity"), needs=("on",)),
    ),
    Target: (
        FieldCombination(without=("money", "concludes", "window"), needs=("by",)),
        FieldCombination(without=("quantity", "concludes", "by"), needs=("money",)),
        FieldCombination(without=("money", "quantity", "factor", "window"), needs=("concludes",)),
    ),
    Observation: (
        FieldCombination(without=("money", "about"), needs=("quantity", "indicator", "subject")),
        FieldCombination(without=("quantity", "indicator", "subject"), needs=("money", "what", "about")),
    ),
    FinancingTerms: (
        FieldCombination(needs=("rate",)),
        FieldCombination(needs=("tenor",)),
        FieldCombination(needs=("note",)),
    ),
    Country: (FieldCombination(narrowed={field: _codes_of_countries(field) for field in DPRK_CODES}),),
    Statement: (FieldCombination(needs=("issuers",)), FieldCombination(needs=("speakers",))),
    Organisation: (FieldCombination(without=("branch",)), FieldCombination(narrowed={"type": st.sampled_from(FORCES)})),
    CommitmentUpdate: (
        FieldCombination(narrowed={"status": st.sampled_from([one for one in CommitmentStatus if not one.derived])}),
    ),
}


def field_combinations_of(cls: type[Part]) -> tuple[FieldCombination, ...]:
    """Return the combinations for a class; a single one without conditions if its fields are independent."""
    return FIELD_COMBINATIONS.get(cls, (FieldCombination(),))


@st.composite
def _money(draw: st.DrawFn) -> Money:
    currency = draw(st.sampled_from(["INR", "KRW", "USD"]) | st.sampled_from(sorted(MINOR_UNITS)))
    qualifier = draw(st.sampled_from(Qualifier))
    minor = MINOR_UNITS[currency]
    places = minor if minor is not None and qualifier is Qualifier.EXACT else 6
    as_of = draw(st.none() | partial_dates())
    return Money(amount=draw(decimals(most_places=places)), currency=currency, qualifier=qualifier, as_of=as_of)


@cache
def _units() -> SearchStrategy[str]:
    units = texts_under(cast(Any, shapes_of(Quantity)["unit"]).rule)
    return units.filter(lambda unit: LIKE_A_RANGE.match(unit) is None)


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    unit = draw(_units())
    one, other = sorted((draw(decimals()), draw(decimals())))
    if one == other or draw(st.booleans()):
        return Quantity(value=one, unit=unit, qualifier=draw(st.sampled_from(Qualifier)))
    return Quantity(
        value=one, high=other, unit=unit, qualifier=draw(st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT]))
    )


@cache
def _codes(scheme: CodeScheme, version: str | None) -> SearchStrategy[str]:
    if (scheme, version) == (CodeScheme.HS, "2022"):
        listed = sorted(hs_2022())
        lines = st.tuples(
            st.sampled_from([one for one in listed if len(one) == SUBHEADING]), matching("([0-9]{2}){1,2}")
        )
        return st.sampled_from(listed) | lines.map("".join)
    if (scheme, version) == (CodeScheme.ISIC, "4"):
        return st.sampled_from(sorted(isic_4()))
    if (scheme, version) == (CodeScheme.NIC, "2008"):
        divisions = st.sampled_from(sorted(code for code in isic_4() if len(code) == 2))
        return st.tuples(divisions, matching("[0-9]{0,3}")).map("".join)
    return matching(CODE_FORMS[scheme][0])


@st.composite
def _code_refs(draw: st.DrawFn) -> CodeRef:
    scheme = draw(st.sampled_from(CodeScheme))
    version = draw(st.sampled_from([None, *VERSIONS[scheme]]))
    return CodeRef(scheme=scheme, version=version, code=draw(_codes(scheme, version)))


@cache
def _registered(scheme: IdentifierScheme) -> SearchStrategy[str]:
    plain = matching(FORMS[scheme].pattern) if scheme in FORMS else texts()
    return plain.map(lambda value: _with_check_digit(scheme, value))


def _with_check_digit(scheme: IdentifierScheme, value: str) -> str:
    """Return the value with its last one or two digits replaced so that the check digit is right."""
    check = CHECK_DIGITS.get(scheme, bool)
    ends = [f"{number}" for number in range(10)] + [f"{number:02}" for number in range(100)]
    return next(fit for fit in (value, *(value[: -len(end)] + end for end in ends)) if check(fit))


@st.composite
def _identifiers(draw: st.DrawFn) -> Identifier:
    scheme = draw(st.sampled_from(IdentifierScheme))
    return Identifier(scheme=scheme, value=draw(_registered(scheme)))


VALUE_STRATEGIES: dict[type[Part], Callable[[], SearchStrategy[Any]]] = {
    Money: _money,
    Quantity: _quantities,
    CodeRef: _code_refs,
    Identifier: _identifiers,
}
