"""Settings of the kernel that runs the notebooks: the sources of this repository, and the same output in every build.

By default a kernel reads the settings of the user who builds, lays text out in the width of the terminal, and sends
printed text every fifth of a second, which can break a line of the page in two.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.application import Sphinx
from sphinx.config import Config

SETTINGS = """
c = get_config()
c.IPKernelApp.exec_lines = ["__import__('sys').stdout.flush_interval = 3600"]  # output is sent when the cell ends
c.IPKernelApp.log_level = "ERROR"
c.HistoryManager.enabled = False
"""


def set_up(app: Sphinx, _config: Config) -> None:
    """Write the settings to a temporary folder, and point the kernels to it until the build ends."""
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
    """Connect the settings to the build."""
    app.connect("config-inited", set_up)
    return {"parallel_read_safe": True}
