"""What people write for the words of the vocabularies, for the hints about a word that a vocabulary does not have.

A line is the words of vocabularies, the best first, and what people write for them. The first of them that the
vocabulary in question has is suggested, also for a word of the line that it lacks. Nothing is suggested by its spelling
alone for a word that is known here: to a reader, "started" means nothing like "stalled".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

# Words of status, actions and outcomes, for every vocabulary that has them.
STEPS = """
in_force entered_into_force operating under_way: inforce
under_way in_force under_construction operating initiated: started begun ongoing on_going in_progress commenced
under_way in_force: underway active continuing continued progressing on_track implementing being_implemented alive
under_way launch: launched
under_construction under_way: building being_built construction constructing broke_ground construction_started
operating in_force under_way: running operational in_operation functioning working commissioned producing in_use
in_force entered_into_force applied imposed: effective in_effect valid binding in_vigour came_into_force took_effect
in_force entered_into_force applied imposed: came_into_effect entry_into_force applicable enforced
delivered held conducted: completed complete finished done fulfilled achieved accomplished implemented carried_out
delivered held conducted: handed_over realised realized met kept honoured honored success successful
delivered operating: built constructed
operating delivered: opened inaugurated installed
part_delivered under_way: partly_delivered partially_delivered partial half_delivered partly_done
pledged announced: promised vowed offered undertook
announced pledged proposed: declared unveiled stated
talked proposed announced: mentioned discussed suggested mooted floated considered
planned announced proposed: scheduled expected intended foreseen upcoming estimated targeted
agreed contracted mou: signed settled
signed contracted: inked
contracted committed agreed: ordered awarded contract_signed
approved_at_home approved: authorised authorized sanctioned cleared endorsed passed cabinet_approved
financed disbursed: funded
stalled suspended postponed: stopped halted paused frozen on_hold blocked stuck interrupted delayed held_up in_limbo
postponed stalled suspended: deferred adjourned rescheduled put_off pushed_back
cancelled dropped terminated abandoned: canceled called_off scrapped shelved axed aborted revoked annulled rescinded
dropped cancelled abandoned terminated: given_up discarded withdrawn refused rejected failed collapsed abandoned
cancelled dropped terminated: repealed
ended terminated closed expired: wound_up broken_off
expired ended: lapsed run_out
closed ended terminated: shut shut_down dissolved liquidated closed_down divested retired
denunciation_notified terminated: denounced withdrawal_notified notice_given notice_of_termination
superseded: replaced
held conducted: took_place taken_place happened occurred confirmed
not_confirmed: unconfirmed unverified
resumed under_way: restarted revived reopened reactivated reinstated
extended renewed: prolonged
renewed extended: renewal
amended: modified changed revised corrected rectified updated
negotiation_concluded text_agreed agreed: concluded
negotiation_opened under_negotiation: negotiating negotiations talks_began talks_opened negotiated
initialled: initialed paraphed
registered: registered_with_the_un
published: gazetted printed
disbursed spent: paid transferred remitted
spent disbursed: expended used utilised utilized
planned: budgeted target estimate
"""

# Words that have the same meaning in one vocabulary only.
OWN = {
    "ActionType": """
        denunciation_notified: withdrawn withdrawal left
    """,
    "AgreementLevel": """
        government: intergovernmental governmental
        ministry_agency: ministry agency departmental ministerial
        subnational: province provincial city regional local municipal
        institutional: university institute academic
        private: company commercial business corporate
        state: national sovereign
    """,
    "BindingForce": """
        international_law: treaty legally_binding binding
        political: non_binding nonbinding not_binding unbinding
        domestic_contract: contract contractual commercial
        silent none_stated: unknown unstated not_stated
    """,
    "Cadence": """
        annual: yearly every_year once_a_year
        semi_annual: biannual half_yearly semiannual twice_a_year
        biennial: every_two_years two_yearly
        triennial: every_three_years
        irregular: occasional
    """,
    "CapabilityType": """
        strength: offer supply asset surplus
        need: demand requirement lack gap weakness shortage
    """,
    "ClaimRank": """
        accepted: true correct confirmed
        disputed: contested doubted unconfirmed
        rejected: refuted false wrong deprecated excepted
        preferred: best
    """,
    "ExerciseDomain": """
        sea: naval maritime navy
        land: ground army
        air: aerial air_force
    """,
    "InstrumentType": """
        memorandum_of_understanding: mou memorandum
        letter_of_intent: loi
        fta: free_trade_agreement
        agreement: accord pact deal
        exchange_of_notes: notes note_verbale
        agreed_minutes: minutes record_of_discussion
        terms_of_reference: tor
        cooperation_programme: programme program executive_programme
        contract: order purchase
    """,
    "MeetingLevel": """
        head_of_state_government: summit leaders leader president prime_minister
        minister: ministerial
        deputy_minister: vice_minister secretary foreign_secretary
        official: officials working_level
    """,
    "MeetingType": """
        call phone_call: video_call telephone phone telephone_call videoconference
        talks: meeting discussions discussion conversation consultations
        negotiation_round: negotiation negotiations round
        foreign_office_consultation: foc
        joint_commission: jcm
        two_plus_two: 2+2
        sideline_meeting: sidelines pull_aside margins
        ministerial: ministers_meeting
        forum: conference seminar
        ceremony: signing
    """,
    "OfficeRank": """
        head_of_state: president
        head_of_government: prime_minister premier
        minister: foreign_minister
        deputy_minister: vice_minister secretary
        parliamentarian: mp
    """,
    "OrganisationType": """
        company: firm corporation business
        public_enterprise: psu state_owned_enterprise
        civil_society: ngo
        diplomatic_mission: embassy consulate
        ministry: department
        university: college school
        joint_venture: jv
    """,
    "Qualifier": """
        about: approximately around approx circa roughly nearly almost
        at_least: more_than over minimum
        up_to: less_than under maximum at_most
        exact: exactly precise
    """,
    "RenewalType": """
        automatic: auto tacit tacit_renewal
        by_agreement: mutual_consent
        none: no not_renewed
    """,
    "SourceType": """
        news: newspaper press media article news_agency magazine
        treaty_text: treaty text agreement_text full_text
        ministry: government embassy press_release foreign_ministry
        gazette: official_gazette official_journal treaty_series
        analysis: think_tank opinion commentary paper research study book
        reference: encyclopedia encyclopaedia wikipedia
        dataset: data database data_set
        statistics: figures table
        company: corporate firm filing
        parliament: parliamentary legislature
        court: judgment judgement ruling tribunal
        joint_statement: joint_declaration communique
        international: un united_nations
    """,
    "Stance": """
        supports: backs endorses favours favors defends approves agrees
        welcomes: greets
        praises: commends lauds applauds
        condemns: denounces deplores decries
        criticises: criticizes blames
        opposes: rejects objects disapproves disagrees
        expresses_concern: concerned worries regrets
        denies: refutes disputes contradicts
        calls_for: urges demands requests appeals
        affirms: reaffirms reiterates confirms
        acknowledges: admits recognises recognizes accepts
        notes: mentions observes
        announces: declares pronounces
        proposes: suggests offers
        thanks: appreciates
    """,
    "StatementType": """
        joint_statement: communique
        joint_declaration: declaration
        message: tweet post letter
        policy_document: strategy white_paper
        remarks: press_conference
    """,
    "YearBasis": """
        calendar: calendar_year
        fiscal: financial fiscal_year financial_year
    """,
}

# Words of what goes well and of what ended badly: neither is ever suggested for the other. All others are neutral.
_GOING_WELL = """
    announced pledged promised agreed signed contracted approved financed funded ratified accepted acceded adopted
    initialled entered_into_force in_force effective valid binding effective_for extended renewed resumed delivered
    part_delivered under_way under_construction operating held conducted disbursed spent committed completed finished
    done fulfilled achieved implemented met kept honoured built installed opened launched inaugurated commissioned
    started begun ongoing in_progress underway active running working on_track confirmed revived reopened succeeded
    affirms welcomes praises thanks supports commends lauds applauds approves endorses backs accepts condones
    recognises preferred strength surplus applied imposed initiated
"""
_ENDED_BADLY = """
    stalled dropped cancelled canceled missed replaced unreported abandoned terminated expired suspended postponed
    closed ended not_confirmed unconfirmed denunciation_notified stopped halted paused frozen blocked stuck delayed
    deferred adjourned shelved scrapped axed aborted revoked annulled rescinded repealed rejected refused failed
    collapsed lapsed shut dissolved liquidated retired withdrawn denounced breached violated broken overdue unsigned
    resigned undelivered unfinished incomplete inactive dormant invalid unpaid excepted expelled
    criticises condemns opposes denies expresses_concern denounces deplores rejects objects disapproves refutes regrets
    disputed weakness need shortage
"""

GOING_WELL, ENDED_BADLY = frozenset(_GOING_WELL.split()), frozenset(_ENDED_BADLY.split())


@cache
def synonyms_of(vocabulary: str) -> Mapping[str, tuple[str, ...]]:
    """Return what people write, with the words of vocabularies that it means, the best first."""
    lines = [line.partition(":") for text in (OWN.get(vocabulary, ""), STEPS) for line in text.splitlines()]
    found: dict[str, tuple[str, ...]] = {}
    for words, _, written in lines:
        for one in written.split():
            found[one] = (*found.get(one, ()), *words.split())
    for words, _, _ in lines:
        for one in words.split():
            found.setdefault(one, tuple(words.split()))
    return found


def are_opposed(one: str, other: str) -> bool:
    """Return True if one word is of what goes well, and the other of what ended badly."""
    return (one in GOING_WELL and other in ENDED_BADLY) or (one in ENDED_BADLY and other in GOING_WELL)


def meant_word(written: str, vocabulary: str, words: Iterable[str]) -> str | None:
    """Return the word of a vocabulary that a known word means; empty text if it has none, None for an unknown word."""
    known = set(words)
    synonyms = synonyms_of(vocabulary)
    if written in known:
        return written
    if written in synonyms:
        return next((word for word in synonyms[written] if word in known), "")
    return "" if written in GOING_WELL | ENDED_BADLY else None


def known_words(vocabulary: str) -> Iterable[str]:
    """Return every word whose meaning is known here, besides the words of the vocabulary itself."""
    return synonyms_of(vocabulary).keys() | GOING_WELL | ENDED_BADLY
