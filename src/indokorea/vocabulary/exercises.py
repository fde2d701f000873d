"""Words of military exercises. Codes: columns of the Multinational Military Exercises data set (MME) and types of
the Joint Military Exercises data set (JME)."""

from indokorea.vocabulary.base import Term


class ExerciseDomain(Term):
    """Where an exercise takes place; an exercise may have several."""

    AIR = "air", "in the air", "MME Air"
    LAND = "land", "on land", "MME Land"
    SEA = "sea", "at sea", "MME Sea"
    AMPHIBIOUS = "amphibious", "from the sea on to land", "MME Amphibious"
    CYBER = "cyber", "in computer networks", "MME Cyber"
    SPACE = "space", "in outer space"
    COAST_GUARD = "coast_guard", "at sea, in the work of coast guards"


class ExerciseType(Term):
    """How an exercise is run; an exercise may be of several types."""

    FTX = "ftx", "field training: troops, ships or aircraft move", "JME FTX"
    CPX = "cpx", "command post: staffs and signals only", "JME CPX"
    COMBINED = "combined", "field training and command post in one", "JME Both"
    TTX = "ttx", "table top: officers talk a case through"
    PASSEX = "passex", "passing exercise: ships that meet drill together"
    LIVE_FIRE = "live_fire", "weapons are fired"
    SAR = "sar", "people in distress are searched for and rescued"
    STAFF = "staff", "staffs plan together"


class ExerciseFocus(Term):
    """What an exercise trains for; an exercise may have several foci."""

    WARFIGHTING = "warfighting", "combat", "MME Warfighting"
    PEACEKEEPING = "peacekeeping", "peace operations", "MME Peacekeeping"
    HUMANITARIAN = "humanitarian", "relief after disasters", "MME Humanitarian"
    SEARCH_AND_RESCUE = "search_and_rescue", "finding and saving people in distress"
    MARITIME_SECURITY = "maritime_security", "watching, boarding and policing at sea"
    ANTI_PIRACY = "anti_piracy", "freeing and guarding ships from pirates"
    ANTI_SUBMARINE = "anti_submarine", "finding and attacking submarines"
    COUNTER_TERRORISM = "counter_terrorism", "action against terrorists"
    POLLUTION_RESPONSE = "pollution_response", "cleaning up oil and chemicals at sea"
    LOGISTICS = "logistics", "refuelling, supply and repair"
    MEDICAL = "medical", "care of the wounded and the sick"
    INTEROPERABILITY = ("interoperability", "working together: signals, manoeuvres, procedures")


class ExerciseScope(Term):
    """How many countries take part."""

    BILATERAL = "bilateral", "two countries"
    TRILATERAL = "trilateral", "three countries"
    MULTILATERAL = "multilateral", "four countries or more"


class ExerciseRole(Term):
    """What a force was in an exercise."""

    PARTICIPANT = "participant", "took part"
    HOST = "host", "took part and gave the place"
    LEAD = "lead", "took part and directed it"
    OBSERVER = "observer", "watched"


class ExercisePhaseType(Term):
    """What a part of an exercise is."""

    PLANNING = "planning", "conferences before it"
    OPENING = "opening", "the opening ceremony"
    HARBOUR = "harbour", "alongside in port: visits, briefings, drills"
    SHORE = "shore", "ashore: courses, sports, field training"
    SEA = "sea", "at sea: manoeuvres and firing"
    AIR = "air", "in the air: flying together"
    CLOSING = "closing", "the closing ceremony and the debriefing"


class ExerciseOutcome(Term):
    """Whether an exercise took place."""

    PLANNED = "planned", "announced or expected, with its day yet to come"
    CONDUCTED = "conducted", "took place"
    POSTPONED = "postponed", "put off to a later day"
    CANCELLED = "cancelled", "called off"
    NOT_CONFIRMED = ("not_confirmed", "expected by a source, and no source says that it took place")


class UnitType(Term):
    """What took part: a ship, an aircraft, a body of troops."""

    SHIP = "ship", "a surface ship or a patrol vessel"
    SUBMARINE = "submarine", "a submarine"
    TASK_GROUP = "task_group", "several ships under one commander"
    BOAT = "boat", "a small craft or an interceptor"
    AIRCRAFT = "aircraft", "an aeroplane"
    HELICOPTER = "helicopter", "a helicopter"
    UNCREWED_SYSTEM = ("uncrewed_system", "a drone in the air, on or under the water, or on land")
    GROUND_UNIT = "ground_unit", "a body of soldiers"
    MARINE_UNIT = "marine_unit", "a body of marines"
    SPECIAL_FORCES = "special_forces", "a team of special forces"
    MEDICAL_UNIT = "medical_unit", "a hospital or a team of medics"
    STAFF = "staff", "a staff or a headquarters"
