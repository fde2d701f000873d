"""What the standings of all kinds of records have in common."""

from __future__ import annotations

from typing import Any, Protocol


class Standing(Protocol):
    """The status, phase or stage of something on a day; `str()` is its word."""

    @property
    def certain(self) -> bool: ...
    @property
    def because(self) -> tuple[Any, ...]: ...
