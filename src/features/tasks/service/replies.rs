//! Keeping saved replies, and filling them in for a complaint.
use super::LIMIT;
use crate::features::complaints::model::{Category, Complaint};
use crate::features::complaints::service as complaints;
use crate::features::organisations::model::Side;
use crate::features::organisations::service::{org_refs, person_refs};
use crate::features::records::model::RecordId;
use crate::features::records::service as records;
use crate::features::tasks::model::{
    RenderedReply, SavedReply, SavedReplyId, SavedReplyPatch, SavedReplyRow,
};
use crate::features::tasks::store;
use crate::features::tasks::variables::{self, Values, first_name};
use crate::platform::authz::{Capability, Locale, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// A reply to be saved.
#[derive(Debug, Clone)]
pub struct NewReply {
    pub name: String,
    pub body: String,
    pub category: Option<Category>,
    pub locale: Option<Locale>,
}

/// What somebody changes; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct ReplyChange {
    pub name: Option<String>,
    pub body: Option<String>,
    pub category: Option<Option<Category>>,
    pub locale: Option<Option<Locale>>,
}

/// The saved replies of the own organisation, by name.
pub fn replies(conn: &mut Conn, scope: &Scope) -> Result<Vec<SavedReply>, Problem> {
    Ok(store::replies(conn, scope)?.into_iter().map(SavedReply::from).collect())
}

/// `unknown_variable` for a text that names one which nobody can fill in.
fn check(body: &str) -> Result<(), Problem> {
    match variables::unknown(body) {
        Some(name) => Err(Problem::invalid("body", "unknown_variable")
            .with_detail(format!("there is no variable {name:?}"))),
        None => Ok(()),
    }
}

/// Saves a reply.
pub fn create_reply(tx: &mut Tx<'_>, scope: &Scope, new: &NewReply) -> Result<SavedReply, Problem> {
    scope.require(Capability::ManageRelationships)?;
    check(&new.body)?;
    if store::replies(tx.conn, scope)?.len() >= LIMIT {
        return Err(Problem::invalid("name", "too_many"));
    }
    let row = SavedReplyRow {
        id: SavedReplyId::generate(),
        organisation_id: scope.org(),
        name: new.name.clone(),
        body: new.body.clone(),
        category: new.category,
        locale: new.locale,
        version: 1,
        created_at: tx.now,
        archived_at: None,
    };
    store::insert_reply(tx.conn, &row)?;
    tx.subject(row.id);
    Ok(row.into())
}

fn require(conn: &mut Conn, scope: &Scope, id: SavedReplyId) -> Result<SavedReplyRow, Problem> {
    let row = store::find_reply(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    scope.require(Capability::ManageRelationships)?;
    Ok(row)
}

/// Changes a saved reply; what was written with it stays as it is.
pub fn change_reply(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SavedReplyId,
    version: IfMatch,
    change: &ReplyChange,
) -> Result<SavedReply, Problem> {
    let row = require(tx.conn, scope, id)?;
    version.check(row.version)?;
    change.body.as_deref().map(check).transpose()?;
    let patch = SavedReplyPatch {
        name: change.name.clone(),
        body: change.body.clone(),
        category: change.category,
        locale: change.locale,
        archived_at: None,
    };
    write(tx, &row, &patch)?;
    Ok(require(tx.conn, scope, id)?.into())
}

/// Puts a saved reply away.
pub fn archive_reply(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SavedReplyId,
    version: IfMatch,
) -> Result<(), Problem> {
    let row = require(tx.conn, scope, id)?;
    version.check(row.version)?;
    let patch = SavedReplyPatch { archived_at: Some(tx.now), ..SavedReplyPatch::default() };
    write(tx, &row, &patch)
}

fn write(tx: &mut Tx<'_>, row: &SavedReplyRow, patch: &SavedReplyPatch) -> Result<(), Problem> {
    tx.subject(row.id);
    if store::update_reply(tx.conn, row, patch)? {
        Ok(())
    } else {
        Err(Problem::new(Code::PreconditionFailed))
    }
}

/// The own organisation's saved replies filled in for a complaint; those for its kind, and in the
/// caller's language, first.
pub fn rendered(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> Result<Vec<RenderedReply>, Problem> {
    let (case, side) = complaints::case(conn, scope, record)?;
    let mut rows = store::replies(conn, scope)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let complaint = case.complaint;
    let fits = |row: &SavedReplyRow| row.category.is_none_or(|kind| kind == complaint.category);
    let speaks = |row: &SavedReplyRow| row.locale.is_none_or(|locale| locale == scope.locale());
    // Stable: by name among equals.
    rows.sort_by_key(|row| (!fits(row), !speaks(row)));
    let values = values(conn, scope, case.record.number, &complaint, side)?;
    Ok(rows
        .iter()
        .map(|row| {
            let (text, missing) = variables::render(&row.body, &values);
            RenderedReply { id: row.id, name: row.name.clone(), fits: fits(row), text, missing }
        })
        .collect())
}

fn values(
    conn: &mut Conn,
    scope: &Scope,
    number: String,
    complaint: &Complaint,
    side: Side,
) -> Result<Values, Problem> {
    let firms = org_refs(conn, &[complaint.customer_org, complaint.vendor_org])?;
    let named = |id| firms.get(&id).map(|firm| firm.name.clone());
    Ok(Values {
        number: Some(number),
        title: Some(complaint.title.clone()),
        customer: named(complaint.customer_org),
        vendor: named(complaint.vendor_org),
        contact_first_name: contact(conn, complaint, side.other())?,
        my_name: Some(scope.person_name().to_owned()),
        my_organisation: Some(scope.org_name().to_owned()),
        product: complaint.product.clone(),
    })
}

/// Whom the reply speaks to: who filed the complaint, or called, for a vendor; who looks after it,
/// for a customer.
fn contact(conn: &mut Conn, complaint: &Complaint, other: Side) -> Result<Option<String>, Problem> {
    if other == Side::Customer
        && complaint.filed_by_side == Side::Vendor
        && let Some(caller) = &complaint.on_behalf_of
    {
        return Ok(first_name(caller));
    }
    let filed = complaint.filed_by.filter(|_| complaint.filed_by_side == other);
    let person = match filed {
        Some(person) => Some(person),
        None => records::parties_unscoped(conn, complaint.record_id)?
            .into_iter()
            .find(|party| party.side == other)
            .and_then(|party| party.owner_membership_id),
    };
    let Some(person) = person else { return Ok(None) };
    let found = person_refs(conn, &[person])?.remove(&person);
    Ok(found.and_then(|person| first_name(&person.name)))
}
