"""From a program to its obligations, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from provenhive.canonical import digest_json
from provenhive.obligations.closure import dependencies, of_sequent, of_witness
from provenhive.obligations.digests import FORM_VERSION, Digests
from provenhive.obligations.machines import MachineClaim, machine_claims, machine_witnesses
from provenhive.obligations.model import Kind, Obligation, Witness, identifier
from provenhive.obligations.normal import Form, declaration_form, sequent_form, unit_form, witness_form
from provenhive.obligations.refinement import PartClaim, first_span, plan_claims, system_claims
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.validity import RESERVED
from provenhive.spec_lang.wellformed import Condition, well_formed

_MEASURE = "the measure gets smaller"


def derive(program: Program, *, imported: bool = False) -> tuple[Obligation, ...]:
    """Return the obligations of the main module (and, if asked for, of all that it imports).

    Each declaration yields, where they apply: well-defined, total, satisfiable, law, invariant, refines, implements
    and agrees. Obligations of extraction depend on targets: see ``extractions``.
    """
    deriver = _Deriver(program, Digests(program))
    modules = program.modules if imported else (program.main,)
    return tuple(
        obligation
        for module in modules
        for declared in module.declarations
        if RESERVED not in declared.name
        for obligation in deriver.of(declared)
    )


def extractions(program: Program, targets: Sequence[str]) -> tuple[Obligation, ...]:
    """Return the obligations that each unit of the main module is extracted faithfully to each target."""
    deriver = _Deriver(program, Digests(program))
    units = program.units
    return tuple(
        deriver.make(Kind.EXTRACTS, unit, target, form=unit_form(unit), names=dependencies(unit), span=unit.span)
        for unit in units
        for target in targets
    )


def specification_digest(program: Program) -> str:
    """Return the digest of the whole meaning of a program: every declaration, in no particular order."""
    forms = {name: digest_json(declaration_form(declared)) for name, declared in program.index.items()}
    return digest_json({"version": FORM_VERSION, "module": program.main.name, "declarations": forms})


@dataclass
class _Deriver:
    program: Program
    digests: Digests

    def of(self, declared: core.Declaration) -> Iterator[Obligation]:
        conditions = well_formed(self.program, declared)
        ending = tuple(c for c in conditions if c.phrase == _MEASURE)
        partial = tuple(c for c in conditions if c.phrase != _MEASURE)
        if partial:
            yield self._of_conditions(Kind.WELL_DEFINED, declared, "", partial, declared.span)
        match declared:
            case core.Subset(_, type_parameters, binder, predicate):
                yield self._witness(declared, "", Witness(type_parameters, (binder,), (predicate,)), declared.span)
            case core.Function():
                yield from self._function(declared, ending)
            case core.Law(_, type_parameters, parameters, requires, statement):
                sequent = Sequent(type_parameters, parameters, requires, statement)
                yield self._of_sequents(Kind.LAW, declared, "", (sequent,), declared.span)
            case core.Unit():
                yield from self._unit(declared)
            case core.Machine():
                for part, witness, span in machine_witnesses(declared):
                    yield self._witness(declared, part, witness, span)
                for claim in machine_claims(self.program, declared):
                    yield self._machine_claim(declared, claim)
                for unit in self.program.operations[declared.name]:
                    yield from self._unit(unit)
            case core.System():
                yield from self._parts(declared, _merged(system_claims(self.program, declared)))
            case _:
                return

    def _function(self, declared: core.Function, ending: tuple[Condition, ...]) -> Iterator[Obligation]:
        form, names = declaration_form(declared), dependencies(declared)
        if declared.recursion is not None:
            yield self.make(Kind.TOTAL, declared, "", form=form, names=names, span=declared.span, conditions=ending)
        yield self.make(Kind.AGREES, declared, "", form=form, names=names, span=declared.span)

    def _unit(self, declared: core.Unit) -> Iterator[Obligation]:
        binders = (*declared.parameters, *declared.results)
        witness = Witness(declared.type_parameters, binders, (*declared.requires, *declared.ensures))
        yield self._witness(declared, "", witness, declared.span)
        claims = plan_claims(self.program, declared)
        if claims is None:
            yield self.make(
                Kind.REFINES,
                declared,
                "plan",
                form=unit_form(declared),
                names=dependencies(declared),
                span=declared.span,
            )
        else:
            yield from self._parts(declared, _merged(claims))
        yield self.make(
            Kind.IMPLEMENTS,
            declared,
            "",
            form=unit_form(declared),
            names=dependencies(declared),
            span=declared.span,
            leans_on=(*declared.built_from, *declared.uses),
        )

    def _parts(
        self, declared: core.Unit | core.System, claims: Iterable[tuple[str, tuple[Condition, ...]]]
    ) -> Iterator[Obligation]:
        for part, conditions in claims:
            span = first_span(conditions) or declared.span
            leans_on = declared.built_from
            yield self._of_conditions(Kind.REFINES, declared, part, conditions, span, leans_on)

    def _of_conditions(
        self,
        kind: Kind,
        declared: core.Declaration,
        part: str,
        conditions: tuple[Condition, ...],
        span: Span | None,
        leans_on: tuple[str, ...] = (),
    ) -> Obligation:
        form = [sequent_form(c.sequent) for c in conditions]
        names = {name for c in conditions for name in of_sequent(c.sequent)} | set(leans_on)
        return self.make(
            kind, declared, part, form=form, names=names, span=span, conditions=conditions, leans_on=leans_on
        )

    def _of_sequents(
        self, kind: Kind, declared: core.Declaration, part: str, sequents: tuple[Sequent, ...], span: Span | None
    ) -> Obligation:
        conditions = tuple(Condition(sequent, part or kind.value, span) for sequent in sequents)
        return self._of_conditions(kind, declared, part, conditions, span)

    def _machine_claim(self, declared: core.Machine, claim: MachineClaim) -> Obligation:
        conditions = tuple(Condition(p.sequent, p.phrase, p.goal.expr.span or claim.span) for p in claim.pieces)
        pieces = (*claim.assumed, *claim.pieces)
        form = [sequent_form(replace(p.sequent, hypotheses=(*p.sequent.hypotheses, *p.further))) for p in pieces]
        names = {name for p in pieces for name in of_sequent(p.sequent)}
        return self.make(
            Kind.INVARIANT, declared, claim.part, form=form, names=names, span=claim.span, conditions=conditions
        )

    def _witness(self, declared: core.Declaration, part: str, witness: Witness, span: Span | None) -> Obligation:
        form, names = witness_form(witness), of_witness(witness)
        return self.make(Kind.SATISFIABLE, declared, part, form=form, names=names, span=span, witness=witness)

    def make(
        self,
        kind: Kind,
        declared: core.Declaration,
        part: str,
        *,
        form: Form,
        names: Iterable[str],
        span: Span | None,
        conditions: tuple[Condition, ...] = (),
        witness: Witness | None = None,
        leans_on: tuple[str, ...] = (),
    ) -> Obligation:
        """Make an obligation from the normal form of its statement and the names that it mentions."""
        mentioned = sorted({name for name in names if name in self.program.index})
        whole = {"kind": kind.value, "subject": declared.name, "part": part, "form": form}
        _, digest = self.digests.statement(whole, mentioned)
        return Obligation(
            identifier(kind, declared.name, part),
            kind,
            declared.name,
            part,
            tuple(c.sequent for c in conditions),
            witness,
            tuple(mentioned),
            leans_on,
            digest,
            tuple(c.phrase for c in conditions),
            tuple(c.span for c in conditions),
            span,
        )


def _merged(claims: Iterable[PartClaim]) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Join claims of the same part: several calls of one unit ask for their requires together."""
    joined: dict[str, tuple[Condition, ...]] = {}
    for claim in claims:
        joined[claim.part] = joined.get(claim.part, ()) + claim.conditions
    yield from joined.items()
