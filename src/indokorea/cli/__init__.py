"""The command line (extra `cli`). It needs click and rich, so nothing else in the package imports it."""
