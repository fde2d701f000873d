"""Search: finding records by text across three scripts."""
