"""A briefing as a Word document, written by python-docx, which the extra `docx` installs.

The library has no footnotes, so the notes are a numbered list at the foot; each number in the text links to its note.
Equal briefings give equal bytes: the document has the day of the briefing for its dates, and none of the library's own.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING, Any

from indokorea.adapters.extras import require
from indokorea.messages import escape_controls
from indokorea.render.blocks import WebLink
from indokorea.render.html import ADDRESS

if TYPE_CHECKING:
    from indokorea.briefing.answer import Briefing, BriefingLine, BriefingNote

FONT = "Calibri"
ASIAN_FONT = "Malgun Gothic"
SIZES: dict[str, float] = {"title": 15, "head": 10.5, "body": 9.5, "basis": 8, "note": 7}
MARGINS = {"top_margin": 14, "bottom_margin": 12, "left_margin": 16, "right_margin": 16}
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
# The dates in a ZIP archive begin here.
FIRST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def word_document(briefing: Briefing) -> bytes:
    """Return a briefing as the bytes of a .docx file. Raises ModuleNotFoundError if python-docx is not installed."""
    return _Writer(briefing).document()


class _Writer:
    """Writes one briefing with python-docx, whose classes are loaded when this is made."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.docx = require("docx", "docx", "Word documents")
        self.shared = require("docx.shared", "docx", "Word documents")
        self.oxml = require("docx.oxml", "docx", "Word documents")
        self.names = require("docx.oxml.ns", "docx", "Word documents")
        self.file = self.docx.Document()
        self.bookmarks = 0

    def document(self) -> bytes:
        """Return the document as bytes."""
        self._lay_out()
        self._paragraph("Title", self.briefing.heading)
        self._paragraph("Subtitle", self.briefing.basis)
        for section in self.briefing.sections:
            self._paragraph("Heading 1", section.title)
            for line in section.lines:
                self._line(line)
            if section.left_out_text:
                more = self._paragraph("Normal", section.left_out_text)
                more.paragraph_format.left_indent = self.file.styles["List Bullet"].paragraph_format.left_indent
                more.runs[0].italic = True
        self._paragraph("Caption", f"Method. {self.briefing.method}")
        if self.briefing.notes:
            self._paragraph("Heading 1", "Notes")
        for note in self.briefing.notes:
            self._note(note)
        buffer = io.BytesIO()
        self.file.save(buffer)
        return _without_times(buffer.getvalue())

    def _lay_out(self) -> None:
        """Set the page, the styles and the properties of the document."""
        millimetres, points = self.shared.Mm, self.shared.Pt
        page = self.file.sections[0]
        page.page_width, page.page_height = millimetres(210), millimetres(297)
        for side, width in MARGINS.items():
            setattr(page, side, millimetres(width))
        styles = {
            "Normal": ("body", 0.0),
            "Title": ("title", 0.0),
            "Subtitle": ("basis", 0.0),
            "Heading 1": ("head", 6.0),
            "List Bullet": ("body", 0.5),
            "Caption": ("note", 4.0),
        }
        for name, (size, before) in styles.items():
            style = self.file.styles[name]
            style.font.size = points(SIZES[size])
            style.font.name = FONT
            style.font.italic = False
            style.font.bold = name in ("Title", "Heading 1")
            style.font.color.rgb = self.shared.RGBColor(0x22, 0x22, 0x22)
            self._set_complex_scripts(style.element.get_or_add_rPr(), SIZES[size])
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(self.names.qn(f"w:{theme}"), None)
            fonts.set(self.names.qn("w:eastAsia"), ASIAN_FONT)
            style.paragraph_format.space_before = points(before)
            style.paragraph_format.space_after = points(0.5)
            style.paragraph_format.line_spacing = 1.0
        made = datetime.datetime.combine(self.briefing.on.days.first, datetime.time(), datetime.UTC)
        properties = self.file.core_properties
        properties.title, properties.author, properties.comments = self.briefing.heading, "indokorea", ""
        properties.language = "en-GB"
        properties.created = properties.modified = max(made, datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC))

    def _set_complex_scripts(self, properties: Any, points: float) -> None:
        """Set the size and the weight of scripts such as Devanagari, which Word keeps apart and python-docx ignores."""
        for tag, value in (("w:szCs", str(round(points * 2))), ("w:bCs", "0")):
            for old in properties.findall(self.names.qn(tag)):
                properties.remove(old)
            element = self.oxml.OxmlElement(tag)
            element.set(self.names.qn("w:val"), value)
            properties.append(element)

    def _paragraph(self, style: str, text: str = "") -> Any:
        return self.file.add_paragraph(escape_controls(text), style=style)

    def _line(self, line: BriefingLine) -> None:
        """Write a line, with the number of each note as a raised link to it."""
        paragraph = self._paragraph("List Bullet", line.text)
        for place, number in enumerate(line.notes):
            if place:
                paragraph.add_run(", ").font.superscript = True
            run = paragraph.add_run(str(number))
            run.font.superscript = True
            self._link(run, anchor=f"note{number}")

    def _note(self, note: BriefingNote) -> None:
        """Write a note with its number, on which the links of the text end."""
        paragraph = self._paragraph("Caption")
        paragraph.paragraph_format.space_before = self.shared.Pt(0)
        number = paragraph.add_run(f"{note.number}. ")
        self._bookmark(number, f"note{note.number}")
        for part in note.parts:
            run = paragraph.add_run(escape_controls(part.text if isinstance(part, WebLink) else part))
            if isinstance(part, WebLink) and ADDRESS.fullmatch(part.url or ""):
                run.font.underline = True
                self._link(run, url=part.url)

    def _link(self, run: Any, *, url: str | None = None, anchor: str | None = None) -> None:
        """Make a run a link to an address or to a bookmark; python-docx reads links and does not write them."""
        element = self.oxml.OxmlElement("w:hyperlink")
        if url is not None:
            element.set(self.names.qn("r:id"), run.part.relate_to(url, HYPERLINK, is_external=True))
        else:
            element.set(self.names.qn("w:anchor"), anchor)
        run._r.addprevious(element)
        element.append(run._r)

    def _bookmark(self, run: Any, name: str) -> None:
        """Put a bookmark around a run."""
        self.bookmarks += 1
        for tag, place in (("w:bookmarkStart", run._r.addprevious), ("w:bookmarkEnd", run._r.addnext)):
            element = self.oxml.OxmlElement(tag)
            element.set(self.names.qn("w:id"), str(self.bookmarks))
            if tag == "w:bookmarkStart":
                element.set(self.names.qn("w:name"), name)
            place(element)


def _without_times(archive: bytes) -> bytes:
    """Return a ZIP archive whose members have one fixed time, so that equal documents are equal bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIRST_ZIP_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()
