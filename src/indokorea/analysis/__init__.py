"""Answers about a collection: evidence, disputes, complementarity, coverage, figures."""
