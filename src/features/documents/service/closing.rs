//! What becomes of a confidential document for those for whom it has closed.
use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::{PART, bare, figures};
use crate::features::documents::model::{DocumentId, DocumentRow, VersionId};
use crate::features::documents::policy::{self, Secrecy};
use crate::features::documents::store;
use crate::features::ndas::model::NdaId;
use crate::features::ndas::service as ndas;
use crate::features::organisations::model::Side;
use crate::features::projects::service::desk;
use crate::features::records::model::EntryKind;
use crate::features::records::service::{self as records, NewEntry};
use crate::features::signoffs::model::{SignoffState, SignoffView, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Takes those for whom a document has closed out of the lanes in which it was asked about, and
/// ends what they were asked. Whether anything that was open has ended.
pub(super) fn shut_out<'a>(
    tx: &mut Tx<'_>,
    row: &DocumentRow,
    asked: impl Iterator<Item = &'a SignoffView>,
    closed: &[OrganisationId],
    side: Side,
) -> Result<bool, Problem> {
    let mut ended = false;
    for view in asked {
        let mut out: Vec<OrganisationId> = view
            .slots
            .iter()
            .filter_map(|slot| slot.organisation_id)
            .filter(|organisation| closed.contains(organisation))
            .collect();
        out.sort_unstable();
        out.dedup();
        if out.is_empty() {
            continue;
        }
        // First, so that they are not told what follows.
        if let Some(lane) = view.lane {
            records::close_lane_to(tx, lane, &out)?;
        }
        if view.state == SignoffState::Open {
            let line = json!({
                "item": "document", "change": "withdrawn", "document_id": row.id,
                "key": row.key(),
            });
            let (kind, subject) = (SubjectKind::DocumentVersion, SubjectId(view.subject_id));
            let changed = json!([bare(row, line)]);
            let version = view.subject_version;
            signoffs::mark_stale_version(tx, kind, subject, version, side, &changed)?;
            ended = true;
        }
    }
    Ok(ended)
}

/// For the worker: an agreement on secrecy is over. Nothing about what it opened waits any longer
/// for those for whom that has closed; its owner is told, and asks anew whom it may.
pub fn nda_over(tx: &mut Tx<'_>, id: NdaId) -> Result<(), Problem> {
    let Some((vendor, customer)) = ndas::between_unscoped(tx.conn, id)? else { return Ok(()) };
    let now = tx.now;
    let under = ndas::customers_under_unscoped(tx.conn, vendor, now)?;
    if under.contains(&customer) {
        return Ok(());
    }
    let rows = store::confidential_between(tx.conn, vendor, customer)?;
    let ids: Vec<DocumentId> = rows.iter().map(|row| row.id).collect();
    let named = store::readers(tx.conn, &ids)?;
    let of_version: HashMap<VersionId, DocumentId> = store::versions_of(tx.conn, &ids)?
        .into_iter()
        .map(|version| (version.id, version.document_id))
        .collect();
    let subjects: Vec<SubjectId> = of_version.keys().map(|id| SubjectId(id.0)).collect();
    let signed = signoffs::of_subjects_unscoped(tx.conn, SubjectKind::DocumentVersion, &subjects)?;
    let mut asked: HashMap<DocumentId, Vec<SignoffView>> = HashMap::new();
    for (subject, views) in signed {
        if let Some(document) = of_version.get(&VersionId(subject.0)) {
            asked.entry(*document).or_default().extend(views);
        }
    }
    for row in rows {
        let Some(views) = asked.get(&row.id) else { continue };
        let readers: Vec<OrganisationId> = named
            .iter()
            .filter(|reader| reader.document_id == row.id)
            .map(|reader| reader.organisation_id)
            .collect();
        let secrecy = Secrecy { vendor, under: &under, readers: &readers };
        lapse(tx, &row, views, secrecy, [vendor, customer])?;
    }
    Ok(())
}

/// `between`: the two firms whose agreement is over, who alone are told that it is.
fn lapse(
    tx: &mut Tx<'_>,
    row: &DocumentRow,
    views: &[SignoffView],
    secrecy: Secrecy<'_>,
    between: [OrganisationId; 2],
) -> Result<(), Problem> {
    let concerned: HashSet<OrganisationId> =
        views.iter().flat_map(|view| &view.slots).filter_map(|slot| slot.organisation_id).collect();
    let closed: Vec<OrganisationId> =
        concerned.into_iter().filter(|one| !policy::opens(row, secrecy, *one)).collect();
    let side = if row.owner_org == secrecy.vendor { Side::Vendor } else { Side::Customer };
    if !shut_out(tx, row, views.iter(), &closed, side)? {
        return Ok(());
    }
    let change = if between.contains(&row.owner_org) {
        "agreement_ended"
    } else {
        // A customer's own document that another one could read: of their agreement it knows nothing.
        "approval_withdrawn"
    };
    let data = figures(row, json!({ "change": change }));
    let lane = records::private_lane_unscoped(tx.conn, row.record_id, row.owner_org)?;
    let entry = NewEntry::event(None, EntryKind::DocumentChanged, tx.now, data);
    let entry = records::append(tx, lane.id, entry)?;
    records::notify(tx, &entry)?;
    let mut told = closed;
    told.push(row.owner_org);
    desk::moved_among(tx, row.record_id, PART, told)
}
