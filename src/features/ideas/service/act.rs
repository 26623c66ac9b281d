//! Doing something with an idea: one path for all actions, told by the table of steps.
use serde_json::{Map, Value, json};

use super::merge::{self, Target};
use super::{Found, find, index, lane_of, list_state, reach, stale, tell, votes};
use crate::features::ideas::model::{
    Audience, Idea, IdeaAction, IdeaPatch, IdeaStatus, StatusPatch, entry_of,
};
use crate::features::ideas::policy::{self, Step};
use crate::features::ideas::store;
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{BallSide, EntryKind, Lane, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// What an action takes; the table says what it needs.
#[derive(Debug, Clone, Default)]
pub struct ActionInput {
    pub note: Option<String>,
    pub reason: Option<String>,
    pub question: Option<String>,
    pub body: Option<String>,
    /// Of a duplicate or merged idea: the one that goes on.
    pub target: Option<Target>,
    pub audience: Option<Audience>,
    pub relationships: Vec<RelationshipId>,
}

/// Does `action` for whoever acts, if the record still has the version that they saw.
///
/// # Errors
/// `stale_version`; `action_not_allowed` with a reason of the policy or of [`merge`]; `invalid` for
/// what the action needs and is not given.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    action: IdeaAction,
    version: i32,
    input: &ActionInput,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != version {
        return Err(stale(tx, scope, id)?);
    }
    tx.subject(id);
    if action == IdeaAction::Share {
        found.authorize(scope, action)?;
        let to = input.audience.ok_or_else(|| Problem::invalid("audience", "missing_field"))?;
        return reach::share(tx, scope, &found, to, &input.relationships);
    }
    let step = policy::step(action).ok_or_else(Problem::not_found)?;
    found.authorize(scope, action)?;
    if action == IdeaAction::Ask {
        policy::may_ask(found.standing).map_err(Problem::not_allowed)?;
    }
    require_fields(step.needs, input)?;
    take(tx, scope, &found, step, input)
}

fn require_fields(needs: &[&str], input: &ActionInput) -> Result<(), Problem> {
    let mut problem = Problem::new(Code::Invalid);
    for field in needs {
        let given = match *field {
            "reason" => input.reason.is_some(),
            "question" => input.question.is_some(),
            "body" => input.body.is_some(),
            "target" => input.target.is_some(),
            _ => true,
        };
        if !given {
            problem = problem.with_field(*field, "missing_field");
        }
    }
    if problem.fields.is_empty() { Ok(()) } else { Err(problem) }
}

/// Takes a step: status, lists, ball, entry; and for those who wait for it, that they are told.
fn take(
    tx: &mut Tx<'_>,
    scope: &Scope,
    found: &Found,
    step: &Step,
    input: &ActionInput,
) -> Result<(), Problem> {
    let (idea, record) = (&found.idea, &found.record);
    let target = match &input.target {
        Some(target) => Some(merge::find_target(tx, scope, found, target, step.action)?),
        None => None,
    };
    let onto = target.as_ref().map(|target| target.record.id);
    move_on(tx, found, step, input.reason.clone(), onto)?;
    let mut data = json!({ "from": idea.status, "to": step.to });
    if let Some(target) = &target
        && let Some(data) = data.as_object_mut()
    {
        merge::name_target(tx, found, target, data)?;
    }
    let lane = lane_for(tx, found, step.action)?;
    let body = [&input.question, &input.body, &input.reason, &input.note];
    let body = body.into_iter().find_map(Clone::clone);
    let actor = Some(scope.membership());
    let entry = NewEntry::event(actor, entry_of(step.action), tx.now, data).with_body(body);
    tell(tx, scope, record.id, &lane, entry)?;
    match target.filter(|_| step.action == IdeaAction::Merge) {
        Some(target) => merge::merge(tx, scope, found, &target),
        None => Ok(()),
    }
}

/// Moves status, lists and ball on, and calls those in who wait for what becomes of it.
pub(super) fn move_on(
    tx: &mut Tx<'_>,
    found: &Found,
    step: &Step,
    reason: Option<String>,
    target_id: Option<RecordId>,
) -> Result<(), Problem> {
    let (idea, record) = (&found.idea, &found.record);
    let patch = StatusPatch { status: step.to, reason, target_id, status_at: tx.now };
    if !store::update_status(tx.conn, record.id, idea.status, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    records::changed(tx, record.id, record.version, &list_state(step.to))?;
    pass_ball(tx, found, step)?;
    if step.to.is_open() { Ok(()) } else { votes::call_in(tx, found, step.to) }
}

/// Who has the next move: the vendor, or whoever is asked; nobody once it is over.
fn pass_ball(tx: &mut Tx<'_>, found: &Found, step: &Step) -> Result<(), Problem> {
    let (idea, id) = (&found.idea, found.record.id);
    let cause = entry_of(step.action);
    if step.to == IdeaStatus::NeedInfo && !found.standing.by_vendor {
        return records::ask_one(tx, id, idea.author_org, cause);
    }
    let side = match step.to {
        IdeaStatus::NeedInfo => Some(BallSide::Customer),
        to if to.is_open() => Some(BallSide::Vendor),
        _ => None,
    };
    records::set_ball(tx, id, side, None, cause).map(drop)
}

/// Where a step is told: to all who see the idea; what one customer is asked and answers, in its
/// own lane with the vendor; what nobody else sees yet, among those who do.
pub(super) fn lane_for(
    tx: &mut Tx<'_>,
    found: &Found,
    action: IdeaAction,
) -> Result<Lane, Problem> {
    let (idea, record) = (&found.idea, &found.record);
    let of_author = matches!(action, IdeaAction::Ask | IdeaAction::Answer);
    if idea.audience == Audience::Own || of_author && !found.standing.by_vendor {
        return lane_of(tx, record, idea.author_org);
    }
    Ok(records::main_lanes_unscoped(tx.conn, record.id, record.vendor_org)?.shared)
}

/// Changes fields; those of the author are the author's alone.
///
/// # Errors
/// `precondition_failed`; `forbidden` with `wrong_side` for each field that is not the caller's.
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: IfMatch,
    patch: &IdeaPatch,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    version.check(found.record.version)?;
    found.authorize(scope, IdeaAction::Edit)?;
    let changes = changes(&found.idea, patch);
    let locked = policy::locked_fields(found.standing);
    let foreign: Vec<&String> =
        changes.keys().filter(|field| locked.contains(&field.as_str())).collect();
    if !foreign.is_empty() {
        let problem = Problem::forbidden();
        return Err(foreign
            .into_iter()
            .fold(problem, |problem, field| problem.with_field(field.clone(), "wrong_side")));
    }
    if changes.is_empty() {
        return Ok(());
    }
    store::update_fields(tx.conn, id, patch)?;
    let state = list_state(found.idea.status);
    records::changed(tx, id, found.record.version, &state)?;
    let edited = store::find_unscoped(tx.conn, &[id])?.pop();
    let (idea, record) = edited.ok_or_else(Problem::not_found)?;
    index(tx, &record, &idea, true)?;
    tx.subject(id);
    // A customer's own change is told to the vendor, a vendor's to all who see the idea.
    let vendor_to_all = scope.org() == record.vendor_org && idea.audience != Audience::Own;
    let lane = if vendor_to_all {
        records::main_lanes_unscoped(tx.conn, id, record.vendor_org)?.shared
    } else {
        lane_of(tx, &record, scope.org())?
    };
    let body = changes.contains_key("description").then(|| idea.description.clone());
    let list: Vec<Value> = changes.into_values().collect();
    let data = json!({ "changes": list });
    let actor = Some(scope.membership());
    let entry = NewEntry::event(actor, EntryKind::Edited, tx.now, data).with_body(body);
    tell(tx, scope, id, &lane, entry)
}

/// What a patch changes, by field; long texts are named alone.
fn changes(idea: &Idea, patch: &IdeaPatch) -> Map<String, Value> {
    let mut changes = Map::new();
    let mut note = |field: &str, from: Value, to: Option<Value>| {
        if let Some(to) = to.filter(|to| *to != from) {
            let long = field == "description";
            let change = if long {
                json!({ "field": field })
            } else {
                json!({ "field": field, "from": from, "to": to })
            };
            changes.insert(field.to_owned(), change);
        }
    };
    note("title", json!(idea.title), patch.title.as_ref().map(|to| json!(to)));
    note("description", json!(idea.description), patch.description.as_ref().map(|to| json!(to)));
    note("product", json!(idea.product), patch.product.as_ref().map(|to| json!(to)));
    note("named", json!(idea.named), patch.named.map(|to| json!(to)));
    note("may_widen", json!(idea.may_widen), patch.may_widen.map(|to| json!(to)));
    changes
}
