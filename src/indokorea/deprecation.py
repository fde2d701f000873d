"""Deprecation: a public name or function goes a year after its users were told, and not before.

Python hides a DeprecationWarning from the users of a package whose code another package calls; ours is one that is
shown.
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple, ParamSpec, TypeVar

ParamsT = ParamSpec("ParamsT")
ReturnT = TypeVar("ReturnT")

# A year, whether or not it is a leap year.
NOTICE = datetime.timedelta(days=366)


class IndoKoreaDeprecationWarning(FutureWarning):
    """Something of the public face will be removed; the message says when, and what to write instead."""


class Deprecation(NamedTuple):
    """What is told of a name that will go: what to write instead, the version and the day it was first told."""

    name: str
    use: str
    since: str
    told: str

    @property
    def message(self) -> str:
        """The warning.

        >>> Deprecation("loadz()", "loads()", "0.4.0", "2027-03-01").message
        'loadz() is deprecated since 0.4.0 and may be removed after 2028-03-01; write loads()'
        """
        day = datetime.date.fromisoformat(self.told) + NOTICE
        return f"{self.name} is deprecated since {self.since} and may be removed after {day}; write {self.use}"

    def warn(self) -> None:
        """Warns at the line that called the caller."""
        warnings.warn(self.message, IndoKoreaDeprecationWarning, stacklevel=3)


def deprecated(
    *, use: str, since: str, told: str
) -> Callable[[Callable[ParamsT, ReturnT]], Callable[ParamsT, ReturnT]]:
    """Decorates a function or method that will go: it works as before, and warns at the caller's line.

    >>> @deprecated(use="loads()", since="0.4.0", told="2027-03-01")
    ... def loadz(): return "as before"
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore", IndoKoreaDeprecationWarning)
    ...     loadz()
    'as before'
    """

    def decorate(function: Callable[ParamsT, ReturnT]) -> Callable[ParamsT, ReturnT]:
        farewell = Deprecation(f"{function.__qualname__}()", use, since, told)

        @wraps(function)
        def warning(*args: ParamsT.args, **kwargs: ParamsT.kwargs) -> ReturnT:
            farewell.warn()
            return function(*args, **kwargs)

        return warning

    return decorate
