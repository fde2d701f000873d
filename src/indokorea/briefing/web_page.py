"""A briefing as one HTML document, for a browser and for printing on one page of A4.

All text is escaped. The document has no script, fetches nothing, and its content security policy forbids both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from indokorea.render.blocks import WebLink
from indokorea.render.html import ADDRESS, safe_html

if TYPE_CHECKING:
    from indokorea.briefing.answer import Briefing, BriefingLine, BriefingNote

STYLE = """
:root{color-scheme:light dark;--text:#1b1b1b;--dim:#555;--line:#c9c9c9;--link:#0b57a4;--page:#fff}
@media(prefers-color-scheme:dark){:root{--text:#e8e8e8;--dim:#b0b0b0;--line:#555;--link:#8ab8ee;--page:#16181b}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1.25rem 3rem;max-width:47rem;background:var(--page);color:var(--text);
font:16px/1.45 "Noto Sans","Noto Sans CJK KR","Noto Sans Devanagari",system-ui,-apple-system,"Segoe UI",
"Malgun Gothic","Nirmala UI",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.05rem;margin:1.1rem 0 .25rem;border-bottom:1px solid var(--line);padding-bottom:.1rem}
ul{margin:0;padding-left:1.1rem}
li{margin:.15rem 0}
.basis,.more,.method,.notes{color:var(--dim)}
.basis{margin:0}
.more{list-style:none;font-style:italic}
a{color:var(--link)}
a:focus-visible{outline:2px solid currentColor;outline-offset:2px}
sup{line-height:0;white-space:nowrap;font-size:.72em}
sup a{text-decoration:none;padding:0 .12em}
.method,.notes{font-size:.84rem}
.notes{margin:.4rem 0 0;padding-left:1.8rem}
.notes li:target,ul li:target{background:rgba(255,200,0,.25)}
.back{text-decoration:none}
@page{size:A4;margin:14mm 16mm 12mm}
@media print{
:root{--text:#000;--dim:#333;--line:#999;--link:#000;--page:#fff}
body{padding:0;max-width:none;font-size:9.5pt;line-height:1.3}
h1{font-size:15pt}h2{font-size:10.5pt;margin:6pt 0 1pt;break-after:avoid}
li{margin:.5pt 0}.basis{font-size:8pt}
.method,.notes{font-size:7pt;line-height:1.25}.notes{margin-top:2pt}
.notes li{margin:0}.notes a,sup a{text-decoration:none}.back{display:none}
}
""".replace("\n", "")

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_web_page(briefing: Briefing) -> str:
    """Return a briefing as an HTML document, ending in a line break."""
    return "\n".join(_lines(briefing)) + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{safe_html(briefing.heading)}</title><style>{STYLE}</style></head><body><main>"
    yield f'<header><h1>{safe_html(briefing.heading)}</h1><p class="basis">{safe_html(briefing.basis)}</p></header>'
    first_use: dict[int, int] = {}
    place = 0
    for section in briefing.sections:
        yield f"<section><h2>{safe_html(section.title)}</h2><ul>"
        for line in section.lines:
            place += 1
            for number in line.notes:
                first_use.setdefault(number, place)
            yield _line(line, place)
        if section.left_out_text:
            yield f'<li class="more">{safe_html(section.left_out_text)}</li>'
        yield "</ul></section>"
    yield f'<footer><p class="method"><strong>Method.</strong> {safe_html(briefing.method)}</p>'
    if briefing.notes:
        yield '<h2>Notes</h2><ol class="notes">'
        for note in briefing.notes:
            yield _note(note, first_use[note.number])
        yield "</ol>"
    yield "</footer></main></body></html>"


def _line(line: BriefingLine, place: int) -> str:
    marks = ", ".join(f'<a href="#note-{one}" aria-label="note {one}">{one}</a>' for one in line.notes)
    notes = f"<sup>{marks}</sup>" if marks else ""
    return f'<li id="line-{place}">{safe_html(line.text)}{notes}</li>'


def _note(note: BriefingNote, place: int) -> str:
    text = "".join(map(_part, note.parts))
    back = f'<a class="back" href="#line-{place}" aria-label="back to the text">↩</a>'
    return f'<li id="note-{note.number}">{text} {back}</li>'


def _part(part: str | WebLink) -> str:
    if isinstance(part, str):
        return safe_html(part)
    if not ADDRESS.fullmatch(part.url or ""):
        return safe_html(part.text)
    return f'<a href="{safe_html(part.url or "")}" rel="noopener noreferrer">{safe_html(part.text)}</a>'
