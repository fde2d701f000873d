"""Words of search: how a text found a record."""

from indokorea.vocabulary.base import Term


class MatchType(Term):
    """How a text found a record, the best way first."""

    NAME = "name", "it is the name, in any script or romanisation"
    ALIAS = "alias", "it is another name, a short name, an identifier or a code"
    PREFIX = "prefix", "a name begins with it"
    WORD = "word", "its words stand in a name"
    INSIDE = ("inside", "its words stand in the title of a source, or in the name of a place, office, ship or phase")
    SUMMARY = "summary", "its words stand in the summary"
    SAID = "said", "its words stand in what a statement or a claim says, or in a note"
    TYPO = "typo", "a name or a word is one slip of the finger away"
