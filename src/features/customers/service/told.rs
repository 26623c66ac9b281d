//! What becomes of a correction is told in a record of its own, which both sides read.
use std::collections::HashMap;

use serde_json::json;

use crate::features::customers::model::{CorrectedField, CorrectionRow, CorrectionState};
use crate::features::customers::store;
use crate::features::organisations::model::{Relationship, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, EntryKind, RecordId, RecordKind};
use crate::features::records::service::{
    self as records, ListState, NewEntry, NewParty, NewRecord,
};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// What corrections are called beside other things: by the firm that they are about, under its own
/// name. The caller has shown that their records are visible.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    let about = store::corrections::customers_unscoped(conn, ids)?;
    let firms: Vec<OrganisationId> = about.iter().map(|(_, firm)| *firm).collect();
    let names = organisations::org_refs(conn, &firms)?;
    Ok(about
        .into_iter()
        .filter_map(|(record, firm)| Some((record, names.get(&firm)?.name.clone())))
        .collect())
}

/// The record of one that is proposed. At the vendor it is whoever looks after the customer.
pub(super) fn open(
    tx: &mut Tx<'_>,
    scope: &Scope,
    relationship: &Relationship,
) -> Result<RecordId, Problem> {
    let row = &relationship.row;
    let party = |side: Side, organisation: OrganisationId, owner| NewParty {
        organisation,
        side,
        owner,
        team: None,
        reference: None,
        hidden: false,
    };
    let new = NewRecord {
        kind: RecordKind::Agreement,
        vendor: row.vendor_org,
        relationship: row.id,
        customer: party(Side::Customer, row.customer_org, Some(scope.membership())),
        vendor_party: party(Side::Vendor, row.vendor_org, row.owner_membership_id),
        state: state(CorrectionState::Open),
        custom: json!({}),
        definition_version: 0,
        created_at: tx.now,
    };
    Ok(records::create(tx, new)?.record.id)
}

fn state(of: CorrectionState) -> ListState {
    let open = of == CorrectionState::Open;
    ListState {
        status: if open { "proposed" } else { "none" }.to_owned(),
        open,
        severity: String::new(),
        category: String::new(),
    }
}

/// Says it to both sides; the vendor's answer is awaited.
pub(super) fn say(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &CorrectionRow,
    now: CorrectionState,
    changes: &[CorrectedField],
) -> Result<(), Problem> {
    let open = now == CorrectionState::Open;
    let kind = if open { EntryKind::CorrectionProposed } else { EntryKind::CorrectionAnswered };
    let body = if open { row.comment.clone() } else { row.reason.clone() };
    let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
    let data = json!({ "correction_id": row.id, "answer": now, "fields": fields });
    let record = row.record_id;
    records::set_ball(tx, record, open.then_some(BallSide::Vendor), None, kind)?;
    let version = records::load_unscoped(tx.conn, record)?.version;
    records::changed(tx, record, version, &state(now))?;
    let lane = records::shared_lane_unscoped(tx.conn, record)?;
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data).with_body(body);
    let entry = records::append(tx, lane.id, entry)?;
    records::notify(tx, &entry)?;
    records::take_part(tx, record, scope)
}
