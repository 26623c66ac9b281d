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
    let parties = sides(&opened.record, &new);
    store::insert_record(tx.conn, &opened.record, &parties)?;
    let lanes =
        [opened.shared.clone(), opened.customer_private.clone(), opened.vendor_private.clone()];
    store::insert_thread(tx.conn, opened.thread, opened.record.id, &lanes, new.created_at)?;
    tx.subject(opened.record.id);
    Ok(opened)
}

pub(super) fn build(new: &NewRecord, number: String) -> Opened {
    let blank = blank(new.kind, new.vendor, Some(new.relationship), number, new.created_at);
    let custom = Json(new.custom.clone());
    let record = Record { custom, definition_version: new.definition_version, ..blank };
    let thread = ThreadId::generate();
    let private = |of| lane(record.id, thread, LaneKind::Private, Some(of));
    Opened {
        thread,
        shared: lane(record.id, thread, LaneKind::Shared, None),
        customer_private: private(new.customer.organisation),
        vendor_private: private(new.vendor_party.organisation),
        record,
    }
}

/// The row of a record that nothing has happened to yet.
fn blank(
    kind: RecordKind,
    vendor: OrganisationId,
    relationship: Option<RelationshipId>,
    number: String,
    at: Timestamp,
) -> Record {
    Record {
        id: RecordId::generate(),
        kind,
        vendor_org: vendor,
        relationship_id: relationship,
        number,
        version: 1,
        sub_state: None,
        custom: Json(serde_json::Value::Object(serde_json::Map::new())),
        definition_version: 0,
        ball_side: None,
        ball_since: None,
        ball_until: None,
        created_at: at,
        activity_at: at,
    }
}

/// The same of now, with the next number of its vendor.
pub(super) fn numbered(
    tx: &mut Tx<'_>,
    kind: RecordKind,
    vendor: OrganisationId,
    relationship: Option<RelationshipId>,
) -> Result<Record, Problem> {
    let step = rand::random_range(1..=9);
    let number = store::next_number(tx.conn, vendor, kind, step)?;
    Ok(blank(kind, vendor, relationship, number, tx.now))
}

/// An empty lane.
pub(super) fn lane(
    record: RecordId,
    thread: ThreadId,
    kind: LaneKind,
    of: Option<OrganisationId>,
) -> Lane {
    Lane {
        id: LaneId::generate(),
        thread_id: thread,
        record_id: record,
        kind,
        organisation_id: of,
        head_seq: 0,
        head_hash: Vec::new(),
        topic: None,
    }
}

/// The rows of the two sides.
pub(super) fn sides(record: &Record, new: &NewRecord) -> [Party; 2] {
    let (customer, vendor) = (new.customer.organisation, new.vendor);
    let row = |one, other| party(record, one, Some(other), &new.state, new.created_at);
    [row(&new.customer, vendor), row(&new.vendor_party, customer)]
}

/// The row of an organisation in a record, since then.
pub(super) fn party(
    record: &Record,
    new: &NewParty,
    other: Option<OrganisationId>,
    state: &ListState,
    since: Timestamp,
) -> Party {
    Party {
        record_id: record.id,
        organisation_id: new.organisation,
        side: new.side,
        counterpart_org: other,
        owner_membership_id: new.owner,
        team: new.team.clone(),
        reference: new.reference.clone(),
        hidden: new.hidden,
        kind: record.kind,
        status: state.status.clone(),
        open: state.open,
        severity: state.severity.clone(),
        category: state.category.clone(),
        ball_side: None,
        activity_at: since,
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
    let record = numbered(tx, new.kind, new.organisation, None)?;
    let firm = NewParty {
        organisation: new.organisation,
        side: Side::Vendor,
        owner: new.owner,
        team: new.team.clone(),
        reference: None,
        hidden: false,
    };
    store::insert_record(tx.conn, &record, &[party(&record, &firm, None, &new.state, tx.now)])?;
    let thread = ThreadId::generate();
    let private = lane(record.id, thread, LaneKind::Private, Some(new.organisation));
    let lanes = std::slice::from_ref(&private);
    store::insert_thread(tx.conn, private.thread_id, record.id, lanes, tx.now)?;
    tx.subject(record.id);
    Ok(OpenedOwn { record, private })
}
