//! How people are reached, and what they say about it.
use serde_json::json;

use super::contacts::{indexed, to_change};
use super::known::{CONTACT_REACHED, normal_party};
use super::{day, today};
use crate::features::customers::model::{
    ConsentId, ConsentRow, ConsentState, Contact, ContactId, PointId, PointKind, PointRow,
};
use crate::features::customers::store;
use crate::features::organisations::service as organisations;
use crate::platform::auth::EmailAddress;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::{Code, Problem};

/// A way to reach somebody.
#[derive(Debug, Clone)]
pub struct NewPoint {
    pub kind: PointKind,
    pub label: Option<String>,
    pub value: String,
    pub is_primary: bool,
}

/// What somebody said about being contacted.
#[derive(Debug, Clone)]
pub struct NewConsent {
    pub channel: PointKind,
    pub state: ConsentState,
    /// `YYYY-MM-DD`; today unless told.
    pub said_on: Option<String>,
    pub source: Option<String>,
}

/// Ways to reach one person.
const MOST_POINTS: usize = 40;

/// The form in which two are the same: numbers in the time zone of the firm.
fn norm(conn: &mut Conn, scope: &Scope, new: &NewPoint) -> Result<Option<String>, Problem> {
    Ok(match new.kind {
        PointKind::Email => {
            let address = EmailAddress::parse(&new.value, "value")?;
            Some(address.as_str().to_lowercase())
        }
        PointKind::Phone => {
            let zone = organisations::organisation(conn, scope)?.time_zone;
            normal_party(&zone, &new.value).filter(|norm| norm.starts_with('+'))
        }
        PointKind::Messenger | PointKind::Address => None,
    })
}

/// Adds one. The first of a kind is its first one, whatever was told.
pub fn add_point(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactId,
    new: &NewPoint,
) -> Result<Contact, Problem> {
    to_change(tx.conn, scope, id)?;
    let norm = norm(tx.conn, scope, new)?;
    let all = store::points::of_contacts(tx.conn, scope, &[id])?;
    if all.len() >= MOST_POINTS {
        return Err(Problem::invalid("value", "too_many"));
    }
    let kind: Vec<&PointRow> = all.iter().filter(|point| point.kind == new.kind).collect();
    let known = |point: &&PointRow| match &norm {
        Some(norm) => point.norm.as_ref() == Some(norm),
        None => point.raw == new.value,
    };
    if kind.iter().any(known) {
        return Err(Problem::new(Code::AlreadyExists).with_field("value", "already_exists"));
    }
    let row = PointRow {
        id: PointId::generate(),
        contact_id: id,
        vendor_org: scope.org(),
        kind: new.kind,
        label: new.label.clone(),
        raw: new.value.trim().to_owned(),
        norm,
        is_primary: new.is_primary || kind.is_empty(),
        created_at: tx.now,
        ended_at: None,
    };
    if row.is_primary {
        let others: Vec<PointId> = kind.iter().map(|point| point.id).collect();
        store::points::clear_primary(tx.conn, scope, &others)?;
    }
    store::points::insert(tx.conn, &row)?;
    tell(tx, &row)?;
    tx.subject(id);
    indexed(tx, scope, id)
}

/// Calls by this number were theirs.
fn tell(tx: &mut Tx<'_>, row: &PointRow) -> Result<(), Problem> {
    if row.norm.is_none() {
        return Ok(());
    }
    tx.enqueue(NewOutbox {
        kind: CONTACT_REACHED,
        ref_id: row.id.0,
        payload: json!({}),
        dedupe: None,
        due_at: tx.now,
    })
}

/// They are not reached that way any more; what happened by it stays.
pub fn end_point(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactId,
    point: PointId,
) -> Result<(), Problem> {
    to_change(tx.conn, scope, id)?;
    let now = tx.now;
    if !store::points::end(tx.conn, scope, id, point, now)? {
        return Err(Problem::not_found());
    }
    tx.subject(id);
    indexed(tx, scope, id).map(drop)
}

/// Writes down what somebody said; what they said before stays.
pub fn add_consent(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ContactId,
    new: &NewConsent,
) -> Result<Contact, Problem> {
    to_change(tx.conn, scope, id)?;
    let now = today(scope, tx.now).to_string();
    let said_on = match new.said_on.as_deref() {
        None => now,
        Some(told) => {
            let told = day("said_on", told)?;
            if told > now {
                return Err(Problem::invalid("said_on", "in_future"));
            }
            told
        }
    };
    let row = ConsentRow {
        id: ConsentId::generate(),
        contact_id: id,
        vendor_org: scope.org(),
        channel: new.channel,
        state: new.state,
        said_on,
        source: new.source.clone(),
        recorded_by: Some(scope.membership()),
        recorded_at: tx.now,
    };
    store::points::insert_consent(tx.conn, &row)?;
    tx.subject(id);
    super::contact(tx.conn, scope, id)
}
