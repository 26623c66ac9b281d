//! Use cases of requirements; one function is one transaction.
mod changes;
mod claims;
mod dossier;
mod edit;
mod import;
mod left;
mod names;
mod rows;
mod sign;
mod trace;
mod view;

use serde_json::{Value, json};

pub use changes::{ChangeEdit, NewChange, drop_change, edit_change, propose};
pub use claims::{ClaimInput, act};
pub use dossier::dossier;
pub use edit::{ContentPatch, add, edit, remove};
pub use import::{ImportInput, MOST, csv, import};
pub use left::party_left;
pub use names::names_unscoped;
pub use sign::{SignInput, act_on_list};
pub use trace::{NewTrace, link, unlink};
pub use view::{list, one, version};

use rows::{columns, ids, new_row, read, with_content, written};

pub use super::sheet::decimal;

use super::delta::{self, Contents, Delta, Edit, Misfit};
use super::model::{
    ChangeRow, ClaimRow, Content, ListReviewRow, ListRow, RequirementAction, RequirementChangeKind,
    RequirementClaimState, RequirementId, RequirementListAction, RequirementListState,
    RequirementReviewState, RequirementRow, TraceRow,
};
use super::policy::{self, ListStage, Stage};
use super::store;
use crate::features::documents::service as documents;
use crate::features::projects::service::desk::{self, Desk};
use crate::features::records::model::{EntryKind, FileRow, RecordId};
use crate::features::signoffs::model::{
    SignoffState, SignoffView, SlotView, SubjectId, SubjectKind,
};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// What clients that have a project before them ask for again when its requirements move.
const PART: &str = "requirements";

/// A project's list with all that stands around it.
struct At {
    desk: Desk,
    own: OrganisationId,
    list: ListRow,
    /// Those that are on the list, in their order.
    rows: Vec<RequirementRow>,
    /// The last position that was ever given.
    last_position: i32,
    /// Of all deltas, those of the open one first or last: they say so themselves.
    changes: Vec<ChangeRow>,
    /// Oldest first.
    claims: Vec<ClaimRow>,
    links: Vec<TraceRow>,
    /// Newest first.
    reviews: Vec<ListReviewRow>,
    /// Oldest first.
    signoffs: Vec<SignoffView>,
}

/// The list of a project that the scope's organisation is in.
fn at(conn: &mut Conn, scope: &Scope, project: RecordId, now: Timestamp) -> Result<At, Problem> {
    let desk = Desk::open(conn, scope, project)?;
    let list = store::list(conn, project)?.unwrap_or_else(|| ListRow::empty(project));
    gather(conn, scope, desk, list, now)
}

/// The same to be changed: whoever else writes to it waits.
fn at_locked(tx: &mut Tx<'_>, scope: &Scope, project: RecordId) -> Result<At, Problem> {
    let desk = Desk::open(tx.conn, scope, project)?;
    let list = store::lock(tx.conn, project)?;
    gather(tx.conn, scope, desk, list, tx.now)
}

/// The list that a requirement is on, to be changed, with the requirement.
fn at_row(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RequirementId,
) -> Result<(At, RequirementRow), Problem> {
    let found = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let at = at_locked(tx, scope, found.record_id)?;
    let row = at.row(id)?.clone();
    Ok((at, row))
}

fn gather(
    conn: &mut Conn,
    scope: &Scope,
    desk: Desk,
    list: ListRow,
    now: Timestamp,
) -> Result<At, Problem> {
    let id = list.record_id;
    let mut rows = store::all(conn, id)?;
    let last_position = rows.iter().map(|row| row.position).max().unwrap_or_default();
    rows.retain(|row| row.removed_at.is_none());
    let subject = SubjectId(id.0);
    let signed = signoffs::of_subjects_unscoped(conn, SubjectKind::RequirementList, &[subject])?
        .remove(&subject)
        .unwrap_or_default();
    Ok(At {
        own: scope.org(),
        desk,
        rows,
        last_position,
        changes: store::changes(conn, id)?,
        claims: store::claims(conn, id)?,
        links: links(conn, scope, id, now)?,
        reviews: store::reviews(conn, id)?,
        signoffs: signed,
        list,
    })
}

/// The links of all requirements, but for those to documents that do not open for the scope: to
/// whom they do not, there is no such link, and nothing is covered by it.
fn links(
    conn: &mut Conn,
    scope: &Scope,
    project: RecordId,
    now: Timestamp,
) -> Result<Vec<TraceRow>, Problem> {
    let mut links = store::links(conn, project)?;
    if links.iter().any(|link| link.document_id.is_some()) {
        let open = documents::open_ids(conn, scope, project, now)?;
        links.retain(|link| link.document_id.is_none_or(|id| open.contains(&id)));
    }
    Ok(links)
}

impl At {
    fn row(&self, id: RequirementId) -> Result<&RequirementRow, Problem> {
        self.rows.iter().find(|row| row.id == id).ok_or_else(Problem::not_found)
    }

    fn is_frozen(&self) -> bool {
        self.list.agreed_version > 0
    }

    /// The review that is up for signing.
    fn open_review(&self) -> Option<&ListReviewRow> {
        self.reviews.iter().find(|review| review.state == RequirementReviewState::Open)
    }

    fn signoff(&self, number: i32) -> Option<&SignoffView> {
        self.signoffs.iter().find(|view| view.subject_version == number)
    }

    /// Lines of the delta that is being prepared or signed.
    fn open_changes(&self) -> impl Iterator<Item = &ChangeRow> {
        self.changes.iter().filter(|change| change.list_version.is_none())
    }

    fn change_of(&self, id: RequirementId) -> Option<&ChangeRow> {
        self.open_changes().find(|change| change.requirement_id == id)
    }

    fn open_claim(&self, id: RequirementId) -> Option<&ClaimRow> {
        let open = |claim: &&ClaimRow| {
            claim.requirement_id == id && claim.state == RequirementClaimState::Open
        };
        self.claims.iter().find(open)
    }

    fn number_of(&self, id: RequirementId) -> Option<i32> {
        self.rows.iter().find(|row| row.id == id).map(|row| row.number)
    }

    fn id_of(&self, number: i32) -> Option<RequirementId> {
        self.rows.iter().find(|row| row.number == number).map(|row| row.id)
    }

    fn content(&self, row: &RequirementRow) -> Content {
        Content {
            acceptance: row.acceptance.clone(),
            parent: row.parent_id.and_then(|id| self.number_of(id)),
            priority: row.priority,
            source: row.organisation_id,
            target: row.target(),
            text: row.text.clone(),
            verification: row.verification,
        }
    }

    /// What is agreed; before the first agreement all that is there.
    fn agreed(&self) -> Contents {
        self.rows
            .iter()
            .filter(|row| !self.is_frozen() || row.agreed_version.is_some())
            .map(|row| (row.number, self.content(row)))
            .collect()
    }

    /// The delta that is being prepared or signed.
    fn delta(&self) -> Result<Delta, Problem> {
        let mut delta = Delta::new();
        for change in self.open_changes() {
            let Some(number) = self.number_of(change.requirement_id) else { continue };
            let after = change.after.as_deref().map(read).transpose()?;
            let edit = match (change.kind, after) {
                (RequirementChangeKind::Added, Some(content)) => Edit::Added(content),
                (RequirementChangeKind::Changed, Some(content)) => Edit::Changed(content),
                _ => Edit::Removed,
            };
            delta.insert(number, edit);
        }
        Ok(delta)
    }

    /// The list as it is to become.
    fn wanted(&self) -> Result<Contents, Problem> {
        Ok(delta::apply(&self.agreed(), &self.delta()?))
    }

    fn state(&self) -> RequirementListState {
        if self.open_review().is_some() {
            RequirementListState::InReview
        } else if !self.is_frozen() {
            RequirementListState::Draft
        } else if self.open_changes().next().is_some() {
            RequirementListState::Changing
        } else {
            RequirementListState::Agreed
        }
    }

    /// Places for signatures of the review that is open.
    fn slots(&self) -> &[SlotView] {
        let open = self.open_review().and_then(|review| self.signoff(review.number));
        let open = open.filter(|view| view.state == SignoffState::Open);
        open.map(|view| view.slots.as_slice()).unwrap_or_default()
    }

    fn stage(&self) -> ListStage<'_> {
        let anything = if self.is_frozen() {
            self.open_changes().next().is_some()
        } else {
            !self.rows.is_empty()
        };
        ListStage {
            open: self.desk.is_open(),
            state: self.state(),
            agreed_version: self.list.agreed_version,
            anything,
            both_in: self.desk.organisations().len() > 1,
            slots: self.slots(),
            proposed_by: self.open_review().map(|review| review.organisation_id),
        }
    }

    fn stage_of(&self, row: &RequirementRow) -> Stage {
        Stage {
            open: self.desk.is_open(),
            frozen: self.is_frozen(),
            state: row.state,
            source: Some(row.organisation_id).filter(|source| self.is_in(*source)),
            claim: self.open_claim(row.id).map(|claim| (claim.kind, claim.organisation_id)),
            in_delta: self.change_of(row.id).is_some(),
        }
    }

    fn authorize(&self, action: RequirementListAction) -> Result<(), Problem> {
        policy::list(self.desk.standing(), self.own, action, self.stage())
            .map_err(Problem::not_allowed)
    }

    fn authorize_row(
        &self,
        action: RequirementAction,
        row: &RequirementRow,
    ) -> Result<(), Problem> {
        policy::requirement(self.desk.standing(), self.own, action, self.stage_of(row))
            .map_err(Problem::not_allowed)
    }

    fn is_in(&self, organisation: OrganisationId) -> bool {
        self.desk.organisations().iter().any(|(id, _)| *id == organisation)
    }

    /// Whose requirement it can be: one of the organisations that are in.
    fn require_in(&self, content: &Content) -> Result<(), Problem> {
        if self.is_in(content.source) {
            Ok(())
        } else {
            Err(Problem::invalid("source_id", "not_allowed_value"))
        }
    }
}

/// Whether a list is a tree.
fn require_tree(list: &Contents) -> Result<(), Problem> {
    delta::check(list).map_err(|misfit| match misfit {
        Misfit::Circular(_) => Problem::invalid("parent_id", "circular"),
        Misfit::Orphan(_) => Problem::invalid("parent_id", "not_allowed_value"),
    })
}

/// Says in the first shared lane what was done.
fn say(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    kind: EntryKind,
    data: Value,
    (body, files): (Option<String>, &[FileRow]),
) -> Result<(), Problem> {
    desk::say(tx, scope, at.list.record_id, kind, data, body, files)
}

/// Says that a requirement was added, edited, removed, or is to change.
fn say_changed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &At,
    change: &str,
    row: &RequirementRow,
    body: Option<String>,
) -> Result<(), Problem> {
    let data = json!({
        "requirement_id": row.id, "key": row.key(), "change": change,
        "title": format!("{}: {}", row.key(), delta::start(&row.text)),
    });
    say(tx, scope, at, EntryKind::RequirementChanged, data, (body, &[]))
}

/// What is up for signing is no longer what is there: the signatures under it are stale. `more` are
/// lines beside those that the two lists tell.
fn touched(tx: &mut Tx<'_>, at: &At, now: &Contents, more: Vec<Value>) -> Result<(), Problem> {
    let Some(review) = at.open_review() else { return Ok(()) };
    let mut lines = delta::told(&at.wanted()?, now);
    lines.extend(more);
    if lines.is_empty() {
        return Ok(());
    }
    end_open(tx, at, review, RequirementReviewState::Stale, &Value::Array(lines))
}

/// Ends the review that is open without its signatures.
fn end_open(
    tx: &mut Tx<'_>,
    at: &At,
    review: &ListReviewRow,
    to: RequirementReviewState,
    changed: &Value,
) -> Result<(), Problem> {
    let subject = SubjectId(at.list.record_id.0);
    let (kind, side) = (SubjectKind::RequirementList, at.desk.standing().side);
    signoffs::mark_stale_version(tx, kind, subject, review.number, side, changed)?;
    if store::end_review(tx.conn, review.id, to, tx.now)? {
        Ok(())
    } else {
        Err(Problem::new(Code::StaleVersion))
    }
}

/// The list moved on: its version, who holds it, and whoever looks at it.
fn finish(tx: &mut Tx<'_>, list: &ListRow) -> Result<(), Problem> {
    store::update_list(tx.conn, list)?;
    desk::moved(tx, list.record_id, PART)
}
