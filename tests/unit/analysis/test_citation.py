"""How to cite a dossier and the software, as text and as BibTeX."""

from __future__ import annotations

import indokorea as ik
from indokorea.analysis.citation import REFERENCE_TITLE, SOFTWARE, CitedWork


def test_the_reference_is_cited_with_its_edition_and_licence() -> None:
    reference = ik.reference()
    cited = ik.about().citation
    assert cited is not None
    assert cited == reference.about().citation
    assert (cited.title, cited.version) == (reference.title, reference.edition)
    assert str(cited) == cited.text
    for text in (cited.text, cited.bibtex):
        assert all(str(part) in text for part in (cited.title, cited.version, cited.year, cited.license, cited.url))


def test_a_dossier_of_your_own_is_cited_without_our_names() -> None:
    mine = ik.Dossier(title="Ships & steel", edition="2", as_of="2025-03").about().citation
    assert mine is not None
    assert mine == CitedWork(title="Ships & steel", version="2", year=2025)
    assert mine.text == "Ships & steel, 2 (2025)."
    assert mine.bibtex == (
        "@misc{ships-steel-2,\n  title = {{Ships \\& steel}},\n  year = {2025},\n  version = {2},\n}\n"
    )


def test_the_year_is_that_of_the_edition_before_that_of_the_data() -> None:
    editions = {"2026.11.0": 2026, "20261": 2025, "first": 2025}
    for edition, year in editions.items():
        cited = ik.Dossier(title=REFERENCE_TITLE, edition=edition, as_of="2025").about().citation
        assert cited is not None
        assert cited.year == year


def test_a_dossier_without_a_title_has_no_citation() -> None:
    assert ik.Dossier().about().citation is None
    assert ik.Records([]).select(kind="sector") == ()


def test_latex_commands_in_a_title_are_written_out() -> None:
    written = CitedWork(title="50%_of {R&D} #1 $2 ~^\\").bibtex
    assert r"{50\%\_of \textbraceleft{}R\&D\textbraceright{} \#1 \$2 " in written
    assert r"\textasciitilde{}\textasciicircum{}\textbackslash{}}" in written


def test_the_software_is_cited_with_its_version() -> None:
    assert SOFTWARE.version == ik.__version__
    assert SOFTWARE.text.startswith("The indokorea contributors. indokorea: ")
