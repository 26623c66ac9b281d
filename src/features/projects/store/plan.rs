//! Phases, deliverables, evidence and gates.
use diesel::prelude::*;

use crate::features::projects::model::{
    CriterionId, CriterionRow, DeliverableId, DeliverablePatch, DeliverableRow, EvidenceId,
    EvidenceRow, GateId, GatePatch, GateRow, GateState, PhaseId, PhasePatch, PhaseRow, PhaseState,
    SignerRow,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    project_criteria, project_deliverables, project_evidence, project_gates, project_phases,
    project_signers,
};
use crate::platform::db::{Conn, MultiBackend};

/// All that a project starts with: one statement for each table.
pub fn insert_plan(
    conn: &mut Conn,
    phases: &[PhaseRow],
    deliverables: &[DeliverableRow],
    gates: &[GateRow],
    criteria: &[CriterionRow],
    signers: &[SignerRow],
) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_phases::table).values(phases).execute(c)
    })?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_deliverables::table).values(deliverables).execute(c)
    })?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_gates::table).values(gates).execute(c)
    })?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_criteria::table).values(criteria).execute(c)
    })?;
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_signers::table).values(signers).execute(c)
    })?;
    Ok(())
}

/// The phases of a project, in their order.
pub fn phases(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<PhaseRow>> {
    PhaseRow::query()
        .filter(project_phases::record_id.eq(record))
        .order(project_phases::position)
        .load(conn)
}

/// The phases of a project with their gates, in their order: one statement.
pub fn phases_with_gates(
    conn: &mut Conn,
    record: RecordId,
) -> QueryResult<Vec<(PhaseRow, Option<GateRow>)>> {
    project_phases::table
        .left_join(project_gates::table.on(project_gates::phase_id.eq(project_phases::id)))
        .filter(project_phases::record_id.eq(record))
        .order(project_phases::position)
        .select((
            <PhaseRow as SelectableHelper<MultiBackend>>::as_select(),
            <Option<GateRow> as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// Phases of several projects, each with its gate, in their order.
pub fn phases_of(
    conn: &mut Conn,
    ids: &[RecordId],
) -> QueryResult<Vec<(PhaseRow, Option<GateRow>)>> {
    project_phases::table
        .left_join(project_gates::table.on(project_gates::phase_id.eq(project_phases::id)))
        .filter(project_phases::record_id.eq_any(ids.to_vec()))
        .order((project_phases::record_id, project_phases::position))
        .select((
            <PhaseRow as SelectableHelper<MultiBackend>>::as_select(),
            <Option<GateRow> as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

pub fn find_phase_unscoped(conn: &mut Conn, id: PhaseId) -> QueryResult<Option<PhaseRow>> {
    PhaseRow::query().filter(project_phases::id.eq(id)).first(conn).optional()
}

/// Changes a phase that still has this version; false if somebody was faster.
pub fn update_phase(conn: &mut Conn, row: &PhaseRow, patch: &PhasePatch) -> QueryResult<bool> {
    let rows = diesel::update(
        project_phases::table
            .filter(project_phases::id.eq(row.id))
            .filter(project_phases::version.eq(row.version)),
    )
    .set((patch, project_phases::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

pub fn begin_phase(conn: &mut Conn, id: PhaseId, at: Timestamp) -> QueryResult<()> {
    diesel::update(project_phases::table.filter(project_phases::id.eq(id)))
        .set((
            project_phases::state.eq(PhaseState::Active),
            project_phases::started_at.eq(Some(at)),
            project_phases::version.eq(project_phases::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn end_phase(conn: &mut Conn, id: PhaseId, at: Timestamp) -> QueryResult<()> {
    diesel::update(project_phases::table.filter(project_phases::id.eq(id)))
        .set((
            project_phases::state.eq(PhaseState::Passed),
            project_phases::ended_at.eq(Some(at)),
            project_phases::version.eq(project_phases::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// The deliverables of a project, phase by phase is the caller's to sort.
pub fn deliverables(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<DeliverableRow>> {
    DeliverableRow::query()
        .filter(project_deliverables::record_id.eq(record))
        .order((project_deliverables::position, project_deliverables::id))
        .load(conn)
}

/// A deliverable by id alone; its record says who may see it.
pub fn find_deliverable_unscoped(
    conn: &mut Conn,
    id: DeliverableId,
) -> QueryResult<Option<DeliverableRow>> {
    DeliverableRow::query().filter(project_deliverables::id.eq(id)).first(conn).optional()
}

pub fn insert_deliverable(conn: &mut Conn, row: &DeliverableRow) -> QueryResult<()> {
    diesel::insert_into(project_deliverables::table).values(row).execute(conn)?;
    Ok(())
}

/// Changes a deliverable that still has this version; false if somebody was faster.
pub fn update_deliverable(
    conn: &mut Conn,
    row: &DeliverableRow,
    patch: &DeliverablePatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        project_deliverables::table
            .filter(project_deliverables::id.eq(row.id))
            .filter(project_deliverables::version.eq(row.version)),
    )
    .set((patch, project_deliverables::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Several deliverables are begun again, whatever their version.
pub fn begin_again(
    conn: &mut Conn,
    ids: &[DeliverableId],
    patch: &DeliverablePatch,
) -> QueryResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    diesel::update(
        project_deliverables::table.filter(project_deliverables::id.eq_any(ids.to_vec())),
    )
    .set((patch, project_deliverables::version.eq(project_deliverables::version + 1)))
    .execute(conn)?;
    Ok(())
}

/// Evidence of a project that is there, oldest first.
pub fn evidence(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<EvidenceRow>> {
    EvidenceRow::query()
        .filter(project_evidence::record_id.eq(record))
        .filter(project_evidence::removed_at.is_null())
        .order((project_evidence::added_at, project_evidence::id))
        .load(conn)
}

pub fn insert_evidence(conn: &mut Conn, rows: &[EvidenceRow]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_evidence::table).values(rows).execute(c)
    })?;
    Ok(())
}

pub fn find_evidence_unscoped(conn: &mut Conn, id: EvidenceId) -> QueryResult<Option<EvidenceRow>> {
    EvidenceRow::query()
        .filter(project_evidence::id.eq(id))
        .filter(project_evidence::removed_at.is_null())
        .first(conn)
        .optional()
}

/// Takes evidence away; false if it is gone already.
pub fn remove_evidence(conn: &mut Conn, id: EvidenceId, at: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        project_evidence::table
            .filter(project_evidence::id.eq(id))
            .filter(project_evidence::removed_at.is_null()),
    )
    .set(project_evidence::removed_at.eq(Some(at)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The gates of a project; their order is that of their phases.
pub fn gates(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<GateRow>> {
    GateRow::query().filter(project_gates::record_id.eq(record)).load(conn)
}

/// A gate by id alone; its record says who may see it.
pub fn find_gate_unscoped(conn: &mut Conn, id: GateId) -> QueryResult<Option<GateRow>> {
    GateRow::query().filter(project_gates::id.eq(id)).first(conn).optional()
}

/// Changes a gate that still has this version; false if somebody was faster.
pub fn update_gate(conn: &mut Conn, row: &GateRow, patch: &GatePatch) -> QueryResult<bool> {
    let rows = diesel::update(
        project_gates::table
            .filter(project_gates::id.eq(row.id))
            .filter(project_gates::version.eq(row.version)),
    )
    .set((patch, project_gates::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Gates that made the project rest wait for a verdict again.
pub fn release_gates(conn: &mut Conn, record: RecordId) -> QueryResult<()> {
    diesel::update(
        project_gates::table
            .filter(project_gates::record_id.eq(record))
            .filter(project_gates::state.eq(GateState::Held)),
    )
    .set((
        project_gates::state.eq(GateState::Scheduled),
        project_gates::version.eq(project_gates::version + 1),
    ))
    .execute(conn)?;
    Ok(())
}

/// The criteria of a gate, in their order.
pub fn criteria(conn: &mut Conn, gate: GateId) -> QueryResult<Vec<CriterionRow>> {
    CriterionRow::query()
        .filter(project_criteria::gate_id.eq(gate))
        .order((project_criteria::position, project_criteria::id))
        .load(conn)
}

/// The criteria of all gates of a project, in their order.
pub fn criteria_of_record(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<CriterionRow>> {
    CriterionRow::query()
        .filter(project_criteria::record_id.eq(record))
        .order((project_criteria::position, project_criteria::id))
        .load(conn)
}

pub fn find_criterion_unscoped(
    conn: &mut Conn,
    id: CriterionId,
) -> QueryResult<Option<CriterionRow>> {
    CriterionRow::query().filter(project_criteria::id.eq(id)).first(conn).optional()
}

/// Answers a criterion that still has this version; false if somebody was faster.
pub fn answer_criterion(
    conn: &mut Conn,
    row: &CriterionRow,
    value: Option<i32>,
    note: Option<String>,
    by: MembershipId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        project_criteria::table
            .filter(project_criteria::id.eq(row.id))
            .filter(project_criteria::version.eq(row.version)),
    )
    .set((
        project_criteria::value.eq(value),
        project_criteria::note.eq(note),
        project_criteria::answered_by.eq(Some(by)),
        project_criteria::answered_at.eq(Some(at)),
        project_criteria::version.eq(row.version.wrapping_add(1)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The signatures that a gate needs, in their order.
pub fn signers(conn: &mut Conn, gate: GateId) -> QueryResult<Vec<SignerRow>> {
    SignerRow::query()
        .filter(project_signers::gate_id.eq(gate))
        .order(project_signers::position)
        .load(conn)
}
