"""Search: which records a text finds, by which field, in which order."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import attrs
import pytest

import indokorea as ik
from indokorea.search.dprk import DPRK_NAMES, STANDALONE_NAMES
from indokorea.search.edit_distance import OneEditIndex, is_one_edit_apart
from indokorea.search.find import advice
from indokorea.search.index import MAX_TEXT, SearchIndex
from indokorea.search.normalisation import normalised_key, normalised_words

KOREA = ("Korea", "ROK", "South Korea", "대한민국", "한국", "दक्षिण कोरिया", "KOR", "KR", "Republic of Korea", "कोरिया")
NORTH = ("North Korea", "DPRK", "PRK", "KP", "조선", "북한", "उत्तर कोरिया", "Korea, North", "N. Korea", "Nroth Korea")


@pytest.fixture(scope="module")
def d() -> ik.Dossier:
    return ik.reference()


def ids(hits: tuple[ik.Hit[Any], ...]) -> list[str]:
    return [hit.record.id for hit in hits]


def sector(slug: str, name: ik.Name | str, **fields: Any) -> ik.Sector:
    return ik.Sector(id=f"sector:{slug}", name=cast(ik.Name, name), **fields)


# The two Koreas


@pytest.mark.parametrize(
    "text", [*KOREA, "korea", "ＫＯＲＥＡ", " south  korea ", "R.O.K.", "대한 민국", "the republic of Korea"]
)
def test_every_name_of_the_republic_of_korea_finds_it_first(d: ik.Dossier, text: str) -> None:
    assert d.find(text)[0].record.id == "country:kor"


@pytest.mark.parametrize("text", [*NORTH, "Democratic People’s Republic of Korea", "조선민주주의인민공화국", "북 한"])
def test_no_name_of_the_dprk_finds_the_republic_of_korea(d: ik.Dossier, text: str) -> None:
    assert "country:kor" not in ids(d.find(text, limit=None))


def test_a_summary_that_names_the_dprk_does_not_make_a_dprk_name_find_the_republic_of_korea() -> None:
    south = ik.Country(
        id="country:kor",
        name="Republic of Korea",
        alpha3="KOR",
        summary="South of North Korea, the DPRK (북한, PRK, KP).",
    )
    north = ik.Country(
        id="country:prk",
        name=ik.Name(en="Democratic People’s Republic of Korea", short="DPRK", aliases=("North Korea",)),
    )
    d = ik.Dossier([south, north])
    for text in (*NORTH, *DPRK_NAMES, *STANDALONE_NAMES):
        assert "country:kor" not in ids(d.find(text))
    assert ids(d.find("North Korea")) == ids(d.find("North Koera")) == ["country:prk"]
    assert ids(d.find("Korea")) == ["country:kor", "country:prk"]
    assert ids(d.find("South Korea")) == ["country:kor"]


def test_the_republic_of_korea_is_known_by_its_code_under_another_id() -> None:
    d = ik.Dossier([ik.Country(id="country:rok", name="Republic of Korea", alpha3="KOR", summary="Beside the DPRK.")])
    assert d.find("dprk") == ()
    assert ids(d.find("korea")) == ["country:rok"]


def test_an_alias_of_the_republic_of_korea_that_names_the_dprk_does_not_find_it() -> None:
    korea = ik.Country(id="country:kor", name=ik.Name(en="Republic of Korea", aliases=("朝鮮民主主義", "Hanguk")))
    d = ik.Dossier([korea])
    assert d.find("朝鮮民主主義") == ()
    assert ids(d.find("Hanguk")) == ["country:kor"]


# Normalisation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KOREA", "korea"),
        ("Ｋｏｒｅａ", "korea"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Malmö Łódź Ærø", "malmo lodz aero"),
        ("부산항", "\u1107\u116e\u1109\u1161\u11ab\u1112\u1161\u11bc"),
        ("ज़मीन", "जमीन"),
        ("\u095bमीन", "ज\u093cमीन"),
        ("हिन्दी", "हिंदी"),
        ("मुम्बई", "मुंबई"),
        ("चाँद", "चांद"),
        ("P’yŏngch’ang", "Pyongchang"),
        ("Jae-myung", "Jae myung"),
        ("ko\u00adrea\u200d", "korea"),
    ],
)
def test_spellings_of_one_name_normalise_to_the_same_words(one: str, other: str) -> None:
    assert normalised_words(one) == normalised_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("कि", "की"), ("क", "का"), ("तत", "त्त"), ("조선", "조손"), ("2015", "2016")]
)
def test_vowel_signs_the_virama_and_digits_distinguish_names(one: str, other: str) -> None:
    assert normalised_words(one) != normalised_words(other)


def test_a_key_has_no_blanks_and_keeps_signs_only_if_there_is_nothing_else() -> None:
    assert normalised_key("부산 항") == normalised_key("부산항")
    assert normalised_key(" * * ") == "**"


# Fields and matches


def test_points_claims_and_notes_are_found_under_their_own_field() -> None:
    point = ik.StatementPoint(stance=ik.Stance.ANNOUNCES, says="a fund for start-ups")
    statement = ik.Statement(
        id="statement:s",
        name="They said",
        type=ik.StatementType.JOINT_STATEMENT,
        issuers=("country:ind",),
        points=(point,),
        claims=(ik.Claim(says="It was late.", note="By a fortnight."),),
    )
    update = ik.ProjectUpdate(status=ik.ProjectStatus.MOU, on="2020", note="Exchanged at Madurai.")
    project = ik.Project(id="project:p", name="A yard", type=ik.ProjectType.PLANT, updates=(update,))
    d = ik.Dossier([statement, project], integrity=False)
    queries = ("start-ups", "late", "fortnight", "Madurai")
    assert [[hit.field for hit in d.find(text)] for text in queries] == [
        ["/points/0/says"],
        ["/claims/0/says"],
        ["/claims/0/note"],
        ["/updates/0/note"],
    ]
    assert {str(hit.match) for text in queries for hit in d.find(text)} == {"said"}


def test_a_match_with_a_typing_error_ranks_below_any_match_in_a_claim() -> None:
    said = sector("a", "Ore", claims=(ik.Claim(says=f"Many {'more ' * 150} words of steelworks."),))
    slipped = sector("b", "Steelwork")
    assert ids(ik.Dossier([slipped, said]).find("steelwor")) == ["sector:b", "sector:a"]  # a beginning of a name
    assert ids(ik.Dossier([sector("b", "Steelwrok"), said]).find("steelwork")) == ["sector:a", "sector:b"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("GSOMIA", "agreement:classified-information-2014"),
        ("howitzer", "project:k9-vajra-2017"),
        ("Bharat", "country:ind"),
        ("외교부", "organisation:mofa-korea"),
        ("국방부", "organisation:mnd-korea"),
        ("부산", "organisation:busan-city"),
        ("Busan", "organisation:busan-city"),
        ("gigafactories", "project:lges-jsw-jv-2024"),
        ("semi conductor", "capability:kor-semiconductors"),
        ("Posco odisha", "project:posco-odisha-2005"),
        ("Lee Jae Myung", "person:lee-jae-myung"),
        ("이재명", "person:lee-jae-myung"),
        ("मोदी", "person:modi-narendra"),
        ("EDCF", "programme:edcf"),
        ("L&T", "organisation:larsen-toubro"),
    ],
)
def test_a_common_query_finds_the_intended_record_first(d: ik.Dossier, text: str, id: str) -> None:
    assert d.find(text)[0].record.id == id


def test_hits_are_ranked_by_the_type_of_match_and_name_their_field_and_text() -> None:
    records: list[ik.AnyRecord] = [
        sector("a", "Steel"),
        sector("b", ik.Name(en="Iron", aliases=("Steel",))),
        sector("c", "Steel making"),
        sector("d", "Green steel"),
        ik.Event(id="event:e", name="Fair", type=ik.EventType.MILESTONE, place=ik.Place(name=ik.Name.of("Steel City"))),
        ik.Source(id="source:f", title="On steel", type=ik.SourceType.NEWS),
        sector("g", "Metals", summary="Among them steel."),
        sector("i", "Ore", claims=(ik.Claim(says="It is for steel.", note="So they say."),)),
        sector("h", "Steal"),
    ]
    hits = ik.Dossier(records).find("STEEL")
    assert [(hit.record.slug, str(hit.match), hit.field, hit.text) for hit in hits] == [
        ("a", "name", "/name/en", "Steel"),
        ("b", "alias", "/name/aliases/0", "Steel"),
        ("c", "prefix", "/name/en", "Steel making"),
        ("d", "word", "/name/en", "Green steel"),
        ("f", "inside", "/title", "On steel"),
        ("e", "inside", "/place/name/en", "Steel City"),
        ("g", "summary", "/summary", "Among them steel."),
        ("i", "said", "/claims/0/says", "It is for steel."),
        ("h", "typo", "/name/en", "Steal"),
    ]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.score <= 1 for hit in hits)


@pytest.mark.parametrize(
    ("text", "id", "field"),
    [
        ("cepa 2009", "agreement:cepa-2009", "/id"),
        ("agreement:cepa-2009", "agreement:cepa-2009", "/id"),
        ("8542", "sector:semiconductors", "/codes/3/code"),
        ("hs8542", "sector:semiconductors", "/codes/3"),
        ("410", "country:kor", "/numeric"),
        ("부산 상공회의소", "organisation:busan-chamber", "/name/ko"),
        ("없는없는", "", ""),
        ("नरेन्द्र मोदी", "person:modi-narendra", "/name/hi"),
        ("Modi", "person:modi-narendra", "/name/en"),
        ("Hyun Cho", "person:cho-hyun", "/name/en"),
        ("조선소", "organisation:cochin-shipyard", "/name/ko"),
        ("Youngsam Choi", "person:choi-youngsam", "/name/aliases/0"),
        ("visitors kor with ind 2025", "observation:korean-visitors-2025", "label"),
    ],
)
def test_a_name_code_or_identifier_of_the_bundled_dossier_finds_its_record(
    d: ik.Dossier, text: str, id: str, field: str
) -> None:
    hits = d.find(text)
    assert [(hit.record.id, hit.field) for hit in hits[:1]] == ([(id, field)] if id else [])


def test_an_identifier_is_found_with_and_without_its_scheme() -> None:
    item = ik.Identifier(scheme=ik.IdentifierScheme.WIKIDATA, value="Q884")
    d = ik.Dossier([ik.Country(id="country:kor", name="Republic of Korea", identifiers=(item,))])
    assert [d.find(text)[0].field for text in ("q884", "wikidata:Q884")] == ["/identifiers/0/value", "/identifiers/0"]
    assert d.find("Q88") == ()


def test_a_source_is_found_by_title_publisher_and_address() -> None:
    page = ik.Source(
        id="source:x",
        title="Ships arrive",
        type=ik.SourceType.NEWS,
        publisher="Harbour News",
        url="https://news.example/1",
    )
    d = ik.Dossier([page])
    assert [
        (hit.field, str(hit.match))
        for text in ("ships arrive", "harbour", "https://news.example/1")
        for hit in d.find(text)
    ] == [
        ("/title", "name"),
        ("/publisher", "summary"),
        ("/url", "alias"),
    ]


def test_every_word_must_be_found_in_any_order_but_stop_words_do_not_count() -> None:
    d = ik.Dossier([sector("x", "Ships and arms", summary="For the navy.")])
    texts = ("arms ships", "navy ships", "what are the arms of ships", "ships planes", "and the")
    matches = [[str(hit.match) for hit in d.find(text)] for text in texts]
    assert matches == [["word"], ["summary"], ["word"], ["partial"], ["summary"]]
    assert d.find("navy ships")[0].field == "/summary"
    assert not d.select(text="ships planes")


def test_without_a_record_of_every_word_those_with_the_rarest_words_come_first_and_sources_last() -> None:
    talks = [sector(f"talks-{number}", "Talks") for number in range(9)]
    page = ik.Source(id="source:a", title="Yards and talks", type="news")
    d = ik.Dossier([*talks, page, sector("yards", "Yards"), sector("z", "Ore", claims=(ik.Claim(says="Of yards."),))])
    hits = d.find("missing talks on yards")
    assert ids(hits) == ["sector:yards", "sector:z", "source:a"]
    assert {hit.match for hit in hits} == {ik.MatchType.PARTIAL}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_names_of_a_country_weigh_alike_in_every_language() -> None:
    india = ik.Country(id="country:ind", name=ik.Name(en="India", ko="인도"))
    many = [sector(f"a{number}", "Of India") for number in range(9)]
    d = ik.Dossier(
        [india, *many, sector("x", ik.Name(en="Guns", ko="방산")), sector("y", ik.Name(en="O", ko="인도양"))]
    )
    assert ids(d.find("인도 방산 없음")) == ["sector:x"]


def test_a_sector_beside_other_words_finds_the_records_of_it() -> None:
    defence = sector("defence", ik.Name(en="Defence", hi="रक्षा"))
    guns = sector("guns", "Guns", broader="sector:defence")
    talks, gun_talks = (
        ik.Meeting(id=f"meeting:{slug}", name="Talks", type=ik.MeetingType.SUMMIT, sectors=sectors)
        for slug, sectors in (("a", ()), ("b", ("sector:guns",)))
    )
    d = ik.Dossier([defence, guns, talks, gun_talks], integrity=False)
    assert ids(d.find("रक्षा talks missing"))[0] == "meeting:b"


def test_a_korean_noun_is_found_without_its_particle_or_verbal_ending() -> None:
    d = ik.Dossier([sector("x", ik.Name(en="Visit", ko="방문")), sector("y", ik.Name(en="Trade pact", ko="무역 협정"))])
    for text in ("방문했나요", "방문을", "언제 방문하였습니까?"):
        assert ids(d.find(text)) == ["sector:x"], text
    assert ids(d.find("무역 협정은 언제 발효되었나?")) == ["sector:y"]


def test_a_year_beside_a_word_finds_the_records_with_a_date_in_it() -> None:
    of_1993, of_1994 = (
        ik.Meeting(
            id=f"meeting:rao-{year}-x", name="Visit of Rao", type=ik.MeetingType.SUMMIT, period=f"{year}-09/{year}-09"
        )
        for year in (1993, 1994)
    )
    d = ik.Dossier([of_1994, of_1993], integrity=False)
    assert ids(d.find("Rao 1993")) == ["meeting:rao-1993-x"]
    assert (d.find("1993"), ids(d.find("1993 1994 Rao"))) == ((), ["meeting:rao-1993-x", "meeting:rao-1994-x"])


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("What did India and Korea agree about shipbuilding?", "agreement:defence-shipbuilding-mou-2017"),
        ("भारत और कोरिया के बीच रक्षा समझौते", "agreement:classified-information-2014"),
        ("भारत कोरिया परमाणु समझौता", "agreement:peaceful-nuclear-2011"),
        ("한국과 인도의 방산 협력", "agreement:defence-shipbuilding-mou-2017"),
        ("한국과 인도의 포괄적경제동반자협정은 언제 발효되었나?", "agreement:cepa-2009"),
        ("how many K9 guns were delivered", "project:k9-vajra-2017"),
        ("Rao 1993", "meeting:rao-visit-1993"),
    ],
)
def test_a_question_finds_what_it_is_about(d: ik.Dossier, text: str, id: str) -> None:
    assert id in ids(d.find(text, limit=8))


def test_added_and_missing_blanks_do_not_matter() -> None:
    d = ik.Dossier(
        [
            sector("port", ik.Name(en="New Port", ko="부산 신항만 공사")),
            sector("city", ik.Name(en="Old", ko="부산항만")),
        ]
    )
    assert ids(d.find("newport")) == ids(d.find("ne wport")) == ["sector:port"]
    assert ids(d.find("부산신항")) == ids(d.find("부산 신항")) == ["sector:port"]
    assert ids(d.find("부산 항")) == ids(d.find("부산항")) == ["sector:city"]
    assert ids(d.find("만공")) == ["sector:port"]


def test_a_single_letter_matches_a_whole_word_and_two_letters_match_a_beginning() -> None:
    d = ik.Dossier([sector("plan-b", "Plan B"), sector("batteries", "Batteries")])
    assert [ids(d.find(text)) for text in ("p", "b", "ba", "pl")] == [
        [], ["sector:plan-b"], ["sector:batteries"], ["sector:plan-b"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "\u3000", ".", "—…", ".*", "%", "()[]{}", "';--", "\u0301", "\U0001f1f0\U0001f1f7"]
)
def test_a_text_without_letters_or_digits_finds_nothing(d: ik.Dossier, text: str) -> None:
    assert d.find(text) == ()


def test_signs_of_query_languages_have_no_meaning() -> None:
    d = ik.Dossier([sector("x", "Steel"), sector("y", "Iron")])
    for text in ("ste.*", "ste%", "'; DROP TABLE steel", "steel OR iron", "st?el"):
        whole = [hit for hit in d.find(text) if hit.match is not ik.MatchType.PARTIAL]
        assert len(whole) == (1 if normalised_words(text) == ("ste",) else 0)


def test_a_name_of_signs_alone_is_found_by_these_signs() -> None:
    assert ids(ik.Dossier([sector("x", "***")]).find("* * *")) == ["sector:x"]


def test_only_the_beginning_of_a_very_long_text_counts(d: ik.Dossier) -> None:
    long = "Republic of Korea " * 50_000
    assert all(hit.match is ik.MatchType.PARTIAL for hit in d.find(long, kind=ik.Source))
    name = "steel " * (MAX_TEXT // 6 + 50)
    one = ik.Dossier([sector("x", name.strip())])
    assert one.find(name)[0].match is one.find(name + "and more")[0].match is ik.MatchType.NAME
    assert one.find("steel " * 40)[0].match is ik.MatchType.PREFIX
    assert one.find("steel" * 10 + "iron") == ()


# Typing errors


@pytest.mark.parametrize("text", ["bsan", "buusan", "buasn", "busen", "Bussan", "PUSAN"])
def test_one_typing_error_is_forgiven_in_words_of_five_letters_or_more(text: str) -> None:
    d = ik.Dossier([sector("x", "Port of Busan")])
    expected = len(text) > 4
    assert [hit.match for hit in d.find(text)] == ([ik.MatchType.TYPO] if expected else [])


def test_two_errors_or_an_error_in_a_short_word_or_a_number_are_not_forgiven() -> None:
    d = ik.Dossier([sector("x", "Talks 20150518 at the port, Busan")])
    assert [d.find(text) for text in ("bsuna", "prot", "20150519", "20150581")] == [(), (), (), ()]


def test_a_typing_error_is_forgiven_in_hangul_in_devanagari_and_anywhere_in_a_name() -> None:
    d = ik.Dossier([sector("x", ik.Name(en="Plan of the sea", ko="상공회의소", hi="रक्षा उद्योग"))])
    for text in (
        "상공회의쇼",
        "상공화의소",
        "상공의회소",
        "상공라의소",
        "रक्षा उद्योक",
        "Plan fo the sea",
        "Plan of th esea",
        "Planof the se",
    ):
        assert ids(d.find(text)) == ["sector:x"], text


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("abc", "abc", False), ("abc", "abd", True), ("abc", "acb", True), ("abc", "ab", True), ("abc", "xabc", True),
        ("abc", "bca", False), ("abcd", "abdc", True), ("abcd", "badc", False), ("ab", "abcd", False), ("", "a", True),
    ],
)  # fmt: skip
def test_one_edit_adds_drops_or_replaces_a_letter_or_swaps_two_neighbours(one: str, other: str, expected: bool) -> None:
    assert is_one_edit_apart(one, other) is is_one_edit_apart(other, one) is expected


def test_the_index_finds_the_same_words_one_edit_apart_as_a_full_scan(d: ik.Dossier) -> None:
    words = sorted(
        {word for hit in d.sources for word in normalised_words(hit.title) if word.isascii() and len(word) > 4}
    )[:600]
    index = OneEditIndex(words)
    for word in words[::7]:
        assert sorted(index.near(word)) == sorted(other for other in words if is_one_edit_apart(word, other))


# Limits, kinds and wrong arguments


def test_a_limit_or_a_kind_keeps_the_order_of_hits(d: ik.Dossier) -> None:
    every = d.find("korea", limit=None)
    assert len(every) > len(d.find("korea")) == 20
    assert d.find("korea", limit=7) == every[:7]
    agreements = d.find("korea", kind=ik.Agreement, limit=None)
    assert agreements == tuple(hit for hit in every if isinstance(hit.record, ik.Agreement))


def test_a_wrong_text_limit_or_kind_is_refused(d: ik.Dossier) -> None:
    with pytest.raises(ik.InvalidValue, match="expected a text to find, got 7"):
        d.find(cast(str, 7))
    for limit in (0, -1, 2.5, True):
        with pytest.raises(ik.InvalidValue, match=r"expected a limit of 1 or more, got .*; write None for all hits"):
            d.find("x", limit=cast(int, limit))
    with pytest.raises(ik.InvalidValue, match="expected a record class"):
        d.find("x", kind=cast(Any, str))


def test_a_search_in_an_empty_dossier_finds_nothing() -> None:
    assert ik.Dossier().find("korea") == ()


# What to try


def test_a_search_without_hits_has_advice_that_finds_something() -> None:
    d = ik.Dossier([sector("steel", "Stainless steel")])
    assert advice(d, "stanlis") == 'did you mean "stainless"?'
    assert advice(d, "steel", kind=ik.Meeting) == "records of other kinds: 1; leave out the kind"
    assert [advice(d, text) for text in ("zzzz", "", "***", "ship port")] == ["", "", "", ""]


# The hit, and the index


def test_a_word_that_no_text_holds_leaves_nothing_in_the_index() -> None:
    index = SearchIndex([sector("x", "Port of Busan")])
    for text in ("busan port", "zzzzz", "zz zzz"):
        index.matches(text)
    assert {*index._postings, *index._tails} <= {*index._sorted_words}


def test_a_quick_and_a_full_normalisation_come_to_the_same() -> None:
    signs = [chr(code) for code in (*range(0x20, 0x7F), *range(0x900, 0x980), 0xAC00, 0xD7A3)] + list("‘’“”–—·…")
    for first in signs:
        for second in signs:
            text = f"न{first}{second}क"
            # A sign that is not on the quick path, and separates words.
            assert normalised_words(text) == normalised_words(f"{text} ※"), text


def test_a_hit_is_frozen_and_is_shown_as_a_line_and_a_row(d: ik.Dossier) -> None:
    hit = d.find("ROK")[0]
    assert str(hit) == 'country:kor  Republic of Korea (/name/short: "ROK"), by alias'
    assert str(d.find("India")[0]) == "country:ind  India, by name"
    assert hit.row() == {
        "id": "country:kor", "kind": "country", "label": "Republic of Korea", "field": "/name/short", "text": "ROK",
        "match": "alias", "score": 0.9,
    }  # fmt: skip
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(hit, "score", 1.0)  # noqa: B010  # as it is written, but past the type checkers
    assert pickle.loads(pickle.dumps(hit)) == hit


def test_each_dossier_builds_its_index_once_and_shares_it_with_none(d: ik.Dossier) -> None:
    mine = d.without(["country:kor"], integrity=False)
    assert mine.cached(SearchIndex) is mine.cached(SearchIndex)
    assert mine.cached(SearchIndex) is not d.cached(SearchIndex)
    assert "country:kor" not in ids(mine.find("Korea", limit=None))


def test_threads_that_search_a_new_dossier_at_once_get_the_same_hits(d: ik.Dossier) -> None:
    mine = ik.Dossier([*d.countries, *d.organisations], integrity=False)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: mine.find("korea"), range(32)))
    assert all(hits == found[0] for hits in found)
