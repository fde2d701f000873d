"""What a user may get wrong: every line must be refused by mypy --strict and by pyright.

A comment says which fault each checker must find; a checker that finds none reports the comment as unneeded.
"""

from __future__ import annotations

import attrs

import indokorea as ik


def misspelt_names(d: ik.Dossier, cepa: ik.Agreement) -> tuple[object, ...]:
    return (
        ik.Agrement,  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
        d.agrements,  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
        cepa.partys,  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
        cepa.status_at("2010"),  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
        ik.ActionType.SINGED,  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    )


def wrong_arguments() -> None:
    ik.Sector(id="sector:x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ik.Sector(id="sector:x", name="X", brooder="sector:y")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ik.Sector("sector:x", "X")  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue]
    ik.Sector(id=3, name="X")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Action(type=ik.ActionType.SIGNED, on=2009)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Sector(id="sector:x", name=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Sector(id="sector:x", name="X", codes=[])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Money(amount=7.9, currency="INR")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def wrong_words(signed: ik.Action) -> None:
    ik.Action(type="singed")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Action(type=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Action(type=ik.AgreementStatus.SIGNED)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Action(type="signed", signature="final")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Action(type="signed", coverage=("goods", "good"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Action(type="signed", coverage=["goods"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.CommitmentUpdate(status="replaced")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ik.Source(id="source:x", title="X", type="SourceType.MINISTRY")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    attrs.evolve(signed, type="singed")  # type: ignore[arg-type]


def changing_what_is_frozen(cepa: ik.Agreement) -> None:
    cepa.retroactive = True  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    cepa.actions += ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def comparing_what_has_no_order(one: ik.PartialDate, other: ik.PartialDate) -> object:
    return one < other  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


def wrong_kinds(d: ik.Dossier) -> None:
    d.of(int)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType, reportCallIssue]
    d.select(kind=5)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    ik.loads(3)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]


def wrong_status(d: ik.Dossier) -> ik.PartnershipTier | None:
    return d.agreements["x"].status_on().status  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def changing_a_dossier_or_a_report(d: ik.Dossier, report: ik.Report) -> None:
    d.title = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    d.as_of = None  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    report.about = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    report.findings = ()  # type: ignore[misc, assignment]  # pyright: ignore[reportAttributeAccessIssue]
