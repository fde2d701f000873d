"""Words of dialogue: standing mechanisms and single meetings. CAMEO codes say what a meeting is among events."""

from indokorea.vocabulary.base import Term


class MechanismType(Term):
    """What sort of standing dialogue a mechanism is."""

    SUMMIT = "summit", "leaders meet in turn"
    JOINT_COMMISSION = ("joint_commission", "foreign ministers steer the whole relationship")
    TWO_PLUS_TWO = "two_plus_two", "foreign and defence sides sit together"
    MINISTERIAL_DIALOGUE = ("ministerial_dialogue", "ministers of one subject meet, such as defence or finance")
    VICE_MINISTERIAL_DIALOGUE = ("vice_ministerial_dialogue", "vice-ministers or secretaries meet")
    SECURITY_DIALOGUE = "security_dialogue", "national security staffs meet"
    STAFF_TALKS = "staff_talks", "armed forces or coast guards meet"
    CONSULTATION = ("consultation", "officials consult on one subject, such as consular affairs or trade remedies")
    JOINT_COMMITTEE = "joint_committee", "a committee runs one agreement or one subject"
    WORKING_GROUP = "working_group", "experts work under a committee or a forum"
    TASK_FORCE = "task_force", "a group works on one task and ends with it"
    STUDY_GROUP = "study_group", "a group studies whether to negotiate"
    NEGOTIATION = "negotiation", "rounds of talks on one text"
    FACILITATION_DESK = ("facilitation_desk", "a standing desk helps firms of the other side")
    BUSINESS_FORUM = "business_forum", "chief executives or firms meet"
    BUSINESS_COUNCIL = "business_council", "chambers keep a joint council"
    TRACK_TWO = "track_two", "scholars meet, with or without officials"
    PARLIAMENTARY_GROUP = ("parliamentary_group", "members of the parliaments keep a friendship group")
    SISTER_CITIES = "sister_cities", "two cities or provinces are twinned"
    MILITARY_EXCHANGE = ("military_exchange", "ships, colleges or units visit each other regularly")
    CULTURAL_EXCHANGE = "cultural_exchange", "festivals, youth or media exchanges recur"


class Cadence(Term):
    """How often a mechanism is meant to meet; codes are ISO 8601 durations."""

    MONTHLY = "monthly", "every month", "ISO 8601 P1M"
    QUARTERLY = "quarterly", "every three months", "ISO 8601 P3M"
    SEMI_ANNUAL = "semi_annual", "twice a year", "ISO 8601 P6M"
    ANNUAL = "annual", "every year", "ISO 8601 P1Y"
    BIENNIAL = "biennial", "every second year", "ISO 8601 P2Y"
    TRIENNIAL = "triennial", "every third year", "ISO 8601 P3Y"
    CONTINUOUS = "continuous", "at work all the time, as a desk is"
    AD_HOC = "ad_hoc", "called when there is need"
    IRREGULAR = "irregular", "meets again and again, with no fixed gap"


class MeetingType(Term):
    """What sort of meeting it was, in its own right; its rank is the level."""

    SUMMIT = "summit", "leaders meet, at home or abroad", "CAMEO 040"
    STATE_VISIT = ("state_visit", "a head of state or government comes with full honours", "CAMEO 042")
    OFFICIAL_VISIT = ("official_visit", "a leader or a minister comes on invitation", "CAMEO 042")
    WORKING_VISIT = ("working_visit", "a leader or a minister comes to work, with little ceremony", "CAMEO 042")
    VISIT = "visit", "somebody comes, and no source says in what form", "CAMEO 042"
    ENVOY_VISIT = "envoy_visit", "a special envoy comes for a leader", "CAMEO 042"
    DELEGATION_VISIT = ("delegation_visit", "a group of officials, officers or students comes", "CAMEO 042")
    BUSINESS_MISSION = "business_mission", "a group of firms or chambers comes"
    SITE_VISIT = "site_visit", "a guest tours a shipyard, a plant or a memorial"
    TALKS = "talks", "two sides sit down to talk", "CAMEO 040"
    CALL_ON = "call_on", "a guest pays a call on a host", "CAMEO 040"
    SIDELINE_MEETING = ("sideline_meeting", "two sides meet on the margins of something larger", "CAMEO 044")
    PHONE_CALL = "phone_call", "two people speak by telephone", "CAMEO 041"
    VIDEO_CALL = "video_call", "two sides confer by video", "CAMEO 041"
    NEGOTIATION_ROUND = "negotiation_round", "a round of talks on a text", "CAMEO 046"
    JOINT_COMMISSION = ("joint_commission", "a session of the joint commission", "CAMEO 040")
    TWO_PLUS_TWO = ("two_plus_two", "a session of foreign and defence sides together", "CAMEO 040")
    MINISTERIAL = "ministerial", "a session of a ministers' mechanism", "CAMEO 040"
    FOREIGN_OFFICE_CONSULTATION = ("foreign_office_consultation", "foreign ministries consult", "CAMEO 040")
    DIALOGUE = ("dialogue", "a session of a security, defence or policy dialogue", "CAMEO 040")
    STAFF_TALKS = "staff_talks", "armed forces or coast guards confer", "CAMEO 040"
    COMMITTEE = ("committee", "a session of a joint committee or a study group", "CAMEO 040")
    WORKING_GROUP = "working_group", "a session of a working group", "CAMEO 040"
    PARLIAMENTARY = "parliamentary", "members of the parliaments meet", "CAMEO 040"
    BUSINESS_FORUM = "business_forum", "firms meet, often before leaders"
    ROUNDTABLE = "roundtable", "a small circle meets around one subject"
    FORUM = "forum", "a conference, a seminar or a think-tank dialogue"
    MULTILATERAL = ("multilateral", "both take part in a meeting of many countries", "CAMEO 040")
    CEREMONY = "ceremony", "a signing, an opening or a commemoration that people attend"


class MeetingLevel(Term):
    """How high a meeting or a mechanism stands: the rank of those who lead it."""

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
    """What somebody was there as."""

    HOST = "host", "received the others"
    GUEST = "guest", "was received"
    CHAIR = "chair", "presided alone"
    CO_CHAIR = "co_chair", "presided with the other side"
    HEAD_OF_DELEGATION = "head_of_delegation", "led one side"
    NEGOTIATOR = "negotiator", "led or joined the talks on a text"
    DELEGATE = "delegate", "sat on one side"
    ENVOY = "envoy", "spoke for somebody who was not there"
    SIGNATORY = "signatory", "signed something there"
    WITNESS = "witness", "saw it signed or exchanged"
    SPEAKER = "speaker", "gave an address"
    OBSERVER = "observer", "attended and took no part"
