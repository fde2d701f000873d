"""Korean and Hindi words for types of records, under which records without a name in the language are found too."""

from __future__ import annotations

# By the kind and the field that holds the type.
WORDS_OF_TYPES: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "agreement": (
        "instrument",
        {
            "agreement": ("협정", "समझौता"),
            "contract": ("계약", "अनुबंध"),
            "convention": ("협약", "समझौता"),
            "memorandum_of_understanding": ("양해각서", "समझौता ज्ञापन"),
            "protocol": ("의정서", "प्रोटोकॉल"),
            "treaty": ("조약", "संधि"),
        },
    ),
    "exercise": ("kind", {"exercise": ("군사훈련", "연합훈련", "संयुक्त अभ्यास", "सैन्य अभ्यास")}),
    "meeting": (
        "type",
        {
            "joint_commission": ("공동위원회", "संयुक्त आयोग"),
            "official_visit": ("공식 방문", "आधिकारिक यात्रा"),
            "state_visit": ("국빈 방문", "राजकीय यात्रा"),
            "summit": ("정상회담", "शिखर सम्मेलन"),
        },
    ),
    "statement": ("type", {"joint_statement": ("공동성명", "संयुक्त वक्तव्य", "संयुक्त बयान")}),
}
