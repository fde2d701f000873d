"""The vocabularies: what holds for every member of every public enum."""

import copy
import pickle
import re

import pytest

import indokorea
from indokorea.vocabulary.agreements import ActionType, AgreementStatus, InstrumentType
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.commitments import CommitmentStatus, Indicator
from indokorea.vocabulary.partnerships import PartnershipTier
from indokorea.vocabulary.projects import ProjectStatus
from indokorea.vocabulary.values import IdentifierScheme, Qualifier

RECORD_NAMES = frozenset(
    {
        "Country",
        "Organisation",
        "Person",
        "Tenure",
        "Partnership",
        "Phase",
        "Agreement",
        "AgreementParty",
        "Action",
        "AgreementRelation",
        "DurationClause",
        "Mechanism",
        "Meeting",
        "Representative",
        "Exercise",
        "ExerciseParticipant",
        "ExerciseUnit",
        "ExercisePhase",
        "Statement",
        "StatementPoint",
        "Event",
        "Objective",
        "Commitment",
        "Target",
        "CommitmentUpdate",
        "Programme",
        "Project",
        "ProjectParty",
        "ProjectUpdate",
        "Capability",
        "Challenge",
        "Sector",
        "Observation",
        "Source",
        "Citation",
        "Claim",
        "Money",
        "Quantity",
        "Name",
        "Place",
        "CodeRef",
        "Identifier",
        "PartialDate",
        "Period",
        "AgreementStanding",
    }
)

PUBLIC = [getattr(indokorea, name) for name in indokorea.__all__]
ENUMS = [value for value in PUBLIC if isinstance(value, type) and issubclass(value, Term) and value is not Term]

every_enum = pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)


def test_every_vocabulary_is_a_public_name() -> None:
    subclasses = {enum.__name__ for enum in Term.__subclasses__() if enum.__module__.startswith("indokorea.")}
    assert subclasses == {enum.__name__ for enum in ENUMS}


def test_no_vocabulary_has_the_name_of_a_record_or_a_part() -> None:
    assert not RECORD_NAMES & {enum.__name__ for enum in ENUMS}


@every_enum
def test_an_enum_says_what_it_is(enum: type[Term]) -> None:
    doc = enum.__doc__
    assert doc
    assert doc != Term.__doc__
    assert doc.strip().splitlines()[0].endswith(".")


@every_enum
def test_an_enum_has_distinct_words_and_meanings_and_no_alias(enum: type[Term]) -> None:
    assert len(enum) > 1
    assert len(enum.__members__) == len(list(enum))
    assert len({member.meaning for member in enum}) == len(enum)


@every_enum
def test_the_word_is_the_name_in_lower_case(enum: type[Term]) -> None:
    for member in enum:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", member.value)
        assert member.value == member.name.lower()


@every_enum
def test_the_meaning_is_one_line_without_a_full_stop(enum: type[Term]) -> None:
    for member in enum:
        assert member.meaning == member.meaning.strip() != ""
        assert member.meaning.isprintable()
        assert not member.meaning.endswith(".")
        assert len(member.meaning) <= 90


@every_enum
def test_the_code_names_its_standard_and_then_the_code(enum: type[Term]) -> None:
    for member in enum:
        if member.code is not None:
            assert re.fullmatch(r"[A-Za-z][\w.]*( [\w().-]+)+", member.code)


@every_enum
def test_a_member_is_found_by_its_word_and_by_nothing_else(enum: type[Term]) -> None:
    for member in enum:
        assert enum(member.value) is member
        for wrong in (member.value.upper(), member.value + " ", (member.value, member.meaning, member.code), None, 1):
            with pytest.raises(ValueError, match="is not a valid"):
                enum(wrong)  # type: ignore[arg-type]


@every_enum
def test_str_is_the_word_and_repr_evaluates(enum: type[Term]) -> None:
    for member in enum:
        assert str(member) == f"{member}" == member.value
        assert eval(repr(member), {enum.__name__: enum}) is member


@every_enum
def test_a_member_is_not_a_str_and_equals_none(enum: type[Term]) -> None:
    for member in enum:
        assert not isinstance(member, str)
        assert member != member.value  # type: ignore[comparison-overlap]


@every_enum
def test_copies_and_pickles_are_the_member_itself(enum: type[Term]) -> None:
    for member in enum:
        assert copy.copy(member) is member
        assert copy.deepcopy(member) is member
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(member, protocol)) is member
        assert {member: 1}[member] == 1


@pytest.mark.parametrize("attribute", ["value", "meaning", "code"])
def test_a_member_does_not_change(attribute: str) -> None:
    with pytest.raises(AttributeError):
        setattr(AgreementStatus.SIGNED, attribute, "x")


def test_members_of_two_vocabularies_with_one_word_differ() -> None:
    assert ActionType.SIGNED.value == AgreementStatus.SIGNED.value
    assert ActionType.SIGNED != AgreementStatus.SIGNED  # type: ignore[comparison-overlap]


def test_codes_are_reachable_by_example() -> None:
    assert ActionType.ENTERED_INTO_FORCE.code == "VCLT 24"
    assert AgreementStatus.IN_FORCE.code == "WTO In Force"
    assert InstrumentType.MEMORANDUM_OF_UNDERSTANDING.code == "manytreaties S"
    assert Indicator.EXPORTS.code == "UN Comtrade X"
    assert IdentifierScheme.WTO_RTA.code is None


def test_qualifiers_are_four() -> None:
    assert [str(qualifier) for qualifier in Qualifier] == ["exact", "about", "at_least", "up_to"]


def test_the_ladder_of_partnership_has_seven_rungs_and_two_tiers_share_the_sixth() -> None:
    assert [tier.ordinal for tier in PartnershipTier] == [1, 2, 3, 4, 5, 6, 6, 7]
    assert PartnershipTier.COMPREHENSIVE_STRATEGIC.ordinal == PartnershipTier.SPECIAL_STRATEGIC.ordinal == 6


def test_an_agreement_ends_in_four_ways() -> None:
    ended = {str(status) for status in AgreementStatus if status.ended}
    assert ended == {"terminated", "superseded", "expired", "abandoned"}


def test_a_commitment_is_final_in_four_ways_and_four_of_its_stages_are_derived() -> None:
    assert {str(status) for status in CommitmentStatus if status.final} == {
        "delivered",
        "dropped",
        "missed",
        "replaced",
    }
    assert {str(status) for status in CommitmentStatus if status.derived} == {
        "discussed",
        "unreported",
        "replaced",
        "ended",
    }


def test_a_project_is_final_when_delivered_and_may_be_taken_up_again_after_any_other_end() -> None:
    assert {str(status) for status in ProjectStatus if status.final} == {"delivered"}
