"""The first view of a page as HTML: the scorecard with the entries behind its numbers, and what the page holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import escape_controls
from indokorea.pages.scorecard import ROWS
from indokorea.progress.scorecard.promises import Promises
from indokorea.render.blocks import cell_text
from indokorea.render.words import humanise
from indokorea.vocabulary.base import Term

if TYPE_CHECKING:
    from indokorea.adapters.web_page.record_data import RecordNumbers
    from indokorea.progress.scorecard.card import Scorecard
    from indokorea.progress.scorecard.entry import ScorecardEntry, ScorecardPart


def scorecard_of_page(card: Scorecard, numbers: RecordNumbers, total: int) -> Scorecard:
    """Return the scorecard of the records that are on a page; `total` is the number of records of the dossier."""
    if len(numbers.records) >= total:
        return card

    def kept(entries: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(entry for entry in entries if any(id in numbers for id in entry.members))

    promises = attrs.evolve(
        card.promises,
        entries=kept(card.promises.entries),
        ahead=kept(card.promises.ahead),
        without_day=kept(card.promises.without_day),
    )
    others = {
        name: attrs.evolve(getattr(card, name), entries=kept(getattr(card, name).entries))
        for name in ("deliverables", "papers", "dialogues")
    }
    method = f"{card.method} Only the {len(numbers.records):,} records of this page."
    return attrs.evolve(card, promises=promises, **others, method=method)


def scorecard_html(card: Scorecard, numbers: RecordNumbers) -> str:
    """Return the four parts of a scorecard, each with its sentence, its counts and the entries behind them."""
    parts = "".join(_part(part, numbers) for part in card.parts)
    return f'<div class="parts">{parts}</div><h3>Method</h3><p class="method">{_safe(card.method)}</p>'


def _part(part: ScorecardPart[Any], numbers: RecordNumbers) -> str:
    lists = "".join(_list(part, *group, numbers) for group in _groups(part))
    return f'<section class="part"><h3>{_safe(part.title)}</h3><p>{_safe(part.sentence)}</p>{lists}</section>'


def _groups(part: ScorecardPart[Any]) -> Iterator[tuple[str, str, Sequence[ScorecardEntry]]]:
    """Yield each state that occurs: its word, its meaning, and the entries in it."""
    for state, count in part.counts.items():
        if count:
            yield humanise(state), _meaning(state), part.in_state(state)
    if isinstance(part, Promises):
        for word, entries in (("still to come", part.ahead), ("without a day", part.without_day)):
            if entries:
                yield word, "", entries


def _meaning(state: Term) -> str:
    return state.meaning


def _list(
    part: ScorecardPart[Any], word: str, meaning: str, entries: Sequence[ScorecardEntry], numbers: RecordNumbers
) -> str:
    """Return the entries in one state under a line that opens them: the word, the number, a bar, the meaning."""
    columns, rows_of = ROWS[type(part)]
    share = len(entries) / max((len(group) for _, _, group in _groups(part)), default=1)
    bar = (
        '<svg class="bar" aria-hidden="true" focusable="false"><rect class="fill" height="100%" '
        f'width="{max(share * 100, 2):.0f}%"/></svg>'
    )
    # The last column is the record, to which the name before it links; columns without a text are left out.
    rows = [[cell_text(cell) for cell in row] for entry in entries for row in rows_of(entry)]
    shown = [place for place in range(len(columns) - 1) if any(row[place] for row in rows)]
    heads = "".join(f'<th scope="col">{_safe(columns[place].title)}</th>' for place in shown)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td>{_record_link(row[-1], row[place], numbers) if place == len(columns) - 2 else _safe(row[place])}</td>"
            for place in shown
        )
        + "</tr>"
        for row in rows
    )
    label = f'<span class="word">{_safe(word)}</span> <span class="count">{len(entries):,}</span>'
    said = f'<p class="dim">{_safe(meaning)}</p>' if meaning else ""
    return (
        f"<details><summary>{label}{bar}</summary>{said}"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></details>"
    )


def _record_link(id: str, text: str, numbers: RecordNumbers) -> str:
    """Return a link to a record of the page, or the text alone for another record."""
    return f'<a href="#{_safe(id)}">{_safe(text)}</a>' if id in numbers else _safe(text)


def contents_html(numbers: RecordNumbers) -> str:
    """Return the number of records of each kind, each linked to the list of them."""
    counts = Counter(record.kind for record in numbers.records)
    items = "".join(
        f'<li><a href="#records?kind={kind}">{_safe(names.plural)}</a> <span class="count">{counts[kind]:,}</span></li>'
        for kind, names in RECORD_KINDS.items()
        if counts[kind]
    )
    return f'<ul class="contents">{items}</ul>'


def _safe(text: str) -> str:
    return escape(escape_controls(text))
