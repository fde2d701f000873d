"""What the standings of all kinds of records have in common."""

from __future__ import annotations

from typing import Any, Protocol


class Standing(Protocol):
    """The status, phase or stage of something on a day; `word` and `str()` are its word."""

    @property
    def word(self) -> str: ...
    @property
    def certain(self) -> bool: ...
    # Any, since pyright takes a field with a converter for a descriptor, which fits no property of a protocol.
    @property
    def because(self) -> Any: ...
