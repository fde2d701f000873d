"""Terms of differences between two records or two dossiers."""

from indokorea.vocabulary.base import Term


class ChangeType(Term):
    """What happened to a value, from the old record to the new one."""

    ADDED = "added", "the new one has the value, and the old one has none in its place"
    REMOVED = "removed", "the old one has the value, and the new one has none in its place"
    CHANGED = "changed", "both have a value in the same place, and the two are different"
    MOVED = "moved", "the item has another position among the items of its list that both have"
