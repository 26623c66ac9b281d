//! Splitting: a matter of its own leaves a complaint and becomes one.
use super::note;
use crate::features::complaints::service::{self as complaints, Filing};
use crate::features::links::model::LinkKind;
use crate::features::links::policy;
use crate::features::records::model::{EntryId, EntryKind, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// What is split off.
#[derive(Debug, Clone)]
pub struct Split {
    pub title: String,
    /// Markdown.
    pub description: String,
    /// Entries of the shared lane that the new complaint starts with, as copies.
    pub entries: Vec<EntryId>,
}

/// Files a new complaint of the same relationship, about the same goods, linked to the old one.
/// What a vendor splits off is confirmed by the customer, as what it writes down by phone.
pub fn split(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    split: &Split,
) -> Result<RecordId, Problem> {
    let (old, side) = complaints::case(tx.conn, scope, id)?;
    policy::split(scope, side, old.complaint.status).map_err(Problem::not_allowed)?;
    let filing = Filing {
        title: split.title.clone(),
        description: split.description.clone(),
        custom: old.record.custom.0.clone(),
        submit: true,
        ..Filing::like(&old.complaint)
    };
    let new = complaints::file(tx, scope, &filing)?;
    let (made, _) = complaints::case(tx.conn, scope, new)?;
    let kind = LinkKind::SplitFrom;
    records::link(tx, new, id, kind.as_str(), None)?;
    note(tx, scope, EntryKind::Split, &old, &made, kind, None)?;
    note(tx, scope, EntryKind::Linked, &made, &old, kind, None)?;
    if !split.entries.is_empty() {
        records::carry(tx, scope, id, &split.entries, new)?;
    }
    tx.subject(new);
    Ok(new)
}
