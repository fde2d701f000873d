"""What can be asked of records: each question is one line to the module that answers it.

A module that answers is loaded when it is first asked, since most programs look records up and ask little else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from indokorea.kind_views import KindViews

if TYPE_CHECKING:
    from indokorea.analysis.complementarity import Complementarity
    from indokorea.analysis.coverage import UndertakingCoverage
    from indokorea.analysis.disputes import Dispute
    from indokorea.analysis.evidence import Evidence
    from indokorea.chronology.day_state import DayState
    from indokorea.chronology.timeline import Chronology
    from indokorea.progress.board import Board
    from indokorea.progress.standing import ProgressStanding
    from indokorea.progress.trail import Trail
    from indokorea.records.kinds import AnyRecord
    from indokorea.render.result_table import ResultTable
    from indokorea.search.find import Hit
    from indokorea.values.dates import DateLike

RecordT = TypeVar("RecordT", bound="AnyRecord")


class Questions(KindViews):
    """Records that answer: what happened, what held, what came of it, who says so."""

    __slots__ = ()

    def chronology(
        self,
        *,
        since: DateLike | None = None,
        until: DateLike | None = None,
        sector: str | None = None,
        party: str | None = None,
        kind: type[AnyRecord] | None = None,
        narrower: bool = True,
        organisations: bool = True,
    ) -> Chronology:
        """Everything dated, in order: actions, phases, meetings, exercises, statements, updates, due dates, events ...

        `since` counts from its first day, `until` up to its last; what may have happened between them is kept, and
        `Chronology.is_certain` tells the rest. `sector`, `party` and `kind` choose records as in `select`. The period
        of a figure and the day on a page are no happenings. Raises UnknownRecord for a sector or party that is not
        there, InvalidValue for one of another kind and where `since` lies after `until`.

        >>> from indokorea.dossier import Dossier
        >>> from indokorea.records.event import Event
        >>> from indokorea.vocabulary.events import EventType
        >>> drill = Event(id="event:drill", name="Drill", type=EventType("launch"), period="2015-05/2015-05")
        >>> print(Dossier([drill]).chronology(since="2015-05-18"))
        2015-05 ?  launch: Drill  (event:drill)
        """
        from indokorea.chronology.timeline import chronology  # noqa: PLC0415  # as the module says

        return chronology(
            self,
            since=since,
            until=until,
            sector=sector,
            party=party,
            kind=kind,
            narrower=narrower,
            organisations=organisations,
        )

    def on(self, day: DateLike | None = None) -> DayState:
        """The state of everything on a day, today where none is given; what is not certain is marked.

        A partial day has the care of `status_on`: what changes within it is not certain. Raises InvalidValue for what
        is no date.
        """
        from indokorea.chronology.day_state import state_on  # noqa: PLC0415  # as the module says

        return state_on(self, day)

    def progress(
        self,
        on: DateLike | None = None,
        by: Literal["sector", "party", "objective"] = "sector",
        *,
        roll_up: bool = True,
        sector: str | None = None,
        party: str | None = None,
    ) -> Board:
        """How far everything here has come by a day, today where none is given; `by` sector, party or objective.

        Rolled up, narrower sectors count within the broadest, organisations within their countries, and parts of an
        objective within the whole. `sector` and `party` keep what concerns them. Raises InvalidValue for another `by`
        or a record of the wrong kind, UnknownRecord for a sector or party that is not there.
        """
        from indokorea.progress.board import board_of  # noqa: PLC0415  # as the module says

        return board_of(self, on, by, roll_up=roll_up, sector=sector, party=party)

    def progress_on(self, id: str | AnyRecord, on: DateLike | None = None) -> ProgressStanding:
        """How far one undertaking, by its id or as a record, has come by a day, today where none is given.

        Raises UnknownRecord for an id that is not there, InvalidValue for a record that is no undertaking.
        """
        from indokorea.progress.standing import progress_on  # noqa: PLC0415  # as the module says

        return progress_on(self, id, on)

    def trail(self, id: str | AnyRecord, on: DateLike | None = None) -> Trail:
        """One undertaking from first mention to last update, across records; with `on`, as far as it had come by then.

        Raises UnknownRecord for an id that is not there, InvalidValue for a record that is no undertaking.
        """
        from indokorea.progress.trail import trail_of  # noqa: PLC0415  # as the module says

        return trail_of(self, id, on)

    @overload
    def find(self, text: str, *, kind: type[RecordT], limit: int | None = 20) -> ResultTable[Hit[RecordT]]: ...
    @overload
    def find(self, text: str, *, kind: None = None, limit: int | None = 20) -> ResultTable[Hit[AnyRecord]]: ...
    def find(self, text: str, *, kind: type[RecordT] | None = None, limit: int | None = 20) -> ResultTable[Hit[Any]]:
        """The records that a text finds, the best first.

        Looks in names, aliases, titles, summaries, identifiers and codes, in English, Korean, Hindi and romanisation,
        and last in points, claims and notes.
        Case, accents, width and blanks do not matter, and a longer word may have one slip. Every word has to be found.
        `kind` keeps the records of one kind; `limit` is how many there are at most, None for all. A text without
        letters or figures finds nothing. Raises InvalidValue when the text is no text, the limit is no whole number
        above zero, or the kind is none.

        >>> from indokorea.dossier import Dossier
        >>> from indokorea.records.sector import Sector
        >>> steel = Sector(id="sector:steel", name="Steel")
        >>> [hit.record.label for hit in Dossier([steel]).find("stele")]
        ['Steel']
        """
        from indokorea.render.result_table import ResultTable  # noqa: PLC0415  # as the module says
        from indokorea.search.find import find  # noqa: PLC0415  # as the module says

        return ResultTable(find(self, text, kind=kind, limit=limit))

    def evidence(self, record: str | AnyRecord, pointer: str = "") -> Evidence:
        """Who says so: the citations that support a record or one of its fields, and the claims about it.

        `pointer` is a JSON Pointer such as `/scope` or `/actions/0/on`; without one, the whole record is asked for.
        Raises UnknownRecord for a record that is not there, InvalidValue for a source, which cites nothing, and for a
        pointer that leads to no field; the message names the nearest.

        >>> from indokorea.dossier import Dossier
        >>> from indokorea.records.sector import Sector
        >>> steel = Sector(id="sector:steel", name="Steel")
        >>> Dossier([steel]).evidence(steel, "/name/en").value
        'Steel'
        """
        from indokorea.analysis.evidence import evidence  # noqa: PLC0415  # as the module says

        return evidence(self, record, pointer)

    def disputes(
        self, *, about: str | AnyRecord | None = None, sector: str | None = None, settled: bool | None = None
    ) -> ResultTable[Dispute]:
        """The contested facts, in the order of the records that they are about.

        Claims that share a topic, or are about one field of one record, belong together; they are a dispute when one
        of them is disputed or rejected. `about` keeps the disputes about one record, `sector` those about records in a
        sector or a narrower one; `settled` keeps those in which nothing is disputed any more, or, when False, those in
        which something is. Raises UnknownRecord for a record or a sector that is not there.
        """
        from indokorea.analysis.disputes import disputes  # noqa: PLC0415  # as the module says
        from indokorea.render.result_table import ResultTable  # noqa: PLC0415  # as the module says

        return ResultTable(disputes(self, about=about, sector=sector, settled=settled))

    def complementarities(self, *, sector: str | None = None) -> ResultTable[Complementarity]:
        """One side's strengths beside the other's needs, then beside the other's strengths, in the same sector.

        A capability of a sector is compared with those of the sectors under it; one that names no sector is of the
        whole economy, and is compared with others of the whole economy. `sector` keeps the pairs of a sector and the
        narrower ones. Raises UnknownRecord for a sector that is not there, InvalidValue for what is none.
        """
        from indokorea.analysis.complementarity import complementarities  # noqa: PLC0415  # as the module says
        from indokorea.render.result_table import ResultTable  # noqa: PLC0415  # as the module says

        return ResultTable(complementarities(self, sector=sector))

    def coverage(self) -> UndertakingCoverage:
        """Which undertakings serve each objective and answer each challenge, and which of these have none.

        >>> from indokorea.dossier import Dossier
        >>> from indokorea.records.challenge import Challenge
        >>> from indokorea.vocabulary.commitments import ChallengeTheme
        >>> dossier = Dossier([Challenge(id="challenge:x", name="Red tape", theme=ChallengeTheme.POLICY_ALIGNMENT)])
        >>> [challenge.label for challenge in dossier.coverage().unanswered]
        ['Red tape']
        """
        from indokorea.analysis.coverage import coverage  # noqa: PLC0415  # as the module says

        return coverage(self)
