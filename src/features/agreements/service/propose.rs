//! Proposing a version, and what becomes of the proposal.
use serde_json::json;

use crate::features::agreements::model::{AgreementData, AgreementId, AgreementRow};
use crate::features::agreements::policy::{self, AgreementAction};
use crate::features::agreements::service::view::{Versions, agreement, hash};
use crate::features::agreements::store;
use crate::features::organisations::model::{Relationship, RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, EntryKind, RecordId, RecordKind};
use crate::features::records::service::{
    self as records, ListState, NewEntry, NewParty, NewRecord,
};
use crate::features::signoffs::model::{NewSignoff, Outcome, Slot, SubjectId, SubjectKind, Vote};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::{Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Outbox kind: a version has come into force; whoever computes by it looks again. The row's
/// reference is the relationship.
pub const AGREEMENT_IN_FORCE: &str = "agreement_in_force";

/// What an action on a proposal brings.
#[derive(Debug, Clone)]
pub struct ActInput {
    /// Of the proposal that was seen.
    pub version: i32,
    pub sha256: Option<String>,
    pub reason: Option<String>,
}

/// Proposes the next version. Whoever proposes has signed it; a proposal that is open is replaced.
/// With a customer that nobody has claimed it comes into force at once.
pub fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    newest: IfMatch,
    data: &AgreementData,
    note: Option<String>,
) -> Result<(), Problem> {
    let versions = Versions::load(tx.conn, scope, id)?;
    scope.require(Capability::ManageRelationships)?;
    newest.check(versions.newest())?;
    check(tx, &versions.relationship, data)?;
    let side = versions.relationship.side;
    let version = versions.newest().saturating_add(1);
    let record = match versions.rows.first() {
        Some(row) => row.record_id,
        None => open_record(tx, scope, &versions.relationship)?,
    };
    if let Some(open) = versions.proposed() {
        store::end_proposal(tx.conn, open.id, tx.now)?;
        let changed = json!({ "replaced_by": version });
        let subject = SubjectId(open.id.0);
        signoffs::mark_stale(tx, SubjectKind::Agreement, subject, "", side, &changed)?;
    }
    let row = AgreementRow {
        id: AgreementId::generate(),
        record_id: record,
        relationship_id: id,
        version,
        data: Json(serde_json::to_value(data).map_err(Problem::internal)?),
        sha256: hash(data)?,
        proposed_side: side,
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
        note: note.clone(),
        in_force_at: None,
        ended_at: None,
        withdrawn_at: None,
    };
    store::insert(tx.conn, &row)?;
    let entry = event(scope, &row, EntryKind::AgreementProposed, tx).with_body(note);
    say(tx, record, entry)?;
    records::take_part(tx, record, scope)?;
    let mine = Slot::of(side).signed_by(Some(scope.membership()), tx.now);
    let slots =
        if versions.relationship.claimed { vec![mine, Slot::of(side.other())] } else { vec![mine] };
    signoffs::open(
        tx,
        NewSignoff {
            record,
            kind: SubjectKind::Agreement,
            subject: SubjectId(row.id.0),
            step: "",
            version,
            sha256: row.sha256.clone(),
            slots,
            interim: false,
            title: None,
            lane: None,
        },
    )?;
    tx.subject(record);
    if versions.relationship.claimed {
        let ball = Some(BallSide::from(side.other()));
        records::set_ball(tx, record, ball, None, EntryKind::AgreementProposed)?;
        return listed(tx, record, "proposed");
    }
    come_into_force(tx, scope, &row)
}

/// The text in itself, then the people of the ladder.
fn check(
    tx: &mut Tx<'_>,
    relationship: &Relationship,
    data: &AgreementData,
) -> Result<(), Problem> {
    policy::check(data)?;
    let employers = organisations::person_refs(tx.conn, &policy::people(data))?
        .into_iter()
        .map(|(id, person)| (id, person.organisation.id))
        .collect();
    let row = &relationship.row;
    policy::check_people(data, &employers, row.vendor_org, row.customer_org)
}

/// The record that the agreement of a relationship is talked about in.
fn open_record(
    tx: &mut Tx<'_>,
    scope: &Scope,
    relationship: &Relationship,
) -> Result<RecordId, Problem> {
    let row = &relationship.row;
    let party = |side: Side, organisation| NewParty {
        organisation,
        side,
        owner: (side == relationship.side).then(|| scope.membership()),
        team: None,
        reference: None,
        hidden: false,
    };
    let opened = records::create(
        tx,
        NewRecord {
            kind: RecordKind::Agreement,
            vendor: row.vendor_org,
            relationship: row.id,
            customer: party(Side::Customer, row.customer_org),
            vendor_party: party(Side::Vendor, row.vendor_org),
            state: list_state("proposed"),
            custom: json!({}),
            definition_version: 0,
            created_at: tx.now,
        },
    )?;
    Ok(opened.record.id)
}

fn list_state(status: &str) -> ListState {
    ListState {
        status: status.to_owned(),
        open: true,
        severity: String::new(),
        category: String::new(),
    }
}

fn listed(tx: &mut Tx<'_>, record: RecordId, status: &str) -> Result<(), Problem> {
    let version = records::load_unscoped(tx.conn, record)?.version;
    records::changed(tx, record, version, &list_state(status)).map(drop)
}

fn event(scope: &Scope, row: &AgreementRow, kind: EntryKind, tx: &Tx<'_>) -> NewEntry {
    let data = json!({
        "version": row.version,
        "sha256": hex::encode(&row.sha256),
        "side": row.proposed_side,
    });
    NewEntry::event(Some(scope.membership()), kind, tx.now, data)
}

fn say(tx: &mut Tx<'_>, record: RecordId, entry: NewEntry) -> Result<(), Problem> {
    let lane = records::shared_lane_unscoped(tx.conn, record)?;
    let row = records::append(tx, lane.id, entry)?;
    records::notify(tx, &row)
}

fn come_into_force(tx: &mut Tx<'_>, scope: &Scope, row: &AgreementRow) -> Result<(), Problem> {
    if !store::put_in_force(tx.conn, row.relationship_id, row.id, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let entry = event(scope, row, EntryKind::AgreementInForce, tx);
    say(tx, row.record_id, entry)?;
    records::set_ball(tx, row.record_id, None, None, EntryKind::AgreementInForce)?;
    listed(tx, row.record_id, "in_force")?;
    tx.enqueue(NewOutbox {
        kind: AGREEMENT_IN_FORCE,
        ref_id: row.relationship_id.0,
        payload: serde_json::Value::Null,
        dedupe: Some(format!("{AGREEMENT_IN_FORCE}:{}", row.id)),
        due_at: tx.now,
    })
}

/// Signs, refuses or withdraws the proposal that the caller saw.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    action: AgreementAction,
    input: &ActInput,
) -> Result<(), Problem> {
    let versions = Versions::load(tx.conn, scope, id)?;
    let side = versions.relationship.side;
    let by = versions.proposed().map(|row| row.proposed_side);
    policy::authorize(scope, side, by, action).map_err(Problem::not_allowed)?;
    let open = versions.proposed().ok_or_else(|| Problem::not_allowed("wrong_status"))?.clone();
    if open.version != input.version {
        let current = agreement(tx.conn, scope, id)?;
        return Err(Problem::stale(&current));
    }
    tx.subject(open.record_id);
    match action {
        AgreementAction::Propose => Err(Problem::not_found()),
        AgreementAction::Withdraw => withdraw(tx, scope, &open, versions.in_force().is_some()),
        AgreementAction::Sign | AgreementAction::Refuse => {
            let vote = if action == AgreementAction::Sign {
                Vote::Sign
            } else {
                let reason = input.reason.clone();
                let missing = || Problem::invalid("reason", "missing_field");
                Vote::Refuse { reason: reason.ok_or_else(missing)? }
            };
            answer(tx, scope, &open, input, &vote, versions.in_force().is_some())
        }
    }
}

fn withdraw(
    tx: &mut Tx<'_>,
    scope: &Scope,
    open: &AgreementRow,
    falls_back: bool,
) -> Result<(), Problem> {
    let entry = event(scope, open, EntryKind::AgreementWithdrawn, tx);
    say(tx, open.record_id, entry)?;
    let changed = json!({ "withdrawn": true });
    let subject = SubjectId(open.id.0);
    signoffs::mark_stale(tx, SubjectKind::Agreement, subject, "", open.proposed_side, &changed)?;
    end(tx, open, falls_back)
}

/// The proposal is over; what was in force before goes on.
fn end(tx: &mut Tx<'_>, open: &AgreementRow, falls_back: bool) -> Result<(), Problem> {
    if !store::end_proposal(tx.conn, open.id, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    records::set_ball(tx, open.record_id, None, None, EntryKind::AgreementWithdrawn)?;
    listed(tx, open.record_id, if falls_back { "in_force" } else { "none" })
}

fn answer(
    tx: &mut Tx<'_>,
    scope: &Scope,
    open: &AgreementRow,
    input: &ActInput,
    vote: &Vote,
    falls_back: bool,
) -> Result<(), Problem> {
    let seen =
        input.sha256.as_deref().ok_or_else(|| Problem::invalid("sha256", "missing_field"))?;
    let seen = hex::decode(seen).map_err(|_| Problem::invalid("sha256", "not_allowed_value"))?;
    let subject = SubjectId(open.id.0);
    let signoff = signoffs::of_subjects_unscoped(tx.conn, SubjectKind::Agreement, &[subject])?
        .remove(&subject)
        .and_then(|mut all| all.pop())
        .ok_or_else(Problem::not_found)?;
    match signoffs::vote(tx, scope, signoff.id, &seen, vote)? {
        Outcome::Complete => come_into_force(tx, scope, open),
        Outcome::Refused => end(tx, open, falls_back),
        Outcome::Open => Ok(()),
    }
}
