"""Laws of finding by text: every name finds its record, no text is too odd, one slip loses nothing."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import indokorea as ik
from indokorea.search.normalisation import normalised_key, normalised_words
from indokorea.testing import strategies

SOME = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(deadline=None, max_examples=300)

any_text = st.text(st.characters(codec=None))
LETTERS = {"latin": "abcdefghijklmnopqrstuvwxyz", "hangul": "가나다라마바사아자차카타파하"}


def names_of(record: Any) -> list[str]:
    """The label, and every name and alias of its own."""
    return [record.label, *(record.name.every if hasattr(record, "name") else ())]


def bears(record: Any, text: str) -> bool:
    """Whether a record is called that, or has it for an id, a code or an identifier."""
    called = [*names_of(record), record.id, record.slug, *(one.value for one in record.identifiers)]
    called += [getattr(record, field, None) or "" for field in ("url", "alpha2", "alpha3", "numeric", "cow", "fips")]
    return any(normalised_key(one).endswith(normalised_key(text)) for one in called)


@SOME
@given(strategies.dossiers())
def test_every_record_is_found_by_its_name_and_each_alias_with_none_above_it_but_those_called_the_same(
    dossier: ik.Dossier,
) -> None:
    for record in dossier:
        for name in names_of(record):
            if "korea" not in normalised_key(name):
                hits = dossier.find(name, limit=None)
                above = hits[: next(place for place, hit in enumerate(hits) if hit.record is record)]
                assert all(bears(hit.record, name) for hit in above), name


@pytest.mark.parametrize("kind", ik.RECORD_TYPES)
def test_so_is_every_record_of_the_bundled_dossier(kind: type[ik.AnyRecord]) -> None:
    d = ik.reference()
    for record in d.of(kind):
        for name in names_of(record):
            hits = d.find(name, limit=50)
            place = next((place for place, hit in enumerate(hits) if hit.record is record), None)
            assert place is not None, name
            assert hits[place].match in (ik.MatchType.NAME, ik.MatchType.ALIAS)
            assert all(hit.score == hits[place].score or bears(hit.record, name) for hit in hits[:place]), name


@MANY
@given(any_text)
def test_no_text_is_too_odd_to_be_looked_for(text: str) -> None:
    for hit in ik.reference().find(text):
        assert 0 < hit.score <= 1


@MANY
@given(any_text)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = normalised_words(text)
    assert normalised_words(" ".join(once)) == once
    assert all(word and normalised_key(word) == word for word in once)


@MANY
@given(any_text, st.sampled_from(["NFC", "NFD"]))
def test_case_form_and_blanks_around_do_not_matter(text: str, form: Any) -> None:
    import unicodedata

    assert normalised_key(f"  {unicodedata.normalize(form, text)} ") == normalised_key(text)


def slipped(name: str, chance: random.Random) -> str:
    """The name with one slip of the finger, at a letter."""
    place = chance.choice([place for place, letter in enumerate(name[:-1]) if letter.isalpha()])
    letters = LETTERS["hangul" if "가" <= name[place] <= "힣" else "latin"]
    other = chance.choice(letters)
    return chance.choice(
        [
            name[:place] + name[place + 1 :],
            name[:place] + other + name[place:],
            name[:place] + other + name[place + 1 :],
            name[:place] + name[place + 1] + name[place] + name[place + 2 :],
        ]
    )


def test_a_long_name_with_one_slip_still_finds_its_record() -> None:
    d, chance = ik.reference(), random.Random(20260122)
    named = [record for record in d if not isinstance(record, ik.Source | ik.Observation)]
    tried = 0
    for record in chance.sample(named, 400):
        for name in names_of(record)[1:]:
            if len(normalised_key(name)) >= 8 and not any("ऀ" <= letter <= "ॿ" for letter in name):
                wrong = slipped(name, chance)
                tried += 1
                found = [hit.record.id for hit in d.find(wrong, limit=None)]
                assert record.id in found, (name, wrong)
    assert tried > 400
