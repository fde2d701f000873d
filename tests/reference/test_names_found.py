"""What the names in Korean and Hindi scripts find in the bundled dossier, the best first."""

from __future__ import annotations

import pytest

import indokorea as ik
from indokorea.search.words_of_types import WORDS_OF_TYPES

D = ik.reference()

FIRST_FOUND = {
    "삼성": "organisation:samsung",
    "현대": "organisation:hyundai-motor",
    "포스코": "organisation:posco",
    "기아": "organisation:kia",
    "한화": "organisation:hanwha",
    "한국전력": "organisation:kepco",
    "엘지": "organisation:lg-electronics",
    "타타대우": "organisation:tata-daewoo",
    "SK하이닉스": "organisation:sk-hynix",
    "롯데": "organisation:lotte",
    "코트라": "organisation:kotra",
    "방위사업청": "organisation:dapa",
    "한국수출입은행": "organisation:korea-eximbank",
    "윤석열": "person:yoon-suk-yeol",
    "टाटा": "organisation:tata-group",
    "रक्षा मंत्रालय": "organisation:mod-india",
    "पोस्को": "organisation:posco",
    "सेमीकंडक्टर": "sector:semiconductors",
    "जहाज निर्माण": "sector:shipbuilding",
}

# Words that are typed first, with the record that each finds first: sectors, ministries, firms and agreements.
WORDS_TYPED_FIRST = {
    "반도체": "sector:semiconductors",
    "조선": "sector:shipbuilding",
    "조선업": "sector:shipbuilding",
    "방산": "sector:defence-manufacturing",
    "원자력": "sector:nuclear-energy",
    "원전": "sector:nuclear-energy",
    "배터리": "sector:batteries",
    "이차전지": "sector:batteries",
    "이차 전지": "sector:batteries",
    "전기차": "sector:electric-mobility",
    "철강": "sector:steel",
    "무역": "sector:trade",
    "투자": "sector:investment",
    "우주": "sector:space",
    "사이버보안": "sector:cyber-security",
    "사이버 보안": "sector:cyber-security",
    "관광": "sector:tourism",
    "교육": "sector:education",
    "문화": "sector:culture",
    "수소": "sector:hydrogen",
    "해운": "sector:maritime-logistics",
    "영화": "sector:media",
    "서울": "organisation:seoul-city",
    "세파": "agreement:cepa-2009",
    "이중과세방지협정": "agreement:dtac-2015",
    "투자보장협정": "agreement:bit-1996",
    "사회보장협정": "agreement:social-security-2010",
    "군사비밀보호협정": "agreement:classified-information-2014",
    "항공협정": "agreement:air-services-1992",
    "모디": "person:modi-narendra",
    "문재인": "person:moon-jae-in",
    "이재명": "person:lee-jae-myung",
    "특별 전략적 동반자": "partnership:ind-kor",
    "아다니": "organisation:adani-group",
    "अर्धचालक": "sector:semiconductors",
    "पोत निर्माण": "sector:shipbuilding",
    "जहाज़ निर्माण": "sector:shipbuilding",
    "परमाणु ऊर्जा": "sector:nuclear-energy",
    "अन्तरिक्ष": "sector:space",
    "इस्पात": "sector:steel",
    "साइबर सुरक्षा": "sector:cyber-security",
    "कृत्रिम बुद्धिमत्ता": "sector:artificial-intelligence",
    "विद्युत वाहन": "sector:electric-mobility",
    "इलेक्ट्रॉनिक्स": "sector:electronics",
    "स्वास्थ्य": "sector:healthcare",
    "संस्कृति": "sector:culture",
    "समुद्री सुरक्षा": "sector:maritime-security",
    "लघु उद्योग": "sector:msme-clusters",
    "पत्तन": "sector:ports",
    "सियोल": "organisation:seoul-city",
    "सैमसंग": "organisation:samsung-electronics",
    "महिंद्रा": "organisation:mahindra",
    "महिन्द्रा": "organisation:mahindra",
    "अडानी": "organisation:adani-group",
    "टैगोर": "person:tagore-rabindranath",
    "मोदी": "person:modi-narendra",
    "विदेश मंत्रालय": "organisation:mea-india",
    "विशेष रणनीतिक साझेदारी": "partnership:ind-kor",
    "व्यापक आर्थिक भागीदारी समझौता": "agreement:cepa-2009",
    "दोहरा कराधान": "agreement:dtac-2015",
    "सामाजिक सुरक्षा": "agreement:social-security-2010",
    "प्रत्यर्पण": "agreement:extradition-2004",
    "Calcutta": "organisation:kolkata-city",
    "Pusan": "organisation:busan-city",
}

# Words for a type of record, which find it without a name in the language.
TYPE_WORDS = {
    "양해각서": ik.InstrumentType.MEMORANDUM_OF_UNDERSTANDING,
    "समझौता ज्ञापन": ik.InstrumentType.MEMORANDUM_OF_UNDERSTANDING,
    "정상회담": ik.MeetingType.SUMMIT,
    "शिखर सम्मेलन": ik.MeetingType.SUMMIT,
    "국빈방문": ik.MeetingType.STATE_VISIT,
    "राजकीय यात्रा": ik.MeetingType.STATE_VISIT,
    "공동성명": ik.StatementType.JOINT_STATEMENT,
    "संयुक्त वक्तव्य": ik.StatementType.JOINT_STATEMENT,
}

# Those that the shared word of a group's name finds beside the group.
ALSO_FOUND = [
    ("삼성", "organisation:samsung-electronics"),
    ("삼성", "organisation:samsung-sdi"),
    ("현대", "organisation:hyundai-motor-india"),
    ("현대", "organisation:hd-hyundai"),
    ("한화", "organisation:hanwha-aerospace"),
    ("टाटा", "organisation:tata-motors"),
]


@pytest.mark.parametrize(("text", "first"), (FIRST_FOUND | WORDS_TYPED_FIRST).items())
def test_a_name_in_its_own_script_finds_its_bearer_first(text: str, first: str) -> None:
    found = D.find(text)
    assert found
    assert found[0].record.id == first


@pytest.mark.parametrize(("text", "id"), ALSO_FOUND)
def test_the_name_of_a_group_finds_its_members_too(text: str, id: str) -> None:
    assert id in [hit.record.id for hit in D.find(text)]


@pytest.mark.parametrize(("text", "type"), TYPE_WORDS.items())
def test_a_word_for_a_type_finds_every_record_of_that_type(text: str, type: ik.Term) -> None:
    typed = {one.id for one in D if type in (getattr(one, "type", None), getattr(one, "instrument", None))}
    assert typed
    assert typed <= {hit.record.id for hit in D.find(text, limit=None)}


def test_every_word_of_the_table_of_types_is_a_type_of_its_kind() -> None:
    for kind, (field, words) in WORDS_OF_TYPES.items():
        known = {kind} if field == "kind" else {str(getattr(one, field)) for one in D.of(kind)}
        assert words.keys() <= known


# Bodies and people of Korea whose Korean name no page seen prints.
WITHOUT_KOREAN_NAME = {
    "organisation:board-of-audit-and-inspection-korea",
    "organisation:korea-india-innovation-centre",
    "organisation:korean-cultural-centre-india",
    "organisation:roks-gyeongnam",
}


def test_every_organisation_of_korea_has_a_korean_name_unless_none_was_seen() -> None:
    without = {body.id for body in D.organisations if "country:kor" in body.countries and body.name.ko is None}
    assert without <= WITHOUT_KOREAN_NAME


def test_a_misprinted_name_is_a_rejected_claim_and_no_name() -> None:
    president = D.people["lee-jae-myung"]
    assert "ली जे म्यंग" not in president.name.every
    assert [str(claim.rank) for claim in president.claims if claim.field == "/name/hi"] == ["rejected"]


def test_a_head_of_state_or_government_has_a_term_of_office() -> None:
    assert [str(tenure.office) for tenure in D.people["modi-narendra"].tenures_on("2020-01-01")] == ["Prime Minister"]
    assert [str(tenure.office) for tenure in D.people["kim-dae-jung"].tenures_on("2000-06-13")] == ["President"]
    assert D.people["park-geun-hye"].tenures_on("2017-03-11") == ()
