"""Features of a higher layer than the code that offers them, loaded by name on first use.

A board has a `plot` method, and charts are drawn from boards. So that imports run one way only, a method reaches such a
feature through this table and imports nothing itself.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

# The module of each feature, and its name there.
FEATURES = {
    "added_columns": ("indokorea.relational.view_columns", "added_columns"),
    "arrow_columns": ("indokorea.adapters.arrow", "arrow_columns"),
    "arrow_schema_capsule": ("indokorea.adapters.arrow", "arrow_schema_capsule"),
    "arrow_stream_capsule": ("indokorea.adapters.arrow", "arrow_stream_capsule"),
    "commitment_standings": ("indokorea.progress.standing", "commitment_standings"),
    "draw": ("indokorea.charts.draw", "draw"),
    "dumps": ("indokorea.wire.writing", "dumps"),
    "find": ("indokorea.search.find", "find"),
    "loads_of_any_size": ("indokorea.wire.reading", "loads_of_any_size"),
    "page_of": ("indokorea.pages.page_of", "page_of"),
    "parse_money": ("indokorea.values.money_text", "parse_money"),
    "period": ("indokorea.values.period", "Period"),
    "save_briefing": ("indokorea.adapters.briefing_files", "save_briefing"),
    "table_of": ("indokorea.relational.row_tables", "table_of"),
    "pydantic_schema": ("indokorea.adapters.pydantic", "pydantic_schema"),
    "pydantic_words": ("indokorea.adapters.pydantic", "pydantic_words"),
    "value_text": ("indokorea.pages.places_in_records", "value_text"),
    "view_table": ("indokorea.relational.view_columns", "view_table"),
    "structure_extension": ("indokorea.wire.strict.converter", "structure_extension"),
}


@cache
def feature(name: str) -> Any:
    """Return a feature of FEATURES, and import its module on the first call.

    Raises KeyError for a name that is not in the table.
    """
    module, attribute = FEATURES[name]
    return getattr(import_module(module), attribute)
