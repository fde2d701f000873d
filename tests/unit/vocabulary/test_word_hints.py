"""The hint about a wrong word names a word that means the same, and never one that means the opposite."""

from collections.abc import Iterator
from typing import Any

import pytest

import indokorea as ik
from indokorea.messages import did_you_mean_word
from indokorea.vocabulary.synonyms import (
    ENDED_BADLY,
    GOING_WELL,
    OWN,
    STEPS,
    are_opposed,
    known_words,
    synonyms_of,
)
from indokorea.wire.schema import schema

VOCABULARIES = {
    name: cls
    for name in ik.__all__
    if isinstance(cls := getattr(ik, name), type) and issubclass(cls, ik.Term) and cls is not ik.Term
}
WORDS = {name: [one.value for one in cls if not one.derived] for name, cls in VOCABULARIES.items()}
# Those that have words of both sides.
POLAR = [name for name, words in WORDS.items() if GOING_WELL & set(words) and ENDED_BADLY & set(words)]


def suggested(written: str, vocabulary: str) -> str:
    return did_you_mean_word(written, vocabulary, WORDS[vocabulary]).removeprefix('did you mean "').removesuffix('"?')


@pytest.mark.parametrize(
    ("vocabulary", "written", "word"),
    [
        ("CommitmentStatus", "started", "under_way"),
        ("CommitmentStatus", "promised", "announced"),
        ("CommitmentStatus", "completed", "delivered"),
        ("CommitmentStatus", "cancelled", "dropped"),
        ("CommitmentStatus", "In progress", "under_way"),
        ("CommitmentStatus", "startd", "under_way"),
        ("CommitmentStatus", "deliverd", "delivered"),
        ("CommitmentStatus", "replaced", ""),
        ("CommitmentStatus", "unreported", ""),
        ("CommitmentStatus", "undelivered", ""),
        ("ProjectStatus", "started", "under_construction"),
        ("ProjectStatus", "canceled", "cancelled"),
        ("ProjectStatus", "installed", "operating"),
        ("ProjectStatus", "disapproved", ""),
        ("ActionType", "SIGNED", "signed"),
        ("ActionType", "In Force", "entered_into_force"),
        ("ProjectStatus", "inforce", "operating"),
        ("ActionType", "resigned", ""),
        ("ActionType", "excepted", ""),
        ("ActionType", "cancelled", "terminated"),
        ("AgreementStatus", "active", "in_force"),
        ("AgreementStatus", "not_in_force", ""),
        ("Stance", "denounces", "condemns"),
        ("Stance", "commends", "praises"),
        ("Stance", "condones", ""),
        ("Cadence", "biannual", "semi_annual"),
        ("SourceType", "newspaper", "news"),
        ("Qualifier", "roughly", "about"),
        ("MeetingType", "sumit", "summit"),
        ("MeetingType", "xyz", ""),
    ],
)
def test_a_wrong_word_gets_the_word_that_means_the_same(vocabulary: str, written: str, word: str) -> None:
    assert suggested(written, vocabulary) == word


def test_no_word_of_one_side_is_of_the_other() -> None:
    assert not GOING_WELL & ENDED_BADLY


@pytest.mark.parametrize("vocabulary", ["", *OWN])
def test_no_synonym_is_opposed_to_the_words_that_it_means(vocabulary: str) -> None:
    for written, words in synonyms_of(vocabulary).items():
        assert not [word for word in words if are_opposed(written, word)], written


def test_every_line_of_synonyms_leads_to_a_word_of_a_vocabulary() -> None:
    every = {word for words in WORDS.values() for word in words}
    for vocabulary, text in {"": STEPS, **OWN}.items():
        for line in filter(str.strip, text.splitlines()):
            words = line.partition(":")[0].split()
            assert set(words) & (set(WORDS.get(vocabulary, ())) if vocabulary else every), line


def misspellings(word: str) -> Iterator[str]:
    """Yield the word itself, and the word without one of its letters, or with two of them exchanged."""
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


@pytest.mark.parametrize("vocabulary", POLAR)
def test_no_suggestion_crosses_from_what_goes_well_to_what_ended_badly(vocabulary: str) -> None:
    known = {*WORDS[vocabulary], *known_words(vocabulary)}
    for word in sorted(GOING_WELL | ENDED_BADLY):
        for written in misspellings(word):
            if written == word or written not in known:
                found = suggested(written, vocabulary)
                assert not are_opposed(word, found), f"{written} (for {word}) suggests {found}"


def test_a_long_word_gets_no_suggestion() -> None:
    assert suggested("signed" * 20, "ActionType") == ""


def test_the_constructor_and_the_reader_give_the_same_hint() -> None:
    wrong: Any = {"status": "started"}
    with pytest.raises(ik.InvalidRecord) as made:
        ik.CommitmentUpdate(**wrong)
    with pytest.raises(ik.InvalidData) as read:
        ik.from_dict(wrong, ik.CommitmentUpdate)
    assert made.value.findings[0].hint == read.value.findings[0].hint == 'did you mean "under_way"?'


def test_what_is_derived_is_neither_listed_nor_in_the_schema() -> None:
    wrong: Any = {"status": "zzz"}
    with pytest.raises(ik.InvalidRecord) as caught:
        ik.CommitmentUpdate(**wrong)
    assert "replaced" not in caught.value.findings[0].hint
    described = schema()["$defs"]["CommitmentStatus"]
    assert "delivered" in described["enum"]
    assert "replaced" not in described["enum"]
    assert "replaced:" not in described["description"]
