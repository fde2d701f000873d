"""Entries and parts of a scorecard: what all four parts have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Generic, TypeVar

import attrs

from indokorea.progress.stage_rules import ProgressStep
from indokorea.render.display import display_text
from indokorea.render.result_table import NO_RESULTS, Result, ResultTable, to_results
from indokorea.render.words import count_text, humanise
from indokorea.values.dates import PartialDate
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.progress import EstablishedBy, ProgressStage


@attrs.frozen(kw_only=True, repr=False)
class ScorecardEntry(Result):
    """One thing on a scorecard, counted once.

    `id` is the record that it is named after, and `includes` are the ids of the others that are counted as one with it:
    restatements, the contract and the project that carries it out, lines of one works, editions of a series. `state` is
    a word of the part, and `stage` the stage of the record `id`, as `Dossier.progress_on` has it. `certain` is False if
    something that may have happened by the day would change the state. `because` are the steps that decide it, and
    `established_by` says what it rests on.
    """

    noun = "thing"

    id: str
    kind: str
    label: str
    state: Term
    certain: bool
    stage: ProgressStage | None
    because: ResultTable[ProgressStep] = attrs.field(default=NO_RESULTS, converter=to_results)
    includes: tuple[str, ...] = ()
    established_by: EstablishedBy | None = None
    last_reported: PartialDate | None = None
    dormant: bool = False

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of all records that are counted as this one thing."""
        return (self.id, *self.includes)

    def row(self) -> dict[str, Any]:
        """Return the entry as a flat dict of plain values."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.label,
            "state": str(self.state),
            "certain": self.certain,
            "established_by": text_or_none(self.established_by),
            "last_reported": text_or_none(self.last_reported),
            "dormant": self.dormant,
            "includes": "; ".join(self.includes) or None,
            "because": "; ".join(map(str, self.because)) or None,
        }

    def __str__(self) -> str:
        return f"{self.label} ({self.id}): {humanise(self.state)}{'' if self.certain else ' ?'}"


EntryT = TypeVar("EntryT", bound=ScorecardEntry)

NO_NOTES: Mapping[Any, str] = {}


@attrs.frozen(kw_only=True, repr=False)
class ScorecardPart(Result, Generic[EntryT]):
    """One part of a scorecard on a day: its entries, their number in each state, and one sentence.

    `method` is that of the scorecard; print it wherever a number of the part is printed.
    """

    noun = "part"
    title: ClassVar[str]
    states: ClassVar[tuple[Term, ...]]

    on: PartialDate
    entries: ResultTable[EntryT] = attrs.field(converter=to_results)
    method: str = ""

    @property
    def counts(self) -> dict[Term, int]:
        """The number of entries in each state, in the order of the vocabulary."""
        found = Counter(entry.state for entry in self.entries)
        return {state: found[state] for state in self.states}

    @property
    def uncertain(self) -> int:
        """The number of entries whose state is uncertain."""
        return sum(not entry.certain for entry in self.entries)

    @property
    @abstractmethod
    def sentence(self) -> str:
        """The part in one sentence."""

    @property
    def everything(self) -> ResultTable[EntryT]:
        """All entries of the part, also those that its counts leave out."""
        return self.entries

    def in_state(self, state: Term | str) -> ResultTable[EntryT]:
        """Return the entries in a state."""
        return ResultTable(entry for entry in self.entries if str(entry.state) == str(state))

    def row(self) -> dict[str, Any]:
        """Return the part as one flat row: its title, the number of its entries, and its sentence."""
        return {"part": self.title, "entries": len(self), "uncertain": self.uncertain, "sentence": self.sentence}

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dict for each entry, for tables and data frames."""
        return [entry.row() for entry in self.everything]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[EntryT]:
        return iter(self.entries)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {count_text(len(self.entries), 'thing')} on {self.on}>"

    def __str__(self) -> str:
        return display_text(self)


def counted_states(counts: Mapping[Any, int], notes: Mapping[Any, str] = NO_NOTES) -> str:
    """Return the states that occur with their numbers, in words, and with a note behind some; of one entry its state.

    >>> from indokorea.vocabulary.scorecard import DeliverableState
    >>> counted_states({DeliverableState.SIGNED: 2, DeliverableState.STALLED: 0, DeliverableState.UNDER_WAY: 1})
    '2 signed, 1 under way'
    >>> counted_states({DeliverableState.SIGNED: 1})
    'signed'
    """
    is_one = sum(counts.values()) == 1
    return ", ".join(
        ("" if is_one else f"{number:,} ") + humanise(state) + (f" ({notes[state]})" if notes.get(state) else "")
        for state, number in counts.items()
        if number
    )


def by_state(entries: Iterable[EntryT], states: Iterable[Term]) -> ResultTable[EntryT]:
    """Return entries in the order of their states; in one state what was reported last comes first, then by name."""
    order = {state: place for place, state in enumerate(states)}
    listed = sorted(entries, key=lambda one: (one.label, one.id))
    listed.sort(key=lambda one: () if one.last_reported is None else one.last_reported.sort_key, reverse=True)
    return ResultTable(sorted(listed, key=lambda one: order[one.state]))


def text_or_none(value: object) -> str | None:
    """Return a value as text, and None for None."""
    return None if value is None else str(value)
