"""The search index of a collection: whole texts, words, phrases, and words one edit apart.

The index is built at the first search and never changes, so threads may share it. Building it takes time and memory in
proportion to all texts. A lookup is a hash lookup for a whole text, a binary search for the beginning of a word or a
phrase, and a comparison of the few words that share a half with the wanted one for a typing error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from indokorea.collection.records import Records
from indokorea.records.kinds import AnyRecord
from indokorea.records.person import Person
from indokorea.search.dprk import is_the_republic, names_the_dprk
from indokorea.search.edit_distance import OneEditIndex, digits_of, is_long, tolerates_edit
from indokorea.search.normalisation import normalised_key, normalised_words, word_starts
from indokorea.search.searchable_fields import FieldWeight, searchable_texts

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

# Words that are dropped from a wanted text that holds others.
STOP_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


class IndexedText(NamedTuple):
    """A text of the index."""

    record_index: int
    """The place of its record in the collection."""
    field: str
    """The pointer to its field."""
    original: str
    """The text as it is written."""
    text: str
    """The text normalised, without blanks."""
    weight: FieldWeight
    """The weight of its field."""
    ends: tuple[int, ...]
    """The places in `text` at which a word ends, in order."""

    def has_end(self, place: int) -> bool:
        """Return True if a word ends at a place in `text`."""
        at = bisect_left(self.ends, place)
        return at < len(self.ends) and self.ends[at] == place


# The score of a match and the number of the text that matched; and the best match of each record, by its place.
Match: TypeAlias = tuple[float, int]
Matches: TypeAlias = dict[int, Match]

# A record that holds a word, by its place: with the score of the match, and the number of the text that matches best.
Posting: TypeAlias = tuple[int, float, int]

# What follows a word in a text: the letters after it, the number of the text, the score of a match at that word, and
# the place of the word in the text. A plain tuple, since an index holds very many and sorts them.
PhraseTail: TypeAlias = tuple[str, int, float, int]


class SearchIndex:
    """The indexed texts of a collection; `find` makes hits of its matches."""

    __slots__ = ("_correctable", "_near", "_sorted_words", "_tails", "_texts", "_whole_texts", "_words", "records")

    def __init__(self, records: Records) -> None:
        self.records: tuple[AnyRecord, ...] = tuple(records)
        self._texts: list[IndexedText] = []
        # The numbers of the texts that equal a key.
        self._whole_texts: dict[str, list[int]] = {}
        # For each word, or end of a compound: the records that hold it in order, and what follows it in the texts.
        self._words: dict[str, list[Posting]] = {}
        self._tails: dict[str, Sequence[PhraseTail]] = {}
        tails: dict[str, list[PhraseTail]] = {}
        # The words in which a typing error is forgiven. They are in one index with the names, most of which are words.
        self._correctable: dict[str, None] = {}
        for place, record in enumerate(self.records):
            for text, field, weight in searchable_texts(record):
                words = normalised_words(text[:MAX_TEXT])
                whole = "".join(words) or normalised_key(text[:MAX_TEXT])
                ends = tuple(accumulate(map(len, words)))
                self._add_text(IndexedText(place, field, text, whole, weight, ends))
                if weight is not FieldWeight.CODE:
                    self._add_words(words, tails)
                    self._correctable.update(dict.fromkeys(filter(tolerates_edit, words)))
        self._sorted_words = sorted(self._words)
        self._tails.update((word, sorted(listed)) for word, listed in tails.items())
        names = (indexed.text for indexed in self._texts if _is_long_name(indexed))
        self._near = OneEditIndex(self._correctable | dict.fromkeys(names))

    def _add_text(self, indexed: IndexedText) -> None:
        if indexed.weight in WHOLE_SCORES:
            self._whole_texts.setdefault(indexed.text, []).append(len(self._texts))
        self._texts.append(indexed)

    def _add_words(self, words: tuple[str, ...], tails: dict[str, list[PhraseTail]]) -> None:
        """Index each word of the text added last, and what follows it there."""
        number = len(self._texts) - 1
        record, _, _, text, weight, _ = self._texts[number]
        # The family name of a person is written first or last, so each word counts as the beginning of the name.
        is_persons_name = weight <= FieldWeight.ALIAS and isinstance(self.records[record], Person)
        at = 0
        for word in words:
            for inner in word_starts(word):
                rest_of_word = word[inner:]
                is_inside = (at or inner) and not is_persons_name
                score = WORD_SCORES[weight] if is_inside else PREFIX_SCORES[weight]
                # The last syllable of a compound is not a word by itself, though a phrase may begin with it.
                if not inner or len(rest_of_word) > 1:
                    match = score + WHOLE_WORD_BONUS + COVERAGE_BONUS * len(rest_of_word) / len(text)
                    postings = self._words.setdefault(rest_of_word, [])
                    if not postings or postings[-1][0] != record:
                        postings.append((record, match, number))
                    elif match > postings[-1][1]:
                        postings[-1] = record, match, number
                tail = text[at + len(word) :][:MAX_TAIL]
                if tail:
                    tails.setdefault(rest_of_word, []).append((tail, number, score, at + inner))
            at += len(word)

    def matches(self, text: str) -> Matches:
        """Return the best match of each record that a text finds."""
        words = normalised_words(text[:MAX_TEXT])
        whole = "".join(words) or normalised_key(text[:MAX_TEXT])
        found: Matches = {}
        for number in self._whole_texts.get(whole, ()):
            indexed = self._texts[number]
            _keep_better(found, indexed.record_index, (WHOLE_SCORES[indexed.weight], number))
        if words:
            several = [self._with_all_words(words)]
            if len(words) > 1:
                several.append(self._with_word(whole))
            for matches in (*several, self._with_phrase(whole), self._with_misspelt_name(whole)):
                for place, match in matches.items():
                    _keep_better(found, place, match)
        if names_the_dprk(words):
            found = {place: match for place, match in found.items() if not is_the_republic(self.records[place])}
        return found

    def _with_all_words(self, words: tuple[str, ...]) -> Matches:
        """Return the records that match every word; the worst of a record's matches is its score."""
        wanted = [word for word in dict.fromkeys(words) if word not in STOP_WORDS] or list(dict.fromkeys(words))
        by_word = sorted((self._with_word(word) for word in wanted[:MAX_WORDS]), key=len)
        found = by_word[0]
        for other in by_word[1:]:
            found = {place: min(match, other[place]) for place, match in found.items() if place in other}
        return found

    def _with_word(self, word: str) -> Matches:
        """Return the records that hold a word, or one that begins with it; a single letter must be the whole word."""
        found = {place: (score, number) for place, score, number in self._words.get(word, ())}
        if len(word) > 1:
            for longer in self._longer_words(word):
                _merge_better(found, self._words[longer], less=WHOLE_WORD_BONUS)
        if tolerates_edit(word):
            for near in filter(self._correctable.__contains__, self._near.near(word)):
                for longer in (near, *self._longer_words(near)):
                    _merge_better(found, self._words[longer], times=TYPO_FACTOR)
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
            tails = self._tails.get(whole[:size], ())
            rest = whole[size:]
            for place in range(bisect_left(tails, (rest[:MAX_TAIL],)), len(tails)):
                tail, number, score, at = tails[place]
                if not tail.startswith(rest[:MAX_TAIL]):
                    break
                indexed = self._texts[number]
                if len(rest) <= MAX_TAIL or whole in indexed.text:
                    bonus = WHOLE_WORD_BONUS if indexed.has_end(at + len(whole)) else 0.0
                    match = score + bonus + COVERAGE_BONUS * len(whole) / len(indexed.text)
                    _keep_better(found, indexed.record_index, (match, number))
        return found

    def _with_misspelt_name(self, whole: str) -> Matches:
        """Return the records with a name that is one edit apart from the whole text and has the same digits."""
        found: Matches = {}
        if is_long(whole):
            for near in self._near.near(whole):
                numbers = self._whole_texts.get(near, ())
                if digits_of(near) == digits_of(whole) and any(_is_long_name(self._texts[one]) for one in numbers):
                    for number in numbers:
                        indexed = self._texts[number]
                        _keep_better(found, indexed.record_index, (WHOLE_SCORES[indexed.weight] * TYPO_FACTOR, number))
        return found

    def text(self, number: int) -> IndexedText:
        """Return the text that has a number in the index."""
        return self._texts[number]


def _is_long_name(indexed: IndexedText) -> bool:
    return indexed.weight <= FieldWeight.ALIAS and is_long(indexed.text)


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
