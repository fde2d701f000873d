"""Sphinx directives and events that insert the tables of the reference.

Wherever autodoc shows a class of named fields, its fields follow the docstring; wherever it shows a vocabulary, its
words do. A public name that no page shows is a warning, and a build with warnings fails.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, ClassVar

import attrs
from docutils import nodes
from field_tables import fields_table, meanings_table, missing_names, words_table
from public_names import names_table
from rule_examples import index, section
from sphinx.application import Sphinx
from sphinx.errors import NoUri
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import stringify_annotation
from wire_examples import wire_form

import indokorea as ik
from indokorea.fields.part import Part

# As autodoc writes it out.
ANY_RECORD = stringify_annotation(ik.AnyRecord, "smart")


def add_table(_app: Sphinx, _what: str, _name: str, item: Any, _options: Any, lines: list[str]) -> None:
    """Append the table to the docstring of a class of fields or of words."""
    if isinstance(item, type) and issubclass(item, Part) and attrs.fields(item):
        lines += fields_table(item)
    elif isinstance(item, type) and issubclass(item, ik.Term) and len(item):
        lines += words_table(item)
    elif isinstance(item, type) and attrs.has(item):
        lines += meanings_table(item)


def shorten_signature(
    _app: Sphinx, _what: str, _name: str, item: Any, _options: Any, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """Remove the signature of a class with a table, and shorten the union of all records to its name elsewhere."""
    if isinstance(item, type) and issubclass(item, Part | ik.Term):
        return "", ""
    short = [text.replace(ANY_RECORD, "~indokorea.AnyRecord") if text else text for text in (signature, returns)]
    return short[0], short[1]


def leave_fields_to_the_table(
    _app: Sphinx, what: str, _name: str, item: Any, _skip: bool, _options: Any
) -> bool | None:
    """Skip the entries of fields, which are in the table. To autodoc, a slot is an object of no other type."""
    described = callable(item) or isinstance(item, property | classmethod | Enum)
    return True if what == "class" and not described else None


class RulesTable(SphinxDirective):
    """A directive for the table of the codes of rules, each with a link to its section."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        return self.parse_text_to_nodes(index())


class RulesShown(SphinxDirective):
    """A directive for the sections of all rules, each with an example."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        return self.parse_text_to_nodes("\n".join(map(section, ik.RULES)), allow_section_headings=True)


class NamesTable(SphinxDirective):
    """A directive for the table of all public names."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        return self.parse_text_to_nodes("\n".join(["```{eval-rst}", *names_table(), "```"]))


class WireExample(SphinxDirective):
    """A directive for a bundled record as JSON; its argument is the id, and `without` lists fields to leave out."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"without": lambda text: text.replace(",", " ").split()}

    def run(self) -> list[nodes.Node]:
        """Return a sentence that names the record, and its JSON."""
        id, without = self.arguments[0], self.options.get("without", [])
        also = f", without `{'`, `'.join(without)}`" if without else ""
        shown = wire_form(id, without)
        block = nodes.literal_block(shown, shown, language="json", classes=["wire-example"])
        return [*self.parse_text_to_nodes(f"For example `{id}` of the bundled dossier{also}, on the wire:"), block]


def warn_of_missing_names(app: Sphinx, _env: Any) -> None:
    """Warn of public names that the reference does not show."""
    missing = missing_names(app.env.domains["py"].data["objects"])
    if missing:
        logging.getLogger(__name__).warning("no page of the reference shows %s", ", ".join(missing))


def resolve_inner_names(app: Sphinx, env: Any, node: Any, contnode: Any) -> nodes.Node | None:
    """Resolve a type that an annotation names by its short or inner name to its public name."""
    last = str(node.get("reftarget", "")).rpartition(".")[2]
    if node.get("refdomain") != "py" or last not in ik.__all__:
        return None
    domain = env.domains["py"]
    found = domain.data["objects"].get(f"indokorea.{last}")
    if found is None:
        return None
    try:
        uri = app.builder.get_relative_uri(node["refdoc"], found.docname)
    except NoUri:
        return None
    return nodes.reference("", "", contnode, internal=True, refuri=f"{uri}#{found.node_id}", reftitle=last)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives and events with Sphinx."""
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-docstring", add_table)
    app.connect("autodoc-process-signature", shorten_signature)
    app.connect("autodoc-skip-member", leave_fields_to_the_table)
    app.connect("env-check-consistency", warn_of_missing_names)
    app.connect("missing-reference", resolve_inner_names)
    app.add_directive("names-table", NamesTable)
    app.add_directive("rules-table", RulesTable)
    app.add_directive("rules-shown", RulesShown)
    app.add_directive("wire-example", WireExample)
    return {"parallel_read_safe": True}
