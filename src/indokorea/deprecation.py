"""Deprecation: a public name or function is removed at the earliest a year after its deprecation was announced.

The warning is a FutureWarning, since Python hides a DeprecationWarning from the users of a package whose code another
package calls.
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple, ParamSpec, TypeVar

ParamsT = ParamSpec("ParamsT")
ReturnT = TypeVar("ReturnT")

# At least a year, leap years included.
NOTICE = datetime.timedelta(days=366)


class IndoKoreaDeprecationWarning(FutureWarning):
    """A public name will be removed; the message says from when, and what to write instead."""


class Deprecation(NamedTuple):
    """A name that will be removed, what to write instead, and the version and day of the announcement."""

    name: str
    use: str
    since: str
    announced: str

    @property
    def message(self) -> str:
        """The text of the warning.

        >>> Deprecation("loadz()", "loads()", "0.4.0", "2027-03-01").message
        'loadz() is deprecated since 0.4.0 and may be removed after 2028-03-01; write loads()'
        """
        day = datetime.date.fromisoformat(self.announced) + NOTICE
        return f"{self.name} is deprecated since {self.since} and may be removed after {day}; write {self.use}"

    def warn(self) -> None:
        """Warn at the line that called the caller of this method."""
        warnings.warn(self.message, IndoKoreaDeprecationWarning, stacklevel=3)


def deprecated(
    *, use: str, since: str, announced: str
) -> Callable[[Callable[ParamsT, ReturnT]], Callable[ParamsT, ReturnT]]:
    """Return a decorator for a function that will be removed: it works as before, and warns at the caller's line.

    >>> @deprecated(use="loads()", since="0.4.0", announced="2027-03-01")
    ... def loadz(): return "as before"
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore", IndoKoreaDeprecationWarning)
    ...     loadz()
    'as before'
    """

    def decorate(function: Callable[ParamsT, ReturnT]) -> Callable[ParamsT, ReturnT]:
        deprecation = Deprecation(f"{function.__qualname__}()", use, since, announced)

        @wraps(function)
        def warning(*args: ParamsT.args, **kwargs: ParamsT.kwargs) -> ReturnT:
            deprecation.warn()
            return function(*args, **kwargs)

        return warning

    return decorate
