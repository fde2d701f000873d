"""The kernel that runs the notebooks: the sources beside it and fixed settings, so that all builds are alike.

Without it, a kernel would read the settings of whoever builds, lay text out in the width of the terminal, and send what
is printed in pieces wherever a fifth of a second ends, which then stand in the page as broken lines.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.application import Sphinx
from sphinx.config import Config

SETTINGS = """
c = get_config()
c.IPKernelApp.exec_lines = ["__import__('sys').stdout.flush_interval = 3600"]  # a cell is flushed when it ends
c.IPKernelApp.log_level = "ERROR"
c.HistoryManager.enabled = False
"""


def set_up(app: Sphinx, _config: Config) -> None:
    """Write the settings to a folder that is deleted after the build, and set its path for kernels."""
    folder = TemporaryDirectory(prefix="kernel-settings-")
    profile = Path(folder.name) / "profile_default"
    profile.mkdir()
    (profile / "ipython_kernel_config.py").write_text(SETTINGS, "utf-8")
    sources = Path(app.srcdir).parent / "src"
    os.environ |= {
        "IPYTHONDIR": folder.name,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(sources), os.environ.get("PYTHONPATH")))),
        "COLUMNS": "80",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    app.connect("build-finished", lambda _app, _error: folder.cleanup())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the settings with Sphinx."""
    app.connect("config-inited", set_up)
    return {"parallel_read_safe": True}
