"""The rules of what is promised, who undertakes it, and the figures of it."""

from indokorea.findings import Severity
from indokorea.rules.base import Rule
from indokorea.rules.commitment_parts import basis_of_the_whole, commitment_circles, parts_within_the_whole
from indokorea.rules.commitment_targets import deliveries_cited, overdue, promised_before_due
from indokorea.rules.commitments import updates_in_order
from indokorea.rules.observations import (
    code_of_its_time,
    compilers_differ,
    no_negative_figures,
    two_different_sides,
    usual_valuation,
)
from indokorea.rules.organisations import parent_circles, stakes_of_a_whole, tenures_within

PROMISE_RULES: tuple[Rule, ...] = (
    Rule(
        code="COM-01",
        severity=Severity.ERROR,
        meaning="a commitment or project does not step down unless it stalled, and nothing follows a final stage",
        remedy="correct a date, add the stall, or record what was taken up again by itself",
        find=updates_in_order,
    ),
    Rule(
        code="COM-02",
        severity=Severity.WARNING,
        meaning="a source is cited for a delivery, or for the record as a whole",
        remedy="add a citation that supports the update",
        find=deliveries_cited,
    ),
    Rule(
        code="COM-03",
        severity=Severity.ERROR,
        meaning="a target is not due before it is first announced or agreed",
        remedy="correct one of the two dates",
        find=promised_before_due,
    ),
    Rule(
        code="COM-04",
        severity=Severity.NOTE,
        meaning="when the day of a target has passed, a later update or a renewing commitment tells what became of it",
        remedy="add the update where a source has it; until then it counts as missed",
        find=overdue,
    ),
    Rule(
        code="COM-05",
        severity=Severity.ERROR,
        meaning="what a commitment renews or restates, and what it is part of, never leads back to it",
        remedy="keep the reference on the later commitment, or on the part",
        find=commitment_circles,
    ),
    Rule(
        code="MNY-02",
        severity=Severity.WARNING,
        meaning="the parts of a commitment do not add up to more than the whole",
        remedy="compare the sums with the source, and what is counted twice",
        find=parts_within_the_whole,
    ),
    Rule(
        code="MNY-03",
        severity=Severity.WARNING,
        meaning="money promised, committed and paid never mix: a part has the stage of its whole",
        remedy="correct a basis, or record the sum as an update of the whole",
        find=basis_of_the_whole,
    ),
    Rule(
        code="ORG-01",
        severity=Severity.WARNING,
        meaning="an office is held while its organisation exists",
        remedy="correct a date, or name the organisation of that time",
        find=tenures_within,
    ),
    Rule(
        code="ORG-02",
        severity=Severity.ERROR,
        meaning="the stakes in a project come to 100 per cent at most",
        remedy="correct a stake, or give who sells that role",
        find=stakes_of_a_whole,
    ),
    Rule(
        code="ORG-03",
        severity=Severity.ERROR,
        meaning="the parents of an organisation never lead back to it",
        remedy="take away the parent of the highest one in the circle",
        find=parent_circles,
    ),
    Rule(
        code="TRD-01",
        severity=Severity.ERROR,
        meaning="a figure is not of one side with itself",
        remedy="name the other side, or leave it out where there is none",
        find=two_different_sides,
    ),
    Rule(
        code="TRD-02",
        severity=Severity.NOTE,
        meaning="exports are usually valued fob and imports cif",
        remedy="compare with the source",
        find=usual_valuation,
    ),
    Rule(
        code="TRD-03",
        severity=Severity.WARNING,
        meaning="a product's HS code is of no later edition than the period",
        remedy="give the edition in which the figure was counted",
        find=code_of_its_time,
    ),
    Rule(
        code="TRD-04",
        severity=Severity.NOTE,
        meaning="two compilers give the same figure for one thing, as far as their digits go",
        remedy="keep both, and say where you use one whose it is",
        find=compilers_differ,
    ),
    Rule(
        code="TRD-05",
        severity=Severity.ERROR,
        meaning="no figure is below zero but a balance, a growth or net investment",
        remedy="leave the sign out, or give the measure that the figure is of",
        find=no_negative_figures,
    ),
)
