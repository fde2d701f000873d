"""Words of progress: how far a promise has come, on one ladder for every kind of undertaking."""

from indokorea.vocabulary.base import Term


class ProgressStage(Term):
    """How far an undertaking has come, from handshake to delivery; the first five are a ladder, the others no rung.

    Codes are IATI's activity statuses.

    >>> [str(stage) for stage in ProgressStage if not stage.on_the_ladder]
    ['stalled', 'dropped', 'missed']
    """

    TALKED = "talked", "spoken of, proposed or negotiated, and promised by nobody yet", "IATI ActivityStatus 1"
    PLEDGED = "pledged", "promised in public, with no signed paper", "IATI ActivityStatus 1"
    SIGNED = "signed", "signed, approved or formally set up, and not yet at work", "IATI ActivityStatus 1"
    UNDER_WAY = "under_way", "in force, or people or money are at work on it", "IATI ActivityStatus 2"
    DELIVERED = "delivered", "what was promised is there, or was carried out to its end", "IATI ActivityStatus 4"
    STALLED = "stalled", "begun, and at a stop", "IATI ActivityStatus 6"
    DROPPED = "dropped", "given up, called off or ended early", "IATI ActivityStatus 5"
    MISSED = "missed", "its day has passed, and it was not delivered"

    @property
    def on_the_ladder(self) -> bool:
        """Whether it is one of the five rungs that lead from talk to delivery.

        >>> ProgressStage.SIGNED.on_the_ladder, ProgressStage.MISSED.on_the_ladder
        (True, False)
        """
        return self not in _ASIDE


_ASIDE = frozenset({ProgressStage.STALLED, ProgressStage.DROPPED, ProgressStage.MISSED})
