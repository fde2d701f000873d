"""The Sphinx extension that adds the tables to the pages.

Autodoc shows the docstring of a class; the table of its fields, or of the words of a vocabulary, follows. A public name
that no page shows causes a warning, and a build with warnings fails.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, ClassVar

import attrs
from docutils import nodes
from field_tables import common_fields_table, fields_table, meanings_table, missing_names, words_table
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

# The union of all record classes, as autodoc writes it out.
ANY_RECORD = stringify_annotation(ik.AnyRecord, "smart")


def add_table(_app: Sphinx, _what: str, _name: str, item: Any, _options: Any, lines: list[str]) -> None:
    """Append the table of a class of fields, or of a vocabulary, to its docstring."""
    if isinstance(item, type) and issubclass(item, Part) and attrs.fields(item):
        lines += fields_table(item)
    elif isinstance(item, type) and issubclass(item, ik.Term) and len(item):
        lines += words_table(item)
    elif isinstance(item, type) and attrs.has(item):
        lines += meanings_table(item)


def shorten_signature(
    _app: Sphinx, _what: str, _name: str, item: Any, _options: Any, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """Return the signature to show, and its return type.

    A class with a table has none; elsewhere the union of all record classes is written AnyRecord.
    """
    if isinstance(item, type) and issubclass(item, Part | ik.Term | ik.Severity | ik.Precision):
        return "", ""
    short = [text.replace(ANY_RECORD, "~indokorea.AnyRecord") if text else text for text in (signature, returns)]
    return short[0], short[1]


def skip_field(_app: Sphinx, what: str, _name: str, item: Any, _skip: bool, _options: Any) -> bool | None:
    """Return True to leave out a field of a class, since its table describes it.

    A field is a slot, which autodoc recognises only by what it is not: a method, a property or a member.
    """
    has_entry = callable(item) or isinstance(item, property | classmethod | Enum)
    return True if what == "class" and not has_entry else None


class RulesTable(SphinxDirective):
    """The codes and meanings of the rules, each with a link to its section."""

    def run(self) -> list[nodes.Node]:
        """Return a table with one row for each rule."""
        return self.parse_text_to_nodes(index())


class RuleSections(SphinxDirective):
    """The rules, each with an example."""

    def run(self) -> list[nodes.Node]:
        """Return one section for each rule."""
        return self.parse_text_to_nodes("\n".join(map(section, ik.RULES)), allow_section_headings=True)


class CommonFields(SphinxDirective):
    """The fields of every record."""

    def run(self) -> list[nodes.Node]:
        """Return a table with one row for each field."""
        return self.parse_text_to_nodes("\n".join(["```{eval-rst}", *common_fields_table(), "```"]))


class NamesTable(SphinxDirective):
    """Every public name, with a line about it and its page."""

    def run(self) -> list[nodes.Node]:
        """Return a table with one row for each name."""
        return self.parse_text_to_nodes("\n".join(["```{eval-rst}", *names_table(), "```"]))


class WireExample(SphinxDirective):
    """A record of the bundled dossier in the wire format: its id, and the fields to leave out of a long one."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"without": lambda text: text.replace(",", " ").split()}

    def run(self) -> list[nodes.Node]:
        """Return the JSON of the record, folded below its id."""
        id, without = self.arguments[0], self.options.get("without", [])
        also = f", without {', '.join(without)}" if without else ""
        shown = wire_form(id, without)
        block = nodes.literal_block(shown, shown, language="json", classes=["wire-example"])
        opened = f"<details class='wire-fold'><summary><code>{id}</code>{also}, as JSON</summary>"
        return [nodes.raw("", opened, format="html"), block, nodes.raw("", "</details>", format="html")]


def warn_of_missing_names(app: Sphinx, _env: Any) -> None:
    """Warn of the public names that no page of the reference shows."""
    missing = missing_names(app.env.domains["py"].data["objects"])
    if missing:
        logging.getLogger(__name__).warning("no page of the reference shows %s", ", ".join(missing))


def resolve_inner_names(app: Sphinx, env: Any, node: Any, contnode: Any) -> nodes.Node | None:
    """Return a link to the public name of a type, if an annotation names it by its short or inner name."""
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
    """Connect the tables and directives to the build."""
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-docstring", add_table)
    app.connect("autodoc-process-signature", shorten_signature)
    app.connect("autodoc-skip-member", skip_field)
    app.connect("env-check-consistency", warn_of_missing_names)
    app.connect("missing-reference", resolve_inner_names)
    app.add_directive("common-fields", CommonFields)
    app.add_directive("names-table", NamesTable)
    app.add_directive("rules-table", RulesTable)
    app.add_directive("rules-shown", RuleSections)
    app.add_directive("wire-example", WireExample)
    return {"parallel_read_safe": True}
