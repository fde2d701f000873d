"""Terms of search results."""

from indokorea.vocabulary.base import Term


class MatchType(Term):
    """How the text of a search matched a record, the best match first."""

    NAME = "name", "the text is the name, in any script or romanisation"
    ALIAS = "alias", "the text is another name, a short name, an identifier or a code"
    PREFIX = "prefix", "a name begins with the text"
    WORD = "word", "a name contains its words"
    INSIDE = "inside", "a source's title, a name inside the record, or a word for its type contains them"
    SUMMARY = "summary", "the summary contains its words"
    SAID = "said", "a statement, a claim or a note contains its words"
    TYPO = "typo", "a name or a word differs from it by one typing error"
    PARTIAL = "partial", "no record has all of its words; this one has the rarest of those found"
