"""The command line (extra `cli`), which needs click and rich, so that nothing else in the package imports it."""
