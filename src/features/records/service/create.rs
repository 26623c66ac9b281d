//! A new record with its parties, thread and lanes.
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{
    Lane, LaneId, LaneKind, Party, Record, RecordId, RecordKind, ThreadId,
};
use crate::features::records::store::{self, ListState};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Json, Tx};
use crate::platform::problem::Problem;

/// An organisation that takes part.
#[derive(Debug, Clone)]
pub struct NewParty {
    pub organisation: OrganisationId,
    pub side: Side,
    pub owner: Option<MembershipId>,
    pub team: Option<String>,
    pub reference: Option<String>,
    /// True while the record is a draft of the other side.
    pub hidden: bool,
}

/// What a record starts with.
#[derive(Debug, Clone)]
pub struct NewRecord {
    pub kind: RecordKind,
    pub vendor: OrganisationId,
    pub relationship: RelationshipId,
    pub customer: NewParty,
    pub vendor_party: NewParty,
    pub state: ListState,
    pub custom: serde_json::Value,
    pub definition_version: i32,
    /// When it came about; imported records are older than their row.
    pub created_at: Timestamp,
}

/// The ids of what was made.
#[derive(Debug, Clone)]
pub struct Opened {
    pub record: Record,
    pub thread: ThreadId,
    pub shared: Lane,
    pub customer_private: Lane,
    pub vendor_private: Lane,
}

/// Makes the record, a row for each party, one thread, the shared lane and a private lane for each
/// organisation.
pub fn create(tx: &mut Tx<'_>, new: NewRecord) -> Result<Opened, Problem> {
    let step = rand::random_range(1..=9);
    let number = store::next_number(tx.conn, new.vendor, new.kind, step)?;
    let opened = build(&new, number);
    let parties = [
        party(&opened.record, &new, &new.customer, new.vendor),
        party(&opened.record, &new, &new.vendor_party, new.customer.organisation),
    ];
    store::insert_record(tx.conn, &opened.record, &parties)?;
    let lanes =
        [opened.shared.clone(), opened.customer_private.clone(), opened.vendor_private.clone()];
    store::insert_thread(tx.conn, opened.thread, opened.record.id, &lanes, new.created_at)?;
    tx.subject(opened.record.id);
    Ok(opened)
}

pub(super) fn build(new: &NewRecord, number: String) -> Opened {
    let record = Record {
        id: RecordId::generate(),
        kind: new.kind,
        vendor_org: new.vendor,
        relationship_id: Some(new.relationship),
        number,
        version: 1,
        sub_state: None,
        custom: Json(new.custom.clone()),
        definition_version: new.definition_version,
        ball_side: None,
        ball_since: None,
        ball_until: None,
        created_at: new.created_at,
        activity_at: new.created_at,
    };
    let thread = ThreadId::generate();
    let lane = |kind, organisation| Lane {
        id: LaneId::generate(),
        thread_id: thread,
        record_id: record.id,
        kind,
        organisation_id: organisation,
        head_seq: 0,
        head_hash: Vec::new(),
        topic: None,
    };
    Opened {
        thread,
        shared: lane(LaneKind::Shared, None),
        customer_private: lane(LaneKind::Private, Some(new.customer.organisation)),
        vendor_private: lane(LaneKind::Private, Some(new.vendor_party.organisation)),
        record,
    }
}

pub(super) fn party(
    record: &Record,
    new: &NewRecord,
    party: &NewParty,
    other: OrganisationId,
) -> Party {
    Party {
        record_id: record.id,
        organisation_id: party.organisation,
        side: party.side,
        counterpart_org: Some(other),
        owner_membership_id: party.owner,
        team: party.team.clone(),
        reference: party.reference.clone(),
        hidden: party.hidden,
        kind: new.kind,
        status: new.state.status.clone(),
        open: new.state.open,
        severity: new.state.severity.clone(),
        category: new.state.category.clone(),
        ball_side: None,
        activity_at: new.created_at,
    }
}

/// A record that one firm keeps for itself.
#[derive(Debug, Clone)]
pub struct NewOwn {
    pub kind: RecordKind,
    pub organisation: OrganisationId,
    pub owner: Option<MembershipId>,
    pub team: Option<String>,
    pub state: ListState,
}

/// What was made of it.
#[derive(Debug, Clone)]
pub struct OpenedOwn {
    pub record: Record,
    pub private: Lane,
}

/// Makes a record whose only party is the firm that keeps it, as a vendor: one thread with its
/// private lane. There is no shared lane that anything could come into by mistake.
pub fn create_own(tx: &mut Tx<'_>, new: &NewOwn) -> Result<OpenedOwn, Problem> {
    let step = rand::random_range(1..=9);
    let record = Record {
        id: RecordId::generate(),
        kind: new.kind,
        vendor_org: new.organisation,
        relationship_id: None,
        number: store::next_number(tx.conn, new.organisation, new.kind, step)?,
        version: 1,
        sub_state: None,
        custom: Json(serde_json::Value::Object(serde_json::Map::new())),
        definition_version: 0,
        ball_side: None,
        ball_since: None,
        ball_until: None,
        created_at: tx.now,
        activity_at: tx.now,
    };
    let own = Party {
        record_id: record.id,
        organisation_id: new.organisation,
        side: Side::Vendor,
        counterpart_org: None,
        owner_membership_id: new.owner,
        team: new.team.clone(),
        reference: None,
        hidden: false,
        kind: new.kind,
        status: new.state.status.clone(),
        open: new.state.open,
        severity: new.state.severity.clone(),
        category: new.state.category.clone(),
        ball_side: None,
        activity_at: tx.now,
    };
    store::insert_record(tx.conn, &record, &[own])?;
    let private = Lane {
        id: LaneId::generate(),
        thread_id: ThreadId::generate(),
        record_id: record.id,
        kind: LaneKind::Private,
        organisation_id: Some(new.organisation),
        head_seq: 0,
        head_hash: Vec::new(),
        topic: None,
    };
    let lanes = std::slice::from_ref(&private);
    store::insert_thread(tx.conn, private.thread_id, record.id, lanes, tx.now)?;
    tx.subject(record.id);
    Ok(OpenedOwn { record, private })
}
