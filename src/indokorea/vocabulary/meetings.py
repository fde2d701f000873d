"""Terms of mechanisms and meetings.

CAMEO codes are those of events of the same type, schema.org codes those of an Event.
"""

from indokorea.vocabulary.base import Term


class MechanismType(Term):
    """The type of a standing dialogue."""

    SUMMIT = "summit", "leaders meet regularly"
    JOINT_COMMISSION = ("joint_commission", "foreign ministers direct the whole relationship")
    TWO_PLUS_TWO = "two_plus_two", "foreign and defence ministries meet together"
    MINISTERIAL_DIALOGUE = ("ministerial_dialogue", "ministers of one subject meet, such as defence or finance")
    VICE_MINISTERIAL_DIALOGUE = ("vice_ministerial_dialogue", "vice-ministers or secretaries meet")
    SECURITY_DIALOGUE = "security_dialogue", "national security staffs meet"
    STAFF_TALKS = "staff_talks", "armed forces or coast guards meet"
    CONSULTATION = ("consultation", "officials consult on one subject, such as consular affairs or trade remedies")
    JOINT_COMMITTEE = "joint_committee", "a committee administers one agreement or one subject"
    WORKING_GROUP = "working_group", "experts work under a committee or a forum"
    TASK_FORCE = "task_force", "a group works on one task and is then dissolved"
    STUDY_GROUP = "study_group", "a group studies whether to negotiate"
    NEGOTIATION = "negotiation", "rounds of talks on one text"
    FACILITATION_DESK = ("facilitation_desk", "a permanent office helps firms of the other side")
    BUSINESS_FORUM = "business_forum", "chief executives or firms meet"
    BUSINESS_COUNCIL = "business_council", "chambers of commerce have a joint council"
    TRACK_TWO = "track_two", "scholars meet, with or without officials"
    PARLIAMENTARY_GROUP = ("parliamentary_group", "members of the parliaments have a friendship group")
    SISTER_CITIES = "sister_cities", "two cities or provinces are twinned"
    MILITARY_EXCHANGE = ("military_exchange", "ships, colleges or units visit each other regularly")
    CULTURAL_EXCHANGE = "cultural_exchange", "festivals, or youth or media exchanges, take place regularly"


class Cadence(Term):
    """The planned frequency of a mechanism's meetings; codes are ISO 8601 durations."""

    MONTHLY = "monthly", "every month", "ISO 8601 P1M"
    QUARTERLY = "quarterly", "every three months", "ISO 8601 P3M"
    SEMI_ANNUAL = "semi_annual", "twice a year", "ISO 8601 P6M"
    ANNUAL = "annual", "every year", "ISO 8601 P1Y"
    BIENNIAL = "biennial", "every second year", "ISO 8601 P2Y"
    TRIENNIAL = "triennial", "every third year", "ISO 8601 P3Y"
    CONTINUOUS = "continuous", "permanently at work, as an office is"
    AD_HOC = "ad_hoc", "when needed"
    IRREGULAR = "irregular", "repeatedly, without a fixed interval"


class MeetingType(Term):
    """The type of a meeting; the rank of those who lead it is its level."""

    SUMMIT = "summit", "leaders meet, at home or abroad", "CAMEO 040"
    STATE_VISIT = ("state_visit", "a visit by a head of state or government with full honours", "CAMEO 042")
    OFFICIAL_VISIT = ("official_visit", "a visit by a leader or a minister on invitation", "CAMEO 042")
    WORKING_VISIT = ("working_visit", "a visit by a leader or a minister for talks, with little ceremony", "CAMEO 042")
    VISIT = "visit", "a visit whose form no source gives", "CAMEO 042"
    ENVOY_VISIT = "envoy_visit", "a visit by a special envoy of a leader", "CAMEO 042"
    DELEGATION_VISIT = ("delegation_visit", "a visit by a group of officials, officers or students", "CAMEO 042")
    BUSINESS_MISSION = "business_mission", "a visit by a group of firms or chambers of commerce"
    SITE_VISIT = "site_visit", "a visit to a shipyard, a plant or a memorial"
    TALKS = "talks", "talks between two sides", "CAMEO 040"
    CALL_ON = "call_on", "a guest's call on a host", "CAMEO 040"
    SIDELINE_MEETING = ("sideline_meeting", "a meeting of two sides in the margins of a larger one", "CAMEO 044")
    CALL = "call", "a conversation at a distance; its mode says whether by telephone or by video", "CAMEO 041"
    NEGOTIATION_ROUND = "negotiation_round", "a round of talks on a text", "CAMEO 046"
    JOINT_COMMISSION = ("joint_commission", "a session of the joint commission", "CAMEO 040")
    TWO_PLUS_TWO = ("two_plus_two", "a session of foreign and defence ministries together", "CAMEO 040")
    MINISTERIAL = "ministerial", "a session of a ministerial dialogue", "CAMEO 040"
    FOREIGN_OFFICE_CONSULTATION = ("foreign_office_consultation", "consultations of foreign ministries", "CAMEO 040")
    DIALOGUE = ("dialogue", "a session of a security, defence or policy dialogue", "CAMEO 040")
    STAFF_TALKS = "staff_talks", "talks of armed forces or coast guards", "CAMEO 040"
    COMMITTEE = ("committee", "a session of a joint committee or a study group", "CAMEO 040")
    WORKING_GROUP = "working_group", "a session of a working group", "CAMEO 040"
    PARLIAMENTARY = "parliamentary", "a meeting of members of the parliaments", "CAMEO 040"
    BUSINESS_FORUM = "business_forum", "a meeting of firms, often with leaders present"
    ROUNDTABLE = "roundtable", "a small meeting on one subject"
    FORUM = "forum", "a conference, a seminar or a think-tank dialogue"
    MULTILATERAL = ("multilateral", "a meeting of many countries in which both take part", "CAMEO 040")
    CEREMONY = "ceremony", "a signing, an opening or a commemoration that people attend"


class MeetingMode(Term):
    """The way in which the people of a meeting come together."""

    IN_PERSON = "in_person", "all at one place", "schema.org OfflineEventAttendanceMode"
    VIDEO = "video", "by video", "schema.org OnlineEventAttendanceMode"
    TELEPHONE = "telephone", "by telephone", "schema.org OnlineEventAttendanceMode"
    MIXED = "mixed", "some at one place, others by video", "schema.org MixedEventAttendanceMode"


class HoldingOutcome(Term):
    """The outcome of a meeting or an exercise: whether it took place."""

    PLANNED = "planned", "announced or expected for a later day", "schema.org EventScheduled"
    HELD = "held", "took place"
    POSTPONED = "postponed", "postponed, and not held since, as far as the source says", "schema.org EventPostponed"
    CANCELLED = "cancelled", "did not take place", "schema.org EventCancelled"
    NOT_CONFIRMED = "not_confirmed", "expected by a source, and no source says that it took place"

    @property
    def called_off(self) -> bool:
        """True if it was not held at its time: postponed or cancelled."""
        return self in (HoldingOutcome.POSTPONED, HoldingOutcome.CANCELLED)


class MeetingLevel(Term):
    """The level of a meeting or a mechanism: the rank of those who lead it."""

    HEAD_OF_STATE_GOVERNMENT = ("head_of_state_government", "presidents or prime ministers")
    FOREIGN_MINISTER = "foreign_minister", "foreign ministers"
    MINISTER = "minister", "other ministers"
    DEPUTY_MINISTER = "deputy_minister", "vice-ministers or secretaries"
    OFFICIAL = "official", "officials and ambassadors"
    MILITARY_CHIEF = ("military_chief", "chiefs and staffs of armed forces or coast guards")
    PARLIAMENT = "parliament", "speakers and members of parliaments"
    SUBNATIONAL = "subnational", "chief ministers, governors and mayors"
    INSTITUTIONAL = "institutional", "institutes, universities and other bodies"
    BUSINESS = "business", "companies and chambers"


class ParticipantRole(Term):
    """The role of somebody in a meeting."""

    HOST = "host", "received the others"
    GUEST = "guest", "was received"
    CHAIR = "chair", "presided alone"
    CO_CHAIR = "co_chair", "presided with the other side"
    HEAD_OF_DELEGATION = "head_of_delegation", "led one side"
    NEGOTIATOR = "negotiator", "led or joined the talks on a text"
    DELEGATE = "delegate", "belonged to one delegation"
    ENVOY = "envoy", "represented somebody who was absent"
    SIGNATORY = "signatory", "signed a document there"
    WITNESS = "witness", "witnessed a signing or an exchange of documents"
    SPEAKER = "speaker", "gave an address"
    OBSERVER = "observer", "attended without taking part"
