"""Terms of military exercises.

Codes are columns of the Multinational Military Exercises data set (MME) and types of the Joint Military Exercises data
set (JME).
"""

from indokorea.vocabulary.base import Term


class ExerciseDomain(Term):
    """The domain of an exercise; an exercise may have several."""

    AIR = "air", "in the air", "MME Air"
    LAND = "land", "on land", "MME Land"
    SEA = "sea", "at sea", "MME Sea"
    AMPHIBIOUS = "amphibious", "from the sea on to land", "MME Amphibious"
    CYBER = "cyber", "in computer networks", "MME Cyber"
    SPACE = "space", "in outer space"
    COAST_GUARD = "coast_guard", "at sea, as a task of coast guards"


class ExerciseType(Term):
    """The type of an exercise; an exercise may have several."""

    FTX = "ftx", "field training: troops, ships or aircraft move", "JME FTX"
    CPX = "cpx", "command post: staffs and signals only", "JME CPX"
    COMBINED = "combined", "field training and command post together", "JME Both"
    TTX = "ttx", "table top: officers discuss a scenario"
    PASSEX = "passex", "passing exercise: ships that meet train together"
    LIVE_FIRE = "live_fire", "firing of weapons"
    SAR = "sar", "search and rescue of people in distress"
    STAFF = "staff", "planning by staffs"


class ExerciseFocus(Term):
    """The focus of an exercise; an exercise may have several."""

    WARFIGHTING = "warfighting", "combat", "MME Warfighting"
    PEACEKEEPING = "peacekeeping", "peace operations", "MME Peacekeeping"
    HUMANITARIAN = "humanitarian", "relief after disasters", "MME Humanitarian"
    SEARCH_AND_RESCUE = "search_and_rescue", "finding and saving people in distress"
    MARITIME_SECURITY = "maritime_security", "surveillance, boarding and law enforcement at sea"
    ANTI_PIRACY = "anti_piracy", "protecting ships from pirates and freeing them"
    ANTI_SUBMARINE = "anti_submarine", "finding and attacking submarines"
    COUNTER_TERRORISM = "counter_terrorism", "action against terrorists"
    POLLUTION_RESPONSE = "pollution_response", "removing oil and chemicals from the sea"
    LOGISTICS = "logistics", "refuelling, supply and repair"
    MEDICAL = "medical", "care of the wounded and the sick"
    INTEROPERABILITY = ("interoperability", "operating together: communications, manoeuvres, procedures")


class ExerciseScope(Term):
    """The number of countries that take part."""

    BILATERAL = "bilateral", "two countries"
    TRILATERAL = "trilateral", "three countries"
    MULTILATERAL = "multilateral", "four countries or more"


class ExerciseRole(Term):
    """The role of a force in an exercise."""

    PARTICIPANT = "participant", "took part"
    HOST = "host", "took part and provided the place"
    LEAD = "lead", "took part and directed it"
    OBSERVER = "observer", "watched without taking part"


class ExercisePhaseType(Term):
    """The type of a phase of an exercise."""

    PLANNING = "planning", "conferences before the exercise"
    OPENING = "opening", "the opening ceremony"
    HARBOUR = "harbour", "alongside in port: visits, briefings, drills"
    SHORE = "shore", "ashore: courses, sports, field training"
    SEA = "sea", "at sea: manoeuvres and firing"
    AIR = "air", "in the air: joint flights"
    CLOSING = "closing", "the closing ceremony and the debriefing"


class UnitType(Term):
    """The type of a unit that took part: a ship, an aircraft, a body of troops."""

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
