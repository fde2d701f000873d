"""Words of what is said: the form of a statement, and what it does to the matter it speaks of."""

from indokorea.vocabulary.base import Term


class StatementType(Term):
    """What form a statement takes; codes are those of manytreaties."""

    JOINT_STATEMENT = ("joint_statement", "a text that the sides issue together", "manytreaties R")
    JOINT_DECLARATION = ("joint_declaration", "a solemn text that the sides issue together", "manytreaties R")
    VISION_STATEMENT = ("vision_statement", "a text that the sides issue on the years ahead", "manytreaties R")
    JOINT_PRESS_RELEASE = ("joint_press_release", "a release that the sides issue together")
    CHAIRS_STATEMENT = ("chairs_statement", "a text by the chair of a meeting of many", "manytreaties R")
    RESOLUTION = "resolution", "a text that a body voted", "manytreaties R"
    PRESS_RELEASE = "press_release", "a release by one side"
    READOUT = "readout", "one side's account of a meeting or a call"
    REMARKS = "remarks", "spoken words, as at a meeting or to the press"
    SPEECH = "speech", "an address to an audience"
    INTERVIEW = "interview", "answers to a journalist"
    MESSAGE = "message", "greetings, thanks or condolences sent to somebody"
    ARTICLE = "article", "a signed article by an office-holder"
    POLICY_DOCUMENT = ("policy_document", "a strategy, a white paper or a plan", "manytreaties S")
    PARLIAMENTARY_REPLY = "parliamentary_reply", "a government's answer in parliament"
    REPORT = "report", "a body's account of its work or its findings"


class Stance(Term):
    """What a statement does to its matter; codes are CAMEO's for verbal acts."""

    AFFIRMS = "affirms", "says again that it holds, or that both agree", "CAMEO 019"
    ACKNOWLEDGES = "acknowledges", "grants that it is so"
    NOTES = "notes", "mentions it and takes no side", "CAMEO 01"
    WELCOMES = "welcomes", "is glad of it", "CAMEO 051"
    PRAISES = "praises", "speaks well of it", "CAMEO 051"
    THANKS = "thanks", "is grateful for it", "CAMEO 051"
    SUPPORTS = "supports", "stands behind it", "CAMEO 051"
    ANNOUNCES = "announces", "makes it known for the first time", "CAMEO 01"
    PROPOSES = "proposes", "puts it forward", "CAMEO 02"
    CALLS_FOR = "calls_for", "asks that it be done", "CAMEO 02"
    CONDOLES = "condoles", "mourns it with those who suffer"
    EXPRESSES_CONCERN = "expresses_concern", "is worried about it"
    CRITICISES = "criticises", "finds fault with it", "CAMEO 111"
    CONDEMNS = "condemns", "calls it wrong in the strongest words", "CAMEO 111"
    OPPOSES = "opposes", "stands against it", "CAMEO 11"
    DENIES = "denies", "says that it is not so"
