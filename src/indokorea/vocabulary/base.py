"""A term: one word of a closed vocabulary, with its meaning and its code in the outside standard.

Every vocabulary is an `Enum` of terms. The word is the member's value, in snake case, as the wire
writes it; the class looks it up: `AgreementStatus("signed")`. A term is no `str`: a bare word never
passes for one.
"""

from enum import Enum
from typing import Self


class Term(Enum):
    """The base of every vocabulary; a member is declared as its word, its meaning, and its code where there is one.

    >>> class Tide(Term):
    ...     HIGH = "high", "the water stands at its highest", "IHO HW"
    ...     SLACK = "slack", "the stream has stopped and not yet turned"
    >>> Tide("high"), str(Tide.HIGH), Tide.HIGH.code, Tide.SLACK.code
    (Tide.HIGH, 'high', 'IHO HW', None)
    """

    _value_: str
    _meaning: str
    _code: str | None

    # The default lets type checkers accept the look-up by word alone; the tests demand a meaning of every member.
    def __new__(cls, value: str, meaning: str = "", code: str | None = None) -> Self:
        """Make a member; callers only ever look one up by its word."""
        term = object.__new__(cls)
        term._value_ = value
        term._meaning = meaning
        term._code = code
        return term

    # Enum's own `value` is Any to mypy where `__new__` is custom.
    @property
    def value(self) -> str:
        """The word, in snake case, as the wire writes it."""
        return self._value_

    @property
    def meaning(self) -> str:
        """What the word means, in one line."""
        return self._meaning

    @property
    def code(self) -> str | None:
        """Its code in the outside standard, named first (`VCLT 24`), or None where there is none."""
        return self._code

    def __str__(self) -> str:
        return self._value_

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self._name_}"
