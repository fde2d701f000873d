"""Configuration of the documentation. Build it with `sphinx-build -W -n -b html docs docs/_build/html`, offline."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from indokorea._version import __version__

project = "indokorea"
author = "The indokorea contributors"
project_copyright = "the indokorea contributors"
version = release = __version__
language = "en-GB"

extensions = ["myst_nb", "sphinx.ext.autodoc", "notebook_kernel", "pictures", "reference_tables", "search_index"]
exclude_patterns = ["_build", "_ext"]

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]  # attrs_block: the class of a table
myst_heading_anchors = 3

# A page with a notebook header is run at every build, in a temporary folder. A failing cell is a warning that shows its
# place, and -W turns it into an error; `nb_execution_raise_on_error` would stop the build without showing the cause.
# Warnings on stderr are left out of the page; the tests run the same cells and fail on them.
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_show_tb = True
nb_execution_timeout = 120
nb_output_stderr = "remove"
nb_merge_streams = True
nb_code_prompt_show = "Show the {type}"
nb_code_prompt_hide = "Hide the {type}"

default_role = "literal"  # docstrings write names in single backticks
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 140

# Types of other packages and type variables have no page here to link to.
nitpick_ignore_regex = [
    (
        r"py:.*",
        r"(collections\.abc\.|datetime\.|decimal\.|os\.|typing\.|types\.|cattrs\.|attrs\.|hypothesis\.|matplotlib\.|networkx\.|pyarrow\.|enum\.|functools\.).*",
    ),
    (
        r"py:.*",
        r"(Any|Callable|SearchStrategy|Decimal|Iterable|Iterator|Mapping|PathLike|Self|Collection|Enum|Figure|Generic|Sequence|ValidationError)",
    ),
    (r"py:.*", r"(int|str|bool|bytes|float|tuple|list|dict|object|type|None|date|datetime|ValueError|KeyError)"),
    (r"py:.*", r"(.*\.)?([A-Z][A-Za-z]*T|[A-Z][A-Za-z]*T_co|optional|Part|DateLike|When|Scale)"),
    # Types that annotate public members and have no entry of their own.
    (r"py:.*", r"(.*\.)?(ColumnTable|DaySpan|DayStateRow|Exclusion|Scope|Side|Standing|StatusLike|WebLink|_[A-Z]\w*)"),
]

html_theme = "furo"
html_title = f"indokorea {release}"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
html_copy_source = False
html_show_sphinx = False
pygments_style = "default"
pygments_dark_style = "native"
