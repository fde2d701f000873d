"""Ways of filling in the fields of a class that checks several of them together, and the figures made by hand.

Each way meets the checks by construction, so that nothing needs to be drawn and thrown away.
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
from indokorea.records.commitment import CommitmentUpdate, Target
from indokorea.records.country import DPRK_CODES, Country
from indokorea.records.evidence import Claim
from indokorea.records.exercise import ExerciseParticipant
from indokorea.records.observation import Observation
from indokorea.records.organisation import FORCES, Organisation
from indokorea.records.representative import Representative
from indokorea.records.statement import Statement
from indokorea.testing.texts import decimals, matching, partial_dates, texts, texts_under
from indokorea.values.codes import SHAPES as CODE_SHAPES, VERSIONS, CodeRef, hs_2022, isic_4
from indokorea.values.currencies import MINOR_UNITS
from indokorea.values.identifiers import CHECK_DIGITS, SHAPES, Identifier
from indokorea.values.money import Money
from indokorea.vocabulary.agreements import RenewalType
from indokorea.vocabulary.commitments import CommitmentStatus
from indokorea.vocabulary.values import CodeScheme, IdentifierScheme, Qualifier


@attrs.frozen(kw_only=True)
class Way:
    """A way of filling in a class: the fields left out, those that must say something, those that take less."""

    without: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    narrowed: Mapping[str, SearchStrategy[Any]] = attrs.field(factory=dict)


# The codes of the Republic of Korea, by the field of a country.
ROK_CODES = {"alpha2": "KR", "alpha3": "KOR", "numeric": "410", "cow": "732", "fips": "KS"}


def outside_dprk(field: str, code: str) -> str:
    """Return the code, or the code of the Republic of Korea for one of the DPRK.

    >>> outside_dprk("alpha2", "IN"), outside_dprk("alpha2", "KP")
    ('IN', 'KR')
    """
    return ROK_CODES[field] if code == DPRK_CODES[field] else code


def _codes_of_countries(field: str) -> SearchStrategy[str]:
    """Return codes that a country may have under any id."""
    shape = shapes_of(Country)[field]
    if not isinstance(shape, Maybe) or not isinstance(shape.item, Leaf):
        raise TypeError(f"Country.{field} is no optional text")
    return texts_under(cast(Any, shape.item.rule)).map(lambda code: outside_dprk(field, code))


WAYS: dict[type[Part], tuple[Way, ...]] = {
    Agreement: (Way(needs=("parties",)),),
    AgreementParty: (Way(without=("described",), needs=("party",)), Way(without=("party",), needs=("described",))),
    Action: (Way(without=("until",)), Way(narrowed={"type": st.sampled_from(WITH_UNTIL)})),
    DurationClause: (
        Way(
            without=("unlimited", "not_before"),
            needs=("initial",),
            narrowed={"renewal": st.sampled_from([RenewalType.AUTOMATIC, RenewalType.BY_AGREEMENT])},
        ),
        Way(without=("unlimited", "notice", "renewal_period", "not_before"), needs=("until",)),
        Way(without=("initial", "until", "renewal", "notice"), needs=("note", "notice_to_terminate")),
    ),
    Claim: (Way(without=("value",)), Way(needs=("field",))),
    Representative: (Way(needs=("person",)), Way(needs=("on_behalf_of",))),
    ExerciseParticipant: (Way(needs=("force",)), Way(needs=("country",))),
    Target: (Way(without=("money",)), Way(without=("quantity",))),
    Observation: (Way(without=("money",), needs=("quantity",)), Way(without=("quantity",), needs=("money",))),
    Country: (Way(narrowed={field: _codes_of_countries(field) for field in DPRK_CODES}),),
    Statement: (Way(needs=("issuers",)),),
    Organisation: (Way(without=("branch",)), Way(narrowed={"type": st.sampled_from(FORCES)})),
    CommitmentUpdate: (
        Way(narrowed={"status": st.sampled_from([one for one in CommitmentStatus if not one.derived])}),
    ),
}


def ways_of(cls: type[Part]) -> tuple[Way, ...]:
    """The ways of filling in a class; where no fields are checked together there is one, with no conditions."""
    return WAYS.get(cls, (Way(),))


@st.composite
def _money(draw: st.DrawFn) -> Money:
    currency = draw(st.sampled_from(["INR", "KRW", "USD"]) | st.sampled_from(sorted(MINOR_UNITS)))
    qualifier = draw(st.sampled_from(Qualifier))
    minor = MINOR_UNITS[currency]
    places = minor if minor is not None and qualifier is Qualifier.EXACT else 6
    as_of = draw(st.none() | partial_dates())
    return Money(amount=draw(decimals(most_places=places)), currency=currency, qualifier=qualifier, as_of=as_of)


@cache
def _codes(scheme: CodeScheme, version: str | None) -> SearchStrategy[str]:
    if (scheme, version) == (CodeScheme.HS, "2022"):
        return st.sampled_from(sorted(hs_2022()))
    if (scheme, version) == (CodeScheme.ISIC, "4"):
        return st.sampled_from(sorted(isic_4()))
    if (scheme, version) == (CodeScheme.NIC, "2008"):
        divisions = st.sampled_from(sorted(code for code in isic_4() if len(code) == 2))
        return st.tuples(divisions, matching("[0-9]{0,3}")).map("".join)
    return matching(CODE_SHAPES[scheme][0])


@st.composite
def _code_refs(draw: st.DrawFn) -> CodeRef:
    scheme = draw(st.sampled_from(CodeScheme))
    version = draw(st.sampled_from([None, *VERSIONS[scheme]]))
    return CodeRef(scheme=scheme, version=version, code=draw(_codes(scheme, version)))


@cache
def _registered(scheme: IdentifierScheme) -> SearchStrategy[str]:
    plain = matching(SHAPES[scheme].pattern) if scheme in SHAPES else texts()
    return plain.map(lambda value: _with_check_digit(scheme, value))


def _with_check_digit(scheme: IdentifierScheme, value: str) -> str:
    """The value with its last digit, or the last two, changed so that the check digit fits."""
    check = CHECK_DIGITS.get(scheme, bool)
    ends = [f"{number}" for number in range(10)] + [f"{number:02}" for number in range(100)]
    return next(fit for fit in (value, *(value[: -len(end)] + end for end in ends)) if check(fit))


@st.composite
def _identifiers(draw: st.DrawFn) -> Identifier:
    scheme = draw(st.sampled_from(IdentifierScheme))
    return Identifier(scheme=scheme, value=draw(_registered(scheme)))


FIGURES: dict[type[Part], Callable[[], SearchStrategy[Any]]] = {
    Money: _money,
    CodeRef: _code_refs,
    Identifier: _identifiers,
}
