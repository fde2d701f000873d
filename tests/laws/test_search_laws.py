"""Laws of search: every name finds its record, any text can be searched for, one typing error is forgiven."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

import indokorea as ik
from indokorea.search.dprk import is_the_republic, names_the_dprk
from indokorea.search.normalisation import normalised_key, normalised_words
from indokorea.testing import strategies

SOME = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(deadline=None, max_examples=300)

any_text = st.text(st.characters(codec=None))
LETTERS = {"latin": "abcdefghijklmnopqrstuvwxyz", "hangul": "가나다라마바사아자차카타파하"}


def names_of(record: Any) -> list[str]:
    """Return the label, and every name and alias of the record."""
    return [record.label, *(record.name.every if hasattr(record, "name") else ())]


def bears(record: Any, text: str) -> bool:
    """Return True if a text is, or ends, a name, an id, a code or an identifier of the record."""
    called = [*names_of(record), record.id, record.slug, *(one.value for one in record.identifiers)]
    called += [
        getattr(record, field, None) or "" for field in ("url", "alpha2", "alpha3", "numeric", "cow", "gw", "fips")
    ]
    return any(normalised_key(one).endswith(normalised_key(text)) for one in called)


def dossier_of_korea_with_alias(alias: str) -> ik.Dossier:
    return ik.Dossier([ik.Country(id="country:kor", name=ik.Name(en="Korea", aliases=(alias,)))])


@SOME
@given(strategies.dossiers())
# An alias of the Republic of Korea that names the DPRK must not find it.
@example(dossier_of_korea_with_alias("A (b) 朝鮮民主主義A (b)"))
@example(dossier_of_korea_with_alias("North Korea"))
@example(dossier_of_korea_with_alias("South Korea"))
def test_every_name_finds_its_record_below_none_but_namesakes_unless_it_names_the_dprk(dossier: ik.Dossier) -> None:
    for record in dossier:
        for name in names_of(record):
            hits = dossier.find(name, limit=None)
            found = [hit.record for hit in hits]
            if is_the_republic(record) and names_the_dprk(normalised_words(name)):
                assert record not in found, name
            else:
                assert record in found, name
                assert all(bears(hit.record, name) for hit in hits[: found.index(record)]), name


@pytest.mark.parametrize("kind", ik.RECORD_TYPES)
def test_every_name_in_the_bundled_dossier_finds_its_record_below_none_but_namesakes(kind: type[ik.AnyRecord]) -> None:
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
def test_any_text_can_be_searched_for(text: str) -> None:
    for hit in ik.reference().find(text):
        assert 0 < hit.score <= 1


@MANY
@given(any_text)
def test_normalising_twice_equals_normalising_once(text: str) -> None:
    once = normalised_words(text)
    assert normalised_words(" ".join(once)) == once
    assert all(word and normalised_key(word) == word for word in once)


@MANY
@given(any_text, st.sampled_from(["NFC", "NFD"]))
def test_unicode_form_and_surrounding_blanks_do_not_change_the_key(text: str, form: Any) -> None:
    import unicodedata

    assert normalised_key(f"  {unicodedata.normalize(form, text)} ") == normalised_key(text)


def with_one_typing_error(name: str, chance: random.Random) -> str:
    """Return the name with a letter left out, added, replaced, or swapped with the next."""
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


def test_a_long_name_with_one_typing_error_still_finds_its_record() -> None:
    d, chance = ik.reference(), random.Random(20260122)
    named = [record for record in d if not isinstance(record, ik.Source | ik.Observation)]
    tried = 0
    for record in chance.sample(named, 400):
        for name in names_of(record)[1:]:
            if len(normalised_key(name)) >= 8 and not any("ऀ" <= letter <= "ॿ" for letter in name):
                wrong = with_one_typing_error(name, chance)
                tried += 1
                found = [hit.record.id for hit in d.find(wrong, limit=None)]
                assert record.id in found, (name, wrong)
    assert tried > 400
