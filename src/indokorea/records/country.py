"""Countries and blocs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from indokorea.fields.part import FieldsCheck
from indokorea.fields.record_ids import DPRK
from indokorea.fields.text_rules import Matches
from indokorea.findings import Finding
from indokorea.records.base import NamedRecord
from indokorea.vocabulary.converters import to_country_type
from indokorea.vocabulary.organisations import CountryType

Alpha2 = Annotated[str, Matches("[A-Z]{2}", "ISO 3166-1 alpha-2 code", "KR")]
Alpha3 = Annotated[str, Matches("[A-Z]{3}", "ISO 3166-1 alpha-3 code", "KOR")]
Fips = Annotated[str, Matches("[A-Z]{2}", "FIPS 10-4 country code", "KS")]
Numeric = Annotated[str, Matches("[0-9]{3}", "three-digit country code", "410")]


DPRK_CODES = {"alpha2": "KP", "alpha3": "PRK", "numeric": "408", "cow": "731", "gw": "731", "fips": "KN"}


def _check_dprk_codes(
    id: str,
    alpha2: str | None,
    alpha3: str | None,
    numeric: str | None,
    cow: str | None,
    gw: str | None,
    fips: str | None,
) -> Iterator[Finding]:
    """Refuse the codes of the DPRK under any other id, since the fields for parties refuse it by its id."""
    given = {"alpha2": alpha2, "alpha3": alpha3, "numeric": numeric, "cow": cow, "gw": gw, "fips": fips}
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

    Each standard numbers countries in its own way, so the same digits may mean different countries.

    >>> Country(id="country:kor", name="Republic of Korea", alpha3="KOR", cow="732").label
    'Republic of Korea'
    """

    kind: ClassVar[str] = "country"
    outside_classes: ClassVar[tuple[str, ...]] = ("schema:Country",)
    is_background: ClassVar[bool] = True
    always_known: ClassVar[bool] = True
    is_reference_data: ClassVar[bool] = True

    type: CountryType = attrs.field(default=CountryType.STATE, converter=to_country_type)
    """Whether it is a state or a bloc."""
    alpha2: Alpha2 | None = None
    """Its two-letter code in ISO 3166-1: IN, KR."""
    alpha3: Alpha3 | None = None
    """Its three-letter code in ISO 3166-1: IND, KOR."""
    numeric: Numeric | None = None
    """Its three-digit code in ISO 3166-1: 356, 410."""
    cow: Numeric | None = None
    """Its number in Correlates of War, used by DCAD and ATOP: 750, 732."""
    gw: Numeric | None = None
    """Its number in the list of states of Gleditsch and Ward: 750, 732. For some states it differs from `cow`."""
    comtrade: Numeric | None = None
    """Its number in UN Comtrade: 699, 410. For India it differs from ISO 3166-1."""
    fips: Fips | None = None
    """Its two-letter code in FIPS 10-4, used by GDELT: IN, KS."""

    checks: ClassVar[tuple[FieldsCheck, ...]] = (_check_dprk_codes,)
