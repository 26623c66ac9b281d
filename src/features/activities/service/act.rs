//! What becomes of an activity: it happened, it did not, or that was a mistake.
use super::letters;
use super::list::load;
use crate::features::activities::model::{
    Activity, ActivityAction, ActivityId, ActivityKind, ActivityPatch, ActivityRow, ActivityStatus,
    LetterState, MailRow,
};
use crate::features::activities::policy::{self, Standing};
use crate::features::activities::store;
use crate::features::customers::service as customers;
use crate::features::interactions::model::{
    InteractionChannel, InteractionDirection, InteractionId,
};
use crate::features::interactions::service::{self as interactions, NewInteraction, NewItem};
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// What happened, where it is not what was planned.
#[derive(Debug, Clone, Default)]
pub struct Happened {
    /// As planned unless told; a task has none.
    pub channel: Option<InteractionChannel>,
    /// The vendor turned to them unless told.
    pub direction: Option<InteractionDirection>,
    /// Now unless told.
    pub occurred_at: Option<Timestamp>,
    pub duration_seconds: Option<i32>,
    pub text: String,
    pub items: Vec<NewItem>,
}

/// What somebody does with an activity.
#[derive(Debug, Clone)]
pub struct Act {
    pub action: ActivityAction,
    pub version: i32,
    /// Why it is cancelled.
    pub reason: Option<String>,
    pub happened: Happened,
}

/// Does something with an activity.
///
/// # Errors
/// `action_not_allowed` with the table's reason; `stale_version`; `invalid` for a cancel that gives
/// no reason.
pub fn act(tx: &mut Tx<'_>, scope: &Scope, id: ActivityId, act: &Act) -> Result<Activity, Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let mail = store::mail_unscoped(tx.conn, id)?;
    let standing = Standing::of(&row, mail.as_ref().map(|mail| mail.state));
    scope.require(Capability::Write)?;
    if row.version != act.version {
        return Err(stale(tx.conn, scope, id, tx.now)?);
    }
    policy::authorize(true, standing, act.action, tx.now).map_err(Problem::not_allowed)?;
    tx.subject(id);
    let patch = match act.action {
        ActivityAction::Done => done(tx, scope, &row, &act.happened)?,
        ActivityAction::Cancel => cancelled(tx, scope, act.reason.as_ref(), mail)?,
        ActivityAction::Reopen => ActivityPatch {
            status: Some(ActivityStatus::Planned),
            cancel_reason: Some(None),
            closed_at: Some(None),
            closed_by: Some(None),
            interaction_id: Some(None),
            ..ActivityPatch::default()
        },
        ActivityAction::Approve | ActivityAction::Hold => {
            let mail = mail.ok_or_else(|| Problem::not_allowed("no_mail"))?;
            mark(tx, scope, mail, act.action == ActivityAction::Approve)?;
            ActivityPatch::default()
        }
    };
    if !store::update(tx.conn, &row, &patch, tx.now)? {
        return Err(stale(tx.conn, scope, id, tx.now)?);
    }
    match (act.action, row.interaction_id) {
        (ActivityAction::Reopen, Some(written)) => interactions::take_back(tx, scope, written)?,
        (ActivityAction::Approve, _) => letters::queue(tx, scope, id)?,
        _ => {}
    }
    tx.subject(id);
    load(tx.conn, scope, id, tx.now)
}

fn stale(
    conn: &mut Conn,
    scope: &Scope,
    id: ActivityId,
    now: Timestamp,
) -> Result<Problem, Problem> {
    Ok(Problem::stale(&load(conn, scope, id, now)?))
}

/// It happened, by somebody, and this came of it.
pub(super) fn closed(
    scope: &Scope,
    now: Timestamp,
    interaction: Option<InteractionId>,
) -> ActivityPatch {
    ActivityPatch {
        status: Some(ActivityStatus::Done),
        closed_at: Some(Some(now)),
        closed_by: Some(Some(scope.membership())),
        interaction_id: Some(interaction),
        ..ActivityPatch::default()
    }
}

/// Writes the interaction down that an activity ends in. A task ends in none unless it is said how
/// somebody was in touch.
fn done(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &ActivityRow,
    happened: &Happened,
) -> Result<ActivityPatch, Problem> {
    let Some(channel) = happened.channel.or(row.kind.channel()) else {
        return Ok(closed(scope, tx.now, None));
    };
    let new = NewInteraction {
        channel,
        direction: happened.direction.unwrap_or(InteractionDirection::Outgoing),
        occurred_at: happened.occurred_at,
        duration_seconds: happened.duration_seconds,
        text: happened.text.clone(),
        items: happened.items.clone(),
        ..about(tx.conn, scope, row)?
    };
    let written = interactions::record(tx, scope, &new)?;
    Ok(closed(scope, tx.now, Some(written.id)))
}

/// Who an activity is with, as an interaction says it.
pub(super) fn about(
    conn: &mut Conn,
    scope: &Scope,
    row: &ActivityRow,
) -> Result<NewInteraction, Problem> {
    let contact: Vec<_> = row.contact_id.into_iter().collect();
    let known = customers::contact_refs(conn, scope, &contact)?.into_values().next();
    // A link or a room is nobody's number.
    let reached = matches!(row.kind, ActivityKind::Call | ActivityKind::Mail);
    Ok(NewInteraction {
        channel: InteractionChannel::Call,
        direction: InteractionDirection::Outgoing,
        occurred_at: None,
        duration_seconds: None,
        relationship: row.relationship_id,
        contact_name: known.map(|one| one.name).or_else(|| row.contact_name.clone()),
        party: row.reach.clone().filter(|_| reached),
        text: String::new(),
        items: Vec::new(),
    })
}

/// A letter that was approved is not sent after a cancel, not even if that is taken back.
fn cancelled(
    tx: &mut Tx<'_>,
    scope: &Scope,
    reason: Option<&String>,
    mail: Option<MailRow>,
) -> Result<ActivityPatch, Problem> {
    let reason = reason.ok_or_else(|| Problem::invalid("reason", "missing_field"))?;
    if let Some(mail) = mail.filter(|mail| mail.state == LetterState::Approved) {
        mark(tx, scope, mail, false)?;
    }
    Ok(ActivityPatch {
        status: Some(ActivityStatus::Cancelled),
        cancel_reason: Some(Some(reason.clone())),
        closed_at: Some(Some(tx.now)),
        closed_by: Some(Some(scope.membership())),
        ..ActivityPatch::default()
    })
}

/// Approves a letter, or takes that back.
fn mark(tx: &mut Tx<'_>, scope: &Scope, mail: MailRow, approved: bool) -> Result<(), Problem> {
    let state = if approved { LetterState::Approved } else { LetterState::Draft };
    let row = MailRow {
        state,
        approved_by: approved.then(|| scope.membership()),
        approved_at: approved.then_some(tx.now),
        failure: None,
        ..mail
    };
    Ok(store::put_mail(tx.conn, &row)?)
}
