//! What the search page shows: the record, and the place where the words stand.
use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::view::record_ref;
use crate::features::complaints::definition;
use crate::features::complaints::model::{Complaint, Status};
use crate::features::complaints::store::{self, Whole};
use crate::features::organisations::model::{OrgRef, Side};
use crate::features::records::model::{EntryId, LaneRef, RecordId, RecordRef};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::search::{Segment, snippet};
use crate::platform::text::markdown;

/// A record with the text that was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SearchHit {
    pub record: RecordRef,
    pub status: Status,
    pub status_label: String,
    pub counterpart: OrgRef,
    pub snippet: Vec<Segment>,
    /// `shared`, `private`, or the lane's id.
    #[schema(value_type = String)]
    pub lane: LaneRef,
    pub at: Timestamp,
}

/// Characters of a snippet.
const SNIPPET: usize = 160;
/// Hits looked at for one page: several texts of a record count as one.
const LOOK_AT: i64 = 400;

/// Records with all the words, each once, newest first.
pub fn search(
    conn: &mut Conn,
    scope: &Scope,
    typed: &str,
    limit: i64,
) -> Result<Vec<SearchHit>, Problem> {
    let (Some(query), mut found) = records::search(conn, scope, typed, LOOK_AT)? else {
        return Ok(Vec::new());
    };
    let mut seen = std::collections::HashSet::new();
    found.retain(|hit| seen.insert(hit.record));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let ids: Vec<RecordId> = found.iter().map(|hit| hit.record).collect();
    let entries: Vec<EntryId> = found.iter().filter_map(|hit| hit.entry).collect();
    let texts = records::texts_unscoped(conn, &entries)?;
    let lanes = records::lanes_by_id(conn, scope, &ids)?;
    let wholes: HashMap<RecordId, Whole> = store::load_whole_unscoped(conn, &ids)?
        .into_iter()
        .map(|whole| (whole.record.id, whole))
        .collect();
    let mut hits = Vec::with_capacity(found.len());
    for hit in found {
        let Some(whole) = wholes.get(&hit.record) else { continue };
        let text = match hit.entry.and_then(|entry| texts.get(&entry)) {
            Some(text) => markdown::plain(text, usize::MAX),
            None => own_text(&whole.complaint),
        };
        let vendor_here = whole.complaint.vendor_org == scope.org();
        let side = if vendor_here { Side::Vendor } else { Side::Customer };
        let labels = definition::load_cached(
            conn,
            whole.complaint.vendor_org,
            whole.record.definition_version,
        )?;
        hits.push(SearchHit {
            record: record_ref(&whole.record.number, &whole.complaint),
            status: whole.complaint.status,
            status_label: labels.status_label(whole.complaint.status, side, scope.locale()),
            counterpart: if vendor_here {
                OrgRef { id: whole.complaint.customer_org, name: whole.customer.clone() }
            } else {
                OrgRef { id: whole.complaint.vendor_org, name: whole.vendor.clone() }
            },
            snippet: snippet(&text, &query, SNIPPET),
            lane: lanes.get(&hit.lane).map_or(LaneRef::Shared, LaneRef::of),
            at: hit.at,
        });
    }
    Ok(hits)
}

/// The complaint's own text, led by the fields that people search by.
fn own_text(complaint: &Complaint) -> String {
    let fields = [&complaint.product, &complaint.lot, &complaint.order_no, &complaint.serial_no];
    let mut text: Vec<&str> = fields.into_iter().filter_map(|field| field.as_deref()).collect();
    let description = markdown::plain(&complaint.description, usize::MAX);
    text.push(&description);
    text.join(" · ")
}
