"""Term: one word of a closed vocabulary, with its meaning and its code in an outside standard.

Every vocabulary is an `Enum` of terms. The value of a member is its word in snake case, as it is written on the wire,
and the class finds the member by it: `AgreementStatus("signed")`. A term is not a `str` and never equals one.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, Self, TypeVar, cast

from indokorea._lazy import feature

ValueT = TypeVar("ValueT")


class Term(Enum):
    """The base of every vocabulary; a member is declared as its word, its meaning, and its code if there is one.

    >>> class Tide(Term):
    ...     HIGH = "high", "the water is at its highest", "IHO HW"
    ...     SLACK = "slack", "the stream has stopped and not yet turned"
    >>> Tide("high"), str(Tide.HIGH), Tide.HIGH.code, Tide.SLACK.code
    (Tide.HIGH, 'high', 'IHO HW', None)
    """

    _value_: str
    _meaning: str
    _code: str | None

    # The default lets type checkers accept the lookup by word alone; a test requires a meaning of every member.
    def __new__(cls, value: str, meaning: str = "", code: str | None = None) -> Self:
        """Make a member from its declaration; callers only look members up by their word."""
        term = object.__new__(cls)
        term._value_ = value
        term._meaning = meaning
        term._code = code
        return term

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> Any:
        """Return the JSON Schema of the vocabulary; pydantic calls this, and reads the words itself."""
        return feature("pydantic_words")(cls, core, handler)

    # To mypy, Enum's own `value` is Any if `__new__` is custom.
    @property
    def value(self) -> str:
        """The word in snake case, as it is written on the wire."""
        return self._value_

    @property
    def meaning(self) -> str:
        """The meaning of the word in one line."""
        return self._meaning

    @property
    def code(self) -> str | None:
        """The code in an outside standard, after the name of that standard (`VCLT 24`); None if there is none."""
        return self._code

    @property
    def derived(self) -> bool:
        """True if it only follows from other facts, so that no field may record it."""
        return False

    def __str__(self) -> str:
        return self._value_

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self._name_}"


TermT = TypeVar("TermT", bound=Term)


def member_of(vocabulary: type[TermT], word: str) -> TermT:
    """Return the member of a vocabulary with this word. Never raises.

    Any other text is returned unchanged: the record's own check reports it together with all other faults. So is a word
    of a subclass of str, which may be equal to anything.
    """
    found: Any = vocabulary._value2member_map_.get(word, word) if type(word) is str else word
    return cast(TermT, found)


def each(convert: Callable[[Any], ValueT], values: Any) -> tuple[ValueT, ...]:
    """Return a tuple with each item converted. Anything else is returned unchanged, for the record's own check."""
    return tuple(map(convert, values)) if type(values) is tuple else cast("tuple[ValueT, ...]", values)
