"""The pages of records, views, dossiers, reports and standings."""

from __future__ import annotations

import pytest

import indokorea as ik
from indokorea.render.display import Displayable
from indokorea.values.clock import today

SCRIPT = "<script>alert(1)</script>"


def html(what: Displayable) -> str:
    return what._repr_mimebundle_()["text/html"]


def text(what: Displayable) -> str:
    return what._repr_mimebundle_()["text/plain"]


@pytest.fixture(autouse=True)
def in_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def sectors(count: int) -> ik.Dossier:
    return ik.Dossier(
        [ik.Sector(id=f"sector:s{number:03}", name=f"S {number}") for number in range(count)], title="Mine"
    )


def test_every_record_shows_itself() -> None:
    seen = set()
    for record in ik.reference():
        if type(record) not in seen:
            seen.add(type(record))
            assert text(record).startswith(record.label.split()[0])
            assert record.id in text(record)
            assert html(record).startswith("<div>")
    assert seen == {cls for cls in ik.RECORD_TYPES if len(ik.reference().of(cls))}


def test_print_shows_the_page_and_repr_one_line() -> None:
    dossier = sectors(1)
    assert str(dossier) == text(dossier)
    assert repr(dossier) == "<Dossier: 1 record>"
    assert str(dossier.sectors) == text(dossier.sectors)
    assert repr(dossier.sectors) == "<View of 1 Sector records>"
    sector = dossier.sectors["s000"]
    assert str(sector).split("\n") == ["S 0", "sector:s000"]
    assert repr(sector).startswith("Sector(id='sector:s000'")


def test_a_view_shows_its_first_records_and_their_number() -> None:
    lines = str(sectors(2143).sectors).split("\n")
    assert lines[:2] == ["2,143 Sector records", "by name"]
    assert lines[5] == "S 0     s000"
    assert lines[-1] == "20 of 2,143 shown; all in rows()"
    assert html(sectors(21).sectors).count("<tr>") == 21
    assert "shown" not in str(sectors(20).sectors)


def test_a_view_shows_dates_where_its_records_have_any() -> None:
    days = (ik.Event(id="event:a", name="A", type=ik.EventType.AWARD, period="2015/2016"),)
    assert str(ik.Dossier(days).events).split("\n")[-1] == "2015 to 2016  A     a"
    assert "when" in str(ik.Dossier(days).events)
    assert "when" not in str(sectors(1).sectors)


def test_a_dossier_shows_its_header_and_its_figures() -> None:
    shown = ik.Dossier(sectors(3), title=SCRIPT, edition="2026.1.0", as_of="2026-11")
    assert str(shown).split("\n")[:2] == [SCRIPT, "edition 2026.1.0, as of 2026-11"]
    assert "sector        3" in str(shown)
    assert "&lt;script&gt;alert" in html(shown)
    assert SCRIPT not in html(shown)
    assert str(ik.Dossier()).startswith("A dossier without a title\n\nrecords")
    assert text(ik.Dossier().about()).startswith("About\n")


def test_the_text_of_a_record_is_escaped() -> None:
    sector = ik.Sector(id="sector:x", name=SCRIPT, summary=f"{SCRIPT}<img src=x onerror=alert(1)>")
    assert "<script" not in html(sector)
    assert "<img" not in html(sector)
    assert "&lt;script&gt;" in html(sector)


def test_a_record_shows_its_standing_and_summary_first_and_its_evidence_last() -> None:
    cepa = ik.reference().agreements["cepa-2009"]
    shown = str(cepa)
    assert cepa.summary is not None
    parts = [cepa.summary[:20], f"\non {today()}  in force", "\nClaims (", "\nSources (", "\nReferred to by ("]
    assert sorted(parts, key=shown.index) == parts
    partnership = ik.reference().partnerships["ind-kor"]
    assert f"on {today()}  special strategic" in str(partnership)
    project = ik.Project(id="project:p", name="P", type=ik.ProjectType.PLANT)
    assert f"on {today()}  no stage yet" in str(project)


def test_the_address_of_a_source_becomes_a_link() -> None:
    source = ik.Source(id="source:s", title="T", type=ik.SourceType.NEWS, url="https://x.org/?a=1&b=2")
    assert '<a href="https://x.org/?a=1&amp;b=2"' in html(source)


def test_a_report_shows_its_findings_as_a_table() -> None:
    report = ik.Report(
        [ik.Finding(code="wrong-type", path=f"/{SCRIPT}/{number}", message=SCRIPT) for number in range(120)],
        "mine.json",
    )
    assert "<script" not in html(report)
    assert text(report).startswith("mine.json: 120 errors\n")
    assert text(report).endswith("100 of 120 shown")
    assert text(ik.Report()) == "nothing found"
    assert str(report).count("\n") == 120


def test_a_standing_shows_its_word_its_doubt_and_the_deciding_steps() -> None:
    cepa = ik.reference().agreements["cepa-2009"]
    assert text(cepa.status_on("2010-01-01")).split("\n") == [
        "in force",
        "",
        "because  entered into force on 2010-01-01; for goods, services, investment.",
        "         Article 15.7: sixty days after notes that the legal procedures are",
        "         complete, or on another agreed day.",
    ]
    assert str(cepa.status_on("2010-01-01")) == "in_force"
    assert text(cepa.status_on("2009-08")).startswith(
        "initialled? (something that may have happened by then would change this)"
    )
    shown = ik.AgreementStanding[ik.Action](
        status=ik.AgreementStatus.SIGNED, certain=True, notice=True, provisional=True
    )
    assert text(shown) == "signed, denunciation notified, applied provisionally"
    phase = ik.reference().partnerships["ind-kor"].phase_on("2012-01-01")
    assert text(phase).startswith("strategic\n\nbecause  ")
    stage = ik.reference().stage_on("commitment:trade-40bn-2015", "2020")
    assert "<strong>missed</strong>" in html(stage)
    assert "USD 16,270.152 million" in html(stage)


def test_steps_that_are_not_parts_are_shown_as_their_text() -> None:
    shown: ik.AgreementStanding[str] = ik.AgreementStanding(status=None, certain=True, because=("a step",))
    assert text(shown).split("\n") == ["none", "", "because  a step"]
