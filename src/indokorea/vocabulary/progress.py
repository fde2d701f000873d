"""Terms of progress: the stages of every kind of undertaking, and what a stage rests on."""

from indokorea.vocabulary.base import Term


class ProgressStage(Term):
    """The stage of an undertaking, from handshake to delivery; the first five make a ladder, the others do not.

    Codes are IATI's activity statuses.

    >>> [str(stage) for stage in ProgressStage if not stage.on_the_ladder]
    ['stalled', 'dropped', 'missed', 'unreported', 'ended']
    """

    TALKED = "talked", "mentioned, proposed or negotiated, and not yet promised", "IATI ActivityStatus 1"
    PLEDGED = "pledged", "promised in public, without a signed document", "IATI ActivityStatus 1"
    SIGNED = "signed", "signed, approved or set up; no source here shows it at work", "IATI ActivityStatus 1"
    UNDER_WAY = "under_way", "in force, or work or spending on it is in progress", "IATI ActivityStatus 2"
    DELIVERED = "delivered", "what was promised exists, or was completely carried out", "IATI ActivityStatus 4"
    STALLED = "stalled", "begun, and stopped", "IATI ActivityStatus 6"
    DROPPED = "dropped", "given up before it was at work", "IATI ActivityStatus 5"
    MISSED = "missed", "its date has passed without delivery, as a source or a figure shows"
    UNREPORTED = "unreported", "its date has passed, and no source gives the outcome; derived, never recorded"
    ENDED = "ended", "expired, superseded, terminated or wound up, after it had been at work", "IATI ActivityStatus 4"

    @property
    def on_the_ladder(self) -> bool:
        """True if it is one of the five stages that lead from talk to delivery.

        >>> ProgressStage.SIGNED.on_the_ladder, ProgressStage.MISSED.on_the_ladder
        (True, False)
        """
        return self not in _OFF_THE_LADDER


_OFF_THE_LADDER = frozenset(
    {
        ProgressStage.STALLED,
        ProgressStage.DROPPED,
        ProgressStage.MISSED,
        ProgressStage.UNREPORTED,
        ProgressStage.ENDED,
    }
)


class EstablishedBy(Term):
    """What the stage of an undertaking rests on."""

    REPORTED = "reported", "a dated step of the record itself says so"
    DERIVED = "derived", "it follows by a rule from dated steps of other records, or from figures"
    INFERRED = "inferred", "it follows from the passage of time alone: nobody reported it"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True


class TargetVerdict(Term):
    """Whether a target was reached by its day, as far as figures, agreements and recorded updates show."""

    MET = "met", "reached on its day or before it"
    DELIVERED = "delivered", "its day has passed; it was delivered, and no source says whether in time"
    NOT_MET = "not_met", "its day has passed, and a figure of that day or a source says that it was not reached"
    PARTLY = "partly", "its day has passed, and a part of the amount was delivered"
    DISPUTED = "disputed", "its day has passed, and the sources disagree whether it was reached"
    UNREPORTED = "unreported", "its day has passed, and no source decides whether it was reached"
    OPEN = "open", "its day is still to come, or it has none, and no source here says that it is reached"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True


class BaselineSource(Term):
    """Where the baseline of a target comes from."""

    STATED = "stated", "the target states it"
    FIGURE = "figure", "the target states its date, and the series has the figure of that date"
    PROMISE_YEAR = "promise_year", "the target states none; it is the figure of the year of the promise"

    @property
    def derived(self) -> bool:
        """True, since an answer says it and no field records it."""
        return True
