//! Whom it is about, and who was erased.
use std::collections::HashMap;

use uuid::Uuid;

use super::member::{own_member, refusal};
use super::require_decider;
use crate::features::customers::model::{Contact, ContactId};
use crate::features::customers::service::{self as customers, ContactQuery};
use crate::features::organisations::model::Side;
use crate::features::organisations::service::{self as organisations, Wanted};
use crate::features::privacy::model::{
    Erasure, ErasureRow, PrivacySubject, PrivacySubjects, SubjectKind,
};
use crate::features::privacy::store;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Of each kind.
const MOST: i64 = 25;
/// Colleagues among whom a name is looked for.
const COLLEAGUES: i64 = 100;

/// Contacts and own people whose name, number or address fits; nobody without a word.
pub fn people(conn: &mut Conn, scope: &Scope, q: &str) -> Result<PrivacySubjects, Problem> {
    require_decider(conn, scope)?;
    let Some(wanted) = Wanted::new(q) else { return Ok(PrivacySubjects { items: Vec::new() }) };
    let query = ContactQuery {
        limit: Some(MOST),
        q: Some(q.to_owned()),
        archived: true,
        ..ContactQuery::default()
    };
    let found = customers::contacts(conn, scope, &query)?;
    let mut items: Vec<PrivacySubject> = found.items.into_iter().map(of_contact).collect();
    let page = PageParams { limit: Some(COLLEAGUES), cursor: None };
    for person in organisations::people(conn, scope, &page)?.items {
        if wanted.is_in(&person.name) || wanted.is_in(&person.email) {
            let id = person.membership.person_id;
            items.push(PrivacySubject {
                kind: SubjectKind::Member,
                id: person.membership.id.0,
                name: person.name,
                hint: Some(person.email),
                refused: refusal(conn, scope, id)?,
            });
        }
    }
    Ok(PrivacySubjects { items })
}

fn of_contact(contact: Contact) -> PrivacySubject {
    PrivacySubject {
        kind: SubjectKind::Contact,
        id: contact.id.0,
        name: contact.name,
        hint: contact.roles.into_iter().next().map(|role| role.account.name),
        refused: None,
    }
}

/// One of them.
pub fn subject(
    conn: &mut Conn,
    scope: &Scope,
    kind: SubjectKind,
    id: Uuid,
) -> Result<PrivacySubject, Problem> {
    match kind {
        SubjectKind::Contact => {
            let found = customers::contact(conn, scope, ContactId(id))?;
            require_decider(conn, scope)?;
            Ok(of_contact(found))
        }
        SubjectKind::Member => {
            let person = own_member(conn, scope, MembershipId(id))?;
            require_decider(conn, scope)?;
            Ok(PrivacySubject {
                kind,
                id,
                name: person.name,
                hint: Some(person.email),
                refused: refusal(conn, scope, person.id)?,
            })
        }
    }
}

/// Who was erased, the newest first.
pub fn erasures(
    conn: &mut Conn,
    scope: &Scope,
    params: &PageParams,
) -> Result<Page<Erasure>, Problem> {
    require_decider(conn, scope)?;
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    let rows = store::erasures(conn, scope, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.erased_at, id: row.id.0 });
    let by: Vec<MembershipId> = page.items.iter().filter_map(|row| row.erased_by).collect();
    let people: HashMap<_, _> = organisations::person_refs(conn, &by)?;
    let one = |row: ErasureRow| Erasure {
        id: row.id,
        kind: row.kind,
        pseudonym: row.pseudonym,
        changed_rows: row.changed_rows,
        entries: row.entries,
        erased_by: row
            .erased_by
            .and_then(|id| people.get(&id).cloned())
            .map(|one| one.on(Side::Vendor)),
        erased_at: row.erased_at,
    };
    let next_cursor = page.next_cursor;
    Ok(Page { items: page.items.into_iter().map(one).collect(), next_cursor })
}
