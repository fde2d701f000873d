"""Evidence and disputes: who says so, who says otherwise, and how many speak for each."""

from indokorea.disputes.contested import Dispute, DisputeSide, disputes
from indokorea.disputes.support import Evidence, evidence
from indokorea.disputes.voices import EvidenceFigures, figures_of, sources_of, voices_of

__all__ = [
    "Dispute",
    "DisputeSide",
    "Evidence",
    "EvidenceFigures",
    "disputes",
    "evidence",
    "figures_of",
    "sources_of",
    "voices_of",
]
