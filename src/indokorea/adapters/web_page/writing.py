"""Writing a dossier, or a selection of its records, as one web page.

The page holds its script, its style and its data, and a content security policy that allows this script and this style
by their hashes and nothing else: no other script, no image, no form, no request. All texts of records reach the page as
text nodes, and `require-trusted-types-for` keeps the script from making markup of them.
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indokorea._resources import read_resource
from indokorea._version import __version__
from indokorea.adapters.web_page.answer_data import board_data, timeline_data
from indokorea.adapters.web_page.overview_html import contents_html, scorecard_html, scorecard_of_page, with_whole_days
from indokorea.adapters.web_page.record_data import RecordData, RecordNumbers
from indokorea.adapters.web_page.trail_data import trail_data
from indokorea.collection.view import Selection
from indokorea.dossier import Dossier
from indokorea.errors import InvalidValue
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.messages import escape_controls
from indokorea.records.source import Source
from indokorea.render.words import count_text, humanise
from indokorea.values.clock import to_day
from indokorea.wire.atomic_file import write_atomically

if TYPE_CHECKING:
    from indokorea.progress.scorecard.card import Scorecard
    from indokorea.records.kinds import AnyRecord
    from indokorea.values.dates import DateLike, PartialDate

SUFFIXES = (".html", ".htm")
PACKAGE = "indokorea.adapters.web_page"
GENERATOR = "indokorea"
# The first bytes of a page, among which its generator is named.
GENERATOR_WITHIN = 4096

# What a script element may not hold as it is, since it may end the element or begin a comment in it.
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write_html(
    dossier: Dossier | Selection[Any],
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    on: DateLike | None = None,
) -> None:
    """Write a dossier, or a selection of its records, as one web page that opens from disk, without a network.

    The page has the scorecard, the timeline, the board and a page for each record, with its sources. A selection comes
    with the sources that it cites; its statuses and stages are those in its dossier. `title` is by default that of the
    dossier. Statuses and stages are those of the day `on`, today by default. An old file is replaced whole or not at
    all.

    Raises InvalidValue for a path that does not end in .html or .htm, for an invalid date, and for anything but a
    dossier or a selection, OSError if the file cannot be written.
    """
    name = os.fspath(path)
    if not str(name).endswith(SUFFIXES):
        raise InvalidValue.expected("a file name that ends in .html", str(name), hint="write dossier.html")
    write_atomically(path, html_text(dossier, title=title, on=on).encode(), compress=False)


def is_other_file(path: str | os.PathLike[str]) -> bool:
    """Return True if there is a file with this name that holds something else than a page of this package."""
    try:
        with Path(path).open("rb") as file:
            start = file.read(GENERATOR_WITHIN)
    except OSError:
        return False
    return bool(start) and f'<meta name="generator" content="{GENERATOR} '.encode() not in start


def html_text(dossier: Dossier | Selection[Any], *, title: str | None = None, on: DateLike | None = None) -> str:
    """Return the page that `write_html` writes.

    >>> from indokorea.records.sector import Sector
    >>> page = html_text(Dossier([Sector(id="sector:steel", name="<b>Steel</b>")], title="Mine"), on="2026-11-22")
    >>> page.startswith('<!DOCTYPE html>'), "<b>Steel" in page
    (True, False)
    """
    whole, records = _whole_and_records(dossier)
    day = to_day(on)
    numbers = RecordNumbers(whole, records)
    card = scorecard_of_page(whole.scorecard(day), numbers, len(whole))
    data = _data(whole, numbers, card, day, on)
    heading = escape_controls(title or whole.title or "Dossier")
    script, style = _resource("page.js"), _resource("page.css")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    parts = {
        "policy": policy,
        "title": escape(heading),
        "about": with_whole_days(escape(_about(whole, numbers, str(day)))),
        "scorecard": scorecard_html(card, numbers),
        "contents": contents_html(numbers),
        "generator": f"{GENERATOR} {__version__}",
        "made": escape(f"Made with indokorea {__version__}. This page is one file and fetches nothing."),
        "style": style,
        "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES),
        "script": script,
    }
    return "".join(
        parts[piece] if place % 2 else piece for place, piece in enumerate(_resource("page.html").split("%%"))
    )


def _whole_and_records(dossier: Dossier | Selection[Any]) -> tuple[Dossier, Iterable[AnyRecord]]:
    """Return the dossier that gives the answers, and the records of the page."""
    if isinstance(dossier, Dossier):
        return dossier, dossier
    if not isinstance(dossier, Selection):
        raise InvalidValue.expected("a dossier or a selection", dossier, hint="write d, or d.select(sector=...)")
    origin = dossier.origin
    if isinstance(origin, Dossier):
        whole = origin
    else:
        whole = Dossier(dict.fromkeys(dossier if origin is None else origin), integrity=False)
    chosen = {record.id: record for record in dossier}
    cited = (link.target for record in dossier for link in whole.links_from(record.id))
    for id in dict.fromkeys(cited):
        record = whole.get(id)
        if isinstance(record, Source):
            chosen.setdefault(id, record)
    return whole, chosen.values()


def _data(
    whole: Dossier, numbers: RecordNumbers, card: Scorecard, day: PartialDate, on: DateLike | None
) -> dict[str, Any]:
    """Return the data of the script. The labels of named records come last, when all are known.

    A trail to a day that was not given has its steps without a date, and those that are planned.
    """
    records = RecordData(whole, numbers, day)
    data = {
        "on": str(day),
        "kinds": {kind: [humanise(kind), names.plural] for kind, names in RECORD_KINDS.items()},
        "records": [records.record(record) | trail_data(whole, record, on, numbers) for record in numbers.records],
        "leftOut": [[numbers[one.id], one.reason, one.several] for one in card.not_counted],
        "moments": timeline_data(whole.chronology(), numbers),
        "board": board_data(whole, numbers, day),
    }
    return data | {"others": numbers.other_records()}


def _about(whole: Dossier, numbers: RecordNumbers, day: str) -> str:
    """Return the edition, the as-of date, the number of records and the day of the page in one line."""
    count = len(numbers.records)
    size = count_text(count, "record") + (f" of {len(whole):,}" if count < len(whole) else "")
    parts = (
        f"edition {whole.edition}" if whole.edition else "",
        f"current to {whole.as_of}" if whole.as_of else "",
        size,
        f"statuses and stages on {day}",
    )
    return escape_controls("; ".join(filter(None, parts)))


def _resource(name: str) -> str:
    return read_resource(PACKAGE, name).decode()


def _hash(text: str) -> str:
    """Return the source expression of a script or style with this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
