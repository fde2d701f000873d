"""Fiscal years as each country writes them: India's runs from April to March, Korea's is the calendar year.

"2017-18", as Indian sources print it, is not EDTF: there it would be month 18 of 2017, and "2020-21" the spring
of 2020.
"""

from __future__ import annotations

import re

from indokorea.errors import InvalidValue
from indokorea.messages import short_json

INDIAN = r"([0-9]{4})-([0-9]{2}|[0-9]{4})"
KOREAN = r"[0-9]{4}"


def fiscal_year_text(text: str, country: str) -> str:
    """A fiscal year as an interval of EDTF. Raises InvalidValue.

    >>> fiscal_year_text("1999-00", "country:ind"), fiscal_year_text("2017", "country:kor")
    ('1999-04-01/2000-03-31', '2017-01-01/2017-12-31')
    """
    if country == "country:ind":
        return _april_to_march(text)
    if country == "country:kor":
        return _january_to_december(text)
    raise InvalidValue.from_message(
        f"no fiscal year is known for {short_json(country)}", value=country, hint='write "country:ind" or "country:kor"'
    )


def _april_to_march(text: str) -> str:
    years = re.fullmatch(INDIAN, text, re.ASCII)
    if not years:
        from indokorea.values.edtf_hints import DASHES  # noqa: PLC0415  # needed for messages only

        plain = re.sub(r"^FY|\s", "", text.translate(DASHES).replace("/", "-"))
        hint = f"write {plain}" if re.fullmatch(INDIAN, plain, re.ASCII) else "write 2017-18 or 2017-2018"
        raise InvalidValue.from_message(f"{short_json(text)} is no fiscal year of India", value=text, hint=hint)
    first = int(years[1])
    if not 1 <= first <= 9998:
        raise InvalidValue.from_message(
            f"{short_json(text)} is no fiscal year of India: years run from 0001 to 9999", value=text
        )
    second = f"{first + 1:04}"
    if not second.endswith(years[2]):
        raise InvalidValue.from_message(
            f"{short_json(text)} is no fiscal year of India: its years do not follow one another",
            value=text,
            hint=f"write {years[1]}-{second[2:]}",
        )
    return f"{years[1]}-04-01/{second}-03-31"


def _january_to_december(text: str) -> str:
    if not re.fullmatch(KOREAN, text, re.ASCII) or text == "0000":
        raise InvalidValue.from_message(
            f"{short_json(text)} is no fiscal year of Korea: it is a calendar year", value=text, hint="write 2017"
        )
    return f"{text}-01-01/{text}-12-31"
