"""How the documentation is built: sphinx-build -W -n -b html docs docs/_build/html. Nothing is downloaded."""

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

extensions = ["myst_nb", "sphinx.ext.autodoc", "notebook_kernel", "pictures", "reference_tables"]
exclude_patterns = ["_build", "_ext"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# A page whose head says so is a notebook. It is run whenever it is read, away from the sources. A cell that fails is a
# warning that shows where, and -W makes it an error; raised, it would stop the build without a word of the cause. What
# a library says aside is not for the page: it fails the tests, which run the same cells.
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_show_tb = True
nb_execution_timeout = 120
nb_output_stderr = "remove"
nb_merge_streams = True

default_role = "literal"  # the docstrings set names in single backticks
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 140

# Types of the standard library and of cattrs, and type variables: there is no page here to lead to.
nitpick_ignore_regex = [
    (
        r"py:.*",
        r"(collections\.abc\.|datetime\.|decimal\.|os\.|typing\.|types\.|cattrs\.|attrs\.|hypothesis\.|matplotlib\.|enum\.|functools\.).*",
    ),
    (
        r"py:.*",
        r"(Any|Callable|SearchStrategy|Decimal|Iterable|Iterator|Mapping|PathLike|Self|Collection|Enum|Figure|Generic|Sequence)",
    ),
    (r"py:.*", r"(int|str|bool|bytes|float|tuple|list|dict|object|type|None|date|datetime|ValueError|KeyError)"),
    (r"py:.*", r"(.*\.)?([A-Z][A-Za-z]*T|[A-Z][A-Za-z]*T_co|optional|Part|StageStep|DateLike|When|Scale)"),
]

html_theme = "furo"
html_title = f"indokorea {release}"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
html_copy_source = False
html_show_sphinx = False
pygments_style = "friendly"
pygments_dark_style = "native"
