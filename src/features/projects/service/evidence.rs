//! Files and links that show that something is delivered. They come in by the shared lane, so that
//! their rights are its; what was submitted or approved is in progress again.
use serde_json::{Value, json};

use super::deliverables::{authorize, figures, find, stale_version};
use super::{Opened, Words, plan, plan_moved, stale, tell};
use crate::features::projects::model::{
    DeliverableAction, DeliverableId, DeliverablePatch, DeliverableRow, DeliverableStatus,
    DeliverableView, EvidenceId, EvidenceRow,
};
use crate::features::projects::store;
use crate::features::records::model::{EntryKind, FileId, FileRow};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// Pieces of evidence of one deliverable at most.
const MOST: usize = 50;

/// A link to something that lies elsewhere.
#[derive(Debug, Clone)]
pub struct LinkInput {
    pub title: String,
    pub url: String,
}

/// What is added.
#[derive(Debug, Clone, Default)]
pub struct EvidenceInput {
    /// Of the deliverable that was seen.
    pub version: i32,
    pub file_ids: Vec<FileId>,
    pub links: Vec<LinkInput>,
    /// What the new evidence stands in place of.
    pub replaces: Option<EvidenceId>,
    pub note: Option<String>,
}

/// Adds evidence to a deliverable.
///
/// # Errors
/// As any action on a deliverable; `invalid` for a file that is not the caller's own and unused, an
/// address that is none, or too many.
pub fn add_evidence(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DeliverableId,
    input: &EvidenceInput,
) -> Result<DeliverableView, Problem> {
    let (opened, row) = find(tx.conn, scope, id)?;
    if row.version != input.version {
        return Err(stale_version(tx, scope, id)?);
    }
    authorize(&opened, &row, DeliverableAction::AddEvidence)?;
    if input.file_ids.is_empty() && input.links.is_empty() {
        return Err(Problem::invalid("file_ids", "missing_field"));
    }
    if let Some((_, index)) = input.links.iter().zip(0..).find(|(link, _)| !is_address(&link.url)) {
        return Err(Problem::invalid(format!("links.{index}.url"), "not_allowed_value"));
    }
    let known = store::evidence(tx.conn, row.record_id)?;
    let own: Vec<&EvidenceRow> = known.iter().filter(|one| one.deliverable_id == id).collect();
    if own.len() + input.file_ids.len() + input.links.len() > MOST {
        return Err(Problem::invalid("file_ids", "too_many"));
    }
    let replaced = match input.replaces {
        None => None,
        Some(wanted) => {
            let found = own.iter().find(|one| one.id == wanted);
            Some((*found.ok_or_else(|| Problem::invalid("replaces", "not_allowed_value"))?).clone())
        }
    };
    let files = records::attach(tx, scope, &input.file_ids)?;
    let rows = rows(tx, scope, &row, &files, &input.links);
    store::insert_evidence(tx.conn, &rows)?;
    if let Some(old) = &replaced {
        store::remove_evidence(tx.conn, old.id, tx.now)?;
    }
    let titles: Vec<&str> = rows.iter().map(|one| one.title.as_str()).collect();
    let more = json!({
        "change": "evidence_added", "titles": titles,
        "replaces": replaced.as_ref().map(|old| old.title.clone()),
    });
    let words = Words { body: input.note.clone(), files: &files };
    moved(tx, scope, &opened, &row, more, words)
}

/// Takes evidence away. The file stays in the lane that it came by.
pub fn remove_evidence(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DeliverableId,
    evidence: EvidenceId,
) -> Result<DeliverableView, Problem> {
    let (opened, row) = find(tx.conn, scope, id)?;
    authorize(&opened, &row, DeliverableAction::AddEvidence)?;
    let found = store::find_evidence_unscoped(tx.conn, evidence)?
        .filter(|one| one.deliverable_id == id)
        .ok_or_else(Problem::not_found)?;
    if !store::remove_evidence(tx.conn, evidence, tx.now)? {
        return Err(Problem::not_found());
    }
    let more = json!({ "change": "evidence_removed", "titles": [found.title] });
    moved(tx, scope, &opened, &row, more, Words::default())
}

/// Whether this leads to a page.
pub fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !url.chars().any(char::is_whitespace)
    })
}

fn rows(
    tx: &Tx<'_>,
    scope: &Scope,
    row: &DeliverableRow,
    files: &[FileRow],
    links: &[LinkInput],
) -> Vec<EvidenceRow> {
    let empty = |title: &str| EvidenceRow {
        id: EvidenceId::generate(),
        deliverable_id: row.id,
        record_id: row.record_id,
        file_id: None,
        url: None,
        title: title.to_owned(),
        sha256: None,
        organisation_id: scope.org(),
        added_by: Some(scope.membership()),
        added_at: tx.now,
        removed_at: None,
    };
    let files = files.iter().map(|file| EvidenceRow {
        file_id: Some(file.id),
        sha256: Some(file.sha256.clone()),
        ..empty(&file.name)
    });
    let links =
        links.iter().map(|link| EvidenceRow { url: Some(link.url.clone()), ..empty(&link.title) });
    files.chain(links).collect()
}

/// What is there has changed: the deliverable is in progress, and what was signed of it is stale.
fn moved(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &Opened,
    row: &DeliverableRow,
    more: Value,
    words: Words<'_>,
) -> Result<DeliverableView, Problem> {
    let again = row.status.is_done() || row.status == DeliverableStatus::Submitted;
    let patch = DeliverablePatch {
        status: Some(DeliverableStatus::InProgress),
        answered_by: again.then_some(None),
        answered_at: again.then_some(None),
        ..DeliverablePatch::default()
    };
    if !store::update_deliverable(tx.conn, row, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let data = figures(row, more);
    tell(tx, scope, opened.record.id, EntryKind::DeliverableChanged, data, words)?;
    stale::touched(tx, scope, opened, row.phase_id)?;
    plan_moved(tx, opened.record.id)?;
    let now = tx.now;
    plan::deliverable(tx.conn, scope, row.id, now)
}
