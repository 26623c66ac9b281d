//! A project begins: from a template, by a vendor with customers, or by a customer with its vendor.
use chrono::NaiveDate;
use serde_json::json;

use super::{index, list_state, origin, parties, plan_moved};
use crate::features::organisations::model::{Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{
    CriterionId, CriterionRow, DeliverableId, DeliverableRow, DeliverableStatus, GateId, GateRow,
    GateState, MemberRow, PartyRow, PartyState, PhaseId, PhaseRow, PhaseState, Project,
    ProjectRole, ProjectStatus, SignerRow,
};
use crate::features::projects::store;
use crate::features::projects::templates::{self, Template};
use crate::features::records::model::{EntryKind, RecordId, RecordKind};
use crate::features::records::service::{
    self as records, NewEntry, NewJoint, NewParty, OpenedJoint,
};
use crate::platform::authz::{Capability, MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Organisations that are asked at the start at most.
const MOST_ASKED: usize = 20;

/// What a project starts with.
#[derive(Debug, Clone)]
pub struct NewProject {
    pub title: String,
    /// Markdown.
    pub purpose: String,
    pub template: String,
    /// Of submission, for templates that know levels.
    pub level: Option<i32>,
    /// Whether several customers may be in it, who then see each other.
    pub several: bool,
    /// Whom to ask.
    pub relationships: Vec<RelationshipId>,
    pub starts_on: Option<NaiveDate>,
    /// What it grows from.
    pub origin: Option<RecordId>,
}

/// Begins a project; gives its id. Whoever begins it leads it for their organisation.
///
/// # Errors
/// `forbidden`; `invalid` for an unknown template or relationship, for customers that nobody has
/// claimed, for several customers that were not told that there may be several, and for an origin
/// that the scope does not see.
pub fn create(tx: &mut Tx<'_>, scope: &Scope, new: &NewProject) -> Result<RecordId, Problem> {
    scope.require(Capability::Write)?;
    let template = templates::find(&new.template)?
        .ok_or_else(|| Problem::invalid("template", "not_allowed_value"))?;
    let level = level(template, new.level)?;
    let asked = asked(tx.conn, scope, new)?;
    let side = match asked.first() {
        Some(relationship) => relationship.side,
        None if organisations::sides(tx.conn, scope)?.contains(&Side::Vendor) => Side::Vendor,
        None => return Err(Problem::invalid("relationship_ids", "missing_field")),
    };
    let vendor = asked.first().map_or(scope.org(), |relationship| relationship.row.vendor_org);
    let relationship = match asked.as_slice() {
        [one] if !new.several => Some(one.row.id),
        _ => None,
    };
    let others: Vec<_> = asked.iter().map(|one| one.counterpart().id).collect();
    let origin = match new.origin {
        Some(id) => Some(origin::find(tx.conn, scope, id, vendor, &others)?),
        None => None,
    };
    let opened = records::create_joint(
        tx,
        &NewJoint {
            kind: RecordKind::Project,
            vendor,
            relationship,
            first: NewParty {
                organisation: scope.org(),
                side,
                owner: Some(scope.membership()),
                team: scope.team().map(str::to_owned),
                reference: None,
                hidden: false,
            },
            state: list_state(ProjectStatus::Planning),
        },
    )?;
    let id = opened.record.id;
    store::insert(tx.conn, &project(scope, &opened, side, new))?;
    store::insert_party(tx.conn, &first_party(scope, id, side, tx.now))?;
    set_lead(tx, scope, id)?;
    lay_out(tx, id, template, level, new.starts_on, scope.membership())?;
    let data = json!({ "side": side, "template": template.key, "several": new.several });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::ProjectStarted, tx.now, data)
        .with_body(Some(new.purpose.clone()));
    records::append(tx, opened.shared.id, entry)?;
    records::take_part(tx, id, scope)?;
    index(tx, id, false)?;
    for other in others {
        parties::ask(tx, scope, id, side.other(), other, None)?;
    }
    if let Some(origin) = &origin {
        origin::link(tx, scope, id, &opened.record.number, origin)?;
    }
    plan_moved(tx, id)?;
    records::announce(tx, id, 1)?;
    Ok(id)
}

fn level(template: &Template, wanted: Option<i32>) -> Result<i32, Problem> {
    match wanted {
        None => Ok(templates::DEFAULT_LEVEL),
        Some(level) if template.levels && (1..=templates::LEVELS).contains(&level) => Ok(level),
        Some(_) => Err(Problem::invalid("level", "not_allowed_value")),
    }
}

/// The relationships whose other sides are asked to join: of a vendor with its customers, or of a
/// customer with one vendor.
fn asked(conn: &mut Conn, scope: &Scope, new: &NewProject) -> Result<Vec<Relationship>, Problem> {
    const FIELD: &str = "relationship_ids";
    let mut ids = new.relationships.clone();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > MOST_ASKED {
        return Err(Problem::invalid(FIELD, "too_many"));
    }
    let asked = organisations::relationships_among(conn, scope, &ids)?;
    if asked.len() != ids.len() {
        return Err(Problem::invalid(FIELD, "not_allowed_value"));
    }
    let first = asked.first().map(|relationship| relationship.side);
    if asked.iter().any(|relationship| Some(relationship.side) != first) {
        return Err(Problem::invalid(FIELD, "not_allowed_value"));
    }
    if asked.iter().any(|one| one.side == Side::Vendor && !one.claimed) {
        return Err(Problem::invalid(FIELD, "nobody_there"));
    }
    match first {
        Some(Side::Customer) if asked.len() > 1 => Err(Problem::invalid(FIELD, "too_many")),
        Some(Side::Vendor) if asked.len() > 1 && !new.several => {
            Err(Problem::invalid("several", "not_allowed_value"))
        }
        _ => Ok(asked),
    }
}

fn project(scope: &Scope, opened: &OpenedJoint, side: Side, new: &NewProject) -> Project {
    Project {
        record_id: opened.record.id,
        vendor_org: opened.record.vendor_org,
        thread_id: opened.shared.thread_id,
        title: new.title.clone(),
        purpose: new.purpose.clone(),
        status: ProjectStatus::Planning,
        template: new.template.clone(),
        several: new.several,
        starts_on: new.starts_on.map(|day| day.to_string()),
        target_on: None,
        phase_id: None,
        plan_version: 1,
        created_side: side,
        created_by: Some(scope.membership()),
        closed_at: None,
    }
}

fn first_party(scope: &Scope, id: RecordId, side: Side, now: Timestamp) -> PartyRow {
    PartyRow {
        record_id: id,
        organisation_id: scope.org(),
        side,
        state: PartyState::Accepted,
        lane_id: None,
        invited_by: None,
        invited_at: now,
        answered_by: Some(scope.membership()),
        answered_at: Some(now),
        left_at: None,
    }
}

/// Whoever brings an organisation in leads the project for it.
pub(super) fn set_lead(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<(), Problem> {
    let row = MemberRow {
        record_id: id,
        membership_id: scope.membership(),
        organisation_id: scope.org(),
        role: ProjectRole::Lead,
        added_by: Some(scope.membership()),
        added_at: tx.now,
        removed_at: None,
    };
    Ok(store::set_member(tx.conn, &row)?)
}

/// The rows of a plan while it is laid out.
#[derive(Default)]
struct Rows {
    phases: Vec<PhaseRow>,
    deliverables: Vec<DeliverableRow>,
    gates: Vec<GateRow>,
    criteria: Vec<CriterionRow>,
    signers: Vec<SignerRow>,
}

/// Phases, deliverables and gates as the template has them, with dates from the first day on.
fn lay_out(
    tx: &mut Tx<'_>,
    id: RecordId,
    template: &Template,
    level: i32,
    starts_on: Option<NaiveDate>,
    by: MembershipId,
) -> Result<(), Problem> {
    let mut rows = Rows::default();
    let mut day = starts_on;
    for (phase, position) in template.phases.iter().zip(1..) {
        let first = day;
        let last = first.map(|day| day + chrono::TimeDelta::days(phase.weeks * 7 - 1));
        day = last.map(|day| day + chrono::TimeDelta::days(1));
        let row = PhaseRow {
            id: PhaseId::generate(),
            record_id: id,
            position,
            title: phase.title.json(),
            state: PhaseState::Planned,
            starts_on: first.map(|day| day.to_string()),
            ends_on: last.map(|day| day.to_string()),
            started_at: None,
            ended_at: None,
            version: 1,
        };
        for (deliverable, position) in phase.deliverables.iter().zip(1..) {
            rows.deliverables.push(DeliverableRow {
                id: DeliverableId::generate(),
                record_id: id,
                phase_id: row.id,
                position,
                title: deliverable.title.json(),
                note: None,
                side: deliverable.side,
                organisation_id: None,
                required: deliverable.required,
                handling: deliverable.handling(level),
                due_on: row.ends_on.clone(),
                status: DeliverableStatus::NotStarted,
                revision: 0,
                submitted_by: None,
                submitted_at: None,
                answered_by: None,
                answered_at: None,
                reason: None,
                version: 1,
                created_by: Some(by),
                created_at: tx.now,
            });
        }
        rows.gate(id, &row, &phase.gate);
        rows.phases.push(row);
    }
    let Rows { phases, deliverables, gates, criteria, signers } = rows;
    store::insert_plan(tx.conn, &phases, &deliverables, &gates, &criteria, &signers)?;
    Ok(store::set_phase(tx.conn, id, phases.first().map(|phase| phase.id))?)
}

impl Rows {
    fn gate(&mut self, id: RecordId, phase: &PhaseRow, gate: &templates::Gate) {
        let row = GateRow {
            id: GateId::generate(),
            record_id: id,
            phase_id: phase.id,
            title: gate.title.json(),
            scheduled_on: phase.ends_on.clone(),
            state: GateState::Scheduled,
            verdict: None,
            passed_at: None,
            decided_at: None,
            interim_until: None,
            review: 0,
            pass_score: gate.pass_score,
            version: 1,
        };
        for (criterion, position) in gate.criteria.iter().zip(1..) {
            self.criteria.push(CriterionRow {
                id: CriterionId::generate(),
                gate_id: row.id,
                record_id: id,
                position,
                title: criterion.title.json(),
                kind: criterion.kind,
                weight: criterion.weight,
                value: None,
                note: None,
                answered_by: None,
                answered_at: None,
                version: 1,
            });
        }
        for (signer, position) in gate.signers.iter().zip(1..) {
            self.signers.push(SignerRow {
                gate_id: row.id,
                position,
                side: signer.side,
                role: signer.role,
                stage: signer.stage,
            });
        }
        self.gates.push(row);
    }
}
