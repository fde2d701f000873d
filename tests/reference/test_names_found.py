"""What the names in Korean and Hindi scripts find in the bundled dossier, the best first."""

from __future__ import annotations

import pytest

import indokorea as ik

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

# Those that the shared word of a group's name finds beside the group.
ALSO_FOUND = [
    ("삼성", "organisation:samsung-electronics"),
    ("삼성", "organisation:samsung-sdi"),
    ("현대", "organisation:hyundai-motor-india"),
    ("현대", "organisation:hd-hyundai"),
    ("한화", "organisation:hanwha-aerospace"),
    ("टाटा", "organisation:tata-motors"),
]


@pytest.mark.parametrize(("text", "first"), FIRST_FOUND.items())
def test_a_name_in_its_own_script_finds_its_bearer_first(text: str, first: str) -> None:
    found = D.find(text)
    assert found
    assert found[0].record.id == first


@pytest.mark.parametrize(("text", "id"), ALSO_FOUND)
def test_the_name_of_a_group_finds_its_members_too(text: str, id: str) -> None:
    assert id in [hit.record.id for hit in D.find(text)]


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
