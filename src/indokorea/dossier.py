"""Dossier: records with a title, an edition and an as-of date, and the methods that answer questions about them.

Most methods pass the question to the module that answers it. That module is imported on first use, since most programs
only look up records.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, overload

from indokorea._lazy import feature
from indokorea.errors import InvalidData, InvalidValue
from indokorea.fields.part import check_shape
from indokorea.fields.shape import Leaf, Maybe, leaf_of
from indokorea.findings import Finding
from indokorea.kind_views import KindViews
from indokorea.messages import with_article
from indokorea.render.display import Displayable, display_text
from indokorea.values.dates import DateLike, PartialDate, to_optional_date

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from indokorea.analysis.about import About
    from indokorea.analysis.complementarity import Complementarities
    from indokorea.analysis.disputes import Dispute
    from indokorea.analysis.dyad_years import DyadYears
    from indokorea.analysis.evidence import Evidence
    from indokorea.analysis.expectations import Expectation
    from indokorea.analysis.lineage import Lineage
    from indokorea.analysis.realisation import Realisation
    from indokorea.analysis.terms import TermsEnding
    from indokorea.briefing.answer import Briefing
    from indokorea.chronology.day_state import DayState
    from indokorea.chronology.knowledge_cutoff import KnowledgeCutoff
    from indokorea.chronology.timeline import Chronology
    from indokorea.collection.records import Kinds
    from indokorea.collection.view import View
    from indokorea.lifecycle.agreement_status import AgreementStanding
    from indokorea.lifecycle.stages import StageStanding
    from indokorea.progress.board import Board
    from indokorea.progress.coverage import UndertakingCoverage
    from indokorea.progress.scorecard.card import Scorecard
    from indokorea.progress.standing import ProgressStanding
    from indokorea.progress.trail import Trail
    from indokorea.records.agreement import Action, Agreement, DurationClause
    from indokorea.records.commitment import Commitment
    from indokorea.records.kinds import AnyRecord
    from indokorea.records.meeting import Meeting
    from indokorea.render.result_table import ResultTable
    from indokorea.search.find import Hit
    from indokorea.vocabulary.commitments import CommitmentStatus
    from indokorea.vocabulary.sources import DisputeType

RecordT = TypeVar("RecordT", bound="AnyRecord")

HEADER_TYPES: dict[str, type] = {"title": str, "edition": str, "as_of": PartialDate}
# The fields of the header, for the constructor and for JSON.
HEADER: dict[str, Leaf] = {name: leaf_of(cls, None) for name, cls in HEADER_TYPES.items()}


class Dossier(KindViews, Displayable):
    """Records with a header: `title`, `edition` of the data, and `as_of`, the day up to which it is current.

    Raises InvalidData as Records does.

    >>> from indokorea.records.country import Country
    >>> dossier = Dossier([Country(id="country:kor", name="Republic of Korea")], title="Mine", as_of="2026-11")
    >>> dossier.countries["kor"].label, len(dossier)
    ('Republic of Korea', 1)
    """

    __slots__ = ("_as_of", "_edition", "_knowledge_cutoff", "_title")

    if TYPE_CHECKING:  # as in Records
        _title: str | None
        _edition: str | None
        _as_of: PartialDate | None
        _knowledge_cutoff: KnowledgeCutoff | None

    def __init__(
        self,
        records: Iterable[AnyRecord] = (),
        *,
        title: str | None = None,
        edition: str | None = None,
        as_of: str | datetime.date | PartialDate | None = None,
        integrity: bool = True,
    ) -> None:
        header = {"title": title, "edition": edition, "as_of": to_optional_date(as_of)}
        self._set(_knowledge_cutoff=None)
        faults: list[Finding] = []
        for name, leaf in HEADER.items():
            check_shape(Maybe(leaf), header[name], faults, name)
            self._set(**{f"_{name}": header[name]})
        try:
            super().__init__(records, integrity=integrity)
        except InvalidData as error:
            faults.extend(error.findings)
        if faults:
            raise InvalidData(*faults, about=type(self).__name__)

    @property
    def title(self) -> str | None:
        """Its title."""
        return self._title

    @property
    def edition(self) -> str | None:
        """The edition of the data."""
        return self._edition

    @property
    def as_of(self) -> PartialDate | None:
        """The day up to which it is current."""
        return self._as_of

    @property
    def knowledge_cutoff(self) -> KnowledgeCutoff | None:
        """The day of a dossier that `known_on` made, and what that left out; None for any other dossier.

        Equality does not compare it, and neither a file nor a changed copy of the dossier keeps it.
        """
        return self._knowledge_cutoff

    @property
    def header(self) -> dict[str, Any]:
        """Title, edition and as-of date, as the constructor takes them."""
        return {"title": self.title, "edition": self.edition, "as_of": self.as_of}

    @property
    def subject(self) -> str:
        """What the dossier is about, for the titles of pictures: its title up to a colon, empty without one.

        >>> from indokorea.dossier import Dossier
        >>> Dossier(title="Steel: a study").subject, Dossier().subject
        ('Steel', '')
        """
        return (self.title or "").partition(":")[0].strip()

    @property
    def source_line(self) -> str:
        """The line below a picture that names the data: title, edition and as-of date.

        >>> from indokorea.dossier import Dossier
        >>> Dossier(title="Mine", edition="2", as_of="2026-11").source_line
        'Source: Mine, edition 2, as of 2026-11; each record cites its sources'
        """
        named = [
            self.title or "a dossier without a title",
            *([] if self.edition is None else [f"edition {self.edition}"]),
            *([] if self.as_of is None else [f"as of {self.as_of}"]),
        ]
        return f"Source: {', '.join(named)}; each record cites its sources"

    def _record_in(self, view: View[RecordT], given: str | RecordT) -> RecordT:
        """Return the record of a view that has an id or slug, or the id of a record that is given.

        Raises InvalidValue for a record of another kind, UnknownRecord for an unknown one.
        """
        id = given if isinstance(given, str) else given.id
        other = None if id in view else self.get(id)
        if other is not None:
            raise InvalidValue.expected(with_article(view.record_type.kind), other.id)
        return view[id]

    def _copy_with(self, records: Iterable[AnyRecord], integrity: bool) -> Self:
        return type(self)(records, integrity=integrity, **self.header)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.header == other.header and super().__eq__(other)

    def __repr__(self) -> str:
        cutoff = self.knowledge_cutoff
        return super().__repr__() if cutoff is None else f"<{type(self).__name__}: {cutoff.extent}>"

    def __hash__(self) -> int:
        return hash((self.title, self.edition, self.as_of, super().__hash__()))

    def __reduce__(self) -> tuple[Any, ...]:
        # The canonical bytes are smaller than pickled records, and faster to write and to read.
        return _unpickle, (type(self), feature("dumps")(self).encode(), self._is_sound, self.knowledge_cutoff)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __str__(self) -> str:
        return display_text(self)

    def about(self) -> About:
        """Return the figures of the dossier; `str()` of them is a few lines of text."""
        from indokorea.analysis.about import about  # noqa: PLC0415  # as the module says

        return about(self)

    def chronology(
        self,
        *,
        since: DateLike | None = None,
        until: DateLike | None = None,
        sector: str | None = None,
        party: str | None = None,
        between: tuple[str, str] | None = None,
        kind: type[AnyRecord] | str | None = None,
        narrower: bool = True,
        organisations: bool = True,
        without_year: bool = False,
    ) -> Chronology:
        """Return all dated events in order: actions, phases, meetings, exercises, statements, updates, due dates ...

        `since` counts from its first day and `until` up to its last. What may have happened between them is included,
        and `Chronology.in_window` says what is certain and what is possible; what is certainly outside is not. If a
        bound is given, dates without a year (`XXXX-09-25`) are included only with `without_year`.

        `sector`, `party`, `between` and `kind` choose records as in `select`. The period of a figure and the date of a
        source are not events. Raises UnknownRecord for an unknown sector or party, and InvalidValue for one of another
        kind and for a `since` after `until`.

        >>> from indokorea.dossier import Dossier
        >>> from indokorea.records.event import Event
        >>> from indokorea.vocabulary.events import EventType
        >>> drill = Event(id="event:drill", name="Drill", type=EventType("launch"), period="2015-05/2015-05")
        >>> Dossier([drill]).chronology(since="2015-05-18")[0]
        <Moment: 2015-05  launch: Drill  (event:drill)>
        """
        from indokorea.chronology.timeline import chronology  # noqa: PLC0415  # as the module says

        return chronology(
            self,
            since=since,
            until=until,
            sector=sector,
            party=party,
            between=between,
            kind=kind,
            narrower=narrower,
            organisations=organisations,
            without_year=without_year,
        )

    def on(self, day: DateLike | None = None) -> DayState:
        """Return the state of everything on a day, today by default, with what is uncertain marked as such.

        A partial day is treated as in `status_on`: what changes within it is not certain. After `as_of` it is what the
        rules say if nothing changes, and the page says so. Raises InvalidValue for an invalid date.
        """
        from indokorea.chronology.day_state import state_on  # noqa: PLC0415  # as the module says

        return state_on(self, day)

    def known_on(self, day: DateLike, *, texts: bool = False) -> Self:
        """Return the dossier as its sources had published it by a day; `knowledge_cutoff` says what that left out.

        A source counts as published once the last possible day of its date has come, and without a date as not yet
        published. Countries and sectors are kept, people and organisations once something that is kept names them, and
        any other record once a source that it cites is published. In it, what such a source supports is kept, and the
        actions, updates and phases that such a source announced, or could report since they are dated by the day.
        References to what is left out are removed. Summaries, notes and extensions are left out, since they may tell
        later things; `texts` keeps them. `as_of` becomes the day, unless it is certainly not later. Raises InvalidValue
        for an invalid date.
        """
        from indokorea.chronology.knowledge_cutoff import known_records  # noqa: PLC0415  # as the module says

        records, cutoff = known_records(self, day, texts=texts)
        known = self._copy_with(records, False)
        if known.as_of is None or known.as_of.possibly_after(cutoff.on):
            known._set(_as_of=cutoff.on)
        known._set(_knowledge_cutoff=cutoff)
        return known

    def status_on(
        self, agreement: str | Agreement, day: DateLike | None = None, *, between: tuple[str, str] | None = None
    ) -> AgreementStanding[Action | DurationClause]:
        """Return the status of an agreement on a day, today by default, between two countries: that of the weaker.

        An organisation counts for its countries, and a country has the status of its strongest party. Without
        `between`, the countries are those of the dossier's Partnership; without one, its own two countries.
        If a country has no party to it, the agreement has no status between them; without `between`, an agreement of
        one side alone, such as a contract of a ministry with a firm at home, is taken as a whole.
        """
        from indokorea.collection.agreement_sides import status_between  # noqa: PLC0415  # as the module says
        from indokorea.collection.lookup import pair_of_ids  # noqa: PLC0415  # as the module says

        record = self._record_in(self.agreements, agreement)
        return status_between(self, record, day, pair_of_ids(self, between))

    def terms_ending(self, *, since: DateLike | None = None, until: DateLike | None = None) -> TermsEnding:
        """Return the next terms of agreements that end from `since` to `until`, each with the last day for a notice.

        An agreement comes once; `EndingTerm.later` counts its further terms that end in that time, if each is renewed.
        `since` is today by default, and `until` a year later. What may end in that time is included, with
        `certain=False`. `TermsEnding.unknown` holds the agreements in operation whose term is not known. Raises
        InvalidValue for an invalid date and for a `since` after `until`.
        """
        from indokorea.analysis.terms import terms_ending  # noqa: PLC0415  # as the module says

        return terms_ending(self, since=since, until=until)

    def stage_on(self, commitment: str | Commitment, day: DateLike | None = None) -> StageStanding[CommitmentStatus]:
        """Return the stage of a commitment by a day, today by default, as far as the dossier knows it.

        Beside the updates of the commitment, those of its restatements count, the projects that carry it out, the
        figures of its measure, the commitments that renew it, and the silence after its due day. `progress_on` gives
        the stage of progress for it.
        """
        from indokorea.progress.standing import commitment_stage_on  # noqa: PLC0415  # as the module says

        record = self._record_in(self.commitments, commitment)
        return commitment_stage_on(self, record.id, day)

    def realisation(self, commitment: str | Commitment, on: DateLike | None = None) -> Realisation:
        """Return what became of the target of a commitment by a day, today by default, by figures of its measure.

        Each series of figures between its sides has a line of its own, and figures that disagree are side by side. A
        target whose day has passed is `not_met` only by a figure of that day or as a source says, and else
        `unreported`. Raises UnknownRecord for an unknown id, InvalidValue for a record of another kind and for an
        invalid date.
        """
        from indokorea.analysis.realisation import realisation_of  # noqa: PLC0415  # as the module says

        return realisation_of(self, self._record_in(self.commitments, commitment), on)

    def progress(
        self,
        on: DateLike | None = None,
        by: Literal["sector", "party", "objective"] = "sector",
        *,
        roll_up: bool = True,
        sector: str | None = None,
        party: str | None = None,
        between: tuple[str, str] | None = None,
        dormant_after: int = 730,
    ) -> Board:
        """Return the progress of all undertakings by a day, today by default, grouped by sector, party or objective.

        With `roll_up`, narrower sectors count within the broadest, organisations within their countries, and parts of
        an objective within the whole. `sector` and `party` keep what concerns them, `between` what names both parties.
        What was not reported on for more than `dormant_after` days is marked as dormant.
        Raises InvalidValue for another `by` or a record of a wrong kind, UnknownRecord for an unknown sector or party.
        """
        from indokorea.progress.board import board_of  # noqa: PLC0415  # as the module says

        return board_of(
            self, on, by, roll_up=roll_up, sector=sector, party=party, between=between, dormant_after=dormant_after
        )

    def scorecard(
        self,
        on: DateLike | None = None,
        *,
        sector: str | None = None,
        party: str | None = None,
        between: tuple[str, str] | None = None,
        dormant_after: int = 730,
    ) -> Scorecard:
        """Return what came of promises, deliverables, agreements and dialogues by a day, today by default.

        `sector` and `party` keep what concerns them, `between` what names both parties. What was
        not reported on for more than `dormant_after` days is marked as dormant. Raises InvalidValue for a
        record of a wrong kind, UnknownRecord for an unknown sector or party.
        """
        from indokorea.progress.scorecard.card import scorecard_of  # noqa: PLC0415  # as the module says

        return scorecard_of(
            self,
            on,
            sector=sector,
            party=party,
            between=between,
            edition=self.edition,
            as_of=self.as_of,
            dormant_after=dormant_after,
        )

    def progress_on(
        self, id: str | AnyRecord, on: DateLike | None = None, *, dormant_after: int = 730
    ) -> ProgressStanding:
        """Return the progress of one undertaking, given by its id or as a record, by a day, today by default.

        It is dormant if it was not reported on for more than `dormant_after` days.

        Raises UnknownRecord for an unknown id, InvalidValue for a record that is not an undertaking.
        """
        from indokorea.progress.standing import progress_on  # noqa: PLC0415  # as the module says

        return progress_on(self, self[id] if isinstance(id, str) else id, on, dormant_after=dormant_after)

    def trail(self, id: str | AnyRecord, on: DateLike | None = None) -> Trail:
        """Return the steps of one undertaking across records up to a day, today if None, and the silence after them.

        With it come the claims about it or on its topic, and when it is due. With `on`, only the steps that had
        certainly happened by then; without it also those without a date. Raises UnknownRecord for an unknown id,
        InvalidValue for a record that is not an undertaking.
        """
        from indokorea.progress.trail import trail_of  # noqa: PLC0415  # as the module says

        return trail_of(self, self[id] if isinstance(id, str) else id, on)

    @overload
    def find(self, text: str, *, kind: type[RecordT], limit: int | None = 20) -> ResultTable[Hit[RecordT]]: ...
    @overload
    def find(self, text: str, *, kind: str | None = None, limit: int | None = 20) -> ResultTable[Hit[AnyRecord]]: ...
    def find(
        self, text: str, *, kind: type[RecordT] | str | None = None, limit: int | None = 20
    ) -> ResultTable[Hit[Any]]:
        """Return the records that match a text, the best first.

        Searches names, aliases, titles, summaries, identifiers and codes, in English, Korean, Hindi and romanisation,
        and with less weight points, claims and notes. Case, accents, width and spaces do not matter, and a longer word
        may have one typing error. Words that only ask or join, such as `who`, do not count; a year also finds records
        with a date in it. Where no record matches every word by a name or a title, those with the rarest words follow.
        `kind` keeps the records of one kind; `limit` is the most
        to return, None for all. A text without letters or digits matches nothing. Raises InvalidValue if the text is
        not text, the limit is not a whole number above zero, or the kind is not a record class.

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
        """Return the citations that support a record or one of its fields, and the claims about it.

        `pointer` is a JSON Pointer such as `/scope` or `/actions/0/on`; without one, the evidence is for the whole
        record. Raises UnknownRecord for an unknown record, and InvalidValue for a source, which cites nothing, and for
        a pointer that leads to no field; the message names the nearest.

        >>> from indokorea.dossier import Dossier
        >>> from indokorea.records.sector import Sector
        >>> steel = Sector(id="sector:steel", name="Steel")
        >>> Dossier([steel]).evidence(steel, "/name/en").value
        'Steel'
        """
        from indokorea.analysis.evidence import evidence  # noqa: PLC0415  # as the module says

        return evidence(self, record, pointer)

    def disputes(
        self,
        *,
        about: str | AnyRecord | None = None,
        sector: str | None = None,
        type: DisputeType | Literal["conflict", "settled", "reading"] | None = None,
    ) -> ResultTable[Dispute]:
        """Return the disputed facts: those that move a status, a sum or a date first, then in the order of the records.

        Claims that share a topic, or are about one field of one record, belong together; they are a dispute if one of
        them is disputed or rejected. `about` keeps the disputes about one record, `sector` those about records in a
        sector or a narrower one. `type` keeps the conflicts of fact (`conflict`), those without a claim that is still
        disputed (`settled`), or the readings of facts (`reading`). Raises UnknownRecord for an unknown record or
        sector, InvalidValue for another type.
        """
        from indokorea.analysis.disputes import disputes  # noqa: PLC0415  # as the module says
        from indokorea.render.result_table import ResultTable  # noqa: PLC0415  # as the module says

        return ResultTable(disputes(self, about=about, sector=sector, type=type))

    def complementarities(self, *, sector: str | None = None, sourced: bool = True) -> Complementarities:
        """Return the strengths of one side that meet a need of the other, or join a strength of it, as a source says.

        A source says so if the strength names the other in `meets`, or if one source is cited for both and they are of
        the same sector. `sourced=False` adds all pairs of the same sector. A capability of a sector is paired with
        those of its narrower sectors, and one that names no sector, which is of the whole economy, with others of the
        whole economy. `sector` keeps the pairs of a sector and its narrower ones. The pairs are made when they are
        looked at. Raises UnknownRecord for an unknown sector, InvalidValue for a record of another kind.
        """
        from indokorea.analysis.complementarity import complementarities  # noqa: PLC0415  # as the module says

        return complementarities(self, sector=sector, sourced=sourced)

    def expectations(self, *, sector: str | None = None) -> ResultTable[Expectation]:
        """Return what the texts said could come, and the undertakings that do it, in the order of the records.

        Each is a claim of type `expectation`. An undertaking does it if the claim names it in `done_by`; what serves
        the objective, answers the challenge or lies in the sector that the claim is about may do it. `sector` keeps the
        claims about a sector, its narrower ones, and records in them. Raises UnknownRecord for an unknown sector,
        InvalidValue for a record of another kind.
        """
        from indokorea.analysis.expectations import expectations  # noqa: PLC0415  # as the module says
        from indokorea.render.result_table import ResultTable  # noqa: PLC0415  # as the module says

        return ResultTable(expectations(self, sector=sector))

    def coverage(self, on: DateLike | None = None, *, between: tuple[str, str] | None = None) -> UndertakingCoverage:
        """Return what serves each objective and answers each challenge, its furthest stage, and those with nothing.

        The stages are those on a day, today by default. `between` counts the undertakings of two parties alone, as in
        `select`. Raises InvalidValue for an invalid date.

        >>> from indokorea.dossier import Dossier
        >>> from indokorea.records.challenge import Challenge
        >>> from indokorea.vocabulary.commitments import ChallengeTheme
        >>> dossier = Dossier([Challenge(id="challenge:x", name="Red tape", theme=ChallengeTheme.POLICY_ALIGNMENT)])
        >>> [challenge.label for challenge in dossier.coverage().unanswered]
        ['Red tape']
        """
        from indokorea.progress.coverage import coverage  # noqa: PLC0415  # as the module says

        return coverage(self, on, between=between)

    def dyad_years(
        self,
        since: int | DateLike | None = None,
        until: int | DateLike | None = None,
        *,
        between: tuple[str, str] | None = None,
    ) -> DyadYears:
        """Return the relationship of two countries as one row a year, for joining to data sets of dyad-years.

        `since` and `until` are years or dates; a date means its year. By default the panel begins with the first year
        by which something has certainly happened, and ends with the year of `as_of`, or without one with this year.
        `between` are two countries, in the order of `ccode1` and `ccode2`; by default those of the dossier's
        Partnership, and without one its own two countries. A count has two columns: NAME_certain is what certainly
        falls in the year, NAME_possible adds what may. What the dossier cannot know is None. Raises InvalidValue for an
        invalid year, for a `since` after `until` and for anything but two different countries, UnknownRecord for an
        unknown country.

        >>> import indokorea as ik
        >>> panel = ik.reference().dyad_years(2010, 2020)
        >>> len(panel), panel.between
        (11, ('country:ind', 'country:kor'))
        >>> panel[5]["year"], panel[5]["ccode1"], panel[5]["ccode2"], panel[5]["tier"]
        (2015, 750, 732, 'special_strategic')
        """
        from indokorea.analysis.dyad_years import dyad_years  # noqa: PLC0415  # as the module says

        return dyad_years(self, since, until, as_of=self.as_of, between=between)

    def lineage(self, agreement: str | Agreement, on: DateLike | None = None) -> Lineage:
        """Return the agreements before and after one, and by which of them each party is bound on a day, or today.

        Earlier ones are those that it supersedes, renews, consolidates, amends, supplements, implements, ends, is a
        protocol to, is part of or is based on, directly or through others; later ones are those that do so to it. An
        agreement that one side alone has superseded has ended for that side and not for the other. Raises
        UnknownRecord for an unknown agreement, InvalidValue for a record of another kind and for an invalid date.

        >>> import indokorea as ik
        >>> taxes = ik.reference().lineage("dtac-2015", on="2026-11-22")
        >>> for entry in taxes:
        ...     print(entry.date, entry.agreement.slug, entry.standing)
        1985-07-19 dtac-1985 superseded
        2015-05-18 dtac-2015 in_force
        2015-05-18 dtac-protocol-2015 in_force
        2017-06-07 beps-mli-2017 in_force
        >>> taxes.bound_by["country:ind"].ids
        ('agreement:dtac-2015', 'agreement:dtac-protocol-2015', 'agreement:beps-mli-2017')
        """
        from indokorea.analysis.lineage import lineage_of  # noqa: PLC0415  # as the module says

        return lineage_of(self, self._record_in(self.agreements, agreement), on)

    def briefing(
        self,
        *,
        sector: str | None = None,
        party: str | None = None,
        meeting: str | Meeting | None = None,
        agreement: str | Agreement | None = None,
        on: DateLike | None = None,
    ) -> Briefing:
        """Return one page about a sector, a party, a meeting or an agreement by a day, today by default.

        Each line has numbered notes to its sources, with their publishers and dates; the notes also give the sides of
        what the sources contest. States are those of the scorecard, whose method is printed. What has no room on one
        page of A4 is counted. `save` writes the page as .docx, .html or .md. Raises InvalidValue unless exactly one
        subject is given, and for an invalid date; UnknownRecord for an unknown subject.

        >>> import indokorea as ik
        >>> page = ik.reference().briefing(meeting="modi-visit-2015", on="2026-11-22")
        >>> print(page.heading)
        Briefing: State visit of Prime Minister Narendra Modi to the Republic of Korea
        >>> print(page.sections[0].lines[0])
        State visit: 18 to 19 May 2015, in Seoul, received by the Republic of Korea. [1]
        """
        from indokorea.briefing.make import briefing_of  # noqa: PLC0415  # as the module says

        return briefing_of(self, sector=sector, party=party, meeting=meeting, agreement=agreement, on=on, **self.header)

    def plot_trade(
        self,
        *,
        on: DateLike | None = None,
        since: int | DateLike | None = None,
        until: int | DateLike | None = None,
        compiled_by: str | None = None,
        balance: bool = True,
        theme: Literal["light", "dark"] | None = None,
        width: float | None = None,
        save: str | os.PathLike[str] | None = None,
    ) -> Figure:
        """Draw trade through the years, and return a matplotlib Figure, which a notebook shows.

        There is a panel for trade in both directions and for each direction, in each currency. Figures form one series
        if they are of the same side, compiled by the same body, for the same type of year; parts of a year are not
        drawn. A target is drawn once in its year, however often it was repeated, with its stage on the day `on`, today
        by default. With `balance`, a panel for each side has its exports less its imports, as a source
        states them or by one compiler.

        `since` and `until` are years or dates, and keep what lies between them; `compiled_by` keeps the figures of one
        body, by id or name. `theme` is `light`, the default, or `dark`; `width` is in inches, 7.5 by default, and 4
        suits a phone. `save` also writes the picture to a file that ends in .svg, .png or .pdf.

        Raises ModuleNotFoundError if the extra `plot` is not installed; InvalidValue for an invalid date, a `since`
        after `until`, another theme, width or file ending; UnknownRecord for an unknown body; OSError if the file
        cannot be written.
        """
        from indokorea.collection.scope import Scope  # noqa: PLC0415  # as the module says
        from indokorea.progress.trade import trade_figures  # noqa: PLC0415  # as the module says
        from indokorea.values.clock import to_day  # noqa: PLC0415  # as the module says

        figures = trade_figures(self, on, since=since, until=until, compiled_by=compiled_by, balance=balance)
        picture: Figure = feature("draw")(
            "trade",
            figures,
            title=Scope(subject=self.subject).titled(figures.title(to_day(on))),
            source=self.source_line,
            theme=theme,
            width=width,
            save=save,
        )
        return picture


def dossier_of_index(kinds: Kinds, header: Mapping[str, Any], *, is_sound: bool = True) -> Dossier:
    """Return the dossier of records that are known to belong together; the mapping may read them lazily.

    `is_sound` says that every reference is known to lead to a record of the right kind.
    """
    dossier = Dossier(**header)
    dossier._set_index(kinds, is_sound=is_sound)
    return dossier


def _unpickle(cls: type[Dossier], document: bytes, is_sound: bool, cutoff: KnowledgeCutoff | None) -> Dossier:
    """Return a dossier from its pickled parts: its canonical bytes, and what they do not hold."""
    dossier: Dossier = feature("loads_of_any_size")(document)
    if cls is not Dossier:
        dossier = cls(dossier, integrity=False, **dossier.header)
    dossier._set(_is_sound=is_sound, _knowledge_cutoff=cutoff)
    return dossier
