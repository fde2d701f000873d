"""What a notebook shows: a class that says its page is shown as text and as HTML.

The tools that lay out a page are loaded when one is shown, so that whoever reads data in a program does not wait for
them.
"""

from __future__ import annotations

from collections.abc import Collection

TYPE_CHECKING = False

if TYPE_CHECKING:
    from indokorea.render.blocks import Page


class Displayable:
    """Something with a page of its own."""

    __slots__ = ()

    def _page(self) -> Page:
        """The page: what a reader who just made this wants to see of it."""
        raise NotImplementedError

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """The page as text and as HTML, as Jupyter asks for it: only what is included, nothing that is excluded."""
        from indokorea.render.html import as_html  # noqa: PLC0415  # loaded when it is shown
        from indokorea.render.text import as_text, reader_width  # noqa: PLC0415  # only when it is shown

        page = self._page()
        makers = {"text/plain": lambda: as_text(page, reader_width()), "text/html": lambda: as_html(page)}
        wanted = [kind for kind in makers if not include or kind in include]
        return {kind: makers[kind]() for kind in wanted if kind not in (exclude or ())}


def display_text(what: Displayable) -> str:
    """The page as text in the width of the reader's terminal."""
    from indokorea.render.text import as_text, reader_width  # noqa: PLC0415  # loaded when it is shown

    return as_text(what._page(), reader_width())
