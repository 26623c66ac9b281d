//! Rows of contacts.
use diesel::prelude::*;

use crate::features::customers::model::{ContactId, ContactPatch, ContactRow};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::db::schema::{contact_roles, contacts};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, row: &ContactRow) -> QueryResult<()> {
    diesel::insert_into(contacts::table).values(row).execute(conn)?;
    Ok(())
}

pub fn insert_all(conn: &mut Conn, rows: &[ContactRow]) -> QueryResult<()> {
    crate::insert_all!(conn, contacts::table, rows, 15);
    Ok(())
}

/// A contact of the scope's organisation.
pub fn find(conn: &mut Conn, scope: &Scope, id: ContactId) -> QueryResult<Option<ContactRow>> {
    ContactRow::query()
        .filter(contacts::id.eq(id))
        .filter(contacts::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// Those of these that are the scope's organisation's.
pub fn among(conn: &mut Conn, scope: &Scope, ids: &[ContactId]) -> QueryResult<Vec<ContactRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    ContactRow::query()
        .filter(contacts::id.eq_any(ids.to_vec()))
        .filter(contacts::vendor_org.eq(scope.org()))
        .load(conn)
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update(conn: &mut Conn, row: &ContactRow, patch: &ContactPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        contacts::table.filter(contacts::id.eq(row.id)).filter(contacts::version.eq(row.version)),
    )
    .set((patch, contacts::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// What one is found by.
pub fn set_words_unscoped(conn: &mut Conn, id: ContactId, words: &str) -> QueryResult<()> {
    diesel::update(contacts::table.filter(contacts::id.eq(id)))
        .set(contacts::words.eq(words))
        .execute(conn)?;
    Ok(())
}

/// Digits from which on a part of a number is looked for anywhere in it.
const PART_OF_NUMBER: usize = 4;

/// Which contacts are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those that have or had a role there.
    pub relationship: Option<RelationshipId>,
    /// Beginnings of stems that all must be there.
    pub stems: Vec<String>,
    /// Those too that nobody is to contact any more.
    pub archived: bool,
}

/// A page of contacts of the scope's organisation, the newest first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<ContactRow>> {
    use contacts as c;
    let mut query = c::table
        .filter(c::vendor_org.eq(scope.org()))
        .filter(c::merged_into.is_null())
        .into_boxed::<MultiBackend>();
    if !filter.archived {
        query = query.filter(c::archived_at.is_null());
    }
    if let Some(relationship) = filter.relationship {
        let there = contact_roles::table
            .filter(contact_roles::relationship_id.eq(relationship))
            .select(contact_roles::contact_id);
        query = query.filter(c::id.eq_any(there));
    }
    // Stems are letters and digits, so none of them is a pattern. Of a number people type any part.
    for stem in &filter.stems {
        let number = stem.len() >= PART_OF_NUMBER && stem.bytes().all(|one| one.is_ascii_digit());
        let begins = if number { "" } else { " " };
        query = query.filter(c::words.like(format!("%{begins}{stem}%")));
    }
    if let Some(Cursor { at, id }) = cursor {
        let earlier = c::created_at.lt(at).or(c::id.lt(ContactId(id)));
        query = query.filter(c::created_at.le(at)).filter(earlier);
    }
    query
        .order((c::created_at.desc(), c::id.desc()))
        .limit(limit)
        .select(<ContactRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}
