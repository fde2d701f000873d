"""The counts of a scorecard in sentences that need no glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from indokorea.progress.scorecard.card import Scorecard
from indokorea.progress.scorecard.deliverables import Deliverables
from indokorea.progress.scorecard.dialogues import Dialogues
from indokorea.progress.scorecard.papers import Papers
from indokorea.progress.scorecard.promises import Promises
from indokorea.records.exercise import Exercise
from indokorea.render.words import count_text, humanise
from indokorea.values.date_words import date_words, when
from indokorea.vocabulary.agreements import AgreementStatus
from indokorea.vocabulary.base import Term
from indokorea.vocabulary.progress import TargetVerdict
from indokorea.vocabulary.scorecard import DeliverableState, DialogueState, PaperState

# States whose terms need a glossary; the words follow a number.
WORDS: Mapping[Term, str] = {
    TargetVerdict.OPEN: "still to be kept",
    TargetVerdict.PARTLY: "partly met",
    TargetVerdict.UNREPORTED: "with no outcome reported",
    DeliverableState.PART_DELIVERED: "delivered in part",
    DeliverableState.PART_SIGNED: "signed in part",
    DeliverableState.UNREPORTED: "with no outcome reported",
    PaperState.SIGNED_FOR_A_TERM: "signed for a fixed term",
    PaperState.SIGNED_AND_USED: "signed and in use",
    PaperState.PENDING: "signed and not yet in force",
    PaperState.SIGNED_LATELY: "signed or reported on within the last two years",
    PaperState.SIGNED_AND_SILENT: "signed with nothing reported for two years",
    PaperState.TERM_OVER: "past their term, with no renewal reported",
    PaperState.DROPPED: "given up before they were in use",
    DialogueState.OVERDUE: "overdue by their own rhythm",
    DialogueState.SILENT: "with nothing reported for two years",
    DialogueState.WITHOUT_RECORDED_SESSION: "with no session recorded",
    DialogueState.HELD_ONCE: "held as single exercises",
}
# The words for one thing.
SINGULAR = {
    "past their": "past its",
    "by their own": "by its own",
    "they were": "it was",
    "single exercises": "a drill",
}


def count_sentences(card: Scorecard, *, counts_silence: bool) -> Iterator[str]:
    """Yield a sentence for each part of a scorecard that has entries; without `counts_silence` none is of silence."""
    if card.promises.everything:
        yield f"{_promises(card.promises)}."
    if card.deliverables.entries:
        yield f"{_things(card.deliverables, counts_silence=counts_silence)}."
    if card.papers.entries:
        yield f"{_papers(card.papers, counts_silence=counts_silence)}."
    if card.dialogues.entries and counts_silence:
        yield f"{_dialogues(card.dialogues)}."


def state_words(state: Term) -> str:
    """Return a state in words that follow the name of one thing.

    >>> state_words(PaperState.TERM_OVER), state_words(DialogueState.WITHOUT_RECORDED_SESSION)
    ('past its term, with no renewal reported', 'no session recorded')
    """
    return _of_number(state, 1).removeprefix("with ")


def _of_number(state: Term, number: int) -> str:
    """Return a state in words that follow a number of things."""
    found = WORDS.get(state) or humanise(state)
    for several, one in SINGULAR.items() if number == 1 else ():
        found = found.replace(several, one)
    return found


def counted(what: str, counts: Mapping[Term, int]) -> str:
    """Return a number of things and their states, each with its number unless there is one thing.

    >>> counted("1 project", {DeliverableState.SIGNED: 1}), counted("2 projects", {DeliverableState.SIGNED: 2})
    ('1 project: signed', '2 projects: 2 signed')
    """
    found = {state: number for state, number in counts.items() if number}
    if sum(found.values()) == 1:
        return f"{what}: {state_words(next(iter(found)))}"
    return f"{what}: {', '.join(f'{number:,} {_of_number(state, number)}' for state, number in found.items())}"


def _promises(part: Promises) -> str:
    parts = []
    if part.entries:
        verb = "was" if len(part.entries) == 1 else "were"
        parts.append(counted(f"{count_text(len(part.entries), 'promise')} {verb} due", part.counts))
    if part.ahead:
        days = sorted({one.due for one in part.ahead if one.due is not None}, key=lambda day: day.sort_key)
        first, last = date_words(days[0]), date_words(days[-1])
        span = when(days[0]) if first == last else f"from {first} to {last}"
        parts.append(f"{count_text(len(part.ahead), 'promise')} still to be kept, due {span}")
    if part.without_day:
        parts.append(f"{count_text(len(part.without_day), 'promise')} without a day")
    return "; ".join(parts)


def _things(part: Deliverables, *, counts_silence: bool) -> str:
    delivered = {state: number for state, number in part.counts.items() if state is DeliverableState.DELIVERED}
    text = counted(count_text(len(part.entries), "project"), delivered | part.counts)
    if not counts_silence or not part.without_news:
        return text
    which = "it" if len(part.entries) == 1 else f"{part.without_news:,} of those still open"
    return f"{text}; nothing reported on {which} for two years"


def _papers(part: Papers, *, counts_silence: bool) -> str:
    counts = Counter(part.counts)
    if not counts_silence:
        counts[AgreementStatus.SIGNED] = counts.pop(PaperState.SIGNED_LATELY) + counts.pop(PaperState.SIGNED_AND_SILENT)
    return counted(count_text(len(part.entries), "agreement"), counts)


def _dialogues(part: Dialogues) -> str:
    drills = sum(one.kind == Exercise.kind for one in part.entries)
    what = [count_text(len(part.entries) - drills, "dialogue")] * (drills < len(part.entries))
    what += [count_text(drills, "drill")] * (drills > 0)
    sessions = f" with {count_text(part.sessions, 'session')}" if part.sessions else ""
    return counted(f"{' and '.join(what)}{sessions}", part.counts)
