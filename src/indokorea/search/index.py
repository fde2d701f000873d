"""The index of a collection's texts: whole texts, their beginnings at each word, and the words one slip away.

It is made once, when it is first asked, and never changes, so threads may share it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from indokorea.collection.records import Records
from indokorea.records.kinds import AnyRecord
from indokorea.records.person import Person
from indokorea.search.dprk import is_the_republic, names_the_dprk
from indokorea.search.edit_distance import Slips, figures_of, is_long, may_slip
from indokorea.search.normalisation import normalised_key, normalised_words, word_starts
from indokorea.search.searchable_fields import Sort, findables

# Of a longer text only so many characters count, in the collection and in what is asked; so many words of the latter.
LONGEST_TEXT = 1_000
MOST_WORDS = 16

# What follows a word is kept to so many letters; what is longer is compared with the whole text.
LONGEST_REST = 40

# How well a text of each sort answers: in full, at its beginning, at one of its words. The steps are wider than all
# that is added within them.
EXACT = {Sort.NAME: 1.0, Sort.ALIAS: 0.9, Sort.CODE: 0.9, Sort.TITLE: 0.9}
BEGINS = {Sort.NAME: 0.8, Sort.ALIAS: 0.8, Sort.TITLE: 0.6, Sort.INSIDE: 0.6, Sort.SUMMARY: 0.5, Sort.SAID: 0.405}
HOLDS = BEGINS | {Sort.NAME: 0.7, Sort.ALIAS: 0.7}
WHOLE_WORD = 0.05
COVERED = 0.04

# What a slip leaves of that: less than any answer without one.
SLIPPED = 0.4

# Words that are left out of a text of several, unless there is no other.
LITTLE = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


class IndexedText(NamedTuple):
    """A text of the index: its record by place, its field, the text, the same folded, its sort, its words' ends."""

    record: int
    field: str
    original: str
    text: str
    sort: Sort
    ends: frozenset[int]


# How well a record answers, and which of its texts does; and the answers by the places of the records.
Answer: TypeAlias = tuple[float, int]
Answers: TypeAlias = dict[int, Answer]

# What goes on after a word: that, the text, what it weighs, and where in the text the word begins.
Run: TypeAlias = tuple[str, int, float, int]


class SearchIndex:
    """The texts of a collection, to be asked for a text. `find` is the way in."""

    __slots__ = ("_answers", "_entries", "_exact", "_names", "_runs", "_slips", "_words", "records")

    def __init__(self, records: Records) -> None:
        self.records: tuple[AnyRecord, ...] = tuple(records)
        self._entries: list[IndexedText] = []
        self._exact: dict[str, list[int]] = {}
        # By each word, or end of a compound, what it answers as a whole word; and the texts that go on after it.
        self._answers: dict[str, Answers] = {}
        self._runs: dict[str, Sequence[Run]] = {}
        runs: dict[str, list[Run]] = {}
        words: dict[str, None] = {}
        for place, record in enumerate(self.records):
            for text, field, sort in findables(record):
                told = normalised_words(text[:LONGEST_TEXT])
                whole = "".join(told) or normalised_key(text[:LONGEST_TEXT])
                ends = frozenset(accumulate(map(len, told)))
                self._add(IndexedText(place, field, text, whole, sort, ends))
                if sort is not Sort.CODE:
                    self._begin(told, runs)
                    words.update(dict.fromkeys(filter(may_slip, told)))
        self._words = sorted(self._answers)
        self._runs.update((word, sorted(run)) for word, run in runs.items())
        self._slips = Slips(words)
        self._names = Slips({entry.text: None for entry in self._entries if _may_be_slipped(entry)})

    def _add(self, entry: IndexedText) -> None:
        if entry.sort in EXACT:
            self._exact.setdefault(entry.text, []).append(len(self._entries))
        self._entries.append(entry)

    def _begin(self, words: tuple[str, ...], runs: dict[str, list[Run]]) -> None:
        """Keeps what is read from each word of the latest entry on."""
        number = len(self._entries) - 1
        record, _, _, text, sort, _ = self._entries[number]
        # Some write a person's family name first and some last, and call people by it.
        named = sort <= Sort.ALIAS and isinstance(self.records[record], Person)
        at = 0
        for word in words:
            for inner in word_starts(word):
                begun = word[inner:]
                weight = HOLDS[sort] if (at or inner) and not named else BEGINS[sort]
                # The last syllable of a compound is no word, though a run may begin with it.
                if not inner or len(begun) > 1:
                    how = weight + WHOLE_WORD + COVERED * len(begun) / len(text)
                    _keep(self._answers.setdefault(begun, {}), record, (how, number))
                rest = text[at + len(word) :][:LONGEST_REST]
                if rest:
                    runs.setdefault(begun, []).append((rest, number, weight, at + inner))
            at += len(word)

    def answers(self, text: str) -> Answers:
        """The records that answer a text, each by the text that answers best."""
        words = normalised_words(text[:LONGEST_TEXT])
        whole = "".join(words) or normalised_key(text[:LONGEST_TEXT])
        found: Answers = {}
        for number in self._exact.get(whole, ()):
            entry = self._entries[number]
            _keep(found, entry.record, (EXACT[entry.sort], number))
        if words:
            _keep_all(found, self._together(words))
            if len(words) > 1:
                _keep_all(found, self._word(whole))
            _keep_all(found, self._running_on(whole))
            _keep_all(found, self._slipped_names(whole))
        if names_the_dprk(words):
            found = {place: answer for place, answer in found.items() if not is_the_republic(self.records[place])}
        return found

    def _together(self, words: tuple[str, ...]) -> Answers:
        """The records in which every word is found; the word found worst decides."""
        told = [word for word in dict.fromkeys(words) if word not in LITTLE] or list(dict.fromkeys(words))
        by_word = sorted((self._word(word) for word in told[:MOST_WORDS]), key=len)
        found = by_word[0]
        for other in by_word[1:]:
            found = {place: min(answer, other[place]) for place, answer in found.items() if place in other}
        return found

    def _word(self, word: str) -> Answers:
        """The records with the word, or one that begins with it; a single letter is only looked for as a word."""
        found = dict(self._answers.get(word, ()))
        if len(word) > 1:
            for longer in self._begun_with(word):
                _keep_all(found, self._answers[longer], less=WHOLE_WORD)
        if may_slip(word):
            for near in self._slips.near(word):
                for longer in (near, *self._begun_with(near)):
                    _keep_all(found, self._answers[longer], times=SLIPPED)
        return found

    def _begun_with(self, word: str) -> Iterator[str]:
        """The known words that are longer and begin with a word."""
        for place in range(bisect_left(self._words, word), len(self._words)):
            if not self._words[place].startswith(word):
                return
            if len(self._words[place]) > len(word):
                yield self._words[place]

    def _running_on(self, whole: str) -> Answers:
        """The records with the whole text as a run of several words, however it was parted."""
        found: Answers = {}
        for size in range(1, len(whole)):
            run = self._runs.get(whole[:size], ())
            rest = whole[size:]
            for place in range(bisect_left(run, (rest[:LONGEST_REST],)), len(run)):
                after, number, weight, at = run[place]
                if not after.startswith(rest[:LONGEST_REST]):
                    break
                entry = self._entries[number]
                if len(rest) <= LONGEST_REST or whole in entry.text:
                    ended = WHOLE_WORD if at + len(whole) in entry.ends else 0.0
                    how = weight + ended + COVERED * len(whole) / len(entry.text)
                    _keep(found, entry.record, (how, number))
        return found

    def _slipped_names(self, whole: str) -> Answers:
        """The names that one slip makes of the whole text; figures are never mistaken."""
        found: Answers = {}
        if is_long(whole):
            for near in self._names.near(whole):
                if figures_of(near) == figures_of(whole):
                    for number in self._exact[near]:
                        entry = self._entries[number]
                        _keep(found, entry.record, (EXACT[entry.sort] * SLIPPED, number))
        return found

    def entry(self, number: int) -> IndexedText:
        """A text of the index."""
        return self._entries[number]


def _may_be_slipped(entry: IndexedText) -> bool:
    return entry.sort <= Sort.ALIAS and is_long(entry.text)


def _keep(found: Answers, place: int, answer: Answer) -> None:
    if place not in found or answer[0] > found[place][0]:
        found[place] = answer


def _keep_all(found: Answers, other: Answers, *, less: float = 0.0, times: float = 1.0) -> None:
    for place, (how, entry) in other.items():
        known = found.get(place)
        lowered = (how - less) * times
        if known is None or lowered > known[0]:
            found[place] = lowered, entry
