"""The pages of the answers, as notebooks show them too, on paper."""

from __future__ import annotations

import attrs
from rich.text import Text

from indokorea.cli.output import Output
from indokorea.messages import escape_controls
from indokorea.render.blocks import Block, Page
from indokorea.render.display_width import wrap
from indokorea.render.text import as_text


def print_page(page: Page, out: Output | None = None) -> None:
    """A page with its title and headings in bold, in the width of the reader."""
    paper = Output() if out is None else out
    paper.put(Text("\n".join(wrap(escape_controls(page.title), paper.width)), "bold"))
    if page.under:
        paper.put(Text("\n".join(wrap(escape_controls(page.under), paper.width)), "dim"))
    print_blocks(page, paper)


def print_blocks(page: Page, paper: Output) -> None:
    """What stands under the title of a page."""
    for block in page.blocks:
        if block.title:
            paper.heading(escape_controls(block.title))
        else:
            paper.space()
        for line in as_text(untitled(block), paper.width).split("\n"):
            paper.put_whole(line)


def untitled(block: Block) -> Block:
    """The block without its title, which has been printed."""
    return attrs.evolve(block, title="")
