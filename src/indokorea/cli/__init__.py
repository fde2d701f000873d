"""The command line (extra `cli`). It needs click and rich, so nothing else in the package imports it."""

from indokorea.cli.commands import command

__all__ = ["command"]
