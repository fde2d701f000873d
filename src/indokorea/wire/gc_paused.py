"""A pause of Python's garbage collector while a document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector within a `with` block, and restore its state afterwards.

    Reading makes many objects and no garbage, so every collection is in vain, and collections take longer than the
    reading itself. (A module of its own, since looking up one bundled record uses it without the fast path.)
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
