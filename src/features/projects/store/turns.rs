//! Who held what from when to when.
use diesel::prelude::*;

use crate::features::projects::model::{Held, HeldId, ItemId, WaitRow};
use crate::features::records::model::RecordId;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{project_turns, project_waits};

/// What is held now.
pub fn open_turns(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<Held>> {
    Held::query()
        .filter(project_turns::record_id.eq(record))
        .filter(project_turns::until.is_null())
        .order(project_turns::since)
        .load(conn)
}

/// All that was ever held, oldest first.
pub fn turns(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<Held>> {
    Held::query()
        .filter(project_turns::record_id.eq(record))
        .order((project_turns::since, project_turns::id))
        .load(conn)
}

pub fn end_turns(conn: &mut Conn, ids: &[HeldId], at: Timestamp) -> QueryResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    diesel::update(project_turns::table.filter(project_turns::id.eq_any(ids.to_vec())))
        .set(project_turns::until.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}

pub fn insert_turns(conn: &mut Conn, rows: &[Held]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_turns::table).values(rows).execute(c)
    })?;
    Ok(())
}

/// What other features say waits for organisations, an item after the other.
pub fn waits(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<WaitRow>> {
    WaitRow::query()
        .filter(project_waits::record_id.eq(record))
        .order((project_waits::item_id, project_waits::organisation_id))
        .load(conn)
}

pub fn insert_waits(conn: &mut Conn, rows: &[WaitRow]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(project_waits::table).values(rows).execute(c)
    })?;
    Ok(())
}

/// An item waits for nobody any more.
pub fn end_wait(conn: &mut Conn, item: ItemId) -> QueryResult<()> {
    diesel::delete(project_waits::table.filter(project_waits::item_id.eq(item))).execute(conn)?;
    Ok(())
}

/// Nothing waits any more for an organisation that leaves.
pub fn let_go_of(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
) -> QueryResult<()> {
    let own = project_waits::table
        .filter(project_waits::record_id.eq(record))
        .filter(project_waits::organisation_id.eq(organisation));
    diesel::delete(own).execute(conn)?;
    Ok(())
}
