"""Terms of differences between two records or two dossiers."""

from indokorea.vocabulary.base import Term


class ChangeType(Term):
    """What happened to a value, from the old record to the new one."""

    ADDED = "added", "the new one has the value, and the old one has none in its place"
    REMOVED = "removed", "the old one has the value, and the new one has none in its place"
    CHANGED = "changed", "both have a value in the same place, and the two are different"
    MOVED = "moved", "the item has another position among the items of its list that both have"


class EffectType(Term):
    """What an answer is about that differs because records differ."""

    STATUS = "status", "the status of an agreement between the two countries, or of a trade measure"
    STAGE = "stage", "the stage of a commitment or a project"
    PHASE = "phase", "the tier of a partnership"
    TERM = "term", "the term of an agreement: its number and its days"
    PROGRESS = "progress", "the stage of an undertaking on the board"
    SCORECARD = "scorecard", "the part of the scorecard that counts a thing, and its state there"
