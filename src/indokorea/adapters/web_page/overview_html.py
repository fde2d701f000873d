"""The first view of a page as HTML: the scorecard with the entries behind its numbers, and what the page holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.pages.scorecard import ROWS
from indokorea.progress.scorecard.card import not_counted_text
from indokorea.progress.scorecard.deliverables import OPEN, DeliverableEntry
from indokorea.progress.scorecard.dialogues import DialogueEntry
from indokorea.progress.scorecard.papers import PaperEntry
from indokorea.progress.scorecard.promises import PromiseEntry, Promises
from indokorea.progress.scorecard.things import PartName
from indokorea.records.exercise import Exercise
from indokorea.render.blocks import cell_text
from indokorea.render.html import safe_html
from indokorea.render.result_table import ResultTable
from indokorea.render.words import humanise
from indokorea.values.edtf_words import edtf_words

if TYPE_CHECKING:
    from indokorea.adapters.web_page.record_data import RecordNumbers
    from indokorea.progress.scorecard.card import Scorecard
    from indokorea.progress.scorecard.entry import ScorecardEntry, ScorecardPart

# A date that is not to be broken at the end of a line.
DAY = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")


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
    not_counted = ResultTable(one for one in card.not_counted if one.id in numbers)
    method = (
        f"Only the {len(numbers.records):,} records of this page. "
        f"{card.method.removesuffix(_left_out(card))}{not_counted_text(not_counted)}."
    )
    return attrs.evolve(card, promises=promises, **others, not_counted=not_counted, method=method)


def _left_out(card: Scorecard) -> str:
    """Return the last sentence of the method, which says what is not counted."""
    return f"{not_counted_text(card.not_counted)}."


def scorecard_html(card: Scorecard, numbers: RecordNumbers) -> str:
    """Return the four parts of a scorecard, each with its sentence, its counts and the entries behind them."""
    parts = "".join(_part(name, part, numbers) for name, part in zip(PartName, card.parts, strict=True))
    last = _left_out(card)
    everything = [entry for part in card.parts for entry in part.everything]
    # Without any undertaking, none is counted.
    said = last if everything or card.not_counted else ""
    method = f'{safe_html(card.method.removesuffix(last))}<span id="left-out">{safe_html(said)}</span>'
    notes = ["The bars of a part are in proportion to its longest."] if everything else []
    if any(not entry.certain for entry in everything):
        notes.append("A name with a question mark has a state that is not certain.")
    note = f'<p class="dim">{" ".join(notes)}</p>' if notes else ""
    return f'<div class="parts">{parts}</div>{note}<h3>Method</h3><p class="method"><span id="only"></span>{method}</p>'


def _part(name: PartName, part: ScorecardPart[Any], numbers: RecordNumbers) -> str:
    lists = "".join(_list(part, *group, numbers) for group in _groups(part))
    return (
        f'<section class="part" data-part="{name.value}"><h3>{safe_html(part.title)}</h3>'
        f'<p class="sentence">{safe_html(part.sentence)}</p>{lists}</section>'
    )


def _groups(part: ScorecardPart[Any]) -> Iterator[tuple[str, str, Sequence[ScorecardEntry]]]:
    """Yield each state that occurs: its word, its meaning, and the entries in it."""
    for state, count in part.counts.items():
        if count:
            yield humanise(state), state.meaning, part.in_state(state)
    if isinstance(part, Promises):
        for word, entries in (("still to come", part.ahead), ("without a day", part.without_day)):
            if entries:
                yield word, "", entries


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
    rows = [
        (_row_attributes(entry, numbers), [edtf_words(cell_text(cell)) for cell in row])
        for entry in entries
        for row in rows_of(entry)
    ]
    shown = [place for place in range(len(columns) - 1) if any(row[place] for _, row in rows)]
    heads = "".join(f'<th scope="col">{safe_html(columns[place].title)}</th>' for place in shown)
    last = len(columns) - 2

    def cell(row: Sequence[str], place: int) -> str:
        return _record_link(row[-1], row[place], numbers) if place == last else with_whole_days(safe_html(row[place]))

    body = "".join(
        f"<tr{attributes}>{''.join(f'<td>{cell(row, place)}</td>' for place in shown)}</tr>" for attributes, row in rows
    )
    label = f'<span class="word">{safe_html(word)}</span> <span class="count">{len(entries):,}</span>'
    said = f'<p class="dim">{safe_html(meaning)}</p>' if meaning else ""
    return (
        f'<details data-state="{safe_html(word)}"><summary>{label}{bar}</summary>{said}'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></details>"
    )


def _row_attributes(entry: ScorecardEntry, numbers: RecordNumbers) -> str:
    """Return what the script needs for counting an entry: its records, and what a sentence adds up of it.

    That is the day of a promise, the sessions of a dialogue, whether a thing has had no news for two years, and whether
    an agreement is noted within its state.
    """
    records = " ".join(str(numbers[id]) for id in entry.members if id in numbers)
    amount = ""
    if isinstance(entry, PromiseEntry) and entry.due is not None:
        amount = f' data-n="{safe_html(str(entry.due))}"'
    elif isinstance(entry, DialogueEntry):
        amount = f' data-n="{entry.sessions}"' + " data-drill" * (entry.kind == Exercise.kind)
    elif _is_noted(entry):
        amount = ' data-n="1"'
    return f' data-r="{records}"{amount}'


def _is_noted(entry: ScorecardEntry) -> bool:
    """Return True if the sentence of its part counts an entry within its state."""
    if isinstance(entry, PaperEntry):
        return entry.is_noted
    return isinstance(entry, DeliverableEntry) and entry.dormant and entry.state in OPEN


def _record_link(id: str, text: str, numbers: RecordNumbers) -> str:
    """Return a link to a record of the page, or the text alone for another record."""
    return f'<a href="#{safe_html(id)}">{safe_html(text)}</a>' if id in numbers else safe_html(text)


def contents_html(numbers: RecordNumbers) -> str:
    """Return the number of records of each kind, each linked to the list of them."""
    counts = Counter(record.kind for record in numbers.records)
    items = "".join(
        f'<li><a href="#records?kind={kind}">{safe_html(names.plural)}</a> '
        f'<span class="count">{counts[kind]:,}</span></li>'
        for kind, names in RECORD_KINDS.items()
        if counts[kind]
    )
    return f'<ul class="contents">{items}</ul>' if items else '<p class="dim">No records.</p>'


def with_whole_days(html: str) -> str:
    """Return HTML in which no date is broken at the end of a line."""
    return DAY.sub(r'<span class="day">\g<0></span>', html)
