"""Test helpers for projects that use this library: assertions, pytest fixtures and Hypothesis strategies.

The assertions need no extra. pytest finds the fixtures `reference` and `dossier` by itself. The strategies need
Hypothesis: `python -m pip install "indokorea[testing]"`.
"""

# Type checkers know this name; importing it from the typing module would load that module.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from indokorea.testing.assertions import assert_round_trips, assert_valid
else:

    def __getattr__(name: str) -> object:
        # pytest imports this package for its plugin in every run, so the assertions are loaded on first use.
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from indokorea.testing import assertions  # noqa: PLC0415  # see above

        return getattr(assertions, name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = ["assert_round_trips", "assert_valid"]
