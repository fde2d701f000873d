"""Terms of actors: countries, organisations, armed forces, offices.

Codes name the nearest class of FollowTheMoney (FtM) or of the W3C Organization Ontology (ORG).
"""

from indokorea.vocabulary.base import Term


class CountryType(Term):
    """Whether an actor is one state or a bloc of them; India and the Republic of Korea are states."""

    STATE = "state", "a sovereign state", "ISO 3166-1"
    BLOC = "bloc", "a group of states that acts together, such as ASEAN"


class OrganisationType(Term):
    """The type of an organisation."""

    MINISTRY = ("ministry", "a department of the national government under a minister", "FtM PublicBody")
    GOVERNMENT_BODY = (
        "government_body",
        "a leader's office, a council or another organ of the state",
        "FtM PublicBody",
    )
    PARLIAMENT = ("parliament", "a national legislature or one of its houses", "FtM PublicBody")
    COURT = "court", "a court or a tribunal", "FtM PublicBody"
    STATE_GOVERNMENT = ("state_government", "the government of a state or a province", "FtM PublicBody")
    CITY_GOVERNMENT = ("city_government", "the government of a city or a district", "FtM PublicBody")
    ARMED_FORCE = ("armed_force", "a navy, an army, an air force or a coast guard as a whole", "FtM PublicBody")
    MILITARY_UNIT = ("military_unit", "a fleet, a squadron, a hospital or another part of an armed force")
    AGENCY = ("agency", "a public body with one task: regulator, promotion office, port authority", "FtM PublicBody")
    DIPLOMATIC_MISSION = ("diplomatic_mission", "an embassy, a consulate or a permanent mission", "FtM PublicBody")
    CHAMBER_OF_COMMERCE = ("chamber_of_commerce", "a body that represents the firms of a place or a country")
    INDUSTRY_ASSOCIATION = ("industry_association", "a body that represents the firms of one industry")
    COMPANY = "company", "a firm with private owners", "FtM Company"
    PUBLIC_ENTERPRISE = ("public_enterprise", "a firm or a bank that the state owns or controls", "FtM Company")
    JOINT_VENTURE = ("joint_venture", "a firm owned jointly by two or more others", "ORG OrganizationalCollaboration")
    UNIVERSITY = "university", "an institution of higher education"
    RESEARCH_INSTITUTE = ("research_institute", "a laboratory, or an institute of science or technology")
    THINK_TANK = "think_tank", "an institute that studies policy"
    FOUNDATION = "foundation", "an endowment with a public purpose"
    CULTURAL_INSTITUTION = ("cultural_institution", "a museum, a cultural centre or a library")
    CIVIL_SOCIETY = ("civil_society", "a friendship society, a veterans' body or another voluntary group")
    POLITICAL_PARTY = "political_party", "a party that takes part in elections"
    JOINT_BODY = ("joint_body", "a body that two countries set up together", "ORG OrganizationalCollaboration")
    INTERNATIONAL_ORGANISATION = ("international_organisation", "a body whose members are states")
    MEDIA = "media", "a newspaper, a broadcaster or a news agency"


class ForceBranch(Term):
    """The branch of an armed force; coast guards are included, whichever ministry they belong to."""

    ARMY = "army", "the land force"
    NAVY = "navy", "the naval force"
    AIR_FORCE = "air_force", "the air force"
    MARINE_CORPS = "marine_corps", "the force that lands troops from the sea"
    COAST_GUARD = "coast_guard", "the force for law enforcement and rescue at sea"
    JOINT = "joint", "a staff or a command of several branches"
    SPACE = "space", "the force for outer space"
    CYBER = "cyber", "the force for computer networks"


class OfficeRank(Term):
    """The rank of an office, whatever its title in its own country."""

    HEAD_OF_STATE = ("head_of_state", "president of the Republic of Korea or of India, or acting as such")
    DEPUTY_HEAD_OF_STATE = "deputy_head_of_state", "vice-president"
    HEAD_OF_GOVERNMENT = "head_of_government", "prime minister"
    LEADER_ELECT = "leader_elect", "elected to lead, and not yet in office"
    MINISTER = "minister", "member of the cabinet, including a deputy prime minister"
    MINISTER_OF_STATE = "minister_of_state", "minister below the cabinet"
    DEPUTY_MINISTER = ("deputy_minister", "vice-minister, or secretary to the Government of India")
    SECURITY_ADVISER = ("security_adviser", "head or deputy head of the national security staff")
    SENIOR_OFFICIAL = ("senior_official", "official who leads a department, an agency or a delegation")
    OFFICIAL = "official", "any other public official"
    SPECIAL_ENVOY = "special_envoy", "sent by a leader for one task"
    AMBASSADOR = "ambassador", "head of a diplomatic mission"
    DIPLOMAT = "diplomat", "consul, attaché or another member of a mission"
    MILITARY_CHIEF = "military_chief", "head of an armed force or of the joint staff"
    MILITARY_COMMANDER = "military_commander", "commander of a fleet, a ship or a unit"
    PARLIAMENTARY_SPEAKER = ("parliamentary_speaker", "speaker or deputy speaker of a parliament or one of its houses")
    PARLIAMENTARIAN = "parliamentarian", "member of a parliament"
    JUDGE = "judge", "judge of a court"
    STATE_LEADER = "state_leader", "chief minister or governor of a state or a province"
    STATE_MINISTER = ("state_minister", "minister in the government of a state or a province")
    MAYOR = "mayor", "head of a city's government"
    INTERNATIONAL_HEAD = "international_head", "head of an international organisation"
    CHAIR = "chair", "chair or president of a company, a chamber or another body"
    CHIEF_EXECUTIVE = "chief_executive", "head of the management of a company or a body"
    EXECUTIVE = "executive", "director or manager of a company or a body"
    SCHOLAR = "scholar", "professor, researcher or scientist"
    SPOUSE = "spouse", "wife or husband of a leader, on public duty"
