"""Help for the tests of those who build on this library: Hypothesis strategies for every record and value.

    from indokorea.testing import strategies

Needs Hypothesis: `python -m pip install "indokorea[testing]"`.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401  # asked for here, so that its absence is told once and plainly
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    raise ModuleNotFoundError(
        'indokorea.testing needs Hypothesis: python -m pip install "indokorea[testing]"', name="hypothesis"
    ) from None
