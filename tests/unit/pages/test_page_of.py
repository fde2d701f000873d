"""Every class that shows itself has a page, chosen by its class and loaded when it is shown."""

from __future__ import annotations

import inspect
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from typing import Any

import attrs
import pytest

import indokorea as ik
from indokorea.collection.view import RecordTable
from indokorea.fields.record_kinds import RECORD_KINDS
from indokorea.pages.page_of import PAGES, page_of
from indokorea.records.base import NamedRecord
from indokorea.render.blocks import DetailLine, Details, Page, PageTable, cell_text
from indokorea.render.display import Displayable, Tabular
from indokorea.render.text import as_text

# Bases that are never shown themselves.
ABSTRACT = {Displayable, RecordTable, Tabular}


def shown_classes() -> set[type[Displayable]]:
    for module in pkgutil.walk_packages(ik.__path__, "indokorea."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found: set[type[Displayable]] = set()
    waiting: list[type[Displayable]] = [Displayable]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            waiting.extend(cls.__subclasses__())
    return {cls for cls in found if cls.__module__.startswith("indokorea.")} - ABSTRACT


MEASURE = ik.TradeMeasure(
    id="trade_measure:a",
    name="A",
    type=ik.TradeMeasureType.BAN,
    by=("country:ind",),
    steps=(ik.TradeMeasureStep(type=ik.TradeMeasureAction.IMPOSED, on="2020-07-13"),),
)


def answers(dossier: ik.Dossier) -> list[Any]:
    """One of everything that shows itself, beside the records."""
    return [
        dossier,
        dossier.about(),
        dossier.agreements,
        dossier.agreements.as_table(),
        dossier.agreements["cepa-2009"].status_on("2010"),
        dossier.briefing(sector="defence"),
        dossier.chronology(since="2026"),
        dossier.chronology(since="2026")[0],
        dossier.complementarities(),
        dossier.disputes(),
        dossier.complementarities()[0],
        dossier.coverage(),
        dossier.dyad_years(2010, 2020),
        dossier.dyad_years(2010, 2020).meanings,
        dossier.expectations()[0],
        dossier.lineage("dtac-2015", "2026-11-22"),
        MEASURE.status_on("2020-12-01"),
        dossier.disputes()[0],
        dossier.evidence("agreement:cepa-2009", "/name/en"),
        dossier.find("steel")[0],
        dossier.links_from("cepa-2009"),
        dossier.links_from("cepa-2009")[0],
        dossier.neighbours("cepa-2009"),
        dossier.select(sector="defence"),
        dossier.known_on("2010").knowledge_cutoff,
        dossier.on("2010-01-01"),
        dossier.partnerships["ind-kor"].phase_on("2012"),
        dossier.progress("2026-11-22"),
        dossier.progress("2026-11-22").money,
        dossier.progress_on("commitment:trade-50bn-2030", "2026-11-22"),
        dossier.realisation("commitment:trade-30bn-2014", "2026-11-22"),
        dossier.scorecard("2026-11-22"),
        dossier.scorecard("2026-11-22").papers,
        dossier.stage_on("commitment:trade-50bn-2030", "2026-11-22"),
        dossier.agreements["edcf-framework-2017"].term_on("2020"),
        dossier.terms_ending(since="2027-01-01"),
        dossier.trail("commitment:trade-50bn-2030"),
        ik.diff(dossier, dossier.without(["sector:steel"], integrity=False)),
        ik.merge(dossier, dossier, dossier),
        ik.Report(),
    ]


def test_every_class_that_shows_itself_is_or_derives_from_one_with_a_page() -> None:
    missing = {cls for cls in shown_classes() if not PAGES.keys() & {base.__name__ for base in cls.__mro__}}
    assert not missing, f"name their pages in {page_of.__module__}: {missing}"


def test_every_page_is_of_a_class_that_shows_itself_and_takes_one_of_its_objects() -> None:
    names = {cls.__name__: cls for cls in shown_classes()}
    assert set(PAGES) <= set(names)
    for name, (module, function) in PAGES.items():
        page = getattr(import_module(f"indokorea.pages.{module}"), function)
        first = next(iter(inspect.signature(page).parameters.values()))
        taken = str(first.annotation).partition("[")[0]
        assert taken == "Standing" or taken in {base.__name__ for base in names[name].__mro__}, function


def test_an_object_of_every_class_in_the_table_has_its_page(reference: ik.Dossier) -> None:
    records = {type(record): record for record in reference}
    objects = [*answers(reference), *records.values()]
    for shown in objects:
        page = page_of(shown)
        assert isinstance(page, Page)
        assert page.title
    assert set(PAGES) <= {base.__name__ for shown in objects for base in type(shown).__mro__}


@pytest.mark.parametrize("width", [80, 140])
def test_no_answer_breaks_an_identifier_of_a_table(width: int, reference: ik.Dossier) -> None:
    whole = re.compile("(?:{}):[a-z0-9]+(?:-[a-z0-9]+)*".format("|".join(RECORD_KINDS)))
    for answer in answers(reference):
        tables = tuple(block for block in page_of(answer).blocks if isinstance(block, PageTable))
        for table in tables:
            ids = {id for row in table.rows for cell in row for id in whole.findall(cell_text(cell))}
            assert ids <= set(whole.findall(as_text(table, width))), type(answer)


def test_an_object_of_a_subclass_has_the_page_of_its_base() -> None:
    class Collection(ik.Dossier):
        __slots__ = ()

    assert page_of(Collection(title="Mine")) == page_of(ik.Dossier(title="Mine"))


def test_a_kind_for_which_no_page_was_written_has_one_derived_from_its_fields() -> None:
    @attrs.frozen(kw_only=True, repr=False, eq=False)
    class Corridor(NamedRecord):
        kind = "event"
        lanes: int | None = None

    page = page_of(Corridor(id="event:chennai-port", name="Chennai port corridor", lanes=4))
    assert (page.title, page.under) == ("Chennai port corridor", "event:chennai-port")
    assert page.blocks == (Details(lines=(DetailLine(field="lanes", text="4"),)),)


@pytest.mark.parametrize("name", ["Greeting", "Board"])
def test_an_object_of_a_class_without_a_page_is_refused_by_name(name: str) -> None:
    unknown = type(name, (Displayable,), {"__module__": "somewhere.else"})()
    with pytest.raises(TypeError, match=f"^{name} has no page; name the function that lays it out in .*PAGES$"):
        unknown._repr_mimebundle_()


def loaded_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, indokorea as ik; {code}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_lookup_loads_no_page() -> None:
    loaded = loaded_after("ik.reference()['agreement:cepa-2009']")
    assert not [name for name in loaded if name.startswith("indokorea.pages")]


def test_showing_a_record_loads_no_other_page() -> None:
    loaded = loaded_after("str(ik.reference()['agreement:cepa-2009'])")
    pages = {name for name in loaded if name.startswith("indokorea.pages.")}
    assert pages == {
        f"indokorea.pages.{name}"
        for name in ("fields", "labels", "page_of", "places_in_records", "record", "standing", "value_words")
    }
    assert not loaded & {"indokorea.progress.board", "indokorea.search.find", "indokorea.analysis.about"}
