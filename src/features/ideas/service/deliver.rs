//! What a project delivers that grew from ideas: whoever asked for it is told once it is there.
use serde_json::json;

use super::Found;
use super::act::{lane_for, move_on};
use crate::features::ideas::model::{IdeaAction, entry_of};
use crate::features::ideas::policy::{self, Standing};
use crate::features::ideas::store;
use crate::features::projects::service as projects;
use crate::features::records::model::RecordId;
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// For the worker: both sides have signed the last gate of a project. The ideas that it grew from are
/// delivered, unless the vendor has said otherwise; if it was too early, the vendor takes one up
/// again. Which project it was is said to nobody: not all who see the idea see the project.
pub fn project_completed(tx: &mut Tx<'_>, project: RecordId) -> Result<(), Problem> {
    let origins = projects::origins_unscoped(tx.conn, project)?;
    let step = policy::step(IdeaAction::Deliver).ok_or_else(Problem::not_found)?;
    for (idea, record) in store::find_unscoped(tx.conn, &origins)? {
        let vendor = idea.vendor_org;
        let mut parties = records::parties_unscoped(tx.conn, record.id)?.into_iter();
        let Some(party) = parties.find(|party| party.organisation_id == vendor) else { continue };
        let standing = Standing::of_vendor(&idea);
        if !step.from.contains(&idea.status) {
            continue;
        }
        let found = Found { idea, record, party, standing };
        move_on(tx, &found, step, None, None)?;
        let data = json!({ "from": found.idea.status, "to": step.to });
        let lane = lane_for(tx, &found, step.action)?;
        let entry = NewEntry::event(None, entry_of(step.action), tx.now, data);
        let row = records::append(tx, lane.id, entry)?;
        records::notify(tx, &row)?;
        tx.subject(found.record.id);
    }
    Ok(())
}
