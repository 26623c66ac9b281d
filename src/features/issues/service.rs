//! Use cases of major issues; one function is one transaction.
mod complaints;
mod view;

pub use complaints::{add_complaint, broadcast, remove_complaint};
pub use view::{IssueItem, IssueView, ListQuery, list, load};

use std::collections::HashMap;

use serde_json::json;

use super::model::{IssueAction, IssuePatch, IssueStatus, MajorIssue};
use super::policy::{self, Standing};
use super::store;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, Record, RecordId, RecordKind};
use crate::features::records::service::{self as records, ListState, NewEntry, NewOwn};
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// A new issue.
#[derive(Debug, Clone)]
pub struct NewIssue {
    pub title: String,
    /// Markdown.
    pub description: String,
    pub product: Option<String>,
    pub lot: Option<String>,
    /// The complaint that made somebody think of it.
    pub complaint: Option<RecordId>,
}

fn list_state(status: IssueStatus) -> ListState {
    ListState {
        status: status.as_str().to_owned(),
        open: status == IssueStatus::Open,
        severity: String::new(),
        category: String::new(),
    }
}

/// Opens an issue; gives its id.
///
/// # Errors
/// `forbidden` if the organisation is nobody's vendor, or the role is too low.
pub fn open(tx: &mut Tx<'_>, scope: &Scope, new: &NewIssue) -> Result<RecordId, Problem> {
    scope.require(Capability::Write)?;
    if !organisations::is_vendor(tx.conn, scope)? {
        return Err(Problem::forbidden().with_detail("only a vendor keeps major issues"));
    }
    let opened = records::create_own(
        tx,
        &NewOwn {
            kind: RecordKind::MajorIssue,
            organisation: scope.org(),
            owner: Some(scope.membership()),
            team: scope.team().map(str::to_owned),
            state: list_state(IssueStatus::Open),
        },
    )?;
    let id = opened.record.id;
    let issue = MajorIssue {
        record_id: id,
        vendor_org: scope.org(),
        title: new.title.clone(),
        description: new.description.clone(),
        status: IssueStatus::Open,
        product: new.product.clone(),
        lot: new.lot.clone(),
        created_by: Some(scope.membership()),
        closed_at: None,
    };
    store::insert(tx.conn, &issue)?;
    records::take_part(tx, id, scope)?;
    let nothing = serde_json::Value::Null;
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::IssueOpened, tx.now, nothing)
        .with_body(Some(new.description.clone()));
    records::append(tx, opened.private.id, entry)?;
    records::announce(tx, id, 1)?;
    if let Some(complaint) = new.complaint {
        add_complaint(tx, scope, id, complaint)?;
    }
    Ok(id)
}

/// An issue that the scope sees, with its record and complaints.
struct Found {
    issue: MajorIssue,
    record: Record,
    complaints: Vec<RecordId>,
    standing: Standing,
}

fn find(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Found, Problem> {
    records::require_party(conn, scope, id)?;
    let (issue, record) = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let complaints = store::complaints_unscoped(conn, id)?;
    let standing = standing(conn, scope, &issue, &complaints)?;
    Ok(Found { issue, record, complaints, standing })
}

/// What decides what may be done with an issue; one statement if it is closed.
fn standing(
    conn: &mut Conn,
    scope: &Scope,
    issue: &MajorIssue,
    complaints: &[RecordId],
) -> Result<Standing, Problem> {
    let elsewhere = issue.status == IssueStatus::Closed
        && store::is_elsewhere_unscoped(conn, scope.org(), issue.record_id, complaints)?;
    Ok(Standing { status: issue.status, complaints: complaints.len(), elsewhere })
}

impl Found {
    fn authorize(&self, scope: &Scope, action: IssueAction) -> Result<(), Problem> {
        policy::rule(scope, action, self.standing).map_err(Problem::not_allowed)
    }
}

/// Writes an event into the issue's own lane.
fn tell(tx: &mut Tx<'_>, id: RecordId, scope: &Scope, entry: NewEntry) -> Result<(), Problem> {
    let lane = records::private_lane_unscoped(tx.conn, id, scope.org())?;
    let row = records::append(tx, lane.id, entry)?;
    records::take_part(tx, id, scope)?;
    records::notify(tx, &row)
}

/// Changes fields.
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: IfMatch,
    patch: &IssuePatch,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    version.check(found.record.version)?;
    found.authorize(scope, IssueAction::Edit)?;
    let fields = [
        ("title", patch.title.is_some()),
        ("description", patch.description.is_some()),
        ("product", patch.product.is_some()),
        ("lot", patch.lot.is_some()),
    ];
    let changes: Vec<_> = fields
        .iter()
        .filter(|(_, given)| *given)
        .map(|(field, _)| json!({ "field": field }))
        .collect();
    store::update_fields(tx.conn, id, patch)?;
    records::changed(tx, id, found.record.version, &list_state(found.issue.status))?;
    let data = json!({ "changes": changes });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::Edited, tx.now, data);
    tell(tx, id, scope, entry)?;
    tx.subject(id);
    Ok(())
}

/// Closes an issue; its complaints go on as they are.
pub fn close(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: i32,
    note: Option<String>,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != version {
        return Err(stale(tx, scope, id)?);
    }
    found.authorize(scope, IssueAction::Close)?;
    if !store::close(tx.conn, id, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    records::changed(tx, id, version, &list_state(IssueStatus::Closed))?;
    let data = json!({ "complaints": found.complaints.len() });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::IssueClosed, tx.now, data)
        .with_body(note);
    tell(tx, id, scope, entry)?;
    tx.subject(id);
    Ok(())
}

/// Opens a closed issue again, with the reason.
pub fn reopen(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    version: i32,
    reason: String,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != version {
        return Err(stale(tx, scope, id)?);
    }
    found.authorize(scope, IssueAction::Reopen)?;
    if !store::reopen(tx.conn, id)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    records::changed(tx, id, version, &list_state(IssueStatus::Open))?;
    let data = json!({ "complaints": found.complaints.len() });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::IssueReopened, tx.now, data)
        .with_body(Some(reason));
    tell(tx, id, scope, entry)?;
    tx.subject(id);
    Ok(())
}

/// `stale_version` with the issue as it is now.
fn stale(tx: &mut Tx<'_>, scope: &Scope, id: RecordId) -> Result<Problem, Problem> {
    let current = load(tx.conn, scope, id)?;
    Ok(Problem::stale(&current))
}

/// Titles for lists of other features, which have shown that the records are visible.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    Ok(store::titles_unscoped(conn, ids)?.into_iter().collect())
}
