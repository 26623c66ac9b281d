//! Dates that a project wants to reach.
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Opened, Words, open, plan, plan_moved, tell};
use crate::features::projects::model::{
    MilestoneId, MilestonePatch, MilestoneRow, MilestoneState, MilestoneView, ProjectAction,
};
use crate::features::projects::store;
use crate::features::records::model::{EntryKind, RecordId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates;

/// Milestones of a project at most.
const MOST: usize = 100;

/// A milestone as somebody wants it.
#[derive(Debug, Clone)]
pub struct NewMilestone {
    pub title: String,
    pub due_on: NaiveDate,
    /// Whose it is; none: everybody's.
    pub organisation: Option<OrganisationId>,
}

/// Sets a milestone.
pub fn add_milestone(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: &NewMilestone,
) -> Result<MilestoneId, Problem> {
    let opened = open(tx.conn, scope, id)?;
    opened.authorize(ProjectAction::AddMilestone)?;
    if let Some(organisation) = new.organisation {
        plan::require_in(&opened, organisation, "organisation_id")?;
    }
    if store::milestones(tx.conn, id)?.len() >= MOST {
        return Err(Problem::invalid("title", "too_many"));
    }
    let row = MilestoneRow {
        id: MilestoneId::generate(),
        record_id: id,
        title: new.title.clone(),
        due_on: new.due_on.to_string(),
        organisation_id: new.organisation,
        state: MilestoneState::Open,
        reached_on: None,
        version: 1,
        created_by: Some(scope.membership()),
        created_at: tx.now,
    };
    store::insert_milestone(tx.conn, &row)?;
    changed(tx, scope, &row, json!({ "change": "set" }))?;
    Ok(row.id)
}

fn changed(tx: &mut Tx<'_>, scope: &Scope, row: &MilestoneRow, more: Value) -> Result<(), Problem> {
    let mut data = json!({ "milestone_id": row.id, "title": row.title, "due_on": row.due_on });
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
        data.extend(more);
    }
    let kind = EntryKind::MilestoneChanged;
    tell(tx, scope, row.record_id, kind, data, Words::default())?;
    plan_moved(tx, row.record_id)
}

/// What is to be different; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct MilestoneChange {
    pub title: Option<String>,
    pub due_on: Option<NaiveDate>,
    pub organisation: Option<Option<OrganisationId>>,
    pub reached: Option<bool>,
}

fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: MilestoneId,
) -> Result<(Opened, MilestoneRow), Problem> {
    let row = store::find_milestone_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    Ok((open(conn, scope, row.record_id)?, row))
}

/// Moves, renames or reaches a milestone.
pub fn edit_milestone(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: MilestoneId,
    version: IfMatch,
    change: &MilestoneChange,
) -> Result<MilestoneView, Problem> {
    let (opened, row) = find(tx.conn, scope, id)?;
    version.check(row.version)?;
    opened.authorize(ProjectAction::AddMilestone)?;
    if let Some(Some(organisation)) = change.organisation {
        plan::require_in(&opened, organisation, "organisation_id")?;
    }
    let today = tx.now.datetime().date_naive().to_string();
    let patch = MilestonePatch {
        title: change.title.clone(),
        due_on: change.due_on.map(|day| day.to_string()),
        organisation_id: change.organisation,
        state: change
            .reached
            .map(|reached| if reached { MilestoneState::Reached } else { MilestoneState::Open }),
        reached_on: change.reached.map(|reached| reached.then_some(today)),
    };
    if patch != MilestonePatch::default() {
        if !store::update_milestone(tx.conn, &row, &patch)? {
            return Err(Problem::new(Code::PreconditionFailed));
        }
        let word = match change.reached {
            Some(true) => "reached",
            Some(false) => "open",
            None if patch.due_on.is_some() => "moved",
            None => "edited",
        };
        let row = store::find_milestone_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
        changed(tx, scope, &row, json!({ "change": word }))?;
    }
    let (opened, row) = find(tx.conn, scope, id)?;
    Ok(view(&opened, scope, row, tx.now))
}

/// Takes a milestone away.
pub fn remove_milestone(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: MilestoneId,
    version: IfMatch,
) -> Result<(), Problem> {
    let (opened, row) = find(tx.conn, scope, id)?;
    version.check(row.version)?;
    opened.authorize(ProjectAction::AddMilestone)?;
    if !store::delete_milestone(tx.conn, &row)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    changed(tx, scope, &row, json!({ "change": "removed" }))
}

/// The milestones of a project by date.
pub fn milestones(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    now: Timestamp,
) -> Result<Vec<MilestoneView>, Problem> {
    let opened = open(conn, scope, id)?;
    let rows = store::milestones(conn, id)?;
    Ok(rows.into_iter().map(|row| view(&opened, scope, row, now)).collect())
}

/// One of them.
pub fn milestone(
    conn: &mut Conn,
    scope: &Scope,
    id: MilestoneId,
    now: Timestamp,
) -> Result<MilestoneView, Problem> {
    let (opened, row) = find(conn, scope, id)?;
    Ok(view(&opened, scope, row, now))
}

fn view(opened: &Opened, scope: &Scope, row: MilestoneRow, now: Timestamp) -> MilestoneView {
    let day = dates::day(&row.due_on);
    let over = day.is_some_and(|day| dates::end_of_day(dates::zone(scope.time_zone()), day) < now);
    MilestoneView {
        id: row.id,
        organisation: row.organisation_id.and_then(|id| opened.name(id)),
        late: over && row.state == MilestoneState::Open && opened.project.status.is_open(),
        title: row.title,
        due_on: row.due_on,
        state: row.state,
        reached_on: row.reached_on,
        version: row.version,
    }
}
