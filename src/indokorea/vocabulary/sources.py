"""Terms of evidence: types of source and ranks of claims."""

from indokorea.vocabulary.base import Term


class SourceType(Term):
    """The type of a source; a separate field says whether it is official. Codes are the types of items in CSL."""

    TREATY_TEXT = ("treaty_text", "the text of the instrument itself", "CSL treaty")
    GAZETTE = ("gazette", "an official gazette or a treaty series", "CSL legislation")
    MINISTRY = (
        "ministry",
        "a page, a release or a brief of a ministry, an embassy or a leader's office",
        "CSL webpage",
    )
    AGENCY = ("agency", "a page or a release of an agency, an armed force or a coast guard", "CSL webpage")
    PARLIAMENT = ("parliament", "a record, a question or a report of a parliament", "CSL report")
    COURT = ("court", "a judgment or an order of a court or a tribunal", "CSL legal_case")
    JOINT_STATEMENT = ("joint_statement", "a text that both sides issued together", "CSL document")
    STATISTICS = ("statistics", "a table or a release of a statistical office", "CSL dataset")
    COMPANY = ("company", "a release, a filing or a page of a firm", "CSL webpage")
    INSTITUTION = ("institution", "a page or a release of a chamber, a university or another body", "CSL webpage")
    INTERNATIONAL = ("international", "a page or a document of an international organisation", "CSL report")
    NEWS = ("news", "a report by a newspaper, a broadcaster or a news agency", "CSL article-newspaper")
    ANALYSIS = ("analysis", "a commentary, a paper or a book that interprets", "CSL article")
    REFERENCE = ("reference", "an encyclopaedia, a handbook or a directory", "CSL entry-encyclopedia")
    DATASET = ("dataset", "a data set compiled by others", "CSL dataset")


class ClaimType(Term):
    """The type of a claim: what would make it true."""

    FACT = "fact", "something that was so or happened, and that a source can show"
    FIRST = "first", "that something was the first, the largest or the only one of its sort"
    EXPECTATION = "expectation", "what is expected, hoped for or could come"
    ASSESSMENT = "assessment", "a judgement: what something means, causes or is worth"


class ClaimRank(Term):
    """The rank of a claim among rival claims, after the ranks of Wikidata's statements."""

    PREFERRED = ("preferred", "the best supported of several claims, and the one to show", "Wikidata preferred")
    ACCEPTED = ("accepted", "accepted, with no reason to doubt it", "Wikidata normal")
    DISPUTED = "disputed", "sources contradict each other, and the question is open"
    REJECTED = ("rejected", "shown to be wrong, and kept so that the error is not repeated", "Wikidata deprecated")


class DisputeType(Term):
    """The type of a dispute: whether its sides exclude each other, and whether that is decided."""

    CONFLICT = "conflict", "rival values or statements of fact, at least one of them still disputed"
    SETTLED = "settled", "every rival was rejected"
    READING = "reading", "interpretations, assessments or expectations, which do not exclude each other"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True


class DisputeEffect(Term):
    """What of the dossier a dispute would change, the weightiest first."""

    STATUS = "status", "the status of an agreement, or the stage of an undertaking"
    SUM = "sum", "a sum of money or a quantity"
    DATE = "date", "a date or a period"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True
