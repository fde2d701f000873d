"""Import path of the tests of rules, so that they find the tables of cases beside them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
