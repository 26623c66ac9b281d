//! All that is kept about somebody, and where their name stands.
use serde_json::{Map, Value};
use uuid::Uuid;

use super::contact::known_unscoped;
use super::member::{own_member, traits_of};
use super::people::subject;
use crate::features::customers::model::ContactId;
use crate::features::privacy::model::{PrivacySubject, SubjectKind, Trace, Traces, Traits};
use crate::features::privacy::store::kept;
use crate::features::privacy::store::places::{self, Reach};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Under which id the tables know them, and what they are found by.
fn found_by(
    conn: &mut Conn,
    scope: &Scope,
    subject: &PrivacySubject,
) -> Result<(Uuid, Traits), Problem> {
    match subject.kind {
        SubjectKind::Contact => {
            Ok((subject.id, known_unscoped(conn, ContactId(subject.id))?.traits))
        }
        SubjectKind::Member => {
            let person = own_member(conn, scope, MembershipId(subject.id))?;
            // Of the place, not of the person: what they did elsewhere is not this organisation's.
            Ok((subject.id, traits_of(&person)))
        }
    }
}

/// All that is kept about somebody, by table: one object in JSON.
pub fn export(
    conn: &mut Conn,
    scope: &Scope,
    kind: SubjectKind,
    id: Uuid,
) -> Result<Value, Problem> {
    let subject = subject(conn, scope, kind, id)?;
    let (id, traits) = found_by(conn, scope, &subject)?;
    let mut all = Map::new();
    all.insert("subject".to_owned(), serde_json::to_value(&subject).map_err(Problem::internal)?);
    for (table, lines) in kept::rows_unscoped(conn, kind, id)? {
        let rows: Result<Vec<Value>, _> =
            lines.iter().map(|line| serde_json::from_str(line)).collect();
        all.insert(table.to_owned(), Value::Array(rows.map_err(Problem::internal)?));
    }
    let named = named_in(conn, scope, &traits)?;
    all.insert("named_in".to_owned(), serde_json::to_value(named).map_err(Problem::internal)?);
    Ok(Value::Object(all))
}

fn named_in(conn: &mut Conn, scope: &Scope, traits: &Traits) -> Result<Vec<Trace>, Problem> {
    let found = places::named_in(conn, Reach::Vendor(scope.org()), &traits.anywhere())?;
    Ok(found.into_iter().map(|(place, count)| Trace { place, count }).collect())
}

/// Where somebody stands, and what erasing them would change.
pub fn traces(
    conn: &mut Conn,
    scope: &Scope,
    kind: SubjectKind,
    id: Uuid,
) -> Result<Traces, Problem> {
    let subject = subject(conn, scope, kind, id)?;
    let (id, traits) = found_by(conn, scope, &subject)?;
    let kept = kept::counts_unscoped(conn, kind, id)?
        .into_iter()
        .map(|(place, count)| Trace { place, count })
        .collect();
    let named_in = named_in(conn, scope, &traits)?;
    let reach = Reach::Vendor(scope.org());
    let entries = places::entries(conn, reach, &traits.anywhere())?.len();
    Ok(Traces { subject, kept, named_in, entries })
}
