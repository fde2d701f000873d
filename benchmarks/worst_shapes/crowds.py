"""Shapes in which many records concern one, or one record concerns many."""

from __future__ import annotations

from collections.abc import Iterator

from worst_shapes.parts import (
    IND,
    KOR,
    Plain,
    agreement,
    commitment,
    day_of,
    every,
    id_of,
    name_of,
    named,
    project,
    source,
    sum_of,
)


def restates_of_one(count: int) -> Iterator[Plain]:
    """Yield commitments that all restate the first."""
    for number in range(count):
        yield commitment(number, **({"restates": [id_of("commitment", 0)]} if number else {}))


def renewals_of_one(count: int) -> Iterator[Plain]:
    """Yield commitments with a sum that all renew the first."""
    for number in range(count):
        renews = {"renews": [id_of("commitment", 0)]} if number else {}
        yield commitment(number, target={"money": sum_of(number + 1), "by": "2020"}, basis="pledged", **renews)


def parts_of_one(count: int) -> Iterator[Plain]:
    """Yield commitments with a sum that are all a part of the first."""
    for number in range(count):
        part_of = {"part_of": id_of("commitment", 0)} if number else {}
        yield commitment(number, target={"money": sum_of(1), "by": "2020"}, basis="pledged", **part_of)


def projects_of_one_commitment(count: int) -> Iterator[Plain]:
    """Yield projects that all carry out one commitment."""
    yield commitment(0, target={"money": sum_of(1), "by": "2020"}, basis="pledged")
    for number in range(count):
        yield project(number, carries_out=[id_of("commitment", 0)], value=sum_of(1), basis="committed")


def commitments_of_one_project(count: int) -> Iterator[Plain]:
    """Yield commitments that one project carries out."""
    for number in range(count):
        yield commitment(number, target={"money": sum_of(1), "by": "2020"}, basis="pledged")
    yield project(0, carries_out=[id_of("commitment", number) for number in range(count)], value=sum_of(1))


def projects_of_one_agreement(count: int) -> Iterator[Plain]:
    """Yield projects that all carry out one agreement."""
    yield agreement(0, actions=[{"type": "signed", "on": "2010"}])
    for number in range(count):
        yield project(number, carries_out=[id_of("agreement", 0)])


def amendments_of_one_agreement(count: int) -> Iterator[Plain]:
    """Yield agreements that all amend the first and are part of it."""
    for number in range(count):
        relations = [{"type": type, "agreement": id_of("agreement", 0)} for type in ("amends", "part_of")]
        actions = [{"type": "signed", "on": day_of(number)}]
        yield agreement(number, actions=actions, **({"relations": relations} if number else {}))


def meetings_of_one_mechanism(count: int) -> Iterator[Plain]:
    """Yield meetings of one mechanism."""
    yield named("mechanism", 0, type="working_group", parties=[IND, KOR], cadence="annual")
    for number in range(count):
        period = f"{day_of(number)}/{day_of(number)}"
        yield named("meeting", number, type="talks", mechanism=id_of("mechanism", 0), round=number + 1, period=period)


def meetings_in_one_year(count: int) -> Iterator[Plain]:
    """Yield meetings of one mechanism, all in 2010."""
    yield named("mechanism", 0, type="working_group", parties=[IND, KOR], cadence="annual")
    for number in range(count):
        yield named("meeting", number, type="talks", mechanism=id_of("mechanism", 0), period="2010/2010")


def statements_about_one_commitment(count: int) -> Iterator[Plain]:
    """Yield statements with a point about one commitment each."""
    yield commitment(0)
    points = [{"stance": "welcomes", "says": "the promise", "about": id_of("commitment", 0)}]
    for number in range(count):
        yield named("statement", number, type="joint_statement", issuers=[IND, KOR], date=day_of(number), points=points)


def points_of_one_statement(count: int) -> Iterator[Plain]:
    """Yield one statement with many points about one commitment."""
    yield commitment(0, stated_in=id_of("statement", 0))
    about = id_of("commitment", 0)
    points = [{"stance": "welcomes", "says": f"point {number}", "about": about} for number in range(count)]
    yield named("statement", 0, type="joint_statement", issuers=[IND, KOR], date="2010", points=points)


def commitments_of_one_statement(count: int) -> Iterator[Plain]:
    """Yield commitments that were all stated in one text."""
    yield named("statement", 0, type="joint_statement", issuers=[IND, KOR], date="2010")
    for number in range(count):
        yield commitment(number, stated_in=id_of("statement", 0))


def exercises_of_one_series(count: int) -> Iterator[Plain]:
    """Yield the editions of one exercise."""
    for number in range(count):
        period = f"{day_of(number)}/{day_of(number + 3)}"
        yield named("exercise", number, series="drill", edition=number + 1, parties=[IND, KOR], period=period)


def exercises_in_one_year(count: int) -> Iterator[Plain]:
    """Yield the editions of one exercise, all in 2010 and without numbers."""
    for number in range(count):
        yield named("exercise", number, series="drill", parties=[IND, KOR], period="2010/2010", outcome="held")


def _observation(number: int, **fields: object) -> Plain:
    made: Plain = {
        "kind": "observation",
        "id": id_of("observation", number),
        "indicator": "bilateral_trade",
        "subject": KOR,
        "counterpart": IND,
        "period": "2010/2010",
        "money": sum_of(number + 1),
        "year": "calendar",
    }
    return made | fields


def observations_of_one_target(count: int) -> Iterator[Plain]:
    """Yield figures of one series, year by year and again, and one target."""
    target = {"indicator": "bilateral_trade", "money": sum_of(10**9), "by": "2015"}
    yield commitment(0, target=target, by=[IND, KOR], basis="planned")
    for number in range(count):
        year = 1950 + number % 70
        yield _observation(number, period=f"{year}/{year}")


def targets_of_one_series(count: int) -> Iterator[Plain]:
    """Yield targets of trade, each with another sum, and a figure for each."""
    for number in range(count):
        target = {"indicator": "bilateral_trade", "money": sum_of(number + 1), "by": "2015"}
        yield commitment(number, target=target, by=[IND, KOR], basis="planned")
        year = 1950 + number % 70
        yield _observation(number, period=f"{year}/{year}")


def targets_by_subsets_of_parties(count: int) -> Iterator[Plain]:
    """Yield equal targets of trade, each with other parties."""
    for number in range(count):
        yield {"kind": "country", "id": id_of("country", number), "name": name_of(number)}
        target = {"indicator": "bilateral_trade", "money": sum_of(1), "by": "2015"}
        yield commitment(number, target=target, by=[IND, id_of("country", number)], to=[], basis="planned")


def compilers_of_one_series(count: int) -> Iterator[Plain]:
    """Yield figures of one year that each were compiled by another body."""
    for number in range(count):
        yield named("organisation", number, type="ministry", countries=[IND])
        yield _observation(number, compiled_by=id_of("organisation", number))


def _capabilities(count: int, **fields: object) -> Iterator[Plain]:
    for number in range(count):
        side, type = ((IND, "need"), (KOR, "strength"), (IND, "strength"), (KOR, "need"))[number % 4]
        yield named("capability", number, type=type, holder=side, **fields)


def capabilities_of_one_sector(count: int) -> Iterator[Plain]:
    """Yield needs and strengths of both sides in one sector, without sources."""
    yield named("sector", 0)
    yield from _capabilities(count, sectors=[id_of("sector", 0)])


def capabilities_of_the_whole_economy(count: int) -> Iterator[Plain]:
    """Yield needs and strengths of both sides that name no sector."""
    return _capabilities(count)


def capabilities_of_one_source(count: int) -> Iterator[Plain]:
    """Yield needs and strengths of both sides in one sector, all from one source."""
    yield named("sector", 0)
    yield source(0)
    yield from _capabilities(count, sectors=[id_of("sector", 0)], citations=[{"source": id_of("source", 0)}])


def capabilities_that_one_meets(count: int) -> Iterator[Plain]:
    """Yield needs that one strength meets, with a citation for each."""
    yield source(0)
    for number in range(1, count):
        yield named("capability", number, type="need", holder=KOR)
    citations = [{"source": id_of("source", 0), "supports": [f"/meets/{number}"]} for number in range(count - 1)]
    meets = [id_of("capability", number) for number in range(1, count)]
    yield named("capability", 0, type="strength", holder=IND, meets=meets, citations=citations)


def _claim(number: int, **fields: object) -> Plain:
    return {"says": f"Claim {number}.", "rank": "disputed" if number % 2 else "accepted", **fields}


def claims_of_one_record(count: int) -> Iterator[Plain]:
    """Yield one record with many claims on one field and one topic."""
    claims = [_claim(number, field="/name/en", value=f"Value {number}", topic="one-topic") for number in range(count)]
    yield named("event", 0, type="launch", claims=claims)


def claims_on_many_fields(count: int) -> Iterator[Plain]:
    """Yield one record with a claim about each of its actions."""
    actions = [{"type": "signed", "on": day_of(number)} for number in range(count)]
    claims = [_claim(number, field=f"/actions/{number}/on", value=day_of(number + 1)) for number in range(count)]
    yield agreement(0, actions=actions, claims=claims)


def claims_on_one_topic(count: int) -> Iterator[Plain]:
    """Yield records with a claim each, all on one topic."""
    for number in range(count):
        yield named("event", number, type="launch", claims=[_claim(number, topic="one-topic")])


def expectations_of_one_sector(count: int) -> Iterator[Plain]:
    """Yield expectations of one sector, and as many undertakings in it."""
    claims = [{"says": f"Claim {number}.", "type": "expectation"} for number in range(count)]
    yield named("sector", 0, claims=claims)
    for number in range(count):
        yield commitment(number, sectors=[id_of("sector", 0)])


def expectations_that_many_meet(count: int) -> Iterator[Plain]:
    """Yield one objective with an expectation that many undertakings meet, and more that serve it."""
    done_by = [id_of("commitment", number) for number in range(count)]
    claims = [{"says": "It could come.", "type": "expectation", "done_by": done_by}]
    yield named("objective", 0, theme="innovation", held_by=[IND], claims=claims)
    for number in range(count):
        yield commitment(number, serves=[id_of("objective", 0)])


def citations_of_one_record(count: int) -> Iterator[Plain]:
    """Yield one record with a citation for each of its actions, each of another source."""
    for number in range(count):
        yield source(number)
    actions = [{"type": "signed", "on": day_of(number)} for number in range(count)]
    citations = [{"source": id_of("source", number), "supports": [f"/actions/{number}/on"]} for number in range(count)]
    yield agreement(0, actions=actions, citations=citations)


def citations_of_one_source(count: int) -> Iterator[Plain]:
    """Yield records that all cite one source."""
    yield source(0)
    for number in range(count):
        yield named("event", number, type="launch", citations=[{"source": id_of("source", 0)}])


def sources_that_reproduce_one(count: int) -> Iterator[Plain]:
    """Yield sources that all reproduce the first, and one record that cites them all."""
    for number in range(count):
        yield source(number, **({"reproduces": id_of("source", 0)} if number else {}))
    cited = [{"source": id_of("source", number)} for number in range(count)]
    yield named("event", 0, type="launch", citations=cited)


def aliases_of_one_record(count: int) -> Iterator[Plain]:
    """Yield one record with many aliases."""
    yield named("event", 0, type="launch") | {
        "name": {"en": "Common name 0", "aliases": [f"Alias {number}" for number in range(count)]}
    }


def long_texts(count: int) -> Iterator[Plain]:
    """Yield one record with texts as long as they may be."""
    text = ("word " * 2000).strip()
    claims = [{"says": f"{text[:9900]} {number}"} for number in range(-(-count // 100))]
    yield named("event", 0, type="launch", summary=text, claims=claims)


def equal_names(count: int) -> Iterator[Plain]:
    """Yield records that all have one name."""
    for number in range(count):
        yield named("event", number, type="launch", period="2010/2010") | {"name": {"en": "Common name"}}


def near_names(count: int) -> Iterator[Plain]:
    """Yield records whose names are single words that differ in a letter or two."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    for number in range(count):
        word = "".join(letters[number // 26**place % 26] for place in range(4))
        yield named("event", number, type="launch") | {"name": {"en": f"semi{word}conductor"}}


def records_of_one_date(count: int) -> Iterator[Plain]:
    """Yield events that are all of one day, and statements that are all of one year."""
    for number in range(count):
        yield named("event", number, type="launch", period="2010-05-18/2010-05-18")
        yield named("statement", number, type="message", issuers=[IND], date="2010")


def periods_without_end(count: int) -> Iterator[Plain]:
    """Yield programmes and events that all go on."""
    for number in range(count):
        yield named("programme", number, owners=[IND], period=f"{day_of(number)}/..")
        yield named("event", number, type="launch", period="/2015")


def same_day_agreements(count: int) -> Iterator[Plain]:
    """Yield agreements that two parties signed on one day, each as like the others as can be."""
    for number in range(count):
        yield agreement(number, actions=[{"type": "signed", "on": "2010-05-18"}])


def near_references(count: int) -> Iterator[Plain]:
    """Yield events that refer to records whose ids differ in a letter: read with integrity=False."""
    for number in range(count):
        involves = [f"event:n-{number:06d}{letter}" for letter in "abcdefghij"]
        yield named("event", number, type="launch", involves=[every(number, tuple(involves)), *involves])


def sectors_under_one(count: int) -> Iterator[Plain]:
    """Yield sectors that all lie under the first, and a commitment in each."""
    for number in range(count):
        yield named("sector", number, **({"broader": id_of("sector", 0)} if number else {}))
        yield commitment(number, sectors=[id_of("sector", number)])


def sectors_of_one_record(count: int) -> Iterator[Plain]:
    """Yield sectors that all lie under the first, and one commitment and two capabilities in all of them."""
    for number in range(count):
        yield named("sector", number, **({"broader": id_of("sector", 0)} if number else {}))
    sectors = [id_of("sector", number) for number in range(count)]
    yield commitment(0, sectors=sectors)
    yield named("capability", 0, type="strength", holder=IND, sectors=sectors)
    yield named("capability", 1, type="need", holder=KOR, sectors=sectors)


def parties_of_one_commitment(count: int) -> Iterator[Plain]:
    """Yield organisations that all made one commitment, and that all take part in one project."""
    for number in range(count):
        yield named("organisation", number, type="company", countries=[IND if number % 2 else KOR])
    parties = [id_of("organisation", number) for number in range(count)]
    yield commitment(0, by=parties, target={"money": sum_of(1), "by": "2020"}, basis="pledged")
    yield project(0, parties=[{"party": party} for party in parties], value=sum_of(1))


def objectives_that_one_serves(count: int) -> Iterator[Plain]:
    """Yield objectives and challenges that one commitment serves and answers."""
    for number in range(count):
        yield named("objective", number, theme="innovation", held_by=[IND])
        yield named("challenge", number, theme="financing")
    serves = [id_of("objective", number) for number in range(count)]
    yield commitment(0, serves=serves, answers=[id_of("challenge", number) for number in range(count)])


def citations_of_the_updates_of_one_commitment(count: int) -> Iterator[Plain]:
    """Yield one commitment with a citation for each update, and one for all of them."""
    yield source(0)
    updates = [{"status": "part_delivered", "on": day_of(number)} for number in range(count)]
    citations = [{"source": id_of("source", 0), "supports": [f"/updates/{number}"]} for number in range(count)]
    yield commitment(0, updates=updates, citations=[*citations, {"source": id_of("source", 0)}])


def many_partnerships(count: int) -> Iterator[Plain]:
    """Yield partnerships of India with other countries, and an agreement and a firm of each."""
    for number in range(count):
        other = id_of("country", number)
        yield {"kind": "country", "id": other, "name": name_of(number)}
        yield named("partnership", number, parties=[IND, other])
        yield named("organisation", number, type="company", countries=[other])
        parties = [{"party": IND}, {"party": id_of("organisation", number)}]
        yield agreement(number, parties=parties, actions=[{"type": "signed", "on": "2010"}])
