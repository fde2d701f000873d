"""The words that readers search for, and the page that each should lead to.

The search of Sphinx ranks a page by its title and then by the number of words in it, so that "Excel" led to a page of
error codes. An index entry that equals the query comes first: these entries, which are also in the index of the site.
A plural is found by its singular, and not the reverse.
"""

from __future__ import annotations

TERMS: dict[str, tuple[str, ...]] = {
    page: tuple(terms.split(", "))
    for page, terms in {
        "index": "install, extras, download, pip, getting started",
        "tutorial/first-look": "status, beginners, tutorial",
        "tutorial/a-dossier-of-your-own": "own dossier, write a dossier, create records",
        "tutorial/from-dialogue-to-delivery": "notebooks, Jupyter, JupyterLab, analysis, semiconductors",
        "how-to/answer-questions": (
            "questions, export, save, in force, expire, expiry, renewal, MoU, memoranda, overdue, deadlines, "
            "promises, investments, visits, ministers, prime minister, trade balance, exports, imports, as "
            "known, another country, Japan, recipes, examples"
        ),
        "how-to/select-records": "select, filters, query, semiconductors, shipbuilding, defence, sectors",
        "how-to/pictures-and-tables": (
            "charts, plots, pictures, maps, figures, graphics, images, PNG, SVG, matplotlib, notebooks, "
            "Jupyter, timelines, heat map, trade balance, tables, dark, theme, phone, mobile, width"
        ),
        "how-to/tables-in-other-tools": (
            "Excel, xlsx, spreadsheets, LibreOffice, CSV, Parquet, SQLite, SQL, database, Datasette, pandas, "
            "polars, DataFrames, data frames, DuckDB, Arrow, R, export, convert, tables, flat tables"
        ),
        "how-to/graph-rdf": (
            "graphs, networkx, networks, Gephi, GraphML, GEXF, RDF, SPARQL, JSON-LD, N-Triples, Turtle, "
            "linked data, triple store, igraph, Cytoscape"
        ),
        "how-to/cite-in-zotero-and-bibtex": (
            "BibTeX, BibLaTeX, LaTeX, Zotero, CSL, Quarto, pandoc, bibliography, footnotes, references, Word"
        ),
        "how-to/calendar": "calendars, ics, iCalendar, Outlook, Google Calendar, anniversaries, deadlines, expire",
        "how-to/write-a-briefing": (
            "briefings, Word, docx, PDF, print, Markdown, HTML, footnotes, one-pager, report, summary"
        ),
        "how-to/share-one-page": "HTML, share, web page, website, offline, e-mail, print, PDF, colleague, phone",
        "how-to/answer-with-sources-in-an-assistant": (
            "assistants, MCP, Model Context Protocol, Claude, ChatGPT, Copilot, AI, LLM, agents, chatbot"
        ),
        "how-to/join-to-dyad-years": "dyad-years, Correlates of War, panel data, merge data sets, years",
        "how-to/model-an-agreement": "treaties, agreements, memoranda",
        "how-to/cite-and-dispute": "citations, claims, rival values, sources",
        "how-to/check-files-in-ci": "check, validate, validation, CI, pre-commit, GitHub Actions, lint, mistakes",
        "how-to/write-a-rule": "custom rule, own rule",
        "how-to/read-old-files": "migrate, migration, old files, upgrade",
        "how-to/correct-the-data": (
            "correct, corrections, edit, change a record, extend a record, errors in the data, contribute data"
        ),
        "how-to/merge-two-branches": "merge, git, conflicts, branches, three-way merge",
        "how-to/extensions": "extensions, own fields, custom fields, notes",
        "how-to/edit-in-vs-code": "VS Code, Visual Studio Code, editor, autocompletion, JSON Schema",
        "how-to/cite-this-project": "cite, DOI, licence, license, CC BY, copyright, edition",
        "how-to/stream-large-files": "stream, JSON Lines, JSONL, large files",
        "how-to/past-one-machine": "Spark, Dask, Ray, parallel, multiprocessing",
        "how-to/embed-in-an-application": "embed, Django, Flask, threads",
        "how-to/serve-it-with-fastapi": "FastAPI, web service, REST, OpenAPI, API server",
        "how-to/use-your-own-cattrs-converter": "cattrs, converter",
        "how-to/test-your-own-code": "pytest, Hypothesis, testing",
        "reference/dataset": "data, data set, dataset, download, gaps, quality of the data",
        "reference/codebook": "coding rules, coverage, definitions",
        "reference/data-changes": "errata, changes of the data",
        "reference/records": "fields, kinds of records",
        "reference/vocabularies": "vocabulary, enumerations",
        "reference/pydantic": "pydantic",
        "reference/schema": "JSON Schema, schema",
        "reference/wire-format": "JSON, file format",
        "reference/differences": "diff, compare, differences",
        "reference/search-and-evidence": "search, find, Korean, Hindi, 한국어, हिन्दी, evidence, sources, disputes",
        "reference/chronology": "chronology, timelines, history",
        "reference/scorecard": "scorecard, results",
        "reference/progress": "progress, overdue, stages",
        "reference/realisation": "targets, trade targets",
        "reference/command": "command line, CLI, terminal, shell",
        "reference/names": "API",
        "explanation/names-and-romanisation": (
            "translate, translations, Korean, Hindi, romanisation, transliteration, Hangul, Devanagari"
        ),
        "explanation/partial-dates": "dates, EDTF, uncertain dates",
        "explanation/status-is-derived": "in force, expire, status",
        "explanation/speed": "performance, benchmarks, memory",
        "explanation/hostile-input": "security, limits, untrusted files",
        "explanation/versions-and-compatibility": "semantic versioning, stability, deprecation",
    }.items()
}
"""The search terms of each page, by the name of its document."""


def pages_for(term: str) -> list[str]:
    """Return the pages whose entries equal a query, or are its plural, in the order of the table.

    >>> pages_for("excel"), pages_for("chart")
    (['how-to/tables-in-other-tools'], ['how-to/pictures-and-tables'])
    """
    wanted = {term.lower(), f"{term.lower()}s"}
    return [page for page, terms in TERMS.items() if not wanted.isdisjoint(one.lower() for one in terms)]
