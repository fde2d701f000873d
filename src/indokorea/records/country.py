"""Countries and blocs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.findings import Finding
from indokorea.records.base import NamedRecord
from indokorea.values.ids import DPRK
from indokorea.values.part import FieldsCheck
from indokorea.values.text import Matches
from indokorea.vocabulary.organisations import CountryType

Alpha2 = Annotated[str, Matches("[A-Z]{2}", "ISO 3166-1 alpha-2 code", "KR")]
Alpha3 = Annotated[str, Matches("[A-Z]{3}", "ISO 3166-1 alpha-3 code", "KOR")]
Fips = Annotated[str, Matches("[A-Z]{2}", "FIPS 10-4 country code", "KS")]
Numeric = Annotated[str, Matches("[0-9]{3}", "three-digit country code", "410")]


DPRK_CODES = {"alpha2": "KP", "alpha3": "PRK", "numeric": "408", "cow": "731", "fips": "KN"}


def _the_dprk_under_its_own_id(
    id: str, alpha2: str | None, alpha3: str | None, numeric: str | None, cow: str | None, fips: str | None
) -> Iterator[Finding]:
    """So that the fields for parties, which refuse it by its id, cannot be passed under another one."""
    given = {"alpha2": alpha2, "alpha3": alpha3, "numeric": numeric, "cow": cow, "fips": fips}
    for field, code in DPRK_CODES.items():
        if given[field] == code and id not in DPRK:
            yield Finding(
                code="impossible",
                path=f"/{field}",
                message=f"{code} is the Democratic People's Republic of Korea",
                hint='its id is "country:prk"; the Republic of Korea is "country:kor"',
                value=f'"{code}"',
            )


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Country(NamedRecord):
    """A state, or a bloc of states that takes part as one.

    `alpha2`, `alpha3` and `numeric` are its ISO 3166-1 codes. Others number countries in their own way: `cow` is the
    Correlates of War code (India 750, Korea 732), `comtrade` that of UN Comtrade (India 699, Korea 410), `fips` that of
    FIPS 10-4 (India IN, Korea KS).

    >>> Country(id="country:kor", name="Republic of Korea", alpha3="KOR", cow="732").label
    'Republic of Korea'
    """

    kind: ClassVar[str] = "country"

    type: CountryType = CountryType.STATE
    alpha2: Alpha2 | None = None
    alpha3: Alpha3 | None = None
    numeric: Numeric | None = None
    cow: Numeric | None = None
    comtrade: Numeric | None = None
    fips: Fips | None = None

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_the_dprk_under_its_own_id,)
