"""Challenges: obstacles to the relationship."""

from __future__ import annotations

from typing import ClassVar

import attrs

from indokorea.fields.record_ids import AnyRef
from indokorea.records.base import NamedRecord
from indokorea.vocabulary.commitments import ChallengeTheme
from indokorea.vocabulary.converters import to_challenge_theme


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Challenge(NamedRecord):
    """An obstacle, or a condition of success, and what it affects. The undertakings that answer it refer to it.

    >>> Challenge(
    ...     id="challenge:policy-alignment", name="Policy alignment", theme=ChallengeTheme.POLICY_ALIGNMENT,
    ...     affects=("partnership:ind-kor",),
    ... ).affects
    ('partnership:ind-kor',)
    """

    kind: ClassVar[str] = "challenge"
    is_background: ClassVar[bool] = True

    theme: ChallengeTheme = attrs.field(converter=to_challenge_theme)
    """The type of obstacle."""
    affects: tuple[AnyRef, ...] = ()
    """The records that it affects."""
