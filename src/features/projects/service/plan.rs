//! The plan: phases, what is delivered in them, and who holds it.
use std::collections::HashMap;

use super::view::phase_brief;
use super::{Opened, open};
use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{
    DeliverableAction, DeliverableId, DeliverableRow, DeliverableView, EvidenceRow, EvidenceView,
    Held, HolderView, ItemId, PhaseView, PlanView, shown,
};
use crate::features::projects::{policy, store};
use crate::features::records::model::{FileId, FileRef, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// What is named beside deliverables and gates.
pub(super) struct Around {
    pub evidence: Vec<EvidenceRow>,
    pub files: HashMap<FileId, FileRef>,
    pub people: HashMap<MembershipId, PersonRef>,
    pub turns: Vec<Held>,
    pub now: Timestamp,
}

/// Evidence with its files, open turns and people: five statements for any number. `more` are
/// people whom the caller names as well.
pub(super) fn around(
    conn: &mut Conn,
    opened: &Opened,
    rows: &[DeliverableRow],
    more: Vec<MembershipId>,
    now: Timestamp,
) -> Result<Around, Problem> {
    let evidence = store::evidence(conn, opened.record.id)?;
    let ids: Vec<FileId> = evidence.iter().filter_map(|row| row.file_id).collect();
    let files = records::file_refs_unscoped(conn, &ids)?;
    let turns = store::open_turns(conn, opened.record.id)?;
    let mut ids = more;
    ids.extend(rows.iter().flat_map(|row| [row.submitted_by, row.answered_by]).flatten());
    ids.extend(evidence.iter().filter_map(|row| row.added_by));
    ids.sort_unstable();
    ids.dedup();
    let mut people = organisations::person_refs(conn, &ids)?;
    for person in people.values_mut() {
        person.side = opened.side_of(person.organisation.id).map(Into::into);
    }
    Ok(Around { evidence, files, people, turns, now })
}

impl Around {
    pub fn person(&self, id: Option<MembershipId>) -> Option<PersonRef> {
        self.people.get(&id?).cloned()
    }

    /// Who holds an item, since when.
    pub fn holders(&self, opened: &Opened, item: ItemId) -> Vec<HolderView> {
        self.turns
            .iter()
            .filter(|turn| turn.item_id == item)
            .filter_map(|turn| {
                Some(HolderView {
                    organisation: opened.name(turn.organisation_id)?,
                    since: turn.since,
                    mine: turn.organisation_id == opened.own,
                })
            })
            .collect()
    }

    fn evidence_of(&self, opened: &Opened, row: &DeliverableRow) -> Vec<EvidenceView> {
        let may = policy::deliverable(
            opened.standing,
            opened.own,
            row,
            opened.project.status.is_open(),
            DeliverableAction::AddEvidence,
        );
        self.evidence
            .iter()
            .filter(|one| one.deliverable_id == row.id)
            .map(|one| EvidenceView {
                id: one.id,
                title: one.title.clone(),
                file: one.file_id.and_then(|id| self.files.get(&id)).cloned(),
                url: one.url.clone(),
                by: self.person(one.added_by),
                added_at: one.added_at,
                may_remove: may.is_ok(),
            })
            .collect()
    }

    pub fn deliverable(
        &self,
        scope: &Scope,
        opened: &Opened,
        row: &DeliverableRow,
    ) -> DeliverableView {
        let is_open = opened.project.status.is_open();
        let organisation: Option<OrgRef> = row.organisation_id.and_then(|id| opened.name(id));
        DeliverableView {
            id: row.id,
            phase_id: row.phase_id,
            title: shown(&row.title, scope.locale()),
            note: row.note.clone(),
            side: row.side,
            organisation,
            required: row.required,
            handling: row.handling,
            late: is_open
                && !row.status.is_done()
                && is_past(row.due_on.as_deref(), scope, self.now),
            due_on: row.due_on.clone(),
            status: row.status,
            revision: row.revision,
            submitted_by: self.person(row.submitted_by),
            submitted_at: row.submitted_at,
            answered_by: self.person(row.answered_by),
            answered_at: row.answered_at,
            reason: row.reason.clone(),
            evidence: self.evidence_of(opened, row),
            held_by: self.holders(opened, ItemId(row.id.0)),
            version: row.version,
            actions: policy::deliverable_states(opened.standing, opened.own, row, is_open),
        }
    }
}

/// Whether a day is over where the reader is.
fn is_past(day: Option<&str>, scope: &Scope, now: Timestamp) -> bool {
    let day = day.and_then(dates::day);
    day.is_some_and(|day| dates::end_of_day(dates::zone(scope.time_zone()), day) < now)
}

/// The plan of a project.
pub fn plan(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    now: Timestamp,
) -> Result<PlanView, Problem> {
    let opened = open(conn, scope, id)?;
    let phases = store::phases_with_gates(conn, id)?;
    let rows = store::deliverables(conn, id)?;
    let around = around(conn, &opened, &rows, Vec::new(), now)?;
    let phases = phases
        .iter()
        .map(|(phase, gate)| PhaseView {
            brief: phase_brief(phase, gate.as_ref(), scope.locale()),
            deliverables: rows
                .iter()
                .filter(|row| row.phase_id == phase.id)
                .map(|row| around.deliverable(scope, &opened, row))
                .collect(),
        })
        .collect();
    Ok(PlanView { plan_version: opened.project.plan_version, phases })
}

/// One deliverable, as an action on it answers.
pub(super) fn deliverable(
    conn: &mut Conn,
    scope: &Scope,
    id: DeliverableId,
    now: Timestamp,
) -> Result<DeliverableView, Problem> {
    let row = store::find_deliverable_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let opened = open(conn, scope, row.record_id)?;
    let around = around(conn, &opened, std::slice::from_ref(&row), Vec::new(), now)?;
    Ok(around.deliverable(scope, &opened, &row))
}

/// An organisation that is in, on a side, as a caller names it.
pub(super) fn require_in(
    opened: &Opened,
    organisation: OrganisationId,
    field: &'static str,
) -> Result<(), Problem> {
    if opened.is_in(organisation) {
        Ok(())
    } else {
        Err(Problem::invalid(field, "not_allowed_value"))
    }
}
