"""The currencies: the active alphabetic codes of ISO 4217 and the decimals of their minor units.

From list one of the ISO 4217 maintenance agency (SIX), as published on 2026-01-01. XXX and XTS are left out, since
they do not name a currency. The standard gives no minor unit for metals, drawing rights and units of account.
"""

from __future__ import annotations

from typing import Annotated

from indokorea.errors import InvalidValue
from indokorea.messages import did_you_mean

_WITH_DECIMALS = {
    0: """
    BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
    """,
    2: """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
    RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
    USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
    """,
    3: """
    BHD IQD JOD KWD LYD OMR TND
    """,
    4: """
    CLF UYW
    """,
}

_UNDIVIDED = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XUA"

# The number of decimals of each currency's minor unit; None if the standard gives none.
MINOR_UNITS: dict[str, int | None] = {
    code: decimals for decimals, codes in _WITH_DECIMALS.items() for code in codes.split()
} | dict.fromkeys(_UNDIVIDED.split())


class IsCurrency:
    """The rule of a currency: an active alphabetic code of ISO 4217, in capital letters.

    >>> IsCurrency()("KRW")
    >>> IsCurrency()("Rs")
    Traceback (most recent call last):
        ...
    indokorea.errors.InvalidValue: expected an active currency code of ISO 4217, got "Rs"; write it like INR, KRW or USD
    """

    def __call__(self, text: str, /) -> None:
        if text not in MINOR_UNITS:
            near = text.upper() if text.upper() in MINOR_UNITS else ""
            hint = did_you_mean(near, MINOR_UNITS) or "write it like INR, KRW or USD"
            raise InvalidValue.expected("an active currency code of ISO 4217", text, hint=hint)

    def __repr__(self) -> str:
        return "IsCurrency()"


Currency = Annotated[str, IsCurrency()]
