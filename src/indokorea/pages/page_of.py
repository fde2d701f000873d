"""The page of any object that shows itself, chosen by its class.

The classes are named, not imported, so that showing one record loads neither the board nor the search.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indokorea.render.blocks import Page
    from indokorea.render.display import Displayable

# The module in this package, and the function there, that lays out each class and its subclasses.
PAGES = {
    "About": ("collection", "about_page"),
    "AgreementStanding": ("standing", "standing_page"),
    "AgreementTerm": ("standing", "term_page"),
    "Board": ("progress", "board_page"),
    "BoardMoney": ("progress", "board_money_page"),
    "Briefing": ("briefing", "briefing_page"),
    "Chronology": ("chronology", "chronology_page"),
    "Codebook": ("dyad_years", "codebook_page"),
    "Complementarities": ("results", "complementarities_page"),
    "Complementarity": ("results", "complementarity_page"),
    "DayState": ("chronology", "day_state_page"),
    "Diff": ("changes", "diff_page"),
    "Dispute": ("evidence", "dispute_page"),
    "Dossier": ("collection", "dossier_page"),
    "DyadYears": ("dyad_years", "dyad_years_page"),
    "Evidence": ("evidence", "evidence_page"),
    "Expectation": ("results", "expectation_page"),
    "Hit": ("results", "hit_page"),
    "KnowledgeCutoff": ("chronology", "knowledge_cutoff_page"),
    "Lineage": ("lineage", "lineage_page"),
    "Merged": ("changes", "merged_page"),
    "Moment": ("chronology", "moment_page"),
    "Neighbours": ("collection", "neighbours_page"),
    "PhaseStanding": ("standing", "standing_page"),
    "ProgressStanding": ("standing", "progress_standing_page"),
    "Realisation": ("realisation", "realisation_page"),
    "Record": ("record", "record_page"),
    "Report": ("report", "report_page"),
    "Result": ("results", "result_page"),
    "ResultTable": ("results", "result_table_page"),
    "Scorecard": ("scorecard", "scorecard_page"),
    "ScorecardPart": ("scorecard", "part_page"),
    "Selection": ("collection", "selection_page"),
    "StageStanding": ("standing", "standing_page"),
    "Table": ("table", "table_page"),
    "TermsEnding": ("results", "terms_ending_page"),
    "TradeMeasureStanding": ("standing", "standing_page"),
    "Trail": ("progress", "trail_page"),
    "UndertakingCoverage": ("collection", "coverage_page"),
    "View": ("collection", "view_page"),
}


def page_of(shown: Displayable) -> Page:
    """Return the page of an object, or that of the nearest class that it derives from.

    Raises TypeError for an object of a class that has no page.

    >>> from indokorea.records.sector import Sector
    >>> page_of(Sector(id="sector:steel", name="Steel")).title
    'Steel'
    """
    for cls in type(shown).__mro__:
        if cls.__name__ in PAGES and cls.__module__.startswith("indokorea."):
            module, function = PAGES[cls.__name__]
            page: Page = getattr(import_module(f"indokorea.pages.{module}"), function)(shown)
            return page
    raise TypeError(
        f"{type(shown).__name__} has no page; name the function that lays it out in indokorea.pages.page_of.PAGES"
    )
