"""The Sphinx extension that makes the search terms of a page main entries of the index, which a search finds first."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from search_terms import TERMS
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class AddSearchTerms(SphinxTransform):
    """Adds the entries of a page below its title, before Sphinx collects all entries.

    They lead to the page and not to a place on it: the search then lists the page once, since it drops a result of the
    same address.
    """

    default_priority = 800

    def apply(self, **_: Any) -> None:
        """Add the entries, if the page has any."""
        terms = TERMS.get(self.env.docname)
        title = next(self.document.findall(nodes.title), None)
        if terms and title is not None and title.parent is not None:
            index = addnodes.index(entries=[("single", term, "", "main", None) for term in terms])
            title.parent.insert(title.parent.index(title) + 1, index)


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the transform to the build."""
    app.add_transform(AddSearchTerms)
    return {"parallel_read_safe": True}
