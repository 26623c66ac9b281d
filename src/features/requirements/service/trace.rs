//! Links of a requirement: where it comes from, and what shows that it is met.
//!
//! A link to a record, or to a document of the project, moves nothing that anybody else can see: no entry, no version, no hint. Those
//! who do not see the record cannot tell that there is a link.
use serde_json::json;

use super::view::one;
use super::{at_row, delta, say};
use crate::features::documents::model::DocumentId;
use crate::features::documents::service as documents;
use crate::features::notifications::model::RecordTitles;
use crate::features::projects::model::DeliverableId;
use crate::features::projects::service::{desk, is_address};
use crate::features::records::model::{EntryKind, RecordId, RecordKind};
use crate::features::records::service as records;
use crate::features::requirements::model::{
    RequirementAction, RequirementId, RequirementLinkKind, RequirementRow, RequirementView,
    TraceId, TraceRow,
};
use crate::features::requirements::service::At;
use crate::features::requirements::store;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Links of one requirement at most.
const MOST_LINKS: usize = 50;

/// What a requirement is to be linked to.
#[derive(Debug, Clone)]
pub struct NewTrace {
    pub kind: RequirementLinkKind,
    pub record: Option<RecordId>,
    pub deliverable: Option<DeliverableId>,
    pub document: Option<DocumentId>,
    pub title: Option<String>,
    pub url: Option<String>,
}

/// Links a requirement.
///
/// # Errors
/// `invalid` for a record that the caller does not see, a deliverable of another project, a document
/// that does not open for them, what the kind needs, or the same link twice.
pub fn link(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RequirementId,
    new: &NewTrace,
) -> Result<RequirementView, Problem> {
    let (at, row) = at_row(tx, scope, id)?;
    at.authorize_row(RequirementAction::Link, &row)?;
    let made = made(tx, scope, &at, &row, new)?;
    let known = at.links.iter().filter(|link| link.requirement_id == id);
    let same = |link: &&TraceRow| {
        (link.kind, link.target_record, link.deliverable_id, link.document_id)
            == (made.kind, made.target_record, made.deliverable_id, made.document_id)
            && (&link.title, &link.url) == (&made.title, &made.url)
    };
    if known.clone().any(|link| same(&link)) {
        // Whoever asks sees the record, and so the link to it.
        return Err(Problem::invalid("kind", "twice"));
    }
    // Those of others to records that the caller does not see would be told by their number.
    if known.filter(|link| link.organisation_id == scope.org()).count() >= MOST_LINKS {
        return Err(Problem::invalid("kind", "too_many"));
    }
    store::insert_link(tx.conn, &made)?;
    moved(tx, scope, &at, &row, &made, "linked")?;
    one(tx.conn, scope, titles, id, tx.now)
}

fn made(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    row: &RequirementRow,
    new: &NewTrace,
) -> Result<TraceRow, Problem> {
    let missing = |field| Problem::invalid(field, "missing_field");
    let unknown = |field| Problem::invalid(field, "not_allowed_value");
    let mut made = TraceRow {
        id: TraceId::generate(),
        requirement_id: row.id,
        record_id: row.record_id,
        kind: new.kind,
        target_record: None,
        deliverable_id: None,
        title: None,
        url: None,
        organisation_id: scope.org(),
        added_by: Some(scope.membership()),
        added_at: tx.now,
        document_id: None,
    };
    match new.kind {
        RequirementLinkKind::Record => {
            let wanted = new.record.ok_or_else(|| missing("record_id"))?;
            let kinds = [RecordKind::Idea, RecordKind::Complaint, RecordKind::Project];
            let seen = records::on_a_side(tx.conn, scope, &[wanted])?;
            let found = seen.get(&wanted).filter(|found| kinds.contains(&found.kind));
            let found = found.filter(|found| found.id != at.list.record_id);
            made.target_record = Some(found.ok_or_else(|| unknown("record_id"))?.id);
        }
        RequirementLinkKind::Deliverable => {
            let wanted = new.deliverable.ok_or_else(|| missing("deliverable_id"))?;
            let known = desk::deliverables(tx.conn, scope, &at.desk)?;
            let known = known.iter().any(|(id, _)| *id == wanted);
            made.deliverable_id = Some(wanted).filter(|_| known);
            if !known {
                return Err(unknown("deliverable_id"));
            }
        }
        RequirementLinkKind::Document if new.document.is_some() => {
            let open = documents::open_ids(tx.conn, scope, at.list.record_id, tx.now)?;
            made.document_id = new.document.filter(|id| open.contains(id));
            if made.document_id.is_none() {
                return Err(unknown("document_id"));
            }
        }
        RequirementLinkKind::Test | RequirementLinkKind::Document => {
            made.title = Some(new.title.clone().ok_or_else(|| missing("title"))?);
            made.url.clone_from(&new.url);
            if new.url.as_deref().is_some_and(|url| !is_address(url)) {
                return Err(unknown("url"));
            }
        }
    }
    Ok(made)
}

/// Takes a link away; one to a record that the caller does not see is no link for them.
pub fn unlink(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RequirementId,
    link: TraceId,
) -> Result<RequirementView, Problem> {
    let (at, row) = at_row(tx, scope, id)?;
    at.authorize_row(RequirementAction::Link, &row)?;
    let found = at.links.iter().find(|one| one.id == link && one.requirement_id == id);
    let found = found.ok_or_else(Problem::not_found)?;
    if let Some(record) = found.target_record
        && records::on_a_side(tx.conn, scope, &[record])?.is_empty()
    {
        return Err(Problem::not_found());
    }
    if !store::delete_link(tx.conn, id, link)? {
        return Err(Problem::not_found());
    }
    moved(tx, scope, &at, &row, found, "unlinked")?;
    one(tx.conn, scope, titles, id, tx.now)
}

fn moved(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    row: &RequirementRow,
    link: &TraceRow,
    change: &str,
) -> Result<(), Problem> {
    if link.kind == RequirementLinkKind::Record || link.document_id.is_some() {
        return Ok(());
    }
    let data = json!({
        "requirement_id": row.id, "key": row.key(), "change": change, "link": link.title,
        "title": format!("{}: {}", row.key(), delta::start(&row.text)),
    });
    say(tx, scope, at, EntryKind::RequirementChanged, data, (None, &[]))?;
    desk::moved(tx, at.list.record_id, super::PART)
}
