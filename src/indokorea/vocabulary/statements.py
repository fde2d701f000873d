"""Terms of statements: their form, and their stance on a matter."""

from indokorea.vocabulary.base import Term


class StatementType(Term):
    """The form of a statement; codes are those of manytreaties."""

    JOINT_STATEMENT = ("joint_statement", "a text that the sides issue together", "manytreaties R")
    JOINT_DECLARATION = ("joint_declaration", "a solemn text that the sides issue together", "manytreaties R")
    VISION_STATEMENT = ("vision_statement", "a text that the sides issue about the years ahead", "manytreaties R")
    JOINT_PRESS_RELEASE = ("joint_press_release", "a release that the sides issue together")
    CHAIRS_STATEMENT = ("chairs_statement", "a text by the chair of a multilateral meeting", "manytreaties R")
    RESOLUTION = "resolution", "a text adopted by vote", "manytreaties R"
    PRESS_RELEASE = "press_release", "a release by one side"
    READOUT = "readout", "an account of a meeting or a call by one side"
    REMARKS = "remarks", "spoken words, as at a meeting or to the press"
    SPEECH = "speech", "an address to an audience"
    INTERVIEW = "interview", "answers to a journalist"
    MESSAGE = "message", "greetings, thanks or condolences sent to somebody"
    ARTICLE = "article", "a signed article by an office-holder"
    POLICY_DOCUMENT = ("policy_document", "a strategy, a white paper or a plan", "manytreaties S")
    PARLIAMENTARY_REPLY = "parliamentary_reply", "a government's answer in parliament"
    REPORT = "report", "a body's account of its work or its findings"


class Stance(Term):
    """The stance of a statement on a matter; codes are CAMEO's for verbal acts."""

    AFFIRMS = "affirms", "confirms it, or that both agree", "CAMEO 019"
    ACKNOWLEDGES = "acknowledges", "admits that it is true"
    NOTES = "notes", "mentions it without taking a side", "CAMEO 01"
    WELCOMES = "welcomes", "approves of it as good news", "CAMEO 051"
    PRAISES = "praises", "praises it", "CAMEO 051"
    THANKS = "thanks", "expresses thanks for it", "CAMEO 051"
    SUPPORTS = "supports", "expresses support for it", "CAMEO 051"
    ANNOUNCES = "announces", "makes it known for the first time", "CAMEO 01"
    PROPOSES = "proposes", "proposes it", "CAMEO 02"
    CALLS_FOR = "calls_for", "asks for it to be done", "CAMEO 02"
    CONDOLES = "condoles", "expresses sympathy to those who suffer"
    EXPRESSES_CONCERN = "expresses_concern", "is worried about it"
    CRITICISES = "criticises", "criticises it", "CAMEO 111"
    CONDEMNS = "condemns", "condemns it in the strongest words", "CAMEO 111"
    OPPOSES = "opposes", "is against it", "CAMEO 11"
    DENIES = "denies", "says that it is not true"
