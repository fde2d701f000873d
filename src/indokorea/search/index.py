"""The search index of a collection: whole texts, words, phrases, and words one edit apart.

The index is built at the first search, in time and memory in proportion to all texts: for each word, the texts that
hold it. The matches of a word, and what follows it in the texts, are computed when it is first needed, and kept.
Threads may share the index, since two that compute the same have equal results. Then a lookup is a hash lookup for a
whole text, a binary search for the beginning of a word or a phrase, and a comparison of the few words that share a half
with the wanted one for a typing error.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, TypeAlias

from indokorea.gc_paused import gc_paused
from indokorea.messages import nearest_match
from indokorea.records.country import Country
from indokorea.records.kinds import AnyRecord
from indokorea.records.person import Person
from indokorea.records.sector import Sector
from indokorea.records.source import Source
from indokorea.search.dprk import is_the_republic, names_the_dprk
from indokorea.search.edit_distance import OneEditIndex, digits_of, is_long, tolerates_edit
from indokorea.search.normalisation import is_dense, normalised_key, normalised_words, word_starts
from indokorea.search.questions import nouns_of, without_stop_words
from indokorea.search.searchable_fields import FieldWeight, SearchableText, searchable_texts, years_of

# Only this many characters of a text count, both of an indexed and of a wanted one; and this many wanted words.
MAX_TEXT = 1_000
MAX_WORDS = 16

# Only this many letters after a word are indexed; a longer rest is compared with the whole text.
MAX_TAIL = 40

# The score of a match by the weight of its field: of the whole text, at its beginning, at one of its words. The steps
# between the scores are wider than both bonuses together, so that a bonus never reorders fields.
WHOLE_SCORES = {FieldWeight.NAME: 1.0, FieldWeight.ALIAS: 0.9, FieldWeight.CODE: 0.9, FieldWeight.TITLE: 0.9}
PREFIX_SCORES = {
    FieldWeight.NAME: 0.8,
    FieldWeight.ALIAS: 0.8,
    FieldWeight.TITLE: 0.6,
    FieldWeight.INSIDE: 0.6,
    FieldWeight.SUMMARY: 0.5,
    FieldWeight.SAID: 0.405,
}
WORD_SCORES = PREFIX_SCORES | {FieldWeight.NAME: 0.7, FieldWeight.ALIAS: 0.7}
WHOLE_WORD_BONUS = 0.05
COVERAGE_BONUS = 0.04

# A match with a typing error keeps this part of its score, which is less than any match without one.
TYPO_FACTOR = 0.4

# A misspelt word and the nearest one differ in length by this at most.
MOST_LENGTHS_APART = 3

# A record in which only some words are found scores less than any with all of them, by the rarity of the words. It has
# words of this part of the weight that the best one has, and a source scores this part of another record.
PARTIAL_FACTOR = 0.16
LEAST_SHARE = 0.5
SOURCE_FACTOR = 0.5

# A year beside other words also finds the records with a date in it, with this score.
YEARS = re.compile("(?:19|20)[0-9]{2}")
YEAR_SCORE = 0.6
# Beside other words, the name of a sector also finds the records of the sector, with this score.
SECTOR_SCORE = 0.5
# In place of the number of a text: the record was found by a date or a sector, and is shown by another word.
NO_TEXT = -1

# The score of a match and the number of the text that matched; and the best match of each record, by its place.
Match: TypeAlias = tuple[float, int]
Matches: TypeAlias = dict[int, Match]

# A record that holds a word, by its place: with the score of the match, and the number of the text that matches best.
Posting: TypeAlias = tuple[int, float, int]

# What follows a word in a text: the letters after it, the number of the text, the score of a match at that word, and
# the place of the word in the text. A plain tuple, since there are very many for a common word, and they are sorted.
PhraseTail: TypeAlias = tuple[str, int, float, int]


class IndexedText(NamedTuple):
    """A text of the index."""

    record_index: int
    """The place of its record in the collection."""
    given: SearchableText
    """The text as it is written, its field and weight."""
    key: str
    """The text normalised, without blanks."""
    words: str
    """The text normalised, with a blank before, between and after its words; empty for a code."""

    def places_of(self, word: str) -> Iterator[int]:
        """Yield the places in `key` of a word, or of the end of a compound, as they can be searched for."""
        enters_anywhere = is_dense(word[0])
        at = self.words.find(word + " ")
        while at >= 0:
            before = self.words[at - 1]
            if before == " " or enters_anywhere or is_dense(before):
                yield at - self.words.count(" ", 0, at)
            at = self.words.find(word + " ", at + 1)

    def has_end(self, place: int) -> bool:
        """Return True if a word ends at a place in `key`."""
        return place in accumulate(map(len, self.words.split()))


class SearchIndex:
    """The indexed texts of a collection; `find` makes hits of its matches."""

    __slots__ = (
        "_compounds",
        "_near",
        "_numbers",
        "_postings",
        "_sorted_words",
        "_tails",
        "_texts",
        "_whole_texts",
        "_years",
        "records",
    )

    def __init__(self, records: Iterable[AnyRecord]) -> None:
        self.records: tuple[AnyRecord, ...] = tuple(records)
        self._texts: list[IndexedText] = []
        # The numbers of the texts that equal a key; those of the texts that hold a word, in order; and the words that
        # end with the end of a compound.
        self._whole_texts: dict[str, list[int]]
        self._numbers: dict[str, list[int]]
        self._compounds: dict[str, list[str]]
        # For each word, or end of a compound, that was needed: the records that hold it in order, and what follows it.
        self._postings: dict[str, list[Posting]] = {}
        self._tails: dict[str, list[PhraseTail]] = {}
        self._near: OneEditIndex | None = None
        self._years: dict[str, list[int]] | None = None
        with gc_paused():
            self._add_texts()

    def _add_texts(self) -> None:
        """Index the texts of all records."""
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        whole_texts: defaultdict[str, list[int]] = defaultdict(list)
        for place, record in enumerate(self.records):
            for given in searchable_texts(record):
                number = len(self._texts)
                spaced = ""
                if given.weight is FieldWeight.CODE:
                    key = normalised_key(given.text[:MAX_TEXT])
                else:
                    words = normalised_words(given.text[:MAX_TEXT])
                    key = "".join(words) or normalised_key(given.text[:MAX_TEXT])
                    spaced = f" {' '.join(words)} "
                    for word in words:
                        numbers[word].append(number)
                if given.weight in WHOLE_SCORES:
                    whole_texts[key].append(number)
                self._texts.append(IndexedText(place, given, key, spaced))
        compounds: defaultdict[str, list[str]] = defaultdict(list)
        for word in numbers:
            for inner in word_starts(word)[1:]:
                compounds[word[inner:]].append(word)
        # The last syllable of a compound is not a word by itself, though a phrase may begin with it.
        self._sorted_words = sorted({*numbers, *(end for end in compounds if len(end) > 1)})
        self._numbers, self._compounds, self._whole_texts = dict(numbers), dict(compounds), dict(whole_texts)

    def _one_edit_index(self) -> OneEditIndex:
        """Return the words in which a typing error is forgiven, with the names, most of which are words."""
        if self._near is None:
            names = (indexed.key for indexed in self._texts if _is_long_name(indexed))
            self._near = OneEditIndex({*filter(tolerates_edit, self._numbers), *names})
        return self._near

    def _holds(self, word: str) -> bool:
        """Return True if a text holds a word, or a compound that ends so."""
        return word in self._numbers or word in self._compounds

    def _texts_with(self, word: str, *, inside: bool = True) -> Iterator[int]:
        """Yield the numbers of the texts that hold a word, or with `inside` a compound that ends so, in order."""
        numbers = self._numbers.get(word, ())
        compounds = self._compounds.get(word, ()) if inside else ()
        if compounds:
            numbers = sorted(chain(numbers, *(self._numbers[one] for one in compounds)))
        yield from dict.fromkeys(numbers)

    def _base_score(self, indexed: IndexedText, *, at_start: bool) -> float:
        """Return the score of a match at the beginning of a text, or elsewhere in it, without any bonus."""
        weight = indexed.given.weight
        # The family name of a person is written first or last, so each word counts as the beginning of the name.
        if at_start or (weight <= FieldWeight.ALIAS and isinstance(self.records[indexed.record_index], Person)):
            return PREFIX_SCORES[weight]
        return WORD_SCORES[weight]

    def _postings_of(self, word: str) -> Sequence[Posting]:
        """Return the records that hold a word or, of two letters at least, a compound that ends so."""
        postings = self._postings.get(word)
        if postings is None:
            if not self._holds(word):
                return ()
            postings = []
            first = f" {word} "
            for number in self._texts_with(word, inside=len(word) > 1):
                indexed = self._texts[number]
                score = self._base_score(indexed, at_start=indexed.words.startswith(first))
                match = score + WHOLE_WORD_BONUS + COVERAGE_BONUS * len(word) / len(indexed.key)
                if not postings or postings[-1][0] != indexed.record_index:
                    postings.append((indexed.record_index, match, number))
                elif match > postings[-1][1]:
                    postings[-1] = indexed.record_index, match, number
            self._postings[word] = postings
        return postings

    def _tails_of(self, word: str) -> Sequence[PhraseTail]:
        """Return what follows a word, or a compound that ends so, in all texts, sorted."""
        tails = self._tails.get(word)
        if tails is None:
            if not self._holds(word):
                return ()
            tails = []
            for number in self._texts_with(word):
                indexed = self._texts[number]
                for place in indexed.places_of(word):
                    tail = indexed.key[place + len(word) :][:MAX_TAIL]
                    if tail:
                        tails.append((tail, number, self._base_score(indexed, at_start=place == 0), place))
            tails.sort()
            self._tails[word] = tails
        return tails

    def matches(self, text: str) -> Matches:
        """Return the best match of each record that a text finds."""
        words = normalised_words(text[:MAX_TEXT])
        whole = "".join(words) or normalised_key(text[:MAX_TEXT])
        found: Matches = {}
        for number in self._whole_texts.get(whole, ()):
            indexed = self._texts[number]
            _keep_better(found, indexed.record_index, (WHOLE_SCORES[indexed.given.weight], number))
        if words:
            several = [self._with_all_words(words)]
            if len(words) > 1:
                several.append(self._with_word(whole))
            for matches in (*several, self._with_phrase(whole), self._with_misspelt_name(whole)):
                for place, match in matches.items():
                    _keep_better(found, place, match)
        return self._without_republic(words, found)

    def partial_matches(self, text: str) -> Matches:
        """Return the matches of records that hold the rarest words of a text, for a text that no record matches whole.

        A word weighs the logarithm of its rarity (Sparck Jones 1972, inverse document frequency), and counts more in a
        name than in a note. A Korean noun is found without its particle. The names of a country weigh alike in every
        language, and the name of a sector also finds the records of the sector.
        """
        words = normalised_words(text[:MAX_TEXT])
        wanted = [nouns_of(word) for word in without_stop_words(words)[:MAX_WORDS]]
        if not any(len(nouns) > 1 for nouns in wanted) and len(wanted) < 2:
            return {}
        covered: dict[int, float] = {}
        scores: dict[int, float] = {}
        shown: dict[int, Match] = {}
        total = 0.0
        for nouns in wanted:
            matches = self._with_word_or_year(nouns[0])
            for noun in nouns[1:]:
                _merge_better(matches, _postings(self._with_word(noun)))
            common = max((len(matches), *map(self._commonness, nouns)))
            _merge_better(matches, self._of_sectors(matches))
            weight = math.log((len(self.records) + 1) / common) if matches else 0.0
            total += weight
            for place, (score, number) in matches.items():
                covered[place] = covered.get(place, 0.0) + weight
                scores[place] = scores.get(place, 0.0) + weight * (1 + score) / 2
                if number != NO_TEXT:
                    _keep_better(shown, place, (weight * score, number))
        least = LEAST_SHARE * max(covered.values(), default=0.0)
        return self._without_republic(
            words,
            {
                place: (
                    PARTIAL_FACTOR
                    * scores[place]
                    / total
                    * (SOURCE_FACTOR if isinstance(self.records[place], Source) else 1.0),
                    shown[place][1],
                )
                for place, weight in covered.items()
                if total and weight >= least and place in shown
            },
        )

    def _commonness(self, word: str) -> int:
        """Return the number of records that hold the commonest name of the country that a word names; 0 for others."""
        named = {self._texts[number].record_index for number in self._whole_texts.get(word, ())}
        names = (
            normalised_key(one.text)
            for place in named
            if isinstance(record := self.records[place], Country)
            for one in searchable_texts(record)
            if one.weight <= FieldWeight.ALIAS
        )
        return max((len(self._postings_of(name)) for name in names), default=0)

    def _of_sectors(self, matches: Matches) -> Sequence[Posting]:
        """Return the records of the sectors that are matched by a name, and of those one step narrower."""
        found: list[Posting] = []
        wanted = {
            one.id
            for place, (score, _) in matches.items()
            if score >= WORD_SCORES[FieldWeight.NAME] and isinstance(one := self.records[place], Sector)
        }
        if wanted:
            wanted |= {one.id for one in self.records if isinstance(one, Sector) and one.broader in wanted}
            for place, record in enumerate(self.records):
                if not wanted.isdisjoint(getattr(record, "sectors", ())):
                    found.append((place, SECTOR_SCORE, NO_TEXT))
        return found

    def _without_republic(self, words: tuple[str, ...], found: Matches) -> Matches:
        """Return matches without the Republic of Korea if the words name the DPRK."""
        if names_the_dprk(words):
            found = {place: match for place, match in found.items() if not is_the_republic(self.records[place])}
        return found

    def _with_all_words(self, words: tuple[str, ...]) -> Matches:
        """Return the records that match every word; the worst of a record's matches is its score."""
        wanted = without_stop_words(words)[:MAX_WORDS]
        has_other = not all(map(YEARS.fullmatch, wanted))
        by_word = sorted(
            (self._with_word_or_year(word) if has_other else self._with_word(word) for word in wanted), key=len
        )
        found = by_word[0]
        for other in by_word[1:]:
            found = {place: _worse(match, other[place]) for place, match in found.items() if place in other}
        return found

    def _with_word_or_year(self, word: str) -> Matches:
        """Return the records that hold a word, and for a year those with a date in it."""
        found = self._with_word(word)
        if YEARS.fullmatch(word):
            if self._years is None:
                self._years = {}
                for place, record in enumerate(self.records):
                    for year in years_of(record):
                        self._years.setdefault(str(year), []).append(place)
            for place in self._years.get(word, ()):
                _keep_better(found, place, (YEAR_SCORE, NO_TEXT))
        return found

    def _with_word(self, word: str) -> Matches:
        """Return the records that hold a word, or one that begins with it; a single letter must be the whole word."""
        found = {place: (score, number) for place, score, number in self._postings_of(word)}
        if len(word) > 1:
            for longer in self._longer_words(word):
                _merge_better(found, self._postings_of(longer), less=WHOLE_WORD_BONUS)
        if tolerates_edit(word):
            for near in filter(self._numbers.__contains__, self._one_edit_index().near(word)):
                for longer in (near, *self._longer_words(near)):
                    _merge_better(found, self._postings_of(longer), times=TYPO_FACTOR)
        return found

    def _longer_words(self, word: str) -> Iterator[str]:
        """Yield the indexed words that begin with a word and are longer."""
        for place in range(bisect_left(self._sorted_words, word), len(self._sorted_words)):
            if not self._sorted_words[place].startswith(word):
                return
            if len(self._sorted_words[place]) > len(word):
                yield self._sorted_words[place]

    def _with_phrase(self, whole: str) -> Matches:
        """Return the records that hold the text as several words in a row, wherever either has blanks."""
        found: Matches = {}
        for size in range(1, len(whole)):
            tails = self._tails_of(whole[:size])
            rest = whole[size:]
            for place in range(bisect_left(tails, (rest[:MAX_TAIL],)), len(tails)):
                tail, number, score, at = tails[place]
                if not tail.startswith(rest[:MAX_TAIL]):
                    break
                indexed = self._texts[number]
                if len(rest) <= MAX_TAIL or whole in indexed.key:
                    bonus = WHOLE_WORD_BONUS if indexed.has_end(at + len(whole)) else 0.0
                    match = score + bonus + COVERAGE_BONUS * len(whole) / len(indexed.key)
                    _keep_better(found, indexed.record_index, (match, number))
        return found

    def _with_misspelt_name(self, whole: str) -> Matches:
        """Return the records with a name that is one edit apart from the whole text and has the same digits."""
        found: Matches = {}
        if is_long(whole):
            for near in self._one_edit_index().near(whole):
                numbers = self._whole_texts.get(near, ())
                if digits_of(near) == digits_of(whole) and any(_is_long_name(self._texts[one]) for one in numbers):
                    for number in numbers:
                        indexed = self._texts[number]
                        _keep_better(
                            found, indexed.record_index, (WHOLE_SCORES[indexed.given.weight] * TYPO_FACTOR, number)
                        )
        return found

    def nearest_word(self, word: str) -> str:
        """Return the word of the texts that is the nearest to a misspelt one, or empty text; all are compared."""
        lengths = range(len(word) - MOST_LENGTHS_APART, len(word) + MOST_LENGTHS_APART + 1)
        like = (one for one in self._numbers if one[0] == word[0] and len(one) in lengths and tolerates_edit(one))
        return nearest_match(word, like)

    def text(self, number: int) -> SearchableText:
        """Return the text that has a number in the index."""
        return self._texts[number].given


def _is_long_name(indexed: IndexedText) -> bool:
    return indexed.given.weight <= FieldWeight.ALIAS and is_long(indexed.key)


def _postings(matches: Matches) -> Iterator[Posting]:
    return ((place, *match) for place, match in matches.items())


def _worse(one: Match, other: Match) -> Match:
    """Return the worse of two matches of a record, with the text of the other if it is that of a date."""
    score, number = min(one, other)
    return score, max(one[1], other[1]) if number == NO_TEXT else number


def _keep_better(found: Matches, place: int, match: Match) -> None:
    if place not in found or match[0] > found[place][0]:
        found[place] = match


def _merge_better(found: Matches, other: Iterable[Posting], *, less: float = 0.0, times: float = 1.0) -> None:
    """Add other matches, each with its score lowered by `less` and multiplied by `times`, where they are better."""
    for place, score, number in other:
        known = found.get(place)
        lowered = (score - less) * times
        if known is None or lowered > known[0]:
            found[place] = lowered, number
