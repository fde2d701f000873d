"""A base for immutable classes that are written without attrs."""

from __future__ import annotations

from typing import Any, ClassVar


class Frozen:
    """A base class whose attributes are set once, with `_set`, and never change.

    A subclass names its attributes in `__slots__`, sets them with `_set` in its constructor, and may say in `_remedy`
    what to do instead of a change.
    """

    __slots__ = ()

    _remedy: ClassVar[str] = ""

    def _set(self, **values: object) -> None:
        """Set attributes in spite of the guard; for constructors and caches only."""
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(self._refusal(f"set {name!r}"))

    def __delattr__(self, name: str) -> None:
        raise AttributeError(self._refusal(f"delete {name!r}"))

    def _refusal(self, act: str) -> str:
        remedy = f"; {self._remedy}" if self._remedy else ""
        return f"a {type(self).__name__} is immutable: cannot {act}{remedy}"
