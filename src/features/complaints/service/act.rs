//! Doing something with a complaint: one path for all actions, told by the table.
use serde_json::json;

use crate::features::commitments::service as commitments;
use crate::features::complaints::model::{ActionInput, ActionName, Complaint, Status};
use crate::features::complaints::policy::{self, Authorized};
use crate::features::complaints::service::{clock, file, index, list_state, view, warnings};
use crate::features::complaints::store::{self, StatePatch};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{FileRow, Record, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// The case of an action that the input asks for.
pub fn parse_case(action: ActionName, input: &ActionInput) -> Result<&'static str, Problem> {
    match action {
        ActionName::Assess if input.third_party == Some(true) => Ok("third_party"),
        ActionName::AnswerRefusal => match input.agree {
            Some(true) => Ok("agree"),
            Some(false) => Ok("disagree"),
            None => Err(Problem::invalid("agree", "missing_field")),
        },
        _ => Ok(""),
    }
}

/// Does `action` for whoever acts, if the record still has the version that they saw.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    action: ActionName,
    version: i32,
    input: &ActionInput,
) -> Result<(), Problem> {
    let party = records::require_party(tx.conn, scope, id)?;
    let whole = view::whole(tx.conn, id)?;
    if whole.record.version != version {
        return Err(view::stale(tx, scope, id)?);
    }
    let case = parse_case(action, input)?;
    let proof = policy::authorize(scope, party.side, &whole.complaint, action, case, tx.now)?;
    let settled = whole.complaint.status == Status::Resolved
        && matches!(action, ActionName::Close | ActionName::Answer);
    if settled && commitments::open_count(tx.conn, id)? > 0 {
        return Err(Problem::not_allowed(policy::COMMITMENTS_OPEN));
    }
    require_fields(proof.rule().needs, input)?;
    let files = if action == ActionName::Submit {
        let form = crate::features::complaints::definition::load(
            tx.conn,
            whole.complaint.vendor_org,
            Some(whole.record.definition_version),
        )?;
        form.definition.check_custom(&whole.record.custom.0, true)?;
        file::check_counts(&whole.complaint)?;
        file::drafted_files(tx, &whole.complaint)?
    } else {
        Vec::new()
    };
    perform(tx, scope, &whole.record, &proof, input, &files)
}

fn require_fields(needs: &[&str], input: &ActionInput) -> Result<(), Problem> {
    let mut problem = Problem::new(Code::Invalid);
    for field in needs {
        let given = match *field {
            "resolution_code" => input.resolution_code.is_some(),
            "resolution_notes" => input.resolution_notes.is_some(),
            "reason" => input.reason.is_some(),
            "question" => input.question.is_some(),
            "body" => input.body.is_some(),
            "agree" => input.agree.is_some(),
            "owner_membership_id" => input.owner.is_some(),
            _ => true,
        };
        if !given {
            problem = problem.with_field(*field, "missing_field");
        }
    }
    if problem.fields.is_empty() { Ok(()) } else { Err(problem) }
}

/// Carries out what was authorised: state, ball, entry, lists, index, notifications.
pub(super) fn perform(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: &Record,
    proof: &Authorized<'_>,
    input: &ActionInput,
    files: &[FileRow],
) -> Result<(), Problem> {
    let rule = proof.rule();
    let complaint = proof.complaint();
    let to = rule.to.unwrap_or(complaint.status);
    let side = records::require_party(tx.conn, scope, record.id)?.side;
    let patch = patch(tx, rule.action, complaint, to, side, input);
    if !store::update_state(tx.conn, record.id, complaint.status, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    if rule.action == ActionName::Submit {
        records::reveal(tx, record.id)?;
    }
    if rule.action == ActionName::Assign {
        assign(tx, scope, record, side, input)?;
    }
    if side == Side::Vendor && policy::takes_on(rule.entry) {
        records::set_owner_if_none(tx, record.id, scope)?;
    }
    let ball = rule.ball.resolve(record.ball_side);
    let since = match rule.to {
        Some(_) => records::set_ball(tx, record.id, ball, record.ball_until, rule.entry)?,
        None => record.ball_since,
    };
    records::changed(tx, record.id, record.version, &list_state(complaint, to))?;
    let lane = records::shared_lane_unscoped(tx.conn, record.id)?;
    let entry = NewEntry::event(
        Some(scope.membership()),
        rule.entry,
        tx.now,
        figures(rule.action, complaint, to, input, side, tx),
    )
    .with_body(body(rule.action, complaint, input))
    .with_files(files);
    let row = records::append(tx, lane.id, entry)?;
    records::bind(tx, files, &row)?;
    records::take_part(tx, record.id, scope)?;
    records::notify(tx, &row)?;
    if rule.action == ActionName::Submit {
        index(tx, &record.number, complaint, true)?;
    }
    tx.subject(record.id);
    warnings::refresh(tx, record.id)?;
    clock::schedule(tx, record.id, since, to)
}

/// The columns that an action changes.
fn patch(
    tx: &Tx<'_>,
    action: ActionName,
    complaint: &Complaint,
    to: Status,
    side: Side,
    input: &ActionInput,
) -> StatePatch {
    let now = Some(tx.now);
    let responds = side == Side::Vendor
        && action != ActionName::Submit
        && action != ActionName::Assign
        && complaint.first_response_at.is_none();
    let mut patch = StatePatch {
        status: Some(to),
        first_response_at: responds.then_some(now),
        ..StatePatch::default()
    };
    match action {
        ActionName::Submit => patch.submitted_at = Some(now),
        ActionName::Confirm => patch.confirmed_at = Some(now),
        ActionName::Propose => {
            patch.resolution_code = Some(input.resolution_code);
            patch.resolution_notes = Some(input.resolution_notes.clone());
            patch.refusal_reason = Some(None);
        }
        ActionName::Accept => patch.resolved_at = Some(now),
        ActionName::Refuse => patch.refusal_reason = Some(input.reason.clone()),
        ActionName::Close | ActionName::Withdraw => patch.closed_at = Some(now),
        ActionName::AnswerRefusal if to == Status::Closed => patch.closed_at = Some(now),
        ActionName::Reopen => {
            patch.closed_at = Some(None);
            patch.resolved_at = Some(None);
        }
        _ => {}
    }
    patch
}

/// Gives the own side's ownership to one of its active people, or takes it away.
fn assign(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: &Record,
    side: Side,
    input: &ActionInput,
) -> Result<(), Problem> {
    let owner = input.owner.flatten();
    if let Some(owner) = owner {
        organisations::require_active_member(tx.conn, scope, owner)
            .map_err(|_| Problem::invalid("owner_membership_id", "not_allowed_value"))?;
    }
    records::set_owner(tx, record.id, side, owner)
}

/// The text that an action brings into the shared lane.
fn body(action: ActionName, complaint: &Complaint, input: &ActionInput) -> Option<String> {
    match action {
        ActionName::Submit => Some(complaint.description.clone()),
        ActionName::Propose => input.resolution_notes.clone(),
        ActionName::AskCustomer | ActionName::AskVendor => input.question.clone(),
        ActionName::Answer => input.body.clone(),
        ActionName::Decline
        | ActionName::Refuse
        | ActionName::AnswerRefusal
        | ActionName::Reopen
        | ActionName::Withdraw => input.reason.clone(),
        _ => input.note.clone(),
    }
}

/// The figures of the event.
fn figures(
    action: ActionName,
    complaint: &Complaint,
    to: Status,
    input: &ActionInput,
    side: Side,
    tx: &Tx<'_>,
) -> serde_json::Value {
    let mut data = json!({ "from": complaint.status, "to": to, "side": side });
    let mut put = |key: &str, value: serde_json::Value| {
        if let Some(map) = data.as_object_mut() {
            map.insert(key.to_owned(), value);
        }
    };
    match action {
        ActionName::Submit => {
            put("remedy_sought", json!(complaint.remedy_sought));
            put("severity", json!(complaint.severity));
            if let Some(caller) = &complaint.on_behalf_of {
                // A caller's name is personal: the chain keeps only that there was one.
                put("by_phone", json!(!caller.is_empty()));
            }
        }
        ActionName::Propose => put("resolution_code", json!(input.resolution_code)),
        ActionName::AnswerRefusal => put("agree", json!(input.agree)),
        ActionName::Assess => put("third_party", json!(input.third_party.unwrap_or(false))),
        ActionName::Assign => put("owner_membership_id", json!(input.owner.flatten())),
        _ => {}
    }
    if side == Side::Vendor
        && complaint.first_response_at.is_none()
        && let Some(submitted) = complaint.submitted_at
    {
        put("first_response_seconds", json!(tx.now.seconds_since(submitted)));
    }
    data
}
