"""Help for the tests of those who build on this library.

Assertions need nothing more; the fixtures `reference` and `dossier` are there wherever pytest is; the Hypothesis
strategies need the extra: `python -m pip install "indokorea[testing]"`.
"""

# Named as type checkers know it; the typing module itself is not loaded.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from indokorea.testing.assertions import assert_round_trips, assert_valid
else:

    def __getattr__(name: str) -> object:
        # Every run of pytest imports this package for its plugin, with or without a test of ours.
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from indokorea.testing import assertions  # noqa: PLC0415  # as said above

        return getattr(assertions, name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = ["assert_round_trips", "assert_valid"]
