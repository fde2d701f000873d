"""Terms of the scorecard: the states of things to be delivered, of agreements without deliverables, and of dialogues.

The verdicts on promises are `TargetVerdict`. All of these words are answers; no field records them.
"""

from indokorea.vocabulary.base import Term


class DeliverableState(Term):
    """The state of a thing that is to be built or handed over; codes are IATI's activity statuses."""

    PLANNED = "planned", "proposed, promised or agreed; no contract or memorandum of it here", "IATI ActivityStatus 1"
    PART_SIGNED = "part_signed", "a part is signed, such as one loan of a promised amount", "IATI ActivityStatus 1"
    SIGNED = "signed", "signed, approved or ordered; no source here shows work", "IATI ActivityStatus 1"
    UNDER_WAY = "under_way", "financed, being built or made, as a whole or in part", "IATI ActivityStatus 2"
    PART_DELIVERED = "part_delivered", "a part is delivered, such as 10 guns of 100", "IATI ActivityStatus 2"
    DELIVERED = "delivered", "handed over, in operation or complete", "IATI ActivityStatus 4"
    STALLED = "stalled", "stopped, as a source says", "IATI ActivityStatus 6"
    CANCELLED = "cancelled", "given up before anything was built or handed over", "IATI ActivityStatus 5"
    CLOSED = "closed", "worked, and was later shut, sold or given up", "IATI ActivityStatus 4"
    MISSED = "missed", "not delivered in time, as a source says"
    UNREPORTED = "unreported", "its time has passed, and no source here gives the outcome"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True


class PaperState(Term):
    """The state of an agreement without deliverables: a treaty, a memorandum, an arrangement."""

    IN_FORCE = "in_force", "in force, for a term or without limit"
    SIGNED_FOR_A_TERM = "signed_for_a_term", "signed, and within its term; no entry into force is recorded"
    SIGNED_AND_USED = "signed_and_used", "signed, and something was done under it; no entry into force is recorded"
    PENDING = "pending", "signed, and at least one side has since agreed to be bound"
    SIGNED_LATELY = "signed_lately", "signed or in the news within two years; nothing done under it is recorded"
    SIGNED_AND_SILENT = (
        "signed_and_silent",
        "signed, no news for two years; nothing done under it is recorded",
    )
    NOT_SIGNED = "not_signed", "proposed, negotiated or agreed as a text"
    SUSPENDED = "suspended", "in force, and its operation is stopped"
    TERM_OVER = "term_over", "its term has ended, and no source here says whether it was renewed"
    ENDED = "ended", "expired, superseded or terminated, after it was in force or used"
    DROPPED = "dropped", "given up before it was in force or used"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True


class DialogueState(Term):
    """The state of a dialogue, of a series of exercises or of a single exercise."""

    ACTIVE = "active", "met as often as it is to meet, or was in the news within two years"
    OVERDUE = "overdue", "by its own cadence a session was due, and none is recorded here"
    SILENT = "silent", "no fixed cadence, and no news for two years, or for its usual interval if that is longer"
    WITHOUT_RECORDED_SESSION = "without_recorded_session", "set up or promised; no session is recorded here"
    HELD_ONCE = "held_once", "a single exercise, which was held"
    CALLED_OFF = "called_off", "an exercise that was cancelled or postponed, and was not held"
    ENDED = "ended", "wound up, or its time is over"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True
