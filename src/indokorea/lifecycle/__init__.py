"""Where something stands on a day, derived from its dated steps and never stored.

A change counts from the day it takes effect, that day included. Dates are as partial as their sources, and so is the
day asked about: only what has certainly happened by then decides. Whatever may have happened by then, and would make a
difference, is told by `certain=False`. Nothing here knows a record: steps are anything with the protocols' attributes.
"""

from typing import TYPE_CHECKING

from indokorea.faces import lazy_face

if TYPE_CHECKING:
    from indokorea.lifecycle.agreements import Standing, agreement_standing, effective_standing
    from indokorea.lifecycle.phases import PhaseStanding, PhaseStep, phase_standing
    from indokorea.lifecycle.positions import AgreementStep
    from indokorea.lifecycle.stages import StageStanding, StageStep, commitment_standing, project_standing
else:
    __getattr__, __dir__ = lazy_face(
        __name__,
        {
            "agreements": ("Standing", "agreement_standing", "effective_standing"),
            "positions": ("AgreementStep",),
            "phases": ("PhaseStanding", "PhaseStep", "phase_standing"),
            "stages": ("StageStanding", "StageStep", "commitment_standing", "project_standing"),
        },
    )

__all__ = [
    "AgreementStep",
    "PhaseStanding",
    "PhaseStep",
    "StageStanding",
    "StageStep",
    "Standing",
    "agreement_standing",
    "commitment_standing",
    "effective_standing",
    "phase_standing",
    "project_standing",
]
