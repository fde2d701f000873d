"""The pages of the answers, as notebooks show them too, on paper."""

from __future__ import annotations

import attrs
from rich.text import Text

from indokorea.cli.paper import Paper
from indokorea.render.blocks import Block, Page
from indokorea.render.letters import printable, wrapped
from indokorea.render.plain import as_text


def print_page(page: Page, out: Paper | None = None) -> None:
    """A page with its title and headings in bold, in the width of the reader."""
    paper = Paper() if out is None else out
    paper.put(Text("\n".join(wrapped(printable(page.title), paper.width)), "bold"))
    if page.under:
        paper.put(Text("\n".join(wrapped(printable(page.under), paper.width)), "dim"))
    print_blocks(page, paper)


def print_blocks(page: Page, paper: Paper) -> None:
    """What stands under the title of a page."""
    for block in page.blocks:
        if block.title:
            paper.heading(printable(block.title))
        else:
            paper.space()
        for line in as_text(untitled(block), paper.width).split("\n"):
            paper.put_whole(line)


def untitled(block: Block) -> Block:
    """The block without its title, which has been printed."""
    return attrs.evolve(block, title="")
