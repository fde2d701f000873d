"""Terms of the scorecard: the states of things to be delivered, of agreements without deliverables, and of dialogues.

The verdicts on promises are `TargetVerdict`. All of these words are answers; no field records them.
"""

from indokorea.vocabulary.base import Term


class DeliverableState(Term):
    """The state of a thing that is to be built or handed over; codes are IATI's activity statuses."""

    PLANNED = "planned", "proposed, promised or agreed; no contract or memorandum of it here", "IATI ActivityStatus 1"
    SIGNED = "signed", "signed, approved or ordered; no source here shows work", "IATI ActivityStatus 1"
    UNDER_WAY = "under_way", "financed, being built or made", "IATI ActivityStatus 2"
    PART_DELIVERED = "part_delivered", "a part is delivered: 10 guns of 100", "IATI ActivityStatus 2"
    DELIVERED = "delivered", "handed over, in operation or complete", "IATI ActivityStatus 4"
    STALLED = "stalled", "stopped, as a source says", "IATI ActivityStatus 6"
    CANCELLED = "cancelled", "given up before it was at work", "IATI ActivityStatus 5"
    CLOSED = "closed", "was at work, and was shut, sold or given up since", "IATI ActivityStatus 4"
    MISSED = "missed", "not delivered in time, as a source says"
    UNREPORTED = "unreported", "its time has passed, and no source here gives the outcome"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True


class PaperState(Term):
    """The state of an agreement without deliverables: a treaty, a memorandum, an arrangement."""

    IN_FORCE = "in_force", "in force; its term is without limit or not known"
    TERM_RUNNING = "term_running", "in force or signed, and within a term whose end is known"
    AT_WORK = "at_work", "signed, and something is done under it; no entry into force is recorded"
    PENDING = "pending", "signed, and at least one side has since agreed to be bound"
    SIGNED_LATELY = "signed_lately", "signed, or heard of again, in the last two years; nothing is done under it yet"
    SIGNED_AND_SILENT = (
        "signed_and_silent",
        "signed, and for two years or more no source here shows anything done under it",
    )
    NOT_SIGNED = "not_signed", "proposed, negotiated or agreed as a text"
    SUSPENDED = "suspended", "in force, and its operation is stopped"
    TERM_OVER = "term_over", "its term is over, and no source here says whether it was renewed"
    ENDED = "ended", "expired, superseded or terminated, after it was at work"
    DROPPED = "dropped", "given up before it was at work"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True


class DialogueState(Term):
    """The state of a dialogue, of a series of exercises or of a single exercise."""

    ACTIVE = "active", "met within its cadence, or held or heard of in the last two years"
    OVERDUE = "overdue", "no session is recorded here within the cadence that it has set itself"
    NOT_HEARD_OF_SINCE = (
        "not_heard_of_since",
        "no cadence is recorded, and nothing for two years or more since its last session",
    )
    NO_SESSION_RECORDED = "no_session_recorded", "set up or promised, and no session recorded"
    HELD = "held", "a single exercise, and it was held"
    CALLED_OFF = "called_off", "an exercise that was cancelled or postponed, and none was held"
    ENDED = "ended", "its time is over"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True
